//! Reads the lines: metadata, options, ballots.

use std::collections::BTreeMap;

use super::lines::Cursor;
use super::{Abif, Line, Mark, Pick, Token, Value};
use crate::amount::Amount;
use crate::formats::fault::{Fault, Refused, shown};
use crate::formats::text::{self, Text, length};
use crate::profile::{MAX_BALLOTS, MAX_OPTIONS, Place};

const LINE: &str = "`{key: value}`, an option `=id:[name]`, or ballots `12:A>B`";

pub(super) fn read(raw: &str) -> Result<Abif, Refused> {
    let text = Text::new(raw);
    let mut reader = Reader {
        file: Abif { metadata: Vec::new(), declared: false, tokens: Vec::new(), lines: Vec::new() },
        places: BTreeMap::new(),
        total: 0,
    };
    let lines = || text.lines().filter(|line| !Cursor::new(*line).ended());
    for line in lines() {
        let mut cursor = Cursor::new(line);
        if cursor.rest().starts_with('{') {
            reader.pair(&mut cursor)?;
        } else if is_option(line) {
            reader.option(&mut cursor)?;
        }
    }
    reader.file.declared = !reader.file.tokens.is_empty();
    for line in lines().filter(|line| !line.text.trim_start().starts_with('{') && !is_option(*line)) {
        let read = reader.ballots(&mut Cursor::new(line))?;
        reader.file.lines.push(read);
    }
    if reader.file.tokens.is_empty() {
        let end = text::Line { number: length(raw.lines().count()) + 1, text: "" };
        return Err(end.refuse(0, Fault::Missing("options: a line such as `=A:[Ada]`, or ballots such as `12:A>B`")));
    }
    reader.own(text)?;
    Ok(reader.file)
}

/// Whether the line tells an option: it begins with `=`, or with an id and `:`
/// where ballots have their number.
fn is_option(line: text::Line<'_>) -> bool {
    let rest = line.text.trim_start();
    rest.starts_with(['=', '[', '"']) || rest.starts_with(char::is_alphabetic)
}

struct Reader {
    file: Abif,
    places: BTreeMap<String, Place>,
    total: u64,
}

