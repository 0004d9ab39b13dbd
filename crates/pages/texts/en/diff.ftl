# What is different between two versions of a service, for people, officers and fees. Keys and arguments are those of domain::package::diff.

diff-for-people = For people
diff-for-officers = For officers
diff-for-fees = Fees
diff-nothing = Nothing changes that anybody would see.
diff-none = There is no difference between the two.
diff-same-version = The content changed and the version number did not: raise it.
diff-new = This is new.
diff-gone = This is gone.
diff-title = The name of the service changes from “{ $old }” to “{ $new }”.
diff-summary = The description of the service changes: { $new }
diff-who = Who may apply: { $new }
diff-result = What you get: { $new }
diff-withdrawn = The service takes no new applications any more.
diff-offered-again = The service takes applications again.
diff-drafts-void = Drafts of earlier versions do not hold any more: { $reason }
diff-audience-added = { $audience ->
    [visitor] Visitors can apply as well.
    [company] Companies can apply as well.
   *[resident] Residents can apply as well.
    }
diff-audience-removed = { $audience ->
    [visitor] Visitors cannot apply any more.
    [company] Companies cannot apply any more.
   *[resident] Residents cannot apply any more.
    }
diff-channel-added = { $channel ->
    [counter] One can apply at the counter as well.
    [phone] One can apply by telephone as well.
   *[web] One can apply online as well.
    }
diff-channel-removed = { $channel ->
    [counter] One cannot apply at the counter any more.
    [phone] One cannot apply by telephone any more.
   *[web] One cannot apply online any more.
    }
diff-channel-note = { $channel ->
    [counter] At the counter: { $new }
    [phone] By telephone: { $new }
   *[web] Online: { $new }
    }
diff-steps = The steps of the service change.
diff-law-added = New legal basis: { $title }
diff-law-removed = No longer a legal basis: { $title }
diff-law-reference = The reference of this law changes: { $title }
diff-follows = It follows version { $version } of the service type “{ $id }”.
diff-follows-none = It does not follow a service type any more.
diff-time = The limit changes from { $old } { $old_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    } to { $new } { $new_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }.
diff-time-rule = The rule of the limit: { $new }
diff-if-late = If it is late: { $new }
diff-evidence-added = New evidence: { $title }
diff-evidence-may = You may add this evidence: { $title }
diff-evidence-removed = This evidence is not needed any more: { $title }
diff-evidence-fetched = The agency gets this evidence itself: { $title }
diff-evidence-brought = You bring this evidence yourself: { $title }
diff-evidence-files = Files of “{ $title }”: { $types }, up to { $megabytes } MB each.
diff-evidence-title = The evidence “{ $old }” is now called “{ $new }”.
diff-evidence-note = About the evidence “{ $title }”: { $new }
diff-question-added = New question: { $label }
diff-question-removed = Not asked any more: { $label }
diff-question-order = The order of the questions changes.
diff-sections = The sections of the form change.
diff-question-label = The question “{ $old }” is now: “{ $new }”
diff-question-help = The help of the question “{ $label }” changes.
diff-question-help-lines = Help of the question “{ $label }”: was { $old }, now { $new }
diff-question-required = “{ $label }” must be answered now.
diff-question-optional = “{ $label }” may be left empty now.
diff-question-condition = “{ $label }” is asked in other cases than before.
diff-question-condition-from = “{ $label }” was asked if { $old }, now if { $new }
diff-question-kind = What may be answered to “{ $label }” changes.
diff-option-added = New option of “{ $label }”: { $option }
diff-option-removed = This option of “{ $label }” is gone: { $option }
diff-option-label = The option “{ $old }” of “{ $label }” is now called “{ $new }”.
diff-check-added = New check between answers: { $message }
diff-check-removed = This check is gone: { $message }
diff-eligible-added = New condition for getting the service: { $title }
diff-eligible-removed = This condition for getting the service is gone: { $title }
diff-eligible-changed = This condition for getting the service has changed: { $title }
diff-eligible-part = Condition for getting the service “{ $title }”, { $what }: was { $old }, now { $new }
diff-letter = The letter of “{ $title }” changes.
diff-letter-lines = Letter of “{ $title }”: was { $old }, now { $new }
diff-signed-letter-added = With the outcome “{ $title }” a letter is signed for the applicant.
diff-signed-letter-removed = With the outcome “{ $title }” no letter is signed for the applicant any more.
diff-stage-added = New stage: { $title }
diff-stage-removed = This stage is gone: { $title }
diff-decision-added = New decision: { $title }
diff-decision-removed = This decision is gone: { $title }
diff-decision-outcome = The outcome of the decision “{ $title }” changes.
diff-decision-note-required = The decision “{ $title }” now needs words of the officer.
diff-decision-note-optional = The decision “{ $title }” does not need words of the officer any more.
diff-ground-note-required = The ground “{ $ground }” of “{ $title }” now needs words of the officer.
diff-ground-note-optional = The ground “{ $ground }” of “{ $title }” does not need words of the officer any more.
diff-hands-to = Other agencies to which a case can be handed: was { $old }, now { $new }
diff-decision-title = The decision “{ $old }” is now called “{ $title }”.
diff-ground-added = New ground of “{ $title }”: { $ground }
diff-ground-removed = This ground of “{ $title }” is gone: { $ground }
diff-ground-title = The words of a ground of “{ $title }”: was { $old }, now { $ground }
diff-ground-condition = The condition of a ground of “{ $title }” ({ $ground }): was { $old }, now { $new }
diff-finding = Keywords, life events, icon or languages of the service change.
diff-other = The part { $field } changes.
diff-cost-later = The cost is computed after review now.
diff-cost-most-none = The cost has no ceiling any more.
diff-cost-note = About the cost: { $new }
diff-cost-note-none = The note about the cost is gone.
diff-fee-removed = This fee is gone: { $title }
diff-agency-changed = The agency, { $what }: was { $old }, now { $new }
diff-unit-added = New unit: { $title }
diff-unit-removed = This unit is gone: { $title }
diff-unit-changed = Unit “{ $title }”, { $what }: was { $old }, now { $new }
diff-calendar-added = New calendar: { $id }
diff-calendar-removed = This calendar is gone: { $id }
diff-calendar-changed = Calendar “{ $id }”, { $what }: was { $old }, now { $new }
diff-part-promise = promise
diff-part-phone = telephone
diff-part-address = address
diff-part-complaint = how to complain
diff-part-languages = languages
diff-part-icon = icon
diff-part-color = colour
diff-part-hours = opening hours on { $weekday ->
    [monday] Monday
    [tuesday] Tuesday
    [wednesday] Wednesday
    [thursday] Thursday
    [friday] Friday
    [saturday] Saturday
   *[sunday] Sunday
    }
