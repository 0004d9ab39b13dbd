//! What differs between two versions of a service, in the words of each language: every part of stages, tasks, limits, silence,
//! extensions, fees, rates and instalments by its name, as it was and as it is.

#[allow(dead_code)]
#[path = "../../domain/tests/domain/shared.rs"]
mod shared;

use domain::package::diff::{self, Changes};
use domain::package::{Service, parse};
use pages::Words;
use std::fs;
use std::path::PathBuf;

fn building_permit(edits: &[(&str, &str)]) -> Service {
    let mut files = shared::samples();
    // With other content it is another package than the one that others need.
    for file in files.iter_mut().filter(|f| f.path.ends_with("/package.yaml")) {
        file.text = file.text.split("\nneeds:").next().unwrap().to_string() + "\n";
    }
    let file = files.iter_mut().find(|f| f.path.ends_with("services/building-permit.yaml")).unwrap();
    for (old, new) in edits {
        assert!(file.text.contains(old), "{old} is not in the sample");
        file.text = file.text.replacen(old, new, 1);
    }
    parse(&files, "2026-11-24").unwrap_or_else(|m| panic!("{:?}", m.first())).services.remove("building-permit").unwrap()
}

/// Each edit of the newer version.
const EDITS: &[(&str, &str)] = &[
    // The law of time.
    ("  completeness:\n    days: 3", "  completeness:\n    days: 5"),
    ("    times: 1\n    days: 10", "    times: 2\n    days: 5"),
    // Fees, rates, instalments.
    ("area: {from: 300}, from: 1405/01/01, value: 2_600_000", "area: {from: 300}, from: 1405/01/01, value: 2_900_000"),
    (
        "      - {purpose: commercial, area: any, from: 1405/01/01, value: 7_500_000,",
        "      - {purpose: commercial, area: any, from: 1406/01/01, value: 8_000_000, rule: {fa: \"تعرفهٔ ۱۴۰۶\", en: \"Tariff of 1406\"}}\n      - {purpose: commercial, area: any, from: 1405/01/01, until: 1406/01/01, value: 7_500_000,",
    ),
    ("        percent: 50", "        percent: 40"),
    (
        "تا ۲۰۰ متر مربع\"\n          en: \"Sample rule: one home of up to 200",
        "تا ۱۸۰ متر مربع\"\n          en: \"Sample rule: one home of up to 180",
    ),
    ("    amount: 15000000", "    amount: 18000000"),
    ("    when: old_building\n", ""),
    ("  count: 3\n  every_days: 30\n  from_rials: 500000000", "  count: 4\n  every_days: 20\n  from_rials: 300000000"),
    // Stages and their tasks.
    (
        "title: {fa: \"بررسی پروندهٔ ملک\", en: \"Check of the file\"}\n    days: 3",
        "title: {fa: \"بررسی ملک\", en: \"Check of the land\"}\n    days: 4",
    ),
    ("        by: permits\n        assign: by_load", "        by: building-inspection"),
    (
        "limit: {days: 5, rule: {fa: \"مهلت نمونهٔ بازدید\", en: \"Sample limit for the visit\"}}",
        "limit: {days: 4, rule: {fa: \"مهلت بازدید\", en: \"Limit of the visit\"}}",
    ),
    (
        "          - {id: utilities, title: {fa: \"تأسیسات زیر زمین مشخص است\", en: \"Underground utilities are known\"}}\n",
        "          - {id: trees, title: {fa: \"درختان شمرده شده است\", en: \"Trees are counted\"}}\n",
    ),
    ("        photos: true\n", ""),
    ("decide: {decision: refusal, ground: not-buildable}", "to: consults"),
    (
        "    days: 7\n    side_by_side: true",
        "    days: 7\n    side_by_side: true\n    limit: {days: 9, rule: {fa: \"مهلت نظرها\", en: \"Limit of opinions\"}}",
    ),
    ("          purpose: purpose\n", "          purpose: \"purpose == \\\"mixed\\\" ? \\\"commercial\\\" : purpose\"\n"),
    ("        silence: enough\n", ""),
    ("extension: {days: 4,", "extension: {times: 2, days: 2,"),
    (
        "          - {id: signed, title: {fa: \"امضا شد\", en: \"Signed\"}}\n",
        "          - id: signed\n            title: {fa: \"امضا شد\", en: \"Signed\"}\n            letter: {fa: \"پروانهٔ {person} امضا شد.\", en: \"The permit of {person} is signed.\"}\n",
    ),
    // The objection.
    ("within: {days: 20,", "within: {days: 30,"),
    ("  time: {days: 15, rule: {fa: \"مهلت نمونهٔ پاسخ", "  silence: upheld\n  time: {days: 15, rule: {fa: \"مهلت نمونهٔ پاسخ"),
    // Who may get a case, and what an officer must write.
    ("hands_to: [mashhad-municipality]", "hands_to: []"),
    ("  - id: permit\n    outcome: granted\n", "  - id: permit\n    outcome: granted\n    note: required\n"),
    // Letters and conditions.
    ("کار را فقط پس از معرفی مهندس ناظر آغاز کنید و", "کار را پس از معرفی مهندس ناظر آغاز کنید و"),
    ("Begin only after you have named the supervising engineer, and", "Begin after you have named the supervising engineer, and"),
    ("          show_if: old_building\n", "          show_if: {question: old_building, is: \"yes\"}\n"),
    (
        "          help: {fa: \"روی قبض نوسازی نوشته شده است.\", en: \"It is on the renewal tax bill.\"}",
        "          help: {fa: \"در قبض نوسازی است.\", en: \"The renewal tax bill has it.\"}",
    ),
    (
        "objection_payment == \"unpaid\"\n      - id: against-plan",
        "objection_payment == \"unpaid\" || engineering == \"to_correct\"\n      - id: against-plan",
    ),
];

