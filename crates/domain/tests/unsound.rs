//! Services that could not be carried out: each file of `unsound/` is one, with what must be found at which line, and the way
//! in words that leads there. A common head makes them whole.

use domain::package::{SourceFile, parse};
use domain::{Arg, Lang};
use std::collections::BTreeSet;
use std::path::Path;

const TODAY: &str = "2026-11-24";

/// The files of a sound service but for time, stages and objection.
fn around(service: &str) -> Vec<SourceFile> {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
    vec![
        file("p/package.yaml", include_str!("broken/base/p/package.yaml")),
        file("p/calendars.yaml", include_str!("broken/base/p/calendars.yaml")),
        file("p/life_events.yaml", include_str!("broken/base/p/life_events.yaml")),
        file(
            "p/agencies/office.yaml",
            &(include_str!("broken/base/p/agencies/office.yaml").to_string()
                + "  - id: past\n    title: {fa: پیمانکار, en: Contractor}\n    contract: {contractor: {fa: شرکت, en: Company}, reference: c-1, from: 1404/01/01, until: 1404/12/29}\n"),
        ),
        file("p/services/permit.yaml", service),
    ]
}

const HEAD: &str = "\
id: permit
version: 1
agency: office
title: {fa: مجوز, en: Permit}
summary: {fa: یک مجوز ساده, en: A simple permit}
life_events: [home]
icon: stamp
audience: [resident]
who: {fa: همه, en: Everyone}
cost: {rials: 0}
result: {fa: مجوز, en: The permit}
channels: [{kind: web}]
steps: [{title: {fa: می‌فرستید, en: You apply}, by: person}]
form:
  sections:
    - id: main
      title: {fa: پرسش‌ها, en: Questions}
      questions:
        - {id: owner, type: yes_no, label: {fa: مالک هستید؟, en: Are you the owner?}}
        - {id: area, type: choice, label: {fa: کجا؟, en: Where?}, options: [{id: north, label: {fa: شمال, en: North}}, {id: south, label: {fa: جنوب, en: South}}]}
decisions:
  - id: grant
    outcome: granted
    title: {fa: صدور, en: Issue}
    grounds: [{id: fine, title: {fa: کامل است, en: Complete}}]
    letter: {fa: صادر شد., en: Issued.}
  - id: refuse
    outcome: refused
    title: {fa: رد, en: Refuse}
    grounds: [{id: bad, title: {fa: کامل نیست, en: Incomplete}}]
    letter: {fa: رد شد., en: Refused.}
examples:
  valid: [{name: owner, answers: {owner: yes, area: north}}]
  invalid: [{name: nothing, answers: {owner: yes}, expect: {area: answer-needed}}]
";

#[test]
fn every_unsound_service_is_found_with_a_way_that_leads_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unsound");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let (mut seen, mut wrong) = (BTreeSet::new(), String::new());
    for path in &files {
        let text = std::fs::read_to_string(path).unwrap();
        let said = |key: &str| text.lines().find_map(|l| l.strip_prefix(key)).map(str::trim);
        let (key, place, way) = (said("# finds:").unwrap(), said("# where:").unwrap(), said("# way:"));
        let service = format!("{HEAD}{text}");
        let mistakes = parse(&around(&service), TODAY).err().unwrap_or_default();
        let line = |n: usize| service.lines().nth(n - 1).unwrap_or_default();
        let fits = |m: &domain::package::Mistake| {
            let words = m.reason.args.iter().find(|(name, _)| *name == "path").map(|(_, arg)| match arg {
                Arg::Words(t) => t.get(Lang::EN).to_string(),
                _ => String::new(),
            });
            m.reason.key == key && line(m.line).contains(place) && way.is_none_or(|w| words.is_some_and(|p| p.contains(w)))
        };
        if !mistakes.iter().any(fits) {
            let found: Vec<String> = mistakes.iter().map(|m| format!("{} {:?}: {:?}", m.line, line(m.line), m.reason)).collect();
            wrong +=
                &format!("{}: wanted {key} at {place:?}, way {way:?}; found {found:#?}\n", path.file_name().unwrap().to_str().unwrap());
        }
        seen.extend(mistakes.iter().map(|m| m.reason.key.to_string()));
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(files.len(), 50);
    let source = include_str!("../src/soundness.rs");
    let keys: BTreeSet<&str> = source.split('"').filter(|s| s.starts_with("mistake-")).collect();
    let unseen: Vec<&&str> = keys.iter().filter(|k| !seen.contains(**k)).collect();
    assert!(unseen.is_empty(), "no unsound service shows {unseen:?}");
}
