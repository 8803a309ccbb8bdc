# Ballots that say more than a mark: order, grades, points, costs.

ballot-rank-put = Give place { $place }: { $title }
ballot-rank-up = Up: { $title }
ballot-rank-down = Down: { $title }
ballot-rank-out = Take the place away: { $title }
ballot-rank-placed = { $title }: place { $place } of { $of }.
ballot-rank-unplaced = { $title }: no place.
ballot-rank-line = Without a place
ballot-rank-how = Choose one after the other, the best first. Arrows change the order, or drag by the handle.
ballot-grade-none = no grade
ballot-points-sum = { $given } of { $all } shared out.
ballot-cost = Cost: { $cost }
ballot-money = { $currency } { $amount }
ballot-money-pln = PLN { $amount }
ballot-budget = There is { $budget } to spend. The projects you mark need not fit into it.

ballot-order = Put the answers in order
ballot-order-hint = Type 1 for the best, 2 for the next, and so on. { $most ->
    [one] You may number one.
   *[other] You may number { $most } at most.
 } Answers without a number rank below all numbered ones.
ballot-grades = Grade each answer from 0 to { $best }
ballot-grades-hint = 0 is the worst, { $best } the best. No grade counts as 0.
ballot-points = You have { $all ->
    [one] { $all } point
   *[other] { $all } points
 } to share out
ballot-points-hint = Type how many points you give to an answer; an empty field is nought. You may give all of them to one.

## Errors

ballot-error-number = “{ $title }”: you typed “{ $typed }”, and a number is needed. Correct it or leave the field empty.
ballot-error-rank-range = “{ $title }”: you typed { $typed }, and places are 1 to { $most }. Correct the number.
ballot-error-equal = Place { $place } is given to several: { $titles }. Give each answer a number of its own.
ballot-error-gap = Number { $place } is missing: the highest you typed is { $last }. Type { $place } or lower the numbers after it.
ballot-error-no-rank = Number at least one answer.
ballot-error-score-range = “{ $title }”: you typed { $typed }, and grades are 0 to { $most }. Choose a grade in that range.
ballot-error-no-grade = Grade at least one answer.
ballot-error-points-range = “{ $title }”: you typed { $typed }, and there are { $most } points in all. Type fewer.
ballot-error-points-sum = You shared out { $given }, and there are { $all } to share out. Take { $off } away.
ballot-error-no-points = Give at least one point to an answer.
ballot-error-blank = A ballot cannot be blank and filled in at once. Untick the blank ballot, or clear the fields.

## Cards typed one by one

card-lead = With this method sums are not enough: every card is copied by itself, and two people copy each batch independently. Number the cards of the batch in pencil, so that both go in the same order.
card-begin = Begin or finish a batch
card-go-on = not closed – type on
card-title = Card { $number }, batch: { $batch }
card-number = card { $number }
card-lead-first = Type the cards one after the other. The Enter key stores a card and shows the next.
card-lead-second = The first person has typed this batch. Type the cards in the same order; when one differs, the program says so at once.
card-ranks = Numbers on the card; an empty field where there is none
card-grades = Grades on the card, 0 to { $best }; an empty field where there is none
card-points = Points on the card, { $all } together at most
card-marked = Numbers of the options marked
card-marked-hint = By the list below, with blanks between, for example: 3 7 12.
card-state = The card is
card-filled = filled in
card-blank = blank
card-save = Store the card
card-saved = Card { $number } is stored.
card-typed = Your last cards
card-typed-order = Figures stand in the order of the options on the card
card-column-number = Card
card-column-says = What it says
card-column-do = What to do
card-mend = Mend
card-close = End of the batch
card-close-first = When the last card is typed, close the batch. Another person types it then.
card-close-second = When the last card is typed, close the batch. It is taken if both people typed the same.
card-close-submit = Close the batch
card-take-last = Take the last card out
card-error-number = This is no number. Type a number, or leave the field empty.
card-error-place = There is no option with number “{ $typed }”; numbers go from 1 to { $most }. Correct it.
card-error-state = Choose from the list what kind of card it is.
card-error-both = A blank or void card has no figures. Clear them, or choose “filled in”.
card-error-equal = Two options have the same place. Look at the card; if it says so, choose “Void: bad marking”.
card-error-many = The card has more options than may be marked. Look at it; if it is so, choose “Void: bad marking”.
card-error-range = A figure is out of range. Look at the card; if it says so, choose “Void: bad marking”.
card-error-points = There are more points than may be shared out. Look at the card; if it is so, choose “Void: bad marking”.
card-error-twice = The same number was typed twice. Correct it.
card-error-nothing = Nothing was typed. If there is nothing on the card, choose “blank”.
card-error-other = Such a card cannot be counted. Choose why it is void.
card-error-differs = Card { $number }: the two people typed different things. Look at it together; if the slip was in the first one, the first person mends it. Nothing was stored.
card-error-count = The first person typed { $first } cards, the second { $second }. Count the cards of the batch, and add or take out what is missing.
card-error-first-open = The first person has not closed this batch yet. Wait until they do.
card-error-full = This batch is full. Close it and go on with a new one.
paper-error-other-way = In this plebiscite cards are typed the other way. Open the count of cards from the beginning.
