//! A letter of a case: the same for its person, at the desk and for programs.

use crate::Web;
use crate::asking::{self, Asked};
use crate::citizen::me;
use crate::frame::{Shows, agency_title, frame, show};
use app::Who;
use app::case_view::{self, CaseView};
use domain::case::{Appointed, Body, DecidedBy, Duty, Place, Review, SignedOff, Told, appointments};
use domain::package::Outcome;
use domain::{Id, Millis};
use pages::contexts::{Frame, Letter, LetterDecided, LetterPage, LetterSigned, LetterTurn, Shown};
use pages::{To, Words};

/// The page of a letter; `base` is the path before the id of the case.
pub async fn page(web: &Web, asked: &Asked, id: &str, seq: i64, base: &str) -> Shows {
    let id = asking::id(id)?;
    let (whole, told) = case_view::letter(&web.app, &asked.who, id, seq).await?;
    let frame = frame(web, asked, whole.view.service.sample);
    // The whole sheet is in the language of the letter, whatever that of the page around it.
    let own = Frame { words: Words::of(whole.view.case.lang), ..frame.clone() };
    Ok(show(asked, &LetterPage { frame, own, back: format!("{base}/{id}"), letter: letter(web, &whole, told) }))
}

/// A letter for programs.
pub async fn read<T>(web: &Web, who: &Who, id: Id, seq: i64, shape: impl FnOnce(&CaseView, Told, Letter) -> T) -> app::Result<T> {
    let (whole, told) = case_view::letter(&web.app, who, id, seq).await?;
    let kind = told.told;
    Ok(shape(&whole.view, kind, letter(web, &whole, told)))
}

/// What it says, in the language of the case.
fn letter<'a>(web: &'a Web, whole: &'a case_view::Whole, told: case_view::Letter) -> Letter<'a> {
    let (v, offer) = (&whole.view, &web.app.offer);
    let (lang, words) = (v.case.lang, Words::of(v.case.lang));
    let at = told.at;
    let agency = told.by.as_ref().map_or(&told.steward, |by| &by.agency);
    let decided = match &told.body {
        Body::Decided { outcome, by, review, .. } if told.told == Told::Decided => {
            Some(LetterDecided { reviewed: review.is_some(), ..decided(web, v, told.seq, at, *outcome, *by) })
        }
        _ => None,
    };
    let signed = (told.told == Told::Signed).then(|| signed(web, v, &told, words)).flatten();
    let contract = match &told.body {
        // As it was kept: a letter that was signed never had another.
        Body::Finished { contract, .. } if signed.is_some() => {
            told.by.as_ref().and_then(|by| words.contract(&offer.catalogue, by, contract))
        }
        // Of a decision from before its contract was kept: the one that the unit had then, as far as the packages know.
        Body::Decided { contract, .. } if !contract.is_empty() => {
            told.by.as_ref().and_then(|by| words.contract(&offer.catalogue, by, contract))
        }
        _ => told.by.as_ref().and_then(|by| contract_of(web, words, by, at)),
    };
    let title = match &told.body {
        Body::Decided { decision, review, .. } if decided.is_some() => {
            let title = v.service.decision(decision).map_or_else(|| Shown::plain(decision.clone()), |k| Shown::of(&k.title, lang));
            // The one before may have the same.
            if review.is_some() { title.with(&words.say("letter-after-objection")) } else { title }
        }
        Body::Finished { of, outcome, .. } if signed.is_some() => {
            v.service.outcome(of, outcome).map_or_else(|| Shown::plain(outcome.clone()), |o| Shown::of(&o.title, lang))
        }
        _ => Shown::plain(words.notice(told.told)),
    };
    Letter {
        code: v.case.tracking_code.clone(),
        service: Shown::of(&v.service.title, lang),
        agency: agency_title(web, agency, lang),
        unit: told.by.as_ref().map(|by| offer.place_title(by, lang).1),
        title,
        at,
        lines: lines(web, v, &told, words),
        since: since(v, &told, words),
        applicant: me::held(&whole.person),
        reached: offer.agency(agency),
        steward: agency_title(web, &told.steward, lang),
        contract,
        // Of a closed case nobody had the turn; and what is shown to others as a permit says nothing of it.
        turn: (decided.is_none() && signed.is_none() && told.news.stage.is_some()).then(|| turn(web, v, words, &told)),
        decided,
        signed,
        address: format!("{}/track?code={}", web.settings.public_url, v.case.tracking_code),
    }
}

fn contract_of(web: &Web, words: &Words, place: &Place, at: Millis) -> Option<String> {
    words.contract(&web.app.offer.catalogue, place, &web.app.offer.contract(place, at)?.reference)
}

