//! Commands as they are typed, on a town in a folder of its own.

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::args::Cli;
use crate::dispatch;

/// Runs a command line; `DIR` stands for the folder.
fn wiec(dir: &Path, line: &str) -> Result<ExitCode, String> {
    let dir = dir.display().to_string();
    let words = line.split(' ').map(|word| word.replace('_', " ").replace("DIR", &dir));
    let cli =
        Cli::try_parse_from(std::iter::once("wiec".to_owned()).chain(words)).map_err(|error| error.to_string())?;
    dispatch(cli.command).map_err(|failure| failure.to_string())
}

const TOWN: &str = "--set database.dir=DIR/town --set mail.url=file:DIR/mail";

fn on(dir: &Path, line: &str) -> Result<ExitCode, String> {
    wiec(dir, &format!("{line} {TOWN}"))
}

fn refused(ended: Result<ExitCode, String>, said: &str) {
    let error = ended.expect_err(said);
    assert!(error.contains(said), "{error:?} does not say {said:?}");
}

fn done(ended: Result<ExitCode, String>) {
    match ended {
        Ok(code) => assert_eq!(code, ExitCode::SUCCESS),
        Err(said) => panic!("{said}"),
    }
}

const ADD: &str = "staff add ada@example.org --name Ada_Sample --password-file DIR/password";

fn town() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("password"), "siedem zielonych żubrów\n").unwrap();
    done(on(dir.path(), "migrate"));
    dir
}

#[test]
fn the_first_account_and_its_token() {
    let town = town();
    let on = |line: &str| on(town.path(), line);
    done(on("staff list"));
    done(on(&format!("{ADD} --role administrator --role organiser")));
    done(on("staff list"));
    done(on("staff token ada@example.org --hours 2"));
    refused(on(&format!("{ADD} --role clerk")), "another account has this address");
    refused(on("staff disable ada@example.org --reason left"), "the last administrator");
    refused(
        on("staff disable bob@example.org --reason left"),
        "there is no account bob@example.org; `wiec staff list`",
    );
    refused(on("staff token ada@example.org --hours 0"), "--hours 0: between 1 and 720");
}

#[test]
fn every_slip_about_staff_is_named() {
    let town = town();
    let on = |line: &str| on(town.path(), line);
    refused(on(&format!("{ADD} --role king")), "--role king: there is no such role; the roles are organiser, clerk");
    refused(on(ADD), "--role");
    refused(on("staff add ada --name Ada --role clerk --password-file DIR/password"), "expected name@domain");
    refused(on("staff add a@b.pl --name Ada --role clerk --password-file DIR/none"), "none` cannot be read");
    let password = |raw: &str| std::fs::write(town.path().join("password"), raw).unwrap();
    password("short");
    refused(on(&format!("{ADD} --role clerk")), "has 5 characters; at least 12 are needed");
    password("123456789012");
    refused(on(&format!("{ADD} --role clerk")), "one of those that are tried first");
    password("");
    refused(on(&format!("{ADD} --role clerk")), "the password is empty");
}

#[test]
fn a_list_is_looked_at_and_then_taken() {
    let town = town();
    let on = |line: &str| on(town.path(), line);
    let list = "Nazwisko;Imię;Adres;Osiedle\nNowak;Ada;Lipowa 1;Centrum\nŻuk;Jan;Lipowa 2;Zachód\n";
    std::fs::write(town.path().join("list.csv"), list).unwrap();
    done(on("roll import DIR/list.csv --check"));
    done(on("roll import DIR/list.csv"));
    done(on("roll import DIR/list.csv"));
    done(on("roll totals"));
    std::fs::write(town.path().join("bad.csv"), "Nazwisko;Imię;Adres\nNowak;;Lipowa 1\n").unwrap();
    assert_eq!(on("roll import DIR/bad.csv"), Ok(ExitCode::FAILURE), "a bad row is no success");
    std::fs::write(town.path().join("wrong.csv"), "a;b\n1;2\n").unwrap();
    refused(on("roll import DIR/wrong.csv"), "no column for surname; head one `nazwisko`");
    refused(on("roll import DIR/none.csv"), "none.csv");
}

#[test]
fn a_backup_is_restored_into_an_empty_town_only() {
    let town = town();
    let on = |line: &str| on(town.path(), line);
    done(on(&format!("{ADD} --role administrator")));
    done(on("backup --out DIR/copy --keys DIR/keys"));
    refused(on("backup --out DIR/copy"), "copy` is there already");
    refused(on("restore DIR/copy"), "the store is not empty");
    refused(on("restore DIR/mail"), "is no backup: it has no manifest.json; name the folder");
    let other = |line: &str| wiec(town.path(), &format!("{line} --set database.dir=DIR/other"));
    refused(other("staff list"), "there is no town in");
    done(other("restore DIR/copy --keys DIR/keys"));
    done(other("staff token ada@example.org"));
    std::fs::write(town.path().join("copy/town.db"), "broken").unwrap();
    let third = wiec(town.path(), "restore DIR/copy --set database.dir=DIR/third");
    refused(third, "the backup is damaged: take another copy");
}

#[test]
fn wrong_files_and_flags_say_what_to_do() {
    let town = tempfile::tempdir().unwrap();
    let wiec = |line: &str| wiec(town.path(), line);
    std::fs::write(town.path().join("x.tar"), "manifest.json is not a bundle").unwrap();
    assert_eq!(wiec("verify DIR/x.tar"), Ok(ExitCode::FAILURE));
    assert_eq!(wiec("verify DIR/x.tar --format json"), Ok(ExitCode::FAILURE));
    refused(wiec("verify DIR/none.tar"), "none.tar` cannot be read");
    refused(wiec("verify DIR/x.tar --eid abc"), "--eid abc: an eid has 26 signs");
    refused(wiec("verify https://t.example/"), "copy the address of the journal page");
    refused(wiec("verify http://127.0.0.1:1/x.tar"), "http://127.0.0.1:1/x.tar` cannot be fetched");
    refused(wiec("tally DIR/x.tar"), "is not a bundle to count");
    refused(wiec("tally DIR/none.pb"), "none.pb` cannot be read");
    refused(wiec("staff list --set server.lissen=1"), "there is no key server.lissen");
    refused(wiec("staff list --config DIR/none.toml"), "none.toml: check the path");
    refused(
        wiec("migrate --set database.url=postgres://nobody@127.0.0.1:1/x --set database.dir=DIR/pg"),
        "check [database]",
    );
    assert_eq!(wiec("doctor --set server.lissen=1"), Ok(ExitCode::FAILURE));
    assert_eq!(wiec("doctor --set database.dir=DIR/nowhere"), Ok(ExitCode::FAILURE));
    refused(wiec("rehearse --ballots DIR/none.pb --server http://x --token-file DIR/t"), "none.pb` cannot be read");
}

#[test]
fn an_export_names_the_plebiscite_that_is_not_there() {
    let town = town();
    let on = |line: &str| on(town.path(), line);
    refused(on("export abc --out DIR/x.tar"), "`abc` is no eid: it has 26 signs");
    refused(
        on("export abcdefghijklmnopqrstuvwxyz --out DIR/x.tar"),
        "there is no plebiscite abcdefghijklmnopqrstuvwxyz",
    );
    assert!(!town.path().join("x.tar").exists());
}

#[test]
fn a_fresh_town_on_this_machine_is_not_bad() {
    let town = town();
    assert_eq!(on(town.path(), "doctor"), Ok(ExitCode::SUCCESS));
}
