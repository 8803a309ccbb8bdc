//! Ballots of every kind: written, read back, refused.

use proptest::prelude::*;

use super::*;

fn option(id: &str) -> OptionDef {
    OptionDef::new(id, BTreeMap::new())
}

fn definition(kind: Kind) -> Definition {
    let definition = Definition::of(kind, ["a", "b", "c", "aa"].map(option).into());
    Definition { max: if kind == Kind::Choice { 1 } else { 2 }, ..definition }
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn typed(typed: &[(&str, u64)]) -> Vec<(String, u64)> {
    typed.iter().map(|(id, number)| ((*id).to_owned(), *number)).collect()
}

fn ranking(groups: &[&[&str]]) -> Marks {
    Marks::Ranking(groups.iter().map(|group| ids(group)).collect())
}

fn numbers(given: &[(&str, u64)]) -> Marks {
    Marks::Numbers(typed(given).into_iter().collect())
}

#[test]
fn every_ballot_of_an_election_has_one_length() {
    let one_length = |definition: &Definition, marks: Marks| {
        let pad = definition.pad_len();
        let padded = definition.encode(&marks, pad).unwrap();
        assert_eq!(padded.len(), pad);
        assert_eq!(definition.decode(&padded, pad), Ok(marks));
    };
    let approval = definition(Kind::Approval);
    for chosen in [&[][..], &["a"], &["b", "aa"]] {
        one_length(&approval, approval.marks(&ids(chosen)).unwrap());
    }
    for kind in [Kind::Ranking, Kind::Score, Kind::Points] {
        let definition = definition(kind);
        for given in [&[][..], &[("a", 3)], &[("aa", 1), ("b", 5)]] {
            one_length(&definition, definition.numbered(&typed(given)).unwrap());
        }
    }
}

#[test]
fn a_form_in_any_order_makes_one_ballot() {
    assert_eq!(definition(Kind::Approval).marks(&ids(&["aa", "b"])), Ok(Marks::Options(ids(&["b", "aa"]))));
    let strict = definition(Kind::Ranking);
    assert_eq!(strict.numbered(&typed(&[("aa", 7), ("b", 2)])), Ok(ranking(&[&["b"], &["aa"]])));
    assert_eq!(strict.numbered(&typed(&[("aa", 1), ("b", 1)])), Err(Invalid::EqualRanks));
    assert_eq!(strict.numbered(&typed(&[("aa", 1), ("b", 0)])), Err(Invalid::OutOfRange));
    let equal = Definition { equal: true, max: 4, ..strict };
    let given = typed(&[("aa", 3), ("c", 9), ("b", 3)]);
    assert_eq!(equal.numbered(&given), Ok(ranking(&[&["b", "aa"], &["c"]])));
    let score = definition(Kind::Score);
    assert_eq!(score.numbered(&typed(&[("c", 5), ("a", 0)])), Ok(numbers(&[("a", 0), ("c", 5)])));
    let points = definition(Kind::Points);
    assert_eq!(points.numbered(&typed(&[("c", 5), ("a", 0), ("b", 0)])), Ok(numbers(&[("c", 5)])));
    assert_eq!(points.numbered(&typed(&[("a", 0)])), Ok(Marks::Blank));
    assert_eq!(points.numbered(&typed(&[("a", 1), ("a", 1)])), Err(Invalid::Order));
}

#[test]
fn every_invalid_ballot_has_its_reason() {
    let refused = |definition: &Definition, marks: Marks, why| {
        assert_eq!(definition.judge(marks.clone()), Err(why), "{marks:?}");
        let pad = 64.max(definition.pad_len());
        let padded = definition.encode(&marks, pad).unwrap();
        assert_eq!(definition.decode(&padded, pad), Err(why), "{marks:?}");
    };
    let approval = Definition { min: 2, ..definition(Kind::Approval) };
    let options = |chosen: &[&str]| Marks::Options(ids(chosen));
    refused(&approval, options(&["a", "b", "c"]), Invalid::TooMany);
    refused(&approval, options(&["a"]), Invalid::TooFew);
    refused(&approval, options(&["z", "z"]), Invalid::UnknownOption);
    refused(&approval, options(&["a", "a"]), Invalid::Order);
    refused(&approval, options(&["b", "a"]), Invalid::Order);
    refused(&approval, options(&[]), Invalid::NoMark);
    refused(&Definition { blank: false, ..approval }, Marks::Blank, Invalid::BlankNotAllowed);
    let ranks = definition(Kind::Ranking);
    refused(&ranks, ranking(&[&["a"], &["z"]]), Invalid::UnknownOption);
    refused(&ranks, ranking(&[]), Invalid::NoMark);
    refused(&ranks, ranking(&[&["a"], &[]]), Invalid::Form);
    refused(&ranks, ranking(&[&["a"], &["b"], &["a"]]), Invalid::Order);
    refused(&ranks, ranking(&[&["a", "b"]]), Invalid::EqualRanks);
    refused(&ranks, ranking(&[&["a"], &["b"], &["c"]]), Invalid::TooMany);
    refused(&Definition { equal: true, ..ranks }, ranking(&[&["b", "a"]]), Invalid::Order);
    let score = definition(Kind::Score);
    refused(&score, numbers(&[("a", 6)]), Invalid::OutOfRange);
    refused(&score, numbers(&[("z", 6)]), Invalid::UnknownOption);
    refused(&score, numbers(&[]), Invalid::NoMark);
    refused(&score, numbers(&[("a", 0), ("b", 0), ("c", 9)]), Invalid::TooMany);
    let points = definition(Kind::Points);
    refused(&points, numbers(&[("a", 0), ("b", 11)]), Invalid::OutOfRange);
    refused(&points, numbers(&[("a", 6), ("b", 5)]), Invalid::TooManyPoints);
    refused(&points, numbers(&[("a", u64::MAX), ("b", u64::MAX)]), Invalid::TooManyPoints);
}

#[test]
fn bytes_that_are_no_ballot_have_their_reason() {
    let approval = definition(Kind::Approval);
    let pad = approval.pad_len();
    let padded = |marks: &Marks| approval.encode(marks, pad).unwrap();
    let other = definition(Kind::Choice);
    assert_eq!(other.decode(&padded(&Marks::Options(ids(&["a"]))), pad), Err(Invalid::Kind));
    assert_eq!(definition(Kind::Ranking).judge(Marks::Options(ids(&["a"]))), Err(Invalid::Kind));
    // The right word over a content of another kind.
    let bent = approval.encode(&ranking(&[&["a"]]), pad).unwrap();
    assert_eq!(approval.decode(&bent, pad), Err(Invalid::Form));
    let bent = approval.encode(&numbers(&[("a", 1)]), pad).unwrap();
    assert_eq!(approval.decode(&bent, pad), Err(Invalid::Form));
    let mut dirty = padded(&Marks::Blank);
    dirty[pad - 1] = 1;
    assert_eq!(approval.decode(&dirty, pad), Err(Invalid::Padding));
    assert_eq!(approval.decode(&[0, 1, 0xff], 3), Err(Invalid::Form));
    assert_eq!(approval.decode(&[], 0), Err(Invalid::Padding));
}

/// Options, groups and numbers drawn at random, valid or not.
fn drawn(kind: Kind) -> BoxedStrategy<Marks> {
    let id = || prop::sample::select(vec!["a", "b", "c", "aa", "z"]).prop_map(str::to_owned);
    match kind {
        Kind::Choice | Kind::Approval => prop::collection::vec(id(), 0..4).prop_map(Marks::Options).boxed(),
        Kind::Ranking => {
            prop::collection::vec(prop::collection::vec(id(), 0..3), 0..4).prop_map(Marks::Ranking).boxed()
        }
        Kind::Score | Kind::Points => {
            prop::collection::btree_map(id(), 0..8_u64, 0..4).prop_map(Marks::Numbers).boxed()
        }
    }
}

proptest! {
    #[test]
    fn what_is_read_has_these_bytes_only(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        for kind in Kind::ALL {
            let definition = definition(kind);
            if let Ok(marks) = definition.decode(&bytes, bytes.len()) {
                prop_assert_eq!(definition.encode(&marks, bytes.len()), Some(bytes.clone()));
            }
        }
    }

    /// The longest valid ballot fits, whatever it says.
    #[test]
    fn every_valid_ballot_fits(
        (kind, marks) in prop::sample::select(Kind::ALL.to_vec()).prop_flat_map(|kind| (Just(kind), drawn(kind))),
        equal: bool,
    ) {
        let definition = Definition { equal, ..definition(kind) };
        let pad = definition.pad_len();
        if let Ok(marks) = definition.judge(marks) {
            let padded = definition.encode(&marks, pad);
            prop_assert_eq!(padded.map(|padded| definition.decode(&padded, pad)), Some(Ok(marks)));
        }
    }
}
