# Liczenie krok po kroku: zdanie na każdy krok każdej metody, nazwy sum, pojedynki.

count-title = Liczenie krok po kroku
count-lead = Tak program policzył głosy. Te same kroki wyjdą każdemu, kto przeliczy plik z głosami poleceniem „wiec verify”.
count-rule = Metoda
count-settings = Ustawienia metody
count-duels = Pojedynki: kogo woli więcej osób
count-duels-lead = Każde dwie propozycje porównano osobno. Liczby mówią, na ilu kartach jedna stoi wyżej od drugiej; najwyraźniejsze wyniki są na początku.
count-duel-winner = Wyżej
count-duel-score = Głosy
count-duel-loser = Niżej
count-duel-tied = po równo
count-exhausted = bez dalszej propozycji
count-no-steps = W tej rundzie nie było nic do zrobienia.

## Co oznaczają sumy

count-measure-votes = Głosy
count-measure-score = Suma ocen
count-measure-median = Ocena środkowa
count-measure-points = Punkty
count-measure-wins = Wygrane pojedynki
count-measure-above = Pokonane propozycje
count-measure-worst = Najgorsza porażka
count-measure-round = Głosy w ostatniej rundzie
count-measure-split = Suma podzielonych głosów
count-measure-worth = Wartość
count-measure-load = Obciążenie
count-measure-support = Poparcie
count-measure-total = Suma

## Kroki wspólne

count-step-void = Odłożono nieważne ({ $reason }): { $ballots }.
count-step-blank = Odłożono puste: { $ballots }.
count-step-struck = „{ $option }” wycofano; skreślono zaznaczeń: { $marks }.
count-step-only-withdrawn = Odłożono głosy tylko na wycofane propozycje: { $ballots }.
count-step-by-hand = Doliczono karty papierowe policzone ręcznie: { $ballots } ważnych, w paczkach: { $batches }.
count-step-added = Zsumowano zaznaczenia: { $marks } na ważnych głosach w liczbie { $ballots }.
count-step-quorum = Frekwencja: { $part } z { $whole }, czyli { $reached }; potrzeba { $test ->
    [more-than] więcej niż
   *[at-least] co najmniej
 } { $needed } – { $met ->
    [yes] osiągnięta
   *[no] nieosiągnięta
 }.
count-step-threshold = Poparcie: { $part } z { $whole }, czyli { $reached }; potrzeba { $test ->
    [more-than] więcej niż
   *[at-least] co najmniej
 } { $needed } – { $met ->
    [yes] osiągnięte
   *[no] nieosiągnięte
 }.
count-step-approval-quorum = Poparcie wśród uprawnionych: { $part } z { $whole }, czyli { $reached }; potrzeba { $test ->
    [more-than] więcej niż
   *[at-least] co najmniej
 } { $needed } – { $met ->
    [yes] osiągnięte
   *[no] nieosiągnięte
 }.
count-step-lead = { $options-count ->
    [one] Najwięcej ma „{ $options }”: { $total }.
   *[other] Po tyle samo, najwięcej ({ $total }), mają: { $options }.
 }
count-step-tie-broken = Równo stały: { $among }. Rozstrzygnęło losowanie; wskazało: { $chosen }.
count-step-tie-open = Równo stoją: { $among }. Tego remisu nic jeszcze nie rozstrzygnęło.
count-step-elected = Wygrywa „{ $option }”: { $total }.
count-step-undecided = { $why ->
    [won] Jest zwycięska propozycja.
    [no-quorum] Nikt nie wygrywa: udział wzięło zbyt mało osób.
    [no-valid-ballots] Nikt nie wygrywa: żaden głos nie jest ważny.
    [below-threshold] Nikt nie wygrywa: pierwsza propozycja ma zbyt małe poparcie.
    [no-condorcet-winner] Nikt nie wygrywa: żadna propozycja nie wygrała wszystkich pojedynków.
   *[other] Nikt jeszcze nie wygrywa: remisu nie rozstrzygnięto.
 }

## Oceny i punkty

