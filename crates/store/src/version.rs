//! Published versions of services: immutable.

use crate::{Result, Tx};
use domain::Millis;

/// Hash of a published version.
pub fn hash(tx: &mut Tx, service: &str, version: i64) -> Result<Option<String>> {
    Ok(tx
        .row("SELECT hash FROM service_versions WHERE service = ?1 AND version = ?2", &[service.into(), version.into()])?
        .map(|mut r| r.text(0)))
}
/// The greatest version of a service that was published.
pub fn greatest(tx: &mut Tx, service: &str) -> Result<Option<i64>> {
    let row = tx.row("SELECT version FROM service_versions WHERE service = ?1 ORDER BY version DESC LIMIT 1", &[service.into()])?;
    Ok(row.map(|r| r.int(0)))
}
/// Every service that was ever published, with its greatest version.
pub fn newest(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    let mut rows = tx.rows("SELECT service, MAX(version) FROM service_versions GROUP BY service ORDER BY service", &[])?;
    Ok(rows.iter_mut().map(|r| (r.text(0), r.int(1))).collect())
}
/// Publishes a version.
pub fn add(tx: &mut Tx, service: &str, version: i64, hash: &str, body: String, now: Millis) {
    tx.one(
        "INSERT INTO service_versions (service, version, hash, body, published_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        vec![service.into(), version.into(), hash.into(), body.into(), now.into()],
    );
}
/// A published version as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Service id.
    pub service: String,
    /// Its number.
    pub version: i64,
    /// The hash of its content, as it was published.
    pub hash: String,
    /// The service as JSON.
    pub body: String,
    /// When it was published.
    pub at: Millis,
}

/// All published versions.
pub fn all(tx: &mut Tx) -> Result<Vec<Published>> {
    let mut rows = tx.rows("SELECT service, version, hash, body, published_at FROM service_versions ORDER BY service, version", &[])?;
    Ok(rows
        .iter_mut()
        .map(|r| Published { service: r.text(0), version: r.int(1), hash: r.text(2), body: r.text(3), at: r.int(4) })
        .collect())
}
