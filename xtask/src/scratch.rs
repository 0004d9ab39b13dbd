//! The folder in which tests put their files: in memory where there is room, since each of the thousands of writes of the tests would
//! otherwise wait for the disk. Tests end the program, never the machine: what a disk does when the power goes is not asked here.

use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where systems keep files in memory.
const MEMORY: &str = "/dev/shm";
/// Room that the tests may need at once, in MiB.
const ROOM: u64 = 2048;

/// A folder that is taken away with the value.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new one.
    pub fn new() -> Result<Scratch> {
        let parent = if room(MEMORY).is_some_and(|free| free >= ROOM) { MEMORY.into() } else { std::env::temp_dir() };
        crate::postgres::forget_interrupted(&parent, PREFIX);
        let folder = parent.join(format!("{PREFIX}{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Scratch(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

const PREFIX: &str = "test-dargah-";

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Free MiB in a folder, if it is there.
fn room(folder: &str) -> Option<u64> {
    let said = crate::output(Command::new("df").args(["--output=avail", "-BM", folder])).ok()?;
    said.lines().nth(1)?.trim().trim_end_matches('M').parse().ok()
}
