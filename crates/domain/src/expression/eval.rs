//! A checked expression, and its value.

use super::scope::Type;
use super::table::{Sought, Table};
use crate::calendar::{Day, WorkingDays};
use crate::package::DayKind;
use crate::{Msg, Text};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: not answered, or not asked.
    Missing,
    /// Yes or no.
    Bool(bool),
    /// A number, exact.
    Number(Decimal),
    /// A text.
    Text(String),
    /// A day.
    Day(Day),
    /// A list.
    List(Vec<Value>),
    /// Named parts.
    Record(BTreeMap<String, Value>),
}

impl Value {
    /// Whether it is yes.
    pub fn is_true(&self) -> bool {
        *self == Value::Bool(true)
    }
    /// A whole number, rounded half up; `None` for anything else and for what does not fit.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Value::Number(n) => n.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64(),
            _ => None,
        }
    }
    /// From a machine value of an answer.
    pub(super) fn of(json: &Json, of: &Type) -> Value {
        match (of, json) {
            (Type::Bool, Json::String(s)) => Value::Bool(s == "yes"),
            (Type::Bool, Json::Bool(b)) => Value::Bool(*b),
            (Type::Number { .. }, Json::Number(n)) => n.to_string().parse().map_or(Value::Missing, Value::Number),
            // What is not whole is kept as text, exactly.
            (Type::Number { .. }, Json::String(s)) => s.parse().map_or(Value::Missing, Value::Number),
            (Type::Text { .. }, Json::String(s)) => Value::Text(s.clone()),
            (Type::Day { .. }, Json::String(s)) => Day::parse(s).map_or(Value::Missing, Value::Day),
            (Type::List { of, .. }, Json::Array(a)) => Value::List(a.iter().map(|v| Value::of(v, of)).collect()),
            (Type::Record(_) | Type::Period { .. }, Json::Object(o)) => Value::Record(
                of.parts()
                    .unwrap_or_default()
                    .iter()
                    .map(|(name, v)| (name.clone(), o.get(name).map_or(Value::Missing, |j| Value::of(j, &v.of))))
                    .collect(),
            ),
            _ => Value::Missing,
        }
    }
    /// As the machine value of an answer.
    pub fn to_json(&self) -> Json {
        match self {
            Value::Missing => Json::Null,
            Value::Bool(b) => Json::from(if *b { "yes" } else { "no" }),
            Value::Number(n) if n.is_integer() && n.to_i64().is_some() => Json::from(n.to_i64()),
            Value::Number(n) => Json::from(n.normalize().to_string()),
            Value::Text(s) => Json::from(s.as_str()),
            Value::Day(d) => Json::from(d.to_string()),
            Value::List(l) => l.iter().map(Value::to_json).collect(),
            Value::Record(r) => r.iter().map(|(k, v)| (k.clone(), v.to_json())).collect(),
        }
    }
    fn number(self) -> Decimal {
        if let Value::Number(n) = self { n } else { Decimal::ZERO }
    }
    fn day(self) -> Day {
        if let Value::Day(d) = self { d } else { Day(0) }
    }
    fn list(self) -> Vec<Value> {
        if let Value::List(l) = self { l } else { vec![] }
    }
}

/// Machine values by name.
type Values<'a> = Box<dyn Fn(&str) -> Option<Cow<'a, Json>> + 'a>;

/// What an expression is about.
pub struct Facts<'a> {
    /// Machine values by name.
    pub values: Values<'a>,
    /// Today at the agency.
    pub today: Day,
    /// The agency's working days.
    pub days: &'a WorkingDays,
    /// Where it is noted which rows of tables gave a value; nothing: nobody asks.
    pub noted: Option<&'a RefCell<Noted>>,
}

/// What is noted while an expression is evaluated.
#[derive(Debug, Default)]
pub struct Noted {
    /// The rates that were used, each once, in the order in which they were.
    pub rates: Vec<Rate>,
    /// The computed values that were asked for: what each came out of is noted once.
    pub(crate) computed: BTreeSet<String>,
}

