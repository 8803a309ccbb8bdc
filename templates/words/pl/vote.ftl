# Strony mieszkańca: strona główna, kod, karta, potwierdzenie, strona plebiscytu.

## Strona główna

vote-home = Strona główna
vote-home-title = { $town } decyduje
vote-home-description = Plebiscyty mieszkańców: { $town }. Co jest otwarte, co będzie i co postanowiono.
vote-home-none = W tej chwili nie trwa żadne głosowanie. Kiedy się zacznie, każdy uprawniony mieszkaniec dostanie list z kodem.
vote-home-none-yet = W tej chwili nie trwa żadne głosowanie. Najbliższe jest poniżej – kod przyjdzie listem.
vote-home-open = Głosowanie trwa
vote-home-vote = Zagłosuj kodem z listu
vote-home-coming = Wkrótce
vote-home-waiting = Po głosowaniu, przed ogłoszeniem wyniku
vote-home-published = Ogłoszone wyniki
vote-home-withdrawn = Odwołane
vote-home-trust = Na czym to polega
vote-home-trust-once = Każdy mieszkaniec ma jeden głos – na tej stronie albo na papierze.
vote-home-trust-secret = Nikt nie zapisuje, kto jak zagłosował.
vote-home-trust-recount = Wynik może przeliczyć każdy, kto chce.
vote-when-open = Zagłosować można do { $closes }.
vote-when-coming = Od { $opens } do { $closes }.
vote-when-waiting = Wynik zostanie ogłoszony { $publish }.
vote-when-published = Głosowanie zakończyło się { $closes }.
vote-when-withdrawn = Plebiscyt odwołano. Powód jest na jego stronie.
vote-contact = Pomoc: { $contact }

## Kod

vote-title = Głosowanie
vote-step-code = Kod
vote-step-ballot = Karta
vote-step-receipt = Potwierdzenie
vote-code = Kod z listu
vote-code-hint = 16 liter i cyfr, na przykład w grupach po cztery. Wielkość liter i kreski nie mają znaczenia.
vote-code-submit = Dalej
vote-code-secret = Kod jest jak karta do głosowania: kto go zna, może zagłosować. Nie podawaj go nikomu, także przez telefon.
vote-no-letter = Nie mam listu albo go zgubiłem
vote-no-letter-text = Bez listu też można zagłosować. Przyjdź do urzędu albo zadzwoń – sprawdzimy, czy Twój głos nie został oddany, i wydamy nowy kod lub kartę.
vote-secrecy = Co tu znaczy tajność głosowania

## Odmowy

vote-malformed-empty = Wpisz kod z listu.
vote-malformed-length = Kod ma 16 liter i cyfr, a { $typed ->
    [one] wpisano { $typed } znak
    [few] wpisano { $typed } znaki
   *[many] wpisano { $typed } znaków
 }.
vote-malformed-length-next = Porównaj kod z listem grupa po grupie – są cztery grupy po cztery znaki. Tego, co już wpisano, nie trzeba wpisywać od nowa.
vote-malformed-symbol = Znak nr { $place } – „{ $symbol }” – nie występuje w kodach.
    To { $inside }. znak { $group }. grupy.
vote-malformed-symbol-next = W kodach są tylko cyfry i litery bez polskich znaków; nie ma litery U. Popraw ten znak i spróbuj ponownie.
vote-malformed-check = W kodzie jest literówka: jeden znak jest inny niż w liście albo dwa są zamienione miejscami.
vote-malformed-check-next = Porównaj kod z listem znak po znaku i popraw go w polu.
vote-malformed-suspect = Sprawdź zwłaszcza znak nr { $place } ({ $inside }. znak { $group }. grupy).
vote-unknown = Nie znamy takiego kodu.
vote-unknown-check = Sprawdź, czy to kod z listu o tym plebiscycie i czy jest przepisany w całości. Kody z poprzednich lat już nie działają.
vote-unknown-desk = Jeżeli kod się zgadza, przyjdź z listem do urzędu albo zadzwoń – wydamy nowy.
vote-voided = Ten kod został unieważniony.
vote-voided-new = Zastąpił go inny, na przykład po zgłoszeniu, że list nie dotarł. Użyj kodu z nowszego listu.
vote-voided-desk = Jeżeli nowszego listu nie masz, zgłoś się do urzędu – nikt nie stracił przez to prawa głosu.
vote-used-web = Tym kodem już zagłosowano przez internet.
vote-used-web-you = Jeżeli to Ty: głos jest w urnie i nic więcej nie trzeba robić. Numer z potwierdzenia pozwala go odnaleźć w dzienniku.
vote-used-paper = To prawo głosu wykorzystano już na papierze.
vote-used-paper-you = Jeżeli to Ty: karta jest w urnie i nic więcej nie trzeba robić.
vote-used-not-you = Jeżeli to nie Ty: zgłoś to w urzędzie, najlepiej dzisiaj, z listem w ręku. Zgłoszenie zostanie zapisane i sprawdzone.
vote-used-find = Znajdź swój głos
vote-not-yet = Głosowanie jeszcze się nie zaczęło. Początek: { $opens }.
vote-not-yet-keep = Kod jest prawidłowy. Zachowaj list i wróć, kiedy głosowanie będzie otwarte.
vote-no-longer = Głosowanie się skończyło: { $closes }.
vote-no-longer-result = Kod był prawidłowy, ale nie został użyty na czas. Tego głosu nie da się już oddać.
vote-about-plebiscite = Strona tego plebiscytu
vote-withdrawn = Ten plebiscyt został odwołany.
vote-withdrawn-title = Plebiscyt odwołano
vote-withdrawn-ballots = Oddanych głosów nikt nie otworzy: klucz do nich zniszczono.
vote-withdrawn-why = Powód odwołania
vote-stale = Ta karta była otwarta zbyt długo albo została zmieniona.
vote-stale-again = Nic nie zostało oddane. Wpisz kod jeszcze raz, a otrzymasz nową kartę.
vote-slowed = Za dużo nieznanych kodów z tego połączenia.
vote-slowed-wait = Spróbuj ponownie za { $seconds ->
    [one] { $seconds } sekundę
    [few] { $seconds } sekundy
   *[many] { $seconds } sekund
 }.
