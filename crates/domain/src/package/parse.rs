//! The only reader of the package language: file names and contents in, a checked catalogue or all mistakes out. It
//! knows nothing of disks; example answers are checked by the same rules as people's answers.

use super::mistake::{Mistake, Pos, Sheet, SourceFile, in_order};
use super::node::{self, Node, Value};
use super::sub_cases::{self, Others};
use super::types::{self, Narrowing};
use super::walk::{self, Ids, LONG, SHORT};
use super::{
    Agency, BillCode, Calendar, Catalogue, Contract, LANGUAGE, Landmark, LifeEvent, Need, OwnDays, PackageHead, Position, Unit, bundle,
    people, service, written_day,
};
use crate::calendar::{Calendars, Day, TEHRAN, WorkingDays};
use crate::{Arg, Lang, Msg, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Week days as packages write them, with their ISO numbers.
const WEEK: [(&str, u8); 7] =
    [("saturday", 6), ("sunday", 7), ("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5)];
const WEEK_DAYS: [&str; 7] = ["saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"];

/// Languages of texts that belong to no agency.
const COMMON_LANGUAGES: [Lang; 2] = [Lang::FA, Lang::EN];

/// What a file is, by its place in the package.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role<'a> {
    Head,
    Calendars,
    LifeEvents,
    Agency(&'a str),
    Type(&'a str),
    Service(&'a str),
}

/// A file that could be read as YAML.
struct File<'a> {
    sheet: Sheet<'a>,
    text: &'a str,
    package: &'a str,
    role: Role<'a>,
    root: Node,
    /// Whether nothing was wrong with it as YAML.
    whole: bool,
}

impl File<'_> {
    /// The id of the type that it describes.
    fn type_id(&self) -> Option<&str> {
        match self.role {
            Role::Type(name) => Some(self.root.get("id").and_then(Node::scalar).unwrap_or(name)),
            _ => None,
        }
    }
}

/// What other files may refer to. Collected before the contents are checked, so that one mistake in an agency does not
/// make every service of it look wrong.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// The day on which contracts are to run; nothing where that is not asked.
    pub contracts: Option<Day>,
    /// Agencies with their units and languages.
    pub agencies: BTreeMap<&'a str, AgencyKnown<'a>>,
    calendars: Names<'a>,
    /// Life events.
    pub life_events: Names<'a>,
    types: Names<'a>,
    /// Services.
    pub services: Names<'a>,
}

/// Ids of one kind.
#[derive(Default)]
pub(super) struct Names<'a> {
    ids: BTreeSet<&'a str>,
    /// A file of them could not be read: any id may be right.
    unsure: bool,
}

impl Names<'_> {
    /// Whether there is, or may be, such an id.
    pub fn has(&self, id: &str) -> bool {
        self.unsure || self.ids.contains(id)
    }
    /// The most similar id.
    pub fn nearest(&self, id: &str) -> &str {
        walk::nearest(id, self.ids.iter().copied())
    }
}

/// What services need to know of their agency.
pub(super) struct AgencyKnown<'a> {
    /// Ids of its units; `None` if its file does not tell.
    pub units: Option<Vec<&'a str>>,
    /// Units whose contractor has no contract any more.
    pub ended: Vec<&'a str>,
    /// The first day of the contract of each unit that has one.
    pub begins: Vec<(&'a str, Day)>,
    /// Its languages.
    pub languages: Vec<Lang>,
    /// Its working days.
    pub days: Arc<WorkingDays>,
    /// Weekdays on which it works by its weekend and is closed by its hours, in the order of the week; none where one of the two
    /// could not be read.
    closed: Vec<&'static str>,
}

/// Reads service packages: all of a folder of publishers, or the folder of one publisher. `examples` (`YYYY-MM-DD`) is the
/// day on which example answers are checked, and contracts with them. Mistakes come in the order of files, lines and columns, all at once.
pub fn parse(files: &[SourceFile], examples: &str) -> Result<Catalogue, Vec<Mistake>> {
    parse_on(files, examples, Day::parse(examples))
}