count-step-points-added = Zsumowano punkty na ważnych głosach w liczbie { $ballots }: razem { $points }.
count-step-scores-added = Zsumowano oceny na ważnych głosach w liczbie { $ballots }: razem { $sum }.
count-step-mean = „{ $option }”: suma ocen { $sum }, głosów z oceną: { $ballots }.
count-step-never-scored = Nikt nie ocenił: { $options }. Są na końcu.
count-step-graded = „{ $option }”: oceny { $grades } dano odpowiednio tyle razy: { $ballots }. Ocena środkowa: { $median }.
count-step-median-removed = „{ $winner }” i „{ $loser }” mają tę samą ocenę środkową: { $median }. Gdy każdej odłożyć ocen środkowych: { $removed }, zostaje { $winner-median } i { $loser-median }, więc wyżej jest „{ $winner }”.
count-step-median-share-removed = „{ $winner }” i „{ $loser }” mają tę samą ocenę środkową: { $median }. Gdy z każdej odłożyć równą część ocen ze środka ({ $share }), zostaje { $winner-median } i { $loser-median }, więc wyżej jest „{ $winner }”.
count-step-matches-lost = „{ $option }” przegrywa porównań z tymi, które stoją równo: { $lost }.
count-step-top-scores = „{ $option }” ma najwyższą ocenę ({ $score }) na głosach: { $ballots }.
count-step-finalists = Do dogrywki wchodzą: { $options } (suma ocen: { $totals }).
count-step-runoff = W dogrywce „{ $winner }” oceniono wyżej niż „{ $loser }” na głosach: { $winner-ballots }; odwrotnie: { $loser-ballots }; po równo: { $equal }.
count-step-runoff-tied = W dogrywce po tyle samo głosów ({ $ballots }) ocenia wyżej każdą z dwóch: { $options }; po równo: { $equal }.

## Kolejne rundy

count-step-continuing = W tej rundzie liczą się głosy: { $ballots }. Bez dalszej propozycji: { $exhausted }; zatrzymane na równych miejscach: { $overvotes }.
count-step-absolute-majority = „{ $option }” ma { $votes } z { $of } głosów, więcej niż połowę.
count-step-second-round = Do drugiej tury przechodzą: { $options }.
count-step-excluded-without-votes = Odpadają bez ani jednego głosu: { $options }.
count-step-excluded = Najmniej ma „{ $option }” ({ $total }) i odpada.
count-step-electing-quota = Miejsce daje tyle głosów: { $quota } (głosów razem: { $votes }, miejsc: { $seats }).
count-step-elected-remaining = Zostało nie więcej propozycji, niż jest miejsc; miejsca dostają: { $options }.
count-step-surplus-passed = „{ $option }” ma { $total }; nadwyżka { $surplus } przechodzi dalej, z zaokrągleń przepada { $lost }.
count-step-ballot-worth = Dalej przechodzi { $ballots ->
    [one] { $ballots } karta; ważyła { $before }, teraz waży { $now }.
    [few] { $ballots } karty; każda ważyła { $before }, teraz waży { $now }.
   *[many] { $ballots } kart; każda ważyła { $before }, teraz waży { $now }.
 }
count-step-ballots-passed = Do następnych propozycji trafia kart: { $ballots }; bez następnej zostaje: { $exhausted }.
count-step-iterated = Po tylu przybliżeniach: { $times } – ponad wymaganą liczbę zostaje { $surplus }. { $ended ->
    [elected] Ktoś zdobył miejsce.
    [omega] Reszty nie ma już po co przekazywać.
   *[stable] Zaokrąglenia nie pozwalają zejść niżej.
 }
count-step-keep-factor = „{ $option }” zatrzymuje z każdego głosu { $keeps }, resztę oddaje dalej.

## Kilka miejsc z zaznaczeń

count-item-weight = { $weight } (kart: { $ballots })
count-step-ballot-weights = Od teraz karty ważą: { $weights }.
count-step-represented = Wybraną propozycję ma już { $ballots } z { $of } ważnych kart.
count-step-lowest-load = { $options-count ->
    [one] Najmniej obciąża „{ $options }”: { $load } na kartę.
   *[other] Równo i najmniej ({ $load } na kartę) obciążają: { $options }.
 }
