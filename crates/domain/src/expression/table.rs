//! Look-up tables of a package: rates by zone, use, size, each with the days on which it holds.

use crate::Text;
use crate::calendar::Day;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The largest number that expressions know, 10²⁰: far below what a decimal can hold, so that nothing overflows unseen.
pub(super) fn most() -> Decimal {
    Decimal::from(100_000_000_000_000_000_000i128)
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Id.
    pub id: String,
    /// What a row is found by, in order.
    pub keys: Vec<Key>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// How one key of a table is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// A text, equal to that of the row.
    Text,
    /// A number within the span of the row.
    Span,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// One cell for each key.
    pub cells: Vec<Cell>,
    /// The first day on which it holds; `None`: since ever.
    pub from: Option<String>,
    /// The first day on which it holds no more; `None`: until further notice.
    pub until: Option<String>,
    /// The value.
    #[serde(with = "rust_decimal::serde::str")]
    pub value: Decimal,
    /// The rule that sets it; may be empty.
    pub rule: Text,
}

/// What a key must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Anything.
    Any,
    /// This text.
    Is(String),
    /// A number from `from` to below `to`.
    Span {
        /// Smallest.
        #[serde(with = "rust_decimal::serde::str")]
        from: Decimal,
        /// The first that is too large; `None`: no limit.
        #[serde(with = "rust_decimal::serde::str_option")]
        to: Option<Decimal>,
    },
}

/// A key of a look-up.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sought<'a> {
    Text(&'a str),
    Number(Decimal),
}

impl Row {
    /// Whether it holds on `day`.
    pub fn holds(&self, day: Day) -> bool {
        let edge = |d: &Option<String>| d.as_deref().and_then(Day::parse);
        edge(&self.from).is_none_or(|f| f <= day) && edge(&self.until).is_none_or(|u| day < u)
    }
    fn fits(&self, sought: &[Sought]) -> bool {
        sought.iter().enumerate().all(|(key, s)| self.fits_key(key, s))
    }
    /// Whether the cell of one key fits.
    pub(super) fn fits_key(&self, key: usize, sought: &Sought) -> bool {
        match (self.cells.get(key), sought) {
            (None | Some(Cell::Any), _) => true,
            (Some(Cell::Is(a)), Sought::Text(b)) => a == b,
            (Some(Cell::Span { from, to }), Sought::Number(n)) => from <= n && to.is_none_or(|t| *n < t),
            _ => false,
        }
    }
}

impl Table {
    /// The row that holds on `day` for these keys: the first one that fits.
    pub(super) fn find(&self, sought: &[Sought], day: Day) -> Option<&Row> {
        self.rows.iter().find(|r| r.fits(sought) && r.holds(day))
    }
    /// The smallest and the largest value.
    pub(super) fn range(&self) -> (Decimal, Decimal) {
        let values = || self.rows.iter().map(|r| r.value);
        (values().min().unwrap_or_default(), values().max().unwrap_or_default())
    }
    /// The first day from `from` on which no row fits these keys.
    pub(super) fn first_gap(&self, sought: &[Sought], from: Day) -> Option<Day> {
        let mut day = from;
        // Each turn passes the end of one row, so there are no more turns than rows.
        for _ in 0..=self.rows.len() {
            match self.find(sought, day) {
                None => return Some(day),
                Some(row) => day = row.until.as_deref().and_then(Day::parse)?,
            }
        }
        None
    }
    /// The day from which on no row fits these keys any more, at most `gap`, or `gap` where rows fit later only; `None` when no row ever fits.
    pub(super) fn over(&self, sought: &[Sought], gap: Day) -> Option<Day> {
        let mut fit = self.rows.iter().filter(|r| r.fits(sought)).peekable();
        fit.peek()?;
        let ends = fit.filter_map(|r| r.until.as_deref().and_then(Day::parse)).filter(|d| *d <= gap);
        Some(ends.max().unwrap_or(gap))
    }
    /// Every value at which the spans of a key begin or end, and the texts of a text key: one of each case is enough to
    /// try them all.
    pub(super) fn edges(&self, key: usize) -> Vec<Decimal> {
        let mut edges = vec![];
        for row in &self.rows {
            if let Some(Cell::Span { from, to }) = row.cells.get(key) {
                edges.push(*from);
                edges.extend(*to);
            }
        }
        edges.sort();
        edges.dedup();
        edges
    }
    /// Two rows that fit the same keys on the same day, by their numbers: which of them holds would be a matter of luck.
    pub fn overlap(&self) -> Option<(usize, usize)> {
        let both = |a: &Row, b: &Row| {
            let edge = |d: &Option<String>| d.as_deref().and_then(Day::parse);
            let (from, until) = (edge(&a.from).max(edge(&b.from)), [edge(&a.until), edge(&b.until)].into_iter().flatten().min());
            let days = match (from, until) {
                (Some(f), Some(u)) => f < u,
                _ => true,
            };
            days && a.cells.iter().zip(&b.cells).all(|(x, y)| match (x, y) {
                (Cell::Is(a), Cell::Is(b)) => a == b,
                (Cell::Span { from: a, to: b }, Cell::Span { from: c, to: d }) => d.is_none_or(|d| *a < d) && b.is_none_or(|b| *c < b),
                // A row for anything stands behind the rows for something.
                (Cell::Any, Cell::Any) => true,
                _ => false,
            })
        };
        (0..self.rows.len()).find_map(|i| (0..i).find(|j| both(&self.rows[i], &self.rows[*j])).map(|j| (j, i)))
    }
}
