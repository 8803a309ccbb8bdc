//! What accounts decide, without database, clock or web.

pub mod email;
pub mod password;
pub mod path;
pub mod recovery;
pub mod roles;
pub mod sealed;
pub mod second_factor;
pub mod session;
pub mod staff;
pub mod throttle;
pub mod token;
