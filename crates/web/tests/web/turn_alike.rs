//! One answer to who acts, what is asked and by when, in every place at once.

use crate::casework::{Place, edited, open_day, photo};
use crate::turn::{GREEN, Looks, WATER, fa, read};
use domain::calendar::parse_rfc3339;
use serde_json::{Value, json};
use testkit::{Client, ENGINES, OfficerPages};

/// The service with a visit of the parks and one of the water company while the paths are looked at.
pub fn with_visits() -> testkit::Options {
    edited(|text| {
        text.replace("      - id: trees\n", "      - id: trees\n        kind: inspect\n").replace("kind: consult\n", "kind: inspect\n")
    })
}

fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

fn moment(at: &Value) -> String {
    plain(&fa().date_time(parse_rfc3339(at.as_str().unwrap_or_else(|| panic!("no moment: {at}"))).unwrap()))
}

/// Somebody of a unit says when and where it comes: at half past nine of the next open day.
pub async fn comes(p: &Place, who: &Client, id: domain::Id, kind: &str, place: &str) {
    let task = p.task(id, kind).await;
    let visit = json!({ "task": task, "date": open_day().to_string(), "time": "09:30", "place": place });
    who.json("POST", &format!("/api/v1/desk/cases/{id}/appointment"), &visit).await.expect(200);
}

