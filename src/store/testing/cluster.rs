//! A PostgreSQL cluster that lives as long as somebody holds it.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Makes, runs and removes a cluster; ends when its standard input does. As root it becomes the
/// user `postgres`, because PostgreSQL will not run as root.
const SCRIPT: &str = r#"
set -eu
trap '' INT HUP TERM
bin=$1; port=$2; fsync=$3
dir=$(mktemp -d /tmp/wiec-pg-XXXXXX)
as=""
if [ "$(id -u)" = 0 ]; then as="runuser -u postgres --"; chown postgres "$dir"; fi
cd "$dir"
pid=""
finish() {
  if [ -n "$pid" ]; then
    kill -QUIT "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  fi
  cd /; rm -rf "$dir" || { sleep 1; rm -rf "$dir"; }
}
trap finish EXIT
$as "$bin/initdb" --no-sync -A trust -U postgres -E UTF8 --locale=C -D "$dir/data" >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
cat >>"$dir/data/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$dir'
max_connections = 400
shared_buffers = 32MB
fsync = $fsync
wal_recycle = off
wal_keep_size = 0
track_commit_timestamp = off
log_statement = none
END
start() {
  $as "$bin/postgres" -D "$dir/data" >>"$dir/log" 2>&1 </dev/null &
  started=$!
  for try in $(seq 300); do
    if "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
      pid=$(head -n 1 "$dir/data/postmaster.pid")
      echo "ready $pid $dir/data"
      return 0
    fi
    kill -0 $started 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
start || { cat "$dir/log" >&2; exit 1; }
while read -r signal; do
  kill -"$signal" "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.02; done
  # Its children may hold the shared memory for a moment longer.
  for try in $(seq 100); do start && continue 2; sleep 0.1; done
  cat "$dir/log" >&2; exit 1
done
"#;

/// A running cluster. Dropped, it is stopped and removed; so it is when the process dies.
#[derive(Debug)]
pub struct Cluster {
    url: String,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    /// Closing it ends the cluster; a signal written to it goes to the server.
    held: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
    script: Child,
    pid: u32,
    data: PathBuf,
}

impl Cluster {
    /// The cluster of `WIEC_TEST_PG_URL`, or one of this process.
    ///
    /// # Panics
    /// When none can be started.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| match std::env::var("WIEC_TEST_PG_URL") {
            Ok(url) => Self { url, running: None },
            Err(_unset) => Self::start(),
        })
    }

    /// Starts a cluster of its own, without fsync: killing the server loses nothing by that, only
    /// a power cut would.
    ///
    /// # Panics
    /// When PostgreSQL is not installed (`apt-get install postgresql`) or does not start.
    #[must_use]
    pub fn start() -> Self {
        Self::start_with("off")
    }

    /// Starts a cluster of its own as a town would run it, with fsync, to be measured.
    ///
    /// # Panics
    /// As [`Cluster::start`].
    #[must_use]
    pub fn durable() -> Self {
        Self::start_with("on")
    }

    fn start_with(fsync: &str) -> Self {
        let bin = binaries();
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let mut script = Command::new("sh")
            .args(["-c", SCRIPT, "wiec-cluster"])
            .arg(&bin)
            .args([&port.to_string(), fsync])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell can be started");
        let mut told = BufReader::new(script.stdout.take().expect("it is piped"));
        let (pid, data) = ready(&mut told);
        let held = script.stdin.take();
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        Self { url, running: Some(Running { held, told, script, pid, data }) }
    }

    /// Sends a signal to the server (`KILL`: as if the machine had forgotten it; `QUIT`: PostgreSQL's
    /// own immediate shutdown), starts it again, and waits until it answers.
    ///
    /// # Panics
    /// When it was not started here or does not come back.
    pub fn crash(&mut self, signal: &str) {
        let running = self.running.as_mut().expect("only a cluster of one's own may be killed");
        let held = running.held.as_mut().expect("it is held until it is dropped");
        held.write_all(format!("{signal}\n").as_bytes()).expect("the script listens");
        (running.pid, running.data) = ready(&mut running.told);
    }

    /// The address of its database `postgres`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process id of the server and its data directory, if it was started here.
    #[must_use]
    pub fn process(&self) -> Option<(u32, &std::path::Path)> {
        self.running.as_ref().map(|running| (running.pid, running.data.as_path()))
    }

    /// Makes a database: its name and address.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new_database(&self) -> (String, String) {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("wiec_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        self.psql(&format!("CREATE DATABASE {name}")).expect("a database can be made");
        let (base, _postgres) = self.url.rsplit_once('/').expect("the address names a database");
        let url = format!("{base}/{name}");
        (name, url)
    }

    /// Removes a database and whoever is connected to it.
    pub fn drop_database(&self, name: &str) {
        if let Err(why) = self.psql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")) {
            tracing::warn!(why, "a test database stays behind");
        }
    }

    fn psql(&self, sql: &str) -> Result<(), String> {
        let out = Command::new(binaries().join("psql")).args(["-q", "-X", "-c", sql, &self.url]).output();
        match out {
            Ok(out) if out.status.success() => Ok(()),
            Ok(out) => Err(String::from_utf8_lossy(&out.stderr).into_owned()),
            Err(cause) => Err(cause.to_string()),
        }
    }
}

/// What the script says when the server answers: its process id and data directory.
fn ready(told: &mut impl BufRead) -> (u32, PathBuf) {
    let mut line = String::new();
    told.read_line(&mut line).expect("the shell speaks UTF-8");
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("ready"), "PostgreSQL did not start (its log is above)");
    let pid = words.next().and_then(|pid| pid.parse().ok()).expect("the script tells the process id");
    (pid, words.next().map(PathBuf::from).expect("the script tells the directory"))
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.held.take());
        if let Err(cause) = self.script.wait() {
            tracing::warn!(%cause, "the test cluster was not waited for");
        }
    }
}

/// The newest installed `…/bin` of PostgreSQL.
fn binaries() -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|dirs| {
            dirs.flatten().map(|dir| dir.path().join("bin")).filter(|bin| bin.join("initdb").exists()).collect()
        })
        .unwrap_or_default();
    found.sort();
    found.pop().unwrap_or_else(|| PathBuf::from("/usr/bin"))
}
