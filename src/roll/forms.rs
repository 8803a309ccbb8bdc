//! Raw fields in, parsed values or field errors out.

use std::collections::BTreeSet;

use kernel::Line;
use templates::keys;
use web::{Errors, Fields};

use crate::rows::questions::Decision;
use crate::rows::residents::Resident;
use crate::rules::columns::{Column, Mapping, MappingError};
use crate::rules::person::{self, Person, Why};

/// What the columns hold, as chosen on screen: field = column's word, value =
/// place from zero, empty: do not use.
pub fn mapping(fields: &Fields, header: &[String], national: &BTreeSet<usize>) -> (Mapping, Errors) {
    let mut errors = Errors::default();
    let mut mapping = Mapping::default();
    for column in Column::ALL {
        let raw = fields.get(column.word());
        match raw.parse::<usize>() {
            _ if raw.is_empty() => {}
            Ok(place) => drop(mapping.0.insert(column, place)),
            Err(_not_a_place) => errors.add(column.word(), "roll-map-beyond"),
        }
    }
    for error in mapping.check(header.len()).err().unwrap_or_default() {
        match error {
            MappingError::Missing(column) => errors.add(column.word(), "roll-map-missing"),
            MappingError::Twice(first, column) => {
                let place = mapping.0.get(&first).and_then(|place| header.get(*place));
                let text = place.cloned().unwrap_or_default();
                errors.add_with(column.word(), "roll-map-twice", vec![("column", text.into())]);
            }
            MappingError::Beyond(column, _) => errors.add(column.word(), "roll-map-beyond"),
        }
    }
    for (column, place) in mapping.0.iter().filter(|(_, place)| national.contains(place)) {
        let name = header.get(*place).cloned().unwrap_or_default();
        errors.add_with(column.word(), "roll-map-national", vec![("column", name.into())]);
    }
    (mapping, errors)
}

/// A person typed by hand.
///
/// # Errors
/// Every field that is wrong.
pub fn person(fields: &Fields, this_year: u16) -> Result<Person, Errors> {
    let row = Column::ALL.map(|column| fields.get(column.word()));
    let all = Mapping(Column::ALL.into_iter().enumerate().map(|(place, column)| (column, place)).collect());
    person::read(&row, &all, this_year).map_err(|problems| {
        let mut errors = Errors::default();
        for problem in problems {
            let (key, number) = wrong(&problem.why);
            errors.add_number(problem.column.word(), key, number);
        }
        errors
    })
}

fn wrong(why: &Why) -> (&'static str, u64) {
    let [empty, long, control, national, year, impossible, language, email] = keys![
        "roll-field-empty",
        "roll-field-too-long",
        "roll-field-control",
        "roll-field-national-number",
        "roll-field-not-a-year",
        "roll-field-impossible-year",
        "roll-field-unknown-language",
        "roll-field-not-an-email"
    ];
    match why {
        Why::Empty => (empty, 0),
        Why::TooLong(limit) => (long, *limit as u64),
        Why::Control(place) => (control, *place as u64),
        Why::NationalNumber => (national, 0),
        Why::NotAYear => (year, 0),
        Why::ImpossibleYear => (impossible, 0),
        Why::UnknownLanguage => (language, 0),
        Why::NotAnEmail => (email, 0),
    }
}

/// A resident as fields, to be edited.
#[must_use]
pub fn of_resident(resident: &Resident, district: &str) -> Fields {
    let year = resident.birth_year.map(|year| year.to_string()).unwrap_or_default();
    let values = [
        (Column::Number, resident.number.as_deref().unwrap_or_default()),
        (Column::Surname, &resident.surname),
        (Column::Given, &resident.given),
        (Column::Address, &resident.address),
        (Column::District, district),
        (Column::BirthYear, &year),
        (Column::Language, resident.lang.tag()),
        (Column::Email, resident.email.as_deref().unwrap_or_default()),
    ];
    values.into_iter().map(|(column, value)| (column.word().to_owned(), value.to_owned())).collect()
}

/// A district's name.
///
/// # Errors
/// It is empty, too long, or holds odd characters.
pub fn district(fields: &Fields) -> Result<Line, Errors> {
    Line::parse(fields.get("name"), 80).map_err(|error| {
        let mut errors = Errors::default();
        match error {
            kernel::TextError::Empty => errors.add("name", "roll-field-empty"),
            kernel::TextError::TooLong { limit, .. } => errors.add_number("name", "roll-field-too-long", limit as u64),
            kernel::TextError::Control { position, .. } => {
                errors.add_number("name", "roll-field-control", position as u64);
            }
        }
        errors
    })
}

/// Why somebody is taken off the roll: the word kept in the staff log. A choice
/// and no free text, since the log keeps it for good.
pub const REASONS: [&str; 4] = ["moved", "died", "duplicate", "other"];

/// The chosen reason.
///
/// # Errors
/// None was chosen.
pub fn reason(fields: &Fields) -> Result<&'static str, Errors> {
    REASONS.into_iter().find(|reason| *reason == fields.get("reason")).ok_or_else(|| {
        let mut errors = Errors::default();
        errors.add("reason", "roll-leave-choose");
        errors
    })
}

/// The answer to a question.
#[must_use]
pub fn decision(fields: &Fields) -> Option<Decision> {
    match fields.get("decision") {
        "same" => Some(Decision::Same),
        "another" => Some(Decision::Another),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn keys(errors: &Errors) -> Vec<(&str, &str)> {
        errors.0.iter().map(|error| (error.field.as_str(), error.key)).collect()
    }

    #[test]
    fn a_wrong_mapping_is_kept_and_explained() {
        let header = ["A", "PESEL", "C"].map(str::to_owned);
        let sent = fields(&[("surname", "0"), ("given", "0"), ("number", "1"), ("email", "9"), ("district", "x")]);
        let (mapping, errors) = mapping(&sent, &header, &BTreeSet::from([1]));
        assert_eq!(mapping.0.get(&Column::Given), Some(&0));
        assert_eq!(
            keys(&errors),
            [
                ("district", "roll-map-beyond"),
                ("given", "roll-map-twice"),
                ("address", "roll-map-missing"),
                ("email", "roll-map-beyond"),
                ("number", "roll-map-national"),
            ]
        );
    }

    #[test]
    fn a_typed_person_is_read_as_a_row_is() {
        let good = fields(&[("surname", "Wilk"), ("given", "Jan"), ("address", "Polna 1"), ("language", "be")]);
        assert_eq!(person(&good, 2026).unwrap().surname.as_str(), "Wilk");
        let bad = fields(&[("surname", ""), ("given", "Jan"), ("address", "Polna 1"), ("birth-year", "1800")]);
        let errors = person(&bad, 2026).unwrap_err();
        assert_eq!(keys(&errors), [("surname", "roll-field-empty"), ("birth-year", "roll-field-impossible-year")]);
    }
}
