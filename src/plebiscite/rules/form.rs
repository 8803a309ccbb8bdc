//! The ballot form: what an organiser writes on one page of at most ten
//! fields, and what is frozen of it.
//!
//! Invariant: a ballot names option *ids*, never texts; a frozen form never
//! changes (test `a_frozen_form_is_a_snapshot`).

use kernel::{ByLang, DistrictId, Fraction, Instant, Lang, Line, PictureId, Text, Window};
use serde::{Deserialize, Serialize};

use super::method::{BallotKind, Method};
use super::money::{Currency, Money};

/// Most options on one ballot.
pub const MAX_OPTIONS: usize = 60;

/// An option's id on the ballot: `a`, `b`, … `z`, `aa`, … given in order of
/// entry and never reused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OptionId(String);

/// A text is not an option's id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an option id: one or two letters a–z are expected")]
pub struct OptionIdError(pub String);

impl OptionId {
    /// The id of the `index`-th option ever entered (from zero).
    #[must_use]
    pub fn nth(index: usize) -> Self {
        let letter = |n: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[n % 26]);
        let mut id = String::new();
        if index >= 26 {
            id.push(letter(index / 26 - 1));
        }
        id.push(letter(index));
        Self(id)
    }

    /// Reads an id.
    ///
    /// # Errors
    /// [`OptionIdError`] unless it is one or two letters a–z.
    pub fn parse(raw: &str) -> Result<Self, OptionIdError> {
        let fits = (1..=2).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_lowercase());
        if fits { Ok(Self(raw.to_owned())) } else { Err(OptionIdError(raw.chars().take(20).collect())) }
    }

    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OptionId {
    type Error = OptionIdError;

    fn try_from(raw: String) -> Result<Self, OptionIdError> {
        Self::parse(&raw)
    }
}

impl From<OptionId> for String {
    fn from(id: OptionId) -> Self {
        id.0
    }
}

/// A theme that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id on the ballot.
    pub id: OptionId,
    /// Its title.
    pub title: ByLang<Line>,
    /// What it means.
    #[serde(default)]
    pub description: ByLang<Text>,
    /// Its picture, with the words for those who do not see it.
    #[serde(default)]
    pub picture: Option<Picture>,
    /// What it costs, where there is money to spend.
    #[serde(default)]
    pub cost: Option<Money>,
}

impl Choice {
    /// An option with a title alone.
    #[must_use]
    pub fn titled(id: OptionId, title: ByLang<Line>) -> Self {
        Self { id, title, description: ByLang::default(), picture: None, cost: None }
    }

    /// The title in `lang`, or in the first language that has one.
    #[must_use]
    pub fn title_in(&self, lang: Lang) -> &str {
        self.title.best(lang).map_or("", Line::as_str)
    }
}

/// A picture of an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Where it is stored.
    pub id: PictureId,
    /// What it shows.
    pub alt: ByLang<Line>,
}

/// Who may vote: everybody on the roll unless narrowed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// Only these districts; empty means the whole town.
    pub districts: Vec<DistrictId>,
    /// Only people born in this year or earlier; people whose year is not known
    /// are let in, since an age may not be demanded of them.
    pub born_until: Option<u16>,
}

/// How a ballot is marked; always of the kind the method counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Marking {
    /// One option only.
    Single,
    /// Several options.
    Approval {
        /// The most a ballot may mark; `None`: as many as there are.
        max: Option<u16>,
    },
    /// Options in order, best first.
    Ranking {
        /// The most a ballot may put in order; `None`: as many as there are.
        max: Option<u16>,
    },
    /// A grade for each option.
    Score {
        /// The best grade; the worst is 0.
        best: u16,
    },
    /// Points shared out among the options.
    Points {
        /// How many there are to share out.
        all: u16,
    },
}

impl Marking {
    /// The ballot of this marking.
    #[must_use]
    pub const fn ballot(self) -> BallotKind {
        match self {
            Self::Single => BallotKind::Choice,
            Self::Approval { .. } => BallotKind::Approval,
            Self::Ranking { .. } => BallotKind::Ranking,
            Self::Score { .. } => BallotKind::Score,
            Self::Points { .. } => BallotKind::Points,
        }
    }

    /// The most options one ballot may name, of so many.
    #[must_use]
    pub fn most(self, options: usize) -> usize {
        match self {
            Self::Single => 1,
            Self::Approval { max } | Self::Ranking { max } => max.map_or(options, usize::from).min(options),
            Self::Score { .. } | Self::Points { .. } => options,
        }
    }
}

/// What there is to spend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// How much.
    pub amount: Money,
    /// In what.
    pub currency: Currency,
}

/// The counting rule with everything it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredCounting")]
pub struct Counting {
    /// The method.
    pub method: Method,
    /// Marks on a ballot.
    pub marking: Marking,
    /// How many win, where several do.
    pub seats: Option<u16>,
    /// What there is to spend, where projects are paid for.
    pub budget: Option<Budget>,
    /// Least share of the roll that must take part (`≥`), if any.
    pub quorum: Option<Fraction>,
    /// Least share of the valid ballots the winner must have (`≥`), if any.
    pub threshold: Option<Fraction>,
    /// Whether a ballot may be left blank on purpose.
    pub blank: bool,
}

impl Counting {
    /// This marking, counted by the simplest method for it; no quorum, no threshold, blank allowed.
    #[must_use]
    pub fn plain(marking: Marking) -> Self {
        let method = Method::plainest(marking.ballot());
        Self { method, marking, seats: None, budget: None, quorum: None, threshold: None, blank: true }
    }

