//! A step of a count in words: the sentence is found by the step's tag, and the
//! step's own fields are what it says. Ids of options become titles, numbers are
//! written as the language writes them; nothing here knows a single rule.
//!
//! Invariant: every tag of `tally` has its sentence in every language (test
//! `every_step_there_is_has_a_sentence`).

use serde_json::{Map, Value};
use tally::Step;
use templates::documents::void_word;
use templates::{Arg, Words};

use super::Names;
use super::exact::exact;
use super::keys::key_of;
use crate::views::rule_sheet::share;

/// Fields that hold ids of options.
const IDS: [&str; 9] = ["option", "options", "winner", "loser", "among", "chosen", "certain", "possible", "with"];

/// One step, as a sentence.
#[must_use]
pub fn sentence(words: &Words, names: &Names<'_>, step: &Step) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(step) else { return String::new() };
    let tag = fields.get("step").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut args = Vec::new();
    for (name, value) in &fields {
        arguments(words, names, (name, value), &mut args);
    }
    comparison(words, step, &mut args);
    let args: Vec<(&str, Arg)> = args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect();
    match key_of(&tag) {
        Some(key) => words.with(key, &args),
        // A result of a later version: its facts are shown as they are.
        None => facts(&tag, &fields),
    }
}

fn facts(tag: &str, fields: &Map<String, Value>) -> String {
    let rest = fields.iter().filter(|(name, _)| *name != "step").map(|(name, value)| format!("{name}={value}"));
    std::iter::once(tag.to_owned()).chain(rest).collect::<Vec<_>>().join(" ")
}

fn arguments(words: &Words, names: &Names<'_>, (name, value): (&str, &Value), args: &mut Vec<(String, Arg)>) {
    if name == "reason" {
        let reason = value.as_str().unwrap_or_default();
        args.push((name.to_owned(), void_word(words, reason).into()));
        return;
    }
    let plain = name.replace('_', "-");
    if let Value::Array(items) = value {
        args.push((format!("{plain}-count"), items.len().into()));
    }
    args.push((plain, argument(words, names, (name, value))));
}

fn argument(words: &Words, names: &Names<'_>, (name, value): (&str, &Value)) -> Arg {
    match value {
        Value::Number(number) => number.as_u64().map_or_else(|| number.to_string().into(), Arg::Number),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.into(),
        Value::Null => "".into(),
        Value::String(text) if IDS.contains(&name) => names.title(text).into(),
        Value::String(text) => exact(words, text).into(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| item_said(words, names, (name, item))).collect();
            items.join(", ").into()
        }
        Value::Object(fields) => inner(words, names, (name, fields)).into(),
    }
}

fn item_said(words: &Words, names: &Names<'_>, (name, item): (&str, &Value)) -> String {
    match argument(words, names, (name, item)) {
        Arg::Text(text) => text,
        Arg::Number(number) => words.number(number),
    }
}

/// People or ballots that are alike, inside of a step.
fn inner(words: &Words, names: &Names<'_>, (name, fields): (&str, &Map<String, Value>)) -> String {
    let mut args = Vec::new();
    for (name, value) in fields {
        arguments(words, names, (name, value), &mut args);
    }
    let args: Vec<(&str, Arg)> = args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect();
    match name {
        "weights" => words.with("count-item-weight", &args),
        "full" => words.with("count-item-payers", &args),
        _ => facts(name, fields),
    }
}

/// What a share that had to be reached says, besides its fields.
fn comparison(words: &Words, step: &Step, args: &mut Vec<(String, Arg)>) {
    if let Step::Quorum(reached) | Step::Threshold(reached) | Step::ApprovalQuorum(reached) = step {
        args.push(("needed".to_owned(), share(words, reached.share).into()));
        args.push(("reached".to_owned(), words.share(reached.part, reached.whole).into()));
    }
}
