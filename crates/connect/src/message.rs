//! Text messages and e-mail. Sending is idempotent by the message's key: a worker that died after sending may send again.

use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A message to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Idempotency key: the id of the job that sends it.
    pub key: String,
    /// `sms` or `email`.
    pub channel: String,
    /// Mobile or e-mail address.
    pub to: String,
    /// Subject, for e-mail.
    pub subject: String,
    /// Text.
    pub text: String,
    /// When it was sent, UTC milliseconds.
    pub at: i64,
}

/// Sends messages of one channel.
pub trait Sender: Send + Sync {
    /// Sends, or says why not; a repeated key has no second effect where the other side allows that.
    fn send(&self, message: &Message) -> Result<(), String>;
}

/// The local adapter: a folder with one file per message, named by its key, so a repeated key is one message. The demo
/// shows it as a page.
pub struct Outbox {
    folder: PathBuf,
}

impl Outbox {
    /// In this folder, made if missing.
    pub fn new(folder: &Path) -> std::io::Result<Outbox> {
        std::fs::create_dir_all(folder)?;
        Ok(Outbox { folder: folder.into() })
    }
    /// The newest messages first.
    pub fn newest(&self, limit: usize) -> std::io::Result<Vec<Message>> {
        let mut names: Vec<_> = std::fs::read_dir(&self.folder)?
            .filter_map(|e| e.ok().map(|e| e.file_name()))
            .filter(|n| n.to_string_lossy().ends_with(".json"))
            .collect();
        // Keys are UUIDv7: names in order are times in order.
        names.sort();
        Ok(names.iter().rev().take(limit).filter_map(|n| serde_json::from_slice(&std::fs::read(self.folder.join(n)).ok()?).ok()).collect())
    }
}

impl Sender for Outbox {
    fn send(&self, m: &Message) -> Result<(), String> {
        let name: String = m.key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(80).collect();
        let (path, part) = (self.folder.join(format!("{name}.json")), self.folder.join(format!("{name}.part")));
        if path.exists() {
            return Ok(());
        }
        let write = || -> std::io::Result<()> {
            let mut f = std::fs::File::create(&part)?;
            f.write_all(&serde_json::to_vec_pretty(m)?)?;
            f.sync_all()?;
            std::fs::rename(&part, &path)
        };
        write().map_err(|e| format!("outbox: {e}"))
    }
}

/// E-mail over SMTP.
pub struct Smtp {
    transport: SmtpTransport,
    from: Mailbox,
}

/// How a connection to a mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protection {
    /// Not at all: a relay on this machine or in a trusted network.
    None,
    /// Encrypted after the greeting; without it nothing is sent.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
}

/// Reads `host:port`, `starttls://host[:port]` or `smtps://host[:port]`.
fn address(text: &str) -> Option<(Protection, &str, u16)> {
    let (protection, rest, usual) = if let Some(rest) = text.strip_prefix("smtps://") {
        (Protection::Tls, rest, Some(465))
    } else if let Some(rest) = text.strip_prefix("starttls://") {
        (Protection::StartTls, rest, Some(587))
    } else {
        (Protection::None, text.strip_prefix("smtp://").unwrap_or(text), None)
    };
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (rest, usual?),
    };
    let clean = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    clean.then_some((protection, host, port))
}

impl Smtp {
    /// To a server at `host:port` (no encryption), `starttls://host[:port]` or `smtps://host[:port]`, whose certificate must
    /// be one that this machine trusts; with user and password when they are not empty, and those only encrypted.
    pub fn new(at: &str, user: &str, password: &str, from: &str) -> Result<Smtp, String> {
        let from = from.parse().map_err(|e| format!("sender address {from}: {e}"))?;
        let (protection, host, port) =
            address(at).ok_or(format!("smtp must be host:port, starttls://host[:port] or smtps://host[:port], not `{at}`"))?;
        if user.is_empty() != password.is_empty() {
            return Err("smtp_user and smtp_password belong together".into());
        }
        if !user.is_empty() && protection == Protection::None {
            return Err("a password is not sent without encryption: smtp must be starttls://… or smtps://…".into());
        }
        let say = |e: lettre::transport::smtp::Error| format!("TLS for {host}: {e}");
        let tls = match protection {
            Protection::None => Tls::None,
            Protection::StartTls => Tls::Required(TlsParameters::new(host.into()).map_err(say)?),
            Protection::Tls => Tls::Wrapper(TlsParameters::new(host.into()).map_err(say)?),
        };
        let mut transport = SmtpTransport::builder_dangerous(host).port(port).tls(tls).timeout(Some(std::time::Duration::from_secs(20)));
        if !user.is_empty() {
            transport = transport.credentials(Credentials::new(user.into(), password.into()));
        }
        Ok(Smtp { transport: transport.build(), from })
    }
}

