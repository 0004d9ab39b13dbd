//! The casework core over random services, random acts and passing time: no case is stuck, no clock runs backward, no act
//! outside the permissions succeeds, exactly one final decision stands, and the events give the state byte for byte.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::{Calendars, Day, TEHRAN, WorkingDays};
use domain::case::{
    Act, Asked, Awaited, Body, Case, DecidedBy, Decision, Duty, Finish, InSubCase, Place, Review, Setting, Status, Step, Task, submit,
};
use domain::event::Event;
use domain::fee::{self, Invoice, Owed, Part as Instalment};
use domain::form::Answers;
use domain::package::{BillCode, Catalogue, Go, Instalments, Mistake, OwnDays, Service, Silence, SourceFile, TaskKind, parse};
use domain::permission::{self, Verdict};
use domain::question::Attached;
use domain::replay::Replay;
use domain::{Actor, Id, Lang, Millis, Refusal, Text};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

pub const START: Millis = 1_795_000_000_000;
pub const HOUR: Millis = 3_600_000;
const UNITS: [&str; 4] = ["desk", "second", "other/hall", "{question: area, units: {north: desk, south: other/hall}}"];

/// One random task: kind, unit, limit, silence, condition.
pub type Part = (u8, u8, u8, u8);

/// What some services have besides: rules that go by answers and grounds with a condition, limits of stages, an objection of several
/// stages and what silence makes of it.
pub type More = Option<(u8, u8, u8)>;

pub fn more() -> impl Strategy<Value = More> {
    proptest::option::weighted(0.75, any::<(u8, u8, u8)>())
}

/// Random stages that are sound: each leads on to the next, or with an outcome that is not the first back to the person, past a
/// stage, back to the one before, to a decision, or to another agency; and by an answer past a stage, to a decision, or to another agency.
pub fn yaml(stages: &[(Vec<Part>, u8, u8)], time: (u8, u8, u8, u8, u8), more: More, objection: bool) -> String {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let (complete, extend, warn, escalate, silence) = time;
    // A question that need not be answered, and in some forms is not always asked.
    let shown = if escalate % 3 == 0 { ", show_if: owner" } else { "" };
    let size = format!("        - {{id: size, type: number, required: false, label: {{fa: اندازه, en: Size}}{shown}}}\ndecisions:");
    let mut out = shared::head(1000).replace("decisions:", &size);
    if more.is_some() {
        let ground = |id: &str, when: &str| format!(", {{id: {id}, title: {{fa: دلیل, en: Ground}}, when: '{when}'}}");
        let found = stages.iter().find_map(|(tasks, ..)| tasks.first()).map(|first| format!("t0 == \"{}\"", outcomes_of(first)[1]));
        let refused = ground("absent", "!owner") + &found.map_or_else(String::new, |when| ground("looked", &when));
        out = out
            .replace("en: Complete}}]", &format!("en: Complete}}}}{}]", ground("large", "has(size) && size > 5")))
            .replace("letter: {fa: صادر شد., en: Issued.}", "letter: {fa: \"صادر شد: {ground}\", en: \"Issued: {ground}\"}")
            .replace("en: Incomplete}}]", &format!("en: Incomplete}}}}{refused}]"));
    }
    let in_hours = complete % 5 == 1;
    let days = if in_hours { "hours: 300" } else { "days: 60" };
    let _ = writeln!(out, "time:\n  {days}\n  {rule}\n  if_late: {{fa: خبر می‌دهیم, en: We tell you}}");
    if complete % 2 == 0 {
        let _ = writeln!(out, "  completeness: {{days: 3, {rule}}}");
    }
    if extend % 2 == 0 {
        let _ = writeln!(out, "  extension: {{times: 2, days: 5, {rule}}}");
    }
    if warn % 2 == 0 {
        let _ = writeln!(out, "  warning: 4");
    }
    if escalate % 2 == 0 {
        let _ = writeln!(out, "  escalate: boss");
    }
    match warn % 3 {
        0 => drop(writeln!(out, "  answer: {{days: 9, {rule}}}")),
        1 => drop(writeln!(out, "  answer: {{days: 6, count: calendar, {rule}, decision: refuse, ground: bad}}")),
        _ => {}
    }
    match silence % 3 {
        0 => out += "  silence: {decision: grant, ground: fine}\n",
        1 => out += "  silence: {decision: refuse, ground: bad}\n",
        _ => {}
    }
    out += "stages:\n";
    let mut n = 0;
    for (i, (tasks, shape, back)) in stages.iter().enumerate() {
        let _ = writeln!(out, "  - id: s{i}\n    title: {{fa: مرحله, en: Stage}}");
        if tasks.is_empty() {
            let _ = writeln!(out, "    unit: desk\n    decides: false");
            continue;
        }
        if shape % 2 == 0 {
            out += "    side_by_side: true\n";
        }
        match shape % 5 {
            1 if shape % 2 == 0 => out += "    ends: any\n",
            2 if tasks.len() > 2 && shape % 2 == 0 => out += "    ends: majority\n",
            3 if shape % 2 == 0 => drop(writeln!(out, "    ends: {{when: t{n} == \"{}\"}}", outcomes_of(&tasks[0])[0])),
            _ => {}
        }
        if more.is_some_and(|m| (usize::from(m.1) + i) % 3 == 0) {
            let _ = writeln!(out, "    limit: {{days: 4, {rule}, warning: 1, escalate: boss, extension: {{times: 1, days: 1, {rule}}}}}");
        }
        out += "    tasks:\n";
        let first = n;
        for (kind, unit, limit, when) in tasks {
            let kind = kind_of(*kind);
            let by = match kind {
                // What is carried out is carried out by a contractor.
                "execute" => "contractor",
                "case" => "other/hall",
                _ => UNITS[usize::from(unit % 4)],
            };
            let _ = writeln!(out, "      - id: t{n}\n        kind: {kind}\n        title: {{fa: کار, en: Task}}\n        by: {by}");
            let outcomes = outcomes_of_kind(kind).iter().map(|id| format!("{{id: {id}, title: {{fa: نتیجه, en: Outcome}}}}"));
            let _ = writeln!(out, "        outcomes: [{}]", outcomes.collect::<Vec<_>>().join(", "));
            if kind == "case" {
                out += "        service: part\n        answers: {owner: owner, area: area}\n";
            } else if unit % 5 == 0 {
                out += "        assign: by_load\n";
            }
            // A body that is consulted gives its view by a date.
            // So does what opens a case that may take longer than this one, whose time is in hours.
            if limit % 3 == 0 || kind == "consult" || kind == "case" && in_hours {
                let days = if limit % 7 == 1 { "hours: 9".into() } else { format!("days: {}", 1 + limit % 3) };
                let warned = if limit % 4 == 0 { ", warning: 1" } else { "" };
                let up = if limit % 5 < 3 && matches!(by, "desk" | "second") { ", escalate: boss" } else { "" };
                let more = if unit % 2 == 0 { format!(", extension: {{times: 2, days: 1, {rule}}}") } else { String::new() };
                let _ = writeln!(out, "        limit: {{{days}, {rule}{warned}{up}{more}}}");
                if limit % 2 == 0 && kind != "case" {
                    out += "        silence: good\n";
                }
            }
            let elsewhere = matches!(kind, "pay" | "execute" | "case") || by == "other/hall";
            if limit % 5 == 0 && elsewhere {
                out += "        stops_clock: true\n";
            }
            // The first of a stage is always done, so that a stage has something to do.
            match when % 8 {
                0 if n > first => out += "        when: owner\n",
                4 if n > first => out += "        when: has(size) && size > 3\n",
                6 if n > first => out += "        when: area != \"north\"\n",
                _ => {}
            }
            n += 1;
        }
        let go = format!("s{}", i + 1);
        out += "    next:\n";
        let poor = format!("when: t{first} == \"{}\"", outcomes_of(&tasks[0])[1]);
        let other = match back % 6 {
            0 => Some(format!("correct: {{ask: {{fa: درست کنید, en: Correct it}}, then: s{i}}}")),
            1 => Some("transfer: {to: other/hall, reason: {fa: صالح نیست, en: Not competent}}".into()),
            3 if more.is_some() && first == 0 => Some("decide: {decision: refuse, ground: looked}".into()),
            3 => Some("decide: {decision: refuse, ground: bad}".into()),
            4 if i + 1 < stages.len() => Some(format!("to: s{}", i + 2)),
            5 if i > 0 => Some(format!("to: s{}", i - 1)),
            _ => None,
        };
        let past = stages.len().min(i + 2);
        let by_answer = more.and_then(|m| match (usize::from(m.0) + 5 * i) % 9 {
            0 => Some("when: owner, decide: {decision: refuse, ground: bad}".into()),
            1 => Some(format!("when: area == \"south\", to: s{past}")),
            2 => Some("when: has(size) && size > 5, decide: {decision: grant, ground: large}".into()),
            3 => Some("when: area == \"south\", transfer: {to: other/hall, reason: {fa: صالح نیست, en: Not competent}}".into()),
            4 => Some(format!("when: '!owner && t{first} == \"{}\"', to: s{past}", outcomes_of(&tasks[0])[0])),
            // Of an owner the ground would not be on record: the next rule is looked at.
            5 => Some("when: area == \"south\", decide: {decision: refuse, ground: absent}".into()),
            _ => None,
        });
        let by_outcome = other.map(|go| format!("{poor}, {go}"));
        let both = if shape % 3 == 0 { [by_answer, by_outcome] } else { [by_outcome, by_answer] };
        for rule in both.iter().flatten() {
            let _ = writeln!(out, "      - {{{rule}}}");
        }
        let _ = writeln!(out, "      - {{to: {go}}}");
    }
    let _ = writeln!(out, "  - id: s{}\n    title: {{fa: پایان, en: End}}", stages.len());
    out += "    tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]\n";
    if objection {
        let _ = writeln!(out, "objection:\n  within: {{days: 20, count: calendar, {rule}}}\n  time: {{days: 10, {rule}}}");
        match more.map(|m| m.2 % 4) {
            Some(0) => out += "  silence: upheld\n",
            Some(1) => out += "  silence: {decision: grant, ground: fine}\n",
            _ => {}
        }
        out += "  stages:\n";
        if let Some((rules, limits, _)) = more.filter(|m| m.2 % 3 == 0) {
            out += "    - id: weigh\n      title: {fa: سنجش, en: Weigh}\n";
            if limits % 2 == 0 {
                let _ = writeln!(out, "      limit: {{days: 3, {rule}}}");
            }
            out += "      tasks: [{id: weighs, kind: review, title: {fa: سنجش, en: Weigh}, by: second, outcomes: [{id: good, title: {fa: خوب, en: Good}}, {id: poor, title: {fa: بد, en: Poor}}]}]\n";
            let when = if rules % 2 == 0 { "weighs == \"poor\"" } else { "weighs == \"poor\" && owner" };
            let _ = writeln!(out, "      next: [{{when: '{when}', decide: {{decision: refuse, ground: bad}}}}, {{to: hear}}]");
        }
        out += "    - {id: hear, title: {fa: رسیدگی, en: Hear}, tasks: [{id: again, kind: decide, title: {fa: تصمیم, en: Decide}, by: second}]}\n";
    }
    out
}

