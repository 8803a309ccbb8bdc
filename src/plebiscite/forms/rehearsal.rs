//! What a program asks for when it rehearses.

use std::collections::BTreeSet;

use kernel::{ByLang, Instant, Lang, Line};
use serde::Deserialize;

use crate::jobs::MOST_PEOPLE;
use crate::rules::form::{Budget, Choice, Conflict, Counting, Draft, Eligibility, MAX_OPTIONS, Marking, OptionId};
use crate::rules::method::{BallotKind, Method};
use crate::rules::money::{Currency, Money};

/// Days a rehearsal stays open if nobody closes it.
const DAYS: i64 = 30;
/// Characters of a title.
const TITLE: usize = 160;

/// The request: `marking` (with `max`) alone is counted by the simplest method for it; `method`
/// names any other one, with what that one needs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    title: String,
    options: Vec<Named>,
    marking: Option<Kind>,
    method: Option<Method>,
    max: Option<u16>,
    best: Option<u16>,
    points: Option<u16>,
    seats: Option<u16>,
    budget: Option<String>,
    #[serde(default)]
    currency: Currency,
    voters: u32,
    #[serde(default)]
    blank: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    title: String,
    cost: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Single,
    Approval,
}

/// Why it is refused: a word for programs, and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The word.
    pub error: &'static str,
    /// The sentence.
    pub what: String,
}

/// Reads the request: the draft, open from `now`, and how many people.
///
/// # Errors
/// [`Refused`].
pub fn read(body: &[u8], langs: &[Lang], now: Instant) -> Result<(Draft, u32), Refused> {
    let refuse = |error, what: String| Refused { error, what };
    let wanted: Wanted = serde_json::from_slice(body)
        .map_err(|error| refuse("bad-json", format!("the request is not as expected: {error}")))?;
    if !(1..=MOST_PEOPLE).contains(&wanted.voters) {
        return Err(refuse("voters", format!("{} voters; 1 to {MOST_PEOPLE} are possible", wanted.voters)));
    }
    if !(2..=MAX_OPTIONS).contains(&wanted.options.len()) {
        let found = wanted.options.len();
        return Err(refuse("options", format!("{found} options; a ballot carries 2 to {MAX_OPTIONS}")));
    }
    let counting = counting(&wanted)?;
    Ok((draft(&wanted, counting, langs, now)?, wanted.voters))
}

fn counting(wanted: &Wanted) -> Result<Counting, Refused> {
    let found = wanted.options.len();
    let method = match (wanted.method, wanted.marking) {
        (Some(method), _) => method,
        (None, Some(Kind::Single)) => Method::plainest(BallotKind::Choice),
        (None, Some(Kind::Approval)) => Method::plainest(BallotKind::Approval),
        (None, None) => {
            let what = "the request names neither a `marking` nor a `method`".to_owned();
            return Err(Refused { error: "method", what });
        }
    };
    let max = match wanted.max {
        Some(max) if !(1..=found).contains(&usize::from(max)) && method.ballot() != BallotKind::Choice => {
            let what = format!("`max` is {max}; 1 to {found} are possible with {found} options");
            return Err(Refused { error: "max", what });
        }
        max => max,
    };
    let marking = match method.marking() {
        Marking::Single => Marking::Single,
        Marking::Approval { .. } => Marking::Approval { max },
        Marking::Ranking { .. } => Marking::Ranking { max },
        Marking::Score { best } => Marking::Score { best: wanted.best.unwrap_or(best) },
        Marking::Points { all } => Marking::Points { all: wanted.points.unwrap_or(all) },
    };
    let amount = wanted.budget.as_deref().map(|raw| money(raw, "`budget`")).transpose()?;
    let budget = amount.map(|amount| Budget { amount, currency: wanted.currency.clone() });
    Ok(Counting { marking, seats: wanted.seats, budget, blank: wanted.blank, ..Counting::by(method) })
}

fn money(raw: &str, whose: &str) -> Result<Money, Refused> {
    Money::parse(raw).map_err(|error| Refused { error: "money", what: format!("{whose}: {error}") })
}

