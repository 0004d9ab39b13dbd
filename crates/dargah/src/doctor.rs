//! `dargah doctor`: settings with their sources, and what is wrong.

use crate::config::{Config, Reach, Where, free_bytes};
use crate::print::say;
use crate::{Outcome, packages};
use std::process::ExitCode;

/// Print every setting with its value and source, then look at the installation: database, schema, packages, disk, key.
///
/// Exit status 0 when nothing is wrong.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    reach: Reach,
}

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &a.reach)?;
    say!("settings");
    for (key, value, source) in config.shown() {
        say!("  {key:<16} {:<40} {source}", if value.is_empty() { "-".into() } else { value });
    }
    say!("installation");
    let mut wrong = 0;
    let mut say = |what: &str, result: Result<String, String>| {
        let (mark, text) = match result {
            Ok(t) => ("ok", t),
            Err(t) => {
                wrong += 1;
                ("WRONG", t)
            }
        };
        say!("  {what:<16} {mark:<6} {text}");
    };
    let folder = std::path::Path::new(config.get("data"));
    let data = if folder.exists() {
        config.data()
    } else {
        Err(crate::Failure(format!("{}: is not there yet; `dargah migrate` makes it", folder.display()), 1))
    };
    let folder = data.as_ref().map(|d| d.display().to_string()).map_err(|e| e.0.clone());
    say("data", folder);
    if let Ok(d) = &data {
        say(
            "disk",
            match free_bytes(d) {
                Some(b) if b < 1 << 30 => Err(format!("only {} MB free", b >> 20)),
                Some(b) => Ok(format!("{} GB free", b >> 30)),
                None => Ok("free space is not known".into()),
            },
        );
        let key = d.join("signing.key");
        say(
            "key",
            if key.exists() {
                app::Key::open(&key).map(|k| format!("public key {}", k.public()))
            } else {
                Ok("will be made at the first start".into())
            },
        );
    }
    say(
        "messages",
        config.senders().map_err(|e| e.0).map(|s| {
            let way = |is: bool, name: &'static str| if is { name } else { "outbox" };
            format!("mail to {}, text messages to {}", way(s.email.is_some(), "smtp"), way(s.sms.is_some(), "sms_url"))
        }),
    );
    say("address", config.address().map_err(|e| e.0));
    say("log", crate::log::way(&config).map_err(|e| e.0));
    let named = |s: String| if s.is_empty() { "nobody is named: texts lead to the agencies".into() } else { s };
    say("support", config.support().map(named).map_err(|e| e.0));
    say("limits", config.limits().map_err(|e| e.0));
    say("metrics", config.metrics().map_err(|e| e.0));
    let store = match config.must_be_there() {
        Ok(()) => config.store().await,
        Err(e) => Err(e),
    };
    match store {
        Err(e) => say("database", Err(e.0)),
        Ok(store) => {
            let size = store.size().await.map(|b| b >> 20).unwrap_or(0);
            say("database", Ok(format!("{}, {size} MB", store.engine())));
            let schema = store.check_schema().await.map(|()| format!("{}", store::LATEST)).map_err(|e| e.to_string());
            let right = schema.is_ok();
            say("schema", schema);
            if right {
                say("jobs", jobs(&store).await);
                say("clock", clock(&store).await);
                if let Ok(catalogue) = packages::catalogue(config.get("packages")) {
                    say("services", services(&store, &catalogue).await);
                    say("officers", officers(&store, &catalogue).await);
                    say("cases", cases_need(&store, catalogue).await);
                }
            }
        }
    }
    say(
        "packages",
        packages::catalogue(config.get("packages"))
            .map(|c| format!("{} services of {} agencies", c.services.len(), c.agencies.len()))
            .map_err(|e| e.0),
    );
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Jobs that wait; those that were set aside are something wrong.
async fn jobs(store: &store::Store) -> Result<String, String> {
    let backlog = store.read(store::job::backlog).await.map_err(|e| e.to_string())?;
    match backlog.aside {
        0 => Ok(format!("{} waiting", backlog.waiting)),
        n => Err(format!("{n} set aside after {} attempts; `dargah worker --retry` brings them back", app::worker::MOST_ATTEMPTS)),
    }
}

