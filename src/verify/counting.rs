//! Whether a manifest's ballots can be counted as it says, and the rule that
//! does it. `ballotbox` knows no rule, so this is asked here: by the verifier of
//! every bundle, and by the town before it freezes a form.

use std::collections::BTreeMap;

use ballotbox::ballot::{Definition, Kind};
use ballotbox::manifest::Counting;
use tally::{RuleSpec, Seats};

/// Parameters that are not listed in `counting.parameters`: the roll is the
/// electorate, and the other two have members of their own.
const ELSEWHERE: [&str; 3] = ["electorate", "quorum", "threshold"];
/// A parameter that is not used.
const NONE: &str = "none";

/// What of a manifest does not fit its rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the manifest's `{field}` is not possible: {why}")]
pub struct Misfit {
    /// The member, as `counting.rule`.
    pub field: String,
    /// Why.
    pub why: String,
}

fn misfit(field: &str, why: impl std::fmt::Display) -> Misfit {
    Misfit { field: field.to_owned(), why: why.to_string() }
}

/// The kind of ballot as the rules call it.
#[must_use]
pub const fn kind(kind: Kind) -> tally::Kind {
    match kind {
        Kind::Choice => tally::Kind::Choice,
        Kind::Approval => tally::Kind::Approval,
        Kind::Ranking => tally::Kind::Ranking,
        Kind::Score => tally::Kind::Score,
        Kind::Points => tally::Kind::Points,
    }
}

/// The counting of these ballots by a rule with nothing chosen: every parameter
/// at its default, or as the ballot's definition has it; one seat.
///
/// # Errors
/// [`Misfit`] when there is no such rule.
pub fn of(definition: &Definition, rule: &str) -> Result<Counting, Misfit> {
    let spec = RuleSpec::of(rule).map_err(|error| misfit("counting.rule", error))?;
    let default = |name| spec.setting(name).filter(|value| *value != NONE).map(ToOwned::to_owned);
    Ok(Counting {
        rule: rule.to_owned(),
        parameters: listed(definition, &spec),
        seats: 1,
        quorum: default("quorum"),
        threshold: default("threshold"),
        ties: "lot".to_owned(),
    })
}

/// Every parameter that `counting.parameters` lists for a rule: at its default, or
/// as the ballot's definition has it.
///
/// # Errors
/// [`Misfit`] when there is no such rule.
pub fn parameters(definition: &Definition, rule: &str) -> Result<BTreeMap<String, String>, Misfit> {
    of(definition, rule).map(|counting| counting.parameters)
}

fn listed(definition: &Definition, spec: &RuleSpec) -> BTreeMap<String, String> {
    let listed = spec.rule().parameters.iter().filter(|parameter| !ELSEWHERE.contains(&parameter.name));
    let value = |name: &str, default: &str| of_ballot(definition, name).unwrap_or_else(|| default.to_owned());
    listed.map(|parameter| (parameter.name.to_owned(), value(parameter.name, parameter.default))).collect()
}

/// A parameter that only repeats what the ballot's definition says.
fn of_ballot(definition: &Definition, parameter: &str) -> Option<String> {
    let or_none = |number: Option<u64>| Some(number.map_or_else(|| NONE.to_owned(), |number| number.to_string()));
    match parameter {
        "max" => Some(definition.max.to_string()),
        "min" => Some(definition.min.to_string()),
        "max-score" => or_none(definition.max_score),
        "min-score" => Some("0".to_owned()),
        "max-points" => or_none(definition.points.or(definition.max_score)),
        "max-sum-points" => or_none(definition.points),
        _ => None,
    }
}

/// The rule of a manifest with all its parameters; no lot is drawn yet.
///
/// # Errors
/// [`Misfit`] names the first member that does not fit.
pub fn rule(definition: &Definition, counting: &Counting) -> Result<RuleSpec, Misfit> {
    let mut spec = RuleSpec::of(&counting.rule).map_err(|error| misfit("counting.rule", error))?;
    takes(definition, &spec)?;
    let expected = listed(definition, &spec);
    if let Some(missing) = expected.keys().find(|name| !counting.parameters.contains_key(*name)) {
        return Err(misfit(&format!("counting.parameters.{missing}"), "the rule has it, and it is missing"));
    }
    for (name, value) in &counting.parameters {
        let field = format!("counting.parameters.{name}");
        if ELSEWHERE.contains(&name.as_str()) {
            return Err(misfit(&field, "it does not stand here"));
        }
        spec = spec.set(name, value).map_err(|error| misfit(&field, error))?;
        if spec.setting(name) != Some(value) {
            return Err(misfit(&field, "it is not in its one form"));
        }
        if of_ballot(definition, name).is_some_and(|said| said != *value) {
            return Err(misfit(&field, "the ballot's definition says something else"));
        }
    }
    for (name, share) in [("quorum", &counting.quorum), ("threshold", &counting.threshold)] {
        if spec.setting(name).is_some() || share.is_some() {
            let value = share.as_deref().unwrap_or(NONE);
            spec = spec.set(name, value).map_err(|error| misfit(&format!("counting.{name}"), error))?;
        }
    }
    let seats = usize::try_from(counting.seats).map_err(|error| misfit("counting.seats", error))?;
    if seats > definition.options.len() {
        return Err(misfit("counting.seats", "there are fewer options"));
    }
    let spec = spec.with_seats(seats).map_err(|error| misfit("counting.seats", error))?;
    dry(definition, &spec)?;
    Ok(spec)
}

