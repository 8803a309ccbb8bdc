//! `wiec demo`: an invented town to try everything on.
//!
//! Everything is made through the same verbs that pages use, on a clock set to the
//! past: a roll is imported, one plebiscite is held from freeze to publication,
//! one is open, one is a draft.
//!
//! Invariant: every person, street and address of the demo is invented, and the
//! town's name says so.

mod ballots;
mod elections;
mod people;
mod staff;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use kernel::{Clock, Instant, ManualClock};
use plebiscite::Room;
use shell::config::Config;
use shell::machine::{SystemClock, SystemIds};

use crate::args::Demo;
use crate::fail::{Ended, Failure, chain};
use crate::{files, say, serve, town};

/// What the demo tells of itself, kept beside the town and printed at each start.
const ABOUT: &str = "demo.txt";

/// Makes the town where there is none, says what there is, and serves it.
pub(crate) fn run(args: &Demo) -> Ended {
    let config = config(args)?;
    shell::logs::start(&config.log).map_err(|error| Failure::of("log.filter", &error))?;
    let about = args.dir.join(ABOUT);
    town::block_on(async {
        if !about.exists() {
            make(args, &config).await?;
        }
        let said = files::read(&about)?;
        say::line(String::from_utf8_lossy(&said).trim_end())?;
        if args.once {
            return Ok(());
        }
        let store = town::open(&config).await?;
        let at = format!("\nServing at {} – stop with Ctrl-C.", config.server.public_url);
        serve::serve(&config, store, &at).await
    })?;
    Ok(ExitCode::SUCCESS)
}

fn config(args: &Demo) -> Result<Config, Failure> {
    let dir = args.dir.join("data");
    let set = [
        "town.name=Przykładowo (miasto przykładowe)".to_owned(),
        "town.contact=Urząd Miejski w Przykładowie, pokój 1, urzad@przykladowo.example".to_owned(),
        format!("server.listen={}", args.listen),
        format!("server.public_url=http://{}", args.listen),
        "server.development=true".to_owned(),
        format!("database.dir={}", dir.display()),
        format!("mail.url=file:{}", args.dir.join("mail").display()),
        "mail.from=Przykładowo <wiec@przykladowo.example>".to_owned(),
        "log.filter=warn".to_owned(),
        "plebiscite.code_rounds=1000".to_owned(),
        "plebiscite.flush_seconds=20".to_owned(),
        "plebiscite.flush_least=5".to_owned(),
    ];
    Config::load(None, std::iter::empty(), &set).map_err(|error| Failure::of("--listen or --dir", &error))
}

async fn make(args: &Demo, config: &Config) -> Result<(), Failure> {
    if args.dir.join("data").exists() {
        let dir = args.dir.display();
        return Err(Failure::new(format!("`{dir}` holds half a demo; remove it, or name another with --dir")));
    }
    files::private_dir(&args.dir)?;
    eprintln!("making the sample town in `{}` (once; about a minute)", args.dir.display());
    let now = this_morning(SystemClock.now());
    let store = town::connect(config).await?;
    store.migrate().await.map_err(|error| Failure::of("the tables cannot be made", &error))?;
    let clock = Arc::new(ManualClock::new(now.plus_days(-60)));
    let team = staff::hire(&store, clock.now()).await?;
    people::settle(&store, config, &args.dir, (args.residents, clock.now())).await?;
    let settings = config.room_settings();
    let (room, writers) =
        Room::new(&store, clock.clone(), Arc::new(SystemIds), settings).map_err(|fault| failed(&fault))?;
    let town = Maker { room, clock, now, team, dir: args.dir.clone() };
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let ending = || {
        let mut stopped = stopped.clone();
        async move { drop(stopped.wait_for(|stop| *stop).await) }
    };
    let writing = writers.run(ending);
    let holding = async {
        let held = town.hold().await;
        stop.send_replace(true);
        held
    };
    let (written, held) = tokio::join!(writing, holding);
    written.map_err(|error| Failure::of("the votes could not be written", &error))?;
    let about = about(config, &town.team, &held?);
    store.close().await.map_err(|error| Failure::of("the database cannot be closed", &error))?;
    files::create_with(&args.dir.join(ABOUT), about.as_bytes())
}

/// Seven in the morning, UTC, so that sample hours look like those of a town.
const fn this_morning(now: Instant) -> Instant {
    let midnight = Instant::from_millis(now.day() * 86_400_000);
    let morning = midnight.plus_seconds(7 * 3_600);
    if morning.millis() <= now.millis() { morning } else { morning.plus_days(-1) }
}

/// What the sample elections are made with.
struct Maker {
    room: Room,
    clock: Arc<ManualClock>,
    /// The present.
    now: Instant,
    team: staff::Team,
    dir: std::path::PathBuf,
}

fn failed(fault: &plebiscite::Fault) -> Failure {
    Failure::new(format!("the sample town could not be made: {}", chain(fault)))
}

/// What a visitor needs to know.
fn about(config: &Config, team: &staff::Team, held: &elections::Held) -> String {
    let url = &config.server.public_url;
    let mut text = format!(
        "{}\n\nResidents   {url}/\nVote        {url}/vote   with one of these codes (each once):\n",
        config.town.name
    );
    for code in &held.codes {
        text.push_str(&format!("              {code}\n"));
    }
    text.push_str(&format!("            letters to print: {}\n", shown(&held.letters)));
    text.push_str(&format!("Result      {url}/plebiscites/{}\n", held.published));
    text.push_str(&format!("Journal     {url}/journal/{}\n", held.eid));
    text.push_str(&format!("Check it    wiec verify {}\n", shown(&held.bundle)));
    text.push_str(&format!("Staff       {url}/sign-in\n"));
    text.push_str(&team.about());
    text
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
