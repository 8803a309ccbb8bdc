# Organizator: przygotowanie plebiscytu, zamrożenie, kody, przebieg i wynik.

organise-nav = Plebiscyty
organise-nav-hint = Przygotuj głosowanie, zamroź je, wczytaj kody i ogłoś wynik.
organise-untitled = Plebiscyt bez tytułu
organise-save = Zapisz szkic
organise-cancel = Anuluj
organise-percent = { $number }%

## Lista

organise-list-title = Plebiscyty
organise-list-lead = Wszystkie plebiscyty, od szkiców po ogłoszone wyniki.
organise-list-empty = Nie ma jeszcze żadnego plebiscytu. Zacznij od przycisku „Nowy plebiscyt”.
organise-list-rehearsals = Próby
organise-list-what = Co się rozstrzyga
organise-list-when = Kiedy
organise-list-state = Stan
organise-new = Nowy plebiscyt
organise-window = od { $opens } do { $closes }
organise-no-window = bez terminu
organise-no-date = nie ustalono

organise-state-draft = Szkic
organise-state-frozen = Zamrożony
organise-state-open = Otwarty
organise-state-closed = Zamknięty
organise-state-counted = Policzony
organise-state-published = Ogłoszony
organise-state-withdrawn = Odwołany

## Jedna strona z polami

organise-edit = Zmień szkic
organise-edit-lead = Wypełnij, co już wiesz, i zapisz. Szkic można zapisać w każdej chwili, nawet niepełny; braki pokaże lista kontrolna.
organise-not-saved = Szkic nie został jeszcze zapisany. Wszystko, co wpisano, jest nadal w polach poniżej.
organise-changed = Ktoś inny zmienił ten szkic
organise-changed-text = Od chwili otwarcia tej strony ktoś inny zapisał w szkicu zmiany. Twoje wpisy są w polach poniżej, ale nie zostały zapisane. Otwórz szkic w drugiej karcie i porównaj. Jeżeli zapiszesz tę stronę jeszcze raz, zastąpi ona zmiany tamtej osoby.

organise-what = Co się rozstrzyga
organise-title = Tytuł
organise-description = Opis
organise-description-hint = Po co jest ten plebiscyt i co stanie się z wynikiem. Można pominąć.

organise-options = Propozycje do wyboru
organise-options-hint = Co najmniej dwie. Na karcie każdy zobaczy je w innej, losowej kolejności. Wiersz bez tytułu zostanie pominięty.
organise-option = Propozycja { $number }
organise-option-title = Tytuł propozycji
organise-option-description = Opis propozycji
organise-option-more = Opis i zdjęcie (można pominąć)
organise-option-add = Dodaj propozycję
organise-option-remove = Usuń propozycję { $number }
organise-picture = Zdjęcie
organise-picture-hint = PNG, JPEG albo WebP, najwyżej 12 MB. Zostanie zmniejszone, a dane ukryte w pliku – usunięte.
organise-picture-stored = Obecne zdjęcie
organise-picture-other = Inne zdjęcie
organise-picture-remove = Usuń obecne zdjęcie
organise-picture-alt = Co widać na zdjęciu
organise-picture-alt-hint = Jedno zdanie dla osób, które nie widzą zdjęcia. Wymagane, jeżeli jest zdjęcie.

organise-who = Kto głosuje
organise-who-which = Uprawnieni
organise-who-everybody = Wszyscy ze spisu mieszkańców
organise-who-districts = Tylko mieszkańcy wybranych osiedli
organise-no-districts = W spisie nie ma podziału na osiedla.
organise-districts = Osiedla
organise-born = Urodzeni najpóźniej w roku
organise-born-hint = Puste pole oznacza brak ograniczenia. Osoby, których roku urodzenia spis nie podaje, mogą głosować zawsze.

organise-when = Kiedy
organise-when-hint = Godziny według strefy { $zone }.
organise-opens = Otwarcie głosowania
organise-closes = Zamknięcie głosowania
organise-publish = Ogłoszenie wyniku
organise-publish-hint = Nie wcześniej niż kwadrans po zamknięciu. Do tej chwili wynik jest zapieczętowany.

