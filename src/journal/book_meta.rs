//! `book.json`, which makes a folder a workbook.
//!
//! It says the kind and the lock and nothing about people: no name, no date.

use super::codec::Codec;
use super::disk::{Disk, Entry, EntryKind, Folder};
use super::error::{FolderError, OpenError};
use super::layout::{self, BOOK_FILE, DRAFTS, KEYS, RECORDS, TRASH};
use super::people::recipient;
use super::unreadable::Why;
use super::{durable, key_files, leftovers, not_locked, record_file};
use crate::engine::record::{FORMAT, UNPROVED};
use crate::engine::{BookKind, By, Lock, Place};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// What `book.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookMeta {
    /// Format of the workbook.
    pub format: u32,
    /// For one, for two, or for two together only.
    pub kind: BookKind,
    /// How it is locked: as it says, or as the rest of the folder shows.
    pub lock: Lock,
    /// Whether it says that it is not locked, and a key or a sealed file in the folder shows that it is.
    #[serde(skip)]
    pub says_open: bool,
}

impl BookMeta {
    pub(super) fn new(format: u32, kind: BookKind, lock: Lock) -> Self {
        Self { format, kind, lock, says_open: false }
    }
}

/// Writes `book.json` and the folder it stands in. The same one already there is success.
pub(super) fn write(disk: &dyn Disk, folder: &Folder, book: &BookMeta) -> io::Result<()> {
    durable::make_folders(disk, folder)?;
    durable::put(disk, folder, BOOK_FILE, &record_file::line(book)?)
}

/// What the `book.json` of a folder says; none if there is none.
pub(super) fn read(disk: &dyn Disk, folder: &Folder) -> Result<Option<BookMeta>, Why> {
    let bytes = match disk.read(&folder.at(BOOK_FILE)) {
        Err(missing) if matches!(missing.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return match () {
                () if is_awaited(disk, folder) => Err(Why::NotHere),
                () if leads_nowhere(folder) => Err(Why::LeadsNowhere),
                // A file that somebody removed closes no page to its owner, and nobody is told to set up another workbook.
                () if has_pages(disk, folder) => Ok(Some(by_the_rest(disk, folder))),
                () => Ok(None),
            };
        }
        read => read?,
    };
    if is_blank(&bytes) {
        return Ok(Some(by_the_rest(disk, folder)));
    }
    // A newer workbook is not opened even where it seems to make sense: what it calls a lock may be more than that.
    match record_file::parse::<BookMeta>(&bytes)? {
        book if book.format > FORMAT => Err(Why::Newer),
        // Anybody can write a word into this file. A lock only ever closes.
        book if book.lock == Lock::None && shows_a_lock(disk, folder)? => {
            Ok(Some(BookMeta { lock: Lock::Age, says_open: true, ..book }))
        }
        book => Ok(Some(book)),
    }
}

/// Whether a key or a sealed file in the folder shows that it is locked, whatever `book.json` says.
pub(super) fn shows_a_lock(disk: &dyn Disk, folder: &Folder) -> io::Result<bool> {
    if !key_files::key_files(disk, folder)?.is_empty() || !sealed_in(disk, folder, DRAFTS)?.is_empty() {
        return Ok(true);
    }
    let (stamp, is_known) = not_locked::look(disk, folder);
    if is_known {
        return Ok(false);
    }
    let is_sealed = !sealed_in(disk, folder, RECORDS)?.is_empty() || !sealed_in(disk, folder, TRASH)?.is_empty();
    if let Some(stamp) = stamp.filter(|_| !is_sealed) {
        not_locked::note(folder, stamp);
    }
    Ok(is_sealed)
}

/// Whether anything lies in the folder that was written.
fn has_pages(disk: &dyn Disk, folder: &Folder) -> bool {
    let names = |sub| record_file::names(disk, folder, sub).map(|(named, _)| named).unwrap_or_default();
    [RECORDS, DRAFTS, TRASH].into_iter().any(|sub| !names(sub).is_empty())
}

/// Whether a workbook that was open to all is locked by now: another program did it, or is about to. It is asked before
/// every page, so only one small file is looked at, and the names of the keys: those get there first.
pub(super) fn is_locked_by_now(disk: &dyn Disk, folder: &Folder) -> bool {
    let says = |bytes: Vec<u8>| record_file::parse::<BookMeta>(&bytes).is_ok_and(|book| book.lock == Lock::Age);
    disk.read(&folder.at(BOOK_FILE)).is_ok_and(says)
        || key_files::key_files(disk, folder).is_ok_and(|keys| !keys.is_empty())
}

/// Whether nothing stands in a file. A disk that was full, or a loss of power, can leave a `book.json` so.
pub(super) fn is_blank(bytes: &[u8]) -> bool {
    record_file::without_mark(bytes).trim_ascii().is_empty()
}

/// Whether somebody made a link to its folder, and the disk that it is on is out: nobody should be told then that there is
/// no workbook, and to set one up.
fn leads_nowhere(folder: &Folder) -> bool {
    !folder.is_there() && std::fs::symlink_metadata(folder.path()).is_ok_and(|about| about.is_symlink())
}

