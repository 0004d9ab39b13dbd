//! Writing what a step of a case made: events, state, tasks, counters, notices and messages, together.

use crate::{App, Error, Result, now};
use domain::calendar::Day;
use domain::case::{self, Awaited, Body, Case, DecidedBy, Mark, News, Place, Setting, Step, ToPay, Told, to_correct, told_with_decision};
use domain::event::{Event, Hash};
use domain::fee::{self, Paid};
use domain::form::Answers;
use domain::package::{DecisionKind, Service, TaskKind, TaskOutcome, TaskType};
use domain::{Actor, Id, Millis, Refusal, conduct};
use serde_json::json;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use store::case::Dates;
use store::{Fault, Tx};

/// Scope of the counters of how an agency and its units keep to the law; items as of [`conduct::Count`].
pub fn conduct_scope(agency: &str) -> String {
    format!("conduct:{agency}")
}

/// A case as it was read, with what acts and the clock need to know.
pub(crate) struct Read {
    /// The state.
    pub case: Case,
    /// The version of the service to which it is pinned.
    pub service: Arc<Service>,
    /// Number and hash of the last event.
    pub last: Option<(i64, Hash)>,
    /// The answers, where the service's rules or letters ask for them.
    pub answers: Answers,
    /// The receipts that pay something still, where an act counts them.
    pub paid: Vec<Paid>,
    /// The agencies that get it from no officer any more, for a transfer.
    pub handed_on: Vec<String>,
    /// The case that needs this one, once a step of this one has reached it.
    parent: Option<Box<Read>>,
}

/// Who has least to do, by unit (`agency/unit`) and skill.
pub type Officers = HashMap<(String, String), String>;

/// Those to whom the tasks of the first stage may go; none, without asking the database, where none of them goes by load. A
/// submission knows them before its transaction, in which nothing is looked up.
pub(crate) async fn officers_of(app: &App, service: &Service) -> Result<Officers> {
    let tasks: Vec<&TaskType> = service.stages.first().into_iter().flat_map(|s| &s.tasks).filter(|t| t.by_load).collect();
    let at = now::now();
    let may_work = |place: &Place| app.offer.may_work(place, at);
    if tasks.is_empty() { Ok(Officers::new()) } else { app.store.read(|tx| officers(tx, &tasks, &may_work)).await }
}

impl Read {
    /// Reads a case in a transaction: its state and its last event, two queries; one more for the answers where the service has
    /// tasks, whose rules may ask for them, or letters that name them. With the act itself come two or three, for the mark of a reading and the bound on messages,
    /// and for each task that opens by load one for the officers of its unit and one flight for what they have.
    pub fn of(app: &App, tx: &mut Tx, id: Id) -> Result<Read> {
        let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
        let service = app
            .offer
            .version(&case.service, case.version)
            .ok_or_else(|| Fault::new(format!("version {} of {} is not here", case.version, case.service)))?;
        // Most services have stages without rules and grounds without conditions; their answers are not asked for.
        let tasks: Vec<&TaskType> = service.all_stages().flat_map(|s| &s.tasks).collect();
        let grounds = service.decisions.iter().flat_map(|d| &d.grounds).any(|g| g.when.is_some());
        let rules = service.all_stages().flat_map(|s| &s.next).any(|n| n.when.is_some());
        let letters = service.decisions.iter().any(DecisionKind::tells_answers);
        let asks = !tasks.is_empty() || grounds || rules || letters;
        let last = store::event::last(tx, id)?;
        let mut read = Read { case, service, last, answers: Answers::new(), paid: vec![], handed_on: vec![], parent: None };
        if asks {
            read.with_answers(tx)?;
        }
        Ok(read)
    }

    /// Reads the answers, for an act that needs them.
    pub fn with_answers(&mut self, tx: &mut Tx) -> Result<()> {
        if self.answers.is_empty() {
            self.answers = store::case::get_with_answers(tx, self.case.id)?.map(|c| c.1).unwrap_or_default();
        }
        Ok(())
    }

    /// Reads the receipts, for an act that counts them: only services that take money have any.
    pub fn with_paid(&mut self, tx: &mut Tx) -> Result<()> {
        if self.service.takes_money() {
            let events = bodies(tx, self.case.id, i64::MAX)?;
            self.paid = fee::paid_in_rials(&self.service, events.iter().map(|body| (0, "", body)));
        }
        Ok(())
    }

    /// Reads who handed the case on, for a transfer.
    pub fn with_handed_on(&mut self, tx: &mut Tx) -> Result<()> {
        self.handed_on = case::handed_on_twice(bodies(tx, self.case.id, i64::MAX)?.iter());
        Ok(())
    }

    /// Runs `f` with the setting of this moment. Who has least to do is looked up when a task opens that goes by load, and
    /// only then.
    pub fn at<T>(&self, app: &App, tx: &mut Tx, now: Millis, f: impl FnOnce(&Setting) -> T) -> Result<T> {
        let looking = RefCell::new((tx, None));
        let officer_for = |place: &Place, skill: Option<&str>| {
            if !app.offer.may_work(place, now) {
                return None;
            }
            let (tx, failed) = &mut *looking.borrow_mut();
            store::officer::least_loaded(tx, &place.agency, &place.unit, skill.unwrap_or_default()).unwrap_or_else(|e| {
                *failed = Some(e);
                None
            })
        };
        let made = f(&Setting {
            service: &self.service,
            calendars: &app.offer.calendars,
            answers: &self.answers,
            paid: &self.paid,
            handed_on: &self.handed_on,
            now,
            fresh: now::id(),
            bill: crate::submit::bill_code(app, &self.service),
            place_exists: &|p| app.offer.unit(p).is_some(),
            officer_for: &officer_for,
        });
        match looking.into_inner().1 {
            Some(e) => Err(e),
            None => Ok(made),
        }
    }

    /// Writes a step and goes on from there.
    pub fn write(&mut self, app: &App, tx: &mut Tx, actor: &Actor, step: Step, at: Millis) -> Result<()> {
        let before = std::mem::replace(&mut self.case, step.case);
        let contract = |place: &Place, at| reference(app, place, at);
        under_contract(app, &mut self.case, &step.events, at);
        let read = self.last.map_or(0, |l| l.0);
        // What silence ended has ended when the limit passed.
        let since = step.events.iter().rev().find_map(|e| match e {
            Body::Finished { since, .. } | Body::Decided { since, .. } => *since,
            _ => None,
        });
        let case = &self.case;
        let mut marks: HashMap<Id, Mark> = HashMap::new();
        let mut told: Vec<(Told, News)> = vec![];
        let pays = |kind: &str| self.service.task(kind).is_some_and(|t| t.kind == TaskKind::Pay);
        // That the day of an instalment moves with the calendars is told as such.
        let asks_to_pay = case.payments(&self.service).are_asked_since(&before.payments(&self.service));
        // What goes back for correction is told with what is asked, not as the next stage.
        let corrects = step.events.iter().any(|e| matches!(e, Body::Asked { by_rule: true, .. }));
        // So is what a letter was signed for: that there is one is the news, and where the case is then.
        let signs = step.events.iter().any(|e| signed(&self.service, e).is_some());
        // What happened before is read where a word of what is told needs it.
        let refunds = case.owes_back() && self.service.takes_money();
        let needs = |body: &Body| match body {
            Body::Decided { by: DecidedBy::Rule, .. } | Body::Asked { by_rule: true, .. } => true,
            Body::Decided { .. } | Body::Withdrawn { .. } | Body::Transferred { .. } => refunds,
            _ => false,
        };
        let earlier = if step.events.iter().any(needs) { bodies(tx, case.id, read)? } else { vec![] };
        let mut happened = vec![];
        // What is to be paid after the step is told by all of it, also where another invoice follows.
        let all = if step.events.iter().any(|e| matches!(e, Body::PaymentNotFound { .. })) { step.events.clone() } else { vec![] };
        let mut moves = case.moved(&self.service, &app.offer.calendars, &step.events);
        let limit = Some(before.clock.limit_at(before.days(&app.offer.calendars)));
        for count in conduct::counts(&before, &step.events, at, limit, pays, contract) {
            store::counter::add(tx, now::id(), &conduct_scope(&count.agency), &count.item(), 1);
        }
        for mut body in step.events {
            if let Body::Decided { letter, since, by, contract, .. } = &mut body {
                *contract = case.decision.as_ref().map(|d| d.contract.clone()).unwrap_or_default();
                let counts = crate::figures::decided(&before, case, before.days(&app.offer.calendars), since.unwrap_or(at));
                for (scope, item) in counts.into_iter().flatten() {
                    store::counter::add(tx, now::id(), &scope, &item, 1);
                }
                let person = store::case::name(tx, case.id)?;
                // Only a rule's decision follows from what was told before.
                let before = if *by == DecidedBy::Rule { &earlier[..] } else { &[] };
                let words = told_with_decision(case, &self.service, before.iter().chain(&happened)).join("\n");
                *letter = crate::act::letter_text(&self.service, case, &self.answers, &words, &person, case.lang);
            }
            if let Some(outcome) = signed(&self.service, &body)
                && let Body::Finished { told, place, letter, contract: under, .. } = &mut body
            {
                let person = store::case::name(tx, case.id)?;
                *letter = crate::act::signed_text(&self.service, case, &self.answers, outcome, (told, &person), at);
                *under = contract(place, at);
            }
            // What the case has from here on, and what of it is told in a letter, follows from the answers as they are now.
            if let Body::Answered { changed: Some(changed), .. } = &mut body {
                changed.apply(&mut self.answers);
                let json = serde_json::to_string(&self.answers).map_err(Fault::new)?;
                changed.answers = crate::submit::answers_hash(&json);
                store::case::put_answers(tx, case.id, json);
            }
            body.files().into_iter().for_each(|f| store::file::used(tx, &f.sha256));
            let by = if body.is_by_itself() { Actor::System.label() } else { actor.label() };
            let event = Event::after(self.last, case.id, body.kind(), &by, at, serde_json::to_string(&body).map_err(Fault::new)?);
            store::event::add(tx, &event);
            crate::recorded::follows(tx, &self.service, case.id, &body, at);
            self.last = Some((event.seq, event.hash));
            let unit = body.unit(&before);
            for task in &case.tasks {
                let mark = Mark::of(&body, &event.actor, unit.as_ref(), task);
                if mark != Mark::Keep {
                    marks.insert(task.id, mark);
                }
            }
            // Dates that moved are told together, and only those that concern the person.
            let moved = match body {
                Body::DueChanged { .. } | Body::InstalmentMoved { .. } | Body::ObjectionMoved { .. } => std::mem::take(&mut moves),
                _ => case.moved_by(&body, &before, &self.service, &app.offer.calendars).into_iter().collect(),
            };
            let found = match body {
                Body::Asked { by_rule: true, .. } => to_correct(&self.service, earlier.iter().chain(&happened).chain([&body])),
                _ => vec![],
            };
            // Who is told that it ended, or that another agency has it, reads where to have back what was paid.
            let ends = match &body {
                Body::Transferred { from, to, .. } => from.agency != to.agency,
                body => matches!(body, Body::Decided { .. } | Body::Withdrawn { .. }),
            };
            let (refund, refunds) = if ends && refunds {
                let all = earlier.iter().chain(&happened).map(|b| (0, "", b));
                // What was only reported is looked for first.
                let back = fee::to_give_back(&self.service, case, None, all);
                let agencies = fee::asked_back(&back);
                let last = back.into_iter().rfind(|paid| !paid.reported).map(|paid| paid.place.agency);
                (last, Some(agencies).filter(|all| all.len() > 1).unwrap_or_default())
            } else {
                (None, vec![])
            };
            let void = match &body {
                Body::Withdrawn { .. } if self.service.signs_letters() => {
                    let before = store::event::of_case(tx, case.id)?;
                    let before = before.iter().filter(|e| e.seq <= read).map(|e| Ok((e.at, crate::submit::body(e)?)));
                    let before = before.collect::<Result<Vec<_>>>()?;
                    let now = happened.iter().chain([&body]).map(|b| (at, b));
                    let all = before.iter().map(|(at, body)| (*at, body)).chain(now).collect::<Vec<_>>();
                    domain::case::voided_now(&self.service, &all)
                }
                _ => vec![],
            };
            let is_told = |kind: &Told| match kind {
                // That it is time to pay says more than that the case went on.
                Told::Advanced => !asks_to_pay && !corrects && !signs,
                Told::DueChanged => !moved.is_empty(),
                _ => true,
            };
            if let Some(kind) = body.notice(actor).filter(is_told) {
                let mut news = News { moved, found, refund, refunds, void, ..case.news(&self.service, &app.offer.calendars, &body, at) };
                if kind == Told::PaymentNotFound && !crate::refund::lessens(&body) {
                    // What is still to be paid is said as when it was asked for.
                    let events = [bodies(tx, case.id, read)?, all.clone()].concat();
                    let pays = case.tasks.iter().any(|t| case.pays_now_at(t, &self.service));
                    news.payment = to_pay(app, &self.service, case, &self.answers, &events, at).1.payment.filter(|_| pays);
                }
                told.push((kind, news));
            }
            happened.push(body);
        }
        // Who waits at home for a visit learns that nobody comes, with the last that is told, or by itself.
        let visits_off = case.visits_off(&before, at);
        if told.is_empty()
            && !visits_off.is_empty()
            && let Some(body) = happened
                .iter()
                .rfind(|b| matches!(b, Body::Finished { .. } | Body::Escalated { task: Some(_), .. }))
                .filter(|_| !asks_to_pay)
        {
            // Who has the task now is told nobody, but that the visit is off.
            let kind = if matches!(body, Body::Finished { .. }) { Told::Finished } else { Told::VisitCalledOff };
            told.push((kind, case.news(&self.service, &app.offer.calendars, body, at)));
        }
        if let Some((_, news)) = told.last_mut().filter(|_| !asks_to_pay) {
            news.visits_off = visits_off.clone();
        }
        for (kind, news) in &told {
            store::notice::add(tx, now::id(), case.person, case.id, kind.as_str(), at, Some(news));
        }
        let dates = Dates::of(case, &self.service, &app.offer.calendars);
        store::case::put(tx, &before, case, dates, read, self.last.map_or(0, |l| l.0));
        let mark = |t: &domain::case::Task| marks.get(&t.id).copied().unwrap_or(Mark::Keep);
        store::task::put(tx, Some(&before), case, &app.offer.calendars, None, mark, now::id);
        let service = &self.service;
        // What is asked for only when it is granted, at no task: unless something else is looked for still.
        let asks_late = !asks_to_pay && happened.iter().any(|body| case.asks_late(service, body)) && {
            let all = [bodies(tx, case.id, read)?, happened.clone()].concat();
            fee::in_force(&all).is_some_and(|invoice| fee::demand(service, case, invoice, &all) == fee::Demand::Asked)
        };
        if service.takes_money() && happened.iter().any(|b| crate::refund::changes(b) || crate::refund::lessens(b)) {
            let earlier = bodies(tx, case.id, read)?;
            crate::refund::follows(tx, service, case, &earlier, &happened, at)?;
        }
        crate::sub_case::follows(tx, Some(&before), case, |kind| crate::sub_case::is_case(service, kind), at);
        // Several things that happen at once are one message: the last one says where the case is.
        if asks_to_pay || asks_late {
            let mut events = bodies(tx, case.id, read)?;
            events.extend(happened);
            let (mut pay, mut news) = to_pay(app, &self.service, case, &self.answers, &events, at);
            news.visits_off = visits_off;
            news.paid = told.iter().find_map(|(_, of)| of.paid);
            // That a letter was signed has a notice of its own, but there is one message.
            let signed = told.iter().find_map(|(_, of)| of.signed.clone());
            pay["news"] = json!(News { signed, ..news.clone() });
            store::notice::add(tx, now::id(), case.person, case.id, Told::Payment.as_str(), at, Some(&news));
            store::job::add(tx, now::id(), store::job::Lane::Ordinary, "notify", pay.to_string(), at);
        } else if let Some((kind, mut news)) = told.pop() {
            // What an officer wrote is for the page, not for a message that anybody may see.
            news.told.clear();
            news.reason.clear();
            news.found.iter_mut().for_each(|f| f.told.clear());
            let message = json!({
                "person": case.person, "case": case.id, "kind": kind.as_str(), "code": case.tracking_code, "service": case.service,
                "lang": case.lang, "news": news,
            });
            store::job::add(tx, now::id(), store::job::Lane::Ordinary, "notify", message.to_string(), at);
        }
        self.reaches_parent(app, tx, &before, since, at)
    }

