//! What a file says, as a ballot paper can take it: options, and ballot by ballot
//! what is ticked or typed.

mod pabulib;
mod profile;

use ::tally::formats::ElectionFile;
use ::tally::{Amount, Kind};

use super::Said;

/// The options and ballots of a file.
#[derive(Debug)]
pub(super) struct Sheet {
    /// What the election is called.
    pub(super) title: String,
    /// Ids and names of the options.
    pub(super) options: Vec<(String, String)>,
    /// What a ballot says.
    pub(super) kind: Kind,
    /// The ballots that are cast.
    pub(super) ballots: Vec<Said>,
    /// Most options on a ballot, as the file says.
    pub(super) max: Option<usize>,
    /// The best score or the points to share out, as the file says.
    limit: Option<u64>,
    /// The totals the file states, if these are all its ballots.
    pub(super) stated: Option<Vec<String>>,
    /// What should be known.
    pub(super) remarks: Vec<String>,
    /// What there is to spend, and in what.
    budget: Option<(Amount, String)>,
    /// What the options cost.
    costs: Vec<Option<Amount>>,
}

/// The budget with its currency, and what each option costs.
type Money = ((String, String), Vec<Option<String>>);

impl Sheet {
    /// Some ballots of a file, or all.
    pub(super) fn of(file: &ElectionFile, voters: Option<usize>) -> Result<Self, String> {
        match file {
            ElectionFile::Pb(pb) => pabulib::sheet(pb, voters),
            other => profile::sheet(other, voters),
        }
    }

    /// The best score or the points to share out: what the file says, or what was given.
    pub(super) fn most(&self) -> Option<u64> {
        let numbers = |said: &Said| match said {
            Said::Typed(numbers) => numbers.iter().map(|(_, number)| *number).collect(),
            Said::Ticked(_) => Vec::new(),
        };
        let ballots = self.ballots.iter().map(numbers);
        let given = match self.kind {
            Kind::Score => ballots.flatten().max(),
            Kind::Points => ballots.map(|numbers| numbers.into_iter().sum()).max(),
            Kind::Choice | Kind::Approval | Kind::Ranking => return None,
        };
        self.limit.max(given).max(Some(1))
    }

    /// The budget and what everything costs, in hundredths at most.
    pub(super) fn money(&self) -> Result<Money, String> {
        let text = |amount: Amount| {
            let fits = amount.at_scale(super::DIGITS).is_some_and(|minor| minor >= 0);
            fits.then(|| amount.to_string()).ok_or_else(|| format!("{amount} is no sum in whole hundredths"))
        };
        let (budget, currency) = self.budget.as_ref().ok_or("says nothing of a budget, which the rule spends")?;
        let cost = |(cost, (id, _)): (&Option<Amount>, &(String, String))| {
            let cost = cost.ok_or_else(|| format!("says nothing of the cost of `{id}`"))?;
            text(cost).map(Some)
        };
        let costs = self.costs.iter().zip(&self.options).map(cost).collect::<Result<_, String>>()?;
        Ok(((text(*budget)?, currency.clone()), costs))
    }
}

/// A whole number from zero; what people type beside an option.
fn whole(amount: Amount) -> Option<u64> {
    amount.at_scale(0).and_then(|number| u64::try_from(number).ok())
}

/// How many, and the first few by name.
fn named(what: &str, ids: &[&str]) -> Option<String> {
    let first = ids.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    let more = if ids.len() > 5 { ", …" } else { "" };
    (!ids.is_empty()).then(|| format!("{} {what} (voters {first}{more})", ids.len()))
}
