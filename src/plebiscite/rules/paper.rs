//! When the totals of a batch of paper cards can be true.

use crate::rows::paper::PaperTotals;

use super::form::BallotForm;

/// Why totals cannot be true.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    /// An option that is not on the ballot.
    #[error("`{0}` is no option of this ballot")]
    UnknownOption(String),
    /// More marks for an option than there are valid cards.
    #[error("option `{option}` has {marks} marks on {valid} valid cards")]
    MoreMarksThanCards {
        /// The option.
        option: String,
        /// Its marks.
        marks: u64,
        /// Valid cards.
        valid: u64,
    },
    /// All marks together do not fit the valid cards.
    #[error("{marks} marks on {valid} valid cards; {least} to {most} are possible")]
    Sum {
        /// All marks.
        marks: u64,
        /// Valid cards.
        valid: u64,
        /// Fewest possible.
        least: u64,
        /// Most possible.
        most: u64,
    },
}

/// Checks totals against the form.
///
/// # Errors
/// [`Impossible`] says the first thing that cannot be.
pub fn possible(totals: &PaperTotals, form: &BallotForm) -> Result<(), Impossible> {
    let valid = totals.valid;
    for (option, marks) in &totals.marks {
        if !form.options.iter().any(|choice| choice.id.as_str() == option) {
            return Err(Impossible::UnknownOption(option.clone()));
        }
        if *marks > valid {
            return Err(Impossible::MoreMarksThanCards { option: option.clone(), marks: *marks, valid });
        }
    }
    let marks: u64 = totals.marks.values().sum();
    let most = valid.saturating_mul(form.most() as u64);
    if marks < valid || marks > most {
        return Err(Impossible::Sum { marks, valid, least: valid, most });
    }
    Ok(())
}
