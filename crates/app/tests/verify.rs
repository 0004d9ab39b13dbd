//! Verification finds every way of tampering with the database, on both engines, and names the first that is broken.
//! Receipts are checked offline.

use app::verify::{Broken, Report};
use domain::case::Act;
use domain::receipt::Receipt;
use domain::{Id, Lang};
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
    let report = house.verify().await;
    let (events, cases, checkpoints) = (CASES as i64 * 3, CASES as i64, CASES as i64);
    assert_eq!(report, Report { events, cases, checkpoints, broken: 0, first_broken: None, uncovered: 0 });
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
    Broken { subject, seq, reason: reason.into() }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_of_tampering_is_found_and_named() {
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

type Rows = Vec<Vec<V>>;

/// Events and cases as they are.
async fn keep(house: &House) -> (Rows, Rows) {
    house
        .app
        .store
        .read(|tx| {
            let events = tx.rows("SELECT subject, seq, kind, actor, on_behalf, at, body, hash, checkpoint, leaf FROM events", &[])?;
            let cases = tx.rows(
                "SELECT id, code, service, version, person, lang, steward, acting, stage, status, due_at, submitted_at, changed_at, revision, state, answers FROM cases",
                &[],
            )?;
            let events = events
                .into_iter()
                .map(|mut r| {
                    vec![r.id(0).into(), r.int(1).into(), r.text(2).into(), r.text(3).into(), r.text(4).into(), r.int(5).into(), r.text(6).into(), r.hash(7).into(), r.id(8).into(), r.int(9).into()]
                })
                .collect();
            let cases = cases
                .into_iter()
                .map(|mut r| {
                    vec![r.id(0).into(), r.text(1).into(), r.text(2).into(), r.int(3).into(), r.id(4).into(), r.text(5).into(), r.text(6).into(), r.text(7).into(), r.text(8).into(), r.text(9).into(), r.int(10).into(), r.int(11).into(), r.int(12).into(), r.int(13).into(), r.text(14).into(), r.text(15).into()]
                })
                .collect();
            Ok((events, cases))
        })
        .await
        .unwrap()
}

async fn put_back(house: &House, (events, cases): (Rows, Rows)) {
    house
        .app
        .store
        .write(move |tx| {
            tx.run("DELETE FROM events", vec![]);
            tx.run("DELETE FROM cases", vec![]);
            for e in &events {
                tx.run("INSERT INTO events (subject, seq, kind, actor, on_behalf, at, body, hash, checkpoint, leaf) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", e.clone());
            }
            for c in &cases {
                tx.run("INSERT INTO cases (id, code, service, version, person, lang, steward, acting, stage, status, due_at, submitted_at, changed_at, revision, state, answers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)", c.clone());
            }
            Ok(())
        })
        .await
        .unwrap();
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
        let report = app::verify::verify(&house.app.store, &key).await.unwrap();
        assert_eq!((report.broken, report.first_broken.unwrap().reason.as_str()), (CASES as i64, "checkpoint-signature"));
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
        note: "{person} {code}".into(),
        at: app::now::now(),
    });
    let text = app::act::letter_text(service, &decided, "{note}", Lang::EN);
    assert!(text.contains("Dear {note},") && text.contains("{person} {code}") && text.contains("The land is clear"), "{text}");
    assert!(!text.contains(&case.tracking_code), "the code is not in groups: {text}");
    assert!(app::act::letter_text(service, &decided, "نام", Lang::FA).contains("نام گرامی"));
}
