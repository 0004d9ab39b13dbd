//! Who may call what: golden files of every route and of the OpenAPI document, and every route called by those who may not.

use crate::fit;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use testkit::samples::WITH_FILE;
use testkit::{AgencyToken, Anonymous, Client, Engine, House, OfficerPages, OfficerToken, PersonPages, PersonToken, golden};
use web::Caller;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn document() -> Value {
    serde_json::from_str(&web::openapi()).expect("the OpenAPI document is JSON")
}

/// Every operation of the API: method, path, tag, whether it wants a token.
fn operations() -> Vec<(String, String, String, bool)> {
    let mut all = vec![];
    for (path, methods) in document()["paths"].as_object().unwrap() {
        for (method, o) in methods.as_object().unwrap() {
            let secured = o["security"].as_array().is_some_and(|s| !s.is_empty());
            all.push((method.to_uppercase(), path.clone(), o["tags"][0].as_str().unwrap_or_default().into(), secured));
        }
    }
    all.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    all
}

/// Whose token an operation wants.
fn bearer(path: &str, tag: &str, secured: bool) -> &'static str {
    match tag {
        _ if !secured => "anyone",
        "desk" => "officer's token",
        "cases" if path != "/api/v1/cases" => "token of whoever may see the case",
        _ => "person's token",
    }
}

#[test]
fn routes_are_those_that_were_reviewed() {
    let mut text = String::from("# pages\n");
    for (method, path, who, _) in web::TABLE {
        text += &format!("{method:<7} {path:<44} {}\n", format!("{who:?}").to_lowercase());
    }
    text += "\n# API\n";
    for (method, path, tag, secured) in operations() {
        text += &format!("{method:<7} {path:<44} {}\n", bearer(&path, &tag, secured));
    }
    text += "GET     /api/v1/openapi.json                         anyone\n\n# operators and assets\n";
    for path in ["/healthz", "/readyz", "/metrics", "/assets/{name}"] {
        text += &format!("GET     {path:<44} anyone\n");
    }
    golden(&folder().join("routes.txt"), &text);
}

#[test]
fn the_openapi_document_is_the_one_that_was_reviewed() {
    golden(&folder().join("openapi.json"), &(web::openapi() + "\n"));
}

#[test]
fn the_openapi_document_is_complete_in_itself() {
    let d = document();
    assert!(d["openapi"].as_str().unwrap().starts_with("3.1"));
    let text = d.to_string();
    for name in text.split("#/components/schemas/").skip(1).filter_map(|r| r.split('"').next()) {
        assert!(d["components"]["schemas"][name].is_object(), "{name} is used and not described");
    }
    for (method, path, _, _) in operations() {
        let o = &d["paths"][&path][method.to_lowercase()];
        assert!(o["summary"].is_string() || o["description"].is_string(), "{method} {path} says nothing");
        for id in path.split('{').skip(1).filter_map(|p| p.split('}').next()) {
            let named = o["parameters"].as_array().is_some_and(|p| p.iter().any(|p| p["name"] == id && p["in"] == "path"));
            assert!(named, "{method} {path}: {id} is not described");
        }
    }
}

/// A house with a case, a draft, a session and a task of the first resident.
struct Scene {
    house: House,
    me: PersonPages,
    case: String,
    task: String,
    draft: String,
    session: String,
}

async fn scene() -> Scene {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let token = PersonToken::resident(&house, 0).await;
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let draft = me.post("/services/lost-and-found/start", &[]).await.expect(303).location().rsplit('/').next().unwrap().to_string();
    let officer = OfficerToken::new(&house, "reviewer.districts").await;
    let task = officer.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"][0]["id"].as_str().unwrap().to_string();
    let session = me
        .get("/me")
        .await
        .expect(200)
        .text()
        .split("/me/sessions/")
        .find_map(|s| s.get(..36).filter(|s| s.contains('-') && !s.contains('"')).map(String::from));
    Scene { house, me, case, task, draft, session: session.unwrap_or_else(|| domain::Id::nil().to_string()) }
}

impl Scene {
    fn path(&self, route: &str) -> String {
        let id = if route.contains("/drafts/") {
            &self.draft
        } else if route.contains("/tasks/") {
            &self.task
        } else if route.contains("/cases/") {
            &self.case
        } else if route.contains("/sessions/") {
            &self.session
        } else if route.contains("/services/") {
            WITH_FILE
        } else if route.contains("/agencies/") {
            "mashhad-districts"
        } else {
            "housing"
        };
        route
            .replace("{id}", id)
            .replace("{question}", "description")
            .replace("{sha256}", &"0".repeat(64))
            .replace("{event}", "1")
            .replace("{code}", "000000000000")
            .replace("{page}", "accessibility")
    }
}

