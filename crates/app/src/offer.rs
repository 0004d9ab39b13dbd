//! What is offered: every published version of every service, with agencies, calendars and search. Made at start from
//! the packages and the database; immutable afterwards.

use domain::calendar::{Today, WorkingDays};
use domain::case::Place;
use domain::package::{Agency, Catalogue, Service, Unit};
use domain::{Lang, Millis};
use pages::contexts::Shown;
use search::Search;
use std::collections::HashMap;
use std::sync::Arc;

/// A service whose newest version was published at some time.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// Service id.
    pub service: String,
    /// When that version was published.
    pub at: Millis,
    /// Whether there was a version before.
    pub changed: bool,
}

/// The offer.
pub struct Offer {
    /// Agencies, life events, calendars, newest services.
    pub catalogue: Catalogue,
    /// The index over the newest services.
    pub search: Search,
    versions: HashMap<(String, i64), Arc<Service>>,
    newest: HashMap<String, Arc<Service>>,
    news: Vec<News>,
    published: HashMap<String, Millis>,
    working_days: HashMap<String, Arc<WorkingDays>>,
}

impl Offer {
    /// From the catalogue and the versions out of the database, each with the time of its publication.
    pub fn new(catalogue: Catalogue, published: Vec<(Service, Millis)>) -> Result<Offer, String> {
        let search = Search::build(&catalogue)?;
        let newest: HashMap<String, Arc<Service>> = catalogue.services.iter().map(|(k, s)| (k.clone(), Arc::new(s.clone()))).collect();
        let is_newest = |s: &Service| newest.get(&s.id).is_some_and(|n| n.version == s.version);
        let mut news: Vec<News> = published
            .iter()
            .filter(|(s, _)| is_newest(s))
            .map(|(s, at)| News {
                service: s.id.clone(),
                at: *at,
                changed: published.iter().any(|(o, _)| o.id == s.id && o.version < s.version),
            })
            .collect();
        news.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.service.cmp(&b.service)));
        let mut versions: HashMap<(String, i64), Arc<Service>> =
            published.into_iter().map(|(s, _)| ((s.id.clone(), s.version), Arc::new(s))).collect();
        versions.extend(newest.values().map(|s| ((s.id.clone(), s.version), s.clone())));
        let days = |a: &Agency| catalogue.calendars.get(&a.calendar).map(|c| (a.id.clone(), Arc::new(WorkingDays::of(a, c))));
        let working_days = catalogue.agencies.values().filter_map(days).collect();
        Ok(Offer {
            catalogue,
            search,
            versions,
            newest,
            published: news.iter().map(|n| (n.service.clone(), n.at)).collect(),
            news,
            working_days,
        })
    }
    /// The newest version of a service.
    pub fn service(&self, id: &str) -> Option<Arc<Service>> {
        self.newest.get(id).cloned()
    }
    /// A published version.
    pub fn version(&self, id: &str, version: i64) -> Option<Arc<Service>> {
        // The usual case without building a key.
        match self.newest.get(id) {
            Some(s) if s.version == version => Some(s.clone()),
            _ => self.versions.get(&(id.to_string(), version)).cloned(),
        }
    }
    /// An agency.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.catalogue.agencies.get(id)
    }
    /// A unit.
    pub fn unit(&self, place: &Place) -> Option<&Unit> {
        self.agency(&place.agency)?.unit(&place.unit)
    }
    /// Working days of an agency; every day works where the calendar is unknown.
    pub fn working_days(&self, agency: &str) -> Arc<WorkingDays> {
        self.working_days.get(agency).cloned().unwrap_or_default()
    }
    /// Today at an agency.
    pub fn today(&self, agency: &str, now: Millis) -> Today {
        let days = self.working_days(agency);
        Today::new(days.today(now), days)
    }
    /// Name of an agency and of its unit, for people.
    pub fn place_title(&self, place: &Place, lang: Lang) -> (Shown<'_>, Shown<'_>) {
        let agency = self.agency(&place.agency);
        (
            agency.map_or_else(|| Shown::plain(place.agency.clone()), |a| Shown::of(&a.title, lang)),
            agency.and_then(|a| a.unit(&place.unit)).map_or_else(|| Shown::plain(place.unit.clone()), |u| Shown::of(&u.title, lang)),
        )
    }
    /// Services by the time at which their newest version was published, the latest first.
    pub fn news(&self) -> &[News] {
        &self.news
    }
    /// When the newest version of a service was published.
    pub fn published_at(&self, service: &str) -> Option<Millis> {
        self.published.get(service).copied()
    }
    /// Newest services in the order of their ids.
    pub fn services(&self) -> impl Iterator<Item = &Service> {
        self.catalogue.services.values()
    }
}
