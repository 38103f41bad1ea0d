//! The keys of a workbook in its folder, and whose passphrase opens what.
//!
//! Keys are written and opened again before anything is sealed with them. What `people/` says is only ever compared:
//! a page is sealed to the keys that an opened key file has.

use super::book::{self, Found, Shelf};
use super::cover::Cover;
use super::disk::{Disk, Folder};
use super::fault::{Act, Cause, NotKept, OpenError};
use super::key::{Key, Passphrase, WorkFactor};
use super::record_file;
use super::{Book, Journal, Reading, keep};
use crate::engine::record::UNPROVED;
use crate::engine::{BookKind, Lock, Place};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) const KEYS: &str = "keys";
pub(super) const PEOPLE: &str = "people";

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
pub(super) fn write_key(
    disk: &dyn Disk,
    folder: &Folder,
    key: &Key,
    pass: &Passphrase,
    work: WorkFactor,
) -> io::Result<()> {
    let bytes = key.wrap(pass, work)?;
    let opened = Key::unwrap(key.place, &bytes, pass).ok().flatten();
    if opened.is_none_or(|opened| opened.public() != key.public()) {
        return Err(io::Error::other("the new key could not be opened again"));
    }
    let keys = folder.sub(KEYS);
    keep::make_folder(disk, &keys)?;
    keep::replace(disk, &keys, &key_name(key.place), &bytes, true)?;
    if disk.read(&keys.at(key_name(key.place)))? == bytes {
        Ok(())
    } else {
        Err(io::Error::other("the new key could not be read back"))
    }
}

pub(super) fn write_person(disk: &dyn Disk, folder: &Folder, key: &Key) -> io::Result<()> {
    let person = Person { format: UNPROVED, number: number(key.place), recipient: key.public() };
    let people = folder.sub(PEOPLE);
    keep::make_folder(disk, &people)?;
    keep::replace(disk, &people, &person_name(key.place), &record_file::line(&person)?, true)
}

/// The public key that `people/` has for a place; none if there is no such file.
pub(super) fn person(disk: &dyn Disk, folder: &Folder, place: Place) -> Option<String> {
    let bytes = disk.read(&folder.sub(PEOPLE).at(person_name(place))).ok()?;
    record_file::parse::<Person>(&bytes).ok().map(|person| person.recipient)
}

/// Whose key files a workbook has.
const ALONE: [Place; 1] = [Place::One];
const BOTH: [Place; 2] = [Place::One, Place::Two];

/// A key file is damaged or gone, so no passphrase can be told to be wrong.
struct NoKeyFile;

/// Whether a key file of two is not there while that of the other is.
fn is_left_out(disk: &dyn Disk, found: &Found, place: Place) -> bool {
    let keys = Folder::named(&found.folder).sub(KEYS);
    let read = |place: Place| disk.read(&keys.at(key_name(place)));
    let missing = read(place).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    found.book.kind != BookKind::One && missing && read(crate::engine::seat::other(place)).is_ok()
}

impl Shelf {
    /// The workbook and the key that a passphrase opens: it says who is here, and in which.
    ///
    /// Where none is opened and a key file is damaged or gone, that is said: it may be the one.
    pub fn who(&self, pass: &Passphrase) -> Result<Option<(Found, Key)>, OpenError> {
        self.who_in(self.locked()?, pass)
    }

