//! Filling in: one question a page, check the answers, confirmation.

use super::{Frame, Held, OpenCase, PaidLine, Shown, SignatureLine, Stands};
use crate::answers::{AnswerRow, AnswerSection, Answered, one_text};
use askama::Template;
use domain::fee::{Demand, Invoice};
use domain::form::file_types;
use domain::package::{ChoiceOption, Eligibility, Evidence, Question, Section, Service};
use domain::question::money::Unit;
use domain::question::plate::{self, Vehicle};
use domain::question::renewal_code::{CodePart, USUAL};
use domain::question::{Attached, Group, Kind, When, address};
use domain::refusal::Wrong;
use domain::{Arg, Id, Millis, Msg};
use serde_json::Value;
use std::borrow::Cow;

/// `/drafts/{id}/q/{question}`.
#[derive(Template)]
#[template(path = "question.html")]
pub struct QuestionPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// The version on which it stands.
    pub service: &'a Service,
    /// Section of the question.
    pub section: &'a Section,
    /// The question.
    pub question: &'a Question,
    /// Its number among the questions asked, from 1.
    pub step: usize,
    /// Questions asked.
    pub steps: usize,
    /// What was typed, when it was refused; else the saved machine value; else null. A date may be `{year, month, day}`.
    pub value: Value,
    /// Whether that is what the person signed in with, and nothing is saved yet.
    pub own: bool,
    /// Whether the person's name is asked for after the last question.
    pub name_follows: bool,
    /// A mark of the saved answer that was shown: another one is not saved over it unseen.
    pub seen: String,
    /// The answer that another window saved meanwhile, while what was typed in this one stands in the form.
    pub other: Option<AnswerSection<'a>>,
    /// Files attached, for an evidence question.
    pub files: Vec<Attached>,
    /// What is wrong with what was typed.
    pub wrong: Option<Msg>,
    /// Where the back link leads.
    pub back: String,
    /// Whether an earlier answer has just been saved.
    pub saved: bool,
    /// Whether what was just sent is attached already, and nothing was added.
    pub had: bool,
    /// Whether there is a newer version to which the draft may be carried over.
    pub newer: bool,
    /// That the service takes no new applications any more, and what to do.
    pub withdrawn: Option<Msg>,
    /// On the first page, the person's cases of the same service that are not closed.
    pub open: Vec<OpenCase>,
}

/// `/drafts/{id}/name`: asked for once, before the first application is sent.
#[derive(Template)]
#[template(path = "name.html")]
pub struct NamePage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// The version on which it stands.
    pub service: &'a Service,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub wrong: Option<Msg>,
}

/// `/drafts/{id}/check`.
#[derive(Template)]
#[template(path = "check.html")]
pub struct CheckPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// Who sends it.
    pub held: Held,
    /// The version on which it stands.
    pub service: &'a Service,
    /// Name of the steward.
    pub agency: Shown<'a>,
    /// The answers; see [`AnswerSection::of`].
    pub sections: Vec<AnswerSection<'a>>,
    /// What it costs, once the answers are complete and right.
    pub invoice: Option<Invoice>,
    /// The newest version, when the draft stands on an older one.
    pub newest: Option<i64>,
    /// That the service takes no new applications any more, and what to do: then nothing is sent, and nobody is asked to sign.
    pub withdrawn: Option<Msg>,
    /// What is wrong or missing, by question.
    pub wrong: Vec<Wrong>,
    /// When these answers were saved: what is sent is what was seen.
    pub seen: Millis,
    /// Whether they were changed in another window since the person looked.
    pub changed: bool,
    /// What was typed in an older version and has no place among the answers.
    pub aside: Vec<AnswerRow<'a>>,
    /// Signatures of others that it needs.
    pub signatures: Vec<SignatureLine>,
}

/// `/drafts/{id}/not-eligible`: the answers say that one cannot get the service.
#[derive(Template)]
#[template(path = "not_eligible.html")]
pub struct NotEligiblePage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// The version on which it stands.
    pub service: &'a Service,
    /// The rule that the answers break.
    pub rule: &'a Eligibility,
    /// The questions whose answers led there, each with its answer in words; that may be empty.
    pub questions: Vec<(&'a Question, String)>,
    /// The service for those who cannot get this one.
    pub instead: Option<&'a Service>,
}

