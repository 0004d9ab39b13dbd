//! Pages that everyone sees.

use super::{case_line, draft_lines, service_line};
use crate::Web;
use crate::asking::{self, Address, Asked, Path, cookie, query, session_cookie};
use crate::frame::{Shows, frame, show, shown_with};
use app::Who;
use app::find::Among;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::case::{Place, Turn};
use domain::{Actor, Refusal};
use pages::contexts::{
    AgenciesPage, AgencyLine, AgencyPage, Article, FiguresPage, Home, LifeEventPage, NewsLine, Page, ProblemPage, SearchPage, ServicePage,
    Shown, Track, Tracked, TrackedLetter, TrackedUnit,
};
use pages::{Opening, To, Words};

/// Whether anything of the offer is sample data.
fn sample(web: &Web) -> bool {
    web.app.offer.catalogue.packages.iter().any(|p| p.sample)
}

/// Agencies on the home page.
const AGENCIES: usize = 6;

/// `/`.
pub async fn home(State(web): State<Web>, asked: Asked) -> Shows {
    let catalogue = &web.app.offer.catalogue;
    let home = app::find::home(&web.app).await?;
    let (mut waiting, mut drafts) = (vec![], vec![]);
    if let Who::Person(p) = &asked.who {
        let mine = app::me::cases(&web.app, p.id, domain::Id::nil()).await?;
        waiting = mine.waiting.iter().map(|c| case_line(&web, &asked, c)).collect();
        drafts = draft_lines(&web, &asked, &mine.drafts).await?;
    }
    let news = home.news.iter().filter_map(|(s, n)| Some(NewsLine { line: service_line(&web, &s.id)?, at: n.at, changed: n.changed }));
    let page = Home {
        frame: frame(&web, &asked, sample(&web)),
        waiting,
        drafts,
        life_events: &catalogue.life_events,
        most_used: home.most_used.iter().filter_map(|s| service_line(&web, &s.id)).collect(),
        is_counted: home.counted,
        news: news.collect(),
        // The page must not be longer than anybody looks; all of them have a page of their own.
        agencies: catalogue.agencies.values().take(AGENCIES).collect(),
    };
    Ok(show(&asked, &page))
}

/// `/search?q=`.
pub async fn search(State(web): State<Web>, asked: Asked, address: Address, uri: Uri) -> Shows {
    let typed: String = query(&uri, "q").unwrap_or_default().chars().take(200).collect();
    // Who is signed in is not kept out by others of the same network.
    let who = asked.who.actor();
    web.limits.search(&if who == Actor::Anonymous { address.0 } else { who.label() })?;
    let found = match typed.trim() {
        "" => app::find::all(&web.app, asked.lang),
        words => app::find::services(&web.app, words, asked.lang, &Among::default(), 30),
    };
    let page = SearchPage {
        frame: frame(&web, &asked, sample(&web)),
        results: found.iter().filter_map(|s| service_line(&web, &s.id)).collect(),
        query: typed,
        life_events: &web.app.offer.catalogue.life_events,
    };
    Ok(show(&asked, &page))
}

/// `/life/{id}`.
pub async fn life_event(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let catalogue = &web.app.offer.catalogue;
    let event = catalogue.life_events.iter().find(|e| e.id == id).ok_or(Refusal::NotFound)?;
    let services = catalogue.services.values().filter(|s| s.life_events.contains(&id)).filter_map(|s| service_line(&web, &s.id)).collect();
    Ok(show(&asked, &LifeEventPage { frame: frame(&web, &asked, sample(&web)), event, services }))
}

