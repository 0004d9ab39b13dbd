//! The main job from the first page to the decision, through the API and through the pages, on both engines.

use crate::fit;
use domain::form;
use domain::question::Kind;
use serde_json::{Value, json};
use testkit::samples::{self, WITH_FILE};
use testkit::{Answer, Client, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

const REVIEWER: &str = "reviewer.districts";

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_through_the_api() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, officer) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, REVIEWER).await);

        // A service, its form as data, its examples.
        let service = me.get(&format!("/api/v1/services/{WITH_FILE}?lang=en")).await.expect(200).json();
        assert_eq!((service["id"].as_str(), service["title"].as_str()), (Some(WITH_FILE), Some("Wall and fence permit")));
        assert!(service["form"]["sections"].as_array().is_some_and(|s| s.len() == 2));
        let examples = me.get(&format!("/api/v1/services/{WITH_FILE}/examples")).await.expect(200).json();
        let example = &examples["valid"][0];
        let application = json!({ "service": WITH_FILE, "answers": example["answers"], "evidence": example["evidence"] });
        let created = me.json("POST", "/api/v1/applications", &application).await.expect(201);
        let (case, code) = {
            let v = created.json();
            (v["case"].as_str().unwrap().to_string(), v["tracking_code"].as_str().unwrap().to_string())
        };
        assert_eq!(created.location(), format!("/api/v1/cases/{case}"));
        assert!(domain::tracking::parse(&code).is_some());

        // Who is accountable, who acts, what the person must do, by when.
        let at = format!("/api/v1/cases/{case}");
        let v = me.get(&at).await.expect(200).json();
        assert_eq!(
            (v["status"].as_str(), v["steward"]["id"].as_str(), v["acting"]["unit"]["id"].as_str()),
            (Some("open"), Some("mashhad-districts"), Some("permits"))
        );
        assert!(v["due_at"].is_string() && v["due_rule"].is_string() && v["asked_of_person"].is_null());
        assert_eq!(v["acting"]["claimed"], false);

        // The desk.
        let tasks = officer.get("/api/v1/desk/tasks").await.expect(200).json();
        let task = tasks["tasks"].as_array().unwrap().iter().find(|t| t["case"] == case.as_str()).expect("a task")["id"].clone();
        let task = task.as_str().unwrap();
        officer.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        let seen = officer.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json();
        assert_eq!(seen["answers"]["area"], 250);
        assert_eq!(seen["acting"]["officer"], REVIEWER);
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/notes"), &json!({ "text": "برای همکاران" })).await.expect(200);
        let question = json!({ "text": "کروکی خواناتر لازم است." });
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &question).await.expect(200);

        // The clock stands; the person sees the question and not the note.
        let v = me.get(&at).await.expect(200).json();
        assert_eq!((v["status"].as_str(), v["clock_stopped"].as_bool(), &v["due_at"]), (Some("waiting"), Some(true), &Value::Null));
        assert_eq!(v["asked_of_person"]["text"], question["text"]);
        assert!(!v.to_string().contains("برای همکاران"), "a note for officers is shown to the person");
        assert!(!v.to_string().contains(REVIEWER), "the officer's sign-in name is shown to the person");

        let answer = json!({ "text": "این نسخه خواناست.", "files": [example["evidence"]["deed"][0]] });
        me.json("POST", &format!("{at}/answer"), &answer).await.expect(200);
        let v = me.get(&at).await.expect(200).json();
        assert_eq!((v["status"].as_str(), v["clock_stopped"].as_bool()), (Some("open"), Some(false)));

        officer.json("POST", &format!("/api/v1/desk/cases/{case}/advance"), &json!({ "note": "لوله را خودم دیدم" })).await.expect(200);
        // The API once told the applicant what an officer had written for the next one.
        for path in [at.clone(), format!("{at}/timeline")] {
            assert!(!me.get(&path).await.expect(200).text().contains("لوله را خودم دیدم"), "{path}");
        }
        let decision = json!({ "decision": "permit", "ground": "line-clear", "note": "موفق باشید" });
        let decided = officer.json("POST", &format!("/api/v1/desk/cases/{case}/decision"), &decision).await.expect(200).json();
        assert_eq!(decided["status"], "decided");

        let v = me.get(&at).await.expect(200).json();
        assert_eq!((v["status"].as_str(), v["decision"]["outcome"].as_str()), (Some("decided"), Some("granted")));
        assert!(v["decision"]["letter"].as_str().unwrap().contains("موفق باشید"));
        assert!(v["acting"].is_null() && v["due_at"].is_null());
        let kinds: Vec<&str> = v["timeline"].as_array().unwrap().iter().filter_map(|e| e["kind"].as_str()).collect();
        assert_eq!(kinds, ["submitted", "claimed", "asked", "answered", "advanced", "decided"]);
        let tracked = me.get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        assert_eq!(tracked["status"], "decided");
        let notices = me.get("/api/v1/notices").await.expect(200).json();
        assert_eq!(notices["notices"].as_array().unwrap().len(), 3);

        // The desk has nothing more to do; everything is provable.
        assert_eq!(officer.get("/api/v1/desk/tasks").await.expect(200).json()["tasks"], json!([]));
        house.work().await;
        let receipt = me.get(&format!("{at}/receipt")).await.expect(200);
        let receipt: domain::receipt::Receipt = serde_json::from_slice(&receipt.body).unwrap();
        receipt.verify(&house.app.key.verifying()).unwrap();
        assert!(receipt.inclusion.is_some());
        let report = house.verify().await;
        assert_eq!((report.broken, report.cases, report.uncovered), (0, 1, 0));
    }
}

