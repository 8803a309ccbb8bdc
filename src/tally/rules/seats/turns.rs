//! Fills seat after seat: measure every option, elect the best, and again.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use num_rational::BigRational;
use sha2::Sha256;

use super::Best;
use super::course::Course;
use crate::outcome::Step;

/// A rule that elects one option after another.
pub(super) trait Turns {
    /// Which measure is elected.
    const BEST: Best;

    /// The measure of an option that stands; `None` when it cannot be elected.
    fn measure(&mut self, option: usize) -> Option<BigRational>;

    /// The step that says which options are tied with the best measure.
    fn tied(options: Vec<String>, measure: String) -> Step;

    /// What follows from the election of `option`, and the steps that say so.
    fn elect(&mut self, option: usize, id: &str, measure: &BigRational) -> Vec<Step>;

    /// Adds to a hash what, beside those elected, decides how it goes on.
    fn state(&self, hash: &mut Sha256);
}

/// Why filling seats stops before the end: a tie that nothing breaks, or another
/// course came by here.
pub(super) struct Stopped;

/// Fills seats as long as one is empty and an option can be elected.
pub(super) fn fill<T: Turns>(course: &mut Course<'_, '_>, turns: &mut T) -> ControlFlow<Stopped> {
    while course.empty() > 0 {
        if course.been(|hash| turns.state(hash)) {
            return ControlFlow::Break(Stopped);
        }
        let measured = course.standing.iter().filter_map(|&option| Some((option, turns.measure(option)?)));
        let measures: BTreeMap<usize, BigRational> = measured.collect();
        if measures.is_empty() {
            return ControlFlow::Continue(());
        }
        let groups = course.measured(measures.clone(), T::BEST);
        let best = &groups[0];
        let measure = &measures[&best[0]];
        if best.len() > 1 {
            course.step(T::tied(course.profile.ids(best), measure.to_string()));
        }
        let chosen = course.breaker.first(&course.at(), best);
        if best.len() > 1 {
            course.tell_tie(chosen.is_none());
        }
        let Some(option) = chosen else { return ControlFlow::Break(Stopped) };
        course.elect(option);
        for step in turns.elect(option, course.profile.id(option), measure) {
            course.step(step);
        }
        course.round_ends();
    }
    ControlFlow::Continue(())
}
