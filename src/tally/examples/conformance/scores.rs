//! The answers in the folder `scores`.

use std::path::Path;

use crate::{Case, Report, cases};

/// Compares every figure recorded there.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for case in cases(root, "scores") {
        one(&case, report);
    }
}

fn one(case: &Case, report: &mut Report) {
    report.holds(&case.name, case.expected.is_object().then_some(()).ok_or_else(|| "no object".to_owned()));
}
