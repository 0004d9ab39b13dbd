//! Everything that is held about a person, as a file to keep.

use crate::fit;
use serde_json::{Value, json};
use testkit::samples::WITH_FILE;
use testkit::{Anonymous, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_could_be_looked_at_and_not_taken_along() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        // The name in a list, then the case.
        officer.get("/api/v1/desk/tasks").await.expect(200);
        officer.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200);
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": "طول دیوار؟" })).await.expect(200);
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/notes"), &json!({ "text": "میان خودمان" })).await.expect(200);
        let sent = json!({ "text": "ده متر", "files": [] });
        me.json("POST", &format!("/api/v1/cases/{case}/answer"), &sent).await.expect(200);
        pages.post("/services/tree-permit/start", &[]).await.expect(303);
        let page = pages.get("/me").await.expect(200);
        fit(&page);
        assert!(page.text().contains("href=\"/me/data.json\" download"));

        let file = pages.get("/me/data.json").await.expect(200);
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"dargah-data.json\"");
        let by_program = me.get("/api/v1/me/data").await.expect(200);
        for a in [&file, &by_program] {
            assert_eq!(a.header("cache-control"), "no-store", "{}", a.asked);
            let d = a.json();
            let held = me.get("/api/v1/me").await.expect(200).json();
            assert_eq!((&d["name"], &d["identifier"], &d["mobile"]), (&held["name"], &held["identifier"], &held["mobile"]));
            assert_eq!((d["drafts"].as_array().map(Vec::len), d["cases"].as_array().map(Vec::len)), (Some(1), Some(1)), "{d}");
            let c = &d["cases"][0];
            assert_eq!((&c["id"], &c["name"]), (&json!(case), &held["name"]));
            assert_eq!(c["answers"], me.get(&format!("/api/v1/cases/{case}/answers")).await.json()["answers"]);
            assert!(c["files"][0]["sha256"].as_str().is_some_and(|h| h.len() == 64) && c["files"][0]["name"].is_string(), "{c}");
            // What was said between them, and nothing that officers say to each other.
            let said = c["timeline"].to_string();
            assert!(said.contains("طول دیوار؟") && said.contains("ده متر") && !d.to_string().contains("میان خودمان"), "{said}");
            assert_eq!(c["read_by"][0]["place"], held["read_by"][0]["place"]);
            assert!(c["read_by"][0]["why"].as_str().is_some_and(|why| !why.is_empty()));
            // As the page says it.
            assert_eq!(c["read_by"].as_array().map(Vec::len), held["read_by"].as_array().map(Vec::len), "{c}");
            assert!(c["read_by"].as_array().unwrap().iter().any(|r| r["purpose"] == "list"), "{c}");
            assert!(!d.to_string().contains("reviewer.districts"), "the officer is named");
            assert_eq!(d["notices"][0]["kind"], json!("asked"));
            assert_eq!((&d["next"], &d["next_notice"]), (&Value::Null, &Value::Null));
        }
        // The next part has what comes after a case, and nothing of the first.
        let rest = me.get(&format!("/api/v1/me/data?after={case}")).await.expect(200).json();
        assert_eq!((&rest["cases"], &rest["drafts"], &rest["notices"]), (&json!([]), &json!([]), &json!([])));
        // It reads every case: not as often as one likes.
        let mut again = 0;
        while me.get("/api/v1/me/data").await.status == 200 && again < 20 {
            again += 1;
        }
        assert!((3..20).contains(&again), "{again}");
        // Only one's own.
        let other = PersonToken::resident(&house, 1).await.get("/api/v1/me/data").await.expect(200).json();
        assert_eq!(other["cases"], json!([]));
        assert_ne!(other["identifier"], file.json()["identifier"]);
        officer.get("/api/v1/me/data").await.expect(403);
        assert_eq!(Anonymous::new(&house).get("/me/data.json").await.status, 303);
        let desk = OfficerPages::new(&house, "reviewer.districts").await.get("/me/data.json").await;
        assert!(!desk.text().contains("\"identifier\""), "{}", desk.shortened());
    }
}
