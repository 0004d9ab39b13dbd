//! What an agency tells a person with consequences can be printed, by the person and at the counter, and the API says the same.

use crate::casework::{Place, edited, open_day, packages_with, photo};
use crate::fit;
use domain::calendar::{Day, TEHRAN};
use domain::{Id, Lang};
use serde_json::{Value, json};
use testkit::samples::people;
use testkit::{Client, ENGINES, House, OfficerPages, Options, PersonPages, PersonToken};

const TIME: &str = "  answer: {days: 10, count: calendar, rule: {fa: \"ده روز برای پاسخ.\", en: \"Ten days to answer.\"}, decision: refusal, ground: unsafe-place}\n";

/// Without marks of direction and of the page.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "")
}

async fn act(who: &Client, id: Id, act: &str, body: Value) {
    who.json("POST", &format!("/api/v1/desk/cases/{id}/{act}"), &body).await.expect(200);
}

/// The letters of a case, oldest first, as programs read them.
async fn of_case(me: &PersonToken, id: Id) -> Vec<Value> {
    let case = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
    let mut all = vec![];
    for l in case["letters"].as_array().unwrap() {
        all.push(me.get(&format!("/api/v1/cases/{id}/letters/{}", l["event"])).await.expect(200).json());
    }
    all
}

fn kinds(letters: &[Value]) -> Vec<&str> {
    letters.iter().map(|l| l["kind"].as_str().unwrap()).collect()
}

/// As in cases from before notices kept where the case stood.
async fn keeps_no_news(house: &House, id: Id) {
    let clear = move |tx: &mut store::Tx| {
        tx.run("UPDATE notices SET news = '' WHERE case_id = ?1", vec![id.into()]);
        Ok(())
    };
    house.app.store.write(clear).await.unwrap();
}

/// So many holidays from a day on, in every calendar.
fn closed_from(mut options: Options, first: Day, days: i64) -> Options {
    for calendar in options.catalogue.calendars.values_mut() {
        calendar.holidays.extend((0..days).map(|n| (Day(first.0 + n).to_string(), domain::Text::default())));
    }
    options
}

