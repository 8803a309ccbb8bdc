//! The plain text of a count, for a terminal: a table, then a sentence a step.
//!
//! The only place in this crate with sentences; pages use words of their own.

mod budget;
mod grades;
mod pairs;
mod rounds;
mod seats;

use std::collections::BTreeMap;

use crate::outcome::{Base, Decision, Outcome, Reached, Round, Step, Test, Tie};

/// The report in English; `names` gives the name of an option by its id.
#[must_use]
pub fn text_report(outcome: &Outcome, names: &BTreeMap<String, String>) -> String {
    let mut report = Report { text: String::new(), names };
    report.head(outcome);
    let mut before = None;
    for round in &outcome.rounds {
        report.round(round, before.replace(round), outcome);
    }
    report.end(outcome);
    report.text
}

/// `part` of `whole` in percent with one decimal, rounded half up.
fn percent(part: u128, whole: u128) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// A number with its noun in the right form.
fn several(number: u64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

struct Report<'a> {
    text: String,
    names: &'a BTreeMap<String, String>,
}

impl Report<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn head(&mut self, outcome: &Outcome) {
        let settings = outcome.parameters.iter().filter(|(_, value)| *value != "none");
        let settings: Vec<String> = settings.map(|(name, value)| format!("{name}={value}")).collect();
        self.line(&format!("Rule: {} ({})", outcome.rule, settings.join(", ")));
        let ballots = &outcome.ballots;
        let mut parts = vec![
            format!("{} cast", ballots.total),
            format!("{} valid", ballots.valid),
            format!("{} blank", ballots.blank),
            format!("{} invalid", ballots.invalid),
        ];
        if ballots.struck > 0 {
            parts.push(format!("{} for withdrawn options only", ballots.struck));
        }
        self.line(&format!("Ballots: {}", parts.join(", ")));
    }

    fn round(&mut self, round: &Round, before: Option<&Round>, outcome: &Outcome) {
        if outcome.budget.is_some() {
            return self.budget_round(round, outcome);
        }
        self.line("");
        if outcome.rounds.len() > 1 {
            self.line(&format!("Round {}", round.round));
        }
        self.table(round, before, outcome);
        if let Some(pairwise) = outcome.pairwise.as_ref().filter(|_| round.round == 1) {
            self.pairwise(pairwise);
        }
        self.line("");
        for step in &round.steps {
            let sentence = self.sentence(step);
            self.line(&format!("- {sentence}"));
        }
    }

    fn end(&mut self, outcome: &Outcome) {
        if outcome.budget.is_some() {
            return self.budget_end(outcome);
        }
        self.line("");
        if outcome.winners.is_empty() {
            self.line(&format!("No winner: {}.", why(outcome.decision)));
        } else {
            let winners: Vec<String> = outcome.winners.iter().map(|id| self.name(id)).collect();
            let word = if winners.len() == 1 { "Winner" } else { "Winners" };
            self.line(&format!("{word}: {}", winners.join(", ")));
        }
        for tied in &outcome.outcomes {
            let names = self.list(tied);
            self.line(&format!("Possible outcome: {names}"));
        }
    }

    fn name(&self, id: &str) -> String {
        match self.names.get(id).map(String::as_str) {
            Some(name) if !name.is_empty() && name != id => format!("{name} [{id}]"),
            _ => id.to_owned(),
        }
    }

    fn list(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(", ")
    }

    fn sentence(&self, step: &Step) -> String {
        match step {
            Step::Void { reason, ballots } => {
                format!("{} laid aside ({reason}).", several(*ballots, "void ballot", "void ballots"))
            }
            Step::Blank { ballots } => format!("{} laid aside.", several(*ballots, "blank ballot", "blank ballots")),
            Step::Struck { option, marks } => {
                format!("{} was withdrawn: {} struck.", self.name(option), several(*marks, "mark", "marks"))
            }
            Step::OnlyWithdrawn { ballots } => {
                format!("{} named only withdrawn options.", several(*ballots, "ballot", "ballots"))
            }
            Step::ByHand { batches, ballots } => {
                let batches = several(*batches, "batch", "batches");
                format!(
                    "{batches} counted by hand taken over, with {}.",
                    several(*ballots, "valid ballot", "valid ballots")
                )
            }
            Step::Added { ballots, marks } => format!(
                "{} on {} added up.",
                several(*marks, "mark", "marks"),
                several(*ballots, "valid ballot", "valid ballots")
            ),
            Step::Quorum(reached) => format!("Quorum: {}.", comparison(reached)),
            Step::Lead { options, total } if options.len() == 1 => {
                format!("{} has most: {total}.", self.list(options))
            }
            Step::Lead { options, total } => format!("Tied with most, {total} each: {}.", self.list(options)),
            Step::Threshold(reached) => format!("Threshold: {}.", comparison(reached)),
            Step::ApprovalQuorum(reached) => format!("Approval quorum: {}.", comparison(reached)),
            Step::TieBroken(tie) => self.tie(tie),
            Step::TieOpen(tie) => format!("The tie among {} is not broken.", self.list(&tie.among)),
            Step::Elected { option, total } => format!("{} wins with {total}.", self.name(option)),
            Step::Pairs(step) => self.pair_sentence(step),
            Step::Budget(step) => self.budget(step),
            Step::Grades(step) => self.grade_sentence(step),
            Step::Undecided { why: reason } => format!("Nobody wins: {}.", why(*reason)),
            Step::Seats(step) => self.seats(step),
            Step::Rounds(step) => self.round_step(step),
        }
    }

    fn tie(&self, tie: &Tie) -> String {
        let (among, chosen) = (self.list(&tie.among), self.list(&tie.chosen));
        match tie.by.split_once(':') {
            Some(("stage", number)) => format!("Of {among}, what they had in round {number} singles out {chosen}."),
            _ => format!("The tie among {among} is broken by `{}`: {chosen}.", tie.by),
        }
    }
}

fn comparison(reached: &Reached) -> String {
    let of = match reached.of {
        Base::Electorate => "people who may vote",
        Base::Cast => "ballots cast",
        Base::NotVoid => "ballots that are not void",
        Base::Valid => "valid ballots",
    };
    let test = match reached.test {
        Test::AtLeast => "at least",
        Test::MoreThan => "more than",
    };
    let met = if reached.met { "reached" } else { "not reached" };
    format!("{} of {} {of}, {test} {} is needed: {met}", reached.part, reached.whole, reached.share)
}

fn why(decision: Decision) -> &'static str {
    match decision {
        Decision::Won => "there is a winner",
        Decision::NoQuorum => "too few people took part",
        Decision::NoValidBallots => "no ballot is valid",
        Decision::BelowThreshold => "the first has too little support",
        Decision::NoCondorcetWinner => "no option beats every other",
        Decision::Tied => "a tie that nothing breaks",
    }
}
