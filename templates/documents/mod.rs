//! Documents: the code letter and the minutes of a result, as tagged PDF (PDF/UA-1).
//!
//! A document is a plain struct; its words come from the catalogues, its look
//! from a Typst source beside this file, its data travel as JSON, so nothing a
//! person typed is ever read as markup.

mod count;
mod letter;
mod minutes;
mod press;

pub use count::{CountTold, Duel, RoundTold, TotalLine};
pub use letter::{Letter, LetterSet, Stationery, Window};
pub use minutes::{Cards, Channel, Decision, Log, Lot, Minutes, Share, void_word};
pub use press::{PressError, illegible};
