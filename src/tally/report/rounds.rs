//! The sentences and the table of counts in rounds.

use super::{Report, pairs, percent, seats, several};
use crate::outcome::{Outcome, Round, RoundStep};

impl Report<'_> {
    pub(super) fn round_step(&self, step: &RoundStep) -> String {
        match step {
            RoundStep::Continuing { ballots, exhausted, overvotes } => {
                let mut parts = vec![format!("{} for an option", several(*ballots, "ballot counts", "ballots count"))];
                if *exhausted > 0 {
                    parts.push(format!("{exhausted} exhausted"));
                }
                if *overvotes > 0 {
                    parts.push(format!("{overvotes} stopped at options of the same rank"));
                }
                format!("{}.", parts.join(", "))
            }
            RoundStep::AbsoluteMajority { option, votes, of } => {
                format!("{} has {votes} of {of}: more than half.", self.name(option))
            }
            RoundStep::SecondRound { options } => format!("Into the second round go {}.", self.list(options)),
            RoundStep::ExcludedWithoutVotes { options } => {
                format!("Excluded without a single ballot: {}.", self.list(options))
            }
            RoundStep::Excluded { option, total } => {
                format!("{} has fewest, {total}, and is excluded.", self.name(option))
            }
            RoundStep::ElectingQuota { quota, votes, seats } => {
                format!("The quota is {quota}, of {votes} votes for {}.", several(*seats, "seat", "seats"))
            }
            RoundStep::ElectedRemaining { options } => {
                format!("No more are left than seats; elected: {}.", self.list(options))
            }
            RoundStep::SurplusPassed { option, total, surplus, lost } => {
                format!("{} has {total} and passes {surplus} on; {lost} is lost to rounding.", self.name(option))
            }
            RoundStep::BallotWorth { ballots, before, now } => {
                format!("{} worth {before} each pass on at {now}.", several(*ballots, "ballot", "ballots"))
            }
            RoundStep::BallotsPassed { ballots, exhausted } => {
                let exhausted = several(*exhausted, "names nobody", "name nobody");
                format!("{} to the next option; {exhausted} further.", several(*ballots, "ballot goes", "ballots go"))
            }
            RoundStep::Iterated { times, surplus, ended } => {
                let ended = match ended.as_str() {
                    "elected" => "somebody has a quota",
                    "omega" => "no surplus worth passing on",
                    _ => "rounding lets it get no smaller",
                };
                format!(
                    "A surplus of {surplus} is left after {} of sharing out: {ended}.",
                    several(*times, "step", "steps")
                )
            }
            RoundStep::KeepFactor { option, keeps } => format!("{} keeps {keeps} of each vote.", self.name(option)),
        }
    }

    /// The table of a round: who has what, what changed, and what rests with nobody.
    pub(super) fn table(&mut self, round: &Round, before: Option<&Round>, outcome: &Outcome) {
        let before = before.filter(|_| outcome.rule != pairs::STAR);
        let ranked = outcome.ranking.iter().flatten().map(|id| (self.name(id), round.totals.get(id), id));
        let mut rows: Vec<[String; 4]> = ranked
            .filter_map(|(name, total, id)| {
                let before = before.and_then(|before| before.totals.get(id));
                let mut row = row(name, total?, before, outcome.ballots.valid);
                if round.exhausted.is_none() {
                    row[2] = plain_share(total?, round, outcome);
                }
                Some(row)
            })
            .collect();
        let resting = [("(exhausted)", 0), ("(same rank)", 1)].map(|(name, which)| {
            let of = |round: &Round| if which == 0 { round.exhausted.clone() } else { round.overvotes.clone() };
            let zero = |total: &String| total.bytes().all(|byte| matches!(byte, b'0' | b'.'));
            let total = of(round).filter(|total| !zero(total))?;
            Some(row(name.to_owned(), &total, before.and_then(of).as_ref(), outcome.ballots.valid))
        });
        rows.extend(resting.into_iter().flatten());
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let [name_width, total_width, share_width, change_width] = [0, 1, 2, 3].map(width);
        for [name, total, share, change] in &rows {
            let pad = " ".repeat(name_width - name.chars().count());
            let share_width = share_width.max(8);
            self.line(&format!("  {name}{pad}  {total:>total_width$}  {share:>share_width$}  {change:>change_width$}"));
        }
    }
}

/// What a total is of the valid ballots, where it counts ballots; about what it is,
/// where it is a fraction.
fn plain_share(total: &str, round: &Round, outcome: &Outcome) -> String {
    match total.parse::<u64>() {
        Ok(total) if seats::counts_ballots(round) && pairs::counts_ballots(outcome, round) => {
            percent(total.into(), outcome.ballots.valid.into())
        }
        _ => seats::about(total),
    }
}

/// Name, total, share of the valid ballots, change.
fn row(name: String, total: &str, before: Option<&String>, valid: u64) -> [String; 4] {
    let (now, places) = units(total).unzip();
    let share = now.zip(places).and_then(|(now, places)| {
        let whole = u128::from(valid).checked_mul(10_u128.checked_pow(places)?)?;
        Some(percent(now, whole))
    });
    let change = before.and_then(|before| Some((units(before)?.0, now?, places?)));
    let change = change.filter(|(before, now, _)| before != now).map(|(before, now, places)| {
        let sign = if now > before { '+' } else { '−' };
        format!("{sign}{}", decimal(now.abs_diff(before), places))
    });
    [name, total.to_owned(), share.unwrap_or_default(), change.unwrap_or_default()]
}

/// A decimal as units and places; none for a fraction.
fn units(total: &str) -> Option<(u128, u32)> {
    let (whole, part) = total.split_once('.').unwrap_or((total, ""));
    let places = u32::try_from(part.len()).ok()?;
    Some((format!("{whole}{part}").parse().ok()?, places))
}

fn decimal(units: u128, places: u32) -> String {
    let one = 10_u128.pow(places);
    if places == 0 {
        units.to_string()
    } else {
        format!("{}.{:0width$}", units / one, units % one, width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::amount::Amount;
    use crate::profile::{Entry, Kind, ProfileBuilder};
    use crate::{RuleSpec, count};

    /// Ada has 12 of scores and Bo 11, yet two of three ballots prefer Bo.
    fn said(rule: &str) -> String {
        let mut builder = ProfileBuilder::new(Kind::Score, ["Ada", "Bo"].map(Entry::new)).unwrap();
        for (ada, bo) in [(5, 1), (4, 5), (3, 5)] {
            builder.points(&[("Ada", Amount::whole(ada)), ("Bo", Amount::whole(bo))], 1).unwrap();
        }
        let profile = builder.build();
        let outcome = count(&profile, &RuleSpec::of(rule).unwrap()).unwrap();
        crate::text_report(&outcome, &BTreeMap::new())
    }

    #[test]
    fn scores_are_no_share_of_the_ballots() {
        assert!(!said("score").contains('%'), "{}", said("score"));
    }

    #[test]
    fn the_second_round_of_star_counts_ballots_and_changes_no_score() {
        let text = said("star");
        assert!(text.contains("66.7 %") && text.contains("33.3 %"), "{text}");
        assert!(!text.contains("400.0 %") && !text.contains('−'), "{text}");
    }
}
