# The result of a plebiscite.

result-title = Result
result-won = “{ $winner }” wins with { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
 }.
result-no-quorum = Nobody wins: too few people took part.
result-no-valid = Nobody wins: no ballot is valid.
result-below-threshold = Nobody wins: the first option has too little support.
result-tied = A tie that was not broken.
result-erratum = Correction of { $when }
result-bars = Votes for the options
result-option = Option
result-votes = Votes
result-share = Share of valid ballots
result-quorum = Turnout: { $part } of { $whole }, which is { $reached }; at least { $needed } is needed – { $met ->
    [yes] reached
   *[no] not reached
 }.
result-threshold = Support of the first option: { $part } of { $whole }, which is { $reached }; at least { $needed } is needed – { $met ->
    [yes] reached
   *[no] not reached
 }.
result-lot-title = Decided by lot
result-lot = These had equally many votes: { $among }. The public draw (“{ $lot }”) chose: { $chosen }.
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
result-blank = Blank
result-void = Void
result-void-because = of these: { $reason }
result-cast = All that were cast
result-minutes = Minutes (PDF)
result-bundle = The file to recount from (TAR)
result-working = The count, step by step
result-round = Round { $round }
result-step-void = Void ballots laid aside ({ $reason }): { $ballots }.
result-step-blank = Blank ballots laid aside: { $ballots }.
result-step-struck = “{ $option }” was withdrawn; marks struck: { $marks }.
result-step-only-withdrawn = Ballots for withdrawn options only laid aside: { $ballots }.
result-step-by-hand = Paper cards counted by hand taken over: { $ballots } valid, in batches: { $batches }.
result-step-added = Marks added up: { $marks } on valid ballots numbering { $ballots }.
result-step-lead = “{ $options }” has most: { $total }.
result-step-lead-tied = Equal with most ({ $total } each): { $options }.
result-step-tie-broken = The tie ({ $among }) was broken by lot: { $chosen }.
result-step-tie-open = Nothing has broken the tie ({ $among }) yet.
result-step-elected = “{ $option }” wins: { $total }.
result-step-won = There is a winning option.
