//! A visit that was arranged is called off: everybody learns that nobody comes, and that no other visit is fixed.

use crate::casework::{Place, open_day, photo};
use crate::fit;
use crate::told::{message, newest_notice, plain};
use crate::turn_alike::{comes, with_visits};
use domain::calendar::parse_rfc3339;
use serde_json::json;
use testkit::{ENGINES, OfficerPages, PersonPages};

const NONE_FIXED: &str = "هنوز قرار دیگری گذاشته نشده است";

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_arranged_could_not_be_called_off() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        let (at, visit) = (format!("/api/v1/desk/cases/{id}/appointment"), p.task(id, "visit").await);
        let calls_off = async |reason: &str| p.green.json("POST", &format!("{at}/call-off"), &json!({ "reason": reason })).await;
        assert_eq!(calls_off("باران").await.expect(409).key(), "refusal-no-visit");
        let arranged = json!({ "date": open_day().to_string(), "time": "09:30", "place": "جلوی در" });
        p.green.json("POST", &at, &arranged).await.expect(200);
        assert_eq!(p.case(id).await["asked_of_person"]["items"].as_array().map(Vec::len), Some(1));
        calls_off("").await.expect(422);

        // At the desk, with a reason.
        let page = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&format!("/desk/cases/{id}/call-off")));
        let sends = async |reason: &str| green.post(&format!("/desk/cases/{id}/call-off"), &[("task", &visit), ("reason", reason)]).await;
        let wrong = sends("").await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#call-off-reason\""), "{}", wrong.text());
        sends("بارندگی شدید").await.expect(303);
        fit(&sends("باز هم").await.expect(409));

        // The person, on the page, in the message, among the notices and in the API.
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        assert!(text.contains(NONE_FIXED) && text.contains("بارندگی شدید") && text.contains("قرار بازدید را لغو کرد"), "{text}");
        assert!(!text.contains("duty-turn"), "nobody need be there");
        let sms = message(&p).await;
        assert!(sms.contains("قرار بازدید برای") && sms.contains("لغو شد") && sms.contains("لازم نیست در محل حاضر باشید"), "{sms}");
        assert!(!sms.contains("بارندگی"), "{sms}");
        let notice = newest_notice(&p).await;
        assert_eq!((&notice["kind"], &notice["reason"]), (&json!("visit_called_off"), &json!("بارندگی شدید")), "{notice}");
        assert_eq!(notice["visits_off"].as_array().map(Vec::len), Some(1), "{notice}");
        fit(&me.get("/notices").await.expect(200));
        let case = p.case(id).await;
        let became: Vec<_> = case["timeline"].as_array().unwrap().iter().map(|e| &e["appointment"]).filter(|a| !a.is_null()).collect();
        assert_eq!((became, &case["asked_of_person"]), (vec![&json!("dropped")], &json!(null)), "{case}");

        // Another one is arranged, and the work ends as ever.
        p.green.json("POST", &at, &arranged).await.expect(200);
        assert!(!plain(&me.get(&format!("/cases/{id}")).await.expect(200).text()).contains(NONE_FIXED));
        // Whoever opens the letter of the first one reads that nobody comes.
        let letter = async |n: usize| {
            let case = p.case(id).await;
            let event = case["letters"].as_array().unwrap().iter().filter(|l| l["kind"] == "appointed").nth(n).unwrap()["event"].clone();
            let printed = me.get(&format!("/cases/{id}/letters/{event}")).await.expect(200);
            fit(&printed);
            let said = p.me.get(&format!("/api/v1/cases/{id}/letters/{event}")).await.expect(200).json();
            (said["since"].as_str().map(plain), plain(&printed.text()))
        };
        let (since, printed) = letter(0).await;
        assert!(since.is_some_and(|s| s.contains("دیگر برقرار نیست") && printed.contains(&s)), "{printed}");
        let (since, printed) = letter(1).await;
        assert!(since.is_none() && !printed.contains("دیگر برقرار نیست"), "{printed}");
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn that_a_visit_does_not_suit_could_not_be_said() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        let at = format!("/api/v1/desk/cases/{id}/appointment");
        let arranged = json!({ "date": open_day().to_string(), "time": "09:30", "place": "جلوی در" });
        let unsuitable = "این زمان برای من مناسب نیست";
        let declines = async |body: serde_json::Value| p.me.json("POST", &format!("/api/v1/cases/{id}/visit"), &body).await;
        let of = async || p.case(id).await["asked_of_person"]["items"][0]["at"].as_str().map(String::from).unwrap();
        assert_eq!(declines(json!({ "at": "2026-11-28T06:00:00.000Z" })).await.expect(409).key(), "refusal-no-visit");
        p.green.json("POST", &at, &arranged).await.expect(200);

        // On the page, with a reason that is too long and then with one.
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(unsuitable), "{}", page.text());
        let (visit, seen) = (p.task(id, "visit").await, parse_rfc3339(&of().await).unwrap().to_string());
        assert!(page.text().contains(&format!("name=\"at\" value=\"{seen}\"")), "{}", page.text());
        let says_of = async |at: &str, reason: &str| {
            me.post(&format!("/cases/{id}/visit"), &[("task", &visit), ("at", at), ("reason", reason)]).await
        };
        let says = async |reason: &str| says_of(&seen, reason).await;
        let wrong = says(&"ن".repeat(4001)).await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#reason\"") && wrong.text().contains(&"ن".repeat(4001)));
        // Another visit that was fixed in its place meanwhile is none that does not suit, and the words stand beside it.
        p.green.json("POST", &at, &json!({ "date": open_day().to_string(), "time": "10:30", "place": "جلوی در" })).await.expect(200);
        let moved = says("آن روز در سفرم").await.expect(409);
        fit(&moved);
        let text = moved.text();
        assert!(text.contains("زمان بازدید در این میان تغییر کرده است") && text.contains(">آن روز در سفرم</textarea>"), "{text}");
        assert_eq!(declines(json!({ "at": "tomorrow" })).await.expect(422).json()["errors"][0]["question"], "at");
        says_of("", "").await.expect(409);
        let seen = parse_rfc3339(&of().await).unwrap().to_string();
        // What the officer did is said once: not when the page is loaded again, nor by an address; and not when something else happened since.
        let desk_done = format!("/desk/cases/{id}");
        let fixed = pages::Words::of(domain::Lang::FA).say("desk-done-visit");
        green.set_cookie("done", &desk_done);
        assert!(green.get(&desk_done).await.expect(200).text().contains(&fixed));
        for again in [desk_done.clone(), format!("{desk_done}?done=1")] {
            assert!(!green.get(&again).await.expect(200).text().contains(&fixed), "said again at {again}");
        }
        says_of(&seen, "آن روز در سفرم").await.expect(303);
        green.set_cookie("done", &desk_done);
        assert!(!green.get(&desk_done).await.expect(200).text().contains(&fixed), "the person declined it");
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        assert!(text.contains("زمان دیگری تعیین می‌کند") && text.contains("آن روز در سفرم") && !text.contains(unsuitable), "{text}");
        assert!(!text.contains("duty-turn"), "nobody need be there");
        // A second time from the page as it was: it came too late, and the words stand there.
        let late = says_of(&seen, "باز هم").await.expect(409);
        fit(&late);
        assert!(late.text().contains("باز هم"));

        // At the desk, in the list and on the page.
        let desk = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        let text = plain(&desk.text());
        assert!(text.contains("برای متقاضی مناسب نیست") && text.contains("آن روز در سفرم"), "{text}");

        // By the API, once more, and then no more.
        let case = p.case(id).await;
        assert_eq!(case["asked_of_person"], json!(null), "{case}");
        p.green.json("POST", &at, &arranged).await.expect(200);
        let case = p.case(id).await;
        let item = &case["asked_of_person"]["items"][0];
        assert!(item["decline_until"].is_string() && item["task"] == json!(visit), "{case}");
        let once = json!({ "task": visit, "at": of().await, "reason": "" });
        declines(once.clone()).await.expect(200);
        // The same call again is of a visit that is off, and not of the next one.
        assert_eq!(declines(once.clone()).await.expect(409).key(), "refusal-no-visit");
        p.green.json("POST", &at, &json!({ "date": open_day().to_string(), "time": "10:30", "place": "جلوی در" })).await.expect(200);
        assert_eq!(declines(once).await.expect(409).key(), "refusal-visit-moved");
        assert_eq!(declines(json!({ "at": of().await })).await.expect(409).key(), "refusal-visit-declined-often");
        assert!(!plain(&me.get(&format!("/cases/{id}")).await.expect(200).text()).contains(unsuitable));
        let case = p.case(id).await;
        let became: Vec<_> = case["timeline"].as_array().unwrap().iter().map(|e| &e["appointment"]).filter(|a| !a.is_null()).collect();
        assert_eq!(became, ["replaced", "declined", "declined", "stands"].map(|b| json!(b)).each_ref(), "{case}");

        // Called off by the unit, the last one is not said to have been found unsuitable, to neither side.
        p.green.json("POST", &format!("{at}/call-off"), &json!({ "reason": "بارندگی" })).await.expect(200);
        let page = plain(&me.get(&format!("/cases/{id}")).await.expect(200).text());
        assert!(page.contains(NONE_FIXED) && !page.contains("گفته‌اید که زمان بازدید مناسب نیست"), "{page}");
        let desk = plain(&green.get(&format!("/desk/cases/{id}")).await.expect(200).text());
        assert!(!desk.contains("کسی نباید برود"), "{desk}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_visits_the_words_of_one_stood_where_the_list_of_mistakes_did_not_lead() {
    for engine in ENGINES {
        let p = Place::with(engine, with_visits()).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let id = p.apply().await;
        comes(&p, &p.green, id, "trees", "درِ شمالی").await;
        comes(&p, &p.water, id, "pipes", "کنار چاه").await;
        assert_eq!(
            p.me.json("POST", &format!("/api/v1/cases/{id}/visit"), &json!({ "at": "2026-11-28T06:00:00.000Z" })).await.expect(422).json()
                ["errors"][0]["question"],
            "task"
        );
        let items = p.case(id).await["asked_of_person"]["items"].clone();
        let at = parse_rfc3339(items[1]["at"].as_str().unwrap()).unwrap().to_string();
        let task = items[1]["task"].as_str().unwrap().to_string();
        let long = "ن".repeat(4001);
        let wrong = me.post(&format!("/cases/{id}/visit"), &[("task", &task), ("at", &at), ("reason", &long)]).await.expect(422);
        fit(&wrong);
        let text = wrong.text();
        let form = text.split("<details").find(|form| form.contains(&task)).unwrap_or_else(|| panic!("{text}"));
        assert!(text.contains("href=\"#reason\"") && form.contains("id=\"reason\"") && form.starts_with(" open"), "{text}");
    }
}
