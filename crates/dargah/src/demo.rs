//! `dargah demo`: everything at once, with sample packages and sample people.

use crate::config::{Config, Reach, Where, free_bytes};
use crate::print::tell;
use crate::{Failure, Outcome, alone, log, packages, serve};
use domain::Lang;
use pages::Words;
use std::path::Path;

/// Start everything with sample packages and sample people on a SQLite file.
///
/// Prints the address, the sample sign-ins and where sent codes can be read, then `ready http://ADDR:PORT`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    reach: Reach,
}

/// Less free space than this is said before anything is written.
const SPACE: u64 = 64 * 1_048_576;

/// Refuses to begin on a disk with so many free bytes, where that is known: a start that ends in the middle of its first writes says less.
fn has_room(data: &Path, free: Option<u64>) -> Result<(), Failure> {
    if free.is_none_or(|b| b >= SPACE) {
        return Ok(());
    }
    let needed = SPACE / 1_048_576;
    let what = format!("the disk of {} is nearly full: free at least {needed} MB, or choose another folder with --data", data.display());
    Err(Failure(what, 1))
}

/// Runs it until told to stop.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &a.reach)?;
    log::start(&config)?;
    let listener = serve::listen("listen", config.get("listen")).await?;
    let data = config.data()?;
    has_room(&data, free_bytes(&data))?;
    let _held = alone::hold(&config)?;
    let store = config.store().await?;
    store.migrate().await?;
    app::roll::take_up(&store).await?;
    app::refund::take_up(&store).await?;
    let people = packages::people(config.get("packages"))?;
    let app = config.app_on(store, Some(people.clone())).await?;
    app::receipt::sign_old(&app.store, &app.key).await?;
    app::people::add_samples(&app, &people, app::people::hash_of).await?;
    let shown = data.display().to_string();
    serve::serve(&config, app, listener, true, |url| {
        let words = Words::of(Lang::EN);
        tell!("{}", words.say_with("demo-intro", &[("url", url.into()), ("data", shown.as_str().into())]));
        tell!("\n{}", words.say("demo-residents"));
        for p in &people.residents {
            tell!("  {:<14} {:<16} {}", p.national_number, p.mobile, p.name.get(Lang::EN));
        }
        tell!("\n{}", words.say("demo-visitors"));
        for p in &people.visitors {
            tell!("  {:<14} {:<26} {}", p.passport, p.email, p.name.get(Lang::EN));
        }
        tell!("\n{}", words.say("demo-officers"));
        for o in &people.officers {
            tell!("  {:<24} {:<34} {} / {}", o.name, o.passphrase, o.agency, o.unit);
        }
        tell!();
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demonstration_on_a_full_disk_does_not_begin_and_says_what_to_do() {
        let (data, megabyte) = (Path::new("/srv/dargah"), 1_048_576);
        for free in [None, Some(SPACE), Some(u64::MAX)] {
            assert!(has_room(data, free).is_ok(), "{free:?}");
        }
        for free in [0, megabyte, SPACE - 1] {
            let Failure(said, status) = has_room(data, Some(free)).expect_err("a refusal");
            assert_eq!(said, "the disk of /srv/dargah is nearly full: free at least 64 MB, or choose another folder with --data");
            assert_eq!(status, 1, "{free} bytes");
        }
    }
}
