//! A single paper card, as a clerk types it.

use std::collections::BTreeMap;

use ballotbox::ballot::Invalid;
use web::{Errors, Fields};

use super::marks::number_field;
use crate::rows::cards::Says;
use crate::rows::paper::Void;
use crate::rules::form::{BallotForm, Marking};

/// The field of what became of the card: empty for a filled one.
pub const STATE: &str = "state";
/// The field of the numbers of marked options.
pub const MARKED: &str = "marked";
/// The word for a blank card.
pub const BLANK: &str = "blank";

/// Reads the card.
///
/// # Errors
/// What is wrong, at its field.
pub fn read(fields: &Fields, form: &BallotForm) -> Result<Says, Errors> {
    let mut errors = Errors::default();
    let says = match fields.get(STATE) {
        BLANK => Says::Blank,
        "" => match form.counting.marking {
            Marking::Single | Marking::Approval { .. } => Says::Options(marked(fields, form, &mut errors)),
            Marking::Ranking { .. } | Marking::Score { .. } | Marking::Points { .. } => {
                Says::Numbers(numbers(fields, form, &mut errors))
            }
        },
        word => match Void::ALL.into_iter().find(|why| why.word() == word) {
            Some(why) => Says::Void(why),
            None => {
                errors.add(STATE, "card-error-state");
                Says::Blank
            }
        },
    };
    let filled = form.options.iter().any(|choice| fields.ticked(&number_field(&choice.id))) || fields.ticked(MARKED);
    if !matches!(says, Says::Options(_) | Says::Numbers(_)) && filled {
        errors.add(STATE, "card-error-both");
    }
    if errors.is_empty() { Ok(says) } else { Err(errors) }
}

/// Options by their place in the list, from one: `3 7 12`.
fn marked(fields: &Fields, form: &BallotForm, errors: &mut Errors) -> Vec<String> {
    let mut ids = Vec::new();
    for word in fields.get(MARKED).split([' ', ',', ';']).filter(|word| !word.is_empty()) {
        let place = word.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
        match place.and_then(|place| form.options.get(place)) {
            Some(choice) => ids.push(choice.id.as_str().to_owned()),
            None => {
                let args = vec![("typed", word.into()), ("most", form.options.len().into())];
                errors.add_with(MARKED, "card-error-place", args);
                break;
            }
        }
    }
    ids
}

fn numbers(fields: &Fields, form: &BallotForm, errors: &mut Errors) -> BTreeMap<String, u64> {
    let mut numbers = BTreeMap::new();
    for choice in &form.options {
        let field = number_field(&choice.id);
        match fields.get(&field) {
            "" => {}
            raw => match raw.parse() {
                Ok(number) => {
                    numbers.insert(choice.id.as_str().to_owned(), number);
                }
                Err(_no_number) => errors.add(field, "card-error-number"),
            },
        }
    }
    numbers
}

/// The card as fields, to mend it.
#[must_use]
pub fn show(says: &Says, form: &BallotForm) -> Fields {
    let mut fields = Fields::default();
    match says {
        Says::Blank => fields.set(STATE, BLANK),
        Says::Void(why) => fields.set(STATE, why.word()),
        Says::Options(ids) => fields.set(MARKED, places(ids, form)),
        Says::Numbers(numbers) => {
            for choice in &form.options {
                if let Some(number) = numbers.get(choice.id.as_str()) {
                    fields.set(number_field(&choice.id), number.to_string());
                }
            }
        }
    }
    fields
}

fn places(ids: &[String], form: &BallotForm) -> String {
    let place = |id: &String| form.options.iter().position(|choice| choice.id.as_str() == id);
    let places = ids.iter().filter_map(place).map(|place| (place + 1).to_string());
    places.collect::<Vec<_>>().join(" ")
}

/// A card in short, for the list of those typed: options by their place in the list.
#[must_use]
pub fn short(says: &Says, form: &BallotForm) -> Option<String> {
    match says {
        Says::Blank | Says::Void(_) => None,
        Says::Options(ids) => Some(places(ids, form)),
        Says::Numbers(numbers) => {
            let of = |choice: &crate::rules::form::Choice| {
                numbers.get(choice.id.as_str()).map_or_else(|| "–".to_owned(), ToString::to_string)
            };
            Some(form.options.iter().map(of).collect::<Vec<_>>().join(" "))
        }
    }
}

/// What the rules say against a card: the key of the words.
#[must_use]
pub const fn refused(invalid: Invalid) -> &'static str {
    match invalid {
        Invalid::EqualRanks => "card-error-equal",
        Invalid::TooMany => "card-error-many",
        Invalid::OutOfRange => "card-error-range",
        Invalid::TooManyPoints => "card-error-points",
        Invalid::Order => "card-error-twice",
        Invalid::NoMark | Invalid::TooFew => "card-error-nothing",
        Invalid::BlankNotAllowed
        | Invalid::UnknownOption
        | Invalid::Sealed
        | Invalid::Padding
        | Invalid::Form
        | Invalid::Kind => "card-error-other",
    }
}

#[cfg(test)]
mod tests {
    use kernel::{ByLang, Instant, Window};

    use super::*;
    use crate::rules::form::{Choice, Conflict, Counting, Eligibility, OptionId};

    fn form(marking: Marking) -> BallotForm {
        BallotForm {
            title: ByLang::default(),
            description: ByLang::default(),
            options: (0..3).map(|n| Choice::titled(OptionId::nth(n), ByLang::default())).collect(),
            who: Eligibility::default(),
            window: Window { opens: Instant::from_millis(0), closes: Instant::from_millis(1) },
            counting: Counting::plain(marking),
            conflict: Conflict::FirstCounts,
            publish_at: Instant::from_millis(1),
        }
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// Fields as typed: name and value.
    type Typed = [(&'static str, &'static str)];

    #[test]
    fn a_card_is_read_and_shown_again_the_same() {
        let ranking = form(Marking::Ranking { max: None });
        let approval = form(Marking::Approval { max: None });
        let cases: [(&BallotForm, &Typed, Option<&str>); 4] = [
            (&ranking, &[("number-a", "2"), ("number-c", "1")], Some("2 – 1")),
            (&approval, &[("marked", "3, 1")], Some("3 1")),
            (&ranking, &[("state", "blank")], None),
            (&approval, &[("state", "several-cards")], None),
        ];
        for (form, pairs, said) in cases {
            let says = read(&fields(pairs), form).unwrap();
            assert_eq!(read(&show(&says, form), form).unwrap(), says);
            assert_eq!(short(&says, form).as_deref(), said);
        }
    }

    #[test]
    fn every_slip_is_named_at_its_field() {
        let ranking = form(Marking::Ranking { max: None });
        let approval = form(Marking::Approval { max: None });
        let cases: [(&BallotForm, &Typed, &str); 5] = [
            (&ranking, &[("number-b", "x")], "number-b"),
            (&ranking, &[("number-b", "1"), ("state", "blank")], "state"),
            (&ranking, &[("state", "torn")], "state"),
            (&approval, &[("marked", "1 4")], "marked"),
            (&approval, &[("marked", "0")], "marked"),
        ];
        for (form, pairs, field) in cases {
            let errors = read(&fields(pairs), form).unwrap_err();
            assert_eq!(errors.0.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), [field]);
        }
    }
}
