//! What a voter marked, and what is wrong with it.

use ballotbox::ballot::Invalid;
use web::{Errors, Fields};

use crate::jobs::Marked;

/// The field of the options.
pub const CHOICE: &str = "choice";
/// The field of a blank ballot.
pub const BLANK: &str = "blank";

/// Reads the marks. Blank and options at once is no decision.
///
/// # Errors
/// What is wrong, in words' keys.
pub fn marked(fields: &Fields) -> Result<Marked, Errors> {
    let options: Vec<String> = fields.all(CHOICE).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    match (fields.ticked(BLANK), options.is_empty()) {
        (false, _) => Ok(Marked::Options(options)),
        (true, true) => Ok(Marked::Blank),
        (true, false) => {
            let mut errors = Errors::default();
            errors.add(BLANK, "vote-error-blank-and-marks");
            Err(errors)
        }
    }
}

/// What the rules say against the marks.
#[must_use]
pub fn refused(marked: &Marked, invalid: Invalid, most: usize) -> Errors {
    let mut errors = Errors::default();
    let count = match marked {
        Marked::Blank => 0,
        Marked::Options(ids) => ids.len(),
    };
    match invalid {
        Invalid::TooMany => {
            let too_many = count.saturating_sub(most);
            let args = vec![("marked", count.into()), ("most", most.into()), ("off", too_many.into())];
            errors.add_with(CHOICE, "vote-error-too-many", args);
        }
        Invalid::NoMark => errors.add(CHOICE, "vote-error-none"),
        Invalid::BlankNotAllowed => errors.add(CHOICE, "vote-error-no-blank"),
        Invalid::UnknownOption
        | Invalid::Order
        | Invalid::EqualRanks
        | Invalid::TooFew
        | Invalid::OutOfRange
        | Invalid::TooManyPoints
        | Invalid::Sealed
        | Invalid::Padding
        | Invalid::Form
        | Invalid::Kind => errors.add(CHOICE, "vote-error-unknown"),
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn blank_is_a_choice_of_its_own() {
        assert_eq!(marked(&fields(&[("blank", "yes")])), Ok(Marked::Blank));
        assert_eq!(marked(&fields(&[])), Ok(Marked::Options(Vec::new())));
        let both = marked(&fields(&[("blank", "yes"), ("choice", "a")])).unwrap_err();
        assert_eq!(both.0[0].field, BLANK);
        let two = marked(&fields(&[("choice", "b"), ("choice", "a")]));
        assert_eq!(two, Ok(Marked::Options(vec!["b".to_owned(), "a".to_owned()])));
    }
}
