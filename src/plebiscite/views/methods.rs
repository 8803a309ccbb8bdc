//! The methods of counting in words: name, how it works, its known weakness.

use maud::{Markup, html};
use templates::{Words, keys};

use crate::rules::method::{BallotKind, Group, Method};

const WORDS: [[&str; 3]; 28] = [
    keys!["method-plurality", "method-plurality-how", "method-plurality-weak"],
    keys!["method-approval", "method-approval-how", "method-approval-weak"],
    keys!["method-referendum", "method-referendum-how", "method-referendum-weak"],
    keys!["method-score", "method-score-how", "method-score-weak"],
    keys!["method-star", "method-star-how", "method-star-weak"],
    keys!["method-majority-judgment", "method-majority-judgment-how", "method-majority-judgment-weak"],
    keys!["method-irv", "method-irv-how", "method-irv-weak"],
    keys!["method-two-round", "method-two-round-how", "method-two-round-weak"],
    keys!["method-borda", "method-borda-how", "method-borda-weak"],
    keys!["method-condorcet", "method-condorcet-how", "method-condorcet-weak"],
    keys!["method-schulze", "method-schulze-how", "method-schulze-weak"],
    keys!["method-ranked-pairs", "method-ranked-pairs-how", "method-ranked-pairs-weak"],
    keys!["method-minimax", "method-minimax-how", "method-minimax-weak"],
    keys!["method-copeland", "method-copeland-how", "method-copeland-weak"],
    keys!["method-k-approval", "method-k-approval-how", "method-k-approval-weak"],
    keys!["method-cumulative", "method-cumulative-how", "method-cumulative-weak"],
    keys!["method-stv-scottish", "method-stv-scottish-how", "method-stv-scottish-weak"],
    keys!["method-stv-meek", "method-stv-meek-how", "method-stv-meek-weak"],
    keys!["method-av", "method-av-how", "method-av-weak"],
    keys!["method-sav", "method-sav-how", "method-sav-weak"],
    keys!["method-pav", "method-pav-how", "method-pav-weak"],
    keys!["method-seq-pav", "method-seq-pav-how", "method-seq-pav-weak"],
    keys!["method-phragmen", "method-phragmen-how", "method-phragmen-weak"],
    keys!["method-equal-shares-committee", "method-equal-shares-committee-how", "method-equal-shares-committee-weak"],
    keys!["method-seq-cc", "method-seq-cc-how", "method-seq-cc-weak"],
    keys!["method-greedy", "method-greedy-how", "method-greedy-weak"],
    keys!["method-equal-shares", "method-equal-shares-how", "method-equal-shares-weak"],
    keys!["method-phragmen-pb", "method-phragmen-pb-how", "method-phragmen-pb-weak"],
];

fn said(words: &Words, method: Method, which: usize) -> String {
    let keys = WORDS.iter().find(|keys| keys[0].strip_prefix("method-") == Some(method.id()));
    keys.map_or_else(|| method.id().to_owned(), |keys| words.t(keys[which]))
}

/// Its name.
#[must_use]
pub fn name(words: &Words, method: Method) -> String {
    said(words, method, 0)
}

/// How it works, in two or three sentences.
#[must_use]
pub fn how(words: &Words, method: Method) -> String {
    said(words, method, 1)
}

/// Its known weakness.
#[must_use]
pub fn weakness(words: &Words, method: Method) -> String {
    said(words, method, 2)
}

/// What comes of it.
#[must_use]
pub fn group(words: &Words, group: Group) -> String {
    words.t(match group {
        Group::One => "methods-group-one",
        Group::Several => "methods-group-several",
        Group::Budget => "methods-group-budget",
    })
}

/// What a voter does.
#[must_use]
pub fn ballot(words: &Words, ballot: BallotKind) -> String {
    words.t(match ballot {
        BallotKind::Choice => "methods-ballot-choice",
        BallotKind::Approval => "methods-ballot-approval",
        BallotKind::Ranking => "methods-ballot-ranking",
        BallotKind::Score => "methods-ballot-score",
        BallotKind::Points => "methods-ballot-points",
    })
}

/// How it works and its weakness.
#[must_use]
pub fn explained(words: &Words, method: Method) -> Markup {
    html! {
        p { (how(words, method)) }
        p { strong { (words.t("methods-weak")) ":" } " " (weakness(words, method)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_its_words_in_every_language() {
        for lang in templates::offered() {
            let words = Words::of(lang);
            for method in Method::all() {
                for text in [name(&words, method), how(&words, method), weakness(&words, method)] {
                    assert!(!text.contains('⟦') && text != method.id(), "{lang} {}: {text}", method.id());
                }
            }
        }
    }
}
