//! The server under measurement: this binary in a process of its own.

use crate::Failure;
use crate::config::Config;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Milliseconds from its start to its first answer.
    pub first_answer_ms: f64,
    /// Resident memory three seconds after the start, when one page was asked for.
    pub idle_rss_mb: Option<f64>,
}

impl Server {
    /// Starts `dargah serve` on the same database, or `dargah bare` with a file. With `idles` it waits to see what memory an idle one holds.
    pub async fn start(config: &Config, bare: Option<&Path>, idles: bool) -> Result<Server, Failure> {
        let mut command = Command::new(std::env::current_exe()?);
        match bare {
            Some(file) => command.arg("bare").arg(file),
            None => {
                command.args(["serve", "--listen", "127.0.0.1:0"]);
                for key in ["data", "database", "packages"] {
                    if !config.get(key).is_empty() {
                        command.arg(format!("--{key}")).arg(config.get(key));
                    }
                }
                // What else was set for this measurement is so for its server.
                for (key, value) in config.set().filter(|(key, _)| !["data", "database", "packages", "listen"].contains(key)) {
                    command.arg(format!("--set={key}={value}"));
                }
                command.env("DARGAH_LOG", "error");
                // Its few people send more than anybody would in a day, from one network and with few tokens.
                for bound in ["DAY_APPLICATIONS", "DAY_FILES", "DAY_MB", "MINUTE_SEARCHES", "MINUTE_CALLS", "MINUTE_UPLOADS"] {
                    command.env(format!("DARGAH_{bound}"), crate::config::MOST.to_string());
                }
                &mut command
            }
        };
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).kill_on_drop(true).spawn()?;
        let out = child.stdout.take().ok_or(Failure("the server has no output".into(), 1))?;
        let mut lines = BufReader::new(out).lines();
        let address = loop {
            match lines.next_line().await? {
                None => return Err(Failure("the server did not start".into(), 1)),
                Some(l) => {
                    if let Some(at) = l.strip_prefix("ready http://") {
                        break at.parse()?;
                    }
                }
            }
        };
        let mut server = Server { child, address, first_answer_ms: 0.0, idle_rss_mb: None };
        super::client::get_once(address, "/", None).await?;
        server.first_answer_ms = begun.elapsed().as_secs_f64() * 1000.0;
        if idles {
            // What the start used was given back by then.
            tokio::time::sleep(Duration::from_secs(3)).await;
            server.idle_rss_mb = server.rss_mb("VmRSS");
        }
        Ok(server)
    }
    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id().unwrap_or(0)
    }
    /// A figure of /proc in MB: `VmRSS` now, `VmHWM` at its highest.
    pub fn rss_mb(&self, what: &str) -> Option<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).ok()?;
        let line = text.lines().find(|l| l.starts_with(what))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|k| (k / 1024.0 * 10.0).round() / 10.0)
    }
    /// Ends it and waits.
    pub async fn stop(mut self) {
        let _ = self.child.kill().await;
    }
}
