//! Every route of this room, with who may use it.

use web::{Access, App, Routes};

use crate::pages::public::{about, ballot, home, picture, plebiscite, vote};
use crate::paths::public as paths;

/// Routes of organisers and clerks.
#[must_use]
pub fn staff_routes(app: &App) -> Routes {
    Routes::new(app)
}

/// Routes of residents and of everybody.
#[must_use]
pub fn public_routes(app: &App) -> Routes {
    Routes::new(app)
        .get::<paths::Home, _, _>(Access::Public, home::show)
        .get::<paths::Vote, _, _>(Access::Voter, vote::show)
        .post::<paths::Vote, _, _>(Access::Voter, vote::submit)
        .get::<paths::Letter, _, _>(Access::Voter, vote::by_letter)
        .get::<paths::Ballot, _, _>(Access::Voter, ballot::show)
        .post::<paths::Ballot, _, _>(Access::Voter, ballot::submit)
        .get::<paths::Plebiscite, _, _>(Access::Public, plebiscite::show)
        .get::<paths::Minutes, _, _>(Access::Public, plebiscite::minutes)
        .get::<paths::Picture, _, _>(Access::Public, picture::show)
        .get::<paths::Secrecy, _, _>(Access::Public, about::secrecy)
        .get::<paths::Accessibility, _, _>(Access::Public, about::accessibility)
}

/// All of them.
#[must_use]
pub fn routes(app: &App) -> Routes {
    staff_routes(app).and(public_routes(app))
}
