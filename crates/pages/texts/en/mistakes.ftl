# Mistakes in service packages: why something is one, and what to do. Keys and arguments are those of domain::package.

mistake-bad-color = “{ $value }” is not a colour.
mistake-bad-color-remedy = Write # and six hexadecimal digits in quotes, for example "#0B6E75".
mistake-bad-date = “{ $value }” is not a date of the Gregorian calendar as it is written here.
mistake-bad-date-remedy = Write the Gregorian year, month and day as YYYY-MM-DD, for example 2027-03-21 for 1 Farvardin 1406.
mistake-bad-hours = “{ $value }” is not a span of hours.
mistake-bad-hours-remedy =
    Write two times in quotes, the earlier first, for example "07:30-14:00". Leave out the days on which you are closed.
mistake-bad-id = “{ $id }” cannot be an id.
mistake-bad-id-remedy = Use small Latin letters and digits; the pattern is { $pattern }.
mistake-bad-identifier = “{ $value }” is not a valid { $key ->
    [national_number] national number
    [mobile] mobile number
    [passport] passport number
    [email] e-mail address
    [country] country code
   *[other] sign-in name
    }.
mistake-bad-identifier-remedy = { $key ->
    [national_number] Write ten digits with a right check digit, in quotes.
    [mobile] Write an Iranian mobile number in quotes, for example "09150000001".
    [passport] Write 5 to 15 Latin letters and digits.
    [email] Write an address such as name@example.org.
    [country] Write the two capital letters of ISO 3166, for example IQ.
   *[other] Use small Latin letters, digits, dots and hyphens, beginning with a letter.
    }
mistake-color-contrast = White text on { $value } is hard to read: the contrast is { $contrast }.
mistake-color-contrast-remedy = Choose a darker colour. The contrast with white must be at least 4.5.
mistake-control-character = This text contains an invisible control character.
mistake-control-character-remedy = Type the text again by hand; copying from other programs often brings such characters along.
mistake-duplicate-id = The id “{ $id }” is used already, in { $file } on line { $line }.
mistake-duplicate-id-remedy = Give one of the two another id.
mistake-duplicate-key = The key “{ $key }” stands here a second time.
mistake-duplicate-key-remedy = Keep one of the two and remove the other.
mistake-empty-file = The file is empty.
mistake-empty-file-remedy = Write its content, or remove the file.
mistake-empty-list = “{ $key }” needs at least one entry.
mistake-empty-list-remedy = Add an entry under “{ $key }”.
mistake-empty-text = There is no text here.
mistake-empty-text-remedy = Write the text, or remove the key if it may be left out. A text that begins with # stands in quotes.
mistake-examples-missing = Under examples the service has none that are: { $lists }.
mistake-examples-missing-remedy = Under “valid” write at least one complete set of answers that must be accepted, and under “invalid” at least one with a wrong answer and why it is refused. Until then, status: draft keeps the service from being offered.
mistake-example-accepted =
    The example “{ $name }” expects the answer to “{ $question }” to be refused with { $expected }, but it is accepted.
mistake-example-accepted-remedy = Correct the answer so that it is wrong, tighten the question, or remove the expectation.
mistake-example-other = In the example “{ $name }” the answer to “{ $question }” is refused with { $found }, not with { $expected }.
mistake-example-other-remedy = Correct the answer, or expect { $found }.
mistake-example-refused = The example “{ $name }” should be valid, but the answer to “{ $question }” is refused: { $found }.
mistake-example-refused-remedy = Correct the answer in the example, or the question in the form.
mistake-example-unexpected = In the example “{ $name }” the answer to “{ $question }” is refused too: { $found }.
mistake-example-unexpected-remedy = Correct that answer, or add { $found } for “{ $question }” under expect.
mistake-fee-negative = This fee may become negative{ $values ->
    [none] .
   *[other] , for example with { $values }.
    }
