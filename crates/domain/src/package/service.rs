//! Reads the file of one service.

use super::mistake::{Pos, Sheet};
use super::node::{Node, Value};
use super::parse::{Known, named_like_file};
use super::walk::{self, Ids, LONG, Map, SHORT};
use super::{
    Audience, Between, Channel, ChannelKind, Cost, DecisionKind, Evidence, Exemption, Fee, Ground, Instalments, Legal, Outcome, Question,
    Service, Status, Step, examples, question, stages, written_day,
};
use crate::calendar::{Day, Today};
use crate::expression::{Cell, Expression, Key, Row, Scope, Table, Type, Wanted};
use crate::form::LARGEST_FILE;
use crate::{Lang, Msg, Text, case, fee, soundness};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const SERVICE: [&str; 31] = [
    "id",
    "version",
    "type",
    "status",
    "from",
    "drafts_void",
    "agency",
    "languages",
    "title",
    "summary",
    "keywords",
    "life_events",
    "icon",
    "audience",
    "who",
    "cost",
    "time",
    "result",
    "legal_basis",
    "channels",
    "steps",
    "evidence",
    "tables",
    "form",
    "fees",
    "instalments",
    "stages",
    "objection",
    "hands_to",
    "decisions",
    "examples",
];
const AUDIENCE: [&str; 3] = ["resident", "visitor", "company"];
const CHANNELS: [&str; 3] = ["web", "counter", "phone"];
const FILE_TYPES: [&str; 4] = ["pdf", "jpeg", "png", "webp"];
/// What the letter of a decision may name besides answers.
const PLACEHOLDERS: [&str; 6] = ["person", "code", "service", "ground", "date", "note"];
/// The same of a letter that is signed: it rests on no ground.
pub(super) const SIGNED_PLACEHOLDERS: [&str; 5] = ["person", "code", "service", "date", "note"];

/// Largest amount of money, in rials.
pub(crate) const MOST_RIALS: i64 = 1_000_000_000_000_000;
/// The most of a fee is at most so many times its least, or its range tells people nothing.
const WIDEST: Decimal = Decimal::ONE_HUNDRED;
/// Most parts in which something is paid; their numbers are the two digits of the period in a payment id.
const MOST_INSTALMENTS: i64 = 60;
const MEGABYTE: i64 = 1_048_576;

/// A service as it was read.
pub(super) struct Read {
    /// The service; where something is wrong, with something harmless in its place.
    pub service: Service,
    /// Whether what it asks, does and decides is right, so that others may be held against it.
    pub is_right: bool,
}

