//! Every order of equal wins at once.
//!
//! Orders that lock in the same wins are one: what is kept is the set of
//! relations that can come about. Wins that close no circle with others of their
//! strength are locked in at once; only the others are tried in turn. And each
//! group of the ranking by dominance is followed on its own: all of a higher group
//! beat all of a lower, so no circle goes through both, and their orders do not
//! touch.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::Win;
use super::{Locked, unbeaten};
use crate::CountError;
use crate::rules::pairs::{Pairs, Relation};

/// Most relations that are branched from in a group.
const MOST: usize = 20_000;

/// Most work on a group, in words of memory: about a second.
const EFFORT: usize = 100_000_000;

/// Most words of memory for relations that wait: 64 MB.
const ROOM: usize = 8_000_000;

/// Follows all orders.
pub(super) fn all(pairs: &Pairs, wins: Vec<Win>) -> Result<Locked, CountError> {
    let dominance = pairs.dominance();
    let mut level = vec![0; pairs.len()];
    for (number, group) in dominance.iter().enumerate() {
        group.iter().for_each(|&option| level[option] = number);
    }
    let mut above = Relation::of(pairs.len(), |a, b| level[a] < level[b]);
    let mut maybe = above.clone();
    let (mut possible, mut open) = (Vec::new(), BTreeMap::new());
    for (number, group) in dominance.iter().enumerate() {
        let inside: Vec<Win> = wins.iter().filter_map(|win| within(win, group)).collect();
        let mut search = Search { branched: 0, effort: 0, open: Vec::new() };
        let courses = search.run(group.len(), &inside)?;
        let mut certain = Relation::of(group.len(), |_, _| true);
        for course in &courses {
            certain.keep(course);
            copy(course, group, &mut maybe);
        }
        copy(&certain, group, &mut above);
        if number == 0 {
            let can_win: BTreeSet<usize> = courses.iter().flat_map(|course| unbeaten(course, group.len())).collect();
            possible = can_win.into_iter().map(|option| group[option]).collect();
        }
        for win in search.open {
            let win = Win { winner: group[win.winner], loser: group[win.loser], ..win };
            open.entry(win.strength).or_insert_with(Vec::new).push(win);
        }
    }
    Ok(Locked { wins, above, maybe, possible, open: open.into_values().rev().collect() })
}

/// A win with its options as numbered within a group.
fn within(win: &Win, group: &[usize]) -> Option<Win> {
    let number = |option: usize| group.binary_search(&option).ok();
    Some(Win { winner: number(win.winner)?, loser: number(win.loser)?, ..*win })
}

fn copy(from: &Relation, group: &[usize], to: &mut Relation) {
    for (a, &above) in group.iter().enumerate() {
        for (b, &below) in group.iter().enumerate() {
            if from.holds(a, b) {
                to.set(above, below);
            }
        }
    }
}

struct Search {
    branched: usize,
    effort: usize,
    /// Wins whose order matters in some course.
    open: Vec<Win>,
}

impl Search {
    fn run(&mut self, options: usize, wins: &[Win]) -> Result<BTreeSet<Relation>, CountError> {
        let mut courses = BTreeSet::from([Relation::none(options)]);
        for equal in wins.chunk_by(|a, b| a.strength == b.strength) {
            courses = self.equal(courses, equal)?;
        }
        Ok(courses)
    }

    /// What can come of each course when these are locked in, in any order.
    fn equal(&mut self, courses: BTreeSet<Relation>, equal: &[Win]) -> Result<BTreeSet<Relation>, CountError> {
        let (mut next, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut open = vec![false; equal.len()];
        let mut todo: Vec<Relation> = courses.into_iter().collect();
        while let Some(mut course) = todo.pop() {
            let shut_out = settle(&mut course, equal);
            if shut_out.is_empty() {
                next.insert(course);
                continue;
            }
            self.branched += 1;
            self.effort += course.size() * (equal.len() + shut_out.len());
            if self.branched > MOST || self.effort > EFFORT || seen.len() * course.size() > ROOM {
                // Each relation that was branched from has two that follow, and each
                // that waits is a course of its own: there are more than either.
                return Err(CountError::Outcomes { most: self.branched.max(todo.len()) });
            }
            for number in shut_out {
                open[number] = true;
                let mut locked = course.clone();
                locked.add(equal[number].winner, equal[number].loser);
                if seen.insert(locked.clone()) {
                    todo.push(locked);
                }
            }
        }
        self.open.extend(equal.iter().zip(open).filter(|(_, open)| *open).map(|(win, _)| *win));
        Ok(next)
    }
}

/// Locks in the wins that no order shuts out. Returns the numbers of the others,
/// if they are open still: any of them can be next.
fn settle(course: &mut Relation, equal: &[Win]) -> Vec<usize> {
    let settled = |win: &Win| course.holds(win.winner, win.loser) || course.holds(win.loser, win.winner);
    let candidates: Vec<usize> = (0..equal.len()).filter(|&number| !settled(&equal[number])).collect();
    if let [only] = candidates[..] {
        course.add(equal[only].winner, equal[only].loser);
        return Vec::new();
    }
    if candidates.is_empty() {
        return candidates;
    }
    let mut circles = course.clone();
    candidates.iter().for_each(|&number| circles.add(equal[number].winner, equal[number].loser));
    let in_circle = |number: &usize| circles.holds(equal[*number].loser, equal[*number].winner);
    let (open, free): (Vec<usize>, Vec<usize>) = candidates.into_iter().partition(in_circle);
    free.iter().for_each(|&number| course.add(equal[number].winner, equal[number].loser));
    open
}
