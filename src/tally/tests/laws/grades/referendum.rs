//! Yes or no: against a second way to count, and what is promised.

use num_rational::Ratio;
use proptest::prelude::*;
use tally::{CountError, Decision, Entry, Kind, Outcome, Profile, ProfileBuilder, RuleSpec, count};

/// Ballots and conditions, as anybody would write them down.
#[derive(Debug, Clone)]
struct Question {
    yes: u64,
    no: u64,
    both: u64,
    blank: u64,
    void: u64,
    others: u64,
    alone: bool,
    quorum: Option<(u32, u32)>,
    threshold: (u32, u32),
    approval: Option<(u32, u32)>,
    words: [&'static str; 5],
}

fn questions() -> impl Strategy<Value = Question> {
    let share = || (0..5_u32, 4..7_u32);
    let test = || prop::sample::select(vec!["at-least", "more-than"]);
    let counts = prop::sample::select(vec!["cast", "valid", "not-void"]);
    let of = prop::sample::select(vec!["valid", "not-void", "cast", "electorate"]);
    let words = (counts, test(), of, test(), test()).prop_map(|(a, b, c, d, e)| [a, b, c, d, e]);
    let ballots = (0..7_u64, 0..7_u64, 0..3_u64, 0..3_u64, 0..3_u64, 0..8_u64);
    let conditions = (prop::option::of(share()), share(), prop::option::of(share()), words);
    (ballots, any::<bool>(), conditions).prop_map(|((yes, no, both, blank, void, others), alone, conditions)| {
        let (quorum, threshold, approval, words) = conditions;
        let (no, both) = if alone { (0, 0) } else { (no, both) };
        Question { yes, no, both, blank, void, others, alone, quorum, threshold, approval, words }
    })
}

impl Question {
    fn cast(&self) -> u64 {
        self.yes + self.no + self.both + self.blank + self.void
    }

    fn electorate(&self) -> u64 {
        (self.cast() + self.others).max(1)
    }

    fn profile(&self) -> Profile {
        let ids: &[&str] = if self.alone { &["yes"] } else { &["no", "yes"] };
        let mut builder = ProfileBuilder::new(Kind::Approval, ids.iter().copied().map(Entry::new)).unwrap();
        builder.electorate(self.electorate());
        builder.marks(&["yes"], self.yes).unwrap();
        if !self.alone {
            builder.marks(&["no"], self.no).unwrap();
            builder.marks(&["yes", "no"], self.both).unwrap();
        }
        builder.blank(self.blank).unwrap();
        builder.invalid("torn", self.void).unwrap();
        builder.build()
    }

    fn outcome(&self) -> Outcome {
        let share = |share: Option<(u32, u32)>| share.map_or("none".to_owned(), |(a, b)| format!("{a}/{b}"));
        let settings = [
            ("quorum", share(self.quorum)),
            ("quorum-counts", self.words[0].to_owned()),
            ("quorum-test", self.words[1].to_owned()),
            ("threshold", share(Some(self.threshold))),
            ("threshold-of", self.words[2].to_owned()),
            ("threshold-test", self.words[3].to_owned()),
            ("approval-quorum", share(self.approval)),
            ("approval-quorum-test", self.words[4].to_owned()),
        ];
        let spec = RuleSpec::of("referendum").unwrap();
        let spec = settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).unwrap());
        count(&self.profile(), &spec).unwrap()
    }

    /// What came of it, from the definitions.
    fn expected(&self) -> (Decision, &'static [&'static str]) {
        let base = |word: &str| match word {
            "valid" => self.yes + self.no,
            "not-void" => self.yes + self.no + self.blank,
            "cast" => self.cast(),
            _ => self.electorate(),
        };
        let enough = |part: u64, whole: u64, (a, b): (u32, u32), test: &str| {
            let needed = Ratio::new(u64::from(a), u64::from(b)) * whole;
            if test == "at-least" { Ratio::from(part) >= needed } else { Ratio::from(part) > needed }
        };
        if self.quorum.is_some_and(|share| !enough(base(self.words[0]), self.electorate(), share, self.words[1])) {
            return (Decision::NoQuorum, &[]);
        }
        if self.yes + self.no == 0 {
            return (Decision::NoValidBallots, &[]);
        }
        let majority = enough(self.yes, base(self.words[2]), self.threshold, self.words[3]);
        let approved = self.approval.is_none_or(|share| enough(self.yes, self.electorate(), share, self.words[4]));
        match (majority && approved, self.no > self.yes) {
            (true, _) => (Decision::Won, &["yes"]),
            (false, true) => (Decision::Won, &["no"]),
            (false, false) => (Decision::BelowThreshold, &[]),
        }
    }
}

