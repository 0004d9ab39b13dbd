//! Service types and the life of versions: one edit of a type reaches every service that follows it and harms no draft and no
//! case; a version has a first day, may void older drafts, and may withdraw the service.

use crate::fit;
use app::{Draft, Error, Person};
use domain::form::Answers;
use domain::package::{Catalogue, SourceFile, Status, parse};
use domain::{Lang, Refusal, Text};
use serde_json::{Value, json};
use testkit::samples::{self, EXAMPLE_DAY, WITH_FILE};
use testkit::{Anonymous, ENGINES, House, OfficerToken, Options, PersonPages, PersonToken};
use tokio::task::JoinSet;

const TYPE: &str = r#"
id: street-use
version: 1
languages: [fa, en]
title: {fa: "استفاده از معبر", en: "Use of a street"}
summary: {fa: "برای استفاده از معبر.", en: "To use a street."}
life_events: [housing]
icon: shovel
audience: [resident, company]
who: {fa: "همه", en: "Everyone"}
cost: {rials: 0}
time:
  days: 10
  rule: {fa: "ده روز کاری.", en: "Ten working days."}
  if_late: {fa: "خبر می‌دهیم.", en: "We tell you."}
result: {fa: "مجوز.", en: "A permit."}
channels: [{kind: web}]
form:
  sections:
    - id: main
      title: {fa: "کار", en: "The work"}
      questions:
        - id: place
          type: text
          label: {fa: "کجا؟", en: "Where?"}
        - id: area
          type: number
          min: 1
          max: 500
          label: {fa: "مساحت", en: "Area"}
        - id: note
          type: long_text
          label: {fa: "یادداشت", en: "Note"}
          required: false
decisions:
  - id: permit
    outcome: granted
    title: {fa: "صدور", en: "Issued"}
    grounds: [{id: clear, title: {fa: "مانعی نیست.", en: "No objection."}}]
    letter: {fa: "{person}، صادر شد.", en: "{person}, it is issued."}
"#;

/// The sample packages with a type and three services that follow it; the type as `edit` leaves it.
fn packages(edit: impl Fn(String) -> String) -> Options {
    let mut files = samples::files(&samples::packages());
    let law = edit(TYPE.into());
    let (days, needed, limit) = if law.contains("- id: days") { (", days: 3", ", days: answer-needed", 2) } else { ("", "", LIMIT) };
    files.push(SourceFile { path: "mashhad/types/street-use.yaml".into(), text: law });
    for (id, agency, unit) in [
        (WITH_TASKS, "mashhad-municipality", "green-space"),
        ("scaffold", "mashhad-districts", "permits"),
        ("skip", "mashhad-districts", "permits"),
    ] {
        let alone = format!("{{id: review, title: {{fa: بررسی, en: Review}}, unit: {unit}}}");
        let task = |task: &str| {
            format!(
                "      - id: {task}\n        title: {{fa: «{task}», en: {task}}}\n        by: {unit}\n        \
                 limit: {{days: {limit}, count: working, rule: {{fa: مهلت, en: Limit}}}}\n        outcomes: [{{id: ok, title: {{fa: خوب, en: Well}}}}]\n"
            )
        };
        let looks = format!(
            "  - id: look\n    title: {{fa: نظر, en: Look}}\n    side_by_side: true\n    tasks:\n{}{}",
            task("trees"),
            task("paths")
        );
        // One of the three has tasks with limits of their own before the decision.
        let stages = if id == WITH_TASKS { format!("{looks}  - {alone}") } else { format!("  - {alone}") };
        let text = format!(
            "id: {id}\nversion: 1\ntype: street-use\nagency: {agency}\ntitle: {{fa: «{id}», en: {id}, ar: {id}}}\n\
             steps: [{{title: {{fa: گام, en: Step}}, by: person}}]\n\
             stages:\n{stages}\n\
             examples:\n  valid: [{{name: all, answers: {{place: کوچه, area: 50{days}}}}}]\n  \
             invalid: [{{name: none, answers: {{}}, expect: {{place: answer-needed, area: answer-needed{needed}}}}}]\n"
        );
        files.push(SourceFile { path: format!("mashhad/services/{id}.yaml"), text });
    }
    let catalogue = parse(&files, EXAMPLE_DAY).unwrap_or_else(|m| panic!("{:?}", m.first()));
    Options { catalogue, ..Default::default() }
}

