//! The sample plebiscites: one held and published, one open, one a draft.

use std::path::PathBuf;
use std::sync::Arc;

use ballotbox::package::Package;
use futures::{StreamExt, TryStreamExt};
use kernel::{Clock, Instant, PlebisciteId};
use plebiscite::Marked;
use plebiscite::rows::paper::{PaperTotals, Void};
use plebiscite::rules::form::{Draft, Marking};
use plebiscite::rules::states::State;
use store::Actor;

use super::ballots::{When, draft};
use super::{Maker, failed};
use crate::codes::{Made, read_package, write_letters};
use crate::fail::Failure;
use crate::files;

/// Residents who vote at the same time.
const AT_ONCE: usize = 16;
/// Codes on the sheet.
const SHEET: usize = 12;

/// What there is to see.
pub(super) struct Held {
    pub(super) published: PlebisciteId,
    pub(super) eid: String,
    pub(super) bundle: PathBuf,
    pub(super) codes: Vec<String>,
    pub(super) letters: PathBuf,
}

/// A plebiscite with its codes.
struct Ready {
    id: PlebisciteId,
    package: Package,
    made: Made,
}

impl Maker {
    /// Holds them all.
    pub(super) async fn hold(&self) -> Result<Held, Failure> {
        let (published, bundle, eid) = self.past().await?;
        let (codes, letters) = self.present().await?;
        let next = draft(("Temat młyna na rok następny", "The mill's theme for next year"), Marking::Single, None)?;
        self.room.create(&next, &self.organiser()).await.map_err(|fault| failed(&fault))?;
        Ok(Held { published, eid, bundle, codes, letters })
    }

    fn organiser(&self) -> Actor {
        Actor::staff(self.team.organiser().uuid())
    }

    /// Held a month ago, on the web and on paper.
    async fn past(&self) -> Result<(PlebisciteId, PathBuf, String), Failure> {
        let opens = self.now.plus_days(-45);
        let when = When { opens, closes: opens.plus_days(14), publish: opens.plus_days(15) };
        let title = ("Temat młyna: czym ma być?", "The mill's theme: what shall it be?");
        let ready = self.prepare(&draft(title, Marking::Approval { max: Some(2) }, Some(when))?, 5).await?;
        self.go_to(opens.plus_seconds(60)).await?;
        let turnout = ready.package.residents.len() / 14;
        for (day, part) in (0..).zip(0..14) {
            self.go_to(opens.plus_days(day).plus_seconds(3_600)).await?;
            self.cast(&ready, turnout * part / 14..turnout * (part + 1) / 14).await?;
        }
        let cards = self.hand_out(&ready, turnout..turnout + turnout / 6).await?;
        self.go_to(when.closes.plus_seconds(1_000)).await?;
        self.count_cards(ready.id, cards).await?;
        self.go_to(when.publish.plus_seconds(60)).await?;
        self.go_to(when.publish.plus_seconds(120)).await?;
        let seen = self.room.plebiscite(ready.id, kernel::Audience::Public).await.map_err(|fault| failed(&fault))?;
        let seen = seen.filter(|seen| seen.state == State::Published);
        let eid =
            seen.and_then(|seen| seen.eid).ok_or_else(|| Failure::new("the sample plebiscite was not published"))?;
        let bundle = self.room.bundle(ready.id).await.map_err(|fault| failed(&fault))?;
        let bundle = bundle.ok_or_else(|| Failure::new("the sample plebiscite has no bundle"))?;
        let copy = self.dir.join("bundle.tar");
        files::create_with(&copy, &files::read(&bundle)?)?;
        Ok((ready.id, copy, eid))
    }

    /// Open since three days, for eleven more.
    async fn present(&self) -> Result<(Vec<String>, PathBuf), Failure> {
        let opens = self.now.plus_days(-3);
        let when = When { opens, closes: opens.plus_days(14), publish: opens.plus_days(15) };
        let title = ("Pierwsza usługa w młynie", "The first service in the mill");
        let ready = self.prepare(&draft(title, Marking::Single, Some(when))?, 2).await?;
        let voted = ready.package.residents.len() / 40;
        self.go_to(opens.plus_seconds(60)).await?;
        self.cast(&ready, 0..voted).await?;
        self.go_to(self.now).await?;
        let sheet: Vec<String> = ready.made.of_residents().skip(voted).take(SHEET).map(ToString::to_string).collect();
        let letters = self.dir.join("letters");
        write_letters(
            &ready.package,
            &ready.made,
            voted..voted + SHEET.min(ready.package.residents.len() - voted),
            &letters,
        )?;
        Ok((sheet, letters))
    }

