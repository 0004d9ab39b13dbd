//! The texts of all languages say the same things, with the same arguments, and every key that the program uses has one.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Keys = BTreeMap<String, BTreeSet<String>>;

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str, out: &mut Vec<PathBuf>) {
    for e in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = e.path();
        if path.is_dir() {
            files(&path, extension, out);
        } else if path.extension().is_some_and(|x| x == extension) {
            out.push(path);
        }
    }
}

fn arguments(pattern: &Pattern<String>, out: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_arguments(expression, out);
        }
    }
}

fn expression_arguments(e: &Expression<String>, out: &mut BTreeSet<String>) {
    let mut inline = |i: &InlineExpression<String>| match i {
        InlineExpression::VariableReference { id } => {
            out.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => expression_arguments(expression, out),
        _ => {}
    };
    match e {
        Expression::Inline(i) => inline(i),
        Expression::Select { selector, variants } => {
            inline(selector);
            variants.iter().for_each(|v| arguments(&v.value, out));
        }
    }
}

/// Keys of a language with the arguments of each.
fn texts(lang: &Path) -> Keys {
    let (mut found, mut keys) = (vec![], Keys::new());
    files(lang, "ftl", &mut found);
    for file in found {
        let text = fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, e)| panic!("{}: {e:?}", file.display()));
        for entry in resource.body {
            match entry {
                Entry::Message(m) => {
                    let mut args = BTreeSet::new();
                    arguments(m.value.as_ref().unwrap_or_else(|| panic!("{} has no text", m.id.name)), &mut args);
                    assert!(keys.insert(m.id.name.clone(), args).is_none(), "{} stands twice in {}", m.id.name, lang.display());
                }
                Entry::Junk { content } => panic!("{}: {content}", file.display()),
                _ => {}
            }
        }
    }
    keys
}

fn languages() -> Vec<(String, Keys)> {
    let mut all: Vec<_> = fs::read_dir(here().join("texts"))
        .unwrap()
        .flatten()
        .map(|e| (e.file_name().to_string_lossy().into_owned(), texts(&e.path())))
        .collect();
    all.sort_by_key(|l| (l.0 != "fa", l.0.clone()));
    all
}

/// What the program says: key → arguments given, or nothing known about them.
fn used() -> Vec<(String, Option<BTreeSet<String>>, String)> {
    let mut found = vec![];
    files(&here().join("templates"), "html", &mut found);
    for e in fs::read_dir(here().join("..")).unwrap().flatten() {
        files(&e.path().join("src"), "rs", &mut found);
    }
    let mut used = vec![];
    for file in found {
        let text = fs::read_to_string(&file).unwrap();
        let place = file.file_name().unwrap().to_string_lossy().into_owned();
        for (call, known) in [("Msg::new(\"", true), (".say(\"", true), (".say1(\"", true), (".say2(\"", true), (".say_with(\"", false)] {
            for (at, _) in text.match_indices(call) {
                let Some((key, rest)) = text[at + call.len()..].split_once('"') else { continue };
                // A message that is kept in a variable may get more arguments later.
                let known = known && !text[..at].trim_end().ends_with('=');
                let mut args = BTreeSet::new();
                match call {
                    "Msg::new(\"" => {
                        let mut rest = rest.strip_prefix(')').unwrap_or("").trim_start();
                        while let Some(r) = rest.strip_prefix(".with(\"") {
                            args.insert(r.split('"').next().unwrap().to_string());
                            rest = after_call(r.split_once('"').map_or("", |p| p.1)).trim_start();
                        }
                    }
                    ".say1(\"" | ".say2(\"" => {
                        // The names of arguments are the literals after the key that stand where a name stands.
                        let call = &rest[..rest.len() - after_call(rest).len()];
                        let mut depth = 0;
                        let mut pieces = vec![String::new()];
                        for c in call.chars() {
                            match c {
                                '(' | '[' => depth += 1,
                                ')' | ']' => depth -= 1,
                                ',' if depth == 0 => {
                                    pieces.push(String::new());
                                    continue;
                                }
                                _ => {}
                            }
                            pieces.last_mut().unwrap().push(c);
                        }
                        args.extend(
                            pieces
                                .iter()
                                .skip(1)
                                .step_by(2)
                                .filter_map(|p| p.trim().strip_prefix('"')?.strip_suffix('"').map(String::from)),
                        );
                    }
                    _ => {}
                }
                if key.contains('{') || key.is_empty() || !key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                    continue;
                }
                used.push((key.to_string(), known.then_some(args), place.clone()));
            }
        }
    }
    used
}

