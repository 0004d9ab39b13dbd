//! A fresh house: an empty database on one engine, the sample packages, the sample people, the router.

use crate::samples;
use app::{App, Error, worker};
use domain::Refusal;
use domain::package::{Catalogue, SampleOfficer};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use store::Store;
use tokio::sync::OnceCell;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in a folder that goes with the test.
    Sqlite,
    /// A new database on the server of `DARGAH_TEST_POSTGRES`.
    Postgres,
}

/// Both.
pub const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// How a house differs from the ordinary one.
pub struct Options {
    /// Address under which people reach it.
    pub public_url: String,
    /// Whom people turn to; empty: nobody is named.
    pub support: String,
    /// The packages.
    pub catalogue: Catalogue,
    /// Ways out for messages; without any, the local outbox.
    pub senders: app::Senders,
    /// Whether sample people are shown at sign-in and the outbox is a page.
    pub demo: bool,
    /// Whether a proxy stands before it and says whose request it is.
    pub trust_proxy: bool,
    /// What is bounded in a day.
    pub limits: app::Limits,
    /// How much may be under way at once.
    pub at_once: web::AtOnce,
    /// How much may be asked in a minute.
    pub a_minute: web::AMinute,
    /// What maps stand on.
    pub map: web::Ground,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            public_url: "http://dargah.test".into(),
            support: String::new(),
            catalogue: samples::catalogue().clone(),
            demo: true,
            trust_proxy: false,
            limits: Default::default(),
            at_once: Default::default(),
            a_minute: Default::default(),
            map: Default::default(),
            senders: app::Senders::default(),
        }
    }
}

/// A house at work, gone when the test ends.
#[derive(Clone)]
pub struct House {
    /// Its parts.
    pub app: App,
    /// What handlers have.
    pub web: web::Web,
    /// Every route.
    pub router: axum::Router,
    /// The address of its PostgreSQL database; nothing on SQLite.
    pub database: Option<String>,
    folder: Arc<tempfile::TempDir>,
}

/// The PostgreSQL server for tests.
///
/// # Panics
/// When `DARGAH_TEST_POSTGRES` is not set: no test is skipped.
pub fn postgres_url() -> String {
    std::env::var("DARGAH_TEST_POSTGRES")
        .expect("DARGAH_TEST_POSTGRES is not set: run `cargo xtask postgres -- cargo test …`, which starts a PostgreSQL for the tests")
}

/// The address of a new, empty database on that server.
pub async fn new_database() -> String {
    new_database_like("template1").await
}

/// The address of a new database that is a copy of another, to which nobody is connected.
async fn new_database_like(template: &str) -> String {
    let url = postgres_url();
    let name = format!("t{}", uuid::Uuid::now_v7().simple());
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.expect("the PostgreSQL of DARGAH_TEST_POSTGRES");
    tokio::spawn(connection);
    client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.expect("a new database");
    let at = url.rfind('/').expect("an address with a database");
    format!("{}/{name}", &url[..at])
}

/// A house that is set up once in a process and that others are copies of: migrations, publishing and people were half of what the tests
/// of the web did.
struct Mould {
    folder: tempfile::TempDir,
    /// The SQLite file stays open: what was written is in it and its log, and nobody writes more.
    _open: Option<Store>,
    /// The address of its PostgreSQL database, which nobody has open.
    database: Option<String>,
    /// What its packages offer: nothing in it changes.
    offer: Arc<app::Offer>,
}

static MOULDS: [OnceCell<Mould>; 2] = [const { OnceCell::const_new() }; 2];

impl Mould {
    async fn of(engine: Engine) -> &'static Mould {
        MOULDS[engine as usize].get_or_init(|| Mould::new(engine)).await
    }

    async fn new(engine: Engine) -> Mould {
        let House { app, web, router, database, folder } = House::with(engine, Options::default()).await;
        let (store, offer) = (app.store.clone(), app.offer.clone());
        drop((app, web, router));
        let folder = Arc::into_inner(folder).expect("a folder that nobody else has");
        Mould { folder, _open: (engine == Engine::Sqlite).then_some(store), database, offer }
    }

    /// A copy of its database, in a folder that has a copy of its files.
    async fn copy(&self) -> (Store, Arc<tempfile::TempDir>, Option<String>) {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        copy(self.folder.path(), folder.path()).expect("files that can be copied");
        match &self.database {
            None => (Store::sqlite(&folder.path().join("dargah.db")).expect("a SQLite file"), folder, None),
            Some(url) => {
                let url = new_database_like(url.rsplit('/').next().expect("a name")).await;
                (Store::postgres(&url, 12).await.expect("a PostgreSQL database"), folder, Some(url))
            }
        }
    }
}

/// Copies what is in a folder; what SQLite's readers share is made anew by whoever opens the file.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir(&there)?;
            copy(&entry.path(), &there)?;
        } else if !entry.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}

