//! The data folder and the workbooks side by side in it.
//!
//! A workbook is a folder named by 128 random bits that holds a `book.json`; any other folder is left alone.

use super::Journal;
use super::book_meta::{self, BookMeta, on_disk};
use super::computer::Computer;
use super::disk::{Disk, EntryKind, Folder, ReadDisk};
use super::error::{Act, NotKept, OpenError};
use super::layout::BOOK_FILE;
use super::reading::Reading;
use super::unreadable::Unreadable;
use crate::engine::record::UNPROVED;
use crate::engine::{BookKind, Lock, RecordId};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The data folder, in which each workbook has a folder of its own.
pub struct DataDir {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    computer: Computer,
}

/// The workbooks that were found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Workbooks, in the order of their random names.
    pub books: Vec<FoundBook>,
    /// Folders named like workbooks whose `book.json` can't be read.
    pub unreadable: Vec<Unreadable>,
}

/// A workbook that was found, not opened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBook {
    /// Where it lies in the data folder.
    pub folder: PathBuf,
    /// What its `book.json` says.
    pub book: BookMeta,
}

impl DataDir {
    /// The folder need not be there yet: the first write makes it.
    pub fn new(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>) -> Self {
        Self { disk, folder: folder.into(), computer: Computer::default() }
    }

    /// The same, on a computer that remembers in a folder what it has seen of locked workbooks.
    #[must_use]
    pub fn remembering(self, folder: Option<PathBuf>) -> Self {
        Self { computer: Computer { seen: folder, ..self.computer }, ..self }
    }

    /// The same, on a computer that keeps in a folder of its own what it has read of workbooks, to open them faster.
    #[must_use]
    pub fn caching(self, folder: Option<PathBuf>) -> Self {
        Self { computer: Computer { caches: folder, ..self.computer }, ..self }
    }

    pub(super) fn computer(&self) -> Computer {
        self.computer.clone()
    }

    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// The same, to be read alone.
    pub(super) fn disk_to_read(&self) -> Arc<dyn Disk> {
        Arc::new(ReadDisk::before(self.disk.clone()))
    }

    /// Opens a workbook that is not locked, as [`Journal::open`], with what this computer has read of it before.
    ///
    /// # Errors
    /// When it can't be read, or is locked.
    pub fn open(&self, folder: &Path) -> Result<(Journal, Reading), OpenError> {
        self.recall(folder);
        Journal::open_on(self.computer(), self.disk.clone(), folder)
    }

    pub(super) fn root(&self) -> &Path {
        &self.folder
    }

    /// The folder of a workbook that is made under these random bits.
    pub(super) fn place_for(&self, bits: u128) -> PathBuf {
        self.folder.join(RecordId::of(bits).0)
    }

    /// The workbooks. Nothing is made, and what is no workbook is not looked into.
    pub fn books(&self) -> Result<Listing, OpenError> {
        let mut standing = Listing::default();
        let entries = match self.disk.list(&Folder::named(&self.folder)) {
            // A first run. Any other error is said: "no workbook" would lead somebody to set up a second one.
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => Vec::new(),
            listed => listed.map_err(|error| on_disk(&self.folder, error))?,
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

    fn look(&self, name: &Path, standing: &mut Listing) {
        let folder = self.folder.join(name);
        self.recall(&folder);
        match book_meta::read(&*self.disk, &Folder::named(&folder)) {
            Ok(Some(book)) => standing.books.push(FoundBook { folder, book }),
            Ok(None) => {}
            Err(why) => standing.unreadable.push(Unreadable { file: name.join(BOOK_FILE), why }),
        }
    }

    /// Makes a workbook under 128 fresh random bits, durably, and says where it stands.
    pub fn create(&self, kind: BookKind, lock: Lock, bits: u128) -> Result<PathBuf, NotKept> {
        let folder = self.place_for(bits);
        let book = BookMeta::new(UNPROVED, kind, lock);
        book_meta::write(&*self.disk, &Folder::named(&folder), &book).map_err(|error| Act::SetUp.failed(error))?;
        Ok(folder)
    }
}
