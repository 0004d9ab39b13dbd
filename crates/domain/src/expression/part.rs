//! The parts of a condition: what stands between its `&&`, `||`, `!` and `? :`. Whoever explores what may come looks at each by
//! itself, where nobody has answered yet.

use super::eval::{Code, Facts, Span, Sum, Than, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A part of a condition.
pub struct Part<'e>(&'e Code);

impl Part<'_> {
    /// As it may be written; the same for two parts that say the same of the same things.
    pub fn text(&self) -> String {
        self.0.written()
    }
    /// The names that it asks for.
    pub fn names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        self.0.names(&mut names);
        names
    }
    /// Whether it may hold on one day and not on another with the same answers: it asks for today, for working days, or for a
    /// table, whose rows hold from day to day.
    pub fn is_dated(&self) -> bool {
        self.0.is_dated()
    }
    /// Whether it holds; not where it has no value.
    pub fn holds(&self, facts: &Facts) -> bool {
        self.0.eval(facts, &mut vec![]).is_ok_and(|v| v.is_true())
    }
}

impl Code {
    /// Whether a condition holds, by whether its parts do, in the order in which it asks; `tells` says it of each.
    pub(super) fn by_parts<E>(&self, tells: &mut dyn FnMut(&Part) -> Result<bool, E>) -> Result<bool, E> {
        Ok(match self {
            Code::Is(Value::Bool(holds)) => *holds,
            Code::Not(a) => !a.by_parts(tells)?,
            Code::And(a, b) => a.by_parts(tells)? && b.by_parts(tells)?,
            Code::Or(a, b) => a.by_parts(tells)? || b.by_parts(tells)?,
            Code::If(a, b, c) => if a.by_parts(tells)? { b } else { c }.by_parts(tells)?,
            // Two ways to say the same.
            Code::Compare(Than::LessOrEqual, a, b) => !tells(&Part(&Code::Compare(Than::More, a.clone(), b.clone())))?,
            Code::Compare(Than::MoreOrEqual, a, b) => !tells(&Part(&Code::Compare(Than::Less, a.clone(), b.clone())))?,
            part => tells(&Part(part))?,
        })
    }

    /// The names by which a condition came to what it did, `holds` or not; of parts that alone were enough, those that are so. `tells` says
    /// of each part whether it holds, nothing where that is not known.
    pub(super) fn carries(&self, holds: bool, tells: &dyn Fn(&Part) -> Option<bool>) -> BTreeSet<String> {
        let known = |code: &Code| code.by_parts(&mut |p| tells(p).ok_or(())).ok();
        match self {
            Code::Not(a) => a.carries(!holds, tells),
            // Where all were needed, each of them; where one was enough, those of which it is known, or else whichever may have been.
            Code::And(a, b) | Code::Or(a, b) => {
                let all = holds == matches!(self, Code::And(..));
                let sure = |code: &Code| known(code) == Some(holds);
                let told = |code: &Code| all || sure(code) || known(code).is_none() && !sure(a) && !sure(b);
                [a, b].into_iter().filter(|code| told(code)).flat_map(|code| code.carries(holds, tells)).collect()
            }
            Code::If(a, b, c) => match known(a) {
                Some(first) => &a.carries(first, tells) | &if first { b } else { c }.carries(holds, tells),
                None => Part(self).names(),
            },
            part => Part(part).names(),
        }
    }

    /// All parts, as they may be written, each with the names that it asks for.
    pub(super) fn parts(&self) -> BTreeMap<String, BTreeSet<String>> {
        match self {
            Code::Not(_) | Code::And(..) | Code::Or(..) | Code::If(..) => self.inner().into_iter().flat_map(Code::parts).collect(),
            // Of a comparison alone it says which of the two ways it is called.
            part => {
                let mut found = BTreeMap::new();
                let _ = part.by_parts::<()>(&mut |p| {
                    found.insert(p.text(), p.names());
                    Ok(true)
                });
                found
            }
        }
    }

    /// The texts with which a name is compared; nothing where something else is done with it.
    pub(super) fn texts_of(&self, name: &str, into: &mut BTreeSet<String>) -> bool {
        let is = |code: &Code| matches!(code, Code::Name(n, _) if n == name);
        let mut text = |code: &Code| match code {
            Code::Is(Value::Text(t)) => {
                into.insert(t.clone());
                true
            }
            _ => false,
        };
        match self {
            Code::Equal(a, b) if is(a) || is(b) => text(if is(a) { b } else { a }),
            Code::In(a, b) if is(a) => match b.as_ref() {
                Code::List(items) => items.iter().all(text),
                Code::Is(Value::List(items)) => items.iter().all(|v| text(&Code::Is(v.clone()))),
                _ => false,
            },
            Code::Has(a) if is(a) => true,
            other => !is(other) && other.inner().into_iter().all(|code| code.texts_of(name, into)),
        }
    }