/// The same, with contracts checked on the day of `contracts`: that one runs where somebody is to work under it. Without a day it is not
/// asked, as at a start: a package that was published does not turn bad with time.
pub fn parse_on(files: &[SourceFile], examples: &str, contracts: Option<Day>) -> Result<Catalogue, Vec<Mistake>> {
    let mut sources: Vec<&SourceFile> = files.iter().filter(|f| !is_ignored(&f.path)).collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let mut mistakes = vec![];
    let one = is_one_publisher(&sources);
    let read = read_files(&sources, one, &mut mistakes);
    let day = Day::parse(examples).unwrap_or(Day(0));
    let known = known(&sources, one, &read, contracts);
    mistakes.extend(files.iter().filter(|f| f.path == people::FILE).flat_map(|f| people::check(&f.text, &known)));
    let mut catalogue = Catalogue::default();
    let mut ids = UniqueIds::default();
    // Services that others may be held against.
    let mut right = BTreeSet::new();
    let hashes = content_hashes(&sources, one);
    // A package of another language version gets that one mistake; reading it by the rules of this one would only mislead.
    let foreign: BTreeSet<&str> = read.iter().filter(|f| f.role == Role::Head && foreign_version(&f.root)).map(|f| f.package).collect();
    for file in read.iter().filter(|f| !foreign.contains(f.package)) {
        if let Role::Type(name) = file.role {
            let about = (name, &known, is_sample(&read, file.package), day);
            if let Some(t) = types::read(&file.sheet, file.text, &file.root, about, &mut ids.types) {
                catalogue.types.insert(t.id.clone(), t);
            }
        }
    }
    for file in read.iter().filter(|f| f.role == Role::Head || !foreign.contains(f.package)) {
        let sample = is_sample(&read, file.package);
        match file.role {
            Role::Head => catalogue.packages.extend(head(file, &mut ids.packages, &hashes)),
            Role::Calendars => {
                for item in walk::list(&file.sheet, &file.root) {
                    if let Some(c) = calendar(&file.sheet, item, &mut ids.calendars) {
                        catalogue.calendars.insert(c.id.clone(), c);
                    }
                }
            }
            Role::LifeEvents => {
                for item in walk::list(&file.sheet, &file.root) {
                    catalogue.life_events.extend(life_event(&file.sheet, item, &mut ids.life_events));
                }
            }
            Role::Agency(name) => {
                if let Some(a) = agency(file, name, &known, &mut ids.agencies, sample) {
                    catalogue.agencies.insert(a.id.clone(), a);
                }
            }
            // Read already: services need them.
            Role::Type(_) => {}
            Role::Service(name) => {
                let Some(node) = file.root.get("type") else {
                    if let Some(found) = service::read(&file.sheet, &file.root, name, &known, &mut ids.services, sample, day, file.whole) {
                        right.extend(found.is_right.then(|| found.service.id.clone()));
                        catalogue.services.insert(found.service.id.clone(), found.service);
                    }
                    continue;
                };
                let wanted = walk::string(&file.sheet, node, SHORT);
                let found = read.iter().find(|f| f.type_id() == Some(&wanted) && !foreign.contains(f.package));
                let (Some(law), Some(of)) = (found, catalogue.types.get(&wanted)) else {
                    // Without its type it would look as if everything were missing: one mistake is enough.
                    if !wanted.is_empty() && found.is_none() && !known.types.has(&wanted) {
                        walk::unknown(&file.sheet, node.pos, "type", &wanted, known.types.nearest(&wanted));
                    }
                    continue;
                };
                let sheet = Sheet::new(file.sheet.path, file.text).before(law.sheet.path, law.text);
                Narrowing { sheet: &sheet, law_path: law.sheet.path, own: &file.root, law: &law.root }.check();
                let whole = types::merged(&file.root, &law.root);
                let both = file.whole && law.whole;
                if let Some(mut found) = service::read(&sheet, &whole, name, &known, &mut ids.services, sample, day, both) {
                    types::follow(&mut found.service, of);
                    right.extend(found.is_right.then(|| found.service.id.clone()));
                    catalogue.services.insert(found.service.id.clone(), found.service);
                }
                mistakes.extend(sheet.into_mistakes());
            }
        }
    }
    // Of a service that does something wrong itself, what it needs of others is not looked at; what is wrong elsewhere hides nothing.
    let calendars = Calendars::new(&catalogue);
    let others = Others { all: &catalogue.services, right: &right, known: &known.services };
    for file in read.iter().filter(|f| matches!(f.role, Role::Service(_)) && !foreign.contains(f.package)) {
        let id = file.root.get("id").and_then(Node::scalar).unwrap_or_default();
        if let Some(service) = catalogue.services.get(id).filter(|s| right.contains(&s.id)) {
            sub_cases::check(&file.sheet, &file.root, service, &others, calendars.of(&service.agency));
        }
    }
    let lacking: BTreeSet<&str> = read.iter().filter(|f| f.role == Role::Head && lacks(&f.root, &hashes)).map(|f| f.package).collect();
    mistakes.extend(read.into_iter().flat_map(|f| f.sheet.into_mistakes()));
    // That a package is missing is one thing to say: what is in it, nobody knows.
    mistakes.retain(|m| !(is_of_another_file(m) && place(&m.file, one).is_some_and(|(package, _)| lacking.contains(package))));
    if mistakes.is_empty() { Ok(catalogue) } else { Err(in_order(mistakes)) }
}