/// Reads a service. Its examples are tried where its form and what the form rests on are right, and its ways are looked at where its stages,
/// decisions and costs are, too: whatever else is wrong hides nothing. `whole` says that nothing was wrong with the file as YAML.
#[allow(clippy::too_many_arguments)]
pub(super) fn read(
    sheet: &Sheet,
    root: &Node,
    name: &str,
    known: &Known,
    ids: &mut Ids,
    sample: bool,
    today: Day,
    whole: bool,
) -> Option<Read> {
    let map = walk::map(sheet, root, &SERVICE)?;
    let id = map.id("id");
    named_like_file(sheet, root, &id, name);
    ids.add(sheet, root, &id);
    let begun = sheet.count();
    let agency = reference(&map, "agency", "agency", known.agencies.keys().copied());
    let steward = known.agencies.get(agency.as_str());
    let languages = match map.get("languages") {
        Some(n) => {
            let found = walk::languages(sheet, n);
            // What an agency promises to everybody it promises for each of its services.
            for lang in steward.iter().flat_map(|a| &a.languages).filter(|l| **l != Lang::FA && !found.contains(l)) {
                sheet.say(n.at, Msg::new("mistake-missing-language").with("language", lang.as_str()));
            }
            found
        }
        None => steward.map_or_else(|| vec![Lang::FA], |a| a.languages.clone()),
    };
    let r = Reader { languages: &languages, known };
    let evidence = r.evidence(&map);
    let on = Today::new(today, steward.map(|a| a.days.clone()).unwrap_or_default());
    let tables = r.tables(&map);
    let mut scope = Scope { from: Some(today), ..Scope::with(std::iter::empty(), &tables) };
    for node in map.get("tables").map_or(&[][..], Node::items) {
        let place = (sheet.path_of(node.at).to_string(), node.at.line);
        scope.places.extend(node.get("id").and_then(Node::scalar).map(|id| (id.to_string(), place)));
    }
    let form = question::form(&map, &languages, &evidence, &known.services, &mut scope);
    let is_asked_right = whole && sheet.is_right_since(begun);
    let mut decisions = r.decisions(&map, &scope);
    let units = known.agencies.iter().map(|(id, a)| (*id, a.units.clone())).collect();
    let hands_to = map.get("hands_to").map(|n| agencies(sheet, n, known));
    let casework = stages::Reader { languages: &languages, agency: &agency, units: &units, hands_to: hands_to.as_deref() };
    let questions: Vec<&Question> = form.sections.iter().flat_map(|s| &s.questions).collect();
    let (stages, objection) = casework.stages(&map, &questions, &scope, &decisions);
    conditions(&map, &mut decisions, case::scope_with(scope.clone(), stages.iter().chain(objection.iter().flat_map(|o| &o.stages))));
    let time = casework.time(&map, &decisions);
    let (fees, fees_at_most, fees_between) = r.fees(&map, &scope);
    let before_cells = sheet.count();
    cells_sought(&map, &scope);
    let are_cells_right = sheet.is_right_since(before_cells);
    let cost = r.cost(&map);
    ceiling(&map, &cost, &fees_at_most);
    if let Some(node) = map.get("cost").and_then(|c| c.get("rials")).filter(|_| map.get("fees").is_some()) {
        sheet.say(node.at, Msg::new("mistake-cost-beside-fees"));
    }
    let instalments = r.instalments(&map);
    let from = map.get("from").and_then(|n| row_day(sheet, n));
    let is_right = whole && sheet.is_right_since(begun);
    let mut service = Service {
        version: map.number("version", None, 1, 1_000_000),
        hash: String::new(),
        follows: None,
        status: match map.word("status", &["draft", "published", "withdrawn"], Some("published")) {
            "draft" => Status::Draft,
            "withdrawn" => Status::Withdrawn,
            _ => Status::Published,
        },
        from,
        drafts_void: map.text_or_empty("drafts_void", &languages, LONG),
        title: map.text("title", &languages, SHORT),
        summary: map.text("summary", &languages, LONG),
        keywords: keywords(&map),
        life_events: life_events(&map, known),
        icon: map.icon(),
        audience: map
            .need("audience")
            .map(|n| walk::words(sheet, n, &AUDIENCE, "audience"))
            .unwrap_or_default()
            .into_iter()
            .map(audience)
            .collect(),
        who: map.text("who", &languages, LONG),
        cost,
        time,
        result: map.text("result", &languages, LONG),
        legal_basis: r.legal_basis(&map),
        channels: r.channels(&map),
        steps: r.steps(&map),
        evidence,
        form,
        stages,
        objection,
        hands_to,
        instalments,
        tables,
        fees,
        fees_between,
        decisions,
        examples: vec![],
        invalid_examples: vec![],
        sample,
        id,
        agency,
        languages: languages.clone(),
    };
    examples::read(&map, &mut service, (is_asked_right && are_cells_right).then_some(&on));
    if is_right {
        // Somebody may apply on the first day on which the version is offered, and have a task then.
        let first = known.contracts.map(|on| service.from.as_deref().and_then(Day::parse).map_or(on, |from| from.max(on)));
        let contract = |agency: &str, unit: &str| {
            use soundness::Contract;
            let Some(agency) = known.agencies.get(agency).filter(|a| a.units.is_some()) else { return Contract::Runs };
            match agency.begins.iter().find(|b| b.0 == unit).map(|b| b.1) {
                Some(day) if first.is_some_and(|first| day > first) && !agency.ended.contains(&unit) => Contract::Begins(day),
                _ if agency.ended.contains(&unit) => Contract::Ended,
                Some(_) => Contract::Runs,
                None => Contract::None,
            }
        };
        // Of an agency whose file could not be read, nobody knows the hours.
        let told = |f: &soundness::Flaw| f.reason.key != "mistake-never-open" || steward.is_some_and(|a| a.units.is_some());
        for flaw in soundness::flaws(&service, &contract, &on.days).into_iter().filter(told) {
            let node = stages::node_of(&map, &flaw.part);
            sheet.say(node.at, flaw.reason);
        }
    }
    service.hash = hash(&service);
    Some(Read { service, is_right })
}

