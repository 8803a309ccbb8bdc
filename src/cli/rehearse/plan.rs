//! What is rehearsed: the options and ballots of an election file, made fit for a
//! plebiscite. Nothing is dropped silently.

mod sheet;
mod titles;

use std::collections::BTreeSet;

use ::tally::formats::ElectionFile;
use ::tally::{Kind, Outcome, RuleSpec, Seats};
use ballotbox::ballot::{Definition, Invalid, Marks};
use ballotbox::manifest::Manifest;
use plebiscite::rules::method::Method;
use serde::{Deserialize, Serialize};

use super::voter::Filled;
use sheet::Sheet;

/// Decimal places of money on the server.
const DIGITS: u32 = 2;

/// What is rehearsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The title of the rehearsal.
    pub(crate) title: String,
    /// The options, in the order of the file.
    pub(crate) options: Vec<Choice>,
    /// What a ballot says.
    pub(crate) kind: Kind,
    /// The counting rule.
    pub(crate) rule: String,
    /// How many win.
    pub(crate) seats: usize,
    /// Most options on a ballot.
    pub(crate) max: usize,
    /// The best score, or the points to share out.
    pub(crate) most: Option<u64>,
    /// What there is to spend, and its currency, where the rule spends it.
    pub(crate) budget: Option<(String, String)>,
    /// The ballots.
    pub(crate) ballots: Vec<Said>,
    /// The total of each option as the file states it; only when all voters vote.
    stated: Option<Vec<String>>,
    remarks: Vec<String>,
}

/// An option of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Its id in the file.
    pub(crate) file_id: String,
    /// Its title here.
    pub(crate) title: String,
    /// What it costs, where the rule spends money.
    pub(crate) cost: Option<String>,
}

/// What a ballot says, options by their place; without any it is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// Options ticked.
    Ticked(Vec<usize>),
    /// A number beside each of these options: its rank, score or points.
    Typed(Vec<(usize, u64)>),
}

impl Said {
    /// How many options it names.
    fn named(&self) -> usize {
        match self {
            Self::Ticked(places) => places.len(),
            Self::Typed(numbers) => numbers.len(),
        }
    }
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

/// What is asked for besides the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted<'a> {
    /// The counting rule.
    pub(crate) rule: Option<&'a str>,
    /// How many win.
    pub(crate) seats: Option<usize>,
    /// Only so many voters.
    pub(crate) voters: Option<usize>,
}

impl Plan {
    /// The plan for some voters of a file, or all.
    pub(crate) fn of(file: &ElectionFile, wanted: &Wanted<'_>) -> Result<Self, String> {
        let mut sheet = Sheet::of(file, wanted.voters)?;
        if sheet.options.len() < 2 {
            return Err("has fewer than two options; a ballot needs two".to_owned());
        }
        if sheet.ballots.is_empty() {
            return Err("no voters; a rehearsal needs one at least".to_owned());
        }
        let seats = wanted.seats.or(file.seats()).unwrap_or(1);
        let rule = wanted.rule.unwrap_or_else(|| usual(sheet.kind, seats));
        let spec = RuleSpec::of(rule).map_err(|error| error.to_string())?;
        if !spec.rule().takes.contains(&sheet.kind) {
            return Err(format!("holds {} ballots, which `{rule}` does not count", sheet.kind.name()));
        }
        let named = sheet.ballots.iter().map(Said::named).max().unwrap_or(0);
        sheet.kind = on_paper(&sheet, named, rule)?;
        let seats = if matches!(spec.rule().seats, Seats::Any | Seats::UpTo) { seats } else { 1 };
        let money = if spec.rule().seats == Seats::Budget { Some(sheet.money()?) } else { None };
        let (budget, costs) = money.unzip();
        let costs = costs.unwrap_or_else(|| vec![None; sheet.options.len()]);
        let options = titles::distinct(&sheet.options).into_iter().zip(costs);
        let options = options.map(|((file_id, title), cost)| Choice { file_id, title, cost }).collect();
        let mut plan = Self {
            title: titles::cut(&format!("Rehearsal: {}", sheet.title)),
            options,
            kind: sheet.kind,
            rule: rule.to_owned(),
            seats,
            max: if sheet.kind == Kind::Choice { 1 } else { sheet.max.unwrap_or(named).max(named).max(1) },
            most: sheet.most(),
            budget,
            stated: sheet.stated.filter(|_| ADDING.contains(&rule)),
            ballots: sheet.ballots,
            remarks: sheet.remarks,
        };
        plan.max = plan.max.min(plan.options.len());
        plan.remarks
            .insert(0, format!("{}: {} voters, {} options", plan.title, plan.ballots.len(), plan.options.len()));
        Ok(plan)
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
        self.blanks() > 0
    }

