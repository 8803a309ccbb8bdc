//! What is rehearsed: the options and ballots of a `.pb` file, made fit for a
//! plebiscite. Nothing is dropped silently.

use std::collections::{BTreeMap, BTreeSet};

use ::tally::formats::pb::{Pb, VoteType};
use serde::{Deserialize, Serialize};

/// Most characters of an option's title.
const TITLE: usize = 160;

/// What is rehearsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The title of the rehearsal.
    pub(crate) title: String,
    /// Each option's id in the file, and its title here, in the order of the file.
    pub(crate) options: Vec<(String, String)>,
    /// Whether a ballot has one mark only.
    pub(crate) single: bool,
    /// Most marks on a ballot.
    pub(crate) max: usize,
    /// The ballots: places of options.
    pub(crate) ballots: Vec<Vec<usize>>,
    /// Votes for each option as the file states them; only when all voters vote.
    stated: Option<Vec<u64>>,
    remarks: Vec<String>,
}

/// An option as the server names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    /// Its id on the ballot.
    #[serde(default)]
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
}

impl Plan {
    /// The plan for the first `voters` of a file, or all.
    pub(crate) fn of(pb: &Pb, voters: Option<usize>) -> Result<Self, String> {
        let single = match pb.vote_type() {
            VoteType::Approval => false,
            VoteType::ChooseOne => true,
            VoteType::Ordinal | VoteType::Cumulative | VoteType::Scoring => {
                return Err(format!(
                    "holds {} ballots; a rehearsal takes approval or choose-1 ballots",
                    pb.vote_type().name()
                ));
            }
        };
        if pb.projects().len() < 2 {
            return Err("has fewer than two projects; a ballot needs two options".to_owned());
        }
        let taken = voters.unwrap_or(usize::MAX).min(pb.votes().len());
        if taken == 0 {
            return Err("no voters; a rehearsal needs one at least".to_owned());
        }
        let ballots: Vec<Vec<usize>> = pb.votes()[..taken].iter().map(|vote| vote.projects.clone()).collect();
        let longest = ballots.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let said: Option<usize> = pb.meta("max_length").and_then(|said| said.parse().ok());
        let max = if single { 1 } else { said.unwrap_or(longest).max(longest).min(pb.projects().len()) };
        let stated: Option<Vec<u64>> = pb.projects().iter().map(|project| project.votes).collect();
        let mut plan = Self {
            title: title(pb),
            options: titles(pb),
            single,
            max,
            ballots,
            stated: stated.filter(|_| taken == pb.votes().len()),
            remarks: Vec::new(),
        };
        plan.remark(pb, taken, said);
        Ok(plan)
    }

    fn remark(&mut self, pb: &Pb, taken: usize, said: Option<usize>) {
        let mut lines =
            vec![format!("{}: {taken} of {} voters, {} options", self.title, pb.votes().len(), self.options.len())];
        let ids = |test: &dyn Fn(&[usize]) -> bool| -> Vec<&str> {
            let votes = pb.votes()[..taken].iter();
            votes.filter(|vote| test(&vote.projects)).map(|vote| vote.voter.as_str()).collect()
        };
        lines.extend(named("ballots are empty in the file and are cast blank", &ids(&<[usize]>::is_empty)));
        if let Some(said) = said {
            let over = ids(&|projects| projects.len() > said);
            let what =
                format!("ballots have more than the {said} marks the file allows; the city counted them, and so do we");
            lines.extend(named(&what, &over));
        }
        let too_many = ids(&|projects| projects.len() > self.max);
        lines.extend(named("ballots have more marks than this kind of ballot can have and will be refused", &too_many));
        if self.stated.is_none() && taken == pb.votes().len() {
            lines.push("the file does not state the votes of every project; only our own count is compared".to_owned());
        }
        self.remarks = lines;
    }

    /// What should be known before it begins.
    pub(crate) fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// Whether the file states its own counts of these voters.
    pub(crate) fn stated(&self) -> bool {
        self.stated.is_some()
    }

    /// Whether some ballot is blank.
    pub(crate) fn blank(&self) -> bool {
        self.ballots.iter().any(Vec::is_empty)
    }

    /// The server's id of each option, in the order of the file.
    pub(crate) fn match_options(&self, named: &[Named]) -> Result<Vec<String>, String> {
        let ours = self.options.iter().map(|(_, title)| title);
        let same = named.len() == self.options.len() && ours.zip(named).all(|(ours, theirs)| *ours == theirs.title);
        let distinct: BTreeSet<&str> = named.iter().map(|option| option.id.as_str()).collect();
        if same && distinct.len() == named.len() && !distinct.contains("") {
            return Ok(named.iter().map(|option| option.id.clone()).collect());
        }
        Err("the options of the server's rehearsal are not those it was asked for; are server and program of one version?".to_owned())
    }

    /// The ids marked on each ballot.
    pub(crate) fn choices(&self, ids: &[String]) -> Vec<Vec<String>> {
        let marked = |ballot: &Vec<usize>| ballot.iter().filter_map(|place| ids.get(*place).cloned()).collect();
        self.ballots.iter().map(marked).collect()
    }

    /// Our own count of the plan, by the place of the option.
    pub(crate) fn counted(&self) -> Vec<u64> {
        let mut votes = vec![0; self.options.len()];
        for place in self.ballots.iter().filter(|ballot| ballot.len() <= self.max).flatten() {
            votes[*place] += 1;
        }
        votes
    }

