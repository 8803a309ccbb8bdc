//! Which column of a file holds what: guessed from the header, decided by a
//! person on screen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The town's own number for the person, never a national one.
    Number,
    /// Surname.
    Surname,
    /// Given name or names.
    Given,
    /// Street, house and flat.
    Address,
    /// District.
    District,
    /// Year of birth.
    BirthYear,
    /// Preferred language.
    Language,
    /// E-mail address.
    Email,
}

impl Column {
    /// Every column, in the order of the mapping page.
    pub const ALL: [Self; 8] = [
        Self::Number,
        Self::Surname,
        Self::Given,
        Self::Address,
        Self::District,
        Self::BirthYear,
        Self::Language,
        Self::Email,
    ];

    /// The word in forms and in the stored mapping.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Surname => "surname",
            Self::Given => "given",
            Self::Address => "address",
            Self::District => "district",
            Self::BirthYear => "birth-year",
            Self::Language => "language",
            Self::Email => "email",
        }
    }

    /// Without these no row makes a resident.
    #[must_use]
    pub const fn required(self) -> bool {
        matches!(self, Self::Surname | Self::Given | Self::Address)
    }

    /// Header texts, lowered and without marks, that mean this column.
    const fn names(self) -> &'static [&'static str] {
        match self {
            // Not "lp": an ordinal is another person's at the next import.
            Self::Number => &["number", "id", "nr", "numer", "nr ewidencyjny", "numer ewidencyjny", "numero"],
            Self::Surname => &["surname", "last name", "family name", "nazwisko", "cognome"],
            Self::Given => &["given name", "given", "first name", "name", "imie", "imiona", "nome"],
            Self::Address => &["address", "street", "adres", "ulica", "adres zamieszkania", "indirizzo", "via"],
            Self::District => &["district", "ward", "dzielnica", "osiedle", "okreg", "rejon", "quartiere"],
            Self::BirthYear => &["birth year", "year of birth", "born", "rok urodzenia", "rok ur", "anno di nascita"],
            Self::Language => &["language", "lang", "jezyk", "lingua"],
            Self::Email => &["email", "e-mail", "mail", "adres e-mail", "poczta"],
        }
    }
}

/// Column → its place in the row, from zero.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(pub BTreeMap<Column, usize>);

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingError {
    /// A required column has no place.
    Missing(Column),
    /// Two columns share a place.
    Twice(Column, Column),
    /// A place that the file does not have.
    Beyond(Column, usize),
}

impl Mapping {
    /// Guesses from the header; each place is used once.
    #[must_use]
    pub fn guess(header: &[String]) -> Self {
        let plain: Vec<String> = header.iter().map(|name| fold(name)).collect();
        let mut mapping = BTreeMap::new();
        for column in Column::ALL {
            let free = |place: &usize| !mapping.values().any(|taken| taken == place);
            let place = column.names().iter().find_map(|name| plain.iter().position(|cell| cell == name).filter(free));
            if let Some(place) = place {
                mapping.insert(column, place);
            }
        }
        Self(mapping)
    }

    /// Checks a mapping against a file of `width` columns.
    ///
    /// # Errors
    /// Every [`MappingError`] found.
    pub fn check(&self, width: usize) -> Result<(), Vec<MappingError>> {
        let mut errors = Vec::new();
        for column in Column::ALL {
            match self.0.get(&column) {
                None if column.required() => errors.push(MappingError::Missing(column)),
                None => {}
                Some(place) if *place >= width => errors.push(MappingError::Beyond(column, *place)),
                Some(place) => {
                    let twin = self.0.iter().find(|(other, at)| **other < column && *at == place);
                    errors.extend(twin.map(|(other, _)| MappingError::Twice(*other, column)));
                }
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The cell of `column` in a row.
    #[must_use]
    pub fn cell<'a, T: AsRef<str>>(&self, row: &'a [T], column: Column) -> Option<&'a str> {
        self.0.get(&column).and_then(|place| row.get(*place)).map(|cell| cell.as_ref().trim())
    }
}

/// Lowered, Polish marks taken off, white space and underscores made single blanks.
#[must_use]
pub fn fold(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.to_lowercase().chars() {
        let plain = match c {
            'ą' => 'a',
            'ć' => 'c',
            'ę' => 'e',
            'ł' => 'l',
            'ń' => 'n',
            'ó' => 'o',
            'ś' => 's',
            'ź' | 'ż' => 'z',
            '_' | '.' | '\u{a0}' => ' ',
            other => other,
        };
        if plain.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(plain);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_polish_header_is_understood() {
        let mapping =
            Mapping::guess(&header(&["Numer", "Imię", "NAZWISKO", "Adres zamieszkania", "Rok_urodzenia", "Osiedle"]));
        assert_eq!(mapping.0.get(&Column::Number), Some(&0));
        assert_eq!(mapping.0.get(&Column::Given), Some(&1));
        assert_eq!(mapping.0.get(&Column::Surname), Some(&2));
        assert_eq!(mapping.0.get(&Column::Address), Some(&3));
        assert_eq!(mapping.0.get(&Column::BirthYear), Some(&4));
        assert_eq!(mapping.0.get(&Column::District), Some(&5));
        assert_eq!(mapping.check(6), Ok(()));
    }

    #[test]
    fn an_ordinal_is_not_taken_for_a_lasting_number() {
        assert_eq!(Mapping::guess(&header(&["Lp.", "Nazwisko"])).0.get(&Column::Number), None);
    }

    #[test]
    fn a_wrong_mapping_is_named() {
        let mapping = Mapping([(Column::Surname, 0), (Column::Given, 0), (Column::Email, 9)].into());
        assert_eq!(
            mapping.check(3),
            Err(vec![
                MappingError::Twice(Column::Surname, Column::Given),
                MappingError::Missing(Column::Address),
                MappingError::Beyond(Column::Email, 9),
            ])
        );
    }
}
