//! Service types and versions: one edit reaches every service that follows; what changes is said to those whom it concerns;
//! answers are carried over and nothing typed is lost.

use crate::shared;
use domain::calendar::Today;
use domain::carry::carry;
use domain::form::Answers;
use domain::package::diff::{self, Changes};
use domain::package::{Catalogue, Service, SourceFile, Status, parse};
use domain::question::Kind;
use domain::{Lang, Text};
use serde_json::json;
use shared::samples;
use std::path::PathBuf;

const TODAY: &str = "2026-11-24";

fn read(edit: impl Fn(&mut SourceFile)) -> Catalogue {
    let mut files = samples();
    files.iter_mut().for_each(edit);
    parse(&files, TODAY).unwrap_or_else(|m| panic!("{:?}", m.first()))
}

fn catalogue() -> Catalogue {
    read(|_| ())
}

fn service(id: &str) -> Service {
    catalogue().services.remove(id).unwrap()
}

#[test]
fn one_edit_of_a_type_is_one_new_version_of_each_service_that_follows_it() {
    let before = catalogue();
    let edited = |f: &mut SourceFile| {
        if f.path.ends_with("types/building-works.yaml") {
            f.text = f.text.replace("version: 6", "version: 7").replace("شمرده می‌شود", "شمرده خواهد شد");
        }
    };
    let after = read(edited);
    let follows = |s: &Service| s.follows.as_ref().is_some_and(|f| f.id == "building-works");
    assert!(before.services.values().filter(|s| follows(s)).count() >= 2);
    for (id, old) in &before.services {
        let new = &after.services[id];
        let raised = i64::from(follows(old));
        assert_eq!((new.version, new.hash != old.hash), (old.version + raised, raised == 1), "{id}");
    }
    let all = diff::packages(&before, &after);
    let ids: Vec<_> = all.iter().map(|c| (c.kind, c.id.as_str(), c.same_version)).collect();
    assert_eq!(ids, [("type", "building-works", false), ("service", "fence-permit", false), ("service", "minor-repair-permit", false)]);
    assert!(all[1].changes.people.iter().any(|m| m.key == "diff-if-late"));
    // The same edit without raising the number could not be published, and the difference says so.
    let silent = read(|f| {
        edited(f);
        f.text = f.text.replace("id: building-works\nversion: 7", "id: building-works\nversion: 6");
    });
    assert!(diff::packages(&before, &silent).iter().filter(|c| c.kind == "service").all(|c| c.same_version));
    assert!(diff::packages(&before, &before).is_empty());
}

#[test]
fn a_service_without_a_type_has_the_hash_that_it_had() {
    let s = serde_json::to_value(service("tree-permit")).unwrap();
    assert!(["follows", "status", "from", "drafts_void"].iter().all(|k| s.get(k).is_none()));
    assert!(s["cost"].get("most").is_none());
}

