# Filling in
form-step = Step { $step } of { $steps }
form-next = Save and continue
form-optional = (optional)
form-help = Help
form-saved = Saved
form-saves-itself = Your answers are kept each time you press “Save and continue”.
form-at-most = { $max } characters at most.
form-between = A number from { $min } to { $max }.
form-money-hint = Write the amount in rials, or write “toman” after the number.
form-rial = rials
form-address-hint = City, street, lane, number and flat.
form-choices-hint = You can choose { $max } at most.
form-date-hint = For example: 23 / 11 / 2026
form-date-past-hint = Today or earlier. For example: 23 / 11 / 2026
form-date-future-hint = Today or later. For example: { $day }
form-day = Day
form-month = Month
form-year = Year
form-national-number-hint = Ten digits, on the national card.
form-passport-hint = Letters and digits as they stand in the passport; or the two lines at the foot of the page with the photo.
form-mobile-hint = For example: 09150000001
form-email-hint = For example: name@example.org
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
form-range-most = { $max } days at most, the first and the last included.
form-province = Province
form-county = County
form-city = City or village
form-address-text = Street, lane, number and flat
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
form-search-hint = Write some letters and choose one of the options.
form-money-toman-hint = Write the amount in tomans.
form-toman = tomans
form-declaration-title = Your declaration
form-files = Attached files
form-file-choose = Choose a file
form-file-more = Another file
form-file-hint = { $types }, up to { $size } each, { $max } at most. A clear photo taken with a telephone is fine.
form-file-upload = Upload
form-file-uploading = Uploading
form-file-remove = Remove

# Check and send
check-title = Check your answers
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
draft-tag = Draft
draft-progress = { $answered } of { $asked } answered
draft-saved-at = Saved { $date }

# Confirmation
submitted-title = Your application is registered
submitted-open-case = Open the case
submitted-next = What happens next
submitted-next-unit = “{ $unit }” begins to work on it.
submitted-next-ask = If something is missing, they ask you.
submitted-next-ask-note = We tell you by text message or e-mail. Until you answer, the agency’s clock is paused.
submitted-next-due = You get an answer by { $date }.
receipt-download = Download the receipt
receipt-note = The receipt is digitally signed by the gateway and proves when you applied. Keep it.

invoice-title = Cost
invoice-line = Line
invoice-amount = Amount
invoice-sum = Sum
invoice-note = Computed with the rates of today; it stands once you send the application.
invoice-rounding = Rounding
invoice-rounding-note = What is less than a thousand rials is not charged.
invoice-rate-from = Rate that holds from { $day }
invoice-bill-id = Bill ID
invoice-payment-id = Payment ID
invoice-no-payment-id = This amount has no payment ID; the agency tells you how it is paid.
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
newer-lead = You began with version { $version }; now there is version { $newest }. You may go on with yours, or go over to the newer one.
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
