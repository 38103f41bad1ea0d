//! Locking, unlocking, and whose passphrase opens what.
//!
//! Keys are written and opened again before anything is sealed with them. Then the work is done file by file: close or
//! open, write, read back, compare, and only then the old file goes. Wherever it stops, every page can be read one way
//! or the other, and the next opening goes on. The bytes of a record are never parsed and written again.

use super::book::{self, Found, Shelf};
use super::cover::Cover;
use super::disk::{Disk, EntryKind, TEMPORARY};
use super::draft_file::DRAFTS;
use super::fault::{Act, NotKept, OpenError};
use super::key::{Key, Passphrase, WorkFactor};
use super::record_file::{self, Named};
use super::{Book, Journal, RECORDS, Reading, TRASH, keep};
use crate::engine::record::FORMAT;
use crate::engine::{BookKind, Lock, Place};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) const KEYS: &str = "keys";
pub(super) const PEOPLE: &str = "people";

/// Said where the keys of the workbook were exchanged: nothing is written then.
pub(super) const OTHER_KEYS: &str = "the keys in its folder are not the ones your passphrase opened";

/// A person as their file in `people/` has them: a number and a public key, nothing else.
#[derive(Serialize, Deserialize)]
struct Person {
    format: u32,
    number: u8,
    recipient: String,
}

/// The number a person has in the names of files.
fn number(place: Place) -> u8 {
    if place == Place::Two { 2 } else { 1 }
}

pub(super) fn key_name(place: Place) -> String {
    format!("{}.age", number(place))
}

pub(super) fn person_name(place: Place) -> String {
    format!("{}.json", number(place))
}

/// Writes a key file, opened again before it takes the place of another.
fn write_key(disk: &dyn Disk, folder: &Path, key: &Key, pass: &Passphrase, work: WorkFactor) -> io::Result<()> {
    let bytes = key.wrap(pass, work)?;
    let opened = Key::unwrap(key.place, &bytes, pass).ok().flatten();
    if opened.is_none_or(|opened| opened.public() != key.public()) {
        return Err(io::Error::other("the new key could not be opened again"));
    }
    let keys = folder.join(KEYS);
    keep::make_folders(disk, &keys)?;
    keep::replace(disk, &keys, &key_name(key.place), &bytes, true)?;
    if disk.read(&keys.join(key_name(key.place)))? == bytes {
        Ok(())
    } else {
        Err(io::Error::other("the new key could not be read back"))
    }
}

fn write_person(disk: &dyn Disk, folder: &Path, key: &Key) -> io::Result<()> {
    let person = Person { format: FORMAT, number: number(key.place), recipient: key.public() };
    let people = folder.join(PEOPLE);
    keep::make_folders(disk, &people)?;
    keep::replace(disk, &people, &person_name(key.place), &record_file::line(&person)?, true)
}

/// The public key that `people/` has for a place; none if there is no such file.
pub(super) fn person(disk: &dyn Disk, folder: &Path, place: Place) -> Option<String> {
    let bytes = disk.read(&folder.join(PEOPLE).join(person_name(place))).ok()?;
    record_file::parse::<Person>(&bytes).ok().map(|person| person.recipient)
}

impl Shelf {
    /// The workbook and the key that a passphrase opens: it says who is here, and in which.
    pub fn who(&self, pass: &Passphrase) -> Result<Option<(Found, Key)>, OpenError> {
        Ok(self.who_in(self.locked()?, pass))
    }

    /// The same, of these workbooks alone.
    pub fn who_in(&self, books: impl IntoIterator<Item = Found>, pass: &Passphrase) -> Option<(Found, Key)> {
        books.into_iter().find_map(|found| opened_by(self.disk(), &found.folder, pass).map(|key| (found, key)))
    }

    /// The locked workbooks. A key that is left over in another one opens nothing.
    fn locked(&self) -> Result<impl Iterator<Item = Found>, OpenError> {
        Ok(self.books()?.books.into_iter().filter(|found| found.book.lock == Lock::Age))
    }

    /// Whether a passphrase opens any key under this account; a new one must not.
    pub fn is_taken(&self, pass: &Passphrase) -> bool {
        self.who(pass).is_ok_and(|found| found.is_some())
    }

