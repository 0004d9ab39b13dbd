//! The one binary: serve, worker, demo, migrate, check, package, simulate, officer, token, contact, bench, verify, value, doctor.

mod alone;
mod bench;
mod check;
mod config;
mod contact;
mod demo;
mod doctor;
mod http;
mod log;
mod migrate;
mod officer;
mod package;
mod packages;
mod print;
mod serve;
mod simulate;
mod token;
mod value;
mod verify;
mod worker;

use clap::{Parser, Subcommand};
use print::complain;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Dargah: one window for every public service.
///
/// Settings come from flags (each by `--set KEY=VALUE`), then environment (DARGAH_…), then the file dargah.toml, then defaults;
/// `dargah doctor` prints each with its source.
#[derive(Parser)]
#[command(name = "dargah", version, max_term_width = 110)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Serve the gateway, the desk and the API
    Serve(serve::Args),
    /// Do what was promised: messages, counters, checkpoints
    Worker(worker::Args),
    /// Start everything with sample packages and sample people on a SQLite file
    Demo(demo::Args),
    /// Bring the database to the schema of this program
    Migrate(migrate::Args),
    /// Check service packages: every mistake with its place and remedy
    Check(check::Args),
    /// Compare packages, and hand them on as signed files
    Package(package::Args),
    /// Run people, officers, delays and silence through a service, and say where time goes
    Simulate(simulate::Args),
    /// Add or change an officer's account
    Officer(officer::Args),
    /// Print a bearer token for scripts
    Token(token::Args),
    /// Give a person who lost a contact another one
    Contact(contact::Args),
    /// Measure this machine: one JSON line for each scenario
    Bench(bench::Args),
    /// Check the whole database, or one receipt offline
    Verify(verify::Args),
    /// Check one value as a form does: national numbers, accounts, bills, dates
    Value(value::Args),
    /// Print the settings with their sources and what is wrong with the installation
    Doctor(doctor::Args),
    /// Serve one file's bytes and nothing else: what `bench bare` compares with
    #[command(hide = true)]
    Bare(bench::bare::Args),
}

/// What went wrong, in one line, and the exit status.
pub struct Failure(pub String, pub u8);

impl<E: std::fmt::Display> From<E> for Failure {
    fn from(e: E) -> Self {
        Failure(e.to_string(), 1)
    }
}

/// What a command gives.
pub type Outcome = Result<ExitCode, Failure>;

fn main() -> ExitCode {
    let command = Command::parse();
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    // More threads than cores: a read of SQLite runs where it is asked for, and must not hold up the others.
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads((threads * 2).max(4)).enable_all().build() {
        Ok(r) => r,
        Err(e) => {
            complain!("dargah: {e}");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(async {
        match command.what {
            What::Serve(a) => serve::run(a).await,
            What::Worker(a) => worker::run(a).await,
            What::Demo(a) => demo::run(a).await,
            What::Migrate(a) => migrate::run(a).await,
            What::Check(a) => check::run(&a),
            What::Package(a) => package::run(&a),
            What::Simulate(a) => simulate::run(&a),
            What::Officer(a) => officer::run(a).await,
            What::Token(a) => token::run(a).await,
            What::Contact(a) => contact::run(a).await,
            What::Bench(a) => bench::run(a).await,
            What::Verify(a) => verify::run(a).await,
            What::Value(a) => value::run(a),
            What::Doctor(a) => doctor::run(a).await,
            What::Bare(a) => bench::bare::run(a).await,
        }
    });
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    match outcome {
        Ok(code) => code,
        Err(Failure(why, code)) => {
            complain!("dargah: {why}");
            ExitCode::from(code)
        }
    }
}
