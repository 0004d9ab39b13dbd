# Casework: limits, stages, tasks, objections
days-hours = { $count ->
    [one] { $count } office hour at most
   *[other] { $count } office hours at most
    }
amount-working = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
    }
amount-calendar = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }
amount-hours = { $count ->
    [one] { $count } office hour
   *[other] { $count } office hours
    }
status-objected = Objection under review
case-left-hours = { $count ->
    [one] { $count } office hour left
   *[other] { $count } office hours left
    }
case-late-hours = { $count ->
    [one] { $count } office hour late
   *[other] { $count } office hours late
    }
case-kept-hours = { $count ->
    [one] { $count } office hour remains
   *[other] { $count } office hours remain
    }
case-last-hour = Less than an hour left
case-task = Task
case-tasks = Open tasks and their units
case-also = Acting at the same time
case-and-also = And also
case-contractor = Contractor: { $name }, contract { $contract }
case-contract = Contract { $contract }
case-you-pay = Pay what is owed
case-pay-all-until = All payments of this stage are to be recorded by { $date } ({ $rule }).
case-pay-all-until-only = All payments of this stage are to be recorded by { $date }.
case-you-pay-how = Pay with the bill id and the payment id at a cash machine, in your bank’s app or at a bank.
case-you-pay-ask = No bill id was issued for this payment. Before you pay, ask “{ $agency }” for the account and the way to pay.
case-you-pay-note = When you have paid, report it on this page.
case-report-title = I have paid
case-report-to = “{ $unit }” is told, so that it records the receipt. Until it answers, the limit for paying is paused and there is nothing else for you to do.
case-report-to-no-limit = “{ $unit }” is told, so that it records the receipt. Until it answers there is nothing else for you to do.
case-report-late = Your application was granted, but the payment of this sum is not recorded yet. When you have paid, report it here, so that the unit in charge finds and records the receipt.
case-report-receipt = Receipt or reference number
case-report-receipt-hint = The number that the bank gave after the payment.
case-report-on = Day of the payment
day-hint = Like { $day }
case-report-button = Report the payment
case-reported = Looks for the payment that you reported, made on { $date }. Until this unit answers, the limit for paying is paused.
case-reported-no-limit = Looks for the payment that you reported, made on { $date }.
case-you-in-sub-case = Open that case
case-clock-stands-task = This stage depends on somebody outside the agency; the limit does not run meanwhile.
case-clock-stands-reported = A payment that you reported before was not found; until the unit answers about the new one, the limit does not run.
case-clock-stands-payment = It starts again from there when you have paid.
case-clock-stands-both = It starts again from there when you have answered and paid.
case-clock-stands-all = It starts again from there when you have done all that is awaited from you, in the sub-case too.
case-completeness = Whether the application is complete is being looked at; the limit begins after that. If nothing is said in time, it is complete.
case-extended = This limit has been extended. The rule before the extension: { $rule }
case-completeness-until = Whether the application is complete is being looked at; the limit begins after that. If nothing is said by { $date }, it is complete. { $rule }
case-complete-since = The application has counted as complete since { $date }: what is asked now does not change that, and the limit does not begin anew.
case-silence = If there is no answer by then: { $outcome }.
case-late-counted = If it passes: the delay is recorded and counted for this unit, on the page of its agency.
case-task-escalates = If it passes: the delay is counted for this unit and the task goes to “{ $unit }”.
case-you-pay-amount = Pay { $amount }
case-you-pay-part = Pay instalment { $number }: { $amount }
case-instalment-late = An instalment that is paid after its day is recorded too; nothing is decided because that day has passed.
case-unpaid = If no payment is recorded by then, this ends as “{ $outcome }”.
case-unpaid-all = If not all of these payments are recorded by then, this ends as “{ $outcome }”.
case-objected = This is the limit for your objection.
case-decided-by-silence = The agency did not answer within the limit; the law made this decision.
case-decided-by-silence-since = The agency did not answer within the limit ({ $date }; { $rule }); the law made this decision. It holds from the end of the limit.
case-upheld-by-silence = The objection was not answered within the limit ({ $date }; { $rule }); by law the decision stands.
case-decided-unanswered = What was asked was not answered by { $date } ({ $rule }); this decision follows by the rule of the service and holds from the end of that day.
case-decided-by-rule = This decision follows from the outcomes of the tasks of this case, by the rule of the service.
case-decided-by-unanswered = What was asked was not answered in time; this decision follows by the rule of the service.
case-decided-by-rule-from = The rule of this service led to this decision because { $outcomes }.
case-signed = Signed by “{ $unit }” on { $date } ({ $task })
case-no-visit = The visit was called off, and no other is fixed yet.
case-done-visit = Recorded. The unit fixes another time, and we tell you.
case-visit-declined = You said that the visit does not suit; the unit has not fixed another yet.
case-visit-unsuitable-button = Ask for another time
case-visit-reason = Why, or which time suits better (optional)
case-visit-unsuitable-note = Until { $date } ({ $rule }) you can say that this visit does not suit you. Then nobody comes at this time, and the unit fixes another. The time for handling does not stop for it, and you can say it twice for each task.
case-visit-rule = in all services, until the end of the day before the visit
case-visit-unsuitable = This time does not suit me
case-rule-outcome = “{ $task }” ended with “{ $outcome }”
case-rule-ground = its ground was found in “{ $task }”
case-rule-outcomes = { $first } and { $next }
case-object-link = Object
case-object-title = Object to the decision
case-object-note = A unit other than the one that decided looks at it: it upholds the decision or makes a new one.
case-object-label = Why do you think the decision is wrong?
case-object-files-hint = If you have papers that show it. PDF or photo, { $max } files at most.
case-object-button = Send objection

