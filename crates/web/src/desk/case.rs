//! A case at the desk, and what an officer does with it.

use crate::Web;
use crate::asking::{self, Asked, Path};
use crate::citizen::{cases, me};
use crate::frame::{Shows, done, frame, go, read_line, related, shown_with};
use crate::multipart::{Arriving, Form, Upload, refused};
use crate::problem::{Problem, passes, retry_after};
use app::case_view;
use app::{Account, Error, Who};
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use domain::case::{Act, Back, Body, Finish, HandedOn, MOST_FILES, Place, Task, too_many_files};
use domain::package::TaskKind;
use domain::question::Attached;
use domain::refusal::Wrong;
use domain::{Id, Msg, Refusal};
use pages::contexts::{ActForm, DeskCase, Follows, May, Preview, Shown};
use pages::{AnswerSection, Words};

#[derive(Default)]
struct Sent {
    form: ActForm,
    task: Option<Id>,
    wrong: Vec<Wrong>,
    refused: Option<Msg>,
    preview: Option<Preview>,
    hands_on: Option<HandedOn>,
    status: StatusCode,
    /// Whether the officer has just done something.
    done: bool,
}

/// What an officer may do at a task of a case.
pub(crate) fn may(v: &case_view::CaseView, officer: &Account, task: Option<&Task>) -> May {
    let acts = v.case.acting.agency == officer.agency && v.case.acting.unit == officer.unit;
    let Some(task) = task.filter(|_| !v.case.status.is_closed()) else { return May { write: acts, ..May::default() } };
    let has = task.officer.as_deref();
    let work = has.is_none_or(|o| o == officer.name);
    let free = work && !v.case.waits(task.id);
    // What leads the case on waits for the person, whoever asks.
    let leads = free && !v.case.is_asked();
    let kind = task.of(&v.service);
    let decides = v.case.decides(&v.service, task);
    let asks = Some(task).filter(|t| work && v.case.asks(t.id));
    let mut ours = v.case.tasks_at(&officer.agency, &officer.unit).filter(|t| t.officer.as_deref().is_none_or(|o| o == officer.name));
    let steward = v.case.steward == officer.agency;
    May {
        claim: has.is_none(),
        release: has == Some(officer.name.as_str()),
        take_over: !work,
        work,
        take_back: asks.or_else(|| ours.find(|t| v.case.asks(t.id))).map(|t| t.id),
        write: true,
        advance: leads && kind.is_none() && !task.decides,
        // What a sub-case comes to ends its task.
        finish: free && kind.is_some() && !decides && task.sub_case.is_none(),
        appoint: work && kind.is_some_and(|k| k.kind == TaskKind::Inspect),
        not_found: work && task.reported.is_some(),
        call_off: work && task.appointment.as_ref().is_some_and(|a| a.at > v.now),
        complete: leads && steward && v.case.completeness.is_some(),
        extend: free && steward && v.case.may_extend(&v.service).is_ok(),
        extend_task: free && v.case.may_extend_task(&v.service, task).is_ok(),
        decide: leads && decides,
    }
}

