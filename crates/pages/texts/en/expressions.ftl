# Mistakes in expressions of packages. Keys and arguments are those of domain::expression.

mistake-condition-never = This condition can never hold, whatever is answered.
mistake-condition-never-remedy = Look at the limits and the options of what it names, and at its parts that contradict each other.
mistake-expression-argument-count = “{ $name }” has { $found ->
    [one] { $found } argument
   *[other] { $found } arguments
    } here, not { $min } to { $max }.
mistake-expression-argument-count-remedy = Give as many arguments as “{ $name }” needs; the guide to the package language lists them.
mistake-expression-day-too-far = This day may lie before the first or after the last year that is written with four digits.
mistake-expression-day-too-far-remedy = Add fewer days, or fewer times.
mistake-expression-days-to-add = “{ $name }” adds from { $min } to { $max } days, and here it may be told to add others.
mistake-expression-days-to-add-remedy = Set the smallest and largest value of the question, or bound it here, for example: min(max(n, 0), 365).
mistake-expression-may-be-missing = “{ $name }” may have no answer here: it need not be answered, or is not always asked.
mistake-expression-may-be-missing-remedy = Say what holds without an answer, for example: has({ $name }) ? { $name } : 0, or has({ $name }) && { $name } > 0.
mistake-expression-may-divide-by-zero = This divisor may be zero{ $values ->
    [none] .
   *[other] , for example with { $values }.
    }
mistake-expression-may-divide-by-zero-remedy = Set a smallest value above zero for the question, or ask first: x > 0 ? y / x : 0.
mistake-expression-no-row = The table “{ $table }” ({ $file }, line { $line }) has no row for { $keys }.
mistake-expression-no-row-remedy = Add the row, or ask only for what the table has.
mistake-expression-table-intricate = The table “{ $table }” ({ $file }, line { $line }) is too intricate to look through all of its cases.
mistake-expression-table-intricate-remedy = Split it into tables with fewer keys.
mistake-expression-row-ends = The table “{ $table }” ({ $file }, line { $line }) has no row for { $keys } on { $day } and later, or until the next one begins.
mistake-expression-row-ends-remedy = Add a row that begins on that day, or take the “until” of the row before it away.
mistake-expression-no-such-day = “{ $value }” is no day.
mistake-expression-no-such-day-remedy = Write a Persian day with slashes, such as "1405/01/01", or a Gregorian one with hyphens, such as "2026-03-21".
mistake-expression-not-in-condition = “{ $name }” cannot be used in the condition of a question: the form would change overnight.
mistake-expression-not-in-condition-remedy = Use it in a check, a fee or a computed value.
mistake-expression-not-supported = Expressions of packages do not have this.
mistake-expression-not-supported-remedy = Use names, numbers, texts in quotes, lists, operators and the functions of the guide to the package language.
mistake-expression-number-too-large = This number may become too large to be counted exactly.
mistake-expression-number-too-large-remedy = Set a smaller largest value for the questions it is made of.
mistake-expression-only-literal = “{ $name }” needs a value written out here, not one that is computed.
mistake-expression-only-literal-remedy = Write the value itself: a text in quotes, or for rounding a number above zero.
mistake-expression-syntax = The expression cannot be read from here on: “{ $near }”.
mistake-expression-syntax-remedy = Look for a missing operator, bracket or quote before this place.
mistake-expression-too-long = The expression has { $length } characters; at most { $max } are allowed.
mistake-expression-too-long-remedy = Divide it: put rates in a table, or parts in computed values.
mistake-expression-too-many-parts = The expression has more than { $max } operators, dots and commas.
mistake-expression-too-many-parts-remedy = Divide it: put rates in a table, or parts in computed values.
mistake-expression-too-many-steps = The expression could take more than { $max } steps.
mistake-expression-too-many-steps-remedy = Allow fewer rows in the lists that it walks over, or walk over them once only.
mistake-expression-too-nested = More than { $max } brackets, conditions or walks stand inside each other here.
mistake-expression-too-nested-remedy = Divide the expression into computed values.
mistake-expression-types-differ = { $left } and { $right } cannot be compared or put together.
mistake-expression-types-differ-remedy = Both sides must be of one type. A yes_no question is used without a comparison: x or !x.
mistake-expression-unknown-function = There is no function “{ $name }”.
mistake-expression-unknown-function-remedy = The nearest is “{ $nearest }”. The guide to the package language lists all of them.
mistake-expression-unknown-name = Nothing is called “{ $name }” here.
mistake-expression-unknown-name-remedy = The nearest name is “{ $nearest }”. A condition can only name questions that stand above it.
mistake-expression-unknown-option = “{ $value }” is not one of the options of this question.
mistake-expression-unknown-option-remedy = The nearest option is “{ $nearest }”.
mistake-expression-unknown-table = There is no table “{ $name }”.
mistake-expression-unknown-table-remedy = The nearest table is “{ $nearest }”. Tables stand under “tables” in the same service.
mistake-expression-wrong-type = This is of type { $found }, but { $wanted } is needed.
mistake-expression-wrong-type-remedy = Use a question or a value of type { $wanted }.
