# Metody liczenia: co się zaznacza, kto wygrywa, znana słabość; przewodnik po metodach.

methods-title = Metody liczenia głosów
methods-lead = Ten sam zestaw kart może dać różnych zwycięzców, zależnie od tego, jak się go policzy. Dlatego metodę wybiera się przed głosowaniem i zamraża razem z kartą.
methods-which = Która metoda pasuje?
methods-begin = Zacznij plebiscyt z tą metodą
methods-weak = Znana słabość
methods-marks = Co robi głosujący

methods-group-one = Wygrywa jedna propozycja
methods-group-several = Wygrywa kilka propozycji
methods-group-budget = Podział pieniędzy między projekty

methods-ballot-choice = zaznacza jedną propozycję
methods-ballot-approval = zaznacza jedną lub kilka propozycji
methods-ballot-ranking = układa propozycje w kolejności
methods-ballot-score = ocenia każdą propozycję
methods-ballot-points = rozdziela punkty między propozycje

## Metody: nazwa, jak działa, słabość

method-plurality = Jeden głos
method-plurality-how = Każdy zaznacza jedną propozycję. Wygrywa ta, którą zaznaczono najwięcej razy.
method-plurality-weak = Gdy propozycji jest więcej niż dwie, podobne odbierają sobie głosy i może wygrać taka, której większość nie chce.

method-approval = Głosowanie aprobujące
method-approval-how = Każdy zaznacza wszystkie propozycje, które mu odpowiadają. Wygrywa ta, którą zaznaczyło najwięcej osób.
method-approval-weak = Wszystkie zaznaczenia ważą tyle samo: nie widać, co kto woli bardziej, i może przegrać propozycja, którą większość stawia na pierwszym miejscu.

method-referendum = Tak albo nie
method-referendum-how = Jest jedno pytanie i dwie odpowiedzi: za i przeciw. Odpowiedź „za” zostaje przyjęta, jeżeli ma więcej niż połowę ważnych głosów albo osiągnie ustalony próg.
method-referendum-weak = Jeżeli próg liczy się od frekwencji, przeciwnikom bardziej opłaca się zostać w domu niż głosować. Bezpieczniejszy jest próg poparcia.

method-score = Suma ocen
method-score-how = Każdy ocenia propozycje, każdą osobno. Oceny się sumuje, brak oceny liczy się jako zero; wygrywa największa suma.
method-score-weak = Kto daje tylko oceny skrajne, waży więcej niż ten, kto ocenia ostrożnie.

method-star = Oceny i dogrywka (STAR)
method-star-how = Każdy ocenia propozycje, a oceny się sumuje. Dwie z największą sumą przechodzą do dogrywki na tych samych kartach: wygrywa ta, którą więcej osób oceniło wyżej.
method-star-weak = Sposób liczenia ma dwa kroki i trudniej go opowiedzieć; do dogrywki mogą wejść dwie propozycje bardzo podobne.

method-majority-judgment = Ocena środkowa
method-majority-judgment-how = Każdy ocenia propozycje, a oceny każdej z nich ustawia się od najlepszej do najgorszej. Liczy się ocena środkowa: co najmniej połowa osób dała tyle lub więcej. Przy równych odkłada się po jednej ocenie środkowej, aż będzie różnica.
method-majority-judgment-weak = Może wygrać propozycja, którą w porównaniu z inną większość oceniła niżej; mało znane propozycje tracą, bo brak oceny liczy się jako najniższa.

method-irv = Natychmiastowa dogrywka
method-irv-how = Każdy układa propozycje w kolejności. Odpada ta, która ma najmniej pierwszych miejsc, a jej karty przechodzą do następnych na nich propozycji; tak aż jedna ma ponad połowę pozostałych głosów.
method-irv-weak = Może odpaść propozycja, którą prawie wszyscy stawiają na drugim miejscu, a wyższe miejsce na karcie może czasem zaszkodzić. Tak było w Burlington w 2009 roku.

method-two-round = Dwie tury na jednej karcie
method-two-round-how = Każdy układa propozycje w kolejności. Jeżeli żadna nie ma ponad połowy pierwszych miejsc, zostają dwie, które mają ich najwięcej; każda karta liczy się dla tej, która stoi na niej wyżej.
method-two-round-weak = Dobra dla wszystkich propozycja z małą liczbą pierwszych miejsc odpada, zanim dojdzie do porównania.

