//! The blocking checklist: what is missing before a plebiscite may be frozen,
//! and before it may open.
//!
//! Invariant: no ballot opens without an eligibility rule, a counting rule, a
//! tie rule (always the public lot), a conflict rule and a publishing date
//! (test `every_missing_thing_blocks`).

use kernel::{ByLang, Instant, Lang, Window};

use super::form::{BallotForm, Draft, MAX_OPTIONS, Marking};

/// Longest window: beyond it a date was most likely mistyped.
const LONGEST_DAYS: i64 = 120;

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
    /// A ballot could mark every option, or more than there are.
    TooManyMarks,
    /// A quorum or threshold above one.
    ShareAboveOne,
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
            if let Marking::Approval { max } = counting.marking
                && (max == 0 || usize::from(max) > draft.options.len())
            {
                missing.push(Missing::TooManyMarks);
            }
            let above_one = |share: kernel::Fraction| share.numerator() > share.denominator();
            if counting.quorum.into_iter().chain(counting.threshold).any(above_one) {
                missing.push(Missing::ShareAboveOne);
            }
        }
    }
    if draft.conflict.is_none() {
        missing.push(Missing::Conflict);
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

    use super::super::form::{Choice, Conflict, Counting, Eligibility, OptionId};
    use super::*;

    const NOW: Instant = Instant::from_millis(1_000_000_000_000);

    fn line(text: &str) -> ByLang<Line> {
        ByLang([(Lang::Pl, Line::parse(text, 100).unwrap())].into())
    }

    fn choice(index: usize, title: &str) -> Choice {
        Choice { id: OptionId::nth(index), title: line(title), description: ByLang::default(), picture: None }
    }

    fn whole() -> Draft {
        Draft {
            title: line("Temat roku"),
            options: vec![choice(0, "Park"), choice(1, "Rynek")],
            entered: 2,
            who: Some(Eligibility::default()),
            opens_at: Some(NOW.plus_days(10)),
            closes_at: Some(NOW.plus_days(20)),
            counting: Some(Counting { marking: Marking::Single, quorum: None, threshold: None, blank: true }),
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
                    d.counting = Some(Counting {
                        marking: Marking::Approval { max: 3 },
                        quorum: Some(Fraction::percent(120)),
                        threshold: None,
                        blank: true,
                    });
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

    #[test]
    fn a_second_language_must_be_complete() {
        let missing = ready_to_freeze(&whole(), &[Lang::Pl, Lang::En], NOW, 900).unwrap_err();
        assert!(missing.contains(&Missing::Title(Lang::En)));
        assert!(missing.contains(&Missing::OptionTitle(1, Lang::En)));
    }
}
