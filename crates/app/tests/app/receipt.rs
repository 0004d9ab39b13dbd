//! A receipt is what was signed at submission: the database cannot get another signature. On both engines.

use app::receipt;
use domain::receipt::Receipt;
use domain::{Id, Refusal};
use store::V;
use testkit::samples::WITH_FILE;
use testkit::{ENGINES, House, PersonToken};

async fn run(house: &House, sql: &'static str, params: Vec<V>) {
    house
        .app
        .store
        .write(move |tx| {
            tx.run(sql, params.clone());
            Ok(())
        })
        .await
        .unwrap();
}

async fn applied(house: &House) -> Receipt {
    let me = PersonToken::resident(house, 0).await;
    serde_json::from_value(me.apply(WITH_FILE).await["receipt"].clone()).unwrap()
}

fn refused(result: app::Result<Receipt>) -> bool {
    matches!(result, Err(app::Error::Refused(Refusal::Conflict(m))) if m.key == "refusal-receipt-not-whole")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_is_given_back_as_it_was_signed_and_only_its_way_to_the_checkpoint_is_added() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let given = applied(&house).await;
        assert_eq!(receipt::of_case(&house.app, given.case).await.unwrap(), given);
        house.work().await;
        let later = receipt::of_case(&house.app, given.case).await.unwrap();
        assert!(later.inclusion.is_some());
        assert_eq!(Receipt { inclusion: None, ..later }, given);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_writes_the_database_gets_no_signature_for_it() {
    let table: [(&str, &'static str); 4] = [
        ("another tracking code", "UPDATE cases SET code = '000000000000' WHERE id = ?1"),
        ("another time", "UPDATE events SET at = at - 1 WHERE subject = ?1"),
        ("another steward", "UPDATE events SET body = REPLACE(body, 'mashhad-districts', 'mashhad-water') WHERE subject = ?1"),
        ("no signature", "UPDATE cases SET receipt = NULL WHERE id = ?1"),
    ];
    for engine in ENGINES {
        for (what, sql) in table {
            let house = House::new(engine).await;
            let given = applied(&house).await;
            run(&house, sql, vec![given.case.into()]).await;
            match receipt::of_case(&house.app, given.case).await {
                Ok(r) => assert!(r.verify(&house.app.key.verifying()).is_err(), "{what} is signed on {engine:?}"),
                other => assert!(refused(other), "{what} on {engine:?}"),
            }
        }
        // A whole first event written anew, with a hash that fits.
        let house = House::new(engine).await;
        let given = applied(&house).await;
        let first = house.app.store.read(|tx| store::event::first(tx, given.case)).await.unwrap().unwrap();
        let forged = domain::event::Event::after(None, given.case, &first.kind, &first.actor, first.at - 86_400_000, first.body);
        run(
            &house,
            "UPDATE events SET at = ?2, hash = ?3 WHERE subject = ?1",
            vec![given.case.into(), forged.at.into(), forged.hash.into()],
        )
        .await;
        let r = receipt::of_case(&house.app, given.case).await.unwrap();
        assert_eq!(r.verify(&house.app.key.verifying()), Err("receipt-signature"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkpoint_that_covers_another_event_gives_no_receipt() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (one, other) = (applied(&house).await, applied(&house).await);
        house.work().await;
        run(&house, "UPDATE events SET leaf = 1 - leaf", vec![]).await;
        for id in [one.case, other.case] {
            assert!(refused(receipt::of_case(&house.app, id).await), "{engine:?}");
        }
        run(&house, "DELETE FROM checkpoints", vec![]).await;
        assert!(refused(receipt::of_case(&house.app, one.case).await), "{engine:?}");
        let nobody = receipt::of_case(&house.app, Id::nil()).await;
        assert!(matches!(nobody, Err(app::Error::Refused(Refusal::NotFound))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_from_before_signatures_were_kept_are_signed_once_and_alike() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let given = [applied(&house).await, applied(&house).await];
        run(&house, "UPDATE cases SET receipt = NULL", vec![]).await;
        assert!(refused(receipt::of_case(&house.app, given[0].case).await));
        assert_eq!(receipt::sign_old(&house.app.store, &house.app.key).await.unwrap(), 2);
        for r in &given {
            assert_eq!(&receipt::of_case(&house.app, r.case).await.unwrap(), r);
        }
        assert_eq!(receipt::sign_old(&house.app.store, &house.app.key).await.unwrap(), 0);
        // What was changed meanwhile is not signed.
        run(&house, "UPDATE cases SET receipt = NULL", vec![]).await;
        run(&house, "UPDATE events SET at = at - 1 WHERE subject = ?1", vec![given[0].case.into()]).await;
        assert!(receipt::sign_old(&house.app.store, &house.app.key).await.is_err());
    }
}

#[test]
fn a_key_is_made_whole_once_and_read_by_whoever_comes_later() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("signing.key");
    assert!(app::Key::read(&path).is_err(), "reading makes no key");
    let keys: Vec<String> = std::thread::scope(|s| {
        let all: Vec<_> = (0..4).map(|_| s.spawn(|| app::Key::open(&path).map(|k| k.public()))).collect();
        all.into_iter().map(|t| t.join().unwrap().unwrap()).collect()
    });
    assert!(keys.iter().all(|k| *k == keys[0]), "{keys:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-made stays");
    std::fs::write(&path, "short").unwrap();
    assert!(app::Key::open(&path).is_err());
}