/// `/cases/{id}/submitted`.
#[derive(Template)]
#[template(path = "submitted.html")]
pub struct SubmittedPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The case.
    pub case: Id,
    /// Tracking code.
    pub code: String,
    /// The service.
    pub service: &'a Service,
    /// Name of the steward.
    pub steward: Shown<'a>,
    /// What the person must do first.
    pub awaited: Vec<String>,
    /// Names of the units that begin, to stand between quotation marks; empty where all wait for the person.
    pub units: String,
    /// By when it is said whether the application is complete, and by which rule.
    pub complete: Option<(Millis, Shown<'a>)>,
    /// Until when.
    pub due_at: Option<Millis>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// What it costs, where that was computed, and whether it is asked for.
    pub invoice: Option<(Invoice, Demand)>,
}

impl CheckPage<'_> {
    /// Nothing is corrected before an application is sent.
    fn invoice_note(&self) -> Option<String> {
        None
    }
    /// Nothing is paid before an application is sent.
    fn receipts(&self) -> Vec<PaidLine<'_>> {
        vec![]
    }
}

impl SubmittedPage<'_> {
    /// What was corrected since is on the page of the case.
    fn invoice_note(&self) -> Option<String> {
        None
    }
    /// The page of the moment at which it was sent; what was paid since is on the page of the case.
    fn receipts(&self) -> Vec<PaidLine<'_>> {
        vec![]
    }
}

/// Names of the usual parts of a renewal code, in their order.
const RENEWAL_PARTS: [&str; 7] =
    ["renewal-zone", "renewal-district", "renewal-block", "renewal-parcel", "renewal-building", "renewal-apartment", "renewal-trade"];

/// A question with what one answers it in: on a page of its own, or among others.
#[derive(Template)]
#[template(path = "question/_field.html")]
pub struct Field<'a> {
    /// Of the page on which it stands.
    pub frame: &'a Frame,
    /// The question.
    pub question: &'a Question,
    /// What was typed, when it was refused; else the saved machine value; else null.
    pub value: &'a Value,
    /// Whether that is what the person signed in with, and nothing is saved yet.
    pub own: bool,
    /// What is wrong with what was typed.
    pub wrong: Option<&'a Msg>,
    /// What stands before the names of its inputs and their ids; empty where it stands alone.
    pub pre: &'a str,
    /// The element in which the question itself stands.
    pub heading: &'static str,
}

impl QuestionPage<'_> {
    /// Whether no other question can follow, whatever is answered.
    fn is_last(&self) -> bool {
        let asked = self.service.questions().filter(|q| !matches!(q.kind, Kind::Computed(_)));
        asked.last().is_some_and(|q| q.id == self.question.id)
    }
    /// The question with its inputs.
    fn asks(&self) -> Field<'_> {
        Field {
            frame: &self.frame,
            question: self.question,
            value: &self.value,
            own: self.own,
            wrong: self.wrong.as_ref(),
            pre: "",
            heading: "h1",
        }
    }
    fn told_at(&self, part: &str) -> bool {
        self.asks().told_at(part)
    }
    /// Where the error summary leads: to the part that is wrong, else to the first.
    fn first_input(&self) -> String {
        self.asks().input()
    }
    fn most_files(&self) -> usize {
        if let Kind::Evidence(files) = &self.question.kind { files.max_files.max(0) as usize } else { 0 }
    }
    fn evidence(&self) -> Option<&Evidence> {
        if let Kind::Evidence(files) = &self.question.kind { self.service.evidence_kind(&files.evidence) } else { None }
    }
    /// Types, size and number of files in words.
    fn file_hint(&self) -> String {
        let Some(kind) = self.evidence() else { return String::new() };
        let types: Vec<String> = kind.accept.iter().map(|t| t.to_uppercase()).collect();
        let photo = kind.accept.iter().any(|t| t != "pdf");
        self.frame.words.say_with(
            if photo { "form-file-hint" } else { "form-file-hint-document" },
            &[("types", types.join(", ").into()), ("size", self.frame.size(kind.max_bytes).into()), ("max", self.most_files().into())],
        )
    }
    /// What the server says to a file that is too large, for the browser to say it before sending.
    fn file_too_large(&self) -> String {
        let largest = self.evidence().map_or(0, |kind| kind.max_bytes);
        self.frame.msg(&Msg::new("answer-file-too-large").with("max", largest / 1_048_576))
    }
    /// What the server says to a file of another type.
    fn file_wrong_type(&self) -> String {
        self.evidence().map_or(String::new(), |kind| self.frame.msg(&Msg::new("answer-file-type").with("types", file_types(&kind.accept))))
    }
    /// The `accept` attribute.
    fn file_types(&self) -> String {
        let Some(kind) = self.evidence() else { return String::new() };
        let all: Vec<&str> = kind
            .accept
            .iter()
            .filter_map(|t| match t.as_str() {
                "pdf" => Some(".pdf,application/pdf"),
                "jpeg" => Some(".jpg,.jpeg,image/jpeg"),
                "png" => Some(".png,image/png"),
                "webp" => Some(".webp,image/webp"),
                _ => None,
            })
            .collect();
        all.join(",")
    }
}