    /// What this case waits for from the person, the one that needs it waits for too: its clock stands in the same transaction, and that of
    /// the case which needs that one. The person is told once, of this case. Where that one cannot go on, it is noted for the
    /// operator, and holds up nothing here.
    fn reaches_parent(&mut self, app: &App, tx: &mut Tx, before: &Case, since: Option<Millis>, at: Millis) -> Result<()> {
        let Some(id) = self.case.parent else { return Ok(()) };
        let waits = |case: &Case| case.awaited_here(&self.service, &app.offer.calendars, at);
        let (awaited, child) = (waits(&self.case), self.case.id);
        if awaited.is_empty() && waits(before).is_empty() {
            return Ok(());
        }
        // What was written of it in this transaction cannot be read yet: it is kept from one step to the next.
        let mut parent = match self.parent.take() {
            Some(parent) => parent,
            None if Read::lacks_version(app, tx, id)? => {
                cannot_go_on(tx, id, "its version is not here", at);
                return Ok(());
            }
            None => Box::new(Read::of(app, tx, id)?),
        };
        let knows_other = |case: &Case| case.tasks.iter().any(|t| t.sub_case == Some(child) && t.awaits != awaited);
        if knows_other(&parent.case) {
            match parent.hears(app, tx, (child, &self.case.service), awaited.clone(), since, at) {
                Err(Error::Refused(why)) => cannot_go_on(tx, id, &format!("{why:?}"), at),
                heard => heard?,
            }
        }
        self.parent = Some(parent);
        Ok(())
    }

