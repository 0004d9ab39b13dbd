//! Who may call what: golden files of every route and of the OpenAPI document, and every route called by those who may not.

use crate::fit;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use testkit::samples::{self, WITH_FILE};
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
        "agency" => "agency's token",
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
    for (path, who) in
        [("/healthz", "anyone"), ("/readyz", "anyone"), ("/metrics", "programs of this machine"), ("/assets/{name}", "anyone")]
    {
        text += &format!("GET     {path:<44} {who}\n");
    }
    golden(&folder().join("routes.txt"), &text);
}

#[test]
fn the_openapi_document_is_the_one_that_was_reviewed() {
    golden(&folder().join("openapi.json"), &(web::openapi() + "\n"));
}

/// Every `$ref` of a value leads somewhere in the document.
fn refs_resolve(v: &Value, document: &Value) {
    match v {
        Value::Object(o) => {
            if let Some(to) = o.get("$ref") {
                let to = to.as_str().and_then(|r| r.strip_prefix('#')).unwrap_or_else(|| panic!("{to} leads out of the document"));
                assert!(document.pointer(to).is_some(), "{to} is used and not described");
            }
            o.values().for_each(|v| refs_resolve(v, document));
        }
        Value::Array(a) => a.iter().for_each(|v| refs_resolve(v, document)),
        _ => {}
    }
}

#[test]
fn answers_of_every_kind_were_said_to_be_objects() {
    let d = document();
    for (shape, parts) in [("PreviewedChange", ["old", "new"]), ("AnswerChange", ["old", "new"])] {
        for part in parts {
            let schema = &d["components"]["schemas"][shape]["properties"][part];
            assert!(schema.is_object() && schema["type"].is_null(), "{shape}.{part}: {schema}");
        }
    }
    let moment = |path: &str| d.pointer(path).unwrap()["format"].clone();
    assert_eq!(moment("/components/schemas/DeclineShape/properties/at"), "date-time");
    let since = d["paths"]["/api/v1/agency/cases"]["get"]["parameters"].as_array().unwrap();
    assert_eq!(since.iter().find(|p| p["name"] == "changed_since").unwrap()["schema"]["format"], "date-time");
}

