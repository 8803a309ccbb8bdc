//! Lists the words and the bundled assets, so that adding a language or a file
//! needs no code.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[expect(clippy::panic, reason = "a build script says what is wrong and ends")]
fn sorted(dir: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(dir).unwrap_or_else(|error| panic!("cannot read {}: {error}", dir.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder's entry can be read").path()).collect();
    paths.sort();
    paths
}

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    words(Path::new(&root), Path::new(&out));
    assets(Path::new(&root), Path::new(&out));
}

fn words(root: &Path, out: &Path) {
    let folder = root.join("words");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code = String::from("pub(crate) const CATALOGUES: &[(&str, &[(&str, &str)])] = &[\n");
    for language in sorted(&folder).iter().filter(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", language.display());
        let tag = language.file_name().expect("a folder has a name").to_string_lossy();
        writeln!(code, "    (\"{tag}\", &[").expect("a String takes all text");
        for file in sorted(language).iter().filter(|path| path.extension().is_some_and(|ending| ending == "ftl")) {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = file.file_stem().expect("a file has a name").to_string_lossy();
            writeln!(code, "        (\"{name}\", include_str!({:?})),", file.display().to_string())
                .expect("a String takes all text");
        }
        code.push_str("    ]),\n");
    }
    code.push_str("];\n");
    fs::write(out.join("catalogues.rs"), code).expect("cargo's folder can be written");
}

fn assets(root: &Path, out: &Path) {
    let dist = root.join("dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    assert!(dist.join("wiec.css").exists(), "\n\n    templates/dist is missing: run `make assets` first\n\n");
    let mut code = String::from("pub(crate) const FILES: &[File] = &[\n");
    for file in sorted(&dist).iter().filter(|path| path.extension().is_some_and(|e| e == "css" || e == "js")) {
        let name = file.file_name().expect("a file has a name").to_string_lossy();
        let path = file.display();
        writeln!(
            code,
            "    File {{ name: {name:?}, bytes: include_bytes!(\"{path}\"), gzip: include_bytes!(\"{path}.gz\"), \
             brotli: include_bytes!(\"{path}.br\") }},"
        )
        .expect("a String takes all text");
    }
    code.push_str("];\n");
    fs::write(out.join("files.rs"), code).expect("cargo's folder can be written");
}
