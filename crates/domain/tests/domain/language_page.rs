//! What docs/package-language.md says of cost, lists, types and examples is so: its examples are read as they stand there.

use domain::calendar::{Day, Today};
use domain::package::{Catalogue, Mistake, SourceFile, parse};
use domain::{fee, form};
use serde_json::json;
use std::fs;
use std::path::Path;

const TODAY: &str = "2026-11-24";

/// The small right package of the tests, with the file of its service edited, and more files.
fn read(edits: &[(&str, &str)], more: &[(&str, &str)]) -> Result<Catalogue, Vec<Mistake>> {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/base/p");
    let names = ["package.yaml", "calendars.yaml", "life_events.yaml", "agencies/office.yaml", "services/permit.yaml"];
    let mut files: Vec<SourceFile> = names
        .iter()
        .map(|n| SourceFile { path: format!("p/{n}"), text: fs::read_to_string(base.join(n)).unwrap().replace("\r\n", "\n") })
        .collect();
    for (old, new) in edits {
        let text = &mut files.last_mut().unwrap().text;
        assert!(text.contains(old), "{old}");
        *text = text.replace(old, new);
    }
    files.extend(more.iter().map(|(path, text)| SourceFile { path: format!("p/{path}"), text: (*text).into() }));
    parse(&files, TODAY)
}

fn keys(read: Result<Catalogue, Vec<Mistake>>) -> Vec<String> {
    read.err().unwrap_or_default().into_iter().map(|m| m.reason.key.to_string()).collect()
}

/// An example of the page: the lines of a block in which `first` stands, from that line on.
fn example(first: &str) -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/package-language.md")).unwrap();
    let block = page.split("```yaml\n").skip(1).map(|b| b.split("```").next().unwrap()).find(|b| b.contains(first));
    let block = block.unwrap_or_else(|| panic!("{first} is in no example"));
    block[block.find(first).unwrap()..].to_string()
}

#[test]
fn one_sum_beside_fees_is_a_mistake_and_the_fee_of_the_page_is_none() {
    let sum = "cost:\n  rials: 0\n";
    let fee = example("cost: {note");
    assert_eq!(keys(read(&[(sum, &fee)], &[])), [""; 0]);
    for fees in ["fees: []\n".to_string(), fee.split_once('\n').unwrap().1.to_string()] {
        assert_eq!(keys(read(&[(sum, &format!("{sum}{fees}"))], &[])), ["mistake-cost-beside-fees"]);
    }
}

#[test]
fn several_exemptions_take_their_part_of_the_whole_amount() {
    let ask = |id: &str| format!("        - {{id: {id}, type: yes_no, label: {{fa: آیا, en: Is it}}}}\n");
    let form = format!("      questions:\n{}{}{}", ask("veteran"), ask("worn_out"), ask("mosque"));
    let lines = example("    amount: \"1000000\"");
    let fee = format!(
        "cost: {{note: {{fa: تعرفه, en: Tariff}}}}\nfees:\n  - id: issue\n    title: {{fa: صدور, en: Issue}}\n    rule: {{fa: تعرفه, en: Tariff}}\n{lines}"
    );
    // Its own examples lack the three questions.
    let edits = [
        ("      questions:\n", form.as_str()),
        ("cost:\n  rials: 0\n", &fee),
        ("owner: yes,", "owner: yes, veteran: yes, worn_out: no, mosque: no,"),
        ("owner: no\n", "owner: no\n        veteran: no\n        worn_out: no\n        mosque: no\n"),
    ];
    let c = read(&edits, &[]).unwrap_or_else(|m| panic!("{m:?}"));
    let on = Today::new(Day::parse(TODAY).unwrap(), Default::default());
    for (veteran, worn_out, mosque, rials) in
        [("yes", "no", "no", 500_000), ("yes", "yes", "no", 200_000), ("yes", "no", "yes", 0), ("no", "no", "no", 1_000_000)]
    {
        let answers = json!({ "veteran": veteran, "worn_out": worn_out, "mosque": mosque });
        let answers: form::Answers = serde_json::from_value(answers).unwrap();
        let invoice = fee::invoice(&c.services["permit"], &answers, &on, None).unwrap().unwrap();
        assert_eq!(invoice.rials, rials, "{answers:?}");
    }
}

#[test]
fn a_list_that_needs_something_is_not_empty() {
    for (old, new) in [
        ("life_events: [home]", "life_events: []"),
        ("audience: [resident]", "audience: []"),
        ("channels:\n  - kind: web\n", "channels: []\n"),
        ("    title: {fa: سند, en: Deed}\nform", "    title: {fa: سند, en: Deed}\n    accept: []\nform"),
    ] {
        assert_eq!(keys(read(&[(old, new)], &[])), ["mistake-empty-list"], "{new}");
    }
}

#[test]
fn what_a_service_asks_more_of_people_comes_after_what_its_type_asks() {
    let both = example("# types/works.yaml");
    let (law, own) = both.split_once("# services/permit.yaml").unwrap();
    let law = format!("id: works\nversion: 1\nlanguages: [fa, en]\ntitle: {{fa: کار, en: Works}}\n{law}");
    let more = own.split_once("form:\n").unwrap().1;
    let form = format!("form:\n{more}  sections:\n    - id: who\n");
    let invalid = "  invalid:\n    - name: too young\n      answers: {age: 17, owner: no, code: \"9185714632\"}\n      expect: {age: answer-not-eligible}\n";
    let edits = [
        ("version: 1\n", "version: 1\ntype: works\n"),
        ("form:\n  sections:\n", form.as_str()),
        ("owner: yes,", "owner: yes, age: 30,"),
        ("        owner: no\n", "        owner: no\n        age: 30\n"),
        ("  invalid:\n", invalid),
    ];
    let c = read(&edits, &[("types/works.yaml", &law)]).unwrap_or_else(|m| panic!("{m:?}"));
    let rules: Vec<&str> = c.services["permit"].form.eligible.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(rules, ["adult", "below-seventy"]);
}
