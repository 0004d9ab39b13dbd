//! Odd input at every page and endpoint: never a fault, always an answer in words, nothing lost.

use crate::fit;
use crate::real::Real;
use domain::form::{self, Answers};
use domain::package::{Catalogue, Question, Service};
use domain::question::Kind;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use testkit::samples::{self, WITH_FILE};
use testkit::{Anonymous, Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken, fault};

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

/// Of an answer to a route with something real in it: it was not "there is no such thing", and what was used up is made anew.
#[track_caller]
fn is_there(real: &Real, route: &str, a: &Answer, what: &str) {
    // A session ends once, a file is taken out of an answer once, and what comes along is not looked at.
    let once = ["/sessions/", "/answers/{question}/files/"].iter().any(|of| route.contains(of));
    let there = a.status != 404 || once;
    assert!(there, "{}: {what}: nothing was looked at: {}", a.asked, a.shortened());
    if a.status < 400 {
        real.used(route);
    }
}

/// Pages with something in their address whose forms have no field that is looked at.
const WITHOUT_FIELDS: [&str; 7] = [
    "/services/{id}/start",
    "/drafts/{id}/discard",
    "/drafts/{id}/signatures/{question}",
    "/me/sessions/{id}/end",
    "/desk/sessions/{id}/end",
    "/desk/tasks/{id}/claim",
    "/desk/tasks/{id}/release",
];

