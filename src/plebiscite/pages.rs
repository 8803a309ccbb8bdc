//! The pages of this room: a pair show and submit each.

pub mod public;
pub mod staff;

use roll::rows::districts;
use web::{Problem, Visit};

use crate::rules::form::BallotForm;

/// Names of the districts that may vote; none: the whole town.
async fn districts_of(visit: &Visit, form: &BallotForm) -> Result<Vec<String>, Problem> {
    if form.who.districts.is_empty() {
        return Ok(Vec::new());
    }
    let names = districts::all(visit.app.store.reader().conn()).await?;
    Ok(names.into_iter().filter(|(_, id)| form.who.districts.contains(id)).map(|(name, _)| name).collect())
}
