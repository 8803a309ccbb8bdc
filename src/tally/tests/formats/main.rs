//! Election files: what is read, what is refused and where, and the round trip.

mod blt;
mod preflib;