#[tokio::test(flavor = "multi_thread")]
async fn odd_forms_at_every_page_are_answered_in_words() {
    for engine in ENGINES {
        let real = Real::new(engine).await;
        let house = &real.place.house;
        let types: [&[u8]; 3] = [b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=BOUND", b"text/plain"];
        let (mut calls, mut looked_at) = (0, BTreeSet::new());
        for (method, route, ..) in web::TABLE.iter().filter(|r| r.0 == "POST") {
            // Ending sessions is meant; it is done by someone who does not come back.
            let ends = route.ends_with("out") || route.ends_with("end-all");
            for (i, (what, body)) in fault::bodies().into_iter().enumerate() {
                let client = if ends { (*Anonymous::new(house)).clone() } else { real.caller(route).clone() };
                let path = real.address(route).await;
                let headers: [(&str, &[u8]); 2] =
                    [("content-type", types[if i % 5 == 4 { 1 + i % 2 } else { 0 }]), ("sec-fetch-site", b"same-origin")];
                let a = client.call(method, &path, &headers, body).await;
                says(&a, what);
                is_there(&real, route, &a, what);
                if a.status == 422 {
                    looked_at.insert(*route);
                }
                calls += 1;
            }
        }
        println!("{calls} odd forms on {engine:?}");
        let fields: Vec<&str> = web::TABLE.iter().filter(|r| r.0 == "POST" && r.1.contains('{')).map(|r| r.1).collect();
        for route in fields.into_iter().filter(|r| !WITHOUT_FIELDS.contains(r)) {
            assert!(looked_at.contains(route), "{route}: nothing was wrong with any odd form");
        }
        assert_eq!(house.verify().await.broken, 0);
        PersonPages::resident(house, 2).await.get("/me").await.expect(200);
        OfficerPages::new(house, "reviewer.districts").await.get("/desk").await.expect(200);
    }
}

/// A body of the right shape in which every text and every number is this one.
fn filled(schema: &Value, text: &str, number: i64, document: &Value) -> Value {
    if let Some(to) = schema["$ref"].as_str() {
        return filled(document.pointer(to.trim_start_matches('#')).unwrap(), text, number, document);
    }
    if let Some(any) = schema["oneOf"].as_array() {
        return any.iter().find(|s| s["type"] != "null").map_or(Value::Null, |s| filled(s, text, number, document));
    }
    let is = |t: &str| schema["type"] == t || schema["type"].as_array().is_some_and(|all| all.contains(&json!(t)));
    let needed = |name: &str| schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
    // An id that is none is another shape, and one of nothing ends at that: it is left out where that may be.
    let fields = schema["properties"].as_object().into_iter().flatten().filter(|(name, s)| s["format"] != "uuid" || needed(name));
    match () {
        () if schema["format"] == "uuid" => json!(domain::Id::nil()),
        () if is("array") => json!([filled(&schema["items"], text, number, document), filled(&schema["items"], text, number, document)]),
        () if is("object") => fields.map(|(name, s)| (name.clone(), filled(s, text, number, document))).collect(),
        () if is("integer") || is("number") => json!(number),
        () if is("boolean") => json!(true),
        () => json!(text),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_json_at_every_operation_is_answered_with_a_problem() {
    let document: Value = serde_json::from_str(&web::openapi()).unwrap();
    let long = "x".repeat(5_000);
    let odd = ["", "\0", "a\u{1}\u{1b}", "\u{202e}\u{2066}", "<script>\"'", "-1", "\u{fffd}\u{1f468}\u{200d}", &long];
    for engine in ENGINES {
        let real = Real::new(engine).await;
        let (mut calls, mut unseen) = (0, vec![]);
        for (route, methods) in document["paths"].as_object().unwrap() {
            for (method, o) in methods.as_object().unwrap().iter().filter(|(m, _)| *m != "get") {
                let (method, mut looked_at) = (method.to_uppercase(), false);
                let mut bodies: Vec<(String, Vec<u8>)> =
                    fault::json_bodies().into_iter().map(|(what, body)| (what.to_string(), body)).collect();
                // What is of another shape is refused before anything of it is looked at.
                let schema = &o["requestBody"]["content"]["application/json"]["schema"];
                if schema.is_object() {
                    bodies.extend(odd.iter().zip([0, -1, 1, i64::MAX, i64::MIN, 2, 3, 4]).map(|(text, number)| {
                        (
                            format!("{:?} everywhere", text.get(..20).unwrap_or(text)),
                            filled(schema, text, number, &document).to_string().into(),
                        )
                    }));
                }
                for (i, (what, body)) in bodies.into_iter().enumerate() {
                    let path = real.address(route).await;
                    let kind: &[u8] =
                        if i % 7 == 6 && !what.ends_with("everywhere") { b"text/html" } else { b"application/json; charset=utf-8" };
                    let a = real.caller(route).call(&method, &path, &[("content-type", kind)], body).await;
                    says(&a, &what);
                    // That a service is not there is what is wrong with a body, where the address has none.
                    if route.contains('{') {
                        is_there(&real, route, &a, &what);
                    }
                    looked_at |= !matches!(a.status, 400 | 413);
                    calls += 1;
                }
                if !looked_at {
                    unseen.push(format!("{method} {route}"));
                }
            }
        }
        println!("{calls} odd JSON bodies on {engine:?}");
        assert!(unseen.is_empty(), "every odd body was refused for its shape: {unseen:?}");
        assert_eq!(real.place.house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_an_impossible_name_was_a_fault_on_postgresql() {
    for engine in ENGINES {
        let s = scene(engine).await;
        let desk = OfficerToken::new(&s.house, "reviewer.districts").await;
        for name in ["\0", "head.districts\0", "a\u{7}b", "nobody"] {
            let one = desk.json("POST", &format!("/api/v1/desk/tasks/{}/assign", s.task), &json!({ "officer": name })).await.expect(422);
            assert_eq!((one.key().as_str(), &one.json()["errors"][0]["question"]), ("answer-not-an-option", &json!("officer")));
            let several = json!({ "act": "assign", "officer": name, "tasks": [s.task] });
            let several = desk.json("POST", "/api/v1/desk/bulk", &several).await;
            assert_eq!(several.expect(200).json()["results"][0]["done"], false, "{name:?}");
        }
        desk.json("POST", &format!("/api/v1/desk/tasks/{}/assign", s.task), &json!({ "officer": "head.districts" })).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_for_a_question_that_takes_none_was_not_found() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let draft = me.json("POST", "/api/v1/drafts", &json!({ "service": WITH_FILE })).await.expect(201).json()["id"].clone();
        let draft = draft.as_str().unwrap();
        let file = json!({ "files": [{ "name": "a.pdf", "content": "JVBERi0xLjQK" }] });
        let a = me.json("PUT", &format!("/api/v1/drafts/{draft}/answers/area"), &file).await.expect(422);
        assert_eq!((a.key().as_str(), &a.json()["errors"][0]["question"]), ("answer-wrong-type", &json!("area")));
        me.json("PUT", &format!("/api/v1/drafts/{draft}/answers/nowhere"), &file).await.expect(404);
    }
}

/// A question of every type that is asked at the beginning: service, question and its kind, by name of the type.
fn of_every_type(catalogue: &Catalogue) -> BTreeMap<&'static str, (&Service, &Question)> {
    let none = Answers::new();
    let mut all = BTreeMap::new();
    for service in catalogue.services.values().filter(|s| s.is_for_residents()) {
        for q in service.questions().filter(|q| form::asked(service, q, &none)) {
            all.entry(q.kind.name()).or_insert((service, q));
        }
    }
    all.remove("computed");
    all
}

/// What may stand in any field of a question.
const ODD: [&str; 16] = [
    "",
    " ",
    "%00",
    "%01%1b%7f",
    "%FF%FE",
    "%E2%80%AE%E2%81%A6",
    "%F0%9F%98%80",
    "%EF%BF%BD",
    "%D9%A3%D9%A4%D9%A5",
    "-1",
    "-9999999999999999999999",
    "9223372036854775808",
    "1e400",
    "NaN",
    "..%2F..%2Fme",
    "%3Cscript%3E%22'",
];

/// The fields in which a form asks for an answer of this kind, and rows that no form has.
fn fields_of(q: &Question) -> Vec<String> {
    let days = ["", "from-", "to-"].into_iter().flat_map(|before| ["day", "month", "year"].map(|part| format!("{before}{part}")));
    let mut all: Vec<String> = q.kind.fields().into_iter().map(|part| format!("part-{part}")).chain(days).collect();
    if let Kind::Group(group) = &q.kind {
        let rows = ["1", "2", "0", "-1", "4294967297", "99999999999999999999"];
        all.extend(rows.iter().flat_map(|row| group.questions.iter().map(move |q| format!("part-{row}-{}", q.id))));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_forms_never_reached_a_question() {
    let packages = [samples::catalogue(), pages::gallery::catalogue()];
    let tried: BTreeSet<&str> = packages.iter().flat_map(|c| of_every_type(c).into_keys()).collect();
    let all: BTreeSet<&str> = domain::question::TYPES.iter().copied().filter(|t| *t != "computed").collect();
    assert_eq!(tried, all, "a type of question is not tried");
    for (engine, catalogue) in ENGINES.into_iter().flat_map(|e| packages.map(|c| (e, c))) {
        let house = House::with(engine, Options { catalogue: catalogue.clone(), ..Options::default() }).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let mut calls = 0;
        for (kind, (service, q)) in of_every_type(catalogue) {
            let draft = me.post(&format!("/services/{}/start", service.id), &[]).await.expect(303).location();
            let (page, operation) = (format!("{draft}/q/{}", q.id), format!("/api/v1{draft}/answers/{}", q.id));
            let mut bodies: Vec<(String, Vec<u8>)> = fault::bodies().into_iter().map(|(what, body)| (what.to_string(), body)).collect();
            for odd in ODD.iter().map(|o| o.to_string()).chain(["x".repeat(5_000)]) {
                bodies.push((format!("answer={odd}"), format!("answer={odd}").into_bytes()));
                let parts: Vec<String> = fields_of(q).into_iter().map(|name| format!("{name}={odd}")).collect();
                bodies.push((format!("every part {odd}"), parts.join("&").into_bytes()));
                bodies.push((format!("one more row {odd}"), format!("{}&act=add", parts.join("&")).into_bytes()));
            }
            let mut looked_at = 0;
            for (what, body) in &bodies {
                let a = sent(&me, &page, body).await;
                says(&a, &format!("{kind}: {}", &what[..what.len().min(60)]));
                // Not found would be a question that is not there, and a way elsewhere one that is not asked.
                assert!(matches!(a.status, 200 | 303 | 400 | 413 | 422), "{kind}: {what}: {}", a.shortened());
                assert!(a.status != 303 || !a.location().ends_with(&draft), "{kind}: {what}: the question is not asked");
                looked_at += usize::from(a.status == 422);
                // What was kept can be shown.
                if a.status == 303 {
                    fit(&me.get(&page).await.expect(200));
                }
                calls += 1;
            }
            assert!(looked_at > 3, "{kind}: {looked_at} odd forms were refused beside the question");
            let mut looked_at = 0;
            for (what, body) in fault::answers() {
                let a = token.call("PUT", &operation, &[("content-type", b"application/json")], body).await;
                says(&a, &format!("{kind}: {what}"));
                let seen = a.status == 409 && what == "a mark of nothing";
                assert!(matches!(a.status, 200 | 400 | 422) || seen, "{kind}: {what}: {}", a.shortened());
                looked_at += usize::from(a.status == 422);
                if a.status == 200 {
                    fit(&me.get(&page).await.expect(200));
                }
                calls += 1;
            }
            assert!(looked_at > 3, "{kind}: {looked_at} odd answers were refused beside the question");
            fit(&me.get(&format!("{draft}/check")).await);
        }
        println!("{calls} odd answers on {engine:?}");
        assert_eq!(house.verify().await.broken, 0);
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
    let beside = format!("id=\"answer-wrong\">{}<", said("answer-not-a-number"));
    for part in [&beside[..], "value=\"دویست و پنجاه\"", "aria-describedby=\"answer-hint answer-wrong\"", "role=\"alert\""] {
        assert!(a.text().contains(part), "{part}: {}", a.shortened());
    }
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

/// A form as a browser sends it, byte for byte.
async fn sent(client: &Client, path: &str, body: &[u8]) -> Answer {
    client
        .call("POST", path, &[("content-type", b"application/x-www-form-urlencoded"), ("sec-fetch-site", b"same-origin")], body.to_vec())
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_thousand_letters_were_lost_on_a_page_about_files() {
    let words = pages::Words::of(domain::Lang::FA);
    for engine in ENGINES {
        let s = scene(engine).await;
        let draft = s.me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let long = "آ".repeat(60_000);
        for (client, path, field) in [
            (&*s.me as &Client, format!("{draft}/q/address"), "answer"),
            (&s.me, format!("/cases/{}/message", s.case), "text"),
            (&s.me, format!("/cases/{}/answer", s.waiting), "text"),
            (&s.me, format!("/cases/{}/withdraw", s.case), "reason"),
            (&s.officer, format!("/desk/cases/{}/note", s.case), "text"),
        ] {
            let a = client.post(&path, &[(field, &long)]).await.expect(422);
            assert!(a.text().contains(&long), "{path} lost what was typed");
            assert!(a.text().contains("role=\"alert\""), "{path} does not say what is wrong");
        }
        // The answer to a question goes with files: as parts.
        let a = s.me.upload(&format!("/cases/{}/answer", s.waiting), &[("text", &"x".repeat(400_000))], &[]).await.expect(422);
        assert!(a.text().contains(&"x".repeat(400_000)) && a.text().contains("role=\"alert\""));
        // Where a form ends, the page says the bound that holds for it.
        let bound = |kilobytes: i64| words.msg(&domain::Msg::new("refusal-text-too-large").with("kilobytes", kilobytes));
        let a = s.me.post(&format!("/cases/{}/message", s.case), &[("text", &"x".repeat(5_000_000))]).await.expect(413);
        assert!(a.is_page() && a.text().contains(&bound(4096)), "{}", a.shortened());
        let token = PersonToken::resident(&s.house, 0).await;
        let a =
            token.json("POST", &format!("/api/v1/cases/{}/messages", s.case), &json!({ "text": "x".repeat(300_000) })).await.expect(413);
        assert_eq!((a.key().as_str(), a.json()["detail"].as_str()), ("refusal-text-too-large", Some(bound(256).as_str())));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_cannot_be_read_and_a_field_that_came_twice_were_taken() {
    let words = pages::Words::of(domain::Lang::FA);
    for engine in ENGINES {
        let s = scene(engine).await;
        let draft = s.me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let address = format!("{draft}/q/address");
        s.me.post(&address, &[("answer", "خیابان امام رضا")]).await.expect(303);
        let (unreadable, twice) = (words.say("answer-unreadable"), words.say("answer-field-twice"));
        let cases = [
            (&*s.me as &Client, address.clone(), "answer"),
            (&s.me, format!("/cases/{}/message", s.case), "text"),
            (&s.me, format!("/cases/{}/answer", s.waiting), "text"),
            (&s.me, format!("/cases/{}/withdraw", s.case), "reason"),
            (&s.me, "/me".to_string(), "name"),
            (&s.officer, format!("/desk/cases/{}/note", s.case), "text"),
            (&s.officer, format!("/desk/cases/{}/question", s.case), "text"),
        ];
        for (client, path, field) in &cases {
            let a = sent(client, path, format!("{field}=first%20words%ff%fe").as_bytes()).await.expect(422);
            assert!(a.text().contains(&unreadable) && a.text().contains("first words"), "{path}: {}", a.shortened());
            let a = sent(client, path, format!("{field}=first+words&{field}=second").as_bytes()).await.expect(422);
            assert!(a.text().contains(&twice) && a.text().contains("first words"), "{path}: {}", a.shortened());
        }
        // Of a form with more fields than any page has, each was compared with all before it, for whoever sent it.
        let many: String = (0..60_000).map(|n| format!("f{n}=&")).collect();
        for path in ["/sign-in/resident", "/sign-in/code", "/desk/sign-in"] {
            sent(&s.me, path, many.as_bytes()).await.expect(400);
        }
        let a = s.me.upload(&format!("/cases/{}/answer", s.waiting), &[("text", "first words"), ("text", "second")], &[]).await.expect(422);
        assert!(a.text().contains(&twice) && a.text().contains("first words"), "{}", a.shortened());
        // Nothing of it was kept, and the case waits as before.
        assert!(s.me.get(&address).await.expect(200).text().contains("خیابان امام رضا"));
        let token = PersonToken::resident(&s.house, 0).await;
        assert_eq!(token.get(&format!("/api/v1/cases/{}", s.waiting)).await.expect(200).json()["status"], "waiting");
        // What may come several times does.
        let bulk = format!("tasks={0}&tasks={0}&act=claim&view=unit", s.task);
        sent(&s.officer, "/desk/bulk", bulk.as_bytes()).await.expect(200);
        let a = sent(&Anonymous::new(&s.house), "/sign-in/resident", b"national_number=1&national_number=2&mobile=x").await.expect(422);
        assert!(a.text().contains(&twice), "{}", a.shortened());
        assert_eq!(s.house.verify().await.broken, 0);
    }
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

const LANGS: [&str; 3] = ["fa", "en", "ar"];

/// An answer in words of this language, whatever it is.
#[track_caller]
fn says_in(a: &Answer, what: &str, lang: &str) {
    says(a, what);
    if a.is_page() {
        assert!(a.text().contains(&format!("<html lang=\"{lang}\"")), "{}: {what}: not in {lang}: {}", a.asked, &a.text()[..200]);
    }
    if a.is_problem() {
        let v = a.json();
        let arabic = ["title", "detail"].map(|k| v[k].as_str().unwrap().chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)));
        assert_eq!(arabic, [lang != "en"; 2], "{}: {what}: not in {lang}: {v}", a.asked);
    }
}

/// What may stand in one part of an address while the others are right.
fn parts() -> Vec<(&'static str, String)> {
    vec![
        ("an id that is nobody's", "01a210d5-c180-764d-b540-405dd5f85f42".into()),
        ("an id with a letter more", "01a210d5-c180-764d-b540-405dd5f85f42a".into()),
        ("an id in braces", "%7B01a210d5-c180-764d-b540-405dd5f85f42%7D".into()),
        ("bytes that are no UTF-8", "%ff%fe".into()),
        ("half a letter", "%d8".into()),
        ("NUL", "a%00b".into()),
        ("controls", "%01%1b%7f%0d%0a".into()),
        ("broken percent-encoding", "%zz%".into()),
        ("a slash in percent-encoding", "..%2f..%2fme".into()),
        ("markup", "%3Cscript%3E%22'".into()),
        ("a direction that turns", "%E2%80%AE%E2%81%A6".into()),
        ("a number beyond any", "9".repeat(40)),
        ("five hundred letters", "x".repeat(500)),
        ("eight thousand letters", "x".repeat(8_000)),
        ("eight thousand Persian letters", "%D8%A8".repeat(8_000)),
    ]
}

/// The addresses of a route with one part after the other replaced by `bad`.
fn one_bad(route: &str, bad: &str, right: &dyn Fn(&str) -> String) -> Vec<String> {
    let names: Vec<&str> = route.split('{').skip(1).filter_map(|p| p.split('}').next()).collect();
    let address = |wrong: usize| {
        names.iter().enumerate().fold(route.to_string(), |path, (i, name)| {
            path.replacen(&format!("{{{name}}}"), &if i == wrong { bad.to_string() } else { right(name) }, 1)
        })
    };
    (0..names.len()).map(address).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_part_of_an_address_is_answered_in_words_whoever_asks() {
    for engine in ENGINES {
        let s = scene(engine).await;
        let (me, desk) = (PersonToken::resident(&s.house, 0).await, OfficerToken::new(&s.house, "reviewer.districts").await);
        let nobody = Anonymous::new(&s.house);
        let draft = s.me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let document: Value = serde_json::from_str(&web::openapi()).unwrap();
        let api = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(p, m)| m.as_object().unwrap().keys().map(move |m| (m.to_uppercase(), p.clone())));
        let pages = web::TABLE.iter().map(|r| (r.0.to_string(), r.1.to_string()));
        let mut calls = 0;
        for (method, route) in api.chain(pages).filter(|r| r.1.contains('{')) {
            let right = |name: &str| match name {
                "id" if route.contains("/drafts/") => draft.rsplit('/').next().unwrap().to_string(),
                "id" if route.contains("/tasks/") => s.task.clone(),
                "id" if route.contains("/services/") => WITH_FILE.to_string(),
                "id" => s.case.clone(),
                "question" => "deed".to_string(),
                "sha256" => "0".repeat(64),
                _ => "1".to_string(),
            };
            for (what, bad) in parts() {
                for path in one_bad(&route, &bad, &right) {
                    // The person, the officer and nobody, at every route.
                    let clients: [&Client; 3] =
                        if route.starts_with("/api") { [&me, &desk, &nobody] } else { [&s.me, &s.officer, &nobody] };
                    for client in clients {
                        let lang = LANGS[calls % 3];
                        let a = if route.starts_with("/api") {
                            let path = format!("{path}?lang={lang}");
                            match method.as_str() {
                                "GET" => client.get(&path).await,
                                _ => client.json(&method, &path, &json!({ "text": "x", "answer": "x" })).await,
                            }
                        } else {
                            client.set_cookie("lang", lang);
                            match method.as_str() {
                                "GET" => client.get(&path).await,
                                _ => client.post(&path, &[("text", "x"), ("answer", "x"), ("reason", "x")]).await,
                            }
                        };
                        says_in(&a, what, lang);
                        // Taking away what is not there has nothing to do.
                        assert!(a.status != 200 || method == "DELETE", "{}: {what}: {}", a.asked, a.shortened());
                        calls += 1;
                    }
                }
            }
        }
        println!("{calls} addresses with one bad part on {engine:?}");
        assert_eq!(s.house.verify().await.broken, 0);
        s.me.get(&draft).await.expect(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wrong_kind_of_session_is_sent_to_sign_in_and_does_nothing() {
    for engine in ENGINES {
        let s = scene(engine).await;
        let before = s.house.verify().await.events;
        for (method, route, who, _) in web::TABLE {
            let (client, door): (&Client, &str) = match who {
                web::Caller::Person => (&s.officer, "/sign-in"),
                web::Caller::Officer => (&s.me, "/desk/sign-in"),
                _ => continue,
            };
            for (n, (what, body)) in fault::bodies().into_iter().enumerate() {
                let lang = LANGS[n % 3];
                client.set_cookie("lang", lang);
                let path =
                    route.replace("/tasks/{id}", &format!("/tasks/{}", s.task)).replace("{id}", &s.case).replace("{question}", "deed");
                let path = path.replace("{sha256}", &"0".repeat(64)).replace("{event}", "1");
                let kind: &[u8] = [&b"application/x-www-form-urlencoded"[..], b"multipart/form-data; boundary=BOUND"][n % 2];
                let a = client.call(method, &path, &[("content-type", kind), ("sec-fetch-site", b"same-origin")], body).await;
                says_in(&a, what, lang);
                let unreadable = matches!(a.status, 400 | 413);
                assert!(
                    unreadable || a.status == 401 || (a.status == 303 && a.location().starts_with(door)),
                    "{}: {}",
                    a.asked,
                    a.shortened()
                );
                if *method == "GET" {
                    break;
                }
            }
        }
        assert_eq!(s.house.verify().await.events, before, "{engine:?}");
    }
}

type Headers<'a> = Vec<(&'a str, Vec<u8>)>;

/// Calls with headers that may come more than once.
async fn with_headers(client: &Client, method: &str, path: &str, headers: &[(&str, &[u8])], body: &[u8]) -> Answer {
    let mut request = axum::http::Request::builder().method(method).uri(path).body(axum::body::Body::from(body.to_vec())).unwrap();
    for (name, value) in headers {
        let name: axum::http::HeaderName = name.parse().unwrap();
        request.headers_mut().append(name, axum::http::HeaderValue::from_bytes(value).unwrap());
    }
    client.send(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_headers_and_queries_are_answered_in_the_right_language() {
    let s = scene(Engine::Sqlite).await;
    let me = PersonToken::resident(&s.house, 0).await;
    let session = s.me.cookie("dargah").unwrap();
    let cookie = |rest: &str| format!("dargah={session}; {rest}").into_bytes();
    let long = |name: &str, n: usize| format!("{name}={}", "A".repeat(n)).into_bytes();
    // Headers, and the language of the page that they ask for.
    let table: Vec<(Headers, &str)> = vec![
        // Repeated.
        (vec![("cookie", cookie("lang=en")), ("cookie", b"lang=ar".to_vec())], "en"),
        (vec![("cookie", b"lang=ar".to_vec()), ("cookie", cookie("lang=en"))], "ar"),
        (vec![("cookie", cookie("")), ("cookie", cookie("")), ("cookie", cookie("lang=en"))], "en"),
        (vec![("accept-language", b"en".to_vec()), ("accept-language", b"ar".to_vec())], "fa"),
        (vec![("host", b"dargah.test".to_vec()), ("host", b"evil.example".to_vec())], "fa"),
        (vec![("user-agent", b"a".to_vec()), ("user-agent", b"\xff".to_vec())], "fa"),
        (vec![("x-forwarded-for", b"1.1.1.1".to_vec()), ("x-forwarded-for", b"::1".to_vec())], "fa"),
        (vec![("sec-fetch-site", b"same-origin".to_vec()), ("sec-fetch-site", b"cross-site".to_vec())], "fa"),
        // Host.
        (vec![("host", b"evil.example".to_vec())], "fa"),
        (vec![("host", b"evil.example:99999".to_vec()), ("x-forwarded-host", b"evil.example".to_vec())], "fa"),
        (vec![("host", b"\xff\xfe".to_vec())], "fa"),
        (vec![("host", b"a b@evil.example/..".to_vec())], "fa"),
        (vec![("host", vec![b'h'; 9000])], "fa"),
        // Cookies.
        (vec![("cookie", cookie("lang=zz"))], "fa"),
        (vec![("cookie", cookie("lang=en-GB-extra"))], "en"),
        (vec![("cookie", cookie("lang=\"en\""))], "fa"),
        (vec![("cookie", cookie("LANG=en; lang=../en"))], "fa"),
        (vec![("cookie", cookie("lang=\u{441}\u{430}"))], "fa"),
        (vec![("cookie", [cookie("lang=en; x="), vec![0xff]].concat())], "fa"),
        (vec![("cookie", vec![b';'; 9000])], "fa"),
        (vec![("cookie", long("lang", 9000))], "fa"),
        (vec![("cookie", long("dargah", 9000))], "fa"),
        (vec![("cookie", b"dargah=' OR 1=1; lang=en".to_vec())], "en"),
        (vec![("cookie", b"__Host-dargah=x; dargah=; dargah; =; lang=ar".to_vec())], "ar"),
    ];
    for (headers, lang) in &table {
        let headers: Vec<(&str, &[u8])> = headers.iter().map(|(k, v)| (*k, v.as_slice())).collect();
        let what = format!("{:?}", headers.iter().map(|(k, v)| (*k, String::from_utf8_lossy(&v[..v.len().min(60)]))).collect::<Vec<_>>());
        let form: Vec<(&str, &[u8])> =
            headers.iter().copied().chain([("content-type", &b"application/x-www-form-urlencoded"[..])]).collect();
        for path in ["/", "/cases", "/nothing", "/drafts/x/q/y", "/desk", "/sign-in/code?ref=x"] {
            let a = with_headers(&s.me, "GET", path, &headers, b"").await;
            says_in(&a, &what, lang);
            assert!(!a.text().contains("evil.example") && !a.location().contains("evil.example"), "{}: {what}", a.asked);
        }
        for path in ["/me", "/drafts/x/q/y", "/sign-in/resident"] {
            let a = with_headers(&s.me, "POST", path, &form, b"name=x&lang=fa").await;
            says_in(&a, &what, lang);
            assert!(!a.text().contains("evil.example") && !a.location().contains("evil.example"), "{}: {what}", a.asked);
        }
    }
    // The API listens to Accept-Language.
    let accepted: Vec<(Vec<&[u8]>, &str)> = vec![
        (vec![b"en"], "en"),
        (vec![b"EN-gb;q=0.1, fa"], "fa"),
        (vec![b"ar;q=0.5, EN-gb ; q=0.9, zz"], "en"),
        (vec![b"en;q=0.8, ar;q=0.8"], "en"),
        (vec![b"zz, xx;q=9, ar;q=0"], "fa"),
        (vec![b"zz, en;q=9, ar;q=x, ar;q=0.001"], "ar"),
        (vec![b"\xff", b"en"], "fa"),
        (vec![b"e"], "fa"),
        (vec!["\u{6f1}\u{6f2}".as_bytes(), b"en"], "fa"),
        (vec![b",,,,,,,,,,,,,en"], "fa"),
        (vec![b""], "fa"),
    ];
    let many = b"en,".repeat(3000);
    for (values, lang) in accepted.iter().map(|(v, l)| (v.clone(), *l)).chain([(vec![many.as_slice()], "en")]) {
        let headers: Vec<(&str, &[u8])> = values.iter().map(|v| ("accept-language", *v)).collect();
        let what = format!("{:?}", values.iter().map(|v| String::from_utf8_lossy(&v[..v.len().min(40)])).collect::<Vec<_>>());
        says_in(&with_headers(&me, "GET", "/api/v1/cases/x", &headers, b"").await, &what, lang);
        let twice: Vec<(&str, &[u8])> =
            headers.into_iter().chain([("content-type", &b"text/html"[..]), ("content-type", b"application/json")]).collect();
        says_in(&with_headers(&me, "POST", "/api/v1/drafts", &twice, b"{}").await, &what, lang);
        let tokens: [(&str, &[u8]); 2] = [("authorization", b"Bearer x"), ("authorization", b"Bearer y")];
        let tokens: Vec<(&str, &[u8])> = tokens.into_iter().chain(twice).collect();
        says_in(&with_headers(&me, "GET", "/api/v1/cases", &tokens, b"").await.expect(401), &what, lang);
    }
    // Queries.
    for (query, lang) in [
        ("lang=en&lang=ar", "en"),
        ("lang=EN", "en"),
        ("lang=zz&lang=en", "fa"),
        ("lang=%65%6e", "en"),
        ("lang=%00en", "fa"),
        ("lang=%ff", "fa"),
        ("lang", "fa"),
        ("lang=e%D8", "fa"),
        ("a=%zz&%00=%00&lang=ar", "ar"),
        ("&&=&lang=ar&;", "ar"),
    ] {
        let who = Anonymous::new(&s.house);
        for path in ["/nothing", "/search", "/sign-in", "/track", "/drafts/x/q/y", "/desk/sign-in"] {
            says_in(&who.get(&format!("{path}?{query}")).await, query, lang);
            who.set_cookie("lang", "");
        }
        says_in(&me.get(&format!("/api/v1/cases/x?{query}")).await, query, lang);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_that_is_none_was_answered_in_persian() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    for at in ["/api/v1/services", "/api/v1/cases"] {
        for lang in ["xx", "%ff", "", "e", "f%C3%A1"] {
            let answer = me.get(&format!("{at}?lang={lang}")).await.expect(422);
            assert_eq!(
                (answer.json()["errors"][0]["question"].as_str(), answer.json()["errors"][0]["key"].as_str()),
                (Some("lang"), Some("answer-not-an-option"))
            );
        }
        assert_eq!(me.get(&format!("{at}?lang=en&lang=xx")).await.status, 422);
        for lang in ["fa", "en", "ar", "EN", "en-GB"] {
            me.get(&format!("{at}?lang={lang}")).await.expect(200);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_types_of_problems_led_nowhere() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let kind = me.get("/api/v1/services?lang=xx").await.expect(422).json()["type"].as_str().unwrap().to_string();
    assert_eq!(kind, "/problems/invalid");
    for problem in pages::contexts::Problem::ALL {
        let page = Anonymous::new(&house).get(&format!("/problems/{}", problem.kind)).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&pages::Words::of(domain::Lang::FA).say(problem.means)), "{}", problem.kind);
    }
    Anonymous::new(&house).get("/problems/none").await.expect(404);
}
