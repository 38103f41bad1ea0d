//! The keys of a workbook in its folder, and whose passphrase opens what.
//!
//! What `people/` says is only ever compared: a page is sealed to the keys that an opened key file has.

use super::book_meta::{self, BookMeta};
use super::codec::Codec;
use super::data_dir::{DataDir, FoundBook};
use super::disk::{Disk, Folder};
use super::error::{Act, Cause, NotKept, OpenError};
use super::find_key::{BrokenKeyFile, TRIED, opened};
use super::key::{Key, WorkFactor, fingerprint};
use super::layout::{self, KEYS};
use super::passphrase::Passphrase;
use super::seen::Seen;
use super::wrap_key::write_key;
use super::{Journal, durable, key_files, people};
use crate::engine::record::FORMAT;
use crate::engine::{BookKind, Lock, Place};
use std::io;
use std::path::PathBuf;

/// Who a locked workbook is for. Whoever can write in the folder can write a kind into `book.json`, and that
/// decides who has to agree to taking the lock off or to erasing. So an opened key of two people overrules it. Two who have
/// no pages of their own never have a lock together.
pub(super) fn kind_by(key: &Key, said: BookKind) -> BookKind {
    match said {
        _ if key.is_of_two() => BookKind::Pair,
        BookKind::Together => BookKind::One,
        said => said,
    }
}

pub(super) fn opened_by(disk: &dyn Disk, folder: &Folder, pass: &Passphrase) -> Option<Key> {
    opened(disk, folder, pass).ok().flatten()
}

/// Whether there are more key files than are tried.
fn are_many(disk: &dyn Disk, folder: &Folder) -> bool {
    key_files::key_files(disk, folder).is_ok_and(|names| names.len() > TRIED)
}

/// Whether a key file of two is not there while that of the other is.
fn is_left_out(disk: &dyn Disk, found: &FoundBook) -> bool {
    let folder = Folder::named(&found.folder);
    let keys = key_files::key_files(disk, &folder).unwrap_or_default();
    keys.is_empty()
}

/// What closes and opens the files of a workbook with an opened key.
pub(super) fn codec_of(disk: &dyn Disk, folder: &Folder, key: Key) -> Option<Codec> {
    let id = key.book().map_or_else(|| layout::book_id_text(folder), ToOwned::to_owned);
    let derived = key.derived()?;
    let other = people::introduced_by_other(disk, folder, &key, &derived, &id);
    Some(Codec::sealed(key, id, &derived, other))
}

impl DataDir {
    /// The workbook and the key that a passphrase opens: it says who is here, and in which.
    ///
    /// Where none is opened and a key file is damaged or gone, that is said: it may be the one.
    pub fn who(&self, pass: &Passphrase) -> Result<Option<(FoundBook, Key)>, OpenError> {
        self.who_in(self.locked()?, pass)
    }

    /// The same, of these workbooks alone.
    pub fn who_in(
        &self,
        books: impl IntoIterator<Item = FoundBook>,
        pass: &Passphrase,
    ) -> Result<Option<(FoundBook, Key)>, OpenError> {
        let mut not = None;
        for mut found in books {
            let folder = Folder::named(&found.folder);
            let name = || found.folder.clone();
            match opened(self.disk(), &folder, pass) {
                Ok(Some(key)) => {
                    found.book.kind = kind_by(&key, found.book.kind);
                    return Ok(Some((found, key.on(self.computer()))));
                }
                Ok(None) if are_many(self.disk(), &folder) => not = not.or_else(|| Some(OpenError::ManyKeys(name()))),
                Ok(None) if is_left_out(self.disk(), &found) => not = not.or_else(|| Some(OpenError::Key(name()))),
                Ok(None) => {}
                Err(BrokenKeyFile) => not = not.or_else(|| Some(OpenError::Key(name()))),
            }
        }
        not.map_or(Ok(None), Err)
    }

    pub(super) fn locked(&self) -> Result<impl Iterator<Item = FoundBook>, OpenError> {
        Ok(self.books()?.books.into_iter().filter(|found| found.book.lock == Lock::Age))
    }

    /// Whether a passphrase opens any key under this account; a new one must not.
    pub fn is_taken(&self, pass: &Passphrase) -> bool {
        self.who(pass).is_ok_and(|found| found.is_some())
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
        let made = durable::make_folders(self.disk(), &folder).and_then(|()| {
            keys.iter().try_for_each(|(key, pass)| {
                let key = (*key).clone().of_book(&id);
                // The key before any page: a page that was sealed to a key which did not get to the disk could be
                // opened by nobody.
                write_key(self.disk(), &folder.sub(KEYS), &key, pass, work)?;
                people::write(self.disk(), &folder, &key, &id)
            })
        });
        let book = BookMeta::new(FORMAT, kind, Lock::Age);
        made.and_then(|()| book_meta::write(self.disk(), &folder, &book)).map_err(|error| Act::SetUp.failed(error))?;
        Ok(place)
    }