# Timeline
event-completed = The application was found complete; the limit began
event-completed-silence = Nothing was said in time: the application is complete and the limit began
event-extended = The limit was extended by { $days }
event-task-extended = “{ $unit }” extended the limit of its task by { $days }
event-warned = The limit is near
event-task-warned = The limit of “{ $unit }”, { $agency }, is near
event-limit-passed = The legal limit passed without a decision: “{ $unit }”, { $agency }
event-task-limit-passed = The limit of “{ $unit }”, { $agency }, passed
event-escalated = The case went to the superior unit: “{ $unit }”, { $agency }
event-task-escalated = The task whose limit passed went to the superior unit: “{ $unit }”, { $agency }
event-appointed = Visit arranged: { $at }
event-visit-on-holiday = The day of the visit became a holiday: { $at }
event-visit-called-off = “{ $unit }” called the visit off: { $at }
event-visit-declined-you = You said that the visit does not suit: { $at }
event-visit-declined = The applicant said that the visit does not suit: { $at }
event-appointed-past = Visit arranged, now past: { $at }
event-appointed-replaced = Visit arranged, replaced by another: { $at }
event-appointed-done = Visit arranged, but its task ended before that time: { $at }
event-appointed-dropped = Visit arranged, no longer valid: { $at }
event-appointed-declined = Visit arranged, which did not suit: { $at }
event-received = The receipt of an instalment was recorded: { $receipt } (“{ $unit }”)
event-recorded = The receipt of the payment that was reported was recorded: { $receipt } (“{ $unit }”)
event-receipt-elsewhere = This receipt is recorded in another case too, and the officer confirmed that it pays for both
event-number-reported = Receipt number that the applicant had reported
event-number-reported-you = Receipt number that you had reported
event-number-recorded = Receipt number that was recorded
event-invoiced = The payment that was reported is answered, and by the corrected answers the cost is { $amount }
event-payment-reported = The applicant reported the payment, made on { $date }
event-payment-reported-you = You reported the payment, made on { $date }
event-payment-not-found = “{ $unit }” did not find the payment that was reported
event-given-back = “{ $unit }” gave the money back that was paid: { $date }
event-given-back-part = “{ $unit }” gave back { $amount } of what was paid: { $date }
event-finished = { $task }: { $outcome } (“{ $unit }”)
event-finished-silence = { $task }: “{ $unit }” did not answer within the limit; it counts as: { $outcome }
event-nothing-to-pay = { $task }: nothing to pay
event-opened = It is the turn of “{ $unit }”
event-opened-decides = By what is on record no rule of this service leads on; “{ $unit }” decides
event-objected = The applicant objected; it is with “{ $unit }”
event-objected-you = You objected; it is with “{ $unit }”
event-decided-upheld = The objection was looked at; the decision stands
event-taken-back = The applicant took the objection back; the decision stands
event-taken-back-you = You took the objection back; the decision stands
event-decided-replaced = The objection was looked at; a new decision was made
event-decided-silence-granted = The agency was silent: granted by law
event-decided-silence-refused = The agency was silent: refused by law
event-decided-silence-upheld = The objection was not answered in time: by law the decision stands
event-decided-silence-replaced = The objection was not answered in time: granted by law
timeline-waits-payment = Now: waiting for the applicant’s payment
timeline-waits-your-payment = Now: waiting for your payment
timeline-told = The applicant was told:
timeline-noted = For the desk only:
timeline-place = Place of the visit:
timeline-ticked = in order
timeline-not-ticked = not ticked

