//! The rows of accounts: the only folder of this crate that speaks to the database.

pub mod invitation;
pub mod log;
pub mod recovery;
pub mod reset;
pub mod session;
pub mod staff;
pub mod throttle;

use kernel::Instant;
use sea_orm::DbErr;

use crate::rules::token::TokenHash;

fn hash(bytes: &[u8]) -> Result<TokenHash, DbErr> {
    let bytes = bytes.try_into().map_err(|_odd| DbErr::Custom("a token's hash has not 32 bytes".to_owned()))?;
    Ok(TokenHash(bytes))
}

fn moment(millis: Option<i64>) -> Option<Instant> {
    millis.map(Instant::from_millis)
}