#[derive(Default)]
struct UniqueIds {
    packages: Ids,
    calendars: Ids,
    life_events: Ids,
    agencies: Ids,
    types: Ids,
    services: Ids,
}

/// Whether files of this path are no part of the language, and may be there.
pub fn is_ignored(path: &str) -> bool {
    path == people::FILE || path.ends_with("/README.md") || path == "README.md" || path.split('/').any(|p| p.starts_with('.'))
}

/// Whether the folder given is that of one publisher: its files stand directly in it.
fn is_one_publisher(sources: &[&SourceFile]) -> bool {
    let top = |f: &&&SourceFile| matches!(f.path.as_str(), "package.yaml" | "calendars.yaml" | "life_events.yaml");
    let nested =
        |f: &&&SourceFile| f.path.split('/').count() == 2 && ["agencies/", "services/", "types/"].iter().any(|d| f.path.starts_with(d));
    let heads_below = sources.iter().any(|f| f.path.split('/').count() == 2 && f.path.ends_with("/package.yaml"));
    sources.iter().any(|f| f.path == "package.yaml") || (!heads_below && sources.iter().any(|f| top(&f) || nested(&f)))
}

/// Splits a path into the package's folder and the file's role; `None` where no file of a package stands.
fn place(path: &str, one: bool) -> Option<(&str, Role<'_>)> {
    let (package, rest) = if one { ("", path) } else { path.split_once('/')? };
    let role = match rest {
        "package.yaml" => Role::Head,
        "calendars.yaml" => Role::Calendars,
        "life_events.yaml" => Role::LifeEvents,
        _ => {
            let (folder, name) = rest.split_once('/')?;
            let name = name.strip_suffix(".yaml").filter(|n| !n.contains('/'))?;
            match folder {
                "agencies" => Role::Agency(name),
                "types" => Role::Type(name),
                "services" => Role::Service(name),
                _ => return None,
            }
        }
    };
    Some((package, role))
}

/// Whether a file of a package may have this path below the package's folder.
pub fn is_package_path(path: &str) -> bool {
    let named = |name: &str| walk::is_id(name);
    !is_ignored(path)
        && match place(path, true).map(|p| p.1) {
            Some(Role::Agency(name) | Role::Type(name) | Role::Service(name)) => named(name),
            found => found.is_some(),
        }
}