fn kind_of(kind: u8) -> &'static str {
    ["review", "inspect", "consult", "pay", "sign", "execute", "case"][usize::from(kind % 7)]
}

/// The outcomes of a kind of task, that with which all is well first.
fn outcomes_of_kind(kind: &str) -> &'static [&'static str] {
    if kind == "case" { &["granted", "refused", "withdrawn"] } else { &["good", "poor"] }
}

fn outcomes_of(part: &Part) -> &'static [&'static str] {
    outcomes_of_kind(kind_of(part.0))
}

/// Days on which both agencies are open, but for one day in the week; with holidays of the steward where `off` says so.
pub fn days(off: bool) -> Calendars {
    let mut open = WorkingDays::default();
    (1..=7).filter(|weekday| *weekday != 5).for_each(|weekday| open.set_hours(weekday, 450, 840));
    let first = Day::at(START, 0).0;
    let holidays = [3, 4, 11, 40].iter().filter(|_| off).map(|n| (Day(first + n).to_string(), Text::default())).collect();
    let ours = open.clone().with(&OwnDays { holidays, ..OwnDays::default() });
    Calendars::default().with("office", ours).with("other", open)
}

fn service(text: &str) -> Service {
    read(text).unwrap_or_else(|m| panic!("{text}\n{m:#?}"))
}

fn read(text: &str) -> Result<Service, Vec<Mistake>> {
    // What a task of the kind `case` opens.
    let part = shared::head(0).replace("id: permit", "id: part").replace("agency: office", "agency: other");
    let time = "time:\n  days: 20\n  rule: {fa: قاعده, en: Rule}\n  if_late: {fa: خبر می‌دهیم, en: We tell you}\n";
    let part = format!("{part}{time}stages: [{{id: only, title: {{fa: بررسی, en: Review}}, unit: hall}}]\n");
    Ok(read_both(text, part)?.services.remove("permit").unwrap())
}

/// A service and the one of the other agency, `part`, of which it may need cases.
pub fn read_both(text: &str, part: String) -> Result<Catalogue, Vec<Mistake>> {
    let more = "  - {id: second, title: {fa: دوم, en: Second}}\n  - {id: boss, title: {fa: مدیر, en: Boss}}
  - {id: contractor, title: {fa: پیمانکار, en: Contractor}, contract: {contractor: {fa: شرکت, en: Company}, reference: c-1, from: 1405/01/01, until: 1410/01/01}}\n";
    let mut files = shared::package(text, more);
    files.iter_mut().filter(|f| f.path.ends_with("other.yaml")).for_each(|f| f.text += more);
    files.push(SourceFile { path: "p/services/part.yaml".into(), text: part });
    parse(&files, "2026-11-24")
}

pub struct World {
    pub service: Service,
    pub days: Calendars,
    pub answers: Answers,
    /// Agencies that handed the case on twice.
    pub handed_on: Vec<String>,
    pub n: u128,
}

impl World {
    pub fn at<T>(&mut self, now: Millis, f: impl FnOnce(&Setting) -> T) -> T {
        self.n += 1;
        let officer_for = |place: &Place, _: Option<&str>| Some(name_of("loaded", place));
        let place_exists = |p: &Place| {
            matches!(
                (p.agency.as_str(), p.unit.as_str()),
                ("office", "desk" | "second" | "boss" | "contractor") | ("other", "hall" | "second" | "boss" | "contractor")
            )
        };
        f(&Setting {
            service: &self.service,
            calendars: &self.days,
            answers: &self.answers,
            now,
            fresh: Id::from_u128(self.n << 40),
            bill: None,
            place_exists: &place_exists,
            paid: &[],
            handed_on: &self.handed_on,
            officer_for: &officer_for,
        })
    }
}

fn rule() -> Text {
    Text::of(Lang::FA, "قاعده")
}

/// An invoice of one sum, or of so many instalments with a payment id of their own, one every twenty days.
pub fn invoice(rials: i64, parts: i64) -> Invoice {
    let first = Day::at(START, TEHRAN);
    let part = |n: i64| Instalment { rials: rials / parts, due: Some(Day(first.0 + 20 * n).to_string()), payment_id: None };
    let parts: Vec<_> = (1..=parts).map(part).collect();
    let bill = BillCode { company: "123".into(), service: "1".into() };
    let sum = Invoice {
        lines: vec![],
        rials,
        counted: 0,
        held: 0,
        bill_id: None,
        instalments: if parts.is_empty() { Text::default() } else { rule() },
        parts,
    };
    if sum.parts.is_empty() { sum } else { sum.demanded(&bill, "572918364017", first) }
}

pub fn officer_of(place: &Place, name: &str) -> Actor {
    Actor::Officer(Officer { name: name.into(), agency: place.agency.clone(), unit: place.unit.clone() })
}

/// The name of an officer, which tells the unit: nobody works in two.
pub fn name_of(who: &str, place: &Place) -> String {
    format!("{who}.{}.{}", place.agency, place.unit)
}

fn photo() -> Attached {
    Attached { sha256: "0".repeat(64), name: "a.jpg".into(), kind: "jpeg".into(), size: 1 }
}

/// Questions of the form that an officer opens anew.
fn reopened(pick: u16) -> Vec<String> {
    let questions: &[&str] = match pick / 3 % 5 {
        0 => &[],
        1 => &["area"],
        2 => &["owner"],
        3 => &["area", "owner"],
        // Refused where it is not asked.
        _ => &["size"],
    };
    questions.iter().map(|q| q.to_string()).collect()
}

/// The person answers, and mostly gives anew what is open.
fn corrects(pick: u16, case: &Case) -> (Actor, Act) {
    let open = case.asked.iter().flat_map(|a| &a.questions).filter(|_| !pick.is_multiple_of(5));
    let typed = |q: &String| match (q.as_str(), pick.is_multiple_of(2)) {
        ("area", even) => (q.clone(), if even { "north" } else { "south" }.into()),
        ("size", even) => (q.clone(), if even { "9" } else { "" }.into()),
        (_, even) => (q.clone(), if even { "yes" } else { "no" }.into()),
    };
    (Actor::Person(Id::from_u128(1)), Act::Answer { text: "متن".into(), files: vec![], answers: open.map(typed).collect() })
}

