//! `dargah officer`: accounts of officers.

use crate::config::{Config, Reach, Where};
use crate::{Failure, Outcome};
use domain::{Lang, Refusal, Text};
use std::io::BufRead;
use std::process::ExitCode;

/// Add an officer, or change one: place, title, passphrase, or whether sign-in is allowed. Sessions and tokens end, and
/// tasks of a unit that the officer leaves go back to that unit.
///
/// The passphrase is read from the first line of standard input, at least twelve characters; it is never an argument, so
/// that no list of processes shows it.
#[derive(clap::Args)]
pub struct Args {
    /// Sign-in name: small letters, digits, dots and dashes
    name: String,
    #[command(flatten)]
    place: Where,
    /// Agency id
    #[arg(long)]
    agency: String,
    /// Unit id
    #[arg(long)]
    unit: String,
    /// How people see the officer, in Persian
    #[arg(long)]
    title: String,
    /// The same in English
    #[arg(long)]
    title_en: Option<String>,
    /// Sign-in is not allowed any more; the officer's tasks go back to the unit
    #[arg(long)]
    inactive: bool,
}

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &Reach::default())?;
    let mut passphrase = String::new();
    std::io::stdin().lock().read_line(&mut passphrase)?;
    let mut title = Text::of(Lang::FA, a.title);
    if let Some(en) = a.title_en {
        title.0.insert(Lang::EN, en);
    }
    let app = config.app_without_publishing().await?;
    let new = app::people::NewOfficer {
        name: a.name,
        agency: a.agency,
        unit: a.unit,
        title,
        passphrase: passphrase.trim().into(),
        active: !a.inactive,
    };
    match app::people::put_officer(&app, new).await {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(app::Error::Refused(Refusal::Invalid(wrong))) => {
            let words = pages::Words::of(Lang::EN);
            let list: Vec<String> = wrong.iter().map(|w| format!("{}: {}", w.question, words.msg(&w.message))).collect();
            Err(Failure(list.join("\n"), 1))
        }
        Err(e) => Err(e.into()),
    }
}
