//! Sentences for the steps of rules that compare pairs, and of Borda; and the
//! tables of all pairs.

use super::{Report, several};
use crate::outcome::{Outcome, PairStep, Pairwise, Round};

/// Most options of which a table of all pairs is printed.
const WIDEST: usize = 30;

/// Longest id that heads a column; longer ones make the columns be numbered.
const LONGEST: usize = 8;

/// Rules with totals that are no numbers of ballots: no percent of them.
const NO_BALLOTS: [&str; 8] =
    ["borda", "condorcet", "copeland", "cumulative", "minimax", "ranked-pairs", "schulze", "score"];

/// The rule whose rounds count different things, so that none is a change of the other.
pub(super) const STAR: &str = "star";

/// Whether the totals of a round are ballots: of STAR those of the second are, and
/// the first has scores.
pub(super) fn counts_ballots(outcome: &Outcome, round: &Round) -> bool {
    let scored = outcome.rule == STAR && round.round == 1;
    !scored && !NO_BALLOTS.contains(&outcome.rule.as_str())
}

impl Report<'_> {
    /// The comparisons of all pairs, as a table.
    pub(super) fn pairwise(&mut self, pairwise: &Pairwise) {
        self.line("");
        self.line("  Ballots that prefer the option of the row to that of the column:");
        for line in self.pair_table(&pairwise.options, &pairwise.matrix) {
            self.line(&format!("  {line}"));
        }
    }

    /// A row and a column for each option.
    fn pair_table(&self, options: &[String], matrix: &[Vec<u64>]) -> Vec<String> {
        if options.len() > WIDEST {
            return vec![format!("(a table of {0} × {0}, too wide here; the JSON form has it)", options.len())];
        }
        let numbered = options.iter().any(|id| id.chars().count() > LONGEST);
        let heads: Vec<String> =
            (1..).zip(options).map(|(n, id): (u32, _)| if numbered { format!("{n}.") } else { id.clone() }).collect();
        let label = |(head, id): (&String, &String)| {
            if numbered { format!("{head} {}", self.name(id)) } else { self.name(id) }
        };
        let labels: Vec<String> = heads.iter().zip(options).map(label).collect();
        let length = |text: &String| text.chars().count();
        let label_width = labels.iter().map(length).max().unwrap_or(0);
        let most = matrix.iter().flatten().max().copied().unwrap_or(0).to_string();
        let width = heads.iter().map(length).max().unwrap_or(0).max(most.len()) + 2;
        let padded = |text: &str| format!("{}{text}", " ".repeat(width.saturating_sub(text.chars().count())));
        let mut lines = vec![" ".repeat(label_width) + &heads.iter().map(|head| padded(head)).collect::<String>()];
        for (row, (label, cells)) in labels.iter().zip(matrix).enumerate() {
            let cell = |(column, votes): (usize, &u64)| {
                padded(&if row == column { "–".to_owned() } else { votes.to_string() })
            };
            let cells: String = cells.iter().enumerate().map(cell).collect();
            lines.push(format!("{label}{}{cells}", " ".repeat(label_width - length(label))));
        }
        lines
    }

    #[expect(clippy::too_many_lines, reason = "a sentence for each step")]
    pub(super) fn pair_sentence(&self, step: &PairStep) -> String {
        match step {
            PairStep::PairsCompared { ballots, pairs } => format!(
                "{} compared on {}.",
                several(*pairs, "pair of options", "pairs of options"),
                several(*ballots, "valid ballot", "valid ballots")
            ),
            PairStep::CondorcetWinner { option } => format!("{} beats every other option.", self.name(option)),
            PairStep::NoCondorcetWinner { options } if options.is_empty() => {
                "No option beats every other, and each is beaten by another.".to_owned()
            }
            PairStep::NoCondorcetWinner { options } => {
                format!("No option beats every other; none beats {}.", self.list(options))
            }
            PairStep::SmithSet { options } => {
                format!("The smallest group whose members beat all others (Smith set): {}.", self.list(options))
            }
            PairStep::CondorcetLoser { option } => format!("Every other option beats {}.", self.name(option)),
            PairStep::WinRecord { option, wins, draws, losses } => format!(
                "{}: {}, {}, {}.",
                self.name(option),
                several(*wins, "win", "wins"),
                several(*draws, "draw", "draws"),
                several(*losses, "loss", "losses")
            ),
            PairStep::WorstComparison { winner, loser, votes, against, strength } => format!(
                "{} does worst against {}: {against} to {votes} ballots, which counts {strength}.",
                self.name(loser),
                self.name(winner)
            ),
            PairStep::Unbeaten { option } => format!("{} is beaten by none, which counts 0.", self.name(option)),
            PairStep::StrongestPaths { options, matrix } => {
                let table =
                    self.pair_table(options, matrix).into_iter().map(|line| format!("\n    {}", line.trim_end()));
                format!("The strongest path of wins from each option (row) to each other:{}", table.collect::<String>())
            }
            PairStep::StrongestPath { winner, loser, options, strength, back } => format!(
                "{} reaches {} with strength {strength} ({}); back it is {back}.",
                self.name(winner),
                self.name(loser),
                self.path(options)
            ),
            PairStep::PathsEqual { options } => {
                format!("No option has a stronger path to one of these than back: {}.", self.list(options))
            }
            PairStep::SchulzeLevel { level, options } => format!("Level {level}: {}.", self.list(options)),
            PairStep::EqualPairs { pairs, strength, open: 0 } => {
                format!("{pairs} wins of equal strength, {strength}; their order does not matter.")
            }
            PairStep::EqualPairs { pairs, strength, open } => {
                format!("{pairs} wins of equal strength, {strength}; the order of {open} matters.")
            }
            PairStep::PairLocked { winner, loser, votes, against } => {
                format!("{} over {}, {votes} to {against}: locked in.", self.name(winner), self.name(loser))
            }
            PairStep::PairSkipped { winner, loser, votes, against, options } => {
                let why = if options.is_empty() {
                    "stronger wins lead the other way".to_owned()
                } else {
                    format!("stronger wins lead the other way ({})", self.path(options))
                };
                format!("{} over {}, {votes} to {against}: skipped, {why}.", self.name(winner), self.name(loser))
            }
            PairStep::PairOpen { winner, loser, votes, against } => format!(
                "{} over {}, {votes} to {against}: locked in or skipped as the tie is broken.",
                self.name(winner),
                self.name(loser)
            ),
            PairStep::PlacesScored { ballots, first, unranked } => places(*ballots, first, unranked),
            PairStep::PairsWinner { option } => format!("{} wins.", self.name(option)),
        }
    }

    fn path(&self, options: &[String]) -> String {
        options.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(" > ")
    }
}

fn places(ballots: u64, first: &str, unranked: &str) -> String {
    let ballots = several(ballots, "valid ballot", "valid ballots");
    match unranked {
        "modified" => {
            format!("A first place gave as many points as the ballot ranks options, each next one less; {ballots}.")
        }
        "zero" => format!("A first place gave {first} points, each next one less, no place none; {ballots}."),
        _ => format!("A first place gave {first} points, each next one less, no place a share of the rest; {ballots}."),
    }
}