fn act_of(pick: u16, case: &Case, now: Millis) -> (Actor, Act) {
    let places = ["office/desk", "office/second", "office/boss", "other/hall"].map(|p| Place::parse(p).unwrap());
    let place = match (pick % 3, case.tasks.get(usize::from(pick / 5) % case.tasks.len().max(1))) {
        (0 | 1, Some(task)) => task.place.clone(),
        _ => places[usize::from(pick / 3 % 4)].clone(),
    };
    let officer = officer_of(&place, &name_of(if pick.is_multiple_of(7) { "second" } else { "first" }, &place));
    let text = || "متن".to_string();
    let person = Actor::Person(Id::from_u128(1));
    // Few report a payment: of those that do, enough are not found that no run is without one.
    if pick / 11 % 3 == 1 && case.tasks.iter().any(|t| t.reported.is_some() && t.place == place) {
        return (officer, Act::PaymentNotFound { reason: text() });
    }
    // Answers are corrected often: what follows from that is the most that a case may meet.
    let is_open = case.asked.iter().any(|a| !a.questions.is_empty());
    if is_open && !(pick / 11).is_multiple_of(3) {
        return corrects(pick, case);
    }
    if !case.is_asked() && pick / 11 % 5 == 4 && !case.tasks.is_empty() {
        let task = &case.tasks[usize::from(pick / 5) % case.tasks.len()];
        let name = task.officer.clone().unwrap_or_else(|| name_of("first", &task.place));
        return (officer_of(&task.place, &name), Act::Ask { text: text(), questions: reopened(pick) });
    }
    match pick / 11 % 26 {
        0 => (officer, Act::Claim),
        1 => (officer, Act::Release),
        2 => (officer, Act::TakeOver { reason: text() }),
        3 => (officer, Act::Ask { text: text(), questions: reopened(pick) }),
        4 => corrects(pick, case),
        5 => (officer, Act::Note { text: text() }),
        6 => (person, Act::Message { text: text() }),
        7 => (officer, Act::Advance { note: text() }),
        8 => (officer, Act::Transfer { to: places[usize::from(pick / 5 % 4)].clone(), reason: text() }),
        9 => (
            officer,
            Act::Decide {
                decision: if pick.is_multiple_of(2) { "grant" } else { "refuse" }.into(),
                ground: match (pick.is_multiple_of(2), pick / 2 % 4) {
                    (true, 0) => "large",
                    (true, _) => "fine",
                    (false, 0) => "absent",
                    (false, 1) => "looked",
                    (false, _) => "bad",
                }
                .into(),
                note: text(),
            },
        ),
        10 => (officer, Act::Complete),
        11 => (officer, Act::Extend { own: pick.is_multiple_of(2), reason: text() }),
        12 => (person, Act::Object { text: text(), files: vec![photo()] }),
        13 if pick.is_multiple_of(13) => (person, Act::Withdraw { reason: text() }),
        15 => (officer, Act::TakeBack { reason: text() }),
        16 => {
            let to = Officer { name: name_of("second", &place), agency: place.agency.clone(), unit: place.unit.clone() };
            (officer, Act::Assign { to, reason: if pick.is_multiple_of(5) { text() } else { String::new() } })
        }
        // At ten, on one of the days to come; some of them are none on which anybody works.
        17 => (officer, Act::Appoint { at: (now / (24 * HOUR) + 1 + i64::from(pick % 9)) * 24 * HOUR + 10 * HOUR, place: text() }),
        18 if pick.is_multiple_of(2) => {
            let visit = case.tasks.iter().find_map(|t| t.appointment.as_ref());
            (person, Act::DeclineVisit { at: visit.map_or(now, |a| a.at), reason: text() })
        }
        18 => (officer, Act::CallOff { reason: text() }),
        19 => {
            let on = Day(Day::at(now, TEHRAN).0 + i64::from(pick % 4) - 2).to_string();
            (person, Act::ReportPayment { receipt: format!("1405-{now}"), on })
        }
        20 => (officer, Act::PaymentNotFound { reason: text() }),
        14 => (Actor::Person(Id::from_u128(9)), Act::Message { text: text() }),
        _ => {
            let finish = Finish {
                outcome: if pick.is_multiple_of(3) { "poor" } else { "good" }.into(),
                // Without words for the person, what sends the case back is refused.
                told: if pick.is_multiple_of(2) { "این را درست کنید.".into() } else { String::new() },
                note: text(),
                files: vec![photo()],
                checked: vec![],
                unticked: String::new(),
                receipt: receipt_of(pick, case, now),
                rials: None,
                elsewhere: false,
                questions: reopened(pick),
            };
            (officer, Act::Finish(finish))
        }
    }
}

/// The number of a receipt: one more, the same as another, or the payment id of an instalment, maybe before its turn.
fn receipt_of(pick: u16, case: &Case, now: Millis) -> String {
    let parts = case.instalments().map(|o| o.parts.as_slice()).unwrap_or_default();
    let named = parts.get(usize::from(pick / 9) % parts.len().max(1)).and_then(|p| p.payment_id.clone());
    match pick % 4 {
        0 => "140509".into(),
        1 | 2 => format!("1405-{now}"),
        _ => named.unwrap_or_else(|| format!("1405-{now}-2")),
    }
}

/// For a task that is a case of another service: that case is opened, or comes to this; while the task waits for the person, neither.
fn sub_case(world: &mut World, task: &Task, case: &Case, now: Millis, outcome: &str) -> Option<Step> {
    let is_case = task.of(&world.service).is_some_and(|k| k.kind == TaskKind::Case);
    match task.sub_case {
        _ if !is_case || case.waits(task.id) => None,
        None => Some(world.at(now, |at| case.sub_case_opened(at, task.id, Id::from_u128(at.fresh.as_u128() + 9), "part")).unwrap()),
        Some(sub) => world.at(now, |at| case.sub_case_ended(at, sub, outcome, String::new())).unwrap(),
    }
}

/// What everybody does who does what is asked, and who does it: the clock acts, units end tasks well that need not wait for the
/// person, the person answers, each unit ends its tasks well.
pub fn diligent(world: &mut World, case: &Case, now: Millis) -> (Step, Actor) {
    if let Some(step) = world.at(now, |at| case.tick(at)).unwrap() {
        return (step, Actor::System);
    }
    let ends = |t: &&domain::case::Task| t.of(&world.service).is_some_and(|k| k.kind != TaskKind::Decide);
    let beside = case.tasks.iter().filter(ends).find(|t| case.is_asked() && !case.waits(t.id)).cloned();
    if case.is_asked() && beside.is_none() {
        let (person, act) =
            (Actor::Person(case.person), Act::Answer { text: "این است.".into(), files: vec![], answers: Default::default() });
        let named = case.asked.first().and_then(|a| a.task);
        return (world.at(now, |at| case.act(at, &person, act, named)).unwrap(), person);
    }
    let task = beside.unwrap_or_else(|| case.tasks.first().expect("an open case has a task").clone());
    if let Some(step) = sub_case(world, &task, case, now, "granted") {
        return (step, Actor::System);
    }
    let actor = officer_of(&task.place, &task.officer.clone().unwrap_or_else(|| name_of("first", &task.place)));
    let kind = task.of(&world.service).map(|k| k.kind);
    let act = match kind {
        None if task.decides => Act::Decide { decision: "grant".into(), ground: "fine".into(), note: String::new() },
        None => Act::Advance { note: String::new() },
        Some(TaskKind::Decide) => Act::Decide { decision: "grant".into(), ground: "fine".into(), note: String::new() },
        Some(_) => {
            Act::Finish(Finish { outcome: "good".into(), receipt: format!("1405-{now}"), files: vec![photo()], ..Finish::default() })
        }
    };
    let step = world.at(now, |at| case.act(at, &actor, act, Some(task.id))).unwrap_or_else(|e| panic!("{e:?} at {task:?} of {case:#?}"));
    (step, actor)
}

/// A case of which every step is looked at: what holds of each of them, whatever service, act and moment it is.
pub struct Watched {
    replay: Replay,
    decisions: i64,
    /// What its invoice says, in rials.
    owed: Option<i64>,
    /// What was recorded as paid of it.
    paid: i64,
    /// Who answered for it when it began.
    steward: String,
    /// What happened.
    happened: Vec<Body>,
}

fn event(case: &Case, body: &Body, actor: &Actor, at: Millis) -> Event {
    Event::after(Some((1, [0; 32])), case.id, body.kind(), &actor.label(), at, serde_json::to_string(body).unwrap())
}

impl Watched {
    /// A case that begins.
    pub fn begin(service: &Service, begun: &Step, now: Millis) -> Watched {
        let first = event(&begun.case, &begun.events[0], &Actor::Person(begun.case.person), now);
        Watched {
            replay: Replay::start(service, &begun.case, &first).unwrap(),
            decisions: 0,
            owed: begun.case.owes.as_ref().map(|o| o.rials),
            paid: 0,
            steward: begun.case.steward.clone(),
            happened: begun.events.clone(),
        }
    }

