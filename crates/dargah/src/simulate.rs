//! `dargah simulate` and `dargah package draw`: a service as a picture, and what would come of it.

use crate::print::{say, write_out};
use crate::{Failure, Outcome, packages};
use domain::calendar::{Calendars, Day, Today};
use domain::package::{Catalogue, Service, example_answers};
use domain::simulate::{self, Report, Took, World};
use pages::{Words, draw};
use std::path::PathBuf;
use std::process::ExitCode;

/// Run people, officers, delays and silence through a service, and say where time goes.
///
/// The same service, number and seed give the same result. How people and officers behave is an assumption, the same for every
/// service: it compares services and versions, and does not foretell.
#[derive(clap::Args)]
pub struct Args {
    /// Id of the service
    service: String,
    /// Number of cases
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(i64).range(1..=1_000_000))]
    cases: i64,
    /// Where chance begins
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder of packages
    #[arg(long, default_value = "packages", value_name = "DIR")]
    packages: String,
    /// Write the picture of where time goes here (SVG)
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Language of the words
    #[arg(long, default_value = "en")]
    lang: String,
    /// One JSON object instead of a table
    #[arg(long)]
    json: bool,
}

/// The service of a folder of packages.
pub fn service<'c>(catalogue: &'c Catalogue, id: &str) -> Result<&'c Service, Failure> {
    catalogue.services.get(id).ok_or_else(|| {
        let known: Vec<&str> = catalogue.services.keys().map(String::as_str).collect();
        Failure(format!("there is no service {id}; there are: {}", known.join(", ")), 2)
    })
}

/// Runs it.
pub fn run(a: &Args) -> Outcome {
    let catalogue = packages::catalogue(&a.packages)?;
    let service = service(&catalogue, &a.service)?;
    let words = crate::check::words(&a.lang)?;
    let calendars = Calendars::new(&catalogue);
    let days = calendars.of(&service.agency);
    // A fixed day, so that the same seed gives the same result tomorrow.
    let day = Day::parse(packages::EXAMPLE_DAY).unwrap_or(Day(0));
    let today = Today::new(day, days.clone());
    let answers: Vec<_> = service.examples.iter().filter_map(|e| example_answers(service, e, &today)).collect();
    let start = Day(day.0 - 1).end(days.offset) + 1 + 9 * 3_600_000;
    let report = simulate::run(service, World { others: &catalogue.services, calendars: &calendars }, &answers, a.cases, a.seed, start);
    if let Some(to) = &a.svg {
        std::fs::write(to, draw::time(&report, service, &catalogue, words)).map_err(|e| Failure(format!("{}: {e}", to.display()), 1))?;
    }
    if a.json {
        say!("{}", json(&report));
    } else {
        write_out!("{}", table(&report, service, &catalogue, words));
    }
    Ok(ExitCode::SUCCESS)
}

fn tenths(n: i64) -> f64 {
    n as f64 / 10.0
}

fn took(name: &str, t: &Took) -> serde_json::Value {
    serde_json::json!({ "id": name, "times": t.times, "late": t.late, "mean_days": tenths(t.mean_tenths()), "p90_days": tenths(t.ninetieth_tenths()) })
}

fn json(r: &Report) -> serde_json::Value {
    serde_json::json!({
        "cases": r.cases, "closed": r.closed, "mean_days": tenths(r.whole.mean_tenths()), "p90_days": tenths(r.whole.ninetieth_tenths()),
        "late": r.late, "by_silence": r.by_silence, "returned": r.returned, "unanswered": r.unanswered, "withdrawn": r.withdrawn, "objected": r.objected,
        "upheld": r.upheld, "extended": r.extended, "visits": r.visits, "called_off": r.called_off, "transferred": r.transferred,
        "waited_for_sub_cases": r.waited, "decisions": r.decisions,
        "stages": r.stages.iter().map(|(id, t)| took(id, t)).collect::<Vec<_>>(),
        "tasks": r.tasks.iter().map(|(id, _, t)| took(id, t)).collect::<Vec<_>>(),
        "sub_cases": r.parts.iter().map(|(task, service, r)| serde_json::json!({ "task": task, "service": service, "report": json(r) })).collect::<Vec<_>>(),
    })
}

