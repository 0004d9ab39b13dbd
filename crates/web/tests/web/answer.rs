//! Until when a person answers what is asked: on pages, in lists, notices and messages, at the desk and in the API.

use crate::casework::{Place, edited, packages_with};
use crate::fit;
use domain::{Id, Lang};
use serde_json::{Value, json};
use testkit::{Answer, Client, ENGINES, OfficerPages, PersonPages};

const DAY: i64 = 86_400_000;
const TIME: &str = "  answer: {days: 10, count: calendar, rule: {fa: \"ده روز برای پاسخ.\", en: \"Ten days to answer.\"}";

fn words() -> &'static pages::Words {
    pages::Words::of(Lang::FA)
}

/// The day of a moment of the API, as people read it.
fn day(at: &Value) -> String {
    words().date(domain::calendar::parse_rfc3339(at.as_str().unwrap()).unwrap())
}

/// Without the marks that keep directions apart.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "")
}

/// A unit asks the applicant.
async fn ask(unit: &Client, case: Id, text: &str) -> Answer {
    unit.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": text })).await
}

async fn asked(p: &Place) -> Id {
    let id = p.apply().await;
    ask(&p.water, id, "عمق لوله؟").await.expect(200);
    id
}

/// The text message that the applicant got last.
async fn sms(p: &Place) -> String {
    plain(&p.house.message_to(&testkit::samples::people().residents[0].mobile).await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_was_asked_read_until_when_and_what_follows() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(&format!("{TIME}, decision: refusal, ground: unsafe-place}}\n"))).await;
        let id = asked(&p).await;
        let case = p.case(id).await;
        let a = &case["asked_of_person"];
        assert_eq!((&a["rule"], &a["decision_if_unanswered"]["id"]), (&json!("ده روز برای پاسخ."), &json!("refusal")), "{case}");
        let until = day(&a["until"]);
        let service = p.me.get("/api/v1/services/kiosk").await.expect(200).json();
        assert_eq!((&service["answer"]["days"], &service["answer"]["decision_if_unanswered"]["id"]), (&json!(10), &json!("refusal")));

        let follows = plain(&words().say_with("case-unanswered-decision", &[("decision", "رد".into())]));
        p.house.work().await;
        let sms = sms(&p).await;
        assert!(sms.contains(&format!("{until} (ده روز برای پاسخ)")) && sms.contains(&follows), "{sms}");

        let me = PersonPages::resident(&p.house, 0).await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        let by = plain(&words().say_with("case-answer-until", &[("date", until.as_str().into())]));
        let timeline = format!("مهلت پاسخ: تا {until} (ده روز برای پاسخ)");
        for said in [&by, &follows, "ده روز برای پاسخ.", &timeline] {
            assert!(text.contains(said), "{said}: {}", page.shortened());
        }
        let list = me.get("/cases").await.expect(200);
        fit(&list);
        assert!(plain(&list.text()).contains(&format!("(تا {until}، ده روز برای پاسخ)")), "{}", list.shortened());
        assert_eq!(p.me.get("/api/v1/cases").await.expect(200).json()["cases"][0]["answer_until"], a["until"]);
        let notice = p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!((&notice["kind"], &notice["until"], &notice["until_rule"]), (&json!("asked"), &a["until"], &a["rule"]), "{notice}");

        // Under the tracking code the same date stands, for whoever has it.
        let awaited = &p.case(id).await["turn"]["awaited"][0];
        assert_eq!((&awaited["until"], &awaited["rule"]), (&a["until"], &a["rule"]), "{awaited}");
        let code = case["tracking_code"].as_str().unwrap();
        let tracked = testkit::Anonymous::new(&p.house).get(&format!("/track?code={code}")).await.expect(200);
        assert!(plain(&tracked.text()).contains(&until), "{}", tracked.shortened());

        // The desk that asks sees it, and so does the other, which may ask as well.
        let water = OfficerPages::new(&p.house, "customers.water").await;
        let desk = water.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        assert!(plain(&desk.text()).contains(&plain(&words().say_with("desk-answer-until", &[("date", until.as_str().into())]))));
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let desk = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        let others = plain(&desk.text()).contains("از متقاضی پرسیده است. کار شما ادامه دارد");
        assert!(others && desk.text().contains("id=\"ask-text\""), "{}", desk.shortened());
        let refused = ask(&p.water, id, "و شما؟").await.expect(409);
        assert_eq!(refused.key(), "refusal-asked-already");

        p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "دو متر" })).await.expect(200);
        assert_eq!(p.case(id).await["asked_of_person"], Value::Null);
        p.is_whole().await;
    }
}

