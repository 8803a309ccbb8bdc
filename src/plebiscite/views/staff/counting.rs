//! How it is counted, on the organiser's page: the method with its explanation, and
//! the few things it needs to know. Fields of other methods are there, but hidden:
//! a script shows them when the method changes, without one a button does.

use maud::{Markup, html};
use templates::Words;
use templates::parts::{Choice, checkbox, grouped_select, number_field, text_field};

use super::choice;
use super::draft::Edit;
use crate::paths::public::{Guide, Methods};
use crate::rules::method::{BallotKind, Group, Method};
use crate::views::methods::{explained, group, name};

/// Something that is shown with some methods only.
pub(super) fn only_for(page: &Edit<'_>, fits: impl Fn(Method) -> bool, inside: &Markup) -> Markup {
    let methods: Vec<&str> = Method::all().filter(|method| fits(*method)).map(Method::id).collect();
    let shown = methods.contains(&page.fields.get("method"));
    html! { div data-methods=(methods.join(" ")) hidden[!shown] { (inside) } }
}

/// The part of the page.
pub(super) fn counting(words: &Words, page: &Edit<'_>) -> Markup {
    html! {
        fieldset.group id="counting" {
            legend { (words.t("organise-counting")) }
            (method(words, page))
            (only_for(page, |method| method.group() == Group::Several, &html! {
                (number_field(&page.field(words, "seats", words.t("organise-seats"), None)))
            }))
            (only_for(page, |method| method.group() == Group::Budget, &money(words, page)))
            details open[has_details(page)] {
                summary { (words.t("organise-details")) }
                (details(words, page))
            }
            p.hint { (words.t("organise-tie")) }
        }
    }
}

fn method(words: &Words, page: &Edit<'_>) -> Markup {
    let chosen = page.fields.get("method");
    let option = |method: Method| choice(method.id(), name(words, method), None, method.id() == chosen);
    let of = |one| Method::all().filter(|method| method.group() == one).map(option).collect::<Vec<Choice>>();
    let groups: Vec<_> = Group::ALL.into_iter().map(|one| (group(words, one), of(one))).collect();
    html! {
        div data-method-field {
            (grouped_select(&page.field(words, "method", words.t("organise-method"), None), &groups))
        }
        @for method in Method::all() { (only_for(page, |one| one == method, &explained(words, method))) }
        p.actions data-without-script {
            button.second name="choose-method" value="yes" { (words.t("organise-method-show")) }
        }
        p {
            a href=(Guide) target="_blank" { (words.t("methods-which")) } " · "
            a href=(Methods) target="_blank" { (words.t("guide-all")) }
            " " span.quiet { (words.t("organise-new-tab")) }
        }
    }
}

fn money(words: &Words, page: &Edit<'_>) -> Markup {
    html! {
        (text_field(&page.field(words, "budget", words.t("organise-budget"), Some(words.t("organise-cost-hint"))), "off"))
        (text_field(&page.field(words, "currency", words.t("organise-currency"), Some(words.t("organise-currency-hint"))), "off"))
    }
}

/// Whether anything stands, or is wrong, in the part that is folded away.
fn has_details(page: &Edit<'_>) -> bool {
    const INSIDE: [&str; 5] = ["max", "best", "points", "quorum", "threshold"];
    let typed = |name: &&str| page.fields.ticked(name) && !["best", "points"].contains(name);
    INSIDE.iter().any(typed) || page.errors.0.iter().any(|error| INSIDE.contains(&error.field.as_str()))
}

fn details(words: &Words, page: &Edit<'_>) -> Markup {
    let number = |name: &'static str, key: &str, hint: &str| {
        number_field(&page.field(words, name, words.t(key), Some(words.t(hint))))
    };
    let share = Some(words.t("organise-share-hint"));
    html! {
        (only_for(page, |method| matches!(method.ballot(), BallotKind::Approval | BallotKind::Ranking), &html! {
            (number("max", "organise-max", "organise-max-hint"))
        }))
        (only_for(page, |method| method.ballot() == BallotKind::Score, &html! {
            (number("best", "organise-best", "organise-best-hint"))
        }))
        (only_for(page, |method| method.ballot() == BallotKind::Points, &html! {
            (number("points", "organise-points", "organise-points-hint"))
        }))
        (only_for(page, Method::has_shares, &html! {
            (text_field(&page.field(words, "quorum", words.t("organise-quorum"), share.clone()), "off"))
            (text_field(&page.field(words, "threshold", words.t("organise-threshold"), share), "off"))
        }))
        (checkbox(&page.field(words, "blank", words.t("organise-blank"), Some(words.t("organise-blank-hint")))))
    }
}
