//! The text of counts that spend a budget: tables and sentences.
//!
//! What people pay is exact in the result; here it is rounded to the cent, as a
//! price after many purchases has hundreds of digits.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Report, several};
use crate::outcome::{Bar, BudgetStep, Decision, Outcome, Payers, Round, Settled, Step};

/// Longest fraction that is written out beside its rounded value.
const SHOWN: usize = 24;

impl Report<'_> {
    pub(super) fn budget_round(&mut self, round: &Round, outcome: &Outcome) {
        self.line("");
        if let Some(title) = title(round).filter(|_| outcome.rounds.len() > 1) {
            self.line(&format!("Round {}: {title}", round.round));
        }
        let ranked = outcome.ranking.iter().flatten();
        let support: Vec<Vec<String>> =
            ranked.filter_map(|id| round.totals.get(id).map(|total| vec![self.name(id), decimal(total)])).collect();
        if !support.is_empty() {
            self.grid(&["project", "support"], &support);
            self.line("");
        }
        self.purchases(round);
        self.raised(round);
        for step in &round.steps {
            if !matches!(step, Step::Budget(BudgetStep::Raised { .. })) {
                let sentence = self.sentence(step);
                self.line(&format!("- {sentence}"));
            }
        }
    }

    pub(super) fn budget_end(&mut self, outcome: &Outcome) {
        self.line("");
        let (cost, budget) = (outcome.cost.as_deref().unwrap_or("0"), outcome.budget.as_deref().unwrap_or("0"));
        if outcome.decision != Decision::Won {
            self.line(&format!("Nothing is decided: {}.", super::why(outcome.decision)));
        } else if outcome.winners.is_empty() {
            self.line(&format!("No project is funded; {budget} is left."));
        } else {
            let number = u64::try_from(outcome.winners.len()).unwrap_or(u64::MAX);
            let projects = several(number, "project is funded", "projects are funded");
            self.line(&format!("{projects} for {cost} of {budget}: {}", self.list(&outcome.winners)));
        }
        for tied in &outcome.outcomes {
            let names = self.list(tied);
            self.line(&format!("Possible outcome: {names}"));
        }
    }

    /// What was bought, a row each.
    fn purchases(&mut self, round: &Round) {
        let rows = round.steps.iter().filter_map(|step| match step {
            Step::Budget(BudgetStep::Bought { option, cost, supporters, price, full, poorer, .. }) => {
                let each = full.first().map_or_else(String::new, |payers| decimal(&payers.each));
                let row = [self.name(option), cost.clone(), supporters.to_string(), each, poorer.to_string()];
                Some([row.to_vec(), vec![fine(price)]].concat())
            }
            Step::Budget(BudgetStep::Saved { option, cost, given, supporters }) => {
                Some(vec![self.name(option), cost.clone(), supporters.to_string(), decimal(given)])
            }
            _ => None,
        });
        let rows: Vec<Vec<String>> = rows.collect();
        match rows.first().map(Vec::len) {
            Some(6) => self.grid(&["project", "cost", "supporters", "each pays", "pay less", "price"], &rows),
            Some(_) => self.grid(&["project", "cost", "supporters", "given to each"], &rows),
            None => return,
        }
        self.line("");
    }

    /// The shares that were tried.
    fn raised(&mut self, round: &Round) {
        let rows = round.steps.iter().filter_map(|step| match step {
            Step::Budget(BudgetStep::Raised { from, to, runs, projects, cost }) => {
                Some(vec![decimal(from), decimal(to), runs.to_string(), projects.to_string(), cost.clone()])
            }
            _ => None,
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if !rows.is_empty() {
            self.grid(&["share from", "to", "runs", "projects", "cost"], &rows);
            self.line("");
        }
    }

    /// Rows under heads; the first column to the left, the others to the right.
    fn grid(&mut self, heads: &[&str], rows: &[Vec<String>]) {
        let wide = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
            cells.chain([heads[column].chars().count()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..heads.len()).map(wide).collect();
        let head: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        for row in std::iter::once(&head).chain(rows) {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                let pad = " ".repeat(width - cell.chars().count());
                if column == 0 { format!("{cell}{pad}") } else { format!("{pad}{cell}") }
            });
            let cells: Vec<String> = cells.collect();
            self.line(&format!("  {}", cells.join("  ")));
        }
    }

    pub(super) fn budget(&self, step: &BudgetStep) -> String {
        match step {
            BudgetStep::ToSpend { budget } => format!("There is {budget} to spend."),
            BudgetStep::RuledOut { option, bar, .. } => {
                format!("{} cannot be funded: {}.", self.name(option), self.bar(bar))
            }
            BudgetStep::Funded { option, cost, support, left } => {
                format!(
                    "{} is funded for {cost}, with support {}; {left} is left.",
                    self.name(option),
                    decimal(support)
                )
            }
            BudgetStep::PassedOver { option, cost, left, bar, .. } => {
                format!("{} for {cost} is passed over with {left} left: {}.", self.name(option), self.bar(bar))
            }
            BudgetStep::Halted { option, cost, left } => {
                format!("{} for {cost} does not fit into the {left} left: the count ends there.", self.name(option))
            }
            BudgetStep::Compared { by, shares, support, options, cost, kept } => {
                self.compared(by, (*shares, *support), (options, cost), *kept)
            }
            BudgetStep::Saved { option, cost, given, supporters } => format!(
                "When each has been given {}, the {} of {} have saved its cost of {cost}: it is bought.",
                about(given),
                several(*supporters, "supporter", "supporters"),
                self.name(option)
            ),
            BudgetStep::SavedInVain { option, cost, given, left } => format!(
                "When each has been given {}, the cost of {}, {cost}, is saved, but only {left} is left: the count ends \
                 there.",
                about(given),
                self.name(option)
            ),
            _ => self.share_step(step),
        }
    }

    /// The steps of equal shares.
    fn share_step(&self, step: &BudgetStep) -> String {
        match step {
            BudgetStep::Shared { budget, people, share } => {
                format!("The {budget} is shared by {}: {} each.", several(*people, "voter", "voters"), about(share))
            }
            BudgetStep::WouldOverspend { share, option, cost, budget } => format!(
                "With {} each, {} would be bought too, and all would cost {cost} or more, but there is only {budget}.",
                about(share),
                self.name(option)
            ),
            BudgetStep::ShareKept { share, raises, why, ties } => {
                let ties = match ties {
                    0 => String::new(),
                    ties => format!(" Ties in the other runs: {ties}, broken by the same order."),
                };
                format!(
                    "After {} the share stays at {}: {}.{ties}",
                    several(*raises, "raise", "raises"),
                    about(share),
                    settled(*why)
                )
            }
            BudgetStep::Bought { option, cost, full, poorer, paid, .. } => {
                format!("{} is bought for {cost}: {}.", self.name(option), payers(full, *poorer, paid))
            }
            BudgetStep::Unpaid { option, cost, money } => format!(
                "{} is not bought: of its cost of {cost} its supporters have {} left{}.",
                self.name(option),
                about(money),
                part(money, cost)
            ),
            BudgetStep::FellOut { option, bar } => format!("{} falls out: {}.", self.name(option), self.bar(bar)),
            _ => String::new(),
        }
    }

    fn compared(
        &self,
        by: &str,
        (shares, support): (u64, u64),
        (options, cost): (&[String], &str),
        kept: bool,
    ) -> String {
        let more =
            if by == "ratio" { "some project they support, and none" } else { "more projects they support than" };
        let voters = |number| several(number, "voter has", "voters have");
        let verdict = if kept { "equal shares stay" } else { "those are taken instead" };
        format!(
            "By support alone, {} would be funded for {cost}. With equal shares {} {more} otherwise; the other way round \
             it is {support}: {verdict}.",
            self.list(options),
            voters(shares),
        )
    }

    fn bar(&self, bar: &Bar) -> String {
        match bar {
            Bar::Budget => "it costs more than there is left".to_owned(),
            Bar::Support => "it has less than the least support".to_owned(),
            Bar::Unwanted => "nobody supports it".to_owned(),
            Bar::Conflict { with } => format!("it excludes {}, which is funded", self.name(with)),
            Bar::Limit { category } => format!("the limit of the category {category} would be exceeded"),
        }
    }
}

