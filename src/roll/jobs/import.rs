//! An import's two passes over the file: the first only looks, the second
//! writes. Both decide by the same rules.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kernel::{DistrictId, Ids, Instant, Lang, ResidentId};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Actor, DbErr, Event, Store, Tx};

use super::reading::{self, Part, Read};
use crate::rows::districts;
use crate::rows::imports::{self, BadCell, Import, ImportId, Question, QuestionId, Totals};
use crate::rows::residents::{self, Entry, Known, Resident};
use crate::rules::columns::{Column, fold};
use crate::rules::import::{Met, Twin, Verdict, verdict};
use crate::rules::person::Person;
use crate::rules::tag;

/// Bad cells kept for the page; the rest are only counted.
const KEPT_BAD: usize = 500;

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Only looks.
    Check,
    /// Writes.
    Write,
}

/// What an import needs from around it.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Where residents are stored.
    pub store: &'a Store,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// Who imports.
    pub actor: &'a Actor,
    /// When.
    pub now: Instant,
    /// The key of the tags.
    pub tag_key: &'a [u8; 32],
    /// The language of people whose row names none.
    pub lang: Lang,
    /// The present year, in the town's zone.
    pub this_year: u16,
    /// Told how many rows are done.
    pub progress: &'a (dyn Fn(u64) + Sync),
}

/// Runs a pass over the import's file and returns its totals. A write pass that
/// is interrupted can be run again: nobody is doubled.
///
/// # Errors
/// A database fault; a broken file is in the totals, not here.
pub async fn run(around: Around<'_>, import: &Import, pass: Pass) -> Result<Totals, DbErr> {
    run_telling(around, import, pass, &mut |_| Ok(())).await
}

/// Told every bad cell, also those that no longer fit the totals.
pub type Teller<'a> = &'a mut (dyn FnMut(&BadCell) -> std::io::Result<()> + Send);

/// [`run`], with somebody who is told every bad cell.
///
/// # Errors
/// A database fault, or one of the teller.
pub async fn run_telling(around: Around<'_>, import: &Import, pass: Pass, tell: Teller<'_>) -> Result<Totals, DbErr> {
    let path = PathBuf::from(import.path.clone().unwrap_or_default());
    let mut parts = reading::start(path, import.mapping.clone(), around.this_year);
    let districts = districts::all(around.store.reader().conn()).await?;
    let kept = import.totals.clone();
    let totals = Totals { bad_cells: Vec::new(), rows: 0, added: 0, found: 0, asked: 0, bad: 0, broken: None, ..kept };
    let number_column = number_column(import);
    let (met, numbers) = (Met::default(), Met::default());
    let mut state =
        Working { around, import: import.id, pass, met, numbers, districts, totals, told: Vec::new(), number_column };
    while let Some(part) = parts.recv().await {
        match part {
            Part::Rows(rows) => state.chunk(rows).await?,
            Part::Broken(cell) => {
                state.totals.broken = Some(cell.clone());
                state.bad(vec![cell]);
            }
        }
        for cell in state.told.drain(..) {
            tell(&cell).map_err(|error| DbErr::Custom(format!("the bad rows could not be kept: {error}")))?;
        }
        (around.progress)(state.totals.rows);
    }
    Ok(state.totals)
}

struct Working<'a> {
    around: Around<'a>,
    import: ImportId,
    pass: Pass,
    met: Met,
    numbers: Met,
    districts: BTreeMap<String, DistrictId>,
    totals: Totals,
    told: Vec<BadCell>,
    number_column: String,
}

/// What a chunk is going to write.
#[derive(Default)]
struct Plan {
    add: Vec<(ResidentId, Entry)>,
    change: Vec<(ResidentId, Entry)>,
    ask: Vec<Question>,
}

