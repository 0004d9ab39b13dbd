//! What is sent too slowly, is too large for where it goes, or comes while the database does not answer.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use testkit::samples::{self, WITH_FILE};
use testkit::{Anonymous, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

/// A body of which the first bytes come, and then nothing.
fn endless(path: &str, kind: &str) -> Request<Body> {
    let start = futures_util::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"{"))]);
    let body = Body::from_stream(futures_util::StreamExt::chain(start, futures_util::stream::pending()));
    Request::post(path).header("content-type", kind).header("sec-fetch-site", "same-origin").body(body).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_body_that_never_ended_kept_its_handler_for_ever() {
    let house = House::new(Engine::Sqlite).await;
    let nobody = Anonymous::new(&house);
    let form = nobody.send(endless("/sign-in/resident", "application/x-www-form-urlencoded")).await.expect(408);
    assert!(form.is_page(), "{}", form.shortened());
    let files = nobody.send(endless("/sign-in/resident", "multipart/form-data; boundary=X")).await;
    assert!((400..500).contains(&files.status), "{}", files.shortened());
    let me = PersonToken::resident(&house, 0).await;
    let json = me.send(endless("/api/v1/drafts", "application/json")).await.expect(408);
    assert_eq!((json.is_problem(), json.key().as_str()), (true, "refusal-too-slow"));
}

#[tokio::test(flavor = "multi_thread")]
async fn any_route_of_the_api_took_thirty_megabytes() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let long = json!({ "text": "x".repeat(300 * 1024) });
    me.json("POST", "/api/v1/drafts", &long).await.expect(413);
    let officer = OfficerToken::new(&house, "reviewer.districts").await;
    officer.json("POST", &format!("/api/v1/desk/cases/{}/notes", app::now::id()), &long).await.expect(413);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_failed_signed_people_out() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let officer = OfficerPages::new(&house, "reviewer.districts").await;
        officer.get("/desk").await.expect(200);
        house
            .app
            .store
            .write(|tx| {
                tx.run("ALTER TABLE sessions RENAME TO sessions_gone", vec![]);
                Ok(())
            })
            .await
            .unwrap();
        let page = officer.get("/desk").await.expect(500);
        assert!(page.is_page(), "{}", page.shortened());
    }
}

/// A body of this kind that begins and does not end, said to have so many bytes.
fn of_length(method: &str, path: &str, kind: &str, length: usize) -> Request<Body> {
    let mut request = endless(path, kind);
    *request.method_mut() = method.parse().unwrap();
    request.headers_mut().insert("content-length", length.into());
    request
}

#[tokio::test(start_paused = true)]
async fn files_were_read_before_it_was_known_whose_they_are() {
    let house = House::new(Engine::Sqlite).await;
    let (me, other) = (PersonPages::resident(&house, 0).await, PersonPages::resident(&house, 1).await);
    let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
    let token = PersonToken::resident(&house, 0).await;
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let kind = "multipart/form-data; boundary=BOUND";
    for path in [format!("{draft}/q/deed"), format!("/cases/{case}/answer")] {
        for client in [&*Anonymous::new(&house) as &Client, &other, &me] {
            for _ in 0..if client.address == me.address { 121 } else { 0 } {
                house.web.limits.upload(&me.address.ip().to_string()).ok();
            }
            let begun = tokio::time::Instant::now();
            let a = client.send(endless(&path, kind)).await;
            let want = if client.address == me.address {
                429
            } else if client.address == other.address {
                404
            } else {
                303
            };
            assert_eq!(a.status, want, "{}", a.shortened());
            // What nobody wants is read away for a while, and not kept.
            assert!(begun.elapsed().as_secs() <= 40, "{path}: {:?}", begun.elapsed());
        }
    }
    let begun = tokio::time::Instant::now();
    let id = draft.rsplit('/').next().unwrap();
    for (method, path) in [
        ("POST", "/api/v1/applications".to_string()),
        ("PUT", format!("/api/v1/drafts/{id}/answers/deed")),
        ("POST", format!("/api/v1/cases/{case}/answer")),
    ] {
        let a = Anonymous::new(&house).send(of_length(method, &path, "application/json", 30_000_000)).await.expect(401);
        assert!(a.is_problem());
    }
    assert_eq!(begun.elapsed().as_secs(), 0, "a body was read of somebody without a token");
}

