//! A program of an agency could read a case by its id and had no way to learn which cases there are.

use serde_json::Value;
use testkit::samples::WITH_FILE;
use testkit::{AgencyToken, ENGINES, House, OfficerToken, PersonToken};

fn ids(page: &Value) -> Vec<String> {
    page["cases"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_lists_the_cases_of_its_agency_and_of_no_other() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let mut all = vec![];
        // One person may not send so many in a row.
        let (second, third) = (PersonToken::resident(&house, 1).await, PersonToken::resident(&house, 2).await);
        for n in 0..app::agency_cases::PAGE + 3 {
            let of = [&me, &second, &third][n % 3];
            all.push(of.apply(WITH_FILE).await["case"].as_str().unwrap().to_string());
        }
        let other = me.apply("tree-permit").await["case"].as_str().unwrap().to_string();
        let (districts, city) =
            (AgencyToken::new(&house, "mashhad-districts").await, AgencyToken::new(&house, "mashhad-municipality").await);
        let list = async |of: &AgencyToken, query: &str| of.get(&format!("/api/v1/agency/cases{query}")).await.expect(200).json();
        let first = list(&districts, "").await;
        let second = list(&districts, &format!("?after={}", first["next"].as_str().expect("a second page"))).await;
        let mut found = [ids(&first), ids(&second)].concat();
        assert_eq!((ids(&first).len(), found.len(), &second["next"]), (app::agency_cases::PAGE, all.len(), &Value::Null));
        found.sort();
        all.sort();
        assert_eq!(found, all);
        assert_eq!(ids(&list(&city, "").await), [other]);
        assert!(ids(&list(&AgencyToken::new(&house, "mashhad-water").await, "").await).is_empty());
        // What changed since, by service, by status.
        let last = second["cases"].as_array().unwrap().last().unwrap()["changed_at"].as_str().unwrap().to_string();
        let case = all[0].clone();
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &serde_json::json!({ "text": "?" })).await.expect(200);
        assert_eq!(ids(&list(&districts, &format!("?changed_since={last}")).await).last(), Some(&case));
        assert_eq!(ids(&list(&districts, "?status=waiting").await), [case]);
        assert!(ids(&list(&districts, "?service=tree-permit").await).is_empty());
        // Nothing of the person stands in it.
        let shown = list(&districts, "?status=waiting").await["cases"][0].clone();
        let mut keys: Vec<&str> = shown.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(
            keys,
            [
                "acting",
                "changed_at",
                "decision",
                "due_at",
                "due_rule",
                "id",
                "late",
                "service",
                "stage",
                "status",
                "steward",
                "submitted_at",
                "tracking_code",
                "turn"
            ]
        );
        for wrong in ["?status=x", "?changed_since=x", "?after=x"] {
            assert_eq!(districts.get(&format!("/api/v1/agency/cases{wrong}")).await.status, 422, "{wrong}");
        }
        assert_eq!(me.get("/api/v1/agency/cases").await.status, 403);
        assert_eq!(officer.get("/api/v1/agency/cases").await.status, 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_agencies_that_act_at_once_only_that_of_the_first_task_saw_the_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let case = PersonToken::resident(&house, 0).await.apply("guild-licence").await["case"].as_str().unwrap().to_string();
        let list = async |agency: &str| {
            AgencyToken::new(&house, agency).await.get("/api/v1/agency/cases").await.expect(200).json()["cases"].as_array().unwrap().clone()
        };
        let turn = list("guild-chamber").await[0]["turn"].clone();
        let acting: Vec<&str> = turn["acting"].as_array().unwrap().iter().map(|p| p["agency"]["id"].as_str().unwrap()).collect();
        assert_eq!(acting, ["guild-chamber", "mashhad-police", "tax-office"], "{turn}");
        for agency in acting {
            let seen = list(agency).await;
            assert_eq!((seen.len(), seen[0]["id"].as_str()), (1, Some(case.as_str())), "{agency} on {engine:?}");
        }
        assert!(list("mashhad-water").await.is_empty());
        // Who acts no more has it no more.
        let police = OfficerToken::new(&house, "places.police").await;
        let body = serde_json::json!({ "outcome": "no_objection" });
        police.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &body).await.expect(200);
        let left = [list("guild-chamber").await.len(), list("mashhad-police").await.len(), list("tax-office").await.len()];
        assert_eq!(left, [1, 0, 1], "{engine:?}");
    }
}
