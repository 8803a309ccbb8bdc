//! Every route of this room, with who may use it.

use web::{Access, App, NavEntry, Role, Routes};

use crate::pages::public::{about, ballot, home, methods, picture, plebiscite, vote};
use crate::pages::staff;
use crate::paths::public as paths;
use crate::paths::staff as at;

/// This room's links in the staff room.
pub const NAV: &[NavEntry] = &[
    NavEntry {
        href: "/plebiscites",
        title: "organise-nav",
        hint: "organise-nav-hint",
        roles: &[Role::Organiser, Role::Auditor],
    },
    NavEntry { href: "/desk", title: "desk-nav", hint: "desk-nav-hint", roles: &[Role::Clerk] },
];

const ORGANISER: Access = Access::Staff(&[Role::Organiser]);
const READER: Access = Access::Staff(&[Role::Organiser, Role::Auditor]);
const CLERK: Access = Access::Staff(&[Role::Clerk]);
const PROGRAM: Access = Access::Program(&[Role::Organiser]);

/// Megabytes of the organiser's page with its pictures.
const DRAFT_MB: usize = 48;

/// Routes of organisers and clerks.
#[must_use]
pub fn staff_routes(app: &App) -> Routes {
    drafts(app).and(deeds(app)).and(desk(app)).and(programs(app))
}

fn drafts(app: &App) -> Routes {
    Routes::new(app)
        .get::<at::List, _, _>(READER, staff::list::show)
        .get::<at::New, _, _>(ORGANISER, staff::draft::new)
        .post_files::<at::New, _, _>(ORGANISER, DRAFT_MB, staff::draft::create)
        .get::<at::Home, _, _>(READER, staff::home::show)
        .get::<at::Edit, _, _>(ORGANISER, staff::draft::show)
        .post_files::<at::Edit, _, _>(ORGANISER, DRAFT_MB, staff::draft::save)
        .get::<at::Rules, _, _>(Access::Public, staff::rules::show)
        .get::<at::Freeze, _, _>(ORGANISER, staff::freeze::show)
        .post::<at::Freeze, _, _>(ORGANISER, staff::freeze::submit)
        .get::<at::Freezing, _, _>(READER, staff::freeze::progressing)
        .get::<at::Delete, _, _>(ORGANISER, staff::deeds::delete)
        .post::<at::Delete, _, _>(ORGANISER, staff::deeds::deleted)
        .post::<at::Copy, _, _>(ORGANISER, staff::deeds::copy)
}

fn deeds(app: &App) -> Routes {
    Routes::new(app)
        .get::<at::Package, _, _>(ORGANISER, staff::codes::package)
        .get::<at::CodeKeys, _, _>(ORGANISER, staff::codes::keys)
        .post_files::<at::CodeKeys, _, _>(ORGANISER, staff::codes::KEYS_MB, staff::codes::load)
        .get::<at::Replace, _, _>(ORGANISER, staff::codes::replace)
        .post::<at::Replace, _, _>(ORGANISER, staff::codes::give)
        .get::<at::Withdraw, _, _>(ORGANISER, staff::deeds::withdraw)
        .post::<at::Withdraw, _, _>(ORGANISER, staff::deeds::withdrawn)
        .get::<at::Lot, _, _>(ORGANISER, staff::deeds::lot)
        .post::<at::Lot, _, _>(ORGANISER, staff::deeds::drawn)
        .get::<at::Erratum, _, _>(ORGANISER, staff::deeds::erratum)
        .post::<at::Erratum, _, _>(ORGANISER, staff::deeds::corrected)
        .get::<at::Rehearse, _, _>(ORGANISER, staff::rehearse::show)
        .post::<at::Rehearse, _, _>(ORGANISER, staff::rehearse::submit)
        .post::<at::OpenNow, _, _>(ORGANISER, staff::rehearse::open)
        .post::<at::CloseNow, _, _>(ORGANISER, staff::rehearse::close)
}

fn desk(app: &App) -> Routes {
    Routes::new(app)
        .get::<at::Desk, _, _>(CLERK, staff::desk::which)
        .get::<at::DeskAt, _, _>(CLERK, staff::desk::show)
        .post::<at::Mark, _, _>(CLERK, staff::desk::mark)
        .get::<at::Undo, _, _>(CLERK, staff::undo::show)
        .post::<at::Undo, _, _>(CLERK, staff::undo::submit)
        .get::<at::Cards, _, _>(CLERK, staff::cards::show)
        .post::<at::Cards, _, _>(CLERK, staff::cards::submit)
        .get::<at::TypeCard, _, _>(CLERK, staff::card::show)
        .post::<at::TypeCard, _, _>(CLERK, staff::card::submit)
        .post::<at::TakeLastCard, _, _>(CLERK, staff::card::take_last)
        .post::<at::CloseBatch, _, _>(CLERK, staff::card::close)
        .post::<at::DiscardBatch, _, _>(CLERK, staff::cards::discard)
        .post::<at::FinishCards, _, _>(CLERK, staff::cards::finish)
}

fn programs(app: &App) -> Routes {
    Routes::new(app)
        .post::<at::Rehearsals, _, _>(PROGRAM, staff::api::create)
        .get::<at::Rehearsal, _, _>(PROGRAM, staff::api::show)
        .get::<at::RehearsalPackage, _, _>(PROGRAM, staff::api::package)
        .post_files::<at::RehearsalKeys, _, _>(PROGRAM, staff::codes::KEYS_MB, staff::api::keys)
        .post::<at::RehearsalOpen, _, _>(PROGRAM, staff::api::open)
        .post::<at::RehearsalClose, _, _>(PROGRAM, staff::api::close)
        .post::<at::RehearsalLot, _, _>(PROGRAM, staff::api::draw)
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
        .get::<paths::Working, _, _>(Access::Public, plebiscite::working)
        .get::<paths::Minutes, _, _>(Access::Public, plebiscite::minutes)
        .get::<paths::Picture, _, _>(Access::Public, picture::show)
        .get::<paths::Methods, _, _>(Access::Public, methods::all)
        .get::<paths::Guide, _, _>(Access::Public, methods::guide)
        .get::<paths::Secrecy, _, _>(Access::Public, about::secrecy)
        .get::<paths::Accessibility, _, _>(Access::Public, about::accessibility)
}

/// All of them.
#[must_use]
pub fn routes(app: &App) -> Routes {
    staff_routes(app).and(public_routes(app))
}
