//! Bodies: HTML forms of pairs, and of parts with files. What cannot be read is a refusal, never a fault. Nothing is read
//! before it is known that its sender may send it: handlers that take files get the request itself.

use crate::Web;
use crate::asking::Address;
use crate::load::Place;
use crate::problem::{Problem, passes};
use app::{Error, Who};
use axum::body::{Body, HttpBody};
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use domain::refusal::Wrong;
use domain::{Msg, Refusal};
use futures_util::StreamExt;
use percent_encoding::percent_decode;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// Largest body: an application with files inline, or an upload.
pub const BODY: usize = 32 * 1_048_576;

/// Largest body of a form as people send it, and of a JSON text, in bytes.
pub const FORM: usize = 256 * 1024;

/// Largest body of a form in which far too much was typed, in bytes: it is read, so that the field is named that is too long
/// and nothing of it is lost.
pub const LONG_FORM: usize = 4 * 1_048_576;

/// The fields of a form, in order.
#[derive(Clone, Default)]
pub struct Form(Arc<Fields>);

/// Fields as they arrive.
#[derive(Default)]
struct Fields {
    pairs: Vec<(String, String)>,
    /// Names of those of which the text is no UTF-8.
    unreadable: Vec<String>,
    /// Names of the files that came along, kept or not.
    files: Vec<String>,
}

impl Fields {
    fn push(&mut self, name: &[u8], value: Vec<u8>) {
        let name = String::from_utf8_lossy(name).into_owned();
        let value = String::from_utf8(value).unwrap_or_else(|e| {
            self.unreadable.push(name.clone());
            String::from_utf8_lossy(e.as_bytes()).into_owned()
        });
        self.pairs.push((name, value));
    }
    /// Of a form as browsers send one without files: what is wrong with a field is said beside it. Nothing where there are more fields
    /// than any page has: a form costs what its fields cost, whoever sends it.
    fn encoded(bytes: &[u8]) -> Option<Fields> {
        let mut fields = Fields::default();
        for pair in bytes.split(|b| *b == b'&').filter(|p| !p.is_empty()) {
            if fields.pairs.len() == MOST_FIELDS {
                return None;
            }
            let mut halves = pair.splitn(2, |b| *b == b'=').map(|half| {
                let spaced: Vec<u8> = half.iter().map(|b| if *b == b'+' { b' ' } else { *b }).collect();
                percent_decode(&spaced).collect::<Vec<u8>>()
            });
            let (name, value) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
            fields.push(&name, value);
        }
        Some(fields)
    }
}

impl Form {
    /// Of these pairs.
    pub fn new(pairs: Vec<(String, String)>) -> Form {
        Form(Arc::new(Fields { pairs, ..Fields::default() }))
    }
    /// All pairs.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0.pairs
    }
    /// The first value of a name; empty when it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.pairs().iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.as_str())
    }
    /// Names of the files that came along, kept or not.
    pub fn files(&self) -> &[String] {
        &self.0.files
    }
    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs().iter().filter(move |(k, _)| k == name).map(|(_, v)| v.as_str())
    }
    /// Whether each field can be taken as it stands; `many` names the one that may come several times.
    ///
    /// # Errors
    /// Beside its field: a text that cannot be read, and a field that stands there twice, of which nobody knows which is meant.
    pub fn sound(&self, many: &str) -> Result<(), Refusal> {
        self.sound_but(|name| name == many)
    }

    /// The same where several may come several times.
    ///
    /// # Errors
    /// As for [`Form::sound`].
    pub fn sound_but(&self, many: impl Fn(&str) -> bool) -> Result<(), Refusal> {
        let (mut seen, mut said, mut wrong) = (HashSet::new(), HashSet::new(), vec![]);
        let unreadable: HashSet<&String> = self.0.unreadable.iter().collect();
        for (name, _) in self.pairs() {
            let twice = !seen.insert(name) && !many(name);
            // What was typed before signing in goes along as it is, and is looked at where it is sent.
            if !name.starts_with("kept.") && (twice || unreadable.contains(name)) && said.insert(name) {
                let message = if twice { Msg::new("answer-field-twice") } else { Msg::new("answer-unreadable") };
                wrong.push(Wrong { question: name.clone(), message });
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(Refusal::Invalid(wrong)) }
    }
}

impl domain::question::Posted for Form {
    fn all(&self, name: &str) -> Vec<String> {
        Form::all(self, name).map(String::from).collect()
    }
}

