//! All methods of counting, and the guide that leads to one.

use maud::{Markup, html};
use templates::parts::{self, Choice, Field, Tone};
use templates::{Words, keys};

use crate::paths::public as paths;
use crate::paths::staff::New;
use crate::rules::advice::{Advice, Answers, Fair, Hand, Many, Reason, Say, What};
use crate::rules::method::{Group, Method};
use crate::views::methods::{ballot, explained, group, name};

/// Every method, explained; an organiser may begin with one.
#[must_use]
pub fn methods(words: &Words, may_begin: bool) -> Markup {
    html! {
        h1 { (words.t("methods-title")) }
        p { (words.t("methods-lead")) }
        p.actions { a.button href=(paths::Guide) { (words.t("methods-which")) } }
        @for one in Group::ALL {
            h2 { (group(words, one)) }
            @for method in Method::all().filter(|method| method.group() == one) { (shown(words, method, may_begin)) }
        }
    }
}

fn shown(words: &Words, method: Method, may_begin: bool) -> Markup {
    html! {
        article.card id=(method.id()) {
            h3 { (name(words, method)) }
            p.quiet { (words.t("methods-marks")) ": " (ballot(words, method.ballot())) "." }
            (explained(words, method))
            @if may_begin { p { (begin(words, method)) } }
        }
    }
}

fn begin(words: &Words, method: Method) -> Markup {
    html! {
        a href={ (New) "?method=" (method.id()) } {
            (words.t("methods-begin")) span.hidden-visually { " – " (name(words, method)) }
        }
    }
}

/// The guide.
#[must_use]
pub fn guide(words: &Words, answers: &Answers, advice: Option<&Advice>, may_begin: bool) -> Markup {
    html! {
        (parts::breadcrumb(words, &[(words.t("methods-title"), paths::Methods.to_string())], &words.t("guide-title")))
        h1 { (words.t("guide-title")) }
        @if let Some(advice) = advice { (answer(words, advice, may_begin)) }
        p { (words.t("guide-lead")) }
        form method="get" action=(paths::Guide) {
            (questions(words, answers))
            p.actions { button { (words.t("guide-ask")) } }
        }
        p { a href=(paths::Methods) { (words.t("guide-all")) } }
    }
}

fn answer(words: &Words, advice: &Advice, may_begin: bool) -> Markup {
    let title = words.with("guide-answer", &[("method", name(words, advice.method).into())]);
    html! {
        div id="answer" data-method=(advice.method.id()) {
            (parts::notice(Tone::Good, &title, &html! {
                (explained(words, advice.method))
                h3 { (words.t("guide-because")) }
                ul { @for reason in &advice.because { li { (because(words, *reason)) } } }
                @if let Some((other, reason)) = &advice.instead {
                    h3 { (words.t("guide-instead")) }
                    p { (instead(words, *other, *reason)) " " a href={ (paths::Methods) "#" (other.id()) } { (words.t("guide-more")) } }
                }
                @if may_begin { p { (begin(words, advice.method)) } }
            }))
        }
    }
}

fn instead(words: &Words, other: Method, reason: Reason) -> String {
    words
        .with("guide-instead-text", &[("method", name(words, other).into()), ("reason", because(words, reason).into())])
}

fn questions(words: &Words, answers: &Answers) -> Markup {
    let what = keys!["guide-what", "guide-what-one", "guide-what-yes-no", "guide-what-several", "guide-what-budget"];
    let many = keys!["guide-many", "guide-many-two", "guide-many-few", "guide-many-lots"];
    let say = keys!["guide-say", "guide-say-accept", "guide-say-order", "guide-say-grade"];
    let fair = keys!["guide-fair", "guide-fair-most", "guide-fair-share"];
    let hand = keys!["guide-hand", "guide-hand-yes", "guide-hand-no"];
    html! {
        (question(words, "what", &what, &given(What::ALL, |one| (one.word(), answers.what == Some(one)))))
        (question(words, "many", &many, &given(Many::ALL, |one| (one.word(), answers.many == Some(one)))))
        (question(words, "say", &say, &given(Say::ALL, |one| (one.word(), answers.say == Some(one)))))
        (question(words, "fair", &fair, &given(Fair::ALL, |one| (one.word(), answers.fair == Some(one)))))
        (question(words, "hand", &hand, &given(Hand::ALL, |one| (one.word(), answers.hand == Some(one)))))
    }
}

fn given<T: Copy>(all: &[T], of: impl Fn(T) -> (&'static str, bool)) -> Vec<(&'static str, bool)> {
    all.iter().copied().map(of).collect()
}

/// A question; the first key is its own, the others are its answers'.
fn question(words: &Words, name: &'static str, keys: &[&str], answers: &[(&str, bool)]) -> Markup {
    let choice = |(key, (word, chosen)): (&&str, &(&str, bool))| Choice {
        value: (*word).to_owned(),
        label: words.t(key),
        chosen: *chosen,
        ..Choice::default()
    };
    let choices: Vec<Choice> = keys[1..].iter().zip(answers).map(choice).collect();
    let hint = (name == "say").then(|| words.t("guide-say-hint"));
    parts::radios(&Field { name, label: words.t(keys[0]), hint, ..Field::default() }, &choices)
}

fn because(words: &Words, reason: Reason) -> String {
    words.t(match reason {
        Reason::YesNo => "guide-reason-yes-no",
        Reason::Two => "guide-reason-two",
        Reason::Default => "guide-reason-default",
        Reason::Simple => "guide-reason-simple",
        Reason::Hand => "guide-reason-hand",
        Reason::NotHand => "guide-reason-not-hand",
        Reason::Order => "guide-reason-order",
        Reason::Aloud => "guide-reason-aloud",
        Reason::Grade => "guide-reason-grade",
        Reason::ManyOrder => "guide-reason-many-order",
        Reason::Most => "guide-reason-most",
        Reason::Share => "guide-reason-share",
        Reason::BudgetShare => "guide-reason-budget-share",
        Reason::Trust => "guide-reason-trust",
        Reason::Custom => "guide-reason-custom",
        Reason::Known => "guide-reason-known",
        Reason::Strong => "guide-reason-strong",
        Reason::FairGrade => "guide-reason-fair-grade",
        Reason::ProportionalMarks => "guide-reason-proportional-marks",
    })
}
