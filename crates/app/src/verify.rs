//! Verification of the record: published versions, checkpoints, chains of events, the roll, cases, their dates, tasks, receipts, evidence files,
//! readings and notices. What it does not look at is said in docs/operator.md.
//!
//! It streams: pages of events and cases side by side, one subject in memory at a time, a bounded number of leaves. It
//! may run while others write: what looks broken is read once more, together and at one moment, before it is said.

mod line;
mod roll;
mod subject;

use crate::{Result, follow, now, publish, receipt::Key, refund, roll as taken_up};
use connect::Files;
use connect::files::Kept;
use domain::calendar::Calendars;
use domain::package::Catalogue;
use domain::question::Attached;
use domain::receipt::ed25519::VerifyingKey;
use domain::roll::Entry;
use domain::{Id, Millis};
use line::Line;
use serde::Serialize;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use store::Store;
use store::case::Stored;
use subject::{Known, Subject, Versions};

/// Events read at a time.
const EVENTS: i64 = 2000;
/// Cases read at a time.
const CASES: i64 = 500;
/// Files that were found whole and are not read again when another case names them.
const SEEN: usize = 100_000;

/// What verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Events of cases looked at.
    pub events: i64,
    /// Things that are broken.
    pub broken: i64,
    /// The first of them.
    pub first_broken: Option<Broken>,
    /// Checkpoints looked at.
    pub checkpoints: i64,
    /// Cases looked at.
    pub cases: i64,
    /// Persons, officers, tokens and services looked at, each with its own events.
    pub roll: i64,
    /// Events not yet under a checkpoint.
    pub uncovered: i64,
    /// Open tasks looked at.
    pub tasks: i64,
    /// Records of readings looked at.
    pub readings: i64,
    /// Notices of cases looked at.
    pub notices: i64,
    /// Whether stored dates were counted anew; otherwise the calendars by which they were counted are not at hand.
    pub dates: bool,
    /// Evidence files that cases name, looked at; nothing when the folder of files was not looked into.
    pub files: Option<i64>,
}

/// Something broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// The case, the checkpoint, the version of a service as `id@version`, or who is on the roll, as `person:…`, `officer:…`, `token:…`, `service:…`.
    pub subject: String,
    /// Number of the event, 0 when it is not one event.
    pub seq: i64,
    /// What is wrong; the list is in docs/operator.md.
    pub reason: String,
}

impl Report {
    fn broken(&mut self, subject: impl std::fmt::Display, seq: i64, reason: &str) {
        self.broken += 1;
        self.first_broken.get_or_insert_with(|| Broken { subject: subject.to_string(), seq, reason: reason.into() });
    }
}

/// Checks everything; without `files`, everything but the content of evidence; without the `packages` by whose calendars the stored dates
/// were counted, of the dates only whether the clock looks at a case at all. The first that is broken is the first of the versions, then of the
/// checkpoints, then of the roll and the cases in the order of their ids, then of the tasks, the readings, the notices, the recorded receipts.
pub async fn verify(store: &Store, key: &Key, files: Option<&Files>, packages: Option<&Catalogue>) -> Result<Report> {
    let counted = match packages {
        Some(packages) if follow::counted_by(store, packages).await? => Some(Calendars::new(packages)),
        _ => None,
    };
    let mut report = Report { files: files.map(|_| 0), dates: counted.is_some(), ..Report::default() };
    let versions = versions(store, &mut report).await?;
    let refunds = store.read(refund::is_whole).await?;
    let known = Arc::new(Known { key: key.verifying(), versions, calendars: counted, refunds });
    let mut v = Verification { store, public: key.verifying(), files, report, seen: HashSet::new(), known };
    let mut line = Line::follow(store, &v.public, &mut v.report).await?;
    v.subjects(&mut line).await?;
    line.end(&mut v.report).await?;
    v.unrecorded().await?;
    v.tasks().await?;
    v.readings().await?;
    v.notices().await?;
    v.recorded().await?;
    Ok(v.report)
}

struct Verification<'a> {
    store: &'a Store,
    public: VerifyingKey,
    files: Option<&'a Files>,
    report: Report,
    seen: HashSet<String>,
    known: Arc<Known>,
}