organise-counting = Jak się liczy
organise-method = Metoda
organise-method-show = Pokaż pola wybranej metody
organise-new-tab = (otwiera się w nowej karcie)
organise-seats = Ile propozycji wygrywa
organise-budget = Ile jest pieniędzy do podziału
organise-currency = Waluta
organise-currency-hint = Trzy litery, na przykład PLN albo EUR.
organise-cost = Koszt
organise-cost-hint = Na przykład 12 000 albo 12 000,50.
organise-details = Szczegóły: limit zaznaczeń, progi, pusta karta (można pominąć)
organise-max = Najwięcej propozycji na karcie
organise-max-hint = Ile propozycji można najwyżej zaznaczyć lub ponumerować. Puste pole: tyle, ile ich jest.
organise-best = Najlepsza ocena
organise-best-hint = Najgorszą jest zawsze 0. Puste pole: 5.
organise-points = Punkty do rozdzielenia
organise-points-hint = Ile punktów ma każdy głosujący. Puste pole: 10.
organise-quorum = Próg frekwencji
organise-threshold = Próg poparcia dla zwycięzcy
organise-share-hint = Na przykład 20% albo 1/3. Puste pole oznacza brak progu.
organise-blank = Można oddać kartę pustą
organise-blank-hint = Pusta karta liczy się do frekwencji, ale nie popiera żadnej propozycji.
organise-tie = Remis rozstrzyga zawsze publiczne losowanie; tego nie można zmienić.

organise-channels = Internet i papier
organise-conflict = Jak można głosować
organise-conflict-first = Przez internet i na papierze w urzędzie
organise-conflict-first-hint = Liczy się to, z czego mieszkaniec skorzysta najpierw; druga droga jest wtedy zamknięta.
organise-conflict-web = Tylko przez internet
organise-conflict-web-hint = W urzędzie można pomóc w głosowaniu na ekranie, ale nie ma kart papierowych.

## Błędy w polach

organise-error-empty = To pole jest puste. Wpisz tekst.
organise-error-too-long = Tekst jest za długi. Dozwolonych znaków: { $number }. Skróć go.
organise-error-control = Niedozwolony znak na pozycji { $number }. Usuń go i wpisz tekst ręcznie.
organise-error-moment = To nie jest data z godziną. Wpisz na przykład 24.11.2026 15:00.
organise-error-clock-change = Tej godziny przy zmianie czasu nie ma albo jest dwa razy. Wybierz inną.
organise-error-window-turned = Zamknięcie musi być później niż otwarcie. Popraw jedną z tych dat.
organise-error-no-district = Nie wybrano żadnego osiedla. Zaznacz co najmniej jedno albo dopuść wszystkich.
organise-error-year = To nie jest rok. Wpisz cztery cyfry, na przykład 2010.
organise-error-between = Wpisz liczbę całkowitą od { $least } do { $most } albo zostaw puste pole.
organise-error-currency = To nie jest waluta. Wpisz trzy litery, na przykład PLN.
organise-error-money = To nie jest kwota. Wpisz cyfry i najwyżej dwie po przecinku, na przykład 12 000,50.
organise-error-money-much = Ta kwota jest za duża. Wpisz najwyżej miliard.
organise-error-nothing = Kwota do podziału musi być większa od zera.
organise-error-share = Próg musi być ułamkiem od 0 do 1. Wpisz na przykład 20% albo 1/3.
organise-error-picture = Tego pliku nie da się odczytać jako zdjęcia. Wybierz plik PNG, JPEG albo WebP.
organise-error-picture-large = To zdjęcie jest za duże albo za szczegółowe. Wybierz plik do 12 MB lub zmniejsz zdjęcie.
organise-error-picture-again = Tego zdjęcia jeszcze nie zapisano z powodu innych błędów. Wybierz plik ponownie.
organise-error-picture-alone = Zdjęcie jest przy propozycji bez tytułu. Wpisz jej tytuł i wybierz zdjęcie ponownie.
organise-error-reason = Podaj powód; zostanie w dzienniku czynności.
organise-error-text = Wpisz tekst: nie może być pusty ani dłuższy niż 4000 znaków.
organise-error-not-now = W obecnym stanie plebiscytu nie można już tego zrobić. Otwórz jego stronę i sprawdź stan.
organise-error-no-tie = Nie ma remisu, więc nie ma czego losować.
organise-error-people = Wpisz liczbę całkowitą od 1 do { $number }.

