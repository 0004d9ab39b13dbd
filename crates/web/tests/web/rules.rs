//! Every date that a person sees says by which rule it stands, on pages, in letters and messages, and in the API.

use crate::casework::{Place, edited, open_day, packages_with};
use crate::fees;
use crate::turn::{fa, read};
use domain::calendar::{Day, TEHRAN, parse_rfc3339};
use domain::package::DayKind;
use domain::{Id, Text};
use serde_json::{Value, json};
use testkit::{Client, ENGINES, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken, samples};

const DAY: i64 = 86_400_000;
const ANSWER: &str = "  answer: {days: 10, count: calendar, rule: {fa: \"ده روز برای پاسخ.\", en: \"Ten days to answer.\"}";

/// Without the marks that keep directions apart.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "")
}

/// A moment of the API as the end of a limit is written.
fn until(at: &Value) -> String {
    fa().until(parse_rfc3339(at.as_str().unwrap_or_else(|| panic!("no date: {at}"))).unwrap())
}

/// A text with a date, and the rule in brackets or beside it.
fn says(key: &str, args: &[(&str, &str)]) -> String {
    plain(&fa().say_with(key, &args.iter().map(|(name, value)| (*name, (*value).into())).collect::<Vec<_>>()))
}

/// The entries of a kind in the timeline of a case.
fn entries<'v>(case: &'v Value, kind: &str) -> Vec<&'v Value> {
    case["timeline"].as_array().unwrap().iter().filter(|e| e["kind"] == kind).collect()
}

/// That service with limits in working days, and so many days off from tomorrow on.
fn off(days: i64) -> Options {
    let mut options = packages_with(&format!("{ANSWER}}}\n"));
    let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
    kiosk.time.count = DayKind::Working;
    kiosk.time.answer.as_mut().unwrap().limit.count = DayKind::Working;
    kiosk.objection.as_mut().unwrap().within.count = DayKind::Working;
    for task in kiosk.stages[0].tasks.iter_mut() {
        task.limit.iter_mut().for_each(|limit| limit.count = DayKind::Working);
    }
    let today = Day::at(app::now::now(), TEHRAN);
    for calendar in options.catalogue.calendars.values_mut() {
        calendar.holidays.extend((1..=days).map(|n| (Day(today.0 + n).to_string(), Text::default())));
    }
    options
}

