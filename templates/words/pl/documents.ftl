letter-document = Kod do głosowania: { $title }
letter-rehearsal = PRÓBA
letter-number = List nr
letter-your-code = Twój kod do głosowania
letter-opens = Głosowanie od
letter-closes = do
letter-steps = Jak zagłosować
letter-step-open = Zeskanuj telefonem kwadrat z kodem albo wejdź na stronę { $address }.
letter-step-code = Jeśli strona o to poprosi, przepisz kod. Wielkość liter i kreski nie mają znaczenia.
letter-step-mark = { $max ->
    [0] Wypełnij kartę tak, jak podpowiada strona, i oddaj głos.
    [one] Zaznacz jedną odpowiedź i oddaj głos.
    [few] Zaznacz najwyżej { $max } odpowiedzi i oddaj głos.
   *[many] Zaznacz najwyżej { $max } odpowiedzi i oddaj głos.
 }
letter-step-receipt = Zachowaj potwierdzenie. Po dziesięciu znakach z potwierdzenia znajdziesz swoją kartę w publicznym dzienniku.
letter-note-once = Kod działa jeden raz. Nie pokazuj go nikomu: urząd nigdy o niego nie zapyta przez telefon ani w wiadomości.
letter-note-secret = Kod potwierdza tylko prawo do głosu. W zapisanych danych nic nie łączy go z Twoją kartą.
letter-note-paper = Wolisz kartę papierową? Przyjdź do punktu głosowania w urzędzie. Każdy głosuje jeden raz: w internecie albo na papierze.
letter-note-help = Pytania, uszkodzony lub zgubiony list: { $contact }.
letter-check = Oznaczenie tego głosowania: { $eid }. To samo widać na stronie głosowania i w dzienniku.
minutes-document = Protokół wyniku: { $title }
minutes-title = Protokół wyniku głosowania
minutes-rehearsal = PRÓBA – protokół ćwiczenia, nic nie rozstrzyga
minutes-question = Sprawa
minutes-held = Głosowanie trwało od { $opens } do { $closes }.
minutes-published = Wynik ogłoszono { $at }.
minutes-result = Rozstrzygnięcie
minutes-won = Wybrano: { $winner }.
minutes-won-several = { $number ->
    [one] Wybrano { $number } odpowiedź:
    [few] Wybrano { $number } odpowiedzi:
   *[many] Wybrano { $number } odpowiedzi:
 }
minutes-funded = { $number ->
    [0] Z kwoty { $budget } nie starczyło na żaden projekt.
    [one] Za { $cost } z kwoty { $budget } wybrano { $number } projekt:
    [few] Za { $cost } z kwoty { $budget } wybrano { $number } projekty:
   *[many] Za { $cost } z kwoty { $budget } wybrano { $number } projektów:
 }
minutes-method = Metoda: { $method }.
minutes-no-quorum = Nie wybrano nikogo: w głosowaniu wzięło udział za mało osób.
minutes-no-valid-ballots = Nie wybrano nikogo: żaden głos nie był ważny.
minutes-below-threshold = Nie wybrano nikogo: pierwsza odpowiedź nie zebrała wymaganego poparcia.
minutes-no-condorcet-winner = Nie wybrano niczego: żadna odpowiedź nie wygrała wszystkich pojedynków.
minutes-tied = Nie rozstrzygnięto: równa liczba głosów.
minutes-votes = Głosy
minutes-option = Odpowiedź
minutes-share = Udział w głosach ważnych
minutes-many-marks = Na jednej karcie można było zaznaczyć najwyżej { $max } odpowiedzi, więc udziały nie sumują się do stu procent.
minutes-turnout = Udział mieszkańców
minutes-channel = Sposób
minutes-people = Osoby
minutes-of-roll = Udział w spisie
minutes-web = W internecie
minutes-paper = Na papierze
minutes-together = Razem
minutes-roll = Uprawnieni według spisu
minutes-ballots = Karty
minutes-number = Liczba
minutes-cast = Karty oddane
minutes-valid = Głosy ważne
minutes-blank = Karty celowo puste
minutes-invalid = Głosy nieważne
minutes-void-sealed = karty nie da się otworzyć
minutes-void-padding = zła długość karty
minutes-void-form = karta zapisana niezgodnie z zasadami
minutes-void-kind = karta innego rodzaju
minutes-void-unknown-option = odpowiedź spoza karty
minutes-void-order = odpowiedzi powtórzone lub w złej kolejności
minutes-void-equal-ranks = to samo miejsce dla kilku odpowiedzi
minutes-void-too-few = zaznaczono za mało odpowiedzi
minutes-void-out-of-range = ocena lub punkty spoza zakresu
minutes-void-too-many-points = rozdzielono za dużo punktów
minutes-void-too-many-marks = za dużo zaznaczeń
minutes-void-too-few-marks = za mało zaznaczeń
minutes-void-score-too-high = ocena powyżej najlepszej
minutes-void-score-too-low = ocena poniżej najgorszej
minutes-void-too-many = za dużo zaznaczonych odpowiedzi
minutes-void-no-mark = nic nie zaznaczono
minutes-void-blank-not-allowed = karta pusta, a pustych nie dopuszczono
minutes-void-paper-bad-marking = papier: niejasne zaznaczenie
minutes-void-paper-several-cards = papier: kilka kart naraz
minutes-void-paper-non-resident = papier: osoba spoza spisu
minutes-void-paper-no-consent = papier: brak zgody opiekuna
minutes-void-paper-other = papier: inny powód
minutes-quorum = Wymagana frekwencja: { $test ->
    [more-than] więcej niż
   *[at-least] co najmniej
 } { $share }. Wzięło udział { $part } z { $whole } – { $met ->
    [yes] osiągnięto
   *[no] nie osiągnięto
 }.
minutes-threshold = Wymagane poparcie: { $test ->
    [more-than] więcej niż
   *[at-least] co najmniej
 } { $share } głosów ważnych. Pierwsza odpowiedź ma { $part } z { $whole } – { $met ->
    [yes] osiągnięto
   *[no] nie osiągnięto
 }.
minutes-no-conditions = Nie wymagano frekwencji ani progu poparcia.
minutes-tie = Równą liczbę głosów miały: { $among }. Rozstrzygnął publiczny los „{ $lot }”: { $chosen }.
minutes-logs = Dzienniki i sprawdzanie
minutes-log = Dziennik
minutes-size = Wpisy
minutes-root = Skrót (SHA-256)
minutes-register = Rejestr praw
minutes-urn = Urna
minutes-eid = Oznaczenie głosowania
minutes-verify = Każdy może pobrać paczkę z dziennika { $address } i przeliczyć wynik poleceniem „wiec verify”.
minutes-commission = Komisja
minutes-signature = imię, nazwisko i podpis
minutes-place-date = miejscowość i data
minutes-page = Strona { $page } z { $pages }
