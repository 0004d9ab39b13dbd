//! Sample people of a demonstration: residents, visitors and officers. The file `sample-people.yaml` stands beside the
//! packages and is no part of their language, but is checked with them: its officers work in their units.

use super::Catalogue;
use super::mistake::{Mistake, Sheet, in_order};
use super::node::{self, Node};
use super::parse::Known;
use super::walk::{self, Map, SHORT};
use crate::{Lang, Msg, Text, identifier};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Everyone in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct People {
    /// People with a national number.
    pub residents: Vec<Resident>,
    /// People with a passport.
    pub visitors: Vec<Visitor>,
    /// Staff of the agencies.
    pub officers: Vec<SampleOfficer>,
}

/// A person with a national number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Resident {
    /// Ten digits.
    pub national_number: String,
    /// `+989…`.
    pub mobile: String,
    /// Name.
    pub name: Text,
}

/// A person with a passport.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visitor {
    /// Passport number.
    pub passport: String,
    /// E-mail address.
    pub email: String,
    /// Country that issued the passport, ISO 3166-1 alpha-2 in capitals.
    pub country: String,
    /// Name.
    pub name: Text,
}

/// An officer with the passphrase of the demonstration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SampleOfficer {
    /// Sign-in name.
    pub name: String,
    /// What people see.
    pub title: Text,
    /// Passphrase; for demonstrations only.
    pub passphrase: String,
    /// Id of the agency.
    pub agency: String,
    /// Id of a unit of the agency.
    pub unit: String,
}

impl People {
    /// Officers whose agency or unit the catalogue does not have.
    pub fn officers_without_place<'a>(&'a self, catalogue: &'a Catalogue) -> impl Iterator<Item = &'a SampleOfficer> {
        self.officers.iter().filter(|o| catalogue.agencies.get(&o.agency).and_then(|a| a.unit(&o.unit)).is_none())
    }
}

const LANGUAGES: [Lang; 2] = [Lang::FA, Lang::EN];

/// Where the file stands in a folder of packages.
pub(super) const FILE: &str = "sample-people.yaml";

/// The mistakes of the file among packages.
pub(super) fn check(text: &str, known: &Known) -> Vec<Mistake> {
    let sheet = Sheet::new(FILE, text);
    if let Some(root) = node::read(&sheet, text)
        && let Some(map) = walk::map(&sheet, &root, &["residents", "visitors", "officers"])
    {
        read(&map, &mut People::default());
        for node in map.list("officers") {
            works(&sheet, node, known);
        }
    }
    sheet.into_mistakes()
}

/// Says so when there is no such agency, or it has no such unit.
fn works(sheet: &Sheet, officer: &Node, known: &Known) {
    let said = |key| officer.get(key).and_then(|n| Some((n, n.scalar()?)));
    let Some((at, agency)) = said("agency") else { return };
    let Some(found) = known.agencies.get(agency) else {
        return walk::unknown(sheet, at.pos, "agency", agency, walk::nearest(agency, known.agencies.keys().copied()));
    };
    if let (Some(units), Some((at, unit))) = (&found.units, said("unit"))
        && !units.contains(&unit)
    {
        walk::unknown(sheet, at.pos, "unit", unit, walk::nearest(unit, units.iter().copied()));
    }
}

/// Reads `sample-people.yaml`. `path` is what mistakes call the file.
pub fn parse_people(text: &str, path: &str) -> Result<People, Vec<Mistake>> {
    let sheet = Sheet::new(path, text);
    let mut people = People::default();
    if let Some(root) = node::read(&sheet, text)
        && let Some(map) = walk::map(&sheet, &root, &["residents", "visitors", "officers"])
    {
        read(&map, &mut people);
    }
    let mistakes = sheet.into_mistakes();
    if mistakes.is_empty() { Ok(people) } else { Err(in_order(mistakes)) }
}

fn read(map: &Map, people: &mut People) {
    let sheet = map.sheet();
    let mut once = Once { sheet, seen: BTreeSet::new() };
    for node in map.list("residents") {
        let Some(m) = walk::map(sheet, node, &["national_number", "mobile", "name"]) else { continue };
        once.only("national_number", node, identifier::national_number);
        people.residents.push(Resident {
            national_number: identified(&m, "national_number", identifier::national_number),
            mobile: identified(&m, "mobile", identifier::mobile),
            name: m.text("name", &LANGUAGES, SHORT),
        });
    }
    for node in map.list("visitors") {
        let Some(m) = walk::map(sheet, node, &["passport", "email", "country", "name"]) else { continue };
        once.only("passport", node, identifier::passport);
        people.visitors.push(Visitor {
            passport: identified(&m, "passport", identifier::passport),
            email: identified(&m, "email", identifier::email),
            country: identified(&m, "country", country),
            name: m.text("name", &LANGUAGES, SHORT),
        });
    }
    for node in map.list("officers") {
        let Some(m) = walk::map(sheet, node, &["name", "title", "passphrase", "agency", "unit"]) else { continue };
        once.only("name", node, sign_in_name);
        people.officers.push(SampleOfficer {
            name: identified(&m, "name", sign_in_name),
            title: m.text("title", &LANGUAGES, SHORT),
            passphrase: m.string("passphrase", SHORT),
            agency: m.id("agency"),
            unit: m.id("unit"),
        });
    }
}

/// What signs people in, each once in the file.
struct Once<'a> {
    sheet: &'a Sheet<'a>,
    seen: BTreeSet<(&'static str, String)>,
}

impl Once<'_> {
    fn only(&mut self, key: &'static str, of: &Node, rule: fn(&str) -> Option<String>) {
        let Some(node) = of.get(key) else { return };
        if let Some(value) = node.scalar().and_then(rule).filter(|v| !self.seen.insert((key, v.clone()))) {
            self.sheet.say(node.pos, Msg::new("mistake-listed-twice").with("value", value));
        }
    }
}

/// A value in its canonical form by a rule.
fn identified(m: &Map, key: &'static str, rule: fn(&str) -> Option<String>) -> String {
    let typed = m.string(key, SHORT);
    if typed.is_empty() {
        return typed;
    }
    rule(&typed).unwrap_or_else(|| {
        let place = m.get(key).map_or(m.node().at, |n| n.pos);
        m.sheet().say(place, Msg::new("mistake-bad-identifier").with("key", key).with("value", typed));
        String::new()
    })
}

fn country(s: &str) -> Option<String> {
    (s.len() == 2 && s.bytes().all(|b| b.is_ascii_uppercase())).then(|| s.to_string())
}

/// Lower-case Latin letters, digits, dots and hyphens, beginning with a letter.
fn sign_in_name(s: &str) -> Option<String> {
    let right = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
    (s.len() <= 60 && s.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && s.bytes().all(right)).then(|| s.to_string())
}
