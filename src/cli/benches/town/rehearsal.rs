//! An open rehearsal with codes, made as an organiser makes it.

use std::path::Path;
use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::server::{Server, wiec};

/// Options on the ballot.
const OPTIONS: usize = 20;
/// Marks a ballot may have.
pub(crate) const MARKS: usize = 3;

pub(crate) struct Rehearsal {
    id: String,
    /// The ids of its options.
    pub(crate) options: Vec<String>,
    /// A code for each voter.
    pub(crate) codes: Vec<String>,
}

/// A rehearsal whose result is public.
pub(crate) struct Published {
    id: String,
    eid: String,
}

impl Rehearsal {
    pub(crate) async fn open(server: &Server, voters: usize) -> Self {
        let options: Vec<Value> = (1..=OPTIONS).map(|n| json!({ "title": format!("Temat {n}") })).collect();
        let wanted = json!({
            "title": "Próba", "options": options, "marking": "approval", "max": MARKS, "voters": voters, "blank": true,
        });
        let created = call(server, Method::POST, "api/rehearsals", wanted.to_string().into_bytes()).await;
        let id = value(created).await["id"].as_str().unwrap().to_owned();
        let at = |what: &str| format!("api/rehearsals/{id}{what}");
        let frozen = wait(server, &id, "frozen").await;
        let options = frozen["options"].as_array().unwrap().iter();
        let options = options.map(|option| option["id"].as_str().unwrap().to_owned()).collect();

        let package = call(server, Method::GET, &at("/package"), Vec::new()).await.bytes().await.unwrap();
        let (codes, keys) = codes(server.dir.path(), &package);
        call(server, Method::POST, &at("/code-keys"), keys).await;
        wait(server, &id, "open").await;
        Self { id, options, codes }
    }

    /// Closes it and waits for its result.
    pub(crate) async fn finish(&self, server: &Server) -> Published {
        call(server, Method::POST, &format!("api/rehearsals/{}/close", self.id), Vec::new()).await;
        let standing = wait(server, &self.id, "published").await;
        Published { id: self.id.clone(), eid: standing["eid"].as_str().unwrap().to_owned() }
    }
}

impl Published {
    /// Pages that many people look at then.
    pub(crate) fn pages(&self) -> [(&'static str, String); 2] {
        [("result page", format!("plebiscites/{}", self.id)), ("journal", format!("journal/{}", self.eid))]
    }
}

/// What `wiec codes make` writes: the codes, and the keys for the server.
fn codes(dir: &Path, package: &[u8]) -> (Vec<String>, Vec<u8>) {
    let (file, out) = (dir.join("package.json"), dir.join("codes"));
    std::fs::write(&file, package).unwrap();
    let words = ["codes", "make", "--no-letters", "--spare", "0", "--out"].map(Path::new);
    wiec(&[&words[..], &[&out, &file]].concat());
    let table = std::fs::read_to_string(out.join("codes.csv")).unwrap();
    let code = |line: &str| line.trim_end().rsplit(';').next().unwrap().trim_matches('"').to_owned();
    (table.lines().skip(1).map(code).collect(), std::fs::read(out.join("code-keys.json")).unwrap())
}

/// Waits until the rehearsal is in a state; what is said of it then.
async fn wait(server: &Server, id: &str, state: &str) -> Value {
    loop {
        let standing = value(call(server, Method::GET, &format!("api/rehearsals/{id}"), Vec::new()).await).await;
        if standing["state"] == state {
            return standing;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn call(server: &Server, method: Method, path: &str, body: Vec<u8>) -> Response {
    let request = server.client.request(method, server.url.join(path).unwrap()).bearer_auth(&server.token);
    let answer = request.header("content-type", "application/json").body(body).send().await.unwrap();
    assert!(answer.status().is_success(), "{path}: {}", answer.status());
    answer
}

async fn value(answer: Response) -> Value {
    answer.json().await.unwrap()
}
