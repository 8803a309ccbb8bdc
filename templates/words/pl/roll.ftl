# Spis: mieszkańcy, dzielnice, wczytywanie list i pytania do rozstrzygnięcia.

roll-nav = Spis
roll-nav-hint = Mieszkańcy, dzielnice i wczytywanie listy z urzędu.
roll-title = Spis mieszkańców
roll-total = { $count ->
    [one] W spisie jest { $count } osoba.
    [few] W spisie są { $count } osoby.
   *[many] W spisie jest { $count } osób.
 }
roll-waiting = { $count ->
    [one] { $count } pytanie czeka na odpowiedź
    [few] { $count } pytania czekają na odpowiedź
   *[many] { $count } pytań czeka na odpowiedź
 }
roll-import-button = Wczytaj listę
roll-by-district = Mieszkańcy według dzielnic
roll-residents = Mieszkańcy
roll-share = Udział
roll-no-district = bez dzielnicy
roll-latest = Ostatnio wczytywane listy
roll-no-imports = Nie wczytano jeszcze żadnej listy.
roll-file = Plik
roll-when = Przesłano
roll-state = Stan
roll-rows = Wiersze
roll-added = Dodano
roll-name = Nazwisko i imię
roll-save = Zapisz
roll-cancel = Anuluj
roll-saved = Zapisano.

roll-column-number = Numer w ewidencji urzędu
roll-column-surname = Nazwisko
roll-column-given = Imię lub imiona
roll-column-address = Adres
roll-column-district = Dzielnica
roll-column-birth-year = Rok urodzenia
roll-column-language = Język listów
roll-column-email = Adres e-mail

## Mieszkańcy

roll-residents-title = Szukaj mieszkańców
roll-search = Nazwisko, imię lub adres
roll-search-hint = Dowolne słowa, na przykład: Kowal Lipowa
roll-search-left = Osoby skreślone ze spisu
roll-search-button = Szukaj
roll-none-found = Nikogo nie znaleziono. Sprawdź pisownię albo wpisz mniej słów.
roll-found = Znalezione osoby
roll-new-title = Dodaj osobę
roll-new-submit = Dodaj do spisu
roll-new-another = To inna osoba o tym samym imieniu, nazwisku i adresie
roll-new-twin = W spisie jest już ktoś o tym imieniu, nazwisku i adresie. Jeśli to inna osoba, zaznacz pole i wyślij formularz ponownie.
roll-resident-title = Osoba w spisie
roll-left = Ta osoba jest skreślona ze spisu: nie otrzyma prawa głosu w nowych głosowaniach.
roll-leave-title = Skreśl ze spisu
roll-leave-why = Dlaczego
roll-leave-hint = Dotyczy głosowań, które zaczną się później. Dane pozostają do czasu usunięcia, a osobę można przywrócić.
roll-leave-choose = Wybierz, dlaczego osoba ma być skreślona ze spisu.
roll-leave-submit = Skreśl ze spisu
roll-reason-moved = Wyprowadzka
roll-reason-died = Zgon
roll-reason-duplicate = Podwójny wpis
roll-reason-other = Inny powód
roll-come-back = Przywróć do spisu
roll-language-of-town = Pierwszy język miasta
roll-hint-number = Nieobowiązkowy. Stały numer z ewidencji urzędu, nigdy numer PESEL.
roll-hint-birth-year = Nieobowiązkowy; cztery cyfry.
roll-hint-email = Nieobowiązkowy.
roll-field-empty = Wypełnij to pole.
roll-field-too-long = Za długie: najwyżej { $number ->
    [one] { $number } znak
    [few] { $number } znaki
   *[many] { $number } znaków
 }.
roll-field-control = Znak nr { $number } to niewidoczny znak sterujący. Wpisz tekst od nowa.
roll-field-national-number = To wygląda na numer PESEL, którego nie wolno przechowywać. Zostaw pole puste albo wpisz numer z ewidencji urzędu.
roll-field-not-a-year = Wpisz rok czterema cyframi, na przykład 1980.
roll-field-impossible-year = Nikt z żyjących nie urodził się w tym roku. Sprawdź cyfry.
roll-field-unknown-language = Wybierz język z listy.
roll-field-not-an-email = To nie jest adres e-mail. Wpisz go w postaci anna@example.org albo zostaw pole puste.
roll-field-number-taken = Ten numer ma już inna osoba. Sprawdź go albo najpierw odszukaj tę osobę.

