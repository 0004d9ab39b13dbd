//! Verification of the whole database: chains of events, checkpoints, cases, tasks, receipts and evidence files.
//!
//! It streams: pages of events and cases side by side, one subject in memory at a time, a bounded number of leaves. It
//! may run while others write: what looks broken is read once more, together and at one moment, before it is said.

mod line;
mod subject;

use crate::{Result, receipt::Key};
use connect::Files;
use connect::files::Kept;
use domain::Id;
use domain::question::Attached;
use domain::receipt::ed25519::VerifyingKey;
use line::Line;
use serde::Serialize;
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use store::Store;
use store::case::Stored;
use subject::{Subject, Versions};

/// Events read at a time.
const EVENTS: i64 = 2000;
/// Cases read at a time.
const CASES: i64 = 500;
/// Files that were found whole and are not read again when another case names them.
const SEEN: usize = 100_000;

/// What verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Events looked at.
    pub events: i64,
    /// Things that are broken.
    pub broken: i64,
    /// The first of them.
    pub first_broken: Option<Broken>,
    /// Checkpoints looked at.
    pub checkpoints: i64,
    /// Cases looked at.
    pub cases: i64,
    /// Events not yet under a checkpoint.
    pub uncovered: i64,
    /// Open tasks looked at.
    pub tasks: i64,
    /// Evidence files that cases name, looked at; nothing when the folder of files was not looked into.
    pub files: Option<i64>,
}

/// Something broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// The case or checkpoint.
    pub subject: Id,
    /// Number of the event, 0 when it is not one event.
    pub seq: i64,
    /// What is wrong; the list is in docs/operator.md.
    pub reason: String,
}

impl Report {
    fn broken(&mut self, subject: Id, seq: i64, reason: &str) {
        self.broken += 1;
        self.first_broken.get_or_insert_with(|| Broken { subject, seq, reason: reason.into() });
    }
}

/// Checks everything; without `files`, everything but the content of evidence. The first that is broken is the first of
/// the checkpoints, then of the cases in the order of their ids, then of the tasks.
pub async fn verify(store: &Store, key: &Key, files: Option<&Files>) -> Result<Report> {
    let mut v = Verification {
        store,
        public: key.verifying(),
        files,
        report: Report { files: files.map(|_| 0), ..Report::default() },
        seen: HashSet::new(),
        versions: versions(store).await?,
    };
    let mut line = Line::follow(store, &v.public, &mut v.report).await?;
    v.subjects(&mut line).await?;
    line.end(&mut v.report).await?;
    v.tasks().await?;
    Ok(v.report)
}

struct Verification<'a> {
    store: &'a Store,
    public: VerifyingKey,
    files: Option<&'a Files>,
    report: Report,
    seen: HashSet<String>,
    versions: Arc<Versions>,
}

/// Every published version: what happens to a case is told by its own.
async fn versions(store: &Store) -> Result<Arc<Versions>> {
    let published = store.read(store::version::all).await?;
    let read =
        published.into_iter().map(|p| serde_json::from_str(&p.body).map(|s: domain::package::Service| ((s.id.clone(), s.version), s)));
    Ok(Arc::new(read.collect::<std::result::Result<_, _>>().map_err(store::Fault::new)?))
}

