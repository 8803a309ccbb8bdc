//! The Scottish count, slowly: every paper has a value of its own, as a fraction.

use std::collections::BTreeMap;

use num_rational::Ratio;
use tally::Decision;

use super::lots::Lots;
use super::papers::{Place, papers, place};
use super::runoff::Slow;
use crate::ranked::{Ranking, Rankings};

pub(super) type Votes = Ratio<i128>;

/// What a stage ends with: the votes of everybody, and of nobody.
pub(super) type Stage = (BTreeMap<String, Votes>, Votes);

/// A vote cut off after `places` decimals.
pub(super) fn cut(votes: Votes, places: u32) -> Votes {
    let one = 10_i128.pow(places);
    Ratio::new((votes * one).floor().to_integer(), one)
}

/// A vote rounded up to `places` decimals.
pub(super) fn up(votes: Votes, places: u32) -> Votes {
    let one = 10_i128.pow(places);
    Ratio::new((votes * one).ceil().to_integer(), one)
}

/// How the count goes.
pub(super) struct Terms<'a> {
    pub(super) seats: usize,
    pub(super) quota: &'a str,
    pub(super) overvote: &'a str,
}

impl Terms<'_> {
    fn quota(&self, valid: Votes) -> Votes {
        let seats = Ratio::from_integer(i128::try_from(self.seats).expect("few"));
        let one = Ratio::from_integer(1);
        match self.quota {
            "droop" => (valid / (seats + one)).floor() + one,
            "droop-exact" => cut(valid / (seats + one), 5) + Ratio::new(1, 100_000),
            _ => up(valid / seats, 5),
        }
    }
}

struct Count {
    /// Each paper, what it is worth, and with whom it lies.
    papers: Vec<(Ranking, Votes, Option<String>)>,
    hopeful: Vec<String>,
    elected: Vec<Vec<String>>,
    excluded: Vec<String>,
    /// What was cut off.
    lost: Votes,
    stages: Vec<Stage>,
    listed: Vec<String>,
    /// The total an elected option without papers still has.
    kept: BTreeMap<String, Votes>,
}

impl Count {
    fn total(&self, id: &String) -> Votes {
        let papers = self.papers.iter().filter(|(_, _, with)| with.as_ref() == Some(id));
        papers.map(|(_, value, _)| *value).sum::<Votes>() + self.kept.get(id).copied().unwrap_or_default()
    }

    fn end_stage(&mut self, quota: Option<Votes>) {
        let totals: BTreeMap<String, Votes> = self.listed.iter().map(|id| (id.clone(), self.total(id))).collect();
        let resting = self.papers.iter().filter(|(_, _, with)| with.is_none()).map(|(_, value, _)| *value);
        self.stages.push((totals.clone(), resting.sum::<Votes>() + self.lost));
        if let Some(quota) = quota {
            let reached: Vec<String> = self.hopeful.iter().filter(|id| totals[*id] >= quota).cloned().collect();
            self.elect(&reached, &totals);
        }
    }

    fn elect(&mut self, ids: &[String], totals: &BTreeMap<String, Votes>) {
        let mut left = ids.to_vec();
        while let Some(most) = left.iter().map(|id| totals[id]).max() {
            let (group, others) = left.iter().cloned().partition(|id| totals[id] == most);
            self.elected.push(group);
            left = others;
        }
        self.hopeful.retain(|id| !ids.contains(id));
    }

    /// Who had most (or fewest) at the latest stage that tells them apart.
    fn told_apart(&self, tied: Vec<String>, most: bool, lots: &mut Lots<'_>) -> Vec<String> {
        let mut tied = tied;
        for (totals, _) in self.stages.iter().rev() {
            let had = tied.iter().map(|id| totals[id]);
            let best = if most { had.max() } else { had.min() };
            let chosen: Vec<String> = tied.iter().filter(|id| Some(totals[*id]) == best).cloned().collect();
            if chosen.len() < tied.len() {
                lots.ties.push((tied, chosen.clone()));
                tied = chosen;
            }
        }
        tied
    }