/// The other units had to end their tasks without what they needed, or let their silence count.
#[tokio::test(flavor = "multi_thread")]
async fn one_open_question_kept_every_other_unit_from_asking() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(&format!("{TIME}}}\n"))).await;
        let id = asked(&p).await;
        ask(&p.green, id, "چند درخت؟").await.expect(200);
        let me = PersonPages::resident(&p.house, 0).await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = plain(&page.text());
        for said in
            ["عمق لوله؟", "چند درخت؟", "id=\"question\"", "id=\"question-2\"", "پرسش «امور مشترکان", "پرسش «سازمان پارک‌ها و فضای سبز»"]
        {
            assert!(text.contains(said), "{said}: {text}");
        }
        // The line of what happened says whose answer is waited for.
        for unit in ["امور مشترکان", "سازمان پارک‌ها و فضای سبز"] {
            let waits = "اکنون: منتظر پاسخ شما به «";
            assert!(text.split(waits).skip(1).any(|to| to.starts_with(unit)), "{unit}: {text}");
        }
        let case = p.case(id).await;
        let items = case["asked_of_person"]["items"].as_array().unwrap().clone();
        let [water, green] = [0, 1].map(|n| items[n]["task"].as_str().unwrap().to_string());
        assert_eq!((&items[0]["text"], &items[1]["text"]), (&json!("عمق لوله؟"), &json!("چند درخت؟")), "{items:?}");
        assert_eq!(case["turn"]["awaited"].as_array().unwrap().len(), 2, "{case}");
        // Each of them waits at its desk.
        for (desk, name) in [(&p.water, "customers.water"), (&p.green, "green.municipality")] {
            let listed = desk.get("/api/v1/desk/tasks").await.expect(200).json();
            assert_eq!(listed["tasks"][0]["waiting"], json!(true), "{listed}");
            let page = OfficerPages::new(&p.house, name).await.get(&format!("/desk/cases/{id}")).await.expect(200);
            assert!(page.text().contains("عمق لوله؟") && page.text().contains("چند درخت؟"), "{}", page.shortened());
            fit(&page);
        }

        // An answer names its question where several are open.
        let to = format!("/api/v1/cases/{id}/answer");
        let refused = p.me.json("POST", &to, &json!({ "text": "سه" })).await.expect(422);
        let wrong = &refused.json()["errors"][0];
        assert_eq!((&wrong["question"], &wrong["key"]), (&json!("task"), &json!("answer-which-question")), "{wrong}");
        // Nothing said of the second on the page stands at it, and not at the first.
        let empty = me.upload(&format!("/cases/{id}/answer"), &[("text", ""), ("task", &green)], &[]).await.expect(422);
        let at = |id: &str| empty.text().find(id).unwrap_or_else(|| panic!("{id}: {}", empty.shortened()));
        assert!(at("id=\"text-wrong\"") > at("چند درخت؟") && at("id=\"text-1\"") < at("چند درخت؟"), "{}", empty.shortened());
        fit(&empty);
        let sent = me.upload(&format!("/cases/{id}/answer"), &[("text", "سه"), ("task", &green)], &[]).await.expect(303);
        let page = me.get(&sent.location()).await.expect(200);
        fit(&page);
        assert!(page.text().contains("role=\"status\"") && page.text().contains(&words().say("case-done-answer")), "{}", page.shortened());
        let case = p.case(id).await;
        assert_eq!((&case["status"], &case["asked_of_person"]["text"]), (&json!("waiting"), &json!("عمق لوله؟")), "{case}");
        // Sent again: what was typed stands in the box of messages.
        let again = me.upload(&format!("/cases/{id}/answer"), &[("text", "چهار درخت"), ("task", &green)], &[]).await.expect(409);
        assert!(
            again.text().contains("چهار درخت") && again.text().contains(&words().say("refusal-nothing-asked")),
            "{}",
            again.shortened()
        );
        p.me.json("POST", &to, &json!({ "text": "دو متر", "task": water })).await.expect(200);
        assert_eq!(p.case(id).await["asked_of_person"], Value::Null);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_open_question_has_a_reminder_and_an_end_of_its_own() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(&format!("{TIME}}}\n"))).await;
        let id = asked(&p).await;
        p.moved(id, -5 * DAY).await;
        ask(&p.green, id, "چند درخت؟").await.expect(200);
        p.house.work().await;
        let sms = sms(&p).await;
        assert!(sms.contains("فضای سبز") && !sms.contains("امور مشترکان"), "{sms}");
        let kinds = async || {
            let told = p.me.get("/api/v1/notices").await.expect(200).json();
            told["notices"].as_array().unwrap().iter().map(|n| n["kind"].as_str().unwrap().to_string()).collect::<Vec<_>>()
        };
        p.moved(id, -4 * DAY).await;
        p.house.work().await;
        assert_eq!(kinds().await.iter().filter(|k| *k == "reminded").count(), 1, "{:?}", kinds().await);
        p.moved(id, -2 * DAY).await;
        p.house.work().await;
        let items = p.case(id).await["asked_of_person"]["items"].as_array().unwrap().clone();
        assert_eq!((items[0]["until"].is_null(), items[1]["until"].is_null()), (true, false), "{items:?}");
        assert_eq!(kinds().await.iter().filter(|k| *k == "unanswered").count(), 1);
        p.moved(id, -3 * DAY).await;
        p.house.work().await;
        p.moved(id, -2 * DAY).await;
        p.house.work().await;
        assert_eq!(kinds().await.iter().filter(|k| *k == "reminded" || *k == "unanswered").count(), 4, "{:?}", kinds().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_not_answer_is_reminded_and_then_decided_by_rule() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(&format!("{TIME}, decision: refusal, ground: unsafe-place}}\n"))).await;
        let id = asked(&p).await;
        p.moved(id, -9 * DAY).await;
        p.house.work().await;
        let sms = sms(&p).await;
        let until = day(&p.case(id).await["asked_of_person"]["until"]);
        let unit = domain::case::Place { agency: "mashhad-water".into(), unit: "applications".into() };
        let reminder = words().say_with(
            "sms-reminded-by",
            &[
                ("unit", words().unit(&p.house.app.offer.catalogue, "", &unit).into()),
                ("service", "کیوسک در بوستان".into()),
                ("day", until.as_str().into()),
                ("rule", "ده روز برای پاسخ".into()),
                ("code", "".into()),
            ],
        );
        let reminder = plain(&reminder);
        assert!(sms.starts_with(reminder.split("کد رهگیری").next().unwrap()), "{sms}");

        p.moved(id, -2 * DAY).await;
        p.house.work().await;
        let case = p.case(id).await;
        let decision = &case["decision"];
        assert_eq!((&case["status"], &decision["by"], &decision["outcome"]), (&json!("decided"), &json!("unanswered"), &json!("refused")));
        let how = decision["how"].as_str().unwrap();
        assert!(plain(how).contains(&day(&decision["since"])), "{how}");
        assert!(decision["letter"].as_str().unwrap().contains("جا ایمن نیست."));
        let kinds: Vec<&str> = case["timeline"].as_array().unwrap().iter().filter_map(|e| e["kind"].as_str()).collect();
        assert_eq!(kinds[kinds.len() - 4..], ["asked", "reminded", "unanswered", "decided"], "{kinds:?}");
        let notices = p.me.get("/api/v1/notices").await.expect(200).json();
        let told: Vec<&str> = notices["notices"].as_array().unwrap().iter().filter_map(|n| n["kind"].as_str()).collect();
        assert_eq!(told[..2], ["decided", "reminded"], "once: {told:?}");
        assert!(case["object_until"].is_string(), "one may object");
        let late = p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "دو متر" })).await.expect(409);
        assert_eq!(late.key(), "refusal-nothing-asked");
        let me = PersonPages::resident(&p.house, 0).await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(plain(&page.text()).contains(&plain(how)), "{}", page.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_counts_as_long_as_the_case_waits() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(&format!("{TIME}}}\n"))).await;
        let id = asked(&p).await;
        assert_eq!(p.case(id).await["asked_of_person"]["decision_if_unanswered"], Value::Null);
        p.moved(id, -12 * DAY).await;
        p.house.work().await;
        let case = p.case(id).await;
        assert_eq!((&case["status"], &case["asked_of_person"]["kind"]), (&json!("waiting"), &json!("answer")), "{case}");
        let notice = p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!(notice["kind"], "unanswered");
        let passed = plain(&words().say_with("desk-answer-passed", &[("date", day(&case["asked_of_person"]["until"]).into())]));
        let water = OfficerPages::new(&p.house, "customers.water").await;
        let desk = water.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        assert!(plain(&desk.text()).contains(&passed), "{}", desk.shortened());
        p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "دو متر" })).await.expect(200);
        assert_eq!(p.case(id).await["status"], "open");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_service_fixes_no_date_the_page_says_so() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = asked(&p).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&words().say("case-answer-no-date")), "{}", page.shortened());
        let a = p.case(id).await["asked_of_person"].clone();
        assert_eq!((&a["until"], &a["rule"]), (&Value::Null, &Value::Null), "{a}");
    }
}

