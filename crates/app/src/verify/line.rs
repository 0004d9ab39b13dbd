//! The line of checkpoints: signatures, roots, one unbroken line; and the leaves that events say to be.

use super::Report;
use crate::Result;
use domain::Id;
use domain::event::Hash;
use domain::merkle;
use domain::receipt::{Checkpoint, ed25519::VerifyingKey};
use std::collections::{HashMap, VecDeque};
use store::Store;

/// Leaves kept in memory, of the checkpoints looked up last: 32 bytes each.
const KEPT: usize = 2_000_000;

/// The line as it was followed.
pub struct Line<'a> {
    store: &'a Store,
    public: VerifyingKey,
    /// The newest checkpoint when the line was followed; later ones are looked up when an event names them.
    last: Id,
    /// Leaves up to `last`, and how many of them events were met for. Each event is at most one leaf, because its hash
    /// holds its place: when the numbers are equal, no leaf is without its event.
    leaves: i64,
    met: i64,
    known: HashMap<Id, Option<Vec<Hash>>>,
    order: VecDeque<Id>,
    kept: usize,
}

fn is_sound(c: &Checkpoint, leaves: &[Hash]) -> bool {
    c.size == leaves.len() && hex::encode(merkle::root(leaves)) == c.root
}

impl<'a> Line<'a> {
    /// Follows the line from its beginning.
    pub async fn follow(store: &'a Store, public: &VerifyingKey, report: &mut Report) -> Result<Line<'a>> {
        let mut line =
            Line { store, public: *public, last: Id::nil(), leaves: 0, met: 0, known: HashMap::new(), order: VecDeque::new(), kept: 0 };
        // Whoever follows those that are made meanwhile may never come to an end.
        let newest = store.read(store::checkpoint::greatest).await?;
        while line.last < newest {
            let after = line.last;
            let page = store.read(|tx| store::checkpoint::page_for_verify(tx, after, 100)).await?;
            if page.is_empty() {
                break;
            }
            for (c, leaves) in page.into_iter().filter(|(c, _)| c.id <= newest) {
                report.checkpoints += 1;
                if c.previous != line.last {
                    report.broken(c.id, 0, "checkpoint-chain");
                }
                if !c.is_signed_by(public) {
                    report.broken(c.id, 0, "checkpoint-signature");
                }
                if !is_sound(&c, &leaves) {
                    report.broken(c.id, 0, "checkpoint-root");
                }
                line.last = c.id;
                line.leaves += leaves.len() as i64;
            }
        }
        Ok(line)
    }

    /// Whether that leaf of that checkpoint is this event.
    pub async fn covers(&mut self, (id, leaf): (Id, i64), hash: &Hash) -> Result<bool> {
        if !self.known.contains_key(&id) {
            self.learn(id).await?;
        }
        let is =
            self.known.get(&id).and_then(Option::as_ref).is_some_and(|l| usize::try_from(leaf).ok().and_then(|i| l.get(i)) == Some(hash));
        self.met += i64::from(is && id <= self.last);
        Ok(is)
    }

    async fn learn(&mut self, id: Id) -> Result<()> {
        while self.kept > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.kept -= self.known.remove(&oldest).flatten().map_or(1, |l| l.len() + 1);
        }
        let found = self.store.read(|tx| store::checkpoint::get(tx, id)).await?;
        // One that was made since the line was followed has not been looked at yet.
        let sound = found.filter(|(c, l)| id <= self.last || (c.is_signed_by(&self.public) && is_sound(c, l))).map(|f| f.1);
        self.kept += sound.as_ref().map_or(1, |l| l.len() + 1);
        self.order.push_back(id);
        self.known.insert(id, sound);
        Ok(())
    }

    /// After all events: names the checkpoints with a leaf for which there is no event.
    pub async fn end(self, report: &mut Report) -> Result<()> {
        if self.met == self.leaves {
            return Ok(());
        }
        let mut named: HashMap<Id, i64> = HashMap::new();
        let mut after = (Id::nil(), 0);
        loop {
            let page = self.store.read(|tx| store::event::page_for_verify(tx, after, super::EVENTS)).await?;
            let Some((last, _)) = page.last() else { break };
            after = (last.subject, last.seq);
            for (id, _) in page.into_iter().filter_map(|(_, cover)| cover) {
                *named.entry(id).or_default() += 1;
            }
        }
        let mut after = Id::nil();
        loop {
            let page = self.store.read(|tx| store::checkpoint::sizes(tx, after, 1000)).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.0;
            for (id, size) in page.into_iter().filter(|(id, _)| *id <= self.last) {
                if named.get(&id).copied().unwrap_or(0) < size {
                    report.broken(id, 0, "missing-leaf");
                }
            }
        }
    }
}
