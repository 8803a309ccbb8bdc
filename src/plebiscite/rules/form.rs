//! The ballot form: what an organiser writes on one page of at most ten
//! fields, and what is frozen of it.
//!
//! Invariant: a ballot names option *ids*, never texts; a frozen form never
//! changes (test `a_frozen_form_is_a_snapshot`).

use kernel::{ByLang, DistrictId, Fraction, Instant, Lang, Line, PictureId, Text, Window};
use serde::{Deserialize, Serialize};

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

/// How marks become a winner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Marking {
    /// One option only.
    Single,
    /// Up to `max` options; each mark counts one.
    Approval {
        /// The most options a ballot may mark.
        max: u16,
    },
}

impl Marking {
    /// The most options one ballot may mark.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Single => 1,
            Self::Approval { max } => max as usize,
        }
    }
}

/// The counting rule with everything it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counting {
    /// Marks on a ballot.
    pub marking: Marking,
    /// Least share of the roll that must take part (`≥`), if any.
    pub quorum: Option<Fraction>,
    /// Least share of the valid ballots the winner must have (`≥`), if any.
    pub threshold: Option<Fraction>,
    /// Whether a ballot may be left blank on purpose.
    pub blank: bool,
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
}
