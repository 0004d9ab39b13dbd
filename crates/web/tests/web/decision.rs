//! What people and officers are told of a decision, of the objection to it, and of what is taken back.

use crate::casework::{self, Place};
use crate::fit;
use domain::calendar::{Day, TEHRAN};
use domain::{Id, Lang};
use pages::Words;
use serde_json::{Value, json};
use testkit::samples::people;
use testkit::{ENGINES, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

const OBJECTS: &str = "جا ایمن است.";
const NOTED: &str = "نردهٔ کنار جوی هنوز نیست.";

fn fa(key: &str) -> String {
    Words::of(Lang::FA).say(key)
}

/// Without the marks that keep directions apart.
fn plain(text: String) -> String {
    text.replace(['\u{2068}', '\u{2069}', '\u{2066}', '\u{2067}'], "")
}

/// A case that was refused by an officer, with words to the person.
async fn refused(p: &Place) -> Id {
    let id = p.apply().await;
    p.until_decision(id).await;
    let body = json!({ "decision": "refusal", "ground": "unsafe-place", "note": NOTED });
    p.green.json("POST", &format!("/api/v1/desk/cases/{id}/decision"), &body).await.expect(200);
    id
}

async fn objects(p: &Place, id: Id) {
    p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": OBJECTS })).await.expect(200);
}

/// The newest notice of a kind, through the API.
async fn notice(me: &PersonToken, kind: &str) -> Value {
    let all = me.get("/api/v1/notices").await.expect(200).json();
    all["notices"].as_array().unwrap().iter().find(|n| n["kind"] == kind).cloned().unwrap_or_default()
}

/// All messages that were sent, newest first.
async fn sent(house: &House) -> Vec<String> {
    house.work().await;
    house.app.outbox.as_ref().unwrap().newest(1000).unwrap().into_iter().map(|m| plain(m.text)).collect()
}

/// The newest letter as its person sees it, to print.
async fn letter(me: &PersonPages, id: &str) -> testkit::Answer {
    let page = me.get(&format!("/cases/{id}")).await.expect(200).text();
    let at = page.split("href=\"").find(|l| l.contains("/letters/")).unwrap().split('"').next().unwrap().to_string();
    me.get(&at).await.expect(200)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_could_not_read_on_what_ground_and_in_which_words_it_was_decided() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = refused(&p).await;
        let (green, civil) =
            (OfficerPages::new(&p.house, "green.municipality").await, OfficerPages::new(&p.house, "works.municipality").await);
        let page = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        let sent = p.case(id).await["decision"]["letter"].as_str().unwrap().to_string();
        let text = page.text();
        let block = &text[text.find("id=\"decision-").unwrap()..text.find("id=\"answers\"").unwrap()];
        for said in ["جا ایمن نیست.", NOTED, "کارشناس نمونهٔ فضای سبز", sent.lines().next().unwrap().trim()] {
            assert!(block.contains(said), "{said} is not in: {block}");
        }
        // Who looks at the objection reads the same of the decision that is contested.
        objects(&p, id).await;
        let page = civil.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        let text = page.text();
        let block = &text[text.find("id=\"decision-").unwrap()..text.find("id=\"answers\"").unwrap()];
        assert!(block.contains(&fa("desk-contested")) && block.contains(NOTED) && block.contains("جا ایمن نیست."), "{block}");
        // And afterwards both, each with its letter.
        p.decide(&p.civil, id, "permit", "clear").await;
        let page = civil.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        let text = page.text();
        let block = &text[text.find("id=\"decision-").unwrap()..text.find("id=\"answers\"").unwrap()];
        assert!(block.contains(&fa("event-decided-replaced")) && block.contains(&fa("desk-decision-before")), "{block}");
        assert_eq!(block.matches("class=\"letter-body\"").count(), 2, "{block}");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_was_told_without_the_right_to_object_and_that_on_an_objection_like_any_other() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let id = refused(&p).await;
        // Until when and by which rule: in the message, in the notice, in the API.
        let v = p.case(id).await;
        let told = notice(&p.me, "decided").await;
        assert_eq!((&told["object_until"], &told["object_rule"]), (&v["object_until"], &v["object_rule"]), "{told}");
        let day = Words::of(Lang::FA).day(&v["object_until"].as_str().unwrap()[..10]);
        let object = plain(Words::of(Lang::FA).say_with("news-object-until", &[("date", day.into()), ("rule", "بیست روز".into())]));
        assert!(sent(&p.house).await[0].contains(&object), "{object}");
        let page = me.get("/notices").await.expect(200);
        fit(&page);
        assert!(plain(page.text()).contains(&object), "{}", page.text());

        // That the objection arrived, and by when it is decided.
        objects(&p, id).await;
        let told = notice(&p.me, "objected").await;
        assert_eq!((&told["until"], &told["until_rule"]), (&p.case(id).await["due_at"], &json!("ده روز.")), "{told}");
        let message = sent(&p.house).await[0].clone();
        assert!(message.contains("اعتراض شما") && message.contains("(ده روز)"), "{message}");

        // What came of it: in the letter, in the message, in the notice; and nobody may object again.
        p.decide(&p.civil, id, "refusal", "unsafe-place").await;
        let v = p.case(id).await;
        let text = v["decision"]["letter"].as_str().unwrap();
        assert!(text.contains(&fa("letter-objection-upheld")), "{text}");
        let message = sent(&p.house).await[0].clone();
        assert!(message.contains(&fa("news-upheld")) && !message.contains("می‌توانید به این تصمیم"), "{message}");
        let told = notice(&p.me, "decided").await;
        assert_eq!((&told["review"], &told["object_until"]), (&json!("upheld"), &Value::Null), "{told}");
        let printed = letter(&me, &id.to_string()).await;
        fit(&printed);
        assert!(!printed.text().contains("می‌توانید در صفحهٔ پرونده به آن") && !printed.text().contains("بیست روز."), "{}", printed.text());
        p.is_whole().await;
    }
}

