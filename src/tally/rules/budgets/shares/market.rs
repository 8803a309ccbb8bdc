//! Who supports which projects, laid out for going over it many times.

/// The people as groups that say the same, and the projects with their
/// supporters. Stays the same while shares are raised.
pub(in crate::rules) struct Market {
    /// People in each group.
    pub(in crate::rules::budgets) weights: Vec<u32>,
    /// Where the marks of each group begin; one more at the end.
    starts: Vec<usize>,
    /// Projects (by index) with points, group after group.
    marks: Vec<(u32, u64)>,
    pub(in crate::rules::budgets) asked: Vec<Asked>,
    /// Whether every point is one.
    pub(super) ones: bool,
}

/// A project that somebody supports.
pub(in crate::rules::budgets) struct Asked {
    /// Its place in the profile.
    pub(in crate::rules::budgets) place: usize,
    /// In whole units of money.
    pub(in crate::rules::budgets) cost: u128,
    /// What a point is worth: `ρ = price / worth`.
    pub(in crate::rules::budgets) worth: u128,
    /// Its supporters: groups, ascending.
    pub(in crate::rules::budgets) groups: Vec<u32>,
    /// Their points, unless all are one.
    pub(in crate::rules::budgets) points: Vec<u64>,
    /// People who support it.
    pub(in crate::rules::budgets) people: u128,
    /// Their points together.
    pub(super) units: u128,
    /// Most points one of them gave.
    pub(super) most: u64,
}

/// A project that may be bought.
pub(in crate::rules) struct Offer {
    /// Its place in the profile.
    pub(in crate::rules) place: usize,
    /// Its cost in whole units of money, at most 2^120.
    pub(in crate::rules) cost: u128,
    /// What a point for it is worth, at least one and at most 2^120.
    pub(in crate::rules) worth: u128,
}

/// What the points of a ballot are taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Points {
    /// What they say.
    AsGiven,
    /// One each.
    One,
}

impl Market {
    /// `groups` are people with the places they support and points above
    /// nothing.
    pub(in crate::rules) fn new<'a>(
        offers: &[Offer],
        places: usize,
        points: Points,
        groups: impl Iterator<Item = (u64, &'a [(usize, u64)])>,
    ) -> Self {
        let taken = |given| if points == Points::One { 1 } else { given };
        let mut market =
            Self { weights: Vec::new(), starts: vec![0], marks: Vec::new(), asked: Vec::new(), ones: true };
        let mut index = vec![None; places];
        for (at, offer) in (0_u32..).zip(offers) {
            index[offer.place] = Some(at);
        }
        for (people, marks) in groups {
            let start = market.marks.len();
            market.marks.extend(marks.iter().filter_map(|&(place, points)| Some((index[place]?, taken(points)))));
            if market.marks.len() > start {
                market.close_group(start, people);
            }
        }
        market.ones = market.marks.iter().all(|&(_, points)| points == 1);
        market.asked = offers.iter().map(Asked::new).collect();
        market.fill();
        market
    }

    /// How many marks there are.
    pub(in crate::rules::budgets) fn size(&self) -> usize {
        self.marks.len()
    }

    /// The places of all projects that somebody supports.
    pub(in crate::rules) fn wanted(&self) -> impl Iterator<Item = usize> {
        self.asked.iter().filter(|asked| asked.people > 0).map(|asked| asked.place)
    }

    /// The marks of a group: projects by index, with points.
    pub(in crate::rules::budgets) fn marks(&self, group: u32) -> &[(u32, u64)] {
        let group = position(group);
        &self.marks[self.starts[group]..self.starts[group + 1]]
    }

    /// All people who support something.
    pub(super) fn people(&self) -> u128 {
        self.weights.iter().map(|&weight| u128::from(weight)).sum()
    }

    /// The marks since `start` are those of `people`: one group, or several where
    /// their number does not fit 32 bits. Equal neighbours become one.
    fn close_group(&mut self, start: usize, people: u64) {
        let before = self.starts.len().checked_sub(2).map(|last| self.starts[last]);
        if let (Some(before), Some(weight)) = (before, self.weights.last_mut())
            && self.marks[before..start] == self.marks[start..]
            && let Some(sum) = u32::try_from(people).ok().and_then(|people| weight.checked_add(people))
        {
            *weight = sum;
            self.marks.truncate(start);
            return;
        }
        let marks = self.marks[start..].to_vec();
        let mut left = people;
        loop {
            let some = u32::try_from(left).unwrap_or(u32::MAX);
            self.weights.push(some);
            self.starts.push(self.marks.len());
            left -= u64::from(some);
            if left == 0 {
                return;
            }
            self.marks.extend_from_slice(&marks);
        }
    }

    fn fill(&mut self) {
        for (group, &weight) in (0_u32..).zip(&self.weights) {
            let at = position(group);
            for &(project, points) in &self.marks[self.starts[at]..self.starts[at + 1]] {
                let asked = &mut self.asked[position(project)];
                asked.groups.push(group);
                if !self.ones {
                    asked.points.push(points);
                }
                asked.people += u128::from(weight);
                asked.units += u128::from(weight) * u128::from(points);
                asked.most = asked.most.max(points);
            }
        }
    }
}

impl Asked {
    const fn new(offer: &Offer) -> Self {
        Self {
            place: offer.place,
            cost: offer.cost,
            worth: offer.worth,
            groups: Vec::new(),
            points: Vec::new(),
            people: 0,
            units: 0,
            most: 0,
        }
    }
}

/// An index that was made from a length that fits.
pub(in crate::rules::budgets) fn position(index: u32) -> usize {
    usize::try_from(index).expect("32 bits fit an index")
}
