//! `stv-rs` on the same ballots.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tally::formats::blt;
use tally::{Ballots, Profile, count};

/// Lets `stv-rs` count by Meek's rule, one thread, from a file; and the same here.
/// False when the two do not elect the same; true also when it is not there.
pub(crate) fn compare(profile: &Profile, seats: usize) -> bool {
    let Some(program) = find() else {
        eprintln!("  stv-rs: not on the PATH, and STV_RS does not name it; not compared");
        return true;
    };
    let file = std::env::temp_dir().join(format!("rounds-{}.blt", std::process::id()));
    let result = std::fs::write(&file, written(profile, seats)).map_err(|error| error.to_string());
    let result = result.and_then(|()| both(&program, &file, seats));
    let _removed = std::fs::remove_file(&file);
    result.unwrap_or_else(|wrong| {
        eprintln!("  stv-rs: {wrong}");
        false
    })
}

fn both(program: &Path, file: &Path, seats: usize) -> Result<bool, String> {
    let before = cpu();
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let read = blt::parse(&text).map_err(|error| error.to_string())?;
    let profile = read.profile().map_err(|error| error.to_string())?;
    let outcome = count(&profile, &crate::spec("stv-meek", seats)).map_err(|error| error.to_string())?;
    let ours = cpu().0 - before.0;
    let output = Command::new(program)
        .args(["--arithmetic", "fixed9", "--input"])
        .arg(file)
        .args(["meek", "--parallel", "no"])
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let theirs = cpu().1 - before.1;
    let said = String::from_utf8_lossy(&output.stdout);
    let elected = said.lines().filter_map(|line| {
        line.strip_prefix("Action: Elect: ").or_else(|| line.strip_prefix("Action: Elect remaining: "))
    });
    let elected: BTreeSet<&str> = elected.collect();
    let here: BTreeSet<&str> = outcome.winners.iter().map(String::as_str).collect();
    let same = elected == here;
    let verdict = if same { "the same winners" } else { "OTHER WINNERS" };
    let seconds = |ticks: u64| format!("{}.{:02} s", ticks / 100, ticks % 100);
    eprintln!("  stv-meek from a file, CPU: {} here, {} stv-rs; {verdict}", seconds(ours), seconds(theirs));
    Ok(same)
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("STV_RS") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("stv-rs")).find(|program| program.is_file())
}

/// The profile as a BLT file in the dialect of `stv-rs`, which wants nicknames that
/// begin with a letter; names are ids.
fn written(profile: &Profile, seats: usize) -> String {
    let mut text = format!("{} {seats}\n[nick", profile.entries().len());
    profile.entries().iter().for_each(|entry| write!(text, " c{}", entry.id).expect("a string takes all"));
    text.push_str("]\n");
    let Ballots::Ranking(bag) = profile.ballots() else { return text };
    for (ballot, times) in bag.iter() {
        write!(text, "{times}").expect("a string takes all");
        for ranked in ballot {
            write!(text, " c{}", profile.entries()[usize::from(ranked.option)].id).expect("a string takes all");
        }
        text.push_str(" 0\n");
    }
    text.push_str("0\n");
    profile.entries().iter().for_each(|entry| writeln!(text, "\"{}\"", entry.id).expect("a string takes all"));
    text.push_str("\"bench\"\n");
    text
}

/// CPU time of this process and of those it waited for, in hundredths of a second.
fn cpu() -> (u64, u64) {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<u64> = after_name.split_whitespace().skip(1).map(|field| field.parse().unwrap_or(0)).collect();
    let sum = |at: usize| fields.get(at).copied().unwrap_or(0) + fields.get(at + 1).copied().unwrap_or(0);
    // Fields 14 to 17 of the line; the name is the second, the state the third.
    (sum(10), sum(12))
}
