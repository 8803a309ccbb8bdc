letter-document = Voting code: { $title }
letter-rehearsal = REHEARSAL
letter-number = Letter no.
letter-your-code = Your voting code
letter-opens = Voting from
letter-closes = until
letter-steps = How to vote
letter-step-open = Scan the square with your phone, or go to { $address }.
letter-step-code = If the page asks for it, type the code. Capitals and hyphens do not matter.
letter-step-mark = { $max ->
    [0] Fill in the ballot as the page tells you, and cast your vote.
    [one] Mark one answer and cast your vote.
   *[other] Mark up to { $max } answers and cast your vote.
 }
letter-step-receipt = Keep the receipt. Its ten signs find your ballot in the public journal.
letter-note-once = The code works once. Show it to nobody: the town hall will never ask for it by phone or message.
letter-note-secret = The code only proves your right to vote. Nothing in the stored data ties it to your ballot.
letter-note-paper = Do you prefer paper? Come to the polling desk at the town hall. Everybody votes once: online or on paper.
letter-note-help = Questions, a damaged or lost letter: { $contact }.
letter-check = The mark of this vote: { $eid }. The voting page and the journal show the same.
minutes-document = Minutes of the result: { $title }
minutes-title = Minutes of the result
minutes-rehearsal = REHEARSAL – minutes of an exercise, nothing is decided
minutes-question = Question
minutes-held = Voting lasted from { $opens } until { $closes }.
minutes-published = The result was published on { $at }.
minutes-result = Decision
minutes-won = Chosen: { $winner }.
minutes-won-several = { $number ->
    [one] { $number } answer was chosen:
   *[other] { $number } answers were chosen:
 }
minutes-funded = { $number ->
    [0] { $budget } was not enough for any project.
    [one] For { $cost } of { $budget } { $number } project was chosen:
   *[other] For { $cost } of { $budget } { $number } projects were chosen:
 }
minutes-method = Method: { $method }.
minutes-no-quorum = Nothing was chosen: too few people took part.
minutes-no-valid-ballots = Nothing was chosen: no ballot was valid.
minutes-below-threshold = Nothing was chosen: the first answer did not reach the support needed.
minutes-no-condorcet-winner = Nothing was chosen: no answer won all its duels.
minutes-tied = Undecided: equal numbers of votes.
minutes-votes = Votes
minutes-option = Answer
minutes-share = Share of valid ballots
minutes-many-marks = Up to { $max } answers could be marked on one ballot, so the shares do not add up to one hundred percent.
minutes-turnout = Turnout
minutes-channel = Channel
minutes-people = People
minutes-of-roll = Share of the roll
minutes-web = Online
minutes-paper = On paper
minutes-together = Together
minutes-roll = People entitled by the roll
minutes-ballots = Ballots
minutes-number = Number
minutes-cast = Ballots cast
minutes-valid = Valid ballots
minutes-blank = Ballots left blank on purpose
minutes-invalid = Void ballots
minutes-void-sealed = the ballot cannot be opened
minutes-void-padding = wrong length of the ballot
minutes-void-form = ballot not written by the rules
minutes-void-kind = another kind of ballot
minutes-void-unknown-option = an answer that is not on the ballot
minutes-void-order = answers repeated or out of order
minutes-void-equal-ranks = several answers on one place
minutes-void-too-few = too few answers marked
minutes-void-out-of-range = a grade or points out of range
minutes-void-too-many-points = too many points shared out
minutes-void-too-many-marks = too many marks
minutes-void-too-few-marks = too few marks
minutes-void-score-too-high = a grade above the best one
minutes-void-score-too-low = a grade below the worst one
minutes-void-too-many = too many answers marked
minutes-void-no-mark = nothing marked
minutes-void-blank-not-allowed = blank, where blank was not allowed
minutes-void-paper-bad-marking = paper: unclear marking
minutes-void-paper-several-cards = paper: several cards together
minutes-void-paper-non-resident = paper: not on the roll
minutes-void-paper-no-consent = paper: no guardian’s consent
minutes-void-paper-other = paper: another reason
minutes-quorum = Turnout needed: { $test ->
    [more-than] more than
   *[at-least] at least
 } { $share }. { $part } of { $whole } took part: { $met ->
    [yes] reached
   *[no] not reached
 }.
minutes-threshold = Support needed: { $test ->
    [more-than] more than
   *[at-least] at least
 } { $share } of the valid ballots. The first answer has { $part } of { $whole }: { $met ->
    [yes] reached
   *[no] not reached
 }.
minutes-no-conditions = No turnout and no threshold of support was required.
minutes-tie = Equal numbers of votes: { $among }. The public lot “{ $lot }” decided: { $chosen }.
minutes-logs = Logs and checking
minutes-log = Log
minutes-size = Entries
minutes-root = Root (SHA-256)
minutes-register = Register of rights
minutes-urn = Urn
minutes-eid = Mark of this vote
minutes-verify = Anybody can download the bundle from the journal { $address } and recount with “wiec verify”.
minutes-commission = Commission
minutes-signature = name and signature
minutes-place-date = place and date
minutes-page = Page { $page } of { $pages }
