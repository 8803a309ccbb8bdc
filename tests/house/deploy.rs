//! What is deployed: units are right and hardened, scripts can be read.

use std::process::Command;

use crate::files::top;

/// Largest exposure that `systemd-analyze security` may give a service, in tenths (0 … 100).
const EXPOSURE: u32 = 20;

const UNITS: [&str; 4] = ["wiec.service", "wiec-backup.service", "wiec-backup.timer", "wiec-backup-failed.service"];

fn run(program: &str, args: &[&str]) -> (bool, String) {
    let out = Command::new(program).args(args).current_dir(top()).output().unwrap_or_else(|error| {
        panic!("{program} is missing ({error}). Type: sudo apt-get install systemd (or run `make test`, which says what is missing)")
    });
    (out.status.success(), [out.stdout, out.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat())
}

/// What `systemd-analyze verify` says of a copy of the units in which the program exists.
fn verify(change: impl Fn(&str) -> String, name: &str) -> (bool, String) {
    let dir = std::env::temp_dir().join(format!("wiec-units-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let paths = UNITS.map(|unit| {
        let text = std::fs::read_to_string(top().join("deploy").join(unit)).unwrap();
        let path = dir.join(unit);
        // Where Wiec is not installed its program and user do not exist; that is no fault of the unit.
        std::fs::write(&path, change(&text).replace("/usr/local/bin/wiec", "/bin/true")).unwrap();
        path.to_string_lossy().into_owned()
    });
    let mut args = vec!["verify", "--man=no", "--recursive-errors=no"];
    args.extend(paths.iter().map(String::as_str));
    let said = run("systemd-analyze", &args);
    std::fs::remove_dir_all(&dir).unwrap();
    said
}

/// The exposure of a unit in tenths.
fn exposure(path: &str) -> u32 {
    let (_, said) = run("systemd-analyze", &["security", "--offline=true", "--no-pager", path]);
    let line = said.lines().find(|line| line.contains("Overall exposure level")).unwrap_or_else(|| panic!("{said}"));
    let number: String = line.rsplit(':').next().unwrap().chars().filter(char::is_ascii_digit).collect();
    number.parse().unwrap_or_else(|error| panic!("{line}: {error}"))
}

#[test]
fn systemd_takes_the_units() {
    let (fine, said) = verify(str::to_owned, "good");
    assert!(fine && said.trim().is_empty(), "{said}");
    let bad = |text: &str| text.replace("[Service]", "[Service]\nExecStrat=/bin/true");
    let (_, said) = verify(bad, "bad");
    assert!(said.contains("ExecStrat"), "a unit with a wrong key was taken: {said}");
}

#[test]
fn the_services_are_hardened() {
    for unit in ["deploy/wiec.service", "deploy/wiec-backup.service", "deploy/wiec-backup-failed.service"] {
        let exposure = exposure(unit);
        assert!(exposure < EXPOSURE, "{unit}: exposure {exposure} tenths, under {EXPOSURE} is wanted");
    }
    let soft = std::env::temp_dir().join(format!("wiec-soft-{}.service", std::process::id()));
    std::fs::write(&soft, "[Service]\nExecStart=/bin/true\n").unwrap();
    let exposed = exposure(&soft.to_string_lossy());
    std::fs::remove_file(&soft).unwrap();
    assert!(exposed > EXPOSURE, "a service without hardening was taken: {exposed}");
}

#[test]
fn the_proxy_keeps_no_log_where_ballots_are_cast() {
    let nginx = std::fs::read_to_string(top().join("deploy/nginx.conf")).unwrap();
    let caddy = std::fs::read_to_string(top().join("deploy/Caddyfile")).unwrap();
    assert!(nginx.contains("access_log off;") && !nginx.contains("access_log /"), "nginx must log no visit");
    let logs: Vec<&str> = caddy.lines().map(str::trim).filter(|line| line.starts_with("log")).collect();
    assert_eq!(logs, ["log default {"], "Caddy must log no visit");
    assert!(caddy.contains("exclude http.log http.handlers"), "a request that failed must not be logged either");
    assert!(nginx.contains("X-Forwarded-For $remote_addr;"), "a client's own header must be overwritten");
}

#[test]
fn scripts_can_be_read_by_the_shell() {
    let scripts = std::fs::read_dir(top().join(".ci")).unwrap().map(|entry| entry.unwrap().path());
    for script in scripts.chain([top().join(".githooks/pre-commit")]) {
        let (fine, said) = run("bash", &["-n", &script.to_string_lossy()]);
        assert!(fine, "{}: {said}", script.display());
    }
}
