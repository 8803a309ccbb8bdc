//! One row of a list, read into a person or into a list of what is wrong with
//! it, cell by cell.

use kernel::{Lang, Line, TextError};
use serde::{Deserialize, Serialize};

use super::columns::{Column, Mapping};
use super::national;

/// The oldest year of birth taken as a fact and not as a slip: nobody born
/// before it is known to live (the Wrocław roll of 2025 held people of 142 and
/// 200 years).
const OLDEST_AGE: u16 = 116;

/// A person as the list tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The town's own number.
    pub number: Option<Line>,
    /// Surname.
    pub surname: Line,
    /// Given names.
    pub given: Line,
    /// Street, house, flat.
    pub address: Line,
    /// District's name.
    pub district: Option<Line>,
    /// Year of birth.
    pub birth_year: Option<u16>,
    /// Language of letters.
    pub lang: Option<Lang>,
    /// E-mail address.
    pub email: Option<Line>,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// Which column.
    pub column: Column,
    /// What stood there, cut to 60 characters; a national number only as stars.
    pub value: String,
    /// Why it cannot be taken.
    pub why: Why,
}

/// Why a cell cannot be taken; each has its remedy in the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Nothing stands in a required cell.
    Empty,
    /// More characters than allowed.
    TooLong(usize),
    /// A control character at this place.
    Control(usize),
    /// Eleven digits: a PESEL number, which may not be kept.
    NationalNumber,
    /// Not a year.
    NotAYear,
    /// A year in which nobody living was born, or a future one.
    ImpossibleYear,
    /// A language we do not write letters in.
    UnknownLanguage,
    /// No e-mail address.
    NotAnEmail,
}

