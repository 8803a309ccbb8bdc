//! `make conformance DATA=DIR`: real elections against the answers independent
//! programs gave.
//!
//! `DIR` holds the folders `budgets`, `rankings`, `stv`, `scores` and `committees`;
//! an answer `X.expected.json` names its election file and the rules that were
//! run. A folder that is not there is passed over. Only the families named as
//! arguments run, or all. Ends with 1 when anything differs.
#![expect(clippy::panic, reason = "a check that cannot read its files says why and ends")]

mod budgets;
mod committees;
mod formats;
mod pabulib;
mod rankings;
mod report;
mod scores;
mod stv;

use std::path::Path;
use std::process::ExitCode;

pub(crate) use report::{Case, Report, cases};

type Family = (&'static str, fn(&Path, &mut Report));

const FAMILIES: [Family; 7] = [
    ("formats", formats::check),
    ("pabulib", pabulib::check),
    ("budgets", budgets::check),
    ("rankings", rankings::check),
    ("stv", stv::check),
    ("scores", scores::check),
    ("committees", committees::check),
];

fn main() -> ExitCode {
    let Some(root) = std::env::var_os("WIEC_DATA") else {
        eprintln!("set WIEC_DATA to a folder with election files");
        return ExitCode::from(2);
    };
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let mut report = Report::default();
    for (name, check) in FAMILIES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            report.begin(name);
            check(Path::new(&root), &mut report);
        }
    }
    report.end()
}
