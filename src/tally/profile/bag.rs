//! Ballots in one stretch of memory, equal ones merged.

/// Ballots as slices of one vector, each with the number of people who cast it.
///
/// Invariant: sorted and without equal neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bag<T> {
    items: Vec<T>,
    /// Where each ballot ends in `items`, and how often it was cast.
    ballots: Vec<(usize, u64)>,
}

impl<T> Bag<T> {
    /// The different ballots, each with its number.
    pub fn iter(&self) -> impl Iterator<Item = (&[T], u64)> {
        let mut start = 0;
        self.ballots.iter().map(move |&(end, times)| {
            let ballot = &self.items[start..end];
            start = end;
            (ballot, times)
        })
    }

    /// One of the different ballots, with its number.
    pub(crate) fn get(&self, index: usize) -> (&[T], u64) {
        let start = index.checked_sub(1).map_or(0, |before| self.ballots[before].0);
        let (end, times) = self.ballots[index];
        (&self.items[start..end], times)
    }

    /// How many different ballots there are.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.ballots.len()
    }

    /// How many options the different ballots name together.
    #[must_use]
    pub(crate) fn size(&self) -> usize {
        self.items.len()
    }

    /// How many ballots were cast.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.ballots.iter().map(|&(_, times)| times).sum()
    }
}

/// Ballots still being gathered, in the order they came.
#[derive(Debug, Clone)]
pub(crate) struct Heap<T> {
    items: Vec<T>,
    /// Start, end, number.
    ballots: Vec<(usize, usize, u64)>,
}

impl<T: Copy + Ord> Heap<T> {
    pub(crate) const fn new() -> Self {
        Self { items: Vec::new(), ballots: Vec::new() }
    }

    pub(crate) fn push(&mut self, ballot: &[T], times: u64) {
        let start = self.items.len();
        self.items.extend_from_slice(ballot);
        self.ballots.push((start, self.items.len(), times));
    }

    pub(crate) fn merge(mut self) -> Bag<T> {
        let items = &self.items;
        self.ballots.sort_unstable_by(|a, b| items[a.0..a.1].cmp(&items[b.0..b.1]));
        let mut bag = Bag { items: Vec::with_capacity(items.len()), ballots: Vec::new() };
        let mut last: Option<&[T]> = None;
        for &(start, end, times) in &self.ballots {
            let ballot = &items[start..end];
            if last == Some(ballot) {
                let merged = bag.ballots.last_mut().expect("a ballot equal to one before it");
                merged.1 += times;
            } else {
                bag.items.extend_from_slice(ballot);
                bag.ballots.push((bag.items.len(), times));
                last = Some(ballot);
            }
        }
        bag.items.shrink_to_fit();
        bag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ballots_become_one() {
        let mut heap = Heap::new();
        for (ballot, times) in [(&[2, 3][..], 1), (&[1], 4), (&[2, 3], 2), (&[2], 1)] {
            heap.push(ballot, times);
        }
        let bag = heap.merge();
        assert_eq!(bag.iter().collect::<Vec<_>>(), [(&[1][..], 4), (&[2], 1), (&[2, 3], 3)]);
        assert_eq!((bag.distinct(), bag.total()), (3, 8));
    }
}
