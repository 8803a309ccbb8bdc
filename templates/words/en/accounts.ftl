# Accounts of the staff: signing in, the second factor, one's own account,
# colleagues, the staff log, and letters about them.

## Roles

accounts-role-organiser-hint = Sets up ballots, imports the roll, publishes results.
accounts-role-clerk-hint = Helps residents at the desk and counts paper.
accounts-role-planner-hint = Turns results into needs and services.
accounts-role-auditor-hint = Reads every log, changes nothing.
accounts-role-administrator-hint = Invites colleagues and decides what they may do.

## Signing in

accounts-sign-in-title = Sign in
accounts-sign-in-lead = For staff of the town. Residents vote with the code from their letter and need no account.
accounts-email = E-mail address
accounts-password = Password
accounts-sign-in-submit = Sign in
accounts-sign-in-forgot = I have forgotten my password
accounts-sign-in-wrong = The address or the password is wrong. Check both and try again.
accounts-sign-in-wait = Too many wrong tries. Try again after { $time }. If you have forgotten your password, set a new one.
accounts-signed-out-title = Signed out
accounts-signed-out-lead = You are signed out. On a shared computer, also close the browser.
accounts-signed-out-again = Sign in again
accounts-sign-out = Sign out

accounts-email-empty = Enter the e-mail address.
accounts-email-form = Enter an address like anna.nowak@town.example, without accented letters.
accounts-password-empty = Enter the password.

## Second factor

accounts-second-factor-title = Code from your telephone
accounts-second-factor-lead = Open the authenticator app on your telephone and type the six digits it shows for { $town }.
accounts-second-factor-code = Code
accounts-second-factor-code-hint = Six digits. Without your telephone, type one of your recovery codes instead.
accounts-second-factor-submit = Continue
accounts-second-factor-empty = Enter the code.
accounts-second-factor-wrong = This code is wrong or was used before. Wait for the next one and type it.
accounts-second-factor-wait = Too many wrong codes. Try again after { $time }.

accounts-enrol-title = Set up the second factor
accounts-enrol-required = Your role can open ballots or give others their rights. So signing in needs your telephone as well as your password.
accounts-enrol-optional = With a second factor nobody can sign in with the password alone: the telephone is needed as well.
accounts-enrol-again = A new telephone replaces the old one, and the old recovery codes end.
accounts-enrol-install = Install an authenticator app on your telephone (any that makes “TOTP” codes, for example Aegis, 2FAS or FreeOTP).
accounts-enrol-scan = In the app, add an account by scanning this picture, or type the key under it.
accounts-enrol-type = Then type the six digits the app shows.
accounts-enrol-qr = QR code with the key for the authenticator app
accounts-enrol-key = Key
accounts-enrol-submit = Turn on the second factor
accounts-enrol-wrong = The code does not fit this key. Check that the telephone’s clock is set automatically, and type the newest code.
accounts-enrol-stale = This page was open for too long. Here is a new key: scan it again.

accounts-codes-title = Keep your recovery codes
accounts-codes-lead = Each code lets you in once when you do not have your telephone. They are shown only now: print them or write them down, and keep them away from the computer.
accounts-codes-list = Recovery codes
accounts-codes-done = I have kept them: continue

## One's own account

accounts-own-title = My account
accounts-own-name = Name
accounts-own-roles = Roles
accounts-own-second-factor = Second factor
accounts-own-second-factor-on = On; { $left ->
    [0] no recovery codes left
    [one] one recovery code left
   *[other] { $left } recovery codes left
  }
accounts-own-second-factor-off = Off
accounts-own-second-factor-set = Set up the second factor
accounts-own-second-factor-replace = Use another telephone
accounts-own-codes-renew = Make new recovery codes
accounts-own-password-title = Change the password
accounts-own-password-old = Present password
accounts-own-password-new = New password
accounts-own-password-hint = At least { $shortest } characters. Three or four words that have nothing to do with each other are easy to remember and hard to guess.
accounts-own-password-submit = Change the password
accounts-own-password-changed = The password was changed. You were signed out everywhere else.
accounts-own-password-wrong = This is not your present password.
accounts-password-too-short = { $length ->
    [one] This password has one character; at least { $shortest } are needed.
   *[other] This password has { $length } characters; at least { $shortest } are needed.
  }
