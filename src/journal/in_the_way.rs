//! The way out for whoever never set a passphrase. A key file or a sealed file that somebody, or a sync tool, put into the
//! folder makes a workbook count as locked, and then no passphrase opens it.
//!
//! What is plain in such a workbook can be read, through a disk that is only read: nothing is written, sealed or converted.
//! Where `book.json` says that it is locked there is no such way, and nothing proves what is read here: whoever has a
//! passphrase opens it with that.

use super::book_meta::{self, BookMeta, signs_of_a_lock};
use super::codec::Codec;
use super::computer::Computer;
use super::data_dir::DataDir;
use super::disk::{Disk, Folder, ReadDisk};
use super::error::OpenError;
use super::layout::RECORDS;
use super::reading::Reading;
use super::unreadable::{Unreadable, Why};
use super::{Journal, record_file};
use crate::engine::record::UNPROVED;
use crate::engine::{BookKind, Lock};
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

impl DataDir {
    /// What stands in the way of a workbook that was never locked. None where its `book.json` says otherwise, where only
    /// keys can have made it what it is, and where there is no plain page to read: then a passphrase is all there is.
    pub fn in_the_way(&self, folder: &Path) -> Option<InTheWay> {
        let (disk, here) = (self.disk(), Folder::named(folder));
        let book = book_meta::read(disk, &here).ok().flatten()?;
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
        let book = book_meta::open(&*disk, &folder)?;
        if !has_a_way_out(&book) {
            return Err(OpenError::Locked(folder.path().to_owned()));
        }
        let book = BookMeta { lock: Lock::None, ..book };
        let (journal, mut reading) =
            Self::under(Codec::Plain, book, Arc::new(ReadDisk::before(disk)), folder, Computer::default())?;
        // They are what stands in the way, and are named as that.
        reading.unreadable.retain(|file: &Unreadable| file.why != Why::Sealed);
        Ok((journal, reading))
    }
}

/// Whether it says that it is not locked, and can have been so: pages of one's own in a workbook for two are never plain,
/// and nothing says that pages are proved where there is no lock.
fn has_a_way_out(book: &BookMeta) -> bool {
    book.says_open && book.kind != BookKind::Pair && book.format == UNPROVED
}

fn has_plain_pages(disk: &dyn Disk, folder: &Folder) -> bool {
    let named = record_file::names(disk, folder, RECORDS).map(|(named, _)| named).unwrap_or_default();
    named.iter().any(|file| file.ending == "json")
}
