//! The packages of the repository are right; planted mistakes are found, each where it stands and no other; every
//! mistake has its words in the three languages of the house.

use crate::shared;
use domain::package::{AskedOf, Catalogue, Mistake, Service, ShowIf, SourceFile, parse, parse_people};
use domain::question::Kind;
use domain::{Lang, Text};
use shared::files;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The day on which examples are checked.
const TODAY: &str = "2026-11-24";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn catalogue() -> Catalogue {
    parse(&files(&root().join("packages")), TODAY).unwrap_or_else(|m| panic!("{}", describe(&m)))
}

fn describe(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(|m| format!("{}:{}:{} {:?}\n    {}\n", m.file, m.line, m.column, m.reason, m.excerpt)).collect()
}

#[test]
fn package_folder_of_the_repository_is_right() {
    let c = catalogue();
    assert_eq!((c.services.len(), c.agencies.len(), c.packages.len()), (19, 12, 3));
    for s in c.services.values() {
        let questions = s.questions().count();
        assert!((5..=12).contains(&questions), "{}: {questions} questions", s.id);
        assert!(s.questions().any(|q| q.show_if.is_some()), "{}: no conditional question", s.id);
        assert!(s.examples.len() >= 2 && s.invalid_examples.len() >= 2, "{}: examples", s.id);
        assert!(s.sample && s.hash.len() == 64, "{}", s.id);
        assert!(s.title.has(Lang::AR) && s.summary.has(Lang::AR), "{}: no Arabic title", s.id);
        // In a promised language everything is there, which the parser sees to.
        assert!(!s.is_for_visitors() || s.languages.contains(&Lang::AR), "{}: visitors read Arabic, and it is not promised", s.id);
    }
    let arabic = |t: &Text| t.has(Lang::AR);
    assert!(c.agencies.values().all(|a| arabic(&a.title) && arabic(&a.promise)));
    assert!(c.life_events.iter().all(|l| arabic(&l.title) && c.services.values().any(|s| s.life_events.contains(&l.id))));
}

#[test]
fn examples_of_the_repository_hold_for_a_generation() {
    let sources = files(&root().join("packages"));
    for year in [2027, 2029, 2031, 2036, 2046, 2056] {
        let mut found = parse(&sources, &format!("{year}-11-24")).err().unwrap_or_default();
        // That a contract ends is meant, and told by another mistake.
        found.retain(|m| m.reason.key.starts_with("mistake-example"));
        assert!(found.is_empty(), "from {year} on:\n{}", describe(&found));
    }
}

#[test]
fn package_hash_follows_the_content() {
    let mut sources = files(&root().join("packages"));
    let before = catalogue().services["tree-permit"].hash.clone();
    assert_eq!(before, catalogue().services["tree-permit"].hash);
    let file = sources.iter_mut().find(|f| f.path.ends_with("tree-permit.yaml")).unwrap();
    file.text = file.text.replace("days: 15", "days: 14");
    assert_ne!(before, parse(&sources, TODAY).unwrap().services["tree-permit"].hash);
}

#[test]
fn package_of_one_publisher_may_be_given_directly() {
    let c = parse(&files(&root().join("packages/common")), TODAY).unwrap();
    assert_eq!((c.packages.len(), c.calendars.len()), (1, 1));
}

#[test]
fn package_sample_people_cover_every_unit() {
    let c = catalogue();
    let path = root().join("packages/sample-people.yaml");
    let people = parse_people(&fs::read_to_string(path).unwrap(), "sample-people.yaml").unwrap_or_else(|m| panic!("{}", describe(&m)));
    assert_eq!((people.residents.len(), people.visitors.len()), (3, 2));
    assert_eq!(people.officers_without_place(&c).count(), 0);
    for agency in c.agencies.values() {
        for unit in &agency.units {
            let officers = people.officers.iter().filter(|o| o.agency == agency.id && o.unit == unit.id).count();
            assert!(officers >= 1, "{}/{}: nobody works there", agency.id, unit.id);
        }
    }
}

