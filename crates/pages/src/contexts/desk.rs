//! The officers' pages.

use super::{Frame, Held, Kept, Moment, OfficerNames, ReadLine, Shown, TooLong};
use crate::answers::{AnswerSection, Answered};
use askama::Template;
use domain::calendar::Day;
use domain::case::{Asked, Body, Case, DecidedBy, HandedOn, LimitOf, Place, Review, Status, Task, TaskLimit, Turn, Unread};
use domain::clock::Urgency;
use domain::fee::{Demand, Invoice};
use domain::package::{Catalogue, DecisionKind, Go, Ground, Outcome, Service, TaskType};
use domain::refusal::Wrong;
use domain::{Id, Lang, Millis, Msg};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A sample officer whom anyone may be in a demonstration.
#[derive(Debug, Clone)]
pub struct SampleAccount<'a> {
    /// Sign-in name.
    pub name: String,
    /// Passphrase.
    pub passphrase: String,
    /// How people see the officer.
    pub title: Shown<'a>,
    /// Name of the unit.
    pub unit: Shown<'a>,
}

/// `/desk/sign-in`.
#[derive(Template)]
#[template(path = "desk_sign_in.html")]
pub struct DeskSignIn<'a> {
    /// What every page has.
    pub frame: Frame,
    /// Path to go to afterwards.
    pub next: String,
    /// Whether the session ended because it was not used.
    pub unused: bool,
    /// Sign-in name, as typed.
    pub name: String,
    /// Why it did not work.
    pub refused: Option<Msg>,
    /// Officers of the demonstration; empty otherwise.
    pub samples: Vec<SampleAccount<'a>>,
    /// What was typed before, to go along.
    pub kept: Option<Kept>,
    /// What was typed before and is too long to go along.
    pub too_long: Option<TooLong>,
}

/// `/desk/sessions`.
#[derive(Template)]
#[template(path = "desk_sessions.html")]
pub struct DeskSessions {
    /// What every page has.
    pub frame: Frame,
    /// Where the officer is signed in.
    pub sessions: Vec<super::SessionLine>,
}

/// A line of what is to be given back.
#[derive(Debug, Clone)]
pub struct RefundLine<'a> {
    /// The case.
    pub case: Id,
    /// Its tracking code.
    pub code: Cow<'a, str>,
    /// Name of the person; may be empty.
    pub person: Cow<'a, str>,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Number of the receipt.
    pub receipt: Cow<'a, str>,
    /// For how much it is, in rials; nothing where that was not recorded.
    pub rials: Option<i64>,
    /// Whether the person only reported it.
    pub reported: bool,
    /// Since when it is to be given back.
    pub since: Millis,
    /// Until when the person may still object to the refusal; nothing where that is not possible.
    pub object_until: Option<Millis>,
    /// The rule by which that stands, to stand within a sentence.
    pub object_rule: domain::Arg,
    /// That the receipt counts in another case too.
    pub elsewhere: Option<Msg>,
}

/// `/desk/refunds?after=`.
#[derive(Template)]
#[template(path = "desk_refunds.html")]
pub struct DeskRefunds<'a> {
    /// What every page has.
    pub frame: Frame,
    /// What the unit is to give back, the longest first.
    pub lines: Vec<RefundLine<'a>>,
    /// Whether this is the first page.
    pub first: bool,
    /// Where the next page begins (`after=`), if there is one.
    pub next: Option<String>,
}

/// Whose tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// All open tasks of the unit.
    #[default]
    Unit,
    /// One's own.
    Mine,
}

/// Which tasks by due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The limit has passed.
    Late,
    /// The limit is today.
    Today,
    /// The limit is within seven days.
    Week,
}

/// A line of the list.
#[derive(Debug, Clone)]
pub struct TaskLine<'a> {
    /// Task.
    pub task: Id,
    /// Case.
    pub case: Id,
    /// Tracking code.
    pub code: Cow<'a, str>,
    /// Name of the person; may be empty.
    pub person: Cow<'a, str>,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Title of the stage.
    pub stage: Shown<'a>,
    /// Title of the task, in a stage with tasks of its own.
    pub title: Option<Shown<'a>>,
    /// Sign-in name of the officer who has it.
    pub officer: Option<Cow<'a, str>>,
    /// Until when; `None` while the clock stands.
    pub due_at: Option<Millis>,
    /// Whether that has passed or is near.
    pub urgency: Option<Urgency>,
    /// Whether it waits for the person.
    pub waiting: bool,
    /// Until when the person does what it waits for, where a date is fixed, and the rule that sets it.
    pub person_until: Option<(Millis, Option<domain::Text>)>,
    /// To which limit the unit keeps, with its rule and what is kept of it while it stands.
    pub limit: Option<TaskLimit>,
    /// When the unit comes for a visit.
    pub visit_at: Option<Millis>,
    /// Whether the person reported a payment that the unit has to look for.
    pub reported: bool,
    /// Since when it is open.
    pub opened_at: Millis,
    /// What the person wrote that nobody has looked at.
    pub unread: Option<Unread>,
    /// Whether it is ticked: what was sent with it was refused.
    pub ticked: bool,
}

/// An option of a filter: value, title, number of tasks, whether chosen.
#[derive(Debug, Clone)]
pub struct FilterOption<'a> {
    /// Machine value.
    pub value: Cow<'a, str>,
    /// Title.
    pub title: Shown<'a>,
    /// Number of open tasks of the unit; nothing in the list of one's own.
    pub count: Option<i64>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// `/desk?view=&service=&stage=&due=&after=`.
