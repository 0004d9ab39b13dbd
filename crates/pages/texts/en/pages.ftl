# Home
home-title = Every public service, one gateway
home-lead = Apply, and know at every moment who has your case and by which day you get an answer.
home-examples = For example:
home-example-1 = tree pruning
home-example-2 = water connection
home-example-3 = birth certificate
home-waiting = Waiting for you
home-all-cases = All my cases
home-all-services = All services
home-all-agencies = All agencies
home-life-events = What has come up?
home-most-used = Most used services
home-services = Services
home-most-used-empty = No service is published yet. Services appear here when agencies publish them.
home-news = What is new
home-news-empty = Services that are published or changed appear here.
home-news-published = New service
home-news-changed = New version
home-promise = What Dargah promises
home-promise-where = You know which unit has your case.
home-promise-when = You see the legal limit and the days left.
home-promise-who = You see who has looked at your data.

# Search
search-title = Search services
search-title-for = “{ $query }” in services
search-label = Name of a service, or what you want to do
search-placeholder = What do you need?
search-button = Search
search-all = { $count ->
    [one] { $count } service
   *[other] All { $count } services
    }
search-found = { $count ->
    [one] { $count } service found
   *[other] { $count } services found
    }
search-after = What comes after applying:
search-after-words = objection, appeal, complaint, instalment, instalments, installment, installments, tracking, refund
search-empty-title = No service found with these words
search-empty-help = Try other words, or choose from life events and agencies.

# Life event
life-empty-title = No service here yet
life-empty-help = Services appear here when agencies publish them for this life event.

# Service
service-start = Start
service-start-note = { $count ->
    [one] { $count } short question; your answer is saved as you go.
   *[other] { $count } short questions; your answers are saved as you go.
    }
service-start-note-most = Up to { $count ->
    [one] { $count } short question
   *[other] { $count } short questions
    }; your answers are saved as you go.
service-company-note = Companies cannot sign in with a number of their own yet. Someone who may sign for the company signs in with their own national number and applies for it.
service-sign-in-note = You sign in with a national number or a passport.
service-residents-only = Online, this service is for people with an Iranian national number; you sign in with it.
service-visitors-only = Online, this service is for people with a foreign passport; you sign in with it.
service-other-sign-in-resident = If you have a national number, sign out and sign in with it.
service-other-sign-in-visitor = If you have a foreign passport, sign out and sign in with it.
service-other-channels = See the other ways to get this service.
service-ask-agency = Ask { $agency }: address, telephone and hours.
service-sign-in-otherwise = Sign out and sign in otherwise
open-cases = { $count ->
    [one] You have an application for this service that is being handled. If it is the same, you need not apply again.
   *[other] You have { $count } applications for this service that are being handled. If it is one of them, you need not apply again.
}
open-case-sent = Application of { $date }
service-continue = Continue
service-continue-note = Your draft is saved.
service-who = For whom
service-needs = What you need
service-needs-count = { $count ->
    [0] No documents
    [one] { $count } document
   *[other] { $count } documents
    }
service-needs-some = and in some cases { $count } more
service-cost = Cost
service-cost-fee = Fee
service-time = Answer within
service-time-sent = Counted from the day you apply.
service-time-sent-longer = Counted from the day you apply; it may be extended by { $longer }.
service-time-complete = Counted from when the application is found complete; that check takes { $check }.
service-time-complete-longer = Counted from when the application is found complete; that check takes { $check }. The limit may be extended by { $longer }.
service-result = What you get
service-steps = What happens
service-step-you = You
service-evidence = Documents
service-evidence-none = No documents are needed for this service.
service-we-fetch = We fetch it
service-you-bring = You bring it
service-evidence-if = Only if you answer “{ $question }” with “{ $answer }”.
service-evidence-some = Only in some cases; the form tells you by your answers whether it is needed.
service-limit = Legal limit
service-rule = Rule
service-answer = If we ask you something
service-answer-no-date = No date is fixed for your answer. The agency’s clock is paused until it comes.
service-unanswered = to answer. If no answer comes in time, the case goes on waiting.
service-unanswered-decision = to answer. If no answer comes in time, this is decided by rule: { $decision }.
service-if-late = If it is late
service-law = Laws and rules
service-channels = Ways to apply
service-withdrawn = This service takes no new applications any more.
service-withdrawn-note = Open cases go on. If you have a question:
service-cost-most = At most { $amount }
service-version = Version { $version } of this service
service-sample = sample data
channel-web = Here, online
channel-counter = In person
channel-phone = By telephone

# How long it really took
figures-title = How long it took in the last 90 days
figures-decided = Decided cases
figures-median = Half of the cases
figures-ninetieth = Nine of ten cases
figures-in-time = Within the legal limit
figures-percent = { $percent }%
figures-head = { $what } ({ $unit })
figures-unit-count = number
figures-unit-time = days or hours
figures-unit-percent = percent
figures-same-day = The same day
figures-note = { $count ->
    [one] From { $count } decided case. Days of waiting for the applicant’s answer do not count.
   *[other] From { $count } decided cases. Days of waiting for the applicant’s answer do not count.
    }
figures-empty = Not enough cases have been decided yet to give a number. With five cases, figures appear here.
figures-empty-agency = Not enough cases of this agency’s services have been decided yet to give numbers. With five cases of a service, its figures appear here.