/// A row of a table that gave a value: which rate it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Id of the table.
    pub table: String,
    /// The first day on which the rate holds, `YYYY-MM-DD`; nothing: since ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The rule that sets it; may be empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub rule: Text,
    /// What the row says, as a decimal number; empty in an invoice from before it was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
}

/// Comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Than {
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
}

/// Calculations with two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Min,
    Max,
    /// To a multiple: nearest, up, down.
    Round,
    Ceil,
    Floor,
}

/// Functions of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    AddDays,
    AddWorkingDays,
    Days,
    WorkingDays,
    Years,
}

/// Walks over a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Each {
    All,
    Exists,
    Filter,
    Map,
}

/// A checked expression as a tree. Its types are right, so evaluation never meets another.
#[derive(Debug, Clone)]
pub(super) enum Code {
    Is(Value),
    Name(String, Type),
    /// The item of the `n`-th walk around it, from outside.
    Item(usize),
    Part(Box<Code>, String),
    Has(Box<Code>),
    Not(Box<Code>),
    And(Box<Code>, Box<Code>),
    Or(Box<Code>, Box<Code>),
    If(Box<Code>, Box<Code>, Box<Code>),
    Equal(Box<Code>, Box<Code>),
    Compare(Than, Box<Code>, Box<Code>),
    Sum(Sum, Box<Code>, Box<Code>),
    Join(Box<Code>, Box<Code>),
    Negative(Box<Code>),
    Abs(Box<Code>),
    In(Box<Code>, Box<Code>),
    List(Vec<Code>),
    Each(Each, Box<Code>, Box<Code>),
    Size(Box<Code>),
    Total(Box<Code>),
    Begins(Box<Code>, Box<Code>),
    Today,
    Span(Span, Box<Code>, Box<Code>),
    Lookup(Table, Vec<Code>),
}

impl Code {
    /// The names it asks for.
    pub(super) fn names(&self, into: &mut BTreeSet<String>) {
        if let Code::Name(name, _) = self {
            into.insert(name.clone());
        }
        self.inner().into_iter().for_each(|code| code.names(into));
    }

    /// What it is made of.
    pub(super) fn inner(&self) -> Vec<&Code> {
        match self {
            Code::Is(_) | Code::Name(..) | Code::Item(_) | Code::Today => vec![],
            Code::Part(a, _) | Code::Has(a) | Code::Not(a) | Code::Negative(a) | Code::Abs(a) | Code::Size(a) | Code::Total(a) => vec![a],
            Code::And(a, b)
            | Code::Or(a, b)
            | Code::Equal(a, b)
            | Code::Compare(_, a, b)
            | Code::Sum(_, a, b)
            | Code::Join(a, b)
            | Code::In(a, b)
            | Code::Each(_, a, b)
            | Code::Begins(a, b)
            | Code::Span(_, a, b) => vec![a, b],
            Code::If(a, b, c) => vec![a, b, c],
            Code::List(l) | Code::Lookup(_, l) => l.iter().collect(),
        }
    }

