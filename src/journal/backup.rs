//! A backup: workbooks in one file, their bytes as they are. It says "done" only after reading all of it again.
//!
//! It needs no passphrase: what is sealed stays sealed. It never takes the place of a file that is there.

use super::archive::{self, ArchiveError, ArchiveWriter};
use super::data_dir::DataDir;
use super::disk::{Disk, Folder, Spot};
use super::error::{Act, Cause, NotKept};
use super::fault::Fault;
use super::manifest::{self, CopyEntry};
use super::unreadable::Unreadable;
use super::{durable, layout};
use crate::engine::{Lock, RecordId};
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

/// What went into a backup.
#[derive(Debug, Default)]
pub struct BackupReport {
    /// The workbooks.
    pub books: Vec<BackedUpBook>,
    /// The files that were left out, seen from the data folder.
    pub left_out: Vec<Unreadable>,
    /// The files that went in as they are, though they are not whole.
    pub not_whole: Vec<Unreadable>,
}

/// A workbook in a backup.
#[derive(Debug, PartialEq, Eq)]
pub struct BackedUpBook {
    /// The name of its folder.
    pub book: RecordId,
    /// Whether a page in it is not sealed.
    pub plain: bool,
}

impl DataDir {
    /// Writes the workbooks in these folders into one file that is not there yet, and reads it again.
    pub fn back_up(&self, folders: &[PathBuf], to: &Path) -> Result<BackupReport, NotKept> {
        let books = folders.iter().map(|folder| Some((layout::book_id(folder)?, Folder::named(folder)))).collect();
        let books: Option<Vec<_>> = books;
        let (books, to) = books.zip(Spot::named(to)).ok_or_else(|| Act::Backup.failed(Cause::BadId))?;
        durable::sweep(self.disk(), to.folder(), durable::is_of_ours);
        manifest::until_unchanged(|| self.try_back_up(&books, &to)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Act::Backup.failed(Cause::There),
            _ => Act::Backup.failed(error),
        })
    }

    /// Without a name first, or under a temporary one; the name that was asked for stands for a whole backup or for
    /// nothing.
    fn try_back_up(&self, books: &[(RecordId, Folder)], to: &Spot) -> io::Result<Option<BackupReport>> {
        let disk = self.disk();
        let (mut file, mut done, mut prints) = (disk.create(to.folder())?, BackupReport::default(), Digests::default());
        let mut archive = ArchiveWriter::into(disk, &mut file);
        for (book, folder) in books {
            let gathered = manifest::gather(disk, folder, book, |carried, bytes| {
                prints.take(carried, &bytes);
                archive.add(carried, &bytes)
            })?;
            let Some(gathered) = gathered else { return Ok(None) };
            let plain = is_plain(disk, folder, &gathered.files);
            done.books.push(BackedUpBook { plain, book: book.clone() });
            let below = |file: Unreadable| Unreadable { file: Path::new(&book.0).join(file.file), why: file.why };
            done.left_out.extend(gathered.left_out.into_iter().map(below));
            done.not_whole.extend(gathered.not_whole.into_iter().map(below));
        }
        archive.finish()?;
        // Before it is read back, or what is compared could be what the system still has in memory.
        disk.sync(&file)?;
        // Read back through the same handle, before the file has a name: a backup that is not right is never seen
        // under one.
        prints.compare(file.file())?;
        disk.name(&mut file, to)?;
        // A name that may not last a loss of power would be taken for a backup that is there.
        disk.sync_folder(to.folder()).inspect_err(|_| drop(disk.remove(to)))?;
        Ok(Some(done))
    }
}

fn is_plain(disk: &dyn Disk, folder: &Folder, files: &[CopyEntry]) -> bool {
    let mut pages = files.iter().filter(|file| file.is_page()).peekable();
    match pages.peek() {
        None => super::book_meta::open(disk, folder).is_ok_and(|book| book.lock == Lock::None),
        Some(_) => pages.any(|file| file.ending() != "age"),
    }
}

/// What went in, file by file, in so far as it can be told again.
#[derive(Default)]
struct Digests {
    state: RandomState,
    all: Vec<(CopyEntry, usize, u64)>,
}

impl Digests {
    fn of(&self, carried: &CopyEntry, bytes: &[u8]) -> (CopyEntry, usize, u64) {
        // A hash for this run alone: it only has to notice what a disk got wrong, and costs far less than keeping all
        // bytes.
        (carried.clone(), bytes.len(), self.state.hash_one(bytes))
    }

    fn take(&mut self, carried: &CopyEntry, bytes: &[u8]) {
        self.all.push(self.of(carried, bytes));
    }

    /// Reads it as bringing it back would, and compares file by file.
    fn compare(&self, file: &mut File) -> io::Result<()> {
        let differs = || io::Error::from(Fault::BackupDiffers);
        let mut wanted = self.all.iter();
        let read = archive::read_entries(file, |carried, bytes| match wanted.next() {
            Some(print) if *print == self.of(&carried, &bytes) => Ok(()),
            _ => Err(ArchiveError::Disk(differs())),
        });
        match read {
            Ok(()) if wanted.next().is_none() => Ok(()),
            Err(ArchiveError::Disk(error)) => Err(error),
            _ => Err(differs()),
        }
    }
}