/// `/services/{id}`. For people who are not signed in the page is the same for all, and kept for a minute.
pub async fn service(State(web): State<Web>, headers: HeaderMap, uri: Uri, Path(id): Path<String>) -> Shows {
    let anonymous = cookie(&headers, session_cookie(&web)).is_none();
    let service = &*web.app.offer.service(&id).ok_or(Refusal::NotFound)?;
    // Kept by id, not by address: one service has many spellings of its address.
    if anonymous
        && uri.query().is_none()
        && let Some(page) = web.cache.get(asking::page_lang(None, &headers), &service.id)
    {
        return Ok(kept(page));
    }
    let agency = web.app.offer.agency(&service.agency).ok_or(Refusal::NotFound)?;
    let figures = app::figures::of(&web.app, &[&service.id]).await?.pop().flatten();
    let page = |asked: &Asked, draft, open, refused| ServicePage {
        frame: frame(&web, asked, service.sample),
        service,
        agency,
        catalogue: &web.app.offer.catalogue,
        draft,
        open,
        refused,
        figures,
    };
    let asked = Asked::of(&web, &uri, &headers).await?;
    if anonymous && uri.query().is_none() {
        return Ok(kept(web.cache.put(asked.lang, &service.id, page(&asked, None, vec![], None).html())));
    }
    let (mut draft, mut open, mut refused) = (None, vec![], None);
    if let Who::Person(p) = &asked.who {
        let mine = app::me::cases(&web.app, p.id, domain::Id::nil()).await?;
        draft = mine.drafts.iter().find(|d| d.service == id).map(|d| d.id);
        open = super::open_cases(&web, p.id, &id).await?;
        if let Err(app::Error::Refused(r)) = app::submit::may_apply(service, p) {
            refused = Some(r.message());
        }
    }
    Ok(show(&asked, &page(&asked, draft, open, refused)))
}

fn kept(page: bytes::Bytes) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], page).into_response()
}

fn opening<'a>(web: &'a Web, agency: &'a domain::package::Agency, now: i64) -> Opening<'a> {
    Opening::at(agency, web.app.offer.catalogue.calendars.get(&agency.calendar), now)
}

/// `/agencies`.
pub async fn agencies(State(web): State<Web>, asked: Asked) -> Shows {
    let catalogue = &web.app.offer.catalogue;
    let words = Words::of(asked.lang);
    let mut agencies: Vec<_> = catalogue
        .agencies
        .values()
        .map(|agency| AgencyLine {
            agency,
            services: catalogue.services.values().filter(|s| s.agency == agency.id).count(),
            opening: opening(&web, agency, asked.now),
        })
        .collect();
    agencies.sort_by(|a, b| words.in_order(a.agency.title.get(asked.lang), b.agency.title.get(asked.lang)));
    Ok(show(&asked, &AgenciesPage { frame: frame(&web, &asked, sample(&web)), agencies }))
}

/// `/agencies/{id}?q=`.
pub async fn agency(State(web): State<Web>, asked: Asked, uri: Uri, Path(id): Path<String>) -> Shows {
    let catalogue = &web.app.offer.catalogue;
    let agency = web.app.offer.agency(&id).ok_or(Refusal::NotFound)?;
    let typed: String = query(&uri, "q").unwrap_or_default().chars().take(200).collect();
    let services = if typed.trim().is_empty() {
        catalogue.services.values().filter(|s| s.agency == id).collect()
    } else {
        let among = Among { agency: Some(id.clone()), life_event: None };
        let found = app::find::services(&web.app, &typed, asked.lang, &among, 50);
        found.iter().filter_map(|s| catalogue.services.get(&s.id)).collect()
    };
    let own: Vec<_> = catalogue.services.values().filter(|s| s.agency == id).collect();
    let ids: Vec<&str> = own.iter().map(|s| s.id.as_str()).collect();
    let (figures, conduct) = tokio::try_join!(app::figures::of(&web.app, &ids), app::conduct::of(&web.app, &id))?;
    let page = AgencyPage {
        frame: frame(&web, &asked, agency.sample),
        agency,
        opening: opening(&web, agency, asked.now),
        query: typed,
        services,
        figures: own.into_iter().zip(figures).filter_map(|(s, f)| Some((s, f?))).collect(),
        conduct,
    };
    Ok(show(&asked, &page))
}

/// `/figures`.
pub async fn figures(State(web): State<Web>, asked: Asked) -> Shows {
    let all = app::conduct::of_all(&web.app).await?;
    let words = Words::of(asked.lang);
    let mut agencies: Vec<_> = all.agencies.iter().filter_map(|(id, counted)| Some((web.app.offer.agency(id)?, *counted))).collect();
    agencies.sort_by(|a, b| words.in_order(a.0.title.get(asked.lang), b.0.title.get(asked.lang)));
    Ok(show(&asked, &FiguresPage { frame: frame(&web, &asked, sample(&web)), since: all.since, total: all.total(), agencies }))
}