/// Says which texts of tables are none of the answers by which they are looked up: a row behind them takes their place without a
/// word. Rows of a type may be for other services that follow it.
fn cells_sought(map: &Map, scope: &Scope) {
    for table in map.get("tables").map_or(&[][..], Node::items) {
        let id = table.get("id").and_then(Node::scalar).unwrap_or_default();
        let Some(Value::Map(keys)) = table.get("keys").map(|n| &n.value) else { continue };
        for (column, key) in keys.iter().enumerate() {
            let Some(options) = scope.sought.options(id, column) else { continue };
            let rows = table.get("rows").map_or(&[][..], Node::items).iter().filter(|r| !r.at.inherited);
            for cell in rows.filter_map(|r| r.get(&key.key)) {
                let Some(text) = cell.scalar().map(str::trim).filter(|t| *t != "any" && !options.contains(*t)) else { continue };
                let near = walk::nearest(text, options.iter().map(String::as_str));
                let allowed = options.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                let reason = Msg::new("mistake-cell-not-an-option").with("value", text).with("nearest", near).with("allowed", allowed);
                map.sheet().say(cell.pos, reason);
            }
        }
    }
}

/// Says so when a service may cost more than the most that it says itself, or that its type says.
fn ceiling(map: &Map, cost: &Cost, fees_at_most: &[(Pos, Decimal)]) {
    let Some(most) = cost.most else { return };
    let reason = |found: i64| Msg::new("mistake-over-ceiling").with("found", found).with("most", most);
    if let (Some(rials), Some(node)) = (cost.rials.filter(|r| *r > most), map.get("cost").and_then(|c| c.get("rials"))) {
        map.sheet().say(node.pos, reason(rials));
    }
    let sum = fees_at_most.iter().fold(Decimal::ZERO, |sum, fee| sum.saturating_add(fee.1));
    // The largest is the one that can be made smaller.
    if let Some((pos, _)) = fees_at_most.iter().max_by_key(|f| f.1).filter(|_| sum > Decimal::from(most)) {
        map.sheet().say(*pos, reason(sum.trunc().to_i64().unwrap_or(i64::MAX)));
    }
}

/// SHA-256 (hex) of the canonical JSON of the service: fields in the order of the model, maps by key, no hash inside.
pub(super) fn hash(service: &Service) -> String {
    debug_assert!(service.hash.is_empty());
    // The model has only strings, numbers, lists and maps with text keys: it always becomes JSON.
    hex::encode(Sha256::digest(serde_json::to_vec(service).unwrap_or_default()))
}