## Strona plebiscytu

organise-timeline = Terminy
organise-blocked = Zegar stoi i czeka
organise-block-keys = Nadeszła godzina otwarcia, ale nie wczytano kluczy kodów. Wczytaj je, a głosowanie otworzy się samo.
organise-block-paper = Głosowanie jest zamknięte, ale karty papierowe nie są policzone. Każdą paczkę muszą wpisać dwie osoby, a na końcu trzeba potwierdzić, że policzono wszystko.
organise-block-lot = Jest remis. Przeprowadź publiczne losowanie i wpisz, co wylosowano.
organise-withdrawn = Plebiscyt odwołano
organise-checklist = Czego brakuje
organise-checklist-done = Niczego nie brakuje: plebiscyt można zamrozić.
organise-checklist-lead = Zanim plebiscyt będzie można zamrozić, uzupełnij:
organise-figures = W liczbach
organise-eid = Nazwa głosowania
organise-spares = Wolne kody zapasowe
organise-turnout-roll = Uprawnieni
organise-turnout-web = Głosy przez internet
organise-turnout-paper = Karty papierowe wydane
organise-turnout = Frekwencja
organise-turnout-staff-only = Podczas głosowania frekwencję widzą tylko pracownicy. Nikt nie widzi, na co głosowano.
organise-winner = Zwycięzca
organise-errata = Sprostowania
organise-next = Co można zrobić

organise-do-edit = Zmień szkic
organise-do-rules = Zasady prostym językiem
organise-do-rehearse = Zrób próbę
organise-do-freeze = Zamroź
organise-do-package = Pobierz paczkę do przygotowania kodów
organise-do-keys = Wczytaj klucze kodów
organise-do-replace = Zastąp zgubiony kod
organise-do-lot = Rozstrzygnij remis losowaniem
organise-do-erratum = Dodaj sprostowanie
organise-do-open-now = Otwórz próbę teraz
organise-do-close-now = Zamknij próbę teraz
organise-do-copy = Skopiuj jako nowy szkic
organise-do-delete = Usuń szkic
organise-do-withdraw = Odwołaj plebiscyt

organise-done-saved = Szkic został zapisany.
organise-done-frozen = Plebiscyt jest zamrożony. Teraz pobierz paczkę i przygotuj kody.
organise-done-frozen-before = Ten plebiscyt jest już zamrożony i nie można go zmienić. Można go tylko odwołać z podaniem powodu albo skopiować jako nowy szkic.
organise-done-keys = Klucze kodów są wczytane. Głosowanie otworzy się o wyznaczonej godzinie.
organise-done-withdrawn = Plebiscyt został odwołany.
organise-done-lot = Remis jest rozstrzygnięty.
organise-done-erratum = Sprostowanie zostało dodane.
organise-done-copied = To jest nowy szkic o tej samej treści. Ustal terminy.
organise-done-rehearsal = Próba jest zamrożona. Pobierz paczkę, przygotuj kody i wczytaj klucze.
organise-done-opened = Próba jest otwarta.
organise-done-closed = Próba jest zamknięta. Wynik pojawi się po policzeniu.
organise-done-not-now = W obecnym stanie nie można tego zrobić.

