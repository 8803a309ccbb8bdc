//! Configuration: one TOML file, overridden by environment and flags.
//!
//! Order, later wins: built-in defaults, the file, `WIEC_SECTION_KEY`
//! variables, `--set section.key=value` flags. Every key has a default, so that
//! an empty file is a working town; an unknown key is refused with its place,
//! since a mistyped key silently ignored is a setting silently lost.

use std::path::{Path, PathBuf};

use kernel::Lang;
use serde::{Deserialize, Serialize};

/// The whole configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The town.
    pub town: TownConfig,
    /// The web server.
    pub server: ServerConfig,
    /// Where things are stored.
    pub database: DatabaseConfig,
    /// How letters leave.
    pub mail: MailConfig,
    /// Figures for monitoring.
    pub metrics: MetricsConfig,
    /// What is logged.
    pub log: LogConfig,
    /// Figures of a plebiscite.
    pub plebiscite: PlebisciteConfig,
}

/// `[town]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TownConfig {
    /// The town's name as it stands on pages and letters.
    pub name: String,
    /// Its time zone (IANA name).
    pub zone: String,
    /// Languages of content, the first one leading.
    pub languages: Vec<Lang>,
    /// Accent colour, `#rrggbb`; must stand out from white (4.5 : 1).
    pub accent: String,
    /// Who residents turn to; shown on letters and error pages.
    pub contact: String,
}

impl Default for TownConfig {
    fn default() -> Self {
        Self {
            name: "Wiec".to_owned(),
            zone: "Europe/Warsaw".to_owned(),
            languages: vec![Lang::Pl, Lang::En],
            accent: "#7a3b12".to_owned(),
            contact: String::new(),
        }
    }
}

/// `[server]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerConfig {
    /// Address and port to listen on.
    pub listen: String,
    /// The address residents type; `https://` in a real town.
    pub public_url: String,
    /// How many proxies in front add to `X-Forwarded-For`; 0: none.
    pub trusted_hops: usize,
    /// Shows the gallery of parts and missing words; never in a real town.
    pub development: bool,
}

impl Default for ServerConfig {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: "http://127.0.0.1:8080".to_owned(),
            trusted_hops: 0,
            development: false,
        }
    }
}

/// `[database]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseConfig {
    /// Where files lie: the SQLite databases, keys, imports.
    pub dir: PathBuf,
    /// `postgres://user@host/name`; empty: the embedded SQLite.
    pub url: String,
}

impl Default for DatabaseConfig {
    fn default() -> Self {
        Self { dir: PathBuf::from("wiec-data"), url: String::new() }
    }
}

/// `[mail]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// `smtp://user:password@host:587?tls=required`, `smtps://…`, or
    /// `file:DIRECTORY` for letters as files.
    pub url: String,
    /// The sender.
    pub from: String,
}

impl Default for MailConfig {
    fn default() -> Self {
        Self { url: "file:wiec-data/mail".to_owned(), from: "Wiec <wiec@localhost>".to_owned() }
    }
}

/// `[metrics]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MetricsConfig {
    /// Bearer token for `/metrics`; empty: only from this machine.
    pub token: String,
}

/// `[log]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogConfig {
    /// A `tracing` filter such as `info` or `info,store=debug`.
    pub filter: String,
    /// Lines for people or for programs.
    pub format: LogFormat,
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { filter: "info".to_owned(), format: LogFormat::Text }
    }
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// `[plebiscite]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlebisciteConfig {
    /// PBKDF2 rounds that stretch a printed code.
    pub code_rounds: u32,
    /// Seconds after the close in which a ballot whose right was spent in time may land.
    pub grace_seconds: u32,
    /// Seconds between flushes of the logs.
    pub flush_seconds: u32,
    /// Least number of ballots in a flush before the close.
    pub flush_least: u32,
    /// Seconds between scrubs of the databases.
    pub scrub_seconds: u32,
}

impl Default for PlebisciteConfig {
    fn default() -> Self {
        Self { code_rounds: 100_000, grace_seconds: 900, flush_seconds: 86_400, flush_least: 20, scrub_seconds: 60 }
    }
}

