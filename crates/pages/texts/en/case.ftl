# My cases
cases-empty-title = You have no cases yet
cases-empty-help = Applications you start or send appear here, with who is responsible and by when.
cases-empty-button = Find a service
cases-waiting = Waiting for you
cases-drafts = Drafts
cases-open = In progress
cases-closed = Closed

# Case
case-new = New in this case
case-new-over = (nothing left to do)
copy = Copy
copy-done = Copied
copy-said = Copied: { $what }.
copy-rials = Amount in rials
case-duty = Who is responsible now
case-now-with = Now with
case-asked-by = Asked by
case-decided-by = Decided by
case-decided-at = Unit that had the case
desk-person-reads = The applicant reads:
case-steward = Steward
case-steward-until = Steward until { $date }: { $agency }
case-applied-on = Applied on { $date }
case-stage = Stage
case-you = You
case-you-nothing = Nothing to do
case-you-nothing-note = If something is needed, we let you know.
case-answer-until = Answer by { $date }
case-answer-no-date = No date is fixed for your answer. The agency’s clock is paused until it comes.
case-answer-passed = The date for your answer, { $date }, has passed. You can still answer as long as the case waits.
case-unanswered = If no answer comes by then, the case goes on waiting, and you can still answer.
case-unanswered-decision = If no answer comes by then, this is decided by the rule of the service: { $decision }.
case-answer-button = Send answer
case-due = Answer due
case-until = By { $date }
case-left-working = { $count ->
    [one] { $count } working day left
   *[other] { $count } working days left
    }
case-left-calendar = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
    }
case-left-with-check = { $left }, with the time in which completeness is checked
case-last-day = Today is the last day
case-late-working = { $count ->
    [one] { $count } working day late
   *[other] { $count } working days late
    }
case-late-calendar = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
    }
case-kept-working = { $count ->
    [one] { $count } working day remains
   *[other] { $count } working days remain
    }
case-kept-calendar = { $count ->
    [one] { $count } day remains
   *[other] { $count } days remain
    }
case-clock-stands = The clock is paused
case-clock-stands-since = The clock has been paused since { $date }
case-clock-not-begun = The clock has not begun
case-clock-begins = { $days } once the application is found complete
case-clock-stands-note = It starts again from there when you have answered all that is asked.
case-if-late = If it passes: { $what }
case-limit-passed = The limit passed on { $date }
case-you-pay-bill = See the bill and how to pay
case-you-pay-cost = See how the cost is made up
case-decision = Decision
case-ground = Reason
case-object = If you think the decision is wrong:
case-late-complain = If it takes too long, you can ask the accountable agency or complain:
case-withdrawn-note = Work on the application has ended.
case-submitted-at = Registered
case-changed-at = Last change
case-question-of = A question from “{ $unit }”
case-correct-title = Please correct this
case-finding = “{ $unit }” in “{ $task }”: { $outcome }
case-not-in-order = These points were not found in order:
case-answer-label = Your answer
correct-opened = These answers of the form are open for you to change:
correct-button = Change the answers and reply
correct-title = Change your answers
correct-lead = Change what has to be changed, write something, or attach a file; one of these is enough. The answers are checked by the rules of the day on which you applied, and you see what is sent before you send it.
correct-new = This question is asked because of your new answers.
correct-more = With these answers, more has to be asked. Please answer that as well.
correct-look = Continue
correct-files = Files with your answer
correct-files-hint = Untick a file that is not to be sent.
correct-attach-hint = If they asked for a document, attach it here. PDF or photo.
correct-file-again = That file was not taken. Choose another one, or press “Continue” again to go on without a file.
correct-check-title = Look before you send
correct-nothing = No answer changes.
correct-nothing-said = Change an answer, write what you want to say, or attach a file. One of these is enough.
correct-before = Before:
correct-now = From now on:
correct-costs = With this change the cost goes from { $before } to { $amount }. The previous invoice becomes void and a new one takes its place.
correct-costs-counted = With this change the cost is { $amount }. You have paid { $paid }, and that is counted.
correct-costs-left = You have to pay { $amount } more. How to pay it is said on the page of the case.
correct-costs-over = You paid { $amount } more than that, which is given back to you.
correct-costs-paid = Nothing more is to be paid.
correct-costs-report = If you have paid by the present invoice and not reported it yet, report it on the page of the case before you send this change. After that no receipt for the previous amount is recorded.
correct-waits = With this change the cost is { $amount }. First the unit answers the payment that you reported; then you are asked for what is left, or what you paid too much is given back.
correct-again = Change again
correct-elsewhere = { $question }: { $wrong }
correct-changed-on = Changed on { $date }. Before:
case-answer-files = Attach a file
case-answer-files-hint = If they asked for one. PDF or photo.
case-file-again = Nothing has been sent yet, because that file was not taken. Choose another file, or press the button again to send without one.
case-timeline = What happened
case-messages = Messages
case-follows = What follows when a limit passes
case-later = { $count ->
    [one] { $count } later step
   *[other] { $count } later steps
    }