organise-missing-title = Tytuł ({ $lang })
organise-missing-description = Opis ({ $lang }): jest w innym języku, a w tym nie
organise-missing-options = Co najmniej dwie propozycje
organise-missing-too-many-options = Najwyżej 60 propozycji: usuń nadmiar
organise-missing-option-title = Tytuł propozycji { $number } ({ $lang })
organise-missing-option-description = Opis propozycji { $number } ({ $lang }): jest w innym języku, a w tym nie
organise-missing-picture-words = Opis zdjęcia propozycji { $number } ({ $lang })
organise-missing-same-title = Propozycje { $first } i { $second } mają ten sam tytuł
organise-missing-eligibility = Kto głosuje
organise-missing-opening = Otwarcie głosowania
organise-missing-closing = Zamknięcie głosowania
organise-missing-window-long = Głosowanie dłuższe niż 120 dni: sprawdź daty
organise-missing-opening-past = Otwarcie głosowania już minęło: wybierz późniejszą datę
organise-missing-counting = Metoda liczenia
organise-missing-too-many-marks = Na karcie można zaznaczyć więcej propozycji, niż ich jest: zmniejsz liczbę albo zostaw puste pole
organise-missing-ballot = Metoda nie pasuje do karty: wybierz metodę jeszcze raz
organise-missing-shares = Ta metoda nie zna progu frekwencji ani poparcia: wyczyść te pola albo wybierz inną metodę
organise-missing-two-answers = Pytanie „tak albo nie” musi mieć dokładnie dwie odpowiedzi: za i przeciw, w tej kolejności
organise-missing-best = Najlepsza ocena musi być od 1 do 100
organise-missing-points = Punktów do rozdzielenia musi być od 1 do 1000
organise-missing-seats = Ile propozycji wygrywa
organise-missing-seats-many = Wygrywa tyle propozycji, ile jest na karcie, więc nie ma czego wybierać: zmniejsz liczbę zwycięzców albo dodaj propozycje
organise-missing-compare = Ta metoda porównuje wszystkie zestawy i udźwignie najwyżej 20 propozycji: wybierz odmianę „po kolei”
organise-missing-budget = Ile jest pieniędzy do podziału
organise-missing-cost = Koszt propozycji { $number }
organise-missing-cost-above = Propozycja { $number } kosztuje więcej, niż jest do podziału: nie może wygrać. Popraw koszt albo kwotę
organise-missing-conflict = Jak można głosować: internet i papier
organise-missing-publishing = Ogłoszenie wyniku
organise-missing-publishing-early = Ogłoszenie wyniku jest za wcześnie: ostatnie głosy mogą jeszcze wpływać

## Zamrożenie

organise-freeze = Zamrożenie plebiscytu
organise-freeze-what = Zostaną utrwalone: treść karty, zasady i spis uprawnionych na tę chwilę.
organise-freeze-then = Potem pobierzesz paczkę, z której przygotowuje się listy z kodami.
organise-freeze-final = Po zamrożeniu nic nie można zmienić. Plebiscyt można wtedy tylko odwołać, podając publicznie powód.
organise-freeze-button = Zamroź na stałe
organise-freeze-refused = Plebiscyt nie został zamrożony
organise-freeze-nobody = Na spisie nie ma nikogo, kto mógłby głosować. Wczytaj spis mieszkańców albo zmień, kto głosuje.
organise-freeze-texts = Teksty są razem za długie. Skróć tytuły propozycji.
organise-freeze-changed = Ktoś zmienił szkic w trakcie zamrażania. Obejrzyj go jeszcze raz.
organise-freeze-failed = Zamrożenie przerwano. Szkic jest nienaruszony; spróbuj ponownie.
organise-freezing = Trwa zamrażanie
organise-freezing-lead = Utrwalamy spis uprawnionych. Przy dużym mieście trwa to około minuty. Tę stronę można zamknąć.

## Kody