#[test]
fn the_openapi_document_is_complete_in_itself() {
    let d = document();
    assert!(d["openapi"].as_str().unwrap().starts_with("3.1."));
    assert!(["title", "version"].iter().all(|k| d["info"][k].as_str().is_some_and(|s| !s.is_empty())));
    refs_resolve(&d, &d);
    let declared = |path: &str| path.split('{').skip(1).filter_map(|p| p.split('}').next()).map(String::from).collect::<BTreeSet<_>>();
    let mut ids = BTreeSet::new();
    for (method, path, tag, secured) in operations() {
        let o = &d["paths"][&path][method.to_lowercase()];
        let at = format!("{method} {path}");
        let id = o["operationId"].as_str().unwrap_or_else(|| panic!("{at} has no id"));
        assert!(ids.insert(id.to_string()), "{at}: the id {id} stands twice");
        assert!(o["summary"].as_str().is_some_and(|s| !s.is_empty()), "{at} says nothing");
        assert!(d["tags"].as_array().unwrap().iter().any(|t| t["name"] == tag.as_str()), "{at}: the tag {tag} is not described");
        // Parameters: each once, those of the path all and only those, and required.
        let (mut seen, mut in_path, mut asks) = (BTreeSet::new(), BTreeSet::new(), false);
        for p in o["parameters"].as_array().into_iter().flatten() {
            let (name, place) = (p["name"].as_str().unwrap(), p["in"].as_str().unwrap());
            assert!(seen.insert((name, place)), "{at}: {name} stands twice");
            assert!(matches!(place, "path" | "query" | "header"), "{at}: {place}");
            assert!(p["schema"].is_object(), "{at}: {name} has no schema");
            asks |= place == "query" && name != "lang";
            if place == "path" {
                assert_eq!(p["required"], true, "{at}: {name}");
                in_path.insert(name.to_string());
            }
        }
        assert_eq!(in_path, declared(&path), "{at}");
        assert!(seen.contains(&("lang", "query")), "{at}: nobody knows that a language may be chosen");
        // Answers: one that is well, with a body unless there is none; problems in one shape.
        let answers = o["responses"].as_object().unwrap();
        assert_eq!(answers.keys().filter(|s| s.starts_with('2')).count(), 1, "{at}");
        for (status, answer) in answers {
            let at = format!("{at} {status}");
            assert!(answer["description"].as_str().is_some_and(|s| !s.is_empty()), "{at} says nothing");
            let content = answer["content"].as_object();
            match status.as_str() {
                "204" => assert!(content.is_none(), "{at}"),
                s if s.starts_with('2') => {
                    assert!(content.is_some_and(|c| c.values().all(|c| c["schema"].is_object())), "{at} has no body")
                }
                _ => assert_eq!(
                    answer["content"]["application/problem+json"]["schema"]["$ref"], "#/components/schemas/Problem",
                    "{at} is no problem"
                ),
            }
            assert_eq!(matches!(status.as_str(), "429" | "503"), answer["headers"]["Retry-After"].is_object(), "{at}");
        }
        // What everything of its kind can answer.
        let body = o["requestBody"].is_object();
        assert!(!body || o["requestBody"]["content"]["application/json"]["schema"].is_object(), "{at}");
        let can = |status: &str| answers.contains_key(status);
        assert!(can("500") && can("503"), "{at}");
        assert_eq!(can("401"), secured, "{at}: 401");
        assert!(!secured || o["security"] == json!([{ "bearer": [] }]), "{at}");
        let one_kind = matches!(bearer(&path, &tag, secured), "officer's token" | "person's token");
        assert!(can("403") || !one_kind, "{at}: 403");
        assert_eq!(can("404"), path.contains('{') || matches!(id, "start_draft" | "find_desk_case"), "{at}: 404");
        assert_eq!((can("400"), can("408"), can("413")), (body || asks, body, body), "{at}: 400, 408, 413");
        assert!(can("422"), "{at}: 422");
        // The calls of one token are bounded, and without one what is looked up and searched.
        assert_eq!(can("429"), secured || ["track", "list_services"].contains(&id), "{at}: 429");
    }
    assert_eq!(d["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    let header = d["paths"]["/api/v1/applications"]["post"]["parameters"].as_array().unwrap().iter().find(|p| p["in"] == "header");
    assert_eq!(header.unwrap()["name"], "Idempotency-Key");
}

/// The fields that a schema describes, and those that must be there; of shapes that are put together, all.
fn fields<'a>(schema: &'a Value, d: &'a Value) -> (BTreeMap<&'a str, &'a Value>, Vec<&'a str>) {
    if let Some(to) = schema["$ref"].as_str() {
        return fields(d.pointer(to.trim_start_matches('#')).unwrap(), d);
    }
    let own = schema["properties"].as_object().into_iter().flatten();
    let mut all = (own.map(|(k, v)| (k.as_str(), v)).collect::<BTreeMap<_, _>>(), vec![]);
    all.1.extend(schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str));
    for part in schema["allOf"].as_array().into_iter().flatten() {
        let (described, needed) = fields(part, d);
        all.0.extend(described);
        all.1.extend(needed);
    }
    all
}