    /// The blank ballots.
    pub(crate) fn blanks(&self) -> usize {
        self.ballots.iter().filter(|ballot| ballot.named() == 0).count()
    }

    /// The server's id of each option, in the order of the file.
    pub(crate) fn match_options(&self, named: &[Named]) -> Result<Vec<String>, String> {
        let ours = self.options.iter().map(|option| &option.title);
        let same = named.len() == self.options.len() && ours.zip(named).all(|(ours, theirs)| *ours == theirs.title);
        let distinct: BTreeSet<&str> = named.iter().map(|option| option.id.as_str()).collect();
        if same && distinct.len() == named.len() && !distinct.contains("") {
            return Ok(named.iter().map(|option| option.id.clone()).collect());
        }
        Err("the options of the server's rehearsal are not those it was asked for; are server and program of one version?".to_owned())
    }

    /// What is filled in on each ballot paper, by these ids.
    pub(crate) fn filled(&self, ids: &[String]) -> Vec<Filled> {
        let id = |place: usize| ids[place].clone();
        let filled = |said: &Said| match said {
            Said::Ticked(places) => Filled::Ticked(places.iter().map(|place| id(*place)).collect()),
            Said::Typed(numbers) => Filled::Typed(numbers.iter().map(|(place, n)| (id(*place), *n)).collect()),
        };
        self.ballots.iter().map(filled).collect()
    }

    /// The file's own totals.
    pub(crate) fn file_totals(&self) -> Option<&[String]> {
        self.stated.as_deref()
    }

    /// Our own count of the plan's ballots as a manifest has them counted.
    pub(crate) fn counted(&self, manifest: &Manifest, lot: &str) -> Result<Outcome, String> {
        let definition = &manifest.ballot_definition;
        let ids: Vec<String> = definition.options.iter().map(|option| option.id.clone()).collect();
        let mut tallied = verify::Tallied { lot: lot.to_owned(), ..verify::Tallied::default() };
        self.filled(&ids).iter().for_each(|filled| tallied.add(marks(definition, filled)));
        verify::count(manifest, &tallied).map_err(|wrong| wrong.to_string())
    }
}

/// What these ballots are on the paper of a plebiscite counted by this rule, where they fit on it: a score is
/// typed like shared points, and who ticks one option at most chooses it.
fn on_paper(sheet: &Sheet, named: usize, rule: &str) -> Result<Kind, String> {
    let paper = Method::parse(rule).map_err(|error| error.to_string())?.ballot().counted();
    match (sheet.kind, paper) {
        (Kind::Score | Kind::Points, Kind::Score | Kind::Points) => Ok(paper),
        (Kind::Approval, Kind::Choice) if named <= 1 => Ok(paper),
        (kind, _) if kind == paper || (kind, paper) == (Kind::Choice, Kind::Approval) => Ok(kind),
        (kind, _) => Err(format!(
            "holds {} ballots, which `wiec tally` counts by `{rule}`; a plebiscite by `{rule}` has {} ballots, so it \
             cannot be rehearsed",
            kind.name(),
            paper.name()
        )),
    }
}

/// Rules whose totals are the sums a file may state.
const ADDING: [&str; 6] = ["plurality", "approval", "k-approval", "av", "score", "cumulative"];

/// The rule for such ballots when nobody names one.
const fn usual(kind: Kind, seats: usize) -> &'static str {
    match (kind, seats) {
        (Kind::Choice, _) => "plurality",
        (Kind::Approval, _) => "approval",
        (Kind::Ranking, 0 | 1) => "irv",
        (Kind::Ranking, _) => "stv-scottish",
        (Kind::Score, _) => "score",
        (Kind::Points, _) => "cumulative",
    }
}