    /// One step more; gives the state after it.
    pub fn check(&mut self, world: &World, before: &Case, step: Step, actor: &Actor, now: Millis) -> Result<Case, TestCaseError> {
        let case = step.case;
        let completed = step.events.iter().find_map(|e| match e {
            Body::Completed { by_silence, .. } => Some(*by_silence),
            _ => None,
        });
        for body in &step.events {
            self.replay = self.replay.clone().then(&world.service, &event(&case, body, actor, now)).unwrap();
            self.decisions += i64::from(matches!(body, Body::Decided { .. }));
        }
        // No officer hands it back to who has handed it on twice.
        for body in &step.events {
            let Body::Transferred { from, to, .. } = body else { continue };
            let by_officer = matches!(actor, Actor::Officer(_)) && matches!(step.events[..], [Body::Transferred { .. }]);
            prop_assert!(!by_officer || from.agency == to.agency || !world.handed_on.contains(&to.agency), "{:?}", body);
        }
        self.happened.extend(step.events.iter().cloned());
        // Byte for byte.
        prop_assert_eq!(format!("{:?}", self.replay.case()), format!("{:?}", &case));
        prop_assert_eq!(self.replay.differs(&case), None);
        // Somebody has something to do, or it is over.
        prop_assert_eq!(case.tasks.is_empty(), case.status.is_closed());
        // Nobody waits for a payment of nothing; what ended by itself was a payment, and only then.
        if self.owed == Some(0) {
            prop_assert_eq!(case.status == Status::Waiting, case.is_asked() || case.waits_for_sub_case());
        }
        for body in step.events.iter().filter(|b| b.is_by_itself()) {
            let Body::Finished { of, outcome, receipt, .. } = body else {
                prop_assert!(matches!(body, Body::Asked { .. } | Body::Decided { .. }), "{:?}", body);
                continue;
            };
            prop_assert!(
                self.owed == Some(0) && world.service.task(of).unwrap().kind == TaskKind::Pay && outcome == "good" && receipt.is_empty()
            );
        }
        // Whose task it is works in the unit of the task.
        for task in &case.tasks {
            let ours = |name: &String| name.ends_with(&format!(".{}.{}", task.place.agency, task.place.unit));
            prop_assert!(task.officer.as_ref().is_none_or(ours), "{:?}", task);
        }
        // It is somebody's turn, and the person's where the case waits; nobody is said to act who waits.
        let turn = case.turn(&world.service, &world.days, case.changed_at);
        prop_assert_eq!(turn.is_none(), case.status.is_closed());
        if let Some(turn) = turn {
            prop_assert_eq!(turn.waits(), case.status == Status::Waiting, "{:?} in {:?}", turn, case);
            prop_assert!(!turn.person.is_empty() || !turn.acting.is_empty(), "{:?}", case);
            let goes_on = |place: &Place| case.tasks.iter().any(|t| t.place == *place && !case.waits(t.id));
            prop_assert!(turn.acting.iter().all(goes_on), "{:?} in {:?}", turn, case);
            // What the case waits for has the date of its own task, and who comes to look acts.
            for awaited in &turn.person {
                let paid = |t: &Task| case.payment_by(t, &world.service, &world.days).map(|by| by.0);
                match &awaited.what {
                    Duty::Answer(by) => {
                        let asked = case.asked.iter().find(|a| a.task == awaited.task).unwrap();
                        prop_assert_eq!((awaited.at, &awaited.text, by.as_ref()), (asked.until(), &asked.text, case.asker(asked)));
                    }
                    Duty::Payment(by) => {
                        prop_assert!(case.tasks.iter().any(|t| t.place == *by && paid(t) == awaited.at), "{:?} in {:?}", turn, case)
                    }
                    Duty::SubCase(there) => {
                        let task = case.task(awaited.task.unwrap()).unwrap();
                        prop_assert!(task.sub_case == Some(there.case) && task.awaits.iter().any(|a| a.at == awaited.at), "{:?}", case);
                        prop_assert!(case.clock.stopped_at.is_some() || case.completeness.is_some());
                        prop_assert_eq!(task.due_at(&world.days), None);
                    }
                    Duty::Visit(by) => prop_assert!(turn.acting.contains(by) || case.is_asked(), "{:?} in {:?}", turn, case),
                }
            }
        }
        // What is reported was to be paid, and is not asked for while its unit looks for it.
        for task in case.tasks.iter().filter(|t| t.reported.is_some()) {
            prop_assert!(case.is_paid_at(task, &world.service) && !case.pays_now_at(task, &world.service), "{:?}", task);
            prop_assert!(case.works_on(task, &world.service) || case.waits(task.id), "{:?}", task);
        }
        for event in &step.events {
            match event {
                Body::PaymentReported { task, .. } => {
                    count(8);
                    let late = task.is_nil() && before.reports_late(&world.service);
                    prop_assert!(late || before.task(*task).is_some_and(|t| before.pays_now_at(t, &world.service)), "{:?}", before);
                }
                Body::PaymentNotFound { task, .. } => {
                    count(9);
                    prop_assert!(case.task(*task).is_some_and(|t| case.pays_now_at(t, &world.service)), "{:?}", case);
                }
                Body::Finished { task, outcome, .. } if before.task(*task).is_some_and(|t| t.reported.is_some()) => {
                    prop_assert_eq!(outcome, "good", "nobody ends unpaid who says that it is paid");
                }
                _ => {}
            }
        }
        // Nothing is due at a desk after the case is, nor after its completeness.
        for task in &case.tasks {
            let (due, of_case) = (case.task_due_at(task, &world.days), case.due_at(case.days(&world.days)));
            prop_assert!(of_case.is_none_or(|of_case| due.is_some_and(|due| due <= of_case)));
            // The row of a list says what the state does.
            let (listed, by) = case.listed_limit(task, &world.days);
            let said = case.task_limit(task, &world.service, &world.days, now);
            prop_assert_eq!(listed, said.at);
            if let (Some(by), Some(at)) = (by, listed) {
                prop_assert_eq!(by.running(&world.service, &case.stage, &task.kind, at), said);
            }
            let complete = case.complete_by(&world.service, case.days(&world.days)).and_then(|c| c.0);
            prop_assert!(!case.says_whether_complete(task) || complete.is_none_or(|at| due.is_some_and(|due| due <= at)));
        }
        // Where no rule holds, somebody decides.
        for opened in step.events.iter().filter_map(|e| if let Body::Opened { opened } = e { Some(opened) } else { None }) {
            if opened.iter().any(|o| o.decides) {
                count(16);
                prop_assert!(case.tasks.iter().filter(|t| !t.beside).all(|t| case.decides(&world.service, t)), "{:?}", case);
            }
        }
        // No letter says what is not on record.
        for body in &step.events {
            let Body::Decided { decision, ground, by, review, .. } = body else { continue };
            // What stands because nobody answered the objection stands on what was on record when it was decided, whatever was corrected since.
            let stands = *by == DecidedBy::Silence && *review == Some(Review::Upheld);
            if stands && before.decision.as_ref().is_some_and(|d| (&d.kind, &d.ground) == (decision, ground)) {
                continue;
            }
            let ground = world.service.decision(decision).unwrap().grounds.iter().find(|g| g.id == *ground).unwrap();
            if ground.when.is_some() {
                count(13);
                let at = Setting {
                    service: &world.service,
                    calendars: &world.days,
                    answers: &world.answers,
                    now,
                    fresh: Id::nil(),
                    bill: None,
                    place_exists: &|_| false,
                    paid: &[],
                    handed_on: &[],
                    officer_for: &|_, _| None,
                };
                prop_assert_eq!(case.bars(ground, &at), None, "{:?} in {:?}", body, case);
            }
        }
        // Accountability moves with the case alone.
        prop_assert_eq!(case.steward == self.steward, case.competent.is_none());
        // One decision, or one more after an objection; it stands.
        prop_assert!(self.decisions <= 1 + i64::from(case.objection.is_some()));
        prop_assert_eq!(case.decision.is_some(), self.decisions > 0);
        // Who asks has an open task; who waits for the answer stands, and nobody else does.
        prop_assert!(case.asked.iter().filter_map(|a| a.task).all(|t| case.task(t).is_some()), "{:?}", case);
        // Of each task one thing is asked, or one thing of all.
        let tasks: std::collections::BTreeSet<_> = case.asked.iter().map(|a| a.task).collect();
        prop_assert!(tasks.len() == case.asked.len() && (case.asked.len() <= 1 || !tasks.contains(&None)), "{:?}", case);
        if case.asked.len() > 1 {
            count(4);
        }
        for (task, clock) in case.tasks.iter().filter_map(|t| Some((t, t.clock.as_ref()?))) {
            prop_assert_eq!(
                clock.stopped_at.is_some(),
                case.waits(task.id) || task.reported.is_some() || !task.awaits.is_empty(),
                "{:?}",
                task
            );
        }
        // Who is asked knows until when, where the service says so; that date stands, and nothing follows from it before.
        prop_assert!(case.asked.iter().all(|a| a.by.is_some() == world.service.time.answer.is_some()), "{:?}", case);
        for (a, b) in before.asked.iter().filter_map(|a| Some((a, case.asked.iter().find(|b| b.task == a.task)?))) {
            let asked = |a: &Asked| a.by.as_ref().map(|by| by.asked_at);
            prop_assert_eq!((asked(a), &a.text), (asked(b), &b.text));
            // Calendars only ever give longer, and say so.
            let until = |a: &Asked| a.by.as_ref().map(|by| by.until);
            let longer = step.events.iter().any(|e| matches!(e, Body::AnswerMoved { task, .. } if *task == b.task));
            prop_assert!(until(b) == until(a) || longer && until(b) > until(a), "{:?} {:?}", a, b);
        }
        for body in &step.events {
            let Body::Unanswered { task, until, decides } = body else { continue };
            prop_assert!(before.asked.iter().any(|a| a.task == *task && a.until() == Some(*until)) && *until < now);
            prop_assert_eq!(*decides, !before.is_objected() && before.decided_if_unanswered(&world.service).is_some());
        }
        // While the person is asked, the case stays where it is.
        let ends = |e: &Body| {
            matches!(e, Body::Answered { .. } | Body::TakenBack { .. } | Body::Withdrawn { .. } | Body::Unanswered { decides: true, .. })
        };
        if before.is_asked() && !step.events.iter().any(ends) {
            prop_assert_eq!((&case.stage, &case.decision), (&before.stage, &before.decision));
            prop_assert!(before.asked.iter().all(|a| case.asked.iter().any(|b| a.task == b.task)), "{:?}", case);
        }
        // Within an agency the limit of a task goes on; at another one it begins.
        for (old, new) in step.events.iter().flat_map(|e| match e {
            Body::Transferred { moved, .. } | Body::Escalated { opened: moved, .. } => moved.as_slice(),
            _ => &[],
        }) {
            let (Some(old), Some(new)) = (before.task(*old), case.task(new.id).filter(|t| !t.decides)) else { continue };
            let begun = |t: &domain::case::Task| t.clock.as_ref().map(|c| c.started_at);
            if old.place.agency == new.place.agency {
                let passed = step.events.iter().any(|e| matches!(e, Body::LimitPassed { task: Some(t), .. } if *t == old.id));
                prop_assert_eq!((&old.clock, old.late || passed), (&new.clock, new.late));
            } else {
                prop_assert!(begun(new).is_none_or(|at| at == now) && !new.late, "{:?}", new);
            }
        }
        // Nor does the clock of a task run backward, and it ends by silence only after its limit.
        for task in &case.tasks {
            let Some(clock) = &task.clock else { continue };
            prop_assert!(clock.stops.iter().all(|(from, to)| from <= to) && clock.started_at <= now, "{:?}", task);
            let Some(old) = before.task(task.id).filter(|t| t.place.agency == task.place.agency) else { continue };
            let of = world.days.of(&task.place.agency);
            let Some(was) = &old.clock else { continue };
            // Each extension is a day.
            let longer = task.extended - old.extended;
            prop_assert_eq!((was.started_at, was.days + longer, was.count), (clock.started_at, clock.days, clock.count), "{:?}", task);
            prop_assert!((0..=2).contains(&task.extended) && (longer == 0 || !old.late), "{:?}", task);
            prop_assert!(clock.limit_at(of) >= was.limit_at(of), "the limit of a task came nearer: {:?} {:?}", old, task);
            prop_assert!(clock.stops.starts_with(&was.stops), "{:?} {:?}", old, task);
            // A day off may give it a date that is still to come: that it was late is kept all the same.
            prop_assert!(!old.late || task.late || task.was_late, "{:?}", task);
        }
        for body in &step.events {
            let Body::Finished { by_silence: true, task, .. } = body else { continue };
            let Some(old) = before.task(*task) else { continue };
            let limit = old.clock.as_ref().and_then(|c| c.due_at(world.days.of(&old.place.agency)));
            prop_assert!(limit.is_some_and(|limit| limit < now), "{:?}", old);
        }
        // No clock runs backward.
        prop_assert!(case.clock.stops.iter().all(|(from, to)| from <= to));
        prop_assert!(case.changed_at >= before.changed_at);
        if let (Some(a), Some(b)) = (before.due_at(before.days(&world.days)), case.due_at(case.days(&world.days)))
            && before.objection == case.objection
            // Another agency counts by its own days.
            && before.steward == case.steward
        {
            match completed {
                // An officer who is quick about it lets the limit begin, and end, earlier.
                Some(false) => {}
                Some(true) => prop_assert_eq!(b, a, "silence moved the limit"),
                None => prop_assert!(b >= a, "the limit came nearer: {} {}", a, b),
            }
        }
        if before.status.is_closed() && before.status == case.status {
            let stands = |c: &Case| c.decision.clone().map(|d| Decision { object_until: None, object_from: None, ..d });
            prop_assert_eq!(stands(before), stands(&case));
            let until = |c: &Case| c.decision.as_ref().and_then(|d| d.object_until);
            prop_assert!(until(&case) >= until(before), "the time to object is not taken back");
        }
        self.instalments(world, before, &step.events, &case)?;
        Ok(case)
    }