async fn act(who: &Client, id: Id, act: &str, body: Value) {
    who.json("POST", &format!("/api/v1/desk/cases/{id}/{act}"), &body).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_moved_stood_in_the_timeline_without_its_rule_and_in_the_api_not_at_all() {
    for engine in ENGINES {
        let p = Place::with(engine, off(0)).await;
        assert_eq!(app::follow::calendar(&p.house.app).await.unwrap(), 0);
        // One is asked, one has more time by a rule of its own, and one is refused.
        let asked = p.apply().await;
        act(&p.water, asked, "questions", json!({ "text": "عمق لوله؟" })).await;
        let longer = p.apply().await;
        act(&p.green, longer, "completeness", json!({})).await;
        act(&p.green, longer, "extension", json!({ "reason": "باران" })).await;
        let refused = p.apply().await;
        p.until_decision(refused).await;
        p.decide(&p.green, refused, "refusal", "unsafe-place").await;

        let later = p.house.again(off(12)).await.unwrap();
        assert_eq!(app::follow::calendar(&later.app).await.unwrap(), 3, "{engine:?}");
        let (me, pages) = (PersonToken::resident(&later, 0).await, PersonPages::resident(&later, 0).await);
        let desk = OfficerPages::new(&later, "green.municipality").await;
        for (id, kind, of, rule, key) in [
            (asked, "answer_moved", "answer", "ده روز برای پاسخ.", "event-answer-moved"),
            (longer, "due_changed", "task", "ده روز.", "event-due-changed-task"),
            (longer, "due_changed", "case", "یک بار، هفت روز.", "event-due-changed"),
            (refused, "objection_moved", "objection", "بیست روز.", "event-objection-moved"),
        ] {
            let case = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
            let found = entries(&case, kind).into_iter().find(|e| e["moved"]["of"] == of);
            let moved = &found.unwrap_or_else(|| panic!("no {of} moved on {engine:?}: {case}"))["moved"];
            assert!(moved["rule"] == rule && moved["from"].as_str() < moved["to"].as_str(), "{moved}");
            let stands = match of {
                "answer" => &case["asked_of_person"]["until"],
                "case" => &case["due_at"],
                "objection" => &case["object_until"],
                _ => &moved["to"],
            };
            assert_eq!(&moved["to"], stands, "{case}");
            let rule = rule.trim_end_matches('.');
            let said = says(key, &[("from", &until(&moved["from"])), ("to", &until(&moved["to"])), ("rule", rule)]);
            for page in [read(&pages, &format!("/cases/{id}")).await, read(&desk, &format!("/desk/cases/{id}")).await] {
                assert!(page.contains(&said), "{said} is not in {page}");
            }
            let timeline = me.get(&format!("/api/v1/cases/{id}/timeline")).await.expect(200).json();
            assert_eq!(timeline["timeline"], case["timeline"]);
        }
        // The letter of an answer that moved says the rule as well.
        let case = me.get(&format!("/api/v1/cases/{asked}")).await.expect(200).json();
        let letter = case["letters"].as_array().unwrap().iter().find(|l| l["kind"] == "answer_moved").unwrap()["event"].clone();
        let letter = me.get(&format!("/api/v1/cases/{asked}/letters/{letter}")).await.expect(200).json();
        assert!(letter["lines"][0].as_str().unwrap().contains("(ده روز برای پاسخ)"), "{letter}");
        assert_eq!(later.verify().await.first_broken, None, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn that_an_answer_was_called_to_mind_and_did_not_come_named_a_date_and_no_rule() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with(&format!("{ANSWER}, decision: refusal, ground: unsafe-place}}\n"))).await;
        let (me, desk) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let id = p.apply().await;
        act(&p.green, id, "questions", json!({ "text": "کدام درخت؟" })).await;
        let asked = p.case(id).await;
        let first = entries(&asked, "asked")[0].clone();
        assert_eq!((&first["until"], &first["until_rule"]), (&asked["asked_of_person"]["until"], &json!("ده روز برای پاسخ.")), "{first}");
        p.moved(id, -9 * DAY).await;
        p.house.work().await;
        p.moved(id, -2 * DAY).await;
        p.house.work().await;
        let case = p.case(id).await;
        let (mine, theirs) = (read(&me, &format!("/cases/{id}")).await, read(&desk, &format!("/desk/cases/{id}")).await);
        for (kind, key) in [("reminded", "event-reminded"), ("unanswered", "event-unanswered")] {
            let entry = entries(&case, kind)[0];
            assert!(entry["until_rule"] == "ده روز برای پاسخ." && entry["moved"].is_null(), "{entry}");
            for (page, key) in [(&mine, format!("{key}-you")), (&theirs, key.into())] {
                let said = says(&key, &[("date", &until(&entry["until"])), ("rule", "ده روز برای پاسخ")]);
                assert!(page.contains(&said), "{said} is not in {page}");
            }
        }
        // What follows from that says it, too.
        let decision = &case["decision"];
        let how = says("case-decided-unanswered", &[("date", &until(&decision["since"])), ("rule", "ده روز برای پاسخ")]);
        assert_eq!((plain(decision["how"].as_str().unwrap()), &decision["since_rule"]), (how.clone(), &json!("ده روز برای پاسخ.")));
        assert!(mine.contains(&how), "{mine}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_law_decided_named_the_end_of_a_limit_and_not_its_rule() {
    let upheld = "  time: {days: 10, count: calendar, rule: {fa: \"ده روز برای اعتراض.\", en: \"Ten days for it.\"}}\n  silence: upheld\n";
    for engine in ENGINES {
        let p = Place::with(
            engine,
            edited(|text| text.replace("  time: {days: 10, count: calendar, rule: {fa: \"ده روز.\", en: \"Ten days.\"}}\n", upheld)),
        )
        .await;
        let me = PersonPages::resident(&p.house, 0).await;
        let tells = async |id: Id, key: &str, rule: &str| {
            p.house.work().await;
            let case = p.case(id).await;
            let decision = &case["decision"];
            assert_eq!((&decision["by"], &decision["since_rule"]), (&json!("silence"), &json!(rule)), "{decision}");
            let how = says(key, &[("date", &until(&decision["since"])), ("rule", rule.trim_end_matches('.'))]);
            assert_eq!(plain(decision["how"].as_str().unwrap()), how);
            let letter = case["letters"].as_array().unwrap().last().unwrap()["event"].clone();
            for page in [format!("/cases/{id}"), format!("/cases/{id}/letters/{letter}")] {
                let page = read(&me, &page).await;
                assert!(page.contains(&how), "{how} is not in {page}");
            }
        };
        // By the limit of the service, by that after more time, and by that of an objection.
        let plainly = p.apply().await;
        act(&p.green, plainly, "completeness", json!({})).await;
        p.moved(plainly, -31 * DAY).await;
        tells(plainly, "case-decided-by-silence-since", "سی روز.").await;
        let longer = p.apply().await;
        act(&p.green, longer, "completeness", json!({})).await;
        act(&p.green, longer, "extension", json!({ "reason": "باران" })).await;
        p.moved(longer, -38 * DAY).await;
        tells(longer, "case-decided-by-silence-since", "یک بار، هفت روز.").await;
        let objected = p.apply().await;
        p.until_decision(objected).await;
        p.decide(&p.green, objected, "refusal", "unsafe-place").await;
        p.me.json("POST", &format!("/api/v1/cases/{objected}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);
        p.moved(objected, -11 * DAY).await;
        tells(objected, "case-upheld-by-silence", "ده روز برای اعتراض.").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn until_when_all_is_paid_stood_on_the_page_with_its_rule_and_in_messages_without_it() {
    for engine in ENGINES {
        let mut options = fees::billed(fees::two(), true);
        let pays = &mut options.catalogue.services.get_mut(fees::SERVICE).unwrap().stages[0].tasks[0];
        pays.limit.as_mut().unwrap().days = 90;
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let id = token.apply(fees::SERVICE).await["case"].as_str().unwrap().to_string();
        let case = token.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        let asked = &case["asked_of_person"];
        assert!(asked["until"].as_str() < asked["limit_at"].as_str(), "{asked}");
        assert_eq!(asked["limit_rule"], "مهلت نمونهٔ پرداخت", "{asked}");
        let said = says("case-pay-all-until", &[("date", &until(&asked["limit_at"])), ("rule", "مهلت نمونهٔ پرداخت")]);
        let sent = plain(&house.message_to(&samples::people().residents[0].mobile).await.unwrap());
        let letter = case["letters"].as_array().unwrap().iter().find(|l| l["kind"] == "payment").unwrap()["event"].clone();
        let read_at = async |at: &str| read(&me, at).await;
        let letter = read_at(&format!("/cases/{id}/letters/{letter}")).await;
        for text in [read_at(&format!("/cases/{id}")).await, read_at("/notices").await, letter, sent] {
            assert!(text.contains(&said), "{said} is not in {text}");
        }
        let notices = token.get("/api/v1/notices").await.expect(200).json();
        let told = &notices["notices"].as_array().unwrap().iter().find(|n| n["kind"] == "payment").unwrap()["payment"];
        assert_eq!((&told["limit_at"], &told["limit_rule"]), (&asked["limit_at"], &asked["limit_rule"]), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn until_when_a_visit_may_be_declined_and_a_decision_objected_to_was_said_without_the_rule() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with("")).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let id = p.apply().await;
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        // Not tomorrow, when the last moment to say so may be near.
        let day = (open_day().0 + 3..).map(Day).find(|day| crate::casework::is_open(*day)).unwrap();
        act(&p.green, id, "appointment", json!({ "date": day.to_string(), "time": "09:30", "place": "جلوی در" })).await;
        let item = p.case(id).await["asked_of_person"]["items"][0].clone();
        let rule = fa().say("case-visit-rule");
        assert_eq!(item["decline_rule"], rule, "{item}");
        let said = says("case-visit-unsuitable-note", &[("date", &until(&item["decline_until"])), ("rule", &rule)]);
        let page = read(&me, &format!("/cases/{id}")).await;
        assert!(page.contains(&said), "{said} is not in {page}");

        let refused = p.apply().await;
        p.until_decision(refused).await;
        p.decide(&p.green, refused, "refusal", "unsafe-place").await;
        let last = until(&p.case(refused).await["object_until"]);
        let page = read(&me, &format!("/cases/{refused}")).await;
        // In the card, at the form, and where it is said what one can do in place of writing.
        let (card, list) = (
            says("news-object-until", &[("date", &last), ("rule", "بیست روز")]),
            says("case-closed-until", &[("date", &last), ("rule", "بیست روز")]),
        );
        assert!(page.matches(&card).count() == 2 && page.contains(&list), "{card} {list} {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_agency_that_had_answered_for_a_case_stood_in_its_first_line_alone() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let id = token.apply("tree-permit").await["case"].as_str().unwrap().to_string();
        let at = format!("/api/v1/cases/{id}");
        let before = token.get(&at).await.expect(200).json();
        assert_eq!((&before["former_stewards"], &before["steward"]["id"]), (&json!([]), &json!("mashhad-municipality")));
        let hands = async |officer: &str, agency: &str, unit: &str| {
            let to = json!({ "agency": agency, "unit": unit, "reason": "در محدودهٔ دیگری است." });
            let officer = OfficerToken::new(&house, officer).await;
            officer.json("POST", &format!("/api/v1/desk/cases/{id}/transfer"), &to).await.expect(200);
        };
        hands("green.municipality", "mashhad-districts", "urban-services").await;
        hands("services.districts", "mashhad-municipality", "green-space").await;
        let case = token.get(&at).await.expect(200).json();
        let former: Vec<&str> = case["former_stewards"].as_array().unwrap().iter().filter_map(|f| f["agency"]["id"].as_str()).collect();
        assert_eq!(former, ["mashhad-municipality", "mashhad-districts"], "{engine:?}");
        let handed = entries(&case, "transferred");
        assert_eq!(handed.iter().map(|e| &e["former_steward"]["id"]).collect::<Vec<_>>(), [&json!(former[0]), &json!(former[1])]);
        assert_eq!(case["former_stewards"][1]["until"], handed[1]["at"], "{case}");

        // The same for whoever has the code, for the desk and for programs of agencies.
        let code = case["tracking_code"].as_str().unwrap();
        let anybody = testkit::Anonymous::new(&house);
        let tracked = anybody.get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        let desk = OfficerToken::new(&house, "green.municipality").await;
        let theirs = desk.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        assert_eq!((&tracked["former_stewards"], &theirs["former_stewards"]), (&case["former_stewards"], &case["former_stewards"]));
        let green = OfficerPages::new(&house, "green.municipality").await;
        let pages = [
            read(&me, &format!("/cases/{id}")).await,
            read(&green, &format!("/desk/cases/{id}")).await,
            read(&anybody, &format!("/track?code={code}")).await,
        ];
        let title = |agency: &str| house.app.offer.agency(agency).unwrap().title.get(domain::Lang::FA).to_string();
        for (n, agency) in former.iter().enumerate() {
            let day = fa().date(parse_rfc3339(case["former_stewards"][n]["until"].as_str().unwrap()).unwrap());
            let said = says("case-steward-until", &[("date", &day), ("agency", &title(agency))]);
            pages.iter().for_each(|page| assert!(page.contains(&said), "{said} is not in {page}"));
        }
        // Each line of the timeline says from whom to whom.
        let unit = |agency: &str, unit: &str| {
            let place = domain::case::Place { agency: agency.into(), unit: unit.into() };
            (house.app.offer.place_title(&place, domain::Lang::FA).1.text.into_owned(), title(agency))
        };
        let (green, services) = (unit("mashhad-municipality", "green-space"), unit("mashhad-districts", "urban-services"));
        for (from, to) in [(&green, &services), (&services, &green)] {
            let said = says("event-transferred", &[("from", &from.0), ("left", &from.1), ("unit", &to.0), ("agency", &to.1)]);
            pages[..2].iter().for_each(|page| assert!(page.contains(&said), "{said} is not in {page}"));
        }
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn that_the_law_decided_a_case_was_counted_for_no_unit_that_had_let_the_limit_pass() {
    for engine in ENGINES {
        let p = Place::with(engine, packages_with("")).await;
        let id = p.apply().await;
        act(&p.green, id, "completeness", json!({})).await;
        p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        p.moved(id, -31 * DAY).await;
        p.house.work().await;
        assert_eq!(p.case(id).await["decision"]["by"], "silence");
        let anyone = testkit::Anonymous::new(&p.house);
        let city = anyone.get("/api/v1/agencies/mashhad-municipality").await.expect(200).json();
        let counted = |r: &Value| (r["unit"]["id"].as_str().unwrap_or("").to_string(), r["by_silence"].as_i64().unwrap_or(0));
        let counted: Vec<_> = city["conduct"].as_array().unwrap().iter().map(counted).filter(|(_, count)| *count > 0).collect();
        // The agency for the case, and its unit for the one task that it had still.
        assert_eq!(counted, [("".into(), 1), ("green-space".into(), 1)], "{engine:?}: {city}");
        let water = anyone.get("/api/v1/agencies/mashhad-water").await.expect(200).json();
        assert!(water["conduct"].as_array().unwrap().iter().all(|r| r["by_silence"].as_i64().unwrap_or(0) == 0), "{water}");
        read(&anyone, "/agencies/mashhad-municipality").await;
    }
}
