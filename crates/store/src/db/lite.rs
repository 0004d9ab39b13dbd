//! SQLite: one thread writes, in groups. Closures that wait are run one after another, each in a savepoint of one
//! transaction; one fsync makes all of them durable, then every caller is answered.

use super::{Engine, Error, Row, Tx, V, fault, no_room};
use domain::Refusal;
use rusqlite::{Connection, OpenFlags, config::DbConfig, ffi, types::ValueRef};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use tokio::sync::oneshot;

/// Most closures in one group; more would make the first of them wait.
const GROUP: usize = 256;

pub(super) struct Lite {
    path: PathBuf,
    writer: mpsc::Sender<Box<dyn Job>>,
    /// Those that nobody reads with now.
    readers: Readers,
}

type Readers = Arc<Mutex<Vec<Connection>>>;

trait Job: Send {
    /// Runs inside a savepoint; gives why it is to be rolled back.
    fn run(&mut self, c: &Connection) -> Option<Error>;
    /// Answers the caller; `lost` says why the group was not committed.
    fn answer(self: Box<Self>, lost: Option<&Error>);
}

struct Write<T, F> {
    f: F,
    result: Option<Result<T, Error>>,
    caller: oneshot::Sender<Result<T, Error>>,
}

impl<T: Send, F: FnMut(&mut Tx) -> Result<T, Error> + Send> Job for Write<T, F> {
    fn run(&mut self, c: &Connection) -> Option<Error> {
        let f = &mut self.f;
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let mut tx = Tx { engine: Engine::Lite(c), queue: Vec::with_capacity(8) };
            let value = f(&mut tx)?;
            for s in &tx.queue {
                let mut q = c.prepare_cached(s.sql).map_err(|e| failed(&e, s.sql))?;
                let n = q.execute(rusqlite::params_from_iter(&s.params)).map_err(|e| failed(&e, s.sql))?;
                s.check(n as u64)?;
            }
            Ok(value)
        }))
        .unwrap_or_else(|_| Err(fault("a write panicked")));
        let why = result.as_ref().err().cloned();
        self.result = Some(result);
        why
    }
    fn answer(self: Box<Self>, lost: Option<&Error>) {
        let result = match (lost, self.result) {
            (None, Some(r)) => r,
            (Some(_), Some(Err(Error::Refused(r)))) => Err(Error::Refused(r)),
            (Some(why), _) => Err(why.clone()),
            (None, None) => Err(fault("not run")),
        };
        // The caller may have gone; the change stands all the same.
        let _ = self.caller.send(result);
    }
}

/// What SQLite gives where it could not write: a full disk under one of these names, by where it noticed.
const UNWRITTEN: [i32; 7] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_SHMOPEN,
    ffi::SQLITE_IOERR_SHMSIZE,
    ffi::SQLITE_IOERR_SHMMAP,
];

/// An error of SQLite at what it was to do.
fn failed(e: &rusqlite::Error, at: &str) -> Error {
    let full = e.sqlite_error().is_some_and(|e| e.code == rusqlite::ErrorCode::DiskFull || UNWRITTEN.contains(&e.extended_code));
    let cause = format!("{e}: {at}");
    if full { no_room(cause) } else { fault(cause) }
}

fn open(path: &Path, cache_kib: i64) -> rusqlite::Result<Connection> {
    let c = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    c.busy_timeout(std::time::Duration::from_secs(20))?;
    c.execute_batch(&format!("PRAGMA cache_size = -{cache_kib}; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF;"))?;
    // Without it, SQLite compiles a statement anew whenever a value that it could plan by is bound: a third of a desk's list.
    c.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    c.set_prepared_statement_cache_capacity(256);
    Ok(c)
}

/// How long nothing is written before the pages that were kept for it are given back: at rest the program holds what it needs.
const REST: std::time::Duration = std::time::Duration::from_secs(1);

/// Waits for the next job; nothing when the store is gone.
fn next_job(c: &Connection, readers: &Readers, jobs: &mpsc::Receiver<Box<dyn Job>>) -> Option<Box<dyn Job>> {
    match jobs.recv_timeout(REST) {
        Err(mpsc::RecvTimeoutError::Timeout) => {
            let _ = c.release_memory();
            for reader in readers.lock().unwrap_or_else(|e| e.into_inner()).iter() {
                let _ = reader.release_memory();
            }
            jobs.recv().ok()
        }
        job => job.ok(),
    }
}