# Notices and messages
notice-completed = Your application is complete
notice-extended = The limit of your case was extended
notice-task-extended = A unit extended the limit of its task
notice-limit-passed = The limit of your case passed
notice-escalated = Your case went to the superior unit
notice-appointed = A visit was arranged
notice-visit-on-holiday = The day of the visit became a holiday; if the visit is called off or moved, you will be told
notice-visit-called-off = The visit was called off
notice-finished = An outcome was recorded in your case
notice-signed = A letter was signed for you
notice-payment = It is time to pay
notice-paid = Your payment is recorded
notice-payment-not-found = The payment that you reported was not found
notice-given-back = The money you paid was given back
notice-overpaid = Your corrected answers cost less than you paid
sms-completed = Your application for “{ $service }” is complete and work has begun.
sms-extended = The limit of “{ $service }” was extended.
sms-task-extended = In “{ $service }” a unit extended the limit of its task.
sms-limit-passed = The limit of “{ $service }” passed. See who answers now.
sms-escalated = Your case “{ $service }” went to the superior unit.
sms-appointed = A visit for “{ $service }” was arranged. See when and where in Dargah.
sms-appointed-at = “{ $unit }” visits for “{ $service }” on { $at }. Be there; see the place in Dargah.
sms-visit-on-holiday = The day on which “{ $unit }” visits for “{ $service }” ({ $at }) became a holiday. If the visit is called off or moved, you will be told.
sms-visit-called-off = The visit for “{ $service }” was called off, and no other is fixed yet.
sms-finished = An outcome was recorded in your case “{ $service }”. Read it in Dargah.
sms-signed = On “{ $service }”: { $title }. Read and print its letter in Dargah.
sms-paid = Your payment for “{ $service }” is recorded.
sms-paid-part = The receipt of instalment { $number } of { $count } for “{ $service }” is recorded.
sms-payment-not-found = The payment that you reported for “{ $service }” was not found, and the limit for paying goes on. Read the reason in Dargah.
sms-payment-not-found-no-limit = The payment that you reported for “{ $service }” was not found. Read the reason in Dargah.
sms-given-back = The money you paid for “{ $service }” was given back. See the reference in Dargah.
sms-overpaid = By your corrected answers “{ $service }” costs less than you paid. See in Dargah how to get the difference back.
sms-payment-part = This is instalment { $number } of { $count }.
sms-payment = Pay { $amount } for “{ $service }”. See in Dargah how.
sms-payment-until = Pay { $amount } for “{ $service }” by { $day }. See in Dargah how.
sms-payment-bill = Pay { $amount } for “{ $service }”. Bill ID: { $bill }, payment ID: { $payment }.
sms-payment-bill-until = Pay { $amount } for “{ $service }” by { $day }. Bill ID: { $bill }, payment ID: { $payment }.

# What happened, for programs
happened-completed = The application is complete
happened-extended = The limit was extended
happened-task-extended = The limit of a task was extended
happened-warned = The limit is near
happened-limit-passed = The limit passed
happened-escalated = The case went to the superior unit
happened-task-escalated = The task whose limit passed went to the superior unit
happened-appointed = A visit was arranged
happened-visit-on-holiday = The day of the visit became a holiday
happened-visit-called-off = The visit was called off
happened-visit-declined = The visit did not suit the applicant
happened-received = The receipt of an instalment was recorded
happened-recorded = The receipt of the reported payment was recorded
happened-invoiced = What the corrected answers cost was set
happened-payment-reported = The payment was reported
happened-payment-not-found = The payment that was reported was not found
happened-given-back = The money that was paid was given back
happened-finished = A task ended
happened-nothing-to-pay = There was nothing to pay
happened-opened = The next task began
happened-objected = The applicant objected
happened-taken-back = The applicant took the objection back