vote-slowed-safe = Tak chronimy kody przed zgadywaniem. Twój głos nie przepadnie.

## Karta

vote-choose-one = Zaznacz jedną odpowiedź
vote-choose-most = { $most ->
    [one] Zaznacz najwyżej jedną odpowiedź
    [few] Zaznacz najwyżej { $most } odpowiedzi
   *[many] Zaznacz najwyżej { $most } odpowiedzi
 }
vote-drawn-order = Kolejność jest losowana dla każdej osoby osobno.
vote-or = albo
vote-blank = Oddaję głos pusty
vote-blank-hint = Bierzesz udział, ale nie popierasz żadnej odpowiedzi. Wtedy nie zaznaczaj nic powyżej.
vote-cast-final = Oddanego głosu nie można zmienić ani wycofać. Zagłosować można do { $closes }.
vote-cast = Oddaj głos
vote-error-none = Zaznacz co najmniej jedną odpowiedź.
vote-error-too-many = Zaznaczono za dużo: { $marked }, a można najwyżej { $most }. Odznacz { $off } i oddaj głos.
vote-error-blank-and-marks = Głos nie może być jednocześnie pusty i z zaznaczoną odpowiedzią. Zostaw jedno z nich.
vote-error-no-blank = W tym plebiscycie nie ma głosu pustego. Zaznacz odpowiedź.
vote-error-unknown = Na karcie nie ma takiej odpowiedzi. Zaznacz jeszcze raz.

## Potwierdzenie

vote-receipt-title = Głos oddany
vote-receipt-thanks = Dziękujemy.
vote-receipt-accepted = Głos jest zapisany w urnie. W dzienniku publicznym będzie najpóźniej { $merge }, zwykle dużo wcześniej.
vote-receipt-in-log = Głos stoi w dzienniku publicznym na miejscu { $place }.
vote-receipt-again = Ta karta została już wcześniej wysłana. Liczy się to, co zaznaczono za pierwszym razem, a potwierdzenie jest to samo.
vote-receipt-tracker = Numer Twojego głosu
vote-receipt-for = { $title }. Zapisz ten numer, wydrukuj stronę albo zrób jej zdjęcie.
vote-receipt-qr = Kod QR z adresem, pod którym można odnaleźć ten głos
vote-receipt-find = Znajdź swój głos
vote-receipt-what = Co daje ten numer
vote-receipt-proves = Dowodzi, że głos z tym numerem został przyjęty. Jeżeli zabraknie go w dzienniku, podpisana obietnica poniżej jest dowodem przeciwko urzędowi.
vote-receipt-later = Po ogłoszeniu wyniku ({ $publish }) każdy, kto zna numer, może sprawdzić, co było na karcie. Nie pokazuj go nikomu, jeśli ma to zostać tajemnicą.
vote-receipt-keep = Numeru nie wiążemy z Twoim nazwiskiem ani kodem. Jeżeli go zgubisz, głos i tak się liczy, ale nie da się już wskazać, który jest Twój.
vote-receipt-details = Podpisana obietnica
vote-receipt-details-text = Urna podpisała, że zapis o tym skrócie znajdzie się w dzienniku przed podaną chwilą. Podpis można sprawdzić kluczem urny z manifestu.
vote-receipt-eid = Nazwa głosowania
vote-receipt-leaf = Skrót zapisu
vote-receipt-promise = Podpis urny
vote-receipt-merge = Najpóźniej

## Strona plebiscytu

