//! Uploads: how many of one sender may be under way, over real connections; what every route that takes files says of too
//! many, too large and of the wrong type.

use crate::fit;
use axum::body::Body;
use axum::http::Request;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use pages::Words;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;
use testkit::samples::{self, WITH_FILE};
use testkit::{Anonymous, Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The house at an address of this machine.
async fn open(house: &House) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = house.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}

/// The head of a request with a body of so many bytes.
fn head(method: &str, path: &str, who: &str, kind: &str, length: usize) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nhost: dargah.test\r\nconnection: close\r\nsec-fetch-site: same-origin\r\n{who}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n"
    )
}

const FORM: &str = "multipart/form-data; boundary=BOUND";

/// A form with a text and a file.
fn form(text: &str, file: &[u8]) -> Vec<u8> {
    let mut body = format!("--BOUND\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nupload\r\n--BOUND\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n--BOUND\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n").into_bytes();
    body.extend(file);
    body.extend(b"\r\n--BOUND--\r\n");
    body
}

/// A request that begins and does not go on.
async fn begun(at: SocketAddr, head: &str, body: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(at).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    stream
}

/// The same, when the program has begun to read it.
async fn stalled(at: SocketAddr, head: &str, body: &[u8]) -> TcpStream {
    let stream = begun(at, head, body).await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    stream
}

/// A whole request: status, and the answer as text.
async fn sent(at: SocketAddr, head: &str, body: &[u8]) -> (u16, String) {
    let mut stream = begun(at, head, body).await;
    let mut all = vec![];
    stream.read_to_end(&mut all).await.unwrap();
    let text = String::from_utf8_lossy(&all).into_owned();
    (text.get(9..12).and_then(|s| s.parse().ok()).unwrap_or(0), text)
}

