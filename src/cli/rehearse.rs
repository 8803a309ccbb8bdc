//! The dress rehearsal: a real election cast again through the pages.

pub mod voter;