fn said(changes: &Changes, words: &Words) -> String {
    let mut out = String::new();
    for (head, all) in [("people", &changes.people), ("officers", &changes.officers), ("fees", &changes.fees)] {
        out += &format!("{head}\n");
        all.iter().for_each(|m| out += &format!("- {}\n", words.msg(m)));
    }
    out.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

#[test]
fn a_stage_or_a_rate_that_changed_was_named_and_not_what_of_it() {
    let old = building_permit(&[]);
    let new = building_permit(EDITS);
    let changes = diff::services(&old, &new);
    for words in Words::all() {
        let out = said(&changes, words);
        assert!(!out.contains("[diff"), "{out}");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/diff-{}.txt", words.lang()));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &out).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(golden, out, "{}: UPDATE_GOLDEN=1 writes it anew", path.display());
    }
    // The way back names as much.
    let count = |c: &Changes| (c.people.len(), c.officers.len(), c.fees.len());
    assert_eq!(count(&changes), count(&diff::services(&new, &old)));
}

#[test]
fn what_came_and_what_went_is_named_whole() {
    let old = building_permit(&[]);
    let mut new = old.clone();
    new.objection = None;
    new.instalments = None;
    new.tables.clear();
    new.time.extension = None;
    new.stages.swap(0, 1);
    new.stages[2].tasks.retain(|t| t.id != "water");
    let keys = |c: &Changes| -> Vec<String> {
        let mut all: Vec<String> = [&c.people, &c.officers, &c.fees].into_iter().flatten().map(|m| m.key.to_string()).collect();
        all.sort();
        all.dedup();
        all
    };
    let gone = keys(&diff::services(&old, &new));
    let came = keys(&diff::services(&new, &old));
    for key in ["diff-objection-changed", "diff-time-changed", "diff-stage-order"] {
        assert!(gone.iter().any(|k| k == key) && came.iter().any(|k| k == key), "{key}: {gone:?} {came:?}");
    }
    for (went, new) in [
        ("diff-instalments-removed", "diff-instalments-added"),
        ("diff-table-removed", "diff-table-added"),
        ("diff-task-removed", "diff-task-added"),
        ("diff-stage-removed", "diff-stage-added"),
    ] {
        assert!(gone.iter().any(|k| k == went), "{went}: {gone:?}");
        assert!(came.iter().any(|k| k == new), "{new}: {came:?}");
    }
}

#[test]
fn a_reason_without_a_full_stop_ran_into_the_next_sentence() {
    for words in Words::all() {
        for key in ["sms-newer-void", "refusal-draft-void"] {
            let said = words.say_with(key, &[("reason", "A new law".into())]);
            let plain = said.replace(['\u{2068}', '\u{2069}'], "");
            assert!(plain.ends_with("A new law”.") || plain.ends_with("A new law»."), "{said}");
        }
    }
}