#[derive(Template)]
#[template(path = "desk_list.html")]
pub struct DeskList<'a> {
    /// What every page has.
    pub frame: Frame,
    /// Whose tasks.
    pub whose: Whose,
    /// The only officer of the unit whose tasks are listed, by sign-in name.
    pub of: Option<String>,
    /// By due date.
    pub due: Option<Due>,
    /// Services of which the unit has tasks.
    pub services: Vec<FilterOption<'a>>,
    /// Stages of the chosen service; empty when none is chosen.
    pub stages: Vec<FilterOption<'a>>,
    /// Open tasks of the unit.
    pub unit_count: i64,
    /// Open tasks of the officer.
    pub mine_count: i64,
    /// Minutes east of UTC of the agency's clock, for "late" and "today".
    pub offset: i64,
    /// Names of the officers who have tasks.
    pub names: OfficerNames,
    /// The other officers of the unit, to whom tasks may be given.
    pub colleagues: Colleagues,
    /// To whom, as it was typed in what was refused.
    pub to: String,
    /// Why, as it was typed in what was refused.
    pub reason: String,
    /// The lines.
    pub lines: Vec<TaskLine<'a>>,
    /// Whether this is the first page.
    pub first: bool,
    /// Where this page begins (`after=`); empty for the first.
    pub after: String,
    /// Where the next page begins (`after=`), if there is one.
    pub next: Option<String>,
    /// The tracking code that was sought and is of no case here.
    pub sought: String,
    /// What was done with the tasks that were selected, one by one.
    pub results: Vec<BulkLine<'a>>,
    /// Why nothing was done with them.
    pub refused: Option<Msg>,
}

/// Colleagues to whom a task may be given.
#[derive(Debug, Clone, Default)]
pub struct Colleagues {
    /// Those that are listed, with how people see them.
    pub listed: OfficerNames,
    /// Whether there are more.
    pub more: bool,
}

/// Up to so many colleagues one is chosen from a list; of more, the name is typed.
const CHOSEN_AMONG: usize = 12;

impl Colleagues {
    fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }
    fn is_typed(&self) -> bool {
        self.more || self.listed.len() > CHOSEN_AMONG
    }
    fn name(&self, login: &str, lang: Lang) -> String {
        super::officer_name(&self.listed, login, lang).to_string()
    }
}

/// What was done with one of several tasks.
#[derive(Debug, Clone)]
pub struct BulkLine<'a> {
    /// The task.
    pub task: Id,
    /// Its case; nothing where the officer may not know it.
    pub case: Option<Id>,
    /// Tracking code of the case; empty without one.
    pub code: Cow<'a, str>,
    /// Title of the service; empty without a case.
    pub service: Shown<'a>,
    /// What was done, or why it was not.
    pub came: Result<BulkDone, Msg>,
}

/// What was done with a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkDone {
    /// The officer took it.
    Claimed,
    /// It went back to the unit.
    Released,
    /// It was given to the officer with this sign-in name.
    Given(String),
}

/// What the officer may do with the case now.
#[derive(Debug, Clone, Copy, Default)]
pub struct May {
    /// Take the task.
    pub claim: bool,
    /// Give it back.
    pub release: bool,
    /// Take it from the officer who has it.
    pub take_over: bool,
    /// Ask, transfer and the like: the task is with the officer's unit, open, and not with another officer.
    pub work: bool,
    /// Take back what the unit asks the person.
    pub take_back: Option<Id>,
    /// End the stage, which has no tasks of its own.
    pub advance: bool,
    /// End the task with one of its outcomes.
    pub finish: bool,
    /// Say when and where somebody comes.
    pub appoint: bool,
    /// Say that nobody comes as it was arranged.
    pub call_off: bool,
    /// Say that what the person reported to have paid is not found.
    pub not_found: bool,
    /// Say that the application is complete.
    pub complete: bool,
    /// Give the agency more time.
    pub extend: bool,
    /// Give the unit more time for the task.
    pub extend_task: bool,
    /// Write notes and messages.
    pub write: bool,
    /// Decide: the stage decides.
    pub decide: bool,
}

/// The letter of a decision before it is made.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The letter.
    pub letter: String,
    /// Its language.
    pub lang: Lang,
    /// Name of the agency that answers for the case.
    pub steward: Shown<'static>,
    /// Until when one could object, and by which rule.
    pub object: Option<(Millis, Shown<'static>)>,
    /// That what is on record seems to go against it; nothing where it does not.
    pub against: Option<String>,
}

/// A decision that an outcome of a task would lead to.
#[derive(Debug, Clone)]
pub struct Follows {
    /// Id of the outcome.
    pub outcome: String,
    /// Title of the decision.
    pub decision: Shown<'static>,
    /// Granted or refused.
    pub is: Outcome,
    /// Title of its ground; may be empty.
    pub ground: Shown<'static>,
    /// Its letter.
    pub preview: Preview,
}

/// What was sent by a form of the case page, to fill it again.
#[derive(Debug, Clone, Default)]
pub struct ActForm {
    /// Which form: `question`, `take-back`, `note`, `message`, `advance`, `finish`, `appointment`, `call-off`,
    /// `payment-not-found`, `extension`, `transfer`, `decision`; empty at first.
    pub act: String,
    /// Outcome of a task.
    pub outcome: String,
    /// Points of the checklist that are in order.
    pub checked: Vec<String>,
    /// Why others are not, although all is well.
    pub unticked: String,
    /// Number of a receipt.
    pub receipt: String,
    /// For how much it is, in rials.
    pub rials: String,
    /// That it pays for this case too, although it is recorded in another.
    pub elsewhere: bool,
    /// Number of the payment by which money is given back.
    pub reference: String,
    /// Day on which it is, as typed.
    pub given_on: String,
    /// Day of an appointment, as typed.
    pub date: String,
    /// Time of an appointment, as typed.
    pub time: String,
    /// What the person is told with an outcome.
    pub told: String,
    /// Text, note or reason.
    pub text: String,
    /// Place of a transfer, `agency/unit`.
    pub to: String,
    /// Which limit is made longer, `case` or `task`.
    pub limit: String,
    /// Kind of decision.
    pub decision: String,
    /// Ground of the decision.
    pub ground: String,
    /// Questions of the form that are opened anew.
    pub questions: Vec<String>,
}

