//! `dargah verify`: the record in a database, or one receipt offline.

use crate::check::words;
use crate::config::{Config, Reach, Where};
use crate::print::say;
use crate::{Failure, Outcome};
use domain::Arg;
use domain::receipt::{Receipt, ed25519::VerifyingKey, unhex};
use pages::Words;
use std::process::ExitCode;

/// Check the record: published versions, checkpoints, chains of events, persons, officers, tokens, cases and their dates, tasks, receipts, evidence files, readings,
/// notices. Or check one receipt offline.
///
/// Exit status 0 only when all of that is whole; docs/operator.md says what is not looked at. It may run while the program serves.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    /// Language of the messages
    #[arg(long, default_value = "en")]
    lang: String,
    /// One JSON object: events, broken, first_broken, checkpoints, cases, roll, uncovered, tasks, readings, notices, dates, files
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
    let words = words(&a.lang)?;
    if let (Some(receipt), Some(key)) = (&a.receipt, &a.key) {
        return offline(receipt, key, a.json, words);
    }
    let config = Config::resolve(&a.place, &Reach::default())?;
    config.must_be_there().map_err(|f| Failure(f.0, 2))?;
    let store = config.store().await?;
    store.check_schema().await?;
    let data = config.data()?;
    let file = data.join("signing.key");
    // Only where nothing was signed yet may there be none: another key would say of everything that it is broken.
    let empty = store.read(store::case::newest).await?.is_none() && store.read(store::checkpoint::greatest).await?.is_nil();
    let key = if empty { app::Key::open(&file)? } else { app::Key::read(&file)? };
    let files = if a.without_files { None } else { Some(connect::Files::at(&data.join("files"))) };
    // Packages only tell the calendars: where they cannot be read, the rest is checked all the same.
    let packages = crate::packages::catalogue(config.get("packages")).ok();
    let report = app::verify::verify(&store, &key, files.as_ref(), packages.as_ref()).await?;
    if a.json {
        say!("{}", serde_json::to_string(&report)?);
    } else {
        // Digits without separators: scripts read these lines.
        let number = |n: i64| Arg::Digits { digits: n.to_string() };
        let args = [
            ("events", number(report.events)),
            ("cases", number(report.cases)),
            ("roll", number(report.roll)),
            ("tasks", number(report.tasks)),
            ("checkpoints", number(report.checkpoints)),
            ("uncovered", number(report.uncovered)),
            ("files", report.files.map_or_else(|| words.say("verify-files-unread").into(), number)),
            ("readings", number(report.readings)),
            ("notices", number(report.notices)),
            ("broken", number(report.broken)),
        ];
        say!("{}", words.say_with("verify-all", &args));
        if !report.dates {
            say!("{}", words.say("verify-dates-uncounted"));
        }
        if let Some(b) = &report.first_broken {
            let args = [("subject", b.subject.as_str().into()), ("event", number(b.seq)), ("reason", b.reason.as_str().into())];
            say!("{}", words.say_with("verify-first-broken", &args));
        }
    }
    Ok(if report.broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A public key: 64 hex digits, or the JSON of /api/v1/key. Otherwise the reason why it is none: `not-a-key` when it is neither,
/// `key-not-on-curve` when no key has these digits.
pub fn public_key(text: &str) -> Result<VerifyingKey, &'static str> {
    let text = without_mark(text);
    let digits = match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(o)) => o.get("public_key").and_then(|k| k.as_str()).unwrap_or("").to_string(),
        _ => text.trim().to_string(),
    };
    let bytes = unhex(&digits).ok_or("not-a-key")?;
    VerifyingKey::from_bytes(&bytes).map_err(|_| "key-not-on-curve")
}

/// What [`public_key`] finds wrong, in words.
pub fn why_no_key(reason: &str, words: &Words) -> String {
    if reason == "key-not-on-curve" { words.say("verify-key-not-on-curve") } else { words.say("verify-not-a-key") }
}

/// A text without the byte-order mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A receipt and the same file as it stands there; and the key. Otherwise a stable reason and what to say.
fn read(receipt: &str, key: &str, words: &Words) -> Result<(Receipt, serde_json::Value, VerifyingKey), (&'static str, String)> {
    let read = |f: &str| std::fs::read_to_string(f).map_err(|e| ("file-unreadable", format!("{f}: {e}")));
    let text = read(receipt)?;
    let text = without_mark(&text);
    let parsed = serde_json::from_str::<Receipt>(text).ok().zip(serde_json::from_str(text).ok());
    let (parsed, whole) = parsed.ok_or_else(|| ("not-a-receipt", format!("{receipt}: {}", words.say("verify-not-a-receipt"))))?;
    let key = public_key(&read(key)?).map_err(|reason| (reason, format!("{key}: {}", why_no_key(reason, words))))?;
    Ok((parsed, whole, key))
}

fn offline(receipt: &str, key: &str, json: bool, words: &Words) -> Outcome {
    let (parsed, whole, key) = match read(receipt, key, words) {
        Ok(all) => all,
        // Who asked for JSON reads JSON, whatever is wrong.
        Err((reason, message)) if json => {
            let none: [&str; 0] = [];
            say!(
                "{}",
                serde_json::json!({ "holds": false, "reason": reason, "message": message, "in_checkpoint": false, "signed": none, "not_signed": none })
            );
            return Ok(ExitCode::FAILURE);
        }
        Err((_, message)) => return Err(Failure(message, 2)),
    };
    let (covered, not_signed) = (parsed.covered(), parsed.not_signed(&whole));
    // Whoever relies on the file relies on all that stands in it. Files of before have the promise in words beside what is signed: that
    // is named, and does not make them worthless.
    let foreign = not_signed.iter().any(|field| *field != "promise");
    let result = parsed.verify(&key).and(if foreign { Err("receipt-not-signed") } else { Ok(()) });
    if json {
        let (holds, reason, in_checkpoint) = (result.is_ok(), result.err(), result.is_ok() && parsed.inclusion.is_some());
        let said = serde_json::json!({ "holds": holds, "reason": reason, "in_checkpoint": in_checkpoint, "signed": covered, "not_signed": not_signed });
        say!("{said}");
    } else {
        let code = Arg::Digits { digits: parsed.tracking_code.clone() };
        let args = [("case", parsed.case.to_string().into()), ("code", code)];
        let text = match result {
            Ok(()) if parsed.inclusion.is_some() => words.say_with("verify-receipt-covered", &args),
            Ok(()) => words.say_with("verify-receipt-holds", &args),
            Err("receipt-not-signed") => words.say_with("verify-receipt-not-signed", &[("fields", not_signed.join(", ").into())]),
            Err("receipt-checkpoint") => words.say("verify-receipt-checkpoint"),
            Err("receipt-inclusion") => words.say("verify-receipt-inclusion"),
            Err(_) => words.say("verify-receipt-signature"),
        };
        say!("{text}");
        if result.is_ok() {
            say!("{}", words.say_with("verify-receipt-signed", &[("fields", covered.join(", ").into())]));
            if !not_signed.is_empty() {
                say!("{}", words.say_with("verify-receipt-unsigned", &[("fields", not_signed.join(", ").into())]));
            }
        }
    }
    Ok(if result.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
