//! What is asked and by whom: language, session, bearer token, network address, ids and bodies. Anything that cannot be
//! read is a refusal with a reason.

use crate::Web;
use crate::load::Place;
use crate::multipart::{BODY, BODY_TIME, FORM, PART_TIME, body, told_length, unread};
use crate::problem::Problem;
use app::{Account, Person, Who, now};
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Uri, header};
use domain::calendar::read_moment;
use domain::refusal::Wrong;
use domain::{Id, Lang, Millis, Msg, Refusal};
use identity::Secret;
use pages::Words;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::de::DeserializeOwned;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::time::Duration;

/// Percent-encodes for a query value.
pub fn encode(s: &str) -> String {
    utf8_percent_encode(s, NON_ALPHANUMERIC).to_string()
}

/// An id out of an address; anything else does not exist.
pub fn id(s: &str) -> Result<Id, Refusal> {
    s.parse().map_err(|_| Refusal::NotFound)
}

/// A moment that a program sent.
///
/// # Errors
/// When it is none, beside its field.
pub fn moment(field: &str, text: &str) -> Result<Millis, Refusal> {
    // The `+` of an offset that was not encoded is a space in a query.
    let written = match text.rfind(' ') {
        Some(at) if at > "YYYY-MM-DD".len() => format!("{}+{}", &text[..at], &text[at + 1..]),
        _ => text.to_string(),
    };
    let example = "2026-11-24T09:30:00Z";
    read_moment(&written).ok_or_else(|| Refusal::wrong(field, Msg::new("answer-not-a-moment").with("example", example)))
}

/// That a field has none of the values that it can have; they are said.
pub fn one_of(field: &str, known: &str) -> Refusal {
    Refusal::wrong(field, Msg::new("answer-not-an-option").with("known", known))
}

/// The languages of the texts, as they are named in a query.
pub fn langs() -> String {
    Words::all().iter().map(|w| w.lang().as_str().to_string()).collect::<Vec<_>>().join(", ")
}

/// One value of the query, decoded; the first if repeated.
pub fn query(uri: &Uri, name: &str) -> Option<String> {
    uri.query()?.split('&').find_map(|p| {
        let (k, v) = p.split_once('=').unwrap_or((p, ""));
        (k == name).then(|| percent_decode_str(&v.replace('+', " ")).decode_utf8_lossy().into_owned())
    })
}

/// The language of a tag, where texts are in it.
pub fn known(tag: &str) -> Option<Lang> {
    let lang = Lang::parse(&tag.get(..2)?.to_ascii_lowercase())?;
    Words::find(lang).map(|_| lang)
}

fn accepted(headers: &HeaderMap) -> Option<Lang> {
    let value = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let wanted = |range: &str| {
        let mut parts = range.split(';').map(str::trim);
        let lang = known(parts.next()?)?;
        // One without a weight is wanted most; a weight that cannot be read is none.
        let weight = parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
        let weight = weight.map_or(1.0, |q| q.trim().parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q)).unwrap_or(0.0));
        (weight > 0.0).then_some((lang, weight))
    };
    let first_of_most = |best: (Lang, f32), next: (Lang, f32)| if next.1 > best.1 { next } else { best };
    value.split(',').take(10).filter_map(wanted).reduce(first_of_most).map(|(lang, _)| lang)
}

/// The language that an API request itself chooses: `lang`, `Accept-Language`.
fn chosen_lang(uri: &Uri, headers: &HeaderMap) -> Option<Lang> {
    query(uri, "lang").and_then(|l| known(&l)).or_else(|| accepted(headers))
}

/// The language of the answer to an API request: the one chosen, Persian.
pub fn api_lang(uri: &Uri, headers: &HeaderMap) -> Lang {
    chosen_lang(uri, headers).unwrap_or(Lang::FA)
}

/// The language that an API request chose, if it did: where a person is to be addressed from then on, their own is better
/// than ours.
pub struct ChosenLang(pub Option<Lang>);
impl FromRequestParts<Web> for ChosenLang {
    type Rejection = Infallible;
    async fn from_request_parts(p: &mut Parts, _: &Web) -> Result<Self, Infallible> {
        Ok(ChosenLang(chosen_lang(&p.uri, &p.headers)))
    }
}

