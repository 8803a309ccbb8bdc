//! Reads the numbers, the options and the ballots.

use std::collections::BTreeMap;

use super::words::{Word, Words};
use super::{Ballot, Blt, Candidate, Weight, names};
use crate::formats::fault::{Fault, Refused, shown};
use crate::formats::text::{Text, length};
use crate::profile::{MAX_BALLOTS, MAX_OPTIONS, Place, Ranked};

const BALLOT: &str = "a ballot such as `12 2 1=4 0`, or the 0 that ends them";
const RANK: &str = "an option's number, `a=b`, `-` or the 0 that ends the ballot";

pub(super) fn read(raw: &str) -> Result<Blt, Refused> {
    let text = Text::new(raw);
    let mut reader =
        Reader { words: Words::new(text), candidates: Vec::new(), nicks: BTreeMap::new(), options: Vec::new() };
    let candidates = reader.number("the number of candidates", MAX_OPTIONS)?;
    let seats = reader.number("the number of seats", MAX_OPTIONS)?;
    reader.candidates = vec![Candidate { name: String::new(), nick: String::new(), withdrawn: false }; candidates];
    reader.settings()?;
    let ballots = reader.ballots()?;
    let (names, title) = names::read(text, &reader.words, candidates)?;
    for (candidate, name) in reader.candidates.iter_mut().zip(names) {
        candidate.name = name;
    }
    Ok(Blt { seats, candidates: reader.candidates, ballots, title, options: reader.options })
}

struct Reader<'a> {
    words: Words<'a>,
    candidates: Vec<Candidate>,
    nicks: BTreeMap<&'a str, Place>,
    options: Vec<Vec<String>>,
}

impl<'a> Reader<'a> {
    fn number(&mut self, wanted: &'static str, most: usize) -> Result<usize, Refused> {
        let word = self.words.next(wanted)?;
        let number = word.text.parse::<usize>().ok().filter(|&number| number > 0);
        let number = number.ok_or_else(|| self.words.unexpected(word, wanted))?;
        if number > most {
            let what = "candidates or seats";
            return Err(self.words.refuse(word.at, Fault::TooMany { what, most: length(most) }));
        }
        Ok(number)
    }

    /// What stands before the ballots: `-3` and options in brackets.
    fn settings(&mut self) -> Result<(), Refused> {
        while let Some(word) = self.words.peek()? {
            if word.text.starts_with('[') {
                self.option()?;
            } else if let Some(number) = word.text.strip_prefix('-') {
                self.words.next(BALLOT)?;
                let place = self.place(Word { text: number, at: word.at })?;
                self.withdraw(place, word)?;
            } else {
                return Ok(());
            }
        }
        Ok(())
    }

    fn withdraw(&mut self, place: Place, word: Word<'_>) -> Result<(), Refused> {
        let withdrawn = &mut self.candidates[usize::from(place)].withdrawn;
        if std::mem::replace(withdrawn, true) {
            return Err(self.words.refuse(word.at, Fault::Twice(shown(word.text))));
        }
        Ok(())
    }

    /// `[name word word …]`
    fn option(&mut self) -> Result<(), Refused> {
        let word = self.words.next(BALLOT)?;
        let inner = &word.text[1..word.text.len() - 1];
        let each = |text: &'a str| Word { text, at: word.at };
        let mut words = inner.split(|c: char| c.is_whitespace() || c == ',').filter(|text| !text.is_empty());
        match words.next() {
            Some("nick") => self.nick(words.map(each).collect(), word),
            Some("withdrawn") => words.map(each).try_for_each(|word| {
                let place = self.place(word)?;
                self.withdraw(place, word)
            }),
            Some(name) => {
                self.options.push(std::iter::once(name).chain(words).map(str::to_owned).collect());
                Ok(())
            }
            None => Err(self.words.unexpected(word, "an option such as `[nick a b c]`")),
        }
    }

    fn nick(&mut self, nicks: Vec<Word<'a>>, word: Word<'_>) -> Result<(), Refused> {
        if nicks.len() != self.candidates.len() {
            let (said, found) = (length(self.candidates.len()), length(nicks.len()));
            return Err(self.words.refuse(word.at, Fault::Count { name: "the first line (candidates)", said, found }));
        }
        for (place, nick) in (0..).zip(nicks) {
            let number = nick.text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            if number || nick.text.contains(['=', '"', '#', '(', ')']) {
                return Err(self.words.unexpected(nick, "a short name that is no number, without `=` or marks"));
            }
            if self.nicks.insert(nick.text, place).is_some() {
                return Err(self.words.refuse(word.at, Fault::Twice(shown(nick.text))));
            }
            nick.text.clone_into(&mut self.candidates[usize::from(place)].nick);
        }
        Ok(())
    }

    /// The ballots and the 0 behind them.
    fn ballots(&mut self) -> Result<Vec<Ballot>, Refused> {
        let mut ballots = Vec::new();
        let mut total = 0_u64;
        loop {
            let mut word = self.words.next(BALLOT)?;
            if word.text.starts_with('[') {
                return Err(self.words.unexpected(word, BALLOT));
            }
            let id = word.text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
            if id.is_some() {
                word = self.words.next("the weight of the ballot")?;
            } else if word.text == "0" {
                return Ok(ballots);
            }
            let weight: Weight = word.text.parse().map_err(|_none| self.words.unexpected(word, BALLOT))?;
            total = total.saturating_add(weight.numerator / weight.denominator);
            if total > MAX_BALLOTS {
                return Err(self.words.refuse(word.at, Fault::TooMany { what: "ballots", most: MAX_BALLOTS }));
            }
            let ranked = self.ranks(word)?;
            ballots.push(Ballot { id: id.map(|id| id.trim().to_owned()), weight, ranked });
        }
    }

    /// The ranks of a ballot, and the 0 that ends it.
    fn ranks(&mut self, ballot: Word<'_>) -> Result<Vec<Ranked>, Refused> {
        let mut ranked: Vec<Ranked> = Vec::new();
        for level in 0_u16.. {
            let word = self.words.next(RANK)?;
            match word.text {
                "0" => break,
                "-" => {}
                _ => {
                    for text in word.text.split('=') {
                        ranked.push(Ranked { level, option: self.place(Word { text, at: word.at })? });
                    }
                }
            }
            if level == u16::MAX {
                return Err(self.words.refuse(word.at, Fault::TooMany { what: "ranks", most: u64::from(u16::MAX) }));
            }
        }
        let mut options: Vec<Place> = ranked.iter().map(|ranked| ranked.option).collect();
        options.sort_unstable();
        match options.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => {
                let option = (u32::from(pair[0]) + 1).to_string();
                Err(self.words.refuse(ballot.at, Fault::TwiceOnBallot(option)))
            }
            None => Ok(ranked),
        }
    }

    /// The candidate of a number or a short name.
    fn place(&self, word: Word<'_>) -> Result<Place, Refused> {
        if let Some(&place) = self.nicks.get(word.text) {
            return Ok(place);
        }
        if word.text.is_empty() || !word.text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.words.unexpected(word, RANK));
        }
        let place = word.text.parse::<Place>().ok().and_then(|number| number.checked_sub(1));
        let place = place.filter(|&place| usize::from(place) < self.candidates.len());
        place.ok_or_else(|| self.words.refuse(word.at, Fault::Unknown(shown(word.text))))
    }
}