impl Working<'_> {
    fn bad(&mut self, cells: Vec<BadCell>) {
        self.totals.bad += 1;
        let room = KEPT_BAD.saturating_sub(self.totals.bad_cells.len());
        self.totals.bad_cells.extend(cells.iter().take(room).cloned());
        self.told.extend(cells);
    }

    /// A row whose number cannot be the person's own.
    fn bad_number(&mut self, line: u64, number: &str, why: &str) {
        let column = self.number_column.clone();
        let (value, why) = (number.to_owned(), why.to_owned());
        self.bad(vec![BadCell { line, column, value, why, number: None, text: None }]);
    }

    async fn chunk(&mut self, rows: Vec<Read>) -> Result<(), DbErr> {
        self.totals.rows += rows.len() as u64;
        let mut people = Vec::with_capacity(rows.len());
        for row in rows {
            match row {
                Read::Good(line, person) => people.push((line, *person)),
                Read::Bad(cells) => self.bad(cells),
            }
        }
        let tags: Vec<[u8; 32]> = people.iter().map(|(_, person)| self.tag(person)).collect();
        let numbers: Vec<&str> =
            people.iter().filter_map(|(_, p)| p.number.as_ref().map(kernel::Line::as_str)).collect();
        match self.pass {
            Pass::Check => {
                let mut known = residents::known(self.around.store.reader().conn(), &numbers, &tags).await?;
                self.plan(people, &tags, &mut known);
                Ok(())
            }
            Pass::Write => {
                let tx = self.around.store.begin(self.around.now, self.around.actor).await?;
                self.new_districts(&tx, &people).await?;
                let mut known = residents::known(tx.conn(), &numbers, &tags).await?;
                let plan = self.plan(people, &tags, &mut known);
                self.write(tx, plan).await
            }
        }
    }

    fn tag(&self, person: &Person) -> [u8; 32] {
        tag::tag(self.around.tag_key, person.given.as_str(), person.surname.as_str(), person.address.as_str())
    }

    async fn new_districts(&mut self, tx: &Tx, people: &[(u64, Person)]) -> Result<(), DbErr> {
        for name in people.iter().filter_map(|(_, person)| person.district.as_ref()) {
            if !self.districts.contains_key(name.as_str()) {
                let id = DistrictId::from_uuid(self.around.ids.ordinary());
                districts::insert(tx, id, name.as_str()).await?;
                self.districts.insert(name.as_str().to_owned(), id);
            }
        }
        Ok(())
    }

    fn plan(&mut self, people: Vec<(u64, Person)>, tags: &[[u8; 32]], known: &mut Known) -> Plan {
        let mut plan = Plan::default();
        for ((line, person), tag) in people.into_iter().zip(tags) {
            let number = person.number.as_ref().map(|number| number.as_str().to_owned());
            let holder = number.as_ref().and_then(|number| known.by_number.get(number));
            if let Some(number) = &number
                && let Some(why) = self.number_refused(number, holder, &person)
            {
                self.bad_number(line, number, why);
                continue;
            }
            let by_number = holder.map(|resident| resident.id);
            let before = self.met.before(tag);
            let twins = known.by_tag.entry(tag.to_vec()).or_default();
            let shown: Vec<Twin<'_>> =
                twins.iter().map(|twin| Twin { id: twin.id, number: twin.number.as_deref() }).collect();
            let decided = match verdict(number.as_deref(), by_number, &shown, before) {
                // The checking pass has not written the first of two equal rows.
                Verdict::Add if self.pass == Pass::Check && number.is_none() && before > 0 => None,
                decided => Some(decided),
            };
            let entry = self.entry(person, *tag);
            match decided {
                Some(Verdict::Add) => {
                    let id = ResidentId::from_uuid(self.around.ids.random());
                    let resident = as_resident(id, &entry);
                    known.by_number.extend(number.map(|number| (number, resident.clone())));
                    twins.push(resident);
                    plan.add.push((id, entry));
                    self.totals.added += 1;
                }
                Some(Verdict::Change(id)) => {
                    self.totals.found += 1;
                    let same = twins.iter().chain(known.by_number.values()).any(|r| r.id == id && agrees(r, &entry));
                    if !same {
                        plan.change.push((id, entry));
                    }
                }
                Some(Verdict::Ask(id)) => {
                    self.totals.asked += 1;
                    plan.ask.push(self.question(line, id, &entry));
                }
                None => self.totals.asked += 1,
            }
        }
        plan
    }

    /// A number stands once in a list, and does not wander to somebody else:
    /// a column of ordinals would write every resident over with another.
    fn number_refused(&mut self, number: &str, holder: Option<&Resident>, person: &Person) -> Option<&'static str> {
        if self.numbers.before(&Sha256::digest(number.as_bytes()).into()) > 0 {
            return Some("roll-bad-number-twice");
        }
        let another = |known: &Resident| {
            fold(&known.surname) != fold(person.surname.as_str()) && fold(&known.given) != fold(person.given.as_str())
        };
        holder.is_some_and(another).then_some("roll-bad-number-of-another")
    }

    fn entry(&self, person: Person, tag: [u8; 32]) -> Entry {
        let district = person.district.as_ref().and_then(|name| self.districts.get(name.as_str())).copied();
        Entry { lang: person.lang.unwrap_or(self.around.lang), district, tag, person }
    }

    fn question(&self, line: u64, resident: ResidentId, entry: &Entry) -> Question {
        let cells = json!(entry.person);
        Question {
            id: QuestionId::from_uuid(self.around.ids.ordinary()),
            import: self.import,
            line,
            resident: Some(resident),
            cells: cells.to_string(),
        }
    }

    async fn write(&self, tx: Tx, plan: Plan) -> Result<(), DbErr> {
        residents::insert(&tx, &plan.add).await?;
        for (id, entry) in &plan.change {
            residents::update(&tx, *id, entry).await?;
        }
        for question in &plan.ask {
            imports::ask(&tx, question).await?;
        }
        let (added, changed, asked) = (plan.add.len(), plan.change.len(), plan.ask.len());
        let detail = json!({ "added": added, "changed": changed, "asked": asked });
        tx.record(Event { kind: "roll.import-part", subject: self.import.to_string(), detail }).await?;
        tx.commit().await.map_err(DbErr::from)
    }
}

