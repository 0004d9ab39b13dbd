//! Publishing: the services of checked packages become immutable versions in the database.

use crate::{Offer, Result, now};
use domain::package::{Catalogue, Service};
use domain::{Msg, Refusal};
use store::{Fault, Store, version};

/// Publishes what is new and gives the offer with every version ever published. A version that stands in the database
/// with other content is refused, and nothing is published.
pub async fn publish(store: &Store, catalogue: Catalogue) -> Result<Offer> {
    let bodies: Vec<(String, i64, String, String)> = catalogue
        .services
        .values()
        .map(|s| Ok((s.id.clone(), s.version, s.hash.clone(), serde_json::to_string(s).map_err(Fault::new)?)))
        .collect::<Result<_>>()?;
    let at = now::now();
    store
        .write(move |tx| {
            for (id, v, hash, body) in &bodies {
                match version::hash(tx, id, *v)? {
                    None => version::add(tx, id, *v, hash, body.clone(), at),
                    Some(h) if h == *hash => {}
                    Some(_) => {
                        return Err(Refusal::Conflict(
                            Msg::new("refusal-version-changed").with("service", id.as_str()).with("version", *v),
                        )
                        .into());
                    }
                }
            }
            Ok(())
        })
        .await?;
    offer(store, catalogue).await
}

/// The offer without publishing anything: for programs that only look agencies and services up.
pub async fn offer(store: &Store, catalogue: Catalogue) -> Result<Offer> {
    let all = store.read(version::all).await?;
    let published = |v: version::Published| {
        let service: Service =
            serde_json::from_str(&v.body).map_err(|e| Fault::new(format!("version {} of {}: {e}", v.version, v.service)))?;
        Ok((service, v.at))
    };
    let older = all.into_iter().map(published).collect::<Result<_>>()?;
    Ok(Offer::new(catalogue, older).map_err(Fault::new)?)
}
