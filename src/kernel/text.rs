//! Text from outside: trimmed, bounded, and free of control characters (a NUL
//! breaks PostgreSQL, a stray U+202E turns a name around).

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// More characters than allowed.
    #[error("the text has {length} characters; {limit} are allowed")]
    TooLong {
        /// Characters given.
        length: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A character that has no business in a text.
    #[error("the character U+{code:04X} at position {position} is not allowed")]
    Control {
        /// Its code point.
        code: u32,
        /// Its place, counted in characters from one.
        position: usize,
    },
}

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $allowed:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Trims and checks `raw`; at most `limit` characters.
            ///
            /// # Errors
            /// [`TextError`] says which character or length was wrong.
            pub fn parse(raw: &str, limit: usize) -> Result<Self, TextError> {
                parse(raw, limit, $allowed).map(Self)
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_type! {
    /// One line of text.
    Line, |_| false
}
text_type! {
    /// Text of several lines (`\n` only; `\r\n` is folded).
    Text, |c| c == '\n'
}

fn parse(raw: &str, limit: usize, allowed: fn(char) -> bool) -> Result<String, TextError> {
    let folded = raw.replace("\r\n", "\n");
    let trimmed = folded.trim();
    if trimmed.is_empty() {
        return Err(TextError::Empty);
    }
    let length = trimmed.chars().count();
    if length > limit {
        return Err(TextError::TooLong { length, limit });
    }
    match trimmed.chars().enumerate().find(|&(_, c)| forbidden(c) && !allowed(c)) {
        Some((index, c)) => Err(TextError::Control { code: c.into(), position: index + 1 }),
        None => Ok(trimmed.to_owned()),
    }
}

/// Controls, and the marks that turn the direction of writing.
fn forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_named_with_their_place() {
        assert_eq!(Line::parse("ab\u{0}c", 10), Err(TextError::Control { code: 0, position: 3 }));
        assert_eq!(Line::parse("a\nb", 10), Err(TextError::Control { code: 10, position: 2 }));
        assert_eq!(Text::parse("a\r\nb", 10).unwrap().as_str(), "a\nb");
        assert_eq!(Line::parse("  ", 10), Err(TextError::Empty));
        assert_eq!(Line::parse("abc", 2), Err(TextError::TooLong { length: 3, limit: 2 }));
    }
}
