//! Erasing: the keys first, then every page, and `book.json` last, so that it can be gone on with.
//!
//! Names are taken away and the disk is waited for; that old bytes may stay on flash memory and in copies is beyond
//! reach, and is said where it is asked for. A link is taken away, and what it leads to is not.

use super::book::{BOOK_FILE, Shelf};
use super::carry::CACHE;
use super::disk::{Disk, EntryKind};
use super::draft_file::DRAFTS;
use super::fault::{Act, Cause, NotKept};
use super::lock::{KEYS, key_name};
use super::record_file::{self, Named};
use super::{Journal, OPEN_FILE, RECORDS, TRASH};
use crate::engine::Place;
use std::fs;
use std::io;
use std::path::Path;

/// What is taken away, one after the other; the first thing that could not be is remembered, and the rest goes on.
struct Erasing<'a> {
    disk: &'a dyn Disk,
    first: Option<io::Error>,
}

impl Erasing<'_> {
    fn note(&mut self, done: io::Result<()>) {
        if let Err(error) = done
            && error.kind() != io::ErrorKind::NotFound
        {
            self.first.get_or_insert(error);
        }
    }

    /// Everything in a folder but these names.
    fn empty(&mut self, folder: &Path, but: &[&str]) {
        let entries = match self.disk.list(folder) {
            Ok(entries) => entries,
            Err(error) => return self.note(Err(error)),
        };
        for entry in entries.iter().filter(|entry| !but.iter().any(|kept| entry.name == **kept)) {
            let path = folder.join(&entry.name);
            if entry.kind == EntryKind::Folder {
                self.empty(&path, &[]);
                self.note(self.disk.remove_folder(&path));
            } else {
                self.note(self.disk.remove(&path));
            }
        }
        self.note(self.disk.sync_folder(folder));
    }

    fn ended(&mut self) -> Result<(), NotKept> {
        self.first.take().map_or(Ok(()), |error| Err(Act::Erase.failed(error)))
    }
}

impl Shelf {
    /// Whether a locked workbook has a key file at all. Without one no passphrase can say whose it is.
    pub fn has_keys(&self, folder: &Path) -> bool {
        [Place::One, Place::Two].iter().any(|place| self.disk().read(&folder.join(KEYS).join(key_name(*place))).is_ok())
    }

    /// Erases a workbook: all that is in its folder, and the folder.
    pub fn erase(&self, folder: &Path) -> Result<(), NotKept> {
        let disk = self.disk();
        let hold = match disk.lock(&folder.join(OPEN_FILE)) {
            Ok(None) => return Err(Act::Erase.failed(Cause::InUse)),
            // Where there are no locks nothing hangs on it.
            held => held.ok().flatten(),
        };
        let mut erasing = Erasing { disk, first: None };
        erasing.empty(&folder.join(KEYS), &[]);
        erasing.empty(folder, &[BOOK_FILE, OPEN_FILE]);
        erasing.ended()?;
        erasing.empty(folder, &[]);
        drop(hold);
        erasing.ended()?;
        self.remove_empty(folder).map_err(|error| Act::Erase.failed(error))
    }

    /// The folder itself; and where it is a link that somebody made, what it leads to.
    fn remove_empty(&self, folder: &Path) -> io::Result<()> {
        if fs::symlink_metadata(folder)?.is_symlink() {
            self.disk().remove_folder(&fs::canonicalize(folder)?)?;
            self.disk().remove(folder)?;
        } else {
            self.disk().remove_folder(folder)?;
        }
        self.disk().sync_folder(self.root())
    }

    /// Takes away the data folder where nothing is left in it. It may stay: nothing of a person is in its name.
    pub fn remove_if_empty(&self) {
        let _ = self.disk().remove_folder(self.root());
    }
}

impl Journal {
    /// Erases the own pages, drafts and deleted pages of the person whose key was opened. What is for both stays.
    pub fn erase_own(&mut self) -> Result<(), NotKept> {
        let mut erasing = Erasing { disk: &*self.disk, first: None };
        for sub in [RECORDS, TRASH, DRAFTS] {
            match record_file::names(&*self.disk, &self.folder, sub) {
                Ok((named, _)) => {
                    for file in named.iter().filter(|file| self.is_own(sub, file)) {
                        erasing.note(self.disk.remove(&self.folder.join(sub).join(&file.name)));
                    }
                    erasing.note(self.disk.sync_folder(&self.folder.join(sub)));
                }
                Err(error) => erasing.note(Err(error)),
            }
        }
        erasing.empty(&self.folder.join(CACHE), &[]);
        erasing.ended()
    }

    /// Whether a file is the person's own, whatever its name says.
    fn is_own(&self, sub: &str, file: &Named) -> bool {
        let own = self.key().map_or(Place::One, |key| key.place);
        let bytes = self.disk.read(&self.folder.join(sub).join(&file.name)).unwrap_or_default();
        self.place_in(file.ending, &bytes).is_ok_and(|place| place == own)
    }
}
