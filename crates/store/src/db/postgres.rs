//! PostgreSQL: SERIALIZABLE transactions whose writes go out as one pipelined flight, retried when the server says that
//! they could not be put in an order (40001) or stood in each other's way (40P01).

use super::{Engine, Error, Fault, Row, Statement, Tx, V, fault, no_room};
use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};
use tokio_postgres::types::{ToSql, Type};

/// Attempts of one closure before it is given up.
const ATTEMPTS: u32 = 40;

pub(super) struct Postgres {
    pool: Pool,
}

/// `?1` to `$1`, once for each statement.
fn sql(text: &'static str) -> Arc<str> {
    static KNOWN: LazyLock<RwLock<HashMap<&'static str, Arc<str>>>> = LazyLock::new(Default::default);
    if let Some(s) = KNOWN.read().unwrap_or_else(|e| e.into_inner()).get(text) {
        return s.clone();
    }
    let s: Arc<str> = text.replace('?', "$").into();
    KNOWN.write().unwrap_or_else(|e| e.into_inner()).insert(text, s.clone());
    s
}

/// Rows that go out as one statement where that many of the same kind are written one after the other.
const TOGETHER: usize = 16;

/// The statement for so many rows at once, of one that inserts a row or leaves out what is there. Nothing for any other: one that changes what is
/// there may not meet a row twice.
fn sql_together(text: &'static str) -> Option<Arc<str>> {
    type Texts = HashMap<&'static str, Option<Arc<str>>>;
    static KNOWN: LazyLock<RwLock<Texts>> = LazyLock::new(Default::default);
    if let Some(s) = KNOWN.read().unwrap_or_else(|e| e.into_inner()).get(text) {
        return s.clone();
    }
    let s = rows_of(text, TOGETHER).map(Arc::from);
    KNOWN.write().unwrap_or_else(|e| e.into_inner()).insert(text, s.clone());
    s
}

fn rows_of(text: &str, rows: usize) -> Option<String> {
    let (head, rest) = text.strip_prefix("INSERT ").and_then(|t| t.split_once("VALUES ("))?;
    let (row, tail) =
        rest.split_once(')').filter(|(row, tail)| !row.contains('(') && (tail.is_empty() || tail.ends_with(" DO NOTHING")))?;
    let numbers: Vec<usize> = row.split(',').map(|p| p.trim().strip_prefix('?')?.parse().ok()).collect::<Option<_>>()?;
    let of_row = |n| numbers.iter().map(|p| format!("${}", n * numbers.len() + p)).collect::<Vec<_>>().join(", ");
    let values = (0..rows).map(|n| format!("({})", of_row(n))).collect::<Vec<_>>().join(", ");
    Some(format!("INSERT {head}VALUES {values}{tail}"))
}

/// What goes out as one statement: its text, and the writes of the queue that it does.
fn together(queue: &[Statement]) -> Vec<(Arc<str>, &[Statement])> {
    let mut all = Vec::with_capacity(queue.len());
    for same in queue.chunk_by(|a, b| a.sql == b.sql) {
        let many = if same.len() < TOGETHER { None } else { sql_together(same[0].sql) };
        let (chunks, singles) = if many.is_some() { same.split_at(same.len() / TOGETHER * TOGETHER) } else { (&[][..], same) };
        all.extend(many.iter().flat_map(|text| chunks.chunks(TOGETHER).map(|c| (text.clone(), c))));
        all.extend(singles.iter().map(|s| (sql(s.sql), std::slice::from_ref(s))));
    }
    all
}

fn say(e: &tokio_postgres::Error, sql: &str) -> Error {
    let code = e.code().map_or("", |c| c.code());
    let detail = e.as_db_error().map_or_else(|| format!("{e:?}"), |d| format!("{} ({code})", d.message()));
    let cause = format!("{detail}: {sql}");
    if code == "53100" { no_room(cause) } else { Error::Fault(Fault { cause, retry: matches!(code, "40001" | "40P01") }) }
}

pub(super) struct Client<'a> {
    c: &'a Object,
    transaction: bool,
    begun: bool,
}

const BEGIN: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

