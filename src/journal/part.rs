//! A person's own copy of a workbook: what they may read, in a folder of its own.
//!
//! Sealed stays sealed. Of a workbook for two, the other's key file stays behind, and so do the pages that only they
//! can open. The copy stands under its name only when it is whole.

use super::Journal;
use super::backup;
use super::carry::{self, Carried};
use super::disk::TEMPORARY;
use super::fault::{Act, Cause, NotKept};
use super::keep;
use super::lock::{KEYS, PEOPLE, key_name};
use super::record_file::{Unreadable, Why};
use crate::engine::{BookKind, Place, RecordId};
use serde::Deserialize;
use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// What stands before the words of a page says whose it is.
#[derive(Deserialize)]
struct Envelope {
    place: Place,
}

impl Journal {
    /// Copies what this person may read into a new data folder. Gives the files that could not be copied.
    pub fn part(&self, to: &Path) -> Result<Vec<Unreadable>, NotKept> {
        let failed = |error: io::Error| Act::Part.failed(error);
        let book = backup::name_of(&self.folder).ok_or_else(|| Act::Part.failed(Cause::BadId))?;
        let gathered = carry::gather(&*self.disk, &self.folder, &book).map_err(failed)?;
        let mut left_out = gathered.left_out;
        let mut files = gathered.files;
        files.retain(|(file, bytes)| self.is_for_them(file, bytes, &mut left_out));
        self.write_part(to, &book, &files).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Act::Part.failed(Cause::There),
            _ => failed(error),
        })?;
        Ok(left_out)
    }

    fn is_for_them(&self, file: &Carried, bytes: &[u8], left_out: &mut Vec<Unreadable>) -> bool {
        let Some(key) = self.key().filter(|_| self.book.kind != BookKind::One) else { return true };
        match file.sub {
            KEYS => file.name == key_name(key.place),
            "" | PEOPLE => true,
            _ => match self.place_in(file.ending(), bytes) {
                Ok(place) => self.can_read(place),
                // What only the other can open is theirs; what is damaged may be.
                Err(Why::NotOurs) => false,
                Err(why) => {
                    left_out.push(Unreadable { file: Path::new(file.sub).join(&file.name), why });
                    false
                }
            },
        }
    }

    /// Whose a page or a draft is, if it can be opened.
    pub(super) fn place_in(&self, ending: &str, bytes: &[u8]) -> Result<Place, Why> {
        let words = self.cover.open(ending, bytes.to_vec())?;
        serde_json::from_slice(&words).map(|envelope: Envelope| envelope.place).map_err(|_| Why::Damaged)
    }

    fn write_part(&self, to: &Path, book: &RecordId, files: &[(Carried, Vec<u8>)]) -> io::Result<()> {
        let above = match to.parent() {
            Some(above) if !above.as_os_str().is_empty() => above,
            _ => Path::new("."),
        };
        let owner_only = Permissions::from_mode(0o700);
        let mut copy = tempfile::Builder::new().prefix(TEMPORARY).permissions(owner_only).tempdir_in(above)?;
        let disk = &*self.disk;
        for (file, bytes) in files {
            let folder = file.folder(copy.path());
            keep::make_folders(disk, &folder)?;
            keep::put(disk, &folder, &file.name, bytes)?;
            if disk.read(&folder.join(&file.name))? != *bytes {
                return Err(io::Error::other("a page could not be read back"));
            }
        }
        disk.sync_folder(&copy.path().join(&book.0))?;
        disk.rename(copy.path(), to)?;
        copy.disable_cleanup(true);
        disk.sync_folder(above)
    }
}
