//! Breaks the ties of one count, and keeps a note of each.
//!
//! A rule runs inside [`with_ties`] and asks its [`Breaker`] whenever options are
//! tied. Under a total order (lot, list, id, cost) the answer is fixed before the
//! count begins. Without a lot the breaker answers `None`: the rule stops there
//! and the count is [`Decision::Tied`]. Under `all` the rule runs once for every
//! course the ties allow (parallel universes; Conitzer, Rognlie, Xia, *Preference
//! functions that score rankings and maximum likelihood estimation*, 2009), and
//! every different set of winners is reported.

use std::collections::BTreeSet;

use crate::CountError;
use crate::outcome::{Decision, Outcome, Step, Tie};
use crate::profile::{Ballots, Profile};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

/// Most courses tried under `all`; fewer of large elections, so that all of them
/// together read at most so many marks, or a hundred times the ballots.
const MOST_COURSES: usize = 20_000;
const MOST_MARKS: usize = 1 << 28;
const LEAST_COURSES: usize = 100;

fn most_courses(profile: &Profile) -> usize {
    let marks = match profile.ballots() {
        Ballots::Choice(bag) | Ballots::Approval(bag) => bag.size(),
        Ballots::Ranking(bag) => bag.size(),
        Ballots::Points(bag) | Ballots::Score(bag) => bag.size(),
    };
    (MOST_MARKS / (marks + profile.entries().len()).max(1)).clamp(LEAST_COURSES, MOST_COURSES)
}

/// Breaks ties by the order of a spec.
pub(crate) struct Breaker<'a> {
    profile: &'a Profile,
    by: &'a TieOrder,
    /// The rank of each place under a total order; the smallest comes first.
    ranks: Option<Vec<usize>>,
    /// Under `all`: which of the tied to take, tie by tie.
    script: Vec<usize>,
    /// Under `all`: what was taken, and of how many.
    taken: Vec<(usize, usize)>,
    /// Under `all`: the states that courses came by.
    states: BTreeSet<[u8; 32]>,
    /// Whether this course goes on as an earlier one did.
    been: bool,
    ties: Vec<Tie>,
}

