//! Of what a person is told, in a notice or a message: one list for all that words, icons and messages are chosen by.

use super::{Body, Changed};
use crate::actor::Actor;

/// A kind of notice or message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// An application arrived.
    Submitted,
    /// Something is asked.
    Asked,
    /// What was asked is taken back.
    TakenBack,
    /// The date for the answer is near.
    Reminded,
    /// That date has passed.
    Unanswered,
    /// There is longer to answer.
    AnswerMoved,
    /// The application is complete.
    Completed,
    /// The agency took more time.
    Extended,
    /// A unit took more time for its task.
    TaskExtended,
    /// The limit of the case passed.
    LimitPassed,
    /// The superior unit has it.
    Escalated,
    /// Somebody comes to look.
    Appointed,
    /// Nobody comes as it was arranged.
    VisitCalledOff,
    /// The day on which somebody comes became a holiday.
    VisitOnHoliday,
    /// A task ended, with words for the person.
    Finished,
    /// A letter for the person was signed.
    Signed,
    /// The next stage began.
    Advanced,
    /// Another unit has it.
    Transferred,
    /// It is time to pay.
    Payment,
    /// The receipt of a payment is recorded.
    Paid,
    /// What the person reported to have paid is not found.
    PaymentNotFound,
    /// What was paid is given back.
    GivenBack,
    /// Answers that were corrected cost less than was paid.
    Overpaid,
    /// It is decided.
    Decided,
    /// The objection arrived.
    Objected,
    /// It is taken back, or the objection is.
    Withdrawn,
    /// A case that was opened for another one ended, because that one needs it no more.
    Left,
    /// What another case came to, on which this one rests, was replaced.
    SubCaseReplaced,
    /// A legal date moved with the calendars.
    DueChanged,
    /// Somebody wrote.
    Message,
    /// A draft has a newer version of its service.
    Newer,
    /// The service of a draft takes no more applications.
    ServiceWithdrawn,
    /// Another person signed.
    CosignSigned,
    /// Another person did not sign.
    CosignDeclined,
}

impl Told {
    /// All of them.
    pub const ALL: [Told; 34] = [
        Told::Submitted,
        Told::Asked,
        Told::TakenBack,
        Told::Reminded,
        Told::Unanswered,
        Told::AnswerMoved,
        Told::Completed,
        Told::Extended,
        Told::TaskExtended,
        Told::LimitPassed,
        Told::Escalated,
        Told::Appointed,
        Told::VisitCalledOff,
        Told::VisitOnHoliday,
        Told::Finished,
        Told::Signed,
        Told::Advanced,
        Told::Transferred,
        Told::Payment,
        Told::Paid,
        Told::PaymentNotFound,
        Told::GivenBack,
        Told::Overpaid,
        Told::Decided,
        Told::Objected,
        Told::Withdrawn,
        Told::Left,
        Told::SubCaseReplaced,
        Told::DueChanged,
        Told::Message,
        Told::Newer,
        Told::ServiceWithdrawn,
        Told::CosignSigned,
        Told::CosignDeclined,
    ];
    /// As stored and as in the API; of what happened in a case, mostly the kind of the event.
    pub fn as_str(self) -> &'static str {
        match self {
            Told::Submitted => "submitted",
            Told::Asked => "asked",
            Told::TakenBack => "taken_back",
            Told::Reminded => "reminded",
            Told::Unanswered => "unanswered",
            Told::AnswerMoved => "answer_moved",
            Told::Completed => "completed",
            Told::Extended => "extended",
            Told::TaskExtended => "task_extended",
            Told::LimitPassed => "limit_passed",
            Told::Escalated => "escalated",
            Told::Appointed => "appointed",
            Told::VisitCalledOff => "visit_called_off",
            Told::VisitOnHoliday => "visit_on_holiday",
            Told::Finished => "finished",
            Told::Signed => "signed",
            Told::Advanced => "advanced",
            Told::Transferred => "transferred",
            Told::Payment => "payment",
            Told::Paid => "paid",
            Told::PaymentNotFound => "payment_not_found",
            Told::GivenBack => "given_back",
            Told::Overpaid => "overpaid",
            Told::Decided => "decided",
            Told::Objected => "objected",
            Told::Withdrawn => "withdrawn",
            Told::Left => "left",
            Told::SubCaseReplaced => "sub_case_replaced",
            Told::DueChanged => "due_changed",
            Told::Message => "message",
            Told::Newer => "newer",
            Told::ServiceWithdrawn => "service_withdrawn",
            Told::CosignSigned => "cosign_signed",
            Told::CosignDeclined => "cosign_declined",
        }
    }
    /// Whether it tells of something that is asked.
    pub(super) fn is_of_question(self) -> bool {
        matches!(self, Told::Asked | Told::Reminded | Told::Unanswered | Told::AnswerMoved)
    }
    /// Reads `as_str`.
    pub fn parse(s: &str) -> Option<Told> {
        Told::ALL.into_iter().find(|t| t.as_str() == s)
    }
}