impl FromRequest<Web> for Form {
    type Rejection = Problem;
    async fn from_request(r: Request, web: &Web) -> Result<Self, Problem> {
        let place = Place::of(&r)?;
        let fields = Fields::encoded(&typed(r, web).await?).ok_or(Refusal::Malformed(Msg::new("refusal-malformed")))?;
        let form = Form(Arc::new(fields));
        place.remember(&form);
        Ok(form)
    }
}

/// A form or a JSON text must be here within this time.
pub const BODY_TIME: Duration = Duration::from_secs(30);
/// Each part of a form with files, and a JSON text where files go: ten megabytes over a poor connection.
pub const PART_TIME: Duration = Duration::from_secs(300);
/// What nobody wants to have is read away for so long at most.
const UNREAD_TIME: Duration = Duration::from_secs(10);

/// Waits for something to arrive, but not for ever: whoever sends a byte a minute must not keep what others need.
async fn within<T>(time: Duration, arriving: impl Future<Output = T>) -> Result<T, Refusal> {
    tokio::time::timeout(time, arriving).await.map_err(|_| Refusal::TooSlow)
}

/// Too large for where it goes, which takes so many bytes.
fn too_large(most: usize) -> Refusal {
    Refusal::TooLarge(match most {
        BODY => Msg::new("refusal-too-large").with("megabytes", BODY / 1_048_576),
        _ => Msg::new("refusal-text-too-large").with("kilobytes", most / 1024),
    })
}

/// The length of a body, when it is told.
pub fn told_length(r: &Request) -> Option<u64> {
    r.headers().get(CONTENT_LENGTH).and_then(|l| l.to_str().ok()?.parse().ok()).or_else(|| r.body().size_hint().exact())
}

/// The whole body of a request, of so many bytes at most and in time.
pub async fn body(r: Request, web: &Web, most: usize, time: Duration) -> Result<Vec<u8>, Error> {
    let place = Place::of(&r)?;
    if told_length(&r).is_some_and(|l| l > most as u64) {
        unread(r, web).await;
        return Err(too_large(most).into());
    }
    if most > FORM {
        place.with_files();
    }
    place.waits();
    let all = within(time, collect(r.into_body(), &place, most)).await??;
    place.works()?;
    Ok(all)
}

/// The body of a form without files. One that is longer than forms are counts as an upload of its network, among the bodies
/// with files: it takes nothing from the forms of others.
async fn typed(r: Request, web: &Web) -> Result<Vec<u8>, Error> {
    if told_length(&r).is_none_or(|l| l <= FORM as u64) {
        return body(r, web, FORM, BODY_TIME).await;
    }
    let place = Place::of(&r)?;
    place.with_files();
    place.upload_from(&Address::of(&r, web).0)?;
    body(r, web, LONG_FORM, BODY_TIME).await
}

async fn collect(body: Body, place: &Place, most: usize) -> Result<Vec<u8>, Refusal> {
    let (mut all, mut arriving) = (vec![], body.into_data_stream());
    while let Some(piece) = arriving.next().await {
        let piece = piece.map_err(|_| Refusal::Malformed(Msg::new("refusal-malformed")))?;
        if all.len() + piece.len() > most {
            return Err(too_large(most));
        }
        place.hold(piece.len())?;
        all.extend_from_slice(&piece);
    }
    Ok(all)
}

/// Reads a body away without keeping it, for a while: a browser that is still sending sees the answer only afterwards. Of
/// one network only so many at once; the others have to see it while they send.
pub async fn unread(r: Request, web: &Web) {
    if let Ok(place) = Place::of(&r) {
        if place.upload_from(&Address::of(&r, web).0).is_err() {
            return;
        }
        place.waits();
    }
    let (mut left, mut arriving) = (BODY, r.into_body().into_data_stream());
    let reading = async {
        while let Some(Ok(piece)) = arriving.next().await {
            match left.checked_sub(piece.len()) {
                Some(n) => left = n,
                None => break,
            }
        }
    };
    let _ = within(UNREAD_TIME, reading).await;
}

/// A problem that was found before the body was read. Of somebody who is signed out, what was typed is read for keeping, as
/// far as the first file; the rest goes unread.
pub async fn refused(r: Request, web: &Web, problem: Problem) -> Problem {
    if matches!(&*problem.0, Error::Refused(Refusal::SignInNeeded)) {
        let network = Address::of(&r, web);
        if let (Ok(place), Ok(mut arriving)) = (Place::of(&r), Arriving::begin(r, web).await) {
            let room = place.upload_from(&network.0).is_ok();
            place.waits();
            // What cannot be read is not kept; signing in comes first.
            if within(BODY_TIME, arriving.fields_before_files()).await.is_ok() {
                place.remember(&Form(Arc::new(arriving.fields)));
            }
            if let Some(mut rest) = arriving.body.filter(|_| room) {
                let _ = within(UNREAD_TIME, async { while let Ok(Some(_)) = rest.next_field().await {} }).await;
            }
        }
    } else {
        unread(r, web).await;
    }
    problem
}

