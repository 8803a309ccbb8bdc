//! The minutes of a result (*protokół*), ready to be signed by the commission.

use kernel::{Fraction, Instant};
use serde::Serialize;

use super::count::{CountTold, Duel, RoundTold, TotalLine};
use super::press::{Form, PressError, Set, legible};
use crate::Words;

/// What the minutes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The town's name.
    pub town: String,
    /// `#rrggbb`.
    pub accent: String,
    /// The town's time zone.
    pub zone: String,
    /// What was decided, in the language of the minutes.
    pub title: String,
    /// Whether it was only a rehearsal.
    pub rehearsal: bool,
    /// When voting began.
    pub opens: Instant,
    /// When it ended.
    pub closes: Instant,
    /// When the result was published.
    pub published: Option<Instant>,
    /// What came of it.
    pub decision: Decision,
    /// How it was counted: the method's name and how it works.
    pub method: [String; 2],
    /// The count.
    pub count: CountTold,
    /// Most marks on a ballot, where marks are counted.
    pub max: u64,
    /// People on the roll.
    pub roll: u64,
    /// Who took part, by channel.
    pub turnout: Channel,
    /// Ballots and cards, by what became of them.
    pub ballots: Cards,
    /// Void ballots by reason: the word the count gives, and how many.
    pub void: Vec<(String, u64)>,
    /// The turnout that was needed.
    pub quorum: Option<Share>,
    /// The support that was needed.
    pub threshold: Option<Share>,
    /// The lot, if a tie was broken by one.
    pub lot: Option<Lot>,
    /// The register at its end.
    pub register: Log,
    /// The urn at its end.
    pub urn: Log,
    /// The election's name.
    pub eid: String,
    /// Address of the journal.
    pub journal: String,
    /// Lines for signatures.
    pub signatures: usize,
}

/// What came of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// An answer was chosen.
    Won,
    /// Too few people took part.
    NoQuorum,
    /// No ballot was valid.
    NoValidBallots,
    /// Too little support.
    BelowThreshold,
    /// No answer won all its duels.
    NoCondorcetWinner,
    /// A tie that nothing broke.
    Tied,
}

/// People by channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channel {
    /// Online.
    pub web: u64,
    /// On paper.
    pub paper: u64,
}

/// Ballots by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cards {
    /// All.
    pub cast: u64,
    /// Those that count.
    pub valid: u64,
    /// Blank on purpose.
    pub blank: u64,
    /// Void.
    pub invalid: u64,
}

/// A share that was needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// How much.
    pub share: Fraction,
    /// Whether exactly that much is not enough.
    pub more_than: bool,
    /// What was reached.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
    /// Whether that was enough.
    pub met: bool,
}

/// A tie and the lot that broke it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// The tied answers' titles.
    pub among: Vec<String>,
    /// What was drawn in public.
    pub seed: String,
    /// Who was chosen.
    pub chosen: String,
}

/// A log at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Entries.
    pub size: u64,
    /// Root in hex.
    pub root: String,
}

/// A table: heading, column names, rows (first cell a name, the rest figures).
#[derive(Serialize)]
struct Table {
    title: String,
    head: Vec<String>,
    rows: Vec<Row>,
    after: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    cells: Vec<String>,
    strong: bool,
    inner: bool,
}

#[derive(Serialize)]
struct Data {
    lang: &'static str,
    document: String,
    town: String,
    accent: String,
    title: String,
    rehearsal: Option<String>,
    question: [String; 2],
    held: Vec<String>,
    result: [String; 2],
    winners: Vec<String>,
    conditions: Vec<String>,
    tables: Vec<Table>,
    working: Working,
    logs: Logs,
    commission: String,
    signature: String,
    place_date: String,
    signatures: usize,
    page: String,
}

#[derive(Serialize)]
struct Working {
    title: String,
    method: String,
    rounds: Vec<RoundSet>,
}

#[derive(Serialize)]
struct RoundSet {
    title: String,
    head: [String; 2],
    rows: Vec<Row>,
    steps: Vec<String>,
}

#[derive(Serialize)]
struct Logs {
    title: String,
    eid: [String; 2],
    head: Vec<String>,
    rows: Vec<[String; 3]>,
    verify: String,
}

impl Minutes {
    /// The minutes in the language of `words`.
    ///
    /// # Errors
    /// [`PressError`].
    pub fn pdf(&self, words: &Words) -> Result<Vec<u8>, PressError> {
        Set::new(Form::Minutes, &self.data(words))?.pdf()
    }

