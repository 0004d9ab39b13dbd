//! The desk's lists.

use crate::Web;
use crate::api::desk::{TaskQuery, bulk_act, cursor_text};
use crate::asking::{Asked, query};
use crate::frame::{Shows, frame, shown_with};
use crate::multipart::Form;
use app::Error;
use app::desk::{Due, Outcome, Whose};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use domain::{Id, Msg, Refusal};
use pages::contexts::{self, BulkLine, DeskList, FilterOption, Shown, TaskLine};
use std::borrow::Cow;

/// GET `/desk?view=&service=&stage=&due=&after=`.
pub async fn list(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    page(&web, &asked, |k| query(&uri, k), None, None).await
}

/// POST `/desk/bulk`: what is chosen in the list is taken or given back; then the list again, with what became of each.
pub async fn bulk(State(web): State<Web>, asked: Asked, f: Form) -> Shows {
    asked.officer()?;
    let tasks: Vec<Id> = f.all("task").filter_map(|t| t.parse().ok()).collect();
    let value = |k: &str| Some(f.get(k).to_string());
    let done = match bulk_act(f.get("act")) {
        Ok(act) => app::desk::bulk(&web.app, &asked.who, &act, &tasks).await,
        Err(refused) => Err(refused.into()),
    };
    let (bulk, refused) = match done {
        Ok(outcomes) => (Some(outcomes), None),
        Err(Error::Refused(Refusal::Invalid(wrong))) => (None, wrong.into_iter().next().map(|w| w.message)),
        Err(e) => return Err(e.into()),
    };
    // Links of the page lead to the list, not to what was sent.
    page(&web, &Asked { here: "/desk".into(), ..asked }, value, bulk, refused).await
}

fn result(o: Outcome) -> BulkLine {
    let why = match o.refused {
        // Of a task that is gone there is nothing to be said but that.
        Some(Refusal::NotFound) => Some(Msg::new("desk-bulk-gone")),
        other => other.map(|r| r.message()),
    };
    BulkLine { task: o.task, case: o.case, why }
}

async fn page(web: &Web, asked: &Asked, q: impl Fn(&str) -> Option<String>, bulk: Option<Vec<Outcome>>, refused: Option<Msg>) -> Shows {
    let officer = asked.officer()?;
    let asked_for = TaskQuery { view: q("view"), service: q("service"), stage: q("stage"), due: q("due"), after: q("after") };
    let filter = asked_for.filter()?;
    let list = app::desk::list(&web.app, officer, &filter).await?;
    let lang = asked.lang;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let service_title = |id: &str, version: Option<i64>| {
        let s = match version {
            Some(v) => web.app.offer.version(id, v),
            None => web.app.offer.service(id),
        };
        s.as_ref().map_or_else(|| Shown::plain(id.to_string()), |s| Shown::of(&s.title, lang).into_owned())
    };
    let stage_title = |service: &str, version: Option<i64>, stage: &str| {
        let s = match version {
            Some(v) => web.app.offer.version(service, v),
            None => web.app.offer.service(service),
        };
        s.as_ref().and_then(|s| s.stage(stage)).map_or_else(|| Shown::plain(stage.to_string()), |g| Shown::of(&g.title, lang).into_owned())
    };
    let task_title = |service: &str, version: i64, kind: &str| {
        let s = web.app.offer.version(service, version)?;
        Some(Shown::of(&s.task(kind)?.title, lang).into_owned())
    };
    let mut services: Vec<FilterOption<'_>> = vec![];
    for (s, _, n) in &list.counts {
        match services.iter_mut().find(|o| o.value == *s) {
            Some(o) => o.count += n,
            None => services.push(FilterOption {
                value: Cow::Owned(s.clone()),
                title: service_title(s, None),
                count: *n,
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
            title: stage_title(s, None, g),
            count: *n,
            chosen: filter.stage.as_ref() == Some(g),
        })
        .collect();
    let page = DeskList {
        frame: frame(web, asked, false),
        bulk: bulk.map(|b| b.into_iter().map(result).collect()),
        refused,
        after: q("after").unwrap_or_default(),
        whose: match filter.whose {
            Whose::Unit => contexts::Whose::Unit,
            Whose::Mine => contexts::Whose::Mine,
        },
        due: filter.due.map(|d| match d {
            Due::Late => contexts::Due::Late,
            Due::Today => contexts::Due::Today,
            Due::Week => contexts::Due::Week,
        }),
        services,
        stages,
        unit_count: list.counts.iter().map(|c| c.2).sum(),
        mine_count: list.mine,
        offset: web.app.offer.working_days(&officer.agency).offset,
        lines: list
            .lines
            .iter()
            .map(|l| TaskLine {
                task: l.id,
                case: l.case,
                code: Cow::Borrowed(&l.code),
                person: Cow::Borrowed(&l.person),
                service: service_title(&l.service, Some(l.version)),
                stage: stage_title(&l.service, Some(l.version), &l.stage),
                title: task_title(&l.service, l.version, &l.kind),
                officer: l.officer.as_deref().map(Cow::Borrowed),
                due_at: l.due_at,
                waiting: l.waiting,
                opened_at: l.opened_at,
                unread: l.unread,
            })
            .collect(),
        first: filter.after.is_none(),
        next: list.next.map(cursor_text),
    };
    Ok(shown_with(asked, status, &page))
}
