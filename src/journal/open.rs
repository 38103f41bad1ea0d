//! Opening a workbook: without a key, or with one, and what is put right about its folder by the way.
//!
//! Opening reads all of it. One bad file never hides the rest, and what can't be written just now is at another opening.

use super::book_meta::{self, BookMeta};
use super::cached::State;
use super::chain::Chain;
use super::codec::Codec;
use super::computer::Computer;
use super::disk::{Disk, Folder};
use super::error::OpenError;
use super::key::Key;
use super::layout::{DRAFTS, KEYS, PEOPLE, RECORDS, TRASH};
use super::lock::{codec_of, kind_by};
use super::reading::Reading;
use super::taking_in::Pending;
use super::{Journal, durable};
use crate::engine::Lock;
use crate::engine::tombstones::Tombstones;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

impl Journal {
    /// Opens a workbook that is not locked and reads all of it. One bad file never hides the rest.
    pub fn open(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>) -> Result<(Self, Reading), OpenError> {
        Self::open_on(Computer::default(), disk, folder)
    }

    /// The same, on a computer that has things of its own about it.
    pub(super) fn open_on(
        computer: Computer,
        disk: Arc<dyn Disk>,
        folder: impl Into<PathBuf>,
    ) -> Result<(Self, Reading), OpenError> {
        let folder = Folder::named(folder);
        let book = book_meta::open(&*disk, &folder)?;
        if book.lock == Lock::Age {
            return Err(OpenError::Locked(folder.path().to_owned()));
        }
        Self::under(Codec::Plain, book, disk, folder, computer)
    }

    /// Opens a locked workbook with a key. Work that was left when it was locked goes on.
    pub fn open_with(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>, key: Key) -> Result<(Self, Reading), OpenError> {
        let folder = Folder::named(folder);
        let book = book_meta::open(&*disk, &folder)?;
        let computer = key.computer().clone();
        let codec = codec_of(&*disk, &folder, key).ok_or_else(|| OpenError::Key(folder.path().to_owned()))?;
        let kind = codec.key().map_or(book.kind, |key| kind_by(key, book.kind));
        let (says_open, says_otherwise) = (book.says_open, book.says_open || book.kind != kind);
        let (mut journal, reading) =
            Self::under(codec, BookMeta { kind, lock: Lock::Age, ..book }, disk, folder, computer)?;
        // It may have been locked on another computer. What can't be taken away now is at the next opening.
        let _ = journal.forget_what_was_plain();
        if says_otherwise && !journal.other_keys {
            // What can't be written now is at the next opening.
            let _ = journal.says_what_it_is();
        }
        journal.use_key_again();
        journal.go_on_locking();
        Ok((journal, Reading { locked_again: says_open, ..reading }))
    }

    pub(super) fn under(
        codec: Codec,
        book: BookMeta,
        disk: Arc<dyn Disk>,
        folder: Folder,
        computer: Computer,
    ) -> Result<(Self, Reading), OpenError> {
        let mut journal = Self::unread(codec, book, disk, folder, computer);
        let may_write = journal.look_again().is_ok();
        if may_write && journal.codec.is_sealed() {
            // What can't be done now is at the next opening.
            let _ = journal.keep_the_lists();
        }
        journal.remember();
        let reading = journal.read().map_err(|error| book_meta::on_disk(journal.folder.path(), error))?;
        let was_open_to_others = may_write && journal.put_right();
        Ok((journal, Reading { was_open_to_others, ..reading }))
    }

    /// The same workbook with the same key, of which nothing is read yet. None once the key was let go of.
    pub(super) fn once_more(&self) -> Option<Self> {
        let codec = match self.key() {
            None => Codec::Plain,
            Some(key) => codec_of(&*self.disk, &self.folder, key.clone())?,
        };
        let (disk, folder, computer) = (self.disk.clone(), self.folder.clone(), self.computer.clone());
        let mut again = Self::unread(codec, self.book.clone(), disk, folder, computer);
        again.remember();
        Some(again)
    }

    fn unread(codec: Codec, book: BookMeta, disk: Arc<dyn Disk>, folder: Folder, computer: Computer) -> Self {
        Self {
            disk,
            folder,
            book,
            codec,
            other_keys: false,
            setting: Vec::new(),
            open: None,
            known: State::default(),
            greatest: BTreeMap::new(),
            tombstones: Tombstones::default(),
            claims: BTreeMap::new(),
            held: BTreeMap::new(),
            chain: Chain::default(),
            pending: Pending::default(),
            has_closed: false,
            has_seen_proofs: false,
            seen: None,
            computer,
            proofs: BTreeMap::new(),
            ready: BTreeSet::new(),
        }
    }

    /// Puts right what is wrong about the folder and costs nobody a word: nothing in `book.json`, what a program that died
    /// was writing, and whatever lets other accounts in; true if that was so. What can't be put right now is another time.
    fn put_right(&mut self) -> bool {
        let _ = book_meta::mend(&*self.disk, &self.folder, &self.book);
        self.clear_the_mark();
        let subs = [RECORDS, TRASH, DRAFTS, KEYS, PEOPLE].map(|sub| self.folder.sub(sub));
        // In folders that are as they were nobody left anything.
        let looked_through = if self.known.is_as_it_was { 2 } else { 0 };
        for folder in subs.iter().skip(looked_through).chain([&self.folder]) {
            durable::sweep(&*self.disk, folder, durable::is_of_any_version);
        }
        // Through a closed folder nobody reaches the ones in it; they are closed all the same, without a word.
        for sub in &subs {
            let _ = self.disk.close_to_others(sub);
        }
        self.disk.close_to_others(&self.folder).unwrap_or(false)
    }
}
