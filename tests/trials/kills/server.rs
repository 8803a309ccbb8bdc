//! The real program, started and killed.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::{Client, Url};
use store::Settings;

/// A program that does not answer by then will not answer any more.
const PATIENCE: Duration = Duration::from_secs(90);

pub(super) struct Server {
    child: Child,
    arguments: Vec<String>,
    dir: PathBuf,
    url: Url,
}

impl Server {
    /// `wiec serve` at a free port, answering.
    pub(super) async fn start(settings: &Settings, dir: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (data, database) = match settings {
            Settings::Sqlite { dir } => (dir, String::new()),
            Settings::Postgres { url, dir } => (dir, url.clone()),
        };
        let address = format!("127.0.0.1:{port}");
        let set = [
            format!("server.listen={address}"),
            format!("server.public_url=http://{address}"),
            format!("database.dir={}", data.display()),
            format!("database.url={database}"),
            format!("mail.url=file:{}", dir.join("mail").display()),
            "plebiscite.scrub_seconds=3".to_owned(),
            "log.filter=warn".to_owned(),
        ];
        let flags = set.into_iter().flat_map(|value| ["--set".to_owned(), value]);
        let arguments: Vec<String> = std::iter::once("serve".to_owned()).chain(flags).collect();
        let url = format!("http://{address}/").parse().unwrap();
        let child = spawn(&arguments, dir);
        let mut server = Self { child, arguments, dir: dir.to_owned(), url };
        server.ready().await;
        server
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    /// SIGKILL, to this one process.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again after a kill.
    pub(super) async fn rise(&mut self) {
        self.child = spawn(&self.arguments, &self.dir);
        self.ready().await;
    }

    /// What `Restart=always` of the unit does; whether it was needed.
    pub(super) async fn keep(&mut self) -> bool {
        let ended = self.child.try_wait().unwrap().is_some();
        if ended {
            self.rise().await;
        }
        ended
    }

    async fn ready(&mut self) {
        let (client, page) = (Client::new(), self.url.join("readyz").unwrap());
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if client.get(page.clone()).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
            if self.child.try_wait().unwrap().is_some() {
                // The database may still be recovering.
                tokio::time::sleep(Duration::from_millis(300)).await;
                self.child = spawn(&self.arguments, &self.dir);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let told = std::fs::read_to_string(self.dir.join("serve.log")).unwrap_or_default();
        panic!("the server does not answer; it said:\n{told}");
    }
}

fn spawn(arguments: &[String], dir: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_wiec"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(super::log(dir))
        .stderr(super::log(dir))
        .spawn()
        .unwrap()
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            self.kill();
        }
    }
}