    fn is_dated(&self) -> bool {
        let dated = matches!(self, Code::Today | Code::Lookup(..) | Code::Span(Span::AddWorkingDays | Span::WorkingDays, ..));
        dated || self.inner().into_iter().any(Code::is_dated)
    }

    /// As it may be written, in brackets wherever they could be needed.
    fn written(&self) -> String {
        let joined = |a: &Code, sign: &str, b: &Code| format!("{} {sign} {}", a.bracketed(), b.bracketed());
        let called = |name: &str, parts: &[&Code]| format!("{name}({})", list(parts));
        match self {
            Code::Is(value) => literal(value),
            Code::Name(name, _) => name.clone(),
            // How it was called makes no difference.
            Code::Item(n) => format!("item{n}"),
            Code::Part(a, name) => format!("{}.{name}", a.bracketed()),
            Code::Has(a) => called("has", &[a]),
            Code::Not(a) => format!("!{}", a.bracketed()),
            Code::And(a, b) => joined(a, "&&", b),
            Code::Or(a, b) => joined(a, "||", b),
            Code::If(a, b, c) => format!("{} ? {} : {}", a.bracketed(), b.bracketed(), c.bracketed()),
            Code::Equal(a, b) => joined(a, "==", b),
            Code::Compare(than, a, b) => joined(a, than.sign(), b),
            Code::Sum(sum, a, b) => match sum.sign() {
                Ok(sign) => joined(a, sign, b),
                Err(name) => called(name, &[a, b]),
            },
            Code::Join(a, b) => joined(a, "+", b),
            Code::Negative(a) => format!("-{}", a.bracketed()),
            Code::Abs(a) => called("abs", &[a]),
            Code::In(a, b) => joined(a, "in", b),
            Code::List(items) => format!("[{}]", list(&items.iter().collect::<Vec<_>>())),
            Code::Each(each, a, b) => format!("{}.{}(item, {})", a.bracketed(), each.name(), b.written()),
            Code::Size(a) => called("size", &[a]),
            Code::Total(a) => called("sum", &[a]),
            Code::Begins(a, b) => format!("{}.startsWith({})", a.bracketed(), b.written()),
            Code::Today => called("today", &[]),
            Code::Span(span, a, b) => called(span.name(), &[a, b]),
            Code::Lookup(table, keys) => format!("lookup(\"{}\", {})", table.id, list(&keys.iter().collect::<Vec<_>>())),
        }
    }

    fn bracketed(&self) -> String {
        let alone = !matches!(
            self,
            Code::And(..)
                | Code::Or(..)
                | Code::If(..)
                | Code::Equal(..)
                | Code::Compare(..)
                | Code::Join(..)
                | Code::In(..)
                | Code::Sum(..)
        );
        if alone { self.written() } else { format!("({})", self.written()) }
    }
}

fn list(parts: &[&Code]) -> String {
    parts.iter().map(|p| p.written()).collect::<Vec<_>>().join(", ")
}

fn literal(value: &Value) -> String {
    match value {
        Value::Missing => "null".into(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.normalize().to_string(),
        Value::Text(s) => format!("\"{s}\""),
        Value::Day(d) => format!("date(\"{d}\")"),
        Value::List(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Record(parts) => format!("{{{}}}", parts.iter().map(|(k, v)| format!("{k}: {}", literal(v))).collect::<Vec<_>>().join(", ")),
    }
}

impl Than {
    fn sign(self) -> &'static str {
        match self {
            Than::Less => "<",
            Than::LessOrEqual => "<=",
            Than::More => ">",
            Than::MoreOrEqual => ">=",
        }
    }
}

impl Sum {
    /// The sign between the two numbers, or the name of the function.
    fn sign(self) -> Result<&'static str, &'static str> {
        match self {
            Sum::Add => Ok("+"),
            Sum::Subtract => Ok("-"),
            Sum::Multiply => Ok("*"),
            Sum::Divide => Ok("/"),
            Sum::Remainder => Ok("%"),
            Sum::Min => Err("min"),
            Sum::Max => Err("max"),
            Sum::Round => Err("round"),
            Sum::Ceil => Err("ceil"),
            Sum::Floor => Err("floor"),
        }
    }
}

impl Span {
    fn name(self) -> &'static str {
        match self {
            Span::AddDays => "add_days",
            Span::AddWorkingDays => "add_working_days",
            Span::Days => "days",
            Span::WorkingDays => "working_days",
            Span::Years => "years",
        }
    }
}