#[test]
fn each_change_is_said_to_those_whom_it_concerns() {
    enum For {
        People,
        Officers,
        Fees,
    }
    use For::*;
    type Change = fn(&mut Service);
    fn signed(s: &mut Service) -> &mut domain::package::TaskOutcome {
        let all = s.stages.iter_mut().flat_map(|s| &mut s.tasks).flat_map(|t| &mut t.outcomes);
        all.into_iter().find(|o| !o.letter.is_empty()).unwrap()
    }
    fn new_text() -> Text {
        Text::of(Lang::FA, "تازه")
    }
    let table: &[(&str, For, Change)] = &[
        ("diff-title", People, |s| s.title = new_text()),
        ("diff-summary", People, |s| s.summary = new_text()),
        ("diff-who", People, |s| s.who = new_text()),
        ("diff-result", People, |s| s.result = new_text()),
        ("diff-withdrawn", People, |s| s.status = Status::Withdrawn),
        ("diff-drafts-void", People, |s| s.drafts_void = new_text()),
        ("diff-audience-removed", People, |s| s.audience.truncate(1)),
        ("diff-channel-removed", People, |s| s.channels.truncate(1)),
        ("diff-steps", People, |s| s.steps.truncate(1)),
        ("diff-law-removed", People, |s| s.legal_basis.clear()),
        ("diff-time", People, |s| s.time.days -= 1),
        ("diff-time-changed", People, |s| {
            let limit = domain::package::Limit { days: 30, count: domain::package::DayKind::Calendar, rule: new_text() };
            s.time.answer = Some(domain::package::Answer { limit, unanswered: None });
        }),
        ("diff-time-rule", People, |s| s.time.rule = new_text()),
        ("diff-evidence-removed", People, |s| s.evidence.truncate(1)),
        ("diff-evidence-fetched", People, |s| s.evidence[0].fetched = true),
        ("diff-evidence-files", People, |s| s.evidence[0].max_bytes *= 2),
        ("diff-question-removed", People, |s| drop(s.form.sections[0].questions.remove(0))),
        ("diff-question-order", People, |s| s.form.sections[0].questions.swap(0, 1)),
        ("diff-question-label", People, |s| s.form.sections[0].questions[0].label = new_text()),
        ("diff-question-optional", People, |s| s.form.sections[0].questions[0].required = false),
        ("diff-question-answer", People, |s| s.form.sections[0].questions[0].kind = domain::package::read_kind("type: yes_no").unwrap()),
        ("diff-sections", People, |s| s.form.sections[0].title = new_text()),
        ("diff-check-removed", People, |s| s.form.checks.clear()),
        ("diff-eligible-added", People, |s| {
            s.form.eligible.push(domain::package::Eligibility {
                id: "new".into(),
                title: new_text(),
                when: Default::default(),
                text: new_text(),
                law: Text::default(),
                instead: None,
            })
        }),
        ("diff-letter", People, |s| s.decisions[0].letter = new_text()),
        ("diff-signed-letter-removed", People, |s| signed(s).letter = Text::default()),
        ("diff-letter-lines", Officers, |s| signed(s).letter = new_text()),
        ("diff-task-changed", Officers, |s| {
            let outcomes = s.stages.iter_mut().flat_map(|s| &mut s.tasks).flat_map(|t| &mut t.outcomes);
            outcomes.into_iter().filter(|o| o.id == "not_begun").for_each(|o| o.photos = None);
        }),
        ("diff-stage-removed", Officers, |s| s.stages.truncate(1)),
        ("diff-stage-changed", People, |s| s.stages[0].days += 1),
        ("diff-decision-removed", Officers, |s| s.decisions.truncate(1)),
        ("diff-ground-removed", Officers, |s| s.decisions[1].grounds.truncate(1)),
        ("diff-finding", Officers, |s| s.keywords.clear()),
        ("diff-other", Officers, |s| s.agency = "mashhad-districts".into()),
        ("diff-cost-fixed", Fees, |s| s.cost.rials = Some(5)),
        ("diff-cost-most-new", Fees, |s| s.cost.most = Some(5)),
        ("diff-cost-note", Fees, |s| s.cost.note = new_text()),
        ("diff-fee-removed", Fees, |s| s.fees.clear()),
        ("diff-fee-changed", Fees, |s| s.fees[0].title = new_text()),
        ("diff-table-removed", Fees, |s| s.tables.clear()),
    ];
    let old = service("street-opening-permit");
    assert_eq!(diff::services(&old, &old), Changes::default());
    for (key, whom, change) in table {
        let mut new = old.clone();
        change(&mut new);
        let found = diff::services(&old, &new);
        let group = match whom {
            People => &found.people,
            Officers => &found.officers,
            Fees => &found.fees,
        };
        assert!(group.iter().any(|m| m.key == *key), "{key}: {found:?}");
        // A reason that an older version gave is no news.
        assert!(*key == "diff-drafts-void" || !diff::services(&new, &old).is_empty(), "{key}: nothing is said on the way back");
    }
}

