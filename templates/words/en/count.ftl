# The count step by step: a sentence for each step of each method, names of totals, duels.

count-title = The count, step by step
count-lead = This is how the program counted the votes. Whoever recounts the file of ballots with “wiec verify” gets the same steps.
count-rule = Method
count-settings = Settings of the method
count-duels = Duels: whom more people prefer
count-duels-lead = Every two options were compared by themselves. The figures say on how many ballots one stands above the other; the clearest results come first.
count-duel-winner = Above
count-duel-score = Votes
count-duel-loser = Below
count-duel-tied = equal
count-exhausted = with no option left
count-no-steps = There was nothing to do in this round.

## What totals mean

count-measure-votes = Votes
count-measure-score = Sum of grades
count-measure-median = Middle grade
count-measure-points = Points
count-measure-wins = Duels won
count-measure-above = Options defeated
count-measure-worst = Worst defeat
count-measure-round = Votes in the last round
count-measure-split = Sum of split votes
count-measure-worth = Worth
count-measure-load = Burden
count-measure-support = Support
count-measure-total = Total

## Steps of all

count-step-void = Void ballots laid aside ({ $reason }): { $ballots }.
count-step-blank = Blank ballots laid aside: { $ballots }.
count-step-struck = “{ $option }” was withdrawn; marks struck: { $marks }.
count-step-only-withdrawn = Ballots for withdrawn options only laid aside: { $ballots }.
count-step-by-hand = Paper cards counted by hand taken over: { $ballots } valid, in batches: { $batches }.
count-step-added = Marks added up: { $marks } on valid ballots numbering { $ballots }.
count-step-quorum = Turnout: { $part } of { $whole }, which is { $reached }; { $test ->
    [more-than] more than
   *[at-least] at least
 } { $needed } is needed – { $met ->
    [yes] reached
   *[no] not reached
 }.
count-step-threshold = Support: { $part } of { $whole }, which is { $reached }; { $test ->
    [more-than] more than
   *[at-least] at least
 } { $needed } is needed – { $met ->
    [yes] reached
   *[no] not reached
 }.
count-step-approval-quorum = Support among those who may vote: { $part } of { $whole }, which is { $reached }; { $test ->
    [more-than] more than
   *[at-least] at least
 } { $needed } is needed – { $met ->
    [yes] reached
   *[no] not reached
 }.
count-step-lead = { $options-count ->
    [one] “{ $options }” has most: { $total }.
   *[other] Equal with most ({ $total } each): { $options }.
 }
count-step-tie-broken = These stood equal: { $among }. The lot decided; it named: { $chosen }.
count-step-tie-open = These stand equal: { $among }. Nothing has broken this tie yet.
count-step-elected = “{ $option }” wins: { $total }.
count-step-undecided = { $why ->
    [won] There is a winning option.
    [no-quorum] Nobody wins: too few people took part.
    [no-valid-ballots] Nobody wins: no ballot is valid.
    [below-threshold] Nobody wins: the first option has too little support.
    [no-condorcet-winner] Nobody wins: no option won all its duels.
   *[other] Nobody wins yet: a tie is not broken.
 }

## Grades and points

count-step-points-added = Points on valid ballots numbering { $ballots } added up: { $points } in all.
count-step-scores-added = Grades on valid ballots numbering { $ballots } added up: { $sum } in all.
count-step-mean = “{ $option }”: sum of grades { $sum }, ballots that grade it: { $ballots }.
count-step-never-scored = Nobody graded: { $options }. They come last.
count-step-graded = “{ $option }”: grades { $grades } were given so many times each: { $ballots }. Middle grade: { $median }.
count-step-median-removed = “{ $winner }” and “{ $loser }” have the same middle grade: { $median }. With so many middle grades laid aside from each: { $removed }, { $winner-median } and { $loser-median } are left, so “{ $winner }” stands above.
count-step-median-share-removed = “{ $winner }” and “{ $loser }” have the same middle grade: { $median }. With an equal part of the grades laid aside from the middle of each ({ $share }), { $winner-median } and { $loser-median } are left, so “{ $winner }” stands above.
count-step-matches-lost = “{ $option }” loses so many comparisons with those that stand equal: { $lost }.
count-step-top-scores = “{ $option }” has the highest grade ({ $score }) on ballots numbering { $ballots }.
count-step-finalists = Into the runoff go: { $options } (sum of grades: { $totals }).
count-step-runoff = In the runoff “{ $winner }” is graded above “{ $loser }” on ballots numbering { $winner-ballots }; the other way round: { $loser-ballots }; equal: { $equal }.
count-step-runoff-tied = In the runoff as many ballots ({ $ballots }) grade each of the two higher: { $options }; equal: { $equal }.

