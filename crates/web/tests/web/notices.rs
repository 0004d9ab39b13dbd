//! Notices are read when a person says so or looks at the page of the case; looking at the list of them, or by program, changes nothing.

use crate::fit;
use serde_json::{Value, json};
use testkit::samples::WITH_FILE;
use testkit::{ENGINES, House, OfficerToken, PersonPages, PersonToken};

async fn asked(house: &House, me: &PersonToken, officer: &OfficerToken) -> String {
    let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": "?" })).await.expect(200);
    house.work().await;
    case
}

async fn unread(me: &PersonToken) -> Vec<(String, String)> {
    let all = me.get("/api/v1/notices").await.expect(200).json();
    let of = |n: &Value, k: &str| n[k].as_str().unwrap().to_string();
    all["notices"].as_array().unwrap().iter().filter(|n| n["read"] == false).map(|n| (of(n, "case"), of(n, "id"))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_notices_marked_them_as_read() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        let (one, two) = (asked(&house, &me, &officer).await, asked(&house, &me, &officer).await);
        for _ in 0..2 {
            let page = pages.get("/notices").await.expect(200);
            fit(&page);
            assert_eq!(page.text().matches("row-new").count(), 2);
            assert!(page.text().contains("<span class=\"count\" aria-hidden=\"true\">۲</span>"), "the number in the header");
            me.get(&format!("/api/v1/cases/{one}")).await.expect(200);
            officer.get(&format!("/api/v1/cases/{one}")).await.expect(200);
            assert_eq!(unread(&me).await.len(), 2);
        }

        // The page of the case says what is new in it, and by that it is read, and no more; the number in the header knows it.
        let page = pages.get(&format!("/cases/{one}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("news-of-case"));
        assert!(page.text().contains("<span class=\"count\" aria-hidden=\"true\">۱</span>"), "the number in the header");
        let again = pages.get(&format!("/cases/{one}")).await.text();
        assert!(!again.contains("news-of-case") && again.contains("<span class=\"count\" aria-hidden=\"true\">۱</span>"));
        assert_eq!(unread(&me).await.iter().map(|n| n.0.as_str()).collect::<Vec<_>>(), [two.as_str()]);

        // What came after the page was made stays new.
        let shown = unread(&me).await[0].1.clone();
        officer.json("POST", &format!("/api/v1/desk/cases/{one}/messages"), &json!({ "text": "!" })).await.expect(200);
        assert_eq!(pages.post("/notices/read", &[("until", &shown)]).await.expect(303).location(), "/notices");
        assert_eq!(unread(&me).await.iter().map(|n| n.0.as_str()).collect::<Vec<_>>(), [one.as_str()]);

        // Others' notices are nobody else's.
        PersonToken::resident(&house, 1).await.json("POST", "/api/v1/me/notices/read", &json!({})).await.expect(204);
        let other = PersonPages::resident(&house, 1).await;
        other.post("/notices/read", &[("until", &shown)]).await.expect(303);
        other.get(&format!("/cases/{one}")).await.expect(404);
        assert_eq!(unread(&me).await.len(), 1);
        // By program nothing was shown, and a form that is sent shows nothing either: what came meanwhile stands on the page after it.
        me.json("POST", &format!("/api/v1/cases/{one}/answer"), &json!({ "text": "این" })).await.expect(200);
        officer.json("POST", &format!("/api/v1/desk/cases/{one}/messages"), &json!({ "text": "!" })).await.expect(200);
        pages.post(&format!("/cases/{one}/message"), &[("text", "این")]).await.expect(303);
        assert_eq!(unread(&me).await.len(), 2);
        assert!(pages.get(&format!("/cases/{one}")).await.expect(200).text().contains("news-of-case"));
        assert_eq!(unread(&me).await.len(), 0);
        me.json("POST", "/api/v1/me/notices/read", &json!({})).await.expect(204);

        // The same by program.
        for case in [&one, &two] {
            officer.json("POST", &format!("/api/v1/desk/cases/{case}/messages"), &json!({ "text": "!" })).await.expect(200);
        }
        me.json("POST", "/api/v1/me/notices/read", &json!({ "case": two })).await.expect(204);
        assert_eq!(unread(&me).await.len(), 1);
        me.json("POST", "/api/v1/me/notices/read", &json!({})).await.expect(204);
        assert_eq!(unread(&me).await.len(), 0);
        assert!(!pages.get("/cases").await.text().contains("class=\"count\""));
        me.json("POST", "/api/v1/me/notices/read", &json!({ "until": "x" })).await.expect(400);
        pages.post("/notices/read", &[("until", "x")]).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_said_where_to_answer_and_led_nobody_there() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        let case = asked(&house, &me, &officer).await;
        let code = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["tracking_code"].as_str().unwrap().to_string();
        let sms = house.message_to(&testkit::samples::people().residents[0].mobile).await.unwrap();
        // The last that is said is where: what it tells comes before, and the code once in words.
        let (told, link) = sms.rsplit_once('\n').expect("an address in a line of its own");
        assert_eq!(link, format!("{}/c/{code}", house.app.public_url));
        assert_eq!(told.matches("کد رهگیری").count(), 1, "{told}");
        let there = format!("/c/{code}");
        assert_eq!(pages.get(&there).await.expect(303).location(), format!("/cases/{case}"));
        // Who is signed out signs in first; to anybody else there is nothing.
        assert_eq!(testkit::Anonymous::new(&house).get(&there).await.expect(303).location(), format!("/sign-in?next=%2Fc%2F{code}"));
        PersonPages::resident(&house, 1).await.get(&there).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn notices_for_which_the_page_of_the_case_had_no_room_were_read_with_it() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case: domain::Id = me.apply(WITH_FILE).await["case"].as_str().unwrap().parse().unwrap();
        let person = house.app.store.read(move |tx| store::case::get(tx, case)).await.unwrap().unwrap().person;
        let add = move |tx: &mut store::Tx| {
            (0..25).for_each(|n| store::notice::add(tx, app::now::id(), person, case, "message", n, None));
            Ok(())
        };
        house.app.store.write(add).await.unwrap();
        let new = async || house.app.store.read(move |tx| store::notice::unread(tx, person)).await.unwrap();
        let before = new().await;
        for left in [before - 20, (before - 40).max(0)] {
            fit(&pages.get(&format!("/cases/{case}")).await.expect(200));
            assert_eq!(new().await, left);
        }
    }
}
