//! Notices, cards, tags, the receipt and its QR picture.

use maud::{Markup, PreEscaped, html};

use crate::Words;

/// How a notice or tag sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// All is well.
    Good,
    /// Something is to be done.
    Warn,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "good",
            Self::Warn => "warn",
        }
    }
}

/// Something worth knowing, set apart.
#[must_use]
pub fn notice(tone: Tone, title: &str, body: &Markup) -> Markup {
    html! {
        div class={ "notice " (tone.class()) } {
            @if !title.is_empty() { h2 { (title) } }
            (body)
        }
    }
}

/// A sheet of paper on the page.
#[must_use]
pub fn card(body: &Markup) -> Markup {
    html! { div.card { (body) } }
}

/// A short state.
#[must_use]
pub fn tag(tone: Tone, text: &str) -> Markup {
    html! { span class={ "tag " (tone.class()) } { (text) } }
}

/// A button that prints, shown where a script runs.
#[must_use]
pub fn print_button(words: &Words) -> Markup {
    html! { button.second type="button" data-print hidden { (words.t("parts-print")) } }
}

/// The QR picture of a text, with the words for those who do not see it.
#[must_use]
pub fn qr(text: &str, alt: &str) -> Markup {
    match crate::qr::svg(text) {
        Some(svg) => html! { span.qr role="img" aria-label=(alt) { (PreEscaped(svg)) } },
        None => html! { span.mono.hash { (text) } },
    }
}

/// What a receipt shows.
#[derive(Debug, Clone, Default)]
pub struct Receipt<'a> {
    /// What it is.
    pub title: String,
    /// The ten signs.
    pub tracker: &'a str,
    /// The hash of the leaf in hex.
    pub leaf: &'a str,
    /// What the tracker is for.
    pub text: String,
    /// What the QR picture holds: the address to find the ballot at.
    pub address: String,
    /// The words for the QR picture.
    pub alt: String,
}

/// A receipt to keep.
#[must_use]
pub fn receipt(words: &Words, receipt: &Receipt<'_>) -> Markup {
    let shown = match receipt.tracker.split_at_checked(5) {
        Some((first, second)) => format!("{first}-{second}"),
        None => receipt.tracker.to_owned(),
    };
    html! {
        div.receipt id="receipt" data-tracker=(receipt.tracker) data-leaf=(receipt.leaf) {
            h2 { (receipt.title) }
            p.tracker { (shown) }
            (qr(&receipt.address, &receipt.alt))
            p { (receipt.text) }
            p.actions {
                button.second type="button" data-copy=(receipt.tracker) data-done=(words.t("parts-copied")) hidden {
                    (words.t("parts-copy"))
                }
                (print_button(words))
            }
        }
    }
}
