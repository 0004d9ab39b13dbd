//! Who is accountable, by when, by which rule: the same on pages, on the receipt and in the API.

use crate::casework::Place;
use crate::fit;
use domain::Lang;
use pages::Words;
use serde_json::{Value, json};
use testkit::samples::{self, WITH_FILE};
use testkit::{Anonymous, ENGINES, Engine, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

fn title(agency: &str) -> String {
    samples::catalogue().agencies[agency].title.get(Lang::FA).into()
}

/// `متولی: …`, as the page of a case says it.
fn steward(agency: &str) -> String {
    format!("{}: {}", Words::of(Lang::FA).say("case-steward"), title(agency))
}

fn day(at: &Value) -> String {
    Words::of(Lang::FA).date(domain::calendar::parse_rfc3339(at.as_str().unwrap()).unwrap())
}

/// What follows a limit, as it is said of a case.
fn if_late(what: &str) -> String {
    pages::Words::of(Lang::FA).say_with("case-if-late", &[("what", what.into())])
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_accountable_was_said_only_where_another_agency_acts() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let made = token.apply(WITH_FILE).await;
        let (case, code) = (made["case"].as_str().unwrap(), made["tracking_code"].as_str().unwrap());
        let service = samples::service(WITH_FILE);
        for path in [format!("/cases/{case}"), format!("/cases/{case}/submitted")] {
            let page = me.get(&path).await.expect(200);
            fit(&page);
            assert!(page.text().contains(&steward(&service.agency)), "{path}: {}", page.text());
        }
        // Under the tracking code the same, with who acts, by which rule and what follows.
        let who = Anonymous::new(&house);
        let page = who.get(&format!("/track?code={code}")).await.expect(200);
        fit(&page);
        let api = who.get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        let (rule, late) = (service.time.rule.get(Lang::FA), service.time.if_late.get(Lang::FA));
        assert_eq!((api["due_rule"].as_str(), api["if_late"].as_str()), (Some(rule), Some(&*if_late(late))), "{api}");
        assert_eq!(api["steward"]["id"], json!(service.agency));
        for said in [day(&api["due_at"]).as_str(), rule, late, &title(&service.agency), api["acting"]["unit"]["title"].as_str().unwrap()] {
            assert!(page.text().contains(said), "{said}: {}", page.text());
        }
        // Closed, it still says so, and nothing is due.
        token.json("POST", &format!("/api/v1/cases/{case}/withdraw"), &json!({})).await.expect(200);
        assert!(me.get(&format!("/cases/{case}")).await.expect(200).text().contains(&steward(&service.agency)));
        let api = who.get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        assert_eq!((&api["acting"], &api["due_at"], &api["due_rule"]), (&Value::Null, &Value::Null, &Value::Null), "{api}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_receipt_promised_nothing_and_printed_raw_ids() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let service = samples::service(WITH_FILE);
        let print = format!("/cases/{case}/receipt/print");
        let file = me.get(&format!("/cases/{case}/receipt")).await.expect(200).json();
        let due = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["due_at"].clone();
        assert_eq!(file["promised"]["due_at"], due, "{file}");
        let page = me.get(&print).await.expect(200);
        fit(&page);
        let text = page.text();
        for said in [&day(&due), service.time.rule.get(Lang::FA), service.time.if_late.get(Lang::FA), &title(&service.agency)] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let (of, by) = (file["service"].as_str().unwrap(), format!(">{}<", file["steward"].as_str().unwrap()));
        assert!(!text.contains(of) && !text.contains(&by) && !text.contains(&format!(">{case}<")), "{text}");
        // The file holds by itself, and nobody writes another day into it.
        let receipt: domain::receipt::Receipt = serde_json::from_value(file.clone()).unwrap();
        assert_eq!(receipt.verify(&house.app.key.verifying()), Ok(()));
        let mut other = receipt;
        other.promised.as_mut().unwrap().due_at += 1;
        assert_eq!(other.verify(&house.app.key.verifying()), Err("receipt-signature"));
        // The API gives the same, and the promise in words with the case: a receipt has nothing that is not signed.
        let api = token.get(&format!("/api/v1/cases/{case}/receipt")).await.expect(200).json();
        assert_eq!((&api["promised"], &api["promise"]), (&file["promised"], &Value::Null), "{api}");
        assert_eq!(serde_json::from_value::<domain::receipt::Receipt>(api.clone()).unwrap().not_signed(&api), Vec::<String>::new());
        let promise = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["promise"].clone();
        assert_eq!((&promise["due_rule"], &promise["days"]), (&json!(service.time.rule.get(Lang::FA)), &json!(service.time.days)));
        assert_eq!(promise["steward"]["title"], json!(title(&service.agency)));
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn days_were_promised_without_those_that_come_before_them() {
    let house = House::new(Engine::Sqlite).await;
    let who = Anonymous::new(&house);
    for service in samples::catalogue().services.values() {
        let note = Words::of(Lang::FA).time_note(&service.time);
        let page = who.get(&format!("/services/{}", service.id)).await.expect(200);
        fit(&page);
        assert!(page.text().contains(&note), "{}: {note}", service.id);
        let api = who.get(&format!("/api/v1/services/{}", service.id)).await.expect(200).json();
        assert_eq!(
            (&api["due_note"], &api["completeness"]["days"]),
            (&json!(note), &json!(service.time.completeness.as_ref().map(|l| l.days)))
        );
        assert_eq!(api["extension"]["days"], json!(service.time.extension.as_ref().map(|e| e.days)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_among_the_documents_did_not_say_what_they_answer() {
    let house = House::new(Engine::Sqlite).await;
    let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let page = me.get(&format!("/cases/{case}")).await.expect(200).text();
    let documents = &page[page.find("id=\"documents\"").unwrap()..page.find("id=\"reads\"").unwrap()];
    let deed = samples::service(WITH_FILE).question("deed").unwrap();
    assert!(documents.contains(deed.label.get(Lang::FA)), "{documents}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_stood_there_without_what_follows_when_it_passes() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let case = p.case(id).await;
        let page = PersonPages::resident(&p.house, 0).await.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let limited: Vec<&Value> = case["tasks"].as_array().unwrap().iter().filter(|t| t["due_at"].is_string()).collect();
        assert!(!limited.is_empty(), "{case}");
        for task in limited {
            let what = task["if_late"].as_str().unwrap_or_else(|| panic!("{task}"));
            assert!(page.text().contains(what), "{what}: {}", page.text());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_showed_sign_in_names_instead_of_names() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let token = PersonToken::resident(&house, 0).await;
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/notes"), &json!({ "text": "یادداشت" })).await.expect(200);
        let name = samples::people().officers.iter().find(|o| o.name == "reviewer.districts").unwrap().title.get(Lang::FA);
        let page = OfficerPages::new(&house, "reviewer.districts").await.get(&format!("/desk/cases/{case}")).await.expect(200);
        fit(&page);
        let main = page.text().split("<main").nth(1).unwrap().to_string();
        assert!(main.contains(name) && !main.contains("reviewer.districts"), "{main}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stage_was_expected_before_the_limits_of_what_comes_before_it() {
    let house = House::new(Engine::Sqlite).await;
    let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
    let case = token.apply("guild-licence").await["case"].as_str().unwrap().to_string();
    let tasks = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["tasks"].clone();
    let last = tasks.as_array().unwrap().iter().max_by_key(|t| t["due_at"].as_str().unwrap_or("").to_string()).unwrap();
    let page = me.get(&format!("/cases/{case}")).await.expect(200).text();
    let first = Words::of(Lang::FA).say_with("timeline-expected", &[("date", day(&last["due_at"]).into())]);
    assert!(page.contains(&first), "{first}: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn my_data_did_not_say_how_much_is_held_nor_the_api_why_it_was_read() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let nothing = json!({ "drafts": 0, "cases": 0, "files": 0, "notices": 0 });
        assert_eq!(token.get("/api/v1/me").await.expect(200).json()["holdings"], nothing);
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let example = token.get(&format!("/api/v1/services/{WITH_FILE}/examples")).await.expect(200).json()["valid"][0].clone();
        let files: usize = example["evidence"].as_object().unwrap().values().map(|list| list.as_array().unwrap().len()).sum();
        assert!(files > 0, "{example}");
        // What somebody types is no file.
        let typed = json!({ "answer": "\"sha256\":" });
        let draft = token.json("POST", "/api/v1/drafts", &json!({ "service": WITH_FILE })).await.expect(201).json();
        token.json("PUT", &format!("/api/v1/drafts/{}/answers/address", draft["id"].as_str().unwrap()), &typed).await.expect(200);
        let desk = OfficerToken::new(&house, "reviewer.districts").await;
        desk.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": "؟" })).await.expect(200);
        let answer = json!({ "text": "پیوست", "files": [{ "name": "a.pdf", "content": example["evidence"]["deed"][0]["content"] }] });
        token.json("POST", &format!("/api/v1/cases/{case}/answer"), &answer).await.expect(200);
        house.work().await;

        let held = token.get("/api/v1/me").await.expect(200).json();
        let notices = token.get("/api/v1/notices").await.expect(200).json()["notices"].as_array().unwrap().len();
        assert!(notices > 0);
        assert_eq!(held["holdings"], json!({ "drafts": 1, "cases": 1, "files": files + 1, "notices": notices }), "{held}");
        let law: Vec<&str> = samples::service(WITH_FILE).legal_basis.iter().map(|l| l.title.get(Lang::FA)).collect();
        let read = &held["read_by"][0];
        assert_eq!((&read["purpose"], &read["law"]), (&json!("task"), &json!(law)), "{held}");
        assert_eq!(read["why"], json!(Words::of(Lang::FA).say("reads-why-task")), "{held}");
        assert!(!law.is_empty());
        let page = me.get("/me").await.expect(200);
        fit(&page);
        for key in ["me-files", "me-reads-lists", "reads-why-task"] {
            assert!(page.text().contains(&Words::of(Lang::FA).say(key)), "{key}: {}", page.shortened());
        }
        assert!(page.text().contains(&format!("<dd>{}</dd>", Words::of(Lang::FA).number(files as i64 + 1))), "{}", page.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_saw_a_name_in_the_list_of_tasks_and_the_person_never_knew() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let read = async || {
            let read_by = token.get("/api/v1/me").await.expect(200).json()["read_by"].clone();
            read_by.as_array().unwrap().iter().map(|r| r["purpose"].as_str().unwrap().to_string()).collect::<Vec<_>>()
        };
        assert!(read().await.is_empty());
        // Once for each officer and case, by page or by API.
        let desk = OfficerPages::new(&house, "reviewer.districts").await;
        for _ in 0..2 {
            assert!(desk.get("/desk").await.expect(200).text().contains(&case));
        }
        OfficerToken::new(&house, "reviewer.districts").await.get("/api/v1/desk/tasks").await.expect(200);
        assert_eq!(read().await, ["list"], "on {engine:?}");
        let page = me.get("/me").await.expect(200);
        assert!(page.text().contains(&Words::of(Lang::FA).say("reads-why-list")), "{}", page.shortened());
        // To open the case is another reading, and after it the list is the same one.
        desk.get(&format!("/desk/cases/{case}")).await.expect(200);
        desk.get("/desk").await.expect(200);
        assert_eq!(read().await, ["task", "list"]);
        OfficerToken::new(&house, "head.districts").await.get("/api/v1/desk/tasks").await.expect(200);
        assert_eq!(read().await, ["list", "task", "list"]);
        // A program that was started again asks the database.
        let again = house.again(Default::default()).await.unwrap();
        OfficerToken::new(&again, "reviewer.districts").await.get("/api/v1/desk/tasks").await.expect(200);
        assert_eq!(read().await, ["list", "task", "list"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_did_not_say_by_which_steps_and_ways_a_service_is_had() {
    let house = House::new(Engine::Sqlite).await;
    let who = Anonymous::new(&house);
    for service in samples::catalogue().services.values() {
        let api = who.get(&format!("/api/v1/services/{}", service.id)).await.expect(200).json();
        let page = who.get(&format!("/services/{}", service.id)).await.expect(200).text();
        let (steps, channels) = (api["steps"].as_array().unwrap(), api["channels"].as_array().unwrap());
        assert_eq!((steps.len(), channels.len()), (service.steps.len(), service.channels.len()), "{api}");
        for step in steps {
            let who = step["by"]["title"].as_str();
            for said in step["title"].as_str().into_iter().chain(who) {
                assert!(page.contains(said), "{}: {said}", service.id);
            }
        }
        assert_eq!(steps.iter().filter(|s| s["by"].is_null()).count(), service.steps.iter().filter(|s| s.by == "person").count());
        for (channel, own) in channels.iter().zip(&service.channels) {
            assert_eq!(channel["kind"], json!(own.kind));
            assert!(page.contains(channel["note"].as_str().unwrap()), "{channel}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn my_tasks_of_one_service_ended_at_five_hundred() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, desk) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "reviewer.districts").await);
        let claimed = async |service: &str| {
            let case = token.apply(service).await["case"].as_str().unwrap().to_string();
            let task = desk.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json()["task"].as_str().unwrap().to_string();
            desk.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
            task.parse::<domain::Id>().unwrap()
        };
        let (many, last) = (claimed(WITH_FILE).await, claimed("minor-repair-permit").await);
        house
            .app
            .store
            .write(move |tx| {
                for _ in 0..501 {
                    tx.run(
                        "INSERT INTO tasks (id, case_id, acting, service, stage, officer, due_at, waiting, opened_at, code, version, person, unread, kind)
                         SELECT ?1, case_id, acting, service, stage, officer, 1, waiting, opened_at, code, version, person, unread, kind FROM tasks WHERE id = ?2",
                        vec![app::now::id().into(), many.into()],
                    );
                }
                Ok(())
            })
            .await
            .unwrap();
        let path = "/api/v1/desk/tasks?view=mine&service=minor-repair-permit";
        let (mut found, mut next, mut pages) = (vec![], Value::Null, 0);
        loop {
            let after = next.as_str().map(|n| format!("&after={n}")).unwrap_or_default();
            let page = desk.get(&format!("{path}{after}")).await.expect(200).json();
            found.extend(page["tasks"].as_array().unwrap().iter().map(|t| t["id"].clone()));
            (next, pages) = (page["next"].clone(), pages + 1);
            if next.is_null() || pages > 5 {
                break;
            }
        }
        assert_eq!((found, pages), (vec![json!(last)], 2), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reading_had_the_same_reason() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let desk = OfficerToken::new(&house, "reviewer.districts").await;
        let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let (at, api) = (format!("/api/v1/desk/cases/{case}"), format!("/api/v1/cases/{case}"));
        let purpose = async || me.get("/api/v1/me").await.expect(200).json()["read_by"][0]["purpose"].clone();
        let task = desk.get(&at).await.expect(200).json()["task"].as_str().unwrap().to_string();
        assert_eq!(purpose().await, "task");
        desk.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        // A program of the agency that answers for the case.
        testkit::AgencyToken::new(&house, "mashhad-districts").await.get(&api).await.expect(200);
        assert_eq!(purpose().await, "program");
        // The event says it too, and what was kept before has none.
        let kept = async |sql: &'static str| {
            house.app.store.read(move |tx| Ok(tx.rows(sql, &[])?.iter_mut().map(|r| r.text(0)).collect::<Vec<_>>())).await.unwrap()
        };
        let bodies = kept("SELECT body FROM events WHERE kind = 'read' ORDER BY seq").await;
        assert!(bodies[0].contains("\"purpose\":\"task\"") && bodies[1].contains("\"purpose\":\"program\""), "{bodies:?}");
        let forget = |tx: &mut store::Tx| {
            tx.run("UPDATE access_records SET purpose = ''", vec![]);
            Ok(())
        };
        assert_eq!(house.verify().await.broken, 0);
        house.app.store.write(forget).await.unwrap();
        assert_eq!(purpose().await, Value::Null);
        // The events still say it: the records are not those of before.
        assert_eq!(house.verify().await.first_broken.map(|b| b.reason).as_deref(), Some("reading-unrecorded"));
    }
}
