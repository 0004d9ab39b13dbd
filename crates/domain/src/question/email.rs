//! E-mail address.

use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One `@`, a dotted domain, no spaces or controls, at most 254 bytes (RFC 5321); the domain in lower case.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = s.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}'));
    address(s).ok_or(Msg::new("answer-email"))
}

fn address(s: &str) -> Option<String> {
    let (local, domain) = s.rsplit_once('@')?;
    let label = |l: &str| {
        !l.is_empty() && l.len() <= 63 && l.chars().all(|c| c.is_alphanumeric() || c == '-') && !l.starts_with('-') && !l.ends_with('-')
    };
    let ok = s.len() <= 254
        && (1..=64).contains(&local.len())
        && local.chars().all(|c| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '@' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\' | '[' | ']')
        })
        && !local.starts_with('.')
        && !local.ends_with('.')
        && domain.contains('.')
        && domain.split('.').all(label);
    ok.then(|| format!("{local}@{}", domain.to_lowercase()))
}

/// E-mail address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Email {}

impl QuestionType for Email {
    fn mistakes() -> &'static [&'static str] {
        &["answer-email"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Email {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        super::typed(raw).and_then(|s| read(&s)).map(Value::from)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        Show::Latin(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_addresses_only() {
        for ok in ["a@b.co", "zair.mashhad+1@example.org", " x@Example.IR ", "\u{200e}x@example.ir"] {
            assert!(read(ok).is_ok(), "{ok}");
        }
        assert_eq!(read(" x@Example.IR ").as_deref(), Ok("x@example.ir"));
        for no in ["a", "a@b", "a@@b.c", "a b@c.d", "a@-b.c", "<a@b.c>", "a@b..c"] {
            assert!(read(no).is_err(), "{no}");
        }
    }
}