/// The mark at the head of the page of a case.
fn chip(page: &str) -> &str {
    let at = page.find("tag tag-big").unwrap();
    &page[at..at + page[at..].find("</span>").unwrap()]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_had_arranged_a_visit_acted_on_the_page_and_was_left_out_of_list_notice_and_text() {
    for engine in ENGINES {
        let p = Place::with(engine, with_visits()).await;
        let id = p.apply().await;
        comes(&p, &p.green, id, "trees", "درِ شمالی").await;
        let l = Looks::at(p, id).await;
        let (parks, pipes) = (l.unit("mashhad-municipality", "green-space"), l.unit("mashhad-water", "applications"));
        assert_eq!(l.turn().await, (vec![format!("visit {GREEN}")], vec![GREEN.to_string(), WATER.to_string()]));
        let case = l.p.case(id).await;
        let at = moment(&case["turn"]["awaited"][0]["at"]);
        let be_there = format!("{at} کارشناس «{parks}» برای بازدید می‌آید؛ در محل حاضر باشید");
        let with_both = format!("نزد «{parks}» و «{pipes}،");

        // Text, list, page, line of events, tracking and notice name both units.
        let text = plain(case["turn"]["text"].as_str().unwrap());
        assert!(text.contains(&be_there) && text.contains(&with_both), "{text}");
        let (list, track) = (read(&l.me, "/cases").await, l.track().await);
        assert!(list.contains(&format!("{be_there}؛ اکنون نزد «{parks}» و ۱ واحد دیگر")), "{list}");
        assert!(track.contains(&parks) && track.contains(&pipes), "{track}");
        let page = read(&l.me, &format!("/cases/{id}")).await;
        let line = &page[page.find("tl-now").unwrap()..];
        assert!(page.contains(&be_there) && line.contains(&with_both), "{page}");
        let notice = l.p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!((&notice["awaited"], &notice["acting"]), (&case["turn"]["awaited"], &case["turn"]["acting"]), "{notice}");
        let notices = read(&l.me, "/notices").await;
        assert!(notices.contains(&format!("رسیدگی با «{parks}،")) && notices.contains(&format!("» و «{pipes}،")), "{notices}");

        // So is the mark: it is the person's turn, on the page, in the list, among what waits, and for programs.
        let (yours, open) = (fa().say("status-waiting"), fa().say("status-open"));
        assert!(chip(&page).contains(&yours) && chip(&page).contains("tag-waiting"), "{}", chip(&page));
        assert!(list.contains("row-turn") && list.contains(&fa().say("cases-waiting")) && !list.contains(&open), "{list}");
        let home = read(&l.me, "/").await;
        assert!(home.contains(&be_there) && home.contains("row-turn"), "{home}");
        assert_eq!((&case["turn"]["persons_turn"], &case["status"]), (&json!(true), &json!("open")), "nothing waits for it: {case}");
        assert_eq!(l.tracked().await["turn"]["persons_turn"], json!(false), "a stranger is not told of a visit");
        let own = read(&l.me, &format!("/track?code={}", case["tracking_code"].as_str().unwrap())).await;
        assert!(own.contains(&yours) && own.contains(&be_there), "{own}");

        // When nobody comes any more it is not.
        l.p.finish(&l.p.green, id, "trees", json!({ "outcome": "ok", "files": [photo()] })).await.expect(200);
        let page = read(&l.me, &format!("/cases/{id}")).await;
        assert!(chip(&page).contains(&open), "{}", chip(&page));
        assert!(!read(&l.me, "/").await.contains("row-turn"));
        l.p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_beside_a_question_lost_its_moment_and_place_and_two_at_one_moment_had_one_place() {
    for engine in ENGINES {
        let p = Place::with(engine, with_visits()).await;
        let id = p.apply().await;
        comes(&p, &p.green, id, "trees", "درِ شمالی").await;
        comes(&p, &p.water, id, "pipes", "کنار چاه").await;
        let l = Looks::at(p, id).await;
        let (parks, pipes) = (l.unit("mashhad-municipality", "green-space"), l.unit("mashhad-water", "applications"));
        let page = read(&l.me, &format!("/cases/{id}")).await;
        let duty = &page[page.find("duty-turn").unwrap()..];
        let duty = duty.split("class=\"duty-part").next().unwrap();
        assert!(duty.contains("درِ شمالی") && duty.contains("کنار چاه"), "{duty}");

        // A visit names who comes, when and where, as a sentence and in its parts.
        let asked = l.p.case(id).await["asked_of_person"].clone();
        let at = moment(&asked["at"]);
        assert_eq!(
            (&asked["kind"], &asked["place"], &asked["unit"]["id"]),
            (&json!("be_there"), &json!("درِ شمالی"), &json!("green-space"))
        );
        let said = format!("{at} کارشناس «{parks}» برای بازدید می‌آید؛ در محل حاضر باشید: درِ شمالی");
        assert!(plain(asked["text"].as_str().unwrap()).starts_with(&said), "{asked}");
        assert_eq!(plain(asked["items"][0]["text"].as_str().unwrap()), said);

        // Beside a question each keeps what is its own.
        l.p.water.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &json!({ "text": "نقشهٔ لوله؟" })).await.expect(200);
        let case = l.p.case(id).await;
        let asked = &case["asked_of_person"];
        let items = asked["items"].as_array().unwrap();
        let parts = |n: usize| [&items[n]["kind"], &items[n]["agency"]["id"], &items[n]["unit"]["id"], &items[n]["place"]];
        assert_eq!(items.len(), 3, "{asked}");
        assert_eq!(parts(0), [&json!("answer"), &json!("mashhad-water"), &json!("applications"), &Value::Null]);
        assert_eq!(items[0]["text"], json!("نقشهٔ لوله؟"));
        assert_eq!(parts(1), [&json!("be_there"), &json!("mashhad-municipality"), &json!("green-space"), &json!("درِ شمالی")]);
        assert_eq!(parts(2), [&json!("be_there"), &json!("mashhad-water"), &json!("applications"), &json!("کنار چاه")]);
        assert!(items[1]["at"].is_string() && items[1]["at"] == items[2]["at"], "{asked}");
        let text = plain(asked["text"].as_str().unwrap());
        assert!(text.starts_with("به این پرسش پاسخ دهید: «نقشهٔ لوله؟»؛ همچنین ") && text.contains(&pipes), "{text}");
        // Who has the list of an agency has not opened the case: where somebody is at home is not in it.
        let agency = testkit::AgencyToken::new(&l.p.house, "mashhad-municipality").await;
        assert!(!agency.get("/api/v1/agency/cases").await.expect(200).text().contains("درِ شمالی"));

        // The message says who asks.
        l.p.house.work().await;
        let sms = plain(&l.p.house.message_to(&testkit::samples::people().residents[0].mobile).await.unwrap());
        let water = l.p.house.app.offer.catalogue.agencies["mashhad-water"].title.get(domain::Lang::FA);
        assert!(sms.contains(&pipes) && sms.contains(water) && !sms.contains("درِ شمالی") && !sms.contains("نقشه"), "{sms}");
        l.p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_waits_was_said_to_act_and_what_was_paid_stood_as_to_be_paid() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        p.opinions(id).await;
        let l = Looks::at(p, id).await;
        let (case, tracked) = (l.p.case(id).await, l.tracked().await);
        // Nobody acts while all wait; who has the case is said with that.
        assert_eq!((&case["turn"]["acting"], &case["acting"]["waits"]), (&json!([]), &json!(true)), "{case}");
        assert_eq!((&tracked["turn"]["acting"], &tracked["acting"]["unit"]["id"]), (&json!([]), &json!("green-space")), "{tracked}");
        let (to_pay, over) = (fa().say("notice-payment"), fa().say("case-new-over"));
        let page = read(&l.me, &format!("/cases/{id}")).await;
        assert!(page.contains(&to_pay) && !page.contains(&over), "{page}");
        // While it stands nobody knows when the next stages begin: none is given a day.
        assert!(page.contains("tl-now") && !page.contains("tl-future"), "{page}");

        // The clock stands: since when, and how much is kept, apart from what is waited for.
        let desk = read(&l.green, &format!("/desk/cases/{id}")).await;
        let facts = &desk[desk.find("case-facts").unwrap()..];
        let facts: Vec<&str> = facts[..facts.find("</dl>").unwrap()].split("<dt>").collect();
        let of = |label: &str| facts.iter().find(|f| f.starts_with(label)).unwrap_or_else(|| panic!("no {label}: {facts:?}"));
        let (limit, awaited) = (of(&fa().say("desk-limit-case")), of(&fa().say("track-awaited")));
        let kept = plain(&fa().left(true, domain::package::DayKind::Calendar, case["left"]["amount"].as_i64().unwrap()));
        assert!(limit.contains("متوقف است") && limit.contains("مهلت از ") && limit.contains(&kept), "{limit}");
        assert!(!limit.contains("در انتظار پرداخت") && awaited.contains("در انتظار پرداخت"), "{limit} {awaited}");
        assert!(l.track().await.contains(&kept) && tracked["left"] == case["left"], "{tracked}");

        l.p.finish(&l.p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۲۳۴" })).await.expect(200);
        assert_eq!(l.p.case(id).await["acting"]["waits"], json!(false));
        let page = read(&l.me, &format!("/cases/{id}")).await;
        assert!(page.contains(&fa().say("case-you-nothing")), "{page}");
        let list = read(&l.me, "/notices").await;
        let row = list.split("<li class=\"row").find(|row| row.contains(&to_pay)).expect("that it was to be paid");
        assert!(row.contains(&over), "what is paid stands as to be paid: {row}");
        // What is so now is not older than what happened last.
        let times: Vec<_> =
            page[page.find("class=\"tl").unwrap()..].split("datetime=\"").skip(1).map(|t| &t[..t.find('"').unwrap()]).collect();
        let now = page[page.find("tl-now").unwrap()..].split("datetime=\"").nth(1).map(|t| &t[..t.find('"').unwrap()]).unwrap();
        let before = times.iter().take_while(|t| **t != now).max();
        assert!(before.is_none_or(|before| *before <= now), "{before:?} stands above {now}");
        l.p.is_whole().await;
    }
}

/// The row of a task in the desk's list.
fn row(page: &str, task: &str) -> String {
    let at = page.find(&format!("value=\"{task}\"")).unwrap_or_else(|| panic!("no {task} in {page}"));
    page[at..at + page[at..].find("</tr>").unwrap()].to_string()
}

/// What the API says of a task in the desk's list.
async fn of_task(who: &Client, task: &str) -> Value {
    let all = who.get("/api/v1/desk/tasks").await.expect(200).json();
    all["tasks"].as_array().unwrap().iter().find(|t| t["id"] == task).unwrap_or_else(|| panic!("no {task} in {all}")).clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_in_the_desks_list_was_that_of_task_or_case_without_a_word_and_a_paused_task_lost_its_own() {
    for engine in ENGINES {
        let p = Place::with(engine, with_visits()).await;
        let id = p.apply().await;
        comes(&p, &p.green, id, "trees", "درِ شمالی").await;
        let (trees, pipes) = (p.task(id, "trees").await, p.task(id, "pipes").await);
        let water = OfficerPages::new(&p.house, "customers.water").await;
        let l = Looks::at(p, id).await;
        let of = ["desk-limit-task", "desk-limit-case", "desk-limit-completeness"].map(|key| fa().say(key));

        // The steward says first whether all is there; the water company has a limit of its own. Each has its rule and the visit.
        let list = row(&read(&l.green, "/desk").await, &trees);
        let told = of_task(&l.p.green, &trees).await;
        let visit = plain(&fa().short_moment(parse_rfc3339(told["visit_at"].as_str().unwrap()).unwrap()));
        assert!(list.contains(&of[2]) && list.contains("پنج روز برای کامل بودن.") && list.contains(&visit), "{list}");
        assert!(!list.contains("درِ شمالی"), "a list is no reading of the case: {list}");
        assert_eq!((&told["due_of"], &told["due_rule"]), (&json!("completeness"), &json!("پنج روز برای کامل بودن.")), "{told}");
        let list = row(&read(&water, "/desk").await, &pipes);
        let told = of_task(&l.p.water, &pipes).await;
        assert!(list.contains(&of[0]) && list.contains("ده روز."), "{list}");
        assert_eq!((&told["due_of"], &told["due_rule"], &told["kept"]), (&json!("task"), &json!("ده روز."), &Value::Null), "{told}");
        // The page of the case names its own limit and that of the task apart.
        let page = read(&water, &format!("/desk/cases/{id}")).await;
        assert!(page.contains(&format!("<dt>{}</dt>", of[0])) && page.contains(&format!("<dt>{}</dt>", of[1])), "{page}");

        // While the person is asked the limit of the task stands: that is said, with what is kept of it.
        l.p.water.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &json!({ "text": "نقشهٔ لوله؟" })).await.expect(200);
        let (list, told) = (row(&read(&water, "/desk").await, &pipes), of_task(&l.p.water, &pipes).await);
        let kept = plain(&fa().left(true, domain::package::DayKind::Calendar, told["kept"]["amount"].as_i64().unwrap()));
        assert_eq!((&told["due_of"], &told["due_at"], &told["kept"]["amount"]), (&json!("task"), &Value::Null, &json!(10)), "{told}");
        assert!(list.contains(&fa().say("desk-waiting")) && list.contains("متوقف است") && list.contains(&kept), "{list}");

        // A clock that has not begun does not go on from where it was.
        let (page, track) = (read(&l.me, &format!("/cases/{id}")).await, l.track().await);
        for said in [&page, &track] {
            assert!(said.contains(&fa().say("case-clock-not-begun")) && !said.contains("از مهلت باقی است"), "{said}");
        }
        assert!(!page.contains(&fa().say("case-clock-stands-note")), "{page}");
        let desk = read(&l.green, &format!("/desk/cases/{id}")).await;
        assert!(desk.contains(&fa().say("case-clock-not-begun")), "{desk}");
        l.p.is_whole().await;
    }
}
