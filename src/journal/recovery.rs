//! The second way in: a recovery sheet has the key itself, and chooses another passphrase for it.

use super::book::{Found, Shelf};
use super::disk::Folder;
use super::fault::{Act, NotKept, OpenError};
use super::key::{Key, Passphrase, WorkFactor};
use super::lock::book_in;
use super::open::kind_by;
use super::people::{self, Pinned};
use super::wrapping;
use crate::engine::{BookKind, Place};
use std::path::Path;

impl Shelf {
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

    /// Wraps a key anew, by another passphrase.
    pub fn rewrap(&self, folder: &Path, key: &Key, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        let folder = Folder::named(folder);
        wrapping::rewrap(self.disk(), &folder, key, pass, work).map_err(|error| Act::Passphrase.failed(error))
    }
}