    /// Of instalments each receipt pays one that was open, for what that one is; a task of paying goes on until all for which it waits are
    /// paid; days move only later, and none of what is paid. Everybody is told the one that is next.
    fn instalments(&mut self, world: &World, before: &Case, events: &[Body], case: &Case) -> Result<(), TestCaseError> {
        let (Some(was), Some(is)) = (before.instalments(), case.owes.as_ref()) else { return Ok(()) };
        for body in events {
            let (of, task, part, rials) = match body {
                Body::Received { of, task, part: Some(part), rials, .. } => (of, Some(task), *part, *rials),
                Body::Finished { of, part: Some(part), rials, .. } => (of, None, *part, *rials),
                _ => continue,
            };
            count(10);
            prop_assert!(!was.paid.contains(&Some(part)) && is.paid.contains(&Some(part)), "{:?} of {:?}", body, was);
            prop_assert_eq!(rials, Some(was.parts[part - 1].rials));
            self.paid += rials.unwrap_or_default();
            let waits = fee::instalments_of(&world.service, of, is.parts.len());
            let open = is.next_number().is_some_and(|(n, _)| n <= waits);
            prop_assert_eq!(open, task.is_some(), "{:?} of {:?}", body, is);
            prop_assert!(task.is_none_or(|id| case.task(*id).is_some_and(|t| case.pays_now_at(t, &world.service))), "{:?}", case);
            if is.next().is_none() {
                count(11);
                prop_assert_eq!(Some(self.paid), self.owed);
            }
        }
        prop_assert_eq!(is.parts.len(), was.parts.len());
        for (n, (old, new)) in (1..).zip(was.parts.iter().zip(&is.parts)) {
            let moved = events.iter().any(|e| matches!(e, Body::InstalmentMoved { part, .. } if *part == n));
            prop_assert_eq!((old.rials, &old.payment_id), (new.rials, &new.payment_id));
            prop_assert!(if moved { new.due > old.due && !was.paid.contains(&Some(n)) } else { new.due == old.due }, "{:?} {:?}", old, new);
        }
        if let (Some(told), Some(next)) = (case.to_pay(&world.service, &world.days), case.instalments().and_then(Owed::next)) {
            prop_assert_eq!((told.rials, told.part), (Some(next.rials), is.next_number()));
        }
        Ok(())
    }
}

fn place_of(o: &Officer) -> Place {
    Place { agency: o.agency.clone(), unit: o.unit.clone() }
}

/// The task at which an event says that it was done; nothing where it followed by itself, and where it is of no task.
fn task_of(body: &Body) -> Option<Id> {
    let task = match body {
        Body::Claimed { task }
        | Body::Released { task }
        | Body::TakenOver { task, .. }
        | Body::Assigned { task, .. }
        | Body::Asked { task, .. }
        | Body::TakenBack { task, .. }
        | Body::Completed { task, .. }
        | Body::Extended { task, .. }
        | Body::Appointed { task, .. }
        | Body::VisitCalledOff { task, .. }
        | Body::PaymentNotFound { task, .. }
        | Body::Received { task, .. }
        | Body::Finished { task, .. }
        | Body::Advanced { task, .. }
        | Body::Decided { task, .. } => *task,
        _ => return None,
    };
    (!body.is_by_itself() && !task.is_nil()).then_some(task)
}

/// What an officer has done was done at a task of the officer's unit that nobody else has. Only who hands a colleague's task on, or takes
/// it over, does so at that, and says why; and a steward that is not competent hands on all that its units have.
fn at_own_task(case: &Case, actor: &Actor, act: &Act, step: &Step) -> Result<(), TestCaseError> {
    let Actor::Officer(o) = actor else { return Ok(()) };
    let mine = |task: &Task| place_of(o) == task.place && task.officer.as_ref().is_none_or(|name| *name == o.name);
    let colleagues = match act {
        Act::TakeOver { reason } | Act::Assign { reason, .. } => !reason.is_empty(),
        _ => false,
    };
    let tasks: Vec<&Task> = step.events.iter().filter_map(task_of).filter_map(|id| case.task(id)).collect();
    for task in &tasks {
        prop_assert!(mine(task) || colleagues && place_of(o) == task.place, "{:?} by {:?} at {:?}", act, o, task);
    }
    match act {
        // At no task: whoever of a unit may see the case.
        Act::Note { .. } | Act::Message { .. } => prop_assert!(tasks.is_empty(), "{:?}", step.events),
        Act::Transfer { .. } => {
            let [Body::Transferred { from, moved, .. }] = &step.events[..] else { panic!("{:?}", step.events) };
            let moved: Vec<&Task> = moved.iter().filter_map(|(id, _)| case.task(*id)).collect();
            let stewards = |task: &&Task| o.agency == case.steward && task.place.agency == o.agency;
            prop_assert!(*from == place_of(o) && moved.iter().any(|t| mine(t)), "{:?} by {:?}", moved, o);
            prop_assert!(moved.len() == 1 || moved.iter().all(stewards), "{:?} by {:?}", moved, o);
        }
        _ => prop_assert!(!tasks.is_empty(), "{:?} by {:?}: {:?}", act, o, step.events),
    }
    Ok(())
}

/// Somebody tries an act, and the table of permissions says what comes of it; nothing where it is refused.
pub fn tries(world: &mut World, case: &Case, pick: u16, now: Millis) -> Result<Option<(Step, Actor)>, TestCaseError> {
    // Another unit asks as well, now and then.
    let other = case.tasks.iter().find(|t| case.is_asked() && !case.waits(t.id)).filter(|_| pick.is_multiple_of(4));
    let asks = |t: &Task| {
        let name = t.officer.clone().unwrap_or_else(|| name_of("first", &t.place));
        (officer_of(&t.place, &name), Act::Ask { text: "متن".into(), questions: reopened(pick) })
    };
    let (actor, act) = other.map_or_else(|| act_of(pick, case, now), asks);
    let table = permission::verdict(permission::role(&actor, case), act.right());
    // Who answers names the question, or else only one may be open.
    let named = case.asked.iter().map(|a| a.task).nth(usize::from(pick / 3) % case.asked.len().max(1)).flatten();
    let named = named.filter(|_| matches!(act, Act::Answer { .. }) && !pick.is_multiple_of(9));
    // An officer may name a task: one of the case, whoever's it is.
    let of_officer = matches!(actor, Actor::Officer(_)).then(|| case.tasks.get(usize::from(pick / 7) % case.tasks.len().max(1)));
    let named = named.or(of_officer.flatten().filter(|_| pick.is_multiple_of(2)).map(|t| t.id));
    match world.at(now, |at| case.act(at, &actor, act.clone(), named)) {
        Ok(step) => {
            prop_assert_eq!(table, Verdict::Yes, "{:?} by {:?}", act, actor);
            at_own_task(case, &actor, &act, &step)?;
            let before = world.answers.clone();
            for body in &step.events {
                if let Body::Answered { changed: Some(changed), .. } = body {
                    count(12);
                    changed.apply(&mut world.answers);
                    // It leads back to what was there.
                    let mut back = world.answers.clone();
                    prop_assert!(changed.undo(&mut back).is_some() && back == before && !changed.changes.is_empty());
                }
            }
            Ok(Some((step, actor)))
        }
        Err(refusal) => {
            if let (Actor::Officer(o), Some(task)) = (&actor, named.and_then(|id| case.task(id))) {
                if place_of(o) != task.place {
                    count(14);
                } else if task.officer.as_ref().is_some_and(|name| *name != o.name) {
                    count(15);
                }
            }
            match table {
                Verdict::Hidden => prop_assert_eq!(refusal, Refusal::NotFound),
                Verdict::No => prop_assert!(matches!(refusal, Refusal::NotAllowed(_))),
                Verdict::Yes => {}
            }
            Ok(None)
        }
    }
}

