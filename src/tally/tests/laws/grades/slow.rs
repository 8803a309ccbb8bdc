//! A second way to count scores: slowly, ballot by ballot on plain lists, straight
//! from the definitions. Shares nothing with the crate.

use num_rational::Ratio;
use sha2::{Digest, Sha256};
use tally::TieOrder;

use super::votes::{Scored, Setting};

/// What became of the ballots, and the options and ballots that count.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) options: Vec<String>,
    /// A score or none for each of `options`.
    pub(crate) rows: Vec<Vec<Option<i64>>>,
    pub(crate) blank: u64,
    pub(crate) invalid: u64,
    pub(crate) struck: u64,
}

/// Sorts the ballots; `good` says of the scores on one whether it is valid.
pub(crate) fn table(votes: &Scored, good: impl Fn(&[i64]) -> bool) -> Table {
    let stands: Vec<usize> = (0..votes.options.len()).filter(|&at| !votes.withdrawn[at]).collect();
    let options = stands.iter().map(|&at| votes.options[at].clone()).collect();
    let mut table = Table { options, rows: Vec::new(), blank: 0, invalid: votes.void, struck: 0 };
    for ballot in &votes.ballots {
        let given: Vec<i64> = ballot.iter().copied().flatten().collect();
        let row: Vec<Option<i64>> = stands.iter().map(|&at| ballot[at]).collect();
        if given.is_empty() {
            table.blank += 1;
        } else if !good(&given) {
            table.invalid += 1;
        } else if row.iter().all(Option::is_none) {
            table.struck += 1;
        } else {
            table.rows.push(row);
        }
    }
    table
}

impl Table {
    /// Within the bounds of scores.
    pub(crate) fn of_scores(votes: &Scored, setting: &Setting) -> Self {
        let good =
            |score: &i64| setting.most.is_none_or(|most| *score <= most) && setting.least.is_none_or(|l| *score >= l);
        table(votes, |scores| scores.iter().all(good))
    }

    pub(crate) fn score(&self, row: usize, option: usize) -> i64 {
        self.rows[row][option].unwrap_or(0)
    }

    pub(crate) fn total(&self, option: usize) -> i64 {
        (0..self.rows.len()).map(|row| self.score(row, option)).sum()
    }

    /// The mean of the scores given; `None` when nobody gave any.
    pub(crate) fn mean(&self, option: usize) -> Option<Ratio<i64>> {
        let given: Vec<i64> = self.rows.iter().filter_map(|row| row[option]).collect();
        let number = i64::try_from(given.len()).unwrap();
        (number > 0).then(|| Ratio::new(given.iter().sum(), number * 10))
    }

    /// The grades of an option.
    pub(crate) fn grades(&self, option: usize, opinions_only: bool) -> Vec<i64> {
        let all = self.rows.iter().map(|row| row[option]);
        if opinions_only { all.flatten().collect() } else { all.map(|grade| grade.unwrap_or(0)).collect() }
    }

    pub(crate) fn preferred(&self, a: usize, b: usize) -> usize {
        (0..self.rows.len()).filter(|&row| self.score(row, a) > self.score(row, b)).count()
    }
}

/// The medians of the grades as they are taken away one by one, each grade given
/// `times` times.
pub(crate) fn removal(grades: &[i64], times: usize) -> Vec<i64> {
    let mut left: Vec<i64> = grades.iter().flat_map(|&grade| vec![grade; times]).collect();
    left.sort_unstable();
    let mut medians = Vec::new();
    while !left.is_empty() {
        let middle = if left.len() % 2 == 1 { left.len() / 2 } else { left.len() / 2 - 1 };
        medians.push(left.remove(middle));
    }
    medians
}

