# The public journal, and finding one's own ballot.

journal-lead = Each vote keeps two logs that anybody can check: the register of votes used (without names) and the urn with sealed ballots. What has joined a log cannot leave it unnoticed.
journal-none = There is no journal yet.
journal-title = Journal: { $title }
journal-what = The register has one entry for each vote used, the urn one for each ballot. There can be no more ballots than entries in the register, and no more entries than people on the roll.
journal-heads = The state of the logs
journal-log = Log
journal-about = What is in it
journal-size = Entries
journal-root = Hash of the whole
journal-signed = Signature
journal-register = Register
journal-urn = Urn
journal-register-about = The manifest, then one entry for each vote used: a pseudonym and the day.
journal-urn-about = The manifest, then sealed ballots; once the result is out, paper cards, the close and the key.
journal-checkpoint = Signed state
journal-flush = Entries join in sorted batches, at least { $least } at a time while voting is open. So the log does not show who voted when.
journal-page = The page of the plebiscite
journal-check = Check the result
journal-check-command = One command fetches everything, checks every signature and hash and counts the ballots again:
journal-check-later = Once the result is out, the file to recount it from will be here. Keep the signed states above now: they will show that nothing went missing.
journal-check-own = Find your own ballot by the number on your receipt.
journal-bundle = Download the file to recount from (TAR)
journal-technical = For programmers
journal-eid = Name of the election
journal-manifest = Machine-readable manifest
journal-roll = People on the roll
journal-register-key = Key of the register
journal-urn-key = Key of the urn
journal-tiles = Below the address of each log there are checkpoint, tile/… (C2SP tlog-tiles), proof/inclusion?leaf=…&size=… and proof/consistency?from=…&to=….
journal-find = Find my ballot
journal-find-lead = Check here whether your ballot is in the urn. This page does not show what is on it, and records nothing of what was looked for.
journal-find-tracker = Number on your receipt
journal-find-hint = 10 letters and digits, in two groups of five. Capitals and the hyphen do not matter.
journal-find-submit = Search
journal-find-malformed = A number has 10 letters and digits, without the letter U. Compare it with your receipt and correct it.
journal-find-none = No ballot in the urn has this number.
journal-find-none-check = Compare the number with your receipt character by character: B and 8, S and 5 are easily mixed up.
journal-find-none-report = If it is right, keep the receipt and report it: the signed promise on it is evidence.
journal-find-slowed = Too many numbers that are not there
journal-find-wait = Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 }.
journal-find-in-log = The ballot is in the log, at place { $place }.
journal-find-accepted = The ballot is accepted and joins the log with the next batch.
journal-find-later = Come back later and you will see its place in the log.
journal-find-proof = Download the proof that it is there
journal-find-means = The proof fits the signed state of the log. Whoever keeps it will notice if the ballot ever went missing.
journal-find-leaf = Hash of the entry
journal-find-journal = The journal of this vote
