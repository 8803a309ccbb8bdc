//! What agrees and what differs; the answers in a folder.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

/// What was compared so far.
#[derive(Default)]
pub(crate) struct Report {
    family: &'static str,
    compared: u64,
    begun: u64,
    different: Vec<String>,
}

impl Report {
    /// A family begins.
    pub(crate) fn begin(&mut self, family: &'static str) {
        self.close();
        self.family = family;
        self.begun = self.compared;
    }

    /// Compares what came out with the answer; `what` names election, rule and
    /// figure.
    pub(crate) fn same<T: PartialEq + Debug>(&mut self, what: &str, got: &T, expected: &T) {
        self.compared += 1;
        if got != expected {
            self.differs(&format!("{what}: {got:?}, expected {expected:?}"));
        }
    }

    /// Something that must hold; the message says what is wrong.
    pub(crate) fn holds(&mut self, what: &str, held: Result<(), String>) {
        self.compared += 1;
        if let Err(wrong) = held {
            self.differs(&format!("{what}: {wrong}"));
        }
    }

    /// A difference, printed at once.
    pub(crate) fn differs(&mut self, what: &str) {
        eprintln!("DIFFERS  {}: {what}", self.family);
        self.different.push(what.to_owned());
    }

    fn close(&self) {
        if !self.family.is_empty() {
            eprintln!("{}: {} comparisons", self.family, self.compared - self.begun);
        }
    }

    /// The end of all: 1 when anything differs, or nothing was compared.
    pub(crate) fn end(self) -> ExitCode {
        self.close();
        eprintln!("{} comparisons, {} differ", self.compared, self.different.len());
        if self.compared == 0 || !self.different.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// An election with answers.
pub(crate) struct Case {
    /// The name of the answers' file, without its ending.
    pub(crate) name: String,
    /// The answers.
    pub(crate) expected: Value,
    /// The election file they are about.
    pub(crate) file: PathBuf,
}

impl Case {
    /// The election file as text.
    pub(crate) fn text(&self) -> String {
        std::fs::read_to_string(&self.file).unwrap_or_else(|error| panic!("{}: {error}", self.file.display()))
    }
}

/// The answers in a folder of `root`, by name. An election file may stand in
/// another folder.
pub(crate) fn cases(root: &Path, folder: &str) -> Vec<Case> {
    let files = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let mut answers = files(&root.join(folder));
    answers.retain(|path| path.to_string_lossy().ends_with(".expected.json"));
    answers.sort();
    let case = |path: PathBuf| {
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let expected: Value =
            serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().unwrap_or_default().to_string_lossy().replace(".expected.json", "");
        let named = expected.get("file").and_then(Value::as_str).map_or_else(|| format!("{name}.pb"), str::to_owned);
        let here = root.join(folder).join(&named);
        let elsewhere = || files(root).into_iter().map(|other| other.join(&named)).find(|path| path.exists());
        let file = if here.exists() { here } else { elsewhere().unwrap_or(here) };
        Case { name, expected, file }
    };
    answers.into_iter().map(case).collect()
}