/// Why a configuration cannot be used; says where and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration {}: check the path and the rights on it", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file is no TOML, or a key in it is unknown or of the wrong kind.
    #[error("{place}: {message}")]
    Content {
        /// File, with line and column where known, or the variable or flag.
        place: String,
        /// What is wrong and what is expected.
        message: String,
    },
}

impl Config {
    /// Reads the file (if any), then the variables, then the flags.
    ///
    /// # Errors
    /// [`ConfigError`] names the file and line, the variable, or the flag.
    pub fn load(
        path: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
        flags: &[String],
    ) -> Result<Self, ConfigError> {
        let mut table = match path {
            Some(path) => read(path)?,
            None => toml::Table::new(),
        };
        for (name, value) in environment {
            let Some(key) = name.strip_prefix("WIEC_") else { continue };
            let Some((section, key)) = key.split_once('_') else { continue };
            let (section, key) = (section.to_lowercase(), key.to_lowercase());
            if SECTIONS.contains(&section.as_str()) {
                put(&mut table, &section, &key, &value, &format!("environment variable {name}"))?;
            }
        }
        for flag in flags {
            let place = format!("--set {flag}");
            let parts = flag.split_once('=').and_then(|(key, value)| Some((key.split_once('.')?, value)));
            let ((section, key), value) = parts.ok_or_else(|| ConfigError::Content {
                place: place.clone(),
                message: "expected section.key=value, for example server.listen=0.0.0.0:8080".to_owned(),
            })?;
            put(&mut table, section, key, value, &place)?;
        }
        let text = toml::to_string(&table).map_err(|error| content("configuration", &error.to_string()))?;
        let config: Self = toml::from_str(&text).map_err(|error| content("configuration", error.message()))?;
        config.check()
    }

    /// Where the store is.
    #[must_use]
    pub fn store_settings(&self) -> store::Settings {
        let dir = self.database.dir.clone();
        match self.database.url.as_str() {
            "" => store::Settings::Sqlite { dir },
            url => store::Settings::Postgres { url: url.to_owned(), dir },
        }
    }

    /// Checks what the types cannot.
    fn check(self) -> Result<Self, ConfigError> {
        let refuse = |key: &str, message: String| Err(content(key, &message));
        if self.town.languages.is_empty() {
            return refuse("town.languages", "name at least one language, for example [\"pl\", \"en\"]".to_owned());
        }
        if jiff::tz::TimeZone::get(&self.town.zone).is_err() {
            return refuse("town.zone", format!("`{}` is no time zone; for example Europe/Warsaw", self.town.zone));
        }
        if self.server.listen.parse::<std::net::SocketAddr>().is_err() {
            return refuse(
                "server.listen",
                format!("`{}` is no address with a port; for example 127.0.0.1:8080", self.server.listen),
            );
        }
        let url = &self.server.public_url;
        if !(url.starts_with("https://") || url.starts_with("http://")) || url.ends_with('/') {
            return refuse(
                "server.public_url",
                format!("`{url}` must begin with https:// (or http:// on one machine) and have no slash at the end"),
            );
        }
        if !self.database.url.is_empty() && !self.database.url.starts_with("postgres") {
            return refuse(
                "database.url",
                "expected postgres://user@host/name, or nothing for the embedded SQLite".to_owned(),
            );
        }
        if self.plebiscite.code_rounds == 0 {
            return refuse("plebiscite.code_rounds", "must be at least 1; 100000 in a real town".to_owned());
        }
        Ok(self)
    }
}

const SECTIONS: [&str; 7] = ["town", "server", "database", "mail", "metrics", "log", "plebiscite"];

fn content(place: &str, message: &str) -> ConfigError {
    ConfigError::Content { place: place.to_owned(), message: message.to_owned() }
}

fn read(path: &Path) -> Result<toml::Table, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
    // Read once as what it must become, so that an unknown key is refused with its own line.
    if let Err(error) = toml::from_str::<Config>(&text) {
        let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
        let place = line.map_or_else(|| path.display().to_string(), |line| format!("{}:{line}", path.display()));
        return Err(content(&place, error.message()));
    }
    toml::from_str(&text).map_err(|error| content(&path.display().to_string(), error.message()))
}