method-borda = Punkty za miejsca (Borda)
method-borda-how = Każdy układa propozycje w kolejności. Za każde miejsce są punkty: tym więcej, im wyżej. Wygrywa największa suma punktów.
method-borda-weak = Wynik zmienia się, gdy ktoś dopisze podobne propozycje, i łatwo zaszkodzić rywalowi, stawiając go na końcu wbrew przekonaniu.

method-condorcet = Zwycięzca pojedynków (Condorcet)
method-condorcet-how = Każdy układa propozycje w kolejności. Porównuje się je parami: wygrywa ta, którą w każdym porównaniu woli więcej osób.
method-condorcet-weak = Rzadko, lecz bywa, że takiej propozycji nie ma. Wtedy ta metoda nie wskazuje nikogo; inne metody pojedynków wskazują.

method-schulze = Pojedynki – metoda Schulzego
method-schulze-how = Każdy układa propozycje w kolejności i porównuje się je parami. Jeżeli jedna wygrywa wszystkie porównania, zwycięża. Jeżeli porównania tworzą koło, decydują najmocniejsze ciągi wygranych.
method-schulze-weak = Gdy jest koło, obliczenie ciągów trudno wykonać na kartce. Zdarza się to rzadko.

method-ranked-pairs = Pojedynki – od najwyraźniejszego
method-ranked-pairs-how = Każdy układa propozycje w kolejności i porównuje się je parami. Wyniki przyjmuje się od najwyraźniejszego, a pomija tylko te, które przeczą wcześniej przyjętym. Wygrywa propozycja, której nic przyjętego nie pokonuje.
method-ranked-pairs-weak = Trzeba policzyć wszystkie pary, więc kart papierowych nie da się zliczyć zwykłym sumowaniem.

method-minimax = Pojedynki – najmniejsza porażka
method-minimax-how = Każdy układa propozycje w kolejności i porównuje się je parami. Wygrywa ta, której najgorsza porażka jest najmniejsza.
method-minimax-weak = Gdy porównania tworzą koło, może wygrać propozycja, która przegrywa z każdą inną.

method-copeland = Pojedynki – najwięcej wygranych
method-copeland-how = Każdy układa propozycje w kolejności i porównuje się je parami. Wygrywa ta, która wygrała najwięcej porównań; remis w parze liczy się za pół.
method-copeland-weak = Nie liczy się, jak wyraźna była wygrana, dlatego remisy zdarzają się częściej niż w innych metodach pojedynków.

method-k-approval = Kilka zaznaczeń, kilku zwycięzców
method-k-approval-how = Każdy zaznacza najwyżej ustaloną liczbę propozycji. Wygrywają te, które zaznaczono najwięcej razy – tyle, ile jest miejsc.
method-k-approval-weak = Zwarta grupa, nawet niewiele większa od innych, może zdobyć wszystkie miejsca.

method-cumulative = Punkty do podziału
method-cumulative-how = Każdy ma tę samą liczbę punktów i dzieli je między propozycje, jak chce. Wygrywają te, które zebrały najwięcej punktów.
method-cumulative-weak = Mniejszość coś zdobędzie tylko wtedy, gdy zgra się i nie rozproszy punktów; punkty oddane na pewnego zwycięzcę przepadają.

method-stv-scottish = Głos przechodni na kilka miejsc (STV szkocki)
method-stv-scottish-how = Każdy układa propozycje w kolejności. Kto przekroczy wymaganą liczbę głosów, zdobywa miejsce, a nadwyżka przechodzi dalej według kart; odpada ten, kto ma najmniej. Duże i małe grupy zdobywają miejsca proporcjonalnie.
method-stv-scottish-weak = Liczenie jest długie, a wyższe miejsce na karcie może w rzadkich przypadkach zaszkodzić.

method-stv-meek = Głos przechodni na kilka miejsc (STV Meeka)
method-stv-meek-how = Każdy układa propozycje w kolejności. Głos ponad potrzebę przechodzi dalej z każdej karty po równo, a po każdym odpadnięciu wszystko przelicza się od nowa. To najdokładniejsza odmiana głosu przechodniego.
method-stv-meek-weak = Można ją policzyć tylko komputerem; ręcznie sprawdzi się najwyżej jeden krok.

