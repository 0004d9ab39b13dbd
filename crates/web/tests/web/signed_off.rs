//! Who signed what is decided stands wherever the decision does.

use crate::casework::{Place, edited};
use crate::fit;
use crate::told::plain;
use serde_json::{Value, json};
use testkit::{ENGINES, Engine, OfficerPages, Options, PersonPages};

const SIGNED: &str = "امضا کرد (بررسی مسیرها)";

fn signs() -> Options {
    edited(|text| text.replace("      - id: paths\n", "      - id: paths\n        kind: sign\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signed_stood_in_no_letter() {
    for engine in ENGINES {
        let p = Place::with(engine, signs()).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        assert_eq!(p.case(id).await["signed_off"], json!([]));
        p.opinions(id).await;

        // On the page, at the desk and in the API; the officer is for officers.
        let v = p.case(id).await["signed_off"].clone();
        assert_eq!(
            (&v[0]["title"], &v[0]["unit"]["id"], &v[0]["officer"]),
            (&json!("بررسی مسیرها"), &json!("green-space"), &Value::Null),
            "{v}"
        );
        let desk = p.green.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json()["signed_off"].clone();
        assert_eq!((&desk[0]["officer"], &desk[0]["at"]), (&json!("green.municipality"), &v[0]["at"]), "{desk}");
        let name = name_of_officer();
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(plain(&page.text()).contains(SIGNED) && !page.text().contains(&name), "{}", page.text());
        let page = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(plain(&page.text()).contains(SIGNED) && page.text().contains(&name), "{}", page.text());

        // In the letter of the decision, and not in that of another one after an objection.
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [crate::casework::photo()] }))
            .await
            .expect(200);
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        p.decide(&p.green, id, "permit", "clear").await;
        let letters = async || {
            let page = me.get(&format!("/cases/{id}")).await.expect(200).text();
            let mut all: Vec<String> =
                page.split("href=\"").filter(|l| l.contains("/letters/")).filter_map(|l| Some(l.split('"').next()?.to_string())).collect();
            all.sort();
            all.dedup();
            all
        };
        let first = letters().await.remove(0);
        let letter = me.get(&first).await.expect(200);
        fit(&letter);
        assert!(plain(&letter.text()).contains(SIGNED) && !letter.text().contains(&name), "{}", letter.text());
        let said = p.me.get(&format!("/api/v1{first}")).await.expect(200).json()["signed"].to_string();
        assert!(plain(&said).contains(SIGNED) && !said.contains(&name), "{said}");
        assert!(plain(&me.get(&format!("/cases/{id}")).await.expect(200).text()).contains(SIGNED));
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن نیست." })).await.expect(200);
        p.decide(&p.civil, id, "refusal", "unsafe-place").await;
        let second = letters().await.into_iter().find(|l| *l != first).unwrap();
        assert!(plain(&me.get(&first).await.expect(200).text()).contains(SIGNED));
        assert!(!plain(&me.get(&second).await.expect(200).text()).contains(SIGNED));
        assert_eq!(p.case(id).await["signed_off"], json!([]), "what is decided anew is signed anew");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_stands_after_an_objection_stands_as_it_was_signed() {
    let p = Place::with(Engine::Sqlite, signs()).await;
    for stands in ["taken back", "upheld"] {
        let id = p.apply().await;
        p.until_decision(id).await;
        p.decide(&p.green, id, "permit", "clear").await;
        let before = p.case(id).await["signed_off"].clone();
        assert_eq!(before.as_array().map(Vec::len), Some(1), "{before}");
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
        assert_eq!(p.case(id).await["signed_off"], json!([]));
        match stands {
            "upheld" => p.decide(&p.civil, id, "permit", "clear").await,
            _ => drop(p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "" })).await.expect(200)),
        }
        assert_eq!(p.case(id).await["signed_off"], before, "{stands}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_said_that_it_was_signed_where_the_permit_had_been() {
    let p = Place::with(Engine::Sqlite, signs()).await;
    let id = p.apply().await;
    p.until_decision(id).await;
    assert_eq!(p.case(id).await["signed_off"].as_array().map(Vec::len), Some(1), "what is signed so far");
    p.decide(&p.green, id, "refusal", "unsafe-place").await;
    let case = p.case(id).await;
    assert_eq!(case["signed_off"], json!([]));
    let letter = case["letters"].as_array().unwrap().iter().find(|l| l["kind"] == "decided").unwrap()["event"].clone();
    let letter = p.me.get(&format!("/api/v1/cases/{id}/letters/{letter}")).await.expect(200).json();
    assert_eq!(letter["signed"], json!([]), "{letter}");
}

/// The name of the officer of the green space.
fn name_of_officer() -> String {
    let people = testkit::samples::people();
    people.officers.iter().find(|o| o.name == "green.municipality").unwrap().title.get(domain::Lang::FA).to_string()
}
