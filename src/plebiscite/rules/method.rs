//! The counting methods a town may choose, by what comes of them and by what a
//! ballot says. The methods themselves are `tally`'s.

use serde::{Deserialize, Serialize};

use super::form::Marking;

/// What comes of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// One option wins.
    One,
    /// Several options win.
    Several,
    /// Projects that a budget pays for.
    Budget,
}

impl Group {
    /// Every group, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::One, Self::Several, Self::Budget];
}

/// What a ballot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotKind {
    /// One option.
    Choice,
    /// Several options, equally.
    Approval,
    /// Options in order.
    Ranking,
    /// A grade for each option.
    Score,
    /// Points shared out.
    Points,
}

impl BallotKind {
    /// As the count calls it.
    #[must_use]
    pub const fn counted(self) -> tally::Kind {
        match self {
            Self::Choice => tally::Kind::Choice,
            Self::Approval => tally::Kind::Approval,
            Self::Ranking => tally::Kind::Ranking,
            Self::Score => tally::Kind::Score,
            Self::Points => tally::Kind::Points,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Known {
    id: &'static str,
    group: Group,
    ballot: BallotKind,
}

const fn known(id: &'static str, group: Group, ballot: BallotKind) -> Known {
    Known { id, group, ballot }
}

/// Every method, in the order they are shown; the first of a ballot is the simplest for it.
static KNOWN: [Known; 28] = {
    use BallotKind::{Approval, Choice, Points, Ranking, Score};
    use Group::{Budget, One, Several};
    [
        known("approval", One, Approval),
        known("plurality", One, Choice),
        known("referendum", One, Choice),
        known("ranked-pairs", One, Ranking),
        known("schulze", One, Ranking),
        known("minimax", One, Ranking),
        known("copeland", One, Ranking),
        known("condorcet", One, Ranking),
        known("irv", One, Ranking),
        known("two-round", One, Ranking),
        known("borda", One, Ranking),
        known("score", One, Score),
        known("star", One, Score),
        known("majority-judgment", One, Score),
        known("k-approval", Several, Approval),
        known("av", Several, Approval),
        known("sav", Several, Approval),
        known("cumulative", Several, Points),
        known("seq-pav", Several, Approval),
        known("pav", Several, Approval),
        known("equal-shares-committee", Several, Approval),
        known("phragmen", Several, Approval),
        known("seq-cc", Several, Approval),
        known("stv-scottish", Several, Ranking),
        known("stv-meek", Several, Ranking),
        known("equal-shares", Budget, Approval),
        known("greedy", Budget, Approval),
        known("phragmen-pb", Budget, Approval),
    ]
};

/// A counting method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub struct Method(&'static Known);

/// A text names no method.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no counting method")]
pub struct UnknownMethod(String);

impl Method {
    /// Every method, in the order they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(Self)
    }

    /// Reads the id.
    ///
    /// # Errors
    /// [`UnknownMethod`].
    pub fn parse(id: &str) -> Result<Self, UnknownMethod> {
        Self::all().find(|method| method.id() == id).ok_or_else(|| UnknownMethod(id.chars().take(40).collect()))
    }

    /// The simplest method for such ballots.
    #[must_use]
    pub fn plainest(ballot: BallotKind) -> Self {
        Self::all().find(|method| method.ballot() == ballot).expect("there is a method for every ballot")
    }

    /// Its id, which is that of `tally`'s rule.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0.id
    }

    /// What comes of it.
    #[must_use]
    pub const fn group(self) -> Group {
        self.0.group
    }

    /// The ballots it counts.
    #[must_use]
    pub const fn ballot(self) -> BallotKind {
        self.0.ballot
    }

    /// The marking a page begins with.
    #[must_use]
    pub const fn marking(self) -> Marking {
        match self.ballot() {
            BallotKind::Choice => Marking::Single,
            BallotKind::Approval => Marking::Approval { max: None },
            BallotKind::Ranking => Marking::Ranking { max: None },
            BallotKind::Score => Marking::Score { best: 5 },
            BallotKind::Points => Marking::Points { all: 10 },
        }
    }

    /// Whether a quorum and a threshold can be set.
    #[must_use]
    pub fn has_shares(self) -> bool {
        self.rule().is_some_and(|rule| rule.parameters.iter().any(|parameter| parameter.name == "quorum"))
    }

    /// Whether paper cards are counted by adding up marks; all others are typed one by one.
    #[must_use]
    pub fn adds_up(self) -> bool {
        self.rule().is_some_and(tally::Rule::adds_up)
    }

    fn rule(self) -> Option<&'static tally::Rule> {
        tally::rules().iter().copied().find(|rule| rule.id == self.id())
    }
}

impl TryFrom<String> for Method {
    type Error = UnknownMethod;

    fn try_from(id: String) -> Result<Self, UnknownMethod> {
        Self::parse(&id)
    }
}

impl From<Method> for &'static str {
    fn from(method: Method) -> Self {
        method.id()
    }
}
