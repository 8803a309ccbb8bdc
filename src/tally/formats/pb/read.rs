//! Reads the three sections and checks them against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::error::{PbError, Reason};
use super::records::{Field, Records};
use super::votes::{self, Terms};
use super::{Pb, Project, VoteType};
use crate::amount::Amount;
use crate::profile::MAX_OPTIONS;

pub(crate) const OBLIGATORY: [&str; 11] = [
    "description",
    "country",
    "unit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
];

pub(super) fn read(text: &str) -> Result<Pb, PbError> {
    let mut records = Records::new(text);
    section(&mut records, "META")?;
    let meta = Meta::read(&mut records)?;
    let header = columns(&mut records, "PROJECTS", &["project_id", "cost"])?;
    let projects = projects(&mut records, &header, &meta)?;
    let places = projects.iter().enumerate().map(|(place, project)| (project.id.as_str(), place)).collect();
    let wanted: &[&'static str] =
        if meta.vote_type.has_points() { &["voter_id", "vote", "points"] } else { &["voter_id", "vote"] };
    let vote_columns = columns(&mut records, "VOTES", wanted)?;
    let terms = Terms::new(&records, &meta, projects.len())?;
    let (votes, remarks) = votes::read(&mut records, &vote_columns, &places, &terms)?;
    meta.count(&records, "num_votes", votes.len())?;
    let default_score = meta.amount(&records, "default_score")?.unwrap_or(Amount::ZERO);
    let budget = meta.amount(&records, "budget")?.unwrap_or(Amount::ZERO);
    Ok(Pb {
        vote_type: meta.vote_type,
        budget,
        default_score,
        meta: meta.listed,
        project_columns: header,
        projects,
        vote_columns,
        votes,
        remarks,
    })
}

/// The row that begins a section.
fn section(records: &mut Records<'_>, wanted: &'static str) -> Result<(), PbError> {
    let at = records.at();
    let row = records.next()?.unwrap_or_default();
    match row.as_slice() {
        [only] if only.text == wanted => Ok(()),
        _ => {
            let found = row.iter().map(|field| &*field.text).collect::<Vec<_>>().join(";");
            Err(records.error(at, Reason::Section { wanted, found: found.chars().take(40).collect() }))
        }
    }
}

/// The META section: keys as listed, and where each value stands.
pub(super) struct Meta {
    listed: Vec<(String, String)>,
    places: BTreeMap<String, usize>,
    pub(super) vote_type: VoteType,
}

impl Meta {
    fn read(records: &mut Records<'_>) -> Result<Self, PbError> {
        let start = records.at();
        let header = records.next()?.unwrap_or_default();
        if header.iter().map(|field| &*field.text).ne(["key", "value"]) {
            return Err(records.error(start, Reason::MetaHeader));
        }
        let mut meta = Self { listed: Vec::new(), places: BTreeMap::new(), vote_type: VoteType::Approval };
        loop {
            let at = records.at();
            let row = records.next()?.unwrap_or_default();
            match row.as_slice() {
                [only] if only.text == "PROJECTS" => break,
                [key, value] => meta.add(records, key, value)?,
                [] => {
                    let reason = Reason::Section { wanted: "PROJECTS", found: String::new() };
                    return Err(records.error(at, reason));
                }
                row => return Err(records.error(at, Reason::Fields { wanted: 2, found: row.len() })),
            }
        }
        for name in OBLIGATORY {
            if !meta.places.contains_key(name) {
                return Err(records.error(start, Reason::Missing { section: "META", name }));
            }
        }
        meta.check(records)?;
        Ok(meta)
    }

    fn add(&mut self, records: &Records<'_>, key: &Field<'_>, value: &Field<'_>) -> Result<(), PbError> {
        if self.places.insert(key.text.to_string(), value.at).is_some() {
            return Err(records.error(key.at, Reason::Twice(key.text.to_string())));
        }
        self.listed.push((key.text.to_string(), value.text.to_string()));
        Ok(())
    }

    fn check(&mut self, records: &Records<'_>) -> Result<(), PbError> {
        let wanted = "approval, ordinal, cumulative, scoring or choose-1";
        let kind = VoteType::parse(self.get("vote_type"));
        self.vote_type = kind.ok_or_else(|| self.wrong(records, "vote_type", wanted))?;
        for name in ["date_begin", "date_end"] {
            if !is_date(self.get(name)) {
                return Err(self.wrong(records, name, "dd.mm.yyyy or yyyy"));
            }
        }
        if self.amount(records, "budget")?.is_some_and(Amount::is_negative) {
            return Err(self.wrong(records, "budget", "a sum of at least nothing"));
        }
        Ok(())
    }

    fn get(&self, name: &str) -> &str {
        self.listed.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    fn at(&self, name: &str) -> usize {
        self.places.get(name).copied().unwrap_or_default()
    }

    fn wrong(&self, records: &Records<'_>, name: &str, wanted: &'static str) -> PbError {
        let reason = Reason::Value { name: name.to_owned(), found: self.get(name).to_owned(), wanted };
        records.error(self.at(name), reason)
    }

    /// The exact number of a key; `None` when the key is not there.
    pub(super) fn amount(&self, records: &Records<'_>, name: &str) -> Result<Option<Amount>, PbError> {
        if !self.places.contains_key(name) {
            return Ok(None);
        }
        let parsed = self.get(name).parse();
        parsed.map(Some).map_err(|error| records.error(self.at(name), Reason::Number { name: name.to_owned(), error }))
    }

    /// The whole number of a key; `None` when the key is not there.
    pub(super) fn whole(&self, records: &Records<'_>, name: &str) -> Result<Option<usize>, PbError> {
        if !self.places.contains_key(name) {
            return Ok(None);
        }
        let parsed = self.get(name).parse::<usize>().ok();
        parsed.map(Some).ok_or_else(|| self.wrong(records, name, "a whole number"))
    }

    fn count(&self, records: &Records<'_>, name: &'static str, found: usize) -> Result<(), PbError> {
        if self.whole(records, name)? == Some(found) {
            return Ok(());
        }
        Err(records.error(self.at(name), Reason::Count { name, said: self.get(name).to_owned(), found }))
    }
}

/// The row of column names; `section` was begun already.
fn columns(
    records: &mut Records<'_>,
    section: &'static str,
    obligatory: &[&'static str],
) -> Result<Vec<String>, PbError> {
    let start = records.at();
    let row = records.next()?.unwrap_or_default();
    let mut names = BTreeSet::new();
    for field in &row {
        if !names.insert(field.text.to_string()) {
            return Err(records.error(field.at, Reason::Twice(field.text.to_string())));
        }
    }
    match obligatory.iter().find(|name| !names.contains(**name)) {
        Some(name) => Err(records.error(start, Reason::Missing { section, name })),
        None => Ok(row.into_iter().map(|field| field.text.into_owned()).collect()),
    }
}

/// The rows of PROJECTS up to the line that begins VOTES.
fn projects(records: &mut Records<'_>, header: &[String], meta: &Meta) -> Result<Vec<Project>, PbError> {
    let mut projects = Vec::new();
    let mut ids = BTreeSet::new();
    loop {
        let at = records.at();
        let Some(row) = records.next()? else {
            return Err(records.error(at, Reason::Section { wanted: "VOTES", found: String::new() }));
        };
        if row.len() == 1 && row[0].text == "VOTES" {
            meta.count(records, "num_projects", projects.len())?;
            return Ok(projects);
        }
        if row.len() != header.len() {
            return Err(records.error(at, Reason::Fields { wanted: header.len(), found: row.len() }));
        }
        let project = project(records, header, &row)?;
        if !ids.insert(project.id.clone()) {
            return Err(records.error(at, Reason::Twice(project.id)));
        }
        if projects.len() == MAX_OPTIONS {
            let found = format!("more than {MAX_OPTIONS} projects");
            return Err(records.error(at, Reason::Value { name: "PROJECTS".into(), found, wanted: "fewer" }));
        }
        projects.push(project);
    }
}

fn project(records: &Records<'_>, header: &[String], row: &[Field<'_>]) -> Result<Project, PbError> {
    let field = |name: &str| header.iter().position(|column| column == name).map(|index| &row[index]);
    let text = |name: &'static str| field(name).map_or("", |field| &*field.text);
    let at = |name: &'static str| field(name).map_or(0, |field| field.at);
    let amount = |name: &'static str| match text(name) {
        "" => Ok(None),
        raw => raw
            .parse::<Amount>()
            .map(Some)
            .map_err(|error| records.error(at(name), Reason::Number { name: name.to_owned(), error })),
    };
    let wrong = |name: &'static str, wanted: &'static str| {
        let found = text(name).chars().take(40).collect();
        records.error(at(name), Reason::Value { name: name.to_owned(), found, wanted })
    };
    let whole = |name: &'static str| match text(name) {
        "" => Ok(None),
        raw => raw.parse::<u64>().map(Some).map_err(|_digits| wrong(name, "a whole number")),
    };
    if text("project_id").is_empty() {
        return Err(records.error(at("project_id"), Reason::Empty("project_id")));
    }
    if text("project_id").contains(',') {
        return Err(wrong("project_id", "an id without commas"));
    }
    let cost = amount("cost")?.ok_or_else(|| records.error(at("cost"), Reason::Empty("cost")))?;
    if cost.is_negative() {
        return Err(wrong("cost", "a sum of at least nothing"));
    }
    let selected = whole("selected")?.map(u8::try_from).transpose().ok().flatten();
    if !text("selected").is_empty() && selected.is_none_or(|code| code > 3) {
        return Err(wrong("selected", "0, 1, 2 or 3"));
    }
    Ok(Project {
        id: text("project_id").to_owned(),
        cost,
        name: text("name").to_owned(),
        votes: whole("votes")?,
        score: amount("score")?,
        selected,
        cells: row.iter().map(|field| field.text.to_string()).collect(),
    })
}

/// `dd.mm.yyyy` or `yyyy`.
pub(crate) fn is_date(raw: &str) -> bool {
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let within = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    match raw.split('.').collect::<Vec<_>>().as_slice() {
        [year] => digits(year, 4),
        [day, month, year] => {
            digits(day, 2) && digits(month, 2) && digits(year, 4) && within(day, 31) && within(month, 12)
        }
        _ => false,
    }
}
