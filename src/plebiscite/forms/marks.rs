//! What a voter filled in, and what is wrong with it: said where it is, and what
//! to do about it. Nothing that was typed is lost.

use std::collections::BTreeMap;

use ballotbox::ballot::Invalid;
use kernel::Lang;
use web::{Errors, Fields};

use crate::jobs::Marked;
use crate::rules::form::{BallotForm, Choice, Marking, OptionId};

/// The field of the options, and of what is wrong with all of them together.
pub const CHOICE: &str = "choice";
/// The field of a blank ballot.
pub const BLANK: &str = "blank";

/// The field of an option's number: its place, its grade or its points.
#[must_use]
pub fn number_field(option: &OptionId) -> String {
    format!("number-{}", option.as_str())
}

/// Reads the ballot. Blank and filled in at once is no decision.
///
/// # Errors
/// What is wrong, in words' keys.
pub fn marked(fields: &Fields, form: &BallotForm, lang: Lang) -> Result<Marked, Errors> {
    match form.counting.marking {
        Marking::Single | Marking::Approval { .. } => ticked(fields),
        Marking::Ranking { .. } | Marking::Score { .. } | Marking::Points { .. } => numbered(fields, form, lang),
    }
}

fn ticked(fields: &Fields) -> Result<Marked, Errors> {
    let options: Vec<String> = fields.all(CHOICE).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    match (fields.ticked(BLANK), options.is_empty()) {
        (false, _) => Ok(Marked::Options(options)),
        (true, true) => Ok(Marked::Blank),
        (true, false) => Err(alone(BLANK, "vote-error-blank-and-marks")),
    }
}

fn alone(field: &str, key: &'static str) -> Errors {
    let mut errors = Errors::default();
    errors.add(field, key);
    errors
}

/// The options with their numbers, those without left out.
fn numbered(fields: &Fields, form: &BallotForm, lang: Lang) -> Result<Marked, Errors> {
    let mut errors = Errors::default();
    let mut numbers: Vec<(&Choice, u64)> = Vec::new();
    let (range, least, most) = bounds(form);
    for choice in &form.options {
        let field = number_field(&choice.id);
        let typed = fields.get(&field);
        if typed.is_empty() {
            continue;
        }
        let args = || vec![("title", choice.title_in(lang).into()), ("typed", typed.into()), ("most", most.into())];
        match typed.parse::<u64>() {
            Ok(number) if (least..=most).contains(&number) => numbers.push((choice, number)),
            Ok(_) => errors.add_with(field, range, args()),
            Err(_no_number) => errors.add_with(field, "ballot-error-number", args()),
        }
    }
    if fields.ticked(BLANK) && (!numbers.is_empty() || !errors.is_empty()) {
        errors.0.insert(0, web::FieldError { field: BLANK.to_owned(), key: "ballot-error-blank", args: Vec::new() });
    }
    if errors.is_empty() {
        together(&numbers, form, lang, &mut errors);
    }
    match (errors.is_empty(), fields.ticked(BLANK)) {
        (false, _) => Err(errors),
        (true, true) => Ok(Marked::Blank),
        (true, false) => {
            let id = |(choice, number): (&Choice, u64)| (choice.id.as_str().to_owned(), number);
            Ok(Marked::Numbers(numbers.into_iter().map(id).collect()))
        }
    }
}

/// What a number may be, and the words for one that is not.
fn bounds(form: &BallotForm) -> (&'static str, u64, u64) {
    match form.counting.marking {
        Marking::Score { best } => ("ballot-error-score-range", 0, u64::from(best)),
        Marking::Points { all } => ("ballot-error-points-range", 0, u64::from(all)),
        Marking::Ranking { .. } | Marking::Single | Marking::Approval { .. } => {
            ("ballot-error-rank-range", 1, form.most() as u64)
        }
    }
}

/// What is wrong with all numbers together.
fn together(numbers: &[(&Choice, u64)], form: &BallotForm, lang: Lang, errors: &mut Errors) {
    match form.counting.marking {
        Marking::Ranking { .. } => order(numbers, lang, errors),
        Marking::Points { all } => {
            let given: u64 = numbers.iter().map(|(_, points)| points).sum();
            let all = u64::from(all);
            if given > all {
                let args = vec![("given", given.into()), ("all", all.into()), ("off", (given - all).into())];
                errors.add_with(CHOICE, "ballot-error-points-sum", args);
            }
        }
        Marking::Score { .. } | Marking::Single | Marking::Approval { .. } => {}
    }
}

