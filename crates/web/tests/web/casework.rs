//! Casework through HTTP, with a service that has it all: completeness, tasks of several units side by side, one of them of
//! another agency with a limit and silence, a payment, an inspection, a contractor, more time, objection, and a permission
//! by silence.

use crate::fit;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::Id;
use domain::calendar::Day;
use domain::package::{SourceFile, parse};
use serde_json::{Value, json};
use testkit::samples::{self, EXAMPLE_DAY};
use testkit::{Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

const DAY: i64 = 86_400_000;

const SERVICE: &str = r#"
id: kiosk
version: 1
agency: mashhad-municipality
languages: [fa, en]
title: {fa: "کیوسک در بوستان", en: "A kiosk in a park"}
summary: {fa: "اجازهٔ کیوسک در بوستان.", en: "A kiosk in a park."}
life_events: [housing]
icon: shovel
audience: [resident]
who: {fa: "همه", en: "Everyone"}
cost: {rials: 500_000}
time:
  days: 30
  count: calendar
  rule: {fa: "سی روز.", en: "Thirty days."}
  if_late: {fa: "خودبه‌خود صادر می‌شود.", en: "It is granted by itself."}
  completeness: {days: 5, count: calendar, rule: {fa: "پنج روز برای کامل بودن.", en: "Five days."}}
  extension: {times: 1, days: 7, rule: {fa: "یک بار، هفت روز.", en: "Once, seven days."}}
  silence: {decision: permit, ground: silent}
result: {fa: "مجوز.", en: "A permit."}
channels: [{kind: web}]
steps: [{title: {fa: "درخواست", en: "Apply"}, by: person}]
form:
  sections:
    - id: main
      title: {fa: "کیوسک", en: "The kiosk"}
      questions:
        - {id: place, type: text, label: {fa: "کجا؟", en: "Where?"}}
stages:
  - id: opinions
    title: {fa: "نظرها", en: "Opinions"}
    side_by_side: true
    tasks:
      - id: trees
        title: {fa: "بررسی درختان", en: "Trees"}
        by: green-space
        outcomes: [{id: ok, title: {fa: "مانعی نیست", en: "No objection"}}]
      - id: paths
        title: {fa: "بررسی مسیرها", en: "Paths"}
        by: green-space
        outcomes: [{id: ok, title: {fa: "مانعی نیست", en: "No objection"}}]
      - id: pipes
        kind: consult
        title: {fa: "استعلام آب", en: "Pipes"}
        by: mashhad-water/applications
        limit: {days: 10, count: calendar, rule: {fa: "ده روز.", en: "Ten days."}}
        silence: agrees
        outcomes:
          - {id: agrees, title: {fa: "موافق", en: "Agrees"}}
          - {id: objects, title: {fa: "مخالف", en: "Objects"}}
  - id: payment
    title: {fa: "پرداخت", en: "Payment"}
    tasks:
      - id: fee
        kind: pay
        title: {fa: "پرداخت عوارض", en: "Fee"}
        by: green-space
        outcomes:
          - {id: paid, title: {fa: "پرداخت شد", en: "Paid"}}
          - {id: waived, title: {fa: "معاف", en: "Waived"}}
  - id: look
    title: {fa: "بازدید", en: "Visit"}
    tasks:
      - id: visit
        kind: inspect
        title: {fa: "بازدید محل", en: "Visit"}
        by: green-space
        photos: true
        checklist:
          - {id: level, title: {fa: "زمین هموار", en: "Level ground"}}
          - {id: power, title: {fa: "برق", en: "Power"}}
        outcomes: [{id: safe, title: {fa: "ایمن", en: "Safe"}}, {id: unlike, title: {fa: "ناهمخوان", en: "Unlike"}}]
    next:
      - when: visit == "unlike"
        correct: {ask: {fa: "نقشه را درست کنید.", en: "Correct the plan."}, then: look}
      - to: building
  - id: building
    title: {fa: "نصب", en: "Building"}
    tasks:
      - id: build
        kind: execute
        title: {fa: "نصب کیوسک", en: "Building"}
        by: card-services
        limit: {days: 3, count: calendar, rule: {fa: "سه روز.", en: "Three days."}}
        outcomes: [{id: built, title: {fa: "نصب شد", en: "Built"}}]
  - id: deciding
    title: {fa: "تصمیم", en: "Decision"}
    tasks:
      - {id: end, kind: decide, title: {fa: "تصمیم", en: "Decision"}, by: green-space}
objection:
  within: {days: 20, count: calendar, rule: {fa: "بیست روز.", en: "Twenty days."}}
  time: {days: 10, count: calendar, rule: {fa: "ده روز.", en: "Ten days."}}
  stages:
    - {id: board, title: {fa: "هیئت", en: "Board"}, unit: civil-works}
decisions:
  - id: permit
    outcome: granted
    title: {fa: "صدور", en: "Issued"}
    grounds:
      - {id: clear, title: {fa: "مانعی نیست.", en: "No objection."}}
      - {id: silent, title: {fa: "مهلت قانونی گذشت.", en: "The limit passed."}}
    letter: {fa: "{person}، صادر شد. {ground}", en: "{person}, it is issued. {ground}"}
  - id: refusal
    outcome: refused
    title: {fa: "رد", en: "Refused"}
    grounds:
      - {id: unsafe-place, title: {fa: "جا ایمن نیست.", en: "Not safe."}}
      - {id: water, title: {fa: "آب و فاضلاب مخالف بود.", en: "The water company objected."}, when: pipes == "objects"}
    letter: {fa: "{person}، رد شد. {ground}", en: "{person}, it is refused. {ground}"}
examples:
  valid: [{name: a park, answers: {place: "بوستان نمونه"}}]
  invalid: [{name: nowhere, answers: {}, expect: {place: answer-needed}}]
"#;

/// Whether the municipality is open at half past nine.
pub fn is_open(day: Day) -> bool {
    let days = domain::calendar::Calendars::new(samples::catalogue());
    days.of("mashhad-municipality").visits_on(day).is_some_and(|(from, to)| from <= 570 && to > 630)
}

/// The next day after today on which it is.
pub fn open_day() -> Day {
    let today = Day::at(app::now::now(), domain::calendar::TEHRAN).0;
    (today + 1..).map(Day).find(|d| is_open(*d)).unwrap()
}

/// The next Friday after today.
fn friday() -> Day {
    let today = Day::at(app::now::now(), domain::calendar::TEHRAN).0;
    (today + 1..).map(Day).find(|d| d.weekday() == 5).unwrap()
}

/// The sample packages with that service, and a contractor in one of the municipality's units.
pub fn packages() -> Options {
    packages_with("")
}

/// The same with more in the time of that service.
pub fn packages_with(time: &str) -> Options {
    edited(|text| text.replace("  silence: {decision: permit", &format!("{time}  silence: {{decision: permit")))
}

/// Those packages with another contractor, from today on.
fn another_contractor(mut options: Options) -> Options {
    let agency = options.catalogue.agencies.get_mut("mashhad-municipality").unwrap();
    let contract = agency.units.iter_mut().find_map(|u| u.contract.as_mut().filter(|c| c.reference == "12/345")).unwrap();
    (contract.reference, contract.from) = ("12/678".into(), Day::at(app::now::now(), domain::calendar::TEHRAN).to_string());
    options
}

/// The same with that service edited.
pub fn edited(edit: impl Fn(&str) -> String) -> Options {
    let mut files = samples::files(&samples::packages());
    files.push(SourceFile { path: "mashhad/services/kiosk.yaml".into(), text: edit(SERVICE) });
    let contract = "    contract: {contractor: {fa: \"شرکت نمونهٔ سازندگان\", en: \"Sample Builders\", ar: \"شركة البناء\"}, reference: \"12/345\", from: 2026-01-01, until: 2036-01-01}\n";
    for f in &mut files {
        if f.path.ends_with("mashhad-municipality.yaml") {
            f.text = f.text.replace("  - id: card-services\n", &format!("  - id: card-services\n{contract}"));
        }
    }
    let catalogue = parse(&files, EXAMPLE_DAY).unwrap_or_else(|m| panic!("{m:?}"));
    Options { catalogue, ..Default::default() }
}

/// A house with that service, its applicant and three desks.
pub struct Place {
    pub house: House,
    pub me: PersonToken,
    pub green: OfficerToken,
    pub water: OfficerToken,
    pub cards: OfficerToken,
    pub civil: OfficerToken,
}

impl Place {
    pub async fn new(engine: Engine) -> Place {
        Place::with(engine, packages()).await
    }
    pub async fn with(engine: Engine, options: Options) -> Place {
        let house = House::with(engine, options).await;
        Place {
            me: PersonToken::resident(&house, 0).await,
            green: OfficerToken::new(&house, "green.municipality").await,
            water: OfficerToken::new(&house, "customers.water").await,
            cards: OfficerToken::new(&house, "cards.municipality").await,
            civil: OfficerToken::new(&house, "works.municipality").await,
            house,
        }
    }
    pub async fn apply(&self) -> Id {
        self.me.applies("kiosk", json!({ "place": "بوستان ملت" })).await
    }
    /// The case as the applicant's program sees it.
    pub async fn case(&self, id: Id) -> Value {
        self.me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json()
    }
    /// The open task of a kind.
    pub async fn task(&self, id: Id, kind: &str) -> String {
        let case = self.house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
        case.tasks.iter().find(|t| t.kind == kind).unwrap_or_else(|| panic!("no task {kind} in {:?}", case.tasks)).id.to_string()
    }
    pub async fn kinds(&self, id: Id) -> Vec<String> {
        let case = self.house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
        case.tasks.into_iter().map(|t| t.kind).collect()
    }
    pub async fn finish(&self, who: &Client, id: Id, kind: &str, more: Value) -> testkit::Answer {
        let mut body = json!({ "task": self.task(id, kind).await });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        who.json("POST", &format!("/api/v1/desk/cases/{id}/finish"), &body).await
    }
    /// Goes on until the first stage is done.
    pub async fn opinions(&self, id: Id) {
        for (who, kind, outcome) in [(&*self.green, "trees", "ok"), (&*self.green, "paths", "ok"), (&*self.water, "pipes", "agrees")] {
            self.finish(who, id, kind, json!({ "outcome": outcome })).await.expect(200);
        }
    }
    /// And until the decision is to be made.
    pub async fn until_decision(&self, id: Id) {
        self.opinions(id).await;
        // In one house several cases go this way, with the one receipt.
        let paid = json!({ "outcome": "paid", "receipt": "۱۲۳۴", "elsewhere": true });
        self.finish(&self.green, id, "fee", paid).await.expect(200);
        self.finish(&self.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] }))
            .await
            .expect(200);
        self.finish(&self.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
    }
    pub async fn decide(&self, who: &Client, id: Id, decision: &str, ground: &str) {
        let body = json!({ "decision": decision, "ground": ground });
        who.json("POST", &format!("/api/v1/desk/cases/{id}/decision"), &body).await.expect(200);
    }
    /// Moves the beginnings of a case's clocks by so many milliseconds, and when the clock wakes with them. Moved back and
    /// forth again, the case is what its events say.
    pub async fn moved(&self, id: Id, by: i64) {
        let app = self.house.app.clone();
        let move_all = move |tx: &mut store::Tx| {
            let mut c = store::case::get(tx, id)?.unwrap();
            c.clock.started_at += by;
            c.completeness.iter_mut().for_each(|k| k.started_at += by);
            let clocks = c.tasks.iter_mut().filter_map(|t| t.clock.as_mut());
            clocks.for_each(|k| (k.started_at, k.told) = (k.started_at + by, k.told.map(|told| told + by)));
            c.asked.iter_mut().filter_map(|a| a.by.as_mut()).for_each(|a| (a.asked_at, a.until) = (a.asked_at + by, a.until + by));
            let service = app.offer.version(&c.service, c.version).unwrap();
            let dates = store::case::Dates::of(&c, &service, &app.offer.calendars);
            tx.one(
                "UPDATE cases SET state = ?2, due_at = ?3 WHERE id = ?1",
                vec![id.into(), store::case::state_json(&c).into(), dates.due_at.into()],
            );
            store::case::put_wakes_at(tx, id, dates.wakes_at);
            Ok(())
        };
        self.house.app.store.write(move_all).await.unwrap();
    }
    /// Moves the time of a case's decision, and until when one may object with it.
    pub async fn decision_moved(&self, id: Id, by: i64) {
        let move_it = move |tx: &mut store::Tx| {
            let mut c = store::case::get(tx, id)?.unwrap();
            c.decision.iter_mut().for_each(|d| (d.at, d.object_until) = (d.at + by, d.object_until.map(|until| until + by)));
            tx.one("UPDATE cases SET state = ?2 WHERE id = ?1", vec![id.into(), store::case::state_json(&c).into()]);
            Ok(())
        };
        self.house.app.store.write(move_it).await.unwrap();
    }
    pub async fn is_whole(&self) {
        self.house.work().await;
        let report = self.house.verify().await;
        assert_eq!(report.broken, 0, "{report:?}");
    }
}

pub fn photo() -> Value {
    json!({ "name": "photo.jpg", "content": STANDARD.encode(samples::file("jpeg")) })
}

