//! The blocking checklist: what is missing before a plebiscite may be frozen,
//! and before it may open.
//!
//! Invariant: no ballot opens without an eligibility rule, a counting rule, a
//! tie rule (always the public lot), a conflict rule and a publishing date
//! (test `every_missing_thing_blocks`).

use kernel::{ByLang, Instant, Lang, Window};

use super::form::{BallotForm, Counting, Draft, MAX_OPTIONS, Marking};
use super::method::Group;

/// Longest window: beyond it a date was most likely mistyped.
const LONGEST_DAYS: i64 = 120;
/// Best grade at most: more cannot be told apart.
pub const BEST_GRADE: u16 = 100;
/// Points at most.
pub const MOST_POINTS: u16 = 1_000;
/// Most options for a method that compares all sets of winners.
pub const MOST_COMPARED: usize = 20;

/// Something that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No title in this language.
    Title(Lang),
    /// No explanation in this language, though another has one.
    Description(Lang),
    /// Fewer than two options.
    Options,
    /// More options than a ballot can carry.
    TooManyOptions,
    /// The option at this place (from one) has no title in this language.
    OptionTitle(usize, Lang),
    /// The option at this place is described in another language but not in this one.
    OptionDescription(usize, Lang),
    /// The picture of the option at this place has no words in this language.
    PictureWords(usize, Lang),
    /// Two options (places from one) have the same title.
    SameTitle(usize, usize),
    /// Who may vote was not said.
    Eligibility,
    /// No opening.
    Opening,
    /// No closing.
    Closing,
    /// The closing is not after the opening.
    WindowTurned,
    /// The window is longer than `LONGEST_DAYS` days.
    WindowTooLong,
    /// The opening is already past.
    OpeningPast,
    /// How it is counted was not said.
    Counting,
    /// A ballot could mark more options than there are.
    TooManyMarks,
    /// A quorum or threshold above one.
    ShareAboveOne,
    /// A quorum or threshold for a method that has none.
    SharesDoNotFit,
    /// A kind of ballot this method does not count.
    BallotDoesNotFit,
    /// A question of yes or no has two answers.
    TwoAnswers,
    /// The best grade is not possible.
    BestGrade,
    /// The number of points is not possible.
    Points,
    /// How many win was not said.
    Seats,
    /// As many winners as options, or more: nothing would be decided.
    TooManySeats,
    /// More options than this method can compare.
    TooManyToCompare,
    /// What there is to spend was not said.
    Budget,
    /// What the option at this place costs was not said.
    Cost(usize),
    /// The option at this place costs more than there is to spend.
    CostAboveBudget(usize),
    /// Paper and web was not settled.
    Conflict,
    /// No publishing date.
    Publishing,
    /// The result would be public before the last ballot can land.
    PublishingBeforeClose,
}

/// Everything that stands in the way of freezing, in the order of the page; or
/// the form to freeze.
///
/// # Errors
/// The list of what is missing; never empty.
pub fn ready_to_freeze(
    draft: &Draft,
    langs: &[Lang],
    now: Instant,
    grace_seconds: i64,
) -> Result<BallotForm, Vec<Missing>> {
    let mut missing = Vec::new();
    texts(draft, langs, &mut missing);
    options(draft, langs, &mut missing);
    times(draft, now, grace_seconds, &mut missing);
    rules(draft, &mut missing);
    match assemble(draft) {
        Some(form) if missing.is_empty() => Ok(form),
        _ => Err(missing),
    }
}

fn texts(draft: &Draft, langs: &[Lang], missing: &mut Vec<Missing>) {
    missing.extend(absent(&draft.title, langs).map(Missing::Title));
    if !draft.description.0.is_empty() {
        missing.extend(absent(&draft.description, langs).map(Missing::Description));
    }
}

