//! What a person keeps of an application: the receipt to read and print, and the name under which they applied.

use crate::fit;
use serde_json::json;
use testkit::samples::WITH_FILE;
use testkit::{ENGINES, House, OfficerPages, PersonPages};

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_could_only_be_downloaded_as_json() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, other) = (PersonPages::resident(&house, 0).await, PersonPages::resident(&house, 1).await);
        let token = testkit::PersonToken::resident(&house, 0).await;
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let at = format!("/cases/{case}/receipt/print");

        // Linked from where it is looked for.
        for page in [format!("/cases/{case}"), format!("/cases/{case}/submitted")] {
            assert!(me.get(&page).await.expect(200).text().contains(&format!("href=\"{at}\"")), "{page}");
        }
        let page = me.get(&at).await.expect(200);
        fit(&page);
        let json = me.get(&format!("/cases/{case}/receipt")).await.expect(200).json();
        for field in ["event", "signature"] {
            assert!(page.text().contains(json[field].as_str().unwrap()), "{field}");
        }
        let command =
            format!("dargah verify \\\n  --receipt receipt-{}.json \\\n  --key key.json", json["tracking_code"].as_str().unwrap());
        assert!(page.text().contains(&command) && page.text().contains("/api/v1/key"));
        assert!(page.text().contains("هنوز نه"));
        house.work().await;
        assert!(!me.get(&at).await.expect(200).text().contains("هنوز نه"), "covered by now");
        other.get(&at).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_changed_later_was_that_of_the_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (testkit::PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let officer = testkit::OfficerToken::new(&house, "reviewer.districts").await;
        let desk = OfficerPages::new(&house, "reviewer.districts").await;
        token.json("PATCH", "/api/v1/me", &json!({ "name": "نام نخست" })).await.expect(200);
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        token.json("PATCH", "/api/v1/me", &json!({ "name": "نام تازه" })).await.expect(200);

        let old = |what: &str, text: &str| {
            assert!(text.contains("نام نخست") && !text.contains("نام تازه"), "{what}, {engine:?}");
        };
        old("list", &desk.get("/desk").await.expect(200).text());
        // The desk says beside it what the person is called now.
        let page = desk.get(&format!("/desk/cases/{case}")).await.expect(200).text();
        assert!(page.contains("<h1><bdi>نام نخست</bdi></h1>") && page.matches("نام تازه").count() == 1, "{page}");
        // A later task has it too.
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/advance"), &json!({ "note": "" })).await.expect(200);
        old("list after a stage", &desk.get("/desk").await.expect(200).text());
        let decision = json!({ "decision": "permit", "ground": "line-clear", "note": "" });
        let at = format!("/api/v1/desk/cases/{case}/decision");
        let preview = officer.json("POST", &format!("{at}/preview"), &decision).await.expect(200).json();
        old("preview", preview["letter"].as_str().unwrap());
        officer.json("POST", &at, &decision).await.expect(200);
        let whole = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        old("letter", whole["decision"]["letter"].as_str().unwrap());
        // The next application is made under the name of now.
        assert!(me.get("/me").await.expect(200).text().contains("نام تازه"));
        token.apply(WITH_FILE).await;
        assert!(desk.get("/desk").await.expect(200).text().contains("نام تازه"));
        house.work().await;
        assert_eq!(house.verify().await.first_broken, None, "{engine:?}");
    }
}