# The desk
desk-complete = The application is complete
desk-complete-hint = The legal limit begins now. If something is missing, ask the applicant.
desk-finish = Outcome of “{ $task }”
desk-checklist = What is in order?
desk-files-again = The files were not sent with this form. Choose them again.
desk-unticked-title = Points that are not ticked
desk-unticked-why = Why these points stay open; the applicant reads it too
timeline-unticked = Why points stay open:
desk-outcome = Outcome
desk-receipt = Number of the payment receipt
desk-receipt-hint = The number that the bank or the counter gave.
desk-receipt-elsewhere = This receipt pays for both cases
desk-receipt-elsewhere-hint = Tick this only if the amount of the receipt covers both cases. It is recorded in the case under your name.
desk-receipt-rials = Amount of the receipt in rials
desk-receipt-rials-hint = The amount on the receipt; where it covers several instalments, the part for this one.
desk-receipt-instalment = This receipt counts for instalment { $number } of { $count }, { $amount }, unless it is the payment id of another. The task stays open until every instalment for which it waits is recorded.
desk-payment-reported = Payment reported
desk-reported = The applicant reported the payment on { $at }; paid on { $date }. Record the receipt, or say that it was not found.
desk-not-found = The payment was not found
desk-not-found-reason = Reason
desk-not-found-hint = The applicant reads this reason, and the limit for paying goes on from where it was paused.
desk-not-found-hint-no-limit = The applicant reads this reason, and can pay again.
desk-not-found-button = Tell the applicant
desk-refunds = Money to give back
desk-refunds-note = Receipts that this unit recorded for applications that were refused, taken back or handed to another agency, or that cost less by corrected answers; and reported payments that nobody answered before the case ended, or that were reported after it was granted.
desk-refunds-empty = There is no money to give back
desk-refunds-empty-help = When an application that was paid for is refused or taken back, its receipt is listed here.
desk-column-since = Since
desk-refund-may-object = The applicant may still object until { $date } ({ $rule }).
desk-refund-reported = Reported by the applicant; still to be looked for
desk-refund-look = The applicant reported this payment, and nobody answered before the case ended. If you find it, give it back; otherwise say that it was not found.
desk-report-look = The applicant reported this payment, and nobody has answered yet. The application was granted: if you find it, record it; otherwise say that it was not found.
desk-refund-over = The corrected answers cost less than was paid; give back the difference.
desk-found-button = The payment was found; record it
desk-refund-not-found-hint = The applicant reads this reason.
desk-give-back = Give the money back
desk-give-back-hint = After the transfer, write its reference and day; the applicant reads them.
desk-give-back-reference = Reference of the transfer
desk-give-back-on = Day of the transfer
desk-give-back-button = Record it
desk-unpaid-until = The applicant may pay until { $date }. Before then any outcome but payment needs a reason, which the applicant reads.
desk-unpaid-any-time = The applicant may pay at any time. Any outcome but payment needs a reason, which the applicant reads.
desk-unpaid-reported = The applicant has reported the payment. Until its receipt is recorded, or it is said that it was not found, no other outcome is taken.
desk-follows = With this outcome the rule of the service decides:
desk-signs = With this outcome a letter is signed, and the applicant gets it. What you write to the applicant appears in it.
desk-photos = Photos
desk-photos-with = At least one photo is needed with: { $outcomes }
desk-files = Attachments
desk-finish-told = For the applicant: seen on their page and in the notice
desk-finish-told-hint = If the applicant has to correct something, say here plainly what, and how.
desk-finish-note = For the desk only: the applicant does not see it
desk-finish-button = Record outcome
desk-answer-until = The applicant may answer until { $date }.
desk-answer-no-date = No date is fixed for the answer.
desk-answer-passed = The date for the answer, { $date }, has passed. The case goes on waiting, and an answer still counts.
desk-unanswered = If no answer comes by then, the case goes on waiting, and an answer still counts.
desk-invoice-later = The applicant pays this when asked to.
desk-invoice-later-instalments = The applicant begins to pay when asked to; the days of the instalments are counted from the day of the application.
desk-object-until = The applicant may object to this decision until { $date }.
desk-others-ask = “{ $unit }” has asked the applicant. You can go on with your task, but the case stays in this stage until the answer comes.
desk-appoint = Arrange a visit
desk-appoint-date = Day of the visit
desk-appoint-time = Time
desk-appoint-place = Place
desk-appoint-button = Arrange
desk-call-off = Call the visit off
desk-call-off-reason = Reason
desk-call-off-hint = The applicant reads this reason. You can arrange another visit afterwards.
desk-call-off-button = Call off
desk-extend = Extend the limit
desk-extend-which = Which limit?
desk-extend-case = Limit of the case: { $days } more
desk-extend-task = Limit of this task: { $days } more
desk-extend-reason = Reason
desk-extend-hint = The applicant reads this reason.
desk-extend-button = Extend

