//! What a person paid is reported, and the unit that records payments finds it or not: everybody reads whose turn it is, and the limit for paying
//! stands meanwhile.

use crate::casework::Place;
use crate::fees;
use crate::fit;
use crate::told::{message, newest_notice, plain};
use crate::turn::with_a_limit_to_pay;
use domain::calendar::{Day, TEHRAN};
use domain::{Id, Lang};
use serde_json::{Value, json};
use testkit::{Anonymous, Client, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

const NUMBER: &str = "140509-7731";

fn says(key: &str) -> String {
    pages::Words::of(Lang::FA).say(key)
}

/// So many days after today, as people write it.
fn day(n: i64) -> String {
    let (y, m, d) = Day(Day::at(app::now::now(), TEHRAN).0 + n).jalali();
    format!("{y}/{m:02}/{d:02}")
}

async fn reports(me: &Client, case: Id, body: Value, key: &str) -> testkit::Answer {
    let headers: [(&str, &[u8]); 2] = [("content-type", b"application/json"), ("idempotency-key", key.as_bytes())];
    me.call("POST", &format!("/api/v1/cases/{case}/payment"), &headers, body.to_string().into_bytes()).await
}

fn times(case: &Value, kind: &str) -> usize {
    case["timeline"].as_array().unwrap().iter().filter(|e| e["kind"] == kind).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_had_paid_had_no_way_to_say_so_and_the_limit_ran_on() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        assert_eq!(
            reports(&p.me, id, json!({ "receipt": NUMBER, "paid_on": day(0) }), "early").await.expect(409).key(),
            "refusal-no-payment"
        );
        p.opinions(id).await;
        let fee = p.task(id, "fee").await;
        let until = p.case(id).await["asked_of_person"]["until"].clone();

        // On the page of the case: a number and a day, each with what is wrong, and what was typed stays.
        let (page_of, at) = (format!("/cases/{id}"), format!("/cases/{id}/payment"));
        let page = me.get(&page_of).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&format!("action=\"{at}\"")) && page.text().contains("href=\"#paid\""), "{}", page.shortened());
        let wrong = me.post(&at, &[("task", &fee), ("receipt", "<b>"), ("paid_on", &day(3))]).await.expect(422);
        fit(&wrong);
        let text = wrong.text();
        assert!(text.contains("href=\"#receipt\"") && text.contains("href=\"#paid_on\"") && text.contains(&day(3)), "{text}");
        assert_eq!(text.matches("field field-wrong").count(), 2, "{text}");

        // By a program, once under a key, in the digits of its person.
        let body = json!({ "receipt": NUMBER, "paid_on": pages::Words::of(Lang::FA).digits(&day(0)), "task": p.case(id).await["asked_of_person"]["items"][0]["task"] });
        assert_eq!(body["task"], json!(fee));
        reports(&p.me, id, body.clone(), "k").await.expect(200);
        reports(&p.me, id, body, "k").await.expect(200);
        assert_eq!(
            reports(&p.me, id, json!({ "receipt": "140509-1", "paid_on": day(0) }), "k").await.expect(422).key(),
            "refusal-key-reused"
        );
        let case = p.case(id).await;
        assert_eq!(times(&case, "payment_reported"), 1, "{case}");
        let today = Day::at(app::now::now(), TEHRAN).to_string();
        let reported = &case["tasks"][0]["reported"];
        assert_eq!((&reported["receipt"], &reported["paid_on"]), (&json!(NUMBER), &json!(today)), "{case}");

        // It is the turn of the unit, for everybody; the limit of the case runs, that for paying stands.
        assert_eq!((&case["status"], &case["asked_of_person"], &case["tasks"][0]["due_at"]), (&json!("open"), &Value::Null, &Value::Null));
        assert_eq!((&case["turn"]["awaited"], &case["turn"]["persons_turn"]), (&json!([]), &json!(false)), "{case}");
        assert_eq!(case["acting"]["unit"]["id"], json!("green-space"), "{case}");
        assert!(case["due_at"].is_string() && case["clock_stopped"] == json!(false), "{case}");
        let page = me.get(&page_of).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        let stands = plain(&says("case-report-button"));
        assert!(text.contains(NUMBER) && text.contains("بررسی می‌کند") && !text.contains("duty-turn") && !text.contains(&stands), "{text}");
        let list = green.get("/desk").await.expect(200);
        fit(&list);
        let row = list.text().split("<tbody>").nth(1).unwrap().split("</tr>").next().unwrap().to_string();
        assert!(row.contains(&says("desk-payment-reported")) && !row.contains(&says("desk-waiting")), "{row}");
        let line = p.green.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"][0].clone();
        assert_eq!((&line["reported"]["receipt"], &line["waiting"]), (&json!(NUMBER), &json!(false)), "{line}");
        let code = case["tracking_code"].as_str().unwrap();
        let track = Anonymous::new(&p.house).get(&format!("/track?code={code}")).await.expect(200);
        assert!(!plain(&track.text()).contains(NUMBER) && track.text().contains(&says("case-now-with")), "{}", track.shortened());

        // Nothing replaces it, and nothing ends unpaid meanwhile.
        let again = me.post(&at, &[("task", &fee), ("receipt", "140510-22"), ("paid_on", &day(0))]).await.expect(409);
        fit(&again);
        assert!(again.text().contains(&says("refusal-payment-reported")) && again.text().contains("140510-22"), "{}", again.shortened());
        let waived = json!({ "outcome": "waived", "told": "بخشوده شد." });
        assert_eq!(p.finish(&p.green, id, "fee", waived).await.expect(422).key(), "answer-payment-reported");

        // Why it was not found is read by somebody who may read another language.
        let english = green.get(&format!("/desk/cases/{id}?lang=en")).await.expect(200).text();
        let hint = english.split("id=\"payment-not-found-hint\"").nth(1).unwrap().split("</p>").next().unwrap().to_string();
        let reads = pages::Words::of(Lang::EN).say_with("desk-reads-in", &[("language", pages::Words::of(Lang::FA).name().into())]);
        assert!(hint.contains(&reads), "{hint}");
        assert!(
            english.contains(&pages::Words::of(Lang::EN).say("desk-unpaid-reported")) && !english.contains("The applicant may pay until")
        );

        // At the desk the report stands beside the form, and the form has its number.
        let desk = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        assert!(desk.text().contains(&format!("value=\"{NUMBER}\"")), "{}", desk.shortened());
        let misses =
            async |reason: &str| green.post(&format!("/desk/cases/{id}/payment-not-found"), &[("task", &fee), ("reason", reason)]).await;
        let wrong = misses("").await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#payment-not-found-reason\""), "{}", wrong.text());
        misses("به حساب شهرداری نیامده است.").await.expect(303);
        fit(&misses("باز هم").await.expect(409));

        // Not found: the person reads why, and until when there is time again.
        let case = p.case(id).await;
        assert_eq!(
            (&case["status"], &case["asked_of_person"]["until"]),
            (&json!("waiting"), &until),
            "it stood for less than a day: {case}"
        );
        let notice = newest_notice(&p).await;
        assert_eq!((&notice["kind"], &notice["reason"]), (&json!("payment_not_found"), &json!("به حساب شهرداری نیامده است.")), "{notice}");
        assert_eq!(notice["payment"]["until"], until, "{notice}");
        let sms = message(&p).await;
        assert!(sms.contains("پیدا نشد") && !sms.contains("شهرداری نیامده"), "{sms}");
        let page = me.get(&page_of).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        assert!(text.contains("به حساب شهرداری نیامده است.") && text.contains(&says("case-report-button")), "{text}");
        let letter = case["letters"].as_array().unwrap().iter().find(|l| l["kind"] == "payment_not_found").expect("a letter of it");
        let letter = p.me.get(&format!("/api/v1/cases/{id}/letters/{}", letter["event"])).await.expect(200).json();
        assert!(letter["lines"].to_string().contains("به حساب شهرداری نیامده است."), "{letter}");

        // Reported anew on the page, found by the program of the unit.
        me.post(&at, &[("task", &fee), ("receipt", NUMBER), ("paid_on", &day(0))]).await.expect(303);
        // That is said once, and not again when the page is loaded again.
        assert!(me.get(&page_of).await.expect(200).text().contains(&says("case-done-payment")));
        assert!(!me.get(&page_of).await.expect(200).text().contains(&says("case-done-payment")));
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": NUMBER })).await.expect(200);
        assert_eq!(p.kinds(id).await, ["visit"]);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sum_stood_as_asked_for_while_the_desk_looked_for_its_payment() {
    for engine in ENGINES {
        let house = House::with(engine, fees::billed(fees::two(), true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(fees::SERVICE).await["case"].as_str().unwrap().to_string();
        let desk = OfficerToken::new(&house, "revenue.municipality").await;
        let at = format!("/api/v1/desk/cases/{case}");
        let reports = async |receipt: &str| {
            token.json("POST", &format!("/api/v1/cases/{case}/payment"), &json!({ "receipt": receipt, "paid_on": day(0) })).await
        };
        // The bill shows no payment; another person's case is not there, and no officer says that somebody paid.
        let bill = fees::look(&token, &case).await["bill_id"].as_str().unwrap().to_string();
        assert_eq!(reports(&bill).await.expect(422).key(), "answer-receipt-of-bill");
        let body = json!({ "receipt": NUMBER, "paid_on": day(0) });
        let of = format!("/api/v1/cases/{case}/payment");
        PersonToken::resident(&house, 1).await.json("POST", &of, &body).await.expect(404);
        desk.json("POST", &of, &body).await.expect(403);
        reports(NUMBER).await.expect(200);
        assert_eq!(fees::look(&token, &case).await["demand"], "reported");
        let officer = OfficerPages::new(&house, "revenue.municipality").await;
        for page in [me.get(&format!("/cases/{case}")).await, officer.get(&format!("/desk/cases/{case}")).await] {
            let page = page.expect(200);
            fit(&page);
            assert!(page.text().contains(&says("invoice-reported")), "{}", page.shortened());
        }
        // The first instalment is found; the second is asked for.
        desk.json("POST", &format!("{at}/finish"), &json!({ "outcome": "paid", "receipt": NUMBER })).await.expect(200);
        let after = fees::look(&token, &case).await;
        assert_eq!(
            (&after["demand"], &after["parts"][0]["paid"], &after["parts"][1]["paid"]),
            (&json!("asked"), &json!(true), &json!(false))
        );
        // What is recorded pays nothing more.
        for same in [NUMBER, "140509/7731", "140509 7731", "1405097731", "۱۴۰۵۰۹۷۷۳۱"] {
            assert_eq!(reports(same).await.expect(422).key(), "answer-receipt-recorded", "{same}");
        }
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_reported_was_nobodys_work_any_more_when_the_case_ended() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        p.opinions(id).await;
        reports(&p.me, id, json!({ "receipt": NUMBER, "paid_on": day(0) }), "k").await.expect(200);
        // Who takes it back reads that somebody still looks for it.
        let ask = me.get(&format!("/cases/{id}/withdraw")).await.expect(200);
        fit(&ask);
        assert!(ask.text().contains(NUMBER), "{}", ask.shortened());
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);

        let lines = async || p.green.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"].as_array().unwrap().clone();
        let listed = lines().await;
        assert_eq!((listed.len(), &listed[0]["receipt"], &listed[0]["reported"]), (1, &json!(NUMBER), &json!(true)), "{listed:?}");
        let (page_of, at) = (format!("/desk/cases/{id}"), format!("/desk/cases/{id}/payment-not-found"));
        for at in ["/desk/refunds", &page_of] {
            let page = green.get(at).await.expect(200);
            fit(&page);
            assert!(page.text().contains(NUMBER), "{}", page.shortened());
        }
        assert!(green.get("/desk/refunds").await.text().contains(&says("desk-refund-reported")));
        let card = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&card);
        let card = card.text().split("id=\"refund\"").nth(1).unwrap().split("</section>").next().unwrap().to_string();
        assert!(plain(&card).contains("جست‌وجو می‌کند") && card.contains(NUMBER), "{card}");

        // Not found: with a reason, which the person reads; of no limit is anything said.
        let wrong = green.post(&at, &[("receipt", NUMBER), ("reason", "")]).await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#payment-not-found-reason\""), "{}", wrong.shortened());
        let body = json!({ "reason": "به حساب نیامده است.", "receipt": "140509-1" });
        let api = format!("/api/v1/desk/cases/{id}/payment/not-found");
        p.green.json("POST", &api, &body).await.expect(409);
        let body = json!({ "reason": "به حساب نیامده است.", "receipt": NUMBER });
        p.water.json("POST", &api, &body).await.expect(409);
        p.green.json("POST", &api, &body).await.expect(200);
        fit(&green.post(&at, &[("receipt", NUMBER), ("reason", "باز هم")]).await.expect(409));
        assert_eq!(lines().await, [json!(null); 0]);
        let notice = newest_notice(&p).await;
        assert_eq!((&notice["kind"], &notice["reason"]), (&json!("payment_not_found"), &json!("به حساب نیامده است.")), "{notice}");
        assert!(notice["payment"].is_null(), "{notice}");
        let sms = message(&p).await;
        assert!(sms.contains("پیدا نشد") && !sms.contains("مهلت"), "{sms}");
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("به حساب نیامده است.") && !page.text().contains("id=\"refund\""), "{}", page.shortened());
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_for_paying_was_said_to_stand_where_there_is_none() {
    let p = Place::new(testkit::Engine::Sqlite).await;
    let me = PersonPages::resident(&p.house, 0).await;
    let id = p.apply().await;
    p.opinions(id).await;
    let page = async || plain(&me.get(&format!("/cases/{id}")).await.expect(200).text());
    let text = page().await;
    assert!(text.contains("تا پاسخ آن واحد لازم نیست") && !text.contains("مهلت پرداخت متوقف"), "{text}");
    reports(&p.me, id, json!({ "receipt": NUMBER, "paid_on": day(0) }), "k").await.expect(200);
    let text = page().await;
    assert!(text.contains("پرداختی را که اعلام کرده‌اید بررسی می‌کند") && !text.contains("مهلت پرداخت متوقف"), "{text}");
    let body = json!({ "reason": "به حساب نیامده است." });
    p.green.json("POST", &format!("/api/v1/desk/cases/{id}/payment/not-found"), &body).await.expect(200);
    let sms = message(&p).await;
    assert!(sms.contains("پیدا نشد") && !sms.contains("مهلت پرداخت"), "{sms}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_reported_and_granted_by_silence_was_looked_for_by_nobody() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let granted = async |receipt: &str| {
            let id = p.apply().await;
            p.opinions(id).await;
            reports(&p.me, id, json!({ "receipt": receipt, "paid_on": day(0) }), receipt).await.expect(200);
            p.moved(id, -31 * 86_400_000).await;
            p.house.work().await;
            assert_eq!(p.case(id).await["decision"]["by"], "silence");
            p.moved(id, 31 * 86_400_000).await;
            id
        };
        let id = granted(NUMBER).await;
        let lines = async || p.green.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"].as_array().unwrap().clone();
        let listed = lines().await;
        assert_eq!((listed.len(), &listed[0]["receipt"], &listed[0]["reported"]), (1, &json!(NUMBER), &json!(true)), "{listed:?}");
        assert!(p.case(id).await["invoice"]["refund"].is_null());
        for (who, at) in [(&*green, format!("/desk/cases/{id}")), (&*green, "/desk/refunds".into()), (&*me, format!("/cases/{id}"))] {
            let page = who.get(&at).await.expect(200);
            fit(&page);
            assert!(page.text().contains(NUMBER), "{}", page.shortened());
        }
        // Found: it is owed, and recorded.
        assert!(green.get(&format!("/desk/cases/{id}")).await.text().contains(&format!("/desk/cases/{id}/payment-found")));
        let found = format!("/api/v1/desk/cases/{id}/payment/found");
        p.water.json("POST", &found, &json!({ "receipt": NUMBER })).await.expect(409);
        p.green.json("POST", &found, &json!({ "receipt": "140509-1" })).await.expect(409);
        green.post(&format!("/desk/cases/{id}/payment-found"), &[("receipt", NUMBER)]).await.expect(303);
        fit(&green.post(&format!("/desk/cases/{id}/payment-found"), &[("receipt", NUMBER)]).await.expect(409));
        assert!(lines().await.is_empty());
        assert_eq!(newest_notice(&p).await["kind"], "paid");
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(plain(&page.text()).contains("رسید پرداختی که اعلام شده بود ثبت شد"), "{}", page.shortened());
        // Not found: with a reason.
        let other = granted("140509-7732").await;
        let body = json!({ "reason": "به حساب نیامده است.", "receipt": "140509/7732" });
        p.green.json("POST", &format!("/api/v1/desk/cases/{other}/payment/not-found"), &body).await.expect(200);
        assert!(lines().await.is_empty());
        p.is_whole().await;
    }
}