/// A decision of a case as it was made, with the letter that was sent.
#[derive(Debug, Clone)]
pub struct MadeDecision<'a> {
    /// Number of the event.
    pub seq: i64,
    /// Title.
    pub title: Shown<'a>,
    /// Granted or refused.
    pub outcome: Outcome,
    /// Title of the ground.
    pub ground: Shown<'a>,
    /// The officer's own words to the person; may be empty.
    pub note: &'a str,
    /// What the person was told with the outcomes from which a rule's decision followed.
    pub told: Vec<&'a str>,
    /// How it came about, where no officer chose it.
    pub how: Option<String>,
    /// How it answered an objection.
    pub review: Option<Review>,
    /// Whether an objection to it is looked at.
    pub contested: bool,
    /// When.
    pub at: Millis,
    /// The unit that answers for it, with its agency where that is not the steward.
    pub unit: String,
    /// The contract under which that unit worked.
    pub contract: Option<String>,
    /// Sign-in name of the officer who made it; nothing where none did.
    pub officer: Option<&'a str>,
    /// The letter.
    pub letter: &'a str,
}

/// `/desk/cases/{id}`.
#[derive(Template)]
#[template(path = "desk_case.html")]
pub struct DeskCase<'a> {
    /// Names of the officers who did something.
    pub names: OfficerNames,
    /// The other officers of the unit, where the task may be given to one.
    pub colleagues: Colleagues,
    /// What every page has.
    pub frame: Frame,
    /// The case.
    pub case: &'a Case,
    /// The version of the service to which it is pinned.
    pub service: &'a Service,
    /// For the names of agencies and units, and the places of a transfer.
    pub catalogue: &'a Catalogue,
    /// The person, under the name of the submission.
    pub person: Held,
    /// The name that the person has now, where it is another one.
    pub name_now: Option<String>,
    /// The answers as given.
    pub answers: Vec<AnswerSection<'a>>,
    /// Cases that belong together with this one.
    pub related: Vec<super::RelatedLine<'a>>,
    /// What happened, oldest first, with notes.
    pub moments: Vec<Moment<'a>>,
    /// Numbers of the events of which there is a letter.
    pub letters: Vec<i64>,
    /// Whose turn it is; nobody's when closed.
    pub turn: Turn,
    /// Who read the case before.
    pub reads: Vec<ReadLine<'a>>,
    /// Until when.
    pub due_at: Option<Millis>,
    /// Counted days left; negative when late.
    pub days_left: i64,
    /// The task that the officer looks at: one's own, or one of the unit; nothing where the unit has none.
    pub task: Option<&'a Task>,
    /// To which limit the unit keeps at that task.
    pub task_limit: Option<TaskLimit>,
    /// Limits of tasks that have one of their own.
    pub dues: Vec<(Id, Millis)>,
    /// By when it is said whether the application is complete.
    pub complete_by: Option<Millis>,
    /// What the officer may do.
    pub may: May,
    /// Decision and ground that may not be chosen, with why.
    pub barred: Vec<(String, String, Msg)>,
    /// The form that was sent, when it was refused or for a preview.
    pub form: ActForm,
    /// What was typed for a task that has ended meanwhile, and is not recorded.
    pub unsaved: String,
    /// What is wrong with it (`text`, `reason`, `to`, `decision`, `ground`, `note`).
    pub wrong: Vec<Wrong>,
    /// Why an act was refused as a whole: taken by another, closed meanwhile.
    pub refused: Option<Msg>,
    /// The letter, after `act=preview`.
    pub preview: Option<Preview>,
    /// What handing the case on would do, before that is confirmed.
    pub hands_on: Option<HandedOn>,
    /// Whether the officer has just done something.
    pub done: bool,
    /// The decisions that outcomes of the task would lead to.
    pub follows: Vec<Follows>,
    /// The letters that would be signed with outcomes of the task, by the id of the outcome.
    pub signs: Vec<(String, Preview)>,
    /// Until when the person may pay at the task; nothing where there is always time.
    pub pay_until: Option<Millis>,
    /// Questions of the form that may be opened anew.
    pub correctable: Vec<&'a domain::package::Question>,
    /// Receipts of which the officer's unit is to give back the money.
    pub refunds: Vec<domain::fee::Paid>,
    /// Receipts of those that count in another case too, each with the words that say so.
    pub shared: Vec<(String, Msg)>,
    /// Until when the person may object to the decision; nothing where that is not possible.
    pub object_until: Option<Millis>,
}

