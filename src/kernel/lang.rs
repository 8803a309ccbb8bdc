//! The languages a town speaks, and content entered in several of them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the interface or of content, by its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Polish.
    Pl,
    /// English.
    En,
    /// Italian.
    It,
    /// Belarusian.
    Be,
    /// Ukrainian.
    Uk,
}

impl Lang {
    /// Every language, Polish first.
    pub const ALL: [Self; 5] = [Self::Pl, Self::En, Self::It, Self::Be, Self::Uk];

    /// The tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
            Self::It => "it",
            Self::Be => "be",
            Self::Uk => "uk",
        }
    }

    /// The language's name for itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Pl => "Polski",
            Self::En => "English",
            Self::It => "Italiano",
            Self::Be => "Беларуская",
            Self::Uk => "Українська",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A tag names no language we have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not one of pl, en, it, be, uk")]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(raw: &str) -> Result<Self, UnknownLang> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(raw.trim()))
            .ok_or_else(|| UnknownLang(raw.chars().take(20).collect()))
    }
}

/// One thing in several languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ByLang<T>(pub BTreeMap<Lang, T>);

impl<T> Default for ByLang<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> ByLang<T> {
    /// The thing in `lang`, if it was entered.
    #[must_use]
    pub fn get(&self, lang: Lang) -> Option<&T> {
        self.0.get(&lang)
    }

    /// The thing in `lang`, or else in the first language that has it.
    #[must_use]
    pub fn best(&self, lang: Lang) -> Option<&T> {
        self.get(lang).or_else(|| self.0.values().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_falls_back_to_polish() {
        let both = ByLang([(Lang::En, 1), (Lang::Pl, 2)].into());
        assert_eq!(both.best(Lang::En), Some(&1));
        assert_eq!(both.best(Lang::It), Some(&2));
        assert_eq!("PL".parse(), Ok(Lang::Pl));
        assert!("xx".parse::<Lang>().is_err());
    }
}