/// Runs a rule under the tie order of `spec`. `support` gives the total of each
/// place, for the order by cost and support; rules without a budget need none.
///
/// # Errors
/// What `rule` says, or [`CountError::Outcomes`].
pub(crate) fn with_ties<T: Ord>(
    profile: &Profile,
    spec: &RuleSpec,
    support: &[T],
    rule: impl Fn(&mut Breaker<'_>) -> Result<Outcome, CountError>,
) -> Result<Outcome, CountError> {
    let ranks = ranks(profile, spec.ties(), support);
    let mut states = BTreeSet::new();
    let mut run = |script: Vec<usize>| {
        let (by, ranks, taken, ties) = (spec.ties(), ranks.clone(), Vec::new(), Vec::new());
        let states_before = std::mem::take(&mut states);
        let mut breaker = Breaker { profile, by, ranks, script, taken, states: states_before, been: false, ties };
        let mut outcome = rule(&mut breaker)?;
        outcome.ties = breaker.ties;
        states = breaker.states;
        Ok::<_, CountError>((outcome, breaker.taken, breaker.been))
    };
    let (mut first, mut taken, _new) = run(Vec::new())?;
    if *spec.ties() != TieOrder::All || taken.is_empty() {
        return Ok(first);
    }
    let mut seen = BTreeSet::new();
    let mut outcomes = Vec::new();
    let mut note = |winners: &[String]| {
        let mut set = winners.to_vec();
        set.sort();
        if seen.insert(set) {
            outcomes.push(winners.to_vec());
        }
    };
    note(&first.winners);
    let (most, mut courses) = (most_courses(profile), 1);
    while let Some(script) = next(&taken) {
        courses += 1;
        if courses > most {
            return Err(CountError::Outcomes { most });
        }
        let (other, other_taken, been) = run(script)?;
        if !been {
            note(&other.winners);
        }
        taken = other_taken;
    }
    if outcomes.len() > 1 {
        first.decision = Decision::Tied;
        first.winners.clear();
        if let Some(round) = first.rounds.last_mut() {
            round.steps.push(Step::Undecided { why: Decision::Tied });
        }
    }
    first.outcomes = outcomes;
    Ok(first)
}

/// The course after one that took these.
fn next(taken: &[(usize, usize)]) -> Option<Vec<usize>> {
    let last = taken.iter().rposition(|(index, of)| index + 1 < *of)?;
    let mut script: Vec<usize> = taken[..=last].iter().map(|(index, _)| *index).collect();
    script[last] += 1;
    Some(script)
}

/// The rank of each place; `None` when the order is not total.
pub(crate) fn ranks<T: Ord>(profile: &Profile, order: &TieOrder, support: &[T]) -> Option<Vec<usize>> {
    let mut places: Vec<usize> = (0..profile.entries().len()).collect();
    match order {
        TieOrder::Undrawn | TieOrder::All => return None,
        TieOrder::Listed => {}
        TieOrder::Id => places.sort_by_key(|&place| profile.id(place)),
        TieOrder::Lot(lot) => places.sort_by_cached_key(|&place| lot.key(profile.id(place))),
        TieOrder::CostSupportId => places.sort_by(|&a, &b| {
            let cost = |place: usize| profile.entries()[place].cost;
            let more = |place: usize| support.get(place);
            cost(a).cmp(&cost(b)).then(more(b).cmp(&more(a))).then_with(|| profile.id(a).cmp(profile.id(b)))
        }),
    }
    let mut ranks = vec![0; places.len()];
    for (rank, place) in places.into_iter().enumerate() {
        ranks[place] = rank;
    }
    Some(ranks)
}

impl Breaker<'_> {
    /// The one of `tied` (places, as listed) that comes first; `None` when nothing
    /// decides, and then the count stops. `at` says where in the count this is.
    pub(crate) fn first(&mut self, at: &str, tied: &[usize]) -> Option<usize> {
        self.one(at, tied, |ranks, place| ranks[place])
    }

    /// The one of `tied` that comes last: the one to drop.
    pub(crate) fn last(&mut self, at: &str, tied: &[usize]) -> Option<usize> {
        self.one(at, tied, |ranks, place| usize::MAX - ranks[place])
    }

    /// The `many` of `tied` that come first, in order; `tied` holds at least so
    /// many.
    pub(crate) fn take(&mut self, at: &str, tied: &[usize], many: usize) -> Option<Vec<usize>> {
        if tied.len() == many || many == 0 {
            return Some(tied[..many].to_vec());
        }
        let chosen = match (&self.ranks, self.by) {
            (Some(ranks), _) => {
                let mut sorted = tied.to_vec();
                sorted.sort_by_key(|&place| ranks[place]);
                sorted.truncate(many);
                Some(sorted)
            }
            (None, TieOrder::All) => Some(self.combination(tied, many)),
            (None, _) => None,
        };
        self.note(at, tied, chosen.as_deref().unwrap_or_default());
        chosen
    }

    /// A tie that the ballots themselves broke: `by` says with what figure.
    pub(crate) fn settled(&mut self, at: &str, (tied, chosen): (&[usize], &[usize]), by: &str) {
        self.note(at, tied, chosen);
        if let Some(tie) = self.ties.last_mut() {
            by.clone_into(&mut tie.by);
        }
    }

    /// Under `all`: whether an earlier course came by this state of the count, from
    /// which everything goes the same way; then this course may stop. A state is
    /// told by a hash of all that decides what follows.
    pub(crate) fn been(&mut self, state: impl FnOnce() -> [u8; 32]) -> bool {
        // Up to its own choice, a course goes as the one before it did.
        if *self.by == TieOrder::All && self.taken.len() >= self.script.len() {
            self.been = !self.states.insert(state());
        }
        self.been
    }

    /// What is tied stays so: a note, nothing chosen.
    pub(crate) fn note(&mut self, at: &str, tied: &[usize], chosen: &[usize]) {
        self.ties.push(Tie {
            at: at.to_owned(),
            among: self.profile.ids(tied),
            chosen: self.profile.ids(chosen),
            by: self.by.to_string(),
        });
    }

    /// The steps that tell of the ties from the `met`th on.
    pub(crate) fn told_since(&self, met: usize) -> impl Iterator<Item = Step> {
        let told = |tie: &Tie| {
            let tie = tie.clone();
            if tie.chosen.is_empty() { Step::TieOpen(tie) } else { Step::TieBroken(tie) }
        };
        self.ties[met..].iter().map(told)
    }

    /// The step that tells of the last tie.
    pub(crate) fn told(&self) -> Option<Step> {
        let tie = self.ties.last()?.clone();
        Some(if tie.chosen.is_empty() { Step::TieOpen(tie) } else { Step::TieBroken(tie) })
    }

    /// Whether no total order decides: a tie stays open, or every course is tried.
    pub(crate) const fn open(&self) -> bool {
        self.ranks.is_none()
    }

    /// The places by the total order, as listed without one; no tie is noted.
    pub(crate) fn sorted(&self, places: &[usize]) -> Vec<usize> {
        let mut sorted = places.to_vec();
        if let Some(ranks) = &self.ranks {
            sorted.sort_by_key(|&place| ranks[place]);
        }
        sorted
    }

    /// Forgets all ties after the first `met`: a run that was only tried.
    pub(crate) fn forget(&mut self, met: usize) {
        self.ties.truncate(met);
    }

    /// How many ties were met so far.
    pub(crate) const fn met(&self) -> usize {
        self.ties.len()
    }

    fn one(&mut self, at: &str, tied: &[usize], key: impl Fn(&[usize], usize) -> usize) -> Option<usize> {
        if let [only] = tied {
            return Some(*only);
        }
        let chosen = match (&self.ranks, self.by) {
            (Some(ranks), _) => tied.iter().copied().min_by_key(|&place| key(ranks, place)),
            (None, TieOrder::All) if !tied.is_empty() => Some(tied[self.choose(tied.len())]),
            (None, _) => None,
        };
        self.note(at, tied, chosen.as_slice());
        chosen
    }

    /// Under `all`: the choice of this course among `of`.
    fn choose(&mut self, of: usize) -> usize {
        let index = self.script.get(self.taken.len()).copied().unwrap_or(0);
        self.taken.push((index, of));
        index
    }

    /// Under `all`: a combination, each once over all courses.
    fn combination(&mut self, tied: &[usize], many: usize) -> Vec<usize> {
        let mut chosen = Vec::with_capacity(many);
        let mut from = 0;
        for left in (1..=many).rev() {
            let index = from + self.choose(tied.len() - from - left + 1);
            chosen.push(tied[index]);
            from = index + 1;
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::BallotCount;
    use crate::{Entry, Kind, ProfileBuilder};

    /// Takes two of four, then drops one of the two.
    fn outcome(ties: &str) -> Outcome {
        let profile = ProfileBuilder::new(Kind::Choice, ["d", "a", "c", "b"].map(Entry::new)).unwrap().build();
        let spec = RuleSpec::of("plurality").unwrap().with_ties(ties.parse().unwrap());
        let rule = |breaker: &mut Breaker<'_>| {
            let mut outcome = Outcome::begun(&profile, &spec, BallotCount::default());
            let Some(two) = breaker.take("pair", &[0, 1, 2, 3], 2) else { return Ok(outcome) };
            let Some(out) = breaker.last("out", &two) else { return Ok(outcome) };
            outcome.winners = profile.ids(&two.into_iter().filter(|&place| place != out).collect::<Vec<_>>());
            Ok(outcome)
        };
        with_ties::<u64>(&profile, &spec, &[], rule).unwrap()
    }

    #[test]
    fn orders_take_the_first_and_drop_the_last() {
        assert_eq!(outcome("order").winners, ["d"]);
        let by_id = outcome("id");
        assert_eq!((by_id.winners, by_id.ties.len()), (vec!["a".to_owned()], 2));
        assert_eq!(by_id.ties[0].chosen, ["a", "b"]);
        let open = outcome("undrawn");
        assert_eq!((open.winners.len(), open.ties.len(), open.ties[0].chosen.len()), (0, 1, 0));
    }

    /// Elects all of five one by one: 120 courses come by 32 states, and 5·16
    /// choices lead there.
    #[test]
    fn a_state_is_left_once() {
        let profile = ProfileBuilder::new(Kind::Choice, ["a", "b", "c", "d", "e"].map(Entry::new)).unwrap().build();
        let spec = RuleSpec::of("plurality").unwrap().with_ties(TieOrder::All);
        let courses = std::cell::Cell::new(0);
        let rule = |breaker: &mut Breaker<'_>| {
            courses.set(courses.get() + 1);
            let mut outcome = Outcome::begun(&profile, &spec, BallotCount::default());
            let mut left = vec![0, 1, 2, 3, 4];
            while !left.is_empty() {
                let state: u8 = left.iter().map(|place| 1 << place).sum();
                if breaker.been(|| [state; 32]) {
                    break;
                }
                let first = breaker.first("seat", &left).expect("all chooses");
                left.retain(|&place| place != first);
                outcome.winners.push(profile.id(first).to_owned());
            }
            Ok(outcome)
        };
        let outcome = with_ties::<u64>(&profile, &spec, &[], rule).unwrap();
        assert_eq!((outcome.outcomes.len(), outcome.winners.len(), outcome.decision), (1, 5, Decision::Won));
        assert_eq!(courses.get(), 50);
    }

    #[test]
    fn all_tries_every_course_once() {
        let all = outcome("all");
        assert_eq!(all.decision, Decision::Tied);
        let mut winners = all.outcomes.concat();
        winners.sort();
        assert_eq!(winners, ["a", "b", "c", "d"]);
    }
}