mistake-fee-negative-remedy = Write max(0, …), or set smallest values for the questions.
mistake-instalments-without-fees = Instalments divide what fees come to, and this service has no fees.
mistake-instalments-without-fees-remedy = Add fees, or take the instalments away.
mistake-file-too-large = The file is larger than { $kilobytes } kilobytes.
mistake-file-too-large-remedy = A file of a package has at most { $kilobytes } kilobytes. Write each service and each agency in a file of its own; if this is one service, shorten its lists and texts.
mistake-id-not-file-name = The id “{ $id }” is not the name of its file or folder, “{ $expected }”.
mistake-id-not-file-name-remedy = Write “{ $expected }” as the id, or rename the file or folder.
mistake-key-not-text = A key must be a simple word.
mistake-key-not-text-remedy = Replace the list or map before the colon by a word.
mistake-language-version = The package is written in version { $found } of the package language; this program reads version { $supported }.
mistake-language-version-remedy = Use a program that reads version { $found }, or rewrite the package for version { $supported }.
mistake-listed-twice = “{ $value }” stands in this list twice.
mistake-listed-twice-remedy = Remove one of the two.
mistake-group-type = A row of a group cannot ask a question of type “{ $type }”.
mistake-group-type-remedy = Use a type that fits in one field, or move the question out of the group.
mistake-min-over-max = The smallest value ({ $min }) is above the largest ({ $max }).
mistake-min-over-max-remedy = Correct min or max. What is left out has a default.
mistake-missing-key = “{ $key }” is missing here.
mistake-missing-key-remedy = Add the key “{ $key }” with its value.
mistake-missing-language = The language “{ $language }” is missing here.
mistake-missing-language-remedy = Add “{ $language }”. A text must have every language that is promised, and always Persian.
mistake-need-changed = The package “{ $id }” is not the one that is written here: the hash of its content is { $found }.
mistake-need-changed-remedy = Look at what changed with `dargah package diff`, then write that hash here; or take the package that fits.
mistake-need-missing = The package “{ $id }”, which this one needs, is not here.
mistake-need-missing-remedy = Put its folder beside this one, or give its file together with this one. What refers to it is not checked until then.
mistake-no-deciding-stage = A case can be decided in none of these stages.
mistake-no-deciding-stage-remedy = Remove “decides: false” from at least one stage.
mistake-no-decisions = The service has no decisions, so no case could ever end.
mistake-no-decisions-remedy = Add at least one decision with its grounds and its letter.
mistake-no-grounds = The decision has no grounds.
mistake-no-grounds-remedy = Add at least one ground; every decision must say why.
mistake-no-options = There is nothing to choose from.
mistake-no-options-remedy = Add at least one option with id and label.
mistake-no-package = The folder “{ $folder }” has no package.yaml.
mistake-no-package-remedy = Add package.yaml with language, id and title.
mistake-no-questions = There are no questions here.
mistake-no-questions-remedy = Add at least one question; each section needs one.
mistake-no-stages = The service has no stages.
mistake-no-stages-remedy = Add at least one stage with the unit that acts.
mistake-no-working-day = All seven days are days off: the agency would never work, and no limit would ever pass.
mistake-no-working-day-remedy = Take the days out on which it works.
mistake-works-without-hours = The agency works on these days by its weekend, and is closed on them by its hours: { $days }. A limit would end on a day on which nobody is there.
mistake-works-without-hours-remedy = Write hours for them, or name them in the agency’s “own_days”, “weekend”, together with its other days off.
mistake-other-clocks = Days and times are told by the clocks of Iran, wherever the agency is: another offset would count by one clock and tell by another.
mistake-other-clocks-remedy = Write { $minutes }.
mistake-not-a-file = “{ $path }” is not a file: it is a link, a folder, or something else that is not read.
mistake-not-a-file-remedy = Put the file itself there instead of a link to it, or remove it.
mistake-not-utf8 = The file is not UTF-8 text.
mistake-not-utf8-remedy = Save it again with the encoding UTF-8.
mistake-not-yaml = The file cannot be read as YAML from here on. The reader says: “{ $detail }”
mistake-not-yaml-remedy = Look at the indentation, the quotes and the brackets of this line and of the one before it.
remedy-allowed = Allowed here: { $allowed }.
remedy-nothing-near = Nothing of this name or of a similar one is defined here. Correct or define it; if it is in another package, give all packages together.
mistake-out-of-range = The number is not between { $min } and { $max }.
mistake-out-of-range-remedy = Write a number from { $min } to { $max }.
mistake-over-ceiling = This may cost { $found ->
    [one] { $found } rial
   *[other] { $found } rials
    }, and { $most } are the most that it may cost (`cost.most`).
