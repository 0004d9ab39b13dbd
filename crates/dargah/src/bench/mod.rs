//! `dargah bench`: measures this machine with the product itself. The server is this same binary in a process of its own;
//! the generator is here. One JSON line for each scenario.

pub mod bare;
mod client;
mod core;
mod server;

use crate::config::{Config, Reach, Where};
use crate::print::{complain, say};
use crate::{Failure, Outcome};
use app::App;
use client::{Plan, Tally};
use domain::form::Answers;
use domain::package::Service;
use serde::Serialize;
use server::Server;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Measure this machine: one JSON line for each scenario.
///
/// core: acts on cases in memory, on one thread, without storage; core-act: the same where each act leaves the old state as it is, as the program does; core-tasks: with a service that has tasks, conditions and limits, while time passes. engine: the rows that one `submit` writes, through the database facade from as many callers as there are connections.
/// submit: a full application over HTTP. engine-tasks and submit-tasks: the same of a service with tasks, limits, fees and files. case: read one case. tasks: the desk's list page. page: a service page; bare: the
/// same bytes from a handler that does nothing else. search: the search page, for what is looked for often;
/// search-new: for what nobody looked for before. all: every scenario in turn.
///
/// It ends with status 1 when an operation failed, or none was done.
#[derive(clap::Args)]
pub struct Args {
    /// core, core-act, core-tasks, engine, submit, engine-tasks, submit-tasks, case, tasks, page, bare, search, search-new, or all
    scenario: String,
    #[command(flatten)]
    place: Where,
    /// JSON lines instead of text
    #[arg(long)]
    json: bool,
    /// First fill the database with this many realistic cases
    #[arg(long, default_value_t = 0)]
    cases: i64,
    /// Connections, or callers for `engine`
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Seconds to measure, after one second of warming up; less than one: after as long, and without the memory at rest
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// Append each tracking code that was acknowledged to this file
    #[arg(long, value_name = "FILE")]
    acks: Option<String>,
    /// Which service `engine` and `submit` apply for, by its id: the first of its examples, with its files
    #[arg(long, value_name = "ID")]
    service: Option<String>,
}

/// A line of the report.
#[derive(Debug, Serialize)]
struct Line {
    scenario: String,
    engine: String,
    cases: i64,
    connections: usize,
    seconds: f64,
    operations: u64,
    per_second: f64,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
    errors: u64,
    /// Resident memory of the server at its highest, MB; nothing where the scenario has no server.
    rss_mb: Option<f64>,
    /// Milliseconds from the start of the server to its first answer.
    first_answer_ms: Option<f64>,
    /// Resident memory of the server three seconds after its start and one page, MB; not where less than a second is measured.
    idle_rss_mb: Option<f64>,
}

