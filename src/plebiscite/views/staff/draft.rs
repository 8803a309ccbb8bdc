//! The organiser's one page: ten fields, in the order in which one thinks.

use std::collections::BTreeMap;

use kernel::{DistrictId, Lang, PictureId};
use maud::{Markup, html};
use templates::Words;
use templates::parts::{
    Field, Tone, breadcrumb, checkbox, checkboxes, date_time_field, error_summary, file_field, hidden_csrf, notice,
    number_field, radios, text_field, textarea,
};
use web::{Errors, Fields};

use super::choice;
use super::counting::{counting, only_for};
use crate::forms::option_rows;
use crate::paths::staff::{List, Picture};
use crate::rules::method::Group;

/// What the page is made of.
pub struct Edit<'a> {
    /// The heading.
    pub title: String,
    /// Pages above.
    pub above: Vec<(String, String)>,
    /// Where it is sent.
    pub action: String,
    /// The session's token.
    pub csrf: &'a str,
    /// The version it was opened with.
    pub version: i64,
    /// Languages of the town.
    pub langs: &'a [Lang],
    /// The town's zone.
    pub zone: &'a str,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong.
    pub errors: &'a Errors,
    /// Districts by name.
    pub districts: &'a BTreeMap<String, DistrictId>,
    /// Pictures that are stored, by option.
    pub pictures: BTreeMap<String, PictureId>,
    /// Somebody else changed it: what to do.
    pub conflict: Option<String>,
}

impl Edit<'_> {
    pub(super) fn field<'a>(&'a self, words: &Words, name: &'a str, label: String, hint: Option<String>) -> Field<'a> {
        Field { name, label, hint, error: self.errors.text(words, name), value: self.fields.get(name), required: false }
    }

    fn in_lang(&self, words: &Words, key: &str, lang: Lang) -> String {
        let label = words.t(key);
        if self.langs.len() == 1 { label } else { format!("{label} ({})", lang.own_name()) }
    }
}

/// The page.
#[must_use]
pub fn edit(words: &Words, page: &Edit<'_>) -> Markup {
    html! {
        (breadcrumb(words, &page.above, &page.title))
        h1 { (page.title) }
        (error_summary(words, &page.errors.summary(words)))
        @if !page.errors.is_empty() { p { (words.t("organise-not-saved")) } }
        @if let Some(conflict) = &page.conflict {
            (notice(Tone::Warn, &words.t("organise-changed"), &html! { p { (conflict) } }))
        }
        p { (words.t("organise-edit-lead")) }
        form method="post" action=(page.action) enctype="multipart/form-data" novalidate data-unsaved {
            (hidden_csrf(page.csrf))
            input type="hidden" name="version" value=(page.version);
            // The first button of a form is pressed by the Enter key.
            p.actions { button { (words.t("organise-save")) } }
            (what(words, page))
            (options(words, page))
            (who(words, page))
            (when(words, page))
            (counting(words, page))
            (conflict(words, page))
            p.actions {
                button { (words.t("organise-save")) }
                a.button.second href=(page.above.last().map_or_else(|| List.to_string(), |(_, href)| href.clone())) {
                    (words.t("organise-cancel"))
                }
            }
        }
    }
}

fn what(words: &Words, page: &Edit<'_>) -> Markup {
    html! {
        fieldset.group {
            legend { (words.t("organise-what")) }
            @for lang in page.langs {
                @let name = format!("title-{lang}");
                (text_field(&page.field(words, &name, page.in_lang(words, "organise-title", *lang), None), "off"))
            }
            @for lang in page.langs {
                @let name = format!("description-{lang}");
                @let hint = Some(words.t("organise-description-hint"));
                (textarea(&page.field(words, &name, page.in_lang(words, "organise-description", *lang), hint)))
            }
        }
    }
}

fn options(words: &Words, page: &Edit<'_>) -> Markup {
    let rows = option_rows::count(page.fields);
    html! {
        fieldset.group id="options" {
            legend { (words.t("organise-options")) }
            p.hint { (words.t("organise-options-hint")) }
            input type="hidden" name="options" value=(rows);
            @for row in 0..rows { (option(words, page, row)) }
            p.actions {
                button.second name="add-option" value="yes" { (words.t("organise-option-add")) }
            }
        }
    }
}

