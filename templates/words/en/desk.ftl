# The desk: handing out cards, taking a mark back, counting paper cards.

desk-nav = Desk
desk-nav-hint = Hand out a paper card, check a right, count the cards.
desk-title = Desk
desk-choose = For which plebiscite do you hand out a card?
desk-none-open = No plebiscite with paper cards is open now.
desk-until = open until { $closes }
desk-search = Surname, given name or address
desk-search-hint = Parts of words are enough, for example: kowal lipowa 3.
desk-find = Search
desk-found = { $number ->
    [one] { $number } person found
   *[other] { $number } persons found
 }
desk-more = More people match. Add an address or a given name.
desk-nobody = Nobody was found. Check the spelling, or type fewer words.
desk-name = Surname and given name
desk-born = (born { $year })
desk-address = Address
desk-right = Right to vote
desk-do = What to do
desk-mark = Hand out a card
desk-undo = Take it back
desk-cards = Counting the paper cards
desk-right-none = may not vote in this plebiscite
desk-right-unspent = unspent
desk-right-web = voted on the web
desk-right-paper = card handed out
desk-marked = Noted: { $name }. Hand out one card.
desk-unmarked = Taken back: { $name } may vote again.

desk-not-open = This vote is not open. Hand out no card.
desk-not-yet = This vote opens on { $opens }. Hand out no cards yet.
desk-no-longer = This vote was closed on { $closes }. Hand out no more cards.
desk-withdrawn = This vote was withdrawn. Hand out no cards.
desk-web-only = There are no paper cards in this plebiscite. Help to vote on a screen.
desk-not-on-roll = This person may not vote in this plebiscite. Hand out no card; the organiser takes complaints.
desk-used-web = This person has already voted on the web. Hand out no card.
desk-used-paper = This person has already been given a card. Hand out no second one.
desk-unspent = This person was given no card, so there is nothing to take back.
desk-same-clerk = Two different people are needed. Ask somebody else.

## Taking a mark back

desk-undo-title = Taking a card back
desk-undo-lead = Whose card is taken back: { $name }.
desk-undo-card = Collect the card and destroy it before a witness. Only then take the mark back.
desk-undo-button = Take the card back
desk-reason = Reason
desk-undo-reason-hint = For example: the card was handed to another person by mistake. The reason stays in the staff log.
desk-second = A second person confirms
desk-second-hint = A second clerk types their own address and password here. Your session goes on.
desk-second-email = E-mail address of the second person
desk-second-password = Password of the second person
desk-second-email-empty = Type the second person’s address.
desk-second-password-empty = The second person must type their password.
desk-second-wrong = The second person’s address or password is wrong. They should type both again.
desk-second-no-clerk = This person does not work at the desk. Ask somebody with that role.
desk-second-wait = Too many failures. The second person may try again from { $at }.

## Counting cards

desk-cards-title = Counting the paper cards
desk-cards-marked = Cards handed out
desk-cards-counted = Cards counted in batches that agree
desk-cards-finished = It is confirmed that every card is counted.
desk-batches = Batches
desk-batch = Name of the batch
desk-batch-hint = For example: urn 1, town-hall lobby. Both people type the same name.
desk-batch-by = First person
desk-batch-cards = Cards
desk-batch-state = State
desk-batch-agreed = agreed
desk-batch-once = typed once – type it a second time
desk-type = Type a batch
desk-type-lead = Two people count and type each batch, independently. Only equal figures are taken. A zero must be typed as well.
desk-type-cards = Cards in the batch
desk-type-marks = Marks for each option
desk-type-submit = Store the batch
desk-valid = Valid cards
desk-blank = Blank cards
desk-typed-first = The first count is stored. Now another person types the same batch, from their own account.
desk-typed-agreed = Both counts are equal. The batch is taken.
desk-discard = Discard a batch
desk-discard-lead = Discarding removes both counts of a batch; it must be counted anew then.
desk-discard-submit = Discard the batch
desk-discarded = The batch is discarded. Count it anew.
desk-finish = End the count
desk-finish-lead = Cards that were handed out do not always come back. If all that came back are counted, confirm it. The result is made then.
desk-finish-sure = All cards that came back are counted
desk-finish-submit = End the count of cards

paper-void-bad-marking = Void: bad marking
paper-void-several-cards = Void: several cards of one person
paper-void-non-resident = Void: not a resident
paper-void-no-consent = Void: no guardian’s consent
paper-void-other = Void for another reason
paper-error-batch = Type the name of the batch, at most 120 characters.
paper-error-empty = Type a number; if there is none, type 0.
paper-error-number = This is not a whole number from 0 to 1,000,000. Correct it.
paper-error-more-marks-than-cards = This option has more marks than there are valid cards. Count again.
paper-error-sum = The sum of marks does not fit the number of valid cards. Count cards and marks again.
paper-error-differs = The counts differ: the first person typed { $number }. Count together; if the slip was in the first count, the first person types the batch again. Nothing was stored.
paper-error-more-than-marked = The batches would hold { $cards } cards, but { $marked } were handed out. There cannot be more than that. Count again.
paper-error-agreed = This batch was typed twice and agrees. If it is wrong, discard it first.
paper-error-not-now = Cards are counted after voting closes and before the result. It cannot be done now.
paper-error-not-found = There is no batch of this name. Copy the name from the table.
paper-error-once = These batches were typed only once: { $batches }. A second person must type them.
paper-error-sure = Tick that all cards that came back are counted.