/// Whether a unit may take more time for one of its tasks.
fn is_extensible(service: &Service) -> bool {
    service.all_stages().any(|s| s.watch.extension.is_some() || s.tasks.iter().any(|t| t.watch.extension.is_some()))
}

fn table(r: &Report, service: &Service, catalogue: &Catalogue, words: &Words) -> String {
    let lang = words.lang();
    let person = r.whole.person_hours * 10 / 24 / r.whole.times.max(1);
    let say = |key: &str, args: &[(&str, domain::Arg)]| words.say_with(key, args) + "\n";
    let mut out = say("simulate-title", &[("service", service.title.get(lang).into())]);
    out += &say("simulate-head", &[("cases", r.cases.into()), ("closed", r.closed.into())]);
    out += &say(
        "simulate-whole",
        &[
            ("mean", draw::days(words, r.whole.mean_tenths()).into()),
            ("ninetieth", draw::days(words, r.whole.ninetieth_tenths()).into()),
            ("person", draw::days(words, person).into()),
        ],
    );
    out += &say(
        "simulate-late",
        &[("late", r.late.into()), ("silence", r.by_silence.into()), ("returned", r.returned.into()), ("withdrawn", r.withdrawn.into())],
    );
    if service.time.answer.is_some() {
        out += &say("simulate-unanswered", &[("unanswered", r.unanswered.into())]);
    }
    if service.objection.is_some() {
        out += &say("simulate-objected", &[("objected", r.objected.into()), ("upheld", r.upheld.into())]);
    }
    if is_extensible(service) {
        out += &say("simulate-extended", &[("extended", r.extended.into())]);
    }
    draw::around(r, words).iter().for_each(|line| out += &format!("{line}\n"));
    for (kind, n) in &r.decisions {
        let title = service.decision(kind).map_or(kind.as_str(), |d| d.title.get(lang));
        out += &format!("  {title}: {}\n", words.number(*n));
    }
    out += &format!("\n{}\n", words.say("simulate-columns"));
    rows(&mut out, "", r, service, catalogue, words);
    out
}

/// A line for each stage, then for each of its tasks, and for the case of another service that a task is, with the lines of that.
fn rows(out: &mut String, indent: &str, r: &Report, service: &Service, catalogue: &Catalogue, words: &Words) {
    let lang = words.lang();
    let row = |mark: &str, title: &str, t: &Took| {
        let (mean, ninetieth) = (draw::days(words, t.mean_tenths()), draw::days(words, t.ninetieth_tenths()));
        format!("{indent}{mark}{title} | {} | {mean} | {ninetieth} | {}\n", words.number(t.times), words.number(t.late))
    };
    for (id, t) in r.stages.iter().filter(|(_, t)| t.times > 0) {
        let Some(stage) = service.stage(id) else { continue };
        *out += &row("", stage.title.get(lang), t);
        for task in &stage.tasks {
            if let Some((_, _, t)) = r.tasks.iter().find(|(k, ..)| *k == task.id) {
                *out += &row("  · ", task.title.get(lang), t);
            }
            for (_, id, part) in r.parts.iter().filter(|(of, ..)| *of == task.id) {
                let Some(other) = catalogue.services.get(id) else { continue };
                let title = words.say_with("simulate-part", &[("service", other.title.get(lang).into())]);
                *out += &row("    ", &title, &part.whole);
                rows(out, &format!("{indent}      "), part, other, catalogue, words);
            }
        }
    }
}

/// The picture of a service's stages.
pub fn drawing(folder: &str, id: &str, lang: &str) -> Result<String, Failure> {
    let catalogue = packages::catalogue(folder)?;
    let service = service(&catalogue, id)?;
    Ok(draw::stages(service, &catalogue, crate::check::words(lang)?, true))
}
