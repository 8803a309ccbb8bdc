# The roll: residents, districts, imports of lists, and the queue of questions.

roll-nav = Roll
roll-nav-hint = Residents, districts, and importing the town's list.
roll-title = Roll of residents
roll-total = { $count ->
    [one] { $count } resident is on the roll.
   *[other] { $count } residents are on the roll.
 }
roll-waiting = { $count ->
    [one] { $count } question waits for an answer
   *[other] { $count } questions wait for an answer
 }
roll-import-button = Import a list
roll-by-district = Residents by district
roll-residents = Residents
roll-share = Share
roll-no-district = without a district
roll-latest = Latest imports
roll-no-imports = No list has been imported yet.
roll-file = File
roll-when = Sent
roll-state = State
roll-rows = Rows
roll-added = Added
roll-name = Name
roll-save = Save
roll-cancel = Cancel
roll-saved = Saved.

roll-column-number = Number in the town's register
roll-column-surname = Surname
roll-column-given = Given names
roll-column-address = Address
roll-column-district = District
roll-column-birth-year = Year of birth
roll-column-language = Language of letters
roll-column-email = E-mail address

## Residents

roll-residents-title = Find residents
roll-search = Name or address
roll-search-hint = Any words, for example: Kowal Lipowa
roll-search-left = Those who are no longer on the roll
roll-search-button = Find
roll-none-found = Nobody was found. Check the spelling, or type fewer words.
roll-found = Residents found
roll-new-title = Add a resident
roll-new-submit = Add to the roll
roll-new-another = This is another person of the same name and address
roll-new-twin = Somebody of this name and address is on the roll already. If this is another person, tick the box and send the form again.
roll-resident-title = Resident
roll-left = This person is not on the roll: they will not get a right in new plebiscites.
roll-leave-title = Take off the roll
roll-leave-why = Why
roll-leave-hint = It applies to plebiscites that begin later. The data stays until it is erased, and the person can be put back.
roll-leave-choose = Choose why the person is taken off the roll.
roll-leave-submit = Take off the roll
roll-reason-moved = Moved away
roll-reason-died = Died
roll-reason-duplicate = Is on the roll twice
roll-reason-other = Another reason
roll-come-back = Put back on the roll
roll-language-of-town = The town's first language
roll-hint-number = Optional. The lasting number in the town's own register; never a national number (PESEL).
roll-hint-birth-year = Optional; four digits.
roll-hint-email = Optional.
roll-field-empty = Fill in this field.
roll-field-too-long = Too long: at most { $number } characters.
roll-field-control = Character { $number } is an invisible control character. Type the text anew.
roll-field-national-number = This looks like a national number (PESEL), which may not be kept. Leave the field empty or type the number of the town's register.
roll-field-not-a-year = Type the year with four digits, for example 1980.
roll-field-impossible-year = Nobody living was born in this year. Check the digits.
roll-field-unknown-language = Choose a language from the list.
roll-field-not-an-email = This is no e-mail address. Type it like anna@example.org, or leave the field empty.
roll-field-number-taken = Another resident has this number. Check it, or find that resident first.

## Districts

roll-districts-title = Districts
roll-districts-none = There are no districts yet. They come with an import, or can be added here.
roll-district-title = A district's name
roll-district-add = Add a district
roll-district-name = Name
roll-district-taken = There is a district of this name already.
roll-district-change = Change
roll-district-rename = Rename { $name }
roll-district-rename-short = Rename

## Imports

