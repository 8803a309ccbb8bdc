//! Texts that stand in no source, or only where they belong.

use crate::files::{File, all, none};
use crate::rust::Source;

/// One rule: a text, and where it may stand.
struct Rule {
    name: &'static str,
    text: &'static str,
    may: fn(&str) -> bool,
    /// Whether a comment or a test may say it.
    code_only: bool,
}

fn nowhere(_: &str) -> bool {
    false
}

fn is_rows(path: &str) -> bool {
    path.ends_with("/rows.rs") || path.contains("/rows/") || path.starts_with("src/store/")
}

const RULES: [Rule; 16] = [
    Rule {
        name: "unescaped HTML outside of the parts",
        text: "PreEscaped",
        may: |path| path.starts_with("templates/parts"),
        code_only: true,
    },
    Rule {
        name: "the database outside of rows",
        text: "sea_orm::",
        may: |path| is_rows(path) || path.starts_with("migrations/"),
        code_only: true,
    },
    Rule {
        name: "the database outside of rows",
        text: "sea_orm_migration",
        may: |path| path.starts_with("migrations/"),
        code_only: true,
    },
    Rule {
        name: "a query driver outside of the store",
        text: "sqlx::",
        may: |path| path.starts_with("src/store/"),
        code_only: true,
    },
    Rule { name: "a test that does not run", text: "#[ignore", may: nowhere, code_only: false },
    Rule { name: "a test that does not run", text: "test.skip(", may: nowhere, code_only: false },
    Rule { name: "a test that keeps others from running", text: "test.only(", may: nowhere, code_only: false },
    Rule { name: "unfinished work", text: "todo!(", may: nowhere, code_only: false },
    Rule { name: "unfinished work", text: "unimplemented!(", may: nowhere, code_only: false },
    Rule { name: "left from debugging", text: "dbg!(", may: nowhere, code_only: false },
    Rule { name: "allow: write expect, with a reason", text: "[allow(", may: nowhere, code_only: true },
    Rule { name: "inline style", text: " style=", may: nowhere, code_only: true },
    Rule { name: "inline script", text: " onclick=", may: nowhere, code_only: true },
    Rule { name: "inline script", text: " onsubmit=", may: nowhere, code_only: true },
    Rule { name: "inline script", text: " onchange=", may: nowhere, code_only: true },
    Rule { name: "a link to a script scheme", text: "javascript:", may: nowhere, code_only: true },
];

fn is_source(path: &str) -> bool {
    [".rs", ".ts", ".mjs", ".js"].iter().any(|ending| path.ends_with(ending)) && !path.starts_with("tests/house/")
}

fn broken(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| is_source(&file.path)) {
        let in_tests = file.path.contains("tests/") || file.path.contains("benches/");
        let code = Source::new(&file.text).code();
        for rule in &RULES {
            let text = if rule.code_only { &code } else { &file.text };
            let fine = (rule.may)(&file.path) || (rule.code_only && in_tests);
            if !fine && text.contains(rule.text) {
                found.push(format!("{}: `{}`: {}", file.path, rule.text, rule.name));
            }
        }
    }
    found
}

/// Folders of somebody's machine, which mean nothing to anybody else.
fn machine_paths(files: &[File]) -> Vec<String> {
    let folders = ["/work/", "/root/", "/Users/", "C:\\Users\\", "/.cargo/registry/"];
    let at_home = |line: &str| line.split("/home/").skip(1).any(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !file.path.starts_with("tests/house/")) {
        for (number, line) in (1..).zip(file.text.lines()) {
            if folders.iter().any(|folder| line.contains(folder)) || at_home(line) {
                found.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    found
}

/// Longest source; longer ones hide a cut.
const LONGEST: usize = 500;

/// Sources that are longer, since when, and why.
const LONGER: [(&str, &str); 0] = [];

fn too_long(files: &[File]) -> Vec<String> {
    let sources = files.iter().filter(|file| [".rs", ".ts", ".mjs", ".css"].iter().any(|end| file.path.ends_with(end)));
    let lines = sources.map(|file| (file, file.text.lines().count()));
    let over = lines.filter(|(file, lines)| *lines > LONGEST && !LONGER.iter().any(|(path, _)| *path == file.path));
    over.map(|(file, lines)| format!("{}: {lines} lines", file.path)).collect()
}

fn unexplained(files: &[File]) -> Vec<String> {
    let silent = |file: &&File| file.path.ends_with(".rs") && !file.text.starts_with("//!");
    files.iter().filter(silent).map(|file| file.path.clone()).collect()
}

#[test]
fn no_source_holds_what_belongs_elsewhere() {
    none("What belongs elsewhere or nowhere", &broken(&all()));
}

#[test]
fn no_file_names_a_folder_of_somebodys_machine() {
    none("Folders of one machine", &machine_paths(&all()));
}

#[test]
fn no_source_is_longer_than_500_lines() {
    none("Sources over 500 lines: look for the cut", &too_long(&all()));
}

#[test]
fn every_source_says_first_what_it_is() {
    none("Rust sources that do not begin with `//!`", &unexplained(&all()));
}

#[test]
fn bad_samples_are_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    for rule in &RULES {
        let bad = file("src/web/bad.rs", &format!("//! Bad.\nfn f() {{ x{} }}\n", rule.text));
        assert!(broken(&[bad]).iter().any(|line| line.contains(rule.name)), "{}", rule.text);
    }
    let said = file("src/web/good.rs", "//! No sea_orm:: here.\n\n#[cfg(test)]\nmod tests { use sea_orm::X; }\n");
    assert!(broken(&[said]).is_empty());
    assert!(broken(&[file("src/roll/rows/right.rs", "//! X\nuse sea_orm::Y;\n")]).is_empty());
    assert_eq!(machine_paths(&[file("a.md", "see /work/x\n"), file("b.md", "/home/ada/x\n/home/ \n")]).len(), 2);
    assert_eq!(too_long(&[file("a.rs", &"\n".repeat(501)), file("b.rs", &"\n".repeat(500))]).len(), 1);
    assert_eq!(unexplained(&[file("a.rs", "fn f() {}"), file("b.rs", "//! B")]), ["a.rs"]);
}
