//! How much is under way at once: requests that are worked on, and bytes of bodies that are held in memory. Beyond the
//! bounds the answer is "try again in a moment", so that what is under way ends soon instead of everything ending late.
//!
//! A request counts while the program works on it, not while a slow sender keeps it waiting: whoever sends a byte a minute
//! takes nothing from the others.

use crate::multipart::Form;
use axum::extract::Request;
use axum::http::Method;
use domain::Refusal;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};

/// The bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtOnce {
    /// Most requests that are worked on.
    pub requests: usize,
    /// Most bytes of bodies that are held: of those with files, and of the others.
    pub bytes: usize,
}

impl Default for AtOnce {
    fn default() -> Self {
        AtOnce { requests: 1024, bytes: 128 * 1_048_576 }
    }
}

/// Whoever is refused may try again after so many seconds.
const PAUSE: i64 = 5;

/// What is under way.
pub struct Load {
    most: AtOnce,
    requests: AtomicUsize,
    /// Bytes of forms, and bytes of bodies with files: slow uploads must not keep anybody from signing in.
    forms: AtomicUsize,
    files: AtomicUsize,
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
        Load { most, requests: AtomicUsize::new(0), forms: AtomicUsize::new(0), files: AtomicUsize::new(0) }
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
    fn pool(&self) -> &AtomicUsize {
        if self.files.load(Relaxed) { &self.load.files } else { &self.load.forms }
    }
    /// So many bytes more are held, until the request ends.
    pub fn hold(&self, bytes: usize) -> Result<(), Refusal> {
        add(self.pool(), bytes, self.load.most.bytes)?;
        self.bytes.fetch_add(bytes, Relaxed);
        Ok(())
    }
    /// So many bytes are no longer held.
    pub fn release(&self, bytes: usize) {
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
        self.pool().fetch_sub(self.bytes.load(Relaxed), Relaxed);
    }
}
