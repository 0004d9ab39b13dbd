//! Who is on the roll has events of their own: persons, officers, tokens, services. Verification compares them with what is kept.

use app::people::{NewOfficer, TokenFor};
use domain::event::Event;
use domain::roll::{Entry, OPERATOR};
use domain::{Id, Lang, Text};
use store::{Tx, V};
use testkit::samples::{self, WITH_FILE};
use testkit::{ENGINES, House, Options, PersonPages};

async fn events(house: &House, subject: Id) -> Vec<Event> {
    house.app.store.read(|tx| store::event::of_case(tx, subject)).await.unwrap()
}

fn kinds(events: &[Event]) -> Vec<&str> {
    events.iter().map(|e| e.kind.as_str()).collect()
}

async fn change(house: &House, sql: &'static str, params: Vec<V>) {
    let run = move |tx: &mut Tx| {
        tx.run(sql, params.clone());
        Ok(())
    };
    house.app.store.write(run).await.unwrap();
}

fn subject_of_officer(name: &str) -> Id {
    let (name, none) = (name.to_string(), String::new);
    Entry::Officer { name, agency: none(), unit: none(), title: Text::default(), passphrase: none(), active: true }.subject()
}

#[tokio::test(flavor = "multi_thread")]
async fn officers_tokens_persons_and_publishing_left_no_event() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        assert_eq!(app::roll::take_up(&house.app.store).await.unwrap(), 0, "all that is new has its event");
        let agency = house.app.offer.agency("mashhad-districts").unwrap().clone();
        let new = |unit: &str| NewOfficer {
            name: "roll.one".into(),
            agency: agency.id.clone(),
            unit: unit.into(),
            title: Text::of(Lang::FA, "کارشناس"),
            passphrase: "a long passphrase of words".into(),
            skills: None,
        };
        for unit in agency.units.iter().take(2) {
            app::people::put_officer(&house.app, new(&unit.id)).await.unwrap();
        }
        let secret = app::people::token(&house.app, TokenFor::Officer("roll.one".into())).await.unwrap();
        app::people::deactivate(&house.app, "roll.one").await.unwrap();
        let officer = events(&house, subject_of_officer("roll.one")).await;
        assert_eq!(kinds(&officer), ["officer-placed", "officer-placed", "officer-left"]);
        assert!(officer.iter().all(|e| e.actor == OPERATOR));
        let hash = identity::Secret::parse(&secret).unwrap().hash();
        let bearer = store::token::Bearer { officer: Some("roll.one".into()), ..Default::default() };
        let of_token = events(&house, store::roll::token(&hash, &bearer, 0).subject()).await;
        assert_eq!(kinds(&of_token), ["token-minted", "token-ended"], "an officer who left has no token");

        // Who signs in for the first time, and takes another name.
        let me = PersonPages::resident(&house, 0).await;
        app::people::token(&house.app, TokenFor::Person("X1234567".into())).await.unwrap();
        let visitor = house.app.store.read(|tx| store::person::by_identifier(tx, "visitor:X1234567")).await.unwrap().unwrap();
        assert_eq!(kinds(&events(&house, visitor.id).await), ["person-met"]);
        app::me::change(&house.app, visitor.id, None, Some(Lang::EN)).await.unwrap();
        app::me::change(&house.app, visitor.id, None, Some(Lang::EN)).await.unwrap();
        assert_eq!(kinds(&events(&house, visitor.id).await), ["person-met", "person-renamed"], "nothing happened the second time");

        // A newer version, a file that is gone, and one that comes back.
        let newer = || {
            let mut catalogue = samples::catalogue().clone();
            catalogue.services.get_mut(WITH_FILE).unwrap().version += 1;
            catalogue
        };
        let without = || {
            let mut catalogue = newer();
            catalogue.services.remove(WITH_FILE);
            catalogue
        };
        for catalogue in [newer(), without(), newer()] {
            house.again(Options { catalogue, ..Default::default() }).await.unwrap();
        }
        let of_service = events(&house, store::roll::service(WITH_FILE, 0, "", true).subject()).await;
        assert_eq!(kinds(&of_service), ["version-published", "version-published", "service-withdrawn", "service-returned"]);

        // No secret and no whole contact stands in any of them.
        let phc = house.app.store.read(|tx| store::officer::get(tx, "roll.one")).await.unwrap().unwrap().passphrase;
        let mobile = samples::people().residents[0].mobile.clone();
        let all = house.app.store.read(|tx| store::event::page_for_verify(tx, (Id::nil(), 0), 10_000)).await.unwrap();
        for secret in [secret.as_str(), &hex::encode(hash), &phc, &mobile, "a long passphrase of words"] {
            assert!(all.iter().all(|(e, _)| !e.body.contains(secret)), "{secret} stands in an event");
        }
        drop(me);
        let report = house.verify().await;
        assert_eq!((report.broken, report.events, report.cases), (0, 0, 0), "{report:?}");
        assert!(report.roll > 30, "{report:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_beside_the_roll_is_found_and_named() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        app::roll::take_up(&house.app.store).await.unwrap();
        let name = samples::people().officers[0].name.clone();
        let number = samples::people().residents[0].national_number.clone();
        let identifier = format!("resident:{number}");
        let person = house.app.store.read(|tx| store::person::by_identifier(tx, &identifier)).await.unwrap().unwrap();
        let officer = house.app.store.read(|tx| store::officer::get(tx, &name)).await.unwrap().unwrap();
        let first = async || house.verify().await.first_broken.map(|b| (b.subject, b.reason));
        let found = |who: &str, reason: &str| Some((who.to_string(), reason.to_string()));
        assert_eq!(first().await, None);

        let as_officer = format!("officer:{name}");
        let one = || V::from(&name);
        for (sql, value, back) in [
            ("UPDATE officers SET unit = ?2 WHERE name = ?1", "elsewhere", &officer.unit),
            ("UPDATE officers SET passphrase = ?2 WHERE name = ?1", "$argon2id$mine", &officer.passphrase),
        ] {
            change(&house, sql, vec![one(), value.into()]).await;
            assert_eq!(first().await, found(&as_officer, "roll-differs"), "{sql} on {engine:?}");
            change(&house, sql, vec![one(), back.into()]).await;
        }
        change(&house, "UPDATE officers SET active = ?2 WHERE name = ?1", vec![one(), false.into()]).await;
        assert_eq!(first().await, found(&as_officer, "roll-differs"));
        change(&house, "UPDATE officers SET active = ?2 WHERE name = ?1", vec![one(), true.into()]).await;

        let as_person = format!("person:{}", person.id);
        let contact = "UPDATE persons SET mobile = ?2 WHERE id = ?1";
        change(&house, contact, vec![person.id.into(), "+989120000000".into()]).await;
        assert_eq!(first().await, found(&as_person, "roll-differs"));
        change(&house, contact, vec![person.id.into(), person.mobile.clone().into()]).await;
        assert_eq!(first().await, None);

        let forged = store::token::Bearer { agency: Some("water".into()), ..Default::default() };
        let add = move |tx: &mut Tx| {
            store::token::add(tx, [7; 32], &forged, 1, i64::MAX / 2);
            Ok(())
        };
        house.app.store.write(add).await.unwrap();
        assert_eq!(first().await, found(&format!("token:{}", domain::roll::token(&[7; 32])), "roll-unrecorded"));
        change(&house, "DELETE FROM tokens WHERE hash = ?1", vec![[7u8; 32].into()]).await;

        change(&house, "DELETE FROM persons WHERE id = ?1", vec![person.id.into()]).await;
        assert_eq!(first().await, found(&as_person, "roll-missing"));
        change(&house, "DELETE FROM events WHERE subject = ?1", vec![person.id.into()]).await;
        assert_eq!(first().await, None, "of whom there is nothing, nothing is known");
        change(&house, "DELETE FROM events WHERE subject = ?1", vec![subject_of_officer(&name).into()]).await;
        assert_eq!(first().await, found(&as_officer, "roll-unrecorded"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_whose_file_was_gone_before_was_taken_up_as_offered() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let mut catalogue = samples::catalogue().clone();
        catalogue.services.remove(WITH_FILE);
        house.again(Options { catalogue, ..Default::default() }).await.unwrap();
        change(&house, "DELETE FROM events WHERE seq > ?1", vec![0.into()]).await;
        assert!(app::roll::take_up(&house.app.store).await.unwrap() > 0);
        let subject = store::roll::service(WITH_FILE, 0, "", true).subject();
        let offered = async || {
            let offered = |e: &Event| matches!(Entry::of(e), Some(Entry::Service { offered: true, .. }));
            events(&house, subject).await.iter().map(offered).collect::<Vec<_>>()
        };
        assert_eq!(offered().await, [false]);
        house.again(Options::default()).await.unwrap();
        assert_eq!(offered().await, [false, true]);
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_there_before_is_taken_up_once() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let before = house.verify().await.roll;
        change(&house, "DELETE FROM events WHERE seq > ?1", vec![0.into()]).await;
        let report = house.verify().await;
        assert_eq!((report.roll, report.broken), (0, 0), "an older program wrote none");
        assert_eq!(app::roll::take_up(&house.app.store).await.unwrap() as i64, before);
        assert_eq!(app::roll::take_up(&house.app.store).await.unwrap(), 0);
        let report = house.verify().await;
        assert_eq!((report.roll, report.broken), (before, 0), "{report:?}");
    }
}
