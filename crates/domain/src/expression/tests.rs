use super::*;
use crate::Text;
use crate::calendar::{Day, WorkingDays};
use crate::package::Calendar;
use crate::question::date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

fn dec(s: &str) -> Decimal {
    s.parse().unwrap()
}

fn number(min: i64, max: i64) -> Type {
    Type::Number { min: min.into(), max: max.into() }
}

fn options(o: &[&str]) -> Type {
    Type::Text { options: Some(o.iter().map(|s| s.to_string()).collect()) }
}

fn rates() -> Table {
    let row = |use_: &str, from: i64, to: Option<i64>, since: Option<&str>, until: Option<&str>, value: i64| Row {
        cells: vec![Cell::Is(use_.into()), Cell::Span { from: from.into(), to: to.map(Into::into) }],
        from: since.map(Into::into),
        until: until.map(Into::into),
        value: value.into(),
        rule: Text::default(),
    };
    Table {
        id: "rate".into(),
        keys: vec![Key::Text, Key::Span],
        rows: vec![
            row("home", 0, Some(100), None, Some("2026-03-21"), 900),
            row("home", 0, Some(100), Some("2026-03-21"), None, 1000),
            row("home", 100, None, None, None, 2000),
            row("shop", 0, None, None, None, 5000),
        ],
    }
}

fn scope() -> Scope {
    let always = |of: Type| Variable { of, may_be_missing: false };
    let maybe = |of: Type| Variable { of, may_be_missing: true };
    let row = Type::Record(BTreeMap::from([("floor".into(), always(number(-5, 50))), ("area".into(), always(number(1, 10_000)))]));
    Scope {
        variables: BTreeMap::from([
            ("area".into(), always(number(1, 100_000))),
            ("width".into(), maybe(number(0, 100))),
            ("use".into(), always(options(&["home", "shop"]))),
            ("corner".into(), always(Type::Bool)),
            ("gated".into(), maybe(Type::Bool)),
            ("start".into(), always(Type::day())),
            ("end".into(), maybe(Type::day())),
            ("name".into(), always(Type::text())),
            ("kinds".into(), maybe(Type::List { of: Box::new(options(&["a", "b", "c"])), least: 0, most: 3 })),
            ("strips".into(), always(Type::List { of: Box::new(number(1, 9)), least: 1, most: 20 })),
            ("period".into(), always(Type::Period { most: Some(20) })),
            ("stay".into(), maybe(Type::Period { most: None })),
            ("floors".into(), always(Type::List { of: Box::new(row), least: 0, most: 20 })),
        ]),
        tables: BTreeMap::from([("rate".into(), rates())]),
        dated: true,
        from: Day::parse("2026-01-01"),
        ..Scope::default()
    }
}

fn iran() -> WorkingDays {
    WorkingDays::new(&Calendar { id: "iran".into(), utc_offset_minutes: 210, weekend: vec![5], holidays: Default::default() })
}

fn value_on(source: &str, answers: &Json, today: &str) -> Value {
    let (e, _) = Expression::checked(source, &scope(), Wanted::Any).unwrap_or_else(|f| panic!("{source}: {f:?}"));
    let facts =
        Facts { values: Box::new(|n| answers.get(n).map(Cow::Borrowed)), today: Day::parse(today).unwrap(), days: &iran(), noted: None };
    let value = e.eval(scope, &facts).unwrap();
    // Read anew from what is stored, it gives the same.
    let stored: Expression = serde_json::from_value(serde_json::to_value(&e).unwrap()).unwrap();
    assert_eq!(stored.eval(scope, &facts).unwrap(), value, "{source}");
    value
}

fn value(source: &str) -> Value {
    let answers = json!({
        "area": 120, "use": "home", "corner": "yes", "start": "2026-11-24", "name": "نام", "kinds": ["a", "c"],
        "floors": [{"floor": 0, "area": 80}, {"floor": 1, "area": 60}],
    });
    value_on(source, &answers, "2026-11-25")
}

fn flaws(source: &str) -> Vec<(usize, String)> {
    match Expression::checked(source, &scope(), Wanted::Any) {
        Ok(_) => vec![],
        Err(f) => f.into_iter().map(|f| (f.at, f.reason.key.into_owned())).collect(),
    }
}