/// A service in which twenty working days are given for an objection, with so many holidays from tomorrow on.
fn with_holidays(days: i64) -> Options {
    let mut options = casework::packages();
    let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
    kiosk.objection.as_mut().unwrap().within.count = domain::package::DayKind::Working;
    let today = Day::at(app::now::now(), TEHRAN);
    for calendar in options.catalogue.calendars.values_mut() {
        calendar.holidays.extend((1..=days).map(|n| (Day(today.0 + n).to_string(), domain::Text::default())));
    }
    options
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_day_to_object_moved_with_the_calendars_without_a_word() {
    for engine in ENGINES {
        let p = Place::with(engine, with_holidays(10)).await;
        assert_eq!(app::follow::calendar(&p.house.app).await.unwrap(), 0);
        let id = refused(&p).await;
        let told = p.case(id).await["object_until"].clone();
        // With fewer holidays than when it was told it stands, in silence.
        let fewer = p.house.again(with_holidays(0)).await.unwrap();
        assert_eq!(app::follow::calendar(&fewer.app).await.unwrap(), 0, "{engine:?}");
        let me = PersonToken::resident(&fewer, 0).await;
        assert_eq!(me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json()["object_until"], told);

        let more = p.house.again(with_holidays(15)).await.unwrap();
        assert_eq!(app::follow::calendar(&more.app).await.unwrap(), 1, "{engine:?}");
        assert_eq!(app::follow::calendar(&more.app).await.unwrap(), 0);
        let (me, pages) = (PersonToken::resident(&more, 0).await, PersonPages::resident(&more, 0).await);
        let v = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        assert!(v["object_until"].as_str() > told.as_str(), "{v}");
        assert_eq!(v["timeline"].as_array().unwrap().last().unwrap()["kind"], "objection_moved", "{v}");
        let heard = notice(&me, "due_changed").await;
        let moved = json!([{ "of": "objection", "from": told, "to": v["object_until"], "rule": "بیست روز." }]);
        assert_eq!(heard["moved"], moved, "{heard}");
        let words = Words::of(Lang::FA);
        let day = |at: &Value| words.day(&at.as_str().unwrap()[..10]);
        let args = [("from", day(&told).into()), ("date", day(&v["object_until"]).into()), ("rule", "بیست روز".into())];
        let said = plain(words.say_with("news-moved-objection", &args));
        assert!(sent(&more).await.iter().any(|m| m.contains(&said)), "{said}");
        for page in [pages.get("/notices").await, pages.get(&format!("/cases/{id}")).await, letter(&pages, &id.to_string()).await] {
            fit(&page.expect(200));
        }
        assert!(plain(pages.get("/notices").await.text()).contains(&said));
        let printed = letter(&pages, &id.to_string()).await.text();
        assert!(plain(printed.clone()).contains(&plain(day(&v["object_until"]))));
        // Of a case that is decided nobody has the turn; what moved is said.
        assert!(["letter-waits", "case-you-nothing", "case-clock-stands"].iter().all(|key| !printed.contains(&fa(key))), "{printed}");
        let of_it = v["letters"].as_array().unwrap().last().unwrap();
        let letter = me.get(&format!("/api/v1/cases/{id}/letters/{}", of_it["event"])).await.expect(200).json();
        assert_eq!((&letter["kind"], &letter["acting"], &letter["awaited"]), (&json!("due_changed"), &json!([]), &json!([])), "{letter}");
        assert!(letter["until"].is_null() && plain(letter["lines"].to_string()).contains(&said), "{letter}");
        assert_eq!(more.verify().await.first_broken, None, "{engine:?}");
        me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": OBJECTS })).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_letter_of_a_sample_says_the_right_to_object_beside_the_date_of_it() {
    // The page of the letter says it, with date and rule, and only while there is such a right.
    for service in testkit::samples::catalogue().services.values() {
        for d in &service.decisions {
            for (lang, words) in [(Lang::FA, "اعتراض ثبت"), (Lang::EN, "can object"), (Lang::AR, "تسجيل اعتراض")] {
                assert!(!d.letter.get(lang).contains(words), "{} {}: {}", service.id, d.id, d.letter.get(lang));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_refusal_sent_the_reader_to_a_page_for_the_way_to_complain() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let me = PersonPages::resident(&p.house, 0).await;
        let id = refused(&p).await;
        objects(&p, id).await;
        p.decide(&p.civil, id, "refusal", "unsafe-place").await;
        let printed = letter(&me, &id.to_string()).await;
        fit(&printed);
        let agency = p.house.app.offer.agency("mashhad-municipality").unwrap().clone();
        let first = &people().residents[0];
        let words = Words::of(Lang::FA);
        let complaint = agency.complaint.get(Lang::FA).trim().to_string();
        assert!(complaint.contains("یک بار"), "who has objected reads nothing that is not so");
        for said in [agency.address.get(Lang::FA).to_string(), words.digits(&agency.phone), complaint, words.digits(&first.national_number)]
        {
            assert!(printed.text().contains(&said), "{said} is not in: {}", printed.text());
        }
        let said = p.me.get(&format!("/api/v1{}", printed.asked.trim_start_matches("GET "))).await.expect(200).json();
        assert_eq!(said["complaint"].as_str().map(str::trim), Some(agency.complaint.get(Lang::FA).trim()), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_case_spoke_to_its_person_in_two_languages() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        // Applied for in Persian; then the person chose English for everything to come, and reads the pages in Arabic.
        let id = p.apply().await;
        p.until_decision(id).await;
        p.me.json("PATCH", "/api/v1/me", &json!({ "lang": "en" })).await.expect(200);
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        let message = sent(&p.house).await[0].clone();
        assert!(message.contains("تصمیم گرفته شد") && !message.contains("Tracking code"), "{message}");
        let desk = OfficerPages::new(&p.house, "green.municipality").await;
        let text = desk.get(&format!("/desk/cases/{id}")).await.expect(200).text();
        let said = &text[text.find(&fa("desk-case-language")).unwrap()..];
        assert!(said[..said.find("</dd>").unwrap()].contains(Words::of(Lang::FA).name()), "{said}");
        let me = PersonPages::resident(&p.house, 0).await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200).text();
        let at = page.split("href=\"").find(|l| l.contains("/letters/")).unwrap().split('"').next().unwrap().to_string();
        let sheet = me.get(&format!("{at}?lang=ar")).await.expect(200);
        fit(&sheet);
        let text = sheet.text();
        let sheet = &text[text.find("<article").unwrap()..text.find("</article>").unwrap()];
        assert!(sheet.contains("lang=\"fa\"") && sheet.contains(&fa("letter-electronic")) && sheet.contains(&fa("letter-date")), "{sheet}");
        assert!(!sheet.contains(&Words::of(Lang::AR).say("letter-electronic")), "{sheet}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_another_one_replaced_read_as_if_it_still_held() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let (id, me) = (refused(&p).await, PersonPages::resident(&p.house, 0).await);
        let first = letter(&me, &id.to_string()).await;
        assert!(!first.text().contains(&fa("letter-replaced-by")));
        let of_program = async |at: &str| p.me.get(&format!("/api/v1{at}")).await.expect(200).json();
        let (said, case) = (of_program(first.asked.trim_start_matches("GET ")).await, p.case(id).await);
        assert_eq!(
            (&said["outcome"], &said["object_until"], &said["object_rule"], &said["replaced_by"], &said["complaint"]),
            (&json!("refused"), &case["object_until"], &json!("بیست روز."), &Value::Null, &Value::Null),
            "{said}"
        );
        assert!(said["refund"].as_str().is_some_and(|agency| first.text().contains(agency)), "{said}");
        objects(&p, id).await;
        p.decide(&p.civil, id, "permit", "clear").await;
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let text = page.text();
        let documents = text.split("id=\"documents\"").nth(1).unwrap().split("</ul>").next().unwrap();
        let letters: Vec<&str> = documents.split("<li>").filter(|l| l.contains("/letters/")).collect();
        let marks: Vec<bool> = letters.iter().map(|l| l.contains(&fa("case-letter-replaced"))).collect();
        assert_eq!(marks, [true, false], "{documents}");
        let at = |l: &str| l.split("href=\"").find(|l| l.starts_with("/cases/")).unwrap().split('"').next().unwrap().to_string();
        let (old, new) = (me.get(&at(letters[0])).await.expect(200), me.get(&at(letters[1])).await.expect(200));
        fit(&old);
        assert!(old.text().contains(&fa("letter-replaced-by")) && old.text().contains(&at(letters[1])), "{}", old.shortened());
        assert!(!new.text().contains(&fa("letter-replaced-by")), "{}", new.shortened());
        let (old, new) = (of_program(&at(letters[0])).await, of_program(&at(letters[1])).await);
        assert_eq!((&old["replaced_by"], &old["replaced_at"]), (&new["event"], &new["at"]), "{old}");
        assert_eq!((&new["outcome"], &new["replaced_by"], &new["object_until"]), (&json!("granted"), &Value::Null, &Value::Null), "{new}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_took_back_was_confirmed_to_nobody() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "پشیمان شدم" })).await.expect(200);
        assert!(sent(&p.house).await[0].contains("را پس گرفتید و رسیدگی پایان یافت"), "the application");
        assert_eq!(notice(&p.me, "withdrawn").await["review"], Value::Null);
        let id = refused(&p).await;
        objects(&p, id).await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "" })).await.expect(200);
        assert!(sent(&p.house).await[0].contains("تصمیم پیشین پابرجاست"), "the objection");
        assert_eq!(notice(&p.me, "withdrawn").await["review"], "taken_back");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_went_to_another_agency_and_the_person_was_told_neither_which_nor_why() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, pages) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let id = me.apply("tree-permit").await["case"].as_str().unwrap().to_string();
        let green = OfficerToken::new(&house, "green.municipality").await;
        let before = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        let to = json!({ "agency": "mashhad-districts", "unit": "urban-services", "reason": "درخت در محدودهٔ منطقه است." });
        green.json("POST", &format!("/api/v1/desk/cases/{id}/transfer"), &to).await.expect(200);
        let after = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        let told = notice(&me, "transferred").await;
        assert_eq!((&told["steward"]["id"], &told["reason"]), (&json!("mashhad-districts"), &to["reason"]), "{told}");
        // A date that is another one because of it is told with the one before.
        assert_eq!(told["moved"].as_array().map(Vec::len), Some(usize::from(before["due_at"] != after["due_at"])), "{told}");
        let title = house.app.offer.agency("mashhad-districts").unwrap().title.get(Lang::FA).to_string();
        let page = pages.get("/notices").await.expect(200);
        fit(&page);
        assert!(page.text().contains("درخت در محدودهٔ منطقه است.") && page.text().contains(&title), "{}", page.text());
        // The message names the agency; what an officer wrote is for the page alone.
        let message = sent(&house).await[0].clone();
        assert!(message.contains(&title) && !message.contains("محدودهٔ منطقه"), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_read_what_was_written_with_a_withdrawal_and_nobody_knew() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let at = format!("/desk/cases/{id}");
        let reads = async || p.me.get("/api/v1/me").await.expect(200).json()["read_by"].as_array().unwrap().len();
        green.get(&at).await.expect(200);
        green.get(&at).await.expect(200);
        let first = reads().await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({ "reason": "به شهر دیگری می‌روم." })).await.expect(200);
        green.get(&at).await.expect(200);
        assert_eq!(reads().await, first + 1, "the reason is the person's, and was read");
        green.get(&at).await.expect(200);
        assert_eq!(reads().await, first + 1, "the same within the hour");
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_read_of_another_unit_than_the_desk_who_did_what() {
    let stage = "    - {id: board, title: {fa: \"هیئت\", en: \"Board\"}, unit: civil-works}\n";
    let tasks = "    - id: board
      title: {fa: \"هیئت\", en: \"Board\"}
      tasks:
        - {id: opinion, kind: review, title: {fa: \"نظر\", en: \"Opinion\"}, by: card-services, outcomes: [{id: said, title: {fa: \"گفته شد\", en: \"Said\"}}]}
        - {id: verdict, kind: decide, title: {fa: \"رأی\", en: \"Verdict\"}, by: civil-works}\n";
    for engine in ENGINES {
        let p = Place::with(engine, crate::casework::edited(|text| text.replace(stage, tasks))).await;
        let id = refused(&p).await;
        objects(&p, id).await;
        p.finish(&p.cards, id, "opinion", json!({ "outcome": "said" })).await.expect(200);
        let task = p.task(id, "verdict").await;
        p.civil.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        let desk = p.civil.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        let of = |entry: &Value| (entry["unit"]["id"].clone(), entry["agency"]["id"].clone());
        let (mine, all) = (p.case(id).await["timeline"].clone(), desk["timeline"].as_array().unwrap().clone());
        let mine = mine.as_array().unwrap();
        assert!(all.iter().any(|e| e["kind"] == "opened") && mine.iter().all(|e| e["kind"] != "opened"), "{mine:?}");
        assert_eq!(of(mine.last().unwrap()).0, json!("civil-works"), "{mine:?}");
        for entry in mine {
            let same = all.iter().find(|e| e["seq"] == entry["seq"]).expect("the desk has what the person has");
            assert_eq!(of(entry), of(same), "{entry}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_on_paper_named_nobody_and_no_way_to_check_it() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = refused(&p).await;
        let (me, case) = (PersonPages::resident(&p.house, 0).await, p.case(id).await);
        let sheet = letter(&me, &id.to_string()).await;
        fit(&sheet);
        let foot = plain(sheet.text().split("class=\"letter-foot\"").nth(1).unwrap().split("</footer>").next().unwrap().to_string());
        let code = case["tracking_code"].as_str().unwrap();
        let agency = &testkit::samples::catalogue().agencies["mashhad-municipality"];
        let unit = agency.unit("green-space").unwrap();
        let address = format!("http://dargah.test/track?code={code}");
        // What was paid is asked back.
        for said in [agency.title.get(Lang::FA), unit.title.get(Lang::FA), &address, &fa("case-refund")] {
            assert!(foot.contains(said), "{said}: {foot}");
        }
        me.get(address.strip_prefix("http://dargah.test").unwrap()).await.expect(200);
    }
}

/// Of a version from before it was looked at whether a rule holds in every case. What each outcome leads to could not be shown, and no outcome
/// was taken.
#[tokio::test(flavor = "multi_thread")]
async fn a_task_could_not_be_ended_where_no_rule_of_an_older_version_held() {
    for engine in ENGINES {
        let mut options = Options::default();
        let stall = options.catalogue.services.get_mut("market-stall").unwrap();
        // The only rule gives the stall for points, whoever applies.
        let mut rule = stall.stages[1].next[1].clone();
        rule.when = None;
        stall.stages[0].next = vec![rule];
        let house = House::with(engine, options).await;
        let (me, jobs) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "jobs.municipality").await);
        // Eighteen points.
        let answers = json!({
            "market": "بازار نمونه", "goods": "household", "stall_size": 4, "producer": "no", "experience": 4, "household_size": 2,
            "disabled": "no", "no_other_stall": "yes",
        });
        let id = me.applies("market-stall", answers).await;
        let at = format!("/api/v1/desk/cases/{id}");
        let outcomes = jobs.get(&format!("{at}/outcomes")).await.expect(200).json();
        assert!(outcomes["outcomes"][0]["decision"].is_null(), "{engine:?}: {outcomes}");
        jobs.json("POST", &format!("{at}/finish"), &json!({ "outcome": "right" })).await.expect(200);
        // It is theirs to decide, and the desk says why.
        let page = OfficerPages::new(&house, "jobs.municipality").await.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&page);
        let why = plain(Words::of(Lang::FA).say_with("event-opened-decides", &[("unit", "ساماندهی مشاغل شهری".into())]));
        assert!(plain(page.text()).contains(&why) && page.text().contains("data-decision"), "{why}: {}", page.text());
        let decide = |decision: &str, ground: &str| json!({ "decision": decision, "ground": ground });
        let barred = jobs.json("POST", &format!("{at}/decision"), &decide("allocation", "points")).await.expect(422);
        assert_eq!(barred.json()["errors"][0]["key"], "answer-ground-not-on-record");
        jobs.json("POST", &format!("{at}/decision"), &decide("refusal", "few-points")).await.expect(200);
        let case = me.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        assert_eq!((&case["status"], &case["decision"]["by"]), (&json!("decided"), &json!("officer")), "{case}");
        assert_eq!(house.verify().await.broken, 0, "{engine:?}");
    }
}