impl Field<'_> {
    /// The value for a one-line or many-line input.
    fn typed(&self) -> String {
        self.field("")
    }
    /// One part of an answer with parts: as typed, or out of the machine value.
    fn field(&self, part: &str) -> String {
        one_text(self.question.kind.field(self.value, part), self.frame.words)
    }
    /// The part that is wrong, of an answer with parts.
    fn wrong_part(&self) -> &str {
        let named = self.wrong.filter(|_| self.question.kind.has_parts()).and_then(|m| m.args.iter().find(|(name, _)| name == "part"));
        match named {
            Some((_, Arg::Text(part))) => part,
            _ => "",
        }
    }
    /// Whether this part is wrong, or the whole and no part of it.
    fn wrong_in(&self, part: &str) -> bool {
        self.wrong.is_some() && (self.wrong_part().is_empty() || self.wrong_part() == part)
    }
    /// Whether the message stands beside this part; beside the question when no part is named.
    fn told_at(&self, part: &str) -> bool {
        self.wrong.is_some() && self.wrong_part() == part
    }
    /// Provinces with their names in the page's language, by name.
    fn provinces(&self) -> Vec<(&'static str, String)> {
        let mut all: Vec<_> = address::provinces().map(|code| (code, self.frame.say(address::name_of(code)).to_string())).collect();
        all.sort_by(|a, b| self.frame.words.in_order(&a.1, &b.1));
        all
    }
    /// Counties to choose from, with the names of their provinces: of the province that is chosen, or of all.
    fn counties(&self) -> Vec<(&'static str, Cow<'static, str>)> {
        let province = self.field("province");
        let of = Some(province.as_str()).filter(|p| address::provinces().any(|code| code == *p));
        address::counties(of).map(|(code, name)| (name, self.frame.say(address::name_of(code)))).collect()
    }
    /// What a part of a renewal code is called.
    fn code_part(&self, part: &CodePart) -> String {
        let own = self.frame.show(&part.label).text;
        match USUAL.iter().position(|u| *u == part.id) {
            Some(at) if own.is_empty() => self.frame.say(RENEWAL_PARTS[at]).to_string(),
            _ => own.into_owned(),
        }
    }
    /// Rows that a group shows: those with something in them, or as many as it needs.
    fn rows(&self, group: &Group) -> i64 {
        self.value.as_array().map_or(0, |rows| rows.len() as i64).max(group.min).clamp(1, group.max.max(1))
    }
    /// What a row of a group is called.
    fn row_title(&self, group: &Group, row: i64) -> String {
        self.frame.words.say_with("value-row", &[("row", self.frame.show(&group.row).text.as_ref().into()), ("number", row.into())])
    }
    /// The part of an answer that a question of a row is.
    fn row_part(&self, row: i64, question: &Question) -> String {
        format!("{row}-{}", question.id)
    }
    /// Whether an option is what stands in a field.
    fn chosen(&self, part: &str, option: &ChoiceOption) -> bool {
        let stands = self.field(part);
        stands == option.id || stands == self.frame.show(&option.label).text
    }
    /// Whether an option is chosen.
    fn is(&self, option: &str) -> bool {
        match self.value {
            Value::String(s) => s == option,
            Value::Array(all) => all.iter().any(|v| v == option),
            _ => false,
        }
    }
    /// Year (0), month (1) or day (2) of the date, in the calendar of the language.
    fn date_part(&self, part: usize) -> String {
        self.day_part(self.value, part)
    }
    /// The same of one end of a range.
    fn range_part(&self, end: &str, part: usize) -> String {
        self.day_part(self.value.get(end).unwrap_or(&Value::Null), part)
    }
    fn day_part(&self, value: &Value, part: usize) -> String {
        match value {
            Value::Object(typed) => typed.get(["year", "month", "day"][part]).and_then(Value::as_str).unwrap_or("").to_string(),
            Value::String(s) => match self.frame.words.day_parts(s) {
                Some((y, m, d)) => self.frame.digits([y, m, d][part].to_string()),
                None => String::new(),
            },
            _ => String::new(),
        }
    }
    /// Id of the input that is wrong, else of the first.
    pub fn input(&self) -> String {
        format!("{}{}", self.pre, self.question.kind.input(self.wrong_part()))
    }
}

impl CheckPage<'_> {
    fn change_base(&self) -> String {
        format!("/drafts/{}/q", self.draft)
    }
}
