//! The checks of the house, as one readable list. `cargo xtask` prints it, `cargo xtask test` runs all of it in this
//! order, `cargo xtask NAME…` runs some of it. A check that cannot run fails; none is skipped.

mod edges;
mod licences;
mod postgres;
mod rules;
mod scratch;
mod source;

use anyhow::{Context, Result, bail, ensure};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Instant;

/// One check.
struct Check {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<()>,
}

/// The check that runs beside the one before it: each of them alone leaves a core idle for much of its time.
const BESIDE: &str = "browser";

const CHECKS: &[Check] = &[
    Check { name: "fmt", what: "all Rust is formatted", run: || cargo(&["fmt", "--all", "--check"]) },
    Check { name: "edges", what: "crates use each other as ARCHITECTURE.md says, and Cargo.lock is current", run: edges::check },
    Check { name: "sql", what: "SQL only in crates/store, engine words only in crates/store/src/db", run: rules::sql },
    Check { name: "clock", what: "time and randomness are asked for in few places", run: rules::clock },
    Check { name: "texts", what: "no Persian or Arabic words in Rust: they are text files", run: rules::texts },
    Check { name: "words", what: "nothing left to do, no paths of one machine, no code in comments", run: rules::words },
    Check { name: "licences", what: "every dependency has a licence of deny.toml's list", run: licences::check },
    Check {
        name: "clippy",
        what: "no lint of the workspace is broken",
        run: || cargo(&["clippy", "--profile", PROFILE, "--workspace", "--all-targets", "--", "-D", "warnings"]),
    },
    Check { name: "build", what: "the program and all its tests", run: build },
    Check { name: "packages", what: "the sample packages hold and their examples pass", run: packages },
    Check { name: "unit", what: "all Rust tests, on SQLite and on a PostgreSQL started for them", run: unit },
    Check { name: "browser", what: "the main job in Chromium, through the real binary", run: browser },
];

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(e) => {
            eprintln!("xtask: {e:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<ExitCode> {
    // Asked when it runs: a build folder that was copied belongs to the checkout in which it is used.
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").context("run it by `cargo xtask`")?).join("..").canonicalize()?;
    std::env::set_current_dir(&root).with_context(|| root.display().to_string())?;
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("cargo xtask test        runs every check, in this order:\n");
            for c in CHECKS {
                println!("  cargo xtask {:<10}  {}", c.name, c.what);
            }
            println!("\ncargo xtask postgres -- COMMAND   runs a command with DARGAH_TEST_POSTGRES set");
            Ok(ExitCode::SUCCESS)
        }
        ["postgres", "--", program, rest @ ..] => {
            let (server, scratch) = (postgres::Server::start()?, scratch::Scratch::new()?);
            let mut command = Command::new(program);
            command.args(rest).env("DARGAH_TEST_POSTGRES", server.url()).env("TMPDIR", scratch.path());
            let status = command.status().with_context(|| program.to_string())?;
            Ok(status.code().and_then(|c| u8::try_from(c).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
        }
        ["test"] => summary(CHECKS),
        names => {
            let find = |n: &&str| {
                CHECKS.iter().find(|c| c.name == *n).with_context(|| format!("no check is called {n}; `cargo xtask` lists them"))
            };
            summary(names.iter().map(find).collect::<Result<Vec<_>>>()?)
        }
    }
}

/// Runs the checks, all of them even when one fails, and says how each ended.
fn summary(checks: impl IntoIterator<Item = &'static Check>) -> Result<ExitCode> {
    let mut ended = vec![];
    let mut checks = checks.into_iter().peekable();
    while let Some(check) = checks.next() {
        let beside = checks.next_if(|c| c.name == BESIDE).map(|c| Ok::<_, anyhow::Error>((c, alone(c)?))).transpose()?;
        let start = Instant::now();
        println!("== {}: {}", check.name, check.what);
        let result = (check.run)();
        if let Err(e) = &result {
            println!("{}: {e:#}", check.name);
        }
        ended.push((check.name, result.is_ok(), start.elapsed().as_secs_f64()));
        if let Some((check, child)) = beside {
            let out = child.wait_with_output()?;
            print!("{}", String::from_utf8_lossy(&out.stdout));
            ended.push((check.name, out.status.success(), start.elapsed().as_secs_f64()));
        }
    }
    println!();
    for (name, passed, seconds) in &ended {
        println!("{name:<10} {} {seconds:>7.1} s", if *passed { "passed" } else { "FAILED" });
    }
    let passed = ended.iter().filter(|e| e.1).count();
    let failed = ended.len() - passed;
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Starts a check in a process of its own, which keeps what it prints until it is asked for.
fn alone(check: &Check) -> Result<Child> {
    let this = std::env::current_exe()?;
    Command::new(this).arg(check.name).stdout(Stdio::piped()).spawn().with_context(|| check.name.to_string())
}

/// Runs a command to its end, its output shown.
fn shown(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} cannot be started"))?;
    ensure!(status.success(), "{name} ended with {status}");
    Ok(())
}

/// The output of a command that must succeed.
fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let out = command.output().with_context(|| format!("{name} cannot be started"))?;
    ensure!(out.status.success(), "{name} ended with {}: {}", out.status, String::from_utf8_lossy(&out.stderr).trim());
    Ok(String::from_utf8(out.stdout)?)
}

