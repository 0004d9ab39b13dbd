//! Expressions of packages: conditions, checks, computed values, fees, routing. The language is CEL; the `cel` crate reads
//! it. What it reads is checked against the form ([`Scope`]) and translated to a small tree of our own, for three reasons:
//!
//! - **Total.** A value that may be missing, a divisor that may be zero, a number that may grow too large, a table without a
//!   row is a mistake with its place when the package is checked, and not a surprise for a person later.
//! - **Exact.** There is one kind of number, decimal. Rials stay rials.
//! - **Bounded.** There are no loops but those over lists whose length the form limits; the number of steps is known and
//!   limited before anything runs.
//!
//! | CEL | here |
//! |---|---|
//! | `&&` `\|\|` `!` `?:` `==` `!=` `<` `<=` `>` `>=` `+` `-` `*` `/` `%` `in` | the same |
//! | `has(x)` | whether the question `x` has an answer |
//! | `l.all(i, p)` `l.exists(i, p)` `l.filter(i, p)` `l.map(i, e)` `size(l)` | the same; at most one inside another |
//! | `sum(l)` `min(a, b)` `max(a, b)` `abs(a)` `round(a[, step])` `ceil(a[, step])` `floor(a[, step])` | numbers |
//! | `date("1405/01/01")` `today()` `add_days(d, n)` `add_working_days(d, n)` | days |
//! | `days(a, b)` `working_days(a, b)` `years(a, b)` | from `a` to `b` |
//! | `lookup("table", key, …)` | the row of a table that holds today |
//! | `text.startsWith("x")` | the same |

mod check;
mod eval;
mod example;
mod part;
mod scope;
mod table;

pub use eval::{Facts, Noted, Rate, Value};
pub use part::Part;
pub use scope::{Scope, Sought, Type, Variable};
pub use table::{Cell, Key, Row, Table};

use crate::Msg;
use eval::Code;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Longest source, in characters.
pub const LONGEST: usize = 2000;
/// Most steps of one evaluation.
pub const MOST_STEPS: u64 = 20_000;

/// Something wrong in an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Flaw {
    /// Where, in characters from the beginning of the source.
    pub at: usize,
    /// What; the key begins with `mistake-`.
    pub reason: Msg,
}

/// What an expression must give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Yes or no.
    Bool,
    /// A number.
    Number,
    /// Anything.
    Any,
}

/// An expression as it is written, with its checked form once it was needed.
#[derive(Debug, Clone, Default)]
pub struct Expression {
    source: String,
    code: OnceLock<Option<Code>>,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.source)
    }
}
impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Expression { source: String::deserialize(d)?, code: OnceLock::new() })
    }
}

impl Expression {
    /// Reads and checks an expression; every flaw at once. Gives the type of its result as well.
    pub fn checked(source: &str, scope: &Scope, wanted: Wanted) -> Result<(Expression, Type), Vec<Flaw>> {
        let (code, of) = check::check(source, scope, wanted)?;
        Ok((Expression { source: source.into(), code: OnceLock::from(Some(code)) }, of))
    }
    /// As it is written.
    pub fn source(&self) -> &str {
        &self.source
    }
    /// Its value. `scope` is asked only the first time, to read it anew: what was published was checked then.
    ///
    /// # Errors
    /// When no row of a table holds on the day of `facts`, or the expression cannot be read in this scope.
    pub fn eval(&self, scope: impl FnOnce() -> Scope, facts: &Facts) -> Result<Value, Msg> {
        self.code(scope).ok_or_else(|| Msg::new("expression-unreadable"))?.eval(facts, &mut vec![])
    }
    /// The names that it asks for; `scope` as for [`Expression::eval`].
    pub fn names(&self, scope: impl FnOnce() -> Scope) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        if let Some(code) = self.code(scope) {
            code.names(&mut names);
        }
        names
    }
    /// Whether a condition holds, by whether its parts do: `tells` says it of each that makes a difference, in the order in which
    /// the condition asks. Nothing where it cannot be read in this scope; `scope` as for [`Expression::eval`].
    pub fn by_parts<E>(&self, scope: impl FnOnce() -> Scope, mut tells: impl FnMut(&Part) -> Result<bool, E>) -> Option<Result<bool, E>> {
        self.code(scope).map(|code| code.by_parts(&mut tells))
    }
    /// The names by which a condition came to what it did, `holds` or not: of several parts that alone were enough those that are so, and
    /// none that spoke for something else. `tells` says of each part whether it holds, nothing where that is not known; `scope` as for
    /// [`Expression::eval`].
    pub fn carries(&self, scope: impl FnOnce() -> Scope, holds: bool, tells: impl Fn(&Part) -> Option<bool>) -> BTreeSet<String> {
        self.code(scope).map(|code| code.carries(holds, &tells)).unwrap_or_default()
    }
    /// All parts of a condition, each as it may be written, with the names that it asks for; `scope` as for [`Expression::eval`].
    pub fn all_parts(&self, scope: impl FnOnce() -> Scope) -> BTreeMap<String, BTreeSet<String>> {
        self.code(scope).map(|code| code.parts()).unwrap_or_default()
    }
    /// All texts with which it compares a name; nothing where it does anything else with it. `scope` as for [`Expression::eval`].
    pub fn texts_of(&self, scope: impl FnOnce() -> Scope, name: &str) -> Option<BTreeSet<String>> {
        let mut texts = BTreeSet::new();
        self.code(scope).is_some_and(|code| code.texts_of(name, &mut texts)).then_some(texts)
    }
    /// Answers with which it comes to less than zero where another condition holds, as `name: value, …`; `none` where a few for each
    /// question show none.
    pub fn negative_with(&self, scope: &Scope, when: Option<&Expression>) -> String {
        let codes: Vec<&Code> = [Some(self), when].into_iter().flatten().filter_map(|e| e.code(|| scope.clone())).collect();
        let negative = |values: &[Value]| {
            matches!(values.first(), Some(Value::Number(n)) if n.is_sign_negative() && !n.is_zero())
                && values[1..].iter().all(Value::is_true)
        };
        example::example(&codes, scope, |_, _| true, negative)
    }
    fn code(&self, scope: impl FnOnce() -> Scope) -> Option<&Code> {
        self.code.get_or_init(|| check::check(&self.source, &scope(), Wanted::Any).ok().map(|c| c.0)).as_ref()
    }
}

#[cfg(test)]
mod tests;
