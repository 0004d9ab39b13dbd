//! What is held about the bearer.

use super::Answer;
use crate::Web;
use crate::asking::ApiPerson;
use axum::Json;
use axum::extract::State;
use domain::calendar::rfc3339;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Someone read the person's data.
#[derive(Serialize, ToSchema)]
pub struct AccessShape {
    /// When.
    at: String,
    /// The case.
    case: Uuid,
    /// `agency/unit` of the reader.
    place: String,
}

/// What is held.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// Id.
    id: Uuid,
    /// `resident` or `visitor`.
    kind: String,
    /// National or passport number, with its kind in front.
    identifier: String,
    /// Name.
    name: String,
    /// Mobile.
    mobile: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Who read the person's data, newest first.
    read_by: Vec<AccessShape>,
    /// Number of live sessions.
    sessions: usize,
}

/// What is held about the bearer and who read it.
#[utoipa::path(get, path = "/api/v1/me", tag = "me", responses((status = 200, body = Me), (status = 401)), security(("bearer" = [])))]
pub async fn one(State(web): State<Web>, ApiPerson(p): ApiPerson) -> Answer<Me> {
    let (sessions, read) = app::me::held(&web.app, p.id, Uuid::nil()).await?;
    Ok(Json(Me {
        id: p.id,
        kind: p.kind,
        identifier: p.identifier,
        name: p.name,
        mobile: p.mobile,
        email: p.email,
        read_by: read.into_iter().map(|(a, _)| AccessShape { at: rfc3339(a.at), case: a.case, place: a.place }).collect(),
        sessions: sessions.len(),
    }))
}

/// A notice.
#[derive(Serialize, ToSchema)]
pub struct NoticeShape {
    /// Id.
    id: Uuid,
    /// The case.
    case: Uuid,
    /// Kind of event that made it.
    kind: String,
    /// When.
    at: String,
    /// Whether it had been read.
    read: bool,
}

/// Notices.
#[derive(Serialize, ToSchema)]
pub struct Notices {
    notices: Vec<NoticeShape>,
}

/// The newest notices; reading them marks them as read.
#[utoipa::path(get, path = "/api/v1/notices", tag = "me", responses((status = 200, body = Notices), (status = 401)), security(("bearer" = [])))]
pub async fn notices(State(web): State<Web>, ApiPerson(p): ApiPerson) -> Answer<Notices> {
    let list = app::me::notices(&web.app, p.id, Uuid::nil()).await?;
    Ok(Json(Notices {
        notices: list
            .into_iter()
            .map(|n| NoticeShape { id: n.id, case: n.case, kind: n.kind, at: rfc3339(n.at), read: n.read_at.is_some() })
            .collect(),
    }))
}
