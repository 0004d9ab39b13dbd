//! The gateway: what people see.

pub mod browse;
pub mod cache;
pub mod cases;
pub mod correct;
pub mod filling;
pub mod me;
pub mod sign_in;
pub mod signatures;

use crate::Web;
use crate::asking::Asked;
use crate::frame::agency_title;
use app::{Brief, Draft};
use domain::case::{Decision, Status};
use domain::package::Service;
use domain::{Millis, form};
use pages::contexts::{CaseLine, DraftLine, OpenCase, ServiceLine, Shown, SignatureLine};
use pages::{To, Words};
use std::borrow::Cow;
use std::sync::Arc;

/// A case in a list.
pub fn case_line<'a>(web: &'a Web, asked: &Asked, c: &Brief) -> CaseLine<'a> {
    let (lang, due_at, c) = (asked.lang, c.due_at, &c.case);
    let service = web.app.offer.version(&c.service, c.version);
    let turn = service.as_ref().and_then(|s| c.turn(s, &web.app.offer.calendars, asked.now));
    // Where the version of the service is not here, the unit that has the case is known still.
    let (words, catalogue) = (Words::of(lang), &web.app.offer.catalogue);
    let yours = turn.as_ref().map_or(c.status == Status::Waiting, |turn| turn.is_persons());
    let turn = match turn {
        Some(turn) => words.turn_in_short(catalogue, &c.steward, &turn, To::Person),
        None => words.unit(catalogue, &c.steward, &c.acting),
    };
    // What was taken back nobody decided: the agency that answers for it has it.
    let agency = match c.status {
        Status::Decided => web.app.offer.place_title(&c.acting, lang).0,
        _ => agency_title(web, &c.steward, lang),
    };
    let decision = c.decision.as_ref().filter(|_| c.status == Status::Decided);
    let title = |d: &Decision| {
        let kind = service.as_ref().and_then(|s| s.decision(&d.kind));
        kind.map_or_else(|| Shown::plain(d.kind.clone()), |k| Shown::of(&k.title, lang).into_owned())
    };
    CaseLine {
        id: c.id,
        code: Cow::Owned(c.tracking_code.clone()),
        service: service.as_ref().map_or_else(|| Shown::plain(c.service.clone()), |s| Shown::of(&s.title, lang).into_owned()),
        icon: Cow::Owned(service.as_ref().map_or_else(|| "file-text".into(), |s| s.icon.clone())),
        stage: service
            .as_ref()
            .and_then(|s| s.stage(&c.stage))
            .map_or_else(|| Shown::plain(c.stage.clone()), |s| Shown::of(&s.title, lang).into_owned()),
        agency,
        turn,
        yours,
        status: c.status,
        part: c.parent.is_some(),
        objected: c.is_objected(),
        due_at,
        late: due_at.is_some_and(|at| at < app::now::now()),
        due_rule: service.as_ref().map(|s| Shown::of(c.due_rule(s), lang).into_owned()),
        decision: decision.map(|d| (d.outcome, title(d))),
        decided_by: decision.and_then(|d| words.decided_in_short(d.by)),
        submitted_at: c.submitted_at,
        changed_at: c.changed_at,
    }
}

/// Drafts of one person in a list.
pub async fn draft_lines<'a>(web: &'a Web, asked: &Asked, drafts: &[Draft]) -> app::Result<Vec<DraftLine<'a>>> {
    let versions: Vec<_> = drafts.iter().map(|d| web.app.offer.version(&d.service, d.version)).collect();
    let with: Vec<_> = drafts.iter().zip(&versions).filter_map(|(d, s)| Some((d, &**s.as_ref()?))).collect();
    let mut standing = app::cosign::standing(&web.app, &with).await?.into_iter();
    let line = |(d, s): (&Draft, &Option<Arc<Service>>)| {
        let needed = if s.is_some() { standing.next().unwrap_or_default() } else { vec![] };
        draft_line(web, asked, d, s.as_deref(), signatures::lines(&needed))
    };
    Ok(drafts.iter().zip(&versions).map(line).collect())
}

fn draft_line<'a>(web: &'a Web, asked: &Asked, d: &Draft, service: Option<&Service>, signatures: Vec<SignatureLine>) -> DraftLine<'a> {
    let withdrawn = web.app.offer.is_withdrawn(&d.service);
    let takes = !withdrawn && web.app.offer.void(&d.service, d.version).is_none();
    DraftLine {
        id: d.id,
        service: service.map_or_else(|| Shown::plain(d.service.clone()), |s| Shown::of(&s.title, asked.lang).into_owned()),
        icon: Cow::Owned(service.map_or_else(|| "file-text".into(), |s| s.icon.clone())),
        changed_at: d.changed_at,
        answered: service.map_or(0, |s| form::journey(s, &d.answers).filter(|(_, q)| d.answers.contains_key(&q.id)).count()),
        asked: service.map_or(0, |s| form::journey(s, &d.answers).count()),
        complete: takes && service.is_some_and(|s| is_complete(web, s, d, asked.now)),
        withdrawn,
        signatures,
    }
}

/// Whether a draft has every answer that it needs, and none that keeps its person from getting the service.
fn is_complete(web: &Web, service: &Service, d: &Draft, now: Millis) -> bool {
    let answered = form::where_left_off(service, &d.answers).is_none();
    answered && form::not_eligible(service, &d.answers, &web.app.offer.today(&service.agency, now)).is_none()
}

/// A service in a list, out of the catalogue.
pub fn service_line<'a>(web: &'a Web, id: &str) -> Option<ServiceLine<'a>> {
    let service: &Service = web.app.offer.catalogue.services.get(id)?;
    Some(ServiceLine { service, agency: web.app.offer.agency(&service.agency)? })
}

/// The person's cases of a service that are not closed, for whoever is about to apply for it again.
async fn open_cases(web: &Web, person: domain::Id, service: &str) -> Result<Vec<OpenCase>, app::Error> {
    let cases = app::me::open_cases(&web.app, person, service).await?;
    Ok(cases.into_iter().map(|b| OpenCase { id: b.case.id, code: b.case.tracking_code, sent: b.case.submitted_at }).collect())
}