fn options(draft: &Draft, langs: &[Lang], missing: &mut Vec<Missing>) {
    if draft.options.len() < 2 {
        missing.push(Missing::Options);
    }
    if draft.options.len() > MAX_OPTIONS {
        missing.push(Missing::TooManyOptions);
    }
    for (index, option) in draft.options.iter().enumerate() {
        let place = index + 1;
        missing.extend(absent(&option.title, langs).map(|lang| Missing::OptionTitle(place, lang)));
        if !option.description.0.is_empty() {
            missing.extend(absent(&option.description, langs).map(|lang| Missing::OptionDescription(place, lang)));
        }
        if let Some(picture) = &option.picture {
            missing.extend(absent(&picture.alt, langs).map(|lang| Missing::PictureWords(place, lang)));
        }
        let twin = draft.options[..index].iter().position(|earlier| same_title(&earlier.title, &option.title));
        missing.extend(twin.map(|twin| Missing::SameTitle(twin + 1, place)));
    }
}

fn same_title(a: &ByLang<kernel::Line>, b: &ByLang<kernel::Line>) -> bool {
    a.0.iter().any(|(lang, title)| {
        b.get(*lang).is_some_and(|other| other.as_str().to_lowercase() == title.as_str().to_lowercase())
    })
}

fn times(draft: &Draft, now: Instant, grace_seconds: i64, missing: &mut Vec<Missing>) {
    match (draft.opens_at, draft.closes_at) {
        (None, None) => missing.extend([Missing::Opening, Missing::Closing]),
        (None, Some(_)) => missing.push(Missing::Opening),
        (Some(_), None) => missing.push(Missing::Closing),
        (Some(opens), Some(closes)) if closes <= opens => missing.push(Missing::WindowTurned),
        (Some(opens), Some(closes)) if closes > opens.plus_days(LONGEST_DAYS) => missing.push(Missing::WindowTooLong),
        (Some(opens), Some(_)) if opens <= now => missing.push(Missing::OpeningPast),
        (Some(_), Some(_)) => {}
    }
    match (draft.publish_at, draft.closes_at) {
        (None, _) => missing.push(Missing::Publishing),
        (Some(publish), Some(closes)) if publish < closes.plus_seconds(grace_seconds) => {
            missing.push(Missing::PublishingBeforeClose);
        }
        (Some(_), _) => {}
    }
}

fn rules(draft: &Draft, missing: &mut Vec<Missing>) {
    if draft.who.is_none() {
        missing.push(Missing::Eligibility);
    }
    match &draft.counting {
        None => missing.push(Missing::Counting),
        Some(counting) => {
            ballot(counting, draft.options.len(), missing);
            match counting.method.group() {
                Group::One => {}
                Group::Several => seats(counting, draft.options.len(), missing),
                Group::Budget => costs(counting, draft, missing),
            }
            shares(counting, missing);
        }
    }
    if draft.conflict.is_none() {
        missing.push(Missing::Conflict);
    }
}

fn ballot(counting: &Counting, options: usize, missing: &mut Vec<Missing>) {
    if counting.marking.ballot() != counting.method.ballot() {
        missing.push(Missing::BallotDoesNotFit);
    }
    if counting.method.id() == "referendum" && options != 2 {
        missing.push(Missing::TwoAnswers);
    }
    match counting.marking {
        Marking::Single => {}
        Marking::Approval { max } | Marking::Ranking { max } => {
            if max.is_some_and(|max| max == 0 || usize::from(max) > options) {
                missing.push(Missing::TooManyMarks);
            }
        }
        Marking::Score { best } if (1..=BEST_GRADE).contains(&best) => {}
        Marking::Score { .. } => missing.push(Missing::BestGrade),
        Marking::Points { all } if (1..=MOST_POINTS).contains(&all) => {}
        Marking::Points { .. } => missing.push(Missing::Points),
    }
}