/// A second case of the same service, of another person, come to where it is paid.
async fn of_another(p: &Place) -> Id {
    let id = PersonToken::resident(&p.house, 1).await.applies("kiosk", json!({ "place": "بوستان لاله" })).await;
    p.opinions(id).await;
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn one_receipt_paid_for_two_cases_and_nobody_saw_it() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let first = p.apply().await;
        p.opinions(first).await;
        p.finish(&p.green, first, "fee", json!({ "outcome": "paid", "receipt": "1405-Ab77" })).await.expect(200);
        let code = p.case(first).await["tracking_code"].as_str().unwrap().to_string();
        let grouped = plain(&pages::Words::of(Lang::FA).digits(&domain::tracking::grouped(&code)));

        // In another case it is refused, however it is written, with since when and where; what was typed stays.
        let second = of_another(&p).await;
        let (fee, at) = (p.task(second, "fee").await, format!("/desk/cases/{second}/finish"));
        for same in ["1405Ab77", "1405/ab77", "1405 AB-77"] {
            let refused = p.finish(&p.green, second, "fee", json!({ "outcome": "paid", "receipt": same })).await.expect(409);
            assert_eq!(refused.key(), "refusal-receipt-elsewhere", "{same}");
        }
        let refused = p.finish(&p.green, second, "fee", json!({ "outcome": "paid", "receipt": "۱۴۰۵-aB 77" })).await.expect(409);
        assert_eq!(refused.key(), "refusal-receipt-elsewhere");
        let today = pages::Words::of(Lang::FA).day(&Day::at(app::now::now(), TEHRAN).to_string());
        let detail = plain(refused.json()["detail"].as_str().unwrap());
        assert!(detail.contains(&plain(&today)) && detail.contains(&grouped), "{today}, {grouped}: {detail}");
        let sends = async |receipt: &str, more: &[(&str, &str)]| {
            let mut fields =
                vec![("task", fee.as_str()), ("outcome", "paid"), ("receipt", receipt), ("rials", "500000"), ("note", "از فیش")];
            fields.extend(more);
            green.post(&at, &fields).await
        };
        let page = sends("1405-ab77", &[]).await.expect(409);
        fit(&page);
        let text = plain(&page.text());
        assert!(text.contains(&grouped) && text.contains("name=\"elsewhere\"") && text.contains("از فیش"), "{text}");
        assert!(text.contains("value=\"1405-ab77\"") && text.contains("value=\"500000\""), "{text}");
        // What was confirmed of one number is not said of another.
        let page = sends("1405-ab77", &[("elsewhere", "1405-ab78")]).await.expect(409);
        fit(&page);
        // An officer who may not see that case learns that there is one.
        let unit = json!({ "agency": "mashhad-municipality", "unit": "revenue", "reason": "درآمد", "task": fee });
        p.green.json("POST", &format!("/api/v1/desk/cases/{second}/transfer"), &unit).await.expect(200);
        let revenue = OfficerToken::new(&p.house, "revenue.municipality").await;
        let pays = async |more: Value| p.finish(&revenue, second, "fee", more).await;
        let hidden = pays(json!({ "outcome": "paid", "receipt": "1405-ab77" })).await.expect(409).json();
        let detail = plain(hidden["detail"].as_str().unwrap());
        assert!(
            detail.contains(&plain(&today)) && !detail.contains(&grouped) && detail.contains(&says("receipt-elsewhere-hidden")),
            "{detail}"
        );

        // It may pay for both, where the officer says so; that stands in the record, and is no matter of the person.
        pays(json!({ "outcome": "paid", "receipt": "1405-ab77", "elsewhere": true })).await.expect(200);
        let seen = revenue.get(&format!("/api/v1/desk/cases/{second}")).await.expect(200).json();
        let recorded =
            |case: &Value| case["timeline"].as_array().unwrap().iter().rfind(|e| e["recorded"].is_object()).unwrap()["recorded"].clone();
        assert_eq!(recorded(&seen), json!({ "receipt": "1405-ab77", "elsewhere": true }), "{seen}");
        assert_eq!(recorded(&p.case(first).await), json!({ "receipt": "1405-Ab77" }));
        let page = OfficerPages::new(&p.house, "revenue.municipality").await.get(&format!("/desk/cases/{second}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&says("event-receipt-elsewhere")), "{}", page.shortened());
        let page = PersonPages::resident(&p.house, 1).await.get(&format!("/cases/{second}")).await.expect(200);
        assert!(!page.text().contains(&says("event-receipt-elsewhere")), "{}", page.shortened());
        p.is_whole().await;

        // The first is taken back: its money is marked in the list and in the case, and given back only where the officer says so.
        p.me.json("POST", &format!("/api/v1/cases/{first}/withdraw"), &json!({})).await.expect(200);
        let line = p.green.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"][0].clone();
        assert!(line["elsewhere"]["since"].is_string() && line["elsewhere"]["ended"].is_null(), "{line}");
        let mark = "به حساب آمده است";
        for at in ["/desk/refunds".to_string(), format!("/desk/cases/{first}")] {
            let page = green.get(&at).await.expect(200);
            fit(&page);
            assert!(plain(&page.text()).contains(mark), "{}", page.shortened());
        }
        let (y, m, d) = Day::at(app::now::now(), TEHRAN).jalali();
        let on = format!("{y}/{m:02}/{d:02}");
        let back = |elsewhere: bool| json!({ "receipt": "1405-Ab77", "rials": 500_000, "reference": "1405-99001", "given_on": on, "elsewhere": elsewhere });
        let at = format!("/api/v1/desk/cases/{first}/given-back");
        assert_eq!(p.green.json("POST", &at, &back(false)).await.expect(409).key(), "refusal-refund-elsewhere");
        let fields = [("receipt", "1405-Ab77"), ("rials", "500000"), ("reference", "1405-99001"), ("given_on", on.as_str())];
        let page = green.post(&format!("/desk/cases/{first}/given-back"), &fields).await.expect(409);
        fit(&page);
        assert!(page.text().contains("value=\"1405-99001\"") && page.text().contains(&says("desk-refund-both")), "{}", page.shortened());
        let fields = [&fields[..], &[("elsewhere", "1405-Ab77")]].concat();
        green.post(&format!("/desk/cases/{first}/given-back"), &fields).await.expect(303);
        let page = green.get(&format!("/desk/cases/{first}")).await.expect(200);
        assert!(page.text().contains(&says("event-refund-elsewhere")), "{}", page.shortened());
        let given = async |who: &testkit::Client, at: String| {
            let case = who.get(&at).await.expect(200).json();
            case["timeline"].as_array().unwrap().iter().find(|e| e["kind"] == "given_back").unwrap()["given_back"]["elsewhere"].clone()
        };
        assert_eq!(given(&p.green, format!("/api/v1/desk/cases/{first}")).await, json!(true));
        assert_eq!(given(&p.me, format!("/api/v1/cases/{first}")).await, Value::Null);

        // Who records it again hears that the first has ended, and that its money went back.
        let third = of_another(&p).await;
        let refused = p.finish(&p.green, third, "fee", json!({ "outcome": "paid", "receipt": "1405-ab77" })).await.expect(409).json();
        let detail = plain(refused["detail"].as_str().unwrap());
        assert!(detail.contains("پس گرفت") && detail.contains("بازگردانده شده است"), "{detail}");
        p.is_whole().await;
    }
}

/// The row by which a receipt is found that was recorded elsewhere could be altered, and the same money pay twice.
#[tokio::test(flavor = "multi_thread")]
async fn recorded_receipts_that_no_event_tells_were_called_whole() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let (first, second) = (p.apply().await, of_another(&p).await);
        p.opinions(first).await;
        p.finish(&p.green, first, "fee", json!({ "outcome": "paid", "receipt": NUMBER })).await.expect(200);
        p.is_whole().await;
        let store = &p.house.app.store;
        let run = async |sql: &'static str, params: Vec<store::V>| {
            let write = move |tx: &mut store::Tx| {
                tx.run(sql, params.clone());
                Ok(())
            };
            store.write(write).await.unwrap();
        };
        let kept = store.read(|tx| store::recorded::between(tx, first, first)).await.unwrap();
        let [(_, (agency, number, at))] = &kept[..] else { panic!("{kept:?}") };
        let nobody = Id::from_u128(u128::MAX);
        let add = "INSERT INTO recorded_receipts (agency, number, case_id, at) VALUES (?1, ?2, ?3, ?4)";
        let row = |agency: &str, number: &str, case: Id, at: i64| vec![agency.into(), number.into(), case.into(), at.into()];
        for (what, sql, params, named) in [
            ("a row gone", "DELETE FROM recorded_receipts WHERE case_id = ?1", vec![first.into()], vec![first]),
            ("another number", "UPDATE recorded_receipts SET number = '140509-1' WHERE case_id = ?1", vec![first.into()], vec![first]),
            ("another agency", "UPDATE recorded_receipts SET agency = 'mashhad-water' WHERE case_id = ?1", vec![first.into()], vec![first]),
            ("another time", "UPDATE recorded_receipts SET at = at + 1 WHERE case_id = ?1", vec![first.into()], vec![first]),
            (
                "another case",
                "UPDATE recorded_receipts SET case_id = ?2 WHERE case_id = ?1",
                vec![first.into(), second.into()],
                vec![first, second],
            ),
            ("one more", add, row(agency, "140509-2", first, *at), vec![first]),
            ("one of a case that pays nothing yet", add, row(agency, number, second, *at), vec![second]),
            ("one of no case", add, row(agency, number, nobody, *at), vec![nobody]),
        ] {
            run(sql, params).await;
            let report = p.house.verify().await;
            let found = report.first_broken.as_ref().map(|b| (b.subject.clone(), b.seq, b.reason.as_str()));
            let earliest = named.iter().min().unwrap().to_string();
            assert_eq!((report.broken, found), (named.len() as i64, Some((earliest, 0, "recorded-differs"))), "{what} on {engine:?}");
            run("DELETE FROM recorded_receipts", vec![]).await;
            run(add, row(agency, number, first, *at)).await;
            assert_eq!(p.house.verify().await.broken, 0, "{what} was not put back");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_confirms_on_the_page_that_a_receipt_pays_for_two_cases() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let first = p.apply().await;
        p.opinions(first).await;
        p.finish(&p.green, first, "fee", json!({ "outcome": "paid", "receipt": NUMBER })).await.expect(200);
        let second = of_another(&p).await;
        let fee = p.task(second, "fee").await;
        let fields = [("task", fee.as_str()), ("outcome", "paid"), ("receipt", NUMBER), ("rials", "500000"), ("elsewhere", NUMBER)];
        green.post(&format!("/desk/cases/{second}/finish"), &fields).await.expect(303);
        assert_eq!(p.kinds(second).await, ["visit"]);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_had_reported_another_number_than_was_recorded_read_of_one_of_them_alone() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        p.opinions(id).await;
        reports(&p.me, id, json!({ "receipt": NUMBER, "paid_on": day(0) }), "k").await.expect(200);
        let found = "140509-7781";
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": found })).await.expect(200);
        let case = p.case(id).await;
        let recorded = case["timeline"].as_array().unwrap().iter().find_map(|e| e.get("recorded")).unwrap();
        assert_eq!(recorded, &json!({ "receipt": found, "reported": NUMBER }), "{case}");
        let pages = [
            (me.get(&format!("/cases/{id}")).await, "event-number-reported-you"),
            (green.get(&format!("/desk/cases/{id}")).await, "event-number-reported"),
        ];
        for (page, reported) in pages {
            let page = page.expect(200);
            fit(&page);
            let text = plain(&page.text());
            for said in [
                format!("{}: <bdi dir=\"ltr\">{NUMBER}", says(reported)),
                format!("{}: <bdi dir=\"ltr\">{found}", says("event-number-recorded")),
            ] {
                assert!(text.contains(&said), "{said} is not in {text}");
            }
        }
        p.is_whole().await;
    }
}
