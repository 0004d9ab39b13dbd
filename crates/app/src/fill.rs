//! Filling a database with realistic cases, for benchmarks and for sizing.

use crate::step::Officers;
use crate::{App, Person, Result, now, submit};
use domain::form::{self, Answers};
use domain::package::Service;
use domain::question::{Attached, Kind};
use domain::{Id, Lang, Millis};
use std::sync::Arc;

/// People among whom the cases are spread.
const PEOPLE: usize = 1000;
/// Cases written in one transaction while filling.
const BATCH: usize = 200;

/// What stands for evidence.
const SAMPLE: &[u8] = b"%PDF-1.4\n% a sample for measuring\n";

/// Complete answers of a service's first example, with the sample file for each evidence question.
fn example_answers(service: &Service, sha256: &str) -> Answers {
    let mut answers = service.examples.first().map(|e| e.answers.clone()).unwrap_or_default();
    for q in service.questions() {
        if let Kind::Evidence(domain::question::Files { evidence, .. }) = &q.kind
            && form::asked(service, q, &answers)
        {
            let kind = service.evidence_kind(evidence).and_then(|e| e.accept.first().cloned()).unwrap_or("pdf".into());
            let file = Attached { sha256: sha256.into(), name: "sample.pdf".into(), kind, size: SAMPLE.len() as i64 };
            answers.insert(q.id.clone(), serde_json::to_value(vec![file]).unwrap_or_default());
        }
    }
    answers
}

/// Persons for benchmarks; added once.
pub async fn people(app: &App) -> Result<Vec<Person>> {
    let at = now::now();
    let people: Vec<Person> = (0..PEOPLE)
        .map(|i| Person {
            id: Id::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + i as u128),
            kind: "resident".into(),
            identifier: format!("bench:{i}"),
            name: format!("Bench {i}"),
            mobile: Some(format!("+98900{i:07}")),
            email: None,
            lang: Lang::FA,
            created_at: at,
        })
        .collect();
    let add = people.clone();
    app.store
        .write(move |tx| {
            if store::person::get(tx, add[PEOPLE - 1].id)?.is_none() {
                for p in &add {
                    store::person::add(tx, p);
                }
            }
            Ok(())
        })
        .await?;
    Ok(people)
}

/// Services that residents may apply for, with answers that pass.
pub fn services(app: &App) -> Result<Vec<(Arc<Service>, Answers)>> {
    let (file, _) = app.files.put(SAMPLE).map_err(store::Fault::new)?;
    let services = app
        .offer
        .services()
        .filter(|s| s.audience.contains(&domain::package::Audience::Resident))
        .filter_map(|s| app.offer.service(&s.id))
        .filter_map(|s| {
            // Samples with dates may have aged: only answers that pass today.
            let answers = form::check(&s, &example_answers(&s, &file), &app.offer.today(&s.agency, now::now())).ok()?;
            Some((s, answers))
        })
        .collect();
    Ok(services)
}

