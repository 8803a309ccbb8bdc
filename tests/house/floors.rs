//! Who may import whom: the drawing of the house, as a table.
//!
//! Any lower floor may be imported; on one floor only the arrows drawn. What a
//! ground crate takes from outside is listed: it must stay pure.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::files::{none, top};

/// From the cellar up; behind each crate, whom it may import on its own floor.
const FLOORS: [&[(&str, &[&str])]; 7] = [
    &[("kernel", &[])],
    &[
        ("tally", &[]),
        ("ledger", &[]),
        ("ballotbox", &["ledger"]),
        ("verify", &["ledger", "ballotbox", "tally"]),
        ("sheets", &[]),
        ("questionnaire", &["sheets"]),
        ("stats", &[]),
        ("portfolio", &[]),
    ],
    &[
        ("migrations", &[]),
        ("templates", &[]),
        ("store", &["migrations"]),
        ("web", &["store", "templates"]),
        ("post", &["store", "templates"]),
    ],
    &[("accounts", &[]), ("notices", &["accounts"]), ("roll", &["notices"]), ("needs", &[]), ("journal", &[])],
    &[("plebiscite", &[]), ("survey", &[]), ("consortium", &[]), ("planning", &["plebiscite", "survey", "consortium"])],
    &[("shell", &[]), ("cli", &["shell"])],
    &[("wiec", &[])],
];

/// Crates without clock, I/O and async, and all they take from outside.
const PURE: [(&str, &[&str]); 6] = [
    ("kernel", &["jiff", "serde", "thiserror", "uuid"]),
    ("tally", &["num-bigint", "num-integer", "num-rational", "num-traits", "serde", "sha2", "thiserror"]),
    ("ledger", &["ciborium", "data-encoding", "ed25519-dalek", "signed_note", "thiserror", "tlog_tiles"]),
    (
        "ballotbox",
        &[
            "data-encoding",
            "hmac",
            "openssl",
            "serde",
            "serde_json",
            "serde_json_canonicalizer",
            "sha2",
            "tar",
            "thiserror",
            "zeroize",
        ],
    ),
    ("verify", &["data-encoding", "rayon", "serde", "serde_json", "serde_json_canonicalizer", "thiserror"]),
    ("sheets", &["calamine", "encoding_rs", "rust_xlsxwriter", "zip"]),
];

/// Migrations mean the same for ever, so they import nothing of ours.
const ALONE: &str = "migrations";

/// For tests only: nothing but tests may import them.
const FOR_TESTS: [&str; 2] = ["house", "seeded"];

struct Edge {
    from: String,
    to: String,
    ours: bool,
    dev: bool,
}

fn metadata() -> Value {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1"])
        .current_dir(top())
        .output()
        .expect("cargo runs, it has built this");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("cargo writes JSON")
}

fn edges(metadata: &Value) -> (BTreeSet<String>, Vec<Edge>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().expect("cargo lists packages");
    let names = packages.iter().map(|package| text(&package["name"])).collect();
    let edges = packages.iter().flat_map(|package| {
        package["dependencies"].as_array().into_iter().flatten().map(|dependency| Edge {
            from: text(&package["name"]),
            to: text(&dependency["name"]),
            ours: dependency["path"].is_string(),
            dev: dependency["kind"] == "dev",
        })
    });
    (names, edges.collect())
}

fn place(name: &str) -> Option<(usize, &'static [&'static str])> {
    FLOORS
        .iter()
        .enumerate()
        .find_map(|(floor, crates)| crates.iter().find(|(there, _)| *there == name).map(|(_, arrows)| (floor, *arrows)))
}

/// What stands against the drawing.
fn against(names: &BTreeSet<String>, edges: &[Edge]) -> Vec<String> {
    let mut found: Vec<String> = names
        .iter()
        .filter(|name| place(name).is_none() && !FOR_TESTS.contains(&name.as_str()))
        .map(|name| format!("`{name}` has no place in FLOORS"))
        .collect();
    for Edge { from, to, .. } in edges.iter().filter(|edge| edge.ours && !edge.dev) {
        if FOR_TESTS.contains(&to.as_str()) {
            found.push(format!("`{from}` imports `{to}`, which is for tests only"));
        }
        let (Some((upper, arrows)), Some((lower, _))) = (place(from), place(to)) else { continue };
        if from == ALONE || !(lower < upper || lower == upper && arrows.contains(&to.as_str())) {
            found.push(format!("`{from}` may not import `{to}`"));
        }
    }
    found.extend(impure(names, edges));
    found.extend(circles(edges));
    found
}

