//! Rules that are architecture, held against the source text. Each finds lines and says which.

use crate::source::{self, Source};
use anyhow::Result;
use std::process::Command;

fn below(s: &Source, places: &[&str]) -> bool {
    places.iter().any(|p| s.path.starts_with(p))
}

/// What in quotes makes a text SQL.
fn is_sql(text: &str) -> bool {
    text.contains("SELECT ")
        || text.contains("INSERT INTO")
        || text.contains("DELETE FROM")
        || (text.contains("UPDATE ") && text.contains(" SET "))
}

/// Words of one engine, or of a way of thinking that only one engine has.
const ONE_ENGINE: [&str; 7] = ["SKIP LOCKED", "now()", "NOW()", "ILIKE", "INSERT OR REPLACE", "->>", "ARRAY"];

/// SQL stands in crates/store; words of one engine stand in its folder db.
pub fn sql() -> Result<()> {
    let mut found = vec![];
    for s in source::all()? {
        if below(&s, &["crates/store/src/db/"]) {
            continue;
        }
        let store = below(&s, &["crates/store/"]);
        for (line, text) in &s.quoted {
            if !store && is_sql(text) {
                found.push(format!("{}:{line}: SQL outside crates/store", s.path));
            }
            if store && let Some(word) = ONE_ENGINE.iter().find(|w| text.contains(**w)) {
                found.push(format!("{}:{line}: {word} outside crates/store/src/db", s.path));
            }
        }
    }
    for entry in std::fs::read_dir("crates/store/src/migrations")? {
        let path = entry?.path();
        let text = std::fs::read_to_string(&path)?;
        found.extend(ONE_ENGINE.iter().filter(|w| text.contains(**w)).map(|w| format!("{}: {w}", path.display())));
    }
    crate::none(found)
}

/// Where the clock or the random number generator may be asked, and why.
const CLOCK: [&str; 6] = [
    "crates/app/src/now.rs", // for the whole house
    "crates/app/src/who.rs", // the age of a remembered token
    "crates/store/src/db/",  // waiting a random while before a retry
    "crates/web/src/ops.rs", // how long a request took
    "crates/dargah/",        // the program itself
    "crates/testkit/",
];

/// Time and randomness are parameters everywhere else.
pub fn clock() -> Result<()> {
    let asks = ["SystemTime::now", "Instant::now", "getrandom", "now_v7"];
    let mut found = vec![];
    for s in source::all()?.iter().filter(|s| !below(s, &CLOCK)) {
        for (i, line) in s.code.iter().enumerate() {
            if let Some(a) = asks.iter().find(|a| line.contains(**a)) {
                found.push(format!("{}:{}: {a}", s.path, i + 1));
            }
        }
    }
    crate::none(found)
}

/// Where letters of the Arabic script are data, not words: normalisation, digits, what people type and search for.
const LETTERS: [&str; 5] =
    ["crates/domain/src/persian.rs", "crates/domain/src/question/", "crates/search/", "crates/dargah/src/bench/", "crates/testkit/"];

/// Words for people stand in text files.
pub fn texts() -> Result<()> {
    let arabic = |t: &str| {
        t.chars().any(|c| matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
    };
    let mut found = vec![];
    for s in source::all()?.iter().filter(|s| !below(s, &LETTERS)) {
        found.extend(s.quoted.iter().filter(|q| arabic(&q.1)).map(|(line, text)| format!("{}:{line}: {text}", s.path)));
    }
    crate::none(found)
}

/// Nothing that was put off, nothing that is true on one machine only.
pub fn words() -> Result<()> {
    let put_off = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let machine = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];
    // Everything that is, or would be, in the repository.
    let files = crate::output(Command::new("git").args([
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let mut found = vec![];
    for path in files.split('\0').filter(|p| !p.is_empty()) {
        // Pictures and fonts are no text; a file that was just deleted is none either.
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        for (i, line) in text.lines().enumerate() {
            let whole = |w: &str| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|x| x == w);
            let begins =
                |w: &str| line.match_indices(w).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c)));
            if let Some(w) = put_off.iter().find(|w| whole(w)).or_else(|| machine.iter().find(|w| begins(w))) {
                found.push(format!("{path}:{}: {w}", i + 1));
            }
            // `unit` does not look for it there, which takes a while for each crate.
            if path.ends_with(".rs") && ["/// ```", "//! ```"].iter().any(|code| line.trim_start().starts_with(code)) {
                found.push(format!("{path}:{}: code in a comment, which no check runs", i + 1));
            }
        }
    }
    crate::none(found)
}
