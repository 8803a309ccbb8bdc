//! Fields as they were sent. Parsing is the rooms' own: typed forms break on
//! empty numbers and repeated fields.

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Request};
use bytes::Bytes;
use http::request::Parts;
use subtle::ConstantTimeEq;

use crate::access::Staff;
use crate::app::App;
use crate::problem::{Problem, Refusal};

/// Fields of a form: every name with all its values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub BTreeMap<String, Vec<String>>);

impl Fields {
    /// The first value of a field, trimmed; empty when it was not sent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The first value of a field as it is: for passwords.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Every value of a field.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Whether a box was ticked or a button pressed.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Sets a field, as if it had been typed.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), vec![value.into()]);
    }

    /// Adds a value, as if it had been sent.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    fn decode(bytes: &[u8]) -> Result<Self, Problem> {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_bytes(bytes).map_err(|_odd| Problem::from(Refusal::BadRequest))?;
        Ok(pairs.into_iter().collect())
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        let mut all = Self::default();
        for (name, value) in fields {
            all.push(name, value);
        }
        all
    }
}

/// A form of signed-in staff must hold their token.
pub(crate) fn check_csrf(staff: Option<&Staff>, fields: &Fields) -> Result<(), Problem> {
    let Some(staff) = staff else { return Ok(()) };
    let same = bool::from(staff.csrf.as_bytes().ct_eq(fields.get("_csrf").as_bytes()));
    if same { Ok(()) } else { Err(Refusal::Stale.into()) }
}

impl FromRequest<App> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let staff = request.extensions().get::<Staff>().cloned();
        let bytes = Bytes::from_request(request, app).await.map_err(|rejection| {
            use axum::response::IntoResponse;
            match rejection.into_response().status() {
                http::StatusCode::PAYLOAD_TOO_LARGE => Problem::from(Refusal::TooLarge { limit: 1 }),
                _ => Problem::from(Refusal::BadRequest),
            }
        })?;
        let fields = Self::decode(&bytes)?;
        check_csrf(staff.as_ref(), &fields)?;
        Ok(fields)
    }
}

/// The fields behind the `?` of an address.
#[derive(Debug, Clone, Default)]
pub struct Query(pub Fields);

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let raw = parts.uri.query().unwrap_or_default();
        Ok(Self(Fields::decode(raw.as_bytes()).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_order_and_repeats() {
        let fields = Fields::decode(b"a=1&b=&a=2&c=+x+").unwrap();
        assert_eq!(fields.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((fields.get("b"), fields.get("c"), fields.raw("c")), ("", "x", " x "));
        assert!(!fields.ticked("b") && fields.ticked("a"));
    }
}