method-av = Najwięcej zaznaczeń, bez limitu
method-av-how = Każdy zaznacza dowolnie wiele propozycji. Miejsca zdobywają te, które zaznaczono najwięcej razy.
method-av-weak = Większość może zdobyć wszystkie miejsca, a mniejszość żadnego.

method-sav = Głos dzielony po równo
method-sav-how = Każdy zaznacza dowolnie wiele propozycji, a jego głos dzieli się między nie po równo: przy czterech zaznaczeniach każde waży jedną czwartą. Miejsca zdobywają największe sumy.
method-sav-weak = Kto popiera wiele propozycji, osłabia każdą z nich; to nie jest podział proporcjonalny.

method-pav = Proporcjonalnie z zaznaczeń (PAV)
method-pav-how = Każdy zaznacza dowolnie wiele propozycji. Szuka się takiego zestawu, który daje mieszkańcom najwięcej razem: pierwsza spełniona propozycja liczy się każdemu za 1, druga za 1/2, trzecia za 1/3. Duże grupy dostają więcej miejsc, małe – swoją część.
method-pav-weak = Trzeba porównać wszystkie zestawy, więc metoda nadaje się tylko do niewielu propozycji.

method-seq-pav = Proporcjonalnie z zaznaczeń, po kolei
method-seq-pav-how = Każdy zaznacza dowolnie wiele propozycji. Miejsca rozdaje się po jednym: karta, na której jest już jedna wybrana propozycja, waży połowę, z dwiema – jedną trzecią. Dzięki temu kolejne miejsca dostają ci, którzy mają ich mniej.
method-seq-pav-weak = Raz przyznanego miejsca się nie cofa, więc zestaw bywa trochę gorszy od najlepszego możliwego.

method-phragmen = Równe obciążenie (Phragmén)
method-phragmen-how = Każdy zaznacza dowolnie wiele propozycji. Każda wybrana „kosztuje” jedno miejsce, a koszt dzielą między siebie ci, którzy ją zaznaczyli. Zawsze wybiera się tę, przy której najbardziej obciążony głosujący jest obciążony najmniej.
method-phragmen-weak = Kolejne kroki trudno policzyć w pamięci, choć wynik każdego da się sprawdzić.

method-equal-shares-committee = Równe udziały na miejsca
method-equal-shares-committee-how = Każdy zaznacza dowolnie wiele propozycji i dostaje równy udział w miejscach. Propozycję opłacają po równo ci, którzy ją zaznaczyli; komu udział się skończy, tego głosy już się nie liczą.
method-equal-shares-committee-weak = Nie zawsze udaje się obsadzić wszystkie miejsca z samych udziałów; pozostałe obsadza się wtedy metodą Phragména.

method-seq-cc = Jak najwięcej reprezentowanych (Chamberlin–Courant)
method-seq-cc-how = Każdy zaznacza dowolnie wiele propozycji. Miejsca rozdaje się po jednym, zawsze tej propozycji, dzięki której najwięcej osób bez żadnej spełnionej będzie miało choć jedną.
method-seq-cc-weak = Nie liczy się wielkość grup: duża grupa i mała dostają po jednym miejscu.

method-greedy = Po kolei według poparcia
method-greedy-how = Każdy zaznacza projekty, które popiera. Bierze się je od najczęściej zaznaczanego; projekt, na który nie starcza pieniędzy, się pomija. Tak liczy większość budżetów obywatelskich.
method-greedy-weak = Jedna duża grupa albo kilka drogich projektów może zabrać wszystkie pieniądze; wielu mieszkańców nie dostaje wtedy nic.

method-equal-shares = Równe udziały
method-equal-shares-how = Pieniądze dzieli się na równe części, po jednej na głosującego. Projekt opłacają ci, którzy go zaznaczyli, po równo. Najpierw wchodzi ten z największym poparciem; komu część się skończy, tego dalsze głosy już się nie liczą, więc kolej przychodzi na każdą część miasta.
method-equal-shares-weak = Projekt z większą liczbą głosów może przegrać z tańszym, który popierają osoby dotąd bez żadnego. Trzeba to wyjaśnić przed głosowaniem.

