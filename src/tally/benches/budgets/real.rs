//! Wieliczka 2023, here and by `pabutools`.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tally::formats::pb;

use crate::RUNS;
use crate::measure::timed;

/// The most it may take here.
const LIMIT: Duration = Duration::from_millis(200);

/// Equal shares of costs, raised by one; says its processor time and the projects. It
/// begins with the exact share of each voter and stops where nothing more can be paid.
const SCRIPT: &str = "
import sys, time
from pabutools.election import parse_pabulib, Cost_Sat
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import lexico_tie_breaking
instance, profile = parse_pabulib(sys.argv[1])
begun = time.process_time()
funded = method_of_equal_shares(
    instance, profile, sat_class=Cost_Sat, voter_budget_increment=1, tie_breaking=lexico_tie_breaking)
print(time.process_time() - begun, *[project.name for project in funded])
";

/// Counts it where it is; false when that was too slow or the other funds other projects.
pub(crate) fn wieliczka() -> bool {
    let Some(root) = std::env::var_os("WIEC_DATA") else { return true };
    let file = Path::new(&root).join("budgets/Poland_Wieliczka_2023_Green_Budget.pb");
    let text = std::fs::read_to_string(&file).expect("a file that can be read");
    let profile = pb::parse(&text).expect("a Pabulib file").profile().expect("ballots that fit");
    let (best, outcome) = timed(&profile, &crate::spec("1"), RUNS);
    let verdict = if best <= LIMIT { "ok" } else { "TOO SLOW" };
    let funded = outcome.winners.len();
    eprintln!("Wieliczka 2023, increment 1: {best:.2?} (limit {LIMIT:.0?}) {verdict}, {funded} funded");
    let theirs = crate::spec("1").set("start", "exact").and_then(|spec| spec.set("stop", "exhaustive"));
    let (spent, outcome) = timed(&profile, &theirs.expect("a rule of ours"), RUNS);
    eprintln!("  from the exact share until nothing more can be paid: {spent:.2?}, {} funded", outcome.winners.len());
    best <= LIMIT && same(&file, &outcome.winners.iter().map(String::as_str).collect())
}

/// Whether the other funds the same; true also when it is not there.
fn same(file: &Path, ours: &BTreeSet<&str>) -> bool {
    let Some(python) = std::env::var_os("WIEC_PEERS") else {
        eprintln!("  pabutools: WIEC_PEERS names no Python that has it; not compared");
        return true;
    };
    let output = Command::new(&python).args(["-c", SCRIPT]).arg(file).output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            eprintln!("  pabutools: {}: {error}", python.display());
            return false;
        }
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let mut words = said.split_whitespace();
    let Some(seconds) = words.next() else {
        eprintln!("  pabutools: {}", String::from_utf8_lossy(&output.stderr).trim());
        return false;
    };
    let theirs: BTreeSet<&str> = words.collect();
    let verdict = if theirs == *ours { "the same projects" } else { "OTHER PROJECTS" };
    eprintln!("  pabutools: {seconds} s of processor, {} funded; {verdict}", theirs.len());
    theirs == *ours
}
