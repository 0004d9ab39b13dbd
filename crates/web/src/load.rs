//! How much is under way at once: requests that are worked on, and bytes of bodies that are held in memory. Beyond the
//! bounds the answer is "try again in a moment", so that what is under way ends soon instead of everything ending late.
//!
//! A request counts while the program works on it, not while a slow sender keeps it waiting: whoever sends a byte a minute
//! takes nothing from the others. Uploads count for their sender as long as they arrive: nobody alone takes the room of all.

use crate::multipart::Form;
use axum::extract::Request;
use axum::http::Method;
use domain::{Msg, Refusal};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

/// The bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtOnce {
    /// Most requests that are worked on.
    pub requests: usize,
    /// Most bytes of bodies that are held: of those with files, and of the others.
    pub bytes: usize,
    /// Most uploads of one sender that arrive; of a network of people who are not signed in, four times as many.
    pub uploads: usize,
    /// Most bytes of one sender's uploads that are held.
    pub upload_bytes: usize,
}

impl Default for AtOnce {
    fn default() -> Self {
        AtOnce { requests: 1024, bytes: 128 * 1_048_576, uploads: 6, upload_bytes: 64 * 1_048_576 }
    }
}

/// Whoever is refused may try again after so many seconds.
const PAUSE: i64 = 5;
/// The same for who is refused because of their own uploads: these take longer.
const PAUSE_OF_UPLOADS: i64 = 15;

/// Uploads of one sender.
#[derive(Default)]
struct Own {
    uploads: usize,
    bytes: usize,
}

fn too_many_uploads() -> Refusal {
    metrics::counter!("dargah_refused_uploads").increment(1);
    Refusal::TooMany(Msg::new("refusal-uploads-under-way").with("seconds", PAUSE_OF_UPLOADS), PAUSE_OF_UPLOADS)
}

/// What is under way.
pub struct Load {
    most: AtOnce,
    requests: AtomicUsize,
    /// Bytes of forms, and bytes of bodies with files: slow uploads must not keep anybody from signing in.
    forms: AtomicUsize,
    files: AtomicUsize,
    /// Who uploads something now.
    senders: Mutex<HashMap<String, Own>>,
}

/// Adds to a number that must not pass a bound.
fn add(number: &AtomicUsize, n: usize, most: usize) -> Result<(), Refusal> {
    if number.fetch_add(n, Relaxed) + n <= most {
        return Ok(());
    }
    number.fetch_sub(n, Relaxed);
    metrics::counter!("dargah_refused_busy").increment(1);
    Err(Refusal::Busy(PAUSE))
}

impl Load {
    /// Nothing yet.
    pub fn new(most: AtOnce) -> Load {
        let none = || AtomicUsize::new(0);
        Load { most, requests: none(), forms: none(), files: none(), senders: Default::default() }
    }
    fn senders(&self) -> MutexGuard<'_, HashMap<String, Own>> {
        self.senders.lock().unwrap_or_else(|e| e.into_inner())
    }
    /// Requests and bytes of bodies now.
    pub fn now(&self) -> (usize, usize) {
        (self.requests.load(Relaxed), self.forms.load(Relaxed) + self.files.load(Relaxed))
    }
}

/// The place of one request, given back when it is dropped.
pub struct Place {
    load: Arc<Load>,
    works: AtomicBool,
    files: AtomicBool,
    bytes: AtomicUsize,
    form: OnceLock<Form>,
    /// Whose upload it is.
    sender: OnceLock<String>,
}

/// A place for as long as this is kept: only a request that may have a body shares it with who reads that.
pub enum Taken {
    /// Of a request without a body.
    Own { _place: Place },
    /// Of a request that may have one.
    Shared(Arc<Place>),
}

impl Taken {
    /// The form that came with the request, if it was read.
    pub fn form(&self) -> Option<&Form> {
        match self {
            Taken::Own { .. } => None,
            Taken::Shared(place) => place.form.get(),
        }
    }
}