/// All was well on record, and the ground has no condition: that is no reason to refuse without a word.
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_against_the_record_was_previewed_without_a_word() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.until_decision(id).await;
        let at = format!("/api/v1/desk/cases/{id}/decision/preview");
        let refusal = p.green.json("POST", &at, &json!({ "decision": "refusal", "ground": "unsafe-place" })).await.expect(200).json();
        let against: Vec<_> = refusal["against"].as_array().unwrap().iter().map(|a| a["outcome"]["id"].as_str().unwrap()).collect();
        assert_eq!(against, ["ok", "ok", "agrees", "safe"], "{refusal}");
        let permit = p.green.json("POST", &at, &json!({ "decision": "permit", "ground": "clear" })).await.expect(200).json();
        assert_eq!(permit["against"], json!([]), "{permit}");
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let sent = [("task", &*p.task(id, "end").await), ("decision", "refusal"), ("ground", "unsafe-place"), ("act", "preview")];
        let page = green.post(&format!("/desk/cases/{id}/decision"), &sent).await.expect(200);
        fit(&page);
        let warning = words().say_with("desk-against-refused", &[("found", "".into())]);
        assert!(plain(&page.text()).contains(plain(&warning).split(':').next().unwrap()), "{}", page.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_over_answers_was_followed_as_if_nothing_had_been_answered() {
    let stages = "stages:
  - {id: first, title: {fa: آغاز, en: First}, unit: green-space, decides: false, next: [{when: 'place == \"باغ\"', to: garden}, {to: street}]}
  - {id: garden, title: {fa: باغ, en: Garden}, unit: green-space}
  - {id: street, title: {fa: خیابان, en: Street}, unit: green-space}
";
    let without_tasks = |text: &str| {
        let (head, rest) = text.split_once("stages:\n").unwrap();
        let (objection, decisions) = rest.split_once("objection:\n").unwrap();
        assert!(objection.contains("tasks:"));
        let decisions = decisions.split_once("decisions:\n").unwrap().1.replace(", when: pipes == \"objects\"", "");
        format!("{head}{stages}decisions:\n{decisions}")
    };
    for engine in ENGINES {
        let p = Place::with(engine, edited(without_tasks)).await;
        for (place, stage) in [("باغ", "garden"), ("کوچه", "street")] {
            let id = p.me.applies("kiosk", json!({ "place": place })).await;
            p.green.json("POST", &format!("/api/v1/desk/cases/{id}/advance"), &json!({})).await.expect(200);
            assert_eq!(p.case(id).await["stage"]["id"], stage);
        }
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_could_not_take_a_question_back() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(&format!("{TIME}, decision: refusal, ground: unsafe-place}}\n"))).await;
        let id = asked(&p).await;
        let task = p.case(id).await["asked_of_person"]["items"][0]["task"].as_str().unwrap().to_string();
        let reason = json!({ "reason": "نقشه در پرونده بود." });
        let back = format!("/api/v1/desk/cases/{id}/questions/take-back");
        // The unit that asked, and nobody else.
        p.green.json("POST", &back, &reason).await.expect(403);
        p.me.json("POST", &back, &reason).await.expect(403);
        p.water.json("POST", &back, &json!({ "reason": " " })).await.expect(422);
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        assert!(!green.get(&format!("/desk/cases/{id}")).await.expect(200).text().contains("take-back"));
        assert_eq!((&p.case(id).await["status"], &p.case(id).await["due_at"]), (&json!("waiting"), &Value::Null));

        // From the page, with its mistake beside the field.
        let water = OfficerPages::new(&p.house, "customers.water").await;
        let at = format!("/desk/cases/{id}");
        let page = water.get(&at).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&format!("action=\"{at}/take-back\"")), "{}", page.shortened());
        let page = water.post(&format!("{at}/take-back"), &[("reason", "")]).await.expect(422);
        fit(&page);
        assert!(
            page.text().contains("href=\"#take-back-reason\"") && page.text().contains("id=\"take-back-reason\""),
            "{}",
            page.shortened()
        );
        let before = p.me.get("/api/v1/notices").await.expect(200).json();
        assert_eq!((&before["notices"][0]["kind"], &before["notices"][0]["over"]), (&json!("asked"), &json!(false)), "{before}");
        water.post(&format!("{at}/take-back"), &[("reason", "نقشه در پرونده بود.")]).await.expect(303);

        // Nothing is waited for, the limits go on, and the person is told why.
        let case = p.case(id).await;
        assert_eq!((&case["status"], &case["asked_of_person"], &case["answer_until"]), (&json!("open"), &Value::Null, &Value::Null));
        assert!(case["complete_by"].is_string() || case["due_at"].is_string(), "{case}");
        let last = case["timeline"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["kind"], &last["text"]), (&json!("taken_back"), &json!("نقشه در پرونده بود.")), "{last}");
        assert!(last["unit"]["id"].is_string(), "{last}");
        let notice = p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!(notice["kind"], json!("taken_back"), "{notice}");
        p.house.work().await;
        let sms = sms(&p).await;
        assert!(sms.contains("پس گرفته شد"), "{sms}");
        let me = PersonPages::resident(&p.house, 0).await;
        for path in [format!("/cases/{id}"), "/notices".to_string()] {
            let page = me.get(&path).await.expect(200);
            fit(&page);
            assert!(page.text().contains("پاسخی لازم نیست"), "{}", page.shortened());
        }
        assert!(me.get(&format!("/cases/{id}")).await.expect(200).text().contains("نقشه در پرونده بود."));
        // It stands so in the conversation of both, and nothing is asked any more among the notices.
        for page in [me.get(&format!("/cases/{id}")).await.expect(200), water.get(&at).await.expect(200)] {
            let talk = page.text().split("bubble-text").skip(1).find(|b| b.contains("عمق لوله؟")).expect("the question").to_string();
            assert!(talk.contains(&words().say("talk-taken-back")), "{talk}");
        }
        let asked = words().say("notice-asked");
        let list = me.get("/notices").await.expect(200).text();
        let row = list.split("<li class=\"row").find(|row| row.contains(&asked)).expect("that it was asked");
        assert!(row.contains(&words().say("case-new-over")), "{row}");
        let told = p.me.get("/api/v1/notices").await.expect(200).json();
        let over = |kind: &str| told["notices"].as_array().unwrap().iter().find(|n| n["kind"] == kind).unwrap()["over"].clone();
        assert_eq!((over("asked"), over("taken_back")), (json!(true), json!(false)), "{told}");
        // Who answers all the same reads that nothing is needed, where the text is, and which files were not sent.
        let (to, file) = (format!("/cases/{id}/answer"), [("file", "نقشه.pdf", &b"%PDF-1.4\n%%EOF"[..])]);
        let late = me.upload(&to, &[("text", "دو متر"), ("task", &task)], &file).await.expect(409);
        fit(&late);
        let unit = "این پرسش را پس گرفته است و به آن پاسخی لازم نیست";
        for said in [unit, "نقشه.pdf", &words().say("case-late-files"), &words().say("case-late-typed"), "دو متر</textarea>"] {
            assert!(plain(&late.text()).contains(said), "{said}: {}", late.shortened());
        }
        let late = p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "دو متر" })).await.expect(409);
        assert_eq!(late.key(), "refusal-nothing-asked");
        let again = p.water.json("POST", &back, &reason).await.expect(409);
        assert_eq!(again.key(), "refusal-no-question");
        // Another unit can ask now.
        ask(&p.green, id, "و شما؟").await.expect(200);
        // The same, while another question is open.
        let late = me.upload(&to, &[("text", "دو متر"), ("task", &task)], &file).await.expect(409);
        assert!(plain(&late.text()).contains(unit) && late.text().contains("نقشه.pdf"), "{}", late.shortened());
        p.is_whole().await;
    }
}
