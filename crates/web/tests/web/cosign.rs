//! The signature of another person on an application: asked for, read, given, declined, void after a change.

use crate::fit;
use crate::told::plain;
use serde_json::{Value, json};
use testkit::samples;
use testkit::{Answer, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

const SERVICE: &str = "tree-felling";
/// National number of the second sample person, who owns the land too.
const SECOND: &str = "0965546497";

/// An application of two owners.
fn of_two_owners() -> Value {
    let mut whole = samples::application(samples::service(SERVICE), 1);
    whole["answers"]["several_owners"] = json!("yes");
    whole["answers"]["co_owner"] = json!({ "name": "زهرا نمونه", "national_number": SECOND, "mobile": "09150000002" });
    whole
}

/// A draft with every answer of the example.
pub async fn draft(me: &PersonToken) -> String {
    let id = me.json("POST", "/api/v1/drafts", &json!({ "service": SERVICE })).await.expect(201).json()["id"].as_str().unwrap().to_string();
    let whole = of_two_owners();
    for (question, answer) in whole["answers"].as_object().unwrap() {
        let path = format!("/api/v1/drafts/{id}/answers/{question}");
        me.json("PUT", &path, &json!({ "answer": answer })).await.expect(200);
    }
    for (question, files) in whole["evidence"].as_object().unwrap() {
        let path = format!("/api/v1/drafts/{id}/answers/{question}");
        me.json("PUT", &path, &json!({ "files": files })).await.expect(200);
    }
    id
}

pub async fn ask(me: &PersonToken, draft: &str) -> Answer {
    me.json("POST", &format!("/api/v1/drafts/{draft}/signatures/co_owner"), &json!({})).await
}

async fn send(me: &PersonToken, draft: &str) -> Answer {
    me.json("POST", &format!("/api/v1/drafts/{draft}/submit"), &json!({})).await
}

fn refused_with(a: &Answer) -> String {
    a.json()["errors"][0]["key"].as_str().unwrap_or_default().to_string()
}

async fn state(me: &PersonToken, draft: &str) -> String {
    let d = me.get(&format!("/api/v1/drafts/{draft}")).await.expect(200).json();
    d["signatures"][0]["state"].as_str().unwrap_or("none").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_waits_for_the_signature_of_another_person() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, other) = (PersonToken::resident(&house, 0).await, PersonToken::resident(&house, 1).await);
        let id = draft(&me).await;
        assert_eq!(state(&me, &id).await, "missing");
        assert_eq!(refused_with(&send(&me, &id).await.expect(422)), "answer-cosign-missing");
        assert_eq!(other.get("/api/v1/signatures").await.expect(200).json()["signatures"], json!([]), "nothing was asked yet");
        let at = format!("/api/v1/signatures/{id}/co_owner");
        other.get(&at).await.expect(404);

        ask(&me, &id).await.expect(200);
        assert_eq!(state(&me, &id).await, "asked");
        assert_eq!(refused_with(&send(&me, &id).await.expect(422)), "answer-cosign-waiting");
        house.work().await;
        let told = house.message_to("+989150000002").await.expect("the other person is told");
        assert!(told.contains(samples::title(SERVICE)), "{told}");

        // Nobody else sees it: neither a third person nor the one who applies signs for the other.
        let third = PersonToken::resident(&house, 2).await;
        third.get(&at).await.expect(404);
        let sees = other.get(&at).await.expect(200).json();
        assert_eq!(sees["answers"]["species"], "کاج");
        // Who is asked sees what it costs, and that it is the applicant's to pay.
        let rials = sees["rials"].as_i64().expect("a sum");
        assert_eq!(me.get(&format!("/api/v1/drafts/{id}")).await.json()["invoice"]["rials"], json!(rials));
        let page = PersonPages::resident(&house, 1).await.get(&format!("/signatures/{id}/co_owner")).await.expect(200);
        fit(&page);
        let words = pages::Words::of(domain::Lang::FA);
        let cost =
            if rials > 0 { words.say_with("cosign-cost", &[("amount", words.money(rials).into())]) } else { words.say("cosign-cost-free") };
        assert!(plain(&page.text()).contains(&plain(&cost)), "{cost} is not in {}", page.shortened());
        let seen = sees["seen"].clone();
        for who in [&third, &me] {
            who.json("POST", &format!("{at}/sign"), &json!({ "seen": seen })).await.expect(404);
        }
        let standing = me.get(&format!("/api/v1/drafts/{id}")).await.json();
        assert!(standing["signatures"][0]["read_at"].is_string(), "the first look is shown to the one who applies");
        // What is signed can be read whole, and no other file.
        let sha256 = sees["answers"]["deed"][0]["sha256"].as_str().unwrap().to_string();
        other.get(&format!("{at}/files/{sha256}")).await.expect(200);
        other.get(&format!("{at}/files/{}", "0".repeat(64))).await.expect(404);
        third.get(&format!("{at}/files/{sha256}")).await.expect(404);

        // A changed answer: what was read is not what would be signed.
        me.json("PUT", &format!("/api/v1/drafts/{id}/answers/girth"), &json!({ "answer": 120 })).await.expect(200);
        assert_eq!(state(&me, &id).await, "void");
        other.json("POST", &format!("{at}/sign"), &json!({ "seen": seen })).await.expect(409);
        assert_eq!(other.get(&at).await.expect(200).json()["answers"], json!({}), "what was changed is not shown before it is asked anew");
        ask(&me, &id).await.expect(200);
        other.json("POST", &format!("{at}/sign"), &json!({ "seen": seen })).await.expect(409);
        let seen = other.get(&at).await.json()["seen"].clone();
        other.json("POST", &format!("{at}/sign"), &json!({ "seen": seen })).await.expect(204);
        other.json("POST", &format!("{at}/sign"), &json!({ "seen": seen })).await.expect(204);
        other.json("POST", &format!("{at}/decline"), &json!({ "seen": seen })).await.expect(409);
        assert_eq!(ask(&me, &id).await.status, 409, "it is signed already");

        let case = send(&me, &id).await.expect(201).json()["case"].as_str().unwrap().to_string();
        assert_eq!(case, id);
        // Who signed keeps what was signed, until the case ends: title, answers, dates, tracking code and receipt, and not the case.
        let kept = other.get("/api/v1/signatures").await.json()["signatures"].clone();
        let code = me.get(&format!("/api/v1/cases/{case}")).await.json()["tracking_code"].clone();
        assert_eq!(
            (kept.as_array().map(Vec::len), &kept[0]["state"], &kept[0]["sent"]["tracking_code"]),
            (Some(1), &json!("signed"), &code)
        );
        assert!(kept[0]["done_at"].is_string() && kept[0]["sent"]["at"].is_string(), "{kept}");
        let whole = other.get(&at).await.expect(200).json();
        assert_eq!((&whole["answers"]["species"], &whole["answers"]["girth"]), (&json!("کاج"), &json!(120)), "{whole}");
        other.get(&format!("{at}/files/{sha256}")).await.expect(200);
        assert_eq!(other.get(&format!("{at}/receipt")).await.expect(200).json()["tracking_code"], code);
        for stranger in [&third, &me] {
            stranger.get(&at).await.expect(404);
            stranger.get(&format!("{at}/receipt")).await.expect(404);
        }
        let pages = PersonPages::resident(&house, 1).await;
        assert!(pages.get("/cases").await.expect(200).text().contains("href=\"/signatures\""));
        fit(&pages.get("/signatures").await.expect(200));
        let page = pages.get(&format!("/signatures/{id}/co_owner")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("کاج") && page.text().contains(&format!("/signatures/{id}/co_owner/receipt")));
        pages.get(&format!("/signatures/{id}/co_owner/receipt")).await.expect(200);
        other.json("POST", &format!("{at}/decline"), &json!({ "seen": whole["seen"] })).await.expect(404);
        other.get(&format!("/api/v1/cases/{case}")).await.expect(404);
        let officer = OfficerToken::new(&house, "green.municipality").await;
        let seen = officer.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json();
        assert!(seen.to_string().contains("\"question\":\"co_owner\""), "{seen}");
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
        me.json("POST", &format!("/api/v1/cases/{case}/withdraw"), &json!({})).await.expect(200);
        assert_eq!(other.get("/api/v1/signatures").await.json()["signatures"], json!([]), "the case has ended");
        other.get(&at).await.expect(404);
        pages.get(&format!("/signatures/{id}/co_owner/receipt")).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declined_signature_is_told_with_its_reason_and_can_be_asked_for_again() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let other = PersonPages::resident(&house, 1).await;
        let id = draft(&me).await;
        let check = pages.get(&format!("/drafts/{id}/check")).await.expect(200);
        fit(&check);
        pages.post(&format!("/drafts/{id}/signatures/co_owner"), &[]).await.expect(303);
        assert!(other.get("/cases").await.expect(200).text().contains("/signatures"), "the list of cases leads to what is to be signed");
        let list = other.get("/signatures").await.expect(200);
        fit(&list);
        assert!(list.text().contains(&format!("/signatures/{id}/co_owner")));
        let page = other.get(&format!("/signatures/{id}/co_owner")).await.expect(200);
        fit(&page);
        let seen = page.text().split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
        let decline = format!("/signatures/{id}/co_owner/decline");
        let long = "ب".repeat(501);
        let kept = other.post(&decline, &[("seen", &seen), ("reason", &long)]).await.expect(422);
        assert!(kept.text().contains(&long), "what was typed is kept");
        other.post(&decline, &[("seen", &seen), ("reason", "سهم من کمتر نوشته شده است.")]).await.expect(303);
        let check = pages.get(&format!("/drafts/{id}/check")).await.expect(200);
        assert!(check.text().contains("سهم من کمتر نوشته شده است."));
        assert_eq!(refused_with(&send(&me, &id).await.expect(422)), "answer-cosign-declined");
        pages.post(&format!("/drafts/{id}/signatures/co_owner"), &[]).await.expect(303);
        let page = other.get(&format!("/signatures/{id}/co_owner")).await.expect(200);
        assert!(page.text().contains("name=\"seen\""));
        other.post(&format!("/signatures/{id}/co_owner/sign"), &[("seen", &seen)]).await.expect(303);
        let case = pages.post(&format!("/drafts/{id}/submit"), &[]).await.expect(303).location();
        fit(&pages.get(case.trim_end_matches("/submitted")).await.expect(200));
        let desk = OfficerPages::new(&house, "green.municipality").await;
        fit(&desk.get(&format!("/desk/cases/{id}")).await.expect(200));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_their_own_application_or_writes_to_a_telephone_without_end() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let id = draft(&me).await;
        let path = format!("/api/v1/drafts/{id}/answers/co_owner");
        let own: Value = json!({ "answer": { "name": "خودم", "national_number": "0938668935", "mobile": "09150000009" } });
        assert_eq!(refused_with(&me.json("PUT", &path, &own).await.expect(422)), "answer-cosign-own");
        let saved = me.get(&format!("/api/v1/drafts/{id}")).await.json();
        assert_eq!(saved["answers"]["co_owner"]["national_number"], SECOND, "what was saved stays");
        let mut asked = 0;
        while ask(&me, &id).await.status == 200 {
            asked += 1;
            assert!(asked < 20);
        }
        assert_eq!((asked, ask(&me, &id).await.status), (6, 429));
        // Not all is answered: nothing to sign.
        me.json("PUT", &format!("/api/v1/drafts/{id}/answers/species"), &json!({ "answer": "" })).await.expect(422);
        me.json("PUT", &format!("/api/v1/drafts/{id}/answers/deed"), &json!({ "answer": [] })).await;
        // Everything at once has nobody's signature.
        let at_once = me.json("POST", "/api/v1/applications", &of_two_owners()).await;
        assert_eq!(refused_with(&at_once.expect(422)), "answer-cosign-draft");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_showed_less_of_a_draft_than_its_pages() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let (other, others_pages) = (PersonToken::resident(&house, 1).await, PersonPages::resident(&house, 1).await);
        let begun = me.json("POST", "/api/v1/drafts", &json!({ "service": SERVICE })).await.expect(201).json();
        assert_eq!((&begun["computed"], &begun["invoice"]), (&json!({}), &Value::Null), "nothing follows yet");
        let id = draft(&me).await;
        let put = async |question: &str, answer: Value| {
            me.json("PUT", &format!("/api/v1/drafts/{id}/answers/{question}"), &json!({ "answer": answer })).await.expect(200).json()
        };
        // A girth of ninety centimetres is three trees for each, a dead one costs four tenths.
        put("count", json!(2)).await;
        let d = put("reason", json!("dead")).await;
        assert_eq!(d["computed"], json!({ "replacements": 6 }), "{d}");
        let cost = 6 * 3_500_000 * 4 / 10;
        assert_eq!((d["invoice"]["rials"].as_i64(), &d["invoice"]["demand"]), (Some(cost), &json!("later")), "{d}");
        assert_eq!(me.get("/api/v1/drafts").await.json()["drafts"][0]["invoice"], d["invoice"]);
        let check = pages.get(&format!("/drafts/{id}/check")).await.expect(200).text();
        let words = pages::Words::of(domain::Lang::FA);
        for line in d["invoice"]["lines"].as_array().unwrap() {
            assert!(check.contains(&words.money(line["rials"].as_i64().unwrap())), "{line}");
        }
        assert!(check.contains(&words.money(cost)));

        // Who signs with me reads the same as on the page.
        ask(&me, &id).await.expect(200);
        let at = format!("/signatures/{id}/co_owner");
        let seen = other.get(&format!("/api/v1{at}")).await.expect(200).json();
        let page = others_pages.get(&at).await.expect(200).text();
        let title = domain::Lang::FA;
        let computed = samples::service(SERVICE).question("replacements").unwrap().label.get(title).to_string();
        assert!(page.contains(&computed), "the page shows what follows from the answers");
        assert_eq!(seen["answers"]["replacements"], json!(6), "{seen}");
        other.json("POST", &format!("/api/v1{at}/sign"), &json!({ "seen": seen["seen"] })).await.expect(204);

        // What was shown is what is owed.
        let case = send(&me, &id).await.expect(201).json()["case"].as_str().unwrap().to_string();
        let owed = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["invoice"].clone();
        assert_eq!(
            (&owed["lines"], &owed["rials"], &owed["demand"]),
            (&d["invoice"]["lines"], &d["invoice"]["rials"], &d["invoice"]["demand"])
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_waited_for_a_signature_said_that_it_only_had_to_be_sent() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, other) = (PersonToken::resident(&house, 0).await, PersonToken::resident(&house, 1).await);
        let pages = PersonPages::resident(&house, 0).await;
        let words = pages::Words::of(domain::Lang::FA);
        let id = draft(&me).await;
        let card = async || {
            let list = pages.get("/cases").await.expect(200);
            fit(&list);
            assert!(pages.get("/").await.expect(200).text().contains(&format!("/drafts/{id}\"")));
            let card = list.text().split(&format!("href=\"/drafts/{id}\"")).nth(1).unwrap_or_default().to_string();
            card.split("</li>").next().unwrap().to_string()
        };
        let says = |card: &str, key: &str| card.contains(&words.say(key));
        let before = card().await;
        assert!(says(&before, "draft-waits") && before.contains("زهرا نمونه") && says(&before, "cosign-missing"), "{before}");
        ask(&me, &id).await.expect(200);
        let waits = card().await;
        assert!(says(&waits, "draft-waits") && !says(&waits, "draft-complete"), "{waits}");
        assert!(waits.contains("زهرا نمونه") && !says(&waits, "cosign-missing"), "{waits}");
        let at = format!("/api/v1/signatures/{id}/co_owner");
        let seen = other.get(&at).await.expect(200).json()["seen"].clone();
        other.json("POST", &format!("{at}/sign"), &json!({ "seen": seen })).await.expect(204);
        let signed = card().await;
        assert!(says(&signed, "draft-complete") && !signed.contains("زهرا نمونه"), "{signed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_asked_to_sign_found_nothing_of_it_among_the_notices() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, other) = (PersonToken::resident(&house, 0).await, PersonToken::resident(&house, 1).await);
        let pages = PersonPages::resident(&house, 1).await;
        let id = draft(&me).await;
        let link = format!("href=\"/signatures/{id}/co_owner\"");
        let bell = |n: i64| plain(&pages::Words::of(domain::Lang::FA).say_with("nav-notices", &[("count", n.into())]));
        let is_told = async |asked: bool| {
            let page = pages.get("/notices").await.expect(200);
            fit(&page);
            assert_eq!(page.text().contains(&link), asked, "{engine:?}: {}", page.shortened());
            // Every page says it.
            for path in ["/notices", "/me"] {
                let page = plain(&pages.get(path).await.expect(200).text());
                assert!(page.contains(&bell(i64::from(asked))), "{engine:?}: {} is not in {path}", bell(i64::from(asked)));
            }
            let api = other.get("/api/v1/notices").await.expect(200).json();
            assert_eq!(api["to_sign"], json!(usize::from(asked)), "{api}");
            // Nor is it anybody else's.
            assert_eq!(me.get("/api/v1/notices").await.expect(200).json()["to_sign"], json!(0));
        };
        is_told(false).await;
        ask(&me, &id).await.expect(200);
        is_told(true).await;
        // That it was read changes nothing: it is still to be signed.
        pages.get(&format!("/signatures/{id}/co_owner")).await.expect(200);
        pages.post("/notices/read", &[]).await.expect(303);
        is_told(true).await;
        // What was changed is not to be signed before it is asked for anew.
        me.json("PUT", &format!("/api/v1/drafts/{id}/answers/girth"), &json!({ "answer": 120 })).await.expect(200);
        is_told(false).await;
        ask(&me, &id).await.expect(200);
        is_told(true).await;
        let at = format!("/api/v1/signatures/{id}/co_owner");
        let seen = other.get(&at).await.json()["seen"].clone();
        other.json("POST", &format!("{at}/sign"), &json!({ "seen": seen })).await.expect(204);
        is_told(false).await;
        // Thrown away, it is asked of nobody.
        let id = draft(&me).await;
        ask(&me, &id).await.expect(200);
        assert_eq!(other.get("/api/v1/notices").await.json()["to_sign"], json!(1));
        me.json("DELETE", &format!("/api/v1/drafts/{id}"), &json!({})).await.expect(204);
        is_told(false).await;
    }
}
