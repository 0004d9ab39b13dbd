//! What a start with other packages must not do: go back to an older version without a word, or leave work and people with ids in place of names.

use domain::package::Status;
use domain::{Lang, Refusal};
use testkit::samples::{self, WITH_FILE};
use testkit::{ENGINES, House, Options, PersonPages, PersonToken};

fn packages(edit: impl Fn(&mut domain::package::Catalogue)) -> Options {
    let mut catalogue = samples::catalogue().clone();
    edit(&mut catalogue);
    Options { catalogue, ..Default::default() }
}

fn refused(of: Result<House, app::Error>) -> domain::Msg {
    match of.err() {
        Some(app::Error::Refused(Refusal::Conflict(m))) => m,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_folder_of_packages_offered_a_withdrawn_service_again() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let withdrawn = || {
            packages(|c| {
                let s = c.services.get_mut(WITH_FILE).unwrap();
                (s.version, s.status) = (s.version + 1, Status::Withdrawn);
            })
        };
        let new = house.again(withdrawn()).await.unwrap();
        assert!(new.app.offer.is_withdrawn(WITH_FILE));
        assert_eq!(refused(house.again(Options::default()).await).key, "refusal-version-older");
        // A program that publishes nothing offers what was published last.
        let offer = app::publish::offer(&house.app.store, samples::catalogue().clone()).await.unwrap();
        assert!(offer.is_withdrawn(WITH_FILE) && !offer.catalogue.services.contains_key(WITH_FILE));
        house.again(withdrawn()).await.expect("the same packages again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_was_gone_left_its_open_cases_under_an_id() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let without = || packages(|c| c.agencies.get_mut("mashhad-districts").unwrap().units.retain(|u| u.id != "permits"));
        house.again(without()).await.expect("nothing is open there");
        PersonToken::resident(&house, 0).await.apply(WITH_FILE).await;
        let m = refused(house.again(without()).await);
        assert_eq!(m.key, "refusal-unit-gone");
        let text = pages::Words::of(Lang::EN).msg(&m);
        assert!(text.contains("mashhad-districts/permits") && text.starts_with('1'), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_units_that_were_renamed_only_the_first_was_named() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let work = store::task::places;
        PersonToken::resident(&house, 0).await.apply(WITH_FILE).await;
        PersonToken::resident(&house, 1).await.apply("tree-felling").await;
        let places = house.app.store.read(work).await.unwrap();
        assert!(places.len() > 1, "{places:?}");
        let without = packages(|c| c.agencies.values_mut().flat_map(|a| &mut a.units).for_each(|u| u.id.push_str("-new")));
        let text = pages::Words::of(Lang::EN).msg(&refused(house.again(without).await));
        assert!(places.iter().all(|p| text.contains(p.as_str())) && text.starts_with('2'), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_whose_file_was_deleted_lost_its_name_in_drafts_and_cases() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let later = house.again(packages(|c| drop(c.services.remove(WITH_FILE)))).await.unwrap();
        let (me, token) = (me.at(&later), token.at(&later));
        let title = samples::service(WITH_FILE).title.get(Lang::FA);
        assert!(me.get("/cases").await.expect(200).text().contains(title));
        assert!(me.get(&format!("/cases/{case}")).await.expect(200).text().contains(title));
        assert!(me.get(&format!("{draft}/check")).await.expect(200).text().contains(title));
        assert!(me.get("/notices").await.status == 200);
        // It takes nothing new, and says so.
        let page = me.get(&format!("/services/{WITH_FILE}")).await.expect(200).text();
        assert!(page.contains(&pages::Words::of(Lang::FA).say("service-withdrawn")));
        assert_eq!(token.json("POST", "/api/v1/drafts", &serde_json::json!({ "service": WITH_FILE })).await.status, 409);
        // The file is there again: so is the service.
        let back = later.again(Options::default()).await.unwrap();
        assert!(!back.app.offer.is_withdrawn(WITH_FILE));
    }
}
