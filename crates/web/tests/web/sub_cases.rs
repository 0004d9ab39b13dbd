//! A case that needs a case of another agency's service: opened by itself, seen from both windows, gone on with by what it comes to.

use crate::fit;
use domain::Id;
use domain::package::{SourceFile, parse};
use serde_json::{Value, json};
use testkit::samples::{self, EXAMPLE_DAY};
use testkit::{Anonymous, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

/// What both services are made of: id, agency, questions, stages, decisions.
fn service(id: &str, agency: &str, questions: &str, stages: &str) -> SourceFile {
    let text = format!(
        r#"
id: {id}
version: 1
agency: {agency}
title: {{fa: "خدمت {id}"}}
summary: {{fa: "نمونه."}}
life_events: [housing]
icon: shovel
audience: [resident]
who: {{fa: "همه"}}
cost: {{rials: 0}}
time: {{days: 10, count: calendar, rule: {{fa: "ده روز."}}, if_late: {{fa: "ثبت می‌شود."}}}}
result: {{fa: "نامه."}}
channels: [{{kind: web}}]
steps: [{{title: {{fa: "درخواست"}}, by: person}}]
form:
  sections:
    - id: main
      title: {{fa: "محل"}}
      questions:
{questions}
stages:
{stages}
decisions:
  - id: permit
    outcome: granted
    title: {{fa: "صدور"}}
    grounds: [{{id: clear, title: {{fa: "مانعی نیست."}}}}]
    letter: {{fa: "صادر شد. {{ground}}"}}
  - id: refusal
    outcome: refused
    title: {{fa: "رد"}}
    grounds: [{{id: pipes, title: {{fa: "لوله رد می‌شود."}}}}, {{id: gone, title: {{fa: "نظر آب پس گرفته شد."}}}}]
    letter: {{fa: "رد شد. {{ground}}"}}
"#
    );
    SourceFile { path: format!("mashhad/services/{id}.yaml"), text: in_english(&text) + &examples(id) }
}

/// An application that is taken, and one that is not.
fn examples(id: &str) -> String {
    let (text, number) =
        if matches!(id, "pipes" | "drains") { ("where", Some("deep")) } else { ("place", (id == "well").then_some("depth")) };
    let all =
        |text_is: &str, number_is: &str| format!("{text}: {text_is}{}", number.map_or(String::new(), |n| format!(", {n}: {number_is}")));
    let (taken, needed) = (all("here", "2"), all("answer-needed", "answer-needed"));
    format!("examples:\n  valid: [{{name: all, answers: {{{taken}}}}}]\n  invalid: [{{name: none, answers: {{}}, expect: {{{needed}}}}}]\n")
}

/// The same words for English, which the agencies promise.
fn in_english(text: &str) -> String {
    let mut parts = text.split("{fa: \"");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |out, part| {
        let (words, rest) = part.split_once('"').expect("a text ends");
        let english = if rest.starts_with('}') { format!(", en: \"{words}\"") } else { String::new() };
        format!("{out}{{fa: \"{words}\"{english}{rest}")
    })
}

