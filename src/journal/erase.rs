//! Erasing: the keys first, then every page, and `book.json` last, so that it can be resumed.
//!
//! Names are taken away and the disk is waited for; that old bytes may stay on flash memory and in copies is beyond
//! reach, and is said where it is asked for. A link is taken away, and what it leads to is not.

use super::data_dir::{DataDir, Listing};
use super::disk::{Entry, EntryKind, Folder, Spot, TEMPORARY};
use super::error::{Act, Cause, NotKept};
use super::layout::{
    ASIDE, BOOK_FILE, CACHE, CONVERTING, DRAFTS, ENDINGS, KEYS, LOCKING, OPEN_FILE, PEOPLE, RECORDS, TRASH,
    TRASH_NOTED, UNFINISHED,
};
use super::removing::{DEEPEST, Removing, remove_folder};
use super::{Journal, key_files, layout};
use crate::engine::Place;
use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};

/// What was erased led to other places, or lay among other things. Those are left as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Where links led that are gone.
    pub led_to: Vec<PathBuf>,
    /// The folder that a workbook was moved to, where it holds other things too.
    pub beside_others: Option<PathBuf>,
}

/// Whether a name in the folder of a workbook is one that the program gives.
fn is_of_a_workbook(entry: &Entry) -> bool {
    let name = entry.name.to_string_lossy();
    let known = [KEYS, PEOPLE, RECORDS, TRASH, DRAFTS, CACHE, BOOK_FILE, OPEN_FILE, CONVERTING, TRASH_NOTED];
    known.contains(&&*name) || has_keys(entry) || name.starts_with(TEMPORARY) || name.starts_with(LOCKING)
}

/// Whether keys lie in it: those of the lock, or of one that was being set. Some disks make no difference of the case.
fn has_keys(entry: &Entry) -> bool {
    let name = entry.name.to_string_lossy();
    name.strip_prefix('.').unwrap_or(&name).eq_ignore_ascii_case(KEYS)
}

impl DataDir {
    /// Whether a locked workbook has a key file at all. Without one no passphrase can say whose it is; where that can't be
    /// seen, there may be one.
    pub fn has_keys(&self, folder: &Path) -> bool {
        key_files::key_files(self.disk(), &Folder::named(folder)).map_or(true, |names| !names.is_empty())
    }

    /// Erases a workbook: all that is in its folder, and the folder.
    pub fn erase(&self, folder: &Path) -> Result<Erased, NotKept> {
        let (disk, here) = (self.disk(), Folder::named(folder));
        // A program that has it open would write its next page into what is left, and somebody would think it kept.
        let hold = match disk.lock(&here.at(OPEN_FILE)) {
            Ok(None) => return Err(Act::Erase.failed(Cause::InUse)),
            // Where the disk knows no locks nothing depends on it.
            held => held.ok().flatten(),
        };
        let failed = |error: io::Error| Act::Erase.failed(error);
        let is_link = fs::symlink_metadata(folder).map_err(failed)?.is_symlink();
        // What somebody made a link to can be a folder that holds other things too.
        let is_ours = |entry: &Entry| !is_link || is_of_a_workbook(entry);
        let mut erasing = Removing::on(disk);
        // The keys first: without them sealed pages are noise, wherever old bytes of them stay. Broken off after this
        // line, it is already unreadable.
        erasing.empty(&here, DEEPEST, &has_keys);
        // Of one that is not locked it has the words of every page. What is sealed was forgotten with its key.
        erasing.note(self.forget_what_was_read(None, &layout::book_id_text(&here)));
        // `book.json` stays to the end, so that a workbook whose erasing was broken off is still found, and can be
        // erased to the end.
        erasing.empty(&here, DEEPEST, &|entry| is_ours(entry) && entry.name != BOOK_FILE && entry.name != OPEN_FILE);
        erasing.ended()?;
        erasing.empty(&here, DEEPEST, &is_ours);
        drop(hold);
        erasing.ended()?;
        self.erase_unfinished(folder).map_err(failed)?;
        let led_to = mem::take(&mut erasing.led_to);
        let beside_others = self.remove_empty(folder, is_link).map_err(failed)?;
        Ok(Erased { led_to, beside_others })
    }

