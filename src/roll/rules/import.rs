//! What an import does with one person: add, change, leave alone, or ask staff.
//!
//! Invariant: importing the same file twice changes nothing the second time
//! (journey `a_second_import_doubles_nobody`).

use std::collections::BTreeMap;

use kernel::ResidentId;

/// What is known of a resident who may be the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twin<'a> {
    /// Their id.
    pub id: ResidentId,
    /// Their number, if they have one.
    pub number: Option<&'a str>,
}

/// What to do with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A new resident.
    Add,
    /// This resident; write what differs.
    Change(ResidentId),
    /// Equal name and address as this resident: a person must decide.
    Ask(ResidentId),
}

/// How often each tag was met in the file so far. Eight bytes of a tag are
/// enough to count by, so that half a million rows stay within 20 MB.
#[derive(Debug, Default)]
pub struct Met(BTreeMap<u64, u32>);

impl Met {
    /// Counts this tag and says how often it was met before.
    pub fn before(&mut self, tag: &[u8; 32]) -> u32 {
        let mut head = [0; 8];
        head.copy_from_slice(&tag[..8]);
        let count = self.0.entry(u64::from_be_bytes(head)).or_default();
        *count += 1;
        *count - 1
    }
}

/// Decides. `by_number`: the resident with the row's own number; `twins`: those
/// with the same name and address, in a fixed order; `before`: how many rows of
/// this file had the same name and address before this one.
#[must_use]
pub fn verdict(number: Option<&str>, by_number: Option<ResidentId>, twins: &[Twin<'_>], before: u32) -> Verdict {
    if let Some(id) = by_number {
        return Verdict::Change(id);
    }
    if number.is_some() {
        // The town's register keeps two numbers apart, so two numbers are two people.
        return match twins.iter().find(|twin| twin.number.is_none()) {
            Some(twin) => Verdict::Ask(twin.id),
            None => Verdict::Add,
        };
    }
    let nth = usize::try_from(before).unwrap_or(usize::MAX);
    match (twins.get(nth), twins.first()) {
        (Some(twin), _) => Verdict::Change(twin.id),
        (None, Some(first)) => Verdict::Ask(first.id),
        (None, None) => Verdict::Add,
    }
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;

    use super::*;

    const fn id(n: u128) -> ResidentId {
        ResidentId::from_uuid(Uuid::from_u128(n))
    }

    const fn twin(n: u128, number: Option<&str>) -> Twin<'_> {
        Twin { id: id(n), number }
    }

    #[test]
    fn the_number_decides_before_the_name() {
        assert_eq!(verdict(Some("7"), Some(id(1)), &[twin(2, None)], 0), Verdict::Change(id(1)));
        assert_eq!(verdict(Some("7"), None, &[twin(2, Some("8"))], 0), Verdict::Add);
        assert_eq!(verdict(Some("7"), None, &[twin(2, None)], 0), Verdict::Ask(id(2)));
    }

    #[test]
    fn equal_names_are_asked_about_once_and_matched_afterwards() {
        assert_eq!(verdict(None, None, &[], 0), Verdict::Add);
        assert_eq!(verdict(None, None, &[twin(1, None)], 1), Verdict::Ask(id(1)));
        let father_and_son = [twin(1, None), twin(2, None)];
        assert_eq!(verdict(None, None, &father_and_son, 0), Verdict::Change(id(1)));
        assert_eq!(verdict(None, None, &father_and_son, 1), Verdict::Change(id(2)));
        assert_eq!(verdict(None, None, &father_and_son, 2), Verdict::Ask(id(1)));
    }

    #[test]
    fn tags_are_counted() {
        let mut met = Met::default();
        assert_eq!(met.before(&[1; 32]), 0);
        assert_eq!(met.before(&[2; 32]), 0);
        assert_eq!(met.before(&[1; 32]), 1);
    }
}
