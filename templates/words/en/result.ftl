# The result of a plebiscite.

result-title = Result
result-won = “{ $winner }” wins with { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
 }.
result-won-one = “{ $winner }” wins.
result-won-several = { $number ->
    [one] { $number } option wins:
   *[other] { $number } options win:
 }
result-funded = { $number ->
    [0] { $budget } was not enough for any project.
    [one] For { $cost } of { $budget } { $number } project is funded:
   *[other] For { $cost } of { $budget } { $number } projects are funded:
 }
result-no-quorum = Nobody wins: too few people took part.
result-no-valid = Nobody wins: no ballot is valid.
result-below-threshold = Nobody wins: the first option has too little support.
result-no-condorcet-winner = Nobody wins: no option won all its duels.
result-tied = A tie that was not broken.
result-erratum = Correction of { $when }
result-bars = The options in order
result-option = Option
result-share = Share of valid ballots
result-lot-title = Decided by lot
result-lot = These stood equal: { $among }. The public draw (“{ $lot }”) chose: { $chosen }.
result-lot-how = The program works out the order from what was drawn and the list of options; anybody can work it out alone.
result-turnout = Turnout ({ $roll } may vote)
result-channel = Way
result-people = People
result-of-roll = Share of the roll
result-web = Online
result-paper = On paper
result-together = Together
result-ballots = What became of the ballots
result-became = Ballots
result-many = Number
result-valid = Valid
result-exhausted = of these: no option left at the end of the count
result-blank = Blank
result-void = Void
result-void-because = of these: { $reason }
result-cast = All that were cast
result-minutes = Minutes (PDF)
result-bundle = The file to recount from (TAR)
result-round = Round { $round }
