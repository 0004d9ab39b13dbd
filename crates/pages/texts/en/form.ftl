# Filling in
form-step = Step { $step } of { $steps }
form-then-check = This is the last question. Then you check your answers and send them.
form-then-name = This is the last question. Then you write your name, check your answers and send them.
form-next = Save and continue
form-optional = (optional)
form-help = Help
form-saved = Saved
form-saves-itself = Your answers are kept each time you press “Save and continue”.
name-ask = What is your full name?
name-ask-why = It is asked for before your first application, because the officer looks at the case under this name and letters are written to it. You can change it later in “My data”.
form-changed-title = This question was answered differently in another window
form-changed-other = Keep the saved answer
form-changed-note = What you entered in this window is below and is not saved yet.
form-changed-mine = Save the answer below
form-at-most = { $max ->
    [one] { $max } character
   *[other] { $max } characters
    } at most.
form-between = A whole number from { $min } to { $max }.
form-money-hint = Write the amount in rials, or write “toman” after the number.
form-rial = rials
form-address-hint = City, street, lane, number and flat.
form-choices-hint = You can choose { $max } at most.
form-date-hint = For example: 23 / 11 / 2026
form-date-past-hint = Today or earlier. For example: 23 / 11 / 2026
form-date-future-hint = Today or later. For example: { $day }
form-day-example = For example: { $day }
form-day = Day
form-month = Month
form-year = Year
form-national-number-hint = Ten digits, on the national card.
form-passport-hint = Letters and digits as they stand in the passport; or the two lines at the foot of the page with the photo.
form-mobile-hint = For example: 09150000001
form-email-hint = For example: name@example.org
form-mobile-own = You signed in with this number. If you want another one, change it.
form-email-own = You signed in with this address. If you want another one, change it.
form-postal-code-hint = Ten digits, without dashes.
form-legal-number-hint = Eleven digits, on the registration notice or the letterhead.
form-foreign-number-hint = Twelve digits, on the residence card or paper.
form-landline-hint = With the area code. For example: 05138765432
form-iban-hint = IR and 24 digits, in the bank’s app or on the cheque book. IR may be left out.
form-card-hint = Sixteen digits on the bank card.
form-bill-id-hint = 6 to 13 digits, on the bill.
form-payment-id-hint = 6 to 13 digits, on the same bill.
form-time-hint = Hour and minute. For example: 17:05
form-from = From
form-to = To
form-range-most = { $max ->
    [one] { $max } day
   *[other] { $max } days
    } at most, the first and the last included.
form-province = Province
form-county = County
form-city = City or village
form-address-text = Street, lane, number and flat
form-person-self = Myself
form-person-other = Another person
form-person-hint = Fill in the fields below for another person only.
form-person-name = Full name
form-person-national-number = National number
form-person-passport = Or passport number
form-person-mobile = Mobile number
form-organisation-name = Name of the organisation or company
form-organisation-number = National number of the legal entity
form-group-hint = What you leave empty is left out.
form-group-add = Add: { $row }
form-postal-code = Postal code (optional)
form-choose = Choose
form-plate-hint = From left to right, as on the plate.
form-plate-motorcycle-hint = The three digits above and the five below.
form-plate-any-hint = For a car like {"\u2066"}12ب345-36{"\u2069"}; for a motorcycle like {"\u2066"}765-12345{"\u2069"}.
form-plate-two = Two digits
form-plate-letter = Letter
form-plate-three = Three digits
form-plate-region = Iran
form-plate-above = Three digits above
form-plate-below = Five digits below
form-renewal-hint = It is on the renewal bill or the certificate of the municipality.
renewal-zone = Zone
renewal-district = District
renewal-block = Block
renewal-parcel = Parcel
renewal-building = Building
renewal-apartment = Flat
renewal-trade = Trade unit
form-place-text = Describe the place
form-place-text-hint = The nearest street, number or landmark. No map is needed.
form-place-points = Or its coordinates
form-point-hint = Latitude and longitude. For example: 36.2972 59.6067
form-line-hint = Latitude and longitude of each point on a line of its own; at least two points.
form-area-hint = Latitude and longitude of each corner on a line of its own; at least three corners, in order.
map-label = Map
map-in = Closer
map-out = Farther
map-near = The places of names are approximate.
map-hint = Touch the place on the map. By keyboard: bring the map under the cross with the arrow keys and press Enter; Backspace takes the last point away.
map-undo = Take the last point away
map-clear = Clear all
map-mine = Where I am
map-mine-failed = Your position could not be found. Show the place on the map or describe it.
form-search-hint = Write some letters and choose one of the options.
form-money-toman-hint = Write the amount in tomans.
form-toman = tomans
form-declaration-title = Your declaration
form-files = Attached files
form-file-choose = Choose a file
form-file-more = Another file
form-file-hint = { $types }, up to { $size } each, { $max } at most. A clear photo taken with a telephone is fine.
form-file-hint-document = { $types }, up to { $size } each, { $max } at most.
form-file-upload = Upload
form-file-uploading = Uploading
form-not-sent = It could not be sent: the connection broke, or the system did not answer. What you wrote and the file you chose are still here. Press the same button again in a moment.
form-file-remove = Remove
form-file-not-taken = This file is not attached. To go on, choose another one or leave it out.
form-file-go-without = Leave this file out
form-file-had = This file is attached already; nothing was added.
form-files-full = { $max ->
    [1] One file is attached, and no more is taken. To send another one, remove this one first.
   *[other] { $max } of { $max } files are attached. To add another one, remove one first.
    }