mistake-over-ceiling-remedy = Lower the amount, or bound it in the expression: min(…, { $most }).
mistake-required-after-optional = The part “{ $id }” must be there, but stands after one that may be left out.
mistake-required-after-optional-remedy = Move the parts with “required: false” to the end of the list.
mistake-same-label = The option “{ $id }” is called “{ $label }” too; in a list that is searched the two cannot be told apart.
mistake-same-label-remedy = Add to one of the labels what tells them apart, such as the county.
mistake-several-documents = A second document begins here.
mistake-several-documents-remedy = Remove the line with “---”, or move what follows to a file of its own.
mistake-show-if-question = “{ $question }” is not an earlier question of type yes_no or choice.
mistake-show-if-question-remedy = Name a question that stands above this one and has one of these types. The nearest is “{ $nearest }”.
mistake-year-of-other-calendar = { $calendar ->
    [persian] “{ $value }” is written with slashes, so it would be a year of the Persian calendar that is far away.
   *[gregorian] “{ $value }” is written with hyphens, so it would be a year of the Gregorian calendar long ago.
    }
mistake-year-of-other-calendar-remedy = Write Persian days with slashes, for example 1406/01/01, and Gregorian ones with hyphens, for example 2027-03-21.
mistake-no-such-day-of-month = There is no day “{ $value }” in the { $calendar ->
    [persian] Persian
   *[gregorian] Gregorian
    } calendar: the month { $month } has { $days } days.
mistake-no-such-day-of-month-remedy = Write a day from 1 to { $days }. To name the first day on which something holds no more, write the first of the next month.
mistake-row-ends-before = This row never holds: it ends on the day on which it begins, or before.
mistake-row-ends-before-remedy = Correct “from” or “until”; “until” is the first day on which the row holds no more.
mistake-cell-not-an-option = “{ $value }” is none of the answers by which this column is looked up, so the row never holds.
mistake-cell-not-an-option-remedy = Write one of them: { $allowed }. The nearest is “{ $nearest }”.
mistake-table-overlap = Two rows of this table hold on the same days for the same keys; the first is on line { $line }.
mistake-table-overlap-remedy = Change the days or the keys of one of the two.
mistake-text-too-long = The text has { $length } characters; at most { $max } are allowed.
mistake-text-too-long-remedy = Shorten it.
mistake-too-deep = Lists and maps are nested more than { $max } deep.
mistake-too-deep-remedy = Look for a bracket that is not closed, or for a wrong indentation.
mistake-too-many = There are more than { $max } entries of “{ $key }”.
mistake-too-many-remedy = Ask less, or divide the service into several.
mistake-unexpected-file = A package has no place for the file “{ $path }”.
mistake-unexpected-file-remedy =
    A package has package.yaml, calendars.yaml, life_events.yaml, and the folders agencies and services with one .yaml file
    each. Rename, move or remove the file.
mistake-unknown-icon = There is no icon “{ $icon }”.
mistake-unknown-icon-remedy = The nearest icon is “{ $nearest }”. The list is in docs/package-language.md.
mistake-unknown-key = The key “{ $key }” means nothing here.
mistake-unknown-key-remedy = The nearest key is “{ $nearest }”. Allowed here: { $allowed }.
mistake-unknown-language = “{ $code }” is not the code of a language.
mistake-unknown-language-remedy = Write two small letters of ISO 639-1, for example fa, en or ar.
mistake-unknown-placeholder = The letter has no placeholder “{ $name }”.
mistake-unknown-placeholder-remedy = Use only these: { $allowed }.
mistake-unknown-reference = There is no { $kind ->
    [agency] agency
    [unit] unit of this agency
    [calendar] calendar
    [life-event] life event
    [bill] earlier question of type bill_id
    [question] question of this form
    [stage] stage
    [outcome] outcome of this task
    [decision] kind of decision
    [ground] ground of this decision
    [type] service type
    [service] service
   *[evidence] kind of evidence in this service
    } with the id “{ $id }”.
