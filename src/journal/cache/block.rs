//! One file of the cache: its bytes in parts, each with a tag, so that what is damaged, cut off or of somebody else is never
//! believed.
//!
//! The bytes come first and what guards them last, so that a file of many megabytes becomes its bytes where it lies. How
//! long they are stands inside, and outside only in steps of 64 KiB.

use crate::journal::prove::{self, MacKey};
use chacha20poly1305::aead::AeadInPlace as _;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit as _, Nonce, Tag};
use serde::{Deserialize, Serialize};
use std::io;

/// The last bytes of each file; the digit is the version. Of another version nothing is read.
const MAGIC: &[u8; 8] = b"gscache1";

/// The length of what is told apart from outside.
const STEP: usize = 64 << 10;

/// The greatest part under one tag.
const PART: usize = 1 << 20;

const TAG: usize = 16;
const ID: usize = 16;

/// How long the bytes are, at their very end.
const LENGTH: usize = size_of::<u64>();

/// The random number of one file. Nothing else is ever written under the same one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BlockId(pub(super) String);

impl BlockId {
    fn new() -> io::Result<Self> {
        let mut bits = [0; ID];
        getrandom::fill(&mut bits)?;
        Ok(Self(prove::hex(&bits)))
    }
}

/// What a file is, so that none can stand in for one of the other kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Index,
    Text,
    /// What the workbook was like.
    Noted,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Text => "text",
            Self::Noted => "noted",
        }
    }
}

/// What guards files: sealed with a secret, or, of a workbook that is not locked, only checked.
pub(super) struct Guard {
    pub(super) key: MacKey,
    pub(super) is_sealed: bool,
}

impl Guard {
    /// The bytes of a file, and its number.
    pub(super) fn close(&self, kind: Kind, bytes: &[&[u8]]) -> io::Result<(BlockId, Vec<u8>)> {
        let id = BlockId::new()?;
        let length: usize = bytes.iter().map(|bytes| bytes.len()).sum();
        let size = (length + LENGTH).next_multiple_of(STEP);
        let parts = size.div_ceil(PART);
        let mut file = Vec::with_capacity(size + parts * TAG + ID + MAGIC.len());
        for bytes in bytes {
            file.extend_from_slice(bytes);
        }
        file.resize(size - LENGTH, 0);
        file.extend_from_slice(&(length as u64).to_le_bytes());
        let cipher = self.cipher(kind, &id);
        let mut tags = Vec::with_capacity(parts * TAG);
        for (at, part) in file.chunks_mut(PART).enumerate() {
            let (about, bytes) = self.sides(part);
            let tag = cipher.encrypt_in_place_detached(&nonce(at, parts), about, bytes);
            tags.extend_from_slice(&tag.map_err(|_| io::ErrorKind::FileTooLarge)?);
        }
        file.extend_from_slice(&tags);
        file.extend_from_slice(&prove::from_hex::<ID>(&id.0).unwrap_or_default());
        file.extend_from_slice(MAGIC);
        Ok((id, file))
    }

    /// The bytes in a file, and its number. None where anything about it is not as it was written.
    pub(super) fn open(&self, kind: Kind, mut file: Vec<u8>) -> Option<(BlockId, Vec<u8>)> {
        let rest = file.strip_suffix(MAGIC)?;
        let (rest, id) = rest.split_at_checked(rest.len().checked_sub(ID)?)?;
        let id = BlockId(prove::hex(id));
        let parts = rest.len().div_ceil(PART + TAG);
        let size = rest.len().checked_sub(parts * TAG).filter(|size| *size > 0 && size.is_multiple_of(STEP))?;
        let (bytes, tags) = file.split_at_mut(size);
        let cipher = self.cipher(kind, &id);
        for (at, (part, tag)) in bytes.chunks_mut(PART).zip(tags.chunks(TAG)).enumerate() {
            let (about, bytes) = self.sides(part);
            cipher.decrypt_in_place_detached(&nonce(at, parts), about, bytes, Tag::from_slice(tag)).ok()?;
        }
        let length = bytes.last_chunk().map(|length| u64::from_le_bytes(*length))?;
        file.truncate(usize::try_from(length).ok().filter(|length| *length <= size - LENGTH)?);
        Some((id, file))
    }

    /// A key for this one file: no two files ever share a number, so each part has a key and a nonce of its own.
    fn cipher(&self, kind: Kind, id: &BlockId) -> ChaCha20Poly1305 {
        let info = [&MAGIC[..], kind.word().as_bytes(), id.0.as_bytes()].concat();
        ChaCha20Poly1305::new(Key::from_slice(&*prove::derive(&*self.key, &info)))
    }

    /// A part as what is only checked, and what is hidden too.
    fn sides<'a>(&self, part: &'a mut [u8]) -> (&'a [u8], &'a mut [u8]) {
        if self.is_sealed { (&[], part) } else { (part, &mut []) }
    }
}

/// Which part of how many: with one left out or put elsewhere, no tag is right.
fn nonce(at: usize, of: usize) -> Nonce {
    let mut nonce = Nonce::default();
    nonce[..4].copy_from_slice(&(at as u32).to_le_bytes());
    nonce[4..8].copy_from_slice(&(of as u32).to_le_bytes());
    nonce
}
