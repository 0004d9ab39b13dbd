# Answers
answer-yes = Yes
answer-no = No
answer-none = Not answered
answer-declared = Confirmed
value-and = {", "}
value-named = “{ $title }”
value-quoted = “{ $text }”
value-from-to = { $from } to { $to }
value-postal-code = Postal code { $code }
value-self = The applicant
value-national-number = National number { $code }
value-passport = Passport { $code }
value-mobile = Mobile { $code }
value-legal-number = National number of the legal entity { $code }
value-row = { $row } { $number }

# What is not right with an answer, and what to do
answer-needed = Answer this question.
answer-reason-needed = Write the reason in words.
answer-text-needed = Write the text.
answer-wrong-type = Write the answer in the form that is asked for.
answer-too-long = Make it shorter: { $max ->
    [one] { $max } character
   *[other] { $max } characters
    } at most; it has { $length }.
answer-one-line = Write the answer on one line.
answer-check = { $text }
answer-not-eligible = { $text }
answer-computed = This value follows from other answers and cannot be sent.
expression-no-row = The table “{ $table }” has no rate for this day. Please contact the agency.
expression-unreadable = The rule of this question cannot be read. Please contact the agency.
answer-control-character = The text has an invisible character. Type it again by hand.
answer-receipt-number = Write the number as it stands on the receipt: { $min } to { $max } characters, at least { $min } of them digits. Letters, “-” and “/” may stand among them.
answer-instalment-paid = A receipt of instalment { $number } is on record already. Look at the number of this one again.
answer-receipt-of-bill = This is the bill id or the payment id of this very bill; it does not show that anything was paid. Write the number that the bank gave after the payment.
answer-receipt-recorded = This receipt is recorded in this case already. Where one payment covers several instalments, add “/2” to its number.
answer-decided-unpaid = What the corrected answers cost is not settled yet. To grant the application all the same, say why.
answer-note-needed = The letter of this decision is not whole without your words. Write what the applicant must know.
answer-paid-amount = The receipt is for { $paid }; what is due is { $due }. Only a receipt for exactly that is recorded.
answer-paid-before = This was computed on { $day }. Write a day that is not before it.
answer-given-before = This unit knows of this money since { $day }. Write a day that is not before it.
answer-not-a-number = Write a whole number in digits only, without a decimal point or unit.
answer-out-of-range = Write a number from { $min } to { $max }.
answer-money-out-of-range = Write an amount from { $min } to { $max }.
answer-not-an-option = Choose one of the options.
answer-not-a-next = No page of this list begins here. Send what the page before gave as “next”, unchanged; leave it out for the first page.
answer-one-of = This is not possible here. One of: { $known }.
answer-option-gone = The option you had chosen, “{ $option }”, is gone. Choose one of the options there are now.
answer-which-question = More than one question is open. Say which one you answer.
answer-not-to-correct = This question is not open for change.
answer-not-here = With these answers this is needed too, and it cannot be given here. Leave the answers as they are, and say in words what has to be corrected.
answer-which-payment = More than one payment is open. Say which one you made.
answer-ground-of-other-decision = This ground belongs to another decision. Choose one of the grounds of the decision that you chose.
answer-ground-cannot-be-told = Whether this ground fits cannot be told: its condition has no value with what is on record. Choose another one, and tell the operator.
answer-ground-not-on-record = This ground contradicts what is on record. Choose one that fits what the tasks came to and what the applicant answered.
answer-ground-of-silence = This ground is only for the law and the rules: when the agency, or the person who was asked, does not answer in time. Choose another one.
answer-not-declared = Confirm this declaration to continue.
answer-too-many = Choose { $max } at most.
answer-not-a-date = Write a real day, month and year.
answer-not-a-moment = Write a moment by RFC 3339, like { $example }: day, time of day with seconds, and “Z” or an offset.
answer-date-year = Write the year with four digits: Persian from 1279 to 1499, or Gregorian from 1900 to 2120.
answer-date-month = Write the month as a number from 1 to 12, or by its name.
answer-date-day = { $calendar ->
    [persian] { $month ->
         [1] Farvardin
         [2] Ordibehesht
         [3] Khordad
         [4] Tir
         [5] Mordad
         [6] Shahrivar
         [7] Mehr
         [8] Aban
         [9] Azar
         [10] Dey
         [11] Bahman
        *[12] Esfand
        }
   *[gregorian] { $month ->
         [1] January
         [2] February
         [3] March
         [4] April
         [5] May
         [6] June
         [7] July
         [8] August
         [9] September
         [10] October
         [11] November
        *[12] December
        }
    } { $year } has { $days } days; write a day from 1 to { $days }.
