//! What is left out when a lock is taken off: files that nothing proves, and files that no key opens.
//!
//! Once nothing is locked every plain file counts, so one that a stranger may have put there must not keep its name. It can
//! be its owner's all the same: what they wrote while the lock was off before carries no proof. So nothing that can be read
//! is put out of sight. It lies open under a name that is no page's, is shown with what was found in the folder, and gets its
//! own name back when they say so. Where nothing is locked that gives a stranger nothing that writing a page would not.

use super::disk::Folder;
use super::foreign::{Foreign, ForeignWords};
use super::layout::{ASIDE, DRAFTS, RECORDS, TRASH, WORD_FOLDERS};
use super::record_file::{self, FileName};
use super::unreadable::{Unreadable, Why};
use super::{Journal, convert, draft_file, durable, key_files};
use crate::engine::{Record, RecordId};
use std::io;
use std::path::{Path, PathBuf};

/// How a name ends that something readable was given.
const OPEN: &str = ".json.aside";

/// Whether a file was set aside that can be read without a key.
pub(super) fn is_open(name: &str) -> bool {
    name.ends_with(OPEN)
}

/// The name of a page or a draft that was set aside, and what it is of.
fn named(name: &str) -> Option<FileName> {
    let stem = name.strip_suffix(OPEN)?;
    let is_seed = |seed: &str| seed.len() == SEED && seed.bytes().all(|byte| byte.is_ascii_hexdigit());
    let stem = stem.rsplit_once('-').filter(|(_, seed)| is_seed(seed)).map_or(stem, |(stem, _)| stem);
    let (id, middle) = stem.split_once('.').unwrap_or((stem, ""));
    let (id, middle) = (RecordId(id.to_owned()), middle.to_owned());
    RecordId::is_well_formed(&id.0).then(|| FileName { id, name: name.to_owned(), middle, ending: "json" })
}

/// How many hex digits tell two of one name apart.
const SEED: usize = 8;

/// The names that a file can be set aside under, one after the other: the one before may be taken, by another file that came
/// twice, or be too long with what stands after it.
fn names_for(name: &str, bytes: &[u8]) -> io::Result<[String; 3]> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let hash = key_files::short_hash(bytes);
    let id = stem.get(..32).filter(|id| RecordId::is_well_formed(id)).unwrap_or(&hash);
    let mut bits = [0; 4];
    getrandom::fill(&mut bits)?;
    let bits = u32::from_le_bytes(bits);
    Ok([
        format!("{name}{ASIDE}"),
        format!("{stem}-{}.{ending}{ASIDE}", &hash[..SEED]),
        format!("{id}-{bits:08x}.{ending}{ASIDE}"),
    ])
}

/// Whether another name can do what this one could not.
fn is_of_the_name(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::InvalidFilename)
}

impl Journal {
    /// Gives a file a name under which it is no page. What a key of one's own opens lies open there: with the key gone nobody
    /// could look at it any more.
    pub(super) fn set_aside(&self, sub: &'static str, name: &str) -> io::Result<()> {
        let folder = self.folder.sub(sub);
        // One that can't be read just now is neither: it is tried again.
        let bytes = self.disk.read(&folder.at(name))?;
        match name.strip_suffix(".age").map(|stem| (stem, self.codec.decode("age", bytes.clone()))) {
            // It opens with the key that is about to go, so it is left open: sealed, nobody could ever look at it
            // again.
            Some((stem, Ok(words))) => {
                self.open_aside(&folder, name, &format!("{stem}.json"), &convert::without_spaces(words))?;
            }
            _ => self.rename_aside(&folder, name, &bytes)?,
        }
        self.disk.sync_folder(&folder)
    }

    fn rename_aside(&self, folder: &Folder, name: &str, bytes: &[u8]) -> io::Result<()> {
        let old = folder.at(name);
        let mut not = io::Error::from(io::ErrorKind::AlreadyExists);
        for to in names_for(name, bytes)? {
            match self.disk.rename(&old, &folder.at(&to)) {
                Err(error) if is_of_the_name(&error) => not = error,
                renamed => return renamed,
            }
            // The same file came once more.
            if self.disk.read(&folder.at(&to)).is_ok_and(|there| there == bytes) {
                return self.disk.remove(&old);
            }
        }
        Err(not)
    }

    fn open_aside(&self, folder: &Folder, old: &str, name: &str, words: &[u8]) -> io::Result<()> {
        let mut not = io::Error::from(io::ErrorKind::AlreadyExists);
        for to in names_for(name, words)? {
            match durable::put(&*self.disk, folder, &to, words) {
                Err(error) if is_of_the_name(&error) => not = error,
                put => {
                    put?;
                    // Read back before the sealed file goes: the key that opens it goes too, later in the same act.
                    let is_there = self.disk.read(&folder.at(&to)).is_ok_and(|there| there == words);
                    return if is_there { self.disk.remove(&folder.at(old)) } else { Err(convert::not_read_back()) };
                }
            }
        }
        Err(not)
    }

