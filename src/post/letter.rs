//! A letter and the message it becomes.

use std::time::{Duration, SystemTime};

use kernel::Instant;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue, MIME_VERSION_1_0};
use lettre::message::{Mailbox, Message};
use serde::{Deserialize, Serialize};
use store::{DbErr, Tx};

/// The kind of work in the outbox.
pub const MAIL: &str = "mail";

/// A letter to one person, in plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// The person's name; may be empty.
    pub name: String,
    /// The subject, on one line.
    pub subject: String,
    /// The text, lines ended by `\n`.
    pub text: String,
}

impl Letter {
    /// Puts the letter into the outbox: it leaves when `tx` is committed, and only then.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn put(&self, tx: &Tx) -> Result<(), DbErr> {
        tx.post(MAIL, self).await
    }

    /// The message. `number` is its work's in the outbox: the same letter has the same Message-ID
    /// however often it is sent.
    pub(crate) fn message(&self, from: &Mailbox, number: i64, now: Instant) -> Result<Message, Unwritable> {
        let to = self.to.parse().map_err(|cause| Unwritable::Address(self.to.clone(), cause))?;
        let name = one_line(&self.name);
        let to = Mailbox::new((!name.is_empty()).then_some(name), to);
        let millis = u64::try_from(now.millis()).unwrap_or(0);
        Message::builder()
            .from(from.clone())
            .to(to)
            .subject(one_line(&self.subject))
            .date(SystemTime::UNIX_EPOCH + Duration::from_millis(millis))
            .message_id(Some(format!("<outbox-{number}-{:08x}@{}>", self.checksum(), from.email.domain())))
            .header(AutoSubmitted)
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.clone())
            .map_err(Unwritable::Message)
    }

    /// Tells letters of one number apart after a restore, when numbers begin anew (FNV-1a).
    fn checksum(&self) -> u32 {
        let bytes = self.to.bytes().chain(self.subject.bytes()).chain(self.text.bytes());
        bytes.fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// Whether mail can be addressed to this.
#[must_use]
pub fn is_address(raw: &str) -> bool {
    raw.is_ascii() && raw.len() <= 254 && raw.parse::<lettre::Address>().is_ok()
}

/// No message could be made of the letter.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unwritable {
    #[error("`{0}` is not an address")]
    Address(String, #[source] lettre::address::AddressError),
    #[error("the letter cannot be written")]
    Message(#[source] lettre::error::Error),
}

/// A line break in a header would begin another header.
fn one_line(raw: &str) -> String {
    raw.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Tells other machines not to answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(letter: &Letter) -> String {
        let from = "Wiec Hajnówka <wiec@hajnowka.example>".parse().unwrap();
        let message = letter.message(&from, 7, Instant::from_millis(1_700_000_000_000)).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    fn letter() -> Letter {
        Letter {
            to: "zoe@example.org".to_owned(),
            name: "Żoé Ćwik".to_owned(),
            subject: "Zaproszenie do głosowania, które trwa od poniedziałku do piątku".to_owned(),
            text: "Dzień dobry!\nŻółw.\n".to_owned(),
        }
    }

    #[test]
    fn headers_are_ascii_and_complete() {
        let raw = written(&letter());
        assert!(raw.is_ascii(), "{raw}");
        for line in [
            "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "To: =?utf-8?b?",
            "Subject: Zaproszenie do =?utf-8?b?",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "MIME-Version: 1.0\r\n",
            "Message-ID: <outbox-7-",
        ] {
            assert!(raw.contains(line), "{line} is missing in\n{raw}");
        }
        assert!(raw.lines().all(|line| line.len() <= 998));
    }

    #[test]
    fn the_same_letter_keeps_its_message_id() {
        let id =
            |letter: &Letter| written(letter).lines().find(|line| line.starts_with("Message-ID")).map(str::to_owned);
        assert_eq!(id(&letter()), id(&letter()));
        assert_ne!(id(&letter()), id(&Letter { text: "other".to_owned(), ..letter() }));
    }

    #[test]
    fn a_line_break_begins_no_header() {
        let letter = Letter {
            name: "Ada\r\nBcc: eve@example.org".to_owned(),
            subject: "Hello\r\nBcc: eve@example.org\n\nbody".to_owned(),
            ..letter()
        };
        let raw = written(&letter);
        assert!(!raw.contains("\r\nBcc"), "{raw}");
    }

    #[test]
    fn what_is_an_address() {
        for good in ["a@b.pl", "anna.nowak+x@urzad.hajnowka.pl"] {
            assert!(is_address(good), "{good}");
        }
        for bad in ["", "a", "a@", "@b.pl", "a b@c.pl", "a@b.pl\r\nx", "ż@b.pl", "a@b@c.pl"] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
