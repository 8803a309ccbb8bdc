//! Reads the votes against the projects and the terms the META section sets.

use std::collections::{BTreeMap, BTreeSet};

use super::error::{PbError, Reason};
use super::read::Meta;
use super::records::{Field, Records};
use super::{Vote, VoteType};
use crate::amount::Amount;

/// What a vote may be.
pub(super) struct Terms {
    vote_type: VoteType,
    least: usize,
    most: usize,
    most_points: Option<Amount>,
}

impl Terms {
    pub(super) fn new(records: &Records<'_>, meta: &Meta, projects: usize) -> Result<Self, PbError> {
        let most = if meta.vote_type == VoteType::ChooseOne { 1 } else { projects };
        Ok(Self {
            vote_type: meta.vote_type,
            least: meta.whole(records, "min_length")?.unwrap_or(1),
            most: meta.whole(records, "max_length")?.unwrap_or(most).min(most),
            most_points: meta.amount(records, "max_sum_points")?,
        })
    }

    fn odd_length(&self, found: usize) -> Option<Reason> {
        let odd = found > self.most || (found > 0 && found < self.least);
        odd.then_some(Reason::Length { found, least: self.least, most: self.most })
    }

    fn odd_sum(&self, points: &[Amount]) -> Option<Reason> {
        let most = self.most_points.filter(|_| self.vote_type == VoteType::Cumulative)?;
        more_than(points, most).then(|| {
            let found = points.iter().map(Amount::to_string).collect::<Vec<_>>().join(" + ");
            Reason::PointsSum { found, most: most.to_string() }
        })
    }
}

/// The votes, and what is odd about some of them.
pub(super) fn read(
    records: &mut Records<'_>,
    header: &[String],
    places: &BTreeMap<&str, usize>,
    terms: &Terms,
) -> Result<(Vec<Vote>, Vec<PbError>), PbError> {
    let column = |name: &str| header.iter().position(|column| column == name);
    let obligatory = |name| column(name).expect("the header has its obligatory columns");
    let (voter, vote, points) = (obligatory("voter_id"), obligatory("vote"), column("points"));
    let mut votes = Vec::new();
    let mut remarks = Vec::new();
    let mut voters = BTreeSet::new();
    loop {
        let at = records.at();
        let Some(row) = records.next()? else { return Ok((votes, remarks)) };
        if row.len() != header.len() {
            return Err(records.error(at, Reason::Fields { wanted: header.len(), found: row.len() }));
        }
        if row[voter].text.is_empty() {
            return Err(records.error(at, Reason::Empty("voter_id")));
        }
        if !voters.insert(row[voter].text.to_string()) {
            remarks.push(records.error(row[voter].at, Reason::Twice(row[voter].text.to_string())));
        }
        let projects = projects(records, &row[vote], places, terms)?;
        remarks.extend(terms.odd_length(projects.len()).map(|reason| records.error(row[vote].at, reason)));
        let points = match points.filter(|_| terms.vote_type.has_points()) {
            Some(column) => given(records, &row[column], projects.len(), terms)?,
            None => Vec::new(),
        };
        remarks.extend(terms.odd_sum(&points).map(|reason| records.error(at, reason)));
        votes.push(Vote {
            voter: row[voter].text.to_string(),
            projects,
            points,
            cells: row.into_iter().map(|field| field.text.into_owned()).collect(),
        });
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(move |_| !text.is_empty())
}

fn projects(
    records: &Records<'_>,
    field: &Field<'_>,
    places: &BTreeMap<&str, usize>,
    terms: &Terms,
) -> Result<Vec<usize>, PbError> {
    let refuse = |reason| Err(records.error(field.at, reason));
    let mut projects: Vec<usize> = Vec::new();
    for id in list(&field.text) {
        let shown = || id.chars().take(60).collect();
        let Some(&place) = places.get(id) else { return refuse(Reason::Unknown(shown())) };
        projects.push(place);
    }
    let mut sorted = projects.clone();
    sorted.sort_unstable();
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        let id = places.iter().find(|(_, place)| **place == pair[0]).map(|(id, _)| (*id).to_owned());
        return refuse(Reason::TwiceInVote(id.unwrap_or_default()));
    }
    if terms.vote_type == VoteType::ChooseOne && projects.len() > 1 {
        return refuse(Reason::Length { found: projects.len(), least: 1, most: 1 });
    }
    Ok(projects)
}

fn given(records: &Records<'_>, field: &Field<'_>, projects: usize, terms: &Terms) -> Result<Vec<Amount>, PbError> {
    let refuse = |reason| records.error(field.at, reason);
    let parsed = list(&field.text).map(str::parse::<Amount>).collect::<Result<Vec<_>, _>>();
    let points = parsed.map_err(|error| refuse(Reason::Number { name: "points".to_owned(), error }))?;
    if points.len() != projects {
        return Err(refuse(Reason::PointsCount { projects, points: points.len() }));
    }
    match points.iter().find(|points| points.is_negative()) {
        Some(&negative) if terms.vote_type == VoteType::Cumulative => Err(refuse(Reason::Negative(negative))),
        _ => Ok(points),
    }
}

/// Whether the sum of `points` is above `most`, exactly: in units of 10^-18 with
/// at most 18 digits before the point each, 2^20 of them fit 128 bits.
fn more_than(points: &[Amount], most: Amount) -> bool {
    let fine = |amount: Amount| i128::from(amount.units()) * 10_i128.pow(18 - amount.scale().min(18));
    let sum = points.iter().try_fold(0_i128, |sum, &amount| sum.checked_add(fine(amount)));
    sum.is_none_or(|sum| sum > fine(most))
}
