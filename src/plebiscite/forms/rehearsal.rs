//! What a program asks for when it rehearses.

use std::collections::BTreeSet;

use kernel::{ByLang, Instant, Lang, Line};
use serde::Deserialize;

use crate::jobs::MOST_PEOPLE;
use crate::rules::form::{Choice, Conflict, Counting, Draft, Eligibility, MAX_OPTIONS, Marking, OptionId};

/// Days a rehearsal stays open if nobody closes it.
const DAYS: i64 = 30;
/// Characters of a title.
const TITLE: usize = 160;

/// The request.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    title: String,
    options: Vec<Named>,
    marking: Kind,
    #[serde(default)]
    max: u16,
    voters: u32,
    #[serde(default)]
    blank: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    title: String,
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
    let marking = match wanted.marking {
        Kind::Single => Marking::Single,
        Kind::Approval if (1..=wanted.options.len()).contains(&usize::from(wanted.max)) => {
            Marking::Approval { max: wanted.max }
        }
        Kind::Approval => {
            let (max, found) = (wanted.max, wanted.options.len());
            return Err(refuse("max", format!("`max` is {max}; 1 to {found} are possible with {found} options")));
        }
    };
    Ok((draft(&wanted, marking, langs, now)?, wanted.voters))
}

fn draft(wanted: &Wanted, marking: Marking, langs: &[Lang], now: Instant) -> Result<Draft, Refused> {
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
        options.push(Choice { id: OptionId::nth(place), title, description: ByLang::default(), picture: None });
    }
    Ok(Draft {
        title: line(&wanted.title, "the rehearsal")?,
        entered: options.len(),
        options,
        who: Some(Eligibility::default()),
        opens_at: Some(now),
        closes_at: Some(now.plus_days(DAYS)),
        publish_at: Some(now.plus_days(DAYS)),
        counting: Some(Counting { marking, quorum: None, threshold: None, blank: wanted.blank }),
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
        ];
        for (body, error) in cases {
            assert_eq!(asked(&body).unwrap_err().error, error, "{body}");
        }
    }
}
