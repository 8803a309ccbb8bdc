//! The route table, reviewed; and what strangers reach of it.

use std::fmt::Write as _;

use store::Engine;
use web::{Access, Declared};

use crate::town::TestTown;

fn line(route: &Declared) -> String {
    let access = match route.access {
        Access::Public => "public".to_owned(),
        Access::Voter => "voter".to_owned(),
        Access::HalfSignedIn => "half-signed-in".to_owned(),
        Access::Staff([]) => "staff".to_owned(),
        Access::Staff(roles) => format!("staff:{roles:?}").replace(' ', ""),
        Access::Program(roles) => format!("program:{roles:?}").replace(' ', ""),
    };
    format!("{} {} {access}", route.method, route.path)
}

/// A change of who may use what shows in review. `WIEC_BLESS=1` writes the table anew.
#[tokio::test(flavor = "multi_thread")]
async fn the_route_table_is_as_reviewed() {
    let town = TestTown::new(Engine::Sqlite).await;
    let mut table = String::new();
    for route in &town.table {
        writeln!(table, "{}", line(route)).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys/routes.txt");
    if std::env::var_os("WIEC_BLESS").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let reviewed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(table == reviewed, "the route table changed; review it and run with WIEC_BLESS=1:\n{table}");
}

/// An address for a route: every parameter is something that is not there.
fn address(path: &str) -> String {
    let id = "01890000-0000-7000-8000-000000000000";
    let mut parts: Vec<&str> = path.split('/').collect();
    for part in &mut parts {
        if part.starts_with('{') {
            *part = id;
        }
    }
    parts.join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_and_the_wrong_roles_reach_no_page_of_staff() {
    let town = TestTown::new(Engine::Sqlite).await;
    let mut stranger = town.stranger();
    let mut clerk = town.staff("ada").await;
    let mut tried = 0;
    for route in &town.table {
        let (Access::Staff(roles) | Access::Program(roles)) = route.access else { continue };
        let path = address(route.path);
        let answer = match route.method {
            "GET" => stranger.get(&path).await,
            _ => stranger.post(&path, &[]).await,
        };
        let sent_away = answer.status == 303 && answer.location().starts_with("/sign-in");
        assert!(sent_away || answer.status == 401, "a stranger at {}: {}", line(route), answer.status);
        if !roles.is_empty() && !roles.contains(&web::Role::Clerk) {
            let answer = match route.method {
                "GET" => clerk.get(&path).await,
                _ => clerk.post(&path, &[]).await,
            };
            assert!(matches!(answer.status.as_u16(), 401 | 403), "a clerk at {}: {}", line(route), answer.status);
        }
        tried += 1;
    }
    assert!(tried > 40, "only {tried} routes of staff were tried");
}

/// No page answers a slip with an apology for a fault.
#[tokio::test(flavor = "multi_thread")]
async fn things_that_are_not_there_are_no_faults() {
    let town = TestTown::new(Engine::Sqlite).await;
    let mut browsers = Vec::new();
    for name in ["ola", "ada", "ewa", "maria"] {
        browsers.push(town.staff(name).await);
    }
    for route in town.table.iter().filter(|route| route.method == "GET") {
        for browser in &mut browsers {
            let answer = browser.get(&address(route.path)).await;
            assert!(!answer.status.is_server_error(), "{}: {}", line(route), answer.text());
        }
    }
}
