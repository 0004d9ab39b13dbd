//! A person's cases.

use super::{case_line, correct, draft_lines, me};
use crate::Web;
use crate::asking::{self, Asked, Path, query};
use crate::frame::{Shows, agency_title, frame, go, read_line, related, show, shown_with};
use crate::letter;
use crate::multipart::{Arriving, Form, Upload, refused};
use crate::problem::{Problem, as_refused, passes};
use app::case_view::{self, CaseView};
use app::{Error, Who};
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::IntoResponse;
use domain::case::{Act, Body, MOST_FILES, too_many_files};
use domain::question::{Attached, file_name};
use domain::receipt::Receipt;
use domain::refusal::Wrong;
use domain::{Id, Msg, Refusal};
use pages::contexts::{CasePage, InvoicePage, Late, Moment, MyCases, NewLine, PaidForm, ReceiptPage, Shown, SubmittedPage, WithdrawPage};
use pages::{AnswerSection, To, Words};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// GET `/cases?after=`.
pub async fn list(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let after: Id = query(&uri, "after").and_then(|a| a.parse().ok()).unwrap_or_default();
    let person = asked.person()?;
    let mine = app::me::cases(&web.app, person.id, after).await?;
    let (to_sign, signed) = if after.is_nil() { app::cosign::waiting(&web.app, person).await? } else { (0, 0) };
    let page = MyCases {
        frame: frame(&web, &asked, false),
        first: after.is_nil(),
        discarded: asked.done,
        drafts: draft_lines(&web, &asked, &mine.drafts).await?,
        waiting: mine.waiting.iter().map(|c| case_line(&web, &asked, c)).collect(),
        cases: mine.cases.iter().map(|c| case_line(&web, &asked, c)).collect(),
        next: mine.next,
        to_sign,
        signed,
    };
    Ok(show(&asked, &page))
}

/// What happened, for a page.
pub fn moments(v: &CaseView) -> Vec<Moment<'_>> {
    let told = v.events.iter().map(|h| Moment {
        seq: h.seq,
        at: h.at,
        actor: Cow::Borrowed(h.actor.as_str()),
        body: Cow::Borrowed(&h.body),
        beside: Cow::Borrowed(&h.beside),
    });
    told.collect()
}

/// The events of which there is a letter, for a page.
pub fn letters(v: &CaseView) -> Vec<i64> {
    v.letters.iter().map(|(seq, _)| *seq).collect()
}

/// The case, for its person only: officers have the desk.
async fn mine(web: &Web, asked: &Asked, id: &str) -> Result<CaseView, Problem> {
    let person = asked.person()?.clone();
    Ok(case_view::get(&web.app, &Who::Person(person), asking::id(id)?).await?)
}

/// What the page says of an act that led to it, and what was typed into its forms and is not sent.
#[derive(Default)]
struct Typed {
    /// Whether the person has just done something.
    done: bool,
    late: Option<Late>,
    answer: String,
    /// The task whose question that answers.
    task: Option<Id>,
    paid: PaidForm,
    /// Why a visit does not suit, and of which task it is.
    visit: (Option<Id>, String),
    message: String,
    objection: String,
}

/// The task whose question a form answers, or at which something is paid.
pub(super) fn answers(form: &Form) -> Option<Id> {
    Id::parse_str(form.get("task")).ok()
}

impl Typed {
    fn answer(form: &Form) -> Typed {
        Typed { answer: form.get("text").into(), task: answers(form), ..Typed::default() }
    }
    fn payment(form: &Form) -> Typed {
        let paid = PaidForm { task: answers(form), receipt: form.get("receipt").into(), paid_on: form.get("paid_on").into() };
        Typed { paid, ..Typed::default() }
    }
    fn visit(form: &Form) -> Typed {
        Typed { visit: (answers(form), form.get("reason").into()), ..Typed::default() }
    }
    fn message(text: &str) -> Typed {
        Typed { message: text.into(), ..Typed::default() }
    }
}