    /// Its value. `items` are those of the walks around it.
    pub(super) fn eval(&self, facts: &Facts, items: &mut Vec<Value>) -> Result<Value, Msg> {
        Ok(match self {
            Code::Is(v) => v.clone(),
            Code::Name(name, of) => (facts.values)(name).map_or(Value::Missing, |j| Value::of(&j, of)),
            Code::Item(n) => items.get(*n).cloned().unwrap_or(Value::Missing),
            Code::Part(a, name) => match a.eval(facts, items)? {
                Value::Record(mut r) => r.remove(name).unwrap_or(Value::Missing),
                _ => Value::Missing,
            },
            Code::Has(a) => Value::Bool(a.eval(facts, items)? != Value::Missing),
            Code::Not(a) => Value::Bool(!a.eval(facts, items)?.is_true()),
            Code::And(a, b) => Value::Bool(a.eval(facts, items)?.is_true() && b.eval(facts, items)?.is_true()),
            Code::Or(a, b) => Value::Bool(a.eval(facts, items)?.is_true() || b.eval(facts, items)?.is_true()),
            Code::If(a, b, c) => {
                if a.eval(facts, items)?.is_true() {
                    b.eval(facts, items)?
                } else {
                    c.eval(facts, items)?
                }
            }
            Code::Equal(a, b) => Value::Bool(a.eval(facts, items)? == b.eval(facts, items)?),
            Code::Compare(than, a, b) => {
                let order = match (a.eval(facts, items)?, b.eval(facts, items)?) {
                    (Value::Number(a), Value::Number(b)) => a.cmp(&b),
                    (a, b) => a.day().cmp(&b.day()),
                };
                Value::Bool(match than {
                    Than::Less => order == Ordering::Less,
                    Than::LessOrEqual => order != Ordering::Greater,
                    Than::More => order == Ordering::Greater,
                    Than::MoreOrEqual => order != Ordering::Less,
                })
            }
            Code::Sum(sum, a, b) => Value::Number(sum.of(a.eval(facts, items)?.number(), b.eval(facts, items)?.number())),
            Code::Join(a, b) => match (a.eval(facts, items)?, b.eval(facts, items)?) {
                (Value::Text(a), Value::Text(b)) => Value::Text(a + &b),
                _ => Value::Missing,
            },
            Code::Negative(a) => Value::Number(-a.eval(facts, items)?.number()),
            Code::Abs(a) => Value::Number(a.eval(facts, items)?.number().abs()),
            Code::In(a, b) => {
                let a = a.eval(facts, items)?;
                Value::Bool(b.eval(facts, items)?.list().contains(&a))
            }
            Code::List(l) => Value::List(l.iter().map(|x| x.eval(facts, items)).collect::<Result<_, _>>()?),
            Code::Each(each, list, body) => each.over(list.eval(facts, items)?.list(), body, facts, items)?,
            Code::Size(a) => Value::Number(match a.eval(facts, items)? {
                Value::Text(s) => s.chars().count().into(),
                v => v.list().len().into(),
            }),
            Code::Total(a) => Value::Number(a.eval(facts, items)?.list().into_iter().map(Value::number).sum()),
            Code::Begins(a, b) => match (a.eval(facts, items)?, b.eval(facts, items)?) {
                (Value::Text(a), Value::Text(b)) => Value::Bool(a.starts_with(&b)),
                _ => Value::Bool(false),
            },
            Code::Today => Value::Day(facts.today),
            Code::Span(span, a, b) => {
                let (a, b) = (a.eval(facts, items)?.day(), b.eval(facts, items)?);
                span.of(a, b, facts.days)
            }
            Code::Lookup(table, keys) => {
                let keys: Vec<Value> = keys.iter().map(|k| k.eval(facts, items)).collect::<Result<_, _>>()?;
                let sought: Vec<Sought> = keys
                    .iter()
                    .map(|k| match k {
                        Value::Text(s) => Sought::Text(s),
                        Value::Bool(b) => Sought::Text(if *b { "yes" } else { "no" }),
                        v => Sought::Number(v.clone().number()),
                    })
                    .collect();
                let row = table.find(&sought, facts.today);
                let row = row.ok_or_else(|| Msg::new("expression-no-row").with("table", table.id.as_str()))?;
                if let Some(noted) = facts.noted {
                    let rate = Rate {
                        table: table.id.clone(),
                        from: row.from.clone(),
                        rule: row.rule.clone(),
                        value: row.value.normalize().to_string(),
                    };
                    let mut noted = noted.borrow_mut();
                    if !noted.rates.contains(&rate) {
                        noted.rates.push(rate);
                    }
                }
                Value::Number(row.value)
            }
        })
    }
}