async fn page(client: &Client, method: &str, path: &str) -> testkit::Answer {
    if method == "GET" {
        client.get(path).await
    } else {
        client
            .post(
                path,
                &[("text", "x"), ("to", "mashhad-water/engineering"), ("reason", "x"), ("decision", "permit"), ("ground", "line-clear")],
            )
            .await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_called_by_somebody_else_shows_nothing_and_does_nothing() {
    let s = scene().await;
    let nobody = Anonymous::new(&s.house);
    let other = PersonPages::resident(&s.house, 1).await;
    let colleague = OfficerPages::new(&s.house, "reviewer.districts").await;
    let stranger = OfficerPages::new(&s.house, "engineer.water").await;
    let before = s.house.verify().await;
    let mut calls = 0;
    for (method, route, who, _) in web::TABLE {
        let path = s.path(route);
        match who {
            Caller::Anyone | Caller::Demo => {}
            Caller::Person => {
                // An officer has no cases or drafts of their own here; nobody has none.
                for client in [&*nobody as &Client, &*colleague] {
                    let a = page(client, method, &path).await.expect(303);
                    assert!(a.location().starts_with("/sign-in?next="), "{method} {path}: {}", a.location());
                    calls += 1;
                }
                if route.contains("/cases/") || route.contains("/drafts/") {
                    let a = page(&other, method, &path).await.expect(404);
                    assert!(a.is_page(), "{method} {path}");
                    fit(&a);
                    assert!(!a.text().contains(testkit::samples::title(WITH_FILE)), "{method} {path}");
                    calls += 1;
                }
            }
            Caller::Officer => {
                for client in [&*nobody as &Client, &*s.me, &*other] {
                    assert_eq!(page(client, method, &path).await.expect(303).location(), "/desk/sign-in", "{method} {path}");
                    calls += 1;
                }
                if route.contains("{id}") {
                    let a = page(&stranger, method, &path).await.expect(404);
                    assert!(a.is_page(), "{method} {path}");
                    calls += 1;
                }
            }
        }
    }
    println!("{calls} calls by those who may not");
    // Nothing was written, not even a reading.
    assert_eq!(s.house.verify().await, before);
    // Another person's session is not ended.
    other.post(&format!("/me/sessions/{}/end", s.session), &[]).await;
    s.me.get("/me").await.expect(200);
}

/// A body that is right in form, for each operation.
fn body(path: &str) -> Value {
    match path.rsplit('/').next().unwrap_or_default() {
        "applications" => testkit::samples::application(testkit::samples::service(WITH_FILE), 0),
        "drafts" => json!({ "service": WITH_FILE }),
        "messages" | "questions" | "notes" | "answer" => json!({ "text": "x" }),
        "{question}" => json!({ "answer": "x" }),
        "take-over" => json!({ "reason": "x" }),
        "transfer" => json!({ "agency": "mashhad-water", "unit": "engineering", "reason": "x" }),
        "decision" | "preview" => json!({ "decision": "permit", "ground": "line-clear" }),
        _ => json!({}),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operation_called_with_a_wrong_token_is_refused_without_telling_what_exists() {
    let s = scene().await;
    let house = &s.house;
    let nobody = Anonymous::new(house);
    let (other, officer) = (PersonToken::resident(house, 1).await, OfficerToken::new(house, "reviewer.districts").await);
    let stranger = OfficerToken::new(house, "engineer.water").await;
    let (steward, agency) = (AgencyToken::new(house, "mashhad-districts").await, AgencyToken::new(house, "mashhad-water").await);
    let before = house.verify().await;
    let mut calls = 0;
    let operations = operations();
    for (method, route, tag, secured) in &operations {
        let (path, body) = (s.path(route), body(route));
        let mut wrong: Vec<(&Client, u16)> = vec![];
        match bearer(route, tag, *secured) {
            "anyone" => {}
            "officer's token" => {
                wrong.extend([(&*nobody as &Client, 401), (&*other, 403), (&*steward, 403), (&*agency, 403)]);
                if route.contains("{id}") {
                    wrong.push((&*stranger, 404));
                }
            }
            "person's token" => {
                wrong.extend([(&*nobody as &Client, 401), (&*officer, 403), (&*agency, 403)]);
                if route.contains("{id}") {
                    wrong.push((&*other, 404));
                }
            }
            _ => wrong.extend([(&*nobody as &Client, 401), (&*other, 404), (&*stranger, 404), (&*agency, 404)]),
        }
        for (client, status) in wrong {
            let a = client.json(method, &path, &body).await.expect(status);
            assert!(a.is_problem(), "{method} {path}: {}", a.shortened());
            fit(&a);
            if status == 401 {
                assert_eq!(a.header("www-authenticate"), "Bearer");
            }
            calls += 1;
        }
        if *secured {
            for token in [&b"Bearer"[..], b"Bearer nothing", b"Basic eDp5", b"Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
                let headers = [("authorization", token), ("content-type", &b"application/json"[..])];
                nobody.call(method, &path, &headers, body.to_string().into_bytes()).await.expect(401);
                calls += 1;
            }
        }
    }
    println!("{calls} calls with a wrong token over {} operations", operations.len());
    assert_eq!(house.verify().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_or_method_is_told_as_such() {
    let s = scene().await;
    for path in ["/nothing", "/services/none", "/agencies/none", "/life/none", "/about/none", "/cases/x/y/z", "/assets/none.css"] {
        let a = s.me.get(path).await.expect(404);
        assert!(a.is_page(), "{path}: {}", a.shortened());
        fit(&a);
    }
    for path in ["/api/v1/none", "/api/v2/services", "/api/v1/services/none", "/api/none"] {
        assert!(s.me.get(path).await.expect(404).is_problem(), "{path}");
    }
    let a = s.me.call("DELETE", "/me", &[("sec-fetch-site", b"same-origin")], vec![]).await.expect(405);
    assert!(a.is_page());
    assert!(s.me.call("PATCH", "/api/v1/notices", &[], vec![]).await.expect(405).is_problem());
    for path in ["/healthz", "/readyz", "/metrics"] {
        s.me.get(path).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_outbox_is_a_page_of_the_demonstration_only() {
    let house = House::with(Engine::Sqlite, testkit::Options { demo: false, ..Default::default() }).await;
    Anonymous::new(&house).get("/demo/outbox").await.expect(404);
    let page = Anonymous::new(&house).get("/sign-in").await.expect(200).text();
    assert!(!page.contains("0938668935"), "sample people are shown outside a demonstration");
    Anonymous::new(&House::new(Engine::Sqlite).await).get("/demo/outbox").await.expect(200);
}