    /// The file's own counts.
    pub(crate) fn file_counts(&self) -> Option<&[u64]> {
        self.stated.as_deref()
    }
}

/// How many, and the first few by name.
fn named(what: &str, ids: &[&str]) -> Option<String> {
    let first = ids.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    let more = if ids.len() > 5 { ", …" } else { "" };
    (!ids.is_empty()).then(|| format!("{} {what} (voters {first}{more})", ids.len()))
}

fn title(pb: &Pb) -> String {
    let parts = ["unit", "subunit", "instance"].into_iter().filter_map(|key| pb.meta(key));
    let said = parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ");
    cut(&format!("Rehearsal: {said}"), TITLE)
}

/// Titles that fit and differ: an empty, long or repeated one gets its id.
fn titles(pb: &Pb) -> Vec<(String, String)> {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let plain: Vec<String> = pb.projects().iter().map(|project| cut(&clean(&project.name), TITLE)).collect();
    for title in &plain {
        *uses.entry(title.to_lowercase()).or_default() += 1;
    }
    let distinct = |title: &str, id: &str| {
        let whole = !title.is_empty() && uses.get(&title.to_lowercase()) == Some(&1);
        if whole {
            title.to_owned()
        } else {
            format!("{} [{id}]", cut(title, TITLE - id.chars().count() - 3)).trim().to_owned()
        }
    };
    pb.projects()
        .iter()
        .zip(&plain)
        .map(|(project, title)| (project.id.clone(), distinct(title, &project.id)))
        .collect()
}

/// At most `limit` characters.
fn cut(text: &str, limit: usize) -> String {
    let kept: String = text.chars().take(limit).collect();
    kept.trim_end().to_owned()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use ::tally::formats::pb;

    /// A file of three projects; `votes` lines, and what it states.
    pub(in super::super) fn file(kind: &str, votes: &[&str], stated: [u64; 3]) -> Pb {
        let lines: Vec<String> = votes.iter().enumerate().map(|(n, vote)| format!("v{n};{vote}")).collect();
        let [a, b, c] = stated;
        let text = format!(
            "META\nkey;value\ndescription;d\ncountry;Poland\nunit;Hajnówka\ninstance;2022\nnum_projects;3\nnum_votes;{}\n\
             budget;100\nvote_type;{kind}\nrule;greedy\ndate_begin;2020\ndate_end;2020\nmax_length;2\nPROJECTS\n\
             project_id;cost;name;votes\np1;10;Park;{a}\np2;10;Park;{b}\np3;10;;{c}\nVOTES\nvoter_id;vote\n{}\n",
            votes.len(),
            lines.join("\n")
        );
        pb::parse(&text).unwrap()
    }

    #[test]
    fn a_file_becomes_a_plan_and_what_is_odd_is_told() {
        let plan = Plan::of(&file("approval", &["p1", "p1,p2", "", "p1,p2,p3"], [3, 2, 1]), None).unwrap();
        let titles: Vec<&str> = plan.options.iter().map(|(_, title)| title.as_str()).collect();
        assert_eq!(titles, ["Park [p1]", "Park [p2]", "[p3]"]);
        assert_eq!((plan.max, plan.single, plan.blank(), plan.stated()), (3, false, true, true));
        assert_eq!(plan.counted(), [3, 2, 1]);
        let told = plan.remarks().join("\n");
        assert!(told.contains("4 of 4 voters, 3 options"), "{told}");
        assert!(told.contains("1 ballots are empty in the file and are cast blank (voters v2)"), "{told}");
        assert!(told.contains("more than the 2 marks the file allows"), "{told}");
    }

    #[test]
    fn only_the_first_voters_have_no_stated_counts() {
        let plan = Plan::of(&file("approval", &["p1", "p2"], [1, 1, 0]), Some(1)).unwrap();
        assert_eq!((plan.ballots.len(), plan.stated(), plan.max), (1, false, 2));
    }

    #[test]
    fn files_that_cannot_be_rehearsed_are_refused() {
        let refused = |kind, votes: &[&str], voters| Plan::of(&file(kind, votes, [0, 0, 0]), voters).unwrap_err();
        assert!(refused("ordinal", &["p1,p2"], None).contains("takes approval or choose-1 ballots"));
        assert!(refused("approval", &["p1"], Some(0)).contains("needs one at least"));
    }

    #[test]
    fn the_servers_options_must_be_ours() {
        let plan = Plan::of(&file("choose-1", &["p1", "p3"], [1, 0, 1]), None).unwrap();
        let named = |id: &str, title: &str| Named { id: id.to_owned(), title: title.to_owned() };
        let good = [named("a", "Park [p1]"), named("b", "Park [p2]"), named("c", "[p3]")];
        let ids = plan.match_options(&good).unwrap();
        assert_eq!(plan.choices(&ids), [vec!["a".to_owned()], vec!["c".to_owned()]]);
        assert!(plan.match_options(&good[..2]).is_err());
        assert!(plan.match_options(&[named("a", "Park [p1]"), named("a", "Park [p2]"), named("c", "[p3]")]).is_err());
        assert!(plan.match_options(&[named("a", "Park [p2]"), named("b", "Park [p1]"), named("c", "[p3]")]).is_err());
    }
}
