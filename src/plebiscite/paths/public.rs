//! The addresses of residents and of everybody.
