# The organiser: preparing a plebiscite, the freeze, codes, its course and its result.

organise-nav = Plebiscites
organise-nav-hint = Prepare a vote, freeze it, load the codes and publish the result.
organise-untitled = Plebiscite without a title
organise-save = Save the draft
organise-cancel = Cancel
organise-percent = { $number }%

## List

organise-list-title = Plebiscites
organise-list-lead = Every plebiscite, from drafts to published results.
organise-list-empty = There is no plebiscite yet. Begin with the button “New plebiscite”.
organise-list-rehearsals = Rehearsals
organise-list-what = What is decided
organise-list-when = When
organise-list-state = State
organise-new = New plebiscite
organise-window = from { $opens } to { $closes }
organise-no-window = no dates yet
organise-no-date = not settled

organise-state-draft = Draft
organise-state-frozen = Frozen
organise-state-open = Open
organise-state-closed = Closed
organise-state-counted = Counted
organise-state-published = Published
organise-state-withdrawn = Withdrawn

## One page of fields

organise-edit = Edit the draft
organise-edit-lead = Fill in what you know and save. A draft can be saved at any time, even unfinished; a checklist shows what is missing.
organise-not-saved = The draft is not saved yet. Everything you typed is still in the fields below.
organise-changed = Somebody else changed this draft
organise-changed-text = Since you opened this page somebody else has saved changes. What you typed is in the fields below, but it is not saved. Open the draft in a second tab and compare. If you save this page once more, it replaces the other person’s changes.

organise-what = What is decided
organise-title = Title
organise-description = Description
organise-description-hint = Why there is this plebiscite, and what happens with the result. May be left out.

organise-options = Options to choose from
organise-options-hint = At least two. On the ballot everybody sees them in another, random order. A row without a title is left out.
organise-option = Option { $number }
organise-option-title = Title of the option
organise-option-description = Description of the option
organise-option-more = Description and picture (may be left out)
organise-option-add = Add an option
organise-option-remove = Remove option { $number }
organise-picture = Picture
organise-picture-hint = PNG, JPEG or WebP, at most 12 MB. It is made smaller, and data hidden in the file is removed.
organise-picture-stored = The present picture
organise-picture-other = Another picture
organise-picture-remove = Remove the present picture
organise-picture-alt = What the picture shows
organise-picture-alt-hint = One sentence for people who do not see the picture. Needed if there is one.

organise-who = Who votes
organise-who-which = Entitled
organise-who-everybody = Everybody on the roll of residents
organise-who-districts = Only residents of some districts
organise-no-districts = The roll knows no districts.
organise-districts = Districts
organise-born = Born in this year or earlier
organise-born-hint = Leave it empty for no limit. People whose year of birth the roll does not give may always vote.

organise-when = When
organise-when-hint = Hours in the zone { $zone }.
organise-opens = Voting opens
organise-closes = Voting closes
organise-publish = The result is published
organise-publish-hint = At least a quarter of an hour after the close. Until then the result is sealed.

organise-counting = How it is counted
organise-method = Method
organise-method-show = Show the fields of the chosen method
organise-new-tab = (opens in a new tab)
organise-seats = How many options win
organise-budget = How much money there is to share out
organise-currency = Currency
organise-currency-hint = Three letters, for example PLN or EUR.
organise-cost = Cost
organise-cost-hint = For example 12 000 or 12 000.50.
organise-details = Details: most marks, shares, blank ballots (may be left out)
organise-max = Most options on a ballot
organise-max-hint = How many options may be marked or numbered at most. Empty: as many as there are.
organise-best = Best grade
organise-best-hint = The worst is always 0. Empty: 5.
organise-points = Points to share out
organise-points-hint = How many points each voter has. Empty: 10.
organise-quorum = Least turnout
organise-threshold = Least support for the winner
organise-share-hint = For example 20% or 1/3. Leave it empty for none.
organise-blank = A blank ballot may be cast
organise-blank-hint = A blank ballot counts for the turnout but supports no option.
organise-tie = A tie is always broken by a public lot; this cannot be changed.

organise-channels = Web and paper
organise-conflict = How people can vote
organise-conflict-first = On the web and on paper at the town hall
organise-conflict-first-hint = Whatever a resident uses first counts; the other way is closed then.
organise-conflict-web = On the web only
organise-conflict-web-hint = The town hall can help with voting on a screen, but there are no paper cards.

