//! Answers with which an expression comes to a value that it must not have: the counter-example that a mistake tells.

use super::eval::{Code, Facts, Value};
use super::scope::{Scope, Type};
use crate::calendar::{Day, WorkingDays};
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Sets of answers that are tried, at most.
const MOST_TRIED: usize = 10_000;
/// In place of an example where none was found: limits alone say that there may be one.
const NONE: &str = "none";

/// The answers as `name: value, …`; `none` where a few for each question show none, or it asks for what has no few. `may` says
/// which answers come into question.
pub(super) fn example(codes: &[&Code], scope: &Scope, may: impl Fn(&str, &Json) -> bool, wrong: impl Fn(&[Value]) -> bool) -> String {
    let mut names = BTreeSet::new();
    codes.iter().for_each(|code| code.names(&mut names));
    let mut numbers: Vec<Decimal> = vec![Decimal::ZERO, Decimal::ONE];
    let mut left: Vec<&Code> = codes.to_vec();
    while let Some(code) = left.pop() {
        match code {
            // Of an item in a list nobody knows here what it is.
            Code::Item(_) => return NONE.into(),
            Code::Is(Value::Number(n)) => numbers.push(*n),
            _ => {}
        }
        left.extend(code.inner());
    }
    let mut tried: Vec<BTreeMap<&str, Json>> = vec![BTreeMap::new()];
    for name in &names {
        let Some(mut values) = scope.variables.get(name).and_then(|v| some_of(&v.of, &numbers)) else { return NONE.into() };
        values.retain(|value| may(name, value));
        let mut more = vec![];
        for set in &tried {
            for value in values.iter().take(MOST_TRIED.saturating_sub(more.len())) {
                let mut set = set.clone();
                set.insert(name.as_str(), value.clone());
                more.push(set);
            }
        }
        tried = more;
    }
    let days = WorkingDays::default();
    let shows = |set: &BTreeMap<&str, Json>| {
        let facts = Facts {
            values: Box::new(|name| set.get(name).map(Cow::Borrowed)),
            today: scope.from.unwrap_or(Day(0)),
            days: &days,
            noted: None,
        };
        let values: Result<Vec<Value>, _> = codes.iter().map(|code| code.eval(&facts, &mut vec![])).collect();
        values.is_ok_and(|values| wrong(&values))
    };
    let said = |value: &Json| value.as_str().map_or_else(|| value.to_string(), String::from);
    let told = |set: BTreeMap<&str, Json>| set.iter().map(|(name, v)| format!("{name}: {}", said(v))).collect::<Vec<_>>().join(", ");
    tried.into_iter().find(shows).map(told).filter(|told| !told.is_empty()).unwrap_or_else(|| NONE.into())
}

/// A few values of a type, the ends of its range among them; nothing where a few say nothing.
fn some_of(of: &Type, numbers: &[Decimal]) -> Option<Vec<Json>> {
    match of {
        Type::Bool => Some(vec!["yes".into(), "no".into()]),
        Type::Number { min, max } => {
            let within = |n: &&Decimal| min <= *n && *n <= max;
            let all: BTreeSet<Decimal> = [min, max].into_iter().chain(numbers.iter().filter(within)).copied().collect();
            Some(all.into_iter().map(|n| Value::Number(n).to_json()).collect())
        }
        Type::Day { first, last } => Some([first, last].map(|day| day.to_string().into()).into()),
        Type::Text { options: Some(options) } => Some(options.iter().map(|o| o.as_str().into()).collect()),
        _ => None,
    }
}
