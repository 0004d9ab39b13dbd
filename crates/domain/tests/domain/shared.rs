//! What tests of this crate share: the sample packages of the repository, and a small service to which a test adds what it is
//! about.

use domain::package::{Mistake, SourceFile};
use std::path::{Path, PathBuf};

/// Every file below a folder, by path.
pub fn files(root: &Path) -> Vec<SourceFile> {
    fn walk(root: &Path, folder: PathBuf, out: &mut Vec<SourceFile>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(root, path, out);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                out.push(SourceFile { path: path.strip_prefix(root).unwrap().to_str().unwrap().into(), text });
            }
        }
    }
    let mut out = vec![];
    walk(root, root.to_path_buf(), &mut out);
    out
}

/// The files of the sample packages.
pub fn samples() -> Vec<SourceFile> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages"))
}

const HEAD: &str = "\
id: permit
version: 1
agency: office
title: {fa: مجوز, en: Permit}
summary: {fa: یک مجوز, en: A permit}
life_events: [home]
icon: stamp
audience: [resident]
who: {fa: همه, en: Everyone}
cost: {rials: RIALS}
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
    letter: {fa: \"رد شد: {ground}\", en: \"Refused: {ground}\"}
examples:
  valid: [{name: owner, answers: {owner: yes, area: north}}]
  invalid: [{name: nothing, answers: {owner: yes}, expect: {area: answer-needed}}]
";

/// A service but for its time, stages and objection, at this price.
pub fn head(rials: i64) -> String {
    HEAD.replace("RIALS", &rials.to_string())
}

/// The package of such a service; `units` are added to those of its agency. Another agency, `other`, has a unit `hall`.
pub fn package(service: &str, units: &str) -> Vec<SourceFile> {
    let file = |path: &str, text: String| SourceFile { path: path.into(), text };
    let office = include_str!("../broken/base/p/agencies/office.yaml");
    vec![
        file("p/package.yaml", include_str!("../broken/base/p/package.yaml").into()),
        file("p/calendars.yaml", include_str!("../broken/base/p/calendars.yaml").into()),
        file("p/life_events.yaml", include_str!("../broken/base/p/life_events.yaml").into()),
        file("p/agencies/office.yaml", office.to_string() + units),
        file("p/agencies/other.yaml", office.replace("id: office", "id: other").replace("id: desk", "id: hall")),
        file("p/services/permit.yaml", service.into()),
    ]
}

/// Compares a text with a golden file; with `UPDATE_GOLDEN=1` in the environment, writes it instead.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        std::fs::write(&file, text).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let at = kept.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or_else(|| kept.lines().count().min(text.lines().count()));
    let [was, is] = [&kept, text].map(|t| t.lines().nth(at).unwrap_or("(ends here)"));
    assert!(kept == text, "{name}, line {}:\n  golden: {was}\n  now:    {is}\nwhen it is meant, run again with UPDATE_GOLDEN=1", at + 1);
}

/// A mistake as a line of a golden file: its line as `line` counts, its column, its key, and what begins at that column, by which a
/// reader sees whether it is the right one.
pub fn pointed(m: &Mistake, line: usize) -> String {
    let rest: String = m.excerpt.chars().skip(m.column - 1).collect();
    let rest = rest.split(" # mistake").next().unwrap_or_default();
    // Nobody finds a mark under nothing; but the end of a value, a file as a whole, and what cannot be read have no more.
    let whole = (m.line, m.column) == (1, 1) || m.reason.key.starts_with("mistake-yaml") || m.reason.key == "mistake-not-yaml";
    assert!(whole || rest.is_empty() || rest.starts_with(|c: char| !c.is_whitespace()), "{m:?} points at nothing");
    format!(
        "{line}:{} {} {}\n",
        m.column,
        m.reason.key,
        if rest.is_empty() { "(the end)".into() } else { rest.chars().take(40).collect::<String>() }
    )
}
