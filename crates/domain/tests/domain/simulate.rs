//! What comes of services in the world of `dargah simulate`.

use crate::shared;
use domain::Millis;
use domain::calendar::{Calendars, Day, Today};
use domain::package::{Catalogue, Service, example_answers, parse};
use domain::simulate::{Report, World, run};
use std::collections::BTreeMap;

const TODAY: &str = "2026-11-24";

fn begins() -> Millis {
    Day::parse(TODAY).unwrap().end(210) + 9 * 3_600_000
}

fn samples() -> Catalogue {
    parse(&shared::samples(), TODAY).unwrap_or_else(|m| panic!("{m:?}"))
}

fn ran(catalogue: &Catalogue, service: &Service, others: &BTreeMap<String, Service>) -> Report {
    let calendars = Calendars::new(catalogue);
    let on = Today::new(Day::parse(TODAY).unwrap(), calendars.of(&service.agency).clone());
    let answers: Vec<_> = service.examples.iter().filter_map(|e| example_answers(service, e, &on)).collect();
    run(service, World { others, calendars: &calendars }, &answers, 60, 1, begins())
}

#[test]
fn a_sub_case_was_simulated_as_a_task_and_not_by_its_own_service() {
    let catalogue = samples();
    let permit = &catalogue.services["building-permit"];
    let report = ran(&catalogue, permit, &catalogue.services);
    let [(task, service, part)] = &report.parts[..] else { panic!("{:?}", report.parts) };
    assert_eq!((task.as_str(), service.as_str()), ("fire", "fire-safety-opinion"));
    // Each went through its own stages and came to an end; nobody objects to what is only a part.
    assert!(part.cases > 40 && part.closed == part.cases && part.objected == 0, "{part:?}");
    assert!(part.stages.iter().any(|(_, took)| took.times > 0) && !part.tasks.is_empty(), "{part:?}");
    assert_eq!(part.decisions.keys().filter(|d| catalogue.services[service].decision(d).is_none()).count(), 0);
    // The task of the case that needs it takes as long.
    let took = |report: &Report| report.tasks.iter().find(|(id, ..)| id == "fire").map(|(.., took)| took.clone()).unwrap();
    let fire = took(&report);
    assert!(fire.times > 0 && fire.times <= part.cases, "{fire:?}");
    let longest = |t: &domain::simulate::Took| t.all.iter().max().copied();
    assert!(longest(&fire) >= longest(&part.whole).map(|hours| hours / 2), "{fire:?} {:?}", part.whole);
    assert_eq!(ran(&catalogue, permit, &catalogue.services), report, "the same seed gives the same result");
    // Where the other service is not in the packages, officers end the task.
    let alone = ran(&catalogue, permit, &BTreeMap::new());
    assert!(alone.parts.is_empty() && took(&alone).times > 0);
}

#[test]
fn units_take_more_time_for_a_task_where_the_service_allows_it() {
    let catalogue = samples();
    let mut service = catalogue.services["market-stall"].clone();
    assert_eq!(ran(&catalogue, &service, &catalogue.services).extended, 0);
    for task in service.stages.iter_mut().flat_map(|s| &mut s.tasks) {
        let rule = task.limit.as_ref().map(|l| l.rule.clone()).unwrap_or_default();
        task.watch.extension = Some(domain::package::Extension { times: 1, days: 30, rule });
    }
    let (before, after) =
        (ran(&catalogue, &catalogue.services["market-stall"], &BTreeMap::new()), ran(&catalogue, &service, &BTreeMap::new()));
    assert!(after.extended > 0);
    let late = |r: &Report| r.tasks.iter().map(|(.., took)| took.late).sum::<i64>();
    assert!(late(&after) < late(&before), "{} {}", late(&after), late(&before));
}

#[test]
fn visits_other_agencies_and_cases_that_wait_for_another_one_were_not_run_through() {
    let catalogue = samples();
    let calendars = Calendars::new(&catalogue);
    let permit = &catalogue.services["building-permit"];
    let on = Today::new(Day::parse(TODAY).unwrap(), calendars.of(&permit.agency).clone());
    let answers: Vec<_> = permit.examples.iter().filter_map(|e| example_answers(permit, e, &on)).collect();
    let report = run(permit, World { others: &catalogue.services, calendars: &calendars }, &answers, 300, 1, begins());
    assert!(report.visits >= 250 && report.called_off > 0 && report.called_off < report.visits / 5, "{report:?}");
    assert!(report.transferred > 0 && report.transferred < 60, "{}", report.transferred);
    // The fire department asks people; while it waits, the permit does.
    let part = &report.parts[0].2;
    assert!(part.returned > 0 && report.waited > 0, "{} {}", part.returned, report.waited);
    assert_eq!(report.closed, report.cases, "each comes to an end");
    assert_eq!(run(permit, World { others: &catalogue.services, calendars: &calendars }, &answers, 300, 1, begins()), report);
}