fn writer(c: &Connection, readers: &Readers, jobs: &mpsc::Receiver<Box<dyn Job>>) {
    let x = |s: &str| c.prepare_cached(s).and_then(|mut q| q.execute([])).map(|_| ()).map_err(|e| failed(&e, s));
    while let Some(first) = next_job(c, readers, jobs) {
        let mut lost = x("BEGIN IMMEDIATE").err();
        let mut group: Vec<Box<dyn Job>> = Vec::with_capacity(64);
        let mut next = Some(first);
        while let Some(mut job) = next.take() {
            if lost.is_none() {
                lost = x("SAVEPOINT j").err();
                if lost.is_none() {
                    let why = job.run(c);
                    // A full disk ends the whole transaction: then nobody in the group may be told "done".
                    lost = match why {
                        Some(Error::Refused(Refusal::NoRoom)) => why,
                        _ if c.is_autocommit() => Some(fault("the transaction ended early")),
                        Some(_) => x("ROLLBACK TO j").and_then(|()| x("RELEASE j")).err(),
                        None => x("RELEASE j").err(),
                    };
                }
            }
            group.push(job);
            if group.len() < GROUP && lost.is_none() {
                next = jobs.try_recv().ok();
            }
        }
        if lost.is_none() {
            lost = x("COMMIT").err();
        }
        if lost.is_some() && !c.is_autocommit() {
            let _ = x("ROLLBACK");
        }
        for job in group {
            job.answer(lost.as_ref());
        }
    }
}

impl Lite {
    pub(super) fn open(path: &Path) -> Result<Lite, Error> {
        let say = |e: rusqlite::Error| failed(&e, &path.to_string_lossy());
        let c = open(path, 32_000).map_err(say)?;
        c.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 10000; PRAGMA journal_size_limit = 67108864;",
        )
        .map_err(say)?;
        let (tx, rx) = mpsc::channel();
        let readers = Readers::default();
        let idle = readers.clone();
        std::thread::Builder::new().name("sqlite-writer".into()).spawn(move || writer(&c, &idle, &rx)).map_err(fault)?;
        Ok(Lite { path: path.into(), writer: tx, readers })
    }

    pub(super) fn read<T>(&self, f: impl FnOnce(&mut Tx) -> Result<T, Error>) -> Result<T, Error> {
        let idle = self.readers.lock().unwrap_or_else(|e| e.into_inner()).pop();
        let c = match idle {
            Some(c) => c,
            None => {
                let say = |e: rusqlite::Error| failed(&e, &self.path.to_string_lossy());
                let c = open(&self.path, 8_000).map_err(say)?;
                c.execute_batch("PRAGMA query_only = ON").map_err(say)?;
                c
            }
        };
        let run = |s: &str| c.prepare_cached(s).and_then(|mut q| q.execute([])).map_err(|e| failed(&e, s));
        run("BEGIN")?;
        let result = f(&mut Tx { engine: Engine::Lite(&c), queue: vec![] });
        run("COMMIT")?;
        let mut idle = self.readers.lock().unwrap_or_else(|e| e.into_inner());
        if idle.len() < 8 {
            idle.push(c);
        }
        result
    }

    pub(super) async fn write<T: Send + 'static>(&self, f: impl FnMut(&mut Tx) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        let (caller, answer) = oneshot::channel();
        self.writer.send(Box::new(Write { f, result: None, caller })).map_err(|_| fault("the writer has stopped"))?;
        answer.await.map_err(|_| fault("the writer has stopped"))?
    }

    pub(super) fn script(&self, statements: Vec<String>) -> Result<(), Error> {
        let say = |e: rusqlite::Error| failed(&e, &self.path.to_string_lossy());
        let mut c = open(&self.path, 2_000).map_err(say)?;
        let tx = c.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(say)?;
        for s in &statements {
            let s = super::fields(&s.replace("{compact}", "WITHOUT ROWID"), |path| format!("json_extract(body, '$.{path}')"));
            tx.execute_batch(&s).map_err(|e| failed(&e, &s))?;
        }
        tx.commit().map_err(say)
    }
}

pub(super) fn rows(c: &Connection, sql: &'static str, params: &[V]) -> Result<Vec<Row>, Error> {
    let say = |e: rusqlite::Error| failed(&e, sql);
    let mut q = c.prepare_cached(sql).map_err(say)?;
    let n = q.column_count();
    let mut rows = q.query(rusqlite::params_from_iter(params)).map_err(say)?;
    let mut out = vec![];
    while let Some(r) = rows.next().map_err(say)? {
        let mut row = Vec::with_capacity(n);
        for i in 0..n {
            row.push(match r.get_ref(i).map_err(say)? {
                ValueRef::Null => V::Null,
                ValueRef::Integer(n) => V::Int(n),
                ValueRef::Real(d) => V::Double(d),
                ValueRef::Text(t) => V::Text(String::from_utf8_lossy(t).into_owned()),
                ValueRef::Blob(b) => V::Bytes(b.to_vec()),
            });
        }
        out.push(Row(row));
    }
    Ok(out)
}
