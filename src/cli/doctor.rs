//! `wiec doctor`: looks at configuration, machine and database, and says what to do.

mod machine;
mod reach;

use std::fmt;
use std::process::ExitCode;

use shell::config::Config;
use store::Engine;

use crate::args::Town;
use crate::fail::{Ended, Failure, chain};
use crate::{say, town};

/// How a thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// As it should be.
    Ok,
    /// It works, but should be better.
    Warn,
    /// It will not do.
    Bad,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    level: Level,
    subject: String,
    advice: String,
}

impl Found {
    fn ok(subject: impl Into<String>) -> Self {
        Self { level: Level::Ok, subject: subject.into(), advice: String::new() }
    }

    fn warn(subject: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { level: Level::Warn, subject: subject.into(), advice: advice.into() }
    }

    fn bad(subject: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { level: Level::Bad, subject: subject.into(), advice: advice.into() }
    }

    /// As much as there is against what is needed.
    fn least(subject: String, (there, fair, least): (u64, u64, u64), advice: &str) -> Self {
        match there {
            few if few < least => Self::bad(subject, advice),
            some if some < fair => Self::warn(subject, advice),
            _enough => Self::ok(subject),
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Ok => "ok  ",
            Level::Warn => "warn",
            Level::Bad => "bad ",
        };
        write!(f, "{level}  {}", self.subject)?;
        if self.advice.is_empty() { Ok(()) } else { write!(f, "\n      → {}", self.advice) }
    }
}

