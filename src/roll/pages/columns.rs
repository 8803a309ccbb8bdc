//! What the columns of a list hold.

use web::{Answer, Errors, Fields, Problem, Refusal, Visit};

use crate::jobs::import::Pass;
use crate::jobs::passes::{self, Standing, Wish};
use crate::rows::imports::{self, Import, ImportId, Stage};
use crate::views::columns::{Columns, columns};
use crate::{forms, pages, paths};

/// Shows what was guessed or chosen before.
pub(crate) async fn show(paths::Columns { id }: paths::Columns, visit: Visit) -> Answer {
    let standing = passes::standing(&visit.app, id).await?;
    let import = open(&visit, id).await?;
    if !to_be_mapped(&import, standing) {
        return Ok(pages::to(&paths::Import { id }));
    }
    let interrupted = standing == Standing::Interrupted;
    let mapping = import.mapping.clone();
    let page =
        Columns { import: &import, mapping: &mapping, interrupted, errors: &Errors::default(), csrf: visit.csrf() };
    Ok(pages::page(&visit, "roll-columns-title", &columns(&visit.words, &page)))
}

/// Keeps the choice and begins the checking pass.
pub(crate) async fn submit(paths::Columns { id }: paths::Columns, visit: Visit, fields: Fields) -> Answer {
    let import = open(&visit, id).await?;
    let (mapping, errors) = forms::mapping(&fields, &import.totals.header, &import.totals.national);
    if !errors.is_empty() {
        let page =
            Columns { import: &import, mapping: &mapping, interrupted: false, errors: &errors, csrf: visit.csrf() };
        return Ok(pages::again(&visit, "roll-columns-title", &columns(&visit.words, &page)));
    }
    let wish = Wish { id, pass: Pass::Check, actor: visit.actor(), mapping: Some(mapping) };
    passes::begin(&visit.app, wish).await?;
    Ok(pages::to(&paths::Import { id }))
}

fn to_be_mapped(import: &Import, standing: Standing) -> bool {
    let here = matches!(import.stage, Stage::Staged | Stage::Checked | Stage::Failed);
    here && import.path.is_some() && !matches!(standing, Standing::Running { .. })
}

async fn open(visit: &Visit, id: ImportId) -> Result<Import, Problem> {
    imports::find(visit.app.store.reader().conn(), id).await?.ok_or_else(|| Refusal::NotFound.into())
}
