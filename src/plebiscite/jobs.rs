//! What is done in this room, by pages, workers and the command line alike.

mod bundle;
mod cards;
mod casting;
mod clock;
mod codes;
mod count;
mod desk;
mod drafts;
mod erasing;
mod fault;
mod freeze;
mod keys;
mod live;
mod logs;
mod minutes;
mod paper;
mod public;
mod rehearsal;
mod room;
mod second;
mod shelf;
mod staff;

pub use cards::MyBatch;
pub use casting::{BallotPaper, CastRefused, Channel, CodeRefused, Marked, Receipt};
pub use clock::{Missed, Ticked};
pub use codes::{KeysRefused, Loaded, Replaced, SpareRefused};
pub use desk::{DeskRefused, MarkTaken};
pub use drafts::DraftRefused;
pub use fault::Fault;
pub use freeze::{FREEZING, FreezeRefused};
pub(crate) use minutes::title;
pub use paper::{PAPER, PaperRefused, PaperStanding, Typed};
pub use rehearsal::{ByHandRefused, MOST_PEOPLE, Plan};
pub use room::{Room, Settings, Writers};
pub use second::{Second, SecondRefused, second_clerk};
pub use staff::StaffRefused;
