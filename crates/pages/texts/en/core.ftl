# The language of this folder: name, direction, locale (digits and dates) and calendar.
meta-name = English
meta-dir = ltr
meta-locale = en-GB
meta-calendar = gregorian

brand = Dargah
back = Back

# Numbers and time
money-tomans = { $amount ->
    [one] { $amount } toman
   *[other] { $amount } tomans
    }
money-rials = { $amount ->
    [one] { $amount } rial
   *[other] { $amount } rials
    }
date-time = { $date }, { $time }
in-persian = in Persian
in-english = in English
in-arabic = in Arabic
days-working = { $count ->
    [one] { $count } working day at most
   *[other] { $count } working days at most
    }
days-calendar = { $count ->
    [one] { $count } day at most
   *[other] { $count } days at most
    }
cost-free = Free
cost-later = Told after review
cost-between = { $least } to { $most }
cost-from = From { $amount }
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

# The frame of every page
frame-skip = Skip to content
frame-again = This is what you typed before signing in. It has not been sent yet: look at it and send it. Files must be chosen again.
frame-main-nav = Parts of Dargah
frame-about-nav = About Dargah
frame-languages = Other languages
frame-desk = Desk
frame-sample = Agencies, fees and limits here are samples.
frame-sample-note = This is a demonstration. What you send reaches no public office.
nav-home = Home
nav-services = Services
nav-agencies = Agencies
nav-cases = My cases
nav-track = Track
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-me = My data
nav-notices = { $count ->
    [0] Notices
    [one] { $count } new notice
   *[other] { $count } new notices
    }
tracking-code = Tracking code
status-open = In progress
status-waiting = Your turn
status-decided = Decided
status-withdrawn = Withdrawn
status-ended = Ended
outcome-granted = Granted
outcome-refused = Not granted
decided-silence = by law, because the limit passed
decided-rule = by the rule of the service
decided-unanswered = by the rule of the service, without an answer
list-more = Show more
list-next = Next page
list-first = Back to the start
list-pages = Pages of the list
errors-title = { $count ->
    [one] There is one thing to correct
   *[other] There are { $count } things to correct
    }
errors-prefix = Error:
