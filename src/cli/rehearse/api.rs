//! The server as an organiser's program sees it.

use std::time::{Duration, Instant};

use ::tally::Kind;
use reqwest::{Client, Method, RequestBuilder, Response, Url};
use serde::Deserialize;
use serde_json::json;

use super::PAUSE;
use super::plan::{Choice, Named, Plan};
use crate::fail::Failure;
use crate::fetch;

/// How long a state may take to come.
const PATIENCE: Duration = Duration::from_secs(30 * 60);

/// The server and the token to speak with.
pub(crate) struct Server {
    client: Client,
    url: Url,
    token: String,
}

/// How far the rehearsal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    /// Roll and keys are being made.
    Freezing,
    /// The package is ready.
    Frozen,
    /// Ballots are taken.
    Open,
    /// None are taken any more.
    Closed,
    /// Counted.
    Counted,
    /// Counted, and a tie waits for the lot.
    Tied,
    /// Public.
    Published,
}

/// What the server says of a rehearsal.
#[derive(Debug, Deserialize)]
pub(crate) struct Standing {
    /// How far it is.
    pub(crate) state: State,
    /// The election's name, once the keys are known.
    #[serde(default)]
    pub(crate) eid: Option<String>,
    /// The options in the order asked for.
    #[serde(default)]
    pub(crate) options: Vec<Named>,
}

#[derive(Deserialize)]
struct Created {
    id: String,
}

/// A refusal.
#[derive(Deserialize)]
struct Refusal {
    error: String,
    #[serde(default)]
    what: String,
}

impl Server {
    /// A server and the token of an organiser.
    pub(crate) fn new(url: &Url, token: &str) -> Result<Self, Failure> {
        Ok(Self { client: fetch::client()?, url: url.clone(), token: token.to_owned() })
    }

    /// Its address.
    pub(crate) const fn url(&self) -> &Url {
        &self.url
    }

    /// The client that speaks with it.
    pub(crate) const fn client(&self) -> &Client {
        &self.client
    }

    /// Where a bundle is.
    pub(crate) fn bundle(&self, eid: &str) -> Result<Url, Failure> {
        self.at(&format!("journal/{eid}/bundle.tar"))
    }

    /// Makes a rehearsal; its id.
    pub(crate) async fn create(&self, plan: &Plan) -> Result<String, Failure> {
        let wanted = wanted(plan);
        let request = self.request(Method::POST, "api/rehearsals")?.json(&wanted);
        let created: Created = json_of(self.send(request).await?).await?;
        Ok(created.id)
    }

    /// The package.
    pub(crate) async fn package(&self, id: &str) -> Result<Vec<u8>, Failure> {
        let answer = self.send(self.request(Method::GET, &format!("api/rehearsals/{id}/package"))?).await?;
        let bytes = answer.bytes().await.map_err(|error| Failure::of("the package cannot be fetched", &error))?;
        Ok(bytes.to_vec())
    }

    /// Hands the code keys in.
    pub(crate) async fn load_keys(&self, id: &str, keys: Vec<u8>) -> Result<(), Failure> {
        let request = self.request(Method::POST, &format!("api/rehearsals/{id}/code-keys"))?;
        self.send(request.header("content-type", "application/json").body(keys)).await.map(|_answer| ())
    }

    /// Opens it now.
    pub(crate) async fn open(&self, id: &str) -> Result<(), Failure> {
        self.send(self.request(Method::POST, &format!("api/rehearsals/{id}/open"))?).await.map(|_answer| ())
    }

    /// Closes it now.
    pub(crate) async fn close(&self, id: &str) -> Result<(), Failure> {
        self.send(self.request(Method::POST, &format!("api/rehearsals/{id}/close"))?).await.map(|_answer| ())
    }

    /// Draws a lot, for a rehearsal that waits for one.
    pub(crate) async fn draw(&self, id: &str, lot: &str) -> Result<(), Failure> {
        let request = self.request(Method::POST, &format!("api/rehearsals/{id}/lot"))?.json(&json!({ "lot": lot }));
        self.send(request).await.map(|_answer| ())
    }

    /// Waits until it is published; a tie on the way is broken by `lot`, and `true` is the answer.
    pub(crate) async fn publish(&self, id: &str, lot: &str) -> Result<(Standing, bool), Failure> {
        let standing = self.wait(id, &[State::Published, State::Tied]).await?;
        if standing.state == State::Published {
            return Ok((standing, false));
        }
        self.draw(id, lot).await?;
        Ok((self.wait(id, &[State::Published]).await?, true))
    }