/// One edit: shorter, a smaller largest area, no note, and a question more.
fn edited(text: String) -> String {
    let (head, rest) = text.split_once("        - id: note\n").unwrap();
    let (_, tail) = rest.split_once("decisions:").unwrap();
    let question = "        - id: days\n          type: number\n          min: 1\n          max: 30\n          label: {fa: \"چند روز؟\", en: \"How many days?\"}\n";
    format!("{head}{question}decisions:{tail}")
        .replace("version: 1", "version: 2")
        .replace("max: 500", "max: 100")
        .replace("days: 10", "days: 8")
}

const SERVICES: [&str; 3] = [WITH_TASKS, "scaffold", "skip"];
const WITH_TASKS: &str = "stall";
/// Working days for each of its tasks, before the edit.
const LIMIT: i64 = 3;
const MANY: usize = 1000;

fn typed(n: usize) -> Answers {
    let area = if n.is_multiple_of(2) { 50 } else { 300 };
    [("place", json!(format!("خیابان {n}"))), ("area", json!(area)), ("note", json!("با تشکر"))]
        .into_iter()
        .map(|(q, v)| (q.to_string(), v))
        .collect()
}

/// A draft and a case for each of so many people, spread over the services.
async fn fill(house: &House) -> Vec<(Person, Draft)> {
    let people = app::fill::people(&house.app).await.unwrap();
    let mut all = vec![];
    for (n, person) in people.into_iter().enumerate().take(MANY) {
        let service = house.app.offer.service(SERVICES[n % 3]).unwrap();
        let draft = Draft {
            id: app::now::id(),
            person: person.id,
            service: service.id.clone(),
            version: service.version,
            answers: typed(n),
            aside: Answers::new(),
            created_at: n as i64,
            changed_at: n as i64,
        };
        all.push((person, draft));
    }
    let drafts: Vec<Draft> = all.iter().map(|p| p.1.clone()).collect();
    let write = move |tx: &mut store::Tx| {
        drafts.iter().for_each(|d| store::draft::add(tx, d));
        Ok(())
    };
    house.app.store.write(write).await.unwrap();
    let mut under_way = JoinSet::new();
    for (n, (person, draft)) in all.clone().into_iter().enumerate() {
        if under_way.len() >= 32 {
            under_way.join_next().await.unwrap().unwrap();
        }
        let app = house.app.clone();
        under_way.spawn(async move {
            let service = app.offer.service(&draft.service).unwrap();
            app::submit::submit(&app, &person, &service, &typed(n), Lang::FA, None, None).await.expect("a case");
        });
    }
    while let Some(done) = under_way.join_next().await {
        done.unwrap();
    }
    all
}

/// The case of somebody who has one.
async fn case_of(house: &House, person: domain::Id) -> domain::case::Case {
    app::me::cases(&house.app, person, domain::Id::nil()).await.unwrap().cases.remove(0).case
}

/// One in ten of the cases is taken through its tasks and decided, by the version on which it began.
async fn decide_some(house: &House, all: &[(Person, Draft)]) {
    let (park, district) = (OfficerToken::new(house, "green.municipality").await, OfficerToken::new(house, "reviewer.districts").await);
    for (n, (person, _)) in all.iter().enumerate().step_by(10) {
        let officer = if SERVICES[n % 3] == WITH_TASKS { &park } else { &district };
        let case = case_of(house, person.id).await;
        let desk = format!("/api/v1/desk/cases/{}", case.id);
        for task in case.tasks.iter().filter(|t| !t.kind.is_empty()) {
            officer.json("POST", &format!("{desk}/finish"), &json!({ "task": task.id, "outcome": "ok" })).await.expect(200);
        }
        let seen = officer.get(&desk).await.expect(200).json();
        let task = seen["tasks"][0]["id"].as_str().unwrap_or_else(|| panic!("{seen}"));
        officer.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        officer.json("POST", &format!("{desk}/decision"), &json!({ "decision": "permit", "ground": "clear" })).await.expect(200);
        let case = case_of(house, person.id).await;
        assert_eq!((case.version, case.status), (2, domain::case::Status::Decided));
        assert_eq!(case.outcomes.len(), if case.service == WITH_TASKS { 2 } else { 0 });
    }
}

