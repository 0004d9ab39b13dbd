//! What tests of this crate share: the sample packages of the repository, and a small service to which a test adds what it is
//! about.

use domain::package::SourceFile;
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
