//! `wiec codes make`: codes, letters and public keys from a package, on a machine
//! that need not know the server.
//!
//! ```text
//! package ─▶ codes ─PBKDF2─▶ keys ─▶ codes.csv (sealed) · spares.csv (sealed) · code-keys.json (for the town) · letters/*.pdf
//! ```

mod letters;
mod made;
mod tables;

use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use ballotbox::package::Package;
use templates::documents::Window;

pub(crate) use made::{Made, read_package};

use crate::args::{CodesMake, Side};
use crate::fail::{Ended, Failure};
use crate::{files, say};

/// Bytes a letter and its rows take on disk, generously.
const LETTER: u64 = 24_000;
const ROWS: u64 = 600;

/// Makes everything.
pub(crate) fn make(args: &CodesMake) -> Ended {
    if args.spare > 100 {
        return Err(Failure::new(format!("--spare {}: at most 100 percent of the roll", args.spare)));
    }
    let package = read_package(&files::read(&args.package)?)
        .map_err(|failure| Failure::new(format!("`{}`: {failure}", args.package.display())))?;
    let spares = spares(package.residents.len(), args.spare);
    let sheets = (package.residents.len() + spares) as u64;
    let letters = if args.no_letters { None } else { Some(letters::Letters::new(&package, window(args.window))?) };
    files::empty_dir(&args.out)?;
    files::room(&args.out, sheets * (ROWS + if args.no_letters { 0 } else { LETTER }))?;

    let made = Made::draw(&package, spares)?;
    tables::codes(&args.out.join("codes.csv"), &package, &made)?;
    tables::spares(&args.out.join("spares.csv"), &made)?;
    files::create_with(&args.out.join("code-keys.json"), &made.keys(&package)?)?;
    let written = letters.map(|letters| letters.write(&args.out.join("letters"), &package, &made)).transpose()?;
    report(args, &package, (spares, written))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the letters of some residents only, into a folder that is made.
pub(crate) fn write_letters(package: &Package, made: &Made, which: Range<usize>, dir: &Path) -> Result<usize, Failure> {
    let some =
        Package { residents: package.residents.get(which.clone()).unwrap_or_default().to_vec(), ..package.clone() };
    letters::Letters::new(&some, Window::default())?.write(dir, &some, &made.only(which))
}

fn report(args: &CodesMake, package: &Package, (spares, written): (usize, Option<usize>)) -> Result<(), Failure> {
    let out = args.out.display();
    let codes = package.residents.len();
    say::line(format!("{out}/code-keys.json  {codes} keys and {spares} spares: upload it on the plebiscite's page"))?;
    if let Some(written) = written {
        say::line(format!("{out}/letters/        {written} files for the printer"))?;
    }
    say::line(format!(
        "{out}/codes.csv       whose code is which: seal it; it is needed only for letters that get lost"
    ))?;
    say::line(format!("{out}/spares.csv      codes for letters that get lost: seal it"))
}

/// How many spare codes: never none, when some are wanted.
fn spares(residents: usize, percent: u32) -> usize {
    (residents * percent as usize).div_ceil(100)
}

const fn window(side: Side) -> Window {
    match side {
        Side::Right => Window::Right,
        Side::Left => Window::Left,
    }
}

#[cfg(test)]
mod tests;
