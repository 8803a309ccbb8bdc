//! Small random towns with projects and ballots.

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use tally::{Entry, Kind, Outcome, Profile, ProfileBuilder, RuleSpec, count};

/// What one person says: projects with a number (points, or the place).
pub(crate) type Says = Vec<(String, i64)>;

/// A budget as anybody would write it down.
#[derive(Debug, Clone)]
pub(crate) struct Town {
    pub(crate) kind: Kind,
    pub(crate) budget: String,
    pub(crate) projects: Vec<Project>,
    pub(crate) ballots: Vec<Says>,
    pub(crate) longest: Option<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct Project {
    pub(crate) id: String,
    pub(crate) cost: String,
    pub(crate) category: Option<&'static str>,
    pub(crate) withdrawn: bool,
}

impl Town {
    pub(crate) fn profile(&self) -> Profile {
        let entries = self.projects.iter().map(|project| {
            let mut entry = Entry::new(&project.id).costing(project.cost.parse().expect("an amount"));
            entry.categories.extend(project.category.map(str::to_owned));
            entry.withdrawn = project.withdrawn;
            entry
        });
        let mut builder = ProfileBuilder::new(self.kind, entries).expect("different ids");
        builder.budget(self.budget.parse().expect("an amount"));
        self.longest.into_iter().for_each(|most| builder.longest(most));
        for ballot in &self.ballots {
            match self.kind {
                Kind::Choice | Kind::Approval => {
                    let marks: Vec<&String> = ballot.iter().map(|(id, _)| id).collect();
                    builder.marks(&marks, 1).expect("a ballot");
                }
                Kind::Ranking => {
                    let mut levels: Vec<i64> = ballot.iter().map(|(_, level)| *level).collect();
                    levels.sort_unstable();
                    levels.dedup();
                    let groups: Vec<Vec<String>> = levels
                        .iter()
                        .map(|level| {
                            let tied = ballot.iter().filter(|(_, other)| other == level);
                            tied.map(|(id, _)| id.clone()).collect()
                        })
                        .collect();
                    builder.ranking(&groups, 1).expect("a ballot");
                }
                Kind::Points | Kind::Score => {
                    let points: Vec<(&String, tally::Amount)> =
                        ballot.iter().map(|(id, points)| (id, tally::Amount::whole(*points))).collect();
                    builder.points(&points, 1).expect("a ballot");
                }
            }
        }
        builder.build()
    }

    pub(crate) fn count(&self, spec: &RuleSpec) -> Outcome {
        count(&self.profile(), spec).expect("a budget that can be counted")
    }

    pub(crate) fn cost(&self, id: &str) -> BigRational {
        let project = self.projects.iter().find(|project| project.id == id).expect("a project");
        number(&project.cost)
    }

