//! A person's own copy of a workbook: what they may read, in a folder of its own.
//!
//! Sealed stays sealed. Of a workbook for two, the other's key file stays behind, and so do the pages that only they
//! can open. The copy stands under its name only when it is whole.

use super::disk::{Disk, Folder, Spot};
use super::error::{Act, Cause, NotKept};
use super::fault::Fault;
use super::layout::{self, KEYS, PEOPLE, UNFINISHED};
use super::manifest::{self, CopyEntry};
use super::unreadable::{Unreadable, Why};
use super::{Journal, durable, key_files, record_file, removing};
use crate::engine::{BookKind, Place, RecordId};
use crate::order;
use serde::Deserialize;
use std::io;
use std::path::Path;

/// What stands before the words of a page says whose it is.
#[derive(Deserialize)]
struct Envelope {
    place: Place,
}

impl Journal {
    /// Copies what this person may read into a new data folder. Gives the files that could not be copied.
    pub fn part(&self, to: &Path) -> Result<Vec<Unreadable>, NotKept> {
        let book = layout::book_id(self.folder.path()).ok_or_else(|| Act::OwnCopy.failed(Cause::BadId))?;
        let mut left_out =
            manifest::until_unchanged(|| self.write_part(to, &book)).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Act::OwnCopy.failed(Cause::There),
                _ => Act::OwnCopy.failed(error),
            })?;
        order::natural(&mut left_out);
        left_out.dedup();
        Ok(left_out)
    }

    fn is_for_them(&self, file: &CopyEntry, bytes: &[u8], left_out: &mut Vec<Unreadable>) -> bool {
        let Some(key) = self.key().filter(|_| self.book.kind != BookKind::One) else { return true };
        match file.sub {
            // Whatever it is called: the passphrase opened it.
            KEYS => key_files::is_of(&file.name, key) || key.files().iter().any(|(name, _)| *name == file.name),
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
        let words = self.codec.decode(ending, bytes.to_vec())?;
        serde_json::from_slice(record_file::without_mark(&words))
            .map(|envelope: Envelope| envelope.place)
            .map_err(|_| Why::Damaged)
    }

    /// Writes it under a name that says that it is not whole, and gives it the one that was asked for at the very end.
    fn write_part(&self, to: &Path, book: &RecordId) -> io::Result<Option<Vec<Unreadable>>> {
        let disk = &*self.disk;
        let (spot, name) = Spot::named(to).zip(to.file_name()).ok_or(io::ErrorKind::InvalidInput)?;
        let (above, mut unfinished) = (spot.folder(), name.to_owned());
        unfinished.push(UNFINISHED);
        // What is removed and what is made are two folders of one name.
        remove_unfinished(disk, &above.sub(&unfinished), book)?;
        let copy = above.sub(&unfinished);
        // Under another name until it is whole: a copy that stops half-way must not be taken for one.
        let filled = self.fill(&copy, book).and_then(|filled| match filled {
            Some(left_out) => disk.rename(&above.at(&unfinished), &spot).map(|()| Some(left_out)),
            None => Ok(None),
        });
        if !matches!(filled, Ok(Some(_))) {
            // What can't be taken away now is by the next try.
            let _ = remove_unfinished(disk, &copy, book);
        }
        let filled = filled?;
        disk.sync_folder(above)?;
        Ok(filled)
    }

    /// Gives what was left out of the copy; none where something changed meanwhile.
    fn fill(&self, copy: &Folder, book: &RecordId) -> io::Result<Option<Vec<Unreadable>>> {
        let (disk, mut left_out) = (&*self.disk, Vec::new());
        let folder = copy.sub(&book.0);
        durable::make_folder(disk, copy)?;
        durable::make_folder(disk, &folder)?;
        let gathered = manifest::gather(disk, &self.folder, book, |file, bytes| {
            if !self.is_for_them(file, &bytes, &mut left_out) {
                return Ok(());
            }
            let folder = file.folder(&folder);
            durable::make_folder(disk, &folder)?;
            durable::put(disk, &folder, &file.name, &bytes)?;
            // Read back one by one: whoever takes their copy along may not have the workbook to come back to.
            if disk.read(&folder.at(&file.name))? == bytes { Ok(()) } else { Err(Fault::NotReadBack.into()) }
        })?;
        let Some(gathered) = gathered else { return Ok(None) };
        left_out.extend(gathered.left_out.into_iter().chain(gathered.not_whole));
        disk.sync_folder(&folder)?;
        Ok(Some(left_out))
    }
}

/// Takes away what a program that died left of a copy. What could be something else is left, and the name is taken.
fn remove_unfinished(disk: &dyn Disk, copy: &Folder, book: &RecordId) -> io::Result<()> {
    match disk.list(copy) {
        Err(gone) if gone.kind() == io::ErrorKind::NotFound => Ok(()),
        Ok(entries) if entries.iter().all(|entry| entry.name == *book.0) => removing::remove_folder(disk, copy),
        _ => Err(io::ErrorKind::AlreadyExists.into()),
    }
}
