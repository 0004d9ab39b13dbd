//! HTTP: the whole route table on one page (`routes`), the gateway (`citizen`), the desk, the API. Handlers are short:
//! they read what was asked, call one activity of `app`, and show the answer.

mod api;
mod asking;
mod citizen;
mod desk;
mod frame;
mod ground;
mod kept;
mod letter;
mod limits;
mod load;
mod multipart;
mod ops;
mod problem;
mod routes;

use app::App;
use std::sync::Arc;

pub use api::openapi;
pub use ground::Ground;
pub use limits::AMinute;
pub use load::AtOnce;
pub use multipart::BODY as LARGEST_BODY;
pub use ops::{metrics_router, no_recorder, recorder};
pub use routes::{Caller, TABLE, answers_as_json, answers_as_page, router};

/// How the installation is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address under which people reach it, e.g. `https://dargah.example`; cookies are `Secure` when it is https.
    pub public_url: String,
    /// Whether the client's address is in `X-Forwarded-For`, put there by a proxy of ours.
    pub trust_proxy: bool,
    /// How much may be under way at once.
    pub at_once: AtOnce,
    /// How much may be asked in a minute.
    pub a_minute: AMinute,
    /// What maps stand on.
    pub map: Ground,
}

/// What every handler has.
#[derive(Clone)]
pub struct Web {
    /// The house at work.
    pub app: App,
    /// Settings.
    pub settings: Arc<Settings>,
    /// Rate limits.
    pub limits: Arc<limits::Limits>,
    /// What is under way.
    load: Arc<load::Load>,
    /// Pages that are the same for everyone.
    cache: Arc<citizen::cache::Cache>,
}

impl Web {
    /// Puts it together.
    pub fn new(app: App, settings: Settings) -> Web {
        let load = Arc::new(load::Load::new(settings.at_once));
        let limits = Arc::new(limits::Limits::new(settings.a_minute));
        Web { app, load, settings: Arc::new(settings), limits, cache: Default::default() }
    }
    /// The same, with what is offered now; what callers have used up of their limits stays used.
    pub fn with_app(&self, app: App) -> Web {
        Web { app, cache: Default::default(), ..self.clone() }
    }
}