    /// Draft, freeze, codes, keys.
    async fn prepare(&self, draft: &Draft, days_before: i64) -> Result<Ready, Failure> {
        let opens = draft.opens_at.ok_or_else(|| Failure::new("a sample plebiscite has no opening"))?;
        self.clock.set(opens.plus_days(-days_before));
        let organiser = self.organiser();
        let id = self.room.create(draft, &organiser).await.map_err(|fault| failed(&fault))?;
        let refused = |what: &str| Failure::new(format!("a sample plebiscite was refused: {what}"));
        self.room
            .freeze(id, &organiser)
            .await
            .map_err(|fault| failed(&fault))?
            .map_err(|why| refused(&format!("{why:?}")))?;
        let package =
            self.room.package(id).await.map_err(|fault| failed(&fault))?.ok_or_else(|| refused("no package"))?;
        let package = Arc::new(read_package(&package)?);
        let drawing = Arc::clone(&package);
        let made = tokio::task::spawn_blocking(move || Made::draw(&drawing, drawing.residents.len() / 50));
        let made = made.await.map_err(|error| Failure::of("codes", &error))??;
        let keys = made.keys(&package)?;
        self.room
            .load_keys(id, &keys, &organiser)
            .await
            .map_err(|fault| failed(&fault))?
            .map_err(|why| refused(&format!("{why:?}")))?;
        Ok(Ready { id, package: Arc::unwrap_or_clone(package), made })
    }

    /// Sets the clock and lets it do what is due.
    async fn go_to(&self, moment: Instant) -> Result<(), Failure> {
        self.clock.set(moment);
        let ticked = self.room.tick().await;
        match ticked.failed.into_iter().next() {
            Some(missed) => Err(failed(&missed.fault)),
            None => Ok(()),
        }
    }

    /// These residents vote, each as they like.
    async fn cast(&self, ready: &Ready, who: std::ops::Range<usize>) -> Result<(), Failure> {
        let codes: Vec<(usize, String)> =
            ready.made.of_residents().map(ToString::to_string).enumerate().skip(who.start).take(who.len()).collect();
        let votes = futures::stream::iter(codes).map(|(n, code)| async move {
            let refused = |why: String| Failure::new(format!("a sample vote was refused: {why}"));
            let paper = self
                .room
                .look_up(&code)
                .await
                .map_err(|fault| failed(&fault))?
                .map_err(|why| refused(format!("{why:?}")))?;
            let marked = marks(n, paper.form.most());
            let cast = self.room.cast(&paper.pass, &marked).await.map_err(|fault| failed(&fault))?;
            cast.map(drop).map_err(|why| refused(format!("{why:?}")))
        });
        votes.buffer_unordered(AT_ONCE).try_collect::<()>().await
    }

    /// These residents come to the desk and take a card; how many there were.
    async fn hand_out(&self, ready: &Ready, who: std::ops::Range<usize>) -> Result<u64, Failure> {
        let [clerk, _] = self.team.clerks();
        let mut cards = 0;
        for resident in ready.package.residents.get(who).unwrap_or_default() {
            let marked = self.room.mark_paper(ready.id, resident.id, clerk).await.map_err(|fault| failed(&fault))?;
            marked.map_err(|why| Failure::new(format!("a sample card was refused: {why:?}")))?;
            cards += 1;
        }
        Ok(cards)
    }

    /// Both clerks type the same totals.
    async fn count_cards(&self, id: PlebisciteId, cards: u64) -> Result<(), Failure> {
        let (void, blank) = (cards / 25, cards / 40);
        let valid = cards - void - blank;
        let a = valid / 2;
        let marks = [("a", a), ("b", valid - a), ("c", valid / 5), ("d", valid / 10), ("e", valid / 8)];
        let totals = PaperTotals {
            valid,
            blank,
            void: Void::ALL.into_iter().map(|why| (why, if why == Void::BadMarking { void } else { 0 })).collect(),
            marks: marks.into_iter().map(|(id, n)| (id.to_owned(), n)).collect(),
        };
        for clerk in self.team.clerks() {
            let typed =
                self.room.type_batch(id, "Urząd Miejski, hol", &totals, clerk).await.map_err(|fault| failed(&fault))?;
            typed.map_err(|why| Failure::new(format!("the sample totals were refused: {why:?}")))?;
        }
        self.go_to(self.clock.now().plus_seconds(1)).await
    }
}

/// What the `n`-th resident marks.
fn marks(n: usize, most: usize) -> Marked {
    const LIKED: [&str; 13] = ["a", "c", "a", "b", "e", "d", "a", "b", "c", "a", "e", "b", "d"];
    if n % 41 == 7 {
        return Marked::Blank;
    }
    let mut options = vec![LIKED[n % LIKED.len()].to_owned()];
    let second = LIKED[(n / 3 + 5) % LIKED.len()].to_owned();
    if most > 1 && !n.is_multiple_of(3) && !options.contains(&second) {
        options.push(second);
    }
    Marked::Options(options)
}