count-step-load-borne = Miejsce dostaje „{ $option }”: każda z kart, na których jest zaznaczona ({ $ballots }), dźwiga teraz { $load }.
count-step-unnamed = Na żadnej karcie nie ma pozostałych: { $options }.
count-step-seat-endowment = Miejsca dzieli się między karty ({ $ballots }): każda ma { $each }.
count-step-lowest-price = { $options-count ->
    [one] Najmniej na kartę kosztuje „{ $options }”: { $price }.
   *[other] Równo i najmniej na kartę ({ $price }) kosztują: { $options }.
 }
count-step-seat-paid = Miejsce dostaje „{ $option }”: po { $price } płaci kart: { $payers }; tych, które miały mniej i dają wszystko: { $poorer }.
count-step-none-affordable = Na żadną następną propozycję nie starcza udziałów; wolnych miejsc: { $seats }.
count-step-completion = { $by ->
    [av] Wolne miejsca dostają propozycje zaznaczone na największej liczbie kart.
   *[phragmen] Wolne miejsca obsadza się metodą Phragména; niewydane udziały zmniejszają obciążenie.
 }
count-step-best-committees = { $possible-count ->
    [0] Największą wartość ({ $score }) ma jeden zestaw: { $certain }.
   *[other] Największą wartość ({ $score }) ma kilka zestawów; we wszystkich są: { $certain }; w niektórych: { $possible }.
 }
count-step-seat-worth = Miejsce dostaje „{ $option }”: bez niej wartość byłaby mniejsza o { $worth }.

## Pieniądze

count-item-payers = { $people } × { $each }
count-step-to-spend = Do podziału jest { $budget }.
count-step-ruled-out = „{ $option }” (koszt { $cost }, poparcie { $support }) nie bierze udziału: { $why ->
    [budget] kosztuje więcej, niż jest do podziału
    [support] ma mniej głosów, niż trzeba
    [unwanted] nikt jej nie zaznaczył
    [conflict] wyklucza się z „{ $with }”
   *[limit] przekracza limit kategorii { $category }
 }.
count-step-funded = Wchodzi „{ $option }”: poparcie { $support }, koszt { $cost }; zostaje { $left }.
count-step-passed-over = Pominięto „{ $option }” (poparcie { $support }, koszt { $cost }, zostało { $left }): { $why ->
    [budget] nie starcza pieniędzy
    [support] ma mniej głosów, niż trzeba
    [unwanted] nikt jej nie zaznaczył
    [conflict] wyklucza się z „{ $with }”
   *[limit] przekracza limit kategorii { $category }
 }.
count-step-halted = Na „{ $option }” (koszt { $cost }) nie starcza: zostało { $left }. Liczenie kończy się.
count-step-shared = Kwotę { $budget } dzieli się na tylu głosujących: { $people }. Każdy ma na początku { $share }.
count-step-raised = Przy udziale od { $from } do { $to } (prób: { $runs }) wychodzi to samo: projektów { $projects }, razem za { $cost }.
count-step-share-kept = Zostaje udział { $share } (podniesień: { $raises }): { $why ->
    [exhaustive] nic więcej się nie zmieści
    [overspend] przy następnym projekty kosztowałyby więcej, niż jest pieniędzy
   *[unchanging] wyższy nic już nie zmienia
 }. { $ties ->
    [0] W pozostałych próbach nie było remisów.
   *[other] Remisów w pozostałych próbach: { $ties }; rozstrzygała je ta sama wylosowana kolejność.
 }
count-step-would-overspend = Przy udziale { $share } doszłoby „{ $option }” i razem byłoby { $cost }, a jest { $budget }.
count-step-bought = Wchodzi „{ $option }” za { $cost }: popierają ją osoby z pieniędzmi w liczbie { $supporters }. Całą część płaci: { $full }; mniej, bo tyle im zostało, płaci osób { $poorer } (razem { $paid }).
count-step-unpaid = Na „{ $option }” (koszt { $cost }) popierającym nie starcza: mają razem { $money }.
count-step-fell-out = Odpada „{ $option }”: { $why ->
    [budget] nie starcza pieniędzy
    [support] ma mniej głosów, niż trzeba
    [unwanted] nikt jej nie zaznaczył
    [conflict] wyklucza się z „{ $with }”
   *[limit] przekracza limit kategorii { $category }
 }.