#[tokio::test(start_paused = true)]
async fn a_long_content_length_gave_five_minutes_on_any_route() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let begun = tokio::time::Instant::now();
    me.send(of_length("POST", "/api/v1/drafts", "application/json", 200_000)).await.expect(408);
    assert_eq!(begun.elapsed().as_secs(), 30);
    let begun = tokio::time::Instant::now();
    Anonymous::new(&house).send(of_length("POST", "/sign-in/resident", "application/x-www-form-urlencoded", 200_000)).await.expect(408);
    assert_eq!(begun.elapsed().as_secs(), 30);
    // Where files go it stays.
    let begun = tokio::time::Instant::now();
    me.send(of_length("POST", "/api/v1/applications", "application/json", 200_000)).await.expect(408);
    assert_eq!(begun.elapsed().as_secs(), 300);
}

fn at_once(requests: usize, bytes: usize) -> Options {
    Options { at_once: web::AtOnce { requests, bytes, ..Default::default() }, ..Default::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_requests_at_once_are_refused_in_words() {
    let house = House::with(Engine::Sqlite, at_once(0, 1000)).await;
    let nobody = Anonymous::new(&house);
    let busy = |lang: &str| pages::Words::find(domain::Lang::parse(lang).unwrap()).unwrap().say("error-title-busy");
    for lang in ["fa", "en", "ar"] {
        let page = nobody.get(&format!("/?lang={lang}")).await.expect(503);
        assert!(page.is_page() && page.text().contains(&busy(lang)), "{}", page.shortened());
        assert_eq!(page.header("retry-after"), "5");
        let problem = nobody.get(&format!("/api/v1/services?lang={lang}")).await.expect(503);
        assert!(problem.is_problem() && problem.key() == "refusal-busy", "{}", problem.shortened());
        assert_eq!(problem.header("retry-after"), "5");
    }
    for path in ["/healthz", "/readyz"] {
        nobody.get(path).await.expect(200);
    }
    here(&house).call("GET", "/metrics", &[("host", b"127.0.0.1:8080")], vec![]).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_given_back_whatever_happens_to_the_request() {
    let house = House::with(Engine::Sqlite, at_once(1, 40_000)).await;
    let me = PersonPages::resident(&house, 0).await;
    for _ in 0..3 {
        me.get("/cases").await.expect(200);
        me.get("/nothing").await.expect(404);
        me.post("/me", &[("name", &"x".repeat(30_000)), ("lang", "fa")]).await.expect(422);
        me.post("/sign-in/resident", &[("national_number", &"x".repeat(5_000_000))]).await.expect(413);
        me.post("/me", &[("name", &"x".repeat(50_000))]).await.expect(503);
        // Whoever goes away in the middle.
        let gone = me.send(endless("/me", "application/x-www-form-urlencoded"));
        assert!(tokio::time::timeout(std::time::Duration::from_millis(50), gone).await.is_err());
    }
    let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
    let mut file = samples::pdf_of(30_000);
    for n in 0..2u8 {
        file.push(n);
        // Two files of which only one fits at a time.
        me.upload(&format!("{draft}/q/deed"), &[("act", "upload")], &[("file", "a.pdf", &file), ("file", "a.pdf", &file)])
            .await
            .expect(303);
    }
    me.upload(&format!("{draft}/q/deed"), &[("act", "upload")], &[("file", "a.pdf", &[0; 60_000])]).await.expect(503);
    me.get("/cases").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_senders_take_no_place_from_the_others() {
    let house = House::with(Engine::Sqlite, at_once(1, 1_000_000)).await;
    let me = PersonPages::resident(&house, 0).await;
    let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
    let slow = [
        endless("/me", "application/x-www-form-urlencoded"),
        endless(&format!("{draft}/q/deed"), "multipart/form-data; boundary=BOUND"),
        endless("/cases/none/answer", "multipart/form-data; boundary=BOUND"),
    ];
    let senders: Vec<_> = slow
        .into_iter()
        .map(|request| {
            let me = me.clone();
            tokio::spawn(async move { me.send(request).await })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    me.get("/cases").await.expect(200);
    senders.iter().for_each(|s| s.abort());
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_uploads_refused_the_forms_of_everybody() {
    let house = House::with(Engine::Sqlite, at_once(64, 300_000)).await;
    let me = PersonPages::resident(&house, 0).await;
    let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
    // All the room for files is taken by one that does not end.
    let part = "--BOUND\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n".to_string() + &"x".repeat(290_000);
    let first = futures_util::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from(part))]);
    let body = Body::from_stream(futures_util::StreamExt::chain(first, futures_util::stream::pending()));
    let request = Request::post(format!("{draft}/q/deed"))
        .header("content-type", "multipart/form-data; boundary=BOUND")
        .header("sec-fetch-site", "same-origin")
        .body(body)
        .unwrap();
    let sender = tokio::spawn({
        let me = me.clone();
        async move { me.send(request).await }
    });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    me.post("/me", &[("name", "نام"), ("lang", "fa")]).await.expect(303);
    me.upload(&format!("{draft}/q/deed"), &[("act", "upload")], &[("file", "a.pdf", &vec![b'x'; 20_000])]).await.expect(503);
    sender.abort();
}

/// A program of this machine.
fn here(house: &House) -> Client {
    let mut client = Client::new(house, None);
    client.address = "127.0.0.1:40000".parse().unwrap();
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_answered_everybody_on_the_public_address() {
    let house = House::new(Engine::Sqlite).await;
    Anonymous::new(&house).call("GET", "/metrics", &[("host", b"127.0.0.1:8080")], vec![]).await.expect(404);
    let local = here(&house);
    let asked = async |headers: &[(&str, &[u8])]| local.call("GET", "/metrics", headers, vec![]).await.status;
    for host in [&b"127.0.0.1:8080"[..], b"localhost", b"[::1]:8080"] {
        assert_eq!(asked(&[("host", host)]).await, 200);
    }
    // A proxy beside us: it says so, or it passes on the host that somebody elsewhere asked for.
    for passed in ["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host", "x-forwarded-proto", "via"] {
        assert_eq!(asked(&[("host", b"localhost"), (passed, b"203.0.113.7")]).await, 404, "{passed}");
    }
    assert_eq!(asked(&[("host", b"dargah.example.ir")]).await, 404);
    assert_eq!(asked(&[("host", b"localhost.example.ir")]).await, 404);
}

/// Lets the SQLite file grow by so many pages more.
async fn quota(house: &House, pages: i64) {
    house
        .app
        .store
        .write(move |tx| {
            let there = tx.row("PRAGMA page_count", &[])?.map_or(0, |r| r.int(0));
            let most = format!("PRAGMA max_page_count = {}", there + pages);
            tx.rows(Box::leak(most.into_boxed_str()), &[]).map(|_| ())
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_was_a_fault_and_the_program_said_that_it_is_ready() {
    let house = House::new(Engine::Sqlite).await;
    let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
    let case = token.apply("tree-permit").await["case"].as_str().unwrap().to_string();
    let (nobody, desk) = (Anonymous::new(&house), OfficerPages::new(&house, "green.municipality").await);
    nobody.get("/readyz").await.expect(200);
    quota(&house, 0).await;
    // Pages that are there already take the first ones.
    let long = "خیابان نمونه ".repeat(300);
    let send = async || me.post(&format!("/cases/{case}/message"), &[("text", &long)]).await;
    let mut page = send().await;
    for _ in 0..15 {
        if page.status == 503 {
            break;
        }
        page = send().await;
    }
    let words = pages::Words::of(domain::Lang::FA);
    let page = page.expect(503);
    assert!(page.is_page(), "{}", page.shortened());
    assert!(page.text().contains(&words.say("refusal-no-room")), "{}", page.shortened());
    // What was typed stands in its box; at the desk, where even the reading cannot be recorded, on the page that says so.
    let kept = |page: &testkit::Answer| {
        let boxes: Vec<String> =
            page.text().split("<textarea").skip(1).map(|t| t.split("</textarea>").next().unwrap().to_string()).collect();
        assert!(boxes.iter().any(|t| t.contains(long.trim())), "what was typed is lost: {}", page.shortened());
    };
    kept(&page);
    kept(&desk.post(&format!("/desk/cases/{case}/note"), &[("text", &long)]).await.expect(503));
    assert_eq!(page.header("retry-after"), "120");
    let text = json!({ "text": long });
    let problem = token.json("POST", &format!("/api/v1/cases/{case}/messages"), &text).await.expect(503);
    assert_eq!((problem.is_problem(), problem.key().as_str()), (true, "refusal-no-room"));
    assert_eq!(problem.header("retry-after"), "120");
    let ready = nobody.get("/readyz").await.expect(503);
    assert!(ready.text().contains("free room"), "{}", ready.text());
    // What is there is shown, and once there is room all goes on.
    me.get(&format!("/cases/{case}")).await.expect(200);
    quota(&house, 100_000).await;
    nobody.get("/readyz").await.expect(200);
    token.json("POST", &format!("/api/v1/cases/{case}/messages"), &text).await.expect(200);
    house.work().await;
    assert_eq!(house.verify().await.broken, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_sent_any_number_of_applications() {
    let limits = app::Limits { applications: 2, ..Default::default() };
    let house = House::with(Engine::Sqlite, Options { limits, ..Default::default() }).await;
    let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
    let body = samples::application(samples::service("tree-permit"), 0);
    // What is refused for another reason does not count, and what is sent again under its key is no other.
    me.json("POST", "/api/v1/applications", &json!({ "service": "tree-permit", "answers": {} })).await.expect(422);
    for key in ["a", "a", "b"] {
        let headers: [(&str, &[u8]); 2] = [("content-type", b"application/json"), ("idempotency-key", key.as_bytes())];
        me.call("POST", "/api/v1/applications", &headers, body.to_string().into_bytes()).await.expect(201);
    }
    let refused = me.json("POST", "/api/v1/applications", &body).await.expect(429);
    assert_eq!(refused.key(), "refusal-applications-day");
    assert!(refused.header("retry-after").parse::<i64>().unwrap() <= 86_400, "{}", refused.header("retry-after"));
    let draft = me.json("POST", "/api/v1/drafts", &json!({ "service": "lost-and-found" })).await.expect(201).json();
    let draft = draft["id"].as_str().unwrap();
    for (question, answer) in &samples::service("lost-and-found").examples[0].answers {
        me.json("PUT", &format!("/api/v1/drafts/{draft}/answers/{question}"), &json!({ "answer": answer })).await.expect(200);
    }
    let page = pages.post(&format!("/drafts/{draft}/submit"), &[]).await.expect(429);
    let says = pages::Words::of(domain::Lang::FA).msg(&domain::Msg::new("refusal-applications-day").with("most", 2i64));
    assert!(page.is_page() && page.text().contains(&says) && !page.header("retry-after").is_empty(), "{}", page.shortened());
    // The draft is there, and others go on.
    me.get(&format!("/api/v1/drafts/{draft}")).await.expect(200);
    PersonToken::resident(&house, 1).await.apply("tree-permit").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_bounded_searching_nor_the_calls_of_one_token() {
    let a_minute = web::AMinute { searches: 3, calls: 4, uploads: 2 };
    let house = House::with(Engine::Sqlite, Options { a_minute, ..Default::default() }).await;
    let nobody = Anonymous::new(&house);
    for _ in 0..3 {
        nobody.get("/search?q=water").await.expect(200);
    }
    for path in ["/search?q=water&lang=en", "/api/v1/services?q=water"] {
        let refused = nobody.get(path).await.expect(429);
        assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|s| s > 0), "{path}");
    }
    let page = nobody.get("/search?q=water&lang=en").await.expect(429);
    assert!(page.is_page() && page.text().contains("Try again"), "{}", page.shortened());
    // Another network, and whoever is signed in, are not kept out by it.
    Anonymous::new(&house).get("/search?q=water").await.expect(200);
    PersonPages::resident(&house, 0).await.get("/search?q=water").await.expect(200);

    let (mine, other) = (PersonToken::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
    for _ in 0..4 {
        mine.get("/api/v1/cases").await.expect(200);
    }
    let refused = mine.get("/api/v1/me?lang=fa").await.expect(429);
    assert!(refused.is_problem() && refused.header("retry-after").parse::<u64>().is_ok());
    assert_eq!(refused.json()["type"], "/problems/too-often");
    other.get("/api/v1/cases").await.expect(200);
    // Files of one network.
    let sends = PersonToken::resident(&house, 1).await;
    let application = samples::application(samples::service("fire-safety-opinion"), 0);
    for status in [201, 201, 429] {
        sends.json("POST", "/api/v1/applications", &application).await.expect(status);
    }
    // What is open to everyone needs no token, and pages are not the API.
    nobody.get("/api/v1/key").await.expect(200);
}