fn seats(counting: &Counting, options: usize, missing: &mut Vec<Missing>) {
    match counting.seats {
        None | Some(0) => missing.push(Missing::Seats),
        Some(seats) if usize::from(seats) >= options => missing.push(Missing::TooManySeats),
        Some(_) => {}
    }
    if counting.method.id() == "pav" && options > MOST_COMPARED {
        missing.push(Missing::TooManyToCompare);
    }
}

fn costs(counting: &Counting, draft: &Draft, missing: &mut Vec<Missing>) {
    if counting.budget.is_none() {
        missing.push(Missing::Budget);
    }
    for (place, option) in (1..).zip(&draft.options) {
        match (option.cost, &counting.budget) {
            (None, _) => missing.push(Missing::Cost(place)),
            (Some(cost), Some(budget)) if cost > budget.amount => missing.push(Missing::CostAboveBudget(place)),
            (Some(_), _) => {}
        }
    }
}

fn shares(counting: &Counting, missing: &mut Vec<Missing>) {
    let shares = || counting.quorum.into_iter().chain(counting.threshold);
    if shares().any(|share| share.numerator() > share.denominator()) {
        missing.push(Missing::ShareAboveOne);
    }
    if shares().next().is_some() && !counting.method.has_shares() {
        missing.push(Missing::SharesDoNotFit);
    }
}

fn absent<'a, T>(texts: &'a ByLang<T>, langs: &'a [Lang]) -> impl Iterator<Item = Lang> + 'a {
    langs.iter().copied().filter(|lang| texts.get(*lang).is_none())
}

fn assemble(draft: &Draft) -> Option<BallotForm> {
    Some(BallotForm {
        title: draft.title.clone(),
        description: draft.description.clone(),
        options: draft.options.clone(),
        who: draft.who.clone()?,
        window: Window { opens: draft.opens_at?, closes: draft.closes_at? },
        counting: draft.counting.clone()?,
        conflict: draft.conflict?,
        publish_at: draft.publish_at?,
    })
}

#[cfg(test)]
mod tests {
    use kernel::{Fraction, Line};

    use super::super::form::{Budget, Choice, Conflict, Eligibility, OptionId};
    use super::super::method::Method;
    use super::super::money::{Currency, Money};
    use super::*;

    const NOW: Instant = Instant::from_millis(1_000_000_000_000);

    fn line(text: &str) -> ByLang<Line> {
        ByLang([(Lang::Pl, Line::parse(text, 100).unwrap())].into())
    }

    fn choice(index: usize, title: &str) -> Choice {
        Choice::titled(OptionId::nth(index), line(title))
    }

    fn whole() -> Draft {
        Draft {
            title: line("Temat roku"),
            options: vec![choice(0, "Park"), choice(1, "Rynek")],
            entered: 2,
            who: Some(Eligibility::default()),
            opens_at: Some(NOW.plus_days(10)),
            closes_at: Some(NOW.plus_days(20)),
            counting: Some(Counting::plain(Marking::Single)),
            conflict: Some(Conflict::FirstCounts),
            publish_at: Some(NOW.plus_days(21)),
            ..Draft::default()
        }
    }

    fn check(draft: &Draft) -> Vec<Missing> {
        ready_to_freeze(draft, &[Lang::Pl], NOW, 900).err().unwrap_or_default()
    }

    #[test]
    fn a_frozen_form_is_a_snapshot() {
        let mut draft = whole();
        let form = ready_to_freeze(&draft, &[Lang::Pl], NOW, 900).unwrap();
        draft.options.clear();
        assert_eq!(form.options.len(), 2);
    }

    type Change = fn(&mut Draft);

