//! Bringing a backup back: into nothing, or into the workbook of the same name, put together by id.
//!
//! It is looked through to the end before anything is written. A file that is there is never replaced, so doing it
//! twice is the same as once; wherever it stops, doing it again goes on.

use super::Book;
use super::book::{self, BOOK_FILE, Shelf};
use super::carry::Carried;
use super::disk::{Disk, Folder, Spot};
use super::fault::{Act, NotKept};
use super::keep;
use super::lock::{KEYS, PEOPLE};
use super::parcel::{self, Broken};
use super::record_file;
use crate::engine::RecordId;
use crate::files;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a backup was not brought back.
#[derive(Debug, Error)]
pub enum NotBack {
    /// The file can't be read.
    #[error("The backup can't be read: {0}. Nothing was changed; try again once that is put right.")]
    Unreadable(String),
    /// It is no backup, or a damaged one.
    #[error("This is no whole backup of goldseam: {0}. Nothing was changed; try another copy of it.")]
    NotWhole(&'static str),
    /// A workbook of that name is here, and it is another one, or locked otherwise.
    #[error(
        "The backup and the workbook {0} here differ in their lock or their keys. Nothing was changed; \
        bring it back into a folder of its own, with --data-dir DIR."
    )]
    Other(RecordId),
    /// It could not be written.
    #[error(transparent)]
    NotKept(#[from] NotKept),
}

impl From<Broken> for NotBack {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Disk(error) => Self::Unreadable(error.to_string()),
            Broken::NotWhole(why) => Self::NotWhole(why),
        }
    }
}

/// A workbook that was brought back.
#[derive(Debug, PartialEq, Eq)]
pub struct Returned {
    /// The name of its folder.
    pub book: RecordId,
    /// Whether there was no such workbook here.
    pub is_new: bool,
    /// How many files were not here.
    pub added: usize,
    /// Whether a key was wrapped by another passphrase in the backup; the one here stays.
    pub other_passphrase: bool,
}

/// What a look through the backup found.
#[derive(Default)]
struct Plan {
    /// Everything but the pages.
    small: BTreeMap<Carried, Vec<u8>>,
    books: BTreeMap<RecordId, Returned>,
}

impl Shelf {
    /// Brings a backup back. Nothing is written unless all of it can be taken.
    pub fn restore(&self, from: &Path) -> Result<Vec<Returned>, NotBack> {
        let mut file = files::open(from).map_err(|error| NotBack::Unreadable(error.to_string()))?;
        let mut plan = Plan::default();
        parcel::each(&mut file, |carried, bytes| -> Result<(), NotBack> {
            plan.books.entry(carried.book.clone()).or_insert_with(|| Returned::of(&carried.book));
            if !carried.is_page() {
                plan.small.insert(carried, bytes);
            }
            Ok(())
        })?;
        let ids: Vec<RecordId> = plan.books.keys().cloned().collect();
        for book in &ids {
            self.check(book, &mut plan)?;
        }
        let mut putting = Putting { disk: self.disk(), shelf: self.root(), there: BTreeMap::new() };
        parcel::each(&mut file, |carried, bytes| match plan.books.get_mut(&carried.book) {
            Some(returned) if carried.is_page() => putting.put(&carried, &bytes, returned),
            _ => Ok(()),
        })?;
        putting.sync()?;
        // `book.json` last, so that a workbook is there only when all of it is.
        for last in [false, true] {
            for (carried, bytes) in plan.small.iter().filter(|(file, _)| file.sub.is_empty() == last) {
                plan.books.get_mut(&carried.book).map_or(Ok(()), |returned| putting.put(carried, bytes, returned))?;
            }
            putting.sync()?;
        }
        Ok(plan.books.into_values().collect())
    }

    /// Whether a workbook in the backup is the one that is here, if there is one.
    fn check(&self, book: &RecordId, plan: &mut Plan) -> Result<(), NotBack> {
        let folder = Folder::named(self.root().join(&book.0));
        let is_other = || NotBack::Other(book.clone());
        let name = Carried { book: book.clone(), sub: "", name: BOOK_FILE.to_owned() };
        let is_new = match (plan.small.get(&name), here(self.disk(), &folder.at(BOOK_FILE))?) {
            (None, None) => return Err(NotBack::NotWhole("it holds pages of a workbook and not its book.json")),
            (Some(theirs), Some(ours)) if !self.is_same_book(&folder, theirs, &ours) => return Err(is_other()),
            (_, ours) => ours.is_none(),
        };
        let mut other_passphrase = false;
        for number in 1..=2 {
            let people = self.is_same(plan, book, PEOPLE, format!("{number}.json"))?;
            let keys = self.is_same(plan, book, KEYS, format!("{number}.age"))?;
            match (people, keys) {
                (Some(false), _) | (None, Some(false)) => return Err(is_other()),
                // The same key, wrapped by another passphrase.
                (Some(true), Some(false)) => other_passphrase = true,
                _ => {}
            }
        }
        if let Some(returned) = plan.books.get_mut(book) {
            (returned.is_new, returned.other_passphrase) = (is_new, other_passphrase);
        }
        Ok(())
    }

