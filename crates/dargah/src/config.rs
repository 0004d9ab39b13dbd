//! Settings: from flags, environment, file and defaults, each with its source.

use crate::Failure;
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;

/// Where the installation is.
#[derive(Args, Debug, Clone, Default)]
pub struct Where {
    /// Settings file [default: dargah.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,
    /// Folder of the SQLite file, evidence files, outbox and signing key
    #[arg(long, value_name = "DIR")]
    pub data: Option<String>,
    /// PostgreSQL address, postgres://user:password@host/database; without it, SQLite in the data folder
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Folder of service packages; without it, the sample packages inside the program
    #[arg(long, value_name = "DIR")]
    pub packages: Option<String>,
    /// Any setting by its name in the file, such as `--set requests=2048`; as often as there are settings. Not for passwords: whoever is
    /// on the machine sees it in the list of processes
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

/// How it is reached and what it says.
#[derive(Args, Debug, Clone, Default)]
pub struct Reach {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDR:PORT")]
    pub listen: Option<String>,
    /// Address under which people reach it; https makes cookies Secure
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// Take the client's address from X-Forwarded-For: only behind a proxy of your own
    #[arg(long, value_name = "true|false")]
    pub trust_proxy: Option<String>,
}

/// Name, default, and what it is for.
const KEYS: [(&str, &str); 35] = [
    ("data", ".data"),
    ("database", ""),
    ("packages", ""),
    ("listen", "127.0.0.1:8080"),
    ("metrics_listen", ""),
    ("public_url", ""),
    ("support", ""),
    ("trust_proxy", "false"),
    ("log", "info"),
    ("log_format", "text"),
    ("smtp", ""),
    ("smtp_user", ""),
    ("smtp_password", ""),
    ("sms_url", ""),
    ("sms_body", ""),
    ("sms_header", ""),
    ("mail_from", "dargah@localhost"),
    ("connections", "auto"),
    ("requests", "1024"),
    ("bodies_mb", "128"),
    ("person_uploads", "6"),
    ("person_mb", "64"),
    ("day_files", "200"),
    ("day_mb", "500"),
    ("day_codes", "30"),
    ("network_codes", "5000"),
    ("day_applications", "100"),
    ("minute_searches", "1200"),
    ("minute_calls", "6000"),
    ("minute_uploads", "120"),
    ("person_idle", "240"),
    ("officer_idle", "30"),
    ("map_tiles", ""),
    ("map_attribution", ""),
    ("map_view", "36.2972, 59.6067, 12"),
];

const MINUTE: i64 = 60_000;

/// The greatest number that a setting may have.
pub const MOST: u32 = 1_000_000;

/// Longest telephone or address of the support, in characters.
const LONGEST_SUPPORT: usize = 120;

/// The flag that takes any setting.
const SET: &str = "--set";

/// Refuses a name that no setting has; `at` says where it stands.
fn known(at: &str, key: &str) -> Result<&'static str, Failure> {
    let names = || KEYS.iter().map(|k| k.0);
    names()
        .find(|n| *n == key)
        .ok_or_else(|| Failure(format!("{at}: unknown setting `{key}`; known are {}", names().collect::<Vec<_>>().join(", ")), 2))
}

/// What flags give: value and flag by setting. None is given twice.
fn given(place: &Where, reach: &Reach) -> Result<BTreeMap<&'static str, (String, String)>, Failure> {
    let own = [
        ("data", &place.data),
        ("database", &place.database),
        ("packages", &place.packages),
        ("listen", &reach.listen),
        ("public_url", &reach.public_url),
        ("trust_proxy", &reach.trust_proxy),
    ];
    let own = own.into_iter().filter_map(|(key, value)| Some((key, (value.clone()?, format!("--{}", key.replace('_', "-"))))));
    let mut flags: BTreeMap<&'static str, (String, String)> = own.collect();
    for pair in &place.set {
        // What stands behind the name may be a password: it is not repeated.
        let (key, value) = pair
            .split_once('=')
            .ok_or_else(|| Failure(format!("{SET} takes KEY=VALUE, such as {SET} requests=2048: there is no `=` after its name"), 2))?;
        let key = known(SET, key.trim())?;
        if let Some((_, before)) = flags.insert(key, (value.into(), SET.into())) {
            let twice = if before == SET { format!("by {SET}") } else { format!("by {before} and by {SET}") };
            return Err(Failure(format!("{key} is given twice, {twice}: give it once"), 2));
        }
    }
    Ok(flags)
}

/// Resolved settings.
#[derive(Debug, Clone)]
pub struct Config {
    values: BTreeMap<&'static str, (String, String)>,
}

