//! Locking and unlocking: each file the other way round.
//!
//! It is done file by file: close or open, write, read back, compare, and only then the old file goes. Wherever it
//! stops, every page can be read one way or the other, and the next opening goes on. One program does it at a time.
//! The bytes of a record are never parsed and written again.

use super::book;
use super::cover::Cover;
use super::disk::{EntryKind, Folder, Hold, TEMPORARY};
use super::draft_file::{self, DRAFTS};
use super::fault::{Act, Cause, NotKept};
use super::key::{Key, Passphrase, WorkFactor};
use super::lock::{self, KEYS, PEOPLE};
use super::record_file::{self, Why};
use super::{Book, Journal, RECORDS, TRASH, keep};
use crate::engine::{BookKind, Lock, Place, RecordId};
use serde::Deserialize;
use std::io;
use std::mem;
use std::path::Path;

/// Its lock says that a program is setting or taking off the lock of the workbook.
pub(super) const CONVERTING: &str = ".converting";

/// The folders whose files hold words.
const FOLDERS: [&str; 3] = [RECORDS, TRASH, DRAFTS];

/// What was done by [`Journal::lock`] or [`Journal::unlock`], and what is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// Files that are as they should be now.
    pub done: usize,
    /// Files that could not be read or written, or that another program is writing; they stay as they are, and the next
    /// opening tries again.
    pub left: usize,
}

impl Journal {
    /// Locks a workbook of one: keys, people, `book.json`; from here on new files are sealed, and the old ones become so.
    pub fn lock(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<Converted, NotKept> {
        self.lock_as(self.book.kind, &[pass], work)
    }

    /// Begins pages of their own in a workbook that two kept together only: both keys first, then its kind, then as for one.
    pub fn lock_for_two(&mut self, passes: [&Passphrase; 2], work: WorkFactor) -> Result<Converted, NotKept> {
        self.lock_as(BookKind::Pair, &passes, work)
    }

    fn lock_as(&mut self, kind: BookKind, passes: &[&Passphrase], work: WorkFactor) -> Result<Converted, NotKept> {
        self.alone(Act::Lock, |journal| {
            journal.set_keys(kind, passes, work)?;
            Ok(journal.close_all())
        })
    }

    /// Unlocks a workbook of one: every file becomes plain, then the keys go. What can't be opened keeps it locked.
    pub fn unlock(&mut self) -> Result<Converted, NotKept> {
        self.alone(Act::Unlock, |journal| {
            let Some(key) = journal.cover.key().cloned() else { return Ok(Converted::default()) };
            let book = Book { unlocking: true, lock: Lock::Age, ..journal.book.clone() };
            book::rewrite(&*journal.disk, &journal.folder, &book)?;
            journal.book = book;
            journal.cover = Cover::sealed(key, true);
            journal.held.clear();
            Ok(journal.open_all())
        })
    }

    /// Goes on where locking or unlocking stopped. What can't be done now is tried at the next opening; nothing that is
    /// read hangs on it.
    pub(super) fn go_on_converting(&mut self) {
        if self.book.unlocking {
            let _ = self.alone(Act::Unlock, |journal| Ok(journal.open_all()));
        } else if FOLDERS.iter().any(|sub| self.is_left(sub)) {
            let _ = self.alone(Act::Lock, |journal| Ok(journal.close_all()));
        }
    }

    /// Does something while no other program sets or takes off the lock, and with the lock as it is by then.
    fn alone<T>(&mut self, act: Act, work: impl FnOnce(&mut Self) -> Result<T, Cause>) -> Result<T, NotKept> {
        let file = self.folder.at(CONVERTING);
        let hold: Option<Hold> = match self.disk.lock(&file) {
            Ok(None) => return Err(act.failed(Cause::OtherLock)),
            Ok(hold) => hold,
            // No locks here, or none just now; then the one program that is usual is all there can be.
            Err(_) => None,
        };
        let done = self.look_again().and_then(|()| work(self)).map_err(|cause| act.failed(cause));
        if hold.is_some() {
            let _ = self.disk.remove(&file);
        }
        done
    }

    /// Writes the keys, and `book.json` once they are there. A try that failed goes on with the keys it had.
    fn set_keys(&mut self, kind: BookKind, passes: &[&Passphrase], work: WorkFactor) -> Result<(), Cause> {
        let (disk, folder) = (self.disk.clone(), self.folder.clone());
        self.setting = self.keys_to_set(passes)?;
        for (key, pass) in self.setting.iter().zip(passes) {
            lock::write_key(&*disk, &folder, key, pass, work)?;
            lock::write_person(&*disk, &folder, key)?;
        }
        let book = Book { kind, lock: Lock::Age, unlocking: false, ..self.book.clone() };
        book::rewrite(&*disk, &folder, &book)?;
        self.book = book;
        if let Some(first) = mem::take(&mut self.setting).into_iter().next() {
            self.cover = Cover::sealed(first, false);
        }
        self.held.clear();
        Ok(())
    }

    /// New keys, but where the workbook is locked by now, only the ones it is locked with: what was sealed with a key
    /// that another takes the place of, nobody could open again.
    fn keys_to_set(&self, passes: &[&Passphrase]) -> Result<Vec<Key>, Cause> {
        let ours = match self.cover.key() {
            Some(key) => vec![key.clone()],
            None => self.setting.clone(),
        };
        let ours = Some(ours).filter(|keys| keys.len() == passes.len());
        let book = book::read(&*self.disk, &self.folder).map_err(|why| match why {
            Why::Disk(said) => Cause::Other(said),
            why => Cause::Other(why.to_string()),
        })?;
        if book.is_none_or(|book| book.lock != Lock::Age) {
            return Ok(
                ours.unwrap_or_else(|| if passes.len() == 1 { vec![Key::new(Place::One)] } else { Key::pair().into() })
            );
        }
        let is_there =
            |key: &Key| lock::person(&*self.disk, &self.folder, key.place).is_none_or(|public| public == key.public());
        if let Some(keys) = ours.filter(|keys| keys.iter().all(is_there)) {
            return Ok(keys);
        }
        let opened = |(pass, place)| lock::opened_by(&*self.disk, &self.folder, pass).filter(|key| key.place == place);
        let keys: Option<Vec<Key>> = passes.iter().copied().zip([Place::One, Place::Two]).map(opened).collect();
        keys.ok_or(Cause::OtherLock)
    }

    /// Whether something in a folder is to be sealed or cleared away.
    fn is_left(&self, sub: &str) -> bool {
        let is_plain = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "json");
        let names = self.files_in(sub).unwrap_or_default();
        names.iter().any(|name| is_plain(name) || name.starts_with(TEMPORARY))
    }

