//! The rules of a plebiscite in plain sentences.

use kernel::Fraction;
use templates::{Arg, Words};

use crate::rules::form::{BallotForm, Conflict, Marking};

/// What the sentences need besides the form.
#[derive(Debug, Clone, Copy)]
pub struct Hours<'a> {
    /// When voting begins, in words.
    pub opens: &'a str,
    /// When it ends.
    pub closes: &'a str,
    /// When the result becomes public.
    pub publish: &'a str,
}

/// The rules, a sentence each.
#[must_use]
pub fn sentences(words: &Words, form: &BallotForm, hours: Hours<'_>) -> Vec<String> {
    let counting = &form.counting;
    let mut said = vec![who(words, form)];
    said.push(words.with("vote-rule-when", &[("opens", hours.opens.into()), ("closes", hours.closes.into())]));
    said.push(match counting.marking {
        Marking::Single => words.t("vote-rule-single"),
        Marking::Approval { max } => words.with("vote-rule-approval", &[("most", u64::from(max).into())]),
    });
    said.push(words.t(if counting.blank { "vote-rule-blank" } else { "vote-rule-no-blank" }));
    said.push(conditional(words, counting.quorum, ["vote-rule-quorum", "vote-rule-no-quorum"]));
    said.push(conditional(words, counting.threshold, ["vote-rule-threshold", "vote-rule-no-threshold"]));
    said.push(words.t("vote-rule-tie"));
    said.push(words.t(match form.conflict {
        Conflict::FirstCounts => "vote-rule-first-counts",
        Conflict::WebOnly => "vote-rule-web-only",
    }));
    said.push(words.with("vote-rule-publish", &[("publish", hours.publish.into())]));
    said
}

fn who(words: &Words, form: &BallotForm) -> String {
    match (form.who.districts.is_empty(), form.who.born_until) {
        (true, None) => words.t("vote-rule-who-all"),
        (false, None) => words.with("vote-rule-who-districts", &[("districts", form.who.districts.len().into())]),
        (true, Some(year)) => words.with("vote-rule-who-born", &[("year", Arg::Text(year.to_string()))]),
        (false, Some(year)) => {
            let districts = form.who.districts.len().into();
            words.with("vote-rule-who-both", &[("districts", districts), ("year", Arg::Text(year.to_string()))])
        }
    }
}

fn conditional(words: &Words, share: Option<Fraction>, [with, without]: [&str; 2]) -> String {
    share.map_or_else(|| words.t(without), |share| words.with(with, &[("share", fraction(words, share).into())]))
}

/// A share as people write it: in percent where that is exact.
#[must_use]
pub fn fraction(words: &Words, share: Fraction) -> String {
    let (part, whole) = (u64::from(share.numerator()), u64::from(share.denominator()));
    if 1000_u64.is_multiple_of(whole) { words.share(part, whole) } else { share.to_string() }
}
