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
diff-time-other = Other rules of the limit change.
diff-evidence-added = New evidence: { $title }
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
diff-question-required = “{ $label }” must be answered now.
diff-question-optional = “{ $label }” may be left empty now.
diff-question-condition = “{ $label }” is asked in other cases than before.
diff-question-kind = What may be answered to “{ $label }” changes.
diff-option-added = New option of “{ $label }”: { $option }
diff-option-removed = This option of “{ $label }” is gone: { $option }
diff-option-label = The option “{ $old }” of “{ $label }” is now called “{ $new }”.
diff-check-added = New check between answers: { $message }
diff-check-removed = This check is gone: { $message }
diff-eligible-added = New condition for getting the service: { $title }
diff-eligible-removed = This condition for getting the service is gone: { $title }
diff-eligible-changed = This condition for getting the service has changed: { $title }
diff-letter = The letter of “{ $title }” changes.
diff-stage-added = New stage: { $title }
diff-stage-removed = This stage is gone: { $title }
diff-stage-changed = The stage “{ $title }” changes.
diff-decision-added = New decision: { $title }
diff-decision-removed = This decision is gone: { $title }
diff-decision-outcome = The outcome of the decision “{ $title }” changes.
diff-decision-title = The decision “{ $old }” is now called “{ $title }”.
diff-ground-added = New ground of “{ $title }”: { $ground }
diff-ground-removed = This ground of “{ $title }” is gone: { $ground }
diff-ground-title = The words of a ground of “{ $title }” change: { $ground }
diff-ground-condition = The condition of a ground of “{ $title }” changes: { $ground }
diff-finding = Keywords, life events, icon or languages of the service change.
diff-other = The part { $field } changes.
diff-cost = The cost changes from { $old } to { $new } rials.
diff-cost-fixed = The cost is fixed now: { $new } rials.
diff-cost-later = The cost is computed after review now.
diff-cost-most = It costs at most { $new } rials.
diff-cost-most-none = The cost has no ceiling any more.
diff-cost-note = About the cost: { $new }
diff-cost-note-none = The note about the cost is gone.
diff-fee-added = New fee: { $title }
diff-fee-removed = This fee is gone: { $title }
diff-fee-amount = The amount of “{ $title }” is computed otherwise.
diff-fee-words = The words or the tariff of “{ $title }” change.
diff-fee-off = What is taken off “{ $title }” changes.
diff-rates = Rates change.
diff-instalments = Instalments change.
diff-agency-hours = The opening hours change.
diff-agency-own-days = The agency’s own working days and days off change.
diff-agency-phone = The telephone number changes.
diff-agency-address = The address changes.
diff-agency-words = The description of the agency changes.
diff-agency-units = Units or calendar of the agency change.
diff-agency-bill-code = The numbers of the bills of the agency change.
diff-agency-places = The well-known places on the map change.
diff-calendars = Holidays or calendars change.
diff-kind = { $kind ->
    [type] service type
    [agency] agency
    [calendars] calendars
   *[service] service
    }
