//! The rows of options on the organiser's page: added and taken out by buttons,
//! without a script.

use web::Fields;

/// Empty rows a new page begins with, and rows it always shows at least.
const LEAST: usize = 2;

/// How many rows the page has.
#[must_use]
pub fn count(fields: &Fields) -> usize {
    fields.get("options").parse::<usize>().unwrap_or_default().clamp(LEAST, crate::rules::form::MAX_OPTIONS)
}

/// One empty row more, up to what a ballot can carry.
pub fn add(fields: &mut Fields) {
    let rows = (count(fields) + 1).min(crate::rules::form::MAX_OPTIONS);
    fields.set("options", rows.to_string());
}

/// Takes a row out; those below move up.
pub fn remove(fields: &mut Fields, row: usize) {
    let rows = count(fields);
    if row >= rows {
        return;
    }
    let moved = std::mem::take(&mut fields.0).into_iter().filter_map(|(name, values)| {
        let Some((place, rest)) = place(&name) else { return Some((name, values)) };
        match place.cmp(&row) {
            std::cmp::Ordering::Less => Some((name, values)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some((format!("option-{}-{rest}", place - 1), values)),
        }
    });
    fields.0 = moved.collect();
    fields.set("options", (rows - 1).to_string());
}

fn place(name: &str) -> Option<(usize, String)> {
    let (place, rest) = name.strip_prefix("option-")?.split_once('-')?;
    Some((place.parse().ok()?, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_below_move_up() {
        let names = ["option-0-title-pl", "option-1-title-pl", "option-2-title-pl", "options"];
        let mut fields: Fields = names.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
        fields.set("options", "3");
        remove(&mut fields, 1);
        assert_eq!(fields.get("option-1-title-pl"), "option-2-title-pl");
        assert_eq!((fields.get("option-2-title-pl"), count(&fields)), ("", 2));
        add(&mut fields);
        assert_eq!(count(&fields), 3);
        remove(&mut fields, 9);
        assert_eq!(count(&fields), 3);
    }
}