/// Puts a raw text in place, typed as the default of that key is.
fn put(table: &mut toml::Table, section: &str, key: &str, value: &str, place: &str) -> Result<(), ConfigError> {
    let defaults = toml::Table::try_from(Config::default()).map_err(|error| content(place, &error.to_string()))?;
    let known = defaults.get(section).and_then(|section| section.get(key));
    let typed = match known {
        None => {
            return Err(content(place, &format!("there is no key {section}.{key}; deploy/wiec.toml lists them all")));
        }
        Some(toml::Value::Integer(_)) => value.parse().ok().map(toml::Value::Integer),
        Some(toml::Value::Boolean(_)) => value.parse().ok().map(toml::Value::Boolean),
        Some(toml::Value::Array(_)) => {
            Some(toml::Value::Array(value.split(',').map(|item| toml::Value::String(item.trim().to_owned())).collect()))
        }
        Some(_) => Some(toml::Value::String(value.to_owned())),
    };
    let typed = typed.ok_or_else(|| content(place, &format!("`{value}` does not fit {section}.{key}")))?;
    let entry = table.entry(section).or_insert_with(|| toml::Value::Table(toml::Table::new()));
    if let Some(section) = entry.as_table_mut() {
        section.insert(key.to_owned(), typed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str, environment: &[(&str, &str)], flags: &[&str]) -> Result<Config, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("wiec.toml");
        std::fs::write(&path, text).unwrap();
        let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        Config::load(Some(&path), environment, &flags)
            .map_err(|error| error.to_string().replace(&dir.path().display().to_string(), "DIR"))
    }

    #[test]
    fn an_empty_file_is_a_working_town() {
        assert_eq!(load("", &[], &[]), Ok(Config::default()));
    }

    #[test]
    fn the_address_of_a_database_decides_the_engine() {
        assert_eq!(Config::default().store_settings().engine(), store::Engine::Sqlite);
        let config = load("[database]\nurl = \"postgres://wiec@localhost/wiec\"\n", &[], &[]).unwrap();
        assert_eq!(config.store_settings().engine(), store::Engine::Postgres);
    }

    #[test]
    fn later_wins() {
        let config = load(
            "[server]\nlisten = \"127.0.0.1:1\"\n",
            &[("WIEC_SERVER_LISTEN", "127.0.0.1:2"), ("WIEC_TOWN_LANGUAGES", "pl, it"), ("WIEC_TEST_POSTGRES", "x")],
            &["server.listen=127.0.0.1:3"],
        )
        .unwrap();
        assert_eq!(config.server.listen, "127.0.0.1:3");
        assert_eq!(config.town.languages, [Lang::Pl, Lang::It]);
    }

    #[test]
    fn every_slip_says_where_and_what() {
        /// File, variables, flags, and what the message must say.
        type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], &'a str);
        let cases: [Case<'_>; 8] = [
            ("[server]\nlissen = \"x\"\n", &[], &[], "DIR/wiec.toml:2: unknown field `lissen`"),
            ("[server\n", &[], &[], "DIR/wiec.toml:1"),
            ("[server]\ntrusted_hops = \"one\"\n", &[], &[], "DIR/wiec.toml:2: invalid type"),
            (
                "",
                &[("WIEC_SERVER_TRUSTED_HOPS", "one")],
                &[],
                "environment variable WIEC_SERVER_TRUSTED_HOPS: `one` does not fit",
            ),
            ("", &[], &["server.lissen=1"], "there is no key server.lissen"),
            ("", &[], &["listen"], "expected section.key=value"),
            ("[town]\nzone = \"Europe/Hajnowka\"\n", &[], &[], "town.zone: `Europe/Hajnowka` is no time zone"),
            ("[server]\npublic_url = \"wiec.example.org\"\n", &[], &[], "server.public_url"),
        ];
        for (text, environment, flags, expected) in cases {
            let error = load(text, environment, flags).unwrap_err();
            assert!(error.contains(expected), "{error:?} does not say {expected:?}");
        }
    }
}
