//! What a person sees of themselves: cases, notices, what is held about them, who read it, sessions.

use crate::case_view::{self, Whole};
use crate::{App, Brief, Draft, Holdings, Notice, Person, Reading, Result, Session, Who, now};
use domain::case::Status;
use domain::roll::Change;
use domain::{Actor, Id, Lang, Millis, Msg, Refusal, persian};

/// Cases on a page.
pub const PAGE: usize = 20;

/// A page of a person's cases and what waits for them.
#[derive(Debug, Clone)]
pub struct MyCases {
    /// Drafts, newest first.
    pub drafts: Vec<Draft>,
    /// Cases in which it is the person's turn.
    pub waiting: Vec<Brief>,
    /// Cases, newest first.
    pub cases: Vec<Brief>,
    /// Where the next page begins.
    pub next: Option<Id>,
}

/// A page of a person's cases after `after` (nil: the first page, with drafts).
pub async fn cases(app: &App, person: Id, after: Id) -> Result<MyCases> {
    let at = now::now();
    let mut mine = app
        .store
        .read(|tx| {
            let mut cases = store::case::of_person(tx, person, after, PAGE as i64 + 1)?;
            let next = (cases.len() > PAGE).then(|| {
                cases.truncate(PAGE);
                cases.last().map(|b| b.case.id)
            });
            let first = after.is_nil();
            Ok(MyCases {
                drafts: if first { store::draft::of_person(tx, person, 20)? } else { vec![] },
                waiting: if first { store::case::may_be_turn_of(tx, person, 20)? } else { vec![] },
                cases,
                next: next.flatten(),
            })
        })
        .await?;
    mine.waiting.retain(|b| is_turn(app, b, at));
    Ok(mine)
}

/// Open cases that are named before one applies once more.
const NAMED: i64 = 3;

/// A person's cases of a service that are not closed, newest first: the last few, for whoever is about to apply for it again.
pub async fn open_cases(app: &App, person: Id, service: &str) -> Result<Vec<Brief>> {
    app.store.read(|tx| store::case::open_of_service(tx, person, service, NAMED)).await
}

/// Whether it is the person's turn in a case. Where the version of its service is not here, its status says it.
fn is_turn(app: &App, b: &Brief, at: Millis) -> bool {
    let service = app.offer.version(&b.case.service, b.case.version);
    let turn = service.map(|s| b.case.turn(&s, &app.offer.calendars, at).is_some_and(|turn| turn.is_persons()));
    turn.unwrap_or(b.case.status == Status::Waiting)
}

/// A page of notices, newest first, each with whether what it asks of the person is over: done, taken back, or past. Of what one and the
/// same thing asks again, those of this page are told apart. Looking at the list changes nothing: [`read`] and [`seen`] do.
pub async fn notices(app: &App, person: Id, after: Id) -> Result<Vec<(Notice, bool)>> {
    let (list, cases) = app
        .store
        .read(|tx| {
            let list = store::notice::of_person(tx, person, after, PAGE as i64)?;
            Ok((list, store::case::of_notices(tx, person, after, PAGE as i64)?))
        })
        .await?;
    let at = now::now();
    let mut over = vec![false; list.len()];
    for Brief { case, .. } in cases {
        // Where the version of its service is not here, nobody knows whose turn it is.
        let Some(service) = app.offer.version(&case.service, case.version) else { continue };
        let turn = case.turn(&service, &app.offer.calendars, at).unwrap_or_default();
        let (places, of): (Vec<usize>, Vec<_>) = list.iter().enumerate().filter(|(_, n)| n.case == case.id).unzip();
        let told: Vec<_> = of.iter().map(|n| (n.kind.as_str(), n.news.as_ref().and_then(|news| news.asks))).collect();
        places.into_iter().zip(turn.over(&told)).for_each(|(n, is_over)| over[n] = is_over);
    }
    Ok(list.into_iter().zip(over).collect())
}

/// Marks notices as read: those up to `until` (without it, all there are now), of one case or of all.
pub async fn read(app: &App, person: Id, case: Option<Id>, until: Option<Id>) -> Result<()> {
    let (until, at) = (until.unwrap_or(Id::max()), now::now());
    app.store
        .write(move |tx| {
            match case {
                Some(case) => store::notice::read_of_case(tx, person, case, (Id::nil(), until), at),
                None => store::notice::read(tx, person, until, at),
            }
            Ok(())
        })
        .await
}

/// The person has looked at a case, with its notices from the first of these to the last: they are read. Gives how many of all cases are left,
/// at most 100.
pub async fn seen(app: &App, person: Id, case: Id, shown: (Id, Id)) -> Result<i64> {
    let at = now::now();
    let read = move |tx: &mut store::Tx| {
        store::notice::read_of_case(tx, person, case, shown, at);
        Ok(())
    };
    app.store.write(read).await?;
    app.store.read(|tx| store::notice::unread(tx, person)).await
}

/// What is held about a person, besides what stands with the person.
#[derive(Debug, Clone)]
pub struct Held {
    /// How much there is.
    pub holdings: Holdings,
    /// Live sessions.
    pub sessions: Vec<Session>,
    /// A page of readings of their data, newest first.
    pub reads: Vec<Reading>,
}