/// Every text under `rule` and `if_late` of a service, with its language.
fn rules(value: &serde_json::Value, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                match value {
                    serde_json::Value::Object(words) if matches!(key.as_str(), "rule" | "if_late") && words.contains_key("fa") => {
                        found.extend(words.iter().map(|(lang, text)| (lang.clone(), text.as_str().unwrap().to_string())));
                    }
                    _ => rules(value, found),
                }
            }
        }
        serde_json::Value::Array(all) => all.iter().for_each(|v| rules(v, found)),
        _ => {}
    }
}

/// Whether a text speaks to its reader.
fn says_you(lang: &str, text: &str) -> bool {
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '\u{200c}' || c == '’'));
    let own_letter = ["ذلك", "تلك", "كذلك", "هناك", "ملك", "الملك", "مالك", "المالك", "اشتراك", "الاشتراك"];
    words.any(|w| match lang {
        "fa" => {
            let verb =
                w.ends_with("ید") && ["می‌", "نمی‌", "ب", "ن"].iter().any(|p| w.starts_with(p)) && !matches!(w, "بازدید" | "باید" | "نباید");
            w == "شما" || w.starts_with("خودتان") || w.ends_with("‌تان") || w.ends_with("یتان") || verb
        }
        "ar" => (w.ends_with('ك') && !own_letter.contains(&w)) || matches!(w, "أنت" | "أنتم" | "لكم" | "بكم" | "إليكم" | "منكم" | "عليكم"),
        _ => ["you", "your", "yours", "yourself"].contains(&w.to_lowercase().as_str()),
    })
}

#[test]
fn package_rules_said_you_to_officers_and_to_whoever_tracks_a_code() {
    let (c, mut found) = (catalogue(), vec![]);
    c.services.values().for_each(|s| rules(&serde_json::to_value(s).unwrap(), &mut found));
    assert!(found.len() > 200, "{}", found.len());
    let you: Vec<_> = found.iter().filter(|(lang, text)| says_you(lang, text)).collect();
    assert!(you.is_empty(), "{you:#?}");
    for (lang, text) in [
        ("fa", "سی روز از روزی که از شما می‌پرسیم."),
        ("fa", "تا صدور کارت استفاده می‌کنید."),
        ("fa", "به نشانی‌تان"),
        ("en", "The day on which we ask you."),
        ("en", "Your case goes on."),
        ("ar", "من يوم سؤالك."),
        ("ar", "ويتصل بكم."),
    ] {
        assert!(says_you(lang, text), "{text}");
    }
}

#[test]
fn package_what_follows_a_limit_began_with_if_a_second_time() {
    for s in catalogue().services.values() {
        // Shown as “If it passes: …”.
        for (lang, word) in [(Lang::FA, "اگر"), (Lang::EN, "If "), (Lang::AR, "إذا"), (Lang::AR, "إن ")] {
            let text = s.time.if_late.get(lang);
            assert!(!text.starts_with(word), "{}: {text}", s.id);
        }
    }
}

/// Mistakes planted in a folder: `# mistake: key, key` on the line, or `file:line key` in `expected.txt`.
fn planted(sources: &[SourceFile]) -> Vec<String> {
    let mut out = vec![];
    for file in sources {
        if file.path == "expected.txt" {
            out.extend(file.text.lines().filter(|l| !l.trim().is_empty()).map(String::from));
            continue;
        }
        for (i, line) in file.text.lines().enumerate() {
            if let Some((_, keys)) = line.split_once("# mistake: ") {
                out.extend(keys.split(',').map(|key| format!("{}:{} {}", file.path, i + 1, key.trim())));
            }
        }
    }
    out.sort();
    out
}