## Dzielnice

roll-districts-title = Dzielnice
roll-districts-none = Nie ma jeszcze dzielnic. Pojawią się wraz z wczytaną listą; można je też dodać tutaj.
roll-district-title = Nazwa dzielnicy
roll-district-add = Dodaj dzielnicę
roll-district-name = Nazwa
roll-district-taken = Dzielnica o tej nazwie już istnieje.
roll-district-change = Zmiana
roll-district-rename = Zmień nazwę: { $name }
roll-district-rename-short = Zmień nazwę

## Wczytywanie

roll-imports-title = Wczytywanie listy
roll-step-list = Lista
roll-step-columns = Kolumny
roll-step-check = Sprawdzenie
roll-step-write = Zapis
roll-list = Plik z listą
roll-list-hint = CSV (UTF-8 lub Windows-1250; średniki, przecinki albo tabulatory) lub Excel .xlsx, najwyżej 256 MB.
roll-list-lead = W pierwszym wierszu muszą być nagłówki. Potrzebne są nazwisko, imię i adres, reszta jest nieobowiązkowa. Nic nie zostanie zapisane, zanim nie zobaczysz, co się zmieni. Ponowne wczytanie uzupełnia spis i nikogo nie dubluje.
roll-list-no-national = Przed wysłaniem usuń z pliku kolumny z numerami PESEL. Nie są potrzebne i nie będą czytane.
roll-list-submit = Prześlij i pokaż kolumny
roll-list-missing = Wybierz plik.
roll-columns-title = Co jest w kolumnach
roll-columns-which = Dla każdej danej wybierz kolumnę z pliku
roll-columns-submit = Sprawdź listę
roll-columns-again = Zmień kolumny
roll-format = Rozpoznany format
roll-first-rows = Pierwsze wiersze pliku
roll-do-not-use = nie używaj
roll-required = { $name } (wymagane)
roll-hint-number-column = Stały numer, po którym osoba zostanie rozpoznana przy następnym wczytaniu. Nie liczba porządkowa (Lp.), bo ta zmienia się z każdą listą.
roll-hint-language-column = Skrót lub nazwa: pl, en, it, be, uk. Gdy brak – pierwszy język miasta.
roll-hint-district-column = Nieznane jeszcze dzielnice zostaną dodane.
roll-map-missing = Wybierz kolumnę; bez niej żaden wiersz nie trafi do spisu.
roll-map-twice = Kolumna „{ $column }” jest już wybrana wyżej. Wybierz inną.
roll-map-beyond = W pliku nie ma takiej kolumny. Wybierz kolumnę z listy.
roll-map-national = Kolumna „{ $column }” zawiera numery PESEL, których nie wolno przechowywać. Wybierz inną kolumnę albo „nie używaj”.
roll-national-title = W pliku są numery PESEL
roll-national-text = Kolumny ukryte, które nie będą czytane: { $columns }. Najlepiej usuń je z pliku, zanim go komukolwiek wyślesz.
roll-check-interrupted = Sprawdzanie nie dobiegło końca (program został zatrzymany). Nic nie zapisano. Zacznij je ponownie.
roll-give-up = Zrezygnuj z wczytywania
roll-give-up-hint = Plik zostanie usunięty z serwera. To, co już zapisano, pozostanie.
roll-import-title = Wczytywana lista
roll-checking = Trwa sprawdzanie listy
roll-writing = Trwa zapisywanie listy
roll-may-leave = Możesz zamknąć tę stronę: praca będzie trwać.
roll-totals = Co jest na liście
roll-total-what = Wiersze
roll-total-count = Liczba
roll-total-rows = Wiersze na liście
roll-total-added = Nowe osoby
roll-total-found = Osoby już obecne w spisie
roll-total-asked = Pytania: być może ta sama osoba
roll-total-bad = Wiersze, których nie można przyjąć
roll-checked-text = Nic jeszcze nie zapisano. Wiersze, których nie można przyjąć, zostaną pominięte; poprawioną listę można wczytać później.
roll-nothing-to-write = Żadnego wiersza nie można przyjąć. Zmień kolumny albo popraw listę.
roll-write = Zapisz w spisie
roll-write-again = Zapisuj dalej
roll-interrupted = Zapisywanie zostało przerwane
roll-interrupted-text = Program zatrzymano przed końcem. Zapisuj dalej: osoby już zapisane zostaną rozpoznane i nikt nie będzie wpisany dwa razy.
roll-done = Lista jest w spisie
roll-done-text = Plik usunięto z serwera.
roll-failed = Wczytywanie nie powiodło się
roll-given-up = Zrezygnowano z wczytywania. Plik usunięto z serwera.
roll-to-questions = Odpowiedz na pytania
roll-another-list = Wczytaj inną listę
roll-to-roll = Do spisu
roll-stage-staged = kolumny
roll-stage-checked = sprawdzona
roll-stage-running = w trakcie zapisu
roll-stage-done = zapisana
roll-stage-failed = bez powodzenia

