//! An objection that nobody answers: what law makes of that is told before and after, on the page, in the letter and to programs.

use crate::casework::{Place, edited};
use crate::fit;
use domain::Lang;
use pages::Words;
use serde_json::json;
use testkit::{ENGINES, OfficerPages, PersonPages};

const DAY: i64 = 86_400_000;

#[tokio::test(flavor = "multi_thread")]
async fn what_silence_about_an_objection_means_is_told_before_and_after_it() {
    let words = Words::of(Lang::FA);
    let granted = words.say_with("case-objection-granted", &[("decision", "صدور".into())]);
    for (silence, late, review, outcome, event, letter) in [
        (
            "upheld",
            words.say("case-objection-upheld"),
            "upheld",
            "refused",
            "event-decided-silence-upheld",
            "letter-objection-silence-upheld",
        ),
        (
            "{decision: permit, ground: silent}",
            granted,
            "replaced",
            "granted",
            "event-decided-silence-replaced",
            "letter-objection-silence-replaced",
        ),
    ] {
        for engine in ENGINES {
            let limit = "  time: {days: 10, count: calendar, rule: {fa: \"ده روز.\", en: \"Ten days.\"}}\n";
            let p = Place::with(engine, edited(|text| text.replace(limit, &format!("{limit}  silence: {silence}\n")))).await;
            let me = PersonPages::resident(&p.house, 0).await;
            let desk = OfficerPages::new(&p.house, "works.municipality").await;
            let id = p.apply().await;
            p.until_decision(id).await;
            p.decide(&p.green, id, "refusal", "unsafe-place").await;
            p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
            let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
            let told = plain(&late);
            assert_eq!(plain(p.case(id).await["if_late"].as_str().unwrap()), told);
            for page in [me.get(&format!("/cases/{id}")).await, desk.get(&format!("/desk/cases/{id}")).await] {
                let page = page.expect(200);
                fit(&page);
                assert!(plain(&page.text()).contains(&told), "{}", page.shortened());
            }
            p.moved(id, -11 * DAY).await;
            p.house.work().await;
            let v = p.case(id).await;
            let found = (v["objection"]["review"].as_str(), v["decision"]["outcome"].as_str(), v["decision"]["by"].as_str());
            assert_eq!(found, (Some(review), Some(outcome), Some("silence")), "{v}");
            let page = me.get(&format!("/cases/{id}")).await.expect(200);
            fit(&page);
            assert!(page.text().contains(&words.say(event)), "{}", page.shortened());
            let last = v["letters"].as_array().unwrap().last().unwrap()["event"].as_i64().unwrap();
            let printed = me.get(&format!("/cases/{id}/letters/{last}")).await.expect(200);
            fit(&printed);
            let lang = p.me.get(&format!("/api/v1/cases/{id}/letters/{last}")).await.expect(200).json()["lang"].as_str().map(Lang::parse);
            assert!(printed.text().contains(&Words::of(lang.flatten().unwrap()).say(letter)), "{}", printed.shortened());
            p.moved(id, 11 * DAY).await;
            p.is_whole().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_letters_of_one_case_had_one_name() {
    let words = Words::of(Lang::FA);
    for engine in ENGINES {
        // Also where the decision stands, and both are of the same kind.
        for (decision, ground) in [("refusal", "unsafe-place"), ("permit", "clear")] {
            let p = Place::with(engine, edited(|text| text.to_string())).await;
            let me = PersonPages::resident(&p.house, 0).await;
            let id = p.apply().await;
            p.until_decision(id).await;
            p.decide(&p.green, id, "refusal", "unsafe-place").await;
            p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
            p.decide(&p.civil, id, decision, ground).await;
            let case = p.case(id).await;
            let decided: Vec<_> = case["letters"].as_array().unwrap().iter().filter(|l| l["kind"] == "decided").collect();
            let page = me.get(&format!("/cases/{id}")).await.expect(200);
            fit(&page);
            let after = words.say("letter-after-objection");
            for (n, (letter, name)) in decided.iter().zip(["case-letter", "case-letter-reviewed"]).enumerate() {
                let path = format!("/cases/{id}/letters/{}", letter["event"]);
                let link = format!("href=\"{path}\">{}</a>", words.say(name));
                assert!(page.text().contains(&link), "{engine:?}: {link} is not in {}", page.shortened());
                let printed = me.get(&path).await.expect(200);
                fit(&printed);
                assert!(printed.text().contains(&format!("<title>{} ·", words.say(name))), "{}", printed.text());
                let title = p.me.get(&format!("/api/v1{path}")).await.expect(200).json()["title"].as_str().unwrap().to_string();
                assert_eq!((title.contains(&after), printed.text().contains(&title)), (n == 1, true), "{title}");
            }
            assert_eq!(decided.len(), 2);
        }
    }
}
