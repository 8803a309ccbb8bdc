//! **Referendum**: yes or no to one proposal, with quorum and threshold.
//!
//! The proposal is the option named by `yes`; else the one whose id, or else
//! name, is `yes` or `tak`; else the first one listed. It stands beside one
//! option that means no, or alone: then a mark is a yes, and a ballot without
//! one is blank (`threshold-of=not-void` takes blank ballots for noes).
//!
//! The proposal is accepted when the quorum is met and its votes reach the
//! threshold (more than half of the valid ballots, unless said otherwise) and the
//! approval quorum, if there is one; all as in `shares`. So exactly 50 % is a no,
//! and there is never a tie. A proposal that is not accepted has no winner, but
//! when the noes are more than the ayes, no wins. A missed quorum decides nothing.
//!
//! Source: Council of Europe, Venice Commission, *Revised guidelines on the holding
//! of referendums* (CDL-AD(2022)015), III.7: no turnout quorum (it rewards staying
//! at home), an approval quorum only with reason. Hence there is neither by default.
//! Satisfies anonymity, monotonicity, homogeneity; with a turnout quorum not
//! participation (the no-show paradox is kept as a test).

use super::shares::{self, APPROVAL_QUORUM, SHARES, missed};
use super::sums::{Marks, Sums, sums};
use super::top::{by_total, printed};
use crate::CountError;
use crate::outcome::{Decision, Outcome, Reached, Round, Step};
use crate::profile::{Entry, Kind, Profile};
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const YES: Parameter = Parameter {
    name: "yes",
    default: "none",
    allowed: Allowed::OptionOrNone,
    summary: "the option that is the proposal; `none`: the one called yes or tak, else the first one listed",
};
const THRESHOLD: Parameter =
    Parameter { default: "1/2", summary: "the share of votes the proposal must have", ..SHARES[4] };
const THRESHOLD_TEST: Parameter = Parameter { default: "more-than", ..SHARES[6] };

pub(crate) static RULE: Rule = Rule {
    id: "referendum",
    summary: "yes or no to a proposal, which must have more than half of the votes",
    takes: &[Kind::Choice, Kind::Approval],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[
        YES,
        SHARES[0],
        SHARES[1],
        SHARES[2],
        SHARES[3],
        THRESHOLD,
        SHARES[5],
        THRESHOLD_TEST,
        APPROVAL_QUORUM[0],
        APPROVAL_QUORUM[1],
    ],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let (yes, no) = sides(profile, spec)?;
    let Sums { totals, ballots, mut steps } = sums(profile, Marks { least: 1, most: 1 })?;
    let votes = totals[yes];
    let quorum = shares::quorum(profile, spec, &ballots)?;
    let threshold = shares::threshold(profile, spec, &ballots, votes)?;
    let approval = shares::approval_quorum(profile, spec, votes)?;
    steps.extend(quorum.clone().map(Step::Quorum));
    let (decision, winner) = if missed(quorum.as_ref()) {
        (Decision::NoQuorum, None)
    } else if ballots.valid == 0 {
        (Decision::NoValidBallots, None)
    } else {
        steps.extend(conditions(threshold.as_ref(), approval.as_ref()));
        if !missed(threshold.as_ref()) && !missed(approval.as_ref()) {
            (Decision::Won, Some(yes))
        } else {
            let no = no.filter(|&no| totals[no] > votes);
            (if no.is_some() { Decision::Won } else { Decision::BelowThreshold }, no)
        }
    };
    steps.push(match winner {
        Some(place) => Step::Elected { option: profile.id(place).to_owned(), total: totals[place].to_string() },
        None => Step::Undecided { why: decision },
    });
    let printed = printed(profile, |place| totals[place].to_string());
    let mut outcome = Outcome {
        decision,
        winners: profile.ids(winner.as_slice()),
        ranking: by_total(profile, &totals).iter().map(|group| profile.ids(group)).collect(),
        rounds: vec![Round::new(1, printed.clone(), steps)],
        totals: printed,
        quorum,
        threshold,
        approval,
        ..Outcome::begun(profile, spec, ballots)
    };
    outcome.parameters.insert(YES.name.to_owned(), profile.id(yes).to_owned());
    Ok(outcome)
}

fn conditions(threshold: Option<&Reached>, approval: Option<&Reached>) -> impl Iterator<Item = Step> {
    let threshold = threshold.cloned().map(Step::Threshold);
    threshold.into_iter().chain(approval.cloned().map(Step::ApprovalQuorum))
}

/// The proposal and the option that means no.
fn sides(profile: &Profile, spec: &RuleSpec) -> Result<(usize, Option<usize>), CountError> {
    let standing = profile.standing();
    let yes = spec.option(YES.name, profile)?.or_else(|| called_yes(profile)).unwrap_or_default();
    let others: Vec<usize> = standing.iter().copied().filter(|&place| place != yes).collect();
    if others.len() > 1 || others.len() == standing.len() {
        return Err(CountError::Question { proposal: profile.id(yes).to_owned(), beside: others.len() });
    }
    Ok((yes, others.first().copied()))
}

fn called_yes(profile: &Profile) -> Option<usize> {
    let called = |word: fn(&Entry) -> &str| {
        let yes = |entry: &Entry| matches!(word(entry).trim().to_lowercase().as_str(), "yes" | "tak");
        profile.entries().iter().position(yes)
    };
    called(|entry| &entry.id).or_else(|| called(|entry| &entry.name))
}