answer-date-in-future = Write a date up to today.
answer-date-in-past = Write a date from today on.
answer-national-number = Check the ten digits of the national number; one of them is not right.
answer-passport = Write the passport number with 5 to 15 Latin letters and digits.
answer-mobile = Write the mobile number with 11 digits, like 09150000001.
answer-email = Write the whole e-mail address, like name@example.org.
answer-postal-code = A postal code has ten digits that are not all the same. Write it again.
answer-digits-only = Write digits only; “{ $found }” is not a digit.
answer-digits-count = Write { $needs ->
    [one] { $needs } digit
   *[other] { $needs } digits
    }; what you wrote has { $found }.
answer-digits-between = Write { $min } to { $max } digits; what you wrote has { $found }.
answer-digits-equal = All digits are the same; no such number is issued. Write the right one.
answer-digits-zero = The digits in the middle are all zero; no such number is issued. Check it again.
answer-check-digit = The digits do not agree with each other: one of them is wrong or in another’s place. Check the number again.
answer-mobile-length = A mobile number has 11 digits, like 09150000001; what you wrote has { $found ->
    [one] { $found } character
   *[other] { $found } characters
    }.
answer-landline = Write the landline number with its area code, like 05138765432.
answer-landline-mobile = This is a mobile number. Write the number of a landline.
answer-iban-country = The account number must be Iranian: it begins with IR.
answer-payment-other-bill = This payment ID does not belong to the bill ID. Write both from the same bill.
answer-plate-letter = “{ $found }” is not a letter of plates. Write the letter on the plate.
answer-plate-no-letter = Write the letter between the digits of the plate too.
answer-plate-zero = This part of a plate has no zero. Check the digits again.
answer-plate-region = No region of plates is numbered { $region }. Check the two digits under “Iran” again.
answer-plate-motorcycle = Write a motorcycle’s plate with the three digits above and the five below.
answer-renewal-parts = A renewal code has { $min } to { $max } parts; what you wrote has { $found }.
answer-renewal-missing = The renewal code is not complete: write “{ $name }” too.
answer-renewal-part = In the renewal code, “{ $name }” has digits only, at most { $max }.
answer-mrz-length = The two lines at the foot of the passport page have { $needs } characters together; what you wrote has { $found }.
answer-mrz-letters = The two lines at the foot of the passport page have only Latin letters, digits and the sign <.
answer-mrz-not-a-passport = These lines are not those of a passport; its first line begins with P.
answer-mrz-check-digit = { $part ->
    [number] The passport number in these lines does not agree with its check digit. Write the lines again.
    [birth] The date of birth in these lines does not agree with its check digit. Write the lines again.
    [expiry] The date of expiry in these lines does not agree with its check digit. Write the lines again.
    [personal] The personal number in these lines does not agree with its check digit. Write the lines again.
   *[all] The second line does not agree with its last check digit. Write the lines again.
    }
answer-not-a-range = Write two dates: from which day to which day.
answer-range-reversed = The last day is before the first. Correct the last day.
answer-range-too-long = From the first to the last day there may be { $max ->
    [one] { $max } day
   *[other] { $max } days
    } at most.
answer-not-a-time = Write hour and minute, like 17:05.
answer-time-out-of-range = Write a time from { $from } to { $to }.
answer-address-parts = Write the address in its parts: province, county, city, address and postal code.
answer-address-unknown-part = An address has no part “{ $name }”.
answer-address-short = Write the address so that somebody finds the place: street, alley and number. At least { $min ->
    [one] { $min } letter or digit
   *[other] { $min } letters or digits
    } are needed; it has { $found }.
answer-province = Choose one of the provinces of Iran.
answer-unknown-part = This answer has no part “{ $name }”.
answer-person-parts = Say whether this is you or another person and, if another, write their name and numbers.
answer-person-who = Choose yourself or another person.
answer-person-other = Name another person than yourself here.
answer-person-number = Write the national number or the passport number of this person.
answer-organisation-parts = Write the name and the national number of the organisation.
answer-group-rows = Write the answer row by row.
answer-group-min = { $min ->
    [one] Fill in “{ $row }” at least once.
   *[other] Fill in “{ $row }” at least { $min } times.
    }
