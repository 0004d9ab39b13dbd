//! One program serves a folder: what limits people and what is remembered for seconds is kept in the process, and one writer makes the groups in
//! which SQLite commits. On PostgreSQL, where several processes are meant, nothing is held.

use crate::Failure;
use crate::config::Config;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

/// The file in the data folder that is locked while a program serves it. The lock ends with the process, however that ends.
const FILE: &str = "serving.lock";

/// The folder, held until this value goes.
#[derive(Debug)]
pub struct Held {
    _file: Option<File>,
}

/// Holds the data folder for this process, or refuses with who has it. Where it cannot be known, as on a full disk or a file system without
/// locks, that is said in the log and the program serves.
pub fn hold(config: &Config) -> Result<Held, Failure> {
    if !config.get("database").is_empty() {
        return Ok(Held { _file: None });
    }
    let folder = Path::new(config.get("data"));
    let unknown = |why: &dyn std::fmt::Display| {
        tracing::warn!(folder = %folder.display(), cause = %why, "whether another program serves this folder is not known");
        Ok(Held { _file: None })
    };
    let mut file = match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(folder.join(FILE)) {
        Ok(file) => file,
        Err(e) => return unknown(&e),
    };
    match file.try_lock() {
        Ok(()) => {
            // Who it is helps the next one; without room it is held all the same.
            let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
            Ok(Held { _file: Some(file) })
        }
        Err(TryLockError::WouldBlock) => {
            let mut who = String::new();
            let _ = file.read_to_string(&mut who);
            let process = who.trim().parse::<u32>().map_or("another process".into(), |pid| format!("process {pid}"));
            let why = format!(
                "{}: {process} serves this folder already, and on SQLite only one `serve` or `demo` does (a `worker` may run beside it): stop that one, or choose another folder with --data",
                folder.display()
            );
            Err(Failure(why, 1))
        }
        Err(TryLockError::Error(e)) => unknown(&e),
    }
}
