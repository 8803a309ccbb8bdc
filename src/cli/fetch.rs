//! Takes a bundle from a file or from the web.

use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::Duration;

use reqwest::{Client, Url};

use crate::fail::Failure;
use crate::town::block_on;

/// Where a bundle is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A file.
    File(std::path::PathBuf),
    /// An address, with the `eid` that it names.
    Web(Url, Option<String>),
}

impl Place {
    /// Reads what was typed: a path, the address of a bundle, or of a journal page.
    pub(crate) fn parse(typed: &str) -> Result<Self, Failure> {
        if !typed.starts_with("http://") && !typed.starts_with("https://") {
            return Ok(Self::File(typed.into()));
        }
        let wrong = |error| Failure::of(format!("`{typed}` is no address"), &error);
        let mut url: Url = typed.parse().map_err(wrong)?;
        url.set_query(None);
        url.set_fragment(None);
        let path = url.path().trim_end_matches('/').to_owned();
        let parts: Vec<&str> = path.split('/').collect();
        let eid = parts.iter().position(|part| *part == "journal").and_then(|place| parts.get(place + 1));
        let eid = eid.filter(|eid| is_eid(eid)).map(|eid| (*eid).to_owned());
        if path.ends_with(".tar") {
            return Ok(Self::Web(url, eid));
        }
        if eid.is_none() || parts.last() != eid.as_deref().as_ref() {
            return Err(Failure::new(format!(
                "`{typed}` is neither a bundle (…/bundle.tar) nor a journal page (…/journal/EID); copy the address of \
                 the journal page of the vote"
            )));
        }
        url.set_path(&format!("{path}/bundle.tar"));
        Ok(Self::Web(url, eid))
    }

    /// Opens it; what is on the web is fetched into a file that has no name and
    /// goes away by itself.
    pub(crate) fn open(&self) -> Result<File, Failure> {
        match self {
            Self::File(path) => file(path),
            Self::Web(url, _) => block_on(fetch(&client()?, url)),
        }
    }
}

/// Whether a text looks like the name of an election.
pub(crate) fn is_eid(text: &str) -> bool {
    text.len() == ballotbox::manifest::EID && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

fn file(path: &Path) -> Result<File, Failure> {
    let opened = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
        true => Err(std::io::Error::from(std::io::ErrorKind::IsADirectory)),
        false => Ok(file),
    });
    opened.map_err(|error| Failure::of(format!("`{}` cannot be read", path.display()), &error))
}

/// The client for everything but voting.
pub(crate) fn client() -> Result<Client, Failure> {
    let client = Client::builder().connect_timeout(Duration::from_secs(10)).read_timeout(Duration::from_secs(120));
    client.build().map_err(|error| Failure::of("the HTTP client cannot be made", &error))
}

/// Fetches a bundle into a nameless file.
pub(crate) async fn fetch(client: &Client, url: &Url) -> Result<File, Failure> {
    let away = |error: reqwest::Error| Failure::of(format!("`{url}` cannot be fetched"), &error.without_url());
    let disk = |error| Failure::of("the bundle cannot be kept in the folder for temporary files", &error);
    let mut answer = client.get(url.clone()).send().await.map_err(away)?;
    let status = answer.status();
    if !status.is_success() {
        let hint = if status.as_u16() == 404 { "; is the address right, and the result published?" } else { "" };
        return Err(Failure::new(format!("`{url}` answers {status}{hint}")));
    }
    let mut kept = tempfile::tempfile().map_err(disk)?;
    while let Some(chunk) = answer.chunk().await.map_err(away)? {
        kept.write_all(&chunk).map_err(disk)?;
    }
    kept.rewind().map_err(disk)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EID: &str = "abcdefghijklmnopqrstuvwxyz";

    fn web(typed: &str) -> (String, Option<String>) {
        match Place::parse(typed).unwrap() {
            Place::Web(url, eid) => (url.to_string(), eid),
            Place::File(path) => panic!("{path:?}"),
        }
    }

    #[test]
    fn a_journal_page_leads_to_its_bundle() {
        let bundle = format!("https://t.example/journal/{EID}/bundle.tar");
        for typed in [format!("https://t.example/journal/{EID}"), format!("https://t.example/journal/{EID}/?a#b")] {
            assert_eq!(web(&typed), (bundle.clone(), Some(EID.to_owned())));
        }
        assert_eq!(web(&bundle), (bundle.clone(), Some(EID.to_owned())));
        assert_eq!(web("http://t.example/a/b.tar"), ("http://t.example/a/b.tar".to_owned(), None));
        assert_eq!(Place::parse("bundle.tar").unwrap(), Place::File("bundle.tar".into()));
    }

    #[test]
    fn other_pages_are_refused_with_the_remedy() {
        for typed in ["https://t.example/", "https://t.example/journal", "https://t.example/journal/short"] {
            assert!(Place::parse(typed).unwrap_err().to_string().contains("copy the address of the journal page"));
        }
        assert!(Place::parse("https://").unwrap_err().to_string().contains("is no address"));
        assert!(Place::parse("/no/such/file").unwrap().open().unwrap_err().to_string().contains("cannot be read"));
        assert!(Place::parse("/").unwrap().open().unwrap_err().to_string().contains("`/` cannot be read"));
    }
}