/// How often something happened in a case.
fn times(case: &Value, kind: &str) -> usize {
    case["timeline"].as_array().unwrap().iter().filter(|e| e["kind"] == kind).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_through_all_kinds_of_work_and_an_objection_through_the_api() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let at = format!("/api/v1/desk/cases/{id}");
        let post = async |who: &Client, what: &str, body: Value| who.json("POST", &format!("{at}/{what}"), &body).await;

        // The limit begins when the application is complete, and not before: there is nothing to make longer.
        assert_eq!(post(&p.green, "extension", json!({ "reason": "باران" })).await.expect(409).key(), "refusal-no-more-extension");
        assert_eq!(post(&p.water, "completeness", json!({})).await.expect(409).key(), "refusal-not-steward");
        post(&p.green, "completeness", json!({})).await.expect(200);
        assert_eq!(post(&p.green, "completeness", json!({})).await.expect(409).key(), "refusal-complete-already");
        assert_eq!(post(&p.water, "extension", json!({ "reason": "باران" })).await.expect(409).key(), "refusal-not-steward");
        let before = p.case(id).await["due_at"].clone();
        post(&p.green, "extension", json!({ "reason": "" })).await.expect(422);
        post(&p.green, "extension", json!({ "reason": "باران" })).await.expect(200);
        assert_ne!(p.case(id).await["due_at"], before);
        assert_eq!(post(&p.green, "extension", json!({ "reason": "باز هم" })).await.expect(409).key(), "refusal-no-more-extension");

        // Three tasks of two units side by side.
        let v = p.case(id).await;
        assert_eq!(v["tasks"].as_array().unwrap().len(), 3, "{v}");
        assert_eq!(p.finish(&p.water, id, "trees", json!({ "outcome": "ok" })).await.expect(403).key(), "refusal-not-allowed");
        assert_eq!(
            p.finish(&p.green, id, "trees", json!({ "outcome": "never" })).await.expect(422).json()["errors"][0]["question"],
            "outcome"
        );
        p.finish(&p.cards, id, "trees", json!({ "outcome": "ok" })).await.expect(404);
        let trees = p.task(id, "trees").await;
        p.opinions(id).await;
        // What was done is not done twice.
        let again = json!({ "task": trees, "outcome": "ok" });
        assert_eq!(post(&p.green, "finish", again).await.expect(409).key(), "refusal-task-ended");
        // Whose work is done may still read.
        p.water.get(&at).await.expect(200);
        post(&p.water, "finish", json!({ "outcome": "agrees" })).await.expect(403);

        let v = p.case(id).await;
        assert_eq!(v["status"], "waiting", "the person must pay: {v}");
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid" })).await.expect(422);
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        assert_eq!(p.case(id).await["status"], "open");

        post(&p.green, "appointment", json!({ "date": "دیروز", "time": "25:00", "place": "" })).await.expect(422);
        post(&p.green, "appointment", json!({ "date": "1400/01/01", "time": "09:30", "place": "بوستان" })).await.expect(422);
        let appoint = |day: Day, time: &str| json!({ "date": day.to_string(), "time": time, "place": "بوستان" });
        let wrong = |answer: Answer| {
            let told = answer.expect(422).json()["errors"][0].clone();
            (told["question"].as_str().unwrap().to_string(), told["key"].as_str().unwrap().to_string())
        };
        let (day, friday) = (open_day(), friday());
        let said = |field: &str, key: &str| (field.to_string(), key.to_string());
        assert_eq!(wrong(post(&p.green, "appointment", appoint(friday, "09:30")).await), said("date", "answer-agency-closed"));
        assert_eq!(wrong(post(&p.green, "appointment", appoint(day, "20:30")).await), said("time", "answer-time-out-of-range"));
        let late = Day(Day::at(app::now::now(), 210).0 + 60);
        let late = (0..9).map(|n| Day(late.0 + n)).find(|d| is_open(*d)).unwrap();
        assert_eq!(wrong(post(&p.green, "appointment", appoint(late, "09:30")).await), said("date", "answer-after-limit"));
        post(&p.green, "appointment", appoint(day, "09:30")).await.expect(200);
        post(&p.green, "appointment", appoint(day, "10:30")).await.expect(200);
        let v = p.case(id).await;
        let became: Vec<&Value> = v["timeline"].as_array().unwrap().iter().map(|e| &e["appointment"]).filter(|a| !a.is_null()).collect();
        assert_eq!(became, ["replaced", "stands"], "{v}");
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe" })).await.expect(422);
        let pdf = json!({ "name": "a.pdf", "content": STANDARD.encode(samples::pdf(1)) });
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "files": [pdf] })).await.expect(422);
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["roof"], "files": [photo()] })).await.expect(422);
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);

        // The contractor, by name.
        let v = p.case(id).await;
        assert!(v["tasks"][0]["contract"]["reference"] == "12/345", "{v}");
        assert_eq!(
            post(&p.cards, "decision", json!({ "decision": "permit", "ground": "clear" })).await.expect(409).key(),
            "refusal-stage-does-not-decide"
        );
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        let early = p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "نه" })).await.expect(409);
        assert_eq!(early.key(), "refusal-not-decided");
        p.decide(&p.green, id, "refusal", "unsafe-place").await;

        let objects = format!("/api/v1/cases/{id}/objection");
        p.me.json("POST", &objects, &json!({ "text": " " })).await.expect(422);
        p.me.json("POST", &objects, &json!({ "text": "جا ایمن است." })).await.expect(200);
        assert_eq!(p.me.json("POST", &objects, &json!({ "text": "دوباره" })).await.expect(409).key(), "refusal-objected-already");
        let v = p.case(id).await;
        assert_eq!((v["status"].as_str(), p.kinds(id).await), (Some("open"), vec![String::new()]));
        assert!(v["days_left"].as_i64().is_some_and(|d| (9..=10).contains(&d)), "the limit of the objection: {v}");
        let late = pages::Words::of(domain::Lang::FA).say("case-late-counted");
        assert_eq!(v["if_late"], json!(late), "what silence about the application meant was said of the objection");
        assert_eq!(post(&p.civil, "extension", json!({ "reason": "باران" })).await.expect(409).key(), "refusal-no-more-extension");
        p.decide(&p.civil, id, "permit", "clear").await;
        let v = p.case(id).await;
        assert_eq!((v["objection"]["review"].as_str(), v["decision"]["outcome"].as_str()), (Some("replaced"), Some("granted")), "{v}");
        assert_eq!(p.me.json("POST", &objects, &json!({ "text": "دوباره" })).await.expect(409).key(), "refusal-objected-already");
        p.is_whole().await;

        // What was counted, for everyone to see.
        let anyone = testkit::Anonymous::new(&p.house);
        let counted = async |agency: &str| {
            let v = anyone.get(&format!("/api/v1/agencies/{agency}")).await.expect(200).json();
            let rows = v["conduct"].as_array().unwrap().clone();
            rows.into_iter().map(|r| (r["unit"]["id"].as_str().unwrap_or("").to_string(), r)).collect::<std::collections::BTreeMap<_, _>>()
        };
        let city = counted("mashhad-municipality").await;
        let steward = &city[""];
        assert_eq!((&steward["on_time"], &steward["objected"], &steward["replaced"]), (&json!(2), &json!(1), &json!(1)), "{city:?}");
        // Three tasks and the decision; when the person paid says nothing of the unit.
        assert_eq!((&city["green-space"]["on_time"], &city["green-space"]["late"]), (&json!(4), &json!(0)));
        assert_eq!((&city["card-services"]["on_time"], &city["card-services"]["contract"]["reference"]), (&json!(1), &json!("12/345")));
        // The unit that decided first, and not the one that looked at the objection.
        assert_eq!((&city["green-space"]["objected"], &city["green-space"]["replaced"]), (&json!(1), &json!(1)), "{city:?}");
        assert_eq!(counted("mashhad-water").await["applications"]["on_time"], 1);
        assert!(counted("civil-registration").await.is_empty());
        anyone.get("/api/v1/agencies/nobody").await.expect(404);
        for lang in ["fa", "en", "ar"] {
            let page = anyone.get(&format!("/agencies/mashhad-municipality?lang={lang}")).await.expect(200);
            fit(&page);
            assert!(page.text().contains("id=\"conduct\"") && !page.text().contains("conduct-"), "{lang}");
        }
        let page = testkit::Anonymous::new(&p.house).get("/agencies/civil-registration").await.expect(200);
        assert!(page.text().contains(&pages::Words::of(domain::Lang::FA).say("conduct-empty")));

        // And of all agencies together, as the same counters say it.
        p.house.work().await;
        let v = anyone.get("/api/v1/figures").await.expect(200).json();
        let of = |id: &str| v["agencies"].as_array().unwrap().iter().find(|a| a["agency"]["id"] == id).unwrap().clone();
        let (own, none) = (of("mashhad-municipality"), of("civil-registration"));
        for what in ["on_time", "late", "by_silence", "returned", "objected", "upheld", "replaced"] {
            assert_eq!(own[what], steward[what], "{what} on {engine:?}: {v}");
        }
        // The decision on the objection is on time too, and no second case; of the two that are tasks, each counts for its agency.
        assert_eq!((&own["decided"], &none["decided"]), (&json!(1), &json!(0)), "{v}");
        let sum = |what: &str| v["agencies"].as_array().unwrap().iter().map(|a| a[what].as_i64().unwrap()).sum::<i64>();
        for what in ["decided", "on_time", "returned", "objected"] {
            assert_eq!(v["total"][what], sum(what), "{what}");
        }
        assert!(v["since"].as_str().is_some_and(|at| at.starts_with("20")), "{v}");
        for lang in ["fa", "en", "ar"] {
            let page = testkit::Anonymous::new(&p.house).get(&format!("/figures?lang={lang}")).await.expect(200);
            fit(&page);
            let text = page.text();
            assert!(text.contains("href=\"/agencies/mashhad-municipality#conduct\"") && text.contains("class=\"sum\""), "{lang}");
            assert!(!text.contains("all-figures-") && !text.contains("conduct-"), "{lang}");
        }

        // Another contractor has the unit: these are not its figures.
        let other = testkit::Anonymous::new(&p.house.again(another_contractor(packages())).await.unwrap());
        let v = other.get("/api/v1/agencies/mashhad-municipality").await.expect(200).json();
        let of_cards: Vec<_> = v["conduct"].as_array().unwrap().iter().filter(|r| r["unit"]["id"] == "card-services").collect();
        assert_eq!(of_cards.len(), 1, "{v}");
        assert_eq!((&of_cards[0]["under"], &of_cards[0]["contract"]), (&json!("12/345"), &json!(null)), "{v}");
        let page = other.get("/agencies/mashhad-municipality?lang=en").await.expect(200);
        assert!(page.text().contains("former contract") && !page.text().contains("Sample Builders"), "{}", page.shortened());
    }
}