fn marks(definition: &Definition, filled: &Filled) -> Result<Marks, Invalid> {
    match filled {
        Filled::Ticked(ids) => definition.marks(ids),
        Filled::Typed(numbers) => definition.numbered(numbers),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use ::tally::formats::read;

    /// A file of three projects; `votes` lines, and what it states.
    pub(in super::super) fn file(kind: &str, votes: &[&str], stated: [u64; 3]) -> ElectionFile {
        let points = kind == "cumulative" || kind == "scoring";
        let lines: Vec<String> = votes.iter().enumerate().map(|(n, vote)| format!("v{n};{vote}")).collect();
        let [a, b, c] = stated;
        let text = format!(
            "META\nkey;value\ndescription;d\ncountry;Poland\nunit;Hajnówka\ninstance;2022\nnum_projects;3\nnum_votes;{}\n\
             budget;100\nvote_type;{kind}\nrule;greedy\ndate_begin;2020\ndate_end;2020\n{}PROJECTS\n\
             project_id;cost;name;{}\np1;10;Park;{a}\np2;10.5;Park;{b}\np3;10;;{c}\nVOTES\nvoter_id;vote{}\n{}\n",
            votes.len(),
            if points { "max_sum_points;10\nmax_points;10\n" } else { "max_length;2\n" },
            if points { "score" } else { "votes" },
            if points { ";points" } else { "" },
            lines.join("\n")
        );
        read("x.pb", text.as_bytes()).unwrap()
    }

    pub(in super::super) fn plan(file: &ElectionFile) -> Plan {
        Plan::of(file, &Wanted::default()).unwrap()
    }

    #[test]
    fn a_file_becomes_a_plan_and_what_is_odd_is_told() {
        let plan = plan(&file("approval", &["p1", "p1,p2", "", "p1,p2,p3"], [3, 2, 1]));
        let titles: Vec<&str> = plan.options.iter().map(|option| option.title.as_str()).collect();
        assert_eq!(titles, ["Park [p1]", "Park [p2]", "[p3]"]);
        assert_eq!((plan.max, plan.rule.as_str(), plan.blank(), plan.stated()), (3, "approval", true, true));
        let told = plan.remarks().join("\n");
        assert!(told.contains("4 voters, 3 options"), "{told}");
        assert!(told.contains("1 ballots are empty in the file and are cast blank (voters v2)"), "{told}");
        assert!(told.contains("more than the 2 marks the file allows"), "{told}");
    }

    #[test]
    fn only_the_first_voters_have_no_stated_counts() {
        let file = file("approval", &["p1", "p2"], [1, 1, 0]);
        let plan = Plan::of(&file, &Wanted { voters: Some(1), ..Wanted::default() }).unwrap();
        assert_eq!((plan.ballots.len(), plan.stated(), plan.max), (1, false, 2));
    }

    #[test]
    fn ranks_scores_and_points_are_typed() {
        let ordinal = plan(&file("ordinal", &["p3,p1", ""], [0, 0, 0]));
        assert_eq!((ordinal.rule.as_str(), ordinal.kind, ordinal.most), ("irv", Kind::Ranking, None));
        assert_eq!(ordinal.ballots, [Said::Typed(vec![(2, 1), (0, 2)]), Said::Typed(vec![])]);
        let points = plan(&file("cumulative", &["p3,p1,p2;7,3,0", "p1;12"], [15, 0, 7]));
        assert_eq!((points.rule.as_str(), points.most, points.stated()), ("cumulative", Some(12), true));
        assert_eq!(points.ballots[0], Said::Typed(vec![(2, 7), (0, 3)]));
        let scored = Wanted { rule: Some("score"), ..Wanted::default() };
        let scored = Plan::of(&file("cumulative", &["p3,p1,p2;7,3,0", "p1;12"], [15, 0, 7]), &scored).unwrap();
        assert_eq!((scored.kind, scored.most, scored.stated()), (Kind::Score, Some(12), true));
        let scores = plan(&file("scoring", &["p3,p1;7,0"], [0, 0, 7]));
        assert_eq!((scores.rule.as_str(), scores.most), ("score", Some(10)));
        assert_eq!(
            scores.filled(&["a", "b", "c"].map(ToOwned::to_owned)),
            [Filled::Typed(vec![("c".to_owned(), 7), ("a".to_owned(), 0)])]
        );
        let decimals = file("cumulative", &["p3;0.5"], [0, 0, 0]);
        assert!(Plan::of(&decimals, &Wanted::default()).unwrap_err().contains("voter v0 gives 0.5"));
    }

    #[test]
    fn rankings_of_other_formats_keep_their_order_and_lose_equal_ranks() {
        let blt = "3 1\n-2\n4 1 2 3 0\n3 3 0\n2 1=3 0\n1 0\n0\n\"Ada\"\n\"Bo\"\n\"Cy\"\n\"Board\"\n";
        let file = read("x.blt", blt.as_bytes()).unwrap();
        let all = plan(&file);
        assert_eq!((all.options.len(), all.ballots.len(), all.blanks(), all.seats), (2, 8, 1, 1));
        assert!(all.ballots.contains(&Said::Typed(vec![(0, 1), (1, 2)])));
        let told = all.remarks().join("\n");
        assert!(told.contains("2 ballots put several options on one rank"), "{told}");
        assert!(told.contains("4 ballots name withdrawn options (2), which are struck"), "{told}");
        let some = Plan::of(&file, &Wanted { voters: Some(4), ..Wanted::default() }).unwrap();
        assert_eq!(some.ballots.len(), 4);
    }

    #[test]
    fn ballots_that_fit_on_no_paper_of_the_rule_are_refused() {
        let wanted = Wanted { rule: Some("greedy"), ..Wanted::default() };
        let refused = Plan::of(&file("cumulative", &["p1;5"], [5, 0, 0]), &wanted).unwrap_err();
        assert!(refused.contains("a plebiscite by `greedy` has approval ballots"), "{refused}");
        let wanted = Wanted { rule: Some("plurality"), ..Wanted::default() };
        let one_each = Plan::of(&file("approval", &["p1", "p2", ""], [1, 1, 0]), &wanted).unwrap();
        assert_eq!((one_each.kind, one_each.max), (Kind::Choice, 1));
        assert!(Plan::of(&file("approval", &["p1,p2"], [1, 1, 0]), &wanted).unwrap_err().contains("choice ballots"));
    }

    #[test]
    fn rules_that_spend_money_take_costs_along() {
        let file = file("approval", &["p1", "p2"], [1, 1, 0]);
        let wanted = Wanted { rule: Some("greedy"), ..Wanted::default() };
        let plan = Plan::of(&file, &wanted).unwrap();
        assert_eq!(plan.budget, Some(("100".to_owned(), "PLN".to_owned())));
        assert_eq!(plan.options[1].cost.as_deref(), Some("10.5"));
    }

    #[test]
    fn files_that_cannot_be_rehearsed_are_refused() {
        let refused = |kind, rule, voters| {
            let file = file(kind, &["p1"], [0, 0, 0]);
            Plan::of(&file, &Wanted { rule, voters, seats: None }).unwrap_err()
        };
        assert!(
            refused("ordinal", Some("approval"), None).contains("ranking ballots, which `approval` does not count")
        );
        assert!(refused("approval", Some("magic"), None).starts_with("there is no rule `magic`"));
        assert!(refused("approval", None, Some(0)).contains("needs one at least"));
    }

    #[test]
    fn the_servers_options_must_be_ours() {
        let plan = plan(&file("choose-1", &["p1", "p3"], [1, 0, 1]));
        let named = |id: &str, title: &str| Named { id: id.to_owned(), title: title.to_owned() };
        let good = [named("a", "Park [p1]"), named("b", "Park [p2]"), named("c", "[p3]")];
        let ids = plan.match_options(&good).unwrap();
        let ticked = |id: &str| Filled::Ticked(vec![id.to_owned()]);
        assert_eq!(plan.filled(&ids), [ticked("a"), ticked("c")]);
        assert!(plan.match_options(&good[..2]).is_err());
        assert!(plan.match_options(&[named("a", "Park [p1]"), named("a", "Park [p2]"), named("c", "[p3]")]).is_err());
        assert!(plan.match_options(&[named("a", "Park [p2]"), named("b", "Park [p1]"), named("c", "[p3]")]).is_err());
    }
}
