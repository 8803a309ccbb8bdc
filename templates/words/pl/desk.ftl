# Punkt obsługi: wydawanie kart, cofanie wydania, liczenie kart papierowych.

desk-nav = Punkt obsługi
desk-nav-hint = Wydaj kartę papierową, sprawdź prawo głosu, policz karty.
desk-title = Punkt obsługi
desk-choose = W którym plebiscycie wydajesz kartę?
desk-none-open = Teraz nie ma otwartego plebiscytu z kartami papierowymi.
desk-until = otwarty do { $closes }
desk-search = Nazwisko, imię lub adres
desk-search-hint = Wystarczą początki słów, na przykład: kowal lipowa 3.
desk-find = Szukaj
desk-found = { $number ->
    [one] Znaleziono { $number } osobę
    [few] Znaleziono { $number } osoby
   *[many] Znaleziono { $number } osób
 }
desk-more = Pasuje więcej osób. Dopisz adres albo imię.
desk-nobody = Nie znaleziono nikogo. Sprawdź pisownię albo wpisz mniej słów.
desk-name = Nazwisko i imię
desk-born = (ur. { $year })
desk-address = Adres
desk-right = Prawo głosu
desk-do = Co zrobić
desk-mark = Wydaj kartę
desk-undo = Cofnij wydanie
desk-cards = Liczenie kart papierowych
desk-right-none = nie może głosować w tym plebiscycie
desk-right-unspent = niewykorzystane
desk-right-web = głos oddany przez internet
desk-right-paper = karta wydana
desk-marked = Zapisano: { $name }. Wydaj jedną kartę.
desk-unmarked = Cofnięto: { $name } może znów głosować.

desk-not-open = To głosowanie nie jest otwarte. Nie wydawaj karty.
desk-not-yet = To głosowanie otworzy się { $opens }. Nie wydawaj jeszcze kart.
desk-no-longer = To głosowanie zostało zamknięte { $closes }. Nie wydawaj już kart.
desk-withdrawn = To głosowanie odwołano. Nie wydawaj kart.
desk-web-only = W tym plebiscycie nie ma kart papierowych. Pomóż zagłosować na ekranie.
desk-not-on-roll = Ta osoba nie jest na spisie uprawnionych w tym plebiscycie. Nie wydawaj karty; reklamacje przyjmuje organizator.
desk-used-web = Ta osoba już zagłosowała przez internet. Nie wydawaj karty.
desk-used-paper = Tej osobie już wydano kartę. Nie wydawaj drugiej.
desk-unspent = Tej osobie nie wydano karty, więc nie ma czego cofać.
desk-same-clerk = Potrzebne są dwie różne osoby. Poproś kogoś innego.

## Cofnięcie wydania karty

desk-undo-title = Cofnięcie wydania karty
desk-undo-lead = Karta, której wydanie cofasz: { $name }.
desk-undo-card = Odbierz kartę i zniszcz ją przy świadku. Dopiero potem cofnij wydanie.
desk-undo-button = Cofnij wydanie karty
desk-reason = Powód
desk-undo-reason-hint = Na przykład: karta wydana omyłkowo innej osobie. Powód zostanie w dzienniku czynności.
desk-second = Druga osoba potwierdza
desk-second-hint = Druga osoba z punktu obsługi wpisuje tu swój adres i hasło. Twoja sesja trwa dalej.
desk-second-email = Adres e-mail drugiej osoby
desk-second-password = Hasło drugiej osoby
desk-second-email-empty = Wpisz adres drugiej osoby.
desk-second-password-empty = Druga osoba musi wpisać hasło.
desk-second-wrong = Adres lub hasło drugiej osoby jest nieprawidłowe. Niech wpisze je jeszcze raz.
desk-second-no-clerk = Ta osoba nie pracuje w punkcie obsługi. Poproś kogoś, kto ma tę rolę.
desk-second-wait = Zbyt wiele nieudanych prób. Druga osoba może spróbować ponownie od: { $at }.

