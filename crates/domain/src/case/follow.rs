//! The state after an event. Acts, the clock and verification go through here; nothing is decided, only followed.

use super::{
    AnswerBy, Appointment, Asked, Body, Case, Decision, Declined, Objected, Opened, Place, Reported, Review, StageLimit, Status, Task,
};
use crate::clock::Clock;
use crate::fee::{self, Invoice, Owed};
use crate::package::{Service, TaskKind};
use crate::text::Lang;
use crate::{Id, Millis};
use std::collections::BTreeMap;

/// The case that a first event begins; nothing when it is not a submission. What an event does not hold is given: ids, the
/// language, the code.
pub fn begin(service: &Service, id: Id, person: Id, lang: Lang, code: String, body: &Body, at: Millis) -> Option<Case> {
    let Body::Submitted { service: of, version, steward, acting, stage, opened, parent, invoice, .. } = body else { return None };
    let mut case = Case {
        id,
        tracking_code: code,
        service: of.clone(),
        version: *version,
        parent: *parent,
        person,
        lang,
        steward: steward.clone(),
        acting: acting.clone(),
        acted_before: vec![],
        competent: None,
        escalated: None,
        stage: stage.clone(),
        stage_limit: None,
        status: Status::Open,
        tasks: vec![],
        outcomes: BTreeMap::new(),
        clock: Clock::start(service.time.days, service.time.count, at),
        completeness: service.time.completeness.as_ref().map(|limit| Clock::of(limit, at)),
        extended: 0,
        warned: false,
        late: false,
        was_late: false,
        asked: vec![],
        reopens: vec![],
        decision: None,
        objection: None,
        owes: invoice.as_ref().map(Invoice::owed),
        submitted_at: at,
        changed_at: at,
    };
    match opened.as_slice() {
        // An event from before tasks stood in it.
        [] => case.open(service, &[Opened::only(Id::nil(), acting.clone())], at),
        opened => case.open(service, opened, at),
    }
    case.settle(service, at);
    Some(case)
}

impl Case {
    /// Goes on to the state after one more event; nothing, and a state of no use, when no act could have made it here.
    /// `actor` as in the event.
    pub fn follow(&mut self, service: &Service, body: &Body, actor: &str, at: Millis) -> Option<()> {
        if matches!(body, Body::Read { .. }) {
            return Some(());
        }
        self.changed_at = at;
        if matches!(body, Body::Noted { .. } | Body::Message { .. }) {
            return Some(());
        }
        if let Body::GivenBack { receipt, part, rials, uncounted, anew, .. } = body {
            let owed_back = self.owes_back();
            // Events from before the sum was kept of all that is given back do not say what of it was counted.
            let due_again = self.gives_back() && rials.is_some();
            // All of it goes back, and not what was too much.
            let whole = self.gives_back() || self.competent.is_some();
            let here = self.competent.is_none();
            if let Some(owed) = self.owes.as_mut() {
                match rials {
                    Some(rials) if *uncounted => owed.receives_less(*rials),
                    Some(rials) if *anew => owed.counts_less(*rials, whole),
                    Some(rials) if here => owed.counted_less(*rials, due_again),
                    Some(_) => {}
                    None => {}
                }
                if part.is_some() {
                    owed.gives_back(receipt);
                }
                // Where it is granted after all, that is to be paid again.
                owed.late |= due_again && owed.left() > 0;
            }
            return owed_back.then_some(());
        }
        if matches!(body, Body::PaymentNotFound { place: Some(_), .. }) {
            return self.owes_back().then_some(());
        }
        if let Body::Received { task, receipt, part, rials, more, .. } = body
            && (self.status.is_closed() || task.is_nil() && self.looks_late())
        {
            if let Some(owed) = &mut self.owes {
                owed.receive(receipt, *part, *rials);
                owed.late &= more;
            }
            return self.looks_late().then_some(());
        }
        if matches!(body, Body::PaymentReported { .. }) && self.status.is_closed() {
            return self.reports_late(service).then_some(());
        }
        if let Body::Invoiced { invoice, pay_until, opened } = body
            && self.status.is_closed()
        {
            self.owes.as_ref().filter(|o| o.waits && self.takes_late())?;
            return self.costs_anew(service, invoice, pay_until, opened, at);
        }
        if let Body::Objected { text, stage, opened, from, .. } = body {
            let rules = service.objection.as_ref()?;
            if self.status != Status::Decided || self.objection.is_some() {
                return None;
            }
            self.objection = Some(Objected { at, text: text.clone(), review: None, from: from.clone() });
            (self.status, self.stage, self.clock) = (Status::Open, stage.clone(), Clock::of(&rules.time, at));
            (self.late, self.was_late, self.warned) = (false, false, false);
            (self.completeness, self.escalated, self.stage_limit) = (None, None, None);
            self.open(service, opened, at);
            self.settle(service, at);
            return Some(());
        }
        if let Body::ObjectionMoved { from, to } = body {
            if self.kept_objection_until() != Some(*from) {
                return None;
            }
            self.decision.as_mut()?.object_until = Some(*to);
            return Some(());
        }
        if let Body::SubCaseReplaced { of, outcome, counts, object_until, object_from, .. } = body {
            if *counts {
                self.outcomes.insert(of.clone(), outcome.clone());
            }
            if object_until.is_some() {
                let decision = self.decision.as_mut()?;
                decision.object_until = *object_until;
                decision.object_from = object_from.or(decision.object_from);
            }
            return Some(());
        }
        if self.status.is_closed() {
            return None;
        }
        let officer = actor.strip_prefix("officer:");
        match body {
            Body::Claimed { task } => self.works(*task, officer)?.officer.as_deref().map(|_| ())?,
            Body::Released { task } => self.named(*task)?.officer.take().map(|_| ())?,
            Body::TakenOver { task, from, .. } => {
                let has = &mut self.named(*task)?.officer;
                if has.as_deref() != Some(from) {
                    return None;
                }
                *has = officer.map(String::from);
            }
            Body::Assigned { task, from, to, .. } => {
                let has = &mut self.named(*task)?.officer;
                if has != from || from.as_ref() == Some(to) {
                    return None;
                }
                *has = Some(to.clone());
            }
            Body::Asked { task, text, by_rule, alone, until, questions, .. } => {
                // Whose task ended last does not work on the one that begins.
                let asks = self.works(*task, officer.filter(|_| !by_rule))?.id;
                if self.waits(asks) || !alone && self.is_asked() {
                    return None;
                }
                let by = until.map(|until| AnswerBy::new(at, until));
                self.asked.push(Asked { text: text.clone(), task: alone.then_some(asks), by, questions: questions.clone() });
            }
            Body::Reminded { task, until } => self.answered_by(*task, *until)?.reminded = true,
            Body::Unanswered { task, until, .. } => self.answered_by(*task, *until)?.passed = true,
            Body::AnswerMoved { task, from, to } => {
                let by = self.answered_by(*task, *from)?;
                *by = AnswerBy::new(by.asked_at, *to);
            }
            Body::Answered { task, changed, .. } => {
                let index = match (task, self.asked.as_slice()) {
                    (None, [_]) => 0,
                    (None, _) => return None,
                    (Some(_), asked) => asked.iter().position(|a| a.task == *task)?,
                };
                self.asked.remove(index);
                if let Some(changed) = changed {
                    if let Some(owed) = &mut self.owes {
                        owed.waits = changed.waits;
                    }
                    if let Some(invoice) = &changed.invoice {
                        self.costs_anew(service, invoice, &changed.pay_until, &changed.opened, at)?;
                    }
                }
            }
            Body::TakenBack { task, .. } => {
                let index = self.asked.iter().position(|a| a.task == Some(*task))?;
                self.works(*task, officer)?;
                self.asked.remove(index);
            }
            Body::Completed { task, since, .. } => {
                self.completeness.take()?;
                if officer.is_some() {
                    self.works(*task, officer)?;
                }
                self.clock = Clock::start(service.time.days, service.time.count, since.unwrap_or(at));
            }
            Body::Extended { task, days, own: Some(_), .. } => {
                let task = self.works(*task, officer)?;
                let clock = task.clock.as_mut()?;
                clock.days += days;
                task.extended += 1;
                task.warned = false;
                // What one of its tasks took more of the limit of the stage, those that begin later have too.
                let (days, extended, own) = (clock.days, task.extended, task.of(service).is_some_and(|k| k.limit.is_some()));
                if let Some(stage) = self.stage_limit.as_mut().filter(|_| !own) {
                    stage.clock.days = stage.clock.days.max(days);
                    stage.extended = stage.extended.max(extended);
                }
            }
            Body::Extended { task, days, own: None, .. } => {
                self.works(*task, officer)?;
                self.clock.days += days;
                self.extended += 1;
                self.warned = false;
            }
            Body::Warned { task: None, .. } => self.warned = true,
            Body::Warned { task: Some(task), .. } => self.named(*task)?.warned = true,
            Body::LimitPassed { task: None, .. } => self.late = true,
            Body::LimitPassed { task: Some(task), .. } => self.named(*task)?.late = true,
            Body::Escalated { to, opened, lasting, .. } => {
                if *lasting {
                    self.escalated = Some(to.clone());
                }
                self.move_tasks(service, opened, false, at)?;
            }
            Body::Appointed { task, at: when, place } => {
                self.works(*task, officer)?.appointment = Some(Appointment { at: *when, place: place.clone(), on_holiday: false });
            }
            Body::VisitCalledOff { task, at: when, .. } => {
                self.works(*task, officer)?.appointment.take().filter(|a| a.at == *when)?;
            }
            Body::VisitDeclined { task, at: when, reason } => {
                let visited = self.named(*task)?;
                visited.appointment.take().filter(|a| a.at == *when)?;
                let times = visited.declined.as_ref().map_or(0, |d| d.times) + 1;
                visited.declined = Some(Declined { times, at: *when, reason: reason.clone() });
            }
            Body::PaymentReported { task, receipt, on, .. } => {
                self.task(*task).filter(|t| self.pays_now_at(t, service))?;
                self.named(*task)?.reported = Some(Reported { receipt: receipt.clone(), on: on.clone(), at });
            }
            Body::PaymentNotFound { task, pay_until, stands, .. } => {
                let task = self.works(*task, officer)?;
                task.reported.take()?;
                task.not_found |= stands;
                if let Some(clock) = &mut task.clock {
                    clock.told = clock.told.max(*pay_until);
                }
            }
            Body::Received { task, receipt, part, rials, .. } => {
                self.works(*task, officer)?.reported = None;
                self.owes.as_mut().filter(|o| !o.parts.is_empty())?.receive(receipt, *part, *rials);
            }
            Body::Invoiced { invoice, pay_until, opened } => {
                self.owes.as_ref().filter(|o| o.waits)?;
                self.costs_anew(service, invoice, pay_until, opened, at)?;
            }
            // Never opened, because nothing is to be paid.
            Body::Finished { task, of, outcome, by_rule: true, .. } if self.task(*task).is_none() => {
                service.task(of).filter(|t| t.kind == TaskKind::Pay && self.owes_nothing())?;
                self.outcomes.insert(of.clone(), outcome.clone());
            }
            Body::Finished { task, of, outcome, by_rule, receipt, part, rials, more: left, questions, .. } => {
                if *by_rule && !self.owes_nothing() {
                    return None;
                }
                if officer.is_some() && !by_rule {
                    self.works(*task, officer)?;
                }
                // Who alone waits for the answer does not end meanwhile: somebody must go on with it.
                let index = self.tasks.iter().position(|t| t.id == *task && !self.asks(t.id))?;
                let gone = self.tasks.remove(index).place;
                self.outcomes.insert(of.clone(), outcome.clone());
                let more = questions.iter().filter(|q| !self.reopens.contains(q)).cloned().collect::<Vec<_>>();
                self.reopens.extend(more);
                if let Some(owed) = self.owes.as_mut().filter(|_| fee::is_receipt(service, of, outcome, receipt)) {
                    // For how much a receipt is, counts where what is owed is said here.
                    owed.receive(receipt, *part, rials.filter(|_| self.competent.is_none()));
                    // That it became due late is said of all of it: one of several instalments leaves the others so.
                    owed.late &= left;
                }
                self.left(gone);
            }
            Body::SubCase { task, case, .. } => self.named(*task)?.sub_case = Some(*case),
            Body::SubCaseWaits { task, case, awaited, .. } => {
                let task = self.named(*task).filter(|t| t.sub_case == Some(*case) && t.awaits != *awaited)?;
                task.awaits = awaited.clone();
            }
            // Where it is to be decided, all that was open is over but what is paid beside the stages.
            Body::Opened { opened } if opened.iter().any(|o| o.decides) => {
                if self.is_asked() {
                    return None;
                }
                let (beside, gone): (Vec<Task>, Vec<Task>) = std::mem::take(&mut self.tasks).into_iter().partition(|t| t.beside);
                self.open(service, opened, at);
                self.tasks.extend(beside);
                gone.into_iter().for_each(|task| self.left(task.place));
            }
            Body::Opened { opened } => self.open(service, opened, at),
            Body::Advanced { from, to, acting, opened, .. } => {
                if *from != self.stage || self.is_asked() {
                    return None;
                }
                (self.stage, self.stage_limit) = (to.clone(), None);
                self.reopens.clear();
                // What stands beside the stages goes on, but where the stage itself asks for the same.
                let goes_on = |t: &Task| t.beside && service.stage(to).is_none_or(|s| s.tasks.iter().all(|k| k.id != t.kind));
                let (beside, gone): (Vec<Task>, Vec<Task>) = std::mem::take(&mut self.tasks).into_iter().partition(goes_on);
                // What tasks of the stage came to before it began anew counts no longer.
                for task in service.stage(to).into_iter().flat_map(|s| &s.tasks) {
                    self.outcomes.remove(&task.id);
                }
                match opened.as_slice() {
                    [] if service.stage(to).is_none_or(|s| s.tasks.is_empty()) => {
                        self.open(service, &[Opened::only(Id::nil(), acting.clone())], at);
                    }
                    opened => self.open(service, opened, at),
                }
                self.tasks.extend(beside);
                gone.into_iter().for_each(|task| self.left(task.place));
            }
            Body::Transferred { from, to, moved, anew, .. } => {
                // While the person is asked, the case stays; a task that does not wait may move within its agency.
                let stays = from.agency == to.agency && !moved.is_empty() && moved.iter().all(|(t, o)| !self.waits(*t) && !o.decides);
                if *from != self.acting && moved.is_empty() || self.is_asked() && !stays {
                    return None;
                }
                let to_decide = moved.iter().find(|(_, o)| o.decides).map(|(_, o)| o);
                if moved.is_empty() || to_decide.is_some() || self.has_case(from) {
                    self.steward = to.agency.clone();
                    if *anew && let Some(stage) = &mut self.stage_limit {
                        let limit = service.stage(&self.stage)?.limit.as_ref()?;
                        *stage = StageLimit { clock: Clock::of(limit, at), extended: 0 };
                    }
                    self.competent = (to.agency != service.agency).then(|| to.clone());
                }
                match (to_decide, moved.as_slice()) {
                    (Some(only), _) => {
                        let gone: Vec<Place> = std::mem::take(&mut self.tasks).into_iter().map(|t| t.place).collect();
                        self.open(service, std::slice::from_ref(only), at);
                        gone.into_iter().for_each(|place| self.left(place));
                    }
                    (None, []) => {
                        let task = self.tasks.first().map_or(Id::nil(), |t| t.id);
                        self.move_tasks(service, &[(task, Opened::only(Id::nil(), to.clone()))], *anew, at)?;
                    }
                    (None, moved) => self.move_tasks(service, moved, *anew, at)?,
                }
            }
            Body::Decided { decision, outcome, ground, note, by, place, contract, review, since, object_until, .. } => {
                if self.is_asked() && *by == super::DecidedBy::Officer {
                    return None;
                }
                // The unit that answers for the decision is not always the one that acted last.
                self.acts_at(place.as_ref());
                self.asked.clear();
                (self.status, self.completeness) = (Status::Decided, None);
                self.decision = Some(Decision {
                    kind: decision.clone(),
                    outcome: *outcome,
                    ground: ground.clone(),
                    note: note.clone(),
                    at,
                    by: *by,
                    place: place.clone(),
                    contract: contract.clone(),
                    since: *since,
                    object_until: *object_until,
                    object_from: None,
                });
                if let (Some(objection), Some(_)) = (&mut self.objection, review) {
                    objection.review = *review;
                }
                self.close();
                return Some(());
            }
            Body::Withdrawn { objection: true, .. } => {
                let objection = self.objection.as_mut().filter(|o| o.review.is_none())?;
                objection.review = Some(Review::TakenBack);
                if !objection.from.is_empty() {
                    self.stage.clone_from(&objection.from);
                }
                self.asked.clear();
                self.status = Status::Decided;
                let decided = self.decision.as_ref().and_then(|d| d.place.clone());
                self.acts_at(decided.as_ref());
                self.close();
                return Some(());
            }
            Body::Withdrawn { .. } => {
                self.asked.clear();
                (self.status, self.completeness) = (Status::Withdrawn, None);
                self.close();
                return Some(());
            }
            Body::VisitOnHoliday { task, at: when } => {
                self.named(*task)?.appointment.as_mut().filter(|a| a.at == *when && !a.on_holiday)?.on_holiday = true;
            }
            Body::InstalmentMoved { part, from, to } => self.owes.as_mut()?.moves(*part, from, to)?,
            Body::DueChanged { task, to, anew, .. } => {
                let (late, was_late, warned) = match task {
                    Some(task) => {
                        let task = self.named(*task)?;
                        // A later day that a person was told stands as the first one did.
                        if let Some(told) = task.clock.as_mut().and_then(|c| c.told.as_mut()) {
                            *told = (*told).max(*to);
                        }
                        (&mut task.late, &mut task.was_late, &mut task.warned)
                    }
                    None => (&mut self.late, &mut self.was_late, &mut self.warned),
                };
                if *anew {
                    (*was_late, *late, *warned) = (*was_late || *late, false, false);
                }
            }
            Body::Submitted { .. }
            | Body::Objected { .. }
            | Body::ObjectionMoved { .. }
            | Body::SubCaseReplaced { .. }
            | Body::GivenBack { .. }
            | Body::Noted { .. }
            | Body::Message { .. }
            | Body::Read { .. } => return None,
        }
        // What silence ended has ended when the limit passed, not when the clock looked.
        let at = match body {
            Body::Completed { since, .. } | Body::Finished { since, .. } | Body::SubCaseWaits { since, .. } => since.unwrap_or(at),
            _ => at,
        };
        self.settle(service, at);
        Some(())
    }

    /// The date until which the person answers the question of a task, or one with that date where none is named, while it has not
    /// passed; nothing where it is another one.
    fn answered_by(&mut self, task: Option<Id>, until: Millis) -> Option<&mut AnswerBy> {
        let named = self.asked.iter_mut().filter(|a| task.is_none() || a.task == task);
        named.filter_map(|a| a.by.as_mut()).find(|by| by.until == until && !by.passed)
    }

    /// Whether a unit has the case itself, not only a task of it: one of the steward. At an agency that is competent in place
    /// of the service's own, that is the unit that got it.
    pub(super) fn has_case(&self, place: &Place) -> bool {
        place.agency == self.steward && self.competent.as_ref().is_none_or(|there| there == place)
    }

    /// The open task that an event names; the first one for events from before there could be several.
    fn named(&mut self, id: Id) -> Option<&mut Task> {
        if id.is_nil() { self.tasks.first_mut() } else { self.tasks.iter_mut().find(|t| t.id == id) }
    }

    /// Whoever works on a free task has it from then on.
    fn works(&mut self, id: Id, officer: Option<&str>) -> Option<&mut Task> {
        let task = self.named(id)?;
        if let Some(name) = officer
            && task.officer.as_deref() != Some(name)
        {
            task.officer = Some(name.into());
        }
        Some(task)
    }

