//! The roll: who may vote, their rights, and how they prove themselves.
//!
//! ```text
//! list ──map──▶ checked ──write──▶ residents ──freeze──▶ rights: none ─▶ web
//!                            └─▶ queue (same person?)              └──▶ paper ⇄ none
//! ```

pub mod forms;
pub mod jobs;
mod pages;
pub mod paths;
pub mod rows;
pub mod rules;
pub mod views;

use web::{Access, App, NavEntry, Role, Routes};

/// Megabytes of a list.
const LARGEST_LIST: usize = 256;

/// The room's links for its staff.
pub const NAV: &[NavEntry] =
    &[NavEntry { href: "/roll", title: "roll-nav", hint: "roll-nav-hint", roles: &[Role::Organiser] }];

const ORGANISER: Access = Access::Staff(&[Role::Organiser]);

/// Every route of the roll.
#[must_use]
pub fn routes(app: &App) -> Routes {
    let people = Routes::new(app)
        .get::<paths::Home, _, _>(ORGANISER, pages::home::show)
        .get::<paths::Residents, _, _>(ORGANISER, pages::residents::show)
        .get::<paths::NewResident, _, _>(ORGANISER, pages::newcomer::show)
        .post::<paths::NewResident, _, _>(ORGANISER, pages::newcomer::submit)
        .get::<paths::Resident, _, _>(ORGANISER, pages::resident::show)
        .post::<paths::Resident, _, _>(ORGANISER, pages::resident::submit)
        .post::<paths::Leave, _, _>(ORGANISER, pages::resident::leave)
        .post::<paths::ComeBack, _, _>(ORGANISER, pages::resident::come_back)
        .get::<paths::Districts, _, _>(ORGANISER, pages::districts::show)
        .post::<paths::Districts, _, _>(ORGANISER, pages::districts::add)
        .get::<paths::District, _, _>(ORGANISER, pages::districts::one)
        .post::<paths::District, _, _>(ORGANISER, pages::districts::rename)
        .get::<paths::Questions, _, _>(ORGANISER, pages::questions::show)
        .post::<paths::Question, _, _>(ORGANISER, pages::questions::submit);
    people.and(imports(app))
}

fn imports(app: &App) -> Routes {
    Routes::new(app)
        .get::<paths::Imports, _, _>(ORGANISER, pages::imports::show)
        .post_files::<paths::Imports, _, _>(ORGANISER, LARGEST_LIST, pages::imports::submit)
        .get::<paths::Import, _, _>(ORGANISER, pages::import::show)
        .get::<paths::Columns, _, _>(ORGANISER, pages::columns::show)
        .post::<paths::Columns, _, _>(ORGANISER, pages::columns::submit)
        .post::<paths::Write, _, _>(ORGANISER, pages::import::write)
        .post::<paths::GiveUp, _, _>(ORGANISER, pages::import::give_up)
        .get::<paths::BadRows, _, _>(ORGANISER, pages::bad_rows::show)
}