fn unreadable(e: MultipartError) -> Refusal {
    if e.status().as_u16() == 413 { too_large(BODY) } else { Refusal::Malformed(Msg::new("refusal-malformed")) }
}

/// A file of a form.
pub struct Upload {
    /// The name that the device gave.
    pub name: String,
    /// The bytes; of a file that is larger than any may be, one more than that.
    pub bytes: Vec<u8>,
    /// Counts the bytes as held.
    pub held: Held,
}

/// Bytes that are held as long as this is.
pub struct Held(Arc<Place>, usize);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.release(self.1);
    }
}

/// Most files of one form.
const MOST_FILES: usize = 20;
/// Most fields of one form.
const MOST_FIELDS: usize = 300;

/// A form that may have files, while it arrives: one file at a time is in memory.
pub struct Arriving {
    place: Arc<Place>,
    body: Option<Multipart>,
    fields: Fields,
    files: usize,
    /// Bytes of fields.
    size: usize,
    /// Bytes of the largest file that is taken.
    largest: usize,
    /// How many files are taken, and what is said of one more.
    room: (usize, Refusal),
    /// Whose uploads are counted.
    web: Web,
    network: Address,
    /// Why no file is taken at all.
    refused: Option<Refusal>,
    /// Whether a file was refused before it was read.
    full: bool,
}

impl Arriving {
    async fn begin(r: Request, web: &Web) -> Result<Arriving, Error> {
        let (place, network) = (Place::of(&r)?, Address::of(&r, web));
        let few = Refusal::TooLarge(Msg::new("refusal-too-many-files").with("max", MOST_FILES));
        let with_files = r.headers().get(CONTENT_TYPE).is_some_and(|c| c.as_bytes().starts_with(b"multipart/form-data"));
        if with_files {
            place.with_files();
        }
        let arriving = |body, fields| Arriving {
            place,
            body,
            fields,
            files: 0,
            size: 0,
            largest: app::LARGEST_FILE,
            room: (MOST_FILES, few),
            web: web.clone(),
            network,
            refused: None,
            full: false,
        };
        if !with_files {
            let fields = Fields::encoded(&typed(r, web).await?).ok_or(Refusal::Malformed(Msg::new("refusal-malformed")))?;
            return Ok(arriving(None, fields));
        }
        let body = Multipart::from_request(r, web).await.map_err(|_| Refusal::Malformed(Msg::new("refusal-malformed")))?;
        Ok(arriving(Some(body), Fields::default()))
    }

    /// Begins to read what somebody sends. When they may not send files now, the first one is refused, and what was typed can
    /// be read all the same.
    pub async fn of(r: Request, web: &Web, who: &Who) -> Result<Arriving, Error> {
        let enormous = told_length(&r).is_some_and(|l| l > BODY as u64);
        let mut arriving = Arriving::begin(r, web).await?;
        if arriving.body.is_some() {
            let may = if enormous { Err(too_large(BODY)) } else { Ok(()) };
            let may =
                may.and_then(|()| web.limits.upload(&arriving.network.0)).and_then(|()| arriving.place.upload_of(who.actor().label()));
            arriving.refused = may.err();
        }
        Ok(arriving)
    }

    /// No file is taken that is larger; what is more than that is not kept in memory either.
    pub fn at_most(mut self, bytes: usize) -> Arriving {
        self.largest = self.largest.min(bytes);
        self
    }

    /// Only so many files are taken; of one more this is said, before anything of it is read.
    pub fn room_for(mut self, files: usize, otherwise: Refusal) -> Arriving {
        if files < self.room.0 {
            self.room = (files, otherwise);
        }
        self
    }

    /// Why no file is taken at all, if none is.
    pub fn refusal(&self) -> Option<Refusal> {
        self.refused.clone()
    }

    /// The next file; the fields before it are read by then. An input without a chosen file is none.
    pub async fn file(&mut self) -> Result<Option<Upload>, Error> {
        if let Some(refusal) = &self.refused {
            return Err(refusal.clone().into());
        }
        self.place.waits();
        let file = self.next(true).await;
        self.place.works()?;
        Ok(file?)
    }