/// What a code tells, for a page.
fn tracked<'a>(web: &'a Web, asked: &Asked, t: &app::track::Tracked) -> Tracked<'a> {
    let (lang, offer) = (asked.lang, &web.app.offer);
    let words = Words::of(lang);
    // Where the version of the service is not here, the unit that has the case is known still.
    let alone = || Turn { acting: vec![t.acting.clone()], ..Turn::default() };
    let turn = t.turn.clone().unwrap_or_else(alone);
    let owned = |t: &domain::Text| Shown::of(t, lang).into_owned();
    let until = |n: usize| t.units_until.get(n)?.as_ref().map(|(at, rule)| (*at, rule.as_ref().map(owned)));
    let unit = |(n, place): (usize, &Place)| {
        let (agency, unit) = offer.place_title(place, lang);
        TrackedUnit { unit, agency: (place.agency != t.steward).then_some(agency), until: until(n) }
    };
    let stage = t.service.as_ref().and_then(|s| s.stage(&t.stage));
    Tracked {
        code: t.code.clone(),
        own: t.own,
        service: t.service.as_ref().map_or_else(|| Shown::plain(t.service_id.clone()), |s| owned(&s.title)),
        stage: stage.map(|stage| owned(&stage.title)),
        steward: offer.agency(&t.steward).map_or_else(|| Shown::plain(t.steward.clone()), |a| Shown::of(&a.title, lang)),
        former_stewards: t.former_stewards.iter().map(|(id, until)| words.former_steward(&offer.catalogue, id, *until)).collect(),
        yours: t.own.is_some() && turn.is_persons(),
        awaited: words.awaited(&offer.catalogue, &t.steward, &turn, if t.own.is_some() { To::Person } else { To::Desk }),
        waits: turn.waits(),
        acting: turn.acting.iter().enumerate().map(unit).collect(),
        status: t.status,
        part: t.part,
        objected: t.objected,
        complete: t.complete_by.as_ref().and_then(|(at, rule)| Some(((*at)?, owned(rule)))),
        due_at: t.due_at,
        late: t.due_at.is_some_and(|at| at < app::now::now()),
        paused: t.due_at.is_none().then(|| words.paused(t.complete_by.is_none(), None, t.left.0, t.left.1)),
        rule: t.due_rule.as_ref().map(owned),
        rule_before_extension: t.rule_before_extension.as_ref().map(owned),
        if_late: t.if_late.as_ref().map(|what| words.late(&offer.catalogue, &t.steward, what)),
        signed: t.signed.iter().map(|l| TrackedLetter { title: owned(&l.title), at: l.at, void: l.void.map(|v| v.at) }).collect(),
        submitted_at: t.submitted_at,
        changed_at: t.changed_at,
    }
}

/// `/track?code=`.
pub async fn track(State(web): State<Web>, asked: Asked, address: Address, uri: Uri) -> Shows {
    let typed: String = query(&uri, "code").unwrap_or_default().chars().take(60).collect();
    let mut found = None;
    if !typed.trim().is_empty() {
        web.limits.track(&address.0)?;
        match app::track::by_code(&web.app, &typed, asked.person().ok().map(|me| me.id)).await {
            Ok(t) => found = Some(tracked(&web, &asked, &t)),
            Err(app::Error::Refused(Refusal::NotFound)) => {}
            Err(e) => return Err(e.into()),
        }
    }
    let status = if found.is_none() && !typed.trim().is_empty() { StatusCode::NOT_FOUND } else { StatusCode::OK };
    Ok(shown_with(&asked, status, &Track { frame: frame(&web, &asked, sample(&web)), typed, found }))
}

/// `/about/{page}`.
pub async fn article(State(web): State<Web>, asked: Asked, Path(page): Path<String>) -> Shows {
    let page = Article::PAGES.into_iter().find(|p| *p == page).ok_or(Refusal::NotFound)?;
    Ok(show(&asked, &Article { frame: frame(&web, &asked, false), page }))
}

/// `/problems/{kind}`.
pub async fn problem(State(web): State<Web>, asked: Asked, Path(kind): Path<String>) -> Shows {
    let problem = pages::contexts::Problem::find(&kind).ok_or(Refusal::NotFound)?;
    Ok(show(&asked, &ProblemPage { frame: frame(&web, &asked, false), problem }))
}

/// Any other address.
pub async fn nothing() -> Shows {
    Err(Refusal::NotFound.into())
}