impl DeskCase<'_> {
    /// Decisions with the grounds that may be chosen; a decision for which there is none is left out.
    pub fn choices(&self) -> Vec<(&DecisionKind, Vec<&Ground>)> {
        let free = |d: &DecisionKind, g: &Ground| !self.barred.iter().any(|(decision, ground, _)| *decision == d.id && *ground == g.id);
        let all = self.service.decisions.iter().map(|d| (d, d.grounds.iter().filter(|g| free(d, g)).collect::<Vec<_>>()));
        all.filter(|(_, grounds)| !grounds.is_empty()).collect()
    }
    /// Grounds that may not be chosen, with the title of their decision and why.
    pub fn left_out(&self) -> Vec<(Shown<'_>, Shown<'_>, String)> {
        let found = self.barred.iter().filter_map(|(decision, ground, why)| {
            let d = self.service.decision(decision)?;
            let g = d.grounds.iter().find(|g| g.id == *ground)?;
            Some((self.frame.show(&d.title), self.frame.show(&g.title), self.frame.msg(why)))
        });
        found.collect()
    }
    /// Every other unit to which the task may go, each under its heading: those of its own agency, of agencies that have to do with
    /// the service, of those that offer the same service, and of all others.
    pub fn places(&self) -> Vec<(&'static str, Vec<PlaceLine<'_>>)> {
        let stays = self.task.filter(|t| !self.case.may_leave(self.service, t)).map(|t| t.place.agency.as_str());
        let (near, alike, not_to) = (self.near(), self.alike(), self.handed_on());
        let own = self.task.map_or(self.case.steward.as_str(), |t| t.place.agency.as_str());
        let heading = |agency: &str| match agency {
            of if of == own => 0,
            of if near.contains(of) => 1,
            of if alike.contains(of) => 2,
            _ => 3,
        };
        let keys = ["desk-transfer-own", "desk-transfer-near", "desk-transfer-alike", "desk-transfer-others"];
        let mut groups = keys.map(|key| (key, vec![]));
        let all = self
            .catalogue
            .agencies
            .values()
            .filter(|a| stays.is_none_or(|own| a.id == own) && !not_to.contains(&a.id))
            .filter(|a| self.task.is_none_or(|t| a.id == t.place.agency) || self.service.may_go_to(&a.id))
            .flat_map(|a| a.units.iter().map(move |u| (a, u)))
            .filter(|(a, u)| self.task.is_none_or(|t| a.id != t.place.agency || u.id != t.place.unit))
            .map(|(a, u)| (Place { agency: a.id.clone(), unit: u.id.clone() }, self.frame.show(&a.title), self.frame.show(&u.title)));
        for line in all {
            groups[heading(&line.0.agency)].1.push(line);
        }
        groups.into_iter().filter(|(_, places)| !places.is_empty()).collect()
    }
    /// Why the list of units is short, or that there is none.
    pub fn places_limit(&self) -> Option<String> {
        let here = self.task.map_or(self.case.steward.as_str(), |t| t.place.agency.as_str());
        let leaves = self.task.is_none_or(|t| self.case.may_leave(self.service, t));
        let limit = self.service.hands_to.as_ref().filter(|_| leaves).map(|_| {
            let others = self.catalogue.agencies.values().filter(|a| a.id != here && self.service.may_go_to(&a.id));
            let names: Vec<&str> = others.map(|a| a.title.get(self.frame.lang())).collect();
            match names.is_empty() {
                true => self.frame.say("desk-transfer-none").into_owned(),
                false => self.frame.say1("desk-transfer-only", "agencies", names.join(&*self.frame.say("value-and"))),
            }
        });
        let nowhere = self.places().is_empty().then(|| self.frame.say("desk-transfer-nowhere").into_owned());
        let said: Vec<String> = limit.into_iter().chain(nowhere).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
    /// Whether words to the person may be left out, whatever is decided; and for which decisions they must be written, and on which grounds of
    /// others, where not for all.
    pub fn note_of_decision(&self) -> (bool, Option<String>) {
        let choices = self.choices();
        let lang = self.frame.lang();
        // Titles have commas of their own.
        let named = |title: &str| self.frame.say1("value-named", "title", title);
        let needed: Vec<String> = choices.iter().filter(|c| c.0.note_needed).map(|c| named(c.0.title.get(lang))).collect();
        let of_others = choices.iter().filter(|c| !c.0.note_needed).flat_map(|c| &c.1);
        let with: Vec<String> = of_others.filter(|g| g.note_needed).map(|g| named(g.title.get(lang).trim_end_matches('.'))).collect();
        let and = self.frame.say("value-and");
        let decisions = || self.frame.say1("desk-decide-note-needed", "decisions", needed.join(&*and));
        let grounds = || self.frame.say1("desk-decide-note-needed-with", "grounds", with.join(&*and));
        let some = !needed.is_empty() && needed.len() < choices.len();
        let said: Vec<String> = some.then(decisions).into_iter().chain((!with.is_empty()).then(grounds)).collect();
        (needed.is_empty() && with.is_empty(), (!said.is_empty()).then(|| said.join(" ")))
    }
    /// The agencies that get the case from no officer any more, as they handed it on twice; never the one that has it.
    fn handed_on(&self) -> Vec<String> {
        let mut agencies = domain::case::handed_on_twice(self.moments.iter().map(|m| &*m.body));
        agencies.retain(|id| self.task.is_none_or(|t| t.place.agency != *id));
        agencies
    }
    /// Why those are not in the list, for each of them.
    pub fn not_to(&self) -> Vec<String> {
        if self.task.is_some_and(|t| !self.case.may_leave(self.service, t)) {
            return vec![];
        }
        let title = |id: &String| self.catalogue.agencies.get(id).map(|a| self.frame.show(&a.title).text.to_string());
        self.handed_on().iter().filter_map(title).map(|agency| self.frame.say1("desk-transfer-not-to", "agency", agency)).collect()
    }
    /// The agencies that answer for the case or had it, whose service it is, and that the service names in its stages.
    fn near(&self) -> BTreeSet<&str> {
        let stages = || self.service.all_stages();
        let does = stages().flat_map(|s| &s.tasks).flat_map(|t| t.by.places());
        let goes = stages().flat_map(|s| &s.next).filter_map(|n| if let Go::Transfer { to, .. } = &n.go { Some(to) } else { None });
        let has = self.case.acted_before.iter().chain(self.task.map(|t| &t.place)).chain(does).chain(goes).map(|p| p.agency.as_str());
        has.chain([self.service.agency.as_str(), self.case.steward.as_str()]).collect()
    }
    /// The agencies that offer a service of the same type.
    fn alike(&self) -> BTreeSet<&str> {
        let kind = self.service.follows.as_ref().map(|f| f.id.as_str());
        let same = |s: &&Service| kind.is_some() && s.follows.as_ref().map(|f| f.id.as_str()) == kind;
        self.catalogue.services.values().filter(same).map(|s| s.agency.as_str()).collect()
    }
}