# Check and send
check-title = Check your answers
check-applicant = About you
check-name = Name
check-later = Continue later
check-change = Change
check-older-version = This draft began with version { $version } of the service and is handled by it. The newest is version { $newest }.
check-submit-title = Send your application
check-declaration = By sending, you declare that your answers are true and complete.
check-what-next = { $agency } is responsible for the answer: { $time }.
check-submit = Send application
check-discard = Discard this draft
check-discard-note = The answers and files of this draft are deleted and cannot be brought back.
check-discard-button = Delete the draft
check-discarded = The draft was deleted.
draft-tag = Draft
draft-progress = { $answered } of { $asked } answered
draft-complete = All is answered; it only has to be sent
draft-waits = All is answered; it waits for a signature. Then you send it; until then no date ends it
draft-saved-at = Saved { $date }

# Confirmation
submitted-title = Your application is registered
submitted-open-case = Open the case
submitted-next = What happens next
submitted-next-unit = Work begins at “{ $unit }”.
submitted-next-ask = If something is missing, they ask you.
submitted-next-ask-note = We tell you by text message or e-mail. Until you answer, the agency’s clock is paused.
submitted-next-complete = By { $date } you are told whether the application is complete.
submitted-next-due = You get an answer by { $date }.
receipt-download = Download the receipt
receipt-note = The receipt is digitally signed by the gateway and proves when you applied. Keep it.
receipt-title = Receipt of your application
receipt-open = Read and print the receipt
receipt-proves = This receipt proves that your application was registered at this time. Keep it; anyone can check it without asking us.
receipt-promise = What you were promised
receipt-complete-by = Whether the application is complete, by
receipt-promise-note = This was promised on the day you applied. What has changed since then is on the page of the case.
receipt-signed = What is signed
receipt-signed-note = The digital signature of the gateway covers the tracking code and these data. Your name is not among them.
receipt-service = Service and its version
receipt-version = Version { $version }
receipt-steward = Steward when registered
receipt-moment = Registered at
receipt-event = Fingerprint of the registration
receipt-signature = Signature
receipt-checkpoint = Periodic seal of the record
receipt-covered = This application is in the seal of { $at }.
receipt-not-covered = Not yet; within a few minutes. Download the receipt file again after that.
receipt-verify = Checking the receipt
receipt-verify-file = Download the receipt file.
receipt-verify-key = Save the gateway’s public key as key.json.
receipt-verify-run = Run this command:
receipt-verify-alone = The program dargah is open source and does this without the Internet.

