//! Services that could not be carried out: each file of `unsound/` is one, with what must be found at which line, and the way
//! in words that leads there. A common head makes them whole.

use crate::shared;
use domain::package::parse;
use domain::{Arg, Lang};
use std::collections::BTreeSet;
use std::path::Path;

const TODAY: &str = "2026-11-24";

/// A unit whose contractor has no contract any more.
const PAST: &str = "  - {id: past, title: {fa: پیمانکار, en: Contractor}, contract: {contractor: {fa: شرکت, en: Company}, reference: c-1, from: 1404/01/01, until: 1404/12/29}}\n";
/// A unit whose contractor begins later than the service.
const COMING: &str = "  - {id: coming, title: {fa: پیمانکار, en: Contractor}, contract: {contractor: {fa: شرکت, en: Company}, reference: c-2, from: 1406/01/01, until: 1406/12/29}}\n";

/// The superior unit.
const BOSS: &str = "  - {id: boss, title: {fa: مدیر, en: Boss}}\n";

/// The file of an agency that gives no hours.
fn never_open(agency: &str) -> String {
    let Some((before, hours)) = agency.split_once("hours:\n") else { return agency.into() };
    format!("{before}hours: {{}}\n{}", hours.split_once('\n').map_or("", |h| h.1))
}

#[test]
fn every_unsound_service_is_found_with_a_way_that_leads_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unsound");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let (mut seen, mut wrong, mut shown, mut pointed) = (BTreeSet::new(), String::new(), 0, String::new());
    for path in &files {
        let text = std::fs::read_to_string(path).unwrap();
        let said = |key: &str| text.lines().find_map(|l| l.strip_prefix(key)).map(str::trim);
        let (key, place, way) = (said("# finds:").unwrap(), said("# where:").unwrap(), said("# way:"));
        let values = said("# values:");
        shown += usize::from(way.or(values).is_some());
        // Some are about the conditions of grounds, which the head has none of.
        let head = match said("# each ground: ") {
            Some(when) => shared::head(0).replace("}}]\n    letter", &format!("}}, when: {when}}}]\n    letter")),
            None => shared::head(0),
        };
        // With which a rule may decide, and no officer.
        let silent = "}, {id: silent, title: {fa: سکوت, en: Silence}, silence: true}]\n    letter: {fa: \"رد شد";
        let head = if text.contains("ground: silent") { head.replace("}]\n    letter: {fa: \"رد شد", silent) } else { head };
        // What fees compute is no fixed sum besides.
        let fixed = "cost: {rials: 0}";
        let head =
            if text.contains("\nfees:") { head.replace(fixed, "cost: {note: {fa: حساب می‌شود, en: Computed}}") } else { head };
        let asks: String = text.lines().filter_map(|l| Some(format!("        - {}\n", l.strip_prefix("# asks: ")?))).collect();
        let head = if asks.is_empty() {
            head
        } else {
            // More questions; the examples do not answer them.
            let with = head.replace("      questions:\n", &format!("      questions:\n{asks}"));
            with.split("examples:").next().unwrap_or_default().to_string()
        };
        let before = head.lines().count();
        let service = head + &text;
        let mut package = shared::package(&service, &format!("{PAST}{COMING}{BOSS}"));
        if text.contains("other/past") {
            package.iter_mut().filter(|f| f.path.ends_with("other.yaml")).for_each(|f| f.text += PAST);
        }
        if text.contains("# never open") {
            package.iter_mut().for_each(|f| f.text = never_open(&f.text));
        }
        let mistakes = parse(&package, TODAY).err().unwrap_or_default();
        let line = |n: usize| service.lines().nth(n - 1).unwrap_or_default();
        let fits = |m: &domain::package::Mistake| {
            let words = m.reason.args.iter().find(|(name, _)| *name == "path").map(|(_, arg)| match arg {
                Arg::Words(t) => t.get(Lang::EN).to_string(),
                _ => String::new(),
            });
            // Numbers and answers of a counter-example, as `name value, …`.
            let shows = |(name, value): (&str, &str)| match m.reason.args.iter().find(|(n, _)| *n == name).map(|(_, arg)| arg) {
                Some(Arg::Number(n)) => n.to_string() == value,
                Some(Arg::Text(t)) => t == value,
                _ => false,
            };
            let valued = values.is_none_or(|v| v.split(", ").filter_map(|one| one.split_once(' ')).all(shows));
            valued && m.reason.key == key && line(m.line).contains(place) && way.is_none_or(|w| words.is_some_and(|p| p.contains(w)))
        };
        if !mistakes.iter().any(fits) {
            let found: Vec<String> = mistakes.iter().map(|m| format!("{} {:?}: {:?}", m.line, line(m.line), m.reason)).collect();
            wrong +=
                &format!("{}: wanted {key} at {place:?}, way {way:?}; found {found:#?}\n", path.file_name().unwrap().to_str().unwrap());
        }
        seen.extend(mistakes.iter().map(|m| m.reason.key.to_string()));
        for m in &mistakes {
            // What stands in the common head, or in another file, has the number of its line there.
            let (at, line) = match m.line.checked_sub(before) {
                Some(line) if line > 0 && m.file.ends_with("permit.yaml") => ("", line),
                _ => (if m.file.ends_with("permit.yaml") { "head" } else { m.file.as_str() }, m.line),
            };
            pointed += &format!("{} {at}:{}", path.file_name().unwrap().to_str().unwrap(), shared::pointed(m, line));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    shared::golden("unsound.txt", &pointed);
    assert_eq!(files.len(), 99);
    // Nearly all tell a way that leads there, or the values with which it is wrong.
    assert!(shown >= 80, "{shown}");
    let source = include_str!("../../src/soundness.rs");
    let keys: BTreeSet<&str> = source.split('"').filter(|s| s.starts_with("mistake-")).collect();
    let unseen: Vec<&&str> = keys.iter().filter(|k| !seen.contains(**k)).collect();
    assert!(unseen.is_empty(), "no unsound service shows {unseen:?}");
}

/// A service of these stages and this objection, in a package that is sound but for them.
fn read(stages: &str) -> Result<domain::package::Catalogue, Vec<domain::package::Mistake>> {
    let time = "time:\n  days: 20\n  rule: {fa: قاعده, en: Rule}\n  if_late: {fa: خبر می‌دهیم, en: We tell you}\n";
    parse(&shared::package(&(shared::head(0) + time + stages), ""), TODAY)
}

#[test]
fn a_rule_of_an_objection_that_asks_what_came_before_it_is_not_taken_for_one_that_never_holds() {
    let outcomes = "outcomes: [{id: yes, title: {fa: بله, en: Yes}}, {id: no, title: {fa: نه, en: No}}]";
    let stages = format!(
        "stages:
  - {{id: a, title: {{fa: آغاز, en: Begin}}, tasks: [{{id: visit, kind: review, title: {{fa: کار, en: Visit}}, by: desk, {outcomes}}}]}}
  - {{id: d, title: {{fa: پایان, en: End}}, tasks: [{{id: d_it, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: desk}}]}}
objection:
  within: {{days: 20, count: calendar, rule: {{fa: قاعده, en: Rule}}}}
  time: {{days: 20, rule: {{fa: قاعده, en: Rule}}}}
  stages:
    - id: hear
      title: {{fa: رسیدگی, en: Hear}}
      tasks: [{{id: h, kind: review, title: {{fa: کار, en: Look}}, by: desk, {outcomes}}}]
      next: [{{when: visit == \"yes\", decide: {{decision: grant, ground: fine}}}}, {{to: settle}}]
    - {{id: settle, title: {{fa: تصمیم, en: Settle}}, tasks: [{{id: s, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: other/hall}}]}}
"
    );
    assert_eq!(read(&stages).err(), None);
}

/// The samples, with one text of a service replaced by another.
fn sample_with(service: &str, changes: &[(&str, &str)]) -> Vec<domain::package::Mistake> {
    let mut sources = shared::samples();
    let file = sources.iter_mut().find(|f| f.path.ends_with(&format!("services/{service}.yaml"))).unwrap();
    for (from, to) in changes {
        assert!(file.text.contains(from), "{from}");
        file.text = file.text.replace(from, to);
    }
    parse(&sources, TODAY).err().unwrap_or_default()
}

#[test]
fn a_condition_over_answers_was_taken_to_hold_once_and_not_the_next_time() {
    let round = [
        ("\n            - {id: not_begun, title: {fa: \"حفاری آغاز نشد\", en: \"The digging did not begin\"}, photos: false}", ""),
        ("\n          - {id: not_begun, title: {fa: \"حفاری آغاز نشد\", en: \"The digging did not begin\"}, photos: false}", ""),
        ("      - when: restoration == \"not_begun\"\n        decide: {decision: refusal, ground: not-begun}\n", ""),
        ("        - when: objection_restoration == \"not_begun\"\n          to: objection-ruling\n", ""),
        ("        when: (restoration == \"not_begun\" && objection_review != \"right\") || objection_restoration == \"not_begun\"\n", ""),
        ("when: restoration_check == \"defective\"\n", "when: restoration_check == \"defective\" || closes_street\n"),
    ];
    let found = sample_with("street-opening-permit", &round);
    let keys: Vec<_> = found.iter().map(|m| m.reason.key.as_ref()).collect();
    assert_eq!(keys, ["mistake-endless"], "{found:#?}");
    let path = found[0].reason.args.iter().find(|(name, _)| *name == "path").map(|(_, arg)| format!("{arg:?}"));
    assert!(path.is_some_and(|p| p.contains("closes_street: yes")));
}

#[test]
fn what_the_agency_does_itself_stopped_its_own_clock() {
    let found = sample_with(
        "street-opening-permit",
        &[("        by: civil-works\n        when: payment", "        by: civil-works\n        stops_clock: true\n        when: payment")],
    );
    let keys: Vec<_> = found.iter().map(|m| m.reason.key.as_ref()).collect();
    assert_eq!(keys, ["mistake-stops-own-clock"]);
}

#[test]
fn answers_that_no_condition_asks_for_any_more_are_forgotten() {
    // Each stage asks for another answer: all of them together would be more than a hundred thousand situations.
    let count = 17;
    let questions: String =
        (0..count).map(|n| format!("        - {{id: q{n}, type: yes_no, required: false, label: {{fa: پرسش, en: Question}}}}\n")).collect();
    let outcomes = "outcomes: [{id: yes, title: {fa: بله, en: Yes}}]";
    let stage = |n: usize| {
        format!(
            "  - {{id: s{n}, title: {{fa: مرحله, en: Stage}}, tasks: [{{id: t{n}, title: {{fa: کار, en: Task}}, by: desk, {outcomes}}}, {{id: u{n}, title: {{fa: کار, en: Task}}, by: desk, when: has(q{n}) && q{n}, {outcomes}}}]}}\n"
        )
    };
    let stages: String = (0..count).map(stage).collect();
    let last = "  - {id: d, title: {fa: پایان, en: End}, tasks: [{id: d_it, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}\n";
    let time = "time:\n  days: 20\n  rule: {fa: قاعده, en: Rule}\n  if_late: {fa: خبر می‌دهیم, en: We tell you}\n";
    let head = shared::head(0).replace("      questions:\n", &format!("      questions:\n{questions}"));
    let text = format!("{head}{time}stages:\n{stages}{last}");
    assert_eq!(parse(&shared::package(&text, ""), TODAY).err(), None);
}

#[test]
fn many_tasks_in_order_are_looked_at_in_bounded_time() {
    let outcomes: Vec<String> = (0..10).map(|n| format!("{{id: o{n}, title: {{fa: نتیجه {n}, en: Outcome {n}}}}}")).collect();
    let task =
        |n: usize| format!("{{id: t{n}, kind: review, title: {{fa: کار, en: Task}}, by: desk, outcomes: [{}]}}", outcomes.join(", "));
    let tasks: Vec<String> = (0..10).map(task).collect();
    let stages = |next: &str| {
        format!(
            "stages:\n  - {{id: a, title: {{fa: آغاز, en: Begin}}, tasks: [{}]{next}}}\n  - {{id: d, title: {{fa: پایان, en: End}}, tasks: [{{id: d_it, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: desk}}]}}\n",
            tasks.join(", ")
        )
    };
    // Outcomes that no rule names make no difference; where rules name all of them, the answer is that there are too many.
    assert_eq!(read(&stages("")).err(), None);
    let all: Vec<String> = (0..10).map(|n| format!("t{n} == \"o1\"")).collect();
    let named = read(&stages(&format!(", next: [{{when: '{}', to: d}}, {{to: d}}]", all.join(" && ")))).err().unwrap_or_default();
    assert!(named.iter().any(|m| m.reason.key == "mistake-too-many-ways"), "{named:?}");
}