/// When another contractor had the unit, nothing said whose decision the person objected to.
#[tokio::test(flavor = "multi_thread")]
async fn of_a_decision_under_a_former_contract_the_contract_was_named_nowhere() {
    let decided_by_a_contractor =
        || edited(|text| text.replace("en: \"Decision\"}, by: green-space", "en: \"Decision\"}, by: card-services"));
    let words = pages::Words::of(domain::Lang::FA);
    let unit = domain::case::Place { agency: "mashhad-municipality".into(), unit: "card-services".into() };
    for engine in ENGINES {
        let p = Place::with(engine, decided_by_a_contractor()).await;
        let id = p.apply().await;
        p.until_decision(id).await;
        p.decide(&p.cards, id, "refusal", "unsafe-place").await;
        let under = words.contract(&p.house.app.offer.catalogue, &unit, "12/345").unwrap();
        assert!(under.contains("شرکت نمونهٔ سازندگان"), "{under}");
        let me = PersonPages::resident(&p.house, 0).await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        // Beside who decided, and with the event.
        assert_eq!(page.text().matches(&under).count(), 2, "{}", page.shortened());
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);

        let later = p.house.again(another_contractor(decided_by_a_contractor())).await.unwrap();
        let former = words.contract(&later.app.offer.catalogue, &unit, "12/345").unwrap();
        assert!(former.contains("۱۲/۳۴۵") && !former.contains("شرکت نمونهٔ سازندگان"), "{former}");
        for (who, of) in [(&*p.me, "cases"), (&*p.civil, "desk/cases")] {
            let v = who.at(&later).get(&format!("/api/v1/{of}/{id}")).await.expect(200).json();
            assert_eq!((&v["decision"]["contract"], v["objection"].is_null()), (&json!("12/345"), false), "on {engine:?}: {v}");
        }
        let me = me.at(&later);
        let desk = OfficerPages::new(&later, "works.municipality").await;
        let pages = [me.get(&format!("/cases/{id}")).await, desk.get(&format!("/desk/cases/{id}")).await];
        for page in pages {
            let page = page.expect(200);
            fit(&page);
            assert!(page.text().contains(&former) && !page.text().contains("۱۲/۶۷۸"), "{}", page.shortened());
        }
        let events = later.app.store.read(move |tx| store::case::get_with_events(tx, id)).await.unwrap().unwrap().1;
        let seq = events.iter().find(|e| e.kind == "decided").unwrap().seq;
        let letter = me.get(&format!("/cases/{id}/letters/{seq}")).await.expect(200);
        fit(&letter);
        assert!(letter.text().contains(&former) && !letter.text().contains("۱۲/۶۷۸"), "{}", letter.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_passes_and_the_law_decides_exactly_once_with_two_workers() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let mut cases = vec![];
        for _ in 0..4 {
            let id = p.apply().await;
            p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
            p.moved(id, -31 * DAY).await;
            cases.push(id);
        }
        // Two workers of two programs on the same database.
        let other = p.house.again(packages()).await.unwrap();
        let (a, b) = tokio::join!(app::worker::tick(&p.house.app), app::worker::tick(&other.app));
        let _ = (a.unwrap(), b.unwrap());
        p.house.work().await;
        other.work().await;
        for id in cases {
            let v = p.case(id).await;
            assert_eq!((v["decision"]["by"].as_str(), v["decision"]["ground"]["id"].as_str()), (Some("silence"), Some("silent")), "{v}");
            assert_eq!((times(&v, "decided"), v["status"].as_str()), (1, Some("decided")), "on {engine:?}: {v}");
            // In the head of its letter is no unit, for none decided.
            let letter = v["letters"].as_array().unwrap().iter().find(|l| l["kind"] == "decided").unwrap()["event"].clone();
            let letter = p.me.get(&format!("/api/v1/cases/{id}/letters/{letter}")).await.expect(200).json();
            assert_eq!((&letter["unit"], &letter["contract"]), (&Value::Null, &Value::Null), "{letter}");
            assert!(letter["how"].is_string(), "{letter}");
            assert_eq!(p.kinds(id).await, Vec::<String>::new());
            let events = p.house.app.store.read(move |tx| store::case::get_with_events(tx, id)).await.unwrap().unwrap().1;
            assert_eq!(events.iter().filter(|e| e.kind == "decided").count(), 1);
            p.moved(id, 31 * DAY).await;
        }
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_completes_and_agrees_and_who_comes_after_a_limit_finds_it_passed() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        // Nobody said whether it is complete.
        let id = p.apply().await;
        p.moved(id, -6 * DAY).await;
        p.house.work().await;
        let v = p.case(id).await;
        assert_eq!((times(&v, "completed"), v["status"].as_str()), (1, Some("open")), "{v}");
        // The consulted agency is silent.
        p.moved(id, -6 * DAY).await;
        p.house.work().await;
        assert_eq!(p.kinds(id).await, ["trees", "paths"]);
        // An officer who comes before the worker.
        let late = p.apply().await;
        p.green.json("POST", &format!("/api/v1/desk/cases/{late}/completeness"), &json!({})).await.expect(200);
        p.moved(late, -31 * DAY).await;
        let refused = p.green.json("POST", &format!("/api/v1/desk/cases/{late}/questions"), &json!({ "text": "کجا؟" })).await;
        assert_eq!(refused.status, 409, "{}", refused.shortened());
        p.house.work().await;
        assert_eq!(p.case(late).await["decision"]["by"], "silence");
        // It was granted before anybody was asked to pay: page, letter and API say that nothing is to be paid.
        let nothing = pages::Words::of(domain::Lang::FA).say("invoice-unasked");
        let (mine, decided) = (PersonPages::resident(&p.house, 0).await, p.case(late).await);
        assert!(mine.get(&format!("/cases/{late}")).await.expect(200).text().contains(&nothing));
        assert!(decided["decision"]["nothing_to_pay"].is_string(), "{decided}");
        let letter = decided["letters"].as_array().unwrap().last().unwrap()["event"].as_i64().unwrap();
        let told = p.me.get(&format!("/api/v1/cases/{late}/letters/{letter}")).await.expect(200).json();
        let printed = mine.get(&format!("/cases/{late}/letters/{letter}")).await.expect(200);
        fit(&printed);
        let own = pages::Words::of(domain::Lang::parse(told["lang"].as_str().unwrap()).unwrap()).say("invoice-unasked");
        assert!(told["nothing_to_pay"] == own && printed.text().contains(&own), "{told}");
        // Too late to object.
        p.decision_moved(late, -21 * DAY).await;
        let objection = p.me.json("POST", &format!("/api/v1/cases/{late}/objection"), &json!({ "text": "نه" })).await.expect(409);
        assert_eq!(objection.key(), "refusal-objection-too-late");
        assert_eq!(p.case(late).await["object_until"], Value::Null);
        p.decision_moved(late, 21 * DAY).await;
        p.moved(late, 31 * DAY).await;
        // Of the first, the legal clock began in between.
        p.moved(id, 6 * DAY).await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "" })).await.expect(200);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_say_what_is_wrong_beside_the_fields_and_keep_what_was_typed() {
    let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let water = OfficerPages::new(&p.house, "customers.water").await;
        let me = PersonPages::resident(&p.house, 0).await;
        let id = p.apply().await;
        let at = format!("/desk/cases/{id}");
        let (trees, paths, pipes) = (p.task(id, "trees").await, p.task(id, "paths").await, p.task(id, "pipes").await);

        // Each desk lists its own tasks.
        for (desk, own, others) in [(&green, vec![&trees, &paths], vec![&pipes]), (&water, vec![&pipes], vec![&trees, &paths])] {
            let list = desk.get("/desk").await.expect(200);
            fit(&list);
            assert!(own.iter().all(|t| list.text().contains(t.as_str())) && !others.iter().any(|t| list.text().contains(t.as_str())));
        }
        let page = green.get(&format!("{at}?task={paths}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&format!("name=\"task\" value=\"{paths}\"")), "the task that the list led to");
        fit(&water.post(&format!("/desk/tasks/{trees}/claim"), &[]).await.expect(403));
        fit(&water.upload(&format!("{at}/finish"), &[("task", &trees), ("outcome", "ok")], &[]).await.expect(403));
        // What is wrong is said on the page of the same task.
        let page =
            green.upload(&format!("{at}/finish"), &[("task", &paths), ("outcome", "never"), ("note", "یادداشت من")], &[]).await.expect(422);
        fit(&page);
        assert!(page.text().contains(&says("answer-not-an-option")) && page.text().contains("یادداشت من"));
        assert!(page.text().contains(&format!("name=\"task\" value=\"{paths}\"")));

        green.post(&format!("{at}/completeness"), &[("task", &trees)]).await.expect(303);
        fit(&green.post(&format!("{at}/completeness"), &[("task", &trees)]).await.expect(409));
        let page = green.post(&format!("{at}/extension"), &[("task", &trees), ("reason", "")]).await.expect(422);
        fit(&page);
        green.post(&format!("{at}/extension"), &[("task", &trees), ("reason", "باران")]).await.expect(303);
        let page = green.post(&format!("{at}/extension"), &[("task", &trees), ("reason", "دوباره باران")]).await.expect(409);
        fit(&page);
        assert!(page.text().contains(&says("refusal-no-more-extension")));
        p.opinions(id).await;
        fit(&me.get(&format!("/cases/{id}")).await.expect(200));

        let fee = p.task(id, "fee").await;
        let page = green.upload(&format!("{at}/finish"), &[("task", &fee), ("outcome", "paid"), ("receipt", "")], &[]).await.expect(422);
        fit(&page);
        // The summary names the field: no question stands there.
        let named = pages::Words::of(domain::Lang::FA).say_with("desk-needed-field", &[("field", says("desk-receipt").into())]);
        assert!(page.text().contains("id=\"receipt\"") && page.text().contains(&named) && page.text().contains(&says("desk-needed")));
        assert!(!page.text().contains(&says("answer-needed")));
        green
            .upload(&format!("{at}/finish"), &[("task", &fee), ("outcome", "paid"), ("receipt", "140599"), ("rials", "500000")], &[])
            .await
            .expect(303);

        let visit = p.task(id, "visit").await;
        let appoint = async |date: &str, time: &str, place: &str| {
            green.post(&format!("{at}/appointment"), &[("task", &visit), ("date", date), ("time", time), ("place", place)]).await
        };
        let page = appoint("روز خوب", "25:61", "جلوی در").await.expect(422);
        fit(&page);
        assert!(page.text().contains("روز خوب") && page.text().contains("25:61") && page.text().contains("جلوی در"));
        assert_eq!(page.text().matches("field field-wrong").count(), 2, "beside the day and the time");
        for (date, time) in [("1400/01/01", "09:30"), (&Day::at(app::now::now(), 210).to_string(), "00:00")] {
            let page = appoint(date, time, "جلوی در").await.expect(422);
            fit(&page);
            assert_eq!(page.text().matches("field field-wrong").count(), 1, "{date} {time} is past, and that is said beside the day");
        }
        let (y, m, d) = open_day().jalali();
        let persian = pages::Words::of(domain::Lang::FA).digits(&format!("{y}/{m:02}/{d:02}"));
        let page = appoint(&persian, "۰۹:۳۰", &"جلوی در ".repeat(30)).await.expect(422);
        assert_eq!(page.text().matches("field field-wrong").count(), 1, "a place of two hundred and forty characters");
        let page = appoint("۱۴۲۰/۰۲/۰۳", "۰۹:۳۰", "جلوی در").await.expect(422);
        fit(&page);
        assert_eq!(page.text().matches("field field-wrong").count(), 1, "after the limit, and that is said beside the day");
        let soon = appoint(&persian, "۰۹:۳۰", "جلوی در").await;
        assert_eq!(soon.status, 303, "Persian digits ({persian}): {}", soon.shortened());
        assert_eq!(appoint(&persian, "۱۰:۳۰", "کنار حوض").await.status, 303);
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = page.text();
        assert!(text.contains("جلوی در") && text.contains("کنار حوض") && text.contains(&says("timeline-place")));
        let replaced = pages::Words::of(domain::Lang::FA).msg(&domain::Msg::new("event-appointed-replaced").with("at", "@"));
        assert_eq!(text.matches(replaced.split(['\u{2068}', '@']).next().unwrap()).count(), 1, "{}", page.shortened());
        // A question hid the visit from the person who must be there.
        let question = json!({ "text": "کلید نزد کیست؟" });
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &question).await.expect(200);
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let turn = page.text().split("duty-turn").nth(1).unwrap().split("duty-part").next().unwrap().to_string();
        assert!(turn.contains("کنار حوض"), "{turn}");
        assert!(!page.text().contains("maxlength=\"4000\""), "a browser cuts what is longer without a word");
        p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "نزد من" })).await.expect(200);
        let page =
            green.upload(&format!("{at}/finish"), &[("task", &visit), ("outcome", "safe"), ("checked", "level")], &[]).await.expect(422);
        fit(&page);
        assert!(page.text().contains(&says("answer-photo-needed")) && page.text().contains("value=\"level\" checked"));
        let jpeg = samples::file("jpeg");
        let fields = [("task", visit.as_str()), ("outcome", "safe"), ("checked", "level"), ("checked", "power")];
        green.upload(&format!("{at}/finish"), &fields, &[("file", "a.jpg", &jpeg)]).await.expect(303);
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);

        let end = p.task(id, "end").await;
        let decision = [("task", end.as_str()), ("decision", "refusal"), ("ground", "unsafe-place"), ("act", "preview")];
        fit(&green.post(&format!("{at}/decision"), &decision).await.expect(200));
        green.post(&format!("{at}/decision"), &[decision[0], decision[1], decision[2], ("act", "decide")]).await.expect(303);
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("id=\"objection\""));
        fit(&me.post(&format!("/cases/{id}/objection"), &[("text", "")]).await.expect(422));
        me.post(&format!("/cases/{id}/objection"), &[("text", "جا ایمن است.")]).await.expect(303);
        let page = me.post(&format!("/cases/{id}/objection"), &[("text", "باز هم ایمن است.")]).await.expect(409);
        fit(&page);
        fit(&OfficerPages::new(&p.house, "works.municipality").await.get(&at).await.expect(200));
        p.decide(&p.civil, id, "refusal", "unsafe-place").await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(!page.text().contains("id=\"objection\""));

        // Too late to object: the form is gone, and who sends it all the same is told.
        let late = p.apply().await;
        p.until_decision(late).await;
        p.decide(&p.green, late, "refusal", "unsafe-place").await;
        p.decision_moved(late, -21 * DAY).await;
        assert!(!me.get(&format!("/cases/{late}")).await.expect(200).text().contains("id=\"objection\""));
        let page = me.post(&format!("/cases/{late}/objection"), &[("text", "دیر شد")]).await.expect(409);
        fit(&page);
        assert!(page.text().contains(&says("refusal-objection-too-late")));
        p.decision_moved(late, 21 * DAY).await;
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_tasks_are_taken_and_given_back_at_once_and_each_says_what_came_of_it() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let (trees, paths, pipes) = (p.task(id, "trees").await, p.task(id, "paths").await, p.task(id, "pipes").await);
        let all = async |who: &Client, act: &str, tasks: &[&str]| {
            who.json("POST", "/api/v1/desk/bulk", &json!({ "act": act, "tasks": tasks })).await
        };
        let done = |a: testkit::Answer| -> Vec<(bool, String)> {
            let of = |r: &Value| (r["done"] == true, r["key"].as_str().unwrap_or("").to_string());
            a.expect(200).json()["results"].as_array().unwrap().iter().map(of).collect()
        };
        let nowhere = Id::from_u128(7).to_string();
        let first = done(all(&p.green, "claim", &[&trees, &pipes, &nowhere, &paths]).await);
        let (yes, no) = (|| (true, String::new()), |key: &str| (false, key.to_string()));
        assert_eq!(first, [yes(), no("refusal-not-allowed"), no("refusal-not-found"), yes()], "on {engine:?}");
        assert_eq!(done(all(&p.cards, "claim", &[&trees]).await), [no("refusal-not-found")]);
        all(&p.green, "claim", &[]).await.expect(422);
        all(&p.green, "decide", &[&trees]).await.expect(422);
        all(&p.green, "release", &vec![trees.as_str(); 51]).await.expect(422);
        assert_eq!(done(all(&p.green, "release", &[&trees, &trees]).await), [yes(), no("refusal-not-claimed")]);
        let listed = p.green.get("/api/v1/desk/tasks").await.expect(200).json();
        assert_eq!(listed["tasks"][0]["task"]["title"].as_str().map(str::is_empty), Some(false), "{listed}");

        // The same without a program.
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let list = green.get("/desk").await.expect(200);
        fit(&list);
        assert!(list.text().contains(&format!("/desk/cases/{id}?task={trees}")) && list.text().contains("بررسی درختان"));
        let page =
            green.post("/desk/bulk", &[("act", "release"), ("view", "mine"), ("tasks", &paths), ("tasks", &trees)]).await.expect(200);
        fit(&page);
        let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
        assert!(page.text().contains(&says("desk-bulk-released")) && page.text().contains(&says("refusal-not-claimed")));
        let page = green.post("/desk/bulk", &[("act", "claim"), ("tasks", "?")]).await.expect(200);
        fit(&page);
        let page = green.post("/desk/bulk", &[("act", "claim")]).await.expect(422);
        fit(&page);
        assert!(page.text().contains(&says("desk-bulk-none")));
        p.is_whole().await;
    }
}

