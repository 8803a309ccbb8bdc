//! Recovery codes: ten, each for one sign-in without the telephone.
//!
//! A code is 80 random bits, so a plain hash of it can be kept: there is nothing
//! to guess. The hash is bound to the account.

use kernel::{Ids, StaffId};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How many are given.
pub const COUNT: usize = 10;
const SYMBOLS: usize = 16;
/// Crockford's: without I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery code as it is shown once: `7K3M-Q2ZD-9XWA-4HFR`.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// Draws a code.
    #[must_use]
    pub fn draw(ids: &dyn Ids) -> Self {
        let mut bytes = Zeroizing::new([0; SYMBOLS]);
        ids.fill(bytes.as_mut());
        Self(Zeroizing::new(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()))
    }

    /// Reads a code as people type it: any case, any spaces, O for 0, I or L for 1.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let letters = raw.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '−'));
        let code: String = letters
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .take(SYMBOLS + 1)
            .collect();
        let good = code.len() == SYMBOLS && code.bytes().all(|byte| ALPHABET.contains(&byte));
        good.then(|| Self(Zeroizing::new(code)))
    }

    /// In groups of four.
    #[must_use]
    pub fn shown(&self) -> String {
        let groups: Vec<&str> = (0..SYMBOLS / 4).map(|group| &self.0[group * 4..group * 4 + 4]).collect();
        groups.join("-")
    }

    /// What is kept.
    #[must_use]
    pub fn hash(&self, staff: StaffId) -> [u8; 32] {
        let hash = Sha256::new().chain_update(b"wiec/v1/recovery-code\n").chain_update(staff.uuid().as_bytes());
        hash.chain_update(self.0.as_bytes()).finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(std::sync::atomic::AtomicU8);

    impl Ids for Counting {
        fn ordinary(&self) -> kernel::Uuid {
            self.random()
        }

        fn fill(&self, buffer: &mut [u8]) {
            for byte in buffer {
                *byte = self.0.fetch_add(37, std::sync::atomic::Ordering::SeqCst);
            }
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = RecoveryCode::draw(&Counting(3.into()));
        let shown = code.shown();
        assert_eq!(shown.len(), 19);
        let staff = StaffId::from_uuid(kernel::Uuid::from_u128(1));
        for typed in [shown.to_lowercase(), shown.replace('-', " "), shown.replace('0', "o").replace('1', "l")] {
            let read = RecoveryCode::parse(&typed).map(|code| code.hash(staff));
            assert_eq!(read, Some(code.hash(staff)), "{typed}");
        }
        assert_ne!(code.hash(staff), code.hash(StaffId::from_uuid(kernel::Uuid::from_u128(2))));
    }

    #[test]
    fn what_is_no_code() {
        for bad in
            ["", "123456", "7K3M-Q2ZD-9XWA-4HF", "7K3M-Q2ZD-9XWA-4HFRR", "7K3M-Q2ZD-9XWA-4HFU", "żżżżżżżżżżżżżżżż"]
        {
            assert!(RecoveryCode::parse(bad).is_none(), "{bad}");
        }
    }
}
