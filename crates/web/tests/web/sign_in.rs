//! Signing in and out: codes, passphrases, sessions, throttling, and that nothing tells who exists.

use crate::fit;
use testkit::callers::enter;
use testkit::samples;
use testkit::{Anonymous, Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

const NUMBER: &str = "0938668935";
const MOBILE: &str = "09150000001";

async fn ask(client: &Client, number: &str, mobile: &str) -> Answer {
    client.post("/sign-in/resident", &[("national_number", number), ("mobile", mobile), ("next", "/cases")]).await
}

fn reference(a: &Answer) -> String {
    a.location().split("ref=").nth(1).and_then(|r| r.split('&').next()).unwrap_or_default().to_string()
}

async fn try_code(client: &Client, reference: &str, code: &str) -> Answer {
    client.post("/sign-in/code", &[("ref", reference), ("code", code), ("next", "/cases")]).await
}

/// A code that is not taken: nothing is answered to the form itself; the page that says so has an address.
async fn wrong_code(client: &Client, reference: &str, code: &str) -> Answer {
    let to = try_code(client, reference, code).await.expect(303).location();
    assert!(to.starts_with("/sign-in/code?ref=") && to.ends_with("&failed=1"), "{to}");
    let page = client.get(&to).await.expect(200);
    assert!(page.text().contains("role=\"alert\"") && client.cookie("dargah").is_none(), "{}", page.shortened());
    page
}

fn mobile() -> &'static str {
    &samples::people().residents[0].mobile
}

/// A national number with its check digit.
fn national_number(n: u32) -> String {
    let nine = format!("{:09}", 123_456_000 + n);
    (0..10).map(|d| format!("{nine}{d}")).find(|s| domain::identifier::national_number(s).is_some()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_opens_once_within_its_time_and_after_few_wrong_tries() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let c = Anonymous::new(&house);
        // Digits of any script, spaces: a code is typed as people type.
        let r = reference(&ask(&c, "۰۹۳۸۶۶۸۹۳۵", "+98 915 000 0001").await.expect(303));
        let code = house.code_to(mobile()).await.unwrap();
        let persian: String = code.chars().map(|d| char::from_u32('۰' as u32 + d as u32 - '0' as u32).unwrap()).collect();
        let a = try_code(&c, &r, &format!(" {} {} ", &persian[..6], &persian[6..])).await.expect(303);
        assert_eq!(a.location(), "/cases");
        // Used up.
        wrong_code(&Anonymous::new(&house), &r, &code).await;
        let c = Anonymous::new(&house);

        // Five wrong tries, then even the right one is refused. What is no code is told so, and is no try.
        let r = reference(&ask(&c, NUMBER, MOBILE).await.expect(303));
        let code = house.code_to(mobile()).await.unwrap();
        for none in ["", "12345", "abcdef", "۱۲۳", "1234567", "1234567890123"] {
            let to = try_code(&c, &r, none).await.expect(303).location();
            assert!(to.ends_with("&failed=digits"), "{to}");
            let page = c.get(&to).await.expect(200);
            assert!(page.text().contains("کد شش رقم دارد"), "{}", page.shortened());
        }
        for n in 0..5 {
            let wrong = if code == "000000" { "000001" } else { "000000" };
            let a = wrong_code(&c, &r, wrong).await;
            assert!(a.is_page(), "{n}");
            crate::fit(&a);
            assert!(a.text().contains(&r), "the page after a wrong code lost the reference");
            // Which of them was the last is said, with the reason at the field too.
            let why = pages::Words::of(domain::Lang::FA).say(if n < 4 { "refusal-wrong-code" } else { "code-over" });
            assert!(a.text().contains(&format!("id=\"code-wrong\">{why}")), "{n}: {}", a.shortened());
        }
        wrong_code(&c, &r, &code).await;

        // Too old.
        let r = reference(&ask(&c, NUMBER, MOBILE).await.expect(303));
        let code = house.code_to(mobile()).await.unwrap();
        house
            .app
            .store
            .write(|tx| {
                tx.run("UPDATE sign_in_codes SET expires_at = ?1", vec![1i64.into()]);
                Ok(())
            })
            .await
            .unwrap();
        wrong_code(&c, &r, &code).await;

        // A reference that is none, a code of another reference.
        for bad in ["", "x", "00000000-0000-0000-0000-000000000000"] {
            wrong_code(&c, bad, &code).await;
        }
    }
}

fn seconds(a: &Answer) -> u64 {
    a.header("retry-after").parse().unwrap_or_else(|_| panic!("Retry-After: {:?}", a.header("retry-after")))
}