    /// What a sub-case waits for is another thing than before.
    fn hears(
        &mut self,
        app: &App,
        tx: &mut Tx,
        (child, service): (Id, &str),
        awaited: Vec<Awaited>,
        since: Option<Millis>,
        at: Millis,
    ) -> Result<()> {
        self.tick(app, tx, at)?;
        let step = self.at(app, tx, at, |s| self.case.sub_case_waits(s, child, service, awaited, since))??;
        step.map_or(Ok(()), |step| self.write(app, tx, &Actor::System, step, at))
    }

    /// Whether the version to which a case is pinned is not here.
    fn lacks_version(app: &App, tx: &mut Tx, id: Id) -> Result<bool> {
        Ok(store::case::get(tx, id)?.is_some_and(|case| app.offer.version(&case.service, case.version).is_none()))
    }

    /// What the clock has to do by now, before anybody acts: who comes after a limit finds it passed.
    pub fn tick(&mut self, app: &App, tx: &mut Tx, now: Millis) -> Result<usize> {
        let mut done = 0;
        while self.case.wakes_at(&self.service, &app.offer.calendars).is_some_and(|at| at <= now) {
            let Some(step) = self.at(app, tx, now, |at| self.case.tick(at))?? else { break };
            self.write(app, tx, &Actor::System, step, now)?;
            done += 1;
        }
        Ok(done)
    }
}

/// A case that needs another one cannot go on: that is for the operator to mend, and holds up nobody who works on the other one.
fn cannot_go_on(tx: &mut Tx, id: Id, why: &str, at: Millis) {
    crate::worker::noted(tx, id, at);
    tracing::error!(case = %id, why, "a case cannot follow the one that it needs");
}

/// The outcome with which an officer signs a letter for the person; nothing where none is signed, or nobody did.
fn signed<'s>(service: &'s Service, body: &Body) -> Option<&'s TaskOutcome> {
    let Body::Finished { of, outcome, by_silence: false, by_rule: false, .. } = body else { return None };
    service.outcome(of, outcome).filter(|o| !o.letter.is_empty())
}

/// Reference of the contract under which a unit works at a moment; empty where there is none.
pub(crate) fn reference(app: &App, place: &Place, at: Millis) -> String {
    app.offer.contract(place, at).map(|c| c.reference.clone()).unwrap_or_default()
}

/// Keeps with a decision under which contract it was made: the domain does not know contracts, and the packages, which do, forget one when
/// the next begins.
pub(crate) fn under_contract(app: &App, case: &mut Case, events: &[Body], at: Millis) {
    let decided = events.iter().any(|e| matches!(e, Body::Decided { .. }));
    if let Some(decision) = case.decision.as_mut().filter(|_| decided) {
        decision.contract = decision.place.as_ref().map(|place| reference(app, place, at)).unwrap_or_default();
    }
}

/// What happened in a case before now: the events up to the number `last`, for what this step writes is not there yet.
pub(crate) fn bodies(tx: &mut Tx, case: Id, last: i64) -> Result<Vec<Body>> {
    store::event::of_case(tx, case)?.iter().filter(|e| e.seq <= last).map(crate::submit::body).collect()
}