/// In this order `all` runs them: what adds cases of its own after `submit` comes last.
const SCENARIOS: [&str; 13] = [
    "core",
    "core-act",
    "core-tasks",
    "engine",
    "submit",
    "case",
    "tasks",
    "page",
    "bare",
    "search",
    "search-new",
    "engine-tasks",
    "submit-tasks",
];

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    let wanted: Vec<&str> = match a.scenario.as_str() {
        "all" => SCENARIOS.to_vec(),
        one => SCENARIOS.iter().filter(|s| **s == one).copied().collect(),
    };
    if wanted.is_empty() {
        return Err(Failure(format!("unknown scenario `{}`; there are {} and all", a.scenario, SCENARIOS.join(", ")), 2));
    }
    let config = Config::resolve(&a.place, &Reach::default())?;
    let store = config.store().await?;
    store.migrate().await?;
    let app = config.app_on(store, None).await?;
    if app::fill::in_use(&app).await? {
        let why = "this database has cases of people: a benchmark would add its own to them; give it an empty folder or database";
        return Err(Failure(why.into(), 2));
    }
    app::fill::people(&app).await?;
    if a.cases > 0 {
        let start = Instant::now();
        let mut told = Instant::now();
        let added = app::fill::fill(&app, a.cases, |n| {
            if told.elapsed() > Duration::from_secs(5) {
                told = Instant::now();
                complain!("filling: {n} of {}", a.cases);
            }
        })
        .await?;
        if added > 0 {
            complain!(
                "filled {added} cases in {:.1} s, {:.0} a second",
                start.elapsed().as_secs_f64(),
                added as f64 / start.elapsed().as_secs_f64()
            );
        }
    }
    let mut failed = false;
    for scenario in wanted {
        let line = measure(&a, &config, &app, scenario).await?;
        failed |= line.operations == 0 || line.errors > 0;
        if a.json {
            say!("{}", serde_json::to_string(&line)?);
        } else {
            say!(
                "{:<10} {:<10} cases {:>8}  {:>9.0}/s  p50 {:>8.2} ms  p95 {:>8.2} ms  p99 {:>8.2} ms  errors {}{}",
                line.scenario,
                line.engine,
                line.cases,
                line.per_second,
                line.p50_ms,
                line.p95_ms,
                line.p99_ms,
                line.errors,
                line.rss_mb.map_or(String::new(), |m| format!("  {m:.0} MB"))
            );
        }
        if line.errors > 0 {
            complain!("{scenario}: {} operations failed: what was measured does not count", line.errors);
        }
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn measure(a: &Args, config: &Config, app: &App, scenario: &str) -> Result<Line, Failure> {
    let cases = app::fill::count(app).await?;
    let line = |t: &Tally, server: Option<&Server>| Line {
        scenario: scenario.into(),
        engine: app.store.engine().into(),
        cases,
        connections: a.connections,
        seconds: t.seconds,
        operations: t.done,
        per_second: t.done as f64 / t.seconds,
        p50_ms: t.percentile(0.50),
        p95_ms: t.percentile(0.95),
        p99_ms: t.percentile(0.99),
        errors: t.errors,
        rss_mb: server.and_then(|s| s.rss_mb("VmHWM")),
        first_answer_ms: server.map(|s| s.first_answer_ms),
        idle_rss_mb: server.and_then(|s| s.idle_rss_mb),
    };
    if scenario.starts_with("core") {
        let tally = match scenario {
            "core-tasks" => core::run_with_tasks(app, a.seconds)?,
            _ => core::run(app, a.seconds, scenario == "core-act")?,
        };
        return Ok(Line { engine: "none".into(), cases: 0, connections: 1, ..line(&tally, None) });
    }
    if scenario.starts_with("engine") {
        return Ok(line(&engine(a, app, applied_for(a, app, scenario)?).await?, None));
    }
    let idles = a.seconds >= 1.0;
    let (server, plan) = match scenario {
        "bare" => {
            let server = Server::start(config, None, idles).await?;
            let page = client::get_once(server.address, &page_path(app)?, None).await?;
            drop(server);
            let file = config.data()?.join("bench-bare.html");
            std::fs::write(&file, page)?;
            let server = Server::start(config, Some(&file), idles).await?;
            (server, Plan::same("GET", "/", &[], None))
        }
        "page" => (Server::start(config, None, idles).await?, Plan::same("GET", &page_path(app)?, &[], None)),
        "search" => (Server::start(config, None, idles).await?, searches(OFTEN.iter().map(|w| (*w).to_string()))),
        "search-new" => (Server::start(config, None, idles).await?, searches(never_asked(app))),
        "tasks" => {
            // As with a worker that keeps up: counters folded.
            while app::worker::fold(app).await? > 0 {}
            let cookie = app::fill::desk_session(app).await?;
            (Server::start(config, None, idles).await?, Plan::same("GET", "/desk", &[("cookie", &format!("dargah={cookie}"))], None))
        }
        "case" => {
            let reads = app::fill::some_cases(app, 2000).await?;
            if reads.is_empty() {
                return Err(Failure("there are no cases to read: fill with --cases N".into(), 2));
            }
            let requests = reads
                .iter()
                .map(|(id, token)| {
                    client::request("GET", &format!("/api/v1/cases/{id}"), &[("authorization", &format!("Bearer {token}"))], None)
                })
                .collect();
            (Server::start(config, None, idles).await?, Plan { requests, ..Default::default() })
        }
        _ => {
            let (service, _) = applied_for(a, app, scenario)?;
            let (answers, evidence) = app::fill::application(&service);
            let body = serde_json::json!({ "service": service.id, "answers": answers, "evidence": evidence }).to_string();
            let tokens = app::fill::tokens(app, a.connections).await?;
            let requests = tokens
                .iter()
                .map(|t| {
                    client::request(
                        "POST",
                        "/api/v1/applications",
                        &[("authorization", &format!("Bearer {t}")), ("content-type", "application/json")],
                        Some(&body),
                    )
                })
                .collect();
            (Server::start(config, None, idles).await?, Plan { requests, acks: a.acks.clone() })
        }
    };
    complain!("server pid {}", server.pid());
    let tally = client::run(server.address, Arc::new(plan), a.connections, a.seconds).await?;
    let line = line(&tally, Some(&server));
    server.stop().await;
    Ok(line)
}

/// How long a scenario runs before it is measured.
fn warming_up(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds.min(1.0))
}