impl Verification<'_> {
    /// Events and cases, merged by id.
    async fn subjects(&mut self, line: &mut Line<'_>) -> Result<()> {
        // Cases that begin from now on are for the next time: whoever follows them may never come to an end.
        let newest = self.store.read(|tx| Ok(store::event::newest_subject(tx)?.max(store::case::newest(tx)?))).await?;
        let (mut events, mut cases) = (Events::new(self.store), Cases::new(self.store));
        loop {
            let next = [events.peek().await?, cases.peek().await?].into_iter().flatten().min();
            let Some(id) = next.filter(|id| Some(*id) <= newest) else { return Ok(()) };
            let events = if events.peek().await? == Some(id) { events.take().await? } else { vec![] };
            let (stored, tasks) = if cases.peek().await? == Some(id) { cases.take() } else { (None, vec![]) };
            self.report.events += events.len() as i64;
            self.report.cases += i64::from(stored.is_some());
            let covers: Vec<_> = events.iter().map(|(e, cover)| (e.seq, e.hash, *cover)).collect();
            let events = events.into_iter().map(|e| e.0).collect();
            self.subject(Subject { id, events, stored, tasks }).await?;
            for (seq, hash, cover) in covers {
                match cover {
                    None => self.report.uncovered += 1,
                    Some(c) if line.covers(c, &hash).await? => {}
                    Some(_) => self.report.broken(id, seq, "leaf"),
                }
            }
        }
    }

    async fn subject(&mut self, mut subject: Subject) -> Result<()> {
        let mut broken = subject.broken(&self.public, &self.versions);
        if !broken.is_empty() {
            // Others may write: events, case and task were not read at one moment. Now they are.
            let id = subject.id;
            subject = self.store.moment(move |tx| Subject::read(tx, id)).await?;
            broken = subject.broken(&self.public, &self.versions);
        }
        for (seq, reason) in broken {
            self.report.broken(subject.id, seq, reason);
        }
        for (seq, file) in subject.files() {
            self.file(subject.id, seq, file).await?;
        }
        Ok(())
    }

    async fn file(&mut self, subject: Id, seq: i64, file: Attached) -> Result<()> {
        let (Some(files), Some(looked)) = (self.files, &mut self.report.files) else { return Ok(()) };
        *looked += 1;
        if self.seen.contains(&file.sha256) {
            return Ok(());
        }
        let (files, sha256) = (files.clone(), file.sha256.clone());
        let kept = tokio::task::spawn_blocking(move || files.check(&sha256)).await.map_err(store::Fault::new)?;
        match kept.map_err(|e| store::Fault::new(format!("file {}: {e}", file.sha256)))? {
            Kept::Missing => self.report.broken(subject, seq, "file-missing"),
            Kept::Altered => self.report.broken(subject, seq, "file-altered"),
            Kept::Whole => {
                if self.seen.len() >= SEEN {
                    self.seen.clear();
                }
                self.seen.insert(file.sha256);
            }
        }
        Ok(())
    }

    /// Task rows that no case names. What a case names was looked at with the case.
    async fn tasks(&mut self) -> Result<()> {
        let mut after = Id::nil();
        loop {
            let page = self.store.read(|tx| store::task::page_for_verify(tx, after, 2000)).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.0;
            self.report.tasks += page.len() as i64;
            for (task, case, named) in page {
                if !named.contains(&task) && self.store.moment(move |tx| subject::is_stray(tx, task, case)).await? {
                    self.report.broken(case, 0, "task-stray");
                }
            }
        }
    }
}

/// The events, subject by subject.
struct Events<'a> {
    store: &'a Store,
    after: (Id, i64),
    page: VecDeque<(domain::event::Event, store::event::Cover)>,
    ended: bool,
}

impl<'a> Events<'a> {
    fn new(store: &'a Store) -> Self {
        Events { store, after: (Id::nil(), 0), page: VecDeque::new(), ended: false }
    }
    async fn peek(&mut self) -> Result<Option<Id>> {
        if self.page.is_empty() && !self.ended {
            let after = self.after;
            self.page = self.store.read(|tx| store::event::page_for_verify(tx, after, EVENTS)).await?.into();
            match self.page.back() {
                Some((e, _)) => self.after = (e.subject, e.seq),
                None => self.ended = true,
            }
        }
        Ok(self.page.front().map(|(e, _)| e.subject))
    }
    /// All events of the next subject.
    async fn take(&mut self) -> Result<Vec<(domain::event::Event, store::event::Cover)>> {
        let mut taken: Vec<(domain::event::Event, store::event::Cover)> = vec![];
        let subject = self.peek().await?;
        while self.peek().await? == subject {
            let Some((mut e, cover)) = self.page.pop_front() else { break };
            // A page may begin in the middle of a subject.
            if let Some((before, _)) = taken.last() {
                e.previous = before.hash;
            }
            taken.push((e, cover));
        }
        Ok(taken)
    }
}

/// A case with the rows of the tasks that it names.
type WithTasks = (Stored, Vec<Option<store::task::Open>>);

/// The cases in order of their ids.
struct Cases<'a> {
    store: &'a Store,
    after: Id,
    page: VecDeque<WithTasks>,
    ended: bool,
}

impl<'a> Cases<'a> {
    fn new(store: &'a Store) -> Self {
        Cases { store, after: Id::nil(), page: VecDeque::new(), ended: false }
    }
    async fn peek(&mut self) -> Result<Option<Id>> {
        if self.page.is_empty() && !self.ended {
            let after = self.after;
            self.page = self.store.read(|tx| page(tx, after)).await?.into();
            match self.page.back() {
                Some((c, _)) => self.after = c.id,
                None => self.ended = true,
            }
        }
        Ok(self.page.front().map(|(c, _)| c.id))
    }
    fn take(&mut self) -> (Option<Stored>, Vec<Option<store::task::Open>>) {
        self.page.pop_front().map_or((None, vec![]), |(c, t)| (Some(c), t))
    }
}

fn page(tx: &mut store::Tx, after: Id) -> Result<Vec<WithTasks>> {
    let cases = store::case::page_for_verify(tx, after, CASES)?;
    let named: Vec<Id> = cases.iter().flat_map(subject::names_tasks).collect();
    let mut rows = store::task::get_for_verify(tx, &named)?.into_iter();
    Ok(cases
        .into_iter()
        .map(|c| {
            let tasks = subject::names_tasks(&c).iter().map(|_| rows.next().flatten()).collect();
            (c, tasks)
        })
        .collect())
}
