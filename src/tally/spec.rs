//! A rule with its parameters, checked and complete.

use std::collections::BTreeMap;

use kernel::Fraction;
use num_integer::Integer;

use crate::CountError;
use crate::amount::Amount;
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter, Rule, Seats, rules};
use crate::ties::TieOrder;

/// A rule ready to count: every parameter has a good value.
#[derive(Debug, Clone)]
pub struct RuleSpec {
    rule: &'static Rule,
    settings: BTreeMap<&'static str, String>,
    seats: usize,
    ties: TieOrder,
}

/// Why a rule cannot be made ready.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpecError {
    /// No rule has this id.
    #[error("there is no rule `{given}`; the rules are {known}")]
    Rule {
        /// What was asked for.
        given: String,
        /// The ids of all rules.
        known: String,
    },
    /// The rule has no such parameter.
    #[error("rule `{rule}` has no parameter `{given}`; its parameters are {known}")]
    Parameter {
        /// The rule.
        rule: &'static str,
        /// What was asked for.
        given: String,
        /// The names of all its parameters.
        known: String,
    },
    /// The parameter cannot have this value.
    #[error("`{given}` is no value for `{parameter}`: {expected} is expected")]
    Value {
        /// The parameter.
        parameter: &'static str,
        /// What was given.
        given: String,
        /// What is expected.
        expected: String,
    },
    /// The rule cannot fill so many seats.
    #[error("rule `{rule}` cannot fill {seats} seats")]
    Seats {
        /// The rule.
        rule: &'static str,
        /// Seats asked for.
        seats: usize,
    },
}

impl RuleSpec {
    /// The rule with this id, parameters at their defaults, one seat, no lot
    /// drawn.
    ///
    /// # Errors
    /// [`SpecError::Rule`] lists the ids there are.
    pub fn of(id: &str) -> Result<Self, SpecError> {
        let found = rules().iter().find(|rule| rule.id == id);
        let rule = *found.ok_or_else(|| {
            let known = rules().iter().map(|rule| rule.id).collect::<Vec<_>>().join(", ");
            SpecError::Rule { given: shown(id), known }
        })?;
        let settings = rule.parameters.iter().map(|p| (p.name, p.default.to_owned())).collect();
        Ok(Self { rule, settings, seats: 1, ties: TieOrder::Undrawn })
    }

    /// The same with a parameter set.
    ///
    /// # Errors
    /// [`SpecError`] names the parameter and what is expected.
    pub fn set(mut self, name: &str, value: &str) -> Result<Self, SpecError> {
        let parameter = self.rule.parameters.iter().find(|parameter| parameter.name == name);
        let parameter = parameter.ok_or_else(|| {
            let known = self.rule.parameters.iter().map(|p| p.name).collect::<Vec<_>>().join(", ");
            SpecError::Parameter { rule: self.rule.id, given: shown(name), known }
        })?;
        let settled = settle(parameter.allowed, value.trim());
        let settled = settled.map_err(|expected| SpecError::Value {
            parameter: parameter.name,
            given: shown(value),
            expected,
        })?;
        self.settings.insert(parameter.name, settled);
        Ok(self)
    }

    /// The same with this many seats.
    ///
    /// # Errors
    /// [`SpecError::Seats`] when the rule cannot fill them.
    pub fn with_seats(mut self, seats: usize) -> Result<Self, SpecError> {
        if seats == 0 || (seats > 1 && !matches!(self.rule.seats, Seats::Any | Seats::UpTo)) {
            return Err(SpecError::Seats { rule: self.rule.id, seats });
        }
        self.seats = seats;
        Ok(self)
    }

    /// The same with this tie order.
    #[must_use]
    pub fn with_ties(mut self, ties: TieOrder) -> Self {
        self.ties = ties;
        self
    }

    /// A parameter as it is kept, in its one form; `None` for one the rule has not.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.get(name).map(String::as_str)
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How many win.
    #[must_use]
    pub fn seats(&self) -> usize {
        self.seats
    }

    /// How ties are broken.
    #[must_use]
    pub fn ties(&self) -> &TieOrder {
        &self.ties
    }

    /// How many people may vote: as set, or as the profile knows.
    pub(crate) fn electorate(&self, profile: &Profile) -> Option<u64> {
        self.number("electorate").or(profile.electorate())
    }

