//! A count in words: what the result page, the page of its working and the minutes
//! say of it, whatever the rule. Pure facts in, plain texts out.

pub mod exact;
mod keys;
mod step;

use kernel::Lang;
use tally::{Outcome, Pairwise, Round};
use templates::Words;
use templates::documents::{CountTold, Duel, RoundTold, TotalLine};

pub use step::sentence;

use self::exact::{exact, lengths};
use crate::jobs::title;
use crate::rules::form::BallotForm;
use crate::rules::method::Group;
use crate::rules::money::Money;
use crate::views::money::money;

/// The names of options in a language.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The form.
    pub form: &'a BallotForm,
    /// The language.
    pub lang: Lang,
}

impl Names<'_> {
    /// The title of an option.
    #[must_use]
    pub fn title(&self, id: &str) -> String {
        title(self.form, id, self.lang)
    }

    /// The titles of these options, in one line.
    #[must_use]
    pub fn titles(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.title(id)).collect::<Vec<_>>().join(", ")
    }

    /// The title of a winner, with its cost where money is shared out.
    #[must_use]
    pub fn winner(&self, words: &Words, id: &str) -> String {
        let choice = self.form.options.iter().find(|choice| choice.id.as_str() == id);
        let cost = choice.and_then(|choice| crate::views::rule_sheet::cost(words, self.form, choice));
        cost.map_or_else(|| self.title(id), |cost| format!("{} ({cost})", self.title(id)))
    }
}

/// The count in the language of `words`.
#[must_use]
pub fn told(words: &Words, form: &BallotForm, outcome: &Outcome) -> CountTold {
    let names = Names { form, lang: words.lang() };
    let shares = keys::counts_ballots(&outcome.rule);
    let ids: Vec<&String> = outcome.ranking.iter().flatten().collect();
    let total = |id: &str| outcome.totals.get(id).map(String::as_str);
    let long = lengths(ids.iter().map(|id| total(id).unwrap_or_default()));
    let line = |(id, length): (&&String, Option<u64>)| TotalLine {
        title: names.title(id),
        total: total(id).map_or_else(|| "–".to_owned(), |total| exact(words, total)),
        share: total(id)
            .and_then(|total| total.parse().ok())
            .filter(|_| shares)
            .map(|total| words.share(total, outcome.ballots.valid)),
        length,
        won: outcome.winners.contains(id),
    };
    CountTold {
        measure: words.t(keys::measure(&outcome.rule)),
        totals: ids.iter().zip(long).map(line).collect(),
        winners: outcome.winners.iter().map(|id| names.winner(words, id)).collect(),
        spent: spent(words, form, outcome),
        rounds: outcome.rounds.iter().map(|round| round_told(words, &names, (round, outcome))).collect(),
        duels: outcome.pairwise.as_ref().map(|pairs| duels(words, &names, pairs)).unwrap_or_default(),
    }
}

/// What the winners cost together, and what there was.
fn spent(words: &Words, form: &BallotForm, outcome: &Outcome) -> Option<[String; 2]> {
    let budget = form.counting.budget.as_ref().filter(|_| form.counting.method.group() == Group::Budget)?;
    let cost = outcome.cost.as_ref().and_then(|cost| Money::parse(cost).ok())?;
    Some([cost, budget.amount].map(|sum| money(words, sum, &budget.currency)))
}

fn round_told(words: &Words, names: &Names<'_>, (round, outcome): (&Round, &Outcome)) -> RoundTold {
    let several = outcome.rounds.len() > 1;
    let ranked = outcome.ranking.iter().flatten();
    let totals = ranked.filter_map(|id| Some([names.title(id), exact(words, round.totals.get(id)?)]));
    let mut totals: Vec<[String; 2]> = if several { totals.collect() } else { Vec::new() };
    let zero = |total: &String| total.chars().all(|c| "0.".contains(c));
    if let Some(exhausted) = round.exhausted.as_ref().filter(|total| several && !zero(total)) {
        totals.push([words.t("count-exhausted"), exact(words, exhausted)]);
    }
    RoundTold {
        title: if several {
            words.with("result-round", &[("round", u64::from(round.round).into())])
        } else {
            String::new()
        },
        totals,
        steps: round.steps.iter().map(|step| sentence(words, names, step)).collect(),
    }
}

/// Every two options once, the one that more people prefer first, the clearest duel first.
fn duels(words: &Words, names: &Names<'_>, pairs: &Pairwise) -> Vec<Duel> {
    let mut all = Vec::new();
    for (a, row) in pairs.matrix.iter().enumerate() {
        for (b, &above) in row.iter().enumerate().skip(a + 1) {
            let below = pairs.matrix.get(b).and_then(|row| row.get(a)).copied().unwrap_or(0);
            let (winner, loser, most, least) = if above >= below { (a, b, above, below) } else { (b, a, below, above) };
            all.push((most - least, most, winner, loser, least));
        }
    }
    all.sort_by_key(|&(margin, most, ..)| std::cmp::Reverse((margin, most)));
    let title = |place: usize| pairs.options.get(place).map(|id| names.title(id)).unwrap_or_default();
    let duel = |(margin, most, winner, loser, least): (u64, u64, usize, usize, u64)| Duel {
        winner: title(winner),
        loser: title(loser),
        score: format!("{} : {}", words.number(most), words.number(least)),
        tied: margin == 0,
    };
    all.into_iter().map(duel).collect()
}

#[cfg(test)]
mod tests;