/// Counts no ballots at all: what the rule refuses then it will refuse after the
/// close too (options named that are not there, a referendum of three sides).
fn dry(definition: &Definition, spec: &RuleSpec) -> Result<(), Misfit> {
    let refused = |why: String| misfit("counting.parameters", why);
    let profile = crate::recount::empty(definition).map_err(refused)?;
    tally::count(&profile.build(), spec).map(drop).map_err(|error| refused(error.to_string()))
}

/// Whether the rule counts such ballots, with a budget or without.
fn takes(definition: &Definition, spec: &RuleSpec) -> Result<(), Misfit> {
    let rule = spec.rule();
    let word = definition.kind.word();
    if !rule.takes.contains(&kind(definition.kind)) {
        return Err(misfit("counting.rule", format!("`{}` does not count {word} ballots", rule.id)));
    }
    if rule.id == "plurality" && definition.kind != Kind::Choice {
        return Err(misfit("counting.rule", format!("`plurality` counts one mark a ballot, not {word} ballots")));
    }
    match (rule.seats == Seats::Budget, definition.budget.is_some()) {
        (true, false) => Err(misfit("ballot_definition.budget", format!("`{}` spends one", rule.id))),
        (false, true) => Err(misfit("ballot_definition.budget", format!("`{}` spends none", rule.id))),
        _ => Ok(()),
    }
}

/// Whether a batch of paper cards is told by its sums; otherwise card by card.
#[must_use]
pub fn sums(definition: &Definition, counting: &Counting) -> bool {
    let marks = matches!(definition.kind, Kind::Choice | Kind::Approval);
    marks && RuleSpec::of(&counting.rule).is_ok_and(|spec| spec.rule().adds_up())
}

#[cfg(test)]
mod tests {
    use ballotbox::ballot::OptionDef;

    use super::*;

    fn definition(kind: Kind) -> Definition {
        Definition::of(kind, ["a", "b", "c"].map(|id| OptionDef::new(id, BTreeMap::new())).into())
    }

    fn counting(definition: &Definition, rule: &str) -> Counting {
        of(definition, rule).unwrap()
    }

    #[test]
    fn a_rule_that_does_not_fit_is_named_by_its_field() {
        type Bend = (&'static str, fn(&mut Definition, &mut Counting));
        let cases: [Bend; 11] = [
            ("counting.rule", |_, c| c.rule = "magic".to_owned()),
            ("counting.rule", |_, c| c.rule = "plurality".to_owned()),
            ("counting.parameters", |d, c| *c = of(d, "referendum").unwrap()),
            ("counting.rule", |d, _| d.kind = Kind::Ranking),
            ("ballot_definition.budget", |d, _| {
                let budget = ballotbox::ballot::Budget { amount: 1, currency: "PLN".to_owned(), digits: 2 };
                d.budget = Some(budget);
            }),
            ("counting.parameters.max", |_, c| drop(c.parameters.remove("max"))),
            ("counting.parameters.max", |_, c| drop(c.parameters.insert("max".to_owned(), "2".to_owned()))),
            ("counting.parameters.min", |_, c| drop(c.parameters.insert("min".to_owned(), "01".to_owned()))),
            ("counting.parameters.quorum", |_, c| drop(c.parameters.insert("quorum".to_owned(), "1/2".to_owned()))),
            ("counting.threshold", |_, c| c.threshold = Some("3/2".to_owned())),
            ("counting.seats", |_, c| c.seats = 2),
        ];
        for (field, bend) in cases {
            let mut definition = definition(Kind::Approval);
            let mut counting = counting(&definition, "approval");
            assert!(rule(&definition, &counting).is_ok());
            bend(&mut definition, &mut counting);
            assert_eq!(rule(&definition, &counting).unwrap_err().field, field);
        }
    }

    #[test]
    fn every_rule_counts_some_ballot_with_its_defaults() {
        for known in tally::rules() {
            let fits = |kind: Kind| {
                let mut definition = definition(kind);
                if known.seats == Seats::Budget {
                    definition.options.iter_mut().for_each(|option| option.cost = Some(100));
                    let budget = ballotbox::ballot::Budget { amount: 200, currency: "PLN".to_owned(), digits: 2 };
                    definition.budget = Some(budget);
                }
                if known.id == "referendum" {
                    definition.options.pop();
                    definition.max = 1;
                }
                rule(&definition, &counting(&definition, known.id)).is_ok()
            };
            assert!(Kind::ALL.into_iter().any(fits), "{}", known.id);
        }
    }
}
