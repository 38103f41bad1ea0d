//! Workbooks in which no sealed page was found, and what their folders were like then.
//!
//! To know that a workbook is not locked, the names of all of its pages are looked at, and that several times at each start.
//! While the folders are what they were, so is the answer: from one look to the next, and from one start to the next by what
//! stands in the cache. Keys and drafts are few, and looked at each time.

use super::book_stamp::BookStamp;
use super::disk::{Disk, Folder};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

static KNOWN: Mutex<BTreeMap<PathBuf, BookStamp>> = Mutex::new(BTreeMap::new());

/// What a folder is like before it is looked through, and whether no sealed page was in it when it was the same.
pub(super) fn look(disk: &dyn Disk, folder: &Folder) -> (Option<BookStamp>, bool) {
    let Some(now) = BookStamp::of(disk, folder) else { return (None, false) };
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    (Some(now), known.get(folder.path()).is_some_and(|known| known.holds(&now)))
}

/// No sealed page is in it.
pub(super) fn note(folder: &Folder, stamp: BookStamp) {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.path().to_owned(), stamp);
}

/// Whether it was looked through before, whatever it is like by now.
pub(super) fn is_noted(folder: &Folder) -> bool {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).contains_key(folder.path())
}
