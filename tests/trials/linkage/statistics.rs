//! How well a thief links two lists: by equal rank, and by rank correlation; and
//! what chance alone would give.

use std::collections::BTreeMap;

/// Where each vote stands in something a thief can see; `None`: it is not there.
pub(super) struct Order {
    /// What was looked at.
    pub(super) name: String,
    /// The place of each vote, in the order in which they were cast.
    pub(super) places: Vec<Option<u64>>,
}

/// What comparing two orders gives.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// The two orders.
    pub(super) names: (String, String),
    /// Votes seen in both.
    pub(super) seen: usize,
    /// How many votes have the same rank in both, forwards or backwards.
    pub(super) exact: usize,
    /// Spearman's rank correlation.
    pub(super) rho: f64,
}

/// All comparisons of a theft.
pub(super) struct Links {
    /// Those of orders that differ: a file is seen in many ways that tell the same.
    pub(super) distinct: Vec<Link>,
    /// How many pairs there were before.
    pub(super) pairs: usize,
}

pub(super) fn float(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

impl Link {
    /// The share of votes linked exactly.
    pub(super) fn share(&self) -> f64 {
        float(self.exact) / float(self.seen)
    }
}

impl Links {
    /// Compares every order of one side with every order of the other; an order that shows fewer
    /// than half of the votes is no order.
    pub(super) fn of(rights: Vec<Order>, urn: Vec<Order>) -> Self {
        let (all, rights, urn) = ((rights.len(), urn.len()), differing(rights), differing(urn));
        let distinct = rights.iter().flat_map(|one| urn.iter().map(move |other| link(one, other))).flatten();
        Self { distinct: distinct.collect(), pairs: all.0 * all.1 }
    }

    /// The comparison that links the largest share exactly.
    pub(super) fn closest(&self) -> &Link {
        self.distinct.iter().max_by(|a, b| a.share().total_cmp(&b.share())).expect("something was compared")
    }

    /// The comparison with the strongest correlation.
    pub(super) fn strongest(&self) -> &Link {
        self.distinct.iter().max_by(|a, b| a.rho.abs().total_cmp(&b.rho.abs())).expect("something was compared")
    }

    /// The mean number of exact links.
    pub(super) fn mean(&self) -> f64 {
        self.distinct.iter().map(|link| float(link.exact)).sum::<f64>() / float(self.distinct.len())
    }
}

/// How often chance may go beyond a bound, over all comparisons of one theft.
const FALSE_ALARM: f64 = 1e-4;
/// From this many votes on the promise of docs/protocol.md is held as it stands.
const WHOLE: usize = 2_000;

/// The most exact links that chance gives. Of two unrelated orders the number of equal ranks is
/// Poisson with mean 1, forwards as backwards, whatever their length.
pub(super) fn most_exact(comparisons: usize) -> usize {
    let (mut tail, mut term, mut k) = (1.0 - (-1.0_f64).exp(), (-1.0_f64).exp(), 0);
    // `tail` = P(more than k).
    while 2.0 * tail * float(comparisons) > FALSE_ALARM {
        k += 1;
        term /= float(k);
        tail -= term;
    }
    k
}

/// The strongest correlation that chance gives: ρ of n unrelated ranks is nearly normal with
/// deviation 1/√(n−1). Of 2,000 votes 0.1 is 4.5 deviations (once in 150,000 comparisons).
pub(super) fn most_rho(comparisons: usize, votes: usize) -> f64 {
    if votes >= WHOLE {
        return 0.1;
    }
    let each = FALSE_ALARM / float(comparisons);
    // P(|Z| > z) ≤ 2·φ(z)/z
    let beyond = |z: f64| 2.0 * (-z * z / 2.0).exp() / (z * (2.0 * std::f64::consts::PI).sqrt());
    let mut z = 2.0;
    while beyond(z) > each {
        z += 0.01;
    }
    z / float(votes - 1).sqrt()
}

fn differing(orders: Vec<Order>) -> Vec<Order> {
    let mut seen = BTreeMap::new();
    for order in orders {
        let known = order.places.iter().flatten().count();
        if known * 2 >= order.places.len() {
            let key: Vec<Option<usize>> = {
                let flat: Vec<u64> = order.places.iter().flatten().copied().collect();
                let mut ranked = ranks(&flat).into_iter();
                order.places.iter().map(|place| place.and_then(|_| ranked.next()).map(|rank| rank.0)).collect()
            };
            seen.entry(key).or_insert(order);
        }
    }
    seen.into_values().collect()
}

fn link(one: &Order, other: &Order) -> Option<Link> {
    let both: Vec<(u64, u64)> = one.places.iter().zip(&other.places).filter_map(|(a, b)| (*a).zip(*b)).collect();
    if both.len() * 2 < one.places.len() {
        return None;
    }
    let (left, right): (Vec<u64>, Vec<u64>) = both.into_iter().unzip();
    let (left, right) = (ranks(&left), ranks(&right));
    let last = left.len() - 1;
    let alone = |(a, b): &(&(usize, bool), &(usize, bool))| a.1 && b.1;
    let forwards = left.iter().zip(&right).filter(alone).filter(|(a, b)| a.0 == b.0).count();
    let backwards = left.iter().zip(&right).filter(alone).filter(|(a, b)| a.0 + b.0 == last * 2).count();
    Some(Link {
        names: (one.name.clone(), other.name.clone()),
        seen: left.len(),
        exact: forwards.max(backwards),
        rho: correlation(&left, &right),
    })
}

/// Doubled mid-ranks (so that ties stay whole), and whether the rank is the vote's alone: a tie of
/// a thousand links nobody.
fn ranks(places: &[u64]) -> Vec<(usize, bool)> {
    let mut sorted: Vec<usize> = (0..places.len()).collect();
    sorted.sort_by_key(|i| places[*i]);
    let mut ranks = vec![(0, false); places.len()];
    let mut start = 0;
    while start < sorted.len() {
        let tied = sorted[start..].iter().take_while(|i| places[**i] == places[sorted[start]]).count();
        for i in &sorted[start..start + tied] {
            ranks[*i] = (start * 2 + tied - 1, tied == 1);
        }
        start += tied;
    }
    ranks
}

/// Pearson's correlation of ranks; 0 when one side is all ties.
fn correlation(left: &[(usize, bool)], right: &[(usize, bool)]) -> f64 {
    let n = float(left.len());
    let mean = |side: &[(usize, bool)]| side.iter().map(|rank| float(rank.0)).sum::<f64>() / n;
    let (a, b) = (mean(left), mean(right));
    let (mut up, mut va, mut vb) = (0.0, 0.0, 0.0);
    for (x, y) in left.iter().zip(right) {
        let (dx, dy) = (float(x.0) - a, float(y.0) - b);
        up += dx * dy;
        va += dx * dx;
        vb += dy * dy;
    }
    if va == 0.0 || vb == 0.0 { 0.0 } else { up / (va * vb).sqrt() }
}

#[test]
fn the_same_order_links_everybody_and_a_tie_links_nobody() {
    let order =
        |name: &str, places: Vec<u64>| Order { name: name.to_owned(), places: places.into_iter().map(Some).collect() };
    let (up, down) = (order("up", (0..100).collect()), order("down", (0..100).rev().collect()));
    let (flat, twice) = (order("flat", vec![7; 100]), order("up again", (5..105).collect()));
    let found = Links::of(vec![up, twice], vec![down, flat]);
    assert_eq!((found.pairs, found.distinct.len()), (4, 2));
    assert_eq!(found.closest().exact, 100);
    assert!((found.strongest().rho + 1.0).abs() < 1e-9);
    let tied = found.distinct.iter().find(|link| link.names.1 == "flat").unwrap();
    assert!(tied.exact == 0 && tied.rho.abs() < 1e-9);
}

#[test]
fn the_bounds_are_those_of_chance() {
    assert_eq!([1, 100].map(most_exact), [7, 9]);
    assert!((most_rho(1, 201) - 3.9 / 200_f64.sqrt()).abs() < 0.01);
    assert!((most_rho(100, 2_000) - 0.1).abs() < 1e-9);
}
