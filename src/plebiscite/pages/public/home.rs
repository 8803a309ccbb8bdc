//! The first page: what is open, what comes, what was decided.

use sha2::{Digest, Sha256};
use templates::layout::Page;
use web::{Answer, Visit};

use super::room;
use crate::paths::public as paths;
use crate::rows::plebiscites::Plebiscite;
use crate::rules::states::State;
use crate::views::public::home::{self, Entry, HomePage};

/// The first page.
pub async fn show(_: paths::Home, visit: Visit) -> Answer {
    let rows = room(&visit).listed().await?;
    let version = version(&rows);
    if let Some(unchanged) = visit.answered(&version) {
        return Ok(unchanged);
    }
    let town = &visit.app.town;
    let mut page = HomePage { town: &town.name, contact: &town.contact, ..HomePage::default() };
    for row in &rows {
        let Some((list, entry)) = entry(&visit, row).and_then(|entry| Some((list_of(&mut page, row.state)?, entry)))
        else {
            continue;
        };
        list.push(entry);
    }
    // Listed by their end, the last first; what comes is read in the order it comes.
    page.coming.reverse();
    let frame = Page {
        description: Some(visit.words.with("vote-home-description", &[("town", town.name.as_str().into())])),
        ..Page::titled(visit.words.t("vote-home"))
    };
    Ok(visit.versioned(&version, &frame, &home::home(&visit.words, &page)))
}

fn list_of<'a>(page: &'a mut HomePage<'_>, state: State) -> Option<&'a mut Vec<Entry>> {
    match state {
        State::Open => Some(&mut page.open),
        State::Frozen => Some(&mut page.coming),
        State::Closed | State::Counted => Some(&mut page.waiting),
        State::Published => Some(&mut page.published),
        State::Withdrawn => Some(&mut page.withdrawn),
        State::Draft => None,
    }
}

fn entry(visit: &Visit, row: &Plebiscite) -> Option<Entry> {
    let form = row.frozen()?;
    let at = |name: &'static str, at| (name, visit.moment(at).into());
    let (opens, closes) = (at("opens", form.window.opens), at("closes", form.window.closes));
    let publish = at("publish", form.publish_at);
    let when = match row.state {
        State::Open => visit.words.with("vote-when-open", &[closes]),
        State::Frozen => visit.words.with("vote-when-coming", &[opens, closes]),
        State::Closed | State::Counted => visit.words.with("vote-when-waiting", &[publish]),
        State::Published => visit.words.with("vote-when-published", &[closes]),
        State::Withdrawn => visit.words.t("vote-when-withdrawn"),
        State::Draft => return None,
    };
    let title = form.title_in(visit.lang()).to_owned();
    Some(Entry { title, href: paths::Plebiscite { id: row.id }.to_string(), when })
}

/// Changes whenever anything on the page does.
fn version(rows: &[Plebiscite]) -> String {
    let mut hash = Sha256::new();
    for row in rows {
        hash.update(row.id.uuid().as_bytes());
        hash.update(row.version.to_be_bytes());
    }
    data_encoding::HEXLOWER.encode(&hash.finalize()[..8])
}
