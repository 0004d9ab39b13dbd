//! Text messages through a provider's HTTP gateway: one POST for each message, made from a template. A 2xx answer means
//! that the provider has the message; anything else is tried again.

use crate::message::{Message, Sender};
use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Request, Response, Uri, body::Incoming};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{Client, Error, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::time::Duration;

/// How long a provider may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// The adapter.
pub struct Sms {
    client: Way,
    url: Uri,
    body: Body,
    header: Option<(HeaderName, HeaderValue)>,
    patience: Duration,
}

enum Way {
    Plain(Client<HttpConnector, Full<Bytes>>),
    Tls(Client<HttpsConnector<HttpConnector>, Full<Bytes>>),
}

/// What is posted; in its values `{to}` stands for the number (`+98…`), `{text}` for the text, `{key}` for the id by which
/// a provider can tell a repetition.
enum Body {
    Json(Value),
    Form(String),
}

impl Body {
    fn parse(template: &str) -> Result<Body, String> {
        let body = if template.trim_start().starts_with('{') {
            Body::Json(serde_json::from_str(template).map_err(|e| format!("sms_body: not JSON: {e}"))?)
        } else {
            Body::Form(template.into())
        };
        match template.contains("{to}") && template.contains("{text}") {
            true => Ok(body),
            false => Err("sms_body: {to} and {text} must stand in it".into()),
        }
    }
    fn kind(&self) -> &'static str {
        match self {
            Body::Json(_) => "application/json",
            Body::Form(_) => "application/x-www-form-urlencoded",
        }
    }
    fn filled(&self, m: &Message) -> String {
        match self {
            Body::Json(v) => json(v, m).to_string(),
            Body::Form(t) => fill(t, m, |v| utf8_percent_encode(v, NON_ALPHANUMERIC).to_string()),
        }
    }
}

fn json(v: &Value, m: &Message) -> Value {
    match v {
        Value::String(s) => Value::String(fill(s, m, str::to_string)),
        Value::Array(a) => a.iter().map(|v| json(v, m)).collect(),
        Value::Object(o) => o.iter().map(|(k, v)| (k.clone(), json(v, m))).collect(),
        other => other.clone(),
    }
}