impl Client<'_> {
    /// The closure is plain synchronous code; its reads wait here, on a thread that the runtime gives up for it. Not with the
    /// runtime's own `block_on`: two of those on one thread share what wakes them, and the inner one takes away what was for
    /// the outer.
    pub(super) fn rows(&mut self, queries: &[(&'static str, &[V])]) -> Result<Vec<Vec<Row>>, Error> {
        let begin = self.transaction && !self.begun;
        self.begun |= begin;
        let c = self.c;
        tokio::task::block_in_place(|| futures_executor::block_on(flight(c, begin, queries)))
    }

    async fn flush(&mut self, queue: &[Statement]) -> Result<(), Error> {
        let c = self.c;
        let queue = together(queue);
        let mut prepared = Vec::with_capacity(queue.len());
        for (text, _) in &queue {
            prepared.push(c.prepare_cached(text).await.map_err(|e| say(&e, text))?);
        }
        let params: Vec<Vec<&(dyn ToSql + Sync)>> =
            queue.iter().map(|(_, writes)| writes.iter().flat_map(|s| &s.params).map(|v| v as _).collect()).collect();
        let flight = futures_util::future::join_all(prepared.iter().zip(&params).map(|(s, p)| c.execute(s, p)));
        let counts = if self.begun {
            flight.await
        } else {
            let begin = c.prepare_cached(BEGIN).await.map_err(|e| say(&e, BEGIN))?;
            self.begun = true;
            let (b, counts) = futures_util::future::join(c.execute(&begin, &[]), flight).await;
            b.map_err(|e| say(&e, BEGIN))?;
            counts
        };
        for (n, (text, writes)) in counts.into_iter().zip(queue) {
            let n = n.map_err(|e| say(&e, &text))?;
            match writes {
                [one] => one.check(n)?,
                // Each of them a row, or what it means that one was there already.
                [first, ..] => first.check(u64::from(n == writes.len() as u64))?,
                [] => {}
            }
        }
        let commit = c.prepare_cached("COMMIT").await.map_err(|e| say(&e, "COMMIT"))?;
        c.execute(&commit, &[]).await.map_err(|e| say(&e, "COMMIT"))?;
        self.begun = false;
        Ok(())
    }
}

/// Queries in one pipelined flight, after a BEGIN if wanted.
async fn flight(c: &Object, begin: bool, queries: &[(&'static str, &[V])]) -> Result<Vec<Vec<Row>>, Error> {
    let mut prepared = Vec::with_capacity(queries.len());
    for (q, _) in queries {
        prepared.push(c.prepare_cached(&sql(q)).await.map_err(|e| say(&e, q))?);
    }
    let params: Vec<Vec<&(dyn ToSql + Sync)>> = queries.iter().map(|(_, p)| p.iter().map(|v| v as _).collect()).collect();
    let flight = futures_util::future::join_all(prepared.iter().zip(&params).map(|(s, p)| c.query(s, p)));
    let answers = if begin {
        let begin = c.prepare_cached(BEGIN).await.map_err(|e| say(&e, BEGIN))?;
        let (b, a) = futures_util::future::join(c.execute(&begin, &[]), flight).await;
        b.map_err(|e| say(&e, BEGIN))?;
        a
    } else {
        flight.await
    };
    answers.into_iter().zip(queries).map(|(r, (q, _))| r.map_err(|e| say(&e, q)).and_then(|r| r.iter().map(row).collect())).collect()
}

fn row(r: &tokio_postgres::Row) -> Result<Row, Error> {
    let mut out = Vec::with_capacity(r.len());
    for (i, column) in r.columns().iter().enumerate() {
        let t = column.type_();
        out.push(if *t == Type::INT8 {
            r.get::<_, Option<i64>>(i).into()
        } else if *t == Type::TEXT {
            r.get::<_, Option<String>>(i).into()
        } else if *t == Type::BYTEA {
            r.get::<_, Option<Vec<u8>>>(i).into()
        } else if *t == Type::BOOL {
            r.get::<_, Option<bool>>(i).into()
        } else if *t == Type::FLOAT8 {
            r.get::<_, Option<f64>>(i).map_or(V::Null, V::Double)
        } else {
            return Err(fault(format!("column {} has type {t}, which is none of the five", column.name())));
        });
    }
    Ok(Row(out))
}

impl Postgres {
    pub(super) async fn connect(url: &str, connections: usize) -> Result<Postgres, Error> {
        let config: tokio_postgres::Config = url.parse().map_err(|e| fault(format!("database address: {e}")))?;
        let manager = Manager::from_config(config, tokio_postgres::NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        // Every query is written for the one index that serves it. Left to itself, the server plans each list anew at every
        // request, for three times as long as the list takes; and where it has not counted a table lately, it reads the whole of
        // it: a desk's list at a million cases took two seconds then.
        let planned = Hook::async_fn(|c: &mut deadpool_postgres::ClientWrapper, _| {
            Box::pin(async move {
                c.batch_execute("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off").await.map_err(HookError::Backend)
            })
        });
        let pool = Pool::builder(manager).max_size(connections).post_create(planned).build().map_err(fault)?;
        drop(pool.get().await.map_err(|e| fault(format!("PostgreSQL does not answer: {e}")))?);
        Ok(Postgres { pool })
    }

    pub(super) async fn read<T: Send>(&self, f: impl FnOnce(&mut Tx) -> Result<T, Error> + Send) -> Result<T, Error> {
        let c = self.pool.get().await.map_err(fault)?;
        f(&mut Tx { engine: Engine::Postgres(Client { c: &c, transaction: false, begun: false }), queue: vec![] })
    }

    pub(super) async fn moment<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        let pool = self.pool.clone();
        // A task of its own, as for a write: the transaction always ends.
        tokio::spawn(async move {
            let c = pool.get().await.map_err(fault)?;
            let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
            c.batch_execute(begin).await.map_err(|e| say(&e, begin))?;
            let result = {
                let mut tx = Tx { engine: Engine::Postgres(Client { c: &c, transaction: true, begun: true }), queue: vec![] };
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| f(&mut tx))).unwrap_or_else(|_| Err(fault("a read panicked")))
            };
            if let Err(e) = c.batch_execute("ROLLBACK").await {
                tracing::warn!(error = %e, "rollback failed");
            }
            result
        })
        .await
        .map_err(fault)?
    }

    pub(super) async fn flight(&self, queries: &[(&'static str, Vec<V>)]) -> Result<Vec<Vec<Row>>, Error> {
        let c = self.pool.get().await.map_err(fault)?;
        let queries: Vec<(&'static str, &[V])> = queries.iter().map(|(s, p)| (*s, p.as_slice())).collect();
        flight(&c, false, &queries).await
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        mut f: impl FnMut(&mut Tx) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let pool = self.pool.clone();
        // A task of its own: a caller who goes away must not leave a transaction half-way on a pooled connection.
        tokio::spawn(async move {
            let mut attempt = 0;
            loop {
                attempt += 1;
                let c = pool.get().await.map_err(fault)?;
                match attempt_once(&c, &mut f).await {
                    Err(Error::Fault(x)) if x.retry && attempt < ATTEMPTS => {
                        drop(c);
                        let mut r = [0u8; 2];
                        let _ = getrandom::fill(&mut r);
                        // A quarter of a second in the end: the longer many write at one place, the fewer of them try at once.
                        let longest = 1u64 << attempt.min(9);
                        tokio::time::sleep(std::time::Duration::from_micros(500 * (u64::from(u16::from_le_bytes(r)) % longest + 1))).await;
                    }
                    result => return result,
                }
            }
        })
        .await
        .map_err(|e| fault(format!("a write panicked: {e}")))?
    }

    pub(super) async fn settle(&self) -> Result<(), Error> {
        let c = self.pool.get().await.map_err(fault)?;
        c.batch_execute("VACUUM ANALYZE").await.map_err(|e| say(&e, "VACUUM ANALYZE"))
    }

    pub(super) async fn script(&self, statements: Vec<String>) -> Result<(), Error> {
        let mut c = self.pool.get().await.map_err(fault)?;
        let t = c.transaction().await.map_err(fault)?;
        for s in &statements {
            let s = s.replace("{compact}", "").replace("BLOB", "BYTEA").replace("DOUBLE", "DOUBLE PRECISION");
            let s = super::fields(&s, |path| format!("(body::json #>> '{{{}}}')", path.replace('.', ",")));
            t.batch_execute(&s).await.map_err(|e| say(&e, &s))?;
        }
        t.commit().await.map_err(fault)
    }
}

async fn attempt_once<T>(c: &Object, f: &mut (impl FnMut(&mut Tx) -> Result<T, Error> + Send)) -> Result<T, Error> {
    let (made, queue, begun) = {
        let mut tx = Tx { engine: Engine::Postgres(Client { c, transaction: true, begun: false }), queue: Vec::with_capacity(8) };
        // A panic must not leave the connection in a transaction and go back to the pool with it.
        let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| f(&mut tx))).unwrap_or_else(|_| Err(fault("a write panicked")));
        let begun = matches!(&tx.engine, Engine::Postgres(p) if p.begun);
        (made, tx.queue, begun)
    };
    let mut client = Client { c, transaction: true, begun };
    let result = match made {
        Ok(value) => {
            if queue.is_empty() && !client.begun {
                return Ok(value);
            }
            client.flush(&queue).await.map(|()| value)
        }
        Err(e) => Err(e),
    };
    if client.begun {
        // After an error the transaction is only good for this; a broken connection is not given back to the pool.
        if let Err(e) = c.batch_execute("ROLLBACK").await {
            tracing::warn!(error = %e, "rollback failed");
        }
    }
    result
}
