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
use super::exact::{exact, exact_money};
use super::keys::key_of;
use crate::rules::money::Currency;
use crate::views::rule_sheet::share;

/// Fields that hold ids of options.
const IDS: [&str; 9] = ["option", "options", "winner", "loser", "among", "chosen", "certain", "possible", "with"];
/// Fields that hold money, in the steps of spending a budget.
const MONEY: [&str; 10] = ["budget", "cost", "left", "share", "from", "to", "paid", "money", "given", "each"];

/// One step, as a sentence.
#[must_use]
pub fn sentence(words: &Words, names: &Names<'_>, step: &Step) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(step) else { return String::new() };
    let tag = fields.get("step").and_then(Value::as_str).unwrap_or_default().to_owned();
    let budget = names.form.counting.budget.as_ref().filter(|_| matches!(step, Step::Budget(_)));
    let telling = Telling { words, names, currency: budget.map(|budget| &budget.currency) };
    let mut args = telling.arguments(&fields);
    args.extend(comparison(words, step));
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

type Arguments = Vec<(String, Arg)>;

/// How fields are told.
struct Telling<'a> {
    words: &'a Words,
    names: &'a Names<'a>,
    /// What money is counted in.
    currency: Option<&'a Currency>,
}

impl Telling<'_> {
    fn arguments(&self, fields: &Map<String, Value>) -> Arguments {
        let mut args = Vec::new();
        for (name, value) in fields {
            let plain = name.replace('_', "-");
            if let Value::Array(items) = value {
                args.push((format!("{plain}-count"), items.len().into()));
            }
            args.push((plain, self.argument(name, value)));
        }
        args
    }

    fn argument(&self, name: &str, value: &Value) -> Arg {
        match value {
            Value::Number(number) => number.as_u64().map_or_else(|| number.to_string().into(), Arg::Number),
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.into(),
            Value::Null => "".into(),
            Value::String(text) => self.text(name, text).into(),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.item(name, item)).collect();
                items.join(", ").into()
            }
            Value::Object(fields) => self.inner(name, fields).into(),
        }
    }

    fn text(&self, name: &str, text: &str) -> String {
        match self.currency.filter(|_| MONEY.contains(&name)) {
            Some(currency) => exact_money(self.words, text, currency),
            None if IDS.contains(&name) => self.names.title(text),
            None if name == "reason" => void_word(self.words, text),
            None => exact(self.words, text),
        }
    }

    fn item(&self, name: &str, item: &Value) -> String {
        match self.argument(name, item) {
            Arg::Text(text) => text,
            Arg::Number(number) => self.words.number(number),
        }
    }

    /// People or ballots that are alike, inside of a step.
    fn inner(&self, name: &str, fields: &Map<String, Value>) -> String {
        let args = self.arguments(fields);
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect();
        match name {
            "weights" => self.words.with("count-item-weight", &args),
            "full" => self.words.with("count-item-payers", &args),
            _ => facts(name, fields),
        }
    }
}

/// What a share that had to be reached says, besides its fields.
fn comparison(words: &Words, step: &Step) -> Arguments {
    let (Step::Quorum(reached) | Step::Threshold(reached) | Step::ApprovalQuorum(reached)) = step else {
        return Vec::new();
    };
    vec![
        ("needed".to_owned(), share(words, reached.share).into()),
        ("reached".to_owned(), words.share(reached.part, reached.whole).into()),
    ]
}
