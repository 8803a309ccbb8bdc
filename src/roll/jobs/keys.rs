//! The key of the tags by which the same person is known again.

use std::sync::{Mutex, PoisonError};

use kernel::Ids;
use store::{KeyError, Store};

/// Its name in the key ring.
const NAME: &str = "roll/tag";

static MAKING: Mutex<()> = Mutex::new(());

/// The key; made when it is first asked for. Lost, people would no longer be
/// known again at the next import and be asked about one by one.
///
/// # Errors
/// [`KeyError`] when it cannot be read or written.
pub fn tag_key(store: &Store, ids: &dyn Ids) -> Result<[u8; 32], KeyError> {
    // Two imports at once must not make two keys.
    let _one_at_a_time = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = store.keys().get(NAME)? {
        let broken = || std::io::Error::new(std::io::ErrorKind::InvalidData, "not 32 bytes long");
        return <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_length| KeyError::File {
            name: NAME.to_owned(),
            deed: "read",
            cause: broken(),
        });
    }
    let mut key = [0; 32];
    ids.fill(&mut key);
    store.keys().put(NAME, &key)?;
    Ok(key)
}