fn title(round: &Round) -> Option<&'static str> {
    round
        .steps
        .iter()
        .find_map(|step| match step {
            Step::Budget(BudgetStep::Shared { .. }) => Some("shares"),
            Step::Budget(BudgetStep::Bought { .. } | BudgetStep::Unpaid { .. }) => Some("purchases"),
            Step::Budget(BudgetStep::Funded { .. } | BudgetStep::PassedOver { .. }) => Some("what is left"),
            Step::Budget(BudgetStep::Compared { .. }) => Some("comparison"),
            _ => None,
        })
        .or_else(|| (!round.totals.is_empty()).then_some("support"))
}

const fn settled(why: Settled) -> &'static str {
    match why {
        Settled::Exhaustive => "nothing more fits into the budget",
        Settled::Overspend => "with more, too much would be bought",
        Settled::Unchanging => "more would change nothing",
    }
}

fn payers(full: &[Payers], poorer: u64, paid: &str) -> String {
    let points = full.len() > 1 || full.iter().any(|payers| payers.points != "1");
    let one = |payers: &Payers| {
        let supporters = several(payers.people, "supporter", "supporters");
        let with = if points { format!(" with points {}", decimal(&payers.points)) } else { String::new() };
        if payers.people == 1 {
            format!("{supporters}{with} pays {}", about(&payers.each))
        } else {
            format!("{supporters}{with} pay {} each", about(&payers.each))
        }
    };
    let mut parts: Vec<String> = full.iter().map(one).collect();
    match poorer {
        0 => {}
        1 => parts.push(format!("1 other pays all that is left, {}", about(paid))),
        _ => parts.push(format!("{poorer} others pay all they have left, {} together", about(paid))),
    }
    parts.join(", ")
}