    /// Waits until it is in one of these states.
    pub(crate) async fn wait(&self, id: &str, for_one_of: &[State]) -> Result<Standing, Failure> {
        let begun = Instant::now();
        let mut told = None;
        loop {
            let request = self.request(Method::GET, &format!("api/rehearsals/{id}"))?;
            let standing: Standing = json_of(self.send(request).await?).await?;
            if told.replace(standing.state) != Some(standing.state) {
                eprintln!("rehearsal {id}: {:?}", standing.state);
            }
            if for_one_of.contains(&standing.state) {
                return Ok(standing);
            }
            if begun.elapsed() > PATIENCE {
                return Err(Failure::new(format!(
                    "the rehearsal {id} is still {:?} after {} minutes; look at the server's log",
                    standing.state,
                    PATIENCE.as_secs() / 60
                )));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    fn at(&self, path: &str) -> Result<Url, Failure> {
        self.url.join(path).map_err(|error| Failure::of(format!("`{}{path}` is no address", self.url), &error))
    }

    fn request(&self, method: Method, path: &str) -> Result<RequestBuilder, Failure> {
        Ok(self.client.request(method, self.at(path)?).bearer_auth(&self.token))
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let answer = request.send().await.map_err(|error| {
            let what = format!("the server {} does not answer; is it running, and is --server right?", self.url);
            Failure::of(what, &error.without_url())
        })?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let (url, status) = (answer.url().clone(), answer.status());
        let text = answer.text().await.unwrap_or_default();
        Err(Failure::new(refused(&url, status.as_u16(), &text)))
    }
}

/// The request for a rehearsal of this plan.
fn wanted(plan: &Plan) -> serde_json::Value {
    let option = |option: &Choice| match &option.cost {
        Some(cost) => json!({ "title": option.title, "cost": cost }),
        None => json!({ "title": option.title }),
    };
    let options: Vec<_> = plan.options.iter().map(option).collect();
    let mut wanted = json!({
        "title": plan.title,
        "options": options,
        "method": plan.rule,
        "voters": plan.ballots.len(),
        "blank": plan.blank(),
    });
    let mut with = |key: &str, value: serde_json::Value| wanted[key] = value;
    if matches!(plan.kind, Kind::Approval | Kind::Ranking) {
        with("max", json!(plan.max));
    }
    if plan.seats > 1 {
        with("seats", json!(plan.seats));
    }
    match (plan.kind, plan.most) {
        (Kind::Score, Some(best)) => with("best", json!(best)),
        (Kind::Points, Some(points)) => with("points", json!(points)),
        _ => {}
    }
    if let Some((budget, currency)) = &plan.budget {
        with("budget", json!(budget));
        with("currency", json!(currency));
    }
    wanted
}

async fn json_of<T: serde::de::DeserializeOwned>(answer: Response) -> Result<T, Failure> {
    let url = answer.url().clone();
    answer.json().await.map_err(|error| {
        Failure::of(
            format!("`{url}` answers something else than expected; are server and program of one version?"),
            &error.without_url(),
        )
    })
}

/// A refusal in words, with the remedy where it is known.
fn refused(url: &Url, status: u16, text: &str) -> String {
    let said = match serde_json::from_str::<Refusal>(text) {
        Ok(Refusal { error, what }) if what.is_empty() => error,
        Ok(Refusal { error, what }) => format!("{error}: {what}"),
        Err(_page) => format!("status {status}"),
    };
    let remedy = match status {
        401 => "; the token is wrong or has ended: make one with `wiec staff token EMAIL > FILE`",
        403 => "; the token's account must have the role organiser",
        404 => "; is --server the address of a wiec server?",
        _ => "",
    };
    format!("`{url}` refuses: {said}{remedy}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_say_what_the_server_said_and_what_to_do() {
        let url: Url = "http://t.example/api/rehearsals".parse().unwrap();
        let json = r#"{"error": "too-many-options", "what": "a ballot carries 60"}"#;
        assert_eq!(
            refused(&url, 422, json),
            "`http://t.example/api/rehearsals` refuses: too-many-options: a ballot carries 60"
        );
        assert!(refused(&url, 401, "<html>").contains("status 401; the token is wrong or has ended: make one"));
        assert!(refused(&url, 403, "").contains("must have the role organiser"));
    }

    #[test]
    fn a_plan_asks_for_what_its_rule_needs() {
        use super::super::plan::{Wanted, tests::file};
        let asked = |kind, rule, votes: &[&str]| {
            let file = file(kind, votes, [0, 0, 0]);
            let plan = Plan::of(&file, &Wanted { rule: Some(rule), seats: Some(2), voters: None }).unwrap();
            let mut asked = wanted(&plan);
            for common in ["title", "options", "voters", "blank"] {
                assert!(asked.as_object_mut().unwrap().remove(common).is_some(), "{common}");
            }
            asked
        };
        assert_eq!(asked("ordinal", "irv", &["p1"]), json!({ "method": "irv", "max": 2 }));
        assert_eq!(asked("ordinal", "stv-meek", &["p1"]), json!({ "method": "stv-meek", "max": 2, "seats": 2 }));
        assert_eq!(asked("scoring", "star", &["p1;4"]), json!({ "method": "star", "best": 10, "seats": 2 }));
        assert_eq!(
            asked("cumulative", "cumulative", &["p1;4"]),
            json!({ "method": "cumulative", "points": 10, "seats": 2 })
        );
        let money = json!({ "method": "greedy", "max": 2, "budget": "100", "currency": "PLN" });
        assert_eq!(asked("approval", "greedy", &["p1"]), money);
    }

    #[test]
    fn the_state_of_a_rehearsal_is_read() {
        let text = r#"{"state": "frozen", "eid": null, "options": [{"id": "a", "title": "Park"}], "more": 1}"#;
        let standing: Standing = serde_json::from_str(text).unwrap();
        assert_eq!((standing.state, standing.options.len()), (State::Frozen, 1));
        assert!(serde_json::from_str::<Standing>(r#"{"state": "lost"}"#).is_err());
    }

    #[tokio::test]
    async fn a_server_that_is_away_is_named() {
        let server = Server::new(&"http://127.0.0.1:1/".parse().unwrap(), "t").unwrap();
        let said = server.wait("x", &[State::Open]).await.unwrap_err().to_string();
        assert!(said.contains("http://127.0.0.1:1/ does not answer; is it running"), "{said}");
        assert_eq!(server.bundle("abc").unwrap().as_str(), "http://127.0.0.1:1/journal/abc/bundle.tar");
    }
}
