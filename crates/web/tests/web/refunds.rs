//! What was paid for nothing is work of the unit that has the money, until it says that it gave it back.

use crate::casework::Place;
use crate::fit;
use crate::told::{message, newest_notice, plain};
use domain::Id;
use domain::calendar::{Day, TEHRAN};
use serde_json::{Value, json};
use testkit::{ENGINES, OfficerPages, PersonPages};

const NUMBER: &str = "140509-7731";

fn today() -> String {
    let (y, m, d) = Day::at(app::now::now(), TEHRAN).jalali();
    format!("{y}/{m:02}/{d:02}")
}

/// What the programs of both units see in their lists.
async fn listed(p: &Place) -> (Vec<Value>, usize) {
    let of = async |who: &testkit::Client| who.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"].as_array().unwrap().clone();
    (of(&p.green).await, of(&p.water).await.len())
}

async fn paid(p: &Place) -> Id {
    let id = p.apply().await;
    p.opinions(id).await;
    p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": NUMBER })).await.expect(200);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_had_as_work_what_was_to_be_given_back() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = paid(&p).await;
        let give = |receipt: &str| json!({ "receipt": receipt, "rials": 500_000, "reference": "1405-99001", "given_on": today() });
        let at = format!("/api/v1/desk/cases/{id}/given-back");
        assert_eq!(p.green.json("POST", &at, &give(NUMBER)).await.expect(409).key(), "refusal-nothing-to-give-back");
        assert_eq!(listed(&p).await, (vec![], 0));
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);

        // The unit that recorded it has it in its list, and no other.
        let (lines, others) = listed(&p).await;
        assert_eq!((lines.len(), others), (1, 0), "{lines:?}");
        let line = &lines[0];
        assert_eq!((&line["case"], &line["receipt"], &line["rials"]), (&json!(id), &json!(NUMBER), &json!(500_000)), "{line}");
        let list = green.get("/desk/refunds").await.expect(200);
        fit(&list);
        assert!(list.text().contains(NUMBER) && list.text().contains(&format!("/desk/cases/{id}")), "{}", list.shortened());
        assert!(green.get("/desk").await.expect(200).text().contains("/desk/refunds"));
        p.green.get("/api/v1/desk/refunds?after=x").await.expect(422);

        // With a reference and a day; what is wrong stands beside it.
        let sends = async |reference: &str, on: &str| {
            let fields = [("receipt", NUMBER), ("rials", "500000"), ("reference", reference), ("given_on", on)];
            green.post(&format!("/desk/cases/{id}/given-back"), &fields).await
        };
        let page = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&format!("/desk/cases/{id}/given-back")), "{}", page.shortened());
        let wrong = sends("abc", "1405/13/40").await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#reference\"") && wrong.text().contains("href=\"#given_on\""), "{}", wrong.shortened());
        let (y, m, d) = Day(Day::at(app::now::now(), TEHRAN).0 - 1).jalali();
        let before = json!({ "receipt": NUMBER, "rials": 500_000, "reference": "1405-99001", "given_on": format!("{y}/{m:02}/{d:02}") });
        assert_eq!(p.green.json("POST", &at, &before).await.expect(422).key(), "answer-given-before");
        p.water.json("POST", &at, &give(NUMBER)).await.expect(409);
        sends("1405-99001", &today()).await.expect(303);
        fit(&sends("1405-99002", &today()).await.expect(409));
        assert_eq!(listed(&p).await, (vec![], 0));
        fit(&green.get("/desk/refunds").await.expect(200));

        // The person reads it everywhere.
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        assert!(text.contains("این پول در") && text.contains("1405-99001") && !text.contains("برای پس گرفتن این پول"), "{text}");
        assert_eq!(newest_notice(&p).await["kind"], "given_back");
        assert!(message(&p).await.contains("بازگردانده شد"));
        let case = p.case(id).await;
        let given = case["timeline"].as_array().unwrap().iter().find(|e| e["kind"] == "given_back").unwrap()["given_back"].clone();
        assert_eq!((&given["reference"], &given["receipt"]), (&json!("1405-99001"), &json!(NUMBER)), "{case}");
        fit(&me.get("/notices").await.expect(200));
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_objected_to_is_not_given_back_meanwhile() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.until_decision(id).await;
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        let (lines, _) = listed(&p).await;
        assert!(lines.len() == 1 && lines[0]["object_until"].is_string(), "{lines:?}");
        // The officer reads until when it might be paid after all, and gives back when that is right.
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        for at in ["/desk/refunds".to_string(), format!("/desk/cases/{id}")] {
            let page = green.get(&at).await.expect(200);
            fit(&page);
            assert!(plain(&page.text()).contains("هنوز می‌تواند اعتراض کند"), "{}", page.shortened());
        }
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
        assert_eq!(listed(&p).await.0.len(), 0);
        p.decide(&p.civil, id, "refusal", "unsafe-place").await;
        let (lines, _) = listed(&p).await;
        assert_eq!(lines[0]["receipt"], "1234", "{lines:?}");
        // The letter says where to ask for it, until it was given back.
        let refund = async || {
            let event = p.case(id).await["letters"].as_array().unwrap().iter().rfind(|l| l["kind"] == "decided").unwrap()["event"].clone();
            p.me.get(&format!("/api/v1/cases/{id}/letters/{event}")).await.expect(200).json()["refund"].clone()
        };
        assert!(refund().await.is_string());
        let give = json!({ "receipt": "1234", "rials": 500_000, "reference": "1405-99001", "given_on": today() });
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/given-back"), &give).await.expect(200);
        assert!(refund().await.is_null());
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_number_was_recorded_twice_and_given_back_once_for_both() {
    let second = "      - id: water_fee
        kind: pay
        title: {fa: \"پرداخت آب\", en: \"Water fee\"}
        by: mashhad-water/applications
        outcomes: [{id: paid, title: {fa: \"پرداخت شد\", en: \"Paid\"}}, {id: waived, title: {fa: \"معاف\", en: \"Waived\"}}]\n";
    for engine in ENGINES {
        let look = "  - id: look\n";
        let p = Place::with(engine, crate::casework::edited(|text| text.replace(look, &format!("{second}{look}")))).await;
        let id = paid(&p).await;
        let body = json!({ "receipt": NUMBER, "paid_on": today() });
        assert_eq!(p.me.json("POST", &format!("/api/v1/cases/{id}/payment"), &body).await.expect(422).key(), "answer-receipt-recorded");
        let again = json!({ "outcome": "paid", "receipt": " ۱۴۰۵۰۹-۷۷۳۱ " });
        assert_eq!(p.finish(&p.water, id, "water_fee", again).await.expect(422).key(), "answer-receipt-recorded");
        p.finish(&p.water, id, "water_fee", json!({ "outcome": "paid", "receipt": "140509-7732" })).await.expect(200);
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);
        // Each agency has its own to give back, and the person reads of which.
        let page = PersonPages::resident(&p.house, 0).await.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let card = page.text().split("id=\"refund\"").nth(1).unwrap().split("</section>").next().unwrap().to_string();
        for agency in ["mashhad-municipality", "mashhad-water"] {
            let title = p.house.app.offer.agency(agency).unwrap().title.get(domain::Lang::FA).to_string();
            assert!(card.matches(&title).count() >= 2, "{agency}: {card}");
        }
        let give = json!({ "receipt": NUMBER, "rials": 500_000, "reference": "1405-99001", "given_on": today() });
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/given-back"), &give).await.expect(200);
        let (green, water) = listed(&p).await;
        assert_eq!((green.len(), water), (0, 1));
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn verification_did_not_look_at_what_is_to_be_given_back() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = paid(&p).await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);
        p.is_whole().await;
        let run = async |sql: &'static str| {
            let run = move |tx: &mut store::Tx| {
                tx.run(sql, vec![]);
                Ok(())
            };
            p.house.app.store.write(run).await.unwrap();
        };
        let found = async || p.house.verify().await.first_broken.map(|b| (b.subject, b.reason));
        let differs = Some((id.to_string(), "refund-differs".to_string()));
        run("UPDATE refunds SET rials = 1").await;
        assert_eq!(found().await, differs, "{engine:?}");
        run("UPDATE refunds SET rials = 500000").await;
        assert_eq!(found().await, None);
        run("UPDATE refunds SET since = since + 1").await;
        assert_eq!(found().await, differs);
        // A case that ended before there was a list has no row, until it is put there.
        run("DELETE FROM refunds").await;
        assert_eq!(found().await, None);
        assert_eq!(app::refund::take_up(&p.house.app.store).await.unwrap(), 1);
        assert_eq!(app::refund::take_up(&p.house.app.store).await.unwrap(), 0, "once");
        assert_eq!((found().await, listed(&p).await.0.len()), (None, 1));
        run("DELETE FROM refunds").await;
        assert_eq!(found().await, differs, "from then on it is missed");
        // A row from before it was known for how much the receipt is; and one that is right stays as it is.
        run("DELETE FROM marks WHERE name = 'refunds-taken-up'").await;
        assert_eq!(app::refund::take_up(&p.house.app.store).await.unwrap(), 1);
        run("UPDATE refunds SET rials = NULL").await;
        run("DELETE FROM marks WHERE name = 'refunds-taken-up'").await;
        assert_eq!(app::refund::take_up(&p.house.app.store).await.unwrap(), 1);
        assert_eq!((found().await, listed(&p).await.0[0]["rials"].clone()), (None, json!(500_000)), "{engine:?}");
        run("DELETE FROM marks WHERE name = 'refunds-taken-up'").await;
        assert_eq!(app::refund::take_up(&p.house.app.store).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_refusal_or_a_withdrawal_the_money_stood_far_down_alone() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let words = pages::Words::of(domain::Lang::FA);
        let said = plain(&words.say_with("case-refund-top", &[("amount", words.money(500_000).into())]));
        for refused in [true, false] {
            let id = p.apply().await;
            p.until_decision(id).await;
            // In the box with the state of the case, before all else of the page.
            let top = async || {
                let page = me.get(&format!("/cases/{id}")).await.expect(200);
                fit(&page);
                plain(page.text().split("<section class=\"duty ").nth(1).unwrap().split("</section>").next().unwrap())
            };
            assert!(!top().await.contains(&said), "nothing is to be given back");
            if refused {
                p.decide(&p.green, id, "refusal", "unsafe-place").await;
            } else {
                p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);
            }
            let text = top().await;
            assert!(text.contains(&said) && text.contains("href=\"#refund\""), "{said}: {text}");
            // The second case is paid by the same receipt.
            let again = !refused;
            let give = json!({ "receipt": "1234", "rials": 500_000, "reference": "1405-99001", "given_on": today(), "elsewhere": again });
            p.green.json("POST", &format!("/api/v1/desk/cases/{id}/given-back"), &give).await.expect(200);
            let text = top().await;
            assert!(!text.contains(&said) && !text.contains("href=\"#refund\""), "it is given back: {text}");
        }
        p.is_whole().await;
    }
}
