//! The generator: HTTP/1.1 over plain connections, each with its prepared requests in turn. It does as little as it can,
//! for it takes its time from the same processors.

use crate::Failure;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What is sent.
#[derive(Default)]
pub struct Plan {
    /// Ready requests; connection `i` begins with the `i`-th and goes round.
    pub requests: Vec<Vec<u8>>,
    /// Where acknowledged tracking codes are written.
    pub acks: Option<String>,
}

impl Plan {
    /// One request again and again.
    pub fn same(method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Plan {
        Plan { requests: vec![request(method, path, headers, body)], acks: None }
    }
}

/// The bytes of a request.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Vec<u8> {
    let mut s = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
    for (k, v) in headers {
        s += &format!("{k}: {v}\r\n");
    }
    match body {
        Some(b) => s += &format!("content-length: {}\r\n\r\n{b}", b.len()),
        None => s += "\r\n",
    }
    s.into_bytes()
}

/// What was measured.
#[derive(Default)]
pub struct Tally {
    /// Seconds measured.
    pub seconds: f64,
    /// Operations that succeeded.
    pub done: u64,
    /// Operations that did not.
    pub errors: u64,
    /// Microseconds of each.
    pub took: Vec<u32>,
}

impl Tally {
    /// Adds what one caller measured: microseconds each.
    pub fn add(&mut self, took: Vec<u32>, errors: u64) {
        self.done += took.len() as u64;
        self.errors += errors;
        self.took.extend(took);
    }
    /// Sorts; percentiles come after it.
    pub fn finish(&mut self) {
        self.took.sort_unstable();
    }
    /// A percentile in milliseconds.
    pub fn percentile(&self, p: f64) -> f64 {
        if self.took.is_empty() {
            return 0.0;
        }
        f64::from(self.took[((self.took.len() - 1) as f64 * p) as usize]) / 1000.0
    }
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(at: SocketAddr) -> std::io::Result<Connection> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, buffer: Vec::with_capacity(64 * 1024) })
    }
    /// Sends and reads the whole answer: status, and where its body lies in the buffer.
    async fn call(&mut self, request: &[u8]) -> std::io::Result<(u16, std::ops::Range<usize>)> {
        let bad = || std::io::Error::from(std::io::ErrorKind::InvalidData);
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(i) = self.buffer.windows(4).position(|w| w == b"\r\n\r\n") {
                break i + 4;
            }
        };
        let text = std::str::from_utf8(&self.buffer[..head]).map_err(|_| bad())?;
        let status = text.get(9..12).and_then(|s| s.parse().ok()).ok_or_else(bad)?;
        let length: usize = text
            .lines()
            .find_map(|l| {
                l.split_once(':').filter(|(k, _)| k.eq_ignore_ascii_case("content-length")).and_then(|(_, v)| v.trim().parse().ok())
            })
            .unwrap_or(0);
        while self.buffer.len() < head + length {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok((status, head..head + length))
    }
}

/// One GET; the body.
pub async fn get_once(at: SocketAddr, path: &str, cookie: Option<&str>) -> Result<Vec<u8>, Failure> {
    let headers: Vec<(&str, &str)> = cookie.iter().map(|c| ("cookie", *c)).collect();
    let mut c = Connection::open(at).await?;
    let (status, body) = c.call(&request("GET", path, &headers, None)).await?;
    if status != 200 {
        return Err(Failure(format!("GET {path}: status {status}"), 1));
    }
    Ok(c.buffer[body].to_vec())
}

/// Runs the plan from `connections` connections: one second to warm up, then `seconds` measured.
pub async fn run(at: SocketAddr, plan: Arc<Plan>, connections: usize, seconds: f64) -> Result<Tally, Failure> {
    let acks = match &plan.acks {
        Some(f) => Some(Arc::new(Mutex::new(std::fs::OpenOptions::new().create(true).append(true).open(f)?))),
        None => None,
    };
    let (start, warm) = (Instant::now(), super::warming_up(seconds));
    let end = start + warm + Duration::from_secs_f64(seconds);
    let mut callers = tokio::task::JoinSet::new();
    for i in 0..connections {
        let (plan, acks) = (plan.clone(), acks.clone());
        callers.spawn(async move {
            let (mut took, mut errors) = (Vec::with_capacity(100_000), 0u64);
            let mut turn = i;
            let Ok(mut c) = Connection::open(at).await else { return (took, 1) };
            while Instant::now() < end {
                let begun = Instant::now();
                match c.call(&plan.requests[turn % plan.requests.len()]).await {
                    Ok((200..=299, body)) => {
                        if begun >= start + warm {
                            took.push(begun.elapsed().as_micros() as u32);
                        }
                        if let Some(f) = &acks
                            && let Some(code) = code_of(&c.buffer[body])
                        {
                            let _ = writeln!(f.lock().unwrap_or_else(|e| e.into_inner()), "{code}");
                        }
                    }
                    Ok((status, body)) => {
                        errors += 1;
                        // One tells what is wrong; the others are the same.
                        if errors == 1 && i == 0 {
                            let said = String::from_utf8_lossy(&c.buffer[body]).chars().take(300).collect::<String>();
                            crate::print::complain!("an answer was no success: {status} {said}");
                        }
                    }
                    Err(_) => {
                        errors += 1;
                        match Connection::open(at).await {
                            Ok(again) => c = again,
                            // The server has gone.
                            Err(_) => break,
                        }
                    }
                }
                // In turn over all connections: no request is sent twice before each was sent once.
                turn += connections;
            }
            (took, errors)
        });
    }
    let mut tally = Tally { seconds, ..Default::default() };
    while let Some(r) = callers.join_next().await {
        let (took, errors) = r?;
        tally.add(took, errors);
    }
    tally.finish();
    Ok(tally)
}

fn code_of(body: &[u8]) -> Option<&str> {
    const KEY: &str = "\"tracking_code\":\"";
    let text = std::str::from_utf8(body).ok()?;
    let at = text.find(KEY)? + KEY.len();
    text.get(at..at + 12)
}
