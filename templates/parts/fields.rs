//! Form fields: label, hint, error, and what was typed.

use maud::{Markup, html};

use crate::Words;

/// A field as it is shown.
#[derive(Debug, Clone, Default)]
pub struct Field<'a> {
    /// Name, and id on the page.
    pub name: &'a str,
    /// Label.
    pub label: String,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// What was typed.
    pub value: &'a str,
    /// Whether it must be filled in (`required` in HTML).
    pub required: bool,
}

impl Field<'_> {
    pub(super) fn described(&self) -> Option<String> {
        let ids: Vec<String> = [
            self.hint.as_ref().map(|_| format!("{}-hint", self.name)),
            self.error.as_ref().map(|_| format!("{}-error", self.name)),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn class(&self) -> &'static str {
        if self.error.is_some() { "field bad" } else { "field" }
    }

    pub(super) fn notes(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p.hint id={ (self.name) "-hint" } { (hint) } }
            @if let Some(error) = &self.error { p.error id={ (self.name) "-error" } { (error) } }
        }
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }
}

fn input(field: &Field<'_>, kind: &str, autocomplete: &str) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            input type=(kind) id=(field.name) name=(field.name) value=(field.value) autocomplete=(autocomplete)
                required[field.required] aria-invalid=[field.invalid()] aria-describedby=[field.described()];
        }
    }
}

/// One line of text. `autocomplete` as in HTML (`off`, `name`, `email` …).
#[must_use]
pub fn text_field(field: &Field<'_>, autocomplete: &str) -> Markup {
    input(field, "text", autocomplete)
}

/// One line of text that has the cursor when the page opens.
#[must_use]
pub fn first_field(field: &Field<'_>) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            input type="text" id=(field.name) name=(field.name) value=(field.value) autocomplete="off" autofocus
                required[field.required] aria-invalid=[field.invalid()] aria-describedby=[field.described()];
        }
    }
}

/// A password; what was typed is never shown again.
#[must_use]
pub fn password_field(field: &Field<'_>, autocomplete: &str) -> Markup {
    input(&Field { value: "", ..field.clone() }, "password", autocomplete)
}

/// Words to search for.
#[must_use]
pub fn search_field(field: &Field<'_>) -> Markup {
    input(field, "search", "off")
}

/// A whole number, typed as text so that a slip can be shown again.
#[must_use]
pub fn number_field(field: &Field<'_>) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            input.short type="text" inputmode="numeric" id=(field.name) name=(field.name) value=(field.value)
                autocomplete="off" required[field.required] aria-invalid=[field.invalid()]
                aria-describedby=[field.described()];
        }
    }
}

/// A printed code.
#[must_use]
pub fn code_field(field: &Field<'_>) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            input type="text" id=(field.name) name=(field.name) value=(field.value) data-code inputmode="text"
                autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"
                required[field.required] aria-invalid=[field.invalid()] aria-describedby=[field.described()];
        }
    }
}

/// A day and an hour in the town's zone.
#[must_use]
pub fn date_time_field(field: &Field<'_>) -> Markup {
    input(field, "datetime-local", "off")
}

/// A file; `accept` as in HTML.
#[must_use]
pub fn file_field(field: &Field<'_>, accept: &str) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            input type="file" id=(field.name) name=(field.name) accept=(accept) required[field.required]
                aria-invalid=[field.invalid()] aria-describedby=[field.described()];
        }
    }
}

/// Several lines of text.
#[must_use]
pub fn textarea(field: &Field<'_>) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            textarea id=(field.name) name=(field.name) required[field.required] aria-invalid=[field.invalid()]
                aria-describedby=[field.described()] { (field.value) }
        }
    }
}