roll-imports-title = Import a list
roll-step-list = List
roll-step-columns = Columns
roll-step-check = Check
roll-step-write = Writing
roll-list = File with the list
roll-list-hint = CSV (UTF-8 or Windows-1250, with semicolons, commas or tabs) or Excel .xlsx, at most 256 MB.
roll-list-lead = The first row must hold headings. Needed are surname, given names and address; the rest is optional. Nothing is written before you have seen what will change. Importing again updates the roll and doubles nobody.
roll-list-no-national = Delete columns with national numbers (PESEL) before you send the file. They are not needed and will not be read.
roll-list-submit = Send and look at the columns
roll-list-missing = Choose a file.
roll-columns-title = What the columns hold
roll-columns-which = Choose a column of the file for each piece of data
roll-columns-submit = Check the list
roll-columns-again = Change the columns
roll-format = Format found
roll-first-rows = First rows of the file
roll-do-not-use = do not use
roll-required = { $name } (needed)
roll-hint-number-column = A lasting number by which a person is known again at the next import. Not an ordinal (1, 2, 3 …): it changes with each list.
roll-hint-language-column = A code or a name: pl, en, it, be, uk. Without it, the town's first language.
roll-hint-district-column = Districts that are not known yet are added.
roll-map-missing = Choose the column; without it no row makes a resident.
roll-map-twice = The column “{ $column }” is chosen above already. Choose another one.
roll-map-beyond = The file has no such column. Choose one from the list.
roll-map-national = The column “{ $column }” holds national numbers (PESEL), which may not be kept. Choose another column or “do not use”.
roll-national-title = The file holds national numbers
roll-national-text = Columns hidden and not read: { $columns }. Better delete them from the file before sending it anywhere.
roll-check-interrupted = The check did not come to its end (the program was stopped). Nothing was written. Begin it again.
roll-give-up = Give up this import
roll-give-up-hint = The file is deleted from the server. What has been written stays.
roll-import-title = Import
roll-checking = The list is being checked
roll-writing = The list is being written
roll-may-leave = You may close this page: the work goes on.
roll-totals = What the list holds
roll-total-what = Rows
roll-total-count = Count
roll-total-rows = Rows in the list
roll-total-added = New residents
roll-total-found = Residents found again
roll-total-asked = Questions: perhaps the same person
roll-total-bad = Rows that cannot be taken
roll-checked-text = Nothing has been written yet. Rows that cannot be taken are left out; you can import the corrected list later.
roll-nothing-to-write = No row can be taken. Change the columns or correct the list.
roll-write = Write to the roll
roll-write-again = Go on writing
roll-interrupted = The import was interrupted
roll-interrupted-text = The program was stopped before the end. Go on: rows that were written are found again and nobody is doubled.
roll-done = The list is on the roll
roll-done-text = The file has been deleted from the server.
roll-failed = The import ended without success
roll-given-up = It was given up. The file has been deleted from the server.
roll-to-questions = Answer the questions
roll-another-list = Import another list
roll-to-roll = To the roll
roll-stage-staged = columns
roll-stage-checked = checked
roll-stage-running = being written
roll-stage-done = done
roll-stage-failed = without success

## Bad rows

roll-bad-title = Rows that cannot be taken
roll-bad-text = Correct them in the file and import it again, or leave them out.
roll-bad-caption = What is wrong, and what to do
roll-bad-download = { $count ->
    [one] Download { $count } row as a table (CSV)
   *[other] Download all { $count } rows as a table (CSV)
 }
