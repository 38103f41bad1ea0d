//! The way out for whoever never set a passphrase. A key file or a sealed file that somebody, or a sync tool, put into the
//! folder makes a workbook count as locked, and then no passphrase opens it.
//!
//! What is plain in such a workbook can be read, through a disk that is only read: nothing is written, sealed or converted.
//! Where `book.json` says that it is locked there is no such way, and nothing proves what is read here: whoever has a
//! passphrase opens it with that.

use super::book::{self, Shelf};
use super::cover::Cover;
use super::disk::{Disk, EntryKind, Folder, ReadDisk};
use super::draft_file::DRAFTS;
use super::fault::OpenError;
use super::lock::KEYS;
use super::record_file::{Unreadable, Why};
use super::{Book, Journal, RECORDS, Reading, TRASH, key_files, record_file};
use crate::engine::record::UNPROVED;
use crate::engine::{BookKind, Lock};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A workbook that says it is not locked, and what in its folder makes it count as locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTheWay {
    /// The folder of the workbook.
    pub folder: PathBuf,
    /// The key files and the sealed files, seen from that folder.
    pub files: Vec<PathBuf>,
}

impl Shelf {
    /// What stands in the way of a workbook that was never locked. None where its `book.json` says otherwise, where only
    /// keys can have made it what it is, and where there is no plain page to read: then a passphrase is all there is.
    pub fn in_the_way(&self, folder: &Path) -> Option<InTheWay> {
        let (disk, here) = (self.disk(), Folder::named(folder));
        let book = book::read(disk, &here).ok().flatten()?;
        let is_meant = has_a_way_out(&book) && has_plain_pages(disk, &here);
        is_meant
            .then(|| InTheWay { folder: folder.to_owned(), files: signs_of_a_lock(disk, &here).unwrap_or_default() })
    }
}

impl Journal {
    /// Opens a workbook that says it is not locked, to be read and nothing else, and reads what is plain in it.
    ///
    /// # Errors
    /// When its `book.json` says that it is locked, or it can't be read.
    pub fn open_to_read(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>) -> Result<(Self, Reading), OpenError> {
        let folder = Folder::named(folder);
        let book = book::open(&*disk, &folder)?;
        if !has_a_way_out(&book) {
            return Err(OpenError::Locked(folder.path().display().to_string()));
        }
        let book = Book { lock: Lock::None, ..book };
        let (journal, mut reading) = Self::under(Cover::Plain, book, Arc::new(ReadDisk::before(disk)), folder)?;
        // They are what stands in the way, and are named as that.
        reading.unreadable.retain(|file: &Unreadable| file.why != Why::Sealed);
        Ok((journal, reading))
    }
}

/// Whether it says that it is not locked, and can have been so: pages of one's own in a workbook for two are never plain,
/// and nothing says that pages are proved where there is no lock.
fn has_a_way_out(book: &Book) -> bool {
    book.says_open && book.kind != BookKind::Pair && book.format == UNPROVED
}

fn has_plain_pages(disk: &dyn Disk, folder: &Folder) -> bool {
    let named = record_file::names(disk, folder, RECORDS).map(|(named, _)| named).unwrap_or_default();
    named.iter().any(|file| file.ending == "json")
}

/// The files for which a workbook counts as locked, whatever its `book.json` says: keys, and sealed files.
pub(super) fn signs_of_a_lock(disk: &dyn Disk, folder: &Folder) -> io::Result<Vec<PathBuf>> {
    let keys = key_files::key_files(disk, folder)?;
    let mut files: Vec<PathBuf> = keys.into_iter().map(|name| Path::new(KEYS).join(name)).collect();
    for sub in [RECORDS, DRAFTS, TRASH] {
        let entries = match disk.list(&folder.sub(sub)) {
            // What is no folder holds no page; reading names it.
            Err(none) if matches!(none.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => continue,
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => continue,
            listed => listed?,
        };
        let sealed = entries.into_iter().filter(|entry| entry.kind == EntryKind::File);
        let sealed = sealed.filter(|entry| is_sealed_name(&entry.name.to_string_lossy()));
        files.extend(sealed.map(|entry| Path::new(sub).join(entry.name)));
    }
    Ok(files)
}

fn is_sealed_name(name: &str) -> bool {
    !name.starts_with('.') && name.to_lowercase().ends_with(".age")
}
