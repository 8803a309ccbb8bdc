# Karty, które mówią więcej niż zaznaczenie: kolejność, oceny, punkty, koszty.

ballot-rank-put = Daj miejsce { $place }: { $title }
ballot-rank-up = Wyżej: { $title }
ballot-rank-down = Niżej: { $title }
ballot-rank-out = Zabierz miejsce: { $title }
ballot-rank-placed = { $title }: miejsce { $place } z { $of }.
ballot-rank-unplaced = { $title }: bez miejsca.
ballot-rank-line = Bez miejsca
ballot-rank-how = Wybieraj po kolei, od najlepszej. Kolejność można zmienić strzałkami albo przeciągając za uchwyt.
ballot-grade-none = bez oceny
ballot-points-sum = Rozdzielono { $given } z { $all }.
ballot-cost = Koszt: { $cost }
ballot-money = { $amount } { $currency }
ballot-money-pln = { $amount } zł
ballot-budget = Do podziału jest { $budget }. Zaznaczone projekty nie muszą się w tym zmieścić.

ballot-order = Ułóż odpowiedzi w kolejności
ballot-order-hint = Wpisz 1 przy najlepszej, 2 przy następnej i tak dalej. { $most ->
    [one] Można wpisać jedną.
    [few] Można wpisać najwyżej { $most }.
   *[many] Można wpisać najwyżej { $most }.
 } Odpowiedzi bez numeru są gorsze od wszystkich ponumerowanych.
ballot-grades = Oceń każdą odpowiedź od 0 do { $best }
ballot-grades-hint = 0 to najgorzej, { $best } to najlepiej. Brak oceny liczy się jak 0.
ballot-points = { $all ->
    [one] Masz { $all } punkt do rozdzielenia
    [few] Masz { $all } punkty do rozdzielenia
   *[many] Masz { $all } punktów do rozdzielenia
 }
ballot-points-hint = Wpisz, ile punktów dajesz odpowiedzi; puste pole to zero. Można dać wszystkie jednej.

## Błędy

ballot-error-number = „{ $title }”: wpisano „{ $typed }”, a potrzebna jest liczba. Popraw ją albo zostaw puste pole.
ballot-error-rank-range = „{ $title }”: wpisano { $typed }, a miejsca są od 1 do { $most }. Popraw numer.
ballot-error-equal = Miejsce { $place } mają naraz: { $titles }. Daj każdej odpowiedzi inny numer.
ballot-error-gap = Brakuje numeru { $place }: najwyższy wpisany to { $last }. Wpisz { $place } albo zmniejsz dalsze numery.
ballot-error-no-rank = Ponumeruj co najmniej jedną odpowiedź.
ballot-error-score-range = „{ $title }”: wpisano { $typed }, a oceny są od 0 do { $most }. Wybierz ocenę z tego zakresu.
ballot-error-no-grade = Oceń co najmniej jedną odpowiedź.
ballot-error-points-range = „{ $title }”: wpisano { $typed }, a wszystkich punktów jest { $most }. Wpisz mniej.
ballot-error-points-sum = Rozdzielono { $given }, a do rozdzielenia jest { $all }. Odejmij { $off }.
ballot-error-no-points = Daj co najmniej jeden punkt którejś odpowiedzi.
ballot-error-blank = Głos nie może być jednocześnie pusty i wypełniony. Odznacz głos pusty albo wyczyść pola.

## Karty wpisywane po jednej

card-lead = Przy tej metodzie nie wystarczą sumy: każdą kartę przepisuje się osobno, a paczkę przepisują niezależnie dwie osoby. Ponumerujcie karty w paczce ołówkiem, żeby obie osoby szły w tej samej kolejności.
card-begin = Zacznij albo dokończ paczkę
card-go-on = niezamknięta – wpisuj dalej
card-title = Karta { $number }, paczka: { $batch }
card-number = karta { $number }
card-lead-first = Wpisuj karty po kolei. Klawisz Enter zapisuje kartę i pokazuje następną.
card-lead-second = Pierwsza osoba już wpisała tę paczkę. Wpisuj karty w tej samej kolejności; jeżeli któraś wyjdzie inaczej, program od razu to powie.
card-ranks = Numery na karcie, puste pole, gdy nie ma numeru
card-grades = Oceny na karcie, od 0 do { $best }; puste pole, gdy nie ma oceny
card-points = Punkty na karcie, razem najwyżej { $all }
card-marked = Numery zaznaczonych propozycji
card-marked-hint = Według listy poniżej, oddzielone spacją, na przykład: 3 7 12.
card-state = Karta jest
card-filled = wypełniona
card-blank = pusta
card-save = Zapisz kartę
card-saved = Karta { $number } zapisana.
card-typed = Twoje ostatnie karty
card-typed-order = Liczby stoją w kolejności propozycji na karcie
card-column-number = Karta
card-column-says = Zapis
card-column-do = Co zrobić
card-mend = Popraw
card-close = Koniec paczki
card-close-first = Gdy wpisano ostatnią kartę, zamknij paczkę. Potem wpisze ją druga osoba.
card-close-second = Gdy wpisano ostatnią kartę, zamknij paczkę. Zostanie przyjęta, jeżeli obie osoby wpisały to samo.
card-close-submit = Zamknij paczkę
card-take-last = Usuń ostatnią kartę
card-error-number = To nie jest liczba. Wpisz liczbę albo zostaw puste pole.
card-error-place = Nie ma propozycji o numerze „{ $typed }”; numery są od 1 do { $most }. Popraw.
card-error-state = Wybierz z listy, jaka jest karta.
card-error-both = Karta pusta albo nieważna nie ma liczb. Wyczyść je albo wybierz „wypełniona”.
card-error-equal = Dwie propozycje mają to samo miejsce. Sprawdź kartę; jeżeli tak na niej jest, wybierz „Nieważne: złe zaznaczenie”.
card-error-many = Na karcie jest więcej propozycji, niż można zaznaczyć. Sprawdź ją; jeżeli tak jest, wybierz „Nieważne: złe zaznaczenie”.
card-error-range = Któraś liczba jest spoza zakresu. Sprawdź kartę; jeżeli tak na niej jest, wybierz „Nieważne: złe zaznaczenie”.
card-error-points = Punktów jest razem więcej, niż można rozdzielić. Sprawdź kartę; jeżeli tak jest, wybierz „Nieważne: złe zaznaczenie”.
card-error-twice = Ten sam numer wpisano dwa razy. Popraw.
card-error-nothing = Nic nie wpisano. Jeżeli na karcie nic nie ma, wybierz „pusta”.
card-error-other = Takiej karty nie da się policzyć. Wybierz, dlaczego jest nieważna.
card-error-differs = Karta { $number }: pierwsza i druga osoba wpisały co innego. Obejrzyjcie ją razem; jeżeli pomyłka była w pierwszym wpisie, niech pierwsza osoba go poprawi. Nic nie zapisano.
card-error-count = Pierwsza osoba wpisała kart: { $first }, druga: { $second }. Policzcie karty w paczce i dopiszcie albo usuńcie brakujące.
card-error-first-open = Pierwsza osoba nie zamknęła jeszcze tej paczki. Zaczekaj, aż ją zamknie.
card-error-full = Ta paczka jest pełna. Zamknij ją i wpisuj dalej do nowej.
paper-error-other-way = W tym plebiscycie karty wpisuje się inaczej. Otwórz liczenie kart od początku.
