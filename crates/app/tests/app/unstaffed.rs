//! Work of services on offer that nobody does, on both engines.

use app::unstaffed::{Unstaffed, look};
use domain::package::{Catalogue, Status};
use testkit::{ENGINES, House, samples};

async fn found(house: &House, catalogue: &Catalogue) -> Unstaffed {
    look(&house.app.store, catalogue).await.unwrap()
}

fn places(found: &Unstaffed) -> Vec<String> {
    found.work.iter().map(|w| w.to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_in_which_nobody_works_and_a_skill_that_nobody_has_were_seen_by_nothing() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let mut catalogue = samples::catalogue().clone();
        let sound = found(&house, &catalogue).await;
        assert!(sound.officers && sound.work.is_empty() && sound.of > 20, "{sound:?}");
        // The last officer of a unit leaves, and a task asks for what nobody there can do.
        let licensing = |o: &&domain::package::SampleOfficer| o.agency == "guild-chamber" && o.unit == "licensing";
        for officer in samples::people().officers.iter().filter(licensing) {
            app::people::deactivate(&house.app, &officer.name).await.unwrap();
        }
        let check = &mut catalogue.services.get_mut("market-stall").unwrap().stages[0].tasks[0];
        assert_eq!(check.id, "document_check");
        check.skill = Some("stalls".into());
        let without = found(&house, &catalogue).await;
        assert_eq!(places(&without), ["guild-chamber/licensing", "mashhad-municipality/city-jobs (stalls)"]);
        assert_eq!(without.of, sound.of + 1);
        let jobs = |o: &&domain::package::SampleOfficer| o.agency == "mashhad-municipality" && o.unit == "city-jobs";
        let able = samples::people().officers.iter().find(jobs).unwrap().name.clone();
        let learns = move |tx: &mut store::Tx| {
            store::officer::put_skills(tx, &able, "trees,stalls");
            Ok(())
        };
        house.app.store.write(learns).await.unwrap();
        assert_eq!(places(&found(&house, &catalogue).await), ["guild-chamber/licensing"]);
        // What is not offered needs nobody.
        catalogue.services.values_mut().for_each(|s| s.status = Status::Withdrawn);
        assert_eq!(found(&house, &catalogue).await, Unstaffed { officers: true, ..Unstaffed::default() });
    }
}
