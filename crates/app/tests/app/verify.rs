//! Verification finds these ways of tampering with the record, on both engines, and names the first that is broken. What it does not look at is
//! said in docs/operator.md.
//! Receipts are checked offline.

use app::verify::{Broken, Report};
use domain::case::Act;
use domain::receipt::Receipt;
use domain::{Id, Lang};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Tx, V};
use testkit::samples::{self, WITH_FILE};
use testkit::{ENGINES, House, PersonToken};

const CASES: usize = 4;

/// Four cases with three events each, all under checkpoints, and their ids in the order of the database.
async fn whole(engine: testkit::Engine) -> (House, Vec<Id>) {
    let house = House::new(engine).await;
    let me = PersonToken::resident(&house, 0).await;
    let identifier = format!("resident:{}", samples::people().residents[0].national_number);
    let person = house.app.store.read(|tx| store::person::by_identifier(tx, &identifier)).await.unwrap().unwrap();
    let mut ids = vec![];
    for _ in 0..CASES {
        let id: Id = me.apply(WITH_FILE).await["case"].as_str().unwrap().parse().unwrap();
        for text in ["یک", "دو"] {
            app::act::act(&house.app, &app::Who::Person(person.clone()), id, Act::Message { text: text.into() }).await.unwrap();
        }
        ids.push(id);
        house.work().await;
    }
    ids.sort();
    app::follow::calendar(&house.app).await.unwrap();
    let report = house.verify().await;
    let (events, cases, checkpoints) = (CASES as i64 * 3, CASES as i64, CASES as i64);
    assert!(report.roll > 0, "{report:?}");
    let whole =
        Report { roll: report.roll, events, cases, checkpoints, tasks: cases, files: Some(cases * 2), dates: true, ..Report::default() };
    assert_eq!(report, whole);
    (house, ids)
}

async fn tamper(house: &House, sql: &'static str, params: Vec<V>) {
    house
        .app
        .store
        .write(move |tx: &mut Tx| {
            tx.run(sql, params.clone());
            Ok(())
        })
        .await
        .unwrap();
}

fn broken(subject: Id, seq: i64, reason: &str) -> Broken {
    Broken { subject: subject.to_string(), seq, reason: reason.into() }
}

