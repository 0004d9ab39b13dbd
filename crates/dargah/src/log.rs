//! Logs: text for people, JSON for machines, to standard error.

use crate::{Failure, config::Config};
use app::App;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts logging as the settings say.
pub fn start(config: &Config) -> Result<(), Failure> {
    let (filter, json) = read(config)?;
    // Colours are for a terminal; in a file they are only odd characters.
    let base = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    if json {
        base.json().init()
    } else {
        base.with_target(false).init()
    }
    Ok(())
}

/// What is logged, and whether for machines.
fn read(config: &Config) -> Result<(EnvFilter, bool), Failure> {
    let filter = EnvFilter::try_new(config.get("log")).map_err(|e| Failure(format!("log: {e}"), 2))?;
    match config.get("log_format") {
        "json" => Ok((filter, true)),
        "text" => Ok((filter, false)),
        other => Err(Failure(format!("log_format must be text or json, not `{other}`"), 2)),
    }
}

/// How it is logged, in words, when the settings say so rightly.
pub fn way(config: &Config) -> Result<String, Failure> {
    let (filter, json) = read(config)?;
    Ok(format!("{} to standard error: {filter}", if json { "JSON" } else { "text" }))
}

/// Says what begins to work: the program with its version, on which engine, with which packages.
pub fn started(what: &str, app: &App, address: &str) {
    let catalogue = &app.offer.catalogue;
    let packages: Vec<&str> = catalogue.packages.iter().map(|p| p.id.as_str()).collect();
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        engine = app.store.engine(),
        address,
        packages = packages.join(","),
        services = catalogue.services.len(),
        agencies = catalogue.agencies.len(),
        "{what} started"
    );
}