/// What of `v` is not as its schema says: types, fields that must be there, fields that nobody described.
fn misfits(v: &Value, schema: &Value, at: &str, d: &Value, wrong: &mut Vec<String>) {
    if let Some(to) = schema["$ref"].as_str() {
        return misfits(v, d.pointer(to.trim_start_matches('#')).unwrap(), at, d, wrong);
    }
    if let Some(any) = schema["oneOf"].as_array() {
        let fits = |s: &&Value| {
            let mut w = vec![];
            misfits(v, s, at, d, &mut w);
            w.is_empty()
        };
        if !any.iter().any(|s| fits(&s)) {
            wrong.push(format!("{at}: {v} is none of {}", schema["oneOf"]));
        }
        return;
    }
    let is = |t: &str| match t {
        "object" => v.is_object(),
        "array" => v.is_array(),
        "string" => v.is_string(),
        "integer" => v.is_i64() || v.is_u64(),
        "number" => v.is_number(),
        "boolean" => v.is_boolean(),
        _ => v.is_null(),
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::String(t) => vec![t],
        Value::Array(a) => a.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    if !types.is_empty() && !types.iter().any(|t| is(t)) {
        wrong.push(format!("{at}: {v} is not {types:?}"));
    }
    let (described, needed) = fields(schema, d);
    if let (Some(items), false) = (v.as_object(), described.is_empty()) {
        wrong.extend(needed.iter().filter(|name| !items.contains_key(**name)).map(|name| format!("{at}: no {name}")));
        for (name, v) in items {
            match described.get(name.as_str()) {
                Some(s) => misfits(v, s, &format!("{at}.{name}"), d, wrong),
                None => wrong.push(format!("{at}: {name} is not described")),
            }
        }
    }
    for v in v.as_array().into_iter().flatten() {
        misfits(v, &schema["items"], &format!("{at}[]"), d, wrong);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_as_the_document_describes_them() {
    let s = scene().await;
    let d = document();
    let (me, officer) = (PersonToken::resident(&s.house, 0).await, OfficerToken::new(&s.house, "reviewer.districts").await);
    let program = AgencyToken::new(&s.house, "mashhad-districts").await;
    s.house.work().await;
    let mut wrong = vec![];
    let mut shapes = 0;
    let mut see = |a: &testkit::Answer, method: &str, route: &str| {
        let answer = &d["paths"][route][method.to_lowercase()]["responses"][a.status.to_string()];
        assert!(answer.is_object(), "{method} {route} gave {}, which is not declared: {}", a.status, a.shortened());
        let kind = a.header("content-type");
        let Some(schema) = answer["content"][kind.as_str()]["schema"].as_object() else { return };
        misfits(&a.json(), &json!(schema), &format!("{method} {route} {}", a.status), &d, &mut wrong);
        shapes += 1;
    };
    let mut all = operations();
    // Reading first, then what changes something; what ends the case last.
    all.sort_by_key(|o| (o.0 != "GET", o.0 == "DELETE", o.1.ends_with("decision") || o.1.ends_with("withdraw"), o.1.clone()));
    for (method, route, tag, _) in all {
        let client: &Client = match tag.as_str() {
            "desk" => &officer,
            "agency" => &program,
            _ => &me,
        };
        let (path, odd) = (s.path(&route), route.replace("{id}", "x"));
        let a = if method == "GET" { client.get(&path).await } else { client.json(&method, &path, &body(&route)).await };
        see(&a, &method, &route);
        // And what is refused.
        see(&client.json(&method, &odd, &json!({ "nothing": 1 })).await, &method, &route);
        see(&Anonymous::new(&s.house).json(&method, &path, &json!({})).await, &method, &route);
    }
    // A receipt with its way to a checkpoint.
    s.house.work().await;
    let receipt = me.get(&format!("/api/v1/cases/{}/receipt", s.case)).await.expect(200);
    assert!(receipt.json()["inclusion"]["checkpoint"].is_object());
    see(&receipt, "GET", "/api/v1/cases/{id}/receipt");
    println!("{shapes} answers compared with their schema");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(shapes > 100, "{shapes}");
}

/// For every page, the operation of the API that does the same, or why there is none. A person reviews this: what people
/// can do here, a program can.
const SAME: &[(&str, &str, &str)] = &[
    ("GET", "/", "GET /api/v1/home"),
    ("GET", "/search", "GET /api/v1/services"),
    ("GET", "/services", "GET /api/v1/services"),
    ("GET", "/life/{id}", "GET /api/v1/services"),
    ("GET", "/services/{id}", "GET /api/v1/services/{id}"),
    ("GET", "/agencies", "GET /api/v1/agencies"),
    ("GET", "/agencies/{id}", "GET /api/v1/agencies/{id}"),
    ("GET", "/figures", "GET /api/v1/figures"),
    ("POST", "/desk/bulk", "POST /api/v1/desk/bulk"),
    ("GET", "/track", "GET /api/v1/track/{code}"),
    ("GET", "/c/{code}", "GET /api/v1/track/{code}"),
    ("GET", "/about/{page}", "- words about the gateway, for people"),
    ("GET", "/problems/{kind}", "- words about what the API answers"),
    ("GET", "/sign-in", "- programs have tokens"),
    ("POST", "/sign-in", "- programs have tokens"),
    ("POST", "/sign-in/resident", "- programs have tokens"),
    ("POST", "/sign-in/visitor", "- programs have tokens"),
    ("GET", "/sign-in/code", "- programs have tokens"),
    ("POST", "/sign-in/code", "- programs have tokens"),
    ("POST", "/sign-in/code/again", "- programs have tokens"),
    ("POST", "/sign-out", "- programs have tokens"),
    ("GET", "/services/{id}/start", "- leads to the page of the service"),
    ("POST", "/services/{id}/start", "POST /api/v1/drafts"),
    ("GET", "/drafts/{id}", "GET /api/v1/drafts/{id}"),
    ("GET", "/drafts/{id}/q/{question}", "GET /api/v1/drafts/{id}"),
    ("POST", "/drafts/{id}/q/{question}", "PUT /api/v1/drafts/{id}/answers/{question}"),
    ("POST", "/drafts/{id}/q/{question}/remove", "DELETE /api/v1/drafts/{id}/answers/{question}/files/{sha256}"),
    ("GET", "/drafts/{id}/name", "GET /api/v1/me"),
    ("POST", "/drafts/{id}/name", "PATCH /api/v1/me"),
    ("GET", "/drafts/{id}/check", "GET /api/v1/drafts/{id}"),
    ("GET", "/drafts/{id}/not-eligible", "GET /api/v1/drafts/{id}"),
    ("GET", "/drafts/{id}/newer", "GET /api/v1/drafts/{id}/newer"),
    ("POST", "/drafts/{id}/newer", "POST /api/v1/drafts/{id}/newer"),
    ("POST", "/drafts/{id}/submit", "POST /api/v1/drafts/{id}/submit"),
    ("POST", "/drafts/{id}/discard", "DELETE /api/v1/drafts/{id}"),
    ("POST", "/drafts/{id}/signatures/{question}", "POST /api/v1/drafts/{id}/signatures/{question}"),
    ("GET", "/signatures", "GET /api/v1/signatures"),
    ("GET", "/signatures/{id}/{question}", "GET /api/v1/signatures/{id}/{question}"),
    ("GET", "/signatures/{id}/{question}/receipt", "GET /api/v1/signatures/{id}/{question}/receipt"),
    ("POST", "/signatures/{id}/{question}/sign", "POST /api/v1/signatures/{id}/{question}/sign"),
    ("POST", "/signatures/{id}/{question}/decline", "POST /api/v1/signatures/{id}/{question}/decline"),
    ("GET", "/signatures/{id}/{question}/files/{sha256}", "GET /api/v1/signatures/{id}/{question}/files/{sha256}"),
    ("GET", "/cases", "GET /api/v1/cases"),
    ("GET", "/cases/{id}", "GET /api/v1/cases/{id}"),
    ("GET", "/cases/{id}/submitted", "GET /api/v1/cases/{id}"),
    ("GET", "/cases/{id}/receipt", "GET /api/v1/cases/{id}/receipt"),
    ("POST", "/cases/{id}/message", "POST /api/v1/cases/{id}/messages"),
    ("POST", "/cases/{id}/payment", "POST /api/v1/cases/{id}/payment"),
    ("POST", "/cases/{id}/visit", "POST /api/v1/cases/{id}/visit"),
    ("GET", "/cases/{id}/answer", "GET /api/v1/cases/{id}"),
    ("POST", "/cases/{id}/answer", "POST /api/v1/cases/{id}/answer"),
    ("GET", "/cases/{id}/withdraw", "GET /api/v1/cases/{id}"),
    ("POST", "/cases/{id}/objection", "POST /api/v1/cases/{id}/objection"),
    ("POST", "/cases/{id}/withdraw", "POST /api/v1/cases/{id}/withdraw"),
    ("GET", "/cases/{id}/letters/{event}", "GET /api/v1/cases/{id}/letters/{event}"),
    ("GET", "/cases/{id}/receipt/print", "GET /api/v1/cases/{id}/receipt"),
    ("GET", "/cases/{id}/invoice/print", "GET /api/v1/cases/{id}"),
    ("GET", "/cases/{id}/files/{sha256}", "GET /api/v1/cases/{id}/files/{sha256}"),
    ("GET", "/me", "GET /api/v1/me"),
    ("POST", "/me", "PATCH /api/v1/me"),
    ("GET", "/me/data.json", "GET /api/v1/me/data"),
    ("POST", "/me/sessions/{id}/end", "DELETE /api/v1/me/sessions/{id}"),
    ("POST", "/me/sessions/end-all", "DELETE /api/v1/me/sessions"),
    ("GET", "/notices", "GET /api/v1/notices"),
    ("POST", "/notices/read", "POST /api/v1/me/notices/read"),
    ("GET", "/demo/outbox", "- messages of a demonstration"),
    ("GET", "/desk/sign-in", "- programs have tokens"),
    ("POST", "/desk/sign-in", "- programs have tokens"),
    ("POST", "/desk/sign-out", "- programs have tokens"),
    ("GET", "/desk/sessions", "GET /api/v1/desk/sessions"),
    ("POST", "/desk/sessions/{id}/end", "DELETE /api/v1/desk/sessions/{id}"),
    ("POST", "/desk/sessions/end-all", "DELETE /api/v1/desk/sessions"),
    ("GET", "/desk", "GET /api/v1/desk/tasks"),
    ("GET", "/desk/find", "GET /api/v1/desk/cases"),
    ("POST", "/desk/tasks/{id}/claim", "POST /api/v1/desk/tasks/{id}/claim"),
    ("POST", "/desk/tasks/{id}/release", "POST /api/v1/desk/tasks/{id}/release"),
    ("POST", "/desk/tasks/{id}/take-over", "POST /api/v1/desk/tasks/{id}/take-over"),
    ("POST", "/desk/tasks/{id}/assign", "POST /api/v1/desk/tasks/{id}/assign"),
    ("GET", "/desk/cases/{id}", "GET /api/v1/desk/cases/{id}"),
    ("POST", "/desk/cases/{id}/question", "POST /api/v1/desk/cases/{id}/questions"),
    ("POST", "/desk/cases/{id}/note", "POST /api/v1/desk/cases/{id}/notes"),
    ("POST", "/desk/cases/{id}/message", "POST /api/v1/desk/cases/{id}/messages"),
    ("POST", "/desk/cases/{id}/advance", "POST /api/v1/desk/cases/{id}/advance"),
    ("POST", "/desk/cases/{id}/finish", "POST /api/v1/desk/cases/{id}/finish"),
    ("POST", "/desk/cases/{id}/appointment", "POST /api/v1/desk/cases/{id}/appointment"),
    ("GET", "/desk/refunds", "GET /api/v1/desk/refunds"),
    ("POST", "/desk/cases/{id}/given-back", "POST /api/v1/desk/cases/{id}/given-back"),
    ("POST", "/desk/cases/{id}/payment-found", "POST /api/v1/desk/cases/{id}/payment/found"),
    ("POST", "/desk/cases/{id}/payment-not-found", "POST /api/v1/desk/cases/{id}/payment/not-found"),
    ("POST", "/desk/cases/{id}/call-off", "POST /api/v1/desk/cases/{id}/appointment/call-off"),
    ("POST", "/desk/cases/{id}/completeness", "POST /api/v1/desk/cases/{id}/completeness"),
    ("POST", "/desk/cases/{id}/take-back", "POST /api/v1/desk/cases/{id}/questions/take-back"),
    ("POST", "/desk/cases/{id}/extension", "POST /api/v1/desk/cases/{id}/extension"),
    ("POST", "/desk/cases/{id}/transfer", "POST /api/v1/desk/cases/{id}/transfer"),
    ("POST", "/desk/cases/{id}/decision", "POST /api/v1/desk/cases/{id}/decision"),
    ("GET", "/desk/cases/{id}/letters/{event}", "GET /api/v1/cases/{id}/letters/{event}"),
    ("GET", "/desk/cases/{id}/files/{sha256}", "GET /api/v1/cases/{id}/files/{sha256}"),
];

#[test]
fn what_a_page_does_an_operation_of_the_api_does_or_there_is_a_reason() {
    let operations: BTreeSet<String> = operations().into_iter().map(|(method, path, ..)| format!("{method} {path}")).collect();
    let pages: Vec<(&str, &str)> = web::TABLE.iter().map(|r| (r.0, r.1)).collect();
    for page in &pages {
        let entries = SAME.iter().filter(|s| (s.0, s.1) == *page).count();
        assert_eq!(entries, 1, "{} {}: say which operation of the API does the same", page.0, page.1);
    }
    for (method, path, same) in SAME {
        assert!(pages.contains(&(method, path)), "{method} {path} is not a page any more");
        let reason = same.strip_prefix("- ").is_some_and(|r| r.len() > 10);
        assert!(reason || operations.contains(*same), "{method} {path}: there is no {same}");
        // What changes something on a page changes it in the API.
        assert!(reason || *method == "GET" || !same.starts_with("GET"), "{method} {path}: {same} changes nothing");
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

/// The way to sign in; after a form, the page itself with what was typed.
fn signs_in(a: &testkit::Answer, door: &str, form: &str) -> bool {
    let page = a.status == 401 && a.is_page() && a.text().contains(&format!("action=\"{form}\"")) && a.text().contains("name=\"kept\"");
    (a.status == 303 && a.location().starts_with(door)) || (page && a.asked.starts_with("POST"))
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
                    let a = page(client, method, &path).await;
                    assert!(signs_in(&a, "/sign-in?next=", "/sign-in/resident"), "{method} {path}: {}", a.shortened());
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
                    let a = page(client, method, &path).await;
                    assert!(signs_in(&a, "/desk/sign-in", "/desk/sign-in"), "{method} {path}: {}", a.shortened());
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
        "messages" | "questions" | "notes" | "answer" | "objection" => json!({ "text": "x" }),
        "{question}" => json!({ "answer": "x" }),
        "take-over" | "take-back" | "extension" | "call-off" | "not-found" => json!({ "reason": "x" }),
        "payment" => json!({ "receipt": "x", "paid_on": "x" }),
        "found" => json!({ "receipt": "x" }),
        "preview" if path.contains("/answer/") => json!({}),
        "preview" if path.contains("/transfer/") => json!({ "agency": "mashhad-water", "unit": "engineering", "reason": "x" }),
        "visit" => json!({ "at": "2026-11-28T06:00:00.000Z" }),
        "given-back" => json!({ "receipt": "x", "reference": "x", "given_on": "x" }),
        "assign" => json!({ "officer": "x" }),
        "finish" => json!({ "outcome": "x" }),
        "appointment" => json!({ "date": "2099-01-01", "time": "09:30", "place": "x" }),
        "newer" => json!({ "version": samples::service(WITH_FILE).version }),
        "sign" | "decline" => json!({ "seen": "x" }),
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
            "agency's token" => wrong.extend([(&*nobody as &Client, 401), (&*officer, 403), (&*other, 403)]),
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
    for path in ["/healthz", "/readyz"] {
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