## Errors of fields

organise-error-empty = This field is empty. Type a text.
organise-error-too-long = The text is too long. Characters allowed: { $number }. Shorten it.
organise-error-control = There is a forbidden character at position { $number }. Remove it and type the text by hand.
organise-error-moment = This is not a date with an hour. Type for example 24.11.2026 15:00.
organise-error-clock-change = On the day the clocks change this hour does not exist or comes twice. Choose another.
organise-error-window-turned = The close must be later than the opening. Correct one of the two dates.
organise-error-no-district = No district is chosen. Tick at least one, or let everybody vote.
organise-error-year = This is not a year. Type four digits, for example 2010.
organise-error-between = Type a whole number from { $least } to { $most }, or leave the field empty.
organise-error-currency = This is no currency. Type three letters, for example PLN.
organise-error-money = This is no sum of money. Type digits with at most two behind the point, for example 12 000.50.
organise-error-money-much = This sum is too large. Type a billion at most.
organise-error-nothing = The money to share out must be more than nought.
organise-error-share = This must be a share between 0 and 1. Type for example 20% or 1/3.
organise-error-picture = This file cannot be read as a picture. Choose a PNG, JPEG or WebP file.
organise-error-picture-large = This picture is too large or too detailed. Choose a file up to 12 MB or make it smaller.
organise-error-picture-again = This picture is not stored yet because of other errors. Choose the file again.
organise-error-picture-alone = The picture stands at an option without a title. Type its title and choose the picture again.
organise-error-reason = Give a reason; it stays in the staff log.
organise-error-text = Type a text: neither empty nor longer than 4,000 characters.
organise-error-not-now = In its present state this cannot be done with the plebiscite any more. Open its page and look at the state.
organise-error-no-tie = There is no tie, so there is nothing to draw.
organise-error-people = Type a whole number from 1 to { $number }.

## Page of a plebiscite

organise-timeline = Dates
organise-blocked = The clock stands still and waits
organise-block-keys = The hour of opening has come, but the code keys are not loaded. Load them and the vote opens by itself.
organise-block-paper = Voting is closed, but the paper cards are not counted. Each batch must be typed by two people, and in the end somebody confirms that everything is counted.
organise-block-lot = There is a tie. Draw a public lot and type what was drawn.
organise-withdrawn = The plebiscite was withdrawn
organise-checklist = What is missing
organise-checklist-done = Nothing is missing: the plebiscite can be frozen.
organise-checklist-lead = Before the plebiscite can be frozen, complete:
organise-figures = In figures
organise-eid = Name of the election
organise-spares = Spare codes left
organise-turnout-roll = Entitled to vote
organise-turnout-web = Votes on the web
organise-turnout-paper = Paper cards handed out
organise-turnout = Turnout
organise-turnout-staff-only = While voting is open only staff see the turnout. Nobody sees what was voted.
organise-winner = Winner
organise-errata = Errata
organise-next = What can be done

organise-do-edit = Edit the draft
organise-do-rules = The rules in plain language
organise-do-rehearse = Rehearse it
organise-do-freeze = Freeze it
organise-do-package = Download the package for making the codes
organise-do-keys = Load the code keys
organise-do-replace = Replace a lost code
organise-do-lot = Break the tie by lot
organise-do-erratum = Add an erratum
organise-do-open-now = Open the rehearsal now
organise-do-close-now = Close the rehearsal now
organise-do-copy = Copy as a new draft
organise-do-delete = Delete the draft
organise-do-withdraw = Withdraw the plebiscite

organise-done-saved = The draft is saved.
organise-done-frozen = The plebiscite is frozen. Now download the package and make the codes.
organise-done-frozen-before = This plebiscite is frozen and cannot be changed any more. It can only be withdrawn with a reason, or copied as a new draft.
organise-done-keys = The code keys are loaded. Voting opens at its hour.
organise-done-withdrawn = The plebiscite is withdrawn.
organise-done-lot = The tie is broken.
organise-done-erratum = The erratum is added.
organise-done-copied = This is a new draft with the same content. Settle the dates.
organise-done-rehearsal = The rehearsal is frozen. Download the package, make the codes and load the keys.
organise-done-opened = The rehearsal is open.
organise-done-closed = The rehearsal is closed. The result appears when it is counted.
organise-done-not-now = In the present state this cannot be done.

