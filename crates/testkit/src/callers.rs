//! Callers of a house, without sockets: a browser with cookies or a program with a token. One type for each way of being
//! signed in; each is a [`Client`].

use crate::{House, samples};
use app::people::TokenFor;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header};
use http_body_util::BodyExt;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was asked, for messages.
    pub asked: String,
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{}: {}: no JSON ({e}): {}", self.asked, self.status, self.text()))
    }
    /// A header; empty when missing.
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|v| String::from_utf8_lossy(v.as_bytes()).into_owned()).unwrap_or_default()
    }
    /// Where it sends one.
    pub fn location(&self) -> String {
        self.header("location")
    }
    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        self.header("content-type").starts_with("text/html") && self.text().contains("<main")
    }
    /// Whether it is a problem document with everything that RFC 9457 and our API promise.
    pub fn is_problem(&self) -> bool {
        let whole = |v: &Value| {
            ["type", "title", "detail", "key"].iter().all(|k| v[k].as_str().is_some_and(|s| !s.is_empty())) && v["status"] == self.status
        };
        self.header("content-type") == "application/problem+json" && serde_json::from_slice(&self.body).is_ok_and(|v| whole(&v))
    }
    /// Itself, when the status is this one.
    ///
    /// # Panics
    /// When it is not.
    #[track_caller]
    pub fn expect(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.shortened());
        self
    }
    /// The message key of a problem, or of its first wrong answer.
    pub fn key(&self) -> String {
        let v: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        v["errors"][0]["key"].as_str().or(v["key"].as_str()).unwrap_or_default().to_string()
    }
    /// What to show of it in a message.
    pub fn shortened(&self) -> String {
        let text = self.text();
        let body = text.split_once("<main").map_or(text.as_str(), |(_, m)| m);
        format!("{} {} {}", self.status, self.location(), body.chars().take(1500).collect::<String>())
    }
}

/// Someone who calls. Cloned, it is the same caller.
#[derive(Clone)]
pub struct Client {
    /// The house that is called.
    pub house: House,
    /// Network address.
    pub address: SocketAddr,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    token: Option<String>,
}

fn next_address() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0x0a00_0001);
    SocketAddr::from((NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes(), 40_000))
}

impl Client {
    /// From an address of its own, without cookies; with a token if one is given.
    pub fn new(house: &House, token: Option<String>) -> Client {
        Client { house: house.clone(), address: next_address(), cookies: Default::default(), token }
    }
    /// The same cookies, token and address at another house.
    pub fn at(&self, house: &House) -> Client {
        Client { house: house.clone(), ..self.clone() }
    }
    /// The same cookies and token from another network.
    pub fn elsewhere(&self) -> Client {
        Client { address: next_address(), ..self.clone() }
    }
    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("no panic holds the cookies").get(name).cloned()
    }
    /// Sets a cookie.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("no panic holds the cookies").insert(name.into(), value.into());
    }
    /// Calls with this request; cookies, token and address are put in, cookies of the answer are kept.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let asked = format!("{} {}", request.method(), request.uri());
        let asked: String = asked.chars().take(200).collect();
        let jar = self.cookies.lock().expect("no panic holds the cookies").clone();
        if !jar.is_empty() && !request.headers().contains_key(header::COOKIE) {
            let text = jar.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ");
            request.headers_mut().insert(header::COOKIE, HeaderValue::from_str(&text).expect("a cookie that can be sent"));
        }
        if let Some(t) = &self.token
            && !request.headers().contains_key(header::AUTHORIZATION)
        {
            request.headers_mut().insert(header::AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {t}")).expect("a token"));
        }
        if !request.headers().contains_key(header::HOST) {
            request.headers_mut().insert(header::HOST, HeaderValue::from_static("dargah.test"));
        }
        request.extensions_mut().insert(ConnectInfo(self.address));
        let response = self.house.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body that can be read").to_bytes().to_vec();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            let text = set.to_str().unwrap_or_default();
            let (pair, rest) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let mut jar = self.cookies.lock().expect("no panic holds the cookies");
            if rest.contains("Max-Age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.into(), value.into());
            }
        }
        Answer { asked, status: parts.status.as_u16(), headers: parts.headers, body }
    }
    /// A request of any kind. A browser's POST says where it comes from; `headers` come in addition.
    pub async fn call(&self, method: &str, path: &str, headers: &[(&str, &[u8])], body: Vec<u8>) -> Answer {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = Request::builder().method(method).uri(path).body(Body::from(body)).unwrap_or_else(|e| panic!("{path}: {e}"));
        for (name, value) in headers {
            let name: HeaderName = name.parse().expect("a header's name");
            request.headers_mut().insert(name, HeaderValue::from_bytes(value).expect("a header's value"));
        }
        self.send(request).await
    }
    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, &[], vec![]).await
    }
    /// A form as a browser posts it from our own pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect::<Vec<_>>().join("&");
        let headers: [(&str, &[u8]); 2] = [("content-type", b"application/x-www-form-urlencoded"), ("sec-fetch-site", b"same-origin")];
        self.call("POST", path, &headers, body.into_bytes()).await
    }
    /// A form with files: field, file name, bytes.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let mut body = vec![];
        for (k, v) in fields {
            body.extend(format!("--BOUND\r\nContent-Disposition: form-data; name=\"{k}\"\r\n\r\n{v}\r\n").into_bytes());
        }
        for (k, name, bytes) in files {
            body.extend(
                format!("--BOUND\r\nContent-Disposition: form-data; name=\"{k}\"; filename=\"{name}\"\r\nContent-Type: text/html\r\n\r\n")
                    .into_bytes(),
            );
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--BOUND--\r\n");
        let headers: [(&str, &[u8]); 2] = [("content-type", b"multipart/form-data; boundary=BOUND"), ("sec-fetch-site", b"same-origin")];
        self.call("POST", path, &headers, body).await
    }
    /// JSON.
    pub async fn json(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.call(method, path, &[("content-type", b"application/json")], body.to_string().into_bytes()).await
    }
    /// Applies through the API with these answers; gives the case.
    pub async fn applies(&self, service: &str, answers: Value) -> domain::Id {
        let body = serde_json::json!({ "service": service, "answers": answers });
        let made = self.json("POST", "/api/v1/applications", &body).await.expect(201).json();
        made["case"].as_str().expect("a case").parse().expect("its id")
    }
    /// The same with the first example of the service; gives case, tracking code and receipt.
    pub async fn apply(&self, service: &str) -> Value {
        self.json("POST", "/api/v1/applications", &samples::application(samples::service(service), 0)).await.expect(201).json()
    }
}

