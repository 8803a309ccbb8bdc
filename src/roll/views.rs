//! What the pages of the roll look like: functions from plain structs to markup.

pub mod bad;
pub mod columns;
pub mod districts;
pub mod home;
pub mod import;
pub mod imports;
pub mod person;
pub mod questions;
pub mod residents;

use templates::parts::{self, Field};
use templates::{Markup, Words, keys};
use web::{Errors, Fields};

use crate::paths;
use crate::rules::columns::Column;

/// What a column or field is called.
#[must_use]
pub fn column(words: &Words, column: Column) -> String {
    let [number, surname, given, address, district, birth_year, language, email] = keys![
        "roll-column-number",
        "roll-column-surname",
        "roll-column-given",
        "roll-column-address",
        "roll-column-district",
        "roll-column-birth-year",
        "roll-column-language",
        "roll-column-email"
    ];
    words.t(match column {
        Column::Number => number,
        Column::Surname => surname,
        Column::Given => given,
        Column::Address => address,
        Column::District => district,
        Column::BirthYear => birth_year,
        Column::Language => language,
        Column::Email => email,
    })
}

/// A field as it was sent, with what is wrong.
fn field<'a>(words: &Words, name: &'a str, label: String, (fields, errors): (&'a Fields, &Errors)) -> Field<'a> {
    Field { name, label, hint: None, error: errors.text(words, name), value: fields.get(name), required: false }
}

/// The way back to the roll.
fn above(words: &Words, here: &str) -> Markup {
    parts::breadcrumb(words, &[(words.t("roll-title"), paths::Home.to_string())], here)
}

/// The way back to the imports.
fn above_import(words: &Words, here: &str) -> Markup {
    let roll = (words.t("roll-title"), paths::Home.to_string());
    parts::breadcrumb(words, &[roll, (words.t("roll-imports-title"), paths::Imports.to_string())], here)
}