method-phragmen-pb = Równe obciążenie z kosztami (Phragmén)
method-phragmen-pb-how = Każdy zaznacza projekty, które popiera. Wszyscy zbierają pieniądze w tym samym tempie; projekt wchodzi, gdy ci, którzy go zaznaczyli, uzbierają jego koszt, i wtedy zaczynają zbierać od zera.
method-phragmen-pb-weak = Liczenie kończy się na pierwszym projekcie, na który nie starcza, więc część pieniędzy może zostać.

## Przewodnik

guide-title = Która metoda pasuje?
guide-lead = Odpowiedz na tyle pytań, na ile umiesz. Puste odpowiedzi nie przeszkadzają.
guide-ask = Pokaż metodę
guide-what = Co ma wyjść z głosowania?
guide-what-one = Jedna propozycja
guide-what-yes-no = Odpowiedź tak albo nie na jedno pytanie
guide-what-several = Kilka propozycji, bez liczenia pieniędzy
guide-what-budget = Lista projektów, na które starczy pieniędzy
guide-many = Ile jest propozycji?
guide-many-two = Dwie
guide-many-few = Od trzech do mniej więcej siedmiu
guide-many-lots = Więcej
guide-say = Co mają powiedzieć głosujący?
guide-say-hint = Im więcej mówi karta, tym dłużej się ją wypełnia.
guide-say-accept = Co im odpowiada
guide-say-order = Co wolą od czego
guide-say-grade = Jak bardzo im się coś podoba
guide-fair = Co jest ważniejsze, gdy zwycięzców jest kilku?
guide-fair-most = Żeby wygrało to, co ma najwięcej głosów
guide-fair-share = Żeby każda większa grupa coś dostała
guide-hand = Czy karty papierowe mają się dać policzyć ręcznie, przez zwykłe sumowanie?
guide-hand-yes = Tak
guide-hand-no = Nie trzeba
guide-answer = Pasuje: { $method }
guide-because = Dlaczego
guide-instead = Inna możliwość
guide-instead-text = { $method } – { $reason }
guide-more = Więcej o tej metodzie
guide-all = Wszystkie metody z wyjaśnieniem

guide-reason-yes-no = Jest jedno pytanie, więc wystarczą dwie odpowiedzi i jasny próg.
guide-reason-two = Przy dwóch propozycjach wszystkie metody dają to samo; najprostsza jest najlepsza.
guide-reason-default = Kto popiera coś podobnego, nie musi wybierać mniejszego zła: można zaznaczyć obie.
guide-reason-simple = Kartę wypełnia się w kilka sekund i rzadko jest nieważna.
guide-reason-hand = Karty da się policzyć ręcznie: wystarczy sumować zaznaczenia.
guide-reason-not-hand = Kart papierowych nie da się zliczyć samym sumowaniem; dwie osoby przepisują każdą kartę, a liczy program.
guide-reason-order = Karta mówi, co kto woli od czego, więc można porównać każde dwie propozycje.
guide-reason-aloud = Każdy krok liczenia da się przeczytać na głos.
guide-reason-grade = Karta mówi, jak bardzo, a nie tylko co; oceny można dawać niezależnie.
guide-reason-many-order = Ułożenie wielu propozycji w kolejności męczy; łatwiej zaznaczyć te, które odpowiadają.
guide-reason-most = Miejsca dostaje to, co ma najwięcej głosów, i każdy to łatwo sprawdzi.
guide-reason-share = Każda większa grupa dostaje część odpowiadającą jej wielkości.
guide-reason-budget-share = Każdy głosujący rozporządza równą częścią pieniędzy, więc kolej przychodzi na każdą część miasta.
guide-reason-trust = W badaniach mieszkańcy oceniali tę metodę jako uczciwszą od samego sumowania głosów.
guide-reason-custom = Tak od lat liczy większość budżetów obywatelskich.
guide-reason-known = Jest najbardziej znaną metodą, która korzysta z kolejności.
guide-reason-strong = Dogrywka pilnuje, żeby nie wygrało coś, czego większość nie chce.
guide-reason-fair-grade = Skrajne oceny kilku osób nie przeważą: liczy się ocena środkowa.
guide-reason-proportional-marks = Zaznaczenia wystarczą, nie trzeba układać kolejności.
