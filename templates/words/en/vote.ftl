# Residents' pages: home, code, ballot, receipt, the page of a plebiscite.

## Home

vote-home = Home
vote-home-title = { $town } decides
vote-home-description = Plebiscites of the residents: { $town }. What is open, what is coming, what was decided.
vote-home-none = No vote is open at the moment. When one begins, every resident who may vote gets a letter with a code.
vote-home-none-yet = No vote is open at the moment. The next one is below – the code will come by letter.
vote-home-open = Voting is open
vote-home-vote = Vote with the code from your letter
vote-home-coming = Coming
vote-home-waiting = Voting is over, the result is not out yet
vote-home-published = Results
vote-home-withdrawn = Withdrawn
vote-home-trust = How it works
vote-home-trust-once = Each resident has one vote – on this site or on paper.
vote-home-trust-secret = Nobody records who voted how.
vote-home-trust-recount = Anybody can recount the result.
vote-when-open = You can vote until { $closes }.
vote-when-coming = From { $opens } to { $closes }.
vote-when-waiting = The result will be published on { $publish }.
vote-when-published = Voting ended on { $closes }.
vote-when-withdrawn = This plebiscite was withdrawn. The reason is on its page.
vote-contact = Help: { $contact }

## Code

vote-title = Vote
vote-step-code = Code
vote-step-ballot = Ballot
vote-step-receipt = Receipt
vote-code = Code from your letter
vote-code-hint = 16 letters and digits, in groups of four. Capitals and hyphens do not matter.
vote-code-submit = Continue
vote-code-secret = The code is like a ballot paper: whoever knows it can vote. Give it to nobody, not even on the telephone.
vote-no-letter = I have no letter, or lost it
vote-no-letter-text = You can vote without the letter as well. Come to the town hall or call: we check that your vote was not cast and give you a new code or a paper card.
vote-secrecy = What secrecy means here

## Refusals

vote-malformed-empty = Type the code from your letter.
vote-malformed-length = A code has 16 letters and digits; { $typed ->
    [one] { $typed } was typed
   *[other] { $typed } were typed
 }.
vote-malformed-length-next = Compare it with the letter group by group: there are four groups of four. You need not type again what is already there.
vote-malformed-symbol = Character { $place } (“{ $symbol }”) is in no code.
    It is number { $inside } of group { $group }.
vote-malformed-symbol-next = Codes have digits and plain letters only, and never the letter U. Correct this character and try again.
vote-malformed-check = There is a slip in the code: one character differs from the letter, or two are swapped.
vote-malformed-check-next = Compare the code with the letter character by character and correct it in the field.
vote-malformed-suspect = Look at character { $place } first (number { $inside } of group { $group }).
vote-unknown = We do not know this code.
vote-unknown-check = Check that it is the code of this plebiscite's letter and that all of it was copied. Codes of earlier years no longer work.
vote-unknown-desk = If the code is right, bring the letter to the town hall or call: we will give you a new one.
vote-voided = This code was made void.
vote-voided-new = Another one took its place, for instance after a letter was reported missing. Use the code of the newer letter.
vote-voided-desk = If you have no newer letter, turn to the town hall: nobody lost the right to vote.
vote-used-web = This code has already been used to vote online.
vote-used-web-you = If it was you: your ballot is in the urn and there is nothing more to do. The number on your receipt finds it in the journal.
vote-used-paper = This right to vote has already been used on paper.
vote-used-paper-you = If it was you: your card is in the box and there is nothing more to do.
vote-used-not-you = If it was not you: report it at the town hall, today if you can, with the letter in your hand. The report will be recorded and looked into.
vote-used-find = Find my ballot
vote-not-yet = Voting has not begun. It begins on { $opens }.
vote-not-yet-keep = The code is right. Keep the letter and come back when voting is open.
vote-no-longer = Voting is over: it ended on { $closes }.
vote-no-longer-result = The code was right, but it was not used in time. This vote can no longer be cast.
vote-about-plebiscite = The page of this plebiscite
vote-withdrawn = This plebiscite was withdrawn.
vote-withdrawn-title = Plebiscite withdrawn
vote-withdrawn-ballots = Nobody will open the ballots that were cast: their key was destroyed.
vote-withdrawn-why = Why it was withdrawn
vote-stale = This ballot was open for too long, or was changed.
vote-stale-again = Nothing was cast. Type the code again and you get a new ballot.
vote-slowed = Too many unknown codes from this connection.
vote-slowed-wait = Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 }.
vote-slowed-safe = This protects codes from being guessed. Your vote is not lost.

## Ballot

vote-choose-one = Choose one
vote-choose-most = { $most ->
    [one] Choose at most one
   *[other] Choose up to { $most }
 }
vote-drawn-order = The order is drawn anew for each person.
vote-or = or
vote-blank = I cast a blank ballot
vote-blank-hint = You take part but support none of the options. In that case mark nothing above.
vote-cast-final = A ballot that was cast can be neither changed nor taken back. You can vote until { $closes }.
vote-cast = Cast my ballot
vote-error-none = Choose at least one option.
vote-error-too-many = Too many are marked: { $marked }, and at most { $most } may be. Clear { $off } and cast your ballot.
vote-error-blank-and-marks = A ballot cannot be blank and marked at once. Keep one of the two.
vote-error-no-blank = There is no blank ballot in this plebiscite. Choose an option.
vote-error-unknown = There is no such option on this ballot. Please choose again.