    /// Every parameter as it is printed in a result.
    pub(crate) fn printed(&self, profile: &Profile) -> BTreeMap<String, String> {
        let settings = self.settings.iter().map(|(&name, value)| (name.to_owned(), value.clone()));
        let mut printed: BTreeMap<String, String> = settings.collect();
        if let Some(electorate) = self.electorate(profile) {
            printed.insert("electorate".to_owned(), electorate.to_string());
        }
        if self.rule.seats != Seats::Budget {
            printed.insert("seats".to_owned(), self.seats.to_string());
        }
        printed.insert("ties".to_owned(), self.ties.to_string());
        printed
    }

    /// A number parameter; `None` for `none` or a parameter the rule has not.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.settings.get(name).and_then(|value| value.parse().ok())
    }

    /// A share parameter; `None` for `none`.
    pub(crate) fn share(&self, name: &str) -> Option<Fraction> {
        self.settings.get(name).and_then(|value| value.parse().ok())
    }

    /// An amount parameter; `None` for `none`.
    pub(crate) fn amount(&self, name: &str) -> Option<Amount> {
        self.settings.get(name).and_then(|value| value.parse().ok())
    }

    /// The place of the option a parameter names; `None` for `none`.
    pub(crate) fn option(&self, name: &'static str, profile: &Profile) -> Result<Option<usize>, CountError> {
        let Some(id) = Some(self.text(name)).filter(|id| *id != "none") else { return Ok(None) };
        let found = profile.entries().iter().position(|entry| entry.id == id);
        found.map(Some).ok_or_else(|| CountError::Setting {
            parameter: name,
            given: shown(id),
            expected: "the id of an option".to_owned(),
        })
    }

    /// A parameter as it is kept; empty for one the rule has not.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.settings.get(name).map_or("", String::as_str)
    }

    /// The groups of ids of a parameter of groups.
    pub(crate) fn groups(&self, name: &str) -> Vec<Vec<&str>> {
        let text = Some(self.text(name)).filter(|text| *text != "none" && !text.is_empty());
        text.into_iter().flat_map(|text| text.split(',')).map(|group| group.split('+').collect()).collect()
    }

    /// The limits by name of a parameter of limits.
    pub(crate) fn limits(&self, name: &str) -> Vec<(&str, Amount)> {
        let text = Some(self.text(name)).filter(|text| *text != "none" && !text.is_empty());
        text.into_iter().flat_map(|text| text.split(',')).filter_map(limit).collect()
    }

    /// Whether a word parameter has this value.
    pub(crate) fn says(&self, name: &str, word: &str) -> bool {
        self.settings.get(name).is_some_and(|value| value == word)
    }
}

impl Parameter {
    /// What it may be, in words.
    #[must_use]
    pub fn expected(&self) -> String {
        expected(self.allowed)
    }
}

/// The value as it is kept, or what is expected.
fn settle(allowed: Allowed, value: &str) -> Result<String, String> {
    let refused = || expected(allowed);
    let number = |least: u64| value.parse::<u64>().ok().filter(|&n| n >= least).map(|n| n.to_string());
    match allowed {
        Allowed::NumberOrNone { .. }
        | Allowed::ShareOrNone
        | Allowed::AmountOrNone
        | Allowed::OptionOrNone
        | Allowed::GroupsOrNone
        | Allowed::LimitsOrNone
            if value == "none" =>
        {
            Ok("none".to_owned())
        }
        Allowed::Number { least } | Allowed::NumberOrNone { least } => number(least).ok_or_else(refused),
        Allowed::ShareOrNone => {
            let share = share(value).filter(|share| share.numerator() <= share.denominator());
            share.map(|share| share.to_string()).ok_or_else(refused)
        }
        Allowed::AmountOrNone => value.parse::<Amount>().map(|amount| amount.to_string()).map_err(|_shape| refused()),
        Allowed::OptionOrNone => Some(value.to_owned()).filter(|id| !id.is_empty()).ok_or_else(refused),
        Allowed::GroupsOrNone => {
            let groups = || value.split(',').map(|group| group.split('+').map(str::trim).collect::<Vec<_>>());
            let good = groups().all(|group| group.len() > 1 && group.iter().all(|id| !id.is_empty()));
            let joined = || groups().map(|group| group.join("+")).collect::<Vec<_>>().join(",");
            good.then(joined).ok_or_else(refused)
        }
        Allowed::LimitsOrNone => {
            let limits: Option<Vec<_>> = value.split(',').map(limit).collect();
            let written = |limits: Vec<(&str, Amount)>| {
                limits.iter().map(|(name, most)| format!("{name}:{most}")).collect::<Vec<_>>().join(",")
            };
            limits.map(written).ok_or_else(refused)
        }
        Allowed::Word(words) => words.iter().find(|word| **word == value).map(|w| (*w).to_owned()).ok_or_else(refused),
    }
}

