//! Answers that the person gives anew because an officer opened questions of the form: at the desk, on the pages without a script, in the
//! API; what it costs then, and what is proved of it.

use crate::fees::{SERVICE, billed, look, two};
use crate::fit;
use crate::told::plain;
use domain::Lang;
use domain::calendar::{Day, TEHRAN};
use domain::package::ShowIf;
use serde_json::{Value, json};
use testkit::{ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken, samples};

fn says(key: &str) -> String {
    pages::Words::of(Lang::FA).say(key)
}

fn today() -> String {
    let (y, m, d) = Day::at(app::now::now(), TEHRAN).jalali();
    format!("{y}/{m:02}/{d:02}")
}

/// An officer opens the length, and the person answers it anew.
async fn another_length(officer: &OfficerToken, token: &PersonToken, case: &str, length: i64) {
    let ask = json!({ "text": "طول؟", "questions": ["length"] });
    officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &ask).await.expect(200);
    token.json("POST", &format!("/api/v1/cases/{case}/answer"), &json!({ "answers": { "length": length } })).await.expect(200);
}

async fn answers(token: &PersonToken, case: &str) -> Value {
    token.get(&format!("/api/v1/cases/{case}/answers")).await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_length_could_be_said_in_words_and_not_corrected() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let before = answers(&token, &case).await["answers"].clone();
        let owed = look(&token, &case).await;
        let desk = OfficerPages::new(&house, "revenue.municipality").await;
        let page = desk.get(&format!("/desk/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(
            page.text().contains("name=\"questions\" value=\"length\"") && !page.text().contains("value=\"area\""),
            "{}",
            page.shortened()
        );
        let asked = [("text", "طول درست است؟"), ("questions", "length"), ("questions", "closes_street")];
        desk.post(&format!("/desk/cases/{case}/question"), &asked).await.expect(303);
        fit(&desk.get(&format!("/desk/cases/{case}")).await.expect(200));

        // From the case to the answers, as they are.
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        let text = page.text();
        let href = text.split("href=\"").skip(1).find_map(|l| l.split('"').next().filter(|l| l.contains("/answer?task=")));
        let href = href.unwrap_or_else(|| panic!("{}", page.shortened())).to_string();
        let task = href.split("task=").nth(1).unwrap().to_string();
        let page = me.get(&href).await.expect(200);
        fit(&page);
        let shown = page.text();
        assert!(shown.contains("name=\"q-length-answer\"") && shown.contains("name=\"q-closes_street-answer\""), "{}", page.shortened());
        assert!(!shown.contains("q-detour-answer") && !shown.contains("q-width-answer"), "{}", page.shortened());
        // Where a file is not taken, it speaks of going on, as the button does, and not of sending.
        assert!(shown.contains(&says("correct-file-again")) && !shown.contains(&says("case-file-again")), "{}", page.shortened());

        // A mistake stands beside its question, and what was typed is kept.
        let to = format!("/cases/{case}/answer");
        let with = |length: &str, closes: &str, more: &[(&str, &str)], act: &str| {
            let mut all = vec![("task", task.clone()), ("text", "اندازه گرفتم.".into()), ("act", act.into())];
            all.extend([("asks", "length".into()), ("asks", "closes_street".into())]);
            all.extend([("q-length-answer", length.to_string()), ("q-closes_street-answer", closes.into())]);
            let mut all: Vec<(String, String)> = all.into_iter().map(|(k, v)| (k.to_string(), v)).collect();
            all.extend(more.iter().map(|(k, v)| (k.to_string(), v.to_string())));
            all
        };
        let post = async |fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            me.post(&to, &fields).await
        };
        let wrong = post(with("۹۹۹", "no", &[], "look")).await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("۹۹۹") && wrong.text().contains("id=\"q-length-answer-wrong\""), "{}", wrong.shortened());
        assert!(wrong.text().contains("اندازه گرفتم."), "{}", wrong.shortened());
        // What is asked only now is asked on the same page.
        let more = post(with("30", "yes", &[], "look")).await.expect(200);
        fit(&more);
        assert!(more.text().contains("name=\"q-detour-answer\"") && more.text().contains(&says("correct-more")), "{}", more.shortened());
        let detour = [("asks", "detour"), ("q-detour-answer", "از کوچهٔ پشتی")];
        let check = post(with("30", "yes", &detour, "look")).await.expect(200);
        fit(&check);
        let shown = check.text();
        for said in [says("correct-before"), says("correct-now"), "از کوچهٔ پشتی".into(), "name=\"act\" value=\"send\"".into()] {
            assert!(shown.contains(&said), "{said}: {}", check.shortened());
        }
        // Nothing is done by looking.
        assert_eq!(answers(&token, &case).await["answers"], before);
        let again = post(with("30", "yes", &detour, "change")).await.expect(200);
        assert!(again.text().contains("از کوچهٔ پشتی") && again.text().contains("name=\"act\" value=\"look\""), "{}", again.shortened());
        let sent = with("30", "yes", &detour, "send");
        let sent: Vec<(&str, &str)> = sent.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let done = me.upload(&to, &sent, &[]).await.expect(303);
        let page = me.get(&done.location()).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&says("case-done-answer")) && page.text().contains("تغییریافته در"), "{}", page.shortened());

        let after = answers(&token, &case).await;
        assert_eq!((&after["answers"]["length"], &after["answers"]["detour"]), (&json!(30), &json!("از کوچهٔ پشتی")));
        let length = after["changes"].as_array().unwrap().iter().find(|c| c["question"] == "length").unwrap().clone();
        assert_eq!((&length["old"], &length["new"]), (&before["length"], &json!(30)));
        let owes = look(&token, &case).await;
        assert_ne!(owes["rials"], owed["rials"]);
        assert_ne!(owes["parts"][0]["payment_id"], owed["parts"][0]["payment_id"]);
        let page = desk.get(&format!("/desk/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("از کوچهٔ پشتی"), "{}", page.shortened());
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_open_questions_and_answer_them_anew() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let desk = OfficerToken::new(&house, "revenue.municipality").await;
        let ask = format!("/api/v1/desk/cases/{case}/questions");
        let refused = desk.json("POST", &ask, &json!({ "text": "؟", "questions": ["length", "height"] })).await.expect(422).json();
        let first = &refused["errors"][0];
        assert_eq!((&first["question"], &first["key"]), (&json!("questions[1]"), &json!("answer-unknown-question")), "{refused}");
        desk.json("POST", &ask, &json!({ "text": "طول؟", "questions": ["length"] })).await.expect(200);
        let v = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        assert_eq!(v["asked_of_person"]["items"][0]["questions"][0]["id"], "length", "{v}");

        let old = look(&token, &case).await;
        let to = format!("/api/v1/cases/{case}/answer");
        for (body, question, key) in [
            (json!({ "answers": { "width": 50 } }), "width", "answer-not-to-correct"),
            (json!({ "answers": { "length": 999 } }), "length", "answer-out-of-range"),
            (json!({ "answers": { "letter": [] } }), "letter", "answer-not-to-correct"),
            (json!({}), "text", "answer-text-needed"),
        ] {
            let refused = token.json("POST", &to, &body).await.expect(422).json();
            assert_eq!((&refused["errors"][0]["question"], &refused["errors"][0]["key"]), (&json!(question), &json!(key)), "{refused}");
        }
        token.json("POST", &to, &json!({ "answers": { "length": 31 } })).await.expect(200);
        let new = look(&token, &case).await;
        assert_ne!((&new["rials"], &new["parts"][0]["payment_id"]), (&old["rials"], &old["parts"][0]["payment_id"]));
        assert_eq!(new["demand"], "asked");
        // The person is told of the other sum, and the numbers of the void bill are no receipt either.
        let told = token.get("/api/v1/notices").await.expect(200).json();
        assert_eq!(told["notices"][0]["kind"], "payment", "{told}");
        let finish = format!("/api/v1/desk/cases/{case}/finish");
        let refused = desk.json("POST", &finish, &json!({ "outcome": "paid", "receipt": old["parts"][0]["payment_id"] })).await.expect(422);
        assert_eq!(refused.key(), "answer-receipt-of-bill");
        let paid = json!({ "outcome": "paid", "receipt": "BANK-1405", "rials": new["rials"] });
        desk.json("POST", &finish, &paid).await.expect(200);
        // Paid by now: it is said what is left before it is sent, and that is asked for beside what goes on.
        let works = OfficerToken::new(&house, "works.municipality").await;
        works.json("POST", &ask, &json!({ "text": "عرض؟", "questions": ["width"] })).await.expect(200);
        let wider = json!({ "answers": { "width": 90 } });
        let preview = token.json("POST", &format!("{to}/preview"), &wider).await.expect(200).json();
        assert_eq!((&preview["changes"][0]["question"], &preview["costs"]["paid_before"]), (&json!("width"), &new["rials"]), "{preview}");
        assert_eq!(look(&token, &case).await["rials"], new["rials"], "nothing is done by asking");
        let wrong = token.json("POST", &format!("{to}/preview"), &json!({ "answers": { "width": 9999 } })).await.expect(422).json();
        assert_eq!(wrong["errors"][0]["key"], "answer-out-of-range", "{wrong}");
        token.json("POST", &to, &wider).await.expect(200);
        let more = look(&token, &case).await;
        for key in ["rials", "paid_before", "to_pay", "to_give_back"] {
            assert_eq!(more[key], preview["costs"][key], "{key}: {more}");
        }
        let left = more["to_pay"].as_i64().unwrap();
        assert!(left > 0 && left == more["rials"].as_i64().unwrap() - new["rials"].as_i64().unwrap(), "{more}");
        assert_eq!((&more["demand"], &more["parts"][0]["rials"]), (&json!("asked"), &more["to_pay"]));
        assert_ne!(more["parts"][0]["payment_id"], new["parts"][0]["payment_id"]);
        let (me, desk_page) = (PersonPages::resident(&house, 0).await, OfficerPages::new(&house, "works.municipality").await);
        for page in [me.get(&format!("/cases/{case}")).await, desk_page.get(&format!("/desk/cases/{case}")).await] {
            let page = page.expect(200);
            fit(&page);
            assert!(page.text().contains(&says("invoice-left")) && page.text().contains(&says("invoice-counted")), "{}", page.shortened());
        }
        // The stage goes on meanwhile; then what is left is paid.
        let revenue = OfficerToken::new(&house, "revenue.municipality").await;
        revenue.json("POST", &finish, &json!({ "outcome": "paid", "receipt": "BANK-1406", "rials": left })).await.expect(200);
        let paid = look(&token, &case).await;
        assert_eq!((&paid["demand"], paid["paid"].as_array().unwrap().len()), (&json!("paid"), 2), "{paid}");

        // Less: what is over is work of the unit that has it, and the person reads it.
        works.json("POST", &ask, &json!({ "text": "عرض؟", "questions": ["width"] })).await.expect(200);
        let before = paid["rials"].as_i64().unwrap();
        token.json("POST", &to, &json!({ "answers": { "width": 60 } })).await.expect(200);
        let less = look(&token, &case).await;
        let over = before - less["rials"].as_i64().unwrap();
        assert!(over > 0 && less["to_give_back"] == over && less["demand"] == "paid" && less["refund"]["agency"].is_object(), "{less}");
        let refunds = async || revenue.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"].as_array().unwrap().clone();
        let rows = refunds().await;
        assert_eq!(rows.iter().map(|r| r["rials"].as_i64().unwrap()).sum::<i64>(), over, "{rows:?}");
        assert_eq!(token.get("/api/v1/notices").await.expect(200).json()["notices"][0]["kind"], "overpaid");
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("id=\"refund\"") && page.text().contains(&says("invoice-over-paid")), "{}", page.shortened());
        fit(&OfficerPages::new(&house, "revenue.municipality").await.get(&format!("/desk/cases/{case}")).await.expect(200));
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
        for row in rows {
            let give = json!({ "receipt": row["receipt"], "rials": row["rials"], "reference": "1405-99001", "given_on": today() });
            revenue.json("POST", &format!("/api/v1/desk/cases/{case}/given-back"), &give).await.expect(200);
        }
        assert!(refunds().await.is_empty());
        let given = look(&token, &case).await;
        assert!(
            given["refund"].is_null() && given["paid"].as_array().unwrap().iter().any(|p| p["given_back_by"][0]["rials"].is_i64()),
            "{given}"
        );
        fit(&me.get(&format!("/cases/{case}")).await.expect(200));
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_that_is_looked_for_holds_back_the_other_sum_until_it_is_found() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let old = look(&token, &case).await;
        let report = json!({ "receipt": "BANK-1405", "paid_on": today() });
        token.json("POST", &format!("/api/v1/cases/{case}/payment"), &report).await.expect(200);
        let desk = OfficerToken::new(&house, "revenue.municipality").await;
        desk.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": "طول؟", "questions": ["length"] }))
            .await
            .expect(200);
        let to = format!("/api/v1/cases/{case}/answer");
        let longer = json!({ "answers": { "length": 31 } });
        let preview = token.json("POST", &format!("{to}/preview"), &longer).await.expect(200).json();
        assert_eq!(preview["costs"]["waits"], true, "{preview}");
        token.json("POST", &to, &longer).await.expect(200);
        let waits = look(&token, &case).await;
        assert_eq!(
            (&waits["rials"], &waits["demand"], &waits["corrected_rials"]),
            (&old["rials"], &json!("reported"), &preview["costs"]["rials"])
        );
        fit(&me.get(&format!("/cases/{case}")).await.expect(200));
        let finish = json!({ "outcome": "paid", "receipt": "BANK-1405", "rials": old["rials"] });
        desk.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &finish).await.expect(200);
        let then = look(&token, &case).await;
        assert_eq!((&then["rials"], &then["paid_before"], &then["demand"]), (&waits["corrected_rials"], &old["rials"], &json!("asked")));
        assert!(then["corrected_rials"].is_null() && then["to_pay"].as_i64().unwrap() > 0, "{then}");
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("به پرداخت اعلام‌شده پاسخ داده شد"), "{}", page.shortened());
        assert_eq!(token.get("/api/v1/notices").await.expect(200).json()["notices"][0]["kind"], "payment");
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_lost_what_was_typed_into_a_correction() {
    let house = House::with(testkit::Engine::Sqlite, billed(None, true)).await;
    let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
    let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
    let desk = OfficerToken::new(&house, "revenue.municipality").await;
    desk.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": "طول؟", "questions": ["length"] }))
        .await
        .expect(200);
    let v = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
    let task = v["asked_of_person"]["items"][0]["task"].as_str().unwrap().to_string();
    let before = answers(&token, &case).await;
    let page = me.get(&format!("/cases/{case}/answer?task={task}")).await.expect(200);
    assert!(page.text().contains("formaction=\"/cases/") && page.text().contains("value=\"language\""), "{}", page.shortened());
    let typed = [("task", task.as_str()), ("text", "اندازه گرفتم."), ("asks", "length"), ("q-length-answer", "31"), ("act", "language")];
    let page = me.post(&format!("/cases/{case}/answer?lang=en"), &typed).await.expect(200);
    fit(&page);
    let text = page.text();
    assert!(text.contains("lang=\"en\"") && text.contains("value=\"31\"") && text.contains("اندازه گرفتم."), "{}", page.shortened());
    assert!(text.contains("name=\"act\" value=\"look\""), "{}", page.shortened());
    // Also where what changes is looked at.
    let checked = [&typed[..], &[("checked", "yes")]].concat();
    let page = me.post(&format!("/cases/{case}/answer?lang=en"), &checked).await.expect(200);
    fit(&page);
    assert!(page.text().contains("name=\"act\" value=\"send\"") && page.text().contains("value=\"31\""), "{}", page.shortened());
    assert_eq!(answers(&token, &case).await, before, "nothing is sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn corrected_answers_that_came_too_late_were_lost() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let desk = OfficerPages::new(&house, "revenue.municipality").await;
        let ask = format!("/desk/cases/{case}/question");
        desk.post(&ask, &[("text", "طول درست است؟"), ("questions", "length"), ("questions", "closes_street")]).await.expect(303);
        let task = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["asked_of_person"]["items"][0]["task"].clone();
        let typed = [
            ("task", task.as_str().unwrap()),
            ("text", "اندازه گرفتم."),
            ("asks", "length"),
            ("q-length-answer", "30"),
            ("asks", "closes_street"),
            ("q-closes_street-answer", "yes"),
            ("asks", "detour"),
            ("q-detour-answer", "از کوچهٔ پشتی"),
        ];
        desk.post(&format!("/desk/cases/{case}/take-back"), &[("reason", "روشن شد.")]).await.expect(303);
        let to = format!("/cases/{case}/answer");
        // The question is open no more; then it is asked anew, in words alone.
        for asked_anew in [false, true] {
            if asked_anew {
                desk.post(&ask, &[("text", "طول چند متر است؟")]).await.expect(303);
            }
            for act in ["look", "change", "send"] {
                let fields = [&typed[..], &[("act", act)]].concat();
                let late = match act {
                    "send" => me.upload(&to, &fields, &[]).await.expect(409),
                    _ => me.post(&to, &fields).await.expect(409),
                };
                fit(&late);
                let text = late.text();
                let message = text.split("id=\"message\"").nth(1).and_then(|box_| box_.split("</textarea>").next()).unwrap_or_default();
                for said in ["اندازه گرفتم.", "۳۰", "از کوچهٔ پشتی"] {
                    assert!(message.contains(said), "{act}: {said} is not in {message}: {}", late.shortened());
                }
                assert!(!message.contains("yes"), "{message}");
            }
        }
        // An answer that could not have been taken stands as it was typed.
        let wrong = [("task", typed[0].1), ("asks", "length"), ("q-length-answer", "سی متر"), ("act", "look")];
        assert!(me.post(&to, &wrong).await.expect(409).text().contains(": سی متر"));
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_without_words_was_an_empty_message_with_the_evidence_that_it_removed() {
    for engine in ENGINES {
        let mut options = billed(None, true);
        let service = options.catalogue.services.get_mut(SERVICE).unwrap();
        let sketch = service.form.sections.iter_mut().flat_map(|s| &mut s.questions).find(|q| q.id == "sketch").unwrap();
        sketch.show_if = Some(ShowIf::Is { question: "closes_street".into(), is: "yes".into() });
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let application = samples::application(samples::service(SERVICE), 1);
        let sent = token.json("POST", "/api/v1/applications", &application).await.expect(201).json();
        let case = sent["case"].as_str().unwrap().to_string();
        let desk = OfficerToken::new(&house, "revenue.municipality").await;
        let ask = json!({ "text": "معبر بسته می‌شود؟", "questions": ["closes_street"] });
        desk.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &ask).await.expect(200);
        token.json("POST", &format!("/api/v1/cases/{case}/answer"), &json!({ "answers": { "closes_street": "no" } })).await.expect(200);
        let changes = answers(&token, &case).await["changes"].clone();
        assert!(changes.as_array().unwrap().iter().any(|c| c["question"] == "sketch" && c["new"].is_null()), "{changes}");
        let (own, theirs) = (format!("/api/v1/cases/{case}"), format!("/api/v1/desk/cases/{case}"));
        for v in [token.get(&own).await.expect(200).json(), desk.get(&theirs).await.expect(200).json()] {
            let answered = v["timeline"].as_array().unwrap().iter().find(|e| e["kind"] == "answered").unwrap();
            assert!(answered["files"].as_array().is_none_or(Vec::is_empty), "{answered}");
        }
        let officer = OfficerPages::new(&house, "revenue.municipality").await;
        for page in [me.get(&format!("/cases/{case}")).await, officer.get(&format!("/desk/cases/{case}")).await] {
            let page = page.expect(200);
            fit(&page);
            let text = page.text();
            let said: Vec<&str> =
                text.split("class=\"bubble-text\" dir=\"auto\">").skip(1).filter_map(|m| m.split("</p>").next()).collect();
            assert!(said.iter().any(|m| m.contains("پاسخ فرم تغییر کرد")) && said.iter().all(|m| !m.is_empty()), "{said:?}");
        }
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_back_was_recorded_at_another_sum_than_was_transferred() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let (revenue, works) =
            (OfficerToken::new(&house, "revenue.municipality").await, OfficerToken::new(&house, "works.municipality").await);
        another_length(&revenue, &token, &case, 60).await;
        let paid = json!({ "outcome": "paid", "receipt": "BANK-1405" });
        revenue.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &paid).await.expect(200);
        let row = async || revenue.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"][0].clone();
        another_length(&works, &token, &case, 40).await;
        let first = row().await["rials"].as_i64().unwrap();
        // The officer looks at the case, and transfers what it says; meanwhile the answers cost more.
        let desk = OfficerPages::new(&house, "revenue.municipality").await;
        let page = desk.get(&format!("/desk/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&format!("name=\"rials\" value=\"{first}\"")), "{}", page.shortened());
        another_length(&works, &token, &case, 50).await;
        let now = row().await["rials"].as_i64().unwrap();
        assert!(0 < now && now < first, "{now} {first}");
        let (at, rials) = (format!("/desk/cases/{case}/given-back"), first.to_string());
        let fields = [("receipt", "BANK-1405"), ("rials", rials.as_str()), ("reference", "1405-99001"), ("given_on", &today())];
        let late = desk.post(&at, &fields).await.expect(409);
        fit(&late);
        let text = late.text();
        assert!(text.contains(&says("refusal-refund-changed")) && text.contains(&format!("value=\"{now}\"")), "{}", late.shortened());
        let give = |rials: Value| json!({ "receipt": "BANK-1405", "rials": rials, "reference": "1405-99001", "given_on": today() });
        let api = format!("/api/v1{at}");
        assert_eq!(revenue.json("POST", &api, &give(json!(first))).await.expect(409).key(), "refusal-refund-changed");
        assert_eq!(revenue.json("POST", &api, &give(Value::Null)).await.expect(422).key(), "answer-needed");
        revenue.json("POST", &api, &give(json!(now))).await.expect(200);
        // Less again: what was given back before is told too.
        another_length(&works, &token, &case, 45).await;
        let again = row().await["rials"].as_i64().unwrap();
        revenue.json("POST", &api, &give(json!(again))).await.expect(200);
        let invoice = look(&token, &case).await;
        let by: Vec<_> = invoice["paid"][0]["given_back_by"].as_array().unwrap().iter().map(|g| g["rials"].as_i64().unwrap()).collect();
        assert_eq!((by, &invoice["paid"][0]["given_back"]["rials"]), (vec![now, again], &json!(again)), "{invoice}");
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_left_after_a_grant_with_a_reason_was_asked_for_and_taken_by_nobody() {
    for engine in ENGINES {
        let mut options = billed(None, true);
        let service = options.catalogue.services.get_mut(SERVICE).unwrap();
        service.stages.retain(|s| s.id == "issue" || s.id == "closing");
        service.stages[0].next.clear();
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let (revenue, works) =
            (OfficerToken::new(&house, "revenue.municipality").await, OfficerToken::new(&house, "works.municipality").await);
        let at = |act: &str| format!("/api/v1/desk/cases/{case}/{act}");
        revenue.json("POST", &at("finish"), &json!({ "outcome": "paid", "receipt": "BANK-1405" })).await.expect(200);
        another_length(&works, &token, &case, 60).await;
        works.json("POST", &at("finish"), &json!({ "outcome": "signed" })).await.expect(200);
        let grant = |note: &str| json!({ "decision": "completion", "ground": "restored", "note": note });
        assert_eq!(works.json("POST", &at("decision"), &grant("")).await.expect(422).key(), "answer-decided-unpaid");
        works.json("POST", &at("decision"), &grant("کار فوری است.")).await.expect(200);
        let asked = look(&token, &case).await;
        assert_eq!((&asked["demand"], asked["parts"][0]["payment_id"].is_string()), (&json!("asked"), true), "{asked}");
        // The person reports it on the page, once.
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        let form = format!("action=\"/cases/{case}/payment\"");
        assert!(page.text().contains(&says("case-report-late")) && page.text().contains(&form), "{}", page.shortened());
        let to = format!("/cases/{case}/payment");
        let wrong = me.post(&to, &[("receipt", "x"), ("paid_on", "1405/13/40")]).await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#receipt\""), "{}", wrong.shortened());
        me.post(&to, &[("receipt", "BANK-1406"), ("paid_on", &today())]).await.expect(303);
        assert_eq!(look(&token, &case).await["demand"], "reported");
        let page = me.get(&format!("/cases/{case}")).await.expect(200);
        fit(&page);
        assert!(!page.text().contains(&form) && page.text().contains("BANK-1406"), "{}", page.shortened());
        let again = json!({ "receipt": "BANK-1407", "paid_on": today() });
        let api = format!("/api/v1{to}");
        assert_eq!(token.json("POST", &api, &again).await.expect(409).key(), "refusal-payment-reported");
        // The unit looks for it and records it.
        let rows = async || revenue.get("/api/v1/desk/refunds").await.expect(200).json()["refunds"].as_array().unwrap().clone();
        let listed = rows().await;
        assert_eq!((listed.len(), &listed[0]["receipt"], &listed[0]["reported"]), (1, &json!("BANK-1406"), &json!(true)), "{listed:?}");
        let desk = OfficerPages::new(&house, "revenue.municipality").await.get(&format!("/desk/cases/{case}")).await.expect(200);
        fit(&desk);
        assert!(desk.text().contains(&format!("/desk/cases/{case}/payment-found")), "{}", desk.shortened());
        // Its number pays for another case by then: that is said here too, and the officer says that it pays for both.
        let other = PersonToken::resident(&house, 1).await.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let paid = json!({ "outcome": "paid", "receipt": "bank-1406" });
        revenue.json("POST", &format!("/api/v1/desk/cases/{other}/finish"), &paid).await.expect(200);
        let found = revenue.json("POST", &at("payment/found"), &json!({ "receipt": "BANK-1406" })).await.expect(409);
        assert_eq!(found.key(), "refusal-receipt-elsewhere");
        let pages = OfficerPages::new(&house, "revenue.municipality").await;
        let found = pages.post(&format!("/desk/cases/{case}/payment-found"), &[("receipt", "BANK-1406")]).await.expect(409);
        fit(&found);
        assert!(found.text().contains("name=\"elsewhere\" value=\"BANK-1406\""), "{}", found.shortened());
        let both = json!({ "receipt": "BANK-1406", "elsewhere": true });
        revenue.json("POST", &at("payment/found"), &both).await.expect(200);
        let paid = look(&token, &case).await;
        assert_eq!((&paid["demand"], rows().await.len()), (&json!("paid"), 0), "{paid}");
        assert_eq!(token.json("POST", &api, &again).await.expect(409).key(), "refusal-no-payment");
        fit(&me.get(&format!("/cases/{case}")).await.expect(200));
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_for_after_a_grant_was_told_nobody() {
    for engine in ENGINES {
        for instalments in [None, two()] {
            let divided = instalments.is_some();
            let mut options = billed(instalments, true);
            let service = options.catalogue.services.get_mut(SERVICE).unwrap();
            service.stages.retain(|s| s.id == "issue" || s.id == "closing");
            service.stages[0].next.clear();
            let house = House::with(engine, options).await;
            let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
            let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
            let (revenue, works) =
                (OfficerToken::new(&house, "revenue.municipality").await, OfficerToken::new(&house, "works.municipality").await);
            let at = |act: &str| format!("/api/v1/desk/cases/{case}/{act}");
            // Of instalments one is left only where nothing was paid at first.
            let first = match divided {
                true => json!({ "outcome": "unpaid", "told": "نپرداختید." }),
                false => json!({ "outcome": "paid", "receipt": "BANK-1405" }),
            };
            revenue.json("POST", &at("finish"), &first).await.expect(200);
            // What is paid beside is reported, and the answers are corrected once more: that waits, and the application is granted meanwhile.
            another_length(&works, &token, &case, 60).await;
            let report = json!({ "receipt": "BANK-1406", "paid_on": today() });
            token.json("POST", &format!("/api/v1/cases/{case}/payment"), &report).await.expect(200);
            another_length(&works, &token, &case, 90).await;
            // Who had not paid is signed nothing.
            if !divided {
                works.json("POST", &at("finish"), &json!({ "outcome": "signed" })).await.expect(200);
            }
            let grant = json!({ "decision": "completion", "ground": "restored", "note": "کار فوری است." });
            works.json("POST", &at("decision"), &grant).await.expect(200);
            house.work().await;

            revenue.json("POST", &at("payment/found"), &json!({ "receipt": "BANK-1406" })).await.expect(200);
            let invoice = look(&token, &case).await;
            let left = invoice["to_pay"].as_i64().unwrap();
            assert_eq!((&invoice["demand"], left > 0), (&json!("asked"), true), "{invoice}");
            let told = token.get("/api/v1/notices").await.expect(200).json()["notices"].as_array().unwrap().clone();
            let notice = told.iter().find(|n| n["kind"] == "payment" && n["payment"]["more"] == true).unwrap_or_else(|| panic!("{told:?}"));
            let asked = invoice["parts"].as_array().unwrap().iter().find(|p| p["paid"] == false).unwrap();
            assert_eq!(notice["payment"]["rials"], asked["rials"], "{notice} {invoice}");
            assert_eq!((notice["payment"]["until"].is_string(), asked["due"].is_string()), (divided, divided), "{notice} {asked}");
            assert!(told.iter().any(|n| n["kind"] == "paid"), "{told:?}");
            // In the message, on the page and in the letter too: why, how much, and until when.
            house.work().await;
            let sent = house.app.outbox.as_ref().unwrap().newest(1000).unwrap();
            let amount = plain(&pages::Words::of(Lang::FA).money(asked["rials"].as_i64().unwrap()));
            let message = plain(&sent.into_iter().find(|m| m.text.contains(&says("news-pay-more"))).unwrap().text);
            assert!(message.contains(&amount) && message.contains(&says("news-pay-no-date")) != divided, "{amount}: {message}");
            let page = me.get("/notices").await.expect(200);
            fit(&page);
            let text = plain(&page.text());
            assert!(text.contains(&says("news-pay-more")) && text.contains(&amount), "{text}");
            let seen = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
            let letter = seen["letters"].as_array().unwrap().iter().rfind(|l| l["kind"] == "payment").unwrap()["event"].clone();
            let letter = token.get(&format!("/api/v1/cases/{case}/letters/{letter}")).await.expect(200).json();
            assert!(letter["lines"].to_string().contains(&says("news-pay-more")), "{letter}");
            assert_eq!(house.verify().await.broken, 0);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_that_was_not_found_was_told_with_the_sum_of_a_void_invoice() {
    // Another sum is asked for then, or nothing any more.
    for (instalments, length) in [(None, 60), (two(), 1)] {
        let house = House::with(testkit::Engine::Sqlite, billed(instalments.clone(), true)).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let revenue = OfficerToken::new(&house, "revenue.municipality").await;
        if instalments.is_some() {
            let paid = json!({ "outcome": "paid", "receipt": "BANK-1405" });
            revenue.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &paid).await.expect(200);
        }
        let report = json!({ "receipt": "BANK-1406", "paid_on": today() });
        token.json("POST", &format!("/api/v1/cases/{case}/payment"), &report).await.expect(200);
        another_length(&revenue, &token, &case, length).await;
        let missed = json!({ "reason": "به حساب نیامده است." });
        revenue.json("POST", &format!("/api/v1/desk/cases/{case}/payment/not-found"), &missed).await.expect(200);
        let told = token.get("/api/v1/notices").await.expect(200).json()["notices"].as_array().unwrap().clone();
        let notice = told.iter().find(|n| n["kind"] == "payment_not_found").unwrap();
        let invoice = look(&token, &case).await;
        match instalments {
            None => assert_eq!(notice["payment"]["rials"], invoice["to_pay"], "{notice}"),
            Some(_) => assert!(notice["payment"].is_null() && invoice["to_give_back"].as_i64() > Some(0), "{notice} {invoice}"),
        }
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

/// The files that a page carries, as its form has them.
fn kept_files(page: &str) -> Vec<String> {
    let values = page.split("name=\"kept_file\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.map(|v| v.replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_asked_for_a_document_found_no_place_for_it_where_answers_are_changed() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, true)).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let (desk, jpeg) = (OfficerToken::new(&house, "revenue.municipality").await, samples::file("jpeg"));
        let asked = async || {
            let case = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
            let ask = json!({ "text": "نقشه را بفرستید.", "questions": ["length"] });
            desk.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &ask).await.expect(200);
            case
        };
        let case = asked().await;
        let to = format!("/cases/{case}/answer");
        let page = me.get(&to).await.expect(200);
        fit(&page);
        let text = page.text();
        assert!(text.contains("enctype=\"multipart/form-data\"") && text.contains("name=\"file\""), "{}", page.shortened());
        let label = text.split("<label for=\"text\">").nth(1).unwrap().split("</label>").next().unwrap();
        assert!(!label.contains(&says("form-optional")), "{label}");

        // Nothing at all: what is enough is said.
        let length = answers(&token, &case).await["answers"]["length"].to_string();
        let fields = |act: &'static str, kept: &str| {
            let all = [("text", ""), ("act", act), ("asks", "length"), ("q-length-answer", length.as_str()), ("kept_file", kept)];
            all.into_iter()
                .filter(|(_, v)| !v.is_empty() || kept.is_empty())
                .map(|(k, v)| (k.to_string(), v.to_string()))
                .collect::<Vec<_>>()
        };
        let sends = async |to: &str, fields: Vec<(String, String)>, files: &[(&str, &str, &[u8])]| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).filter(|(k, v)| *k != "kept_file" || !v.is_empty()).collect();
            me.upload(to, &fields, files).await
        };
        let nothing = sends(&to, fields("look", ""), &[]).await.expect(422);
        fit(&nothing);
        assert!(nothing.text().contains(&says("correct-nothing-said")), "{}", nothing.shortened());
        let wrong = sends(&to, fields("look", ""), &[("file", "a.pdf", b"no file")]).await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("href=\"#file\"") && wrong.text().contains("id=\"file-wrong\""), "{}", wrong.shortened());

        // A file alone: it is looked at, can be gone back from, and is sent.
        let look = sends(&to, fields("look", ""), &[("file", "plot-plan.jpg", &jpeg)]).await.expect(200);
        fit(&look);
        let text = look.text();
        assert!(text.contains("plot-plan.jpg") && text.contains(&says("correct-nothing")), "{}", look.shortened());
        let kept = kept_files(&text).first().cloned().unwrap();
        let again = sends(&to, fields("change", &kept), &[]).await.expect(200);
        fit(&again);
        assert!(again.text().contains("plot-plan.jpg") && kept_files(&again.text()) == [kept.clone()], "{}", again.shortened());
        // Of another case, of somebody else, or changed it is none.
        let other = asked().await;
        let to_other = format!("/cases/{other}/answer");
        for (to, kept) in [(&to_other, kept.clone()), (&to, kept.replace(".jpg", ".jpeg")), (&to, "x".into())] {
            let refused = sends(to, fields("send", &kept), &[]).await.expect(422);
            fit(&refused);
            assert!(refused.text().contains(&says("answer-file-gone")), "{}", refused.shortened());
        }
        let done = sends(&to, fields("send", &kept), &[]).await.expect(303);
        let page = me.get(&done.location()).await.expect(200);
        fit(&page);
        assert!(page.text().contains("plot-plan.jpg") && page.text().contains(&says("case-done-answer")), "{}", page.shortened());
        // It came too late: its name is told.
        let late = sends(&to, fields("send", &kept), &[]).await.expect(409);
        assert!(late.text().contains(&says("case-late-files")) && late.text().contains("plot-plan.jpg"), "{}", late.shortened());
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}