/// From the left, each slot once: braces in a text fill nothing.
fn fill(template: &str, m: &Message, written: impl Fn(&str) -> String) -> String {
    let slots = [("{to}", &m.to), ("{text}", &m.text), ("{key}", &m.key)];
    let (mut rest, mut filled) = (template, String::new());
    while let Some(at) = rest.find('{') {
        filled += &rest[..at];
        rest = &rest[at..];
        match slots.iter().find(|(s, _)| rest.starts_with(s)) {
            Some((slot, value)) => {
                filled += &written(value);
                rest = &rest[slot.len()..];
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled + rest
}

impl Sms {
    /// To `url` (http or https), with a body made from `template` (JSON when it begins with a brace, a form otherwise) and
    /// maybe a header `Name: value` that holds the key.
    pub fn new(url: &str, template: &str, header: &str) -> Result<Sms, String> {
        let url: Uri = url.parse().map_err(|e| format!("sms_url: {e}"))?;
        let client = match (url.scheme_str(), url.host()) {
            (Some("https"), Some(_)) => {
                let tls = HttpsConnectorBuilder::new().with_native_roots().map_err(|e| format!("certificates of this machine: {e}"))?;
                Way::Tls(Client::builder(TokioExecutor::new()).build(tls.https_only().enable_http1().build()))
            }
            (Some("http"), Some(_)) => Way::Plain(Client::builder(TokioExecutor::new()).build_http()),
            _ => return Err("sms_url must be http://… or https://…".into()),
        };
        let header = match header.split_once(':') {
            None if header.is_empty() => None,
            // The value is a secret: it is not said.
            None => return Err("sms_header must be `Name: value`".into()),
            Some((name, value)) => {
                let mut value = HeaderValue::from_str(value.trim()).map_err(|_| "sms_header: the value has odd characters")?;
                value.set_sensitive(true);
                Some((name.trim().parse().map_err(|_| "sms_header: the name has odd characters")?, value))
            }
        };
        Ok(Sms { client, url, body: Body::parse(template)?, header, patience: PATIENCE })
    }

    async fn post(&self, m: &Message) -> Result<Response<Incoming>, Error> {
        let mut request = Request::new(Full::from(self.body.filled(m)));
        *request.method_mut() = hyper::Method::POST;
        *request.uri_mut() = self.url.clone();
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(self.body.kind()));
        if let Some((name, value)) = &self.header {
            request.headers_mut().insert(name, value.clone());
        }
        match &self.client {
            Way::Plain(c) => c.request(request).await,
            Way::Tls(c) => c.request(request).await,
        }
    }
}

impl Sender for Sms {
    /// Called off the threads that answer; waits there for the provider.
    fn send(&self, m: &Message) -> Result<(), String> {
        let runtime = tokio::runtime::Handle::try_current().map_err(|e| e.to_string())?;
        let answer = runtime.block_on(async { tokio::time::timeout(self.patience, self.post(m)).await });
        match answer {
            Err(_) => Err("SMS gateway: no answer in time".into()),
            Ok(Err(e)) => Err(format!("SMS gateway: {}", if e.is_connect() { "cannot be reached" } else { "broke off" })),
            // What it says besides may name the person: it is not kept.
            Ok(Ok(r)) if !r.status().is_success() => Err(format!("SMS gateway: status {}", r.status().as_u16())),
            Ok(Ok(_)) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    fn message(text: &str) -> Message {
        Message { key: "k-1".into(), channel: "sms".into(), to: "+989150000001".into(), subject: String::new(), text: text.into(), at: 0 }
    }

    /// A provider that takes one message, keeps the request and answers so; nothing: it never answers.
    async fn provider(answer: Option<&'static str>) -> (String, tokio::task::JoinHandle<String>) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/send", listener.local_addr().unwrap());
        let heard = tokio::spawn(async move {
            let (mut io, _) = listener.accept().await.unwrap();
            let (mut request, mut part) = (vec![], [0; 4096]);
            let whole = |r: &[u8]| {
                let text = String::from_utf8_lossy(r).into_owned();
                let (head, body) = text.split_once("\r\n\r\n")?;
                let length = head.lines().find_map(|l| l.strip_prefix("content-length: "))?.parse::<usize>().ok()?;
                (body.len() >= length).then_some(text)
            };
            loop {
                let n = io.read(&mut part).await.unwrap();
                request.extend_from_slice(&part[..n]);
                if let Some(text) = whole(&request) {
                    match answer {
                        Some(a) => io.write_all(format!("HTTP/1.1 {a}\r\ncontent-length: 2\r\n\r\nok").as_bytes()).await.unwrap(),
                        None => tokio::time::sleep(Duration::from_secs(60)).await,
                    }
                    return text;
                }
            }
        });
        (url, heard)
    }

    async fn send(sms: Sms, text: &str) -> Result<(), String> {
        let (sms, m) = (Arc::new(sms), message(text));
        tokio::task::spawn_blocking(move || sms.send(&m)).await.unwrap()
    }

    #[tokio::test]
    async fn json_is_filled_whatever_the_text_is() {
        let (url, heard) = provider(Some("200 OK")).await;
        let sms =
            Sms::new(&url, r#"{"to": ["{to}"], "message": "{text}", "id": "{key}", "n": 1}"#, "Authorization: Bearer secret").unwrap();
        let text = "کد: \"123456\"\n{to} {text} \\";
        send(sms, text).await.unwrap();
        let request = heard.await.unwrap();
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("POST /send HTTP/1.1") && head.contains("authorization: Bearer secret"), "{head}");
        assert!(head.contains("content-type: application/json"), "{head}");
        let body: Value = serde_json::from_str(body).unwrap();
        assert_eq!(body, serde_json::json!({ "to": ["+989150000001"], "message": text, "id": "k-1", "n": 1 }));
    }

    #[tokio::test]
    async fn a_form_is_filled_and_encoded() {
        let (url, heard) = provider(Some("202 Accepted")).await;
        send(Sms::new(&url, "receptor={to}&message={text}&sender=1", "").unwrap(), "a&b=ک {to}").await.unwrap();
        let request = heard.await.unwrap();
        assert!(request.contains("content-type: application/x-www-form-urlencoded"), "{request}");
        assert!(request.ends_with("receptor=%2B989150000001&message=a%26b%3D%DA%A9%20%7Bto%7D&sender=1"), "{request}");
    }

    #[tokio::test]
    async fn what_is_not_taken_is_said_without_naming_anybody() {
        for (answer, why) in [("500 Internal Server Error", "status 500"), ("401 Unauthorized", "status 401"), ("302 Found", "status 302")]
        {
            let (url, _heard) = provider(Some(answer)).await;
            assert_eq!(send(Sms::new(&url, "a={to}&b={text}", "").unwrap(), "x").await, Err(format!("SMS gateway: {why}")));
        }
        let (url, _never) = provider(None).await;
        let hasty = Sms { patience: Duration::from_millis(100), ..Sms::new(&url, "a={to}&b={text}", "").unwrap() };
        assert_eq!(send(hasty, "x").await, Err("SMS gateway: no answer in time".into()));
        let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let refused = send(Sms::new(&format!("http://{nobody}/"), "a={to}&b={text}", "").unwrap(), "x").await;
        assert_eq!(refused, Err("SMS gateway: cannot be reached".into()));
    }

    #[test]
    fn wrong_settings_are_named_and_the_secret_is_not() {
        let wrong = |url, body, header| Sms::new(url, body, header).err().unwrap_or_else(|| panic!("{url} {body} {header}"));
        assert!(wrong("gateway.example/send", "a={to}&b={text}", "").contains("sms_url"));
        assert!(wrong("ftp://gateway.example", "a={to}&b={text}", "").contains("sms_url"));
        assert!(wrong("http://gateway.example", "a={to}", "").contains("{text}"));
        assert!(wrong("http://gateway.example", "{\"a\": {to}, {text}", "").contains("not JSON"));
        for header in ["secret", "X Y: secret", "X: sec\nret"] {
            let why = wrong("http://gateway.example", "a={to}&b={text}", header);
            assert!(why.contains("sms_header") && !why.contains("sec"), "{why}");
        }
    }
}
