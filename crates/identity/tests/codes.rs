//! Codes, sessions and throttling at the moment where they turn, with time as an argument, on both engines.

use domain::{Id, Lang, Millis, Refusal};
use identity::secret::{self, Holder};
use identity::{Claim, Secret, code};
use testkit::{ENGINES, House, Options};

const NOW: Millis = 1_800_000_000_000;

fn id() -> Id {
    app::now::id()
}

fn claim() -> Claim {
    Claim::resident("0938668935", "09150000001").unwrap()
}

async fn start(house: &House, claim: Claim, address: &'static str, code: &'static str, now: Millis) -> Result<code::Started, app::Error> {
    let (ids, most) = ([id(), id(), id(), id()], house.app.limits.codes);
    house.app.store.write(move |tx| code::start(tx, &claim, address, code, ids, most, now)).await
}

async fn finish(house: &House, reference: Id, typed: &'static str, now: Millis) -> Result<store::person::Person, Refusal> {
    finish_at(house, reference, typed, "z", now).await
}

async fn finish_at(
    house: &House,
    reference: Id,
    typed: &'static str,
    network: &'static str,
    now: Millis,
) -> Result<store::person::Person, Refusal> {
    let fresh = [id(), id()];
    house.app.store.write(move |tx| code::finish(tx, reference, typed, network, fresh, Lang::FA, now)).await.unwrap()
}

/// A right code at a contact that is not the one bound.
fn other_contact() -> Refusal {
    Refusal::Conflict(domain::Msg::new("refusal-other-contact"))
}

#[tokio::test(flavor = "multi_thread")]
async fn one_number_was_tried_with_any_number_of_other_contacts() {
    let (here, a_day) = (code::OTHERS_HERE, code::OTHERS_A_DAY);
    for engine in ENGINES {
        let house = House::new(engine).await;
        let others = async |number: &str, mobile: String, network: &'static str, at: Millis| {
            let (claim, ids) = (Claim::resident(number, &mobile).unwrap(), [id(), id()]);
            house.app.store.write(move |tx| code::others(tx, &claim, network, ids, at)).await.unwrap()
        };
        let s = start(&house, claim(), "home", "123456", NOW).await.unwrap();
        finish(&house, s.reference, "123456", NOW).await.unwrap();
        // Known and unknown are counted alike.
        for number in ["0938668935", "0067749828"] {
            let mut borne = 0;
            for network in ["a", "b", "c", "d"] {
                for n in 0..here.most + 1 {
                    borne += i64::from(others(number, format!("0916000000{n}"), network, NOW).await);
                }
            }
            assert_eq!(borne, a_day.most, "{number}");
            assert!(!others(number, "09160000009".into(), "e", NOW + 1).await, "{number}");
            assert!(others(number, "09160000009".into(), "a", NOW + a_day.window + 1).await, "{number}");
        }
        // Nobody who names the right contact is counted or kept out.
        for _ in 0..30 {
            assert!(others("0938668935", "09150000001".into(), "a", NOW + 1).await);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_lives_to_the_last_millisecond_and_no_longer() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let s = start(&house, claim(), "a", "123456", NOW).await.unwrap();
        assert_eq!(finish(&house, s.reference, "123456", NOW + code::LIVES).await, Err(Refusal::WrongCode));
        let s = start(&house, claim(), "a", "123456", NOW).await.unwrap();
        let p = finish(&house, s.reference, "۱۲۳ ۴۵۶", NOW + code::LIVES - 1).await.unwrap();
        assert_eq!(p.identifier, "resident:0938668935");
        assert_eq!(finish(&house, s.reference, "123456", NOW + 1).await, Err(Refusal::WrongCode));
        // A code belongs to its reference.
        let (a, b) = (start(&house, claim(), "a", "111111", NOW).await.unwrap(), start(&house, claim(), "a", "222222", NOW).await.unwrap());
        assert!(finish(&house, a.reference, "222222", NOW).await.is_err() && finish(&house, b.reference, "111111", NOW).await.is_err());
        assert!(finish(&house, b.reference, "222222", NOW).await.is_ok());
    }
}

