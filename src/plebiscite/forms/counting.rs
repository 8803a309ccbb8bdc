//! How it is counted, as the organiser's page says it: the method, and what that
//! method needs to know. Fields of other methods are not looked at.

use kernel::Fraction;
use web::{Errors, Fields};

use crate::rules::checklist::{BEST_GRADE, MOST_POINTS};
use crate::rules::form::{Budget, Counting, MAX_OPTIONS, Marking};
use crate::rules::method::{Group, Method};
use crate::rules::money::{Currency, Money, MoneyError};

/// Reads it; `None` when no method was chosen.
pub(super) fn read(typed: &Fields, errors: &mut Errors) -> Option<Counting> {
    let method = Method::parse(typed.get("method")).ok()?;
    let mut counting = Counting { blank: typed.ticked("blank"), ..Counting::by(method) };
    if let Some(marking) = marking(typed, method, errors) {
        counting.marking = marking;
    }
    match method.group() {
        Group::One => {}
        Group::Several => counting.seats = number(typed, "seats", (1, most()), errors),
        Group::Budget => counting.budget = budget(typed, errors),
    }
    if method.has_shares() {
        let mut share = |name: &str| match typed.get(name) {
            "" => None,
            raw => errors.keep(name, fraction(raw)),
        };
        (counting.quorum, counting.threshold) = (share("quorum"), share("threshold"));
    }
    Some(counting)
}

fn most() -> u16 {
    u16::try_from(MAX_OPTIONS).unwrap_or(u16::MAX)
}

/// The marking with the number that was typed; nothing typed: as many as there are, or the default.
fn marking(typed: &Fields, method: Method, errors: &mut Errors) -> Option<Marking> {
    match method.marking() {
        Marking::Single => None,
        Marking::Approval { .. } => {
            number(typed, "max", (1, most()), errors).map(|max| Marking::Approval { max: Some(max) })
        }
        Marking::Ranking { .. } => {
            number(typed, "max", (1, most()), errors).map(|max| Marking::Ranking { max: Some(max) })
        }
        Marking::Score { .. } => number(typed, "best", (1, BEST_GRADE), errors).map(|best| Marking::Score { best }),
        Marking::Points { .. } => number(typed, "points", (1, MOST_POINTS), errors).map(|all| Marking::Points { all }),
    }
}

/// A whole number within bounds; `None` when nothing was typed, or something else.
fn number(typed: &Fields, name: &str, (least, most): (u16, u16), errors: &mut Errors) -> Option<u16> {
    let raw = typed.get(name);
    if raw.is_empty() {
        return None;
    }
    let found = raw.parse::<u16>().ok().filter(|number| (least..=most).contains(number));
    if found.is_none() {
        let bounds = vec![("least", u64::from(least).into()), ("most", u64::from(most).into())];
        errors.add_with(name, "organise-error-between", bounds);
    }
    found
}

fn budget(typed: &Fields, errors: &mut Errors) -> Option<Budget> {
    let currency = match typed.get("currency") {
        "" => Some(Currency::default()),
        raw => errors.keep("currency", Currency::parse(raw).map_err(|_no_currency| "organise-error-currency")),
    };
    let amount = money(typed, "budget", errors)?;
    if amount.as_minor() == 0 {
        errors.add("budget", "organise-error-nothing");
        return None;
    }
    Some(Budget { amount, currency: currency? })
}

/// A sum of money; `None` when nothing was typed, or something else.
pub(super) fn money(typed: &Fields, name: &str, errors: &mut Errors) -> Option<Money> {
    let raw = typed.get(name);
    if raw.is_empty() {
        return None;
    }
    errors.keep(
        name,
        Money::parse(raw).map_err(|error| match error {
            MoneyError::Shape => "organise-error-money",
            MoneyError::TooMuch => "organise-error-money-much",
        }),
    )
}

fn fraction(raw: &str) -> Result<Fraction, &'static str> {
    raw.parse::<Fraction>().ok().filter(|share| share.numerator() <= share.denominator()).ok_or("organise-error-share")
}

/// As fields.
pub(super) fn show(counting: &Counting, typed: &mut Fields) {
    typed.set("method", counting.method.id());
    let of = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    match counting.marking {
        Marking::Single => {}
        Marking::Approval { max } | Marking::Ranking { max } => typed.set("max", of(max)),
        Marking::Score { best } => typed.set("best", best.to_string()),
        Marking::Points { all } => typed.set("points", all.to_string()),
    }
    typed.set("seats", of(counting.seats));
    if let Some(budget) = &counting.budget {
        typed.set("budget", budget.amount.to_string());
        typed.set("currency", budget.currency.as_str());
    }
    let text = |share: Option<Fraction>| share.map(|share| share.to_string()).unwrap_or_default();
    typed.set("quorum", text(counting.quorum));
    typed.set("threshold", text(counting.threshold));
    typed.set("blank", if counting.blank { "yes" } else { "" });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn reading(pairs: &[(&str, &str)]) -> (Option<Counting>, Vec<String>) {
        let mut errors = Errors::default();
        let counting = read(&typed(pairs), &mut errors);
        (counting, errors.0.iter().map(|error| format!("{}: {}", error.field, error.key)).collect())
    }

    #[test]
    fn a_method_alone_is_enough_and_is_shown_as_it_was_read() {
        for method in Method::all() {
            let (counting, errors) = reading(&[("method", method.id())]);
            let counting = counting.unwrap();
            assert_eq!((counting.clone(), errors.len()), (Counting { blank: false, ..Counting::by(method) }, 0));
            let mut shown = Fields::default();
            show(&counting, &mut shown);
            assert_eq!(read(&shown, &mut Errors::default()), Some(counting));
        }
        assert_eq!(reading(&[]), (None, Vec::new()));
        assert_eq!(reading(&[("method", "magic")]).0, None);
    }

    #[test]
    fn each_method_asks_for_its_own_fields() {
        let all = [
            ("max", "4"),
            ("best", "x"),
            ("points", "y"),
            ("seats", "z"),
            ("budget", "q"),
            ("quorum", "1/3"),
            ("blank", "yes"),
        ];
        let with = |method, changes: &[(&'static str, &'static str)]| {
            let mut fields = typed(&all);
            fields.set("method", method);
            changes.iter().for_each(|(name, value)| fields.set(*name, *value));
            let mut errors = Errors::default();
            let counting = read(&fields, &mut errors).unwrap();
            (counting, errors.0.iter().map(|error| error.field.clone()).collect::<Vec<_>>())
        };
        let (irv, errors) = with("irv", &[]);
        assert_eq!((irv.marking, irv.quorum, errors.len()), (Marking::Ranking { max: Some(4) }, None, 0));
        assert_eq!(with("score", &[]).1, ["best"]);
        assert_eq!(with("cumulative", &[]).1, ["points", "seats"]);
        assert_eq!(with("greedy", &[]).1, ["budget"]);
        assert_eq!(with("greedy", &[("budget", "0")]).1, ["budget"]);
        assert_eq!(with("greedy", &[("budget", "10"), ("currency", "złoty")]).1, ["currency"]);
        let (shares, errors) = with("equal-shares", &[("budget", "1 200,50"), ("max", "")]);
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(shares.marking, Marking::Approval { max: None });
        assert_eq!(shares.budget.unwrap().amount, Money::minor(120_050));
        assert_eq!(with("stv-scottish", &[("seats", "0")]).1, ["seats"]);
    }
}