/// A unit to which a case may go, with the names of its agency and its own.
type PlaceLine<'a> = (Place, Shown<'a>, Shown<'a>);

super::case::case_words!(DeskCase, true);

impl DeskList<'_> {
    fn name(&self, login: &str) -> String {
        super::officer_name(&self.names, login, self.frame.lang()).to_string()
    }
    /// Whether a colleague has one of the tasks, which is handed on only with a reason.
    fn any_held(&self) -> bool {
        self.lines.iter().any(|line| line.officer.as_deref().is_some_and(|o| o != self.frame.login()))
    }
    /// Whether the acts on several tasks stand open: something is ticked, or typed.
    fn is_bulk_open(&self) -> bool {
        !self.to.is_empty() || !self.reason.is_empty() || self.lines.iter().any(|line| line.ticked)
    }
}

impl DeskCase<'_> {
    fn name(&self, login: &str) -> String {
        super::officer_name(&self.names, login, self.frame.lang()).to_string()
    }
    fn names(&self) -> &OfficerNames {
        &self.names
    }
}

impl DeskCase<'_> {
    /// Whether the stage may ask the person to correct something.
    fn may_correct(&self) -> bool {
        let stage = self.case.stage(self.service);
        stage.is_some_and(|s| s.next.iter().any(|n| matches!(n.go, Go::Correct { .. })))
    }
}