#[test]
fn package_mistakes_that_were_planted_are_found_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let base = parse(&files(&folder.join("base")), TODAY);
    assert!(base.is_ok(), "{}", describe(&base.unwrap_err()));
    let mut folders: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).filter(|p| !p.ends_with("base")).collect();
    folders.sort();
    assert!(folders.len() >= 20);
    let mut seen = BTreeSet::new();
    let (mut wrong, mut pointed) = (String::new(), String::new());
    for folder in folders {
        let mut sources = files(&folder);
        let expected = planted(&sources);
        sources.retain(|f| f.path != "expected.txt");
        let mistakes = parse(&sources, TODAY).err().unwrap_or_default();
        let mut found: Vec<String> = mistakes.iter().map(|m| format!("{}:{} {}", m.file, m.line, m.reason.key)).collect();
        let places: Vec<_> = mistakes.iter().map(|m| (&m.file, m.line, m.column)).collect();
        assert!(places.is_sorted(), "{}: not in order", folder.display());
        seen.extend(mistakes.iter().map(|m| m.reason.key.to_string()));
        let name = folder.file_name().unwrap().to_str().unwrap();
        pointed.extend(mistakes.iter().map(|m| format!("{name}/{}:{}", m.file, shared::pointed(m, m.line))));
        found.sort();
        if found != expected || expected.is_empty() {
            wrong += &format!("{}\n  expected {expected:#?}\n  found {}\n", folder.display(), describe(&mistakes));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    shared::golden("broken.txt", &pointed);
    // Those of sample-people.yaml and of callers have tests of their own.
    let elsewhere = ["mistake-not-utf8", "mistake-not-a-file", "mistake-file-too-large", "mistake-too-many", "mistake-expression-too-long"];
    // What the exploration of stages finds has its own fifty services, in unsound.rs.
    let explored = include_str!("../../src/soundness.rs");
    let unseen: Vec<String> = keys_of_source()
        .into_iter()
        .filter(|k| !explored.contains(k.as_str()) && !seen.contains(k) && !elsewhere.contains(&k.as_str()))
        .collect();
    assert!(unseen.is_empty(), "no broken package shows {unseen:?}");
}

#[test]
fn icons_that_may_be_named_are_listed_in_the_guide() {
    let guide = fs::read_to_string(root().join("docs/package-language.md")).unwrap();
    let (_, list) = guide.split_once("## Icons").unwrap();
    let listed: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    let icons: Vec<&str> = domain::package::icons().collect();
    assert_eq!(listed, icons);
    assert!(icons.is_sorted());
}

#[test]
fn package_form_has_a_largest_size() {
    let mut sources = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/base"));
    let file = sources.iter_mut().find(|f| f.path.ends_with("permit.yaml")).unwrap();
    let more: String = (0..200).map(|i| format!("        - {{id: q{i}, type: yes_no, label: {{fa: پرسش, en: Question}}}}\n")).collect();
    file.text = file.text.replace("stages:\n", &format!("{more}stages:\n"));
    let found = parse(&sources, TODAY).unwrap_err();
    assert_eq!((found.len(), found[0].reason.key.as_ref()), (1, "mistake-too-many"));
}

#[test]
fn package_people_mistakes_are_found() {
    let text = "residents:\n  - national_number: \"1234567890\"\n    mobile: \"0915\"\n    name: {fa: \"الف\", en: \"A\"}\n";
    let found = parse_people(text, "sample-people.yaml").unwrap_err();
    let places: Vec<_> = found.iter().map(|m| (m.line, m.column, m.reason.key.as_ref())).collect();
    assert_eq!(places, [(2, 22, "mistake-bad-identifier"), (3, 13, "mistake-bad-identifier")]);
    assert_eq!(Mistake::not_utf8("a.yaml").remedy.key, "mistake-not-utf8-remedy");
}

/// Every mistake key written in the source of the package reader.
fn keys_of_source() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let source = |folder: &str| files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder));
    let soundness = SourceFile { path: "soundness.rs".into(), text: include_str!("../../src/soundness.rs").into() };
    for file in source("package")
        .into_iter()
        .chain(source("question"))
        .chain(source("expression").into_iter().filter(|f| f.path != "tests.rs"))
        .chain([soundness])
    {
        for part in file.text.split("\"mistake-").skip(1) {
            keys.insert(format!("mistake-{}", part.split('"').next().unwrap()));
        }
    }
    keys
}

