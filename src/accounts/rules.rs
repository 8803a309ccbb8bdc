//! What accounts decide, without database, clock or web.

pub mod password;
pub mod path;
pub mod recovery;
pub mod second_factor;
pub mod session;
pub mod throttle;
pub mod token;
