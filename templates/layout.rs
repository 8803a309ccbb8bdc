//! The frame around every page.

use kernel::Lang;
use maud::{DOCTYPE, Markup, html};

use crate::{Words, assets, offered};

/// What a page says of itself.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The title in the tab, without the town's name.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: Option<String>,
    /// Whether it belongs to a rehearsal: watermarked.
    pub rehearsal: bool,
    /// Reloads itself after so many seconds (for progress without a script).
    pub refresh: Option<u32>,
}

impl Page {
    /// A page of this title.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

/// A link in the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavLink {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

/// What stands around the page.
pub struct Frame<'a> {
    /// The words.
    pub words: &'a Words,
    /// The town's name.
    pub town: &'a str,
    /// Where we are, for the language links; without query.
    pub path: &'a str,
    /// The navigation.
    pub nav: Vec<NavLink>,
    /// The token of a signed-in member of staff; shows the sign-out button.
    pub sign_out: Option<&'a str>,
}

/// The whole document.
#[must_use]
pub fn page(frame: &Frame<'_>, page: &Page, body: &Markup) -> Markup {
    let words = frame.words;
    html! {
        (DOCTYPE)
        html lang=(words.lang()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (page.title) " – " (frame.town) }
                @if let Some(description) = &page.description { meta name="description" content=(description); }
                @if let Some(seconds) = page.refresh { meta http-equiv="refresh" content=(seconds); }
                link rel="stylesheet" href=(assets::url("wiec.css"));
                link rel="stylesheet" href="/accent.css";
                link rel="icon" href="data:,";
                script type="module" src=(assets::url("wiec.js")) {}
            }
            body {
                a.skip href="#main" { (words.t("layout-skip")) }
                @if page.rehearsal { aside.watermark { (words.t("layout-rehearsal")) } }
                (head(frame))
                main id="main" tabindex="-1" { (body) }
                (foot(words))
            }
        }
    }
}

fn head(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    html! {
        header.site-head {
            div {
                a.site-name href="/" { (frame.town) }
                @if !frame.nav.is_empty() || frame.sign_out.is_some() {
                    nav.site-nav aria-label=(words.t("layout-navigation")) {
                        ul {
                            @for link in &frame.nav { li { a href=(link.href) { (link.text) } } }
                            @if let Some(csrf) = frame.sign_out {
                                li {
                                    form method="post" action="/sign-out" {
                                        input type="hidden" name="_csrf" value=(csrf);
                                        button.plain { (words.t("layout-sign-out")) }
                                    }
                                }
                            }
                        }
                    }
                }
                (languages(words, frame.path))
            }
        }
    }
}

fn languages(words: &Words, path: &str) -> Markup {
    html! {
        nav.languages aria-label=(words.t("layout-languages")) {
            ul {
                @for lang in offered() { li { (language(words.lang(), lang, path)) } }
            }
        }
    }
}

fn language(current: Lang, lang: Lang, path: &str) -> Markup {
    let marked = (current == lang).then_some("true");
    html! {
        a href={ (path) "?lang=" (lang) } lang=(lang) hreflang=(lang) title=(lang.own_name()) aria-current=[marked] {
            (lang.tag().to_uppercase())
            span.hidden-visually { " – " (lang.own_name()) }
        }
    }
}

fn foot(words: &Words) -> Markup {
    html! {
        footer.site-foot {
            div {
                p { (words.t("layout-made")) }
                a href="/journal" { (words.t("layout-journal")) }
                a href="/accessibility" { (words.t("layout-accessibility")) }
                a href="/staff-room" { (words.t("layout-staff")) }
            }
        }
    }
}
