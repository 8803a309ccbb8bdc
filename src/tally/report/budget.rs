//! Sentences for counts that spend a budget.

use super::Report;
use crate::outcome::BudgetStep;

pub(super) fn sentence(report: &Report<'_>, step: &BudgetStep) -> String {
    let _ = report;
    format!("{step:?}")
}
