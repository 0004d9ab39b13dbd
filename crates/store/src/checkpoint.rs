//! Checkpoints: signed roots over events, with the leaves they cover. Each names the one before; the name is unique, so
//! of two workers only one continues the line.

use crate::{Result, Row, Tx};
use domain::event::Hash;
use domain::receipt::Checkpoint;
use domain::{Id, Msg, Refusal};

fn checkpoint(r: &mut Row) -> Checkpoint {
    Checkpoint { id: r.id(0), previous: r.id(1), at: r.int(2), size: r.int(3) as usize, root: r.text(4), signature: r.text(5) }
}
fn leaves(r: &Row, i: usize) -> Vec<Hash> {
    r.bytes(i).chunks_exact(32).filter_map(|c| c.try_into().ok()).collect()
}

/// The end of the line: the checkpoint that no other names as the one before, nil when there is none. A worker gives each
/// an id above that of the one before, whatever its clock says, so the end is the greatest id; should a greater one
/// have come in by another way, the line still goes on from its end.
pub fn newest(tx: &mut Tx) -> Result<Id> {
    let greatest = greatest(tx)?;
    if tx.row("SELECT id FROM checkpoints WHERE previous = ?1", &[greatest.into()])?.is_none() {
        return Ok(greatest);
    }
    let end =
        "SELECT id FROM checkpoints c WHERE NOT EXISTS (SELECT 1 FROM checkpoints n WHERE n.previous = c.id) ORDER BY id DESC LIMIT 1";
    Ok(tx.row(end, &[])?.map_or(Id::nil(), |r| r.id(0)))
}

/// The greatest id, nil when there is none.
pub fn greatest(tx: &mut Tx) -> Result<Id> {
    Ok(tx.row("SELECT id FROM checkpoints ORDER BY id DESC LIMIT 1", &[])?.map_or(Id::nil(), |r| r.id(0)))
}

/// Ids of checkpoints with the number of their leaves, after `after`, by id.
pub fn sizes(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<(Id, i64)>> {
    let rows = tx.rows("SELECT id, size FROM checkpoints WHERE id > ?1 ORDER BY id LIMIT ?2", &[after.into(), limit.into()])?;
    Ok(rows.iter().map(|r| (r.id(0), r.int(1))).collect())
}

/// Adds one; refused when another worker continued the line from the same one.
pub fn add(tx: &mut Tx, c: &Checkpoint, leaves: &[Hash]) {
    tx.one_or(
        "INSERT INTO checkpoints (id, previous, at, size, root, signature, leaves) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
        vec![
            c.id.into(),
            c.previous.into(),
            c.at.into(),
            (c.size as i64).into(),
            (&c.root).into(),
            (&c.signature).into(),
            leaves.concat().into(),
        ],
        Refusal::Conflict(Msg::new("refusal-changed-meanwhile")),
    );
}

/// One with its leaves.
pub fn get(tx: &mut Tx, id: Id) -> Result<Option<(Checkpoint, Vec<Hash>)>> {
    let row = tx.row("SELECT id, previous, at, size, root, signature, leaves FROM checkpoints WHERE id = ?1", &[id.into()])?;
    Ok(row.map(|mut r| (checkpoint(&mut r), leaves(&r, 6))))
}

/// For verification: checkpoints after `after`, in order of making.
pub fn page_for_verify(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<(Checkpoint, Vec<Hash>)>> {
    let mut rows = tx.rows(
        "SELECT id, previous, at, size, root, signature, leaves FROM checkpoints WHERE id > ?1 ORDER BY id LIMIT ?2",
        &[after.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(|r| (checkpoint(r), leaves(r, 6))).collect())
}
