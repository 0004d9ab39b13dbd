//! Who may get a service: a form whose answers say no stops, says why, keeps the answers, and nothing is sent.

use crate::fit;
use serde_json::json;
use testkit::samples;
use testkit::{ENGINES, House, PersonPages, PersonToken};

const SERVICE: &str = "market-stall";

#[tokio::test(flavor = "multi_thread")]
async fn a_form_stops_where_the_answers_say_that_one_cannot_get_the_service() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let about = me.get(&format!("/services/{SERVICE}")).await.expect(200);
        assert!(about.text().contains("ویژهٔ کسی است که کالا را خودش می‌سازد"), "the service page says who may get it");
        let draft = me.post(&format!("/services/{SERVICE}/start"), &[]).await.expect(303).location();
        let answer = async |question: &str, value: &str| {
            me.post(&format!("{draft}/q/{question}"), &[("answer", value)]).await.expect(303).location()
        };
        answer("market", "بازار روز نمونهٔ شمال").await;
        // Not all that the rule names is answered: it says nothing yet.
        assert!(answer("goods", "handicraft").await.contains("/q/stall_size"));
        answer("stall_size", "6").await;
        let stopped = answer("producer", "no").await;
        assert_eq!(stopped, format!("{draft}/not-eligible"));
        let page = me.get(&stopped).await.expect(200);
        fit(&page);
        for said in ["غرفهٔ صنایع دستی به فروشندهٔ کالای دیگران داده نمی‌شود", "ضابطهٔ نمونهٔ بازارهای روز", "/q/goods", "/q/producer"]
        {
            assert!(page.text().contains(said), "{said} is not there");
        }
        assert_eq!(me.get(&draft).await.expect(303).location(), stopped, "who comes back is told again");
        let of_api = token.get(&format!("/api/v1{draft}")).await.expect(200).json();
        assert_eq!((&of_api["not_eligible"]["id"], &of_api["answers"]["goods"]), (&json!("makers"), &json!("handicraft")));
        // Each with what was answered.
        let answers = page.text().split("id=\"change\"").nth(1).map(|s| s.split("</section>").next().unwrap().to_string()).unwrap();
        assert!(answers.contains("صنایع دستی") && answers.contains("خیر"), "{answers}");
        assert_eq!(of_api["not_eligible"]["questions"], json!(["goods", "producer"]));
        assert_eq!(of_api["not_eligible"]["instead"], json!(null));
        PersonPages::resident(&house, 1).await.get(&stopped).await.expect(404);
        // Another answer, and it goes on.
        assert!(answer("goods", "household").await.contains("/q/"));
        assert!(token.get(&format!("/api/v1{draft}")).await.json()["not_eligible"].is_null());
        assert!(me.get(&stopped).await.expect(303).location().ends_with(&draft));
        // All at once: the same words.
        let mut whole = samples::application(samples::service(SERVICE), 0);
        whole["answers"]["producer"] = json!("no");
        if let Some(evidence) = whole["evidence"].as_object_mut() {
            evidence.remove("card");
        }
        let refused = token.json("POST", "/api/v1/applications", &whole).await.expect(422).json();
        assert_eq!((&refused["errors"][0]["key"], &refused["errors"][0]["question"]), (&json!("answer-not-eligible"), &json!("producer")));
        assert!(refused["errors"][0]["message"].as_str().unwrap().contains("فروشندهٔ کالای دیگران"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_get_a_service_was_told_of_another_and_not_led_there() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
    let draft = me.post("/services/tree-permit/start", &[]).await.expect(303).location();
    let api = format!("/api/v1{draft}");
    for (question, answer) in [("action", json!("fell")), ("trunk", json!(140)), ("reason", json!("light"))] {
        token.json("PUT", &format!("{api}/answers/{question}"), &json!({ "answer": answer })).await.expect(200);
    }
    let page = me.get(&format!("{draft}/not-eligible")).await.expect(200);
    fit(&page);
    assert!(page.text().contains("href=\"/services/tree-felling\""), "{}", page.shortened());
    let told = token.get(&api).await.expect(200).json()["not_eligible"].clone();
    assert_eq!((&told["instead"]["id"], &told["questions"]), (&json!("tree-felling"), &json!(["trunk", "reason"])));
    let about = token.get("/api/v1/services/tree-permit").await.expect(200).json();
    assert_eq!(about["eligible"][0]["instead"], json!("tree-felling"));
}
