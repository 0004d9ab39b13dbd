//! What an expression may name, and of which type it is.

use super::{Expression, Table, Wanted};
use crate::calendar::Day;
use crate::package::{Question, Service};
use crate::question::{Computed, Kind, date};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The type of a value. Numbers know their range, texts their options, lists their length: this is what makes it possible to
/// say beforehand that an expression always has a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Yes or no.
    Bool,
    /// A number from `min` to `max`.
    Number {
        /// Smallest.
        min: Decimal,
        /// Largest.
        max: Decimal,
    },
    /// A text; one of `options`, if there are any.
    Text {
        /// The texts that are possible.
        options: Option<Vec<String>>,
    },
    /// A day from `first` to `last`.
    Day {
        /// The first that is possible.
        first: Day,
        /// The last.
        last: Day,
    },
    /// A list of at most `most`.
    List {
        /// Of what.
        of: Box<Type>,
        /// Smallest length.
        least: u64,
        /// Largest length.
        most: u64,
    },
    /// Named parts.
    Record(BTreeMap<String, Variable>),
    /// A record of the days `from` and `to`, of which the second is never before the first.
    Period {
        /// Most days, both ends counted.
        most: Option<i64>,
    },
}

impl Type {
    /// A number without limits of its own.
    pub fn number() -> Type {
        Type::Number { min: -super::table::most(), max: super::table::most() }
    }
    /// Any day that can be answered; today is one of them.
    pub fn day() -> Type {
        Type::Day { first: date::FIRST, last: date::LAST }
    }
    /// Any text.
    pub fn text() -> Type {
        Type::Text { options: None }
    }
    /// Its name, as packages and messages write it.
    pub fn name(&self) -> &'static str {
        match self {
            Type::Bool => "yes_no",
            Type::Number { .. } => "number",
            Type::Text { .. } => "text",
            Type::Day { .. } => "date",
            Type::List { .. } => "list",
            Type::Record(_) | Type::Period { .. } => "record",
        }
    }
    /// The named parts of a record; `None` for anything else.
    pub(super) fn parts(&self) -> Option<BTreeMap<String, Variable>> {
        let day = || Variable { of: Type::day(), may_be_missing: false };
        match self {
            Type::Record(parts) => Some(parts.clone()),
            Type::Period { .. } => Some(BTreeMap::from([("from".into(), day()), ("to".into(), day())])),
            _ => None,
        }
    }
}

/// Something with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Of which type.
    pub of: Type,
    /// Whether it may be missing: not required, or not always asked.
    pub may_be_missing: bool,
}

/// Everything that an expression may name.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Answers and other facts by name.
    pub variables: BTreeMap<String, Variable>,
    /// Tables by id.
    pub tables: BTreeMap<String, Table>,
    /// What is wrong itself, which was said where it stands: using it is not a second mistake.
    pub wrong: BTreeSet<String>,
    /// Where each table stands: file and line.
    pub places: BTreeMap<String, (String, usize)>,
    /// Whether it may ask for today. A condition of a question may not: a form must not change overnight.
    pub dated: bool,
    /// The day from which tables must have rows; `None`: that is not checked.
    pub from: Option<Day>,
    /// By which texts the columns of tables were looked up so far, while a package is read.
    pub sought: Sought,
}

/// By which texts the columns of tables are looked up; scopes that came of one another share it.
#[derive(Debug, Clone, Default)]
pub struct Sought(Arc<Mutex<Columns>>);

/// The texts by table and column; `None` where it may be any.
type Columns = BTreeMap<(String, usize), Option<BTreeSet<String>>>;

impl Sought {
    /// One more look-up: `options` are the texts that the key of a column may be, `None` where nobody knows.
    pub(super) fn add(&self, table: &str, column: usize, options: Option<&[String]>) {
        let mut columns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = columns.entry((table.into(), column)).or_insert_with(|| Some(BTreeSet::new()));
        *known = known.take().zip(options).map(|(mut known, more)| {
            known.extend(more.iter().cloned());
            known
        });
    }
    /// All texts by which a column is looked up; `None` where it is not looked up, or by any text.
    pub fn options(&self, table: &str, column: usize) -> Option<BTreeSet<String>> {
        let columns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        columns.get(&(table.into(), column)).cloned().flatten()
    }
}

impl Scope {
    /// The questions before `until` (all of them without one), and the tables of a service.
    pub fn of(service: &Service, until: Option<&str>) -> Scope {
        let before = service.questions().take_while(|q| until != Some(q.id.as_str()));
        Scope::with(before, &service.tables)
    }
    /// These questions and tables.
    pub fn with<'a>(questions: impl Iterator<Item = &'a Question>, tables: &[Table]) -> Scope {
        let tables = tables.iter().map(|t| (t.id.clone(), t.clone())).collect();
        let mut scope = Scope { tables, dated: true, ..Scope::default() };
        questions.for_each(|q| scope.add(q));
        scope
    }
    /// One more question. The type of a computed one is that of its expression, over those before it.
    pub fn add(&mut self, q: &Question) {
        let of = match &q.kind {
            Kind::Computed(Computed { value, .. }) => match Expression::checked(value.source(), self, Wanted::Any) {
                Ok((_, of)) => of,
                Err(_) => {
                    self.wrong.insert(q.id.clone());
                    return;
                }
            },
            kind => kind.shape(),
        };
        self.variables.insert(q.id.clone(), Variable { of, may_be_missing: !q.required || q.show_if.is_some() });
    }
}
