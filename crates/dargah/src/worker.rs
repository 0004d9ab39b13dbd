//! `dargah worker`: jobs, counters, checkpoints, without serving.

use crate::config::{Config, Reach, Where};
use crate::print::tell;
use crate::{Outcome, log, serve};
use std::process::ExitCode;

/// Do what was promised: send messages, fold counters, sign checkpoints, forget what has ended.
///
/// Any number of workers may run on one database.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    /// First bring back the jobs that were set aside because they failed too often
    #[arg(long)]
    retry: bool,
}

/// Runs it until told to stop.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &Reach::default())?;
    log::start(&config)?;
    let app = config.app_without_publishing().await?;
    if a.retry {
        tell!("brought back {}", app::worker::bring_back(&app).await?);
    }
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let told = serve::told_to_stop();
    let starting = app.clone();
    tokio::spawn(async move { app::missing::log(&starting).await });
    log::started("worker", &app, "");
    tell!("ready");
    let work = tokio::spawn(serve::work(app, stopped));
    told.await;
    let _ = stop.send(true);
    let _ = work.await;
    tracing::info!("worker stopped");
    Ok(ExitCode::SUCCESS)
}