    /// The same, of these workbooks alone.
    pub fn who_in(
        &self,
        books: impl IntoIterator<Item = Found>,
        pass: &Passphrase,
    ) -> Result<Option<(Found, Key)>, OpenError> {
        let mut broken = None;
        for found in books {
            let places: &[Place] = if found.book.kind == BookKind::One { &ALONE } else { &BOTH };
            for place in places {
                match unwrapped(self.disk(), &Folder::named(&found.folder), *place, pass) {
                    Ok(Some(key)) => return Ok(Some((found, key))),
                    Ok(None) => {}
                    // A person's own copy of a workbook for two has no key file of the other.
                    Err(NoKeyFile) if is_left_out(self.disk(), &found, *place) => {}
                    Err(NoKeyFile) => broken = broken.or_else(|| Some(found.folder.display().to_string())),
                }
            }
        }
        broken.map_or(Ok(None), |folder| Err(OpenError::Key(folder)))
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
            let folder = Folder::named(&found.folder);
            for place in BOTH {
                let Some(key) = Key::from_sheet(place, sheet) else { return Ok(None) };
                if person(self.disk(), &folder, place).is_some_and(|public| public == key.public()) {
                    // Without the passphrase, only `people/` can say who the other is.
                    let other = [Place::Two, Place::One][usize::from(number(place)) - 1];
                    let other = person(self.disk(), &folder, other).and_then(|public| public.parse().ok());
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
        let place = self.place_for(bits);
        let folder = Folder::named(&place);
        let made = keep::make_folders(self.disk(), &folder).and_then(|()| {
            keys.iter().try_for_each(|(key, pass)| {
                write_key(self.disk(), &folder, key, pass, work)?;
                write_person(self.disk(), &folder, key)
            })
        });
        let book = Book { format: UNPROVED, kind, lock: Lock::Age, unlocking: false };
        made.and_then(|()| book::write(self.disk(), &folder, &book)).map_err(|error| Act::Book.failed(error))?;
        Ok(place)
    }

    /// Wraps a key anew, by another passphrase.
    pub fn rewrap(&self, folder: &Path, key: &Key, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        write_key(self.disk(), &Folder::named(folder), key, pass, work).map_err(|error| Act::Passphrase.failed(error))
    }
}

/// The key of a workbook that a passphrase opens.
pub(super) fn opened_by(disk: &dyn Disk, folder: &Folder, pass: &Passphrase) -> Option<Key> {
    BOTH.into_iter().find_map(|place| unwrapped(disk, folder, place, pass).ok().flatten())
}

/// The key in the key file of a person; none if the passphrase is not the right one.
fn unwrapped(disk: &dyn Disk, folder: &Folder, place: Place, pass: &Passphrase) -> Result<Option<Key>, NoKeyFile> {
    let bytes = disk.read(&folder.sub(KEYS).at(key_name(place))).map_err(|_| NoKeyFile)?;
    Key::unwrap(place, &bytes, pass).map_err(|_| NoKeyFile)
}

impl Journal {
    /// Opens a locked workbook with a key. Work that was left when it was locked or unlocked goes on.
    pub fn open_with(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>, key: Key) -> Result<(Self, Reading), OpenError> {
        let folder = Folder::named(folder);
        let book = book::open(&*disk, &folder)?;
        if book.lock != Lock::Age {
            // Its keys are left over from a lock that was being set or taken off.
            return Self::open(disk, folder.path());
        }
        let unlocking = book.unlocking;
        let (mut journal, reading) = Self::under(Cover::sealed(key, unlocking), book, disk, folder)?;
        journal.go_on_converting();
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

    /// Whether a passphrase opens the key that is open, by the key files of this workbook alone.
    pub fn is_opened_by(&self, pass: &Passphrase) -> bool {
        let opened = opened_by(&*self.disk, &self.folder, pass);
        opened.zip(self.key()).is_some_and(|(opened, key)| opened.public() == key.public())
    }

    /// Lets go of the key: somebody else has the keyboard now. Words can still be kept; to read any, the workbook is opened
    /// anew with a passphrase.
    pub fn let_go_of_key(&mut self) {
        self.cover.let_go();
    }

    /// Wraps the opened key by another passphrase.
    pub fn change_passphrase(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        self.look_again().map_err(|cause| Act::Passphrase.failed(cause))?;
        match self.cover.key() {
            Some(_) if self.book.lock != Lock::Age => Err(Act::Passphrase.failed(Cause::OtherLock)),
            Some(key) => {
                write_key(&*self.disk, &self.folder, key, pass, work).map_err(|error| Act::Passphrase.failed(error))
            }
            None => Ok(()),
        }
    }

    /// Looks whether the lock and the keys are still what they were when it was opened; where the keys are not, nothing
    /// is written from here on.
    ///
    /// Another program may have taken the lock off meanwhile, and its keys with it: what were sealed now, nobody could
    /// open again. So it is looked before each writing and, for what happened in between, after it.
    pub(super) fn look_again(&mut self) -> Result<(), Cause> {
        let Some(key) = self.cover.key().cloned() else { return Ok(()) };
        // What can't be read just now is taken to be as it was.
        if let Ok(book) = book::open(&*self.disk, &self.folder) {
            let is_off = book.lock != Lock::Age || book.unlocking;
            if !is_off && self.has_exchanged(&key) {
                self.other_keys = true;
            }
            if is_off != self.cover.is_unlocking() {
                self.cover = Cover::sealed(key, is_off);
                self.held.clear();
            }
            self.book = book;
        }
        if self.other_keys { Err(Cause::OtherKeys) } else { Ok(()) }
    }

    fn has_exchanged(&self, key: &Key) -> bool {
        let differs = |place, known: Option<String>| {
            person(&*self.disk, &self.folder, place).zip(known).is_some_and(|(public, known)| public != known)
        };
        let other = if key.place == Place::Two { Place::One } else { Place::Two };
        differs(key.place, Some(key.public())) || differs(other, key.other().map(ToString::to_string))
    }
}
