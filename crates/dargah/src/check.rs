//! `dargah check`: every mistake of the packages with its place, reason and remedy.

use crate::doctor::first_of;
use crate::print::{say, write_out};
use crate::{Failure, Outcome, packages};
use domain::Lang;
use domain::package::Mistake;
use pages::Words;
use std::path::Path;
use std::process::ExitCode;

/// Check the service packages of a folder.
///
/// Prints every mistake with file, line, column, the line itself, the reason and what to do, then the number of mistakes. A package
/// that refers to others beside it that were not given is told which.
/// Exit status 0 when there are none, 1 when there are some, 2 when the folder cannot be read.
#[derive(clap::Args)]
pub struct Args {
    /// Folder of packages, or one package
    path: String,
    /// Language of the messages
    #[arg(long, default_value = "en")]
    lang: String,
    /// One JSON object instead of text
    #[arg(long)]
    json: bool,
}

/// Runs it.
pub fn run(a: &Args) -> Outcome {
    let words = words(&a.lang)?;
    if Path::new(&a.path).is_file() {
        return Err(Failure(format!("{}: this is a file; give the folder of the package in which it lies", a.path), 2));
    }
    let (files, mut mistakes) = packages::read(Path::new(&a.path)).map_err(|e| Failure(format!("{}: {e}", a.path), 2))?;
    if files.is_empty() && mistakes.is_empty() {
        return Err(Failure(format!("{}: there are no packages here", a.path), 2));
    }
    let result = packages::offered(&files);
    let (services, agencies) = result.as_ref().map_or((0, 0), |c| (c.services.len(), c.agencies.len()));
    // No mistake: who works where is not for packages to say, but what the sample people cannot do is not shown in a demonstration.
    let unstaffed = match (&result, Path::new(&a.path).join(packages::PEOPLE).is_file()) {
        (Ok(catalogue), true) => packages::people(&a.path).map(|p| p.work_without_officer(catalogue)).unwrap_or_default(),
        _ => vec![],
    };
    mistakes.extend(result.err().unwrap_or_default());
    // References to packages that were not given are one thing to say, not a mistake for each.
    let mut needs = vec![];
    if let Some((needed, others)) = crate::package::lacks(Path::new(&a.path), &mistakes) {
        (needs, mistakes) = (needed, others);
    }
    crate::package::in_order(&mut mistakes);
    if a.json {
        let list: Vec<_> = mistakes.iter().map(|m| json(m, words)).collect();
        let unstaffed: Vec<String> = unstaffed.iter().map(|w| w.to_string()).collect();
        say!(
            "{}",
            serde_json::json!({ "files": files.len(), "services": services, "agencies": agencies, "mistakes": list, "needs": needs, "unstaffed": unstaffed })
        );
    } else {
        for m in &mistakes {
            write_out!("{}", text(&a.path, m, words));
        }
        let args = [
            ("files", files.len().into()),
            ("services", services.into()),
            ("agencies", agencies.into()),
            ("mistakes", mistakes.len().into()),
        ];
        if needs.is_empty() || !mistakes.is_empty() {
            say!("{}", words.say_with(if mistakes.is_empty() { "check-clean" } else { "check-mistakes" }, &args));
        }
        if !unstaffed.is_empty() {
            say!("{}", words.say_with("check-unstaffed", &[("file", packages::PEOPLE.into()), ("places", first_of(&unstaffed).into())]));
        }
        if !needs.is_empty() {
            let folder = Path::new(&a.path).canonicalize().ok().and_then(|p| Some(p.parent()?.display().to_string())).unwrap_or_default();
            say!("{}", words.say_with("check-needs", &[("packages", needs.join(", ").into()), ("folder", folder.into())]));
        }
    }
    Ok(if mistakes.is_empty() && needs.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The words of a language that was asked for with `--lang`; refused when there are none in it.
pub fn words(lang: &str) -> Result<&'static Words, Failure> {
    let known = || Words::all().iter().map(|w| w.lang().to_string()).collect::<Vec<_>>().join(", ");
    Lang::parse(lang).and_then(Words::find).ok_or_else(|| Failure(format!("--lang {lang}: one of {}", known()), 2))
}

/// A mistake as it is shown: place, reason, line, what to do. `root` is the folder before its path; may be empty.
pub fn text(root: &str, m: &Mistake, words: &Words) -> String {
    let (line, at) = (m.line.to_string(), m.column.saturating_sub(1));
    let pad = " ".repeat(line.len());
    let mark: String = m.excerpt.chars().take(at).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    format!(
        "{}{}:{}:{}: {}\n {line} | {}\n {pad} | {mark}^\n {pad} = {}\n\n",
        if root.is_empty() { String::new() } else { format!("{}/", root.trim_end_matches('/')) },
        m.file,
        m.line,
        m.column,
        words.msg(&m.reason),
        m.excerpt,
        words.msg(&m.remedy)
    )
}

fn json(m: &Mistake, words: &Words) -> serde_json::Value {
    serde_json::json!({ "file": m.file, "line": m.line, "column": m.column, "excerpt": m.excerpt, "key": m.reason.key, "reason": words.msg(&m.reason), "remedy": words.msg(&m.remedy) })
}
