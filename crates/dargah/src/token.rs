//! `dargah token`: bearer tokens for scripts.

use crate::config::{Config, Reach, Where};
use crate::print::say;
use crate::{Failure, Outcome};
use app::people::TokenFor;
use std::process::ExitCode;

/// Print a bearer token for scripts, good for a year; or end those there are.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("whom").required(true).multiple(false))]
pub struct Args {
    #[command(flatten)]
    place: Where,
    /// For a person: national number, passport number, or id
    #[arg(long, value_name = "ID", group = "whom")]
    person: Option<String>,
    /// For an officer, by sign-in name
    #[arg(long, value_name = "NAME", group = "whom")]
    officer: Option<String>,
    /// For an agency's program, by agency id
    #[arg(long, value_name = "ID", group = "whom")]
    agency: Option<String>,
    /// Mint nothing: end all tokens of that person, officer or agency
    #[arg(long)]
    revoke: bool,
}

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &Reach::default())?;
    let whom = match (a.person, a.officer, a.agency) {
        (Some(p), _, _) => TokenFor::Person(p),
        (_, Some(o), _) => TokenFor::Officer(o),
        (_, _, Some(g)) => TokenFor::Agency(g),
        _ => return Err(Failure("say for whom: --person, --officer or --agency".into(), 2)),
    };
    let app = config.app_without_publishing().await?;
    if a.revoke {
        let of = match &whom {
            TokenFor::Person(id) => format!("person {id}"),
            TokenFor::Officer(name) => format!("officer {name}"),
            TokenFor::Agency(id) => format!("agency {id}"),
        };
        return match app::people::revoke(&app, whom).await {
            Ok(()) => {
                say!("all tokens of {of} have ended");
                Ok(ExitCode::SUCCESS)
            }
            Err(app::Error::Refused(_)) => Err(Failure("there is no such person here".into(), 1)),
            Err(e) => Err(e.into()),
        };
    }
    match app::people::token(&app, whom).await {
        Ok(token) => {
            say!("{token}");
            Ok(ExitCode::SUCCESS)
        }
        Err(app::Error::Refused(_)) => {
            Err(Failure("there is no such person or agency here, and no such officer who may sign in".into(), 1))
        }
        Err(e) => Err(e.into()),
    }
}
