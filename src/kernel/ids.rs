//! Typed ids: one newtype a thing, so that a resident's id can never be handed
//! to a function that wants a plebiscite's.

use uuid::Uuid;

/// Where ids and random bytes come from. The program has one that draws from
/// the operating system; tests have a seeded one.
pub trait Ids: Send + Sync {
    /// A UUID version 7, for ordinary things.
    fn ordinary(&self) -> Uuid;
    /// Fills `buffer` from a cryptographically secure source.
    fn fill(&self, buffer: &mut [u8]);
    /// A random UUID version 4 that holds no time: for rights, ballots, receipts.
    fn random(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

/// A text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id")]
pub struct IdError(pub String);

/// Reads a UUID in its hyphenated form.
///
/// # Errors
/// [`IdError`] when it is not one.
pub fn parse_uuid(raw: &str) -> Result<Uuid, IdError> {
    match Uuid::try_parse(raw) {
        Ok(uuid) => Ok(uuid),
        Err(_not_a_uuid) => Err(IdError(raw.chars().take(60).collect())),
    }
}

/// Makes a newtype over a UUID: `typed_id! { /// A resident on the roll.
/// ResidentId }`.
#[macro_export]
macro_rules! typed_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, $crate::serde::Serialize, $crate::serde::Deserialize)]
        #[serde(crate = "kernel::serde", transparent)]
        pub struct $name($crate::Uuid);

        impl $name {
            /// Takes a UUID for this kind of id.
            #[must_use]
            pub const fn from_uuid(uuid: $crate::Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID inside.
            #[must_use]
            pub const fn uuid(self) -> $crate::Uuid {
                self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::IdError;

            fn from_str(raw: &str) -> Result<Self, Self::Err> {
                $crate::parse_uuid(raw).map(Self)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::ResidentId;

    #[test]
    fn an_id_survives_its_text() {
        let id: ResidentId = "018f3c1e-7a50-7000-8000-000000000001".parse().unwrap();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("x".parse::<ResidentId>().is_err());
    }
}
