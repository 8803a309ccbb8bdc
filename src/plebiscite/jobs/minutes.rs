//! The minutes of a published result as PDF, set once in each language and kept.

use kernel::{Audience, Lang, Line, PlebisciteId};
use templates::Words;
use templates::documents::{Cards, Channel, Decision, Log, Lot, Minutes, Share};
use verify::{LogEnd, ResultDoc};

use super::{Fault, Room};
use crate::rules::form::{BallotForm, OptionId};
use crate::views::count::told;
use crate::views::methods;

/// Lines for signatures.
const COMMISSION: usize = 3;

impl Room {
    /// The minutes; `None` while this audience may not see the result.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn minutes(&self, id: PlebisciteId, audience: Audience, lang: Lang) -> Result<Option<Vec<u8>>, Fault> {
        let Some(row) = self.plebiscite(id, audience).await? else { return Ok(None) };
        let (Some(form), Some(doc)) = (row.frozen(), self.result(id, audience).await?) else { return Ok(None) };
        let path = self.file("minutes", &format!("{}-{}-{lang}.pdf", doc.eid, row.version));
        let _one_writes = self.0.bundling.lock().await;
        match tokio::fs::read(&path).await {
            Ok(pdf) => return Ok(Some(pdf)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        let minutes = self.minutes_of(form, &doc, lang);
        let pdf = tokio::task::spawn_blocking(move || minutes.pdf(&Words::of(lang))).await??;
        if let Some(dir) = path.parent() {
            tokio::fs::create_dir_all(dir).await?;
        }
        let new = path.with_extension("new");
        tokio::fs::write(&new, &pdf).await?;
        tokio::fs::rename(&new, &path).await?;
        Ok(Some(pdf))
    }

    fn minutes_of(&self, form: &BallotForm, doc: &ResultDoc, lang: Lang) -> Minutes {
        let settings = self.settings();
        let outcome = &doc.outcome;
        Minutes {
            town: settings.town.clone(),
            accent: settings.accent.clone(),
            zone: settings.zone.clone(),
            title: form.title_in(lang).to_owned(),
            rehearsal: doc.rehearsal,
            opens: form.window.opens,
            closes: form.window.closes,
            published: Some(form.publish_at),
            decision: decision(outcome.decision),
            method: {
                let words = Words::of(lang);
                let method = form.counting.method;
                [methods::name(&words, method), methods::how(&words, method)]
            },
            count: told(&Words::of(lang), form, outcome),
            max: form.most() as u64,
            roll: doc.turnout.roll,
            turnout: Channel { web: doc.turnout.web, paper: doc.turnout.paper },
            ballots: Cards {
                cast: outcome.ballots.total,
                valid: outcome.ballots.valid,
                blank: outcome.ballots.blank,
                invalid: outcome.ballots.invalid,
            },
            void: outcome.ballots.reasons.iter().map(|(reason, many)| (reason.clone(), *many)).collect(),
            quorum: outcome.quorum.as_ref().map(share),
            threshold: outcome.threshold.as_ref().map(share),
            lot: lot(form, doc, lang),
            register: log(&doc.register),
            urn: log(&doc.urn),
            eid: doc.eid.clone(),
            journal: format!("{}/journal/{}", settings.public_url, doc.eid),
            signatures: COMMISSION,
        }
    }
}

/// An option's title; its id where the form has no such option.
pub(crate) fn title(form: &BallotForm, id: &str, lang: Lang) -> String {
    let choice = OptionId::parse(id).ok().and_then(|id| form.option(&id).cloned());
    choice
        .and_then(|choice| choice.title.best(lang).map(|title| Line::as_str(title).to_owned()))
        .unwrap_or_else(|| id.to_owned())
}

const fn decision(decision: tally::Decision) -> Decision {
    match decision {
        tally::Decision::Won => Decision::Won,
        tally::Decision::NoQuorum => Decision::NoQuorum,
        tally::Decision::NoValidBallots => Decision::NoValidBallots,
        tally::Decision::BelowThreshold => Decision::BelowThreshold,
        tally::Decision::NoCondorcetWinner => Decision::NoCondorcetWinner,
        tally::Decision::Tied => Decision::Tied,
    }
}

fn share(reached: &tally::Reached) -> Share {
    Share {
        share: reached.share,
        more_than: reached.test == tally::Test::MoreThan,
        part: reached.part,
        whole: reached.whole,
        met: reached.met,
    }
}

fn lot(form: &BallotForm, doc: &ResultDoc, lang: Lang) -> Option<Lot> {
    let tie = doc.outcome.ties.iter().find(|tie| !tie.chosen.is_empty()).filter(|_| !doc.lot.is_empty())?;
    let titles = |ids: &[String]| ids.iter().map(|id| title(form, id, lang)).collect::<Vec<_>>();
    Some(Lot { among: titles(&tie.among), seed: doc.lot.clone(), chosen: titles(&tie.chosen).join(", ") })
}

fn log(end: &LogEnd) -> Log {
    Log { size: end.size, root: end.root.clone() }
}