fn draft(wanted: &Wanted, counting: Counting, langs: &[Lang], now: Instant) -> Result<Draft, Refused> {
    let line = |raw: &str, whose: &str| -> Result<ByLang<Line>, Refused> {
        let line = Line::parse(raw, TITLE)
            .map_err(|error| Refused { error: "title", what: format!("the title of {whose}: {error}") })?;
        Ok(ByLang(langs.iter().map(|lang| (*lang, line.clone())).collect()))
    };
    let mut seen = BTreeSet::new();
    let mut options = Vec::new();
    for (place, named) in wanted.options.iter().enumerate() {
        let title = line(&named.title, &format!("option {}", place + 1))?;
        if !seen.insert(named.title.trim().to_lowercase()) {
            return Err(Refused { error: "title", what: format!("two options are called `{}`", named.title.trim()) });
        }
        let cost = named.cost.as_deref().map(|raw| money(raw, &format!("option {}", place + 1))).transpose()?;
        options.push(Choice { cost, ..Choice::titled(OptionId::nth(place), title) });
    }
    Ok(Draft {
        title: line(&wanted.title, "the rehearsal")?,
        entered: options.len(),
        options,
        who: Some(Eligibility::default()),
        opens_at: Some(now),
        closes_at: Some(now.plus_days(DAYS)),
        publish_at: Some(now.plus_days(DAYS)),
        counting: Some(counting),
        conflict: Some(Conflict::FirstCounts),
        ..Draft::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(body: &str) -> Result<(Draft, u32), Refused> {
        read(body.as_bytes(), &[Lang::Pl, Lang::En], Instant::from_millis(0))
    }

    #[test]
    fn options_keep_their_order() {
        let body = r#"{"title":"T","options":[{"title":"B"},{"title":"A"}],"marking":"approval","max":2,"voters":7,"blank":true}"#;
        let (draft, voters) = asked(body).unwrap();
        let ids: Vec<_> = draft.options.iter().map(|choice| choice.id.as_str()).collect();
        assert_eq!((ids, voters), (vec!["a", "b"], 7));
        assert_eq!(draft.options[0].title.get(Lang::En).unwrap().as_str(), "B");
    }

    #[test]
    fn any_method_can_be_rehearsed() {
        let body = r#"{"title":"T","options":[{"title":"A","cost":"10"},{"title":"B","cost":"7,50"}],"method":"equal-shares","budget":"15","voters":7}"#;
        let (draft, _) = asked(body).unwrap();
        let counting = draft.counting.unwrap();
        assert_eq!((counting.method.id(), counting.budget.unwrap().amount), ("equal-shares", Money::minor(1_500)));
        assert_eq!(draft.options[1].cost, Some(Money::minor(750)));
        let body = r#"{"title":"T","options":[{"title":"A"},{"title":"B"}],"method":"score","best":3,"voters":7}"#;
        assert_eq!(asked(body).unwrap().0.counting.unwrap().marking, Marking::Score { best: 3 });
    }

    #[test]
    fn every_slip_is_named() {
        let body = |options: &str, max: u16, voters: u32| {
            format!(r#"{{"title":"T","options":[{options}],"marking":"approval","max":{max},"voters":{voters}}}"#)
        };
        let two = r#"{"title":"A"},{"title":"B"}"#;
        let cases = [
            ("{".to_owned(), "bad-json"),
            (body(two, 1, 0), "voters"),
            (body(r#"{"title":"A"}"#, 1, 1), "options"),
            (body(two, 3, 1), "max"),
            (body(r#"{"title":"A"},{"title":" a"}"#, 1, 1), "title"),
            (body(r#"{"title":"A"},{"title":""}"#, 1, 1), "title"),
            (body(r#"{"title":"A","cost":"x"},{"title":"B"}"#, 1, 1), "money"),
            (format!(r#"{{"title":"T","options":[{two}],"voters":1}}"#), "method"),
            (format!(r#"{{"title":"T","options":[{two}],"method":"magic","voters":1}}"#), "bad-json"),
        ];
        for (body, error) in cases {
            assert_eq!(asked(&body).unwrap_err().error, error, "{body}");
        }
    }
}
