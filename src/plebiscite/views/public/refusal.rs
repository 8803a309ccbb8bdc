//! Why a code opens no ballot: what was wrong, where, and what to do next.
//!
//! `data-refusal` names the reason for programs (`wiec rehearse` reads it).

use ballotbox::code::CodeError;
use kernel::Instant;
use templates::parts::{self, FieldError, Tone};
use templates::{Markup, Words, html, keys};

use crate::jobs::{Channel, CodeRefused};
use crate::paths::public as paths;

/// The field a code is typed into.
pub const FIELD: &str = "code";

/// A refusal, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its word for programs.
    pub word: &'static str,
    /// What is wrong.
    pub title: String,
    /// Whether it is the typing, to be mended in the field.
    pub typing: bool,
    /// What it means and what to do next.
    pub next: Vec<String>,
    /// A link onward.
    pub link: Option<(String, String)>,
}

/// Of a code. `at` puts a moment into words.
#[must_use]
pub fn of_code(words: &Words, refused: &CodeRefused, at: &dyn Fn(Instant) -> String) -> Refused {
    match refused {
        CodeRefused::Malformed { why, suspects } => malformed(words, *why, suspects),
        CodeRefused::Unknown => {
            plain(words, "unknown", keys!["vote-unknown", "vote-unknown-check", "vote-unknown-desk"])
        }
        CodeRefused::Voided { .. } => {
            plain(words, "voided", keys!["vote-voided", "vote-voided-new", "vote-voided-desk"])
        }
        CodeRefused::AlreadyUsed { channel: Channel::Web, .. } => Refused {
            link: Some((words.t("vote-used-find"), "/find".to_owned())),
            ..plain(words, "already-used", keys!["vote-used-web", "vote-used-web-you", "vote-used-not-you"])
        },
        CodeRefused::AlreadyUsed { channel: Channel::Paper, .. } => {
            plain(words, "already-used", keys!["vote-used-paper", "vote-used-paper-you", "vote-used-not-you"])
        }
        CodeRefused::NotYet { plebiscite, opens } => Refused {
            title: words.with("vote-not-yet", &[("opens", at(*opens).into())]),
            link: Some((words.t("vote-about-plebiscite"), paths::Plebiscite { id: *plebiscite }.to_string())),
            ..plain(words, "not-yet", keys!["vote-not-yet", "vote-not-yet-keep"])
        },
        CodeRefused::NoLonger { plebiscite, closes } => Refused {
            title: words.with("vote-no-longer", &[("closes", at(*closes).into())]),
            link: Some((words.t("vote-about-plebiscite"), paths::Plebiscite { id: *plebiscite }.to_string())),
            ..plain(words, "no-longer", keys!["vote-no-longer", "vote-no-longer-result"])
        },
        CodeRefused::Withdrawn { plebiscite } => Refused {
            link: Some((words.t("vote-withdrawn-why"), paths::Plebiscite { id: *plebiscite }.to_string())),
            ..plain(words, "withdrawn", keys!["vote-withdrawn", "vote-withdrawn-ballots"])
        },
    }
}

/// Of a ballot's page that was open for too long, or is not ours.
#[must_use]
pub fn stale(words: &Words) -> Refused {
    plain(words, "stale", keys!["vote-stale", "vote-stale-again"])
}

/// After too many codes that were nobody's.
#[must_use]
pub fn slowed(words: &Words, seconds: u64) -> Refused {
    let wait = words.with("vote-slowed-wait", &[("seconds", seconds.into())]);
    let next = vec![wait, words.t("vote-slowed-safe")];
    Refused { next, ..plain(words, "slow-down", keys!["vote-slowed"]) }
}

fn plain<const N: usize>(words: &Words, word: &'static str, keys: [&str; N]) -> Refused {
    let mut said = keys.into_iter().map(|key| words.t(key));
    let title = said.next().unwrap_or_default();
    Refused { word, title, typing: false, next: said.collect(), link: None }
}

fn malformed(words: &Words, why: CodeError, suspects: &[usize]) -> Refused {
    let place = |place: usize| {
        let (group, inside) = ((place - 1) / 4 + 1, (place - 1) % 4 + 1);
        [("place", place.into()), ("group", group.into()), ("inside", inside.into())]
    };
    let (title, next) = match why {
        CodeError::Length(0) => (words.t("vote-malformed-empty"), Vec::new()),
        CodeError::Length(typed) => (
            words.with("vote-malformed-length", &[("typed", typed.into())]),
            vec![words.t("vote-malformed-length-next")],
        ),
        CodeError::Symbol { place: at, symbol } => {
            let [place, group, inside] = place(at.max(1));
            let args = [place, group, inside, ("symbol", symbol.to_string().into())];
            (words.with("vote-malformed-symbol", &args), vec![words.t("vote-malformed-symbol-next")])
        }
        CodeError::Check => {
            let likely = suspects.iter().take(3).map(|at| words.with("vote-malformed-suspect", &place((*at).max(1))));
            let next = std::iter::once(words.t("vote-malformed-check-next")).chain(likely).collect();
            (words.t("vote-malformed-check"), next)
        }
    };
    Refused { word: "malformed", title, typing: true, next, link: None }
}

/// The refusal above the field.
#[must_use]
pub fn refusal(words: &Words, refused: &Refused) -> Markup {
    let onward = html! {
        @for text in &refused.next { p { (text) } }
        @if let Some((text, href)) = &refused.link { p { a href=(href) { (text) } } }
    };
    html! {
        div data-refusal=(refused.word) {
            @if refused.typing {
                (parts::error_summary(words, &[FieldError { field: FIELD.to_owned(), text: refused.title.clone() }]))
                (onward)
            } @else {
                div role="alert" { (parts::notice(Tone::Warn, &refused.title, &onward)) }
            }
        }
    }
}