/// What a browser would send for an example's answer.
fn typed(v: &Value) -> Vec<(&'static str, String)> {
    match v {
        Value::Array(all) => all.iter().flat_map(typed).collect(),
        Value::String(s) => vec![("answer", s.clone())],
        Value::Bool(b) => vec![("answer", if *b { "yes" } else { "no" }.into())],
        other => vec![("answer", other.to_string())],
    }
}

/// Fills a draft in page by page, as the pages lead, and gives the path of "check your answers".
async fn fill(me: &Client, draft: &str, service: &str, example: usize) -> String {
    let service = samples::service(service);
    let answers = &service.examples[example].answers;
    let mut next = me.get(draft).await.expect(303).location();
    for _ in 0..40 {
        if next.ends_with("/check") {
            return next;
        }
        next.truncate(next.find('?').unwrap_or(next.len()));
        let question = service.question(next.rsplit('/').next().unwrap()).unwrap_or_else(|| panic!("{next} is no question of the service"));
        assert!(form::asked(service, question, answers), "{} is not asked", question.id);
        fit(&me.get(&next).await.expect(200));
        if let Kind::Evidence(domain::question::Files { evidence, .. }) = &question.kind {
            let kind = &service.evidence_kind(evidence).unwrap().accept[0];
            let bytes = samples::file(kind);
            let up = me.upload(&next, &[("act", "upload")], &[("file", "سند من.pdf", &bytes)]).await.expect(303);
            assert_eq!(up.location(), format!("{next}?saved=1"));
            next = me.upload(&next, &[("act", "continue")], &[]).await.expect(303).location();
        } else {
            // What is not needed may be left empty.
            let fields = answers.get(&question.id).map_or_else(|| vec![("answer", String::new())], typed);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            next = me.post(&next, &fields).await.expect(303).location();
        }
    }
    panic!("the form never ends");
}

