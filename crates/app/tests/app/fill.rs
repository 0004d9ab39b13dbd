//! A database that was filled for measuring is one that people could have made.

use domain::case::{Body, Status};
use domain::conduct;
use domain::package::TaskKind;
use domain::replay::{self, Replay};
use std::collections::BTreeMap;
use testkit::{ENGINES, House};

const CASES: i64 = 400;

type Counts = BTreeMap<(String, String), i64>;

#[tokio::test(flavor = "multi_thread")]
async fn every_filled_case_was_one_that_nobody_had_looked_at() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        assert_eq!(app::fill::fill(&house.app, CASES, |_| {}).await.unwrap(), CASES);
        // Filled further, and not beyond what was asked.
        assert_eq!(app::fill::fill(&house.app, CASES + 10, |_| {}).await.unwrap(), 10);
        assert_eq!(app::fill::fill(&house.app, CASES, |_| {}).await.unwrap(), 0);
        let report = house.verify().await;
        assert_eq!((report.broken, report.cases), (0, CASES + 10), "{engine:?}: {report:?}");

        // Counted anew from the cases, their tasks and events.
        let mut ids = vec![];
        for person in app::fill::people(&house.app).await.unwrap() {
            let cases = house.app.store.read(|tx| store::case::of_person(tx, person.id, domain::Id::nil(), 100)).await.unwrap();
            ids.extend(cases.into_iter().map(|c| c.case.id));
        }
        assert_eq!(ids.len() as i64, CASES + 10);
        let (mut counts, mut kinds, mut status, mut late, mut months) =
            (Counts::new(), BTreeMap::new(), BTreeMap::new(), 0, BTreeMap::new());
        for id in ids {
            let (case, events) = store::case::fetch_with_events(&house.app.store, id).await.unwrap().unwrap();
            let service = house.app.offer.version(&case.service, case.version).unwrap();
            *status.entry(case.status.as_str()).or_insert(0) += 1;
            *months.entry((app::now::now() - case.submitted_at) / (30 * 86_400_000)).or_insert(0) += 1;
            late += i64::from(case.late);
            let mut count = |scope: &str, item: &str| *counts.entry((scope.to_string(), item.to_string())).or_default() += 1;
            count(app::submit::USED, &app::submit::used(&case.service, case.submitted_at));
            for task in &case.tasks {
                count(&store::task::unit_scope(&task.place.key()), &format!("{}/{}", case.service, case.stage));
                task.officer.iter().for_each(|o| count(&store::task::officer_scope(o), "open"));
            }
            assert_eq!(case.tasks.is_empty(), case.status.is_closed(), "{case:?}");
            let mut replay = Replay::start(&service, &case, &events[0]).unwrap();
            let mut rest = &events[1..];
            while let Some(first) = rest.first() {
                // What one step made has one moment.
                let (step, after) = rest.split_at(rest.iter().take_while(|e| e.at == first.at).count());
                rest = after;
                let before = replay.case().clone();
                for e in step {
                    *kinds.entry(e.kind.clone()).or_insert(0) += 1;
                    replay = replay.then(&service, e).unwrap();
                }
                let bodies: Vec<Body> = step.iter().map(|e| replay::body(e).unwrap()).collect();
                if !before.is_objected() && bodies.iter().any(|b| matches!(b, Body::Decided { .. })) {
                    count(&app::step::conduct_scope(&replay.case().steward), conduct::DECIDED);
                }
                let letters = bodies.iter().filter_map(|b| if let Body::Decided { letter, .. } = b { Some(letter) } else { None });
                letters.for_each(|letter| assert!(letter.len() > 50, "{letter}"));
                let days = before.days(&house.app.offer.calendars);
                let pays = |kind: &str| service.task(kind).is_some_and(|t| t.kind == TaskKind::Pay);
                let contract =
                    |place: &domain::case::Place, at| house.app.offer.contract(place, at).map(|c| c.reference.clone()).unwrap_or_default();
                for c in conduct::counts(&before, &bodies, first.at, Some(before.clock.limit_at(days)), pays, contract) {
                    count(&app::step::conduct_scope(&c.agency), &c.item());
                }
            }
        }
        for ((scope, item), n) in &counts {
            let kept = house.app.store.read(|tx| store::counter::of_scope(tx, scope)).await.unwrap();
            let kept: BTreeMap<String, i64> = kept.into_iter().collect();
            assert_eq!(kept.get(item), Some(n), "{engine:?}: {scope} {item}");
            let same = counts.iter().filter(|(k, _)| k.0 == *scope).count();
            assert_eq!(kept.len(), same, "{engine:?}: {scope} counts more than there is: {kept:?}");
        }
        // The mix: most decided, some in work or waiting, some late, over months, with what people and officers did.
        let n = |s: Status| status.get(s.as_str()).copied().unwrap_or(0);
        println!("{engine:?}: {status:?}, {late} late, {months:?}, {kinds:?}");
        assert!(n(Status::Decided) > CASES / 2 && n(Status::Open) > CASES / 20 && n(Status::Waiting) > 0, "{status:?}");
        assert!(late > 0 && months.len() >= 5, "{late} {months:?}");
        for kind in ["claimed", "asked", "answered", "finished", "decided"] {
            assert!(kinds.contains_key(kind), "nobody {kind}: {kinds:?}");
        }
    }
}
