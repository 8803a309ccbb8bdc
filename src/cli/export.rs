//! `wiec export`: the published bundle of a plebiscite, as a file.

use std::process::ExitCode;
use std::sync::Arc;

use plebiscite::jobs::{Room, Settings};
use plebiscite::rows::plebiscites;
use shell::machine::{SystemClock, SystemIds};

use crate::args::Export;
use crate::fail::{Ended, Failure};
use crate::fetch::is_eid;
use crate::{files, say, town};

/// Writes the bundle.
pub(crate) fn run(args: &Export) -> Ended {
    let eid = args.eid.trim().to_lowercase();
    if !is_eid(&eid) {
        return Err(Failure::new(format!(
            "`{}` is no eid: it has 26 signs, letters a–z and digits 2–7; copy it from the journal page",
            args.eid
        )));
    }
    let config = town::config(&args.town)?;
    let bundle = town::block_on(async {
        let store = town::open(&config).await?;
        let found = plebiscites::by_eid(store.reader().conn(), &eid).await;
        let found = found.map_err(|error| Failure::of("the plebiscites cannot be read", &error))?;
        let found = found.ok_or_else(|| {
            Failure::new(format!("there is no plebiscite {eid} in this town; check --config and the eid"))
        })?;
        let room = Room::new(&store, Arc::new(SystemClock), Arc::new(SystemIds), Settings::default());
        let (room, _writers) = room.map_err(|error| Failure::of("the plebiscite cannot be opened", &error))?;
        let path = room.bundle(found.id).await.map_err(|error| Failure::of("the bundle cannot be written", &error))?;
        path.ok_or_else(|| {
            Failure::new(format!("the result of {eid} is not published yet (it is {})", found.state.word()))
        })
    })?;
    files::create(&args.out, |out| {
        let failed = |error| Failure::of(format!("`{}` cannot be written", args.out.display()), &error);
        let mut source = std::fs::File::open(&bundle).map_err(failed)?;
        std::io::copy(&mut source, out).map(|_bytes| ()).map_err(failed)
    })?;
    say::line(format!("`{}`: check it with `wiec verify {0} --eid {eid}`", args.out.display()))?;
    Ok(ExitCode::SUCCESS)
}