/// A program that asked what an outcome would lead to, where there is none to choose, was told that the case had changed.
#[tokio::test(flavor = "multi_thread")]
async fn of_a_stage_without_outcomes_it_was_said_that_the_case_had_changed() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.until_decision(id).await;
        let at = format!("/api/v1/desk/cases/{id}/outcomes");
        let none = json!({ "outcomes": [] });
        // A task that decides; then, while the objection is looked at, a stage without tasks of its own.
        assert_eq!(p.green.get(&at).await.expect(200).json(), none, "on {engine:?}");
        assert_eq!(p.green.get(&format!("{at}?task={}", p.task(id, "end").await)).await.expect(200).json(), none);
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
        assert_eq!(p.civil.get(&at).await.expect(200).json(), none, "on {engine:?}");
        // A task that is not open any more is something else.
        let gone = p.civil.get(&format!("{at}?task={}", Id::from_u128(7))).await.expect(409);
        assert_eq!(gone.key(), "refusal-changed-meanwhile");
    }
}

/// An officer of the green space beside the sample one, who may sign in or has left.
async fn another_of_green_space(house: &House, name: &str, active: bool) {
    let new = app::people::NewOfficer {
        name: name.into(),
        agency: "mashhad-municipality".into(),
        unit: "green-space".into(),
        title: domain::Text::of(domain::Lang::FA, "کارشناس دوم"),
        passphrase: "a long enough passphrase".into(),
        skills: None,
    };
    app::people::put_officer(&house.app, new).await.unwrap();
    if !active {
        app::people::deactivate(&house.app, name).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_could_give_a_task_to_a_colleague_by_hand() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        another_of_green_space(&p.house, "green.second", true).await;
        another_of_green_space(&p.house, "green.gone", false).await;
        let second = OfficerToken::new(&p.house, "green.second").await;
        let id = p.apply().await;
        let (trees, paths, pipes) = (p.task(id, "trees").await, p.task(id, "paths").await, p.task(id, "pipes").await);
        let give = async |who: &Client, task: &str, to: &str| {
            who.json("POST", &format!("/api/v1/desk/tasks/{task}/assign"), &json!({ "officer": to })).await
        };
        let mine = async |who: &Client| {
            let v = who.get("/api/v1/desk/tasks?view=mine").await.expect(200).json();
            let ids = |t: &Value| t["id"].as_str().unwrap().to_string();
            v["tasks"].as_array().unwrap().iter().map(ids).collect::<std::collections::BTreeSet<_>>()
        };
        let officers = p.green.get("/api/v1/desk/officers").await.expect(200).json()["officers"].clone();
        let names: Vec<&str> = officers.as_array().unwrap().iter().filter_map(|o| o["name"].as_str()).collect();
        assert!(names.contains(&"green.second") && !names.contains(&"green.gone") && !names.contains(&"customers.water"), "{officers}");

        // Only to whoever works in the same unit, and only what is free or one's own.
        for nobody in ["green.gone", "customers.water", "nobody", ""] {
            give(&p.green, &trees, nobody).await.expect(422);
        }
        give(&p.green, &pipes, "customers.water").await.expect(422);
        assert_eq!(give(&p.green, &pipes, "green.second").await.expect(403).key(), "refusal-not-allowed");
        give(&p.cards, &trees, "green.second").await.expect(404);
        give(&p.green, &trees, "green.second").await.expect(200);
        assert_eq!((mine(&second).await.contains(&trees), mine(&p.green).await.contains(&trees)), (true, false), "on {engine:?}");
        assert_eq!(give(&p.green, &trees, "green.municipality").await.expect(409).key(), "refusal-taken-by");
        give(&second, &trees, "green.municipality").await.expect(200);
        assert!(mine(&p.green).await.contains(&trees) && mine(&second).await.is_empty());
        assert_eq!(give(&p.green, &trees, "green.municipality").await.expect(409).key(), "refusal-claimed-already");

        // Several at once, each for itself.
        second.json("POST", &format!("/api/v1/desk/tasks/{paths}/claim"), &json!({})).await.expect(200);
        let all = json!({ "act": "assign", "officer": "green.second", "tasks": [trees, paths, pipes] });
        let v = p.green.json("POST", "/api/v1/desk/bulk", &all).await.expect(200).json();
        let done: Vec<_> = v["results"].as_array().unwrap().iter().map(|r| (r["done"] == true, r["key"].as_str().unwrap_or(""))).collect();
        assert_eq!(done, [(true, ""), (false, "refusal-taken-by"), (false, "refusal-not-allowed")]);
        p.green.json("POST", "/api/v1/desk/bulk", &json!({ "act": "assign", "tasks": [trees] })).await.expect(422);
        assert_eq!(mine(&second).await.len(), 2);

        // The same without a program.
        let own = testkit::Anonymous::new(&p.house);
        own.post("/desk/sign-in", &[("name", "green.second"), ("passphrase", "a long enough passphrase")]).await.expect(303);
        let list = own.get("/desk").await.expect(200);
        fit(&list);
        assert!(list.text().contains("value=\"green.municipality\"") && !list.text().contains("value=\"green.second\""));
        let page = own.get(&format!("/desk/cases/{id}?task={trees}")).await.expect(200);
        assert!(page.text().contains(&format!("action=\"/desk/tasks/{trees}/assign\"")), "{}", page.shortened());
        fit(&page);
        fit(&own.post(&format!("/desk/tasks/{trees}/assign"), &[("officer", "nobody")]).await.expect(422));
        own.post(&format!("/desk/tasks/{trees}/assign"), &[("officer", "green.municipality")]).await.expect(303);
        let page = own.post("/desk/bulk", &[("act", "assign"), ("tasks", &paths)]).await.expect(422);
        assert!(page.text().contains(&pages::Words::of(domain::Lang::FA).say("desk-bulk-nobody")), "{}", page.shortened());
        fit(&page);
        own.post("/desk/bulk", &[("act", "assign"), ("officer", "green.municipality"), ("tasks", &paths)]).await.expect(200);
        assert_eq!(mine(&p.green).await.len(), 2, "on {engine:?}");
        let page = own.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(!p.case(id).await["timeline"].to_string().contains("assigned"), "who works on it is the unit's own matter");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_ticked_was_lost_where_no_colleague_was_chosen_and_done_said_neither_what_nor_to_whom() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        another_of_green_space(&p.house, "green.second", true).await;
        let id = p.apply().await;
        let (trees, paths) = (p.task(id, "trees").await, p.task(id, "paths").await);
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
        let ticked = |page: &testkit::Answer, task: &str| {
            page.text().contains(&format!("value=\"{task}\" aria-labelledby=\"pick code-{task}\" checked"))
        };

        // Nobody chosen, and somebody whom nobody there is called: ticks and name stand there still, and the acts stand open.
        for (to, why) in [("", "desk-bulk-nobody"), ("کسی دیگر", "desk-assign-unknown")] {
            let page = green.post("/desk/bulk", &[("act", "assign"), ("officer", to), ("tasks", &trees)]).await.expect(422);
            fit(&page);
            assert!(ticked(&page, &trees) && !ticked(&page, &paths), "{}", page.shortened());
            assert!(page.text().contains(&says(why)) && page.text().contains("data-bulk open"));
        }
        let too_many: Vec<(&str, &str)> = [("act", "claim")].into_iter().chain((0..51).map(|_| ("tasks", trees.as_str()))).collect();
        assert!(ticked(&green.post("/desk/bulk", &too_many).await.expect(422), &trees));

        // By the name that people see, as by the name with which one signs in.
        let page = green.post("/desk/bulk", &[("act", "assign"), ("officer", " کارشناس  دوم"), ("tasks", &trees), ("tasks", &paths)]).await;
        let page = page.expect(200);
        fit(&page);
        let given = pages::Words::of(domain::Lang::FA).say_with("desk-bulk-given", &[("officer", "کارشناس دوم".into())]);
        assert_eq!(page.text().matches(&given).count(), 2, "{}", page.shortened());
        assert!(page.text().contains(&format!("href=\"/desk/cases/{id}?task={trees}\"")));

        // What a colleague has is not taken from the list: only handed on, with a reason for which the list asks.
        assert!(page.text().contains(&says("desk-bulk-reason-hint")), "{}", page.shortened());
        let page = green.post("/desk/bulk", &[("act", "claim"), ("tasks", &trees)]).await.expect(200);
        let taken = pages::Words::of(domain::Lang::FA).say_with("refusal-taken-by", &[("officer", "کارشناس دوم".into())]);
        assert!(page.text().contains(&taken), "{}", page.shortened());
        let v = p.green.json("POST", "/api/v1/desk/bulk", &json!({ "act": "claim", "tasks": [trees] })).await.expect(200).json();
        assert_eq!(v["results"][0]["officer"], "green.second", "{v}");
        p.is_whole().await;
    }
}

