//! What became of the ballots before a count of rankings, points or scores
//! begins: blank and void ones are laid aside, withdrawn options struck.

use std::collections::BTreeMap;

use crate::outcome::{BallotCount, Step};
use crate::profile::{Ballots, Profile};

/// The ballots by what became of them, and the steps that say so. A ballot that
/// names only withdrawn options is struck; marks for others move up.
pub(crate) fn intake(profile: &Profile) -> (BallotCount, Vec<Step>) {
    judged(profile, &BTreeMap::new())
}

/// The same for a rule that finds ballots void: why, by their place in the bag.
/// Their marks are not struck, since they do not count.
pub(crate) fn judged(profile: &Profile, void: &BTreeMap<usize, &'static str>) -> (BallotCount, Vec<Step>) {
    let mut ballots = BallotCount {
        total: profile.total(),
        blank: profile.blank(),
        reasons: profile.invalid().clone(),
        ..BallotCount::default()
    };
    let mut struck = vec![0; profile.entries().len()];
    let gone: Vec<bool> = profile.entries().iter().map(|entry| entry.withdrawn).collect();
    let any_gone = gone.contains(&true);
    if any_gone || !void.is_empty() {
        let mut index = 0..;
        each(profile, &mut |options, times| {
            if let Some(&reason) = index.next().and_then(|index: usize| void.get(&index)) {
                *ballots.reasons.entry(reason.to_owned()).or_default() += times;
            } else if any_gone {
                let mut all_gone = true;
                for option in options {
                    let withdrawn = gone[option];
                    struck[option] += if withdrawn { times } else { 0 };
                    all_gone &= withdrawn;
                }
                ballots.struck += if all_gone { times } else { 0 };
            }
        });
    }
    ballots.invalid = ballots.reasons.values().sum();
    ballots.valid = ballots.total - ballots.blank - ballots.invalid - ballots.struck;
    let steps = steps(profile, &ballots, &struck);
    (ballots, steps)
}

fn steps(profile: &Profile, ballots: &BallotCount, struck: &[u64]) -> Vec<Step> {
    let reasons = ballots.reasons.iter();
    let mut steps: Vec<Step> =
        reasons.map(|(reason, &ballots)| Step::Void { reason: reason.clone(), ballots }).collect();
    if ballots.blank > 0 {
        steps.push(Step::Blank { ballots: ballots.blank });
    }
    let withdrawn = profile.entries().iter().enumerate().filter(|(_, entry)| entry.withdrawn);
    steps.extend(
        withdrawn.map(|(place, _)| Step::Struck { option: profile.id(place).to_owned(), marks: struck[place] }),
    );
    if ballots.struck > 0 {
        steps.push(Step::OnlyWithdrawn { ballots: ballots.struck });
    }
    steps
}
/// Every different ballot: the options it names, and how often it was cast.
fn each(profile: &Profile, see: &mut dyn FnMut(&mut dyn Iterator<Item = usize>, u64)) {
    match profile.ballots() {
        Ballots::Choice(bag) | Ballots::Approval(bag) => {
            bag.iter().for_each(|(ballot, times)| see(&mut ballot.iter().map(|&option| usize::from(option)), times));
        }
        Ballots::Ranking(bag) => {
            bag.iter()
                .for_each(|(ballot, times)| see(&mut ballot.iter().map(|ranked| usize::from(ranked.option)), times));
        }
        Ballots::Points(bag) | Ballots::Score(bag) => {
            bag.iter().for_each(|(ballot, times)| see(&mut ballot.iter().map(|given| usize::from(given.option)), times))
        }
    }
}