impl DeskCase<'_> {
    /// The decisions that were made, newest first: that which stands or is contested, and before it that which it replaced.
    fn decisions(&self) -> Vec<MadeDecision<'_>> {
        let made = self.moments.iter().rev().filter_map(|m| {
            let Body::Decided { decision, outcome, ground, note, letter, place, contract, review, by, .. } = m.body.as_ref() else {
                return None;
            };
            let kind = self.service.decision(decision);
            let title = |found: Option<&'_ domain::Text>, id: &str| {
                found.map_or_else(|| Shown::plain(id.to_string()), |t| Shown::of(t, self.frame.lang()).into_owned())
            };
            // How a decision came about is known of the one that the case has.
            let last = self.case.decision.as_ref().is_some_and(|d| d.at == m.at && d.kind == *decision);
            let told = || domain::case::told_with_decision(self.case, self.service, self.moments.iter().map(|m| m.body.as_ref()));
            Some(MadeDecision {
                seq: m.seq,
                title: title(kind.map(|k| &k.title), decision),
                outcome: *outcome,
                ground: title(kind.and_then(|k| k.grounds.iter().find(|g| g.id == *ground)).map(|g| &g.title), ground),
                note,
                told: if last { told() } else { vec![] },
                how: self.frame.words.decided_by(self.case, self.service).filter(|_| last),
                review: *review,
                contested: last && self.case.is_objected(),
                at: m.at,
                unit: place.as_ref().map(|p| self.frame.words.unit(self.catalogue, &self.case.steward, p)).unwrap_or_default(),
                contract: place.as_ref().and_then(|p| self.frame.words.contract(self.catalogue, p, contract)),
                officer: m.actor.strip_prefix("officer:").filter(|_| *by == DecidedBy::Officer),
                letter,
            })
        });
        made.collect()
    }
    /// What the person has to do, each with its date.
    fn awaited(&self) -> Vec<String> {
        self.frame.words.awaited(self.catalogue, &self.case.steward, &self.turn, crate::turn::To::Desk)
    }
    fn invoice(&self) -> Option<(Invoice, Demand)> {
        super::invoice(self.case, self.service, &self.moments)
    }
    /// The instalment that a receipt counts for: its number, how many there are, the amount; nothing where the sum is not divided.
    fn next_instalment(&self) -> Option<(usize, usize, String)> {
        self.case.instalments()?;
        self.invoice().filter(|(_, demand)| matches!(demand, Demand::Asked | Demand::Reported))?;
        let (number, part) = super::next_instalment(self.service, &self.moments)?;
        Some((number, super::computed(&self.moments)?.parts.len(), self.frame.money(part.rials)))
    }
    /// What an outcome of the task would lead to, where that is a decision.
    fn follows(&self, outcome: &str) -> Option<&Follows> {
        self.follows.iter().find(|f| f.outcome == outcome)
    }
    /// The letter that would be signed with an outcome of the task.
    fn signs(&self, outcome: &str) -> Option<&Preview> {
        self.signs.iter().find(|(id, _)| id == outcome).map(|(_, preview)| preview)
    }
    fn receipts(&self) -> Vec<super::PaidLine<'_>> {
        super::receipts(&self.frame, self.catalogue, self.service, &self.moments, Some(&self.names))
    }
    fn timeline(&self) -> Vec<crate::timeline::TimelineItem<'_>> {
        self.story().timeline(&[], self.due_at)
    }
    fn files_base(&self) -> String {
        format!("/desk/cases/{}/files", self.case.id)
    }
    /// Whose the task is, or, for a unit without one, the only task that is open elsewhere.
    fn officer(&self) -> Option<&String> {
        let only = || if let [only] = self.case.tasks.as_slice() { Some(only) } else { None };
        self.task.or_else(only)?.officer.as_ref()
    }
    /// Whether others have several tasks: who has each is no one name.
    fn is_shared(&self) -> bool {
        self.task.is_none() && self.case.tasks.len() > 1
    }
    /// Who decided, of a closed case: a sign-in name; nothing where nobody did.
    fn decided_by(&self) -> Option<&str> {
        // While an objection to it is looked at, who decided has nothing to do with the case.
        if !self.case.status.is_closed() {
            return None;
        }
        let decided = self.moments.iter().rev().find(|m| matches!(m.body.as_ref(), Body::Decided { .. }))?;
        decided.actor.strip_prefix("officer:")
    }
    /// Whether the case goes on and the officer's unit has no task of it: then others act.
    fn acts_elsewhere(&self) -> bool {
        self.task.is_none() && !self.case.status.is_closed()
    }
    /// Why the officer can do nothing here, and who has the open tasks; nothing where something can be done.
    fn only_reads(&self) -> Option<String> {
        if !self.acts_elsewhere() || self.may.write {
            return None;
        }
        let has = self.acting().into_iter().map(|a| match a.officer {
            Some(login) => self.frame.say3("desk-who-officer", "officer", self.name(login), "unit", a.unit, "agency", a.agency),
            None => self.frame.say2("desk-who", "unit", a.unit, "agency", a.agency),
        });
        let has: Vec<String> = has.collect();
        Some(self.frame.say1("desk-only-reads", "who", has.join(&*self.frame.say("value-and"))))
    }
    /// What a closed case came to, and when: decided, or taken back.
    fn closed(&self) -> Option<(std::borrow::Cow<'static, str>, Millis)> {
        let decided = self.case.decision.as_ref().map(|d| d.at);
        match (self.case.status, decided) {
            (Status::Decided, Some(at)) => Some((self.frame.say("desk-decided-on"), at)),
            (Status::Decided, None) | (Status::Open | Status::Waiting, _) => None,
            (Status::Withdrawn, _) => Some((self.frame.say("desk-withdrawn-on"), self.withdrawn_at())),
        }
    }
    /// The limit to which the unit keeps at its task, where that is not the one of the case.
    fn own_limit(&self) -> Option<&TaskLimit> {
        self.task_limit.as_ref().filter(|limit| limit.of != LimitOf::Case)
    }
    /// Whether another task of the officer's unit has a page to look at.
    fn leads_to(&self, task: &Id) -> bool {
        let Some(here) = self.task.filter(|t| t.id != *task) else { return false };
        self.case.task(*task).is_some_and(|t| t.place == here.place)
    }
    /// Whether the task at hand waits for the answer to this.
    fn is_ours(&self, asked: &Asked) -> bool {
        self.task.is_none_or(|t| asked.waits(t.id))
    }
    /// Whether the officer may go on with the task: it does not wait for the person's answer.
    fn goes_on(&self) -> bool {
        self.may.work && self.task.is_none_or(|t| !self.case.waits(t.id))
    }
    /// What the officer has just done, in words; out of what happened, so that no address can claim it.
    fn has_done(&self) -> Option<Cow<'static, str>> {
        let own = |m: &&super::Moment| m.actor.strip_prefix("officer:") == Some(self.frame.login());
        let happened = || self.moments.iter().rev().filter(|m| !matches!(m.body.as_ref(), Body::Read { .. }));
        // What others did since may have undone it, and the address stays; what follows by itself from an act happens with it.
        let newest = happened().next()?.at;
        let last = happened().find(own).filter(|m| self.done && m.at == newest)?;
        Some(self.frame.say(match last.body.as_ref() {
            Body::Asked { .. } => "desk-done-question",
            Body::Message { .. } => "desk-done-message",
            Body::Noted { .. } => "desk-done-note",
            Body::Appointed { .. } => "desk-done-visit",
            Body::Transferred { .. } => "desk-done-transfer",
            Body::Finished { .. } | Body::Advanced { .. } => "desk-done-finish",
            Body::Decided { .. } => "desk-done-decision",
            _ => "desk-done",
        }))
    }
    /// Another officer who has the task.
    fn taken_by(&self) -> Option<&String> {
        self.task.and(self.officer()).filter(|name| name.as_str() != self.frame.login())
    }
    /// That the application counts as complete, so that what is asked now does not make it incomplete; nothing where that is not looked at, or
    /// not said yet.
    fn asks_of_complete(&self) -> Option<String> {
        let since = self.case.complete_since(self.service)?;
        Some(self.frame.say1("desk-ask-complete", "date", self.frame.date(since)))
    }
    /// That the person reads another language than the one of the page, and what is written stays as it is; nothing where both are one.
    fn read_in(&self) -> Option<String> {
        let other = Some(&self.case.lang).filter(|lang| **lang != self.frame.lang())?;
        Some(self.frame.say1("desk-reads-in", "language", self.frame.name_of(other)))
    }
    /// Whether the task has a limit of its own.
    fn has_own_clock(&self) -> bool {
        self.task.is_some_and(|t| t.clock.is_some())
    }
    /// The rule by which the person may object, to stand within a sentence.
    fn object_rule(&self) -> domain::Arg {
        self.service.objection.as_ref().map_or_else(|| "".into(), |o| self.frame.words.rule(&o.within.rule))
    }
    /// What handing the case on does, one thing after the other.
    fn hands_on_does(&self, then: &HandedOn) -> Vec<String> {
        self.frame.words.hands_on(self.catalogue, then)
    }
    /// What is wrong with the reason in one of the forms that ask for one.
    fn reason_wrong(&self, act: &str) -> Option<String> {
        if self.form.act == act { self.wrong("reason") } else { None }
    }
    /// What is wrong with the words of a decision.
    fn decision_note_wrong(&self) -> Option<String> {
        if self.form.act == "decision" { self.wrong("note") } else { None }
    }
    /// What is wrong with a field. Where nothing stands in it, no question was left unanswered: officers fill forms in.
    fn wrong(&self, field: &str) -> Option<String> {
        let needed = self.wrong.iter().any(|w| w.question == field && w.message.key == "answer-needed");
        if needed { Some(self.frame.say("desk-needed").into_owned()) } else { self.frame.wrong(&self.wrong, field) }
    }
    /// The same above the forms, with the name of the field that is empty.
    fn wrong_above(&self, w: &Wrong) -> String {
        let label = match (w.question.as_str(), self.form.act.as_str()) {
            _ if w.message.key != "answer-needed" => None,
            ("receipt", _) => Some(self.frame.say("desk-receipt")),
            ("rials", _) => Some(self.frame.say("desk-receipt-rials")),
            ("reference", _) => Some(self.frame.say("desk-give-back-reference")),
            ("given_on", _) => Some(self.frame.say("desk-give-back-on")),
            ("text", "question") => Some(self.frame.say("desk-ask-label")),
            ("text", "message") => Some(self.frame.say("desk-message-label")),
            ("text", "note") => Some(self.frame.say("desk-note-label")),
            ("reason", "take-over") => Some(self.frame.say("desk-take-over-reason")),
            ("reason", "take-back") => Some(self.frame.say("desk-take-back-reason")),
            ("reason", "extension") => Some(self.frame.say("desk-extend-reason")),
            ("reason", "call-off") => Some(self.frame.say("desk-call-off-reason")),
            ("reason", "payment-not-found") => Some(self.frame.say("desk-not-found-reason")),
            ("reason", _) => Some(self.frame.say("desk-transfer-reason")),
            ("date", _) => Some(self.frame.say("desk-appoint-date")),
            ("time", _) => Some(self.frame.say("desk-appoint-time")),
            ("place", _) => Some(self.frame.say("desk-appoint-place")),
            _ => None,
        };
        match label {
            Some(field) => self.frame.say1("desk-needed-field", "field", field.into_owned()),
            None => self.wrong(&w.question).unwrap_or_else(|| self.frame.msg(&w.message)),
        }
    }
    /// What the service says of the task.
    fn task_type(&self) -> Option<&TaskType> {
        self.task.and_then(|t| t.of(self.service))
    }
    /// The points that stay open although all is well, where it is asked why, or was; otherwise none.
    fn unticked(&self) -> Vec<&domain::package::TaskOutcome> {
        let asked = !self.form.unticked.is_empty() || self.wrong.iter().any(|w| w.question == "unticked");
        let kind = self.task_type().filter(|_| asked && self.form.act == "finish");
        kind.map(|k| k.unticked(&self.form.outcome, &self.form.checked).collect()).unwrap_or_default()
    }
    /// The outcomes of the task with which a photo is needed, in words.
    fn with_photo(&self) -> Vec<String> {
        let needs = |kind: &&TaskType, o: &&domain::package::TaskOutcome| kind.needs_photo(&o.id);
        let of = |kind: &'_ TaskType| {
            let outcomes = kind.outcomes.iter().filter(|o| needs(&kind, o));
            outcomes.map(|o| o.title.get(self.frame.lang()).to_string()).collect()
        };
        self.task_type().map(of).unwrap_or_default()
    }
    /// Whether the task is that the person pays.
    fn pays(&self) -> bool {
        self.task_type().is_some_and(|t| self.case.pays_at(t))
    }
    /// What the person reported to have paid, in words, and by which receipt; nothing where nothing is reported.
    fn reported(&self) -> Option<(String, &str)> {
        let reported = self.task?.reported.as_ref()?;
        let date = self.frame.words.day(&reported.on);
        Some((self.frame.say2("desk-reported", "date", date, "at", self.frame.date_time(reported.at)), &reported.receipt))
    }
    /// Which visit does not suit the person, and why, while nothing became of another since.
    fn declined(&self) -> Option<(String, &str)> {
        let visited = self.task?.id;
        let last = self.moments.iter().rev().find_map(|m| match m.body.as_ref() {
            Body::VisitDeclined { task, at, reason } if *task == visited => Some(Some((*at, reason.as_str()))),
            Body::Appointed { task, .. } | Body::VisitCalledOff { task, .. } if *task == visited => Some(None),
            _ => None,
        });
        let (at, reason) = last.flatten()?;
        let declined = self.frame.say1("desk-visit-declined", "at", self.frame.date_time(at));
        // While the person is asked something, no visit is arranged.
        let waits = self.case.asked.iter().any(|asked| asked.waits(visited));
        Some((if waits { declined } else { format!("{declined} {}", self.frame.say("desk-visit-declined-next")) }, reason))
    }
    /// The number of a receipt as it was typed, or else as the person reported it.
    fn receipt(&self) -> &str {
        match self.task.and_then(|t| t.reported.as_ref()) {
            Some(reported) if self.form.act != "finish" => &reported.receipt,
            _ => &self.form.receipt,
        }
    }
    /// For how much that is, as it was typed, or else what is due.
    fn rials(&self) -> String {
        let due = || self.case.due_by(self.service, self.receipt()).map(|rials| self.frame.digits(rials.to_string()));
        if self.form.act == "finish" { self.form.rials.clone() } else { due().unwrap_or_default() }
    }
    /// Whether it is asked if the receipt of this form pays for this case too: it is recorded in another, or the officer said so.
    fn asks_elsewhere(&self, act: &str) -> bool {
        let refused = self.refused.as_ref().is_some_and(|m| m.key == "refusal-receipt-elsewhere");
        self.form.act == act && (refused || self.form.elsewhere)
    }
    /// What is to be given back: the receipt, its amount in words and in rials, what makes its fields differ from those of the others, whether
    /// what was typed is for it, and whether it was only reported.
    fn to_give_back(&self) -> Vec<(String, String, Option<i64>, String, bool, bool)> {
        let at = self.refunds.iter().position(|r| r.receipt == self.form.receipt).unwrap_or_default();
        let amount = |r: &domain::fee::Paid| r.rials.map(|rials| self.frame.rials(rials)).unwrap_or_default();
        let suffix = |n: usize| if n == at { String::new() } else { format!("-{}", n + 1) };
        self.refunds.iter().enumerate().map(|(n, r)| (r.receipt.clone(), amount(r), r.rials, suffix(n), n == at, r.reported)).collect()
    }
    /// That such a receipt counts in another case too.
    fn counts_elsewhere(&self, receipt: &str) -> Option<String> {
        self.shared.iter().find(|(number, _)| number == receipt).map(|(_, said)| self.frame.msg(said))
    }
    /// What is wrong with a field of such a form.
    fn refund_wrong(&self, here: &bool, field: &str) -> Option<String> {
        if *here && matches!(self.form.act.as_str(), "given-back" | "payment-not-found") { self.wrong(field) } else { None }
    }
    /// Whether an outcome is chosen: as it was sent, or else that what is reported is paid.
    fn is_chosen(&self, outcome: &str) -> bool {
        let paid = self.task_type().and_then(|t| t.outcomes.first()).filter(|_| self.reported().is_some());
        let reported = self.form.act != "finish" && paid.is_some_and(|o| o.id == outcome);
        reported || self.form.outcome == outcome
    }
    /// Which limits may be made longer, each as the form names it, with what it is and by how much, in words.
    fn extensions(&self) -> Vec<(&'static str, String)> {
        let said = |key: &'static str, days: i64, count| self.frame.say1(key, "days", self.frame.words.amount(count, days));
        let of_case = self.service.time.extension.as_ref().filter(|_| self.may.extend);
        let of_task = self.task.filter(|_| self.may.extend_task).and_then(|t| self.case.may_extend_task(self.service, t).ok());
        let of_case = of_case.map(|e| ("case", said("desk-extend-case", e.days, self.service.time.count)));
        of_task.map(|(e, count)| ("task", said("desk-extend-task", e.days, count))).into_iter().chain(of_case).collect()
    }
    fn next_stage(&self) -> Option<Shown<'_>> {
        self.service.stage_after(&self.case.stage).map(|s| self.frame.show(&s.title))
    }
    /// The input that a mistake is about; each form has its own.
    fn input_of(&self, w: &Wrong) -> String {
        match (w.question.as_str(), self.form.act.as_str()) {
            ("text", "question") => "ask-text".into(),
            ("text", act) => format!("{act}-text"),
            ("note", "advance") => "advance-note".into(),
            ("note", "finish") => "finish-note".into(),
            ("place", _) => "place".into(),
            ("reason", act @ ("extension" | "call-off" | "payment-not-found")) => format!("{act}-reason"),
            ("reason", "take-back") => "take-back-reason".into(),
            (other, _) => other.into(),
        }
    }
}