#[test]
fn what_expressions_give() {
    let n = |s: &str| Value::Number(dec(s));
    let yes = Value::Bool(true);
    for (source, expected) in [
        ("area * 3 + 1", n("361")),
        ("1.1 + 2.2 == 3.3", yes.clone()),
        ("area / 7 * 7 > 119.99", yes.clone()),
        ("(250000 * 2 + 80000) * 1.09", n("632200")),
        ("round(area * 1.09 / 100, 0.5)", n("1.5")),
        ("round(12345, 1000)", n("12000")),
        ("ceil(12001, 1000)", n("13000")),
        ("floor(-1.5)", n("-2")),
        ("round(2.5)", n("3")),
        ("min(area, 100) + max(1, 2) + abs(-3)", n("105")),
        ("area % 50", n("20")),
        ("corner ? 2 : 1", n("2")),
        ("use == \"home\" && corner", yes.clone()),
        ("use in [\"shop\"]", Value::Bool(false)),
        ("has(kinds) && \"a\" in kinds", yes.clone()),
        ("has(width) ? width : 7", n("7")),
        ("has(width) && width > 0 && 100 / width > 2", Value::Bool(false)),
        ("width == 3", Value::Bool(false)),
        ("width != 3", yes.clone()),
        ("size(floors)", n("2")),
        ("sum(floors.map(f, f.area))", n("140")),
        ("sum(floors.filter(f, f.floor > 0).map(f, f.area * 2))", n("120")),
        ("floors.all(f, f.area > 10) && floors.exists(f, f.floor == 1)", yes.clone()),
        ("name + \"!\" == \"نام!\" && name.startsWith(\"نا\")", yes.clone()),
        ("size(name)", n("3")),
        ("days(start, today())", n("1")),
        ("add_days(start, 10) == date(\"1405/09/13\")", yes.clone()),
        // Thursday counts, Friday does not.
        ("add_working_days(start, 3) == date(\"2026-11-28\")", yes.clone()),
        ("working_days(start, date(\"2026-11-28\"))", n("3")),
        ("years(date(\"1385/09/04\"), today())", n("20")),
        ("years(date(\"1385/09/05\"), today())", n("19")),
        ("lookup(\"rate\", use, area)", n("2000")),
        ("-area + -3", n("-123")),
        ("!corner", Value::Bool(false)),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn a_table_gives_the_row_of_the_day() {
    let on = |day| value_on("lookup(\"rate\", use, area)", &json!({"use": "home", "area": 99}), day);
    assert_eq!(on("2026-03-20"), Value::Number(dec("900")));
    assert_eq!(on("2026-03-21"), Value::Number(dec("1000")));
}

#[test]
fn of_two_wrong_names_in_one_expression_the_first_alone_was_said() {
    let (name, option) = ("mistake-expression-unknown-name", "mistake-expression-unknown-option");
    for (source, expected) in [
        ("use in [\"hoem\", \"home\", \"shpo\"]", &[option, option][..]),
        ("use == \"hoem\" || use == \"shpo\"", &[option, option]),
        ("aera > 1 && nmae == \"x\"", &[name, name]),
        ("foor(aera, nmae)", &["mistake-expression-unknown-function", name, name]),
        ("min(aera)", &["mistake-expression-argument-count", name]),
        ("lookup(\"rates\", usage, aera)", &["mistake-expression-unknown-table", name, name]),
        ("lookup(\"rate\", usage)", &["mistake-expression-argument-count", name]),
        ("flors.map(f, f.area * aera)", &[name, name]),
        ("flors.exists(f, f.area > 1 && floors.all(g, g.hight > f.area))", &[name, name]),
        ("nmae.endsWith(\"x\")", &[name, "mistake-expression-unknown-function"]),
    ] {
        let said: Vec<String> = flaws(source).into_iter().map(|f| f.1).collect();
        assert_eq!(said, expected, "{source}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (source, at, key) in [
        ("area +", 6, "mistake-expression-syntax"),
        ("", 0, "mistake-expression-syntax"),
        ("aera + 1", 0, "mistake-expression-unknown-name"),
        ("area + use", 7, "mistake-expression-wrong-type"),
        ("corner + 1", 0, "mistake-expression-wrong-type"),
        ("area == \"x\"", 5, "mistake-expression-types-differ"),
        ("corner == \"yes\"", 7, "mistake-expression-types-differ"),
        ("use == \"hoem\"", 4, "mistake-expression-unknown-option"),
        ("use in [\"home\", \"shpo\"]", 4, "mistake-expression-unknown-option"),
        ("area + width", 7, "mistake-expression-may-be-missing"),
        ("gated && corner", 0, "mistake-expression-may-be-missing"),
        ("area / 0", 7, "mistake-expression-may-divide-by-zero"),
        ("has(width) ? area / width : 0", 20, "mistake-expression-may-divide-by-zero"),
        ("area % (area - 5)", 13, "mistake-expression-may-divide-by-zero"),
        ("area * area * area * area * area", 26, "mistake-expression-number-too-large"),
        ("999999999999999999999.0", 0, "mistake-expression-number-too-large"),
        ("lookup(\"rates\", use, area)", 7, "mistake-expression-unknown-table"),
        ("lookup(name, use)", 7, "mistake-expression-only-literal"),
        ("lookup(\"rate\", use)", 0, "mistake-expression-argument-count"),
        ("lookup(\"rate\", name, area)", 0, "mistake-expression-no-row"),
        ("lookup(\"rate\", use, area - 5)", 0, "mistake-expression-no-row"),
        ("foo(area)", 0, "mistake-expression-unknown-function"),
        ("round(1, 2, 3)", 0, "mistake-expression-argument-count"),
        ("round(area, 0)", 12, "mistake-expression-only-literal"),
        ("date(\"1405/13/01\")", 5, "mistake-expression-no-such-day"),
        ("floors.map(f, f.height)", 15, "mistake-expression-unknown-name"),
        ("floors.each(f, true)", 7, "mistake-expression-unknown-function"),
        ("floors.all(a, floors.all(b, floors.all(c, true)))", 35, "mistake-expression-too-nested"),
        ("corner ? 1 : \"a\"", 7, "mistake-expression-types-differ"),
        ("[1, \"a\"]", 4, "mistake-expression-types-differ"),
        ("area[0]", 4, "mistake-expression-unknown-function"),
        ("{\"a\": 1}", 0, "mistake-expression-not-supported"),
        ("null", 0, "mistake-expression-not-supported"),
        ("start < area", 6, "mistake-expression-types-differ"),
        ("add_days(start, area)", 16, "mistake-expression-days-to-add"),
        ("add_days(start, 40000.5)", 16, "mistake-expression-days-to-add"),
        ("add_days(start, 50000)", 16, "mistake-expression-days-to-add"),
        ("add_working_days(start, -3)", 25, "mistake-expression-days-to-add"),
    ] {
        assert_eq!(flaws(source), [(at, key.to_string())], "{source}");
    }
    // All at once.
    assert_eq!(flaws("aera + use + nmae").len(), 3);
    let long = "1 + ".repeat(600) + "1";
    assert_eq!(flaws(&long)[0].1, "mistake-expression-too-long");
}

#[test]
fn a_row_that_ends_one_day_leaves_a_gap() {
    let mut scope = scope();
    scope.tables.get_mut("rate").unwrap().rows[1].until = Some("2027-03-21".into());
    let flaws = Expression::checked("lookup(\"rate\", use, area)", &scope, Wanted::Number).unwrap_err();
    let said: Vec<String> = flaws[0].reason.args.iter().map(|(_, v)| serde_json::to_string(v).unwrap()).collect();
    assert_eq!(said, ["\"rate\"", "\"home, 1\"", "\"\"", "0", "\"1406/01/01\""]);
}

/// Eight keys of twelve options each: the one row that is missing is the last of 430 million.
#[test]
fn a_table_with_very_many_combinations_was_looked_through_in_part_without_a_word() {
    let names: Vec<String> = (0..12).map(|n| format!("o{n}")).collect();
    let of = Type::Text { options: Some(names.clone()) };
    let row = |first: &str, last: Cell| Row {
        cells: std::iter::once(Cell::Is(first.into())).chain(vec![Cell::Any; 6]).chain([last]).collect(),
        from: None,
        until: None,
        value: 1.into(),
        rule: Text::default(),
    };
    let mut rows: Vec<Row> = names[..11].iter().map(|n| row(n, Cell::Any)).collect();
    rows.extend(names[..11].iter().map(|n| row("o11", Cell::Is(n.clone()))));
    let flaws = |rows: Vec<Row>| {
        let table = Table { id: "wide".into(), keys: vec![Key::Text; 8], rows };
        let mut scope = scope();
        scope.variables.insert("one".into(), Variable { of: of.clone(), may_be_missing: false });
        scope.tables.insert("wide".into(), table);
        let source = "lookup(\"wide\", one, one, one, one, one, one, one, one)";
        let flaws = Expression::checked(source, &scope, Wanted::Number).err().unwrap_or_default();
        flaws
            .into_iter()
            .map(|f| (f.reason.key.into_owned(), f.reason.args.get(1).map(|a| serde_json::to_string(&a.1).unwrap())))
            .collect::<Vec<_>>()
    };
    let keys = "\"o11, o0, o0, o0, o0, o0, o0, o11\"".to_string();
    assert_eq!(flaws(rows.clone()), [("mistake-expression-no-row".to_string(), Some(keys))]);
    rows.push(row("o11", Cell::Is("o11".into())));
    assert_eq!(flaws(rows), []);
}

#[test]
fn conditions_do_not_ask_for_today() {
    let scope = Scope { dated: false, ..scope() };
    for source in ["start < today()", "lookup(\"rate\", use, area) > 3", "add_working_days(start, 1) == start"] {
        let f = Expression::checked(source, &scope, Wanted::Bool).unwrap_err();
        assert_eq!(f[0].reason.key, "mistake-expression-not-in-condition", "{source}");
    }
}

#[test]
fn overlapping_rows_are_found() {
    assert_eq!(rates().overlap(), None);
    let mut t = rates();
    t.rows[1].from = Some("2026-03-20".into());
    assert_eq!(t.overlap(), Some((0, 1)));
}

#[test]
fn deep_and_long_ones_end() {
    assert!(Expression::checked(&("a.".repeat(98) + "b"), &scope(), Wanted::Any).is_err());
    let chain = |part: &str, last: &str| part.repeat(LONGEST / part.len() - 5) + last;
    for source in [
        "(".repeat(900) + "1" + &")".repeat(900),
        chain("!", "corner"),
        chain("- ", "1"),
        chain("corner ? 1 : ", "2"),
        chain("[", "1"),
        chain("round(", "1"),
        chain("a.", "b"),
        chain("1 + ", "1"),
    ] {
        assert!(Expression::checked(&source, &scope(), Wanted::Any).is_err());
    }
    let round = "round(".repeat(12) + "1" + &")".repeat(12);
    assert!(Expression::checked(&round, &scope(), Wanted::Number).is_ok());
    assert!(Expression::checked(&("corner ? 1 : ".repeat(12) + "2"), &scope(), Wanted::Number).is_ok());
    // Long without being deep is fine.
    for source in ["1 + ".repeat(98) + "1", "corner && ".repeat(49) + "corner", "1 == 1 || ".repeat(24) + "corner"] {
        assert!(Expression::checked(&source, &scope(), Wanted::Any).is_ok(), "{source}");
    }
}

/// Answers to all questions of the scope, at the ends of what is taken and between them.
fn answers() -> impl Strategy<Value = Json> {
    let day = || prop_oneof![Just(date::FIRST), Just(date::LAST), (date::FIRST.0..=date::LAST.0).prop_map(Day)];
    let ends = |least: i64, most: i64| prop_oneof![Just(least), Just(most), least..=most];
    let first = (
        ends(1, 100_000),
        proptest::option::of(ends(0, 100)),
        any::<bool>(),
        any::<bool>(),
        proptest::option::of(any::<bool>()),
        day(),
        proptest::option::of(day()),
    );
    let second = (
        day(),
        0i64..20,
        proptest::option::of((day(), day())),
        proptest::collection::vec(ends(1, 9), 1..21),
        proptest::collection::vec((ends(-5, 50), ends(1, 10_000)), 0..21),
        proptest::option::of(proptest::sample::subsequence(vec!["a", "b", "c"], 0..=3)),
    );
    (first, second).prop_map(|((area, width, shop, corner, gated, start, end), (from, long, stay, strips, floors, kinds))| {
        let yes_no = |yes: bool| if yes { "yes" } else { "no" };
        let period = |from: Day, to: Day| json!({ "from": from.to_string(), "to": to.to_string() });
        let to = Day((from.0 + long).min(date::LAST.0));
        let floors: Vec<Json> = floors.into_iter().map(|(floor, area)| json!({ "floor": floor, "area": area })).collect();
        let mut all = json!({
            "area": area, "use": if shop { "shop" } else { "home" }, "corner": yes_no(corner), "start": start.to_string(), "name": "x",
            "period": period(from, to), "strips": strips, "floors": floors,
        });
        let maybe = [
            ("width", width.map(Json::from)),
            ("gated", gated.map(|g| yes_no(g).into())),
            ("end", end.map(|day| day.to_string().into())),
            ("stay", stay.map(|(a, b)| period(a.min(b), a.max(b)))),
            ("kinds", kinds.map(Json::from)),
        ];
        maybe.into_iter().filter_map(|(name, v)| Some((name, v?))).for_each(|(name, v)| all[name] = v);
        all
    })
}

const NUMBERS: [&str; 18] = [
    "0",
    "1",
    "3",
    "2.5",
    "-40000",
    "100001",
    "area",
    "size(floors)",
    "size(strips)",
    "has(width) ? width : 7",
    "years(start, today())",
    "sum(floors.map(f, f.area))",
    "sum(strips.filter(s, s > 3).map(s, s * 2))",
    "size(floors.filter(f, f.floor > 0))",
    "days(period.from, period.to)",
    "working_days(period.from, period.to)",
    "has(stay) ? days(stay.from, stay.to) : 1",
    "lookup(\"rate\", use, area)",
];
const DAYS: [&str; 8] = [
    "start",
    "today()",
    "period.from",
    "period.to",
    "date(\"1405/01/01\")",
    "date(\"2026-03-21\")",
    "has(end) ? end : start",
    "has(stay) ? stay.to : start",
];

/// Numbers and days of each other, to some depth: of each as much as the check takes and as it does not.
fn number_and_day() -> impl Strategy<Value = (String, String)> {
    let of = |all: &'static [&'static str]| proptest::sample::select(all).prop_map(|s| format!("({s})"));
    (of(&NUMBERS), of(&DAYS)).prop_recursive(4, 40, 4, |inner| {
        (inner.clone(), inner, 0usize..16, 0usize..5).prop_map(|((n, d), (m, e), number, day)| {
            let number = match number {
                0 => format!("({n} + {m})"),
                1 => format!("({n} - {m})"),
                2 => format!("({n} * {m})"),
                3 => format!("({n} / {m})"),
                4 => format!("({n} % {m})"),
                5 => format!("(1000 / ({n} - {m}))"),
                6 => format!("min({n}, {m})"),
                7 => format!("max({n}, {m})"),
                8 => format!("abs({n})"),
                9 => format!("round({n} / 7, 0.5)"),
                10 | 11 => format!("days({d}, {e})"),
                12 => format!("working_days({d}, {e})"),
                13 => format!("years({d}, {e})"),
                14 => format!("sum(floors.map(f, f.area + {n}))"),
                _ => format!("(corner ? {n} : {m})"),
            };
            let day = match day {
                0 => format!("add_days({d}, {n})"),
                1 => format!("add_days({d}, min(max({n}, -40000), 40000))"),
                2 => format!("add_working_days({d}, min(max({n}, 0), 90))"),
                3 => format!("(corner ? {d} : {e})"),
                _ => d,
            };
            (number, day)
        })
    })
}

/// Whatever is written: it is refused with a place inside the text, or it has a value of its type for whatever was answered. Gives
/// whether it passed.
fn refused_or_has_a_value(source: &str, answers: &Json) -> Result<bool, TestCaseError> {
    let (e, of) = match Expression::checked(source, &scope(), Wanted::Any) {
        Ok(found) => found,
        Err(flaws) => {
            prop_assert!(!flaws.is_empty() && flaws.iter().all(|f| f.at <= source.chars().count()));
            return Ok(false);
        }
    };
    let facts = Facts {
        values: Box::new(|n| answers.get(n).map(Cow::Borrowed)),
        today: Day::parse("2026-11-25").unwrap(),
        days: &iran(),
        noted: None,
    };
    let v = e.eval(scope, &facts).unwrap();
    match (&v, &of) {
        (Value::Number(n), Type::Number { min, max }) => prop_assert!(min <= n && n <= max, "{source}: {n} is not from {min} to {max}"),
        (Value::Day(d), Type::Day { first, last }) => prop_assert!(first <= d && d <= last, "{source}: {d} is not from {first} to {last}"),
        (Value::Bool(_), Type::Bool) | (Value::Text(_), Type::Text { .. }) | (Value::List(_), Type::List { .. }) => {}
        _ => prop_assert!(false, "{source}: {v:?} is no {of:?}"),
    }
    Ok(true)
}

/// Expressions that were refused and that passed, so far.
static PASSED: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_passes_the_check_always_has_a_value(
        source in "((area|width|use|corner|gated|start|name|kinds|floors|1|0|2\\.5|\"home\"|true|today\\(\\)|date\\(\"1405/01/01\"\\)|has\\(width\\)|size\\(floors\\)|sum\\(strips\\)|floors\\.map\\(f, f\\.area\\)|kinds\\.filter\\(k, k == \"a\"\\)|lookup\\(\"rate\", use, area\\)) ?(\\+|-|\\*|/|%|==|!=|<|&&|\\|\\|| \\? 1 : |in) ?){0,5}(area|width|corner|3|use|start|has\\(gated\\))",
        answers in answers(),
    ) {
        refused_or_has_a_value(&source, &answers)?;
    }

    fn numbers_and_days_have_one((number, day) in number_and_day(), answers in answers()) {
        for source in [number, day] {
            PASSED[usize::from(refused_or_has_a_value(&source, &answers)?)].fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[test]
fn numbers_and_days_of_each_other_always_have_a_value() {
    numbers_and_days_have_one();
    let [refused, passed] = PASSED.each_ref().map(|n| n.load(Ordering::Relaxed));
    assert!(refused > 100 && passed > 1000, "{refused} refused, {passed} passed");
}

#[test]
fn days_that_were_added_twice_made_a_divisor_zero() {
    let days = "days(add_days(start, -40000), add_days(add_days(start, 40000), 20001))";
    assert_eq!(value(days), Value::Number(dec("100001")));
    assert_eq!(range(&format!("100000 / (100001 - {days})")), Err("mistake-expression-may-divide-by-zero".into()));
    assert_eq!(range(&format!("100000 / (200001 - {days})")).map(|_| ()), Ok(()), "so many are never between them");
    // No more are added than can be, and none taken away that count.
    let three = "add_working_days(".repeat(3) + "start" + &", 40000)".repeat(3);
    assert!(Expression::checked(&three, &scope(), Wanted::Any).is_ok());
    let eleven = "add_working_days(".repeat(11) + "start" + &", 40000)".repeat(11);
    assert_eq!(flaws(&eleven), [(0, "mistake-expression-day-too-far".to_string())]);
    // A fraction counts as the nearest whole number.
    assert_eq!(value("add_days(start, 2.5) == add_days(start, 3)"), Value::Bool(true));
    // What was published before goes on as it was, and its divisors are looked at as they are.
    let published = Scope { from: None, ..scope() };
    for source in ["days(start, add_days(start, 50000))", "days(start, add_working_days(start, -3))"] {
        let (e, of) = Expression::checked(source, &published, Wanted::Number).unwrap();
        let answers = json!({ "start": "2026-11-24" });
        let facts = Facts { values: Box::new(|n| answers.get(n).map(Cow::Borrowed)), today: Day(0), days: &iran(), noted: None };
        let Value::Number(n) = e.eval(|| published.clone(), &facts).unwrap() else { panic!("{source}") };
        let Type::Number { min, max } = of else { panic!("{source}") };
        assert!(min <= n && n <= max && [Decimal::ZERO, Decimal::from(40_000)].contains(&n), "{source}: {n}");
    }
}

fn range(source: &str) -> Result<(Decimal, Decimal), String> {
    match Expression::checked(source, &scope(), Wanted::Number) {
        Ok((_, Type::Number { min, max })) => Ok((min, max)),
        Ok((_, of)) => Err(of.name().into()),
        Err(flaws) => Err(flaws[0].reason.key.to_string()),
    }
}

#[test]
fn a_divisor_that_was_asked_for_first_was_taken_for_zero() {
    for right in [
        "size(floors) > 0 ? area / size(floors) : 0",
        "floors.size() > 0 ? area / floors.size() : 0",
        "0 < size(floors) ? area / size(floors) : 0",
        "size(floors) != 0 ? area / size(floors) : 0",
        "size(floors) == 0 ? 0 : area / size(floors)",
        "size(floors) >= 1 ? area / size(floors) : 0",
        "corner && size(floors) > 0 ? area / size(floors) : 0",
        "sum(floors.map(f, f.floor)) > 0 ? 1 / sum(floors.map(f, f.floor)) : 0",
        // A group of one row at least.
        "area / size(strips)",
    ] {
        assert!(range(right).is_ok(), "{right}: {:?}", range(right));
    }
    for wrong in ["area / size(floors)", "size(floors) >= 0 ? area / size(floors) : 0", "size(strips) > 0 ? area / size(floors) : 0"] {
        assert_eq!(range(wrong), Err("mistake-expression-may-divide-by-zero".into()), "{wrong}");
    }
    assert!(Expression::checked("size(floors) > 0 && area / size(floors) > 3", &scope(), Wanted::Bool).is_ok());
    assert!(Expression::checked("size(floors) > 0 || area / size(floors) > 3", &scope(), Wanted::Bool).is_err());
}

#[test]
fn days_of_a_period_could_be_any_number() {
    assert_eq!(range("days(period.from, period.to) + 1"), Ok((1.into(), 20.into())));
    assert_eq!(range("working_days(period.from, period.to)"), Ok((0.into(), 19.into())));
    // From the first to the last day that is taken as an answer.
    let most = 80_797;
    assert_eq!(range("has(stay) ? days(stay.from, stay.to) : 0"), Ok((0.into(), most.into())));
    assert_eq!(range("days(period.to, period.from)"), Ok(((-most).into(), most.into())));
    assert_eq!(range("days(period.from, start)"), Ok(((-most).into(), most.into())));
}

#[test]
fn a_condition_that_never_holds_passed() {
    let never = |source: &str| match Expression::checked(source, &scope(), Wanted::Bool) {
        Err(flaws) => flaws[0].reason.key == "mistake-condition-never",
        Ok(_) => false,
    };
    for wrong in [
        "area > 300000",
        "area < 1",
        "100000 < area",
        "area == 0",
        "use == 'home' && use == 'shop'",
        "use != 'home' && use != 'shop'",
        "use == 'home' && corner && use == 'shop'",
        "area > 50 && area < 20",
        "corner && !corner",
        "corner && area > 300000",
        "area > 300000 || area < 0",
        "!(area < 300000)",
        "!has(area)",
        "size(strips) == 0",
        "strips.exists(s, s > 9)",
        "days(period.from, period.to) > 30",
        "corner ? area > 300000 : area < 0",
    ] {
        assert!(never(wrong), "{wrong}: {:?}", Expression::checked(wrong, &scope(), Wanted::Bool));
    }
    for right in [
        "area > 99999",
        "area >= 100000",
        "use == 'home' || use == 'shop'",
        "use == 'home' && area > 3",
        "use != 'home' && use == 'shop'",
        "corner && !(area > 3)",
        "has(width) && width == 0",
        "!has(width)",
        "floors.all(f, f.area > 20000)",
        "has(kinds) && kinds.exists(k, k == 'a') && kinds.exists(k, k == 'b')",
        "area > 3 ? corner : !corner",
        "area != 0",
    ] {
        assert!(
            Expression::checked(right, &scope(), Wanted::Bool).is_ok(),
            "{right}: {:?}",
            Expression::checked(right, &scope(), Wanted::Bool)
        );
    }
    // What was published goes on as it is.
    let published = Scope { from: None, ..scope() };
    assert!(Expression::checked("area > 300000", &published, Wanted::Bool).is_ok());
    assert!(Expression::checked("start < date('1405-10-01')", &published, Wanted::Bool).is_ok());
    assert!(Expression::checked("start < date('1405-10-01')", &scope(), Wanted::Bool).is_err());
}