impl Sender for Smtp {
    fn send(&self, m: &Message) -> Result<(), String> {
        let to: Mailbox = m.to.parse().map_err(|e| format!("address: {e}"))?;
        let mail = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(m.subject.as_str())
            .message_id(Some(format!("<{}@dargah>", m.key)))
            .header(ContentType::TEXT_PLAIN)
            .body(m.text.clone())
            .map_err(|e| format!("mail: {e}"))?;
        self.transport.send(&mail).map(|_| ()).map_err(|e| format!("SMTP: {e}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};

    #[test]
    fn addresses_say_how_they_are_protected() {
        let table = [
            ("127.0.0.1:25", Some((Protection::None, "127.0.0.1", 25))),
            ("smtp://relay:2525", Some((Protection::None, "relay", 2525))),
            ("starttls://mail.example", Some((Protection::StartTls, "mail.example", 587))),
            ("smtps://mail.example", Some((Protection::Tls, "mail.example", 465))),
            ("smtps://mail.example:4650", Some((Protection::Tls, "mail.example", 4650))),
            ("relay", None),
            ("smtps://", None),
            ("smtps://mail.example:none", None),
            ("https://mail.example:1", None),
            ("user:secret@mail.example:25", None),
        ];
        for (text, want) in table {
            assert_eq!(address(text), want, "{text}");
        }
    }

    #[test]
    fn a_password_goes_only_where_it_is_encrypted() {
        let new = |at, user, password| Smtp::new(at, user, password, "dargah@example.ir").map(|_| ());
        assert!(new("127.0.0.1:25", "", "").is_ok());
        for at in ["starttls://mail.example", "smtps://mail.example"] {
            new(at, "", "").unwrap();
            new(at, "user", "secret").unwrap();
            assert!(new(at, "user", "").is_err() && new(at, "", "secret").is_err());
        }
        let refused = new("127.0.0.1:25", "user", "secret").unwrap_err();
        assert!(refused.contains("encryption") && !refused.contains("secret"), "{refused}");
        assert!(Smtp::new("127.0.0.1:25", "", "", "nobody").is_err());
    }

    fn mail() -> Message {
        Message {
            key: "k-1".into(),
            channel: "email".into(),
            to: "you@example.ir".into(),
            subject: "کد".into(),
            text: "کد ۱۲۳".into(),
            at: 0,
        }
    }

    /// A mail server for one conversation; gives what it was told. With `tls`, it offers STARTTLS and then cannot do it.
    fn server(tls: bool) -> (String, std::thread::JoinHandle<String>) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap().to_string();
        let heard = std::thread::spawn(move || {
            let (mut io, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(io.try_clone().unwrap());
            let (mut heard, mut data) = (String::new(), false);
            io.write_all(b"220 here\r\n").unwrap();
            loop {
                let mut line = String::new();
                if lines.read_line(&mut line).unwrap_or(0) == 0 {
                    return heard;
                }
                heard += &line;
                let answer = match line.trim_end() {
                    "." if data => {
                        data = false;
                        "250 taken"
                    }
                    _ if data => continue,
                    l if l.starts_with("EHLO") && tls => "250-here\r\n250 STARTTLS",
                    l if l.starts_with("EHLO") => "250 here",
                    "DATA" => {
                        data = true;
                        "354 go on"
                    }
                    "QUIT" => "221 bye",
                    "STARTTLS" => "454 not now",
                    _ => "250 ok",
                };
                let _ = io.write_all(format!("{answer}\r\n").as_bytes());
            }
        });
        (at, heard)
    }

    #[test]
    fn a_relay_gets_the_mail_with_its_key() {
        let (at, heard) = server(false);
        Smtp::new(&at, "", "", "dargah@example.ir").unwrap().send(&mail()).unwrap();
        let heard = heard.join().unwrap();
        assert!(heard.contains("RCPT TO:<you@example.ir>") && heard.contains("Message-ID: <k-1@dargah>"), "{heard}");
    }

    #[test]
    fn without_the_encryption_that_was_asked_for_nothing_is_sent() {
        for offers in [false, true] {
            let (at, heard) = server(offers);
            let sent = Smtp::new(&format!("starttls://{at}"), "user", "secret", "dargah@example.ir").unwrap().send(&mail());
            assert!(sent.is_err());
            let heard = heard.join().unwrap();
            assert!(!heard.contains("MAIL FROM") && !heard.contains("AUTH"), "{heard}");
        }
        let (at, heard) = server(false);
        assert!(Smtp::new(&format!("smtps://{at}"), "", "", "dargah@example.ir").unwrap().send(&mail()).is_err());
        assert!(!heard.join().unwrap().contains("MAIL FROM"));
    }
}
