//! `wiec staff …`: accounts from the command line.

use std::path::Path;
use std::process::ExitCode;

use accounts::jobs::{Deed, NewStaff};
use accounts::rows::staff::{Account, State};
use accounts::rules::email::{EmailAddress, Fault as EmailFault};
use accounts::rules::password::{Fault, LONGEST, Password, SHORTEST};
use accounts::rules::roles::{self, Roles};
use kernel::{Clock, Line};
use shell::config::Config;
use shell::machine::{SystemClock, SystemIds};
use store::{Actor, Store};

use crate::args::{Staff, Town};
use crate::fail::{Ended, Failure};
use crate::{files, say, town};

/// Does what was asked.
pub(crate) fn run(deed: Staff) -> Ended {
    match deed {
        Staff::Add { town, email, name, role, password_file } => {
            add(&town, &Typed { email, name, role, password_file: password_file.as_deref() })
        }
        Staff::List(town) => list(&town),
        Staff::Disable { town, email, reason } => disable(&town, &email, &reason),
        Staff::Token { town, email, hours } => token(&town, &email, hours),
    }
}

struct Typed<'a> {
    email: String,
    name: String,
    role: Vec<String>,
    password_file: Option<&'a Path>,
}

fn deed(store: &Store) -> Deed<'_> {
    Deed { store, ids: &SystemIds, now: SystemClock.now(), actor: Actor::cli() }
}

fn add(town: &Town, typed: &Typed<'_>) -> Ended {
    let config = town::config(town)?;
    let new = new_staff(&config, typed)?;
    let password = password(&config, &new, typed.password_file)?;
    town::block_on(async {
        let store = town::open(&config).await?;
        let added = deed(&store).add(&new, &password).await;
        added.map_err(|error| Failure::of(format!("{} was not added", new.email), &error))
    })?;
    say::line(format!("{} added: {}", new.email, new.roles.to_text()))?;
    if new.roles.need_second_factor() {
        say::line("at the first sign-in a second factor (an authenticator program) must be set up")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn new_staff(config: &Config, typed: &Typed<'_>) -> Result<NewStaff, Failure> {
    let name = Line::parse(&typed.name, 100).map_err(|error| Failure::of("--name", &error))?;
    let mut found = Vec::new();
    for word in &typed.role {
        let role = roles::parse(word).ok_or_else(|| {
            let known: Vec<&str> = roles::ALL.into_iter().map(|(_, word)| word).collect();
            Failure::new(format!("--role {word}: there is no such role; the roles are {}", known.join(", ")))
        })?;
        found.push(role);
    }
    let lang = config.town.languages.first().copied().unwrap_or(kernel::Lang::Pl);
    Ok(NewStaff { email: email(&typed.email)?, name, lang, roles: Roles::new(&found) })
}

fn email(typed: &str) -> Result<EmailAddress, Failure> {
    EmailAddress::parse(typed).map_err(|fault| {
        let why = match fault {
            EmailFault::Empty => "no address was given",
            EmailFault::Form => "expected name@domain",
        };
        Failure::new(format!("`{typed}` is no e-mail address: {why}"))
    })
}

fn password(config: &Config, new: &NewStaff, file: Option<&Path>) -> Result<Password, Failure> {
    let raw = match file {
        Some(path) => {
            let bytes = files::read(path)?;
            let text = String::from_utf8(bytes);
            let text = text.map_err(|error| Failure::of(format!("--password-file `{}`", path.display()), &error))?;
            text.trim_end_matches(['\r', '\n']).to_owned()
        }
        None => asked()?,
    };
    let own = [new.email.as_str(), new.name.as_str(), config.town.name.as_str()];
    Password::parse(&raw, &own).map_err(|fault| Failure::new(unfit(fault)))
}

/// Asks twice on the terminal, without showing what is typed.
fn asked() -> Result<String, Failure> {
    let no_terminal = |error| {
        Failure::of("the password cannot be asked for without a terminal; give it with --password-file", &error)
    };
    let first = rpassword::prompt_password("Password (12 characters or more): ").map_err(no_terminal)?;
    let again = rpassword::prompt_password("Once more: ").map_err(no_terminal)?;
    if first == again { Ok(first) } else { Err(Failure::new("the two passwords differ; nothing was done: try again")) }
}

fn unfit(fault: Fault) -> String {
    match fault {
        Fault::Empty => "the password is empty".to_owned(),
        Fault::TooShort(length) => format!("the password has {length} characters; at least {SHORTEST} are needed"),
        Fault::TooLong(length) => format!("the password has {length} characters; at most {LONGEST} are allowed"),
        Fault::Common => "the password is one of those that are tried first; choose several unusual words".to_owned(),
        Fault::Personal => {
            "the password is little else than the person's or the town's name; choose several unusual words".to_owned()
        }
    }
}

fn list(town: &Town) -> Ended {
    let config = town::config(town)?;
    let accounts = town::block_on(async {
        let store = town::open(&config).await?;
        deed(&store).list().await.map_err(|error| Failure::of("the accounts cannot be read", &error))
    })?;
    for account in &accounts {
        say::line(row(account))?;
    }
    if accounts.is_empty() {
        say::line("no accounts yet; add the first with `wiec staff add`")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn row(account: &Account) -> String {
    let state = match account.state {
        State::Active => "active",
        State::Disabled => "disabled",
    };
    let second = if account.totp.is_some() { "second factor" } else { "no second factor" };
    format!("{}\t{}\t{}\t{state}\t{second}", account.email, account.name, account.roles.to_text())
}

/// The account of an address that somebody typed.
async fn found(store: &Store, address: &EmailAddress) -> Result<Account, Failure> {
    let found = deed(store).find(address).await.map_err(|error| Failure::of("the accounts cannot be read", &error))?;
    found.ok_or_else(|| Failure::new(format!("there is no account {address}; `wiec staff list` shows them all")))
}

fn disable(town: &Town, typed: &str, reason: &str) -> Ended {
    let config = town::config(town)?;
    let address = email(typed)?;
    let reason = Line::parse(reason, 500).map_err(|error| Failure::of("--reason", &error))?;
    town::block_on(async {
        let store = town::open(&config).await?;
        let account = found(&store, &address).await?;
        let done = deed(&store).disable(account.id, &reason).await;
        done.map_err(|error| Failure::of(format!("{address} was not disabled"), &error))
    })?;
    say::line(format!("{address} disabled; its sessions have ended"))?;
    Ok(ExitCode::SUCCESS)
}

fn token(town: &Town, typed: &str, hours: u32) -> Ended {
    if !(1..=720).contains(&hours) {
        return Err(Failure::new(format!("--hours {hours}: between 1 and 720")));
    }
    let config = town::config(town)?;
    let address = email(typed)?;
    let opened = town::block_on(async {
        let store = town::open(&config).await?;
        let account = found(&store, &address).await?;
        if account.state == State::Disabled {
            return Err(Failure::new(format!("the account {address} is disabled; enable it on the page of accounts")));
        }
        let opened = deed(&store).open_for_program(&account, hours).await;
        opened.map_err(|error| Failure::of("the token could not be made", &error))
    })?;
    eprintln!("token of {address} for {hours} hours; whoever has it may do what the account may do");
    say::line(opened.token.text())?;
    Ok(ExitCode::SUCCESS)
}