    fn data(&self, words: &Words) -> Data {
        let title = legible(&self.title);
        let at = |instant| words.date_time(instant, &self.zone);
        let mut held =
            vec![words.with("minutes-held", &[("opens", at(self.opens).into()), ("closes", at(self.closes).into())])];
        held.extend(self.published.map(|when| words.with("minutes-published", &[("at", at(when).into())])));
        Data {
            lang: words.lang().tag(),
            document: words.with("minutes-document", &[("title", title.as_str().into())]),
            town: legible(&self.town),
            accent: self.accent.clone(),
            title: words.t("minutes-title"),
            rehearsal: self.rehearsal.then(|| words.t("minutes-rehearsal")),
            question: [words.t("minutes-question"), title],
            held,
            result: [words.t("minutes-result"), self.result(words)],
            winners: self.winners(),
            conditions: self.conditions(words),
            tables: [Some(self.votes(words)), self.duels(words), Some(self.turnout(words)), Some(self.cards(words))]
                .into_iter()
                .flatten()
                .collect(),
            working: self.working(words),
            logs: self.logs(words),
            commission: words.t("minutes-commission"),
            signature: words.t("minutes-signature"),
            place_date: words.t("minutes-place-date"),
            signatures: self.signatures,
            page: words.with("minutes-page", &[("page", "#".into()), ("pages", "##".into())]),
        }
    }

    fn result(&self, words: &Words) -> String {
        match (self.decision, self.count.winners.as_slice()) {
            (Decision::Won, [only]) if self.count.spent.is_none() => {
                words.with("minutes-won", &[("winner", legible(only).into())])
            }
            (Decision::Won, winners) => match &self.count.spent {
                Some([cost, budget]) => {
                    let args = [("cost", cost.as_str().into()), ("budget", budget.as_str().into())];
                    words.with("minutes-funded", &[&[("number", winners.len().into())], &args[..]].concat())
                }
                None => words.with("minutes-won-several", &[("number", winners.len().into())]),
            },
            (Decision::NoQuorum, _) => words.t("minutes-no-quorum"),
            (Decision::NoValidBallots, _) => words.t("minutes-no-valid-ballots"),
            (Decision::BelowThreshold, _) => words.t("minutes-below-threshold"),
            (Decision::NoCondorcetWinner, _) => words.t("minutes-no-condorcet-winner"),
            (Decision::Tied, _) => words.t("minutes-tied"),
        }
    }

    /// The winners one by one, where the sentence does not name them.
    fn winners(&self) -> Vec<String> {
        let winners = &self.count.winners;
        let named = winners.len() == 1 && self.count.spent.is_none();
        if named { Vec::new() } else { winners.iter().map(|title| legible(title)).collect() }
    }

    fn conditions(&self, words: &Words) -> Vec<String> {
        let mut said = Vec::new();
        let keys = crate::keys!["minutes-quorum", "minutes-threshold"];
        for (key, share) in keys.into_iter().zip([&self.quorum, &self.threshold]) {
            let Some(share) = share else { continue };
            said.push(words.with(
                key,
                &[
                    ("share", shown(&share.share, words).into()),
                    ("test", if share.more_than { "more-than" } else { "at-least" }.into()),
                    ("part", share.part.into()),
                    ("whole", share.whole.into()),
                    ("met", if share.met { "yes" } else { "no" }.into()),
                ],
            ));
        }
        if said.is_empty() {
            said.push(words.t("minutes-no-conditions"));
        }
        if let Some(lot) = &self.lot {
            let among: Vec<String> = lot.among.iter().map(|title| legible(title)).collect();
            said.push(words.with(
                "minutes-tie",
                &[
                    ("among", among.join(", ").into()),
                    ("lot", legible(&lot.seed).into()),
                    ("chosen", legible(&lot.chosen).into()),
                ],
            ));
        }
        said
    }

    fn votes(&self, words: &Words) -> Table {
        let shares = self.count.totals.iter().any(|line| line.share.is_some());
        let row = |line: &TotalLine| {
            let share = shares.then(|| line.share.clone().unwrap_or_else(|| "–".to_owned()));
            let cells = [legible(&line.title), line.total.clone()].into_iter().chain(share).collect();
            Row { cells, strong: line.won, inner: false }
        };
        let several = || words.with("minutes-many-marks", &[("max", self.max.into())]);
        let share = shares.then(|| words.t("minutes-share"));
        Table {
            title: words.t("minutes-votes"),
            head: [words.t("minutes-option"), self.count.measure.clone()].into_iter().chain(share).collect(),
            rows: self.count.totals.iter().map(row).collect(),
            after: if shares && self.max > 1 { vec![several()] } else { Vec::new() },
        }
    }