/// Reads a row. `this_year` bounds the years of birth.
///
/// # Errors
/// Every problem of the row, so that a list is mended in one go.
pub fn read<T: AsRef<str>>(row: &[T], mapping: &Mapping, this_year: u16) -> Result<Person, Vec<CellProblem>> {
    let mut problems = Vec::new();
    let mut cell = |column: Column, parse: &dyn Fn(&str) -> Result<(), Why>| {
        let raw = mapping.cell(row, column).unwrap_or("");
        if let Err(why) = parse(raw) {
            let value =
                if why == Why::NationalNumber { national::STARS.to_owned() } else { raw.chars().take(60).collect() };
            problems.push(CellProblem { column, value, why });
        }
    };
    for column in Column::ALL {
        cell(column, &|raw| check(column, raw, this_year));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let text = |column, limit| mapping.cell(row, column).and_then(|raw| Line::parse(raw, limit).ok());
    let required = |column| text(column, limit(column)).ok_or_else(|| vec![empty(column)]);
    Ok(Person {
        number: text(Column::Number, limit(Column::Number)),
        surname: required(Column::Surname)?,
        given: required(Column::Given)?,
        address: required(Column::Address)?,
        district: text(Column::District, limit(Column::District)),
        birth_year: mapping.cell(row, Column::BirthYear).and_then(|raw| raw.parse().ok()),
        lang: mapping.cell(row, Column::Language).and_then(language),
        email: text(Column::Email, limit(Column::Email)),
    })
}

const fn limit(column: Column) -> usize {
    match column {
        Column::Number => 40,
        Column::Surname | Column::Given | Column::District => 80,
        Column::Address => 160,
        Column::Email => 254,
        Column::BirthYear | Column::Language => 20,
    }
}

const fn empty(column: Column) -> CellProblem {
    CellProblem { column, value: String::new(), why: Why::Empty }
}

fn check(column: Column, raw: &str, this_year: u16) -> Result<(), Why> {
    match Line::parse(raw, limit(column)) {
        Err(TextError::Empty) if column.required() => return Err(Why::Empty),
        Err(TextError::Empty) => return Ok(()),
        Err(TextError::TooLong { limit, .. }) => return Err(Why::TooLong(limit)),
        Err(TextError::Control { position, .. }) => return Err(Why::Control(position)),
        Ok(_) => {}
    }
    match column {
        Column::Number if national::looks_like(raw) => Err(Why::NationalNumber),
        Column::BirthYear => birth_year(raw, this_year),
        Column::Language if language(raw).is_none() => Err(Why::UnknownLanguage),
        Column::Email if !looks_like_email(raw) => Err(Why::NotAnEmail),
        _ => Ok(()),
    }
}

fn birth_year(raw: &str, this_year: u16) -> Result<(), Why> {
    match raw.parse::<u16>() {
        Ok(year) if year > this_year || year + OLDEST_AGE < this_year => Err(Why::ImpossibleYear),
        Ok(_) => Ok(()),
        Err(_not_a_number) => Err(Why::NotAYear),
    }
}

fn language(raw: &str) -> Option<Lang> {
    let folded = super::columns::fold(raw);
    let named = |lang: &Lang| match lang {
        Lang::Pl => matches!(folded.as_str(), "polski" | "polish"),
        Lang::En => matches!(folded.as_str(), "angielski" | "english"),
        Lang::It => matches!(folded.as_str(), "wloski" | "italian" | "italiano"),
        Lang::Be => matches!(folded.as_str(), "bialoruski" | "belarusian" | "by"),
        Lang::Uk => matches!(folded.as_str(), "ukrainski" | "ukrainian" | "ua"),
    };
    folded.parse().ok().or_else(|| Lang::ALL.into_iter().find(named))
}

/// One `@`, something before it, a dot after it, no blanks: enough to catch a
/// slip; whether it exists only a letter can tell.
#[must_use]
pub fn looks_like_email(raw: &str) -> bool {
    raw.split_once('@').is_some_and(|(local, host)| {
        let host_fits = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@');
        !local.is_empty() && host_fits && !raw.contains(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping() -> Mapping {
        Mapping(Column::ALL.into_iter().enumerate().map(|(place, column)| (column, place)).collect())
    }

    fn problems(row: [&str; 8]) -> Vec<(Column, Why)> {
        let found = read(&row, &mapping(), 2026).err().unwrap_or_default();
        found.into_iter().map(|problem| (problem.column, problem.why)).collect()
    }

    #[test]
    fn a_good_row_is_a_person() {
        let row = ["17", "Kowal", "Ewa", "Lipowa 3", "Centrum", "1980", "białoruski", "ewa@example.org"];
        let person = read(&row, &mapping(), 2026).unwrap();
        assert_eq!(person.surname.as_str(), "Kowal");
        assert_eq!(person.birth_year, Some(1980));
        assert_eq!(person.lang, Some(Lang::Be));
    }

    #[test]
    fn only_name_and_address_are_required() {
        assert_eq!(problems(["", "Kowal", "Ewa", "Lipowa 3", "", "", "", ""]), []);
    }

    #[test]
    fn each_slip_is_named_and_all_at_once() {
        assert_eq!(
            problems(["44051401359", "", "E\u{7}wa", "Lipowa 3", "", "1826", "klingon", "ewa@"]),
            [
                (Column::Number, Why::NationalNumber),
                (Column::Surname, Why::Empty),
                (Column::Given, Why::Control(2)),
                (Column::BirthYear, Why::ImpossibleYear),
                (Column::Language, Why::UnknownLanguage),
                (Column::Email, Why::NotAnEmail),
            ]
        );
        assert_eq!(problems(["", "K", "E", "L 1", "", "19x0", "", ""]), [(Column::BirthYear, Why::NotAYear)]);
        assert_eq!(problems(["", "K", "E", "L 1", "", "2027", "", ""]), [(Column::BirthYear, Why::ImpossibleYear)]);
        let long = "x".repeat(81);
        assert_eq!(problems(["", &long, "E", "L 1", "", "", "", ""]), [(Column::Surname, Why::TooLong(80))]);
    }
}
