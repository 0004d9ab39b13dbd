//! Text messages and e-mail. Sending is idempotent by the message's key: a worker that died after sending may send again.

use lettre::message::{Mailbox, header::ContentType};
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

impl Smtp {
    /// To a server at `host:port` without TLS: a relay on this machine or in a trusted network.
    pub fn new(host: &str, port: u16, from: &str) -> Result<Smtp, String> {
        let from = from.parse().map_err(|e| format!("sender address {from}: {e}"))?;
        let transport = SmtpTransport::builder_dangerous(host).port(port).timeout(Some(std::time::Duration::from_secs(20))).build();
        Ok(Smtp { transport, from })
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