/// Whoever stood in for a colleague who was away had to take each task over before it could be given to another.
#[tokio::test(flavor = "multi_thread")]
async fn the_tasks_of_a_colleague_who_is_away_were_handed_on_one_by_one() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        another_of_green_space(&p.house, "green.second", true).await;
        another_of_green_space(&p.house, "green.third", true).await;
        let [second, third] = [OfficerToken::new(&p.house, "green.second").await, OfficerToken::new(&p.house, "green.third").await];
        let id = p.apply().await;
        let (trees, paths, pipes) = (p.task(id, "trees").await, p.task(id, "paths").await, p.task(id, "pipes").await);
        for task in [&trees, &paths] {
            second.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        }
        let of = async |who: &Client, name: &str| {
            let v = who.get(&format!("/api/v1/desk/tasks?officer={name}")).await.expect(200).json();
            v["tasks"].as_array().unwrap().iter().map(|t| t["officer"].as_str().unwrap().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(of(&p.green, "green.second").await, ["green.second", "green.second"], "on {engine:?}");
        p.green.get("/api/v1/desk/tasks?officer=customers.water").await.expect(422);

        // Without a reason a colleague keeps it; what another unit has stays there.
        let hand_on = async |to: &str, reason: &str| {
            let all = json!({ "act": "assign", "officer": to, "reason": reason, "tasks": [trees, paths, pipes] });
            let v = p.green.json("POST", "/api/v1/desk/bulk", &all).await.expect(200).json();
            let came = |r: &Value| r["key"].as_str().or(r["officer"].as_str()).unwrap().to_string();
            v["results"].as_array().unwrap().iter().map(came).collect::<Vec<_>>()
        };
        assert_eq!(hand_on("green.third", "").await, ["refusal-taken-by", "refusal-taken-by", "refusal-not-allowed"]);
        assert_eq!(hand_on("green.third", "مرخصی همکار").await, ["green.third", "green.third", "refusal-not-allowed"]);
        assert_eq!((of(&third, "green.third").await.len(), of(&second, "green.second").await.len()), (2, 0), "on {engine:?}");
        let listed = third.get("/api/v1/desk/tasks?view=mine").await.expect(200).json();
        assert_eq!(listed["mine"], 2, "{listed}");

        // The reason stays with what happened in the case; who works on it is the unit's own matter.
        let v = p.green.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        let given: Vec<&Value> = v["timeline"].as_array().unwrap().iter().filter(|e| e["kind"] == "assigned").collect();
        assert_eq!(given.iter().map(|e| e["text"].as_str().unwrap_or("")).collect::<Vec<_>>(), ["مرخصی همکار"; 2], "{v}");
        assert_eq!((times(&p.case(id).await, "assigned"), p.case(id).await.to_string().contains("مرخصی همکار")), (0, false));
        let single = json!({ "officer": "green.second", "reason": "بازگشت از مرخصی" });
        p.green.json("POST", &format!("/api/v1/desk/tasks/{trees}/assign"), &single).await.expect(200);

        // The same without a program: a colleague's name leads to what that colleague has.
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let list = green.get("/desk").await.expect(200);
        fit(&list);
        assert!(list.text().contains("of=green.third") && list.text().contains("of=green.second"), "{}", list.shortened());
        let list = green.get("/desk?view=unit&of=green.third").await.expect(200);
        fit(&list);
        let ticks = |page: &testkit::Answer, task: &str| page.text().contains(&format!("name=\"tasks\" value=\"{task}\""));
        assert!(ticks(&list, &paths) && !ticks(&list, &trees), "{}", list.shortened());
        green.get("/desk?view=unit&of=customers.water").await.expect(422);
        let nobody = [("act", "assign"), ("of", "green.third"), ("reason", "بیماری"), ("tasks", &*paths)];
        let page = green.post("/desk/bulk", &nobody).await.expect(422);
        fit(&page);
        assert!(page.text().contains("value=\"بیماری\""), "{}", page.shortened());
        let somebody: Vec<_> = nobody.into_iter().chain([("officer", "green.second")]).collect();
        let page = green.post("/desk/bulk", &somebody).await.expect(200);
        fit(&page);
        let given = pages::Words::of(domain::Lang::FA).say_with("desk-bulk-given", &[("officer", "کارشناس دوم".into())]);
        assert!(page.text().contains(&given) && !ticks(&page, &paths), "{}", page.shortened());
        fit(&green.get(&format!("/desk/cases/{id}")).await.expect(200));
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_unit_with_very_many_officers_those_after_the_two_hundredth_could_be_given_nothing() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let many = |tx: &mut store::Tx| {
            for n in 0..203 {
                let name = if n < 200 { format!("green.{n:03}") } else { format!("zoo.{n:03}") };
                // The last two have one name.
                let title = domain::Text::of(domain::Lang::FA, &if n < 201 { format!("همکار {n}") } else { "دو همنام".to_string() });
                let (agency, unit, passphrase) = ("mashhad-municipality".into(), "green-space".into(), String::new());
                store::officer::put(tx, &store::officer::Account { name, agency, unit, title, passphrase, active: true }, 0);
            }
            Ok(())
        };
        p.house.app.store.write(many).await.unwrap();
        let id = p.apply().await;
        let trees = p.task(id, "trees").await;
        let listed = p.green.get("/api/v1/desk/officers").await.expect(200).json();
        assert_eq!((listed["officers"].as_array().unwrap().len(), &listed["more"]), (200, &json!(true)));
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let words = pages::Words::of(domain::Lang::FA);
        let page = green.get("/desk").await.expect(200);
        fit(&page);
        assert!(page.text().contains("list=\"colleagues\"") && page.text().contains(&words.say("desk-assign-hint")));
        assert!(!page.text().contains("zoo.200") && page.text().contains(&words.say_with("desk-assign-more", &[("count", 200i64.into())])));
        let give = async |to: &str| green.post(&format!("/desk/tasks/{trees}/assign"), &[("officer", to)]).await;
        let page = give("دو همنام").await.expect(422);
        fit(&page);
        assert!(page.text().contains("zoo.201 zoo.202") && page.text().contains("value=\"دو همنام\""), "{}", page.shortened());
        give("همکار 200").await.expect(303);
        let page = green.get("/desk").await.expect(200);
        assert!(page.text().contains("<bdi class=\"quiet\">همکار 200</bdi>"), "{}", page.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_was_given_left_no_line_for_the_person_and_giving_it_unopened_counted_as_a_reading() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        another_of_green_space(&p.house, "green.second", true).await;
        let id = p.apply().await;
        let (trees, paths) = (p.task(id, "trees").await, p.task(id, "paths").await);
        let read_by = async || p.me.get("/api/v1/me").await.expect(200).json()["read_by"].as_array().unwrap().len();
        let kinds = async || {
            let kind = |e: &Value| e["kind"].as_str().unwrap_or_default().to_string();
            p.case(id).await["timeline"].as_array().unwrap().iter().map(kind).collect::<Vec<_>>()
        };
        let before = kinds().await.len();
        let give = async |task: &str, to: &str| {
            p.green.json("POST", "/api/v1/desk/bulk", &json!({ "act": "assign", "officer": to, "tasks": [task] })).await.expect(200);
        };
        give(&trees, "green.second").await;
        assert_eq!(kinds().await[before..], ["claimed"], "on {engine:?}");
        assert!(!p.case(id).await.to_string().contains("green.second"), "which of the officers has it is the unit's own matter");
        // A claimed one, by the same words; that it goes on to a colleague is no second line.
        p.green.json("POST", &format!("/api/v1/desk/tasks/{paths}/claim"), &json!({})).await.expect(200);
        give(&paths, "green.second").await;
        assert_eq!(kinds().await[before..], ["claimed", "claimed"]);
        let me = PersonPages::resident(&p.house, 0).await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        let green =
            p.house.app.offer.unit(&domain::case::Place { agency: "mashhad-municipality".into(), unit: "green-space".into() }).unwrap();
        let line = pages::Words::of(domain::Lang::FA).say_with("event-claimed", &[("unit", green.title.get(domain::Lang::FA).into())]);
        assert_eq!(page.text().matches(&line).count(), 2, "{}", page.shortened());

        // Nothing of the case was shown; who opens it, or does something in it, has read it.
        assert_eq!(read_by().await, 0, "on {engine:?}");
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/notes"), &json!({ "text": "یادداشت" })).await.expect(200);
        assert_eq!(read_by().await, 1);
        // The page does not say of the visit that it is that somebody was there before.
        let desk = testkit::Anonymous::new(&p.house);
        desk.post("/desk/sign-in", &[("name", "green.second"), ("passphrase", "a long enough passphrase")]).await.expect(303);
        let who = |page: testkit::Answer| page.text().split("id=\"reads\"").nth(1).unwrap().matches("<li>").count();
        assert_eq!(who(desk.get(&format!("/desk/cases/{id}")).await.expect(200)), 1);
        assert_eq!(who(desk.get(&format!("/desk/cases/{id}")).await.expect(200)), 1);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_goes_to_the_officer_who_can_do_it_and_has_least_to_do() {
    for engine in ENGINES {
        let mut options = packages();
        let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
        for task in kiosk.stages[0].tasks.iter_mut().filter(|t| t.id == "trees") {
            (task.by_load, task.skill) = (true, Some("trees".into()));
        }
        let house = House::with(engine, options).await;
        let me = PersonToken::resident(&house, 0).await;
        let apply = async || {
            let body = json!({ "service": "kiosk", "answers": { "place": "بوستان ملت" } });
            let id: Id = me.json("POST", "/api/v1/applications", &body).await.expect(201).json()["case"].as_str().unwrap().parse().unwrap();
            let case = house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
            case.tasks.iter().find(|t| t.kind == "trees").unwrap().officer.clone()
        };
        assert_eq!(apply().await, None, "nobody can do it: it waits for a hand");
        let put = async |name: &str, skills: Option<&str>| {
            let new = app::people::NewOfficer {
                name: name.into(),
                agency: "mashhad-municipality".into(),
                unit: "green-space".into(),
                title: domain::Text::of(domain::Lang::FA, "کارشناس"),
                passphrase: "a long enough passphrase".into(),
                skills: skills.map(String::from),
            };
            app::people::put_officer(&house.app, new).await
        };
        assert!(put("tree.one", Some("Trees!")).await.is_err());
        put("tree.one", Some("paths, trees")).await.unwrap();
        put("tree.two", Some("trees")).await.unwrap();
        put("tree.three", Some("paths")).await.unwrap();
        assert_eq!(apply().await.as_deref(), Some("tree.one"));
        assert_eq!(apply().await.as_deref(), Some("tree.two"));
        assert_eq!(apply().await.as_deref(), Some("tree.one"));
        // Without a word of skills they stay as they were; with an empty one they are gone.
        put("tree.two", None).await.unwrap();
        assert_eq!(apply().await.as_deref(), Some("tree.two"));
        put("tree.two", Some("")).await.unwrap();
        assert_eq!(apply().await.as_deref(), Some("tree.one"), "on {engine:?}");
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

/// The assignment by load asked for the skill, and nothing else did.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_took_a_task_was_not_asked_for_the_skill_that_it_needs() {
    let says = |key: &str, skill: &str| pages::Words::of(domain::Lang::FA).say_with(key, &[("skill", skill.into())]);
    let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "").replace("<bdi>", "").replace("</bdi>", "");
    for engine in ENGINES {
        let skilled = "        by: green-space\n        skill: trees\n        outcomes: [{id: ok, title: {fa: \"مانعی نیست\", en: \"No objection\"}}]\n      - id: paths";
        let p = Place::with(engine, edited(|text| text.replace(&skilled.replace("        skill: trees\n", ""), skilled))).await;
        for (name, skills) in [("tree.one", "trees"), ("tree.two", "paths")] {
            let new = app::people::NewOfficer {
                name: name.into(),
                agency: "mashhad-municipality".into(),
                unit: "green-space".into(),
                title: domain::Text::of(domain::Lang::FA, "کارشناس"),
                passphrase: "a long enough passphrase".into(),
                skills: Some(skills.into()),
            };
            app::people::put_officer(&p.house.app, new).await.unwrap();
        }
        let one = OfficerToken::new(&p.house, "tree.one").await;
        let two = OfficerToken::new(&p.house, "tree.two").await;
        let id = p.apply().await;
        let trees = p.task(id, "trees").await;
        let claim = format!("/api/v1/desk/tasks/{trees}/claim");
        let give = format!("/api/v1/desk/tasks/{trees}/assign");
        assert_eq!(p.green.json("POST", &claim, &json!({})).await.expect(403).key(), "refusal-skill");
        assert_eq!(two.json("POST", &claim, &json!({})).await.expect(403).key(), "refusal-skill", "another skill is none");
        // Who works on a free task has it from then on.
        assert_eq!(p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(403).key(), "refusal-skill");
        let wrong = p.green.json("POST", &give, &json!({ "officer": "tree.two" })).await.expect(422).json();
        assert_eq!((&wrong["errors"][0]["question"], &wrong["errors"][0]["key"]), (&json!("officer"), &json!("answer-officer-skill")));
        let bulk = json!({ "tasks": [trees], "act": "claim" });
        let done = p.green.json("POST", "/api/v1/desk/bulk", &bulk).await.expect(200).json();
        assert!(done.to_string().contains("refusal-skill"), "{done}");
        let desk = OfficerPages::new(&p.house, "green.municipality").await;
        let page = desk.post(&format!("/desk/tasks/{trees}/claim"), &[]).await.expect(403);
        fit(&page);
        assert!(plain(page.text()).contains(&plain(says("refusal-skill", "trees"))), "{}", page.shortened());
        let page = desk.post(&format!("/desk/tasks/{trees}/assign"), &[("officer", "tree.two")]).await.expect(422);
        assert!(plain(page.text()).contains(&plain(says("answer-officer-skill", "trees"))), "{}", page.shortened());
        // A note, and handing it on within the agency, need no skill; who has it gets it, takes it, and is relieved by none who has it not.
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/notes"), &json!({ "text": "ببینید." })).await.expect(200);
        p.green.json("POST", &give, &json!({ "officer": "tree.one" })).await.expect(200);
        let over = format!("/api/v1/desk/tasks/{trees}/take-over");
        assert_eq!(two.json("POST", &over, &json!({ "reason": "مرخصی" })).await.expect(403).key(), "refusal-skill");
        p.finish(&one, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        p.is_whole().await;
    }
}

/// `check` refuses a contract that has ended, a start does not; and then whoever was still there went on taking work.
#[tokio::test(flavor = "multi_thread")]
async fn a_contractor_whose_contract_has_ended_took_work_all_the_same() {
    for engine in ENGINES {
        let mut options = packages();
        let agency = options.catalogue.agencies.get_mut("mashhad-municipality").unwrap();
        let contract = agency.units.iter_mut().find_map(|u| u.contract.as_mut().filter(|c| c.reference == "12/345")).unwrap();
        contract.until = Day(Day::at(app::now::now(), domain::calendar::TEHRAN).0 - 1).to_string();
        let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
        kiosk.stages.iter_mut().flat_map(|s| &mut s.tasks).find(|t| t.id == "build").unwrap().by_load = true;
        let p = Place::with(engine, options).await;
        let id = p.apply().await;
        let to = json!({ "agency": "mashhad-municipality", "unit": "card-services", "reason": "دلیل", "task": p.task(id, "trees").await });
        let wrong = p.green.json("POST", &format!("/api/v1/desk/cases/{id}/transfer"), &to).await.expect(422).json();
        assert_eq!((&wrong["errors"][0]["question"], &wrong["errors"][0]["key"]), (&json!("unit"), &json!("answer-unit-contract")));
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "files": [photo()], "checked": ["level", "power"] })).await.expect(200);
        let case = p.house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
        assert_eq!(case.tasks[0].officer, None, "load gives it to nobody");
        let build = p.task(id, "build").await;
        assert_eq!(
            p.cards.json("POST", &format!("/api/v1/desk/tasks/{build}/claim"), &json!({})).await.expect(403).key(),
            "refusal-contract"
        );
        assert_eq!(p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(403).key(), "refusal-contract");
        let desk = OfficerPages::new(&p.house, "cards.municipality").await;
        let page = desk.post(&format!("/desk/tasks/{build}/claim"), &[]).await.expect(403);
        fit(&page);
        assert!(page.text().contains(&pages::Words::of(domain::Lang::FA).say("refusal-contract")), "{}", page.shortened());
        // It can be handed to those who may work.
        let to = json!({ "agency": "mashhad-municipality", "unit": "green-space", "reason": "قرارداد تمام شد", "task": build });
        p.cards.json("POST", &format!("/api/v1/desk/cases/{id}/transfer"), &to).await.expect(200);
        p.finish(&p.green, id, "build", json!({ "outcome": "built" })).await.expect(200);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_side_by_side_was_opened_again_when_one_before_it_ended_last() {
    let p = Place::new(Engine::Sqlite).await;
    for last in ["trees", "paths", "pipes"] {
        let id = p.apply().await;
        let mut order = [("trees", "ok"), ("paths", "ok"), ("pipes", "agrees")];
        order.sort_by_key(|(kind, _)| *kind == last);
        for (kind, outcome) in order {
            let who = if kind == "pipes" { &p.water } else { &p.green };
            p.finish(who, id, kind, json!({ "outcome": outcome })).await.expect(200);
        }
        assert_eq!(p.kinds(id).await, ["fee"], "{last} ended last");
    }
    p.is_whole().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_was_asked_said_that_the_application_is_complete() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        assert_eq!(p.case(id).await["complete"], false, "only the steward says so");
        p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        assert_eq!(p.case(id).await["complete"], true);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_was_given_the_officers_note_and_photos_by_the_api() {
    let p = Place::new(Engine::Sqlite).await;
    let id = p.apply().await;
    p.opinions(id).await;
    p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "140509" })).await.expect(200);
    // As large as photos are: larger than a form may be.
    let mut bytes = samples::file("jpeg");
    let end = bytes.len() - 2;
    bytes.splice(end..end, vec![0; 600_000]);
    let large = json!([{ "name": "photo.jpg", "content": STANDARD.encode(bytes) }]);
    p.finish(
        &p.green,
        id,
        "visit",
        json!({ "outcome": "safe", "checked": ["level", "power"], "files": large, "note": "فقط برای همکاران" }),
    )
    .await
    .expect(200);
    let timeline = p.me.get(&format!("/api/v1/cases/{id}/timeline")).await.expect(200).text();
    assert!(!timeline.contains("فقط برای همکاران"), "{timeline}");
    let desk = OfficerPages::new(&p.house, "green.municipality").await.get(&format!("/desk/cases/{id}")).await.expect(200).text();
    assert!(desk.contains("فقط برای همکاران"));
    let photo = desk.split("/files/").nth(1).and_then(|f| f.split('"').next()).expect("a photo").to_string();
    p.green.get(&format!("/api/v1/cases/{id}/files/{photo}")).await.expect(200);
    p.me.get(&format!("/api/v1/cases/{id}/files/{photo}")).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_as_an_objection_was_lost_when_it_was_too_late_or_the_second() {
    let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let (late, twice) = (p.apply().await, p.apply().await);
        for id in [late, twice] {
            p.until_decision(id).await;
            p.decide(&p.green, id, "refusal", "unsafe-place").await;
        }
        p.decision_moved(late, -400 * DAY).await;
        me.post(&format!("/cases/{twice}/objection"), &[("text", "جا هست")]).await.expect(303);
        for (id, key) in [(late, "refusal-objection-too-late"), (twice, "refusal-objected-already")] {
            let page = me.post(&format!("/cases/{id}/objection"), &[("text", "نوشتهٔ من")]).await.expect(409);
            fit(&page);
            assert!(page.text().contains(&says(key)) && page.text().contains("نوشتهٔ من"), "{key}");
        }
        // While it is looked at, the decision before is not the state of the case.
        let page = me.get(&format!("/cases/{twice}")).await.expect(200);
        assert!(!page.text().contains("tag-refused") && page.text().contains(&says("status-objected")));
        // The list says the same of it.
        assert!(me.get("/cases").await.expect(200).text().contains(&says("status-objected")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tracking_named_who_acts_and_not_by_when_each() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let code = p.case(id).await["tracking_code"].as_str().unwrap().to_string();
        let stranger = testkit::Anonymous::new(&p.house);
        let api = stranger.get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        assert_eq!(api["turn"]["acting"].as_array().map(Vec::len), Some(2), "{api}");
        // The other unit has no limit of its own: that of the case holds for it.
        let [water] = api["units"].as_array().unwrap().as_slice() else { panic!("{api}") };
        assert_eq!((&water["place"]["unit"]["id"], &water["rule"]), (&json!("applications"), &json!("ده روز.")), "{water}");
        assert_ne!(water["until"], api["due_at"]);
        let words = pages::Words::of(domain::Lang::FA);
        let until = words.until(domain::calendar::parse_rfc3339(water["until"].as_str().unwrap()).unwrap());
        let page = stranger.get(&format!("/track?code={code}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&until) && page.text().contains("ده روز."), "{}", page.shortened());
        // Where somebody pays there is nothing of it.
        p.opinions(id).await;
        let api = stranger.get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        assert_eq!(api["units"], json!([]), "{api}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_took_no_papers() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let (page, api) = (p.apply().await, p.apply().await);
        for id in [page, api] {
            p.until_decision(id).await;
            p.decide(&p.green, id, "refusal", "unsafe-place").await;
        }

        // On the page: a file that is not taken, or one too many, loses nothing of what was typed.
        let at = format!("/cases/{page}/objection");
        let shown = me.get(&format!("/cases/{page}")).await.expect(200).text();
        let form = shown.split(&format!("action=\"{at}\"")).nth(1).unwrap().split("</form>").next().unwrap();
        assert!(form.contains("data-upload") && form.contains("type=\"file\" multiple") && form.contains("upload-bar"), "{form}");
        let refused = me.upload(&at, &[("text", "نوشتهٔ من")], &[("file", "a.pdf", b"<html>")]).await.expect(422);
        fit(&refused);
        let text = refused.text();
        assert!(
            text.contains("href=\"#file\"") && text.contains("نوشتهٔ من") && text.contains("<details class=\"card fold\" open>"),
            "{text}"
        );
        let plan = samples::pdf(1);
        let many: Vec<(&str, &str, &[u8])> = vec![("file", "a.pdf", &plan); 11];
        let refused = me.upload(&at, &[("text", "نوشتهٔ من")], &many).await.expect(422);
        assert!(refused.text().contains("href=\"#file\"") && refused.text().contains("نوشتهٔ من"));
        let empty = me.upload(&at, &[("text", "")], &[("file", "plan.pdf", &plan)]).await.expect(422);
        assert!(empty.text().contains("href=\"#objection\""), "a file says not why");
        let photo_bytes = samples::file("jpeg");
        let files: [(&str, &str, &[u8]); 2] = [("file", "plan.pdf", &plan), ("file", "place.jpg", &photo_bytes)];
        me.upload(&at, &[("text", "جا ایمن است.")], &files).await.expect(303);

        // Through the API.
        let objects = format!("/api/v1/cases/{api}/objection");
        let many = json!({ "text": "نه", "files": vec![photo(); 11] });
        assert_eq!(p.me.json("POST", &objects, &many).await.expect(422).key(), "answer-too-many-files");
        p.me.json("POST", &objects, &json!({ "text": "نه", "files": [photo()] })).await.expect(200);
        assert_eq!(p.me.json("POST", &objects, &json!({ "text": "نه" })).await.expect(409).key(), "refusal-objected-already");

        let desk = OfficerPages::new(&p.house, "works.municipality").await;
        for (id, names) in [(page, vec!["plan.pdf", "place.jpg"]), (api, vec!["photo.jpg"])] {
            let timeline = p.case(id).await["timeline"].as_array().unwrap().clone();
            let files = timeline.iter().find(|e| e["kind"] == "objected").unwrap()["files"].as_array().unwrap().clone();
            let told: Vec<&str> = files.iter().map(|f| f["name"].as_str().unwrap()).collect();
            assert_eq!(told, names);
            let mine = me.get(&format!("/cases/{id}")).await.expect(200);
            let theirs = desk.get(&format!("/desk/cases/{id}")).await.expect(200);
            for shown in [&mine, &theirs] {
                fit(shown);
                assert!(names.iter().all(|name| shown.text().contains(name)), "{}", shown.shortened());
            }
            let sha256 = files[0]["sha256"].as_str().unwrap();
            for (who, path) in [(&*me as &Client, "/cases"), (&desk, "/desk/cases"), (&p.civil, "/api/v1/cases")] {
                who.get(&format!("{path}/{id}/files/{sha256}")).await.expect(200);
            }
        }
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_led_away_from_the_task_for_which_it_was_done_and_nothing_led_to_the_other() {
    let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
    let p = Place::new(Engine::Sqlite).await;
    let green = OfficerPages::new(&p.house, "green.municipality").await;
    let id = p.apply().await;
    let (trees, paths) = (p.task(id, "trees").await, p.task(id, "paths").await);
    let at = format!("/desk/cases/{id}");
    for (task, other) in [(&trees, &paths), (&paths, &trees)] {
        let page = green.get(&format!("{at}?task={task}")).await.expect(200);
        assert!(page.text().contains(&format!("href=\"{at}?task={other}\"")));
        assert_eq!(green.post(&format!("/desk/tasks/{task}/claim"), &[]).await.expect(303).location(), format!("{at}?task={task}"));
        let noted = green.post(&format!("{at}/note"), &[("task", task), ("text", "یادداشت")]).await.expect(303);
        assert_eq!(noted.location(), format!("{at}?task={task}"));
    }
    p.opinions(id).await;
    p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "140509" })).await.expect(200);
    // Today, but earlier.
    let today = Day::at(app::now::now(), domain::calendar::TEHRAN).to_string();
    let page = green.post(&format!("{at}/appointment"), &[("date", &today), ("time", "۰:۰۰"), ("place", "در")]).await.expect(422);
    fit(&page);
    assert!(page.text().contains(&says("answer-time-in-past")) && page.text().contains("href=\"#time\""));
    // After a bulk act the same list stands there, filtered as it was.
    let sent = [("act", "release"), ("view", "unit"), ("service", "kiosk"), ("due", "week"), ("tasks", trees.as_str())];
    let page = green.post("/desk/bulk", &sent).await.expect(200);
    assert!(page.text().contains("value=\"week\" selected") && page.text().contains("value=\"kiosk\" selected"), "{}", page.shortened());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_ended_with_a_photo_of_three_bytes() {
    let p = Place::new(Engine::Sqlite).await;
    let id = p.apply().await;
    p.opinions(id).await;
    p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
    let whole = samples::file("jpeg");
    for bytes in [&b"\xff\xd8\xff"[..], &whole[..whole.len() - 1]] {
        let stub = json!({ "name": "photo.jpg", "content": STANDARD.encode(bytes) });
        let answer = p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "files": [stub] })).await.expect(422);
        assert_eq!(answer.json()["errors"][0]["key"], "answer-file-type-of", "{}", answer.shortened());
    }
    for kind in ["jpeg", "png", "webp"] {
        let said = json!({ "text": "عکس؟", "task": p.task(id, "visit").await });
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &said).await.expect(200);
        let file = json!({ "name": "a", "content": STANDARD.encode(samples::file(kind)) });
        p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "files": [file] })).await.expect(200);
    }
    p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);
    p.is_whole().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_could_not_say_at_which_of_two_tasks_of_its_unit_it_acts() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let (trees, paths, pipes) = (p.task(id, "trees").await, p.task(id, "paths").await, p.task(id, "pipes").await);
        let at = format!("/api/v1/desk/cases/{id}");
        let post = async |what: &str, body: Value| p.green.json("POST", &format!("{at}/{what}"), &body).await;
        let said = |task: &str| json!({ "text": "چه؟", "task": task });
        // Each of the two asks, and each waits for its own answer.
        for task in [&paths, &trees] {
            post("questions", said(task)).await.expect(200);
        }
        let asked = p.case(id).await["asked_of_person"]["items"].clone();
        let asks: Vec<&str> = asked.as_array().unwrap().iter().filter_map(|i| i["task"].as_str()).collect();
        assert_eq!(asks, [paths.as_str(), trees.as_str()], "{asked}");
        for task in [&paths, &trees] {
            p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "این", "task": task })).await.expect(200);
            post("notes", said(task)).await.expect(200);
            post("messages", said(task)).await.expect(200);
        }
        post("completeness", json!({ "task": trees })).await.expect(200);
        // That of another unit is nobody's here; one that is gone is refused, whatever is done with it.
        assert_eq!(post("questions", said(&pipes)).await.expect(403).key(), "refusal-not-allowed");
        p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        let decide = |task: &str| json!({ "decision": "permit", "ground": "clear", "task": task });
        let transfer = |task: &str| json!({ "agency": "mashhad-municipality", "unit": "civil-works", "reason": "r", "task": task });
        let gone = "00000000-0000-7000-8000-000000000000";
        for task in [gone, trees.as_str()] {
            for (what, body) in [
                ("questions", said(task)),
                ("notes", said(task)),
                ("messages", said(task)),
                ("advance", json!({ "task": task })),
                ("completeness", json!({ "task": task })),
                ("transfer", transfer(task)),
                ("decision", decide(task)),
                ("decision/preview", decide(task)),
                ("transfer/preview", transfer(task)),
            ] {
                let key = post(what, body).await.expect(409).key();
                let wanted = if task == gone { "refusal-changed-meanwhile" } else { "refusal-task-ended" };
                assert_eq!(key, wanted, "{what} on {engine:?}");
            }
        }
        p.green.get(&format!("{at}/outcomes?task={gone}")).await.expect(409);
        assert_eq!(p.green.get(&format!("{at}/outcomes?task={trees}")).await.expect(409).key(), "refusal-task-ended");
        // Without it, what is at hand is meant, as before.
        post("notes", json!({ "text": "یادداشت" })).await.expect(200);
        p.finish(&p.green, id, "paths", json!({ "outcome": "ok" })).await.expect(200);
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        let end = p.task(id, "end").await;
        post("decision/preview", decide(&end)).await.expect(200);
        post("decision", decide(&end)).await.expect(200);
        p.is_whole().await;
    }
}

