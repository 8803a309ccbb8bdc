//! `deploy/wiec.toml` shows every key with its default, so that copying it changes nothing.

use std::path::Path;

use shell::config::Config;

#[test]
fn the_deployed_example_holds_every_key_with_its_default() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy/wiec.toml");
    let config = Config::load(Some(&path), std::iter::empty(), &[]).unwrap();
    assert_eq!(config, Config::default());
    let written: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(written, toml::Table::try_from(Config::default()).unwrap(), "a key is missing or has no default");
}