pub fn part() -> impl Strategy<Value = Part> {
    (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>())
}

/// The dates of a case's tasks, as their rows keep them.
pub fn kept_dues(case: &Case, days: &Calendars) -> Vec<(Id, Option<Millis>)> {
    case.tasks.iter().map(|t| (t.id, case.task_due_at(t, days))).collect()
}

/// Services, acts that were taken, acts that were refused, steps of the clock, states with several questions, visits, officers who left,
/// days off that moved a date, payments that were reported and not found, instalments that were paid and the last ones of them,
/// answers that changed the application, decisions on a ground with a condition, acts that were refused at the task of another unit and
/// at that of a colleague, and stages of which no rule held, so far.
static COUNTED: [AtomicUsize; 17] = [const { AtomicUsize::new(0) }; 17];

fn count(what: usize) {
    COUNTED[what].fetch_add(1, Ordering::Relaxed);
}

/// `--nocapture` shows the counts.
#[test]
fn random_services_and_acts() {
    services_and_acts();
    let [
        services,
        acts,
        refused,
        clock,
        questions,
        visits,
        left,
        moved,
        reported,
        missed,
        instalments,
        last,
        changed,
        conditional,
        units,
        colleagues,
        unruled,
    ] = COUNTED.each_ref().map(|n| n.load(Ordering::Relaxed));
    println!(
        "{services} services, {acts} acts taken, {refused} refused, {clock} steps of the clock, {questions} states with several questions, {visits} visits, {left} officers who left, {moved} days off that moved a date, {reported} payments reported, {missed} of them not found, {instalments} instalments paid, {last} of them the last, {changed} answers that changed the application, {conditional} decisions on a ground with a condition, {units} acts refused at the task of another unit, {colleagues} at that of a colleague, {unruled} times no rule"
    );
    assert!(
        services >= 512
            && acts > services
            && refused > services
            && clock > services
            && questions > 0
            && visits > 0
            && left > 0
            && moved > 0
            && reported > 0
            && missed > 0
            && instalments > last
            && last > 0
            && changed > services / 2
            && conditional > 0
            && units > services
            && colleagues > 0
            && unruled > 0
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    fn services_and_acts(
        stages in proptest::collection::vec((proptest::collection::vec(part(), 0..4), any::<u8>(), any::<u8>()), 1..4),
        time in (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>()),
        more in more(),
        objection in any::<bool>(),
        south in any::<bool>(),
        owner in any::<bool>(),
        size in proptest::option::of(0i64..10),
        off in any::<bool>(),
        owed in prop_oneof![Just(None), Just(Some((0, 0))), Just(Some((1_000_000, 0))), (2i64..5).prop_map(|n| Some((n * 500_000, n)))],
        older in any::<u8>(),
        steps in proptest::collection::vec((any::<u16>(), 0i64..200), 1..50),
    ) {
        let mut stages = stages;
        // A stage without tasks leads on by itself; one that ends with any of several needs no condition.
        stages.iter_mut().for_each(|(tasks, shape, _)| if *shape % 5 == 1 { tasks.iter_mut().for_each(|t| t.3 = 1) });
        // In order and with any, what comes after the first would never be done.
        let mut service = service(&yaml(&stages, time, more, objection));
        // A version from before it was looked at whether a rule holds in every case: the last one gives a ground with a condition.
        if more.is_some() && older % 3 == 0 {
            let unruled = service.stages.iter_mut().skip(usize::from(older / 3 % 2)).find_map(|s| s.next.last_mut());
            unruled.into_iter().for_each(|last| last.go = Go::Decide(Silence { decision: "grant".into(), ground: "large".into() }));
        }
        let answers: Answers = [("owner".to_string(), if owner { "yes" } else { "no" }.into()), ("area".to_string(), if south { "south" } else { "north" }.into())].into();
        let mut answers = answers;
        let asked = service.question("size").is_some_and(|q| q.show_if.is_none()) || owner;
        answers.extend(size.filter(|_| asked).map(|n| ("size".to_string(), n.into())));
        count(0);
        let mut world = World { service, days: days(off), answers, handed_on: vec![], n: 0 };
        if let Some((_, parts)) = owed.filter(|(_, parts)| *parts > 0) {
            world.service.instalments = Some(Instalments { count: parts, every_days: 20, from_rials: 1000, rule: rule() });
        }
        let mut now = START;
        let begun = world.at(now, |at| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), owed.map(|(rials, parts)| invoice(rials, parts)), vec![], None)).unwrap();
        let mut watched = Watched::begin(&world.service, &begun, now);
        let mut case = begun.case;
        for (pick, wait) in steps {
            now += wait * HOUR;
            let mut ticks = 0;
            while let Some(step) = world.at(now, |at| case.tick(at)).unwrap() {
                ticks += 1;
                count(3);
                prop_assert!(ticks < 100, "the clock acts again and again: {:#?}", case);
                case = watched.check(&world, &case.clone(), step, &Actor::System, now)?;
            }
            prop_assert!(case.wakes_at(&world.service, &world.days).is_none_or(|w| w > now));
            let pays = |t: &domain::case::Task| t.of(&world.service).is_some_and(|k| k.kind == TaskKind::Pay);
            prop_assert!(owed != Some((0, 0)) || case.is_asked() || !case.tasks.iter().any(pays));
            // An officer leaves, and has nothing here any more.
            let leaves = case.tasks.iter().find_map(|t| t.officer.clone()).filter(|_| pick % 17 == 3);
            if let Some(name) = leaves {
                count(6);
                while let Some(step) = case.freed(&world.service, &name, now) {
                    case = watched.check(&world, &case.clone(), step, &Actor::System, now)?;
                }
                prop_assert!(case.tasks.iter().all(|t| t.officer.as_ref() != Some(&name)));
            }
            // One more day off is declared.
            if pick % 13 == 5 {
                let agency = if pick.is_multiple_of(2) { "office" } else { "other" };
                let (stored, dues) = (case.due_at(case.days(&world.days)), kept_dues(&case, &world.days));
                let off = Day(Day::at(now, 0).0 + i64::from(pick / 13 % 12)).to_string();
                let days = WorkingDays::clone(world.days.of(agency)).with(&OwnDays { holidays: [(off, Text::default())].into(), ..OwnDays::default() });
                world.days = std::mem::take(&mut world.days).with(agency, days);
                if let Some(step) = case.due_changed(&world.service, stored, &dues, &world.days, now) {
                    count(7);
                    case = watched.check(&world, &case.clone(), step, &Actor::System, now)?;
                }
                // What was told once is not told again.
                let (stored, dues) = (case.due_at(case.days(&world.days)), kept_dues(&case, &world.days));
                prop_assert_eq!(case.due_changed(&world.service, stored, &dues, &world.days, now), None);
            }
            // The case of the other agency waits for the person, or goes on.
            let needed = case.tasks.iter().find_map(|t| Some((t.sub_case?, t.awaits.is_empty()))).filter(|_| pick % 7 == 4);
            if let Some((sub, free)) = needed {
                let place = Place { agency: "other".into(), unit: "hall".into() };
                let there = InSubCase { case: sub, service: "part".into(), title: Text::default(), what: Duty::Payment(place) };
                let awaited: Awaited = serde_json::from_value(serde_json::json!({ "sub_case": there, "at": now + 24 * HOUR })).unwrap();
                let awaited = if free { vec![awaited] } else { vec![] };
                let step = world.at(now, |at| case.sub_case_waits(at, sub, "part", awaited, None)).unwrap().unwrap();
                case = watched.check(&world, &case.clone(), step, &Actor::System, now)?;
                continue;
            }
            // The other agency opens the case that was asked for, or decides it.
            let of_another = case.tasks.iter().find(|t| t.of(&world.service).is_some_and(|k| k.kind == TaskKind::Case)).cloned();
            if let Some(task) = of_another.filter(|_| pick.is_multiple_of(5)) {
                let outcome = outcomes_of_kind("case")[usize::from(pick / 5 % 3)];
                if let Some(step) = sub_case(&mut world, &task, &case, now, outcome) {
                    case = watched.check(&world, &case.clone(), step, &Actor::System, now)?;
                    continue;
                }
            }
            world.handed_on = domain::case::handed_on_twice(watched.happened.iter());
            if let Some((step, actor)) = tries(&mut world, &case, pick, now)? {
                count(1);
                if step.events.iter().any(|e| matches!(e, Body::Appointed { .. })) {
                    count(5);
                }
                case = watched.check(&world, &case.clone(), step, &actor, now)?;
            } else {
                count(2);
            }
        }
        // To and fro it goes twice from each of the two, at most.
        let by_hand = |body: &&Body| {
            matches!(body, Body::Transferred { from, to, moved, .. } if from.agency != to.agency && moved.iter().all(|m| !m.1.decides))
        };
        prop_assert!(watched.happened.iter().filter(by_hand).count() <= 4, "{:?}", watched.happened);
        // From wherever chance has led, those who do what is asked bring it to an end.
        for n in 0.. {
            if case.status.is_closed() {
                break;
            }
            prop_assert!(n < 200, "stuck in {:#?}", case);
            now += 1;
            let (step, actor) = diligent(&mut world, &case, now);
            count(if actor == Actor::System { 3 } else { 1 });
            case = watched.check(&world, &case.clone(), step, &actor, now)?;
        }
        prop_assert!(matches!(case.status, Status::Decided | Status::Withdrawn));
    }
}

