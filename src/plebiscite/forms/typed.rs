//! What was typed, and what is wrong with it.

use std::collections::BTreeMap;

/// Fields as they were sent: every name with all its values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(pub BTreeMap<String, Vec<String>>);

impl Typed {
    /// The first value of a field, trimmed; empty when it was not sent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
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
}

impl FromIterator<(String, String)> for Typed {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            typed.0.entry(name).or_default().push(value);
        }
        typed
    }
}

/// One thing wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also its id on the page.
    pub field: String,
    /// The key of the words.
    pub key: &'static str,
    /// A number the words need.
    pub number: Option<u64>,
}

/// Every error of a form, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(pub Vec<FieldError>);

impl Errors {
    /// Adds one.
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.0.push(FieldError { field: field.into(), key, number: None });
    }

    /// Adds one with a number.
    pub fn add_number(&mut self, field: impl Into<String>, key: &'static str, number: u64) {
        self.0.push(FieldError { field: field.into(), key, number: Some(number) });
    }

    /// Keeps the value, or notes the error and goes on.
    pub fn keep<T>(&mut self, field: &str, parsed: Result<T, &'static str>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(key) => {
                self.add(field, key);
                None
            }
        }
    }
}
