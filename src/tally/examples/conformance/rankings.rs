//! The answers in the folder `rankings`.

mod irv;
mod pairs;

use std::path::Path;

use serde_json::Value;
use tally::formats::preflib;

use crate::{Report, cases};

/// Compares every figure recorded there.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for case in cases(root, "rankings") {
        let profile = preflib::parse(&case.text()).map_err(|error| error.to_string());
        match profile.and_then(|file| file.profile().map_err(|error| error.to_string())) {
            Ok(profile) => {
                report.same(&case.name, &Value::from(profile.total()), &case.expected["voters"]);
                irv::check(&case, &profile, report);
                pairs::check(&case, &profile, report);
            }
            Err(wrong) => report.holds(&case.name, Err(wrong)),
        }
    }
}
