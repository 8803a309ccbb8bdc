//! The bundle: one canonical uncompressed tar with everything needed to
//! recount. Members, in this order:
//!
//! | name | content |
//! |---|---|
//! | `manifest.json` | the manifest |
//! | `code-keys` | the codes' public keys, 33 bytes each, sorted |
//! | `register/leaves` | every leaf: length (4 bytes, big-endian), bytes |
//! | `register/checkpoint` | the signed checkpoint |
//! | `urn/leaves` | every leaf |
//! | `urn/checkpoint` | the signed checkpoint |
//! | `result.json` | the result |
//!
//! Headers are ustar with mode 0644, ids 0, no names, time 0; the archive ends
//! with two blocks of zeros and nothing more. A bundle that differs from that in
//! one byte is refused.

use std::io::{self, Read, Write};

/// The members in their order.
pub const MEMBERS: [&str; 7] = [
    "manifest.json",
    "code-keys",
    "register/leaves",
    "register/checkpoint",
    "urn/leaves",
    "urn/checkpoint",
    "result.json",
];

const BLOCK: usize = 512;
/// Most bytes of a leaf: the manifest's with thousands of characters of titles.
pub const LEAF_LIMIT: usize = 1 << 22;

/// Why a bundle was refused.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It could not be read or written.
    #[error("the bundle cannot be read or written")]
    Io(#[from] io::Error),
    /// A header is not the one canonical header.
    #[error("the header of `{0}` is not canonical")]
    Header(&'static str),
    /// Something else than zeros fills a block.
    #[error("`{0}` is not followed by zeros alone")]
    Padding(&'static str),
    /// Bytes after the end.
    #[error("something follows the end of the bundle")]
    Trailing,
    /// The bundle ends too early.
    #[error("the bundle ends inside `{0}`")]
    Short(&'static str),
    /// A member is too large to be what it should be.
    #[error("`{0}` is too large")]
    Large(&'static str),
    /// The lengths inside a member do not add up.
    #[error("the lengths of the leaves in `{0}` do not add up")]
    Lengths(&'static str),
}

fn header(name: &str, size: u64) -> [u8; BLOCK] {
    let mut header = tar::Header::new_ustar();
    // The names are short and fixed: setting them cannot fail.
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(size);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    *header.as_bytes()
}

fn padding(size: u64) -> usize {
    let over = usize::try_from(size % BLOCK as u64).unwrap_or(0);
    if over == 0 { 0 } else { BLOCK - over }
}

/// Writes a bundle member by member, in order.
pub struct Writer<W: Write> {
    out: W,
    next: usize,
}

impl<W: Write> Writer<W> {
    /// Begins a bundle.
    pub const fn new(out: W) -> Self {
        Self { out, next: 0 }
    }

    /// Writes the next member whole.
    ///
    /// # Errors
    /// When writing fails.
    pub fn member(&mut self, content: &[u8]) -> Result<(), BundleError> {
        self.begin(content.len() as u64)?.write_all(content)?;
        self.end(content.len() as u64)
    }

    /// Writes the next member leaf by leaf. `size`: of all leaves with their lengths.
    ///
    /// # Errors
    /// When writing fails or the leaves do not make up `size`.
    pub fn leaves<E: From<BundleError>>(
        &mut self,
        size: u64,
        leaves: impl IntoIterator<Item = Result<Vec<u8>, E>>,
    ) -> Result<(), E> {
        let name = MEMBERS.get(self.next).copied().ok_or(BundleError::Trailing)?;
        let out = self.begin(size)?;
        let mut written = 0;
        for leaf in leaves {
            let leaf = leaf?;
            let framed = frame(&leaf);
            out.write_all(&framed).map_err(BundleError::Io)?;
            written += framed.len() as u64;
        }
        if written != size {
            return Err(BundleError::Lengths(name).into());
        }
        Ok(self.end(size)?)
    }

    fn begin(&mut self, size: u64) -> Result<&mut W, BundleError> {
        let name = MEMBERS.get(self.next).copied().ok_or(BundleError::Trailing)?;
        self.out.write_all(&header(name, size))?;
        Ok(&mut self.out)
    }

    fn end(&mut self, size: u64) -> Result<(), BundleError> {
        self.out.write_all(&[0; BLOCK][..padding(size)])?;
        self.next += 1;
        Ok(())
    }

    /// Ends the bundle.
    ///
    /// # Errors
    /// When writing fails or members are missing.
    pub fn finish(mut self) -> Result<W, BundleError> {
        if let Some(missing) = MEMBERS.get(self.next) {
            return Err(BundleError::Short(missing));
        }
        self.out.write_all(&[0; 2 * BLOCK])?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// A leaf behind its length.
#[must_use]
pub fn frame(leaf: &[u8]) -> Vec<u8> {
    let length = u32::try_from(leaf.len()).unwrap_or(u32::MAX);
    [length.to_be_bytes().as_slice(), leaf].concat()
}

/// Bytes a leaf takes in a member.
#[must_use]
pub const fn framed_len(leaf: usize) -> u64 {
    leaf as u64 + 4
}

/// Reads a bundle member by member, in order, and refuses the first thing that
/// is not canonical.
pub struct Reader<R: Read> {
    source: R,
    next: usize,
}

impl<R: Read> Reader<R> {
    /// Begins to read.
    pub const fn new(source: R) -> Self {
        Self { source, next: 0 }
    }

    fn begin(&mut self) -> Result<(&'static str, u64), BundleError> {
        let name = MEMBERS.get(self.next).copied().ok_or(BundleError::Trailing)?;
        let mut block = [0; BLOCK];
        self.fill(name, &mut block)?;
        let mut claimed = tar::Header::new_ustar();
        claimed.as_mut_bytes().copy_from_slice(&block);
        let size = claimed.size().map_err(|_no_number| BundleError::Header(name))?;
        if header(name, size) == block { Ok((name, size)) } else { Err(BundleError::Header(name)) }
    }

    fn fill(&mut self, name: &'static str, buffer: &mut [u8]) -> Result<(), BundleError> {
        self.source.read_exact(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => BundleError::Short(name),
            _ => BundleError::Io(error),
        })
    }

    fn end(&mut self, name: &'static str, size: u64) -> Result<(), BundleError> {
        let mut rest = [0; BLOCK];
        let rest = &mut rest[..padding(size)];
        self.fill(name, rest)?;
        if rest.iter().any(|byte| *byte != 0) {
            return Err(BundleError::Padding(name));
        }
        self.next += 1;
        Ok(())
    }

    /// The next member whole, at most `limit` bytes.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn member(&mut self, limit: u64) -> Result<Vec<u8>, BundleError> {
        let (name, size) = self.begin()?;
        if size > limit {
            return Err(BundleError::Large(name));
        }
        let mut content = Vec::new();
        (&mut self.source).take(size).read_to_end(&mut content)?;
        if content.len() as u64 != size {
            return Err(BundleError::Short(name));
        }
        self.end(name, size)?;
        Ok(content)
    }

    /// The next member leaf by leaf.
    ///
    /// # Errors
    /// [`BundleError`], or what `each` returns.
    pub fn leaves<E: From<BundleError>>(&mut self, mut each: impl FnMut(Vec<u8>) -> Result<(), E>) -> Result<(), E> {
        let (name, size) = self.begin()?;
        let mut left = size;
        while left > 0 {
            let mut length = [0; 4];
            left = left.checked_sub(4).ok_or(BundleError::Lengths(name))?;
            self.fill(name, &mut length)?;
            let length = u32::from_be_bytes(length) as usize;
            left = left.checked_sub(length as u64).ok_or(BundleError::Lengths(name))?;
            if length > LEAF_LIMIT {
                return Err(BundleError::Large(name).into());
            }
            let mut leaf = vec![0; length];
            self.fill(name, &mut leaf)?;
            each(leaf)?;
        }
        Ok(self.end(name, size)?)
    }

    /// Nothing but the end may follow.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn finish(mut self) -> Result<(), BundleError> {
        let mut end = [0; 2 * BLOCK];
        self.fill("the end", &mut end)?;
        if end.iter().any(|byte| *byte != 0) {
            return Err(BundleError::Padding("the end"));
        }
        match self.source.read(&mut [0; 1])? {
            0 => Ok(()),
            _ => Err(BundleError::Trailing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        for (place, name) in MEMBERS.iter().enumerate() {
            if name.ends_with("leaves") {
                let leaves = [vec![1, 2], vec![], vec![3; 600]];
                let size = leaves.iter().map(|leaf| framed_len(leaf.len())).sum();
                writer.leaves(size, leaves.map(Ok::<_, BundleError>)).unwrap();
            } else {
                writer.member(&vec![7; place * 100]).unwrap();
            }
        }
        writer.finish().unwrap()
    }

    fn read(bytes: &[u8]) -> Result<Vec<Vec<u8>>, BundleError> {
        let mut reader = Reader::new(bytes);
        let mut all = Vec::new();
        for name in MEMBERS {
            if name.ends_with("leaves") {
                reader.leaves(|leaf| {
                    all.push(leaf);
                    Ok::<_, BundleError>(())
                })?;
            } else {
                all.push(reader.member(10_000)?);
            }
        }
        reader.finish()?;
        Ok(all)
    }

    /// The layout as `docs/protocol.md` writes it, made without the tar library.
    #[test]
    fn a_header_is_as_the_protocol_says() {
        let mut expected = vec![0; 512];
        let mut put = |at: usize, bytes: &[u8]| expected[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, b"urn/leaves");
        put(100, b"0000644\0");
        put(108, b"0000000\0");
        put(116, b"0000000\0");
        put(124, b"00000002322\0");
        put(136, b"00000000000\0");
        put(148, b"        ");
        put(156, b"0");
        put(257, b"ustar\0");
        put(263, b"00");
        let sum: u32 = expected.iter().map(|byte| u32::from(*byte)).sum();
        expected[148..156].copy_from_slice(format!("{sum:07o}\0").as_bytes());
        assert_eq!(header("urn/leaves", 1234).to_vec(), expected);
    }

    #[test]
    fn an_eighth_member_and_a_missing_one_are_refused() {
        let mut writer = Writer::new(Vec::new());
        assert!(matches!(Writer::new(Vec::new()).finish(), Err(BundleError::Short("manifest.json"))));
        MEMBERS.iter().for_each(|_| writer.member(b"x").unwrap());
        assert!(matches!(writer.member(b"x"), Err(BundleError::Trailing)));
        let bytes = writer.finish().unwrap();
        let mut reader = Reader::new(bytes.as_slice());
        MEMBERS.iter().for_each(|_| drop(reader.member(10).unwrap()));
        assert!(matches!(reader.member(10), Err(BundleError::Trailing)));
        assert!(matches!(Reader::new(bytes.as_slice()).member(0), Err(BundleError::Large("manifest.json"))));
        // Lengths that do not add up, and one that claims the whole address space.
        for leaves in [&[0, 0, 0][..], &[0, 0, 0, 2, 1], &[255; 4]] {
            let mut writer = Writer::new(Vec::new());
            MEMBERS.iter().for_each(|_| writer.member(leaves).unwrap());
            let bytes = writer.finish().unwrap();
            let read = Reader::new(bytes.as_slice()).leaves(|_| Ok::<_, BundleError>(()));
            assert!(matches!(read, Err(BundleError::Lengths("manifest.json"))), "{leaves:?}");
        }
    }

    #[test]
    fn a_bundle_survives_and_has_one_form() {
        let bytes = bundle();
        let content = read(&bytes).unwrap();
        assert_eq!(content.len(), 5 + 6);
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 1;
            if let Ok(other) = read(&bad) {
                assert_ne!(other, content, "byte {at} changed and nothing was seen");
            }
        }
        assert!(read(&bytes[..bytes.len() - 1]).is_err());
        assert!(matches!(read(&[bytes.clone(), vec![0]].concat()), Err(BundleError::Trailing)));
        // Ordinary tar programs can read it.
        let mut archive = tar::Archive::new(bytes.as_slice());
        let names: Vec<_> =
            archive.entries().unwrap().map(|e| e.unwrap().path().unwrap().display().to_string()).collect();
        assert_eq!(names, MEMBERS);
    }
}
