//! Money after a grant: what is owed still, what was reported by then, and what the person is told with it.

use crate::fees::{SERVICE, billed, look};
use crate::fit;
use domain::Lang;
use domain::calendar::{Day, TEHRAN};
use serde_json::{Value, json};
use testkit::{ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken, samples};

fn says(key: &str) -> String {
    pages::Words::of(Lang::FA).say(key)
}

fn today() -> String {
    let (y, m, d) = Day::at(app::now::now(), TEHRAN).jalali();
    format!("{y}/{m:02}/{d:02}")
}

/// The service with these stages alone, one after the other, and grounds without conditions.
fn only(stages: &[&str]) -> Options {
    let mut options = billed(None, true);
    let service = options.catalogue.services.get_mut(SERVICE).unwrap();
    service.stages.retain(|s| stages.contains(&s.id.as_str()));
    service.stages.iter_mut().for_each(|s| s.next.clear());
    service.decisions.iter_mut().flat_map(|d| &mut d.grounds).for_each(|g| g.when = None);
    options
}

/// A case of it with who works on it.
struct Asked {
    house: House,
    token: PersonToken,
    me: PersonPages,
    revenue: OfficerToken,
    works: OfficerToken,
    objections: OfficerToken,
    case: String,
}

impl Asked {
    async fn with(engine: Engine, options: Options) -> Asked {
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let [revenue, works, objections] = [
            OfficerToken::new(&house, "revenue.municipality").await,
            OfficerToken::new(&house, "works.municipality").await,
            OfficerToken::new(&house, "objections.municipality").await,
        ];
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        Asked { house, token, me, revenue, works, objections, case }
    }
    /// Paid, corrected to a higher sum, and signed; the rest is asked for beside. Gives the sum that is paid.
    async fn corrected(engine: Engine) -> (Asked, i64) {
        let it = Asked::with(engine, only(&["issue", "closing"])).await;
        let first = look(&it.token, &it.case).await["to_pay"].as_i64().unwrap();
        it.desk(&it.revenue, "finish", json!({ "outcome": "paid", "receipt": "BANK-1405" })).await.expect(200);
        it.desk(&it.works, "questions", json!({ "text": "طول؟", "questions": ["length"] })).await.expect(200);
        it.says("answer", json!({ "answers": { "length": 60 } })).await.expect(200);
        it.desk(&it.works, "finish", json!({ "outcome": "signed" })).await.expect(200);
        (it, first)
    }
    async fn desk(&self, who: &OfficerToken, act: &str, body: Value) -> testkit::Answer {
        who.json("POST", &format!("/api/v1/desk/cases/{}/{act}", self.case), &body).await
    }
    async fn says(&self, act: &str, body: Value) -> testkit::Answer {
        self.token.json("POST", &format!("/api/v1/cases/{}/{act}", self.case), &body).await
    }
    async fn grants(&self, who: &OfficerToken) {
        let grant = json!({ "decision": "completion", "ground": "restored", "note": "کار فوری است." });
        self.desk(who, "decision", grant).await.expect(200);
    }
    async fn reports(&self, receipt: &str) -> testkit::Answer {
        self.says("payment", json!({ "receipt": receipt, "paid_on": today() })).await
    }
    /// What the unit that records payments is to give back or to look for.
    async fn listed(&self) -> Vec<Value> {
        self.revenue.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"].as_array().unwrap().clone()
    }
    async fn page(&self) -> testkit::Answer {
        let page = self.me.get(&format!("/cases/{}", self.case)).await.expect(200);
        fit(&page);
        page
    }
    async fn is_whole(&self) {
        self.house.work().await;
        assert_eq!(self.house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_after_an_objection_asked_for_money_that_was_still_held() {
    for engine in ENGINES {
        let (it, first) = Asked::corrected(engine).await;
        let second = look(&it.token, &it.case).await["to_pay"].as_i64().unwrap();
        it.desk(&it.revenue, "finish", json!({ "outcome": "paid", "receipt": "BANK-1406" })).await.expect(200);
        let refuse = json!({ "decision": "refusal", "ground": "no-utility-letter", "note": "نامه نمی‌خواند." });
        it.desk(&it.works, "decision", refuse).await.expect(200);
        assert_eq!(it.listed().await.len(), 2);
        let give = json!({ "receipt": "BANK-1405", "rials": first, "reference": "1405-99001", "given_on": today() });
        it.desk(&it.revenue, "given-back", give).await.expect(200);
        it.says("objection", json!({ "text": "نامه درست است." })).await.expect(200);
        it.grants(&it.objections).await;

        // The second is held still: only the first is to be paid again, by no number of before.
        let asked = look(&it.token, &it.case).await;
        assert_eq!(
            (&asked["paid_before"], &asked["to_pay"], &asked["demand"]),
            (&json!(second), &json!(first), &json!("asked")),
            "{asked}"
        );
        let part = &asked["parts"][0];
        assert_eq!((&part["rials"], &part["payment_id"]), (&json!(first), &Value::Null), "{asked}");
        let (page, words) = (it.page().await, pages::Words::of(Lang::FA));
        for part in [says("invoice-counted"), words.money(second), says("invoice-left"), words.money(first)] {
            assert!(page.text().contains(&part), "{part}: {}", page.shortened());
        }
        it.reports("BANK-1407").await.expect(200);
        it.desk(&it.revenue, "payment/found", json!({ "receipt": "BANK-1407" })).await.expect(200);
        let paid = look(&it.token, &it.case).await;
        let recorded = paid["paid"].as_array().unwrap().last().unwrap();
        assert_eq!((&paid["demand"], &recorded["rials"], it.listed().await.len()), (&json!("paid"), &json!(first), 0), "{paid}");
        it.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_reported_after_a_grant_was_nobodys_work_while_an_objection_to_it_was_looked_at() {
    for engine in ENGINES {
        let (it, _) = Asked::corrected(engine).await;
        it.grants(&it.works).await;
        it.reports("BANK-1406").await.expect(200);
        it.says("objection", json!({ "text": "شرط آن را نمی‌پذیرم." })).await.expect(200);
        assert_eq!(look(&it.token, &it.case).await["demand"], "reported");
        assert_eq!(it.reports("BANK-1407").await.expect(409).key(), "refusal-no-payment");
        assert!(it.page().await.text().contains("BANK-1406"));
        let listed = it.listed().await;
        assert_eq!((listed.len(), &listed[0]["receipt"], &listed[0]["reported"]), (1, &json!("BANK-1406"), &json!(true)), "{listed:?}");
        let desk = OfficerPages::new(&it.house, "revenue.municipality").await.get(&format!("/desk/cases/{}", it.case)).await.expect(200);
        fit(&desk);
        assert!(desk.text().contains(&format!("/desk/cases/{}/payment-found", it.case)), "{}", desk.shortened());
        it.is_whole().await;
        it.desk(&it.revenue, "payment/found", json!({ "receipt": "BANK-1406" })).await.expect(200);
        let paid = look(&it.token, &it.case).await;
        assert_eq!((&paid["demand"], it.listed().await.len()), (&json!("paid"), 0), "{paid}");
        it.page().await;
        it.grants(&it.objections).await;
        assert_eq!((&look(&it.token, &it.case).await["demand"], it.listed().await.len()), (&json!("paid"), 0));
        it.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_receipt_was_told_that_nothing_is_to_be_paid() {
    for engine in ENGINES {
        let (it, _) = Asked::corrected(engine).await;
        it.grants(&it.works).await;
        assert_eq!(it.reports("   ").await.expect(422).key(), "answer-needed");
        let page = it.me.post(&format!("/cases/{}/payment", it.case), &[("receipt", " "), ("paid_on", &today())]).await.expect(422);
        fit(&page);
        assert!(page.text().contains("href=\"#receipt\""), "{}", page.shortened());
        it.reports("BANK-1406").await.expect(200);
        assert_eq!(it.reports("   ").await.expect(409).key(), "refusal-payment-reported");
        it.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_granted_case_of_a_service_that_records_no_payments_had_a_form_that_always_failed() {
    for engine in ENGINES {
        let it = Asked::with(engine, only(&["closing"])).await;
        it.grants(&it.works).await;
        assert_eq!(look(&it.token, &it.case).await["demand"], "asked");
        let (page, form) = (it.page().await, format!("action=\"/cases/{}/payment\"", it.case));
        assert!(!page.text().contains(&form) && !page.text().contains(&says("case-report-late")), "{}", page.shortened());
        assert_eq!(it.reports("BANK-1405").await.expect(409).key(), "refusal-case-closed");
        it.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_message_that_asked_to_pay_was_silent_about_the_letter_that_was_signed_with_it() {
    for engine in ENGINES {
        let mut options = only(&["issue", "closing"]);
        let tasks = &mut options.catalogue.services.get_mut(SERVICE).unwrap().stages[0].tasks;
        tasks.reverse();
        tasks[0].when = None;
        let it = Asked::with(engine, options).await;
        let mobile = &samples::people().residents[0].mobile;
        let title = samples::service(SERVICE).outcome("permit_signature", "signed").unwrap().title.clone();
        let mut case = it.case.clone();
        for lang in [Lang::FA, Lang::EN, Lang::AR] {
            it.token.json("PATCH", "/api/v1/me", &json!({ "lang": lang.as_str() })).await.expect(200);
            if lang != Lang::FA {
                case = it.token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
            }
            let before = it.house.messages().await;
            it.works.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &json!({ "outcome": "signed" })).await.expect(200);
            assert_eq!(it.house.messages().await, before + 1, "one message");
            let (text, words) = (it.house.message_to(mobile).await.unwrap(), pages::Words::of(lang));
            let amount = words.money(look(&it.token, &case).await["to_pay"].as_i64().unwrap());
            let signed = words.say_with("news-signed", &[("title", title.get(lang).into())]);
            assert!(text.contains(&amount) && text.contains(&signed), "{engine:?}: {signed} is not in: {text}");
            // Each has a notice of its own, and the one that asks to pay does not repeat the other.
            let told = it.token.get("/api/v1/notices").await.expect(200).json()["notices"].as_array().unwrap().clone();
            let of_case: Vec<_> = told.iter().filter(|n| n["case"] == json!(case)).map(|n| (&n["kind"], n["signed"].is_string())).collect();
            assert_eq!(of_case, [(&json!("payment"), false), (&json!("signed"), true)]);
        }
        it.is_whole().await;
    }
}

/// The card at the top of the case went on about the signature; that the works must stop stood far below, in grey.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_took_an_objection_back_was_not_told_at_the_top_that_the_permit_of_it_holds_no_more() {
    for engine in ENGINES {
        let mut options = Options::default();
        let service = options.catalogue.services.get_mut(SERVICE).unwrap();
        service.stages.retain(|s| s.id == "closing");
        service.decisions.iter_mut().flat_map(|d| &mut d.grounds).for_each(|g| g.when = None);
        let stages = &mut service.objection.as_mut().unwrap().stages;
        stages.retain(|s| ["objection-permit", "objection-ruling"].contains(&s.id.as_str()));
        stages.iter_mut().for_each(|s| s.next.clear());
        let it = Asked::with(engine, options).await;
        let refusal = json!({ "decision": "refusal", "ground": "not-begun", "note": "حفاری آغاز نشد." });
        it.desk(&it.works, "decision", refusal).await.expect(200);
        it.says("objection", json!({ "text": "آغاز شده بود." })).await.expect(200);
        it.desk(&it.works, "finish", json!({ "outcome": "signed" })).await.expect(200);
        it.says("withdraw", json!({ "reason": "" })).await.expect(200);
        let page = it.me.get(&format!("/cases/{}", it.case)).await.expect(200);
        fit(&page);
        let card = page.text().split("</section>").next().unwrap().to_string();
        assert!(card.contains("اعتراض پس گرفته شده است: سند") && card.contains("دیگر معتبر نیست. کاری که"), "{card}");
    }
}