count-step-compared = Porównano z zestawem o największym poparciu ({ $options }, razem { $cost }): z równych udziałów więcej ma osób { $shares }, z tamtego { $support }. { $kept ->
    [yes] Zostają równe udziały.
   *[no] Wchodzi zestaw o największym poparciu.
 }
count-step-saved = Wchodzi „{ $option }”: popierający ({ $supporters }) uzbierali { $cost }, gdy każdy dostał { $given }.
count-step-saved-in-vain = Na „{ $option }” uzbierano { $cost }, gdy każdy dostał { $given }, ale zostało tylko { $left }.

## Pojedynki

count-step-pairs-compared = Porównano pary: { $pairs }, na ważnych głosach w liczbie { $ballots }.
count-step-condorcet-winner = „{ $option }” wygrywa wszystkie swoje pojedynki.
count-step-no-condorcet-winner = { $options-count ->
    [0] Żadna propozycja nie wygrywa wszystkich pojedynków; każda z którąś przegrywa.
   *[other] Żadna propozycja nie wygrywa wszystkich pojedynków; z żadną nie przegrywa: { $options }.
 }
count-step-smith-set = Najmniejsza grupa, której członkowie pokonują wszystkich spoza niej: { $options }.
count-step-condorcet-loser = „{ $option }” przegrywa wszystkie swoje pojedynki.
count-step-win-record = „{ $option }”: wygrane { $wins }, remisy { $draws }, przegrane { $losses }.
count-step-worst-comparison = Najgorzej „{ $loser }” wypada z „{ $winner }”: { $against } do { $votes }, co liczy się jako { $strength }.
count-step-unbeaten = „{ $option }” nie przegrywa z nikim, co liczy się jako 0.
count-step-strongest-paths = Dla każdych dwóch propozycji znaleziono najmocniejszy ciąg wygranych w jedną i w drugą stronę; ciąg jest tak mocny jak jego najsłabsza wygrana.
count-step-strongest-path = Od „{ $winner }” do „{ $loser }” prowadzi ciąg o sile { $strength } ({ $options }), z powrotem o sile { $back }.
count-step-paths-equal = Do żadnej z tych nie prowadzi ciąg mocniejszy niż z powrotem: { $options }.
count-step-schulze-level = Poziom { $level }: { $options }.
count-step-equal-pairs = { $open ->
    [0] Równie wyraźnych wygranych (siła { $strength }) jest { $pairs }; ich kolejność niczego nie zmienia.
   *[other] Równie wyraźnych wygranych (siła { $strength }) jest { $pairs }; kolejność { $open } z nich ma znaczenie.
 }
count-step-pair-locked = „{ $winner }” nad „{ $loser }”, { $votes } do { $against }: przyjęte.
count-step-pair-skipped = { $options-count ->
    [0] „{ $winner }” nad „{ $loser }”, { $votes } do { $against }: pominięte, bo przeczy wyraźniejszym.
   *[other] „{ $winner }” nad „{ $loser }”, { $votes } do { $against }: pominięte, bo przeczy wyraźniejszym ({ $options }).
 }
count-step-pair-open = „{ $winner }” nad „{ $loser }”, { $votes } do { $against }: zależy od remisu, którego nie rozstrzygnięto.
count-step-places-scored = Za miejsca dano punkty na ważnych głosach w liczbie { $ballots }. { $unranked ->
    [modified] Pierwsze miejsce daje tyle punktów, ile propozycji ponumerowano, każde następne o jeden mniej.
    [zero] Pierwsze miejsce daje { $first }, każde następne o jeden mniej, brak miejsca nic.
   *[average] Pierwsze miejsce daje { $first }, każde następne o jeden mniej, a propozycje bez miejsca dzielą resztę po równo.
 }
count-step-pairs-winner = Wygrywa „{ $option }”.
