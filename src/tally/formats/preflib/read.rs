//! Reads the header, then the ballots, and checks them against each other.

use std::collections::BTreeSet;

use super::{DataType, Order, PrefLib, own};
use crate::formats::fault::{Fault, Refused, shown};
use crate::formats::text::{Line, Text, length};
use crate::profile::{MAX_BALLOTS, MAX_OPTIONS, Place, Ranked};

/// Categories a file may have.
const MAX_CATEGORIES: usize = 1000;

const TYPES: &str = "soc, soi, toc, toi or cat";

pub(super) fn read(raw: &str) -> Result<PrefLib, Refused> {
    let text = Text::new(raw);
    let mut header = Header::default();
    let mut lines = text.lines().filter(|line| !line.text.trim().is_empty()).peekable();
    while let Some(line) = lines.next_if(|line| line.text.starts_with('#')) {
        header.add(line)?;
    }
    let first = lines.peek().copied();
    if header.values.is_empty() {
        let line = first.unwrap_or(Line { number: 1, text: "" });
        let wanted = "a header line `# KEY: value` (files older than September 2022 have none)";
        return Err(line.refuse(0, Fault::Expected { wanted, found: shown(line.text) }));
    }
    let end = first.unwrap_or(Line { number: length(raw.lines().count()) + 1, text: "" });
    let (mut file, voters, unique) = header.file(end)?;
    let mut places = Vec::new();
    let mut total = 0_u64;
    for line in lines {
        if line.text.starts_with('#') {
            let wanted = "a ballot such as `12: 1,{2,3}` (header lines come first)";
            return Err(line.refuse(0, Fault::Expected { wanted, found: shown(line.text) }));
        }
        let order = Reader { line, file: &file, at: 0 }.order()?;
        total = total
            .checked_add(order.count)
            .filter(|&total| total <= MAX_BALLOTS)
            .ok_or_else(|| line.refuse(0, Fault::TooMany { what: "ballots", most: MAX_BALLOTS }))?;
        file.orders.push(order);
        places.push(line);
    }
    once(&file.orders, &places)?;
    let orders = length(file.orders.len());
    for (said, name, found) in [(voters, "NUMBER VOTERS", total), (unique, file.unique(), orders)] {
        if let Some((said, line)) = said.filter(|(said, _)| *said != found) {
            return Err(line.refuse(0, Fault::Count { name, said, found }));
        }
    }
    Ok(file)
}

