//! One set of SQL on two engines. A write is one closure over a [`Tx`]: reads answer at once, writes are queued with the
//! number of rows that they must touch and go out together when the closure ends. A guard that fails rolls back this
//! closure alone. Nothing outside this folder knows which engine it is.
//!
//! - SQLite (`lite`): one writer thread, group commit; readers on connections of their own.
//! - PostgreSQL (`postgres`): SERIALIZABLE, the queue as one pipelined flight, retried on 40001 and 40P01.
//!
//! SQL has parameters `?1`, `?2`, … and the five column types of DESIGN; a literal `?` is not possible.

mod lite;
mod postgres;
mod value;

use domain::Refusal;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
pub use value::{Row, V};

/// Something unexpected: for the log. People see an incident number.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The chain of causes.
    pub cause: String,
    retry: bool,
}

impl Fault {
    /// From anything that can be shown.
    pub fn new(cause: impl std::fmt::Display) -> Fault {
        Fault { cause: cause.to_string(), retry: false }
    }
    /// Whether others wrote at the same time again and again, so that nothing was done: a little later it goes well.
    pub fn is_conflict(&self) -> bool {
        self.retry
    }
}

/// Why a closure did not end well.
#[derive(Debug, Clone)]
pub enum Error {
    /// An expected no.
    Refused(Refusal),
    /// Something unexpected.
    Fault(Fault),
}

impl From<Refusal> for Error {
    fn from(r: Refusal) -> Self {
        Error::Refused(r)
    }
}
impl From<Fault> for Error {
    fn from(f: Fault) -> Self {
        Error::Fault(f)
    }
}
impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Refused(Refusal::NoRoom) => f.write_str(
                "the database cannot be written, nothing was changed: free room on its disk (`df` shows what is left) and start again",
            ),
            Error::Refused(r) => write!(f, "refused: {r}"),
            Error::Fault(x) => f.write_str(&x.cause),
        }
    }
}
impl std::error::Error for Error {}

/// The disk of the database takes nothing more: a refusal, because it passes once somebody made room.
fn no_room(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "the database cannot be written: free room on its disk");
    Error::Refused(Refusal::NoRoom)
}

fn fault(e: impl std::fmt::Display) -> Error {
    Error::Fault(Fault::new(e))
}

/// A queued write.
struct Statement {
    sql: &'static str,
    params: Vec<V>,
    expect: Option<u64>,
    refusal: Option<Refusal>,
}

impl Statement {
    /// What it means that `rows` were touched.
    fn check(&self, rows: u64) -> Result<(), Error> {
        match self.expect {
            Some(n) if n != rows => Err(match &self.refusal {
                Some(r) => Error::Refused(r.clone()),
                None => fault(format!("guard: {rows} rows instead of {n}: {}", self.sql)),
            }),
            _ => Ok(()),
        }
    }
}

enum Engine<'a> {
    Lite(&'a rusqlite::Connection),
    Postgres(postgres::Client<'a>),
}

/// A transaction, or for reading a view of the database.
pub struct Tx<'a> {
    engine: Engine<'a>,
    queue: Vec<Statement>,
}