/// The language of the answer to an API request.
pub struct ApiLang(pub Lang);
impl FromRequestParts<Web> for ApiLang {
    type Rejection = Infallible;
    async fn from_request_parts(p: &mut Parts, _: &Web) -> Result<Self, Infallible> {
        Ok(ApiLang(api_lang(&p.uri, &p.headers)))
    }
}

/// The bearer token of a request, as it is written there.
pub fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The bearer of the request's token, whoever that is.
pub struct ApiWho(pub Who);
impl FromRequestParts<Web> for ApiWho {
    type Rejection = Problem;
    async fn from_request_parts(p: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let secret = bearer_token(&p.headers).and_then(Secret::parse).ok_or(Refusal::SignInNeeded)?;
        match app::who::by_token(&web.app, &secret).await? {
            Who::Nobody => Err(Refusal::SignInNeeded.into()),
            who => Ok(ApiWho(who)),
        }
    }
}

/// A person's token.
pub struct ApiPerson(pub Person);
impl FromRequestParts<Web> for ApiPerson {
    type Rejection = Problem;
    async fn from_request_parts(p: &mut Parts, web: &Web) -> Result<Self, Problem> {
        match ApiWho::from_request_parts(p, web).await?.0 {
            Who::Person(p) => Ok(ApiPerson(p)),
            _ => Err(Refusal::NotAllowed(Msg::new("refusal-person-needed")).into()),
        }
    }
}

/// An officer's token.
pub struct ApiOfficer(pub Account);
impl FromRequestParts<Web> for ApiOfficer {
    type Rejection = Problem;
    async fn from_request_parts(p: &mut Parts, web: &Web) -> Result<Self, Problem> {
        match ApiWho::from_request_parts(p, web).await?.0 {
            Who::Officer(o) => Ok(ApiOfficer(o)),
            _ => Err(Refusal::NotAllowed(Msg::new("refusal-officer-needed")).into()),
        }
    }
}

/// What stands in the path. What cannot be read there does not exist.
pub struct Path<T>(pub T);
impl<T: DeserializeOwned + Send> FromRequestParts<Web> for Path<T> {
    type Rejection = Problem;
    async fn from_request_parts(p: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let axum::extract::Path(t) = axum::extract::Path::from_request_parts(p, web).await.map_err(|_| Refusal::NotFound)?;
        Ok(Path(t))
    }
}

/// The one id of the path.
pub struct Given(pub Id);
impl FromRequestParts<Web> for Given {
    type Rejection = Problem;
    async fn from_request_parts(p: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let Path(s) = Path::<String>::from_request_parts(p, web).await?;
        Ok(Given(id(&s)?))
    }
}

/// The query of an API request. A parameter of the wrong shape is named; one that nobody knows does not come so far.
pub struct Query<T>(pub T);
impl<T: DeserializeOwned> FromRequestParts<Web> for Query<T> {
    type Rejection = Problem;
    async fn from_request_parts(p: &mut Parts, _: &Web) -> Result<Self, Problem> {
        let pairs = form_urlencoded::parse(p.uri.query().unwrap_or_default().as_bytes());
        let read = serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(pairs));
        Ok(Query(read.map_err(|e| match e.path().to_string().as_str() {
            // Where a page begins, nobody thinks of.
            "after" => Refusal::Misshapen(vec![Wrong { question: "after".into(), message: Msg::new("answer-not-a-next") }]),
            _ => misshapen(e.path(), &e.inner().to_string(), None),
        })?))
    }
}