## Błędne wiersze

roll-bad-title = Wiersze, których nie można przyjąć
roll-bad-text = Popraw je w pliku i wczytaj go ponownie albo pomiń.
roll-bad-caption = Co jest nie tak i co zrobić
roll-bad-download = { $count ->
    [one] Pobierz { $count } wiersz jako tabelę (CSV)
    [few] Pobierz wszystkie { $count } wiersze jako tabelę (CSV)
   *[many] Pobierz wszystkie { $count } wierszy jako tabelę (CSV)
 }
roll-bad-more = Liczba pokazanych pozycji: { $count }. Tabela do pobrania zawiera wszystkie.
roll-bad-file = bledne-wiersze
roll-bad-line = Wiersz
roll-bad-column = Kolumna
roll-bad-value = Wartość
roll-bad-why = Co jest nie tak i co zrobić
roll-bad-at = { $line }{ $column }: { $said }
roll-bad-at-line = Wiersz { $line }
roll-bad-at-column = , kolumna { $column }
roll-bad-empty = Komórka jest pusta. Uzupełnij ją.
roll-bad-too-long = Tekst jest za długi (najwyżej { $number ->
    [one] { $number } znak
    [few] { $number } znaki
   *[many] { $number } znaków
 }). Skróć go.
roll-bad-control = Znak nr { $number } to niewidoczny znak sterujący. Wpisz tekst od nowa.
roll-bad-national-number = To wygląda na numer PESEL, którego nie wolno przechowywać. Usuń go albo wpisz numer z ewidencji urzędu.
roll-bad-not-a-year = To nie jest rok. Wpisz go czterema cyframi, na przykład 1980.
roll-bad-impossible-year = Nikt z żyjących nie urodził się w tym roku. Sprawdź cyfry.
roll-bad-unknown-language = W tym języku nie piszemy listów. Wpisz pl, en, it, be lub uk albo zostaw komórkę pustą.
roll-bad-not-an-email = To nie jest adres e-mail. Wpisz go w postaci anna@example.org albo zostaw komórkę pustą.
roll-bad-number-twice = Ten numer występuje już wcześniej na liście. Każda osoba musi mieć własny numer; jeśli to ta sama osoba, usuń jeden z wierszy.
roll-bad-number-of-another = W spisie ten numer należy do osoby o innym nazwisku i imieniu. Sprawdź, czy w kolumnie są stałe numery, a nie liczby porządkowe.
roll-sheet-unreadable = Pliku nie udało się odczytać. Prześlij go ponownie; jeśli to się powtórzy, zapisz go pod inną nazwą.
roll-sheet-empty = W pliku nie ma tabeli. Wybierz plik z listą.
roll-sheet-header-missing = W pierwszym wierszu są dane. Wstaw nad nimi wiersz z nagłówkami.
roll-sheet-header-blank = Ta kolumna nie ma nagłówka. Wpisz go albo usuń kolumnę.
roll-sheet-header-duplicate = Kolumna { $text } ma taki sam nagłówek. Zmień nazwę jednej z nich albo ją usuń.
roll-sheet-too-many-columns = Tabela ma za dużo kolumn (najwyżej { $number }). Usuń niepotrzebne.
roll-sheet-too-many-rows = Tabela ma za dużo wierszy (najwyżej { $number }). Podziel listę.
roll-sheet-cell-too-long = Komórka jest za długa (najwyżej { $number } bajtów). Skróć ją; sprawdź, czy wcześniej nie brakuje cudzysłowu lub separatora.
roll-sheet-ragged-row = Liczba komórek w wierszu to { $text }, a nagłówków jest { $number }. Sprawdź, czy nie brakuje separatora albo czy nie ma go w tekście bez cudzysłowu.
roll-sheet-outside-table = Wartość stoi w kolumnie bez nagłówka. Usuń ją, dopisz nagłówek albo usuń tytuł znajdujący się nad nagłówkami.
roll-sheet-unterminated-quote = Otwarty tu cudzysłów nie jest zamknięty. Dopisz zamykający albo usuń otwierający.
roll-sheet-text-after-quote = Po zamykającym cudzysłowie jest tekst. Podwój cudzysłów, który należy do tekstu, albo postaw po nim separator.
roll-sheet-invalid-byte = Znak nr { $number } nic nie znaczy w kodowaniu { $text }. Zapisz plik jako CSV UTF-8.
roll-sheet-zero-byte = W pliku jest bajt zerowy, którego w tekście nie ma. Zapisz plik jako CSV UTF-8.
roll-sheet-formula-error = Formuła w tej komórce zawiera błąd. Popraw ją albo wpisz wartość.
roll-sheet-other-format = To nie jest CSV ani .xlsx: { $text }.
roll-sheet-no-sheet = W skoroszycie nie ma arkusza z tabelą. Wybierz plik z listą.
roll-sheet-damaged = Skoroszyt jest uszkodzony. Otwórz go w arkuszu kalkulacyjnym i zapisz ponownie jako .xlsx lub CSV UTF-8.
roll-sheet-too-large = Skoroszyt po rozpakowaniu zajmuje ponad { $number } MB. Zapisz tylko potrzebny arkusz jako CSV UTF-8.
roll-format-xlsb = to skoroszyt binarny (.xlsb). Zapisz go jako .xlsx lub CSV UTF-8
roll-format-ods = to plik OpenDocument. Zapisz go jako .xlsx lub CSV UTF-8
roll-format-docx = to dokument tekstowy (.docx). Wybierz plik z tabelą
roll-format-zip = to archiwum ZIP. Rozpakuj je i wybierz tabelę
roll-format-gzip = plik jest spakowany programem gzip. Najpierw go rozpakuj
roll-format-pdf = to PDF. Poproś o samą tabelę w formacie .xlsx lub CSV
roll-format-rtf = to dokument tekstowy (RTF). Wybierz plik z tabelą
roll-format-picture = to obraz. Poproś o samą tabelę w formacie .xlsx lub CSV
roll-format-page = to strona WWW lub XML, nawet jeśli otwiera się w Excelu. Zapisz ją jako .xlsx lub CSV UTF-8
roll-format-locked = plik jest zabezpieczony hasłem. Usuń hasło i zapisz go ponownie
roll-format-xls = to stary skoroszyt Excela (.xls). Zapisz go jako .xlsx lub CSV UTF-8
roll-format-other = to plik innego rodzaju. Zapisz tabelę jako .xlsx lub CSV UTF-8

## Pytania

roll-questions-title = Ta sama osoba?
roll-questions-none = Żadne pytanie nie czeka.
roll-questions-lead = Wiersz z listy ma to samo imię, nazwisko i adres co osoba w spisie. Może to być ta sama osoba albo na przykład ojciec i syn. Rozstrzygnij każdy przypadek.
roll-question = Kto jest na liście?
roll-question-same = Ta sama osoba: uzupełnij spis
roll-question-another = Inna osoba: dodaj do spisu
roll-question-submit = Rozstrzygnij
roll-question-choose = Wybierz jedną z odpowiedzi.
roll-question-number-taken = Numer z tego wiersza ma już inna osoba. Najpierw popraw jej numer.
roll-question-gone = Tej osoby już nie ma. Wybierz „inna osoba”.
roll-question-what = Dana
roll-question-roll = W spisie
roll-question-list = Na liście, wiersz { $line }
roll-question-compare = Spis i lista obok siebie
