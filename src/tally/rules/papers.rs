//! Ballots that are followed from option to option, as a clerk would: where does
//! this paper stand now?
//!
//! A paper stands at the best option that is still in the count. Withdrawn
//! options are struck first, so that what follows moves up and a tie of two may
//! become one option. At several options of the same rank (an *overvote*; the
//! ballot does not say which comes first) `overvote` decides:
//! * `exhaust`: the paper stops there, even when only one of them is still in the
//!   count;
//! * `skip`: the rank is passed over;
//! * `exhaust-if-several`: it counts for the one still in the count, is passed
//!   over when none is, and stops while several are.

use crate::CountError;
use crate::profile::{Bag, Ballots, Profile, Ranked};
use crate::rule::{Allowed, Parameter};
use crate::spec::RuleSpec;

pub(crate) const OVERVOTE: Parameter = Parameter {
    name: "overvote",
    default: "exhaust",
    allowed: Allowed::Word(&["exhaust", "skip", "exhaust-if-several"]),
    summary: "what becomes of a ballot that reaches several options of the same rank",
};

/// Most options of a count in many rounds: each round lists them all.
pub(crate) const MOST_OPTIONS: usize = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overvote {
    Exhaust,
    Skip,
    ExhaustIfSeveral,
}

/// Where a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// At this option.
    At(usize),
    /// Nobody it names is left.
    Exhausted,
    /// At several options of the same rank.
    Overvote,
}

/// What an option is to a paper that comes to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Not in the count: the paper goes past.
    Past,
    /// It takes a part and lets the paper go on.
    Through,
    /// The paper stands here.
    Stop,
}

/// The ballots of a profile.
pub(crate) struct Papers<'a> {
    bag: &'a Bag<Ranked>,
    withdrawn: Vec<bool>,
    overvote: Overvote,
}

impl<'a> Papers<'a> {
    /// The rankings of `profile`; none when it has other ballots, which
    /// [`crate::count`] refuses before.
    pub(crate) fn of(profile: &'a Profile, spec: &RuleSpec) -> Result<Self, CountError> {
        let Ballots::Ranking(bag) = profile.ballots() else {
            let given = profile.ballots().kind().name();
            return Err(CountError::Kind { rule: spec.rule().id, wanted: "ranking".to_owned(), given });
        };
        let overvote = match spec.text(OVERVOTE.name) {
            "skip" => Overvote::Skip,
            "exhaust-if-several" => Overvote::ExhaustIfSeveral,
            _ => Overvote::Exhaust,
        };
        let withdrawn = profile.entries().iter().map(|entry| entry.withdrawn).collect();
        Ok(Self { bag, withdrawn, overvote })
    }

    /// The same, refused when there are too many options for a count in rounds.
    pub(crate) fn for_rounds(profile: &'a Profile, spec: &RuleSpec) -> Result<Self, CountError> {
        let left = profile.standing().len();
        if left > MOST_OPTIONS {
            return Err(CountError::TooManyOptions { rule: spec.rule().id, left, most: MOST_OPTIONS });
        }
        Self::of(profile, spec)
    }

    /// How many different papers there are.
    pub(crate) fn distinct(&self) -> usize {
        self.bag.distinct()
    }

    /// How many equal papers this is.
    pub(crate) fn times(&self, paper: usize) -> u64 {
        self.bag.get(paper).1
    }

    pub(crate) const fn overvote(&self) -> Overvote {
        self.overvote
    }

    /// Which places are not withdrawn.
    pub(crate) fn standing(&self) -> Vec<bool> {
        self.withdrawn.iter().map(|withdrawn| !withdrawn).collect()
    }

    /// Where a paper stands when only the options of `live` are in the count.
    pub(crate) fn stand(&self, paper: usize, live: &[bool]) -> Stand {
        self.walk(paper, |option| if live[option] { Way::Stop } else { Way::Past }, |_| {})
    }

    /// Follows a paper to where it stands; `through` hears of the options it goes
    /// through, in order.
    pub(crate) fn walk(&self, paper: usize, way: impl Fn(usize) -> Way, mut through: impl FnMut(usize)) -> Stand {
        let mut rest = self.bag.get(paper).0;
        while let [first, others @ ..] = rest {
            let tied = others.iter().take_while(|other| other.level == first.level).count();
            let stand =
                if tied == 0 { Some(Stand::At(usize::from(first.option))) } else { self.group(&rest[..=tied], &way) };
            match stand {
                Some(Stand::At(option)) => match way(option) {
                    Way::Stop => return Stand::At(option),
                    Way::Through => through(option),
                    Way::Past => {}
                },
                Some(stop) => return stop,
                None => {}
            }
            rest = &rest[tied + 1..];
        }
        Stand::Exhausted
    }

    /// The option several of the same rank come down to; nothing when they are
    /// passed over.
    #[cold]
    fn group(&self, group: &[Ranked], way: &impl Fn(usize) -> Way) -> Option<Stand> {
        let options = group.iter().map(|ranked| usize::from(ranked.option)).filter(|&option| !self.withdrawn[option]);
        match only(options.clone()) {
            Some(Stand::Overvote) if self.overvote == Overvote::Skip => None,
            Some(Stand::Overvote) if self.overvote == Overvote::ExhaustIfSeveral => {
                only(options.filter(|&option| way(option) != Way::Past))
            }
            stand => stand,
        }
    }
}

fn only(mut options: impl Iterator<Item = usize>) -> Option<Stand> {
    match (options.next(), options.next()) {
        (None, _) => None,
        (Some(option), None) => Some(Stand::At(option)),
        (Some(_), Some(_)) => Some(Stand::Overvote),
    }
}
