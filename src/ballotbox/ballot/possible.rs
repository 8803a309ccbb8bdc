//! What the members of a definition must say of each other. Whether its ballots
//! can be counted by the manifest's rule is for the verifier, who knows the rules.

use std::collections::BTreeSet;

use super::{Budget, Definition, Kind, LONGEST_CATEGORY, MOST_NUMBER, OptionDef};

/// The largest number that JSON keeps exactly.
const MOST: u64 = (1 << 53) - 1;

impl Definition {
    /// Checks the definition in itself.
    ///
    /// # Errors
    /// The name of the first impossible member, as it stands in the manifest.
    pub fn possible(&self) -> Result<(), &'static str> {
        let ids: BTreeSet<&String> = self.options.iter().map(|option| &option.id).collect();
        let letters = |id: &str| (1..=2).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_lowercase());
        let (min, max) = (self.min as usize, self.max as usize);
        let number = |kind, number: Option<u64>| match number {
            Some(number) => self.kind == kind && (1..=MOST_NUMBER).contains(&number),
            None => self.kind != kind,
        };
        let points =
            number(Kind::Points, self.points) && self.points.is_none_or(|points| u64::from(self.min) <= points);
        let budget = self.budget.is_some();
        let checks = [
            ("ballot_definition.options", ids.len() == self.options.len() && ids.len() >= 2),
            ("ballot_definition.options.id", ids.iter().all(|id| letters(id))),
            ("ballot_definition.max", (1..=ids.len()).contains(&max) && (self.kind != Kind::Choice || max == 1)),
            ("ballot_definition.min", (1..=max).contains(&min)),
            ("ballot_definition.equal", !self.equal || self.kind == Kind::Ranking),
            ("ballot_definition.max_score", number(Kind::Score, self.max_score)),
            ("ballot_definition.points", points),
            ("ballot_definition.budget", self.budget.as_ref().is_none_or(spendable)),
            ("ballot_definition.options.cost", self.options.iter().all(|option| costs(option, budget))),
            ("ballot_definition.options.categories", self.options.iter().all(|option| categories(option, budget))),
        ];
        checks.into_iter().find(|(_, holds)| !holds).map_or(Ok(()), |(field, _)| Err(field))
    }
}

fn spendable(budget: &Budget) -> bool {
    let code = budget.currency.as_bytes();
    budget.amount <= MOST && budget.digits <= 4 && code.len() == 3 && code.iter().all(u8::is_ascii_uppercase)
}

/// Where there is a budget every option has a cost, elsewhere none.
fn costs(option: &OptionDef, budget: bool) -> bool {
    option.cost.is_some() == budget && option.cost.is_none_or(|cost| cost <= MOST)
}

/// A category can be named in a list of limits: `a:100,b:200`.
fn categories(option: &OptionDef, budget: bool) -> bool {
    let named = |name: &String| {
        let length = name.chars().count();
        (1..=LONGEST_CATEGORY).contains(&length)
            && name.trim() == name
            && !name.chars().any(|c| c == ',' || c.is_control())
    };
    let names = &option.categories;
    (budget || names.is_empty()) && names.iter().all(named) && names.is_sorted_by(|a, b| a < b)
}
