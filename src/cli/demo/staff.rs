//! The sample town's staff, with their sign-ins.

use accounts::jobs::{Deed, Entrance, NewStaff, seal_key};
use accounts::rules::email::EmailAddress;
use accounts::rules::password::Password;
use accounts::rules::roles::Roles;
use accounts::rules::second_factor::SharedSecret;
use accounts::rules::session::SessionLimits;
use kernel::{Instant, Lang, Line, StaffId};
use shell::machine::SystemIds;
use store::{Actor, Store};

use crate::fail::Failure;

/// The password of all of them; a demo's only.
const PASSWORD: &str = "siedem-zielonych-latarni";

const TEAM: [(&str, &str, &str); 5] = [
    ("organizator", "Zofia Przykładowa", "organiser"),
    ("urzednik", "Jan Przykładowy", "clerk"),
    ("urzedniczka", "Halina Wzorcowa", "clerk"),
    ("audytor", "Adam Wzorcowy", "auditor,planner"),
    ("administrator", "Maria Przykładowa", "administrator"),
];

/// The staff that was hired.
pub(super) struct Team {
    members: Vec<Member>,
}

struct Member {
    id: StaffId,
    email: String,
    roles: &'static str,
    second: Option<(String, Vec<String>)>,
}

/// Adds the accounts, second factors and all.
pub(super) async fn hire(store: &Store, now: Instant) -> Result<Team, Failure> {
    let failed = |error: &dyn std::error::Error| Failure::of("the sample staff could not be added", error);
    let deed = Deed { store, ids: &SystemIds, now, actor: Actor::cli() };
    let key = seal_key(store, &SystemIds).map_err(|error| failed(&error))?;
    let password = Password::parse(PASSWORD, &[]).map_err(|_weak| Failure::new("the sample password is too weak"))?;
    let mut members = Vec::new();
    for (name, person, roles) in TEAM {
        let email = format!("{name}@przykladowo.example");
        let odd = |_odd| Failure::new(format!("`{email}` is no address"));
        let new = NewStaff {
            email: EmailAddress::parse(&email).map_err(odd)?,
            name: Line::parse(person, 100).map_err(|error| failed(&error))?,
            lang: Lang::Pl,
            roles: Roles::from_text(roles),
        };
        let id = deed.add(&new, &password).await.map_err(|error| failed(&error))?;
        let second = match new.roles.need_second_factor() {
            false => None,
            true => {
                let account = deed.find(&new.email).await.map_err(|error| failed(&error))?;
                let account = account.ok_or_else(|| Failure::new("an account that was added is not there"))?;
                let secret = SharedSecret::draw(&SystemIds);
                let entrance = Entrance { limits: SessionLimits::default(), agent: String::new(), replaces: None };
                let (_, codes) =
                    deed.enrol(&account, (&secret, 0), &key, &entrance).await.map_err(|error| failed(&error))?;
                Some((secret.shown(), codes.iter().map(|code| code.shown()).collect()))
            }
        };
        members.push(Member { id, email, roles, second });
    }
    Ok(Team { members })
}

impl Team {
    /// The organiser.
    pub(super) fn organiser(&self) -> StaffId {
        self.members[0].id
    }

    /// The two clerks.
    pub(super) fn clerks(&self) -> [StaffId; 2] {
        [self.members[1].id, self.members[2].id]
    }

    /// The sign-ins, for whoever tries the demo.
    pub(super) fn about(&self) -> String {
        let mut text = format!("            password of all: {PASSWORD}\n");
        for member in &self.members {
            text.push_str(&format!("              {:<36} {}\n", member.email, member.roles));
            if let Some((key, codes)) = &member.second {
                text.push_str(&format!("                second factor: key {key}\n"));
                text.push_str(&format!("                or one of these, each once: {}\n", codes.join("  ")));
            }
        }
        text
    }
}
