//! Under which name an application is sent, and what becomes of a name that is corrected later.

use crate::fit;
use domain::Lang;
use pages::Words;
use serde_json::json;
use testkit::{ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

#[tokio::test(flavor = "multi_thread")]
async fn a_name_was_sent_unseen_and_corrected_it_reached_nobody() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let (token, desk) = (OfficerToken::new(&house, "reviewer.districts").await, OfficerPages::new(&house, "reviewer.districts").await);
        me.json("PATCH", "/api/v1/me", &json!({ "name": "نام یکم" })).await.expect(200);

        // It stands among what is sent, and can be changed on the way.
        let draft = pages.post("/services/minor-repair-permit/start", &[]).await.expect(303).location();
        let id = draft.split('/').nth(2).unwrap();
        let check = pages.get(&format!("/drafts/{id}/check")).await.expect(200);
        fit(&check);
        assert!(check.text().contains("نام یکم") && check.text().contains(&format!("href=\"/drafts/{id}/name\"")), "{}", check.shortened());
        let to = format!("/drafts/{id}/name");
        assert!(pages.get(&to).await.expect(200).text().contains("value=\"نام یکم\""));
        assert_eq!(pages.post(&to, &[("name", "نام دوم")]).await.expect(303).location(), format!("/drafts/{id}/check"));
        let check = pages.get(&format!("/drafts/{id}/check")).await.expect(200).text();
        assert!(check.contains("نام دوم") && !check.contains("نام یکم"));

        // What was sent keeps it; who handles it sees the corrected one beside it.
        let case = me.apply("minor-repair-permit").await["case"].as_str().unwrap().to_string();
        let (page, api) = (format!("/desk/cases/{case}"), format!("/api/v1/desk/cases/{case}"));
        let says = Words::of(Lang::FA).say("desk-name-now");
        assert!(!desk.get(&page).await.expect(200).text().contains(&*says));
        me.json("PATCH", "/api/v1/me", &json!({ "name": "نام سوم" })).await.expect(200);
        let shown = desk.get(&page).await.expect(200);
        fit(&shown);
        let head = shown.text();
        let head = head.split("case-facts").next().unwrap();
        assert!(head.contains("نام دوم") && head.contains(&*says) && head.contains("نام سوم"), "{}", shown.shortened());
        let told = token.get(&api).await.expect(200).json();
        assert_eq!((&told["name"], &told["name_now"]), (&json!("نام دوم"), &json!("نام سوم")));
        // What the person gets of it has one name.
        let receipt = pages.get(&format!("/cases/{case}/receipt/print")).await.expect(200).text();
        let applicant = receipt.split("<main").nth(1).unwrap();
        assert!(applicant.contains("نام دوم") && !applicant.contains("نام سوم"));
    }
}