/// Id, version and hash of a service that is kept as JSON, the hash computed anew: over the text as it stands, whatever this program would
/// write in its place. Nothing of what is no service.
pub fn of_kept(json: &str) -> Option<(String, i64, String)> {
    #[derive(serde::Deserialize)]
    struct Says {
        id: String,
        version: i64,
        hash: String,
    }
    let says: Says = serde_json::from_str(json).ok()?;
    let without = json.replacen(&format!(r#""hash":"{}""#, says.hash), r#""hash":"""#, 1);
    Some((says.id, says.version, hex::encode(Sha256::digest(without))))
}

/// An id that must be one of those known.
pub(crate) fn reference<'k>(map: &Map, key: &'static str, kind: &'static str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    let id = map.string(key, SHORT);
    if let Some(node) = map.get(key).filter(|_| !id.is_empty() && !known.clone().any(|k| k == id)) {
        walk::unknown(map.sheet(), node.pos, kind, &id, walk::nearest(&id, known));
    }
    id
}

fn audience(word: &str) -> Audience {
    match word {
        "visitor" => Audience::Visitor,
        "company" => Audience::Company,
        _ => Audience::Resident,
    }
}

fn keywords(map: &Map) -> BTreeMap<Lang, Vec<String>> {
    let sheet = map.sheet();
    let mut keywords = BTreeMap::new();
    for entry in map.get("keywords").and_then(|n| walk::entries(sheet, n)).unwrap_or(&[]) {
        match walk::language(&entry.key) {
            Some(lang) => {
                let words = walk::list(sheet, &entry.node).iter().map(|n| walk::string(sheet, n, SHORT)).collect();
                keywords.insert(lang, words);
            }
            None => sheet.say(entry.pos, Msg::new("mistake-unknown-language").with("code", entry.key.as_str())),
        }
    }
    keywords
}

fn life_events(map: &Map, known: &Known) -> Vec<String> {
    let sheet = map.sheet();
    let mut found = vec![];
    for item in map.list_of_some("life_events", "mistake-empty-list") {
        let id = walk::string(sheet, item, SHORT);
        if found.contains(&id) {
            sheet.say(item.pos, Msg::new("mistake-listed-twice").with("value", id));
        } else if !id.is_empty() && !known.life_events.has(&id) {
            walk::unknown(sheet, item.pos, "life-event", &id, known.life_events.nearest(&id));
        } else if !id.is_empty() {
            found.push(id);
        }
    }
    found
}

/// Agencies, each once.
fn agencies(sheet: &Sheet, node: &Node, known: &Known) -> Vec<String> {
    let mut found = vec![];
    for item in walk::list(sheet, node) {
        let id = walk::string(sheet, item, SHORT);
        if found.contains(&id) {
            sheet.say(item.pos, Msg::new("mistake-listed-twice").with("value", id));
        } else if !id.is_empty() {
            if !known.agencies.contains_key(id.as_str()) {
                walk::unknown(sheet, item.pos, "agency", &id, walk::nearest(&id, known.agencies.keys().copied()));
            }
            found.push(id);
        }
    }
    found
}

/// What the parts of a service need to know.
struct Reader<'a> {
    languages: &'a [Lang],
    known: &'a Known<'a>,
}