case-more-files = { $count ->
    [one] { $count } more file
   *[other] { $count } more files
    }
case-earlier = { $count ->
    [one] { $count } earlier entry
   *[other] { $count } earlier entries
    }
case-earlier-messages = { $count ->
    [one] { $count } earlier message
   *[other] { $count } earlier messages
    }
case-earlier-reads = { $count ->
    [one] { $count } earlier reading
   *[other] { $count } earlier readings
    }
case-messages-empty = No messages yet.
case-message-label = Message to the unit
case-message-button = Send message
case-closed-messages = This case is closed: a message from you would reach nobody. What the agency writes to you still appears here, and you are told of it. Instead of writing:
case-closed-until = until { $date } ({ $rule })
case-closed-anew = See the service and apply again
case-closed-typed = Your text was not sent. You can copy it from here.
case-done-answer = Your answer was sent.
case-done-message = Your message was sent.
case-done-payment = Your payment was reported.
case-done-objection = Your objection was recorded.
case-done-withdrawn = You withdrew the application and its handling has ended.
case-done-taken-back = You took the objection back and the decision stands.
case-question-taken-back = “{ $unit }” has taken this question back, and no answer to it is needed. Your answer was not sent.
case-late-typed = Your text is in the message box of this page.
case-late-files = These files were not sent:
case-documents = Documents
case-file-answered = With your answer of { $date }
case-file-objected = With your objection of { $date }
case-refund = The money you paid
case-paid-amount = You paid { $amount }.
case-paid-receipt = Receipt number
case-refund-top = Of what you paid, { $amount } is to be given back to you.
case-refund-top-all = What you paid is to be given back to you.
case-refund-link = How to get it back
case-refund-ask = The case is closed. To get this money back, go to or call { $agency } with the receipt number.
case-refund-ask-several = The case is closed. Several agencies have this money: { $agencies }. To have it back, go to or call each of them with the number of the receipt that it recorded.
case-refund-moved = The case went to another agency. To get this money back, go to or call { $agency } with the receipt number.
case-refund-over = By the corrected answers it costs less than you paid. To get back what you paid too much, go to or call { $agency } with the receipt number.
case-over-amount = { $amount } of this payment is to be given back to you.
case-given-back = This money was given back on { $date }.
case-given-back-part = { $amount } of this money was given back on { $date }.
case-given-back-amount = { $amount } of what you paid.
case-refund-looked-for = You reported this payment. “{ $unit }” looks for it, and gives it back if it is found.
case-report-looked-for = You reported this payment. “{ $unit }” looks for it, and records it if it is found.
case-letter = Decision letter
case-letter-reviewed = Decision letter after the objection
letter-after-objection = after the objection
case-letter-replaced = replaced by another decision
case-signed-replaced = another letter took its place
case-signed-void = no longer valid
case-signed-changed = answers that it names were changed since it was signed: ask the unit that signed it
case-signed-stopped = The application was withdrawn: the document “{ $title }” of { $date } is no longer valid. Work that is done under it must stop.
case-signed-stopped-objection = The objection was taken back: the document “{ $title }” of { $date } is no longer valid. Work that is done under it must stop.
case-read-letter = Read the decision letter
case-read-signed = Read and print the letter
case-print-told = Letter to print
case-answers = Your answers
case-reads = Who saw my data
case-reads-empty = No officer has opened your data yet.
reads-when = When
reads-who = Who
reads-what = What
reads-why-title = Why
reads-why = Handling the case
reads-why-task = Work on a task of the case
reads-why-completeness = Checking whether the application is complete
reads-why-objection = Handling the objection
reads-why-program = Following the case by a program of the agency
reads-why-supervision = Acted on the case before, or supervises it
reads-why-list = Saw the name in the unit’s list of tasks, without opening the case
reads-case = Case
talk-you = You
talk-person = Applicant
talk-you-to = You, answering “{ $unit }”
talk-person-to = Applicant, answering “{ $unit }”
talk-officer = Officer of { $unit }
talk-rule = The rule of the service
talk-taken-back = This question was taken back