impl Body {
    /// The notice that the person gets of it; nothing where there is none. `by` is who did it.
    pub fn notice(&self, by: &Actor) -> Option<Told> {
        match self {
            Body::Asked { .. } => Some(Told::Asked),
            Body::TakenBack { .. } => Some(Told::TakenBack),
            Body::Reminded { .. } => Some(Told::Reminded),
            // What is decided because of it says it.
            Body::Unanswered { decides, .. } => (!decides).then_some(Told::Unanswered),
            Body::AnswerMoved { .. } => Some(Told::AnswerMoved),
            Body::Completed { .. } => Some(Told::Completed),
            Body::Extended { own: None, .. } => Some(Told::Extended),
            Body::Extended { own: Some(_), .. } => Some(Told::TaskExtended),
            // What is late is said where it concerns the whole case.
            Body::LimitPassed { task, .. } => task.is_none().then_some(Told::LimitPassed),
            // Where nothing moved, what passed is told already; and who of an agency does a single task is its own matter.
            Body::Escalated { task, opened, .. } => (task.is_none() && !opened.is_empty()).then_some(Told::Escalated),
            Body::Appointed { .. } => Some(Told::Appointed),
            Body::VisitCalledOff { .. } => Some(Told::VisitCalledOff),
            Body::VisitOnHoliday { .. } => Some(Told::VisitOnHoliday),
            Body::PaymentNotFound { .. } => Some(Told::PaymentNotFound),
            Body::GivenBack { .. } => Some(Told::GivenBack),
            Body::Received { .. } => Some(Told::Paid),
            // What was written with it stands in the letter.
            Body::Finished { letter, .. } if !letter.is_empty() => Some(Told::Signed),
            // Without words for the person, what follows from it is told; but who paid is told that it is recorded.
            Body::Finished { told, receipt, .. } => match (told.is_empty(), receipt.is_empty()) {
                (false, _) => Some(Told::Finished),
                (true, false) => Some(Told::Paid),
                (true, true) => None,
            },
            Body::Advanced { .. } => Some(Told::Advanced),
            Body::Transferred { .. } => Some(Told::Transferred),
            Body::Decided { .. } => Some(Told::Decided),
            // What has legal effect is confirmed, though the person did it.
            Body::Objected { .. } => Some(Told::Objected),
            // Of what the person did not withdraw, nothing else is said.
            Body::Withdrawn { .. } if *by == Actor::System => Some(Told::Left),
            Body::Withdrawn { .. } => Some(Told::Withdrawn),
            Body::SubCaseReplaced { .. } => Some(Told::SubCaseReplaced),
            Body::DueChanged { .. } | Body::InstalmentMoved { .. } | Body::ObjectionMoved { .. } => Some(Told::DueChanged),
            Body::Message { from_person, .. } => (!from_person).then_some(Told::Message),
            // Who corrected the answers reads what becomes of the money; that more is to be paid is told as such.
            Body::Answered { changed: Some(Changed { invoice: Some(invoice), .. }), .. } | Body::Invoiced { invoice, .. } => {
                (invoice.over() > 0).then_some(Told::Overpaid)
            }
            // What the person wrote is no news; that an application arrived is told with its receipt.
            Body::Submitted { .. } | Body::Answered { .. } | Body::PaymentReported { .. } | Body::VisitDeclined { .. } => None,
            // What is for the desk alone, and what is told with what follows from it.
            Body::Claimed { .. }
            | Body::Released { .. }
            | Body::TakenOver { .. }
            | Body::Assigned { .. }
            | Body::Noted { .. }
            | Body::Warned { .. }
            | Body::SubCase { .. }
            // The case that waits says it.
            | Body::SubCaseWaits { .. }
            | Body::Opened { .. }
            | Body::Read { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_as_it_is_written_and_a_notice_has_the_kind_of_its_event() {
        assert!(Told::ALL.iter().all(|t| Told::parse(t.as_str()) == Some(*t)));
        let asked = Body::Asked {
            task: crate::Id::nil(),
            text: String::new(),
            by_rule: false,
            alone: true,
            until: None,
            found: vec![],
            questions: vec![],
        };
        let passed = |decides| Body::Unanswered { task: None, until: 0, decides };
        for body in [&asked, &Body::Reminded { task: None, until: 0 }, &passed(false), &Body::AnswerMoved { task: None, from: 0, to: 1 }] {
            assert_eq!(body.notice(&Actor::System).map(Told::as_str), Some(body.kind()));
        }
        let none = [passed(true), Body::Warned { task: None, acting: None }].map(|b| b.notice(&Actor::System));
        assert_eq!(none, [None, None]);
    }
}
