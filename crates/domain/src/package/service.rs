//! Reads the file of one service.

use super::mistake::{Mistake, Sheet};
use super::node::{self, Node, Value};
use super::parse::{Known, named_like_file};
use super::walk::{self, Ids, LONG, Map, SHORT};
use super::{
    Audience, Channel, ChannelKind, Check, ChoiceOption, Cost, DecisionKind, Evidence, Exemption, Fee, Form, Ground, Instalments, Legal,
    Outcome, Question, Section, Service, ShowIf, Status, Step, examples, stages,
};
use crate::calendar::{Day, Today};
use crate::expression::{Cell, Expression, Key, Row, Scope, Table, Type, Wanted};
use crate::question::money::Unit;
use crate::question::plate::Vehicle;
use crate::question::renewal_code::{self, CodePart};
use crate::question::{Kind, ShownAs, TYPES, When, time};
use crate::{Lang, Msg, Text, fee, persian, soundness};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const SERVICE: [&str; 30] = [
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
    "decisions",
    "examples",
];
const AUDIENCE: [&str; 3] = ["resident", "visitor", "company"];
const CHANNELS: [&str; 3] = ["web", "counter", "phone"];
const FILE_TYPES: [&str; 4] = ["pdf", "jpeg", "png", "webp"];
const QUESTION: [&str; 6] = ["id", "type", "label", "help", "required", "show_if"];
const PLACEHOLDERS: [&str; 6] = ["person", "code", "service", "ground", "date", "note"];

/// Largest amount of money, in rials.
const MOST_RIALS: i64 = 1_000_000_000_000_000;
/// Most parts in which something is paid; their numbers are the two digits of the period in a payment id.
const MOST_INSTALMENTS: i64 = 60;
/// Most questions of one form.
const MOST_QUESTIONS: usize = 200;
const MEGABYTE: i64 = 1_048_576;

/// Reads a service. Examples are tried only when the rest of the file is right.
pub(super) fn read(sheet: &Sheet, root: &Node, name: &str, known: &Known, ids: &mut Ids, sample: bool, today: Day) -> Option<Service> {
    let map = walk::map(sheet, root, &SERVICE)?;
    let id = map.id("id");
    named_like_file(sheet, root, &id, name);
    ids.add(sheet, root, &id);
    let agency = reference(&map, "agency", "agency", known.agencies.keys().copied());
    let steward = known.agencies.get(agency.as_str());
    let languages = match map.get("languages") {
        Some(n) => walk::languages(sheet, n),
        None => steward.map_or_else(|| vec![Lang::FA], |a| a.languages.clone()),
    };
    let r = Reader { languages: &languages, known };
    let evidence = r.evidence(&map);
    let on = Today::new(today, steward.map(|a| a.days.clone()).unwrap_or_default());
    let tables = r.tables(&map);
    let mut scope = Scope { from: Some(today), ..Scope::with(std::iter::empty(), &tables) };
    let form = r.form(&map, &evidence, &mut scope);
    let decisions = r.decisions(&map);
    let units = known.agencies.iter().map(|(id, a)| (*id, a.units.clone())).collect();
    let casework = stages::Reader { languages: &languages, agency: &agency, units: &units };
    let questions: Vec<&Question> = form.sections.iter().flat_map(|s| &s.questions).collect();
    let (stages, objection) = casework.stages(&map, &questions, &scope, &decisions);
    let time = casework.time(&map, &decisions);
    let (fees, fees_at_most) = r.fees(&map, &scope);
    let cost = r.cost(&map);
    ceiling(&map, &cost, fees_at_most);
    let mut service = Service {
        version: map.number("version", None, 1, 1_000_000),
        hash: String::new(),
        follows: None,
        status: match map.word("status", &["draft", "published", "withdrawn"], Some("published")) {
            "draft" => Status::Draft,
            "withdrawn" => Status::Withdrawn,
            _ => Status::Published,
        },
        from: map.get("from").and_then(|n| row_day(sheet, n)),
        drafts_void: map.text_or_empty("drafts_void", &languages, LONG),
        title: map.text("title", &languages, SHORT),
        summary: map.text("summary", &languages, LONG),
        keywords: keywords(&map),
        life_events: life_events(&map, known),
        icon: map.id("icon"),
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
        instalments: r.instalments(&map),
        tables,
        fees,
        decisions,
        examples: vec![],
        invalid_examples: vec![],
        sample,
        id,
        agency,
        languages: languages.clone(),
    };
    let right = sheet.count() == 0;
    examples::read(&map, &mut service, right.then_some(&on));
    if right {
        let ended = |agency: &str, unit: &str| known.agencies.get(agency).is_some_and(|a| a.ended.contains(&unit));
        for flaw in soundness::flaws(&service, &ended) {
            let node = stages::node_of(&map, &flaw.part);
            sheet.say(node.at, flaw.reason);
        }
    }
    service.hash = hash(&service);
    Some(service)
}