impl Reader {
    /// `{key: value}`
    fn pair(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Refused> {
        let start = cursor.at;
        cursor.must("{", "`{`")?;
        if cursor.eat("}") {
            return end(cursor);
        }
        let key = if cursor.rest().starts_with('"') {
            cursor.quoted()?
        } else {
            cursor.take(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ')).trim_end().to_owned()
        };
        if key.is_empty() {
            return Err(cursor.unexpected("a key"));
        }
        cursor.must(":", "`:` and a value")?;
        let value = if cursor.rest().starts_with('"') {
            Value::Text(cursor.quoted()?)
        } else {
            Value::Bare(cursor.take(|c| !matches!(c, '}' | '"' | '{' | ',')).trim_end().to_owned())
        };
        if value == Value::Bare(String::new()) {
            return Err(cursor.unexpected("a value"));
        }
        cursor.must("}", "`}`")?;
        if self.file.metadata(&key).is_some() {
            return Err(cursor.refuse(start, Fault::Twice(shown(&key))));
        }
        self.file.metadata.push((key, value));
        end(cursor)
    }

    /// `=id:[name]`
    fn option(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Refused> {
        let start = cursor.at;
        cursor.eat("=");
        let id = cursor.id()?;
        cursor.must(":", "`:` and the option's name")?;
        let name = if cursor.eat("[]") || cursor.ended() { String::new() } else { name(cursor)? };
        if self.places.contains_key(&id) {
            return Err(cursor.refuse(start, Fault::Twice(shown(&id))));
        }
        self.add(Token { id, name }).map_err(|fault| cursor.refuse(start, fault))?;
        end(cursor)
    }

    fn add(&mut self, token: Token) -> Result<Place, Fault> {
        let place = Place::try_from(self.file.tokens.len()).ok().filter(|&place| usize::from(place) < MAX_OPTIONS);
        let place = place.ok_or(Fault::TooMany { what: "options", most: length(MAX_OPTIONS) })?;
        self.places.insert(token.id.clone(), place);
        self.file.tokens.push(token);
        Ok(place)
    }

    /// `12:A/5>B/3`
    fn ballots(&mut self, cursor: &mut Cursor<'_>) -> Result<Line, Refused> {
        let start = cursor.at;
        let digits = cursor.take(|c| c.is_ascii_digit());
        let count = digits.parse::<u64>().ok().filter(|&count| count > 0);
        let Some(count) = count.filter(|_| cursor.eat(":")) else {
            cursor.at = start;
            return Err(cursor.unexpected(LINE));
        };
        self.total = self.total.saturating_add(count);
        if self.total > MAX_BALLOTS {
            return Err(cursor.refuse(start, Fault::TooMany { what: "ballots", most: MAX_BALLOTS }));
        }
        let mut picks: Vec<Pick> = Vec::new();
        while !cursor.ended() {
            if !picks.is_empty() {
                let mark = mark(cursor)?;
                picks.last_mut().expect("not empty").mark = mark;
            }
            let at = cursor.at;
            let id = cursor.id()?;
            let option = match self.places.get(&id) {
                Some(&place) => place,
                None if self.file.declared => return Err(cursor.refuse(at, Fault::Unknown(shown(&id)))),
                None => self.add(Token { name: id.clone(), id }).map_err(|fault| cursor.refuse(at, fault))?,
            };
            let rating = if cursor.eat("/") { Some(rating(cursor)?) } else { None };
            agrees(picks.last(), rating, cursor, at)?;
            picks.push(Pick { option, rating, mark: Mark::Before });
        }
        let mut options: Vec<Place> = picks.iter().map(|pick| pick.option).collect();
        options.sort_unstable();
        match options.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => {
                let id = shown(&self.file.tokens[usize::from(pair[0])].id);
                Err(cursor.refuse(start, Fault::TwiceOnBallot(id)))
            }
            None => Ok(Line { count, picks }),
        }
    }

    /// Checks the keys that mean something here.
    fn own(&self, text: Text<'_>) -> Result<(), Refused> {
        let at = |key: &str| text.all().find(key).unwrap_or(0);
        let wrong = |name: &str, found: &str, wanted| {
            Err(text.refuse(at(name), Fault::Value { name: name.to_owned(), found: shown(found), wanted }))
        };
        if let Some(seats) = self.file.metadata("seats").filter(|_| self.file.seats().is_none()) {
            return wrong("seats", seats, text::SEATS);
        }
        for id in super::view::withdrawn(&self.file) {
            if !self.places.contains_key(id) {
                return Err(text.refuse(at("withdrawn"), Fault::Unknown(shown(id))));
            }
        }
        for (key, value) in &self.file.metadata {
            if key.starts_with(super::view::VOID) && value.text().parse::<u64>().is_err() {
                return wrong(key, value.text(), "a whole number");
            }
        }
        Ok(())
    }
}

fn end(cursor: &Cursor<'_>) -> Result<(), Refused> {
    if cursor.ended() { Ok(()) } else { Err(cursor.unexpected("the end of the line")) }
}

/// `[name]`, `"name"`, or a text without marks to the end of the line.
fn name(cursor: &mut Cursor<'_>) -> Result<String, Refused> {
    match cursor.rest().chars().next() {
        Some('[') => cursor.bracketed(),
        Some('"') => cursor.quoted(),
        _ => Ok(cursor.take(|c| c != '#').trim_end().to_owned()),
    }
}

fn mark(cursor: &mut Cursor<'_>) -> Result<Mark, Refused> {
    for (text, mark) in [(">", Mark::Before), ("=", Mark::Equal), (",", Mark::Listed)] {
        if cursor.eat(text) {
            return Ok(mark);
        }
    }
    Err(cursor.unexpected("`>`, `=`, `,` or the end of the line"))
}

fn rating(cursor: &mut Cursor<'_>) -> Result<Amount, Refused> {
    let at = cursor.at;
    let found = cursor.take(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let wrong = |_error| {
        cursor.refuse(at, Fault::Value { name: "a rating".to_owned(), found: shown(found), wanted: "a number" })
    };
    found.parse().map_err(wrong)
}

/// Ratings that contradict the order are refused.
fn agrees(last: Option<&Pick>, rating: Option<Amount>, cursor: &Cursor<'_>, at: usize) -> Result<(), Refused> {
    let Some(Pick { rating: Some(before), mark, .. }) = last else { return Ok(()) };
    let Some(rating) = rating else { return Ok(()) };
    let contradicts = match mark {
        Mark::Before => rating > *before,
        Mark::Equal => rating != *before,
        Mark::Listed => false,
    };
    let found = "a rating that contradicts the order";
    if contradicts { Err(cursor.refuse(at, Fault::NotAllowed { format: "abif", found })) } else { Ok(()) }
}
