//! `dargah verify`: the whole database, or one receipt offline.

use crate::config::{Config, Reach, Where};
use crate::print::say;
use crate::{Failure, Outcome};
use domain::receipt::{Receipt, ed25519::VerifyingKey, unhex};
use std::process::ExitCode;

/// Check the whole database: chains of events, checkpoints, cases, tasks, receipts, evidence files. Or check one receipt
/// offline.
///
/// Exit status 0 only when everything is whole. It may run while the program serves.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    /// One JSON object: events, broken, first_broken, checkpoints, cases, uncovered, tasks, files
    #[arg(long)]
    json: bool,
    /// Do not read the evidence files: for a database without its folder of files, or when there is little time
    #[arg(long)]
    without_files: bool,
    /// Check this receipt (JSON) instead, without a database
    #[arg(long, value_name = "FILE", requires = "key")]
    receipt: Option<String>,
    /// The installation's public key: 64 hex digits, or the JSON of /api/v1/key
    #[arg(long, value_name = "FILE", requires = "receipt")]
    key: Option<String>,
}

/// Runs it.
pub async fn run(a: Args) -> Outcome {
    if let (Some(receipt), Some(key)) = (&a.receipt, &a.key) {
        return offline(receipt, key, a.json);
    }
    let config = Config::resolve(&a.place, &Reach::default())?;
    config.must_be_there().map_err(|f| Failure(f.0, 2))?;
    let store = config.store().await?;
    store.check_schema().await?;
    let data = config.data()?;
    let file = data.join("signing.key");
    // Only where nothing was signed yet may there be none: another key would say of everything that it is broken.
    let empty = store.read(store::event::newest_subject).await?.is_none() && store.read(store::checkpoint::greatest).await?.is_nil();
    let key = if empty { app::Key::open(&file)? } else { app::Key::read(&file)? };
    let files = if a.without_files { None } else { Some(connect::Files::at(&data.join("files"))) };
    let report = app::verify::verify(&store, &key, files.as_ref()).await?;
    if a.json {
        say!("{}", serde_json::to_string(&report)?);
    } else {
        say!(
            "events {}, cases {}, tasks {}, checkpoints {}, not yet covered {}, files {}, broken {}",
            report.events,
            report.cases,
            report.tasks,
            report.checkpoints,
            report.uncovered,
            report.files.map_or("not looked at".into(), |n| n.to_string()),
            report.broken
        );
        if let Some(b) = &report.first_broken {
            say!("first broken: {} event {} ({})", b.subject, b.seq, b.reason);
        }
    }
    Ok(if report.broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A public key: 64 hex digits, or the JSON of /api/v1/key. `name` is where it was found.
pub fn public_key(text: &str, name: &str) -> Result<VerifyingKey, Failure> {
    let digits = match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(o)) => o.get("public_key").and_then(|k| k.as_str()).unwrap_or("").to_string(),
        _ => text.trim().to_string(),
    };
    let key = unhex(&digits).and_then(|b| VerifyingKey::from_bytes(&b).ok());
    key.ok_or_else(|| Failure(format!("{name}: not a public key of 64 hex digits"), 2))
}

fn offline(receipt: &str, key: &str, json: bool) -> Outcome {
    let read = |f: &str| std::fs::read_to_string(f).map_err(|e| Failure(format!("{f}: {e}"), 2));
    let (text, no) = (read(receipt)?, |e: serde_json::Error| Failure(format!("{receipt}: not a receipt: {e}"), 2));
    let parsed: Receipt = serde_json::from_str(&text).map_err(no)?;
    let not_signed = parsed.not_signed(&serde_json::from_str(&text).map_err(no)?);
    let key = public_key(&read(key)?, key)?;
    let covered = parsed.covered();
    // Whoever relies on the file relies on all that stands in it.
    let result = parsed.verify(&key).and(if not_signed.is_empty() { Ok(()) } else { Err("receipt-not-signed") });
    if json {
        let (holds, reason, in_checkpoint) = (result.is_ok(), result.err(), parsed.inclusion.is_some());
        let said = serde_json::json!({ "holds": holds, "reason": reason, "in_checkpoint": in_checkpoint, "signed": covered, "not_signed": not_signed });
        say!("{said}");
    } else {
        match result {
            Ok(()) => say!(
                "the receipt holds: case {}, tracking code {}{}; signed are {}",
                parsed.case,
                parsed.tracking_code,
                if parsed.inclusion.is_some() { ", in a signed checkpoint" } else { "" },
                covered.join(", ")
            ),
            Err("receipt-not-signed") => say!(
                "the signature holds for {}, but nobody signed what else the file says: {}. Take it out to check the rest",
                covered.join(", "),
                not_signed.join(", ")
            ),
            Err(why) => say!("the receipt does not hold: {why}"),
        }
    }
    Ok(if result.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
