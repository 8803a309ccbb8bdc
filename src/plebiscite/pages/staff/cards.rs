//! The count of paper cards.

use accounts::rows::staff;
use axum::response::Response;
use kernel::Line;
use templates::layout::Page;
use web::{Answer, Errors, Fields, Problem, Query, Refusal, Visit};

use super::{find, onward, room, title};
use crate::forms::paper;
use crate::jobs::{PaperRefused, Typed};
use crate::paths::staff as at;
use crate::rows::paper::{PaperTotals, Void};
use crate::rows::plebiscites::Plebiscite;
use crate::rules::form::Conflict;
use crate::rules::paper::Impossible;
use crate::rules::states::State;
use crate::views::staff::cards::{Batch, Cards, cards};

/// Shows the batches and the form.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::Cards, visit: Visit, Query(query): Query) -> Answer {
    let row = find(&visit, path.id).await?;
    let said = match query.get("done") {
        "first" => Some("desk-typed-first"),
        "agreed" => Some("desk-typed-agreed"),
        "discarded" => Some("desk-discarded"),
        "finished" => Some("desk-cards-finished"),
        _ => None,
    };
    let mut fields = Fields::default();
    fields.set("batch", query.get("batch"));
    let done = said.map(|key| visit.words.t(key));
    let (page, body) = page(&visit, &row, (&fields, &Errors::default(), done)).await?;
    Ok(visit.page(&page, &body))
}

/// Takes one typing of a batch.
///
/// # Errors
/// A failure of the database.
pub async fn submit(path: at::Cards, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let Some(form) = row.frozen() else { return Err(Refusal::NotFound.into()) };
    let (totals, mut errors) = paper::read(&fields, form);
    if fields.get("batch").is_empty() {
        errors.0.insert(0, web::FieldError { field: "batch".to_owned(), key: "paper-error-batch", args: Vec::new() });
    }
    if errors.is_empty() {
        match room(&visit).type_batch(path.id, fields.get("batch"), &totals, visit.staff()?.id).await? {
            Ok(Typed::First) => return onward(&format!("{path}?done=first")),
            Ok(Typed::Agreed) => return onward(&format!("{path}?done=agreed")),
            Err(refused) => refusal(&mut errors, refused, &totals),
        }
    }
    again(&visit, &row, &fields, &errors).await
}

/// Discards a batch.
///
/// # Errors
/// A failure of the database.
pub async fn discard(path: at::DiscardBatch, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let staff = visit.staff()?.id;
    match room(&visit).discard_batch(path.id, fields.get("discard"), fields.get("reason"), staff).await? {
        Ok(()) => onward(&format!("{}?done=discarded", at::Cards { id: path.id })),
        Err(refused) => {
            let mut errors = Errors::default();
            refusal(&mut errors, refused, &PaperTotals::default());
            again(&visit, &row, &fields, &errors).await
        }
    }
}

/// Declares that every card is counted.
///
/// # Errors
/// A failure of the database.
pub async fn finish(path: at::FinishCards, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let mut errors = Errors::default();
    if !fields.ticked("all-counted") {
        errors.add("all-counted", "paper-error-sure");
        return again(&visit, &row, &fields, &errors).await;
    }
    match room(&visit).finish_paper(path.id, visit.staff()?.id).await? {
        Ok(()) => onward(&format!("{}?done=finished", at::Cards { id: path.id })),
        Err(refused) => {
            refusal(&mut errors, refused, &PaperTotals::default());
            again(&visit, &row, &fields, &errors).await
        }
    }
}

