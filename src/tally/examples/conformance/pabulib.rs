//! Real Pabulib files against themselves: the sums of their ballots must be the
//! sums they state.

use std::path::{Path, PathBuf};

use tally::formats::pb::{self, Pb, VoteType};
use tally::{Ballots, Profile, RuleSpec, count};

use crate::Report;

/// Every `.pb` file under `root`, however deep.
pub(crate) fn check(root: &Path, report: &mut Report) {
    let mut files = Vec::new();
    gather(root, &mut files);
    files.sort();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        report.holds(&name, sums(&path));
    }
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "pb") {
            files.push(path);
        }
    }
}

fn sums(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let pb = pb::parse(&text).map_err(|error| error.to_string())?;
    let again = pb::parse(&pb.to_string()).map_err(|error| format!("as written: {error}"))?;
    if again != pb {
        return Err("what was written is not what was read".to_owned());
    }
    let profile = pb.profile().map_err(|error| error.to_string())?;
    let differing = match pb.vote_type() {
        VoteType::Approval | VoteType::ChooseOne => {
            let rule = if pb.vote_type() == VoteType::Approval { "approval" } else { "plurality" };
            let spec = RuleSpec::of(rule).map_err(|error| error.to_string())?;
            let outcome = count(&profile, &spec).map_err(|error| error.to_string())?;
            differing(&pb, |id| outcome.totals.get(id).cloned())
        }
        VoteType::Ordinal | VoteType::Cumulative | VoteType::Scoring => differing(&pb, |id| Some(named(&pb, id))),
    };
    let differing = [differing, differing_scores(&pb, &profile)].concat();
    if differing.is_empty() { Ok(()) } else { Err(differing.join("; ")) }
}

/// Projects whose `votes` column says otherwise.
fn differing(pb: &Pb, total: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let projects = pb.projects().iter().filter_map(|project| Some((project, project.votes?)));
    projects
        .filter_map(|(project, said)| {
            let counted = total(&project.id)?;
            (counted != said.to_string()).then(|| format!("{}: {counted} counted, {said} stated", project.id))
        })
        .collect()
}

/// Projects whose `score` column differs from the sum of their points.
fn differing_scores(pb: &Pb, profile: &Profile) -> Vec<String> {
    let Ballots::Points(bag) = profile.ballots() else { return Vec::new() };
    let mut sums = vec![0_i128; pb.projects().len()];
    for (ballot, times) in bag.iter() {
        ballot.iter().for_each(|given| sums[usize::from(given.option)] += i128::from(given.number) * i128::from(times));
    }
    let scored = pb.projects().iter().zip(sums).filter_map(|(project, sum)| Some((project, sum, project.score?)));
    scored
        .filter(|(_, sum, said)| said.at_scale(profile.scale().max(said.scale())).map(i128::from) != Some(*sum))
        .map(|(project, sum, said)| format!("{}: {sum} points counted, {said} stated", project.id))
        .collect()
}

/// How many votes name the project.
fn named(pb: &Pb, id: &str) -> String {
    let place = pb.projects().iter().position(|project| project.id == id);
    pb.votes().iter().filter(|vote| place.is_some_and(|place| vote.projects.contains(&place))).count().to_string()
}
