//! Who carries a message away: an SMTP server, a folder, or memory.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::Letter;

/// A server that says nothing for so long is taken for silent. Ten of these fit the outbox's lease.
const PATIENCE: Duration = Duration::from_secs(10);

/// The configured address is none.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
    /// Nothing we know begins like this.
    #[error("the mail address must begin with smtp://, smtps:// or file:")]
    Scheme,
    /// Begins well and goes wrong. The address itself may hold a password and is not repeated.
    #[error("the mail address is not of the form smtp://user:password@host:587?tls=required")]
    Smtp(#[source] lettre::transport::smtp::Error),
    /// The sender is no address.
    #[error("the sender `{0}` is not of the form Name <name@town.example>")]
    Sender(String, #[source] lettre::address::AddressError),
}

/// The letter was not taken; said in one line for the administrator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

/// Who carries a message away.
#[derive(Debug, Clone)]
pub enum Carrier {
    /// A mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// A folder that gets one `.eml` file a letter.
    Folder(PathBuf),
    /// Memory, for tests.
    Captured(Captured),
}

impl Carrier {
    /// The carrier of a configured address:
    /// `smtps://user:password@host` (TLS), `smtp://…:587?tls=required` (STARTTLS or nothing),
    /// `smtp://localhost:25` (a relay on this machine), or `file:DIRECTORY`.
    ///
    /// # Errors
    /// [`CarrierError`] says what was expected.
    pub fn from_url(url: &str) -> Result<Self, CarrierError> {
        if let Some(folder) = url.strip_prefix("file:") {
            return Ok(Self::Folder(PathBuf::from(folder)));
        }
        if !url.starts_with("smtp://") && !url.starts_with("smtps://") {
            return Err(CarrierError::Scheme);
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(CarrierError::Smtp)?;
        Ok(Self::Smtp(Box::new(builder.timeout(Some(PATIENCE)).build())))
    }

    /// A carrier that keeps everything in memory, and the handle to look into it.
    #[must_use]
    pub fn captured() -> (Self, Captured) {
        let captured = Captured::default();
        (Self::Captured(captured.clone()), captured)
    }

    pub(crate) async fn carry(&self, letter: &Letter, message: &Message, name: &str) -> Result<(), Refused> {
        match self {
            Self::Smtp(server) => match tokio::time::timeout(PATIENCE, server.send(message.clone())).await {
                Ok(Ok(_accepted)) => Ok(()),
                Ok(Err(error)) => Err(Refused(chain(&error))),
                Err(_elapsed) => Err(Refused(format!("no answer within {} seconds", PATIENCE.as_secs()))),
            },
            Self::Folder(folder) => {
                file(folder, name, &message.formatted()).await.map_err(|error| Refused(chain(&error)))
            }
            Self::Captured(captured) => captured.take(letter, message),
        }
    }
}

/// A letter as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What was written.
    pub letter: Letter,
    /// The message with its headers.
    pub raw: String,
}

/// The letters carried by memory.
#[derive(Debug, Clone, Default)]
pub struct Captured(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    sent: Vec<Sent>,
    refusal: Option<String>,
}

impl Captured {
    /// All letters so far.
    #[must_use]
    pub fn all(&self) -> Vec<Sent> {
        self.held().sent.clone()
    }

    /// From now on refuses every letter with these words, or (with `None`) none.
    pub fn refuse(&self, because: Option<&str>) {
        self.held().refusal = because.map(str::to_owned);
    }

    fn take(&self, letter: &Letter, message: &Message) -> Result<(), Refused> {
        let mut held = self.held();
        if let Some(because) = &held.refusal {
            return Err(Refused(because.clone()));
        }
        let raw = String::from_utf8_lossy(&message.formatted()).into_owned();
        held.sent.push(Sent { letter: letter.clone(), raw });
        Ok(())
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whole or not at all: a reader of the folder never sees half a letter.
async fn file(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let half = folder.join(format!(".{name}.part"));
    tokio::fs::write(&half, bytes).await?;
    tokio::fs::rename(&half, folder.join(format!("{name}.eml"))).await
}

/// An error with its causes, on one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = error.to_string();
        if !line.contains(&said) {
            line = format!("{line}: {said}");
        }
        cause = error.source();
    }
    line.split(char::is_control).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_address_may_be() {
        let kind = |url: &str| match Carrier::from_url(url) {
            Ok(Carrier::Smtp(_)) => "smtp",
            Ok(Carrier::Folder(_)) => "folder",
            Ok(Carrier::Captured(_)) => "captured",
            Err(CarrierError::Scheme) => "scheme",
            Err(CarrierError::Smtp(_) | CarrierError::Sender(..)) => "form",
        };
        for (url, expected) in [
            ("smtp://user:pass@mail.example:587?tls=required", "smtp"),
            ("smtps://user:pass@mail.example", "smtp"),
            ("smtp://localhost:25", "smtp"),
            ("file:wiec-data/mail", "folder"),
            ("imap://mail.example", "scheme"),
            ("", "scheme"),
            ("smtp://mail.example:587?tls=maybe", "form"),
            ("smtp://", "form"),
        ] {
            assert_eq!(kind(url), expected, "{url}");
        }
    }

    #[test]
    fn a_refused_address_does_not_repeat_its_password() {
        let error = Carrier::from_url("smtp://user:hunter2@mail.example:587?tls=maybe").unwrap_err();
        assert!(!chain(&error).contains("hunter2"), "{}", chain(&error));
    }
}