# Figures of all agencies
all-figures-title = Figures of agencies
all-figures-lead = How many cases each agency has decided, and how it has kept to the legal limits.
all-figures-since = Since the first application that came to this gateway: { $day }.
all-figures-agency = Agency
all-figures-total = All agencies together
all-figures-none = { $count ->
    [one] Nothing is counted yet of one agency
   *[other] Nothing is counted yet of { $count } agencies
}
all-figures-empty-title = Nothing is counted yet
all-figures-empty-help = With the first case that is decided, or the first limit that passes, the figures of agencies appear here.
all-figures-how-title = How it is counted
all-figures-how-decided = A case counts once under “Decided cases”, for the agency that was responsible when it was decided. A decision after an objection does not count again.
all-figures-how-limit = A decision within the legal limit is “On time”. “Late” counts on the day on which the limit passes, even if the case is still open. An answer to an objection has a limit of its own and counts once more. Days on which the agency waits for the applicant are no part of a limit.
all-figures-how-silence = “By silence” means that the agency did not decide within the limit, and law decided in its place.
all-figures-how-returned = “Questions to the applicant” is how often the applicant was asked for something more.
all-figures-how-objected = An objection and what came of it count for the agency that had decided.
all-figures-how-sum = Several things may be counted of one case, so the columns do not add up to the number of cases. Figures of units and contractors are on the page of each agency. Numbers may be a minute old.

# Agencies
agencies-title = Agencies
agencies-lead = Every agency has a window: its services, hours, contact and how to complain.
agencies-empty = No agency has opened a window yet.
agency-window = Service window
agency-services = Services of this agency
agency-services-count = { $count ->
    [one] { $count } service
   *[other] { $count } services
    }
agency-search-label = Search in this agency
agency-empty-title = This agency has no service with these words
agency-none-title = This agency has no service here yet
agency-none-help = Search among the services of all agencies, or contact this agency; its hours and telephone number are on this page.
agency-none-search = Search all services
agency-none-others = All agencies
agency-hours = Opening hours
agency-open-now = Open
agency-closed-now = Closed
agency-open-until = until { $time }
agency-opens-at = opens today at { $time }
agency-closed-today = does not open again today
agency-from-to = { $from } to { $to }
agency-day-off = Closed
agency-contact = Contact
agency-complaint = How to complain

# Sign-in
sign-in-title = Sign in to Dargah
sign-in-lead = No password. We send you a code that works once.
sign-in-too-long = You were signed out in the meantime, and what you typed is too long to be kept while you sign in (more than { $kilobytes } kilobytes). Copy it from here first, and paste it into the form when you are signed in.
sign-in-typed = What you typed
sign-in-for = Sign in to apply for “{ $service }”.
signed-in-title = Signed in already
signed-in-who = Signed in on this device:
signed-in-lead = If that is you, there is no need to enter a code again.
signed-in-go-on = Go on
signed-in-other = If that is somebody else, sign out and go on signing in with your own number. You come to the page that you wanted.
signed-in-other-button = Sign out and go on signing in
sign-in-unused = You were signed out, because nothing was done here for a while. Sign in again: you come back to the same page, and what was saved is still there.
sign-in-kept = You were signed out in the meantime. Sign in; what you typed is kept and you will find it again.
sign-in-resident = With a national number
sign-in-national-number = National number
sign-in-mobile = Mobile number
sign-in-mobile-hint = A number registered in your own name.
sign-in-visitor = With a passport
sign-in-passport = Passport number
sign-in-email = E-mail address
sign-in-email-hint = We send the code to this address.
sign-in-send-code = Send the code
sign-in-samples = Sample people
sign-in-samples-note = In this demonstration you can sign in as one of these people. None of them exists.
code-title = Enter your sign-in code
code-lead = Enter the six-digit code that reaches you; it works for five minutes. If you signed in before with another number or address, give that one: a code at a new one opens nothing.
code-label = Six-digit code
code-button = Sign in
code-not-come = No code? Wait a minute. If it still does not come, ask for a new one or correct what you entered. If none comes after several tries, try again tomorrow or ask at the counter of the agency.
code-again = Send a new code
code-correct = Correct the number or e-mail
code-lead-again = Enter the new code that reaches you; this page takes the new one only, and not one that came before it. A code works for five minutes.
code-over = This code no longer works: it was entered wrongly several times, or its time is over. Ask for a new one.
code-demo = In this demonstration, messages arrive here instead of a telephone:

# Tracking
track-title = Track with a code
track-label = Tracking code
track-hint = Twelve digits, on the receipt and in the message. Only the status is shown, nothing personal.
track-button = Show status
track-none-title = No case has this code
track-none-help = Compare the digits with your receipt. The code has twelve digits.
track-more = To see messages and letters:

# Errors
error-title-invalid = This was not done
error-title-sign-in = Sign in first
error-title-not-allowed = You may not do this
error-title-not-found = This page was not found
error-title-conflict = Not possible in the present state
error-title-too-large = Too large
error-title-too-often = Please wait a little
error-title-busy = Please try again in a moment
error-title-fault = Something went wrong on our side
error-status = Error { $status }
error-incident = Incident number:
error-incident-help = What was saved before is still there.
error-home = Home page
error-search = Search services
fault = The system could not do this. Please try again in a few minutes.

# Outbox of the demonstration
outbox-title = Messages sent
outbox-note = This page exists only in the demonstration. It shows the text messages and e-mails that people would get.
outbox-sms = Text message
outbox-email = E-mail
outbox-empty-title = Nothing sent yet
outbox-empty-help = Ask for a sign-in code or send an application; its message appears here.