organise-keys-lead = Wczytaj plik z kluczami publicznymi, który powstał razem z listami. Samych kodów nie wczytuje się nigdy.
organise-keys-secret = Klucze wczytuje się raz. Dostają wtedy nazwę głosowania, która jest sprawdzana przy każdym głosie.
organise-keys-field = Plik z kluczami kodów
organise-keys-button = Wczytaj klucze
organise-keys-none = Nie wybrano pliku. Wybierz plik z kluczami kodów.
organise-keys-not-now = Klucze wczytuje się raz, po zamrożeniu, a przed otwarciem. Teraz nie można tego zrobić.
organise-keys-file = To nie jest właściwy plik z kluczami kodów. Program podaje: { $what }.
organise-keys-wrong = Klucze nie pasują do tego plebiscytu. Pobierz paczkę jeszcze raz i przygotuj kody od nowa. Program podaje: { $what }.

organise-replace-lead = Znajdź osobę, której list zaginął. Jej dotychczasowy kod straci ważność, a osoba dostanie arkusz zapasowy.
organise-replace-left = { $number ->
    [one] Pozostał { $number } arkusz zapasowy.
    [few] Pozostały { $number } arkusze zapasowe.
   *[many] Pozostało { $number } arkuszy zapasowych.
 }
organise-replace-reason = Powód
organise-replace-reason-hint = Na przykład: list nie doszedł, kod został ujawniony.
organise-replace-button = Unieważnij kod i daj zapasowy
organise-replace-not-now = Kod można zastąpić tylko po wczytaniu kluczy i przed zamknięciem głosowania.
organise-replace-not-on-roll = Ta osoba nie jest na spisie uprawnionych w tym plebiscycie.
organise-replace-spent = Ta osoba już głosowała, więc nie dostanie nowego kodu.
organise-replace-no-spare = Nie ma już kodów zapasowych. Ta osoba może zagłosować na papierze.
organise-replaced = Wydaj arkusz zapasowy
organise-replaced-text = Poprzedni kod jest nieważny. Wydaj tej osobie zapieczętowany arkusz z oznaczeniem:
organise-replace-more = Zastąp kod następnej osoby

## Odwołanie, losowanie, sprostowanie, usunięcie

organise-withdraw-what = Głosowanie zostanie przerwane na zawsze, a oddanych głosów nikt już nie będzie mógł otworzyć.
organise-withdraw-final = Powód zobaczą wszyscy. Odwołania nie można cofnąć.
organise-withdraw-reason = Powód, który przeczytają mieszkańcy
organise-withdraw-hint = Pełnymi zdaniami: co się stało i co będzie dalej.
organise-lot-what = Najlepsze propozycje mają tyle samo głosów. Rozstrzyga losowanie, które odbywa się publicznie i nie należy do tego programu.
organise-lot-how = Wylosujcie przy świadkach kilka liczb, na przykład kulami albo kostką, i wpiszcie je w kolejności losowania. Z nich program wylicza kolejność propozycji; każdy może to powtórzyć.
organise-lot-drawn = Wylosowane liczby
organise-lot-hint = Na przykład: 17 4 23. Wpis będzie publiczny.
organise-erratum-what = Ogłoszonego wyniku nie można zmienić. Pod wynikiem można dodać sprostowanie z datą.
organise-erratum-text = Treść sprostowania
organise-erratum-hint = Co było błędne i jak powinno brzmieć.
organise-delete-what = Szkic i jego zdjęcia zostaną usunięte na zawsze.

## Próba

organise-rehearse-what = Próba jest osobnym głosowaniem z wymyślonymi mieszkańcami. Ma znak wodny, jest liczona i sprawdzana jak prawdziwa, ale nie ma jej na żadnej publicznej liście.
organise-rehearse-then = Po utworzeniu pobierz paczkę, przygotuj kody i wczytaj klucze. Próbę otwiera się i zamyka ręcznie.
organise-rehearse-people = Liczba wymyślonych mieszkańców
organise-rehearse-hint = Od 1 do { $most }. Większe próby robi polecenie „wiec rehearse”.
organise-rehearse-button = Utwórz próbę

## Zasady prostym językiem