/// What a type may say of an answer is in the list of its file: packages promise it in `expect`.
#[test]
fn every_message_about_an_answer_may_be_expected() {
    let known = Kind::mistakes();
    let form = SourceFile { path: "form.rs".into(), text: include_str!("../../src/form.rs").into() };
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/question")).into_iter().chain([form]) {
        // Words for what is shown, and no message.
        let shown = ["answer-yes", "answer-no", "answer-none", "answer-declared"];
        for part in file.text.split("#[cfg(test)]").next().unwrap().split("Msg::new(\"answer-").skip(1) {
            let key = format!("answer-{}", part.split('"').next().unwrap());
            assert!(known.contains(&key.as_str()) || shown.contains(&key.as_str()), "{}: {key}", file.path);
        }
    }
    let guide = fs::read_to_string(root().join("docs/package-language.md")).unwrap();
    let missing: Vec<_> = known.iter().filter(|k| !guide.contains(&format!("`{k}`"))).collect();
    assert!(missing.is_empty(), "docs/package-language.md says nothing of {missing:?}");
}

#[test]
fn package_mistakes_have_words_in_every_language() {
    let keys = keys_of_source();
    assert!(keys.len() > 40);
    for language in ["fa", "en", "ar"] {
        let read = |name: &str| fs::read_to_string(root().join(format!("crates/pages/texts/{language}/{name}.ftl"))).unwrap();
        let texts = read("mistakes") + &read("expressions");
        let has: BTreeSet<&str> = texts.lines().filter(|l| l.starts_with("mistake-")).filter_map(|l| l.split(" =").next()).collect();
        let needed: BTreeSet<String> = keys.iter().flat_map(|k| [k.clone(), format!("{k}-remedy")]).collect();
        let missing: Vec<&String> = needed.iter().filter(|k| !has.contains(k.as_str())).collect();
        let unused: Vec<&&str> = has.iter().filter(|k| !needed.contains(**k)).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{language}: missing {missing:?}, unused {unused:?}");
    }
    assert!(Kind::mistakes().iter().all(|k| k.starts_with("answer-")));
}

#[test]
fn package_reader_answers_whatever_it_is_given() {
    for text in
        ["", "\u{feff}", "- ", "{", "a: b: c", "? [a]\n: b", "\t", "%YAML 9", "'", "[[[[", "\"\\x\"", "a: !!int 1", "&a *a", "---\n---\n"]
    {
        for path in ["package.yaml", "services/a.yaml", "p/agencies/a.yaml", "x", "", "/", "a/b/c/d"] {
            let _ = parse(&[SourceFile { path: path.into(), text: text.into() }], TODAY);
        }
        let _ = parse_people(text, "p");
    }
    let large = parse(&[SourceFile { path: "p/package.yaml".into(), text: "#".repeat(512 * 1024 + 1) }], TODAY).unwrap_err();
    assert_eq!(large[0].reason.key, "mistake-file-too-large");
    let deep = "[".repeat(100_000);
    assert!(parse(&[SourceFile { path: "p/package.yaml".into(), text: deep }], TODAY).is_err());
}

#[test]
fn fees_that_rates_tell_beforehand_were_told_only_when_applying() {
    let c = catalogue();
    let told: Vec<_> = c.services.values().filter_map(|s| s.fees_between.map(|b| (s.id.as_str(), b.least, b.most))).collect();
    // Those by the square metre or by the tree go too far to tell anybody something.
    let expected = [
        ("guild-licence", 6_000_000, Some(12_000_000)),
        ("market-stall", 1_500_000, Some(66_000_000)),
        ("replacement-birth-certificate", 1_000_000, Some(4_600_000)),
    ];
    assert_eq!(told, expected);
}

/// The broken packages' base, with one text replaced by another in the file of its service.
fn base_with(from: &str, to: &str) -> Vec<Mistake> {
    let mut sources = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/base"));
    let file = sources.iter_mut().find(|f| f.path.ends_with("permit.yaml")).unwrap();
    assert!(file.text.contains(from));
    file.text = file.text.replace(from, to);
    parse(&sources, TODAY).err().unwrap_or_default()
}

