//! The organiser's one page, read into a draft. What can be read is kept even
//! when something else is wrong: nothing typed is lost.

use jiff::tz::TimeZone;
use kernel::{ByLang, DistrictId, Lang, Line, Text, TextError};
use web::{Errors, Fields};

use super::counting;
use super::moment;
use crate::rules::form::{Choice, Conflict, Draft, Eligibility, OptionId, Picture};

/// What reading needs besides the fields.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Languages of the town.
    pub langs: &'a [Lang],
    /// The town's zone.
    pub zone: &'a TimeZone,
    /// The draft as stored: its pictures and ids stay.
    pub before: &'a Draft,
}

/// Characters of a title.
const TITLE: usize = 160;
/// Characters of a description.
const DESCRIPTION: usize = 4_000;

/// Reads the page. The draft holds all that could be read.
#[must_use]
pub fn read(typed: &Fields, around: Around<'_>) -> (Draft, Errors) {
    let mut errors = Errors::default();
    let mut draft = Draft { entered: around.before.entered, ..Draft::default() };
    draft.title = lines(typed, "title", around.langs, &mut errors);
    draft.description = texts(typed, "description", around.langs, &mut errors);
    options(typed, around, &mut draft, &mut errors);
    draft.who = who(typed, &mut errors);
    let mut at = |name: &str| {
        let raw = typed.get(name);
        if raw.is_empty() { None } else { errors.keep(name, moment::parse(raw, around.zone)) }
    };
    draft.opens_at = at("opens");
    draft.closes_at = at("closes");
    draft.publish_at = at("publish");
    if let (Some(opens), Some(closes)) = (draft.opens_at, draft.closes_at)
        && closes <= opens
    {
        errors.add("closes", "organise-error-window-turned");
    }
    draft.counting = counting::read(typed, &mut errors);
    draft.conflict = match typed.get("conflict") {
        "first-counts" => Some(Conflict::FirstCounts),
        "web-only" => Some(Conflict::WebOnly),
        _ => None,
    };
    (draft, errors)
}

fn text_error(error: &TextError) -> (&'static str, Option<u64>) {
    match error {
        TextError::Empty => ("organise-error-empty", None),
        TextError::TooLong { limit, .. } => ("organise-error-too-long", Some(*limit as u64)),
        TextError::Control { position, .. } => ("organise-error-control", Some(*position as u64)),
    }
}

fn lines(typed: &Fields, name: &str, langs: &[Lang], errors: &mut Errors) -> ByLang<Line> {
    by_lang(typed, name, langs, errors, |raw| Line::parse(raw, TITLE))
}

fn texts(typed: &Fields, name: &str, langs: &[Lang], errors: &mut Errors) -> ByLang<Text> {
    by_lang(typed, name, langs, errors, |raw| Text::parse(raw, DESCRIPTION))
}

fn by_lang<T>(
    typed: &Fields,
    name: &str,
    langs: &[Lang],
    errors: &mut Errors,
    parse: impl Fn(&str) -> Result<T, TextError>,
) -> ByLang<T> {
    let mut found = ByLang::default();
    for lang in langs {
        let field = format!("{name}-{lang}");
        match parse(typed.get(&field)) {
            Ok(text) => {
                found.0.insert(*lang, text);
            }
            Err(TextError::Empty) => {}
            Err(error) => {
                let (key, number) = text_error(&error);
                match number {
                    Some(number) => errors.add_number(field, key, number),
                    None => errors.add(field, key),
                }
            }
        }
    }
    found
}

/// The rows that become options, in their order: those with a title that are not taken out.
#[must_use]
pub fn option_rows(typed: &Fields, around: Around<'_>) -> Vec<usize> {
    (0..rows(typed)).filter(|row| is_option(typed, *row, around.langs)).collect()
}

/// The words for a row's picture.
#[must_use]
pub fn alt(typed: &Fields, row: usize, langs: &[Lang]) -> ByLang<Line> {
    lines(typed, &format!("option-{row}-alt"), langs, &mut Errors::default())
}