organise-missing-title = A title ({ $lang })
organise-missing-description = A description ({ $lang }): another language has one, this one does not
organise-missing-options = At least two options
organise-missing-too-many-options = At most 60 options: remove some
organise-missing-option-title = A title for option { $number } ({ $lang })
organise-missing-option-description = A description of option { $number } ({ $lang }): another language has one, this one does not
organise-missing-picture-words = What the picture of option { $number } shows ({ $lang })
organise-missing-same-title = Options { $first } and { $second } have the same title
organise-missing-eligibility = Who votes
organise-missing-opening = When voting opens
organise-missing-closing = When voting closes
organise-missing-window-long = Voting longer than 120 days: check the dates
organise-missing-opening-past = The opening is already past: choose a later date
organise-missing-counting = The method of counting
organise-missing-too-many-marks = A ballot may mark more options than there are: lower the number or leave the field empty
organise-missing-ballot = The method does not fit the ballot: choose the method again
organise-missing-shares = This method knows no share of turnout or support: clear these fields or choose another method
organise-missing-two-answers = A question of yes or no must have exactly two answers: for and against, in this order
organise-missing-best = The best grade must be from 1 to 100
organise-missing-points = There must be from 1 to 1000 points to share out
organise-missing-seats = How many options win
organise-missing-seats-many = As many options win as there are on the ballot, so nothing is decided: lower the number of winners or add options
organise-missing-compare = This method compares all sets and can bear 20 options at most: choose the one that goes “one by one”
organise-missing-budget = How much money there is to share out
organise-missing-cost = The cost of option { $number }
organise-missing-cost-above = Option { $number } costs more than there is to share out: it cannot win. Correct the cost or the sum
organise-missing-conflict = How people can vote: web and paper
organise-missing-publishing = When the result is published
organise-missing-publishing-early = The result is published too early: last ballots may still arrive

## Freeze

organise-freeze = Freezing the plebiscite
organise-freeze-what = What is laid down: the ballot, the rules, and the roll of those entitled at this moment.
organise-freeze-then = Afterwards you download the package from which the letters with codes are made.
organise-freeze-final = After the freeze nothing can be changed. The plebiscite can only be withdrawn then, with a public reason.
organise-freeze-button = Freeze for good
organise-freeze-refused = The plebiscite was not frozen
organise-freeze-nobody = Nobody on the roll may vote. Import the roll of residents, or change who votes.
organise-freeze-texts = The texts are too long altogether. Shorten the titles of the options.
organise-freeze-changed = Somebody changed the draft during the freeze. Look at it once more.
organise-freeze-failed = The freeze was interrupted. The draft is unharmed; try again.
organise-freezing = Freezing
organise-freezing-lead = The roll of those entitled is being laid down. For a large town this takes about a minute. You may close this page.

## Codes

organise-keys-lead = Load the file of public keys that was made together with the letters. The codes themselves are never loaded.
organise-keys-secret = The keys are loaded once. The election gets its name then, which is checked with each vote.
organise-keys-field = File of code keys
organise-keys-button = Load the keys
organise-keys-none = No file is chosen. Choose the file of code keys.
organise-keys-not-now = Code keys are loaded once, after the freeze and before the opening. It cannot be done now.
organise-keys-file = This is not the right file of code keys. The program says: { $what }.
organise-keys-wrong = The keys do not fit this plebiscite. Download the package again and make the codes anew. The program says: { $what }.

organise-replace-lead = Find the person whose letter got lost. Their old code becomes void and they get a spare sheet.
organise-replace-left = { $number ->
    [one] { $number } spare sheet is left.
   *[other] { $number } spare sheets are left.
 }
organise-replace-reason = Reason
organise-replace-reason-hint = For example: the letter did not arrive, the code was disclosed.
organise-replace-button = Void the code and give a spare
organise-replace-not-now = A code can only be replaced after the keys are loaded and before voting closes.
organise-replace-not-on-roll = This person is not entitled to vote in this plebiscite.
organise-replace-spent = This person has voted already, so there is no new code for them.
organise-replace-no-spare = No spare codes are left. This person can vote on paper.
organise-replaced = Hand out a spare sheet
organise-replaced-text = The former code is void. Hand this person the sealed sheet marked:
organise-replace-more = Replace another person’s code

## Withdrawal, lot, erratum, deletion