/// A field that is not as it should be: where, what and, in a text, at which line and column. serde tells the kind of
/// mistake in its message only; what is not recognised is still refused at its place.
fn misshapen(path: &serde_path_to_error::Path, said: &str, at: Option<(usize, usize)>) -> Refusal {
    let named: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let (below, message) = match said {
        // The path ends with the unknown field.
        s if s.starts_with("unknown field") => {
            (None, Msg::new("answer-unknown-field").with("known", named.get(1..).unwrap_or_default().join(", ")))
        }
        s if s.starts_with("missing field") => (named.first(), Msg::new("answer-missing-field")),
        s if s.starts_with("duplicate field") => (named.first(), Msg::new("answer-field-twice")),
        s if s.contains("expected a string") => (None, Msg::new("answer-text-wanted")),
        s if s.contains("expected a sequence") => (None, Msg::new("answer-list-wanted")),
        s if s.contains("expected a map") || s.contains("expected struct") => (None, Msg::new("answer-object-wanted")),
        _ => (None, Msg::new("answer-wrong-type")),
    };
    let place = if path.iter().len() == 0 { String::new() } else { path.to_string() };
    let field = match below {
        Some(name) if place.is_empty() => name.to_string(),
        // The path may have it already.
        Some(name) if place != **name && !place.ends_with(&format!(".{name}")) => format!("{place}.{name}"),
        _ if place.is_empty() => "body".into(),
        _ => place,
    };
    let message = at.map_or(message.clone(), |(line, column)| message.with("line", line).with("column", column));
    Refusal::Misshapen(vec![Wrong { question: field.chars().take(200).collect(), message }])
}

/// Reads an object; no text at all is the empty one.
fn object<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    let text = if text.trim().is_empty() { "{}" } else { text };
    if text.trim_start().starts_with('[') {
        // serde would take a list for the fields in their order.
        let message = Msg::new("answer-object-wanted").with("line", 1i64).with("column", 1i64);
        return Err(Refusal::Misshapen(vec![Wrong { question: "body".into(), message }]));
    }
    let bad = |e: &serde_json::Error| {
        let key = if e.is_eof() { "refusal-json-cut" } else { "refusal-bad-json" };
        Refusal::Malformed(Msg::new(key).with("line", e.line()).with("column", e.column()))
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|e| match e.inner() {
        inner if inner.is_data() => misshapen(e.path(), &inner.to_string(), Some((inner.line(), inner.column()))),
        inner => bad(inner),
    })?;
    json.end().map_err(|e| bad(&e))?;
    Ok(value)
}

/// A JSON body.
pub struct JsonBody<T>(pub T);
impl<T: DeserializeOwned> FromRequest<Web> for JsonBody<T> {
    type Rejection = Problem;
    async fn from_request(r: Request, web: &Web) -> Result<Self, Problem> {
        Ok(JsonBody(json(r, web, FORM, BODY_TIME).await?))
    }
}

/// A JSON body that may carry files.
pub struct JsonWithFiles<T>(pub T);
impl<T: DeserializeOwned> FromRequest<Web> for JsonWithFiles<T> {
    type Rejection = Problem;
    async fn from_request(r: Request, web: &Web) -> Result<Self, Problem> {
        // What may be larger than a form is an upload of its sender.
        if told_length(&r).is_some_and(|l| l <= FORM as u64) {
            return Ok(JsonWithFiles(json(r, web, BODY, PART_TIME).await?));
        }
        let place = Place::of(&r)?;
        place.with_files();
        let (mut parts, body) = r.into_parts();
        let ApiWho(who) = ApiWho::from_request_parts(&mut parts, web).await?;
        let r = Request::from_parts(parts, body);
        if let Err(refused) = place.upload_of(who.actor().label()) {
            unread(r, web).await;
            return Err(refused.into());
        }
        Ok(JsonWithFiles(json(r, web, BODY, PART_TIME).await?))
    }
}

async fn json<T: DeserializeOwned>(r: Request, web: &Web, most: usize, time: Duration) -> Result<T, Problem> {
    let json = r.headers().get(header::CONTENT_TYPE).is_none_or(|c| c.to_str().is_ok_and(|c| c.to_ascii_lowercase().contains("json")));
    if !json {
        return Err(Refusal::Malformed(Msg::new("refusal-json-needed")).into());
    }
    let bytes = body(r, web, most, time).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::Malformed(Msg::new("refusal-not-utf8")))?;
    Ok(object(text)?)
}

/// The client's network address, for limits.
pub struct Address(pub String);

