//! Meek's count, slowly: every paper is shared out anew in every step, in fractions
//! rounded as the rule says.

use std::collections::BTreeMap;

use num_rational::Ratio;
use tally::Decision;

use super::lots::Lots;
use super::papers::{papers, way};
use super::runoff::Slow;
use super::scottish::{Stage, Terms, Votes, cut, up};
use crate::ranked::Rankings;

const PLACES: u32 = 9;

struct Count<'a> {
    papers: Vec<crate::ranked::Ranking>,
    terms: &'a Terms<'a>,
    listed: Vec<String>,
    keep: BTreeMap<String, Votes>,
    elected: Vec<Vec<String>>,
    excluded: Vec<String>,
    rounds: Vec<Stage>,
}

impl Count<'_> {
    fn hopeful(&self) -> Vec<String> {
        let gone = |id: &String| self.excluded.contains(id) || self.elected.iter().flatten().any(|other| other == id);
        self.listed.iter().filter(|id| !gone(id)).cloned().collect()
    }

    fn share_out(&self) -> BTreeMap<String, Votes> {
        let live: Vec<String> = self.listed.iter().filter(|id| !self.excluded.contains(id)).cloned().collect();
        let mut totals: BTreeMap<String, Votes> = self.listed.iter().map(|id| (id.clone(), Votes::default())).collect();
        for paper in &self.papers {
            let mut weight = Ratio::from_integer(1);
            for id in way(paper, &live, self.terms.overvote).0 {
                let part = up(weight * self.keep[&id], PLACES);
                *totals.get_mut(&id).expect("listed") += part;
                weight -= part;
            }
        }
        totals
    }

    fn quota(&self, all: Votes) -> Votes {
        let seats = Ratio::from_integer(i128::try_from(self.terms.seats).expect("few"));
        let unit = Ratio::new(1, 10_i128.pow(PLACES));
        match self.terms.quota {
            "hare" => up(all / seats, PLACES).max(unit),
            _ => cut(all / (seats + 1), PLACES) + unit,
        }
    }

    fn vacancies(&self) -> usize {
        self.terms.seats.saturating_sub(self.elected.iter().flatten().count())
    }

    fn by_votes(ids: &[String], totals: &BTreeMap<String, Votes>) -> Vec<Vec<String>> {
        let mut numbers: Vec<Votes> = ids.iter().map(|id| totals[id]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let with = |number: Votes| ids.iter().filter(|id| totals[*id] == number).cloned().collect();
        numbers.into_iter().rev().map(with).collect()
    }

    fn close(&mut self, totals: &BTreeMap<String, Votes>) {
        let all = Ratio::from_integer(i128::try_from(self.papers.len()).expect("few"));
        self.rounds.push((totals.clone(), all - totals.values().sum::<Votes>()));
    }

    fn end(self, decision: Decision, totals: &BTreeMap<String, Votes>) -> Slow<Stage> {
        let mut ranking = self.elected.clone();
        ranking.extend(Self::by_votes(&self.hopeful(), totals));
        ranking.extend(self.excluded.iter().rev().map(|id| vec![id.clone()]));
        let winners = if decision == Decision::Won { self.elected.concat() } else { Vec::new() };
        Slow { decision, winners, rounds: self.rounds, ranking }
    }
}

pub(super) fn count(votes: &Rankings, terms: &Terms<'_>, omega: u32, lots: &mut Lots<'_>) -> Slow<Stage> {
    let listed = votes.left();
    let keep = listed.iter().map(|id| (id.clone(), Ratio::from_integer(1))).collect();
    let (elected, excluded, rounds) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = Count { papers: papers(votes), terms, listed, keep, elected, excluded, rounds };
    let omega = Ratio::new(1, 10_i128.pow(omega));
    let mut totals = count.share_out();
    if totals.values().sum::<Votes>() == Votes::default() {
        count.close(&totals);
        return count.end(Decision::NoValidBallots, &totals);
    }
    loop {
        let (hopeful, vacancies) = (count.hopeful(), count.vacancies());
        if vacancies == 0 || hopeful.len() <= vacancies {
            if vacancies > 0 {
                count.elected.extend(Count::by_votes(&hopeful, &totals));
            }
            if count.rounds.is_empty() {
                count.close(&totals);
            }
            return count.end(Decision::Won, &totals);
        }
        let mut before: Option<Votes> = None;
        loop {
            totals = count.share_out();
            let quota = count.quota(totals.values().sum());
            let reached: Vec<String> = hopeful.iter().filter(|id| totals[*id] >= quota).cloned().collect();
            let above: Votes = count.elected.iter().flatten().map(|id| totals[id] - quota).sum();
            let surplus = above.max(Votes::default());
            if !reached.is_empty() {
                let mut open = false;
                for group in Count::by_votes(&reached, &totals) {
                    if count.vacancies() == 0 {
                        break;
                    }
                    match lots.take(&group, count.vacancies()) {
                        Some(chosen) => count.elected.push(chosen),
                        None => open = true,
                    }
                }
                count.close(&totals);
                if open {
                    return count.end(Decision::Tied, &totals);
                }
                break;
            }
            if surplus < omega || before.is_some_and(|before| surplus >= before) {
                let least = hopeful.iter().map(|id| totals[id]).min().expect("somebody is left");
                let tied: Vec<String> = hopeful.iter().filter(|id| totals[*id] <= least + surplus).cloned().collect();
                let out = lots.last(&tied);
                count.close(&totals);
                let Some(out) = out else { return count.end(Decision::Tied, &totals) };
                count.keep.insert(out.clone(), Votes::default());
                count.excluded.push(out);
                break;
            }
            before = Some(surplus);
            for id in count.elected.iter().flatten() {
                let keep = up(up(count.keep[id] * quota, PLACES) / totals[id], PLACES);
                count.keep.insert(id.clone(), keep.min(Ratio::from_integer(1)));
            }
        }
    }
}