accounts-password-too-long = This password is longer than { $longest } characters. Choose a shorter one.
accounts-password-common = This password is one of the first that are guessed. Choose one that is not a common word, a row of keys or a repetition.
accounts-password-personal = This password is little more than a name that belongs to you or the town. Add words that have nothing to do with either.

accounts-sessions-title = Where you are signed in
accounts-sessions-caption = Your sessions
accounts-sessions-where = Browser
accounts-sessions-since = Since
accounts-sessions-seen = Last used
accounts-sessions-end = End
accounts-sessions-this = This one
accounts-sessions-program = A program, by token
accounts-sessions-unknown = Unknown browser
accounts-sessions-everywhere = Sign out everywhere

## Forgotten password

accounts-forgot-title = Forgotten password
accounts-forgot-lead = We will send a link to your address. With it you can set a new password within one hour. The second factor stays as it is.
accounts-forgot-submit = Send the link
accounts-forgot-sent-title = Look into your mail
accounts-forgot-sent-lead = If the address has an account here, a link is on its way. It works for one hour. If nothing comes, look among the unwanted mail or ask an administrator.
accounts-forgot-wait = A link to this address has been asked for several times. Look into your mail, or try again after { $time }.
accounts-reset-title = Set a new password
accounts-reset-lead = For { $email }. You will be signed out everywhere.
accounts-reset-submit = Set the password
accounts-reset-done = The new password is set. Sign in with it.
accounts-link-ended-title = This link no longer works
accounts-link-ended-reset = Links for a new password work once and for one hour. Ask for a new one.
accounts-link-ended-reset-again = Ask for a new link
accounts-link-ended-invitation = Invitations work once and for seven days. Ask the person who invited you to send another.

## Invitations

accounts-join-title = Welcome
accounts-join-lead = { $name }, you were invited to work with { $town } as: { $roles }. Set a password for { $email }.
accounts-join-second-factor = Next you will set up your telephone as the second factor.
accounts-join-submit = Set the password and go on
accounts-join-done = Your account is ready. Sign in with your new password.

## Colleagues

accounts-staff-title = Staff
accounts-staff-caption = Accounts
accounts-staff-name = Name
accounts-staff-email = Address
accounts-staff-roles = Roles
accounts-staff-second-factor = Second factor
accounts-staff-state = State
accounts-staff-active = In use
accounts-staff-disabled = Disabled
accounts-staff-on = On
accounts-staff-off = Off
accounts-staff-missing = Missing
accounts-staff-invite = Invite somebody
accounts-invited-caption = Invitations on their way
accounts-invited-until = Works until
accounts-invited-withdraw = Withdraw the invitation to { $name }
accounts-undelivered-title = Letters that could not be delivered
accounts-undelivered-lead = The mail server refused these twelve times over two days. Check the address and the mail settings, then send again.
accounts-undelivered-caption = Letters given up
accounts-undelivered-to = To
accounts-undelivered-when = Written
accounts-undelivered-why = Why

accounts-invite-title = Invite somebody
accounts-invite-lead = They get a letter with a link that works once, for seven days.
accounts-invite-name = Name
accounts-invite-name-hint = As colleagues see it, in the staff log too.
accounts-invite-lang = Language of letters
accounts-invite-roles = What may they do?
accounts-invite-submit = Send the invitation
accounts-invite-sent = The invitation is on its way.
accounts-name-empty = Enter the name.
accounts-name-form = The name has a character that cannot be used, or is longer than 200 characters.
accounts-roles-empty = Choose at least one role.
accounts-lang-form = Choose a language.
accounts-invite-taken = There is an account with this address already.