mistake-unknown-reference-remedy =
    Check the spelling; the nearest id is “{ $nearest }”. If it is in another package, give all packages together.
mistake-value-not-allowed = “{ $value }” is not one of the values allowed here.
mistake-value-not-allowed-remedy = Allowed: { $allowed }.
mistake-wider-audience = “{ $value }” is not served by the type of this service ({ $file }, line { $line }).
mistake-wider-audience-remedy = Keep to { $allowed }, or ask the publisher of the type to widen it.
mistake-wider-cost = { $rials ->
    [one] { $rials } rial is
   *[other] { $rials } rials are
    } more than the type of this service allows: { $most } rials ({ $file }, line { $line }).
mistake-wider-cost-remedy = Write { $most } or less.
mistake-wider-decision = The type of this service has no decision “{ $id }” ({ $file }, line { $line }).
mistake-wider-decision-remedy = Use the decisions of the type: { $allowed }.
mistake-wider-demand = The type of this service asks for the evidence “{ $id }” of fewer people, or lets them leave it out ({ $file }, line { $line }).
mistake-wider-demand-remedy = Write “required” and “show_if” of this question as the type does, or “required: false”.
mistake-wider-evidence = The type of this service does not ask for the evidence “{ $id }” ({ $file }, line { $line }).
mistake-wider-evidence-remedy = Remove it. The type allows: { $allowed }.
mistake-wider-fee = The type of this service has no fee “{ $id }” ({ $file }, line { $line }).
mistake-wider-fee-remedy = Remove it. The type allows: { $allowed }.
mistake-wider-form = The type of this service does not let it add rules of its own under “{ $key }” ({ $file }, line { $line }).
mistake-wider-form-remedy = Remove the rule. Law says who may get the service and what answers must hold; only a type that says “local: [{ $key }]” leaves more to its services.
mistake-wider-ground = The type of this service has no such ground for this decision: “{ $id }” ({ $file }, line { $line }).
mistake-wider-ground-remedy = Use the grounds of the type: { $allowed }.
mistake-wider-key = What is said under “{ $key }” goes beyond the type of this service ({ $file }, line { $line }).
mistake-wider-key-remedy = Remove it: the type alone says it, and the service inherits it.
mistake-wider-outcome = In the type of this service this decision has another outcome: { $allowed } ({ $file }, line { $line }).
mistake-wider-outcome-remedy = Write { $allowed }, or remove the line; the service inherits it.
mistake-wider-question = The type of this service does not ask “{ $id }”, asks it of fewer people, or lets them leave it empty ({ $file }, line { $line }).
mistake-wider-question-remedy = Write “required: false”, or “required” and “show_if” as the type does. Questions of its own that must be answered a service may have only where its type says “local: [questions]”.
mistake-wider-source = By the type of this service the agency fetches “{ $id }” itself ({ $file }, line { $line }).
mistake-wider-source-remedy = Remove the line: people must not be asked for what the agency gets by itself.
mistake-wider-stop = By the type of this service the clock does not stand while a task of the kind “{ $kind }” is done ({ $file }, line { $line }).
mistake-wider-stop-remedy = Remove “stops_clock”. The type lets the clock stand at: { $allowed }.
mistake-wider-hands-to = By the type of this service its cases do not go to the agency “{ $agency }” ({ $file }, line { $line }).
mistake-wider-hands-to-remedy = Remove it. The type names these agencies: { $allowed }.
mistake-shorter-answer = { $days } { $count ->
    [calendar] calendar days
   *[working] working days
    } for the person’s answer are less than the { $least } { $least_count ->
    [calendar] calendar days
   *[working] working days
    } of the type of this service, or cannot be compared with them ({ $file }, line { $line }).
