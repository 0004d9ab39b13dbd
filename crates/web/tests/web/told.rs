//! What an officer finds and says reaches those whom it concerns.

use crate::casework::{Place, edited, open_day, photo};
use crate::fit;
use domain::Id;
use serde_json::{Value, json};
use testkit::{Anonymous, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken, samples};

const TOLD: &str = "پهنای گذر در نقشه کم است؛ آن را ۳ متر بکشید.";
const WHY: &str = "برق از خیابان گرفته می‌شود.";
const NOTED: &str = "همسایه هم شکایت دارد.";

/// What happened last of a kind, in a timeline of the API.
fn newest(case: &Value, kind: &str) -> Value {
    case["timeline"].as_array().unwrap().iter().rfind(|e| e["kind"] == kind).cloned().unwrap_or_default()
}

/// A case at the visit of the place.
async fn at_the_visit(p: &Place) -> Id {
    let id = p.apply().await;
    p.opinions(id).await;
    p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۴۰۵", "elsewhere": true })).await.expect(200);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_was_asked_to_correct_something_and_not_told_what() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = at_the_visit(&p).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let jpeg = samples::file("jpeg");
        let task = p.task(id, "visit").await;
        let ends = async |told: &str| {
            let fields = [("task", task.as_str()), ("outcome", "unlike"), ("checked", "level"), ("told", told), ("note", NOTED)];
            green.upload(&format!("/desk/cases/{id}/finish"), &fields, &[("file", "a.jpg", &jpeg)]).await
        };

        // Who sends a case back says why; what was typed stays.
        let wrong = ends(" ").await.expect(422);
        fit(&wrong);
        let text = wrong.text();
        assert!(text.contains("id=\"told-wrong\"") && text.contains("href=\"#told\"") && text.contains(NOTED), "{text}");
        let refused = p.finish(&p.green, id, "visit", json!({ "outcome": "unlike", "files": [photo()] })).await.expect(422).json();
        assert_eq!(refused["errors"][0]["question"], "told", "{refused}");
        ends(TOLD).await.expect(303);

        // The person, on the page, in the notices and through the API: what, and the points; never what is for the desk.
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let page = page.text();
        let question = &page[page.find("id=\"question\"").unwrap()..page.find("id=\"timeline\"").unwrap()];
        assert!(question.contains(TOLD), "beside the question: {question}");
        assert!(page[page.find("id=\"timeline\"").unwrap()..].contains(TOLD) && !page.contains(NOTED), "{page}");
        assert!(page.contains("زمین هموار: درست است") && page.contains("برق: علامت نخورده است"), "{page}");
        let notices = me.get("/notices").await.expect(200).text();
        assert!(notices.contains("نتیجهٔ یک بررسی در پروندهٔ شما ثبت شد"), "{notices}");
        let case = p.case(id).await;
        let done = newest(&case, "finished");
        assert_eq!((done["told"].as_str(), done["text"].as_str()), (Some(TOLD), None), "{done}");
        assert_eq!(done["checklist"][0], json!({ "id": "level", "title": "زمین هموار", "checked": true }), "{done}");
        assert_eq!(done["checklist"][1]["checked"], false, "{done}");
        assert_eq!(case["asked_of_person"]["told"], json!([TOLD]), "{case}");

        // The desk has both, each by its name.
        let desk = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        let desk = desk.text();
        assert!(desk.contains("به متقاضی گفته شد") && desk.contains(TOLD) && desk.contains(NOTED), "{desk}");
        assert!(desk.contains("برق: علامت نخورده است"), "{desk}");
        let at_desk = p.green.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        assert_eq!(newest(&at_desk, "finished")["text"], NOTED);
        // What the rule asks is the service's own, and not the officer's whose outcome led to it.
        let rule = newest(&at_desk, "asked");
        assert_eq!((&rule["by"], &rule["unit"]), (&json!("system"), &Value::Null), "{rule}");
        let said = pages::Words::of(domain::Lang::FA).say("talk-rule");
        let talk = desk.split("id=\"talk\"").nth(1).unwrap();
        assert!(talk.contains(&said) && !talk.contains("green.municipality"), "{talk}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_second_lost_what_was_typed_and_was_not_told_who_came_first() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let (green, water) =
            (OfficerPages::new(&p.house, "green.municipality").await, OfficerPages::new(&p.house, "customers.water").await);
        let (trees, pipes) = (p.task(id, "trees").await, p.task(id, "pipes").await);
        p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        let at = format!("/desk/cases/{id}/finish");

        // Another tab of a unit that has one more task: the note form takes what was typed, no form of that task does.
        let second = green.upload(&at, &[("task", &trees), ("outcome", "ok"), ("told", TOLD), ("note", NOTED)], &[]).await.expect(409);
        fit(&second);
        let text = second.text();
        assert!(text.contains("کارشناس نمونهٔ فضای سبز") && text.contains("مانعی نیست") && text.contains("ثبت نشد"), "{text}");
        let in_note = &text[text.find("id=\"note-text\"").unwrap()..];
        assert!(in_note[..in_note.find("</textarea>").unwrap()].contains(NOTED), "{in_note}");
        let told = &text[text.find("id=\"told\"").unwrap()..];
        assert!(!told[..told.find("</textarea>").unwrap()].contains(TOLD), "of another task: {told}");

        // A unit that has nothing to do with it any more.
        let photo = samples::file("jpeg");
        let late = [("task", pipes.as_str()), ("outcome", "objects"), ("note", NOTED)];
        let late = water.upload(&at, &late, &[("file", "a.jpg", &photo)]).await.expect(409);
        fit(&late);
        let text = late.text();
        assert!(text.contains("کارشناس نمونهٔ امور مشترکان") && text.contains("موافق") && text.contains(NOTED), "{text}");
        let again = p.water.json("POST", &format!("/api/v1{at}"), &json!({ "task": pipes, "outcome": "objects" })).await.expect(409);
        assert_eq!(again.key(), "refusal-task-ended");
        assert!(again.text().contains("کارشناس نمونهٔ امور مشترکان"), "{}", again.text());

        // Nobody decides or moves what was ended, and the decided case says who decided.
        let decides = [("task", trees.as_str()), ("decision", "permit"), ("ground", "clear"), ("note", NOTED), ("act", "decide")];
        assert!(green.post(&format!("/desk/cases/{id}/decision"), &decides).await.expect(409).text().contains(NOTED));
        // What was written for the desk still goes as a note.
        green.post(&format!("/desk/cases/{id}/note"), &[("text", NOTED)]).await.expect(303);
        p.cards.json("POST", &format!("/api/v1{at}"), &json!({ "task": pipes, "outcome": "objects" })).await.expect(404);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_unit_did_bore_the_name_of_another_and_its_program_was_led_to_the_task_of_another() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let titles = |agency: &str, unit: &str| {
            let agency = &p.house.app.offer.catalogue.agencies[agency];
            (agency.title.get(domain::Lang::FA).to_string(), agency.unit(unit).unwrap().title.get(domain::Lang::FA).to_string())
        };
        let (municipality, parks) = titles("mashhad-municipality", "green-space");
        let (water, pipes_unit) = titles("mashhad-water", "applications");
        let pipes = p.task(id, "pipes").await;
        let claimed = p.water.json("POST", &format!("/api/v1/desk/tasks/{pipes}/claim"), &json!({})).await.expect(200).json();
        assert_eq!(claimed["task"], json!(pipes), "the task at hand: {claimed}");
        let theirs = p.water.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        assert_eq!(theirs["task"], json!(pipes), "not the first task of another body");
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        let trees = p.task(id, "trees").await;
        green.post(&format!("/desk/tasks/{trees}/claim"), &[]).await.expect(303);

        // Each thing bears the name of the unit whose task it was, with its agency where that is not the steward.
        for page in [me.get(&format!("/cases/{id}")).await.expect(200), green.get(&format!("/desk/cases/{id}")).await.expect(200)] {
            let text = page.text().replace(['\u{2068}', '\u{2069}'], "");
            assert!(text.contains(&format!("به «{parks}» و «{pipes_unit}، {water}» رسید")), "all to which it went: {text}");
            assert!(text.contains(&format!("کارشناس «{pipes_unit}، {water}» رسیدگی را به عهده گرفت")), "{text}");
            assert!(text.contains(&format!("کارشناس «{parks}» رسیدگی را به عهده گرفت")), "{text}");
        }

        // The API says which task ended, whose it was, what it came to, and when a visit is.
        let case = p.case(id).await;
        let done = newest(&case, "finished");
        assert_eq!((&done["task"]["id"], &done["outcome"]["id"]), (&json!("pipes"), &json!("agrees")), "{done}");
        assert_eq!((&done["unit"]["id"], &done["agency"]["title"]), (&json!("applications"), &json!(water)), "{done}");
        assert_eq!(newest(&case, "claimed")["agency"]["title"], json!(municipality));
        p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        p.finish(&p.green, id, "paths", json!({ "outcome": "ok" })).await.expect(200);
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۴۰۵" })).await.expect(200);
        let day = crate::casework::open_day().to_string();
        let visit = json!({ "date": day, "time": "09:30", "place": "بوستان" });
        let appointed = p.green.json("POST", &format!("/api/v1/desk/cases/{id}/appointment"), &visit).await.expect(200).json();
        assert_eq!(appointed["task"], json!(p.task(id, "visit").await));
        let appointed = newest(&p.case(id).await, "appointed");
        assert!(appointed["when"].as_str().is_some_and(|w| w.contains("06:00")), "{appointed}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_said_the_next_stage_without_its_name_who_acts_and_until_when() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = at_the_visit(&p).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let photos = json!({ "outcome": "safe", "checked": ["level", "power"], "told": TOLD, "files": [photo()] });
        p.finish(&p.green, id, "visit", photos).await.expect(200);

        // The contractor builds within three days: its own limit and rule, not those of the case.
        let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
        let page = me.get("/notices").await.expect(200);
        fit(&page);
        let page = plain(page.text());
        assert!(page.contains("مرحله: «نصب».") && page.contains("(سه روز)"), "{page}");
        assert!(page.contains("مرحله: «بازدید».") && page.contains("(سی روز)"), "what was told before stays: {page}");
        let catalogue = &p.house.app.offer.catalogue;
        let municipality = &catalogue.agencies["mashhad-municipality"];
        let unit = municipality.unit("card-services").unwrap();
        let fa = |t: &domain::Text| t.get(domain::Lang::FA).to_string();
        assert!(page.contains(&format!("رسیدگی با «{}، {}» است", fa(&unit.title), fa(&municipality.title))), "{page}");
        // What held then is not taken for what holds now.
        let day = pages::Words::of(domain::Lang::FA).date(app::now::now());
        assert!(page.contains(&format!("وضعیت در {day}")), "{page}");
        assert!(page.contains(TOLD), "{page}");
        for (lang, words) in [("en", "Stage: “Building”. "), ("ar", "المرحلة: «")] {
            let text = domain::Lang::parse(lang).map(pages::Words::of).unwrap();
            let case = p.house.app.store.read(move |tx| store::case::get(tx, id)).await.unwrap().unwrap();
            let service = p.house.app.offer.version(&case.service, case.version).unwrap();
            let news = case.news(
                &service,
                &p.house.app.offer.calendars,
                &domain::case::Body::Warned { task: None, acting: None },
                app::now::now(),
            );
            let said = plain(text.news(catalogue, &news).join(" "));
            assert!(said.starts_with(words), "{said}");
        }

        let all = p.me.get("/api/v1/notices").await.expect(200).json();
        let advanced = all["notices"].as_array().unwrap().iter().find(|n| n["kind"] == "advanced").unwrap();
        assert_eq!((&advanced["stage"], &advanced["until_rule"]), (&json!("نصب"), &json!("سه روز.")), "{advanced}");
        assert_eq!(advanced["acting"][0]["unit"]["id"], "card-services", "{advanced}");
        assert!(advanced["until"].is_string(), "{advanced}");
        let told = all["notices"].as_array().unwrap().iter().find(|n| n["kind"] == "finished").unwrap();
        assert_eq!(told["told"], TOLD);

        // The message names them too, and holds nothing of what was found.
        p.house.work().await;
        let sent: Vec<String> = p.house.app.outbox.as_ref().unwrap().newest(1000).unwrap().into_iter().map(|m| plain(m.text)).collect();
        assert!(sent.iter().any(|t| t.contains("مرحله: «نصب».") && t.contains("(سه روز)")), "{sent:?}");
        assert!(sent.iter().all(|t| !t.contains(TOLD)), "{sent:?}");
        p.is_whole().await;
    }
}

/// Without the marks that keep directions apart.
pub fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// The newest message to the applicant.
pub async fn message(p: &Place) -> String {
    p.house.work().await;
    let sent = p.house.app.outbox.as_ref().unwrap().newest(1000).unwrap();
    let mine = |text: &str| text.contains("کیوسک در بوستان");
    plain(&sent.into_iter().find(|m| mine(&m.text)).unwrap().text)
}

/// The newest notice of the applicant.
pub async fn newest_notice(p: &Place) -> Value {
    p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_back_was_told_as_the_next_stage_and_then_as_a_question_of_nobody() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = at_the_visit(&p).await;
        let before = p.me.get("/api/v1/notices").await.expect(200).json()["notices"].as_array().unwrap().len();
        let ends = json!({ "outcome": "unlike", "told": TOLD, "files": [photo()] });
        p.finish(&p.green, id, "visit", ends).await.expect(200);
        let all = p.me.get("/api/v1/notices").await.expect(200).json()["notices"].clone();
        let new: Vec<&str> = all.as_array().unwrap().iter().rev().skip(before).filter_map(|n| n["kind"].as_str()).collect();
        assert_eq!(new, ["finished", "asked"], "each once: {all}");
        let found = &newest_notice(&p).await["findings"][0];
        assert_eq!((&found["task"]["id"], &found["unit"]["id"], &found["text"]), (&json!("visit"), &json!("green-space"), &json!(TOLD)));

        let case = p.case(id).await;
        let asked = &case["asked_of_person"];
        assert_eq!((&asked["findings"][0], &asked["told"]), (found, &json!([TOLD])), "{asked}");
        assert_eq!(asked["findings"][0]["outcome"]["title"], "ناهمخوان", "{asked}");
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        for page in [me.get(&format!("/cases/{id}")).await.expect(200), green.get(&format!("/desk/cases/{id}")).await.expect(200)] {
            fit(&page);
            let text = plain(&page.text());
            assert!(text.contains("در «بازدید محل»: ناهمخوان"), "{text}");
        }
        let notices = me.get("/notices").await.expect(200);
        fit(&notices);
        assert!(plain(&notices.text()).contains(&format!("در «بازدید محل»: ناهمخوان. {TOLD}")), "{}", notices.text());

        // A message says who found something, and not what.
        let sms = message(&p).await;
        assert!(sms.starts_with("پروندهٔ «کیوسک در بوستان» برای اصلاح نزد شما برگشت."), "{sms}");
        assert!(sms.contains("در «بازدید محل» چیزی یافته است") && !sms.contains(TOLD) && !sms.contains("ناهمخوان"), "{sms}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_moved_or_dropped_left_the_person_waiting_for_the_first_one() {
    // After the visit another task of the stage follows: nothing else is told of that.
    let more = "      - {id: sums, title: {fa: \"جمع‌بندی\", en: \"Sums\"}, by: green-space, outcomes: [{id: done, title: {fa: \"شد\", en: \"Done\"}}]}\n    next:\n      - when: visit";
    for engine in ENGINES {
        let p = Place::with(engine, edited(|text| text.replace("    next:\n      - when: visit", more))).await;
        let id = at_the_visit(&p).await;
        let day = open_day();
        let appoints = async |time: &str| {
            let visit = json!({ "date": day.to_string(), "time": time, "place": "بوستان" });
            p.green.json("POST", &format!("/api/v1/desk/cases/{id}/appointment"), &visit).await.expect(200);
        };
        let at = |minutes: i64| {
            let begins = domain::calendar::Day(day.0 - 1).end(domain::calendar::TEHRAN) + 1;
            plain(&pages::Words::of(domain::Lang::FA).date_time(begins + minutes * 60_000))
        };
        appoints("09:30").await;
        let sms = message(&p).await;
        assert!(sms.starts_with(&format!("{} کارشناس «", at(570))) && !sms.contains("جای قرار"), "{sms}");
        appoints("10:30").await;
        let sms = message(&p).await;
        assert!(sms.contains(&at(630)) && sms.contains(&format!("این قرار جای قرار {} را گرفته است.", at(570))), "{sms}");
        assert_eq!(newest_notice(&p).await["visits_off"].as_array().unwrap().len(), 1);

        p.finish(&p.green, id, "visit", json!({ "outcome": "safe", "checked": ["level", "power"], "files": [photo()] })).await.expect(200);
        let sms = message(&p).await;
        assert!(sms.contains(&format!("قرار بازدید {} با «", at(630))) && sms.contains("دیگر برقرار نیست"), "{sms}");
        let notice = newest_notice(&p).await;
        assert_eq!((&notice["kind"], notice["visits_off"].as_array().unwrap().len()), (&json!("finished"), 1), "{notice}");
        let me = PersonPages::resident(&p.house, 0).await;
        let notices = me.get("/notices").await.expect(200);
        fit(&notices);
        assert!(plain(&notices.text()).contains(&format!("قرار بازدید {} با «", at(630))), "{}", notices.text());
        // Nothing of it with what comes later.
        p.finish(&p.green, id, "sums", json!({ "outcome": "done" })).await.expect(200);
        assert_eq!(newest_notice(&p).await["visits_off"], json!([]));
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_extension_was_told_without_its_dates_and_its_page_forgot_the_law() {
    for engine in ENGINES {
        let p = Place::with(engine, edited(|text| text.replace("  days: 30\n  count: calendar", "  days: 30\n  count: working"))).await;
        let id = p.apply().await;
        p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        let until = |case: &Value| {
            let at = case["due_at"].as_str().unwrap().to_string();
            let day = domain::calendar::Day::parse(&at[..10]).unwrap();
            // The last moment of a day in Tehran stands in the evening of the same day in UTC.
            plain(&pages::Words::of(domain::Lang::FA).date(day.end(domain::calendar::TEHRAN)))
        };
        let (before, law) = (until(&p.case(id).await), "سی روز.");
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/extension"), &json!({ "reason": "باران" })).await.expect(200);
        let case = p.case(id).await;
        let (after, sms) = (until(&case), message(&p).await);
        assert!(sms.contains("۷ روز کاری") && sms.contains(&before) && sms.contains(&after) && sms.contains("یک بار، هفت روز"), "{sms}");
        assert!(!sms.contains("باران"), "{sms}");
        let notice = newest_notice(&p).await;
        assert_eq!(notice["longer"]["by"], json!({ "amount": 7, "unit": "working_days" }), "{notice}");
        assert_eq!((&notice["moved"][0]["to"], &notice["reason"]), (&case["due_at"], &json!("باران")), "{notice}");
        assert_eq!((&case["due_rule"], &case["rule_before_extension"]), (&json!("یک بار، هفت روز."), &json!(law)));

        // Both rules stand wherever the limit does, and that it was made longer.
        let code = case["tracking_code"].as_str().unwrap();
        let me = PersonPages::resident(&p.house, 0).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let anybody = Anonymous::new(&p.house);
        let pages = [
            me.get(&format!("/cases/{id}")).await.expect(200),
            green.get(&format!("/desk/cases/{id}")).await.expect(200),
            anybody.get(&format!("/track?code={code}")).await.expect(200),
        ];
        for page in pages {
            fit(&page);
            let text = plain(&page.text());
            assert!(
                text.contains(&format!("تمدید شده است. قاعدهٔ مهلت پیش از تمدید: {law}")) && text.contains("یک بار، هفت روز."),
                "{text}"
            );
        }
        assert!(plain(&me.get(&format!("/cases/{id}")).await.text()).contains("مهلت ۷ روز کاری تمدید شد"));
        assert_eq!(anybody.get(&format!("/api/v1/track/{code}")).await.expect(200).json()["rule_before_extension"], law);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_said_that_nobody_had_opened_a_case_which_the_officer_had_opened() {
    let p = Place::new(testkit::Engine::Sqlite).await;
    let id = p.apply().await;
    let (green, water) = (OfficerPages::new(&p.house, "green.municipality").await, OfficerPages::new(&p.house, "customers.water").await);
    let alone = "جز شما هنوز کسی این پرونده را باز نکرده است.";
    let reads = async |desk: &OfficerPages| {
        let page = desk.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        let text = page.text();
        text[text.find("id=\"reads\"").unwrap()..].split("</section>").next().unwrap().to_string()
    };
    assert!(reads(&green).await.contains(alone));
    assert!(reads(&green).await.contains(alone), "of one's own readings none is listed");
    let seen = reads(&water).await;
    assert!(!seen.contains(alone) && seen.contains("کارشناس نمونهٔ فضای سبز"), "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ground_of_a_decision_was_said_three_times_in_it() {
    let ground = "آب و فاضلاب مخالف بود.";
    let rule = "    next:\n      - {when: pipes == \"objects\", decide: {decision: refusal, ground: water}}\n      - {to: payment}\n  - id: payment\n";
    for engine in ENGINES {
        let options = edited(|text| text.replace("  - id: payment\n", rule).replace("{fa: \"مخالف\"", "{fa: \"آب و فاضلاب مخالف بود\""));
        let p = Place::with(engine, options).await;
        let id = p.apply().await;
        for kind in ["trees", "paths"] {
            p.finish(&p.green, id, kind, json!({ "outcome": "ok" })).await.expect(200);
        }
        p.finish(&p.water, id, "pipes", json!({ "outcome": "objects", "told": ground })).await.expect(200);
        let decision = p.case(id).await["decision"].clone();
        assert_eq!((&decision["ground"]["title"], &decision["told"]), (&json!(ground), &Value::Null), "{decision}");
        assert!(plain(decision["how"].as_str().unwrap()).contains("زیرا دلیل آن در «استعلام آب» ثبت شد"), "{decision}");
        assert_eq!(decision["letter"].as_str().unwrap().matches(ground).count(), 1, "{decision}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_that_an_officer_sees_before_had_what_was_told_in_an_earlier_round() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, desk) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "duplicates.registry").await);
        let case = me.apply("replacement-birth-certificate").await["case"].as_str().unwrap().to_string();
        let finish = async |body: Value| desk.json("POST", &format!("/api/v1/desk/cases/{case}/finish"), &body).await.expect(200);
        finish(json!({ "outcome": "photo_unclear", "told": TOLD })).await;
        me.json("POST", &format!("/api/v1/cases/{case}/answer"), &json!({ "text": "عکس تازه" })).await.expect(200);
        let leads = desk.get(&format!("/api/v1/desk/cases/{case}/outcomes")).await.expect(200).json();
        let refused = leads["outcomes"].as_array().unwrap().iter().find(|o| o["outcome"]["id"] == "no_match").unwrap();
        let before = refused["decides"]["letter"].as_str().expect("a letter");
        assert!(!before.contains(TOLD), "{before}");
        let page = OfficerPages::new(&house, "duplicates.registry").await.get(&format!("/desk/cases/{case}")).await.expect(200).text();
        let shown = page.split("letter-body").nth(1).expect("the letter stands on the page").split("</div>").next().unwrap();
        assert!(!shown.contains(TOLD), "{shown}");
        // It is the letter that is sent.
        finish(json!({ "outcome": "no_match" })).await;
        let decided = me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        assert_eq!(decided["decision"]["letter"].as_str(), Some(before), "{decided}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_was_recorded_as_in_order_with_nothing_ticked_and_nobody_asked() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = at_the_visit(&p).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let (jpeg, task) = (samples::file("jpeg"), p.task(id, "visit").await);
        let at = format!("/desk/cases/{id}/finish");
        let ends = async |more: &[(&str, &str)]| {
            let fields = [&[("task", task.as_str()), ("outcome", "safe"), ("note", NOTED)], more].concat();
            green.upload(&at, &fields, &[("file", "a.jpg", &jpeg)]).await
        };
        let asked = ends(&[]).await.expect(422);
        fit(&asked);
        let text = asked.text();
        assert!(text.contains("href=\"#unticked\"") && text.contains("id=\"unticked-wrong\"") && text.contains(NOTED), "{text}");
        // A point that is ticked is not among those that stay open.
        let open = |page: &testkit::Answer| {
            let text = page.text();
            let list = text[text.find("id=\"unticked-hint\"").unwrap()..].split("</ul>").next().unwrap().to_string();
            ["زمین هموار", "برق"].map(|point| list.contains(point))
        };
        assert_eq!(open(&asked), [true, true]);
        let asked = ends(&[("checked", "level")]).await.expect(422);
        assert_eq!(open(&asked), [false, true], "{}", asked.shortened());
        ends(&[("checked", "level"), ("unticked", " ")]).await.expect(422);
        ends(&[("checked", "level"), ("unticked", WHY)]).await.expect(303);
        // From the page as it was, once more: it came too late, and all that was written stands there.
        let late = ends(&[("told", "دیدیم."), ("unticked", "کابل زیر خاک است.")]).await.expect(409);
        fit(&late);
        let text = late.text();
        let unsaved = text.split("id=\"unsaved\"").nth(1).and_then(|rest| rest.split("</textarea>").next()).unwrap_or_default();
        assert!([NOTED, "دیدیم.", "کابل زیر خاک است."].iter().all(|said| unsaved.contains(said)), "{unsaved}: {text}");
        let case = p.case(id).await;
        let done = newest(&case, "finished");
        assert_eq!((&done["checklist"][0]["checked"], &done["checklist"][1]["checked"]), (&json!(true), &json!(false)), "{done}");
        assert_eq!(done["unticked"], WHY);
        // It stays on record, for the desk and for the person.
        let me = PersonPages::resident(&p.house, 0).await;
        for page in [me.get(&format!("/cases/{id}")).await, green.get(&format!("/desk/cases/{id}")).await] {
            let page = page.expect(200);
            fit(&page);
            assert!(page.text().contains(WHY), "{}", page.shortened());
        }

        // Programs are asked as well; with another outcome it is no wonder that points stay open.
        let other = at_the_visit(&p).await;
        let refused = p.finish(&p.green, other, "visit", json!({ "outcome": "safe", "files": [photo()] })).await.expect(422).json();
        assert_eq!((&refused["errors"][0]["question"], &refused["errors"][0]["key"]), (&json!("unticked"), &json!("answer-unticked")));
        let unlike = json!({ "outcome": "unlike", "files": [photo()], "told": "نقشه." });
        p.finish(&p.green, other, "visit", unlike).await.expect(200);
        let third = at_the_visit(&p).await;
        let ends = json!({ "outcome": "safe", "files": [photo()], "unticked": WHY });
        p.finish(&p.green, third, "visit", ends).await.expect(200);
        // What is not needed is not kept.
        let fourth = at_the_visit(&p).await;
        let ends = json!({ "outcome": "safe", "files": [photo()], "checked": ["level", "power"], "unticked": WHY });
        p.finish(&p.green, fourth, "visit", ends).await.expect(200);
        assert!(newest(&p.case(fourth).await, "finished")["unticked"].is_null());
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_for_what_comes_after_an_application_found_nothing() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let nobody = testkit::Anonymous::new(&house);
    for (words, lang, leads) in [
        ("اعتراض", "fa", true),
        ("قسط  عوارض", "fa", true),
        ("پيگيري", "fa", true),
        ("Objection", "en", true),
        ("حصار", "fa", false),
        ("قس", "fa", false),
    ] {
        let page = nobody.get(&format!("/search?q={}&lang={lang}", testkit::callers::encode(words))).await.expect(200);
        fit(&page);
        let main = page.text().split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_string();
        assert_eq!(main.contains("href=\"/about/after\""), leads, "{words}: {}", page.shortened());
    }
    fit(&nobody.get("/about/after").await.expect(200));
}
