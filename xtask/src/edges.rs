//! The crates' edges: the table under "Edges" in ARCHITECTURE.md is the law, `cargo metadata` is the fact. Dependencies
//! for tests may point anywhere; testkit and xtask are no part of the house.

use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};

type Edges = BTreeMap<String, BTreeSet<String>>;

const OUTSIDE: [&str; 2] = ["testkit", "xtask"];

/// Compares the two.
pub fn check() -> Result<()> {
    let fact = fact()?;
    let house: BTreeSet<String> = fact.keys().cloned().collect();
    let law = law(&std::fs::read_to_string("ARCHITECTURE.md").context("ARCHITECTURE.md")?, &house)?;
    let mut wrong = vec![];
    for (name, uses) in &fact {
        let Some(may) = law.get(name) else {
            wrong.push(format!("{name} is not in the table of ARCHITECTURE.md"));
            continue;
        };
        wrong.extend(uses.difference(may).map(|d| format!("{name} uses {d}, which the table does not allow")));
        wrong.extend(may.difference(uses).map(|d| format!("{name} does not use {d}: take it out of the table")));
    }
    wrong.extend(law.keys().filter(|n| !house.contains(*n)).map(|n| format!("{n} is in the table but is no crate")));
    crate::none(wrong)
}

fn fact() -> Result<Edges> {
    let metadata = crate::metadata(&["--no-deps"])?;
    let list = |v: &serde_json::Value| v.as_array().cloned().unwrap_or_default();
    let short = |v: &serde_json::Value| v["name"].as_str().map(|n| n.trim_start_matches("dargah-").to_string()).unwrap_or_default();
    let mut edges = Edges::new();
    for package in list(&metadata["packages"]) {
        let name = short(&package);
        if OUTSIDE.contains(&name.as_str()) {
            continue;
        }
        // A dependency of ours has a path; `kind` is null for an ordinary one.
        let ours = list(&package["dependencies"]).into_iter().filter(|d| d["path"].is_string() && d["kind"] != "dev");
        edges.insert(name, ours.map(|d| short(&d)).collect());
    }
    Ok(edges)
}

/// Reads rows like "| `app`, `web` | domain, store |". "nothing" and "all" are words of their own.
fn law(document: &str, house: &BTreeSet<String>) -> Result<Edges> {
    let section = document.split("\n## Edges").nth(1).context("ARCHITECTURE.md has no section Edges")?;
    let mut law = Edges::new();
    for line in section.lines().skip(1).take_while(|l| !l.starts_with("## ")).filter(|l| l.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let names = |i: usize| {
            cells.get(i).copied().unwrap_or("").split(',').map(|s| s.trim().trim_matches('`').to_string()).filter(|s| !s.is_empty())
        };
        for name in names(1) {
            let may = match cells.get(2).copied() {
                Some("nothing of ours") => BTreeSet::new(),
                Some("all") => house.iter().filter(|h| **h != name).cloned().collect(),
                _ => names(2).collect(),
            };
            law.insert(name, may);
        }
    }
    ensure!(!law.is_empty(), "the table under Edges in ARCHITECTURE.md has no rows");
    Ok(law)
}
