//! What is said to people, before it has words: a key of the text files and its arguments.

use crate::calendar::Day;
use crate::question::money::Unit;
use crate::question::time;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A whole number, shown in the digits of the language.
    Number(i64),
    /// A value as it is: a name, a code, something typed.
    Text(String),
    /// A time of day, shown in the digits of the language.
    Time {
        /// `HH:MM`.
        time: String,
    },
    /// A day, shown in the calendar of the language.
    Day {
        /// `YYYY-MM-DD`.
        day: String,
    },
    /// An amount, shown with its unit.
    Money {
        /// Rials.
        rials: i64,
        /// The unit in which it is told; in rials when it is no whole number of it.
        unit: Unit,
    },
    /// Digits that are no number, such as a telephone, shown in those of the language.
    Digits {
        /// As they are kept.
        digits: String,
    },
    /// A message inside the message.
    Said(Box<Msg>),
    /// A moment, shown as day and time.
    Moment {
        /// When.
        at: crate::Millis,
    },
    /// The end of a limit, shown as its day, with the time where it passes before the end of that.
    Until {
        /// The last moment.
        until: crate::Millis,
    },
    /// Words of a package, in the languages that it has.
    Words(crate::Text),
}

impl Arg {
    /// A time of day, in minutes.
    pub fn time(minute: i64) -> Arg {
        Arg::Time { time: time::written(minute) }
    }
    /// What has a title, by it; by its id where it has none.
    pub fn named(title: &crate::Text, id: &str) -> Arg {
        if title.is_empty() { Arg::Text(id.into()) } else { Arg::Words(title.clone()) }
    }
    /// A day.
    pub fn day(day: Day) -> Arg {
        Arg::Day { day: day.to_string() }
    }
}

impl From<crate::Text> for Arg {
    fn from(t: crate::Text) -> Self {
        Arg::Words(t)
    }
}

impl From<Msg> for Arg {
    fn from(m: Msg) -> Self {
        Arg::Said(Box::new(m))
    }
}
impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Arg::Number(n)
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Arg::Number(n as i64)
    }
}
impl From<&str> for Arg {
    fn from(s: &str) -> Self {
        Arg::Text(s.into())
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Self {
        Arg::Text(s)
    }
}

/// A message key with its arguments, e.g. `answer-too-long` with `max`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Msg {
    /// Key in the text files of `pages`.
    pub key: Cow<'static, str>,
    /// Arguments by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Msg {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Self {
        Msg { key: Cow::Borrowed(key), args: vec![] }
    }
    /// The same message with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }
}
