//! Every route of this room, with who may use it.

use web::{App, Routes};

/// Routes of organisers and clerks.
#[must_use]
pub fn staff_routes(app: &App) -> Routes {
    Routes::new(app)
}

/// Routes of residents and of everybody.
#[must_use]
pub fn public_routes(app: &App) -> Routes {
    Routes::new(app)
}

/// All of them.
#[must_use]
pub fn routes(app: &App) -> Routes {
    staff_routes(app).and(public_routes(app))
}