## Rounds

count-step-continuing = Ballots that count in this round: { $ballots }. With no option left: { $exhausted }; stopped at equal places: { $overvotes }.
count-step-absolute-majority = “{ $option }” has { $votes } of { $of } votes, more than half.
count-step-second-round = Into the second round go: { $options }.
count-step-excluded-without-votes = Out without a single vote: { $options }.
count-step-excluded = “{ $option }” has fewest ({ $total }) and drops out.
count-step-electing-quota = So many votes take a seat: { $quota } (votes in all: { $votes }, seats: { $seats }).
count-step-elected-remaining = No more options are left than seats; the seats go to: { $options }.
count-step-surplus-passed = “{ $option }” has { $total }; the surplus of { $surplus } goes on, { $lost } is lost to rounding.
count-step-ballot-worth = { $ballots ->
    [one] { $ballots } ballot goes on; it weighed { $before } and now weighs { $now }.
   *[other] { $ballots } ballots go on; each weighed { $before } and now weighs { $now }.
 }
count-step-ballots-passed = Ballots that go to their next option: { $ballots }; with none left: { $exhausted }.
count-step-iterated = After so many steps of approximation: { $times } – { $surplus } is left above what is needed. { $ended ->
    [elected] Somebody took a seat.
    [omega] The rest is not worth passing on.
   *[stable] Rounding lets it get no smaller.
 }
count-step-keep-factor = “{ $option }” keeps { $keeps } of each vote and passes on the rest.

## Several seats from marks

count-item-weight = { $weight } (ballots: { $ballots })
count-step-ballot-weights = From now on ballots weigh: { $weights }.
count-step-represented = { $ballots } of { $of } valid ballots have a chosen option.
count-step-lowest-load = { $options-count ->
    [one] “{ $options }” burdens least: { $load } a ballot.
   *[other] Equal with the lowest burden ({ $load } a ballot): { $options }.
 }
count-step-load-borne = “{ $option }” takes a seat: each of the ballots that mark it ({ $ballots }) now bears { $load }.
count-step-unnamed = No ballot marks what is left: { $options }.
count-step-seat-endowment = The seats are shared out among the ballots ({ $ballots }): each has { $each }.
count-step-lowest-price = { $options-count ->
    [one] “{ $options }” costs least a ballot: { $price }.
   *[other] Equal with the lowest price a ballot ({ $price }): { $options }.
 }
count-step-seat-paid = “{ $option }” takes a seat: ballots that pay { $price } each: { $payers }; those that had less and give all: { $poorer }.
count-step-none-affordable = The shares pay for no further option; seats left: { $seats }.
count-step-completion = { $by ->
    [av] The seats left go to the options marked on most ballots.
   *[phragmen] The seats left are filled by Phragmén’s method; shares that are not spent lower the burden.
 }
count-step-best-committees = { $possible-count ->
    [0] One set has the highest worth ({ $score }): { $certain }.
   *[other] Several sets have the highest worth ({ $score }); in all of them: { $certain }; in some: { $possible }.
 }
count-step-seat-worth = “{ $option }” takes a seat: without it the worth were { $worth } lower.

## Money

count-item-payers = { $people } × { $each }
count-step-to-spend = There is { $budget } to share out.
count-step-ruled-out = “{ $option }” (cost { $cost }, support { $support }) takes no part: { $why ->
    [budget] it costs more than there is
    [support] it has fewer votes than needed
    [unwanted] nobody marked it
    [conflict] it excludes “{ $with }”
   *[limit] it is above the limit of category { $category }
 }.
count-step-funded = “{ $option }” is in: support { $support }, cost { $cost }; { $left } is left.
count-step-passed-over = “{ $option }” is passed over (support { $support }, cost { $cost }, { $left } was left): { $why ->
    [budget] there is not enough money
    [support] it has fewer votes than needed
    [unwanted] nobody marked it
    [conflict] it excludes “{ $with }”
   *[limit] it is above the limit of category { $category }
 }.
