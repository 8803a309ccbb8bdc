//! Following an invitation.

use axum::response::Response;
use store::Actor;
use web::{Answer, Errors, Fields, Problem, Visit};

use super::guess::{close, one};
use super::password::ended;
use super::{apart, deed, form, problem, said};
use crate::jobs::Deed;
use crate::rows::invitation::{self, Invitation};
use crate::rules::staff::{Refused, StaffError};
use crate::rules::token::{Purpose, Token};
use crate::views::password::Ended;
use crate::views::{self, Said, joining as view};
use crate::{forms, paths};

pub(super) async fn show(path: paths::Join, visit: Visit) -> Answer {
    let Some(found) = open(&visit, &path).await? else { return Ok(ended(&visit, Ended::Invitation)) };
    Ok(page(&visit, &path, &found, Errors::default()))
}

pub(super) async fn submit(path: paths::Join, visit: Visit, fields: Fields) -> Answer {
    let Some(found) = open(&visit, &path).await? else { return Ok(ended(&visit, Ended::Invitation)) };
    let new = match forms::new_password(&fields, &close(&visit, &found.email, &found.name)) {
        Ok(new) => new,
        Err(faults) => return Ok(page(&visit, &path, &found, faults)),
    };
    let deed = Deed { actor: Actor::system(), ..deed(&visit) };
    let salt = deed.salt();
    let hash = apart(move || new.hash(salt)).await?;
    match deed.join(found.token, hash).await {
        Ok(_) => said(paths::SignIn, Said::Joined),
        Err(StaffError::Refused(Refused::EmailTaken)) => {
            Ok(page(&visit, &path, &found, one("new", "accounts-invite-taken")))
        }
        Err(StaffError::Refused(_)) => Ok(ended(&visit, Ended::Invitation)),
        Err(error @ StaffError::Db(_)) => Err(problem(error)),
    }
}

async fn open(visit: &Visit, path: &paths::Join) -> Result<Option<Invitation>, Problem> {
    let Some(token) = Token::parse(&path.token) else { return Ok(None) };
    let found = invitation::find(visit.app.store.reader().conn(), token.hash(Purpose::Invitation)).await?;
    Ok(found.filter(|invitation| invitation.open(visit.now)))
}

fn page(visit: &Visit, path: &paths::Join, found: &Invitation, faults: Errors) -> Response {
    let wrong = !faults.is_empty();
    let page = view::Join {
        path,
        town: &visit.app.town.name,
        name: &found.name,
        email: &found.email,
        roles: &views::roles(&visit.words, &found.roles),
        csrf: visit.csrf(),
        second_factor: found.roles.need_second_factor(),
        faults,
    };
    form(visit, "accounts-join-title", wrong, &view::join(&visit.words, &page))
}
