//! What the folder of a workbook was like when it was read.

use crate::journal::disk::{Disk, Folder, Stamp};
use crate::journal::layout::{PEOPLE, RECORDS, TRASH};
use serde::{Deserialize, Serialize};
use std::io;

/// By this it is known whether the pages are still those that were read. A file that was changed where it stands is not
/// noticed by it: that is for a look-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookStamp {
    /// Of `records/`, `trash/` and `people/`: whose keys are in the last decides what counts. None where there is no such
    /// folder.
    folders: [Option<Stamp>; 3],
    /// What the clock of the file system said then; none where it could not be read.
    taken: Option<i64>,
}

impl BookStamp {
    /// Taken before reading: what changes while it is read changes it, too. None where a folder can't be looked at.
    pub fn of(disk: &dyn Disk, book: &Folder) -> Option<Self> {
        // The clock first: a change after it has a later time.
        let taken = disk.now(book).ok();
        let mut folders = [None; 3];
        for (sub, folder) in [RECORDS, TRASH, PEOPLE].into_iter().zip(&mut folders) {
            *folder = match disk.stamp(&book.sub(sub)) {
                Err(none) if none.kind() == io::ErrorKind::NotFound => None,
                stamp => Some(stamp.ok()?),
            };
        }
        Some(Self { folders, taken })
    }

    /// Whether every later change would show in it.
    pub fn is_settled(&self) -> bool {
        self.taken.is_some_and(|taken| self.folders.iter().flatten().all(|folder| folder.is_settled(taken)))
    }

    /// Whether nothing has changed between this one and one of now.
    pub fn holds(&self, now: &Self) -> bool {
        self.is_settled() && self.folders == now.folders
    }

    /// What the clock of the file system said, for the stamps of files that were taken after it.
    pub fn taken(&self) -> Option<i64> {
        self.taken
    }
}