fn cargo(arguments: &[&str]) -> Result<()> {
    shown(Command::new("cargo").args(arguments))
}

/// What `cargo metadata` says.
fn metadata(arguments: &[&str]) -> Result<serde_json::Value> {
    let text = output(Command::new("cargo").args(["metadata", "--format-version", "1", "--locked"]).args(arguments))?;
    Ok(serde_json::from_str(&text)?)
}

/// Fails with a list of what was found, if anything was.
fn none(found: Vec<String>) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    bail!("{} found\n  {}", found.len(), found.join("\n  "))
}

/// The profile in Cargo.toml with which the checks are built, all of them: what build scripts and macros make is made once.
const PROFILE: &str = "checks";

fn build() -> Result<()> {
    cargo(&["test", "--profile", PROFILE, "--workspace", "--no-run"])
}

fn unit() -> Result<()> {
    let (server, scratch) = (postgres::Server::start()?, scratch::Scratch::new()?);
    let mut tests = Command::new("cargo");
    shown(
        tests
            .args(["test", "--profile", PROFILE, "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"])
            // Half of the tests wait for a program, a clock or a database, and a browser runs beside them.
            .env("RUST_TEST_THREADS", "4")
            .env("DARGAH_TEST_POSTGRES", server.url())
            .env("TMPDIR", scratch.path()),
    )
}

/// The program as the tests of its command line have it: `cargo build` would compile nearly all of it a second time, for `tokio`
/// has a feature more in tests.
fn binary() -> Result<PathBuf> {
    cargo(&["test", "--quiet", "--profile", PROFILE, "--workspace", "--no-run", "--test", "program"])?;
    let target = metadata(&["--no-deps"])?["target_directory"].as_str().context("cargo metadata names no target folder")?.to_string();
    Ok(PathBuf::from(target).join(PROFILE).join("dargah"))
}

fn packages() -> Result<()> {
    shown(Command::new(binary()?).args(["check", "packages"]))
}

fn browser() -> Result<()> {
    // Without windows it is the same engine, and quicker.
    let chromium = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|n| on_path(n))
        .context("no Chromium on this machine; `bin/test` installs it")?;
    ensure!(PathBuf::from("e2e/run.mjs").exists(), "e2e/run.mjs is missing");
    ensure!(PathBuf::from("node_modules").exists(), "node_modules is missing; `bin/test` makes it");
    let scratch = scratch::Scratch::new()?;
    let mut node = Command::new("node");
    shown(node.arg("e2e/run.mjs").env("DARGAH_BIN", binary()?).env("DARGAH_CHROMIUM", chromium).env("TMPDIR", scratch.path()))
}

/// Where a program is, if it is on PATH.
fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|d| d.join(name)).find(|p| p.is_file())
}
