//! One file that holds workbooks: the plain tar format, with nothing in it but names of the known shapes and bytes.
//!
//! No name of an account, no time, no link. Reading trusts nothing: one entry of another shape, and none is taken.

use super::disk::{Disk, Temporary};
use super::manifest::CopyEntry;
use crate::content::words::Words;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use tar::{Archive, Builder, Entry, EntryType, Header};
use thiserror::Error;

/// Sizes in a tar file are rounded up to this.
const BLOCK: u64 = 512;

/// Why a backup was not taken.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub(super) enum ArchiveError {
    /// What the disk answered.
    Disk(#[source] io::Error),
    /// It is not what a backup is.
    NotWhole(#[source] NotWhole),
}

/// What is wrong with a file that should be a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum NotWhole {
    /// It is damaged or cut off.
    Cut,
    /// It holds something that is none of a workbook's files.
    Foreign,
    /// It holds one file twice.
    Twice,
    /// It holds a file that is larger than a page can be.
    TooLarge,
    /// It has no files in it.
    Nothing,
    /// It holds pages of a workbook and not its `book.json`.
    NoBook,
}

impl NotWhole {
    pub(super) fn words(self, words: &Words) -> &str {
        let restoring = &words.errors.restoring;
        match self {
            Self::Cut => restoring.cut(),
            Self::Foreign => restoring.foreign(),
            Self::Twice => restoring.twice(),
            Self::TooLarge => restoring.too_large(),
            Self::Nothing => restoring.nothing(),
            Self::NoBook => restoring.no_book(),
        }
    }
}

impl From<io::Error> for ArchiveError {
    fn from(error: io::Error) -> Self {
        // What the disk answers has a number; what the reader of tar finds wrong has none.
        if error.raw_os_error().is_some() { Self::Disk(error) } else { Self::NotWhole(NotWhole::Cut) }
    }
}

/// Writes files, one after the other.
pub(super) struct ArchiveWriter<'a>(Builder<BufWriter<DiskWriter<'a>>>);

impl<'a> ArchiveWriter<'a> {
    pub(super) fn into(disk: &'a dyn Disk, file: &'a mut Temporary) -> Self {
        Self(Builder::new(BufWriter::with_capacity(1 << 16, DiskWriter { disk, file })))
    }

    pub(super) fn add(&mut self, carried: &CopyEntry, bytes: &[u8]) -> io::Result<()> {
        self.0.append(&header(carried, bytes.len() as u64)?, bytes)
    }

    /// Writes what comes after the last.
    pub(super) fn finish(self) -> io::Result<()> {
        self.0.into_inner()?.flush()
    }
}

fn header(carried: &CopyEntry, size: u64) -> io::Result<Header> {
    let mut header = Header::new_ustar();
    header.set_path(carried.path())?;
    header.set_entry_type(EntryType::Regular);
    header.set_size(size);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    // No time and no account: a backup that is found must not tell when and by whom it was made.
    header.set_mtime(0);
    header.set_cksum();
    Ok(header)
}

/// Writes to a file through the one door.
struct DiskWriter<'a> {
    disk: &'a dyn Disk,
    file: &'a mut Temporary,
}

impl Write for DiskWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.write(self.file, bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads the files, one after the other, from the start to the very end. What `take` answers ends it.
pub(super) fn read_entries<E: From<ArchiveError>>(
    file: &mut File,
    mut take: impl FnMut(CopyEntry, Vec<u8>) -> Result<(), E>,
) -> Result<(), E> {
    let broken = |error: io::Error| E::from(error.into());
    file.rewind().map_err(broken)?;
    let mut archive = Archive::new(BufReader::with_capacity(1 << 16, &mut *file));
    let (mut seen, mut end) = (BTreeSet::new(), 0);
    for entry in archive.entries().map_err(broken)?.raw(true) {
        let mut entry = entry.map_err(broken)?;
        let (carried, bytes) = read(&mut entry)?;
        end = entry.raw_file_position() + (bytes.len() as u64).next_multiple_of(BLOCK);
        // Which of the two would count is up to the reader, and somebody could show one and restore the other.
        if !seen.insert(carried.clone()) {
            return Err(ArchiveError::NotWhole(NotWhole::Twice).into());
        }
        take(carried, bytes)?;
    }
    if seen.is_empty() {
        return Err(ArchiveError::NotWhole(NotWhole::Nothing).into());
    }
    drop(archive);
    Ok(ends(file, end)?)
}

fn read(entry: &mut Entry<impl Read>) -> Result<(CopyEntry, Vec<u8>), ArchiveError> {
    let is_file = matches!(entry.header().entry_type(), EntryType::Regular);
    let carried =
        CopyEntry::at(&entry.path_bytes()).filter(|_| is_file).ok_or(ArchiveError::NotWhole(NotWhole::Foreign))?;
    let size = entry.size();
    // Asked before the bytes are read: a header can name any size.
    if size > carried.most() {
        return Err(ArchiveError::NotWhole(NotWhole::TooLarge));
    }
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes)?;
    if bytes.len() as u64 == size { Ok((carried, bytes)) } else { Err(ArchiveError::NotWhole(NotWhole::Cut)) }
}

/// After the last file come two blocks of nothing, and nothing else: one that is cut off between two files has none.
fn ends(file: &mut File, end: u64) -> Result<(), ArchiveError> {
    file.seek(SeekFrom::Start(end))?;
    let (mut rest, mut length) = ([0; 4096], 0);
    loop {
        let read = file.read(&mut rest)?;
        if rest[..read].iter().any(|byte| *byte != 0) {
            return Err(ArchiveError::NotWhole(NotWhole::Cut));
        }
        length += read as u64;
        match read {
            0 if length >= 2 * BLOCK => return Ok(()),
            0 => return Err(ArchiveError::NotWhole(NotWhole::Cut)),
            _ => {}
        }
    }
}