answer-group-max = { $max ->
    [one] You can fill in “{ $row }” only once.
   *[other] You can fill in “{ $row }” at most { $max } times.
    }
answer-not-coordinates = Write each point with latitude and longitude, like 36.2972 59.6067; or describe the place in words.
answer-coordinates-range = There is no such point on earth. Write the latitude first and the longitude after it.
answer-points-count = { $min ->
    [1] Write one point; what you wrote has { $found }.
   *[other] Write at least { $min } different points; what you wrote has { $found }.
    }
answer-too-many-points = There are too many points; write { $max } at most.
answer-area-crosses-itself = The lines of this area cross each other; draw its outline once around, without crossing.
answer-unknown-question = This service has no such question.
answer-unknown-service = No such service is published.
answer-same-unit = This unit has the case already. Choose another.
answer-unit-decided = This unit made the decision to which the person objects; choose another one.
answer-officer-skill = This officer cannot do what the task asks for: { $skill }. Choose another one.
answer-unit-contract = The contract of this unit does not run today; choose another unit.
answer-only-own-agency = You can hand this on only to another unit of your own agency. Handing on to another agency is for the agency that is accountable for the case.
answer-file-needed = Upload a file.
answer-name-needed = Enter your name: a case and its letters do not go without one.
answer-name-letters = Write the name in letters only; spaces, hyphens, dots and apostrophes may stand between them.
answer-file-empty = This file is empty. Choose another.
answer-file-gone = This file is no longer with your answer. Choose it again.
answer-file-too-large = A file may have { $max } MB at most.
answer-file-type = The file must be one of: { $types }.
answer-file-type-of = The file “{ $name }” is of another type, or not whole. It must be one of: { $types }.
answer-too-many-files = { $max ->
    [one] You can attach one file only. Remove the others.
   *[other] You can attach { $max } files at most. Remove one.
    }
answer-day-full = You can upload { $files } files and { $megabytes } MB in all in one day, and for today that is used up. Continue tomorrow; your answers are saved.
answer-not-base64 = The content of the file must be base64.
answer-unknown-field = This field is not known here. Known are: { $known }.
answer-missing-field = This field is needed.
answer-unreadable = Some characters of this could not be read. Type it again.
answer-field-twice = This field stands twice. Send it once.
answer-text-wanted = A text is wanted here, in quotation marks.
answer-list-wanted = A list is wanted here, in square brackets.
answer-object-wanted = An object is wanted here, in curly brackets.
answer-or-files = Send either an answer or files, not both.

# What is unusual, although it is accepted
doubt-postal-code = This postal code does not have the usual shape. If you copied it from a document, it is right.
doubt-plate-region = The region code { $region } is not among those known of plates. If you copied it from the plate, it is right.

# Why something was not done
refusal-not-found = What you wanted is not here. The address may be incomplete, or it does not concern you.
refusal-sign-in-needed = Sign in to do this.
refusal-not-allowed = This is not yours to do.
refusal-skill = Only who can do this gets the task: { $skill }. Your account does not say that you can; leave the task to a colleague, or ask whoever keeps the accounts.
refusal-contract = A contractor does the work of this unit, and no contract runs today. Nobody of it gets a task before a new one begins.
refusal-person-needed = This part is for the public. Sign in with a national number or a passport.
refusal-officer-needed = This part is for officers. Sign in at the desk.
refusal-taken-by = { $officer } has this task.
refusal-program-needed = This is for the programs of agencies. Use a token of an agency.
refusal-invalid = { $count ->
    [one] Correct one answer.
   *[other] Correct { $count } answers.
    }
refusal-too-often = { $seconds ->
    [one] There were several attempts in a row. Try again in { $seconds } second.
   *[other] There were several attempts in a row. Try again in { $seconds } seconds.
    }
refusal-too-often-hours = There were too many attempts today. Try again in { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
    }.
refusal-too-often-minutes = There were several attempts in a row. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
    }.