# Why it cannot be done
refusal-task-has-outcomes = This task has outcomes. Record one of them.
refusal-task-without-outcomes = This task has no outcomes to record. End the stage or decide.
refusal-task-without-appointment = No visit is arranged for this task.
refusal-not-steward = Only the agency that is accountable for the case does this.
refusal-complete-already = This application is complete already.
refusal-no-extension = The limit of this service cannot be extended.
refusal-no-more-extension = The limit of this case cannot be extended any more.
refusal-task-no-extension = The limit of this task cannot be extended.
refusal-task-no-more-extension = The limit of this task cannot be extended any more.
refusal-no-visit = No visit is to come.
refusal-visit-declined-often = You have said { $most ->
    [2] twice
   *[other] { $most } times
} that the visit does not suit you, and that is the most. Write to the unit for another time.
refusal-visit-moved = The time of the visit has changed meanwhile. See the new time; if it does not suit either, say so of that one.
refusal-visit-too-near = You could say that a visit does not suit you until the day before it. If you cannot be there, write to the unit or call it.
answer-which-visit = Say which visit does not suit.
desk-visit-declined = The visit at { $at } does not suit the applicant: nobody should go.
desk-visit-declined-next = Fix another time; the limit is not paused.
refusal-payment-reported = This payment is reported already, and the unit has not answered yet.
refusal-transfer-while-reported = The applicant has reported a payment to this agency. First the receipt is recorded, or it is said that the payment was not found; then the case can be handed on.
refusal-not-for-that-agency = Cases of this service cannot be handed to that agency. Choose a unit from the list.
refusal-handed-on-twice = This agency has already handed the case on twice, and does not get it back. Decide it here, or hand it to another agency.
refusal-no-payment = No payment is asked for in this case now.
refusal-nothing-reported = No reported payment waits for an answer.
refusal-waits-for-payment = Corrected answers cost more, and this stage grants nothing before that is paid.
refusal-nothing-to-give-back = This unit has no money of this receipt to give back.
refusal-receipt-elsewhere = Your agency recorded this receipt in another case on { $day }. { $which } If it pays for both cases, confirm that and send it again.
receipt-elsewhere-code = Tracking code of that case: { $code }.
receipt-elsewhere-hidden = That case is not open to you.
refusal-refund-changed = The sum that is to be given back has changed meanwhile. See the new sum; if you transferred another one, settle the difference with the applicant before you record it.
refusal-no-objection = This service has no objection here. The page of the agency says how to complain.
refusal-objected-already = There has been an objection to this decision already.
refusal-not-decided = There is no decision to object to.
refusal-objection-too-late = The time for an objection has passed.
answer-photo-needed = Send at least one photo.
answer-unticked = The outcome says that all is in order, but points of the checklist are not ticked. Tick them, choose another outcome, or say why it is in order all the same.
answer-told-needed = Say what the applicant has to correct. This outcome sends the case back to them.
answer-agency-closed = The agency is closed on { $day }. Write a day on which it works.
answer-same-visit = This very visit, at this time and place, is arranged already, and the applicant was told of it.
answer-after-limit = The limit passes before this day. The last possible day is { $day }.
answer-may-pay-until = The applicant may pay until { $day }. Give the reason for this outcome; the applicant reads it.
answer-may-still-pay = The applicant still has time to pay. Give the reason for this outcome; the applicant reads it.
answer-payment-reported = The applicant has reported the payment. First record the receipt, or say that it was not found.

