//! The desk's lists.

use crate::Web;
use crate::api::desk::{TaskQuery, after_refund, cursor_text, refund_text};
use crate::asking::{Asked, query};
use crate::frame::{Shows, frame, go, shown_with};
use crate::multipart::Form;
use app::desk::{Due, Filter, List, Whose};
use app::{Error, Who};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use domain::case::Act;
use domain::{Id, Lang, Msg, Refusal, Text};
use pages::contexts::{self, BulkDone, BulkLine, Colleagues, DeskList, DeskRefunds, FilterOption, RefundLine, Shown, TaskLine};
use std::borrow::Cow;

/// GET `/desk?view=&officer=&service=&stage=&due=&after=`.
pub async fn list(State(web): State<Web>, uri: Uri, headers: HeaderMap) -> Shows {
    let q = |k: &str| query(&uri, k);
    let asked_for = asked_for(q);
    let (Some(secret), Ok(filter)) = (Asked::secret(&web, &headers), asked_for.filter()) else {
        return without_what_is_wrong(&web, &Asked::of(&web, &uri, &headers).await?, asked_for).await;
    };
    // The page that officers look at all day: session and list in one flight.
    let (found, list) = match app::desk::list_in_session(&web.app, &secret, &filter).await {
        Err(Error::Refused(Refusal::Invalid(_))) => {
            return without_what_is_wrong(&web, &Asked::of(&web, &uri, &headers).await?, asked_for).await;
        }
        found => found?,
    };
    let asked = Asked::by_nobody(&uri, &headers).held(found);
    asked.officer()?;
    page(&web, &asked, &filter, &list.ok_or(Refusal::SignInNeeded)?, StatusCode::OK, Bulk::default()).await
}

/// GET `/desk/find?code=`: the case with a tracking code, for somebody who calls or comes; the list again where there is none here.
pub async fn find(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let sought: String = query(&uri, "code").unwrap_or_default().trim().chars().take(60).collect();
    match app::desk::by_code(&web.app, asked.officer()?, &sought).await {
        Ok(case) => Ok(go(&format!("/desk/cases/{case}"))),
        Err(Error::Refused(Refusal::NotFound)) => {
            let refused = Some(Msg::new("desk-find-none"));
            again(&web, &asked, &TaskQuery::default(), StatusCode::NOT_FOUND, Bulk { refused, sought, ..Bulk::default() }).await
        }
        Err(e) => Err(e.into()),
    }
}

/// What to list, by the names of an address or a form.
fn asked_for(of: impl Fn(&str) -> Option<String>) -> TaskQuery {
    TaskQuery { view: of("view"), officer: of("of"), service: of("service"), stage: of("stage"), due: of("due"), after: of("after") }
}

/// The list by the filters that can be read, and that the others were left out.
async fn without_what_is_wrong(web: &Web, asked: &Asked, mut asked_for: TaskQuery) -> Shows {
    let officer = asked.officer()?;
    loop {
        let list = match asked_for.filter() {
            Ok(filter) => app::desk::list(&web.app, officer, &filter).await.map(|list| (filter, list)),
            Err(wrong) => Err(wrong.into()),
        };
        match list {
            Err(Error::Refused(Refusal::Invalid(wrong))) => asked_for.leave_out(&wrong),
            list => {
                let ((filter, list), refused) = (list?, Some(Msg::new("desk-filter-left-out")));
                return page(web, asked, &filter, &list, StatusCode::UNPROCESSABLE_ENTITY, Bulk { refused, ..Bulk::default() }).await;
            }
        }
    }
}

/// An act on several tasks, as the list shows it afterwards.
#[derive(Default)]
struct Bulk {
    /// What came of it at each.
    results: Vec<BulkLine<'static>>,
    /// Why nothing was done.
    refused: Option<Msg>,
    /// The tasks that were ticked when nothing was done.
    ticked: Vec<Id>,
    /// To whom they should have gone, as it was typed.
    to: String,
    /// Why, as it was typed.
    reason: String,
    /// The tracking code that was sought.
    sought: String,
}

/// The list after an act on several tasks.
async fn again(web: &Web, asked: &Asked, asked_for: &TaskQuery, status: StatusCode, bulk: Bulk) -> Shows {
    let filter = asked_for.filter()?;
    let list = app::desk::list(&web.app, asked.officer()?, &filter).await?;
    page(web, asked, &filter, &list, status, bulk).await
}

