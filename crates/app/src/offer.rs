//! What is offered: every published version of every service, with agencies, calendars and search. Made at start from
//! the packages and the database; immutable afterwards. When the first day of a version comes, another one takes its place.

use domain::calendar::{Calendars, Day, Today, WorkingDays};
use domain::case::Place;
use domain::package::{Agency, Catalogue, Contract, Service, Status, Unit};
use domain::{Lang, Millis, Text};
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

/// Where a version of a service is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// Not offered yet.
    Draft,
    /// Offered now.
    Published,
    /// A newer version is offered in its place.
    Superseded,
    /// Its service takes no new applications any more.
    Withdrawn,
}

impl Life {
    /// As packages and the API write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Life::Draft => "draft",
            Life::Published => "published",
            Life::Superseded => "superseded",
            Life::Withdrawn => "withdrawn",
        }
    }
}

/// The offer.
pub struct Offer {
    /// Agencies, life events, calendars, and the newest version of each service that takes applications.
    pub catalogue: Catalogue,
    /// By which days each agency counts.
    pub calendars: Arc<Calendars>,
    /// The index over the newest services.
    pub search: Search,
    versions: HashMap<(String, i64), Arc<Service>>,
    newest: HashMap<String, Arc<Service>>,
    news: Vec<News>,
    published: HashMap<String, Millis>,
    waiting: Option<Waiting>,
}

/// The packages as they were read, when a version in them has its first day still before it.
struct Waiting {
    packages: Catalogue,
    /// Agency and first day of each such version.
    days: Vec<(String, Day)>,
}

/// The first day of a version, when it is still to come.
fn later(calendars: &Calendars, service: &Service, at: Millis) -> Option<Day> {
    service.from.as_deref().and_then(Day::parse).filter(|day| *day > calendars.of(&service.agency).today(at))
}

/// The versions of the packages that are in force: those that are published, or withdrawn, from then on.
pub(crate) fn in_force(catalogue: &Catalogue, at: Millis) -> impl Iterator<Item = &Service> {
    let calendars = Calendars::new(catalogue);
    catalogue.services.values().filter(move |s| s.status != Status::Draft && later(&calendars, s, at).is_none())
}

