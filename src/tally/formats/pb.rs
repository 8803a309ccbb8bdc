//! Pabulib `.pb`: participatory budgets with their ballots.
//!
//! Definition: <https://pabulib.org/format>. One UTF-8 text in three sections
//! (`META`, `PROJECTS`, `VOTES`), each with a row of column names; `;` between
//! fields, quotation marks doubled inside quotation marks, lists `a,b,c`.
//!
//! Reading is strict: what the definition forbids is refused with line, column
//! and reason, except that a byte-order mark, `\r\n` and blank lines at the end
//! are taken. Keys and columns nobody knows are kept and written back. Project
//! ids are texts: `0012` is not `12`. Votes outside of the lengths the file sets
//! are kept and [remarked](Pb::remarks): real files have them, and their totals
//! count them.

mod error;
mod read;
mod records;
mod votes;
mod write;

pub use error::{PbError, Reason};
pub(super) use read::{OBLIGATORY, is_date};
pub(super) use write::write_row;

use std::collections::BTreeMap;
use std::fmt;

use crate::amount::Amount;
use crate::profile::{BallotError, Entry, Kind, Profile, ProfileBuilder};

/// The cost that marks a project as withdrawn after the vote.
pub(super) const WITHDRAWN_COST: Amount = Amount::whole(999_999_999);

/// How people voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteType {
    /// A set of projects.
    Approval,
    /// Projects in strict order, best first.
    Ordinal,
    /// Points shared out.
    Cumulative,
    /// A score for each project; those not named have `default_score`.
    Scoring,
    /// One project.
    ChooseOne,
}

impl VoteType {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Approval, "approval"),
        (Self::Ordinal, "ordinal"),
        (Self::Cumulative, "cumulative"),
        (Self::Scoring, "scoring"),
        (Self::ChooseOne, "choose-1"),
    ];

    /// Its name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    fn parse(raw: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == raw).map(|(kind, _)| *kind)
    }

    /// The type of votes that say this.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Choice => Self::ChooseOne,
            Kind::Approval => Self::Approval,
            Kind::Ranking => Self::Ordinal,
            Kind::Points => Self::Cumulative,
            Kind::Score => Self::Scoring,
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Approval => Kind::Approval,
            Self::Ordinal => Kind::Ranking,
            Self::Cumulative => Kind::Points,
            Self::Scoring => Kind::Score,
            Self::ChooseOne => Kind::Choice,
        }
    }

    const fn has_points(self) -> bool {
        matches!(self, Self::Cumulative | Self::Scoring)
    }
}

/// A project that could be voted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: String,
    /// What it costs.
    pub cost: Amount,
    /// Its name, possibly empty.
    pub name: String,
    /// How many voters chose it, as the file says.
    pub votes: Option<u64>,
    /// Its points, as the file says.
    pub score: Option<Amount>,
    /// Whether it was chosen: 0 or 1; 2 and 3 are explained in the comment.
    pub selected: Option<u8>,
    cells: Vec<String>,
}

/// What one person voted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The voter's id.
    pub voter: String,
    /// The projects named, by their place in [`Pb::projects`]; empty for an empty
    /// vote.
    pub projects: Vec<usize>,
    /// Their points, in the same order; empty where people give none.
    pub points: Vec<Amount>,
    cells: Vec<String>,
}

/// A whole file, checked.
///
/// Invariant: made by [`parse`] alone; `parse(pb.to_string())` is the same again
/// (test `what_was_written_is_read_back`), but for the places in its remarks.
#[derive(Debug, Clone)]
pub struct Pb {
    meta: Vec<(String, String)>,
    vote_type: VoteType,
    budget: Amount,
    default_score: Amount,
    project_columns: Vec<String>,
    projects: Vec<Project>,
    vote_columns: Vec<String>,
    votes: Vec<Vote>,
    remarks: Vec<PbError>,
}

/// Reads a file.
///
/// # Errors
/// [`PbError`] names line, column and reason.
pub fn parse(text: &str) -> Result<Pb, PbError> {
    read::read(text)
}

impl Pb {
    /// The value of a key of the META section.
    #[must_use]
    pub fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// All keys and values, as listed.
    #[must_use]
    pub fn all_meta(&self) -> &[(String, String)] {
        &self.meta
    }

    /// How people voted.
    #[must_use]
    pub fn vote_type(&self) -> VoteType {
        self.vote_type
    }

    /// What there is to spend.
    #[must_use]
    pub fn budget(&self) -> Amount {
        self.budget
    }

    /// The projects, as listed.
    #[must_use]
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// The votes, as listed.
    #[must_use]
    pub fn votes(&self) -> &[Vote] {
        &self.votes
    }

    /// What is odd about single votes but does not keep them from being counted,
    /// since the city counted them: fewer or more projects or points than the
    /// file says are allowed, a voter's id used twice.
    #[must_use]
    pub fn remarks(&self) -> &[PbError] {
        &self.remarks
    }