/// A number rounded to the cent, with the exact fraction when that is short.
fn about(exact: &str) -> String {
    match exact.contains('/') {
        true if exact.len() <= SHOWN => format!("{} ({exact})", decimal(exact)),
        true => decimal(exact),
        false => exact.to_owned(),
    }
}

/// A fraction with two decimals; whole and decimal numbers as they are.
fn decimal(exact: &str) -> String {
    rounded(exact, 2)
}

/// The same with six.
fn fine(exact: &str) -> String {
    rounded(exact, 6)
}

/// Rounded half up; numbers here are not negative, but support can be.
fn rounded(exact: &str, places: usize) -> String {
    let Some(number) = number(exact).filter(|_| exact.contains('/')) else { return exact.to_owned() };
    let unit = BigInt::from(10).pow(u32::try_from(places).unwrap_or(0));
    let half = BigRational::new(BigInt::from(1), BigInt::from(2));
    let units = (number * &unit + half).floor().to_integer();
    let sign = if units < BigInt::from(0) { "-" } else { "" };
    let digits = format!("{:0>width$}", units.magnitude(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}.{part}")
}

/// How much of `cost` is `money`, rounded down to a whole percent.
fn part(money: &str, cost: &str) -> String {
    let percent = number(money).zip(number(cost)).filter(|(_, cost)| *cost != BigRational::from(BigInt::from(0)));
    percent.map_or_else(String::new, |(money, cost)| {
        format!(" ({} %)", (money * BigInt::from(100) / cost).floor().to_integer())
    })
}

/// `a/b`, `a`, or `a.b`.
fn number(text: &str) -> Option<BigRational> {
    if let Some((whole, part)) = text.split_once('.') {
        let unit = BigInt::from(10).pow(u32::try_from(part.len()).ok()?);
        return Some(BigRational::new(format!("{whole}{part}").parse().ok()?, unit));
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_for_people_only() {
        assert_eq!(
            ["7200/43", "1/3", "2/3", "-1/2", "12", "0.5"].map(about),
            ["167.44 (7200/43)", "0.33 (1/3)", "0.67 (2/3)", "-0.50 (-1/2)", "12", "0.5"]
        );
        assert_eq!(about("231667323403017898069392/702466467284305290665"), "329.79");
        assert_eq!(fine("1/43"), "0.023256");
        assert_eq!((part("99/2", "50"), part("1", "0")), (" (99 %)".to_owned(), String::new()));
    }
}
