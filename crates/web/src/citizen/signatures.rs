//! Signatures of other persons: asking for one from a draft, and the pages of those who are asked.

use super::cases::{as_download, as_receipt};
use super::filling::check_page;
use crate::Web;
use crate::asking::{self, Asked, Path};
use crate::frame::{Shows, frame, go, show, shown_with};
use crate::multipart::Form;
use app::cosign::{self, Standing};
use app::{Error, Signature, SignatureState};
use axum::extract::State;
use axum::http::StatusCode;
use domain::refusal::Wrong;
use domain::{Lang, Refusal};
use pages::contexts::{RequestLine, Shown, SignatureLine, SignaturePage, SignaturesPage, Stands};
use pages::{AnswerSection, Words};
use std::borrow::Cow;

/// How a signature stands, for a page.
pub fn stands(signature: Option<&Signature>, void: bool) -> Stands {
    let Some(s) = signature else { return Stands::Missing };
    let at = s.done_at.unwrap_or(s.asked_at);
    match s.state {
        _ if void => Stands::Void,
        SignatureState::Asked => Stands::Asked { at: s.asked_at, read_at: s.read_at },
        SignatureState::Signed => Stands::Signed { at },
        SignatureState::Declined => Stands::Declined { at, reason: s.reason.clone() },
    }
}

/// The signatures that a draft needs, for its page.
pub fn lines(all: &[Standing]) -> Vec<SignatureLine> {
    all.iter()
        .map(|s| SignatureLine { question: s.question.clone(), name: s.name.clone(), stands: stands(s.signature.as_ref(), s.void) })
        .collect()
}

/// POST `/drafts/{id}/signatures/{question}`.
pub async fn ask(State(web): State<Web>, asked: Asked, Path((id, question)): Path<(String, String)>) -> Shows {
    match cosign::ask(&web.app, asked.person()?, asking::id(&id)?, &question).await {
        Ok(()) => Ok(go(&format!("/drafts/{id}/check"))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => check_page(&web, &asked, &id, wrong, false).await,
        Err(e) => Err(e.into()),
    }
}

/// GET `/signatures`.
pub async fn list(State(web): State<Web>, asked: Asked) -> Shows {
    let all = cosign::requests(&web.app, asked.person()?).await?;
    let requests = all.iter().map(|r| line(r, asked.lang)).collect();
    Ok(show(&asked, &SignaturesPage { frame: frame(&web, &asked, false), requests }))
}

/// What a person is asked to sign, in a list.
pub fn line(r: &cosign::Request, lang: Lang) -> RequestLine<'_> {
    RequestLine {
        draft: r.draft.id,
        question: r.signature.question.clone(),
        service: Shown::of(&r.service.title, lang),
        icon: Cow::Borrowed(r.service.icon.as_str()),
        applicant: r.applicant.clone(),
        asked_at: r.signature.asked_at,
        stands: stands(Some(&r.signature), r.void),
        sent: r.sent.as_ref().map(|s| s.at),
    }
}

async fn page(web: &Web, asked: &Asked, id: &str, question: &str, wrong: Vec<Wrong>, typed: &str) -> Shows {
    let r = cosign::look(&web.app, asked.person()?, asking::id(id)?, question).await?;
    let (answers, rials) = r.reckoned(&web.app)?;
    let agency = web.app.offer.agency(&r.service.agency).ok_or(Refusal::NotFound)?;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SignaturePage {
        frame: frame(web, asked, r.service.sample),
        draft: r.draft.id,
        question: question.into(),
        service: &r.service,
        agency: Shown::of(&agency.title, asked.lang),
        applicant: r.applicant,
        sections: AnswerSection::of(&r.service, &answers, Words::of(asked.lang)),
        seen: r.signature.answers.clone(),
        stands: stands(Some(&r.signature), r.void),
        sent: r.sent.map(|s| (s.at, s.tracking_code)),
        rials,
        wrong,
        typed: typed.into(),
    };
    Ok(shown_with(asked, status, &page))
}

/// GET `/signatures/{id}/{question}`.
pub async fn one(State(web): State<Web>, asked: Asked, Path((id, question)): Path<(String, String)>) -> Shows {
    page(&web, &asked, &id, &question, vec![], "").await
}

/// GET `/signatures/{id}/{question}/receipt`: of what was sent with the signature, a file to keep.
pub async fn receipt(State(web): State<Web>, asked: Asked, Path((id, question)): Path<(String, String)>) -> Shows {
    as_receipt(&cosign::receipt(&web.app, asked.person()?, asking::id(&id)?, &question).await?)
}

/// POST `/signatures/{id}/{question}/sign`.
pub async fn sign(State(web): State<Web>, asked: Asked, Path((id, question)): Path<(String, String)>, f: Form) -> Shows {
    let person = asked.person()?;
    f.sound("")?;
    cosign::sign(&web.app, person, asking::id(&id)?, &question, f.get("seen")).await?;
    Ok(go(&format!("/signatures/{id}/{question}")))
}

/// POST `/signatures/{id}/{question}/decline`.
pub async fn decline(State(web): State<Web>, asked: Asked, Path((id, question)): Path<(String, String)>, f: Form) -> Shows {
    let person = asked.person()?;
    let done = match f.sound("") {
        Ok(()) => cosign::decline(&web.app, person, asking::id(&id)?, &question, f.get("seen"), f.get("reason")).await,
        Err(refused) => Err(refused.into()),
    };
    match done {
        Ok(()) => Ok(go(&format!("/signatures/{id}/{question}"))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => page(&web, &asked, &id, &question, wrong, f.get("reason")).await,
        Err(e) => Err(e.into()),
    }
}

/// GET `/signatures/{id}/{question}/files/{sha256}`.
pub async fn file(State(web): State<Web>, asked: Asked, Path((id, question, sha256)): Path<(String, String, String)>) -> Shows {
    let (bytes, kind, name) = cosign::file(&web.app, asked.person()?, asking::id(&id)?, &question, &sha256).await?;
    Ok(as_download(bytes, &kind, &name))
}
