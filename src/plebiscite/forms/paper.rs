//! The totals of a batch of paper cards, as typed by a clerk.

use crate::rows::paper::{PaperTotals, Void};
use crate::rules::form::BallotForm;
use web::{Errors, Fields};

/// Most cards in one batch: beyond it a figure was most likely mistyped.
const MOST: u64 = 1_000_000;

/// Reads the figures; an empty field is an error, a zero must be typed.
#[must_use]
pub fn read(typed: &Fields, form: &BallotForm) -> (PaperTotals, Errors) {
    let mut errors = Errors::default();
    let mut number = |field: &str| {
        let parsed = match typed.get(field) {
            "" => Err("paper-error-empty"),
            raw => raw.parse::<u64>().ok().filter(|n| *n <= MOST).ok_or("paper-error-number"),
        };
        errors.keep(field, parsed).unwrap_or_default()
    };
    let totals = PaperTotals {
        valid: number("valid"),
        blank: number("blank"),
        void: Void::ALL.into_iter().map(|why| (why, number(&format!("void-{}", why.word())))).collect(),
        marks: form
            .options
            .iter()
            .map(|choice| (choice.id.as_str().to_owned(), number(&format!("mark-{}", choice.id.as_str()))))
            .collect(),
    };
    check(&totals, form, &mut errors);
    (totals, errors)
}

/// Marks must fit the valid cards: no option more often than there are cards,
/// and all together at least one and at most the allowed number a card.
fn check(totals: &PaperTotals, form: &BallotForm, errors: &mut Errors) {
    for (id, marks) in &totals.marks {
        if *marks > totals.valid {
            errors.add(format!("mark-{id}"), "paper-error-more-marks-than-cards");
        }
    }
    let all: u64 = totals.marks.values().sum();
    let most = totals.valid.saturating_mul(form.most() as u64);
    if errors.0.is_empty() && (all > most || all < totals.valid) {
        errors.add("valid", "paper-error-sum");
    }
}
