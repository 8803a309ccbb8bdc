//! The codes and what is public of them.

use std::collections::BTreeSet;

use ballotbox::code::{Code, Kdf};
use ballotbox::ecdsa::COMPRESSED;
use ballotbox::package::{CODE_KEYS, CodeKeys, Package, ResidentKey};
use data_encoding::HEXLOWER;
use rayon::prelude::*;
use shell::machine::SystemIds;

use crate::fail::{Failure, chain};
use crate::progress::Progress;

/// Codes with their public keys: residents' in the order of the package, then spares.
pub(crate) struct Made {
    codes: Vec<(Code, [u8; COMPRESSED])>,
    residents: usize,
}

impl Made {
    /// Draws a code for everybody and `spares` more, and stretches them on all
    /// processors.
    pub(crate) fn draw(package: &Package, spares: usize) -> Result<Self, Failure> {
        let salt = HEXLOWER.decode(package.code_kdf.salt.as_bytes());
        let salt = salt.map_err(|error| Failure::of("the package's code_kdf.salt", &error))?;
        let kdf = Kdf { salt, iterations: package.code_kdf.iterations };
        let residents = package.residents.len();
        let progress = Progress::new("codes", (residents + spares) as u64);
        let made = (0..residents + spares).into_par_iter().map(|_| {
            let code = Code::generate(&SystemIds);
            let pk = code.key(&kdf)?.compressed()?;
            progress.add(1);
            Ok((code, pk))
        });
        let codes: Result<Vec<_>, ballotbox::CryptoError> = made.collect();
        let codes = codes.map_err(|error| Failure::of("a code cannot be stretched", &error))?;
        progress.end();
        Ok(Self { codes, residents })
    }

    /// The codes of these residents only, without spares.
    pub(crate) fn only(&self, which: std::ops::Range<usize>) -> Self {
        let codes = self.codes[..self.residents].get(which).unwrap_or_default().to_vec();
        Self { residents: codes.len(), codes }
    }

    /// Codes of residents, in the order of the package.
    pub(crate) fn of_residents(&self) -> impl Iterator<Item = &Code> {
        self.codes[..self.residents].iter().map(|(code, _)| code)
    }

    /// Spare codes with their public keys.
    pub(crate) fn spares(&self) -> &[(Code, [u8; COMPRESSED])] {
        &self.codes[self.residents..]
    }

    /// The file for the town.
    pub(crate) fn keys(&self, package: &Package) -> Result<Vec<u8>, Failure> {
        let hex = |(_, pk): &(Code, [u8; COMPRESSED])| HEXLOWER.encode(pk);
        let keys = package.residents.iter().zip(&self.codes);
        let file = CodeKeys {
            format: CODE_KEYS.to_owned(),
            plebiscite: package.plebiscite,
            salt: package.code_kdf.salt.clone(),
            keys: keys.map(|(resident, code)| ResidentKey { resident: resident.id, pk: hex(code) }).collect(),
            spares: self.spares().iter().map(hex).collect(),
        };
        file.encode().map_err(|error| Failure::of("code-keys.json", &error))
    }
}

/// Reads a package and checks what its form does not.
pub(crate) fn read_package(bytes: &[u8]) -> Result<Package, Failure> {
    const AGAIN: &str = "download the package again from the plebiscite's page";
    let package = Package::parse(bytes).map_err(|error| Failure::new(format!("{}; {AGAIN}", chain(&error))))?;
    let wrong = |what: &str| Failure::new(format!("{what}; {AGAIN}"));
    if HEXLOWER.decode(package.code_kdf.salt.as_bytes()).is_ok_and(|salt| salt.len() != 16) {
        return Err(wrong("`code_kdf.salt` is not 16 bytes in lower-case hex"));
    }
    if !(1..=10_000_000).contains(&package.code_kdf.iterations) {
        return Err(wrong("`code_kdf.iterations` is not between 1 and 10 000 000"));
    }
    if package.residents.is_empty() {
        return Err(wrong("`residents` is empty: nobody would get a letter"));
    }
    if package.title.is_empty() {
        return Err(wrong("`title` is empty"));
    }
    if jiff::tz::TimeZone::get(&package.zone).is_err() {
        return Err(wrong(&format!("`zone`: `{}` is no time zone", package.zone)));
    }
    let mut seen = BTreeSet::new();
    let twice = package.residents.iter().enumerate().find(|(_, resident)| !seen.insert(resident.id));
    match twice {
        Some((place, resident)) => {
            Err(wrong(&format!("entry {} of `residents` names {} a second time", place + 1, resident.id)))
        }
        None => Ok(package),
    }
}