## Receipt

vote-receipt-title = Your ballot is cast
vote-receipt-thanks = Thank you.
vote-receipt-accepted = The ballot is stored in the urn. It will be in the public log by { $merge } at the latest, usually much sooner.
vote-receipt-in-log = The ballot stands in the public log at place { $place }.
vote-receipt-again = This form had been sent before. What was marked the first time counts, and the receipt is the same.
vote-receipt-tracker = The number of your ballot
vote-receipt-for = { $title }. Write this number down, print this page or take a picture of it.
vote-receipt-qr = QR code with the address at which this ballot can be found
vote-receipt-find = Find my ballot
vote-receipt-what = What the number is for
vote-receipt-proves = It proves that a ballot with this number was taken. Should it be missing from the log, the signed promise below is evidence against the town.
vote-receipt-later = Once the result is out ({ $publish }), whoever knows the number can see what was on the ballot. Show it to nobody if that is to stay your secret.
vote-receipt-keep = We tie the number neither to your name nor to your code. If you lose it your vote still counts, but nobody can tell which one is yours.
vote-receipt-details = The signed promise
vote-receipt-details-text = The urn signed that an entry with this hash will be in the log by the time given. The signature can be checked with the urn's key in the manifest.
vote-receipt-eid = Name of the election
vote-receipt-leaf = Hash of the entry
vote-receipt-promise = The urn's signature
vote-receipt-merge = At the latest

## The page of a plebiscite

vote-state-coming = Coming
vote-state-waiting = Voting is over
vote-state-published = Result published
vote-state-withdrawn = Withdrawn
vote-page-what = What it is about
vote-page-options = The options
vote-page-how = How to vote
vote-page-when = Dates
vote-page-rules = Rules
vote-page-check = Check it
vote-page-turnout = Turnout
vote-turnout-text = { $all } people took part, { $share } of those who may vote: { $web } online, { $paper } on paper.
vote-how-code = On this site: with the code from your letter, without an account.
vote-how-paper = On paper: at the town hall, with a document. Paper and web exclude each other: what comes first counts.
vote-how-desk = At the town hall: a clerk helps you to vote on this site.
vote-hour-opens = voting begins
vote-hour-closes = voting ends
vote-hour-publish = the result is published
vote-hour-erased = the time for disputes ends; data about who took part are erased
vote-check-journal = The public journal of this vote

## Secrecy

vote-secrecy-lead = Here is plainly what this way of voting protects from, and what it does not.
vote-secrecy-how = How it works
vote-secrecy-how-code = The code from the letter opens a ballot and is used up once. The store of codes does not know what was on the ballot.
vote-secrecy-how-apart = The list of those who voted and the urn are apart. Nothing ties them together: no number, no order, no time, no address.
vote-secrecy-how-sealed = The ballot is sealed with the election's key and signed, so that it can be neither replaced nor added.
vote-secrecy-how-log = Each vote used and each ballot joins a public log. Anybody can recount the result from it.
vote-secrecy-table = Who could learn your vote
vote-secrecy-who = Who
vote-secrecy-answer = What they can do
vote-secrecy-thief = A thief of the database, backups and logs – now or later, even with the keys
vote-secrecy-thief-answer = Cannot tie a ballot to a person. The exception: a theft in the very minute you vote (up to 15 minutes with PostgreSQL).
vote-secrecy-later = A court or a new administration after the vote
vote-secrecy-later-answer = Cannot tie a ballot to a person, because it was recorded nowhere.
vote-secrecy-change = Somebody who wants to change, drop or add ballots
vote-secrecy-change-answer = Is found out: by the numbers, the log and the counts.
vote-secrecy-running = Somebody who takes over the running server, or records it while people vote
vote-secrecy-running-answer = Can learn the votes cast in that time. This way does not protect from that. Whoever does not want the risk can vote on paper.
vote-secrecy-buyer = Somebody who wants to buy a vote
vote-secrecy-buyer-answer = We do not prevent it: once the result is out, the number can be shown.
vote-secrecy-malware = A virus on the telephone or computer
vote-secrecy-malware-answer = We do not prevent it, but once the result is out you can see whether the ballot in the urn is the one you cast.
vote-secrecy-paper = Paper ballots are cast at the town hall, where booth and box keep them secret.

## Accessibility

vote-access-who = { $town } wants everybody to be able to use { $address }.
vote-access-standard = The voting pages meet WCAG 2.2 at level AA and the Polish act of 4 April 2019 on digital accessibility. A program checks it in a browser with each version.
vote-access-script = Every page works without scripts.
vote-access-keyboard = Everything can be done with a keyboard alone and with a screen reader; nothing moves away and nothing flashes.
vote-access-narrow = Pages fit a screen 320 pixels wide, 200% zoom, and paper.
vote-access-paper = Whoever cannot or does not want to use the site votes at the town hall, where a clerk helps.
vote-access-limits = What is missing
vote-access-limits-text = Descriptions and pictures of options are entered by the town. If a picture has no good description, tell us. There is no translation into sign language yet.
vote-access-complain = How to report a difficulty
vote-access-complain-text = Write or call and say what is difficult. The town answers without delay, within 7 days; if it needs longer it says why, and settles the matter within 2 months.
vote-access-next = If the answer is not enough, you can file a complaint and then turn to the Polish Commissioner for Human Rights: www.rpo.gov.pl.
vote-access-build = Statement of { $date }, for version { $version } ({ $build }).