    /// The clock of a task's own limit, or that of its stage, anew; nothing where there is none.
    fn own_clock(&self, service: &Service, kind: &str, at: Millis) -> Option<Clock> {
        let kind = if kind.is_empty() { None } else { service.task(kind) };
        let limit = match service.stage(&self.stage) {
            Some(stage) => stage.limit_of(kind),
            None => kind.and_then(|t| t.limit.as_ref()),
        };
        limit.map(|l| Clock::of(l, at))
    }

    fn open(&mut self, service: &Service, opened: &[Opened], at: Millis) {
        for o in opened {
            let limit = service.stage(&self.stage).and_then(|s| s.limit.as_ref()).filter(|_| o.of_stage && self.stage_limit.is_none());
            if let Some(limit) = limit {
                self.stage_limit = Some(StageLimit { clock: Clock::of(limit, at), extended: 0 });
            }
            // What stands beside the stage has nothing of its limit.
            let own = service.task(&o.kind).and_then(|k| k.limit.as_ref());
            let has_own = own.is_some();
            let shared = self.stage_limit.as_ref().filter(|_| o.of_stage && !has_own);
            let extended = shared.map_or(0, |s| s.extended);
            let clock = match o.beside {
                true => own.map(|limit| Clock::of(limit, at)),
                false => shared.map(|s| s.clock.clone()).or_else(|| self.own_clock(service, &o.kind, at)),
            };
            let clock = clock.map(|c| Clock { told: o.pay_until, ..c });
            let last = self.tasks.iter().position(|t| t.beside && !o.beside).unwrap_or(self.tasks.len());
            let task = Task {
                id: o.id,
                kind: o.kind.clone(),
                place: o.place.clone(),
                officer: o.officer.clone(),
                opened_at: at,
                clock,
                extended,
                warned: false,
                late: o.late,
                was_late: false,
                appointment: None,
                declined: None,
                reported: None,
                not_found: false,
                pays: service.task(&o.kind).is_some_and(|k| self.pays_at(k)),
                sub_case: None,
                awaits: vec![],
                decides: o.decides,
                beside: o.beside,
            };
            self.tasks.insert(last, task);
        }
    }

