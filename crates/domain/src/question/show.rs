//! How an answer is shown, before it has words.

use super::Attached;
use crate::Text;

/// A shown value. `pages` gives it digits, days and words of a language.
#[derive(Debug, Clone, PartialEq)]
pub enum Show<'a> {
    /// As somebody typed it.
    Typed(String),
    /// Read from left to right, in the digits of the language.
    Code(String),
    /// Read from left to right, as it is.
    Latin(String),
    /// A whole number.
    Number(i64),
    /// A number that may have a fraction.
    Decimal(String),
    /// An amount in rials, shown in tomans where that is whole.
    Money(i64),
    /// An amount in rials, shown in rials.
    Rials(i64),
    /// A day, `YYYY-MM-DD`.
    Day(String),
    /// A text of the language.
    Key(&'static str),
    /// A text of the language with arguments.
    Filled(&'static str, Vec<(&'static str, Show<'a>)>),
    /// Options: labels, or ids of those that are gone.
    Options(Vec<Result<&'a Text, String>>),
    /// A place in words, which may be empty, and its points.
    Place {
        /// In words.
        text: String,
        /// Latitude and longitude, one each.
        points: Vec<String>,
        /// What is drawn through them.
        shape: super::place::Shape,
    },
    /// Rows of a group: what a row is called, and for each what it asked with the answer.
    Rows {
        /// What a row is called.
        row: &'a Text,
        /// Row by row.
        rows: Vec<Vec<(&'a Text, Show<'a>)>>,
    },
    /// Files.
    Files(Vec<Attached>),
    /// On one line, with commas.
    Joined(Vec<Show<'a>>),
    /// One below the other.
    Lines(Vec<Show<'a>>),
}
