//! One colleague: roles, use, second factor.

use axum::response::Response;
use kernel::StaffId;
use templates::Words;
use web::{Answer, Errors, Fields, Problem, Query, Refusal, Visit};

use super::guess::one;
use super::staff::line;
use super::{deed, form, head, problem, said};
use crate::rows::staff::{self as rows, Account};
use crate::rules::roles::Roles;
use crate::rules::staff::{Refused, StaffError};
use crate::views::{Said, staff as view};
use crate::{forms, paths};

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Again<'a> {
    roles: Option<Roles>,
    reason: &'a str,
    faults: Errors,
    said: Option<Said>,
}

pub(super) async fn show(path: paths::Member, visit: Visit, Query(query): Query) -> Answer {
    let account = find(&visit, path.id).await?;
    Ok(page(&visit, &account, Again { said: Said::parse(query.get("said")), ..Again::default() }))
}

pub(super) async fn change_roles(path: paths::ChangeRoles, visit: Visit, fields: Fields) -> Answer {
    let account = find(&visit, path.id).await?;
    let again = |faults| Again { roles: Some(forms::ticked(&fields)), faults, ..Again::default() };
    let roles = match forms::roles(&fields) {
        Ok(roles) => roles,
        Err(faults) => return Ok(page(&visit, &account, again(faults))),
    };
    match done("roles", deed(&visit).change_roles(path.id, &roles).await)? {
        None => said(paths::Member { id: path.id }, Said::Done),
        Some(faults) => Ok(page(&visit, &account, again(faults))),
    }
}

pub(super) async fn disable(path: paths::Disable, visit: Visit, fields: Fields) -> Answer {
    let account = find(&visit, path.id).await?;
    let again = |faults| Again { reason: fields.get("reason"), faults, ..Again::default() };
    let reason = match forms::reason(&fields) {
        Ok(reason) => reason,
        Err(faults) => return Ok(page(&visit, &account, again(faults))),
    };
    match done("reason", deed(&visit).disable(path.id, &reason).await)? {
        None => said(paths::Member { id: path.id }, Said::Done),
        Some(faults) => Ok(page(&visit, &account, again(faults))),
    }
}

pub(super) async fn enable(path: paths::Enable, visit: Visit, _fields: Fields) -> Answer {
    let account = find(&visit, path.id).await?;
    match done("main", deed(&visit).enable(path.id).await)? {
        None => said(paths::Member { id: path.id }, Said::Done),
        Some(faults) => Ok(page(&visit, &account, Again { faults, ..Again::default() })),
    }
}

pub(super) async fn reset_second_factor(path: paths::ResetSecondFactor, visit: Visit, _fields: Fields) -> Answer {
    let account = find(&visit, path.id).await?;
    let words = Words::of(account.lang);
    let letter = head(&visit, &words, &account, paths::Forgot).second_factor_reset(visit.now);
    match done("main", deed(&visit).reset_second_factor(path.id, Some(&letter)).await)? {
        None => said(paths::Member { id: path.id }, Said::Done),
        Some(faults) => Ok(page(&visit, &account, Again { faults, ..Again::default() })),
    }
}

async fn find(visit: &Visit, id: StaffId) -> Result<Account, Problem> {
    let found = rows::by_id(visit.app.store.reader().conn(), id).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// What the page must say of a refusal; `None`: it was done.
fn done(field: &str, result: Result<(), StaffError>) -> Result<Option<Errors>, Problem> {
    match result {
        Ok(()) => Ok(None),
        Err(StaffError::Refused(Refused::LastAdministrator)) => {
            Ok(Some(one(field, "accounts-member-last-administrator")))
        }
        Err(StaffError::Refused(Refused::Unchanged)) => Ok(Some(one(field, "accounts-member-unchanged"))),
        Err(error) => Err(problem(error)),
    }
}

fn page(visit: &Visit, account: &Account, again: Again<'_>) -> Response {
    let wrong = !again.faults.is_empty();
    let page = view::Member {
        line: line(account),
        roles: again.roles.unwrap_or_else(|| account.roles.clone()),
        reason: again.reason,
        csrf: visit.csrf(),
        faults: again.faults,
        said: again.said,
    };
    form(visit, "accounts-staff-title", wrong, &view::member(&visit.words, &page))
}