organise-rules-title = Zasady głosowania
organise-rules-unfinished = Zasady powstaną same, gdy w szkicu nie będzie braków.
organise-rules-who = Kto może głosować
organise-rules-who-everybody = Głosować mogą wszyscy mieszkańcy wpisani do spisu w dniu zamrożenia plebiscytu.
organise-rules-who-districts = Głosować mogą mieszkańcy wpisani do spisu w dniu zamrożenia plebiscytu, z osiedli: { $districts }.
organise-rules-born = Trzeba być urodzonym najpóźniej w roku { $year }. Jeżeli spis nie podaje roku urodzenia, można głosować.
organise-rules-once = Każdy ma jeden głos.
organise-rules-when = Kiedy
organise-rules-window = Głosowanie trwa od { $opens } do { $closes }.
organise-rules-frozen = Karta i zasady są zamrożone: nikt nie może ich już zmienić. Plebiscyt można tylko odwołać, podając publicznie powód.
organise-rules-mark = Jak zaznaczać
organise-rules-method = Metoda: { $method }.
organise-rules-mark-ranking = { $number ->
    [one] Wpisuje się 1 przy najlepszej propozycji; innych się nie numeruje.
    [few] Numeruje się propozycje w kolejności, od najlepszej; można ponumerować najwyżej { $number }.
   *[many] Numeruje się propozycje w kolejności, od najlepszej; można ponumerować najwyżej { $number }.
 }
organise-rules-mark-score = Każdą propozycję ocenia się osobno, od 0 do { $number }. Brak oceny liczy się jak 0.
organise-rules-mark-points = { $number ->
    [one] Jest { $number } punkt; daje się go jednej propozycji.
    [few] Są { $number } punkty; dzieli się je między propozycje, jak się chce.
   *[many] Jest { $number } punktów; dzieli się je między propozycje, jak się chce.
 }
organise-rules-seats = { $number ->
    [one] Wygrywa { $number } propozycja.
    [few] Wygrywają { $number } propozycje.
   *[many] Wygrywa { $number } propozycji.
 }
organise-rules-budget = Do podziału jest { $budget }.
organise-rules-method-more = Więcej o metodach liczenia
organise-rules-mark-single = Zaznacza się jedną propozycję.
organise-rules-mark-approval = { $number ->
    [one] Zaznacza się jedną propozycję.
    [few] Można zaznaczyć od jednej do { $number } propozycji.
   *[many] Można zaznaczyć od jednej do { $number } propozycji.
 }
organise-rules-blank = Można też oddać kartę pustą. Liczy się ona do frekwencji, ale nikogo nie popiera.
organise-rules-no-blank = Trzeba zaznaczyć co najmniej jedną propozycję; pustej karty oddać nie można.
organise-rules-order = Kolejność propozycji na karcie w internecie jest dla każdego losowa.
organise-rules-count = Jak się liczy
organise-rules-quorum = Wynik jest ważny, jeżeli w głosowaniu weźmie udział co najmniej { $share } uprawnionych.
organise-rules-no-quorum = Wynik jest ważny przy każdej frekwencji.
organise-rules-threshold = Zwycięska propozycja musi być zaznaczona na co najmniej { $share } ważnych kart.
organise-rules-tie = Remis, od którego zależy wynik, rozstrzyga publiczne losowanie.
organise-rules-channels = Internet i papier
organise-rules-web = W internecie głosuje się kodem z listu pod adresem { $address }. Konto nie jest potrzebne.
organise-rules-paper = Na papierze głosuje się w urzędzie, w punkcie obsługi.
organise-rules-first-counts = Liczy się to, z czego skorzysta się najpierw. Kto zagłosował w internecie, nie dostanie karty; kto wziął kartę, nie zagłosuje już w internecie.
organise-rules-web-only = Kart papierowych nie ma. W urzędzie można poprosić o pomoc w głosowaniu na ekranie.
organise-rules-result = Wynik i tajność
organise-rules-publish = Wynik zostanie ogłoszony { $at }. Wcześniej nie zna go nikt.
organise-rules-secret = Nikt nie może się dowiedzieć, kto jak głosował: ani urząd, ani autorzy programu.
organise-rules-recount = Każdy może sprawdzić, czy jego głos jest w urnie, i sam policzyć wszystkie głosy.
organise-rules-options = Propozycje