## Liczenie kart

desk-cards-title = Liczenie kart papierowych
desk-cards-marked = Karty wydane
desk-cards-counted = Karty policzone w zgodnych paczkach
desk-cards-finished = Potwierdzono, że policzono wszystkie karty.
desk-batches = Paczki
desk-batch = Nazwa paczki
desk-batch-hint = Na przykład: urna 1, hol ratusza. Obie osoby wpisują tę samą nazwę.
desk-batch-by = Pierwsza osoba
desk-batch-cards = Karty
desk-batch-state = Stan
desk-batch-agreed = zgodna
desk-batch-once = wpisana raz – wpisz drugi raz
desk-type = Wpisz paczkę
desk-type-lead = Każdą paczkę liczą i wpisują niezależnie dwie osoby. Przyjęte zostaną tylko równe liczby. Zero też trzeba wpisać.
desk-type-cards = Karty w paczce
desk-type-marks = Zaznaczenia przy propozycjach
desk-type-submit = Zapisz paczkę
desk-valid = Karty ważne
desk-blank = Karty puste
desk-typed-first = Zapisano pierwsze liczenie. Teraz tę samą paczkę wpisuje inna osoba, ze swojego konta.
desk-typed-agreed = Oba liczenia są równe. Paczka jest przyjęta.
desk-discard = Odrzuć paczkę
desk-discard-lead = Odrzucenie usuwa oba liczenia paczki; potem trzeba policzyć ją od nowa.
desk-discard-submit = Odrzuć paczkę
desk-discarded = Paczka jest odrzucona. Policzcie ją od nowa.
desk-finish = Zakończ liczenie
desk-finish-lead = Wydane karty nie zawsze wracają do urny. Jeżeli policzono wszystkie, które wróciły, potwierdź to. Potem powstanie wynik.
desk-finish-sure = Policzono wszystkie karty, które wróciły
desk-finish-submit = Zakończ liczenie kart

paper-void-bad-marking = Nieważne: złe zaznaczenie
paper-void-several-cards = Nieważne: kilka kart jednej osoby
paper-void-non-resident = Nieważne: osoba spoza miasta
paper-void-no-consent = Nieważne: brak zgody opiekuna
paper-void-other = Nieważne z innego powodu
paper-error-batch = Wpisz nazwę paczki, najwyżej 120 znaków.
paper-error-empty = Wpisz liczbę; jeżeli nie ma ani jednej, wpisz 0.
paper-error-number = To nie jest liczba całkowita od 0 do 1 000 000. Popraw ją.
paper-error-more-marks-than-cards = Przy tej propozycji jest więcej zaznaczeń niż ważnych kart. Policz jeszcze raz.
paper-error-sum = Suma zaznaczeń nie pasuje do liczby ważnych kart. Policz jeszcze raz karty i zaznaczenia.
paper-error-differs = Liczenia się różnią: pierwsza osoba wpisała { $number }. Policzcie razem; jeżeli pomyłka była w pierwszym liczeniu, niech pierwsza osoba wpisze paczkę jeszcze raz. Nic nie zapisano.
paper-error-more-than-marked = W paczkach byłoby kart: { $cards }, a wydano: { $marked }. Nie może ich być więcej, niż wydano. Policz jeszcze raz.
paper-error-agreed = Ta paczka jest już wpisana dwa razy i zgodna. Jeżeli jest błędna, najpierw ją odrzuć.
paper-error-not-now = Karty liczy się po zamknięciu głosowania, a przed wynikiem. Teraz nie można tego zrobić.
paper-error-not-found = Nie ma paczki o takiej nazwie. Przepisz nazwę z tabeli.
paper-error-once = Te paczki wpisano tylko raz: { $batches }. Niech wpisze je druga osoba.
paper-error-sure = Zaznacz, że policzono wszystkie karty, które wróciły.
