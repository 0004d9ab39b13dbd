//! What is sent too slowly, is too large for where it goes, or comes while the database does not answer.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use testkit::{Anonymous, ENGINES, Engine, House, OfficerPages, OfficerToken, PersonToken};

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
