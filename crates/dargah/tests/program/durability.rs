//! `kill -9` in the middle of thousands of applications: every acknowledged one is there, every chain is whole, and the
//! worker finishes what was promised, once.

use crate::{Running, arg, dargah, ends, err, out, signal};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use store::Store;
use testkit::Engine;

/// Arguments that name the database.
pub fn place<'a>(data: &'a Path, database: &'a Option<String>) -> Vec<&'a str> {
    let mut a = vec!["--data", arg(data)];
    if let Some(url) = database {
        a.extend(["--database", url.as_str()]);
    }
    a
}

/// What `dargah verify` says of a database that is whole.
pub fn verify(at: &[&str]) -> Value {
    let o = ends(&[&["verify", "--json"], at].concat());
    assert!(o.status.success(), "{} {}", out(&o), err(&o));
    serde_json::from_str(&out(&o)).unwrap()
}

/// Waits for something that must come.
pub async fn until(what: &str, is: impl AsyncFn() -> bool) {
    let begun = Instant::now();
    while !is().await {
        assert!(begun.elapsed() < Duration::from_secs(120), "{what} did not come in two minutes");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn jobs(store: &Store) -> i64 {
    store.read(store::job::backlog).await.unwrap().waiting
}

async fn acknowledged_is_there(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(testkit::new_database().await),
    };
    let at = place(folder.path(), &database);
    let acks = folder.path().join("acks.txt");
    let arguments = [&["bench", "submit", "--seconds", "30", "--connections", "32", "--acks", arg(&acks)], &at[..]].concat();
    let mut bench = dargah(&arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(bench.stderr.take().unwrap()).lines();
    let pid: u32 = loop {
        let line = lines.next().expect("bench ended before its server started").unwrap();
        if let Some(p) = line.strip_prefix("server pid ") {
            break p.trim().parse().unwrap();
        }
    };
    // Let some hundreds through, then no warning at all.
    let acknowledged = || std::fs::read_to_string(&acks).unwrap_or_default();
    until("hundreds of applications", async || acknowledged().lines().count() >= 300).await;
    signal(pid, "KILL");
    let drained = std::thread::spawn(move || lines.map_while(Result::ok).collect::<Vec<_>>());
    // What lost its server did not measure anything, and says so.
    assert_eq!(bench.wait().unwrap().code(), Some(1));
    let said = drained.join().unwrap();
    assert!(said.iter().any(|l| l.starts_with("submit: ") && l.contains(" operations failed")), "{said:?}");

    let codes: BTreeSet<String> = acknowledged().lines().map(String::from).collect();
    let store = match &database {
        None => Store::sqlite(&folder.path().join("dargah.db")).unwrap(),
        Some(url) => Store::postgres(url, 4).await.unwrap(),
    };
    let mut lost = vec![];
    for code in &codes {
        if store.read(|tx| store::case::by_code(tx, code)).await.unwrap().is_none() {
            lost.push(code.clone());
        }
    }
    assert!(lost.is_empty(), "{} of {} acknowledged applications are lost: {lost:?}", lost.len(), codes.len());
    let cases = store.read(store::case::count).await.unwrap();
    let first = verify(&at);
    assert_eq!((first["broken"].as_i64(), first["cases"].as_i64()), (Some(0), Some(cases)));
    assert_eq!(first["events"].as_i64(), Some(cases));
    let promised = jobs(&store).await;

    // The worker begins, dies as well, and another one goes on.
    let mut worker = Running::start(&[&["worker"], &at[..]].concat());
    worker.until("ready");
    let outbox = folder.path().join("outbox");
    until("the first messages", async || std::fs::read_dir(&outbox).is_ok_and(|o| o.count() >= 50)).await;
    worker.signal("KILL");
    worker.end(Duration::from_secs(5));
    assert_eq!(verify(&at)["broken"].as_i64(), Some(0));
    let mut worker = Running::start(&[&["worker"], &at[..]].concat());
    worker.until("ready");
    let covered = async || store.read(|tx| store::event::uncovered(tx, 1)).await.unwrap().is_empty();
    until("a checkpoint over every event", covered).await;
    worker.signal("INT");
    assert_eq!(worker.end(Duration::from_secs(8)).code(), Some(0));
    let done = verify(&at);
    assert_eq!((done["broken"].as_i64(), done["uncovered"].as_i64()), (Some(0), Some(0)), "{done}");

    // One message for each promise that is gone, none twice.
    let outbox = connect::message::Outbox::new(&outbox).unwrap().newest(usize::MAX).unwrap();
    let (sent, left) = (outbox.len() as i64, jobs(&store).await);
    let keys: BTreeSet<&str> = outbox.iter().map(|m| m.key.as_str()).collect();
    let texts: BTreeSet<&str> = outbox.iter().map(|m| m.text.as_str()).collect();
    assert_eq!((keys.len() as i64, texts.len() as i64), (sent, sent), "a message was sent twice");
    // A promise is kept or still there; only those under way when the worker died may be both: sent, and not yet crossed out.
    let both = app::worker::AT_ONCE as i64;
    assert!((promised..=promised + both).contains(&(sent + left)), "promised {promised}, sent {sent}, left {left}");
    println!(
        "{engine:?}: {} acknowledged, all there; {cases} cases, {} events, {} broken; after the worker {} checkpoints, {} uncovered; {sent} of {promised} messages sent, {left} to go",
        codes.len(),
        done["events"],
        done["broken"],
        done["checkpoints"],
        done["uncovered"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_application_is_lost_on_sqlite() {
    acknowledged_is_there(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_application_is_lost_on_postgres() {
    acknowledged_is_there(Engine::Postgres).await;
}