fn expected(allowed: Allowed) -> String {
    match allowed {
        Allowed::Number { least } => format!("a whole number of at least {least}"),
        Allowed::NumberOrNone { least } => format!("a whole number of at least {least}, or `none`"),
        Allowed::ShareOrNone => "a fraction like 1/3 or 30%, at most one, or `none`".to_owned(),
        Allowed::AmountOrNone => "a number with or without a decimal point, or `none`".to_owned(),
        Allowed::OptionOrNone => "the id of an option, or `none`".to_owned(),
        Allowed::GroupsOrNone => "groups of ids such as a+b,c+d, or `none`".to_owned(),
        Allowed::LimitsOrNone => "limits such as CATEGORY:COST,CATEGORY:COST, or `none`".to_owned(),
        Allowed::Word(words) => words.join(" or "),
    }
}

/// `1/3`, `30%`, `12.5 %`, `33 1/3%` or `0.125`, exactly.
fn share(text: &str) -> Option<Fraction> {
    if let Ok(fraction) = text.parse() {
        return Some(fraction);
    }
    let (number, of) = text.strip_suffix('%').map_or((text, 1), |number| (number.trim_end(), 100));
    let (part, whole) = if let Some((units, fraction)) = number.split_once(' ') {
        let (units, fraction): (u64, Fraction) = (units.parse().ok()?, fraction.trim_start().parse().ok()?);
        let whole = u64::from(fraction.denominator());
        (units.checked_mul(whole)?.checked_add(u64::from(fraction.numerator()))?, whole)
    } else {
        let decimal: Amount = number.parse().ok()?;
        (u64::try_from(decimal.units()).ok()?, 10_u64.checked_pow(decimal.scale())?)
    };
    let whole = whole.checked_mul(of)?;
    let common = part.gcd(&whole);
    Fraction::new(u32::try_from(part / common).ok()?, u32::try_from(whole / common).ok()?)
}

/// `NAME:AMOUNT`; the name may hold colons.
fn limit(text: &str) -> Option<(&str, Amount)> {
    let (name, most) = text.rsplit_once(':')?;
    let most = most.trim().parse().ok().filter(|most: &Amount| !most.is_negative())?;
    Some(name.trim()).filter(|name| !name.is_empty()).map(|name| (name, most))
}

fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_rules_parameters_and_values_are_named() {
        let message = |result: Result<RuleSpec, SpecError>| result.unwrap_err().to_string();
        assert!(message(RuleSpec::of("magic")).starts_with("there is no rule `magic`; the rules are plurality, "));
        let approval = || RuleSpec::of("approval").unwrap();
        assert!(message(approval().set("colour", "red")).starts_with("rule `approval` has no parameter `colour`;"));
        assert_eq!(
            message(approval().set("max", "0")),
            "`0` is no value for `max`: a whole number of at least 1, or `none` is expected"
        );
        assert_eq!(
            message(approval().set("quorum", "3/2")),
            "`3/2` is no value for `quorum`: a fraction like 1/3 or 30%, at most one, or `none` is expected"
        );
        assert_eq!(
            message(approval().set("quorum-test", "about")),
            "`about` is no value for `quorum-test`: at-least or more-than is expected"
        );
        assert_eq!(message(approval().with_seats(2)), "rule `approval` cannot fill 2 seats");
    }

    #[test]
    fn shares_are_exact_however_they_are_written() {
        let kept = |text: &str| {
            let spec = RuleSpec::of("plurality").unwrap().set("quorum", text);
            spec.map(|spec| spec.settings["quorum"].clone()).unwrap_or_default()
        };
        assert_eq!(
            ["30%", "2/6", "33 1/3%", "33 1/3 %", "12.5 %", "0.125", "100%", "0%", "0.0"].map(kept),
            ["30/100", "2/6", "1/3", "1/3", "1/8", "1/8", "100/100", "0/100", "0/1"]
        );
        for text in ["100.1%", "1 1/3", "-5%", "-0.1", "33,3%", "%", "1/3 %", "3 3 1/3%", "0.00000000001", "1/0 %"] {
            assert_eq!(kept(text), "", "{text}");
        }
    }

    #[test]
    fn every_default_is_a_good_value() {
        for rule in rules() {
            for parameter in rule.parameters {
                let kept = RuleSpec::of(rule.id).unwrap().set(parameter.name, parameter.default).unwrap();
                assert_eq!(kept.settings[parameter.name], parameter.default, "{} {}", rule.id, parameter.name);
            }
        }
    }
}