#[tokio::test(flavor = "multi_thread")]
async fn tampering_with_events_and_answers_is_found_and_named() {
    type Row = (&'static str, &'static str, fn(Id) -> Vec<V>, i64, &'static str);
    // What is done, to which event of the third case, and what is found.
    let table: [Row; 13] = [
        (
            "a changed text",
            "UPDATE events SET body = '{\"kind\":\"noted\",\"text\":\"x\"}' WHERE subject = ?1 AND seq = 2",
            |id| vec![id.into()],
            2,
            "chain",
        ),
        ("a changed time", "UPDATE events SET at = at + 1 WHERE subject = ?1 AND seq = 2", |id| vec![id.into()], 2, "chain"),
        ("a changed actor", "UPDATE events SET actor = 'officer:other' WHERE subject = ?1 AND seq = 3", |id| vec![id.into()], 3, "chain"),
        ("a changed kind", "UPDATE events SET kind = 'message' WHERE subject = ?1 AND seq = 1", |id| vec![id.into()], 1, "chain"),
        (
            "a changed hash",
            "UPDATE events SET hash = ?2 WHERE subject = ?1 AND seq = 2",
            |id| vec![id.into(), [7u8; 32].into()],
            2,
            "chain",
        ),
        ("a deleted first event", "DELETE FROM events WHERE subject = ?1 AND seq = 1", |id| vec![id.into()], 2, "missing-event"),
        ("a deleted event", "DELETE FROM events WHERE subject = ?1 AND seq = 2", |id| vec![id.into()], 3, "missing-event"),
        ("a deleted last event", "DELETE FROM events WHERE subject = ?1 AND seq = 3", |id| vec![id.into()], 2, "events-missing"),
        ("all events deleted", "DELETE FROM events WHERE subject = ?1", |id| vec![id.into()], 0, "case-without-events"),
        ("changed answers", "UPDATE cases SET answers = '{\"area\":1}' WHERE id = ?1", |id| vec![id.into()], 1, "answers"),
        ("a deleted case", "DELETE FROM cases WHERE id = ?1", |id| vec![id.into()], 1, "case-missing"),
        (
            "an event given to another leaf",
            "UPDATE events SET leaf = leaf + 1 WHERE subject = ?1 AND seq = 2",
            |id| vec![id.into()],
            2,
            "leaf",
        ),
        (
            "an event taken from its checkpoint",
            "UPDATE events SET checkpoint = NULL, leaf = NULL WHERE subject = ?1 AND seq = 2",
            |id| vec![id.into()],
            0,
            "missing-leaf",
        ),
    ];
    for engine in ENGINES {
        let (house, ids) = whole(engine).await;
        let third = ids[2];
        for (what, sql, params, seq, reason) in table {
            // Each from a whole database: what is tampered with is kept and put back.
            let kept = keep(&house).await;
            tamper(&house, sql, params(third)).await;
            let report = house.verify().await;
            assert!(report.broken >= 1, "{what} was not found on {engine:?}");
            let first = report.first_broken.unwrap();
            if reason == "missing-leaf" {
                assert_eq!((first.seq, first.reason.as_str()), (0, reason), "{what}");
            } else {
                assert_eq!(first, broken(third, seq, reason), "{what} on {engine:?}");
            }
            put_back(&house, kept).await;
            assert_eq!(house.verify().await.broken, 0, "{what} was not put back");
        }
    }
}

/// What is tampered with, each column with its type: bytes, text, a number, yes or no.
const TABLES: [(&str, &[(&str, char)]); 6] = [
    (
        "events",
        &[
            ("subject", 'b'),
            ("seq", 'i'),
            ("kind", 't'),
            ("actor", 't'),
            ("on_behalf", 't'),
            ("at", 'i'),
            ("body", 't'),
            ("hash", 'b'),
            ("checkpoint", 'b'),
            ("leaf", 'i'),
        ],
    ),
    (
        "cases",
        &[
            ("id", 'b'),
            ("code", 't'),
            ("service", 't'),
            ("version", 'i'),
            ("person", 'b'),
            ("lang", 't'),
            ("steward", 't'),
            ("acting", 't'),
            ("stage", 't'),
            ("status", 't'),
            ("due_at", 'i'),
            ("wakes_at", 'i'),
            ("submitted_at", 'i'),
            ("changed_at", 'i'),
            ("revision", 'i'),
            ("state", 't'),
            ("answers", 't'),
            ("receipt", 'b'),
            ("name", 't'),
        ],
    ),
    (
        "tasks",
        &[
            ("id", 'b'),
            ("case_id", 'b'),
            ("acting", 't'),
            ("service", 't'),
            ("stage", 't'),
            ("kind", 't'),
            ("officer", 't'),
            ("due_at", 'i'),
            ("waiting", 'o'),
            ("opened_at", 'i'),
            ("code", 't'),
            ("version", 'i'),
            ("person", 'b'),
            ("unread", 't'),
            ("limit_by", 't'),
            ("name", 't'),
        ],
    ),
    ("access_records", &[("id", 'b'), ("person", 'b'), ("case_id", 'b'), ("officer", 't'), ("place", 't'), ("at", 'i'), ("purpose", 't')]),
    ("notices", &[("id", 'b'), ("person", 'b'), ("case_id", 'b'), ("kind", 't'), ("at", 'i'), ("read_at", 'i'), ("news", 't')]),
    ("service_versions", &[("service", 't'), ("version", 'i'), ("hash", 't'), ("body", 't'), ("published_at", 'i')]),
];

/// A statement that lives as long as the program, as those of the program do.
fn leaked(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}

type Rows = Vec<Vec<V>>;

/// The tables as they are.
async fn keep(house: &House) -> Vec<Rows> {
    let value = |r: &mut store::Row, n: usize, kind: char| -> V {
        match kind {
            'b' => r.has(n).then(|| r.bytes(n).to_vec()).into(),
            'i' => r.opt_int(n).into(),
            'o' => r.bool(n).into(),
            _ => r.opt_text(n).into(),
        }
    };
    let all = house.app.store.read(|tx| {
        let mut kept: Vec<Rows> = vec![];
        for (table, columns) in TABLES {
            let names: Vec<&str> = columns.iter().map(|c| c.0).collect();
            let rows = tx.rows(leaked(format!("SELECT {} FROM {table}", names.join(", "))), &[])?;
            let row = |mut r: store::Row| columns.iter().enumerate().map(|(n, (_, kind))| value(&mut r, n, *kind)).collect();
            kept.push(rows.into_iter().map(row).collect());
        }
        Ok(kept)
    });
    all.await.unwrap()
}

async fn put_back(house: &House, kept: Vec<Rows>) {
    let all = house.app.store.write(move |tx| {
        for ((table, columns), rows) in TABLES.iter().zip(&kept) {
            tx.run(leaked(format!("DELETE FROM {table}")), vec![]);
            let names: Vec<&str> = columns.iter().map(|c| c.0).collect();
            let values: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
            let sql = leaked(format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", ")));
            rows.iter().for_each(|row| tx.run(sql, row.clone()));
        }
        Ok(())
    });
    all.await.unwrap();
}

