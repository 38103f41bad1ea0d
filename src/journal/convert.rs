//! Locking and unlocking: each file the other way round.
//!
//! It is done file by file: close or open, write, read back, compare, and only then the old file goes. Wherever it
//! stops, every page can be read one way or the other. Going on is only ever sealing; taking a lock off is asked for again.
//! One program does it at a time. The bytes of a record are never parsed and written again.

use super::book_meta::{self, BookMeta};
use super::codec::Codec;
use super::disk::{EntryKind, Folder, Hold, TEMPORARY};
use super::error::{Act, Cause, NotKept};
use super::fault::Fault;
use super::key::{Key, WorkFactor};
use super::layout::{CONVERTING, DRAFTS, KEPT, KEYS, WORD_FOLDERS};
use super::locking::Words;
use super::passphrase::Passphrase;
use super::{Journal, draft_file, durable, key_files, record_file};
use crate::engine::record::UNPROVED;
use crate::engine::{BookKind, Lock, Place, RecordId};
use chrono::{DateTime, FixedOffset};
use std::io;
use std::path::Path;

/// What was done by [`Journal::lock`] or [`Journal::unlock`], and what is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// Files that are as they should be now.
    pub done: usize,
    /// Files that could not be read or written, or that another program is writing; they stay as they are, and the next
    /// opening tries again.
    pub left: usize,
    /// Files that were set aside when the lock was taken off.
    pub aside: usize,
}

impl Journal {
    /// Locks a workbook of one: keys, people, a list of what is sealed, `book.json`; from here on new files are sealed, and
    /// the old ones become so.
    pub fn lock(
        &mut self,
        pass: &Passphrase,
        work: WorkFactor,
        now: DateTime<FixedOffset>,
    ) -> Result<Converted, NotKept> {
        self.lock_as(self.book.kind, &[pass], work, now)
    }

    /// Begins pages of their own in a workbook that two kept together only: both keys first, then its kind, then as for one.
    pub fn lock_for_two(
        &mut self,
        passes: [&Passphrase; 2],
        work: WorkFactor,
        now: DateTime<FixedOffset>,
    ) -> Result<Converted, NotKept> {
        self.lock_as(BookKind::Pair, &passes, work, now)
    }

    fn lock_as(
        &mut self,
        kind: BookKind,
        passes: &[&Passphrase],
        work: WorkFactor,
        now: DateTime<FixedOffset>,
    ) -> Result<Converted, NotKept> {
        self.alone(Act::Lock, |journal| {
            match passes {
                [pass] if journal.is_set() && !journal.is_opened_by(pass) => journal.wrap_anew(pass, work)?,
                _ if journal.is_set() => {}
                _ => journal.set_keys(kind, passes, work, now)?,
            }
            Ok(journal.close_all())
        })
    }

    /// Whether locking came to its end. Where an earlier try stopped, it resumes.
    fn is_set(&self) -> bool {
        self.codec.is_sealed() && self.setting.is_empty()
    }

    /// Unlocks a workbook of one: every file becomes plain, then the keys go out of the way. A file that no key opens, or
    /// that nothing proves, is set aside.
    pub fn unlock(&mut self) -> Result<Converted, NotKept> {
        self.alone(Act::Unlock, |journal| {
            if !journal.codec.is_sealed() {
                return Ok(Converted::default());
            }
            // By the key, which nobody else can change: neither of two takes the lock off the other's pages.
            if journal.codec.key().is_some_and(Key::is_of_two) {
                return Err(Cause::ForTwo);
            }
            // They hold sealed bytes, which would be written into a workbook that nothing opens by then.
            journal.held.clear();
            Ok(journal.open_all())
        })
    }

    /// Goes on where locking stopped. What can't be done now is tried at the next opening; reading doesn't depend on it.
    pub(super) fn go_on_locking(&mut self) {
        if self.codec.is_sealed() && !self.other_keys && self.is_any_left() {
            let _ = self.alone(Act::Lock, |journal| Ok(journal.close_all()));
        }
    }

    fn is_any_left(&self) -> bool {
        self.has_lists() || WORD_FOLDERS.iter().any(|sub| self.is_left(sub))
    }

    /// Does something while no other program sets or takes off the lock, and with the lock as it is by then.
    fn alone<T>(&mut self, act: Act, work: impl FnOnce(&mut Self) -> Result<T, Cause>) -> Result<T, NotKept> {
        // Two programs at once, one sealing and one opening, would each take away what the other wrote.
        let file = self.folder.at(CONVERTING);
        let hold: Option<Hold> = match self.disk.lock(&file) {
            Ok(None) => return Err(act.failed(Cause::OtherLock)),
            Ok(hold) => hold,
            // No locks here, or none just now; then the one program that is usual is all there can be.
            Err(_) => None,
        };
        let done = self.has_its_keys().and_then(|()| work(self)).map_err(|cause| act.failed(cause));
        if hold.is_some() {
            let _ = self.disk.remove(&file);
        }
        done
    }