diff-part-day-off = weekly day off on { $weekday ->
    [monday] Monday
    [tuesday] Tuesday
    [wednesday] Wednesday
    [thursday] Thursday
    [friday] Friday
    [saturday] Saturday
   *[sunday] Sunday
    }
diff-part-holiday = day off on { $day }
diff-part-works = working day on { $day }
diff-part-place = well-known place “{ $title }”
diff-part-calendar = calendar
diff-part-bill-code = numbers of its bills
diff-part-contract = contract
diff-part-at = place on the map
diff-part-clock = minutes before universal time
diff-value-hours = { $from } to { $to }
diff-value-contract = { $contractor }, no. { $reference }, from { $from } until { $until }
diff-kind = { $kind ->
    [type] service type
    [agency] agency
    [calendars] calendars
   *[service] service
    }
diff-value-none = none
diff-value-every-agency = every agency
diff-value-no-agency = no agency
diff-value-agencies = { $agencies }
diff-value-silence-only = only by silence or by a rule
diff-value-upheld = the decision stands
diff-value-yes = yes
diff-value-no = no
diff-value-limit = { $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }
diff-value-extension = { $times ->
    [one] once by
   *[other] { $times } times by
    } { $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }
diff-value-before = { $days ->
    [one] one day before the limit
   *[other] { $days } days before the limit
}
diff-value-days = { $days ->
    [one] one working day
   *[other] { $days } working days
}
diff-value-decision = “{ $decision }” with the ground “{ $ground }”
diff-value-by-answer = by the answer to { $question }
diff-value-ends-all = when all tasks are done
diff-value-ends-any = when one task is done
diff-value-ends-majority = when more than half of the tasks agree
diff-value-go-stage = to the stage “{ $stage }”
diff-value-go-correct = back to the person: “{ $ask }”, then to the stage “{ $stage }”
diff-value-go-transfer = over to { $to }: { $reason }
diff-value-route = if { $when }: { $go }
diff-value-kind = { $kind ->
    [inspect] inspection
    [consult] consultation
    [pay] payment
    [sign] signature
    [execute] execution
    [decide] decision
    [case] sub-case
   *[review] review
    }
