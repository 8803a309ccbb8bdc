//! Pages of organisers and clerks.