impl Reader<'_> {
    fn cost(&self, map: &Map) -> Cost {
        let Some(map) = map.need("cost").and_then(|n| walk::map(map.sheet(), n, &["rials", "note", "most"])) else {
            return Cost::default();
        };
        let most = map.get("most").and_then(|n| walk::number(map.sheet(), n, 0, MOST_RIALS));
        let rials = map.get("rials").and_then(|n| walk::number(map.sheet(), n, 0, MOST_RIALS));
        // Without an amount the person must at least read who computes it.
        let note = if map.get("rials").is_some() {
            map.text_or_empty("note", self.languages, LONG)
        } else {
            map.text("note", self.languages, LONG)
        };
        Cost { rials, note, most }
    }

    fn legal_basis(&self, map: &Map) -> Vec<Legal> {
        let items = map.list("legal_basis").iter().filter_map(|n| walk::map(map.sheet(), n, &["title", "reference"]));
        items
            .map(|m| Legal {
                title: m.text("title", self.languages, LONG),
                reference: m.get("reference").map(|n| walk::string(m.sheet(), n, SHORT)).unwrap_or_default(),
            })
            .collect()
    }

    fn channels(&self, map: &Map) -> Vec<Channel> {
        let items = map.list_of_some("channels", "mistake-empty-list").iter();
        items
            .filter_map(|n| walk::map(map.sheet(), n, &["kind", "note"]))
            .map(|m| Channel {
                kind: match m.word("kind", &CHANNELS, None) {
                    "counter" => ChannelKind::Counter,
                    "phone" => ChannelKind::Phone,
                    _ => ChannelKind::Web,
                },
                note: m.text_or_empty("note", self.languages, LONG),
            })
            .collect()
    }

    fn steps(&self, map: &Map) -> Vec<Step> {
        let items = map.list_of_some("steps", "mistake-empty-list").iter();
        let by = std::iter::once("person").chain(self.known.agencies.keys().copied());
        items
            .filter_map(|n| walk::map(map.sheet(), n, &["title", "by", "note"]))
            .map(|m| Step {
                title: m.text("title", self.languages, SHORT),
                by: reference(&m, "by", "agency", by.clone()),
                note: m.text_or_empty("note", self.languages, LONG),
            })
            .collect()
    }

    fn evidence(&self, map: &Map) -> Vec<Evidence> {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut found = vec![];
        for item in map.list("evidence") {
            let Some(m) = walk::map(sheet, item, &["id", "title", "note", "source", "accept", "max_mb"]) else { continue };
            let id = m.id("id");
            ids.add(sheet, item, &id);
            let accept = match m.get("accept") {
                Some(n) => walk::words(sheet, n, &FILE_TYPES, "accept"),
                None => FILE_TYPES[..3].to_vec(),
            };
            found.push(Evidence {
                id,
                title: m.text("title", self.languages, SHORT),
                note: m.text_or_empty("note", self.languages, LONG),
                fetched: m.word("source", &["person", "fetched"], Some("person")) == "fetched",
                accept: accept.into_iter().map(String::from).collect(),
                max_bytes: m.number("max_mb", Some(5), 1, LARGEST_FILE / MEGABYTE) * MEGABYTE,
            });
        }
        found
    }

    /// Look-up tables: `keys` names what a row is found by, each row has a cell for each key and its value.
    fn tables(&self, map: &Map) -> Vec<Table> {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut found = vec![];
        for item in map.list("tables") {
            let Some(m) = walk::map(sheet, item, &["id", "title", "keys", "rows"]) else { continue };
            let id = m.question_id("id");
            ids.add(sheet, item, &id);
            m.text_or_empty("title", self.languages, SHORT);
            let mut names: Vec<&str> = vec![];
            let mut keys = vec![];
            for entry in m.need("keys").and_then(|n| walk::entries(sheet, n)).unwrap_or(&[]) {
                if ROW.contains(&entry.key.as_str()) {
                    sheet.say(
                        entry.pos,
                        Msg::new("mistake-value-not-allowed").with("value", entry.key.as_str()).with("allowed", "[a-z][a-z0-9_]*"),
                    );
                }
                names.push(&entry.key);
                keys.push(if walk::word(sheet, &entry.node, &["text", "span"]) == Some("span") { Key::Span } else { Key::Text });
            }
            if keys.is_empty() && m.get("keys").is_some() {
                sheet.say(item.at, Msg::new("mistake-empty-list").with("key", "keys"));
            }
            let mut rows = vec![];
            let mut places = vec![];
            for node in m.list_of_some("rows", "mistake-empty-list") {
                let Some(r) = walk::map(sheet, node, &[&names[..], &ROW].concat()) else { continue };
                let cells = names.iter().zip(&keys).map(|(name, key)| cell(&r, name, *key)).collect();
                let value = r.need("value").and_then(|n| decimal(sheet, n)).unwrap_or_default();
                let day = |key| r.get(key).and_then(|n| row_day(sheet, n));
                let (from, until) = (day("from"), day("until"));
                let edge = |d: &Option<String>| d.as_deref().and_then(Day::parse);
                if let (Some(first), Some(end), Some(n)) = (edge(&from), edge(&until), r.get("until"))
                    && end <= first
                {
                    sheet.say(n.pos, Msg::new("mistake-row-ends-before"));
                }
                rows.push(Row { cells, from, until, value, rule: r.text_or_empty("rule", self.languages, LONG) });
                places.push(node.at);
            }
            let table = Table { id, keys, rows };
            if let Some((first, second)) = table.overlap() {
                let line = places.get(first).map_or(0, |p| p.line);
                sheet.say(places.get(second).copied().unwrap_or(item.at), Msg::new("mistake-table-overlap").with("line", line));
            }
            found.push(table);
        }
        found
    }

    /// What it costs, line by line; the most that each line can come to, with its place; and between what they lie, where that tells people
    /// something: a sum by the square metre that goes from the price of one to that of a hundred thousand does not.
    fn fees(&self, map: &Map, scope: &Scope) -> (Vec<Fee>, Vec<(Pos, Decimal)>, Option<Between>) {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut mosts = vec![];
        let mut at_most = Decimal::ZERO;
        let (mut least, mut all_tell) = (Decimal::ZERO, true);
        let mut found: Vec<Fee> = vec![];
        for item in map.list("fees") {
            let Some(m) = walk::map(sheet, item, &["id", "title", "amount", "when", "rule", "off"]) else { continue };
            let id = m.id("id");
            ids.add(sheet, item, &id);
            let when = m.get("when").and_then(|n| expression(sheet, n, scope, Wanted::Bool)).map(|(e, _)| e);
            let mut amount = Expression::default();
            let mut from = Decimal::ZERO;
            if let Some(node) = m.need("amount")
                && let Some((e, of)) = expression(sheet, node, scope, Wanted::Number)
            {
                if let Type::Number { min, max } = of {
                    if min < Decimal::ZERO {
                        let values = e.negative_with(scope, when.as_ref());
                        sheet.say(node.pos, Msg::new("mistake-fee-negative").with("values", values));
                    } else if max > Decimal::from(MOST_RIALS) {
                        sheet.say(node.pos, Msg::new("mistake-expression-number-too-large"));
                    }
                    at_most = at_most.saturating_add(max);
                    // An amount of the type is right in its file; that the service takes it is said where the service does.
                    let own = [node.pos, item.at].into_iter().find(|p| !p.inherited);
                    mosts.push((own.or(map.get("fees").map(|n| n.at)).unwrap_or(item.at), max));
                    let tells = max <= min.saturating_mul(WIDEST);
                    all_tell &= tells;
                    if tells && when.is_none() {
                        from = min;
                    }
                }
                amount = e;
            }
            let mut off = vec![];
            for node in m.list("off") {
                let Some(o) = walk::map(sheet, node, &["title", "when", "percent", "rule"]) else { continue };
                let when = o.need("when").and_then(|n| expression(sheet, n, scope, Wanted::Bool)).map(|(e, _)| e).unwrap_or_default();
                off.push(Exemption {
                    title: o.text("title", self.languages, SHORT),
                    when,
                    percent: o.number("percent", Some(100), 1, 100),
                    rule: o.text_or_empty("rule", self.languages, LONG),
                });
            }
            let percent_off = off.iter().map(|o| o.percent).sum::<i64>().min(100);
            least = least.saturating_add(from.saturating_mul(Decimal::new(100 - percent_off, 2)));
            found.push(Fee {
                id,
                title: m.text("title", self.languages, SHORT),
                amount,
                when,
                rule: m.text("rule", self.languages, LONG),
                off,
            });
        }
        // A sum that is the same for everybody stays as it is; limits are in whole steps, as invoices are.
        let step = if all_tell && least == at_most { Decimal::ONE } else { Decimal::from(fee::STEP) };
        let (least, most) = ((least / step).floor() * step, (at_most / step).ceil() * step);
        let between = Between { least: i64::try_from(least).unwrap_or(0), most: i64::try_from(most).ok().filter(|_| all_tell) };
        let told = !found.is_empty() && (between.least > 0 || between.most.is_some());
        (found, mosts, told.then_some(between))
    }

    /// Parts in which it is paid.
    fn instalments(&self, map: &Map) -> Option<Instalments> {
        let sheet = map.sheet();
        let node = map.get("instalments")?;
        let m = walk::map(sheet, node, &["count", "every_days", "from_rials", "rule"])?;
        if map.list("fees").is_empty() {
            sheet.say(node.at, Msg::new("mistake-instalments-without-fees"));
        }
        let count = m.number("count", None, 2, MOST_INSTALMENTS);
        Some(Instalments {
            count,
            every_days: m.number("every_days", None, 1, 366),
            // Each part is at least a thousand rials: a payment id says nothing smaller.
            from_rials: m.number("from_rials", None, count.max(2) * fee::STEP, MOST_RIALS),
            rule: m.text("rule", self.languages, LONG),
        })
    }

    fn decisions(&self, map: &Map, scope: &Scope) -> Vec<DecisionKind> {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut found = vec![];
        for item in map.list_of_some("decisions", "mistake-no-decisions") {
            let Some(m) = walk::map(sheet, item, &["id", "outcome", "title", "grounds", "letter", "note"]) else { continue };
            let id = m.id("id");
            ids.add(sheet, item, &id);
            let mut ground_ids = Ids::default();
            let mut grounds = vec![];
            for item in m.list_of_some("grounds", "mistake-no-grounds") {
                let Some(g) = walk::map(sheet, item, &["id", "title", "when", "silence", "note"]) else { continue };
                let id = g.id("id");
                ground_ids.add(sheet, item, &id);
                // Conditions name tasks, which are read later.
                grounds.push(Ground {
                    id,
                    title: g.text("title", self.languages, LONG),
                    when: None,
                    silence: g.boolean("silence", false),
                    note_needed: note_needed(&g),
                });
            }
            let refused = m.word("outcome", &["granted", "refused"], None) == "refused";
            if refused || grounds.len() > 1 {
                says_ground(&m);
            }
            found.push(DecisionKind {
                id,
                outcome: if refused { Outcome::Refused } else { Outcome::Granted },
                title: m.text("title", self.languages, SHORT),
                grounds,
                letter: letter(&m, self.languages, scope, &PLACEHOLDERS),
                note_needed: note_needed(&m),
            });
        }
        found
    }
}

