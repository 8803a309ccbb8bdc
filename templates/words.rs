//! The words of the interface: Fluent catalogues, one folder a language.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::tz::TimeZone;
use kernel::{Instant, Lang};

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

type Bundle = FluentBundle<FluentResource>;

/// The words of one language. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    lang: Lang,
    bundle: Arc<Bundle>,
}

/// What a sentence needs: a text or a number (which also chooses the plural).
#[derive(Debug, Clone)]
pub enum Arg {
    /// A text.
    Text(String),
    /// A whole number.
    Number(u64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// The languages there are words in.
#[must_use]
pub fn offered() -> Vec<Lang> {
    Lang::ALL.into_iter().filter(|lang| CATALOGUES.iter().any(|(tag, _)| *tag == lang.tag())).collect()
}

fn load(lang: Lang) -> Arc<Bundle> {
    let tag: unic_langid::LanguageIdentifier = lang.tag().parse().expect("our tags are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string())),
        _ => None,
    }));
    let files = CATALOGUES.iter().find(|(tag, _)| *tag == lang.tag()).map_or(&[][..], |(_, files)| *files);
    for (name, text) in files {
        let resource = FluentResource::try_new((*text).to_owned())
            .unwrap_or_else(|(_, errors)| panic_words(lang, name, &format!("{errors:?}")));
        if let Err(errors) = bundle.add_resource(resource) {
            panic_words(lang, name, &format!("{errors:?}"));
        }
    }
    Arc::new(bundle)
}

#[expect(clippy::panic, reason = "the catalogues are compiled in; a test loads each of them")]
fn panic_words(lang: Lang, name: &str, errors: &str) -> ! {
    panic!("words/{lang}/{name}.ftl: {errors}")
}

/// Thousands apart by a narrow no-break space.
fn grouped(plain: &str) -> String {
    let digits = plain.len();
    if digits < 5 {
        return plain.to_owned();
    }
    let mut out = String::new();
    for (place, c) in plain.chars().enumerate() {
        if place > 0 && (digits - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

impl Words {
    /// The words of a language; of Polish where a language has none.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        static ALL: OnceLock<BTreeMap<Lang, Arc<Bundle>>> = OnceLock::new();
        let all = ALL.get_or_init(|| offered().into_iter().map(|lang| (lang, load(lang))).collect());
        let found = all.get_key_value(&lang).or_else(|| all.iter().next());
        let (lang, bundle) = found.expect("there are Polish words");
        Self { lang: *lang, bundle: bundle.clone() }
    }

    /// Which language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Words without arguments. A key that is missing shows itself.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// Words with arguments.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let missing = || format!("⟦{key}⟧");
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return missing();
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, text.clone()),
                Arg::Number(number) => values.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        if errors.is_empty() { text.into_owned() } else { missing() }
    }

    /// Whether there are words under this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A whole number as this language writes it.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        grouped(&number.to_string())
    }

    /// A share in percent with one decimal, rounded half up: `part` of `whole`.
    #[must_use]
    pub fn share(&self, part: u64, whole: u64) -> String {
        if whole == 0 {
            return "–".to_owned();
        }
        let tenths = (u128::from(part) * 2000 + u128::from(whole)) / (u128::from(whole) * 2);
        let mark = if self.lang == Lang::En { '.' } else { ',' };
        let space = if self.lang == Lang::En { "" } else { "\u{202f}" };
        format!("{}{mark}{}{space}%", tenths / 10, tenths % 10)
    }

    /// A day, month in words, and hour in the town's zone.
    #[must_use]
    pub fn date_time(&self, at: Instant, zone: &str) -> String {
        let Some(zoned) = zoned(at, zone) else { return String::new() };
        self.with(
            "date-time",
            &[("date", self.date(at, zone).into()), ("time", zoned.strftime("%H:%M").to_string().into())],
        )
    }

    /// A day with its month in words, in the town's zone.
    #[must_use]
    pub fn date(&self, at: Instant, zone: &str) -> String {
        let Some(zoned) = zoned(at, zone) else { return String::new() };
        let months = crate::keys![
            "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
            "month-10", "month-11", "month-12"
        ];
        let month = usize::from(zoned.month().unsigned_abs()) - 1;
        let (day, year) = (zoned.day().to_string(), zoned.year().to_string());
        self.with("date", &[("day", day.into()), ("month", self.t(months[month]).into()), ("year", year.into())])
    }
}

fn zoned(at: Instant, zone: &str) -> Option<jiff::ZonedDateTime> {
    let zone = TimeZone::get(zone).ok()?;
    Some(jiff::Timestamp::from_millisecond(at.millis()).ok()?.to_zoned_datetime(zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_dates_numbers_and_shares() {
        let words = Words::of(Lang::Pl);
        let at = Instant::from_millis(1_795_528_800_000);
        assert_eq!(words.date_time(at, "Europe/Warsaw"), "24 listopada 2026, godz. 15:00");
        assert_eq!(words.number(20_000), "20\u{202f}000");
        assert_eq!(words.number(1_641), "1641");
        assert_eq!(words.share(1, 3), "33,3\u{202f}%");
        assert_eq!(Words::of(Lang::En).share(2, 3), "66.7%");
        assert_eq!(words.share(0, 0), "–");
        assert_eq!(words.t("no-such-key"), "⟦no-such-key⟧");
    }

    #[test]
    fn every_catalogue_loads_and_all_have_the_same_keys() {
        let keys = |lang: Lang| -> Vec<String> {
            let (_, files) = CATALOGUES.iter().find(|(tag, _)| *tag == lang.tag()).unwrap();
            let mut keys: Vec<String> = files
                .iter()
                .flat_map(|(_, text)| text.lines())
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
                .collect();
            keys.sort();
            keys
        };
        let polish = keys(Lang::Pl);
        for lang in offered() {
            let words = Words::of(lang);
            assert_eq!(keys(lang), polish, "{lang}");
            assert!(polish.iter().all(|key| words.has(key)));
        }
    }
}
