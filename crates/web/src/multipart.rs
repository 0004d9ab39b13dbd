//! Bodies of HTML forms: pairs, and parts with files. What cannot be read is a refusal, never a fault.

use crate::Web;
use crate::problem::Problem;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_LENGTH;
use bytes::Bytes;
use domain::{Msg, Refusal};
use std::time::Duration;

/// Largest body: an application with files inline, or an upload.
pub const BODY: usize = 32 * 1_048_576;

/// Largest body of a form without files.
pub const FORM: usize = 256 * 1024;

/// Name and value pairs, in order.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The first value of a name; empty when it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.as_str())
    }
    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(k, _)| k == name).map(|(_, v)| v.as_str())
    }
}

impl FromRequest<Web> for Form {
    type Rejection = Problem;
    async fn from_request(r: Request, web: &Web) -> Result<Self, Problem> {
        let bytes = body(r, web).await?;
        if bytes.len() > FORM {
            return Err(Refusal::TooLarge(Msg::new("refusal-too-large")).into());
        }
        Ok(Form(serde_urlencoded::from_bytes(&bytes).map_err(|_| Refusal::Malformed(Msg::new("refusal-malformed")))?))
    }
}

/// A form or a JSON text must be here within this time.
const BODY_TIME: Duration = Duration::from_secs(30);
/// Each part of a form with files: ten megabytes over a poor connection.
const PART_TIME: Duration = Duration::from_secs(300);

/// Waits for something to arrive, but not for ever: whoever sends a byte a minute must not keep what others need.
async fn within<T>(time: Duration, arriving: impl Future<Output = T>) -> Result<T, Refusal> {
    tokio::time::timeout(time, arriving).await.map_err(|_| Refusal::TooSlow)
}

/// The whole body of a request, in time and within the limit of its route.
pub async fn body(r: Request, web: &Web) -> Result<Bytes, Refusal> {
    // Files come in JSON too, where the route allows their size.
    let time = if r.headers().get(CONTENT_LENGTH).is_some_and(|l| l.len() > 6) { PART_TIME } else { BODY_TIME };
    within(time, Bytes::from_request(r, web)).await?.map_err(|e| unreadable(e.status().as_u16()))
}

fn unreadable(status: u16) -> Refusal {
    if status == 413 { Refusal::TooLarge(Msg::new("refusal-too-large")) } else { Refusal::Malformed(Msg::new("refusal-malformed")) }
}

/// A file of a form.
pub struct Upload {
    /// The name that the device gave.
    pub name: String,
    /// The bytes.
    pub bytes: Bytes,
}

/// A form with files.
pub struct Parts {
    /// Fields.
    pub form: Form,
    /// Files that are not empty.
    pub files: Vec<Upload>,
}

impl FromRequest<Web> for Parts {
    type Rejection = Problem;
    async fn from_request(r: Request, web: &Web) -> Result<Self, Problem> {
        let multipart = r.headers().get(axum::http::header::CONTENT_TYPE).is_some_and(|c| c.as_bytes().starts_with(b"multipart/form-data"));
        if !multipart {
            return Ok(Parts { form: Form::from_request(r, web).await?, files: vec![] });
        }
        let mut body = Multipart::from_request(r, web).await.map_err(|e| unreadable(e.status().as_u16()))?;
        let (mut fields, mut files) = (vec![], vec![]);
        while let Some(part) = within(PART_TIME, body.next_field()).await?.map_err(|e| unreadable(e.status().as_u16()))? {
            let (name, file) = (part.name().unwrap_or("").to_string(), part.file_name().map(String::from));
            let bytes = within(PART_TIME, part.bytes()).await?.map_err(|e| unreadable(e.status().as_u16()))?;
            match file {
                Some(name) if !bytes.is_empty() => files.push(Upload { name, bytes }),
                Some(name) if !name.is_empty() => files.push(Upload { name, bytes }),
                Some(_) => {}
                None if bytes.len() <= FORM => fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                None => return Err(Refusal::TooLarge(Msg::new("refusal-too-large")).into()),
            }
            if files.len() > 20 || fields.len() > 300 {
                return Err(Refusal::TooLarge(Msg::new("refusal-too-many-files").with("max", 20i64)).into());
            }
        }
        Ok(Parts { form: Form(fields), files })
    }
}
