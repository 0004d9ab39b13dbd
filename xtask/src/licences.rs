//! Licences: every crate and every npm package that goes into the program has one of the list in deny.toml.

use anyhow::{Context, Result};
use serde_json::Value;

/// Looks at `cargo metadata` and package-lock.json.
pub fn check() -> Result<()> {
    let deny = std::fs::read_to_string("deny.toml").context("deny.toml")?;
    let list = deny.split("allow = [").nth(1).and_then(|s| s.split(']').next()).context("deny.toml has no list `allow`")?;
    let allowed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();

    let mut wrong = vec![];
    for p in crate::metadata(&[])?["packages"].as_array().into_iter().flatten() {
        judge(&mut wrong, &allowed, p["name"].as_str().unwrap_or(""), &p["license"]);
    }
    let lock: Value = serde_json::from_str(&std::fs::read_to_string("package-lock.json").context("package-lock.json")?)?;
    for (name, p) in lock["packages"].as_object().into_iter().flatten() {
        // What only tests use is not given on.
        if p["dev"] != true {
            judge(&mut wrong, &allowed, name, &p["license"]);
        }
    }
    crate::none(wrong)
}

fn judge(wrong: &mut Vec<String>, allowed: &[&str], name: &str, licence: &Value) {
    match licence.as_str() {
        Some(l) if holds(l, allowed) => {}
        Some(l) => wrong.push(format!("{name}: {l}")),
        None => wrong.push(format!("{name}: no licence is named")),
    }
}

/// Whether an SPDX expression can be met. Old crates write `/` for OR; AND binds closer than OR.
fn holds(expression: &str, allowed: &[&str]) -> bool {
    let text = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = text.split_whitespace().peekable();
    either(&mut words, allowed)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words, allowed: &[&str]) -> bool {
    let mut yes = both(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        yes |= both(words, allowed);
    }
    yes
}

fn both(words: &mut Words, allowed: &[&str]) -> bool {
    let mut yes = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        yes &= one(words, allowed);
    }
    yes
}

fn one(words: &mut Words, allowed: &[&str]) -> bool {
    match words.next() {
        Some("(") => {
            let yes = either(words, allowed);
            words.next();
            yes
        }
        // An exception (WITH …) only ever allows more.
        Some(name) => {
            if words.next_if_eq(&"WITH").is_some() {
                words.next();
            }
            allowed.contains(&name)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn expressions() {
        let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"];
        for yes in [
            "MIT",
            "GPL-3.0 OR MIT",
            "(MIT OR LGPL-2.1) AND Unicode-3.0",
            "Unlicense/MIT",
            "Apache-2.0 WITH LLVM-exception",
            "GPL-2.0 AND BSL-1.0 OR MIT",
        ] {
            assert!(holds(yes, &allowed), "{yes}");
        }
        for no in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND OpenSSL"] {
            assert!(!holds(no, &allowed), "{no}");
        }
    }
}
