//! The files of the repository, as git knows them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A text file.
pub(crate) struct File {
    /// From the top, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The top of the repository.
pub(crate) fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// All text files, tracked or about to be.
pub(crate) fn all() -> Vec<File> {
    let out = Command::new("git")
        .args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(top())
        .output()
        .expect("git is installed");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let paths = String::from_utf8(out.stdout).unwrap();
    let read = |path: &str| {
        let text = std::fs::read_to_string(top().join(path)).ok()?;
        Some(File { path: path.to_owned(), text })
    };
    let files: Vec<File> = paths.split('\0').filter(|path| !path.is_empty()).filter_map(read).collect();
    assert!(files.len() > 200, "only {} files were found", files.len());
    files
}

/// Rust sources of the program: without tests, benches and examples.
pub(crate) fn program() -> Vec<File> {
    let outside = ["/tests/", "/benches/", "/examples/"];
    let part = |file: &File| {
        file.path.ends_with(".rs")
            && !file.path.starts_with("tests/")
            && !outside.iter().any(|folder| file.path.contains(folder))
    };
    all().into_iter().filter(part).collect()
}

/// Fails with everything that was found, one a line.
pub(crate) fn none(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "\n{rule}:\n  {}\n", found.join("\n  "));
}