/// That it is time to pay, as message and as news: how much, by which numbers, until when, by which rule, and what follows
/// otherwise. Of instalments the next one. `events` are all those of the case.
pub(crate) fn to_pay(
    app: &App,
    service: &Service,
    case: &Case,
    answers: &Answers,
    events: &[Body],
    now: Millis,
) -> (serde_json::Value, News) {
    let calendars = &app.offer.calendars;
    let mut invoice = fee::in_force(events).cloned();
    invoice.iter_mut().for_each(|i| i.owes(case.owes.as_ref()));
    let invoice = invoice.as_ref();
    let paid = fee::paid(service, invoice, events.iter().map(|b| (0, "", b)));
    // Where another agency has the case, the numbers of the former one pay nothing.
    let billed = invoice.filter(|_| case.competent.is_none());
    let part = billed.and_then(|i| i.next_part(&paid)).map(|(_, part)| part);
    let task = case.tasks.iter().find(|t| case.pays_now_at(t, service));
    let days = calendars.of(task.map_or(&case.steward, |t| &t.place.agency));
    let due = part.and_then(|p| p.due.clone());
    let limit = task.filter(|_| due.is_none()).and_then(|t| Some(t.clock.as_ref()?.limit_at(days)));
    let mut news = events.last().map(|body| case.news(service, calendars, body, now)).unwrap_or_default();
    // A state from before instalments were kept in it knows only the sum.
    let known = news.payment.take().unwrap_or_default();
    let due_at = due.as_deref().and_then(Day::parse).map(|day| day.end(days.offset));
    let unpaid = crate::case_view::unpaid(app, case, service, answers).and_then(|id| service.decision(&id)).map(|d| d.title.clone());
    let late = task.is_none() && case.reports_late(service);
    let until = known.until.into_iter().chain(due_at).min();
    let rule = if until == known.until { known.rule } else { service.instalments.as_ref().map(|i| i.rule.clone()) };
    // What is decided follows the limit of the task; on the day of an instalment before it nothing is.
    let ends = task.and_then(|t| t.due_at(calendars));
    let all_until = ends.filter(|at| until != Some(*at));
    let part_of = billed.filter(|i| i.is_divided()).and_then(|i| Some((i.next_part(&paid)?.0, i.parts.len())));
    let payment = ToPay {
        rials: part.map(|p| p.rials).or(known.rials).or(case.owes.as_ref().filter(|_| late).map(fee::Owed::left)),
        until,
        rule,
        unpaid: unpaid.filter(|_| ends.is_some()),
        part: part_of,
        limit: all_until,
        limit_rule: all_until.and(task).and_then(|t| case.task_rule(service, t)).cloned(),
        more: late,
    };
    // What an officer found is for the page, not for a message that anybody may see.
    (news.told, news.reason) = (String::new(), String::new());
    // A process from before knows the day alone.
    let day = due.or_else(|| limit.map(|at| days.today(at).to_string()));
    news.payment = Some(payment.clone());
    let message = json!({
        "person": case.person, "case": case.id, "kind": Told::Payment.as_str(), "code": case.tracking_code, "service": case.service,
        "lang": case.lang,
        "rials": payment.rials,
        "bill": billed.and_then(|i| i.bill_id.as_ref()),
        "payment": part.and_then(|p| p.payment_id.as_ref()),
        "until": day,
        // For processes from before: the limit of the task where no instalment is due. Others read `news.payment`.
        "limit_at": limit,
        "news": news,
    });
    (message, news)
}

/// For tasks that go to the officer with least to do: who that is, by unit and skill.
fn officers(tx: &mut Tx, tasks: &[&TaskType], may_work: &dyn Fn(&Place) -> bool) -> Result<Officers> {
    let mut found = Officers::new();
    for task in tasks.iter().filter(|t| t.by_load) {
        let skill = task.skill.clone().unwrap_or_default();
        for place in task.by.places() {
            let key = (place.key(), skill.clone());
            if found.contains_key(&key) || !may_work(place) {
                continue;
            }
            if let Some(officer) = store::officer::least_loaded(tx, &place.agency, &place.unit, &skill)? {
                found.insert(key, officer);
            }
        }
    }
    Ok(found)
}
