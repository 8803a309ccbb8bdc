//! From an election to a file of any format: what the format cannot hold is
//! said, and what would change the count is refused.

mod abif;
mod blt;
mod csv;
mod pb;
mod preflib;

use super::election::Election;
use super::file::{ElectionFile, Format, ViewError};
use crate::profile::{Entry, Kind, Profile, ProfileBuilder};

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub text: String,
    /// What it does not hold, in words.
    pub lost: Vec<String>,
}

/// Why an election cannot be a file of a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a .{format} file cannot hold {what}; {instead}")]
pub struct Unwritable {
    /// How names of such files end.
    pub format: &'static str,
    /// What it cannot hold.
    pub what: String,
    /// What to do.
    pub instead: String,
}

/// Writes the election as a file of this format.
///
/// # Errors
/// [`Unwritable`] when the file would say something else than the election.
pub fn convert(election: &Election, format: Format) -> Result<Written, Unwritable> {
    let mut target = Target { format, lost: election.left_out.clone() };
    let profile = target.each_ballot(&election.profile)?;
    let text = match format {
        Format::Pb => pb::write(election, &profile, &mut target)?,
        Format::Soc | Format::Soi | Format::Toc | Format::Toi | Format::Cat => {
            preflib::write(election, &profile, &mut target)?
        }
        Format::Blt => blt::write(election, &profile, &mut target)?,
        Format::Abif => abif::write(election, &profile, &mut target)?,
        Format::Csv => csv::write(election, &profile, &mut target)?,
    };
    Ok(Written { text, lost: target.lost })
}

/// Why a file cannot become one of another format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// The ballots cannot be read as they are wanted.
    #[error(transparent)]
    View(#[from] ViewError),
    /// The format has no place for them.
    #[error("{refused}{}", .instead.map(|kind| format!("; or take the ballots as --kind {}", kind.name())).unwrap_or_default())]
    Unwritable {
        /// Why.
        refused: Unwritable,
        /// Another kind the ballots can be read as, of which it has.
        instead: Option<Kind>,
    },
}

/// Writes a file in another format, its ballots read as `kind` (`None`: as they
/// are meant), with `said` added to what is said of the election.
///
/// # Errors
/// [`ConvertError`].
pub fn convert_file(
    file: &ElectionFile,
    kind: Option<Kind>,
    said: &[(String, String)],
    format: Format,
) -> Result<Written, ConvertError> {
    if file.format() == format && kind.is_none() && said.is_empty() {
        return Ok(Written { text: file.to_string(), lost: Vec::new() });
    }
    let attempt = |kind: Kind| {
        let mut election = file.election(kind)?;
        said.iter().for_each(|(key, value)| election.say(key, value));
        Ok::<_, ViewError>(convert(&election, format))
    };
    let chosen = kind.or_else(|| file.kind());
    let refused = match attempt(chosen.ok_or_else(|| file.undetermined())?)? {
        Ok(written) => return Ok(written),
        Err(refused) => refused,
    };
    let mut others = file.kinds().into_iter().filter(|other| kind.is_none() && Some(*other) != chosen);
    let instead = others.find(|other| attempt(*other).is_ok_and(|written| written.is_ok()));
    Err(ConvertError::Unwritable { refused, instead })
}

/// What is written, and what is lost on the way.
struct Target {
    format: Format,
    lost: Vec<String>,
}

impl Target {
    fn lose(&mut self, what: impl Into<String>) {
        self.lost.push(what.into());
    }

    fn cannot(&self, what: impl Into<String>, instead: impl Into<String>) -> Unwritable {
        Unwritable { format: self.format.extension(), what: what.into(), instead: instead.into() }
    }

    /// Ballots of this kind have no place in the format.
    fn wrong_kind(&self, kind: Kind, instead: &str) -> Unwritable {
        self.cannot(format!("{} ballots", kind.name()), instead)
    }

    /// The profile with batches counted by hand as ballots: a batch of choices is
    /// as many ballots as it has marks, and of others the ballots are not known.
    fn each_ballot(&self, profile: &Profile) -> Result<Profile, Unwritable> {
        let whole = |batch: &crate::Counted| batch.marks.iter().sum::<u64>() == batch.ballots;
        if profile.counted().is_empty() {
            return Ok(profile.clone());
        }
        let crate::Ballots::Choice(bag) = profile.ballots() else {
            return Err(self.cannot("sums of ballots counted by hand", "nobody knows the single ballots"));
        };
        if !profile.counted().iter().all(whole) {
            return Err(
                self.cannot("batches with more or fewer marks than ballots", "look at the protocol of the batch")
            );
        }
        let builder = ProfileBuilder::new(Kind::Choice, profile.entries().iter().cloned());
        let mut builder = builder.expect("the options of a profile are good");
        let marks = bag.iter().map(|(ballot, times)| (ballot[0], times));
        let by_hand = profile.counted().iter().flat_map(|batch| (0..).zip(batch.marks.iter().copied()));
        for (option, times) in marks.chain(by_hand) {
            builder.marks_at(&mut [option], times).expect("no more ballots than before");
        }
        let mut with_each = builder.build();
        with_each.blank = profile.blank();
        with_each.invalid.clone_from(profile.invalid());
        with_each.electorate = profile.electorate();
        with_each.budget = profile.budget();
        with_each.longest = profile.longest();
        Ok(with_each)
    }

    /// What formats without money lose.
    fn lose_money(&mut self, profile: &Profile) {
        if profile.budget().is_some() || profile.entries().iter().any(|entry| entry.cost.is_some()) {
            self.lose("the costs and the budget");
        }
        if profile.entries().iter().any(|entry| !entry.categories.is_empty()) {
            self.lose("the categories of the options");
        }
    }

    /// What formats lose in which options are numbers.
    fn lose_ids(&mut self, entries: &[Entry]) {
        if (1_usize..).zip(entries).any(|(number, entry)| entry.id != number.to_string()) {
            self.lose("the ids of the options, which become numbers");
        }
    }

    /// What formats lose that have no metadata.
    fn lose_metadata(&mut self, election: &Election) {
        let keys: Vec<String> = election.metadata.iter().map(|(key, _)| format!("`{key}`")).collect();
        if !keys.is_empty() {
            self.lose(format!("what is said of the election: {}", keys.join(", ")));
        }
    }

    /// A text without line breaks.
    fn one_line(&mut self, text: &str) -> String {
        let broken = text.contains(['\n', '\r']);
        if broken {
            self.lose(format!("line breaks in `{}`", super::fault::shown(text).replace(['\n', '\r'], " ")));
        }
        if broken { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.trim().to_owned() }
    }

    /// Metadata as `key: value` lines hold it: what can be a key there, once.
    fn pairs(&mut self, election: &Election, taken: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (key, value) in &election.metadata {
            let name = key.trim();
            let bad = name.is_empty() || name.contains([':', '\n', '\r', '#']) || taken(name);
            if bad || pairs.iter().any(|(before, _)| before == name) {
                self.lose(format!("what is said under `{key}`"));
            } else {
                let value = self.one_line(value);
                pairs.push((name.to_owned(), value));
            }
        }
        pairs
    }
}

/// The name to show for an option: its id, where it has none.
fn shown_name(entry: &Entry) -> &str {
    if entry.name.is_empty() { &entry.id } else { &entry.name }
}
