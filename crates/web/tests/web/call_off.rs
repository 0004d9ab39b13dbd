//! A visit that was arranged is called off: everybody learns that nobody comes, and that no other visit is fixed.

use crate::casework::{Place, open_day, photo};
use crate::fit;
use crate::told::{message, newest_notice, plain};
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
        assert_eq!(declines(json!({})).await.expect(409).key(), "refusal-no-visit");
        p.green.json("POST", &at, &arranged).await.expect(200);

        // On the page, with a reason that is too long and then with one.
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(unsuitable), "{}", page.text());
        let visit = p.task(id, "visit").await;
        let says = async |reason: &str| me.post(&format!("/cases/{id}/visit"), &[("task", &visit), ("reason", reason)]).await;
        let wrong = says(&"ن".repeat(4001)).await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#reason\"") && wrong.text().contains(&"ن".repeat(4001)));
        says("آن روز در سفرم").await.expect(303);
        let page = me.get(&format!("/cases/{id}?done=1")).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        assert!(text.contains("زمان دیگری تعیین می‌کند") && text.contains("آن روز در سفرم") && !text.contains(unsuitable), "{text}");
        assert!(!text.contains("duty-turn"), "nobody need be there");
        // A second time from the page as it was: it came too late, and the words stand there.
        let late = says("باز هم").await.expect(409);
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
        declines(json!({ "task": visit, "reason": "" })).await.expect(200);
        p.green.json("POST", &at, &arranged).await.expect(200);
        assert_eq!(declines(json!({})).await.expect(409).key(), "refusal-visit-declined-often");
        assert!(!plain(&me.get(&format!("/cases/{id}")).await.expect(200).text()).contains(unsuitable));
        let case = p.case(id).await;
        let became: Vec<_> = case["timeline"].as_array().unwrap().iter().map(|e| &e["appointment"]).filter(|a| !a.is_null()).collect();
        assert_eq!(became, [&json!("declined"), &json!("declined"), &json!("stands")], "{case}");
        p.is_whole().await;
    }
}
