//! The worker does what was promised exactly once in effect, whoever dies and however many work. On both engines.

use app::people::TokenFor;
use app::worker;
use domain::{Lang, Refusal};
use std::collections::BTreeSet;
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
    house.app.store.read(store::job::backlog).await.unwrap()
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
        let jobs = house.app.store.read(|tx| store::job::due(tx, i64::MAX, 100)).await.unwrap();
        let at = app::now::now();
        for job in &jobs {
            let taken = job.clone();
            house
                .app
                .store
                .write(move |tx| {
                    store::job::take(tx, &taken, at + 60_000);
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
        let jobs = house.app.store.read(|tx| store::job::due(tx, i64::MAX, 100)).await.unwrap();
        for job in jobs {
            house
                .app
                .store
                .write(move |tx| {
                    store::job::take(tx, &job, app::now::now() + 60_000);
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
                store::job::add(tx, odd, "dance", "{}".into(), 1);
                store::job::add(tx, app::now::id(), "notify", "no JSON".into(), 2);
                Ok(())
            })
            .await
            .unwrap();
        let round = worker::round(&house.app).await.unwrap();
        assert_eq!((round.jobs, round.failed, sent(&house).len()), (1, 2, 1));
        let jobs = house.app.store.read(|tx| store::job::due(tx, i64::MAX, 10)).await.unwrap();
        assert!(jobs.len() == 2 && jobs.iter().all(|j| j.attempts == 1 && j.run_at > app::now::now()), "{jobs:?}");
        // The second wait is longer than the first.
        let first = jobs[0].run_at - app::now::now();
        time_passes(&house).await;
        worker::round(&house.app).await.unwrap();
        let again = house.app.store.read(|tx| store::job::due(tx, i64::MAX, 10)).await.unwrap();
        assert!(again.iter().all(|j| j.attempts == 2 && j.run_at - app::now::now() > first), "{again:?}");
    }
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