/// Percent-encodes for a form or a query.
pub fn encode(s: &str) -> String {
    s.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

macro_rules! caller {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Client);
        impl Deref for $name {
            type Target = Client;
            fn deref(&self) -> &Client {
                &self.0
            }
        }
    };
}

caller!(
    /// Nobody we know.
    Anonymous
);
caller!(
    /// A person in a browser, signed in with a code that was sent.
    PersonPages
);
caller!(
    /// An officer in a browser, signed in with a passphrase.
    OfficerPages
);
caller!(
    /// A person's program.
    PersonToken
);
caller!(
    /// An officer's program.
    OfficerToken
);
caller!(
    /// An agency's program.
    AgencyToken
);

impl Anonymous {
    /// Somebody.
    pub fn new(house: &House) -> Anonymous {
        Anonymous(Client::new(house, None))
    }
}

impl PersonPages {
    /// A sample resident, signed in.
    pub async fn resident(house: &House, n: usize) -> PersonPages {
        let p = &samples::people().residents[n];
        let client = Client::new(house, None);
        enter(&client, "/sign-in/resident", &[("national_number", &p.national_number), ("mobile", &p.mobile)], &p.mobile).await;
        PersonPages(client)
    }
    /// A sample visitor, signed in.
    pub async fn visitor(house: &House, n: usize) -> PersonPages {
        let p = &samples::people().visitors[n];
        let client = Client::new(house, None);
        enter(&client, "/sign-in/visitor", &[("passport", &p.passport), ("email", &p.email)], &p.email).await;
        PersonPages(client)
    }
}

/// Signs a browser in: asks for a code, reads it where it was sent, types it.
pub async fn enter(client: &Client, path: &str, who: &[(&str, &str)], contact: &str) {
    let begun = client.post(path, who).await.expect(303).location();
    let reference = begun.split("ref=").nth(1).and_then(|r| r.split('&').next()).expect("a reference").to_string();
    let code = client.house.code_to(contact).await.unwrap_or_else(|| panic!("no code was sent to {contact}"));
    let end = client.post("/sign-in/code", &[("ref", &reference), ("code", &code), ("next", "/cases")]).await.expect(303);
    assert_eq!(end.location(), "/cases");
}

impl OfficerPages {
    /// A sample officer, signed in.
    pub async fn new(house: &House, name: &str) -> OfficerPages {
        let o = samples::people().officers.iter().find(|o| o.name == name).unwrap_or_else(|| panic!("no sample officer {name}"));
        let client = Client::new(house, None);
        let done = client.post("/desk/sign-in", &[("name", &o.name), ("passphrase", &o.passphrase)]).await.expect(303);
        assert_eq!(done.location(), "/desk");
        OfficerPages(client)
    }
}

async fn token(house: &House, of: TokenFor) -> Client {
    let token = app::people::token(&house.app, of).await.expect("a token");
    Client::new(house, Some(token))
}

impl PersonToken {
    /// A sample resident's.
    pub async fn resident(house: &House, n: usize) -> PersonToken {
        PersonToken(token(house, TokenFor::Person(samples::people().residents[n].national_number.clone())).await)
    }
    /// A sample visitor's.
    pub async fn visitor(house: &House, n: usize) -> PersonToken {
        PersonToken(token(house, TokenFor::Person(samples::people().visitors[n].passport.clone())).await)
    }
}

impl OfficerToken {
    /// A sample officer's.
    pub async fn new(house: &House, name: &str) -> OfficerToken {
        OfficerToken(token(house, TokenFor::Officer(name.into())).await)
    }
}

impl AgencyToken {
    /// An agency's.
    pub async fn new(house: &House, agency: &str) -> AgencyToken {
        AgencyToken(token(house, TokenFor::Agency(agency.into())).await)
    }
}