async fn page(web: &Web, asked: &Asked, id: Id, sent: Sent) -> Shows {
    let officer = asked.officer()?;
    let case_view::Whole { view: v, answers, person, name_now, barred, .. } = case_view::whole(&web.app, &asked.who, id).await?;
    // One's own task, then a free one, then that of a colleague; or the one that the list led to.
    let mut ours: Vec<&Task> = v.case.tasks_at(&officer.agency, &officer.unit).collect();
    ours.sort_by_key(|t| (Some(t.id) != sent.task, t.officer.as_deref() != Some(&officer.name), t.officer.is_some()));
    let task = ours.first().copied();
    let may = may(&v, officer, task);
    // What was typed for a task that is gone belongs into no form of another task; a note can take it.
    let (mut form, mut unsaved) = (sent.form, String::new());
    let is_gone = match form.act.as_str() {
        "note" | "message" => false,
        // Its form is not there while it cannot be done.
        "finish" if !may.finish => true,
        "decision" if !may.decide => true,
        "advance" if !may.advance => true,
        _ => sent.task.is_some_and(|t| v.case.task(t).is_none()),
    };
    if sent.refused.is_some() && is_gone {
        unsaved = [form.told.trim(), form.unticked.trim(), form.text.trim()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        let text = unsaved.clone();
        form = if may.write && !text.is_empty() { ActForm { act: "note".into(), text, ..Default::default() } } else { ActForm::default() };
    }
    let (follows, signs) = match task.filter(|_| may.finish && app::act::leads_on(&v.service)) {
        Some(task) => follows(web, asked, id, task.id).await?,
        None => Default::default(),
    };
    let did =
        v.events.iter().map(|h| h.actor.as_str()).chain(v.reads.iter().map(|r| r.who.as_str())).filter_map(|a| a.strip_prefix("officer:"));
    let had = v.events.iter().filter_map(|h| match &h.body {
        Body::TakenOver { from: name, .. } | Body::Assigned { to: name, .. } => Some(name.as_str()),
        _ => None,
    });
    let has = v.case.tasks.iter().filter_map(|t| t.officer.as_deref());
    let names = app::desk::names(&web.app, did.chain(had).chain(has).map(String::from).collect()).await?;
    let ours = |paid: &domain::fee::Paid| paid.place.agency == officer.agency && paid.place.unit == officer.unit;
    let refunds: Vec<domain::fee::Paid> = v.to_give_back().into_iter().filter(ours).collect();
    let shared = app::recorded::among(&web.app, &asked.who, id, &refunds).await?;
    let colleagues = if may.work { super::list::colleagues(web, officer).await? } else { Default::default() };
    let page = DeskCase {
        names,
        colleagues,
        frame: frame(web, asked, v.service.sample),
        case: &v.case,
        service: &v.service,
        catalogue: &web.app.offer.catalogue,
        person: me::held(&person),
        name_now,
        answers: AnswerSection::corrected(&v.service, &answers, v.changed(), Words::of(asked.lang)),
        correctable: if may.work { domain::case::correctable(&v.service, &answers) } else { vec![] },
        related: related(web, asked, &v, "/desk/cases"),
        moments: cases::moments(&v),
        letters: cases::letters(&v),
        turn: v.turn.clone().unwrap_or_default(),
        reads: by_others(&v, officer).map(|looked| read_line(web, asked, looked, id, Some(&v.service))).collect(),
        due_at: v.due_at,
        days_left: v.days_left,
        task,
        task_limit: task.map(|t| v.case.task_limit(t, &v.service, &web.app.offer.calendars, v.now)),
        dues: v.dues.clone(),
        complete_by: v.complete_by,
        may,
        barred: barred.into_iter().map(|b| (b.decision, b.ground, b.why)).collect(),
        form,
        unsaved,
        follows,
        signs,
        refunds,
        shared: shared.into_iter().map(|(receipt, other)| (receipt, other.told("desk-refund-elsewhere"))).collect(),
        object_until: v.object_until,
        pay_until: task.and_then(|t| v.case.pay_until(t, &web.app.offer.calendars)),
        wrong: sent.wrong,
        refused: sent.refused,
        preview: sent.preview,
        hands_on: sent.hands_on,
        done: sent.done,
    };
    Ok(shown_with(asked, sent.status, &page))
}

/// Who else read the case: an officer knows of his or her own readings, of which this page is one.
fn by_others<'v>(v: &'v case_view::CaseView, officer: &Account) -> impl Iterator<Item = &'v case_view::Looked> {
    v.reads.iter().filter(|looked| looked.who.strip_prefix("officer:") != Some(officer.name.as_str()))
}

/// A letter as the page shows it.
fn preview(web: &Web, asked: &Asked, letter: app::act::Letter) -> Preview {
    let own = |t: &domain::Text| Shown::plain(t.get(asked.lang).to_string());
    Preview {
        steward: web.app.offer.catalogue.agencies.get(&letter.steward).map_or(Shown::plain(""), |a| own(&a.title)),
        object: letter.object_until.zip(letter.service.objection.as_ref().map(|o| own(&o.within.rule))),
        against: Words::of(asked.lang).against(letter.outcome, &letter.against, &letter.service),
        letter: letter.text,
        lang: letter.lang,
    }
}