/// Takes a place for a request; refused when there is none.
pub fn enter(load: &Arc<Load>, request: &mut Request) -> Result<Taken, Refusal> {
    add(&load.requests, 1, load.most.requests)?;
    let place = Place {
        load: load.clone(),
        works: AtomicBool::new(true),
        files: AtomicBool::new(false),
        bytes: AtomicUsize::new(0),
        form: OnceLock::new(),
        sender: OnceLock::new(),
    };
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(Taken::Own { _place: place });
    }
    let place = Arc::new(place);
    request.extensions_mut().insert(place.clone());
    Ok(Taken::Shared(place))
}

impl Place {
    /// The place of a request on its way through the router.
    pub fn of(request: &Request) -> Result<Arc<Place>, app::Error> {
        request
            .extensions()
            .get::<Arc<Place>>()
            .cloned()
            .ok_or_else(|| app::Fault::new("a body was read of a request without a place").into())
    }
    /// From now on the sender is waited for.
    pub fn waits(&self) {
        if self.works.swap(false, Relaxed) {
            self.load.requests.fetch_sub(1, Relaxed);
        }
    }
    /// What was waited for is here; refused when others have taken all places meanwhile.
    pub fn works(&self) -> Result<(), Refusal> {
        if !self.works.load(Relaxed) {
            add(&self.load.requests, 1, self.load.most.requests)?;
            self.works.store(true, Relaxed);
        }
        Ok(())
    }
    /// The body may carry files; said before anything of it is held.
    pub fn with_files(&self) {
        self.files.store(true, Relaxed);
    }
    /// The body is an upload of somebody who is signed in, by the label of the actor, until the request ends; refused when
    /// as many of theirs arrive already. Said before anything of it is held.
    pub fn upload_of(&self, sender: String) -> Result<(), Refusal> {
        self.upload(sender, self.load.most.uploads)
    }
    /// The same for a network of people of whom nobody is signed in.
    pub fn upload_from(&self, network: &str) -> Result<(), Refusal> {
        self.upload(format!("network:{network}"), self.load.most.uploads * 4)
    }
    fn upload(&self, sender: String, most: usize) -> Result<(), Refusal> {
        let mut senders = self.load.senders();
        if senders.get(&sender).map_or(0, |own| own.uploads) >= most {
            return Err(too_many_uploads());
        }
        if self.sender.set(sender.clone()).is_ok() {
            senders.entry(sender).or_default().uploads += 1;
        }
        Ok(())
    }
    /// Counts bytes for the sender of an upload.
    fn hold_of_sender(&self, bytes: usize) -> Result<(), Refusal> {
        if let Some(sender) = self.sender.get()
            && let Some(own) = self.load.senders().get_mut(sender)
        {
            if own.bytes + bytes > self.load.most.upload_bytes {
                return Err(too_many_uploads());
            }
            own.bytes += bytes;
        }
        Ok(())
    }
    fn release_of_sender(&self, bytes: usize) {
        if let Some(sender) = self.sender.get()
            && let Some(own) = self.load.senders().get_mut(sender)
        {
            own.bytes = own.bytes.saturating_sub(bytes);
        }
    }
    fn pool(&self) -> &AtomicUsize {
        if self.files.load(Relaxed) { &self.load.files } else { &self.load.forms }
    }
    /// So many bytes more are held, until the request ends.
    pub fn hold(&self, bytes: usize) -> Result<(), Refusal> {
        self.hold_of_sender(bytes)?;
        add(self.pool(), bytes, self.load.most.bytes).inspect_err(|_| self.release_of_sender(bytes))?;
        self.bytes.fetch_add(bytes, Relaxed);
        Ok(())
    }
    /// So many bytes are no longer held.
    pub fn release(&self, bytes: usize) {
        self.release_of_sender(bytes);
        self.pool().fetch_sub(bytes, Relaxed);
        self.bytes.fetch_sub(bytes, Relaxed);
    }
    /// Remembers the form of the request: when its sender turns out to be signed out, it is not lost.
    pub fn remember(&self, form: &Form) {
        let _ = self.form.set(form.clone());
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.waits();
        let bytes = self.bytes.load(Relaxed);
        self.release_of_sender(bytes);
        self.pool().fetch_sub(bytes, Relaxed);
        if let Some(sender) = self.sender.get() {
            let mut senders = self.load.senders();
            if let Some(own) = senders.get_mut(sender) {
                own.uploads -= 1;
                if own.uploads == 0 {
                    senders.remove(sender);
                }
            }
        }
    }
}
