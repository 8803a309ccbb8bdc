//! The office's own copies of the codes, to be kept under seal.

use std::path::Path;

use ballotbox::package::{Package, label};
use sheets::{CsvStyle, CsvWriter};

use super::made::Made;
use crate::fail::Failure;
use crate::files;

/// Whose code is which.
pub(crate) fn codes(path: &Path, package: &Package, made: &Made) -> Result<(), Failure> {
    let head = ["letter", "resident", "name", "address", "language", "code"].map(ToOwned::to_owned);
    let rows = package.residents.iter().zip(made.of_residents()).enumerate().map(|(place, (resident, code))| {
        [
            (place + 1).to_string(),
            resident.id.to_string(),
            resident.name.clone(),
            resident.address.clone(),
            resident.lang.to_string(),
            code.to_string(),
        ]
    });
    write(path, head, rows)
}

/// The spare codes, each with the label on its sheet.
pub(crate) fn spares(path: &Path, made: &Made) -> Result<(), Failure> {
    let rows = made.spares().iter().map(|(code, pk)| [label(pk), code.to_string()]);
    write(path, ["label", "code"].map(ToOwned::to_owned), rows)
}

fn write<const N: usize>(
    path: &Path,
    head: [String; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<(), Failure> {
    files::create(path, |out| {
        let mut table = CsvWriter::new(out, CsvStyle::FOR_PEOPLE);
        for row in std::iter::once(head).chain(rows) {
            table.row(&row).map_err(|error| Failure::of(format!("`{}`", path.display()), &error))?;
        }
        Ok(())
    })
}
