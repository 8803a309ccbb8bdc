//! A resident at the pages: types a code, marks a ballot, keeps the receipt.
//! Nothing here knows more than a browser without JavaScript would.

use std::time::Duration;

use reqwest::{Client, Response, StatusCode, Url, redirect};
use scraper::{Html, Selector};

/// How often a page is asked again when the server is away, and how long is
/// waited in between.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Tries a page.
    pub tries: u32,
    /// Between two of them.
    pub pause: Duration,
}

/// What a resident takes home.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Receipt {
    /// The ten signs to find the ballot by.
    pub tracker: String,
    /// The hash of the leaf, in hex.
    pub leaf: String,
}

/// What a resident fills in; without any option the ballot is handed in blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// Options ticked, by id.
    Ticked(Vec<String>),
    /// A number typed beside each of these options: its rank, score or points.
    Typed(Vec<(String, u64)>),
}

impl Filled {
    /// The fields of the form.
    fn fields(&self) -> Vec<(String, String)> {
        let fields: Vec<(String, String)> = match self {
            Self::Ticked(ids) => ids.iter().map(|id| ("choice".to_owned(), id.clone())).collect(),
            Self::Typed(numbers) => numbers.iter().map(|(id, n)| (format!("number-{id}"), n.to_string())).collect(),
        };
        if fields.is_empty() { vec![("blank".to_owned(), "yes".to_owned())] } else { fields }
    }
}

/// What came of a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The ballot is in the urn.
    Cast(Receipt),
    /// The page refused; the machine-readable reason and the words shown.
    Refused {
        /// `data-refusal` of the page.
        reason: String,
        /// The HTTP status.
        status: StatusCode,
    },
}

/// Why a vote could not be taken to its end.
#[derive(Debug, thiserror::Error)]
pub enum VoteError {
    /// The server did not answer, patience and all.
    #[error("the server did not answer at {url}")]
    Away {
        /// Which page.
        url: String,
        /// The last failure.
        #[source]
        source: Option<reqwest::Error>,
    },
    /// A page was not what it should be.
    #[error("the page {url} (status {status}) has no {missing}")]
    Page {
        /// Which page.
        url: String,
        /// Its status.
        status: StatusCode,
        /// What was looked for.
        missing: &'static str,
    },
}

/// A resident with a browser of their own (cookies and all).
pub struct Voter {
    client: Client,
    server: Url,
    patience: Patience,
}

/// The page after redirects: where we are, its status and its text.
pub struct Page {
    /// The address.
    pub url: Url,
    /// The status.
    pub status: StatusCode,
    /// The HTML.
    pub text: String,
}

impl Voter {
    /// Opens a browser.
    ///
    /// # Errors
    /// When the HTTP client cannot be made.
    pub fn new(server: &Url, patience: Patience) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(redirect::Policy::limited(5))
            .timeout(Duration::from_secs(40))
            .build()?;
        Ok(Self::with(client, server, patience))
    }

    /// The same at a client that others use too.
    #[must_use]
    pub fn with(client: Client, server: &Url, patience: Patience) -> Self {
        Self { client, server: server.clone(), patience }
    }

    /// Votes from the code to the receipt: code page, ballot page, receipt page.
    /// When the server dies on the way, the same form is sent again.
    ///
    /// # Errors
    /// [`VoteError`] when a page is missing or broken.
    pub async fn vote(&self, code: &str, filled: &Filled) -> Result<Outcome, VoteError> {
        let ballot = match self.enter_code(code).await? {
            Ok(page) => page,
            Err(refused) => return Ok(refused),
        };
        self.hand_in(&ballot, filled).await
    }

    /// Hands in the code; the ballot page, or the refusal.
    ///
    /// # Errors
    /// [`VoteError`].
    pub async fn enter_code(&self, code: &str) -> Result<Result<Page, Outcome>, VoteError> {
        let page = self.post("vote", &[("code".to_owned(), code.to_owned())]).await?;
        Ok(match refusal(&page) {
            Some(refused) => Err(refused),
            None => Ok(page),
        })
    }

    /// Ticks options on the ballot and hands it in.
    ///
    /// # Errors
    /// [`VoteError`].
    pub async fn cast(&self, ballot: &Page, choices: &[String]) -> Result<Outcome, VoteError> {
        self.hand_in(ballot, &Filled::Ticked(choices.to_vec())).await
    }

    /// Fills the ballot in and hands it in.
    ///
    /// # Errors
    /// [`VoteError`].
    pub async fn hand_in(&self, ballot: &Page, filled: &Filled) -> Result<Outcome, VoteError> {
        let broken = |missing| VoteError::Page { url: ballot.url.to_string(), status: ballot.status, missing };
        let (action, mut fields) = form(&ballot.text).ok_or_else(|| broken("ballot form"))?;
        fields.extend(filled.fields());
        let page = self.post(&action, &fields).await?;
        if let Some(refused) = refusal(&page) {
            return Ok(refused);
        }
        receipt(&page.text).map(Outcome::Cast).ok_or_else(|| VoteError::Page {
            url: page.url.to_string(),
            status: page.status,
            missing: "receipt",
        })
    }

    async fn post(&self, path: &str, fields: &[(String, String)]) -> Result<Page, VoteError> {
        let away = |source| VoteError::Away { url: path.to_owned(), source };
        let Ok(url) = self.server.join(path) else { return Err(away(None)) };
        let mut last = None;
        for _ in 0..self.patience.tries {
            match self.client.post(url.clone()).form(fields).send().await {
                Ok(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => last = None,
                Ok(response) => match read(response).await {
                    Ok(page) => return Ok(page),
                    Err(error) => last = Some(error),
                },
                Err(error) => last = Some(error),
            }
            tokio::time::sleep(self.patience.pause).await;
        }
        Err(away(last))
    }
}