/// No preference stands on two lines.
fn once(orders: &[Order], lines: &[Line<'_>]) -> Result<(), Refused> {
    let mut sorted: Vec<(&Order, &Line<'_>)> = orders.iter().zip(lines).collect();
    sorted.sort_by(|(a, _), (b, _)| a.ranked.cmp(&b.ranked));
    let again = sorted.windows(2).filter(|pair| pair[0].0.ranked == pair[1].0.ranked);
    let first = again.min_by_key(|pair| pair[1].1.number);
    first.map_or(Ok(()), |pair| Err(pair[1].1.refuse(0, Fault::Again(pair[0].1.number))))
}

/// A number of the header and its line.
type Said<'a> = Option<(u64, Line<'a>)>;

/// The header as it was read: keys in order, where each value stands.
#[derive(Default)]
struct Header<'a> {
    values: Vec<(&'a str, &'a str, Line<'a>)>,
    keys: BTreeSet<&'a str>,
}

impl<'a> Header<'a> {
    fn add(&mut self, line: Line<'a>) -> Result<(), Refused> {
        let rest = line.text.trim_start_matches('#');
        let Some((key, value)) = rest.split_once(':') else {
            return Err(line.refuse(0, Fault::Expected { wanted: "`# KEY: value`", found: shown(line.text) }));
        };
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() {
            return Err(line.refuse(0, Fault::Expected { wanted: "`# KEY: value`", found: shown(line.text) }));
        }
        if !self.keys.insert(key) {
            return Err(line.refuse(0, Fault::Twice(shown(key))));
        }
        self.values.push((key, value, line));
        Ok(())
    }

    fn get(&self, key: &str) -> Option<(&'a str, Line<'a>)> {
        self.values.iter().find(|(name, ..)| *name == key).map(|(_, value, line)| (*value, *line))
    }

    fn number(&self, key: &str) -> Result<Said<'a>, Refused> {
        let Some((value, line)) = self.get(key) else { return Ok(None) };
        match value.parse::<u64>() {
            Ok(number) => Ok(Some((number, line))),
            Err(_digits) => Err(wrong(line, key, value, "a whole number")),
        }
    }

    /// A file without ballots, and how many voters and orders the header states.
    fn file(self, end: Line<'a>) -> Result<(PrefLib, Said<'a>, Said<'a>), Refused> {
        let missing = |what| end.refuse(0, Fault::Missing(what));
        let (raw, line) = self.get("DATA TYPE").ok_or_else(|| missing("`# DATA TYPE:`"))?;
        let data_type = DataType::parse(raw).ok_or_else(|| wrong(line, "DATA TYPE", raw, TYPES))?;
        let options = self.number("NUMBER ALTERNATIVES")?.ok_or_else(|| missing("`# NUMBER ALTERNATIVES:`"))?;
        let options = at_most(options, "options", MAX_OPTIONS)?;
        let cat = data_type == DataType::Cat;
        let categories = if cat {
            let number = self.number("NUMBER CATEGORIES")?.ok_or_else(|| missing("`# NUMBER CATEGORIES:`"))?;
            at_most(number, "categories", MAX_CATEGORIES)?
        } else {
            0
        };
        let voters = self.number("NUMBER VOTERS")?;
        let mut file = PrefLib {
            data_type,
            header: Vec::new(),
            names: vec![String::new(); options],
            categories: vec![String::new(); categories],
            orders: Vec::new(),
        };
        let unique = self.number(file.unique())?;
        for (key, value, line) in &self.values {
            let place = |prefix: &str| key.strip_prefix(prefix).map(str::trim);
            let (list, number) = match (place("ALTERNATIVE NAME "), place("CATEGORY NAME ")) {
                (Some(number), _) => (&mut file.names, number),
                (_, Some(number)) if cat => (&mut file.categories, number),
                _ => {
                    if let Some(wanted) = own::wrong(key, value) {
                        return Err(wrong(*line, key, value, wanted));
                    }
                    if !derived(key, &file) {
                        file.header.push(((*key).to_owned(), (*value).to_owned()));
                    }
                    continue;
                }
            };
            let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let name = place.and_then(|place| list.get_mut(place));
            let name = name.ok_or_else(|| line.refuse(0, Fault::Unknown(shown(number))))?;
            (*value).clone_into(name);
        }
        if let Some((raw, line)) = self.get(own::WITHDRAWN) {
            let listed = |number: Option<usize>| number.is_some_and(|number| (1..=options).contains(&number));
            if !own::withdrawn(&file).all(listed) {
                return Err(wrong(line, own::WITHDRAWN, raw, "numbers of options with commas between"));
            }
        }
        Ok((file, voters, unique))
    }
}

/// Keys that follow from the rest of the file.
fn derived(key: &str, file: &PrefLib) -> bool {
    ["DATA TYPE", "NUMBER ALTERNATIVES", "NUMBER VOTERS", file.unique()].contains(&key)
        || (key == "NUMBER CATEGORIES" && file.data_type == DataType::Cat)
}

fn at_most((number, line): (u64, Line<'_>), what: &'static str, most: usize) -> Result<usize, Refused> {
    let fits = usize::try_from(number).ok().filter(|&number| number <= most);
    fits.ok_or_else(|| line.refuse(0, Fault::TooMany { what, most: length(most) }))
}

fn wrong(line: Line<'_>, name: &str, found: &str, wanted: &'static str) -> Refused {
    let at = line.text.len() - line.text.split_once(':').map_or("", |(_, value)| value.trim_start()).len();
    line.refuse(at, Fault::Value { name: name.to_owned(), found: shown(found), wanted })
}

/// Reads one ballot.
struct Reader<'a> {
    line: Line<'a>,
    file: &'a PrefLib,
    at: usize,
}

