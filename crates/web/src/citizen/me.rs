//! A person about themselves; and the demonstration's outbox.

use crate::Web;
use crate::asking::{self, Asked, Path, query};
use crate::frame::{Shows, frame, go, read_line, show, shown_with};
use crate::multipart::Form;
use app::case_view::Looked;
use app::{Error, Person};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use domain::case::Place;
use domain::refusal::Wrong;
use domain::{Id, Lang, Refusal};
use pages::Words;
use pages::contexts::{Held, Holdings, MyData, NewerNotice, NoticeLine, Notices, Outbox, SentLine, SessionLine, Shown};

/// What is held about a person.
pub fn held(p: &Person) -> Held {
    Held {
        visitor: p.kind == "visitor",
        identifier: p.identifier.split_once(':').map_or(p.identifier.clone(), |(_, id)| id.into()),
        name: p.name.clone(),
        mobile: p.mobile.clone(),
        email: p.email.clone(),
        lang: p.lang,
        since: p.created_at,
    }
}

/// A browser and its system by their names, out of how the browser named itself; its first words where it is another.
fn device(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 5] =
        [("Firefox/", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    const SYSTEMS: [(&str, &str); 6] =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];
    let named = |list: &[(&str, &'static str)]| list.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(b), Some(s)) => format!("{b} · {s}"),
        (Some(one), None) | (None, Some(one)) => one.into(),
        (None, None) => agent.chars().take(40).collect(),
    }
}

/// Where somebody is signed in, for a page.
pub fn session_lines(asked: &Asked, sessions: Vec<app::Session>) -> Vec<SessionLine> {
    let line = |s: app::Session| SessionLine {
        this: Some(s.id) == asked.session,
        id: s.id,
        agent: device(&s.agent),
        created_at: s.created_at,
        expires_at: s.expires_at,
    };
    sessions.into_iter().map(line).collect()
}

async fn page(web: &Web, asked: &Asked, uri: &Uri, wrong: Vec<Wrong>, typed: Option<(&str, Lang)>) -> Shows {
    let person = asked.person()?;
    let mut held = held(person);
    if let Some((name, lang)) = typed {
        held.lang = lang;
        // A name that was taken away stands there again.
        held.name = Some(name).filter(|n| !n.trim().is_empty()).map_or(held.name, String::from);
    }
    let after: Id = query(uri, "after").and_then(|a| a.parse().ok()).unwrap_or_default();
    let app::me::Held { holdings, sessions, reads } = app::me::held(&web.app, person.id, after).await?;
    let next = (reads.len() >= app::me::PAGE).then(|| reads.last().map(|r| r.access.id)).flatten();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = MyData {
        frame: frame(web, asked, false),
        held,
        holdings: Holdings { drafts: holdings.drafts, cases: holdings.cases, files: holdings.files, notices: holdings.notices },
        sessions: session_lines(asked, sessions),
        reads: reads
            .iter()
            .map(|app::Reading { access: r, service, version }| {
                let place = Place::parse(&r.place).unwrap_or(Place { agency: r.place.clone(), unit: String::new() });
                let looked = Looked { at: r.at, who: r.officer.clone(), place, purpose: r.purpose };
                let version = web.app.offer.version(service, *version);
                let service = web.app.offer.service(service).map(|s| Shown::of(&s.title, asked.lang).into_owned());
                pages::contexts::ReadLine { service, ..read_line(web, asked, &looked, r.case, version.as_deref()) }
            })
            .collect(),
        next,
        wrong,
        saved: asked.done,
    };
    Ok(shown_with(asked, status, &page))
}

/// GET `/me?after=`.
pub async fn show_me(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    page(&web, &asked, &uri, vec![], None).await
}

/// GET `/me/data.json?after=`.
pub async fn data(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let after: Id = query(&uri, "after").and_then(|a| a.parse().ok()).unwrap_or_default();
    crate::api::me::data_file(&web, asked.person()?, after, asked.lang).await
}

fn chosen(f: &Form, person: &Person) -> Lang {
    Lang::parse(f.get("lang")).filter(|l| pages::Words::find(*l).is_some()).unwrap_or(person.lang)
}

/// POST `/me`.
pub async fn change(State(web): State<Web>, asked: Asked, uri: Uri, f: Form) -> Shows {
    let person = asked.person()?;
    let lang = chosen(&f, person);
    let done = match f.sound("") {
        Ok(()) => app::me::change(&web.app, person.id, Some(f.get("name")), Some(lang)).await,
        Err(refused) => Err(refused.into()),
    };
    match done {
        Ok(_) => Ok(crate::frame::done("/me")),
        Err(Error::Refused(Refusal::Invalid(wrong))) => page(&web, &asked, &uri, wrong, Some((f.get("name"), lang))).await,
        Err(e) => Err(e.into()),
    }
}

/// POST `/me/sessions/{id}/end`.
pub async fn end_session(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    app::me::end_sessions(&web.app, asked.person()?.id, Some(asking::id(&id)?)).await?;
    Ok(crate::frame::done("/me"))
}

/// POST `/me/sessions/end-all`.
pub async fn end_all(State(web): State<Web>, asked: Asked, _headers: HeaderMap) -> Shows {
    app::me::end_sessions(&web.app, asked.person()?.id, None).await?;
    Ok(super::sign_in::go_signed_out(&web, "/"))
}

fn newer_notice(web: &Web, service: &str, kind: &str, about: &app::AboutDraft) -> NewerNotice {
    let (changes, void) = app::tell::between(&web.app, service, about.old_version, about.new_version).unwrap_or_default();
    let withdrawn = if kind == app::SERVICE_WITHDRAWN { app::draft::withdrawn(&web.app, service) } else { None };
    NewerNotice { draft: about.draft, withdrawn, changes: changes.people.into_iter().chain(changes.fees).collect(), void }
}

/// GET `/notices?after=`.
pub async fn notices(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let after: Id = query(&uri, "after").and_then(|a| a.parse().ok()).unwrap_or_default();
    let list = app::me::notices(&web.app, asked.person()?.id, after).await?;
    let next = (list.len() >= app::me::PAGE).then(|| list.last().map(|(n, _)| n.id)).flatten();
    let to_sign = if after.is_nil() && asked.to_sign > 0 { app::cosign::to_sign(&web.app, asked.person()?).await? } else { vec![] };
    let page = Notices {
        frame: frame(&web, &asked, false),
        to_sign: to_sign.iter().map(|r| super::signatures::line(r, asked.lang)).collect(),
        notices: list
            .into_iter()
            .map(|(n, over)| NoticeLine {
                over,
                service: web
                    .app
                    .offer
                    .service(&n.service)
                    .map_or_else(|| Shown::plain(n.service.clone()), |s| Shown::of(&s.title, asked.lang).into_owned()),
                news: n.news.as_ref().map(|w| Words::of(asked.lang).news(&web.app.offer.catalogue, w)).unwrap_or_default(),
                told: n.news.map(|w| w.told).unwrap_or_default(),
                id: n.id,
                case: n.case,
                newer: n.about.map(|a| newer_notice(&web, &n.service, &n.kind, &a)),
                kind: n.kind,
                at: n.at,
                unread: n.read_at.is_none(),
                code: n.code,
            })
            .collect(),
        next,
    };
    Ok(show(&asked, &page))
}

/// POST `/notices/read`: those up to the newest that was shown.
pub async fn read(State(web): State<Web>, asked: Asked, f: Form) -> Shows {
    let person = asked.person()?.id;
    f.sound("")?;
    // What cannot be read is not "all of them".
    let until = Some(f.get("until")).filter(|s| !s.is_empty()).map(asking::id).transpose()?;
    app::me::read(&web.app, person, None, until).await?;
    Ok(go("/notices"))
}

/// GET `/demo/outbox`: only in a demonstration.
pub async fn outbox(State(web): State<Web>, asked: Asked) -> Shows {
    let (Some(_), Some(outbox)) = (&web.app.demo, web.app.outbox.clone()) else { return Err(Refusal::NotFound.into()) };
    let sent = tokio::task::spawn_blocking(move || outbox.newest(50)).await.map_err(app::Fault::new)?.map_err(app::Fault::new)?;
    let messages =
        sent.into_iter().map(|m| SentLine { channel: m.channel, to: m.to, subject: m.subject, text: m.text, at: m.at }).collect();
    Ok(show(&asked, &Outbox { frame: frame(&web, &asked, true), messages }))
}
