//! `wiec convert`: a bundle or an election file in another format.

use std::process::ExitCode;

use ::tally::formats::{Election, ElectionFile, Format, Written, convert, convert_file, pb, read};
use ::tally::{Kind, Outcome};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use verify::Verdict;

use crate::args::Convert;
use crate::election::{self, Source};
use crate::fail::{Ended, Failure};
use crate::{files, say};

/// Writes the file and says what it does not hold.
pub(crate) fn run(args: &Convert) -> Ended {
    let (from, to) = (args.from.display().to_string(), args.to.display().to_string());
    let format = Format::of_name(&to).ok_or_else(|| {
        let known = Format::ALL.map(|format| format!(".{}", format.extension())).join(" ");
        Failure::new(format!("`{to}` says no format; names end in {known}"))
    })?;
    let kind = args.kind.as_deref().map(kind).transpose()?;
    let said = args.meta.iter().map(|meta| election::pair("--meta", meta, "--meta country=Poland"));
    let said = said.map(|pair| pair.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let said: Vec<(String, String)> = said.collect::<Result<_, Failure>>()?;
    let (written, outcome) = match election::open(&args.from)? {
        Source::Bundle(verdict) => {
            let mut election = of_bundle(&verdict);
            said.iter().for_each(|(key, value)| election.say(key, value));
            let written = convert(&election, format).map_err(|refused| Failure::of(format!("`{from}`"), &refused))?;
            (written, (format == Format::Pb).then_some(verdict.result.outcome))
        }
        Source::File(file) => {
            let written = convert_file(&file, kind, &said, format);
            let written = written.map_err(|refused| Failure::of(format!("`{from}`"), &refused))?;
            (written, counted(&from, &file, args, format)?)
        }
    };
    let Written { mut text, lost } = written;
    if let Some(outcome) = outcome {
        text = with_result(&text, &outcome)?;
    }
    let summary = summary(&to, &text)?;
    files::create_with(&args.to, text.as_bytes())?;
    say::line(summary)?;
    lost.iter().try_for_each(|lost| say::line(format!("- not kept: {lost}")))?;
    Ok(ExitCode::SUCCESS)
}

fn kind(name: &str) -> Result<Kind, Failure> {
    let known = || Kind::ALL.map(Kind::name).join(", ");
    Kind::named(name).ok_or_else(|| Failure::new(format!("--kind {name}: the kinds of ballots are {}", known())))
}

/// The count whose result is written, when one was asked for.
fn counted(from: &str, file: &ElectionFile, args: &Convert, format: Format) -> Result<Option<Outcome>, Failure> {
    let asked = &args.counting;
    if asked.rule.is_none() {
        if asked.seats.is_some() || !asked.set.is_empty() || asked.ties.is_some() {
            return Err(Failure::new("--seats, --set and --ties say how to count; name a rule with --rule too"));
        }
        return Ok(None);
    }
    if format != Format::Pb {
        return Err(Failure::new("only a .pb file has a place for a result; leave --rule out"));
    }
    election::count(from, file, asked).map(|(outcome, _)| Some(outcome))
}

fn with_result(text: &str, outcome: &Outcome) -> Result<String, Failure> {
    let pb = pb::parse(text).map_err(|error| Failure::of("the file as written", &error))?;
    Ok(pb.with_result(outcome).to_string())
}

/// What was written, read again: a file that cannot be read is never written.
fn summary(to: &str, text: &str) -> Result<String, Failure> {
    let file = read(to, text.as_bytes()).map_err(|error| Failure::of(format!("`{to}` as written"), &error))?;
    let kind = file.kind();
    let profile = kind.map(|kind| file.profile_as(kind)).transpose();
    let profile = profile.map_err(|error| Failure::of(format!("`{to}` as written"), &error))?;
    let (ballots, options) = profile.map_or((0, 0), |profile| (profile.total(), profile.entries().len()));
    Ok(format!("`{to}`: {ballots} {} ballots on {options} options", kind.map_or("", Kind::name)))
}

/// The election of a bundle.
fn of_bundle(verdict: &Verdict) -> Election {
    let names = election::names(verdict);
    let name = |id: &str| names.get(id).cloned().unwrap_or_default();
    let mut election = Election::of(verdict.profile.clone()).named(name);
    election.title = election::in_english(&verdict.manifest.title);
    election.seats = Some(verdict.manifest.counting.seats as usize).filter(|&seats| seats > 1);
    let day = |at: i64| {
        let day = Timestamp::from_millisecond(at).map(|at| TimeZone::UTC.to_datetime(at));
        day.map(|day| day.strftime("%d.%m.%Y").to_string()).unwrap_or_default()
    };
    election.say("eid", &verdict.result.eid);
    election.say("counted_by", &verdict.result.outcome.rule);
    election.say("date_begin", &day(verdict.manifest.opens_at));
    election.say("date_end", &day(verdict.manifest.issue_closes_at));
    election
}