/// Each of the others is worked on: one of its tasks is finished, or its only one is taken.
async fn work_on_the_others(house: &House, all: &[(Person, Draft)]) {
    let (park, district) = (OfficerToken::new(house, "green.municipality").await, OfficerToken::new(house, "reviewer.districts").await);
    let mut under_way = JoinSet::new();
    for (n, (person, _)) in all.iter().enumerate().filter(|(n, _)| n % 10 != 0) {
        if under_way.len() >= 16 {
            under_way.join_next().await.unwrap().unwrap();
        }
        let has_tasks = SERVICES[n % 3] == WITH_TASKS;
        let (house, person, officer) = (house.clone(), person.id, if has_tasks { park.clone() } else { district.clone() });
        under_way.spawn(async move {
            let case = case_of(&house, person).await;
            let (task, at) = (&case.tasks[0], format!("/api/v1/desk/cases/{}", case.id));
            // The limits of its tasks are those with which it began.
            let limits: Vec<i64> = case.tasks.iter().filter_map(|t| t.clock.as_ref()).map(|clock| clock.days).collect();
            assert_eq!(limits, if has_tasks { vec![LIMIT; 2] } else { vec![] }, "{case:?}");
            match has_tasks {
                true => officer.json("POST", &format!("{at}/finish"), &json!({ "task": task.id, "outcome": "ok" })).await,
                false => officer.json("POST", &format!("/api/v1/desk/tasks/{}/claim", task.id), &json!({})).await,
            }
            .expect(200);
            let now = case_of(&house, person).await;
            match has_tasks {
                true => assert_eq!((now.outcomes[&task.kind].as_str(), now.tasks.len()), ("ok", 1), "{now:?}"),
                false => assert_eq!(now.tasks[0].officer.as_deref(), Some("reviewer.districts"), "{now:?}"),
            }
            assert_eq!(now.version, 2);
        });
    }
    while let Some(done) = under_way.join_next().await {
        done.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_edit_of_a_type_reaches_its_services_and_breaks_no_draft_and_no_case() {
    for engine in ENGINES {
        let house = House::with(engine, packages(|t| t)).await;
        let all = fill(&house).await;
        let later = house.again(packages(edited)).await.expect("one edit of the type is a new version of each service");
        for id in SERVICES {
            let (old, new) = (later.app.offer.version(id, 2).unwrap(), later.app.offer.service(id).unwrap());
            assert_eq!((new.version, new.time.days, old.time.days), (3, 8, 10), "{id}");
        }
        assert_eq!(later.verify().await.broken, 0);
        // Everybody with a draft is told of it, once.
        later.work().await;
        for (person, draft) in &all {
            let notices = app::me::notices(&later.app, person.id, domain::Id::nil()).await.unwrap();
            let told: Vec<_> = notices.iter().filter(|n| n.0.kind == store::notice::NEWER).filter_map(|n| n.0.about.clone()).collect();
            assert_eq!(told.len(), 1, "{}", draft.id);
            assert_eq!((told[0].draft, told[0].old_version, told[0].new_version), (draft.id, 2, 3));
        }
        let new = later.app.offer.service(WITH_TASKS).unwrap();
        assert_eq!(new.task("trees").and_then(|t| t.limit.as_ref()).map(|l| l.days), Some(2), "the newer version gives less time");
        decide_some(&later, &all).await;
        work_on_the_others(&later, &all).await;
        for (n, (person, before)) in all.iter().enumerate() {
            // As it was, on its version, with the newer one offered and everything typed accounted for.
            let newer = app::newer::look(&later.app, person.id, before.id).await.expect("the newer version is offered");
            assert_eq!(newer.draft, *before);
            assert!(newer.void.is_none() && newer.changes.people.len() >= 4, "{:?}", newer.changes);
            let cases = app::me::cases(&later.app, person.id, domain::Id::nil()).await.unwrap().cases;
            assert_eq!((cases.len(), cases[0].case.version), (1, 2));
            if n >= MANY / 2 {
                continue;
            }
            let draft = app::newer::carry(&later.app, person.id, before.id, 3).await.expect("it is carried over");
            let (stored, service) = app::draft::get(&later.app, person.id, before.id).await.unwrap();
            assert_eq!((&stored, service.version), (&draft, 3));
            assert_eq!(draft.answers["place"], before.answers["place"]);
            assert_eq!(draft.answers.contains_key("area"), n.is_multiple_of(2));
            let kept: Answers = draft.answers.iter().chain(&draft.aside).map(|(k, v)| (k.clone(), v.clone())).collect();
            assert_eq!(kept, before.answers, "something typed was lost");
        }
        // Nobody is made to: the draft of the old version becomes a case of the old version.
        let (person, draft) = &all[MANY - 1];
        let sent = app::draft::send(&later.app, person, draft.id, Lang::FA, None).await.expect("it is sent as it is");
        assert_eq!(app::me::cases(&later.app, person.id, domain::Id::nil()).await.unwrap().cases[0].case.version, 2);
        assert_eq!(sent.case, draft.id);
        assert_eq!(later.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_carried_over_by_pages_and_by_the_api() {
    for engine in ENGINES {
        let house = House::with(engine, packages(|t| t)).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 1).await);
        let draft = me.post("/services/stall/start", &[]).await.expect(303).location();
        for (q, v) in [("place", "خیابان نمونه"), ("area", "300"), ("note", "با تشکر")] {
            me.post(&format!("{draft}/q/{q}"), &[("answer", v)]).await.expect(303);
        }
        // Without a newer version there is nothing to look at.
        assert_eq!(me.get(&format!("{draft}/newer")).await.expect(303).location(), draft);
        let made = token.json("POST", "/api/v1/drafts", &json!({ "service": "stall" })).await.expect(201).json();
        let of_api = format!("/api/v1/drafts/{}", made["id"].as_str().unwrap());
        for (q, v) in typed(1) {
            token.json("PUT", &format!("{of_api}/answers/{q}"), &json!({ "answer": v })).await.expect(200);
        }
        token.get(&format!("{of_api}/newer")).await.expect(404);

        let later = house.again(packages(edited)).await.unwrap();
        let (me, token) = (me.at(&later), token.at(&later));
        // Each page of the draft leads there.
        for page in ["q/place", "check"] {
            let page = me.get(&format!("{draft}/{page}")).await.expect(200);
            fit(&page);
            assert!(page.text().contains(&format!("{draft}/newer")), "{}", page.asked);
        }
        let page = me.get(&format!("{draft}/newer")).await.expect(200);
        fit(&page);
        for word in ["یادداشت", "چند روز؟", "با تشکر", "۸"] {
            assert!(page.text().contains(word), "the page does not say {word}");
        }
        // Another version than the one that was shown is refused, and nothing has changed.
        fit(&me.post(&format!("{draft}/newer"), &[("version", "7")]).await.expect(409));
        fit(&me.post(&format!("{draft}/newer"), &[("version", "x")]).await.expect(409));
        assert_eq!(me.post(&format!("{draft}/newer"), &[("version", "3")]).await.expect(303).location(), draft);
        // Sent twice, it is the same.
        me.post(&format!("{draft}/newer"), &[("version", "3")]).await.expect(303);
        assert_eq!(me.get(&draft).await.expect(303).location(), format!("{draft}/q/area"));
        assert!(me.get(&format!("{draft}/q/area")).await.expect(200).text().contains("۳۰۰"), "what was typed is not shown again");
        for (q, v) in [("area", "90"), ("days", "3")] {
            me.post(&format!("{draft}/q/{q}"), &[("answer", v)]).await.expect(303);
        }
        let check = me.get(&format!("{draft}/check")).await.expect(200);
        fit(&check);
        assert!(check.text().contains("با تشکر") && !check.text().contains("/newer"));
        me.post(&format!("{draft}/submit"), &[]).await.expect(303);

        // By the API the same.
        let v = token.get(&of_api).await.expect(200).json();
        assert_eq!((v["newer_version"].as_bool(), v["void"].is_null()), (Some(true), true));
        let v = token.get(&format!("{of_api}/newer?lang=en")).await.expect(200).json();
        assert_eq!((v["old_version"].as_i64(), v["new_version"].as_i64()), (Some(2), Some(3)));
        let said = |list: &Value| list.as_array().unwrap().iter().map(|m| m["text"].as_str().unwrap().to_string()).collect::<Vec<_>>();
        assert!(said(&v["people"]).iter().any(|t| t.contains("10") && t.contains('8')), "{v}");
        assert_eq!((v["again"][0]["question"].as_str(), v["set_aside"]["note"].as_str()), (Some("area"), Some("با تشکر")));
        assert_eq!(
            token.json("POST", &format!("{of_api}/newer"), &json!({ "version": 2 })).await.expect(409).key(),
            "refusal-changed-meanwhile"
        );
        let v = token.json("POST", &format!("{of_api}/newer"), &json!({ "version": 3 })).await.expect(200).json();
        assert_eq!((v["service_version"].as_i64(), v["next_question"].as_str()), (Some(3), Some("area")));
        assert_eq!((v["set_aside"]["area"].as_i64(), v["newer_version"].as_bool()), (Some(300), Some(false)));
        let others = PersonToken::resident(&later, 2).await;
        others.json("POST", &format!("{of_api}/newer"), &json!({ "version": 3 })).await.expect(404);
        assert_eq!(later.verify().await.broken, 0);
    }
}

/// The sample packages with the next version of a service.
fn next(change: impl Fn(&mut domain::package::Service)) -> Options {
    let mut catalogue: Catalogue = samples::catalogue().clone();
    let s = catalogue.services.get_mut(WITH_FILE).unwrap();
    s.version += 1;
    s.title = Text::of(Lang::FA, "مجوز تازهٔ حصار");
    change(s);
    Options { catalogue, ..Default::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_void_draft_is_told_so_and_carried_over_and_what_is_typed_meanwhile_is_kept() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let later = house.again(next(|s| s.drafts_void = Text::of(Lang::FA, "قانون تازه‌ای آمده است."))).await.unwrap();
        let (me, token) = (me.at(&later), token.at(&later));
        // The page was open when the version came: what is typed into it is saved.
        me.post(&format!("{draft}/q/renewal_code"), &[("answer", "9-12-31")]).await.expect(303);
        for page in [draft.clone(), format!("{draft}/check"), format!("{draft}/q/address")] {
            assert_eq!(me.get(&page).await.expect(303).location(), format!("{draft}/newer"));
        }
        assert_eq!(me.post(&format!("{draft}/submit"), &[]).await.expect(303).location(), format!("{draft}/newer"));
        let page = me.get(&format!("{draft}/newer")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("قانون تازه‌ای آمده است."));
        let api = format!("/api/v1{draft}");
        assert_eq!(token.get(&api).await.expect(200).json()["void"], "قانون تازه‌ای آمده است.");
        assert_eq!(token.json("POST", &format!("{api}/submit"), &json!({})).await.expect(409).key(), "refusal-draft-void");
        let version = samples::service(WITH_FILE).version + 1;
        me.post(&format!("{draft}/newer"), &[("version", &version.to_string())]).await.expect(303);
        let v = token.get(&api).await.expect(200).json();
        assert_eq!((v["answers"]["renewal_code"].as_str(), v["void"].is_null()), (Some("9-12-31"), true));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_service_takes_nothing_new_and_its_cases_go_on() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let withdrawn = next(|s| {
            // Which would lead a draft to a newer version that nobody can take.
            s.drafts_void = Text::of(Lang::FA, "قانون تازه‌ای آمده است.");
            s.status = Status::Withdrawn;
        });
        let later = house.again(withdrawn).await.unwrap();
        let (me, token) = (me.at(&later), token.at(&later));
        let page = Anonymous::new(&later).get(&format!("/services/{WITH_FILE}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&pages::Words::of(Lang::FA).say("service-withdrawn")) && !page.text().contains("/start"));
        assert_eq!(Anonymous::new(&later).get(&format!("/api/v1/services/{WITH_FILE}")).await.expect(200).json()["status"], "withdrawn");
        let list = Anonymous::new(&later).get("/api/v1/services").await.expect(200).json();
        assert!(list["services"].as_array().unwrap().iter().all(|s| s["id"] != WITH_FILE));
        fit(&me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(409));
        let application = samples::application(samples::service(WITH_FILE), 0);
        assert_eq!(token.json("POST", "/api/v1/applications", &application).await.expect(409).key(), "refusal-withdrawn");
        // What was typed can still be read; it cannot be sent.
        fit(&me.get(&format!("{draft}/check")).await.expect(200));
        assert_eq!(me.get(&format!("{draft}/newer")).await.expect(303).location(), draft);
        fit(&me.post(&format!("{draft}/submit"), &[]).await);
        fit(&me.get(&format!("/cases/{case}")).await.expect(200));
        let told = token.json("POST", &format!("/api/v1/cases/{case}/messages"), &json!({ "text": "سلام" })).await;
        assert!(told.status < 300, "{}", told.shortened());
        assert_eq!(later.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_is_offered_from_its_first_day_and_a_draft_version_never() {
    const DAY: i64 = 86_400_000;
    for engine in ENGINES {
        let house = House::new(engine).await;
        let first = samples::service(WITH_FILE).version;
        let later = house.again(next(|s| s.status = Status::Draft)).await.unwrap();
        assert_eq!(later.app.offer.service(WITH_FILE).unwrap().version, first);
        let now = app::now::now();
        let from = domain::calendar::Day::at(now + 2 * DAY, 210).to_string();
        let packages = || next(|s| s.from = Some(from.clone()));
        let later = house.again(packages()).await.unwrap();
        let offer = &later.app.offer;
        assert_eq!(offer.service(WITH_FILE).unwrap().version, first);
        assert!(offer.version(WITH_FILE, first + 1).is_none() && offer.due(now).is_none());
        assert!(app::publish::when_due(&later.app, true).await.unwrap().is_none());
        // Nothing of what is to come is kept yet: it may still be changed.
        let versions = later.app.store.read(store::version::all).await.unwrap();
        assert!(versions.iter().all(|v| v.service != WITH_FILE || v.version == first));
        let packages = offer.due(now + 3 * DAY).expect("its day has come").clone();
        let then = app::publish::publish_at(&later.app.store, packages, now + 3 * DAY).await.unwrap();
        assert_eq!(then.service(WITH_FILE).unwrap().version, first + 1);
        assert_eq!(then.newer(WITH_FILE, first).map(|s| s.version), Some(first + 1));
        assert!(then.due(now + 9 * DAY).is_none());
        // A number below one that was published is refused.
        let mut lower = next(|s| s.version = first - 1);
        lower.catalogue.services.retain(|id, _| id == WITH_FILE);
        let Some(Error::Refused(Refusal::Conflict(m))) = house.again(lower).await.err() else { panic!("a lower version was published") };
        assert_eq!(m.key, "refusal-version-lower");
    }
}

/// A rule and what follows a limit are read by the person, by officers and by whoever has the code: they speak to none of them.
#[test]
fn rules_that_officers_read_too_spoke_to_the_applicant() {
    let mut found = vec![];
    for s in samples::catalogue().services.values() {
        let answer = s.time.answer.as_ref().map(|a| &a.limit.rule);
        let completeness = s.time.completeness.as_ref().map(|c| &c.rule);
        let extension = s.time.extension.as_ref().map(|e| &e.rule);
        let objection = s.objection.iter().flat_map(|o| [&o.within.rule, &o.time.rule]);
        let said = [&s.time.rule, &s.time.if_late].into_iter().chain(answer).chain(completeness).chain(extension).chain(objection);
        for text in said {
            for (lang, text) in &text.0 {
                if ["شما", " you ", "your ", "سؤالك", "لك "].iter().any(|form| text.contains(form)) {
                    found.push(format!("{} in {lang}: {text}", s.id));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
