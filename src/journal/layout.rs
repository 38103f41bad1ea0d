//! The names of the folders and files of a workbook. They are part of the format: a name never changes.

use super::disk::Folder;
use crate::engine::{Place, RecordId};
use std::path::Path;

/// The file that makes a folder a workbook.
pub(super) const BOOK_FILE: &str = "book.json";

pub(super) const RECORDS: &str = "records";
pub(super) const DRAFTS: &str = "drafts";
pub(super) const TRASH: &str = "trash";
pub(super) const KEYS: &str = "keys";
pub(super) const PEOPLE: &str = "people";

/// Its lock says that a program has the workbook open.
pub(super) const OPEN_FILE: &str = ".open";

/// Derived, and thrown away at will.
pub(super) const CACHE: &str = "cache";

/// Its lock says that a program is setting or taking off the lock of the workbook.
pub(super) const CONVERTING: &str = ".converting";

/// The folders whose files hold words.
pub(super) const WORD_FOLDERS: [&str; 3] = [RECORDS, TRASH, DRAFTS];

/// The file that has the time. It stands in the folder of the workbook.
pub(super) const TRASH_NOTED: &str = ".trash-noted";

/// The endings a kept file can have, plain and sealed.
pub(super) const ENDINGS: [&str; 2] = ["json", "age"];

/// Stands after the name of a sealed file that was left out when a lock was taken off. It is nobody's copy.
pub(super) const ASIDE: &str = ".aside";

/// Stands after the name of a folder that is not whole yet: a copy on its way, or a backup that is being brought back.
pub(super) const UNFINISHED: &str = ".unfinished";

/// The folder of new keys, until they become those of the workbook.
pub(super) const NEW_KEYS: &str = ".keys";

/// How the list of what a lock takes in begins, until the lock is set.
pub(super) const LOCKING: &str = ".locking";

/// Stands after the name of a key file that was left when a lock was taken off.
pub(super) const KEPT: &str = ".kept";

/// The number that a person has in the names of files.
pub(super) fn number(place: Place) -> u8 {
    if place == Place::Two { 2 } else { 1 }
}

pub(super) fn person_name(place: Place) -> String {
    format!("{}.json", number(place))
}

/// The name that a key file had in format 1.
pub(super) fn key_name(place: Place) -> String {
    format!("{}.age", number(place))
}

/// The id that a workbook's folder is named by.
pub(super) fn book_id(folder: &Path) -> Option<RecordId> {
    let name = folder.file_name()?.to_str()?;
    RecordId::is_well_formed(name).then(|| RecordId(name.to_owned()))
}

/// The id of a workbook, as its folder is called.
pub(super) fn book_id_text(folder: &Folder) -> String {
    book_id(folder.path()).map(|id| id.0).unwrap_or_default()
}
