//! The keys of a workbook in its folder, and whose passphrase opens what.
//!
//! Keys are written and opened again before anything is sealed with them, and a key file is never written over: a new one
//! takes a name of its own, and only then do the ones go that were opened for it. What `people/` says is only ever
//! compared: a page is sealed to the keys that an opened key file has.

use super::book::{self, Found, Shelf};
use super::cover::Cover;
use super::disk::{Disk, Folder};
use super::fault::{Act, Cause, NotKept, OpenError};
use super::key::{Key, Passphrase, WorkFactor, fingerprint};
use super::open::kind_by;
use super::opening::{Broken, TRIED, opened};
use super::people::{self, Pinned};
use super::seen::Seen;
use super::{Book, Journal, backup, keep, key_files};
use crate::engine::record::FORMAT;
use crate::engine::{BookKind, Lock, Place};
use std::io;
use std::path::{Path, PathBuf};

pub(super) const KEYS: &str = "keys";
pub(super) use super::people::{PEOPLE, person_name, recipient as person};

/// The name that a key file had in format 1.
pub(super) fn key_name(place: Place) -> String {
    format!("{}.age", people::number(place))
}

/// The id of a workbook, as its folder is called.
pub(super) fn book_in(folder: &Folder) -> String {
    backup::name_of(folder.path()).map(|id| id.0).unwrap_or_default()
}

/// Writes a key file under a name that nothing has, opened again before it counts.
pub(super) fn write_key(
    disk: &dyn Disk,
    keys: &Folder,
    key: &Key,
    pass: &Passphrase,
    work: WorkFactor,
) -> io::Result<String> {
    let bytes = key.wrap(pass, work)?;
    let opened = Key::unwrap(key.place, &bytes, pass).ok().flatten();
    if opened.is_none_or(|opened| opened.public() != key.public() || opened.place != key.place) {
        return Err(io::Error::other("the new key could not be opened again"));
    }
    keep::make_folder(disk, keys)?;
    let print = fingerprint(&key.public());
    let mut name = format!("{print}.age");
    if disk.list(keys)?.iter().any(|entry| *entry.name == *name) {
        let mut bits = [0; 4];
        getrandom::fill(&mut bits).map_err(|error| io::Error::other(error.to_string()))?;
        name = format!("{print}-{:08x}.age", u32::from_le_bytes(bits));
    }
    keep::put(disk, keys, &name, &bytes)?;
    if disk.read(&keys.at(&name))? == bytes {
        Ok(name)
    } else {
        Err(io::Error::other("the new key could not be read back"))
    }
}

/// The key of a workbook that a passphrase opens.
pub(super) fn opened_by(disk: &dyn Disk, folder: &Folder, pass: &Passphrase) -> Option<Key> {
    opened(disk, folder, pass).ok().flatten()
}

/// Whether there are more key files than are tried.
fn are_many(disk: &dyn Disk, folder: &Folder) -> bool {
    key_files::key_files(disk, folder).is_ok_and(|names| names.len() > TRIED)
}

/// Whether a key file of two is not there while that of the other is.
fn is_left_out(disk: &dyn Disk, found: &Found) -> bool {
    let folder = Folder::named(&found.folder);
    let keys = key_files::key_files(disk, &folder).unwrap_or_default();
    keys.is_empty()
}