error-back = Back to the page before
cost-computed = Computed before you send
conduct-title = Keeping to the law
conduct-about = Since the beginning. A case counts for the agency responsible, a task for the unit that did it. Where law decided because nobody had, that counts for the agency and for each of its units that had an open task within that limit. An objection and what came of it also count for the unit that had decided, and each contract has figures of its own.
conduct-empty = Nothing is counted yet: this agency has not finished any case here.
conduct-who = Unit
conduct-steward = The agency, as responsible for cases
conduct-contract = contract
conduct-contract-before = former contract
conduct-contract-none = no contract on record
conduct-on-time = On time
conduct-late = Late
conduct-by-silence = By silence
conduct-returned = Questions to the applicant
conduct-objected = Objections
conduct-upheld = Upheld after objection
conduct-replaced = Replaced after objection
desk-bulk = Selected tasks
desk-bulk-claim = Take
desk-bulk-release = Give back
desk-bulk-pick = Select case
desk-bulk-title = Result
desk-bulk-none = No task is selected. Tick at least one.
desk-bulk-claimed = Yours now
desk-bulk-released = Given back to the unit
desk-bulk-given = Given to { $officer }
desk-bulk-reason = Why?
desk-bulk-reason-hint = Needed for a task that a colleague has; it stays on record: leave, illness, a colleague who moved.
desk-of = Tasks that { $officer } has.
desk-of-all = All tasks of the unit
answer-too-many-tasks = Select at most { $max } tasks at a time.
answer-officer-skills = Skills are words of small Latin letters, digits, hyphens and underscores, separated by commas.
desk-objected = This is the limit for the objection.
desk-keys-choose = Choose the line
answer-time-in-past = This time has passed. Write a time that is still to come.

sub-case-title = Cases that belong together
sub-case-of = This case is a part of
sub-case-needed = This case needs
sub-case-left = The case for which this one was opened does not need it any more; work on it has ended.
corrections-title = What the applicant corrected
corrections-note = Sent after the application, in the case for which this one was opened.
event-sub-case = A case was opened for “{ $service }”
event-sub-case-waits = The sub-case “{ $service }” waits for the applicant; the time limit of this case is paused meanwhile
event-sub-case-waits-you = The sub-case “{ $service }” waits for you; the time limit of this case is paused meanwhile
event-sub-case-goes-on = The sub-case “{ $service }” waits for nobody any more; the time limit goes on
event-sub-case-replaced = After an objection, the sub-case “{ $service }” was decided anew: { $outcome }
event-sub-case-replaced-counts = After an objection, the sub-case “{ $service }” was decided anew, and that counts here from now on: { $outcome }

refusal-task-ended = { $officer } ended this task on { $at } with “{ $outcome }”. What you sent was not recorded.
refusal-task-ended-by-rule = This task ended on { $at } by the rule of the service, with “{ $outcome }”. What you sent was not recorded.
refusal-task-moved = { $officer } handed this task to “{ $unit }”, { $agency }, on { $at }. What you sent was not recorded.
refusal-task-moved-by-rule = This task went to “{ $unit }”, { $agency }, on { $at } by the rule of the service. What you sent was not recorded.
refusal-stage-ended = { $officer } moved the case to the stage “{ $stage }” on { $at }. What you sent was not recorded.
refusal-stage-ended-by-rule = The case went to the stage “{ $stage }” on { $at } by the rule of the service. What you sent was not recorded.
refusal-task-gone = This task has not been open since { $at }. What you sent was not recorded.
desk-done = Recorded.
desk-done-question = The question was sent to the applicant.
desk-done-message = The message was sent to the applicant.
desk-done-note = The note was saved.
desk-done-visit = The visit is fixed, and the applicant is told.
desk-done-transfer = The case was handed on.
desk-done-finish = The result was recorded.
desk-done-decision = The decision was recorded, and the applicant is told.
desk-unsaved = What you wrote and was not recorded
desk-unsaved-note = The note form has the same text; save it there if it is needed. The applicant does not see notes: what is for the applicant, send as a message.
place-of-agency = { $unit }, { $agency }
units-together = { $first }” and “{ $next }
event-escalated-stays = What remains to be done is with the superior unit: “{ $unit }”, { $agency }
happened-escalated-stays = What remains to be done is with the superior unit
news-stage = Stage: “{ $stage }”.
news-acting = With “{ $units }”.
news-awaited = Your turn: { $what }.
news-meanwhile = Meanwhile work goes on at “{ $units }”.
news-answer-until = You have until { $date } to answer ({ $rule }).
news-until = Due by { $date } ({ $rule }).
news-unit-until = This unit must be done by { $date } ({ $rule }).
news-limit-passed = The limit passed on { $date } ({ $rule }).
news-moved = The limit moved with the calendar of working days from { $from } to { $date } ({ $rule }).
news-longer = Extended by { $days } ({ $rule }).
news-longer-until = Extended by { $days }: from { $from } to { $date } ({ $rule }).
news-task-longer = “{ $unit }” extended the limit of its task.
news-visit-instead = It takes the place of the visit on { $at }.
news-visit-off = The visit of “{ $unit }” on { $at } does not take place any more; you need not be there.
news-moved-agency = The limit moved from { $from } to { $date }, because the agency that has the case now counts by other working days ({ $rule }).
news-moved-payment = The date for paying moved with the calendar of working days from { $from } to { $date } ({ $rule }).
news-moved-objection = The date until which you may object moved with the calendar of working days from { $from } to { $date } ({ $rule }).
news-pay-amount = To be paid: { $amount }.
news-pay-part = Instalment { $number } of { $count }: { $amount }.
news-paid-part = The receipt of instalment { $number } of { $count } is recorded.
news-pay-until = Pay by { $date } ({ $rule }).
news-pay-until-only = Pay by { $date }.
news-pay-more = With the corrected answers it costs more than you paid; the rest is asked for after your application is granted.
news-pay-no-date = No date is set by which to pay it.
news-unpaid = If no payment is recorded by then, the decision “{ $decision }” is made by the rule of this service.
news-unpaid-all = If not all of these payments are recorded by then, the decision “{ $decision }” is made by the rule of this service.
news-decision = The decision: { $decision }.
news-signed = { $title }. Its letter is among the documents of the case.
news-upheld = This answers your objection: the earlier decision stands.
news-replaced = This answers your objection: this decision takes the place of the earlier one.
news-taken-back = You withdrew the objection; the earlier decision stands.
news-object-until = You may object to this decision until { $date } ({ $rule }).
news-refund = To get back the money you paid, go to or call { $agency } with the receipt number.
news-steward = From now on { $agency } is accountable for the case.
news-reason = Reason: { $reason }
news-finding = { $finding }. { $told }
news-found = “{ $unit }” found something in “{ $task }” that must be corrected.