fn read_files<'a>(sources: &[&'a SourceFile], one: bool, mistakes: &mut Vec<Mistake>) -> Vec<File<'a>> {
    let mut placed = vec![];
    for source in sources {
        match place(&source.path, one) {
            Some((package, role)) => placed.push((*source, package, role)),
            None => {
                let sheet = Sheet::new(&source.path, &source.text);
                sheet.say(Pos::START, Msg::new("mistake-unexpected-file").with("path", source.path.as_str()));
                mistakes.extend(sheet.into_mistakes());
            }
        }
    }
    let heads: BTreeSet<&str> = placed.iter().filter(|p| p.2 == Role::Head).map(|p| p.1).collect();
    let mut headless = BTreeSet::new();
    let mut read = vec![];
    for (source, package, role) in placed {
        let sheet = Sheet::new(&source.path, &source.text);
        if !heads.contains(package) && headless.insert(package) {
            sheet.say(Pos::START, Msg::new("mistake-no-package").with("folder", package));
        }
        let before = sheet.count();
        match node::read(&sheet, &source.text) {
            Some(root) => {
                let whole = sheet.count() == before;
                read.push(File { sheet, text: &source.text, package, role, root, whole });
            }
            None => mistakes.extend(sheet.into_mistakes()),
        }
    }
    read
}

fn foreign_version(head: &Node) -> bool {
    head.get("language").and_then(Node::scalar).and_then(|v| v.parse::<i64>().ok()).is_some_and(|v| v != LANGUAGE)
}

fn is_sample(read: &[File], package: &str) -> bool {
    read.iter()
        .find(|f| f.package == package && f.role == Role::Head)
        .and_then(|f| f.root.get("sample"))
        .and_then(Node::scalar)
        .is_some_and(|s| s == "true")
}

fn known<'a>(sources: &[&'a SourceFile], one: bool, read: &'a [File], contracts: Option<Day>) -> Known<'a> {
    fn id(node: &Node) -> Option<&str> {
        node.get("id").and_then(Node::scalar)
    }
    fn list<'n>(root: &'n Node, key: &str) -> Option<&'n [Node]> {
        root.get(key).filter(|n| matches!(n.value, Value::List(_))).map(Node::items)
    }
    let mut known = Known { contracts, ..Known::default() };
    // Looked at twice: what is wrong with a calendar is said when its turn comes.
    let calendars: BTreeMap<String, (WorkingDays, bool)> = read
        .iter()
        .filter(|f| f.role == Role::Calendars)
        .flat_map(|f| f.root.items())
        .filter_map(|n| {
            let sheet = Sheet::new("", "");
            let calendar = calendar(&sheet, n, &mut Ids::default())?;
            Some((calendar.id.clone(), (WorkingDays::new(&calendar), sheet.count() == 0)))
        })
        .collect();
    for source in sources {
        let root = read.iter().find(|f| f.sheet.path == source.path).map(|f| &f.root);
        match (place(&source.path, one).map(|p| p.1), root) {
            (Some(Role::Calendars), Some(root)) => known.calendars.ids.extend(root.items().iter().filter_map(id)),
            (Some(Role::Calendars), None) => known.calendars.unsure = true,
            (Some(Role::LifeEvents), Some(root)) => known.life_events.ids.extend(root.items().iter().filter_map(id)),
            (Some(Role::LifeEvents), None) => known.life_events.unsure = true,
            (Some(Role::Service(name)), root) => drop(known.services.ids.insert(root.and_then(id).unwrap_or(name))),
            (Some(Role::Type(name)), root) => drop(known.types.ids.insert(root.and_then(id).unwrap_or(name))),
            (Some(Role::Agency(name)), root) => {
                let units = root.and_then(|r| list(r, "units")).map(|u| u.iter().filter_map(id).collect());
                let ended = |u: &&'a Node| {
                    let until = u.get("contract").and_then(|c| c.get("until")).and_then(Node::scalar).and_then(Day::written);
                    until.zip(contracts).is_some_and(|(day, on)| day < on)
                };
                let ended = root.and_then(|r| list(r, "units")).unwrap_or(&[]).iter().filter(ended).filter_map(id).collect();
                let begins = |u: &'a Node| Some((id(u)?, u.get("contract")?.get("from").and_then(Node::scalar).and_then(Day::written)?));
                let begins = root.and_then(|r| list(r, "units")).unwrap_or(&[]).iter().filter_map(begins).collect();
                let codes = root.and_then(|r| list(r, "languages")).unwrap_or(&[]).iter().filter_map(Node::scalar);
                let mut languages: Vec<Lang> = codes.filter_map(walk::language).collect();
                if !languages.contains(&Lang::FA) {
                    languages.push(Lang::FA);
                }
                let of = root.and_then(|r| r.get("calendar")).and_then(Node::scalar);
                let (mut days, sure) = of.and_then(|c| calendars.get(c)).cloned().unwrap_or_default();
                // As with calendars: what is wrong is said when the agency is read.
                let sheet = Sheet::new("", "");
                if let Some(own) = root.and_then(|r| r.get("own_days")).map(|n| own_days(&sheet, n, &languages)) {
                    days = days.with(&own);
                }
                let open = root.and_then(|r| r.get("hours")).map(|n| hours(&sheet, n)).unwrap_or_default();
                open.into_iter().for_each(|(weekday, (from, to))| days.set_hours(weekday, from.into(), to.into()));
                let closed = if sure && sheet.count() == 0 { days.works_without_hours() } else { vec![] };
                let closed = WEEK.iter().filter(|(_, day)| closed.contains(day)).map(|(name, _)| *name).collect();
                let days = Arc::new(days);
                known.agencies.insert(root.and_then(id).unwrap_or(name), AgencyKnown { units, ended, begins, languages, days, closed });
            }
            _ => {}
        }
    }
    known
}

