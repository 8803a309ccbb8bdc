//! A file and a rule: which rule it is when nobody names one, for how many seats,
//! and the result beside the projects of a budget.

use super::file::{ElectionFile, ViewError};
use super::pb::Pb;
use crate::CountError;
use crate::amount::{Amount, decimal};
use crate::outcome::Outcome;
use crate::profile::Kind;
use crate::rule::{Seats, rules};
use crate::spec::{RuleSpec, SpecError};

/// Why a file was not counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileCountError {
    /// The rule wants other ballots.
    #[error(transparent)]
    View(#[from] ViewError),
    /// The rule cannot fill the seats of the file.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// The rule cannot count these ballots.
    #[error(transparent)]
    Count(#[from] CountError),
}

impl ElectionFile {
    /// The rule when nobody names one: choices by plurality, approvals by
    /// approval. For all else whoever counts must name one.
    #[must_use]
    pub fn natural_rule(&self) -> Option<&'static str> {
        match self.kind()? {
            Kind::Choice => Some("plurality"),
            Kind::Approval => Some("approval"),
            Kind::Ranking | Kind::Points | Kind::Score => None,
        }
    }

    /// The ids of the rules that count these ballots.
    #[must_use]
    pub fn fitting_rules(&self) -> Vec<&'static str> {
        let kinds = self.kind().map_or_else(|| self.kinds(), |kind| vec![kind]);
        let money = self.budget().is_some();
        let fits = rules().iter().filter(|rule| rule.takes.iter().any(|kind| kinds.contains(kind)));
        fits.filter(|rule| money || rule.seats != Seats::Budget).map(|rule| rule.id).collect()
    }

    /// Counts; `seats` are those of the file, or one, when nobody says. The note
    /// tells how the ballots were taken, when they are of another kind.
    ///
    /// # Errors
    /// [`FileCountError`].
    pub fn count(
        &self,
        spec: RuleSpec,
        seats: Option<usize>,
    ) -> Result<(Outcome, Option<&'static str>), FileCountError> {
        let own = self.seats().filter(|_| matches!(spec.rule().seats, Seats::Any | Seats::UpTo));
        let spec = match seats.or(own) {
            Some(seats) => spec.with_seats(seats)?,
            None => spec,
        };
        let (profile, recast) = self.profile_for(spec.rule())?;
        Ok((crate::count(&profile, &spec)?, recast.map(super::Recast::sentence)))
    }
}

impl Pb {
    /// The same with what came of a count in the columns `votes` (how many named
    /// the project), `score` (its points, where people gave some) and `selected`
    /// (1 for the winners of `outcome`, else 0).
    #[must_use]
    pub fn with_result(mut self, outcome: &Outcome) -> Self {
        let mut votes = vec![0_u64; self.projects().len()];
        let mut points: Vec<Vec<Amount>> = vec![Vec::new(); self.projects().len()];
        for vote in self.votes() {
            for (index, &project) in vote.projects.iter().enumerate() {
                votes[project] += 1;
                points[project].extend(vote.points.get(index));
            }
        }
        let winner = |id: &str| outcome.winners.iter().any(|winner| winner == id);
        let selected: Vec<bool> = self.projects().iter().map(|project| winner(&project.id)).collect();
        let scored = self.has_points();
        for (place, points) in points.iter().enumerate() {
            self.tell(place, "votes", votes[place].to_string());
            if scored {
                self.tell(place, "score", sum(points));
            }
            self.tell(place, "selected", u8::from(selected[place]).to_string());
        }
        super::pb::parse(&self.to_string()).expect("a good file with three more numbers is one")
    }
}

/// The exact sum, however large: at most 2^64 numbers of 63 bits times 10^18 would
/// not fit 128 bits, but a file has fewer than 2^40 votes.
fn sum(points: &[Amount]) -> String {
    let scale = points.iter().map(|points| points.scale()).max().unwrap_or_default();
    let fine = |amount: &Amount| i128::from(amount.units()) * 10_i128.pow(scale - amount.scale());
    decimal(points.iter().map(fine).sum(), scale)
}
