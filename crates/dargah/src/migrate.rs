//! `dargah migrate`: the schema forward.

use crate::config::{Config, Reach, Where};
use crate::print::say;
use crate::{Outcome, log};
use std::process::ExitCode;

/// Bring the database to the schema of this program.
///
/// Only forward; a database of a newer program is refused and not touched.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Where,
}

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &Reach::default())?;
    log::start(&config)?;
    let store = config.store().await?;
    let applied = store.migrate().await?;
    tracing::info!(engine = store.engine(), ?applied, "schema brought forward");
    let taken_up = app::roll::take_up(&store).await?;
    if taken_up > 0 {
        say!("took up {taken_up} persons, officers, tokens and services, of whom there were no events");
    }
    let to_give_back = app::refund::take_up(&store).await?;
    if to_give_back > 0 {
        say!("put {to_give_back} receipts of cases that had ended before into the lists of what is to be given back");
    }
    if !store.read(|tx| store::case::without_receipt(tx, 1)).await?.is_empty() {
        // A number that nobody expects is worth a look: after the first time there is nothing to sign.
        let signed = app::receipt::sign_old(&store, &app::Key::read(&config.data()?.join("signing.key"))?).await?;
        say!("signed {signed} receipts of cases from before signatures were kept");
    }
    say!("schema {} ({} applied)", store.schema_version().await?, applied.len());
    Ok(ExitCode::SUCCESS)
}