impl Address {
    /// Of a request.
    pub fn of(r: &Request, web: &Web) -> Address {
        Address::read(r.headers(), r.extensions(), web)
    }
    fn read(headers: &HeaderMap, extensions: &Extensions, web: &Web) -> Address {
        let forwarded = || {
            let last = headers.get_all("x-forwarded-for").iter().next_back()?;
            let last = last.to_str().ok()?.rsplit(',').next()?.trim();
            // Some proxies add the port.
            last.parse::<IpAddr>().or_else(|_| last.parse::<SocketAddr>().map(|a| a.ip())).ok()
        };
        let direct = || extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        let ip = web.settings.trust_proxy.then(forwarded).flatten().or_else(direct);
        Address(ip.map_or_else(|| "unknown".into(), network))
    }
}

impl FromRequestParts<Web> for Address {
    type Rejection = Infallible;
    async fn from_request_parts(p: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        Ok(Address::read(&p.headers, &p.extensions, web))
    }
}

/// The network that an address belongs to: an IPv4 address is one, whichever way it is written; of IPv6, one line gets a
/// whole /64 and can change addresses within it at will.
fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(a) => a.to_string(),
        IpAddr::V6(a) => format!("{}/64", Ipv6Addr::from_bits(a.to_bits() & !u128::from(u64::MAX))),
    }
}

/// Name of the cookie that says that something was just done; its value is the path of the page that says so.
pub const DONE: &str = "done";

/// A value of the request's cookies.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(header::COOKIE).iter().filter_map(|h| h.to_str().ok()).flat_map(|h| h.split(';')).find_map(|c| {
        let (k, v) = c.trim().split_once('=')?;
        (k == name).then(|| v.to_string())
    })
}

/// Name of the session cookie: with `__Host-` where the address is https.
pub fn session_cookie(web: &Web) -> &'static str {
    if web.settings.public_url.starts_with("https:") { "__Host-dargah" } else { "dargah" }
}

/// A `Set-Cookie` value. Without `secret`, the cookie ends.
pub fn set_session(web: &Web, secret: Option<&Secret>, lasts_seconds: i64) -> String {
    let (name, secure) = (session_cookie(web), if web.settings.public_url.starts_with("https:") { "; Secure" } else { "" });
    match secret {
        Some(s) => format!("{name}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={lasts_seconds}{secure}", s.text()),
        None => format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"),
    }
}

/// The language of a page: the one that the address chose, the one remembered, Persian.
pub fn page_lang(chosen: Option<Lang>, headers: &HeaderMap) -> Lang {
    chosen.or_else(|| cookie(headers, "lang").and_then(|l| known(&l))).unwrap_or(Lang::FA)
}

/// Path and query of the page, without `lang`: where its links to other languages lead. The answer to a form is shown at an
/// address that cannot be asked for; there it is the page on which the form stood.
/// Whether it is that.
fn here(uri: &Uri, headers: &HeaderMap) -> (String, bool) {
    let from = headers.get(header::REFERER).and_then(|r| r.to_str().ok()).and_then(|r| r.parse::<Uri>().ok());
    let own = |from: &Uri| headers.contains_key(header::CONTENT_TYPE) && from.path().starts_with('/') && !from.path().starts_with("//");
    let from = from.filter(own);
    let (uri, of_form) = (from.as_ref().unwrap_or(uri), from.is_some());
    let rest: Vec<&str> = uri.query().unwrap_or("").split('&').filter(|p| !p.is_empty() && !p.starts_with("lang=")).collect();
    (if rest.is_empty() { uri.path().to_string() } else { format!("{}?{}", uri.path(), rest.join("&")) }, of_form)
}

