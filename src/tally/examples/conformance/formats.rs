//! Every election file is the one the answers are about, is read, and is the same
//! again when written.

use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};
use tally::Profile;
use tally::formats::{blt, pb, preflib};

use crate::{Case, Report, cases};

/// Reads and writes every file.
pub(crate) fn check(root: &Path, report: &mut Report) {
    for folder in ["budgets", "rankings", "stv", "scores", "committees"] {
        for case in cases(root, folder) {
            match profile(&case) {
                Ok(profile) => facts(&case, &profile, report),
                Err(wrong) => report.holds(&case.name, Err(wrong)),
            }
        }
    }
}

fn profile(case: &Case) -> Result<Profile, String> {
    let bytes = std::fs::read(&case.file).map_err(|error| error.to_string())?;
    if let Some(said) = case.expected.get("sha256").and_then(Value::as_str) {
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if found != said {
            return Err(format!("the file's SHA-256 is {found}, the answers are about {said}"));
        }
    }
    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    let extension = case.file.extension().unwrap_or_default();
    match extension.to_string_lossy().as_ref() {
        "pb" => same(&text, pb::parse).and_then(|file| file.profile().map_err(|error| error.to_string())),
        "blt" => same(&text, blt::parse).and_then(|file| file.profile().map_err(|error| error.to_string())),
        _ => same(&text, preflib::parse).and_then(|file| file.profile().map_err(|error| error.to_string())),
    }
}

/// The file, when it is the same again after writing.
fn same<F, E>(text: &str, parse: fn(&str) -> Result<F, E>) -> Result<F, String>
where
    F: PartialEq + ToString,
    E: ToString,
{
    let file = parse(text).map_err(|error| error.to_string())?;
    let again = parse(&file.to_string()).map_err(|error| format!("as written: {}", error.to_string()))?;
    if again == file { Ok(file) } else { Err("what was written is not what was read".to_owned()) }
}

/// The plain facts the answers state about the file.
fn facts(case: &Case, profile: &Profile, report: &mut Report) {
    let said = |key: &str| case.expected.get(key).and_then(Value::as_u64);
    let ballots = said("ballots").or(said("voters")).or(said("num_votes")).or(said("n"));
    if let Some(ballots) = ballots {
        report.same(&format!("{} ballots", case.name), &profile.total(), &ballots);
    }
    let options = case.expected.get("candidates").or_else(|| case.expected.get("projects"));
    let count = options.and_then(|options| match options {
        Value::Object(names) => Some(names.len() as u64),
        Value::Array(names) => Some(names.len() as u64),
        other => other.as_u64(),
    });
    if let Some(count) = count {
        report.same(&format!("{} options", case.name), &(profile.entries().len() as u64), &count);
    }
    if let Some(Value::Object(names)) = case.expected.get("candidates") {
        for entry in profile.entries() {
            let name = names.get(&entry.id).and_then(Value::as_str);
            report.same(&format!("{} option {}", case.name, entry.id), &Some(entry.name.trim()), &name.map(str::trim));
        }
    }
}
