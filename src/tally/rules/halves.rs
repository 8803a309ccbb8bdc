//! Totals in halves, as text.

/// Half of `doubled`, in lowest terms.
pub(crate) fn halves(doubled: u64) -> String {
    if doubled.is_multiple_of(2) { (doubled / 2).to_string() } else { format!("{doubled}/2") }
}