/// A whole house in which the first case is decided, the second asked, answered with a file, advanced and transferred, the
/// third waits, the fourth is withdrawn.
async fn moved(engine: testkit::Engine) -> (House, Vec<Id>) {
    let (house, ids) = whole(engine).await;
    let identifier = format!("resident:{}", samples::people().residents[0].national_number);
    let person = house.app.store.read(|tx| store::person::by_identifier(tx, &identifier)).await.unwrap().unwrap();
    let file = app::draft::keep(&house.app, person.id, "text", "plan.pdf", b"%PDF-1.4 plan %%EOF".to_vec()).await.unwrap();
    let (me, officer) = (app::Who::Person(person), app::Who::Officer(officer()));
    let decide = || Act::Decide { decision: "permit".into(), ground: "line-clear".into(), note: "n".into() };
    let steps = [
        (1, &officer, Act::Ask { text: "نقشه؟".into(), questions: vec![] }),
        (1, &me, Act::Answer { text: String::new(), files: vec![file], answers: Default::default() }),
        (1, &officer, Act::Advance { note: String::new() }),
        (
            1,
            &officer,
            Act::Transfer { to: domain::case::Place { agency: "mashhad-water".into(), unit: "engineering".into() }, reason: "r".into() },
        ),
        (2, &officer, Act::Claim),
        (2, &officer, Act::Ask { text: "چرا؟".into(), questions: vec![] }),
        (3, &me, Act::Withdraw { reason: String::new() }),
    ];
    for (n, who, act) in steps {
        app::act::act(&house.app, who, ids[n], act).await.unwrap();
    }
    let advance = app::act::act(&house.app, &officer, ids[0], Act::Advance { note: String::new() }).await.unwrap();
    let engineer = app::Who::Officer(officer_of("engineer.one", &advance.acting));
    app::act::act(&house.app, &engineer, ids[0], decide()).await.unwrap();
    house.work().await;
    let report = house.verify().await;
    assert_eq!((report.broken, report.tasks, report.files), (0, 2, Some(CASES as i64 * 2 + 1)), "{report:?}");
    (house, ids)
}

/// An officer of the unit in which the cases begin.
fn officer() -> app::Account {
    officer_of("reviewer.one", &domain::case::Place { agency: "mashhad-districts".into(), unit: "permits".into() })
}

