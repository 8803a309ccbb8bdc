//! Addresses by which staff sign in.

use std::fmt;

/// Why an address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was typed.
    Empty,
    /// Not of the form name@domain, or with letters mail cannot carry.
    Form,
}

/// An address, in lower case: two spellings of one are one account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// [`Fault`] says what is wrong.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let address = raw.trim().to_lowercase();
        match address.as_str() {
            "" => Err(Fault::Empty),
            good if post::is_address(good) => Ok(Self(address)),
            _ => Err(Fault::Form),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_spaces_are_no_other_address() {
        assert_eq!(EmailAddress::parse(" Ada@Example.ORG ").unwrap().as_str(), "ada@example.org");
        assert_eq!(EmailAddress::parse("  "), Err(Fault::Empty));
        assert_eq!(EmailAddress::parse("ada"), Err(Fault::Form));
        assert_eq!(EmailAddress::parse("ada@ex\nample.org"), Err(Fault::Form));
    }
}
