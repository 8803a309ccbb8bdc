//! One resident: to read, to change, to take off the roll and to put back.

use kernel::ResidentId;
use serde_json::json;
use store::Event;
use web::{Answer, Errors, Fields, Problem, Query, Refusal, Visit};

use crate::jobs::people::{self, Changed};
use crate::rows::districts;
use crate::rows::residents::{self, Resident};
use crate::rules::year::this_year;
use crate::views::person::{Form, Shown, resident};
use crate::{forms, pages, paths};

/// What was sent and what is wrong with it, when the page is shown again.
type Sent<'a> = Option<(&'a Fields, &'a Errors)>;

/// Shows them.
pub(crate) async fn show(paths::Resident { id }: paths::Resident, visit: Visit, Query(query): Query) -> Answer {
    let body = body(&visit, id, query.ticked("saved"), None).await?;
    Ok(pages::page(&visit, "roll-resident-title", &body))
}

/// Changes them.
pub(crate) async fn submit(paths::Resident { id }: paths::Resident, visit: Visit, fields: Fields) -> Answer {
    let mut errors = match forms::person(&fields, this_year(visit.now, &visit.app.town.zone)) {
        Ok(person) => match people::change(&visit, id, person).await? {
            Changed::Now => return Ok(pages::to(&format!("{}?saved=yes", paths::Resident { id }))),
            Changed::NotThere => return Err(Refusal::NotFound.into()),
            Changed::NumberTaken => Errors::default(),
        },
        Err(errors) => errors,
    };
    if errors.is_empty() {
        errors.add("number", "roll-field-number-taken");
    }
    let body = body(&visit, id, false, Some((&fields, &errors))).await?;
    Ok(pages::again(&visit, "roll-resident-title", &body))
}

/// Takes them off the roll.
pub(crate) async fn leave(paths::Leave { id }: paths::Leave, visit: Visit, fields: Fields) -> Answer {
    let reason = match forms::reason(&fields) {
        Ok(reason) => reason,
        Err(errors) => {
            let known = find(&visit, id).await?;
            let fields = forms::of_resident(&known, &district(&visit, &known).await?);
            let body = body(&visit, id, false, Some((&fields, &errors))).await?;
            return Ok(pages::again(&visit, "roll-resident-title", &body));
        }
    };
    let tx = visit.begin().await?;
    if residents::leave(&tx, id).await? {
        tx.record(Event::new("roll.resident-left", id.to_string()).with(json!({ "reason": reason }))).await?;
        tx.commit().await?;
    }
    Ok(pages::to(&format!("{}?saved=yes", paths::Resident { id })))
}

/// Puts them on the roll again.
pub(crate) async fn come_back(paths::ComeBack { id }: paths::ComeBack, visit: Visit, _fields: Fields) -> Answer {
    let tx = visit.begin().await?;
    if residents::come_back(&tx, id).await? {
        tx.record(Event::new("roll.resident-back", id.to_string())).await?;
        tx.commit().await?;
    }
    Ok(pages::to(&format!("{}?saved=yes", paths::Resident { id })))
}

async fn find(visit: &Visit, id: ResidentId) -> Result<Resident, Problem> {
    let found = residents::find(visit.app.store.reader().conn(), id).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

async fn district(visit: &Visit, known: &Resident) -> Result<String, Problem> {
    let all = districts::all(visit.app.store.reader().conn()).await?;
    Ok(all.into_iter().find(|(_, id)| Some(*id) == known.district).map(|(name, _)| name).unwrap_or_default())
}

async fn body(visit: &Visit, id: ResidentId, saved: bool, sent: Sent<'_>) -> Result<templates::Markup, Problem> {
    let known = find(visit, id).await?;
    let stored = forms::of_resident(&known, &district(visit, &known).await?);
    let none = Errors::default();
    let (fields, errors) = sent.unwrap_or((&stored, &none));
    let districts = districts::all(visit.app.store.reader().conn()).await?.into_keys().collect();
    let form = Form { fields, errors, districts, csrf: visit.csrf() };
    Ok(resident(&visit.words, &Shown { id, active: known.active, saved, form }))
}