/// What a page needs to know of a request.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Who asks.
    pub who: Who,
    /// Id of the session in which it is asked.
    pub session: Option<Id>,
    /// In which language.
    pub lang: Lang,
    /// Whether the address chose the language, so that the answer should remember it.
    pub chose: bool,
    /// Path and query without `lang`, for language links; of the page with the form where one was sent.
    pub here: String,
    /// Whether a form was sent, and `here` is the page on which it stood.
    pub of_form: bool,
    /// The browser's name.
    pub agent: String,
    /// Unread notices of the person.
    pub unread: i64,
    /// Applications that wait for the person's signature.
    pub to_sign: usize,
    /// When it was asked.
    pub now: i64,
    /// Whether the answer shows again what was typed before signing in.
    pub again: bool,
    /// Whether the session ended because it was not used: looked up where one signs in.
    pub unused: bool,
    /// Whether something was just done that this page says, once.
    pub done: bool,
}

impl Asked {
    /// Reads a request. A database that cannot say whose session it is, is a fault: nobody is signed out by it.
    pub async fn of(web: &Web, uri: &Uri, headers: &HeaderMap) -> Result<Asked, app::Error> {
        let asked = Asked::by_nobody(uri, headers);
        match Asked::secret(web, headers) {
            Some(s) => asked.with_session(web, &s).await,
            None => Ok(asked),
        }
    }
    /// The same, asked in the session of this secret.
    pub async fn with_session(self, web: &Web, secret: &Secret) -> Result<Asked, app::Error> {
        Ok(self.held(app::who::by_session(&web.app, secret).await?))
    }
    /// The same, asked in a session that was looked up.
    pub fn held(self, found: app::who::InSession) -> Asked {
        Asked { who: found.who, session: found.session, unread: found.unread, to_sign: found.to_sign, ..self }
    }
    /// The secret of the session in which a request says that it is asked.
    pub fn secret(web: &Web, headers: &HeaderMap) -> Option<Secret> {
        cookie(headers, session_cookie(web)).as_deref().and_then(Secret::parse)
    }
    /// A request as if nobody were signed in. Pages are Persian until someone chooses otherwise: what a browser accepts says
    /// little here, since many devices of Persian speakers are set to English.
    pub fn by_nobody(uri: &Uri, headers: &HeaderMap) -> Asked {
        let chosen = query(uri, "lang").and_then(|l| known(&l));
        let (here, of_form) = here(uri, headers);
        Asked {
            who: Who::Nobody,
            session: None,
            lang: page_lang(chosen, headers),
            chose: chosen.is_some(),
            here,
            of_form,
            agent: headers.get(header::USER_AGENT).and_then(|h| h.to_str().ok()).unwrap_or("").to_string(),
            unread: 0,
            to_sign: 0,
            now: now::now(),
            again: false,
            unused: false,
            done: cookie(headers, DONE).as_deref() == Some(uri.path()),
        }
    }
    /// The same, with whether the browser's session has ended because it was not used. Where that cannot be read, nothing is said of it.
    pub async fn after_session(self, web: &Web, headers: &HeaderMap) -> Asked {
        let unused = match Asked::secret(web, headers).filter(|_| self.who == Who::Nobody) {
            Some(s) => app::who::ended_unused(&web.app, &s).await.unwrap_or_default(),
            None => false,
        };
        Asked { unused, ..self }
    }
    /// The person, or the way to the sign-in page.
    pub fn person(&self) -> Result<&Person, Refusal> {
        match &self.who {
            Who::Person(p) => Ok(p),
            _ => Err(Refusal::SignInNeeded),
        }
    }
    /// The officer, or the way to the desk's sign-in page.
    pub fn officer(&self) -> Result<&Account, Refusal> {
        match &self.who {
            Who::Officer(o) => Ok(o),
            _ => Err(Refusal::SignInNeeded),
        }
    }
}

impl FromRequestParts<Web> for Asked {
    type Rejection = Problem;
    async fn from_request_parts(p: &mut Parts, web: &Web) -> Result<Self, Problem> {
        Ok(Asked::of(web, &p.uri, &p.headers).await?)
    }
}

/// A path that a form may send people to afterwards: of this site, nothing else.
pub fn safe_next(next: Option<&str>) -> String {
    match next {
        Some(n) if n.starts_with('/') && !n.starts_with("//") && !n.contains('\\') && n.len() < 500 && !n.chars().any(char::is_control) => {
            n.into()
        }
        _ => "/".into(),
    }
}