invoice-title = Cost
invoice-print = Invoice
invoice-print-note = As it stood on { $at }. The receipts are those that the agency recorded.
invoice-line = Line
invoice-amount = Amount
invoice-sum = Sum
invoice-sum-not-due = Sum (not to be paid)
invoice-not-due = Not to be paid
invoice-counted = Paid before
invoice-left = Left to pay
invoice-over-paid = Paid too much
invoice-later = You pay this when you are asked to.
invoice-later-instalments = You begin to pay when you are asked to; the days of the instalments are counted from the day of the application and do not move with that.
invoice-nothing = There is nothing to pay.
invoice-over = This is no longer to be paid.
invoice-unasked = The application was granted before it came to payment. Nothing was asked for, and nothing is to be paid.
invoice-all-paid = The payment of this is recorded.
invoice-reported = The payment of this is reported, and the unit has not recorded it yet.
invoice-moved = The case went to another agency, which says what is to be paid and how.
invoice-replaced = This invoice took the place of the previous one on { $date }, when the answers were corrected. That one is void.
invoice-replaced-counted = This invoice took the place of the previous one on { $date }, because the answers were corrected. What was paid before is counted.
invoice-stays = By the corrected answers the cost would be { $amount }. Because it was paid before, or the step of paying was over, this invoice stays as it is.
invoice-waits = By the corrected answers the cost is { $amount }. This invoice stands until the unit answers the payment that is reported; then what is left is asked for, or what was paid too much is given back.
invoice-note = Computed with the rates of today; it stands once you send the application.
invoice-rounding = Rounding
invoice-rounding-note = What is less than a thousand rials is not charged.
invoice-rate = Figure of the table: { $value } (amounts in tables are in rials)
invoice-rate-from = Rate that holds from { $day }
invoice-bill-id = Bill ID
invoice-payment-id = Payment ID
invoice-no-payment-id = This amount has no payment ID; the agency says how it is paid.
invoice-instalments = { $count ->
    [one] { $count } instalment
   *[other] { $count } instalments
}
invoice-instalment-column = Instalment
invoice-instalment = Instalment { $number }
invoice-due = Due on { $day }
invoice-paid = Receipt recorded
invoice-receipts = Recorded receipts
invoice-receipts-note = Numbers as the agency recorded them.

# A newer version of a form
newer-notice = There is a newer version of this form.
newer-look = See what changed
newer-title = A newer version of this form
newer-lead = You began with version { $version }, which version { $newest } has superseded. You may go on with yours, or go over to the newer one.
newer-void = Your draft of the earlier version does not hold any more. We take your answers over to the newer one.
newer-changes = What changes
newer-changes-none = Nothing changes for you.
newer-answers = Your answers
newer-kept = { $count ->
    [one] { $count } answer is kept.
   *[other] { $count } answers are kept.
    }
newer-again = These are asked again
newer-aside = What you wrote that does not fit the newer form
newer-aside-note = It stays with your draft and is not sent.
newer-carry = Go on with the newer version
newer-stay = I go on with the version I began
draft-withdrawn = This draft cannot be sent; your answers stay until you delete it. Ask { $agency } what you can do instead: telephone { $phone }.
draft-withdrawn-agency-gone = This draft cannot be sent; your answers stay until you delete it. The agency that offered the service is no longer here.
draft-withdrawn-agency = Address and hours
notice-service-withdrawn = A service of which you have a draft takes no new applications any more
mail-subject-withdrawn = A service that you have begun was withdrawn
sms-withdrawn = “{ $service }” takes no new applications any more. { $note }
    { $link }
notice-newer = A form that you have begun has a newer version
mail-subject-newer = A newer version of a form that you have begun
sms-newer = “{ $service }” has a newer version, and your draft is on the earlier one.
sms-newer-void = Your draft does not hold any more. Go over to the newer version; your answers stay. The reason: “{ $reason }”.
sms-newer-holds = You can finish and send that draft as it is, or go over to the newer version.
sms-newer-changes = What changes:
sms-newer-change = - { $change }
sms-newer-more = { $count ->
    [one] And one more change.
   *[other] And { $count } more changes.
    }
sms-newer-link = Your draft: { $link }
eligible-not-title = With your answers you cannot get this service
eligible-change = The answers that led to this
eligible-change-note = Your answers are kept. If you change one of these, it is looked at again.
eligible-instead = There is another service for this
eligible-instead-look = Look at that service
eligible-search = Look for another service
eligible-service = About this service
eligible-list = What must hold