fn packages() -> Options {
    let mut files = samples::files(&samples::packages());
    files.push(service(
        "well",
        "mashhad-municipality",
        r#"        - {id: place, type: text, label: {fa: "کجا؟"}}
        - {id: depth, type: number, min: 1, max: 500, label: {fa: "عمق"}}"#,
        r#"  - id: ask
    title: {fa: "نظر آب"}
    tasks:
      - id: water
        kind: case
        title: {fa: "نظر شرکت آب"}
        by: mashhad-water/applications
        service: pipes
        answers: {where: place, deep: depth * 2}
        outcomes:
          - {id: granted, title: {fa: "مانعی نیست"}}
          - {id: refused, title: {fa: "مانع دارد"}}
          - {id: withdrawn, title: {fa: "پس گرفته شد"}}
    next:
      - {when: water == "refused", decide: {decision: refusal, ground: pipes}}
      - {when: water == "withdrawn", decide: {decision: refusal, ground: gone}}
      - {to: deciding}
  - id: deciding
    title: {fa: "تصمیم"}
    tasks: [{id: end, kind: decide, title: {fa: "تصمیم"}, by: green-space}]"#,
    ));
    files.push(service(
        "pond",
        "mashhad-municipality",
        r#"        - {id: place, type: text, label: {fa: "کجا؟"}}"#,
        r#"  - id: ask
    title: {fa: "نظر آب یا بازدید"}
    side_by_side: true
    ends: any
    tasks:
      - id: water
        kind: case
        title: {fa: "نظر شرکت آب"}
        by: mashhad-water/applications
        service: pipes
        answers: {where: place, deep: "10"}
        outcomes:
          - {id: granted, title: {fa: "مانعی نیست"}}
          - {id: refused, title: {fa: "مانع دارد"}}
          - {id: withdrawn, title: {fa: "پس گرفته شد"}}
      - {id: look, title: {fa: "بازدید"}, by: green-space, outcomes: [{id: fine, title: {fa: "خوب"}}]}
    next: [{to: deciding}]
  - id: deciding
    title: {fa: "تصمیم"}
    side_by_side: true
    tasks:
      - {id: sign, title: {fa: "امضا"}, by: green-space, outcomes: [{id: done, title: {fa: "شد"}}]}
      - {id: end, kind: decide, title: {fa: "تصمیم"}, by: green-space}"#,
    ));
    files.push(service(
        "fence",
        "mashhad-municipality",
        r#"        - {id: place, type: text, label: {fa: "کجا؟"}}"#,
        r#"  - id: ask
    title: {fa: "نظر آب و بررسی نقشه"}
    side_by_side: true
    tasks:
      - {id: look, title: {fa: "بررسی نقشه"}, by: green-space, outcomes: [{id: fine, title: {fa: "خوب"}}, {id: poor, title: {fa: "بد"}}]}
      - id: water
        kind: case
        title: {fa: "نظر شرکت آب"}
        by: mashhad-water/applications
        service: pipes
        answers: {where: place, deep: "10"}
        outcomes:
          - {id: granted, title: {fa: "مانعی نیست"}}
          - {id: refused, title: {fa: "مانع دارد"}}
          - {id: withdrawn, title: {fa: "پس گرفته شد"}}
    next:
      - {when: look == "poor", correct: {ask: {fa: "نقشه را درست کنید."}, then: ask}}
      - {to: deciding}
  - id: deciding
    title: {fa: "تصمیم"}
    tasks: [{id: end, kind: decide, title: {fa: "تصمیم"}, by: green-space}]"#,
    ));
    files.push(service(
        "lake",
        "mashhad-municipality",
        r#"        - {id: place, type: text, label: {fa: "کجا؟"}}"#,
        r#"  - id: ask
    title: {fa: "چاه"}
    tasks:
      - id: drilled
        kind: case
        title: {fa: "مجوز چاه"}
        by: green-space
        service: well
        answers: {place: place, depth: "5"}
        outcomes:
          - {id: granted, title: {fa: "مانعی نیست"}}
          - {id: refused, title: {fa: "مانع دارد"}}
          - {id: withdrawn, title: {fa: "پس گرفته شد"}}
  - id: deciding
    title: {fa: "تصمیم"}
    tasks: [{id: end, kind: decide, title: {fa: "تصمیم"}, by: green-space}]"#,
    ));
    files.push(service(
        "dam",
        "mashhad-municipality",
        r#"        - {id: place, type: text, label: {fa: "کجا؟"}}"#,
        r#"  - id: ask
    title: {fa: "نظر آب"}
    tasks:
      - id: water
        kind: case
        title: {fa: "نظر شرکت آب"}
        by: mashhad-water/applications
        service: pipes
        answers: {where: place, deep: "10"}
        limit: {days: 3, count: calendar, rule: {fa: "سه روز."}}
        silence: granted
        outcomes:
          - {id: granted, title: {fa: "مانعی نیست"}}
          - {id: refused, title: {fa: "مانع دارد"}}
          - {id: withdrawn, title: {fa: "پس گرفته شد"}}
    next:
      - {when: water != "granted", decide: {decision: refusal, ground: pipes}}
      - {to: deciding}
  - id: deciding
    title: {fa: "تصمیم"}
    tasks: [{id: end, kind: decide, title: {fa: "تصمیم"}, by: green-space}]"#,
    ));
    // What came of it may be objected to, and so may what was decided on it.
    let objection = |unit: &str| {
        format!(
            r#"
objection:
  within: {{days: 20, count: calendar, rule: {{fa: "بیست روز."}}}}
  time: {{days: 10, count: calendar, rule: {{fa: "ده روز."}}}}
  stages: [{{id: again, title: {{fa: "بازنگری"}}, unit: {unit}}}]"#
        )
    };
    let needs_drains = |more: &str| {
        format!(
            r#"  - id: ask
    title: {{fa: "نظر آب"}}
    side_by_side: true
    tasks:
{more}      - id: water
        kind: case
        title: {{fa: "نظر شرکت آب"}}
        by: mashhad-water/applications
        service: drains
        answers: {{where: place, deep: "10"}}
        outcomes:
          - {{id: granted, title: {{fa: "مانعی نیست"}}}}
          - {{id: refused, title: {{fa: "مانع دارد"}}}}
          - {{id: withdrawn, title: {{fa: "پس گرفته شد"}}}}
    next:
      - {{when: water != "granted", decide: {{decision: refusal, ground: pipes}}}}
      - {{to: deciding}}
  - id: deciding
    title: {{fa: "تصمیم"}}
    tasks: [{{id: end, kind: decide, title: {{fa: "تصمیم"}}, by: green-space}}]{}"#,
            objection("civil-works")
        )
    };
    let look = "      - {id: look, title: {fa: \"بررسی\"}, by: green-space, outcomes: [{id: fine, title: {fa: \"خوب\"}}]}\n";
    for (id, more) in [("garden", ""), ("hedge", look)] {
        let questions = r#"        - {id: place, type: text, label: {fa: "کجا؟"}}"#;
        files.push(service(id, "mashhad-municipality", questions, &needs_drains(more)));
    }
    files.push(service(
        "drains",
        "mashhad-water",
        r#"        - {id: where, type: text, label: {fa: "محل"}}
        - {id: deep, type: number, min: 1, max: 100, label: {fa: "ژرفا"}}"#,
        &format!(r#"  - {{id: look, title: {{fa: "بررسی"}}, unit: applications}}{}"#, objection("engineering")),
    ));
    files.push(service(
        "pipes",
        "mashhad-water",
        r#"        - {id: where, type: text, label: {fa: "محل"}}
        - {id: deep, type: number, min: 1, max: 100, label: {fa: "ژرفا"}}"#,
        r#"  - {id: look, title: {fa: "بررسی"}, unit: applications}"#,
    ));
    let catalogue = parse(&files, EXAMPLE_DAY).unwrap_or_else(|m| panic!("{m:?}"));
    Options { catalogue, ..Default::default() }
}

/// Applies with a program, and lets the worker open what the case needs.
async fn applied(house: &House, me: &PersonToken, service: &str, answers: Value) -> Id {
    let case = me.applies(service, answers).await;
    house.work().await;
    case
}

/// The case of another service that a case opened last.
fn last_sub(case: &Value) -> Option<Id> {
    Some(case["sub_cases"].as_array()?.last()?["id"].as_str()?.parse().unwrap())
}

struct Scene {
    house: House,
    me: PersonToken,
    water: OfficerToken,
    green: OfficerToken,
    case: Id,
    /// The case of the other service, as the person's program gives it.
    sub: Option<Id>,
}

async fn seen(me: &PersonToken, case: Id) -> Value {
    me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()
}

async fn scene(engine: Engine, depth: i64) -> Scene {
    let house = House::with(engine, packages()).await;
    let me = PersonToken::resident(&house, 0).await;
    let case = applied(&house, &me, "well", json!({ "place": "بوستان ملت", "depth": depth })).await;
    let sub = last_sub(&seen(&me, case).await);
    Scene {
        water: OfficerToken::new(&house, "customers.water").await,
        green: OfficerToken::new(&house, "green.municipality").await,
        me,
        house,
        case,
        sub,
    }
}

impl Scene {
    async fn decide(&self, who: &OfficerToken, case: Id, decision: &str, ground: &str) {
        let body = json!({ "decision": decision, "ground": ground });
        who.json("POST", &format!("/api/v1/desk/cases/{case}/decision"), &body).await.expect(200);
        self.house.work().await;
    }
    async fn is_whole(&self) {
        self.house.work().await;
        let report = self.house.verify().await;
        assert_eq!(report.broken, 0, "{report:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_of_another_agency_is_opened_decided_and_gone_on_with() {
    for engine in ENGINES {
        let s = scene(engine, 20).await;
        let sub = s.sub.expect("the sub-case was opened");
        let parent = seen(&s.me, s.case).await;
        assert_eq!(
            (&parent["sub_cases"][0]["status"], &parent["sub_cases"][0]["steward"]["id"]),
            (&json!("open"), &json!("mashhad-water"))
        );
        let child = seen(&s.me, sub).await;
        assert_eq!((&child["parent"]["id"], &child["service"]["id"]), (&json!(s.case), &json!("pipes")));
        let answers = s.me.get(&format!("/api/v1/cases/{sub}/answers")).await.expect(200).json();
        assert!(answers.to_string().contains("\"deep\":40") && answers.to_string().contains("بوستان ملت"), "{answers}");
        // Its own receipt and tracking code, and the pages of both lead to each other.
        s.me.get(&format!("/api/v1/cases/{sub}/receipt")).await.expect(200);
        let pages = PersonPages::resident(&s.house, 0).await;
        for (from, to) in [(s.case, sub), (sub, s.case)] {
            let page = pages.get(&format!("/cases/{from}")).await.expect(200);
            fit(&page);
            assert!(page.text().contains(&format!("href=\"/cases/{to}\"")), "{from} does not lead to {to}");
        }
        // The other agency sees the one it works on, and not who may not.
        let desk = OfficerPages::new(&s.house, "customers.water").await;
        fit(&desk.get(&format!("/desk/cases/{sub}")).await.expect(200));
        s.green.get(&format!("/api/v1/desk/cases/{sub}")).await.expect(404);
        let theirs = s.water.get(&format!("/api/v1/desk/cases/{sub}")).await.expect(200).json();
        let parent = &theirs["parent"];
        assert_eq!((&parent["status"], parent["due_at"].is_null()), (&json!("open"), parent["id"].is_null()), "told in detail: {theirs}");
        // Nobody ends the task by hand.
        let by_hand = s.water.json("POST", &format!("/api/v1/desk/cases/{}/finish", s.case), &json!({ "outcome": "granted" })).await;
        assert_eq!(by_hand.expect(409).key(), "refusal-waits-for-sub-case");
        s.decide(&s.water, sub, "permit", "clear").await;
        let parent = seen(&s.me, s.case).await;
        assert_eq!((&parent["stage"]["id"], &parent["sub_cases"][0]["outcome"]), (&json!("deciding"), &json!("granted")));
        s.decide(&s.green, s.case, "permit", "clear").await;
        s.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_sub_case_comes_to_decides_its_case() {
    for engine in ENGINES {
        let s = scene(engine, 20).await;
        s.decide(&s.water, s.sub.unwrap(), "refusal", "pipes").await;
        let parent = seen(&s.me, s.case).await;
        assert_eq!((&parent["decision"]["outcome"], &parent["decision"]["ground"]["id"]), (&json!("refused"), &json!("pipes")));
        s.is_whole().await;
        // Withdrawn by the person, who is told before that another case needs it.
        let s = scene(engine, 20).await;
        let page = PersonPages::resident(&s.house, 0).await.get(&format!("/cases/{}/withdraw", s.sub.unwrap())).await.expect(200);
        fit(&page);
        let words = pages::Words::of(domain::Lang::FA);
        let steward = s.house.app.offer.catalogue.agencies["mashhad-municipality"].title.get(domain::Lang::FA);
        let told = words.say_with("withdraw-needed", &[("service", "خدمت well".into()), ("agency", steward.into())]);
        assert!(page.text().contains(&told), "{}", page.shortened());
        s.me.json("POST", &format!("/api/v1/cases/{}/withdraw", s.sub.unwrap()), &json!({})).await.expect(200);
        s.house.work().await;
        assert_eq!(seen(&s.me, s.case).await["decision"]["ground"]["id"], "gone");
        s.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sub_case_ends_with_the_case_that_needed_it() {
    for engine in ENGINES {
        let s = scene(engine, 20).await;
        let me = PersonPages::resident(&s.house, 0).await;
        let words = pages::Words::of(domain::Lang::FA);
        let agency = s.house.app.offer.catalogue.agencies["mashhad-water"].title.get(domain::Lang::FA);
        let also = words.say_with("withdraw-sub-case", &[("service", "خدمت pipes".into()), ("agency", agency.into())]);
        let page = me.get(&format!("/cases/{}/withdraw", s.case)).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&also), "{}", page.shortened());
        s.me.json("POST", &format!("/api/v1/cases/{}/withdraw", s.case), &json!({})).await.expect(200);
        s.house.work().await;
        let list = me.get("/cases").await.expect(200).text();
        let row = |id: Id| list[list.find(&id.to_string()).expect("a row")..].split("</li>").next().unwrap().to_string();
        let (ended, withdrawn) = (words.say("status-ended"), words.say("status-withdrawn"));
        assert!(row(s.sub.unwrap()).contains(&ended) && !row(s.sub.unwrap()).contains(&withdrawn), "{list}");
        assert!(row(s.case).contains(&withdrawn), "{list}");
        let code = seen(&s.me, s.sub.unwrap()).await["tracking_code"].as_str().unwrap().to_string();
        for at in [format!("/cases/{}", s.case), format!("/cases/{}", s.sub.unwrap()), format!("/track?code={code}")] {
            let page = me.get(&at).await.expect(200);
            fit(&page);
            assert!(page.text().contains(&ended), "{at}: {}", page.shortened());
        }
        let sub = seen(&s.me, s.sub.unwrap()).await;
        assert_eq!(sub["status"], "withdrawn");
        let ended = sub["timeline"].as_array().unwrap().last().unwrap();
        assert_eq!((&ended["title"], &ended["by"]), (&json!("پرونده خودبه‌خود پایان یافت"), &json!("system")), "{ended}");
        assert!(ended["text"].as_str().unwrap().contains("دیگر به آن نیاز ندارد"), "{ended}");
        // Nobody is told that he or she withdrew it.
        for page in ["/notices".to_string(), format!("/cases/{}", s.sub.unwrap())] {
            let page = me.get(&page).await.expect(200);
            fit(&page);
            assert!(page.text().contains("دیگر به آن نیاز ندارد") || page.text().contains("دیگر نیازی نیست"), "{}", page.text());
        }
        let sent = s.house.app.outbox.as_ref().unwrap().newest(1000).unwrap();
        let left: Vec<&str> = sent.iter().map(|m| m.text.as_str()).filter(|t| t.contains("خدمت pipes")).collect();
        assert!(left.iter().any(|t| t.contains("دیگر نیازی نیست")) && !left.iter().any(|t| t.contains("پس گرفتید")), "{left:?}");
        s.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_case_that_belongs_to_another_nobody_said_by_which_rule_its_date_stands_and_that_it_has_passed() {
    for engine in ENGINES {
        let s = scene(engine, 20).await;
        let (me, id) = (PersonPages::resident(&s.house, 0).await, s.sub.unwrap());
        let words = pages::Words::of(domain::Lang::FA);
        let listed = async || {
            let all = s.me.get("/api/v1/cases").await.expect(200).json()["cases"].clone();
            all.as_array().unwrap().iter().find(|c| c["id"] == id.to_string()).expect("in the list").clone()
        };
        for late in [false, true] {
            if late {
                let put = move |tx: &mut store::Tx| {
                    let mut c = store::case::get(tx, id)?.unwrap();
                    c.clock.started_at -= 30 * 86_400_000;
                    let state = store::case::state_json(&c);
                    tx.one("UPDATE cases SET state = ?2, due_at = due_at - 2592000000 WHERE id = ?1", vec![id.into(), state.into()]);
                    Ok(())
                };
                s.house.app.store.write(put).await.unwrap();
            }
            let (case, sub) = (seen(&s.me, s.case).await, seen(&s.me, id).await);
            let told = &case["sub_cases"][0];
            for field in ["turn", "due_at", "due_rule"] {
                assert_eq!((field, &told[field]), (field, &sub[field]), "{engine:?}");
            }
            assert_eq!((&told["late"], &sub["parent"]["turn"]), (&json!(late), &case["turn"]), "{told}");
            assert_eq!(sub["parent"]["due_rule"], case["due_rule"]);
            let line = listed().await;
            assert_eq!((&line["due_rule"], &line["late"]), (&sub["due_rule"], &json!(late)), "{line}");
            let page = me.get(&format!("/cases/{}", s.case)).await.expect(200);
            fit(&page);
            let row =
                page.text().split("class=\"plain related\"").nth(1).expect("what belongs to it").split("</ul>").next().unwrap().to_string();
            let passed = words.say_with("case-limit-passed", &[("date", "".into())]);
            assert!(row.contains(sub["due_rule"].as_str().unwrap()), "{row}");
            assert_eq!(row.contains(passed.split_whitespace().next_back().unwrap()), late, "{row}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_other_form_does_not_take_is_left_to_the_officers_of_the_unit() {
    for engine in ENGINES {
        // Twice the depth is more than the other service takes.
        let s = scene(engine, 200).await;
        assert!(s.sub.is_none());
        let done = s.water.json("POST", &format!("/api/v1/desk/cases/{}/finish", s.case), &json!({ "outcome": "granted" })).await;
        done.expect(200);
        assert_eq!(seen(&s.me, s.case).await["stage"]["id"], "deciding");
        s.is_whole().await;
    }
}

/// The stage that came next had as many tasks as the one before: nobody noticed that one of those had gone.
#[tokio::test(flavor = "multi_thread")]
async fn a_stage_that_ended_without_its_sub_case_left_that_open_for_ever() {
    for engine in ENGINES {
        let house = House::with(engine, packages()).await;
        let (me, green) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "green.municipality").await);
        let case = applied(&house, &me, "pond", json!({ "place": "بوستان ملت" })).await;
        let sub = last_sub(&seen(&me, case).await).unwrap();
        green.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &json!({ "outcome": "fine" })).await.expect(200);
        house.work().await;
        assert_eq!((&seen(&me, case).await["stage"]["id"], &seen(&me, sub).await["status"]), (&json!("deciding"), &json!("withdrawn")));
        assert_eq!(house.verify().await.broken, 0);
    }
}

/// While the person still corrected, the other agency's time ran, over the plans of before; and people got a receipt for what they had
/// not sent.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_to_be_corrected_went_to_the_other_agency_before_it_was() {
    for engine in ENGINES {
        let house = House::with(engine, packages()).await;
        let me = PersonToken::resident(&house, 0).await;
        let (water, green) = (OfficerToken::new(&house, "customers.water").await, OfficerToken::new(&house, "green.municipality").await);
        let case = applied(&house, &me, "fence", json!({ "place": "بوستان ملت" })).await;
        let subs = async || {
            house.work().await;
            seen(&me, case).await["sub_cases"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap().to_string()).collect::<Vec<_>>()
        };
        let first = subs().await.pop().unwrap();
        let decides = json!({ "decision": "permit", "ground": "clear" });
        water.json("POST", &format!("/api/v1/desk/cases/{first}/decision"), &decides).await.expect(200);
        house.work().await;
        let poor = json!({ "outcome": "poor", "told": "مقیاس نقشه را بنویسید." });
        green.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &poor).await.expect(200);
        assert_eq!(subs().await, std::slice::from_ref(&first), "while the person corrects nothing is opened");

        let photo = crate::casework::photo();
        let answer = json!({ "text": "نقشهٔ درست پیوست است.", "files": [photo] });
        me.json("POST", &format!("/api/v1/cases/{case}/answer"), &answer).await.expect(200);
        let both = subs().await;
        assert_eq!((both.len(), &both[0]), (2, &first), "once: {both:?}");
        let second = &both[1];

        // The other agency has the correction with its file, beside the answers as they were sent; so has the person.
        let at_desk = water.get(&format!("/api/v1/desk/cases/{second}")).await.expect(200).json();
        let corrected = &at_desk["corrections"][0];
        assert_eq!((&corrected["asked"], &corrected["text"]), (&json!("نقشه را درست کنید."), &json!("نقشهٔ درست پیوست است.")));
        let file = corrected["files"][0]["sha256"].as_str().unwrap();
        let got = water.get(&format!("/api/v1/cases/{second}/files/{file}")).await.expect(200);
        assert_eq!(got.body, samples::file("jpeg"));
        let (desk, mine) = (OfficerPages::new(&house, "customers.water").await, PersonPages::resident(&house, 0).await);
        for page in [desk.get(&format!("/desk/cases/{second}")).await.expect(200), mine.get(&format!("/cases/{second}")).await.expect(200)]
        {
            fit(&page);
            let text = page.text();
            assert!(text.contains("نقشهٔ درست پیوست است.") && text.contains(&format!("files/{file}")), "{text}");
            assert!(text.contains("برای رسیدگی به پروندهٔ دیگری باز شد"), "{text}");
        }
        assert_eq!(seen(&me, first.parse().unwrap()).await["corrections"], json!([]));

        // What is told of it: for what it was opened.
        let sent = house.app.outbox.as_ref().unwrap().newest(1000).unwrap();
        let of_sub: Vec<&str> = sent.iter().map(|m| m.text.as_str()).filter(|t| t.contains("خدمت pipes")).collect();
        assert_eq!(of_sub.iter().filter(|t| t.contains("خدمت fence")).count(), 2, "{of_sub:?}");
        assert!(of_sub.iter().all(|t| !t.contains("ثبت شد")), "{of_sub:?}");
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

/// The clock of the case ran on, and silence decided it, while the other agency waited for the person.
#[tokio::test(flavor = "multi_thread")]
async fn a_case_waits_for_the_person_while_its_sub_case_does() {
    for engine in ENGINES {
        let s = scene(engine, 20).await;
        let sub = s.sub.unwrap();
        let messages = s.house.messages().await;
        let ask = json!({ "text": "کدام لولهٔ محرمانه؟" });
        s.water.json("POST", &format!("/api/v1/desk/cases/{sub}/questions"), &ask).await.expect(200);
        // In the transaction of the question itself: no job has run.
        let case = seen(&s.me, s.case).await;
        assert_eq!((&case["status"], &case["due_at"], &case["clock_stopped"]), (&json!("waiting"), &Value::Null, &json!(true)));
        let (turn, awaited) = (&case["turn"], &case["turn"]["awaited"][0]);
        assert_eq!((&turn["persons_turn"], turn["acting"].as_array().map(Vec::len)), (&json!(true), Some(0)), "{turn}");
        assert_eq!((&awaited["kind"], &awaited["by"]["unit"]["id"]), (&json!("answer"), &json!("applications")), "{awaited}");
        assert_eq!((&awaited["sub_case"]["id"], &awaited["sub_case"]["service"]["id"]), (&json!(sub), &json!("pipes")), "{awaited}");
        let asked = &case["asked_of_person"];
        assert_eq!(
            (&asked["kind"], &asked["sub_case"], &asked["items"][0]["sub_case"]["id"]),
            (&json!("answer"), &awaited["sub_case"], &json!(sub))
        );
        assert!(asked["items"][0]["task"].is_null() && case["acting"]["unit"]["id"] == "applications", "{case}");
        assert!(!case.to_string().contains("محرمانه"), "what is asked is between the person and the unit: {case}");
        // The answer is given there.
        let wrong = s.me.json("POST", &format!("/api/v1/cases/{}/answer", s.case), &json!({ "text": "این" })).await;
        assert_eq!(wrong.status, 409);
        s.house.work().await;
        assert_eq!(s.house.messages().await, messages + 1, "told once");
        let title = seen(&s.me, sub).await["service"]["title"].as_str().unwrap().to_string();
        let words = pages::Words::of(domain::Lang::FA);
        let there = words.say_with("turn-in-sub-case", &[("service", title.into()), ("what", "".into())]);
        let said = |page: &str| page.replace(['\u{2068}', '\u{2069}'], "").contains(&there.replace(['\u{2068}', '\u{2069}'], ""));
        let mine = PersonPages::resident(&s.house, 0).await;
        let page = mine.get(&format!("/cases/{}", s.case)).await.expect(200);
        fit(&page);
        assert!(said(&page.text()) && page.text().contains(&format!("class=\"btn\" href=\"/cases/{sub}\"")), "{}", page.text());
        let code = case["tracking_code"].as_str().unwrap();
        for at in ["/cases".to_string(), format!("/track?code={code}")] {
            let page = mine.get(&at).await.expect(200);
            fit(&page);
            assert!(said(&page.text()), "{at}: {}", page.text());
        }
        // Who has only the code sees that it waits, and not which case that is.
        let tracked = Anonymous::new(&s.house).get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        let told = &tracked["turn"]["awaited"][0]["sub_case"];
        assert!(told["id"].is_null() && told["service"]["id"] == "pipes", "{tracked}");
        let listed = s.water.get("/api/v1/desk/tasks").await.expect(200).json();
        let rows: Vec<&Value> = listed["tasks"].as_array().unwrap().iter().filter(|t| t["case"] == json!(s.case)).collect();
        assert!(rows.len() == 1 && rows[0]["waiting"] == json!(true), "{listed}");

        s.me.json("POST", &format!("/api/v1/cases/{sub}/answer"), &json!({ "text": "این" })).await.expect(200);
        let case = seen(&s.me, s.case).await;
        assert_eq!((&case["status"], &case["turn"]["persons_turn"]), (&json!("open"), &json!(false)));
        assert!(case["due_at"].is_string() && case["turn"]["acting"][0]["unit"]["id"] == "applications", "{case}");
        let kinds: Vec<&str> = case["timeline"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["submitted", "sub_case", "sub_case_waits", "sub_case_waits"]);
        fit(&mine.get(&format!("/cases/{}", s.case)).await.expect(200));
        // What is taken back, and what ends with the question, is waited for no more.
        for ends in ["take-back", "withdraw"] {
            s.water.json("POST", &format!("/api/v1/desk/cases/{sub}/questions"), &ask).await.expect(200);
            assert_eq!(seen(&s.me, s.case).await["status"], "waiting");
            match ends {
                "withdraw" => s.me.json("POST", &format!("/api/v1/cases/{sub}/withdraw"), &json!({})).await.expect(200),
                _ => s
                    .water
                    .json("POST", &format!("/api/v1/desk/cases/{sub}/questions/take-back"), &json!({ "reason": "لازم نیست." }))
                    .await
                    .expect(200),
            };
            assert_eq!(seen(&s.me, s.case).await["status"], "open", "{ends}");
        }
        s.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_sub_case_of_a_sub_case_waits_for_reaches_the_first_case() {
    for engine in ENGINES {
        let house = House::with(engine, packages()).await;
        let (me, water) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "customers.water").await);
        let first = applied(&house, &me, "lake", json!({ "place": "بوستان ملت" })).await;
        let middle = last_sub(&seen(&me, first).await).expect("a case for the well");
        house.work().await;
        let last = last_sub(&seen(&me, middle).await).expect("and one for the pipes");
        water.json("POST", &format!("/api/v1/desk/cases/{last}/questions"), &json!({ "text": "کدام؟" })).await.expect(200);
        for case in [first, middle] {
            let case = seen(&me, case).await;
            assert_eq!((&case["status"], &case["due_at"]), (&json!("waiting"), &Value::Null));
            assert_eq!(case["turn"]["awaited"][0]["sub_case"]["id"], json!(last), "{case}");
        }
        me.json("POST", &format!("/api/v1/cases/{last}/answer"), &json!({ "text": "این" })).await.expect(200);
        for case in [first, middle, last] {
            assert_eq!(seen(&me, case).await["status"], "open");
        }
        house.work().await;
        let report = house.verify().await;
        assert_eq!(report.broken, 0, "{report:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_cannot_go_on_kept_the_one_that_it_needs_from_being_worked_on() {
    for engine in ENGINES {
        let s = scene(engine, 20).await;
        let (sub, case) = (s.sub.unwrap(), s.case);
        let version = async |n: i64| {
            let set = move |tx: &mut store::Tx| {
                tx.one("UPDATE cases SET version = ?2 WHERE id = ?1", vec![case.into(), n.into()]);
                Ok(())
            };
            s.house.app.store.write(set).await.unwrap();
        };
        version(99).await;
        s.water.json("POST", &format!("/api/v1/desk/cases/{sub}/questions"), &json!({ "text": "کدام لوله؟" })).await.expect(200);
        // The operator is told.
        let stuck = app::worker::stuck(&s.house.app).await.unwrap();
        assert_eq!((stuck.cases, stuck.oldest), (1, Some(case)));
        s.me.json("POST", &format!("/api/v1/cases/{sub}/answer"), &json!({ "text": "این" })).await.expect(200);
        version(1).await;
        // From then on it hears of the next question.
        s.water.json("POST", &format!("/api/v1/desk/cases/{sub}/questions"), &json!({ "text": "و ژرفا؟" })).await.expect(200);
        assert_eq!(seen(&s.me, case).await["status"], "waiting");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sub_case_that_is_not_decided_in_time_comes_to_what_silence_means() {
    for engine in ENGINES {
        let p = crate::casework::Place::with(engine, packages()).await;
        let case = applied(&p.house, &p.me, "dam", json!({ "place": "بوستان ملت" })).await;
        let sub = last_sub(&seen(&p.me, case).await).expect("the sub-case was opened");
        let tasks = seen(&p.me, case).await["tasks"].clone();
        assert_eq!(tasks[0]["silence"], "مانعی نیست", "{tasks}");
        p.moved(case, -4 * 86_400_000).await;
        p.house.work().await;
        let (parent, ended) = (seen(&p.me, case).await, seen(&p.me, sub).await);
        assert_eq!((&parent["stage"]["id"], &ended["status"]), (&json!("deciding"), &json!("withdrawn")), "{parent}");
        let kinds: Vec<&str> = parent["timeline"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
        assert!(kinds.ends_with(&["limit_passed", "finished", "advanced"]), "{kinds:?}");
        let me = PersonPages::resident(&p.house, 0).await;
        for id in [case, sub] {
            fit(&me.get(&format!("/cases/{id}")).await.expect(200));
        }
        p.moved(case, 4 * 86_400_000).await;
        p.me.json("POST", &format!("/api/v1/cases/{case}/withdraw"), &json!({ "reason": "" })).await.expect(200);
        p.is_whole().await;
    }
}

/// Who won an objection in the sub-case had won nothing: the case that had been refused because of it never heard of that.
#[tokio::test(flavor = "multi_thread")]
async fn an_objection_won_in_a_sub_case_did_not_reach_the_case_that_rests_on_it() {
    for engine in ENGINES {
        for service in ["garden", "hedge"] {
            let house = House::with(engine, packages()).await;
            let me = PersonToken::resident(&house, 0).await;
            let (water, board) = (OfficerToken::new(&house, "customers.water").await, OfficerToken::new(&house, "engineer.water").await);
            let green = OfficerToken::new(&house, "green.municipality").await;
            let case = applied(&house, &me, service, json!({ "place": "بوستان ملت" })).await;
            let sub = last_sub(&seen(&me, case).await).expect("the sub-case was opened");
            let decide = async |who: &OfficerToken, decision: &str, ground: &str| {
                let body = json!({ "decision": decision, "ground": ground });
                who.json("POST", &format!("/api/v1/desk/cases/{sub}/decision"), &body).await.expect(200);
                house.work().await;
            };
            decide(&water, "refusal", "pipes").await;
            let before = seen(&me, case).await;
            let decided = service == "garden";
            assert_eq!((before["decision"]["outcome"] == "refused", before["object_until"].is_string()), (decided, decided), "{before}");

            me.json("POST", &format!("/api/v1/cases/{sub}/objection"), &json!({ "text": "لوله‌ای نیست." })).await.expect(200);
            decide(&board, "permit", "clear").await;
            // Once: what is known is not told again.
            house.work().await;
            let v = seen(&me, case).await;
            let told: Vec<&Value> = v["timeline"].as_array().unwrap().iter().filter(|e| e["kind"] == "sub_case_replaced").collect();
            assert_eq!((told.len(), &told[0]["outcome"]["id"], &told[0]["task"]["id"]), (1, &json!("granted"), &json!("water")), "{v}");
            let notices = me.get("/api/v1/notices").await.expect(200).json();
            let of_case = |n: &&Value| n["kind"] == "sub_case_replaced" && n["case"] == json!(case);
            let notice = notices["notices"].as_array().unwrap().iter().find(of_case).unwrap_or_else(|| panic!("{notices}")).clone();
            // The page of the case leads to the other one, and the desk reads it too.
            let words = pages::Words::of(domain::Lang::FA);
            let (mine, desk) = (PersonPages::resident(&house, 0).await, OfficerPages::new(&house, "green.municipality").await);
            let key = if decided { "event-sub-case-replaced" } else { "event-sub-case-replaced-counts" };
            let says = words.say_with(key, &[("service", "خدمت drains".into()), ("outcome", "مانعی نیست".into())]);
            let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "").replace("<bdi>", "").replace("</bdi>", "");
            for page in [mine.get(&format!("/cases/{case}")).await, desk.get(&format!("/desk/cases/{case}")).await] {
                let page = page.expect(200);
                fit(&page);
                assert!(plain(page.text()).contains(&plain(says.clone())), "{}", page.shortened());
            }
            let page = mine.get("/notices").await.expect(200);
            fit(&page);
            assert!(page.text().contains(&words.say("notice-sub-case-replaced")), "{}", page.shortened());
            if decided {
                // The decision rests on what is gone: one may object to it anew, from that notice on.
                assert!(notice["object_until"].is_string() && v["object_until"] == notice["object_until"], "{notice}");
                assert!(v["object_until"].as_str() >= before["object_until"].as_str(), "{v}");
                me.json("POST", &format!("/api/v1/cases/{case}/objection"), &json!({ "text": "مانع رفت." })).await.expect(200);
                assert_eq!(seen(&me, case).await["turn"]["acting"][0]["unit"]["id"], "civil-works");
            } else {
                // While its stage goes on, it counts.
                assert!(notice["object_until"].is_null(), "{notice}");
                green.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &json!({ "outcome": "fine" })).await.expect(200);
                house.work().await;
                assert_eq!(seen(&me, case).await["stage"]["id"], "deciding");
            }
            house.work().await;
            let report = house.verify().await;
            assert_eq!(report.broken, 0, "{report:?}");
        }
    }
}