/// Whether a decision, or a ground of one, needs words of the officer.
fn note_needed(m: &Map) -> bool {
    m.word("note", &["required", "optional"], Some("optional")) == "required"
}

/// The conditions of grounds, in the scope of rules of stages.
fn conditions(map: &Map, decisions: &mut [DecisionKind], scope: Scope) {
    fn items(node: Option<&Node>) -> &[Node] {
        node.map_or(&[], Node::items)
    }
    let id = |node: &Node| node.get("id").and_then(Node::scalar).unwrap_or_default().to_string();
    for item in items(map.get("decisions")) {
        let Some(kind) = decisions.iter_mut().find(|d| d.id == id(item)) else { continue };
        for ground in items(item.get("grounds")) {
            let (Some(node), Some(found)) = (ground.get("when"), kind.grounds.iter_mut().find(|g| g.id == id(ground))) else { continue };
            found.when = expression(map.sheet(), node, &scope, Wanted::Bool).map(|(e, _)| e);
        }
    }
}

/// Keys of a row of a table besides its cells.
const ROW: [&str; 4] = ["value", "from", "until", "rule"];

/// A cell of a row: `any`, a text, or for a span `{from, to}`.
fn cell(row: &Map, name: &str, key: Key) -> Cell {
    let sheet = row.sheet();
    let Some(node) = row.get(name) else { return Cell::Any };
    match key {
        _ if node.scalar() == Some("any") => Cell::Any,
        Key::Text => Cell::Is(walk::string(sheet, node, SHORT)),
        Key::Span => {
            let Some(m) = walk::map(sheet, node, &["from", "to"]) else { return Cell::Any };
            let edge = |k: &str| m.get(k).and_then(|n| decimal(sheet, n));
            let (from, to) = (edge("from").unwrap_or_default(), edge("to"));
            if to.is_some_and(|t| t <= from) {
                let (min, max) = (from.to_string(), to.unwrap_or_default().to_string());
                sheet.say(node.place(), Msg::new("mistake-min-over-max").with("min", min).with("max", max));
            }
            Cell::Span { from, to }
        }
    }
}