    /// Tasks go elsewhere, each under a new id and at its place in the line. The first that names no open task stands for
    /// what a stage leads to when all its tasks are done. Within an agency the limit of a task goes on, or it could put off its
    /// own lateness; `anew`, another agency has the whole of it, by its own days.
    fn move_tasks(&mut self, service: &Service, moved: &[(Id, Opened)], anew: bool, at: Millis) -> Option<()> {
        for (old, new) in moved {
            let begun = if anew { self.own_clock(service, &new.kind, at) } else { None };
            if let Some(task) = self.named(*old) {
                if anew && task.place.agency != new.place.agency {
                    (task.clock, task.extended, task.warned, task.late, task.was_late) = (begun, 0, false, false, false);
                }
                let gone = std::mem::replace(&mut task.place, new.place.clone());
                (task.id, task.officer, task.opened_at) = (new.id, new.officer.clone(), at);
                (task.appointment, task.declined) = (None, None);
                self.left(gone);
            } else if self.tasks.is_empty() {
                let from = self.acting.clone();
                self.open(service, std::slice::from_ref(new), at);
                self.left(from);
            } else {
                return None;
            }
        }
        Some(())
    }

    /// A unit that has no open task here any more may still read.
    fn left(&mut self, place: Place) {
        let still = self.tasks.iter().any(|t| t.place == place);
        // While no task is open, the unit of the last one is still the one that acts.
        let acts = self.tasks.is_empty() && place == self.acting;
        if !still && !acts && !self.acted_before.contains(&place) {
            self.acted_before.push(place);
        }
    }