    /// What was brought back of it out of a backup, and not to the end.
    fn erase_unfinished(&self, folder: &Path) -> io::Result<()> {
        let mut name = folder.file_name().unwrap_or_default().to_owned();
        name.push(UNFINISHED);
        let entries = self.disk().list(&Folder::named(self.root()))?;
        let is_there = entries.iter().any(|entry| entry.name == name && entry.kind == EntryKind::Folder);
        if is_there { remove_folder(self.disk(), &Folder::named(self.root()).sub(&name)) } else { Ok(()) }
    }

    /// The folder itself; and where it is a link that somebody made, what it leads to, unless other things are in it: then
    /// that is given.
    fn remove_empty(&self, folder: &Path, is_link: bool) -> io::Result<Option<PathBuf>> {
        let data = Folder::named(self.root());
        let spot = data.at(folder.file_name().unwrap_or_default());
        let mut left = None;
        if is_link {
            let path = fs::canonicalize(folder)?;
            if let Some(led_to) = Spot::named(&path) {
                match self.disk().remove_folder(&led_to) {
                    Err(full) if full.kind() == io::ErrorKind::DirectoryNotEmpty => left = Some(path),
                    removed => removed?,
                }
            }
            self.disk().remove(&spot)?;
        } else {
            self.disk().remove_folder(&spot)?;
        }
        self.disk().sync_folder(&data)?;
        Ok(left)
    }

    /// Takes away the data folder where nothing is left in it. It may stay: nothing of a person is in its name.
    pub fn remove_if_empty(&self) {
        if self.books().is_ok_and(|standing| standing == Listing::default()) {
            // Of workbooks that are gone, with keys that nobody has any more.
            let _ = self.clear_caches();
        }
        let _ = Folder::named(self.root()).spot().map(|spot| self.disk().remove_folder(&spot));
    }
}

impl Journal {
    /// Erases the pages, drafts and deleted pages of the person whose key was opened. What is for both stays.
    pub fn erase_own(&mut self) -> Result<(), NotKept> {
        let mut erasing = Removing::on(&*self.disk);
        for sub in [RECORDS, TRASH, DRAFTS] {
            let folder = self.folder.sub(sub);
            match self.disk.list(&folder) {
                Ok(entries) => {
                    for entry in entries.iter().filter(|entry| self.is_own(&folder, entry)) {
                        erasing.note(self.disk.remove(&folder.at(&entry.name)));
                    }
                    erasing.note(self.disk.sync_folder(&folder));
                }
                Err(error) => erasing.note(Err(error)),
            }
        }
        erasing.empty(&self.folder, DEEPEST, &|entry| entry.name == CACHE);
        erasing.note(self.cache().map_or(Ok(()), |cache| cache.remove(&*self.disk)));
        erasing.ended()
    }

    /// Whether a file is the person's own, whatever its name says: a sync tool gives copies names of its own.
    fn is_own(&self, folder: &Folder, entry: &Entry) -> bool {
        let own = self.key().map_or(Place::One, |key| key.place);
        let name = entry.name.to_string_lossy();
        // What was set aside when a lock was taken off is as much one's own as before.
        let ending = name.strip_suffix(ASIDE).unwrap_or(&name).rsplit_once('.').map_or("", |(_, ending)| ending);
        let bytes = || self.disk.read(&folder.at(&entry.name)).unwrap_or_default();
        let may_be = entry.kind == EntryKind::File && ENDINGS.contains(&ending);
        may_be && self.place_in(ending, &bytes()).is_ok_and(|place| place == own)
    }
}