/// POST `/desk/bulk`: takes, gives back or gives to a colleague the tasks that are selected; the list again, with what came of each.
/// Where nothing was done, what was ticked and typed stands there still.
pub async fn bulk(State(web): State<Web>, asked: Asked, f: Form) -> Shows {
    let officer = asked.officer()?;
    let who = Who::Officer(officer.clone());
    let asked_for = asked_for(|k| Some(f.get(k).to_string()));
    // An id that cannot be read is one of no task.
    let tasks: Vec<Id> = f.all("tasks").map(|t| t.parse().unwrap_or_default()).collect();
    let act = match f.sound("tasks") {
        Ok(()) if f.get("act") == "assign" => {
            app::desk::colleague(&web.app, officer, f.get("officer")).await.map(|to| Act::Assign { to, reason: f.get("reason").into() })
        }
        Ok(()) => bulk_act(f.get("act"), officer, ("", "")).map_err(Error::from),
        Err(r) => Err(r.into()),
    };
    let done = match act {
        Ok(act) => app::act::on_tasks(&web.app, &who, &tasks, act.clone()).await.map(|done| (act, done)),
        Err(e) => Err(e),
    };
    match done {
        Ok((act, done)) => {
            let results = done.into_iter().map(|d| line(&web, &asked, &act, d)).collect();
            again(&web, &asked, &asked_for, StatusCode::OK, Bulk { results, ..Bulk::default() }).await
        }
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let refused = wrong.into_iter().next().map(|w| w.message);
            let kept = Bulk { refused, ticked: tasks, to: f.get("officer").into(), reason: f.get("reason").into(), ..Bulk::default() };
            again(&web, &asked, &asked_for, StatusCode::UNPROCESSABLE_ENTITY, kept).await
        }
        Err(e) => Err(e.into()),
    }
}

/// What came of an act at one of several tasks.
fn line(web: &Web, asked: &Asked, act: &Act, d: app::act::OnTask) -> BulkLine<'static> {
    let service = |c: &domain::case::Case| web.app.offer.version(&c.service, c.version);
    let title = d.case.as_ref().and_then(service).map_or(Shown::plain(""), |s| Shown::of(&s.title, asked.lang).into_owned());
    let came = match (d.refused, act) {
        (Some(why), _) => Err(why.message()),
        (None, Act::Assign { to, .. }) => Ok(BulkDone::Given(to.name.clone())),
        (None, Act::Release) => Ok(BulkDone::Released),
        (None, _) => Ok(BulkDone::Claimed),
    };
    let (case, code) = d.case.map_or((None, String::new()), |c| (Some(c.id), c.tracking_code));
    BulkLine { task: d.task, case, code: Cow::Owned(code), service: title, came }
}

/// Colleagues of an officer, for a page.
pub async fn colleagues(web: &Web, officer: &app::Account) -> app::Result<Colleagues> {
    let all = app::desk::colleagues(&web.app, officer).await?;
    let mut listed = all.listed.clone();
    listed.remove(&officer.name);
    Ok(Colleagues { listed, more: all.more })
}

/// What may be done with several tasks at once: `assign` to the officer `to` of the same unit, with a reason for those that a colleague has.
///
/// # Errors
/// When it is anything else.
pub fn bulk_act(name: &str, officer: &app::Account, (to, reason): (&str, &str)) -> Result<Act, Refusal> {
    match name {
        "assign" if to.trim().is_empty() => Err(Refusal::wrong("officer", Msg::new("desk-bulk-nobody"))),
        "assign" => Ok(Act::Assign { to: app::act::in_unit_of(officer, to), reason: reason.into() }),
        "claim" => Ok(Act::Claim),
        "release" => Ok(Act::Release),
        _ => Err(crate::asking::one_of("act", "claim, release, assign")),
    }
}

/// A title, or the id of what is gone from the packages.
fn titled<'a>(title: Option<&'a Text>, id: &'a str, lang: Lang) -> Shown<'a> {
    title.map_or_else(|| Shown::plain(id), |t| Shown::of(t, lang))
}

