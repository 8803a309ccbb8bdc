//! The answers in the folder `rankings`.

mod irv;

use std::path::Path;

use tally::formats::preflib;

use crate::{Case, Report, cases};

/// Compares every figure recorded there.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for case in cases(root, "rankings") {
        one(&case, report);
    }
}

fn one(case: &Case, report: &mut Report) {
    let file = preflib::parse(&case.text()).map_err(|error| error.to_string());
    match file.and_then(|file| file.profile().map_err(|error| error.to_string())) {
        Ok(profile) => irv::check(case, &profile, report),
        Err(wrong) => report.holds(&case.name, Err(wrong)),
    }
}