    /// The workbook and the key of a recovery sheet.
    pub fn on_sheet(&self, sheet: &str) -> Result<Option<(Found, Key)>, OpenError> {
        for found in self.locked()? {
            for place in [Place::One, Place::Two] {
                let Some(key) = Key::from_sheet(place, sheet) else { return Ok(None) };
                if person(self.disk(), &found.folder, place).is_some_and(|public| public == key.public()) {
                    // Without the passphrase, only `people/` can say who the other is.
                    let other = [Place::Two, Place::One][usize::from(number(place)) - 1];
                    let other = person(self.disk(), &found.folder, other).and_then(|public| public.parse().ok());
                    return Ok(Some((found, key.knowing(other))));
                }
            }
        }
        Ok(None)
    }

    /// Makes a locked workbook: keys first, written and opened again, then people, and `book.json` last.
    pub fn create_locked(
        &self,
        kind: BookKind,
        keys: &[(&Key, &Passphrase)],
        work: WorkFactor,
        bits: u128,
    ) -> Result<PathBuf, NotKept> {
        let folder = self.place_for(bits);
        let made = keys.iter().try_for_each(|(key, pass)| {
            write_key(self.disk(), &folder, key, pass, work)?;
            write_person(self.disk(), &folder, key)
        });
        let book = Book { format: FORMAT, kind, lock: Lock::Age, unlocking: false };
        made.and_then(|()| book::write(self.disk(), &folder, &book)).map_err(|error| Act::Book.failed(error))?;
        Ok(folder)
    }

    /// Wraps a key anew, by another passphrase.
    pub fn rewrap(&self, folder: &Path, key: &Key, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        write_key(self.disk(), folder, key, pass, work).map_err(|error| Act::Lock.failed(error))
    }
}

/// The key of a workbook that a passphrase opens.
pub(super) fn opened_by(disk: &dyn Disk, folder: &Path, pass: &Passphrase) -> Option<Key> {
    [Place::One, Place::Two].into_iter().find_map(|place| {
        let bytes = disk.read(&folder.join(KEYS).join(key_name(place))).ok()?;
        Key::unwrap(place, &bytes, pass).ok().flatten()
    })
}

/// What was done by [`Journal::lock`] or [`Journal::unlock`], and what is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// Files that are as they should be now.
    pub done: usize,
    /// Files that could not be read or written; they stay as they are, and the next opening tries again.
    pub left: usize,
}

impl Journal {
    /// Opens a locked workbook with a key. Work that was left when it was locked or unlocked goes on.
    pub fn open_with(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>, key: Key) -> Result<(Self, Reading), OpenError> {
        let folder = folder.into();
        let book = book::open(&*disk, &folder)?;
        if book.lock != Lock::Age {
            // Its keys are left over from a lock that was being set or taken off.
            return Self::open(disk, folder);
        }
        let differs = |place: Place, known: Option<String>| {
            person(&*disk, &folder, place).zip(known).is_some_and(|(public, known)| public != known)
        };
        let other = if key.place == Place::Two { Place::One } else { Place::Two };
        let other_keys = differs(key.place, Some(key.public())) || differs(other, key.other().map(ToString::to_string));
        let unlocking = book.unlocking;
        let (mut journal, reading) = Self::under(Cover::sealed(key, unlocking), book, disk, folder)?;
        journal.other_keys = other_keys;
        if !other_keys {
            // What can't be done now is tried at the next opening; nothing that is read hangs on it.
            let _ = if unlocking { journal.open_all() } else { journal.close_all() };
        }
        Ok((journal, reading))
    }

    /// Whether the keys in the folder are not those of the key that was opened. Then nothing is written.
    pub fn has_other_keys(&self) -> bool {
        self.other_keys
    }

    /// The key that was opened.
    pub fn key(&self) -> Option<&Key> {
        self.cover.key()
    }