    /// By this method, with everything at its default.
    #[must_use]
    pub fn by(method: Method) -> Self {
        Self { method, ..Self::plain(method.marking()) }
    }
}

/// As it is stored. Forms from before there was a choice of methods name none: one mark is counted
/// by plurality, several by approval (test `a_form_of_the_first_version_is_read`).
#[derive(Deserialize)]
struct StoredCounting {
    method: Option<Method>,
    marking: Marking,
    seats: Option<u16>,
    budget: Option<Budget>,
    quorum: Option<Fraction>,
    threshold: Option<Fraction>,
    blank: bool,
}

impl From<StoredCounting> for Counting {
    fn from(stored: StoredCounting) -> Self {
        Self {
            method: stored.method.unwrap_or_else(|| Method::plainest(stored.marking.ballot())),
            marking: stored.marking,
            seats: stored.seats,
            budget: stored.budget,
            quorum: stored.quorum,
            threshold: stored.threshold,
            blank: stored.blank,
        }
    }
}

/// What happens where web and paper meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conflict {
    /// Both are open; whichever a resident uses first counts, the other is refused.
    FirstCounts,
    /// There is no paper: the desk only helps people to vote on the web.
    WebOnly,
}

/// The form as an organiser fills it in; anything may still be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What is decided.
    pub title: ByLang<Line>,
    /// Why, and what happens with the result.
    pub description: ByLang<Text>,
    /// The options, in order of entry.
    pub options: Vec<Choice>,
    /// How many options were ever entered; the next one's id.
    pub entered: usize,
    /// Who may vote.
    pub who: Option<Eligibility>,
    /// First moment a ballot may be cast.
    pub opens_at: Option<Instant>,
    /// First moment it may no longer be cast.
    pub closes_at: Option<Instant>,
    /// How it is counted.
    pub counting: Option<Counting>,
    /// Paper and web.
    pub conflict: Option<Conflict>,
    /// When the result becomes public.
    pub publish_at: Option<Instant>,
}

/// The frozen ballot form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotForm {
    /// What is decided.
    pub title: ByLang<Line>,
    /// Why, and what happens with the result.
    pub description: ByLang<Text>,
    /// The options.
    pub options: Vec<Choice>,
    /// Who may vote.
    pub who: Eligibility,
    /// When ballots may be cast.
    pub window: Window,
    /// How it is counted; ties are broken by public lot.
    pub counting: Counting,
    /// Paper and web.
    pub conflict: Conflict,
    /// When the result becomes public; not before the close.
    pub publish_at: Instant,
}

impl BallotForm {
    /// The form as a draft again, for a rehearsal or a later year.
    #[must_use]
    pub fn into_draft(self) -> Draft {
        Draft {
            entered: self.options.len().max(MAX_OPTIONS),
            title: self.title,
            description: self.description,
            options: self.options,
            who: Some(self.who),
            opens_at: Some(self.window.opens),
            closes_at: Some(self.window.closes),
            counting: Some(self.counting),
            conflict: Some(self.conflict),
            publish_at: Some(self.publish_at),
        }
    }

    /// The option of this id.
    #[must_use]
    pub fn option(&self, id: &OptionId) -> Option<&Choice> {
        self.options.iter().find(|choice| choice.id == *id)
    }

    /// The title in `lang`, or in the first language that has one.
    #[must_use]
    pub fn title_in(&self, lang: Lang) -> &str {
        self.title.best(lang).map_or("", Line::as_str)
    }

    /// The most options one ballot may name.
    #[must_use]
    pub fn most(&self) -> usize {
        self.counting.marking.most(self.options.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn option_ids_run_past_z() {
        assert_eq!(OptionId::nth(0).as_str(), "a");
        assert_eq!(OptionId::nth(25).as_str(), "z");
        assert_eq!(OptionId::nth(26).as_str(), "aa");
        assert_eq!(OptionId::nth(MAX_OPTIONS).as_str(), "bi");
        assert!(OptionId::parse("A").is_err());
        assert!(OptionId::parse("").is_err());
    }
    #[test]
    fn a_form_of_the_first_version_is_read() {
        let read = |text: &str| serde_json::from_str::<Counting>(text).unwrap();
        let one = read(r#"{"marking":{"kind":"single"},"quorum":"1/10","threshold":null,"blank":false}"#);
        let expected = Counting { quorum: Fraction::new(1, 10), blank: false, ..Counting::plain(Marking::Single) };
        assert_eq!((one.method.id(), &one), ("plurality", &expected));
        let several = read(r#"{"marking":{"kind":"approval","max":2},"quorum":null,"threshold":null,"blank":true}"#);
        assert_eq!((several.method.id(), several.marking), ("approval", Marking::Approval { max: Some(2) }));
        let choice: Choice = serde_json::from_str(r#"{"id":"a","title":{"pl":"Park"}}"#).unwrap();
        assert_eq!((choice.cost, choice.title_in(Lang::Pl)), (None, "Park"));
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let budget = Budget { amount: Money::minor(12_345), currency: Currency::default() };
        for marking in [
            Marking::Single,
            Marking::Approval { max: None },
            Marking::Ranking { max: Some(3) },
            Marking::Score { best: 5 },
            Marking::Points { all: 10 },
        ] {
            let counting = Counting { seats: Some(3), budget: Some(budget.clone()), ..Counting::plain(marking) };
            let text = serde_json::to_string(&counting).unwrap();
            assert_eq!(serde_json::from_str::<Counting>(&text).unwrap(), counting, "{text}");
        }
    }
}