    fn duels(&self, words: &Words) -> Option<Table> {
        let row = |duel: &Duel| {
            let score =
                if duel.tied { format!("{} ({})", duel.score, words.t("count-duel-tied")) } else { duel.score.clone() };
            Row { cells: vec![legible(&duel.winner), score, legible(&duel.loser)], strong: false, inner: false }
        };
        (!self.count.duels.is_empty()).then(|| Table {
            title: words.t("count-duels"),
            head: ["count-duel-winner", "count-duel-score", "count-duel-loser"].map(|key| words.t(key)).into(),
            rows: self.count.duels.iter().map(row).collect(),
            after: Vec::new(),
        })
    }

    fn working(&self, words: &Words) -> Working {
        let row = |[title, total]: &[String; 2]| Row {
            cells: vec![legible(title), total.clone()],
            strong: false,
            inner: false,
        };
        let round = |round: &RoundTold| RoundSet {
            title: round.title.clone(),
            head: [words.t("minutes-option"), self.count.measure.clone()],
            rows: round.totals.iter().map(row).collect(),
            steps: round.steps.iter().map(|step| legible(step)).collect(),
        };
        let [name, how] = &self.method;
        Working {
            title: words.t("count-title"),
            method: format!("{} {how}", words.with("minutes-method", &[("method", name.as_str().into())])),
            rounds: self.count.rounds.iter().map(round).collect(),
        }
    }

    fn turnout(&self, words: &Words) -> Table {
        let row = |key, people, strong| Row {
            cells: vec![words.t(key), words.number(people), words.share(people, self.roll)],
            strong,
            inner: false,
        };
        let Channel { web, paper } = self.turnout;
        Table {
            title: words.t("minutes-turnout"),
            head: ["minutes-channel", "minutes-people", "minutes-of-roll"].map(|key| words.t(key)).into(),
            rows: vec![
                row("minutes-web", web, false),
                row("minutes-paper", paper, false),
                row("minutes-together", web + paper, true),
                row("minutes-roll", self.roll, false),
            ],
            after: Vec::new(),
        }
    }

    fn cards(&self, words: &Words) -> Table {
        let row =
            |name: String, number, (strong, inner)| Row { cells: vec![name, words.number(number)], strong, inner };
        let mut rows = vec![
            row(words.t("minutes-cast"), self.ballots.cast, (true, false)),
            row(words.t("minutes-valid"), self.ballots.valid, (false, false)),
            row(words.t("minutes-blank"), self.ballots.blank, (false, false)),
            row(words.t("minutes-invalid"), self.ballots.invalid, (false, false)),
        ];
        rows.extend(self.void.iter().map(|(reason, number)| row(void_word(words, reason), *number, (false, true))));
        Table {
            title: words.t("minutes-ballots"),
            head: ["minutes-ballots", "minutes-number"].map(|key| words.t(key)).into(),
            rows,
            after: Vec::new(),
        }
    }

    fn logs(&self, words: &Words) -> Logs {
        let row = |key, log: &Log| [words.t(key), words.number(log.size), log.root.clone()];
        Logs {
            title: words.t("minutes-logs"),
            eid: [words.t("minutes-eid"), self.eid.clone()],
            head: ["minutes-log", "minutes-size", "minutes-root"].map(|key| words.t(key)).into(),
            rows: vec![row("minutes-register", &self.register), row("minutes-urn", &self.urn)],
            verify: words.with("minutes-verify", &[("address", self.journal.as_str().into())]),
        }
    }
}

/// A share as people write it: in percent where that is exact.
fn shown(share: &Fraction, words: &Words) -> String {
    let (part, whole) = (u64::from(share.numerator()), u64::from(share.denominator()));
    if 1000_u64.is_multiple_of(whole) { words.share(part, whole) } else { share.to_string() }
}

/// Reasons that a count gives, each with its words.
const REASONS: [&str; 22] = crate::keys![
    "minutes-void-sealed",
    "minutes-void-padding",
    "minutes-void-form",
    "minutes-void-kind",
    "minutes-void-unknown-option",
    "minutes-void-order",
    "minutes-void-equal-ranks",
    "minutes-void-too-many",
    "minutes-void-too-few",
    "minutes-void-out-of-range",
    "minutes-void-too-many-points",
    "minutes-void-no-mark",
    "minutes-void-blank-not-allowed",
    "minutes-void-too-many-marks",
    "minutes-void-too-few-marks",
    "minutes-void-score-too-high",
    "minutes-void-score-too-low",
    "minutes-void-paper-bad-marking",
    "minutes-void-paper-several-cards",
    "minutes-void-paper-non-resident",
    "minutes-void-paper-no-consent",
    "minutes-void-paper-other",
];

/// A reason of the count in words; one without words is shown as it is.
#[must_use]
pub fn void_word(words: &Words, reason: &str) -> String {
    let key = REASONS.into_iter().find(|key| key.strip_prefix("minutes-void-") == Some(reason));
    key.map_or_else(|| legible(reason), |key| words.t(key))
}
