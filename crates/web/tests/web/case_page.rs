//! What a person reads of a case, on its page and where its code leads: each thing once, what is next first.

use crate::fit;
use pages::Words;
use serde_json::{Value, json};
use testkit::samples::WITH_FILE;
use testkit::{AgencyToken, Anonymous, Client, ENGINES, Engine, House, OfficerToken, PersonPages, PersonToken};

const ASKED: &str = "سند خواناتر؟";

fn fa(key: &str) -> String {
    Words::of(domain::Lang::FA).say(key)
}

async fn applied(house: &House, service: &str) -> Value {
    PersonToken::resident(house, 0).await.apply(service).await
}

async fn page(me: &Client, case: &str) -> String {
    let page = me.get(&format!("/cases/{case}")).await.expect(200);
    fit(&page);
    page.text()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_stood_three_times_on_the_page_of_its_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let case = applied(&house, WITH_FILE).await["case"].as_str().unwrap().to_string();
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": ASKED })).await.expect(200);
        let asked = page(&me, &case).await;
        assert_eq!(asked.matches(ASKED).count(), 1, "{asked}");
        assert!(asked.find(ASKED) < asked.find("class=\"duty "), "what is asked comes first");
        assert!(!asked.contains(&fa("case-messages-empty")), "somebody did say something");
        me.post(&format!("/cases/{case}/answer"), &[("text", "همین است")]).await.expect(303);
        let answered = page(&me, &case).await;
        assert_eq!((answered.matches(ASKED).count(), answered.matches("همین است").count()), (1, 1), "{answered}");
        // The desk has it all in one line.
        let desk = officer.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json();
        assert!(desk["timeline"].to_string().contains(ASKED));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_conversation_pushed_everything_else_off_a_telephone() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let case = applied(&house, WITH_FILE).await["case"].as_str().unwrap().to_string();
    for n in 0..3 {
        me.post(&format!("/cases/{case}/message"), &[("text", &format!("سخن {n}."))]).await.expect(303);
    }
    assert!(!page(&me, &case).await.contains("class=\"earlier\""), "a short one is not folded");
    for n in 3..8 {
        me.post(&format!("/cases/{case}/message"), &[("text", &format!("سخن {n}."))]).await.expect(303);
    }
    let long = page(&me, &case).await;
    let folded = &long[long.find("<details class=\"earlier\"").expect("folded")..];
    let folded = &folded[..folded.find("</details>").unwrap()];
    for n in 0..8 {
        assert_eq!(long.matches(&format!("سخن {n}.")).count(), 1, "{n}: nothing is lost");
        assert_eq!(folded.contains(&format!("سخن {n}.")), n < 6, "{n}: the latest are there to read");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn that_an_application_is_complete_by_silence_was_said_twice() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let case = applied(&house, "building-permit").await["case"].as_str().unwrap().to_string();
    let page = page(&me, &case).await;
    let notes = page.split("<p class=\"duty-note\">").skip(1).map(|p| p.split("</p>").next().unwrap());
    assert_eq!(notes.filter(|n| n.contains("کامل است")).count(), 1, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_and_tracks_the_own_case_was_told_to_sign_in() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let made = applied(&house, WITH_FILE).await;
        let (case, code) = (made["case"].as_str().unwrap(), made["tracking_code"].as_str().unwrap());
        let at = format!("/track?code={code}");
        let (open, sign_in) = (format!("href=\"/cases/{case}\""), fa("track-more"));
        let mine = PersonPages::resident(&house, 0).await.get(&at).await.expect(200);
        fit(&mine);
        assert!(mine.text().contains(&open) && !mine.text().contains(&sign_in), "{}", mine.shortened());
        // Whose case it is, nobody else learns.
        let other = PersonPages::resident(&house, 1).await.get(&at).await.expect(200);
        assert!(!other.text().contains(case) && !other.text().contains(&sign_in), "{}", other.shortened());
        let nobody = Anonymous::new(&house).get(&at).await.expect(200);
        assert!(!nobody.text().contains(case) && nobody.text().contains(&sign_in), "{}", nobody.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_page_said_its_limit_twice_and_a_receipt_its_moment_in_utc_alone() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let service = testkit::samples::service(WITH_FILE);
    let words = Words::of(domain::Lang::FA);
    let shown = me.get(&format!("/services/{WITH_FILE}")).await.expect(200);
    fit(&shown);
    let note = words.time_note(&service.time);
    assert_eq!(shown.text().matches(&note).count(), 1, "{note}");
    let case = applied(&house, WITH_FILE).await["case"].as_str().unwrap().to_string();
    let print = me.get(&format!("/cases/{case}/receipt/print")).await.expect(200);
    fit(&print);
    let signed = print.text();
    let moment = signed.split(&format!("<dt>{}</dt><dd>", fa("letter-date"))).nth(1).unwrap().split("</dd>").next().unwrap().to_string();
    let signed = &signed[signed.find(&fa("receipt-moment")).unwrap()..signed.find(&fa("receipt-event")).unwrap()];
    assert!(signed.contains(&moment) && signed.contains("Z</bdi>"), "{signed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_of_tenants_alone_looked_as_if_everyone_had_to_bring_it() {
    let house = House::new(Engine::Sqlite).await;
    let nobody = Anonymous::new(&house);
    for (lang, whom) in
        [("fa", "فقط اگر به پرسش «مالک خانه هستید؟» پاسخ «خیر» بدهید."), ("en", "Only if you answer “Do you own the home?” with “No”.")]
    {
        let page = nobody.get(&format!("/services/pilgrim-hosting-permit?lang={lang}")).await.expect(200);
        fit(&page);
        assert_eq!(page.text().matches(whom).count(), 1, "{}", page.shortened());
        let shape = nobody.get(&format!("/api/v1/services/pilgrim-hosting-permit?lang={lang}")).await.expect(200).json();
        assert_eq!((&shape["evidence"][0]["asked_of"], &shape["evidence"][1]["asked_of"]), (&Value::Null, &json!(whom)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_case_whose_state_cannot_be_read_took_its_lists_with_it() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let (lost, other) = (applied(&house, WITH_FILE).await, applied(&house, "tree-permit").await);
        let id: domain::Id = lost["case"].as_str().unwrap().parse().unwrap();
        let spoil = move |tx: &mut store::Tx| {
            tx.one("UPDATE cases SET state = 'no JSON' WHERE id = ?1", vec![id.into()]);
            Ok(())
        };
        house.app.store.write(spoil).await.unwrap();
        me.get("/").await.expect(200);
        let list = me.get("/cases").await.expect(200);
        fit(&list);
        assert!([&lost, &other].iter().all(|c| list.text().contains(c["case"].as_str().unwrap())), "on {engine:?}");
        let office = AgencyToken::new(&house, "mashhad-districts").await;
        assert_eq!(office.get("/api/v1/agency/cases").await.expect(200).json()["cases"][0]["id"], lost["case"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_page_counted_questions_that_the_form_never_asks() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let words = Words::of(domain::Lang::FA);
    // Some of them are asked of some people only, and one is computed.
    let offered = testkit::samples::catalogue().services.values().filter(|s| s.is_for_residents());
    for s in offered {
        let asked = || s.questions().filter(|q| !matches!(q.kind, domain::question::Kind::Computed(_)));
        let key = if asked().any(|q| q.show_if.is_some()) { "service-start-note-most" } else { "service-start-note" };
        let page = me.get(&format!("/services/{}", s.id)).await.expect(200);
        assert!(page.text().contains(&words.say_with(key, &[("count", asked().count().into())])), "{}: {}", s.id, page.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_days_were_left_than_the_limit_has_and_nothing_said_why() {
    let p = crate::casework::Place::new(Engine::Sqlite).await;
    let (id, me) = (p.apply().await, PersonPages::resident(&p.house, 0).await);
    let more = Words::of(domain::Lang::FA).say_with("case-left-with-check", &[("left", "".into())]);
    let more = more.rsplit('،').next().unwrap().trim().to_string();
    assert!(page(&me, &id.to_string()).await.contains(&more));
    p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
    assert!(!page(&me, &id.to_string()).await.contains(&more));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_could_only_be_typed_off_in_the_digits_of_the_page() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let made = me.apply("minor-repair-permit").await;
    let (case, code) = (made["case"].as_str().unwrap(), made["tracking_code"].as_str().unwrap());
    let pages = PersonPages::resident(&house, 0).await;
    for path in [format!("/cases/{case}"), format!("/cases/{case}/submitted")] {
        let page = pages.get(&path).await.expect(200);
        fit(&page);
        // Without JavaScript the button is not there.
        assert!(page.text().contains(&format!("type=\"button\" hidden data-copy=\"{code}\"")), "{}", page.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_told_that_there_is_an_open_application_already() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let service = format!("/services/{WITH_FILE}");
        let hint = "در حال رسیدگی دارید";
        assert!(!me.get(&service).await.expect(200).text().contains(hint));
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let page = me.get(&service).await.expect(200);
        fit(&page);
        assert!(page.text().contains(hint) && page.text().contains(&format!("href=\"/cases/{case}\"")), "{}", page.shortened());
        // It is no bar: another one is begun, and its first page says it too.
        let draft = me.post(&format!("{service}/start"), &[]).await.expect(303).location();
        let first = me.get(&draft).await.expect(303).location();
        let page = me.get(&first).await.expect(200);
        fit(&page);
        assert!(page.text().contains(hint) && page.text().contains(&format!("href=\"/cases/{case}\"")), "{}", page.shortened());
        assert!(
            !PersonPages::resident(&house, 1).await.get(&service).await.expect(200).text().contains(hint),
            "somebody else's is nobody's"
        );
        token.json("POST", &format!("/api/v1/cases/{case}/withdraw"), &serde_json::json!({})).await.expect(200);
        assert!(!me.get(&service).await.expect(200).text().contains(hint));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_took_whoever_applied_for_proven() {
    let house = House::new(Engine::Sqlite).await;
    let case = applied(&house, WITH_FILE).await["case"].as_str().unwrap().to_string();
    let unproven = fa("desk-identity-unproven");
    let officer = testkit::OfficerPages::new(&house, "reviewer.districts").await;
    let page = officer.get(&format!("/desk/cases/{case}")).await.expect(200);
    fit(&page);
    assert!(page.text().contains(&unproven), "{}", page.shortened());
    let token = OfficerToken::new(&house, "reviewer.districts").await;
    assert_eq!(token.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json()["identity"], json!(unproven));
    assert!(!page_of_person(&house, &case).await.contains(&unproven), "the person knows who they are");
}

async fn page_of_person(house: &House, case: &str) -> String {
    page(&*PersonPages::resident(house, 0).await, case).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_cases_of_one_service_looked_alike_among_my_cases() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        for _ in 0..2 {
            token.apply("fence-permit").await;
        }
        let words = pages::Words::of(domain::Lang::FA);
        let today = words.say_with("case-applied-on", &[("date", words.date(app::now::now()).into())]);
        let page = me.get("/cases").await.expect(200);
        fit(&page);
        assert!(page.text().matches(&*today).count() >= 2, "{}", page.shortened());
    }
}