    /// Locks a workbook of one: keys, people, `book.json`; from here on new files are sealed, and the old ones become so.
    pub fn lock(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<Converted, NotKept> {
        let failed = |error: io::Error| Act::Lock.failed(error);
        let key = Key::new(Place::One);
        keep::make_folders(&*self.disk, &self.folder).map_err(failed)?;
        write_key(&*self.disk, &self.folder, &key, pass, work).map_err(failed)?;
        write_person(&*self.disk, &self.folder, &key).map_err(failed)?;
        let book = Book { lock: Lock::Age, ..self.book.clone() };
        book::rewrite(&*self.disk, &self.folder, &book).map_err(failed)?;
        self.book = book;
        self.cover = Cover::sealed(key, false);
        self.held.clear();
        Ok(self.close_all())
    }

    /// Unlocks a workbook of one: every file becomes plain, then the keys go. What can't be opened keeps it locked.
    pub fn unlock(&mut self) -> Result<Converted, NotKept> {
        let failed = |error: io::Error| Act::Unlock.failed(error);
        let Some(key) = self.cover.key().cloned() else { return Ok(Converted::default()) };
        let book = Book { unlocking: true, ..self.book.clone() };
        book::rewrite(&*self.disk, &self.folder, &book).map_err(failed)?;
        self.book = book;
        self.cover = Cover::sealed(key, true);
        self.held.clear();
        Ok(self.open_all())
    }

    /// Wraps the opened key by another passphrase.
    pub fn change_passphrase(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        let failed = |error: io::Error| Act::Lock.failed(error);
        match self.cover.key() {
            Some(key) => write_key(&*self.disk, &self.folder, key, pass, work).map_err(failed),
            None => Ok(()),
        }
    }

    /// Seals what is plain, and removes what a program that died left half-written: it could hold words.
    fn close_all(&mut self) -> Converted {
        let mut converted = Converted::default();
        for sub in [RECORDS, TRASH, DRAFTS] {
            self.remove_half_written(sub);
            self.convert(sub, "json", "age", &mut converted);
        }
        converted
    }

    /// Makes plain what is sealed; once nothing is, the workbook is not locked any more.
    fn open_all(&mut self) -> Converted {
        let mut converted = Converted::default();
        for sub in [RECORDS, TRASH, DRAFTS] {
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
        for (sub, name) in [(KEYS, key_name(Place::One)), (PEOPLE, person_name(Place::One))] {
            let folder = self.folder.join(sub);
            match self.disk.remove(&folder.join(name)) {
                Err(gone) if gone.kind() == io::ErrorKind::NotFound => {}
                removed => removed.and_then(|()| self.disk.sync_folder(&folder))?,
            }
        }
        Ok(())
    }

    fn convert(&mut self, sub: &str, from: &str, to: &str, converted: &mut Converted) {
        let (named, _) = record_file::names(&*self.disk, &self.folder, sub).unwrap_or_default();
        for file in named.iter().filter(|file| file.ending == from) {
            match self.convert_file(&self.folder.join(sub), file, to) {
                Ok(()) => converted.done += 1,
                Err(_) => converted.left += 1,
            }
        }
    }

    /// One file the other way round: written, read back, compared, and only then the old one goes.
    fn convert_file(&self, folder: &Path, file: &Named, to: &str) -> io::Result<()> {
        let not = |_| io::Error::other("it can't be opened");
        let words = self.cover.open(file.ending, self.disk.read(&folder.join(&file.name))?).map_err(not)?;
        let words = if to == "json" { unpadded(words) } else { words };
        let name = format!("{}.{to}", file.name.strip_suffix(&format!(".{}", file.ending)).unwrap_or(&file.name));
        let there = self.disk.read(&folder.join(&name)).ok();
        let is_same =
            |bytes: Vec<u8>| self.cover.open(to, bytes).is_ok_and(|there| unpadded(there) == unpadded_ref(&words));
        if !there.is_some_and(is_same) {
            let bytes = self.cover.close(self.place_of(&words), words.clone())?;
            keep::put(&*self.disk, folder, &name, &bytes)?;
            if !is_same(self.disk.read(&folder.join(&name))?) {
                return Err(io::Error::other("it could not be read back"));
            }
        }
        self.disk.remove(&folder.join(&file.name))?;
        self.disk.sync_folder(folder)
    }

    /// Whose a file is, by its envelope alone. What can't be read is its writer's in a workbook for one.
    fn place_of(&self, words: &[u8]) -> Place {
        #[derive(Deserialize)]
        struct Envelope {
            place: Place,
        }
        let said = serde_json::from_slice(words).map(|envelope: Envelope| envelope.place);
        said.unwrap_or(if self.book.kind == BookKind::One { Place::One } else { Place::Shared })
    }

    fn remove_half_written(&self, sub: &str) {
        let folder = self.folder.join(sub);
        for entry in self.disk.list(&folder).unwrap_or_default() {
            let is_temporary = entry.name.to_string_lossy().starts_with(TEMPORARY);
            if is_temporary && entry.kind == EntryKind::File {
                let _ = self.disk.remove(&folder.join(entry.name));
            }
        }
    }
}

/// Words without the spaces that a seal put after them.
fn unpadded(mut words: Vec<u8>) -> Vec<u8> {
    words.truncate(unpadded_ref(&words).len());
    words
}

fn unpadded_ref(words: &[u8]) -> &[u8] {
    let end = words.iter().rposition(|byte| *byte != b' ').map_or(0, |at| at + 1);
    &words[..end]
}