mistake-shorter-answer-remedy = Write { $least } or more, counted as the type counts. A service may only give people longer.
mistake-shorter-objection = { $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    } for an objection are less than the { $least } { $least_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    } of the type of this service, or cannot be compared with them ({ $file }, line { $line }).
mistake-shorter-objection-remedy = Write { $least } or more, counted as the type counts. A service may only give people longer.
mistake-objection-left-out = The type of this service lets people object ({ $file }, line { $line }), and this service does not say who looks at it.
mistake-objection-left-out-remedy = Write “objection” with its “stages”; what it does not say, the type says.
mistake-objection-silence-refuses = Silence about an objection would refuse what was asked: “{ $decision }”. Whoever objects to a grant could lose it.
mistake-objection-silence-refuses-remedy = Write “silence: upheld”, so that the decision stands, or name a decision that grants.
mistake-unanswered-ground-with-condition = The ground “{ $ground }” has a condition, which need not hold when somebody did not answer: the letter could contradict the record.
mistake-unanswered-ground-with-condition-remedy = Name a ground without “when”, best one with “silence: true”, which no officer chooses.
mistake-silence-ground-with-condition = The ground “{ $ground }” has a condition, which need not hold when the limit passes: the letter could contradict the record.
mistake-silence-ground-with-condition-remedy = Name a ground without “when”, best one with “silence: true”, which no officer chooses.
mistake-letter-answer-may-be-missing = This letter names the answer to “{ $question }”, which may be missing: the question may be left out or is not always asked.
mistake-letter-answer-may-be-missing-remedy = Name a question that is always asked and must be answered, or make this one so.
mistake-letter-without-ground = This letter does not say on which ground it was decided.
mistake-letter-without-ground-remedy = Write { "{" }ground{ "}" } where the letter gives the reason: who is refused must know why, and of several grounds which one it was.
mistake-letter-not-signed = The outcome “{ $outcome }” cannot have a letter: nothing is signed with it.
mistake-letter-not-signed-remedy = Write “letter” only at the first outcome of a task of the kind sign, which means that it is signed.
mistake-letter-by-silence = The outcome “{ $outcome }” has a letter, and with silence nobody signs it.
mistake-letter-by-silence-remedy = Remove “silence”, or name another outcome.
mistake-wider-time = { $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    } may be longer than the type of this service allows: { $most } { $most_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    } ({ $file }, line { $line }).
mistake-wider-time-remedy = Write { $most } or less, counted as the type counts.
mistake-wrong-type = This must be { $expected ->
    [text] a text
    [texts] a text in languages
    [list] a list
    [map] a map of keys and values
    [number] a whole number
   *[boolean] true or false
    }, but it is { $found ->
    [text] a text
    [list] a list
    [map] a map
   *[nothing] empty
    }.
mistake-wrong-type-remedy = { $expected ->
    [text] Write one text.
    [texts] Write the text for each language, for example {"{"}fa: …, en: …{"}"}.
    [list] Write each entry on a line that begins with “- ”, or all of them in [ ].
    [map] Write lines of the form “key: value”.
    [number] Write the number in Latin digits, without quotes.
   *[boolean] Write true or false, without quotes.
    }
