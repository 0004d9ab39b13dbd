//! What a person, an officer, an agency's program or the clock may do: one file per activity, each a function that says
//! who acts, whether they may, what the domain decides, and what is written, in one transaction.

pub mod act;
pub mod agency_cases;
pub mod case_view;
pub mod conduct;
pub mod cosign;
pub mod desk;
pub mod draft;
mod ended;
pub mod figures;
pub mod fill;
pub mod find;
pub mod follow;
pub mod me;
pub mod missing;
pub mod newer;
pub mod now;
mod offer;
pub mod people;
pub mod publish;
pub mod receipt;
pub mod recorded;
pub mod refund;
pub mod roll;
pub mod sealed;
pub mod sign_in;
pub mod step;
mod sub_case;
pub mod submit;
pub mod sweep_files;
pub mod tell;
pub mod track;
pub mod unstaffed;
pub mod verify;
pub mod who;
pub mod worker;

use connect::{Files, Outbox, Sender};
use domain::receipt::Receipt;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

pub use connect::files::{LARGEST as LARGEST_FILE, media_type, sniff};
pub use connect::message::Message;
pub use offer::{Life, News, Offer};
pub use store::access::{Access, Reading};
pub use store::case::Brief;
pub use store::clock_failure::Stuck;
pub use store::draft::Draft;
pub use store::notice::{AboutDraft, New, Notice, WITHDRAWN as SERVICE_WITHDRAWN};
pub use store::officer::Account;
pub use store::person::{Holdings, Person};
pub use store::session::Session;
pub use store::signature::{Signature, State as SignatureState};
pub use store::task::{Line, Page};
pub use store::{Error, Fault, Store};
pub use who::Who;

/// What an activity gives.
pub type Result<T> = std::result::Result<T, Error>;

/// The key with which the installation signs.
pub use receipt::Key;

/// The house at work: database, offer, files, senders and key. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// How people reach an installation, and those who help them with it.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// Address under which people reach it.
    pub public_url: String,
    /// Telephone or address of its support; may be empty.
    pub support: String,
}

/// The parts of an [`App`].
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Services, agencies, calendars and the search index.
    pub offer: Arc<Offer>,
    /// Evidence files.
    pub files: Files,
    /// Sends text messages.
    pub sms: Arc<dyn Sender>,
    /// Sends e-mail.
    pub email: Arc<dyn Sender>,
    /// The local outbox, when messages go there.
    pub outbox: Option<Arc<Outbox>>,
    /// Signs receipts and checkpoints.
    pub key: Key,
    /// People of a demonstration, who are shown at sign-in beside the outbox; nothing anywhere else.
    pub demo: Option<domain::package::People>,
    /// What is bounded.
    pub limits: Limits,
    /// Address under which people reach it, for links in messages.
    pub public_url: String,
    /// Telephone or address of those who support people here, as the operator wrote it; empty where nobody is named.
    pub support: String,
    sent: Arc<submit::Sent>,
    who: who::Cache,
    desks: desk::Seen,
    listed: desk::Listed,
    figures: figures::Cache,
    conduct: conduct::Cache,
    hashing: tokio::sync::Semaphore,
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Puts the parts together. `data` is the folder of files, outbox and key; messages that have no sender go to the local
    /// outbox.
    pub fn new(
        store: Store,
        offer: impl Into<Arc<Offer>>,
        data: &Path,
        senders: Senders,
        demo: Option<domain::package::People>,
        limits: Limits,
        Reach { public_url, support }: Reach,
    ) -> std::result::Result<App, String> {
        let say = |e: std::io::Error| format!("{}: {e}", data.display());
        let outbox = Arc::new(Outbox::new(&data.join("outbox")).map_err(say)?);
        Ok(App(Arc::new(Parts {
            store,
            offer: offer.into(),
            files: Files::new(&data.join("files")).map_err(say)?,
            sms: senders.sms.unwrap_or_else(|| outbox.clone()),
            email: senders.email.unwrap_or_else(|| outbox.clone()),
            outbox: Some(outbox),
            key: Key::open(&data.join("signing.key"))?,
            demo,
            limits,
            public_url,
            support,
            sent: Default::default(),
            who: Default::default(),
            desks: Default::default(),
            listed: Default::default(),
            figures: Default::default(),
            conduct: Default::default(),
            hashing: tokio::sync::Semaphore::new(2),
        })))
    }

    /// The same house with another offer.
    pub fn with_offer(&self, offer: Offer) -> App {
        App(Arc::new(Parts {
            store: self.store.clone(),
            offer: offer.into(),
            files: self.files.clone(),
            sms: self.sms.clone(),
            email: self.email.clone(),
            outbox: self.outbox.clone(),
            key: self.key.clone(),
            demo: self.demo.clone(),
            limits: self.limits,
            public_url: self.public_url.clone(),
            support: self.support.clone(),
            sent: self.sent.clone(),
            who: Default::default(),
            desks: Default::default(),
            listed: Default::default(),
            figures: Default::default(),
            conduct: Default::default(),
            hashing: tokio::sync::Semaphore::new(2),
        }))
    }
}

/// What is bounded, as the operator has set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// What one person may upload.
    pub uploads: draft::DayLimit,
    /// Applications that one person may send; counted in each process.
    pub applications: i64,
    /// Codes for signing in.
    pub codes: identity::code::ADay,
    /// How long a session lasts without use.
    pub unused: identity::secret::Unused,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { uploads: Default::default(), applications: 100, codes: Default::default(), unused: Default::default() }
    }
}

/// The ways out for messages; nothing: the local outbox.
#[derive(Clone, Default)]
pub struct Senders {
    /// Of text messages.
    pub sms: Option<Arc<dyn Sender>>,
    /// Of e-mail.
    pub email: Option<Arc<dyn Sender>>,
}

/// What `submit` gives back.
#[derive(Debug, Clone, PartialEq)]
pub struct Submitted {
    /// The case.
    pub case: domain::Id,
    /// Its tracking code.
    pub tracking_code: String,
    /// The signed receipt.
    pub receipt: Receipt,
}