/// Each place once, and none left out.
fn order(numbers: &[(&Choice, u64)], lang: Lang, errors: &mut Errors) {
    let mut places: BTreeMap<u64, Vec<&Choice>> = BTreeMap::new();
    for (choice, place) in numbers {
        places.entry(*place).or_default().push(choice);
    }
    for (place, choices) in &places {
        if let [_, second, ..] = choices.as_slice() {
            let titles: Vec<String> = choices.iter().map(|choice| format!("„{}”", choice.title_in(lang))).collect();
            let args = vec![("place", (*place).into()), ("titles", titles.join(", ").into())];
            errors.add_with(number_field(&second.id), "ballot-error-equal", args);
        }
    }
    let gap = (1..).zip(&places).find(|(expected, (place, _))| expected != *place);
    if let (Some((missing, (_, choices))), Some((last, _)), true) = (gap, places.last_key_value(), errors.is_empty()) {
        let args = vec![("place", missing.into()), ("last", (*last).into())];
        errors.add_with(number_field(&choices[0].id), "ballot-error-gap", args);
    }
}

/// What the rules say against the ballot.
#[must_use]
pub fn refused(marked: &Marked, invalid: Invalid, form: &BallotForm) -> Errors {
    let named = match marked {
        Marked::Blank => 0,
        Marked::Options(ids) => ids.len(),
        Marked::Numbers(numbers) => numbers.len(),
    };
    match invalid {
        Invalid::TooMany => {
            let most = form.most();
            let off = named.saturating_sub(most);
            let mut errors = Errors::default();
            let args = vec![("marked", named.into()), ("most", most.into()), ("off", off.into())];
            errors.add_with(CHOICE, "vote-error-too-many", args);
            errors
        }
        Invalid::NoMark | Invalid::TooFew => alone(CHOICE, nothing(form.counting.marking)),
        Invalid::BlankNotAllowed => alone(CHOICE, "vote-error-no-blank"),
        Invalid::UnknownOption
        | Invalid::Order
        | Invalid::EqualRanks
        | Invalid::OutOfRange
        | Invalid::TooManyPoints
        | Invalid::Sealed
        | Invalid::Padding
        | Invalid::Form
        | Invalid::Kind => alone(CHOICE, "vote-error-unknown"),
    }
}

const fn nothing(marking: Marking) -> &'static str {
    match marking {
        Marking::Single | Marking::Approval { .. } => "vote-error-none",
        Marking::Ranking { .. } => "ballot-error-no-rank",
        Marking::Score { .. } => "ballot-error-no-grade",
        Marking::Points { .. } => "ballot-error-no-points",
    }
}

#[cfg(test)]
mod tests {
    use kernel::{ByLang, Instant, Line, Window};

    use super::*;
    use crate::rules::form::{Conflict, Counting, Eligibility};

    fn form(marking: Marking) -> BallotForm {
        let title = |text: &str| ByLang([(Lang::Pl, Line::parse(text, 100).unwrap())].into());
        BallotForm {
            title: title("Temat"),
            description: ByLang::default(),
            options: (0..4)
                .map(|n| Choice::titled(OptionId::nth(n), title(["Park", "Rynek", "Most", "Dom"][n])))
                .collect(),
            who: Eligibility::default(),
            window: Window { opens: Instant::from_millis(0), closes: Instant::from_millis(1) },
            counting: Counting::plain(marking),
            conflict: Conflict::WebOnly,
            publish_at: Instant::from_millis(1),
        }
    }

    fn read(marking: Marking, pairs: &[(&str, &str)]) -> Result<Marked, Errors> {
        let fields: Fields = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        marked(&fields, &form(marking), Lang::Pl)
    }

    fn numbers(given: &[(&str, u64)]) -> Result<Marked, Errors> {
        Ok(Marked::Numbers(given.iter().map(|(id, number)| ((*id).to_owned(), *number)).collect()))
    }

