//! `dargah officer`: accounts of officers.

use crate::config::{Config, Reach, Where};
use crate::print::say;
use crate::{Failure, Outcome};
use domain::{Lang, Refusal, Text};
use std::io::BufRead;
use std::process::ExitCode;

/// Add an officer, or change one: place, title and passphrase. Sessions and tokens end, and tasks of a unit that the
/// officer leaves go back to that unit. With --inactive, sign-in ends for an officer who is there.
///
/// The passphrase is read from the first line of standard input, at least twelve characters; it is never an argument, so
/// that no list of processes shows it. With --inactive none is read.
#[derive(clap::Args)]
pub struct Args {
    /// Sign-in name: small letters, digits, dots and dashes
    name: String,
    #[command(flatten)]
    place: Where,
    /// Agency id
    #[arg(long, required_unless_present = "inactive")]
    agency: Option<String>,
    /// Unit id
    #[arg(long, required_unless_present = "inactive")]
    unit: Option<String>,
    /// How people see the officer, in Persian
    #[arg(long, required_unless_present = "inactive")]
    title: Option<String>,
    /// The same in English
    #[arg(long)]
    title_en: Option<String>,
    /// What the officer can do, words separated by commas, as services ask for it in tasks that go by load; empty: nothing
    /// in particular. Without this it stays as it is
    #[arg(long)]
    skills: Option<String>,
    /// Sign-in is not allowed any more; the officer's tasks go back to the unit, everything else stays as it is
    #[arg(long, conflicts_with_all = ["agency", "unit", "title", "title_en", "skills"])]
    inactive: bool,
}

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &Reach::default())?;
    if a.inactive {
        let app = config.app_without_publishing().await?;
        return match app::people::deactivate(&app, &a.name).await {
            Ok(()) => {
                say!("officer {} may not sign in any more; open tasks went back to the unit", a.name);
                Ok(ExitCode::SUCCESS)
            }
            Err(app::Error::Refused(_)) => Err(Failure(format!("there is no officer {} here", a.name), 1)),
            Err(e) => Err(e.into()),
        };
    }
    let (Some(agency), Some(unit), Some(title)) = (a.agency, a.unit, a.title) else {
        return Err(Failure("say where and who: --agency, --unit and --title".into(), 2));
    };
    let mut passphrase = String::new();
    std::io::stdin().lock().read_line(&mut passphrase)?;
    let mut title = Text::of(Lang::FA, title);
    if let Some(en) = a.title_en {
        title.0.insert(Lang::EN, en);
    }
    let app = config.app_without_publishing().await?;
    let done = format!("officer {} may sign in: agency {agency}, unit {unit}", a.name);
    let new = app::people::NewOfficer { name: a.name, agency, unit, title, passphrase: passphrase.trim().into(), skills: a.skills };
    match app::people::put_officer(&app, new).await {
        Ok(()) => {
            say!("{done}");
            Ok(ExitCode::SUCCESS)
        }
        Err(app::Error::Refused(Refusal::Invalid(wrong))) => {
            let words = pages::Words::of(Lang::EN);
            let list: Vec<String> = wrong.iter().map(|w| format!("{}: {}", w.question, words.msg(&w.message))).collect();
            Err(Failure(list.join("\n"), 1))
        }
        Err(e) => Err(e.into()),
    }
}