/// Groups options by figure, highest figure first.
pub(crate) fn ranked<T: Ord>(figures: &[T]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by(|&a, &b| figures[b].cmp(&figures[a]).then(a.cmp(&b)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for option in order {
        match groups.last_mut() {
            Some(group) if figures[group[0]] == figures[option] => group.push(option),
            _ => groups.push(vec![option]),
        }
    }
    groups
}

/// How options stand in a total order; `None` when the order decides nothing.
pub(crate) fn place(ties: &TieOrder, options: &[String], option: usize) -> Option<Vec<u8>> {
    match ties {
        TieOrder::Lot(lot) => Some(Sha256::digest(format!("{}{}", lot.seed(), options[option])).to_vec()),
        TieOrder::Listed => Some(vec![u8::try_from(option).unwrap()]),
        TieOrder::Id => Some(options[option].clone().into_bytes()),
        _ => None,
    }
}

/// All sets of winners the ties allow, from a ranking: one under a total order,
/// none when a tie stays open.
pub(crate) fn seats(ranking: &[Vec<usize>], seats: usize, ties: &TieOrder, options: &[String]) -> Vec<Vec<usize>> {
    let mut winners = Vec::new();
    for group in ranking {
        let left = seats - winners.len();
        if group.len() <= left {
            winners.extend(group.iter().copied());
        } else if left > 0 && *ties == TieOrder::All {
            return choices(group, left).into_iter().map(|some| [&winners[..], &some].concat()).collect();
        } else if left > 0 {
            let mut sorted = group.clone();
            if place(ties, options, group[0]).is_none() {
                return Vec::new();
            }
            sorted.sort_by_key(|&option| place(ties, options, option));
            winners.extend(&sorted[..left]);
        }
    }
    vec![winners]
}

/// Every way to take `many` of a list.
fn choices(list: &[usize], many: usize) -> Vec<Vec<usize>> {
    if many == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = list.split_first() else { return Vec::new() };
    let with = choices(rest, many - 1).into_iter().map(|some| [&[*first], &some[..]].concat());
    with.chain(choices(rest, many)).collect()
}

/// The STAR winners: every order of winners the ties allow.
pub(crate) fn star(table: &Table, setting: &Setting, left: &[usize], open: usize) -> Vec<Vec<usize>> {
    if open == 0 {
        return vec![Vec::new()];
    }
    let star = Star { table, setting };
    let mut all = Vec::new();
    for winner in star.winners(left) {
        let rest: Vec<usize> = left.iter().copied().filter(|&option| option != winner).collect();
        all.extend(self::star(table, setting, &rest, open - 1).into_iter().map(|more| [&[winner], &more[..]].concat()));
    }
    all
}

struct Star<'a> {
    table: &'a Table,
    setting: &'a Setting,
}

impl Star<'_> {
    fn winners(&self, left: &[usize]) -> Vec<usize> {
        let totals: Vec<i64> = left.iter().map(|&option| self.table.total(option)).collect();
        let groups: Vec<Vec<usize>> =
            ranked(&totals).into_iter().map(|group| group.into_iter().map(|at| left[at]).collect()).collect();
        let pairs: Vec<Vec<usize>> = match &groups[0][..] {
            [first] if groups.len() == 1 => return vec![*first],
            [first] => self.advance(&groups[1], 1).into_iter().map(|second| vec![*first, second[0]]).collect(),
            many => self.advance(many, 2),
        };
        let mut winners: Vec<usize> = pairs.iter().flat_map(|pair| self.runoff(pair[0], pair[1])).collect();
        winners.sort_unstable();
        winners.dedup();
        winners
    }

    fn runoff(&self, a: usize, b: usize) -> Vec<usize> {
        let of = |x: usize, y: usize| {
            let mut figures = vec![i64::try_from(self.table.preferred(x, y)).unwrap()];
            if self.setting.protocol {
                figures.extend([self.table.total(x), i64::try_from(self.tops(x)).unwrap()]);
            }
            figures
        };
        match of(a, b).cmp(&of(b, a)) {
            std::cmp::Ordering::Greater => vec![a],
            std::cmp::Ordering::Less => vec![b],
            std::cmp::Ordering::Equal => self.pick(&[a.min(b), a.max(b)]),
        }
    }

    /// By the tie order: one, none, or every one.
    fn pick(&self, tied: &[usize]) -> Vec<usize> {
        let place = |option: &usize| place(&self.setting.ties, &self.table.options, *option);
        match (&self.setting.ties, place(&tied[0])) {
            (TieOrder::All, _) => tied.to_vec(),
            (_, None) => Vec::new(),
            _ => tied.iter().copied().min_by_key(place).into_iter().collect(),
        }
    }

    fn tops(&self, option: usize) -> usize {
        let given = || self.table.rows.iter().flatten().flatten().copied();
        let top = self.setting.most.or_else(|| given().max()).unwrap_or(0);
        (0..self.table.rows.len()).filter(|&row| self.table.score(row, option) == top).count()
    }

    /// The sets of `want` that go on.
    fn advance(&self, tied: &[usize], want: usize) -> Vec<Vec<usize>> {
        if tied.len() <= want {
            return vec![tied.to_vec()];
        }
        if want == 0 {
            return vec![Vec::new()];
        }
        if !self.setting.protocol {
            let groups = [tied.to_vec()];
            return seats(&groups, want, &self.setting.ties, &self.table.options);
        }
        let losses: Vec<usize> = tied
            .iter()
            .map(|&a| tied.iter().filter(|&&b| self.table.preferred(b, a) > self.table.preferred(a, b)).count())
            .collect();
        let worst = *losses.iter().max().unwrap();
        let split = |keep: &dyn Fn(usize) -> bool| -> (Vec<usize>, Vec<usize>) {
            let (kept, out): (Vec<usize>, Vec<usize>) = (0..tied.len()).partition(|&at| keep(at));
            (kept.into_iter().map(|at| tied[at]).collect(), out.into_iter().map(|at| tied[at]).collect())
        };
        let (better, worse) = split(&|at| losses[at] < worst);
        if !better.is_empty() {
            return self.go_on(better, worse, want);
        }
        let tops: Vec<usize> = tied.iter().map(|&option| self.tops(option)).collect();
        let (most, least) = (*tops.iter().max().unwrap(), *tops.iter().min().unwrap());
        if most > least {
            let (best, rest) = split(&|at| tops[at] == most);
            if best.len() <= want {
                return self.go_on(best, rest, want);
            }
            let (not_least, rest) = split(&|at| tops[at] > least);
            return self.go_on(not_least, rest, want);
        }
        let mut all = Vec::new();
        for one in self.pick(tied) {
            let rest: Vec<usize> = tied.iter().copied().filter(|&option| option != one).collect();
            all.extend(self.advance(&rest, want - 1).into_iter().map(|more| [&[one], &more[..]].concat()));
        }
        all
    }

    fn go_on(&self, better: Vec<usize>, worse: Vec<usize>, want: usize) -> Vec<Vec<usize>> {
        if better.len() >= want {
            return self.advance(&better, want);
        }
        let more = self.advance(&worse, want - better.len());
        more.into_iter().map(|more| [&better[..], &more].concat()).collect()
    }
}
