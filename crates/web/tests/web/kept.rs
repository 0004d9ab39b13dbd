//! What was typed when the session had ended: it goes along through signing in and stands on its page again, not sent.

use crate::fit;
use testkit::callers::encode;
use testkit::samples::{self, WITH_FILE};
use testkit::{Anonymous, Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

/// What a browser would send with the form of a page that goes to `action`, filled in with `typed`.
fn fields(page: &Answer, action: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let text = page.text();
    let form = text.split(&format!("action=\"{action}\"")).nth(1).unwrap_or_else(|| panic!("no form to {action}: {}", page.shortened()));
    let form = form.split("</form>").next().unwrap();
    let value = |tag: &str, name: &str| Some(plain(tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?));
    let hidden = form.split("<input type=\"hidden\"").skip(1).filter_map(|t| Some((value(t, "name")?, value(t, "value")?)));
    hidden.chain(typed.iter().map(|(k, v)| (k.to_string(), v.to_string()))).collect()
}

fn plain(html: &str) -> String {
    html.replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&")
}

/// The form carries what was typed for `path`.
fn fields_are(page: &Answer, action: &str, path: &str) {
    let fields = fields(page, action, &[]);
    assert!(fields.contains(&("kept".into(), path.into())) && fields.iter().any(|f| f.0.starts_with("kept.")), "{fields:?}");
}

async fn submit(client: &Client, page: &Answer, action: &str, typed: &[(&str, &str)]) -> Answer {
    let fields = fields(page, action, typed);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    client.post(action, &fields).await
}

/// Signs in from the page that a form led to, by the forms of the pages alone.
async fn sign_in(client: &Client, door: &Answer, n: usize) -> Answer {
    let p = &samples::people().residents[n];
    let who = [("national_number", p.national_number.as_str()), ("mobile", p.mobile.as_str())];
    let asked = submit(client, door, "/sign-in/resident", &who).await.expect(200);
    fit(&asked);
    let code = client.house.code_to(&p.mobile).await.expect("a code");
    submit(client, &asked, "/sign-in/code", &[("code", &code)]).await
}

/// Text that a page could break at.
const TYPED: &str = "خط یکم \"<b>&amp;'\nخط دوم";

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_session_lost_what_was_typed() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let token = PersonToken::resident(&house, 0).await;
        let desk = OfficerToken::new(&house, "reviewer.districts").await;
        let draft = me.post("/services/lost-and-found/start", &[]).await.expect(303).location();
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        desk.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &serde_json::json!({ "text": "؟" })).await.expect(200);
        let before = house.verify().await.events;
        let cases = format!("/cases/{case}");
        for (path, fields, shows) in [
            (format!("{draft}/q/description?back=check"), vec![("answer", TYPED)], format!("{draft}/q/description?back=check")),
            (format!("{cases}/message"), vec![("text", TYPED)], format!("{cases}/message")),
            (format!("{cases}/answer"), vec![("text", TYPED)], format!("{cases}/answer")),
            (format!("{cases}/withdraw"), vec![("reason", TYPED)], format!("{cases}/withdraw")),
            // Nothing is decided: what was to be an objection is a message.
            (format!("{cases}/objection"), vec![("text", TYPED)], format!("{cases}/message")),
        ] {
            let gone = Anonymous::new(&house);
            let door = if path.ends_with("/answer") {
                // With files beside it; those are chosen again.
                gone.upload(&path, &fields, &[("file", "", b""), ("file", "a.pdf", &samples::pdf(1))]).await
            } else {
                gone.post(&path, &fields).await
            };
            let door = door.expect(401);
            assert!(door.is_page() && door.header("cache-control") == "no-store", "{path}");
            fit(&door);
            // A wrong number, a wrong code and another code lose nothing.
            let door = submit(&gone, &door, "/sign-in/resident", &[("national_number", "1"), ("mobile", "2")]).await.expect(422);
            let p = &samples::people().residents[0];
            let who = [("national_number", p.national_number.as_str()), ("mobile", p.mobile.as_str())];
            let asked = submit(&gone, &door, "/sign-in/resident", &who).await.expect(200);
            let asked = submit(&gone, &asked, "/sign-in/code", &[("code", "0")]).await.expect(401);
            let asked = submit(&gone, &asked, "/sign-in/code/again", &[]).await.expect(200);
            let door = submit(&gone, &asked, "/sign-in", &[]).await.expect(200);
            fields_are(&door, "/sign-in/visitor", &path);
            let code = house.code_to(&p.mobile).await.expect("a code");
            let shown = submit(&gone, &asked, "/sign-in/code", &[("code", &code)]).await.expect(200);
            fit(&shown);
            assert_eq!(shown.location(), "");
            assert!(shown.text().contains(&format!("action=\"{shows}\"")), "{path}: {}", shown.shortened());
            let typed = fields[0].1;
            let form = plain(shown.text().split(&format!("action=\"{shows}\"")).nth(1).unwrap().split("</form>").next().unwrap());
            assert!(form.contains(typed), "{path}: what was typed is lost: {form}");
            assert!(!shown.text().contains("<b>&amp;"), "{path}: not escaped");
            assert!(shown.text().contains(&pages::Words::of(domain::Lang::FA).say("frame-again")), "{path}");
            assert!(shown.text().contains("/sign-out"), "{path}: signed in");
            gone.get("/cases").await.expect(200);
        }
        // Nothing was done by it.
        let after = house.verify().await;
        assert_eq!((after.events, after.broken), (before, 0));
        assert_eq!(token.get(&format!("/api/v1{draft}")).await.expect(200).json()["answers"], serde_json::json!({}));
        assert_ne!(token.get("/api/v1/me").await.expect(200).json()["name"], "نام \"<تازه>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_session_of_an_officer_lost_what_was_typed() {
    let house = House::new(Engine::Sqlite).await;
    let token = PersonToken::resident(&house, 0).await;
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let at = format!("/desk/cases/{case}");
    let desk = OfficerToken::new(&house, "reviewer.districts").await;
    let task = desk.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"][0]["id"].as_str().unwrap().to_string();
    let before = token.get(&format!("/api/v1/cases/{case}/timeline")).await.expect(200).json();
    let o = samples::people().officers.iter().find(|o| o.name == "reviewer.districts").unwrap();
    let who = [("name", o.name.as_str()), ("passphrase", o.passphrase.as_str())];
    for (act, name) in
        [("note", "text"), ("message", "text"), ("question", "text"), ("advance", "note"), ("transfer", "reason"), ("decision", "note")]
    {
        let gone = Anonymous::new(&house);
        let fields = [
            (name, TYPED),
            ("decision", "permit"),
            ("ground", "line-clear"),
            ("act", "decide"),
            ("to", "mashhad-water/engineering"),
            ("task", &task),
        ];
        let door = gone.post(&format!("{at}/{act}"), &fields).await.expect(401);
        fit(&door);
        let door = submit(&gone, &door, "/desk/sign-in", &[("name", &o.name), ("passphrase", "wrong")]).await.expect(401);
        assert!(!door.text().contains("value=\"wrong\""));
        let shown = submit(&gone, &door, "/desk/sign-in", &who).await.expect(200);
        fit(&shown);
        let html = shown.text();
        let form = html.split(&format!("action=\"{at}/{act}")).nth(1).unwrap_or_else(|| panic!("{act}: {}", shown.shortened()));
        let form = plain(form.split("</form>").next().unwrap());
        assert!(form.contains(TYPED), "{act}: {form}");
        match act {
            "transfer" => assert!(form.contains("value=\"mashhad-water/engineering\" selected")),
            "decision" => assert!(form.contains("value=\"line-clear\" selected") && form.contains("value=\"permit\" checked")),
            _ => {}
        }
    }
    // Taking over from a colleague.
    desk.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &serde_json::json!({})).await.expect(200);
    let other = samples::people().officers.iter().find(|p| p.agency == o.agency && p.unit == o.unit && p.name != o.name);
    if let Some(other) = other {
        let gone = Anonymous::new(&house);
        let door = gone.post(&format!("/desk/tasks/{task}/take-over"), &[("reason", TYPED)]).await.expect(401);
        let who = [("name", other.name.as_str()), ("passphrase", other.passphrase.as_str())];
        let shown = submit(&gone, &door, "/desk/sign-in", &who).await.expect(200);
        assert!(plain(&shown.text()).contains(TYPED));
    }
    // Giving it to a colleague: the form and the colleague are there again, and nobody has it yet.
    let gone = Anonymous::new(&house);
    let door = gone.post(&format!("/desk/tasks/{task}/assign"), &[("officer", "head.districts")]).await.expect(401);
    let shown = submit(&gone, &door, "/desk/sign-in", &who).await.expect(200);
    fit(&shown);
    let html = shown.text();
    let (head, form) = html.split_once(&format!("action=\"/desk/tasks/{task}/assign\"")).expect("the form");
    assert!(head.rsplit("<details").next().unwrap().starts_with(" name=\"act\" open>"), "the form is folded");
    assert!(form.split("</form>").next().unwrap().contains("value=\"head.districts\" selected"), "the colleague is lost: {form}");
    let after = token.get(&format!("/api/v1/cases/{case}/timeline")).await.expect(200).json();
    let acts = |v: &serde_json::Value| {
        let kinds = ["asked", "message", "advanced", "transferred", "decided", "noted"];
        v["timeline"].as_array().unwrap().iter().filter(|e| kinds.contains(&e["kind"].as_str().unwrap_or_default())).count()
    };
    assert_eq!((acts(&before), acts(&after)), (0, 0), "{after}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_shown_to_nobody_else_and_only_on_pages_of_forms() {
    let house = House::new(Engine::Sqlite).await;
    let token = PersonToken::resident(&house, 0).await;
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    // Another person signs in at the same browser: no page of the first is shown.
    let gone = Anonymous::new(&house);
    let door = gone.post(&format!("/cases/{case}/message"), &[("text", TYPED)]).await.expect(401);
    let elsewhere = sign_in(&gone, &door, 1).await.expect(303);
    assert_eq!(elsewhere.location(), format!("/cases/{case}"));
    gone.get(&elsewhere.location()).await.expect(404);
    gone.get("/cases").await.expect(200);
    // What has nothing typed in it leads to sign-in as ever, and from there to its page.
    let gone = Anonymous::new(&house);
    let draft = "/drafts/01a210d5-c180-764d-b540-405dd5f85f42";
    assert_eq!(gone.post(&format!("{draft}/submit"), &[]).await.expect(303).location(), format!("/sign-in?next={}", encode(draft)));
    let files = [("file", "a.pdf", &samples::pdf(1)[..])];
    let a = gone.upload(&format!("{draft}/q/deed"), &[("act", "upload")], &files).await.expect(303);
    assert_eq!(a.location(), format!("/sign-in?next={}", encode(&format!("{draft}/q/deed"))));
    // Too much to go along.
    let long = "x".repeat(70_000);
    assert_eq!(gone.post("/me", &[("name", &long)]).await.expect(303).location(), format!("/sign-in?next={}", encode("/me")));
    // A path that is none of a form carries nothing and leads nowhere else.
    for (n, path) in
        ["//evil.example/me", "https://evil.example/me", "/cases/x/submit", "/me/sessions/end-all", "/desk/cases/x/none", "\\me"]
            .into_iter()
            .enumerate()
    {
        let p = &samples::people().residents[n % 3];
        let begun = gone
            .post(
                "/sign-in/resident",
                &[("national_number", &p.national_number), ("mobile", &p.mobile), ("kept", path), ("kept.text", "x"), ("next", "/cases")],
            )
            .await
            .expect(303);
        assert!(begun.location().starts_with("/sign-in/code?ref="), "{path}");
    }
    // Another site's form is refused before anything is kept.
    let headers: [(&str, &[u8]); 2] = [("content-type", b"application/x-www-form-urlencoded"), ("sec-fetch-site", b"cross-site")];
    let a = gone.call("POST", "/me", &headers, b"name=x".to_vec()).await.expect(403);
    assert!(!a.text().contains("kept"));
    // Signed in, forms do what they always did.
    let me = PersonPages::resident(&house, 0).await;
    me.post("/me", &[("name", "نام"), ("lang", "fa")]).await.expect(303);
    let officer = OfficerPages::new(&house, "reviewer.districts").await;
    officer.post(&format!("/desk/cases/{case}/note"), &[("text", "x")]).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_too_long_to_keep_was_lost_without_a_word() {
    let house = House::new(Engine::Sqlite).await;
    let token = PersonToken::resident(&house, 0).await;
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let long = format!("{TYPED} {}", "x".repeat(70_000));
    for (path, action) in [(format!("/cases/{case}/message"), "/sign-in/resident"), (format!("/desk/cases/{case}/note"), "/desk/sign-in")] {
        let gone = Anonymous::new(&house);
        let door = gone.post(&path, &[("text", &long), ("act", "send")]).await.expect(401);
        fit(&door);
        assert!(plain(&door.text()).contains(&long), "{path}: it cannot be copied");
        let says = pages::Words::of(domain::Lang::FA).say_with("sign-in-too-long", &[("kilobytes", 64i64.into())]);
        assert!(door.text().contains(&says), "{}", door.shortened());
        assert!(fields(&door, action, &[]).iter().all(|(name, _)| !name.starts_with("kept")));
    }
    // One signs in from there as ever.
    let gone = Anonymous::new(&house);
    let door = gone.post(&format!("/cases/{case}/message"), &[("text", &long)]).await.expect(401);
    let p = &samples::people().residents[0];
    let asked =
        submit(&gone, &door, "/sign-in/resident", &[("national_number", &p.national_number), ("mobile", &p.mobile)]).await.expect(303);
    let page = gone.get(&asked.location()).await.expect(200);
    let code = house.code_to(&p.mobile).await.expect("a code");
    assert_eq!(submit(&gone, &page, "/sign-in/code", &[("code", &code)]).await.expect(303).location(), format!("/cases/{case}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_lost_what_was_typed_on_a_question() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let draft = me.post("/services/lost-and-found/start", &[]).await.expect(303).location();
        let path = format!("{draft}/q/description");
        let page = me.get(&format!("{path}?back=check")).await.expect(200);
        fit(&page);
        assert!(plain(&page.text()).contains(&format!("formaction=\"{path}?back=check&lang=en\"")), "{}", page.text());
        assert!(!page.text().contains("hreflang"), "a link would lose it");
        // Nothing is saved, nothing is said to be wrong, and the language is remembered.
        let page = me.post(&format!("{path}?back=check&lang=en"), &[("answer", TYPED), ("act", "language")]).await.expect(200);
        fit(&page);
        assert!(plain(&page.text()).contains(TYPED) && page.text().contains("lang=\"en\""), "{}", page.shortened());
        assert!(!plain(&me.get(&path).await.expect(200).text()).contains("خط یکم"));
        assert!(me.get("/cases").await.expect(200).text().contains("<html lang=\"en\""));
    }
}