impl Sum {
    /// The check has seen to it that nothing is too large and no divisor is zero; should that ever fail, the result is zero
    /// or the first number, never a stop.
    fn of(self, a: Decimal, b: Decimal) -> Decimal {
        let stepped = |n: fn(&Decimal) -> Decimal| a.checked_div(b).and_then(|q| n(&q).checked_mul(b)).unwrap_or(a);
        match self {
            Sum::Add => a.checked_add(b).unwrap_or_default(),
            Sum::Subtract => a.checked_sub(b).unwrap_or_default(),
            Sum::Multiply => a.checked_mul(b).unwrap_or_default(),
            Sum::Divide => a.checked_div(b).unwrap_or_default(),
            Sum::Remainder => a.checked_rem(b).unwrap_or_default(),
            Sum::Min => a.min(b),
            Sum::Max => a.max(b),
            Sum::Round => stepped(|q| q.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)),
            Sum::Ceil => stepped(Decimal::ceil),
            Sum::Floor => stepped(Decimal::floor),
        }
    }
}

/// Most days that can be added to a day, and taken from it.
pub(super) const MOST_DAYS: i64 = 40_000;
/// Most days on which an agency does not work, one after the other or in all, by which a day that so many working days give comes later than
/// with a single working day in the week: no calendar has so many, and the check can count on it.
const MOST_CLOSED: i64 = 3_660;

impl Span {
    /// How many days are added, of so many: whole, and no more than can be. The check refuses more; what was published before it did goes on
    /// as it was.
    pub(super) fn added(self, n: Decimal) -> i64 {
        let least = if self == Span::AddWorkingDays { 0 } else { -MOST_DAYS };
        Value::Number(n.clamp(least.into(), MOST_DAYS.into())).whole().unwrap_or(0)
    }
    /// The last day to which one comes with so many days, as they are added.
    pub(super) fn latest(self, a: Day, n: i64) -> Day {
        Day(if self == Span::AddWorkingDays { a.0 + 7 * n + MOST_CLOSED } else { a.0 + n })
    }
    fn of(self, a: Day, b: Value, days: &WorkingDays) -> Value {
        match self {
            Span::AddDays => Value::Day(Day(a.0 + self.added(b.number()))),
            Span::AddWorkingDays => {
                let n = self.added(b.number());
                Value::Day(days.add(a, n, DayKind::Working).min(self.latest(a, n)))
            }
            Span::Days => Value::Number((b.day().0 - a.0).into()),
            Span::WorkingDays => Value::Number(days.between(a, b.day(), DayKind::Working).into()),
            Span::Years => {
                let ((y, m, d), (y2, m2, d2)) = (a.jalali(), b.day().jalali());
                Value::Number((y2 - y - i64::from((m2, d2) < (m, d))).into())
            }
        }
    }
}

impl Each {
    pub(super) fn name(self) -> &'static str {
        match self {
            Each::All => "all",
            Each::Exists => "exists",
            Each::Filter => "filter",
            Each::Map => "map",
        }
    }

    fn over(self, list: Vec<Value>, body: &Code, facts: &Facts, items: &mut Vec<Value>) -> Result<Value, Msg> {
        let mut of = |item: &Value| {
            items.push(item.clone());
            let v = body.eval(facts, items);
            items.pop();
            v
        };
        let mut kept = vec![];
        for item in list {
            let v = of(&item)?;
            match self {
                Each::All if !v.is_true() => return Ok(Value::Bool(false)),
                Each::Exists if v.is_true() => return Ok(Value::Bool(true)),
                Each::Filter if v.is_true() => kept.push(item),
                Each::Map => kept.push(v),
                _ => {}
            }
        }
        Ok(match self {
            Each::All => Value::Bool(true),
            Each::Exists => Value::Bool(false),
            Each::Filter | Each::Map => Value::List(kept),
        })
    }
}
