//! `wiec roll …`: the list of residents from the command line.

use std::path::Path;
use std::process::ExitCode;

use kernel::{Clock, Ids, Instant, Lang};
use roll::jobs::import::{self, Around, Pass};
use roll::jobs::{keys, staging};
use roll::rows::imports::{self, BadCell, Import, ImportId, Stage, Totals};
use roll::rows::{districts, residents};
use roll::rules::columns::{Column, Mapping, MappingError};
use serde_json::json;
use sheets::Options;
use shell::config::Config;
use shell::machine::{SystemClock, SystemIds};
use store::{Actor, Event, Store};
use templates::Words;

use crate::args::{Roll, Town};
use crate::fail::{Ended, Failure, chain};
use crate::{say, town};

/// Does what was asked.
pub(crate) fn run(deed: Roll) -> Ended {
    match deed {
        Roll::Import { town, file, check } => import(&town, &file, if check { Pass::Check } else { Pass::Write }),
        Roll::Totals(town) => totals(&town),
    }
}

fn import(town: &Town, file: &Path, pass: Pass) -> Ended {
    let config = town::config(town)?;
    let now = SystemClock.now();
    let mut import = staged(file, now)?;
    town::block_on(async {
        let store = town::open(&config).await?;
        import.totals = through(&store, &config, &import, (Pass::Check, now)).await?;
        tell_found(&import)?;
        if pass == Pass::Check {
            return say::line("nothing was written (--check)");
        }
        store_row(&store, &mut import, (Stage::Running, now)).await?;
        import.totals = through(&store, &config, &import, (Pass::Write, now)).await?;
        store_row(&store, &mut import, (Stage::Done, now)).await?;
        let Totals { added, found, asked, bad, .. } = import.totals;
        say::line(format!("written: {added} added, {found} found again, {asked} to be decided, {bad} refused"))?;
        if asked > 0 {
            say::line("people who may be there already wait on the page of the roll, for somebody to decide")?;
        }
        Ok(())
    })?;
    Ok(if import.totals.bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Imports a whole list as of `now`; nothing may be wrong with it.
pub(crate) async fn import_file(store: &Store, config: &Config, file: &Path, now: Instant) -> Result<(), Failure> {
    let mut import = staged(file, now)?;
    store_row(store, &mut import, (Stage::Running, now)).await?;
    import.totals = through(store, config, &import, (Pass::Write, now)).await?;
    store_row(store, &mut import, (Stage::Done, now)).await?;
    match import.totals.bad {
        0 => Ok(()),
        bad => Err(Failure::new(format!("`{}`: {bad} rows are wrong", file.display()))),
    }
}

/// What the file's header says; columns are guessed from it.
fn staged(file: &Path, now: Instant) -> Result<Import, Failure> {
    let shown = file.display();
    let reader = sheets::open(file, &Options::default())
        .map_err(|error| Failure::new(format!("`{shown}`: {}; {}", chain(&error), error.kind.remedy())))?;
    let mapping = Mapping::guess(reader.header());
    mapping.check(reader.header().len()).map_err(|errors| {
        let said: Vec<String> = errors.iter().map(unmapped).collect();
        Failure::new(format!("`{shown}`: {}; the columns are: {}", said.join("; "), reader.header().join(", ")))
    })?;
    let format = staging::described(&reader.format());
    let path = std::path::absolute(file).map_err(|error| Failure::of(format!("`{shown}`"), &error))?;
    Ok(Import {
        id: ImportId::from_uuid(SystemIds.ordinary()),
        file_name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        path: Some(path.to_string_lossy().into_owned()),
        mapping,
        stage: Stage::Staged,
        totals: Totals { format, header: reader.header().to_vec(), ..Totals::default() },
        at: now,
    })
}

fn unmapped(error: &MappingError) -> String {
    match error {
        MappingError::Missing(column) => {
            format!("no column for {}; head one `{}`", column.word(), heading(*column))
        }
        MappingError::Twice(one, other) => format!("one column for both {} and {}", one.word(), other.word()),
        MappingError::Beyond(column, place) => format!("no column {} for {}", place + 1, column.word()),
    }
}

/// A heading that is understood.
const fn heading(column: Column) -> &'static str {
    match column {
        Column::Number => "numer",
        Column::Surname => "nazwisko",
        Column::Given => "imię",
        Column::Address => "adres",
        Column::District => "osiedle",
        Column::BirthYear => "rok urodzenia",
        Column::Language => "język",
        Column::Email => "e-mail",
    }
}

async fn through(
    store: &Store,
    config: &Config,
    import: &Import,
    (pass, now): (Pass, Instant),
) -> Result<Totals, Failure> {
    let tag_key = keys::tag_key(store, &SystemIds).map_err(|error| Failure::of("the key of the roll", &error))?;
    let label = if pass == Pass::Check { "checked" } else { "written" };
    let around = Around {
        store,
        ids: &SystemIds,
        actor: &Actor::cli(),
        now,
        tag_key: &tag_key,
        lang: config.town.languages.first().copied().unwrap_or(Lang::Pl),
        this_year: year(now, &config.town.zone),
        progress: &|rows| {
            if rows.is_multiple_of(30_000) {
                eprintln!("{label}: {rows} rows");
            }
        },
    };
    import::run(around, import, pass).await.map_err(|error| Failure::of("the database failed", &error))
}

/// The year in the town's zone.
fn year(now: Instant, zone: &str) -> u16 {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let at = jiff::Timestamp::from_millisecond(now.millis()).unwrap_or_default();
    zone.to_datetime(at).year().unsigned_abs()
}

async fn store_row(store: &Store, import: &mut Import, (stage, now): (Stage, Instant)) -> Result<(), Failure> {
    let failed = |error| Failure::of("the database failed", &error);
    let fresh = import.stage == Stage::Staged;
    import.stage = stage;
    if stage == Stage::Done {
        import.path = None;
    }
    let tx = store.begin(now, &Actor::cli()).await.map_err(failed)?;
    if fresh {
        imports::insert(&tx, import).await.map_err(failed)?;
    } else {
        imports::update(&tx, import).await.map_err(failed)?;
    }
    let kind = if fresh { "roll.import-started" } else { "roll.import-done" };
    let Totals { rows, added, found, asked, bad, .. } = import.totals;
    let detail = json!({"rows": rows, "added": added, "found": found, "asked": asked, "bad": bad});
    tx.record(Event { kind, subject: import.id.to_string(), detail }).await.map_err(failed)?;
    tx.commit().await.map_err(|error| Failure::of("the database failed", &error))
}

fn tell_found(import: &Import) -> Result<(), Failure> {
    let totals = &import.totals;
    say::line(format!("{}: {}", import.file_name, totals.format))?;
    for (column, place) in &import.mapping.0 {
        let header = totals.header.get(*place).map_or("", String::as_str);
        say::line(format!("  {:<10} from `{header}`", column.word()))?;
    }
    let Totals { rows, added, found, asked, bad, .. } = totals;
    say::line(format!("{rows} rows: {added} new, {found} known, {asked} to be decided, {bad} refused"))?;
    for cell in &totals.bad_cells {
        say::line(bad_cell(cell))?;
    }
    let told = totals.bad_cells.len() as u64;
    if totals.bad > told {
        say::line(format!("  … and {} more", totals.bad - told))?;
    }
    Ok(())
}

fn bad_cell(cell: &BadCell) -> String {
    let why = roll::views::bad::said(&Words::of(Lang::En), cell);
    format!("  line {}, column {}, `{}`: {why}", cell.line, cell.column, cell.value)
}

fn totals(town: &Town) -> Ended {
    let config = town::config(town)?;
    let rows = town::block_on(async {
        let store = town::open(&config).await?;
        let failed = |error| Failure::of("the roll cannot be read", &error);
        let names = districts::all(store.reader().conn()).await.map_err(failed)?;
        let counts = residents::by_district(store.reader()).await.map_err(failed)?;
        let name = |id| names.iter().find_map(|(name, known)| (Some(*known) == id).then(|| name.clone()));
        Ok(counts.into_iter().map(|(id, count)| (name(id), count)).collect::<Vec<_>>())
    })?;
    let mut all = 0;
    for (name, count) in rows {
        say::line(format!("{count:>9}  {}", name.as_deref().unwrap_or("(no district)")))?;
        all += count;
    }
    say::line(format!("{all:>9}  together"))?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_without_the_needed_columns_is_refused_with_the_remedy() {
        let dir = tempfile::tempdir().unwrap();
        let said = |text: &str| {
            let path = dir.path().join("list.csv");
            std::fs::write(&path, text).unwrap();
            staged(&path, Instant::from_millis(0)).map(|import| import.mapping.0.len()).map_err(|e| e.to_string())
        };
        assert_eq!(said("Nazwisko;Imię;Adres\nNowak;Ada;Lipowa 1\n"), Ok(3));
        let error = said("Nazwisko;Imię\nNowak;Ada\n").unwrap_err();
        assert!(error.contains("no column for address; head one `adres`; the columns are: Nazwisko, Imię"), "{error}");
        assert!(said("").unwrap_err().contains("choose the file that holds the table"));
        let missing = staged(&dir.path().join("none.csv"), Instant::from_millis(0)).unwrap_err().to_string();
        assert!(missing.contains("none.csv"), "{missing}");
    }

    #[test]
    fn the_year_is_the_towns() {
        let new_year_in_warsaw = Instant::from_millis(1_798_758_000_000);
        assert_eq!((year(new_year_in_warsaw, "Europe/Warsaw"), year(new_year_in_warsaw, "UTC")), (2027, 2026));
    }
}