mistake-yaml-after-quote = Something stands after the closing quote.
mistake-yaml-after-quote-remedy = Put the whole value in one pair of quotes; write quotes inside the text as “ ”.
mistake-yaml-alias = References of YAML (*name) are not part of the package language.
mistake-yaml-alias-remedy = Write the value itself.
mistake-yaml-anchor = Anchors of YAML (&name) are not part of the package language.
mistake-yaml-anchor-remedy = Remove the anchor, or put the value in quotes if it begins with &.
mistake-yaml-bracket = A bracket that was opened is not closed, or a comma is missing inside it.
mistake-yaml-bracket-remedy = Pair the [ ] and {"{"} {"}"} of this line and of the lines before it, with a comma between the items.
mistake-yaml-colon = There is a colon in this value that counts as a new key.
mistake-yaml-colon-remedy = If the colon belongs to the text, put the whole value in quotes ("); otherwise write the key on a new line.
mistake-yaml-indent = The indentation of this line does not fit the lines before it.
mistake-yaml-indent-remedy = Write the keys of a map and the items of a list below each other, with the same number of spaces before them.
mistake-yaml-quote = A quote that was opened is not closed before the end of the file.
mistake-yaml-quote-remedy = Put the quote (") at the end of the value; look at the line in which it was opened.
mistake-yaml-tab = A tab stands here in place of spaces.
mistake-yaml-tab-remedy = Indent with spaces; set your editor to put two spaces for a tab.
mistake-yaml-tag = Tags of YAML (!name) are not part of the package language.
mistake-yaml-tag-remedy = Remove the tag, or put the value in quotes if it begins with !.

# What is wrong with a package
mistake-days-and-hours = A limit is in days or in hours, not both.
mistake-days-and-hours-remedy = Write only “days” and “count”, or only “hours”.
mistake-not-with-tasks = A stage with tasks has no “{ $key }”.
mistake-not-with-tasks-remedy = Remove it: the tasks say who acts and where the case is decided.
mistake-only-with-tasks = “{ $key }” means something only in a stage with tasks.
mistake-only-with-tasks-remedy = Write the tasks under “tasks”, or remove this key.
mistake-task-without-outcomes = The task “{ $id }” has no outcomes to choose from.
mistake-task-without-outcomes-remedy = Write at least one under “outcomes”.
mistake-decide-has-outcomes = A task of kind decide has no outcomes of its own.
mistake-decide-has-outcomes-remedy = Remove “outcomes”: the decisions stand under “decisions”.
mistake-silence-without-limit = Silence means nothing without a limit.
mistake-silence-without-limit-remedy = Give this task a “limit”, or remove “silence”.
mistake-task-named-like-question = The task “{ $id }” has the id of a question.
mistake-task-named-like-question-remedy = Give the task another id, so that expressions are clear.
mistake-by-question = “{ $question }” is not a choice that is always answered.
mistake-by-question-remedy = Name a required question of type choice without a condition.
mistake-option-without-unit = No unit is given for the option “{ $option }”.
mistake-option-without-unit-remedy = Give a unit for each option under “units”.
mistake-rule-without-condition = After a rule without a condition, the next ones are never reached.
mistake-rule-without-condition-remedy = Give this rule a “when”, or put it last.
mistake-last-rule-with-condition = The last rule has a condition: if none holds, the case stays where it is.
mistake-last-rule-with-condition-remedy = Write a rule without “when” at the end.
mistake-one-way = Each rule leads to exactly one place.
mistake-one-way-remedy = Write one of “to”, “correct”, “decide” or “transfer”.
mistake-contract-ends-before = The contract ends before it begins.
mistake-contract-ends-before-remedy = Correct “until”.

# What keeps a service from being carried out
mistake-objection-without-decision = The stages of the objection come to no decision.
mistake-objection-without-decision-remedy = Put a task of kind decide into one of them.
mistake-dead-end = The stage “{ $stage }” leads nowhere. One way there: { $path }
mistake-dead-end-remedy = Decide in this stage, or say under “next” where it leads.
mistake-no-ground-holds = Officers decide in the stage “{ $stage }”, but no ground holds there. One way there: { $path }
mistake-no-ground-holds-remedy = Add a ground without a condition, or mend the condition (“when”) of one.
mistake-dead-end-corrected = Where the person corrects an answer on the way, the stage “{ $stage }” leads nowhere. One way there: { $path }
mistake-dead-end-corrected-remedy = An officer may open any question of the form anew while the case is looked at. End “next” with a rule that holds whatever is answered; a rule with “decide” holds only where the condition of its ground does.
mistake-no-ground-holds-corrected = Officers decide in the stage “{ $stage }”, but where the person corrects an answer on the way, no ground holds there. One way there: { $path }
mistake-no-ground-holds-corrected-remedy = An officer may open any question of the form anew while the case is looked at. Add a ground without a condition, or write the conditions so that one holds whatever is answered.
mistake-endless = From here the case goes round and never comes to a decision: { $path }
mistake-endless-remedy = Give one of these stages a way to a decision.
mistake-endless-corrected = Where the person corrects an answer on the way, the case goes round from here and is never decided: { $path }
mistake-endless-corrected-remedy = Give one of the stages of this round a way to a decision that is open whatever is answered.
mistake-stage-never = No way leads to the stage “{ $stage }”. The stages that a case may come to: { $path }
mistake-stage-never-remedy = Write a rule that leads to it, or remove it.
mistake-task-never = The task “{ $task }” never begins. One way to its stage: { $path }
mistake-task-never-remedy = Look at its “when”, and at when the stage ends.
mistake-rule-never = This rule never holds. One way to its stage, on which it does not: { $path }
mistake-rule-never-remedy = Correct its condition; perhaps the rules before it take every case.
mistake-nothing-to-do = In the stage “{ $stage }” and the next ones there may be nothing to do, and the case would run round for ever: { $path }
mistake-nothing-to-do-remedy = Put a task without a condition into one of these stages.
mistake-first-stage-without-task = Every task of the first stage (“{ $stage }”) has a condition; a case could begin with nothing to do: { $path }
mistake-first-stage-without-task-remedy = Put a task without a condition into the first stage.
mistake-too-many-ways = This service has more than { $most } situations; it cannot be proved sound.
mistake-too-many-ways-remedy = Make the stages simpler, or let fewer outcomes stand in conditions.
mistake-pay-without-fee = The person must pay, but the service costs nothing. The way there: { $path }
mistake-pay-without-fee-remedy = Write the fee under “fees”, or remove this task.
mistake-instalments-beyond-limit = Instalment { $number } may be due { $due ->
    [one] { $due } day
   *[other] { $due } days
    } after the application is sent; the limit of this payment is { $days }, and it ends by silence before.
mistake-instalments-beyond-limit-remedy = Make the limit longer than the instalment takes to fall due, put the instalments closer together (every_days), or take the silence away.
mistake-instalments-after-limit = Instalment { $number } is due { $due ->
    [one] { $due } day
   *[other] { $due } days
    } after the application is sent at the earliest; the limit of this payment is { $days }, and it passes before.
mistake-instalments-after-limit-remedy = Make the limit longer than the instalment takes to fall due, or put the instalments closer together (every_days).
mistake-unowed-endless = Who owes nothing passes the task of paying at once, and on this way the case goes round for ever: { $path }
mistake-unowed-endless-remedy = After the first outcome of the payment, lead to a task without a condition or to a decision.
mistake-contract-not-begun = The contract of the unit “{ $unit }” begins only on { $day }: until then nobody may work there. The way there: { $path }
mistake-contract-not-begun-remedy = Name another unit, or offer this version from that day on (“from”).
mistake-contract-ended = The contract of the unit “{ $unit }” has ended: nobody may work there. The way there: { $path }
mistake-contract-ended-remedy = Write the new contract, or name another unit.
mistake-execute-without-contract = A contractor carries this out, and the unit “{ $unit }” works under no contract. The way there: { $path }
mistake-execute-without-contract-remedy = Write the “contract” of the unit, or give the task to one that has a contract. For what your own people do, choose another kind.
mistake-stops-own-clock = The task “{ $id }” is work of the agency itself: meanwhile its clock runs.
mistake-stops-own-clock-remedy = Remove “stops_clock”. It is for tasks of other agencies, and for the kinds pay, execute and case.
mistake-limit-beyond = This limit ({ $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }) is longer than the legal limit of the service ({ $most } { $most_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }).
mistake-limit-beyond-remedy = Make it shorter. Hours are those in which the agency is open.
mistake-limit-extended-beyond = With all its extensions this limit ({ $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }) is longer than all the time there is ({ $most } { $most_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }).
mistake-limit-extended-beyond-remedy = Make the limit or its “extension” shorter, or allow it fewer “times”.
mistake-consult-without-limit = In the task “{ $id }” another agency gives its view, but there is no date by which it does. The way there: { $path }
mistake-consult-without-limit-remedy = Write a “limit” for this task, or for its stage.
mistake-objection-limit-beyond = This limit ({ $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }) is longer than the time of the objection ({ $most } { $most_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }).
mistake-objection-limit-beyond-remedy = Make it shorter, or the “time” of the objection longer if the law allows that.
mistake-warning-beyond = The warning ({ $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    } before) would come before the legal limit begins: it has { $most } { $most_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }.
mistake-warning-beyond-remedy = Write a number of days that lies within the limit.
mistake-never-open = This limit is in hours, and the agency says no hours in which it is open.
mistake-never-open-remedy = Write the agency’s “hours” for at least one day on which it works, or give the limit in days.
mistake-way-beyond = If each task takes its whole limit, that makes { $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
} at least; the law allows { $most }. The way: { $path }
mistake-way-beyond-remedy = Make the limits on this way shorter.
mistake-objection-way-beyond = If each task of the objection takes its whole limit, that makes { $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
} at least; the time of the objection is { $most }. The way: { $path }
mistake-objection-way-beyond-remedy = Make the limits on this way shorter.
mistake-not-with-case = A task that is a case of another service has no “{ $key }”.
mistake-not-with-case-remedy = Take it out.
mistake-only-with-case = “{ $key }” is only for a task that is a case of another service (kind: case).
mistake-only-with-case-remedy = Take it out.
mistake-case-outcomes = Such a task has exactly these outcomes: { $outcomes }.
mistake-case-outcomes-remedy = Write all three with their titles, no more and no less.
mistake-case-in-circle = The service “{ $service }” needs this one itself: neither would ever end.
mistake-case-in-circle-remedy = Write one of the two without the other.
mistake-case-longer-than-this = “{ $service }” may take { $days } { $count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }, longer than all the time that this service has ({ $most } { $most_count ->
    [calendar] calendar days
    [hours] hours
   *[working] working days
    }), and this task has no limit of its own.
mistake-case-longer-than-this-remedy = Give the task or its stage a “limit” (with “silence” the case goes on after it), let its clock stand with “stops_clock: true”, or change the time of one of the two services.
mistake-case-of-other-agency = The service is of the agency “{ $agency }”, but the task is given to a unit of another.
mistake-case-of-other-agency-remedy = Name a unit of “{ $agency }” in by.
mistake-case-answer-type = The answer to “{ $question }” is not of the type “{ $type }”.
mistake-case-answer-type-remedy = Write an expression that gives “{ $type }”, or name a question of that type.
mistake-case-answer-missing = The service “{ $service }” needs an answer to “{ $question }”, and this task gives none.
mistake-case-answer-missing-remedy = Write an expression for “{ $question }” in answers. If that question asks for a signature, the service cannot be a sub-case.
mistake-cost-beside-fees = The cost is a fixed sum here, but the service also has fees; people would read one and be charged the other.
mistake-cost-beside-fees-remedy = Remove rials: the page says what the fees come to. A fixed sum can be a fee.
mistake-evidence-fetched = The evidence “{ $evidence }” is got by the agency itself (source: fetched); nobody may be asked for it.
mistake-evidence-fetched-remedy = Remove the question, or the source of the evidence.
mistake-case-not-offered = The service “{ $service }” is not published: no case of it can be opened.
mistake-case-not-offered-remedy = Publish it, or name another service.
mistake-transfer-to-own-agency = This unit belongs to the agency of the service itself; a case goes to another agency only.
mistake-transfer-to-own-agency-remedy = Name a unit of the agency that is competent. Within the agency, let a stage of the other unit follow (to).
mistake-transfer-not-in-list = This rule sends the case to the agency “{ $agency }”, which is not named under “hands_to”.
mistake-transfer-not-in-list-remedy = Name a unit of one of these agencies: { $list }; or add “{ $agency }” to “hands_to”.
mistake-note-of-nobody = The decision “{ $decision }” needs words of an officer (“note: required”), and here no officer writes any.
mistake-note-of-nobody-remedy = Name another decision, whose letter is whole without an officer's words, or take “note: required” from this decision.
mistake-note-of-nobody-ground = The ground “{ $ground }” needs words of an officer (“note: required”), and here no officer writes any.
mistake-note-of-nobody-ground-remedy = Name another ground, which says enough without an officer's words, or take “note: required” from this ground.
mistake-objection-to-the-same-unit = The unit “{ $unit }” decides, and would also decide the objection to its own decision. The way there: { $path }
mistake-objection-to-the-same-unit-remedy = Give this to another unit.
mistake-invisible-character = There is a character here that cannot be seen ({ $code }).
mistake-invisible-character-remedy = Delete the word with the space around it and type it anew.
mistake-comma-in-number = There is a comma in this number.
mistake-comma-in-number-remedy = Write digits only, or with an underscore between groups: 12_000.
mistake-not-whole = This is not a whole number.
mistake-not-whole-remedy = Write it without a point.
