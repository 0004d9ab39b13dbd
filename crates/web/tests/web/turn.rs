//! Whoever looks at a case is told the same: whose turn it is, by when, by which rule, and what follows.

use crate::casework::{Place, edited, packages, photo};
use crate::fit;
use domain::calendar::parse_rfc3339;
use domain::case::{Awaited, Duty, Place as Unit, Turn};
use domain::package::DayKind;
use domain::{Id, Lang, Millis};
use pages::{To, Words};
use serde_json::{Value, json};
use testkit::{AgencyToken, Anonymous, Client, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

const RULE: &str = "سی روز.";
const IF_LATE: &str = "خودبه‌خود صادر می‌شود.";

pub fn fa() -> &'static Words {
    Words::of(Lang::FA)
}

/// A page as it reads: without marks of direction.
pub async fn read(who: &Client, path: &str) -> String {
    let page = who.get(path).await.expect(200);
    fit(&page);
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

/// Everything that tells whose turn a case is, to its person, to whoever has its code, and to the desk.
pub struct Looks {
    pub p: Place,
    id: Id,
    pub me: PersonPages,
    pub green: OfficerPages,
    city: AgencyToken,
    anybody: Anonymous,
}

impl Looks {
    pub async fn at(p: Place, id: Id) -> Looks {
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let (city, anybody) = (AgencyToken::new(&p.house, "mashhad-municipality").await, Anonymous::new(&p.house));
        Looks { p, id, me, green, city, anybody }
    }
    pub fn unit(&self, agency: &str, unit: &str) -> String {
        self.p.house.app.offer.place_title(&Unit { agency: agency.into(), unit: unit.into() }, Lang::FA).1.text.into_owned()
    }
    async fn code(&self) -> String {
        self.p.case(self.id).await["tracking_code"].as_str().unwrap().to_string()
    }
    /// The facts under the code on the page of tracking.
    pub async fn track(&self) -> String {
        let page = read(&self.anybody, &format!("/track?code={}", self.code().await)).await;
        page[page.find("id=\"found\"").unwrap()..].to_string()
    }
    pub async fn tracked(&self) -> Value {
        self.anybody.get(&format!("/api/v1/track/{}", self.code().await)).await.expect(200).json()
    }
    /// Whose turn it is, as every answer of the API says it: what is awaited as `answer agency/unit`, and the units that act.
    pub async fn turn(&self) -> (Vec<String>, Vec<String>) {
        let case = self.p.case(self.id).await;
        let mine = self.p.me.get("/api/v1/cases").await.expect(200).json()["cases"][0].clone();
        assert_eq!(case["turn"], mine["turn"]);
        let desk = self.p.green.get(&format!("/api/v1/desk/cases/{}", self.id)).await.expect(200).json();
        let agency = self.city.get("/api/v1/agency/cases").await.expect(200).json()["cases"][0].clone();
        assert_eq!(desk["turn"], agency["turn"]);
        // Who has the code need not be who applied: neither when somebody comes nor by when is paid is told.
        let stranger = self.tracked().await["turn"].clone();
        let awaits = |turn: &Value| -> Vec<Value> {
            let all = turn["awaited"].as_array().unwrap().iter().filter(|a| a["kind"] != "visit");
            all.map(|a| if a["kind"] == "pay" { json!([a["kind"], a["by"]]) } else { a.clone() }).collect()
        };
        assert_eq!((&desk["turn"]["acting"], awaits(&desk["turn"])), (&stranger["acting"], awaits(&stranger)));
        for part in ["awaited", "acting", "objection"] {
            assert_eq!(case["turn"][part], desk["turn"][part]);
        }
        let key = |of: &Value| match of["unit"]["id"].as_str() {
            Some(unit) => format!("{}/{unit}", of["agency"]["id"].as_str().unwrap()),
            None => String::new(),
        };
        let all = |part: &str| case["turn"][part].as_array().unwrap().clone();
        let awaited = all("awaited").iter().map(|a| format!("{} {}", a["kind"].as_str().unwrap(), key(&a["by"]))).collect();
        (awaited, all("acting").iter().map(key).collect())
    }
}

pub const GREEN: &str = "mashhad-municipality/green-space";
pub const WATER: &str = "mashhad-water/applications";

#[tokio::test(flavor = "multi_thread")]
async fn one_unit_was_named_where_several_act_and_a_turn_of_the_person_stood_beside_a_unit_that_has_the_case() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let l = Looks::at(p, id).await;
        let (parks, pipes) = (l.unit("mashhad-municipality", "green-space"), l.unit("mashhad-water", "applications"));
        let now_with = fa().say("case-now-with");

        // Three tasks of two units, side by side.
        assert_eq!(l.turn().await, (vec![], vec![GREEN.to_string(), WATER.to_string()]));
        let track = l.track().await;
        assert!(track.contains(&now_with) && track.contains(&parks) && track.contains(&pipes), "{track}");
        assert!(read(&l.me, "/cases").await.contains(&format!("{parks} و ۱ واحد دیگر")));
        assert!(read(&l.me, "/cases?lang=en").await.contains("and one other unit"));
        assert!(read(&l.me, "/cases?lang=ar").await.contains("ووحدة أخرى"));
        read(&l.me, "/cases?lang=fa").await;
        let line = format!("نزد «{parks}» و «{pipes}،");
        for page in [read(&l.me, &format!("/cases/{id}")).await, read(&l.green, &format!("/desk/cases/{id}")).await] {
            let timeline = &page[page.find("tl-now").unwrap()..];
            assert!(timeline.contains(&line), "{timeline}");
        }

        // One of them asks; the other goes on, and both are said.
        let asked = json!({ "text": "نقشهٔ لوله؟" });
        l.p.water.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &asked).await.expect(200);
        assert_eq!(l.turn().await, (vec![format!("answer {WATER}")], vec![GREEN.to_string()]));
        let (track, list) = (l.track().await, read(&l.me, "/cases").await);
        assert!(!track.contains(&now_with) && track.contains(&fa().say("turn-goes-on")) && track.contains(&parks), "{track}");
        assert!(list.contains("به پرسش «") && list.contains(&pipes), "{list}");
        assert!(track.contains("منتظر پاسخ متقاضی است") && track.contains(&pipes), "{track}");
        for own in ["status-waiting", "turn-answer-any"] {
            assert!(!track.contains(&fa().say(own)), "a stranger was told that it is the own turn: {track}");
        }
        assert!(list.contains(&format!("در این میان کار نزد «{parks}» ادامه دارد")), "{list}");
        let page = read(&l.me, &format!("/cases/{id}")).await;
        let timeline = &page[page.find("tl-now").unwrap()..];
        assert!(timeline.contains(&fa().say("timeline-waits-you")) && timeline.contains("ادامه دارد"), "{timeline}");
        let news = l.p.me.get("/api/v1/notices").await.expect(200).json();
        assert_eq!(news["notices"][0]["acting"].as_array().unwrap().len(), 1, "who waits does not act: {news}");
        assert_eq!(news["notices"][0]["awaited"], l.p.case(id).await["turn"]["awaited"], "who asks is told: {news}");
        let notices = read(&l.me, "/notices").await;
        assert!(notices.contains(&format!("نوبت شما: به پرسش «{pipes}،")) && notices.contains("ادامه دارد."), "{notices}");
        l.p.me.json("POST", &format!("/api/v1/cases/{id}/answer"), &json!({ "text": "این است." })).await.expect(200);

        // The person pays: nobody else has anything to do.
        l.p.opinions(id).await;
        assert_eq!(l.turn().await, (vec![format!("pay {GREEN}")], vec![]));
        let track = l.track().await;
        assert!(track.contains("در انتظار پرداخت متقاضی") && !track.contains("بپردازید") && !track.contains(&now_with), "{track}");
        let page = read(&l.me, &format!("/cases/{id}")).await;
        assert!(page.contains(&fa().say("case-receipt-goes-to")) && !page.contains(&now_with), "{page}");
        l.p.finish(&l.p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۴۰۵" })).await.expect(200);
        assert_eq!(l.turn().await, (vec![], vec![GREEN.to_string()]));

        // The service's own rule asks: all wait, and no unit is said to ask.
        let unlike = json!({ "outcome": "unlike", "told": "پهنا", "files": [photo()] });
        l.p.finish(&l.p.green, id, "visit", unlike).await.expect(200);
        assert_eq!(l.turn().await, (vec!["answer ".to_string()], vec![]));
        let correct = format!("اصلاح کنید؛ بررسی آن با «{parks}» است");
        assert!(l.track().await.contains(&format!("در انتظار اصلاح متقاضی؛ بررسی آن با «{parks}» است")));
        let (page, list) = (read(&l.me, &format!("/cases/{id}")).await, read(&l.me, "/cases").await);
        assert!(page.contains(&fa().say("case-answer-goes-to")) && !page.contains(&fa().say("case-asked-by")), "{page}");
        // A correction is called one everywhere, and no unit is said to ask for it.
        assert!(page.contains(&correct) && list.contains(&correct), "{page} {list}");
        assert!(page.contains(&fa().say("event-asked-by-rule")) && page.contains(&fa().say("case-correct-title")), "{page}");
        assert!(!page.contains("پرسش «") && !page.contains(&format!("«{parks}» پرسشی فرستاد")), "{page}");
        let case = l.p.case(id).await;
        let awaited = &case["turn"]["awaited"][0];
        assert_eq!((&awaited["by"], &awaited["then"]["unit"]["id"]), (&Value::Null, &json!("green-space")), "{awaited}");
        assert!(case["turn"]["text"].as_str().unwrap().replace(['\u{2068}', '\u{2069}'], "").contains(&correct), "{case}");
        l.p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_correction_only_the_first_of_the_units_was_named_that_look_at_it() {
    for engine in ENGINES {
        let p = Place::with(engine, edited(|text| text.replace("then: look}", "then: opinions}"))).await;
        let id = p.apply().await;
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۴۰۵" })).await.expect(200);
        p.finish(&p.green, id, "visit", json!({ "outcome": "unlike", "told": "پهنا", "files": [photo()] })).await.expect(200);
        let l = Looks::at(p, id).await;
        let (parks, pipes) = (l.unit("mashhad-municipality", "green-space"), l.unit("mashhad-water", "applications"));
        let awaited = l.p.case(id).await["turn"]["awaited"][0].clone();
        let ids = |shape: &Value| shape["unit"]["id"].as_str().unwrap_or_default().to_string();
        assert_eq!((ids(&awaited["then"]), ids(&awaited["then_also"][0])), ("green-space".into(), "applications".into()), "{awaited}");
        assert_eq!(awaited["then_also"].as_array().unwrap().len(), 1, "each unit once: {awaited}");
        let news = l.p.me.get("/api/v1/notices").await.expect(200).json();
        assert_eq!(news["notices"][0]["awaited"][0], awaited, "{news}");
        for said in [read(&l.me, &format!("/cases/{id}")).await, read(&l.me, "/cases").await, l.track().await] {
            assert!(said.contains(&format!("بررسی آن با «{parks}» و «{pipes}")), "{said}");
        }
        assert!(read(&l.me, "/notices").await.contains(&format!("» و «{pipes}")));
        l.p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_said_no_rule_for_its_dates_and_the_page_no_agency_of_whoever_acts_beside_the_first() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let l = Looks::at(p, id).await;
        assert!(read(&l.me, "/cases").await.contains(RULE));
        let page = read(&l.me, &format!("/cases/{id}")).await;
        let also = page.split("duty-also").nth(1).unwrap().split("</ul>").next().unwrap();
        let water = l.p.house.app.offer.catalogue.agencies["mashhad-water"].title.get(Lang::FA);
        assert!(also.contains(&l.unit("mashhad-water", "applications")) && also.contains(water), "{also}");
        let city = l.p.house.app.offer.catalogue.agencies["mashhad-municipality"].title.get(Lang::FA);
        assert!(!also.contains(city), "that of the steward is said above: {also}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_read_as_a_first_review_and_nobody_was_told_who_looks_at_it_and_what_follows() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.until_decision(id).await;
        p.decide(&p.green, id, "refusal", "unsafe-place").await;
        let l = Looks::at(p, id).await;
        assert!(l.tracked().await["turn"].is_null() && l.tracked().await["due_rule"].is_null(), "closed");
        let case = l.p.case(id).await;
        for part in ["due_at", "due_rule", "rule_before_extension", "left", "days_left", "left_in"] {
            assert!(case.as_object().unwrap().contains_key(part) && case[part].is_null(), "{part}: {case}");
        }
        l.p.me.json("POST", &format!("/api/v1/cases/{id}/objection"), &json!({ "text": "جا ایمن است." })).await.expect(200);

        let board = l.unit("mashhad-municipality", "civil-works");
        assert_eq!(l.turn().await, (vec![], vec!["mashhad-municipality/civil-works".to_string()]));
        let (case, tracked) = (l.p.case(id).await, l.tracked().await);
        assert_eq!((&case["turn"]["objection"], &case["tasks"][0]["title"]), (&json!(true), &json!("هیئت")), "{case}");
        assert_eq!(case["if_late"], json!(fa().say("case-late-counted")), "{case}");
        for part in ["due_at", "due_rule", "if_late"] {
            assert_eq!(case[part], tracked[part], "{part}");
        }
        let until = fa().until(parse_rfc3339(case["due_at"].as_str().unwrap()).unwrap());
        let pages = [l.track().await, read(&l.me, &format!("/cases/{id}")).await, read(&l.green, &format!("/desk/cases/{id}")).await];
        for said in ["status-objected", "case-late-counted"] {
            pages.iter().for_each(|page| assert!(page.contains(&fa().say(said)), "{said} in {page}"));
        }
        // The desk of the steward, whose unit has no task of it any more, is told who acts as the person is.
        for page in &pages {
            assert!(page.contains(&board) && page.contains("ده روز."), "{page}");
        }
        assert!(pages[0].contains(&until) && pages[1].contains(&until), "{until}");
        assert!(pages[2].contains("id=\"acting\""), "{}", pages[2]);
        assert!(!pages[0].contains(&fa().say("status-open")), "{}", pages[0]);
        l.p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_steward_was_not_shown_who_acts_while_another_agency_had_the_only_task() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        for kind in ["trees", "paths"] {
            p.finish(&p.green, id, kind, json!({ "outcome": "ok" })).await.expect(200);
        }
        let l = Looks::at(p, id).await;
        let page = read(&l.green, &format!("/desk/cases/{id}")).await;
        let panel = &page[page.find("id=\"acting\"").expect("who acts")..];
        assert!(panel[..panel.find("</section>").unwrap()].contains(&l.unit("mashhad-water", "applications")), "{panel}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_by_which_completeness_is_told_stood_on_the_page_of_the_case_alone() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let l = Looks::at(p, id).await;
        let case = l.p.case(id).await;
        let until = fa().until(parse_rfc3339(case["complete_by"].as_str().unwrap()).unwrap());
        for page in [l.track().await, read(&l.me, &format!("/cases/{id}/submitted")).await] {
            assert!(page.contains(&until) && page.contains("پنج روز برای کامل بودن."), "{until} in {page}");
        }
        let tracked = l.tracked().await;
        assert_eq!((&tracked["complete_by"], &tracked["complete_rule"]), (&case["complete_by"], &case["complete_rule"]));
        // Several units begin.
        let page = read(&l.me, &format!("/cases/{id}/submitted")).await;
        assert!(page.contains(&l.unit("mashhad-water", "applications")), "{page}");
        l.p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        assert!(l.tracked().await["complete_by"].is_null() && !l.track().await.contains("پنج روز برای کامل بودن."));
    }
}

/// The days of the tasks of a case in a desk's list.
async fn listed(who: &OfficerToken, id: Id, due: &str) -> Vec<Value> {
    let all = who.get(&format!("/api/v1/desk/tasks?due={due}")).await.expect(200).json();
    all["tasks"].as_array().unwrap().iter().filter(|t| t["case"] == json!(id)).map(|t| t["due_at"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_was_shown_the_limit_of_the_case_where_it_had_to_say_first_whether_it_is_complete() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let case = p.case(id).await;
        // Completeness is due in five days, the water company's view in ten, the case in thirty-five.
        assert_eq!(listed(&p.green, id, "").await, [case["complete_by"].clone(), case["complete_by"].clone()]);
        assert_eq!(listed(&p.green, id, "week").await.len(), 2, "what is due in five days is due this week");
        let pipes = case["tasks"].as_array().unwrap().iter().find(|t| t["task"] == "pipes").unwrap()["due_at"].clone();
        assert_eq!(listed(&p.water, id, "").await, [pipes], "it is not for another agency to say");
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let due = parse_rfc3339(case["complete_by"].as_str().unwrap()).unwrap();
        assert!(read(&green, "/desk?due=week").await.contains(&fa().short_date(due)));
        p.is_whole().await;

        // Rows from before that was so are mended when the program starts, and nobody is told of a day that did not move.
        let of_case: Millis = parse_rfc3339(case["due_at"].as_str().unwrap()).unwrap();
        let old = move |tx: &mut store::Tx| {
            tx.run("UPDATE tasks SET due_at = ?2 WHERE case_id = ?1 AND kind <> 'pipes'", vec![id.into(), of_case.into()]);
            store::mark::put(tx, "calendars", "of before");
            Ok(())
        };
        p.house.app.store.write(old).await.unwrap();
        assert_eq!(p.house.verify().await.broken, 0);
        assert_eq!(app::follow::calendar(&p.house.app).await.unwrap(), 0);
        assert_eq!(listed(&p.green, id, "week").await.len(), 2);
        assert_eq!(p.case(id).await["timeline"], case["timeline"]);

        // When it is said, the case is what is due.
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        let case = p.case(id).await;
        assert_eq!(listed(&p.green, id, "").await, [case["due_at"].clone(), case["due_at"].clone()]);
        assert!(listed(&p.green, id, "week").await.is_empty());
        p.is_whole().await;

        // A day after which nothing is due is no day of a task.
        let after = move |tx: &mut store::Tx| {
            tx.run("UPDATE tasks SET due_at = due_at + 1 WHERE case_id = ?1 AND kind = 'trees'", vec![id.into()]);
            Ok(())
        };
        p.house.app.store.write(after).await.unwrap();
        assert_eq!(p.house.verify().await.broken, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_in_hours_was_told_as_a_day() {
    for engine in ENGINES {
        let mut options = packages();
        let kiosk = options.catalogue.services.get_mut("kiosk").unwrap();
        (kiosk.time.count, kiosk.time.completeness) = (DayKind::Hours, None);
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let made = token.json("POST", "/api/v1/applications", &json!({ "service": "kiosk", "answers": { "place": "بوستان" } })).await;
        let id: Id = made.expect(201).json()["case"].as_str().unwrap().parse().unwrap();
        let case = token.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        let due = parse_rfc3339(case["due_at"].as_str().unwrap()).unwrap();
        let (long, short) = (fa().date_time(due), fa().short_until(due));
        assert!(short.contains(':') && long.contains(':'), "{long} {short}");
        let code = case["tracking_code"].as_str().unwrap();
        for path in [format!("/cases/{id}/receipt/print"), format!("/track?code={code}"), format!("/cases/{id}/submitted"), "/cases".into()]
        {
            let page = read(&me, &path).await;
            assert!(page.contains(&long), "{long} at {path}: {page}");
        }
        let page = read(&me, &format!("/cases/{id}")).await;
        let end = &page[page.find("tl-limit").expect("the end of the limit")..];
        assert!(end.contains(&long), "{end}");
        let green = OfficerPages::new(&house, "green.municipality").await;
        let list = read(&green, "/desk").await;
        let time = long.rsplit(' ').next().unwrap();
        assert!(list.contains(time), "{time} in {list}");
        // Programs are told in what the number counts beside it; the old names say the same.
        assert_eq!(case["left"], json!({ "amount": case["days_left"], "unit": "hours" }), "{case}");
        assert_eq!(case["left_in"], "hours");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_of_a_decision_stood_at_the_desk_as_a_limit() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let green = OfficerPages::new(&p.house, "green.municipality").await;
        let facts = async |id: Id| {
            let page = read(&green, &format!("/desk/cases/{id}")).await;
            let facts = &page[page.find("class=\"case-facts\"").unwrap()..];
            facts[..facts.find("</dl>").unwrap()].to_string()
        };
        let limit = format!("<dt>{}</dt>", fa().say("desk-limit-case"));
        let id = p.apply().await;
        assert!(facts(id).await.contains(&limit));
        p.until_decision(id).await;
        p.decide(&p.green, id, "permit", "clear").await;
        let said = facts(id).await;
        assert!(said.contains(&fa().say("desk-decided-on")) && !said.contains(&limit), "{said}");
        let id = p.apply().await;
        p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);
        let said = facts(id).await;
        assert!(said.contains(&fa().say("desk-withdrawn-on")) && !said.contains(&limit), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_clock_stood_the_page_was_silent_of_the_rule_and_of_what_follows_and_programs_were_not() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        p.opinions(id).await;
        let l = Looks::at(p, id).await;
        let case = l.p.case(id).await;
        assert_eq!((&case["due_at"], &case["clock_stopped"]), (&Value::Null, &json!(true)), "the person pays");
        for of in [&case, &l.tracked().await] {
            assert_eq!(
                (&of["due_rule"], &of["if_late"]),
                (&json!(RULE), &json!(fa().say_with("case-if-late", &[("what", IF_LATE.into())]))),
                "{of}"
            );
        }
        for page in [l.track().await, read(&l.me, &format!("/cases/{id}")).await, read(&l.green, &format!("/desk/cases/{id}")).await] {
            assert!(page.contains(RULE) && page.contains(IF_LATE), "{page}");
        }
        // Of a closed case there is nothing that could follow.
        l.p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);
        assert!(l.p.case(id).await["if_late"].is_null() && l.tracked().await["if_late"].is_null());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_case_showed_the_answer_alone_where_one_also_pays_and_a_clock_that_ran_as_standing() {
    for engine in ENGINES {
        let mut options = packages();
        let permit = options.catalogue.services.get_mut("building-permit").unwrap();
        let charges = permit.stages.iter().position(|s| s.id == "charges").unwrap();
        permit.stages.drain(..charges);
        permit.stages[0].side_by_side = true;
        let house = House::with(engine, options).await;
        let (token, me) = (PersonToken::resident(&house, 0).await, PersonPages::resident(&house, 0).await);
        let revenue = OfficerToken::new(&house, "revenue.municipality").await;
        let id = token.apply("building-permit").await["case"].as_str().unwrap().to_string();
        let (stands, goes_on) = (fa().say("case-clock-stands"), fa().say("turn-goes-on"));
        let duty = async || {
            let page = read(&me, &format!("/cases/{id}")).await;
            let from = &page[page.find("class=\"duty ").unwrap()..];
            (from[..from.find("</section>").unwrap()].to_string(), page)
        };

        // While it is not said that all is there, a date runs although one pays already; the unit that confirms the sum goes on.
        let case = token.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        let until = fa().until(parse_rfc3339(case["due_at"].as_str().expect("a date runs")).unwrap());
        let (said, page) = duty().await;
        assert!(said.contains(&until) && !said.contains(&stands), "{said}");
        assert!(!said.contains(fa().say_with("case-kept-working", &[("count", 40i64.into())]).as_str()), "{said}");
        assert!(said.contains(&fa().say("case-receipt-goes-to")) && said.contains(&goes_on), "{said}");
        let confirms = said.find("تأیید محاسبهٔ عوارض").expect("who goes on");
        assert!(said.find(&goes_on).unwrap() < confirms && said.matches("تأیید محاسبهٔ عوارض").count() == 1, "{said}");
        assert!(page.find("id=\"invoice\"").unwrap() < page.find("id=\"timeline\"").unwrap(), "the invoice is at hand");

        // That unit asks: both are to be done, and nobody goes on.
        let asked = json!({ "text": "متراژ؟" });
        revenue.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &asked).await.expect(200);
        let (said, page) = duty().await;
        for key in ["case-asked-by", "case-receipt-goes-to", "case-you-pay-note", "case-clock-not-begun"] {
            assert!(said.contains(&fa().say(key)), "{key} in {said}");
        }
        assert!(said.contains("به پرسش «") && !said.contains(&stands) && !said.contains(&goes_on), "{said}");
        assert!(page.find("id=\"invoice\"").unwrap() < page.find("id=\"timeline\"").unwrap(), "one still pays");
        for key in ["timeline-waits-you", "timeline-waits-your-payment"] {
            assert!(page.contains(&fa().say(key)), "{key}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_led_to_an_incident_and_a_list_was_silent_of_the_unit_where_the_version_was_not_here() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let l = Looks::at(p, id).await;
        let (code, due) = (l.code().await, l.p.case(id).await["due_at"].clone());
        let other = move |tx: &mut store::Tx| {
            tx.run("UPDATE cases SET version = 99 WHERE id = ?1", vec![id.into()]);
            Ok(())
        };
        l.p.house.app.store.write(other).await.unwrap();
        let page = read(&l.anybody, &format!("/track?code={code}")).await;
        let tracked = l.anybody.get(&format!("/api/v1/track/{code}")).await.expect(200).json();
        assert_eq!((&tracked["status"], &tracked["due_at"], &tracked["turn"]), (&json!("open"), &due, &Value::Null), "{tracked}");
        assert_eq!(tracked["steward"]["id"], "mashhad-municipality");
        let green = l.unit("mashhad-municipality", "green-space");
        let until = fa().until(parse_rfc3339(due.as_str().unwrap()).unwrap());
        assert!(page.contains(&green) && page.contains(&until) && page.contains(&fa().say("status-open")), "{page}");
        assert!(read(&l.me, "/cases").await.contains(&format!(" · {green}")));
    }
}

/// The service with five days to pay.
pub fn with_a_limit_to_pay() -> testkit::Options {
    let pay = "        title: {fa: \"پرداخت عوارض\", en: \"Fee\"}\n";
    let limit = "        limit: {days: 5, count: calendar, rule: {fa: \"پنج روز برای پرداخت.\", en: \"Five days to pay.\"}}\n";
    let answer = "  answer: {days: 10, count: calendar, rule: {fa: \"ده روز برای پاسخ.\", en: \"Ten days to answer.\"}}\n";
    crate::casework::edited(|text| {
        text.replace(pay, &format!("{pay}{limit}"))
            .replace("  silence: {decision: permit", &format!("{answer}  silence: {{decision: permit"))
    })
}

fn day(at: &Value) -> String {
    fa().until(parse_rfc3339(at.as_str().unwrap_or_else(|| panic!("no date: {at}"))).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn until_when_one_pays_stood_on_the_page_of_the_case_alone_and_a_desk_read_no_date_while_it_waited() {
    for engine in ENGINES {
        let p = Place::with(engine, with_a_limit_to_pay()).await;
        let id = p.apply().await;
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/completeness"), &json!({})).await.expect(200);
        p.opinions(id).await;
        let l = Looks::at(p, id).await;
        assert_eq!(l.turn().await, (vec![format!("pay {GREEN}")], vec![]));
        let case = l.p.case(id).await;
        let until = &case["turn"]["awaited"][0]["until"];
        assert_eq!(
            (until, &case["asked_of_person"]["rule"]),
            (&case["asked_of_person"]["until"], &json!("پنج روز برای پرداخت.")),
            "{case}"
        );
        let by = format!("(تا {}، پنج روز برای پرداخت)", day(until));
        let pages = [read(&l.me, "/cases").await, read(&l.green, &format!("/desk/cases/{id}")).await];
        pages.iter().for_each(|page| assert!(page.contains(&by), "{by} is not in {page}"));
        let track = l.track().await;
        assert!(
            track.contains("در انتظار پرداخت متقاضی") && track.contains(&by),
            "until when one pays is told as until when one answers: {track}"
        );
        let awaited = l.tracked().await["turn"]["awaited"][0].clone();
        assert_eq!((&awaited["until"], &awaited["rule"]), (until, &json!("پنج روز برای پرداخت.")), "{awaited}");
        // One rule says what waits.
        assert_eq!(
            (&case["tasks"][0]["waits"], &case["due_at"], case["due_rule"].is_string()),
            (&json!(true), &Value::Null, true),
            "{case}"
        );
        // A list says the rule too while the clock stands.
        let listed = l.p.me.get("/api/v1/cases").await.expect(200).json()["cases"][0].clone();
        assert_eq!((&listed["due_at"], &listed["due_rule"]), (&Value::Null, &case["due_rule"]), "{listed}");
        let agency = testkit::AgencyToken::new(&l.p.house, "mashhad-municipality").await;
        let listed = agency.get("/api/v1/agency/cases").await.expect(200).json()["cases"][0].clone();
        assert_eq!((&listed["due_at"], &listed["due_rule"]), (&Value::Null, &case["due_rule"]), "{listed}");
        let short = format!("تا {}", fa().short_until(parse_rfc3339(until.as_str().unwrap()).unwrap()));
        let desk = read(&l.green, "/desk").await;
        assert!(
            desk.contains(&short) && desk.contains(&fa().say("desk-waiting")),
            "{short} is not in {}",
            &desk[desk.find("<tbody>").unwrap()..]
        );
        let listed = l.p.green.get("/api/v1/desk/tasks").await.expect(200).json();
        assert_eq!((&listed["tasks"][0]["person_until"], &listed["tasks"][0]["waiting"]), (until, &json!(true)), "{listed}");

        // A question beside it has its own end, and a program is told of both.
        l.p.green.json("POST", &format!("/api/v1/desk/cases/{id}/questions"), &json!({ "text": "کدام بانک؟" })).await.expect(200);
        let case = l.p.case(id).await;
        let dates: Vec<String> =
            case["turn"]["awaited"].as_array().unwrap().iter().map(|a| a["until"].as_str().unwrap_or("").into()).collect();
        assert_eq!(
            (dates[0].is_empty(), dates[1].is_empty()),
            (false, true),
            "while its task waits for the answer no limit of it runs: {case}"
        );
        let asked = &case["asked_of_person"];
        let text = asked["text"].as_str().unwrap();
        let text = text.replace(['\u{2068}', '\u{2069}'], "");
        let said = "به این پرسش پاسخ دهید: «کدام بانک؟»؛ همچنین مبلغ را بپردازید";
        assert!(asked["kind"] == "answer" && text.starts_with(said), "{asked}");
        let page = read(&l.me, &format!("/cases/{id}")).await;
        let answer = day(&case["turn"]["awaited"][0]["until"]);
        assert!(page.contains(&fa().say("case-clock-stands-both")), "{page}");
        assert_eq!(page.matches(&format!("تا {answer} پاسخ دهید")).count(), 1, "until when one answers is said once: {page}");
        l.p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_arranged_was_nobodys_turn_and_its_notice_named_neither_hour_nor_unit() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        p.opinions(id).await;
        p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱۴۰۵" })).await.expect(200);
        let visit = json!({ "date": crate::casework::open_day().to_string(), "time": "09:30", "place": "درِ شمالی" });
        p.green.json("POST", &format!("/api/v1/desk/cases/{id}/appointment"), &visit).await.expect(200);
        p.house.work().await;
        let sms = p.house.message_to(&testkit::samples::people().residents[0].mobile).await.unwrap();
        let l = Looks::at(p, id).await;
        let parks = l.unit("mashhad-municipality", "green-space");
        assert_eq!(l.turn().await, (vec![format!("visit {GREEN}")], vec![GREEN.to_string()]));
        let case = l.p.case(id).await;
        let awaited = &case["turn"]["awaited"][0];
        assert_eq!((&awaited["at"], &awaited["until"]), (&case["asked_of_person"]["at"], &Value::Null), "{case}");
        assert_eq!((&case["status"], &case["asked_of_person"]["kind"]), (&json!("open"), &json!("be_there")), "nothing waits for it");
        let at = fa().date_time(parse_rfc3339(awaited["at"].as_str().unwrap()).unwrap()).replace(['\u{2068}', '\u{2069}'], "");

        // The unit comes, and it acts: both are said.
        let text = case["turn"]["text"].as_str().unwrap().replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(text, format!("نوبت شما: {at} کارشناس «{parks}» برای بازدید می‌آید؛ در محل حاضر باشید؛ اکنون نزد «{parks}»"));
        let (list, track) = (read(&l.me, "/cases").await, l.track().await);
        assert!(list.contains(&format!("{at} کارشناس «{parks}» برای بازدید می‌آید؛ در محل حاضر باشید")), "{list}");
        assert!(!track.contains(&at) && !track.contains("درِ شمالی"), "a stranger was told when somebody is at home: {track}");
        assert!(track.contains(&parks) && track.contains(&fa().say("case-now-with")), "{track}");
        assert_eq!(l.tracked().await["turn"]["awaited"], json!([]));
        let (page, desk) = (read(&l.me, &format!("/cases/{id}")).await, read(&l.green, &format!("/desk/cases/{id}")).await);
        assert!(page.contains(&at) && page.contains("درِ شمالی") && page.contains(&fa().say("case-now-with")), "{page}");
        assert!(desk.contains(&format!("کارشناس «{parks}» {at} به بازدید می‌رود")), "{desk}");

        // The notice and the message say when and who.
        let notice = l.p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!((&notice["kind"], &notice["awaited"]), (&json!("appointed"), &case["turn"]["awaited"]), "{notice}");
        assert!(read(&l.me, "/notices").await.contains(&format!("نوبت شما: {at} کارشناس «{parks}،")));
        let sms = sms.replace(['\u{2068}', '\u{2069}'], "");
        assert!(sms.contains(&at) && sms.contains(&parks) && !sms.contains("درِ شمالی"), "{sms}");
        l.p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_said_that_a_case_was_decided_and_not_how() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let (refused, silent, back) = (p.apply().await, p.apply().await, p.apply().await);
        p.until_decision(refused).await;
        p.decide(&p.green, refused, "refusal", "unsafe-place").await;
        p.me.json("POST", &format!("/api/v1/cases/{back}/withdraw"), &json!({ "reason": "" })).await.expect(200);
        p.green.json("POST", &format!("/api/v1/desk/cases/{silent}/completeness"), &json!({})).await.expect(200);
        // What the person was told when the limit began is the limit of the case.
        p.house.work().await;
        let notice = p.me.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        let case = p.case(silent).await;
        assert_eq!(
            (&notice["kind"], &notice["until"], &notice["until_rule"]),
            (&json!("completed"), &case["due_at"], &json!(RULE)),
            "{notice}"
        );
        let mobile = &testkit::samples::people().residents[0].mobile;
        assert!(p.house.message_to(mobile).await.unwrap().contains(&day(&case["due_at"])));
        p.moved(silent, -40 * 86_400_000).await;
        p.house.work().await;
        let sms = p.house.message_to(mobile).await.unwrap();
        assert!(sms.contains("صدور") && !sms.contains("رد"), "{sms}");

        let all = p.me.get("/api/v1/cases").await.expect(200).json();
        let of = |id: Id| all["cases"].as_array().unwrap().iter().find(|c| c["id"] == json!(id)).unwrap()["decision"].clone();
        let said = |id: Id| (of(id)["decision"]["title"].clone(), of(id)["outcome"].clone(), of(id)["by"].clone());
        assert_eq!(said(refused), (json!("رد"), json!("refused"), json!("officer")));
        assert_eq!(said(silent), (json!("صدور"), json!("granted"), json!("silence")));
        assert_eq!(of(back), Value::Null);
        let notices = p.me.get("/api/v1/notices").await.expect(200).json();
        let told =
            |id: Id| notices["notices"].as_array().unwrap().iter().find(|n| n["case"] == json!(id) && n["kind"] == "decided").unwrap();
        assert_eq!((&told(refused)["decision"], &told(refused)["outcome"]), (&json!("رد"), &json!("refused")));
        let me = PersonPages::resident(&p.house, 0).await;
        let list = read(&me, "/cases").await;
        for key in ["outcome-granted", "outcome-refused", "decided-silence", "status-withdrawn"] {
            assert!(list.contains(&fa().say(key)), "{key} is not in {list}");
        }
        assert!(!list.contains(&fa().say("status-decided")), "{list}");
        let row = &list[list.find(&back.to_string()).expect("the case that was taken back")..];
        let steward = p.house.app.offer.catalogue.agencies["mashhad-municipality"].title.get(Lang::FA);
        assert!(row[..row.find("</li>").unwrap()].contains(steward), "{row}");
        assert!(read(&me, "/notices").await.contains("تصمیم: رد."));
    }
}

#[test]
fn marks_of_quotation_stood_round_how_many_other_units_there_are() {
    let catalogue = testkit::samples::catalogue();
    let agency = &catalogue.agencies["mashhad-municipality"];
    let unit = |n: usize| Unit { agency: agency.id.clone(), unit: agency.units[n].id.clone() };
    let awaited = |what| Awaited {
        what,
        at: None,
        rule: None,
        then: None,
        then_also: vec![],
        task: None,
        text: String::new(),
        address: String::new(),
    };
    for (lang, close) in [(Lang::FA, '»'), (Lang::EN, '”'), (Lang::AR, '»')] {
        let words = Words::of(lang);
        for (person, acting) in [
            (vec![awaited(Duty::Answer(None))], vec![unit(0), unit(1)]),
            (vec![awaited(Duty::Answer(None))], vec![unit(0), unit(1), unit(2)]),
            (vec![awaited(Duty::Visit(unit(3)))], vec![unit(0), unit(1), unit(3)]),
        ] {
            let turn = Turn { person, acting };
            let line = words.turn_in_short(catalogue, &agency.id, &turn, To::Desk).replace(['\u{2068}', '\u{2069}'], "");
            let named = format!("{}{close}", agency.units[0].title.get(lang));
            assert!(line.contains(&named) && !line.contains(agency.units[1].title.get(lang)), "{line}");
            assert!(!line.contains('['), "{line}");
        }
        // Without marks where nothing else is said.
        let turn = Turn { person: vec![], acting: vec![unit(0), unit(1)] };
        assert!(!words.turn_in_short(catalogue, &agency.id, &turn, To::Desk).contains(close));
    }
}