impl Config {
    /// Resolves: flag, environment, file, default.
    pub fn resolve(place: &Where, reach: &Reach) -> Result<Config, Failure> {
        let flags = given(place, reach)?;
        let env = |k: &str| std::env::var(format!("DARGAH_{}", k.to_uppercase())).ok().filter(|v| !v.is_empty());
        let early = |k: &str| flags.get(k).map(|f| f.0.clone()).or_else(|| env(k));
        let (file, given) = match place.config.clone().or_else(|| env("config")) {
            Some(f) => (PathBuf::from(f), true),
            None => (PathBuf::from(early("data").unwrap_or_else(|| ".data".into())).join("dargah.toml"), false),
        };
        let mut written: BTreeMap<String, String> = BTreeMap::new();
        match std::fs::read_to_string(&file) {
            Ok(text) => {
                let table: toml::Table = text.parse().map_err(|e| Failure(format!("{}: {e}", file.display()), 2))?;
                for (k, v) in table {
                    known(&file.display().to_string(), &k)?;
                    let v = match v {
                        toml::Value::String(s) => s,
                        other => other.to_string(),
                    };
                    written.insert(k, v);
                }
            }
            // A data folder that cannot be one is told when it is made.
            Err(e) if matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) && !given => {}
            Err(e) => return Err(Failure(format!("{}: {e}", file.display()), 2)),
        }
        let mut values = BTreeMap::new();
        for (k, default) in KEYS {
            let value = if let Some((v, flag)) = flags.get(k) {
                (v.clone(), format!("flag {flag}"))
            } else if let Some(v) = env(k) {
                (v, format!("environment DARGAH_{}", k.to_uppercase()))
            } else if let Some(v) = written.remove(k) {
                (v, format!("file {}", file.display()))
            } else {
                (default.to_string(), "default".to_string())
            };
            values.insert(k, value);
        }
        let config = Config { values };
        // Whoever types a value is there to hear what is wrong with it, also where this command would not need it.
        config.set().try_for_each(|(key, _)| config.is_right(key))?;
        Ok(config)
    }

    /// Settings that were given by `--set`, with their values.
    pub fn set(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.values.iter().filter(|(_, (_, source))| *source == format!("flag {SET}")).map(|(k, (v, _))| (*k, v.as_str()))
    }
    /// Refuses a value that the program could not work with.
    fn is_right(&self, key: &str) -> Result<(), Failure> {
        match key {
            "listen" => self.address().map(drop),
            "metrics_listen" => self.metrics().map(drop),
            "public_url" => self.public_url(self.get("listen")).map(drop),
            "support" => self.support().map(drop),
            "trust_proxy" => self.trusts_proxy().map(drop),
            "log" | "log_format" => crate::log::way(self).map(drop),
            "smtp" | "smtp_user" | "smtp_password" | "mail_from" | "sms_url" | "sms_body" | "sms_header" => self.senders().map(drop),
            "connections" => self.connections().map(drop),
            "bodies_mb" | "person_mb" => self.megabytes(key).map(drop),
            "map_tiles" | "map_attribution" | "map_view" => self.map().map(drop),
            "data" | "packages" | "database" => Ok(()),
            number => self.number(number).map(drop),
        }
    }

    /// A value; empty when not set.
    pub fn get(&self, key: &str) -> &str {
        self.values.get(key).map_or("", |v| v.0.as_str())
    }
    /// The data folder, made if missing.
    pub fn data(&self) -> Result<PathBuf, Failure> {
        let dir = PathBuf::from(self.get("data"));
        std::fs::create_dir_all(&dir).map_err(|e| Failure(format!("data folder {}: {e}", dir.display()), 1))?;
        Ok(dir)
    }
    /// Settings with values and sources; secrets are not shown.
    pub fn shown(&self) -> Vec<(&'static str, String, String)> {
        self.values.iter().map(|(k, (v, source))| (*k, shown(k, v), source.clone())).collect()
    }
    /// A whole number from 1 to [`MOST`].
    fn number(&self, key: &str) -> Result<u32, Failure> {
        let number = self.get(key).parse().ok().filter(|n| (1..=MOST).contains(n));
        number.ok_or_else(|| Failure(format!("{key} must be a number from 1 to {MOST}, not `{}`", self.get(key)), 2))
    }
    /// Bytes that a setting in megabytes gives. Less than one upload's worth of memory would refuse every one.
    fn megabytes(&self, key: &str) -> Result<usize, Failure> {
        let bytes = (self.number(key)? as usize) << 20;
        if bytes < web::LARGEST_BODY {
            return Err(Failure(format!("{key} must be at least {}", web::LARGEST_BODY >> 20), 2));
        }
        Ok(bytes)
    }
    fn trusts_proxy(&self) -> Result<bool, Failure> {
        match self.get("trust_proxy") {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(Failure(format!("trust_proxy must be true or false, not `{other}`"), 2)),
        }
    }
    /// Connections to PostgreSQL. More than the processors can serve at once only make every answer wait: on two cores, eight
    /// gave shorter waits than 48 in every scenario of `bench`.
    fn connections(&self) -> Result<usize, Failure> {
        if self.get("connections") == "auto" {
            return Ok(std::thread::available_parallelism().map_or(2, usize::from).max(2) * 4);
        }
        Ok(self.number("connections")? as usize)
    }
    /// Where metrics answer, in words, when that can be.
    pub fn metrics(&self) -> Result<String, Failure> {
        let at = self.get("metrics_listen");
        if at.is_empty() {
            let listen = crate::serve::address("listen", self.get("listen"))?;
            return Ok(format!("at http://{listen}/metrics, for programs of this machine only"));
        }
        let address = crate::serve::address("metrics_listen", at)?;
        if address.port() != 0 && at == self.get("listen") {
            return Err(Failure(format!("metrics_listen must be another address than listen, not `{at}`"), 2));
        }
        let whom = if address.ip().is_loopback() { "programs of this machine only" } else { "whoever reaches that address" };
        Ok(format!("at http://{at}/metrics and nowhere else, for {whom}"))
    }
    /// The bounds in words, when they are right.
    pub fn limits(&self) -> Result<String, Failure> {
        let (web::Settings { at_once, a_minute, .. }, day) = (self.web("")?, self.app_limits()?);
        let bodies = at_once.bytes >> 20;
        Ok(format!(
            "{} requests and {bodies} MB of bodies at once, {} uploads and {} MB of one person; {} files, {} MB and {} applications of a person, {} codes to a contact and {} of a network in a day; {} searches and {} uploads of a network and {} calls with a token in a minute; sessions end after {} minutes without use, those of officers after {}",
            at_once.requests,
            at_once.uploads,
            at_once.upload_bytes >> 20,
            day.uploads.files,
            day.uploads.bytes >> 20,
            day.applications,
            day.codes.contact,
            day.codes.network,
            a_minute.searches,
            a_minute.uploads,
            a_minute.calls,
            day.unused.person / MINUTE,
            day.unused.officer / MINUTE
        ))
    }
    /// What is bounded in a day, and how long a session lasts without use.
    fn app_limits(&self) -> Result<app::Limits, Failure> {
        let number = |key| self.number(key).map(i64::from);
        Ok(app::Limits {
            uploads: app::draft::DayLimit { files: number("day_files")?, bytes: number("day_mb")? << 20 },
            applications: number("day_applications")?,
            codes: identity::code::ADay { contact: number("day_codes")?, network: number("network_codes")? },
            unused: identity::secret::Unused { person: number("person_idle")? * MINUTE, officer: number("officer_idle")? * MINUTE },
        })
    }
    /// Address under which people reach it; that on which it listens when none is set. Cookies are for https alone where it begins
    /// with that, and links in messages begin with it: so it is a scheme and a host, and nothing else.
    fn public_url(&self, listen: &str) -> Result<String, Failure> {
        let set = self.get("public_url").trim_end_matches('/');
        if set.is_empty() {
            return Ok(format!("http://{listen}"));
        }
        let read: Option<axum::http::Uri> = set.parse().ok();
        let parts = read.as_ref().and_then(|u| Some((u.scheme_str()?, u.authority()?.as_str(), u.path(), u.query())));
        match parts {
            Some((scheme @ ("http" | "https"), host, "/" | "", None)) if !host.contains('@') => Ok(format!("{scheme}://{host}")),
            _ => Err(Failure(
                format!("public_url must be http:// or https:// and a host, such as https://dargah.example.org, not `{set}`"),
                2,
            )),
        }
    }
    /// Where it listens and under which address people reach it, in words, when both can be.
    pub fn address(&self) -> Result<String, Failure> {
        let at = crate::serve::address("listen", self.get("listen"))?;
        Ok(format!("listens on {at}, reached at {}", self.public_url(&at.to_string())?))
    }
    /// Whom people turn to, as it is set: a telephone or an address in one line; empty where nobody is named.
    pub fn support(&self) -> Result<String, Failure> {
        let set = self.get("support").trim();
        if set.chars().count() > LONGEST_SUPPORT || set.chars().any(char::is_control) {
            return Err(Failure(format!("support must be one line of at most {LONGEST_SUPPORT} characters"), 2));
        }
        Ok(set.into())
    }
    /// How people reach it, and whom they turn to.
    fn reached(&self) -> Result<app::Reach, Failure> {
        Ok(app::Reach { public_url: self.public_url(self.get("listen"))?, support: self.support()? })
    }
    /// Settings of the web side.
    pub fn web(&self, listen: &str) -> Result<web::Settings, Failure> {
        let number = |key| self.number(key).map(|n| n as usize);
        let at_once = web::AtOnce {
            requests: number("requests")?,
            bytes: self.megabytes("bodies_mb")?,
            uploads: number("person_uploads")?,
            upload_bytes: self.megabytes("person_mb")?,
        };
        let a_minute = web::AMinute {
            searches: self.number("minute_searches")?,
            calls: self.number("minute_calls")?,
            uploads: self.number("minute_uploads")?,
        };
        let (public_url, trust_proxy) = (self.public_url(listen)?, self.trusts_proxy()?);
        Ok(web::Settings { public_url, trust_proxy, at_once, a_minute, map: self.map()? })
    }
    /// What maps stand on.
    pub fn map(&self) -> Result<web::Ground, Failure> {
        web::Ground::new(self.get("map_tiles"), self.get("map_attribution"), self.get("map_view")).map_err(|e| Failure(e, 2))
    }
    /// Refuses where there is no database yet: a command that only looks leaves nothing behind.
    pub fn must_be_there(&self) -> Result<(), Failure> {
        let file = PathBuf::from(self.get("data")).join("dargah.db");
        if self.get("database").is_empty() && !file.exists() {
            return Err(Failure(format!("{}: there is no database here; `dargah migrate` or `dargah demo` makes one", file.display()), 1));
        }
        Ok(())
    }
    /// The database, not yet checked for its schema.
    pub async fn store(&self) -> Result<Store, Failure> {
        match self.get("database") {
            "" => Ok(Store::sqlite(&self.data()?.join("dargah.db"))?),
            url => Ok(Store::postgres(url, self.connections()?).await?),
        }
    }
    /// The ways out for messages that are set.
    pub fn senders(&self) -> Result<app::Senders, Failure> {
        let wrong = |e| Failure(e, 2);
        let (mut senders, get) = (app::Senders::default(), |k| self.get(k));
        if !get("smtp").is_empty() {
            let smtp = connect::Smtp::new(get("smtp"), get("smtp_user"), get("smtp_password"), get("mail_from")).map_err(wrong)?;
            senders.email = Some(Arc::new(smtp));
        }
        if !get("sms_url").is_empty() {
            senders.sms = Some(Arc::new(connect::Sms::new(get("sms_url"), get("sms_body"), get("sms_header")).map_err(wrong)?));
        }
        Ok(senders)
    }
    /// The house at work, on a database whose schema is right.
    pub async fn app(&self) -> Result<app::App, Failure> {
        self.must_be_there()?;
        let store = self.store().await?;
        store.check_schema().await?;
        self.app_on(store, None).await
    }
    /// The house for a command that publishes nothing: the packages are only looked up in.
    pub async fn app_without_publishing(&self) -> Result<app::App, Failure> {
        self.must_be_there()?;
        let store = self.store().await?;
        store.check_schema().await?;
        let offer = app::publish::offer(&store, crate::packages::catalogue(self.get("packages"))?).await?;
        app::App::new(store, offer, &self.data()?, self.senders()?, None, self.app_limits()?, self.reached()?).map_err(|e| Failure(e, 1))
    }
    /// The house at work on this database.
    pub async fn app_on(&self, store: Store, demo: Option<domain::package::People>) -> Result<app::App, Failure> {
        let catalogue = crate::packages::catalogue(self.get("packages"))?;
        let offer = app::publish::publish(&store, catalogue).await.map_err(|e| match e {
            app::Error::Refused(r) => Failure(pages::Words::of(domain::Lang::EN).msg(&r.message()), 1),
            e => e.into(),
        })?;
        app::App::new(store, offer, &self.data()?, self.senders()?, demo, self.app_limits()?, self.reached()?).map_err(|e| Failure(e, 1))
    }
}

fn shown(key: &str, value: &str) -> String {
    match key {
        "database" => without_password(value),
        // Some providers want their key in the path.
        "sms_url" => value.splitn(4, '/').take(3).collect::<Vec<_>>().join("/") + if value.is_empty() { "" } else { "/…" },
        "smtp_password" | "sms_header" if !value.is_empty() => "…".into(),
        _ => value.into(),
    }
}

fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, rest)), Some((_, host))) => {
            let user = rest.split([':', '@']).next().unwrap_or("");
            format!("{scheme}://{user}:…@{host}")
        }
        _ => url.into(),
    }
}

/// Free bytes on the disk of a folder, by `df`; nothing where that is not known.
pub fn free_bytes(dir: &Path) -> Option<u64> {
    let out = std::process::Command::new("df").args(["-Pk", "--"]).arg(dir).output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    text.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok().map(|k| k * 1024)
}