/// What was asked, arranged or moved, and why.
fn lines(web: &Web, v: &CaseView, told: &case_view::Letter, words: &Words) -> Vec<String> {
    let (catalogue, news) = (&web.app.offer.catalogue, &told.news);
    let paragraphs = |text: &str| text.lines().map(str::trim).filter(|l| !l.is_empty()).map(String::from).collect::<Vec<_>>();
    let mut lines = match &told.body {
        Body::Decided { letter, .. } if told.told == Told::Decided => return paragraphs(letter),
        Body::Finished { letter, .. } if told.told == Told::Signed => return paragraphs(letter),
        Body::Asked { text, .. } => paragraphs(text),
        Body::TakenBack { reason, .. } => paragraphs(reason),
        Body::Appointed { place, .. } => {
            let visit = news.visit.as_ref().and_then(|visit| match &visit.what {
                Duty::Visit(unit) => Some((unit, domain::case::Awaited { address: place.clone(), ..visit.clone() })),
                _ => None,
            });
            visit.map(|(unit, visit)| words.visit(catalogue, &told.steward, unit, &visit)).into_iter().collect()
        }
        Body::AnswerMoved { .. } => {
            let date = v.events.iter().find(|h| h.seq == told.seq).and_then(|h| h.beside.date.as_ref());
            date.map(|date| words.dated("event-answer-moved", date, None)).into_iter().collect()
        }
        _ => vec![],
    };
    lines.extend(words.happened(catalogue, news));
    if let Some(payment) = &news.payment {
        lines.extend(words.payment(payment));
        // The numbers by which it is paid, as long as they pay it: a correction may have put another invoice in the place of that one.
        let stands = domain::fee::invoices(v.events.iter().filter(|h| h.seq > told.seq).map(|h| &h.body)).next().is_none();
        if let Some((invoice, _)) = v.invoice().filter(|_| stands && matches!(told.told, Told::Payment | Told::PaymentNotFound)) {
            let part = invoice.parts.get(payment.part.map_or(0, |(n, _)| n - 1));
            let numbers = [("invoice-bill-id", invoice.bill_id.as_ref()), ("invoice-payment-id", part.and_then(|p| p.payment_id.as_ref()))];
            lines.extend(numbers.iter().filter_map(|(key, number)| Some(format!("{}: {}", words.say(key), words.digits((*number)?)))));
        }
    }
    lines.extend(words.otherwise(news));
    lines
}

/// What became of the visit that it tells of, where nobody comes at that time: whoever opens it later is not to wait for it. Of a letter that
/// was signed and holds, which answers that it tells were changed: who signed it says whether it is to be another one.
fn since(v: &CaseView, told: &case_view::Letter, words: &Words) -> Option<String> {
    if told.told == Told::Signed {
        let events = || v.events.iter().map(|h| (h.seq, h.at, &h.body));
        let outdated = domain::case::outdated(&v.service, v.case.lang, told.seq, events());
        return words.outdated(&outdated).filter(|_| domain::case::voided(told.seq, events()).is_none());
    }
    let Body::Appointed { at, .. } = &told.body else { return None };
    let happened: Vec<(Millis, &Body)> = v.events.iter().map(|h| (h.at, &h.body)).collect();
    let n = v.events.iter().position(|h| h.seq == told.seq)?;
    let became = appointments(&happened, v.now).into_iter().nth(n)??;
    let off = matches!(became, Appointed::Replaced | Appointed::Declined | Appointed::Dropped);
    off.then(|| words.appointed(Some(became), *at))
}

/// Who acted, what was asked, and until when by which rule.
fn turn(web: &Web, v: &CaseView, words: &Words, told: &case_view::Letter) -> LetterTurn {
    let (catalogue, steward, news) = (&web.app.offer.catalogue, &told.steward, &told.news);
    let unit = |place: &Place| {
        let contract = contract_of(web, words, place, told.at).map(|c| format!(" · {c}")).unwrap_or_default();
        words.unit(catalogue, steward, place) + &contract
    };
    LetterTurn {
        acting: news.acting.iter().map(unit).collect(),
        awaited: news.awaited_dated().map(|a| words.awaited_one(catalogue, steward, &a, To::Person)).collect(),
        until: words.due(news).unwrap_or_else(|| words.paused(told.begun, None, v.case.clock.count, 0).0),
    }
}

/// The agencies of which money that was paid for a refused application is asked back still.
fn refund(v: &CaseView, outcome: Outcome) -> Vec<String> {
    if v.case.gives_back() && outcome == Outcome::Refused { domain::fee::asked_back(&v.to_give_back()) } else { vec![] }
}

/// What stands beside a letter that was signed; nothing where its event is none of signing.
fn signed(web: &Web, v: &CaseView, told: &case_view::Letter, words: &Words) -> Option<LetterSigned> {
    let Body::Finished { of, place, .. } = &told.body else { return None };
    let by = SignedOff { task: v.service.task(of)?, place, officer: None, at: told.at };
    let voided = domain::case::voided(told.seq, v.events.iter().map(|h| (h.seq, h.at, &h.body)));
    Some(LetterSigned { by: words.signed_off(&web.app.offer.catalogue, "", &by), void: voided.map(|v| (words.voided(&v), v)) })
}

/// What stands below a decision.
fn decided<'a>(web: &'a Web, v: &'a CaseView, seq: i64, at: Millis, outcome: Outcome, by: DecidedBy) -> LetterDecided<'a> {
    let (lang, words) = (v.case.lang, Words::of(v.case.lang));
    // An earlier letter, before an objection, is of another decision than the one that stands.
    let stands = v.case.decision.as_ref().is_some_and(|d| d.at == at);
    LetterDecided {
        reviewed: false,
        outcome,
        how: match stands {
            true => words.decided_by(&v.case, &v.service),
            false => words.decided_before(by),
        },
        signed: {
            let until = v.events.iter().take_while(|h| h.seq <= seq).map(|h| (h.at, h.actor.as_str(), &h.body));
            let signed = domain::case::signed_off(&v.service, until);
            signed.iter().map(|s| words.signed_off(&web.app.offer.catalogue, "", s)).collect()
        },
        replaced: v.events.iter().find_map(|h| {
            let replaces = h.seq > seq && matches!(h.body, Body::Decided { review: Some(Review::Replaced), .. });
            replaces.then_some((h.seq, h.at))
        }),
        object: v.object_until.zip(v.service.objection.as_ref().map(|o| Shown::of(&o.within.rule, lang))),
        unasked: stands && v.is_unasked(),
        refund: refund(v, outcome).iter().map(|id| agency_title(web, id, lang)).collect(),
    }
}