impl DeskList<'_> {
    fn due_class(&self, line: &TaskLine) -> &'static str {
        let Some(due) = line.due_at else { return if line.waiting { "waiting" } else { "stands" } };
        match line.urgency {
            Some(Urgency::Late) => "late",
            // It is the person who must keep to it.
            _ if line.waiting => "waiting",
            _ if Day::at(self.frame.now, self.offset) == Day::at(due, self.offset) => "today",
            Some(Urgency::Near) => "near",
            None => "later",
        }
    }
    /// The date of a line where that is the person's, with its own rule.
    fn persons<'l>(&self, line: &'l TaskLine) -> Option<&'l (Millis, Option<domain::Text>)> {
        line.person_until.as_ref().filter(|_| self.due_class(line) == "waiting")
    }
    /// The limit of a line whose rule is said: not beside a date of the person, unless it says what is kept of it.
    fn limit<'l>(&self, line: &'l TaskLine) -> Option<&'l TaskLimit> {
        line.limit.as_ref().filter(|limit| self.persons(line).is_none() || limit.kept.is_some())
    }
    /// Of what the date of a line is the limit.
    fn limit_of(&self, limit: &TaskLimit) -> Cow<'static, str> {
        self.frame.limit_of(limit)
    }
    /// Of a limit that stands, that it does and how much is kept; nothing while it runs.
    fn kept(&self, line: &TaskLine) -> Option<(String, String)> {
        self.frame.words.kept(line.limit.as_ref()?)
    }
    /// When the unit comes for a visit.
    fn visit(&self, line: &TaskLine) -> Option<String> {
        line.visit_at.map(|at| self.frame.say1("desk-visit", "at", self.frame.words.short_moment(at)))
    }
    /// The time of day at which a limit passes, where it does before the end of its day.
    fn time(&self, line: &TaskLine) -> Option<String> {
        self.frame.words.until_time(line.due_at?)
    }
    fn days_late(&self, line: &TaskLine) -> String {
        match line.due_at.map_or(0, |d| Day::at(self.frame.now, self.offset).0 - Day::at(d, self.offset).0) {
            // A limit in hours passes within the day.
            0 => self.frame.say("desk-late-today").into_owned(),
            days => self.frame.say1("desk-days-late", "count", days),
        }
    }
    /// The chosen value of a filter.
    fn chosen<'o>(&self, options: &'o [FilterOption<'_>]) -> &'o str {
        options.iter().find(|o| o.chosen).map_or("", |o| o.value.as_ref())
    }
    /// The chosen due dates, as in the address.
    fn due_value(&self) -> &'static str {
        match self.due {
            Some(Due::Late) => "late",
            Some(Due::Today) => "today",
            Some(Due::Week) => "week",
            None => "",
        }
    }
    fn is_filtered(&self) -> bool {
        self.due.is_some() || self.of.is_some() || self.services.iter().any(|o| o.chosen)
    }
    /// This list from another place.
    fn here(&self, after: &str) -> String {
        let mut url = format!("/desk?view={}", if self.whose == Whose::Mine { "mine" } else { "unit" });
        if let Some(officer) = &self.of {
            url.push_str(&format!("&of={officer}"));
        }
        for (name, options) in [("service", &self.services), ("stage", &self.stages)] {
            if let Some(o) = options.iter().find(|o| o.chosen) {
                url.push_str(&format!("&{name}={}", o.value));
            }
        }
        if self.due.is_some() {
            url.push_str(&format!("&due={}", self.due_value()));
        }
        if !after.is_empty() {
            url.push_str(&format!("&after={after}"));
        }
        url
    }
}