fn decimal(sheet: &Sheet, node: &Node) -> Option<Decimal> {
    let text = node.scalar()?.replace('_', "");
    let found = text.parse::<Decimal>().ok().filter(|d| d.abs() <= Decimal::from(MOST_RIALS));
    if found.is_none() {
        sheet.say(node.place(), Msg::new("mistake-out-of-range").with("min", -MOST_RIALS).with("max", MOST_RIALS));
    }
    found
}

/// A day of a row, Persian with slashes or Gregorian with hyphens; kept as Gregorian.
fn row_day(sheet: &Sheet, node: &Node) -> Option<String> {
    let text = walk::string(sheet, node, SHORT);
    if text.is_empty() {
        return None;
    }
    written_day(&text).map_err(|wrong| sheet.say(node.pos, wrong)).ok().map(|d| d.to_string())
}

/// An expression of a package, checked in its scope; what is wrong with it is said at its place in the file.
pub(crate) fn expression(sheet: &Sheet, node: &Node, scope: &Scope, wanted: Wanted) -> Option<(Expression, Type)> {
    let source = walk::string(sheet, node, LONG);
    if source.is_empty() {
        return None;
    }
    match Expression::checked(&source, scope, wanted) {
        Ok(found) => Some(found),
        Err(flaws) => {
            flaws.into_iter().for_each(|f| sheet.say(sheet.within(node.pos, &source, f.at), f.reason));
            None
        }
    }
}

