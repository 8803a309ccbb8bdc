//! Printed codes: the package out, the public keys in, and a spare for a letter
//! that got lost. No code ever passes here.

use std::collections::BTreeSet;

use ballotbox::commitment::Commitment;
use ballotbox::ecdsa::COMPRESSED;
use ballotbox::manifest::{Manifest, eid};
use ballotbox::package::{Addressee, CodeKeys, CodeKeysError, Key, PACKAGE, Package, PackageError, label};
use data_encoding::HEXLOWER;
use kernel::{Lang, PlebisciteId, ResidentId};
use roll::rows::right::{self, State as RightState, Whose};
use roll::rows::{codes, residents, snapshot};
use serde_json::json;
use store::{Actor, Event, Vault};

use super::{Fault, Room};
use crate::rows::plebiscites::{self, Change, Plebiscite, Turn};
use crate::rules::form::{Conflict, Marking};
use crate::rules::states::State;

/// Why code keys were not loaded.
#[derive(Debug, thiserror::Error)]
pub enum KeysRefused {
    /// There is no such plebiscite.
    #[error("there is no such plebiscite")]
    NotFound,
    /// It is not frozen, or keys were loaded before: then the name of the election stands on letters.
    #[error("code keys are loaded once, after the freeze and before the opening")]
    NotNow,
    /// The file is none.
    #[error(transparent)]
    File(#[from] PackageError),
    /// The keys do not fit.
    #[error(transparent)]
    Keys(#[from] CodeKeysError),
}

/// Code keys that were loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The election's name: it stands on the letters.
    pub eid: String,
    /// Residents with a code.
    pub residents: usize,
    /// Spare codes.
    pub spares: usize,
}

/// Why no spare was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpareRefused {
    /// No such plebiscite, or no code keys yet, or it is over.
    NotNow,
    /// The resident may not vote here.
    NotOnRoll,
    /// The right is spent already.
    Spent(RightState),
    /// No spare is left.
    NoSpare,
    /// A reason must be given.
    NoReason,
}

/// A spare that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Its key: the office finds the sheet of codes by it.
    pub pk: [u8; COMPRESSED],
    /// What the sheet bears, see [`ballotbox::package::label`].
    pub label: String,
}

