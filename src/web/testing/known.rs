//! Staff that are simply known by their token, for rooms that cannot sign anybody in.

use std::collections::BTreeMap;

use kernel::{Instant, Lang, StaffId, Uuid};

use crate::access::{Looked, Presented, Role, Sessions, Staff};

/// Tokens and whose they are.
#[derive(Debug, Clone, Default)]
pub struct Known(BTreeMap<String, Staff>);

impl Known {
    /// One member of staff with these roles; the token is `token`.
    #[must_use]
    pub fn staff(roles: &[Role]) -> Self {
        Self::default().and("token", roles)
    }

    /// One more, with this token; `token` is the form's token as well.
    #[must_use]
    pub fn and(mut self, token: &str, roles: &[Role]) -> Self {
        let number = u8::try_from(self.0.len() + 1).unwrap_or(u8::MAX);
        let staff = Staff {
            id: StaffId::from_uuid(Uuid::from_u128(number.into())),
            name: format!("Osoba {number}"),
            email: format!("osoba{number}@wiec.example"),
            lang: Lang::Pl,
            roles: roles.to_vec(),
            csrf: token.to_owned(),
            whole: true,
            session: [number; 32],
        };
        self.0.insert(token.to_owned(), staff);
        self
    }
}

impl Sessions for Known {
    fn find<'a>(&'a self, token: &'a str, _how: Presented, _now: Instant) -> Looked<'a> {
        Box::pin(async move { Ok(self.0.get(token).cloned()) })
    }
}
