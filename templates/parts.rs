//! The parts pages are made of; every one stands in the gallery.
//!
//! Invariant: this is the only folder that may pass text through unescaped
//! (the QR picture, drawn by us).

mod ballots;
mod content;
mod fields;
mod guide;
mod tables;

pub use ballots::{Candidate, card_fields, grades, points, ranking};
pub use content::{Receipt, Tone, card, notice, print_button, qr, receipt, tag};
pub use fields::{
    Choice, Field, FieldError, checkbox, checkboxes, code_field, date_time_field, error_summary, file_field,
    first_field, grouped_select, hidden_csrf, number_field, password_field, radios, search_field, select, text_field,
    textarea,
};
pub use guide::{Check, Moment, SafeUrl, breadcrumb, checklist, pagination, progress, steps, tiles, timeline};
pub use tables::{Bar, Cell, Table, Total, bars, figures, summary, table, totals};