accounts-member-roles = Roles
accounts-member-roles-submit = Change the roles
accounts-member-disable-title = Take the account out of use
accounts-member-disable-lead = All sessions end at once. What was done stays in the staff log.
accounts-member-reason = Reason
accounts-member-reason-hint = Kept in the staff log.
accounts-member-reason-empty = Enter the reason.
accounts-member-reason-form = The reason has a character that cannot be used, or is longer than 500 characters.
accounts-member-disable-submit = Disable the account
accounts-member-enable-submit = Put the account back into use
accounts-member-second-factor-title = Take the second factor away
accounts-member-second-factor-lead = When the telephone and the recovery codes are lost. Make sure that you are really speaking to { $name }: they will set up another telephone at the next sign-in, and get a letter about it.
accounts-member-second-factor-submit = Take the second factor away
accounts-member-log = What { $name } did
accounts-member-last-administrator = This is the last administrator. Make somebody else one first.
accounts-member-unchanged = Nothing was changed: it is so already.
accounts-done = Done. It is in the staff log.

## The landing page of staff

accounts-desk-title = Good to see you, { $name }
accounts-desk-staff = Staff
accounts-desk-staff-hint = Accounts, invitations and roles
accounts-desk-log = Staff log
accounts-desk-log-hint = Who did what, and when
accounts-desk-account = My account
accounts-desk-account-hint = Password, telephone, sessions

## Staff log

accounts-log-title = Staff log
accounts-log-lead = Everything staff and the program did. Each entry is bound to the one before it, so that none can be changed or taken out unseen.
accounts-log-whole = The chain is whole: { $count ->
    [one] one entry
   *[other] { $count } entries
  } checked, the last one has the hash { $hash }.
accounts-log-broken = The chain is broken at entry { $seq }: it or one before it was changed. Tell the auditor, and compare with a backup.
accounts-log-check = Check the chain
accounts-log-checked-not = The chain is checked on demand.
accounts-log-caption = Entries, newest first
accounts-log-seq = No.
accounts-log-at = When
accounts-log-who = Who
accounts-log-what = What
accounts-log-subject = To what
accounts-log-detail = Detail
accounts-log-system = The program
accounts-log-cli = Command line
accounts-log-former = Unknown account
accounts-log-filter = Filter
accounts-log-any = All
accounts-log-older = Older entries
accounts-log-newest = Newest entries
accounts-log-download = Download as JSON lines
accounts-log-none = No entry fits.
accounts-log-filter-wrong = The address of this page names a filter that does not exist. All entries are shown.

## What is done, in the staff log

log-staff-added = Account added
log-staff-invited = Somebody invited
log-staff-invitation-withdrawn = Invitation withdrawn
log-staff-joined = Invitation accepted
log-staff-disabled = Account disabled
log-staff-enabled = Account put back into use
log-staff-roles-changed = Roles changed
log-staff-signed-in = Signed in
log-staff-signed-out = Signed out
log-staff-signed-out-everywhere = Signed out everywhere
log-staff-sign-in-blocked = Sign-in blocked after wrong tries
log-staff-second-factor-enrolled = Second factor set up
log-staff-second-factor-reset = Second factor taken away
log-staff-recovery-codes-renewed = New recovery codes made
log-staff-password-changed = Password changed
log-staff-password-reset-sent = Link for a new password sent
log-staff-password-reset = Password set by link
log-staff-token-made = Token made for a program

## Letters

accounts-letter-invitation-subject = Invitation to work with { $town }
accounts-letter-invitation-text =
    Good day, { $name },

    { $inviter } invites you to work with { $town } on Wiec, the town’s voting service. Your role: { $roles }.

    Follow this link within seven days, until { $until }. It works once:

    { $link }

    If you did not expect this letter, you need not do anything.
accounts-letter-reset-subject = A new password for { $town }
accounts-letter-reset-text =
    Good day, { $name },

    somebody asked for a new password for your account with { $town }. If it was you, follow this link until { $until }. It works once:

    { $link }

    If it was not you, you need not do anything: your password stays as it is.
accounts-letter-changed-subject = Something changed on your account with { $town }
accounts-letter-changed-password =
    Good day, { $name },

    the password of your account was changed on { $when }. If it was you, all is well.

    If it was not you, set a new password at once and tell an administrator:

    { $link }
accounts-letter-changed-second-factor =
    Good day, { $name },

    an administrator took the second factor of your account away on { $when }. At your next sign-in you will set up your telephone anew.

    If you did not ask for this, set a new password at once and tell an administrator:

    { $link }
