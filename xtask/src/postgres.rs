//! A PostgreSQL server for tests: a new cluster each time, on a free port of 127.0.0.1, gone when the value is dropped. It does not wait for
//! the disk: tests end the program, never the machine, and what the program wrote is then with the system.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server.
pub struct Server {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// Makes a cluster and starts it.
    pub fn start() -> Result<Server> {
        let programs = programs().context("no PostgreSQL server on this machine (initdb, postgres); `bin/test` installs it")?;
        let user = User::choose()?;
        let folder = user.folder()?;
        let data = folder.join("data");
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.arg("-D").arg(&data).args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        crate::output(user.is_who(&mut initdb))?;

        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = File::create(folder.join("log"))?;
        let mut postgres = Command::new(programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-p").arg(port.to_string());
        for setting in
            ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", "fsync=off", "logging_collector=off"]
        {
            postgres.args(["-c", setting]);
        }
        postgres.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let child = user.is_who(&mut postgres).spawn().context("postgres cannot be started")?;
        let mut server = Server { child, folder, port };
        server.wait()?;
        Ok(server)
    }

    /// How tests reach it; each makes a database of its own.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Waits until it takes connections. The file names the state `ready` only after recovery.
    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(60) {
            let ready = std::fs::read_to_string(self.folder.join("data/postmaster.pid"))
                .is_ok_and(|s| s.lines().nth(7).is_some_and(|l| l.trim() == "ready"));
            if ready && TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            if self.child.try_wait()?.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let last: Vec<&str> = log.lines().rev().take(5).collect();
        bail!("PostgreSQL did not start: {}", last.into_iter().rev().collect::<Vec<_>>().join(" / "))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: clients are cut off, nothing is left behind.
        let asked = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().is_ok_and(|s| s.success());
        let start = Instant::now();
        while asked && start.elapsed() < Duration::from_secs(20) {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(50)),
                _ => break,
            }
        }
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The folder with the newest initdb and postgres: Debian's, else PATH's.
fn programs() -> Option<PathBuf> {
    let has = |d: &Path| d.join("initdb").is_file() && d.join("postgres").is_file();
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter_map(|p| Some((p.file_name()?.to_str()?.parse().ok()?, p.join("bin"))))
        .filter(|(_, bin)| has(bin))
        .collect();
    versions.sort();
    versions.pop().map(|v| v.1).or_else(|| crate::on_path("initdb").and_then(|p| p.parent().map(PathBuf::from)).filter(|d| has(d)))
}

/// Who the server runs as: PostgreSQL refuses to run as root.
enum User {
    Myself,
    Postgres { uid: u32, gid: u32 },
}

impl User {
    fn choose() -> Result<User> {
        let id = |flag: &str, name: &[&str]| -> Result<u32> { Ok(crate::output(Command::new("id").arg(flag).args(name))?.trim().parse()?) };
        if id("-u", &[])? != 0 {
            return Ok(User::Myself);
        }
        let say = "PostgreSQL does not run as root and there is no user postgres; `bin/test` makes it";
        Ok(User::Postgres { uid: id("-u", &["postgres"]).context(say)?, gid: id("-g", &["postgres"]).context(say)? })
    }

    fn is_who<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if let User::Postgres { uid, gid } = self {
            command.uid(*uid).gid(*gid);
        }
        command.current_dir("/")
    }

    /// An empty folder of its own: below target, or below the system's folder for such things where the checkout is closed
    /// to the user.
    fn folder(&self) -> Result<PathBuf> {
        let name = format!("test-postgres-{}", std::process::id());
        for parent in [std::env::current_dir()?.join("target"), std::env::temp_dir()] {
            forget_interrupted(&parent, "test-postgres-");
            let folder = parent.join(&name);
            std::fs::create_dir_all(&folder)?;
            if let User::Postgres { uid, gid } = self {
                std::os::unix::fs::chown(&folder, Some(*uid), Some(*gid))?;
            }
            if self.is_who(Command::new("test").arg("-w").arg(&folder)).status().is_ok_and(|s| s.success()) {
                return Ok(folder);
            }
            std::fs::remove_dir_all(&folder)?;
        }
        bail!("no folder that the user of PostgreSQL may write to")
    }
}

/// Takes away what runs that were interrupted have left.
pub fn forget_interrupted(parent: &Path, prefix: &str) {
    for path in std::fs::read_dir(parent).into_iter().flatten().filter_map(|e| e.ok().map(|e| e.path())) {
        let pid = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_prefix(prefix));
        if pid.is_some_and(|p| !Path::new("/proc").join(p).exists()) {
            let _ = std::fs::remove_dir_all(&path);
        }
    }
}
