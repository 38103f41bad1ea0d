//! A backup: workbooks in one file, their bytes as they are. It says "done" only after reading all of it again.
//!
//! It needs no passphrase: what is sealed stays sealed. It never takes the place of a file that is there.

use super::book::Shelf;
use super::carry::{self, Carried};
use super::disk::{Disk, Folder, Spot};
use super::fault::{Act, Cause, NotKept};
use super::keep;
use super::parcel::{self, Broken};
use super::record_file::Unreadable;
use crate::engine::{Lock, RecordId};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// What went into a backup.
#[derive(Debug, Default)]
pub struct BackedUp {
    /// The workbooks.
    pub books: Vec<Bound>,
    /// The files that were left out, seen from the data folder.
    pub left_out: Vec<Unreadable>,
    /// The files that went in as they are, though they are not whole.
    pub not_whole: Vec<Unreadable>,
}

/// A workbook in a backup.
#[derive(Debug, PartialEq, Eq)]
pub struct Bound {
    /// The name of its folder.
    pub book: RecordId,
    /// Whether a page in it is not sealed.
    pub plain: bool,
}

impl Shelf {
    /// Writes the workbooks in these folders into one file that is not there yet, and reads it again.
    pub fn back_up(&self, folders: &[PathBuf], to: &Path) -> Result<BackedUp, NotKept> {
        let failed = |error: io::Error| Act::Backup.failed(error);
        let (mut files, mut done) = (Vec::new(), BackedUp::default());
        for folder in folders {
            let book = name_of(folder).ok_or_else(|| Act::Backup.failed(Cause::BadId))?;
            let folder = Folder::named(folder);
            let gathered = carry::gather(self.disk(), &folder, &book).map_err(failed)?;
            let below = |file: &Path| Path::new(&book.0).join(file);
            let below = |file: Unreadable| Unreadable { file: below(&file.file), why: file.why };
            done.left_out.extend(gathered.left_out.into_iter().map(below));
            done.not_whole.extend(gathered.not_whole.into_iter().map(below));
            done.books.push(Bound { plain: is_plain(self.disk(), &folder, &gathered.files), book });
            files.extend(gathered.files);
        }
        write(self.disk(), to, &files).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Act::Backup.failed(Cause::There),
            _ => failed(error),
        })?;
        Ok(done)
    }
}

/// The id that a workbook's folder is named by.
pub(super) fn name_of(folder: &Path) -> Option<RecordId> {
    let name = folder.file_name()?.to_str()?;
    RecordId::is_well_formed(name).then(|| RecordId(name.to_owned()))
}

fn is_plain(disk: &dyn Disk, folder: &Folder, files: &[(Carried, Vec<u8>)]) -> bool {
    let mut pages = files.iter().filter(|(file, _)| file.is_page()).peekable();
    match pages.peek() {
        None => super::book::open(disk, folder).is_ok_and(|book| book.lock == Lock::None),
        Some(_) => pages.any(|(file, _)| file.ending() != "age"),
    }
}

/// Without a name first, or under a temporary one; the name that was asked for stands for a whole backup or for nothing.
fn write(disk: &dyn Disk, to: &Path, files: &[(Carried, Vec<u8>)]) -> io::Result<()> {
    let to = Spot::named(to).ok_or(io::ErrorKind::InvalidInput)?;
    keep::sweep(disk, to.folder(), keep::is_of_ours);
    let mut file = disk.create(to.folder())?;
    parcel::pack(disk, &mut file, files)?;
    disk.sync(&file)?;
    compare(file.file(), files)?;
    disk.name(&mut file, &to)?;
    disk.sync_folder(to.folder()).inspect_err(|_| drop(disk.remove(&to)))
}

/// Reads it as bringing it back would, and compares entry by entry.
fn compare(file: &mut File, files: &[(Carried, Vec<u8>)]) -> io::Result<()> {
    let differs = || io::Error::other("it was not what had been written when it was read back");
    let mut wanted = files.iter();
    let read = parcel::each(file, |carried, bytes| match wanted.next() {
        Some((file, words)) if *file == carried && *words == bytes => Ok(()),
        _ => Err(Broken::Disk(differs())),
    });
    match read {
        Ok(()) if wanted.next().is_none() => Ok(()),
        Err(Broken::Disk(error)) => Err(error),
        _ => Err(differs()),
    }
}