/// What is held about a person; readings after `after` (nil: the newest).
pub async fn held(app: &App, person: Id, after: Id) -> Result<Held> {
    let at = now::now();
    app.store
        .read(|tx| {
            Ok(Held {
                holdings: store::person::holdings(tx, person)?,
                sessions: store::session::of_person(tx, person, at)?,
                reads: store::access::of_person(tx, person, after, PAGE as i64)?,
            })
        })
        .await
}

/// Cases in one part of [`data`], closed ones too; a few more where a page of them ends beyond.
pub const PART: usize = 100;
/// Notices in the first part of it.
pub const NOTICES: usize = 1000;

/// Everything that is held about a person, besides what stands with the person and the sessions.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// Drafts; in the first part.
    pub drafts: Vec<Draft>,
    /// Cases with all that their pages show, newest first.
    pub cases: Vec<Whole>,
    /// Where the next part begins.
    pub next: Option<Id>,
    /// Notices, newest first, each with whether it is over; in the first part.
    pub notices: Vec<(Notice, bool)>,
    /// Where those begin that are not in it.
    pub next_notice: Option<Id>,
}

/// A part of everything that is held about a person: that after the case `after` (nil: the first). It is as large as `PART` and `NOTICES`
/// say, whatever there is, and reads one case after the other.
pub async fn data(app: &App, person: &Person, after: Id) -> Result<Data> {
    let (who, mut data, mut from) = (Who::Person(person.clone()), Data::default(), after);
    loop {
        let page = cases(app, person.id, from).await?;
        data.drafts.extend(page.drafts);
        let ids: Vec<Id> = page.cases.iter().map(|brief| brief.case.id).collect();
        let listed = app.store.read(|tx| store::access::listed(tx, &ids)).await?;
        for (id, listed) in ids.into_iter().zip(listed) {
            let mut whole = case_view::whole(app, &who, id).await?;
            // That the name stood in a list is no event of the case.
            whole.view.reads.extend(listed.into_iter().filter_map(case_view::Looked::of));
            whole.view.reads.sort_by_key(|looked| std::cmp::Reverse(looked.at));
            data.cases.push(whole);
        }
        data.next = page.next;
        match page.next.filter(|_| data.cases.len() < PART) {
            Some(next) => from = next,
            None => break,
        }
    }
    let mut from = Some(Id::nil()).filter(|_| after.is_nil());
    while let Some(at) = from {
        let page = notices(app, person.id, at).await?;
        data.next_notice = page.last().filter(|_| page.len() >= PAGE).map(|(n, _)| n.id);
        data.notices.extend(page);
        from = data.next_notice.filter(|_| data.notices.len() < NOTICES);
    }
    Ok(data)
}

/// Where a person is signed in.
pub async fn sessions(app: &App, person: Id) -> Result<Vec<Session>> {
    let at = now::now();
    app.store.read(|tx| store::session::of_person(tx, person, at)).await
}

/// What is said where a name is needed and none was given.
pub fn name_needed() -> Refusal {
    Refusal::wrong("name", Msg::new("answer-name-needed"))
}

/// Sets the name under which a person is addressed, the language, or both; what is not given stays as it is stored, and a name is not
/// taken away again. Gives the person as they are then.
pub async fn change(app: &App, person: Id, name: Option<&str>, lang: Option<Lang>) -> Result<Person> {
    let name = name.map(persian::tidy);
    if let Some(name) = &name {
        let length = name.chars().count();
        if length > 100 {
            return Err(Refusal::wrong("name", Msg::new("answer-too-long").with("max", 100i64).with("length", length)).into());
        }
        if name.chars().any(char::is_control) {
            return Err(Refusal::wrong("name", Msg::new("answer-control-character")).into());
        }
        if !name.is_empty() && !persian::is_name(name) {
            return Err(Refusal::wrong("name", Msg::new("answer-name-letters")).into());
        }
    }
    let at = now::now();
    let changed = app
        .store
        .write(move |tx| {
            let mut p = store::person::get(tx, person)?.ok_or(Refusal::NotFound)?;
            if name.as_ref().is_some_and(String::is_empty) && !p.name.is_empty() {
                return Err(name_needed().into());
            }
            let before = p.clone();
            p.name = name.clone().unwrap_or(p.name);
            p.lang = lang.unwrap_or(p.lang);
            if p != before {
                store::person::put(tx, p.id, &p.name, p.lang);
                store::roll::add(tx, Change::Renamed, &store::roll::person(&p), &Actor::Person(p.id).label(), at)?;
            }
            Ok(p)
        })
        .await?;
    // Whoever calls next with the same token is addressed as they have just said.
    app.who.forget();
    Ok(changed)
}

/// Ends one session, or all of them.
pub async fn end_sessions(app: &App, person: Id, one: Option<Id>) -> Result<()> {
    app.store
        .write(move |tx| {
            match one {
                Some(id) => store::session::end_one(tx, person, id),
                None => store::session::end_all(tx, person),
            }
            Ok(())
        })
        .await
}