/// What closes and opens the files of a workbook with an opened key.
pub(super) fn cover_of(disk: &dyn Disk, folder: &Folder, key: Key) -> Option<Cover> {
    let id = key.book().map_or_else(|| book_in(folder), ToOwned::to_owned);
    let derived = key.derived()?;
    let other = people::introduced_by_other(disk, folder, &key, &derived, &id);
    Some(Cover::sealed(key, id, &derived, other))
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
        let mut not = None;
        for mut found in books {
            let folder = Folder::named(&found.folder);
            let name = || found.folder.display().to_string();
            match opened(self.disk(), &folder, pass) {
                Ok(Some(key)) => {
                    found.book.kind = kind_by(&key, found.book.kind);
                    return Ok(Some((found, key.remembering(self.remembers()))));
                }
                Ok(None) if are_many(self.disk(), &folder) => not = not.or_else(|| Some(OpenError::ManyKeys(name()))),
                Ok(None) if is_left_out(self.disk(), &found) => not = not.or_else(|| Some(OpenError::Key(name()))),
                Ok(None) => {}
                Err(Broken) => not = not.or_else(|| Some(OpenError::Key(name()))),
            }
        }
        not.map_or(Ok(None), Err)
    }

    /// The locked workbooks.
    fn locked(&self) -> Result<impl Iterator<Item = Found>, OpenError> {
        Ok(self.books()?.books.into_iter().filter(|found| found.book.lock == Lock::Age))
    }

    /// Whether a passphrase opens any key under this account; a new one must not.
    pub fn is_taken(&self, pass: &Passphrase) -> bool {
        self.who(pass).is_ok_and(|found| found.is_some())
    }

    /// The workbook and the key of a recovery sheet. What `people/` says of the other counts only where the key's own pin
    /// holds over it.
    pub fn on_sheet(&self, sheet: &str) -> Result<Option<(Found, Key)>, OpenError> {
        let Some(key) = Key::from_sheet(Place::One, sheet) else { return Ok(None) };
        for mut found in self.locked()? {
            let folder = Folder::named(&found.folder);
            let book = key.book().map_or_else(|| book_in(&folder), ToOwned::to_owned);
            if let Some((place, pinned, is_proved)) = people::whose(self.disk(), &folder, &key, &book) {
                let is_alone = matches!(pinned, Pinned::None);
                let other = if let Pinned::Holds(other) = pinned { Some(other) } else { None };
                let mut key = key.knowing(other).remembering(self.remembers());
                // What the sheet says counts before what anybody can write there.
                key.place = if key.says_place() { key.place } else { place };
                // Without the other's key nothing goes that could still have it.
                let is_whole = key.knows_the_other() || is_alone;
                let said = if is_alone { found.book.kind } else { BookKind::Pair };
                found.book.kind = kind_by(&key, said);
                let key = if is_whole { key.with_files_of(self.disk(), &folder) } else { key };
                return Ok(Some((found, key.proving(is_proved))));
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
        let (folder, id) = (Folder::named(&place), crate::engine::RecordId::of(bits).0);
        let made = keep::make_folders(self.disk(), &folder).and_then(|()| {
            keys.iter().try_for_each(|(key, pass)| {
                let key = (*key).clone().of_book(&id);
                write_key(self.disk(), &folder.sub(KEYS), &key, pass, work)?;
                people::write(self.disk(), &folder, &key, &id)
            })
        });
        let book = Book::new(FORMAT, kind, Lock::Age);
        made.and_then(|()| book::write(self.disk(), &folder, &book)).map_err(|error| Act::Book.failed(error))?;
        Ok(place)
    }

    /// Forgets what this computer has seen of a workbook: it is to be erased. What stays says nothing but which records were
    /// the newest, sealed.
    pub fn forget_what_was_seen(&self, found: &Found, key: &Key) {
        let book = key.book().map_or_else(|| book_in(&Folder::named(&found.folder)), ToOwned::to_owned);
        if let Some(seen) = key.remembers().and_then(|folder| Seen::of(key, &book, folder)) {
            let _ = seen.forget(self.disk());
        }
    }

    /// Wraps a key anew, by another passphrase.
    pub fn rewrap(&self, folder: &Path, key: &Key, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        let folder = Folder::named(folder);
        rewrap(self.disk(), &folder, key, pass, work).map_err(|error| Act::Passphrase.failed(error))
    }
}

impl Key {
    /// The same, with the files that are its own by their names: without a passphrase nothing else shows it.
    pub(super) fn with_files_of(self, disk: &dyn Disk, folder: &Folder) -> Self {
        let names = key_files::key_files(disk, folder).unwrap_or_default();
        let print = fingerprint(&self.public());
        let is_own = |name: &String| name.starts_with(&print) || *name == key_name(self.place);
        let own: Vec<_> = names.into_iter().filter(is_own).collect();
        own.into_iter().fold(self, |key, name| match key_files::read(disk, folder, &name) {
            Ok(bytes) => key.with_file(&name, bytes),
            Err(_) => key,
        })
    }
}

/// Writes a key under a new passphrase, and takes away the files that were opened for it: those, and as they were then.
pub(super) fn rewrap(
    disk: &dyn Disk,
    folder: &Folder,
    key: &Key,
    pass: &Passphrase,
    work: WorkFactor,
) -> io::Result<()> {
    let key = key.clone().of_book(&book_in(folder));
    let keys = folder.sub(KEYS);
    let name = write_key(disk, &keys, &key, pass, work)?;
    for (old, bytes) in key.files() {
        if *old != name && disk.read(&keys.at(old)).is_ok_and(|there| there == *bytes) {
            disk.remove(&keys.at(old))?;
        }
    }
    disk.sync_folder(&keys)
}

impl Journal {
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
        self.setting.clear();
    }

    /// Takes a person's signing key for the very next yes, where their passphrase opens it. Nothing of theirs is opened.
    pub fn let_sign(&mut self, place: Place, pass: &Passphrase) -> bool {
        let key = opened(&*self.disk, &self.folder, pass).ok().flatten();
        let key = key.filter(|key| key.place == place && self.cover.knows(key));
        let derived = key.and_then(|key| key.derived());
        derived.is_some_and(|derived| self.cover.let_sign(place, derived.sign))
    }

    /// Wraps the opened key by another passphrase.
    pub fn change_passphrase(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        self.look_again().map_err(|cause| Act::Passphrase.failed(cause))?;
        self.wrap_anew(pass, work).map_err(|error| Act::Passphrase.failed(error))
    }

    /// Wraps a key of format 1 as one whose owner proves what they write. The passphrase stays what it is.
    pub fn renew_key(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        // Not before the list is on the disk: with such a key nothing is taken in by itself any more.
        let is_old = self.pending.is_empty() && self.cover.key().is_some_and(|key| !key.proves());
        if is_old && !self.other_keys {
            self.wrap_anew(pass, work).map_err(|error| Act::Passphrase.failed(error))
        } else {
            Ok(())
        }
    }

    /// Makes `book.json` say that its pages are proved, where they are.
    pub(super) fn raise_format(&mut self) -> io::Result<()> {
        if self.cover.is_sealed() && self.book.format < FORMAT { self.says_what_it_is() } else { Ok(()) }
    }

    pub(super) fn says_what_it_is(&mut self) -> io::Result<()> {
        let book = Book { format: FORMAT, lock: Lock::Age, says_open: false, ..self.book.clone() };
        book::rewrite(&*self.disk, &self.folder, &book)?;
        self.book = book;
        Ok(())
    }

    pub(super) fn wrap_anew(&mut self, pass: &Passphrase, work: WorkFactor) -> io::Result<()> {
        let Some(key) = self.cover.key().cloned() else { return Ok(()) };
        // One that was just set was never opened by a passphrase.
        let key = if key.files().is_empty() { key.with_files_of(&*self.disk, &self.folder) } else { key };
        // First of all: an older program would otherwise look for a key under its old name.
        self.raise_format()?;
        let proves = key.proves() || self.pending.is_empty();
        rewrap(&*self.disk, &self.folder, &key.proving(proves), pass, work)?;
        let key = opened(&*self.disk, &self.folder, pass).ok().flatten();
        self.cover.renewed(key);
        Ok(())
    }

    /// Looks whether the keys are still what they were when it was opened, and whether a workbook that was open to all is
    /// locked by now. Then nothing is kept from here on.
    pub(super) fn look_again(&mut self) -> Result<(), Cause> {
        if !self.cover.is_sealed() && book::is_locked_by_now(&*self.disk, &self.folder) {
            return Err(Cause::OtherLock);
        }
        self.has_its_keys()
    }

    /// Whether the keys are still what they were when it was opened.
    pub(super) fn has_its_keys(&mut self) -> Result<(), Cause> {
        let is_exchanged = self.cover.key().is_some_and(|key| self.has_exchanged(key));
        self.other_keys |= is_exchanged;
        if self.other_keys { Err(Cause::OtherKeys) } else { Ok(()) }
    }

    fn has_exchanged(&self, key: &Key) -> bool {
        let differs = |place, known: Option<String>| {
            person(&*self.disk, &self.folder, place).zip(known).is_some_and(|(public, known)| public != known)
        };
        let other = crate::engine::seat::other(key.place);
        // Another lock that the same person set elsewhere is no exchange: its key file is here too.
        let is_set_apart = || {
            let said = person(&*self.disk, &self.folder, key.place).map(|public| fingerprint(&public));
            let keys = key_files::key_files(&*self.disk, &self.folder).unwrap_or_default();
            let is_own = |name: &String| key.files().iter().any(|(own, _)| own == name);
            keys.iter().any(is_own) && said.is_some_and(|print| keys.iter().any(|name| name.starts_with(&print)))
        };
        (differs(key.place, Some(key.public())) && !is_set_apart())
            || differs(other, key.other().map(ToString::to_string))
    }
}