# Whose turn it is
turn-you = Your turn: { $what }
turn-answer = Answer what “{ $unit }” asks
turn-answer-any = Answer what is asked
turn-correct = Correct what is asked; afterwards it goes to “{ $unit }”
turn-pay = Pay what is due; “{ $unit }” records the receipt
turn-in-sub-case = In the sub-case “{ $service }”: { $what }
turn-visit = “{ $unit }” comes on { $at } for a visit; be there
turn-visit-at = “{ $unit }” comes on { $at } for a visit; be there: { $place }
turn-desk-answer = “{ $unit }” waits for the applicant’s answer
turn-desk-answer-any = Waiting for the applicant’s answer
turn-desk-correct = Waiting for the applicant’s correction; afterwards it goes to “{ $unit }”
turn-desk-pay = Waiting for the applicant’s payment; “{ $unit }” records the receipt
turn-desk-visit = “{ $unit }” visits on { $at }
turn-until = { $what } (by { $date })
turn-until-rule = { $what } (by { $date }; rule: { $rule })
turn-acting = Now with “{ $units }”
turn-meanwhile = Meanwhile work goes on at “{ $units }”
turn-acting-others = { $count ->
    [one] Now with “{ $first }” and one other unit
   *[other] Now with “{ $first }” and { $count } other units
    }
turn-meanwhile-others = { $count ->
    [one] Meanwhile work goes on at “{ $first }” and one other unit
   *[other] Meanwhile work goes on at “{ $first }” and { $count } other units
    }
turn-goes-on = Meanwhile with
track-awaited = Awaited from the applicant
turn-and = { $first }; { $next }
turn-question-and = Answer this question: “{ $question }”; also: { $next }
units-and-others = { $count ->
    [one] { $first } and one other unit
   *[other] { $first } and { $count } other units
}
case-answer-goes-to = Your answer goes to
case-receipt-goes-to = Receipt recorded by
case-waits-for-sub-case = Waits for the sub-case
case-objection-escalates = If it passes: the delay is recorded and the case goes to “{ $unit }”.
case-objection-upheld = If it passes: by law the decision stands.
case-objection-granted = If it passes: by law the decision is “{ $decision }”.
desk-decided-on = Decided on
desk-withdrawn-on = Taken back on
