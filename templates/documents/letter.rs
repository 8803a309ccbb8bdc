//! The code letter: one page A4 in two languages, for an envelope with a window.
//!
//! The address stands where the window of a C5 or DL envelope shows it, on the
//! first third of the page; the code stands below the fold, where no window
//! shows it.

use kernel::{Instant, Lang};
use serde::Serialize;

use super::press::{Form, PressError, Set, legible};
use crate::words::Arg;
use crate::{Words, qr};

/// Where the window of the envelopes is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Window {
    /// On the right, as on most Polish envelopes (DL and C5).
    #[default]
    Right,
    /// On the left, as in DIN 5008.
    Left,
}

/// What all letters of a plebiscite share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stationery {
    /// The town's name.
    pub town: String,
    /// `#rrggbb`.
    pub accent: String,
    /// Who to turn to; empty: nothing is printed.
    pub contact: String,
    /// Where one votes, without a slash at the end.
    pub public_url: String,
    /// The town's time zone.
    pub zone: String,
    /// From when one may vote.
    pub opens: Instant,
    /// Until when.
    pub closes: Instant,
    /// Most marks on a ballot.
    pub max: u64,
    /// Whether one may vote on paper instead.
    pub paper: bool,
    /// The election's name, if it is known.
    pub eid: Option<String>,
    /// Whether it is only a rehearsal.
    pub rehearsal: bool,
    /// Where the window of the envelopes is.
    pub window: Window,
}

/// One resident's letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Name, street, town: the lines seen through the window.
    pub address: Vec<String>,
    /// The code as printed, `XXXX-XXXX-XXXX-XXXC`.
    pub code: String,
    /// A number or label for the office, to find a letter by.
    pub number: String,
}

/// The letters of one pair of languages, set together.
pub struct LetterSet {
    shared: Shared,
}

#[derive(Serialize)]
struct Shared {
    lang: &'static str,
    title: String,
    town: String,
    accent: String,
    contact: String,
    rehearsal: Option<[String; 2]>,
    window: &'static str,
    size: f64,
    parts: Vec<Part>,
    address: String,
    qr_text: String,
    eid: Option<String>,
    number: String,
}

/// What is said in one language.
#[derive(Serialize)]
struct Part {
    lang: &'static str,
    title: String,
    your_code: String,
    hours: Vec<[String; 2]>,
    steps_title: String,
    steps: Vec<String>,
    notes: Vec<String>,
    check: Option<String>,
}

#[derive(Serialize)]
struct One {
    address: Vec<String>,
    groups: Vec<String>,
    qr: String,
    number: String,
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    shared: &'a Shared,
    letters: Vec<One>,
}

/// Sizes of type tried until a letter fits its page, in points.
const SIZES: [f64; 4] = [10.5, 9.5, 8.5, 7.5];

impl LetterSet {
    /// Prepares letters in `languages` (the first leads; each with the title of
    /// the plebiscite in it) and finds the size of type in which one fits its page.
    ///
    /// # Errors
    /// [`PressError::TooLong`] when even the smallest type does not fit.
    pub fn new(stationery: &Stationery, languages: &[(Lang, String)]) -> Result<Self, PressError> {
        let mut set = Self { shared: shared(stationery, languages) };
        let sample = Letter {
            address: vec!["X".repeat(30); 4],
            code: "XXXX-XXXX-XXXX-XXXX".to_owned(),
            number: "9999999".to_owned(),
        };
        for size in SIZES {
            set.shared.size = size;
            if set.set(std::slice::from_ref(&sample))?.pages() == 1 {
                return Ok(set);
            }
        }
        let longest = languages.iter().map(|(_, title)| title.chars().count()).max().unwrap_or(0);
        Err(PressError::TooLong(format!(
            "the letter does not fit one page even in small type: the title has {longest} characters; shorten it"
        )))
    }

