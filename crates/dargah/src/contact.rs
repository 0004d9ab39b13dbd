//! `dargah contact`: another contact for a person who lost the old one.

use crate::config::{Config, Reach, Where};
use crate::print::say;
use crate::{Failure, Outcome};
use app::people::NewContact;
use domain::{Lang, Refusal};
use std::process::ExitCode;

/// Give a person who lost a mobile number or e-mail address another one: make sure first who asks. All sessions and tokens of that person end,
/// and the person is told at the old and the new contact.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("contact").required(true).multiple(false))]
pub struct Args {
    #[command(flatten)]
    place: Where,
    /// The person: national number, passport number, or id
    #[arg(long, value_name = "ID")]
    person: String,
    /// The new mobile number, of a resident
    #[arg(long, value_name = "NUMBER", group = "contact")]
    mobile: Option<String>,
    /// The new e-mail address, of a visitor
    #[arg(long, value_name = "ADDRESS", group = "contact")]
    email: Option<String>,
}

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &Reach::default())?;
    let contact = match (a.mobile, a.email) {
        (Some(mobile), _) => NewContact::Mobile(mobile),
        (_, Some(email)) => NewContact::Email(email),
        _ => return Err(Failure("say the new contact: --mobile or --email".into(), 2)),
    };
    let app = config.app_without_publishing().await?;
    match app::people::change_contact(&app, &a.person, contact).await {
        Ok(given) => {
            say!("person {} is reached at {given}; all sessions and tokens have ended", a.person);
            Ok(ExitCode::SUCCESS)
        }
        Err(app::Error::Refused(Refusal::Invalid(wrong))) => {
            let words = pages::Words::of(Lang::EN);
            let list: Vec<String> = wrong.iter().map(|w| format!("--{}: {}", w.question, words.msg(&w.message))).collect();
            Err(Failure(list.join("\n"), 1))
        }
        Err(app::Error::Refused(_)) => Err(Failure("there is no such person here".into(), 1)),
        Err(e) => Err(e.into()),
    }
}