#[test]
fn answers_that_fit_are_kept_and_nothing_typed_is_lost() {
    let on = Today::plain(TODAY).unwrap();
    let old = service("tree-permit");
    let typed: Answers = [
        ("address", json!("مشهد، خیابان نمونه")),
        ("action", json!("fell")),
        ("count", json!(150)),
        ("trunk", json!(90)),
        ("reason", json!("danger")),
        ("more", json!("شرح")),
    ]
    .into_iter()
    .map(|(q, v)| (q.to_string(), v))
    .collect();
    let whole = carry(&old, &old, &typed, &Answers::new(), &on);
    assert_eq!((&whole.answers, whole.again.len(), whole.aside.len()), (&typed, 0, 0));

    let mut new = old.clone();
    for q in new.form.sections.iter_mut().flat_map(|s| &mut s.questions) {
        match (&mut q.kind, q.id.as_str()) {
            (Kind::Number(k), "count") => k.max = 100,
            (Kind::Choice(k), "reason") => k.options.retain(|o| o.id != "danger"),
            _ => {}
        }
    }
    new.form.sections[1].questions.retain(|q| q.id != "more");
    let c = carry(&old, &new, &typed, &Answers::new(), &on);
    let again: Vec<_> = c.again.iter().map(|w| (w.question.as_str(), w.message.key.as_ref())).collect();
    assert_eq!(again, [("count", "answer-out-of-range"), ("reason", "answer-option-gone")]);
    assert_eq!(c.aside.keys().map(String::as_str).collect::<Vec<_>>(), ["count", "more", "reason"]);
    let all: Answers = c.answers.iter().chain(&c.aside).map(|(k, v)| (k.clone(), v.clone())).collect();
    assert_eq!(all, typed);
    // A later version asks for it again: it comes back.
    let back = carry(&new, &old, &c.answers, &c.aside, &on);
    assert_eq!((back.answers, back.aside.len()), (typed, 0));
}

#[test]
fn an_option_that_fell_away_was_carried_over_as_another_of_its_name() {
    let on = Today::plain(TODAY).unwrap();
    let old = service("tree-permit");
    let mut new = old.clone();
    let mut label = None;
    for q in new.form.sections.iter_mut().flat_map(|s| &mut s.questions) {
        if let (Kind::Choice(k), "reason") = (&mut q.kind, q.id.as_str()) {
            label = k.options.iter().find(|o| o.id == "danger").map(|o| o.label.clone());
            k.options.retain(|o| o.id != "danger");
            // Another one is called as the other was in the text of files.
            k.options[0].label = domain::Text::of(domain::Lang::FA, "danger");
        }
    }
    let typed = Answers::from([("reason".to_string(), json!("danger"))]);
    let c = carry(&old, &new, &typed, &Answers::new(), &on);
    let gone = domain::Msg::new("answer-option-gone").with("option", label.unwrap());
    assert_eq!((c.answers.get("reason"), c.aside.get("reason")), (None, typed.get("reason")));
    assert!(c.again.iter().any(|w| w.question == "reason" && w.message == gone), "{:?}", c.again);
}

/// Keys of what is wrong when a service follows a type whose time has `law` and itself says `own`; `RULE` in both stands for a rule in words.
fn wrong_beside_type(law: &str, own: &str) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/broken/wider-time-key/p");
    let rule = "rule: {fa: قاعده, en: Rule}";
    let mut files: Vec<SourceFile> =
        ["package.yaml", "calendars.yaml", "life_events.yaml", "agencies/office.yaml", "types/works.yaml", "services/permit.yaml"]
            .map(|path| SourceFile { path: format!("p/{path}"), text: std::fs::read_to_string(folder.join(path)).unwrap() })
            .into();
    files[4].text = files[4].text.replace("  days: 5\n", &format!("  {}\n", law.replace("RULE", rule)));
    let line = files[5].text.lines().find(|l| l.contains("extension:")).unwrap().to_string();
    files[5].text = files[5].text.replace(&line, &format!("  {}", own.replace("RULE", rule)));
    match parse(&files, TODAY) {
        Ok(_) => vec![],
        Err(mistakes) => mistakes.iter().map(|m| m.reason.key.to_string()).collect(),
    }
}

#[test]
fn a_service_took_longer_than_its_type_when_hours_were_counted() {
    let keys = wrong_beside_type;
    let wider = ["mistake-wider-time".to_string()];
    assert_eq!(keys("hours: 24", "hours: 20"), [""; 0]);
    assert_eq!(keys("hours: 24", "hours: 2400"), wider);
    let law = "days: 5\n  completeness: {days: 3, RULE}";
    assert_eq!(keys(law, "completeness: {days: 2, RULE}"), [""; 0]);
    assert_eq!(keys(law, "completeness: {days: 4, RULE}"), wider);
    assert_eq!(keys(law, "completeness: {hours: 28, RULE}"), wider);
    assert_eq!(keys("days: 5\n  completeness: {hours: 24, RULE}", "completeness: {hours: 30, RULE}"), wider);
}

