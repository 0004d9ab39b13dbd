//! What an officer reads before a case is handed on, and before words go to a person who reads another language.

use crate::casework::{Place, edited};
use crate::fit;
use domain::Lang;
use pages::Words;
use serde_json::json;
use testkit::{Client, ENGINES, House, OfficerPages, OfficerToken, PersonToken};

/// A page as it reads: without marks of direction.
fn read(page: &testkit::Answer) -> String {
    fit(page);
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

async fn applied(house: &House) -> (PersonToken, String, String) {
    let me = PersonToken::resident(house, 0).await;
    let case = me.apply("minor-repair-permit").await["case"].as_str().unwrap().to_string();
    let shown = OfficerToken::new(house, "reviewer.districts").await.get(&format!("/api/v1/desk/cases/{case}")).await.json();
    (me, case, shown["task"].as_str().unwrap().to_string())
}

async fn steward(me: &Client, case: &str) -> String {
    me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["steward"]["id"].as_str().unwrap_or_default().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_was_handed_to_another_agency_by_one_press() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, case, task) = applied(&house).await;
        let desk = OfficerPages::new(&house, "reviewer.districts").await;
        let (page, at) = (format!("/desk/cases/{case}"), format!("/desk/cases/{case}/transfer"));
        let before = steward(&me, &case).await;

        // The units of its own agency stand first, all others behind their own heading.
        let html = desk.get(&page).await.expect(200).text();
        let list = html.split("<select id=\"to\"").nth(1).and_then(|s| s.split("</select>").next()).unwrap_or_default();
        let others = list.split("<optgroup").nth(2).unwrap_or_default();
        let names = |part: &str, agency: &str| part.contains(&format!("value=\"{agency}/"));
        assert!(names(list, "mashhad-districts") && !names(others, "mashhad-districts"), "{list}");
        let heading = format!("label=\"{}\"", Words::of(Lang::FA).say("desk-transfer-own"));
        assert!(list.split("<optgroup").nth(1).is_some_and(|own| own.contains(&heading)), "{list}");
        assert!(!list.contains(&*Words::of(Lang::FA).say("desk-transfer-near")), "an agency stands there that has nothing to do with it");
        assert!(names(others, "mashhad-water") && others.contains(&*Words::of(Lang::FA).say("desk-transfer-others")), "{list}");

        // The first press says what will be, and does nothing; what was typed can still be changed.
        let typed = [("task", task.as_str()), ("to", "mashhad-water/engineering"), ("reason", "دلیل من")];
        let with = |act| [&typed[..], &[("act", act)]].concat();
        for fields in [typed.to_vec(), with("look")] {
            let read = desk.post(&at, &fields).await.expect(200);
            fit(&read);
            let text = read.text();
            assert!(text.contains("value=\"hand-on\"") && text.contains("دلیل من"), "{}", read.shortened());
            let agency = house.app.offer.agency("mashhad-water").unwrap().title.get(Lang::FA);
            assert!(text.split("id=\"hand-on\"").nth(1).is_some_and(|s| s.split("</section>").next().unwrap().contains(agency)));
            // The task has no limit of its own that could begin anew.
            assert!(text.contains("مهلت پرونده از نو آغاز نمی‌شود") && !text.contains("مهلت کار در"), "{}", read.shortened());
            assert_eq!(steward(&me, &case).await, before);
        }
        let again = desk.post(&at, &with("change")).await.expect(200).text();
        assert!(
            again.contains("value=\"mashhad-water/engineering\" selected") && again.contains("دلیل من") && !again.contains("\"hand-on\"")
        );
        assert_eq!(desk.post(&at, &[("to", "mashhad-water/engineering"), ("reason", ""), ("act", "hand-on")]).await.status, 422);

        desk.post(&at, &with("hand-on")).await.expect(303);
        assert_eq!(steward(&me, &case).await, "mashhad-water");

        // Who can only read it then finds no empty box, but why, and who has it.
        let left = desk.get(&page).await.expect(200).text();
        let acts = left.split("id=\"acts\"").nth(1).and_then(|s| s.split("</section>").next()).unwrap_or_default();
        let water = house.app.offer.agency("mashhad-water").unwrap();
        let (agency, unit) = (water.title.get(Lang::FA), water.unit("engineering").unwrap().title.get(Lang::FA));
        assert!(acts.contains("تنها می‌تواند آن را بخواند") && acts.contains(agency) && acts.contains(unit), "{acts}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_birth_was_handed_to_the_water_company_which_registered_it() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let case = me.apply("newborn-birth-certificate").await["case"].as_str().unwrap().to_string();
        let desk = OfficerPages::new(&house, "births.registry").await;
        let (page, at) = (format!("/desk/cases/{case}"), format!("/desk/cases/{case}/transfer"));
        let says = |key: &str| Words::of(Lang::FA).say(key);

        // The list has the units of its own agency, and says why no others.
        let html = desk.get(&page).await.expect(200);
        fit(&html);
        let html = html.text();
        let list = html.split("<select id=\"to\"").nth(1).and_then(|s| s.split("</select>").next()).unwrap_or_default();
        let offered: Vec<&str> = list.split("value=\"").skip(1).filter_map(|s| s.split('"').next()).filter(|v| !v.is_empty()).collect();
        assert_eq!(offered, ["civil-registration/duplicates", "civil-registration/dispute-board"]);
        assert!(html.contains(&*says("desk-transfer-none")), "no word of why");

        // Who asks for it all the same is refused, and what was typed is there.
        let api = OfficerToken::new(&house, "births.registry").await;
        let to = serde_json::json!({ "agency": "mashhad-water", "unit": "engineering", "reason": "دلیل من" });
        let refused = api.json("POST", &format!("/api/v1/desk/cases/{case}/transfer"), &to).await.expect(409);
        assert_eq!(refused.key(), "refusal-not-for-that-agency");
        let fields = [("to", "mashhad-water/engineering"), ("reason", "دلیل من"), ("act", "hand-on")];
        let kept = desk.post(&at, &fields).await.expect(409);
        fit(&kept);
        assert!(kept.text().contains(&*says("refusal-not-for-that-agency")) && kept.text().contains("دلیل من"), "{}", kept.shortened());
        assert_eq!(steward(&me, &case).await, "civil-registration");
        let own = serde_json::json!({ "agency": "civil-registration", "unit": "duplicates", "reason": "دلیل" });
        api.json("POST", &format!("/api/v1/desk/cases/{case}/transfer"), &own).await.expect(200);

        // Those that a service names are named.
        let case = me.apply("building-permit").await["case"].as_str().unwrap().to_string();
        // Load has given it to one of the two.
        let mut html = String::new();
        for name in ["reviewer.districts", "head.districts"] {
            html += &OfficerPages::new(&house, name).await.get(&format!("/desk/cases/{case}")).await.expect(200).text();
        }
        let named = house.app.offer.agency("mashhad-municipality").unwrap().title.get(Lang::FA).to_string();
        let hint = html.split("id=\"to-hint\"").nth(1).and_then(|s| s.split("</p>").next()).unwrap_or_default();
        assert!(hint.contains(&named), "{hint}");
        assert!(html.contains("value=\"mashhad-municipality/") && !html.contains("value=\"mashhad-water/"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lodging_voucher_was_sent_without_a_lodging() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::visitor(&house, 0).await;
        let case = me.apply("pilgrim-lodging").await["case"].as_str().unwrap().to_string();
        let (desk, api) =
            (OfficerPages::new(&house, "pilgrims.municipality").await, OfficerToken::new(&house, "pilgrims.municipality").await);
        let words = Words::of(Lang::FA);
        let (at, wants) = (format!("/api/v1/desk/cases/{case}"), words.say("answer-note-needed"));
        let shown = api.get(&at).await.expect(200).json();
        let needed = |id: &str| shown["decisions"].as_array().unwrap().iter().find(|d| d["id"] == id).unwrap()["note_needed"].clone();
        assert_eq!((needed("placed"), needed("full")), (serde_json::json!(true), serde_json::json!(false)));

        // The page says for which decision, and does not say that it may be left out.
        let page = desk.get(&format!("/desk/cases/{case}")).await.expect(200).text();
        let label = page.split("<label for=\"note\">").nth(1).and_then(|s| s.split("<textarea").next()).unwrap_or_default();
        let title = house.app.offer.service("pilgrim-lodging").unwrap().decision("placed").unwrap().title.get(Lang::FA).to_string();
        assert!(!label.contains(&*words.say("form-optional")) && label.contains(&title), "{label}");

        for act in ["preview", "decide"] {
            let fields = [("decision", "placed"), ("ground", "place-free"), ("note", " "), ("act", act)];
            let kept = desk.post(&format!("/desk/cases/{case}/decision"), &fields).await.expect(422);
            fit(&kept);
            let text = kept.text();
            let field = text.split("<label for=\"note\">").nth(1).and_then(|s| s.split("</textarea>").next()).unwrap_or_default();
            assert!(field.contains(&*wants) && field.contains("aria-invalid"), "{}", kept.shortened());
        }
        let decide = |note: &str| serde_json::json!({ "decision": "placed", "ground": "place-free", "note": note });
        for path in ["decision", "decision/preview"] {
            let refused = api.json("POST", &format!("{at}/{path}"), &decide("")).await.expect(422).json();
            let wrong = &refused["errors"][0];
            assert_eq!((wrong["question"].as_str(), wrong["key"].as_str()), (Some("note"), Some("answer-note-needed")), "{refused}");
        }
        api.json("POST", &format!("{at}/decision"), &decide("Camp 3, Imam Reza Street")).await.expect(200);
        let letter = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["decision"]["letter"].to_string();
        assert!(letter.contains("Camp 3, Imam Reza Street"), "{letter}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_agencies_handed_a_case_to_and_fro_without_end() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, case, _) = applied(&house).await;
        let (here, there) = ("mashhad-districts/permits", "mashhad-water/engineering");
        let hands = async |name: &str, to: &str| {
            let (agency, unit) = to.split_once('/').unwrap();
            let to = json!({ "agency": agency, "unit": unit, "reason": "صلاحیت آنجاست" });
            OfficerToken::new(&house, name).await.json("POST", &format!("/api/v1/desk/cases/{case}/transfer"), &to).await
        };
        hands("reviewer.districts", there).await.expect(200);
        hands("engineer.water", here).await.expect(200);
        hands("reviewer.districts", there).await.expect(200);
        assert_eq!(hands("engineer.water", here).await.expect(409).key(), "refusal-handed-on-twice");
        assert_eq!(steward(&me, &case).await, "mashhad-water");

        // The page says so too, and why the agency is not in the list; a third may be the right one.
        let desk = OfficerPages::new(&house, "engineer.water").await;
        let page = desk.get(&format!("/desk/cases/{case}")).await.expect(200);
        fit(&page);
        let title = house.app.offer.agency("mashhad-districts").unwrap().title.get(Lang::FA).to_string();
        let why = Words::of(Lang::FA).say_with("desk-transfer-not-to", &[("agency", title.into())]);
        let html = page.text();
        assert!(html.contains(&*why) && !html.contains("value=\"mashhad-districts/") && html.contains("value=\"fire-department/"), "{why}");
        for act in ["look", "hand-on"] {
            let fields = [("to", here), ("reason", "دلیل من"), ("act", act)];
            let refused = desk.post(&format!("/desk/cases/{case}/transfer"), &fields).await.expect(409).text();
            assert!(refused.contains(&*Words::of(Lang::FA).say("refusal-handed-on-twice")) && refused.contains("دلیل من"), "{act}");
        }
        hands("engineer.water", "fire-department/prevention").await.expect(200);
        assert_eq!(steward(&me, &case).await, "fire-department");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_handing_a_case_on_does_was_told_on_the_page_alone() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, case, task) = applied(&house).await;
        let (desk, program) =
            (OfficerPages::new(&house, "reviewer.districts").await, OfficerToken::new(&house, "reviewer.districts").await);
        let at = format!("/api/v1/desk/cases/{case}/transfer/preview");
        let before = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        let now = before["steward"]["id"].as_str().unwrap();
        // To another agency, and to another unit of the same one.
        for (agency, unit) in [("mashhad-water", "engineering"), (now, "urban-services")] {
            let fields = [("task", task.as_str()), ("to", &format!("{agency}/{unit}")), ("reason", "دلیل"), ("act", "look")];
            let page = desk.post(&format!("/desk/cases/{case}/transfer"), &fields).await.expect(200).text();
            let list = page.split("id=\"hand-on-title\"").nth(1).unwrap().split("</ul>").next().unwrap();
            let shown: Vec<String> =
                list.split("<li>").skip(1).map(|li| li.split("</li>").next().unwrap().replace(['\u{2068}', '\u{2069}'], "")).collect();
            let body = json!({ "agency": agency, "unit": unit, "reason": "دلیل", "task": task });
            let told = program.json("POST", &at, &body).await.expect(200).json();
            let text: Vec<String> =
                told["text"].as_array().unwrap().iter().map(|t| t.as_str().unwrap().replace(['\u{2068}', '\u{2069}'], "")).collect();
            assert_eq!(text, shown, "{engine:?}");
            let leaves = agency != now;
            assert_eq!((told["steward"]["id"].as_str(), told["limit_anew"].as_bool()), (Some(agency), Some(false)), "{told}");
            assert_eq!(told["former_steward"]["id"].as_str(), leaves.then_some(now), "{told}");
            assert_eq!((told["to"]["unit"]["id"].as_str(), text.len()), (Some(unit), if leaves { 5 } else { 4 }), "{told}");
            // To which day the limit moves, and by which rule, was not said.
            let limit = &told["limits"][0];
            let rule = house.app.offer.service("minor-repair-permit").unwrap().time.rule.get(Lang::FA).trim_end_matches('.').to_string();
            assert_eq!((&limit["of"], limit["from"].as_str()), (&json!("case"), before["due_at"].as_str()), "{told}");
            assert!(limit["to"].is_string() && text[text.len() - 2].contains(&rule), "{rule}: {text:?}");
        }
        // What is refused when it is done is refused before, and nothing is done.
        let nowhere = json!({ "agency": now, "unit": "none", "reason": "دلیل" });
        for path in [at.as_str(), at.trim_end_matches("/preview")] {
            let wrong = program.json("POST", &format!("{path}?lang=en"), &nowhere).await.expect(422).json()["errors"][0].clone();
            assert_eq!((&wrong["question"], &wrong["key"]), (&json!("unit"), &json!("answer-not-an-option")), "{wrong}");
            assert!(wrong["message"].as_str().unwrap().contains("urban-services"), "which units there are: {wrong}");
            let other = json!({ "agency": "none", "unit": "none", "reason": "دلیل" });
            let wrong = program.json("POST", path, &other).await.expect(422).json()["errors"][0].clone();
            assert_eq!(wrong["question"], "agency", "{wrong}");
            assert!(wrong["message"].as_str().unwrap().contains("mashhad-water"), "{wrong}");
            let same = json!({ "agency": now, "unit": "permits", "reason": "دلیل" });
            let wrong = program.json("POST", path, &same).await.expect(422).json()["errors"][0].clone();
            assert_eq!((&wrong["question"], &wrong["key"]), (&json!("unit"), &json!("answer-same-unit")), "{wrong}");
        }
        let told = program
            .json("POST", &at, &json!({ "agency": "mashhad-water", "unit": "engineering", "reason": "دلیل" }))
            .await
            .expect(200)
            .json();
        assert!(!told["text"].as_array().unwrap().last().unwrap().as_str().unwrap().ends_with(':'), "{told}");
        let after = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        assert_eq!((&after["steward"], &after["timeline"]), (&before["steward"], &before["timeline"]));
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn that_the_limit_of_another_task_begins_anew_was_not_said_where_all_tasks_go() {
    let trees = "        title: {fa: \"بررسی درختان\", en: \"Trees\"}\n        by: green-space\n";
    let limit = "        limit: {days: 9, count: calendar, rule: {fa: \"نه روز.\", en: \"Nine days.\"}}\n";
    for engine in ENGINES {
        let p = Place::with(engine, edited(|text| text.replace(trees, &format!("{trees}{limit}")))).await;
        let id = p.apply().await;
        let task = p.task(id, "paths").await;
        let body = json!({ "agency": "mashhad-districts", "unit": "urban-services", "reason": "دلیل", "task": task });
        let told = p.green.json("POST", &format!("/api/v1/desk/cases/{id}/transfer/preview"), &body).await.expect(200).json();
        assert_eq!((&told["limit_anew"], &told["former_steward"]["id"]), (&json!(true), &json!("mashhad-municipality")), "{told}");
        let desk = OfficerPages::new(&p.house, "green.municipality").await;
        let fields = [("task", task.as_str()), ("to", "mashhad-districts/urban-services"), ("reason", "دلیل"), ("act", "look")];
        let page = read(&desk.post(&format!("/desk/cases/{id}/transfer"), &fields).await.expect(200));
        let said = told["text"][2].as_str().unwrap().replace(['\u{2068}', '\u{2069}'], "");
        assert!(said.contains("از نو") && page.contains(&said), "{said}: {page}");
        // That of the task has none before: the paths have none there.
        let own = told["limits"].as_array().unwrap().iter().find(|l| l["of"] == "task").unwrap_or(&json!(null)).clone();
        assert_eq!((&own["task"], &own["rule"]), (&json!("trees"), &json!("نه روز.")), "{told}");
        assert!(own["from"].is_string() && own["to"].is_string(), "{told}");
        let dated = told["text"].as_array().unwrap().iter().any(|t| t.as_str().unwrap().contains("نه روز"));
        assert!(dated && page.contains("نه روز"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_did_not_know_that_the_applicant_reads_another_language() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let (_, case, _) = applied(&house).await;
    let desk = OfficerPages::new(&house, "reviewer.districts").await;
    let own = desk.get(&format!("/desk/cases/{case}")).await.expect(200).text();
    let said = |lang: Lang, of: Lang| Words::of(lang).say_with("desk-reads-in", &[("language", Words::of(of).name().into())]);
    assert!(!own.contains(&said(Lang::FA, Lang::FA)));
    let other = desk.get(&format!("/desk/cases/{case}?lang=en")).await.expect(200);
    fit(&other);
    // At the question, the reason of a transfer, and the message.
    let said = said(Lang::EN, Lang::FA);
    assert!(other.text().matches(&said).count() >= 3, "{said}: {}", other.text().matches(&said).count());
    // Also before it is handed on.
    let fields = [("to", "mashhad-water/engineering"), ("reason", "x")];
    assert!(desk.post(&format!("/desk/cases/{case}/transfer"), &fields).await.expect(200).text().contains(&said));
}