/// Says so when a service may cost more than the most that it says itself, or that its type says.
fn ceiling(map: &Map, cost: &Cost, fees_at_most: Decimal) {
    let Some(most) = cost.most else { return };
    let reason = |found: String| Msg::new("mistake-over-ceiling").with("found", found).with("most", most);
    if let (Some(rials), Some(node)) = (cost.rials.filter(|r| *r > most), map.get("cost").and_then(|c| c.get("rials"))) {
        map.sheet().say(node.pos, reason(rials.to_string()));
    }
    if let Some(node) = map.get("fees").filter(|_| fees_at_most > Decimal::from(most)) {
        map.sheet().say(node.at, reason(fees_at_most.trunc().to_string()));
    }
}

/// SHA-256 (hex) of the canonical JSON of the service: fields in the order of the model, maps by key, no hash inside.
pub(super) fn hash(service: &Service) -> String {
    debug_assert!(service.hash.is_empty());
    // The model has only strings, numbers, lists and maps with text keys: it always becomes JSON.
    hex::encode(Sha256::digest(serde_json::to_vec(service).unwrap_or_default()))
}

/// An id that must be one of those known.
fn reference<'k>(map: &Map, key: &'static str, kind: &'static str, known: impl Iterator<Item = &'k str> + Clone) -> String {
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
                max_bytes: m.number("max_mb", Some(5), 1, 50) * MEGABYTE,
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
                rows.push(Row {
                    cells,
                    from: r.get("from").and_then(|n| row_day(sheet, n)),
                    until: r.get("until").and_then(|n| row_day(sheet, n)),
                    value,
                    rule: r.text_or_empty("rule", self.languages, LONG),
                });
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

    /// What it costs, line by line, and the most that all lines together can come to.
    fn fees(&self, map: &Map, scope: &Scope) -> (Vec<Fee>, Decimal) {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut at_most = Decimal::ZERO;
        let mut found: Vec<Fee> = vec![];
        for item in map.list("fees") {
            let Some(m) = walk::map(sheet, item, &["id", "title", "amount", "when", "rule", "off"]) else { continue };
            let id = m.id("id");
            ids.add(sheet, item, &id);
            let when = m.get("when").and_then(|n| expression(sheet, n, scope, Wanted::Bool)).map(|(e, _)| e);
            let mut amount = Expression::default();
            if let Some(node) = m.need("amount")
                && let Some((e, of)) = expression(sheet, node, scope, Wanted::Number)
            {
                if let Type::Number { min, max } = of {
                    if min < Decimal::ZERO {
                        sheet.say(node.pos, Msg::new("mistake-fee-negative"));
                    } else if max > Decimal::from(MOST_RIALS) {
                        sheet.say(node.pos, Msg::new("mistake-expression-number-too-large"));
                    }
                    at_most = at_most.saturating_add(max);
                }
                amount = e;
            }
            let mut off = vec![];
            for node in m.list("off") {
                let Some(o) = walk::map(sheet, node, &["title", "when", "percent"]) else { continue };
                let when = o.need("when").and_then(|n| expression(sheet, n, scope, Wanted::Bool)).map(|(e, _)| e).unwrap_or_default();
                off.push(Exemption {
                    title: o.text("title", self.languages, SHORT),
                    when,
                    percent: o.number("percent", Some(100), 1, 100),
                });
            }
            found.push(Fee {
                id,
                title: m.text("title", self.languages, SHORT),
                amount,
                when,
                rule: m.text("rule", self.languages, LONG),
                off,
            });
        }
        (found, at_most)
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

    fn checks(&self, map: &Map, questions: &[Question], scope: &Scope) -> Vec<Check> {
        let sheet = map.sheet();
        let asked = || questions.iter().filter(|q| !matches!(q.kind, Kind::Computed { .. })).map(|q| q.id.as_str());
        let items = map.list("checks").iter().filter_map(|n| walk::map(sheet, n, &["rule", "question", "message"]));
        items
            .map(|m| Check {
                rule: m.need("rule").and_then(|n| expression(sheet, n, scope, Wanted::Bool)).map(|(e, _)| e).unwrap_or_default(),
                question: reference(&m, "question", "question", asked()),
                message: m.text("message", self.languages, SHORT),
            })
            .collect()
    }

    fn form(&self, map: &Map, evidence: &[Evidence], scope: &mut Scope) -> Form {
        let sheet = map.sheet();
        let mut form = Form::default();
        let Some(node) = map.get("form") else {
            sheet.say(map.node().at, Msg::new("mistake-no-questions").with("key", "form"));
            return form;
        };
        let Some(form_map) = walk::map(sheet, node, &["sections", "checks"]) else { return form };
        let (mut section_ids, mut question_ids) = (Ids::default(), Ids::default());
        let mut earlier: Vec<Question> = vec![];
        for item in form_map.list_of_some("sections", "mistake-no-questions") {
            let Some(m) = walk::map(sheet, item, &["id", "title", "questions"]) else { continue };
            let id = m.id("id");
            section_ids.add(sheet, item, &id);
            let title = m.text("title", self.languages, SHORT);
            let mut questions = vec![];
            for node in m.list_of_some("questions", "mistake-no-questions") {
                if earlier.len() >= MOST_QUESTIONS {
                    sheet.say(node.at, Msg::new("mistake-too-many").with("key", "questions").with("max", MOST_QUESTIONS));
                    break;
                }
                if let Some(q) = self.question(sheet, node, evidence, &earlier, scope) {
                    question_ids.add(sheet, node, &q.id);
                    scope.add(&q);
                    earlier.push(q.clone());
                    questions.push(q);
                }
            }
            form.sections.push(Section { id, title, questions });
        }
        form.checks = self.checks(&form_map, &earlier, scope);
        form
    }

    fn question(&self, sheet: &Sheet, node: &Node, evidence: &[Evidence], earlier: &[Question], scope: &Scope) -> Option<Question> {
        let types = [&TYPES[..], &["computed"]].concat();
        let kind = node.get("type").and_then(|n| walk::word(sheet, n, &types));
        // Of an unknown type, any key of any type may be meant.
        let own: Vec<&str> = kind.map_or_else(|| TYPES.iter().flat_map(|t| own_keys(t)).copied().collect(), |k| own_keys(k).to_vec());
        let m = walk::map(sheet, node, &[&QUESTION[..], &own].concat())?;
        let id = m.question_id("id");
        if m.get("type").is_none() {
            m.need("type");
        }
        Some(Question {
            id,
            kind: match kind {
                Some("computed") => computed(&m, scope),
                _ => self.kind(&m, kind.unwrap_or("text"), kind.is_some(), evidence, earlier),
            },
            label: m.text("label", self.languages, SHORT),
            help: m.text_or_empty("help", self.languages, LONG),
            required: m.boolean("required", true),
            show_if: m.get("show_if").and_then(|n| show_if(sheet, n, earlier, scope)),
        })
    }

    fn kind(&self, m: &Map, name: &str, right: bool, evidence: &[Evidence], earlier: &[Question]) -> Kind {
        if !right {
            // Of an unknown type; a condition on it is not a second mistake.
            return Kind::Choice { options: vec![], search: false };
        }
        match name {
            "long_text" => Kind::LongText { max: m.number("max", Some(2000), 1, 20_000) },
            "address" => Kind::Address { max: m.number("max", Some(300), 1, 1000), structured: m.boolean("structured", false) },
            "number" => {
                let (min, max) = limits(m, 1_000_000_000);
                Kind::Number { min, max }
            }
            "money" => {
                let (min, max) = limits(m, MOST_RIALS);
                let unit = if m.word("unit", &["rial", "toman"], Some("rial")) == "toman" { Unit::Toman } else { Unit::Rial };
                Kind::Money { min, max, unit }
            }
            "yes_no" => Kind::YesNo,
            "choice" => {
                let (options, search) = (self.options(m), m.boolean("search", false));
                if search {
                    told_apart(m, &options);
                }
                Kind::Choice { options, search }
            }
            "choices" => {
                let options = self.options(m);
                let most = options.len().max(1) as i64;
                Kind::Choices { max: m.number("max", Some(most), 1, most), options }
            }
            "date" => Kind::Date { when: when(m) },
            "date_range" => {
                Kind::DateRange { when: when(m), max_days: m.get("max_days").and_then(|n| walk::number(m.sheet(), n, 1, 36_600)) }
            }
            "time" => {
                let (from, to) = (self.minute(m, "from", 0), self.minute(m, "to", 1439));
                if from > to {
                    let place = m.get("from").or(m.get("to")).map_or(m.node().at, Node::place);
                    m.sheet().say(place, Msg::new("mistake-min-over-max").with("min", time::written(from)).with("max", time::written(to)));
                }
                Kind::Time { from, to }
            }
            "national_number" => Kind::NationalNumber,
            "legal_number" => Kind::LegalNumber,
            "foreign_number" => Kind::ForeignNumber,
            "passport" => Kind::Passport,
            "mobile" => Kind::Mobile,
            "landline" => Kind::Landline { area: m.get("area").and_then(|n| area_code(m.sheet(), n)) },
            "email" => Kind::Email,
            "postal_code" => Kind::PostalCode,
            "iban" => Kind::Iban,
            "card" => Kind::Card,
            "bill_id" => Kind::BillId,
            "payment_id" => {
                let bills = earlier.iter().filter(|q| q.kind == Kind::BillId).map(|q| q.id.as_str());
                Kind::PaymentId { bill: m.get("bill").map(|_| reference(m, "bill", "bill", bills)).filter(|b| !b.is_empty()) }
            }
            "plate" => Kind::Plate {
                vehicle: match m.word("vehicle", &["car", "motorcycle", "any"], Some("car")) {
                    "motorcycle" => Vehicle::Motorcycle,
                    "any" => Vehicle::Any,
                    _ => Vehicle::Car,
                },
                any_region: m.boolean("any_region", false),
            },
            "renewal_code" => {
                Kind::RenewalCode { parts: if m.get("parts").is_some() { self.code_parts(m) } else { renewal_code::usual() } }
            }
            "point" => Kind::Point,
            "line" => Kind::Line,
            "area" => Kind::Area,
            "declaration" => Kind::Declaration,
            "evidence" => Kind::Evidence {
                evidence: reference(m, "evidence", "evidence", evidence.iter().map(|e| e.id.as_str())),
                max_files: m.number("max_files", Some(3), 1, 20),
            },
            _ => Kind::Text { max: m.number("max", Some(200), 1, 1000) },
        }
    }

    /// A time of day, in minutes.
    fn minute(&self, m: &Map, key: &'static str, default: i64) -> i64 {
        let Some(node) = m.get(key) else { return default };
        let text = walk::string(m.sheet(), node, SHORT);
        // As the rest of the package language writes hours: two digits, a colon, two digits.
        match time::read(&text).filter(|minute| time::written(*minute) == text) {
            Some(minute) => minute,
            None if text.is_empty() => default,
            None => {
                walk::not_allowed(m.sheet(), node.pos, &text, "\"00:00\" … \"23:59\"");
                default
            }
        }
    }

    /// The parts of a renewal code: those that may be left out are the last.
    fn code_parts(&self, m: &Map) -> Vec<CodePart> {
        let sheet = m.sheet();
        let mut ids = Ids::default();
        let mut found: Vec<CodePart> = vec![];
        for item in m.list_of_some("parts", "mistake-empty-list") {
            let Some(p) = walk::map(sheet, item, &["id", "label", "digits", "required"]) else { continue };
            let id = p.question_id("id");
            ids.add(sheet, item, &id);
            let usual = renewal_code::USUAL.contains(&id.as_str());
            let label = if usual { p.text_or_empty("label", self.languages, SHORT) } else { p.text("label", self.languages, SHORT) };
            let required = p.boolean("required", true);
            if required && found.last().is_some_and(|last| !last.required) {
                sheet.say(item.at, Msg::new("mistake-required-after-optional").with("id", id.as_str()));
            }
            found.push(CodePart { id, label, digits: p.number("digits", Some(5), 1, 10), required });
        }
        found
    }

    fn options(&self, m: &Map) -> Vec<ChoiceOption> {
        let sheet = m.sheet();
        let mut ids = Ids::default();
        let mut found = vec![];
        for item in m.list_of_some("options", "mistake-no-options") {
            let Some(o) = walk::map(sheet, item, &["id", "label"]) else { continue };
            let id = o.id("id");
            ids.add(sheet, item, &id);
            found.push(ChoiceOption { id, label: o.text("label", self.languages, SHORT) });
        }
        found
    }

    fn decisions(&self, map: &Map) -> Vec<DecisionKind> {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut found = vec![];
        for item in map.list_of_some("decisions", "mistake-no-decisions") {
            let Some(m) = walk::map(sheet, item, &["id", "outcome", "title", "grounds", "letter"]) else { continue };
            let id = m.id("id");
            ids.add(sheet, item, &id);
            let mut ground_ids = Ids::default();
            let mut grounds = vec![];
            for item in m.list_of_some("grounds", "mistake-no-grounds") {
                let Some(g) = walk::map(sheet, item, &["id", "title"]) else { continue };
                let id = g.id("id");
                ground_ids.add(sheet, item, &id);
                grounds.push(Ground { id, title: g.text("title", self.languages, LONG) });
            }
            let refused = m.word("outcome", &["granted", "refused"], None) == "refused";
            found.push(DecisionKind {
                id,
                outcome: if refused { Outcome::Refused } else { Outcome::Granted },
                title: m.text("title", self.languages, SHORT),
                grounds,
                letter: letter(&m, self.languages),
            });
        }
        found
    }
}

/// Keys that a type has besides those of every question.
fn own_keys(kind: &str) -> &'static [&'static str] {
    match kind {
        "text" | "long_text" => &["max"],
        "address" => &["max", "structured"],
        "number" => &["min", "max"],
        "money" => &["min", "max", "unit"],
        "choice" => &["options", "search"],
        "choices" => &["options", "max"],
        "date" => &["when"],
        "date_range" => &["when", "max_days"],
        "time" => &["from", "to"],
        "landline" => &["area"],
        "payment_id" => &["bill"],
        "plate" => &["vehicle", "any_region"],
        "renewal_code" => &["parts"],
        "evidence" => &["evidence", "max_files"],
        "computed" => &["value", "shown"],
        _ => &[],
    }
}

