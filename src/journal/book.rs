//! The data folder and the workbooks side by side in it.
//!
//! A workbook is a folder named by 128 random bits that holds a `book.json`; any other folder is left alone.
//! `book.json` says the kind and the lock and nothing about people: no name, no date.

use super::cover::Cover;
use super::disk::{Disk, Entry, EntryKind, Folder, ReadDisk};
use super::draft_file::DRAFTS;
use super::fault::{Act, NotKept, OpenError};
use super::in_the_way::signs_of_a_lock;
use super::keep;
use super::key_files;
use super::leftovers;
use super::lock::key_name;
use super::people::recipient;
use super::record_file::{self, Unreadable, Why};
use super::{RECORDS, TRASH};
use crate::engine::record::{FORMAT, UNPROVED};
use crate::engine::{BookKind, By, Lock, Place, RecordId};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What `book.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
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

impl Book {
    /// A new one.
    pub(super) fn new(format: u32, kind: BookKind, lock: Lock) -> Self {
        Self { format, kind, lock, says_open: false }
    }
}

/// The name of the file that makes a folder a workbook.
pub(super) const BOOK_FILE: &str = "book.json";

/// The data folder.
pub struct Shelf {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    remembers: Option<PathBuf>,
}

/// What stands on the shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Workbooks, in the order of their random names.
    pub books: Vec<Found>,
    /// Folders named like workbooks whose `book.json` can't be read.
    pub unreadable: Vec<Unreadable>,
}

/// One workbook on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its folder.
    pub folder: PathBuf,
    /// What its `book.json` says.
    pub book: Book,
}

impl Shelf {
    /// The shelf in a data folder, which need not be there yet.
    pub fn new(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>) -> Self {
        Self { disk, folder: folder.into(), remembers: None }
    }

    /// The same, on a computer that remembers in a folder what it has seen of locked workbooks.
    #[must_use]
    pub fn remembering(self, folder: Option<PathBuf>) -> Self {
        Self { remembers: folder, ..self }
    }

    pub(super) fn remembers(&self) -> Option<PathBuf> {
        self.remembers.clone()
    }

    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// The same, to be read alone.
    pub(super) fn disk_to_read(&self) -> Arc<dyn Disk> {
        Arc::new(ReadDisk::before(self.disk.clone()))
    }

    /// The data folder.
    pub(super) fn root(&self) -> &Path {
        &self.folder
    }

    /// The folder of a workbook that is made under these random bits.
    pub(super) fn place_for(&self, bits: u128) -> PathBuf {
        self.folder.join(RecordId::of(bits).0)
    }

    /// The workbooks. Nothing is made, and what is no workbook is not looked into.
    pub fn books(&self) -> Result<Standing, OpenError> {
        let mut standing = Standing::default();
        let entries = match self.disk.list(&Folder::named(&self.folder)) {
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => Vec::new(),
            listed => listed.map_err(|error| on_disk(&self.folder, &error))?,
        };
        for entry in entries {
            let name = entry.name.to_string_lossy();
            // A link counts: somebody moved the workbook to another disk by hand.
            if RecordId::is_well_formed(&name) && matches!(entry.kind, EntryKind::Folder | EntryKind::Link) {
                self.look(Path::new(&*name), &mut standing);
            }
        }
        Ok(standing)
    }

    fn look(&self, name: &Path, standing: &mut Standing) {
        let folder = self.folder.join(name);
        match read(&*self.disk, &Folder::named(&folder)) {
            Ok(Some(book)) => standing.books.push(Found { folder, book }),
            Ok(None) => {}
            Err(why) => standing.unreadable.push(Unreadable { file: name.join(BOOK_FILE), why }),
        }
    }

    /// Makes a workbook under 128 fresh random bits, durably, and says where it stands.
    pub fn create(&self, kind: BookKind, lock: Lock, bits: u128) -> Result<PathBuf, NotKept> {
        let folder = self.place_for(bits);
        let book = Book::new(UNPROVED, kind, lock);
        write(&*self.disk, &Folder::named(&folder), &book).map_err(|error| Act::Book.failed(error))?;
        Ok(folder)
    }
}

/// Writes `book.json` and the folder it stands in. The same one already there is success.
pub(super) fn write(disk: &dyn Disk, folder: &Folder, book: &Book) -> io::Result<()> {
    keep::make_folders(disk, folder)?;
    keep::put(disk, folder, BOOK_FILE, &record_file::line(book)?)
}

/// What the `book.json` of a folder says; none if there is none.
pub(super) fn read(disk: &dyn Disk, folder: &Folder) -> Result<Option<Book>, Why> {
    let bytes = match disk.read(&folder.at(BOOK_FILE)) {
        Err(missing) if matches!(missing.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return match () {
                () if is_awaited(disk, folder) => Err(Why::NotHere),
                () if leads_nowhere(folder) => Err(Why::Disk(LEADS_NOWHERE.to_owned())),
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
    match record_file::parse::<Book>(&bytes)? {
        book if book.format > FORMAT => Err(Why::Newer),
        // Anybody can write a word into this file. A lock only ever closes.
        book if book.lock == Lock::None && shows_a_lock(disk, folder)? => {
            Ok(Some(Book { lock: Lock::Age, says_open: true, ..book }))
        }
        book => Ok(Some(book)),
    }
}

/// Whether a key or a sealed file in the folder shows that it is locked, whatever `book.json` says.
pub(super) fn shows_a_lock(disk: &dyn Disk, folder: &Folder) -> io::Result<bool> {
    signs_of_a_lock(disk, folder).map(|signs| !signs.is_empty())
}

/// Whether anything lies in the folder that was written.
fn has_pages(disk: &dyn Disk, folder: &Folder) -> bool {
    let names = |sub| record_file::names(disk, folder, sub).map(|(named, _)| named).unwrap_or_default();
    [RECORDS, DRAFTS, TRASH].into_iter().any(|sub| !names(sub).is_empty())
}

/// Whether a workbook that was open to all is locked by now: another program did it, or is about to. It is asked before
/// every page, so only one small file is looked at, and the names of the keys: those get there first.
pub(super) fn is_locked_by_now(disk: &dyn Disk, folder: &Folder) -> bool {
    let says = |bytes: Vec<u8>| record_file::parse::<Book>(&bytes).is_ok_and(|book| book.lock == Lock::Age);
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

const LEADS_NOWHERE: &str = "its folder is a link, and the folder or the disk that it leads to is not there";

/// Whether a sync tool has something in place of `book.json`.
fn is_awaited(disk: &dyn Disk, folder: &Folder) -> bool {
    let awaited = |entry: &Entry| entry.name.to_str().and_then(leftovers::awaited) == Some(BOOK_FILE);
    disk.list(folder).is_ok_and(|entries| entries.iter().any(awaited))
}

/// What a `book.json` with nothing in it said, as far as the rest of the folder tells. Where anything is sealed, or a key
/// is there, it was locked: a lock is never taken off by taking words out of a file.
fn by_the_rest(disk: &dyn Disk, folder: &Folder) -> Book {
    let is_sealed = shows_a_lock(disk, folder).unwrap_or(true);
    let keys = key_files::key_files(disk, folder).unwrap_or_default();
    let has_second = recipient(disk, folder, Place::Two).is_some() || keys.contains(&key_name(Place::Two));
    let (kind, lock) = match (is_sealed, has_second) {
        (true, true) => (BookKind::Pair, Lock::Age),
        (true, false) => (BookKind::One, Lock::Age),
        (false, _) if is_of_both(disk, folder) => (BookKind::Together, Lock::None),
        (false, _) => (BookKind::One, Lock::None),
    };
    Book::new(UNPROVED, kind, lock)
}

/// Whether a page that is not sealed is of two.
fn is_of_both(disk: &dyn Disk, folder: &Folder) -> bool {
    let records = record_file::read_all(disk, &Cover::Plain, folder, RECORDS).unwrap_or_default().0;
    records.iter().any(|record| record.place != Place::One || record.by != By::One)
}

/// Writes `book.json` again where nothing stands in it, or it is gone.
pub(super) fn mend(disk: &dyn Disk, folder: &Folder, book: &Book) -> io::Result<()> {
    match disk.read(&folder.at(BOOK_FILE)) {
        Err(gone) if gone.kind() == io::ErrorKind::NotFound => rewrite(disk, folder, book),
        Err(error) => Err(error),
        Ok(bytes) if is_blank(&bytes) => rewrite(disk, folder, book),
        Ok(_) => Ok(()),
    }
}

/// Writes `book.json` in place of the one that is there.
pub(super) fn rewrite(disk: &dyn Disk, folder: &Folder, book: &Book) -> io::Result<()> {
    keep::replace(disk, folder, BOOK_FILE, &record_file::line(book)?, true)
}

/// The workbook in a folder.
pub(super) fn open(disk: &dyn Disk, folder: &Folder) -> Result<Book, OpenError> {
    let name = || folder.path().display().to_string();
    match read(disk, folder) {
        Ok(Some(book)) => Ok(book),
        Ok(None) => Err(OpenError::NoBook(name())),
        Err(Why::Newer) => Err(OpenError::Newer(name())),
        Err(Why::NotHere) => Err(OpenError::Disk { folder: name(), cause: NOT_BROUGHT.to_owned() }),
        Err(Why::Disk(cause)) => Err(OpenError::Disk { folder: name(), cause }),
        Err(_) => Err(OpenError::Damaged(name())),
    }
}

const NOT_BROUGHT: &str = "a sync tool has not brought its book.json here yet";

/// The disk's own error, for a folder.
pub(super) fn on_disk(folder: &Path, error: &io::Error) -> OpenError {
    let cause = match error.kind() {
        io::ErrorKind::PermissionDenied => "this account may not look into it".to_owned(),
        io::ErrorKind::NotADirectory => "there is a file or a link where a folder should be".to_owned(),
        _ => error.to_string(),
    };
    OpenError::Disk { folder: folder.display().to_string(), cause }
}