refusal-codes-sent = Several codes were requested for this number or address. You can ask for another one from { $at }. A code that reached you works for five minutes, on the page on which you asked for it.
refusal-codes-of-network = Very many codes were asked for from your network within minutes. You can ask for one from { $at }.
refusal-codes-of-network-day = Very many codes were asked for from your network today. You can ask for one from { $at }.
refusal-other-contact = This mobile number or e-mail address is not the one with which you first signed in. Sign in with that one.
support-lost-contact = If you no longer have it, tell the support of this gateway: { $support }
support-lost-contact-none = If you no longer have it, turn to the agency that has your case, or to any agency of this gateway; the address, hours and telephone of each are on its page.
support-incident = If it happens again, give this number to the support of this gateway: { $support }
support-incident-none = If it happens again, give this number to the agency whose service you want; the telephone of each is on its page.
support-not-you = If you did not ask for this, tell the support of this gateway: { $support }
support-not-you-none = If you did not ask for this, tell one of the agencies of this gateway at once; the telephone of each is on its page.
sms-contact-changed = The operators of Dargah changed the contact with which you sign in and get messages. The new contact: { $contact }.
mail-subject-contact = Your contact was changed
answer-contact-kind = Residents are reached by a mobile number, visitors by an e-mail address.
answer-contact-same = This is the contact already.
refusal-applications-day = You can send { $most } applications in one day, and for today that is used up. Send the next one tomorrow; your drafts are saved.
refusal-busy = { $seconds ->
    [one] There are very many requests at the moment. Try again in one second. Nothing of what was saved is lost.
   *[other] There are very many requests at the moment. Try again in { $seconds } seconds. Nothing of what was saved is lost.
}
refusal-uploads-under-way = Other uploads of yours are still under way. Send this one again when they have ended; try in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
    }. What you have saved is not lost.
refusal-no-room = There is no room at the moment to save what you just sent; it was not saved. Nothing of what was saved before is lost. Send it again in a few minutes.
refusal-key-reused = This idempotency key came before with other content. Send a new key with a new request.
refusal-code-digits = The code has six digits. Enter all six.
refusal-wrong-code = This code is not right or too old. Enter it again or ask for a new one.
refusal-wrong-passphrase = The sign-in name or the passphrase is not right. Enter both again.
refusal-case-closed = This case is closed.
refusal-no-withdrawal = { $why } So it cannot be taken back now.
refusal-claimed-already = You have this task already.
refusal-not-claimed = You do not have this task, so you cannot give it back.
refusal-asked-already = The applicant has not answered yet what was asked for this task. You can ask again when the answer is there; a message can be sent now.
refusal-nothing-asked = The question that you were answering is not open any more: it was answered or taken back. This answer was not sent; where it is needed, send it as a message.
refusal-no-question = No question to the applicant waits for an answer now.
refusal-asked-by-rule = The service’s own rule asks this of the applicant, not a unit; it cannot be taken back.
refusal-last-stage = There is no further stage; now it is decided.
refusal-stage-does-not-decide = This stage does not decide. Go to the next one first.
refusal-waits-for-person = This has to wait for the applicant’s answer.
refusal-too-many-drafts = You have { $max } drafts. Send or delete one before you start another.
refusal-residents-only = Online, this service is only for people with an Iranian national number. You are signed in with a passport.
refusal-visitors-only = Online, this service is only for people with a foreign passport. You are signed in with a national number.
refusal-too-many-messages = You sent { $max } messages in this case in the last 24 hours. They have arrived; send the next one in { $hours ->
    [one] { $hours } hour.
   *[other] { $hours } hours.
    }
refusal-submitted-already = This application was sent already. You find it in “My cases”.
refusal-changed-meanwhile = Something changed in the meantime. Look at how it stands now, and do it again if it is still needed.
refusal-receipt-not-whole = The receipt cannot be given now: the stored record of this case does not match what was registered. Those responsible for the system have been told. A receipt you kept earlier remains valid.
refusal-message-closed = This case is closed and nobody would see a new message. If you think the decision is wrong and there is still time, object; for anything else, contact the agency.
refusal-code-taken = This code is in use already. Send again.
refusal-version-older = These packages are older: services/{ $service }.yaml has version { $version }, and version { $greatest } was published before. Start with the newer packages; to offer the old content again, give it a number above { $greatest }.
refusal-unit-gone = { $count ->
    [one] { $count } task is
   *[other] { $count } tasks are
    } open at units that are not in these packages any more: { $units }. Put these units back in the files of their agencies (agencies/) until their tasks are done or handed on; to call a unit otherwise, change its title and keep its id.