#[test]
fn a_service_gives_people_longer_to_answer_than_its_type_and_never_shorter() {
    let keys = |law: &str, own: &str| wrong_beside_type(&format!("days: 5\n  answer: {{{law}}}"), &format!("answer: {{{own}}}"));
    let shorter = ["mistake-shorter-answer".to_string()];
    assert_eq!(keys("days: 10, RULE", "days: 10, RULE"), [""; 0]);
    assert_eq!(keys("days: 10, RULE", "days: 15, RULE"), [""; 0]);
    assert_eq!(keys("days: 10, RULE", "days: 9, RULE"), shorter);
    // So many working days are as many calendar days at least; the other way round nobody can tell.
    assert_eq!(keys("days: 10, count: calendar, RULE", "days: 10, RULE"), [""; 0]);
    assert_eq!(keys("days: 10, RULE", "days: 40, count: calendar, RULE"), shorter);
    // What follows without an answer is what the type says, or nothing.
    assert_eq!(keys("days: 10, RULE", "days: 10, RULE, decision: grant, ground: fine"), ["mistake-wider-key", "mistake-wider-key"]);
}

#[test]
fn what_changes_at_an_agency_was_said_without_what_was_and_what_is() {
    let before = catalogue();
    let municipality = "agencies/mashhad-municipality.yaml";
    let told = |path: &str, from: &str, to: &str| {
        let after = read(|f| {
            if f.path.ends_with(path) {
                assert!(f.text.contains(from), "{from}");
                f.text = f.text.replacen(from, to, 1);
            }
        });
        let all = diff::packages(&before, &after);
        assert_eq!(all.len(), 1, "{all:#?}");
        let changes = &all[0].changes;
        let all: Vec<_> = changes.people.iter().chain(&changes.officers).collect();
        assert_eq!(all.len(), 1, "{all:#?}");
        let arg = |name: &str| all[0].args.iter().find(|(n, _)| *n == name).map(|(_, a)| serde_json::to_string(a).unwrap());
        let what = arg("what").map(|w| serde_json::from_str::<domain::Msg>(&w).unwrap().key.into_owned()).unwrap_or_default();
        (all[0].key.to_string(), what, arg("old").unwrap_or_default(), arg("new").unwrap_or_default())
    };
    for (path, from, to, key, what, was, is) in [
        (
            municipality,
            "saturday: \"07:30-14:30\"",
            "saturday: \"07:30-13:00\"",
            "diff-agency-changed",
            "diff-part-hours",
            "14:30",
            "13:00",
        ),
        (municipality, "phone: \"137\"", "phone: \"1888\"", "diff-agency-changed", "diff-part-phone", "137", "1888"),
        (municipality, "until: 1410/01/01", "until: 1409/01/01", "diff-unit-changed", "diff-part-contract", "2031-03-21", "2030-03-21"),
        (
            municipality,
            "{lat: 36.288, lon: 59.616}",
            "{lat: 36.289, lon: 59.616}",
            "diff-agency-changed",
            "diff-part-place",
            "36.288",
            "36.289",
        ),
        (municipality, "company: \"100\"", "company: \"101\"", "diff-agency-changed", "diff-part-bill-code", "100", "101"),
        (
            municipality,
            "bill_code:",
            "own_days: {holidays: {2027-05-05: {fa: جشن, en: Feast}}}\nbill_code:",
            "diff-agency-changed",
            "diff-part-holiday",
            "none",
            "Feast",
        ),
    ] {
        let found = told(path, from, to);
        assert_eq!((found.0.as_str(), found.1.as_str()), (key, what), "{found:?}");
        assert!(found.2.contains(was) && found.3.contains(is), "{found:?}");
    }
    // Packages name the content of the calendars that they need, so this one is edited here.
    let mut after = catalogue();
    let feast = Text([(Lang::EN, "Feast".to_string())].into());
    after.calendars.get_mut("iran").unwrap().holidays.insert("2027-05-05".into(), feast);
    let all = diff::packages(&before, &after);
    let said = serde_json::to_string(&all[0].changes.people).unwrap();
    assert_eq!((all.len(), all[0].kind, all[0].changes.people.len()), (1, "calendars", 1));
    assert!(
        ["diff-calendar-changed", "diff-part-holiday", "2027-05-05", "diff-value-none", "Feast"].iter().all(|w| said.contains(w)),
        "{said}"
    );
}
