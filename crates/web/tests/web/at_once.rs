//! Two at the same moment, and the same thing twice.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::samples::{self, WITH_FILE};
use testkit::{Answer, Client, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

fn body() -> Vec<u8> {
    samples::application(samples::service(WITH_FILE), 0).to_string().into_bytes()
}

async fn with_key(me: &Client, key: &str, body: Vec<u8>) -> Answer {
    me.call("POST", "/api/v1/applications", &[("content-type", b"application/json"), ("idempotency-key", key.as_bytes())], body).await
}

async fn cases(me: &Client) -> usize {
    me.get("/api/v1/cases").await.expect(200).json()["cases"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idempotency_key_gives_one_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, other) = (PersonToken::resident(&house, 0).await, PersonToken::resident(&house, 1).await);
        let first = with_key(&me, "key-1", body()).await.expect(201).json();
        let again = with_key(&me, "key-1", body()).await.expect(201).json();
        assert_eq!((&first["case"], &first["tracking_code"]), (&again["case"], &again["tracking_code"]));
        // The same key with other content is refused, and the first case stands.
        let mut changed = samples::application(samples::service(WITH_FILE), 0);
        changed["answers"]["length"] = json!(65);
        let refused = with_key(&me, "key-1", changed.to_string().into_bytes()).await.expect(422);
        assert!(refused.is_problem());
        assert_eq!(refused.json()["type"], "/problems/key-reused");
        assert_eq!(cases(&me).await, 1);
        // A key is the caller's own, and another key is another case.
        assert_ne!(with_key(&other, "key-1", body()).await.expect(201).json()["case"], first["case"]);
        assert_ne!(with_key(&me, "key-2", body()).await.expect(201).json()["case"], first["case"]);
        assert_eq!((cases(&me).await, cases(&other).await), (2, 1));
        for bad in [" ".to_string(), "k".repeat(201)] {
            assert_eq!(with_key(&me, &bad, body()).await.expect(400).key(), "refusal-bad-key");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_many_times_at_once_gives_one_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let all = (0..12).map(|_| {
            let me = (*me).clone();
            tokio::spawn(async move { with_key(&me, "at-once", body()).await })
        });
        let mut given = BTreeSet::new();
        for one in all.collect::<Vec<_>>() {
            given.insert(one.await.unwrap().expect(201).json()["case"].as_str().unwrap().to_string());
        }
        assert_eq!((given.len(), cases(&me).await), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_at_one_task_and_the_second_is_told_who_has_it() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let names = ["reviewer.districts", "head.districts"];
        let officers = [OfficerToken::new(&house, names[0]).await, OfficerToken::new(&house, names[1]).await];
        for _ in 0..8 {
            let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
            let task = officers[0].get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json()["task"].clone();
            let path = format!("/api/v1/desk/tasks/{}/claim", task.as_str().unwrap());
            let calls = officers.iter().map(|o| {
                let (o, path) = ((**o).clone(), path.clone());
                tokio::spawn(async move { o.json("POST", &path, &json!({})).await })
            });
            let mut answers = vec![];
            for call in calls.collect::<Vec<_>>() {
                answers.push(call.await.unwrap());
            }
            let winner = answers.iter().position(|a| a.status == 200).expect("nobody got the task");
            let loser = answers[1 - winner].clone().expect(409);
            assert!(loser.is_problem());
            assert_eq!((&loser.json()["type"], &loser.json()["officer"]), (&json!("/problems/taken-by"), &json!(names[winner])));
            // In words by the name that every list shows, not by that with which one signs in.
            let titles = ["کارشناس نمونهٔ پروانه‌ها", "رئیس نمونهٔ پروانه‌ها"];
            let detail = loser.json()["detail"].as_str().unwrap().to_string();
            assert!(detail.contains(titles[winner]) && !detail.contains(names[winner]), "{detail}");
            let v = officers[0].get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json();
            assert_eq!(v["acting"]["officer"], names[winner]);
        }
        // On the page as well.
        let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let (a, b) = (OfficerPages::new(&house, names[0]).await, OfficerPages::new(&house, names[1]).await);
        let page = b.get(&format!("/desk/cases/{case}")).await.expect(200).text();
        let task = page.split("/desk/tasks/").nth(1).unwrap()[..36].to_string();
        a.post(&format!("/desk/tasks/{task}/claim"), &[]).await.expect(303);
        let told = b.post(&format!("/desk/tasks/{task}/claim"), &[]).await.expect(409);
        assert!(told.is_page() && told.text().contains("کارشناس نمونهٔ پروانه‌ها"), "the second officer is not told who has it");
        // Two decisions at once: one.
        a.post(&format!("/desk/tasks/{task}/release"), &[]).await.expect(303);
        a.post(&format!("/desk/cases/{case}/advance"), &[]).await.expect(303);
        let fields = [("decision", "permit"), ("ground", "line-clear")];
        let path = format!("/desk/cases/{case}/decision");
        let (x, y) = tokio::join!(a.post(&path, &fields), b.post(&path, &fields));
        let mut both = [x.status, y.status];
        both.sort_unstable();
        assert_eq!(both, [303, 409]);
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_draft_submitted_many_times_at_once_is_one_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let draft = me.post("/services/lost-and-found/start", &[]).await.expect(303).location();
        let service = samples::service("lost-and-found");
        let id = draft.rsplit('/').next().unwrap().parse().unwrap();
        let number = &samples::people().residents[0].national_number;
        let person = house.app.store.read(|tx| store::person::by_identifier(tx, &format!("resident:{number}"))).await.unwrap().unwrap();
        for (q, v) in &service.examples[0].answers {
            let given = v.clone();
            app::draft::answer(&house.app, (person.id, id), q, None, move |_, _| Ok(given.clone())).await.unwrap();
        }
        let mut calls = vec![];
        for _ in 0..8 {
            let (me, path) = ((*me).clone(), format!("{draft}/submit"));
            calls.push(tokio::spawn(async move { me.post(&path, &[]).await }));
        }
        // Whoever sent it second is led to the same case, not told that there is nothing.
        let mut led_to = BTreeSet::new();
        for c in calls {
            led_to.insert(c.await.unwrap().expect(303).location());
        }
        assert_eq!(led_to.len(), 1, "{led_to:?}");
        let cases = app::me::cases(&house.app, person.id, domain::Id::nil()).await.unwrap();
        assert_eq!((cases.cases.len(), cases.drafts.len()), (1, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_files_uploaded_at_once_are_both_kept() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let service = samples::catalogue()
            .services
            .values()
            .find_map(|s| {
                let q = s.questions().find(
                    |q| matches!(&q.kind, domain::question::Kind::Evidence(domain::question::Files { max_files, .. }) if *max_files >= 3),
                )?;
                (s.audience.contains(&domain::package::Audience::Resident)).then(|| (s.id.clone(), q.id.clone()))
            })
            .expect("a sample service with several files to one question");
        let kind = {
            let s = samples::service(&service.0);
            let domain::question::Kind::Evidence(domain::question::Files { evidence, .. }) = &s.question(&service.1).unwrap().kind else {
                unreachable!()
            };
            s.evidence_kind(evidence).unwrap().accept[0].clone()
        };
        let draft = me.post(&format!("/services/{}/start", service.0), &[]).await.expect(303).location();
        let mut calls = vec![];
        for n in 0..3u8 {
            let (me, path, mut bytes) = ((*me).clone(), format!("{draft}/q/{}", service.1), samples::file(&kind));
            bytes.push(n);
            calls.push(tokio::spawn(async move { me.upload(&path, &[("act", "upload")], &[("file", "a", &bytes)]).await.expect(303) }));
        }
        for c in calls {
            c.await.unwrap();
        }
        let token = PersonToken::resident(&house, 0).await;
        let drafts: Value = token.get("/api/v1/drafts").await.expect(200).json();
        assert_eq!(drafts["drafts"][0]["answers"][&service.1].as_array().map(Vec::len), Some(3), "a file was lost: {drafts}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_page_made_for_an_earlier_task_cannot_move_the_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let case = PersonToken::resident(&house, 0).await.apply("tree-permit").await["case"].as_str().unwrap().to_string();
        let (pages, token) = (OfficerPages::new(&house, "green.municipality").await, OfficerToken::new(&house, "green.municipality").await);
        let state = async || token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        let seen = state().await["task"].as_str().unwrap().to_string();
        let at = |act: &str| format!("/desk/cases/{case}/{act}");
        pages.post(&at("advance"), &[("task", &seen), ("note", "")]).await.expect(303);
        let form = [("task", seen.as_str()), ("to", "aliens-bureau/residence"), ("reason", "r")];
        crate::fit(&pages.post(&at("transfer"), &form).await.expect(409));
        crate::fit(&pages.post(&at("transfer"), &[&form[..], &[("act", "hand-on")]].concat()).await.expect(409));
        assert_eq!(state().await["acting"]["agency"]["id"], "mashhad-municipality");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_of_an_officer_who_left_could_be_given_back_by_nobody_else() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let case = PersonToken::resident(&house, 0).await.apply("minor-repair-permit").await["case"].as_str().unwrap().to_string();
        let ill = OfficerToken::new(&house, "reviewer.districts").await;
        let head = OfficerToken::new(&house, "head.districts").await;
        let shown = ill.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json();
        let task = shown["task"].as_str().unwrap().to_string();
        let over = format!("/api/v1/desk/tasks/{task}/take-over");
        assert_eq!(head.json("POST", &over, &json!({ "reason": "x" })).await.expect(409).key(), "refusal-not-claimed");
        ill.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        // Not without a reason, not from oneself, not by who does not see the case.
        assert_eq!(head.json("POST", &over, &json!({ "reason": " " })).await.expect(422).json()["errors"][0]["question"], "reason");
        assert_eq!(ill.json("POST", &over, &json!({ "reason": "x" })).await.expect(409).key(), "refusal-claimed-already");
        OfficerToken::new(&house, "works.municipality").await.json("POST", &over, &json!({ "reason": "x" })).await.expect(404);
        head.json("POST", &over, &json!({ "reason": "On leave until Saturday" })).await.expect(200);
        let now = head.get(&format!("/api/v1/desk/cases/{case}")).await.json();
        assert_eq!(now["acting"]["officer"], "head.districts");
        assert!(now["timeline"].to_string().contains("On leave until Saturday"));
        let seen = PersonToken::resident(&house, 0).await.get(&format!("/api/v1/cases/{case}")).await.json();
        assert!(!seen.to_string().contains("On leave") && !seen.to_string().contains("head.districts"), "{seen}");

        // Whoever leaves the unit leaves its tasks there, and is signed out.
        let moved = app::people::NewOfficer {
            name: "head.districts".into(),
            agency: "mashhad-districts".into(),
            unit: "addressing".into(),
            title: domain::Text::of(domain::Lang::FA, "نمونه"),
            passphrase: "sample-orchard-bridge-cloud".into(),
            skills: None,
        };
        app::people::put_officer(&house.app, moved).await.unwrap();
        let back = ill.get("/api/v1/desk/tasks").await.json();
        assert_eq!(back["tasks"][0]["officer"], serde_json::Value::Null, "{back}");
        house.work().await;
        assert!(house.verify().await.first_broken.is_none());
    }
}

/// The mark that a page sends along with an answer.
fn mark(page: &str) -> String {
    page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark").into()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_later_of_two_windows_won_without_a_word() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let draft = me.post("/services/lost-and-found/start", &[]).await.expect(303).location();
        let (at, api) = (format!("{draft}/q/description?back=check"), format!("/api/v1{draft}"));
        let saved = || async { token.get(&api).await.expect(200).json()["answers"]["description"].clone() };
        let shown = mark(&me.get(&at).await.expect(200).text());

        // Both windows showed the question without an answer.
        me.post(&at, &[("answer", "کیف سیاه"), ("seen", &shown)]).await.expect(303);
        let refused = me.post(&at, &[("answer", "کیف قهوه‌ای"), ("seen", &shown)]).await.expect(409);
        crate::fit(&refused);
        let text = refused.text();
        assert!(text.contains("کیف سیاه") && text.contains("کیف قهوه‌ای"), "both are shown: {}", refused.shortened());
        assert_eq!(saved().await, "کیف سیاه");
        // What is wrong with an answer is said first, and the form keeps what it showed.
        let wrong = me.post(&at, &[("answer", ""), ("seen", &shown)]).await.expect(422);
        assert_eq!(mark(&wrong.text()), shown);
        // The same answer once more changes nothing; the one that was chosen is saved.
        me.post(&at, &[("answer", "کیف سیاه"), ("seen", &shown)]).await.expect(303);
        me.post(&at, &[("answer", "کیف قهوه‌ای"), ("seen", &mark(&text))]).await.expect(303);
        assert_eq!(saved().await, "کیف قهوه‌ای");

        // Programs say what they saw, or not.
        let put = format!("{api}/answers/description");
        let told = token.get(&api).await.expect(200).json()["seen"]["description"].clone();
        let old = token.json("PUT", &put, &json!({ "answer": "چتر", "seen": shown })).await.expect(409);
        assert_eq!(old.key(), "refusal-answer-changed");
        let other = token.json("PUT", &put, &json!({ "answer": "چتر", "seen": told })).await.expect(200).json();
        assert_ne!(other["seen"]["description"], told);
        token.json("PUT", &put, &json!({ "answer": "چتر سیاه" })).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_was_sent_again_stood_there_twice() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let case = me.apply("tree-permit").await["case"].as_str().unwrap().to_string();
        let at = format!("/api/v1/cases/{case}/messages");
        let say = async |text: &str, key: &str| {
            let headers: [(&str, &[u8]); 2] = [("content-type", b"application/json"), ("idempotency-key", key.as_bytes())];
            me.call("POST", &at, &headers, json!({ "text": text }).to_string().into_bytes()).await
        };
        say("سلام", "a").await.expect(200);
        say("سلام", "a").await.expect(200);
        assert_eq!(say("درود", "a").await.expect(422).key(), "refusal-key-reused");
        say("سلام", "b").await.expect(200);
        let all = me.get(&format!("/api/v1/cases/{case}/timeline")).await.expect(200).json()["timeline"].to_string();
        assert_eq!(all.matches("سلام").count(), 2, "{all}");
        assert!(!all.contains("درود"));
    }
}
