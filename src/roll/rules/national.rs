//! National numbers (PESEL and its kin): never needed to vote, never stored.
//! A column of them is refused where columns are mapped, and hidden where the
//! first rows are shown.

use std::collections::BTreeSet;

use super::columns::fold;

/// What is shown in place of a national number.
pub const STARS: &str = "***********";

/// Headings that say so themselves, folded.
const NAMES: [&str; 6] = ["pesel", "codice fiscale", "national id", "national number", "ssn", "numer pesel"];

/// Eleven digits: what a PESEL number looks like.
#[must_use]
pub fn looks_like(raw: &str) -> bool {
    let raw = raw.trim();
    raw.len() == 11 && raw.bytes().all(|byte| byte.is_ascii_digit())
}

/// Eleven digits with the check digit of a PESEL number.
fn is_pesel(raw: &str) -> bool {
    let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
    let sum: u32 = raw.trim().bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    sum.is_multiple_of(10)
}

/// The places of columns that hold national numbers, by their headings or by
/// what stands in the first rows.
#[must_use]
pub fn columns(header: &[String], rows: &[Vec<String>]) -> BTreeSet<usize> {
    let named = |name: &String| {
        let folded = fold(name);
        NAMES.contains(&folded.as_str()) || folded.split(' ').any(|word| word == "pesel")
    };
    let held = |place: usize| {
        let cells = rows.iter().filter_map(|row| row.get(place));
        cells.into_iter().any(|cell| looks_like(cell) && is_pesel(cell))
    };
    header.iter().enumerate().filter(|(place, name)| named(name) || held(*place)).map(|(place, _)| place).collect()
}

/// Puts stars where such a column stands.
pub fn hide(rows: &mut [Vec<String>], columns: &BTreeSet<usize>) {
    for row in rows {
        for place in columns {
            if let Some(cell) = row.get_mut(*place).filter(|cell| !cell.is_empty()) {
                STARS.clone_into(cell);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_column_is_found_by_its_heading_or_by_its_cells() {
        let header = row(&["Nazwisko", "Nr PESEL", "Identyfikator", "Telefon"]);
        let mut rows = vec![row(&["Wilk", "", "44051401359", "48123456789"])];
        let found = columns(&header, &rows);
        assert_eq!(found, BTreeSet::from([1, 2]));
        hide(&mut rows, &found);
        assert_eq!(rows, [row(&["Wilk", "", STARS, "48123456789"])]);
    }
}