/// The page after the person did something there: it says so at its top, once.
pub(super) fn done(case: Id) -> axum::response::Response {
    crate::frame::done(&format!("/cases/{case}"))
}

async fn page(web: &Web, asked: &Asked, id: &str, mut wrong: Vec<Wrong>, mut typed: Typed) -> Shows {
    let person = asked.person()?.clone();
    let case_view::Whole { view: v, answers, new, .. } = case_view::whole(&web.app, &Who::Person(person), asking::id(id)?).await?;
    let status = match (&typed.late, wrong.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    // What was typed for a question that is not open any more is not put into the form of another.
    if typed.task.is_some_and(|task| v.case.asked.iter().all(|a| a.task.unwrap_or_default() != task)) {
        typed.message = std::mem::take(&mut typed.answer);
    }
    // So is a payment that is not asked for any more.
    let pays = |task: Id| v.case.task(task).is_some_and(|t| v.case.pays_now_at(t, &v.service));
    if typed.paid.task.is_some_and(|task| !pays(task)) {
        let PaidForm { receipt, paid_on, .. } = std::mem::take(&mut typed.paid);
        typed.message = [receipt, paid_on].join(" ").trim().into();
    }
    // And why a visit does not suit that is off or near.
    let declines = |t: &domain::case::Task| v.case.may_decline_until(t, &web.app.offer.calendars, v.now).is_some();
    if typed.visit.0.is_some_and(|task| !v.case.task(task).is_some_and(declines)) {
        typed.message = std::mem::take(&mut typed.visit).1;
    }
    // Which question it is can only be said by sending the form of one.
    wrong.iter_mut().filter(|w| w.question == "task").for_each(|w| w.question = "text".into());
    let mut frame = frame(web, asked, v.service.sample);
    // What stands on the page is read by it, and no other: no later ones, nor those of which there was no room. A page that nothing can be written for is shown all the same.
    if let (Some(newest), Some(oldest)) = (new.first(), new.last()) {
        match app::me::seen(&web.app, v.case.person, v.case.id, (oldest.id, newest.id)).await {
            Ok(left) => frame.unread = left + asked.to_sign as i64,
            Err(Error::Refused(_)) => {}
            Err(e) => return Err(e.into()),
        }
    }
    let turn = v.turn.clone().unwrap_or_default();
    let over = turn.over(&new.iter().map(|n| (n.kind.as_str(), n.asks)).collect::<Vec<_>>());
    let page = CasePage {
        frame,
        case: &v.case,
        service: &v.service,
        catalogue: &web.app.offer.catalogue,
        moments: moments(&v),
        letters: letters(&v),
        turn,
        pay_rule: v.pay_rule.clone(),
        related: related(web, asked, &v, "/cases"),
        due_at: v.due_at,
        days_left: v.days_left,
        dues: v.dues.clone(),
        object_until: v.object_until,
        complete_by: v.complete_by,
        unpaid: v.unpaid.clone(),
        objection: typed.objection,
        done: typed.done,
        late: typed.late,
        expected: v.expected.clone(),
        answers: AnswerSection::corrected(&v.service, &answers, v.changed(), Words::of(asked.lang)),
        reads: v.reads.iter().map(|looked| read_line(web, asked, looked, v.case.id, Some(&v.service))).collect(),
        new: new.into_iter().zip(over).map(|(n, over)| NewLine { kind: n.kind, at: n.at, over }).collect(),
        wrong,
        typed: typed.answer,
        paid: typed.paid,
        declines: v.case.tasks.iter().filter_map(|t| Some((t.id, v.case.may_decline_until(t, &web.app.offer.calendars, v.now)?))).collect(),
        declined: typed.visit,
        typed_for: typed.task,
        message: typed.message,
    };
    Ok(shown_with(asked, status, &page))
}

/// The case with one of its forms filled in as it was before signing in; nothing is sent. When nothing is asked any more, and when it is
/// too late to object, it stands in the box of messages.
pub async fn again(web: &Web, asked: &Asked, id: &str, act: &str, form: &Form) -> Shows {
    let case = asking::id(id)?;
    let text = form.get("text");
    if act == "answer" && correct::is_of(form) {
        return correct::again(web, asked, id, form).await;
    }
    let (may, typed) = match act {
        "answer" => (app::act::may_answer(&web.app, &asked.who, case).await.map(|_| ()), WithFiles::Answer.typed(form)),
        "objection" => (app::act::may_object(&web.app, &asked.who, case).await.map(|_| ()), WithFiles::Objection.typed(form)),
        "payment" => (Ok(()), Typed::payment(form)),
        "visit" => (Ok(()), Typed::visit(form)),
        _ => (Ok(()), Typed::message(text)),
    };
    let typed = match may {
        Ok(()) => typed,
        Err(Error::Refused(_)) => Typed::message(text),
        Err(e) => return Err(e.into()),
    };
    page(web, asked, id, vec![], typed).await
}

/// GET `/c/{code}`: the short address in messages, which leads the person to the case.
pub async fn of_code(State(web): State<Web>, asked: Asked, Path(code): Path<String>) -> Shows {
    let me = asked.person()?.id;
    // Whoever is signed in has minutes of their own: many live behind one address.
    web.limits.track(&me.to_string())?;
    let own = app::track::by_code(&web.app, &code, Some(me)).await?.own.ok_or(Refusal::NotFound)?;
    Ok(go(&format!("/cases/{own}")))
}

/// GET `/cases/{id}`.
pub async fn one(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    page(&web, &asked, &id, vec![], Typed { done: asked.done, ..Typed::default() }).await
}

/// GET `/cases/{id}/submitted`.
pub async fn submitted(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let v = mine(&web, &asked, &id).await?;
    let (words, catalogue) = (Words::of(asked.lang), &web.app.offer.catalogue);
    let turn = v.turn.clone().unwrap_or_default();
    let page = SubmittedPage {
        frame: frame(&web, &asked, v.service.sample),
        case: v.case.id,
        code: v.case.tracking_code.clone(),
        service: &v.service,
        steward: agency_title(&web, &v.case.steward, asked.lang),
        awaited: words.awaited(catalogue, &v.case.steward, &turn, To::Person),
        units: words.units(catalogue, &v.case.steward, &turn.acting),
        complete: v.complete_by.zip(v.service.time.completeness.as_ref().map(|limit| Shown::of(&limit.rule, asked.lang))),
        due_at: v.due_at,
        submitted_at: v.case.submitted_at,
        invoice: v.invoice(),
    };
    Ok(show(&asked, &page))
}

/// GET `/cases/{id}/receipt`: a file to keep.
pub async fn receipt(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let v = mine(&web, &asked, &id).await?;
    as_receipt(&app::receipt::of_case(&web.app, v.case.id).await?)
}

/// A receipt as a file.
pub fn as_receipt(receipt: &Receipt) -> Shows {
    let name = format!("attachment; filename=\"receipt-{}.json\"", receipt.tracking_code);
    let text = serde_json::to_string_pretty(receipt).map_err(app::Fault::new)?;
    Ok((
        [
            (header::CONTENT_TYPE, "application/json".to_string()),
            (header::CONTENT_DISPOSITION, name),
            (header::CACHE_CONTROL, "no-store".into()),
        ],
        text,
    )
        .into_response())
}

/// GET `/cases/{id}/receipt/print`: the receipt to read, print and check.
pub async fn receipt_page(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let person = asked.person()?.clone();
    let case_view::Whole { view: v, person, .. } = case_view::whole(&web.app, &Who::Person(person), asking::id(&id)?).await?;
    let receipt = app::receipt::of_case(&web.app, v.case.id).await?;
    let page = ReceiptPage {
        frame: frame(&web, &asked, v.service.sample),
        service: &v.service,
        agency: agency_title(&web, &receipt.steward, asked.lang),
        rials: v.computed_rials(),
        person: me::held(&person),
        public_url: web.settings.public_url.clone(),
        receipt,
    };
    Ok(show(&asked, &page))
}

/// GET `/cases/{id}/invoice/print`: what it costs and what is paid of it, to print; of a case without a computed cost there is none.
pub async fn invoice_page(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let person = asked.person()?.clone();
    let case_view::Whole { view: v, person, .. } = case_view::whole(&web.app, &Who::Person(person), asking::id(&id)?).await?;
    if v.invoice().is_none() {
        return Err(Refusal::NotFound.into());
    }
    let page = InvoicePage {
        frame: frame(&web, &asked, v.service.sample),
        case: &v.case,
        service: &v.service,
        catalogue: &web.app.offer.catalogue,
        moments: moments(&v),
        agency: agency_title(&web, &v.case.steward, asked.lang),
        person: me::held(&person),
    };
    Ok(show(&asked, &page))
}

/// Does what a form says, when its fields can be taken as they stand.
async fn act(web: &Web, asked: &Asked, id: &str, form: &Form, act: Act) -> app::Result<domain::case::Case> {
    act_on(web, asked, id, form, act, None).await
}

/// The same, of an answer on the task whose question it answers.
async fn act_on(web: &Web, asked: &Asked, id: &str, form: &Form, act: Act, task: Option<Id>) -> app::Result<domain::case::Case> {
    form.sound("")?;
    app::act::act_on(&web.app, &asked.who, asking::id(id)?, act, task).await
}

/// POST `/cases/{id}/message`.
pub async fn message(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    asked.person()?;
    match act(&web, &asked, &id, &f, Act::Message { text: f.get("text").into() }).await {
        Ok(c) => Ok(done(c.id)),
        // The page has two forms with a text: this is the one of messages.
        Err(Error::Refused(Refusal::Invalid(mut wrong))) => {
            wrong.iter_mut().for_each(|w| w.question = "message".into());
            page(&web, &asked, &id, wrong, Typed::message(f.get("text"))).await
        }
        // Closed meanwhile: what was typed stands there to be copied, beside what to do instead.
        Err(Error::Refused(Refusal::Conflict(message))) => came_late(&web, &asked, &id, message, &f).await,
        // So many that the next one must wait, or no room for it: it stands in its box until then.
        Err(Error::Refused(r)) if passes(&r) => {
            let wrong = vec![Wrong { question: "message".into(), message: r.message() }];
            Ok(as_refused(&r, page(&web, &asked, &id, wrong, Typed::message(f.get("text"))).await?))
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/cases/{id}/payment`.
pub async fn payment(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    asked.person()?;
    let report = Act::ReportPayment { receipt: f.get("receipt").into(), on: f.get("paid_on").into() };
    match act_on(&web, &asked, &id, &f, report, answers(&f)).await {
        Ok(c) => Ok(done(c.id)),
        Err(Error::Refused(Refusal::Invalid(wrong))) => page(&web, &asked, &id, wrong, Typed::payment(&f)).await,
        Err(Error::Refused(Refusal::Conflict(why))) => {
            let late = Some(Late { why, files: vec![] });
            page(&web, &asked, &id, vec![], Typed { late, ..Typed::payment(&f) }).await
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/cases/{id}/visit`.
pub async fn visit(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    asked.person()?;
    // A form without the time of a visit is of none.
    let declines = Act::DeclineVisit { at: f.get("at").parse().unwrap_or_default(), reason: f.get("reason").into() };
    match act_on(&web, &asked, &id, &f, declines, answers(&f)).await {
        Ok(c) => Ok(done(c.id)),
        Err(Error::Refused(Refusal::Invalid(wrong))) => page(&web, &asked, &id, wrong, Typed::visit(&f)).await,
        Err(Error::Refused(Refusal::Conflict(why))) => {
            let late = Some(Late { why, files: vec![] });
            page(&web, &asked, &id, vec![], Typed { late, ..Typed::visit(&f) }).await
        }
        Err(e) => Err(e.into()),
    }
}

/// What stands in a form with files that was sent: the fields, and the files as they are kept now, or why one was not taken.
struct Sent {
    form: Form,
    files: Result<Vec<Attached>, Error>,
}

/// Keeps the files that arrive for an act on a case, one after the other.
async fn sent(web: &Web, person: Id, mut arriving: Arriving) -> Result<Sent, Error> {
    let mut files: Vec<Attached> = vec![];
    loop {
        let kept = match arriving.file().await {
            Ok(None) => return Ok(Sent { form: arriving.form().await?, files: Ok(files) }),
            Ok(Some(Upload { name, bytes, held })) => {
                let kept = app::draft::keep(&web.app, person, "file", &name, bytes).await;
                drop(held);
                kept
            }
            Err(e) => Err(e),
        };
        match kept {
            Ok(kept) => kept.join(&mut files),
            Err(e) => return Ok(Sent { form: arriving.form_after(&e).await, files: Err(e) }),
        }
    }
}

/// Which of the forms with files of a case.
#[derive(Clone, Copy, PartialEq)]
enum WithFiles {
    Answer,
    Objection,
}

impl WithFiles {
    fn typed(self, form: &Form) -> Typed {
        match self {
            WithFiles::Answer => Typed::answer(form),
            WithFiles::Objection => Typed { objection: form.get("text").into(), ..Typed::default() },
        }
    }
}

/// Does what one of the forms with files says.
async fn with_files(web: &Web, asked: &Asked, id: &str, what: WithFiles, request: Request) -> Shows {
    let may = async {
        let (person, case) = (asked.person()?.id, asking::id(id)?);
        let may = match what {
            WithFiles::Answer => app::act::may_answer(&web.app, &asked.who, case).await,
            WithFiles::Objection => app::act::may_object(&web.app, &asked.who, case).await,
        };
        match may {
            Ok(_) => Ok((person, None)),
            Err(Error::Refused(Refusal::Conflict(message))) => Ok((person, Some(message))),
            Err(e) => Err(Problem::from(e)),
        }
    };
    let (person, late) = match may.await {
        Ok(may) => may,
        Err(problem) => return Err(refused(request, web, problem).await),
    };
    let arriving = Arriving::of(request, web, &asked.who).await?.room_for(MOST_FILES, too_many_files("file"));
    // Too late, or done already from another tab: what was typed is not lost, it stands in the box of messages.
    if let Some(message) = late {
        let busy = arriving.refusal();
        let form = match &busy {
            Some(r) => arriving.form_after(&Error::Refused(r.clone())).await,
            None => arriving.form().await?,
        };
        let shown = came_late(web, asked, id, message, &form).await?;
        return Ok(match busy {
            Some(r) => as_refused(&r, shown),
            None => shown,
        });
    }
    let Sent { form, files } = sent(web, person, arriving).await?;
    if what == WithFiles::Answer && correct::is_of(&form) {
        return correct::sent(web, asked, id, form, files).await;
    }
    let text = form.get("text");
    let came = match (files, what) {
        (Err(e), _) => Err(e),
        (Ok(files), WithFiles::Answer) => {
            act_on(web, asked, id, &form, Act::Answer { text: text.into(), files, answers: Default::default() }, answers(&form)).await
        }
        (Ok(files), WithFiles::Objection) => act(web, asked, id, &form, Act::Object { text: text.into(), files }).await,
    };
    match came {
        Ok(c) => Ok(done(c.id)),
        Err(Error::Refused(Refusal::Invalid(mut wrong))) => {
            let other = |w: &&mut Wrong| what == WithFiles::Objection && w.question != "file";
            wrong.iter_mut().filter(other).for_each(|w| w.question = "objection".into());
            page(web, asked, id, wrong, what.typed(&form)).await
        }
        Err(Error::Refused(r)) if passes(&r) => {
            let wrong = vec![Wrong { question: "file".into(), message: r.message() }];
            Ok(as_refused(&r, page(web, asked, id, wrong, what.typed(&form)).await?))
        }
        Err(Error::Refused(Refusal::Conflict(message))) => came_late(web, asked, id, message, &form).await,
        Err(e) => Err(e.into()),
    }
}

/// What cannot be done any more: why, what became of the files, and what was typed in the box of messages.
pub(super) async fn came_late(web: &Web, asked: &Asked, id: &str, why: Msg, form: &Form) -> Shows {
    let taken_back = if why.key == "refusal-nothing-asked" { taken_back(web, asked, id, answers(form)).await? } else { None };
    let files = form.files().iter().cloned().chain(correct::kept_names(web, asked, id, form)).collect();
    let late = Late { why: taken_back.unwrap_or(why), files };
    let typed = if correct::is_of(form) { correct::in_words(web, asked, id, form).await? } else { form.get("text").into() };
    page(web, asked, id, vec![], Typed { late: Some(late), ..Typed::message(&typed) }).await
}

/// That the question of a task, or the last that was open, was taken back, and by whom; nothing where it was answered.
async fn taken_back(web: &Web, asked: &Asked, id: &str, task: Option<Id>) -> Result<Option<Msg>, Problem> {
    let v = mine(web, asked, id).await?;
    let units = domain::case::places(v.events.iter().map(|h| &h.body));
    let ended = v.events.iter().zip(units).rev().find(|(h, _)| {
        let of = match &h.body {
            Body::Answered { task, .. } => task.unwrap_or_default(),
            Body::TakenBack { task, .. } => *task,
            _ => return false,
        };
        task.is_none_or(|task| task == of)
    });
    Ok(match ended {
        Some((h, Some(unit))) if matches!(h.body, Body::TakenBack { .. }) => {
            let unit = Words::of(asked.lang).unit(&web.app.offer.catalogue, &v.case.steward, unit);
            Some(Msg::new("case-question-taken-back").with("unit", unit))
        }
        _ => None,
    })
}

/// POST `/cases/{id}/answer`.
pub async fn answer(State(web): State<Web>, asked: Asked, Path(id): Path<String>, request: Request) -> Shows {
    with_files(&web, &asked, &id, WithFiles::Answer, request).await
}

/// POST `/cases/{id}/objection`.
pub async fn objection(State(web): State<Web>, asked: Asked, Path(id): Path<String>, request: Request) -> Shows {
    with_files(&web, &asked, &id, WithFiles::Objection, request).await
}

/// The question whether to take the application back, with the reason as it was typed.
pub async fn withdraw_page(web: &Web, asked: &Asked, id: &str, wrong: Vec<Wrong>, typed: String) -> Shows {
    let v = mine(web, asked, id).await?;
    if v.case.status.is_closed() {
        return Ok(go(&format!("/cases/{}", v.case.id)));
    }
    if let Some(why) = v.case.no_withdrawal(&v.service) {
        return Err(Refusal::Conflict(Msg::new("refusal-no-withdrawal").with("why", why.clone())).into());
    }
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let paid = v.paid();
    // Those that end with it: their task is open, and nobody looks at an objection to them.
    let ends = |sub: &&case_view::Related| {
        let open = !sub.case.status.is_closed() && !sub.case.is_objected() && !v.case.is_objected();
        open && v.case.tasks.iter().any(|t| t.sub_case == Some(sub.case.id))
    };
    let ending: Vec<_> = v.sub_cases.iter().filter(ends).collect();
    let mut signed = v.end_with_withdrawal();
    for sub in ending.iter().filter(|sub| sub.may_read) {
        signed.extend(case_view::get(&web.app, &asked.who, sub.case.id).await?.end_with_withdrawal());
    }
    let page = WithdrawPage {
        frame: frame(web, asked, false),
        case: v.case.id,
        code: v.case.tracking_code.clone(),
        service: Shown::of(&v.service.title, asked.lang),
        objection: v.case.is_objected(),
        paid_to: paid
            .iter()
            .map(|r| &r.place.agency)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|id| agency_title(web, id, asked.lang))
            .collect(),
        reported: v.unanswered().into_iter().map(|r| (r.receipt, agency_title(web, &r.place.agency, asked.lang))).collect(),
        paid: paid.into_iter().map(|r| r.receipt).collect(),
        signed: signed.into_iter().map(|(title, at)| (Shown::of(&title, asked.lang).into_owned(), at)).collect(),
        sub_cases: ending
            .iter()
            .map(|sub| (Shown::of(&sub.service.title, asked.lang), agency_title(web, &sub.case.steward, asked.lang)))
            .collect(),
        needed_by: v
            .parent
            .as_ref()
            .filter(|p| !v.case.is_objected() && p.case.tasks.iter().any(|t| t.sub_case == Some(v.case.id)))
            .map(|p| (Shown::of(&p.service.title, asked.lang), agency_title(web, &p.case.steward, asked.lang))),
        wrong,
        typed,
    };
    Ok(shown_with(asked, status, &page))
}

/// GET `/cases/{id}/withdraw`.
pub async fn withdraw_form(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    withdraw_page(&web, &asked, &id, vec![], String::new()).await
}

/// POST `/cases/{id}/withdraw`.
pub async fn withdraw(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    asked.person()?;
    match act(&web, &asked, &id, &f, Act::Withdraw { reason: f.get("reason").into() }).await {
        Ok(c) => Ok(done(c.id)),
        Err(Error::Refused(Refusal::Invalid(wrong))) => withdraw_page(&web, &asked, &id, wrong, f.get("reason").into()).await,
        Err(e) => Err(e.into()),
    }
}

/// GET `/cases/{id}/letters/{event}`.
pub async fn letter(State(web): State<Web>, asked: Asked, Path((id, seq)): Path<(String, i64)>) -> Shows {
    asked.person()?;
    letter::page(&web, &asked, &id, seq, "/cases").await
}

/// What may stand unescaped in `filename*` (RFC 8187, `attr-char`).
const NAME_CHARS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_').remove(b'~').remove(b'+').remove(b'!').remove(b'$');

/// The header that makes a download of a file (RFC 6266): the name in ASCII for old programs, and as it is.
fn disposition(name: &str, kind: &str) -> String {
    let name = file_name(name, kind);
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(&name, NAME_CHARS))
}

/// A file as a download: never shown inside our own pages.
pub async fn download(web: &Web, who: &Who, id: &str, sha256: &str) -> Shows {
    let (bytes, kind, name) = case_view::file(&web.app, who, asking::id(id)?, sha256).await?;
    Ok(as_download(bytes, &kind, &name))
}

/// A file for the person's device, never shown in the page.
pub fn as_download(bytes: Vec<u8>, kind: &str, name: &str) -> axum::response::Response {
    (
        [
            (header::CONTENT_TYPE, app::media_type(kind).to_string()),
            (header::CONTENT_DISPOSITION, disposition(name, kind)),
            (header::CACHE_CONTROL, "no-store".into()),
        ],
        bytes,
    )
        .into_response()
}

/// GET `/cases/{id}/files/{sha256}`.
pub async fn file(State(web): State<Web>, asked: Asked, Path((id, sha256)): Path<(String, String)>) -> Shows {
    asked.person()?;
    download(&web, &asked.who, &id, &sha256).await
}
