//! Imports an invented list and says how long it took: `cargo run -p roll
//! --example import_bench -- 500000`. For memory, run it under `time -v`.

use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant as Watch;

use kernel::{Ids, Instant, Lang, Uuid};
use roll::jobs::import::{Around, Pass, run};
use roll::jobs::staging;
use roll::rows::imports::{self, Import, ImportId, Stage};
use store::{Actor, Engine, Event};

struct Counting(AtomicU64);

impl Ids for Counting {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let n = self.0.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
            chunk.copy_from_slice(&n[..chunk.len()]);
        }
    }
}

fn list(path: &std::path::Path, rows: u64) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(out, "Imię;Nazwisko;Adres;Osiedle;Rok urodzenia")?;
    for n in 0..rows {
        let (name, house, year) = (n % 977, n / 977, 1930 + n % 78);
        writeln!(out, "Imię{};Nazwisko{name};Lipowa {house};Osiedle {};{year}", n % 331, n % 12)?;
    }
    out.flush()
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "this is what it is for")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows: u64 = std::env::args().nth(1).map_or(Ok(100_000), |raw| raw.parse())?;
    let temporary = store::testing::Temporary::new(Engine::Sqlite).await;
    let store = temporary.store();
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("list.csv");
    list(&path, rows)?;
    let now = Instant::from_millis(1_790_000_000_000);
    let (totals, mapping) = staging::look(&path)?;
    let id = ImportId::from_uuid(Uuid::from_u128(1));
    let path = Some(path.display().to_string());
    let import = Import { id, file_name: "list.csv".to_owned(), path, mapping, stage: Stage::Staged, totals, at: now };
    let actor = Actor::system();
    let tx = store.begin(now, &actor).await?;
    imports::insert(&tx, &import).await?;
    tx.record(Event::new("roll.import-sent", id.to_string())).await?;
    tx.commit().await?;
    let ids = Counting(AtomicU64::new(1));
    let around = Around {
        store,
        ids: &ids,
        actor: &actor,
        now,
        tag_key: &[7; 32],
        lang: Lang::Pl,
        this_year: 2026,
        progress: &|_| {},
    };
    for (name, pass) in [("check", Pass::Check), ("write", Pass::Write), ("again", Pass::Write)] {
        let watch = Watch::now();
        let totals = run(around, &import, pass).await?;
        let took = watch.elapsed();
        let speed = u128::from(rows) * 1000 / took.as_millis().max(1);
        let [added, found, bad] = [totals.added, totals.found, totals.bad];
        println!(
            "{name}: {rows} rows in {} ms, {speed} rows/s; {added} new, {found} found, {bad} bad",
            took.as_millis()
        );
    }
    Ok(())
}