fn officer_of(name: &str, place: &domain::case::Place) -> app::Account {
    app::Account {
        name: name.into(),
        agency: place.agency.clone(),
        unit: place.unit.clone(),
        title: domain::Text::default(),
        passphrase: String::new(),
        active: true,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_its_events_do_not_tell_is_found_and_named() {
    // Which case (0 decided, 1 advanced, 2 waiting, 3 withdrawn), how it is changed, what is found.
    let table: [(usize, &'static str, i64, &str); 36] = [
        (1, "UPDATE cases SET service = 'tree-permit' WHERE id = ?1", 0, "case-service"),
        (1, "UPDATE cases SET version = version + 1 WHERE id = ?1", 0, "case-service"),
        (1, "UPDATE cases SET person = ?1 WHERE id = ?1", 0, "case-person"),
        (1, "UPDATE cases SET steward = 'mashhad' WHERE id = ?1", 0, "case-steward"),
        (1, "UPDATE cases SET acting = 'mashhad-districts/permits' WHERE id = ?1", 0, "case-acting"),
        (1, "UPDATE cases SET stage = 'other' WHERE id = ?1", 0, "case-stage"),
        (1, "UPDATE cases SET status = 'decided' WHERE id = ?1", 0, "case-status"),
        (1, "UPDATE cases SET status = 'unheard' WHERE id = ?1", 0, "case-state"),
        (1, "UPDATE cases SET state = 'no JSON' WHERE id = ?1", 0, "case-state"),
        (
            1,
            "UPDATE cases SET state = REPLACE(state, '\"before\":[{', '\"before\":[{\"agency\":\"x\",\"unit\":\"y\"},{') WHERE id = ?1",
            0,
            "case-acting",
        ),
        (2, "UPDATE cases SET status = 'open' WHERE id = ?1", 0, "case-status"),
        (2, "UPDATE cases SET state = REPLACE(state, 'reviewer.one', 'somebody.else') WHERE id = ?1", 0, "case-task"),
        (2, "UPDATE cases SET state = REPLACE(state, 'چرا', 'چه') WHERE id = ?1", 0, "case-question"),
        (2, "UPDATE cases SET state = REPLACE(state, '\"stopped_at\":', '\"stopped_at\":1') WHERE id = ?1", 0, "case-clock"),
        (0, "UPDATE cases SET state = REPLACE(state, '\"granted\"', '\"refused\"') WHERE id = ?1", 0, "case-decision"),
        (0, "UPDATE cases SET changed_at = changed_at + 1 WHERE id = ?1", 0, "case-times"),
        (3, "UPDATE cases SET status = 'open' WHERE id = ?1", 0, "case-status"),
        (3, "UPDATE cases SET code = '000000000000' WHERE id = ?1", 1, "receipt"),
        (3, "UPDATE cases SET receipt = NULL WHERE id = ?1", 1, "receipt-missing"),
        (1, "UPDATE cases SET due_at = due_at + 86400000 WHERE id = ?1", 0, "case-due"),
        (1, "UPDATE cases SET due_at = NULL WHERE id = ?1", 0, "case-due"),
        // The clock would never act again, or a day late.
        (1, "UPDATE cases SET wakes_at = NULL WHERE id = ?1", 0, "case-wakes"),
        (1, "UPDATE cases SET wakes_at = wakes_at + 86400000 WHERE id = ?1", 0, "case-wakes"),
        (1, "DELETE FROM tasks WHERE case_id = ?1", 0, "task-missing"),
        (2, "UPDATE tasks SET officer = 'somebody.else' WHERE case_id = ?1", 0, "task-differs"),
        (2, "UPDATE tasks SET acting = 'mashhad-water/engineering' WHERE case_id = ?1", 0, "task-differs"),
        (2, "UPDATE tasks SET stage = 'other' WHERE case_id = ?1", 0, "task-differs"),
        (2, "UPDATE tasks SET waiting = NOT waiting WHERE case_id = ?1", 0, "task-differs"),
        (1, "UPDATE tasks SET due_at = due_at + 1 WHERE case_id = ?1", 0, "task-differs"),
        (2, "UPDATE tasks SET unread = CASE WHEN unread = '' THEN 'message' ELSE '' END WHERE case_id = ?1", 0, "task-differs"),
        // By what a date stands: another law, a limit that the task has not, and what nobody knows; the last waits and says nothing.
        (1, "UPDATE tasks SET limit_by = 'objection' WHERE case_id = ?1", 0, "task-differs"),
        (1, "UPDATE tasks SET limit_by = 'completeness' WHERE case_id = ?1", 0, "task-differs"),
        (1, "UPDATE tasks SET limit_by = 'somebody' WHERE case_id = ?1", 0, "task-differs"),
        (2, "UPDATE tasks SET limit_by = 'case' WHERE case_id = ?1", 0, "task-differs"),
        (
            3,
            "INSERT INTO tasks (id, case_id, acting, service, stage, officer, due_at, waiting, opened_at, code, version, person)
             SELECT e.subject, e.subject, acting, service, stage, officer, due_at, waiting, opened_at, code, version, person
             FROM tasks t, events e WHERE e.subject = ?1 AND e.seq = 1 LIMIT 1",
            0,
            "task-stray",
        ),
        (1, "UPDATE tasks SET case_id = id WHERE case_id = ?1", 0, "task-differs"),
    ];
    for engine in ENGINES {
        let (house, ids) = moved(engine).await;
        for (n, sql, seq, reason) in table {
            let kept = keep(&house).await;
            tamper(&house, sql, vec![ids[n].into()]).await;
            let first = house.verify().await.first_broken.unwrap_or_else(|| panic!("not found on {engine:?}: {sql}"));
            assert_eq!(first, broken(ids[n], seq, reason), "{sql} on {engine:?}");
            put_back(&house, kept).await;
            assert_eq!(house.verify().await.broken, 0, "not put back: {sql}");
        }
        // An event that fits its chain and that no act could have made.
        let last = house.app.store.read(|tx| store::event::last(tx, ids[3])).await.unwrap();
        let e = domain::event::Event::after(last, ids[3], "claimed", "officer:x", 1, r#"{"kind":"claimed"}"#.into());
        let seq = e.seq;
        house
            .app
            .store
            .write(move |tx| {
                store::event::add(tx, &e);
                store::case::put_revision(tx, e.subject, e.seq);
                Ok(())
            })
            .await
            .unwrap();
        assert_eq!(house.verify().await.first_broken.unwrap(), broken(ids[3], seq, "event-impossible"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_lost_the_day_of_completeness_was_not_found() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let id: Id = PersonToken::resident(&house, 0).await.apply("building-permit").await["case"].as_str().unwrap().parse().unwrap();
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
        for day in [store::task::NO_DUE, store::task::NO_DUE - 1] {
            tamper(&house, "UPDATE tasks SET due_at = ?2 WHERE case_id = ?1", vec![id.into(), day.into()]).await;
            assert_eq!(house.verify().await.first_broken, Some(broken(id, 0, "task-differs")), "{day} on {engine:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_read_a_case_could_be_changed_and_the_database_was_called_whole() {
    // The second case was asked, transferred and read by officers of two units; its person was told.
    let table: [(&'static str, &str); 11] = [
        ("DELETE FROM access_records WHERE case_id = ?1", "reading-unrecorded"),
        ("UPDATE access_records SET officer = 'somebody.else' WHERE case_id = ?1", "reading-unrecorded"),
        ("UPDATE access_records SET place = 'mashhad-water/engineering' WHERE case_id = ?1", "reading-unrecorded"),
        ("UPDATE access_records SET at = at + 1 WHERE case_id = ?1", "reading-unrecorded"),
        ("UPDATE access_records SET purpose = 'supervision' WHERE case_id = ?1", "reading-unrecorded"),
        ("UPDATE access_records SET purpose = 'list' WHERE case_id = ?1", "reading-unrecorded"),
        ("UPDATE access_records SET person = ?1 WHERE case_id = ?1", "reading-stray"),
        (
            "INSERT INTO access_records (id, person, case_id, officer, place, at, purpose)
             SELECT id, person, id, 'somebody', 'a/b', 1, 'task' FROM cases WHERE id = ?1",
            "reading-stray",
        ),
        // What stood in a list has no event, and is of a case and its person all the same.
        (
            "INSERT INTO access_records (id, person, case_id, officer, place, at, purpose)
             SELECT id, id, id, 'somebody', 'a/b', 1, 'list' FROM cases WHERE id = ?1",
            "reading-stray",
        ),
        ("UPDATE notices SET kind = 'decided' WHERE case_id = ?1", "notice-differs"),
        ("UPDATE notices SET at = at + 1 WHERE case_id = ?1", "notice-differs"),
    ];
    for engine in ENGINES {
        let (house, ids) = moved(engine).await;
        let of = app::Who::Officer(officer());
        app::desk::list(&house.app, &officer(), &Default::default()).await.unwrap();
        app::case_view::whole(&house.app, &of, ids[1]).await.unwrap();
        let report = house.verify().await;
        assert!(report.broken == 0 && report.readings > 3 && report.notices > 3 && report.dates, "{report:?}");
        for (sql, reason) in table {
            let kept = keep(&house).await;
            tamper(&house, sql, vec![ids[1].into()]).await;
            let first = house.verify().await.first_broken.unwrap_or_else(|| panic!("{sql} was not found on {engine:?}"));
            assert_eq!((first.subject, first.reason.as_str()), (ids[1].to_string(), reason), "{sql} on {engine:?}");
            put_back(&house, kept).await;
            assert_eq!(house.verify().await.broken, 0, "{sql} was not put back");
        }
        // A reading of a case that is not there.
        tamper(&house, "UPDATE access_records SET case_id = id WHERE case_id = ?1 AND purpose = 'list'", vec![ids[2].into()]).await;
        assert_eq!(house.verify().await.first_broken.map(|b| b.reason).as_deref(), Some("reading-stray"), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_letter_in_an_older_version_was_told_under_its_name() {
    for engine in ENGINES {
        let (house, _) = whole(engine).await;
        let version = samples::service(WITH_FILE).version;
        let named = Broken { subject: format!("{WITH_FILE}@{version}"), seq: 0, reason: "version-altered".into() };
        let changes: [&'static str; 4] = [
            "UPDATE service_versions SET body = REPLACE(body, '\"letter\":{', '\"letter\":{\"xx\":\"y\",') WHERE service = ?1",
            "UPDATE service_versions SET body = REPLACE(body, 'The land is clear', 'The land is not clear') WHERE service = ?1",
            "UPDATE service_versions SET hash = (SELECT MAX(hash) FROM service_versions WHERE service <> ?1) WHERE service = ?1",
            "UPDATE service_versions SET body = 'no JSON' WHERE service = ?1",
        ];
        for sql in changes {
            let kept = keep(&house).await;
            tamper(&house, sql, vec![WITH_FILE.into()]).await;
            assert_eq!(house.verify().await.first_broken.as_ref(), Some(&named), "{sql} on {engine:?}");
            // No program offers it, nor goes on with its cases.
            let offered = app::publish::offer(&house.app.store, samples::catalogue().clone()).await;
            let Err(app::Error::Refused(domain::Refusal::Conflict(m))) = offered else { panic!("{sql}: a start took it") };
            assert_eq!(m.key, "refusal-version-altered", "{engine:?}");
            assert!(pages::Words::of(Lang::EN).msg(&m).contains(WITH_FILE));
            put_back(&house, kept).await;
            assert_eq!(house.verify().await.broken, 0, "{sql} was not put back");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_calendars_of_the_stored_dates_no_date_is_called_wrong() {
    for engine in ENGINES {
        let (house, ids) = moved(engine).await;
        let mut others = samples::catalogue().clone();
        others.agencies.values_mut().for_each(|a| a.calendar = "none".into());
        let by = async |packages| app::verify::verify(&house.app.store, &house.app.key, None, packages).await.unwrap();
        for packages in [Some(&others), None] {
            let report = by(packages).await;
            assert_eq!((report.broken, report.dates), (0, false), "{engine:?}: {report:?}");
        }
        // That the clock does not look any more is known all the same.
        tamper(&house, "UPDATE cases SET wakes_at = NULL WHERE id = ?1", vec![ids[1].into()]).await;
        assert_eq!(by(None).await.first_broken, Some(broken(ids[1], 0, "case-wakes")), "{engine:?}");
        // Where it failed, it looks again an hour later: that is no tampering.
        let later = app::now::now() + 1000 * 86_400_000;
        let again = "INSERT INTO clock_failures (case_id, since, again_at) VALUES (?1, 1, ?2)";
        tamper(&house, "UPDATE cases SET wakes_at = ?2 WHERE id = ?1", vec![ids[1].into(), later.into()]).await;
        assert_eq!(house.verify().await.first_broken, Some(broken(ids[1], 0, "case-wakes")), "{engine:?}");
        tamper(&house, again, vec![ids[1].into(), later.into()]).await;
        assert_eq!(house.verify().await.broken, 0, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_says_by_which_limit_its_date_stands_was_not_held_against_its_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let id: Id = PersonToken::resident(&house, 0).await.apply("building-permit").await["case"].as_str().unwrap().parse().unwrap();
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
        let says = |by: &str| {
            let by = if by.is_empty() { None } else { Some(by.to_string()) };
            tamper(&house, "UPDATE tasks SET limit_by = ?2 WHERE case_id = ?1", vec![id.into(), by.into()])
        };
        // Completeness comes first: that of the case has not begun.
        for by in ["case", "extension", "objection", "nothing"] {
            says(by).await;
            assert_eq!(house.verify().await.first_broken, Some(broken(id, 0, "task-differs")), "{by} on {engine:?}");
        }
        // A row from before rows said it leaves it to the state, and the worker fills it in.
        says("").await;
        assert_eq!(house.verify().await.broken, 0, "{engine:?}");
        tamper(&house, "DELETE FROM marks WHERE name = ?1", vec!["calendars".into()]).await;
        app::follow::calendar(&house.app).await.unwrap();
        let filled = house.app.store.read(|tx| {
            let case = store::case::get(tx, id)?.expect("the case");
            store::task::get_for_verify(tx, &[case.tasks[0].id])
        });
        assert_eq!(filled.await.unwrap()[0].as_ref().unwrap().limit_by.as_deref(), Some("completeness"), "{engine:?}");
        assert_eq!(house.verify().await.broken, 0, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_or_changed_file_is_found_in_answers_and_in_what_was_answered_later() {
    for engine in ENGINES {
        let (house, ids) = moved(engine).await;
        let path = |sha: &str| house.folder().join("files").join(&sha[..2]).join(sha);
        let first = house.app.store.read(|tx| store::case::get_for_verify(tx, ids[0])).await.unwrap().unwrap();
        let answers = serde_json::from_str(&first.answers).unwrap();
        let submitted = domain::form::files(&answers).remove(0).sha256;
        let events = house.app.store.read(|tx| store::event::of_case(tx, ids[1])).await.unwrap();
        let (seq, later) = events.iter().find_map(|e| domain::replay::files(e).pop().map(|f| (e.seq, f.sha256))).unwrap();
        for (sha, id, seq) in [(submitted, ids[0], 1), (later, ids[1], seq)] {
            let content = std::fs::read(path(&sha)).unwrap();
            std::fs::write(path(&sha), "other").unwrap();
            assert_eq!(house.verify().await.first_broken, Some(broken(id, seq, "file-altered")), "{engine:?}");
            std::fs::remove_file(path(&sha)).unwrap();
            assert_eq!(house.verify().await.first_broken, Some(broken(id, seq, "file-missing")), "{engine:?}");
            let unread = app::verify::verify(&house.app.store, &house.app.key, None, None).await.unwrap();
            assert_eq!((unread.broken, unread.files), (0, None), "without the folder nothing is said of files");
            std::fs::write(path(&sha), content).unwrap();
            assert_eq!(house.verify().await.broken, 0);
        }
    }
}

/// Applies, asks, answers, transfers, withdraws, and covers what is new, until told to stop; gives how many events came of
/// it.
async fn write(house: House, n: usize, stop: Arc<AtomicBool>) -> i64 {
    let me = PersonToken::resident(&house, n).await;
    let identifier = format!("resident:{}", samples::people().residents[n].national_number);
    let person = house.app.store.read(|tx| store::person::by_identifier(tx, &identifier)).await.unwrap().unwrap();
    let (person, officer) = (app::Who::Person(person), app::Who::Officer(officer()));
    let mut made = 0;
    while !stop.load(Ordering::Relaxed) {
        let id: Id = me.apply(WITH_FILE).await["case"].as_str().unwrap().parse().unwrap();
        // With the reading that is recorded before the first act of an officer.
        made += 2;
        let acts = [
            (&officer, Act::Claim),
            (&officer, Act::Ask { text: "?".into(), questions: vec![] }),
            (&person, Act::Answer { text: "!".into(), files: vec![], answers: Default::default() }),
            (
                &officer,
                Act::Transfer {
                    to: domain::case::Place { agency: "mashhad-water".into(), unit: "engineering".into() },
                    reason: "r".into(),
                },
            ),
            (&person, Act::Withdraw { reason: String::new() }),
        ];
        for (who, act) in acts {
            app::act::act(&house.app, who, id, act).await.unwrap();
            made += 1;
        }
        let _ = app::worker::cover(&house.app).await;
    }
    made
}

#[tokio::test(flavor = "multi_thread")]
async fn verification_while_others_write_reports_nothing_that_is_not_broken() {
    for engine in ENGINES {
        let (house, _) = whole(engine).await;
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..3).map(|n| tokio::spawn(write(house.clone(), n, stop.clone()))).collect();
        let mut made = 0;
        loop {
            let report = house.verify().await;
            assert_eq!(report.first_broken, None, "{engine:?}: {report:?}");
            if report.events > 400 {
                break;
            }
        }
        stop.store(true, Ordering::Relaxed);
        for w in writers {
            made += w.await.unwrap();
        }
        house.work().await;
        let report = house.verify().await;
        assert_eq!((report.broken, report.uncovered, report.events), (0, 0, made + CASES as i64 * 3), "{report:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tampered_checkpoint_is_found() {
    let table: [(&'static str, &'static str, &'static str); 6] = [
        ("a changed root", "UPDATE checkpoints SET root = ?2 WHERE id = ?1", "checkpoint-signature"),
        ("a changed signature", "UPDATE checkpoints SET signature = ?2 WHERE id = ?1", "checkpoint-signature"),
        ("a changed time", "UPDATE checkpoints SET at = at + 1 WHERE id = ?1 AND root <> ?2", "checkpoint-signature"),
        ("a changed size", "UPDATE checkpoints SET size = size + 1 WHERE id = ?1 AND root <> ?2", "checkpoint-signature"),
        ("changed leaves", "UPDATE checkpoints SET leaves = ?3 WHERE id = ?1 AND root <> ?2", "checkpoint-root"),
        ("a deleted checkpoint", "DELETE FROM checkpoints WHERE id = ?1 AND root <> ?2", "checkpoint-chain"),
    ];
    for engine in ENGINES {
        for (what, sql, reason) in table {
            let (house, _) = whole(engine).await;
            let all = house.app.store.read(|tx| store::checkpoint::page_for_verify(tx, Id::nil(), 100)).await.unwrap();
            let second = all[1].0.id;
            let mut params: Vec<V> = vec![second.into(), "0".repeat(64).into()];
            if sql.contains("?3") {
                params.push(vec![7u8; 96].into());
            }
            tamper(&house, sql, params).await;
            let first = house.verify().await.first_broken.unwrap_or_else(|| panic!("{what} was not found on {engine:?}"));
            let named = if reason == "checkpoint-chain" { all[2].0.id } else { second };
            assert_eq!(first, broken(named, 0, reason), "{what} on {engine:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_does_not_verify_and_a_new_chain_in_place_of_an_old_one_is_found() {
    for engine in ENGINES {
        let (house, ids) = whole(engine).await;
        let other = tempfile::tempdir().unwrap();
        let key = app::Key::open(&other.path().join("signing.key")).unwrap();
        let report = app::verify::verify(&house.app.store, &key, None, None).await.unwrap();
        assert_eq!((report.broken, report.first_broken.unwrap().reason.as_str()), (CASES as i64 * 2, "checkpoint-signature"));
        // Somebody writes the whole chain of a case anew, with hashes that fit each other.
        let id = ids[1];
        let mut events = house.app.store.read(|tx| store::event::of_case(tx, id)).await.unwrap();
        let mut before = None;
        for e in &mut events {
            if e.seq == 2 {
                e.body = e.body.replace("یک", "دیگر");
            }
            *e = domain::event::Event::after(before, id, &e.kind, &e.actor, e.at, e.body.clone());
            before = Some((e.seq, e.hash));
        }
        for e in events {
            let params = vec![id.into(), e.seq.into(), e.hash.into(), e.body.into()];
            tamper(&house, "UPDATE events SET hash = ?3, body = ?4 WHERE subject = ?1 AND seq = ?2", params).await;
        }
        let first = house.verify().await.first_broken.expect("a chain written anew was not found");
        assert_eq!(first, broken(id, 2, "leaf"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_holds_offline_before_and_after_the_checkpoint_and_not_when_changed() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let made = me.apply(WITH_FILE).await;
        let given: Receipt = serde_json::from_value(made["receipt"].clone()).unwrap();
        let public = house.app.key.verifying();
        assert_eq!(given.verify(&public), Ok(()));
        assert!(given.inclusion.is_none());
        for _ in 0..5 {
            me.apply("lost-and-found").await;
        }
        house.work().await;
        let receipt = app::receipt::of_case(&house.app, given.case).await.unwrap();
        assert_eq!(receipt.verify(&public), Ok(()));
        let inclusion = receipt.inclusion.clone().expect("the way to the checkpoint");
        assert!(inclusion.checkpoint.size >= 6);
        // The text form is what is kept: it reads back the same.
        let text = serde_json::to_string(&receipt).unwrap();
        assert_eq!(serde_json::from_str::<Receipt>(&text).unwrap(), receipt);
        type Change = (&'static str, fn(&mut Receipt));
        let changes: [Change; 10] = [
            ("case", |r| r.case = Id::nil()),
            ("code", |r| r.tracking_code = "000000000000".into()),
            ("service", |r| r.service = "tree-permit@1".into()),
            ("steward", |r| r.steward = "mashhad-water".into()),
            ("time", |r| r.submitted_at += 1),
            ("event", |r| r.event = "0".repeat(64)),
            ("signature", |r| r.signature = "0".repeat(128)),
            ("no hex", |r| r.signature = "signature".into()),
            ("path", |r| r.inclusion.as_mut().unwrap().path[0] = "0".repeat(64)),
            ("index", |r| r.inclusion.as_mut().unwrap().index += 1),
        ];
        for (what, change) in changes {
            let mut r = receipt.clone();
            change(&mut r);
            assert!(r.verify(&public).is_err(), "a receipt with another {what} holds");
        }
        let mut r = receipt.clone();
        r.inclusion.as_mut().unwrap().checkpoint.at += 1;
        assert!(r.verify(&public).is_err(), "a receipt under a changed checkpoint holds");
        let other = app::Key::open(&tempfile::tempdir().unwrap().path().join("k")).unwrap();
        assert!(receipt.verify(&other.verifying()).is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_is_in_the_language_of_the_person_and_typed_braces_fill_nothing() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let id: Id = me.apply(WITH_FILE).await["case"].as_str().unwrap().parse().unwrap();
    let case = house.app.store.read(|tx| store::case::get(tx, id)).await.unwrap().unwrap();
    let service = samples::service(WITH_FILE);
    let mut decided = case.clone();
    decided.decision = Some(domain::case::Decision {
        kind: "permit".into(),
        outcome: domain::package::Outcome::Granted,
        ground: "line-clear".into(),
        by: Default::default(),
        place: None,
        contract: String::new(),
        since: None,
        object_until: None,
        object_from: None,
        note: "{person} {code}".into(),
        at: app::now::now(),
    });
    let text = app::act::letter_text(service, &decided, &Default::default(), "", "{note}", Lang::EN);
    assert!(text.contains("Dear {note},") && text.contains("{person} {code}") && text.contains("The land is clear"), "{text}");
    assert!(!text.contains(&case.tracking_code), "the code is not in groups: {text}");
    assert!(app::act::letter_text(service, &decided, &Default::default(), "", "نام", Lang::FA).contains("نام گرامی"));
    // A permit says for which place it holds; what was typed there is one line, and its braces fill nothing.
    let permit = samples::service("building-permit");
    decided.decision.iter_mut().for_each(|d| d.ground = "meets-rules".into());
    let answers = serde_json::json!({
        "address": "خیابان نمونه\n{code}", "renewal_code": "1-12-34-5-0", "purpose": "residential", "floors": 3, "total_area": 300
    });
    let answers: domain::form::Answers = serde_json::from_value(answers).unwrap();
    let text = app::act::letter_text(permit, &decided, &answers, "", "نام", Lang::FA);
    let holds = text.lines().find(|l| l.contains("کد نوسازی")).unwrap_or_else(|| panic!("{text}"));
    assert!(holds.contains("خیابان نمونه، {code}") && holds.contains("مسکونی") && holds.contains("۳۰۰ متر مربع"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_after_an_answer_from_before_there_were_marks_was_called_broken() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let identifier = format!("resident:{}", samples::people().residents[0].national_number);
        let person = house.app.store.read(|tx| store::person::by_identifier(tx, &identifier)).await.unwrap().unwrap();
        let id: Id = me.apply(WITH_FILE).await["case"].as_str().unwrap().parse().unwrap();
        let case = house.app.store.read(|tx| store::case::get(tx, id)).await.unwrap().unwrap();
        let officer = app::Who::Officer(officer_of("somebody", &case.acting));
        let me = app::Who::Person(person);
        app::act::act(&house.app, &officer, id, Act::Ask { text: "؟".into(), questions: vec![] }).await.unwrap();
        app::act::act(&house.app, &me, id, Act::Answer { text: "این".into(), files: vec![], answers: Default::default() }).await.unwrap();
        // As the row was before the column.
        tamper(&house, "UPDATE tasks SET unread = NULL WHERE case_id = ?1", vec![id.into()]).await;
        assert_eq!(house.verify().await.broken, 0, "{engine:?}");
        app::act::act(&house.app, &me, id, Act::Message { text: "و این".into() }).await.unwrap();
        let report = house.verify().await;
        assert_eq!(report.broken, 0, "{engine:?}: {report:?}");
        // A mark that is not there at all is found all the same.
        tamper(&house, "UPDATE tasks SET unread = '' WHERE case_id = ?1", vec![id.into()]).await;
        assert_eq!(house.verify().await.broken, 1, "{engine:?}");
    }
}
