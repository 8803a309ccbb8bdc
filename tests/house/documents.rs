//! Documents: links lead somewhere, the README names every dependency and
//! subcommand, and every top folder has a page of its own.

use std::collections::BTreeSet;

use crate::files::{File, all, none, top};

/// Relative links of Markdown that lead to no file.
fn dead_links(files: &[File], exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".md")) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in file.text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target) {
            let path = target.split('#').next().unwrap_or_default();
            let outside = path.is_empty() || path.contains("://") || path.starts_with("mailto:");
            if !outside && !exists(&joined(folder, path)) {
                found.push(format!("{}: {target}", file.path));
            }
        }
    }
    found
}

fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Other people's crates in the workspace's manifest.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let lines = section.lines().filter_map(|line| line.split_once('=')).filter(|(_, value)| !value.contains("path ="));
    lines.map(|(name, _)| name.trim().to_owned()).filter(|name| !name.starts_with('#')).collect()
}

/// First cells of the tables below a heading, without their backquotes.
fn first_cells(page: &str, heading: &str) -> BTreeSet<String> {
    let Some((_, section)) = page.split_once(&format!("\n## {heading}\n")) else { return BTreeSet::new() };
    let section = section.split("\n## ").next().unwrap_or_default();
    let cells = section.lines().filter(|line| line.starts_with("| `")).filter_map(|line| line.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn differences(listed: &BTreeSet<String>, there: &BTreeSet<String>) -> Vec<String> {
    let missing = there.difference(listed).map(|name| format!("`{name}` is not listed"));
    missing.chain(listed.difference(there).map(|name| format!("`{name}` is listed, but not there"))).collect()
}

fn text(path: &str) -> String {
    std::fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn no_link_is_dead() {
    none("Links that lead nowhere", &dead_links(&all(), |path| top().join(path).exists()));
}

#[test]
fn the_readme_gives_a_reason_for_each_dependency() {
    let (listed, there) = (first_cells(&text("README.md"), "Dependencies"), dependencies(&text("Cargo.toml")));
    assert!(there.len() > 50, "{there:?}");
    none("Dependencies in README.md and Cargo.toml", &differences(&listed, &there));
}

/// What the workspace lists and no crate takes.
fn untaken<'a>(there: &'a BTreeSet<String>, manifests: &[&str]) -> Vec<&'a String> {
    let takes = |manifest: &str, name: &str| {
        let line = |line: &str| {
            line.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with(".workspace") || rest.starts_with(" = { workspace"))
        };
        manifest.lines().any(line)
    };
    there.iter().filter(|name| !manifests.iter().any(|manifest| takes(manifest, name))).collect()
}

#[test]
fn the_workspace_lists_nothing_that_no_crate_takes() {
    let there = dependencies(&text("Cargo.toml"));
    let files = all();
    let manifests: Vec<&str> =
        files.iter().filter(|file| file.path.ends_with("Cargo.toml")).map(|file| file.text.as_str()).collect();
    let found: Vec<String> = untaken(&there, &manifests).into_iter().cloned().collect();
    none("In [workspace.dependencies], but taken by no crate", &found);
}

#[test]
fn the_readme_names_every_subcommand() {
    let args = text("src/cli/args.rs");
    let (_, commands) = args.split_once("pub enum Command {").expect("the subcommands are one enum");
    let commands = commands.split("\n}").next().unwrap_or_default();
    let there: BTreeSet<String> = commands
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(char::is_uppercase))
        .filter_map(|line| line.split(['(', '{', ',']).next())
        .map(|name| name.trim().to_lowercase())
        .collect();
    assert!(there.contains("serve"), "{there:?}");
    let listed = first_cells(&text("README.md"), "Subcommands");
    let listed = listed.iter().filter_map(|cell| cell.strip_prefix("wiec ")?.split(' ').next()).map(str::to_owned);
    none("Subcommands in README.md and src/cli/args.rs", &differences(&listed.collect(), &there));
}

#[test]
fn every_top_folder_has_a_page() {
    let folders = ["src", "migrations", "templates", "tests", "deploy", "docs"];
    let lost = folders.iter().filter(|folder| !top().join(folder).join("README.md").exists());
    none("Folders without a README.md", &lost.map(|folder| (*folder).to_owned()).collect::<Vec<_>>());
}

#[test]
fn bad_documents_are_found() {
    let page = "# A\n[b](b.md) [c](../c.md#x) [d](https://d.example) [e](#e)\n";
    let files = [File { path: "docs/a.md".to_owned(), text: page.to_owned() }];
    assert_eq!(dead_links(&files, |path| path == "c.md"), ["docs/a.md: b.md"]);
    let manifest = "[workspace.dependencies]\n# ours\nkernel = { path = \"k\" }\n# theirs\nserde = \"1\"\ntar = { version = \"0\" }\n\n[x]\ny = 1\n";
    let there = dependencies(manifest);
    let listed = first_cells(
        "# R\n\n## Dependencies\n\n| `serde`, `gone` | reason |\n\n## Else\n\n| `tar` | x |\n",
        "Dependencies",
    );
    assert_eq!(differences(&listed, &there), ["`tar` is not listed", "`gone` is listed, but not there"]);
    assert_eq!(untaken(&there, &["[dependencies]\nserde.workspace = true\ntarpc.workspace = true\n"]), ["tar"]);
}