    /// What was set aside and can be read, with the files that are not applied already.
    pub(super) fn add_what_is_aside(&self, foreign: &mut Vec<Foreign>, not: &mut [Unreadable]) {
        for file in not.iter_mut().filter(|file| file.why == Why::WrongName) {
            if let Some(found) = self.aside_in(&file.file) {
                file.why = Why::Unproved;
                foreign.push(found);
            }
        }
    }

    /// What was set aside and can be read.
    pub fn set_aside_files(&self) -> Vec<Foreign> {
        let in_one = |sub: &&'static str| {
            let names = self.files_in(sub).unwrap_or_default().into_iter().map(|name| Path::new(*sub).join(name));
            names.filter_map(|file| self.aside_in(&file)).collect::<Vec<_>>()
        };
        WORD_FOLDERS.iter().flat_map(in_one).collect()
    }

    fn aside_in(&self, file: &Path) -> Option<Foreign> {
        let (sub, named) = (file.parent()?.to_str()?, named(file.file_name()?.to_str()?)?);
        let folder = self.folder.sub(sub);
        // Under a lock the name it had may be that of a file that is not applied either.
        let is_free = |name: &str| self.disk.read(&folder.at(name)).is_err();
        let (taken, words, can_be_taken) = if sub == DRAFTS {
            let opened = draft_file::open(&*self.disk, &self.codec, &folder, &named).ok()?;
            (opened.taken(), ForeignWords::Draft(Box::new(opened.saved.draft)), is_free(&own_name(&named)))
        } else {
            let opened = record_file::open(&*self.disk, &self.codec, &folder, &named).ok()?;
            let can_come = !self.codec.is_sealed() || opened.record.is_an_addition();
            let is_new = is_free(&own_name(&named)) && !self.is_here(&named.id);
            (opened.taken(), ForeignWords::Record(Box::new(opened.record)), can_come && is_new)
        };
        Some(Foreign { file: file.to_owned(), taken, words, can_be_taken })
    }

    fn is_here(&self, id: &RecordId) -> bool {
        let counts = |sub, named| record_file::read(&*self.disk, &self.codec, &self.folder.sub(sub), named).is_ok();
        record_file::candidates(id).iter().any(|named| [RECORDS, TRASH].into_iter().any(|sub| counts(sub, named)))
    }

    /// The file as it is once it has its own name again, where it was set aside. None where something has that name, or it
    /// is not what was looked at any more.
    pub(super) fn with_its_name(&self, foreign: &Foreign) -> io::Result<Option<Foreign>> {
        let parts =
            foreign.file.parent().and_then(Path::to_str).zip(foreign.file.file_name().and_then(|name| name.to_str()));
        let Some((sub, named)) = parts.and_then(|(sub, name)| Some((sub, named(name)?))) else {
            return Ok(Some(foreign.clone()));
        };
        if self.aside_in(&foreign.file).is_none_or(|there| there != *foreign) {
            return Ok(None);
        }
        let (folder, own) = (self.folder.sub(sub), own_name(&named));
        match self.disk.rename(&folder.at(&named.name), &folder.at(&own)) {
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
            renamed => renamed?,
        }
        self.disk.sync_folder(&folder)?;
        Ok(Some(Foreign { file: Path::new(sub).join(own), ..foreign.clone() }))
    }

    /// The records among files that have their own names again, where nothing is locked: from here on they are like any
    /// other.
    pub(super) fn back_as_pages(&mut self, files: &[Foreign]) -> Vec<Record> {
        let records: Vec<(&PathBuf, &Foreign, &Record)> = files
            .iter()
            .filter_map(|file| match &file.words {
                ForeignWords::Record(record) => Some((&file.file, file, &**record)),
                ForeignWords::Draft(_) => None,
            })
            .collect();
        for (_, file, record) in &records {
            self.note(record, &file.taken.sha256);
        }
        let is_there = |file: &Path, page: &Record| {
            if file.starts_with(TRASH) {
                self.tombstones.is_back(page)
            } else {
                !page.event.kind().can_be_out() || !self.tombstones.is_out(page)
            }
        };
        records.into_iter().filter(|(file, _, page)| is_there(file, page)).map(|(_, _, page)| page.clone()).collect()
    }
}

/// The name that a file has where it counts.
fn own_name(named: &FileName) -> String {
    match named.middle.as_str() {
        "" => format!("{}.{}", named.id, named.ending),
        middle => format!("{}.{middle}.{}", named.id, named.ending),
    }
}