/// Adds cases until there are `cases`; gives how many were added. They go through the same rules and rows as a real
/// submission, many to a transaction. `progress` hears how many there are.
pub async fn fill(app: &App, cases: i64, mut progress: impl FnMut(i64)) -> Result<i64> {
    // While the database is empty, so that nobody looks through all the cases afterwards.
    crate::follow::calendar(app).await?;
    let people = people(app).await?;
    let services = services(app)?;
    let mut have = app.store.read(store::case::count).await?;
    let start = have;
    let mut flights = tokio::task::JoinSet::new();
    let mut planned = have;
    while have < cases {
        while planned < cases && flights.len() < 4 {
            let n = BATCH.min((cases - planned) as usize);
            let base = planned;
            planned += n as i64;
            let (house, people, services) = (app.clone(), people.clone(), services.clone());
            flights.spawn(async move {
                // A tracking code may be in use already: then the whole batch once more, with other codes.
                for attempt in 0.. {
                    let mut rows = Vec::with_capacity(n);
                    let nobody = Officers::new();
                    for i in 0..n {
                        let k = base as usize + i;
                        let (service, answers) = &services[k % services.len()];
                        // Spread over the last thirty days, so that some are late and most are not.
                        let at: Millis = now::now() - ((k as i64 * 7919) % (30 * 86_400_000));
                        // `services` has checked the answers, for today.
                        rows.push(submit::prepare(
                            &house,
                            service,
                            now::id(),
                            people[k % people.len()].id,
                            Lang::FA,
                            answers,
                            &nobody,
                            submit::Extra { name: people[k % people.len()].name.clone(), ..Default::default() },
                            at,
                        )?);
                    }
                    let rows = Arc::new(rows);
                    let done = house
                        .store
                        .write(move |tx| {
                            rows.iter().for_each(|r| submit::write(tx, r));
                            Ok(())
                        })
                        .await;
                    match done {
                        Ok(()) => break,
                        Err(crate::Error::Refused(domain::Refusal::Conflict(_))) if attempt < 5 => {}
                        Err(e) => return Err(e),
                    }
                }
                Ok::<i64, crate::Error>(n as i64)
            });
        }
        match flights.join_next().await {
            Some(done) => have += done.map_err(store::Fault::new)??,
            None => break,
        }
        progress(have);
    }
    while crate::worker::fold(app).await? > 0 {}
    if have > start {
        app.store.settle().await?;
    }
    Ok(have - start)
}

/// Number of cases: counts rows, so only for reports.
pub async fn count(app: &App) -> Result<i64> {
    app.store.read(store::case::count).await
}

/// Bearer tokens of as many benchmark persons.
pub async fn tokens(app: &App, n: usize) -> Result<Vec<String>> {
    let people = people(app).await?;
    let mut tokens = vec![];
    for i in 0..n {
        tokens.push(crate::people::token(app, crate::people::TokenFor::Person(people[i % people.len()].id.to_string())).await?);
    }
    Ok(tokens)
}

/// Some cases, each with a bearer token of its person.
pub async fn some_cases(app: &App, n: usize) -> Result<Vec<(Id, String)>> {
    let people = people(app).await?;
    let tokens = tokens(app, 50).await?;
    let each = n.div_ceil(50) as i64;
    let mut out = vec![];
    for (person, token) in people.iter().zip(&tokens) {
        let cases = app.store.read(|tx| store::case::of_person(tx, person.id, Id::nil(), each)).await?;
        out.extend(cases.into_iter().map(|b| (b.case.id, token.clone())));
    }
    Ok(out)
}

/// A session of an officer of the unit with the most tasks.
pub async fn desk_session(app: &App) -> Result<String> {
    let mut busiest: Option<(i64, String, String)> = None;
    for agency in app.offer.catalogue.agencies.values() {
        for unit in &agency.units {
            let scope = store::task::unit_scope(&domain::case::Place { agency: agency.id.clone(), unit: unit.id.clone() }.key());
            let n: i64 = app.store.read(|tx| store::counter::of_scope(tx, &scope)).await?.iter().map(|c| c.1).sum();
            if busiest.as_ref().is_none_or(|b| n > b.0) {
                busiest = Some((n, agency.id.clone(), unit.id.clone()));
            }
        }
    }
    let (_, agency, unit) = busiest.ok_or_else(|| store::Fault::new("the packages have no agency"))?;
    let account = crate::Account {
        name: "bench".into(),
        agency,
        unit,
        title: domain::Text::of(Lang::EN, "Bench"),
        // No passphrase opens it.
        passphrase: String::new(),
        active: true,
    };
    let (secret, session, at) = (identity::Secret::new(now::random()), now::id(), now::now());
    let given = secret.clone();
    app.store
        .write(move |tx| {
            store::officer::put(tx, &account, at);
            identity::secret::open_session(tx, &given, session, &identity::secret::Holder::Officer("bench".into()), None, "bench", at);
            Ok(())
        })
        .await?;
    Ok(secret.text())
}