    /// Every paper with `id` goes on at the value `worth` gives it.
    fn pass(&mut self, id: &String, overvote: &str, worth: impl Fn(Votes) -> Votes) {
        for (ranking, value, with) in &mut self.papers {
            if with.as_ref() == Some(id) {
                *value = worth(*value);
                *with = match place(ranking, &self.hopeful, overvote) {
                    Place::With(next) => Some(next),
                    Place::RanOut | Place::Stopped => None,
                };
            }
        }
    }

    fn end(self, decision: Decision) -> Slow<Stage> {
        let totals = &self.stages.last().expect("a stage").0;
        let mut ranking = self.elected.clone();
        let mut left = self.hopeful.clone();
        while let Some(most) = left.iter().map(|id| totals[id]).max() {
            let (group, others) = left.iter().cloned().partition(|id| totals[id] == most);
            ranking.push(group);
            left = others;
        }
        ranking.extend(self.excluded.iter().rev().map(|id| vec![id.clone()]));
        let winners = if decision == Decision::Won { self.elected.concat() } else { Vec::new() };
        Slow { decision, winners, rounds: self.stages, ranking }
    }
}

pub(super) fn count(votes: &Rankings, terms: &Terms<'_>, lots: &mut Lots<'_>) -> Slow<Stage> {
    let listed = votes.left();
    let one = Ratio::from_integer(1);
    let papers: Vec<_> = papers(votes)
        .into_iter()
        .filter_map(|paper| match place(&paper, &listed, terms.overvote) {
            Place::With(id) => Some((paper, one, Some(id))),
            Place::RanOut | Place::Stopped => None,
        })
        .collect();
    let valid = Ratio::from_integer(i128::try_from(papers.len()).expect("few"));
    let mut count = Count {
        papers,
        hopeful: listed.clone(),
        elected: Vec::new(),
        excluded: Vec::new(),
        lost: Votes::default(),
        stages: Vec::new(),
        listed,
        kept: BTreeMap::new(),
    };
    if valid == Votes::default() {
        count.end_stage(None);
        return count.end(Decision::NoValidBallots);
    }
    let quota = terms.quota(valid);
    count.end_stage(Some(quota));
    loop {
        let vacancies = terms.seats - count.elected.iter().flatten().count().min(terms.seats);
        if vacancies == 0 || count.hopeful.len() <= vacancies {
            if vacancies > 0 {
                let totals = count.stages.last().expect("a stage").0.clone();
                count.elect(&count.hopeful.clone(), &totals);
            }
            return count.end(Decision::Won);
        }
        let above = count.listed.iter().filter(|id| !count.hopeful.contains(id) && count.total(id) > quota);
        let largest = above.clone().map(|id| count.total(id)).max();
        if let Some(largest) = largest {
            let tied: Vec<String> = above.filter(|id| count.total(id) == largest).cloned().collect();
            let tied = count.told_apart(tied, true, lots);
            let Some(id) = lots.first(&tied) else { return count.end(Decision::Tied) };
            count.pass(&id, terms.overvote, |value| cut(value * (largest - quota) / largest, 5));
            // The quota stays; all else that is no longer with a paper is lost.
            count.kept.insert(id, quota);
            let worth: Votes = count.papers.iter().map(|(_, value, _)| *value).sum();
            count.lost = valid - worth - count.kept.values().sum::<Votes>();
        } else {
            let least = count.hopeful.iter().map(|id| count.total(id)).min().expect("somebody is left");
            let tied = count.hopeful.iter().filter(|id| count.total(id) == least).cloned().collect();
            let tied = count.told_apart(tied, false, lots);
            let Some(id) = lots.last(&tied) else { return count.end(Decision::Tied) };
            count.hopeful.retain(|other| *other != id);
            count.pass(&id, terms.overvote, |value| value);
            count.excluded.push(id);
        }
        count.end_stage(Some(quota));
    }
}
