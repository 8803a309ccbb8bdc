//! What staff do with one person: add, change, take off, answer a question.
//! Each is one transaction with its event in the staff log.

use kernel::{DistrictId, ResidentId};
use serde_json::json;
use store::{Event, Tx};
use web::{Problem, Visit};

use super::keys;
use crate::rows::districts;
use crate::rows::questions::{self, Decision, Question, QuestionId};
use crate::rows::residents::{self, Entry};
use crate::rules::person::Person;
use crate::rules::tag;

/// Somebody to be added.
pub struct Newcomer<'a> {
    /// Who.
    pub person: Person,
    /// The one-time token of the form.
    pub once: &'a str,
    /// Staff said that this is another person of the same name and address.
    pub another: bool,
}

/// What came of adding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// They are on the roll.
    Now(ResidentId),
    /// The form was sent before.
    Before,
    /// Somebody else has the number.
    NumberTaken,
    /// Somebody of the same name and address is there.
    Twin(ResidentId),
}

/// Adds a person by hand.
///
/// # Errors
/// A fault.
pub async fn add(visit: &Visit, newcomer: Newcomer<'_>) -> Result<Added, Problem> {
    let tx = visit.begin().await?;
    let entry = entry(visit, &tx, newcomer.person).await?;
    if !tx.spend_token(newcomer.once).await? {
        return Ok(Added::Before);
    }
    if holder(&tx, &entry).await?.is_some() {
        return Ok(Added::NumberTaken);
    }
    let twins = residents::known(tx.conn(), &[], &[entry.tag]).await?.by_tag;
    if let Some(twin) = twins.values().flatten().next().filter(|_| !newcomer.another) {
        return Ok(Added::Twin(twin.id));
    }
    let id = ResidentId::from_uuid(visit.app.ids.random());
    residents::insert(&tx, &[(id, entry)]).await?;
    tx.record(Event::new("roll.resident-added", id.to_string())).await?;
    tx.commit().await?;
    Ok(Added::Now(id))
}

/// What came of changing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is written.
    Now,
    /// Somebody else has the number.
    NumberTaken,
    /// There is no such resident.
    NotThere,
}

/// Changes a resident to what was typed. The log says which fields, never what they hold.
///
/// # Errors
/// A fault.
pub async fn change(visit: &Visit, id: ResidentId, person: Person) -> Result<Changed, Problem> {
    let tx = visit.begin().await?;
    let Some(before) = residents::find(tx.conn(), id).await? else { return Ok(Changed::NotThere) };
    let entry = entry(visit, &tx, person).await?;
    if holder(&tx, &entry).await?.is_some_and(|holder| holder != id) {
        return Ok(Changed::NumberTaken);
    }
    residents::rewrite(&tx, id, &entry).await?;
    let fields = differing(&before, &entry);
    tx.record(Event::new("roll.resident-changed", id.to_string()).with(json!({ "fields": fields }))).await?;
    tx.commit().await?;
    Ok(Changed::Now)
}

fn differing(before: &residents::Resident, entry: &Entry) -> Vec<&'static str> {
    let person = &entry.person;
    let text = |line: &Option<kernel::Line>| line.as_ref().map(|line| line.as_str().to_owned());
    let fields = [
        ("number", text(&person.number) != before.number),
        ("surname", person.surname.as_str() != before.surname),
        ("given", person.given.as_str() != before.given),
        ("address", person.address.as_str() != before.address),
        ("district", entry.district != before.district),
        ("birth-year", person.birth_year != before.birth_year),
        ("language", entry.lang != before.lang),
        ("email", text(&person.email) != before.email),
    ];
    fields.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect()
}

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is done, now or before by whomever.
    Done,
    /// Somebody else has the row's number by now.
    NumberTaken,
    /// The resident in question is no longer there: only "another person" fits.
    Gone,
}

/// Answers a question: writes the row onto the resident, or adds another person.
///
/// # Errors
/// A fault.
pub async fn answer(visit: &Visit, id: QuestionId, decision: Decision, once: &str) -> Result<Answered, Problem> {
    let staff = visit.staff()?.id;
    let tx = visit.begin().await?;
    let Some(question) = questions::find(tx.conn(), id).await? else { return Ok(Answered::Done) };
    if !tx.spend_token(once).await? || !questions::decide(&tx, id, staff, decision).await? {
        return Ok(Answered::Done);
    }
    let entry = entry(visit, &tx, asked(&question)?).await?;
    let holder = holder(&tx, &entry).await?;
    let (resident, kind) = match decision {
        Decision::Same => {
            let Some(known) = question.resident else { return Ok(Answered::Gone) };
            if holder.is_some_and(|holder| holder != known) {
                return Ok(Answered::NumberTaken);
            }
            residents::update(&tx, known, &entry).await?;
            (known, "roll.question-same")
        }
        Decision::Another => {
            if holder.is_some() {
                return Ok(Answered::NumberTaken);
            }
            let new = ResidentId::from_uuid(visit.app.ids.random());
            residents::insert(&tx, &[(new, entry)]).await?;
            (new, "roll.question-another")
        }
    };
    let detail = json!({ "resident": resident });
    tx.record(Event::new(kind, id.to_string()).with(detail)).await?;
    tx.commit().await?;
    Ok(Answered::Done)
}

/// The row a question is about.
///
/// # Errors
/// What is stored is no person.
pub fn asked(question: &Question) -> Result<Person, Problem> {
    serde_json::from_str(&question.cells).map_err(|error| Problem::fault(&error))
}

async fn entry(visit: &Visit, tx: &Tx, person: Person) -> Result<Entry, Problem> {
    let key = keys::tag_key(&visit.app.store, visit.app.ids.as_ref()).map_err(|error| Problem::fault(&error))?;
    let tag = tag::tag(&key, person.given.as_str(), person.surname.as_str(), person.address.as_str());
    let leading = visit.app.town.langs.first().copied().unwrap_or(kernel::Lang::Pl);
    let district = match &person.district {
        Some(name) => Some(district(visit, tx, name.as_str()).await?),
        None => None,
    };
    Ok(Entry { lang: person.lang.unwrap_or(leading), district, tag, person })
}

async fn district(visit: &Visit, tx: &Tx, name: &str) -> Result<DistrictId, Problem> {
    if let Some(id) = districts::all(tx.conn()).await?.get(name) {
        return Ok(*id);
    }
    let id = DistrictId::from_uuid(visit.app.ids.ordinary());
    districts::insert(tx, id, name).await?;
    Ok(id)
}

/// Who has the entry's number.
async fn holder(tx: &Tx, entry: &Entry) -> Result<Option<ResidentId>, Problem> {
    let Some(number) = &entry.person.number else { return Ok(None) };
    let known = residents::known(tx.conn(), &[number.as_str()], &[]).await?;
    Ok(known.by_number.get(number.as_str()).map(|resident| resident.id))
}
