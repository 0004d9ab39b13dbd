//! The program as people start it: its commands, what it says when something is wrong, and what a sudden end leaves.

mod cli;
mod durability;
mod killed;
mod package;
mod scripts;
mod services;
mod value;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

/// The program, without settings of this machine.
pub fn dargah(arguments: &[&str]) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_dargah"));
    for (k, _) in std::env::vars() {
        if k.starts_with("DARGAH_") {
            c.env_remove(k);
        }
    }
    c.env("DARGAH_LOG", "warn").args(arguments).stdin(Stdio::null());
    c
}

/// What it prints and how it ends.
pub fn ends(arguments: &[&str]) -> Output {
    dargah(arguments).output().expect("the program can be started")
}

/// Standard output as text.
pub fn out(o: &Output) -> String {
    String::from_utf8(o.stdout.clone()).expect("output is UTF-8")
}

/// Standard error as text.
pub fn err(o: &Output) -> String {
    String::from_utf8(o.stderr.clone()).expect("output is UTF-8")
}

/// One clear line on standard error with all these words, and this exit status.
#[track_caller]
pub fn one_line(o: &Output, status: i32, words: &[&str]) {
    let text = err(o);
    assert_eq!(o.status.code(), Some(status), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.starts_with("dargah: ") && !text.contains("panicked") && !text.contains("RUST_BACKTRACE"), "{text}");
    for w in words {
        assert!(text.contains(w), "{w} is not in: {text}");
    }
}

/// A program under way; it ends with this value.
pub struct Running {
    /// The process.
    pub child: Child,
    /// Its standard output.
    pub out: BufReader<ChildStdout>,
    err: Option<ChildStderr>,
}

impl Running {
    /// Starts it.
    pub fn start(arguments: &[&str]) -> Running {
        let mut child = dargah(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
        let out = BufReader::new(child.stdout.take().expect("standard output"));
        let err = child.stderr.take();
        Running { child, out, err }
    }
    /// Reads lines up to one that begins with this; all of them.
    pub fn until(&mut self, begins: &str) -> Vec<String> {
        let mut lines = vec![];
        loop {
            let mut line = String::new();
            if self.out.read_line(&mut line).expect("a line") == 0 {
                let mut said = String::new();
                if let Some(mut e) = self.err.take() {
                    let _ = e.read_to_string(&mut said);
                }
                panic!("it ended before `{begins}`: {lines:?} {said}");
            }
            let line = line.trim_end().to_string();
            let found = line.starts_with(begins);
            lines.push(line);
            if found {
                return lines;
            }
        }
    }
    /// Sends a signal by name.
    pub fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }
    /// Waits for its end, at most so long.
    #[track_caller]
    pub fn end(&mut self, within: Duration) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(s) = self.child.try_wait().expect("its state") {
                return s;
            }
            assert!(begun.elapsed() < within, "it did not end within {within:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal to one process.
pub fn signal(pid: u32, name: &str) {
    let done = Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).status().expect("kill can be started");
    assert!(done.success(), "kill -{name} {pid}");
}

/// A path as an argument.
pub fn arg(p: &Path) -> &str {
    p.to_str().expect("a path that is UTF-8")
}
