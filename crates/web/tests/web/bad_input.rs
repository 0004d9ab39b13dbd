//! Odd input at every page and endpoint: never a fault, always an answer in words, nothing lost.

use crate::fit;
use serde_json::{Value, json};
use testkit::samples::{self, WITH_FILE};
use testkit::{Anonymous, Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, PersonPages, PersonToken, fault};

/// An answer that says something: a page, a way on, or a problem document.
#[track_caller]
fn says(a: &Answer, what: &str) {
    let kind = a.header("content-type");
    assert!(a.status < 500, "{}: {what}: a fault: {}", a.asked, a.shortened());
    let page = a.is_page() && a.text().contains("<h1");
    let way = a.status == 303 && a.location().starts_with('/');
    let api = a.asked.split(' ').nth(1).is_some_and(|p| p.starts_with("/api/"));
    let answered = if api { a.status < 300 || a.is_problem() } else { page || way || (a.status == 200 && !kind.is_empty()) };
    assert!(answered, "{}: {what}: {} {kind}: {}", a.asked, a.status, a.shortened());
    fit(a);
}

struct Scene {
    house: House,
    me: PersonPages,
    officer: OfficerPages,
    case: String,
    waiting: String,
    task: String,
}

async fn scene(engine: Engine) -> Scene {
    let house = House::new(engine).await;
    let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
    let (officer, desk) = (OfficerPages::new(&house, "reviewer.districts").await, OfficerToken::new(&house, "reviewer.districts").await);
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let waiting = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    desk.json("POST", &format!("/api/v1/desk/cases/{waiting}/questions"), &json!({ "text": "؟" })).await.expect(200);
    let task = desk.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json()["task"].as_str().unwrap().to_string();
    Scene { house, me, officer, case, waiting, task }
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_forms_at_every_page_are_answered_in_words() {
    for engine in ENGINES {
        let s = scene(engine).await;
        let types: [&[u8]; 3] = [b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=BOUND", b"text/plain"];
        let mut calls = 0;
        for (method, route, who, _) in web::TABLE.iter().filter(|r| r.0 == "POST") {
            let own: Client =
                if *who == web::Caller::Officer || route.starts_with("/desk") { (*s.officer).clone() } else { (*s.me).clone() };
            // Ending sessions is meant; it is done by someone who does not come back.
            let ends = route.ends_with("out") || route.ends_with("end-all");
            for (i, (what, body)) in fault::bodies().into_iter().enumerate() {
                let client = if ends { (*Anonymous::new(&s.house)).clone() } else { own.clone() };
                let draft = if route.contains("/drafts/") {
                    client.post("/services/lost-and-found/start", &[]).await.location()
                } else {
                    String::new()
                };
                let case = if route.ends_with("/answer") || route.ends_with("/withdraw") { &s.waiting } else { &s.case };
                let path = route
                    .replace("/drafts/{id}", &draft)
                    .replace("/tasks/{id}", &format!("/tasks/{}", s.task))
                    .replace("/cases/{id}", &format!("/cases/{case}"))
                    .replace("/services/{id}", &format!("/services/{WITH_FILE}"))
                    .replace("{id}", "00000000-0000-0000-0000-000000000000")
                    .replace("{question}", "item");
                let headers: [(&str, &[u8]); 2] =
                    [("content-type", types[if i % 5 == 4 { 1 + i % 2 } else { 0 }]), ("sec-fetch-site", b"same-origin")];
                says(&client.call(method, &path, &headers, body).await, what);
                calls += 1;
            }
        }
        println!("{calls} odd forms on {engine:?}");
        assert_eq!(s.house.verify().await.broken, 0);
        s.me.get("/me").await.expect(200);
        s.officer.get("/desk").await.expect(200);
    }
}

/// Every operation of the API with the path of something that exists.
fn operations(s: &Scene, draft: &str) -> Vec<(String, String, bool)> {
    let document: Value = serde_json::from_str(&web::openapi()).unwrap();
    let mut all = vec![];
    for (route, methods) in document["paths"].as_object().unwrap() {
        for (method, o) in methods.as_object().unwrap() {
            let case = if route.ends_with("/answer") || route.ends_with("/withdraw") { &s.waiting } else { &s.case };
            let path = route
                .replace("/drafts/{id}", &format!("/drafts/{draft}"))
                .replace("/tasks/{id}", &format!("/tasks/{}", s.task))
                .replace("/cases/{id}", &format!("/cases/{case}"))
                .replace("/services/{id}", &format!("/services/{WITH_FILE}"))
                .replace("{question}", "item")
                .replace("{code}", "000000000000");
            all.push((method.to_uppercase(), path, o["tags"][0] == "desk"));
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_json_at_every_operation_is_answered_with_a_problem() {
    for engine in ENGINES {
        let s = scene(engine).await;
        let (me, desk) = (PersonToken::resident(&s.house, 0).await, OfficerToken::new(&s.house, "reviewer.districts").await);
        let draft = async || {
            let d = me.json("POST", "/api/v1/drafts", &json!({ "service": "lost-and-found" })).await.expect(201).json();
            d["id"].as_str().unwrap().to_string()
        };
        let first = draft().await;
        let mut calls = 0;
        for (method, path, is_desk) in operations(&s, &first) {
            if method == "GET" {
                continue;
            }
            let client: &Client = if is_desk { &desk } else { &me };
            for (i, (what, body)) in fault::json_bodies().into_iter().enumerate() {
                let path = path.replace(&first, &draft().await);
                let kind: &[u8] = if i % 7 == 6 { b"text/html" } else { b"application/json; charset=utf-8" };
                says(&client.call(&method, &path, &[("content-type", kind)], body).await, what);
                calls += 1;
            }
        }
        println!("{calls} odd JSON bodies on {engine:?}");
        assert_eq!(s.house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_ids_queries_and_headers_are_answered_in_words() {
    for engine in ENGINES {
        let s = scene(engine).await;
        let (me, desk) = (PersonToken::resident(&s.house, 0).await, OfficerToken::new(&s.house, "reviewer.districts").await);
        let mut calls = 0;
        // Ids.
        let document: Value = serde_json::from_str(&web::openapi()).unwrap();
        let api = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(p, m)| m.as_object().unwrap().keys().map(move |m| (m.to_uppercase(), p.clone())));
        let pages = web::TABLE.iter().map(|r| (r.0.to_string(), r.1.to_string()));
        for (method, route) in api.chain(pages).filter(|r| r.1.contains('{')) {
            for id in fault::ids() {
                let mut path = route.clone();
                while let Some((a, b)) = path.split_once('{').map(|(a, b)| (a.to_string(), b.to_string())) {
                    path = format!("{a}{id}{}", b.split_once('}').map_or("", |x| x.1));
                }
                let clients: [&Client; 2] = match (route.starts_with("/api"), route.contains("/desk")) {
                    (true, true) => [&desk, &desk],
                    (true, false) => [&me, &desk],
                    (false, true) => [&s.officer, &s.officer],
                    (false, false) => [&s.me, &s.me],
                };
                let a = match (route.starts_with("/api"), method.as_str()) {
                    (_, "GET") => clients[0].get(&path).await,
                    (true, _) => clients[0].json(&method, &path, &json!({ "text": "x", "answer": "x" })).await,
                    (false, _) => clients[0].post(&path, &[("text", "x")]).await,
                };
                // Axum takes a path with dots as it is; the answer is a 404 or a redirect like any other.
                says(&a, id);
                calls += 1;
            }
        }
        // Queries.
        let lists = [
            "/",
            "/search",
            "/agencies/mashhad-water",
            "/track",
            "/sign-in",
            "/sign-in/code",
            "/cases",
            "/me",
            "/notices",
            "/services/fence-permit",
            "/desk/sign-in",
        ];
        for query in fault::queries() {
            let who = Anonymous::new(&s.house);
            for path in lists {
                let client: &Client = if path == "/track" { &who } else { &s.me };
                says(&client.get(&format!("{path}?{query}")).await, &query);
            }
            says(&s.officer.get(&format!("/desk?{query}")).await, &query);
            for (path, client) in [("/api/v1/services", &*me as &Client), ("/api/v1/cases", &me), ("/api/v1/desk/tasks", &desk)] {
                says(&client.get(&format!("{path}?{query}")).await, &query);
            }
            calls += lists.len() + 4;
        }
        // Headers.
        for (name, value) in fault::headers() {
            for (path, client) in [
                ("/", &*s.me as &Client),
                ("/cases", &s.me),
                ("/desk", &s.officer),
                ("/services/fence-permit", &s.me),
                ("/api/v1/cases", &me),
                ("/api/v1/services", &me),
            ] {
                says(&client.call("GET", path, &[(name, &value)], vec![]).await, name);
                calls += 1;
            }
            let application = samples::application(samples::service(WITH_FILE), 0).to_string().into_bytes();
            let mut headers: Vec<(&str, &[u8])> = vec![(name, &value)];
            if name != "content-type" {
                headers.push(("content-type", b"application/json"));
            }
            says(&me.call("POST", "/api/v1/applications", &headers, application).await, name);
        }
        println!("{calls} odd ids, queries and headers on {engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_page_keeps_what_was_typed_and_says_what_is_wrong() {
    let s = scene(Engine::Sqlite).await;
    let draft = s.me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
    let said = |key: &'static str| pages::Words::of(domain::Lang::FA).say(key);
    // A question: the text stays, the message stands beside it, and the saved answer stays as it was.
    s.me.post(&format!("{draft}/q/area"), &[("answer", "250")]).await.expect(303);
    let a = s.me.post(&format!("{draft}/q/area"), &[("answer", "دویست و پنجاه")]).await.expect(422);
    assert!(
        a.text().contains("دویست و پنجاه") && a.text().contains(&said("answer-not-a-number")) || a.text().contains("role=\"alert\""),
        "{}",
        a.shortened()
    );
    let saved = s.me.get(&format!("{draft}/q/area")).await.expect(200).text();
    assert!(saved.contains("250") || saved.contains("۲۵۰"), "the saved answer is gone");
    // "Check your answers" with answers missing.
    let a = s.me.post(&format!("{draft}/submit"), &[]).await.expect(422);
    assert!(a.is_page() && a.text().contains("role=\"alert\""));
    s.me.get(&draft).await.expect(303);
    // Texts that are too long, on both sides of the case.
    let long = "ا".repeat(4001);
    for (client, path, field) in [
        (&*s.me as &Client, format!("/cases/{}/message", s.case), "text"),
        (&s.me, format!("/cases/{}/answer", s.waiting), "text"),
        (&s.me, format!("/cases/{}/withdraw", s.case), "reason"),
        (&s.officer, format!("/desk/cases/{}/note", s.case), "text"),
        (&s.officer, format!("/desk/cases/{}/question", s.case), "text"),
        (&s.officer, format!("/desk/cases/{}/message", s.case), "text"),
        (&s.officer, format!("/desk/cases/{}/advance", s.case), "note"),
    ] {
        let a = client.post(&path, &[(field, &long)]).await.expect(422);
        assert!(a.text().contains(&long), "{path} lost what was typed");
        assert!(a.text().contains("role=\"alert\""), "{path} does not say what is wrong");
        fit(&a);
    }
    for (fields, kept) in [
        (vec![("to", "mashhad-water/engineering"), ("reason", "")], "mashhad-water/engineering"),
        (vec![("to", "nowhere/none"), ("reason", "دلیل نوشته شده")], "دلیل نوشته شده"),
    ] {
        let a = s.officer.post(&format!("/desk/cases/{}/transfer", s.case), &fields).await.expect(422);
        assert!(a.text().contains(kept), "what was typed is lost: {kept}");
    }
    let fields = [("decision", "permit"), ("ground", "none"), ("note", "توضیح نوشته شده")];
    let a = s.officer.post(&format!("/desk/cases/{}/decision", s.case), &fields).await.expect(422);
    assert!(a.text().contains("توضیح نوشته شده"));
    // Sign-in.
    let a = Anonymous::new(&s.house).post("/sign-in/resident", &[("national_number", "1234567890"), ("mobile", "123")]).await.expect(422);
    assert!(a.text().contains("1234567890") && a.text().contains("role=\"alert\""));
    let a = Anonymous::new(&s.house).post("/sign-in/visitor", &[("passport", "!"), ("email", "nobody")]).await.expect(422);
    assert!(a.text().contains("nobody"));
    // My data.
    let a = s.me.post("/me", &[("name", &"x".repeat(101)), ("lang", "fa")]).await.expect(422);
    assert!(a.is_page() && a.text().contains("role=\"alert\""));
    // The case is as it was.
    assert_eq!(s.house.verify().await.broken, 0);
    let token = PersonToken::resident(&s.house, 0).await;
    assert_eq!(token.get(&format!("/api/v1/cases/{}", s.case)).await.expect(200).json()["status"], "open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_in_the_language_of_the_person() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let mut details = std::collections::BTreeSet::new();
    for lang in ["fa", "en", "ar"] {
        let a = me.json("POST", &format!("/api/v1/applications?lang={lang}"), &json!({ "service": "none" })).await.expect(422).json();
        details.insert(a["errors"][0]["message"].as_str().unwrap().to_string());
        let b = me
            .call("GET", "/api/v1/cases/x", &[("accept-language", format!("{lang}-XX,zz;q=0.1").as_bytes())], vec![])
            .await
            .expect(404)
            .json();
        details.insert(b["detail"].as_str().unwrap().to_string());
    }
    assert_eq!(details.len(), 6, "{details:?}");
}
