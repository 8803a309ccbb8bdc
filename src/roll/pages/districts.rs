//! The districts and their names.

use kernel::DistrictId;
use store::Event;
use web::{Answer, Errors, Fields, Problem, Refusal, Visit};

use crate::rows::{districts, residents};
use crate::views::districts::{Districts, One, all, one as one_view};
use crate::{forms, pages, paths};

/// Shows them.
pub(crate) async fn show(_: paths::Districts, visit: Visit) -> Answer {
    let body = body(&visit, &Fields::default(), &Errors::default()).await?;
    Ok(pages::page(&visit, "roll-districts-title", &body))
}

/// Adds one.
pub(crate) async fn add(_: paths::Districts, visit: Visit, fields: Fields) -> Answer {
    let errors = match forms::district(&fields) {
        Ok(name) => {
            let tx = visit.begin().await?;
            if districts::all(tx.conn()).await?.contains_key(name.as_str()) {
                taken()
            } else {
                let id = DistrictId::from_uuid(visit.app.ids.ordinary());
                districts::insert(&tx, id, name.as_str()).await?;
                tx.record(Event::new("roll.district-added", id.to_string())).await?;
                tx.commit().await?;
                return Ok(pages::to(&paths::Districts));
            }
        }
        Err(errors) => errors,
    };
    let body = body(&visit, &fields, &errors).await?;
    Ok(pages::again(&visit, "roll-districts-title", &body))
}

/// Shows one, to be renamed.
pub(crate) async fn one(paths::District { id }: paths::District, visit: Visit) -> Answer {
    let mut fields = Fields::default();
    fields.set("name", name(&visit, id).await?);
    let page = One { id, fields: &fields, errors: &Errors::default(), csrf: visit.csrf() };
    Ok(pages::page(&visit, "roll-district-title", &one_view(&visit.words, &page)))
}

/// Renames it.
pub(crate) async fn rename(paths::District { id }: paths::District, visit: Visit, fields: Fields) -> Answer {
    name(&visit, id).await?;
    let errors = match forms::district(&fields) {
        Ok(name) => {
            let tx = visit.begin().await?;
            if districts::all(tx.conn()).await?.get(name.as_str()).is_some_and(|other| *other != id) {
                taken()
            } else {
                districts::rename(&tx, id, name.as_str()).await?;
                tx.record(Event::new("roll.district-renamed", id.to_string())).await?;
                tx.commit().await?;
                return Ok(pages::to(&paths::Districts));
            }
        }
        Err(errors) => errors,
    };
    let page = One { id, fields: &fields, errors: &errors, csrf: visit.csrf() };
    Ok(pages::again(&visit, "roll-district-title", &one_view(&visit.words, &page)))
}

fn taken() -> Errors {
    let mut errors = Errors::default();
    errors.add("name", "roll-district-taken");
    errors
}

async fn name(visit: &Visit, id: DistrictId) -> Result<String, Problem> {
    let all = districts::all(visit.app.store.reader().conn()).await?;
    let found = all.into_iter().find(|(_, known)| *known == id).map(|(name, _)| name);
    found.ok_or_else(|| Refusal::NotFound.into())
}

async fn body(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<templates::Markup, Problem> {
    let reader = visit.app.store.reader();
    let (names, counts) = (districts::all(reader.conn()).await?, residents::by_district(reader).await?);
    let lines = names.into_iter().map(|(name, id)| (id, name, counts.get(&Some(id)).copied().unwrap_or_default()));
    let page = Districts { lines: lines.collect(), fields, errors, csrf: visit.csrf() };
    Ok(all(&visit.words, &page))
}
