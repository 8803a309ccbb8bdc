# Dziennik publiczny i szukanie własnego głosu.

journal-lead = Każde głosowanie prowadzi dwa dzienniki, które każdy może sprawdzić: rejestr wykorzystanych głosów (bez nazwisk) i urnę z zaklejonymi kartami. Co raz weszło do dziennika, nie może z niego zniknąć niezauważenie.
journal-none = Nie ma jeszcze żadnego dziennika.
journal-title = Dziennik: { $title }
journal-what = Rejestr ma jeden wpis na każdy wykorzystany głos, urna jeden na każdą kartę. Kart nie może być więcej niż wpisów w rejestrze, a wpisów więcej niż osób w spisie.
journal-heads = Stan dzienników
journal-log = Dziennik
journal-about = Co zawiera
journal-size = Wpisy
journal-root = Skrót całości
journal-signed = Podpis
journal-register = Rejestr
journal-urn = Urna
journal-register-about = Manifest, a potem po jednym wpisie na wykorzystany głos: pseudonim i dzień.
journal-urn-about = Manifest, potem zaklejone karty, a po ogłoszeniu wyniku karty papierowe, zamknięcie i klucz.
journal-checkpoint = Podpisany stan
journal-flush = Wpisy dołączane są partiami, posortowane, w czasie głosowania co najmniej po { $least }. Dlatego z dziennika nie widać, kto kiedy głosował.
journal-page = Strona plebiscytu
journal-check = Sprawdź wynik
journal-check-command = Jedno polecenie pobiera wszystko, sprawdza każdy podpis i skrót i liczy głosy od nowa:
journal-check-later = Po ogłoszeniu wyniku będzie tu plik, z którego każdy może go przeliczyć. Zapisz teraz podpisane stany powyżej: później będzie widać, że nic nie zniknęło.
journal-check-own = Swój głos znajdziesz po numerze z potwierdzenia.
journal-bundle = Pobierz plik do przeliczenia (TAR)
journal-technical = Dla programistów
journal-eid = Nazwa głosowania
journal-manifest = Manifest
journal-roll = Osoby w spisie
journal-register-key = Klucz rejestru
journal-urn-key = Klucz urny
journal-tiles = Pod adresem każdego dziennika są: checkpoint, tile/… (C2SP tlog-tiles), proof/inclusion?leaf=…&size=… oraz proof/consistency?from=…&to=….
journal-find = Znajdź swój głos
journal-find-lead = Tu sprawdzisz, czy karta jest w urnie. Treści karty ta strona nie pokazuje i nie zapisuje, czego szukano.
journal-find-tracker = Numer z potwierdzenia
journal-find-hint = 10 liter i cyfr, na przykład w dwóch grupach po pięć. Wielkość liter i kreska nie mają znaczenia.
journal-find-submit = Szukaj
journal-find-malformed = Numer ma 10 liter i cyfr, bez litery U. Porównaj go z potwierdzeniem i popraw.
journal-find-none = W urnie nie ma karty o tym numerze.
journal-find-none-check = Porównaj numer z potwierdzeniem znak po znaku – B i 8, S i 5 łatwo pomylić.
journal-find-none-report = Jeżeli się zgadza, zachowaj potwierdzenie i zgłoś to: podpisana obietnica na nim jest dowodem.
journal-find-slowed = Za dużo numerów, których nie ma
journal-find-wait = Spróbuj ponownie za { $seconds ->
    [one] { $seconds } sekundę
    [few] { $seconds } sekundy
   *[many] { $seconds } sekund
 }.
journal-find-in-log = Karta jest w dzienniku, na miejscu { $place }.
journal-find-accepted = Karta jest przyjęta i wejdzie do dziennika z najbliższą partią.
journal-find-later = Wróć później, a zobaczysz jej miejsce w dzienniku.
journal-find-proof = Pobierz dowód, że tam jest
journal-find-means = Dowód pasuje do podpisanego stanu dziennika. Kto go zachowa, wykryje, gdyby karta kiedyś zniknęła.
journal-find-leaf = Skrót zapisu
journal-find-journal = Dziennik tego głosowania
