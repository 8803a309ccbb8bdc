//! Standing pages: what secrecy means here, and who can use these pages.

use kernel::Instant;
use templates::layout::Page;
use web::{Answer, Visit};

use crate::paths::public as paths;
use crate::views::public::about;

/// The day of this statement: 24 November 2026. Pages that change in what they can do need a new one.
const STATED: Instant = Instant::from_millis(1_795_521_600_000);

/// What the simple mode promises, and what not.
pub async fn secrecy(_: paths::Secrecy, visit: Visit) -> Answer {
    let version = "secrecy";
    if let Some(unchanged) = visit.answered(version) {
        return Ok(unchanged);
    }
    let page = Page::titled(visit.words.t("vote-secrecy"));
    Ok(visit.versioned(version, &page, &about::secrecy(&visit.words)))
}

/// The accessibility statement.
pub async fn accessibility(_: paths::Accessibility, visit: Visit) -> Answer {
    let town = &visit.app.town;
    let statement = about::Statement {
        town: &town.name,
        address: &town.public_url,
        contact: &town.contact,
        version: env!("CARGO_PKG_VERSION"),
        date: visit.words.date(STATED, &town.zone),
        build: templates::assets::version(),
    };
    let page = Page::titled(visit.words.t("layout-accessibility"));
    Ok(visit.page(&page, &about::accessibility(&visit.words, &statement)))
}
