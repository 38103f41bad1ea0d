//! Bringing a backup back: into nothing, or into the workbook of the same name, put together by id.
//!
//! It is looked through to the end before anything is written. A file that is there is never replaced, so doing it
//! twice is the same as once; wherever it stops, doing it again goes on. Until all of it is there, a workbook that was
//! not here has a name that says so.

use super::archive::{self, ArchiveError, NotWhole};
use super::book_meta::{self, BookMeta};
use super::data_dir::DataDir;
use super::disk::{Disk, Folder, Spot};
use super::error::{Act, NotKept};
use super::fault::DiskError;
use super::key_files::{self, is_key};
use super::layout::{BOOK_FILE, DRAFTS, KEYS, RECORDS, TRASH, UNFINISHED};
use super::manifest::CopyEntry;
use super::merge_keys::{self, KeyOutcome, KeyPlan, KeySet};
use super::{durable, record_file, seal};
use crate::content::words::Words;
use crate::engine::{Lock, RecordId};
use crate::files;
use crate::order;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a backup was not brought back.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum RestoreError {
    /// The file can't be read.
    Unreadable(#[source] DiskError),
    /// It is no backup, or a damaged one.
    NotWhole(#[source] NotWhole),
    /// A workbook of that name is here, and it is of another kind, or has other keys.
    Other(RecordId),
    /// The backup is locked and the workbook here isn't; restoring would lock it.
    WouldLock(RecordId),
    /// It could not be written.
    NotKept(#[from] NotKept),
}

impl RestoreError {
    /// What a person is told, in the language of the edition.
    pub fn words(&self, words: &Words) -> String {
        let restoring = &words.errors.restoring;
        match self {
            Self::Unreadable(error) => restoring.unreadable(&error.words(words)),
            Self::NotWhole(why) => restoring.not_whole(why.words(words)),
            Self::Other(_) => restoring.other().to_owned(),
            Self::WouldLock(_) => restoring.would_lock().to_owned(),
            Self::NotKept(error) => error.words(words),
        }
    }
}

impl From<ArchiveError> for RestoreError {
    fn from(broken: ArchiveError) -> Self {
        match broken {
            ArchiveError::Disk(error) => Self::Unreadable(error.into()),
            ArchiveError::NotWhole(why) => Self::NotWhole(why),
        }
    }
}

/// A workbook that was brought back.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RestoredBook {
    /// The name of its folder.
    pub book: RecordId,
    /// Whether there was no such workbook here.
    pub is_new: bool,
    /// How many files were not here.
    pub added: usize,
    /// What came of its keys.
    pub keys: BTreeSet<KeyOutcome>,
    /// How many files of pages came back that are not sealed, into a workbook that is locked.
    pub not_sealed: usize,
}

/// What a look through the backup found.
#[derive(Default)]
struct Plan {
    /// Everything but the pages.
    small: BTreeMap<CopyEntry, Vec<u8>>,
    books: BTreeMap<RecordId, Incoming>,
}

/// A workbook in the backup.
struct Incoming {
    returned: RestoredBook,
    folder: Folder,
    /// Whether a page of it is sealed.
    is_sealed: bool,
    /// Whether what is here is locked, so that nothing plain becomes a part of it.
    is_locked_here: bool,
    keys: KeyPlan,
}

impl DataDir {
    /// Brings a backup back. Nothing is written unless all of it can be taken.
    pub fn restore(&self, from: &Path) -> Result<Vec<RestoredBook>, RestoreError> {
        // Opened once and read twice: what is written is then what was judged, whatever gets that name in between.
        let mut file = files::open(from).map_err(|error| RestoreError::Unreadable(error.into()))?;
        let mut plan = Plan::default();
        archive::read_entries(&mut file, |carried, bytes| -> Result<(), RestoreError> {
            let found = plan.books.entry(carried.book.clone()).or_insert_with(|| Incoming {
                returned: RestoredBook { book: carried.book.clone(), ..RestoredBook::default() },
                folder: self.folder_for(&carried.book),
                is_sealed: false,
                is_locked_here: false,
                keys: KeyPlan::default(),
            });
            if carried.is_page() {
                found.is_sealed |= carried.ending() == "age";
            } else {
                plan.small.insert(carried, bytes);
            }
            Ok(())
        })?;
        let ids: Vec<RecordId> = plan.books.keys().cloned().collect();
        // All of it is judged before anything is written, so a backup that can't be taken whole changes nothing.
        for book in &ids {
            self.check(book, &mut plan)?;
        }
        let mut putting = RestoreWriter { disk: self.disk(), there: BTreeMap::new() };
        archive::read_entries(&mut file, |carried, bytes| match plan.books.get_mut(&carried.book) {
            Some(found) if carried.is_page() => putting.put_page(&carried, &bytes, found),
            _ => Ok(()),
        })?;
        putting.sync()?;
        // `book.json` last, so that a workbook is there only when all of it is; before it the lists of a lock that broke off.
        for last in [false, true] {
            for (carried, bytes) in plan.small.iter().filter(|(file, _)| file.sub.is_empty() == last) {
                let Some(found) = plan.books.get_mut(&carried.book) else { continue };
                if let Some(name) = found.keys.name(carried) {
                    let file = CopyEntry { name, ..carried.clone() };
                    found.returned.added += putting.put(&found.folder, &file, bytes)?;
                    putting.mend(found, &file, bytes)?;
                }
            }
            putting.sync()?;
        }
        // Last: until this rename no program takes the folder for a workbook.
        self.name_what_is_whole(&ids)?;
        Ok(plan.books.into_values().map(|found| found.returned).collect())
    }

    /// The folder of a workbook, or the one that it gets until it is whole.
    fn folder_for(&self, book: &RecordId) -> Folder {
        let path = self.root().join(&book.0);
        if fs::symlink_metadata(&path).is_ok() { Folder::named(path) } else { self.unfinished(book) }
    }

    fn unfinished(&self, book: &RecordId) -> Folder {
        Folder::named(self.root().join(format!("{book}{UNFINISHED}")))
    }

    fn name_what_is_whole(&self, books: &[RecordId]) -> Result<(), RestoreError> {
        let failed = |error: io::Error| RestoreError::from(Act::RestoreBackup.failed(error));
        let data = Folder::named(self.root());
        for book in books {
            let path = self.root().join(&book.0);
            if fs::symlink_metadata(path).is_err() {
                let spot = data.at(format!("{book}{UNFINISHED}"));
                self.disk().rename(&spot, &data.at(&book.0)).map_err(failed)?;
            }
        }
        self.disk().sync_folder(&data).map_err(failed)
    }

    /// Whether a workbook in the backup is the one that is here, if there is one.
    ///
    /// Only its kind and its keys are compared: a format, a tag or a word about the lock can be written by anybody.
    fn check(&self, book: &RecordId, plan: &mut Plan) -> Result<(), RestoreError> {
        let folder = self.folder_for(book);
        let name = CopyEntry { book: book.clone(), sub: "", name: BOOK_FILE.to_owned() };
        let (theirs, ours) = (plan.small.get(&name), here(self.disk(), &folder.at(BOOK_FILE))?);
        let is_new = match (theirs, &ours) {
            (None, None) => return Err(RestoreError::NotWhole(NotWhole::NoBook)),
            (Some(theirs), Some(ours)) if !is_of_one_kind(theirs, ours) => {
                return Err(RestoreError::Other(book.clone()));
            }
            (_, ours) => ours.is_none(),
        };
        let theirs_keys = KeySet::in_backup(plan.small.iter().filter(|(file, _)| file.book == *book));
        let our_keys = KeySet::here(self.disk(), &folder).map_err(|error| Act::RestoreBackup.failed(error))?;
        let outcome = merge_keys::compare(&theirs_keys, &our_keys, ours.is_none())
            .ok_or_else(|| RestoreError::Other(book.clone()))?;
        let has_keys = plan.small.keys().any(|file| file.book == *book && file.sub == KEYS && is_key(&file.name));
        let is_locked = |bytes: &[u8]| read(bytes).is_some_and(|book| book.lock == Lock::Age);
        let was_locked = has_keys || theirs.is_some_and(|theirs| is_locked(theirs));
        let is_locked_here = ours.is_some_and(|ours| is_locked(&ours)) || self.is_locked(&folder)?;
        let Some(found) = plan.books.get_mut(book) else { return Ok(()) };
        // A key from the backup would lock the pages that are here with a passphrase from then, which may be
        // forgotten.
        if !is_new && !is_locked_here && (was_locked || found.is_sealed) {
            return Err(RestoreError::WouldLock(book.clone()));
        }
        let returned = &mut found.returned;
        returned.is_new = is_new;
        returned.keys = if is_new { BTreeSet::new() } else { outcome.said.clone() };
        (found.is_locked_here, found.keys) = (is_locked_here, outcome);
        Ok(())
    }

    /// Whether anything in a folder says that it is locked, whatever its `book.json` does.
    fn is_locked(&self, folder: &Folder) -> Result<bool, RestoreError> {
        let failed = |error| RestoreError::from(Act::RestoreBackup.failed(error));
        if !key_files::key_files(self.disk(), folder).map_err(failed)?.is_empty() {
            return Ok(true);
        }
        for sub in [RECORDS, TRASH, DRAFTS] {
            let (names, _) = record_file::names(self.disk(), folder, sub).map_err(failed)?;
            if names.iter().any(record_file::FileName::is_sealed) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn read(bytes: &[u8]) -> Option<BookMeta> {
    record_file::parse(bytes).ok()
}

/// Whether two `book.json` are of the same kind of workbook. One with nothing in it says none.
fn is_of_one_kind(theirs: &[u8], ours: &[u8]) -> bool {
    match (read(theirs), read(ours)) {
        (Some(theirs), Some(ours)) => theirs.kind == ours.kind,
        _ => theirs == ours || book_meta::is_blank(theirs) || book_meta::is_blank(ours),
    }
}

/// The bytes of a file here, if there is one.
fn here(disk: &dyn Disk, spot: &Spot) -> Result<Option<Vec<u8>>, RestoreError> {
    match disk.read(spot) {
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(|error| Act::RestoreBackup.failed(error).into()),
    }
}

/// Where the files go.
struct RestoreWriter<'a> {
    disk: &'a dyn Disk,
    /// The folders that were written into, and the names in them.
    there: BTreeMap<PathBuf, (Folder, BTreeSet<OsString>)>,
}

impl RestoreWriter<'_> {
    /// Writes a page, or a draft. A plain one that is here sealed is here, and stays so.
    fn put_page(&mut self, carried: &CopyEntry, bytes: &[u8], found: &mut Incoming) -> Result<(), RestoreError> {
        let is_plain = found.is_locked_here && carried.ending() != "age";
        if is_plain && self.is_sealed_here(&found.folder, carried) {
            return Ok(());
        }
        let added = self.put(&found.folder, carried, bytes)?;
        found.returned.added += added;
        if is_plain {
            found.returned.not_sealed += added;
        }
        Ok(())
    }

    /// Whether the page of that name is here as a sealed file that is whole, kept or deleted.
    fn is_sealed_here(&self, folder: &Folder, carried: &CopyEntry) -> bool {
        let Some(stem) = carried.name.strip_suffix(".json") else { return false };
        let subs: &[&str] = if carried.sub == DRAFTS { &[DRAFTS] } else { &[RECORDS, TRASH] };
        let spots = subs.iter().map(|sub| folder.sub(sub).at(format!("{stem}.age")));
        spots.into_iter().any(|spot| self.disk.read(&spot).is_ok_and(|bytes| seal::looks_whole(&bytes)))
    }

    /// Writes a file, unless its name is taken. Gives how many were added.
    fn put(&mut self, folder: &Folder, carried: &CopyEntry, bytes: &[u8]) -> Result<usize, RestoreError> {
        self.try_put(&carried.folder(folder), carried, bytes)
            .map(usize::from)
            .map_err(|error| Act::RestoreBackup.failed(error).into())
    }

    fn try_put(&mut self, folder: &Folder, carried: &CopyEntry, bytes: &[u8]) -> io::Result<bool> {
        let path = folder.path().to_owned();
        if !self.there.contains_key(&path) {
            durable::make_folders(self.disk, folder)?;
            durable::sweep(self.disk, folder, durable::is_of_any_version);
            let names = order::set(self.disk.list(folder)?.into_iter().map(|entry| entry.name));
            self.there.insert(path.clone(), (folder.clone(), names));
        }
        let (folder, names) = &self.there[&path];
        // What is here is newer or the same, and a page is never replaced.
        if names.contains(&OsString::from(&carried.name)) {
            return Ok(false);
        }
        match durable::place(self.disk, folder, &carried.name, bytes) {
            // Another program was faster.
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            placed => placed.map(|()| true),
        }
    }

    /// Puts a `book.json` in place of one with nothing in it, unless it says less of a lock than the folder does.
    fn mend(&self, found: &Incoming, file: &CopyEntry, bytes: &[u8]) -> Result<(), RestoreError> {
        let folder = &found.folder;
        let lowers = found.is_locked_here && read(bytes).is_none_or(|book| book.lock == Lock::None);
        let is_blank = || self.disk.read(&folder.at(BOOK_FILE)).is_ok_and(|bytes| book_meta::is_blank(&bytes));
        if !file.sub.is_empty() || file.name != BOOK_FILE || lowers || book_meta::is_blank(bytes) || !is_blank() {
            return Ok(());
        }
        durable::replace(self.disk, folder, BOOK_FILE, bytes, true)
            .map_err(|error| Act::RestoreBackup.failed(error).into())
    }

    /// Waits until all names are on the disk.
    fn sync(&mut self) -> Result<(), RestoreError> {
        let synced = self.there.values().try_for_each(|(folder, _)| self.disk.sync_folder(folder));
        self.there.clear();
        synced.map_err(|error| Act::RestoreBackup.failed(error).into())
    }
}
