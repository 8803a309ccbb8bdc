# Wynik plebiscytu.

result-title = Wynik
result-won = Wygrywa „{ $winner }” – { $votes ->
    [one] { $votes } głos
    [few] { $votes } głosy
   *[many] { $votes } głosów
 }.
result-won-one = Wygrywa „{ $winner }”.
result-won-several = { $number ->
    [one] Wygrywa { $number } odpowiedź:
    [few] Wygrywają { $number } odpowiedzi:
   *[many] Wygrywa { $number } odpowiedzi:
 }
result-funded = { $number ->
    [0] Z kwoty { $budget } nie starczyło na żaden projekt.
    [one] Za { $cost } z kwoty { $budget } wchodzi { $number } projekt:
    [few] Za { $cost } z kwoty { $budget } wchodzą { $number } projekty:
   *[many] Za { $cost } z kwoty { $budget } wchodzi { $number } projektów:
 }
result-no-quorum = Nikt nie wygrywa: udział wzięło zbyt mało osób.
result-no-valid = Nikt nie wygrywa: żaden głos nie jest ważny.
result-below-threshold = Nikt nie wygrywa: pierwsza odpowiedź ma zbyt małe poparcie.
result-no-condorcet-winner = Nikt nie wygrywa: żadna odpowiedź nie wygrała wszystkich pojedynków.
result-tied = Remis, którego nie rozstrzygnięto.
result-erratum = Sprostowanie z { $when }
result-bars = Kolejność odpowiedzi
result-option = Odpowiedź
result-share = Udział w ważnych głosach
result-lot-title = Rozstrzygnęło losowanie
result-lot = Równo stały: { $among }. W publicznym losowaniu („{ $lot }”) wybrano: { $chosen }.
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
result-exhausted = w tym: bez dalszej odpowiedzi na końcu liczenia
result-blank = Puste
result-void = Nieważne
result-void-because = w tym: { $reason }
result-cast = Wszystkie oddane
result-minutes = Protokół (PDF)
result-bundle = Plik do samodzielnego przeliczenia (TAR)
result-round = Runda { $round }
