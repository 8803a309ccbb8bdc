//! T-ONE-1 to 4: one resident, one right, whatever the channel and however they race.

mod burst;
mod harness;
mod naive;
mod product;
