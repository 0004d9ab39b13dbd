//! Casework as law knows it, through pages and the API: a complete application, units side by side, a body that is asked and
//! says nothing, payment, an inspection by a contractor, more time, a decision, an objection, and the decision that the law
//! makes when the agency is silent. The package is written for these tests.

use crate::fit;
use domain::Id;
use domain::form::Answers;
use domain::package::{Catalogue, SourceFile, parse};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::samples::{self, EXAMPLE_DAY};
use testkit::{Answer, ENGINES, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

const DAY: i64 = 86_400_000;

/// The head of these services.
const HEAD: &str = r#"
version: 1
agency: mashhad-districts
languages: [fa, en]
title: {fa: "کندن معبر", en: "Digging up a street"}
summary: {fa: "برای کندن معبر.", en: "To dig up a street."}
life_events: [housing]
icon: shovel
audience: [resident]
who: {fa: "همه", en: "Everyone"}
result: {fa: "مجوز.", en: "A permit."}
channels: [{kind: web}]
steps: [{title: {fa: "درخواست", en: "Apply"}, by: person}]
form:
  sections:
    - id: main
      title: {fa: "کار", en: "The work"}
      questions:
        - {id: place, type: text, label: {fa: "کجا؟", en: "Where?"}}
decisions:
  - id: permit
    outcome: granted
    title: {fa: "صدور مجوز", en: "Permit"}
    grounds:
      - {id: clear, title: {fa: "مانعی نیست.", en: "No objection."}}
      - {id: silent, title: {fa: "اداره در مهلت پاسخ نداد.", en: "The agency was silent."}}
    letter: {fa: "{person}، صادر شد. {ground}", en: "{person}, it is issued. {ground}"}
  - id: refuse
    outcome: refused
    title: {fa: "رد درخواست", en: "Refusal"}
    grounds: [{id: blocked, title: {fa: "مسیر بسته است.", en: "The street is closed."}}]
    letter: {fa: "{person}، رد شد.", en: "{person}, it is refused."}
objection:
  within: {days: 10, count: calendar, rule: {fa: "ده روز.", en: "Ten days."}}
  time: {days: 5, count: calendar, rule: {fa: "پنج روز.", en: "Five days."}}
  stages: [{id: appeal, title: {fa: "بازنگری", en: "Review"}, unit: addressing}]
"#;

/// Everything at once.
const WHOLE: &str = r#"
id: dig
cost: {rials: 500000}
fees: [{id: digging, title: {fa: "عوارض", en: "Fee"}, amount: 500000, rule: {fa: "ثابت", en: "Fixed"}}]
time:
  days: 10
  count: calendar
  rule: {fa: "ده روز.", en: "Ten days."}
  if_late: {fa: "خبر می‌دهیم.", en: "We tell you."}
  completeness: {days: 2, count: calendar, rule: {fa: "دو روز.", en: "Two days."}}
  extension: {times: 1, days: 5, rule: {fa: "یک بار.", en: "Once."}}
stages:
  - id: opinions
    title: {fa: "نظرها", en: "Opinions"}
    side_by_side: true
    tasks:
      - id: plan
        title: {fa: "بررسی نقشه", en: "Look at the plan"}
        by: permits
        outcomes: [{id: fits, title: {fa: "مناسب", en: "Fits"}}, {id: unfit, title: {fa: "نامناسب", en: "Does not fit"}}]
      - id: notes
        title: {fa: "بررسی سوابق", en: "Look at the records"}
        by: permits
        outcomes: [{id: seen, title: {fa: "دیده شد", en: "Seen"}}]
      - id: traffic
        kind: consult
        title: {fa: "نظر ترافیک", en: "Opinion on traffic"}
        by: mashhad-municipality/civil-works
        limit: {days: 3, count: calendar, rule: {fa: "سه روز.", en: "Three days."}}
        silence: agrees
        outcomes: [{id: agrees, title: {fa: "موافق", en: "Agrees"}}, {id: objects, title: {fa: "مخالف", en: "Objects"}}]
    next:
      - {when: 'plan == "unfit" || traffic == "objects"', decide: {decision: refuse, ground: blocked}}
      - {to: payment}
  - id: payment
    title: {fa: "پرداخت", en: "Payment"}
    tasks:
      - id: fee
        kind: pay
        title: {fa: "پرداخت عوارض", en: "Pay the fee"}
        by: permits
        outcomes: [{id: paid, title: {fa: "پرداخت شد", en: "Paid"}}, {id: unpaid, title: {fa: "پرداخت نشد", en: "Not paid"}}]
    next:
      - {when: 'fee == "unpaid"', decide: {decision: refuse, ground: blocked}}
      - {to: visit}
  - id: visit
    title: {fa: "بازدید", en: "Visit"}
    tasks:
      - id: look
        kind: inspect
        title: {fa: "بازدید محل", en: "Visit the place"}
        by: urban-services
        checklist: [{id: signs, title: {fa: "تابلو هست", en: "There are signs"}}, {id: light, title: {fa: "چراغ هست", en: "There is light"}}]
        photos: true
        outcomes: [{id: safe, title: {fa: "ایمن", en: "Safe"}}, {id: unsafe, title: {fa: "ناایمن", en: "Not safe"}}]
    next:
      - {when: 'look == "unsafe"', correct: {ask: {fa: "چراغ بگذارید.", en: "Put up a light."}, then: visit}}
      - {to: end}
  - id: end
    title: {fa: "تصمیم", en: "Decision"}
    tasks: [{id: sign_it, kind: decide, title: {fa: "تصمیم", en: "Decide"}, by: permits}]
"#;

/// Silence grants.
const SILENT: &str = r#"
id: board
cost: {rials: 0}
time:
  days: 10
  count: calendar
  rule: {fa: "ده روز.", en: "Ten days."}
  if_late: {fa: "صادر می‌شود.", en: "It is granted."}
  silence: {decision: permit, ground: silent}
stages: [{id: review, title: {fa: "بررسی", en: "Review"}, unit: permits}]
"#;

/// The first task goes to the officer with least to do who can do it.
const LOAD: &str = r#"
id: loaded
cost: {rials: 0}
time:
  days: 10
  count: calendar
  rule: {fa: "ده روز.", en: "Ten days."}
  if_late: {fa: "خبر می‌دهیم.", en: "We tell you."}
stages:
  - id: first
    title: {fa: "بررسی", en: "Review"}
    tasks:
      - id: measure
        title: {fa: "اندازه‌گیری", en: "Measure"}
        by: permits
        assign: by_load
        skill: measuring
        outcomes: [{id: measured, title: {fa: "شد", en: "Done"}}]
  - id: second
    title: {fa: "تصمیم", en: "Decision"}
    tasks: [{id: conclude, kind: decide, title: {fa: "تصمیم", en: "Decide"}, by: permits, assign: by_load}]
"#;

/// The sample packages with these services; the urban services of the districts are done by a contractor.
pub fn packages() -> Options {
    let mut files = samples::files(&samples::packages());
    for (id, text) in [("dig", WHOLE), ("board", SILENT), ("loaded", LOAD)] {
        files.push(SourceFile { path: format!("mashhad/services/{id}.yaml"), text: format!("{text}{HEAD}") });
    }
    let districts = files.iter_mut().find(|f| f.path.ends_with("mashhad-districts.yaml")).expect("the districts");
    districts.text = districts.text.replace(
        "  - id: urban-services\n",
        "  - id: urban-services\n    contract: {contractor: {fa: \"راه‌سازان نمونه\", en: \"Sample Roadworks\", ar: \"شركة نموذجية\"}, reference: \"1405-77\", from: \"2026-01-01\", until: \"2036-01-01\"}\n",
    );
    assert!(districts.text.contains("1405-77"));
    let catalogue: Catalogue = parse(&files, EXAMPLE_DAY).unwrap_or_else(|m| panic!("{:?}", m.first()));
    Options { catalogue, ..Default::default() }
}

/// Those who take part.
pub struct Cast {
    /// The house.
    pub house: House,
    /// The person who applies.
    pub me: PersonToken,
    /// The same in a browser.
    pub my: PersonPages,
    /// The districts' permits.
    pub permits: OfficerToken,
    /// The same in a browser.
    pub permits_pages: OfficerPages,
    /// The contractor.
    pub contractor: OfficerToken,
    /// The same in a browser.
    pub contractor_pages: OfficerPages,
    /// The agency that is asked.
    pub traffic: OfficerToken,
    /// The unit that looks at objections.
    pub appeal: OfficerToken,
}

impl Cast {
    /// In a fresh house.
    pub async fn new(engine: testkit::Engine) -> Cast {
        let house = House::with(engine, packages()).await;
        Cast {
            me: PersonToken::resident(&house, 0).await,
            my: PersonPages::resident(&house, 0).await,
            permits: OfficerToken::new(&house, "reviewer.districts").await,
            permits_pages: OfficerPages::new(&house, "reviewer.districts").await,
            contractor: OfficerToken::new(&house, "services.districts").await,
            contractor_pages: OfficerPages::new(&house, "services.districts").await,
            traffic: OfficerToken::new(&house, "works.municipality").await,
            appeal: OfficerToken::new(&house, "addressing.districts").await,
            house,
        }
    }

    /// A new case of the first person.
    pub async fn apply(&self, service: &str) -> String {
        let body = json!({ "service": service, "answers": { "place": "خیابان نمونه" } });
        self.me.json("POST", "/api/v1/applications", &body).await.expect(201).json()["case"].as_str().unwrap().to_string()
    }

    /// The same, submitted so many days ago: by the rows that a submission writes.
    pub async fn applied(&self, service: &str, days_ago: i64) -> String {
        let app = &self.house.app;
        let identifier = format!("resident:{}", samples::people().residents[0].national_number);
        let person = app.store.read(|tx| store::person::by_identifier(tx, &identifier)).await.unwrap().expect("the person");
        let service = app.offer.service(service).unwrap();
        let answers: Answers = [("place".to_string(), json!("خیابان نمونه"))].into();
        let at = app::now::now() - days_ago * DAY;
        let (id, lang) = (app::now::id(), domain::Lang::FA);
        let rows = Arc::new(app::submit::prepare(app, &service, id, person.id, lang, &answers, &Default::default(), at).unwrap());
        app.store
            .write(move |tx| {
                app::submit::write(tx, &rows);
                Ok(())
            })
            .await
            .unwrap();
        id.to_string()
    }

    /// The case as the person sees it.
    pub async fn case(&self, id: &str) -> Value {
        self.me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json()
    }

    /// The case as the permits see it.
    async fn case_of_desk(&self, id: &str) -> Value {
        let officer = OfficerToken::new(&self.house, "reviewer.districts").await;
        officer.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json()
    }

    async fn finish(&self, officer: &OfficerToken, case: &str, body: Value) -> Answer {
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &body).await
    }

    /// The open task of a kind.
    async fn task(&self, officer: &OfficerToken, case: &str, kind: &str) -> String {
        let v = officer.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json();
        let found = v["tasks"].as_array().unwrap().iter().find(|t| t["task"] == kind);
        found.unwrap_or_else(|| panic!("no task {kind}: {}", v["tasks"]))["id"].as_str().unwrap().to_string()
    }

    /// On to the payment.
    async fn to_payment(&self, case: &str) {
        for (officer, kind, outcome) in
            [(&self.traffic, "traffic", "agrees"), (&self.permits, "plan", "fits"), (&self.permits, "notes", "seen")]
        {
            let task = self.task(officer, case, kind).await;
            self.finish(officer, case, json!({ "outcome": outcome, "task": task })).await.expect(200);
        }
        assert_eq!(self.case(case).await["stage"]["id"], "payment");
    }

    /// On to the visit of the contractor.
    async fn to_visit(&self, case: &str) {
        self.to_payment(case).await;
        self.finish(&self.permits, case, json!({ "outcome": "paid", "receipt": "77-1" })).await.expect(200);
        assert_eq!(self.case(case).await["stage"]["id"], "visit");
    }

    async fn decide(&self, officer: &OfficerToken, case: &str, decision: &str, ground: &str) -> Answer {
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/decision"), &json!({ "decision": decision, "ground": ground })).await
    }

    /// Nothing is broken.
    async fn verified(&self) {
        self.house.work().await;
        let report = self.house.verify().await;
        assert_eq!(report.broken, 0, "{:?}", report.first_broken);
    }
}