    /// Forgets what this computer has seen and read of a workbook: it is to be erased. What stays is sealed.
    pub fn forget_on_computer(&self, found: &FoundBook, key: &Key) {
        let book = key.book().map_or_else(|| layout::book_id_text(&Folder::named(&found.folder)), ToOwned::to_owned);
        if let Some(seen) = key.computer().seen.as_ref().and_then(|folder| Seen::of(key, &book, folder)) {
            let _ = seen.forget(self.disk());
        }
        let _ = self.forget_what_was_read(Some(key), &book);
    }
}

impl Journal {
    /// Whether the keys in the folder are not those of the key that was opened. Then nothing is written.
    pub fn has_other_keys(&self) -> bool {
        self.other_keys
    }

    /// The key that was opened.
    pub fn key(&self) -> Option<&Key> {
        self.codec.key()
    }

    /// Whether a passphrase opens the key that is open, by the key files of this workbook alone.
    pub fn is_opened_by(&self, pass: &Passphrase) -> bool {
        let opened = opened_by(&*self.disk, &self.folder, pass);
        opened.zip(self.key()).is_some_and(|(opened, key)| opened.public() == key.public())
    }

    /// Lets go of the key: somebody else has the keyboard now. Words can still be kept; to read any, the workbook is opened
    /// anew with a passphrase.
    pub fn let_go_of_key(&mut self) {
        self.read_ahead();
        self.codec.let_go();
        self.setting.clear();
    }

    /// Takes a person's signing key for the very next yes, where their passphrase opens it. Nothing of theirs is opened.
    pub fn let_sign(&mut self, place: Place, pass: &Passphrase) -> bool {
        let key = opened(&*self.disk, &self.folder, pass).ok().flatten();
        let key = key.filter(|key| key.place == place && self.codec.knows(key));
        let derived = key.and_then(|key| key.derived());
        derived.is_some_and(|derived| self.codec.let_sign(place, derived.sign))
    }

    /// Lets go of the keys that were taken for a yes: it was given up.
    pub fn let_go_of_signing(&mut self) {
        self.codec.signed();
    }

    /// Makes `book.json` say that its pages are proved, where they are.
    pub(super) fn raise_format(&mut self) -> io::Result<()> {
        if self.codec.is_sealed() && self.book.format < FORMAT { self.says_what_it_is() } else { Ok(()) }
    }

    pub(super) fn says_what_it_is(&mut self) -> io::Result<()> {
        let book = BookMeta { format: FORMAT, lock: Lock::Age, says_open: false, ..self.book.clone() };
        book_meta::rewrite(&*self.disk, &self.folder, &book)?;
        self.book = book;
        Ok(())
    }

    /// Looks whether the keys are still what they were when it was opened, and whether a workbook that was open to all is
    /// locked by now. Then nothing is kept from here on.
    pub(super) fn look_again(&mut self) -> Result<(), Cause> {
        self.has_its_keys()?;
        if !self.codec.is_sealed() && book_meta::is_locked_by_now(&*self.disk, &self.folder) {
            return Err(Cause::OtherLock);
        }
        Ok(())
    }

    /// Whether the keys are still what they were when it was opened, and anything may be written at all.
    pub(super) fn has_its_keys(&mut self) -> Result<(), Cause> {
        if self.disk.only_reads() {
            return Err(Cause::InTheWay);
        }
        // Asked before each writing, not only at opening: a sync tool can bring other keys at any time, and what is
        // sealed to them is somebody else's.
        let is_exchanged = self.codec.key().is_some_and(|key| self.has_exchanged(key));
        self.other_keys |= is_exchanged;
        if self.other_keys { Err(Cause::OtherKeys) } else { Ok(()) }
    }

    fn has_exchanged(&self, key: &Key) -> bool {
        let differs = |place, known: Option<String>| {
            people::recipient(&*self.disk, &self.folder, place)
                .zip(known)
                .is_some_and(|(public, known)| public != known)
        };
        let other = crate::engine::seat::other(key.place);
        // Another lock that the same person set elsewhere is no exchange: its key file is here too.
        let is_set_apart = || {
            let said = people::recipient(&*self.disk, &self.folder, key.place).map(|public| fingerprint(&public));
            let keys = key_files::key_files(&*self.disk, &self.folder).unwrap_or_default();
            let is_own = |name: &String| key.files().iter().any(|(own, _)| own == name);
            let is_joined = |print: &String| key.publics().iter().any(|public| fingerprint(public) == *print);
            let is_here = |print: String| is_joined(&print) || keys.iter().any(|name| name.starts_with(&print));
            keys.iter().any(is_own) && said.is_some_and(is_here)
        };
        (differs(key.place, Some(key.public())) && !is_set_apart())
            || differs(other, key.other().map(ToString::to_string))
    }
}