fn option(words: &Words, page: &Edit<'_>, row: usize) -> Markup {
    let named = |what: &str| format!("option-{row}-{what}");
    let number = words.with("organise-option", &[("number", (row + 1).into())]);
    let id = page.fields.get(&named("id")).to_owned();
    html! {
        fieldset.group id=(format!("option-{row}")) {
            legend { (number) }
            input type="hidden" name=(named("id")) value=(id);
            @for lang in page.langs {
                @let name = named(&format!("title-{lang}"));
                (text_field(&page.field(words, &name, page.in_lang(words, "organise-option-title", *lang), None), "off"))
            }
            @let cost = named("cost");
            (only_for(page, |method| method.group() == Group::Budget, &html! {
                (text_field(&page.field(words, &cost, words.t("organise-cost"), Some(words.t("organise-cost-hint"))), "off"))
            }))
            details open[has_more(page, row)] {
                summary { (words.t("organise-option-more")) }
                @for lang in page.langs {
                    @let name = named(&format!("description-{lang}"));
                    @let label = page.in_lang(words, "organise-option-description", *lang);
                    (textarea(&page.field(words, &name, label, None)))
                }
                (picture(words, page, row, &id))
            }
            p.actions {
                button.plain name="remove-option" value=(row) {
                    (words.with("organise-option-remove", &[("number", (row + 1).into())]))
                }
            }
        }
    }
}

/// Whether anything stands, or is wrong, in the part that is folded away.
fn has_more(page: &Edit<'_>, row: usize) -> bool {
    let inside = ["description-", "picture", "alt-"].map(|what| format!("option-{row}-{what}"));
    let within = |name: &str| inside.iter().any(|start| name.starts_with(start.as_str()));
    page.pictures.contains_key(page.fields.get(&format!("option-{row}-id")))
        || page.errors.0.iter().any(|error| within(&error.field))
        || page.fields.0.keys().any(|name| within(name) && page.fields.ticked(name))
}

fn picture(words: &Words, page: &Edit<'_>, row: usize, id: &str) -> Markup {
    let (file, gone) = (format!("option-{row}-picture"), format!("option-{row}-picture-remove"));
    let stored = page.pictures.get(id).copied();
    html! {
        @if let Some(picture) = stored {
            p { img src=(Picture { picture }) alt=(words.t("organise-picture-stored")) loading="lazy" width="160"; }
            (checkbox(&page.field(words, &gone, words.t("organise-picture-remove"), None)))
        }
        @let label = words.t(if stored.is_some() { "organise-picture-other" } else { "organise-picture" });
        (file_field(&page.field(words, &file, label, Some(words.t("organise-picture-hint"))), "image/png,image/jpeg,image/webp"))
        @for lang in page.langs {
            @let name = format!("option-{row}-alt-{lang}");
            @let hint = Some(words.t("organise-picture-alt-hint"));
            (text_field(&page.field(words, &name, page.in_lang(words, "organise-picture-alt", *lang), hint), "off"))
        }
    }
}

fn who(words: &Words, page: &Edit<'_>) -> Markup {
    let who = page.fields.get("who");
    let all = choice("everybody", words.t("organise-who-everybody"), None, who == "everybody");
    let some = choice("districts", words.t("organise-who-districts"), None, who == "districts");
    let chosen: Vec<&str> = page.fields.all("district").collect();
    let district = |(name, id): (&String, &DistrictId)| {
        let id = id.to_string();
        choice(&id, name.clone(), None, chosen.contains(&id.as_str()))
    };
    let districts: Vec<_> = page.districts.iter().map(district).collect();
    html! {
        fieldset.group {
            legend { (words.t("organise-who")) }
            @if districts.is_empty() {
                (radios(&page.field(words, "who", words.t("organise-who-which"), Some(words.t("organise-no-districts"))), &[all]))
            } @else {
                (radios(&page.field(words, "who", words.t("organise-who-which"), None), &[all, some]))
                (checkboxes(&page.field(words, "district", words.t("organise-districts"), None), &districts))
            }
            (number_field(&page.field(words, "born-until", words.t("organise-born"), Some(words.t("organise-born-hint")))))
        }
    }
}

fn when(words: &Words, page: &Edit<'_>) -> Markup {
    let zone = words.with("organise-when-hint", &[("zone", page.zone.into())]);
    html! {
        fieldset.group {
            legend { (words.t("organise-when")) }
            p.hint { (zone) }
            (date_time_field(&page.field(words, "opens", words.t("organise-opens"), None)))
            (date_time_field(&page.field(words, "closes", words.t("organise-closes"), None)))
            (date_time_field(&page.field(words, "publish", words.t("organise-publish"), Some(words.t("organise-publish-hint")))))
        }
    }
}

fn conflict(words: &Words, page: &Edit<'_>) -> Markup {
    let conflict = page.fields.get("conflict");
    let choices = [
        choice(
            "first-counts",
            words.t("organise-conflict-first"),
            Some(words.t("organise-conflict-first-hint")),
            conflict == "first-counts",
        ),
        choice(
            "web-only",
            words.t("organise-conflict-web"),
            Some(words.t("organise-conflict-web-hint")),
            conflict == "web-only",
        ),
    ];
    html! {
        fieldset.group {
            legend { (words.t("organise-channels")) }
            (radios(&page.field(words, "conflict", words.t("organise-conflict"), None), &choices))
        }
    }
}