    #[test]
    fn every_missing_thing_blocks() {
        let cases: [(Change, Missing); 15] = [
            (|d| d.title = ByLang::default(), Missing::Title(Lang::Pl)),
            (|d| d.options.truncate(1), Missing::Options),
            (|d| d.options[1].title = line("park"), Missing::SameTitle(1, 2)),
            (|d| d.options[1].title = ByLang::default(), Missing::OptionTitle(2, Lang::Pl)),
            (|d| d.who = None, Missing::Eligibility),
            (|d| d.opens_at = None, Missing::Opening),
            (|d| d.closes_at = None, Missing::Closing),
            (|d| d.closes_at = d.opens_at, Missing::WindowTurned),
            (|d| d.closes_at = Some(NOW.plus_days(400)), Missing::WindowTooLong),
            (|d| d.opens_at = Some(NOW), Missing::OpeningPast),
            (|d| d.counting = None, Missing::Counting),
            (|d| d.conflict = None, Missing::Conflict),
            (|d| d.publish_at = None, Missing::Publishing),
            (|d| d.publish_at = d.closes_at, Missing::PublishingBeforeClose),
            (
                |d| {
                    let marking = Marking::Approval { max: Some(3) };
                    d.counting = Some(Counting { quorum: Some(Fraction::percent(120)), ..Counting::plain(marking) });
                },
                Missing::ShareAboveOne,
            ),
        ];
        assert_eq!(check(&whole()), []);
        for (change, expected) in cases {
            let mut draft = whole();
            change(&mut draft);
            assert!(check(&draft).contains(&expected), "{expected:?} not found in {:?}", check(&draft));
        }
    }

    fn counted_by(id: &str) -> Counting {
        Counting::by(Method::parse(id).unwrap())
    }

    #[test]
    fn what_does_not_fit_the_method_blocks() {
        let budget = |amount| Some(Budget { amount: Money::minor(amount), currency: Currency::default() });
        let quorum = Some(Fraction::percent(10));
        let cases: [(Counting, &[Missing]); 12] = [
            (counted_by("approval"), &[]),
            (counted_by("schulze"), &[]),
            (
                Counting { marking: Marking::Approval { max: Some(3) }, ..counted_by("approval") },
                &[Missing::TooManyMarks],
            ),
            (Counting { marking: Marking::Single, ..counted_by("irv") }, &[Missing::BallotDoesNotFit]),
            (Counting { marking: Marking::Score { best: 0 }, ..counted_by("score") }, &[Missing::BestGrade]),
            (
                Counting { marking: Marking::Points { all: 0 }, seats: Some(1), ..counted_by("cumulative") },
                &[Missing::Points],
            ),
            (Counting { quorum, ..counted_by("schulze") }, &[Missing::SharesDoNotFit]),
            (counted_by("stv-scottish"), &[Missing::Seats]),
            (Counting { seats: Some(2), ..counted_by("seq-pav") }, &[Missing::TooManySeats]),
            (counted_by("greedy"), &[Missing::Budget, Missing::Cost(1), Missing::Cost(2)]),
            (Counting { budget: budget(900), ..counted_by("equal-shares") }, &[Missing::Cost(1), Missing::Cost(2)]),
            (Counting { seats: Some(1), ..counted_by("seq-cc") }, &[]),
        ];
        for (counting, expected) in cases {
            assert_eq!(check(&Draft { counting: Some(counting.clone()), ..whole() }), expected, "{counting:?}");
        }
        let mut draft = Draft { counting: Some(Counting { budget: budget(900), ..counted_by("greedy") }), ..whole() };
        draft.options[0].cost = Some(Money::minor(900));
        draft.options[1].cost = Some(Money::minor(901));
        assert_eq!(check(&draft), [Missing::CostAboveBudget(2)]);
        let three = Draft { options: vec![choice(0, "A"), choice(1, "B"), choice(2, "C")], ..whole() };
        assert_eq!(check(&Draft { counting: Some(counted_by("referendum")), ..three }), [Missing::TwoAnswers]);
    }

    #[test]
    fn a_second_language_must_be_complete() {
        let missing = ready_to_freeze(&whole(), &[Lang::Pl, Lang::En], NOW, 900).unwrap_err();
        assert!(missing.contains(&Missing::Title(Lang::En)));
        assert!(missing.contains(&Missing::OptionTitle(1, Lang::En)));
    }
}