    /// Seals what is plain, and removes what a program that died left half-written: it could hold words.
    fn close_all(&mut self) -> Converted {
        let mut converted = Converted::default();
        if self.cover.is_unlocking() {
            return converted;
        }
        for sub in FOLDERS {
            self.convert(sub, "json", "age", &mut converted);
        }
        converted
    }

    /// Makes plain what is sealed; once nothing is, the workbook is not locked any more.
    fn open_all(&mut self) -> Converted {
        let mut converted = Converted::default();
        for sub in FOLDERS {
            self.convert(sub, "age", "json", &mut converted);
        }
        if converted.left == 0 && self.finish_unlocking().is_err() {
            converted.left += 1;
        }
        converted
    }

    fn finish_unlocking(&mut self) -> io::Result<()> {
        let book = Book { lock: Lock::None, unlocking: false, ..self.book.clone() };
        book::rewrite(&*self.disk, &self.folder, &book)?;
        self.book = book;
        self.cover = Cover::Plain;
        for (sub, name) in [(KEYS, lock::key_name(Place::One)), (PEOPLE, lock::person_name(Place::One))] {
            let folder = self.folder.sub(sub);
            match self.disk.remove(&folder.at(name)) {
                Err(gone) if gone.kind() == io::ErrorKind::NotFound => {}
                removed => removed.and_then(|()| self.disk.sync_folder(&folder))?,
            }
        }
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
            let done = match stem {
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
                let bytes = self.cover.close(self.place_of(&words), words.clone())?;
                if sub == DRAFTS && there.is_ok() {
                    keep::replace(&*self.disk, &folder, new, &bytes, true)?;
                } else {
                    keep::put(&*self.disk, &folder, new, &bytes)?;
                }
                if self.words(&folder, new, to).ok().as_ref() != Some(&words) {
                    // Out of the way of the next try; the old file is there.
                    self.disk.remove(&folder.at(new))?;
                    return Err(io::Error::other("it could not be read back"));
                }
            }
        }
        self.disk.remove(&folder.at(old))?;
        self.disk.sync_folder(&folder)
    }

    /// The words in a file, without the spaces that a seal put after them.
    fn words(&self, folder: &Folder, name: &str, ending: &str) -> io::Result<Vec<u8>> {
        let bytes = self.disk.read(&folder.at(name))?;
        let mut words = self.cover.open(ending, bytes).map_err(|why| io::Error::other(why.to_string()))?;
        words.truncate(words.iter().rposition(|byte| *byte != b' ').map_or(0, |at| at + 1));
        Ok(words)
    }

    /// Whose a file is, by its envelope alone. What can't be read is its writer's in a workbook for one.
    fn place_of(&self, words: &[u8]) -> Place {
        #[derive(Deserialize)]
        struct Envelope {
            place: Place,
        }
        let said = serde_json::from_slice(record_file::without_mark(words)).map(|envelope: Envelope| envelope.place);
        said.unwrap_or(if self.book.kind == BookKind::One { Place::One } else { Place::Shared })
    }

    /// The names of the files in a folder, whatever they are. A folder not there is empty.
    fn files_in(&self, sub: &str) -> io::Result<Vec<String>> {
        let entries = match self.disk.list(&self.folder.sub(sub)) {
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => Vec::new(),
            listed => listed?,
        };
        let files = entries.into_iter().filter(|entry| entry.kind == EntryKind::File);
        Ok(files.filter_map(|entry| entry.name.into_string().ok()).collect())
    }
}

/// The draft that a file stands for, where it is one.
fn draft_in(sub: &str, stem: &str) -> Option<RecordId> {
    let id = stem.split('.').next()?;
    (sub == DRAFTS && RecordId::is_well_formed(id)).then(|| RecordId(id.to_owned()))
}