    /// Takes away the mark of a program that died while it set or took off the lock. One that is alive holds it.
    pub(super) fn clear_the_mark(&self) {
        let file = self.folder.at(CONVERTING);
        let is_there =
            self.disk.list(&self.folder).is_ok_and(|entries| entries.iter().any(|entry| *entry.name == *CONVERTING));
        if is_there && let Ok(Some(_hold)) = self.disk.lock(&file) {
            let _ = self.disk.remove(&file);
        }
    }

    /// Whether something in a folder is to be sealed or cleared away.
    fn is_left(&self, sub: &str) -> bool {
        let is_plain = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "json");
        let names = self.files_in(sub).unwrap_or_default();
        names.iter().any(|name| is_plain(name) || name.starts_with(TEMPORARY))
    }

    /// Seals what is plain and known to be this workbook's, and removes what a program that died left half-written: it could
    /// hold words.
    fn close_all(&mut self) -> Converted {
        let mut converted = Converted::default();
        if self.keep_the_lists().is_err() {
            converted.left += 1;
            return converted;
        }
        for sub in WORD_FOLDERS {
            self.convert(sub, "json", "age", &mut converted);
        }
        converted
    }

    /// Makes plain what is sealed; once nothing is, the workbook is not locked any more.
    fn open_all(&mut self) -> Converted {
        let mut converted = Converted::default();
        for sub in WORD_FOLDERS {
            // Before a person's own pages become plain: once they are, nothing tells the two apart.
            self.set_strangers_aside(sub, &mut converted);
            self.convert(sub, "age", "json", &mut converted);
        }
        // While one file is still sealed the key must stay a key, or nobody could open that file again.
        if converted.left == 0 && self.finish_unlocking().is_err() {
            converted.left += 1;
        }
        converted
    }

    fn finish_unlocking(&mut self) -> io::Result<()> {
        let book = BookMeta { lock: Lock::None, format: UNPROVED, says_open: false, ..self.book.clone() };
        // `book.json` before the keys go: a workbook that says it is locked and has no key could be opened by nobody.
        // A crash in between leaves one that counts as locked by its key, and its passphrase opens it.
        book_meta::rewrite(&*self.disk, &self.folder, &book)?;
        // Kept under a name that is no lock: a sealed page may turn up yet, out of a copy.
        let keys = self.folder.sub(KEYS);
        for name in key_files::key_files(&*self.disk, &self.folder)? {
            let kept = |name: &str| keys.at(format!("{name}{KEPT}"));
            match self.disk.rename(&keys.at(&name), &kept(&name)) {
                // The key of another lock has that name: neither takes the place of the other.
                Err(there) if there.kind() == io::ErrorKind::AlreadyExists => {
                    let seed = self.disk.read(&keys.at(&name))?;
                    let stem = name.strip_suffix(".age").unwrap_or(&name);
                    self.disk.rename(&keys.at(&name), &kept(&key_files::beside(stem, &seed)))?;
                }
                renamed => renamed?,
            }
        }
        self.disk.sync_folder(&keys)?;
        // Nothing reads it from here on. It is sealed, so it may stay where it can't be taken away.
        let _ = self.cache().map(|cache| cache.remove(&*self.disk));
        self.book = book;
        self.codec = Codec::Plain;
        Ok(())
    }

    /// Every file with that ending, whatever its name: the copy that a sync tool made of a page has the same words.
    fn convert(&mut self, sub: &'static str, from: &str, to: &str, converted: &mut Converted) {
        let Ok(names) = self.files_in(sub) else {
            // Nobody knows what is in it, and with the keys gone nobody ever would.
            converted.left += 1;
            return;
        };
        for name in names {
            let stem = name.strip_suffix(from).and_then(|stem| stem.strip_suffix('.'));
            // One that can't be read now is neither: it is tried again.
            let is_ours = stem.is_none() || self.is_ours(sub, &name, from).unwrap_or(true);
            let done = match stem {
                // Plain, it stays where it is, and is named. Sealed, it would hold up the lock that is taken off.
                Some(_) if !is_ours && from == "json" => continue,
                Some(_) if !is_ours => self.set_aside(sub, &name).map(|()| converted.aside += 1),
                Some(stem) => self.convert_one(sub, stem, (&name, from), &(format!("{stem}.{to}"), to)),
                None if name.starts_with(TEMPORARY) => self.disk.remove(&self.folder.sub(sub).at(&name)),
                None => continue,
            };
            match done {
                Ok(()) => converted.done += 1,
                Err(_) => converted.left += 1,
            }
        }
    }

    /// Whether the words in a file are known to be this workbook's.
    fn is_ours(&self, sub: &str, name: &str, ending: &str) -> io::Result<bool> {
        let bytes = self.disk.read(&self.folder.sub(sub).at(name))?;
        let words = self.codec.decode(ending, bytes);
        Ok(words.is_ok_and(|words| Words::of(sub, name, &words).are_ours(&self.codec)))
    }

    /// What is plain and nobody's would count as a page once there is no lock.
    fn set_strangers_aside(&self, sub: &'static str, converted: &mut Converted) {
        let is_plain = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "json");
        let Ok(names) = self.files_in(sub) else {
            converted.left += 1;
            return;
        };
        for name in names.into_iter().filter(is_plain) {
            // One that can't be read now keeps its name, and the lock stays on until it can.
            match self.is_ours(sub, &name, "json") {
                Ok(true) => {}
                Ok(false) if self.set_aside(sub, &name).is_ok() => converted.aside += 1,
                _ => converted.left += 1,
            }
        }
    }

    fn convert_one(
        &mut self,
        sub: &'static str,
        stem: &str,
        old: (&str, &str),
        new: &(String, &str),
    ) -> io::Result<()> {
        match draft_in(sub, stem) {
            Some(id) => self.convert_draft(&id, old, new),
            None => self.convert_file(sub, old, new),
        }
    }

    /// A draft, unless another program is writing it: that one would go on in a file that is gone.
    fn convert_draft(&mut self, id: &RecordId, old: (&str, &str), new: &(String, &str)) -> io::Result<()> {
        let is_ours = self.claims.contains_key(id);
        self.claim(id).map_err(io::Error::other)?;
        let done = self.convert_file(DRAFTS, old, new);
        if !is_ours {
            self.let_go(id);
        }
        done
    }

    /// One file the other way round: written, read back, compared, and only then the old one goes.
    fn convert_file(&self, sub: &str, (old, from): (&str, &str), (new, to): &(String, &str)) -> io::Result<()> {
        let folder = self.folder.sub(sub);
        let words = self.words(&folder, old, from)?;
        match self.words(&folder, new, to) {
            Ok(there) if there == words => {}
            // Of two that stand for one draft, the later one is what its writer left.
            Ok(there) if sub == DRAFTS && draft_file::save_of(&there) >= draft_file::save_of(&words) => {}
            there => {
                let is_sealed = *to == "age";
                let sealed = is_sealed.then(|| self.codec.encode_as_is(self.place_of(&words), &words)).transpose()?;
                let bytes = sealed.unwrap_or_else(|| words.clone());
                if sub == DRAFTS && there.is_ok() {
                    durable::replace(&*self.disk, &folder, new, &bytes, true)?;
                } else {
                    durable::put(&*self.disk, &folder, new, &bytes)?;
                }
                if self.words(&folder, new, to).ok().as_ref() != Some(&words) {
                    // Out of the way of the next try; the old file is there.
                    self.disk.remove(&folder.at(new))?;
                    return Err(not_read_back());
                }
            }
        }
        // Only after the new file was read back and compared. A crash before this line leaves the page twice, and the
        // next opening finds that they are the same.
        self.disk.remove(&folder.at(old))?;
        self.disk.sync_folder(&folder)
    }

    /// The words in a file, without the spaces that a seal put after them.
    fn words(&self, folder: &Folder, name: &str, ending: &str) -> io::Result<Vec<u8>> {
        let bytes = self.disk.read(&folder.at(name))?;
        let words = self.codec.decode(ending, bytes).map_err(io::Error::other)?;
        Ok(without_spaces(words))
    }

    /// Whose a file is, by its envelope alone. What can't be read is its writer's in a workbook for one.
    fn place_of(&self, words: &[u8]) -> Place {
        record_file::place_in(words).unwrap_or(if self.book.kind == BookKind::One { Place::One } else { Place::Shared })
    }

    /// The names of the files in a folder, whatever they are. A folder not there is empty.
    pub(super) fn files_in(&self, sub: &str) -> io::Result<Vec<String>> {
        let entries = match self.disk.list(&self.folder.sub(sub)) {
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => Vec::new(),
            listed => listed?,
        };
        let files = entries.into_iter().filter(|entry| entry.kind == EntryKind::File);
        Ok(files.filter_map(|entry| entry.name.into_string().ok()).collect())
    }
}

/// Words without the spaces that a seal put after them.
pub(super) fn without_spaces(mut words: Vec<u8>) -> Vec<u8> {
    words.truncate(words.iter().rposition(|byte| *byte != b' ').map_or(0, |at| at + 1));
    words
}

/// What is written is only written once it is read again.
pub(super) fn not_read_back() -> io::Error {
    Fault::NotReadBack.into()
}

/// The draft that a file stands for, where it is one.
fn draft_in(sub: &str, stem: &str) -> Option<RecordId> {
    let id = stem.split('.').next()?;
    (sub == DRAFTS && RecordId::is_well_formed(id)).then(|| RecordId(id.to_owned()))
}
