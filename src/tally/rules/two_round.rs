//! **Two rounds** on one ranking (contingent vote; supplementary vote): an option
//! with more than half of the first choices wins at once; otherwise the two with
//! most meet in a second round on the same ballots.
//!
//! * "More than half" is of the ballots that count in that round. With a tie in
//!   the second round the tie order decides (`winner`).
//! * Of several with equally many first choices the tie order says who goes into
//!   the second round (`runoff`); with two options and a tie both do.
//! * Equal ranks: `overvote`, see `papers`, in both rounds.
//! * `ranking`: the winner, the other of the second round, the rest by first
//!   choices. `totals`: what each option had when it was last counted.
//! * Nobody wins when no ballot counts for anybody.
//!
//! Source: the contingent vote of Queensland (1892) and Sri Lanka (Presidential
//! Elections Act 1981); with two ranks the supplementary vote of London (Greater
//! London Authority Act 1999, schedule 2).
//! Satisfies majority, Condorcet loser; not monotonicity, Condorcet, independence
//! of clones.

use super::intake::intake;
use super::irv::{continuing, round, totals};
use super::papers::{OVERVOTE, Papers};
use super::piles::Piles;
use super::standings::by_total;
use crate::CountError;
use crate::breaker::{Breaker, with_ties};
use crate::outcome::{Decision, Outcome, RoundStep, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "two-round",
    summary: "more than half of the first choices wins; otherwise the two with most meet on the same ballots",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Listed,
    parameters: &[OVERVOTE],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let papers = Papers::of(profile, spec)?;
    with_ties::<u64>(profile, spec, &[], |breaker| Ok(course(profile, spec, &papers, breaker)))
}

fn course(profile: &Profile, spec: &RuleSpec, papers: &Papers<'_>, breaker: &mut Breaker<'_>) -> Outcome {
    let (ballots, mut steps) = intake(profile);
    let mut piles = Piles::first(papers, ballots.valid);
    let mut outcome = Outcome::begun(profile, spec, ballots);
    let first = piles.votes().to_vec();
    let groups = by_total(piles.live(), |place| first[place]);
    steps.push(continuing(&piles));
    let opened = open(profile, &piles, &groups, breaker, &mut steps);
    let undecided = |steps: &mut Vec<Step>, why| steps.push(Step::Undecided { why });
    let mut last = first;
    let mut order = groups;
    match opened {
        Ok(Opened::Won(winner)) => win(profile, &mut outcome, &piles, winner, &mut steps),
        Err(why) => {
            outcome.decision = why;
            undecided(&mut steps, why);
        }
        Ok(Opened::Runoff(two)) => {
            steps.push(Step::Rounds(RoundStep::SecondRound { options: profile.ids(&two) }));
            outcome.rounds.push(round(profile, 1, &piles, std::mem::take(&mut steps)));
            let others: Vec<usize> = piles.live().into_iter().filter(|place| !two.contains(place)).collect();
            piles.drop(&others);
            let both = piles.live();
            both.iter().for_each(|&place| last[place] = piles.votes()[place]);
            steps.push(continuing(&piles));
            let mut finals = by_total(both, |place| last[place]);
            let met = breaker.met();
            let winner = breaker.first("winner", &finals[0]);
            steps.extend(breaker.told_since(met));
            if let Some(winner) = winner {
                win(profile, &mut outcome, &piles, winner, &mut steps);
            } else {
                outcome.decision = Decision::Tied;
                undecided(&mut steps, Decision::Tied);
            }
            order.iter_mut().for_each(|group| group.retain(|place| !two.contains(place)));
            finals.extend(order.into_iter().filter(|group| !group.is_empty()));
            order = finals;
        }
    }
    let number = if outcome.rounds.is_empty() { 1 } else { 2 };
    outcome.rounds.push(round(profile, number, &piles, steps));
    outcome.ranking = order.iter().map(|group| profile.ids(group)).collect();
    outcome.totals = totals(profile, &profile.standing(), &last);
    outcome.ballots.exhausted = piles.exhausted();
    outcome.ballots.overvotes = piles.overvotes();
    outcome
}

/// What the first round comes to.
enum Opened {
    Won(usize),
    Runoff([usize; 2]),
}

fn open(
    profile: &Profile,
    piles: &Piles<'_>,
    groups: &[Vec<usize>],
    breaker: &mut Breaker<'_>,
    steps: &mut Vec<Step>,
) -> Result<Opened, Decision> {
    let counting = piles.counting();
    if counting == 0 {
        return Err(Decision::NoValidBallots);
    }
    let leader = groups[0][0];
    let votes = piles.votes()[leader];
    // At most 2^48 ballots: twice their number fits.
    if votes * 2 > counting {
        let option = profile.id(leader).to_owned();
        steps.push(Step::Rounds(RoundStep::AbsoluteMajority { option, votes, of: counting }));
        return Ok(Opened::Won(leader));
    }
    let met = breaker.met();
    let two = match &groups[0][..] {
        [only] => breaker.first("runoff", &groups[1]).map(|second| [*only, second]),
        several => breaker.take("runoff", several, 2).map(|two| [two[0], two[1]]),
    };
    steps.extend(breaker.told_since(met));
    two.map(Opened::Runoff).ok_or(Decision::Tied)
}

fn win(profile: &Profile, outcome: &mut Outcome, piles: &Piles<'_>, winner: usize, steps: &mut Vec<Step>) {
    let option = profile.id(winner).to_owned();
    outcome.winners = vec![option.clone()];
    steps.push(Step::Elected { option, total: piles.votes()[winner].to_string() });
}

#[cfg(test)]
mod tests {
    use crate::{RuleSpec, count};

    #[test]
    fn the_capital_of_tennessee_is_nashville() {
        let tennessee = super::super::irv::tests::tennessee();
        let outcome = count(&tennessee, &RuleSpec::of("two-round").unwrap()).unwrap();
        assert_eq!(outcome.winners, ["Nashville"]);
        assert_eq!(outcome.ranking.concat(), ["Nashville", "Memphis", "Knoxville", "Chattanooga"]);
        let totals: Vec<&str> = outcome.totals.values().map(String::as_str).collect();
        assert_eq!(totals, ["15", "17", "42", "58"]);
        assert_eq!(outcome.rounds[1].totals.len(), 2);
    }
}
