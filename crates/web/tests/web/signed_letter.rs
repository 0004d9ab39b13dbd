//! A letter that is signed within a case, as the permit before the work: the person has it, it stands as it was signed, and it says so when it
//! holds no more.

use crate::casework::{Place, edited, photo};
use crate::fees::{SERVICE, billed};
use crate::fit;
use domain::Id;
use serde_json::{Value, json};
use testkit::samples::people;
use testkit::{ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

const NOTE: &str = "پیش از کار با <b>ایمنی</b> هماهنگ کنید.";
const TITLE: &str = "مجوز نصب امضا شد";

/// Without marks of direction, and as a page writes what was typed.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "").replace('<', "&#60;").replace('>', "&#62;")
}

/// The same of a page.
fn shown(page: &testkit::Answer) -> String {
    page.text().replace(['\u{2068}', '\u{2069}', '\u{2066}'], "")
}

/// The building of the kiosk is permitted by the contractor's signature; a look after it may lead back there.
fn permits() -> Options {
    let outcomes = "outcomes:
          - id: built
            title: {fa: \"مجوز نصب امضا شد\", en: \"The permit to build is signed\"}
            letter:
              fa: \"{person} گرامی، نصب کیوسک در {answer.place} از {date} مجاز است ({service}، {code}). {note}\"
              en: \"Dear {person}, from {date} the kiosk may be built in {answer.place} ({service}, {code}). {note}\"
          - {id: back, title: {fa: \"برگشت\", en: \"Sent back\"}}";
    let again = "  - id: again
    title: {fa: \"بازبینی\", en: \"Look again\"}
    tasks:
      - id: recheck
        title: {fa: \"بازبینی\", en: \"Look again\"}
        by: green-space
        outcomes: [{id: fine, title: {fa: \"درست\", en: \"Fine\"}}, {id: anew, title: {fa: \"دوباره\", en: \"Anew\"}}]
    next:
      - {when: 'recheck == \"anew\"', to: building}
      - {to: deciding}
  - id: deciding
";
    edited(|text| {
        let text = text.replace("        kind: execute\n", "        kind: sign\n").replace("  - id: deciding\n", again);
        text.replace("outcomes: [{id: built, title: {fa: \"نصب شد\", en: \"Built\"}}]", outcomes)
    })
}

/// A case at the signature.
async fn at_signature(p: &Place) -> Id {
    let id = p.apply().await;
    p.opinions(id).await;
    p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴", "elsewhere": true })).await.expect(200);
    p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);
    id
}

/// The letters of a case that were signed, oldest first, as programs read them.
async fn signed(me: &PersonToken, id: &str) -> Vec<Value> {
    let case = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
    let mut all = vec![];
    for l in case["letters"].as_array().unwrap().iter().filter(|l| l["kind"] == "signed") {
        all.push(me.get(&format!("/api/v1/cases/{id}/letters/{}", l["event"])).await.expect(200).json());
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_given_a_permit_within_a_case_had_no_document_of_it() {
    for engine in ENGINES {
        let p = Place::with(engine, permits()).await;
        let (me, cards) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "cards.municipality").await);
        let id = at_signature(&p).await;

        // The officer sees it before, on the page and through the API.
        let foreseen = p.cards.get(&format!("/api/v1/desk/cases/{id}/outcomes")).await.expect(200).json();
        let signs = &foreseen["outcomes"][0]["signs"];
        let before = signs["letter"].as_str().unwrap_or_else(|| panic!("{foreseen}"));
        assert_eq!((&signs["lang"], &foreseen["outcomes"][1]["signs"]), (&json!("fa"), &Value::Null), "{foreseen}");
        let desk = cards.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        assert!(shown(&desk).contains(&plain(before)), "{}", desk.text());

        // It is composed once, and kept with the event and the contract.
        p.finish(&p.cards, id, "build", json!({ "outcome": "built", "told": NOTE })).await.expect(200);
        let events = p.house.app.store.read(move |tx| store::event::of_case(tx, id)).await.unwrap();
        let kept = events.iter().filter(|e| e.body.contains("\"letter\":")).collect::<Vec<_>>();
        assert_eq!(kept.len(), 1, "{engine:?}");
        let body: Value = serde_json::from_str(&kept[0].body).unwrap();
        assert_eq!((&body["of"], &body["contract"], &body["told"]), (&json!("build"), &json!("12/345"), &json!(NOTE)));
        assert_eq!(body["letter"], format!("{before} {NOTE}"), "the preview and the letter");

        // Programs read it: who signed, under which contract, and nothing of whose turn it was.
        let all = signed(&p.me, &id.to_string()).await;
        let [letter] = &all[..] else { panic!("{all:?}") };
        let event = letter["event"].as_i64().unwrap();
        assert_eq!((event, &letter["title"], &letter["void"]), (kept[0].seq, &json!(TITLE), &Value::Null), "{letter}");
        assert_eq!(letter["lines"], json!([body["letter"]]), "{letter}");
        assert!(letter["unit"].is_string() && letter["contract"].to_string().contains("۱۲/۳۴۵"), "{letter}");
        assert!(letter["signed"][0].as_str().unwrap().contains("امضا کرد"), "{letter}");
        assert_eq!((&letter["acting"], &letter["until"]), (&json!([]), &Value::Null), "{letter}");

        // It is on the page of the case, to print there and at the desk.
        let path = format!("/cases/{id}/letters/{event}");
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let links: Vec<_> = shown(&page).match_indices(&format!("href=\"{path}\"")).map(|(at, _)| at).collect();
        assert_eq!(links.len(), 3, "beside what the person does, in the timeline and among the documents: {}", page.text());
        assert!(cards.get(&format!("/desk/cases/{id}")).await.expect(200).text().contains(&format!("href=\"/desk{path}\"")));
        for page in [me.get(&path).await.expect(200), cards.get(&format!("/desk{path}")).await.expect(200)] {
            fit(&page);
            let text = shown(&page);
            let who = pages::Words::of(domain::Lang::FA).digits(&people().residents[0].national_number);
            let letter = plain(body["letter"].as_str().unwrap());
            for part in [TITLE, &letter, "۱۲/۳۴۵", &who, "امضا کرد (نصب کیوسک)"] {
                assert!(text.contains(part), "{part} is not in {}: {text}", page.asked);
            }
            assert!(!text.contains("دیگر معتبر نیست"), "{text}");
        }
        PersonPages::resident(&p.house, 1).await.get(&path).await.expect(404);

        // The notice and the message say that it is there; what the officer wrote is no matter for a message.
        let newest = p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!((&newest["kind"], &newest["signed"], &newest["told"]), (&json!("signed"), &json!(TITLE), &json!(NOTE)), "{newest}");
        assert_eq!(newest["stage"], "بازبینی", "where the case is then: {newest}");
        let notices = me.get("/notices").await.expect(200);
        fit(&notices);
        assert!(shown(&notices).contains("نامه‌ای برای شما امضا شد") && shown(&notices).contains(TITLE), "{}", notices.text());
        let sms = p.house.message_to(&people().residents[0].mobile).await.unwrap_or_default();
        assert!(sms.contains(TITLE) && sms.contains("بازبینی") && !sms.contains("ایمنی"), "{engine:?}: {sms}");

        // The next contractor changes nothing of it.
        let mut later = permits();
        let units = &mut later.catalogue.agencies.get_mut("mashhad-municipality").unwrap().units;
        units.iter_mut().for_each(|u| u.contract = None);
        let later = p.house.again(later).await.unwrap();
        let again = signed(&PersonToken::resident(&later, 0).await, &id.to_string()).await;
        assert!(again[0]["contract"].to_string().contains("۱۲/۳۴۵"), "{again:?}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permit_did_not_say_that_it_holds_no_more() {
    for engine in ENGINES {
        let p = Place::with(engine, permits()).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let id = at_signature(&p).await;
        let sign = async || p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        let recheck = async |outcome: &str| p.finish(&p.green, id, "recheck", json!({ "outcome": outcome })).await.expect(200);
        let path = |letter: &Value| format!("/cases/{id}/letters/{}", letter["event"]);
        sign().await;
        recheck("anew").await;
        sign().await;

        // Of several the newest counts, and the others lead there.
        let all = signed(&p.me, &id.to_string()).await;
        assert_eq!((&all[0]["void"]["why"], &all[0]["void"]["event"]), (&json!("replaced"), &all[1]["event"]), "{all:?}");
        assert_eq!((all.len(), &all[1]["void"]), (2, &Value::Null));
        let first = me.get(&path(&all[0])).await.expect(200);
        fit(&first);
        assert!(
            first.text().contains("دیگر معتبر نیست") && first.text().contains(&format!("href=\"{}\"", path(&all[1]))),
            "{}",
            first.text()
        );
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("نامهٔ دیگری جای آن را گرفت"), "{}", page.text());
        // Whoever is shown one on paper reads the same under the tracking code, and so do programs in the list of letters.
        let case = p.case(id).await;
        let listed: Vec<&Value> = case["letters"].as_array().unwrap().iter().filter(|l| l["kind"] == "signed").collect();
        assert_eq!((&listed[0]["void"], &listed[1]["void"]), (&all[0]["void"], &Value::Null), "{case}");
        let code = case["tracking_code"].as_str().unwrap();
        let stranger = testkit::Anonymous::new(&p.house);
        let tracked = stranger.get(&format!("/api/v1/track/{code}")).await.expect(200).json()["signed_letters"].clone();
        assert_eq!((&tracked[0]["void"], &tracked[1]["void"], tracked.as_array().map(Vec::len)), (&all[0]["void"], &Value::Null, Some(2)));
        assert_eq!(tracked[0]["title"], TITLE);
        let page = stranger.get(&format!("/track?code={code}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("دیگر معتبر نیست") && page.text().contains("معتبر است") && page.text().matches(TITLE).count() == 2);

        // A refusal ends it, also while an objection is looked at; what is granted after that does not.
        recheck("fine").await;
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        let case = p.case(id).await;
        let decided = case["letters"].as_array().unwrap().last().unwrap()["event"].clone();
        let ended = async || signed(&p.me, &id.to_string()).await[1]["void"].clone();
        assert_eq!((&ended().await["why"], &ended().await["event"]), (&json!("refused"), &decided), "{engine:?}");
        for page in [me.get(&path(&all[1])).await.expect(200), me.get(&format!("/cases/{id}")).await.expect(200)] {
            fit(&page);
            assert!(page.text().contains("دیگر معتبر نیست"), "{}", page.text());
        }
        p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
        assert_eq!(ended().await["why"], "refused");
        p.decide(&p.civil, id, "permit", "clear").await;
        assert_eq!(ended().await, Value::Null);

        // So does taking the application back; and a task that was done anew without a signature.
        let id = at_signature(&p).await;
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        p.finish(&p.green, id, "recheck", json!({ "outcome": "anew" })).await.expect(200);
        p.finish(&p.cards, id, "build", json!({ "outcome": "back" })).await.expect(200);
        assert_eq!(signed(&p.me, &id.to_string()).await[0]["void"]["why"], "unsigned");
        let id = at_signature(&p).await;
        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "" })).await.expect(200);
        let all = signed(&p.me, &id.to_string()).await;
        assert_eq!(all[0]["void"]["why"], "withdrawn", "{all:?}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_took_an_application_back_dug_on_under_its_permit() {
    for engine in ENGINES {
        let p = Place::with(engine, permits()).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = at_signature(&p).await;
        let words = pages::Words::of(domain::Lang::FA);
        let said = |key: &str, at: i64| {
            let text = words.say_with(key, &[("title", TITLE.into()), ("date", words.date(at).into())]);
            text.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "")
        };
        let (asks, case, desk) = (format!("/cases/{id}/withdraw"), format!("/cases/{id}"), format!("/desk/cases/{id}"));
        assert!(!shown(&me.get(&asks).await.expect(200)).contains(TITLE), "nothing is signed yet");

        p.finish(&p.cards, id, "build", json!({ "outcome": "built" })).await.expect(200);
        let events = p.house.app.store.read(move |tx| store::event::of_case(tx, id)).await.unwrap();
        let at = events.iter().find(|e| e.body.contains("\"letter\":")).unwrap().at;
        let page = me.get(&asks).await.expect(200);
        fit(&page);
        assert!(shown(&page).contains(&said("withdraw-signed", at)), "{}", shown(&page));
        // A unit that has a task in the case still reads it afterwards, and so does the person.
        assert!(!shown(&green.get(&desk).await.expect(200)).contains(&said("case-signed-stopped", at)));
        me.post(&asks, &[("reason", "")]).await.expect(303);
        for page in [green.get(&desk).await.expect(200), me.get(&case).await.expect(200)] {
            fit(&page);
            assert!(shown(&page).contains(&said("case-signed-stopped", at)), "{}", shown(&page));
        }
        // So does the message that it was taken back.
        let sms = p.house.message_to(&testkit::samples::people().residents[0].mobile).await.unwrap();
        let sms = sms.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "");
        assert!(sms.contains(&said("case-signed-stopped", at)), "{sms}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_dig_up_a_street_has_the_permit_before_the_work() {
    let house = House::with(Engine::Sqlite, billed(None, false)).await;
    let me = PersonToken::resident(&house, 0).await;
    let id = me.apply(SERVICE).await["case"].as_str().unwrap().to_string();
    let (revenue, works) = (OfficerToken::new(&house, "revenue.municipality").await, OfficerToken::new(&house, "works.municipality").await);
    let ends =
        async |who: &OfficerToken, body: Value| who.json("POST", &format!("/api/v1/desk/cases/{id}/finish"), &body).await.expect(200);
    ends(&revenue, json!({ "outcome": "paid", "receipt": "۱۴۰۵۰۹" })).await;
    assert_eq!(signed(&me, &id).await, Vec::<Value>::new());
    ends(&works, json!({ "outcome": "signed" })).await;
    let all = signed(&me, &id).await;
    let lines = all[0]["lines"].to_string();
    let address = testkit::samples::service(SERVICE).examples[0].answers["address"].as_str().unwrap();
    assert!(lines.contains("مجوز حفاری شماست") && lines.contains(address) && !lines.contains('{'), "{lines}");
    assert_eq!(house.verify().await.broken, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permit_told_answers_that_had_been_corrected_since_as_if_they_stood() {
    for engine in ENGINES {
        let mut options = billed(None, false);
        let service = options.catalogue.services.get_mut(SERVICE).unwrap();
        service.stages.retain(|s| s.id == "issue" || s.id == "closing");
        service.stages[0].next.clear();
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let id = token.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let (revenue, works) =
            (OfficerToken::new(&house, "revenue.municipality").await, OfficerToken::new(&house, "works.municipality").await);
        let at = |act: &str| format!("/api/v1/desk/cases/{id}/{act}");
        revenue.json("POST", &at("finish"), &json!({ "outcome": "paid", "receipt": "۱۴۰۵۰۹" })).await.expect(200);
        works.json("POST", &at("finish"), &json!({ "outcome": "signed" })).await.expect(200);
        let letter = async || signed(&token, &id).await.remove(0);
        let first = letter().await;
        let path = format!("/cases/{id}/letters/{}", first["event"]);
        assert_eq!((&first["void"], &first["since"]), (&Value::Null, &Value::Null), "{first}");
        let another = async |address: &str| {
            works.json("POST", &at("questions"), &json!({ "text": "نشانی؟", "questions": ["address"] })).await.expect(200);
            let answers = json!({ "answers": { "address": address } });
            token.json("POST", &format!("/api/v1/cases/{id}/answer"), &answers).await.expect(200);
        };
        another("مشهد، خیابان دیگر، پلاک ۷").await;

        // It says so wherever it is read, and holds until another is signed.
        let now = letter().await;
        let since = now["since"].as_str().unwrap_or_else(|| panic!("{now}")).replace(['\u{2068}', '\u{2069}'], "");
        assert!(since.contains("«نشانی محل حفاری»") && now["void"].is_null() && now["lines"] == first["lines"], "{now}");
        let desk = OfficerPages::new(&house, "works.municipality").await;
        for page in [me.get(&path).await.expect(200), desk.get(&format!("/desk{path}")).await.expect(200)] {
            fit(&page);
            assert!(shown(&page).contains(&since), "{}", page.shortened());
        }
        let said = pages::Words::of(domain::Lang::FA).say("case-signed-changed");
        let listed = async || {
            let page = me.get(&format!("/cases/{id}")).await.expect(200);
            fit(&page);
            page.text().matches(&said).count()
        };
        assert_eq!(listed().await, 2, "beside what the person does, and among the documents");
        // What was changed back is told rightly.
        another(testkit::samples::service(SERVICE).examples[0].answers["address"].as_str().unwrap()).await;
        assert_eq!((&letter().await["since"], listed().await), (&Value::Null, 0));
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_street_was_taken_back_and_its_charge_asked_back() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, false)).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let id = me.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let ends = async |name: &str, body: Value| {
            let who = OfficerToken::new(&house, name).await;
            who.json("POST", &format!("/api/v1/desk/cases/{id}/finish"), &body).await.expect(200)
        };
        let (case, withdraw) = (format!("/cases/{id}"), format!("/cases/{id}/withdraw"));
        ends("revenue.municipality", json!({ "outcome": "paid", "receipt": "۱۴۰۵۰۹" })).await;
        ends("works.municipality", json!({ "outcome": "signed" })).await;
        assert!(pages.get(&case).await.expect(200).text().contains(&format!("href=\"{withdraw}\"")));
        ends("restoration.municipality", json!({ "outcome": "restored", "files": [photo()] })).await;
        let read = me.get(&format!("/api/v1{case}")).await.expect(200).json();
        let why = read["no_withdrawal"].as_str().unwrap();
        let page = pages.get(&case).await.expect(200);
        fit(&page);
        assert!(page.text().contains(why) && !page.text().contains(&withdraw), "{}", page.shortened());
        let refused = pages.get(&withdraw).await.expect(409);
        fit(&refused);
        assert!(refused.text().contains(why), "{}", refused.shortened());
        assert!(pages.post(&withdraw, &[("reason", "")]).await.expect(409).text().contains(why));
        let refused = me.json("POST", &format!("/api/v1{withdraw}"), &json!({ "reason": "" })).await.expect(409);
        assert_eq!(refused.key(), "refusal-no-withdrawal");
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn that_nothing_was_dug_was_recorded_only_with_a_photo_of_it() {
    for engine in ENGINES {
        let house = House::with(engine, billed(None, false)).await;
        let me = PersonToken::resident(&house, 0).await;
        let id = me.apply(SERVICE).await["case"].as_str().unwrap().to_string();
        let ends = async |name: &str, body: Value| {
            let who = OfficerToken::new(&house, name).await;
            who.json("POST", &format!("/api/v1/desk/cases/{id}/finish"), &body).await
        };
        ends("revenue.municipality", json!({ "outcome": "paid", "receipt": "۱۴۰۵۰۹" })).await.expect(200);
        ends("works.municipality", json!({ "outcome": "signed" })).await.expect(200);
        let desk = OfficerPages::new(&house, "restoration.municipality").await;
        let page = desk.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        let needed = pages::Words::of(domain::Lang::FA).say_with("desk-photos-with", &[("outcomes", "ترمیم شد".into())]);
        assert!(shown(&page).contains(&plain(&needed)), "{}", page.shortened());
        assert_eq!(ends("restoration.municipality", json!({ "outcome": "restored" })).await.expect(422).key(), "answer-photo-needed");
        ends("restoration.municipality", json!({ "outcome": "not_begun" })).await.expect(200);
        let case = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        assert_eq!(case["decision"]["outcome"], "refused", "{case}");
        assert_eq!(house.verify().await.broken, 0);
    }
}
