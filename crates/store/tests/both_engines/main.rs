//! Every store function on SQLite and on PostgreSQL. PostgreSQL is a must: without `DARGAH_TEST_POSTGRES` these tests fail
//! (`cargo xtask test` starts a server and sets it).

mod nouns;

use domain::actor::Officer;
use domain::case::{Act, Case, Mark, Place, Status, Unread};
use domain::clock::Clock;
use domain::event::Event;
use domain::form::Answers;
use domain::package::{DayKind, Service};
use domain::receipt::Checkpoint;
use domain::{Actor, Id, Lang, Refusal};
use std::collections::BTreeMap;
use store::case::{Dates, Looks};
use store::job::Lane;
use store::{Error, Store, Tx, V};

fn id() -> Id {
    Id::now_v7()
}

/// Where a database is, to look at it without the store.
enum At {
    File(tempfile::TempDir),
    Url(String),
}

impl At {
    /// A store on it, as another program opens it.
    async fn open(&self) -> Store {
        match self {
            At::File(dir) => Store::sqlite(&dir.path().join("test.db")).unwrap(),
            At::Url(url) => Store::postgres(url, 16).await.unwrap(),
        }
    }

    /// How its tables are made, and all rows of them, in the words of the engine.
    async fn dump(&self) -> BTreeMap<String, Vec<String>> {
        match self {
            At::File(dir) => {
                let db = rusqlite::Connection::open(dir.path().join("test.db")).unwrap();
                let all = |sql: &str| -> Vec<String> {
                    let mut asked = db.prepare(sql).unwrap();
                    let columns = asked.column_count();
                    let row =
                        |r: &rusqlite::Row| (0..columns).map(|i| r.get::<_, rusqlite::types::Value>(i)).collect::<Result<Vec<_>, _>>();
                    let rows = asked.query_map([], row).unwrap().map(|r| format!("{:?}", r.unwrap()));
                    let mut rows: Vec<String> = rows.collect();
                    rows.sort();
                    rows
                };
                let mut asked = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
                let tables: Vec<String> = asked.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
                let mut dump: BTreeMap<String, Vec<String>> =
                    tables.into_iter().map(|t| (t.clone(), all(&format!("SELECT * FROM {t}")))).collect();
                dump.insert("(schema)".into(), all("SELECT type, name, sql FROM sqlite_schema"));
                dump
            }
            At::Url(url) => {
                let (db, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
                tokio::spawn(connection);
                let all = async |sql: String| -> Vec<String> {
                    db.query(&sql, &[]).await.unwrap().iter().map(|r| r.get::<_, String>(0)).collect()
                };
                let tables = all("SELECT tablename::TEXT FROM pg_tables WHERE schemaname = 'public'".into()).await;
                let mut dump = BTreeMap::new();
                for table in tables {
                    let rows = all(format!("SELECT t::TEXT FROM {table} t ORDER BY 1")).await;
                    dump.insert(table, rows);
                }
                let columns =
                    "SELECT (table_name, column_name, data_type, is_nullable, column_default)::TEXT FROM information_schema.columns
                               WHERE table_schema = 'public' ORDER BY 1";
                dump.insert("(schema)".into(), all(columns.into()).await);
                dump.insert("(indexes)".into(), all("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1".into()).await);
                dump
            }
        }
    }
}

/// An empty database on each engine.
async fn empty() -> [At; 2] {
    let url = std::env::var("DARGAH_TEST_POSTGRES").expect("DARGAH_TEST_POSTGRES: run `cargo xtask unit`, which starts PostgreSQL");
    let name = format!("t{}", id().simple());
    let (c, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    c.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
    let at = url.rfind('/').unwrap();
    [At::File(tempfile::tempdir().unwrap()), At::Url(format!("{}/{name}", &url[..at]))]
}

/// A fresh database on each engine, with where it is.
async fn stores() -> Vec<(Store, At)> {
    let mut stores = vec![];
    for at in empty().await {
        let s = at.open().await;
        assert_eq!(s.schema_version().await.unwrap(), 0);
        assert_eq!(s.migrate().await.unwrap(), (1..=store::LATEST).collect::<Vec<_>>());
        assert!(s.migrate().await.unwrap().is_empty());
        s.check_schema().await.unwrap();
        stores.push((s, at));
    }
    stores
}

fn case(person: Id, code: &str, at: i64) -> Case {
    Case {
        id: id(),
        tracking_code: code.into(),
        service: "tree-permit".into(),
        version: 1,
        parent: None,
        person,
        lang: Lang::FA,
        steward: "city".into(),
        acting: Place { agency: "city".into(), unit: "green".into() },
        acted_before: vec![],
        competent: None,
        escalated: None,
        stage: "review".into(),
        stage_limit: None,
        status: Status::Open,
        tasks: vec![domain::case::Task {
            id: id(),
            kind: String::new(),
            place: Place { agency: "city".into(), unit: "green".into() },
            officer: None,
            opened_at: at,
            clock: None,
            extended: 0,
            warned: false,
            late: false,
            was_late: false,
            appointment: None,
            declined: None,
            reported: None,
            not_found: false,
            pays: false,
            sub_case: None,
            awaits: vec![],
            decides: false,
            beside: false,
        }],
        outcomes: Default::default(),
        clock: Clock::start(5, DayKind::Working, at),
        completeness: None,
        extended: 0,
        warned: false,
        late: false,
        was_late: false,
        asked: vec![],
        decision: None,
        objection: None,
        owes: None,
        reopens: vec![],
        submitted_at: at,
        changed_at: at,
    }
}

fn person() -> store::person::Person {
    let n = id();
    store::person::Person {
        id: n,
        kind: "resident".into(),
        identifier: format!("resident:{n}"),
        name: "شهروند نمونه".into(),
        mobile: Some("+989150000000".into()),
        email: None,
        lang: Lang::FA,
        created_at: 5,
    }
}

fn submit(tx: &mut Tx, c: &Case, due: Option<i64>) {
    let e = Event::after(None, c.id, "submitted", &format!("person:{}", c.person), c.submitted_at, "{}".into());
    store::event::add(tx, &e);
    store::case::add(tx, c, dates(due), "{\"a\":\"ب\"}".into(), vec![7; 64], "شهروند نمونه", 1);
    put_tasks(tx, None, c);
}

fn dates(due_at: Option<i64>) -> Dates {
    Dates { due_at, wakes_at: due_at }
}

fn put_tasks(tx: &mut Tx, before: Option<&Case>, after: &Case) {
    store::task::put(tx, before, after, &Default::default(), None, |_| Mark::Keep, id);
}

fn act(case: &Case, service: &Service, officer: &Actor, act: Act, now: i64) -> Case {
    let (days, answers) = (Default::default(), Default::default());
    let place_exists = |_: &Place| true;
    let officer_for = |_: &Place, _: Option<&str>| None;
    let at = domain::case::Setting {
        service,
        calendars: &days,
        answers: &answers,
        now,
        fresh: id(),
        bill: None,
        place_exists: &place_exists,
        paid: &[],
        handed_on: &[],
        officer_for: &officer_for,
    };
    case.act(&at, officer, act, None).unwrap().case
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_reads_back_whole() {
    for (s, _dir) in stores().await {
        let (p, mut c) = (person(), case(id(), "000000000001", 10));
        c.person = p.id;
        c.asked =
            vec![domain::case::Asked { text: "چرا؟".into(), task: Some(c.tasks[0].id), by: None, questions: vec!["trees".into()] }];
        let (pp, cc) = (p.clone(), c.clone());
        s.write(move |tx| {
            store::person::add(tx, &pp);
            submit(tx, &cc, Some(99));
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(s.read(|tx| store::case::get(tx, c.id)).await.unwrap(), Some(c.clone()));
        let (again, events) = s.read(|tx| store::case::get_with_events(tx, c.id)).await.unwrap().unwrap();
        assert_eq!((again, events.len(), events[0].follows(None)), (c.clone(), 1, true));
        let whole = |looks| store::case::fetch_whole(&s, c.id, looks);
        let seen = whole(Looks::Recorded("o", 50)).await.unwrap().unwrap();
        let expected = store::case::Whole {
            case: c.clone(),
            events: events.clone(),
            answers: Answers::from([("a".into(), "ب".into())]),
            person: Some(p.clone()),
            name_now: p.name.clone(),
            recorded: false,
            new: vec![],
        };
        assert_eq!(seen, expected);
        let (notice, of_other, pid, cid) = (id(), id(), p.id, c.id);
        s.write(move |tx| {
            store::access::add(
                tx,
                pid,
                &store::access::Access { id: id(), case: cid, officer: "o".into(), place: "a/u".into(), at: 50, purpose: None },
            );
            store::notice::add(tx, notice, pid, cid, "asked", 5, None);
            store::notice::add(tx, of_other, pid, id(), "asked", 5, None);
            store::notice::add(tx, id(), Id::nil(), cid, "payment", 6, Some(&domain::case::News { answer: true, ..Default::default() }));
            store::notice::add(tx, id(), Id::nil(), cid, "payment", 6, Some(&domain::case::News { late: true, ..Default::default() }));
            Ok(())
        })
        .await
        .unwrap();
        let told = async |person: Id, kind: &'static str, at, skip| {
            s.read(|tx| store::notice::told(tx, person, cid, kind, at, skip)).await.unwrap()
        };
        assert!(told(Id::nil(), "payment", 6, 0).await.is_some_and(|news| news.answer));
        // Told at the same moment of another task.
        assert!(told(Id::nil(), "payment", 6, 1).await.is_some_and(|news| news.late && !news.answer));
        let none = [(pid, "asked", 5, 0), (pid, "payment", 6, 0), (Id::nil(), "payment", 7, 0), (Id::nil(), "payment", 6, 2)];
        for (person, kind, at, skip) in none {
            assert_eq!(told(person, kind, at, skip).await, None);
        }
        assert!(whole(Looks::Recorded("o", 50)).await.unwrap().unwrap().recorded);
        assert!(!whole(Looks::Recorded("o", 51)).await.unwrap().unwrap().recorded);
        let new = whole(Looks::Person(p.id)).await.unwrap().unwrap().new;
        assert_eq!(new, [store::notice::New { id: notice, kind: "asked".into(), at: 5, asks: None }]);
        assert!(store::case::fetch_whole(&s, id(), Looks::Person(p.id)).await.unwrap().is_none());
        assert_eq!(store::case::fetch_with_events(&s, c.id).await.unwrap(), Some((c.clone(), events)));
        assert_eq!(store::case::fetch_with_events(&s, id()).await.unwrap(), None);
        let has = async |subject: Id, kind: &'static str| s.read(|tx| store::event::has(tx, subject, kind)).await.unwrap();
        assert_eq!((has(cid, "submitted").await, has(cid, "transferred").await, has(id(), "submitted").await), (true, false, false));
        let brief = s.read(|tx| store::case::by_code(tx, "000000000001")).await.unwrap().unwrap();
        assert_eq!((brief.case, brief.due_at), (c.clone(), Some(99)));
        assert!(s.read(|tx| store::case::by_code(tx, "000000000002")).await.unwrap().is_none());
        assert_eq!(s.read(|tx| store::person::get(tx, p.id)).await.unwrap(), Some(p.clone()));
        assert_eq!(s.read(|tx| store::person::by_identifier(tx, &p.identifier)).await.unwrap(), Some(p.clone()));
        // A tracking code in use is refused, and nothing of that submission stays.
        let mut other = case(p.id, "000000000001", 11);
        other.person = p.id;
        let oid = other.id;
        let r = s
            .write(move |tx| {
                submit(tx, &other, None);
                Ok(())
            })
            .await;
        assert!(matches!(r, Err(Error::Refused(Refusal::Conflict(_)))), "{r:?}");
        assert!(s.read(|tx| store::event::of_case(tx, oid)).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_pages_that_meet_without_gap_or_overlap() {
    for (s, _dir) in stores().await {
        let p = person();
        // Ten begin on each day, and are due together: the id decides their order.
        let cases: Vec<Case> = (0..60).map(|i| case(p.id, &format!("{i:012}"), i / 10 * 86_400_000)).collect();
        let due = |i: usize| cases[i].due_at(&domain::calendar::WorkingDays::default()).unwrap();
        let (pp, cc) = (p.clone(), cases.clone());
        s.write(move |tx| {
            store::person::add(tx, &pp);
            for c in &cc {
                submit(tx, c, None);
            }
            Ok(())
        })
        .await
        .unwrap();
        let mut seen = vec![];
        let mut page = store::task::Page { limit: 7, ..Default::default() };
        loop {
            let lines = s.read(|tx| store::task::of_unit(tx, "city/green", &page)).await.unwrap();
            let by_stage = s.read(|tx| store::task::of_stages(tx, "city/green", "tree-permit", &["review", "none"], &page)).await.unwrap();
            assert_eq!(lines, by_stage);
            let at = store::task::At { acting: "city/green", officer: "nobody", of: None };
            let desk = store::task::fetch_desk(&s, at, &page).await.unwrap();
            let (holder, same) = store::task::fetch_desk_and_holder(&s, at, &page, [7; 32], 0).await.unwrap();
            assert_eq!((holder, &same), (None, &desk), "nobody holds this session");
            assert_eq!(desk, store::task::Desk { counts: vec![("tree-permit/review".to_string(), 60)], mine: 0, lines: lines.clone() });
            let Some(last) = lines.last() else { break };
            (page.after_due, page.after) = (last.due_at.unwrap(), last.id);
            seen.extend(lines.iter().map(|l| (l.due_at.unwrap(), l.id)));
        }
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!((seen.len(), &seen), (60, &sorted));
        // Due dates bound a list.
        let some = store::task::Page { from: due(10), to: due(29), limit: 100, ..Default::default() };
        assert_eq!(s.read(|tx| store::task::of_unit(tx, "city/green", &some)).await.unwrap().len(), 20);
        assert!(s.read(|tx| store::task::of_unit(tx, "city/other", &page)).await.unwrap().is_empty());
        // A person's cases, newest first.
        let (mut mine, mut after) = (vec![], Id::nil());
        loop {
            let part = s.read(|tx| store::case::of_person(tx, p.id, after, 25)).await.unwrap();
            let Some(last) = part.last() else { break };
            after = last.case.id;
            mine.extend(part.into_iter().map(|b| b.case.id));
        }
        assert_eq!(mine, cases.iter().rev().map(|c| c.id).collect::<Vec<_>>());
        assert!(s.read(|tx| store::case::of_person(tx, id(), Id::nil(), 25)).await.unwrap().is_empty());
        let open = async |person, service: &'static str| {
            s.read(move |tx| store::case::open_of_service(tx, person, service, 3)).await.unwrap().len()
        };
        assert_eq!((open(p.id, "tree-permit").await, open(p.id, "none").await, open(id(), "tree-permit").await), (3, 0, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_follow_tasks_before_and_after_folding() {
    let service: Service = sample_service();
    for (s, _dir) in stores().await {
        let p = person();
        let c = case(p.id, "000000000007", 1);
        let officer = Actor::Officer(Officer { name: "o1".into(), agency: "city".into(), unit: "green".into() });
        let claimed = act(&c, &service, &officer, Act::Claim, 2);
        let to = Place { agency: "city".into(), unit: "blue".into() };
        let moved = act(&claimed, &service, &officer, Act::Transfer { to, reason: "r".into() }, 3);
        let (pp, c0, c1, c2) = (p.clone(), c.clone(), claimed.clone(), moved.clone());
        s.write(move |tx| {
            store::person::add(tx, &pp);
            submit(tx, &c0, Some(5));
            Ok(())
        })
        .await
        .unwrap();
        let count = async |scope: &str| s.read(|tx| store::counter::of_scope(tx, scope)).await.unwrap();
        assert_eq!(count("tasks:city/green").await, [("tree-permit/review".to_string(), 1)]);
        let (a, b) = (c.clone(), c1.clone());
        s.write(move |tx| {
            put_tasks(tx, Some(&a), &b);
            store::case::put(tx, &a, &b, dates(Some(5)), 1, 2);
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(count("officer:o1").await, [("open".to_string(), 1)]);
        assert_eq!(s.read(|tx| store::task::of_officer(tx, "o1", &Default::default())).await.unwrap().len(), 1);
        let deltas = s.read(|tx| store::counter::unfolded(tx, 100)).await.unwrap();
        let (again, first) = (deltas.clone(), deltas.clone());
        s.write(move |tx| {
            store::counter::fold(tx, &first);
            Ok(())
        })
        .await
        .unwrap();
        // The same deltas once more: another worker had them, nothing happens.
        let twice = s
            .write(move |tx| {
                store::counter::fold(tx, &again);
                Ok(())
            })
            .await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::Conflict(_)))), "{twice:?}");
        assert_eq!(count("tasks:city/green").await, [("tree-permit/review".to_string(), 1)]);
        s.write(move |tx| {
            put_tasks(tx, Some(&c1), &c2);
            store::case::put(tx, &c1, &c2, dates(None), 2, 3);
            Ok(())
        })
        .await
        .unwrap();
        assert!(count("tasks:city/green").await.is_empty());
        assert_eq!(count("tasks:city/blue").await, [("tree-permit/review".to_string(), 1)]);
        assert!(count("officer:o1").await.is_empty());
        assert_eq!(s.read(|tx| store::task::case_of(tx, moved.tasks[0].id)).await.unwrap(), Some(c.id));
        assert_eq!(s.read(|tx| store::task::case_of(tx, c.tasks[0].id)).await.unwrap(), None);
        // A state that was changed meanwhile is refused.
        let stale = s
            .write(move |tx| {
                store::case::put(tx, &claimed, &claimed, dates(None), 1, 2);
                Ok(())
            })
            .await;
        assert!(matches!(stale, Err(Error::Refused(Refusal::Conflict(_)))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_guard_rolls_back_its_own_closure_only() {
    for (s, _dir) in stores().await {
        let mut all = tokio::task::JoinSet::new();
        for i in 0..200i64 {
            let s = s.clone();
            all.spawn(async move {
                let mine = id();
                s.write(move |tx| {
                    store::job::add(tx, mine, Lane::Ordinary, "k", format!("{i}"), i);
                    if i % 10 == 0 {
                        tx.one_or("DELETE FROM jobs WHERE id = ?1", vec![Id::nil().into()], Refusal::NotFound);
                    }
                    Ok(())
                })
                .await
                .is_ok()
            });
        }
        let mut ok = 0;
        while let Some(r) = all.join_next().await {
            ok += i64::from(r.unwrap());
        }
        assert_eq!(ok, 180);
        let due = s.read(|tx| store::job::due(tx, Lane::Ordinary, 1000, 1000)).await.unwrap();
        assert_eq!(due.len(), 180);
        assert!(due.iter().all(|j| j.body.parse::<i64>().unwrap() % 10 != 0));
        assert_eq!(s.read(store::job::backlog).await.unwrap().waiting, 180);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_rows_of_a_kind_in_one_write_are_all_there_or_none_of_them() {
    for (s, _dir) in stores().await {
        let chain = |subject, n: i64| {
            let mut events: Vec<Event> = vec![];
            for i in 0..n {
                let last = events.last().map(|e| (e.seq, e.hash));
                events.push(Event::after(last, subject, "k", "system", i, format!("{{\"n\":{i}}}")));
            }
            events
        };
        let (whole, twice) = (id(), id());
        let events = chain(whole, 53);
        let written = events.clone();
        s.write(move |tx| {
            written.iter().for_each(|e| store::event::add(tx, e));
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(s.read(move |tx| store::event::of_case(tx, whole)).await.unwrap(), events);

        // The fifth comes again among them.
        let mut again = chain(twice, 40);
        again.push(again[4].clone());
        let refused = s
            .write(move |tx| {
                again.iter().for_each(|e| store::event::add(tx, e));
                Ok(())
            })
            .await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Conflict(_)))), "{refused:?}");
        assert!(s.read(move |tx| store::event::of_case(tx, twice)).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_closures_that_read_and_write_lose_no_update() {
    for (s, _dir) in stores().await {
        let key = id();
        s.write(move |tx| {
            store::job::add(tx, key, Lane::Ordinary, "n", "0".into(), 0);
            Ok(())
        })
        .await
        .unwrap();
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let s = s.clone();
            all.spawn(async move {
                s.write(move |tx| {
                    let n: i64 = store::job::due(tx, Lane::Ordinary, 10, 1)?[0].body.parse().unwrap();
                    tx.one("UPDATE jobs SET body = ?2 WHERE id = ?1", vec![key.into(), (n + 1).to_string().into()]);
                    Ok(())
                })
                .await
                .unwrap();
            });
        }
        while let Some(r) = all.join_next().await {
            r.unwrap();
        }
        assert_eq!(s.read(|tx| store::job::due(tx, Lane::Ordinary, 10, 1)).await.unwrap()[0].body, "40", "{}", s.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_taken_by_one_worker_and_comes_back_when_it_dies() {
    for (s, _dir) in stores().await {
        let key = id();
        s.write(move |tx| {
            store::job::add(tx, key, Lane::Ordinary, "k", "{}".into(), 100);
            Ok(())
        })
        .await
        .unwrap();
        assert!(s.read(|tx| store::job::due(tx, Lane::Ordinary, 99, 10)).await.unwrap().is_empty());
        let job = s.read(|tx| store::job::due(tx, Lane::Ordinary, 100, 10)).await.unwrap().remove(0);
        let take = async |j: store::job::Job, until: i64| s.write(move |tx| Ok(store::job::take(tx, j.clone(), until))).await;
        let refused = |r: store::Result<()>| matches!(r, Err(Error::Refused(Refusal::Conflict(_))));
        let first = take(job.clone(), 500).await.unwrap();
        assert_eq!((first.attempts, first.run_at), (1, 500));
        assert!(refused(take(job.clone(), 500).await.map(|_| ())));
        assert!(s.read(|tx| store::job::due(tx, Lane::Ordinary, 400, 10)).await.unwrap().is_empty());
        let back = s.read(|tx| store::job::due(tx, Lane::Ordinary, 500, 10)).await.unwrap().remove(0);
        let second = take(back, 800).await.unwrap();
        assert_eq!((second.id, second.attempts), (key, 2));
        // Whose lease has ended has nothing to say any more.
        let end = async |j: &store::job::Job, how: fn(&mut Tx, &store::job::Job)| {
            let j = j.clone();
            s.write(move |tx| {
                how(tx, &j);
                Ok(())
            })
            .await
        };
        assert!(refused(end(&first, store::job::done).await));
        assert!(refused(end(&first, |tx, j| store::job::again(tx, j, 600, "late")).await));
        assert!(refused(end(&first, |tx, j| store::job::set_aside(tx, j, 600, "late")).await));
        end(&second, |tx, j| store::job::again(tx, j, 900, "no")).await.unwrap();
        assert!(s.read(|tx| store::job::due(tx, Lane::Ordinary, 899, 10)).await.unwrap().is_empty());
        let due = async || s.read(|tx| store::job::due(tx, Lane::Ordinary, 900, 10)).await.unwrap().remove(0);
        let third = take(due().await, 950).await.unwrap();
        // Set aside: kept, counted, in no lane until it is brought back.
        end(&third, |tx, j| store::job::set_aside(tx, j, 901, "never")).await.unwrap();
        let backlog = async || s.read(store::job::backlog).await.unwrap();
        assert_eq!(backlog().await, store::job::Backlog { waiting: 0, aside: 1 });
        for lane in [Lane::Urgent, Lane::Ordinary] {
            assert!(s.read(|tx| store::job::due(tx, lane, i64::MAX, 10)).await.unwrap().is_empty());
        }
        s.write(|tx| {
            store::job::bring_back(tx, 900);
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(backlog().await, store::job::Backlog { waiting: 1, aside: 0 });
        let last = take(due().await, 950).await.unwrap();
        assert_eq!(last.attempts, 1);
        end(&last, store::job::done).await.unwrap();
        assert_eq!(backlog().await, Default::default());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consumer_of_events_never_skips_one_that_commits_late() {
    for (s, _dir) in stores().await {
        let key = domain::receipt::ed25519::SigningKey::from_bytes(&[1; 32]);
        let writing = {
            let s = s.clone();
            tokio::spawn(async move {
                let mut all = tokio::task::JoinSet::new();
                for i in 0..300i64 {
                    let s = s.clone();
                    all.spawn(async move {
                        let e = Event::after(None, id(), "noted", "system", i, "{}".into());
                        s.write(move |tx| {
                            store::event::add(tx, &e);
                            Ok(())
                        })
                        .await
                        .unwrap();
                    });
                }
                while all.join_next().await.is_some() {}
            })
        };
        let mut covered = 0;
        loop {
            let ended = writing.is_finished();
            let (events, previous) = s.read(|tx| Ok((store::event::uncovered(tx, 50)?, store::checkpoint::newest(tx)?))).await.unwrap();
            if events.is_empty() && ended {
                break;
            }
            if events.is_empty() {
                tokio::task::yield_now().await;
                continue;
            }
            covered += events.len();
            let leaves: Vec<_> = events.iter().map(|e| e.2).collect();
            let c = Checkpoint::sign(&key, id(), previous, 1, &leaves);
            s.write(move |tx| {
                store::checkpoint::add(tx, &c, &leaves);
                for (i, e) in events.iter().enumerate() {
                    store::event::cover(tx, e.0, e.1, c.id, i as i64);
                }
                Ok(())
            })
            .await
            .unwrap();
        }
        assert_eq!(covered, 300);
        let page = s.read(|tx| store::event::page_for_verify(tx, (Id::nil(), 0), 1000)).await.unwrap();
        assert_eq!((page.len(), page.iter().filter(|p| p.1.is_some()).count()), (300, 300));
        let checkpoints = s.read(|tx| store::checkpoint::page_for_verify(tx, Id::nil(), 1000)).await.unwrap();
        assert_eq!(checkpoints.iter().map(|c| c.1.len()).sum::<usize>(), 300);
        let one = s.read(|tx| store::checkpoint::get(tx, checkpoints[0].0.id)).await.unwrap().unwrap();
        assert_eq!(one, checkpoints[0]);
        let (e, c) = &page[0];
        assert_eq!(s.read(|tx| store::event::covered_by(tx, e.subject, e.seq)).await.unwrap(), *c);
        // A second checkpoint after the same one is refused: one line.
        let fork = Checkpoint::sign(&key, id(), checkpoints[0].0.previous, 1, &[]);
        let forked = s
            .write(move |tx| {
                store::checkpoint::add(tx, &fork, &[]);
                Ok(())
            })
            .await;
        assert!(matches!(forked, Err(Error::Refused(Refusal::Conflict(_)))), "{forked:?}");
        // An event that is covered is not covered again.
        let (subject, seq, last) = (e.subject, e.seq, checkpoints.last().unwrap().0.id);
        let again = s
            .write(move |tx| {
                store::event::cover(tx, subject, seq, last, 0);
                Ok(())
            })
            .await;
        assert!(matches!(again, Err(Error::Refused(Refusal::Conflict(_)))), "{again:?}");
        // The end of the line is where it ends, also when some other row has a greater id.
        assert_eq!(s.read(store::checkpoint::newest).await.unwrap(), last);
        let stranger = Checkpoint::sign(&key, Id::from_u128(u128::MAX - 5), Id::max(), 1, &[]);
        let after = Checkpoint::sign(&key, Id::from_u128(7), stranger.id, 1, &[]);
        s.write(move |tx| {
            store::checkpoint::add(tx, &stranger, &[]);
            store::checkpoint::add(tx, &after, &[]);
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(s.read(store::checkpoint::newest).await.unwrap(), last);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_small_tables_read_back() {
    for (s, _dir) in stores().await {
        let (p, c) = (person(), case(id(), "000000000042", 1));
        let mut c = c;
        c.person = p.id;
        let draft = store::draft::Draft {
            aside: Answers::new(),
            id: id(),
            person: p.id,
            service: "s".into(),
            version: 3,
            answers: Answers::from([("q".into(), "۱".into())]),
            created_at: 1,
            changed_at: 1,
        };
        let officer = store::officer::Account {
            name: "o".into(),
            agency: "a".into(),
            unit: "u".into(),
            title: domain::Text::of(Lang::FA, "ک"),
            passphrase: "h".into(),
            active: true,
        };
        let session =
            store::session::Session { id: id(), person: Some(p.id), officer: None, agent: "x".into(), created_at: 1, expires_at: 100 };
        let code = store::sign_in::Code {
            reference: id(),
            kind: "resident".into(),
            identifier: "1".into(),
            contact: "2".into(),
            hash: [7; 32],
            tries: 0,
            created_at: 1,
            expires_at: 9,
        };
        let purpose = Some(domain::case::Purpose::Task);
        let access = store::access::Access { id: id(), case: c.id, officer: "o".into(), place: "a/u".into(), at: 50, purpose };
        let (pp, cc, d, o, ss, k, acc) =
            (p.clone(), c.clone(), draft.clone(), officer.clone(), session.clone(), code.clone(), access.clone());
        let notice = id();
        s.write(move |tx| {
            store::person::add(tx, &pp);
            submit(tx, &cc, None);
            store::draft::add(tx, &d);
            store::officer::put(tx, &o, 1);
            store::session::add(tx, [1; 32], &ss);
            store::session::add(tx, [4; 32], &store::session::Session { id: id(), person: None, officer: Some("o".into()), ..ss.clone() });
            store::sign_in::add(tx, &k);
            store::sign_in::attempt(tx, id(), "k", 10);
            store::access::add(tx, pp.id, &acc);
            store::notice::add(tx, notice, pp.id, cc.id, "asked", 5, None);
            store::idempotency::add(tx, "me", "key", "hash", cc.id, 1);
            store::version::add(tx, "s", 3, "h", "{}".into(), 1);
            store::token::add(tx, [2; 32], &store::token::Bearer { agency: Some("a".into()), ..Default::default() }, 1, 100);
            Ok(())
        })
        .await
        .unwrap();
        let (pid, did, cid, nobody) = (p.id, draft.id, c.id, id());
        // A name in a list is recorded once for an officer, and is not the reading of a case.
        for lacks in [vec![cid], vec![]] {
            assert_eq!(s.read(|tx| store::access::unlisted(tx, &[cid, nobody], "reader")).await.unwrap(), lacks);
            s.write(move |tx| store::access::add_listed(tx, &[cid, nobody], "reader", "a/u", 60, id)).await.unwrap();
        }
        let in_lists = s.read(|tx| store::access::listed(tx, &[nobody, cid])).await.unwrap();
        assert_eq!(in_lists.iter().map(|all| all.iter().map(|a| a.at).collect::<Vec<_>>()).collect::<Vec<_>>(), [vec![], vec![60]]);
        let listed = s.read(|tx| store::access::of_person(tx, pid, Id::nil(), 5)).await.unwrap();
        let purposes: Vec<_> = listed.iter().map(|r| (r.access.officer.as_str(), r.access.purpose)).collect();
        assert_eq!(purposes, [("reader", Some(domain::case::Purpose::List)), ("o", purpose)]);
        assert!(!s.read(|tx| store::access::recorded(tx, c.id, "reader", 0)).await.unwrap());
        use store::session::{Holder, holder};
        let live = holder(&s, [1; 32], 99).await.unwrap().unwrap();
        assert!(matches!(&live.holder, Holder::Person { person, unread: 1, is_asked: false } if person.id == pid));
        assert_eq!((live.id, live.created_at, live.expires_at), (session.id, session.created_at, session.expires_at));
        assert!(matches!(holder(&s, [4; 32], 99).await.unwrap(), Some(live) if live.holder == Holder::Officer(officer.clone())));
        assert!(holder(&s, [5; 32], 99).await.unwrap().is_none() && holder(&s, [1; 32], 100).await.unwrap().is_none());
        let ended = async |now| s.read(|tx| store::session::ended(tx, [4; 32], now)).await.unwrap().map(|e| e.expires_at);
        assert_eq!((ended(99).await, ended(100).await), (None, Some(100)));
        for until in [120, 110] {
            let touch = move |tx: &mut Tx| {
                store::session::touch(tx, [4; 32], until);
                Ok(())
            };
            s.write(touch).await.unwrap();
        }
        assert_eq!((ended(119).await, ended(120).await), (None, Some(120)), "later, and never earlier");
        s.read(|tx| {
            assert_eq!(store::draft::get(tx, pid, did)?, draft);
            assert!(matches!(store::draft::get(tx, id(), did), Err(Error::Refused(Refusal::NotFound))));
            assert_eq!(store::draft::of_person(tx, pid, 5)?, vec![draft.clone()]);
            assert_eq!(store::officer::get(tx, "o")?, Some(officer.clone()));
            assert_eq!(store::officer::all(tx, 10)?.len(), 1);
            assert_eq!(store::session::get(tx, [1; 32], 99)?, Some(session.clone()));
            assert_eq!(store::session::get(tx, [1; 32], 100)?, None);
            assert_eq!(store::session::of_person(tx, pid, 5)?.len(), 1);
            assert_eq!(store::sign_in::get(tx, code.reference)?, Some(code.clone()));
            let nth = |tx: &mut Tx, since, nth| store::sign_in::nth_attempt(tx, "k", since, nth);
            assert_eq!((nth(tx, 10, 1)?, nth(tx, 10, 2)?, nth(tx, 11, 1)?), (Some(10), None, None));
            assert!(store::access::recorded(tx, c.id, "o", 50)? && !store::access::recorded(tx, c.id, "o", 51)?);
            assert_eq!(
                store::access::of_person(tx, pid, listed[0].access.id, 5)?,
                vec![store::access::Reading { access: access.clone(), service: "tree-permit".into(), version: 1 }]
            );
            let n = store::notice::of_person(tx, pid, Id::nil(), 5)?;
            let told: Vec<Id> = store::case::of_notices(tx, pid, Id::nil(), 5)?.iter().map(|b| b.case.id).collect();
            assert_eq!(told, n.first().map(|n| n.case).into_iter().collect::<Vec<_>>(), "each case once");
            assert_eq!((n.len(), n[0].code.as_str(), n[0].read_at), (1, "000000000042", None));
            assert_eq!(store::idempotency::get(tx, "me", "key")?, Some(("hash".into(), c.id)));
            assert_eq!(store::version::hash(tx, "s", 3)?.as_deref(), Some("h"));
            let published = store::version::all(tx)?;
            assert_eq!((published.len(), published[0].service.as_str(), published[0].version, published[0].at), (1, "s", 3, 1));
            assert_eq!(store::token::get(tx, [2; 32], 5)?.unwrap().agency.as_deref(), Some("a"));
            assert!(store::token::get(tx, [2; 32], 100)?.is_none() && store::token::get(tx, [3; 32], 5)?.is_none());
            assert!(store::case::may_be_turn_of(tx, pid, 5)?.is_empty());
            assert_eq!(store::case::count(tx)?, 1);
            let stored = store::case::page_for_verify(tx, Id::nil(), 5)?;
            assert_eq!(stored.len(), 1);
            assert_eq!(store::case::get_for_verify(tx, stored[0].id)?.as_ref(), stored.first());
            assert_eq!(published[0].hash, "h");
            let readings = store::access::of_cases_for_verify(tx, &[c.id, id()])?;
            assert_eq!(readings, [vec![access.clone()], vec![]], "what stood in a list is no reading");
            let all = store::access::page_for_verify(tx, Id::nil(), 5)?;
            assert!(all.iter().all(|(_, case, fits)| (*case, *fits) == (c.id, true)), "{all:?}");
            assert_eq!(store::access::newest(tx)?, all.last().map(|r| r.0));
            let told = store::notice::page_for_verify(tx, Id::nil(), 5)?;
            assert!(told.iter().any(|t| t.id == notice && t.is_persons && t.kind == "asked" && t.case == c.id), "{told:?}");
            assert_eq!(store::notice::newest(tx)?, told.last().map(|t| t.id));
            Ok(())
        })
        .await
        .unwrap();
        let reference = code.reference;
        s.write(move |tx| {
            store::sign_in::wrong(tx, reference);
            store::notice::read(tx, id(), notice, 59);
            store::notice::read_of_case(tx, pid, id(), (Id::nil(), notice), 59);
            assert_eq!((store::notice::unread(tx, pid)?, store::notice::unread(tx, id())?), (1, 0));
            store::notice::read(tx, pid, Id::from_u128(notice.as_u128() - 1), 59);
            store::notice::read(tx, pid, notice, 60);
            store::notice::read(tx, pid, notice, 61);
            store::draft::put(tx, did, &Answers::new(), 7);
            store::person::put(tx, pid, "نام", Lang::EN);
            Ok(())
        })
        .await
        .unwrap();
        let nobodys = s
            .write(move |tx| {
                store::session::end_one(tx, pid, id());
                Ok(())
            })
            .await;
        assert!(matches!(nobodys, Err(Error::Refused(Refusal::NotFound))));
        s.write(move |tx| {
            assert_eq!(store::sign_in::get(tx, reference)?.unwrap().tries, 1);
            assert_eq!(store::notice::of_person(tx, pid, Id::nil(), 5)?[0].read_at, Some(60), "read once, and by its person only");
            assert_eq!(store::draft::get(tx, pid, did)?.changed_at, 7);
            assert_eq!(store::person::get(tx, pid)?.unwrap().lang, Lang::EN);
            store::draft::remove(tx, did);
            store::session::end_all(tx, pid);
            store::session::end(tx, [9; 32]);
            store::session::sweep(tx, 1000);
            store::token::sweep(tx, 1000);
            store::idempotency::sweep(tx, 1000);
            store::sign_in::sweep(tx, 1000, 1000);
            Ok(())
        })
        .await
        .unwrap();
        s.read(|tx| {
            assert!(store::sign_in::get(tx, reference)?.is_none());
            assert!(store::session::of_person(tx, pid, 0)?.is_empty());
            assert!(store::idempotency::get(tx, "me", "key")?.is_none());
            assert!(store::token::get(tx, [2; 32], 0)?.is_none());
            assert_eq!(store::sign_in::nth_attempt(tx, "k", 0, 1)?, None);
            Ok(())
        })
        .await
        .unwrap();
        // Submitted twice: the second removal of a draft is refused. Used twice: so is a code.
        let twice = s
            .write(move |tx| {
                store::draft::remove(tx, did);
                Ok(())
            })
            .await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::Conflict(_)))));
        let used = s
            .write(move |tx| {
                store::sign_in::use_up(tx, reference);
                Ok(())
            })
            .await;
        assert!(matches!(used, Err(Error::Refused(Refusal::WrongCode))));
        assert!(s.size().await.unwrap() > 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_program_is_refused_untouched() {
    for (s, at) in stores().await {
        let p = person();
        s.write(move |tx| {
            store::person::add(tx, &p);
            submit(tx, &case(p.id, "483927105566", 5), Some(9));
            store::mark::put(tx, "refunds-taken-up", "1");
            store::job::add(tx, id(), Lane::Ordinary, "notify", "{}".into(), 5);
            tx.one("INSERT INTO schema_versions (version) VALUES (?1)", vec![(store::LATEST + 1).into()]);
            Ok(())
        })
        .await
        .unwrap();
        let before = at.dump().await;
        for table in ["persons", "cases", "tasks", "events", "jobs", "marks", "schema_versions"] {
            assert!(!before[table].is_empty(), "{table} is empty: nothing could be touched in it");
        }
        for s in [s, at.open().await] {
            assert!(matches!(s.migrate().await, Err(store::MigrateError::Newer { .. })));
            assert!(matches!(s.check_schema().await, Err(store::MigrateError::Newer { .. })));
        }
        let after = at.dump().await;
        for (table, rows) in &before {
            assert_eq!(Some(rows), after.get(table), "{table} was touched");
        }
        assert_eq!(before.len(), after.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_migrating_at_once_do_it_once() {
    // Which of them is first at which step is another each time.
    for _ in 0..4 {
        for at in empty().await {
            let (a, b) = (at.open().await, at.open().await);
            let (x, y) = (tokio::spawn(async move { a.migrate().await }), tokio::spawn(async move { b.migrate().await }));
            let (x, y) = (x.await.unwrap().unwrap(), y.await.unwrap().unwrap());
            let mut applied = [x, y].concat();
            applied.sort_unstable();
            assert_eq!(applied, (1..=store::LATEST).collect::<Vec<_>>());
            at.open().await.check_schema().await.unwrap();
        }
    }
}

/// Ids of what an older program stored.
#[derive(Clone, Copy)]
struct Old {
    person: Id,
    draft: Id,
    /// A case at the unit of its own agency, and its task.
    own: (Id, Id),
    /// One of which another agency has a task, and that asks the person.
    helped: (Id, Id),
}

/// Stores a person, two cases with a task each, a draft and more as the program of schema `version` wrote them: with the columns and the states of
/// that time.
async fn stored_by(s: &Store, version: i64) -> Old {
    let old = Old { person: id(), draft: id(), own: (id(), id()), helped: (id(), id()) };
    s.write(move |tx| {
        let Old { person, draft, own, helped } = old;
        tx.one(
            "INSERT INTO persons (id, kind, identifier, name, mobile, email, lang, created_at) VALUES (?1, ?2, ?3, ?4, ?5, NULL, ?6, ?7)",
            vec![person.into(), "resident".into(), "resident:1".into(), "نام امروز".into(), "+989150000000".into(), "fa".into(), 1i64.into()],
        );
        // One task alone is how states were before a case could have several; one question alone before several units could ask.
        let of_one = format!(
            r#"{{"before":[],"task":{{"id":"{}","officer":"reviewer"}},"clock":{{"started_at":5,"days":5,"count":"working","stopped_at":null}},"question":null,"decision":null}}"#,
            own.1
        );
        let asked = match version {
            21 => format!(r#""asked":[{{"text":"کدام درخت؟","task":"{}"}}]"#, helped.1),
            _ => format!(r#""question":"کدام درخت؟","asks":"{}""#, helped.1),
        };
        let of_several = format!(
            r#"{{"before":[{{"agency":"city","unit":"green"}}],"tasks":[{{"id":"{}","kind":"pipes","place":{{"agency":"water","unit":"pipes"}},"officer":null,"opened_at":6}}],"clock":{{"started_at":5,"days":5,"count":"working","stopped_at":7}},{asked},"decision":null}}"#,
            helped.1
        );
        for (case, task, code, acting, kind, status, state) in [
            (own.0, own.1, "111111111111", "city/green", "", "open", of_one),
            (helped.0, helped.1, "222222222222", "water/pipes", "pipes", "waiting", of_several),
        ] {
            let mut row: Vec<V> = vec![
                case.into(),
                code.into(),
                "tree-permit".into(),
                1i64.into(),
                person.into(),
                "fa".into(),
                "city".into(),
                acting.into(),
                "review".into(),
                status.into(),
                Some(90i64).filter(|_| status == "open").into(),
                5i64.into(),
                7i64.into(),
                1i64.into(),
                state.into(),
                "{\"species\":\"چنار\"}".into(),
                vec![7u8; 64].into(),
                Some(90i64).into(),
            ];
            let helper = if acting.starts_with("city/") { "" } else { "water" };
            match version {
                9 => tx.one(
                    "INSERT INTO cases (id, code, service, version, person, lang, steward, acting, stage, status, due_at, submitted_at, changed_at, revision, state, answers, receipt, wakes_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
                    row,
                ),
                12 => {
                    row.push("نام آن روز".into());
                    tx.one(
                        "INSERT INTO cases (id, code, service, version, person, lang, steward, acting, stage, status, due_at, submitted_at, changed_at, revision, state, answers, receipt, wakes_at, name)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
                        row,
                    );
                }
                _ => {
                    row.extend([V::from("نام آن روز"), helper.into()]);
                    tx.one(
                        "INSERT INTO cases (id, code, service, version, person, lang, steward, acting, stage, status, due_at, submitted_at, changed_at, revision, state, answers, receipt, wakes_at, name, helper, object_until)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, NULL)",
                        row,
                    );
                }
            }
            let mut row: Vec<V> = vec![
                task.into(),
                case.into(),
                acting.into(),
                "tree-permit".into(),
                "review".into(),
                Some("reviewer").filter(|_| kind.is_empty()).map(String::from).into(),
                90i64.into(),
                (status == "waiting").into(),
                6i64.into(),
                code.into(),
                1i64.into(),
                person.into(),
                Some(String::from("message")).into(),
                kind.into(),
            ];
            if version == 9 {
                tx.one(
                    "INSERT INTO tasks (id, case_id, acting, service, stage, officer, due_at, waiting, opened_at, code, version, person, unread, kind)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                    row,
                );
            } else {
                row.push("نام آن روز".into());
                tx.one(
                    "INSERT INTO tasks (id, case_id, acting, service, stage, officer, due_at, waiting, opened_at, code, version, person, unread, kind, name)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                    row,
                );
            }
            tx.one(
                "INSERT INTO notices (id, person, case_id, kind, at, read_at) VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
                vec![id().into(), person.into(), case.into(), "submitted".into(), 5i64.into()],
            );
        }
        tx.one(
            "INSERT INTO drafts (id, person, service, version, answers, aside, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            vec![
                draft.into(),
                person.into(),
                "tree-permit".into(),
                1i64.into(),
                "{\"species\":\"توت\"}".into(),
                "{\"old\":\"کهنه\"}".into(),
                3i64.into(),
                4i64.into(),
            ],
        );
        tx.one("INSERT INTO marks (name, value) VALUES (?1, ?2)", vec!["refunds-taken-up".into(), "1".into()]);
        let place = r#""place":{"agency":"city","unit":"green"}"#;
        for (seq, kind, body) in [
            (90i64, "finished", format!(r#"{{"kind":"finished","of":"pay",{place},"note":"یک \"receipt\":\"777-1\"","receipt":"1405-Ab7"}}"#)),
            (91, "finished", format!(r#"{{"kind":"finished","of":"see",{place},"note":"بی‌رسید"}}"#)),
            (92, "received", format!(r#"{{"kind":"received","of":"pay",{place},"receipt":"1405-8"}}"#)),
            (93, "payment_reported", r#"{"kind":"payment_reported","receipt":"1405-9"}"#.into()),
            (94, "decided", r#"{"kind":"decided"}"#.into()),
            (95, "decided", r#"{"kind":"decided"}"#.into()),
            // The same number without what separates its groups: it is known since the first time.
            (96, "received", format!(r#"{{"kind":"received","of":"pay",{place},"receipt":"1405Ab7"}}"#)),
        ] {
            let row: Vec<V> =
                vec![own.0.into(), seq.into(), kind.into(), "officer:o".into(), "".into(), seq.into(), body.into(), vec![seq as u8; 32].into()];
            tx.one("INSERT INTO events (subject, seq, kind, actor, on_behalf, at, body, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", row);
        }
        if version == 21 {
            tx.one(
                "INSERT INTO refunds (case_id, n, place, since, receipt, rials) VALUES (?1, 0, ?2, ?3, ?4, ?5)",
                vec![own.0.into(), "city/green".into(), 8i64.into(), "140509-7731".into(), Some(500_000i64).into()],
            );
        }
        Ok(())
    })
    .await
    .unwrap();
    old
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_were_only_tried_on_empty_databases() {
    for version in [9, 12, 21] {
        for at in empty().await {
            let s = at.open().await;
            assert_eq!(s.migrate_to(version).await.unwrap(), (1..=version).collect::<Vec<_>>());
            assert!(matches!(s.check_schema().await, Err(store::MigrateError::Older { found }) if found == version));
            let Old { person, draft, own, helped } = stored_by(&s, version).await;
            // Another program, which is newer.
            let s = at.open().await;
            assert_eq!(s.migrate().await.unwrap(), (version + 1..=store::LATEST).collect::<Vec<_>>());
            s.check_schema().await.unwrap();
            // Names are those of the time of the application, as far as they were kept then.
            let name = if version == 9 { "نام امروز" } else { "نام آن روز" };
            let by = format!("{version} on {}", s.engine());
            s.read(|tx| {
                let p = store::person::get(tx, person)?.unwrap();
                assert_eq!((p.name.as_str(), p.mobile.as_deref(), p.lang), ("نام امروز", Some("+989150000000"), Lang::FA), "{by}");
                let (c, answers) = store::case::get_with_answers(tx, own.0)?.unwrap();
                assert_eq!(answers["species"], "چنار", "{by}");
                assert_eq!(
                    (c.tracking_code.as_str(), c.status, c.acting.key()),
                    ("111111111111", Status::Open, "city/green".into()),
                    "{by}"
                );
                let task = &c.tasks[0];
                assert_eq!((c.tasks.len(), task.id, task.officer.as_deref()), (1, own.1, Some("reviewer")), "{by}");
                assert_eq!((task.place.key().as_str(), &c.clock), ("city/green", &Clock::start(5, DayKind::Working, 5)), "{by}");
                let c = store::case::get(tx, helped.0)?.unwrap();
                let asked = &c.asked[0];
                assert_eq!((c.asked.len(), asked.text.as_str(), asked.task), (1, "کدام درخت؟", Some(helped.1)), "{by}");
                assert_eq!((c.status, c.tasks[0].kind.as_str(), c.clock.stopped_at), (Status::Waiting, "pipes", Some(7)), "{by}");
                for case in [own.0, helped.0] {
                    assert_eq!(store::case::name(tx, case)?, name, "{by}");
                }
                let all = store::case::of_agency(tx, "city", &Default::default(), 9)?;
                assert_eq!(
                    all.iter().map(|b| (b.case.id, b.due_at)).collect::<BTreeMap<_, _>>(),
                    [(own.0, Some(90)), (helped.0, None)].into()
                );
                let of_helper = store::case::of_agency(tx, "water", &Default::default(), 9)?;
                assert_eq!(of_helper.iter().map(|b| b.case.id).collect::<Vec<_>>(), [helped.0], "{by}");
                for (place, (case, task), officer) in [("city/green", own, Some("reviewer")), ("water/pipes", helped, None)] {
                    let lines = store::task::of_unit(tx, place, &Default::default())?;
                    let [line] = lines.as_slice() else { panic!("{by}: {lines:?}") };
                    assert_eq!((line.id, line.case, line.officer.as_deref(), line.due_at), (task, case, officer, Some(90)), "{by}");
                    assert_eq!((line.person.as_str(), line.unread, line.limit_by), (name, Some(Unread::Message), None), "{by}");
                }
                let d = store::draft::get(tx, person, draft)?;
                assert_eq!((&d.answers["species"], &d.aside["old"], d.changed_at), (&"توت".into(), &"کهنه".into(), 4), "{by}");
                let notices = store::notice::of_person(tx, person, Id::nil(), 9)?;
                let told: Vec<_> =
                    notices.iter().map(|n| (n.kind.as_str(), n.service.as_str(), n.about.is_none(), n.news.is_none())).collect();
                assert_eq!(told, [("submitted", "tree-permit", true, true); 2], "{by}");
                // What was to be given back is gone through anew, and was not only reported.
                assert_eq!(store::mark::get(tx, "refunds-taken-up")?, None, "{by}");
                let refunds = store::refund::of_unit(tx, "city/green", (-1, Id::nil(), -1), 9)?;
                let refunds: Vec<_> = refunds.iter().map(|r| (r.case, r.rials, r.reported, r.name.as_str())).collect();
                assert_eq!(refunds, if version == 21 { vec![(own.0, Some(500_000), false, name)] } else { vec![] }, "{by}");
                // What was decided of before counts, once for a case, however often it was.
                assert_eq!(store::counter::of_scope(tx, "conduct:city")?, [("/decided".to_string(), 1)], "{by}");
                // The receipts that were recorded are known by their numbers, and nothing else is.
                let mut recorded =
                    |number| store::recorded::elsewhere(tx, &[("city", number, helped.0)]).map(|all| all[0].first().copied());
                assert_eq!((recorded("1405ab7")?, recorded("14058")?), (Some((own.0, 90)), Some((own.0, 92))), "{by}");
                for number in ["1405-ab7", "1405-8", "7771", "14059", ""] {
                    assert_eq!(recorded(number)?, None, "{number} {by}");
                }
                Ok(())
            })
            .await
            .unwrap();
            // And what comes now is written beside it.
            s.write(move |tx| {
                submit(tx, &case(person, "333333333333", 9), Some(99));
                store::draft::put(tx, draft, &Answers::new(), 9);
                Ok(())
            })
            .await
            .unwrap();
            let all = s.read(|tx| store::case::of_agency(tx, "city", &Default::default(), 9)).await.unwrap();
            assert_eq!(all.len(), 3, "{by}");
        }
    }
}

fn sample_service() -> Service {
    serde_json::from_value(serde_json::json!({
        "id": "tree-permit", "version": 1, "agency": "city", "languages": ["fa"], "title": {}, "summary": {}, "keywords": {}, "life_events": [], "icon": "x",
        "audience": [], "who": {}, "cost": { "rials": 0, "note": {} }, "time": { "days": 5, "count": "working", "rule": {}, "if_late": {} }, "result": {},
        "legal_basis": [], "channels": [], "steps": [], "evidence": [], "form": { "sections": [] },
        "stages": [{ "id": "review", "title": {}, "unit": "green", "days": 1, "decides": true }],
        "decisions": [], "examples": [], "invalid_examples": [], "sample": true
    }))
    .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn uploads_are_counted_by_person_and_day() {
    for (s, _dir) in stores().await {
        let (a, b) = (id(), id());
        let of = async |person, day| s.read(|tx| store::upload::of_day(tx, person, day)).await.unwrap();
        assert_eq!(of(a, 7).await, (0, 0));
        for bytes in [10, 20] {
            let add = move |tx: &mut Tx| {
                store::upload::add(tx, a, 7, bytes);
                store::upload::add(tx, b, 8, 1);
                Ok(())
            };
            s.write(add).await.unwrap();
        }
        assert_eq!((of(a, 7).await, of(a, 8).await, of(b, 8).await), ((30, 2), (0, 0), (2, 2)));
        let sweep = |tx: &mut Tx| {
            store::upload::sweep(tx, 8);
            Ok(())
        };
        s.write(sweep).await.unwrap();
        assert_eq!((of(a, 7).await, of(b, 8).await), ((0, 0), (2, 2)));
    }
}

/// Beside a read, in one task, something else is waited for and comes while the read is at the database. Nothing wakes that
/// task a second time.
#[tokio::test(flavor = "multi_thread")]
async fn a_read_swallowed_the_wake_of_what_waited_beside_it() {
    let (pg, _) = stores().await.pop().unwrap();
    let beside = tokio::time::sleep(std::time::Duration::from_millis(50));
    let read = pg.read(|tx| Ok(tx.row("SELECT 1::BIGINT FROM pg_sleep(0.3)", &[])?.map(|r| r.int(0))));
    let both = futures_util::future::join(beside, read);
    tokio::select! {
        biased;
        () = tokio::time::sleep(std::time::Duration::from_secs(20)) => panic!("it was never woken"),
        (_, read) = both => assert_eq!(read.unwrap(), Some(1)),
    }
}
