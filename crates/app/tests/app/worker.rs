//! The worker does what was promised exactly once in effect, whoever dies and however many work. On both engines.

use app::people::TokenFor;
use app::worker;
use domain::{Lang, Refusal};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use store::job::{Backlog, Lane};
use testkit::samples::{self, WITH_FILE};
use testkit::{ENGINES, House, PersonToken};

/// A house with `n` applications, whose messages are promised and not sent yet.
async fn with_cases(engine: testkit::Engine, n: usize) -> House {
    let house = House::new(engine).await;
    let me = PersonToken::resident(&house, 0).await;
    for _ in 0..n {
        me.apply(WITH_FILE).await;
    }
    house
}

fn sent(house: &House) -> Vec<String> {
    house.app.outbox.as_ref().unwrap().newest(100_000).unwrap().into_iter().map(|m| m.text).collect()
}

async fn backlog(house: &House) -> i64 {
    house.app.store.read(store::job::backlog).await.unwrap().waiting
}

/// Jobs that somebody has come back now instead of in a minute.
async fn time_passes(house: &House) {
    house
        .app
        .store
        .write(|tx| {
            tx.run("UPDATE jobs SET run_at = ?1", vec![1i64.into()]);
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_died_between_sending_and_marking_sends_nothing_twice() {
    for engine in ENGINES {
        let house = with_cases(engine, 3).await;
        assert_eq!(backlog(&house).await, 3);
        // The worker takes each job, sends, and dies before it says so.
        let outbox = house.app.outbox.clone().unwrap();
        let jobs = house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 100)).await.unwrap();
        let at = app::now::now();
        for job in &jobs {
            let taken = job.clone();
            house
                .app
                .store
                .write(move |tx| {
                    store::job::take(tx, taken.clone(), at + 60_000);
                    Ok(())
                })
                .await
                .unwrap();
            let m = app::Message {
                key: job.id.to_string(),
                channel: "sms".into(),
                to: "+989150000001".into(),
                subject: String::new(),
                text: "first".into(),
                at,
            };
            connect::message::Sender::send(&*outbox, &m).unwrap();
        }
        // Nobody else takes what is taken.
        worker::round(&house.app).await.unwrap();
        assert_eq!((backlog(&house).await, sent(&house).len()), (3, 3));
        // The lease ends: the jobs come back, nothing is sent again, and they are done.
        time_passes(&house).await;
        house.work().await;
        assert_eq!((backlog(&house).await, sent(&house)), (0, vec!["first".to_string(); 3]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_died_before_sending_is_made_good() {
    for engine in ENGINES {
        let house = with_cases(engine, 2).await;
        let jobs = house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 100)).await.unwrap();
        for job in jobs {
            house
                .app
                .store
                .write(move |tx| {
                    store::job::take(tx, job.clone(), app::now::now() + 60_000);
                    Ok(())
                })
                .await
                .unwrap();
        }
        house.work().await;
        assert_eq!((backlog(&house).await, sent(&house).len()), (2, 0));
        time_passes(&house).await;
        house.work().await;
        assert_eq!((backlog(&house).await, sent(&house).len()), (0, 2));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_workers_at_once_send_one_message_each_and_cover_each_event_once() {
    for engine in ENGINES {
        let house = with_cases(engine, 40).await;
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let workers: Vec<_> = (0..3)
            .map(|_| {
                let (app, stopped) = (house.app.clone(), stopped.clone());
                tokio::spawn(async move { worker::run_until(&app, stopped).await })
            })
            .collect();
        let begun = std::time::Instant::now();
        let done = async || {
            let report = house.verify().await;
            backlog(&house).await == 0 && report.uncovered == 0
        };
        while !done().await {
            assert!(begun.elapsed().as_secs() < 60, "three workers did not finish forty jobs in a minute");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        stop.send(true).unwrap();
        for w in workers {
            w.await.unwrap();
        }
        let texts = sent(&house);
        assert_eq!((texts.len(), texts.iter().collect::<BTreeSet<_>>().len()), (40, 40), "one message for each of forty cases");
        let report = house.verify().await;
        assert_eq!((report.events, report.broken, report.uncovered), (40, 0, 0));
        // The counters say what is there, however often they were folded.
        house.work().await;
        let place = domain::case::Place { agency: "mashhad-districts".into(), unit: "permits".into() }.key();
        let counts = house.app.store.read(|tx| store::counter::of_scope(tx, &store::task::unit_scope(&place))).await.unwrap();
        assert_eq!(counts.iter().map(|c| c.1).sum::<i64>(), 40);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_cannot_be_done_is_tried_again_later_and_hinders_no_other() {
    for engine in ENGINES {
        let house = with_cases(engine, 1).await;
        let odd = app::now::id();
        house
            .app
            .store
            .write(move |tx| {
                store::job::add(tx, odd, Lane::Ordinary, "dance", "{}".into(), 1);
                store::job::add(tx, app::now::id(), Lane::Ordinary, "notify", "no JSON".into(), 2);
                Ok(())
            })
            .await
            .unwrap();
        let round = worker::round(&house.app).await.unwrap();
        assert_eq!((round.jobs, round.failed, sent(&house).len()), (1, 2, 1));
        let jobs = house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 10)).await.unwrap();
        assert!(jobs.len() == 2 && jobs.iter().all(|j| j.attempts == 1 && j.run_at > app::now::now()), "{jobs:?}");
        // The second wait is longer than the first.
        let first = jobs[0].run_at - app::now::now();
        time_passes(&house).await;
        worker::round(&house.app).await.unwrap();
        let again = house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 10)).await.unwrap();
        assert!(again.iter().all(|j| j.attempts == 2 && j.run_at - app::now::now() > first), "{again:?}");
    }
}

/// A provider that answers nothing until it is let go, as one behind a broken network does.
#[derive(Default)]
struct Stuck {
    free: Mutex<bool>,
    freed: Condvar,
}

impl Stuck {
    fn let_go(&self) {
        *self.free.lock().unwrap() = true;
        self.freed.notify_all();
    }
}

impl connect::Sender for Stuck {
    fn send(&self, _: &app::Message) -> Result<(), String> {
        let free = self.free.lock().unwrap();
        // Not for ever: a test that fails must end.
        let (free, _) = self.freed.wait_timeout_while(free, std::time::Duration::from_secs(30), |free| !*free).unwrap();
        if *free { Ok(()) } else { Err("no answer".into()) }
    }
}

/// Waits for something that must come.
async fn until(what: &str, is: impl AsyncFn() -> bool) {
    let begun = std::time::Instant::now();
    while !is().await {
        assert!(begun.elapsed().as_secs() < 60, "{what}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_does_not_answer_keeps_no_code_waiting() {
    for engine in ENGINES {
        let stuck = Arc::new(Stuck::default());
        let senders = app::Senders { sms: None, email: Some(stuck.clone()) };
        let house = House::with(engine, testkit::Options { senders, ..Default::default() }).await;
        let visitor = PersonToken::visitor(&house, 0).await;
        for _ in 0..20 {
            visitor.apply("pilgrim-lodging").await;
        }
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let work = {
            let app = house.app.clone();
            tokio::spawn(async move { worker::run_until(&app, stopped).await })
        };
        // The worker is busy with what it cannot do.
        let busy = async || house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, app::now::now(), 100)).await.unwrap().len() < 20;
        until("nobody began the mail", busy).await;
        let me = &samples::people().residents[0];
        let claim = identity::Claim::resident(&me.national_number, &me.mobile).unwrap();
        app::sign_in::start(&house.app, claim, "10.0.0.1", Lang::FA).await.unwrap();
        until("the code waits for the mail server", async || sent(&house).len() == 1 && backlog(&house).await == 20).await;
        // What is under way does not keep the worker from ending, and is done later.
        stop.send(true).unwrap();
        stuck.let_go();
        work.await.unwrap();
        time_passes(&house).await;
        house.work().await;
        assert_eq!(backlog(&house).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_of_other_contacts_told_which_one_is_on_record() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = &samples::people().residents[0];
        let ask = async |mobile: &str| {
            let claim = identity::Claim::resident(&me.national_number, mobile).unwrap();
            app::sign_in::start(&house.app, claim, "10.0.0.1", Lang::FA).await.is_ok()
        };
        // Every answer is the same, but no code goes out any more.
        let most = identity::code::OTHERS_HERE.most;
        for n in 0..most + 3 {
            assert!(ask(&format!("09160000{n:03}")).await, "{engine:?} {n}");
        }
        house.work().await;
        assert_eq!((backlog(&house).await, sent(&house).len() as i64), (0, most), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_nobody_can_use_any_more_is_not_sent() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = &samples::people().residents[0];
        let start = async || {
            let claim = identity::Claim::resident(&me.national_number, &me.mobile).unwrap();
            app::sign_in::start(&house.app, claim, "10.0.0.1", Lang::FA).await.unwrap();
        };
        start().await;
        house
            .app
            .store
            .write(|tx| {
                tx.run("UPDATE jobs SET body = REPLACE(body, '\"until\":', '\"until\":1,\"was\":')", vec![]);
                Ok(())
            })
            .await
            .unwrap();
        house.work().await;
        assert_eq!((backlog(&house).await, sent(&house).len()), (0, 0));
        start().await;
        house.work().await;
        assert_eq!((backlog(&house).await, sent(&house).len()), (0, 1));
    }
}

/// A provider that refuses until it is mended.
#[derive(Default)]
struct Refusing(AtomicBool);

impl connect::Sender for Refusing {
    fn send(&self, _: &app::Message) -> Result<(), String> {
        if self.0.load(Ordering::Relaxed) { Ok(()) } else { Err("550 no".into()) }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_fails_too_often_is_set_aside_and_can_be_brought_back() {
    for engine in ENGINES {
        let refusing = Arc::new(Refusing::default());
        let senders = app::Senders { sms: Some(refusing.clone()), email: None };
        let house = House::with(engine, testkit::Options { senders, ..Default::default() }).await;
        PersonToken::resident(&house, 0).await.apply(WITH_FILE).await;
        for n in 1..=worker::MOST_ATTEMPTS {
            assert_eq!(worker::backlog(&house.app).await.unwrap(), Backlog { waiting: 1, aside: 0 }, "before attempt {n}");
            time_passes(&house).await;
            assert_eq!(worker::round(&house.app).await.unwrap().failed, 1);
        }
        assert_eq!(worker::backlog(&house.app).await.unwrap(), Backlog { waiting: 0, aside: 1 });
        time_passes(&house).await;
        assert_eq!(worker::round(&house.app).await.unwrap().failed, 0, "what is set aside is left alone");
        refusing.0.store(true, Ordering::Relaxed);
        assert_eq!(worker::bring_back(&house.app).await.unwrap(), 1);
        assert_eq!(worker::round(&house.app).await.unwrap().jobs, 1);
        assert_eq!(worker::backlog(&house.app).await.unwrap(), Backlog::default());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_whose_lease_has_ended_does_not_undo_what_another_did() {
    for engine in ENGINES {
        let stuck = Arc::new(Stuck::default());
        let senders = app::Senders { sms: Some(stuck.clone()), email: None };
        let house = House::with(engine, testkit::Options { senders, ..Default::default() }).await;
        PersonToken::resident(&house, 0).await.apply(WITH_FILE).await;
        let slow = {
            let app = house.app.clone();
            tokio::spawn(async move { worker::round(&app).await })
        };
        let taken = async || house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, app::now::now(), 1)).await.unwrap().is_empty();
        until("nobody took the job", taken).await;
        // Its lease ends, another takes the job and has it still.
        time_passes(&house).await;
        let again = house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 1)).await.unwrap().remove(0);
        let theirs = house.app.store.write(move |tx| Ok(store::job::take(tx, again.clone(), i64::MAX / 2))).await.unwrap();
        stuck.let_go();
        slow.await.unwrap().unwrap();
        let there = house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 1)).await.unwrap();
        assert_eq!(there, [theirs], "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_race_for_a_checkpoint_or_a_count_is_no_fault() {
    for engine in ENGINES {
        let house = with_cases(engine, 10).await;
        for _ in 0..5 {
            PersonToken::resident(&house, 0).await.apply(WITH_FILE).await;
            let mut all = tokio::task::JoinSet::new();
            for _ in 0..6 {
                let app = house.app.clone();
                all.spawn(async move { [worker::cover(&app).await, worker::fold(&app).await] });
            }
            while let Some(results) = all.join_next().await {
                for r in results.unwrap() {
                    assert!(matches!(r, Ok(_) | Err(app::Error::Refused(Refusal::Conflict(_)))), "{r:?} on {engine:?}");
                }
            }
        }
        house.work().await;
        let report = house.verify().await;
        assert_eq!((report.broken, report.uncovered), (0, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_line_of_checkpoints_goes_on_when_a_clock_is_far_ahead() {
    for engine in ENGINES {
        let house = with_cases(engine, 1).await;
        // As if the worker that made the first one had a clock a century ahead.
        let ahead = domain::Id::from_u128(app::now::id().as_u128() + (3_155_760_000_000 << 80));
        let events = house.app.store.read(|tx| store::event::uncovered(tx, 10)).await.unwrap();
        let leaves = vec![events[0].2];
        let first = domain::receipt::Checkpoint::sign(&signing_key(&house), ahead, domain::Id::nil(), 1, &leaves);
        house
            .app
            .store
            .write(move |tx| {
                store::checkpoint::add(tx, &first, &leaves);
                store::event::cover(tx, events[0].0, events[0].1, first.id, 0);
                Ok(())
            })
            .await
            .unwrap();
        for _ in 0..3 {
            PersonToken::resident(&house, 0).await.apply(WITH_FILE).await;
            house.work().await;
        }
        let report = house.verify().await;
        assert_eq!((report.broken, report.checkpoints, report.uncovered), (0, 4, 0), "{report:?}");
    }
}

fn signing_key(house: &House) -> domain::receipt::ed25519::SigningKey {
    let text = std::fs::read_to_string(house.folder().join("signing.key")).unwrap();
    domain::receipt::ed25519::SigningKey::from_bytes(&domain::receipt::unhex(&text).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_ended_is_forgotten_and_what_lives_stays() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = testkit::PersonPages::resident(&house, 0).await;
        let token = app::people::token(&house.app, TokenFor::Officer("engineer.water".into())).await.unwrap();
        worker::sweep(&house.app).await.unwrap();
        me.get("/me").await.expect(200);
        house
            .app
            .store
            .write(|tx| {
                tx.run("UPDATE sessions SET expires_at = ?1", vec![1i64.into()]);
                tx.run("UPDATE sign_in_codes SET expires_at = ?1", vec![1i64.into()]);
                Ok(())
            })
            .await
            .unwrap();
        worker::sweep(&house.app).await.unwrap();
        let left = house
            .app
            .store
            .read(|tx| Ok((tx.rows("SELECT id FROM sessions", &[])?.len(), tx.rows("SELECT ref FROM sign_in_codes", &[])?.len())))
            .await;
        assert_eq!(left.unwrap(), (0, 0));
        let secret = identity::Secret::parse(&token).unwrap();
        assert!(matches!(app::who::by_token(&house.app, &secret).await.unwrap(), app::Who::Officer(_)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_in_the_language_of_the_person() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let visitor = PersonToken::visitor(&house, 0).await;
    visitor.apply("pilgrim-lodging").await;
    let text = house.message_to(&samples::people().visitors[0].email).await.expect("a message");
    assert!(text.contains(samples::service("pilgrim-lodging").title.get(Lang::EN)), "{text}");
    let resident = PersonToken::resident(&house, 0).await;
    resident.apply(WITH_FILE).await;
    let text = house.message_to(&samples::people().residents[0].mobile).await.expect("a message");
    assert!(text.contains(samples::title(WITH_FILE)), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_nobody_is_refused() {
    let house = House::new(testkit::Engine::Sqlite).await;
    for of in [
        TokenFor::Officer("nobody".into()),
        TokenFor::Agency("none".into()),
        TokenFor::Person("123".into()),
        TokenFor::Person(domain::Id::nil().to_string()),
    ] {
        let refused = app::people::token(&house.app, of.clone()).await.err();
        assert!(matches!(refused, Some(app::Error::Refused(Refusal::NotFound))), "{of:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_on_which_the_clock_could_not_act_was_tried_again_three_times_a_second() {
    for engine in ENGINES {
        let house = with_cases(engine, 1).await;
        let store = &house.app.store;
        // Its version is not here.
        store
            .write(|tx| {
                tx.run("UPDATE cases SET version = 999, wakes_at = 1", vec![]);
                Ok(())
            })
            .await
            .unwrap();
        let before = app::now::now();
        assert_eq!(worker::tick(&house.app).await.unwrap(), 0);
        let due = |at: i64| store.read(move |tx| store::case::awake(tx, at, 10));
        assert!(due(before + 50 * 60_000).await.unwrap().is_empty(), "on {engine:?}: it is still the first in line");
        assert_eq!(due(before + 70 * 60_000).await.unwrap().len(), 1, "it is tried again");
        // The operator is told, also of what is missing.
        let id = due(before + 70 * 60_000).await.unwrap()[0];
        let stuck = worker::stuck(&house.app).await.unwrap();
        assert_eq!((stuck.cases, stuck.oldest), (1, Some(id)), "a clock that fails was only in the log");
        let missing = app::missing::look(store, &house.app.offer).await.unwrap();
        assert!(missing.agencies.is_empty() && missing.versions.len() == 1 && missing.versions[0].ends_with(" 999"), "{missing:?}");
        // Until the clock acts again.
        store
            .write(|tx| {
                tx.run("UPDATE cases SET version = (SELECT version FROM tasks WHERE case_id = cases.id), wakes_at = 1", vec![]);
                Ok(())
            })
            .await
            .unwrap();
        worker::tick(&house.app).await.unwrap();
        assert_eq!(worker::stuck(&house.app).await.unwrap(), app::Stuck::default(), "on {engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_from_before_kept_its_officers_in_units_that_are_gone() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (people, store) = (samples::people(), &house.app.store);
        let (moved, left) = ("green.municipality", "cards.municipality");
        let sample = |name: &str| people.officers.iter().find(|o| o.name == name).unwrap().clone();
        let account = async |name: &'static str| store.read(move |tx| store::officer::get(tx, name)).await.unwrap();
        app::people::deactivate(&house.app, left).await.unwrap();
        let before = account(moved).await.unwrap();
        put(store, app::Account { unit: "trees-of-then".into(), ..before.clone() }).await;
        let token = async || {
            let token = app::people::token(&house.app, TokenFor::Officer(moved.into())).await.unwrap();
            identity::Secret::parse(&token).unwrap()
        };
        let secret = token().await;
        assert!(matches!(app::who::by_token(&house.app, &secret).await.unwrap(), app::Who::Officer(_)));
        app::people::add_samples(&house.app, people, app::people::hash_of).await.unwrap();
        let after = account(moved).await.unwrap();
        assert_eq!((&after.agency, &after.unit), (&sample(moved).agency, &sample(moved).unit));
        assert_eq!(after.passphrase, before.passphrase, "a passphrase stays");
        assert!(!account(left).await.unwrap().active);
        assert!(
            !matches!(app::who::by_token(&house.app, &secret).await, Ok(app::Who::Officer(_))),
            "who was signed in for the unit of then still is"
        );
        // Nothing is written where nothing changed: who is signed in stays so.
        let secret = token().await;
        app::people::add_samples(&house.app, people, app::people::hash_of).await.unwrap();
        assert!(matches!(app::who::by_token(&house.app, &secret).await.unwrap(), app::Who::Officer(_)));
    }
}

async fn put(store: &store::Store, account: app::Account) {
    let put = move |tx: &mut store::Tx| {
        store::officer::put(tx, &account, 1);
        Ok::<_, app::Error>(())
    };
    store.write(put).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_moved_an_officer_back_whom_the_operator_had_moved() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (people, store) = (samples::people(), &house.app.store);
        let (name, other) = ("green.municipality", "customers.water");
        let account = async || store.read(move |tx| store::officer::get(tx, name)).await.unwrap().unwrap();
        let place = people.officers.iter().find(|o| o.name == other).unwrap();
        let own = app::people::NewOfficer {
            name: name.into(),
            agency: place.agency.clone(),
            unit: place.unit.clone(),
            title: place.title.clone(),
            passphrase: "chosen by the operator alone".into(),
            skills: None,
        };
        // Also while the passphrases of those who are missing are hashed: the unit of before is gone.
        let was = account().await;
        put(store, app::Account { unit: "trees-of-then".into(), ..was.clone() }).await;
        store
            .write(move |tx| {
                tx.run("DELETE FROM officers WHERE name <> ?1", vec![name.into()]);
                Ok::<_, app::Error>(())
            })
            .await
            .unwrap();
        let (added, changed) = tokio::join!(
            app::people::add_samples(&house.app, people, app::people::hash_of),
            app::people::put_officer(&house.app, own.clone())
        );
        added.and(changed).unwrap();
        let moved = account().await;
        assert_eq!((&moved.agency, &moved.unit), (&own.agency, &own.unit));
        assert_ne!(moved.passphrase, was.passphrase, "the passphrase of before came back");
        app::people::add_samples(&house.app, people, app::people::hash_of).await.unwrap();
        assert_eq!(account().await, moved);
        assert_eq!(store.read(|tx| store::officer::all(tx, 1000)).await.unwrap().len(), people.officers.len());
    }
}
