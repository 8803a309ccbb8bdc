//! Writes a file: numbers, names in quotation marks, `\n`.

use std::fmt;

use super::{Ballot, Blt};

pub(super) fn write(file: &Blt, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "{} {}", file.candidates.len(), file.seats)?;
    let candidates = || (1_usize..).zip(&file.candidates);
    if file.candidates.iter().any(|candidate| !candidate.nick.is_empty()) {
        let nicks: Vec<&str> = file.candidates.iter().map(|candidate| candidate.nick.as_str()).collect();
        writeln!(f, "[nick {}]", nicks.join(" "))?;
    }
    for option in &file.options {
        writeln!(f, "[{}]", option.join(" "))?;
    }
    let gone: Vec<String> = candidates().filter(|(_, c)| c.withdrawn).map(|(number, _)| format!("-{number}")).collect();
    if !gone.is_empty() {
        writeln!(f, "{}", gone.join(" "))?;
    }
    file.ballots.iter().try_for_each(|ballot| self::ballot(ballot, f))?;
    f.write_str("0\n")?;
    for (_, candidate) in candidates() {
        quoted(&candidate.name, f)?;
    }
    quoted(&file.title, f)
}

fn ballot(ballot: &Ballot, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(id) = &ballot.id {
        write!(f, "({id}) ")?;
    }
    write!(f, "{}", ballot.weight)?;
    let mut next = 0;
    for (level, options) in ballot.groups() {
        (next..level).try_for_each(|_| f.write_str(" -"))?;
        next = level + 1;
        let numbers: Vec<String> = options.iter().map(|&option| (u32::from(option) + 1).to_string()).collect();
        write!(f, " {}", numbers.join("="))?;
    }
    f.write_str(" 0\n")
}

fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "\"{}\"", text.replace('"', "\"\""))
}
