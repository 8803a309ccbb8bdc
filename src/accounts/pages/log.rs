//! The staff log: read in pages, checked on demand, downloaded as JSON lines.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use http::header;
use kernel::StaffId;
use store::{ChainBroken, DbErr};
use templates::layout::Page;
use templates::parts::Choice;
use web::{Answer, App, Problem, Query, Visit};

use crate::paths;
use crate::rows::log::{self, Entry, Filter, Who};
use crate::rows::staff;
use crate::views::log as view;

/// Entries on a page.
const ON_A_PAGE: u64 = 50;
/// Entries read at once for the download.
const AT_ONCE: u64 = 1_000;

pub(super) async fn show(_: paths::StaffLog, visit: Visit, Query(query): Query) -> Answer {
    let conn = visit.app.store.reader().conn();
    let kinds = log::kinds(conn).await?;
    let people: BTreeMap<StaffId, String> = staff::all(conn).await?.into_iter().map(|one| (one.id, one.name)).collect();
    let asked = Asked::parse(&query);
    let mut found = log::page(conn, &asked.filter, asked.before, ON_A_PAGE + 1).await?;
    let more = found.len() as u64 > ON_A_PAGE;
    found.truncate(usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX));
    let oldest = found.last().map(|entry| entry.seq);
    let chain = if query.ticked("check") { check(&visit).await? } else { view::Chain::NotChecked };
    let page = view::Log {
        lines: found.into_iter().map(|entry| line(&visit, &people, entry)).collect(),
        kinds: kind_choices(&visit, &kinds, asked.filter.kind.as_deref()),
        people: people_choices(&visit, &people, asked.filter.who),
        wrong: asked.wrong,
        chain,
        check: asked.address(&paths::StaffLog.to_string(), &[("check", "yes".to_owned())]),
        newest: asked.before.map(|_| asked.address(&paths::StaffLog.to_string(), &[])),
        older: oldest
            .filter(|_| more)
            .map(|seq| asked.address(&paths::StaffLog.to_string(), &[("before", seq.to_string())])),
        download: asked.address(&paths::StaffLogLines.to_string(), &[]),
    };
    Ok(visit.page(&Page::titled(visit.words.t("accounts-log-title")), &view::log(&visit.words, &page)))
}

/// One line an entry: what is hashed, byte for byte, and its hash.
pub(super) async fn lines(_: paths::StaffLogLines, visit: Visit, Query(query): Query) -> Answer {
    let start = (visit.app.clone(), Asked::parse(&query).filter, 0);
    let body = Body::from_stream(futures::stream::try_unfold(start, next_lines));
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"staff-log.jsonl\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok::<Response, Problem>((headers, body).into_response())
}

type Place = (App, Filter, i64);

async fn next_lines((app, filter, after): Place) -> Result<Option<(Bytes, Place)>, DbErr> {
    let found = log::following(app.store.reader().conn(), &filter, after, AT_ONCE).await?;
    let Some(last) = found.last().map(|entry| entry.seq) else { return Ok(None) };
    let line = |entry: &Entry| format!("{{\"event\":{},\"hash\":\"{}\"}}\n", entry.body, HEXLOWER.encode(&entry.hash));
    let lines: String = found.iter().map(line).collect();
    Ok(Some((Bytes::from(lines), (app, filter, last))))
}

/// What the address asks for.
struct Asked {
    filter: Filter,
    before: Option<i64>,
    wrong: bool,
}

impl Asked {
    /// A filter that cannot be is left out, and the page says so.
    fn parse(query: &web::Fields) -> Self {
        let said = |name: &str| Some(query.get(name)).filter(|raw| !raw.is_empty() && !raw.contains('\0'));
        let who = said("who").map(parse_who);
        let before = said("before").map(|raw| raw.parse().ok());
        Self {
            wrong: who == Some(None) || before == Some(None),
            filter: Filter {
                kind: said("kind").map(str::to_owned),
                who: who.flatten(),
                subject: said("subject").map(str::to_owned),
            },
            before: before.flatten(),
        }
    }

    fn address(&self, path: &str, more: &[(&str, String)]) -> String {
        let own = [
            ("kind", self.filter.kind.clone()),
            ("who", self.filter.who.map(who_word)),
            ("subject", self.filter.subject.clone()),
        ];
        let own = own.into_iter().filter_map(|(name, value)| value.map(|value| (name, value)));
        let pairs: Vec<(&str, String)> = own.chain(more.iter().cloned()).collect();
        match serde_urlencoded::to_string(pairs) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }
}

fn parse_who(raw: &str) -> Option<Who> {
    match raw {
        "system" => Some(Who::System),
        "cli" => Some(Who::Cli),
        id => id.parse().ok().map(Who::Staff),
    }
}

fn who_word(who: Who) -> String {
    match who {
        Who::System => "system".to_owned(),
        Who::Cli => "cli".to_owned(),
        Who::Staff(id) => id.to_string(),
    }
}

async fn check(visit: &Visit) -> Result<view::Chain, Problem> {
    let seq = |seq: i64| u64::try_from(seq).unwrap_or(0);
    match store::check_chain(visit.app.store.reader()).await {
        Ok((count, hash)) => Ok(view::Chain::Whole(seq(count), HEXLOWER.encode(&hash))),
        Err(ChainBroken::At { seq: at }) => Ok(view::Chain::Broken(seq(at))),
        Err(ChainBroken::End { found, .. }) => Ok(view::Chain::Broken(seq(found + 1))),
        Err(ChainBroken::Db(cause)) => Err(cause.into()),
    }
}

fn who(visit: &Visit, people: &BTreeMap<StaffId, String>, who: Who) -> String {
    match who {
        Who::System => visit.words.t("accounts-log-system"),
        Who::Cli => visit.words.t("accounts-log-cli"),
        Who::Staff(id) => people.get(&id).cloned().unwrap_or_else(|| visit.words.t("accounts-log-former")),
    }
}

fn line(visit: &Visit, people: &BTreeMap<StaffId, String>, entry: Entry) -> view::Line {
    view::Line {
        seq: entry.seq,
        at: visit.moment(entry.at),
        who: who(visit, people, entry.who),
        what: view::kind(&visit.words, &entry.kind),
        subject: entry.subject.parse().ok().and_then(|id| people.get(&id).cloned()).unwrap_or(entry.subject),
        detail: if entry.detail.is_null() { String::new() } else { entry.detail.to_string() },
    }
}

fn any(visit: &Visit) -> Choice {
    Choice { label: visit.words.t("accounts-log-any"), ..Choice::default() }
}

fn kind_choices(visit: &Visit, kinds: &[String], chosen: Option<&str>) -> Vec<Choice> {
    let each = kinds.iter().map(|kind| Choice {
        value: kind.clone(),
        label: view::kind(&visit.words, kind),
        chosen: chosen == Some(kind),
        ..Choice::default()
    });
    std::iter::once(any(visit)).chain(each).collect()
}

fn people_choices(visit: &Visit, people: &BTreeMap<StaffId, String>, chosen: Option<Who>) -> Vec<Choice> {
    let all = people.keys().map(|id| Who::Staff(*id)).chain([Who::Cli, Who::System]);
    let each = all.map(|one| Choice {
        value: who_word(one),
        label: who(visit, people, one),
        chosen: chosen == Some(one),
        ..Choice::default()
    });
    std::iter::once(any(visit)).chain(each).collect()
}
