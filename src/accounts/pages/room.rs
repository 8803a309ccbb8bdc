//! The landing page of staff.

use templates::layout::Page;
use web::{Answer, Visit};

use crate::{paths, views};

/// Every room one's roles open.
pub(super) async fn show(_: paths::StaffRoom, visit: Visit) -> Answer {
    let staff = visit.staff()?;
    let own = visit.app.nav.iter().filter(|entry| staff.has_any(entry.roles));
    let tile = |entry: &web::NavEntry| (visit.words.t(entry.title), entry.href.to_owned(), visit.words.t(entry.hint));
    let tiles: Vec<_> = own.map(tile).collect();
    let page = Page::titled(visit.words.t("layout-staff-room"));
    Ok(visit.page(&page, &views::room::staff_room(&visit.words, &staff.name, &tiles)))
}