fn wait(e: app::Error) -> i64 {
    match e {
        app::Error::Refused(Refusal::TooMany(_, seconds)) => seconds,
        e => panic!("{e}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_are_counted_in_a_window_that_moves() {
    let here = code::CODES_HERE;
    for engine in ENGINES {
        let house = House::new(engine).await;
        for n in 0..here.most {
            start(&house, claim(), "a", "123456", NOW + n * 60_000).await.unwrap();
        }
        let at = NOW + (here.most - 1) * 60_000;
        // Told is when the oldest leaves the window, not the length of the window.
        let told = wait(start(&house, claim(), "a", "123456", at).await.unwrap_err());
        assert_eq!(told, (NOW + here.window - at) / 1000 + 1);
        assert!(start(&house, claim(), "a", "123456", at + (told - 2) * 1000).await.is_err());
        start(&house, claim(), "a", "123456", at + told * 1000).await.unwrap();
        assert!(start(&house, claim(), "a", "123456", at + told * 1000 + 1).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_used_up_the_codes_of_a_person_for_the_persons_own_network_too() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        for _ in 0..code::CODES_HERE.most {
            start(&house, claim(), "stranger", "123456", NOW).await.unwrap();
        }
        assert!(start(&house, claim(), "stranger", "123456", NOW).await.is_err());
        start(&house, claim(), "home", "123456", NOW).await.unwrap();
        // Naming the person's number with another contact takes nothing from the person.
        for n in 0..code::CODES_HERE.most {
            let other = Claim::resident("0938668935", &format!("0916000000{n}")).unwrap();
            start(&house, other, "elsewhere", "123456", NOW).await.unwrap();
        }
        start(&house, claim(), "elsewhere", "123456", NOW).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_used_up_the_day_of_a_contact_for_everybody() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let mut sent = 0;
        for hour in 0..8 {
            for _ in 0..code::CODES_HERE.most {
                sent += i64::from(start(&house, claim(), "stranger", "123456", NOW + hour * 3_600_000).await.is_ok());
            }
        }
        assert_eq!(sent, code::CODES_HERE_A_DAY.most);
        start(&house, claim(), "home", "123456", NOW + 8 * 3_600_000).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_right_codes_in_a_row_locked_their_owner_out() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        for n in 0..code::CODES_HERE_A_DAY.most + 2 {
            let s = start(&house, claim(), "home", "123456", NOW + n).await.unwrap();
            finish_at(&house, s.reference, "123456", "home", NOW + n).await.unwrap();
        }
        // What is sent in a day stays bounded elsewhere, and a wrong code gives nothing back.
        for _ in 0..code::CODES_HERE.most {
            let s = start(&house, claim(), "elsewhere", "123456", NOW + 100).await.unwrap();
            finish_at(&house, s.reference, "654321", "elsewhere", NOW + 100).await.unwrap_err();
        }
        assert!(start(&house, claim(), "elsewhere", "123456", NOW + 100).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn right_codes_of_many_behind_one_address_used_up_its_codes() {
    let most = code::CODES_OF_NETWORK.most;
    let of = |n: i64| Claim::visitor(&format!("Z{n:07}"), &format!("visitor.{n}@example.org")).unwrap();
    for engine in ENGINES {
        let house = House::new(engine).await;
        for n in 0..=most {
            let s = start(&house, of(n), "operator", "123456", NOW + n).await.unwrap();
            finish_at(&house, s.reference, "123456", "operator", NOW + n).await.unwrap();
        }
        // Those that come to nothing count, also when others are right in between: no right one gives them back.
        for n in 0..most {
            let s = start(&house, of(1000 + n), "operator", "123456", NOW + 100 + n).await.unwrap();
            finish_at(&house, s.reference, "654321", "operator", NOW + 100 + n).await.unwrap_err();
            if n + 1 < most {
                let s = start(&house, of(n), "operator", "123456", NOW + 100 + n).await.unwrap();
                finish_at(&house, s.reference, "123456", "operator", NOW + 100 + n).await.unwrap();
            }
        }
        // Whoever asks is told the same, known there or not.
        for n in [0, 5000] {
            assert!(start(&house, of(n), "operator", "123456", NOW + 200).await.is_err(), "{n} on {engine:?}");
        }
        start(&house, of(5001), "elsewhere", "123456", NOW + 200).await.unwrap();
    }
}

/// Right codes gave back all that was counted, so that nothing bounded what one network asked for: codes to one telephone, new visitors.
#[tokio::test(flavor = "multi_thread")]
async fn right_codes_gave_everything_back_and_nothing_bounded_a_network() {
    let of = |n: i64| Claim::visitor(&format!("Z{n:07}"), &format!("visitor.{n}@example.org")).unwrap();
    for engine in ENGINES {
        let codes = code::ADay { contact: 12, network: 40 };
        let limits = app::Limits { codes, ..Default::default() };
        let house = House::with(engine, Options { limits, ..Default::default() }).await;
        let right = async |claim: Claim, network: &'static str, at: Millis| {
            let s = start(&house, claim, network, "123456", at).await?;
            Ok::<_, app::Error>(finish_at(&house, s.reference, "123456", network, at).await.unwrap())
        };
        // The first makes the network known; from then on the contact has a day of its own there.
        for n in 0..=codes.contact {
            right(claim(), "home", NOW + n).await.unwrap();
        }
        let told = wait(right(claim(), "home", NOW + 100).await.unwrap_err());
        assert!(told > 80_000, "until the first of them is a day old: {told}");
        // Others behind the same address, and the owner elsewhere, are not kept out by it.
        right(of(0), "home", NOW + 100).await.unwrap();
        right(claim(), "work", NOW + 100).await.unwrap();
        right(claim(), "home", NOW + 24 * 3_600_000 + 100).await.unwrap();

        // Many new ones of one network, each right: up to its ceiling, whoever asks; elsewhere they go on.
        for n in 0..codes.network {
            right(of(n), "hotel", NOW + n * 60_000).await.unwrap();
        }
        let at = NOW + codes.network * 60_000;
        for n in [0, codes.network] {
            assert!(matches!(right(of(n), "hotel", at).await, Err(app::Error::Refused(Refusal::TooMany(..)))), "{n} on {engine:?}");
        }
        right(of(codes.network), "elsewhere", at).await.unwrap();
        right(of(codes.network), "hotel", NOW + 24 * 3_600_000 + 60_000).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_of_many_networks_locked_a_person_out_at_home() {
    const NETWORKS: [&str; 5] = ["a", "b", "c", "d", "e"];
    for engine in ENGINES {
        let house = House::new(engine).await;
        let s = start(&house, claim(), "home", "123456", NOW).await.unwrap();
        finish_at(&house, s.reference, "123456", "home", NOW).await.unwrap();
        // Attempts of other days are forgotten; what is known of the network is not.
        let later = NOW + 30 * code::CODES_A_DAY.window;
        let swept = move |tx: &mut store::Tx| {
            store::sign_in::sweep(tx, later, later - code::CODES_A_DAY.window);
            Ok(())
        };
        house.app.store.write(swept).await.unwrap();
        for hour in 0..5 {
            for network in NETWORKS {
                let _ = start(&house, claim(), network, "123456", later + hour * 60_000).await;
            }
        }
        let at = later + 10 * 60_000;
        assert!(start(&house, claim(), "other", "123456", at).await.is_err(), "the day of the contact is used up");
        for _ in 0..code::CODES_HERE.most {
            start(&house, claim(), "home", "123456", at).await.unwrap();
        }
        assert!(start(&house, claim(), "home", "123456", at).await.is_err(), "also there not without end");
        // Somebody else is not let in by it, and it ends.
        let end = NOW + code::KNOWN + code::CODES_A_DAY.window;
        for network in NETWORKS {
            for _ in 0..code::CODES_HERE.most {
                let _ = start(&house, claim(), network, "123456", end).await;
            }
        }
        assert!(start(&house, claim(), "home", "123456", end).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_contact_gets_more_than_a_days_codes() {
    const NETWORKS: [&str; 5] = ["a", "b", "c", "d", "e"];
    for engine in ENGINES {
        let house = House::new(engine).await;
        let mut sent = 0;
        for hour in 0..8 {
            for network in NETWORKS {
                sent += i64::from(start(&house, claim(), network, "123456", NOW + hour * 3_600_000).await.is_ok());
            }
        }
        assert_eq!(sent, code::CODES_A_DAY.most);
        start(&house, claim(), "a", "123456", NOW + code::CODES_A_DAY.window + 1).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_code_typed_twice_at_once_opens_once() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let s = start(&house, claim(), "a", "123456", NOW).await.unwrap();
        let tries = (0..8).map(|_| {
            let house = house.clone();
            tokio::spawn(async move { finish(&house, s.reference, "123456", NOW).await.is_ok() })
        });
        let mut opened = 0;
        for t in tries.collect::<Vec<_>>() {
            opened += usize::from(t.await.unwrap());
        }
        assert_eq!(opened, 1);
    }
}

#[test]
fn an_address_that_a_telephone_began_with_a_capital_was_another_address() {
    let (a, b) = (Claim::visitor("Z9999999", "Zair.One@Example.org").unwrap(), Claim::visitor("Z9999999", "zair.one@example.ORG").unwrap());
    assert_eq!(a.contact(), b.contact());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sign_in_makes_one_person_and_binds_the_contact() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let new = || Claim::visitor("Z9999999", "New.Visitor@example.org").unwrap();
        let (a, b) = (start(&house, new(), "a", "111111", NOW).await.unwrap(), start(&house, new(), "a", "222222", NOW).await.unwrap());
        // Both codes were sent before anybody was known; the second finds the person that the first made.
        let (one, two) =
            (finish(&house, a.reference, "111111", NOW).await.unwrap(), finish(&house, b.reference, "222222", NOW).await.unwrap());
        assert_eq!(one.id, two.id);
        let elsewhere = Claim::visitor("Z9999999", "other@example.org").unwrap();
        let s = start(&house, elsewhere, "a", "333333", NOW).await.unwrap();
        assert_eq!(finish(&house, s.reference, "333333", NOW).await, Err(other_contact()));
        assert_eq!(finish(&house, s.reference, "333333", NOW).await, Err(Refusal::WrongCode));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_its_time_is_over() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let secret = Secret::new([7; 32]);
        let (given, session) = (secret.clone(), id());
        house
            .app
            .store
            .write(move |tx| {
                // Without an end for one that is not used.
                let unused = secret::Unused { person: Millis::MAX / 2, officer: Millis::MAX / 2 };
                secret::open_session(tx, &given, session, &Holder::Officer("x".into()), None, "agent\0\u{7}", unused, NOW);
                Ok(())
            })
            .await
            .unwrap();
        let live = async |at: Millis| house.app.store.read(|tx| store::session::get(tx, secret.hash(), at)).await.unwrap();
        let s = live(NOW).await.unwrap();
        assert_eq!((s.officer.as_deref(), s.agent.as_str()), (Some("x"), "agent"));
        assert!(live(NOW + secret::OFFICER_SESSION - 1).await.is_some());
        assert!(live(NOW + secret::OFFICER_SESSION).await.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_sent_before_somebody_else_bound_the_number_opens_nothing() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        // A number that nobody has used yet: not one of the sample people's.
        let thief = Claim::resident("0067749828", "09150000099").unwrap();
        let owner = Claim::resident("0067749828", "09150000098").unwrap();
        let held = start(&house, thief, "a", "111111", NOW).await.unwrap();
        let own = start(&house, owner, "b", "222222", NOW).await.unwrap();
        let person = finish(&house, own.reference, "222222", NOW + 1).await.unwrap();
        assert_eq!(person.mobile.as_deref(), Some("+989150000098"));
        assert_eq!(finish(&house, held.reference, "111111", NOW + 2).await, Err(other_contact()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_made_for_a_script_can_still_sign_in_and_is_bound_then() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        app::people::token(&house.app, app::people::TokenFor::Person("0067749828".into())).await.unwrap();
        let claim = Claim::resident("0067749828", "09150000098").unwrap();
        let s = start(&house, claim, "a", "111111", NOW).await.unwrap();
        finish(&house, s.reference, "111111", NOW + 1).await.unwrap();
        let other = start(&house, Claim::resident("0067749828", "09150000097").unwrap(), "a", "222222", NOW + 2).await.unwrap();
        assert_eq!(finish(&house, other.reference, "222222", NOW + 3).await, Err(other_contact()));
    }
}