async fn page(web: &Web, asked: &Asked, filter: &Filter, list: &List, status: StatusCode, bulk: Bulk) -> Shows {
    let officer = asked.officer()?;
    let lang = asked.lang;
    let newest = |id: &str| web.app.offer.service(id);
    // Counts are those of the unit: of the list of one's own they say nothing.
    let counted = |n: i64| (filter.whose == Whose::Unit).then_some(n);
    let mut services: Vec<FilterOption<'_>> = vec![];
    for (s, _, n) in &list.counts {
        match services.iter_mut().find(|o| o.value == *s) {
            Some(o) => o.count = o.count.map(|before| before + n),
            None => services.push(FilterOption {
                value: Cow::Owned(s.clone()),
                title: titled(newest(s).as_ref().map(|s| &s.title), s, lang).into_owned(),
                count: counted(*n),
                chosen: filter.service.as_ref() == Some(s),
            }),
        }
    }
    let stages = list
        .counts
        .iter()
        .filter(|(s, _, _)| filter.service.as_ref() == Some(s))
        .map(|(s, g, n)| FilterOption {
            value: Cow::Owned(g.clone()),
            title: titled(newest(s).as_ref().and_then(|s| s.stage(g)).map(|g| &g.title), g, lang).into_owned(),
            count: counted(*n),
            chosen: filter.stage.as_ref() == Some(g),
        })
        .collect();
    // One look-up for each line, and its titles are lent to the page.
    let versions: Vec<_> = list.lines.iter().map(|l| web.app.offer.version(&l.service, l.version)).collect();
    let colleagues = colleagues(web, officer).await?;
    // Mostly they are all of the unit; who is not has left it, or is one of very many.
    let given = bulk.results.iter().filter_map(|r| if let Ok(BulkDone::Given(to)) = &r.came { Some(to.clone()) } else { None });
    let has = list.lines.iter().filter_map(|l| l.officer.clone()).chain(filter.officer.clone()).filter(|o| *o != officer.name);
    let others = has.chain(given).filter(|o| !colleagues.listed.contains_key(o)).collect();
    let mut names = app::desk::names(&web.app, others).await?;
    names.extend(colleagues.listed.clone());
    let page = DeskList {
        names,
        colleagues,
        frame: frame(web, asked, false),
        whose: match filter.whose {
            Whose::Unit => contexts::Whose::Unit,
            Whose::Mine => contexts::Whose::Mine,
        },
        due: filter.due.map(|d| match d {
            Due::Late => contexts::Due::Late,
            Due::Today => contexts::Due::Today,
            Due::Week => contexts::Due::Week,
        }),
        of: filter.officer.clone(),
        services,
        stages,
        unit_count: list.counts.iter().map(|c| c.2).sum(),
        mine_count: list.mine,
        offset: web.app.offer.working_days(&officer.agency).offset,
        lines: list
            .lines
            .iter()
            .zip(&versions)
            .zip(&list.more)
            .map(|((l, version), more)| TaskLine {
                task: l.id,
                case: l.case,
                code: Cow::Borrowed(&l.code),
                person: Cow::Borrowed(&l.person),
                service: titled(version.as_ref().map(|s| &s.title), &l.service, lang),
                stage: titled(version.as_ref().and_then(|s| s.stage(&l.stage)).map(|g| &g.title), &l.stage, lang),
                title: version.as_ref().and_then(|s| s.task(&l.kind)).map(|t| Shown::of(&t.title, lang)),
                officer: l.officer.as_deref().map(Cow::Borrowed),
                due_at: l.due_at,
                urgency: app::desk::urgency(&web.app, officer, l, list.now),
                waiting: l.waiting,
                person_until: more.person_until.map(|at| (at, more.person_rule.clone())),
                limit: more.limit.clone(),
                visit_at: more.visit_at,
                reported: more.reported.is_some(),
                opened_at: l.opened_at,
                unread: l.unread,
                ticked: bulk.ticked.contains(&l.id),
            })
            .collect(),
        first: filter.after.is_none(),
        after: filter.after.map(cursor_text).unwrap_or_default(),
        next: list.next.map(cursor_text),
        to: bulk.to,
        reason: bulk.reason,
        results: bulk.results,
        refused: bulk.refused,
        sought: bulk.sought,
    };
    Ok(shown_with(asked, status, &page))
}

/// GET `/desk/refunds?after=`: what the unit is to give back.
pub async fn refunds(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let after = query(&uri, "after").and_then(|a| after_refund(&a));
    let first = after.is_none();
    let refunds = app::refund::list(&web.app, asked.officer()?, after).await?;
    let titled = |l: &app::refund::Line| web.app.offer.version(&l.service, l.version).map(|s| Shown::of(&s.title, asked.lang).into_owned());
    let object_rule = |l: &app::refund::Line| {
        let service = web.app.offer.version(&l.service, l.version)?;
        Some(pages::Words::of(asked.lang).rule(&service.objection.as_ref()?.within.rule))
    };
    let line = |(l, other): &(app::refund::Line, Option<app::recorded::Elsewhere>)| RefundLine {
        case: l.case,
        code: Cow::Owned(l.code.clone()),
        person: Cow::Owned(l.name.clone()),
        service: titled(l).unwrap_or_else(|| Shown::plain(l.service.clone())),
        receipt: Cow::Owned(l.receipt.clone()),
        rials: l.rials,
        reported: l.reported,
        since: l.since,
        object_until: l.object_until.filter(|until| *until >= app::now::now()),
        object_rule: object_rule(l).unwrap_or_else(|| "".into()),
        elsewhere: other.as_ref().map(|other| other.told("desk-refund-elsewhere")),
    };
    let page = DeskRefunds {
        frame: frame(&web, &asked, false),
        lines: refunds.lines.iter().map(line).collect(),
        first,
        next: refunds.next.map(refund_text),
    };
    Ok(shown_with(&asked, StatusCode::OK, &page))
}