fn rows(typed: &Fields) -> usize {
    typed.get("options").parse::<usize>().unwrap_or_default().min(100)
}

fn is_option(typed: &Fields, row: usize, langs: &[Lang]) -> bool {
    let title = lines(typed, &format!("option-{row}-title"), langs, &mut Errors::default());
    !title.0.is_empty() && !typed.ticked(&format!("option-{row}-remove"))
}

/// Rows `option-0 …`: a known id keeps it, a new row gets the next one; a row
/// without any title is taken out.
fn options(typed: &Fields, around: Around<'_>, draft: &mut Draft, errors: &mut Errors) {
    for row in 0..rows(typed) {
        if typed.ticked(&format!("option-{row}-remove")) {
            continue;
        }
        let title = lines(typed, &format!("option-{row}-title"), around.langs, errors);
        if title.0.is_empty() {
            continue;
        }
        let known = OptionId::parse(typed.get(&format!("option-{row}-id"))).ok();
        let before = known.as_ref().and_then(|id| around.before.options.iter().find(|choice| choice.id == *id));
        let id = before.map_or_else(
            || {
                draft.entered += 1;
                OptionId::nth(draft.entered - 1)
            },
            |choice| choice.id.clone(),
        );
        let alt = lines(typed, &format!("option-{row}-alt"), around.langs, errors);
        let picture = before.and_then(|choice| choice.picture.as_ref());
        let removed = typed.ticked(&format!("option-{row}-picture-remove"));
        draft.options.push(Choice {
            id,
            title,
            cost: counting::money(typed, &format!("option-{row}-cost"), errors),
            description: texts(typed, &format!("option-{row}-description"), around.langs, errors),
            picture: picture.filter(|_| !removed).map(|picture| Picture { id: picture.id, alt }),
        });
    }
}

fn who(typed: &Fields, errors: &mut Errors) -> Option<Eligibility> {
    let born_until = match typed.get("born-until") {
        "" => None,
        raw => errors.keep("born-until", year(raw)),
    };
    let districts: Vec<DistrictId> = typed.all("district").filter_map(|raw| raw.parse().ok()).collect();
    match typed.get("who") {
        "everybody" => Some(Eligibility { districts: Vec::new(), born_until }),
        "districts" if districts.is_empty() => {
            errors.add("who", "organise-error-no-district");
            None
        }
        "districts" => Some(Eligibility { districts, born_until }),
        _ => None,
    }
}

fn year(raw: &str) -> Result<u16, &'static str> {
    raw.parse().ok().filter(|year| (1900..=2100).contains(year)).ok_or("organise-error-year")
}

/// The draft as fields, to show the page.
#[must_use]
pub fn show(draft: &Draft, zone: &TimeZone) -> Fields {
    let mut typed = Fields::default();
    put(&mut typed, "title", &draft.title, Line::as_str);
    put(&mut typed, "description", &draft.description, Text::as_str);
    typed.set("options", draft.options.len().to_string());
    for (row, choice) in draft.options.iter().enumerate() {
        typed.set(format!("option-{row}-id"), choice.id.as_str());
        put(&mut typed, &format!("option-{row}-title"), &choice.title, Line::as_str);
        put(&mut typed, &format!("option-{row}-description"), &choice.description, Text::as_str);
        typed.set(format!("option-{row}-cost"), choice.cost.map(|cost| cost.to_string()).unwrap_or_default());
        if let Some(picture) = &choice.picture {
            put(&mut typed, &format!("option-{row}-alt"), &picture.alt, Line::as_str);
        }
    }
    if let Some(who) = &draft.who {
        typed.set("who", if who.districts.is_empty() { "everybody" } else { "districts" });
        typed.0.insert("district".to_owned(), who.districts.iter().map(ToString::to_string).collect());
        typed.set("born-until", who.born_until.map(|year| year.to_string()).unwrap_or_default());
    }
    for (name, at) in [("opens", draft.opens_at), ("closes", draft.closes_at), ("publish", draft.publish_at)] {
        typed.set(name, at.map(|at| moment::show(at, zone)).unwrap_or_default());
    }
    if let Some(counted) = &draft.counting {
        counting::show(counted, &mut typed);
    }
    match draft.conflict {
        Some(Conflict::FirstCounts) => typed.set("conflict", "first-counts"),
        Some(Conflict::WebOnly) => typed.set("conflict", "web-only"),
        None => {}
    }
    typed
}

