//! Fills the seats that are left with the options of the highest totals.

use std::collections::BTreeMap;

use num_rational::BigRational;

use super::Best;
use super::course::Course;
use crate::outcome::Step;

/// Elects the options with the highest totals until no seat is empty, in one
/// round; those without a total come last. Options with the same total that are
/// too many for the seats are tied.
pub(super) fn take(course: &mut Course<'_, '_>, total: impl Fn(usize) -> Option<BigRational>) {
    let totals = course.standing.iter().filter_map(|&option| Some((option, total(option)?)));
    let totals: BTreeMap<usize, BigRational> = totals.collect();
    for group in course.measured(totals.clone(), Best::Highest) {
        let empty = course.empty();
        if empty == 0 {
            break;
        }
        let chosen = if group.len() > empty {
            let chosen = course.breaker.take(&course.at(), &group, empty);
            course.tell_tie(chosen.is_none());
            chosen
        } else {
            Some(group)
        };
        let Some(chosen) = chosen else { break };
        for option in chosen {
            course.elect(option);
            let total = totals.get(&option).map_or_else(|| "0".to_owned(), BigRational::to_string);
            course.step(Step::Elected { option: course.profile.id(option).to_owned(), total });
        }
    }
    course.round_ends();
}