/// What people look for again and again.
const OFTEN: [&str; 8] = ["تعمیر", "انشعاب اب", "شناسنامه نوزاد", "درخت", "پلاک", "زائر", "تعمیراات", "گمشده"];

fn searches(queries: impl Iterator<Item = String>) -> Plan {
    Plan {
        requests: queries.map(|q| client::request("GET", &format!("/search?q={}", encode(&q)), &[], None)).collect(),
        ..Default::default()
    }
}

/// Queries of which each is another: two words of titles, in every third the first without its second letter. More than the
/// program remembers, so that asking them in turn finds none remembered.
fn never_asked(app: &App) -> impl Iterator<Item = String> {
    let words: std::collections::BTreeSet<String> =
        app.offer.services().flat_map(|s| s.title.get(domain::Lang::FA).split(' ').map(String::from).collect::<Vec<_>>()).collect();
    let words: Vec<String> = words.into_iter().filter(|w| w.chars().count() >= 3).collect();
    let wrong = |w: &str| w.chars().enumerate().filter(|(i, _)| *i != 1).map(|(_, c)| c).collect::<String>();
    let pairs = words.iter().flat_map(|a| words.iter().map(move |b| (a.clone(), b.clone()))).collect::<Vec<_>>();
    pairs
        .into_iter()
        .enumerate()
        .flat_map(move |(i, (a, b))| [format!("{a} {b}"), format!("{} {b} {i}", if i % 3 == 0 { wrong(&a) } else { a })])
}

fn encode(s: &str) -> String {
    s.bytes().map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") }).collect()
}

fn page_path(app: &App) -> Result<String, Failure> {
    app.offer.services().next().map(|s| format!("/services/{}", s.id)).ok_or(Failure("the packages have no service".into(), 1))
}

/// What a scenario applies for, with answers that pass today: what is asked for; else of the services that residents may apply for without
/// evidence the one with the most tasks, so that clocks of case, stage and task and the counters of both are in it; with `-tasks` that of `core-tasks`.
fn applied_for(a: &Args, app: &App, scenario: &str) -> Result<(Arc<Service>, Answers), Failure> {
    if scenario.ends_with("-tasks") {
        return core::with_tasks(app);
    }
    if let Some(id) = &a.service {
        let all = app::fill::services(app)?;
        let known = all.iter().map(|(s, _)| s.id.as_str()).collect::<Vec<_>>().join(", ");
        let none = || Failure(format!("no service `{id}` to measure; there are {known}"), 2);
        return all.into_iter().find(|(s, _)| s.id == *id).ok_or_else(none);
    }
    let without_evidence = |s: &Service| s.questions().all(|q| !matches!(q.kind, domain::question::Kind::Evidence(_)));
    let services = app::fill::services(app)?.into_iter().filter(|(s, _)| without_evidence(s));
    let most = services.max_by_key(|(s, _)| s.stages.iter().map(|g| g.tasks.len()).sum::<usize>());
    most.ok_or(Failure("the packages have no service without evidence for `submit`".into(), 1))
}

async fn engine(a: &Args, app: &App, (service, answers): (Arc<Service>, Answers)) -> Result<Tally, Failure> {
    let people = app::fill::people(app).await?;
    let (start, warm) = (Instant::now(), warming_up(a.seconds));
    let end = start + warm + Duration::from_secs_f64(a.seconds);
    let mut callers = tokio::task::JoinSet::new();
    for i in 0..a.connections {
        let (app, service, answers, person) = (app.clone(), service.clone(), answers.clone(), people[i % people.len()].id);
        callers.spawn(async move {
            let (mut took, mut errors) = (vec![], 0);
            let Ok(first) = app::submit::prepare(
                &app,
                &service,
                app::now::id(),
                person,
                domain::Lang::FA,
                &answers,
                &Default::default(),
                Default::default(),
                app::now::now(),
            ) else {
                return (took, 1);
            };
            while Instant::now() < end {
                let rows = Arc::new(first.again());
                let begun = Instant::now();
                let done = app
                    .store
                    .write(move |tx| {
                        app::submit::write(tx, &rows);
                        Ok(())
                    })
                    .await;
                match done {
                    Ok(()) if begun >= start + warm => took.push(begun.elapsed().as_micros() as u32),
                    Ok(()) => {}
                    Err(_) => errors += 1,
                }
            }
            (took, errors)
        });
    }
    let mut tally = Tally { seconds: a.seconds, ..Default::default() };
    while let Some(r) = callers.join_next().await {
        let (took, errors) = r?;
        tally.add(took, errors);
    }
    tally.finish();
    Ok(tally)
}