# Timeline
event-submitted = Application registered and given to “{ $unit }”
event-submitted-for-case = The case was opened for another one and given to “{ $unit }”
event-claimed = An officer of “{ $unit }” took it up
event-released = An officer gave it back to “{ $unit }”
event-taken-over = The task was taken over from { $officer }
event-assigned = The task was given to { $officer }
event-asked = “{ $unit }” asked a question
event-asked-by-rule = The application was sent back to be corrected
event-asked-until = answer by { $date } ({ $rule })
event-question-taken-back = “{ $unit }” took its question back; no answer is needed
event-reminded = The applicant was reminded to answer by { $date } ({ $rule })
event-reminded-you = We reminded you to answer by { $date } ({ $rule })
event-unanswered = No answer came by { $date } ({ $rule })
event-unanswered-you = No answer of yours came by { $date } ({ $rule })
event-answer-moved = The calendar of working days changed: the date for the answer moved from { $from } to { $to } ({ $rule })
event-objection-moved = The calendar of working days changed: the date for an objection moved from { $from } to { $to } ({ $rule })
event-instalment-moved = The calendar of working days changed: the day of instalment { $number } moved from { $from } to { $to } ({ $rule })
event-answered = The applicant answered
event-answered-you = You answered
event-answers-changed = { $count ->
    [one] one answer of the form changed
   *[other] { $count } answers of the form changed
}
event-noted = Internal note
event-advanced = Stage “{ $stage }” began
event-transferred = The case went from “{ $from }”, { $left }, to “{ $unit }”, { $agency }
event-due-changed = The calendar of working days changed: the limit moved from { $from } to { $to } ({ $rule })
event-due-changed-task = The working days of the unit that acts changed: its limit moved from { $from } to { $to } ({ $rule })
event-decided-granted = The application was granted
event-decided-refused = The application was not granted
event-withdrawn = The applicant withdrew the application
event-withdrawn-you = You withdrew the application
event-left = The case ended by itself
timeline-now = Now: “{ $stage }” with “{ $unit }”
timeline-waits-you = Now: waiting for your answer
timeline-waits-person = Now: waiting for the applicant
timeline-waits-you-to = Now: waiting for your answer to “{ $unit }”
timeline-waits-person-to = Now: waiting for the applicant’s answer to “{ $unit }”
timeline-waits-you-in = Now: waiting for you in the sub-case “{ $service }”
timeline-waits-person-in = Now: waiting for the applicant in the sub-case “{ $service }”
timeline-stage = Stage “{ $stage }”
timeline-decision = End of the legal limit ({ $rule })
timeline-passed = The legal limit passed ({ $rule })
timeline-expected = Estimated from the usual time of the stages: { $date }

# Withdrawing
withdraw-title = Withdraw the application
withdraw-question = Withdraw this application?
withdraw-note = Work on it ends here and cannot be resumed. You can apply again whenever you want.
withdraw-paid = A payment is recorded for this application. It does not come back by itself when you withdraw: ask { $agency } for it afterwards, with the number of the receipt.
withdraw-signed = The document “{ $title }” of { $date } is not valid from the moment you withdraw. Work that is done under it must stop.
withdraw-reported = You reported a payment that has not been answered yet. Also after you withdraw, { $agency } looks for it, and gives it back if it is found.
withdraw-needed = The case “{ $service }” at { $agency } needs what this application comes to. If you withdraw it, that case goes on without, and may be refused for that.
withdraw-sub-case = The case “{ $service }”, which is open at { $agency } for this one, ends as well.
take-back-title = Take the objection back
take-back-question = Take the objection back?
take-back-note = It is looked at no further, and the decision stands as it was. You cannot object to it again.
take-back-signed = The document “{ $title }” of { $date } was signed because of this objection. It is not valid from the moment you take the objection back. Work that is done under it must stop.
withdraw-reason = Reason
withdraw-button = Withdraw
withdraw-no = No, keep it
withdraw-back = Back to the case

