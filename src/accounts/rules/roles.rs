//! What an account may do: a set of roles, and what follows from it.

use web::Role;

/// Every role with its word in the database, on the command line and in forms, in the order shown.
pub const ALL: [(Role, &str); 5] = [
    (Role::Organiser, "organiser"),
    (Role::Clerk, "clerk"),
    (Role::Planner, "planner"),
    (Role::Auditor, "auditor"),
    (Role::Administrator, "administrator"),
];

/// The word of a role.
#[must_use]
pub fn word(role: Role) -> &'static str {
    match role {
        Role::Organiser => "organiser",
        Role::Clerk => "clerk",
        Role::Planner => "planner",
        Role::Auditor => "auditor",
        Role::Administrator => "administrator",
    }
}

/// The role of a word.
#[must_use]
pub fn parse(raw: &str) -> Option<Role> {
    ALL.into_iter().find_map(|(role, word)| (word == raw.trim()).then_some(role))
}

/// A set of roles, in the order shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles(Vec<Role>);

impl Roles {
    /// The set of these roles.
    #[must_use]
    pub fn new(roles: &[Role]) -> Self {
        Self(ALL.into_iter().map(|(role, _)| role).filter(|role| roles.contains(role)).collect())
    }

    /// From words joined by commas; unknown words are left out.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self::new(&text.split(',').filter_map(parse).collect::<Vec<_>>())
    }

    /// As words joined by commas.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.words().join(",")
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        self.iter().map(word).collect()
    }

    /// Each role.
    pub fn iter(&self) -> impl Iterator<Item = Role> {
        self.0.iter().copied()
    }

    /// Whether it has this role.
    #[must_use]
    pub fn contains(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether whoever has them must show a second factor: those who can open a ballot or give rights.
    #[must_use]
    pub fn need_second_factor(&self) -> bool {
        self.contains(Role::Organiser) || self.contains(Role::Administrator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_survive_their_text() {
        for (role, name) in ALL {
            assert_eq!(parse(name), Some(role));
            assert_eq!(word(role), name);
        }
        let roles = Roles::from_text("auditor, clerk,clerk,king");
        assert_eq!(roles.to_text(), "clerk,auditor");
        assert!(!roles.need_second_factor());
        assert!(Roles::from_text("clerk,organiser").need_second_factor());
        assert!(Roles::from_text("administrator").need_second_factor());
        assert!(Roles::from_text("").is_empty());
    }
}