/// The police, which is asked about a trade, is the last to speak; the guild chamber answers for what the rule makes of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_decision_by_rule_bore_the_name_of_who_clicked_last_and_withdrawing_an_objection_destroyed_it() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, mine) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let police = OfficerToken::new(&house, "places.police").await;
        let id = me.apply("guild-licence").await["case"].as_str().unwrap().to_string();
        let (page, api) = (format!("/cases/{id}"), format!("/api/v1/cases/{id}"));
        let desk = format!("/api/v1/desk/cases/{id}");
        let finish = async |name: &str, outcome: &str| {
            let who = OfficerToken::new(&house, name).await;
            who.json("POST", &format!("{desk}/finish"), &json!({ "outcome": outcome, "unticked": "دیده شد." })).await.expect(200);
        };

        // No stranger speaks in the name of the police; their own offices may.
        let to = |agency: &str, unit: &str| json!({ "agency": agency, "unit": unit, "reason": "دلیل" });
        let refused = police.json("POST", &format!("{desk}/transfer"), &to("guild-chamber", "licensing")).await.expect(422).json();
        assert_eq!((&refused["errors"][0]["question"], &refused["errors"][0]["key"]), (&json!("agency"), &json!("answer-only-own-agency")));
        let theirs = OfficerPages::new(&house, "places.police").await;
        let form = theirs.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&form);
        assert!(!form.text().contains("value=\"guild-chamber/licensing\""), "the form offers what is refused");
        let fields = [("to", "guild-chamber/licensing"), ("reason", "دلیلِ من")];
        let kept = theirs.post(&format!("/desk/cases/{id}/transfer"), &fields).await.expect(422);
        fit(&kept);
        let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
        assert!(kept.text().contains(&says("answer-only-own-agency")) && kept.text().contains("دلیلِ من"));

        finish("licensing.guilds", "suitable").await;
        finish("registration.tax", "registered").await;
        finish("places.police", "objects").await;
        let decided = async |status: &str| {
            let v = me.get(&api).await.expect(200).json();
            assert_eq!((v["status"].as_str(), v["decision"]["by"].as_str()), (Some(status), Some("rule")), "{v}");
            assert_eq!((&v["decision"]["agency"]["id"], &v["decision"]["unit"]["id"]), (&json!("guild-chamber"), &json!("licensing")));
            v
        };
        decided("decided").await;
        let chamber = house.app.offer.agency("guild-chamber").unwrap().title.get(domain::Lang::FA).to_string();
        let shown = mine.get(&page).await.expect(200);
        fit(&shown);
        let box_of = |text: String| text.split(&says("case-decided-at")).nth(1).unwrap().split("</div>").next().unwrap().to_string();
        assert!(box_of(shown.text()).contains(&chamber), "{}", box_of(shown.text()));
        let letter = shown.text().split("/letters/").nth(1).unwrap().split('"').next().unwrap().to_string();
        let letter = mine.get(&format!("{page}/letters/{letter}")).await.expect(200);
        fit(&letter);
        let police_title = house.app.offer.agency("mashhad-police").unwrap().title.get(domain::Lang::FA).to_string();
        assert!(letter.text().contains(&chamber) && !letter.text().contains(&police_title));

        me.json("POST", &format!("{api}/objection"), &json!({ "text": "درست نیست." })).await.expect(200);
        let asks = mine.get(&format!("{page}/withdraw")).await.expect(200);
        fit(&asks);
        assert!(asks.text().contains(&says("take-back-question")) && !asks.text().contains(&says("withdraw-question")));
        mine.post(&format!("{page}/withdraw"), &[("reason", "پشیمان شدم")]).await.expect(303);
        let v = decided("decided").await;
        assert_eq!(v["objection"]["review"], "taken_back", "{v}");
        assert!(v["timeline"].as_array().unwrap().iter().any(|e| e["title"] == json!(says("happened-taken-back"))), "{v}");
        let shown = mine.get(&page).await.expect(200);
        fit(&shown);
        assert!(shown.text().contains(&says("event-taken-back-you")) && !shown.text().contains(&says("event-withdrawn-you")));
        assert!(box_of(shown.text()).contains(&chamber), "the board that did not decide is named as who decided");
        house.work().await;
        let report = house.verify().await;
        assert_eq!(report.broken, 0, "{report:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_stood_beside_the_rule_of_another_date_or_beside_none() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        let v = p.case(id).await;
        // Two dates, each with its own rule.
        assert_eq!((v["due_rule"].as_str(), v["complete_rule"].as_str()), (Some("سی روز."), Some("پنج روز برای کامل بودن.")), "{v}");
        assert!(v["complete_by"].as_str().unwrap() < v["due_at"].as_str().unwrap(), "{v}");
        let pipes = v["tasks"].as_array().unwrap().iter().find(|t| t["task"] == "pipes").unwrap();
        assert_eq!((pipes["due_rule"].as_str(), pipes["silence"].as_str()), (Some("ده روز."), Some("موافق")), "{pipes}");
        for (who, at) in [(&*me, format!("/cases/{id}")), (&*green, format!("/desk/cases/{id}"))] {
            let page = who.get(&at).await.expect(200);
            fit(&page);
            for said in ["سی روز.", "پنج روز برای کامل بودن.", "ده روز.", "موافق"] {
                assert!(page.text().contains(said), "{said} at {at} on {engine:?}");
            }
        }
        // More time has a rule of its own.
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/extension"), &json!({ "reason": "باران" })).await.expect(200);
        let v = p.case(id).await;
        assert_eq!((v["due_rule"].as_str(), v["complete_rule"].as_str()), (Some("یک بار، هفت روز."), None), "{v}");
        assert!(me.get(&format!("/cases/{id}")).await.expect(200).text().contains("یک بار، هفت روز."));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_of_the_dates_were_folded_away_on_the_page_of_the_case() {
    for (rule, stands) in [("ده روز.", 1), ("سی روز.", 0)] {
        let p = Place::with(Engine::Sqlite, edited(|text| text.replacen("ده روز.", rule, 1))).await;
        let id = p.apply().await;
        let page = PersonPages::resident(&p.house, 0).await.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = page.text();
        let card = text.split("section class=\"duty").nth(1).unwrap().split("</section>").next().unwrap();
        let (open, folded) = card.split_once("duty-follows").unwrap();
        // That of the task stands below its date, and where the case has the same words, they stand once.
        assert_eq!(open.matches("duty-note duty-rule").count(), 1 + stands, "{open}");
        assert_eq!((open.matches(rule).count(), open.matches("سی روز.").count()), (1, 1), "{open}");
        assert!(!folded.contains(rule) && folded.contains("خودبه‌خود صادر می‌شود."), "{folded}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_did_not_say_who_answers_and_until_when_one_may_object() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        // While a contractor works, page, desk and API name it.
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);
        assert_eq!(p.case(id).await["tasks"][0]["contract"]["contractor"], "شرکت نمونهٔ سازندگان");
        assert!(me.get(&format!("/cases/{id}")).await.expect(200).text().contains("شرکت نمونهٔ سازندگان"));
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        // The letter before it is sent, in the API and at the desk.
        let steward = p.case(id).await["steward"]["title"].as_str().unwrap().to_string();
        let given = json!({ "decision": "refusal", "ground": "unsafe-place" });
        let before = p.green.json("POST", &format!("/api/v1/desk/cases/{id}/decision/preview"), &given).await.expect(200).json();
        assert_eq!(before["object_rule"], "بیست روز.", "{before}");
        let end = p.task(id, "end").await;
        let form = [("act", "preview"), ("task", end.as_str()), ("decision", "refusal"), ("ground", "unsafe-place"), ("note", "")];
        let preview = green.post(&format!("/desk/cases/{id}/decision"), &form).await.expect(200);
        assert!(preview.text().contains("بیست روز.") && preview.text().contains(&steward), "on {engine:?}");
        // And the one that was sent.
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        let v = p.case(id).await;
        assert_eq!((&v["object_rule"], &v["object_until"]), (&before["object_rule"], &before["object_until"]), "{v}");
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        let at = page.text().split("href=\"").find(|l| l.contains("/letters/")).unwrap().split('"').next().unwrap().to_string();
        let letter = me.get(&at).await.expect(200);
        fit(&letter);
        for text in [page.text(), letter.text()] {
            assert!(text.contains("بیست روز"), "the rule of the objection on {engine:?}");
        }
        assert!(letter.text().contains(&steward) && letter.text().contains("class=\"code-small\""), "who answers, and a code in one piece");
        // Once there is an objection, nobody may object any more.
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
        assert!(!me.get(&at).await.expect(200).text().contains("بیست روز."));
        assert_eq!(p.case(id).await["object_rule"], Value::Null);
    }
}

/// The water company agreed: that it did not is no ground to choose, on no page and by no program.
#[tokio::test(flavor = "multi_thread")]
async fn a_ground_that_contradicts_the_record_was_offered_and_taken() {
    let why = pages::Words::of(domain::Lang::FA).say("answer-ground-not-on-record");
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.until_decision(id).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let page = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("value=\"unsafe-place\"") && !page.text().contains("value=\"water\""));
        assert!(page.text().contains(&why), "why it is left out");
        let desk = p.green.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        let refusal = desk["decisions"].as_array().unwrap().iter().find(|d| d["id"] == "refusal").unwrap();
        assert_eq!(refusal["grounds"].as_array().unwrap().len(), 1, "{refusal}");
        assert_eq!((&desk["barred"][0]["decision"], &desk["barred"][0]["ground"]["id"]), (&json!("refusal"), &json!("water")));
        // Where no task of the officer decides, none is offered.
        let early = p.apply().await;
        let desk = p.green.get(&format!("/api/v1/desk/cases/{early}")).await.expect(200).json();
        assert_eq!((&desk["decisions"], &desk["barred"]), (&json!([]), &json!([])), "{desk}");
        for what in ["decision", "decision/preview"] {
            let body = json!({ "decision": "refusal", "ground": "water" });
            let refused = p.green.json("POST", &format!("/api/v1/desk/cases/{id}/{what}"), &body).await.expect(422).json();
            assert_eq!(refused["errors"][0]["question"], "ground", "{refused}");
        }
        let sent = [("task", &*p.task(id, "end").await), ("decision", "refusal"), ("ground", "water"), ("act", "decide")];
        let page = green.post(&format!("/desk/cases/{id}/decision"), &sent).await.expect(422);
        fit(&page);
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        p.is_whole().await;
    }
}
/// The packages with four days for what the green space looks at first, of which it is warned, and after which its superior has it.
fn watched() -> Options {
    edited(|s| {
        let limit = "limit: {days: 4, count: calendar, rule: {fa: \"چهار روز.\", en: \"Four days.\"}, warning: 1, escalate: civil-works}";
        s.replacen("        by: green-space\n", &format!("        by: green-space\n        {limit}\n"), 1)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_was_warned_of_the_limit_of_a_task_and_nobody_took_it_when_it_had_passed() {
    for engine in ENGINES {
        let p = Place::with(engine, watched()).await;
        let id = p.apply().await;
        let task = p.task(id, "trees").await;
        let line = async |who: &Client| {
            let tasks = who.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"].clone();
            let all = tasks.as_array().unwrap().iter().filter(|t| t["case"] == id.to_string()).cloned();
            all.collect::<Vec<_>>()
        };
        let state = |lines: &[Value]| lines.iter().find(|l| l["id"] == task.as_str()).map(|l| l["state"].clone());
        assert_eq!(state(&line(&p.green).await), Some(Value::Null), "four days before");
        let acting = async || {
            let acting = p.case(id).await["tasks"].as_array().unwrap().clone();
            acting.into_iter().find(|a| a["task"] == "trees").unwrap()
        };
        // What follows the limit is said before it passes, and nothing where it has.
        assert!(acting().await["if_late"].as_str().unwrap().contains("عمران"), "{}", acting().await);
        // The end of yesterday was one day before the end of the limit, which is today.
        p.moved(id, -4 * DAY).await;
        p.house.work().await;
        let v = p.green.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        assert_eq!((times(&v, "warned"), times(&v, "limit_passed")), (1, 0), "{v}");
        p.moved(id, -DAY).await;
        p.house.work().await;
        // The one task, and nothing else of the case.
        let v = p.case(id).await;
        assert_eq!((times(&v, "limit_passed"), times(&v, "escalated"), times(&v, "warned")), (1, 1, 0), "{v}");
        assert!(line(&p.green).await.iter().all(|l| l["id"] != task.as_str()) && line(&p.green).await.len() == 1);
        assert_eq!(line(&p.civil).await.len(), 1);
        assert_eq!(acting().await["if_late"], Value::Null);
        let notices = p.me.get("/api/v1/notices").await.expect(200).json();
        assert!(!notices.to_string().contains("escalated"), "{notices}");
        let (person, civil) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "works.municipality").await);
        for page in [person.get(&format!("/cases/{id}")).await.expect(200), civil.get(&format!("/desk/cases/{id}")).await.expect(200)] {
            fit(&page);
            assert!(page.text().contains("کاری که مهلتش گذشت به واحد بالاتر رسید"), "{}", page.shortened());
        }
        // Whoever has it now ends it, and what opens later opens where the service says.
        p.moved(id, 5 * DAY).await;
        p.finish(&p.civil, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn how_often_the_person_was_asked_was_not_counted_for_the_steward() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        for who in [&p.green, &p.water] {
            who.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &json!({ "text": "کدام؟" })).await.expect(200);
        }
        let anyone = testkit::Anonymous::new(&p.house);
        let returned = async |agency: &str| {
            let v = anyone.get(&format!("/api/v1/agencies/{agency}")).await.expect(200).json();
            let row = |r: &Value| Some((r["unit"]["id"].as_str().unwrap_or("").to_string(), r["returned"].as_i64()?));
            v["conduct"].as_array().unwrap().iter().filter_map(row).collect::<Vec<_>>()
        };
        // The steward answers for both questions, each unit for its own.
        assert_eq!(returned("mashhad-municipality").await, [("".into(), 2), ("green-space".into(), 1)], "{engine:?}");
        assert_eq!(returned("mashhad-water").await, [("applications".into(), 1)], "{engine:?}");
        let page = anyone.get("/agencies/mashhad-municipality").await.expect(200);
        fit(&page);
        let words = pages::Words::of(domain::Lang::FA);
        let text = page.text();
        let row = text.split(&words.say("conduct-steward")).nth(1).unwrap().split("</tr>").next().unwrap();
        assert!(row.contains(">۲</td>") && !row.contains(">۱</td>"), "{row}");
        p.is_whole().await;
    }
}

/// The packages with three working days for the water company's view, and so many days off of its own from tomorrow.
fn water_is_off(days: i64) -> Options {
    let mut options = packages();
    let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
    for task in kiosk.stages[0].tasks.iter_mut().filter(|t| t.id == "pipes") {
        let limit = task.limit.as_mut().unwrap();
        (limit.days, limit.count) = (3, domain::package::DayKind::Working);
    }
    let today = Day::at(app::now::now(), domain::calendar::TEHRAN);
    let own = &mut options.catalogue.agencies.get_mut("mashhad-water").unwrap().own_days;
    own.holidays.extend((1..=days).map(|n| (Day(today.0 + n).to_string(), domain::Text::default())));
    options
}

#[tokio::test(flavor = "multi_thread")]
async fn days_of_its_own_of_an_agency_that_has_a_task_did_not_count() {
    for engine in ENGINES {
        let house = House::with(engine, water_is_off(0)).await;
        let me = PersonToken::resident(&house, 0).await;
        let body = json!({ "service": "kiosk", "answers": { "place": "بوستان ملت" } });
        let id = me.json("POST", "/api/v1/applications", &body).await.expect(201).json()["case"].as_str().unwrap().to_string();
        let dues = async |house: &House| {
            let case = me.at(house).get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
            let desk = async |name| {
                let tasks = OfficerToken::new(house, name).await.get("/api/v1/desk/tasks").await.expect(200).json();
                let all = tasks["tasks"].as_array().unwrap().iter().filter(|t| t["case"] == id.as_str()).map(|t| t["due_at"].clone());
                all.collect::<Vec<_>>()
            };
            (case["due_at"].clone(), desk("customers.water").await, desk("green.municipality").await, case["timeline"].clone())
        };
        let before = dues(&house).await;

        let later = house.again(water_is_off(12)).await.unwrap();
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 1, "{engine:?}");
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 0);
        let after = dues(&later).await;
        assert_eq!((&after.0, &after.2), (&before.0, &before.2), "the case and the tasks of the steward are as they were");
        assert!(after.1.len() == 1 && after.1[0].as_str() > before.1[0].as_str(), "{:?} {:?}", before.1, after.1);
        let told = |of: &Value| of.as_array().unwrap().iter().filter(|e| e["kind"] == "due_changed").count();
        assert_eq!((told(&before.3), told(&after.3)), (0, 1));
        // When a unit must be done with its task is no date of the person, whose case must be done when it was.
        assert!(!me.at(&later).get("/api/v1/notices").await.expect(200).json().to_string().contains("due_changed"));
        fit(&testkit::PersonPages::resident(&later, 0).await.get(&format!("/cases/{id}")).await.expect(200));
        later.work().await;
        assert_eq!(later.verify().await.first_broken, None, "{engine:?}");

        // Whoever applies now is given the days of that agency from the start.
        let id2 = me.at(&later).json("POST", "/api/v1/applications", &body).await.expect(201).json()["case"].as_str().unwrap().to_string();
        let tasks = OfficerToken::new(&later, "customers.water").await.get("/api/v1/desk/tasks").await.expect(200).json();
        let new = tasks["tasks"].as_array().unwrap().iter().find(|t| t["case"] == id2.as_str()).unwrap()["due_at"].clone();
        assert_eq!(new, after.1[0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_of_another_unit_took_the_mark_off_a_free_task() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let write = async |text: &str| {
            p.me.json("POST", &format!("/api/v1/cases/{id}/messages"), &json!({ "text": text })).await.expect(200);
        };
        let mark = async |who: &Client| {
            let tasks = who.get("/api/v1/desk/tasks").await.expect(200).json();
            let ours = tasks["tasks"].as_array().unwrap().iter().filter(|t| t["case"] == id.to_string());
            ours.map(|t| t["unread"].clone()).collect::<Vec<_>>()
        };
        let (set, none) = (Value::from("message"), Value::Null);
        write("یک").await;
        assert_eq!((mark(&p.green).await, mark(&p.water).await), (vec![set.clone(), set.clone()], vec![set.clone()]));
        // A note of another unit, and work on its own task, are no look at the tasks of this one.
        p.water.json("POST", &format!("/api/v1/desk/cases/{id}/notes"), &json!({ "text": "دیدم" })).await.expect(200);
        assert_eq!((mark(&p.green).await, mark(&p.water).await), (vec![set.clone(), set.clone()], vec![none.clone()]));
        write("دو").await;
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        assert_eq!(mark(&p.green).await, [set.clone(), set.clone()], "{engine:?}");
        p.is_whole().await;
        // Its own act is.
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/notes"), &json!({ "text": "دیدیم" })).await.expect(200);
        assert_eq!(mark(&p.green).await, [none.clone(), none]);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_act_read_the_load_of_all_officers() {
    for engine in ENGINES {
        let mut options = packages();
        let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
        kiosk.stages[1].tasks[0].by_load = true;
        let house = House::with(engine, options).await;
        let me = PersonToken::resident(&house, 0).await;
        let body = json!({ "service": "kiosk", "answers": { "place": "بوستان ملت" } });
        let id: Id = me.json("POST", "/api/v1/applications", &body).await.expect(201).json()["case"].as_str().unwrap().parse().unwrap();
        let who = async |name: &'static str| {
            app::Who::Officer(house.app.store.read(move |tx| store::officer::get(tx, name)).await.unwrap().unwrap())
        };
        let (green, water) = (who("green.municipality").await, who("customers.water").await);
        let finish = async |who: &app::Who, kind: &str, outcome: &str| {
            let case = house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
            let task = case.tasks.iter().find(|t| t.kind == kind).unwrap().id;
            let done = domain::case::Finish { outcome: outcome.into(), ..Default::default() };
            app::act::act_on(&house.app, who, id, domain::case::Act::Finish(done), Some(task)).await
        };
        // Who asks for an officer now, fails.
        let renamed = |sql: &'static str| {
            house.app.store.write(move |tx| {
                tx.run(sql, vec![]);
                Ok(())
            })
        };
        renamed("ALTER TABLE officers RENAME TO officers_away").await.unwrap();
        let note = domain::case::Act::Note { text: "یادداشت".into() };
        app::act::act(&house.app, &green, id, note).await.unwrap();
        finish(&green, "trees", "ok").await.unwrap();
        finish(&water, "pipes", "agrees").await.unwrap();
        let opens = finish(&green, "paths", "ok").await;
        assert!(matches!(opens, Err(app::Error::Fault(_))), "a task that goes by load opens: {opens:?}");
        renamed("ALTER TABLE officers_away RENAME TO officers").await.unwrap();
        finish(&green, "paths", "ok").await.unwrap();
        let case = house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
        assert!(case.tasks[0].officer.is_some(), "on {engine:?}: {:?}", case.tasks);
    }
}

/// The water company asks the person; the parks go on with what does not depend on it.
#[tokio::test(flavor = "multi_thread")]
async fn a_question_of_one_unit_stopped_the_desks_of_all_others() {
    let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let water = OfficerPages::new(&p.house, "customers.water").await;
        let me = PersonPages::resident(&p.house, 0).await;
        let id = p.apply().await;
        p.water.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &json!({ "text": "عمق لوله؟" })).await.expect(200);

        let v = p.case(id).await;
        assert_eq!((&v["status"], &v["clock_stopped"]), (&json!("waiting"), &json!(true)), "{v}");
        let asked = &v["asked_of_person"];
        assert_eq!(
            (&asked["kind"], &asked["unit"]["id"], &asked["agency"]["id"]),
            (&json!("answer"), &json!("applications"), &json!("mashhad-water"))
        );
        let waits: Vec<_> =
            v["tasks"].as_array().unwrap().iter().map(|t| (t["task"].as_str().unwrap(), t["waits"].as_bool().unwrap())).collect();
        assert_eq!(waits, [("trees", false), ("paths", false), ("pipes", true)]);

        // The person reads who asks, first, and that the others go on.
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = page.text();
        let unit = asked["unit"]["title"].as_str().unwrap();
        assert!(text.contains(&says("turn-goes-on")) && text.contains(unit), "{}", page.shortened());
        assert!(text.replace(['\u{2068}', '\u{2069}'], "").contains(&format!("به پرسش «{unit}")), "{}", page.shortened());

        // Each list marks what waits, and only that.
        for (desk, waiting) in [(&green, 0), (&water, 1)] {
            let list = desk.get("/desk").await.expect(200);
            fit(&list);
            assert_eq!(list.text().matches(&says("desk-waiting")).count(), waiting, "{}", list.shortened());
        }
        let trees = p.task(id, "trees").await;
        let page = green.get(&format!("/desk/cases/{id}?task={trees}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("name=\"outcome\"") && !page.text().contains(&says("desk-waits")), "{}", page.shortened());
        let pipes = water.get(&format!("/desk/cases/{id}")).await.expect(200);
        assert!(!pipes.text().contains("name=\"outcome\"") && pipes.text().contains(&says("desk-waits")));

        assert_eq!(p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(409).key(), "refusal-waits-for-person");
        green.upload(&format!("/desk/cases/{id}/finish"), &[("task", &trees), ("outcome", "ok")], &[]).await.expect(303);
        p.finish(&p.green, id, "paths", json!({ "outcome": "ok" })).await.expect(200);
        assert_eq!(p.kinds(id).await, ["pipes"]);
        p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "دو متر" })).await.expect(200);
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        assert_eq!(p.kinds(id).await, ["fee"]);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_was_nearly_late_from_its_first_moment_where_completeness_is_said_soon() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        PersonToken::resident(&house, 0).await.apply("building-permit").await;
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        let row = officer.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"][0].clone();
        assert!(row["due_at"].is_string() && row["state"].is_null(), "three working days to say it, five of warning for the case: {row}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_the_desk_did_not_say_what_is_late_and_what_is_nearly_so() {
    let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let id = p.apply().await;
        let (trees, paths) = (p.task(id, "trees").await, p.task(id, "paths").await);
        let now = app::now::now();
        let mut states = vec![];
        for due in [now - 3 * DAY, now + DAY, now + 20 * DAY] {
            let id: Id = trees.parse().unwrap();
            let write = move |tx: &mut store::Tx| {
                tx.one("UPDATE tasks SET due_at = ?2 WHERE id = ?1", vec![id.into(), due.into()]);
                Ok(())
            };
            p.house.app.store.write(write).await.unwrap();
            let list = p.green.get("/api/v1/desk/tasks").await.expect(200).json();
            let row = |task: &str| list["tasks"].as_array().unwrap().iter().find(|t| t["id"] == task).unwrap()["state"].clone();
            states.push((row(&trees), row(&paths)));
            let page = green.get("/desk").await.expect(200);
            fit(&page);
            let near = page.text().matches("due-near-mark").count() + page.text().matches("due-today-mark").count();
            let named = page.text().contains(&says("desk-due-near"));
            assert_eq!((page.text().matches("due-late-mark").count(), near), (usize::from(due < now), usize::from(due == now + DAY)));
            assert!(named == (due == now + DAY), "in words too: {}", page.shortened());
        }
        let (late, near) = (json!("late"), json!("near"));
        assert_eq!(states, [(late, Value::Null), (near, Value::Null), (Value::Null, Value::Null)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_could_not_open_the_case_of_somebody_who_calls() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let code = p.case(id).await["tracking_code"].as_str().unwrap().to_string();
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        // As it is read aloud.
        let aloud = format!("{}%20{}", &code[..4], &code[4..]);
        assert_eq!(green.get(&format!("/desk/find?code={aloud}")).await.expect(303).location(), format!("/desk/cases/{id}"));
        let found = p.green.get(&format!("/api/v1/desk/cases?code={code}")).await.expect(200).json();
        assert_eq!(found["case"], id.to_string());
        // Also when it is over.
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "" })).await.expect(200);
        green.get(&format!("/desk/find?code={code}")).await.expect(303);
        // Of no case, and of one that this desk has nothing to do with, the same is said.
        let other = PersonToken::resident(&p.house, 1).await.apply("lost-and-found").await["tracking_code"].as_str().unwrap().to_string();
        let none = pages::Words::of(domain::Lang::FA).say("desk-find-none");
        for typed in ["111111111111", "x", "", other.as_str()] {
            let page = green.get(&format!("/desk/find?code={typed}")).await.expect(404);
            fit(&page);
            assert!(page.text().contains(&none) && page.text().contains(&format!("value=\"{typed}\"")), "{typed}: {}", page.shortened());
            p.green.get(&format!("/api/v1/desk/cases?code={typed}")).await.expect(404);
        }
    }
}