/// The decisions that outcomes of a task would lead to, and the letters that would be signed with them, by outcome; none where the officer
/// could not end it now.
async fn follows(web: &Web, asked: &Asked, id: Id, task: Id) -> Result<(Vec<Follows>, Vec<(String, Preview)>), Problem> {
    let leads = match app::act::outcomes(&web.app, &asked.who, id, Some(task)).await {
        Ok(leads) => leads,
        Err(Error::Refused(_)) => vec![],
        Err(e) => return Err(e.into()),
    };
    let steward = |id: &str| web.app.offer.catalogue.agencies.get(id).map_or("", |a| a.title.get(asked.lang)).to_string();
    let signs = |l: &app::act::Leads| {
        let s = l.signed.clone()?;
        let steward = Shown::plain(steward(&s.steward));
        Some((l.outcome.id.clone(), Preview { letter: s.text, lang: s.lang, steward, object: None, against: None }))
    };
    let signed = leads.iter().filter_map(signs).collect();
    let of = |l: app::act::Leads| {
        let (decision, letter) = l.decision?;
        let kind = letter.service.decision(&decision.kind)?;
        let ground = kind.grounds.iter().find(|g| g.id == decision.ground);
        Some(Follows {
            outcome: l.outcome.id,
            decision: Shown::of(&kind.title, asked.lang).into_owned(),
            is: decision.outcome,
            ground: ground.map_or(Shown::plain(""), |g| Shown::of(&g.title, asked.lang).into_owned()),
            preview: preview(web, asked, letter),
        })
    };
    Ok((leads.into_iter().filter_map(of).collect(), signed))
}

/// GET `/desk/cases/{id}?task=`.
pub async fn one(State(web): State<Web>, asked: Asked, uri: Uri, Path(id): Path<String>) -> Shows {
    asked.officer()?;
    let task = asking::query(&uri, "task").and_then(|t| t.parse().ok());
    page(&web, &asked, asking::id(&id)?, Sent { task, done: asked.done, ..Default::default() }).await
}

/// The page of a case; of one of its tasks where the officer's unit has several.
fn page_of(c: &domain::case::Case, officer: &Account, task: Option<Id>) -> String {
    let several = c.tasks_at(&officer.agency, &officer.unit).count() > 1;
    match task.filter(|t| several && c.task(*t).is_some()) {
        Some(task) => format!("/desk/cases/{}?task={task}", c.id),
        None => format!("/desk/cases/{}", c.id),
    }
}

/// After an act: the case again; what was refused stands beside what was typed. A case that left the officer's sight
/// leads back to the list.
async fn after(web: &Web, asked: &Asked, id: Id, task: Option<Id>, form: ActForm, result: app::Result<domain::case::Case>) -> Shows {
    match result {
        Ok(c) => {
            let officer = asked.officer()?;
            let ours = c.tasks_at(&officer.agency, &officer.unit).next().is_some() || c.status.is_closed();
            if !ours && c.acted_before.is_empty() {
                return Ok(go("/desk"));
            }
            Ok(done(&page_of(&c, officer, task)))
        }
        Err(Error::Refused(Refusal::NotFound)) => Err(Refusal::NotFound.into()),
        Err(Error::Refused(r)) => {
            let status = StatusCode::from_u16(r.status()).unwrap_or(StatusCode::BAD_REQUEST);
            let (wrong, refused) = match &r {
                Refusal::Invalid(w) => (w.clone(), None),
                // Only this form has files.
                r if form.act == "finish" && passes(r) => (vec![Wrong { question: "file".into(), message: r.message() }], None),
                other => (vec![], Some(other.message())),
            };
            let mut shown = page(web, asked, id, Sent { form, task, wrong, refused, status, ..Default::default() }).await?;
            retry_after(shown.headers_mut(), &r);
            Ok(shown)
        }
        Err(e) => Err(e.into()),
    }
}