impl Offer {
    /// From the packages and the versions out of the database, each with the time of its publication, as it is at a time.
    pub fn new(packages: Catalogue, published: Vec<(Service, Millis)>, at: Millis) -> Result<Offer, String> {
        let calendars = Arc::new(Calendars::new(&packages));
        let days: Vec<(String, Day)> = packages
            .services
            .values()
            .filter(|s| s.status != Status::Draft)
            .filter_map(|s| Some((s.agency.clone(), later(&calendars, s, at)?)))
            .collect();
        let mut newest: HashMap<String, Arc<Service>> = in_force(&packages, at).map(|s| (s.id.clone(), Arc::new(s.clone()))).collect();
        // Of a version that is not in force yet, the one before it is offered; a service that has none is not there yet.
        for service in packages.services.values().filter(|s| !newest.contains_key(&s.id)).collect::<Vec<_>>() {
            let before = published.iter().map(|p| &p.0).filter(|p| p.id == service.id && p.version < service.version);
            if let Some(s) = before.max_by_key(|s| s.version).filter(|s| packages.agencies.contains_key(&s.agency)) {
                newest.insert(s.id.clone(), Arc::new(s.clone()));
            }
        }
        for (last, _) in &published {
            let at = newest.get(&last.id).map_or(0, |s| s.version);
            if last.version <= at || !packages.agencies.contains_key(&last.agency) {
                continue;
            }
            // A service whose file is gone: drafts and cases keep its names, and it takes nothing new. Of older packages, which only a program
            // that publishes nothing can have, what was published later stands.
            let status = if packages.services.contains_key(&last.id) { last.status } else { Status::Withdrawn };
            newest.insert(last.id.clone(), Arc::new(Service { status, ..last.clone() }));
        }
        let open = newest.values().filter(|s| s.status != Status::Withdrawn).map(|s| (s.id.clone(), (**s).clone())).collect();
        let catalogue = Catalogue { services: open, ..packages.clone() };
        let search = Search::build(&catalogue)?;
        let is_newest = |s: &Service| catalogue.services.get(&s.id).is_some_and(|n| n.version == s.version);
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
        Ok(Offer {
            calendars,
            catalogue,
            search,
            versions,
            newest,
            published: news.iter().map(|n| (n.service.clone(), n.at)).collect(),
            news,
            waiting: (!days.is_empty()).then_some(Waiting { packages, days }),
        })
    }
    /// The newest version of a service; it may be withdrawn.
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
    /// The versions of a service up to `version`, the newest of them first.
    pub fn up_to(&self, id: &str, version: i64) -> Vec<Arc<Service>> {
        let mut all: Vec<_> = self.versions.values().filter(|s| s.id == id && s.version <= version).cloned().collect();
        all.sort_by_key(|s| std::cmp::Reverse(s.version));
        all
    }
    /// The version that a draft on `version` may be carried over to: the newest, if it is newer and takes applications.
    pub fn newer(&self, id: &str, version: i64) -> Option<&Arc<Service>> {
        self.newest.get(id).filter(|s| s.version > version && s.status == Status::Published)
    }
    /// Why drafts on `version` do not hold any more, said by a version after it; nothing when they hold, or when there is no version
    /// to which they could be carried over.
    pub fn void(&self, id: &str, version: i64) -> Option<&Text> {
        self.void_by(id, version, self.newer(id, version)?.version)
    }
    /// Why drafts on `version` do not hold any more, said by a version after it up to `until`.
    pub fn void_by(&self, id: &str, version: i64, until: i64) -> Option<&Text> {
        let after = self.versions.values().filter(|s| s.id == id && s.version > version && s.version <= until);
        after.filter(|s| !s.drafts_void.is_empty()).max_by_key(|s| s.version).map(|s| &s.drafts_void)
    }
    /// Whether a service takes no new applications any more; so it is where its file is gone, and its agency with it.
    pub fn is_withdrawn(&self, id: &str) -> bool {
        self.newest.get(id).is_none_or(|s| s.status == Status::Withdrawn)
    }
    /// Where a version of a service is in its life.
    pub fn life(&self, id: &str, version: i64) -> Life {
        match self.newest.get(id) {
            Some(newest) if newest.version < version => Life::Draft,
            Some(newest) if newest.status != Status::Withdrawn => {
                if newest.version == version {
                    Life::Published
                } else {
                    Life::Superseded
                }
            }
            _ => Life::Withdrawn,
        }
    }
    /// The packages to publish again, when by now the first day of a version has come.
    pub fn due(&self, at: Millis) -> Option<&Catalogue> {
        let waiting = self.waiting.as_ref()?;
        let come = |(agency, day): &(String, Day)| *day <= self.calendars.of(agency).today(at);
        waiting.days.iter().any(come).then_some(&waiting.packages)
    }
    /// An agency.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.catalogue.agencies.get(id)
    }
    /// A unit.
    pub fn unit(&self, place: &Place) -> Option<&Unit> {
        self.agency(&place.agency)?.unit(&place.unit)
    }
    /// The contract under which a unit works at a moment; nothing where the agency's own staff does, and where another contract
    /// held then than the one that the packages have.
    pub fn contract(&self, place: &Place, at: Millis) -> Option<&Contract> {
        let contract = self.unit(place)?.contract.as_ref()?;
        contract.holds(self.calendars.of(&place.agency).today(at)).then_some(contract)
    }
    /// Whether anybody may work in a unit at a moment: the agency's own staff, or a contractor whose contract holds.
    pub fn may_work(&self, place: &Place, at: Millis) -> bool {
        self.unit(place).is_none_or(|u| u.contract.is_none()) || self.contract(place, at).is_some()
    }
    /// Working days of an agency; of one that is not in the packages, see [`Calendars::new`].
    pub fn working_days(&self, agency: &str) -> Arc<WorkingDays> {
        self.calendars.of(agency).clone()
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
    /// Newest services that take applications, in the order of their ids.
    pub fn services(&self) -> impl Iterator<Item = &Service> {
        self.catalogue.services.values()
    }
}
