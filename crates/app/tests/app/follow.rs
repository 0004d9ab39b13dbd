//! Legal dates follow the calendars, on both engines.

use domain::Text;
use domain::calendar::Day;
use serde_json::Value;
use testkit::samples;
use testkit::{ENGINES, House, OfficerToken, Options, PersonToken};

/// A sample service whose limit counts working days.
const WORKING_DAYS: &str = "minor-repair-permit";

/// The sample packages with a fortnight of holidays from tomorrow on in every calendar.
fn with_holidays() -> Options {
    let mut catalogue = samples::catalogue().clone();
    let today = Day::at(app::now::now(), 210);
    for calendar in catalogue.calendars.values_mut() {
        for n in 1..=14 {
            calendar.holidays.insert(Day(today.0 + n).to_string(), Text::default());
        }
    }
    Options { catalogue, ..Options::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holiday_declared_later_moved_only_the_page_of_the_case_and_not_the_lists() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let case = me.apply(WORKING_DAYS).await["case"].as_str().unwrap().to_string();
        assert_eq!(app::follow::calendar(&house.app).await.unwrap(), 0, "the calendars are those by which it was counted");
        let before = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();

        let later = house.again(with_holidays()).await.unwrap();
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 1);
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 0, "once for each calendar");

        let me = me.at(&later);
        let one = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        assert_ne!(one["due_at"], before["due_at"]);
        let listed = me.get("/api/v1/cases").await.expect(200).json();
        assert_eq!(listed["cases"][0]["due_at"], one["due_at"], "the person's list");
        let kinds: Vec<&str> = one["timeline"].as_array().unwrap().iter().filter_map(|e| e["kind"].as_str()).collect();
        assert_eq!(kinds, ["submitted", "due_changed"]);
        // One notice, of the case, with both dates and the rule; the limit of the task, which moved too, is the unit's own.
        let notices = me.get("/api/v1/notices").await.expect(200).json()["notices"].clone();
        let told: Vec<&Value> = notices.as_array().unwrap().iter().filter(|n| n["kind"] == "due_changed").collect();
        assert_eq!(told.len(), 1, "{notices}");
        assert_eq!(told[0]["moved"].as_array().map(Vec::len), Some(1), "{notices}");
        let moved = &told[0]["moved"][0];
        assert_eq!((&moved["of"], &moved["from"], &moved["to"]), (&"case".into(), &before["due_at"], &one["due_at"]), "{notices}");
        assert!(moved["rule"].as_str().is_some_and(|r| !r.is_empty()), "{notices}");
        later.work().await;
        let sent = later.app.outbox.as_ref().unwrap().newest(1000).unwrap();
        let sms = sent.into_iter().map(|m| m.text).find(|t| t.contains("تقویم اداری"));
        // Within a sentence a rule has no full stop of its own.
        let rule = moved["rule"].as_str().unwrap().trim_end_matches('.');
        assert!(sms.as_ref().is_some_and(|t| t.contains(rule)), "the message has no rule: {sms:?}");

        let officer = OfficerToken::new(&later, "reviewer.districts").await;
        let tasks = officer.get("/api/v1/desk/tasks").await.json();
        let due: Vec<&Value> =
            tasks["tasks"].as_array().into_iter().flatten().filter(|t| t["case"] == case.as_str()).map(|t| &t["due_at"]).collect();
        assert_eq!(due, [&one["due_at"]], "the desk's list");

        later.work().await;
        assert!(later.verify().await.first_broken.is_none());
        // The holidays are withdrawn again: so is the change.
        let back = later.again(Options::default()).await.unwrap();
        assert_eq!(app::follow::calendar(&back.app).await.unwrap(), 1);
        assert_eq!(me.at(&back).get(&format!("/api/v1/cases/{case}")).await.json()["due_at"], before["due_at"]);
    }
}

/// The same with ten working days for what people are asked in that service.
fn with_answer(mut options: Options) -> Options {
    let rule = Text::of(domain::Lang::FA, "ده روز کاری.");
    let limit = domain::package::Limit { days: 10, count: domain::package::DayKind::Working, rule };
    let service = options.catalogue.services.get_mut(WORKING_DAYS).unwrap();
    service.time.answer = Some(domain::package::Answer { limit, unanswered: None });
    options
}