/// The letter of a decision or of an outcome; its placeholders are those that the program fills in, and answers that are there in every
/// application: a letter that holds for a place must not come without it.
pub(super) fn letter(m: &Map, languages: &[Lang], scope: &Scope, known: &[&str]) -> Text {
    let letter = m.text("letter", languages, LONG);
    let Some(Value::Map(entries)) = m.get("letter").map(|n| &n.value) else { return letter };
    for entry in entries {
        let (sheet, text) = (m.sheet(), entry.node.scalar().unwrap_or_default());
        for name in placeholders(text) {
            let before = text.split(&format!("{{{name}}}")).next().unwrap_or_default();
            let pos = sheet.within(entry.node.pos, text, before.chars().count());
            match name.strip_prefix(&DecisionKind::ANSWER[1..]) {
                Some(question) => match scope.variables.get(question) {
                    Some(answer) if answer.may_be_missing => {
                        sheet.say(pos, Msg::new("mistake-letter-answer-may-be-missing").with("question", question));
                    }
                    None if !scope.wrong.contains(question) => {
                        walk::unknown(
                            sheet,
                            pos,
                            "question",
                            question,
                            walk::nearest(question, scope.variables.keys().map(String::as_str)),
                        );
                    }
                    _ => {}
                },
                None if !known.contains(&name) => {
                    let allowed: Vec<String> = known.iter().map(|p| format!("{{{p}}}")).collect();
                    let allowed = allowed.join(" ") + " " + DecisionKind::ANSWER + "…}";
                    sheet.say(pos, Msg::new("mistake-unknown-placeholder").with("name", name).with("allowed", allowed));
                }
                None => {}
            }
        }
    }
    letter
}

/// Says so where a letter does not tell on which ground it was decided: somebody who is refused must know why, and of several
/// grounds which one it was.
fn says_ground(m: &Map) {
    let Some(Value::Map(entries)) = m.get("letter").map(|n| &n.value) else { return };
    let silent = |text: &str| !text.is_empty() && !placeholders(text).contains(&"ground");
    for entry in entries.iter().filter(|e| e.node.scalar().is_some_and(silent)) {
        m.sheet().say(entry.node.pos, Msg::new("mistake-letter-without-ground"));
    }
}

/// What stands between `{` and `}`; an open brace without its end gives the rest of the line.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).map(|rest| rest.split(['}', '\n']).next().unwrap_or(rest)).collect()
}
