//! A server of its own process, with an organiser and a token.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use reqwest::{Client, Url};
use tempfile::TempDir;

use crate::machine::{self, Memory};

const ORGANISER: &str = "bench@town.example";

/// A running server; it ends with its value.
pub(crate) struct Server {
    pub(crate) client: Client,
    pub(crate) url: Url,
    pub(crate) token: String,
    pub(crate) dir: TempDir,
    child: Child,
}

impl Server {
    /// Starts one over an empty database; `database`: the address of a PostgreSQL database, or
    /// nothing for SQLite.
    pub(crate) async fn start(database: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).unwrap().port();
        let config = dir.path().join("town.toml");
        std::fs::write(&config, toml(dir.path(), port, database)).unwrap();
        let password = dir.path().join("password");
        std::fs::write(&password, "stopa zbiera mokre okno\n").unwrap();
        wiec(&["migrate".as_ref(), "-c".as_ref(), &config]);
        let (name, file) = (Path::new("Bench"), Path::new("--password-file"));
        let add = ["staff", "add", ORGANISER, "--role", "organiser", "--name"].map(Path::new);
        wiec(&[&add[..], &[name, "-c".as_ref(), &config, file, &password]].concat());
        let token = wiec(&["staff".as_ref(), "token".as_ref(), ORGANISER.as_ref(), "-c".as_ref(), &config]);
        let mut serve = program();
        let child = serve.arg("serve").arg("-c").arg(&config).stdout(Stdio::null()).spawn().unwrap();
        let url: Url = format!("http://127.0.0.1:{port}/").parse().unwrap();
        let server = Self { client: Client::new(), url, token: token.trim().to_owned(), dir, child };
        server.ready().await;
        server
    }

    async fn ready(&self) {
        let ready = self.url.join("readyz").unwrap();
        for _ in 0..600 {
            if self.client.get(ready.clone()).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not become ready; its log is above");
    }

    pub(crate) fn spent(&self) -> u64 {
        machine::spent(self.child.id())
    }

    pub(crate) fn memory(&self) -> Memory {
        machine::memory(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn program() -> Command {
    Command::new(std::env::current_exe().unwrap())
}

/// Runs a subcommand to its end; what it printed.
pub(crate) fn wiec(words: &[&Path]) -> String {
    let out = program().args(words).output().unwrap();
    assert!(out.status.success(), "{words:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn toml(dir: &Path, port: u16, database: &str) -> String {
    let dir = dir.display();
    format!(
        "[server]\nlisten = '127.0.0.1:{port}'\npublic_url = 'http://127.0.0.1:{port}'\n\
         [database]\ndir = '{dir}/data'\nurl = '{database}'\n\
         [mail]\nurl = 'file:{dir}/mail'\n[log]\nfilter = 'error'\n\
         [plebiscite]\ncode_rounds = 1\n"
    )
}
