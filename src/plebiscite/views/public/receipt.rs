//! The receipt.

use data_encoding::{BASE64, HEXLOWER};
use templates::parts::{self, Receipt, Tone};
use templates::{Markup, Words, html};

use super::vote::steps;
use crate::jobs;

/// The page.
#[derive(Debug)]
pub struct ReceiptPage<'a> {
    /// What the voter takes home.
    pub receipt: &'a jobs::Receipt,
    /// What was decided.
    pub title: &'a str,
    /// The address of the plebiscite.
    pub plebiscite: String,
    /// The address residents type.
    pub public_url: &'a str,
    /// When it must stand in the log, in words.
    pub merge_by: String,
    /// When the result becomes public, in words.
    pub publish_at: String,
}

/// The receipt.
#[must_use]
pub fn receipt(words: &Words, page: &ReceiptPage<'_>) -> Markup {
    let leaf = HEXLOWER.encode(&page.receipt.leaf_hash);
    let find = format!("/find?eid={}#{}", page.receipt.eid, page.receipt.tracker);
    let shown = Receipt {
        title: words.t("vote-receipt-tracker"),
        tracker: &page.receipt.tracker,
        leaf: &leaf,
        text: words.with("vote-receipt-for", &[("title", page.title.into())]),
        address: format!("{}{find}", page.public_url),
        alt: words.t("vote-receipt-qr"),
    };
    html! {
        (steps(words, 2))
        h1 { (words.t("vote-receipt-title")) }
        div id="standing" role="status" { (standing(words, page)) }
        (parts::receipt(words, &shown))
        p { a href=(find) { (words.t("vote-receipt-find")) } }
        h2 { (words.t("vote-receipt-what")) }
        ul {
            li { (words.t("vote-receipt-proves")) }
            li { (words.with("vote-receipt-later", &[("publish", page.publish_at.as_str().into())])) }
            li { (words.t("vote-receipt-keep")) }
        }
        (details(words, page, &leaf))
        p.actions { a.button.second href=(page.plebiscite) { (words.t("vote-about-plebiscite")) } }
    }
}

fn standing(words: &Words, page: &ReceiptPage<'_>) -> Markup {
    let text = match page.receipt.place {
        Some(place) => words.with("vote-receipt-in-log", &[("place", place.into())]),
        None => words.with("vote-receipt-accepted", &[("merge", page.merge_by.as_str().into())]),
    };
    html! {
        (parts::notice(Tone::Good, "", &html! {
            p { strong { (words.t("vote-receipt-thanks")) } " " (text) }
            @if page.receipt.again { p { (words.t("vote-receipt-again")) } }
        }))
    }
}

fn details(words: &Words, page: &ReceiptPage<'_>, leaf: &str) -> Markup {
    let mono = |text: &str| html! { span.mono.hash { (text) } };
    let rows = [
        (words.t("vote-receipt-eid"), mono(&page.receipt.eid)),
        (words.t("vote-receipt-leaf"), mono(leaf)),
        (words.t("vote-receipt-promise"), mono(&BASE64.encode(&page.receipt.promise))),
        (
            words.t("vote-receipt-merge"),
            html! { (page.merge_by) " " (mono(&format!("({} ms)", page.receipt.merge_by.millis()))) },
        ),
    ];
    html! {
        details {
            summary { (words.t("vote-receipt-details")) }
            p { (words.t("vote-receipt-details-text")) }
            (parts::summary(&rows))
        }
    }
}
