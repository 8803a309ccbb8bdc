//! What residents and everybody see.