#[tokio::test(flavor = "multi_thread")]
async fn holidays_declared_later_took_days_from_the_person_who_was_asked() {
    for engine in ENGINES {
        let house = House::with(engine, with_answer(Options::default())).await;
        assert_eq!(app::follow::calendar(&house.app).await.unwrap(), 0);
        let me = PersonToken::resident(&house, 0).await;
        let case = me.apply(WORKING_DAYS).await["case"].as_str().unwrap().to_string();
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &serde_json::json!({ "text": "کدام؟" })).await.expect(200);
        let until = |v: &Value| v["asked_of_person"]["until"].as_str().unwrap().to_string();
        let before = until(&me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json());

        let later = house.again(with_answer(with_holidays())).await.unwrap();
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 1);
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 0);
        let me = me.at(&later);
        let one = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        let longer = until(&one);
        assert!(longer > before, "{longer} {before}");
        assert_eq!(me.get("/api/v1/cases").await.expect(200).json()["cases"][0]["answer_until"], longer.as_str());
        let notice = me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!((notice["kind"].as_str(), notice["until"].as_str()), (Some("answer_moved"), Some(longer.as_str())), "{notice}");

        later.work().await;
        assert!(later.verify().await.first_broken.is_none());
        // What was told is not taken back.
        let back = later.again(with_answer(Options::default())).await.unwrap();
        assert_eq!(app::follow::calendar(&back.app).await.unwrap(), 0);
        assert_eq!(until(&me.at(&back).get(&format!("/api/v1/cases/{case}")).await.json()), longer);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_receipt_ended_a_payment_in_instalments_where_the_state_of_before_did_not_keep_them() {
    for engine in ENGINES {
        let mut options = Options::default();
        let permit = options.catalogue.services.get_mut("building-permit").unwrap();
        permit.instalments.as_mut().expect("a sum in instalments").from_rials = 1000;
        let house = House::with(engine, options).await;
        let id: domain::Id =
            PersonToken::resident(&house, 0).await.apply("building-permit").await["case"].as_str().unwrap().parse().unwrap();
        house.work().await;
        let read = || async { house.app.store.read(move |tx| Ok(store::case::get(tx, id)?.expect("the case"))).await.unwrap() };
        let now = read().await;
        let owed = now.owes.clone().expect("what is owed");
        assert!(owed.parts.len() > 1, "no instalments: {owed:?}");
        let before = domain::fee::Owed { parts: vec![], ..owed.clone() };
        house
            .app
            .store
            .write(move |tx| {
                let (dates, (last, _)) = (store::case::dates(tx, id)?, store::event::last(tx, id)?.expect("an event"));
                let case = domain::case::Case { owes: Some(before.clone()), ..now.clone() };
                store::case::put(tx, &now, &case, dates, last, last);
                store::mark::put(tx, "calendars", "of before");
                Ok(())
            })
            .await
            .unwrap();
        assert!(read().await.instalments().is_none());
        assert_eq!(app::follow::calendar(&house.app).await.unwrap(), 0, "no date has moved");
        assert_eq!(read().await.owes, Some(owed), "{engine:?}");
        assert_eq!(house.verify().await.broken, 0);
    }
}

/// The sample packages with instalments for every sum, and these days as holidays in every calendar.
fn with_instalments(holidays: &[String]) -> Options {
    let mut catalogue = samples::catalogue().clone();
    catalogue.services.get_mut("building-permit").unwrap().instalments.as_mut().expect("a sum in instalments").from_rials = 1000;
    for calendar in catalogue.calendars.values_mut() {
        calendar.holidays.extend(holidays.iter().map(|day| (day.clone(), Text::default())));
    }
    Options { catalogue, ..Options::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instalment_stayed_due_on_a_day_that_had_become_a_holiday() {
    for engine in ENGINES {
        let house = House::with(engine, with_instalments(&[])).await;
        assert_eq!(app::follow::calendar(&house.app).await.unwrap(), 0);
        let me = PersonToken::resident(&house, 0).await;
        let case = me.apply("building-permit").await["case"].as_str().unwrap().to_string();
        let path = format!("/api/v1/cases/{case}");
        let days = |v: &Value| -> Vec<String> {
            v["invoice"]["parts"].as_array().unwrap().iter().map(|p| p["due"].as_str().unwrap().to_string()).collect()
        };
        let before = days(&me.get(&path).await.expect(200).json());

        let later = house.again(with_instalments(&before[1..2])).await.unwrap();
        // The limits of the case and its tasks may move too; it is one case.
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 1, "{engine:?}");
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 0);
        let me = me.at(&later);
        let one = me.get(&path).await.expect(200).json();
        let after = days(&one);
        assert!(after[1] > before[1], "{after:?} {before:?}");
        assert_eq!((&after[0], &after[2..]), (&before[0], &before[2..]), "the others stay");
        let kinds: Vec<&str> = one["timeline"].as_array().unwrap().iter().filter_map(|e| e["kind"].as_str()).collect();
        assert_eq!(kinds.iter().filter(|k| **k == "instalment_moved").count(), 1, "{kinds:?}");
        let notices = me.get("/api/v1/notices").await.expect(200).json()["notices"].clone();
        let moved = notices.as_array().unwrap().iter().flat_map(|n| n["moved"].as_array().cloned().unwrap_or_default());
        let paid: Vec<Value> = moved.filter(|m| m["of"] == "payment").collect();
        assert!(paid.len() == 1 && paid[0]["rule"].as_str().is_some_and(|r| !r.is_empty()), "{notices}");
        let end = |day: &str| domain::calendar::rfc3339(Day::parse(day).unwrap().end(210));
        assert_eq!((&paid[0]["from"], &paid[0]["to"]), (&end(&before[1]).into(), &end(&after[1]).into()));
        // Whoever reads the timeline reads the same, with the rule.
        let entry = one["timeline"].as_array().unwrap().iter().find(|e| e["kind"] == "instalment_moved").unwrap();
        assert_eq!(entry["moved"], paid[0], "{engine:?}");
        later.work().await;
        assert!(later.verify().await.first_broken.is_none());
        // What was told is not taken back.
        let back = later.again(with_instalments(&[])).await.unwrap();
        app::follow::calendar(&back.app).await.unwrap();
        assert_eq!(days(&me.at(&back).get(&path).await.expect(200).json()), after);
    }
}
