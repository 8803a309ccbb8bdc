//! What one fills in on a ballot that says more than a mark: an order, grades,
//! points. Each works by numbers and radios alone; a script may make the order
//! one that is dragged (`scripts/ranking.ts`) and tell the sum of points.

use maud::{Markup, html};

use super::fields::Field;
use crate::Words;

/// An option on such a ballot.
#[derive(Debug, Clone, Default)]
pub struct Candidate {
    /// The field of its number, for example `rank-a`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What belongs to it and must be seen, such as a cost.
    pub note: Option<String>,
    /// What it means.
    pub hint: Option<String>,
    /// A picture: address and the words for those who do not see it.
    pub picture: Option<(String, String)>,
    /// What was typed or chosen.
    pub value: String,
    /// What is wrong with that.
    pub error: Option<String>,
}

impl Candidate {
    fn described(&self) -> Option<String> {
        let parts = [(&self.note, "note"), (&self.hint, "hint"), (&self.error, "error")];
        let ids: Vec<String> =
            parts.iter().filter(|(text, _)| text.is_some()).map(|(_, what)| format!("{}-{what}", self.name)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn class(&self, kind: &str) -> String {
        format!("choice {kind}{}", if self.error.is_some() { " bad" } else { "" })
    }

    fn error(&self) -> Markup {
        html! { @if let Some(error) = &self.error { p.error id={ (self.name) "-error" } { (error) } } }
    }

    fn about(&self) -> Markup {
        html! {
            @if let Some(note) = &self.note { p.note id={ (self.name) "-note" } { (note) } }
            @if let Some(hint) = &self.hint { p.hint id={ (self.name) "-hint" } { (hint) } }
            @if let Some((address, alt)) = &self.picture { img src=(address) alt=(alt) loading="lazy"; }
        }
    }

    fn number(&self) -> Markup {
        html! {
            input.place type="text" inputmode="numeric" id=(self.name) name=(self.name) value=(self.value) maxlength="6"
                autocomplete="off" aria-invalid=[self.error.as_ref().map(|_| "true")] aria-describedby=[self.described()];
            label for=(self.name) { (self.title) }
            (self.error())
            (self.about())
        }
    }
}

/// Options put in order by numbers, 1 for the best; with a script by dragging and by buttons.
/// `most`: how many may be put in order.
#[must_use]
pub fn ranking(words: &Words, field: &Field<'_>, most: usize, options: &[Candidate]) -> Markup {
    // The script fills in what stands between the signs.
    let said =
        |key: &str| words.with(key, &[("title", "%title%".into()), ("place", "%place%".into()), ("of", "%of%".into())]);
    html! {
        fieldset class={ (field.class()) " ranking" } id=(field.name) aria-describedby=[field.described()]
            data-ranking data-most=(most) data-put=(said("ballot-rank-put")) data-up=(said("ballot-rank-up"))
            data-down=(said("ballot-rank-down")) data-out=(said("ballot-rank-out"))
            data-placed=(said("ballot-rank-placed")) data-unplaced=(said("ballot-rank-unplaced"))
            data-line=(said("ballot-rank-line")) data-how=(said("ballot-rank-how"))
        {
            legend { (field.label) }
            (field.notes())
            p.hidden-visually role="status" data-live {}
            ol.ranks {
                @for option in options { li class=(option.class("rank")) { (option.number()) } }
            }
        }
    }
}

/// What a card says, typed in the order of the card: a small number an option; the first one has
/// the cursor.
#[must_use]
pub fn card_fields(field: &Field<'_>, options: &[Candidate]) -> Markup {
    html! {
        fieldset class={ (field.class()) " card-fields" } id=(field.name) aria-describedby=[field.described()] {
            legend { (field.label) }
            (field.notes())
            @for (place, option) in options.iter().enumerate() {
                div class=(option.class("rank")) {
                    input.place type="text" inputmode="numeric" id=(option.name) name=(option.name) value=(option.value)
                        maxlength="6" autocomplete="off" autofocus[place == 0]
                        aria-invalid=[option.error.as_ref().map(|_| "true")] aria-describedby=[option.described()];
                    label for=(option.name) { (option.title) }
                    (option.error())
                    (option.about())
                }
            }
        }
    }
}

/// Points shared out among options; with a script the sum is told.
#[must_use]
pub fn points(words: &Words, field: &Field<'_>, all: u64, options: &[Candidate]) -> Markup {
    let sum = words.with("ballot-points-sum", &[("given", "%given%".into()), ("all", all.into())]);
    html! {
        fieldset class={ (field.class()) " points" } id=(field.name) aria-describedby=[field.described()]
            data-points=(all) data-sum=(sum)
        {
            legend { (field.label) }
            (field.notes())
            @for option in options { div class=(option.class("rank")) { (option.number()) } }
            p.sum role="status" data-live hidden {}
        }
    }
}

/// A grade from 0 to `best` for each option, or none.
#[must_use]
pub fn grades(words: &Words, field: &Field<'_>, best: u64, options: &[Candidate]) -> Markup {
    html! {
        fieldset class={ (field.class()) " grades" } id=(field.name) aria-describedby=[field.described()] {
            legend { (field.label) }
            (field.notes())
            @for option in options {
                @if best <= FEW { (grade_row(words, best, option)) } @else { (grade_list(words, best, option)) }
            }
        }
    }
}

/// More grades than these are chosen from a list that opens.
const FEW: u64 = 10;

fn grade_row(words: &Words, best: u64, option: &Candidate) -> Markup {
    let none = words.t("ballot-grade-none");
    let grades = std::iter::once((String::new(), none)).chain((0..=best).map(|n| (n.to_string(), words.number(n))));
    html! {
        fieldset class=(option.class("grade")) id=(option.name) aria-describedby=[option.described()] {
            legend { (option.title) }
            (option.error())
            (option.about())
            div.scale {
                @for (value, label) in grades {
                    @let id = format!("{}-{}", option.name, if value.is_empty() { "none" } else { &value });
                    span {
                        input type="radio" id=(id) name=(option.name) value=(value) checked[value == option.value];
                        label for=(id) { (label) }
                    }
                }
            }
        }
    }
}

fn grade_list(words: &Words, best: u64, option: &Candidate) -> Markup {
    html! {
        div class=(option.class("rank")) {
            select.place id=(option.name) name=(option.name) aria-invalid=[option.error.as_ref().map(|_| "true")]
                aria-describedby=[option.described()]
            {
                option value="" { (words.t("ballot-grade-none")) }
                @for grade in (0..=best).rev() {
                    @let value = grade.to_string();
                    option value=(value) selected[value == option.value] { (words.number(grade)) }
                }
            }
            label for=(option.name) { (option.title) }
            (option.error())
            (option.about())
        }
    }
}