fn config() -> ProptestConfig {
    let cases = u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for");
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn referendum_counted_both_ways(question in questions()) {
        let outcome = question.outcome();
        let (decision, winners) = question.expected();
        prop_assert_eq!((outcome.decision, outcome.winners.iter().map(String::as_str).collect::<Vec<_>>()), (decision, winners.to_vec()));
        prop_assert!(outcome.ties.is_empty(), "a referendum has no tie");
        prop_assert_eq!(&outcome.totals["yes"], &question.yes.to_string());
        let ballots = &outcome.ballots;
        prop_assert_eq!(
            (ballots.valid, ballots.blank, ballots.invalid),
            (question.yes + question.no, question.blank, question.void + question.both)
        );
    }

    /// A no that becomes a yes never turns acceptance into anything else.
    #[test]
    fn monotonicity(question in questions()) {
        let raised = Question { yes: question.yes + question.no.min(1), no: question.no.saturating_sub(1), ..question.clone() };
        if question.outcome().winners == ["yes"] {
            prop_assert_eq!(raised.outcome().winners, ["yes"]);
        }
    }
}

fn asked(yes: u64, no: u64, settings: &[(&str, &str)]) -> Outcome {
    let mut builder = ProfileBuilder::new(Kind::Choice, ["tak", "nie"].map(Entry::new)).unwrap();
    builder.electorate(100);
    builder.marks(&["tak"], yes).unwrap();
    builder.marks(&["nie"], no).unwrap();
    let spec = RuleSpec::of("referendum").unwrap();
    count(&builder.build(), &settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).unwrap())).unwrap()
}

/// A turnout quorum rewards staying at home: 30 ayes and 15 noes fail it when the
/// noes stay away; an approval quorum does not move.
#[test]
fn a_turnout_quorum_fails_participation() {
    assert_eq!(asked(30, 15, &[("quorum", "40%")]).winners, ["tak"]);
    assert_eq!(asked(30, 0, &[("quorum", "40%")]).decision, Decision::NoQuorum);
    let approval = [("approval-quorum", "30%")];
    assert_eq!(asked(30, 15, &approval).winners, asked(30, 0, &approval).winners);
}

#[test]
fn exact_shares_are_what_the_test_says() {
    assert_eq!(asked(20, 20, &[]).decision, Decision::BelowThreshold, "half is not more than half");
    assert_eq!(asked(20, 20, &[("threshold-test", "at-least")]).winners, ["tak"]);
    let third = [("threshold", "33 1/3%"), ("threshold-test", "at-least")];
    assert_eq!(
        (asked(10, 20, &third).winners, asked(10, 21, &third).winners),
        (vec!["tak".into()], vec!["nie".into()])
    );
    assert_eq!(asked(1, 2, &[("threshold", "33%")]).winners, ["tak"]);
    let two_thirds = [("threshold", "2/3"), ("threshold-test", "at-least")];
    let short = asked(19, 10, &two_thirds);
    assert_eq!((short.decision, short.winners.len()), (Decision::BelowThreshold, 0), "more ayes, but too few");
    let approval = asked(19, 10, &[("approval-quorum", "20%")]);
    assert_eq!(
        (approval.decision, approval.approval.map(|reached| reached.met)),
        (Decision::BelowThreshold, Some(false))
    );
    let nobody = asked(0, 0, &[("quorum", "0%")]);
    assert_eq!((nobody.decision, nobody.quorum.map(|reached| reached.met)), (Decision::NoValidBallots, Some(true)));
    assert_eq!(asked(0, 0, &[("quorum", "1/100")]).decision, Decision::NoQuorum);
}

#[test]
fn the_proposal_is_named_or_called_yes_or_listed_first() {
    let of = |entries: Vec<Entry>, yes: Option<&str>| {
        let profile = ProfileBuilder::new(Kind::Choice, entries).unwrap().build();
        let spec = RuleSpec::of("referendum").unwrap();
        let spec = yes.into_iter().fold(spec, |spec, id| spec.set("yes", id).unwrap());
        count(&profile, &spec).map(|outcome| outcome.parameters["yes"].clone())
    };
    let two = || vec![Entry::new("1").named("Nie"), Entry::new("2").named("Tak ")];
    assert_eq!(of(two(), None).unwrap(), "2");
    assert_eq!(of(two(), Some("1")).unwrap(), "1");
    assert_eq!(of(vec![Entry::new("park"), Entry::new("rynek")], None).unwrap(), "park");
    assert!(matches!(of(two(), Some("3")), Err(CountError::Setting { parameter: "yes", .. })));
    let third = [two(), vec![Entry::new("3")]].concat();
    assert!(matches!(of(third, None), Err(CountError::Question { beside: 2, .. })));
    let withdrawn = vec![Entry::new("no"), Entry::new("yes").withdrawn()];
    assert!(matches!(of(withdrawn, None), Err(CountError::Question { beside: 1, .. })));
}
