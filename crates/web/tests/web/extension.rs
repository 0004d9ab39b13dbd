//! The own limit of a task is made longer by its unit, as that of a case is by its steward.

use crate::casework::{Place, edited};
use crate::fit;
use crate::told::{message, newest_notice, plain};
use domain::Id;
use serde_json::{Value, json};
use testkit::{ENGINES, OfficerPages, Options, PersonPages};

const DAY: i64 = 86_400_000;

/// The water company gives its view within ten days, and once within four more.
fn packages() -> Options {
    let limit = "limit: {days: 10, count: calendar, rule: {fa: \"ده روز.\", en: \"Ten days.\"}";
    let longer = "extension: {times: 1, days: 4, rule: {fa: \"چهار روز بیشتر.\", en: \"Four days more.\"}}";
    edited(|text| text.replace(limit, &format!("{limit}, {longer}")))
}

async fn pipes(p: &Place, id: Id) -> Value {
    let case = p.case(id).await;
    case["tasks"].as_array().unwrap().iter().find(|t| t["task"] == "pipes").cloned().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_of_a_task_could_not_be_made_longer() {
    for engine in ENGINES {
        let p = Place::with(engine, packages()).await;
        let (me, water) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "customers.water").await);
        let id = p.apply().await;
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        let task = p.task(id, "pipes").await;
        let (whole, before) = (p.case(id).await["due_at"].clone(), pipes(&p, id).await);
        assert_eq!((&before["due_rule"], &before["rule_before_extension"]), (&json!("ده روز."), &Value::Null), "{before}");
        let extends =
            async |who: &testkit::Client, body: Value| who.json("POST", &format!("/api/v1/desk/cases/{id}/extension"), &body).await;
        // Who has no such task, and what is no limit.
        let trees = p.task(id, "trees").await;
        let none = extends(&p.green, json!({ "reason": "باران", "limit": "task", "task": trees })).await.expect(409);
        assert_eq!(none.key(), "refusal-task-no-extension");
        assert_eq!(extends(&p.water, json!({ "reason": "باران" })).await.expect(409).key(), "refusal-not-steward");
        extends(&p.water, json!({ "reason": "باران", "limit": "week" })).await.expect(422);
        // At the desk only that of the task is offered to another agency; without a reason nothing is done.
        let page = water.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("name=\"limit\" value=\"task\"") && !page.text().contains("value=\"case\""));
        assert!(plain(&page.text()).contains("مهلت این کار: ۴ روز بیشتر"), "{}", page.text());
        let form = |reason: &'static str| [("task", task.clone()), ("limit", "task".into()), ("reason", String::from(reason))];
        let sends = async |reason: &'static str| {
            let form = form(reason);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            water.post(&format!("/desk/cases/{id}/extension"), &form).await
        };
        fit(&sends("").await.expect(422));
        sends("نقشهٔ شبکه در دست اصلاح است").await.expect(303);
        let page = sends("باز هم").await.expect(409);
        fit(&page);
        assert_eq!(
            extends(&p.water, json!({ "reason": "باز هم", "limit": "task" })).await.expect(409).key(),
            "refusal-task-no-more-extension"
        );

        // The date of the task, and not that of the case, with both rules, for everybody who looks.
        let after = pipes(&p, id).await;
        assert_eq!(p.case(id).await["due_at"], whole);
        assert!(after["due_at"].as_str() > before["due_at"].as_str(), "{after}");
        assert_eq!((&after["due_rule"], &after["rule_before_extension"]), (&json!("چهار روز بیشتر."), &json!("ده روز.")));
        let lines = p.water.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"].clone();
        let line = lines.as_array().unwrap().iter().find(|l| l["id"] == task.as_str()).unwrap().clone();
        assert_eq!((&line["due_rule"], &line["due_at"]), (&json!("چهار روز بیشتر."), &after["due_at"]), "{line}");
        for page in [me.get(&format!("/cases/{id}")).await.expect(200), water.get(&format!("/desk/cases/{id}")).await.expect(200)] {
            fit(&page);
            let text = plain(&page.text());
            assert!(text.contains("چهار روز بیشتر.") && text.contains("قاعدهٔ مهلت پیش از تمدید: ده روز."), "{text}");
            assert!(text.contains("مهلت کار خود را ۴ روز تمدید کرد") && text.contains("نقشهٔ شبکه در دست اصلاح است"), "{text}");
        }
        // The person is told by whom, by how much, from when to when and by which rule; why is for the page.
        let sms = message(&p).await;
        assert!(sms.contains("مهلت کار یکی از واحدها تمدید شد") && sms.contains("۴ روز") && sms.contains("چهار روز بیشتر"), "{sms}");
        assert!(!sms.contains("نقشهٔ شبکه"), "{sms}");
        let notice = newest_notice(&p).await;
        assert_eq!(
            (&notice["kind"], &notice["longer"]["unit"]["unit"]["id"]),
            (&json!("task_extended"), &json!("applications")),
            "{notice}"
        );
        assert_eq!((&notice["moved"][0]["of"], &notice["moved"][0]["to"]), (&json!("task"), &after["due_at"]), "{notice}");
        fit(&me.get("/notices").await.expect(200));

        // Silence ends it after the longer limit, and not before.
        p.moved(id, -11 * DAY).await;
        p.house.work().await;
        assert_eq!(p.kinds(id).await, ["trees", "paths", "pipes"]);
        p.moved(id, -4 * DAY).await;
        p.house.work().await;
        assert_eq!(p.kinds(id).await, ["trees", "paths"]);
        p.moved(id, 15 * DAY).await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "" })).await.expect(200);
        p.is_whole().await;
    }
}