/// What follows the closing bracket of a call whose arguments begin here.
fn after_call(s: &str) -> &str {
    let (mut depth, mut quoted) = (1, false);
    for (i, c) in s.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return &s[i + 1..];
                }
            }
            _ => {}
        }
    }
    ""
}

#[test]
fn every_language_has_the_same_texts_with_the_same_arguments() {
    let all = languages();
    let (_, persian) = &all[0];
    let mut wrong = vec![];
    for (lang, keys) in &all[1..] {
        for (key, args) in persian {
            match keys.get(key) {
                None => wrong.push(format!("{lang}: {key} is missing")),
                Some(a) if a != args => wrong.push(format!("{lang}: {key} has {a:?}, Persian {args:?}")),
                _ => {}
            }
        }
        wrong.extend(keys.keys().filter(|k| !persian.contains_key(*k)).map(|k| format!("{lang}: {k} is not in Persian")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_used_has_a_text_and_its_arguments() {
    let persian = &languages()[0].1;
    let mut wrong = vec![];
    for (key, args, place) in used() {
        // The key of a test that checks what is missing.
        if key.starts_with("test-") {
            continue;
        }
        match persian.get(&key) {
            None => wrong.push(format!("{place}: {key} has no text")),
            Some(needs) => {
                if let Some(given) = args {
                    wrong.extend(needs.difference(&given).map(|a| format!("{place}: {key} needs ${a}")));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_text_is_unused() {
    let mut found = vec![];
    files(&here().join("templates"), "html", &mut found);
    for e in fs::read_dir(here().join("..")).unwrap().flatten() {
        files(&e.path().join("src"), "rs", &mut found);
    }
    let sources: String = found.iter().map(|f| fs::read_to_string(f).unwrap()).collect();
    let literals: BTreeSet<&str> = sources.split('"').collect();
    let unused: Vec<String> =
        languages()[0].1.keys().filter(|k| !literals.contains(k.strip_suffix("-remedy").unwrap_or(k))).cloned().collect();
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

/// Texts with a day that is no legal date: on it something happened, is written, or holds from then on.
const NO_LIMIT: [&str; 56] = [
    "all-figures-since",
    "agency-from-to",
    "answer-agency-closed",
    "answer-given-before",
    "answer-paid-before",
    "answer-time-out-of-range",
    "case-clock-stands-since",
    "case-complete-since",
    "case-file-answered",
    "case-file-objected",
    "case-given-back",
    "case-given-back-part",
    "case-reported",
    "case-reported-no-limit",
    "case-signed",
    "case-steward-until",
    "correct-changed-on",
    "cosign-asked",
    "cosign-asked-read",
    "cosign-declined",
    "cosign-sent",
    "cosign-sent-on",
    "cosign-signed",
    "date-time",
    "day-hint",
    "desk-ask-complete",
    "desk-reported",
    "draft-saved-at",
    "event-given-back",
    "event-given-back-part",
    "event-payment-reported",
    "event-payment-reported-you",
    "form-date-future-hint",
    "form-day-example",
    "invoice-rate-from",
    "invoice-replaced",
    "invoice-replaced-counted",
    "letter-replaced",
    "case-applied-on",
    "case-signed-stopped",
    "case-signed-stopped-objection",
    "me-session-since",
    "refusal-receipt-elsewhere",
    "take-back-signed",
    "refusal-refund-elsewhere",
    "desk-refund-elsewhere",
    "receipt-elsewhere-granted",
    "receipt-elsewhere-refused",
    "receipt-elsewhere-withdrawn",
    "receipt-elsewhere-returned",
    "withdraw-signed",
    "notices-as-of",
    "open-case-sent",
    // How long stages usually take binds nobody, and the line says that it is an estimate.
    "timeline-expected",
    "value-from-to",
    "track-signed-void",
];

/// Texts with a legal date whose rule is not in them, each with where it is instead.
const RULE_ELSEWHERE: [(&str, &str); 19] = [
    ("answer-after-limit", "the limit stands on the same page of the desk, with its rule"),
    ("answer-may-pay-until", "beside a field of the page that has the limit and the instalments, each with its rule"),
    ("case-answer-passed", "right below it"),
    ("case-answer-until", "right below it"),
    ("case-limit-passed", "right below it, in lists and on the page"),
    ("case-pay-all-until-only", "nowhere: words from before it was kept with the date"),
    ("case-until", "right below it, in lists and on the page"),
    ("desk-answer-passed", "right below it"),
    ("desk-answer-until", "right below it"),
    ("desk-object-until", "right after it"),
    ("desk-unpaid-until", "on the same page of the desk: it is the last of the dates that stand there"),
    ("invoice-due", "above the instalments"),
    ("letter-object-until", "right after it"),
    ("news-pay-until-only", "nowhere: words from before it was kept with the date"),
    ("sms-payment-bill-until", "nowhere: a message that was to be sent before it was kept"),
    ("sms-payment-until", "nowhere: a message that was to be sent before it was kept"),
    ("submitted-next-complete", "right below it"),
    ("submitted-next-due", "right below it"),
    ("turn-until", "nowhere: words from before it was kept with the date"),
];

#[test]
fn a_text_that_takes_a_legal_date_takes_the_rule_by_which_it_stands() {
    let persian = &languages()[0].1;
    // Words about packages are for those who write them.
    let for_people = |key: &str| !["diff-", "mistake-", "letter-void-"].iter().any(|about| key.starts_with(about));
    let dated = |args: &BTreeSet<String>| ["date", "day", "to", "until"].iter().any(|name| args.contains(*name));
    let without: BTreeSet<&str> = persian
        .iter()
        .filter(|(key, args)| for_people(key) && dated(args) && !args.contains("rule"))
        .map(|(key, _)| key.as_str())
        .collect();
    let known: BTreeSet<&str> = NO_LIMIT.into_iter().chain(RULE_ELSEWHERE.map(|(key, _)| key)).collect();
    let unknown: Vec<_> = without.difference(&known).collect();
    assert!(unknown.is_empty(), "give the rule to these texts, or say why they have none: {unknown:?}");
    let gone: Vec<_> = known.difference(&without).collect();
    assert!(gone.is_empty(), "these texts are no exceptions any more: {gone:?}");
}

/// Tanwin with an alif stands on that, as people type and search it.
#[test]
fn arabic_wrote_tanwin_in_two_ways() {
    let mut found = vec![];
    files(&here().join("texts/ar"), "ftl", &mut found);
    let texts = found.iter().map(|f| fs::read_to_string(f).unwrap()).collect::<Vec<_>>().join("\n");
    let other: Vec<&str> = texts.lines().filter(|line| line.contains("\u{64b}\u{627}")).collect();
    assert!(other.is_empty(), "{}", other.join("\n"));
}

/// Answers and refusals of the domain speak to people: no text may end without a full stop, blame, or shout.
#[test]
fn messages_are_whole_sentences() {
    let text = fs::read_to_string(here().join("texts/fa/messages.ftl")).unwrap();
    for line in text.lines().filter(|l| {
        l.starts_with("refusal-")
            || l.starts_with("answer-")
                && !["answer-yes", "answer-no ", "answer-none", "answer-declared", "answer-check", "answer-not-eligible"]
                    .iter()
                    .any(|k| l.starts_with(k))
    }) {
        let said = line.split_once('=').map_or("", |p| p.1).trim();
        assert!(said.ends_with(['.', '؟', '>']) && !said.contains('!'), "{line}");
        assert!(!said.contains(['ي', 'ك']), "Arabic letters: {line}");
    }
}

#[test]
fn one_rial_was_written_as_several() {
    let said = |lang: &str, rials: i64| {
        let words = pages::Words::of(domain::Lang::parse(lang).unwrap());
        (words.rials(rials), words.money(rials * 10))
    };
    let pair = |rials: &str, tomans: &str| (rials.to_string(), tomans.to_string());
    assert_eq!(said("en", 1), pair("1 rial", "1 toman"));
    assert_eq!(said("en", 2), pair("2 rials", "2 tomans"));
    assert_eq!(said("ar", 1), pair("ريال واحد", "تومان واحد"));
    assert_eq!(said("ar", 3), pair("٣ ريالات", "٣ تومانات"));
    assert_eq!(said("ar", 11), pair("١١ ريالاً", "١١ توماناً"));
    assert_eq!(said("ar", 100), pair("١٠٠ ريال", "١٠٠ تومان"));
    let wait = |lang: &str| {
        pages::Words::of(domain::Lang::parse(lang).unwrap()).say_with("refusal-too-often-minutes", &[("minutes", 1_i64.into())])
    };
    assert!(wait("en").contains("in 1 minute."), "{}", wait("en"));
}

#[test]
fn where_a_file_was_not_taken_the_text_spoke_of_another_button() {
    for lang in ["fa", "en", "ar"] {
        let words = pages::Words::of(domain::Lang::parse(lang).unwrap());
        let (said, button) = (words.say("correct-file-again"), words.say("correct-look"));
        assert!(said.contains(&*button) && said != words.say("case-file-again"), "{lang}: {said}");
    }
}