#[tokio::test(flavor = "multi_thread")]
async fn many_codes_are_refused_for_a_while_and_the_answer_says_how_long() {
    let (here, network) = (identity::code::CODES_HERE.most as usize, identity::code::CODES_OF_NETWORK.most as usize);
    for engine in ENGINES {
        let house = House::new(engine).await;
        // For one person, from one network.
        let one = Anonymous::new(&house);
        for _ in 0..here {
            ask(&one, NUMBER, MOBILE).await.expect(303);
        }
        let a = ask(&one, NUMBER, MOBILE).await.expect(429);
        assert!(a.is_page());
        crate::fit(&a);
        assert!((800..=900).contains(&seconds(&a)), "{}", seconds(&a));
        assert!(a.text().contains(NUMBER), "what was typed is lost");
        // The person themselves, elsewhere, and another person are not hindered.
        ask(&Anonymous::new(&house), NUMBER, MOBILE).await.expect(303);
        ask(&one, "0965546497", "09150000002").await.expect(303);
        // From one network, for however many persons.
        let mut refused = None;
        for n in 0..100 {
            let a = ask(&one, &national_number(n), &format!("0916000{n:04}")).await;
            if a.status == 429 {
                refused = Some(n as usize);
                break;
            }
            assert_eq!(a.status, 303, "{}", a.shortened());
        }
        assert_eq!(refused, Some(network - here - 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_code_can_be_asked_for_and_the_one_before_still_opens() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let c = Anonymous::new(&house);
        let first = reference(&ask(&c, NUMBER, MOBILE).await.expect(303));
        let late = house.code_to(mobile()).await.unwrap();
        let again = async |r: String| c.post("/sign-in/code/again", &[("ref", &r), ("next", "/cases")]).await;
        let a = again(first.clone()).await.expect(303);
        let second = reference(&a);
        assert_ne!(first, second);
        crate::fit(&c.get(&a.location()).await.expect(200));
        assert_eq!(house.messages().await, 2);
        try_code(&c, &first, &late).await.expect(303);
        // As often as sign-in itself, then it says when.
        let (mut last, mut sent) = (second, 2);
        let refused = loop {
            let a = again(last.clone()).await;
            if a.status != 303 {
                break a;
            }
            (last, sent) = (reference(&a), sent + 1);
        };
        // The right one gave the two before it back.
        assert_eq!((refused.status, sent), (429, 2 + identity::code::CODES_HERE.most));
        assert!(seconds(&refused) > 0 && refused.text().contains(&last), "the code that was sent can still be entered");
        crate::fit(&refused);
        // What nobody knows leads to the beginning.
        for r in ["", "x", "00000000-0000-0000-0000-000000000000"] {
            assert!(again(r.into()).await.expect(303).location().starts_with("/sign-in?next="));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_right_sign_ins_in_a_row_locked_the_person_out() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let c = Anonymous::new(&house);
        for _ in 0..identity::code::CODES_HERE_A_DAY.most + 1 {
            let r = reference(&ask(&c, NUMBER, MOBILE).await.expect(303));
            let code = house.code_to(mobile()).await.unwrap();
            try_code(&c, &r, &code).await.expect(303);
            c.post("/sign-out", &[]).await.expect(303);
        }
        // Codes that nobody enters are counted, and it is said at what time of day another can be sent.
        for _ in 0..identity::code::CODES_HERE.most {
            ask(&c, NUMBER, MOBILE).await.expect(303);
        }
        let a = ask(&c, NUMBER, MOBILE).await.expect(429);
        let at = app::now::now() + seconds(&a) as i64 * 1000;
        let words = pages::Words::of(domain::Lang::FA);
        let said: Vec<String> = [at - 60_000, at, at + 60_000].map(|at| words.date_time(at)).into();
        assert!(said.iter().any(|day| a.text().contains(day)), "{}", a.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_after_signing_in_found_the_form_of_the_code() {
    let house = House::new(Engine::Sqlite).await;
    let c = Anonymous::new(&house);
    let there = ask(&c, NUMBER, MOBILE).await.expect(303).location();
    let r = there.split("ref=").nth(1).unwrap().split('&').next().unwrap().to_string();
    let code = house.code_to(mobile()).await.unwrap();
    wrong_code(&c, &r, if code == "000000" { "000001" } else { "000000" }).await;
    try_code(&c, &r, &code).await.expect(303);
    for back in [there.clone(), format!("{there}&failed=1")] {
        let page = c.get(&back).await.expect(200);
        crate::fit(&page);
        let says = pages::Words::of(domain::Lang::FA).say("signed-in-title");
        assert!(page.text().contains(&says) && page.text().contains("href=\"/cases\""), "{}", page.shortened());
        assert!(!page.text().contains("action=\"/sign-in/code"), "the form can be sent again");
    }
    // The form sent once more ends there as well.
    assert!(c.get(&try_code(&c, &r, &code).await.expect(303).location()).await.expect(200).text().contains("href=\"/cases\""));
    assert_eq!(c.get("/sign-in?next=%2Fcases").await.expect(303).location(), "/cases");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signed_in_on_a_shared_device_was_told_to_be_signed_in_already_and_lost_the_place() {
    let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
    for engine in ENGINES {
        let house = House::new(engine).await;
        let c = Anonymous::new(&house);
        let r = reference(&ask(&c, NUMBER, MOBILE).await.expect(303));
        let code = house.code_to(mobile()).await.unwrap();
        try_code(&c, &r, &code).await.expect(303);
        // Another asks for a code at the same device, from a page that was open before.
        let other = &samples::people().residents[1];
        let begins =
            [("national_number", other.national_number.as_str()), ("mobile", &other.mobile), ("next", "/services/fence-permit/start")];
        let there = c.post("/sign-in/resident", &begins).await.expect(303).location();
        let page = c.get(&there).await.expect(200);
        crate::fit(&page);
        let form = page.text().split("action=\"/sign-out\"").last().unwrap().split("</form>").next().unwrap().to_string();
        let who = samples::people().residents[0].name.get(domain::Lang::FA);
        let said = format!("{} <bdi class=\"strong\">{who}</bdi>", says("signed-in-who"));
        assert!(page.text().contains(&said), "{}", page.text());
        let r = there.split("ref=").nth(1).unwrap().split('&').next().unwrap();
        assert!(form.contains(&format!("name=\"ref\" value=\"{r}\"")) && form.contains(&says("signed-in-other-button")), "{form}");
        // Signed out, the code that was sent leads to the place that was wanted.
        let on = c.post("/sign-out", &[("next", "/services/fence-permit/start"), ("ref", r)]).await.expect(303);
        assert!(on.header("set-cookie").contains("Max-Age=0"), "the session is still there");
        let page = c.get(&on.location()).await.expect(200);
        assert!(page.text().contains("action=\"/sign-in/code\"") && page.text().contains("value=\"/services/fence-permit/start\""));
        let code = house.code_to(&other.mobile).await.unwrap();
        let draft = c.post("/sign-in/code", &[("ref", r), ("code", &code), ("next", "/services/fence-permit/start")]).await.expect(303);
        assert!(draft.location().starts_with("/drafts/"), "{}", draft.location());
        // A code that was used, or none: from the beginning, with the place; and nowhere else.
        let page = c.get(&there).await.expect(200).text();
        assert!(!page.contains("name=\"ref\""), "a code that opens nothing is offered");
        let door = c.post("/sign-out", &[("next", "/cases")]).await.expect(303);
        assert_eq!(door.location(), "/sign-in?next=%2Fcases");
        let away = c.post("/sign-out", &[("next", "//evil.example/"), ("ref", "x")]).await.expect(303);
        assert_eq!(away.location(), "/sign-in?next=%2F");
        assert_eq!(c.post("/sign-out", &[]).await.expect(303).location(), "/");
        // Who gave no name yet is known by the end of the number.
        let there = ask(&c, &national_number(7), "09160000417").await.expect(303).location();
        let r = there.split("ref=").nth(1).unwrap().split('&').next().unwrap();
        let code = house.code_to("+989160000417").await.unwrap();
        try_code(&c, r, &code).await.expect(303);
        let page = c.get(&there).await.expect(200).text();
        assert!(page.contains("\u{2066}…۰۴۱۷\u{2069}") && !page.contains("۹۱۶۰۰۰۰۴۱۷"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_for_a_service_offered_ways_that_cannot_apply_and_named_no_service() {
    let house = House::new(Engine::Sqlite).await;
    let door = async |service: &str| {
        let next = testkit::callers::encode(&format!("/services/{service}/start"));
        Anonymous::new(&house).get(&format!("/sign-in?next={next}")).await.expect(200).text()
    };
    let (resident, visitor) = ("action=\"/sign-in/resident\"", "action=\"/sign-in/visitor\"");
    for s in samples::catalogue().services.values() {
        let page = door(&s.id).await;
        assert!(page.contains(s.title.get(domain::Lang::FA)), "{}", s.id);
        assert_eq!((page.contains(resident), page.contains(visitor)), (s.is_for_residents(), s.is_for_visitors()), "{}", s.id);
    }
    let any = door("none").await;
    assert!(any.contains(resident) && any.contains(visitor));
    // In another language those with a passport come first.
    let english = Anonymous::new(&house).get("/sign-in?lang=en").await.expect(200);
    crate::fit(&english);
    assert!(any.find(resident) < any.find(visitor) && english.text().find(visitor) < english.text().find(resident));
    // A number that is wrong does not lose the service.
    let p = [("national_number", "1"), ("mobile", "2"), ("next", "/services/guild-licence/start")];
    let page = Anonymous::new(&house).post("/sign-in/resident", &p).await.expect(422).text();
    assert!(page.contains(samples::service("guild-licence").title.get(domain::Lang::FA)) && !page.contains(visitor));
}

#[tokio::test(flavor = "multi_thread")]
async fn unreadable_forwarded_addresses_put_everyone_under_one_limit() {
    let house = House::with(Engine::Sqlite, Options { trust_proxy: true, ..Default::default() }).await;
    // Each caller comes from an address of its own; the proxy's word counts only where it is one.
    for forwarded in ["", "unknown", "a, b", "10.0.0.1, ", "\u{e9}"] {
        for _ in 0..2 {
            let c = Anonymous::new(&house);
            let form = "national_number=0938668935&mobile=09150000001&next=%2F";
            let request = axum::http::Request::post("/sign-in/resident")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("x-forwarded-for", axum::http::HeaderValue::from_bytes(forwarded.as_bytes()).unwrap())
                .body(axum::body::Body::from(form))
                .unwrap();
            c.send(request).await.expect(303);
        }
    }
    let attempts = house.app.store.read(|tx| tx.rows("SELECT key, COUNT(*) FROM attempts GROUP BY key", &[])).await.unwrap();
    assert_eq!(attempts.iter().filter(|r| r.int(1) > 1).count(), 1, "only the contact is counted together");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_line_of_ipv6_has_one_limit() {
    let house = House::with(Engine::Sqlite, Options { trust_proxy: true, ..Default::default() }).await;
    let sign_in = async |forwarded: &str| {
        let request = axum::http::Request::post("/sign-in/resident")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-forwarded-for", forwarded)
            .body(axum::body::Body::from("national_number=0938668935&mobile=09150000001"))
            .unwrap();
        Anonymous::new(&house).send(request).await.status
    };
    for n in 0..identity::code::CODES_HERE.most {
        assert_eq!(sign_in(&format!("2001:db8:0:1::{n:x}")).await, 303);
    }
    assert_eq!(sign_in("[2001:db8:0:1:ffff::1]:443").await, 429);
    assert_eq!(sign_in("2001:db8:0:2::1").await, 303);
    // The same address, however it is written.
    for n in 0..identity::code::CODES_HERE.most {
        assert_eq!(sign_in(if n % 2 == 0 { "192.0.2.7" } else { "::ffff:192.0.2.7" }).await, 303);
    }
    assert_eq!(sign_in("192.0.2.7").await, 429);
}

/// An answer without what differs by chance.
fn told(a: &Answer) -> (u16, Vec<String>, usize, String) {
    let names: Vec<String> = a.headers.keys().map(|k| k.to_string()).collect();
    (a.status, names, a.body.len(), a.location().replace(&reference(a), "REF"))
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_tells_whether_a_person_or_an_officer_exists() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let known = ask(&Anonymous::new(&house), NUMBER, MOBILE).await;
        let unknown = ask(&Anonymous::new(&house), &national_number(7), "09160000009").await;
        let elsewhere = ask(&Anonymous::new(&house), NUMBER, "09160000008").await;
        assert_eq!(told(&known), told(&unknown));
        assert_eq!(told(&known), told(&elsewhere));
        // Each contact that was named gets a code, in the same words; the known person's own gets nothing by it.
        assert_eq!(house.messages().await, 3);
        let message = async |to: &str| house.message_to(to).await.unwrap().replace(|c: char| c.is_ascii_digit(), "0");
        assert_eq!(message("+989160000008").await, message("+989160000009").await);
        let (a, b) = (reference(&unknown), reference(&elsewhere));
        let c = Anonymous::new(&house);
        let page = |r: &str, a: &Answer| (a.status, a.text().replace(r, "REF"));
        assert_eq!(page(&a, &wrong_code(&c, &a, "123456").await), page(&b, &wrong_code(&c, &b, "123456").await));
        // The right one at a contact that is not theirs opens nothing, and says what to do.
        let right = house.code_to("+989160000008").await.unwrap();
        let refused = c.post("/sign-in/code", &[("ref", &b), ("code", &right), ("next", "/me")]).await.expect(409);
        assert!(refused.text().contains(&pages::Words::of(domain::Lang::FA).say("refusal-other-contact")), "{}", refused.shortened());
        crate::fit(&refused);
        c.get("/me").await.expect(303);
        // Officers.
        let enter = async |name: &str, passphrase: &str| {
            let a = Anonymous::new(&house).post("/desk/sign-in", &[("name", name), ("passphrase", passphrase)]).await;
            (a.status, a.headers.len(), a.text().replace(name, "NAME"))
        };
        let known = enter("reviewer.districts", "wrong-wrong-wrong").await;
        assert_eq!(known.0, 401);
        let unknown = enter("nobody.nowhere", "wrong-wrong-wrong").await;
        // The sample sign-ins on the page have the known name in them; apart from that the pages are the same.
        assert_eq!((known.0, known.1), (unknown.0, unknown.1));
        assert_eq!(known.2.matches("role=\"alert\"").count(), unknown.2.matches("role=\"alert\"").count());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passphrases_from_one_network_are_throttled_and_right_ones_never_count() {
    let most = identity::code::WRONG_HERE.most as usize;
    for engine in ENGINES {
        let house = House::new(engine).await;
        let stranger = Anonymous::new(&house);
        let enter = |c: &Client, passphrase: &'static str| {
            let c = c.clone();
            async move { c.post("/desk/sign-in", &[("name", "Engineer.Water "), ("passphrase", passphrase)]).await }
        };
        let mut statuses = vec![];
        for _ in 0..most + 2 {
            let a = enter(&stranger, "wrong-wrong-wrong").await;
            crate::fit(&a);
            statuses.push(a.status);
        }
        assert_eq!(statuses.iter().filter(|s| **s == 401).count(), most, "{statuses:?}");
        // The right one waits too, there, and nowhere else.
        assert!(seconds(&enter(&stranger, "sample-fountain-iron-snow").await.expect(429)) > 0);
        let officer = Anonymous::new(&house);
        for _ in 0..most + 2 {
            enter(&officer, "sample-fountain-iron-snow").await.expect(303);
        }
        OfficerPages::new(&house, "customers.water").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_known_before_sign_in_is_worth_nothing_after_it() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        // Somebody plants a cookie, and the person signs in.
        let me = Client::new(&house, None);
        let planted = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        me.set_cookie("dargah", planted);
        enter(&me, "/sign-in/resident", &[("national_number", NUMBER), ("mobile", MOBILE)], mobile()).await;
        let first = me.cookie("dargah").unwrap();
        assert_ne!(first, planted);
        let thief = Client::new(&house, None);
        thief.set_cookie("dargah", planted);
        thief.get("/me").await.expect(303);
        // Signing in again gives another secret and ends the one before.
        enter(&me, "/sign-in/resident", &[("national_number", NUMBER), ("mobile", MOBILE)], mobile()).await;
        assert_ne!(me.cookie("dargah").unwrap(), first);
        me.get("/me").await.expect(200);
        thief.set_cookie("dargah", &first);
        thief.get("/me").await.expect(303);
        // Also when an officer signs in in the same browser.
        let second = me.cookie("dargah").unwrap();
        let o = &samples::people().officers[0];
        me.post("/desk/sign-in", &[("name", &o.name), ("passphrase", &o.passphrase)]).await.expect(303);
        thief.set_cookie("dargah", &second);
        thief.get("/me").await.expect(303);
        me.get("/desk").await.expect(200);
        // The secret itself is not in the database.
        let kept = house.app.store.read(|tx| tx.rows("SELECT hash FROM sessions", &[])).await.unwrap();
        assert!(!kept.is_empty());
        let raw = me.cookie("dargah").unwrap();
        if house.database.is_none() {
            let file = std::fs::read(house.folder().join("dargah.db")).unwrap();
            assert!(!file.windows(raw.len()).any(|w| w == raw.as_bytes()));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_and_ending_all_ends_all() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (here, there) = (PersonPages::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let third = PersonPages::resident(&house, 0).await;
        let secret = here.cookie("dargah").unwrap();
        let out = here.post("/sign-out", &[]).await.expect(303);
        assert!(out.header("set-cookie").contains("Max-Age=0"));
        assert_eq!(here.cookie("dargah"), None);
        here.set_cookie("dargah", &secret);
        here.get("/me").await.expect(303);
        there.get("/me").await.expect(200);
        // One by name, then all.
        let page = there.get("/me").await.expect(200).text();
        let ids: Vec<&str> =
            page.split("/me/sessions/").skip(1).filter_map(|s| s.get(..36)).filter(|s| s.parse::<domain::Id>().is_ok()).collect();
        assert!(!ids.is_empty(), "no session can be ended on the page");
        there.post("/me/sessions/end-all", &[]).await.expect(303);
        third.get("/me").await.expect(303);
        assert_eq!(there.cookie("dargah"), None);
        // An officer as well.
        let officer = OfficerPages::new(&house, "engineer.water").await;
        let secret = officer.cookie("dargah").unwrap();
        officer.post("/desk/sign-out", &[]).await.expect(303);
        officer.set_cookie("dargah", &secret);
        officer.get("/desk").await.expect(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_session_or_account_opens_nothing() {
    let house = House::new(Engine::Sqlite).await;
    let (me, officer) = (PersonPages::resident(&house, 0).await, OfficerPages::new(&house, "engineer.water").await);
    house
        .app
        .store
        .write(|tx| {
            tx.run("UPDATE officers SET active = ?1", vec![false.into()]);
            Ok(())
        })
        .await
        .unwrap();
    officer.get("/desk").await.expect(303);
    let o = samples::people().officers.iter().find(|o| o.name == "engineer.water").unwrap();
    Anonymous::new(&house).post("/desk/sign-in", &[("name", &o.name), ("passphrase", &o.passphrase)]).await.expect(401);
    house
        .app
        .store
        .write(|tx| {
            tx.run("UPDATE sessions SET expires_at = ?1", vec![1i64.into()]);
            Ok(())
        })
        .await
        .unwrap();
    me.get("/me").await.expect(303);
}

/// As if nobody had used any session since they were used last.
async fn time_passes(house: &House, minutes: i64) {
    let gone = minutes * 60_000;
    let pass = move |tx: &mut store::Tx| {
        tx.run("UPDATE sessions SET created_at = created_at - ?1, expires_at = expires_at - ?1", vec![gone.into()]);
        Ok(())
    };
    house.app.store.write(pass).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_did_not_end_however_long_nobody_used_them() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, officer) = (PersonPages::resident(&house, 0).await, OfficerPages::new(&house, "engineer.water").await);
        // Whoever goes on working stays signed in.
        for _ in 0..5 {
            time_passes(&house, 20).await;
            officer.get("/desk").await.expect(200);
            officer.get("/desk/refunds").await.expect(200);
            me.get("/me").await.expect(200);
        }
        time_passes(&house, 31).await;
        me.get("/me").await.expect(200);
        let door = officer.get("/desk/refunds").await.expect(303).location();
        assert_eq!(door, "/desk/sign-in?next=%2Fdesk%2Frefunds");
        let unused = pages::Words::of(domain::Lang::FA).say("sign-in-unused");
        let page = officer.get(&door).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&unused), "{}", page.shortened());
        // Back to where one was.
        let o = samples::people().officers.iter().find(|o| o.name == "engineer.water").unwrap();
        let who = [("name", o.name.as_str()), ("passphrase", &o.passphrase), ("next", "/desk/refunds")];
        assert_eq!(officer.post("/desk/sign-in", &who).await.expect(303).location(), "/desk/refunds");
        for foreign in ["//evil.example", "/me", "/desk/sign-out"] {
            let who = [("name", o.name.as_str()), ("passphrase", &o.passphrase), ("next", foreign)];
            assert_eq!(Anonymous::new(&house).post("/desk/sign-in", &who).await.expect(303).location(), "/desk");
        }
        time_passes(&house, 241).await;
        let door = me.get("/cases").await.expect(303).location();
        assert_eq!(door, "/sign-in?next=%2Fcases");
        assert!(me.get(&door).await.expect(200).text().contains(&unused));
        // What was typed goes along, and the page says why one signs in again.
        let typed = me.post(&format!("/cases/{}/message", domain::Id::nil()), &[("text", "سلام")]).await.expect(401).text();
        assert!(typed.contains(&unused) && typed.contains("سلام"));
        // Who signed out is told nothing of the kind, nor who was never here.
        let (out, never) = (PersonPages::resident(&house, 1).await, Anonymous::new(&house));
        out.post("/sign-out", &[]).await.expect(303);
        time_passes(&house, 241).await;
        for client in [&out as &Client, &never] {
            assert!(!client.get(&door).await.expect(200).text().contains(&unused));
        }
        // However much it is used, it ends at last, and then nothing is said of use.
        let late = OfficerPages::new(&house, "engineer.water").await;
        for _ in 0..30 {
            time_passes(&house, 20).await;
            if late.get("/desk").await.status != 200 {
                break;
            }
        }
        let door = late.get("/desk").await.expect(303).location();
        assert!(!late.get(&door).await.expect(200).text().contains(&unused));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_for_this_site_only_and_secure_behind_https() {
    for (url, name, secure) in [("http://dargah.test", "dargah", false), ("https://dargah.example", "__Host-dargah", true)] {
        let house = House::with(Engine::Sqlite, Options { public_url: url.into(), ..Default::default() }).await;
        let c = Client::new(&house, None);
        let begun = ask(&c, NUMBER, MOBILE).await.expect(303);
        let code = house.code_to(mobile()).await.unwrap();
        let set = try_code(&c, &reference(&begun), &code).await.expect(303).header("set-cookie");
        assert!(set.starts_with(&format!("{name}=")), "{set}");
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age="] {
            assert!(set.contains(part), "{set}");
        }
        assert_eq!(set.contains("; Secure"), secure, "{set}");
        assert!(!set.to_lowercase().contains("domain"), "{set}");
        c.get("/me").await.expect(200);
        let out = c.post("/sign-out", &[]).await.header("set-cookie");
        assert!(out.starts_with(&format!("{name}=;")) && out.contains("; Secure") == secure, "{out}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_sign_in_one_goes_on_within_this_site_only() {
    let house = House::new(Engine::Sqlite).await;
    for (n, next) in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/cases\r\nset-cookie: a=b"]
        .iter()
        .enumerate()
    {
        let c = Client::new(&house, None);
        let p = &samples::people().residents[n % 3];
        let begun = c
            .post("/sign-in/resident", &[("national_number", &p.national_number), ("mobile", &p.mobile), ("next", next)])
            .await
            .expect(303);
        let code = house.code_to(&p.mobile).await.unwrap();
        let done = c.post("/sign-in/code", &[("ref", &reference(&begun)), ("code", &code), ("next", next)]).await.expect(303);
        assert_eq!(done.location(), "/", "{next}");
    }
    // Someone sent to sign in comes back to where they were.
    let c = Client::new(&house, None);
    assert_eq!(c.get("/cases?after=x").await.expect(303).location(), "/sign-in?next=%2Fcases%3Fafter%3Dx");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_is_that_of_who_holds_the_session_now() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let made = PersonToken::resident(&house, 0).await.apply(samples::WITH_FILE).await;
        let case = made["case"].as_str().unwrap().to_string();
        let officer = OfficerPages::new(&house, "reviewer.districts").await;
        for _ in 0..2 {
            assert!(officer.get("/desk").await.expect(200).text().contains(&case), "the task of the unit is on the list");
        }
        let change = |sql: &'static str| {
            house.app.store.write(move |tx| {
                tx.run(sql, vec![]);
                Ok(())
            })
        };
        change("UPDATE officers SET unit = 'urban-services' WHERE name = 'reviewer.districts'").await.unwrap();
        for _ in 0..2 {
            assert!(!officer.get("/desk").await.expect(200).text().contains(&case), "a list that another unit had");
        }
        change("DELETE FROM sessions").await.unwrap();
        for path in ["/desk", "/desk?view=nothing"] {
            assert!(officer.get(path).await.expect(303).location().starts_with("/desk/sign-in"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn start_had_to_be_pressed_again_after_signing_in() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (resident, visitor) = (&samples::people().residents[0], &samples::people().visitors[0]);
        let start = format!("/services/{}/start", samples::WITH_FILE);
        let as_resident = [("national_number", resident.national_number.as_str()), ("mobile", resident.mobile.as_str())];
        let other = &samples::people().residents[1];
        let as_other = [("national_number", other.national_number.as_str()), ("mobile", other.mobile.as_str())];
        let as_visitor = [("passport", visitor.passport.as_str()), ("email", visitor.email.as_str())];
        let sign_in = async |c: &Client, door: &str, who: &[(&str, &str)], next: &str| {
            let fields: Vec<(&str, &str)> = who.iter().copied().chain([("next", next)]).collect();
            let begun = c.post(door, &fields).await.expect(303);
            let code = house.code_to(who[1].1).await.unwrap();
            c.post("/sign-in/code", &[("ref", &reference(&begun)), ("code", &code), ("next", next)]).await.expect(303).location()
        };
        // The link of the page, and the form of a page that was left open.
        let c = Client::new(&house, None);
        let page = c.get(&format!("/services/{}", samples::WITH_FILE)).await.expect(200).text();
        assert!(page.contains(&format!("href=\"/sign-in?next={start}\"")), "the page leads elsewhere");
        assert_eq!(
            c.post(&start, &[]).await.expect(303).location(),
            format!("/sign-in?next={}", start.replace('/', "%2F").replace('-', "%2D"))
        );
        let draft = sign_in(&c, "/sign-in/resident", &as_resident, &start).await;
        let first = c.get(&draft).await.expect(303).location();
        assert!(first.starts_with(&format!("{draft}/q/")), "{first}");
        c.get(&first).await.expect(200);
        // Once more: the draft that is there.
        let again = Client::new(&house, None);
        assert_eq!(sign_in(&again, "/sign-in/resident", &as_resident, &start).await, draft);
        // To look at the address begins nothing, and what may not be begun leads to the page that says why.
        let v = Client::new(&house, None);
        for path in [start.as_str(), "/services/concession-card/start"] {
            assert_eq!(v.get(path).await.expect(303).location(), path.trim_end_matches("/start"));
        }
        let there = sign_in(&v, "/sign-in/visitor", &as_visitor, "/services/concession-card/start").await;
        assert_eq!(v.get(&there).await.expect(303).location(), "/services/concession-card");
        assert!(v.get("/services/concession-card").await.expect(200).text().contains("شما با گذرنامه وارد شده‌اید"));
        assert!(!v.get("/cases").await.expect(200).text().contains("/drafts/"), "a draft of nothing");
        let lodging = Client::new(&house, None);
        let draft = sign_in(&lodging, "/sign-in/visitor", &as_visitor, "/services/pilgrim-lodging/start").await;
        assert!(lodging.get(&draft).await.expect(303).location().contains("/q/"), "{draft}");
        // Nowhere else than on this site.
        for bad in ["//evil.example/start", "/services//evil.example/start", "/services/../start", "/services/none/start"] {
            let there = sign_in(&Client::new(&house, None), "/sign-in/resident", &as_other, bad).await;
            assert!(there == bad && !bad.starts_with("//") || there == "/", "{bad}: {there}");
        }
        for odd in ["/services/%2F%2Fevil.example/start", "/services/%0D%0Aa/start", "/services/none/start"] {
            Client::new(&house, None).get(odd).await.expect(404);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_could_not_end_a_session_that_was_left_open_elsewhere() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (here, left) = (OfficerPages::new(&house, "reviewer.districts").await, OfficerPages::new(&house, "reviewer.districts").await);
        let other = OfficerPages::new(&house, "green.municipality").await;
        assert!(here.get("/desk").await.expect(200).text().contains("href=\"/desk/sessions\""));
        let page = here.get("/desk/sessions").await.expect(200);
        fit(&page);
        let ends: Vec<String> =
            page.text().split("action=\"/desk/sessions/").skip(1).map(|s| s.split('/').next().unwrap().into()).collect();
        assert_eq!(ends.len(), 2, "{engine:?}: the other one and all: {}", page.shortened());
        // Nobody ends that of somebody else.
        other.post(&format!("/desk/sessions/{}/end", ends[0]), &[]).await.expect(404);
        left.get("/desk").await.expect(200);
        here.post(&format!("/desk/sessions/{}/end", ends[0]), &[]).await.expect(303);
        assert_eq!(left.get("/desk").await.expect(303).location(), "/desk/sign-in");
        here.get("/desk").await.expect(200);
        // Programs too, and all at once.
        let token = OfficerToken::new(&house, "reviewer.districts").await;
        let live = || async { token.get("/api/v1/desk/sessions").await.expect(200).json()["sessions"].as_array().unwrap().len() };
        assert_eq!(live().await, 1);
        here.post("/desk/sessions/end-all", &[]).await.expect(303);
        here.get("/desk").await.expect(303);
        assert_eq!(live().await, 0);
        other.get("/desk").await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_were_told_to_tell_the_support_and_not_where_it_is() {
    for engine in ENGINES {
        for (support, said) in [("051-31290000", "۰۵۱-۳۱۲۹۰۰۰۰"), ("help/7@example.org", "help/7@example.org"), ("", "صفحهٔ آن است")]
        {
            let house = House::with(engine, Options { support: support.into(), ..Default::default() }).await;
            let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
            ask(&Anonymous::new(&house), NUMBER, MOBILE).await;
            let c = Anonymous::new(&house);
            let reference = reference(&ask(&c, NUMBER, "09160000008").await);
            let code = house.code_to("+989160000008").await.unwrap();
            let refused = c.post("/sign-in/code", &[("ref", &reference), ("code", &code), ("next", "/me")]).await.expect(409);
            crate::fit(&refused);
            assert!(plain(refused.text()).contains(said), "{engine:?} {support}: {}", refused.shortened());
        }
    }
}
