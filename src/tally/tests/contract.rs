//! The shape of a result, word for word: third parties read it.

use serde_json::json;
use tally::{
    CountError, Decision, Entry, Kind, Outcome, Profile, ProfileBuilder, RuleSpec, TieOrder, count, text_report,
};

fn entries() -> [Entry; 4] {
    [
        Entry::new("a").named("Park"),
        Entry::new("b").named("Rynek"),
        Entry::new("c").named("Źródło"),
        Entry::new("d").named("Kino").withdrawn(),
    ]
}

fn profile() -> Profile {
    let mut ballots = ProfileBuilder::new(Kind::Approval, entries()).expect("it fits");
    ballots.electorate(40);
    ballots.marks(&["a", "b"], 4).expect("it fits");
    ballots.marks(&["b", "c"], 2).expect("it fits");
    ballots.marks(&["a", "d"], 2).expect("it fits");
    ballots.marks(&["d"], 1).expect("it fits");
    ballots.marks(&["a", "b", "c"], 1).expect("it fits");
    ballots.blank(2).expect("it fits");
    ballots.invalid("several-cards", 3).expect("it fits");
    ballots.counted(3, &[("a", 1), ("b", 1), ("c", 2)]).expect("it fits");
    ballots.build()
}

fn spec() -> RuleSpec {
    let spec = RuleSpec::of("approval").expect("it fits").set("max", "2").expect("it fits");
    let spec = spec.set("quorum", "30%").expect("it fits").set("threshold", "1/2").expect("it fits");
    spec.with_ties("lot:Wiec 7".parse().expect("it fits"))
}

fn counted() -> Outcome {
    count(&profile(), &spec()).expect("it fits")
}

#[test]
fn the_json_is_the_public_one() {
    let tie = json!({"at": "winner", "among": ["a", "b"], "chosen": ["b"], "by": "lot:Wiec 7"});
    let tie_step =
        json!({"step": "tie-broken", "at": "winner", "among": ["a", "b"], "chosen": ["b"], "by": "lot:Wiec 7"});
    let quorum =
        json!({"share": "30/100", "of": "electorate", "test": "at-least", "part": 18, "whole": 40, "met": true});
    let threshold = json!({"share": "1/2", "of": "valid", "test": "at-least", "part": 7, "whole": 11, "met": true});
    let with = |step: &str, mut verdict: serde_json::Value| {
        verdict["step"] = json!(step);
        verdict
    };
    let totals = json!({"a": "7", "b": "7", "c": "4"});
    let expected = json!({
        "rule": "approval",
        "parameters": {
            "electorate": "40", "max": "2", "min": "1", "quorum": "30/100", "quorum-counts": "cast",
            "quorum-test": "at-least", "seats": "1", "threshold": "1/2", "threshold-of": "valid",
            "threshold-test": "at-least", "ties": "lot:Wiec 7",
        },
        "ballots": {
            "total": 18, "valid": 11, "blank": 2, "invalid": 4, "struck": 1,
            "reasons": {"several-cards": 3, "too-many-marks": 1},
        },
        "decision": "won",
        "winners": ["b"],
        "ranking": [["a", "b"], ["c"]],
        "ties": [tie],
        "rounds": [{
            "round": 1,
            "totals": totals,
            "steps": [
                {"step": "void", "reason": "several-cards", "ballots": 3},
                {"step": "void", "reason": "too-many-marks", "ballots": 1},
                {"step": "blank", "ballots": 2},
                {"step": "struck", "option": "d", "marks": 3},
                {"step": "only-withdrawn", "ballots": 1},
                {"step": "by-hand", "batches": 1, "ballots": 3},
                {"step": "added", "ballots": 11, "marks": 18},
                with("quorum", quorum.clone()),
                {"step": "lead", "options": ["a", "b"], "total": "7"},
                with("threshold", threshold.clone()),
                tie_step,
                {"step": "elected", "option": "b", "total": "7"},
            ],
        }],
        "totals": totals,
        "withdrawn": ["d"],
        "quorum": quorum,
        "threshold": threshold,
    });
    let outcome = counted();
    assert_eq!(serde_json::to_value(&outcome).unwrap(), expected);
    assert_eq!(serde_json::from_value::<Outcome>(expected).unwrap(), outcome);
}

#[test]
fn the_text_tells_every_step() {
    let names = entries().into_iter().map(|entry| (entry.id, entry.name)).collect();
    let expected = "\
Rule: approval (electorate=40, max=2, min=1, quorum=30/100, quorum-counts=cast, quorum-test=at-least, seats=1, threshold=1/2, threshold-of=valid, threshold-test=at-least, ties=lot:Wiec 7)
Ballots: 18 cast, 11 valid, 2 blank, 4 invalid, 1 for withdrawn options only

  Park [a]    7    63.6 %
  Rynek [b]   7    63.6 %
  Źródło [c]  4    36.4 %

- 3 void ballots laid aside (several-cards).
- 1 void ballot laid aside (too-many-marks).
- 2 blank ballots laid aside.
- Kino [d] was withdrawn: 3 marks struck.
- 1 ballot named only withdrawn options.
- 1 batch counted by hand taken over, with 3 valid ballots.
- 18 marks on 11 valid ballots added up.
- Quorum: 18 of 40 people who may vote, at least 30/100 is needed: reached.
- Tied with most, 7 each: Park [a], Rynek [b].
- Threshold: 7 of 11 valid ballots, at least 1/2 is needed: reached.
- The tie among Park [a], Rynek [b] is broken by `lot:Wiec 7`: Rynek [b].
- Rynek [b] wins with 7.

Winner: Rynek [b]
";
    assert_eq!(text_report(&counted(), &names), expected);
}

