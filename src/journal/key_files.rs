//! Which files in `keys/` are key files.
//!
//! Whoever opens, copies, counts or erases keys asks here. A name is only where to look: a sync tool gives copies names
//! of its own, and an older version wrote `1.age` and `2.age`. What a key opens is decided by its bytes alone.

use super::disk::{Disk, EntryKind, Folder};
use super::key::{Key, fingerprint};
use super::layout::{self, KEPT, KEYS, NEW_KEYS};
use super::leftovers;
use super::people::recipient;
use crate::engine::Place;
use crate::order;
use sha2::{Digest, Sha256};
use std::io;

const KEY: &str = ".age";

/// The longest name, in bytes: what the tar format of a backup has room for.
const LONGEST: usize = 100;

/// The largest key file, in bytes. One wraps a few lines; what is larger was not written by this program.
pub(super) const LARGEST: u64 = 64 << 10;

/// The first part of a key file's name: the public key, hashed, in hex digits.
const PRINT: usize = 32;

/// The names of the key files of a workbook, sorted. Without a folder `keys/` there are none.
pub(super) fn key_files(disk: &dyn Disk, book: &Folder) -> io::Result<Vec<String>> {
    named(disk, book, KEYS, is_key)
}

/// The names of the key files that a lock left behind when it was taken off, sorted.
pub(super) fn kept_key_files(disk: &dyn Disk, book: &Folder) -> io::Result<Vec<String>> {
    named(disk, book, KEYS, is_kept_key)
}

/// The names of the key files that have not got to their place: a lock broke off between the first and the second.
/// Without a first one it is no lock yet, and those of an earlier try are of nobody in `people/`.
pub(super) fn key_files_on_their_way(disk: &dyn Disk, book: &Folder) -> io::Result<Vec<String>> {
    let here = key_files(disk, book)?;
    if here.is_empty() {
        return Ok(Vec::new());
    }
    let people = [Place::One, Place::Two].into_iter().filter_map(|place| recipient(disk, book, place));
    let wanted: Vec<String> = people.map(|public| name_of(&fingerprint(&public))).collect();
    let mut names = named(disk, book, NEW_KEYS, is_key)?;
    names.retain(|name| wanted.contains(name) && !here.contains(name));
    Ok(names)
}

fn named(disk: &dyn Disk, book: &Folder, sub: &str, is_meant: fn(&str) -> bool) -> io::Result<Vec<String>> {
    let entries = match disk.list(&book.sub(sub)) {
        Err(missing) if matches!(missing.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Vec::new(),
        listed => listed?,
    };
    let files = entries.into_iter().filter(|entry| entry.kind == EntryKind::File);
    let mut names: Vec<String> =
        files.filter_map(|file| file.name.into_string().ok()).filter(|name| is_meant(name)).collect();
    order::natural(&mut names);
    Ok(names)
}

/// The bytes of a key file. One that is too large is an error, `FileTooLarge`.
pub(super) fn read(disk: &dyn Disk, book: &Folder, name: &str) -> io::Result<Vec<u8>> {
    read_in(disk, &book.sub(KEYS), name)
}

/// The same, of one that may not have got to its place.
pub(super) fn read_in(disk: &dyn Disk, keys: &Folder, name: &str) -> io::Result<Vec<u8>> {
    let bytes = disk.read(&keys.at(name))?;
    if bytes.len() as u64 > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

pub(super) fn is_key(name: &str) -> bool {
    let stem = name.len().checked_sub(KEY.len()).and_then(|at| name.split_at_checked(at));
    let has_ending = stem.is_some_and(|(stem, ending)| !stem.is_empty() && ending.eq_ignore_ascii_case(KEY));
    // Those that begin with a dot are on their way, or left by a file browser.
    let is_plain = !name.starts_with('.') && !name.chars().any(|c| c.is_control() || c == '/' || c == '\\');
    has_ending && is_plain && name.len() <= LONGEST && !leftovers::is_nobodys(name)
}

/// Whether a name is one of a key file that a lock left behind: it locks nothing, and is there for sealed files that turn up.
pub(super) fn is_kept_key(name: &str) -> bool {
    name.strip_suffix(KEPT).is_some_and(is_key) && name.len() <= LONGEST
}

/// A name beside others of the same key, told from them by a seed: nothing ever takes the place of a key file.
pub(super) fn beside(print: &str, seed: &[u8]) -> String {
    format!("{print}-{}{KEY}", &short_hash(seed)[..8])
}

/// The name that a key file has today.
pub(super) fn name_of(print: &str) -> String {
    format!("{print}{KEY}")
}

/// A hash, in as many hex digits as a print has.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    let mut first = [0; PRINT / 2];
    first.copy_from_slice(&Sha256::digest(bytes)[..PRINT / 2]);
    format!("{:032x}", u128::from_be_bytes(first))
}

/// The print that a name begins with; none where it begins with something else.
pub(super) fn print_in(name: &str) -> Option<&str> {
    let (print, rest) = name.split_at_checked(PRINT)?;
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let ends_there = !rest.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    (print.bytes().all(is_hex) && ends_there).then_some(print)
}

/// Whether a key file is this one's by its name: that of today, or the number that it had in format 1.
pub(super) fn is_of(name: &str, key: &Key) -> bool {
    let name = name.strip_suffix(KEPT).unwrap_or(name);
    name == layout::key_name(key.place) || print_in(name).is_some_and(|print| print == fingerprint(&key.public()))
}

impl Key {
    /// The same, without the files that are other keys' by their names: those stay as they are.
    #[must_use]
    pub(super) fn with_own_files_only(self) -> Self {
        let own: Vec<_> = self.files().iter().filter(|(name, _)| is_of(name, &self)).cloned().collect();
        own.into_iter().fold(self.without_files(), |key, (name, bytes)| key.with_file(&name, bytes))
    }
}
