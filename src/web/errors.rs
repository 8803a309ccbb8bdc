//! What is wrong with the fields of a form.

use templates::{Arg, Words, parts};

/// One thing wrong with one field.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// The field's name, which is also its id on the page.
    pub field: String,
    /// The key of the words.
    pub key: &'static str,
    /// What the words need.
    pub args: Vec<(&'static str, Arg)>,
}

impl PartialEq for FieldError {
    fn eq(&self, other: &Self) -> bool {
        (&self.field, self.key) == (&other.field, other.key)
    }
}

/// Every error of a form, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Errors(pub Vec<FieldError>);

impl Errors {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one.
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.add_with(field, key, Vec::new());
    }

    /// Adds one whose words need something.
    pub fn add_with(&mut self, field: impl Into<String>, key: &'static str, args: Vec<(&'static str, Arg)>) {
        self.0.push(FieldError { field: field.into(), key, args });
    }

    /// Adds one whose words need a number, named `number` there.
    pub fn add_number(&mut self, field: impl Into<String>, key: &'static str, number: u64) {
        self.add_with(field, key, vec![("number", number.into())]);
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

    /// What is wrong with this field, in words.
    #[must_use]
    pub fn text(&self, words: &Words, field: &str) -> Option<String> {
        let error = self.0.iter().find(|error| error.field == field)?;
        Some(words.with(error.key, &error.args))
    }

    /// All of them, for the summary above the form.
    #[must_use]
    pub fn summary(&self, words: &Words) -> Vec<parts::FieldError> {
        let shown = |error: &FieldError| parts::FieldError {
            field: error.field.clone(),
            text: words.with(error.key, &error.args),
        };
        self.0.iter().map(shown).collect()
    }
}
