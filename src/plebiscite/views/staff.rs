//! What organisers and clerks see.

pub mod card;
pub mod cards;
pub mod confirm;
pub mod counting;
pub mod desk;
pub mod draft;
pub mod home;
pub mod list;

use templates::parts::{Choice, Tone, tag};
use templates::{Markup, Words, keys};

use crate::rules::states::{Block, State};

/// The words of a state.
#[must_use]
pub fn state_word(words: &Words, state: State) -> String {
    let [draft, frozen, open, closed, counted, published, withdrawn] = keys![
        "organise-state-draft",
        "organise-state-frozen",
        "organise-state-open",
        "organise-state-closed",
        "organise-state-counted",
        "organise-state-published",
        "organise-state-withdrawn"
    ];
    words.t(match state {
        State::Draft => draft,
        State::Frozen => frozen,
        State::Open => open,
        State::Closed => closed,
        State::Counted => counted,
        State::Published => published,
        State::Withdrawn => withdrawn,
    })
}

/// A state as a tag.
#[must_use]
pub fn state_tag(words: &Words, state: State) -> Markup {
    let tone = match state {
        State::Open | State::Published => Tone::Good,
        State::Withdrawn => Tone::Warn,
        State::Draft | State::Frozen | State::Closed | State::Counted => Tone::Plain,
    };
    tag(tone, &state_word(words, state))
}

/// What the clock waits for, in words.
#[must_use]
pub fn block_word(words: &Words, block: Block) -> String {
    words.t(match block {
        Block::NoKeys => "organise-block-keys",
        Block::Paper => "organise-block-paper",
        Block::Lot => "organise-block-lot",
    })
}

/// A choice of radios or boxes.
pub(crate) fn choice(value: &str, label: String, hint: Option<String>, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label, hint, chosen, ..Choice::default() }
}
