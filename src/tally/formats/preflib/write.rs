//! Writes a file: the header in PrefLib's order, `\n`, ballots as listed.

use std::fmt;

use super::{DataType, Order, PrefLib};

pub(super) fn write(file: &PrefLib, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let key = |f: &mut fmt::Formatter<'_>, name: &str, value: &str| {
        if value.is_empty() { writeln!(f, "# {name}:") } else { writeln!(f, "# {name}: {value}") }
    };
    let mut typed = false;
    for (name, value) in &file.header {
        if !typed && !["FILE NAME", "TITLE", "DESCRIPTION"].contains(&name.as_str()) {
            writeln!(f, "# DATA TYPE: {}", file.data_type.name())?;
            typed = true;
        }
        key(f, name, value)?;
    }
    if !typed {
        writeln!(f, "# DATA TYPE: {}", file.data_type.name())?;
    }
    let voters: u64 = file.orders.iter().map(|order| order.count).sum();
    writeln!(f, "# NUMBER ALTERNATIVES: {}", file.names.len())?;
    writeln!(f, "# NUMBER VOTERS: {voters}")?;
    writeln!(f, "# {}: {}", file.unique(), file.orders.len())?;
    if file.data_type == DataType::Cat {
        writeln!(f, "# NUMBER CATEGORIES: {}", file.categories.len())?;
        for (number, name) in (1..).zip(&file.categories) {
            key(f, &format!("CATEGORY NAME {number}"), name)?;
        }
    }
    for (number, name) in (1..).zip(&file.names) {
        key(f, &format!("ALTERNATIVE NAME {number}"), name)?;
    }
    file.orders.iter().try_for_each(|order| self::order(order, file.categories.len(), f))
}

/// A ballot; of `categories` the empty ones are written too.
fn order(order: &Order, categories: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}: ", order.count)?;
    let mut next = 0;
    for (level, group) in order.groups() {
        let level = usize::from(level);
        (next..level).try_for_each(|place| write!(f, "{}{{}}", comma(place)))?;
        f.write_str(comma(level))?;
        next = level + 1;
        let options: Vec<String> = group.iter().map(|&option| (u32::from(option) + 1).to_string()).collect();
        match options.as_slice() {
            [only] => f.write_str(only)?,
            _ => write!(f, "{{{}}}", options.join(","))?,
        }
    }
    (next..categories).try_for_each(|place| write!(f, "{}{{}}", comma(place)))?;
    f.write_str("\n")
}

const fn comma(place: usize) -> &'static str {
    if place == 0 { "" } else { "," }
}