fn photo() -> Value {
    use base64::Engine;
    json!([{ "name": "photo.jpg", "content": base64::engine::general_purpose::STANDARD.encode(samples::file("jpeg")) }])
}

fn text(lang: domain::Lang, key: &str) -> String {
    pages::Words::of(lang).say(key)
}

fn fa(key: &str) -> String {
    text(domain::Lang::FA, key)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_through_all_its_units_to_an_objection_by_the_api() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let case = c.apply("dig").await;
        let v = c.case(&case).await;
        assert_eq!((v["tasks"].as_array().unwrap().len(), &v["complete"]), (3, &json!(false)), "{v}");
        // Saying that it is complete is for the steward, once.
        let complete = format!("/api/v1/desk/cases/{case}/completeness");
        assert_eq!(c.traffic.json("POST", &complete, &json!({})).await.expect(409).key(), "refusal-not-steward");
        // Nor is it the other agency's to give more time.
        let extension = format!("/api/v1/desk/cases/{case}/extension");
        assert_eq!(c.permits.json("POST", &extension, &json!({ "reason": "باران" })).await.expect(409).key(), "refusal-no-more-extension");
        c.permits.json("POST", &complete, &json!({})).await.expect(200);
        assert_eq!(c.permits.json("POST", &complete, &json!({})).await.expect(409).key(), "refusal-complete-already");
        assert_eq!(c.case(&case).await["complete"], true);
        assert_eq!(c.permits.json("POST", &extension, &json!({ "reason": " " })).await.expect(422).key(), "answer-needed");
        c.permits.json("POST", &extension, &json!({ "reason": "باران" })).await.expect(200);
        assert_eq!(c.permits.json("POST", &extension, &json!({ "reason": "باران" })).await.expect(409).key(), "refusal-no-more-extension");
        // A case that is asked about at another unit's task is not to be touched by who has nothing to do with it.
        for stranger in [&c.contractor, &c.appeal] {
            stranger.get(&format!("/api/v1/desk/cases/{case}")).await.expect(404);
            c.finish(stranger, &case, json!({ "outcome": "fits" })).await.expect(404);
        }
        let plan = c.task(&c.permits, &case, "plan").await;
        // Of the agency that is asked, nobody ends the steward's task, and the other way round.
        let task = c.task(&c.traffic, &case, "traffic").await;
        for (officer, task) in [(&c.traffic, &plan), (&c.permits, &task)] {
            let a = c.finish(officer, &case, json!({ "outcome": "fits", "task": task })).await;
            assert_eq!((a.status, a.key()), (409, "refusal-changed-meanwhile".into()), "{}", a.shortened());
            officer.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(409);
        }
        let a = c.finish(&c.permits, &case, json!({ "outcome": "agrees", "task": plan, "checked": ["x"] })).await.expect(422);
        let wrong: Vec<_> = a.json()["errors"].as_array().unwrap().iter().map(|e| e["question"].as_str().unwrap().to_string()).collect();
        assert_eq!(wrong, ["outcome", "checked"]);
        c.to_payment(&case).await;
        let v = c.case(&case).await;
        assert_eq!((&v["status"], &v["asked_of_person"]["kind"], &v["clock_stopped"]), (&json!("waiting"), &json!("pay"), &json!(true)));
        let a = c.finish(&c.permits, &case, json!({ "outcome": "paid" })).await.expect(422);
        assert_eq!((a.key(), a.json()["errors"][0]["question"].clone()), ("answer-needed".into(), json!("receipt")));
        c.finish(&c.permits, &case, json!({ "outcome": "paid", "receipt": "77-1" })).await.expect(200);
        // The contractor.
        let v = c.case(&case).await;
        assert_eq!((&v["tasks"][0]["contract"]["reference"], &v["status"]), (&json!("1405-77"), &json!("open")));
        let appointment = format!("/api/v1/desk/cases/{case}/appointment");
        for (date, time, field) in
            [("۱۴۰۵/۱۳/۱", "۹:۳۰", "date"), ("۱۴۰۴/۱/۱", "۹:۳۰", "date"), ("۱۴۰۶/۱/۵", "۲۵:۰۰", "time"), ("", "9", "date")]
        {
            let a = c.contractor.json("POST", &appointment, &json!({ "date": date, "time": time, "place": "در محل" })).await.expect(422);
            assert_eq!(a.json()["errors"][0]["question"], field, "{date} {time}: {}", a.shortened());
        }
        let a = c.contractor.json("POST", &appointment, &json!({ "date": "۱۴۰۶/۱/۵", "time": "۹:۳۰", "place": "در محل" })).await;
        a.expect(200);
        let v = c.case(&case).await;
        assert_eq!(
            (&v["asked_of_person"]["kind"], v["asked_of_person"]["at"].as_str().unwrap()),
            (&json!("be_there"), "2027-03-25T06:00:00.000Z")
        );
        let a = c.finish(&c.contractor, &case, json!({ "outcome": "safe", "checked": ["signs"] })).await.expect(422);
        assert_eq!(a.key(), "answer-photo-needed");
        // Not safe: the person is asked to correct it, and the contractor comes again.
        c.finish(&c.contractor, &case, json!({ "outcome": "unsafe", "files": photo() })).await.expect(200);
        let v = c.case(&case).await;
        assert_eq!((&v["status"], &v["asked_of_person"]["text"]), (&json!("waiting"), &json!("چراغ بگذارید.")));
        assert_eq!(
            c.finish(&c.contractor, &case, json!({ "outcome": "safe", "files": photo() })).await.expect(409).key(),
            "refusal-waits-for-person"
        );
        c.me.json("POST", &format!("/api/v1/cases/{case}/answer"), &json!({ "text": "گذاشتم" })).await.expect(200);
        c.finish(&c.contractor, &case, json!({ "outcome": "safe", "checked": ["signs", "light"], "files": photo() })).await.expect(200);
        // The decision, and the objection to it.
        let objection = format!("/api/v1/cases/{case}/objection");
        assert_eq!(c.me.json("POST", &objection, &json!({ "text": "چرا؟" })).await.expect(409).key(), "refusal-not-decided");
        c.decide(&c.permits, &case, "refuse", "blocked").await.expect(200);
        assert!(c.case(&case).await["object_until"].is_string());
        c.permits.json("POST", &objection, &json!({ "text": "چرا؟" })).await;
        assert_eq!(c.me.json("POST", &objection, &json!({ "text": "" })).await.expect(422).key(), "answer-needed");
        c.me.json("POST", &objection, &json!({ "text": "مسیر باز است." })).await.expect(200);
        assert_eq!(c.me.json("POST", &objection, &json!({ "text": "باز" })).await.expect(409).key(), "refusal-objected-already");
        assert_eq!(c.decide(&c.permits, &case, "permit", "clear").await.status, 403, "who decided looks at the objection");
        c.decide(&c.appeal, &case, "permit", "clear").await.expect(200);
        let v = c.case(&case).await;
        assert_eq!((&v["objection"]["review"], &v["decision"]["outcome"]), (&json!("replaced"), &json!("granted")));
        assert!(v["object_until"].is_null());
        assert_eq!(c.me.json("POST", &objection, &json!({ "text": "باز" })).await.expect(409).key(), "refusal-objected-already");
        c.verified().await;
    }
}