fn impure(names: &BTreeSet<String>, edges: &[Edge]) -> Vec<String> {
    let mut found = Vec::new();
    for (pure, listed) in PURE.iter().filter(|(pure, _)| names.contains(*pure)) {
        let outside = edges.iter().filter(|edge| edge.from == *pure && !edge.ours && !edge.dev);
        let taken: BTreeSet<&str> = outside.map(|edge| edge.to.as_str()).collect();
        let listed: BTreeSet<&str> = listed.iter().copied().collect();
        found.extend(
            taken.difference(&listed).map(|one| format!("`{pure}` takes `{one}`, which is not listed in PURE")),
        );
        found.extend(
            listed.difference(&taken).map(|one| format!("PURE lists `{one}` for `{pure}`, which does not take it")),
        );
    }
    let ground = FLOORS[0].iter().chain(FLOORS[1]).map(|(name, _)| *name);
    let unlisted = ground.filter(|name| names.contains(*name) && !PURE.iter().any(|(pure, _)| pure == name));
    found.extend(unlisted.map(|name| format!("`{name}` is a ground crate: list in PURE what it takes")));
    found
}

/// Dev-dependencies may go anywhere but in a circle.
fn circles(edges: &[Edge]) -> Vec<String> {
    let mut imports: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| edge.ours && !edge.dev) {
        imports.entry(&edge.from).or_default().push(&edge.to);
    }
    let reaches = |from: &str, to: &str| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(name) = next.pop() {
            if seen.insert(name) {
                next.extend(imports.get(name).into_iter().flatten());
            }
        }
        seen.contains(to)
    };
    edges
        .iter()
        .filter(|edge| edge.ours && edge.dev && edge.from != edge.to && reaches(&edge.to, &edge.from))
        .map(|edge| format!("the tests of `{}` import `{}`, which imports `{}`", edge.from, edge.to, edge.from))
        .collect()
}

#[test]
fn no_crate_imports_against_the_drawing() {
    let (names, edges) = edges(&metadata());
    assert!(names.len() > 15 && edges.len() > 100, "cargo told too little");
    none("Imports against the drawing of the house (src/README.md)", &against(&names, &edges));
}

#[test]
fn every_folder_in_src_is_a_crate() {
    let (names, _) = edges(&metadata());
    let folders = std::fs::read_dir(top().join("src")).unwrap().map(|entry| entry.unwrap().path());
    let lost: Vec<String> = folders
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .filter(|name| !names.contains(name))
        .collect();
    none("Folders in src that are no crates", &lost);
}

#[test]
fn a_bad_import_is_found() {
    let edge = |from: &str, to: &str, ours, dev| Edge { from: from.to_owned(), to: to.to_owned(), ours, dev };
    let names: BTreeSet<String> = ["kernel", "web", "attic"].map(str::to_owned).into();
    let bad = [
        edge("roll", "plebiscite", true, false),
        edge("migrations", "kernel", true, false),
        edge("kernel", "tokio", false, false),
        edge("ledger", "verify", true, false),
        edge("web", "seeded", true, false),
        edge("kernel", "store", true, true),
        edge("store", "kernel", true, false),
    ];
    let found = against(&names, &bad).join("\n");
    for expected in [
        "`roll` may not import `plebiscite`",
        "`migrations` may not import `kernel`",
        "`kernel` takes `tokio`",
        "PURE lists `jiff` for `kernel`",
        "`ledger` may not import `verify`",
        "`web` imports `seeded`, which is for tests only",
        "the tests of `kernel` import `store`",
        "`attic` has no place",
    ] {
        assert!(found.contains(expected), "{expected:?} is not in\n{found}");
    }
    let good = [edge("roll", "notices", true, false), edge("plebiscite", "roll", true, false)];
    assert!(circles(&good).is_empty());
    assert!(!against(&BTreeSet::new(), &good).iter().any(|line| line.contains("may not")));
}
