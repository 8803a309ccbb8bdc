//! Every method counts many small elections, and every step of each is a sentence in
//! every language.

use std::collections::BTreeSet;

use kernel::{ByLang, Instant, Lang, Line, Window};
use serde_json::Value;
use tally::{Amount, Entry, Kind, Lot, Outcome, Profile, ProfileBuilder, RuleSpec, STEP_TAGS, TieOrder};
use templates::Words;

use super::keys::key_of;
use super::{Names, step::sentence, told};
use crate::rules::form::{BallotForm, Budget, Choice, Conflict, Counting, Eligibility, OptionId};
use crate::rules::method::{Group, Method};
use crate::rules::money::{Currency, Money};

/// A small generator: the tests are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn shuffled(&mut self, options: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..options).collect();
        for place in (1..options).rev() {
            let other = usize::try_from(self.below(place as u64 + 1)).unwrap();
            order.swap(place, other);
        }
        order
    }
}

fn form(method: Method, options: usize) -> BallotForm {
    let title = |n: usize| ByLang([(Lang::Pl, Line::parse(&format!("Temat {n}"), 100).unwrap())].into());
    let budget = Budget { amount: Money::minor(30_050), currency: Currency::default() };
    let choice = |n| Choice { cost: Some(Money::minor(7_000)), ..Choice::titled(OptionId::nth(n), title(n)) };
    BallotForm {
        title: title(99),
        description: ByLang::default(),
        options: (0..options).map(choice).collect(),
        who: Eligibility::default(),
        window: Window { opens: Instant::from_millis(0), closes: Instant::from_millis(1) },
        counting: Counting { budget: Some(budget), ..Counting::by(method) },
        conflict: Conflict::WebOnly,
        publish_at: Instant::from_millis(1),
    }
}

fn profile(method: Method, options: usize, dice: &mut Dice) -> Profile {
    let kind = method.ballot().counted();
    let id = |n: usize| OptionId::nth(n).as_str().to_owned();
    let mut entries: Vec<Entry> = (0..options).map(|n| Entry::new(id(n))).collect();
    if dice.below(4) == 0 && options > 2 {
        entries[options - 1] = Entry::new(id(options - 1)).withdrawn();
    }
    if method.group() == Group::Budget {
        let cost = |dice: &mut Dice| Amount::whole(i64::try_from(20 + dice.below(300)).unwrap());
        entries = entries.into_iter().map(|entry| entry.costing(cost(dice))).collect();
    }
    let mut profile = ProfileBuilder::new(kind, entries).unwrap();
    profile.electorate(1_000);
    if method.group() == Group::Budget {
        profile.budget(Amount::whole(300));
    }
    for _ in 0..dice.below(9) {
        let many = 1 + usize::try_from(dice.below(options as u64)).unwrap();
        let named: Vec<String> = dice.shuffled(options).into_iter().take(many).map(id).collect();
        let times = 1 + dice.below(3);
        let number = |dice: &mut Dice| Amount::whole(i64::try_from(dice.below(6)).unwrap());
        match kind {
            Kind::Choice => profile.marks(&named[..1], times).unwrap(),
            Kind::Approval => profile.marks(&named, times).unwrap(),
            Kind::Ranking => profile.ranking(&named.into_iter().map(|id| vec![id]).collect::<Vec<_>>(), times).unwrap(),
            Kind::Score | Kind::Points => {
                let given: Vec<(String, Amount)> = named.into_iter().map(|id| (id, number(dice))).collect();
                profile.points(&given, times).unwrap();
            }
        }
    }
    profile.blank(dice.below(2)).unwrap();
    profile.invalid("sealed", dice.below(2)).unwrap();
    profile.build()
}

fn spec(method: Method, options: usize, dice: &mut Dice) -> RuleSpec {
    let mut spec = RuleSpec::of(method.id()).unwrap();
    let mut choose = |spec: RuleSpec, name: &str, words: &[&str]| {
        let word = words[usize::try_from(dice.below(words.len() as u64)).unwrap()];
        spec.clone().set(name, word).unwrap_or(spec)
    };
    let settings: [(&str, &[&str]); 14] = [
        ("quorum", &["none", "1/500"]),
        ("threshold", &["none", "1/3"]),
        ("approval-quorum", &["none", "1/500"]),
        ("unscored", &["zero", "no-opinion"]),
        ("unranked", &["last", "average", "zero", "modified"]),
        ("measure", &["winning-votes", "margins"]),
        ("order", &["support", "support-per-cost"]),
        ("skip", &["true", "false"]),
        ("min-support", &["0", "3"]),
        ("conflicts", &["none", "a+b"]),
        ("fill", &["none", "support"]),
        ("stop", &["overspend", "exhaustive"]),
        ("increment", &["0", "1"]),
        ("comparison", &["none", "ratio"]),
    ];
    for (name, words) in settings {
        spec = choose(spec, name, words);
    }
    spec = choose(spec, "completion", &["phragmen", "av"]);
    let seats = if method.group() == Group::Several { 1 + usize::try_from(dice.below(2)).unwrap() } else { 1 };
    let spec = spec.with_seats(seats.min(options - 1)).unwrap();
    if dice.below(3) == 0 { spec } else { spec.with_ties(TieOrder::Lot(Lot::new("17 4 23"))) }
}

/// The tags of the steps of a count.
fn tags(outcome: &Outcome) -> Vec<String> {
    let tag = |step| match serde_json::to_value(step).unwrap() {
        Value::Object(fields) => fields["step"].as_str().unwrap().to_owned(),
        other => panic!("{other}"),
    };
    outcome.rounds.iter().flat_map(|round| &round.steps).map(tag).collect()
}

#[test]
fn every_step_there_is_has_a_sentence() {
    for tag in STEP_TAGS {
        let key = key_of(tag).unwrap_or_else(|| panic!("`{tag}` has no sentence"));
        for lang in templates::offered() {
            assert!(Words::of(lang).has(key), "{lang}: {key}");
        }
    }
}

#[test]
fn every_method_is_told_in_words_in_every_language() {
    let mut dice = Dice(7);
    let mut seen = BTreeSet::new();
    for method in Method::all() {
        for _ in 0..300 {
            let options = if method.id() == "referendum" { 2 } else { 2 + usize::try_from(dice.below(4)).unwrap() };
            let (profile, spec) = (profile(method, options, &mut dice), spec(method, options, &mut dice));
            let Ok(outcome) = tally::count(&profile, &spec) else { continue };
            seen.extend(tags(&outcome));
            let form = form(method, options);
            for lang in templates::offered() {
                let words = Words::of(lang);
                let names = Names { form: &form, lang };
                for step in outcome.rounds.iter().flat_map(|round| &round.steps) {
                    let said = sentence(&words, &names, step);
                    assert!(!said.contains('⟦') && !said.contains("step="), "{lang} {}: {said}", method.id());
                }
                let told = told(&words, &form, &outcome);
                assert!(!format!("{told:?}").contains('⟦'), "{lang} {}: {told:?}", method.id());
                assert_eq!(told.totals.len(), outcome.ranking.concat().len());
            }
        }
    }
    let unseen: Vec<&str> = STEP_TAGS.into_iter().filter(|tag| !seen.contains(*tag)).collect();
    // What only paper counted by hand, equal ranks and rare chains of steps bring about.
    assert!(unseen.len() <= 12, "too few steps were tried: {unseen:?}");
}