    /// An invoice takes the place of the one before, and the limit for paying begins anew.
    fn costs_anew(
        &mut self,
        service: &Service,
        invoice: &Invoice,
        pay_until: &[(Id, Millis)],
        opened: &[Opened],
        at: Millis,
    ) -> Option<()> {
        if self.is_reported() {
            return None;
        }
        // Paying is over where a task of it ended and none is open.
        let mut pays = service.all_stages().flat_map(|s| &s.tasks).filter(|k| k.kind == TaskKind::Pay);
        let is_over = pays.any(|k| self.outcomes.contains_key(&k.id))
            && !self.tasks.iter().any(|t| t.of(service).is_some_and(|k| k.kind == TaskKind::Pay));
        let late = is_over || self.owes.as_ref().is_some_and(|o| o.late);
        self.owes = Some(Owed { late: late && invoice.left() > 0, ..invoice.owed() });
        for (task, until) in pay_until {
            let task = self.named(*task)?;
            let limit = task.of(service)?.limit.as_ref()?;
            (task.clock, task.extended) = (Some(Clock { told: Some(*until), ..Clock::of(limit, at) }), 0);
            (task.was_late, task.late, task.warned) = (task.was_late || task.late, false, false);
        }
        self.open(service, opened, at);
        Some(())
    }