diff-value-formula = { $formula } (in rials)
diff-value-off = { $percent } percent, if { $when }
diff-value-row = { $cells }, from { $day }
diff-part-title = name
diff-part-usual = usual duration
diff-part-unit = who does it
diff-part-unit-for = who does it for { $option }
diff-part-decides = the case may be decided here
diff-part-side-by-side = tasks side by side
diff-part-person = what the applicant does meanwhile
diff-part-no-withdrawal = why the applicant cannot withdraw
diff-part-ends = it ends
diff-part-limit = limit
diff-part-limit-rule = rule of the limit
diff-part-route = rule { $number } of where it leads
diff-part-stage = stage
diff-part-kind = kind
diff-part-by-load = goes to the officer with least to do
diff-part-skill = skill needed
diff-part-when = only if
diff-part-otherwise = what is said otherwise
diff-part-law = its law
diff-part-instead = the service in place of it
diff-part-person-answers = time for the person’s answer
diff-part-person-answers-rule = rule of the time for the person’s answer
diff-part-unanswered = what follows without an answer
diff-part-silence = what silence means
diff-part-stops-clock = the legal limit is paused meanwhile
diff-part-outcome = outcome
diff-part-checklist = point of the checklist
diff-part-photos = photo needed
diff-part-photos-with = photo needed with “{ $outcome }”
diff-part-sub-case = service of the sub-case
diff-part-sub-case-answer = answer of the sub-case to { $question }
diff-part-completeness = limit for looking at completeness
diff-part-completeness-rule = rule of the limit for completeness
diff-part-extension = extension
diff-part-extension-rule = rule of the extension
diff-part-warning = warning at the desk
diff-part-escalate = superior unit after the limit
diff-part-within = time for objecting
diff-part-within-rule = rule of the time for objecting
diff-part-answer = limit for answering the objection
diff-part-answer-rule = rule of the limit for answering
diff-part-amount = amount
diff-part-tariff = tariff
diff-part-off = reduction “{ $off }”
diff-part-off-rule = rule of the reduction “{ $off }”
diff-part-keys = what a row is found by
diff-part-rate = rate of { $row }
diff-part-rate-until = end of the rate of { $row }
diff-part-rate-rule = tariff of the rate of { $row }
diff-part-count = number
diff-part-every = days from one to the next
diff-part-from-sum = from which sum on
diff-time-changed = Time, { $what }: was { $old }, now { $new }
diff-objection-changed = Objection, { $what }: was { $old }, now { $new }
diff-stage-order = Order of the stages: was { $old }, now { $new }
diff-stage-changed = Stage “{ $title }”, { $what }: was { $old }, now { $new }
diff-task-added = New task in the stage “{ $title }”: { $task } ({ $kind ->
    [inspect] inspection
    [consult] consultation
    [pay] payment
    [sign] signature
    [execute] execution
    [decide] decision
    [case] sub-case
   *[review] review
    }, { $by })
diff-task-removed = This task of the stage “{ $title }” is gone: { $task }
diff-task-changed = Task “{ $task }” in the stage “{ $title }”, { $what }: was { $old }, now { $new }
diff-fee-added = New fee: { $title }, { $amount }
diff-fee-changed = Fee “{ $title }”, { $what }: was { $old }, now { $new }
diff-table-added = New table of rates: { $table }, { $count ->
    [one] one row
   *[other] { $count } rows
    }
diff-table-removed = This table of rates is gone: { $table }
diff-table-changed = Table { $table }, { $what }: was { $old }, now { $new }
diff-instalments-added = It may be paid in { $count } instalments, { $days ->
    [one] { $days } day
   *[other] { $days } days
    } apart, from { $from } on.
diff-instalments-removed = It can no longer be paid in instalments.
diff-instalments-changed = Instalments, { $what }: was { $old }, now { $new }
diff-cost = The cost changes from { $old } to { $new }.
diff-cost-fixed = The cost is fixed now: { $new }.
diff-cost-most = It costs at most { $new }; before, at most { $old }.
diff-cost-most-new = It costs at most { $new } now.
diff-from = It holds from { $day } on.
diff-question-answer = What may be answered to “{ $label }”, { $part ->
    [type] type
    [min] the least
    [max] the most
    [max_length] characters at most
    [min_length] characters at least
    [max_files] files at most
    [unit] unit
    [evidence] evidence
   *[other] { $part }
    }: was { $old }, now { $new }