impl Tx<'_> {
    /// All rows of a query, now.
    pub fn rows(&mut self, sql: &'static str, params: &[V]) -> Result<Vec<Row>, Error> {
        match &mut self.engine {
            Engine::Lite(c) => lite::rows(c, sql, params),
            Engine::Postgres(c) => c.rows(&[(sql, params)]).map(|mut v| v.pop().unwrap_or_default()),
        }
    }
    /// The rows of several queries that do not depend on each other: one round trip on PostgreSQL.
    pub fn rows_of(&mut self, queries: &[(&'static str, &[V])]) -> Result<Vec<Vec<Row>>, Error> {
        match &mut self.engine {
            Engine::Lite(c) => queries.iter().map(|(s, p)| lite::rows(c, s, p)).collect(),
            Engine::Postgres(c) => c.rows(queries),
        }
    }
    /// The first row, if any.
    pub fn row(&mut self, sql: &'static str, params: &[V]) -> Result<Option<Row>, Error> {
        Ok(self.rows(sql, params)?.into_iter().next())
    }
    /// Every text of a column once, in order, by one look at its index for each: `sql` gives the first one after `?1`.
    pub fn each_text(&mut self, sql: &'static str) -> Result<Vec<String>, Error> {
        let mut all: Vec<String> = vec![];
        while let Some(mut row) = self.row(sql, &[all.last().map_or("", String::as_str).into()])? {
            all.push(row.text(0));
        }
        Ok(all)
    }
    /// Queues a write that may touch any number of rows.
    pub fn run(&mut self, sql: &'static str, params: Vec<V>) {
        self.queue.push(Statement { sql, params, expect: None, refusal: None });
    }
    /// Queues a write that must touch exactly one row; anything else is a fault.
    pub fn one(&mut self, sql: &'static str, params: Vec<V>) {
        self.queue.push(Statement { sql, params, expect: Some(1), refusal: None });
    }
    /// Queues a write that must touch exactly one row; anything else is this refusal.
    pub fn one_or(&mut self, sql: &'static str, params: Vec<V>, refusal: Refusal) {
        self.queue.push(Statement { sql, params, expect: Some(1), refusal: Some(refusal) });
    }
}

/// A statement of a migration in which each `{body.a.b}` is that field of the JSON text in the column `body`, as an engine writes it.
fn fields(sql: &str, field: impl Fn(&str) -> String) -> String {
    let (mut done, mut rest) = (String::new(), sql);
    while let Some((before, (path, after))) = rest.split_once("{body.").and_then(|(b, a)| Some((b, a.split_once('}')?))) {
        done += before;
        done += &field(path);
        rest = after;
    }
    done + rest
}

enum Kind {
    Lite(lite::Lite),
    Postgres(postgres::Postgres),
}

/// The database.
#[derive(Clone)]
pub struct Store(Arc<Kind>, Arc<AtomicBool>);

impl Store {
    /// Opens (and creates) a SQLite file.
    pub fn sqlite(path: &Path) -> Result<Store, Error> {
        Ok(Store(Arc::new(Kind::Lite(lite::Lite::open(path)?)), Arc::default()))
    }
    /// Connects to PostgreSQL by URL, with at most `connections`.
    pub async fn postgres(url: &str, connections: usize) -> Result<Store, Error> {
        Ok(Store(Arc::new(Kind::Postgres(postgres::Postgres::connect(url, connections).await?)), Arc::default()))
    }
    /// `sqlite` or `postgresql`, for reports.
    pub fn engine(&self) -> &'static str {
        match &*self.0 {
            Kind::Lite(_) => "sqlite",
            Kind::Postgres(_) => "postgresql",
        }
    }
    /// Reads. On SQLite all queries of the closure see one moment; on PostgreSQL each query sees its own.
    /// The closure must be short: it runs where it is called.
    pub async fn read<T: Send>(&self, f: impl FnOnce(&mut Tx) -> Result<T, Error> + Send) -> Result<T, Error> {
        match &*self.0 {
            Kind::Lite(l) => l.read(f),
            Kind::Postgres(p) => p.read(f).await,
        }
    }
    /// Reads at one moment, on PostgreSQL too: what is read together was true together.
    pub async fn moment<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        match &*self.0 {
            Kind::Lite(l) => l.read(f),
            Kind::Postgres(p) => p.moment(f).await,
        }
    }
    /// The rows of queries that do not depend on each other, in one flight and without a closure: for the hottest reads.
    pub async fn flight(&self, queries: &[(&'static str, Vec<V>)]) -> Result<Vec<Vec<Row>>, Error> {
        match &*self.0 {
            Kind::Lite(l) => l.read(|tx| queries.iter().map(|(s, p)| tx.rows(s, p)).collect()),
            Kind::Postgres(p) => p.flight(queries).await,
        }
    }
    /// Writes: the closure, and then everything that it queued, or nothing. May run more than once.
    /// When this returns `Ok`, the change is durable.
    pub async fn write<T: Send + 'static>(&self, f: impl FnMut(&mut Tx) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        let result = match &*self.0 {
            Kind::Lite(l) => l.write(f).await,
            Kind::Postgres(p) => p.write(f).await,
        };
        if matches!(result, Err(Error::Refused(Refusal::NoRoom))) {
            self.1.store(true, Ordering::Relaxed);
        }
        result
    }
    /// Whether a write of this program failed for want of room since [`Store::found_room`].
    pub fn wants_room(&self) -> bool {
        self.1.load(Ordering::Relaxed)
    }
    /// Something could be written again.
    pub(crate) fn found_room(&self) {
        self.1.store(false, Ordering::Relaxed);
    }
    /// Runs statements of a migration as one transaction.
    pub(crate) async fn script(&self, statements: Vec<String>) -> Result<(), Error> {
        match &*self.0 {
            Kind::Lite(l) => l.script(statements),
            Kind::Postgres(p) => p.script(statements).await,
        }
    }
    /// Rows of a query made at run time; only for migrations and reports.
    pub(crate) async fn table_exists(&self, name: &'static str) -> Result<bool, Error> {
        match &*self.0 {
            Kind::Lite(l) => {
                l.read(|tx| Ok(!tx.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", &[name.into()])?.is_empty()))
            }
            Kind::Postgres(p) => {
                p.read(|tx| {
                    Ok(!tx
                        .rows(
                            "SELECT 1::BIGINT FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?1",
                            &[name.into()],
                        )?
                        .is_empty())
                })
                .await
            }
        }
    }
    /// After very many changes at once: what PostgreSQL does by itself within minutes, done now, so that room of rows that are
    /// gone is not read over and over. Nothing on SQLite.
    pub async fn settle(&self) -> Result<(), Error> {
        match &*self.0 {
            Kind::Lite(_) => Ok(()),
            Kind::Postgres(p) => p.settle().await,
        }
    }
    /// Bytes that the database takes on disk.
    pub async fn size(&self) -> Result<i64, Error> {
        let sql = match &*self.0 {
            Kind::Lite(_) => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
            Kind::Postgres(_) => "SELECT pg_database_size(current_database())",
        };
        self.read(|tx| Ok(tx.row(sql, &[])?.map_or(0, |r| r.int(0)))).await
    }
}
