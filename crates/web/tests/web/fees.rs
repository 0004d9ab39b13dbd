//! What an application costs: the demand by whose numbers it is paid, and the receipts that the desk records.

use crate::casework::{Place, edited};
use crate::fit;
use domain::package::{BillCode, Catalogue, Exemption, Instalments, TaskKind};
use domain::question::{bill_id, payment_id};
use domain::{Lang, Text};
use serde_json::{Value, json};
use testkit::samples;
use testkit::{ENGINES, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

pub const SERVICE: &str = "street-opening-permit";
const AGENCY: &str = "mashhad-municipality";

/// The sample packages with a bill code of the agency, and the service beginning where the person pays.
pub fn billed(instalments: Option<Instalments>, bill: bool) -> Options {
    let mut catalogue: Catalogue = samples::catalogue().clone();
    let agency = catalogue.agencies.get_mut(AGENCY).unwrap();
    agency.bill_code = bill.then(|| BillCode { company: "915".into(), service: "6".into() });
    let s = catalogue.services.get_mut(SERVICE).unwrap();
    let first = s.stages.iter().position(|s| s.tasks.iter().any(|t| t.kind == TaskKind::Pay)).unwrap();
    s.stages.drain(..first);
    // An objection is decided at once, and what is granted has a ground whoever pays and objects: what becomes of the money is what is looked at.
    if let Some(o) = &mut s.objection {
        o.stages.drain(..o.stages.len() - 1);
        o.stages.iter_mut().for_each(|s| s.tasks.clear());
    }
    s.decisions.iter_mut().filter(|d| d.id == "completion").flat_map(|d| &mut d.grounds).for_each(|g| g.when = None);
    s.instalments = instalments;
    Options { catalogue, ..Default::default() }
}

pub fn two() -> Option<Instalments> {
    Some(Instalments {
        count: 2, every_days: 30, from_rials: 2000, rule: Text::of(Lang::FA, "آیین‌نامهٔ نمونهٔ اقساط")
    })
}

fn persian(digits: &str) -> String {
    pages::Words::of(Lang::FA).digits(digits)
}

pub async fn look(token: &PersonToken, case: &str) -> Value {
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

        let told = me.get("/notices").await.expect(200).text();
        assert!(told.contains(&pages::Words::of(Lang::FA).say("notice-paid")), "who paid is not told that it is recorded");
        let after = look(&token, &case).await;
        let paid: Vec<bool> = after["parts"].as_array().unwrap().iter().map(|p| p["paid"].as_bool().unwrap()).collect();
        assert_eq!(paid, [false, true]);
        let receipt = &after["paid"][0];
        assert_eq!(
            (receipt["part"].as_i64(), receipt["unit"]["id"].as_str(), receipt["officer"].as_str()),
            (Some(2), Some("revenue"), None)
        );
        assert_eq!((receipt["receipt"].as_str(), &receipt["rials"]), (Some(second), &parts[1]["rials"]), "as banks write it");
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
async fn without_a_bill_code_a_receipt_counts_for_the_instalment_that_was_next() {
    for engine in ENGINES {
        let house = House::with(engine, billed(two(), false)).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let desk = OfficerToken::new(&house, "revenue.municipality").await;
        let finish = format!("/api/v1/desk/cases/{case}/finish");
        desk.json("POST", &finish, &json!({ "outcome": "paid", "receipt": "BANK-1077" })).await.expect(200);
        let after = look(&token, &case).await;
        assert_eq!((&after["bill_id"], &after["parts"][0]["payment_id"]), (&Value::Null, &Value::Null));
        let paid: Vec<bool> = after["parts"].as_array().unwrap().iter().map(|p| p["paid"] == true).collect();
        assert_eq!(paid, [true, false]);
        assert_eq!((&after["paid"][0]["receipt"], &after["paid"][0]["part"]), (&json!("BANK-1077"), &json!(1)));
    }
}

async fn looked_at(token: &PersonToken, case: &str) -> Value {
    token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()
}

/// The same in a language.
async fn looked_at_in(token: &PersonToken, case: &str, lang: Lang) -> Value {
    token.get(&format!("/api/v1/cases/{case}?lang={}", lang.as_str())).await.expect(200).json()
}

async fn finish(house: &House, officer: &str, case: &str, body: Value) -> testkit::Answer {
    let desk = OfficerToken::new(house, officer).await;
    desk.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &body).await
}

fn says(key: &str) -> String {
    pages::Words::of(Lang::FA).say(key)
}

/// Where opening a street costs nothing: an exemption takes off all of it.
fn free(first_pays: bool) -> Options {
    let mut options = billed(None, true);
    let s = options.catalogue.services.get_mut(SERVICE).unwrap();
    if !first_pays {
        s.stages = samples::service(SERVICE).stages.clone();
    }
    for fee in &mut s.fees {
        let always = serde_json::from_value(json!("true")).unwrap();
        fee.off =
            vec![Exemption { title: Text::of(Lang::FA, "معافیت نمونه"), when: always, percent: 100, rule: Text::default() }];
    }
    options
}

#[tokio::test(flavor = "multi_thread")]
async fn who_owed_nothing_was_to_pay_it_with_a_receipt() {
    for engine in ENGINES {
        let house = House::with(engine, free(false)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        finish(&house, "works.municipality", &case, json!({ "outcome": "clear", "unticked": "در نقشه دیده شد." })).await.expect(200);
        let v = looked_at(&token, &case).await;
        assert_eq!((v["status"].as_str(), v["tasks"][0]["task"].as_str()), (Some("open"), Some("permit_signature")), "{v}");
        assert_eq!((&v["asked_of_person"], &v["invoice"]["demand"], &v["invoice"]["rials"]), (&Value::Null, &json!("nothing"), &json!(0)));
        assert!(v["invoice"]["paid"].as_array().unwrap().is_empty() && v["invoice"]["parts"].as_array().unwrap().is_empty());
        let passed = v["timeline"].as_array().unwrap().iter().find(|e| e["title"] == says("happened-nothing-to-pay"));
        assert_eq!(passed.map(|e| e["by"].clone()), Some(json!("system")), "{v}");
        // The unit that would record the payment may not open the case.
        let revenue = OfficerToken::new(&house, "revenue.municipality").await;
        revenue.get(&format!("/api/v1/desk/cases/{case}")).await.expect(404);
        let works = OfficerPages::new(&house, "works.municipality").await;
        for page in [me.get(&format!("/cases/{case}")).await, works.get(&format!("/desk/cases/{case}")).await] {
            let page = page.expect(200);
            fit(&page);
            assert!(page.text().contains(&says("invoice-nothing")) && !page.text().contains(&says("invoice-bill-id")));
            assert!(!page.text().contains("name=\"receipt\""), "the desk asks for a receipt");
        }
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_begins_with_a_payment_of_nothing_goes_on_by_itself() {
    for engine in ENGINES {
        let house = House::with(engine, free(true)).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        assert_eq!(looked_at(&token, &case).await["asked_of_person"], Value::Null);
        house.work().await;
        let v = looked_at(&token, &case).await;
        assert_eq!((v["status"].as_str(), v["tasks"][0]["task"].as_str()), (Some("open"), Some("permit_signature")), "{v}");
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_to_pay_by_were_shown_before_it_was_asked_and_after_it_was_refused() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let works = OfficerPages::new(&house, "works.municipality").await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let pages = async || {
            let page = [me.get(&format!("/cases/{case}")).await, works.get(&format!("/desk/cases/{case}")).await];
            page.map(|p| {
                fit(&p);
                p.expect(200).text()
            })
        };
        // Sent, not asked for yet.
        let before = look(&token, &case).await;
        assert_eq!((&before["demand"], &before["bill_id"]), (&json!("later"), &Value::Null));
        assert!(before["rials"].as_i64().unwrap() > 0 && !before["lines"].as_array().unwrap().is_empty());
        let done = me.get(&format!("/cases/{case}/submitted")).await.expect(200).text();
        let [mine, desk] = pages().await;
        for (page, later) in [(mine, "invoice-later"), (desk, "desk-invoice-later"), (done, "invoice-later")] {
            assert!(page.contains(&says(later)) && !page.contains(&says("invoice-bill-id")) && page.contains(&says("invoice-sum")));
        }
        // Asked for.
        finish(&house, "works.municipality", &case, json!({ "outcome": "clear", "unticked": "در نقشه دیده شد." })).await.expect(200);
        let asked = look(&token, &case).await;
        let number = asked["parts"][0]["payment_id"].as_str().unwrap().to_string();
        assert_eq!(asked["demand"], "asked");
        for page in pages().await {
            assert!(
                page.contains(&persian(&number)) && !page.contains(&says("invoice-later")) && !page.contains(&says("desk-invoice-later"))
            );
        }
        // Refused: no longer.
        let unpaid = json!({ "outcome": "unpaid", "told": "خودش خواست." });
        finish(&house, "revenue.municipality", &case, unpaid).await.expect(200);
        let over = look(&token, &case).await;
        assert_eq!((&over["demand"], &over["bill_id"], over["parts"].as_array().unwrap().len()), (&json!("over"), &Value::Null, 0));
        for page in pages().await {
            assert!(page.contains(&says("invoice-over")) && !page.contains(&persian(&number)));
        }
        // Nothing was paid; what was, is asked back from the agency that answers.
        assert_eq!(over["refund"], Value::Null);
        let paying = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        finish(&house, "works.municipality", &paying, json!({ "outcome": "clear", "unticked": "در نقشه دیده شد." })).await.expect(200);
        finish(&house, "revenue.municipality", &paying, json!({ "outcome": "paid", "receipt": "BANK-1091" })).await.expect(200);
        // Who withdraws reads before what was paid.
        let asks = me.get(&format!("/cases/{paying}/withdraw")).await.expect(200);
        fit(&asks);
        assert!(asks.text().contains("BANK-1091"), "nothing is said of what was paid: {}", asks.text());
        token.json("POST", &format!("/api/v1/cases/{paying}/withdraw"), &json!({})).await.expect(200);
        let back = look(&token, &paying).await;
        let agency = &samples::catalogue().agencies[AGENCY];
        assert_eq!((&back["refund"]["agency"]["id"], &back["refund"]["phone"]), (&json!(AGENCY), &json!(agency.phone)), "{back}");
        let page = me.get(&format!("/cases/{paying}")).await.expect(200);
        fit(&page);
        let amount = pages::Words::of(Lang::FA).money(back["rials"].as_i64().unwrap());
        for said in [&says("case-refund"), "BANK-1091", &amount, agency.address.get(Lang::FA), &persian(&agency.phone)] {
            assert!(page.text().contains(said), "{said}: {}", page.text());
        }
        assert!(!me.get(&format!("/cases/{case}")).await.expect(200).text().contains(&says("case-refund")));
        // Taken back before it was asked for.
        let other = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        token.json("POST", &format!("/api/v1/cases/{other}/withdraw"), &json!({})).await.expect(200);
        assert_eq!(look(&token, &other).await["demand"], "over");
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_recorded_that_nothing_was_paid_while_the_person_had_time_and_saw_no_decision_coming() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let at = format!("/desk/cases/{case}");
        let desk = OfficerPages::new(&house, "revenue.municipality").await;
        // Which decision follows, before it does: its title, how it goes, its ground, its letter.
        let service = samples::service(SERVICE);
        let refusal = service.decision("refusal").unwrap();
        let ground = refusal.grounds.iter().find(|g| g.id == "not-paid").unwrap();
        let page = desk.get(&at).await.expect(200);
        fit(&page);
        assert_eq!(page.text().matches(&says("desk-follows")).count(), 1, "only what is not paid is decided");
        assert!(page.text().contains(refusal.title.get(Lang::FA)) && page.text().contains(ground.title.get(Lang::FA)));
        let revenue = OfficerToken::new(&house, "revenue.municipality").await;
        let foreseen = revenue.get(&format!("/api/v1{at}/outcomes")).await.expect(200).json();
        let [paid, unpaid] = foreseen["outcomes"].as_array().unwrap().as_slice() else { panic!("{foreseen}") };
        assert_eq!((&paid["outcome"]["id"], &paid["decides"]), (&json!("paid"), &Value::Null));
        assert_eq!((&unpaid["decides"]["decision"]["id"], &unpaid["decides"]["outcome"]), (&json!("refusal"), &json!("refused")));
        assert_eq!(unpaid["decides"]["ground"]["id"], "not-paid");
        let letter = unpaid["decides"]["letter"].as_str().unwrap().to_string();
        let first = letter.lines().find(|l| l.contains(ground.title.get(Lang::FA))).unwrap().trim().to_string();
        assert!(page.text().contains(&first), "the letter stands on the page");
        revenue.get(&format!("/api/v1{at}/outcomes?task={}", domain::Id::nil())).await.expect(409);

        // Not without a reason: page and API say until when there is time.
        let v = looked_at(&token, &case).await;
        let until = v["asked_of_person"]["until"].as_str().unwrap().to_string();
        assert!(v["asked_of_person"]["rule"].is_string(), "by which rule one must pay was not said: {v}");
        let refused =
            finish(&house, "revenue.municipality", &case, json!({ "outcome": "unpaid", "note": "برای همکاران" })).await.expect(422).json();
        assert_eq!((&refused["errors"][0]["question"], &refused["errors"][0]["key"]), (&json!("told"), &json!("answer-may-pay-until")));
        let said = refused["errors"][0]["message"].as_str().unwrap().to_string();
        // The person reads which decision follows, not only that nothing was paid.
        assert_eq!(v["asked_of_person"]["decision_if_unpaid"]["id"], "refusal", "{v}");
        let own = me.get(&format!("/cases/{case}")).await.expect(200).text();
        let args = [("decision", refusal.title.get(Lang::FA).into())];
        assert!(own.contains(&pages::Words::of(Lang::FA).say_with("news-unpaid", &args)), "{own}");
        let day = domain::calendar::Day::parse(&until[..10]).unwrap();
        assert!(said.contains(&pages::Words::of(Lang::FA).day(&day.to_string())), "{said} names {until}");
        let form = [("outcome", "unpaid"), ("note", "برای همکاران"), ("told", "")];
        let page = desk.upload(&format!("{at}/finish"), &form, &[]).await.expect(422);
        fit(&page);
        assert!(page.text().contains(&said) && page.text().contains("برای همکاران") && page.text().contains("href=\"#told\""));
        assert_eq!(page.text().matches("field field-wrong").count(), 1, "beside one field");

        // With one the person reads it, and by which rule it was decided.
        let form = [("outcome", "unpaid"), ("note", "برای همکاران"), ("told", "خودتان نوشتید که نمی‌پردازید.")];
        desk.upload(&format!("{at}/finish"), &form, &[]).await.expect(303);
        let v = looked_at(&token, &case).await;
        assert_eq!(v["decision"]["by"], "rule", "{v}");
        let was_sent = v["decision"]["letter"].as_str().unwrap();
        assert!(was_sent.starts_with(letter.trim()), "the letter that was foreseen: {was_sent}");
        // What was told with it is the reason: it stands in the letter, at the decision, and in no untrue ground.
        assert!(was_sent.contains("خودتان نوشتید که نمی‌پردازید.") && !was_sent.contains("در مهلت"), "{was_sent}");
        assert_eq!(v["decision"]["told"], json!(["خودتان نوشتید که نمی‌پردازید."]), "{v}");
        let task = service.task("payment").unwrap();
        let how = v["decision"]["how"].as_str().unwrap();
        let plain = |s: &str| s.replace(['\u{2068}', '\u{2069}', '\u{2066}', '\u{2067}'], "");
        assert!(
            plain(how).contains(&format!("در «{}» نتیجهٔ «{}» ثبت شد", task.title.get(Lang::FA), task.outcomes[1].title.get(Lang::FA))),
            "{how}"
        );
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        let link = page.text().split("/letters/").nth(1).unwrap().split('"').next().unwrap().to_string();
        let printed = me.get(&format!("/cases/{case}/letters/{link}")).await.expect(200);
        fit(&printed);
        let at_the_decision = page.text().split("class=\"duty ").nth(1).unwrap().split("</section>").next().unwrap().to_string();
        assert!(at_the_decision.contains("خودتان نوشتید که نمی‌پردازید.") && !page.text().contains("برای همکاران"), "{at_the_decision}");
        for text in [page.text(), printed.text()] {
            assert!(text.contains(how), "by which rule");
        }
        let seen = desk.get(&at).await.expect(200).text();
        assert!(seen.contains("خودتان نوشتید که نمی‌پردازید.") && seen.contains("برای همکاران"));
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_was_told_by_message_what_to_pay_and_by_when() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let token = PersonToken::resident(&house, 0).await;
        let mobile = &samples::people().residents[0].mobile;
        for lang in [Lang::FA, Lang::EN, Lang::AR] {
            token.json("PATCH", "/api/v1/me", &json!({ "lang": lang.as_str() })).await.expect(200);
            let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
            house.work().await;
            let before = house.messages().await;
            finish(&house, "works.municipality", &case, json!({ "outcome": "clear", "unticked": "در نقشه دیده شد." })).await.expect(200);
            assert_eq!(house.messages().await, before + 1, "one message");
            let (text, v) = (house.message_to(mobile).await.unwrap(), looked_at(&token, &case).await);
            let words = pages::Words::of(lang);
            let i = &v["invoice"];
            let until = &v["asked_of_person"]["until"].as_str().unwrap()[..10];
            let plain = text.replace(['\u{2068}', '\u{2069}', '\u{2066}', '\u{2067}'], "");
            for part in [
                i["bill_id"].as_str().unwrap().to_string(),
                i["parts"][0]["payment_id"].as_str().unwrap().to_string(),
                words.money(i["rials"].as_i64().unwrap()),
                words.day(until),
            ] {
                assert!(plain.contains(&part), "{part} is not in: {text}");
            }
            let notices = token.get("/api/v1/notices").await.expect(200).json();
            let of_case: Vec<_> = notices["notices"].as_array().unwrap().iter().filter(|n| n["case"] == json!(case)).collect();
            assert_eq!(of_case.iter().map(|n| &n["kind"]).collect::<Vec<_>>(), [&json!("payment")], "one notice");
            // By which rule, and that the application is refused otherwise, stand in both.
            let (told, asked) = (&of_case[0]["payment"], &v["asked_of_person"]);
            assert_eq!((&told["rials"], &told["until"]), (&i["rials"], &asked["until"]), "{told}");
            assert_eq!((&of_case[0]["until"], &of_case[0]["until_rule"]), (&told["until"], &told["rule"]), "{told}");
            let shown = looked_at_in(&token, &case, lang).await["asked_of_person"].clone();
            for part in [shown["rule"].as_str().unwrap().trim_end_matches('.'), shown["decision_if_unpaid"]["title"].as_str().unwrap()] {
                assert!(plain.contains(part), "{part} is not in: {text}");
            }
            assert!(told["decision_if_unpaid"].is_string(), "{told}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_sum_was_asked_for_where_it_is_paid_in_instalments() {
    for engine in ENGINES {
        let mut options = billed(two(), true);
        let s = options.catalogue.services.get_mut(SERVICE).unwrap();
        let mut second = s.stages[0].tasks[0].clone();
        second.id = "second_payment".into();
        s.stages[0].tasks.insert(1, second);
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let mobile = &samples::people().residents[0].mobile;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let words = pages::Words::of(Lang::FA);
        for n in [0, 1] {
            let v = looked_at(&token, &case).await;
            let (asked, part) = (v["asked_of_person"].clone(), v["invoice"]["parts"][n].clone());
            assert_eq!((&asked["rials"], &asked["part"], &asked["due"]), (&part["rials"], &json!(n + 1), &part["due"]), "{v}");
            // Lists say the same day: it comes before the limit of the task, or after it.
            let until = v["turn"]["awaited"][0]["until"].as_str().unwrap();
            let (due, limit) = (part["due"].as_str().unwrap(), v["tasks"][0]["due_at"].as_str().map(|at| &at[..10]));
            assert_eq!(&until[..10], limit.map_or(due, |limit| limit.min(due)), "{v}");
            assert_eq!(asked["payment_id"], part["payment_id"]);
            // The desk reads the same day with its own rule, not that of the limit of the task.
            let revenue = OfficerToken::new(&house, "revenue.municipality").await;
            let listed = revenue.get("/api/v1/desk/tasks").await.expect(200).json();
            let line = &listed["tasks"][0];
            assert_eq!((&line["person_until"], &line["person_rule"]), (&v["turn"]["awaited"][0]["until"], &asked["rule"]), "{line}");
            let list = OfficerPages::new(&house, "revenue.municipality").await.get("/desk").await.expect(200);
            fit(&list);
            let row = list.text().split("<tbody>").nth(1).unwrap().split("</tr>").next().unwrap().to_string();
            assert!(row.contains(asked["rule"].as_str().unwrap()), "{row}");
            assert!(line["due_rule"] == line["person_rule"] || !row.contains(line["due_rule"].as_str().unwrap()), "{row}");
            let (id, rials) = (part["payment_id"].as_str().unwrap(), part["rials"].as_i64().unwrap());
            let page = me.get(&format!("/cases/{case}")).await.expect(200);
            fit(&page);
            let duty = page.text().split("class=\"duty duty-").nth(1).unwrap().split("</section>").next().unwrap().to_string();
            assert!(duty.contains(&words.money(rials)) && duty.contains(&persian(id)), "instalment {n}: {duty}");
            assert!(!duty.contains(&words.money(v["invoice"]["rials"].as_i64().unwrap())), "the whole sum");
            let sent = house.message_to(mobile).await.unwrap();
            // The application is refused after the limit of the task, whatever the day of the instalment is.
            assert!(sent.contains(id) && sent.contains(&words.day(&until[..10])), "{sent}");
            // On the day of an instalment before that limit nothing is decided.
            assert!(limit == Some(&until[..10]) || !sent.contains("پرداخت ثبت نشود"), "{sent}");
            finish(&house, "revenue.municipality", &case, json!({ "outcome": "paid", "receipt": id })).await.expect(200);
        }
        assert_eq!(look(&token, &case).await["demand"], "paid");
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sum_paid_with_a_number_of_the_bank_stood_there_as_unpaid() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        assert_eq!(look(&token, &case).await["demand"], "asked");
        finish(&house, "revenue.municipality", &case, json!({ "outcome": "paid", "receipt": "BANK-1077" })).await.expect(200);
        let after = look(&token, &case).await;
        assert_eq!((&after["parts"][0]["paid"], &after["paid"][0]["part"], &after["demand"]), (&json!(true), &json!(1), &json!("paid")));
        let page = PersonPages::resident(&house, 0).await.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&says("invoice-all-paid")));
    }
}

/// Twelve hours to pay, which end in the middle of a day: message and refusal name the time.
#[tokio::test(flavor = "multi_thread")]
async fn a_limit_in_hours_to_pay_was_told_as_a_day() {
    let pay = "        title: {fa: \"پرداخت عوارض\", en: \"Fee\"}\n";
    let hours = format!("{pay}        limit: {{hours: 12, rule: {{fa: \"دوازده ساعت.\", en: \"Twelve hours.\"}}}}\n");
    for engine in ENGINES {
        let p = Place::with(engine, edited(|text| text.replace(pay, &hours))).await;
        let id = p.apply().await;
        p.opinions(id).await;
        p.house.work().await;
        let sms = p.house.message_to(&samples::people().residents[0].mobile).await.unwrap();
        let case = p.case(id).await;
        let until = domain::calendar::parse_rfc3339(case["asked_of_person"]["until"].as_str().unwrap()).unwrap();
        let words = pages::Words::of(Lang::FA);
        let time = words.until_time(until).expect("it ends within a day");
        assert!(sms.contains(&time), "{time}: {sms}");
        let refused = p.finish(&p.green, id, "fee", json!({ "outcome": "waived" })).await.expect(422).json();
        assert!(refused["errors"][0]["message"].as_str().unwrap().contains(&time), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn money_was_to_be_asked_back_in_the_api_and_not_on_the_page_while_an_objection_was_looked_at() {
    let fees = "cost: {note: {fa: \"نرخ نمونه\", en: \"Sample\"}, most: 500_000}\nfees: [{id: issue, title: {fa: \"صدور\", en: \"Issue\"}, amount: \"500000\", rule: {fa: \"نرخ نمونه\", en: \"Sample\"}}]\n";
    for engine in ENGINES {
        let p = Place::with(engine, edited(|text| text.replace("cost: {rials: 500_000}\n", fees))).await;
        let (id, me) = (p.apply().await, PersonPages::resident(&p.house, 0).await);
        p.until_decision(id).await;
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        let both = async |stands: bool| {
            let (case, page) = (p.case(id).await, me.get(&format!("/cases/{id}")).await.expect(200));
            fit(&page);
            assert_eq!(case["invoice"]["refund"].is_object(), stands, "{case}");
            // While it is looked at, what was paid is paid.
            assert_eq!(case["invoice"]["demand"], if stands { "over" } else { "paid" }, "{case}");
            assert_eq!(page.text().contains("id=\"refund\""), stands, "{}", page.shortened());
        };
        both(true).await;
        // The message and the notice of the refusal say it too.
        let words = pages::Words::of(Lang::FA);
        let agency = samples::catalogue().agencies["mashhad-municipality"].title.get(Lang::FA);
        let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
        let back = plain(words.say_with("news-refund", &[("agency", agency.into())]));
        p.house.work().await;
        let sms = plain(p.house.message_to(&samples::people().residents[0].mobile).await.unwrap());
        let notices = plain(me.get("/notices").await.expect(200).text());
        assert!(sms.contains(&back) && notices.contains(&back), "{back}: {sms}");
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
        both(false).await;
        p.decide(&p.civil, id, "refusal", "unsafe-place").await;
        both(true).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_the_bill_was_recorded_as_its_receipt() {
    for engine in ENGINES {
        for parts in [None, two()] {
            let divided = parts.is_some();
            let house = House::with(engine, billed(parts, true)).await;
            let token = PersonToken::resident(&house, 0).await;
            let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
            let invoice = look(&token, &case).await;
            let (bill, pay) = (invoice["bill_id"].as_str().unwrap(), invoice["parts"][0]["payment_id"].as_str().unwrap());
            let record =
                async |receipt: &str| finish(&house, "revenue.municipality", &case, json!({ "outcome": "paid", "receipt": receipt })).await;
            for number in [bill.to_string(), persian(bill)] {
                assert_eq!(record(&number).await.expect(422).key(), "answer-receipt-of-bill", "{number}");
            }
            let desk = OfficerPages::new(&house, "revenue.municipality").await;
            let page = desk.upload(&format!("/desk/cases/{case}/finish"), &[("outcome", "paid"), ("receipt", bill)], &[]).await.expect(422);
            fit(&page);
            assert!(page.text().contains(&says("answer-receipt-of-bill")), "{}", page.shortened());
            // Of instalments, that number says which one a receipt pays.
            let own = record(pay).await;
            assert_eq!((own.status, divided || own.key() == "answer-receipt-of-bill"), (if divided { 200 } else { 422 }, true));
            record("BANK-1005").await.expect(200);
            assert_eq!(look(&token, &case).await["demand"], "paid");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_instalment_it_was_said_that_the_payment_is_recorded() {
    for engine in ENGINES {
        let three = Instalments {
            count: 3, every_days: 30, from_rials: 3000, rule: Text::of(Lang::FA, "آیین‌نامهٔ نمونهٔ اقساط")
        };
        let house = House::with(engine, billed(Some(three), true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let mobile = &samples::people().residents[0].mobile;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let invoice = look(&token, &case).await;
        let words = pages::Words::of(Lang::FA);
        let title = samples::service(SERVICE).title.get(Lang::FA);
        let of = |key: &str, number: i64| words.say_with(key, &[("number", number.into()), ("count", 3i64.into())]);
        let record = async |receipt: &str| {
            finish(&house, "revenue.municipality", &case, json!({ "outcome": "paid", "receipt": receipt })).await.expect(200);
            house.message_to(mobile).await.unwrap()
        };
        // The third before its turn: the first is still the one to pay.
        let sent = record(invoice["parts"][2]["payment_id"].as_str().unwrap()).await;
        let told = words.say_with("sms-paid-part", &[("number", 3i64.into()), ("count", 3i64.into()), ("service", title.into())]);
        let amount = words.money(invoice["parts"][0]["rials"].as_i64().unwrap());
        assert!(sent.contains(&told) && sent.contains(&amount), "{sent}");
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&persian(invoice["bill_id"].as_str().unwrap())));
        // The first: the second is asked for.
        let sent = record("BANK-1001").await;
        assert!(sent.contains(&of("news-paid-part", 1)) && sent.contains(&of("sms-payment-part", 2)), "{sent}");
        let notices = me.get("/notices").await.expect(200).text();
        assert!(notices.contains(&of("news-paid-part", 3)) && notices.contains(&of("news-paid-part", 1)), "{notices}");
        // On paper: lines, numbers, instalments, receipts.
        let print = me.get(&format!("/cases/{case}/invoice/print")).await.expect(200);
        fit(&print);
        for said in ["BANK-1001", &persian(invoice["bill_id"].as_str().unwrap()), &words.money(invoice["rials"].as_i64().unwrap()), title] {
            assert!(print.text().contains(said), "{said}: {}", print.shortened());
        }
        PersonPages::resident(&house, 1).await.get(&format!("/cases/{case}/invoice/print")).await.expect(404);
        let free = token.apply("tree-permit").await["case"].as_str().unwrap().to_string();
        me.get(&format!("/cases/{free}/invoice/print")).await.expect(404);
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn money_was_to_be_asked_back_from_an_agency_that_never_had_it() {
    for engine in ENGINES {
        let mut options = billed(None, true);
        let pays = &mut options.catalogue.services.get_mut(SERVICE).unwrap().stages[0].tasks[0];
        pays.by = samples::service("building-permit").task("water").unwrap().by.clone();
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        finish(&house, "engineer.water", &case, json!({ "outcome": "paid", "receipt": "BANK-1005" })).await.expect(200);
        let asks = me.get(&format!("/cases/{case}/withdraw")).await.expect(200);
        fit(&asks);
        token.json("POST", &format!("/api/v1/cases/{case}/withdraw"), &json!({})).await.expect(200);
        assert_eq!(look(&token, &case).await["refund"]["agency"]["id"], "mashhad-water");
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        let title = samples::catalogue().agencies["mashhad-water"].title.get(Lang::FA);
        let refund = page.text().split("id=\"refund\"").nth(1).unwrap().split("</section>").next().unwrap().to_string();
        assert!(refund.contains(title) && asks.text().contains(title), "{refund}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_said_nobody_of_a_task_that_a_colleague_has() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let token = PersonToken::resident(&house, 0).await;
    let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
    finish(&house, "works.municipality", &case, json!({ "outcome": "clear", "unticked": "در نقشه دیده شد." })).await.expect(200);
    let works = OfficerPages::new(&house, "works.municipality").await;
    let facts = async || {
        let page = works.get(&format!("/desk/cases/{case}")).await.expect(200);
        fit(&page);
        page.text().split("class=\"case-facts\"").nth(1).unwrap().split("</dl>").next().unwrap().to_string()
    };
    assert!(facts().await.contains(&says("desk-nobody")));
    let revenue = OfficerToken::new(&house, "revenue.municipality").await;
    let task = revenue.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"][0]["id"].as_str().unwrap().to_string();
    revenue.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
    let taken = facts().await;
    assert!(taken.contains("کارشناس نمونهٔ درآمد و عوارض") && !taken.contains(&says("desk-nobody")), "{taken}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_recorded_abc_as_a_receipt_and_asked_for_no_amount() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let due = look(&token, &case).await["rials"].as_i64().unwrap();
        let desk = OfficerPages::new(&house, "revenue.municipality").await;
        let at = format!("/desk/cases/{case}");
        // The form has what is due.
        let page = desk.get(&at).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&format!("value=\"{}\"", persian(&due.to_string()))), "{}", page.shortened());
        let sends = async |receipt: &str, rials: &str| {
            desk.upload(&format!("{at}/finish"), &[("outcome", "paid"), ("receipt", receipt), ("rials", rials)], &[]).await
        };
        let wrong = sends("abc", "").await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#receipt\"") && wrong.text().contains("href=\"#rials\""), "{}", wrong.shortened());
        let other = sends("140509-77", &persian(&(due / 10).to_string())).await.expect(422);
        fit(&other);
        let words = pages::Words::of(Lang::FA);
        let plain = other.text().replace(['\u{2068}', '\u{2069}'], "");
        for rials in [due, due / 10] {
            assert!(plain.contains(&words.rials(rials).replace(['\u{2068}', '\u{2069}'], "")), "{plain}");
        }
        // A program may leave the amount out; what it says is what is due.
        let body = |rials: Value| json!({ "outcome": "paid", "receipt": "140509-77", "rials": rials });
        for rials in [json!(due - 1), json!(-due)] {
            let refused = finish(&house, "revenue.municipality", &case, body(rials)).await.expect(422).json();
            assert_eq!(refused["errors"][0]["question"], "rials", "{refused}");
        }
        sends("140509-77", &persian(&due.to_string())).await.expect(303);
        let paid = look(&token, &case).await["paid"][0].clone();
        assert_eq!((&paid["receipt"], &paid["rials"]), (&json!("140509-77"), &json!(due)), "{paid}");
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_without_a_bill_had_a_button_to_its_numbers() {
    let says = |key: &str| pages::Words::of(Lang::FA).say(key);
    for engine in ENGINES {
        for bill in [false, true] {
            let house = House::with(engine, billed(None, bill)).await;
            let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
            let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
            let page = me.get(&format!("/cases/{case}")).await.expect(200);
            fit(&page);
            let shown = (page.text().contains(&says("case-you-pay-bill")), page.text().contains(&says("case-you-pay-cost")));
            assert_eq!(shown, (bill, !bill), "{}", page.shortened());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sum_that_is_not_to_be_paid_read_as_owed() {
    let says = |key: &str| pages::Words::of(Lang::FA).say(key);
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply("tree-felling").await["case"].as_str().unwrap().to_string();
        let green = OfficerToken::new(&house, "green.municipality").await;
        let danger = json!({ "outcome": "dangerous", "files": [crate::casework::photo()] });
        green.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &danger).await.expect(200);
        let invoice = look(&token, &case).await;
        assert!(invoice["demand"] == "unasked" && invoice["rials"].as_i64() > Some(0), "{invoice}");
        let desk = OfficerPages::new(&house, "green.municipality").await;
        let pages =
            [(&*me, format!("/cases/{case}")), (&*me, format!("/cases/{case}/invoice/print")), (&*desk, format!("/desk/cases/{case}"))];
        for (who, at) in pages {
            let page = who.get(&at).await.expect(200);
            fit(&page);
            let text = page.text();
            let table = text.find("<table class=\"invoice\"").unwrap();
            let first = text[..table].rfind(&says("invoice-unasked")).unwrap_or_else(|| panic!("{at}: it is not said before the sum"));
            assert!(table - first < 400, "{at}: right before the sum");
            assert!(text.contains(&says("invoice-sum-not-due")), "{at}");
        }
        assert!(
            me.get(&format!("/cases/{case}")).await.expect(200).text().contains(&format!(">{}</span></summary>", says("invoice-not-due")))
        );
    }
}