fn head(file: &File, ids: &mut Ids, hashes: &BTreeMap<String, String>) -> Option<PackageHead> {
    let sheet = &file.sheet;
    if foreign_version(&file.root) {
        let node = file.root.get("language")?;
        let found = node.scalar().unwrap_or_default();
        sheet.say(node.pos, Msg::new("mistake-language-version").with("found", found).with("supported", LANGUAGE));
        return None;
    }
    let map = walk::map(sheet, &file.root, &["language", "id", "title", "sample", "needs"])?;
    map.number("language", None, LANGUAGE, LANGUAGE);
    let id = map.id("id");
    if !file.package.is_empty() {
        named_like_file(sheet, &file.root, &id, file.package);
    }
    ids.add(sheet, &file.root, &id);
    Some(PackageHead {
        id,
        title: map.text("title", &COMMON_LANGUAGES, SHORT),
        sample: map.boolean("sample", false),
        needs: map.list("needs").iter().filter_map(|n| need(sheet, n, hashes)).collect(),
    })
}

/// A package that must be there, with the content that it had.
fn need(sheet: &Sheet, node: &Node, hashes: &BTreeMap<String, String>) -> Option<Need> {
    let map = walk::map(sheet, node, &["id", "hash"])?;
    let need = Need { id: map.id("id"), hash: map.string("hash", SHORT) };
    let place = |key| map.get(key).map_or(node.at, Node::place);
    match hashes.get(&need.id) {
        _ if need.id.is_empty() => {}
        None => sheet.say(place("id"), Msg::new("mistake-need-missing").with("id", need.id.as_str())),
        Some(hash) if *hash != need.hash && !need.hash.is_empty() => {
            let reason = Msg::new("mistake-need-changed").with("id", need.id.as_str()).with("found", hash.as_str());
            sheet.say(place("hash"), reason);
        }
        Some(_) => {}
    }
    Some(need)
}

/// Whether a package that this one needs is not there.
fn lacks(head: &Node, hashes: &BTreeMap<String, String>) -> bool {
    let needs = head.get("needs").map_or(&[][..], Node::items);
    needs.iter().filter_map(|n| n.get("id").and_then(Node::scalar)).any(|id| !hashes.contains_key(id))
}

