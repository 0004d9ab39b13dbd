//! `dargah officer`: accounts of officers.

use crate::config::{Config, Reach, Where};
use crate::print::say;
use crate::{Failure, Outcome};
use domain::{Lang, Refusal, Text};
use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

/// Add an officer, or change one: place, title, passphrase and skills. Of an officer who is there, what is not given stays. Sessions and
/// tokens end, and tasks of a unit that the officer leaves go back to that unit. With --inactive, sign-in ends for an officer who is there.
///
/// The passphrase is read from the first line of standard input, at least twelve characters, five of them different; it is never an
/// argument, so that no list of processes shows it. Of an officer who is there, an empty line or no input leaves it as it is; where other
/// things are changed and standard input is a terminal, none is read. With --inactive none is read.
#[derive(clap::Args)]
pub struct Args {
    /// Sign-in name: small letters, digits, dots and dashes
    name: String,
    #[command(flatten)]
    place: Where,
    /// Agency id; needed for an officer who is not there yet, as are --unit and --title
    #[arg(long)]
    agency: Option<String>,
    /// Unit id
    #[arg(long)]
    unit: Option<String>,
    /// How people see the officer, in Persian
    #[arg(long)]
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
    let app = config.app_without_publishing().await?;
    let was = app::people::officer(&app, &a.name).await?;
    let skilled = app::people::skills(&app, &a.name).await?;
    let gives = [&a.agency, &a.unit, &a.title, &a.title_en, &a.skills].iter().any(|given| given.is_some());
    let is_new = was.is_none();
    if is_new && (a.agency.is_none() || a.unit.is_none() || a.title.is_none()) {
        return Err(Failure(format!("there is no officer {} here yet: say where and who, --agency, --unit and --title", a.name), 2));
    }
    let mut passphrase = String::new();
    if is_new || !gives || !std::io::stdin().is_terminal() {
        std::io::stdin().lock().read_line(&mut passphrase)?;
    }
    let passphrase = passphrase.trim();
    if !is_new && !gives && passphrase.is_empty() {
        return Err(Failure("say what is to be changed: a passphrase on standard input, --agency, --unit, --title, --skills".into(), 2));
    }
    let titles = [(Lang::FA, a.title), (Lang::EN, a.title_en)].into_iter().filter_map(|(lang, title)| Some((lang, title?)));
    let title = Text(titles.collect());
    let (before, renewed) = (was.clone(), !passphrase.is_empty());
    let done = match was {
        Some(was) => {
            let passphrase = (!passphrase.is_empty()).then(|| passphrase.to_string());
            let changed = app::people::ChangedOfficer { agency: a.agency, unit: a.unit, title, passphrase, skills: a.skills };
            app::people::change_officer(&app, was, changed).await
        }
        None => {
            let (agency, unit) = (a.agency.unwrap_or_default(), a.unit.unwrap_or_default());
            let (name, skills, passphrase) = (a.name.clone(), a.skills, passphrase.to_string());
            app::people::put_officer(&app, app::people::NewOfficer { name, agency, unit, title, passphrase, skills }).await
        }
    };
    match done {
        Ok(()) => {
            let Some(now) = app::people::officer(&app, &a.name).await? else { return Ok(ExitCode::SUCCESS) };
            let (name, agency, unit) = (now.name.clone(), now.agency.clone(), now.unit.clone());
            match now.active {
                true => say!("officer {name} may sign in: agency {agency}, unit {unit}"),
                false => say!("officer {name} was changed, and may not sign in without a new passphrase: agency {agency}, unit {unit}"),
            }
            if let Some(was) = before {
                let skills = app::people::skills(&app, &name).await?;
                let changes = [("agency", was.agency, agency), ("unit", was.unit, unit), ("skills", skilled, skills)];
                for (what, from, to) in changes.into_iter().filter(|(_, from, to)| from != to) {
                    say!("{what}: {} → {}", listed(&from), listed(&to));
                }
                if renewed {
                    say!("passphrase: a new one");
                }
                for (lang, to) in &now.title.0 {
                    let from = was.title.0.get(lang).map_or("", String::as_str);
                    if from != to {
                        say!("title ({lang}): {} → {to}", listed(from));
                    }
                }
            }
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

/// What was or is there; `none` where nothing is.
fn listed(words: &str) -> String {
    if words.is_empty() { "none".into() } else { words.replace(',', ", ") }
}
