//! What an agency tells a person with consequences can be printed, by the person and at the counter, and the API says the same.

use crate::casework::{Place, open_day, packages_with, photo};
use crate::fit;
use domain::{Id, Lang};
use serde_json::{Value, json};
use testkit::samples::people;
use testkit::{Client, ENGINES, OfficerPages, PersonPages};

const TIME: &str = "  answer: {days: 10, count: calendar, rule: {fa: \"ده روز برای پاسخ.\", en: \"Ten days to answer.\"}, decision: refusal, ground: unsafe-place}\n";

/// Without marks of direction and of the page.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "")
}

async fn act(who: &Client, id: Id, act: &str, body: Value) {
    who.json("POST", &format!("/api/v1/desk/cases/{id}/{act}"), &body).await.expect(200);
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
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "files": [photo()] })).await.expect(200);
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
            let code = words.digits(&domain::tracking::grouped(case["tracking_code"].as_str().unwrap()));
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
        // What has no consequences has none, and what nobody may read is not there.
        p.me.get(&format!("/api/v1/cases/{id}/letters/1")).await.expect(404);
        PersonPages::resident(&p.house, 1).await.get(&format!("/cases/{id}/letters/{}", letters[0]["event"])).await.expect(404);
        assert_eq!(p.house.verify().await.broken, 0, "{engine:?}");
    }
}