/// Something to choose.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// What belongs to it and must be seen, such as a cost.
    pub note: Option<String>,
    /// What helps to choose.
    pub hint: Option<String>,
    /// A picture: address and the words for those who do not see it.
    pub picture: Option<(String, String)>,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    pub(super) fn described(&self, id: &str) -> Option<String> {
        let ids: Vec<String> = [(&self.note, "note"), (&self.hint, "hint")]
            .into_iter()
            .filter_map(|(text, what)| text.as_ref().map(|_| format!("{id}-{what}")))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// One of a few, from a list that opens.
#[must_use]
pub fn select(field: &Field<'_>, choices: &[Choice]) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            select id=(field.name) name=(field.name) aria-invalid=[field.invalid()] aria-describedby=[field.described()] {
                @for choice in choices {
                    option value=(choice.value) selected[choice.chosen] { (choice.label) }
                }
            }
        }
    }
}

/// One of many, from a list that opens, in groups with a name each.
#[must_use]
pub fn grouped_select(field: &Field<'_>, groups: &[(String, Vec<Choice>)]) -> Markup {
    html! {
        div class=(field.class()) {
            label for=(field.name) { (field.label) }
            (field.notes())
            select id=(field.name) name=(field.name) aria-invalid=[field.invalid()] aria-describedby=[field.described()] {
                @for (name, choices) in groups {
                    optgroup label=(name) {
                        @for choice in choices {
                            option value=(choice.value) selected[choice.chosen] { (choice.label) }
                        }
                    }
                }
            }
        }
    }
}

fn marks(field: &Field<'_>, kind: &str, choices: &[Choice]) -> Markup {
    html! {
        fieldset class=(field.class()) id=(field.name) aria-describedby=[field.described()] {
            legend { (field.label) }
            (field.notes())
            @for (place, choice) in choices.iter().enumerate() {
                @let id = format!("{}-{place}", field.name);
                div.choice {
                    input type=(kind) id=(id) name=(field.name) value=(choice.value) checked[choice.chosen]
                        aria-describedby=[choice.described(&id)];
                    label for=(id) { (choice.label) }
                    @if let Some(note) = &choice.note { p.note id={ (id) "-note" } { (note) } }
                    @if let Some(hint) = &choice.hint { p.hint id={ (id) "-hint" } { (hint) } }
                    @if let Some((address, alt)) = &choice.picture {
                        img src=(address) alt=(alt) loading="lazy";
                    }
                }
            }
        }
    }
}

/// One of a few, all in sight.
#[must_use]
pub fn radios(field: &Field<'_>, choices: &[Choice]) -> Markup {
    marks(field, "radio", choices)
}

/// Any of a few.
#[must_use]
pub fn checkboxes(field: &Field<'_>, choices: &[Choice]) -> Markup {
    marks(field, "checkbox", choices)
}

/// A single box to tick; ticked when `field.value` is not empty.
#[must_use]
pub fn checkbox(field: &Field<'_>) -> Markup {
    html! {
        div class=(field.class()) {
            @if let Some(error) = &field.error { p.error id={ (field.name) "-error" } { (error) } }
            div.choice {
                input type="checkbox" id=(field.name) name=(field.name) value="yes" checked[!field.value.is_empty()]
                    aria-invalid=[field.invalid()] aria-describedby=[field.described()];
                label for=(field.name) { (field.label) }
                @if let Some(hint) = &field.hint { p.hint id={ (field.name) "-hint" } { (hint) } }
            }
        }
    }
}

/// The hidden token of a form of signed-in staff.
#[must_use]
pub fn hidden_csrf(token: &str) -> Markup {
    html! { input type="hidden" name="_csrf" value=(token); }
}

/// An error in the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Where the link leads: the field's id.
    pub field: String,
    /// What is wrong, in words.
    pub text: String,
}

/// All errors of a form, above it, each a link to its field.
#[must_use]
pub fn error_summary(words: &Words, errors: &[FieldError]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.error-summary role="alert" tabindex="-1" aria-labelledby="error-summary-title" {
                h2 id="error-summary-title" { (words.t("parts-errors")) }
                ul {
                    @for error in errors { li { a href={ "#" (error.field) } { (error.text) } } }
                }
            }
        }
    }
}
