//! The queue: the same person, or another one?

use axum::response::Response;
use web::{Answer, Fields, Problem, Visit};

use crate::jobs::people::{self, Answered};
use crate::rows::questions::{self, QuestionId};
use crate::rows::{districts, residents};
use crate::views::questions::{Asked, Questions, questions as view};
use crate::{forms, pages, paths};

/// Questions on one page.
const PAGE: u64 = 20;

/// Shows those that wait.
pub(crate) async fn show(_: paths::Questions, visit: Visit) -> Answer {
    let body = body(&visit, None).await?;
    Ok(pages::page(&visit, "roll-questions-title", &body))
}

/// Takes an answer.
pub(crate) async fn submit(paths::Question { id }: paths::Question, visit: Visit, fields: Fields) -> Answer {
    let Some(decision) = forms::decision(&fields) else { return again(&visit, id, "roll-question-choose").await };
    match people::answer(&visit, id, decision, fields.get("_once")).await? {
        Answered::Done => Ok(pages::to(&paths::Questions)),
        Answered::NumberTaken => again(&visit, id, "roll-question-number-taken").await,
        Answered::Gone => again(&visit, id, "roll-question-gone").await,
    }
}

async fn again(visit: &Visit, id: QuestionId, key: &'static str) -> Result<Response, Problem> {
    let body = body(visit, Some((id, key))).await?;
    Ok(pages::again(visit, "roll-questions-title", &body))
}

async fn body(visit: &Visit, error: Option<(QuestionId, &'static str)>) -> Result<templates::Markup, Problem> {
    let reader = visit.app.store.reader();
    let waiting = questions::waiting(reader.conn(), PAGE).await?;
    let ids: Vec<_> = waiting.iter().filter_map(|question| question.resident).collect();
    let known = residents::by_ids(reader, &ids).await?;
    let districts = districts::all(reader.conn()).await?;
    let mut asked = Vec::new();
    for question in &waiting {
        let resident = question.resident.and_then(|id| known.get(&id).cloned());
        let (person, once) = (people::asked(question)?, pages::once(visit));
        asked.push(Asked { id: question.id, line: question.line, resident, person, once });
    }
    let all = questions::waiting_count(reader.conn()).await?;
    Ok(view(&visit.words, &Questions { asked, all, districts, error, csrf: visit.csrf() }))
}
