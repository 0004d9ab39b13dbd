//! Logs: text for people, JSON for machines, to standard error.

use crate::{Failure, config::Config};
use tracing_subscriber::EnvFilter;

/// Starts logging as the settings say.
pub fn start(config: &Config) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(config.get("log")).map_err(|e| Failure(format!("log: {e}"), 2))?;
    let base = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match config.get("log_format") {
        "json" => base.json().init(),
        "text" => base.with_target(false).init(),
        other => return Err(Failure(format!("log_format must be text or json, not `{other}`"), 2)),
    }
    Ok(())
}