    /// From here on another unit acts, if one is named.
    fn acts_at(&mut self, place: Option<&Place>) {
        if let Some(place) = place.filter(|p| **p != self.acting) {
            let before = std::mem::replace(&mut self.acting, place.clone());
            self.left(before);
        }
    }

    /// Nothing more is done: the clock stays as it was.
    fn close(&mut self) {
        self.reopens.clear();
        for task in std::mem::take(&mut self.tasks) {
            self.left(task.place);
        }
    }

    /// What follows from the open tasks, the questions and what sub-cases wait for: who acts, whether the person must do something, which clocks run.
    fn settle(&mut self, service: &Service, at: Millis) {
        let first = self.tasks.first().map(|t| t.place.clone());
        self.acts_at(first.as_ref());
        // Where a sub-case waits for the person, it is as if this case had asked.
        let asked = self.is_asked() || self.waits_for_sub_case();
        let (mut pays, mut waits) = (false, false);
        for task in &self.tasks {
            if let Some(kind) = task.of(service) {
                pays |= self.pays_now_at(task, service);
                // Who looks for what was paid acts, and the case goes on with it; but nobody wins time by reporting what was not found.
                waits |= kind.stops_clock && !self.is_unowed(kind) && task.reported.is_none() || task.reported.is_some() && task.not_found;
            }
        }
        self.status = if asked || pays { Status::Waiting } else { Status::Open };
        if let Some(clock) = &mut self.completeness {
            clock.set_stopped(asked, at);
        } else {
            self.clock.set_stopped(asked || pays || waits, at);
        }
        if let Some(stage) = &mut self.stage_limit {
            stage.clock.set_stopped(asked || pays || waits, at);
        }
        for task in &mut self.tasks {
            // A limit for paying is not that of the unit that looks for what was paid.
            let waits = task.reported.is_some() || !task.awaits.is_empty() || self.asked.iter().any(|a| a.waits(task.id));
            if let Some(clock) = &mut task.clock {
                clock.set_stopped(waits, at);
            }
        }
    }
}
