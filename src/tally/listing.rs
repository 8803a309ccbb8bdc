//! The rules with their parameters, for a terminal and for programs.

use serde::Serialize;

use crate::rule::{Allowed, Parameter, Rule, Seats, rules};

/// A rule as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedRule {
    /// Its id.
    pub rule: &'static str,
    /// What it does, in a sentence.
    pub summary: &'static str,
    /// The kinds of ballots it counts.
    pub counts: Vec<&'static str>,
    /// `one`, `any` (as many as `--seats` says), `up-to` (or fewer) or `budget` (as
    /// many as it pays).
    pub seats: &'static str,
    /// How ties are broken when nobody says.
    pub ties: String,
    /// Its parameters.
    pub parameters: Vec<ListedParameter>,
}

/// A parameter as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedParameter {
    /// Its name.
    pub name: &'static str,
    /// Its value when nothing is said.
    pub default: &'static str,
    /// What it may be, in words.
    pub allowed: String,
    /// The words it may be; empty for numbers and ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<&'static str>,
    /// What it means, in a sentence.
    pub summary: &'static str,
}

impl From<&Rule> for ListedRule {
    fn from(rule: &Rule) -> Self {
        Self {
            rule: rule.id,
            summary: rule.summary,
            counts: rule.takes.iter().map(|kind| kind.name()).collect(),
            seats: match rule.seats {
                Seats::One => "one",
                Seats::Any => "any",
                Seats::UpTo => "up-to",
                Seats::Budget => "budget",
            },
            ties: rule.unsaid_ties.to_string(),
            parameters: rule.parameters.iter().map(ListedParameter::from).collect(),
        }
    }
}

impl From<&Parameter> for ListedParameter {
    fn from(parameter: &Parameter) -> Self {
        let values = if let Allowed::Word(words) = parameter.allowed { words.to_vec() } else { Vec::new() };
        Self {
            name: parameter.name,
            default: parameter.default,
            allowed: parameter.expected(),
            values,
            summary: parameter.summary,
        }
    }
}

/// Every rule, in the order they are shown.
#[must_use]
pub fn listed_rules() -> Vec<ListedRule> {
    rules().iter().map(|rule| ListedRule::from(*rule)).collect()
}

/// Every rule with its parameters and defaults, for a terminal.
#[must_use]
pub fn rules_text() -> String {
    let mut text = String::new();
    for rule in listed_rules() {
        let winners = match rule.seats {
            "any" => "as many winners as --seats says",
            "up-to" => "at most as many winners as --seats says",
            "budget" => "winners that the budget pays",
            _ => "one winner",
        };
        text.push_str(&format!("{}\n    {}\n", rule.rule, rule.summary));
        text.push_str(&format!("    counts {} ballots; {winners}; ties: {}\n", rule.counts.join(" or "), rule.ties));
        let width = rule.parameters.iter().map(|p| p.name.len() + p.default.len() + 1).max().unwrap_or(0);
        for parameter in rule.parameters {
            let set = format!("{}={}", parameter.name, parameter.default);
            text.push_str(&format!("    --set {set:width$}  {} ({})\n", parameter.summary, parameter.allowed));
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_with_its_parameters() {
        let text = rules_text();
        for rule in rules() {
            assert!(text.contains(&format!("{}\n    {}\n", rule.id, rule.summary)), "{}", rule.id);
            for parameter in rule.parameters {
                assert!(text.contains(&format!("--set {}={}", parameter.name, parameter.default)), "{}", rule.id);
            }
        }
        let json = serde_json::to_value(listed_rules()).unwrap();
        assert_eq!(json[0]["rule"], "plurality");
        assert_eq!(json[0]["seats"], "one");
        let test = json[0]["parameters"].as_array().unwrap().iter().find(|p| p["name"] == "quorum-test").unwrap();
        assert_eq!(test["values"], serde_json::json!(["at-least", "more-than"]));
        assert_eq!(test["default"], "at-least");
    }
}