#[test]
fn one_wrong_agency_looked_like_ten_mistakes() {
    let found = base_with("agency: office", "agency: offcie");
    assert_eq!(found.len(), 1, "{}", describe(&found));
    assert_eq!(found[0].remedy.key, "mistake-unknown-reference-remedy");
}

#[test]
fn what_is_not_near_was_called_the_nearest() {
    let remedy = |from: &str, to: &str| base_with(from, to)[0].remedy.key.to_string();
    // Nothing like it is there: what may stand there is said where that is a list, and else that there is none.
    assert_eq!(remedy("summary:", "colour: red\nsummary:"), "remedy-allowed");
    assert_eq!(remedy("life_events: [home]", "life_events: [celebration]"), "remedy-nothing-near");
    // Exchanged, left out or one too much: the word is known.
    for typed in ["audeince", "audienc", "audiences"] {
        assert_eq!(remedy("audience:", &format!("{typed}: [resident]\naudience:")), "mistake-unknown-key-remedy", "{typed}");
    }
}

/// Of whom a kind of evidence is asked, in short.
fn asked_of(service: &Service, id: &str) -> String {
    match service.asked_of(service.evidence_kind(id).unwrap()) {
        AskedOf::Everyone => "everyone".to_string(),
        AskedOf::Answering(question, answer) => format!("{}: {answer}", question.id),
        AskedOf::Some => "some".to_string(),
    }
}

#[test]
fn evidence_that_only_some_must_bring_was_asked_of_everyone() {
    let c = catalogue();
    for (service, evidence, whom) in [
        ("pilgrim-hosting-permit", "home-photo", "everyone"),
        ("pilgrim-hosting-permit", "owner-consent", "owner: no"),
        ("market-stall", "producer-card", "producer: yes"),
        ("concession-card", "student-certificate", "group: student"),
    ] {
        assert_eq!(asked_of(&c.services[service], evidence), whom, "{service} {evidence}");
    }
    // However the condition is written; one that is more than an answer is not made into one.
    for (condition, whom) in [
        ("!owner", "owner: no"),
        ("owner", "owner: yes"),
        ("owner && rooms > 3", "some"),
        ("rooms == 3", "some"),
        ("owner == \"maybe\"", "some"),
    ] {
        let mut service = c.services["pilgrim-hosting-permit"].clone();
        let asks = service.form.sections.iter_mut().flat_map(|s| &mut s.questions).find(|q| q.id == "consent").unwrap();
        asks.show_if = Some(serde_json::from_value::<ShowIf>(condition.into()).unwrap());
        assert_eq!(asked_of(&service, "owner-consent"), whom, "{condition}");
    }
}

#[test]
fn evidence_for_which_two_questions_ask_was_said_to_be_of_some_though_everybody_brings_it() {
    let c = catalogue();
    for (first, second, whom) in [
        ("owner", "!owner", "everyone"),
        ("owner", "rooms > 3", "everyone"),
        // The same condition, written in whatever way, keeps its words.
        ("!owner", "!owner", "owner: no"),
        ("!owner", "owner == \"no\"", "owner: no"),
        ("rooms > 3", "rooms > 3", "some"),
    ] {
        let mut service = c.services["pilgrim-hosting-permit"].clone();
        let section = service.form.sections.iter_mut().find(|s| s.questions.iter().any(|q| q.id == "consent")).unwrap();
        let at = section.questions.iter().position(|q| q.id == "consent").unwrap();
        let mut another = section.questions[at].clone();
        another.id = "consent-again".into();
        section.questions.insert(at + 1, another);
        for (question, condition) in [(at, first), (at + 1, second)] {
            section.questions[question].show_if = Some(serde_json::from_value::<ShowIf>(condition.into()).unwrap());
        }
        assert_eq!(asked_of(&service, "owner-consent"), whom, "{first}, {second}");
    }
}