/// Cases on which the legal clock fails.
async fn clock(store: &store::Store) -> Result<String, String> {
    let stuck = store.read(store::clock_failure::stuck).await.map_err(|e| e.to_string())?;
    match stuck.oldest {
        None => Ok("acts on every case".into()),
        Some(id) => {
            Err(format!("cannot act on {} cases and tries again each hour; longest on {id}; the worker's log says why", stuck.cases))
        }
    }
}

/// Services that were published and are not in the packages: those that were there at the last start, or that nobody was told of yet, are
/// something wrong.
async fn services(store: &store::Store, catalogue: &domain::package::Catalogue) -> Result<String, String> {
    let absent = app::publish::absent(store, catalogue).await.map_err(|e| e.to_string())?;
    let mut wrong = vec![];
    if !absent.vanished.is_empty() {
        wrong.push(format!(
            "{} that were there at the last start are not in these packages: {} (a start takes no new applications for them, and an hour later people with drafts are told)",
            absent.vanished.len(),
            absent.vanished.join(", ")
        ));
    }
    if let Some(from) = absent.told_from {
        wrong.push(format!(
            "{} are gone from the packages since {}: {} (people with drafts are told from {} on, unless a start finds them before)",
            absent.untold.len(),
            domain::calendar::rfc3339(from - app::publish::COMES_BACK),
            absent.untold.join(", "),
            domain::calendar::rfc3339(from)
        ));
    }
    match (wrong.is_empty(), absent.earlier) {
        (false, _) => Err(wrong.join("; ")),
        (true, 0) => Ok("all that were published are in the packages".into()),
        (true, n) => Ok(format!("all that were published are in the packages, but {n} that were taken out earlier")),
    }
}

/// Units with work by services on offer, or tasks in them, for which no active officer is there; an installation that is new has none at
/// all, which is nothing wrong yet.
async fn officers(store: &store::Store, catalogue: &domain::package::Catalogue) -> Result<String, String> {
    let found = app::unstaffed::look(store, catalogue).await.map_err(|e| e.to_string())?;
    let missing = found.work.len();
    if !found.officers {
        return Ok("nobody yet; `dargah officer` adds them".into());
    }
    if missing == 0 {
        return Ok("somebody works wherever services on offer have work".into());
    }
    Err(format!(
        "nobody is there for {missing} of {} units, or skills in them, for which services on offer have work: {} (`dargah officer` adds people and skills)",
        found.of,
        first_of(&found.work)
    ))
}

/// As many of them as a line holds.
pub fn first_of(work: &[domain::package::Work]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = work.iter().take(SHOWN).map(|w| w.to_string()).collect();
    shown.join(", ") + if work.len() > SHOWN { ", …" } else { "" }
}

/// What cases need and the packages do not have.
async fn cases_need(store: &store::Store, catalogue: domain::package::Catalogue) -> Result<String, String> {
    let offer = app::publish::offer(store, catalogue).await.map_err(|e| e.to_string())?;
    let missing = app::missing::look(store, &offer).await.map_err(|e| e.to_string())?;
    let mut all = vec![];
    if !missing.agencies.is_empty() {
        all.push(format!(
            "agencies that are not in the packages: {} (their clocks go by the common calendar)",
            missing.agencies.join(", ")
        ));
    }
    if !missing.versions.is_empty() {
        all.push(format!("versions that were never published here: {} (nobody can act on these cases)", missing.versions.join(", ")));
    }
    if all.is_empty() { Ok("all that they need is there".into()) } else { Err(all.join("; ") + "; put the packages back") }
}