organise-withdraw-what = Voting ends for good, and nobody will be able to open the ballots that were cast.
organise-withdraw-final = Everybody will see the reason. A withdrawal cannot be undone.
organise-withdraw-reason = The reason residents will read
organise-withdraw-hint = In full sentences: what happened and what comes next.
organise-lot-what = The leading options have equally many votes. A lot decides; it is drawn in public and not by this program.
organise-lot-how = Draw some numbers before witnesses, with balls or dice for example, and type them in the order drawn. The program derives the order of the options from them; anybody can repeat that.
organise-lot-drawn = Numbers drawn
organise-lot-hint = For example: 17 4 23. What you type becomes public.
organise-erratum-what = A published result cannot be changed. A dated erratum can be added below it.
organise-erratum-text = The erratum
organise-erratum-hint = What was wrong and how it should read.
organise-delete-what = The draft and its pictures will be deleted for good.

## Rehearsal

organise-rehearse-what = A rehearsal is an election of its own with invented residents. It bears a watermark and is counted and verified like a real one, but stands on no public list.
organise-rehearse-then = Once it is made, download the package, make the codes and load the keys. A rehearsal is opened and closed by hand.
organise-rehearse-people = Number of invented residents
organise-rehearse-hint = From 1 to { $most }. Larger rehearsals are made by the command “wiec rehearse”.
organise-rehearse-button = Make the rehearsal

## The rules in plain language

organise-rules-title = The rules of the vote
organise-rules-unfinished = The rules are written by themselves once nothing is missing in the draft.
organise-rules-who = Who may vote
organise-rules-who-everybody = All residents may vote who are on the roll when the plebiscite is frozen.
organise-rules-who-districts = Residents may vote who are on the roll when the plebiscite is frozen, from the districts: { $districts }.
organise-rules-born = One must be born in { $year } or earlier. If the roll gives no year of birth, one may vote.
organise-rules-once = Everybody has one vote.
organise-rules-when = When
organise-rules-window = Voting lasts from { $opens } to { $closes }.
organise-rules-frozen = Ballot and rules are frozen: nobody can change them any more. The plebiscite can only be withdrawn, with a public reason.
organise-rules-mark = How to mark
organise-rules-method = The method: { $method }.
organise-rules-mark-ranking = { $number ->
    [one] You type 1 at the best option; the others get no number.
   *[other] You number the options in order, the best first; { $number } at most may be numbered.
 }
organise-rules-mark-score = You grade each option on its own, from 0 to { $number }. No grade counts as 0.
organise-rules-mark-points = { $number ->
    [one] There is { $number } point; you give it to one option.
   *[other] There are { $number } points; you share them out among the options as you like.
 }
organise-rules-seats = { $number ->
    [one] { $number } option wins.
   *[other] { $number } options win.
 }
organise-rules-budget = There is { $budget } to share out.
organise-rules-method-more = More about methods of counting
organise-rules-mark-single = You mark one option.
organise-rules-mark-approval = { $number ->
    [one] You mark one option.
   *[other] You may mark one to { $number } options.
 }
organise-rules-blank = You may also cast a blank ballot. It counts for the turnout but supports nobody.
organise-rules-no-blank = You must mark at least one option; a blank ballot cannot be cast.
organise-rules-order = The order of options on the web ballot is random for everybody.
organise-rules-count = How it is counted
organise-rules-quorum = The result is valid if at least { $share } of those entitled take part.
organise-rules-no-quorum = The result is valid at any turnout.
organise-rules-threshold = The winning option must be marked on at least { $share } of the valid ballots.
organise-rules-tie = A tie on which the result depends is broken by a public lot.
organise-rules-channels = Web and paper
organise-rules-web = On the web you vote with the code from your letter at { $address }. No account is needed.
organise-rules-paper = On paper you vote at the desk in the town hall.
organise-rules-first-counts = Whatever you use first counts. Whoever voted on the web gets no card; whoever took a card cannot vote on the web any more.
organise-rules-web-only = There are no paper cards. The town hall can help you vote on a screen.
organise-rules-result = Result and secrecy
organise-rules-publish = The result is published on { $at }. Nobody knows it before.
organise-rules-secret = Nobody can find out who voted how: neither the town hall nor the authors of the program.
organise-rules-recount = Everybody can check that their ballot is in the urn, and count all ballots themselves.
organise-rules-options = The options