fn id_in(a: &Answer) -> String {
    let path = a.location();
    path.split('/').nth(2).unwrap_or_default().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_through_the_pages() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        for page in [
            "/",
            "/search?q=%D8%AF%DB%8C%D9%88%D8%A7%D8%B1",
            &format!("/services/{WITH_FILE}"),
            "/agencies/mashhad-districts",
            "/cases",
            "/me",
        ] {
            let a = me.get(page).await.expect(200);
            assert!(a.is_page(), "{page}");
            fit(&a);
        }
        let started = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303);
        // Starting again leads to the same draft.
        assert_eq!(me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location(), started.location());
        let draft = started.location();
        assert!(me.get("/cases").await.expect(200).text().contains(&draft), "the draft is not in the list");
        let check = fill(&me, &draft, WITH_FILE, 0).await;
        let page = me.get(&check).await.expect(200);
        fit(&page);
        assert!(page.text().contains("انتهای خیابان نمونه"), "an answer is not on the page that checks answers");

        let sent = me.post(&format!("{draft}/submit"), &[]).await.expect(303);
        let case = id_in(&sent);
        assert_eq!(sent.location(), format!("/cases/{case}/submitted"));
        fit(&me.get(&sent.location()).await.expect(200));
        // Old pages of the draft lead to the case; for anybody else there is nothing.
        for page in [draft.clone(), check.clone()] {
            assert_eq!(me.get(&page).await.expect(303).location(), format!("/cases/{case}"));
        }
        PersonPages::resident(&house, 1).await.get(&draft).await.expect(404);
        let receipt = me.get(&format!("/cases/{case}/receipt")).await.expect(200);
        assert!(receipt.header("content-disposition").starts_with("attachment"));
        let code = receipt.json()["tracking_code"].as_str().unwrap().to_string();

        // The desk: the list, the case, claim, ask.
        let officer = OfficerPages::new(&house, REVIEWER).await;
        let list = officer.get("/desk").await.expect(200);
        fit(&list);
        assert!(list.text().contains(&format!("/desk/cases/{case}")), "the case is not in the unit's list");
        let at = format!("/desk/cases/{case}");
        let page = officer.get(&at).await.expect(200);
        fit(&page);
        assert!(page.text().contains("انتهای خیابان نمونه"));
        let task = page.text().split("/desk/tasks/").nth(1).expect("a task to claim")[..36].to_string();
        officer.post(&format!("/desk/tasks/{task}/claim"), &[]).await.expect(303);
        assert!(officer.get("/desk?view=mine").await.expect(200).text().contains(&at));
        officer.post(&format!("{at}/note"), &[("text", "یادداشت درونی")]).await.expect(303);
        officer.post(&format!("{at}/question"), &[("text", "متراژ دیوار را دوباره بنویسید.")]).await.expect(303);

        // The person is asked, answers, writes a message.
        let mine = format!("/cases/{case}");
        let page = me.get(&mine).await.expect(200);
        fit(&page);
        assert!(page.text().contains("متراژ دیوار را دوباره بنویسید."));
        assert!(!page.text().contains("یادداشت درونی"), "a note for officers is on the person's page");
        let file = samples::pdf(7);
        me.upload(&format!("{mine}/answer"), &[("text", "شصت و چهار متر")], &[("file", "نقشه.pdf", &file)]).await.expect(303);
        me.post(&format!("{mine}/message"), &[("text", "سپاسگزارم")]).await.expect(303);

        // Advance, look at the letter, decide.
        officer.post(&format!("{at}/message"), &[("text", "دریافت شد")]).await.expect(303);
        officer.post(&format!("{at}/advance"), &[("note", "")]).await.expect(303);
        let fields = [("decision", "refusal"), ("ground", "disputed"), ("note", "به دادگاه مراجعه کنید")];
        let preview = officer.post(&format!("{at}/decision"), &[&fields[..], &[("act", "preview")]].concat()).await.expect(200);
        fit(&preview);
        assert!(preview.text().contains("به دادگاه مراجعه کنید") && preview.text().contains("اختلاف"));
        assert!(me.get(&mine).await.expect(200).text().contains("/withdraw"), "a look at the letter decided the case");
        officer.post(&format!("{at}/decision"), &fields).await.expect(303);

        let page = me.get(&mine).await.expect(200);
        fit(&page);
        let letter = page.text().split("/letters/").nth(1).expect("a letter").split('"').next().unwrap().to_string();
        let letter = me.get(&format!("{mine}/letters/{letter}")).await.expect(200);
        fit(&letter);
        assert!(letter.text().contains("به دادگاه مراجعه کنید"));
        fit(&me.get("/notices").await.expect(200));
        fit(&me.get("/cases").await.expect(200));
        let tracked = me.get(&format!("/track?code={code}")).await.expect(200);
        fit(&tracked);
        // A decided case is not taken back.
        assert_eq!(me.get(&format!("{mine}/withdraw")).await.expect(303).location(), mine);
        fit(&me.post(&format!("{mine}/withdraw"), &[("reason", "")]).await.expect(409));

        house.work().await;
        let report = house.verify().await;
        assert_eq!((report.broken, report.cases, report.uncovered), (0, 1, 0));
    }
}