vote-state-coming = Wkrótce
vote-state-waiting = Głosowanie zakończone
vote-state-published = Wynik ogłoszony
vote-state-withdrawn = Odwołany
vote-page-what = O co chodzi
vote-page-options = Odpowiedzi do wyboru
vote-page-how = Jak zagłosować
vote-page-when = Terminy
vote-page-rules = Zasady
vote-page-check = Sprawdź
vote-page-turnout = Frekwencja
vote-turnout-text = Udział wzięło { $all } osób, czyli { $share } uprawnionych: { $web } przez internet, { $paper } na papierze.
vote-how-code = Na tej stronie: kodem z listu, bez zakładania konta.
vote-how-paper = Na papierze: w urzędzie, z dokumentem. Karta i internet wykluczają się nawzajem – liczy się to, co pierwsze.
vote-how-desk = W urzędzie: pracownik pomoże zagłosować na tej stronie.
vote-hour-opens = początek głosowania
vote-hour-closes = koniec głosowania
vote-hour-publish = ogłoszenie wyniku
vote-hour-erased = koniec czasu na protesty; usuwamy dane o tym, kto brał udział
vote-check-journal = Dziennik publiczny tego głosowania

## Tajność

vote-secrecy-lead = Mówimy wprost, przed czym ten sposób głosowania chroni, a przed czym nie.
vote-secrecy-how = Jak to działa
vote-secrecy-how-code = Kod z listu otwiera kartę i jest zużywany raz. Baza kodów nie wie, co było na karcie.
vote-secrecy-how-apart = Lista tych, którzy zagłosowali, i urna są osobno. Nic ich nie łączy: ani numer, ani kolejność, ani godzina, ani adres.
vote-secrecy-how-sealed = Karta jest zaklejona kluczem głosowania i podpisana, więc nie da się jej podmienić ani dopisać.
vote-secrecy-how-log = Każdy wykorzystany głos i każda karta trafia do dziennika publicznego. Z niego każdy może przeliczyć wynik.
vote-secrecy-table = Kto mógłby poznać Twój głos
vote-secrecy-who = Kto
vote-secrecy-answer = Co może
vote-secrecy-thief = Złodziej bazy danych, kopii zapasowych i dzienników – teraz lub później, nawet z kluczami
vote-secrecy-thief-answer = Nie powiąże głosu z osobą. Wyjątek: kradzież w tej samej minucie, w której głosujesz (w bazie PostgreSQL do 15 minut).
vote-secrecy-later = Sąd albo nowe władze po głosowaniu
vote-secrecy-later-answer = Nie powiążą głosu z osobą, bo nigdzie tego nie zapisano.
vote-secrecy-change = Ktoś, kto chciałby zmienić, usunąć lub dodać głosy
vote-secrecy-change-answer = Zostanie wykryty: po numerach, dzienniku i liczbie głosów.
vote-secrecy-running = Ktoś, kto przejmie działający serwer albo będzie go nagrywał w czasie głosowania
vote-secrecy-running-answer = Może poznać głosy oddawane w tym czasie. Przed tym ten sposób nie chroni. Kto nie chce ryzykować, może zagłosować na papierze.
vote-secrecy-buyer = Ktoś, kto chce kupić głos
vote-secrecy-buyer-answer = Nie przeszkodzimy mu: po ogłoszeniu wyniku numerem można się pochwalić.
vote-secrecy-malware = Wirus w telefonie lub komputerze
vote-secrecy-malware-answer = Nie przeszkodzimy mu, ale po ogłoszeniu wyniku zobaczysz, czy karta w urnie jest taka, jaką oddano.
vote-secrecy-paper = Na papierze głosuje się w urzędzie – tam tajność zapewniają kabina i urna.

## Dostępność

vote-access-who = { $town } dba o to, aby ze strony { $address } mógł skorzystać każdy.
vote-access-standard = Strony do głosowania są zgodne z wymaganiami WCAG 2.2 na poziomie AA i ustawy z 4 kwietnia 2019 r. o dostępności cyfrowej. Przy każdej wersji sprawdza to program w przeglądarce.
vote-access-script = Każda strona działa bez skryptów.
vote-access-keyboard = Wszystko można zrobić samą klawiaturą i z czytnikiem ekranu; nic nie ucieka i nic nie mruga.
vote-access-narrow = Strony mieszczą się na ekranie o szerokości 320 pikseli, przy powiększeniu 200 % i na wydruku.
vote-access-paper = Kto nie chce lub nie może skorzystać ze strony, zagłosuje w urzędzie, a pracownik mu pomoże.
vote-access-limits = Czego brakuje
vote-access-limits-text = Opisy i obrazki odpowiedzi wpisuje urząd. Jeżeli obrazek nie ma dobrego opisu, daj znać. Nie ma jeszcze tłumaczenia na język migowy.
vote-access-complain = Jak zgłosić trudność
vote-access-complain-text = Napisz lub zadzwoń, co sprawia trudność. Urząd odpowie niezwłocznie, najpóźniej w 7 dni; jeżeli potrzebuje więcej czasu, powie dlaczego, i załatwi sprawę w ciągu 2 miesięcy.
vote-access-next = Jeżeli odpowiedź nie wystarcza, można złożyć skargę, a potem zwrócić się do Rzecznika Praw Obywatelskich: www.rpo.gov.pl.
vote-access-build = Deklaracja z { $date }, dla wersji { $version } ({ $build }).
