//! Adding a resident by hand.

use axum::response::Response;
use web::{Answer, Errors, Fields, Problem, Visit};

use crate::jobs::people::{self, Added, Newcomer};
use crate::rows::districts;
use crate::rules::year::this_year;
use crate::views::person::{Form, newcomer};
use crate::{forms, pages, paths};

/// The empty form.
pub(crate) async fn show(_: paths::NewResident, visit: Visit) -> Answer {
    let mut fields = Fields::default();
    fields.set("_once", pages::once(&visit));
    let body = newcomer(&visit.words, &form(&visit, &fields, &Errors::default()).await?);
    Ok(pages::page(&visit, "roll-new-title", &body))
}

/// Adds them.
pub(crate) async fn submit(_: paths::NewResident, visit: Visit, fields: Fields) -> Answer {
    let person = match forms::person(&fields, this_year(visit.now, &visit.app.town.zone)) {
        Ok(person) => person,
        Err(errors) => return again(&visit, &fields, &errors).await,
    };
    let once = fields.get("_once");
    let another = fields.ticked("another");
    let mut errors = Errors::default();
    match people::add(&visit, Newcomer { person, once, another }).await? {
        Added::Now(id) => return Ok(pages::to(&paths::Resident { id })),
        Added::Before => return Ok(pages::to(&paths::Residents)),
        Added::NumberTaken => errors.add("number", "roll-field-number-taken"),
        Added::Twin(_) => errors.add("another", "roll-new-twin"),
    }
    again(&visit, &fields, &errors).await
}

async fn again(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Response, Problem> {
    let body = newcomer(&visit.words, &form(visit, fields, errors).await?);
    Ok(pages::again(visit, "roll-new-title", &body))
}

async fn form<'a>(visit: &'a Visit, fields: &'a Fields, errors: &'a Errors) -> Result<Form<'a>, Problem> {
    let districts = districts::all(visit.app.store.reader().conn()).await?.into_keys().collect();
    Ok(Form { fields, errors, districts, csrf: visit.csrf() })
}