count-step-halted = There is not enough for “{ $option }” (cost { $cost }): { $left } is left. The count ends.
count-step-shared = { $budget } is shared out among so many voters: { $people }. Each has { $share } at first.
count-step-raised = With a share from { $from } to { $to } (runs: { $runs }) the same comes out: { $projects } projects, { $cost } together.
count-step-share-kept = The share of { $share } is kept (raised { $raises } times): { $why ->
    [exhaustive] nothing more fits
    [overspend] with the next one the projects would cost more than there is
   *[unchanging] a higher one changes nothing
 }. { $ties ->
    [0] There were no ties in the other runs.
   *[other] Ties in the other runs: { $ties }; the same drawn order broke them.
 }
count-step-would-overspend = With a share of { $share } “{ $option }” would be added and all would cost { $cost }, but there is { $budget }.
count-step-bought = “{ $option }” is in for { $cost }: supporters who have money: { $supporters }. The whole part is paid by: { $full }; less, because that is all they had, by { $poorer } (together { $paid }).
count-step-unpaid = The supporters of “{ $option }” (cost { $cost }) do not have enough: { $money } together.
count-step-fell-out = “{ $option }” is out: { $why ->
    [budget] there is not enough money
    [support] it has fewer votes than needed
    [unwanted] nobody marked it
    [conflict] it excludes “{ $with }”
   *[limit] it is above the limit of category { $category }
 }.
count-step-compared = Compared with the set of most support ({ $options }, { $cost } together): equal shares serve { $shares } people better, that set { $support }. { $kept ->
    [yes] Equal shares stay.
   *[no] The set of most support takes their place.
 }
count-step-saved = “{ $option }” is in: its supporters ({ $supporters }) had saved { $cost } when everybody had been given { $given }.
count-step-saved-in-vain = { $cost } was saved for “{ $option }” when everybody had been given { $given }, but only { $left } is left.

## Duels

count-step-pairs-compared = Pairs compared: { $pairs }, on valid ballots numbering { $ballots }.
count-step-condorcet-winner = “{ $option }” wins all its duels.
count-step-no-condorcet-winner = { $options-count ->
    [0] No option wins all its duels; each loses to another.
   *[other] No option wins all its duels; these lose to none: { $options }.
 }
count-step-smith-set = The smallest group whose members defeat everybody outside: { $options }.
count-step-condorcet-loser = “{ $option }” loses all its duels.
count-step-win-record = “{ $option }”: won { $wins }, equal { $draws }, lost { $losses }.
count-step-worst-comparison = “{ $loser }” does worst against “{ $winner }”: { $against } to { $votes }, which counts { $strength }.
count-step-unbeaten = “{ $option }” loses to nobody, which counts 0.
count-step-strongest-paths = For every two options the strongest chain of wins was found, one way and the other; a chain is as strong as its weakest win.
count-step-strongest-path = From “{ $winner }” a chain of strength { $strength } leads to “{ $loser }” ({ $options }), back one of strength { $back }.
count-step-paths-equal = To none of these does a chain lead that is stronger than the one back: { $options }.
count-step-schulze-level = Level { $level }: { $options }.
count-step-equal-pairs = { $open ->
    [0] { $pairs } wins are equally clear (strength { $strength }); their order changes nothing.
   *[other] { $pairs } wins are equally clear (strength { $strength }); the order of { $open } of them matters.
 }
count-step-pair-locked = “{ $winner }” over “{ $loser }”, { $votes } to { $against }: accepted.
count-step-pair-skipped = { $options-count ->
    [0] “{ $winner }” over “{ $loser }”, { $votes } to { $against }: passed over, as it contradicts clearer ones.
   *[other] “{ $winner }” over “{ $loser }”, { $votes } to { $against }: passed over, as it contradicts clearer ones ({ $options }).
 }
count-step-pair-open = “{ $winner }” over “{ $loser }”, { $votes } to { $against }: depends on a tie that is not broken.
count-step-places-scored = Places gave points on valid ballots numbering { $ballots }. { $unranked ->
    [modified] A first place gives as many points as options were numbered, each next one less.
    [zero] A first place gives { $first }, each next one less, no place nothing.
   *[average] A first place gives { $first }, each next one less, and options without a place share the rest equally.
 }
count-step-pairs-winner = “{ $option }” wins.
