//! What is offered: every published version of every service, with agencies, calendars and search. Made at start from
//! the packages and the database; immutable afterwards.

use domain::calendar::WorkingDays;
use domain::case::Place;
use domain::package::{Agency, Catalogue, Service, Unit};
use domain::{Lang, Millis};
use search::Search;
use std::collections::HashMap;
use std::sync::Arc;

/// The offer.
pub struct Offer {
    /// Agencies, life events, calendars, newest services.
    pub catalogue: Catalogue,
    /// The index over the newest services.
    pub search: Search,
    versions: HashMap<(String, i64), Arc<Service>>,
    newest: HashMap<String, Arc<Service>>,
    working_days: HashMap<String, Arc<WorkingDays>>,
}

impl Offer {
    /// From the catalogue and older versions out of the database.
    pub fn new(catalogue: Catalogue, older: Vec<Service>) -> Result<Offer, String> {
        let search = Search::build(&catalogue)?;
        let newest: HashMap<String, Arc<Service>> = catalogue.services.iter().map(|(k, s)| (k.clone(), Arc::new(s.clone()))).collect();
        let mut versions: HashMap<(String, i64), Arc<Service>> =
            older.into_iter().map(|s| ((s.id.clone(), s.version), Arc::new(s))).collect();
        versions.extend(newest.values().map(|s| ((s.id.clone(), s.version), s.clone())));
        let working_days = catalogue.calendars.iter().map(|(k, c)| (k.clone(), Arc::new(WorkingDays::new(c)))).collect();
        Ok(Offer { catalogue, search, versions, newest, working_days })
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
        self.agency(agency).and_then(|a| self.working_days.get(&a.calendar)).cloned().unwrap_or_default()
    }
    /// Today at an agency, `YYYY-MM-DD`.
    pub fn today(&self, agency: &str, now: Millis) -> String {
        self.working_days(agency).today(now).to_string()
    }
    /// Name of a unit with its agency, for people.
    pub fn place_title(&self, place: &Place, lang: Lang) -> (String, String) {
        let agency = self.agency(&place.agency);
        (
            agency.map_or(place.agency.clone(), |a| a.title.get(lang).into()),
            agency.and_then(|a| a.unit(&place.unit)).map_or(place.unit.clone(), |u| u.title.get(lang).into()),
        )
    }
    /// Newest services in the order of their ids.
    pub fn services(&self) -> impl Iterator<Item = &Service> {
        self.catalogue.services.values()
    }
}
