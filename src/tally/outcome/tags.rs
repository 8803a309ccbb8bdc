//! The tags of all steps, for whoever puts steps into words.

/// The tag of every step there is, each once.
pub const STEP_TAGS: [&str; 83] = [
    "void",
    "blank",
    "struck",
    "only-withdrawn",
    "by-hand",
    "added",
    "quorum",
    "lead",
    "threshold",
    "approval-quorum",
    "tie-broken",
    "tie-open",
    "elected",
    "undecided",
    "pairs-compared",
    "condorcet-winner",
    "no-condorcet-winner",
    "smith-set",
    "condorcet-loser",
    "win-record",
    "worst-comparison",
    "unbeaten",
    "strongest-paths",
    "strongest-path",
    "paths-equal",
    "schulze-level",
    "equal-pairs",
    "pair-locked",
    "pair-skipped",
    "pair-open",
    "places-scored",
    "pairs-winner",
    "points-added",
    "scores-added",
    "mean",
    "never-scored",
    "graded",
    "median-removed",
    "median-share-removed",
    "matches-lost",
    "top-scores",
    "finalists",
    "runoff",
    "runoff-tied",
    "ballot-weights",
    "represented",
    "lowest-load",
    "load-borne",
    "unnamed",
    "seat-endowment",
    "lowest-price",
    "seat-paid",
    "none-affordable",
    "completion",
    "best-committees",
    "seat-worth",
    "continuing",
    "absolute-majority",
    "second-round",
    "excluded-without-votes",
    "excluded",
    "electing-quota",
    "elected-remaining",
    "surplus-passed",
    "ballot-worth",
    "ballots-passed",
    "iterated",
    "keep-factor",
    "to-spend",
    "ruled-out",
    "funded",
    "passed-over",
    "halted",
    "shared",
    "raised",
    "share-kept",
    "would-overspend",
    "bought",
    "unpaid",
    "fell-out",
    "compared",
    "saved",
    "saved-in-vain",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::STEP_TAGS;

    const SOURCES: [&str; 6] = [
        include_str!("../outcome.rs"),
        include_str!("pairs.rs"),
        include_str!("grades.rs"),
        include_str!("seats.rs"),
        include_str!("rounds.rs"),
        include_str!("budget.rs"),
    ];

    /// The tags of the enums of steps, read from their sources.
    fn tags() -> Vec<String> {
        let enums = SOURCES.iter().flat_map(|source| source.split("#[serde(tag = \"step\"").skip(1));
        enums.flat_map(|rest| variants(rest.split("\n}\n").next().unwrap_or_default())).collect()
    }

    /// The variants of an enum; those without a tag of their own are families.
    fn variants(body: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut family = false;
        for line in body.lines().filter_map(|line| line.strip_prefix("    ")) {
            let name: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
            if line.starts_with("#[serde(untagged)]") {
                family = true;
            } else if name.starts_with(|c: char| c.is_ascii_uppercase()) && !std::mem::take(&mut family) {
                found.push(kebab(&name));
            }
        }
        found
    }

    fn kebab(name: &str) -> String {
        let mut tag = String::new();
        for (place, c) in name.chars().enumerate() {
            if c.is_ascii_uppercase() && place > 0 {
                tag.push('-');
            }
            tag.push(c.to_ascii_lowercase());
        }
        tag
    }

    #[test]
    fn every_step_has_a_tag_of_its_own_and_is_listed() {
        assert_eq!(tags(), STEP_TAGS);
        assert_eq!(STEP_TAGS.iter().collect::<BTreeSet<_>>().len(), STEP_TAGS.len(), "a tag stands for one step");
    }

    #[test]
    fn every_family_is_read() {
        let families = SOURCES[0].matches("#[serde(untagged)]").count();
        assert_eq!(families, SOURCES.len() - 1, "a family of steps is missing from this test");
    }
}