/// What a page says beside a field: the paragraph in the block of the input with this id.
fn beside(page: &Answer, input: &str) -> String {
    let text = page.text();
    let at = text.find(&format!("id=\"{input}\"")).unwrap_or_else(|| panic!("no input {input}: {}", page.shortened()));
    let block = text[..at].rfind("class=\"field").map_or(0, |b| b);
    let block = &text[block..at];
    block.split("class=\"wrong\"").nth(1).and_then(|w| w.split('>').nth(1)).and_then(|w| w.split('<').next()).unwrap_or("").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_an_act_stands_beside_its_field_and_what_was_typed_stays() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let case = c.apply("dig").await;
        let desk = format!("/desk/cases/{case}");
        let my = format!("/cases/{case}");
        let (p, k) = (&c.permits_pages, &c.contractor_pages);
        fit(&p.get(&desk).await.expect(200));
        fit(&c.my.get(&my).await.expect(200));
        // Two tasks of one case in one unit: the page is that of the task to which the list led, also after a mistake.
        let (plan, notes) = (c.task(&c.permits, &case, "plan").await, c.task(&c.permits, &case, "notes").await);
        for (task, other, title) in [(&plan, &notes, "نتیجهٔ «\u{2068}بررسی نقشه"), (&notes, &plan, "نتیجهٔ «\u{2068}بررسی سوابق")]
        {
            let page = p.get(&format!("{desk}?task={task}")).await.expect(200);
            fit(&page);
            let text = page.text().replace(['\u{2068}', '\u{2069}'], "");
            assert!(text.contains(&title.replace('\u{2068}', "")), "{title}");
            let hidden = format!("name=\"task\" value=\"{task}\"");
            assert!(page.text().contains(&hidden) && !page.text().contains(&format!("name=\"task\" value=\"{other}\"")));
            let page =
                p.upload(&format!("{desk}/finish"), &[("task", task), ("outcome", "x"), ("note", "یادداشت من")], &[]).await.expect(422);
            fit(&page);
            assert!(page.text().contains(&hidden) && page.text().contains("یادداشت من"), "the page is that of another task");
            assert_eq!(beside(&page, "outcome"), fa("answer-not-an-option"));
        }
        let page = p.post(&format!("{desk}/extension"), &[("reason", "باران"), ("task", &plan)]).await.expect(409);
        fit(&page);
        assert_eq!(p.post(&format!("{desk}/completeness"), &[("task", &plan)]).await.expect(303).location(), format!("{desk}?task={plan}"));
        let page = p.post(&format!("{desk}/extension"), &[("reason", " "), ("task", &plan)]).await.expect(422);
        fit(&page);
        assert_eq!(beside(&page, "extension-reason"), fa("answer-needed"));
        p.post(&format!("{desk}/extension"), &[("reason", "باران"), ("task", &plan)]).await.expect(303);
        let page = p.post(&format!("{desk}/extension"), &[("reason", "باران"), ("task", &plan)]).await.expect(409);
        fit(&page);
        assert!(page.text().contains(&fa("refusal-no-more-extension")));
        fit(&c.my.get(&my).await.expect(200));
        c.to_payment(&case).await;
        fit(&c.my.get(&my).await.expect(200));
        let page = p.upload(&format!("{desk}/finish"), &[("outcome", "paid")], &[]).await.expect(422);
        fit(&page);
        assert_eq!(beside(&page, "receipt"), fa("answer-needed"));
        let page = p.upload(&format!("{desk}/finish"), &[("outcome", ""), ("receipt", "12-34")], &[]).await.expect(422);
        assert!(page.text().contains("value=\"12-34\""));
        p.upload(&format!("{desk}/finish"), &[("outcome", "paid"), ("receipt", "12-34")], &[]).await.expect(303);
        // The contractor: appointment and photo.
        let typed = [("date", "۱۴۰۵/۱۳/۴۰"), ("time", "۲۵:۶۱"), ("place", "سر کوچه")];
        let page = k.post(&format!("{desk}/appointment"), &typed).await.expect(422);
        fit(&page);
        for (input, value) in [("date", "۱۴۰۵/۱۳/۴۰"), ("time", "۲۵:۶۱")] {
            assert!(!beside(&page, input).is_empty(), "nothing is said about the {input}");
            assert!(page.text().contains(&format!("value=\"{value}\"")), "what was typed as {input} is gone");
        }
        assert!(page.text().contains("سر کوچه"));
        // Today, but earlier.
        let today = domain::calendar::Day::at(app::now::now(), 210).to_string();
        let page = k.post(&format!("{desk}/appointment"), &[("date", &today), ("time", "۰:۰۰"), ("place", "سر کوچه")]).await.expect(422);
        assert_eq!(beside(&page, "time"), fa("answer-time-in-past"));
        let page = k.post(&format!("{desk}/appointment"), &[("date", "۱۴۰۶/۱/۵"), ("time", "۹:۳۰"), ("place", "")]).await.expect(422);
        assert_eq!(beside(&page, "place"), fa("answer-needed"));
        k.post(&format!("{desk}/appointment"), &[("date", "۱۴۰۶/۱/۵"), ("time", "۹:۳۰"), ("place", "سر کوچه")]).await.expect(303);
        let page = c.my.get(&my).await.expect(200);
        fit(&page);
        assert!(page.text().contains("سر کوچه") && page.text().contains("راه‌سازان نمونه"));
        let finish = format!("{desk}/finish");
        let page = k.upload(&finish, &[("outcome", "safe"), ("checked", "light"), ("note", "دیدم")], &[]).await.expect(422);
        fit(&page);
        assert_eq!(beside(&page, "file"), fa("answer-photo-needed"));
        assert!(page.text().contains("value=\"light\" checked") && !page.text().contains("value=\"signs\" checked"));
        let page =
            k.upload(&finish, &[("outcome", "safe"), ("checked", "x")], &[("file", "a.jpg", &samples::file("jpeg"))]).await.expect(422);
        assert_eq!(beside(&page, "checked"), fa("answer-not-an-option"));
        // A document is no photo.
        let page = k.upload(&finish, &[("outcome", "safe")], &[("file", "a.pdf", &samples::pdf(1))]).await.expect(422);
        assert_eq!(beside(&page, "file"), fa("answer-photo-needed"));
        let done = [("outcome", "safe"), ("checked", "light"), ("note", "فقط برای همکاران")];
        k.upload(&finish, &done, &[("file", "a.jpg", &samples::file("jpeg"))]).await.expect(303);
        // Note and photo are for those who go on with the case, also in the API.
        let page = c.my.get(&my).await.expect(200);
        fit(&page);
        let timeline = c.me.get(&format!("/api/v1/cases/{case}/timeline")).await.expect(200).text();
        for shown in [page.text(), timeline] {
            assert!(!shown.contains("a.jpg") && !shown.contains("فقط برای همکاران"), "the person reads the officers' note");
        }
        let page = p.get(&desk).await.expect(200);
        fit(&page);
        assert!(page.text().contains("فقط برای همکاران"));
        let photo = page.text().split("/files/").nth(1).and_then(|f| f.split('"').next()).expect("a photo").to_string();
        p.get(&format!("{desk}/files/{photo}")).await.expect(200);
        c.my.get(&format!("{my}/files/{photo}")).await.expect(404);
        let decision = [("decision", "refuse"), ("ground", "blocked"), ("act", "decide")];
        fit(&p.post(&format!("{desk}/decision"), &[("decision", "refuse"), ("ground", "blocked"), ("act", "preview")]).await.expect(200));
        let page = p.post(&format!("{desk}/decision"), &[("decision", ""), ("ground", "blocked"), ("act", "decide")]).await.expect(422);
        assert_eq!(beside(&page, "decision"), fa("answer-not-an-option"));
        p.post(&format!("{desk}/decision"), &decision).await.expect(303);
        // The objection.
        let objection = format!("{my}/objection");
        let page = c.my.post(&objection, &[("text", "")]).await.expect(422);
        fit(&page);
        assert_eq!(beside(&page, "objection-text"), fa("answer-needed"));
        c.my.post(&objection, &[("text", "مسیر باز است")]).await.expect(303);
        let page = c.my.get(&my).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&fa("case-objected")));
        let page = c.my.post(&objection, &[("text", "نوشتهٔ دوم من")]).await.expect(409);
        fit(&page);
        assert!(page.text().contains(&fa("refusal-objected-already")) && page.text().contains("نوشتهٔ دوم من"), "what was typed is lost");
        c.decide(&c.appeal, &case, "refuse", "blocked").await.expect(200);
        let page = c.my.get(&my).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&fa("event-decided-upheld")));
        c.verified().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_after_its_time_is_refused_and_what_was_typed_stays() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let case = c.apply("board").await;
        c.decide(&c.permits, &case, "refuse", "blocked").await.expect(200);
        let id: Id = case.parse().unwrap();
        let set_back = move |tx: &mut store::Tx| {
            let mut c = store::case::get(tx, id)?.unwrap();
            if let Some(d) = &mut c.decision {
                d.at -= 12 * DAY;
            }
            tx.one("UPDATE cases SET state = ?2 WHERE id = ?1", vec![id.into(), store::case::state_json(&c).into()]);
            Ok(())
        };
        c.house.app.store.write(set_back).await.unwrap();
        assert!(c.case(&case).await["object_until"].is_null());
        let page = c.my.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(!page.text().contains("/objection"), "a form that can only be refused");
        let page = c.my.post(&format!("/cases/{case}/objection"), &[("text", "نوشتهٔ من")]).await.expect(409);
        fit(&page);
        assert!(page.text().contains(&fa("refusal-objection-too-late")) && page.text().contains("نوشتهٔ من"));
        let a = c.me.json("POST", &format!("/api/v1/cases/{case}/objection"), &json!({ "text": "باز" })).await.expect(409);
        assert_eq!(a.key(), "refusal-objection-too-late");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_law_decides_once_when_the_agency_is_silent_also_with_two_workers() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let (silent, running) = (c.applied("board", 12).await, c.applied("board", 3).await);
        let other = c.house.again(packages()).await.unwrap();
        let (one, two) = tokio::join!(app::worker::tick(&c.house.app), app::worker::tick(&other.app));
        let acted: usize = [one, two].into_iter().map(|r| r.unwrap()).sum();
        assert_eq!(acted, 1, "on {engine:?}");
        for _ in 0..2 {
            assert_eq!(app::worker::tick(&c.house.app).await.unwrap(), 0);
        }
        let v = c.case(&silent).await;
        assert_eq!(
            (&v["status"], &v["decision"]["by"], &v["decision"]["outcome"]),
            (&json!("decided"), &json!("silence"), &json!("granted"))
        );
        let decided = v["timeline"].as_array().unwrap().iter().filter(|e| e["kind"] == "decided").count();
        assert_eq!(decided, 1);
        assert_eq!(c.case(&running).await["status"], "open");
        // Whoever comes after the limit finds that the law has decided, before any worker looked.
        let late = c.applied("board", 12).await;
        let a = c.decide(&c.permits, &late, "refuse", "blocked").await;
        assert_eq!((a.status, a.key()), (409, "refusal-case-closed".into()));
        let v = c.case(&late).await;
        assert_eq!(v["decision"]["by"], "silence", "the law has not decided on {engine:?}: {}", v["status"]);
        let page = c.my.get(&format!("/cases/{silent}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&fa("case-decided-by-silence")));
        c.verified().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_says_nothing_agrees_and_an_unanswered_application_is_complete() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let case = c.applied("dig", 5).await;
        assert_eq!(app::worker::tick(&c.house.app).await.unwrap(), 1);
        let v = c.case(&case).await;
        let kinds: Vec<_> = v["timeline"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["submitted", "completed", "limit_passed", "finished"], "on {engine:?}");
        assert_eq!((&v["complete"], v["tasks"].as_array().unwrap().len()), (&json!(true), 2));
        // Its task has left the desk of the agency that was asked; it may still read.
        let list = c.traffic.get("/api/v1/desk/tasks").await.expect(200).json();
        assert_eq!(list["tasks"], json!([]));
        c.traffic.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200);
        c.finish(&c.traffic, &case, json!({ "outcome": "objects" })).await.expect(403);
        for (kind, outcome) in [("plan", "fits"), ("notes", "seen")] {
            let task = c.task(&c.permits, &case, kind).await;
            c.finish(&c.permits, &case, json!({ "outcome": outcome, "task": task })).await.expect(200);
        }
        assert_eq!(c.case(&case).await["stage"]["id"], "payment");
        fit(&c.my.get(&format!("/cases/{case}")).await.expect(200));
        fit(&c.permits_pages.get(&format!("/desk/cases/{case}")).await.expect(200));
        c.verified().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_desk_lists_its_own_tasks_of_a_case_and_takes_over_its_own_only() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let case = c.apply("dig").await;
        let head = OfficerToken::new(&c.house, "head.districts").await;
        let listed = |o: OfficerToken| async move {
            let v = o.get("/api/v1/desk/tasks?lang=fa").await.expect(200).json();
            let mut kinds: Vec<String> = v["tasks"].as_array().unwrap().iter().map(|t| t["id"].as_str().unwrap().to_string()).collect();
            kinds.sort();
            kinds
        };
        let (plan, notes) = (c.task(&c.permits, &case, "plan").await, c.task(&c.permits, &case, "notes").await);
        let traffic = c.task(&c.traffic, &case, "traffic").await;
        let mut ours = vec![plan.clone(), notes.clone()];
        ours.sort();
        assert_eq!(listed(c.permits.clone()).await, ours);
        assert_eq!(listed(c.traffic.clone()).await, std::slice::from_ref(&traffic));
        assert!(listed(c.contractor.clone()).await.is_empty());
        c.permits.json("POST", &format!("/api/v1/desk/tasks/{plan}/claim"), &json!({})).await.expect(200);
        // One officer has one task of the case, a colleague the other.
        head.json("POST", &format!("/api/v1/desk/tasks/{notes}/claim"), &json!({})).await.expect(200);
        assert_eq!(head.json("POST", &format!("/api/v1/desk/tasks/{plan}/claim"), &json!({})).await.expect(409).key(), "refusal-taken-by");
        let a = c.finish(&head, &case, json!({ "outcome": "fits", "task": plan })).await.expect(409);
        assert_eq!(a.key(), "refusal-taken-by");
        let take = |task: &str| format!("/api/v1/desk/tasks/{task}/take-over");
        assert_eq!(
            c.traffic.json("POST", &take(&plan), &json!({ "reason": "مرخصی" })).await.expect(409).key(),
            "refusal-changed-meanwhile"
        );
        c.contractor.json("POST", &take(&plan), &json!({ "reason": "مرخصی" })).await.expect(404);
        assert_eq!(head.json("POST", &take(&plan), &json!({ "reason": "" })).await.expect(422).key(), "answer-needed");
        head.json("POST", &take(&plan), &json!({ "reason": "مرخصی" })).await.expect(200);
        c.finish(&head, &case, json!({ "outcome": "fits", "task": plan })).await.expect(200);
        assert_eq!(listed(c.permits.clone()).await, std::slice::from_ref(&notes));
        // A transfer of one task leaves the others where they are.
        let transfer = json!({ "agency": "mashhad-municipality", "unit": "green-space", "reason": "درخت هم هست" });
        c.traffic.json("POST", &format!("/api/v1/desk/cases/{case}/transfer"), &transfer).await.expect(200);
        assert!(listed(c.traffic.clone()).await.is_empty());
        let v = c.case(&case).await;
        let units: Vec<_> = v["tasks"].as_array().unwrap().iter().map(|t| t["unit"]["id"].as_str().unwrap()).collect();
        assert_eq!((units, v["steward"]["id"].as_str().unwrap()), (vec!["permits", "green-space"], "mashhad-districts"));
        c.verified().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_side_by_side_was_opened_again_when_one_before_it_ended_last() {
    let c = Cast::new(testkit::Engine::Sqlite).await;
    for last in ["plan", "notes", "traffic"] {
        let case = c.apply("dig").await;
        let mut order = [("plan", "fits"), ("notes", "seen"), ("traffic", "agrees")];
        order.sort_by_key(|(kind, _)| *kind == last);
        for (kind, outcome) in order {
            let officer = if kind == "traffic" { &c.traffic } else { &c.permits };
            let task = c.task(officer, &case, kind).await;
            c.finish(officer, &case, json!({ "outcome": outcome, "task": task })).await.expect(200);
        }
        assert_eq!(c.case(&case).await["stage"]["id"], "payment", "{last} ended last");
    }
    c.verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_was_asked_said_that_the_application_is_complete() {
    let c = Cast::new(testkit::Engine::Sqlite).await;
    let case = c.apply("dig").await;
    c.finish(&c.traffic, &case, json!({ "outcome": "agrees" })).await.expect(200);
    assert_eq!(c.case(&case).await["complete"], false, "only the steward says so");
    let plan = c.task(&c.permits, &case, "plan").await;
    c.finish(&c.permits, &case, json!({ "outcome": "fits", "task": plan })).await.expect(200);
    assert_eq!(c.case(&case).await["complete"], true);
    c.verified().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_of_a_visit_were_refused_by_the_api_as_too_large() {
    let c = Cast::new(testkit::Engine::Sqlite).await;
    let case = c.apply("dig").await;
    c.to_visit(&case).await;
    use base64::Engine;
    let mut bytes = samples::file("jpeg");
    bytes.splice(11..11, vec![0; 600_000]);
    let files = json!([{ "name": "photo.jpg", "content": base64::engine::general_purpose::STANDARD.encode(bytes) }]);
    c.finish(&c.contractor, &case, json!({ "outcome": "safe", "files": files })).await.expect(200);
}

fn new_officer(name: &str, skills: &[&str]) -> app::people::NewOfficer {
    let o = samples::people().officers.iter().find(|o| o.name == name).unwrap();
    app::people::NewOfficer {
        name: o.name.clone(),
        agency: o.agency.clone(),
        unit: o.unit.clone(),
        title: o.title.clone(),
        passphrase: o.passphrase.clone(),
        skills: Some(skills.iter().map(|s| s.to_string()).collect()),
    }
}

/// A sample officer who can do this, as `dargah officer` sets it; tokens of before end.
async fn skilled(house: &House, name: &str, skills: &[&str]) -> OfficerToken {
    app::people::put_officer(&house.app, new_officer(name, skills)).await.unwrap();
    OfficerToken::new(house, name).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_by_load_goes_to_who_can_do_it_and_has_least_to_do() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let of = async |case: &str| c.case_of_desk(case).await["tasks"][0]["officer"].as_str().unwrap_or("").to_string();
        // Nobody can: the task waits in its unit.
        assert_eq!(of(&c.apply("loaded").await).await, "", "on {engine:?}");
        skilled(&c.house, "head.districts", &["english", "measuring"]).await;
        let (one, two) = (c.apply("loaded").await, c.apply("loaded").await);
        assert_eq!((of(&one).await.as_str(), of(&two).await.as_str()), ("head.districts", "head.districts"));
        skilled(&c.house, "reviewer.districts", &["measuring"]).await;
        let mut took = vec![];
        for _ in 0..4 {
            took.push(of(&c.apply("loaded").await).await);
        }
        assert_eq!(took, ["reviewer.districts", "reviewer.districts", "head.districts", "reviewer.districts"]);
        // The next task needs no skill: by load alone, among all officers of the unit.
        let head = OfficerToken::new(&c.house, "head.districts").await;
        c.finish(&head, &one, json!({ "outcome": "measured" })).await.expect(200);
        assert_eq!(of(&one).await, "head.districts", "two to three");
        // Who is not here any more gets nothing, and what that officer had is free.
        app::people::deactivate(&c.house.app, "head.districts").await.unwrap();
        assert_eq!((of(&one).await.as_str(), of(&c.apply("loaded").await).await.as_str()), ("", "reviewer.districts"));
        // Skills can be taken away; one with a comma would be two.
        let reviewer = skilled(&c.house, "reviewer.districts", &[]).await;
        assert_eq!(of(&c.apply("loaded").await).await, "");
        reviewer.get("/api/v1/desk/tasks").await.expect(200);
        let a = app::people::put_officer(&c.house.app, new_officer("reviewer.districts", &["a,b"])).await;
        assert!(matches!(a, Err(app::Error::Refused(domain::Refusal::Invalid(w))) if w[0].question == "skills"));
        c.verified().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn how_agencies_and_contractors_keep_to_the_law_is_for_everyone_to_see() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let nobody = testkit::Anonymous::new(&c.house);
        let empty = nobody.get("/api/v1/agencies/mashhad-districts").await.expect(200).json();
        assert_eq!(empty["conduct"], json!([]));
        for lang in ["fa", "en", "ar"] {
            let page = nobody.get(&format!("/agencies/mashhad-districts?lang={lang}")).await.expect(200);
            fit(&page);
            assert!(page.text().contains(&text(domain::Lang::parse(lang).unwrap(), "conduct-empty")), "{lang}");
        }
        nobody.get("/api/v1/agencies/nowhere").await.expect(404);
        // One case through everything, with one visit that must be repeated, an objection that brings another decision; one
        // that nobody answered; and one whose opinion was not given in time.
        let case = c.apply("dig").await;
        c.to_visit(&case).await;
        c.finish(&c.contractor, &case, json!({ "outcome": "unsafe", "files": photo() })).await.expect(200);
        c.me.json("POST", &format!("/api/v1/cases/{case}/answer"), &json!({ "text": "گذاشتم" })).await.expect(200);
        c.finish(&c.contractor, &case, json!({ "outcome": "safe", "files": photo() })).await.expect(200);
        c.decide(&c.permits, &case, "refuse", "blocked").await.expect(200);
        c.me.json("POST", &format!("/api/v1/cases/{case}/objection"), &json!({ "text": "مسیر باز است." })).await.expect(200);
        c.decide(&c.appeal, &case, "permit", "clear").await.expect(200);
        c.applied("board", 12).await;
        c.applied("dig", 5).await;
        app::worker::tick(&c.house.app).await.unwrap();

        let expected = |line: &Value| {
            let n = |k: &str| line[k].as_i64().unwrap();
            let unit = line["unit"]["id"].as_str().unwrap_or("").to_string();
            (unit, [n("on_time"), n("late"), n("by_silence"), n("returned"), n("objected"), n("upheld"), n("replaced")])
        };
        for folded in [false, true] {
            if folded {
                c.house.work().await;
            }
            // As a program started just now gives them: they are remembered for a minute.
            let fresh = testkit::Anonymous::new(&c.house.again(packages()).await.unwrap());
            let v = fresh.get("/api/v1/agencies/mashhad-districts?lang=en").await.expect(200).json();
            let lines: Vec<_> = v["conduct"].as_array().unwrap().iter().map(expected).collect();
            let said = [
                (String::new(), [2, 0, 1, 0, 1, 0, 1]),
                ("permits".into(), [3, 0, 0, 0, 0, 0, 0]),
                ("urban-services".into(), [2, 0, 0, 1, 0, 0, 0]),
            ];
            assert_eq!(lines, said, "folded: {folded}, on {engine:?}");
            let contractor = &v["conduct"][2]["contract"];
            assert_eq!((&contractor["contractor"], &contractor["reference"]), (&json!("Sample Roadworks"), &json!("1405-77")));
            let v = fresh.get("/api/v1/agencies/mashhad-municipality").await.expect(200).json();
            let lines: Vec<_> = v["conduct"].as_array().unwrap().iter().map(expected).collect();
            assert_eq!(lines, [("civil-works".to_string(), [1, 0, 1, 0, 0, 0, 0])]);
            for lang in ["fa", "en", "ar"] {
                let page = fresh.get(&format!("/agencies/mashhad-districts?lang={lang}")).await.expect(200);
                fit(&page);
                assert!(page.text().contains(&text(domain::Lang::parse(lang).unwrap(), "conduct-replaced")), "{lang}");
            }
            assert!(fresh.get("/agencies/mashhad-districts?lang=fa").await.expect(200).text().contains("راه‌سازان نمونه"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_counted_the_answer_to_an_objection_as_another_case() {
    let c = Cast::new(testkit::Engine::Sqlite).await;
    let case = c.apply("board").await;
    c.decide(&c.permits, &case, "refuse", "blocked").await.expect(200);
    c.me.json("POST", &format!("/api/v1/cases/{case}/objection"), &json!({ "text": "چرا؟" })).await.expect(200);
    c.decide(&c.appeal, &case, "refuse", "blocked").await.expect(200);
    let counted = c.house.app.store.read(|tx| store::counter::of_scope(tx, "took:board")).await.unwrap();
    assert_eq!(counted.iter().map(|x| x.1).sum::<i64>(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_tasks_are_taken_and_given_back_at_once_each_with_its_own_result() {
    for engine in ENGINES {
        let c = Cast::new(engine).await;
        let case = c.apply("dig").await;
        let board = c.apply("board").await;
        let (plan, notes) = (c.task(&c.permits, &case, "plan").await, c.task(&c.permits, &case, "notes").await);
        let traffic = c.task(&c.traffic, &case, "traffic").await;
        let simple = c.case_of_desk(&board).await["tasks"][0]["id"].as_str().unwrap().to_string();
        let head = OfficerToken::new(&c.house, "head.districts").await;
        head.json("POST", &format!("/api/v1/desk/tasks/{plan}/claim"), &json!({})).await.expect(200);
        let unknown = app::now::id().to_string();
        let bulk = async |act: &str, tasks: &[&str]| {
            c.permits.json("POST", "/api/v1/desk/bulk?lang=en", &json!({ "act": act, "tasks": tasks })).await
        };
        let said = |a: Answer| -> Vec<(bool, String, bool)> {
            let v = a.expect(200).json();
            let one = |r: &Value| (r["done"].as_bool().unwrap(), r["key"].as_str().unwrap_or("").to_string(), r["case"].is_string());
            v["results"].as_array().unwrap().iter().map(one).collect()
        };
        let done = |ok: bool, key: &str, case: bool| (ok, key.to_string(), case);
        let all = [plan.as_str(), &notes, &notes, &traffic, &simple, &unknown];
        assert_eq!(
            said(bulk("take", &all).await),
            [
                done(false, "refusal-taken-by", true),
                done(true, "", true),
                // The task of the agency that was asked.
                done(false, "refusal-changed-meanwhile", true),
                done(true, "", true),
                done(false, "refusal-not-found", false),
            ],
            "on {engine:?}"
        );
        assert_eq!(said(bulk("take", &[&simple]).await), [done(false, "refusal-claimed-already", true)]);
        assert_eq!(said(bulk("give_back", &[&simple, &plan]).await), [done(true, "", true), done(false, "refusal-taken-by", true)]);
        assert_eq!(bulk("decide", &[&simple]).await.expect(422).key(), "answer-not-an-option");
        assert_eq!(bulk("take", &[]).await.expect(422).key(), "desk-bulk-none");
        let many: Vec<String> = (0..51).map(|_| app::now::id().to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(bulk("take", &many).await.expect(422).key(), "refusal-bulk-too-many");
        // A stranger to all of them learns nothing.
        let a = c.contractor.json("POST", "/api/v1/desk/bulk", &json!({ "act": "take", "tasks": [plan, simple] })).await;
        assert_eq!(said(a), [done(false, "refusal-not-found", false), done(false, "refusal-not-found", false)]);
        // The list says what is to be done, leads to the task, and does the same.
        let p = &c.permits_pages;
        let page = p.get("/desk?view=unit&service=dig").await.expect(200);
        fit(&page);
        for shown in ["بررسی نقشه", "بررسی سوابق", &format!("/desk/cases/{case}?task={plan}"), &format!("value=\"{notes}\" form=\"bulk\"")]
        {
            assert!(page.text().contains(shown), "the list has no {shown}");
        }
        let listed = c.permits.get("/api/v1/desk/tasks?lang=fa").await.expect(200).json();
        let mut kinds: Vec<_> = listed["tasks"].as_array().unwrap().iter().filter_map(|t| t["task"]["title"].as_str()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["بررسی سوابق", "بررسی نقشه"]);
        let fields =
            [("act", "give_back"), ("view", "mine"), ("service", ""), ("task", notes.as_str()), ("task", &plan), ("task", &unknown)];
        let page = p.post("/desk/bulk", &fields).await.expect(200);
        fit(&page);
        for shown in ["head.districts", &fa("desk-bulk-gone"), &format!("/desk/cases/{case}?task={plan}")] {
            assert!(page.text().contains(shown), "nothing is said of {shown}");
        }
        assert!(page.text().contains("/desk?view=mine\" aria-current=\"page\""), "another list than the one that was sent");
        for (fields, key) in [(vec![("act", "take")], "desk-bulk-none"), (vec![("act", "x"), ("task", &plan)], "answer-not-an-option")] {
            let page = p.post("/desk/bulk", &fields).await.expect(422);
            fit(&page);
            assert!(page.text().contains(&fa(key)) && page.text().contains("data-tasks"), "{key}");
        }
        testkit::Anonymous::new(&c.house).post("/desk/bulk", &[("act", "take"), ("task", &plan)]).await.expect(303);
        c.verified().await;
    }
}
