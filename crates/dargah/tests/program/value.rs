//! `dargah value`: what is kept, how it is shown, and what exactly is wrong.

use crate::{dargah, ends, err, out};
use domain::question::TYPES;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// The one line it prints and its exit status.
#[track_caller]
fn value(arguments: &[&str]) -> (Value, i32) {
    let o = ends(&[&["value"], arguments].concat());
    let text = out(&o);
    assert_eq!(text.lines().count(), 1, "{arguments:?}: {text}{}", err(&o));
    (serde_json::from_str(&text).unwrap(), o.status.code().unwrap())
}

#[track_caller]
fn kept(arguments: &[&str]) -> Value {
    let (line, code) = value(arguments);
    assert_eq!((line["ok"].as_bool(), code), (Some(true), 0), "{arguments:?}: {line}");
    assert!(line["shown"].as_str().is_some_and(|s| !s.is_empty() && !s.contains('[')), "{arguments:?}: {line}");
    line["value"].clone()
}

#[track_caller]
fn refused(arguments: &[&str]) -> String {
    let (line, code) = value(arguments);
    assert_eq!((line["ok"].as_bool(), code), (Some(false), 1), "{arguments:?}: {line}");
    assert!(line["message"].as_str().is_some_and(|s| s.len() > 10 && !s.contains('[')), "{arguments:?}: {line}");
    line["key"].as_str().unwrap().to_string()
}

