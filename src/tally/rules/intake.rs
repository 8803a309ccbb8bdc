//! What became of the ballots before a count of rankings, points or scores
//! begins: blank and void ones are laid aside, withdrawn options struck.

use crate::outcome::{BallotCount, Step};
use crate::profile::{Ballots, Profile};

/// The ballots by what became of them, and the steps that say so. A ballot that
/// names only withdrawn options is struck; marks for others move up.
pub(crate) fn intake(profile: &Profile) -> (BallotCount, Vec<Step>) {
    let mut ballots = BallotCount {
        total: profile.total(),
        blank: profile.blank(),
        reasons: profile.invalid().clone(),
        invalid: profile.invalid().values().sum(),
        ..BallotCount::default()
    };
    let mut struck = vec![0; profile.entries().len()];
    let gone: Vec<bool> = profile.entries().iter().map(|entry| entry.withdrawn).collect();
    if gone.contains(&true) {
        each(profile, &mut |options, times| {
            let mut all_gone = true;
            for option in options {
                let withdrawn = gone[option];
                struck[option] += if withdrawn { times } else { 0 };
                all_gone &= withdrawn;
            }
            ballots.struck += if all_gone { times } else { 0 };
        });
    }
    ballots.valid = profile.ballots().total() - ballots.struck;
    let reasons = ballots.reasons.iter();
    let mut steps: Vec<Step> =
        reasons.map(|(reason, &ballots)| Step::Void { reason: reason.clone(), ballots }).collect();
    if ballots.blank > 0 {
        steps.push(Step::Blank { ballots: ballots.blank });
    }
    let withdrawn = gone.iter().enumerate().filter(|(_, gone)| **gone);
    steps.extend(
        withdrawn.map(|(place, _)| Step::Struck { option: profile.id(place).to_owned(), marks: struck[place] }),
    );
    if ballots.struck > 0 {
        steps.push(Step::OnlyWithdrawn { ballots: ballots.struck });
    }
    (ballots, steps)
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