fn put<T>(typed: &mut Fields, name: &str, texts: &ByLang<T>, text: impl Fn(&T) -> &str) {
    for (lang, value) in &texts.0 {
        typed.set(format!("{name}-{lang}"), text(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: [(&str, &str); 16] = [
        ("title-pl", "Temat roku"),
        ("title-en", "Theme of the year"),
        ("options", "3"),
        ("option-0-title-pl", "Park"),
        ("option-0-description-pl", "Nad rzeką"),
        ("option-1-title-pl", ""),
        ("option-2-title-pl", "Rynek"),
        ("who", "everybody"),
        ("opens", "2026-12-01T08:00"),
        ("closes", "2026-12-15T20:00"),
        ("publish", "2026-12-16T12:00"),
        ("method", "approval"),
        ("max", "2"),
        ("quorum", "10%"),
        ("blank", "yes"),
        ("conflict", "first-counts"),
    ];

    fn page(changes: &[(&str, &str)]) -> (Draft, Errors) {
        let mut typed: Fields = PAGE.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        for (name, value) in changes {
            typed.set(*name, *value);
        }
        let zone = TimeZone::get("Europe/Warsaw").unwrap();
        read(&typed, Around { langs: &[Lang::Pl, Lang::En], zone: &zone, before: &Draft::default() })
    }

    #[test]
    fn a_page_is_read_and_shown_again_the_same() {
        let (draft, errors) = page(&[]);
        assert_eq!(errors, Errors::default());
        assert_eq!(draft.options.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        let zone = TimeZone::get("Europe/Warsaw").unwrap();
        let shown = show(&draft, &zone);
        let (again, _) = read(&shown, Around { langs: &[Lang::Pl, Lang::En], zone: &zone, before: &draft });
        assert_eq!(again, draft);
    }

    #[test]
    fn an_option_id_is_never_used_again() {
        let (draft, _) = page(&[]);
        let zone = TimeZone::get("Europe/Warsaw").unwrap();
        let mut shown = show(&draft, &zone);
        shown.set("option-1-remove", "yes");
        shown.set("options", "3");
        shown.set("option-2-title-pl", "Dworzec");
        let (again, _) = read(&shown, Around { langs: &[Lang::Pl], zone: &zone, before: &draft });
        assert_eq!(again.options.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    }

    #[test]
    fn every_slip_is_named_at_its_field() {
        let long = "x".repeat(161);
        let cases = [
            ("title-pl", "a\u{0}b", "organise-error-control"),
            ("title-en", long.as_str(), "organise-error-too-long"),
            ("opens", "wczoraj", "organise-error-moment"),
            ("closes", "2026-11-30T08:00", "organise-error-window-turned"),
            ("max", "0", "organise-error-between"),
            ("quorum", "150%", "organise-error-share"),
            ("threshold", "połowa", "organise-error-share"),
            ("born-until", "19x0", "organise-error-year"),
        ];
        for (field, value, key) in cases {
            let (_, errors) = page(&[(field, value)]);
            let found: Vec<_> = errors.0.iter().map(|error| (error.field.as_str(), error.key)).collect();
            assert_eq!(found, [(field, key)], "for {field}={value}");
        }
        let (_, errors) = page(&[("who", "districts")]);
        assert_eq!(errors.0[0].key, "organise-error-no-district");
    }
}
