//! What organisers and clerks see.
