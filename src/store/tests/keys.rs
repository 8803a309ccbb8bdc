//! The files of keys.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;
use store::testing::Temporary;
use store::{Engine, KeyError, Store};

#[tokio::test]
async fn a_key_is_kept_replaced_and_destroyed() {
    let temporary = Temporary::unmigrated(Engine::Sqlite).await;
    let keys = temporary.store().keys();
    assert_eq!(keys.get("plebiscite/1/seal").unwrap(), None);
    assert_eq!(keys.names().unwrap(), Vec::<String>::new());
    keys.put("plebiscite/1/seal", b"one").unwrap();
    keys.put("plebiscite/1/seal", b"two").unwrap();
    keys.put("cookies", b"").unwrap();
    assert_eq!(keys.get("plebiscite/1/seal").unwrap().unwrap().as_slice(), b"two");
    assert_eq!(keys.get("cookies").unwrap().unwrap().as_slice(), b"");
    assert_eq!(keys.names().unwrap(), ["cookies", "plebiscite/1/seal"]);
    let path = keys.dir().join("plebiscite/1/seal");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap()), mode(keys.dir())), (0o600, 0o700, 0o700));
    // What a second name of the file shows afterwards is what is on disk: zeros.
    let second = temporary.dir().join("second name");
    std::fs::hard_link(&path, &second).unwrap();
    assert!(keys.destroy("plebiscite/1/seal").unwrap());
    assert!(!keys.destroy("plebiscite/1/seal").unwrap());
    assert_eq!(std::fs::read(second).unwrap(), [0; 3]);
    assert_eq!(keys.get("plebiscite/1/seal").unwrap(), None);
}

fn store() -> &'static (tokio::runtime::Runtime, Temporary) {
    static STORE: std::sync::OnceLock<(tokio::runtime::Runtime, Temporary)> = std::sync::OnceLock::new();
    STORE.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let temporary = runtime.block_on(Temporary::unmigrated(Engine::Sqlite));
        (runtime, temporary)
    })
}

fn ring() -> &'static Store {
    store().1.store()
}

proptest! {
    #[test]
    fn no_name_leaves_the_directory(name in r"[./a\\~\x00 -]{0,12}") {
        let good = ring().keys().put(&name, b"x");
        let escapes = name.split('/').any(|part| part.is_empty() || part.starts_with('.'));
        let plain = name.chars().all(|c| matches!(c, 'a' | '-' | '.' | '/'));
        match good {
            Ok(()) => prop_assert!(!escapes && plain),
            Err(KeyError::Name(_)) => prop_assert!(escapes || !plain),
            // `a` is a file, so `a/a` cannot be one.
            Err(KeyError::File { .. }) => prop_assert!(name.contains('/') || ring().keys().dir().join(&name).is_dir()),
        }
    }
}
