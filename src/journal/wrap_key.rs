//! Wrapping a key by a passphrase: its file, written and opened again before it counts.
//!
//! A key file is never written over: a new one takes a name of its own, and only then do the ones go that were opened for
//! it. So wherever it stops, the old passphrase or the new one opens the key.

use super::disk::{Disk, Folder};
use super::error::{Act, NotKept};
use super::fault::Fault;
use super::find_key::opened;
use super::key::{Key, WorkFactor, fingerprint};
use super::layout::{self, KEPT, KEYS};
use super::passphrase::Passphrase;
use super::{Journal, durable, key_files, seal};
use std::io;

/// Writes a key file under a name that nothing has, opened again before it counts.
pub(super) fn write_key(
    disk: &dyn Disk,
    keys: &Folder,
    key: &Key,
    pass: &Passphrase,
    work: WorkFactor,
) -> io::Result<String> {
    let bytes = key.wrap(pass, work)?;
    // Before anything is written: memory that went bad, or a fault in the wrapping, must not cost the only key.
    let opened = Key::unwrap(key.place, &bytes, pass).ok().flatten();
    if opened.is_none_or(|opened| opened.public() != key.public() || opened.place != key.place) {
        return Err(Fault::KeyNotOpened.into());
    }
    durable::make_folder(disk, keys)?;
    let print = fingerprint(&key.public());
    let mut name = format!("{print}.age");
    if disk.list(keys)?.iter().any(|entry| *entry.name == *name) {
        let mut bits = [0; 4];
        getrandom::fill(&mut bits)?;
        name = format!("{print}-{:08x}.age", u32::from_le_bytes(bits));
    }
    durable::put(disk, keys, &name, &bytes)?;
    // What the disk gives back is what counts from here on: the old file goes next.
    if disk.read(&keys.at(&name))? == bytes { Ok(name) } else { Err(Fault::NotReadBack.into()) }
}

/// Writes a key under a new passphrase, and takes away the files that were opened for it: those, and as they were then.
pub(super) fn rewrap(
    disk: &dyn Disk,
    folder: &Folder,
    key: &Key,
    pass: &Passphrase,
    work: WorkFactor,
) -> io::Result<()> {
    let key = key.clone().of_book(&layout::book_id_text(folder));
    let keys = folder.sub(KEYS);
    // The new file is on the disk before the first old one goes. A crash in between leaves both passphrases, and
    // never none.
    let name = write_key(disk, &keys, &key, pass, work)?;
    for (old, bytes) in key.files() {
        // A file that changed since it was opened is not the one that was opened. It may hold another key, so it
        // stays.
        if *old != name && disk.read(&keys.at(old)).is_ok_and(|there| there == *bytes) {
            disk.remove(&keys.at(old))?;
        }
    }
    disk.sync_folder(&keys)
}

/// Whether a key file has room for more than a key says. What is in it can't be seen without its passphrase.
pub(super) fn has_more(bytes: &[u8], key: &Key) -> bool {
    seal::work_of(bytes, key.most_in_its_file() + 1).is_some()
}

impl Key {
    /// The same, with the files that are its own by their names: without a passphrase nothing else shows it. One that has
    /// more in it than this key is not its own alone.
    pub(super) fn with_files_of(self, disk: &dyn Disk, folder: &Folder) -> Self {
        let names = key_files::key_files(disk, folder).unwrap_or_default();
        let print = fingerprint(&self.public());
        let is_own = |name: &String| name.starts_with(&print) || *name == layout::key_name(self.place);
        let own: Vec<_> = names.into_iter().filter(is_own).collect();
        own.into_iter().fold(self, |key, name| match key_files::read(disk, folder, &name) {
            Ok(bytes) if !has_more(&bytes, &key) => key.with_file(&name, bytes),
            _ => key,
        })
    }
}

impl Journal {
    /// Gives the key of a lock that was taken off its name again, where the workbook counts as locked by it once more and no
    /// other key is here. As long as it is a leftover, a new passphrase leaves the old one in force, and whoever erases is
    /// told that there is no key.
    pub(super) fn use_key_again(&mut self) {
        let has_keys = key_files::key_files(&*self.disk, &self.folder).map_or(true, |names| !names.is_empty());
        let Some(key) = self.codec.key().filter(|_| !has_keys && !self.other_keys) else { return };
        let (keys, files) = (self.folder.sub(KEYS), key.files().to_vec());
        let renamed = |name: &str| {
            let own = name.strip_suffix(KEPT).filter(|_| key_files::is_of(name, key))?;
            self.disk.rename(&keys.at(name), &keys.at(own)).ok().map(|()| own.to_owned())
        };
        let named = files.into_iter().map(|(name, bytes)| (renamed(&name).unwrap_or(name), bytes)).collect::<Vec<_>>();
        let key = named.into_iter().fold(key.clone().without_files(), |key, (name, bytes)| key.with_file(&name, bytes));
        // Where it does not last, it is a leftover again at the next opening.
        let _ = self.disk.sync_folder(&keys);
        self.codec.renewed(Some(key));
    }

    /// Wraps the opened key by another passphrase.
    pub fn change_passphrase(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        self.look_again().map_err(|cause| Act::Passphrase.failed(cause))?;
        self.wrap_anew(pass, work).map_err(|error| Act::Passphrase.failed(error))
    }

    /// Wraps a key of format 1 as one whose owner proves what they write, and keys of several locks together that one
    /// passphrase opens. The passphrase stays what it is.
    pub fn renew_key(&mut self, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        let failed = |error: io::Error| Act::Passphrase.failed(error);
        let Some(key) = self.codec.key().filter(|_| !self.other_keys) else { return Ok(()) };
        // Not before the list is on the disk: with such a key nothing is taken in by itself any more.
        let is_old = self.is_settled() && !key.proves();
        match key.lies_apart() {
            true => self.wrap_whole(&key.clone(), pass, work).map_err(failed),
            false if is_old => self.wrap_anew(pass, work).map_err(failed),
            false => Ok(()),
        }
    }

    pub(super) fn wrap_anew(&mut self, pass: &Passphrase, work: WorkFactor) -> io::Result<()> {
        let Some(key) = self.codec.key().cloned() else { return Ok(()) };
        // One that was just set was never opened by a passphrase.
        let key = if key.files().is_empty() { key.with_files_of(&*self.disk, &self.folder) } else { key };
        // First of all: an older program would otherwise look for a key under its old name.
        self.raise_format()?;
        let proves = key.proves() || self.is_settled();
        rewrap(&*self.disk, &self.folder, &key.proving(proves), pass, work)?;
        let key = opened(&*self.disk, &self.folder, pass).ok().flatten();
        self.codec.renewed(key);
        Ok(())
    }
}