#[test]
fn value_keeps_one_form_of_each_type() {
    let all = [
        ("national_number", "۰۹۳-۸۶۶۸۹۳۵", json!("0938668935")),
        ("legal_number", "10380284790", json!("10380284790")),
        ("foreign_number", "123456789012", json!("123456789012")),
        ("passport", "a12345678", json!("A12345678")),
        ("mobile", "0915 123 4567", json!("+989151234567")),
        ("landline", "051-38765432", json!("+985138765432")),
        ("email", "x@Example.IR", json!("x@example.ir")),
        ("postal_code", "91779-48974", json!("9177948974")),
        ("iban", "ir82 0540 1026 8002 0817 9090 02", json!("IR820540102680020817909002")),
        ("card", "6037-7016-8909-5443", json!("6037701689095443")),
        ("bill_id", "9174639504124", json!("9174639504124")),
        ("payment_id", "12908190", json!("12908190")),
        ("plate", "۱۲ ع ۳۴۵ - ایران ۳۶", json!("12ع345-36")),
        ("renewal_code", "1/12/34/5/0", json!("1-12-34-5-0")),
        ("date", "1403/12/30", json!("2025-03-20")),
        ("date_range", "{\"from\":\"1405/9/2\",\"to\":\"1405/9/4\"}", json!({ "from": "2026-11-23", "to": "2026-11-25" })),
        ("time", "۵:۰۵ ب.ظ", json!("17:05")),
        ("number", "-12", json!(-12)),
        ("money", "۵۰٬۰۰۰ تومان", json!(500_000)),
        ("yes_no", "بله", json!("yes")),
        ("declaration", "yes", json!("yes")),
        ("text", " سلام ", json!("سلام")),
        ("long_text", "{a}", json!("{a}")),
        ("address", " خیابان نمونه ", json!("خیابان نمونه")),
        ("point", "36.2972, 59.6067", json!({ "geometry": { "type": "Point", "coordinates": [59.6067, 36.2972] } })),
        ("line", "کنار جوی", json!({ "text": "کنار جوی" })),
        ("area", "زمین پشت خانه", json!({ "text": "زمین پشت خانه" })),
        ("choice", "دیگری", json!("b")),
        ("choices", "[\"b\",\"a\"]", json!(["a", "b"])),
        ("person", "self", json!({ "who": "self" })),
        (
            "organisation",
            r#"{"name":" شرکت نمونه ","legal_number":"۱۰۳۸۰۲۸۴۷۹۰"}"#,
            json!({ "name": "شرکت نمونه", "legal_number": "10380284790" }),
        ),
        (
            "cosign",
            r#"{"name":"زهرا نمونه","national_number":"۰۹۶۵۵۴۶۴۹۷","mobile":"0915 000 0002"}"#,
            json!({ "name": "زهرا نمونه", "national_number": "0965546497", "mobile": "+989150000002" }),
        ),
        ("group", r#"[{"age":"۷"}]"#, json!([{ "age": 7 }])),
    ];
    for (kind, typed, expected) in &all {
        let with: &[&str] = match *kind {
            "number" => &["--with", "min=-20"],
            "choice" | "choices" => &["--with", "options=[{id: a, label: {fa: یکی}}, {id: b, label: {fa: دیگری}}]"],
            "group" => &["--with", "row={}", "--with", "questions=[{id: age, type: number, label: {}}]"],
            _ => &[],
        };
        assert_eq!(kept(&[&[*kind, *typed][..], with].concat()), *expected, "{kind} {typed}");
    }
    // Every type that can be tried: files are sent with a form, and nothing is typed of what is computed.
    let tried: BTreeSet<&str> = all.iter().map(|(kind, ..)| *kind).chain(["computed", "evidence"]).collect();
    assert_eq!(tried, TYPES.iter().copied().collect());
    assert_eq!(
        kept(&[
            "address",
            "--with",
            "structured=true",
            "{\"province\":\"تهران\",\"county\":\"تهران\",\"city\":\"تهران\",\"text\":\"خیابان نمونه\"}"
        ])["province"],
        "IR-23"
    );
}

#[test]
fn value_says_exactly_what_is_wrong() {
    for (kind, typed, key) in [
        ("national_number", "1234567890", "answer-national-number"),
        ("national_number", "1111111111", "answer-digits-equal"),
        ("address", "x", "answer-address-short"),
        ("national_number", "68415941", "answer-digits-count"),
        ("national_number", "079041a904", "answer-digits-only"),
        ("national_number", " ", "answer-needed"),
        ("legal_number", "10380284792", "answer-check-digit"),
        ("iban", "IR012345678901234567890123", "answer-check-digit"),
        ("plate", "12غ345-36", "answer-plate-letter"),
        ("date", "1404/12/30", "answer-date-day"),
        ("date", "1405/13/1", "answer-date-month"),
        ("date", "1199-1-1", "answer-date-year"),
        ("mobile", "000989022002580", "answer-mobile"),
        ("passport", "P<UTOERIKSSON<<ANNA", "answer-mrz-length"),
        ("point", "95, 59", "answer-coordinates-range"),
    ] {
        for lang in ["fa", "en", "ar"] {
            assert_eq!(refused(&[kind, typed, "--lang", lang]), key, "{kind} {typed}");
        }
    }
    assert_eq!(value(&["plate", "10ب345-36"]).0["part"], "two");
    assert_eq!(refused(&["number", "11", "--with", "max=10"]), "answer-out-of-range");
    assert_eq!(refused(&["payment_id", "12908190", "--with", "bill_id=9100074409153"]), "answer-payment-other-bill");
    assert_eq!(kept(&["payment_id", "12908190", "--with", "bill_id=9174639504124"]), json!("12908190"));
}

#[test]
fn value_shows_it_in_each_language_and_doubts_without_refusing() {
    let shown = |lang: &str| value(&["date", "1405/09/02", "--lang", lang]).0["shown"].as_str().unwrap().to_string();
    assert_eq!(
        ["fa", "ar", "ur", "en"].map(shown),
        ["دوشنبه ۲ آذر ۱۴۰۵", "الاثنين، ٢٣ نوفمبر ٢٠٢٦", "پیر، ۲۳ نومبر، ۲۰۲۶", "Monday, 23 November 2026"]
    );
    let (unusual, code) = value(&["postal_code", "0123456789"]);
    assert_eq!((code, unusual["ok"].as_bool(), unusual["doubts"][0]["key"].as_str()), (0, Some(true), Some("doubt-postal-code")));
    assert!(value(&["postal_code", "9177948974"]).0.get("doubts").is_none());
    assert_eq!(value(&["plate", "12ب145-50"]).0["doubts"][0]["key"], "doubt-plate-region");
}

#[test]
fn value_reads_standard_input_so_that_two_lines_can_be_pasted() {
    let mut child = dargah(&["value", "passport", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n")
        .unwrap();
    let o = child.wait_with_output().unwrap();
    assert!(o.status.success() && out(&o).contains("\"value\":\"L898902C3\""), "{}", out(&o));
}

#[test]
fn value_lists_the_types_and_explains_wrong_keys() {
    let o = ends(&["value", "national", "1"]);
    assert_eq!(o.status.code(), Some(2));
    for t in TYPES.iter().filter(|t| !["evidence", "computed"].contains(t)) {
        assert!(err(&o).contains(t), "{t} is not in {}", err(&o));
    }
    for (wrong, says) in [
        (&["number", "1", "--with", "most=2"][..], "most"),
        (&["number", "1", "--with", "max"], "KEY=VALUE"),
        (&["choice", "a"], "choose from"),
        (&["number", "1", "--lang", "xx"], "fa"),
        (&["payment_id", "1", "--with", "bill_id=1"], "digits"),
    ] {
        crate::one_line(&ends(&[&["value"], wrong].concat()), 2, &[says]);
    }
}

#[test]
fn value_takes_people_organisations_and_groups_as_json() {
    let another = r#"{"who":"other","name":"مریم رضایی","national_number":"۰۹۳۸۶۶۸۹۳۵","mobile":"0915 123 4567"}"#;
    let machine = json!({ "who": "other", "name": "مریم رضایی", "national_number": "0938668935", "mobile": "+989151234567" });
    assert_eq!(kept(&["person", another]), machine);
    assert_eq!(kept(&["person", "self"]), json!({ "who": "self" }));
    assert_eq!(refused(&["person", "self", "--with", "applicant=false"]), "answer-person-other");
    let company = r#"{"name":"شرکت نمونه","legal_number":"10380284790"}"#;
    assert_eq!(kept(&["organisation", company])["legal_number"], "10380284790");
    let group = ["--with", "row={}", "--with", "questions=[{id: age, type: number, label: {}}]", "--with", "max=1"];
    assert_eq!(kept(&[&["group", r#"[{"age":"۷"}]"#][..], &group].concat()), json!([{ "age": 7 }]));
    assert_eq!(refused(&[&["group", r#"[{"age":1},{"age":2}]"#][..], &group].concat()), "answer-group-max");
    assert_eq!(value(&[&["group", r#"[{"age":"x"}]"#][..], &group].concat()).0["part"], "1-age");
    for (lang, shown) in
        [("fa", "کد ملی ۰۹۳۸۶۶۸۹۳۵"), ("ar", "الرقم الوطني ٠٩٣٨٦٦٨٩٣٥"), ("ur", "قومی نمبر"), ("en", "National number 0938668935")]
    {
        let line = value(&["person", another, "--lang", lang]).0;
        assert!(line["shown"].as_str().unwrap().contains(shown), "{line}");
    }
}

/// Tests of the npm package persian-tools.
const TS: &str = "tests of persian-tools";
/// Tests of the crate rust-persian-tools.
const RUST: &str = "tests of rust-persian-tools";
/// In both.
const BOTH: &str = "tests of persian-tools and of rust-persian-tools";
/// Made by the published rule, not with this program; postal codes by the pattern that many use.
const MADE: &str = "made by the published rule";

/// Values that others test with, or that were made by the rules: type, what is typed, `--with`, whether it is right, where it is from.
const TRIED: [(&str, &str, &str, bool, &str); 63] = [
    ("national_number", "1234567890", "", false, BOTH),
    ("national_number", "0938668935", "", true, MADE),
    ("national_number", "0067749828", "", true, RUST),
    ("national_number", "1111111111", "", false, BOTH),
    ("national_number", "0684159414", "", true, TS),
    ("national_number", "0790419904", "", true, TS),
    ("national_number", "0000000000", "", false, BOTH),
    ("national_number", "0965546497", "", true, MADE),
    ("national_number", "2540201288", "", true, TS),
    ("national_number", "0924430729", "", true, MADE),
    ("national_number", "1583250689", "", true, TS),
    ("national_number", "9999999999", "", false, BOTH),
    ("national_number", "68415941", "", false, RUST),
    ("national_number", "0650451252", "", true, RUST),
    ("national_number", "079041a904", "", false, BOTH),
    ("national_number", "0684159415", "", false, BOTH),
    ("national_number", "0010000000", "", false, BOTH),
    ("national_number", "2222222222", "", false, MADE),
    ("national_number", "3333333333", "", false, MADE),
    ("national_number", "4444444444", "", false, MADE),
    ("national_number", "5555555555", "", false, MADE),
    ("national_number", "6666666666", "", false, MADE),
    ("national_number", "7777777777", "", false, MADE),
    ("national_number", "8888888888", "", false, MADE),
    ("legal_number", "18814677990", "", true, MADE),
    ("legal_number", "12156070686", "", true, MADE),
    ("legal_number", "10380285692", "", false, TS),
    ("legal_number", "12591274747", "", true, MADE),
    ("legal_number", "11111111111", "", false, TS),
    ("legal_number", "10380284792", "", false, TS),
    ("iban", "IR820540102680020817909002", "", true, TS),
    ("iban", "IR320190671593568268457469", "", true, MADE),
    ("iban", "IR330618205664681385745998", "", true, MADE),
    ("iban", "IR790610000000700796858044", "", true, TS),
    ("iban", "IR012345678901234567890123", "", false, TS),
    ("card", "6037701689095443", "", true, TS),
    ("card", "6219861034529007", "", true, TS),
    ("postal_code", "9177948974", "", true, MADE),
    ("postal_code", "9137913361", "", true, MADE),
    ("postal_code", "1111111111", "", false, MADE),
    ("postal_code", "1619735744", "", true, MADE),
    ("postal_code", "0123456789", "", false, MADE),
    ("bill_id", "9100074409153", "", true, RUST),
    ("payment_id", "12908199", "bill_id=9100074409153", true, RUST),
    ("bill_id", "9412147966449", "", true, MADE),
    ("payment_id", "7371050242", "bill_id=9412147966449", true, MADE),
    ("bill_id", "2234322344613", "", false, TS),
    ("bill_id", "9174639504124", "", true, RUST),
    ("payment_id", "12908190", "bill_id=9174639504124", true, RUST),
    ("bill_id", "8591229304680", "", true, MADE),
    ("payment_id", "7247251048", "bill_id=8591229304680", true, MADE),
    ("bill_id", "2755009991520", "", true, MADE),
    ("payment_id", "1350250200", "bill_id=2755009991520", true, MADE),
    ("bill_id", "9100074409151", "", false, TS),
    ("bill_id", "6339623912751", "", true, MADE),
    ("payment_id", "720850940", "bill_id=6339623912751", true, MADE),
    ("mobile", "00989022002580", "", true, MADE),
    ("mobile", "989122002580", "", true, MADE),
    ("mobile", "9322002580", "", true, MADE),
    ("mobile", "000989022002580", "", false, MADE),
    ("plate", "12الف345-42", "any_region=false", true, MADE),
    ("plate", "12ب145-50", "any_region=false", false, MADE),
    ("plate", "12ع345-36", "any_region=false", true, MADE),
];

/// Whether the program takes a value, if that is not what is said of it.
fn other_than_said(kind: &str, typed: &str, with: &str, right: bool) -> Option<String> {
    let with = if with.is_empty() { vec![] } else { vec!["--with", with] };
    let (line, _) = value(&[&[kind, typed][..], &with].concat());
    // What only an uncertain rule refuses is accepted with a doubt.
    let accepted = line["ok"] == true && line.get("doubts").is_none();
    (accepted != right).then(|| format!("{kind} {typed}: {line}"))
}

#[test]
fn value_agrees_with_what_others_test_with_in_any_clone() {
    let say = |(kind, typed, with, right, from): &(&str, &str, &str, bool, &str)| {
        other_than_said(kind, typed, with, *right).map(|said| format!("{said} ({from}: {})", if *right { "right" } else { "wrong" }))
    };
    let wrong: Vec<String> = TRIED.iter().filter_map(say).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Of each type there is something right, and of nearly all something wrong.
    for kind in ["national_number", "legal_number", "iban", "card", "postal_code", "bill_id", "payment_id", "mobile", "plate"] {
        let of = |right: bool| TRIED.iter().filter(|t| t.0 == kind && t.3 == right).count();
        assert!(of(true) > 0 && (of(false) > 0 || matches!(kind, "card" | "payment_id")), "{kind}");
    }
}

/// The facts that the rules were written from, where they lie beside the repository.
#[test]
fn value_agrees_with_the_collected_facts_where_they_are() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/facts/identifiers.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        println!("the collected facts are not here ({}): nothing to compare with", file.display());
        return;
    };
    let facts: Value = serde_json::from_str(&text).unwrap();
    let entries = |name: &str| facts[name].as_array().cloned().unwrap_or_default();
    let (mut compared, mut wrong) = (0, vec![]);
    let mut compare = |kind: &str, typed: &str, with: &str, right: bool| {
        compared += 1;
        // What stands in the table above was held against the program there.
        match TRIED.iter().find(|t| (t.0, t.1, t.2) == (kind, typed, with)) {
            Some(known) if known.3 == right => {}
            Some(known) => wrong.push(format!("{kind} {typed}: the table says {}", known.3)),
            None => wrong.extend(other_than_said(kind, typed, with, right)),
        }
    };
    for (name, kind) in
        [("national_id", "national_number"), ("legal_id", "legal_number"), ("iban", "iban"), ("card", "card"), ("postal", "postal_code")]
    {
        for e in entries(name) {
            // Zeros lost in a spreadsheet are completed in imports, never in forms.
            let right = e["valid"] == true && e.get("after_pad").is_none();
            compare(kind, e["value"].as_str().unwrap(), "", right);
        }
    }
    for e in entries("bill") {
        let bill = e["bill_id"].as_str().unwrap();
        compare("bill_id", bill, "", e["bill_valid"] == true);
        if e["bill_valid"] == true {
            compare("payment_id", e["payment_id"].as_str().unwrap(), &format!("bill_id={bill}"), e["payment_valid"] == true);
        }
    }
    for e in entries("mobile") {
        compare("mobile", e["value"].as_str().unwrap(), "", e["e164"].is_string());
    }
    for e in entries("plate") {
        // The facts hold regions against the list that packages may ask for.
        compare("plate", e["value"].as_str().unwrap(), "any_region=false", e["valid"] != false);
    }
    println!("{compared} values compared");
    assert!(wrong.is_empty() && compared > 40, "{compared}\n{}", wrong.join("\n"));
}
