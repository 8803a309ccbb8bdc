//! A file of any other format: equal ballots are merged in it, so some of its
//! voters are taken evenly from all.

use ::tally::formats::ElectionFile;
use ::tally::{Amount, Ballots, Profile};

use super::super::Said;
use super::{Sheet, whole};

/// Most ballots a file may hold.
const MOST: u64 = 10_000_000;

pub(super) fn sheet(file: &ElectionFile, voters: Option<usize>) -> Result<Sheet, String> {
    let profile = file.profile().map_err(|error| error.to_string())?;
    let names = file.names();
    let standing: Vec<Option<usize>> = standing(&profile);
    let entries = || profile.entries().iter().filter(|entry| !entry.withdrawn);
    let mut reading = Reading { places: &standing, equal: 0, struck: 0 };
    let mut different = reading.ballots(&profile)?;
    let blank = || if ticked(&profile) { Said::Ticked(Vec::new()) } else { Said::Typed(Vec::new()) };
    different.push((blank(), profile.blank()));
    let total: u64 = different.iter().map(|(_, times)| times).sum();
    if total > MOST {
        return Err(format!("holds {total} ballots; at most {MOST} can be rehearsed"));
    }
    let wanted = voters.and_then(|voters| u64::try_from(voters).ok()).unwrap_or(total).min(total);
    let mut remarks = reading.remarks(&profile);
    if wanted < total {
        remarks.push(format!("{wanted} of the {total} ballots of the file, evenly from all of them"));
    }
    Ok(Sheet {
        title: file.title().to_owned(),
        options: entries().map(|entry| (entry.id.clone(), names.get(&entry.id).cloned().unwrap_or_default())).collect(),
        kind: profile.ballots().kind(),
        ballots: evenly(different, wanted, total),
        max: None,
        limit: None,
        stated: None,
        remarks,
        budget: profile.budget().map(|budget| (budget, "PLN".to_owned())),
        costs: entries().map(|entry| entry.cost).collect(),
    })
}

/// The new place of each option; `None`: withdrawn.
fn standing(profile: &Profile) -> Vec<Option<usize>> {
    let mut next = 0..;
    profile.entries().iter().map(|entry| if entry.withdrawn { None } else { next.next() }).collect()
}

fn ticked(profile: &Profile) -> bool {
    matches!(profile.ballots(), Ballots::Choice(_) | Ballots::Approval(_))
}

/// `wanted` of `total` ballots: the n-th stands at `n · total / wanted`.
fn evenly(different: Vec<(Said, u64)>, wanted: u64, total: u64) -> Vec<Said> {
    let before = |end: u64| (u128::from(end) * u128::from(wanted)).div_ceil(u128::from(total.max(1)));
    let mut ballots = Vec::new();
    let mut start = 0;
    for (said, times) in different {
        let taken = before(start + times) - before(start);
        ballots.extend((0..taken).map(|_| said.clone()));
        start += times;
    }
    ballots
}

struct Reading<'a> {
    places: &'a [Option<usize>],
    /// Ballots with equal ranks, left out.
    equal: u64,
    /// Ballots that name a withdrawn option.
    struck: u64,
}

impl Reading<'_> {
    /// The different ballots and how often each was cast.
    fn ballots(&mut self, profile: &Profile) -> Result<Vec<(Said, u64)>, String> {
        let mut different = Vec::new();
        match profile.ballots() {
            Ballots::Choice(bag) | Ballots::Approval(bag) => {
                for (ballot, times) in bag.iter() {
                    let places = self.stand(ballot.iter().map(|place| (usize::from(*place), ())), times);
                    different.push((Said::Ticked(places.into_iter().map(|(place, ())| place).collect()), times));
                }
            }
            Ballots::Ranking(bag) => {
                for (ballot, times) in bag.iter() {
                    let ranks = self.stand(ballot.iter().map(|r| (usize::from(r.option), r.level)), times);
                    if ranks.windows(2).any(|pair| pair[0].1 == pair[1].1) {
                        self.equal += times;
                    } else {
                        let places = ranks.into_iter().map(|(place, _)| place);
                        different.push((Said::Typed(places.zip(1..).collect()), times));
                    }
                }
            }
            Ballots::Points(bag) | Ballots::Score(bag) => {
                for (ballot, times) in bag.iter() {
                    let given = ballot.iter().map(|given| (usize::from(given.option), given.number));
                    let numbers = self.stand(given, times).into_iter();
                    let numbers = numbers.map(|(place, number)| typed(number, profile.scale()).map(|n| (place, n)));
                    different.push((Said::Typed(numbers.collect::<Result<_, String>>()?), times));
                }
            }
        }
        Ok(different)
    }

    /// The options of a ballot that stand, by their new places.
    fn stand<T>(&mut self, named: impl Iterator<Item = (usize, T)>, times: u64) -> Vec<(usize, T)> {
        let mut gone = 0;
        let kept = named.filter_map(|(place, with)| {
            gone += u64::from(self.places[place].is_none());
            self.places[place].map(|place| (place, with))
        });
        let kept = kept.collect();
        self.struck += if gone > 0 { times } else { 0 };
        kept
    }

    fn remarks(&self, profile: &Profile) -> Vec<String> {
        let void: u64 = profile.invalid().values().sum();
        let withdrawn: Vec<&str> =
            profile.entries().iter().filter(|entry| entry.withdrawn).map(|entry| entry.id.as_str()).collect();
        let cases = [
            (void, "ballots are void in the file and are left out".to_owned()),
            (
                self.equal,
                "ballots put several options on one rank, which the form asks to mend; they are left out".to_owned(),
            ),
            (self.struck, format!("ballots name withdrawn options ({}), which are struck", withdrawn.join(", "))),
        ];
        cases.into_iter().filter(|(times, _)| *times > 0).map(|(times, what)| format!("{times} {what}")).collect()
    }
}

/// A number in units of `10^-scale` as it is typed.
fn typed(units: i64, scale: u32) -> Result<u64, String> {
    let wrong = || format!("a ballot gives {units}/10^{scale}; a ballot paper takes whole numbers from 0");
    let unit = 10_i64.checked_pow(scale).ok_or_else(wrong)?;
    if units % unit != 0 {
        return Err(wrong());
    }
    whole(Amount::whole(units / unit)).ok_or_else(wrong)
}