/// Silence says that it is complete, ends a task and decides; a clock that looks each hour and one that looks once a week give
/// the same dates.
#[test]
fn silence_counted_from_when_the_clock_looked_not_from_when_the_limit_passed() {
    let text = yaml(&[(vec![(0, 0, 1, 1)], 0, 1)], (0, 0, 0, 0, 0), None, false);
    let head = text.split("stages:").next().unwrap();
    assert!(head.contains("completeness"), "{head}");
    let after = |wait: i64| {
        let service = service(&text);
        let mut world = World { service, days: Calendars::default(), answers: Answers::new(), handed_on: vec![], n: 0 };
        let begun = world
            .at(START, |at| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None))
            .unwrap();
        let (mut case, mut now, mut promised) = (begun.case, START, vec![]);
        promised.push(case.due_at(case.days(&world.days)));
        while now < START + 120 * 24 * HOUR {
            now += wait * HOUR;
            while let Some(step) = world.at(now, |at| case.tick(at)).unwrap() {
                for body in &step.events {
                    // What is stored is enough to come to the same dates again.
                    let again: Body = serde_json::from_str(&serde_json::to_string(body).unwrap()).unwrap();
                    assert_eq!(&again, body);
                }
                case = step.case;
                promised.push(case.due_at(case.days(&world.days)));
            }
        }
        promised.dedup();
        (promised, case.clock, case.decision.and_then(|d| d.since))
    };
    assert_eq!(after(1), after(7 * 24));
    assert!(after(1).0.iter().flatten().count() == 1, "the date that was promised stands: {:?}", after(1).0);
    let old = r#"{"kind":"completed","by_silence":true}"#;
    assert_eq!(serde_json::from_str::<Body>(old).unwrap(), Body::Completed { task: Id::nil(), by_silence: true, since: None });
}

/// The vote was in favour and the fee was paid, so no officer refuses because of the vote or of the money; the law's silence
/// has a ground of its own, which the service's own rule may give as well.
#[test]
fn a_refusal_that_contradicted_the_record_was_sent_as_a_letter() {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let mut text = shared::head(1000).replace(
        "    grounds: [{id: bad, title: {fa: کامل نیست, en: Incomplete}}]\n",
        "    grounds:
      - {id: bad, title: {fa: کامل نیست, en: Incomplete}}
      - {id: vote, title: {fa: کمیسیون موافقت نکرد, en: The commission did not agree}, when: vote == \"poor\"}
      - {id: unpaid, title: {fa: پرداخت نشد, en: Not paid}, when: fee == \"poor\"}
      - {id: absent, title: {fa: مالک نیستید, en: You are not the owner}, when: '!owner'}
      - {id: silent, title: {fa: سکوت, en: Silence}, silence: true}\n",
    );
    let _ = writeln!(text, "time:\n  days: 60\n  {rule}\n  if_late: {{fa: خبر می‌دهیم, en: We tell you}}\nstages:");
    let _ = writeln!(text, "  - id: s0\n    title: {{fa: مرحله, en: Stage}}\n    tasks:");
    for (id, kind) in [("vote", "review"), ("fee", "pay")] {
        let _ = writeln!(text, "      - id: {id}\n        kind: {kind}\n        title: {{fa: کار, en: Task}}\n        by: desk");
        text += "        outcomes: [{id: good, title: {fa: خوب, en: Good}}, {id: poor, title: {fa: بد, en: Poor}}]\n";
    }
    text +=
        "    next:\n      - {when: 'vote == \"poor\" && fee == \"poor\"', decide: {decision: refuse, ground: silent}}\n      - {to: end}\n";
    text += "  - {id: end, title: {fa: پایان, en: End}, tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}\n";
    let answers: Answers = [("owner".to_string(), serde_json::json!(true)), ("area".to_string(), serde_json::json!("north"))].into();
    let mut world = World { service: service(&text), days: Calendars::default(), answers, handed_on: vec![], n: 0 };
    let desk = officer_of(&Place { agency: "office".into(), unit: "desk".into() }, "first");
    let mut come_to = |vote: &str, fee: &str| {
        let begun = world
            .at(START, |at| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None))
            .unwrap();
        let finish = |outcome: &str| {
            Act::Finish(Finish { outcome: outcome.into(), receipt: "140509".into(), told: "ok".into(), ..Finish::default() })
        };
        let voted = world.at(START + HOUR, |at| begun.case.act(at, &desk, finish(vote), None)).unwrap().case;
        let case = world.at(START + 2 * HOUR, |at| voted.act(at, &desk, finish(fee), None)).unwrap().case;
        let mut refuse = |ground: &str| {
            let act = Act::Decide { decision: "refuse".into(), ground: ground.into(), note: String::new() };
            world.at(START + 3 * HOUR, |at| case.act(at, &desk, act, None)).err()
        };
        (["bad", "vote", "unpaid", "absent", "silent"].map(&mut refuse), case.decision.map(|d| d.ground))
    };
    let wrong = |key| Some(Refusal::wrong("ground", domain::Msg::new(key)));
    let (record, silence) = (wrong("answer-ground-not-on-record"), wrong("answer-ground-of-silence"));
    assert_eq!(come_to("good", "good"), ([None, record.clone(), record.clone(), record.clone(), silence.clone()], None));
    assert_eq!(come_to("poor", "good"), ([None, None, record.clone(), record.clone(), silence.clone()], None));
    assert_eq!(come_to("good", "poor"), ([None, record.clone(), None, record, silence], None));
    assert_eq!(come_to("poor", "poor").1, Some("silent".into()));
}

/// A limit of its own, and one that the stage gives: before each the unit is warned, after it the superior unit has the task.
#[test]
fn nobody_was_warned_of_the_limit_of_a_task_and_nobody_took_it_when_it_had_passed() {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let text = shared::head(0)
        + &format!(
            "time:\n  days: 60\n  {rule}\n  if_late: {{fa: خبر, en: We tell you}}
stages:
  - id: look
    title: {{fa: بررسی, en: Look}}
    tasks: [{{id: looks, title: {{fa: بررسی, en: Look}}, by: desk, limit: {{days: 5, {rule}, warning: 2, escalate: boss}}, outcomes: [{{id: good, title: {{fa: خوب, en: Good}}}}]}}]
  - id: end
    title: {{fa: پایان, en: End}}
    limit: {{days: 3, {rule}, warning: 1, escalate: boss}}
    tasks: [{{id: last, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: desk}}]
"
        );
    let mut world = World { service: service(&text), days: Calendars::default(), answers: Answers::new(), handed_on: vec![], n: 0 };
    let place = |unit: &str| Place { agency: "office".into(), unit: unit.into() };
    let begin =
        |at: &Setting| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None).unwrap();
    let mut case = world.at(START, begin).case;
    for before in [2, 1] {
        let task = case.tasks[0].clone();
        let days = world.days.of("office").clone();
        let (clock, due) = (task.clock.clone().unwrap(), task.due_at(&world.days).unwrap());
        let warns = clock.warns_at(&days, before);
        assert_eq!(case.wakes_at(&world.service, &world.days), Some(warns + 1));
        let warned = world.at(warns + 1, |at| case.tick(at)).unwrap().unwrap();
        assert_eq!(warned.events, [Body::Warned { task: Some(task.id), acting: Some(place("desk")) }]);
        assert!(warned.case.tasks[0].warned && !warned.case.warned && !warned.events[0].is_for_person());
        assert_eq!(warned.case.wakes_at(&world.service, &world.days), Some(due + 1), "once");
        let passed = world.at(due + 1, |at| warned.case.tick(at)).unwrap().unwrap();
        let [Body::LimitPassed { task: Some(late), .. }, Body::Escalated { task: Some(gone), to, opened, lasting: false }] =
            &passed.events[..]
        else {
            panic!("{:?}", passed.events)
        };
        assert_eq!((late, gone, to, opened.len()), (&task.id, &task.id, &place("boss"), 1));
        // It is one task that went: the next one of the stage or the case is done where the service says.
        let taken = &passed.case.tasks[0];
        assert_eq!((&taken.place, taken.officer.as_ref(), &taken.clock, taken.late), (&place("boss"), None, &task.clock, true));
        assert!(passed.case.escalated.is_none() && passed.case.acted_before.contains(&place("desk")));
        // What one task is late by is told where it concerns the case.
        assert!(passed.events.iter().all(|e| e.notice(&Actor::System).is_none()));
        assert!(world.at(due + HOUR, |at| passed.case.tick(at)).unwrap().is_none());
        let boss = officer_of(&place("boss"), "first");
        if before == 2 {
            let finish = Act::Finish(Finish { outcome: "good".into(), ..Finish::default() });
            case = world.at(due + HOUR, |at| passed.case.act(at, &boss, finish, None)).unwrap().case;
            assert_eq!(case.tasks[0].place, place("desk"));
        }
    }
    // Events and states from before are read, and what says nothing of it is as it was.
    assert_eq!(serde_json::from_str::<Body>(r#"{"kind":"warned"}"#).unwrap(), Body::Warned { task: None, acting: None });
    let up = serde_json::from_str::<Body>(r#"{"kind":"escalated","to":{"agency":"office","unit":"boss"},"opened":[]}"#).unwrap();
    assert_eq!(up, Body::Escalated { task: None, to: place("boss"), opened: vec![], lasting: false });
    let plain = service(&text.replace(", warning: 2, escalate: boss", "").replace(", warning: 1, escalate: boss", ""));
    let json = serde_json::to_string(&plain.stages).unwrap();
    assert!(!json.contains("watch"), "the hash of a service that says nothing of it is as it was: {json}");
    // A unit that the agency of the task does not have, and more days than the limit has, are mistakes.
    for wrong in [text.replace("warning: 2", "warning: 6"), text.replace("escalate: boss}, outcomes", "escalate: hall}, outcomes")] {
        assert!(read(&wrong).is_err());
    }
}

/// A task of another agency, three working days, beside one of the steward; the case itself has sixty days.
#[test]
fn a_task_went_by_the_calendar_of_the_steward_and_not_by_that_of_the_agency_that_has_it() {
    let text = yaml(&[(vec![(2, 2, 0, 1), (0, 0, 0, 1)], 0, 2)], (1, 1, 1, 1, 2), None, false);
    let off = |first: i64| {
        let holidays = (first..first + 5).map(|n| (Day(Day::at(START, 0).0 + n).to_string(), domain::Text::default())).collect();
        WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() })
    };
    let begun = |days: Calendars| {
        let mut world = World { service: service(&text), days, answers: Answers::new(), handed_on: vec![], n: 0 };
        let begin = |at: &Setting| {
            submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None).unwrap().case
        };
        let case = world.at(START, begin);
        (world, case)
    };
    let (_, plain) = begun(Calendars::default());
    let due = |days: &Calendars| -> Vec<Millis> { plain.tasks.iter().filter_map(|t| plain.task_due_at(t, days)).collect() };
    let (theirs, ours) = (Calendars::default().with("other", off(1)), Calendars::default().with("office", off(1)));
    let [view, look] = due(&Calendars::default())[..] else { panic!("{:?}", plain.tasks) };
    assert_eq!((plain.tasks[0].place.key().as_str(), plain.tasks[1].place.key().as_str()), ("other/hall", "office/desk"));
    assert_eq!(due(&theirs), [view + 5 * 24 * HOUR, look], "five days off of the agency that has the task");
    assert_eq!(due(&ours), [view, look + 5 * 24 * HOUR], "those of the steward are those of its own tasks");
    assert_eq!(plain.due_at(plain.days(&theirs)), plain.due_at(plain.days(&Calendars::default())), "the case is the steward's");

    // The clock does not end by silence what may still be done there.
    let (mut world, case) = begun(theirs.clone());
    let later = world.at(view + 1, |at| case.tick(at)).unwrap().map(|s| s.events);
    let passed = |events: &[Body], task: Id| events.iter().any(|e| matches!(e, Body::LimitPassed { task: Some(t), .. } if *t == task));
    assert!(later.is_none_or(|events| !passed(&events, case.tasks[0].id)));

    // Days off declared later are told of the task that they move, and of no other.
    let stored: Vec<_> = plain.tasks.iter().map(|t| (t.id, plain.task_due_at(t, &Calendars::default()))).collect();
    let case_due = plain.due_at(plain.days(&theirs));
    let moved = plain.due_changed(&service(&text), case_due, &stored, &theirs, START).unwrap();
    assert_eq!(moved.events, [Body::DueChanged { task: Some(plain.tasks[0].id), from: view, to: view + 5 * 24 * HOUR, anew: true }]);
    assert_eq!(plain.due_changed(&service(&text), case_due, &stored, &Calendars::default(), START), None);
}

