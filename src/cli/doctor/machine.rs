//! The machine: disk, memory, open files, clock.

use std::path::Path;

use kernel::Clock;
use shell::config::Config;
use shell::machine::SystemClock;

use super::Found;
use crate::files;

const MB: u64 = 1 << 20;
/// 2026-01-01, in milliseconds: no clock may show an earlier time.
const MADE: i64 = 1_767_225_600_000;

/// Looks at everything that can be asked here.
pub(super) fn look(config: &Config) -> Vec<Found> {
    let mut found = vec![disk(&config.database.dir), writable(&config.database.dir), clock()];
    found.extend(synchronised());
    found.extend(read("/proc/meminfo").and_then(|text| memory(&text)));
    found.extend(read("/proc/self/limits").and_then(|text| open_files(&text)));
    found
}

fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

fn disk(dir: &Path) -> Found {
    match files::free(dir) {
        Some(free) => Found::least(
            format!("disk of `{}`: {} MB free", dir.display(), free / MB),
            (free, 4096 * MB, 512 * MB),
            "make room: when the disk is full no vote can be taken",
        ),
        None => Found::warn(format!("disk of `{}`: cannot be asked", dir.display()), "check database.dir"),
    }
}

/// Whether files can be made in the folder, or the folder itself.
fn writable(dir: &Path) -> Found {
    let nearest = std::path::absolute(dir).ok();
    let nearest = nearest.as_deref().and_then(|dir| dir.ancestors().find(|folder| folder.exists()));
    let Some(nearest) = nearest else {
        return Found::bad(format!("`{}` is nowhere", dir.display()), "check database.dir");
    };
    let shown = nearest.display();
    match tempfile::tempfile_in(nearest) {
        Ok(_gone) => Found::ok(format!("`{shown}` can be written")),
        Err(error) => Found::bad(
            format!("`{shown}` cannot be written: {error}"),
            "give the user that runs wiec this folder: chown -R wiec …",
        ),
    }
}

fn clock() -> Found {
    let now = SystemClock.now();
    let shown = jiff::Timestamp::from_millisecond(now.millis()).unwrap_or_default();
    if now.millis() < MADE {
        Found::bad(format!("the clock shows {shown}"), "set it: votes open and close by it")
    } else {
        Found::ok(format!("the clock shows {shown}"))
    }
}

/// Asks those who keep clocks right; a machine that has none of them is told so.
fn synchronised() -> Option<Found> {
    const SETUP: &str = "set up systemd-timesyncd or chrony: votes open and close by the clock";
    if Path::new("/run/systemd/timesync/synchronized").exists() {
        return Some(Found::ok("the clock is kept by systemd-timesyncd"));
    }
    let asked = std::process::Command::new("timedatectl").args(["show", "-p", "NTPSynchronized", "--value"]).output();
    let said = asked.ok().filter(|output| output.status.success()).and_then(|o| String::from_utf8(o.stdout).ok());
    Some(match said.as_deref().map(str::trim) {
        Some("yes") => Found::ok("the clock is kept by a time server"),
        Some(_) => Found::warn("the clock is not kept by a time server", SETUP),
        None => Found::warn("nobody here knows whether the clock is kept by a time server", SETUP),
    })
}

fn memory(meminfo: &str) -> Option<Found> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(Found::least(
        format!("memory: {} MB", kilobytes / 1024),
        (kilobytes * 1024, 900 * MB, 400 * MB),
        "give the machine 1 GB or more",
    ))
}

fn open_files(limits: &str) -> Option<Found> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    let soft = line.split_whitespace().next()?;
    let number = if soft == "unlimited" { u64::MAX } else { soft.parse().ok()? };
    Some(Found::least(
        format!("open files: {soft}"),
        (number, 4096, 256),
        "set LimitNOFILE=65536 in the systemd unit, or ulimit -n 65536",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    #[test]
    fn the_kernels_own_words_are_understood() {
        let level = |found: Option<Found>| found.unwrap().level;
        assert_eq!(level(memory("MemTotal:         500000 kB\nMemFree: 1 kB\n")), Level::Warn);
        assert_eq!(level(memory("MemTotal:         100000 kB\n")), Level::Bad);
        let limits =
            |soft: &str| format!("Limit Soft Hard Units\nMax open files            {soft}   1048576   files\n");
        assert_eq!(level(open_files(&limits("1024"))), Level::Warn);
        assert_eq!(level(open_files(&limits("unlimited"))), Level::Ok);
        assert_eq!(open_files("nothing"), None);
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_judged_by_the_one_above() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(writable(&dir.path().join("a/b")).level, Level::Ok);
        assert_eq!(clock().level, Level::Ok);
    }
}
