//! What programs rely on: a request asked again, a field that is wrong, the language in which a person is addressed.

use crate::fit;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::Id;
use domain::package::Catalogue;
use domain::question::{Date, Kind, When};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use testkit::samples::{self, WITH_FILE};
use testkit::{AgencyToken, Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonToken};

async fn with_key(me: &Client, key: &str, body: &str) -> Answer {
    let headers: [(&str, &[u8]); 2] = [("content-type", b"application/json"), ("idempotency-key", key.as_bytes())];
    me.call("POST", "/api/v1/applications", &headers, body.as_bytes().to_vec()).await
}

/// The sample packages with a newer version of the service, which asks something that nobody has answered.
fn stricter() -> Options {
    let mut catalogue: Catalogue = samples::catalogue().clone();
    let s = catalogue.services.get_mut(WITH_FILE).unwrap();
    s.version += 1;
    let mut new = s.form.sections[0].questions[0].clone();
    new.id = "since_when".into();
    new.required = true;
    new.show_if = None;
    new.kind = Kind::Date(Date { when: When::Future });
    s.form.sections[0].questions.push(new);
    Options { catalogue, ..Default::default() }
}

/// What is kept on disk.
fn kept(house: &House) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|e| if e.path().is_dir() { count(&e.path()) } else { 1 }).sum()
    }
    count(&house.folder().join("files"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_asked_again_was_refused_because_its_answers_would_not_pass_any_more() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let body = samples::application(samples::service(WITH_FILE), 0).to_string();
        let first = with_key(&me, "k", &body).await.expect(201);
        let later = house.again(stricter()).await.expect("a new version");
        let me = me.at(&later);
        assert_eq!(with_key(&me, "other", &body).await.expect(422).json()["errors"][0]["question"], "since_when");
        let again = with_key(&me, "k", &body).await.expect(201);
        assert_eq!((again.text(), again.location()), (first.text(), first.location()));
        // Nor does the way to a checkpoint, which came later, change what was given.
        later.work().await;
        assert_eq!(with_key(&me, "k", &body).await.expect(201).text(), first.text());
        // And a service that is gone altogether.
        let mut gone = Options::default();
        gone.catalogue.services.remove(WITH_FILE);
        let gone = later.again(gone).await.expect("packages without the service");
        assert_eq!(with_key(&me.at(&gone), "k", &body).await.expect(201).text(), first.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_written_otherwise_was_taken_for_another() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let mut a = samples::application(samples::service(WITH_FILE), 0);
        let first = with_key(&me, "k", &a.to_string()).await.expect(201).json();
        let files = kept(&house);
        // Other order, other white space, another name of the same file.
        a["evidence"]["deed"][0]["name"] = "tmp-7f3a.pdf".into();
        let (answers, evidence) = (a["answers"].as_object().unwrap(), &a["evidence"]);
        let reversed: Vec<String> = answers.iter().rev().map(|(k, v)| format!("{}:\t{v}", json!(k))).collect();
        let written =
            format!("{{\n \"evidence\" : {evidence},\n\"answers\": {{{}}} , \"service\":\"{WITH_FILE}\"}}\n", reversed.join(" ,\n"));
        assert_eq!(with_key(&me, "k", &written).await.expect(201).json(), first);
        // Other answers, another file, no file, another service: other content, and nothing of it is kept.
        let mut others = vec![a.clone(), a.clone(), a.clone(), a.clone()];
        others[0]["answers"]["length"] = json!(65);
        others[1]["evidence"]["deed"][0]["content"] = STANDARD.encode(samples::pdf(99)).into();
        others[2]["evidence"] = Value::Null;
        others[3]["service"] = "tree-permit".into();
        for other in others {
            let refused = with_key(&me, "k", &other.to_string()).await.expect(422);
            assert_eq!((refused.is_problem(), refused.key().as_str()), (true, "refusal-key-reused"));
        }
        assert_eq!(kept(&house), files, "a file of a refused request was kept");
        // Asked again when files have gone: nothing is stored anew.
        std::fs::remove_dir_all(house.folder().join("files")).unwrap();
        assert_eq!(with_key(&me, "k", &a.to_string()).await.expect(201).json(), first);
        assert_eq!(kept(&house), 0, "a repetition stored a file");
        // Keys are each person's own.
        let other = PersonToken::resident(&house, 1).await;
        let body = samples::application(samples::service("lost-and-found"), 0).to_string();
        assert_ne!(with_key(&other, "k", &body).await.expect(201).json()["case"], first["case"]);
    }
}

/// A draft with the answers of the first example.
async fn draft(me: &Client, service: &str) -> String {
    let d = me.json("POST", "/api/v1/drafts", &json!({ "service": service })).await.expect(201).json();
    let id = d["id"].as_str().unwrap().to_string();
    for (q, v) in &samples::service(service).examples[0].answers {
        me.json("PUT", &format!("/api/v1/drafts/{id}/answers/{q}"), &json!({ "answer": v })).await.expect(200);
    }
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_submitted_twice_by_a_program_was_not_found_the_second_time() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let id = draft(&me, "lost-and-found").await;
        let path = format!("/api/v1/drafts/{id}/submit");
        let other = PersonToken::resident(&house, 1).await;
        other.json("POST", &path, &json!({})).await.expect(404);
        let first = me.json("POST", &path, &json!({})).await.expect(201);
        assert_eq!((first.json()["case"].as_str(), first.location()), (Some(id.as_str()), format!("/api/v1/cases/{id}")));
        house.work().await;
        let again = me.json("POST", &path, &json!({})).await.expect(201);
        assert_eq!((again.text(), again.location()), (first.text(), first.location()));
        other.json("POST", &path, &json!({})).await.expect(404);
        // Many at once: one case, and everybody is given it.
        let id = draft(&me, "lost-and-found").await;
        let calls = (0..6).map(|_| {
            let (me, path) = ((*me).clone(), format!("/api/v1/drafts/{id}/submit"));
            tokio::spawn(async move { me.json("POST", &path, &json!({})).await.expect(201).text() })
        });
        let mut given = std::collections::BTreeSet::new();
        for call in calls.collect::<Vec<_>>() {
            given.insert(call.await.unwrap());
        }
        assert_eq!(given.len(), 1, "{given:?}");
        assert_eq!(me.get("/api/v1/cases").await.json()["cases"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_of_the_wrong_shape_is_named() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let desk = OfficerToken::new(&house, "reviewer.districts").await;
        let id = domain::Id::nil();
        let (apply, drafts) = ("/api/v1/applications".to_string(), "/api/v1/drafts".to_string());
        let one = format!("/api/v1/drafts/{id}/answers/area");
        let decision = format!("/api/v1/desk/cases/{id}/decision");
        let table: [(&Client, &str, &str, &str, &str, &str, u64); 23] = [
            (&me, "POST", &apply, r#"{"service":"x","answer":{}}"#, "answer", "answer-unknown-field", 1),
            (&me, "POST", &apply, "{\n\"answers\":{}}", "service", "answer-missing-field", 2),
            (&me, "POST", &apply, "{\"service\":\n7}", "service", "answer-text-wanted", 2),
            (&me, "POST", &apply, r#"{"service":"x","answers":[]}"#, "answers", "answer-object-wanted", 1),
            (&me, "POST", &apply, r#"{"service":"x","answers":"y"}"#, "answers", "answer-object-wanted", 1),
            (&me, "POST", &apply, r#"{"service":"x","service":"y"}"#, "service", "answer-field-twice", 1),
            // A map kept the last of two.
            (&me, "POST", &apply, r#"{"service":"x","answers":{"a":1,"a":2}}"#, "answers.a", "answer-field-twice", 1),
            (&me, "POST", &apply, r#"{"service":"x","answers":{"a":[{"b":1,"b":2}]}}"#, "answers.a[0].b", "answer-field-twice", 1),
            (&me, "POST", &apply, r#"{"service":"x","evidence":{"deed":[],"deed":[]}}"#, "evidence.deed", "answer-field-twice", 1),
            (&me, "PUT", &one, "{\n\"answer\":{\"city\":\"a\",\"city\":\"b\"}}", "answer.city", "answer-field-twice", 2),
            (&me, "POST", &apply, r#"{"service":"x","evidence":{"deed":{}}}"#, "evidence.deed", "answer-list-wanted", 1),
            (&me, "POST", &apply, r#"{"service":"x","evidence":["deed"]}"#, "evidence", "answer-object-wanted", 1),
            (
                &me,
                "POST",
                &apply,
                "{\"service\":\"x\",\n\"evidence\":\n{\"deed\":[{\"name\":1}]}}",
                "evidence.deed[0].name",
                "answer-text-wanted",
                3,
            ),
            (
                &me,
                "POST",
                &apply,
                r#"{"service":"x","evidence":{"deed":[{"name":"a"}]}}"#,
                "evidence.deed[0].content",
                "answer-missing-field",
                1,
            ),
            (
                &me,
                "POST",
                &apply,
                r#"{"service":"x","evidence":{"deed":[{"name":"a","content":"","size":1}]}}"#,
                "evidence.deed[0].size",
                "answer-unknown-field",
                1,
            ),
            (&me, "POST", &apply, "[]", "body", "answer-object-wanted", 1),
            (&me, "POST", &apply, "7", "body", "answer-object-wanted", 1),
            (&me, "POST", &drafts, "", "service", "answer-missing-field", 1),
            (&me, "PUT", &one, r#"{"answer":1,"file":[]}"#, "file", "answer-unknown-field", 1),
            (&me, "PUT", &one, r#"{"files":[{"name":"a","content":null}]}"#, "files[0].content", "answer-text-wanted", 1),
            (&me, "PATCH", "/api/v1/me", r#"{"lang":1}"#, "lang", "answer-text-wanted", 1),
            (&desk, "POST", &decision, r#"{"decision":"permit"}"#, "ground", "answer-missing-field", 1),
            (&desk, "POST", &decision, r#"{"decision":"permit","ground":"x","node":""}"#, "node", "answer-unknown-field", 1),
        ];
        let json: [(&str, &[u8]); 1] = [("content-type", b"application/json")];
        for (client, method, path, body, field, key, line) in table {
            let a = client.call(method, path, &json, body.as_bytes().to_vec()).await.expect(400);
            assert!(a.is_problem(), "{body}: {}", a.shortened());
            let wrong = &a.json()["errors"][0];
            assert_eq!((wrong["question"].as_str(), wrong["key"].as_str()), (Some(field), Some(key)), "{body}: {wrong}");
            assert_eq!(wrong["line"].as_u64(), Some(line), "{body}: {wrong}");
            assert!(wrong["column"].as_u64().is_some(), "{body}: {wrong}");
            fit(&a);
        }
        // In the language of the request, and what is known instead.
        let typo = br#"{"service":"x","answer":{}}"#;
        let mut said = std::collections::BTreeSet::new();
        for lang in ["fa", "en", "ar"] {
            let a = me.call("POST", &format!("{apply}?lang={lang}"), &json, typo.to_vec()).await.expect(400).json();
            let message = a["errors"][0]["message"].as_str().unwrap().to_string();
            assert!(["service", "answers", "evidence"].iter().all(|f| message.contains(f)), "{message}");
            said.insert(message);
        }
        assert_eq!(said.len(), 3);
        // What is no JSON: where.
        let (bad, cut) = ("refusal-bad-json", "refusal-json-cut");
        for (body, line, key) in [("{\n\"service\":\n}", 3, bad), ("{\"service\":\"x\"}\n}", 2, bad), ("{", 1, cut), ("{\n\"ser", 2, cut)] {
            let a = me.call("POST", &apply, &json, body.as_bytes().to_vec()).await.expect(400);
            assert_eq!((a.is_problem(), a.key().as_str(), a.json()["line"].as_u64()), (true, key, Some(line)), "{body}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_about_a_query_did_not_say_what_is_possible() {
    let house = House::new(Engine::Sqlite).await;
    let (me, desk) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "reviewer.districts").await);
    let agency = AgencyToken::new(&house, "mashhad-districts").await;
    let (cases, tasks) = ("/api/v1/agency/cases", "/api/v1/desk/tasks");
    for lang in ["en", "fa", "ar"] {
        let table: [(&Client, String, &str, &str); 10] = [
            (&agency, format!("{cases}?status=x"), "status", "open, waiting, decided, withdrawn"),
            (&agency, format!("{cases}?after=x"), "after", "next"),
            (&agency, format!("{cases}?changed_since=x"), "changed_since", "2026-11-24T09:30:00Z"),
            (&agency, format!("{cases}?changed_since=2026-11-24"), "changed_since", "RFC 3339"),
            (&desk, format!("{tasks}?view=x"), "view", "unit, mine"),
            (&desk, format!("{tasks}?due=x"), "due", "late, today, week"),
            (&desk, format!("{tasks}?after=x"), "after", "next"),
            (&desk, "/api/v1/desk/refunds?after=x".into(), "after", "next"),
            (&me, "/api/v1/cases?after=x".into(), "after", "next"),
            (&me, "/api/v1/notices?after=x".into(), "after", "next"),
        ];
        for (client, path, parameter, says) in table {
            let a = client.get(&format!("{path}&lang={lang}")).await;
            let wrong = a.json()["errors"][0].clone();
            assert_eq!(wrong["question"], parameter, "{path}: {}", a.shortened());
            assert!(wrong["message"].as_str().unwrap().contains(says), "{path}: {wrong}");
            assert_eq!(a.header("content-language"), lang, "{path}");
            fit(&a);
        }
    }
    let wrong = me.get("/api/v1/cases?lang=xx").await.expect(422).json()["errors"][0].clone();
    assert!(["fa", "en", "ar"].iter().all(|lang| wrong["message"].as_str().unwrap().contains(lang)), "{wrong}");
    // A moment is taken as programs write it.
    for at in ["2026-11-24T09:30:00Z", "2026-11-24T09:30:00.5Z", "2026-11-24T13:00:00%2B03:30", "2026-11-24T13:00:00+03:30"] {
        agency.get(&format!("{cases}?changed_since={at}")).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_not_there_was_taken_off() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let draft = me.json("POST", "/api/v1/drafts", &json!({ "service": WITH_FILE })).await.expect(201).json();
        let at = format!("/api/v1/drafts/{}/answers", draft["id"].as_str().unwrap());
        for question in ["none", samples::service(WITH_FILE).questions().next().unwrap().id.as_str()] {
            me.call("DELETE", &format!("{at}/{question}/files/{}", "0".repeat(64)), &[], vec![]).await.expect(404);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_or_path_of_the_wrong_shape_is_a_problem() {
    let house = House::new(Engine::Sqlite).await;
    let (me, desk) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "reviewer.districts").await);
    let table: [(&Client, &str, &str); 8] = [
        (&me, "/api/v1/cases?after=x", "after"),
        (&me, "/api/v1/cases?after=", "after"),
        (&me, "/api/v1/me?lang=en&after=7", "after"),
        (&me, "/api/v1/notices?after=%ff", "after"),
        (&me, "/api/v1/services?q=a&q=b", "q"),
        (&desk, "/api/v1/desk/tasks?due=never", "due"),
        (&desk, "/api/v1/desk/tasks?after=x", "after"),
        (&desk, "/api/v1/desk/tasks?view=unit&view=mine", "view"),
    ];
    for (client, path, field) in table {
        // A due date or a cursor that is none can be read, and is wrong.
        let a = client.get(path).await.expect(if path.ends_with("due=never") || path.ends_with("tasks?after=x") { 422 } else { 400 });
        assert!(a.is_problem(), "{path}: {}", a.shortened());
        assert_eq!(a.json()["errors"][0]["question"], field, "{path}");
        fit(&a);
    }
    for path in ["/api/v1/services/%ff", "/api/v1/track/%ff", "/api/v1/cases/%ff/files/%ff", "/api/v1/cases/%ff"] {
        assert!(me.get(path).await.expect(404).is_problem(), "{path}");
    }
    let pages = testkit::PersonPages::resident(&house, 0).await;
    for path in ["/services/%ff", "/cases/%ff", "/drafts/%ff/q/x", &format!("/cases/{}/letters/x", domain::Id::nil())] {
        assert!(pages.get(path).await.expect(404).is_page(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_beside_files_was_dropped_without_a_word() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let id = me.json("POST", "/api/v1/drafts", &json!({ "service": WITH_FILE })).await.expect(201).json()["id"].clone();
        let at = |q: &str| format!("/api/v1/drafts/{}/answers/{q}", id.as_str().unwrap());
        let file = json!({ "name": "a.pdf", "content": STANDARD.encode(samples::pdf(0)) });
        for (question, answer) in [("area", json!(250)), ("deed", json!([])), ("deed", json!("x"))] {
            let a = me.json("PUT", &at(question), &json!({ "answer": answer, "files": [file] })).await.expect(422);
            assert_eq!((a.key().as_str(), &a.json()["errors"][0]["question"]), ("answer-or-files", &json!("files")));
            fit(&a);
        }
        assert_eq!(me.get("/api/v1/drafts").await.json()["drafts"][0]["answers"], json!({}));
        let kept = me.json("PUT", &at("deed"), &json!({ "answer": null, "files": [file] })).await.expect(200).json();
        assert_eq!(kept["answers"]["deed"][0]["name"], "a.pdf");
    }
}

/// The language in which a case addresses its person.
async fn lang_of(house: &House, made: &Value) -> String {
    let id = made["case"].as_str().unwrap().parse().unwrap();
    house.app.store.read(|tx| store::case::get(tx, id)).await.unwrap().unwrap().lang.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_was_addressed_in_persian_whenever_a_program_named_no_language() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let body = samples::application(samples::service("lost-and-found"), 0);
        let submit = async |draft: bool, query: &str, accept: &str| {
            let (path, body) = match draft {
                true => (format!("/api/v1/drafts/{}/submit{query}", self::draft(&me, "lost-and-found").await), json!({})),
                false => (format!("/api/v1/applications{query}"), body.clone()),
            };
            let headers: [(&str, &[u8]); 2] = [("content-type", b"application/json"), ("accept-language", accept.as_bytes())];
            let made = me.call("POST", &path, &headers, body.to_string().into_bytes()).await.expect(201).json();
            lang_of(&house, &made).await
        };
        for draft in [false, true] {
            me.json("PATCH", "/api/v1/me", &json!({ "lang": "fa" })).await.expect(200);
            assert_eq!(submit(draft, "", "").await, "fa");
            // Their own, at once.
            me.json("PATCH", "/api/v1/me", &json!({ "lang": "ar" })).await.expect(200);
            assert_eq!(submit(draft, "", "").await, "ar");
            assert_eq!(submit(draft, "", "zz, *;q=0.5").await, "ar");
            // What the request says comes first.
            assert_eq!(submit(draft, "", "en-GB,fa;q=0.5").await, "en");
            assert_eq!(submit(draft, "?lang=fa", "en").await, "fa");
        }
        // A change of the name right after leaves the language alone.
        me.json("PATCH", "/api/v1/me", &json!({ "name": "نام تازه" })).await.expect(200);
        let seen = me.get("/api/v1/me").await.expect(200).json();
        assert_eq!((seen["name"].as_str(), seen["lang"].as_str()), (Some("نام تازه"), Some("ar")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_refused_for_calling_too_often_is_told_when_to_come_back() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let file = json!({ "name": "a.pdf", "content": STANDARD.encode(samples::pdf(1)) });
    let limited = |a: &Answer| {
        let seconds: u64 = a.header("retry-after").parse().unwrap_or_default();
        assert!(a.is_problem() && (1..=60).contains(&seconds), "{} {}", a.header("retry-after"), a.shortened());
        assert_eq!(a.key(), "refusal-too-often");
        fit(a);
    };
    let id = me.json("POST", "/api/v1/drafts", &json!({ "service": WITH_FILE })).await.expect(201).json()["id"].clone();
    let at = format!("/api/v1/drafts/{}/answers/deed", id.as_str().unwrap());
    let first = with_key(&me, "k", &samples::application(samples::service(WITH_FILE), 0).to_string()).await.expect(201);
    let mut last = None;
    for _ in 0..400 {
        let a = me.json("PUT", &at, &json!({ "files": [file] })).await;
        if a.status == 429 {
            last = Some(a);
            break;
        }
    }
    limited(&last.expect("400 files were taken without a pause"));
    let body = samples::application(samples::service(WITH_FILE), 0).to_string();
    limited(&with_key(&me, "another", &body).await.expect(429));
    // A repetition stores nothing, so it costs nothing.
    assert_eq!(with_key(&me, "k", &body).await.expect(201).text(), first.text());
    for n in 0..40 {
        let a = me.get("/api/v1/track/000000000000").await;
        if a.status == 429 {
            return limited(&a);
        }
        assert!(n < 35, "codes can be tried without end");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_and_tokens_end_when_an_officer_changes_or_tokens_are_revoked() {
    use app::people::{NewOfficer, TokenFor, deactivate, put_officer, revoke};
    for engine in ENGINES {
        let house = House::new(engine).await;
        let name = "reviewer.districts";
        let sample = samples::people().officers.iter().find(|o| o.name == name).unwrap();
        let me = PersonToken::resident(&house, 0).await;
        let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        // Both have been seen a moment ago, so that neither is only remembered as well.
        let signed_in = async || {
            let (pages, token) = (OfficerPages::new(&house, name).await, OfficerToken::new(&house, name).await);
            pages.get("/desk").await.expect(200);
            token.get("/api/v1/desk/tasks").await.expect(200);
            (pages, token)
        };
        let out = async |pages: &OfficerPages, token: &OfficerToken| {
            assert_eq!(pages.get("/desk").await.expect(303).location(), "/desk/sign-in");
            assert!(token.get("/api/v1/desk/tasks").await.expect(401).is_problem());
        };
        let same = NewOfficer {
            name: name.into(),
            agency: sample.agency.clone(),
            unit: sample.unit.clone(),
            title: sample.title.clone(),
            passphrase: sample.passphrase.clone(),
            skills: None,
        };
        let (pages, token) = signed_in().await;
        put_officer(&house.app, same.clone()).await.unwrap();
        out(&pages, &token).await;
        // Revoked: the session stays, the tokens go; somebody else's stay.
        let (pages, token) = signed_in().await;
        let head = OfficerToken::new(&house, "head.districts").await;
        revoke(&house.app, TokenFor::Officer(name.to_uppercase())).await.unwrap();
        pages.get("/desk").await.expect(200);
        token.get("/api/v1/desk/tasks").await.expect(401);
        head.get("/api/v1/desk/tasks").await.expect(200);
        let number = samples::people().residents[0].national_number.clone();
        revoke(&house.app, TokenFor::Person(number)).await.unwrap();
        me.get("/api/v1/me").await.expect(401);
        assert!(revoke(&house.app, TokenFor::Person("0000000000".into())).await.is_err());
        // Inactive: signed out, no way in, and the task is the unit's again.
        let (pages, token) = signed_in().await;
        let task = token.get(&format!("/api/v1/desk/cases/{case}")).await.json()["task"].as_str().unwrap().to_string();
        token.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        deactivate(&house.app, name).await.unwrap();
        out(&pages, &token).await;
        let passphrase = sample.passphrase.as_str();
        testkit::Anonymous::new(&house).post("/desk/sign-in", &[("name", name), ("passphrase", passphrase)]).await.expect(401);
        assert!(app::people::token(&house.app, TokenFor::Officer(name.into())).await.is_err(), "it would open nothing");
        assert_eq!(head.get("/api/v1/desk/tasks").await.json()["tasks"][0]["officer"], Value::Null);
        assert!(deactivate(&house.app, "nobody").await.is_err());
        // Back with a passphrase, as the same officer.
        put_officer(&house.app, same).await.unwrap();
        signed_in().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[test]
fn two_shapes_of_one_name_were_described_as_one() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut names = vec![];
    for file in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let shapes = source
            .split("ToSchema")
            .skip(1)
            .filter_map(|rest| rest.split_once("pub struct ")?.1.split([' ', '<', '(']).next().map(String::from));
        names.extend(shapes);
    }
    assert!(names.len() > 40, "{names:?}");
    names.sort();
    let twice: Vec<_> = names.windows(2).filter(|w| w[0] == w[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_all_services_said_that_there_are_none() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let of_api = testkit::Anonymous::new(&house).get("/api/v1/services").await.json()["services"].as_array().unwrap().len();
    for lang in ["fa", "en", "ar"] {
        let page = testkit::Anonymous::new(&house).get(&format!("/search?q=%20&lang={lang}")).await.expect(200).text();
        assert_eq!(page.matches("href=\"/services/").count(), of_api, "{lang}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_that_nobody_knows_gave_the_whole_list() {
    let house = House::new(Engine::Sqlite).await;
    let (me, desk) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "reviewer.districts").await);
    let agency = AgencyToken::new(&house, "mashhad-districts").await;
    me.apply("fence-permit").await;
    let table: [(&Client, &str, &str, &str); 11] = [
        (&desk, "/api/v1/desk/tasks?servcie=fence-permit", "servcie", "answer-unknown-field"),
        (&desk, "/api/v1/desk/tasks?stage=nonsense", "stage", "answer-not-an-option"),
        (&desk, "/api/v1/desk/tasks?service=nonsense", "service", "answer-not-an-option"),
        (&desk, "/api/v1/desk/tasks?view=mine&service=fence-permit&stage=nonsense", "stage", "answer-not-an-option"),
        (&me, "/api/v1/services?agency=nonsense", "agency", "answer-not-an-option"),
        (&me, "/api/v1/services?q=permit&life_event=nonsense", "life_event", "answer-not-an-option"),
        (&me, "/api/v1/services?query=permit", "query", "answer-unknown-field"),
        (&me, "/api/v1/cases?page=2", "page", "answer-unknown-field"),
        (&me, "/api/v1/key?x", "x", "answer-unknown-field"),
        (&agency, "/api/v1/agency/cases?service=nonsense", "service", "answer-not-an-option"),
        (&agency, "/api/v1/agency/cases?state=open", "state", "answer-unknown-field"),
    ];
    for (client, path, parameter, key) in table {
        let a = client.get(path).await.expect(422);
        let wrong = &a.json()["errors"][0];
        assert_eq!((&wrong["question"], &wrong["key"]), (&json!(parameter), &json!(key)), "{path}: {}", a.shortened());
        fit(&a);
    }
    let a = me.json("POST", "/api/v1/drafts?dry_run=1", &json!({ "service": "fence-permit" })).await.expect(422);
    assert_eq!(a.json()["errors"][0]["question"], "dry_run");
    let list = desk.get("/api/v1/desk/tasks?view=unit&service=fence-permit&lang=en").await.expect(200).json();
    let stage = list["counts"][0]["stage"].as_str().unwrap();
    let list = desk.get(&format!("/api/v1/desk/tasks?service=fence-permit&stage={stage}")).await.expect(200).json();
    assert_eq!(list["tasks"].as_array().unwrap().len(), 1);
}

/// The cases of a list, by API and on its page: both must give the same.
async fn listed(program: &OfficerToken, pages: &OfficerPages, query: &str, all: &BTreeMap<char, Id>) -> String {
    let list = program.get(&format!("/api/v1/desk/tasks?{query}")).await.expect(200).json();
    let tasks: Vec<&str> = list["tasks"].as_array().unwrap().iter().map(|t| t["case"].as_str().unwrap()).collect();
    // A page has another name for the officer whose tasks are looked at.
    let page = pages.get(&format!("/desk?{}", query.replace("officer=", "of="))).await.expect(200);
    fit(&page);
    let text = page.text();
    let of_api: String = all.iter().filter(|(_, id)| tasks.contains(&&*id.to_string())).map(|(name, _)| *name).collect();
    let of_page: String = all.iter().filter(|(_, id)| text.contains(&format!("/desk/cases/{id}"))).map(|(name, _)| *name).collect();
    assert_eq!((tasks.len(), &of_page), (of_api.len(), &of_api), "{query}: the API lists {tasks:?}");
    of_api
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_were_tried_on_a_list_of_one_case() {
    const DAY: i64 = 86_400_000;
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let (program, head) = (OfficerToken::new(&house, "reviewer.districts").await, OfficerToken::new(&house, "head.districts").await);
        let pages = OfficerPages::new(&house, "reviewer.districts").await;
        let today = house.app.offer.working_days("mashhad-districts").today(app::now::now());
        let end = today.end(domain::calendar::TEHRAN);
        // Name, service, whether it went on to the next stage, who has it, and when it is due.
        let cases = [
            ('a', "fence-permit", false, Some(&program), end - 2 * DAY),
            ('b', "fence-permit", true, None, end),
            ('c', "minor-repair-permit", false, None, end + 3 * DAY),
            ('d', "minor-repair-permit", false, Some(&head), end + 30 * DAY),
            ('e', "fence-permit", false, Some(&program), end + 30 * DAY),
            ('f', "fence-permit", true, Some(&program), end + 31 * DAY),
            ('g', "minor-repair-permit", true, Some(&program), end + 7 * DAY),
            ('h', "minor-repair-permit", true, None, end + 8 * DAY),
        ];
        let mut all = BTreeMap::new();
        for (name, service, goes_on, has, due) in cases {
            let id: Id = me.apply(service).await["case"].as_str().unwrap().parse().unwrap();
            if goes_on {
                head.json("POST", &format!("/api/v1/desk/cases/{id}/advance"), &json!({})).await.expect(200);
            }
            let task = program.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json()["task"].as_str().unwrap().to_string();
            for (act, who) in [("release", &head)].into_iter().filter(|_| goes_on).chain(has.map(|who| ("claim", who))) {
                let done = who.json("POST", &format!("/api/v1/desk/tasks/{task}/{act}"), &json!({})).await;
                assert!(done.status == 200 || act == "release", "{}", done.shortened());
            }
            let task: Id = task.parse().unwrap();
            let at = move |tx: &mut store::Tx| {
                tx.one("UPDATE tasks SET due_at = ?2 WHERE id = ?1", vec![task.into(), due.into()]);
                Ok(())
            };
            house.app.store.write(at).await.unwrap();
            all.insert(name, id);
        }
        let stages = |service: &str| samples::service(service).stages.iter().map(|s| s.id.clone()).collect::<Vec<_>>();
        let (fence, repair) = (stages("fence-permit"), stages("minor-repair-permit"));
        let (of_fence, of_repair) = ("service=fence-permit", "service=minor-repair-permit");
        for (query, wanted) in [
            (String::new(), "abcdefgh"),
            (of_fence.into(), "abef"),
            (of_repair.into(), "cdgh"),
            (format!("{of_fence}&stage={}", fence[0]), "ae"),
            (format!("{of_fence}&stage={}", fence[1]), "bf"),
            (format!("{of_repair}&stage={}", repair[0]), "cd"),
            (format!("{of_repair}&stage={}", repair[1]), "gh"),
            ("due=late".into(), "a"),
            ("due=today".into(), "b"),
            // What is late is still to be done within seven days.
            ("due=week".into(), "abcg"),
            (format!("{of_fence}&due=late"), "a"),
            (format!("{of_repair}&due=late"), ""),
            (format!("{of_repair}&due=week"), "cg"),
            (format!("{of_repair}&stage={}&due=week", repair[1]), "g"),
            (format!("{of_fence}&stage={}&due=today", fence[1]), "b"),
            (format!("{of_fence}&stage={}&due=today", fence[0]), ""),
            ("view=mine".into(), "aefg"),
            (format!("view=mine&{of_fence}"), "aef"),
            (format!("view=mine&{of_fence}&stage={}", fence[0]), "ae"),
            (format!("view=mine&{of_fence}&stage={}", fence[1]), "f"),
            (format!("view=mine&{of_repair}&stage={}", repair[1]), "g"),
            (format!("view=mine&{of_repair}&stage={}", repair[0]), ""),
            ("view=mine&due=late".into(), "a"),
            ("view=mine&due=today".into(), ""),
            ("view=mine&due=week".into(), "ag"),
            (format!("view=mine&{of_fence}&stage={}&due=late", fence[0]), "a"),
            ("officer=head.districts".into(), "d"),
            (format!("officer=head.districts&{of_fence}"), ""),
            (format!("officer=reviewer.districts&{of_fence}&stage={}", fence[1]), "f"),
        ] {
            assert_eq!(listed(&program, &pages, &query, &all).await, wanted, "{query} on {engine:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_shows_the_list_without_a_filter_that_is_none_and_says_so() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let code = me.apply("fence-permit").await["tracking_code"].as_str().unwrap().to_string();
    let words = pages::Words::of(domain::Lang::FA);
    let (code, said) = (words.code(&domain::tracking::grouped(&code)), words.say("desk-filter-left-out"));
    let officer = OfficerPages::new(&house, "reviewer.districts").await;
    for query in ["service=nonsense", "stage=nonsense", "service=fence-permit&stage=nonsense", "due=never&view=x", "after=x", "service=%00"]
    {
        let page = officer.get(&format!("/desk?{query}")).await.expect(422);
        assert!(page.text().contains(&code) && page.text().contains(&said), "{query}: {}", page.shortened());
    }
    // Links come with parameters of others.
    let page = officer.get("/desk?utm_source=mail&service=fence-permit").await.expect(200);
    assert!(page.text().contains(&code) && !page.text().contains(&said));
    // The unit has one case of this service; one's own list is empty, and says no number of it.
    let option = format!("{} ({})", samples::title("fence-permit"), words.digits("1"));
    assert!(page.text().contains(&option), "{}", page.shortened());
    let mine = officer.get("/desk?view=mine").await.expect(200).text();
    assert!(mine.contains(samples::title("fence-permit")) && !mine.contains(&option));
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_could_not_ask_what_is_most_used_and_new() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let home = || async { me.get("/api/v1/home").await.expect(200).json() };
    let before = home().await;
    assert_eq!((&before["counted"], before["most_used"].as_array().unwrap().len()), (&json!(false), 6));
    me.apply(WITH_FILE).await;
    me.apply(WITH_FILE).await;
    house.work().await;
    let home = home().await;
    assert_eq!((&home["counted"], &home["most_used"][0]["id"]), (&json!(true), &json!(WITH_FILE)), "{home}");
    // In the order of the page, and what is new too.
    let page = testkit::Anonymous::new(&house).get("/").await.expect(200).text();
    let listed = |part: &str| {
        let part = page.split(&format!("id=\"{part}\"")).nth(1).unwrap().split("</section>").next().unwrap();
        part.split("href=\"/services/").skip(1).map(|s| s.split('"').next().unwrap().to_string()).collect::<Vec<_>>()
    };
    let ids = |all: &Value, id: &str| {
        all.as_array().unwrap().iter().map(|s| s.pointer(id).unwrap().as_str().unwrap().into()).collect::<Vec<String>>()
    };
    assert_eq!(listed("used"), ids(&home["most_used"], "/id"));
    assert_eq!(listed("new"), ids(&home["news"], "/service/id"));
}
