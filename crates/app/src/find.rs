//! Finding a service: by words, by life event, by agency.

use crate::{App, News, Result, now, submit};
use domain::Lang;
use domain::package::Service;
pub use search::Among;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Services for a query, best first. Languages in which a service has no text fall back to Persian.
pub fn services(app: &App, query: &str, lang: Lang, among: &Among, limit: usize) -> Vec<Arc<Service>> {
    let mut ids = app.offer.search.find(query, lang, among, limit);
    if lang != Lang::FA && ids.is_empty() {
        ids = app.offer.search.find(query, Lang::FA, among, limit);
    }
    ids.iter().filter_map(|id| app.offer.service(id)).collect()
}

/// All services that take applications, in the alphabet of the language.
pub fn all(app: &App, lang: Lang) -> Vec<Arc<Service>> {
    let mut all: Vec<_> = app.offer.services().filter_map(|s| app.offer.service(&s.id)).collect();
    all.sort_by(|a, b| pages::Words::of(lang).in_order(a.title.get(lang), b.title.get(lang)));
    all
}

/// What the first page shows beside life events.
pub struct Home {
    /// The services most applied for this week and in the one before, filled up with others.
    pub most_used: Vec<Arc<Service>>,
    /// Whether anything was counted; otherwise these are some services.
    pub counted: bool,
    /// The services published last, each with when, and whether there was a version before.
    pub news: Vec<(Arc<Service>, News)>,
}

/// Services on the first page.
const MOST_USED: usize = 6;

/// What the first page shows beside life events: the same for people and programs.
pub async fn home(app: &App) -> Result<Home> {
    let mut most_used = most_used(app, MOST_USED).await?;
    let counted = !most_used.is_empty();
    for s in app.offer.services().filter_map(|s| app.offer.service(&s.id)) {
        if most_used.len() < MOST_USED && !most_used.iter().any(|m| m.id == s.id) {
            most_used.push(s);
        }
    }
    let news = news(app).filter_map(|n| Some((app.offer.service(&n.service)?, n.clone()))).collect();
    Ok(Home { most_used, counted, news })
}

/// The services most applied for this week and in the one before, by maintained counters: a week that has just begun says little.
async fn most_used(app: &App, limit: usize) -> Result<Vec<Arc<Service>>> {
    let from = submit::used_from(now::now(), 1);
    let weeks = store::counter::fetch_from(&app.store, &[submit::USED.into()], &from).await?.pop().unwrap_or_default();
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for (service, n) in weeks.iter().filter_map(|(item, n)| Some((item.split_once('/')?.1, n))) {
        *counts.entry(service).or_default() += n;
    }
    let mut counts: Vec<(&str, i64)> = counts.into_iter().collect();
    // Those of the same number stay in the order of their ids.
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Ok(counts.iter().filter(|(id, _)| !app.offer.is_withdrawn(id)).filter_map(|(id, _)| app.offer.service(id)).take(limit).collect())
}

/// What is told as new at a time.
const NEWS: usize = 5;

/// The services published last, by the times of publication that were read when the program started: costs no query.
fn news(app: &App) -> impl Iterator<Item = &News> {
    app.offer.news().iter().take(NEWS)
}