refusal-version-lower = Version { $version } of service “{ $service }” is lower than one that was published before. Raise the version number of the service or of its type.
refusal-withdrawn = “{ $service }” takes no new applications any more. Open cases go on.
refusal-draft-void = This draft does not hold any more. Go over to the newer version; your answers stay. The reason: “{ $reason }”.
refusal-draft-changed = The answers of this draft were changed in another window or on another device since you looked at this page. Nothing has been sent yet: look at them once more, then send.
refusal-answer-changed = This question has been given another answer meanwhile. Look at it and choose one.
refusal-version-changed = Version { $version } of service “{ $service }” is published with other content. Raise the version number of the service or of its type.
refusal-version-altered = Version { $version } of service “{ $service }” in the database is not what was published: its content was changed. Nothing starts with it; restore it from a backup (`dargah verify` names every such version).
refusal-malformed = What was sent cannot be read. Check it and send it again.
refusal-bad-json = What was sent is not valid JSON: line { $line }, column { $column }. Correct it there and send it again.
refusal-json-cut = What was sent breaks off before the JSON is complete: line { $line }, column { $column }. Send all of it again, and check the length that the request states.
refusal-misshapen = A field of the request is not as it should be.
refusal-json-needed = The content must be application/json.
refusal-bad-key = The idempotency key must have 1 to 200 Latin characters.
refusal-cross-site = This request came from another site and was not done. Try again from the gateway itself.
refusal-method = This cannot be done with this method.
refusal-not-utf8 = What was sent cannot be read; it must be UTF-8.
refusal-text-too-large = What you sent is longer than can be taken: { $kilobytes } KB at most each time. Make it shorter and send it again.
refusal-too-large = What you sent is larger than allowed: { $megabytes } MB at most each time. Send smaller files, or send them one by one.
refusal-too-many-files = At most { $max } files are accepted at a time. Remove some and send again.
refusal-too-slow = Sending took too long. Please try again.

# Text messages and e-mail
sms-code = Your Dargah sign-in code: { $code }
    Give it to nobody.
sms-tracking = Tracking code: { $code }
sms-submitted = Your application “{ $service }” is registered.
sms-sub-case = A case “{ $service }” was opened as well, for your “{ $parent }” (tracking code { $number }).
sms-asked = Something is asked of you about “{ $service }”. Answer it in Dargah.
sms-asked-by = “{ $unit }” asks something of you about “{ $service }”. Answer it in Dargah.
sms-advanced = A stage of “{ $service }” began.
sms-transferred = The case “{ $service }” was handed to the competent body.
sms-asked-until = Something is asked of you about “{ $service }”. Answer it by { $day } ({ $rule }).
sms-asked-by-until = “{ $unit }” asks something of you about “{ $service }”. Answer it by { $day } ({ $rule }).
sms-correct = “{ $service }” came back to you to be corrected. Correct it in Dargah.
sms-correct-until = “{ $service }” came back to you to be corrected. Correct it by { $day } ({ $rule }).
sms-question-taken-back = What you were asked about “{ $service }” was taken back; no answer is needed.
sms-reminded = What is asked of you about “{ $service }” waits for your answer until { $day } ({ $rule }).
sms-reminded-by = “{ $unit }” waits for your answer about “{ $service }” until { $day } ({ $rule }).
sms-unanswered = The date for your answer about “{ $service }” has passed. You can still answer.
sms-answer-moved = You have longer to answer about “{ $service }”: until { $day } ({ $rule }).
sms-answer-moved-by = You have longer to answer “{ $unit }” about “{ $service }”: until { $day } ({ $rule }).
sms-due-changed = A legal date of “{ $service }” changed.
sms-decided = “{ $service }” was decided. Read the letter in Dargah.
sms-decided-as = “{ $service }” was decided: { $decision }. Read the letter in Dargah.
sms-objected = Your objection about “{ $service }” was received and is looked at.
sms-objection-taken-back = You withdrew the objection about “{ $service }”; the earlier decision stands.
sms-case-withdrawn = You withdrew the application “{ $service }”; work on it has ended.
sms-left = The case “{ $service }” is no longer needed and work on it has ended.
sms-sub-case-replaced = After an objection, a case on which your case “{ $service }” rests was decided anew.
sms-message = You have a new message about “{ $service }”.
mail-subject-code = Your Dargah sign-in code
mail-subject-case = News of your case
mail-subject-payment = It is time to pay for your case
refusal-waits-for-sub-case = This task ends with the decision of the sub-case.