/// Whether it is said that there is no such thing, of what another package may have.
fn is_of_another_file(m: &Mistake) -> bool {
    let elsewhere = ["agency", "calendar", "life-event", "type", "service"];
    m.reason.key == "mistake-unknown-reference"
        && m.reason.args.iter().any(|(name, kind)| *name == "kind" && elsewhere.iter().any(|k| *kind == Arg::Text((*k).into())))
}

/// The hash of the content of each package, by its id.
fn content_hashes(sources: &[&SourceFile], one: bool) -> BTreeMap<String, String> {
    let mut packages: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for source in sources {
        let (package, rest) = if one { ("", source.path.as_str()) } else { source.path.split_once('/').unwrap_or_default() };
        packages.entry(package).or_default().push((rest, &source.text));
    }
    let named = |(package, files): (&str, Vec<(&str, &str)>)| (package.to_string(), bundle::content_hash(files.into_iter()));
    packages.into_iter().map(named).collect()
}

/// Says so when an id is not the name of its file or folder.
pub(super) fn named_like_file(sheet: &Sheet, root: &Node, id: &str, name: &str) {
    if let Some(node) = root.get("id").filter(|_| !id.is_empty() && id != name) {
        sheet.say(node.pos, Msg::new("mistake-id-not-file-name").with("id", id).with("expected", name));
    }
}

fn calendar(sheet: &Sheet, node: &Node, ids: &mut Ids) -> Option<Calendar> {
    let map = walk::map(sheet, node, &["id", "utc_offset_minutes", "weekend", "holidays"])?;
    let id = map.id("id");
    ids.add(sheet, node, &id);
    let offset = map.need("utc_offset_minutes").and_then(|n| Some((n, walk::number(sheet, n, -720, 840)?)));
    if let Some((node, _)) = offset.filter(|(_, minutes)| *minutes != TEHRAN) {
        sheet.say(node.pos, Msg::new("mistake-other-clocks").with("minutes", TEHRAN));
    }
    let utc_offset_minutes = offset.map_or(TEHRAN, |(_, minutes)| minutes);
    let weekend = map.need("weekend").map(|n| weekend(sheet, n)).unwrap_or_default();
    let holidays = map.get("holidays").map(|n| named_days(sheet, n, &COMMON_LANGUAGES)).unwrap_or_default();
    Some(Calendar { id, utc_offset_minutes, weekend, holidays })
}

/// A map from ISO date to a short text.
fn named_days(sheet: &Sheet, node: &Node, languages: &[Lang]) -> BTreeMap<String, Text> {
    let mut days = BTreeMap::new();
    for entry in walk::entries(sheet, node).unwrap_or(&[]) {
        if written_day(&entry.key).is_ok_and(|d| d.to_string() == entry.key) {
            days.insert(entry.key.clone(), walk::text(sheet, &entry.node, languages, SHORT));
        } else {
            sheet.say(entry.pos, Msg::new("mistake-bad-date").with("value", entry.key.as_str()));
        }
    }
    days
}

/// Days of an agency that are other than those of its calendar.
fn own_days(sheet: &Sheet, node: &Node, languages: &[Lang]) -> OwnDays {
    let Some(map) = walk::map(sheet, node, &["weekend", "holidays", "works"]) else { return OwnDays::default() };
    let named = |key| map.get(key).map(|n| named_days(sheet, n, languages)).unwrap_or_default();
    OwnDays { weekend: map.get("weekend").map(|n| weekend(sheet, n)), holidays: named("holidays"), works: named("works") }
}

/// Weekly days off; there may be none.
fn weekend(sheet: &Sheet, node: &Node) -> Vec<u8> {
    match &node.value {
        Value::List(items) if items.is_empty() => vec![],
        _ => {
            let days: Vec<u8> = walk::words(sheet, node, &WEEK_DAYS, "weekend").into_iter().filter_map(week_day).collect();
            if days.len() == WEEK_DAYS.len() {
                sheet.say(node.at, Msg::new("mistake-no-working-day"));
            }
            days
        }
    }
}