/// The moment at which the answers of a page that checks them were saved, as its form sends it.
fn seen(page: &testkit::Answer) -> String {
    let text = page.text();
    let (_, after) = text.split_once("name=\"seen\" value=\"").expect("the form says what was seen");
    after.split('"').next().unwrap_or_default().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_was_sent_with_answers_changed_in_another_window() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let check = fill(&me, &draft, WITH_FILE, 0).await;
        let before = seen(&me.get(&check).await.expect(200));
        // The other window.
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        me.post(&format!("{draft}/q/address"), &[("answer", "خیابان دیگر، پلاک ۲")]).await.expect(303);
        let page = me.post(&format!("{draft}/submit"), &[("seen", &before)]).await.expect(409);
        fit(&page);
        assert!(page.text().contains(&pages::Words::of(domain::Lang::FA).say("refusal-draft-changed")));
        for odd in ["x", "-1", "99999999999999999999"] {
            me.post(&format!("{draft}/submit"), &[("seen", odd)]).await.expect(409);
        }
        // What is seen now may be sent.
        me.post(&format!("{draft}/submit"), &[("seen", &seen(&page))]).await.expect(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sample_service_can_be_filled_in_through_its_pages() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let (resident, visitor) = (PersonPages::resident(&house, 1).await, PersonPages::visitor(&house, 0).await);
    let mut filled = 0;
    for service in samples::catalogue().services.values() {
        let residents = service.audience.iter().any(|a| *a != domain::package::Audience::Visitor);
        let me: &Client = if residents { &resident } else { &visitor };
        for example in 0..service.examples.len() {
            let draft = me.post(&format!("/services/{}/start", service.id), &[]).await.expect(303).location();
            let check = fill(me, &draft, &service.id, example).await;
            fit(&me.get(&check).await.expect(200));
            me.post(&format!("{draft}/submit"), &[]).await.expect(303);
            filled += 1;
        }
    }
    println!("{filled} examples filled in and submitted");
    assert!(filled >= 24);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_of_every_service_posted_as_the_api_gives_it_is_accepted_or_refused_as_declared() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let (resident, visitor) = (PersonToken::resident(&house, 1).await, PersonToken::visitor(&house, 0).await);
    let (mut accepted, mut refused) = (0, 0);
    for service in samples::catalogue().services.values() {
        let residents = service.audience.iter().any(|a| *a != domain::package::Audience::Visitor);
        let me: &Client = if residents { &resident } else { &visitor };
        let examples = me.get(&format!("/api/v1/services/{}/examples", service.id)).await.expect(200).json();
        for e in examples["valid"].as_array().unwrap() {
            let body = json!({ "service": service.id, "answers": e["answers"], "evidence": e["evidence"] });
            me.json("POST", "/api/v1/applications", &body).await.expect(201);
            accepted += 1;
        }
        for e in examples["invalid"].as_array().unwrap() {
            let body = json!({ "service": service.id, "answers": e["answers"], "evidence": e["evidence"] });
            let a = me.json("POST", "/api/v1/applications", &body).await.expect(422);
            fit(&a);
            let found: serde_json::Map<String, Value> =
                a.json()["errors"].as_array().unwrap().iter().map(|w| (w["question"].as_str().unwrap().into(), w["key"].clone())).collect();
            assert_eq!(Value::from(found), e["expect"], "{}: {}", service.id, e["name"]);
            refused += 1;
        }
    }
    println!("{accepted} accepted, {refused} refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_can_do_the_api_can() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();

        // Answers and files, for the person and for the officer; not for others.
        let answers = me.get(&format!("/api/v1/cases/{case}/answers")).await.expect(200).json();
        let text = answers.to_string();
        let sha = text.split("\"sha256\":\"").nth(1).and_then(|s| s.get(..64)).expect("a file among the answers");
        let file = format!("/api/v1/cases/{case}/files/{sha}");
        for client in [&*me as &Client, &*officer] {
            let a = client.get(&file).await.expect(200);
            assert!(a.header("content-disposition").starts_with("attachment") && !a.body.is_empty());
            assert_eq!(client.get(&format!("/api/v1/cases/{case}/answers")).await.expect(200).json(), answers);
        }
        PersonToken::resident(&house, 1).await.get(&file).await.expect(404);
        me.get(&file.replace(sha, &"0".repeat(64))).await.expect(404);
        let held = me.get("/api/v1/me").await.expect(200).json();
        assert_eq!(held["read_by"].as_array().unwrap().len(), 1, "the officer's readings are one reading: {held}");

        // Name and language; a language that there is not; a field that there is not.
        let changed = me.json("PATCH", "/api/v1/me", &json!({ "name": "  نام تازه ", "lang": "en" })).await.expect(200).json();
        assert_eq!((&changed["name"], &changed["lang"]), (&json!("نام تازه"), &json!("en")));
        assert_eq!(me.json("PATCH", "/api/v1/me", &json!({ "lang": "xx" })).await.expect(422).json()["errors"][0]["question"], "lang");
        me.json("PATCH", "/api/v1/me", &json!({ "mobile": "09150000009" })).await.expect(400);

        // Sessions are seen and ended, one's own only.
        let pages = PersonPages::resident(&house, 0).await;
        let listed = me.get("/api/v1/me/sessions").await.expect(200).json();
        let session = listed["sessions"][0]["id"].as_str().unwrap().to_string();
        let other = PersonToken::resident(&house, 1).await;
        other.json("DELETE", &format!("/api/v1/me/sessions/{session}"), &json!({})).await.expect(404);
        pages.get("/me").await.expect(200);
        me.json("DELETE", &format!("/api/v1/me/sessions/{session}"), &json!({})).await.expect(204);
        pages.get("/me").await.expect(303);

        // A letter is looked at before it is sent, in the language of the person's application.
        let decide = json!({ "decision": "permit", "ground": "line-clear" });
        let task = officer.get(&format!("/api/v1/desk/cases/{case}")).await.json()["task"].as_str().unwrap().to_string();
        officer.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        while officer.json("POST", &format!("/api/v1/desk/cases/{case}/advance"), &json!({})).await.status == 200 {}
        let letter = officer.json("POST", &format!("/api/v1/desk/cases/{case}/decision/preview"), &decide).await.expect(200).json();
        assert!(letter["letter"].as_str().unwrap().len() > 20);
        assert_eq!(me.get(&format!("/api/v1/cases/{case}")).await.json()["status"], "open", "nothing is decided by looking");

        // The clock of a decided case has ended.
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/decision"), &decide).await.expect(200);
        let closed = me.get(&format!("/api/v1/cases/{case}")).await.json();
        assert_eq!((&closed["clock_stopped"], &closed["due_at"]), (&json!(true), &Value::Null));
    }
}

/// A draft of a service with the answers of its first example, but for optional ones that others follow.
async fn filled(house: &House, service: &str) -> (PersonPages, String) {
    let (me, token) = (PersonPages::resident(house, 0).await, PersonToken::resident(house, 0).await);
    let at = me.post(&format!("/services/{service}/start"), &[]).await.expect(303).location();
    let service = samples::service(service);
    let body = samples::application(service, 0);
    let answers = serde_json::from_value(body["answers"].clone()).unwrap();
    let asked: Vec<_> = form::journey(service, &answers).map(|(_, q)| q).collect();
    let listed = async || me.get("/cases").await.expect(200).text();
    let says = pages::Words::of(domain::Lang::FA).say("draft-complete");
    for (n, q) in asked.iter().enumerate().filter(|(n, q)| q.required || n + 1 == asked.len()) {
        assert!(!listed().await.contains(&says), "{n} answers are not all");
        let given = match &q.kind {
            Kind::Evidence(_) => json!({ "files": body["evidence"][&q.id] }),
            _ => json!({ "answer": body["answers"][&q.id] }),
        };
        token.json("PUT", &format!("/api/v1{at}/answers/{}", q.id), &given).await.expect(200);
    }
    let page = listed().await;
    assert!(page.contains(&says), "a draft that can be sent was listed as missing an answer");
    (me, at)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_with_every_answer_was_listed_as_missing_one_and_said_no_fixed_cost() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, at) = filled(&house, "minor-repair-permit").await;
        let service = samples::service("minor-repair-permit");
        let check = me.get(&format!("{at}/check")).await.expect(200);
        fit(&check);
        let cost = pages::Words::of(domain::Lang::FA).money(service.cost.rials.unwrap());
        assert!(check.text().contains(&cost) && check.text().contains(service.cost.note.get(domain::Lang::FA)), "{}", check.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_choices_were_the_most_that_one_could_choose() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    for id in ["minor-repair-permit", "pilgrim-hosting-permit"] {
        let at = me.post(&format!("/services/{id}/start"), &[]).await.expect(303).location();
        let service = samples::service(id);
        let (question, kind) = service
            .questions()
            .find_map(|q| match &q.kind {
                Kind::Choices(k) => Some((&q.id, k)),
                _ => None,
            })
            .expect("a question with choices");
        let page = me.get(&format!("{at}/q/{question}")).await.expect(200);
        fit(&page);
        let limited = kind.max < kind.options.len() as i64;
        assert_eq!(page.text().contains("id=\"answer-hint\""), limited, "{id}: {}", page.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_went_out_without_a_name_and_a_name_could_be_emptied() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        // Whom nobody met before.
        let me = testkit::Client::new(&house, None);
        let email = "nameless@example.org";
        testkit::enter(&me, "/sign-in/visitor", &[("passport", "B7654321"), ("email", email)], email).await;
        let draft = me.post("/services/pilgrim-lodging/start", &[]).await.expect(303).location();
        let at = format!("{draft}/name");
        assert_eq!(me.get(&format!("{draft}/check")).await.expect(303).location(), at);
        assert_eq!(me.post(&format!("{draft}/submit"), &[]).await.expect(303).location(), at);
        fit(&me.get(&at).await.expect(200));
        for nothing in ["", " \u{200c} "] {
            let wrong = me.post(&at, &[("name", nothing)]).await.expect(422);
            fit(&wrong);
            assert!(wrong.text().contains("href=\"#name\"") && wrong.text().contains("id=\"name-wrong\""), "{}", wrong.shortened());
        }
        assert_eq!(me.post(&at, &[("name", "Zahra Test")]).await.expect(303).location(), format!("{draft}/check"));
        assert!(me.get(&format!("{draft}/check")).await.expect(200).text().contains("Zahra Test"));

        // Afterwards it is changed and not taken away; the language alone is.
        let wrong = me.post("/me", &[("name", " "), ("lang", "en")]).await.expect(422);
        fit(&wrong);
        assert!(wrong.text().contains("value=\"Zahra Test\"") && wrong.text().contains("href=\"#name\""), "{}", wrong.shortened());
        let token = app::people::token(&house.app, app::people::TokenFor::Person("B7654321".into())).await.unwrap();
        let program = testkit::Client::new(&house, Some(token));
        let refused = program.json("PATCH", "/api/v1/me", &json!({ "name": "" })).await.expect(422);
        assert_eq!(refused.key(), "answer-name-needed");
        assert_eq!(program.json("PATCH", "/api/v1/me", &json!({ "lang": "en" })).await.expect(200).json()["name"], "Zahra Test");
        // Who already had a name is not asked.
        let other = PersonPages::resident(&house, 0).await;
        let draft = other.post("/services/lost-and-found/start", &[]).await.expect(303).location();
        other.get(&format!("{draft}/check")).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_with_which_one_had_signed_in_was_asked_for_again_and_the_last_step_was_not_the_last() {
    let words = pages::Words::of(domain::Lang::FA);
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let number = domain::question::mobile::national(&samples::people().residents[0].mobile);
        let service = samples::service("house-number-plate");
        let draft = me.post(&format!("/services/{}/start", service.id), &[]).await.expect(303).location();
        let (at, first) = (format!("{draft}/q/mobile"), format!("{draft}/q/address"));
        let stands = |page: &Answer, number: &str| page.text().contains(&format!("value=\"{number}\""));
        let page = me.get(&at).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&words.say("form-mobile-own")) && stands(&page, &number), "{number}: {}", page.shortened());
        assert!(page.text().contains(&words.say("form-then-check")), "{}", page.shortened());
        assert!(!me.get(&first).await.expect(200).text().contains(&words.say("form-then-check")));
        // Another one is taken, and stands there afterwards.
        me.post(&at, &[("answer", "09150000042")]).await.expect(303);
        let again = me.get(&at).await.expect(200);
        assert!(stands(&again, "09150000042") && !again.text().contains(&words.say("form-mobile-own")), "{}", again.shortened());
    }
}
