//! The second way in: a recovery sheet has the key itself, and chooses another passphrase for it.
//!
//! A sheet can be older than the key file: a lock that was joined since stands in the file and not on the sheet. Without
//! its passphrase nobody can see what is in such a file, and so one that has room for more than the sheet says stays.

use super::data_dir::{DataDir, FoundBook};
use super::disk::{Disk, Folder};
use super::error::{Act, NotKept, OpenError};
use super::find_key::place_by_pages;
use super::key::{Key, WorkFactor, fingerprint};
use super::layout::{self, RECORDS};
use super::lock::kind_by;
use super::passphrase::Passphrase;
use super::people::{self, Pinned};
use super::wrap_key::{self, has_more};
use super::{key_files, record_file};
use crate::engine::{BookKind, Place};
use serde::Deserialize;
use std::path::Path;

impl DataDir {
    /// The workbook and the key of a recovery sheet. What `people/` says of the other counts only where the key's own pin
    /// holds over it.
    pub fn on_sheet(&self, sheet: &str) -> Result<Option<(FoundBook, Key)>, OpenError> {
        let Some(key) = Key::from_sheet(Place::One, sheet) else { return Ok(None) };
        for mut found in self.locked()? {
            let by_people = key.each_first().find_map(|key| self.named_in_people(&found, key));
            let by_its_file = || key.each_first().find_map(|key| self.named_by_its_file(&found, key));
            let by_its_pages = || key.each_first().find_map(|key| self.named_by_its_pages(&found, key));
            if let Some((key, is_alone)) = by_people.or_else(by_its_file).or_else(by_its_pages) {
                let key = key.on(self.computer());
                // Without the other's key nothing goes that could still have it.
                let is_whole = key.knows_the_other() || is_alone;
                let said = if is_alone { found.book.kind } else { BookKind::Pair };
                found.book.kind = kind_by(&key, said);
                let folder = Folder::named(&found.folder);
                let key = if is_whole { key.with_files_of(self.disk(), &folder) } else { key };
                return Ok(Some((found, key)));
            }
        }
        Ok(None)
    }

    /// The key whose public one stands in `people/`, and whether nobody else stands there.
    fn named_in_people(&self, found: &FoundBook, key: Key) -> Option<(Key, bool)> {
        let folder = Folder::named(&found.folder);
        let book = key.book().map_or_else(|| layout::book_id_text(&folder), ToOwned::to_owned);
        let (place, pinned, is_proved) = people::whose(self.disk(), &folder, &key, &book)?;
        let is_alone = matches!(pinned, Pinned::None);
        let other = if let Pinned::Holds(other) = pinned { Some(other) } else { None };
        let mut key = key.knowing(other);
        // What the sheet says counts before what anybody can write there, and so does what the pages say.
        if !key.says_place() {
            key.place = place_by_pages(self.disk(), &folder, &key).unwrap_or(place);
        }
        Some((key.proving(is_proved), is_alone))
    }

    /// The key of another lock that the same person set: `people/` names one of the two alone.
    fn named_by_its_file(&self, found: &FoundBook, key: Key) -> Option<(Key, bool)> {
        let folder = Folder::named(&found.folder);
        let names = key_files::key_files(self.disk(), &folder).unwrap_or_default();
        let print = fingerprint(&key.public());
        let is_here = names.iter().any(|name| key_files::print_in(name) == Some(&print));
        let is_alone = people::recipient(self.disk(), &folder, Place::Two).is_none() && !key.knows_the_other();
        // Files are named so since there are proofs.
        (is_here && (key.says_place() || is_alone)).then(|| (key.proving(true), is_alone))
    }

    /// The key of a sheet that names this workbook, or that opens a page in it: what lies in `people/` and `keys/` anybody can
    /// take away, and the sheet is for when it is gone.
    fn named_by_its_pages(&self, found: &FoundBook, mut key: Key) -> Option<(Key, bool)> {
        let folder = Folder::named(&found.folder);
        let is_named = key.says_place() && key.book() == Some(layout::book_id_text(&folder).as_str());
        let place = if is_named { key.place } else { place_by_a_page(self.disk(), &folder, &key)? };
        let is_alone = place == Place::One
            && people::recipient(self.disk(), &folder, Place::Two).is_none()
            && !key.knows_the_other();
        // A sheet that names its workbook is of a key that proves. Of an older one the pages tell, once it is opened.
        key.place = place;
        Some((key.proving(is_named), is_alone))
    }

    /// Wraps a key anew, by another passphrase.
    pub fn rewrap(&self, folder: &Path, key: &Key, pass: &Passphrase, work: WorkFactor) -> Result<(), NotKept> {
        let folder = Folder::named(folder);
        wrap_key::rewrap(self.disk(), &folder, key, pass, work).map_err(|error| Act::Passphrase.failed(error))
    }

    /// Whether a key file is there that has more in it than this key, such as what a lock was joined with since its sheet
    /// was printed.
    pub fn has_more_than(&self, folder: &Path, key: &Key) -> bool {
        let folder = Folder::named(folder);
        let names = key_files::key_files(self.disk(), &folder).unwrap_or_default();
        let own = names.iter().filter(|name| key_files::is_of(name, key));
        own.filter_map(|name| key_files::read(self.disk(), &folder, name).ok()).any(|bytes| has_more(&bytes, key))
    }
}

/// Where the first page stands that a key opens, one of its owner's own where there is any.
fn place_by_a_page(disk: &dyn Disk, folder: &Folder, key: &Key) -> Option<Place> {
    #[derive(Deserialize)]
    struct Envelope {
        place: Place,
    }
    let (named, _) = record_file::names(disk, folder, RECORDS).unwrap_or_default();
    let sealed = named.iter().filter(|file| file.is_sealed());
    let opened = sealed.filter_map(|file| key.open(&disk.read(&folder.sub(RECORDS).at(&file.name)).ok()?).ok());
    let place = |words: Vec<u8>| record_file::parse::<Envelope>(&words).ok().map(|envelope| envelope.place);
    let mut shared = None;
    for place in opened.filter_map(place) {
        match place {
            Place::Shared => shared = Some(key.place),
            own => return Some(own),
        }
    }
    shared
}