/// The same act said that the application is complete, and that its documents are deficient; and later nobody learned which it was.
#[tokio::test(flavor = "multi_thread")]
async fn an_application_was_complete_and_its_documents_deficient_in_one_act() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let applied = me.apply("building-permit").await;
        let id: Id = applied["case"].as_str().unwrap().parse().unwrap();
        let seen = async || me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        // Load says whose it is.
        let ends = async |body: Value| {
            let case = house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
            let officer = OfficerToken::new(&house, case.tasks[0].officer.as_deref().unwrap()).await;
            officer.json("POST", &format!("/api/v1/desk/cases/{id}/finish"), &body).await.expect(200)
        };
        let unclear = json!({ "outcome": "unclear", "told": "صفحهٔ دوم سند خوانا نیست." });
        ends(unclear).await;
        let v = seen().await;
        assert_eq!((&v["complete"], times(&v, "completed"), times(&v, "asked")), (&json!(false), 0, 1), "{v}");
        me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "نسخهٔ خوانا." })).await.expect(200);
        ends(json!({ "outcome": "in_order" })).await;
        let v = seen().await;
        assert_eq!((&v["complete"], times(&v, "completed")), (&json!(true), 1), "{v}");
        // Who asks now reads that it counts as complete, and so does who is asked.
        let words = pages::Words::of(domain::Lang::FA);
        let date = words.date(app::now::now());
        let [hint, note] = ["desk-ask-complete", "case-complete-since"].map(|key| words.say_with(key, &[("date", date.clone().into())]));
        let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "").replace("<bdi>", "").replace("</bdi>", "");
        let inspector = OfficerPages::new(&house, "inspector.districts").await;
        let page = inspector.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(plain(page.text()).contains(&plain(hint)) && !plain(page.text()).contains(&plain(note.clone())), "{}", page.shortened());
        inspector.post(&format!("/desk/cases/{id}/question"), &[("text", "کلید زمین نزد کیست؟")]).await.expect(303);
        let mine = PersonPages::resident(&house, 0).await;
        for page in [mine.get(&format!("/cases/{id}")).await, inspector.get(&format!("/desk/cases/{id}")).await] {
            let page = page.expect(200);
            fit(&page);
            assert!(plain(page.text()).contains(&plain(note.clone())), "{}", page.shortened());
        }
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn debris_is_taken_by_the_unit_of_the_part_of_the_city_that_was_answered() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let [north, south] = [OfficerToken::new(&house, "services.districts").await, OfficerToken::new(&house, "south.districts").await];
        for (example, unit, mine, others) in [(0, "urban-services", &north, &south), (1, "urban-services-south", &south, &north)] {
            let application = samples::application(samples::service("debris-collection"), example);
            let case = me.json("POST", "/api/v1/applications", &application).await.expect(201).json()["case"].as_str().unwrap().to_string();
            assert_eq!(me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["acting"]["unit"]["id"], unit);
            let at = format!("/api/v1/desk/cases/{case}");
            // The other unit learns nothing of it.
            others.get(&at).await.expect(404);
            mine.get(&at).await.expect(200);
            let decision = json!({ "decision": "collected", "ground": "done" });
            others.json("POST", &format!("{at}/decision"), &decision).await.expect(404);
            mine.json("POST", &format!("{at}/decision"), &decision).await.expect(200);
        }
        assert_eq!(house.verify().await.broken, 0);
    }
}
