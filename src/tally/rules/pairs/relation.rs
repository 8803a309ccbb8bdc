//! Which options are above which others, in bits.

/// Pairs (a, b) of options, such as "a is locked above b".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Relation {
    options: usize,
    /// Words per row.
    words: usize,
    bits: Vec<u64>,
}

impl Relation {
    /// No pair.
    pub(crate) fn none(options: usize) -> Self {
        let words = options.div_ceil(64);
        Self { options, words, bits: vec![0; options * words] }
    }

    /// The pairs for which `holds` says so.
    pub(crate) fn of(options: usize, holds: impl Fn(usize, usize) -> bool) -> Self {
        let mut relation = Self::none(options);
        for a in 0..options {
            (0..options).filter(|&b| holds(a, b)).for_each(|b| relation.set(a, b));
        }
        relation
    }

    /// How many words of memory it takes.
    pub(crate) fn size(&self) -> usize {
        self.bits.len()
    }

    pub(crate) fn holds(&self, a: usize, b: usize) -> bool {
        self.bits[a * self.words + b / 64] >> (b % 64) & 1 == 1
    }

    pub(crate) fn set(&mut self, a: usize, b: usize) {
        self.bits[a * self.words + b / 64] |= 1 << (b % 64);
    }

    /// How many options `a` is above.
    pub(crate) fn below(&self, a: usize) -> usize {
        let ones: u32 = self.bits[a * self.words..][..self.words].iter().map(|word| word.count_ones()).sum();
        usize::try_from(ones).expect("at most as many as options")
    }

    /// Adds all pairs that follow by going from pair to pair (S. Warshall, 1962).
    pub(crate) fn close(&mut self) {
        for through in 0..self.options {
            let row = self.row(through);
            (0..self.options).filter(|&a| a != through).for_each(|a| {
                if self.holds(a, through) {
                    self.join(a, &row);
                }
            });
        }
    }

    /// Adds a pair to a closed relation, and all that then follows.
    pub(crate) fn add(&mut self, a: usize, b: usize) {
        if self.holds(a, b) {
            return;
        }
        let mut row = self.row(b);
        row[b / 64] |= 1 << (b % 64);
        for above in 0..self.options {
            if above == a || self.holds(above, a) {
                self.join(above, &row);
            }
        }
    }

    /// Only the pairs that the other has too.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(bits, others)| *bits &= others);
    }

    /// The shortest way from `a` to `b` from pair to pair, both ends included;
    /// nothing when there is none.
    pub(crate) fn way(&self, a: usize, b: usize) -> Vec<usize> {
        let mut from = vec![None; self.options];
        let mut queue = vec![a];
        let mut next = 0;
        while let Some(&at) = queue.get(next) {
            next += 1;
            for to in (0..self.options).filter(|&to| self.holds(at, to)) {
                if to != a && from[to].is_none() {
                    from[to] = Some(at);
                    queue.push(to);
                }
            }
            if from[b].is_some() {
                break;
            }
        }
        if from[b].is_none() {
            return Vec::new();
        }
        let mut way: Vec<usize> = std::iter::successors(Some(b), |&at| from[at]).collect();
        way.reverse();
        way
    }

    fn row(&self, a: usize) -> Vec<u64> {
        self.bits[a * self.words..][..self.words].to_vec()
    }

    fn join(&mut self, a: usize, row: &[u64]) {
        self.bits[a * self.words..][..self.words].iter_mut().zip(row).for_each(|(word, more)| *word |= more);
    }
}

/// Options in groups, best first: in the first group those that none is above, in
/// the next those that only options of the first are above, and so on. `above`
/// must be transitive and without circles.
pub(crate) fn groups(options: usize, above: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let higher: Vec<Vec<usize>> =
        (0..options).map(|option| (0..options).filter(|&other| above(other, option)).collect()).collect();
    // Whatever is above `a` is above all that `a` is above: fewer come first.
    let mut order: Vec<usize> = (0..options).collect();
    order.sort_by_key(|&option| higher[option].len());
    let mut depth = vec![0; options];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for option in order {
        depth[option] = higher[option].iter().map(|&other| depth[other] + 1).max().unwrap_or(0);
        if groups.len() <= depth[option] {
            groups.push(Vec::new());
        }
        groups[depth[option]].push(option);
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adding_pairs_is_closing() {
        let edges = [(0, 70), (70, 3), (3, 5), (9, 0), (5, 64), (64, 70)];
        let (mut added, mut closed) = (Relation::none(71), Relation::none(71));
        for (a, b) in edges {
            added.add(a, b);
            closed.set(a, b);
        }
        closed.close();
        assert_eq!(added, closed);
        assert!(added.holds(9, 64) && added.holds(3, 3) && !added.holds(3, 0));
        assert_eq!((added.below(9), added.below(1)), (5, 0));
    }

    #[test]
    fn a_way_is_shortest() {
        let edges = [(0, 1), (1, 2), (2, 3), (0, 4), (4, 3), (3, 0)];
        let edges = Relation::of(6, |a, b| edges.contains(&(a, b)));
        assert_eq!(edges.way(0, 3), [0, 4, 3]);
        assert_eq!(edges.way(0, 5), [0; 0]);
    }

    #[test]
    fn groups_are_as_high_as_they_can_be() {
        let above = |a: usize, b: usize| [(0, 2), (0, 3), (2, 3), (1, 3)].contains(&(a, b));
        assert_eq!(groups(5, above), [vec![0, 1, 4], vec![2], vec![3]]);
        assert!(groups(0, above).is_empty());
    }
}
