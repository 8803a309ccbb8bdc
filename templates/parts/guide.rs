//! Parts that say where one is, what is done and what comes next.

use std::fmt;

use maud::{Markup, html};

use crate::Words;

/// A link that cannot run a script: a path of ours, `https:`, `http:` or `mailto:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Takes an address with an allowed scheme.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let own = raw.starts_with('/') && !raw.starts_with("//") && !raw.starts_with("/\\");
        let allowed = ["https://", "http://", "mailto:"].iter().any(|scheme| raw.starts_with(scheme));
        let plain = !raw.chars().any(|c| c.is_control() || c.is_whitespace());
        ((own || allowed) && plain).then(|| Self(raw.to_owned()))
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where one is: name and address of each page above, then the page itself.
#[must_use]
pub fn breadcrumb(words: &Words, above: &[(String, String)], here: &str) -> Markup {
    html! {
        nav.breadcrumb aria-label=(words.t("parts-breadcrumb")) {
            ol {
                @for (text, href) in above { li { a href=(href) { (text) } } }
                li aria-current="page" { (here) }
            }
        }
    }
}

/// The steps of a way; `current` from zero.
#[must_use]
pub fn steps(words: &Words, names: &[String], current: usize) -> Markup {
    html! {
        ol.steps aria-label=(words.t("parts-steps")) {
            @for (place, name) in names.iter().enumerate() {
                li aria-current=[(place == current).then_some("step")] { (name) }
            }
        }
    }
}

/// A line of a checklist.
#[derive(Debug, Clone)]
pub struct Check {
    /// What is asked for.
    pub text: String,
    /// Whether it is there.
    pub done: bool,
    /// Where to mend it.
    pub href: Option<String>,
}

/// What is done and what is missing.
#[must_use]
pub fn checklist(checks: &[Check]) -> Markup {
    html! {
        ul.checklist {
            @for check in checks {
                li class=(if check.done { "done" } else { "missing" }) {
                    @match &check.href {
                        Some(href) => a href=(href) { (check.text) },
                        None => (check.text),
                    }
                }
            }
        }
    }
}

/// A moment of a timeline.
#[derive(Debug, Clone)]
pub struct Moment {
    /// When, in words.
    pub when: String,
    /// What.
    pub what: String,
    /// Whether it is past.
    pub past: bool,
}

/// What happens when.
#[must_use]
pub fn timeline(moments: &[Moment]) -> Markup {
    html! {
        ol.timeline {
            @for moment in moments {
                li class=[moment.past.then_some("past")] { strong { (moment.when) } " – " (moment.what) }
            }
        }
    }
}

/// How far a long job is. `job`: the address that answers with JSON.
#[must_use]
pub fn progress(words: &Words, job: &str, done: u64, total: Option<u64>) -> Markup {
    let text = match total {
        Some(total) => words.with("job-running", &[("done", done.into()), ("total", total.into())]),
        None => words.with("job-running-unknown", &[("done", done.into())]),
    };
    html! {
        div.field {
            progress data-job=(job) max=[total] value=[total.map(|_| done)] aria-label=(words.t("job-title")) {}
            p.hint data-job-text role="status" { (text) }
        }
    }
}

/// The pages before and after.
#[must_use]
pub fn pagination(words: &Words, previous: Option<&str>, next: Option<&str>) -> Markup {
    html! {
        @if previous.is_some() || next.is_some() {
            nav.pagination aria-label=(words.t("parts-pages")) {
                ul {
                    @if let Some(href) = previous { li { a.button.second href=(href) rel="prev" { (words.t("parts-previous")) } } }
                    @if let Some(href) = next { li { a.button.second href=(href) rel="next" { (words.t("parts-next")) } } }
                }
            }
        }
    }
}

/// Cards in a grid: heading, address, text.
#[must_use]
pub fn tiles(entries: &[(String, String, String)]) -> Markup {
    html! {
        ul.tiles {
            @for (title, href, text) in entries {
                li.card { h2 { a href=(href) { (title) } } p { (text) } }
            }
        }
    }
}