/// Reads a type alone, with its keys and nothing else of a question: `type: number` and `max: 10`, on lines of their own. For
/// those who check single values.
pub fn read_kind(yaml: &str) -> Result<Kind, Vec<Mistake>> {
    let sheet = Sheet::new("", yaml);
    let kind = node::read(&sheet, yaml).and_then(|node| {
        let name = node.get("type").and_then(|n| walk::word(&sheet, n, &TYPES))?;
        let m = walk::map(&sheet, &node, &[&["type"], own_keys(name)].concat())?;
        Some(Reader { languages: &[], known: &Known::default() }.kind(&m, name, true, &[], &[]))
    });
    match (kind, sheet.into_mistakes()) {
        (Some(kind), mistakes) if mistakes.is_empty() => Ok(kind),
        (_, mistakes) => Err(mistakes),
    }
}

/// Who searches a list types a label: no two options may be called the same, in whatever language.
fn told_apart(m: &Map, options: &[ChoiceOption]) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (option, node) in options.iter().zip(m.list("options")) {
        for label in option.label.0.values() {
            let first = *seen.entry(persian::fold(label)).or_insert(&option.id);
            if first != option.id {
                let reason = Msg::new("mistake-same-label").with("label", label.as_str()).with("id", first);
                return m.sheet().say(node.at, reason);
            }
        }
    }
}

