//! Filling a database with realistic cases, for benchmarks and for sizing: of the last months, most decided or in work, with what people,
//! officers and the clock did. Nobody is told anything of them: there are no notices and no messages.

use crate::step::{self, Officers};
use crate::{App, Person, Result, act, now, submit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::case::{Body, Case, DecidedBy, Mark, Place, Unread, told_with_decision};
use domain::conduct;
use domain::event::Event;
use domain::form::{self, Answers};
use domain::package::{Service, TaskKind};
use domain::question::{Attached, Kind};
use domain::replay::Replay;
use domain::roll::{Change, OPERATOR};
use domain::simulate::{self, Life, Lived};
use domain::{Id, Lang, Millis};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::case::Dates;

/// People among whom the cases are spread.
const PEOPLE: usize = 1000;
/// Cases written in one transaction while filling.
const BATCH: usize = 200;
/// Applications are spread over so many milliseconds before now, however many they are: each this far before the one before, round and
/// round (by the golden section).
const SPREAD: i64 = 180 * 86_400_000;
const APART: i64 = 9_611_664_343;

/// What stands for evidence.
const SAMPLE: &[u8] = b"%PDF-1.4\n% a sample for measuring\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

/// What stands for a photo.
const PHOTO: &[u8] = include_bytes!("sample.jpg");

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

/// The first example of a service as it is sent to the API: what follows from answers is not sent. With its files, by question.
pub fn application(service: &Service) -> (Answers, BTreeMap<String, Vec<serde_json::Value>>) {
    let answers = service.examples.first().map(|e| e.answers.clone()).unwrap_or_default();
    let mut evidence = BTreeMap::new();
    for q in service.questions().filter(|q| form::asked(service, q, &answers)) {
        let Kind::Evidence(domain::question::Files { evidence: kind, .. }) = &q.kind else { continue };
        let takes_pdf = service.evidence_kind(kind).is_none_or(|e| e.accept.iter().any(|kind| kind == "pdf"));
        let (name, content) = if takes_pdf { ("sample.pdf", SAMPLE) } else { ("sample.jpg", PHOTO) };
        evidence.insert(q.id.clone(), vec![serde_json::json!({ "name": name, "content": STANDARD.encode(content) })]);
    }
    (answers, evidence)
}

/// Id of the first person for benchmarks.
const FIRST: u128 = 0x0190_0000_0000_7000_8000_0000_0000_0000;

/// Persons for benchmarks; added once.
pub async fn people(app: &App) -> Result<Vec<Person>> {
    let at = now::now();
    let people: Vec<Person> = (0..PEOPLE)
        .map(|i| Person {
            id: Id::from_u128(FIRST + i as u128),
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
                    store::roll::add(tx, Change::Met, &store::roll::person(p), OPERATOR, at)?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(people)
}

/// Whether cases of others are here: there are cases, and no persons for benchmarks.
pub async fn in_use(app: &App) -> Result<bool> {
    let one = Id::from_u128(FIRST);
    app.store.read(|tx| Ok(store::case::newest(tx)?.is_some() && store::person::get(tx, one)?.is_none())).await
}

/// Services that residents may apply for, with answers that pass.
pub fn services(app: &App) -> Result<Vec<(Arc<Service>, Answers)>> {
    let (file, _) = app.files.put(SAMPLE).map_err(store::Fault::new)?;
    let services = app
        .offer
        .services()
        .filter(|s| s.audience.contains(&domain::package::Audience::Resident))
        .filter_map(|s| app.offer.service(&s.id))
        // A case that needs others would have them opened while something is measured.
        .filter(|s| s.all_stages().flat_map(|stage| &stage.tasks).all(|task| task.sub_case.is_none()))
        .filter_map(|s| {
            // Samples with dates may have aged: only answers that pass today.
            let answers = form::check(&s, &example_answers(&s, &file), &app.offer.today(&s.agency, now::now())).ok()?;
            Some((s, answers))
        })
        .collect();
    Ok(services)
}

/// A case with its life until now.
struct Grown {
    case: Case,
    service: Arc<Service>,
    answers: String,
    receipt: Vec<u8>,
    name: String,
    events: Vec<Event>,
    unread: Vec<(Id, Unread)>,
}

/// What several cases count, and which files they name: written once for all of them.
#[derive(Default)]
struct Sums {
    counts: BTreeMap<(String, String), i64>,
    files: BTreeSet<String>,
}

impl Sums {
    fn count(&mut self, scope: String, item: String) {
        *self.counts.entry((scope, item)).or_default() += 1;
    }
}

/// The `k`-th case: through the same rules as a real one, submission, acts and clock alike.
fn grown(
    app: &App,
    k: usize,
    person: &Person,
    (service, answers): &(Arc<Service>, Answers),
    photo: &Attached,
    sums: &mut Sums,
) -> Result<Grown> {
    let now = now::now();
    let prepared = |at: Millis| {
        let extra = submit::Extra { name: person.name.clone(), ..Default::default() };
        // `services` has checked the answers, for today.
        submit::prepare(app, service, now::id(), person.id, Lang::FA, answers, &Officers::new(), extra, at)
    };
    // Where the rates of then are not in the packages any more, it begins now.
    let first = prepared(now - k as i64 % SPREAD * APART % SPREAD).or_else(|_| prepared(now))?;
    sums.count(submit::USED.into(), submit::used(&service.id, first.case.submitted_at));
    sums.files.extend(first.files);
    let (mut events, mut bodies) = (vec![first.event], vec![]);
    let mut failed = None;
    let life = Life {
        service,
        calendars: &app.offer.calendars,
        answers,
        officer: &|place: &Place| format!("bench.{}", place.unit),
        claims: true,
        photo: Some(photo),
        until: now,
    };
    let pays = |kind: &str| service.task(kind).is_some_and(|t| t.kind == TaskKind::Pay);
    let case = simulate::live(&life, first.case, k as u64, now::id, |lived: Lived| {
        let Lived { before, after, actor, events: happened, at } = lived;
        step::under_contract(app, after, &happened, at);
        let days = before.days(&app.offer.calendars);
        let contract = |place: &Place, at| step::reference(app, place, at);
        for count in conduct::counts(before, &happened, at, Some(before.clock.limit_at(days)), pays, contract) {
            sums.count(step::conduct_scope(&count.agency), count.item());
        }
        for mut body in happened {
            if let Body::Decided { letter, since, by, contract, .. } = &mut body {
                *contract = after.decision.as_ref().map(|d| d.contract.clone()).unwrap_or_default();
                for (scope, item) in crate::figures::decided(before, after, days, since.unwrap_or(at)).into_iter().flatten() {
                    sums.count(scope, item);
                }
                let earlier: &[Body] = if *by == DecidedBy::Rule { &bodies } else { &[] };
                let told = told_with_decision(after, service, earlier.iter()).join("\n");
                *letter = act::letter_text(service, after, answers, &told, &person.name, after.lang);
            }
            let by = if body.is_by_itself() { domain::Actor::System.label() } else { actor.label() };
            let last = events.last().map(|e| (e.seq, e.hash));
            match serde_json::to_string(&body) {
                Ok(json) => events.push(Event::after(last, after.id, body.kind(), &by, at, json)),
                Err(e) => failed = Some(e),
            }
            sums.files.extend(body.files().into_iter().map(|f| f.sha256.clone()));
            bodies.push(body);
        }
    });
    if let Some(e) = failed {
        return Err(store::Fault::new(e).into());
    }
    // What the person wrote that nobody has looked at is known by replaying what happened.
    let wrote = events.iter().skip(1).any(|e| e.actor.starts_with("person:"));
    let unread = match events.split_first().filter(|_| wrote && !case.tasks.is_empty()) {
        Some((first, rest)) => {
            let mut replay = Replay::start(service, &case, first);
            for e in rest {
                replay = replay.and_then(|r| r.then(service, e));
            }
            case.tasks.iter().filter_map(|t| Some((t.id, replay.as_ref()?.unread(t.id)?))).collect()
        }
        None => vec![],
    };
    let (answers, receipt, name) = (first.answers, first.receipt.signature_bytes(), person.name.clone());
    Ok(Grown { case, service: service.clone(), answers, receipt, name, events, unread })
}

/// Writes the cases, rows of a kind one after the other: some engines write many of them at once.
fn write(app: &App, tx: &mut store::Tx, grown: &[Grown]) -> Result<()> {
    for Grown { case, service, answers, receipt, name, events, .. } in grown {
        let dates = Dates::of(case, service, &app.offer.calendars);
        store::case::add(tx, case, dates, answers.clone(), receipt.clone(), name, events.len() as i64);
    }
    grown.iter().flat_map(|g| &g.events).for_each(|e| store::event::add(tx, e));
    grown.iter().try_for_each(|g| follows(app, tx, g))
}

/// What follows from a case: its tasks, what was recorded and what is to be given back.
fn follows(app: &App, tx: &mut store::Tx, Grown { case, service, name, events, unread, .. }: &Grown) -> Result<()> {
    store::task::put(tx, None, case, &app.offer.calendars, Some(name), |_| Mark::Keep, now::id);
    unread.iter().for_each(|(task, unread)| store::task::put_unread(tx, *task, *unread));
    crate::sub_case::follows(tx, None, case, |kind| crate::sub_case::is_case(service, kind), case.changed_at);
    crate::recorded::keep(tx, service, case, events)?;
    crate::refund::keep(tx, service, case, events).map(|_| ())
}

/// Adds cases until there are `cases`; gives how many were added. They go through the same rules as real ones and leave the same rows but
/// notices, messages and readings, many cases to a transaction. `progress` hears how many there are.
pub async fn fill(app: &App, cases: i64, mut progress: impl FnMut(i64)) -> Result<i64> {
    // While the database is empty, so that nobody looks through all the cases afterwards.
    crate::follow::calendar(app).await?;
    let people = people(app).await?;
    let services = services(app)?;
    let (sha256, _) = app.files.put(PHOTO).map_err(store::Fault::new)?;
    let photo = Attached { sha256, name: "sample.jpg".into(), kind: "jpeg".into(), size: PHOTO.len() as i64 };
    let mut have = app.store.read(store::case::count).await?;
    let start = have;
    let mut flights = tokio::task::JoinSet::new();
    let mut planned = have;
    while have < cases {
        while planned < cases && flights.len() < 4 {
            let n = BATCH.min((cases - planned) as usize);
            let base = planned;
            planned += n as i64;
            let (house, people, services, photo) = (app.clone(), people.clone(), services.clone(), photo.clone());
            flights.spawn(async move {
                // A tracking code may be in use already: then the whole batch once more, with other codes.
                for attempt in 0.. {
                    let (mut rows, mut sums) = (Vec::with_capacity(n), Sums::default());
                    for k in base as usize..base as usize + n {
                        rows.push(grown(&house, k, &people[k % people.len()], &services[k % services.len()], &photo, &mut sums)?);
                    }
                    let (rows, sums, writes) = (Arc::new(rows), Arc::new(sums), house.clone());
                    let done = house
                        .store
                        .write(move |tx| {
                            write(&writes, tx, &rows)?;
                            sums.files.iter().for_each(|sha256| store::file::used(tx, sha256));
                            for ((scope, item), n) in &sums.counts {
                                store::counter::add(tx, now::id(), scope, item, *n);
                            }
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
    let (given, unused) = (secret.clone(), app.limits.unused);
    app.store
        .write(move |tx| {
            store::officer::put(tx, &account, at);
            store::roll::add(tx, Change::Placed, &store::roll::officer(&account), OPERATOR, at)?;
            identity::secret::open_session(
                tx,
                &given,
                session,
                &identity::secret::Holder::Officer("bench".into()),
                None,
                "bench",
                unused,
                at,
            );
            Ok(())
        })
        .await?;
    Ok(secret.text())
}