async fn read(response: Response) -> Result<Page, reqwest::Error> {
    let (url, status) = (response.url().clone(), response.status());
    Ok(Page { url, status, text: response.text().await? })
}

fn select(text: &'static str) -> Selector {
    Selector::parse(text).expect("the selectors of this file are well formed")
}

/// The refusal a page shows: `data-refusal` names the reason for machines.
fn refusal(page: &Page) -> Option<Outcome> {
    let document = Html::parse_document(&page.text);
    let reason = document.select(&select("[data-refusal]")).next()?.attr("data-refusal")?.to_owned();
    Some(Outcome::Refused { reason, status: page.status })
}

/// The ballot form: where it goes, and its hidden fields.
fn form(text: &str) -> Option<(String, Vec<(String, String)>)> {
    let document = Html::parse_document(text);
    let form = document.select(&select("form#ballot")).next()?;
    let inputs = select("input[type=hidden]");
    let hidden = form
        .select(&inputs)
        .filter_map(|input| Some((input.attr("name")?.to_owned(), input.attr("value")?.to_owned())));
    Some((form.attr("action")?.to_owned(), hidden.collect()))
}

fn receipt(text: &str) -> Option<Receipt> {
    let document = Html::parse_document(text);
    let shown = document.select(&select("#receipt")).next()?;
    Some(Receipt { tracker: shown.attr("data-tracker")?.to_owned(), leaf: shown.attr("data-leaf")?.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_keeps_its_hidden_fields() {
        let (action, fields) = form(
            r#"<form id="ballot" action="/plebiscites/x/ballot" method="post">
               <input type="hidden" name="nonce" value="00ff"><input name="choice" value="a" type="checkbox"></form>"#,
        )
        .unwrap();
        assert_eq!(action, "/plebiscites/x/ballot");
        assert_eq!(fields, [("nonce".to_owned(), "00ff".to_owned())]);
    }

    #[test]
    fn what_is_filled_in_has_its_fields() {
        let pairs = |filled: Filled| filled.fields().into_iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>();
        assert_eq!(pairs(Filled::Ticked(vec!["b".to_owned()])), ["choice=b"]);
        assert_eq!(pairs(Filled::Typed(vec![("b".to_owned(), 2)])), ["number-b=2"]);
        assert_eq!(pairs(Filled::Typed(Vec::new())), ["blank=yes"]);
    }

    #[test]
    fn a_receipt_is_read_by_its_marks() {
        let found = receipt(r#"<div id="receipt" data-tracker="ABCDEFGHJK" data-leaf="00"></div>"#).unwrap();
        assert_eq!(found.tracker, "ABCDEFGHJK");
        assert!(receipt("<p>nothing</p>").is_none());
    }
}