    /// The letters, a page each.
    ///
    /// # Errors
    /// [`PressError`].
    pub fn pdf(&self, letters: &[Letter]) -> Result<Vec<u8>, PressError> {
        let set = self.set(letters)?;
        if set.pages() == letters.len() {
            return set.pdf();
        }
        let mut long =
            letters.iter().filter(|letter| self.set(std::slice::from_ref(letter)).is_ok_and(|set| set.pages() != 1));
        let who = long.next().map_or("?", |letter| letter.number.as_str());
        Err(PressError::TooLong(format!("letter {who} does not fit one page: its address is too long")))
    }

    fn set(&self, letters: &[Letter]) -> Result<Set, PressError> {
        let letters = letters.iter().map(|letter| self.one(letter)).collect::<Result<_, _>>()?;
        Set::new(Form::Letter, &Data { shared: &self.shared, letters })
    }

    fn one(&self, letter: &Letter) -> Result<One, PressError> {
        let link = format!("{}/k#{}", self.shared.qr_text, letter.code);
        let too_long = || {
            PressError::TooLong(
                "the address of the server is too long for a QR code; shorten server.public_url".to_owned(),
            )
        };
        Ok(One {
            address: letter.address.iter().map(|line| legible(line)).collect(),
            groups: letter.code.split('-').map(ToOwned::to_owned).collect(),
            qr: qr::svg(&link).ok_or_else(too_long)?,
            number: letter.number.clone(),
        })
    }
}

fn shared(stationery: &Stationery, languages: &[(Lang, String)]) -> Shared {
    let lead = Words::of(languages.first().map_or(Lang::Pl, |(lang, _)| *lang));
    let parts: Vec<Part> = languages.iter().map(|(lang, title)| part(stationery, &Words::of(*lang), title)).collect();
    let title = lead.with("letter-document", &[("title", parts.first().map_or("", |part| &part.title).into())]);
    let said = |words: &Words| words.t("letter-rehearsal");
    let second = languages.get(1).map_or_else(String::new, |(lang, _)| said(&Words::of(*lang)));
    Shared {
        lang: lead.lang().tag(),
        title,
        town: legible(&stationery.town),
        accent: stationery.accent.clone(),
        contact: legible(&stationery.contact),
        rehearsal: stationery.rehearsal.then(|| [said(&lead), second]),
        window: match stationery.window {
            Window::Right => "right",
            Window::Left => "left",
        },
        size: SIZES[0],
        parts,
        address: typed_address(&stationery.public_url),
        qr_text: stationery.public_url.clone(),
        eid: stationery.eid.clone(),
        number: lead.t("letter-number"),
    }
}

/// The address as people type it.
fn typed_address(public_url: &str) -> String {
    let bare = public_url.strip_prefix("https://").or_else(|| public_url.strip_prefix("http://"));
    format!("{}/k", bare.unwrap_or(public_url))
}

fn part(stationery: &Stationery, words: &Words, title: &str) -> Part {
    let at = |instant| words.date_time(instant, &stationery.zone);
    let address = || Arg::from(typed_address(&stationery.public_url));
    let steps = vec![
        words.with("letter-step-open", &[("address", address())]),
        words.t("letter-step-code"),
        words.with("letter-step-mark", &[("max", stationery.max.into())]),
        words.t("letter-step-receipt"),
    ];
    let mut notes = vec![words.t("letter-note-once"), words.t("letter-note-secret")];
    if stationery.paper {
        notes.push(words.t("letter-note-paper"));
    }
    if !stationery.contact.is_empty() {
        notes.push(words.with("letter-note-help", &[("contact", legible(&stationery.contact).into())]));
    }
    Part {
        lang: words.lang().tag(),
        title: legible(title),
        your_code: words.t("letter-your-code"),
        hours: vec![[words.t("letter-opens"), at(stationery.opens)], [words.t("letter-closes"), at(stationery.closes)]],
        steps_title: words.t("letter-steps"),
        steps,
        notes,
        check: stationery.eid.as_ref().map(|eid| words.with("letter-check", &[("eid", spaced(eid).into())])),
    }
}

/// In groups of four, to be compared by eye.
fn spaced(eid: &str) -> String {
    let signs: Vec<char> = eid.chars().collect();
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("\u{a0}")
}