#[tokio::test(flavor = "multi_thread")]
async fn only_decisions_could_be_printed() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(TIME)).await;
        let id = p.apply().await;
        let words = pages::Words::of(Lang::FA);
        act(&p.green, id, "completeness", json!({})).await;
        act(&p.green, id, "extension", json!({ "reason": "کارشناس بیمار است." })).await;
        act(&p.water, id, "questions", json!({ "text": "عمق لوله؟\n<b>چند متر؟</b>" })).await;
        let until = p.case(id).await["asked_of_person"]["until"].as_str().unwrap().to_string();
        p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "دو متر" })).await.expect(200);
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        let visit = json!({ "date": open_day().to_string(), "time": "09:30", "place": "در شمالی بوستان" });
        act(&p.green, id, "appointment", visit).await;
        p.finish(&p.green, id, "visit", json!({ "outcome": "unlike", "told": "در نقشه نیست.", "files": [photo()] })).await.expect(200);
        p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "درست شد" })).await.expect(200);
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        p.decide(&p.green, id, "permit", "clear").await;

        let case = p.case(id).await;
        let letters = case["letters"].as_array().unwrap();
        let kinds: Vec<&str> = letters.iter().map(|l| l["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["extended", "asked", "payment", "appointed", "asked", "decided"], "{engine:?}: {case}");
        let (me, desk) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let (own, theirs) =
            (me.get(&format!("/cases/{id}")).await.expect(200).text(), desk.get(&format!("/desk/cases/{id}")).await.expect(200).text());
        for l in letters {
            let at = format!("/cases/{id}/letters/{}", l["event"]);
            assert!(own.contains(&format!("href=\"{at}\"")) && theirs.contains(&format!("href=\"/desk{at}\"")), "no link to {l}");
            let said = p.me.get(&format!("/api/v1{at}")).await.expect(200).json();
            assert_eq!((&said["kind"], &said["at"]), (&l["kind"], &l["at"]));
            let code = words.code(&domain::tracking::grouped(case["tracking_code"].as_str().unwrap()));
            for page in [me.get(&at).await.expect(200), desk.get(&format!("/desk{at}")).await.expect(200)] {
                fit(&page);
                let text = plain(&page.text());
                // The head: agency, steward, code, applicant and address.
                let who = words.digits(&people().residents[0].national_number);
                for head in [said["agency"].as_str().unwrap(), said["steward"].as_str().unwrap(), &code, &who, "letter-foot"] {
                    assert!(text.contains(head), "{head} is not in {}", page.asked);
                }
                let lines = said["lines"].as_array().unwrap().iter().chain(said["awaited"].as_array().unwrap());
                for line in lines.chain(said["acting"].as_array().unwrap()).chain([&said["until"]]).filter_map(Value::as_str) {
                    let shown = plain(line).replace('<', "&#60;").replace('>', "&#62;");
                    assert!(text.contains(&shown), "{line} is not in {}: {text}", page.asked);
                }
            }
        }
        let letter = async |n: usize| p.me.get(&format!("/api/v1/cases/{id}/letters/{}", letters[n]["event"])).await.expect(200).json();
        // As of then, though it is answered by now: what is asked, by whom, until when, by which rule, and what follows otherwise.
        let asked = letter(1).await;
        assert_eq!(asked["lines"][0], "عمق لوله؟");
        assert!(asked["unit"].is_string() && asked["agency"] != asked["steward"], "{asked}");
        let day = words.date(domain::calendar::parse_rfc3339(&until).unwrap());
        let says = plain(asked["until"].as_str().unwrap());
        assert!(says.contains(&day) && says.contains("ده روز برای پاسخ"), "{asked}");
        assert!(asked["lines"].to_string().contains("رد") && !asked["acting"].as_array().unwrap().is_empty(), "{asked}");
        assert!(letter(0).await["lines"].to_string().contains("کارشناس بیمار است."));
        assert!(letter(2).await["lines"].to_string().contains(&words.money(500_000)));
        assert!(letter(3).await["lines"].to_string().contains("در شمالی بوستان"));
        let correction = letter(4).await;
        assert!(correction["unit"].is_null() && correction["lines"].to_string().contains("در نقشه نیست."), "{correction}");
        let all = of_case(&p.me, id).await;
        keeps_no_news(&p.house, id).await;
        assert_eq!(of_case(&p.me, id).await, all, "{engine:?}: what was told is not in the events");
        // What has no consequences has none, and what nobody may read is not there.
        p.me.get(&format!("/api/v1/cases/{id}/letters/1")).await.expect(404);
        PersonPages::resident(&p.house, 1).await.get(&format!("/cases/{id}/letters/{}", letters[0]["event"])).await.expect(404);
        assert_eq!(p.house.verify().await.broken, 0, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_of_before_did_not_say_what_moved_and_which_visit_was_off() {
    let limit = "limit: {days: 10, count: calendar, rule: {fa: \"ده روز.\", en: \"Ten days.\"}";
    let longer = "extension: {times: 1, days: 4, rule: {fa: \"چهار روز بیشتر.\", en: \"Four days more.\"}}";
    for engine in ENGINES {
        let packages = || edited(|text| text.replace(limit, &format!("{limit}, {longer}")));
        let p = Place::with(engine, packages()).await;
        assert_eq!(app::follow::calendar(&p.house.app).await.unwrap(), 0);
        let (id, words) = (p.apply().await, pages::Words::of(Lang::FA));
        act(&p.green, id, "completeness", json!({})).await;
        act(&p.water, id, "questions", json!({ "text": "عمق لوله؟" })).await;
        act(&p.water, id, "questions/take-back", json!({ "reason": "نقشه در پرونده بود." })).await;
        act(&p.water, id, "extension", json!({ "reason": "باران", "limit": "task" })).await;
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        let visit = json!({ "date": open_day().to_string(), "time": "09:30", "place": "جلوی در" });
        act(&p.green, id, "appointment", visit.clone()).await;
        let civil = json!({ "agency": "mashhad-municipality", "unit": "civil-works", "reason": "کار آن واحد است." });
        act(&p.green, id, "transfer", civil).await;
        act(&p.civil, id, "appointment", visit.clone()).await;
        act(&p.civil, id, "appointment/call-off", json!({ "reason": "بارندگی شدید" })).await;
        act(&p.civil, id, "appointment", visit).await;
        let all = of_case(&p.me, id).await;
        let told =
            ["asked", "taken_back", "task_extended", "payment", "appointed", "transferred", "appointed", "visit_called_off", "appointed"];
        assert_eq!(kinds(&all), told, "{engine:?}");
        let says = |n: usize, what: &str| {
            let lines = plain(&all[n]["lines"].to_string());
            assert!(lines.contains(&plain(what)), "{what} is not in {}", all[n]);
        };
        says(1, "نقشه در پرونده بود.");
        says(2, "چهار روز بیشتر");
        says(5, "کار آن واحد است.");
        says(7, "بارندگی شدید");
        // Nobody comes to the visit of the unit that handed the case on, nor to that which was called off.
        for n in [5, 7] {
            says(n, &words.day(&open_day().to_string()));
        }
        keeps_no_news(&p.house, id).await;
        assert_eq!(of_case(&p.me, id).await, all, "{engine:?}");

        // The day of the visit becomes a holiday.
        let later = p.house.again(closed_from(packages(), open_day(), 1)).await.unwrap();
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 1, "{engine:?}");
        let me = PersonToken::resident(&later, 0).await;
        let all = of_case(&me, id).await;
        let last = all.iter().find(|l| l["kind"] == "visit_on_holiday").unwrap_or_else(|| panic!("{:?}", kinds(&all)));
        assert!(plain(&last["awaited"].to_string()).contains(&plain(&words.day(&open_day().to_string()))), "{last}");
        keeps_no_news(&later, id).await;
        assert_eq!(of_case(&me, id).await.last(), all.last(), "{engine:?}");
        p.is_whole().await;
    }
}

/// The answers to what is asked counted in working days, with so many holidays from tomorrow on.
fn closed(days: i64) -> Options {
    let mut options = packages_with(TIME);
    let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
    kiosk.time.answer.as_mut().unwrap().limit.count = domain::package::DayKind::Working;
    closed_from(options, Day(Day::at(app::now::now(), TEHRAN).0 + 1), days)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_answers_that_moved_at_once_both_letters_said_the_date_of_the_first() {
    for engine in ENGINES {
        let p = Place::with(engine, closed(0)).await;
        assert_eq!(app::follow::calendar(&p.house.app).await.unwrap(), 0);
        let id = p.apply().await;
        act(&p.green, id, "questions", json!({ "text": "کدام درخت؟" })).await;
        act(&p.water, id, "questions", json!({ "text": "عمق لوله؟" })).await;
        // The first one was asked a week ago.
        let earlier = move |tx: &mut store::Tx| {
            let mut c = store::case::get(tx, id)?.unwrap();
            let by = c.asked[0].by.as_mut().unwrap();
            (by.asked_at, by.until) = (by.asked_at - 7 * 86_400_000, by.until - 7 * 86_400_000);
            tx.one("UPDATE cases SET state = ?2 WHERE id = ?1", vec![id.into(), store::case::state_json(&c).into()]);
            Ok(())
        };
        p.house.app.store.write(earlier).await.unwrap();

        let later = p.house.again(closed(20)).await.unwrap();
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 1, "{engine:?}");
        let case = later.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
        let until: Vec<i64> = case.asked.iter().map(|a| a.until().unwrap()).collect();
        assert!(until.len() == 2 && until[0] < until[1], "{until:?}");
        let all = of_case(&PersonToken::resident(&later, 0).await, id).await;
        let moved: Vec<&Value> = all.iter().filter(|l| l["kind"] == "answer_moved").collect();
        assert_eq!(moved.len(), 2, "{:?}", kinds(&all));
        for (letter, until) in moved.iter().zip(until) {
            let day = plain(&pages::Words::of(Lang::FA).date(until));
            assert!(
                plain(letter["until"].as_str().unwrap()).contains(&day) && letter["lines"].to_string().contains(&day),
                "{day}: {letter}"
            );
        }
    }
}
