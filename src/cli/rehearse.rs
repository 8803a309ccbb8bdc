//! The dress rehearsal: a real election cast again through the pages.
//!
//! ```text
//! .pb ─▶ plan ─▶ rehearsal on the server ─▶ package ─▶ codes ─▶ keys ─▶ open ─▶ every ballot through the pages
//!                                                        close ─▶ bundle ─▶ verify ─▶ compare with the file's own counts
//! ```

mod api;
mod compare;
mod plan;
pub mod voter;
mod votes;

use std::fs::File;
use std::io::{BufReader, Seek};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use reqwest::Url;

use crate::args::Rehearse;
use crate::codes::{Made, read_package};
use crate::fail::{Ended, Failure, chain};
use crate::{election, fetch, files, say, town};
use api::{Server, State};
use plan::Plan;

/// Rehearses and reports: 0 when every count is the file's.
pub(crate) fn run(args: &Rehearse) -> Ended {
    let shown = args.ballots.display().to_string();
    let pb = election::pabulib(&shown, &files::read(&args.ballots)?)?;
    let plan = Plan::of(&pb, args.voters).map_err(|refused| Failure::new(format!("`{shown}`: {refused}")))?;
    if args.parallel == 0 {
        return Err(Failure::new("--parallel 0: at least one resident must vote at a time"));
    }
    if let Some(bundle) = args.bundle.as_deref().filter(|path| path.exists()) {
        return Err(Failure::new(format!("`{}` is there already; name another file", bundle.display())));
    }
    let server = Server::new(&url(&args.server)?, &token(&args.token_file)?)?;
    for line in plan.remarks() {
        say::line(line)?;
    }
    town::block_on(rehearse(args, &plan, &server))
}

fn url(typed: &str) -> Result<Url, Failure> {
    let with_slash = format!("{}/", typed.trim_end_matches('/'));
    let wrong = || Failure::new(format!("--server {typed}: expected an address such as https://wiec.example.org"));
    let url: Url = with_slash.parse().map_err(|_malformed| wrong())?;
    if matches!(url.scheme(), "http" | "https") && url.has_host() { Ok(url) } else { Err(wrong()) }
}

fn token(path: &Path) -> Result<String, Failure> {
    let bytes = files::read(path)?;
    let text = String::from_utf8_lossy(&bytes).trim().to_owned();
    if text.is_empty() || text.chars().any(|c| !c.is_ascii_graphic()) {
        return Err(Failure::new(format!(
            "`{}` holds no token; make one with `wiec staff token EMAIL > FILE`",
            path.display()
        )));
    }
    Ok(text)
}

async fn rehearse(args: &Rehearse, plan: &Plan, server: &Server) -> Ended {
    let id = server.create(plan).await?;
    let frozen = server.wait(&id, &[State::Frozen]).await?;
    let options = plan.match_options(&frozen.options).map_err(Failure::new)?;

    let package = read_package(&server.package(&id).await?)?;
    let made = tokio::task::block_in_place(|| Made::draw(&package, 0))?;
    server.load_keys(&id, made.keys(&package)?).await?;
    server.open(&id).await?;
    server.wait(&id, &[State::Open]).await?;

    let codes: Vec<String> = made.of_residents().map(ToString::to_string).collect();
    let cast = votes::cast(server.url(), &codes, &plan.choices(&options), args.parallel).await?;
    server.close(&id).await?;
    let published = server.wait(&id, &[State::Published]).await?;
    let eid = published.eid.ok_or_else(|| Failure::new("the server published a rehearsal without an eid"))?;

    let bundle = fetch::fetch(server.client(), &server.bundle(&eid)?).await?;
    let bundle = tokio::task::block_in_place(|| keep(bundle, args.bundle.as_deref()))?;
    report(bundle, &eid, (plan, &options), &cast)
}

/// Keeps a copy of the bundle, if it is wanted.
fn keep(mut bundle: File, to: Option<&Path>) -> Result<File, Failure> {
    if let Some(path) = to {
        files::create(path, |out| {
            let copied = std::io::copy(&mut bundle, out);
            copied.map(|_bytes| ()).map_err(|error| Failure::of(format!("`{}`", path.display()), &error))
        })?;
        bundle.rewind().map_err(|error| Failure::of("the bundle cannot be read again", &error))?;
    }
    Ok(bundle)
}

fn report(bundle: File, eid: &str, (plan, options): (&Plan, &[String]), cast: &votes::Cast) -> Ended {
    for line in cast.lines() {
        say::line(line)?;
    }
    let verdict = match verify::bundle(BufReader::new(bundle), Some(eid)) {
        Ok(verdict) => verdict,
        Err(wrong) => {
            say::line(format!("WRONG: the bundle: {}", chain(&wrong)))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    say::line(verify::text(&verdict))?;
    let differences = compare::differences(&verdict.result, plan, options, cast.accepted);
    for difference in &differences {
        say::line(format!("DIFFERS: {difference}"))?;
    }
    let good = differences.is_empty() && cast.refused() == 0;
    say::line(match (good, plan.stated()) {
        (true, true) => "OK: the bundle verifies, and every count is the file's own and ours.".to_owned(),
        (true, false) => "OK: the bundle verifies, and every count is ours of these voters.".to_owned(),
        (false, _) => format!("WRONG: {} differences, {} votes refused.", differences.len(), cast.refused()),
    })?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How long is waited between two questions about the state.
const PAUSE: Duration = Duration::from_millis(500);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_address_or_token_is_named() {
        assert_eq!(url("http://127.0.0.1:8080").unwrap().as_str(), "http://127.0.0.1:8080/");
        for typed in ["wiec.example.org", "ftp://x", "http://"] {
            assert!(url(typed).unwrap_err().to_string().contains("expected an address such as"), "{typed}");
        }
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("token");
        std::fs::write(&path, " abc\n").unwrap();
        assert_eq!(token(&path).unwrap(), "abc");
        std::fs::write(&path, "two words\n").unwrap();
        assert!(token(&path).unwrap_err().to_string().contains("make one with `wiec staff token"));
        assert!(token(&dir.path().join("none")).unwrap_err().to_string().contains("cannot be read"));
    }
}