fn when(m: &Map) -> When {
    match m.word("when", &["past", "future", "any"], Some("any")) {
        "past" => When::Past,
        "future" => When::Future,
        _ => When::Any,
    }
}

/// Two digits of an area code, without the zero before them.
fn area_code(sheet: &Sheet, node: &Node) -> Option<String> {
    let text = walk::string(sheet, node, SHORT);
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with(['0', '9']) {
        return Some(text);
    }
    if !text.is_empty() {
        walk::not_allowed(sheet, node.pos, &text, "\"11\" … \"89\"");
    }
    None
}

fn limits(m: &Map, most: i64) -> (i64, i64) {
    let (min, max) = (m.number("min", Some(0), -MOST_RIALS, MOST_RIALS), m.number("max", Some(most), -MOST_RIALS, MOST_RIALS));
    if min > max {
        let place = m.get("min").or(m.get("max")).map_or(m.node().at, Node::place);
        m.sheet().say(place, Msg::new("mistake-min-over-max").with("min", min).with("max", max));
    }
    (min, max)
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
    let day = Day::written(&text);
    if day.is_none() && !text.is_empty() {
        sheet.say(node.pos, Msg::new("mistake-expression-no-such-day").with("value", text));
    }
    day.map(|d| d.to_string())
}

/// A computed value; how it is shown follows from its type where the package does not say it.
fn computed(m: &Map, scope: &Scope) -> Kind {
    let found = m.need("value").and_then(|n| expression(m.sheet(), n, scope, Wanted::Any));
    let usual = match found.as_ref().map(|f| &f.1) {
        Some(Type::Bool) => "yes_no",
        Some(Type::Day) => "date",
        Some(Type::Text { .. }) => "text",
        _ => "number",
    };
    if let (Some((_, of @ (Type::List { .. } | Type::Record(_)))), Some(n)) = (&found, m.get("value")) {
        m.sheet().say(n.pos, Msg::new("mistake-expression-wrong-type").with("found", of.name()).with("wanted", "number"));
    }
    let allowed: &[&str] = if usual == "number" { &["number", "money"] } else { std::slice::from_ref(&usual) };
    let shown = match m.word("shown", allowed, Some(usual)) {
        "money" => ShownAs::Money,
        "yes_no" => ShownAs::YesNo,
        "date" => ShownAs::Date,
        "text" => ShownAs::Text,
        _ => ShownAs::Number,
    };
    Kind::Computed { value: found.map(|f| f.0).unwrap_or_default(), shown }
}

