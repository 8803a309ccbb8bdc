# Wynik plebiscytu.

result-title = Wynik
result-won = Wygrywa „{ $winner }” – { $votes ->
    [one] { $votes } głos
    [few] { $votes } głosy
   *[many] { $votes } głosów
 }.
result-no-quorum = Nikt nie wygrywa: udział wzięło zbyt mało osób.
result-no-valid = Nikt nie wygrywa: żaden głos nie jest ważny.
result-below-threshold = Nikt nie wygrywa: pierwsza odpowiedź ma zbyt małe poparcie.
result-tied = Remis, którego nie rozstrzygnięto.
result-erratum = Sprostowanie z { $when }
result-bars = Głosy na odpowiedzi
result-option = Odpowiedź
result-votes = Głosy
result-share = Udział w ważnych głosach
result-quorum = Frekwencja: { $part } z { $whole }, czyli { $reached }; potrzeba co najmniej { $needed } – { $met ->
    [yes] osiągnięta
   *[no] nieosiągnięta
 }.
result-threshold = Poparcie pierwszej odpowiedzi: { $part } z { $whole }, czyli { $reached }; potrzeba co najmniej { $needed } – { $met ->
    [yes] osiągnięte
   *[no] nieosiągnięte
 }.
result-lot-title = Rozstrzygnęło losowanie
result-lot = Tyle samo głosów miały: { $among }. W publicznym losowaniu („{ $lot }”) wybrano: { $chosen }.
result-lot-how = Z wylosowanego ciągu i listy odpowiedzi program oblicza kolejność; każdy może ją obliczyć sam.
result-turnout = Frekwencja (uprawnionych: { $roll })
result-channel = Sposób
result-people = Osoby
result-of-roll = Udział w uprawnionych
result-web = Internet
result-paper = Papier
result-together = Razem
result-ballots = Co stało się z głosami
result-became = Głosy
result-many = Liczba
result-valid = Ważne
result-blank = Puste
result-void = Nieważne
result-void-because = w tym: { $reason }
result-cast = Wszystkie oddane
result-minutes = Protokół (PDF)
result-bundle = Plik do samodzielnego przeliczenia (TAR)
result-working = Liczenie krok po kroku
result-round = Runda { $round }
result-step-void = Odłożono nieważne ({ $reason }): { $ballots }.
result-step-blank = Odłożono puste: { $ballots }.
result-step-struck = „{ $option }” wycofano; skreślono zaznaczeń: { $marks }.
result-step-only-withdrawn = Odłożono głosy tylko na wycofane odpowiedzi: { $ballots }.
result-step-by-hand = Doliczono karty papierowe policzone ręcznie: { $ballots } ważnych, w partiach: { $batches }.
result-step-added = Zsumowano zaznaczenia: { $marks } na ważnych głosach w liczbie { $ballots }.
result-step-lead = Najwięcej ma „{ $options }”: { $total }.
result-step-lead-tied = Po tyle samo, najwięcej ({ $total }), mają: { $options }.
result-step-tie-broken = Remis ({ $among }) rozstrzygnęło losowanie: { $chosen }.
result-step-tie-open = Remisu ({ $among }) nic jeszcze nie rozstrzygnęło.
result-step-elected = Wygrywa „{ $option }”: { $total }.
result-step-won = Jest zwycięska odpowiedź.