fn number_column(import: &Import) -> String {
    let place = import.mapping.0.get(&Column::Number).copied();
    let named = |place: usize| {
        let name = import.totals.header.get(place).map_or("", String::as_str);
        format!("{} ({name})", sheets::letter(place))
    };
    place.map(named).unwrap_or_default()
}

fn as_resident(id: ResidentId, entry: &Entry) -> Resident {
    let person = &entry.person;
    let text = |line: &Option<kernel::Line>| line.as_ref().map(|line| line.as_str().to_owned());
    Resident {
        id,
        number: text(&person.number),
        surname: person.surname.as_str().to_owned(),
        given: person.given.as_str().to_owned(),
        address: person.address.as_str().to_owned(),
        district: entry.district,
        birth_year: person.birth_year,
        lang: entry.lang,
        email: text(&person.email),
        active: true,
    }
}

/// Whether writing the entry would change nothing.
fn agrees(known: &Resident, entry: &Entry) -> bool {
    let person = &entry.person;
    let text = |line: &Option<kernel::Line>, known: &Option<String>| {
        line.as_ref().is_none_or(|line| Some(line.as_str()) == known.as_deref())
    };
    known.active
        && text(&person.number, &known.number)
        && text(&person.email, &known.email)
        && known.surname == person.surname.as_str()
        && known.given == person.given.as_str()
        && known.address == person.address.as_str()
        && entry.district.is_none_or(|district| Some(district) == known.district)
        && person.birth_year.is_none_or(|year| Some(year) == known.birth_year)
        && person.lang.is_none_or(|lang| lang == known.lang)
}
