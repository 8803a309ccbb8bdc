//! The words a count is told in, by the tags of its steps and by its method.

use templates::keys;

/// A sentence for every step there is.
const STEPS: [&str; 83] = keys![
    "count-step-void",
    "count-step-blank",
    "count-step-struck",
    "count-step-only-withdrawn",
    "count-step-by-hand",
    "count-step-added",
    "count-step-quorum",
    "count-step-threshold",
    "count-step-approval-quorum",
    "count-step-lead",
    "count-step-tie-broken",
    "count-step-tie-open",
    "count-step-elected",
    "count-step-undecided",
    "count-step-points-added",
    "count-step-scores-added",
    "count-step-mean",
    "count-step-never-scored",
    "count-step-graded",
    "count-step-median-removed",
    "count-step-median-share-removed",
    "count-step-matches-lost",
    "count-step-top-scores",
    "count-step-finalists",
    "count-step-runoff",
    "count-step-runoff-tied",
    "count-step-continuing",
    "count-step-absolute-majority",
    "count-step-second-round",
    "count-step-excluded-without-votes",
    "count-step-excluded",
    "count-step-electing-quota",
    "count-step-elected-remaining",
    "count-step-surplus-passed",
    "count-step-ballot-worth",
    "count-step-ballots-passed",
    "count-step-iterated",
    "count-step-keep-factor",
    "count-step-pairs-compared",
    "count-step-condorcet-winner",
    "count-step-no-condorcet-winner",
    "count-step-smith-set",
    "count-step-condorcet-loser",
    "count-step-win-record",
    "count-step-worst-comparison",
    "count-step-unbeaten",
    "count-step-strongest-paths",
    "count-step-strongest-path",
    "count-step-paths-equal",
    "count-step-schulze-level",
    "count-step-equal-pairs",
    "count-step-pair-locked",
    "count-step-pair-skipped",
    "count-step-pair-open",
    "count-step-places-scored",
    "count-step-pairs-winner",
    "count-step-ballot-weights",
    "count-step-represented",
    "count-step-lowest-load",
    "count-step-load-borne",
    "count-step-unnamed",
    "count-step-seat-endowment",
    "count-step-lowest-price",
    "count-step-seat-paid",
    "count-step-none-affordable",
    "count-step-completion",
    "count-step-best-committees",
    "count-step-seat-worth",
    "count-step-to-spend",
    "count-step-ruled-out",
    "count-step-funded",
    "count-step-passed-over",
    "count-step-halted",
    "count-step-shared",
    "count-step-raised",
    "count-step-share-kept",
    "count-step-would-overspend",
    "count-step-bought",
    "count-step-unpaid",
    "count-step-fell-out",
    "count-step-compared",
    "count-step-saved",
    "count-step-saved-in-vain",
];

/// The sentence of the step with this tag.
pub(super) fn key_of(tag: &str) -> Option<&'static str> {
    STEPS.into_iter().find(|key| key.strip_prefix("count-step-") == Some(tag))
}

/// What the totals of a rule are.
pub(super) fn measure(rule: &str) -> &'static str {
    match rule {
        "plurality" | "approval" | "referendum" | "k-approval" | "av" => "count-measure-votes",
        "greedy" | "equal-shares" | "phragmen-pb" => "count-measure-support",
        "score" | "star" => "count-measure-score",
        "majority-judgment" => "count-measure-median",
        "cumulative" | "borda" => "count-measure-points",
        "irv" | "two-round" | "stv-scottish" | "stv-meek" => "count-measure-round",
        "condorcet" | "copeland" => "count-measure-wins",
        "schulze" | "ranked-pairs" => "count-measure-above",
        "minimax" => "count-measure-worst",
        "sav" => "count-measure-split",
        "pav" | "seq-pav" | "seq-cc" => "count-measure-worth",
        "phragmen" | "equal-shares-committee" => "count-measure-load",
        _ => "count-measure-total",
    }
}

/// Whether the totals are ballots, so that their share of all says something.
pub(super) fn counts_ballots(rule: &str) -> bool {
    matches!(measure(rule), "count-measure-votes" | "count-measure-support")
}