impl Room {
    /// The file `wiec codes make` needs; `None`: not frozen.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn package(&self, id: PlebisciteId) -> Result<Option<Vec<u8>>, Fault> {
        let Some(row) = plebiscites::find(self.0.store.reader().conn(), id).await? else { return Ok(None) };
        let (Some(form), Some(bytes)) = (row.frozen(), &row.manifest) else { return Ok(None) };
        let manifest = Manifest::parse(bytes)?;
        let settings = &self.0.settings;
        let package = Package {
            format: PACKAGE.to_owned(),
            plebiscite: id,
            town: settings.town.clone(),
            title: manifest.title,
            public_url: settings.public_url.clone(),
            zone: settings.zone.clone(),
            accent: settings.accent.clone(),
            contact: settings.contact.clone(),
            // Where no marks are made the letter speaks of filling in.
            max: match form.counting.marking {
                Marking::Single | Marking::Approval { .. } => manifest.ballot_definition.max,
                Marking::Ranking { .. } | Marking::Score { .. } | Marking::Points { .. } => 0,
            },
            paper: form.conflict == Conflict::FirstCounts,
            code_kdf: manifest.code_kdf,
            opens_at: manifest.opens_at,
            closes_at: manifest.issue_closes_at,
            rehearsal: manifest.rehearsal,
            residents: self.addressees(&row).await?,
        };
        Ok(Some(package.encode()?))
    }

    async fn addressees(&self, row: &Plebiscite) -> Result<Vec<Addressee>, Fault> {
        let lang = self.0.settings.languages.first().copied().unwrap_or(Lang::Pl);
        let mut all = Vec::new();
        for page in self.roll_pages(row.id).await? {
            let known = if row.rehearsal {
                std::collections::BTreeMap::new()
            } else {
                residents::by_ids(self.0.store.reader(), &page).await?
            };
            for id in page {
                let number = all.len() + 1;
                all.push(match known.get(&id) {
                    Some(resident) => Addressee {
                        id,
                        name: format!("{} {}", resident.given, resident.surname).trim().to_owned(),
                        address: resident.address.clone(),
                        lang: resident.lang,
                    },
                    // Invented for a rehearsal, or erased from the roll since.
                    None => Addressee { id, name: format!("№ {number}"), address: String::new(), lang },
                });
            }
        }
        Ok(all)
    }

    async fn roll_pages(&self, id: PlebisciteId) -> Result<Vec<Vec<ResidentId>>, Fault> {
        let reader = self.0.store.vault_reader(Vault::Rights);
        let (mut after, mut pages) = (None, Vec::new());
        loop {
            let page = snapshot::page(reader, id, after, snapshot::CHUNK as u64).await?;
            let page: Vec<ResidentId> = page.into_iter().map(|right| right.resident).collect();
            let Some(last) = page.last() else { return Ok(pages) };
            after = Some(*last);
            pages.push(page);
        }
    }

    /// Loads the public keys of the codes: now the manifest is whole, the election has its name,
    /// and both logs are opened.
    ///
    /// # Errors
    /// [`Fault`]; done again with the same file it goes on where it stopped.
    pub async fn load_keys(
        &self,
        id: PlebisciteId,
        file: &[u8],
        actor: &Actor,
    ) -> Result<Result<Loaded, KeysRefused>, Fault> {
        let Some(row) = plebiscites::find(self.0.store.reader().conn(), id).await? else {
            return Ok(Err(KeysRefused::NotFound));
        };
        let (State::Frozen, None, Some(bytes)) = (row.state, &row.eid, &row.manifest) else {
            return Ok(Err(KeysRefused::NotNow));
        };
        let manifest = Manifest::parse(bytes)?;
        let roll: BTreeSet<ResidentId> = self.roll_pages(id).await?.into_iter().flatten().collect();
        let file = file.to_vec();
        let salt = manifest.code_kdf.salt.clone();
        let checked = tokio::task::spawn_blocking(move || -> Result<Vec<Key>, KeysRefused> {
            Ok(CodeKeys::parse(&file)?.check(id, &salt, &roll)?)
        });
        let checked = match checked.await? {
            Ok(checked) => checked,
            Err(refused) => return Ok(Err(refused)),
        };
        self.store_keys(id, &checked).await?;
        self.name(&row, manifest, &checked, actor).await
    }

    async fn store_keys(&self, id: PlebisciteId, loaded: &[Key]) -> Result<(), Fault> {
        let tx = self.0.store.silent(Vault::Rights).await?;
        codes::clear(&tx, id).await?;
        for chunk in loaded.chunks(codes::CHUNK) {
            let key = |key: &Key| codes::CodeKey { pk: key.pk.to_vec(), holder: key.holder };
            codes::load(&tx, id, &chunk.iter().map(key).collect::<Vec<_>>()).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn name(
        &self,
        row: &Plebiscite,
        manifest: Manifest,
        loaded: &[Key],
        actor: &Actor,
    ) -> Result<Result<Loaded, KeysRefused>, Fault> {
        let commitment = Commitment::over(loaded.iter().map(|key| key.pk));
        let manifest = Manifest { code_keys: Some(commitment.clone()), ..manifest };
        let bytes = manifest.encode()?;
        Manifest::parse(&bytes)?;
        let name = eid(&bytes);
        let change = Change { eid: Some(name.clone()), manifest: Some(bytes.clone()), ..Change::default() };
        let stays = Turn { id: row.id, from: State::Frozen, to: State::Frozen, version: row.version };
        let tx = self.begin(actor).await?;
        if !plebiscites::turn(&tx, stays, change).await? {
            return Ok(Err(KeysRefused::NotNow));
        }
        let detail = json!({ "eid": name, "code_keys": commitment });
        tx.record(Event::new("plebiscite.codes-loaded", row.id.to_string()).with(detail)).await?;
        tx.commit().await?;
        self.open_logs(row.id, &bytes).await?;
        let residents = loaded.iter().filter(|key| key.holder.is_some()).count();
        Ok(Ok(Loaded { eid: name, residents, spares: loaded.len() - residents }))
    }

    /// Voids a resident's code and gives them a spare.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn replace_code(
        &self,
        id: PlebisciteId,
        resident: ResidentId,
        reason: &str,
        actor: &Actor,
    ) -> Result<Result<Replaced, SpareRefused>, Fault> {
        if reason.trim().is_empty() {
            return Ok(Err(SpareRefused::NoReason));
        }
        let stamp = plebiscites::stamp_of(self.0.store.reader().conn(), id).await?;
        if !stamp.is_some_and(|stamp| stamp.named && matches!(stamp.state, State::Frozen | State::Open)) {
            return Ok(Err(SpareRefused::NotNow));
        }
        let whose = Whose { plebiscite: id, resident };
        match right::state_of(self.0.store.vault_reader(Vault::Rights), whose).await? {
            None => return Ok(Err(SpareRefused::NotOnRoll)),
            Some(RightState::Unspent) => {}
            Some(spent) => return Ok(Err(SpareRefused::Spent(spent))),
        }
        let tx = self.0.store.silent(Vault::Rights).await?;
        let Some(pk) = codes::next_spare(&tx, id).await? else { return Ok(Err(SpareRefused::NoSpare)) };
        let wrong = Fault::state(id, "has a code key of a wrong length");
        let pk = <[u8; COMPRESSED]>::try_from(pk).map_err(|_length| wrong)?;
        // The log first: a replacement without its entry must not be possible.
        let town = self.begin(actor).await?;
        let detail = json!({ "resident": resident, "spare": HEXLOWER.encode(&pk), "reason": reason.trim() });
        town.record(Event::new("code.replaced", id.to_string()).with(detail)).await?;
        town.commit().await?;
        codes::void(&tx, id, resident).await?;
        if !codes::give_spare(&tx, id, &pk, resident).await? {
            return Ok(Err(SpareRefused::NoSpare));
        }
        tx.commit().await?;
        Ok(Ok(Replaced { label: label(&pk), pk }))
    }

    /// How many spare codes are left.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn spares(&self, id: PlebisciteId) -> Result<u64, Fault> {
        Ok(codes::spares(self.0.store.vault_reader(Vault::Rights), id).await?)
    }
}