# Letter
letter-back = Back to the case
letter-date = Date
letter-electronic = This letter was issued electronically; its text is kept in the case, where any change to it would show.
letter-electronic-made = This letter was made electronically, from the record of the case.
letter-look-up = Anybody who has the tracking code sees at this address where the case stands:
letter-print = Print
letter-to-nameless = applicant
letter-until = Until when, by which rule
letter-waits = The case waits for the applicant
letter-applicant = Applicant
letter-phone = telephone
letter-complaint = How to complain:
letter-object-until = If you think this decision is wrong, you may object to it on the page of your case until { $date }.
letter-objection-upheld = This letter answers your objection. It was looked at, and the earlier decision stands.
letter-objection-replaced = This letter answers your objection. It was looked at, and this decision takes the place of the earlier one.
letter-objection-silence-upheld = This letter answers your objection. The agency did not answer it within the limit; by law the earlier decision stands.
letter-objection-silence-replaced = This letter answers your objection. The agency did not answer it within the limit; by law this decision takes the place of the earlier one.
letter-replaced = This decision no longer stands. After the objection was reviewed, another decision took its place on { $date }.
letter-replaced-by = Read the new letter
letter-void-replaced = This letter is no longer valid. Another one was signed in its place on { $date }.
letter-void-unsigned = This letter is no longer valid. The matter was looked at again on { $date }, and no letter was signed.
letter-void-refused = This letter is no longer valid. The application was refused on { $date }.
letter-void-withdrawn = This letter is no longer valid. The application was withdrawn on { $date }.
letter-void-taken-back = This letter is no longer valid. The objection was taken back on { $date }, and the refusal stands.
letter-answer = “{ $question }”
letter-answers-changed = Since this letter was signed, the answers to these questions were changed: { $questions }. Ask the unit that signed it before you use it.

# Notices
notices-title = Notices
notices-cases = About your cases
notices-read = Mark all as read
notices-new = New
notices-as-of = As of { $date }:
notices-empty-title = You have no notices
notices-empty-help = Every question, message or decision about your cases appears here.
notice-asked = Something is asked of you
notice-question-taken-back = What you were asked was taken back; no answer is needed
notice-advanced = A stage of your case began
notice-transferred = Your case was handed to the competent body
notice-reminded = Do not forget to answer what you are asked
notice-unanswered = The date for your answer has passed; you can still answer
notice-answer-moved = You have longer to answer
notice-due-changed = A legal limit of your case changed
notice-decided = Your application was decided
notice-objected = Your objection was received
notice-withdrawn = What you withdrew is recorded; work on it has ended
notice-left = This case is no longer needed; work on it has ended
notice-sub-case-replaced = A case on which this one rests was decided anew after an objection
notice-message = You have a new message

# My data
me-title = My data
me-lead = What the gateway holds about you, and who has seen it.
me-held = What we hold
me-since = First sign-in
me-cases = Cases, closed ones too
me-drafts = Unfinished applications
me-files = Files in cases and unfinished applications
me-notices = Notices
me-name = How we address you
me-name-hint = Used in letters and messages. Applications that were sent keep the name they were sent under; officers see your name now beside it.
me-data = Download all my data
me-data-note = A JSON file with your drafts, cases and answers, messages, names of documents, notices, and who looked at what.
me-data-more = Your cases come in several files. The value of “next” in each completes the address of the following one: { $address }
me-language = Language of messages and letters
me-language-hint = Messages and letters about a case are in the language in which you applied.
me-save = Save
me-reads-note = When an officer opens one of your cases or acts on it, that is recorded here, and the program has no way to erase it. To take a task or hand it to a colleague without opening the case is no reading and does not stand here. Visits of one officer within an hour are one line, unless you wrote something in between.
me-reads-lists = The name with which you applied stands in the list of tasks of the unit that handles the case. The first time that an officer sees it there is recorded here, once for each case.
me-sessions = Where you are signed in
me-session-this = This one
me-session-since = Signed in { $date }
me-session-end = Sign out there
me-sessions-end-all = Sign out everywhere