roll-bad-more = The first { $count } are shown; the table to download holds all of them.
roll-bad-file = bad-rows
roll-bad-line = Line
roll-bad-column = Column
roll-bad-value = Value
roll-bad-why = What is wrong and what to do
roll-bad-at = { $line }{ $column }: { $said }
roll-bad-at-line = Line { $line }
roll-bad-at-column = , column { $column }
roll-bad-empty = The cell is empty. Fill it in.
roll-bad-too-long = The text is longer than { $number } characters. Shorten it.
roll-bad-control = Character { $number } is an invisible control character. Type the text anew.
roll-bad-national-number = This looks like a national number (PESEL), which may not be kept. Delete it, or put the number of the town's register there.
roll-bad-not-a-year = This is no year. Write it with four digits, for example 1980.
roll-bad-impossible-year = Nobody living was born in this year. Check the digits.
roll-bad-unknown-language = We write no letters in this language. Put pl, en, it, be or uk, or leave the cell empty.
roll-bad-not-an-email = This is no e-mail address. Write it like anna@example.org, or leave the cell empty.
roll-bad-number-twice = This number stands in the list before. Each person needs a number of their own; if it is the same person, delete one of the rows.
roll-bad-number-of-another = On the roll this number belongs to a person with another surname and other given names. Check that the column holds lasting numbers and not ordinals.
roll-sheet-unreadable = The file could not be read. Send it again; if it happens again, save it under another name.
roll-sheet-empty = There is no table in the file. Choose the file that holds the list.
roll-sheet-header-missing = The first row holds data. Put a row with headings above it.
roll-sheet-header-blank = The heading of this column is blank. Write one, or delete the column.
roll-sheet-header-duplicate = Column { $text } has the same heading. Rename one of the two or delete it.
roll-sheet-too-many-columns = The table has more than { $number } columns. Delete those that are not needed.
roll-sheet-too-many-rows = The table has more than { $number } rows. Split the list.
roll-sheet-cell-too-long = The cell is longer than { $number } bytes. Shorten it; look for a quotation mark or separator missing before it.
roll-sheet-ragged-row = The row has { $text } cells where there are { $number } headings. Look for a separator missing, or one inside a text that is not in quotation marks.
roll-sheet-outside-table = The value stands in a column without a heading. Delete it, write a heading above it, or delete a title that stands above the headings.
roll-sheet-unterminated-quote = The quotation mark that opens here is never closed. Add the closing one, or remove the opening one.
roll-sheet-text-after-quote = Text follows a closing quotation mark. Double a mark that belongs to the text, or put the separator after it.
roll-sheet-invalid-byte = Character { $number } means nothing in the encoding { $text }. Save the file as CSV UTF-8.
roll-sheet-zero-byte = There is a zero byte, which no text has. Save the file as CSV UTF-8.
roll-sheet-formula-error = The formula in this cell failed. Mend it or type the value in its place.
roll-sheet-other-format = This is no CSV or .xlsx: { $text }.
roll-sheet-no-sheet = The workbook has no sheet with a table. Choose the file that holds the list.
roll-sheet-damaged = The workbook is damaged. Open it in a spreadsheet program and save it again as .xlsx or CSV UTF-8.
roll-sheet-too-large = The workbook unfolds to more than { $number } MB. Save only the sheet that is needed, as CSV UTF-8.
roll-format-xlsb = it is a binary workbook (.xlsb). Save it as .xlsx or CSV UTF-8
roll-format-ods = it is an OpenDocument file. Save it as .xlsx or CSV UTF-8
roll-format-docx = it is a text document (.docx). Choose the file that holds the table
roll-format-zip = it is a ZIP archive. Unpack it and choose the table in it
roll-format-gzip = it is packed with gzip. Unpack it first
roll-format-pdf = it is a PDF. Ask for the table itself, as .xlsx or CSV
roll-format-rtf = it is a text document (RTF). Choose the file that holds the table
roll-format-picture = it is a picture. Ask for the table itself, as .xlsx or CSV
roll-format-page = it is a web page or XML, though it may open in Excel. Save it as .xlsx or CSV UTF-8
roll-format-locked = it is locked with a password. Remove the password and save it again
roll-format-xls = it is an old Excel workbook (.xls). Save it as .xlsx or CSV UTF-8
roll-format-other = it is a file of another kind. Save the table as .xlsx or CSV UTF-8

## Questions

roll-questions-title = The same person?
roll-questions-none = No questions wait.
roll-questions-lead = A row of a list has the same name and address as a resident. It may be the same person or, for example, a father and a son. Decide for each.
roll-question = Who is in the list?
roll-question-same = The same person: update the roll
roll-question-another = Another person: add them
roll-question-submit = Decide
roll-question-choose = Choose one of the two answers.
roll-question-number-taken = Another resident has the number from this row by now. Correct that resident's number first.
roll-question-gone = The resident is no longer there. Choose “another person”.
roll-question-what = What
roll-question-roll = On the roll
roll-question-list = In the list, line { $line }
roll-question-compare = Roll and list side by side
