//! The second factor: enrolled, shown, replaced.

use std::sync::{Mutex, PoisonError};

use kernel::Ids;
use serde_json::json;
use store::{DbErr, Event, KeyError, Store, Tx};

use super::{Deed, Entrance, Opened, guessing_second_factor};
use crate::rows::session::Proof;
use crate::rows::staff::Account;
use crate::rows::{recovery, staff, throttle};
use crate::rules::recovery::{COUNT, RecoveryCode};
use crate::rules::sealed::SealKey;
use crate::rules::second_factor::SharedSecret;

/// The name of the key in the ring.
const KEY: &str = "accounts/second-factor";

/// The key that seals secrets is missing or unreadable.
#[derive(Debug, thiserror::Error)]
pub enum KeyTrouble {
    /// The key ring failed.
    #[error("the key of the second factors could not be had")]
    Ring(#[from] KeyError),
    /// The file is no key of ours.
    #[error("the file `accounts/second-factor` in the key ring has not 32 bytes")]
    Length,
}

/// The key that seals secrets; made when first needed.
///
/// # Errors
/// [`KeyTrouble`].
pub fn seal_key(store: &Store, ids: &dyn Ids) -> Result<SealKey, KeyTrouble> {
    static MAKING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = store.keys().get(KEY)? {
        return SealKey::from_bytes(&bytes).ok_or(KeyTrouble::Length);
    }
    let key = SealKey::draw(ids);
    store.keys().put(KEY, key.bytes())?;
    Ok(key)
}

/// How somebody has shown their second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proven {
    /// By the telephone.
    Telephone,
    /// By a recovery code; so many are left.
    RecoveryCode(u64),
}

impl Deed<'_> {
    /// Takes a code of the telephone or a recovery code; opens a whole session in place of the half one.
    /// `None`: the code was wrong, or used before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn second_factor(
        &self,
        account: &Account,
        typed: &str,
        key: &SealKey,
        entrance: &Entrance,
    ) -> Result<Option<(Opened, Proven)>, DbErr> {
        let tx = self.begin().await?;
        let Some(proven) = self.spend(&tx, account, typed, key).await? else {
            tx.rollback().await?;
            return Ok(None);
        };
        let [(_, subject)] = guessing_second_factor(account.id);
        throttle::forgive(&tx, &[subject]).await?;
        let opened = self.open(&tx, account, entrance, Proof::SecondFactor).await?;
        let detail = match proven {
            Proven::Telephone => json!({"second_factor": "telephone"}),
            Proven::RecoveryCode(left) => json!({"second_factor": "recovery-code", "left": left}),
        };
        tx.record(Event::new("staff.signed-in", account.id.to_string()).with(detail)).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(Some((opened, proven)))
    }

    /// Enrols a second factor (the first or another one), gives new recovery codes and opens a whole session.
    /// `step` is the one just shown.
    ///
    /// # Errors
    /// The database failed.
    pub async fn enrol(
        &self,
        account: &Account,
        (secret, step): (&SharedSecret, i64),
        key: &SealKey,
        entrance: &Entrance,
    ) -> Result<(Opened, Vec<RecoveryCode>), DbErr> {
        let tx = self.begin().await?;
        let sealed = key.seal(self.ids, account.id, secret.bytes());
        staff::set_totp(&tx, account.id, Some((sealed, step))).await?;
        let codes = self.draw_codes(&tx, account).await?;
        let opened = self.open(&tx, account, entrance, Proof::SecondFactor).await?;
        tx.record(Event::new("staff.second-factor-enrolled", account.id.to_string())).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok((opened, codes))
    }

    /// Gives new recovery codes; the old ones end.
    ///
    /// # Errors
    /// The database failed.
    pub async fn renew_recovery_codes(&self, account: &Account) -> Result<Vec<RecoveryCode>, DbErr> {
        let tx = self.begin().await?;
        let codes = self.draw_codes(&tx, account).await?;
        tx.record(Event::new("staff.recovery-codes-renewed", account.id.to_string())).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(codes)
    }

    async fn draw_codes(&self, tx: &Tx, account: &Account) -> Result<Vec<RecoveryCode>, DbErr> {
        let codes: Vec<RecoveryCode> = (0..COUNT).map(|_| RecoveryCode::draw(self.ids)).collect();
        let hashes: Vec<[u8; 32]> = codes.iter().map(|code| code.hash(account.id)).collect();
        recovery::replace(tx, account.id, &hashes).await?;
        Ok(codes)
    }

    async fn spend(&self, tx: &Tx, account: &Account, typed: &str, key: &SealKey) -> Result<Option<Proven>, DbErr> {
        if let Some(code) = RecoveryCode::parse(typed) {
            let right = recovery::spend(tx, account.id, code.hash(account.id)).await?;
            let left = recovery::left(tx.conn(), account.id).await?;
            return Ok(right.then_some(Proven::RecoveryCode(left)));
        }
        let opened = account.totp.as_ref().and_then(|sealed| key.open(account.id, sealed));
        let secret = opened.and_then(|bytes| SharedSecret::from_bytes(&bytes));
        let step = secret.and_then(|secret| secret.check(typed, self.now, account.totp_step));
        let Some(step) = step else { return Ok(None) };
        Ok(staff::spend_step(tx, account.id, step).await?.then_some(Proven::Telephone))
    }
}
