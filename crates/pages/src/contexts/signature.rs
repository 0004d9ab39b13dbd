//! Signatures of other persons: for the one who applies, and for those who are asked to sign.

use super::{Frame, Shown};
use crate::answers::{AnswerSection, Answered};
use crate::timeline::icon;
use askama::Template;
use domain::package::Service;
use domain::refusal::Wrong;
use domain::{Id, Millis};
use std::borrow::Cow;

/// How a signature stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stands {
    /// Nobody has been asked yet.
    Missing,
    /// Asked for, and perhaps read.
    Asked {
        /// When it was asked for.
        at: Millis,
        /// When the answers were first read.
        read_at: Option<Millis>,
    },
    /// Given.
    Signed {
        /// When.
        at: Millis,
    },
    /// Declined.
    Declined {
        /// When.
        at: Millis,
        /// Why; may be empty.
        reason: String,
    },
    /// The answers were changed since it was asked for.
    Void,
}

impl Stands {
    /// Name of the state, for templates and the API.
    pub fn name(&self) -> &'static str {
        match self {
            Stands::Missing => "missing",
            Stands::Asked { .. } => "asked",
            Stands::Signed { .. } => "signed",
            Stands::Declined { .. } => "declined",
            Stands::Void => "void",
        }
    }
}

/// A signature that an application needs.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureLine {
    /// The question that asks for it.
    pub question: String,
    /// Name of who is asked.
    pub name: String,
    /// How it stands.
    pub stands: Stands,
}

/// What a person is asked to sign, in a list.
#[derive(Debug, Clone)]
pub struct RequestLine<'a> {
    /// The draft.
    pub draft: Id,
    /// The question that asks for it.
    pub question: String,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Icon of the service.
    pub icon: Cow<'a, str>,
    /// Name of who applies; may be empty.
    pub applicant: String,
    /// When it was asked for.
    pub asked_at: Millis,
    /// How it stands.
    pub stands: Stands,
    /// When the application was sent with it.
    pub sent: Option<Millis>,
}

/// `/signatures`.
#[derive(Template)]
#[template(path = "signatures.html")]
pub struct SignaturesPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// Newest first.
    pub requests: Vec<RequestLine<'a>>,
}

/// `/signatures/{draft}/{question}`.
#[derive(Template)]
#[template(path = "signature.html")]
pub struct SignaturePage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// The question that asks for it.
    pub question: String,
    /// The version on which the draft stands.
    pub service: &'a Service,
    /// Name of the steward.
    pub agency: Shown<'a>,
    /// Name of who applies; may be empty.
    pub applicant: String,
    /// The answers.
    pub sections: Vec<AnswerSection<'a>>,
    /// Hash of the answers that are shown.
    pub seen: String,
    /// How it stands.
    pub stands: Stands,
    /// When the application was sent with it, and its tracking code.
    pub sent: Option<(Millis, String)>,
    /// What the applicant is to pay, in rials; nothing where that is not known, and of what was sent.
    pub rials: Option<i64>,
    /// What is wrong (`reason`).
    pub wrong: Vec<Wrong>,
    /// The reason as it was typed.
    pub typed: String,
}

impl SignaturePage<'_> {
    fn files_base(&self) -> String {
        format!("/signatures/{}/{}/files", self.draft, self.question)
    }
}

impl Frame {
    /// How a signature stands, in words of the one who waits for it.
    pub(crate) fn stands(&self, s: &Stands) -> String {
        match s {
            Stands::Missing => self.say("cosign-missing").into_owned(),
            Stands::Asked { at, read_at: None } => self.say1("cosign-asked", "date", self.date_time(*at)),
            Stands::Asked { at, read_at: Some(read) } => {
                self.say2("cosign-asked-read", "date", self.date_time(*at), "read", self.date_time(*read))
            }
            Stands::Signed { at } => self.say1("cosign-signed", "date", self.date_time(*at)),
            Stands::Declined { at, .. } => self.say1("cosign-declined", "date", self.date_time(*at)),
            Stands::Void => self.say("cosign-void").into_owned(),
        }
    }
    /// How it stands, on a tag for the one who is asked.
    pub(crate) fn stands_tag(&self, s: &Stands) -> Cow<'static, str> {
        self.say(match s {
            Stands::Missing | Stands::Asked { .. } => "cosign-tag-asked",
            Stands::Signed { .. } => "cosign-tag-signed",
            Stands::Declined { .. } => "cosign-tag-declined",
            Stands::Void => "cosign-tag-void",
        })
    }
    /// The icon of it.
    pub(crate) fn stands_icon(&self, s: &Stands) -> &'static str {
        match s {
            Stands::Missing => icon("circle-dashed"),
            Stands::Asked { .. } => icon("hourglass"),
            Stands::Signed { .. } => icon("circle-check"),
            Stands::Declined { .. } => icon("circle-x"),
            Stands::Void => icon("rotate-ccw"),
        }
    }
}
