//! Bent election files, and bent elections for every rule: read and written back
//! the same, or refused; counted by the laws that hold for all, or refused.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod bytes;
mod count;
mod files;
mod laws;
