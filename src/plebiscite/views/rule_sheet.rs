//! The rules of a plebiscite in plain sentences, written from the form itself: who
//! may vote, when, how to mark, how it is counted, and when the result is public.

use kernel::Fraction;
use maud::{Markup, html};
use templates::Words;

use super::methods;
use super::money::money;
use crate::paths::public::Methods;
use crate::rules::form::{BallotForm, Choice, Conflict, Marking};
use crate::rules::method::Group;

/// What the sheet is written from.
#[derive(Debug, Clone, Copy)]
pub struct RuleSheet<'a> {
    /// The form.
    pub form: &'a BallotForm,
    /// The town's zone.
    pub zone: &'a str,
    /// Names of the districts that may vote; empty: the whole town.
    pub districts: &'a [String],
    /// The address residents type.
    pub public_url: &'a str,
}

/// The rules in the language of the words, without the options; below a heading of the second rank.
#[must_use]
pub fn rule_sheet(words: &Words, sheet: &RuleSheet<'_>) -> Markup {
    let parts = [
        (words.t("organise-rules-who"), who(words, sheet)),
        (words.t("organise-rules-when"), when(words, sheet)),
        (words.t("organise-rules-mark"), marking(words, sheet)),
        (words.t("organise-rules-count"), counting(words, sheet)),
        (words.t("organise-rules-channels"), channels(words, sheet)),
        (words.t("organise-rules-result"), result(words, sheet)),
    ];
    html! {
        div.rules lang=(words.lang()) {
            @for (title, sentences) in parts {
                section {
                    h3 { (title) }
                    ul { @for sentence in sentences { li { (sentence) } } }
                }
            }
            p { a href={ (Methods) "#" (sheet.form.counting.method.id()) } { (words.t("organise-rules-method-more")) } }
        }
    }
}

/// The options, in the order of the form.
#[must_use]
pub fn options(words: &Words, form: &BallotForm) -> Markup {
    html! {
        h3 { (words.t("organise-rules-options")) }
        ol {
            @for choice in &form.options {
                li {
                    (choice.title_in(words.lang()))
                    @if let Some(cost) = cost(words, form, choice) { " – " (cost) }
                }
            }
        }
    }
}

/// What an option costs, where money is shared out.
#[must_use]
pub fn cost(words: &Words, form: &BallotForm, choice: &Choice) -> Option<String> {
    let budget = form.counting.budget.as_ref()?;
    let sum = money(words, choice.cost?, &budget.currency);
    Some(words.with("ballot-cost", &[("cost", sum.into())]))
}

/// A share as people write it: `20%` where it is a whole percentage, `12.5%` where one
/// decimal says it exactly, else `1/3`.
#[must_use]
pub fn share(words: &Words, share: Fraction) -> String {
    let (part, whole) = (u64::from(share.numerator()), u64::from(share.denominator()));
    if (part * 100).is_multiple_of(whole) {
        words.with("organise-percent", &[("number", (part * 100 / whole).into())])
    } else if (part * 1000).is_multiple_of(whole) {
        words.share(part, whole)
    } else {
        share.to_string()
    }
}

fn who(words: &Words, sheet: &RuleSheet<'_>) -> Vec<String> {
    let mut said = vec![if sheet.districts.is_empty() {
        words.t("organise-rules-who-everybody")
    } else {
        words.with("organise-rules-who-districts", &[("districts", sheet.districts.join(", ").into())])
    }];
    if let Some(year) = sheet.form.who.born_until {
        said.push(words.with("organise-rules-born", &[("year", year.to_string().into())]));
    }
    said.push(words.t("organise-rules-once"));
    said
}

fn when(words: &Words, sheet: &RuleSheet<'_>) -> Vec<String> {
    let at = |instant| words.date_time(instant, sheet.zone).into();
    let window = sheet.form.window;
    vec![
        words.with("organise-rules-window", &[("opens", at(window.opens)), ("closes", at(window.closes))]),
        words.t("organise-rules-frozen"),
    ]
}

fn marking(words: &Words, sheet: &RuleSheet<'_>) -> Vec<String> {
    let counting = &sheet.form.counting;
    let many = |key: &str, number: u64| words.with(key, &[("number", number.into())]);
    let most = sheet.form.most() as u64;
    vec![
        match counting.marking {
            Marking::Single => words.t("organise-rules-mark-single"),
            Marking::Approval { .. } => many("organise-rules-mark-approval", most),
            Marking::Ranking { .. } => many("organise-rules-mark-ranking", most),
            Marking::Score { best } => many("organise-rules-mark-score", u64::from(best)),
            Marking::Points { all } => many("organise-rules-mark-points", u64::from(all)),
        },
        words.t(if counting.blank { "organise-rules-blank" } else { "organise-rules-no-blank" }),
        words.t("organise-rules-order"),
    ]
}

fn counting(words: &Words, sheet: &RuleSheet<'_>) -> Vec<String> {
    let counting = &sheet.form.counting;
    let method = counting.method;
    let mut said = vec![
        words.with("organise-rules-method", &[("method", methods::name(words, method).into())]),
        methods::how(words, method),
    ];
    if let (Group::Several, Some(seats)) = (method.group(), counting.seats) {
        said.push(words.with("organise-rules-seats", &[("number", u64::from(seats).into())]));
    }
    if let (Group::Budget, Some(budget)) = (method.group(), &counting.budget) {
        let sum = money(words, budget.amount, &budget.currency);
        said.push(words.with("organise-rules-budget", &[("budget", sum.into())]));
    }
    if method.has_shares() {
        said.push(match counting.quorum {
            Some(quorum) => words.with("organise-rules-quorum", &[("share", share(words, quorum).into())]),
            None => words.t("organise-rules-no-quorum"),
        });
        if let Some(threshold) = counting.threshold {
            said.push(words.with("organise-rules-threshold", &[("share", share(words, threshold).into())]));
        }
    } else {
        said.push(words.t("organise-rules-no-quorum"));
    }
    said.push(words.t("organise-rules-tie"));
    said
}

fn channels(words: &Words, sheet: &RuleSheet<'_>) -> Vec<String> {
    let web = words.with("organise-rules-web", &[("address", sheet.public_url.into())]);
    match sheet.form.conflict {
        Conflict::FirstCounts => vec![web, words.t("organise-rules-paper"), words.t("organise-rules-first-counts")],
        Conflict::WebOnly => vec![web, words.t("organise-rules-web-only")],
    }
}

fn result(words: &Words, sheet: &RuleSheet<'_>) -> Vec<String> {
    let at = words.date_time(sheet.form.publish_at, sheet.zone);
    vec![
        words.with("organise-rules-publish", &[("at", at.into())]),
        words.t("organise-rules-secret"),
        words.t("organise-rules-recount"),
    ]
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;

    #[test]
    fn a_share_is_said_exactly() {
        let said = |part, whole| share(&Words::of(Lang::En), Fraction::new(part, whole).unwrap());
        assert_eq!([said(1, 5), said(1, 2), said(1, 8), said(1, 3)], ["20%", "50%", "12.5%", "1/3"]);
    }
}
