//! Verification of the whole database: chains, checkpoints, cases.

use crate::{Result, act, receipt::Key, submit};
use domain::Id;
use domain::event::Hash;
use domain::merkle;
use serde::Serialize;
use std::collections::HashMap;
use store::Store;

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
}

/// Something broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// The case or checkpoint.
    pub subject: Id,
    /// Number of the event, 0 when it is not one event.
    pub seq: i64,
    /// `chain`, `missing-event`, `leaf`, `checkpoint-signature`, `checkpoint-root`, `checkpoint-chain`, `missing-leaf`,
    /// `answers`, `case-without-events`, `events-missing`.
    pub reason: String,
}

impl Report {
    fn broken(&mut self, subject: Id, seq: i64, reason: &str) {
        self.broken += 1;
        self.first_broken.get_or_insert_with(|| Broken { subject, seq, reason: reason.into() });
    }
}

/// Checks every event, checkpoint and case; the first broken event is the first in the order of the database.
pub async fn verify(store: &Store, key: &Key) -> Result<Report> {
    let mut report = Report::default();
    let public = key.verifying();

    // Checkpoints: signatures, roots, one unbroken line. Their leaves are kept to meet the events below.
    let mut leaves: HashMap<Id, (Vec<Hash>, usize)> = HashMap::new();
    let (mut after, mut previous) = (Id::nil(), Id::nil());
    loop {
        let page = store.read(|tx| store::checkpoint::page_for_verify(tx, after, 200)).await?;
        let Some(last) = page.last() else { break };
        after = last.0.id;
        for (c, l) in page {
            report.checkpoints += 1;
            if c.previous != previous {
                report.broken(c.id, 0, "checkpoint-chain");
            }
            previous = c.id;
            if !c.is_signed_by(&public) {
                report.broken(c.id, 0, "checkpoint-signature");
            }
            if c.size != l.len() || hex::encode(merkle::root(&l)) != c.root {
                report.broken(c.id, 0, "checkpoint-root");
            }
            leaves.insert(c.id, (l, 0));
        }
    }

    // Events, subject by subject; beside them the cases, in the same order.
    let mut position = (Id::nil(), 0i64);
    let mut chain: Option<(Id, i64, Hash)> = None;
    let mut cases = Cases::new(store);
    let mut first_answers: Option<String> = None;
    loop {
        let page = store.read(|tx| store::event::page_for_verify(tx, position, 2000)).await?;
        let ended = page.is_empty();
        for (mut e, covered) in page {
            position = (e.subject, e.seq);
            report.events += 1;
            if chain.is_some_and(|c| c.0 != e.subject) {
                cases.meet(&mut report, chain.take(), first_answers.take()).await?;
            }
            let before = chain.map(|c| (c.1, c.2));
            // The chain's own hash stands for the one before: a page may begin in the middle of a subject.
            e.previous = before.map_or(domain::event::START, |b| b.1);
            if !e.follows(before) {
                report.broken(e.subject, e.seq, if e.seq == before.map_or(1, |b| b.0 + 1) { "chain" } else { "missing-event" });
            }
            if e.seq == 1 {
                first_answers = act::submitted_answers(&e);
            }
            match covered {
                None => report.uncovered += 1,
                Some((id, leaf)) => match leaves.get_mut(&id) {
                    Some((l, met)) if l.get(leaf as usize) == Some(&e.hash) => *met += 1,
                    _ => report.broken(e.subject, e.seq, "leaf"),
                },
            }
            chain = Some((e.subject, e.seq, e.hash));
        }
        if ended {
            cases.meet(&mut report, chain.take(), first_answers.take()).await?;
            break;
        }
    }
    cases.rest(&mut report).await?;
    let mut short: Vec<Id> = leaves.into_iter().filter(|(_, (l, met))| l.len() != *met).map(|(id, _)| id).collect();
    short.sort();
    for id in short {
        report.broken(id, 0, "missing-leaf");
    }
    Ok(report)
}

/// The cases in order of their ids, as the events go by.
struct Cases<'a> {
    store: &'a Store,
    after: Id,
    page: std::collections::VecDeque<(Id, i64, String)>,
    ended: bool,
}

impl<'a> Cases<'a> {
    fn new(store: &'a Store) -> Self {
        Cases { store, after: Id::nil(), page: Default::default(), ended: false }
    }
    async fn peek(&mut self) -> Result<Option<&(Id, i64, String)>> {
        if self.page.is_empty() && !self.ended {
            let after = self.after;
            self.page = self.store.read(|tx| store::case::page_for_verify(tx, after, 1000)).await?.into();
            self.ended = self.page.is_empty();
            if let Some(last) = self.page.back() {
                self.after = last.0;
            }
        }
        Ok(self.page.front())
    }
    /// A subject's events have ended: its case must have that many and the answers that were submitted.
    async fn meet(&mut self, report: &mut Report, chain: Option<(Id, i64, Hash)>, answers: Option<String>) -> Result<()> {
        let Some((subject, events, _)) = chain else { return Ok(()) };
        while let Some(case) = self.peek().await? {
            if case.0 > subject {
                break;
            }
            let (id, revision, stored) = case.clone();
            self.page.pop_front();
            report.cases += 1;
            if id < subject {
                report.broken(id, 0, "case-without-events");
            } else {
                if revision != events {
                    report.broken(id, events, "events-missing");
                }
                if answers.as_deref() != Some(submit::answers_hash(&stored).as_str()) {
                    report.broken(id, 1, "answers");
                }
                return Ok(());
            }
        }
        report.broken(subject, 1, "case-missing");
        Ok(())
    }
    async fn rest(&mut self, report: &mut Report) -> Result<()> {
        while let Some((id, _, _)) = self.peek().await?.cloned() {
            self.page.pop_front();
            report.cases += 1;
            report.broken(id, 0, "case-without-events");
        }
        Ok(())
    }
}
