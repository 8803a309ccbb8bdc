//! How well a thief links two lists: by equal rank, and by rank correlation.

/// Where each vote stands in something a thief can see; `None`: it is not there.
pub struct Order {
    /// What was looked at.
    pub name: String,
    /// The place of each vote.
    pub places: Vec<Option<u64>>,
}

/// What comparing two orders gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The two orders.
    pub names: (String, String),
    /// Votes seen in both.
    pub seen: usize,
    /// How many votes have the same rank in both, forwards or backwards.
    pub exact: usize,
    /// Spearman's rank correlation.
    pub rho: f64,
}

impl Link {
    /// The share of votes linked exactly.
    pub fn rate(&self) -> f64 {
        share(self.exact, self.seen)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap()) }
}

/// Compares every order of one side with every order of the other; an order
/// that shows fewer than half of the votes is no order.
pub fn links(rights: &[Order], urn: &[Order]) -> Vec<Link> {
    rights.iter().flat_map(|one| urn.iter().filter_map(move |other| link(one, other))).collect()
}

fn link(one: &Order, other: &Order) -> Option<Link> {
    let both: Vec<(u64, u64)> = one.places.iter().zip(&other.places).filter_map(|(a, b)| (*a).zip(*b)).collect();
    if both.len() * 2 < one.places.len() {
        return None;
    }
    let (left, right): (Vec<u64>, Vec<u64>) = both.into_iter().unzip();
    let (left, right) = (ranks(&left), ranks(&right));
    let last = left.len() - 1;
    let forwards = left.iter().zip(&right).filter(|(a, b)| a.1 && b.1 && a.0 == b.0).count();
    let backwards = left.iter().zip(&right).filter(|(a, b)| a.1 && b.1 && a.0 + b.0 == last * 2).count();
    Some(Link {
        names: (one.name.clone(), other.name.clone()),
        seen: left.len(),
        exact: forwards.max(backwards),
        rho: correlation(&left, &right),
    })
}

/// Doubled mid-ranks (so that ties stay whole), and whether the rank is the
/// vote's alone: a tie of a thousand links nobody.
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
    let float = |n: usize| f64::from(u32::try_from(n).unwrap());
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
    let order = |name: &str, places: Vec<u64>| Order {
        name: name.to_owned(),
        places: places.into_iter().map(Some).collect(),
    };
    let up = order("up", (0..100).collect());
    let down = order("down", (0..100).rev().collect());
    let flat = order("flat", vec![7; 100]);
    let found = links(&[up], &[down, flat]);
    assert_eq!(found[0].exact, 100);
    assert!((found[0].rho + 1.0).abs() < 1e-9);
    assert_eq!(found[1].exact, 0);
    assert!(found[1].rho.abs() < 1e-9);
}
