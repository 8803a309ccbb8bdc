//! Paper cards typed one by one.

use axum::response::Response;
use templates::layout::Page;
use web::{Answer, Errors, Fields, Problem, Query, Refusal, Visit};

use super::cards::refusal;
use super::{find, onward, room, title};
use crate::forms::card;
use crate::jobs::{MyBatch, PaperRefused, Typed};
use crate::paths::staff as at;
use crate::rows::cards::Says;
use crate::rows::paper::PaperTotals;
use crate::rows::plebiscites::Plebiscite;
use crate::rules::form::BallotForm;
use crate::rules::states::State;
use crate::views::staff::card::{CardPage, card as view};
use crate::views::staff::cards::{encoded, void_word};

/// Cards listed below the field.
const LISTED: usize = 12;

/// Shows the field for the next card, or for one that is mended.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::TypeCard, visit: Visit, Query(query): Query) -> Answer {
    let row = find(&visit, path.id).await?;
    let form = form(&row)?;
    let batch = query.get("batch").to_owned();
    if batch.is_empty() || row.state != State::Closed {
        return onward(&at::Cards { id: path.id });
    }
    let mine = room(&visit).my_batch(path.id, &batch, visit.staff()?.id).await?;
    let number = query.get("card").parse().ok().filter(|number| mine.cards.contains_key(number));
    let number = number.unwrap_or_else(|| mine.next());
    let fields = mine.cards.get(&number).map(|says| card::show(says, form)).unwrap_or_default();
    let done = query.get("done").parse::<u64>().ok();
    let done = done.map(|number| visit.words.with("card-saved", &[("number", number.into())]));
    let (page, body) = page(&visit, (path, &row, form), (&batch, &mine, number), (&fields, &Errors::default(), done));
    Ok(visit.page(&page, &body))
}

/// Takes a card.
///
/// # Errors
/// A failure of the database.
pub async fn submit(path: at::TypeCard, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let form = form(&row)?;
    let batch = fields.get("batch").to_owned();
    let number = fields.get("card").parse().unwrap_or(i64::MAX);
    let errors = match card::read(&fields, form) {
        Err(errors) => errors,
        Ok(says) => match room(&visit).type_card(path.id, (&batch, number), says, visit.staff()?.id).await? {
            Ok(number) => return onward(&format!("{path}?batch={}&done={number}", encoded(&batch))),
            Err(refused) => errors_of(refused, form),
        },
    };
    again(&visit, (path, &row, form), (&batch, number), (&fields, &errors)).await
}

/// Takes the last card out again.
///
/// # Errors
/// A failure of the database.
pub async fn take_last(path: at::TakeLastCard, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let (form, batch) = (form(&row)?, fields.get("batch").to_owned());
    let typing = at::TypeCard { id: path.id };
    match room(&visit).take_last_card(path.id, &batch, visit.staff()?.id).await? {
        Ok(()) | Err(PaperRefused::NotFound) => onward(&format!("{typing}?batch={}", encoded(&batch))),
        Err(refused) => {
            let errors = errors_of(refused, form);
            again(&visit, (typing, &row, form), (&batch, i64::MAX), (&Fields::default(), &errors)).await
        }
    }
}

/// Closes this clerk's typing of a batch.
///
/// # Errors
/// A failure of the database.
pub async fn close(path: at::CloseBatch, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let (form, batch) = (form(&row)?, fields.get("batch").to_owned());
    match room(&visit).close_batch(path.id, &batch, visit.staff()?.id).await? {
        Ok(Typed::First) => onward(&format!("{}?done=first", at::Cards { id: path.id })),
        Ok(Typed::Agreed) => onward(&format!("{}?done=agreed", at::Cards { id: path.id })),
        Err(refused) => {
            let errors = errors_of(refused, form);
            let typing = at::TypeCard { id: path.id };
            again(&visit, (typing, &row, form), (&batch, i64::MAX), (&Fields::default(), &errors)).await
        }
    }
}

fn form(row: &Plebiscite) -> Result<&BallotForm, Problem> {
    let form = row.frozen().filter(|form| !form.counting.method.adds_up());
    form.ok_or_else(|| Refusal::NotFound.into())
}

fn errors_of(refused: PaperRefused, form: &BallotForm) -> Errors {
    use crate::rules::form::Marking;
    let mut errors = Errors::default();
    let marks = matches!(form.counting.marking, Marking::Single | Marking::Approval { .. });
    let all = if marks { card::MARKED } else { "options" };
    match refused {
        PaperRefused::Card(invalid) => errors.add(all, card::refused(invalid)),
        PaperRefused::CardDiffers(number) => {
            errors.add_number(all, "card-error-differs", u64::try_from(number).unwrap_or(0));
        }
        PaperRefused::CardsDiffer { first, second } => {
            errors.add_with(all, "card-error-count", vec![("first", first.into()), ("second", second.into())]);
        }
        PaperRefused::FirstOpen => errors.add(all, "card-error-first-open"),
        PaperRefused::Full => errors.add(all, "card-error-full"),
        PaperRefused::MoreThanMarked { cards, marked } => {
            let args = vec![("cards", cards.into()), ("marked", marked.into())];
            errors.add_with(all, "paper-error-more-than-marked", args);
        }
        other => {
            refusal(&mut errors, other, &PaperTotals::default());
            // The fields of the other page are not here.
            errors.0.iter_mut().for_each(|error| all.clone_into(&mut error.field));
        }
    }
    errors
}

async fn again(
    visit: &Visit,
    whose: (at::TypeCard, &Plebiscite, &BallotForm),
    (batch, number): (&str, i64),
    (fields, errors): (&Fields, &Errors),
) -> Result<Response, Problem> {
    let mine = room(visit).my_batch(whose.0.id, batch, visit.staff()?.id).await?;
    let number = number.min(mine.next());
    let (page, body) = page(visit, whose, (batch, &mine, number), (fields, errors, None));
    Ok(visit.again(&page, &body))
}

fn page(
    visit: &Visit,
    (path, row, form): (at::TypeCard, &Plebiscite, &BallotForm),
    (batch, mine, number): (&str, &MyBatch, i64),
    (fields, errors, done): (&Fields, &Errors, Option<String>),
) -> (Page, templates::Markup) {
    let words = &visit.words;
    let said = |says: &Says| match says {
        Says::Blank => words.t("card-blank"),
        Says::Void(why) => void_word(words, *why),
        Says::Options(_) | Says::Numbers(_) => card::short(says, form).unwrap_or_default(),
    };
    let page = CardPage {
        path,
        form,
        title: title(visit, row),
        batch,
        second: mine.entry == 2,
        number,
        csrf: visit.csrf(),
        fields,
        errors,
        done,
        typed: mine.cards.iter().rev().take(LISTED).map(|(number, says)| (*number, said(says))).collect(),
    };
    let heading =
        words.with("card-title", &[("number", u64::try_from(number).unwrap_or(0).into()), ("batch", batch.into())]);
    (Page { rehearsal: row.rehearsal, ..Page::titled(heading) }, view(words, &page))
}