/// The hash of a sample officer's passphrase, made once and used in every house of these tests: hashing is slow on purpose, and was
/// three quarters of all that the tests did. Signing in checks against it as against any other.
fn hash_once(officer: &SampleOfficer) -> Result<String, String> {
    static MADE: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    let key = format!("{} {}", officer.name, officer.passphrase);
    if let Some(hash) = MADE.lock().unwrap_or_else(|e| e.into_inner()).get(&key) {
        return Ok(hash.clone());
    }
    // Not under the lock: both threads that hash may find one missing, and either hash opens.
    let hash = app::people::hash_of(officer)?;
    Ok(MADE.lock().unwrap_or_else(|e| e.into_inner()).entry(key).or_insert(hash).clone())
}

impl House {
    /// A fresh house with sample packages and people.
    ///
    /// # Panics
    /// When the machine has no room for it, or no PostgreSQL: no test is skipped.
    pub async fn new(engine: Engine) -> House {
        let mould = Mould::of(engine).await;
        let (store, folder, database) = mould.copy().await;
        House::at_work(store, folder, database, mould.offer.clone(), Options::default()).expect("a house like another")
    }

    /// A fresh house.
    pub async fn with(engine: Engine, options: Options) -> House {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let (store, database) = match engine {
            Engine::Sqlite => (Store::sqlite(&folder.path().join("dargah.db")).expect("a SQLite file"), None),
            Engine::Postgres => {
                let url = new_database().await;
                (Store::postgres(&url, 12).await.expect("a PostgreSQL database"), Some(url))
            }
        };
        store.migrate().await.expect("the schema");
        let house = House::open(store, folder, database, options).await.expect("packages that can be published");
        app::people::add_samples(&house.app, samples::people(), hash_once).await.expect("sample people");
        house
    }

    /// The same database, folder and key with other packages: what a restart after a new publication is.
    pub async fn again(&self, options: Options) -> Result<House, Error> {
        House::open(self.app.store.clone(), self.folder.clone(), self.database.clone(), options).await
    }

    async fn open(store: Store, folder: Arc<tempfile::TempDir>, database: Option<String>, mut options: Options) -> Result<House, Error> {
        let offer = app::publish::publish(&store, std::mem::take(&mut options.catalogue)).await?;
        House::at_work(store, folder, database, Arc::new(offer), options)
    }

    fn at_work(
        store: Store,
        folder: Arc<tempfile::TempDir>,
        database: Option<String>,
        offer: Arc<app::Offer>,
        options: Options,
    ) -> Result<House, Error> {
        let people = options.demo.then(|| samples::people().clone());
        let reach = app::Reach { public_url: options.public_url.clone(), support: options.support };
        let app = App::new(store, offer, folder.path(), options.senders, people, options.limits, reach)
            .map_err(|e| Error::Fault(store::Fault::new(e)))?;
        let settings = web::Settings {
            public_url: options.public_url,
            trust_proxy: options.trust_proxy,
            at_once: options.at_once,
            a_minute: options.a_minute,
            map: options.map,
        };
        let web = web::Web::new(app.clone(), settings);
        let router = web::router(web.clone(), Some(web::no_recorder()));
        Ok(House { app, web, router, database, folder })
    }

    /// The folder of files, outbox, key and SQLite file.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lets the worker do all that is due.
    pub async fn work(&self) {
        loop {
            match worker::round(&self.app).await {
                Ok(r) if r == worker::Round::default() => return,
                Ok(_) | Err(Error::Refused(Refusal::Conflict(_))) => {}
                Err(e) => panic!("the worker failed: {e}"),
            }
        }
    }

    /// The text of the newest message to a mobile number or e-mail address, after the worker's work.
    pub async fn message_to(&self, contact: &str) -> Option<String> {
        self.work().await;
        let outbox = self.app.outbox.as_ref().expect("a local outbox");
        outbox.newest(1000).expect("an outbox that can be read").into_iter().find(|m| m.to == contact).map(|m| m.text)
    }

    /// Number of messages in the outbox, after the worker's work.
    pub async fn messages(&self) -> usize {
        self.work().await;
        self.app.outbox.as_ref().expect("a local outbox").newest(100_000).expect("an outbox that can be read").len()
    }

    /// The code that was sent to a mobile number or e-mail address.
    pub async fn code_to(&self, contact: &str) -> Option<String> {
        let text = self.message_to(contact).await?;
        text.split(|c: char| !c.is_ascii_digit()).find(|w| w.len() == 6).map(String::from)
    }

    /// Verifies the whole database.
    pub async fn verify(&self) -> app::verify::Report {
        app::verify::verify(&self.app.store, &self.app.key, Some(&self.app.files), Some(&self.app.offer.catalogue))
            .await
            .expect("verification runs")
    }
}
