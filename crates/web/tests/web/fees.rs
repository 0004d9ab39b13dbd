//! What an application costs: the demand by whose numbers it is paid, and the receipts that the desk records.

use crate::fit;
use domain::package::{BillCode, Catalogue, Instalments, TaskKind};
use domain::question::{bill_id, payment_id};
use domain::{Lang, Text};
use serde_json::{Value, json};
use testkit::samples;
use testkit::{ENGINES, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

const SERVICE: &str = "street-opening-permit";
const AGENCY: &str = "mashhad-municipality";

/// The sample packages with a bill code of the agency, and the service beginning where the person pays.
fn billed(instalments: Option<Instalments>, bill: bool) -> Options {
    let mut catalogue: Catalogue = samples::catalogue().clone();
    let agency = catalogue.agencies.get_mut(AGENCY).unwrap();
    agency.bill_code = bill.then(|| BillCode { company: "915".into(), service: "6".into() });
    let s = catalogue.services.get_mut(SERVICE).unwrap();
    let first = s.stages.iter().position(|s| s.tasks.iter().any(|t| t.kind == TaskKind::Pay)).unwrap();
    s.stages.drain(..first);
    s.instalments = instalments;
    s.hash = "a".repeat(64);
    Options { catalogue, ..Default::default() }
}

fn two() -> Option<Instalments> {
    Some(Instalments {
        count: 2, every_days: 30, from_rials: 2000, rule: Text::of(Lang::FA, "آیین‌نامهٔ نمونهٔ اقساط")
    })
}

fn persian(digits: &str) -> String {
    pages::Words::of(Lang::FA).digits(digits)
}

async fn look(token: &PersonToken, case: &str) -> Value {
    token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["invoice"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_is_a_demand_with_numbers_that_stand_everywhere() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let invoice = look(&token, &case).await;
        let (bill, pay) = (invoice["bill_id"].as_str().unwrap(), invoice["parts"][0]["payment_id"].as_str().unwrap());
        assert_eq!(bill_id::read(bill).as_deref(), Ok(bill));
        assert_eq!(payment_id::read(pay, Some(bill)).as_deref(), Ok(pay));
        assert_eq!(payment_id::rials(pay), invoice["rials"].as_i64());
        assert_eq!((invoice["instalments"].as_str(), invoice["paid"].as_array().unwrap().len()), (None, 0));
        assert_eq!(invoice["lines"][0]["rates"][0]["from"], "2026-03-21");
        let officer = OfficerPages::new(&house, "revenue.municipality").await;
        for (page, who) in [
            (me.get(&format!("/cases/{case}")).await, "person"),
            (me.get(&format!("/cases/{case}/submitted")).await, "confirmation"),
            (officer.get(&format!("/desk/cases/{case}")).await, "desk"),
        ] {
            let page = page.expect(200);
            fit(&page);
            assert!(page.text().contains(&persian(bill)) && page.text().contains(&persian(pay)), "{who}: the numbers are not there");
        }
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recorded_receipt_is_shown_and_pays_the_instalment_whose_payment_id_it_is() {
    for engine in ENGINES {
        let house = House::with(engine, billed(two(), true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let before = look(&token, &case).await;
        assert_eq!(before["instalments"], "آیین‌نامهٔ نمونهٔ اقساط");
        let parts = before["parts"].as_array().unwrap();
        assert_eq!(parts.iter().map(|p| p["rials"].as_i64().unwrap()).sum::<i64>(), before["rials"].as_i64().unwrap());
        assert!(parts.iter().all(|p| p["paid"] == false && p["due"].is_string()));
        let second = parts[1]["payment_id"].as_str().unwrap();

        let desk = OfficerToken::new(&house, "revenue.municipality").await;
        let finish = format!("/api/v1/desk/cases/{case}/finish");
        desk.json("POST", &finish, &json!({ "outcome": "paid" })).await.expect(422);
        // As an officer with a Persian keyboard types it.
        desk.json("POST", &finish, &json!({ "outcome": "paid", "receipt": persian(second) })).await.expect(200);

        let after = look(&token, &case).await;
        let paid: Vec<bool> = after["parts"].as_array().unwrap().iter().map(|p| p["paid"].as_bool().unwrap()).collect();
        assert_eq!(paid, [false, true]);
        let receipt = &after["paid"][0];
        assert_eq!(
            (receipt["part"].as_i64(), receipt["unit"]["id"].as_str(), receipt["officer"].as_str()),
            (Some(2), Some("revenue"), None)
        );
        assert_eq!(receipt["receipt"], persian(second));
        // The desk sees who recorded it, the person where.
        let seen = desk.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json();
        assert_eq!(seen["invoice"]["paid"][0]["officer"], "revenue.municipality");
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&pages::Words::of(Lang::FA).say("invoice-receipts")));
        assert_eq!(page.text().matches(&pages::Words::of(Lang::FA).say("invoice-paid")).count(), 1);
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_bill_code_a_receipt_is_shown_and_nothing_is_guessed() {
    for engine in ENGINES {
        let house = House::with(engine, billed(two(), false)).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let desk = OfficerToken::new(&house, "revenue.municipality").await;
        let finish = format!("/api/v1/desk/cases/{case}/finish");
        desk.json("POST", &finish, &json!({ "outcome": "paid", "receipt": "BANK-77" })).await.expect(200);
        let after = look(&token, &case).await;
        assert_eq!((&after["bill_id"], &after["parts"][0]["payment_id"]), (&Value::Null, &Value::Null));
        assert!(after["parts"].as_array().unwrap().iter().all(|p| p["paid"] == false));
        assert_eq!((&after["paid"][0]["receipt"], &after["paid"][0]["part"]), (&json!("BANK-77"), &Value::Null));
    }
}