/// Every published version: what happens to a case is told by its own. One that is not what was published is named.
async fn versions(store: &Store, report: &mut Report) -> Result<Versions> {
    let mut versions = Versions::new();
    for p in store.read(store::version::all).await? {
        let intact = publish::is_intact(&p);
        if !intact {
            report.broken(format!("{}@{}", p.service, p.version), 0, "version-altered");
        }
        match serde_json::from_str(&p.body) {
            Ok(service) => drop(versions.insert((p.service, p.version), service)),
            Err(e) if intact => return Err(store::Fault::new(e).into()),
            Err(_) => {}
        }
    }
    Ok(versions)
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
            let Beside { stored, tasks, readings, refunds, recorded } =
                if cases.peek().await? == Some(id) { cases.take() } else { Beside::default() };
            let covers: Vec<_> = events.iter().map(|(e, cover)| (e.seq, e.hash, *cover)).collect();
            let events: Vec<_> = events.into_iter().map(|e| e.0).collect();
            match roll::entry(&events).filter(|_| stored.is_none()) {
                Some(entry) => self.entry(id, entry).await?,
                None => {
                    self.report.events += events.len() as i64;
                    self.report.cases += i64::from(stored.is_some());
                    self.subject(Subject { id, events, stored, tasks, readings, refunds, recorded }).await?;
                }
            }
            for (seq, hash, cover) in covers {
                match cover {
                    None => self.report.uncovered += 1,
                    Some(c) if line.covers(c, &hash).await? => {}
                    Some(_) => self.report.broken(id, seq, "leaf"),
                }
            }
        }
    }

    /// Somebody or something on the roll.
    async fn entry(&mut self, id: Id, entry: Entry) -> Result<()> {
        self.report.roll += 1;
        let at = now::now();
        for (seq, reason) in self.store.moment(move |tx| roll::broken(tx, id, at)).await? {
            self.report.broken(entry.label(), seq, reason);
        }
        Ok(())
    }

    /// Who is on the roll without an event, once all who were there before are taken up.
    async fn unrecorded(&mut self) -> Result<()> {
        if !self.store.read(taken_up::is_whole).await? {
            return Ok(());
        }
        let mut entries = self.store.moment(taken_up::without).await?;
        let mut after = Id::nil();
        loop {
            let page = self.store.read(|tx| store::roll::persons_without(tx, after, 500)).await?;
            let Some(last) = page.last() else { break };
            after = last.id;
            // Who was met at this moment may have been read without the event.
            let ids: Vec<Id> = page.iter().map(|p| p.id).collect();
            let gone = self
                .store
                .moment(move |tx| ids.into_iter().map(|id| Ok((id, store::event::last(tx, id)?.is_none()))).collect::<Result<Vec<_>>>());
            let gone: Vec<Id> = gone.await?.into_iter().filter_map(|(id, gone)| gone.then_some(id)).collect();
            entries.extend(page.iter().filter(|p| gone.contains(&p.id)).map(store::roll::person));
        }
        entries.iter().for_each(|entry| self.report.broken(entry.label(), 0, "roll-unrecorded"));
        Ok(())
    }

    async fn subject(&mut self, mut subject: Subject) -> Result<()> {
        let mut broken = subject.broken(&self.known);
        if !broken.is_empty() {
            // Others may write: events, case and task were not read at one moment. Now they are.
            let id = subject.id;
            subject = self.store.moment(move |tx| Subject::read(tx, id)).await?;
            broken = subject.broken(&self.known);
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

    /// Records of readings that are of no case, or not of its person. Whether each reading has its record was looked at with the case.
    async fn readings(&mut self) -> Result<()> {
        let (mut after, newest) = (Id::nil(), self.store.read(store::access::newest).await?);
        while Some(after) < newest {
            let page = self.store.read(|tx| store::access::page_for_verify(tx, after, 2000)).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.0;
            self.report.readings += page.len() as i64;
            page.into_iter().filter(|(.., fits)| !fits).for_each(|(_, case, _)| self.report.broken(case, 0, "reading-stray"));
        }
        Ok(())
    }

    /// Recorded receipts of cases that are not there. Those of a case were looked at with it.
    async fn recorded(&mut self) -> Result<()> {
        let mut after = Id::nil();
        loop {
            let page = self.store.read(|tx| store::recorded::of_no_case(tx, after, 500)).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = *last;
            page.iter().for_each(|case| self.report.broken(case, 0, "recorded-differs"));
        }
    }

    /// Notices of cases that no event made.
    async fn notices(&mut self) -> Result<()> {
        let (mut after, newest) = (Id::nil(), self.store.read(store::notice::newest).await?);
        while Some(after) < newest {
            let page = self.store.read(|tx| store::notice::page_for_verify(tx, after, 1000)).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.id;
            self.report.notices += page.len() as i64;
            page.iter().filter(|told| !subject::is_told(told)).for_each(|told| self.report.broken(told.case, 0, "notice-differs"));
        }
        Ok(())
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

/// A case with the rows of the tasks that it names, the records of its readings, what is to be given back of it, and the receipts recorded in it.
#[derive(Default)]
struct Beside {
    stored: Option<Stored>,
    tasks: Vec<Option<store::task::Open>>,
    readings: Vec<store::access::Access>,
    refunds: Vec<(Millis, store::refund::ToGiveBack)>,
    recorded: Vec<store::recorded::Kept>,
}

/// The cases in order of their ids.
struct Cases<'a> {
    store: &'a Store,
    after: Id,
    page: VecDeque<Beside>,
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
            match self.page.back().and_then(|c| c.stored.as_ref()) {
                Some(c) => self.after = c.id,
                None => self.ended = true,
            }
        }
        Ok(self.page.front().and_then(|c| c.stored.as_ref()).map(|c| c.id))
    }
    fn take(&mut self) -> Beside {
        self.page.pop_front().unwrap_or_default()
    }
}

fn page(tx: &mut store::Tx, after: Id) -> Result<Vec<Beside>> {
    let cases = store::case::page_for_verify(tx, after, CASES)?;
    let named: Vec<Id> = cases.iter().flat_map(subject::names_tasks).collect();
    let mut rows = store::task::get_for_verify(tx, &named)?.into_iter();
    let ids: Vec<Id> = cases.iter().map(|c| c.id).collect();
    let readings = store::access::of_cases_for_verify(tx, &ids)?;
    let (mut refunds, mut recorded): (HashMap<Id, Vec<_>>, HashMap<Id, Vec<_>>) = Default::default();
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        for (case, since, receipt) in store::refund::between(tx, *first, *last)? {
            refunds.entry(case).or_default().push((since, receipt));
        }
        for (case, row) in store::recorded::between(tx, *first, *last)? {
            recorded.entry(case).or_default().push(row);
        }
    }
    Ok(cases
        .into_iter()
        .zip(readings)
        .map(|(c, readings)| {
            let tasks = subject::names_tasks(&c).iter().map(|_| rows.next().flatten()).collect();
            let refunds = refunds.remove(&c.id).unwrap_or_default();
            let recorded = recorded.remove(&c.id).unwrap_or_default();
            Beside { stored: Some(c), tasks, readings, refunds, recorded }
        })
        .collect())
}
