//! Who may do what with a case: one table, printed and reviewed as a golden file.

use crate::actor::Actor;
use crate::case::Case;
use crate::message::Msg;
use crate::refusal::Refusal;

/// How an actor stands to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nobody signed in.
    Anonymous,
    /// The person whose case it is.
    Applicant,
    /// Another person.
    OtherPerson,
    /// Officer of a unit that acts now: one with an open task, or the last one of a closed case.
    ActingOfficer,
    /// Officer of a unit that acted before.
    FormerOfficer,
    /// Any other officer.
    OtherOfficer,
    /// A program of the agency that is steward.
    StewardProgram,
    /// A program of another agency.
    OtherProgram,
    /// The machine.
    System,
}

/// What can be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Right {
    Read,
    Track,
    Claim,
    Release,
    TakeOver,
    Assign,
    Ask,
    TakeBack,
    Answer,
    Payment,
    Visit,
    Refund,
    Note,
    Message,
    Advance,
    Finish,
    Appoint,
    Complete,
    Extend,
    Transfer,
    Decide,
    Withdraw,
    Object,
}

/// Every role, in the order of the golden file.
pub const ROLES: [Role; 9] = [
    Role::Anonymous,
    Role::Applicant,
    Role::OtherPerson,
    Role::ActingOfficer,
    Role::FormerOfficer,
    Role::OtherOfficer,
    Role::StewardProgram,
    Role::OtherProgram,
    Role::System,
];

/// Every right, in the order of the golden file.
pub const RIGHTS: [Right; 23] = [
    Right::Read,
    Right::Track,
    Right::Claim,
    Right::Release,
    Right::TakeOver,
    Right::Assign,
    Right::Ask,
    Right::TakeBack,
    Right::Answer,
    Right::Payment,
    Right::Visit,
    Right::Refund,
    Right::Note,
    Right::Message,
    Right::Advance,
    Right::Finish,
    Right::Appoint,
    Right::Complete,
    Right::Extend,
    Right::Transfer,
    Right::Decide,
    Right::Withdraw,
    Right::Object,
];

/// The table's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// May do it, if the state allows.
    Yes,
    /// Sees the case but may not do this.
    No,
    /// May not know that the case exists.
    Hidden,
}

/// The table. Tracking by code shows status only and is open to who has the code.
pub fn verdict(role: Role, right: Right) -> Verdict {
    use Right as R;
    if right == R::Track {
        return Verdict::Yes;
    }
    match role {
        Role::Anonymous | Role::OtherPerson | Role::OtherOfficer | Role::OtherProgram => Verdict::Hidden,
        Role::Applicant => match right {
            R::Read | R::Answer | R::Payment | R::Visit | R::Message | R::Withdraw | R::Object => Verdict::Yes,
            _ => Verdict::No,
        },
        Role::ActingOfficer => match right {
            R::Answer | R::Payment | R::Visit | R::Withdraw | R::Object => Verdict::No,
            _ => Verdict::Yes,
        },
        // Who recorded a receipt gives back what was paid, whoever has the case by then.
        Role::FormerOfficer if right == R::Refund => Verdict::Yes,
        Role::FormerOfficer | Role::StewardProgram | Role::System => {
            if right == R::Read {
                Verdict::Yes
            } else {
                Verdict::No
            }
        }
    }
}

/// How `actor` stands to `case`.
pub fn role(actor: &Actor, case: &Case) -> Role {
    match actor {
        Actor::Anonymous => Role::Anonymous,
        Actor::System => Role::System,
        Actor::Person(id) if *id == case.person => Role::Applicant,
        Actor::Person(_) => Role::OtherPerson,
        Actor::Officer(o) if case.acting.agency == o.agency && case.acting.unit == o.unit => Role::ActingOfficer,
        Actor::Officer(o) if case.tasks_at(&o.agency, &o.unit).next().is_some() => Role::ActingOfficer,
        // Whose the case is since its limit passed sees it, also while only others have tasks.
        Actor::Officer(o) if case.escalated.as_ref().is_some_and(|p| p.agency == o.agency && p.unit == o.unit) => Role::FormerOfficer,
        Actor::Officer(o) if case.acted_before.iter().any(|p| p.agency == o.agency && p.unit == o.unit) => Role::FormerOfficer,
        Actor::Officer(_) => Role::OtherOfficer,
        Actor::Agency(id) if *id == case.steward => Role::StewardProgram,
        Actor::Agency(_) => Role::OtherProgram,
    }
}

/// Passes, or refuses: 404 for what may not be seen, 403 for what may not be done.
pub fn demand(actor: &Actor, case: &Case, right: Right) -> Result<(), Refusal> {
    match verdict(role(actor, case), right) {
        Verdict::Yes => Ok(()),
        Verdict::No => Err(Refusal::NotAllowed(Msg::new("refusal-not-allowed"))),
        Verdict::Hidden => Err(Refusal::NotFound),
    }
}

/// Why an officer of the unit whose task it is does not get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// A contractor does the work of the unit, and no contract runs.
    Contract,
    /// The task asks for something that the officer cannot do.
    Skill,
}

/// Who gets a task: an officer who can do what it asks for, in a unit that may work. It says nothing of who has it already.
pub fn barred(may_work: bool, can_do: bool) -> Option<Barred> {
    match (may_work, can_do) {
        (false, _) => Some(Barred::Contract),
        (true, false) => Some(Barred::Skill),
        (true, true) => None,
    }
}
