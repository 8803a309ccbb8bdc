//! The addresses of organisers and clerks.