/// An expression of a package, checked in its scope; what is wrong with it is said at its place in the file.
pub(super) fn expression(sheet: &Sheet, node: &Node, scope: &Scope, wanted: Wanted) -> Option<(Expression, Type)> {
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

/// A condition: an expression, or one question with one answer.
fn show_if(sheet: &Sheet, node: &Node, earlier: &[Question], scope: &Scope) -> Option<ShowIf> {
    if node.scalar().is_some() {
        let scope = Scope { dated: false, ..scope.clone() };
        return expression(sheet, node, &scope, Wanted::Bool).map(|(e, _)| ShowIf::When(e));
    }
    let m = walk::map(sheet, node, &["question", "is"])?;
    let (question, is) = (m.string("question", SHORT), m.string("is", SHORT));
    let (question_node, is_node) = (m.get("question")?, m.get("is")?);
    if question.is_empty() || is.is_empty() {
        return None;
    }
    let conditional = |q: &&Question| matches!(q.kind, Kind::YesNo | Kind::Choice { .. });
    match earlier.iter().find(|q| q.id == question).filter(conditional) {
        None => {
            let near = walk::nearest(&question, earlier.iter().filter(conditional).map(|q| q.id.as_str()));
            sheet.say(question_node.pos, Msg::new("mistake-show-if-question").with("question", question.as_str()).with("nearest", near));
        }
        Some(q) => {
            let values: Vec<&str> = match &q.kind {
                Kind::Choice { options, .. } => options.iter().map(|o| o.id.as_str()).collect(),
                _ => vec!["yes", "no"],
            };
            // A choice without options has been reported.
            if !values.is_empty() && !values.contains(&is.as_str()) {
                walk::not_allowed(sheet, is_node.pos, &is, &values.join(", "));
            }
        }
    }
    Some(ShowIf::Is { question, is })
}

/// The letter of a decision; its placeholders are those that the program fills in.
fn letter(m: &Map, languages: &[Lang]) -> Text {
    let letter = m.text("letter", languages, LONG);
    if let Some(Value::Map(entries)) = m.get("letter").map(|n| &n.value) {
        for entry in entries {
            for name in placeholders(entry.node.scalar().unwrap_or_default()) {
                if !PLACEHOLDERS.contains(&name) {
                    let allowed = PLACEHOLDERS.map(|p| format!("{{{p}}}")).join(" ");
                    let reason = Msg::new("mistake-unknown-placeholder").with("name", name).with("allowed", allowed);
                    m.sheet().say(entry.node.pos, reason);
                }
            }
        }
    }
    letter
}

/// What stands between `{` and `}`; an open brace without its end gives the rest of the line.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).map(|rest| rest.split(['}', '\n']).next().unwrap_or(rest)).collect()
}
