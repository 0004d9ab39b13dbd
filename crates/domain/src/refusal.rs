//! The expected "no": every reason for which an act is not done although the program is well. What is unexpected is a
//! fault and belongs to the caller. One file of `web` turns a refusal into a page, problem+json or an OAuth error.

use crate::message::{Arg, Msg};
use crate::text::Text;
use serde::Serialize;

/// Something wrong with one answer, beside its question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wrong {
    /// The question's id.
    pub question: String,
    /// What is wrong and what to do.
    pub message: Msg,
}

/// Why an act is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// It does not exist, or the asker may not know that it does (404).
    NotFound,
    /// The asker must sign in first (401).
    SignInNeeded,
    /// The asker sees it but may not do this (403).
    NotAllowed(Msg),
    /// It cannot be done in the present state: decided already, draft submitted already (409).
    Conflict(Msg),
    /// Another officer has the task (409).
    TakenBy {
        /// The sign-in name.
        officer: String,
        /// How people see the officer; empty where that is not known.
        title: Text,
    },
    /// Answers or parameters are wrong (422).
    Invalid(Vec<Wrong>),
    /// The request itself cannot be read (400).
    Malformed(Msg),
    /// It can be read, but has fields that are unknown, missing or of another type (400). `question` is the field's path.
    Misshapen(Vec<Wrong>),
    /// Too big (413).
    TooLarge(Msg),
    /// The request did not arrive within its time (408).
    TooSlow,
    /// Too often; try again after so many seconds (429).
    TooOften(i64),
    /// Too much is under way at once; try again after so many seconds (503).
    Busy(i64),
    /// There is no room to keep what was sent; nothing of it was kept, and what was kept before is there (503).
    NoRoom,
    /// So many that it must wait; with what to say, and after how many seconds to try again (429).
    TooMany(Msg, i64),
    /// The same idempotency key came with other content (422).
    KeyReused,
    /// The sign-in code or passphrase is not right, used or too old; which, is not told (401).
    WrongCode,
}

impl Refusal {
    /// One wrong answer.
    pub fn wrong(question: &str, message: Msg) -> Refusal {
        Refusal::Invalid(vec![Wrong { question: question.into(), message }])
    }
    /// HTTP status by RFC 9110; kept here so that page and API agree.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::NotFound => 404,
            Refusal::SignInNeeded | Refusal::WrongCode => 401,
            Refusal::NotAllowed(_) => 403,
            Refusal::Conflict(_) | Refusal::TakenBy { .. } => 409,
            Refusal::Invalid(_) | Refusal::KeyReused => 422,
            Refusal::Malformed(_) | Refusal::Misshapen(_) => 400,
            Refusal::TooSlow => 408,
            Refusal::TooLarge(_) => 413,
            Refusal::TooOften(_) | Refusal::TooMany(..) => 429,
            Refusal::Busy(_) | Refusal::NoRoom => 503,
        }
    }
    /// Stable short name, used in problem types and text keys.
    pub fn kind(&self) -> &'static str {
        match self {
            Refusal::NotFound => "not-found",
            Refusal::SignInNeeded => "sign-in-needed",
            Refusal::NotAllowed(_) => "not-allowed",
            Refusal::Conflict(_) => "conflict",
            Refusal::TakenBy { .. } => "taken-by",
            Refusal::Invalid(_) => "invalid",
            Refusal::Malformed(_) | Refusal::Misshapen(_) => "malformed",
            Refusal::TooLarge(_) => "too-large",
            Refusal::TooSlow => "too-slow",
            Refusal::TooOften(_) | Refusal::TooMany(..) => "too-often",
            Refusal::Busy(_) => "busy",
            Refusal::NoRoom => "no-room",
            Refusal::KeyReused => "key-reused",
            Refusal::WrongCode => "wrong-code",
        }
    }
    /// What to say: a message of its own, or the one of its kind (`refusal-…`).
    pub fn message(&self) -> Msg {
        match self {
            Refusal::NotAllowed(m) | Refusal::Conflict(m) | Refusal::Malformed(m) | Refusal::TooLarge(m) | Refusal::TooMany(m, _) => {
                m.clone()
            }
            Refusal::NotFound => Msg::new("refusal-not-found"),
            Refusal::SignInNeeded => Msg::new("refusal-sign-in-needed"),
            Refusal::TakenBy { officer, title } => Msg::new("refusal-taken-by").with("officer", Arg::named(title, officer)),
            Refusal::Invalid(w) => Msg::new("refusal-invalid").with("count", w.len()),
            Refusal::Misshapen(_) => Msg::new("refusal-misshapen"),
            Refusal::TooSlow => Msg::new("refusal-too-slow"),
            // Nobody counts nine hundred seconds.
            Refusal::TooOften(s) if *s > 7200 => Msg::new("refusal-too-often-hours").with("hours", (*s + 3599) / 3600),
            Refusal::TooOften(s) if *s > 120 => Msg::new("refusal-too-often-minutes").with("minutes", (*s + 59) / 60),
            Refusal::TooOften(s) => Msg::new("refusal-too-often").with("seconds", *s),
            Refusal::Busy(s) => Msg::new("refusal-busy").with("seconds", *s),
            Refusal::NoRoom => Msg::new("refusal-no-room"),
            Refusal::KeyReused => Msg::new("refusal-key-reused"),
            Refusal::WrongCode => Msg::new("refusal-wrong-code"),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind())
    }
}
impl std::error::Error for Refusal {}