/// Sends until the answer has this status, for a while: what ended before is noticed a moment later.
async fn until(status: u16, at: SocketAddr, head: &str, body: &[u8]) -> String {
    let mut last = String::new();
    for _ in 0..100 {
        let (got, text) = sent(at, head, body).await;
        if got == status {
            return text;
        }
        last = text;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never {status}: {}", last.chars().take(600).collect::<String>());
}

fn cookie(client: &Client) -> String {
    format!("cookie: dargah={}", client.cookie("dargah").unwrap())
}

fn of_one(uploads: usize, upload_bytes: usize) -> Options {
    Options { at_once: web::AtOnce { uploads, upload_bytes, ..Default::default() }, ..Default::default() }
}

async fn draft(me: &Client) -> String {
    me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_could_have_any_number_of_uploads_under_way() {
    for engine in ENGINES {
        let house = House::with(engine, of_one(2, 64 << 20)).await;
        let at = open(&house).await;
        let (me, other) = (PersonPages::resident(&house, 0).await, PersonPages::resident(&house, 1).await);
        let path = format!("{}/q/deed", draft(&me).await);
        me.upload(&path, &[("act", "upload")], &[("file", "first.pdf", &samples::pdf(1))]).await.expect(303);
        let whole = form("", &samples::pdf(2));
        let long = head("POST", &path, &cookie(&me), FORM, 1_000_000);
        let slow = [stalled(at, &long, &whole[..150]).await, stalled(at, &long, &whole[..150]).await];
        let third = head("POST", &path, &cookie(&me), FORM, whole.len());
        let page = until(429, at, &third, &whole).await;
        assert!(page.contains("retry-after: 15\r\n"), "{page}");
        let said = Words::of(domain::Lang::FA).msg(&domain::Msg::new("refusal-uploads-under-way").with("seconds", 15i64));
        assert!(page.contains("data-focus") && page.contains(&said), "it is said beside the field");
        assert!(page.contains("first.pdf"), "what was attached is still there");
        // The same person's program shares the bound; a small text is no upload, and nobody else is kept from anything.
        let token = PersonToken::resident(&house, 0).await;
        let id = path.split('/').nth(2).unwrap();
        let api = format!("/api/v1/drafts/{id}/answers/deed");
        let large = json!({ "files": [{ "name": "a.pdf", "content": STANDARD.encode(vec![b' '; 300_000]) }] }).to_string();
        let bearer = format!(
            "authorization: Bearer {}",
            app::people::token(&house.app, app::people::TokenFor::Person(samples::people().residents[0].national_number.clone()))
                .await
                .unwrap()
        );
        let (status, problem) = sent(at, &head("PUT", &api, &bearer, "application/json", large.len()), large.as_bytes()).await;
        assert_eq!(status, 429, "{problem}");
        assert!(problem.contains("retry-after: 15\r\n") && problem.contains("refusal-uploads-under-way"), "{problem}");
        token.json("PUT", &api, &json!({ "files": [{ "name": "b.pdf", "content": STANDARD.encode(samples::pdf(3)) }] })).await.expect(200);
        let theirs = format!("{}/q/deed", draft(&other).await);
        let (status, answer) = sent(at, &head("POST", &theirs, &cookie(&other), FORM, whole.len()), &whole).await;
        assert_eq!(status, 303, "{answer}");
        // When the others have ended, it goes through.
        drop(slow);
        until(303, at, &third, &whole).await;
        let kept = token.get(&format!("/api/v1/drafts/{id}")).await.expect(200).json()["answers"]["deed"].as_array().unwrap().len();
        assert_eq!(kept, 3, "nothing is lost and nothing is there twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_could_fill_the_room_for_all_files() {
    let house = House::with(Engine::Sqlite, of_one(6, 400_000)).await;
    let at = open(&house).await;
    let (me, other) = (PersonPages::resident(&house, 0).await, PersonPages::resident(&house, 1).await);
    let file = samples::pdf_of(300_000);
    let whole = form("", &file);
    let path = format!("{}/q/deed", draft(&me).await);
    let slow = stalled(at, &head("POST", &path, &cookie(&me), FORM, whole.len()), &whole[..whole.len() - 20]).await;
    let page = until(429, at, &head("POST", &path, &cookie(&me), FORM, whole.len()), &whole).await;
    assert!(page.contains("retry-after: 15\r\n") && page.contains("data-focus"), "{page}");
    let theirs = format!("{}/q/deed", draft(&other).await);
    assert_eq!(sent(at, &head("POST", &theirs, &cookie(&other), FORM, whole.len()), &whole).await.0, 303);
    drop(slow);
    until(303, at, &head("POST", &path, &cookie(&me), FORM, whole.len()), &whole).await;
}

/// A case of the first sample person, of which an officer has asked something.
async fn asked(house: &House) -> String {
    let made = PersonToken::resident(house, 0).await.apply(WITH_FILE).await;
    let case = made["case"].as_str().unwrap().to_string();
    let officer = OfficerToken::new(house, "reviewer.districts").await;
    officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": "سند خواناتر؟" })).await.expect(200);
    case
}

/// A case with a task that takes photos, for the officer of green space.
async fn inspected(house: &House) -> String {
    PersonToken::resident(house, 0).await.apply("tree-felling").await["case"].as_str().unwrap().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_whose_files_came_at_a_busy_time_lost_its_text() {
    let house = House::with(Engine::Sqlite, of_one(1, 64 << 20)).await;
    let at = open(&house).await;
    let (me, case) = (PersonPages::resident(&house, 0).await, asked(&house).await);
    let path = format!("/cases/{case}/answer");
    let whole = form("متن پاسخ من", &samples::pdf(1));
    let mine = head("POST", &path, &cookie(&me), FORM, whole.len());
    let slow = stalled(at, &mine, &whole[..150]).await;
    let page = until(429, at, &mine, &whole).await;
    assert!(page.contains(">متن پاسخ من</textarea>") && page.contains("id=\"file-wrong\""), "{page}");
    drop(slow);
    until(303, at, &mine, &whole).await;
    // Too often from one network: the same.
    let case = asked(&house).await;
    let used_up = |client: &Client| while house.web.limits.upload(&client.address.ip().to_string()).is_ok() {};
    used_up(&me);
    let pdf = samples::pdf(1);
    let page = me.upload(&format!("/cases/{case}/answer"), &[("text", "متن دیگر")], &[("file", "a.pdf", &pdf)]).await.expect(429);
    assert!(page.text().contains(">متن دیگر</textarea>") && !page.header("retry-after").is_empty(), "{}", page.shortened());
    fit(&page);
    let (officer, case) = (OfficerPages::new(&house, "green.municipality").await, inspected(&house).await);
    used_up(&officer);
    let fields = [("told", "برای متقاضی"), ("note", "برای میز"), ("checked", "nests")];
    let page = officer.upload(&format!("/desk/cases/{case}/finish"), &fields, &[("file", "a.pdf", &pdf)]).await.expect(429);
    assert!(page.text().contains(">برای متقاضی</textarea>") && page.text().contains(">برای میز</textarea>"), "{}", page.shortened());
    assert!(page.text().contains("value=\"nests\" checked") && !page.header("retry-after").is_empty());
    fit(&page);
}

/// A form of which the file begins and does not end.
fn unending(path: &str) -> Request<Body> {
    let whole = form("", &[b'x'; 5000]);
    let start = futures_util::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from(whole[..4000].to_vec()))]);
    let body = Body::from_stream(futures_util::StreamExt::chain(start, futures_util::stream::pending()));
    Request::post(path).header("content-type", FORM).header("sec-fetch-site", "same-origin").body(body).unwrap()
}

#[tokio::test(start_paused = true)]
async fn one_file_too_many_was_read_to_its_end_before_it_was_refused() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let path = format!("{}/q/deed", draft(&me).await);
    let most = samples::service(WITH_FILE).questions().find_map(|q| match &q.kind {
        domain::question::Kind::Evidence(k) if q.id == "deed" => Some(k.max_files as usize),
        _ => None,
    });
    for n in 0..most.unwrap() {
        me.upload(&path, &[("act", "upload")], &[("file", "a.pdf", &samples::pdf(n))]).await.expect(303);
    }
    let begun = tokio::time::Instant::now();
    let page = me.send(unending(&path)).await.expect(422);
    assert!(page.text().contains("answer-wrong") || page.text().contains("data-focus"), "{}", page.shortened());
    assert!(begun.elapsed().as_secs() <= 30, "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_network_without_sign_in_had_any_number_of_uploads_read_away() {
    let house = House::with(Engine::Sqlite, of_one(1, 64 << 20)).await;
    let nobody = Anonymous::new(&house);
    let path = format!("/drafts/{}/q/deed", app::now::id());
    let waiting: Vec<_> = (0..4)
        .map(|_| {
            let nobody = nobody.clone();
            let path = path.clone();
            tokio::spawn(async move { nobody.send(unending(&path)).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let begun = tokio::time::Instant::now();
    let fifth = nobody.send(unending(&path)).await;
    assert!(begun.elapsed().as_millis() < 1000, "the fifth is not waited for: {:?}", begun.elapsed());
    assert!(fifth.status < 400, "it is led to signing in: {}", fifth.shortened());
    for w in waiting {
        assert!(w.await.unwrap().status < 400);
    }
}

/// What a route says of one mistake: on a page beside the field, in the API as one problem.
fn said(a: &Answer, field: &str, key: &str, lang: &str) {
    assert_eq!(a.status, 422, "{}: {}", a.asked, a.shortened());
    assert!(a.is_problem(), "{}", a.shortened());
    let problem = a.json();
    assert_eq!(problem["type"], "/problems/invalid", "{problem}");
    assert_eq!(problem["errors"].as_array().map(Vec::len), Some(1), "{problem}");
    assert_eq!((problem["errors"][0]["question"].as_str(), problem["errors"][0]["key"].as_str()), (Some(field), Some(key)), "{problem}");
    let words = Words::find(domain::Lang::parse(lang).unwrap()).unwrap();
    assert_eq!(problem["title"], words.say("problem-invalid").as_ref(), "{problem}");
    let persian = |s: &str| s.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    let message = problem["errors"][0]["message"].as_str().unwrap();
    assert_eq!(persian(message), lang != "en", "{message}");
}

#[tokio::test(flavor = "multi_thread")]
async fn routes_that_take_files_refused_them_each_in_its_own_shape() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let (case, finished) = (asked(&house).await, inspected(&house).await);
        let (officer, desk) =
            (OfficerToken::new(&house, "green.municipality").await, OfficerPages::new(&house, "green.municipality").await);
        let at = draft(&pages).await;
        let id = at.rsplit('/').next().unwrap().to_string();
        let inline = |bytes: &[u8]| json!({ "name": "a.pdf", "content": STANDARD.encode(bytes) });
        let many = |n: usize| (0..n).map(samples::pdf).collect::<Vec<_>>();
        let large = samples::pdf_of(20 * 1_048_576 + 1);
        let whole = |files: &[Value]| {
            let mut whole = samples::application(samples::service(WITH_FILE), 0);
            whole["evidence"]["deed"] = json!(files);
            whole
        };
        // More than the question or the act takes, and more than any form does.
        let mistakes: [(&str, Vec<Vec<u8>>); 4] = [
            ("answer-too-many-files", many(11)),
            ("answer-too-many-files", many(21)),
            ("answer-file-too-large", vec![large]),
            ("answer-file-type-of", vec![b"MZ\x90\x00\x03".to_vec()]),
        ];
        for (key, bytes) in &mistakes {
            let files: Vec<Value> = bytes.iter().map(|b| inline(b)).collect();
            for lang in ["en", "ar", "fa"] {
                // Twenty megabytes are enough once.
                if *key == "answer-file-too-large" && lang != "ar" {
                    continue;
                }
                let calls: [(&Client, &str, String, &str, Value); 4] = [
                    (&me, "POST", format!("/api/v1/applications?lang={lang}"), "deed", whole(&files)),
                    (&me, "PUT", format!("/api/v1/drafts/{id}/answers/deed?lang={lang}"), "deed", json!({ "files": files })),
                    (&me, "POST", format!("/api/v1/cases/{case}/answer?lang={lang}"), "files", json!({ "text": "این", "files": files })),
                    (
                        &officer,
                        "POST",
                        format!("/api/v1/desk/cases/{finished}/finish?lang={lang}"),
                        "files",
                        json!({ "outcome": "dangerous", "files": files }),
                    ),
                ];
                for (client, method, path, field, body) in &calls {
                    // Limits of a network are another matter.
                    let fresh = client.elsewhere();
                    said(&fresh.json(method, path, body).await, field, key, lang);
                }
            }
            let sent: Vec<(&str, &str, &[u8])> = bytes.iter().map(|b| ("file", "a.pdf", b.as_slice())).collect();
            for (client, path) in [
                (&*pages as &Client, format!("{at}/q/deed")),
                (&*pages, format!("/cases/{case}/answer")),
                (&*desk, format!("/desk/cases/{finished}/finish")),
            ] {
                let fresh = client.elsewhere();
                let a = fresh.upload(&path, &[("act", "upload"), ("text", "متن")], &sent).await.expect(422);
                assert!(a.is_page() && a.text().contains("field-wrong"), "{path}: {}", a.shortened());
                fit(&a);
            }
        }
        // All or nothing: of files of which one is wrong, none is attached through the API.
        let mixed = json!({ "files": [inline(&samples::pdf(90)), inline(b"text")] });
        me.json("PUT", &format!("/api/v1/drafts/{id}/answers/deed"), &mixed).await.expect(422);
        let kept = me.get(&format!("/api/v1/drafts/{id}")).await.json()["answers"]["deed"].clone();
        assert!(kept.as_array().is_none_or(|all| all.iter().all(|f| f["size"] != samples::pdf(90).len())), "{kept}");
        // A whole request that is too large is one, too.
        let too_large = me
            .call(
                "PUT",
                &format!("/api/v1/drafts/{id}/answers/deed?lang=en"),
                &[("content-type", b"application/json")],
                vec![b' '; 33 << 20],
            )
            .await;
        assert!(too_large.clone().expect(413).is_problem() && too_large.key() == "refusal-too-large", "{}", too_large.shortened());
    }
}
