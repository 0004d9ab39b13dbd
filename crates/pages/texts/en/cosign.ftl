# The signature of another person
form-cosign-hint = When the form is filled in, this person gets a text message, signs in with their own national number, reads the answers and signs.
answer-cosign-parts = Write the name, national number and mobile number of the person who signs.
answer-cosign-own = This is your own national number. Somebody else must sign.
answer-cosign-draft = This application needs the signature of another person. Make it as a draft, get the signature, then send it.
answer-cosign-missing = You have not asked { $name } to sign yet.
answer-cosign-waiting = { $name } has not signed yet.
answer-cosign-declined = { $name } declined to sign.
answer-cosign-void = The answers were changed after the signature was asked for. Ask { $name } again.
refusal-signed-already = This signature has been given already.
refusal-cosign-changed = The answers were changed meanwhile. Read them as they are now before you sign.
cosign-section = Signatures of others
cosign-section-note = The application can be sent when it is signed. If you change an answer after that, you must ask again.
cosign-ask = Ask for the signature
cosign-ask-again = Ask again
cosign-missing = Not asked for yet.
cosign-asked = Asked for on { $date }; not read yet.
cosign-asked-read = Asked for on { $date }; read on { $read }.
cosign-signed = Signed on { $date }.
cosign-declined = Declined on { $date }.
cosign-void = The answers were changed after it was asked for; ask again.
cosign-title = Signatures asked of you
cosign-lead = Read the answers in full before you sign. If you do not know the person, do not sign.
cosign-none = Nobody asks for your signature
cosign-none-help = When somebody needs your signature for an application, you see it here.
cosign-tag-asked = Waits for your signature
cosign-tag-signed = You signed
cosign-tag-declined = You declined
cosign-tag-void = Changed
cosign-from = Applicant: { $name }
cosign-from-nameless = The applicant gave no name
cosign-look = Read and sign
cosign-look-from = The applicant asks you to sign this application. The name they gave: { $name }. They see when you first open it.
cosign-look-nameless = The applicant asks you to sign this application. They see when you first open it.
cosign-look-void = The applicant has changed the answers. There is nothing to sign until you are asked again.
cosign-cost = This application costs { $amount }. The applicant pays it, not you.
cosign-cost-free = This application costs nothing.
cosign-sign-title = Signature
cosign-sign-note = By signing you confirm that you have read the answers and agree with this application. Your signature stays in the case with its date.
cosign-sign = I sign
cosign-decline = I decline
cosign-reason = Reason
cosign-decline-button = Decline
cosign-you-signed = You have signed this application.
cosign-you-declined = You have declined to sign this application.
cosign-somebody = no name
cosign-look-signed = What you signed
cosign-look-declined = What you declined
cosign-you-signed-next = Once the applicant sends it, its date and tracking code are shown here.
cosign-sent = The application was sent on { $date }.
cosign-sent-on = Sent: { $date }
cosign-receipt = Download the receipt of the application
cosign-kept-until = What you signed stays here until the application is decided or taken back. The case itself is shown only to who applied.
cosign-cases-signed = { $count ->
    [one] You signed one application of somebody else that is being handled
   *[other] You signed { $count } applications of others that are being handled
}
cosign-cases = { $count ->
    [one] One application waits for your signature
   *[other] { $count } applications wait for your signature
}
event-signatures = { $count ->
    [one] Signed by one other person
   *[other] Signed by { $count } other persons
}
sms-cosign = An applicant asks you to sign the application “{ $service }”. The name they gave: “{ $who }”. Sign in with your national number and read it: { $address } If you do not know them, do nothing.
sms-cosign-signed = The application “{ $service }” was signed. Come to Dargah to send it.
sms-cosign-declined = The application “{ $service }” was not signed. See why in Dargah.