/// A late case for which days off are declared afterwards: what was said of its old date stood for ever, and nothing happened when the new
/// one had passed.
#[test]
fn a_limit_that_passed_and_was_put_off_never_passed_again() {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let text = shared::head(0)
        + &format!(
            "time:\n  days: 5\n  {rule}\n  warning: 2\n  escalate: boss\n  if_late: {{fa: خبر, en: We tell you}}
stages:
  - id: look
    title: {{fa: بررسی, en: Look}}
    tasks: [{{id: looks, kind: decide, title: {{fa: بررسی, en: Look}}, by: desk, limit: {{days: 5, {rule}, escalate: boss}}}}]
"
        );
    let mut world = World { service: service(&text), days: Calendars::default(), answers: Answers::new(), handed_on: vec![], n: 0 };
    let begin = |at: &Setting| {
        submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None).unwrap().case
    };
    let mut case = world.at(START, begin);
    let due = |case: &Case, days: &Calendars| case.due_at(case.days(days)).unwrap();
    let first = due(&case, &world.days);
    let ticks = |world: &mut World, mut case: Case, now: Millis| {
        while let Some(step) = world.at(now, |at| case.tick(at)).unwrap() {
            case = step.case;
        }
        case
    };
    let now = first + HOUR;
    case = ticks(&mut world, case, now);
    let boss = Place { agency: "office".into(), unit: "boss".into() };
    assert!(case.late && case.warned && case.tasks[0].late && case.tasks[0].place == boss);
    // Four days off, declared when it was late: case and task have the same new date.
    let (stored, dues) = (case.due_at(case.days(&world.days)), kept_dues(&case, &world.days));
    let holidays = [1, 2, 3, 4].map(|n| (Day(Day::at(START, 0).0 + n).to_string(), Text::default())).into();
    world.days = Calendars::default().with("office", WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }));
    let step = case.due_changed(&world.service, stored, &dues, &world.days, now).unwrap();
    let to = due(&case, &world.days);
    let moved = |task| Body::DueChanged { task, from: first, to, anew: true };
    assert_eq!(step.events, [moved(Some(case.tasks[0].id)), moved(None)]);
    let mut again = case.clone();
    step.events.iter().for_each(|e| again.follow(&world.service, e, "system", now).unwrap());
    assert_eq!(again, step.case);
    case = step.case;
    assert!(!case.late && !case.warned && !case.tasks[0].late && case.was_late && case.tasks[0].was_late);
    assert_eq!((&case.tasks[0].place, case.escalated.as_ref()), (&boss, Some(&boss)), "what the superior has stays there");
    assert!(case.if_late(&world.service, Some(to), now).is_some());
    assert_eq!(case.due_changed(&world.service, Some(to), &kept_dues(&case, &world.days), &world.days, now), None);
    // It is warned of anew, passes anew, and is late again.
    let days = case.days(&world.days).clone();
    case = ticks(&mut world, case.clone(), case.clock.warns_at(&days, 2) + 1);
    assert!(case.warned && !case.late);
    case = ticks(&mut world, case, to + 1);
    assert!(case.late && case.tasks[0].late && case.tasks[0].place == boss);
    // An event from before says nothing of that.
    let before: Body = serde_json::from_value(serde_json::json!({ "kind": "due_changed", "from": to, "to": to + HOUR })).unwrap();
    case.follow(&world.service, &before, "system", to + 2).unwrap();
    assert!(case.late);
}

/// Days off of the steward while it is looked at whether the application is complete: both limits move, and one thing is told.
#[test]
fn a_day_by_which_completeness_is_said_was_told_as_the_limit_of_a_task() {
    let text = yaml(&[(vec![(4, 2, 1, 1), (0, 0, 1, 1)], 0, 2)], (0, 1, 1, 1, 2), None, false);
    let mut world = World { service: service(&text), days: Calendars::default(), answers: Answers::new(), handed_on: vec![], n: 0 };
    let begin = |at: &Setting| {
        submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None).unwrap().case
    };
    let case = world.at(START, begin);
    let complete = case.complete_by(&world.service, case.days(&world.days)).and_then(|c| c.0).unwrap();
    let due = case.due_at(case.days(&world.days)).unwrap();
    let [theirs, ours] = &case.tasks[..] else { panic!("{:?}", case.tasks) };
    let of = |task, days: &Calendars| case.task_due_at(task, days);
    assert_eq!((of(theirs, &world.days), of(ours, &world.days)), (Some(due), Some(complete)), "the nearest for each");

    let stored = [(theirs.id, of(theirs, &world.days)), (ours.id, of(ours, &world.days))];
    let holidays = [1, 2].map(|n| (Day(Day::at(START, 0).0 + n).to_string(), Text::default())).into();
    let off = Calendars::default().with("office", WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }));
    let moved = case.due_changed(&world.service, Some(due), &stored, &off, START).unwrap();
    assert!(of(ours, &off) > Some(complete));
    assert_eq!(moved.events, [Body::DueChanged { task: None, from: due, to: case.due_at(case.days(&off)).unwrap(), anew: true }]);
    // A row from before it was so is no day that moved.
    let before = [(theirs.id, Some(due)), (ours.id, Some(due))];
    assert_eq!(case.due_changed(&world.service, Some(due), &before, &world.days, START), None);
}