fn week_day(name: &str) -> Option<u8> {
    WEEK.iter().find(|(n, _)| *n == name).map(|(_, i)| *i)
}

fn life_event(sheet: &Sheet, node: &Node, ids: &mut Ids) -> Option<LifeEvent> {
    let map = walk::map(sheet, node, &["id", "title", "summary", "icon"])?;
    let id = map.id("id");
    ids.add(sheet, node, &id);
    let title = map.text("title", &COMMON_LANGUAGES, SHORT);
    Some(LifeEvent { id, title, summary: map.text("summary", &COMMON_LANGUAGES, SHORT), icon: map.icon() })
}

const AGENCY: [&str; 15] = [
    "id",
    "title",
    "promise",
    "icon",
    "color",
    "calendar",
    "languages",
    "hours",
    "phone",
    "address",
    "complaint",
    "units",
    "bill_code",
    "own_days",
    "places",
];

fn agency(file: &File, name: &str, known: &Known, ids: &mut Ids, sample: bool) -> Option<Agency> {
    let sheet = &file.sheet;
    let map = walk::map(sheet, &file.root, &AGENCY)?;
    let id = map.id("id");
    named_like_file(sheet, &file.root, &id, name);
    ids.add(sheet, &file.root, &id);
    let languages = map.need("languages").map_or_else(|| vec![Lang::FA], |n| walk::languages(sheet, n));
    let calendar = map.string("calendar", SHORT);
    if let Some(node) = map.get("calendar").filter(|_| !calendar.is_empty() && !known.calendars.has(&calendar)) {
        walk::unknown(sheet, node.pos, "calendar", &calendar, known.calendars.nearest(&calendar));
    }
    let closed = known.agencies.get(id.as_str()).map(|a| a.closed.join(", ")).filter(|days| !days.is_empty());
    if let (Some(node), Some(days)) = (map.get("hours"), closed) {
        sheet.say(node.at, Msg::new("mistake-works-without-hours").with("days", days));
    }
    let mut unit_ids = Ids::default();
    let mut units = vec![];
    for item in map.list_of_some("units", "mistake-empty-list") {
        if let Some(unit) = walk::map(sheet, item, &["id", "title", "contract", "at"]) {
            let id = unit.id("id");
            unit_ids.add(sheet, item, &id);
            let contract = unit.get("contract").and_then(|n| contract(sheet, n, &languages));
            let at = unit.get("at").and_then(|n| position(sheet, n));
            units.push(Unit { id, title: unit.text("title", &languages, SHORT), contract, at });
        }
    }
    Some(Agency {
        id,
        title: map.text("title", &languages, SHORT),
        promise: map.text("promise", &languages, SHORT),
        icon: map.icon(),
        color: map.need("color").map(|n| color(sheet, n)).unwrap_or_default(),
        calendar,
        own_days: map.get("own_days").map(|n| own_days(sheet, n, &languages)).unwrap_or_default(),
        hours: map.need("hours").map(|n| hours(sheet, n)).unwrap_or_default(),
        phone: map.string("phone", SHORT),
        address: map.text("address", &languages, LONG),
        complaint: map.text("complaint", &languages, LONG),
        bill_code: map.get("bill_code").and_then(|n| bill_code(sheet, n)),
        places: map.list("places").iter().filter_map(|n| landmark(sheet, n, &languages)).collect(),
        languages,
        units,
        sample,
    })
}

fn landmark(sheet: &Sheet, node: &Node, languages: &[Lang]) -> Option<Landmark> {
    let map = walk::map(sheet, node, &["title", "at"])?;
    let title = map.text("title", languages, SHORT);
    Some(Landmark { title, at: map.need("at").and_then(|n| position(sheet, n))? })
}

fn position(sheet: &Sheet, node: &Node) -> Option<Position> {
    let map = walk::map(sheet, node, &["lat", "lon"])?;
    let (lat, lon) = (map.degrees("lat", 90), map.degrees("lon", 180));
    Some(Position { lat: lat?, lon: lon? })
}