/// Whether a sync tool has something in place of `book.json`.
fn is_awaited(disk: &dyn Disk, folder: &Folder) -> bool {
    let awaited = |entry: &Entry| entry.name.to_str().and_then(leftovers::awaited) == Some(BOOK_FILE);
    disk.list(folder).is_ok_and(|entries| entries.iter().any(awaited))
}

/// What a `book.json` with nothing in it said, as far as the rest of the folder tells. Where anything is sealed, or a key
/// is there, it was locked: a lock is never taken off by taking words out of a file.
fn by_the_rest(disk: &dyn Disk, folder: &Folder) -> BookMeta {
    // Where it can't be seen it counts as locked: a lock that is assumed costs a question, one that is overlooked
    // writes plain pages.
    let is_sealed = shows_a_lock(disk, folder).unwrap_or(true);
    let keys = key_files::key_files(disk, folder).unwrap_or_default();
    let has_second = recipient(disk, folder, Place::Two).is_some() || keys.contains(&layout::key_name(Place::Two));
    let (kind, lock) = match (is_sealed, has_second) {
        (true, true) => (BookKind::Pair, Lock::Age),
        (true, false) => (BookKind::One, Lock::Age),
        (false, _) if is_of_both(disk, folder) => (BookKind::Together, Lock::None),
        (false, _) => (BookKind::One, Lock::None),
    };
    BookMeta::new(UNPROVED, kind, lock)
}

/// Whether a page that is not sealed is of two.
fn is_of_both(disk: &dyn Disk, folder: &Folder) -> bool {
    let records = record_file::read_all(disk, &Codec::Plain, folder, RECORDS).unwrap_or_default().0;
    records.iter().any(|record| record.place != Place::One || record.by != By::One)
}

/// Writes `book.json` again where nothing stands in it, or it is gone.
pub(super) fn mend(disk: &dyn Disk, folder: &Folder, book: &BookMeta) -> io::Result<()> {
    match disk.read(&folder.at(BOOK_FILE)) {
        Err(gone) if gone.kind() == io::ErrorKind::NotFound => rewrite(disk, folder, book),
        Err(error) => Err(error),
        Ok(bytes) if is_blank(&bytes) => rewrite(disk, folder, book),
        Ok(_) => Ok(()),
    }
}

/// Writes `book.json` in place of the one that is there.
pub(super) fn rewrite(disk: &dyn Disk, folder: &Folder, book: &BookMeta) -> io::Result<()> {
    durable::replace(disk, folder, BOOK_FILE, &record_file::line(book)?, true)
}

pub(super) fn open(disk: &dyn Disk, folder: &Folder) -> Result<BookMeta, OpenError> {
    let name = || folder.path().to_owned();
    let on_disk = |cause| OpenError::Disk { folder: name(), cause };
    match read(disk, folder) {
        Ok(Some(book)) => Ok(book),
        Ok(None) => Err(OpenError::NoBook(name())),
        Err(Why::Newer) => Err(OpenError::Newer(name())),
        Err(Why::NotHere) => Err(on_disk(FolderError::NotBrought)),
        Err(Why::LeadsNowhere) => Err(on_disk(FolderError::LeadsNowhere)),
        Err(Why::Disk(error)) => Err(on_disk(FolderError::Other(error))),
        Err(_) => Err(OpenError::Damaged(name())),
    }
}

/// The disk's own error, for a folder.
pub(super) fn on_disk(folder: &Path, error: io::Error) -> OpenError {
    let cause = match error.kind() {
        io::ErrorKind::PermissionDenied => FolderError::NoPermission,
        io::ErrorKind::NotADirectory => FolderError::NotAFolder,
        _ => FolderError::Other(error.into()),
    };
    OpenError::Disk { folder: folder.to_owned(), cause }
}

/// The files for which a workbook counts as locked, whatever its `book.json` says: keys, and sealed files.
pub(super) fn signs_of_a_lock(disk: &dyn Disk, folder: &Folder) -> io::Result<Vec<PathBuf>> {
    let keys = key_files::key_files(disk, folder)?;
    let mut files: Vec<PathBuf> = keys.into_iter().map(|name| Path::new(KEYS).join(name)).collect();
    for sub in [RECORDS, DRAFTS, TRASH] {
        files.extend(sealed_in(disk, folder, sub)?);
    }
    Ok(files)
}

fn sealed_in(disk: &dyn Disk, folder: &Folder, sub: &str) -> io::Result<Vec<PathBuf>> {
    let entries = match disk.list(&folder.sub(sub)) {
        // What is no folder holds no page; reading names it.
        Err(none) if matches!(none.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Vec::new(),
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => Vec::new(),
        listed => listed?,
    };
    let sealed = entries.into_iter().filter(|entry| entry.kind == EntryKind::File);
    let sealed = sealed.filter(|entry| is_sealed_name(&entry.name.to_string_lossy()));
    Ok(sealed.map(|entry| Path::new(sub).join(entry.name)).collect())
}

fn is_sealed_name(name: &str) -> bool {
    !name.starts_with('.') && name.to_lowercase().ends_with(".age")
}