    /// What a vote says.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.vote_type.kind()
    }

    /// The names of the columns of PROJECTS.
    #[must_use]
    pub fn project_columns(&self) -> &[String] {
        &self.project_columns
    }

    /// The names of the columns of VOTES.
    #[must_use]
    pub fn vote_columns(&self) -> &[String] {
        &self.vote_columns
    }

    /// The project with this id.
    #[must_use]
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// The field of `project` in a column by name.
    #[must_use]
    pub fn project_field<'a>(&self, project: &'a Project, column: &str) -> Option<&'a str> {
        let index = self.project_columns.iter().position(|name| name == column)?;
        project.cells.get(index).map(String::as_str)
    }

    /// The field of `vote` in a column by name.
    #[must_use]
    pub fn vote_field<'a>(&self, vote: &'a Vote, column: &str) -> Option<&'a str> {
        let index = self.vote_columns.iter().position(|name| name == column)?;
        vote.cells.get(index).map(String::as_str)
    }

    /// The names of the projects by id, for [`crate::text_report`].
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        self.projects.iter().map(|project| (project.id.clone(), project.name.clone())).collect()
    }

    /// Whether people gave points.
    pub(super) const fn has_points(&self) -> bool {
        self.vote_type.has_points()
    }

    /// Writes a field of a project, in a column that is made when it is not there.
    pub(super) fn tell(&mut self, place: usize, column: &str, value: String) {
        let index = self.project_columns.iter().position(|name| name == column);
        let index = index.unwrap_or_else(|| {
            self.project_columns.push(column.to_owned());
            self.projects.iter_mut().for_each(|project| project.cells.push(String::new()));
            self.project_columns.len() - 1
        });
        self.projects[place].cells[index] = value;
    }

    /// The votes as a profile. A project whose cost says that it was withdrawn
    /// is withdrawn; an empty vote is blank.
    ///
    /// # Errors
    /// [`BallotError::Points`] when points differ too much in size to be kept
    /// exactly side by side.
    pub fn profile(&self) -> Result<Profile, BallotError> {
        let entries = self.projects.iter().map(|project| Entry {
            id: project.id.clone(),
            name: project.name.clone(),
            withdrawn: project.cost == WITHDRAWN_COST,
            cost: Some(project.cost),
            categories: self.categories(project),
        });
        let builder = ProfileBuilder::new(self.vote_type.kind(), entries);
        let mut builder = builder.expect("ids were checked when the file was read");
        let points = self.votes.iter().flat_map(|vote| &vote.points).chain([&self.default_score]);
        builder.budget(self.budget);
        if let Some(people) = self.meta("electorate").and_then(|people| people.parse().ok()) {
            builder.electorate(people);
        }
        builder.longest(self.longest());
        builder.scale(points.map(|points| points.scale()).max().unwrap_or_default());
        for vote in &self.votes {
            self.add(&mut builder, vote)?;
        }
        Ok(builder.build())
    }

    /// The most projects a vote may name.
    fn longest(&self) -> usize {
        self.meta("max_length").and_then(|most| most.parse().ok()).unwrap_or(self.projects.len())
    }

    /// The categories a project is in.
    fn categories(&self, project: &Project) -> Vec<String> {
        let list = self.project_field(project, "category").unwrap_or_default().split(',');
        list.map(str::trim).filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect()
    }

    fn add(&self, builder: &mut ProfileBuilder, vote: &Vote) -> Result<(), BallotError> {
        let id = |place: &usize| self.projects[*place].id.as_str();
        match self.vote_type {
            VoteType::Approval | VoteType::ChooseOne => {
                builder.marks(&vote.projects.iter().map(id).collect::<Vec<_>>(), 1)
            }
            VoteType::Ordinal => {
                builder.ranking(&vote.projects.iter().map(|place| vec![id(place)]).collect::<Vec<_>>(), 1)
            }
            VoteType::Cumulative | VoteType::Scoring => {
                let named = vote.projects.iter().map(id).zip(vote.points.iter().copied());
                let mut given: Vec<(&str, Amount)> = named.collect();
                if self.vote_type == VoteType::Scoring && self.default_score != Amount::ZERO && !given.is_empty() {
                    let rest = (0..self.projects.len()).filter(|place| !vote.projects.contains(place));
                    given.extend(rest.map(|place| (id(&place), self.default_score)));
                }
                builder.points(&given, 1)
            }
        }
    }
}

impl PartialEq for Pb {
    fn eq(&self, other: &Self) -> bool {
        // All else follows from these.
        self.meta == other.meta
            && self.project_columns == other.project_columns
            && self.projects == other.projects
            && self.vote_columns == other.vote_columns
            && self.votes == other.votes
    }
}

impl Eq for Pb {}

impl fmt::Display for Pb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write::write(self, f)
    }
}