    #[test]
    fn blank_is_a_choice_of_its_own() {
        let marking = Marking::Approval { max: None };
        assert_eq!(read(marking, &[("blank", "yes")]), Ok(Marked::Blank));
        assert_eq!(read(marking, &[]), Ok(Marked::Options(Vec::new())));
        let both = read(marking, &[("blank", "yes"), ("choice", "a")]).unwrap_err();
        assert_eq!(both.0[0].field, BLANK);
        let two = read(marking, &[("choice", "b"), ("choice", "a")]);
        assert_eq!(two, Ok(Marked::Options(vec!["b".to_owned(), "a".to_owned()])));
        assert_eq!(read(Marking::Score { best: 5 }, &[("blank", "yes"), ("number-a", "")]), Ok(Marked::Blank));
    }

    #[test]
    fn an_order_is_read_from_its_numbers() {
        let ranking = Marking::Ranking { max: None };
        assert_eq!(read(ranking, &[("number-b", " 1 "), ("number-d", "2")]), numbers(&[("b", 1), ("d", 2)]));
        assert_eq!(read(ranking, &[("number-z", "1")]), numbers(&[]), "what is not on the ballot is not looked at");
        let points = Marking::Points { all: 10 };
        assert_eq!(read(points, &[("number-a", "7"), ("number-b", "3")]), numbers(&[("a", 7), ("b", 3)]));
        assert_eq!(read(Marking::Score { best: 5 }, &[("number-c", "0")]), numbers(&[("c", 0)]));
    }

    #[test]
    fn every_slip_is_named_at_its_field() {
        let (ranking, most_two) = (Marking::Ranking { max: None }, Marking::Ranking { max: Some(2) });
        let (score, points) = (Marking::Score { best: 5 }, Marking::Points { all: 10 });
        type Case<'a> = (Marking, &'a [(&'a str, &'a str)], &'a str, &'a str);
        let cases: [Case<'_>; 9] = [
            (ranking, &[("number-a", "pierwszy")], "number-a", "ballot-error-number"),
            (ranking, &[("number-a", "5")], "number-a", "ballot-error-rank-range"),
            (ranking, &[("number-a", "0")], "number-a", "ballot-error-rank-range"),
            (most_two, &[("number-a", "3")], "number-a", "ballot-error-rank-range"),
            (ranking, &[("number-a", "1"), ("number-c", "1")], "number-c", "ballot-error-equal"),
            (ranking, &[("number-a", "1"), ("number-c", "3")], "number-c", "ballot-error-gap"),
            (score, &[("number-a", "6")], "number-a", "ballot-error-score-range"),
            (points, &[("number-a", "6"), ("number-b", "5")], CHOICE, "ballot-error-points-sum"),
            (points, &[("number-a", "1"), ("blank", "yes")], BLANK, "ballot-error-blank"),
        ];
        for (marking, pairs, field, key) in cases {
            let errors = read(marking, pairs).unwrap_err();
            assert_eq!(errors.0.iter().map(|one| (one.field.as_str(), one.key)).collect::<Vec<_>>(), [(field, key)]);
            for lang in templates::offered() {
                let said = errors.summary(&templates::Words::of(lang))[0].text.clone();
                assert!(!said.contains('⟦'), "{said}");
            }
        }
        let equal = read(ranking, &[("number-a", "1"), ("number-c", "1")]).unwrap_err();
        let said = &equal.summary(&templates::Words::of(Lang::Pl))[0].text;
        assert!(said.contains("„Park”, „Most”") && said.contains("inny numer"), "{said}");
    }

    #[test]
    fn nothing_filled_in_is_told_by_the_kind_of_ballot() {
        let said = |marking| refused(&Marked::Blank, Invalid::NoMark, &form(marking)).0[0].key;
        assert_eq!(said(Marking::Single), "vote-error-none");
        assert_eq!(said(Marking::Ranking { max: None }), "ballot-error-no-rank");
        assert_eq!(said(Marking::Score { best: 5 }), "ballot-error-no-grade");
        assert_eq!(said(Marking::Points { all: 5 }), "ballot-error-no-points");
    }
}