impl Reader<'_> {
    fn order(mut self) -> Result<Order, Refused> {
        let count = self.count()?;
        let mut ranked = Vec::new();
        let mut level = 0_u16;
        while !self.rest().is_empty() {
            if level > 0 {
                self.eat(',', "`,` or the end of the line")?;
            }
            let before = ranked.len();
            let start = self.at;
            if self.rest().starts_with('{') {
                self.group(level, &mut ranked)?;
            } else {
                ranked.push(Ranked { level, option: self.option()? });
            }
            let found = match ranked.len() - before {
                0 if self.file.data_type != DataType::Cat => Some("a rank without options"),
                2.. if self.file.data_type.strict() => Some("options of one rank"),
                _ => None,
            };
            if let Some(found) = found {
                return Err(self.not_allowed(start, found));
            }
            level = level
                .checked_add(1)
                .ok_or_else(|| self.line.refuse(start, Fault::TooMany { what: "ranks", most: u64::from(u16::MAX) }))?;
        }
        self.check(&ranked, level)?;
        Ok(Order { count, ranked })
    }

    fn check(&self, ranked: &[Ranked], levels: u16) -> Result<(), Refused> {
        let mut options: Vec<Place> = ranked.iter().map(|ranked| ranked.option).collect();
        options.sort_unstable();
        if let Some(pair) = options.windows(2).find(|pair| pair[0] == pair[1]) {
            let option = (u32::from(pair[0]) + 1).to_string();
            return Err(self.line.refuse(self.body(), Fault::TwiceOnBallot(option)));
        }
        let categories = self.file.categories.len();
        if self.file.data_type == DataType::Cat && usize::from(levels) != categories {
            let (said, found) = (length(categories), u64::from(levels));
            return Err(self.line.refuse(self.body(), Fault::Count { name: "NUMBER CATEGORIES", said, found }));
        }
        if self.file.data_type.complete() && ranked.len() < self.file.names.len() {
            return Err(self.not_allowed(self.body(), "an order without some of the options"));
        }
        Ok(())
    }

    fn not_allowed(&self, at: usize, found: &'static str) -> Refused {
        self.line.refuse(at, Fault::NotAllowed { format: self.file.data_type.name(), found })
    }

    /// Where the ballot begins, after its count.
    fn body(&self) -> usize {
        self.line.text.find(':').map_or(0, |colon| colon + 1)
    }

    fn count(&mut self) -> Result<u64, Refused> {
        let wanted = "a ballot such as `12: 1,{2,3}`";
        let refused = || self.line.refuse(0, Fault::Expected { wanted, found: shown(self.line.text) });
        let (count, _) = self.line.text.split_once(':').ok_or_else(refused)?;
        let number = count.trim().parse::<u64>().ok().filter(|&number| number > 0).ok_or_else(refused)?;
        self.at = count.len() + 1;
        self.skip();
        Ok(number)
    }

    fn group(&mut self, level: u16, ranked: &mut Vec<Ranked>) -> Result<(), Refused> {
        let start = self.at;
        self.eat('{', "`{`")?;
        let mut first = true;
        while !self.rest().starts_with('}') {
            if self.rest().is_empty() {
                return Err(self.line.refuse(start, Fault::Open("{")));
            }
            if !first {
                self.eat(',', "`,` or `}`")?;
            }
            first = false;
            ranked.push(Ranked { level, option: self.option()? });
        }
        self.eat('}', "`}`")
    }

    fn option(&mut self) -> Result<Place, Refused> {
        let rest = self.rest();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 {
            return Err(self
                .line
                .refuse(self.at, Fault::Expected { wanted: "an option's number", found: shown(rest) }));
        }
        let number = &rest[..digits];
        let place = number.parse::<Place>().ok().and_then(|number| number.checked_sub(1));
        let place = place.filter(|&place| usize::from(place) < self.file.names.len());
        let place = place.ok_or_else(|| self.line.refuse(self.at, Fault::Unknown(shown(number))))?;
        self.at += digits;
        self.skip();
        Ok(place)
    }

    fn rest(&self) -> &str {
        &self.line.text[self.at..]
    }

    fn skip(&mut self) {
        self.at = self.line.text.len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, wanted: char, named: &'static str) -> Result<(), Refused> {
        if !self.rest().starts_with(wanted) {
            return Err(self.line.refuse(self.at, Fault::Expected { wanted: named, found: shown(self.rest()) }));
        }
        self.at += wanted.len_utf8();
        self.skip();
        Ok(())
    }
}