    /// All fields, when everything has arrived; files that still come are not kept.
    pub async fn form(mut self) -> Result<Form, Error> {
        self.place.waits();
        while self.next(false).await?.is_some() {}
        self.place.works()?;
        Ok(Form(Arc::new(self.fields)))
    }

    /// The fields, so that what was typed is shown again after a file was not taken, for this reason; files that still come
    /// are not kept. Who is to send less, or later, is not waited for as long as others.
    pub async fn form_after(mut self, why: &Error) -> Form {
        self.place.waits();
        let hurry = self.full || matches!(why, Error::Refused(r) if passes(r));
        let time = if hurry { BODY_TIME } else { PART_TIME };
        let _ = within(time, self.next(false)).await;
        // The answer is made even when others have taken all places meanwhile: it is the end of this request.
        let _ = self.place.works();
        Form(Arc::new(self.fields))
    }

    async fn next(&mut self, keep: bool) -> Result<Option<Upload>, Refusal> {
        let Some(body) = &mut self.body else { return Ok(None) };
        while let Some(mut part) = within(PART_TIME, body.next_field()).await?.map_err(unreadable)? {
            let file = part.file_name().map(file_name);
            let named = file.as_ref().filter(|name| !name.is_empty() && self.fields.files.len() < MOST_FILES);
            self.fields.files.extend(named.cloned());
            match file {
                None => {
                    let name = part.name().unwrap_or("").to_string();
                    let (bytes, over) = within(BODY_TIME, piecewise(&mut part, &self.place, LONG_FORM - self.size)).await??;
                    if over {
                        return Err(too_large(LONG_FORM));
                    }
                    if self.fields.pairs.len() == MOST_FIELDS {
                        return Err(Refusal::Malformed(Msg::new("refusal-malformed")));
                    }
                    self.size += bytes.len();
                    self.fields.push(name.as_bytes(), bytes);
                }
                Some(_) if !keep => {}
                Some(name) => {
                    // An input without a chosen file sends no name.
                    if !name.is_empty()
                        && let Err(full) = one_more(self.files, &self.room, &self.web, &self.network)
                    {
                        self.full = true;
                        return Err(full);
                    }
                    // A file that is too large is read to one byte more, which tells; the rest of it goes by.
                    let (bytes, _) = within(PART_TIME, piecewise(&mut part, &self.place, self.largest)).await??;
                    let held = Held(self.place.clone(), bytes.len());
                    if bytes.is_empty() && name.is_empty() {
                        continue;
                    }
                    if name.is_empty() {
                        one_more(self.files, &self.room, &self.web, &self.network)?;
                    }
                    self.files += 1;
                    return Ok(Some(Upload { name, bytes, held }));
                }
            }
        }
        Ok(None)
    }

    /// The fields that come before the first file.
    async fn fields_before_files(&mut self) -> Result<(), Refusal> {
        let Some(body) = &mut self.body else { return Ok(()) };
        while let Some(mut part) = body.next_field().await.map_err(unreadable)? {
            match part.file_name() {
                Some("") => {}
                Some(_) => break,
                None => {
                    let name = part.name().unwrap_or("").to_string();
                    let (bytes, over) = piecewise(&mut part, &self.place, FORM - self.size).await?;
                    if over || self.fields.pairs.len() == MOST_FIELDS {
                        break;
                    }
                    self.size += bytes.len();
                    self.fields.push(name.as_bytes(), bytes);
                }
            }
        }
        Ok(())
    }
}

/// Whether one more file is taken after so many, before anything of it is read. The first one was counted when its form began.
fn one_more(files: usize, room: &(usize, Refusal), web: &Web, network: &Address) -> Result<(), Refusal> {
    if files >= room.0 {
        return Err(room.1.clone());
    }
    if files == 0 { Ok(()) } else { web.limits.upload(&network.0) }
}

/// The bytes of a part, at most so many and one, and whether it has more than that.
async fn piecewise(part: &mut axum::extract::multipart::Field<'_>, place: &Place, most: usize) -> Result<(Vec<u8>, bool), Refusal> {
    let mut all = vec![];
    while let Some(piece) = part.chunk().await.map_err(unreadable)? {
        let piece = &piece[..piece.len().min(most + 1 - all.len())];
        if let Err(full) = place.hold(piece.len()) {
            place.release(all.len());
            return Err(full);
        }
        all.extend_from_slice(piece);
        if all.len() > most {
            return Ok((all, true));
        }
    }
    Ok((all, false))
}

/// A file's name as the device has it: browsers write a quote and the ends of a line in percent-encoding, and nothing else.
fn file_name(sent: &str) -> String {
    sent.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}
