//! A Pabulib file: its first voters, as they stand in it.

use ::tally::formats::pb::{Pb, Project, Vote, VoteType};
use ::tally::{Amount, Kind};

use super::super::Said;
use super::{Sheet, named, whole};

pub(super) fn sheet(pb: &Pb, voters: Option<usize>) -> Result<Sheet, String> {
    if pb.vote_type() == VoteType::Scoring && pb.meta("default_score").is_some_and(|score| !zero(score)) {
        return Err(
            "gives projects that a vote does not name a score of their own, which no ballot paper does".to_owned()
        );
    }
    let all = pb.votes();
    let votes = &all[..voters.unwrap_or(usize::MAX).min(all.len())];
    let ballots = votes.iter().map(|vote| said(pb.vote_type(), vote)).collect::<Result<Vec<Said>, String>>()?;
    let number = |key: &str| pb.meta(key).and_then(|said| said.parse().ok());
    let max: Option<usize> = number("max_length").and_then(|said| usize::try_from(said).ok());
    let stated: Option<Vec<String>> = pb.projects().iter().map(|project| stated(pb.vote_type(), project)).collect();
    let whole_file = votes.len() == all.len();
    let mut remarks = remarks(pb, votes, max);
    if stated.is_none() && whole_file {
        remarks.push("the file does not state the total of every project; only our own count is compared".to_owned());
    }
    Ok(Sheet {
        title: title(pb),
        options: pb.projects().iter().map(|project| (project.id.clone(), project.name.clone())).collect(),
        kind: pb.kind(),
        ballots,
        max,
        limit: match pb.vote_type() {
            VoteType::Cumulative => number("max_sum_points"),
            VoteType::Scoring => number("max_points"),
            VoteType::Approval | VoteType::Ordinal | VoteType::ChooseOne => None,
        },
        stated: stated.filter(|_| whole_file),
        remarks,
        budget: Some((pb.budget(), pb.meta("currency").unwrap_or("PLN").to_owned())),
        costs: pb.projects().iter().map(|project| Some(project.cost)).collect(),
    })
}

fn zero(score: &str) -> bool {
    score.parse::<Amount>().is_ok_and(|score| score == Amount::ZERO)
}

fn title(pb: &Pb) -> String {
    let parts = ["unit", "subunit", "instance"].into_iter().filter_map(|key| pb.meta(key));
    parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

fn said(vote_type: VoteType, vote: &Vote) -> Result<Said, String> {
    let places = vote.projects.iter().copied();
    Ok(match vote_type {
        VoteType::Approval | VoteType::ChooseOne => Said::Ticked(places.collect()),
        VoteType::Ordinal => Said::Typed(places.zip(1..).collect()),
        VoteType::Cumulative | VoteType::Scoring => {
            let numbers = places.zip(&vote.points).map(|(place, points)| {
                let number = whole(*points);
                number.map(|number| (place, number)).ok_or_else(|| {
                    format!("voter {} gives {points}; a ballot paper takes whole numbers from 0", vote.voter)
                })
            });
            let numbers: Vec<(usize, u64)> = numbers.collect::<Result<_, String>>()?;
            let given = |(_, number): &(usize, u64)| vote_type == VoteType::Scoring || *number > 0;
            Said::Typed(numbers.into_iter().filter(given).collect())
        }
    })
}

/// The total a file states: its voters, or its points.
fn stated(vote_type: VoteType, project: &Project) -> Option<String> {
    match vote_type {
        VoteType::Approval | VoteType::ChooseOne => project.votes.map(|votes| votes.to_string()),
        VoteType::Cumulative | VoteType::Scoring => project.score.map(|score| score.to_string()),
        VoteType::Ordinal => None,
    }
}

fn remarks(pb: &Pb, votes: &[Vote], max: Option<usize>) -> Vec<String> {
    let ids = |test: &dyn Fn(&Vote) -> bool| -> Vec<&str> {
        votes.iter().filter(|vote| test(vote)).map(|vote| vote.voter.as_str()).collect()
    };
    let mut lines = Vec::new();
    if votes.len() < pb.votes().len() {
        lines.push(format!("the first {} of {} voters of the file", votes.len(), pb.votes().len()));
    }
    lines.extend(named("ballots are empty in the file and are cast blank", &ids(&|vote| vote.projects.is_empty())));
    if let Some(max) = max {
        let what =
            format!("ballots have more than the {max} marks the file allows; the city counted them, and so do we");
        lines.extend(named(&what, &ids(&|vote| vote.projects.len() > max)));
    }
    if pb.kind() == Kind::Choice {
        let several = ids(&|vote| vote.projects.len() > 1);
        lines.extend(named("ballots have more marks than this kind of ballot can have and will be refused", &several));
    }
    lines
}