/// Looks at everything: 1 if anything is bad.
pub(crate) fn run(town: &Town) -> Ended {
    let config = match town::config(town) {
        Ok(config) => config,
        Err(failure) => {
            say::line(Found::bad(failure.to_string(), "mend this first; nothing else was looked at"))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut found = vec![Found::ok("configuration")];
    found.extend(settings(&config));
    found.extend(machine::look(&config));
    found.extend(town::block_on(async {
        let mut found = vec![reach::mail(&config).await];
        found.extend(database(&config).await);
        Ok(found)
    })?);
    for one in &found {
        say::line(one)?;
    }
    let count = |level| found.iter().filter(|one| one.level == level).count();
    say::line(format!("{} ok, {} to look at, {} bad", count(Level::Ok), count(Level::Warn), count(Level::Bad)))?;
    Ok(if count(Level::Bad) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the configuration says of itself.
fn settings(config: &Config) -> Vec<Found> {
    let url = &config.server.public_url;
    let host = url.split("//").nth(1).unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
    let here = host == "localhost" || host == "127.0.0.1" || host == "[";
    let address = match (url.starts_with("https://"), here) {
        (true, _) => Found::ok(format!("server.public_url is {url}")),
        (false, true) => Found::warn(
            format!("server.public_url is {url}: for this machine only"),
            "for residents, set the https:// address they type",
        ),
        (false, false) => Found::bad(
            format!("server.public_url is {url}: codes and ballots would travel in the open"),
            "put a proxy with TLS before it (see deploy/) and set https://",
        ),
    };
    let accent = match templates::assets::accent_css(&config.town.accent) {
        Ok(_) => Found::ok(format!("town.accent {} stands out from white", config.town.accent)),
        Err(error) => Found::bad(format!("town.accent: {error}"), "set another colour as #rrggbb"),
    };
    let contact = if config.town.contact.is_empty() {
        Found::warn("town.contact is empty", "say whom residents can ask; it stands on letters and error pages")
    } else {
        Found::ok(format!("town.contact is {}", config.town.contact))
    };
    let rounds = config.plebiscite.code_rounds;
    let stretching = Found::least(
        format!("plebiscite.code_rounds is {rounds}"),
        (u64::from(rounds), 100_000, 1),
        "set 100000 for a real vote: fewer make stolen code keys easier to guess",
    );
    let offered = templates::offered();
    let without: Vec<&str> = config.town.languages.iter().filter(|l| !offered.contains(l)).map(|l| l.tag()).collect();
    let languages = if without.is_empty() {
        Found::ok("every language of the town has words")
    } else {
        Found::warn(
            format!("no words yet in: {}", without.join(", ")),
            "content can be entered in it; buttons and letters are Polish until a folder templates/words/… is added",
        )
    };
    let development = config
        .server
        .development
        .then(|| Found::bad("server.development is on", "turn it off: it shows pages that are for makers only"));
    [address, accent, contact, stretching, languages].into_iter().chain(development).collect()
}

/// Opens the store and lets it look at itself.
async fn database(config: &Config) -> Vec<Found> {
    let settings = config.store_settings();
    if settings.engine() == Engine::Sqlite && !settings.dir().join("town.db").exists() {
        let dir = settings.dir().display();
        return vec![Found::bad(format!("no town in `{dir}` yet"), "check database.dir, or run `wiec migrate`")];
    }
    match examined(config).await {
        Ok(found) => found,
        Err(failure) => {
            vec![Found::bad(failure.to_string(), "check that the database runs and lets us in, and database.url")]
        }
    }
}

async fn examined(config: &Config) -> Result<Vec<Found>, Failure> {
    let store = town::connect(config).await?;
    store.ping().await.map_err(|error| Failure::of("the database does not answer", &error))?;
    let mut found = vec![Found::ok(format!("{} answers", store.engine()))];
    let findings = store.doctor().await.map_err(|error| Failure::of("the database", &error))?;
    let finding = |one: store::Finding| match one.ok {
        true => Found::ok(one.subject),
        false => Found::bad(one.subject, one.advice),
    };
    found.extend(findings.into_iter().map(finding));
    let pending = store.pending().await.map_err(|error| Failure::of("the database", &error))?;
    if pending.is_empty() {
        found.extend(keys(&store).await?);
    }
    store.close().await.map_err(|error| Failure::of("the database", &error))?;
    Ok(found)
}

/// Whether every running vote still has the keys it needs.
async fn keys(store: &store::Store) -> Result<Vec<Found>, Failure> {
    use plebiscite::rules::states::State;
    let running =
        plebiscite::rows::plebiscites::in_states(store.reader().conn(), &[State::Frozen, State::Open, State::Closed]);
    let running = running.await.map_err(|error| Failure::of("the plebiscites cannot be read", &error))?;
    let names = store.keys().names().map_err(|error| Failure::new(chain(&error)))?;
    let mut found = vec![Found::ok(format!("{} keys in `{}`", names.len(), store.keys().dir().display()))];
    for one in running {
        // The issuer's and the agent's key are destroyed when no right can be spent any more.
        let needed = ballotbox::keys::NAMES
            .into_iter()
            .filter(|name| one.state != State::Closed || !matches!(*name, "issuer" | "agent"));
        let id = one.id.to_string();
        let there = |part: &str| names.contains(&format!("plebiscite/{id}/{part}"));
        let missing: Vec<&str> = needed.filter(|part| !there(part)).collect();
        found.push(if missing.is_empty() {
            Found::ok(format!("plebiscite {id} has its keys"))
        } else {
            Found::bad(
                format!("plebiscite {id} has lost keys: {}", missing.join(", ")),
                "bring them back from the copy of the keys (`wiec backup --keys`); do not open or count without them",
            )
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worst(change: impl FnOnce(&mut Config)) -> (Level, String) {
        let mut config = Config::default();
        config.town.contact = "tel. 1".to_owned();
        config.server.public_url = "https://t.example".to_owned();
        change(&mut config);
        let found = settings(&config);
        let worst = found.iter().max_by_key(|one| one.level).unwrap();
        (worst.level, worst.to_string())
    }

    #[test]
    fn each_setting_is_judged_with_its_remedy() {
        type Change = (fn(&mut Config), Level, &'static str);
        let cases: [Change; 6] = [
            (|c| c.server.public_url = "http://t.example".to_owned(), Level::Bad, "→ put a proxy with TLS before it"),
            (
                |c| c.server.public_url = "http://127.0.0.1:8080".to_owned(),
                Level::Warn,
                "→ for residents, set the https",
            ),
            (|c| c.town.accent = "#ffff00".to_owned(), Level::Bad, "town.accent"),
            (|c| c.town.contact.clear(), Level::Warn, "→ say whom residents can ask"),
            (|c| c.plebiscite.code_rounds = 10, Level::Warn, "→ set 100000 for a real vote"),
            (|c| c.server.development = true, Level::Bad, "→ turn it off"),
        ];
        assert_eq!(worst(|_| ()).0, Level::Ok);
        for (change, level, said) in cases {
            let (found, text) = worst(change);
            assert_eq!(found, level, "{text}");
            assert!(text.contains(said), "{text}");
        }
    }

    #[test]
    fn too_little_is_told_by_degrees() {
        let level = |there| Found::least("x".to_owned(), (there, 10, 5), "more").level;
        assert_eq!([level(10), level(9), level(4)], [Level::Ok, Level::Warn, Level::Bad]);
    }
}