    /// What each ballot gives to projects that were not withdrawn, as points.
    pub(crate) fn points(&self) -> Vec<Vec<(String, BigRational)>> {
        let stands = |id: &str| self.projects.iter().any(|project| project.id == id && !project.withdrawn);
        let longest = self.longest.unwrap_or(self.projects.len());
        let whole = |number: i64| BigRational::from(BigInt::from(number));
        let points = |ballot: &Says| {
            let left: Vec<&(String, i64)> = ballot.iter().filter(|(id, _)| stands(id)).collect();
            let one = |(id, number): &&(String, i64)| {
                let points = match self.kind {
                    Kind::Choice | Kind::Approval => whole(1),
                    Kind::Points | Kind::Score => whole(*number),
                    Kind::Ranking => {
                        // The mean of the places that the tied share, the first of
                        // which is 0.
                        let better = left.iter().filter(|(_, other)| other < number).count();
                        let equal = left.iter().filter(|(_, other)| other == number).count();
                        let places = (better..better + equal).map(|place| whole(longest as i64 - place as i64));
                        let mean = places.sum::<BigRational>() / whole(equal as i64);
                        mean.max(whole(0))
                    }
                };
                (id.clone(), points)
            };
            left.iter().map(one).collect()
        };
        self.ballots.iter().map(points).collect()
    }
}

/// `a`, `a.b` or `a/b`.
pub(crate) fn number(text: &str) -> BigRational {
    match text.split_once('.') {
        Some((whole, part)) => {
            let ten = BigInt::from(10).pow(u32::try_from(part.len()).unwrap());
            BigRational::new(format!("{whole}{part}").parse().unwrap(), ten)
        }
        None => text.parse().unwrap(),
    }
}

const IDS: [&str; 6] = ["ala", "b", "c2", "ła", "e", "0012"];

fn costs() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (1..16_u32).prop_map(|cost| cost.to_string()),
        3 => prop::sample::select(vec!["4", "6", "12"]).prop_map(str::to_owned),
        2 => (1..40_u32).prop_map(|cost| format!("{}.{}", cost / 4, ["0", "25", "5", "75"][cost as usize % 4])),
        1 => Just("0".to_owned()),
        1 => (20..60_u32).prop_map(|cost| cost.to_string()),
    ]
}

/// Two to six projects, at most one withdrawn, up to nine ballots of any kind.
pub(crate) fn towns() -> impl Strategy<Value = Town> {
    let kinds =
        vec![Kind::Choice, Kind::Approval, Kind::Approval, Kind::Approval, Kind::Ranking, Kind::Points, Kind::Score];
    towns_of(kinds)
}

pub(crate) fn towns_of(kinds: Vec<Kind>) -> impl Strategy<Value = Town> {
    (1..=IDS.len(), prop::sample::select(kinds)).prop_flat_map(|(many, kind)| {
        let category = prop_oneof![2 => Just(None), 1 => Just(Some("sport")), 1 => Just(Some("art"))];
        let numbers = match kind {
            Kind::Score => -2..4_i64,
            _ => 0..4_i64,
        };
        let says = prop::collection::vec((0..many, numbers), 0..=many);
        let budget = prop_oneof![3 => (0..40_u32).prop_map(|sum| sum.to_string()), 1 => (0..80_u32).prop_map(|sum| format!("{}.5", sum / 2))];
        (
            prop::collection::vec((costs(), category), many),
            prop::collection::vec(says, 0..10),
            prop_oneof![4 => Just(None), 1 => (0..many).prop_map(Some)],
            budget,
            prop_oneof![Just(None), (1..7_usize).prop_map(Some)],
        )
            .prop_map(move |(listed, ballots, gone, budget, longest)| {
                let projects = listed.into_iter().enumerate().map(|(place, (cost, category))| Project {
                    id: IDS[place].to_owned(),
                    cost,
                    category,
                    withdrawn: gone == Some(place),
                });
                let ballots = ballots.into_iter().map(|says| ballot(kind, &says)).collect();
                Town { kind, budget, projects: projects.collect(), ballots, longest }
            })
    })
}

/// Each project once; one in all where there is one choice.
fn ballot(kind: Kind, says: &[(usize, i64)]) -> Says {
    let mut ballot: Says = Vec::new();
    for (place, number) in says {
        let id = IDS[*place].to_owned();
        let full = kind == Kind::Choice && !ballot.is_empty();
        if !full && !ballot.iter().any(|(other, _)| *other == id) {
            ballot.push((id, *number));
        }
    }
    ballot
}

/// A spec from words like `utility=cost`.
pub(crate) fn spec(rule: &str, settings: &[&str]) -> RuleSpec {
    settings.iter().fold(RuleSpec::of(rule).expect("a rule"), |spec, setting| {
        let (name, value) = setting.split_once('=').expect("name=value");
        match name {
            "ties" => spec.with_ties(value.parse().expect("a tie order")),
            _ => spec.set(name, value).expect("a good value"),
        }
    })
}