/// How the agency's bills are numbered. In quotes: YAML takes digits with a zero before them for a number.
fn bill_code(sheet: &Sheet, node: &Node) -> Option<BillCode> {
    let map = walk::map(sheet, node, &["company", "service"])?;
    let digits = |key: &'static str, count: usize, allowed: &str| {
        let value = map.string(key, SHORT);
        let right = value.len() == count && value.bytes().all(|b| b.is_ascii_digit()) && value.bytes().any(|b| b != b'0');
        if let Some(node) = map.get(key).filter(|_| !right && !value.is_empty()) {
            walk::not_allowed(sheet, node.pos, &value, allowed);
        }
        value
    };
    Some(BillCode { company: digits("company", 3, "\"001\" … \"999\""), service: digits("service", 1, "\"1\" … \"9\"") })
}

/// The contract of a contractor who does the work of a unit.
fn contract(sheet: &Sheet, node: &Node, languages: &[Lang]) -> Option<Contract> {
    let map = walk::map(sheet, node, &["contractor", "reference", "from", "until"])?;
    let day = |key: &'static str| {
        let node = map.need(key)?;
        let value = walk::string(sheet, node, SHORT);
        if value.is_empty() {
            return None;
        }
        written_day(&value).map_err(|wrong| sheet.say(node.pos, wrong)).ok()
    };
    let (from, until) = (day("from"), day("until"));
    if let (Some(from), Some(until), Some(node)) = (from, until, map.get("until"))
        && until < from
    {
        sheet.say(node.pos, Msg::new("mistake-contract-ends-before"));
    }
    Some(Contract {
        contractor: map.text("contractor", languages, SHORT),
        reference: map.string("reference", SHORT),
        from: from.unwrap_or(Day(0)).to_string(),
        until: until.unwrap_or(Day(0)).to_string(),
    })
}

/// Least contrast of white text on an agency's colour (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

fn color(sheet: &Sheet, node: &Node) -> String {
    let value = walk::string(sheet, node, SHORT);
    if value.is_empty() {
        return value;
    }
    match contrast_with_white(&value) {
        None => sheet.say(node.pos, Msg::new("mistake-bad-color").with("value", value.as_str())),
        Some(c) if c < CONTRAST => {
            let contrast = format!("{:.1}", (c * 10.0).floor() / 10.0);
            sheet.say(node.pos, Msg::new("mistake-color-contrast").with("value", value.as_str()).with("contrast", contrast));
        }
        Some(_) => {}
    }
    value
}

/// Contrast ratio of `#RRGGBB` with white, by WCAG 2.2.
fn contrast_with_white(color: &str) -> Option<f64> {
    let hex = color.strip_prefix('#').filter(|h| h.len() == 6 && h.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let part = |i: usize| {
        let c = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap_or(0)) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    Some(1.05 / (0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4) + 0.05))
}

fn hours(sheet: &Sheet, node: &Node) -> BTreeMap<u8, (u16, u16)> {
    let mut hours = BTreeMap::new();
    let Some(map) = walk::map(sheet, node, &WEEK_DAYS) else { return hours };
    for (name, number) in WEEK {
        let Some(node) = map.get(name) else { continue };
        let value = walk::string(sheet, node, SHORT);
        match span(&value) {
            Some(span) => {
                hours.insert(number, span);
            }
            None if value.is_empty() => {}
            None => sheet.say(node.pos, Msg::new("mistake-bad-hours").with("value", value)),
        }
    }
    hours
}

/// `07:30-14:00` as minutes of the day.
fn span(s: &str) -> Option<(u16, u16)> {
    fn minutes(s: &str) -> Option<u16> {
        let (h, m) = s.trim().split_once(':')?;
        let part = |p: &str| if p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()) { p.parse::<u16>().ok() } else { None };
        let (h, m) = (part(h)?, part(m)?);
        (m < 60 && h * 60 + m <= 24 * 60).then_some(h * 60 + m)
    }
    let (from, to) = s.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    (from < to).then_some((from, to))
}
