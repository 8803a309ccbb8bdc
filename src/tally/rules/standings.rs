//! Who stands where: options in order of their totals.

use std::collections::BTreeMap;

/// `places` by descending total, equal ones in one group, as listed.
pub(crate) fn by_total<T: Ord>(places: impl IntoIterator<Item = usize>, total: impl Fn(usize) -> T) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<T, Vec<usize>> = BTreeMap::new();
    for place in places {
        groups.entry(total(place)).or_default().push(place);
    }
    groups.into_values().rev().collect()
}

/// Those of `places` with the least total.
pub(crate) fn lowest<T: Ord>(places: &[usize], total: impl Fn(usize) -> T) -> Vec<usize> {
    by_total(places.iter().copied(), total).pop().unwrap_or_default()
}