async fn on_task(web: Web, asked: Asked, task: String, act: Act, sound: Result<(), Refusal>) -> Shows {
    let officer = asked.officer()?;
    let task = asking::id(&task)?;
    let form = match &act {
        Act::TakeOver { reason } => ActForm { act: "take-over".into(), text: reason.clone(), ..Default::default() },
        Act::Assign { to, .. } => ActForm { act: "assign".into(), to: to.name.clone(), ..Default::default() },
        _ => ActForm::default(),
    };
    let done = match sound {
        Ok(()) => app::act::on_task(&web.app, &asked.who, task, act).await,
        Err(refused) => Err(refused.into()),
    };
    match done {
        Ok(c) => Ok(go(&page_of(&c, officer, Some(task)))),
        Err(Error::Refused(r)) if r != Refusal::NotFound => {
            let case = app::desk::case_of_task(&web.app, &asked.who, task).await?;
            after(&web, &asked, case, Some(task), form, Err(Error::Refused(r))).await
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/desk/tasks/{id}/claim`.
pub async fn claim(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    on_task(web, asked, id, Act::Claim, Ok(())).await
}

/// POST `/desk/tasks/{id}/release`.
pub async fn release(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    on_task(web, asked, id, Act::Release, Ok(())).await
}

/// POST `/desk/tasks/{id}/take-over`.
pub async fn take_over(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    on_task(web, asked, id, Act::TakeOver { reason: f.get("reason").into() }, f.sound("")).await
}

/// POST `/desk/tasks/{id}/assign`.
pub async fn assign(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    let typed = f.get("officer").to_string();
    match app::desk::colleague(&web.app, asked.officer()?, &typed).await {
        Ok(to) => on_task(web, asked, id, Act::Assign { to, reason: String::new() }, f.sound("")).await,
        // Nobody is meant by what was typed: it stands there again, with why.
        Err(Error::Refused(why)) => {
            let to = app::act::in_unit_of(asked.officer()?, &typed);
            on_task(web, asked, id, Act::Assign { to, reason: String::new() }, Err(why)).await
        }
        Err(e) => Err(e.into()),
    }
}

/// What was sent by a form, to fill it again.
fn filled(kind: &str, f: &Form) -> ActForm {
    let text = |k: &str| f.get(k).to_string();
    let said = match kind {
        "advance" | "decision" => "note",
        "finish" => "note",
        "transfer" | "take-over" | "take-back" | "extension" | "call-off" | "payment-not-found" => "reason",
        "appointment" => "place",
        _ => "text",
    };
    ActForm {
        act: kind.into(),
        told: text("told"),
        text: text(said),
        to: text(if kind == "assign" { "officer" } else { "to" }),
        limit: text("limit"),
        decision: text("decision"),
        ground: text("ground"),
        outcome: text("outcome"),
        checked: f.all("checked").map(String::from).collect(),
        unticked: text("unticked"),
        receipt: text("receipt"),
        rials: text("rials"),
        elsewhere: pays_both(f),
        reference: text("reference"),
        given_on: text("given_on"),
        questions: questions(f),
        date: text("date"),
        time: text("time"),
    }
}

/// The case with a form filled in as it was before signing in; nothing is done.
pub async fn again(web: &Web, asked: Asked, id: &str, kind: &str, f: &Form) -> Shows {
    page(web, &asked, asking::id(id)?, Sent { form: filled(kind, f), task: f.get("task").parse().ok(), ..Default::default() }).await
}

/// The same for the forms that say who has a task; its id is in their address.
pub async fn again_on_task(web: &Web, asked: Asked, task: &str, kind: &str, f: &Form) -> Shows {
    let task = asking::id(task)?;
    let case = app::desk::case_of_task(&web.app, &asked.who, task).await?;
    let asked = Asked { here: format!("/desk/cases/{case}"), ..asked };
    page(web, &asked, case, Sent { form: filled(kind, f), task: Some(task), ..Default::default() }).await
}

async fn act(web: Web, asked: Asked, id: String, f: Form, kind: &str) -> Shows {
    asked.officer()?;
    let id = asking::id(&id)?;
    let text = |k: &str| f.get(k).to_string();
    // The page was made for one task: when the case has moved on since, the officer must look again.
    let seen = f.get("task").parse().ok();
    if let Err(refused) = f.sound("questions") {
        return after(&web, &asked, id, seen, filled(kind, &f), Err(refused.into())).await;
    }
    let act = match kind {
        "question" => Act::Ask { text: text("text"), questions: questions(&f) },
        "take-back" => Act::TakeBack { reason: text("reason") },
        "note" => Act::Note { text: text("text") },
        "message" => Act::Message { text: text("text") },
        "advance" => Act::Advance { note: text("note") },
        "completeness" => Act::Complete,
        "extension" => match app::act::limit(f.get("limit")) {
            Ok(own) => Act::Extend { own, reason: text("reason") },
            Err(refused) => return after(&web, &asked, id, seen, filled(kind, &f), Err(refused.into())).await,
        },
        "appointment" => match app::act::moment(&web.app, &asked.who, f.get("date"), f.get("time")) {
            Ok(at) => Act::Appoint { at, place: text("place") },
            Err(refused) => return after(&web, &asked, id, seen, filled(kind, &f), Err(refused.into())).await,
        },
        "call-off" => Act::CallOff { reason: text("reason") },
        "payment-not-found" if !text("receipt").is_empty() => Act::NotGivenBack { receipt: text("receipt"), reason: text("reason") },
        "payment-not-found" => Act::PaymentNotFound { reason: text("reason") },
        "payment-found" => Act::Record { receipt: text("receipt"), elsewhere: pays_both(&f) },
        "given-back" => Act::GiveBack(Back {
            receipt: text("receipt"),
            rials: f.get("rials").parse().ok(),
            reference: text("reference"),
            on: text("given_on"),
            elsewhere: pays_both(&f),
        }),
        "transfer" => Act::Transfer { to: place_of(&f), reason: text("reason") },
        "decision" => Act::Decide { decision: text("decision"), ground: text("ground"), note: text("note") },
        _ => return Err(Refusal::NotFound.into()),
    };
    let form = filled(kind, &f);
    if kind == "decision" && f.get("act") == "preview" {
        return match app::act::preview(&web.app, &asked.who, id, f.get("decision"), f.get("ground"), f.get("note"), seen).await {
            Ok(letter) => {
                let preview = preview(&web, &asked, letter);
                page(&web, &asked, id, Sent { form, task: seen, preview: Some(preview), ..Default::default() }).await
            }
            Err(e) => after(&web, &asked, id, seen, form, Err(e)).await,
        };
    }
    // What handing on does is read before it is done; until then what was typed can be changed.
    if kind == "transfer" && f.get("act") != "hand-on" {
        if f.get("act") == "change" {
            return page(&web, &asked, id, Sent { form, task: seen, ..Default::default() }).await;
        }
        let to = place_of(&f);
        return match app::act::handed_on(&web.app, &asked.who, id, to, f.get("reason"), seen).await {
            Ok(then) => page(&web, &asked, id, Sent { form, task: seen, hands_on: Some(then), ..Default::default() }).await,
            Err(e) => after(&web, &asked, id, seen, form, Err(e)).await,
        };
    }
    let done = app::act::act_on(&web.app, &asked.who, id, act, seen).await;
    after(&web, &asked, id, seen, form, done).await
}

/// Whether the officer says that the receipt pays for another case too: of this number, and of no other that was typed since.
fn pays_both(f: &Form) -> bool {
    !f.get("elsewhere").is_empty() && domain::fee::is_same_number(f.get("elsewhere"), f.get("receipt"))
}

/// The questions of the form that are opened.
fn questions(f: &Form) -> Vec<String> {
    f.all("questions").map(String::from).collect()
}

/// To which unit a case is handed on; to none that exists where none is named.
fn place_of(f: &Form) -> Place {
    Place::parse(f.get("to")).unwrap_or(Place { agency: String::new(), unit: String::new() })
}

/// POST `/desk/cases/{id}/question`.
pub async fn question(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "question").await
}
/// POST `/desk/cases/{id}/take-back`.
pub async fn take_back(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "take-back").await
}
/// POST `/desk/cases/{id}/note`.
pub async fn note(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "note").await
}
/// POST `/desk/cases/{id}/message`.
pub async fn message(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "message").await
}
/// POST `/desk/cases/{id}/advance`.
pub async fn advance(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "advance").await
}
/// POST `/desk/cases/{id}/completeness`.
pub async fn completeness(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "completeness").await
}
/// POST `/desk/cases/{id}/extension`.
pub async fn extension(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "extension").await
}
/// POST `/desk/cases/{id}/appointment`.
pub async fn appointment(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "appointment").await
}
/// POST `/desk/cases/{id}/call-off`.
pub async fn call_off(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "call-off").await
}
/// POST `/desk/cases/{id}/payment-not-found`.
pub async fn payment_not_found(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "payment-not-found").await
}
/// POST `/desk/cases/{id}/payment-found`.
pub async fn payment_found(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "payment-found").await
}
/// POST `/desk/cases/{id}/given-back`.
pub async fn given_back(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "given-back").await
}
/// POST `/desk/cases/{id}/finish`: with photos and other files.
pub async fn finish(State(web): State<Web>, asked: Asked, Path(id): Path<String>, request: Request) -> Shows {
    let known = async {
        asked.officer()?;
        let case = asking::id(&id)?;
        // Whoever may not work on the case gives it no files; what was typed while somebody else ended the task is shown again.
        let uploader = match app::act::may_finish(&web.app, &asked.who, case, None).await {
            Ok(uploader) => Some(uploader),
            Err(Error::Refused(Refusal::NotAllowed(_) | Refusal::Conflict(_))) => None,
            Err(e) => return Err(e.into()),
        };
        Ok::<_, Problem>((case, uploader))
    };
    let (case, uploader) = match known.await {
        Ok(known) => known,
        Err(problem) => return Err(refused(request, &web, problem).await),
    };
    let mut arriving = Arriving::of(request, &web, &asked.who).await?.room_for(MOST_FILES, too_many_files("file"));
    let mut files: Vec<Attached> = vec![];
    while let Some(uploader) = uploader {
        let kept = match arriving.file().await {
            Ok(None) => break,
            Ok(Some(Upload { name, bytes, held })) => {
                let kept = app::draft::keep(&web.app, uploader, "file", &name, bytes).await;
                drop(held);
                kept
            }
            Err(e) => Err(e),
        };
        match kept {
            Ok(kept) => kept.join(&mut files),
            Err(e) => {
                let form = arriving.form_after(&e).await;
                return after(&web, &asked, case, form.get("task").parse().ok(), filled("finish", &form), Err(e)).await;
            }
        }
    }
    let f = arriving.form().await?;
    let seen = f.get("task").parse().ok();
    if uploader.is_none() {
        let why = match app::act::may_finish(&web.app, &asked.who, case, seen).await {
            Ok(_) => Refusal::Conflict(Msg::new("refusal-changed-meanwhile")).into(),
            Err(why) => why,
        };
        return after(&web, &asked, case, seen, filled("finish", &f), Err(why)).await;
    }
    let finish = Finish {
        outcome: f.get("outcome").into(),
        told: f.get("told").into(),
        note: f.get("note").into(),
        files,
        checked: f.all("checked").map(String::from).collect(),
        unticked: f.get("unticked").into(),
        receipt: f.get("receipt").into(),
        rials: Some(f.get("rials").into()),
        elsewhere: pays_both(&f),
        questions: questions(&f),
    };
    let brought = !finish.files.is_empty();
    let done = match f.sound_but(|name| matches!(name, "checked" | "questions")) {
        Ok(()) => app::act::act_on(&web.app, &asked.who, case, Act::Finish(finish), seen).await,
        Err(refused) => Err(refused.into()),
    };
    // No page can choose a file for somebody.
    let done = done.map_err(|e| match e {
        Error::Refused(Refusal::Invalid(mut wrong)) if brought && wrong.iter().all(|w| w.question != "file") => {
            wrong.push(Wrong { question: "file".into(), message: Msg::new("desk-files-again") });
            Refusal::Invalid(wrong).into()
        }
        e => e,
    });
    after(&web, &asked, case, seen, filled("finish", &f), done).await
}

/// POST `/desk/cases/{id}/transfer`.
pub async fn transfer(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "transfer").await
}
/// POST `/desk/cases/{id}/decision`.
pub async fn decision(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    act(web, asked, id, f, "decision").await
}

/// GET `/desk/cases/{id}/letters/{event}`: for whoever comes to the counter.
pub async fn letter(State(web): State<Web>, asked: Asked, Path((id, seq)): Path<(String, i64)>) -> Shows {
    asked.officer()?;
    crate::letter::page(&web, &asked, &id, seq, "/desk/cases").await
}

/// GET `/desk/cases/{id}/files/{sha256}`.
pub async fn file(State(web): State<Web>, asked: Asked, Path((id, sha256)): Path<(String, String)>) -> Shows {
    let officer = asked.officer()?.clone();
    cases::download(&web, &Who::Officer(officer), &id, &sha256).await
}