/// What is wrong, at its field.
pub(super) fn refusal(errors: &mut Errors, refused: PaperRefused, typed: &PaperTotals) {
    match refused {
        PaperRefused::NotNow => errors.add("batch", "paper-error-not-now"),
        PaperRefused::WebOnly => errors.add("batch", "desk-web-only"),
        PaperRefused::Name => errors.add("batch", "paper-error-batch"),
        PaperRefused::Impossible(Impossible::MoreMarksThanCards { option, .. }) => {
            errors.add(format!("mark-{option}"), "paper-error-more-marks-than-cards");
        }
        PaperRefused::Impossible(Impossible::UnknownOption(_) | Impossible::Sum { .. }) => {
            errors.add("valid", "paper-error-sum");
        }
        PaperRefused::MoreThanMarked { cards, marked } => {
            let args = vec![("cards", cards.into()), ("marked", marked.into())];
            errors.add_with("valid", "paper-error-more-than-marked", args);
        }
        PaperRefused::Differs(first) => differences(errors, &first, typed),
        PaperRefused::Agreed => errors.add("batch", "paper-error-agreed"),
        PaperRefused::SameClerk => errors.add("batch", "desk-same-clerk"),
        PaperRefused::Once(batches) => {
            errors.add_with("all-counted", "paper-error-once", vec![("batches", batches.join(", ").into())]);
        }
        PaperRefused::NotFound => errors.add("discard", "paper-error-not-found"),
        PaperRefused::OtherWay
        | PaperRefused::Card(_)
        | PaperRefused::CardDiffers(_)
        | PaperRefused::CardsDiffer { .. }
        | PaperRefused::FirstOpen
        | PaperRefused::Full => errors.add("batch", "paper-error-other-way"),
        PaperRefused::NoReason => errors.add("reason", "organise-error-reason"),
    }
}

/// Every figure that the first typing says otherwise.
fn differences(errors: &mut Errors, first: &PaperTotals, typed: &PaperTotals) {
    let mut compare = |field: String, first: u64, typed: u64| {
        if first != typed {
            errors.add_number(field, "paper-error-differs", first);
        }
    };
    compare("valid".to_owned(), first.valid, typed.valid);
    compare("blank".to_owned(), first.blank, typed.blank);
    for why in Void::ALL {
        let of = |totals: &PaperTotals| totals.void.get(&why).copied().unwrap_or_default();
        compare(format!("void-{}", why.word()), of(first), of(typed));
    }
    for (option, marks) in &typed.marks {
        compare(format!("mark-{option}"), first.marks.get(option).copied().unwrap_or_default(), *marks);
    }
}

async fn again(visit: &Visit, row: &Plebiscite, fields: &Fields, errors: &Errors) -> Result<Response, Problem> {
    let (page, body) = page(visit, row, (fields, errors, None)).await?;
    Ok(visit.again(&page, &body))
}

fn closed(visit: &Visit, row: &Plebiscite) -> Option<String> {
    let paper = row.frozen().is_some_and(|form| form.conflict == Conflict::FirstCounts);
    match row.state {
        _ if !paper => Some(visit.words.t("desk-web-only")),
        State::Closed => None,
        State::Draft | State::Frozen | State::Open | State::Counted | State::Published | State::Withdrawn => {
            Some(visit.words.t("paper-error-not-now"))
        }
    }
}

async fn page(
    visit: &Visit,
    row: &Plebiscite,
    (fields, errors, done): (&Fields, &Errors, Option<String>),
) -> Result<(Page, templates::Markup), Problem> {
    let standing = room(visit).paper_standing(row.id).await?;
    let typists: Vec<kernel::Uuid> = standing.batches.values().map(|(_, by, _)| by.uuid()).collect();
    let names = staff::names(visit.app.store.reader().conn(), &typists).await?;
    let batch = |(name, (totals, by, agreed)): (&String, &(PaperTotals, kernel::StaffId, bool))| Batch {
        name: name.clone(),
        by: names.get(&by.uuid()).cloned().unwrap_or_default(),
        cards: agreed.then(|| totals.cards()),
    };
    let agreed = standing.batches.values().filter(|(_, _, agreed)| *agreed);
    let options = row.frozen().map(|form| form.options.as_slice()).unwrap_or_default();
    let option = |choice: &crate::rules::form::Choice| {
        (choice.id.as_str().to_owned(), choice.title.best(visit.lang()).map_or("", Line::as_str).to_owned())
    };
    let page = Cards {
        path: at::Cards { id: row.id },
        title: title(visit, row),
        closed: closed(visit, row),
        csrf: visit.csrf(),
        marked: standing.marked,
        cards: agreed.map(|(totals, _, _)| totals.cards()).sum(),
        batches: standing.batches.iter().map(batch).collect(),
        finished: standing.finished,
        options: options.iter().map(option).collect(),
        one_by_one: row.frozen().is_some_and(|form| !form.counting.method.adds_up()),
        fields,
        errors,
        done,
    };
    let frame = Page { rehearsal: row.rehearsal, ..Page::titled(visit.words.t("desk-cards-title")) };
    Ok((frame, cards(&visit.words, &page)))
}