#[test]
fn a_tie_without_a_lot_stays_open() {
    let open = count(&profile(), &spec().with_ties(TieOrder::Undrawn)).unwrap();
    assert_eq!((open.decision, open.winners.len()), (Decision::Tied, 0));
    assert_eq!((open.ties[0].among.len(), open.ties[0].chosen.len(), open.ties[0].by.as_str()), (2, 0, "undrawn"));
    let all = count(&profile(), &spec().with_ties(TieOrder::All)).unwrap();
    assert_eq!(all.outcomes, [["a"], ["b"]]);
}

#[test]
fn quorum_and_threshold_are_exact_at_the_edge() {
    let mut ballots = ProfileBuilder::new(Kind::Choice, ["a", "b"].map(Entry::new)).unwrap();
    ballots.marks(&["a"], 1).unwrap();
    ballots.marks(&["b"], 2).unwrap();
    ballots.blank(1).unwrap();
    let profile = ballots.build();
    let decide = |settings: &[(&str, &str)]| {
        let spec = RuleSpec::of("plurality").unwrap();
        let spec = settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).unwrap());
        count(&profile, &spec).unwrap().decision
    };
    use Decision::{BelowThreshold, NoQuorum, Won};
    assert_eq!(decide(&[("electorate", "12"), ("quorum", "1/3")]), Won);
    assert_eq!(decide(&[("electorate", "12"), ("quorum", "1/3"), ("quorum-test", "more-than")]), NoQuorum);
    assert_eq!(decide(&[("electorate", "12"), ("quorum", "1/3"), ("quorum-counts", "valid")]), NoQuorum);
    assert_eq!(decide(&[("threshold", "2/3")]), Won);
    assert_eq!(decide(&[("threshold", "2/3"), ("threshold-test", "more-than")]), BelowThreshold);
    assert_eq!(decide(&[("threshold", "2/3"), ("threshold-of", "cast")]), BelowThreshold);
    assert_eq!(decide(&[("threshold", "1/6"), ("threshold-of", "electorate"), ("electorate", "12")]), Won);
    assert_eq!(decide(&[("threshold", "1/6"), ("threshold-of", "electorate"), ("electorate", "13")]), BelowThreshold);
    assert_eq!(decide(&[("threshold", "1/6"), ("threshold-of", "electorate"), ("electorate", "11")]), Won);
    assert_eq!(decide(&[("threshold", "17%"), ("threshold-of", "electorate"), ("electorate", "12")]), BelowThreshold);
}

#[test]
fn what_cannot_be_counted_is_refused_with_its_reason() {
    let message = |result: Result<Outcome, CountError>| result.unwrap_err().to_string();
    let scores = ProfileBuilder::new(Kind::Score, ["a"].map(Entry::new)).unwrap().build();
    let plurality = || RuleSpec::of("plurality").unwrap();
    assert_eq!(
        message(count(&scores, &plurality())),
        "rule `plurality` counts choice or approval or ranking, not score ballots"
    );
    let gone = ProfileBuilder::new(Kind::Choice, [Entry::new("a").withdrawn()]).unwrap().build();
    assert_eq!(message(count(&gone, &plurality())), "0 options are left for 1 seats");
    let mut ballots = ProfileBuilder::new(Kind::Choice, ["a", "b"].map(Entry::new)).unwrap();
    ballots.marks(&["a"], 3).unwrap();
    ballots.counted(2, &[("a", 2), ("b", 1)]).unwrap();
    let profile = ballots.build();
    assert_eq!(
        message(count(&profile, &plurality())),
        "a batch counted by hand has 3 marks on 2 ballots; the rule allows 1..1 a ballot"
    );
    assert_eq!(
        message(count(&profile, &plurality().set("quorum", "1/2").unwrap().set("electorate", "4").unwrap())),
        "5 ballots were cast, but only 4 people may vote"
    );
    let clean = ProfileBuilder::new(Kind::Choice, ["a", "b"].map(Entry::new)).unwrap().build();
    assert_eq!(
        message(count(&clean, &plurality().set("quorum", "1/2").unwrap())),
        "`quorum` is a share of the people who may vote, and their number is not given; set `electorate`"
    );
    assert_eq!(count(&clean, &plurality()).unwrap().decision, Decision::NoValidBallots);
}

#[test]
fn ballots_that_do_not_fit_are_refused() {
    let mut ballots = ProfileBuilder::new(Kind::Choice, ["a", "b"].map(Entry::new)).unwrap();
    assert_eq!(ballots.marks(&["x"], 1).unwrap_err().to_string(), "there is no option `x`");
    assert_eq!(ballots.marks(&["a", "b"], 1).unwrap_err().to_string(), "2 options are marked where one is possible");
    assert!(ballots.ranking(&[vec!["a"]], 1).unwrap_err().to_string().contains("has a ranking, the profile choice"));
    assert!(ballots.blank(1 << 49).unwrap_err().to_string().starts_with("there are more than"));
    assert_eq!(
        ballots.counted(1, &[("a", 2)]).unwrap_err().to_string(),
        "the batch has 1 ballots, but option `a` has 2 marks"
    );
    let mut approval = ProfileBuilder::new(Kind::Approval, ["a", "b"].map(Entry::new)).unwrap();
    assert_eq!(approval.marks(&["a", "a"], 1).unwrap_err().to_string(), "option `a` is named twice");
    assert_eq!(approval.build().total(), 0, "a refused ballot leaves nothing behind");
    assert!(ProfileBuilder::new(Kind::Choice, ["a", "a"].map(Entry::new)).is_err());
    assert!(ProfileBuilder::new(Kind::Choice, [""].map(Entry::new)).is_err());
}
