//! Writes a file: strict, UTF-8, `\n`, quotation marks where they are needed.

use std::fmt;

use super::Pb;

pub(super) fn write(pb: &Pb, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("META\nkey;value\n")?;
    for (key, value) in &pb.meta {
        write_row(f, [key, value].into_iter())?;
    }
    f.write_str("PROJECTS\n")?;
    write_row(f, pb.project_columns.iter())?;
    for project in &pb.projects {
        write_row(f, project.cells.iter())?;
    }
    f.write_str("VOTES\n")?;
    write_row(f, pb.vote_columns.iter())?;
    for vote in &pb.votes {
        write_row(f, vote.cells.iter())?;
    }
    Ok(())
}

/// A row of fields.
pub(crate) fn write_row<'a>(f: &mut impl fmt::Write, fields: impl Iterator<Item = &'a String>) -> fmt::Result {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            f.write_str(";")?;
        }
        if field.contains([';', '"', '\n', '\r']) {
            write!(f, "\"{}\"", field.replace('"', "\"\""))?;
        } else {
            f.write_str(field)?;
        }
    }
    f.write_str("\n")
}
