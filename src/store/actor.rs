//! Who does something.

use uuid::Uuid;

/// Who does something, for the staff log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// What kind of actor, and which.
    pub kind: ActorKind,
}

/// Kinds of actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// A member of staff.
    Staff(Uuid),
    /// The program itself: clocks and jobs.
    System,
    /// Whoever may run commands on the machine.
    Cli,
}

impl Actor {
    /// A member of staff.
    #[must_use]
    pub const fn staff(id: Uuid) -> Self {
        Self { kind: ActorKind::Staff(id) }
    }

    /// The program itself.
    #[must_use]
    pub const fn system() -> Self {
        Self { kind: ActorKind::System }
    }

    /// Whoever runs a command on the machine.
    #[must_use]
    pub const fn cli() -> Self {
        Self { kind: ActorKind::Cli }
    }

    pub(crate) const fn word(&self) -> &'static str {
        match self.kind {
            ActorKind::Staff(_) => "staff",
            ActorKind::System => "system",
            ActorKind::Cli => "cli",
        }
    }

    pub(crate) const fn staff_id(&self) -> Option<Uuid> {
        match self.kind {
            ActorKind::Staff(id) => Some(id),
            ActorKind::System | ActorKind::Cli => None,
        }
    }
}