    /// Whether a file in the backup and the one here are the same; none if one is missing.
    fn is_same(&self, plan: &Plan, book: &RecordId, sub: &'static str, name: String) -> Result<Option<bool>, NotBack> {
        let carried = Carried { book: book.clone(), sub, name };
        let folder = Folder::named(self.root().join(&book.0));
        let ours = here(self.disk(), &carried.folder(&folder).at(&carried.name))?;
        Ok(plan.small.get(&carried).zip(ours).map(|(theirs, ours)| *theirs == ours))
    }
}

impl Shelf {
    /// Whether two `book.json` mean the same. One with nothing in it means what the rest of its folder says: what is sealed
    /// here is not opened by it.
    fn is_same_book(&self, here: &Folder, theirs: &[u8], ours: &[u8]) -> bool {
        let read = |bytes| record_file::parse::<Book>(bytes).ok();
        match (read(theirs), read(ours)) {
            _ if theirs == ours => true,
            (Some(theirs), Some(ours)) => theirs == ours,
            (Some(theirs), None) if book::is_blank(ours) => {
                book::open(self.disk(), here).is_ok_and(|ours| ours.lock == theirs.lock)
            }
            (None, Some(_)) => book::is_blank(theirs),
            _ => false,
        }
    }
}

impl Returned {
    fn of(book: &RecordId) -> Self {
        Self { book: book.clone(), is_new: false, added: 0, other_passphrase: false }
    }
}

/// The bytes of a file here, if there is one.
fn here(disk: &dyn Disk, spot: &Spot) -> Result<Option<Vec<u8>>, NotBack> {
    match disk.read(spot) {
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(|error| Act::BackIn.failed(error).into()),
    }
}

/// Where the files go.
struct Putting<'a> {
    disk: &'a dyn Disk,
    shelf: &'a Path,
    /// The folders that were written into, and the names in them.
    there: BTreeMap<PathBuf, (Folder, BTreeSet<OsString>)>,
}

impl Putting<'_> {
    fn put(&mut self, carried: &Carried, bytes: &[u8], returned: &mut Returned) -> Result<(), NotBack> {
        self.try_put(carried, bytes, returned).map_err(|error| Act::BackIn.failed(error).into())
    }

    /// Writes the file unless its name is taken.
    fn try_put(&mut self, carried: &Carried, bytes: &[u8], returned: &mut Returned) -> io::Result<()> {
        let folder = carried.folder(&Folder::named(self.shelf.join(&carried.book.0)));
        let path = folder.path().to_owned();
        if !self.there.contains_key(&path) {
            keep::make_folders(self.disk, &folder)?;
            keep::sweep(self.disk, &folder, keep::is_of_any_version);
            let names = self.disk.list(&folder)?.into_iter().map(|entry| entry.name).collect();
            self.there.insert(path.clone(), (folder, names));
        }
        let (folder, names) = &self.there[&path];
        if names.contains(&OsString::from(&carried.name)) {
            let spot = folder.at(&carried.name);
            let is_blank = carried.sub.is_empty() && self.disk.read(&spot).is_ok_and(|bytes| book::is_blank(&bytes));
            return if is_blank { keep::replace(self.disk, folder, &carried.name, bytes, true) } else { Ok(()) };
        }
        match keep::place(self.disk, folder, &carried.name, bytes) {
            // Another program was faster.
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {}
            placed => {
                placed?;
                returned.added += 1;
            }
        }
        Ok(())
    }

    /// Waits until all names are on the disk.
    fn sync(&mut self) -> Result<(), NotBack> {
        let synced = self.there.values().try_for_each(|(folder, _)| self.disk.sync_folder(folder));
        self.there.clear();
        synced.map_err(|error| Act::BackIn.failed(error).into())
    }
}
