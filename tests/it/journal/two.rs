//! What the tests of workbooks that are locked stand on: passphrases, one person's workbook, and two people's.

use crate::journal::shelf::{Room, page};
use goldseam::engine::{BookKind, By, Place, Record};
use goldseam::journal::{DataDir, Disk, Journal, Key, Passphrase, Reading, RealDisk, WorkFactor};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

pub(crate) fn pass(words: &str) -> Passphrase {
    Passphrase::from(words.to_owned())
}

pub(crate) fn shelf_in(data: &Path) -> DataDir {
    DataDir::new(Arc::new(RealDisk), data)
}

pub(crate) fn shelf_on(disk: Arc<dyn Disk>, data: &Path) -> DataDir {
    DataDir::new(disk, data)
}

/// A workbook for one with these pages, locked with "one".
pub(crate) fn locked(records: &[Record]) -> Room {
    let room = Room::with(records);
    let (mut journal, _) = room.open();
    assert_eq!(journal.lock(&pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap().left, 0);
    room
}

/// Gives key files the names that they had in format 1, which are read for ever.
pub(crate) fn number(folder: &Path) {
    for number in [1, 2] {
        if folder.join(format!("people/{number}.json")).exists() {
            let name = crate::journal::copies::print_name(folder, number);
            fs::rename(folder.join(format!("keys/{name}.age")), folder.join(format!("keys/{number}.age"))).unwrap();
        }
    }
}

/// The same as [`locked`], with the names of format 1.
pub(crate) fn numbered(records: &[Record]) -> Room {
    let room = locked(records);
    number(&room.folder);
    room
}

/// What a passphrase opens in a data folder.
pub(crate) fn open_in(data: &Path, words: &str) -> (Journal, Reading) {
    let (found, key) = shelf_in(data).who(&pass(words)).unwrap().expect("no workbook opens");
    Journal::open_with(Arc::new(RealDisk), found.folder, key).unwrap()
}

/// Every file below a folder, with its bytes.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    gather(folder, folder, &mut found);
    found
}

/// When each file and folder below a folder was changed: its words, and its name or rights.
pub(crate) fn times_below(folder: &Path) -> BTreeMap<PathBuf, [i64; 4]> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        for path in entries.chain([folder.clone()]) {
            let about = fs::symlink_metadata(&path).unwrap();
            found.insert(path.clone(), [about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec()]);
            folders.extend(Some(path).filter(|path| about.is_dir() && *path != folder));
        }
    }
    found
}

fn gather(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, found);
        } else {
            found.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
}

/// A page in somebody's area.
pub(crate) fn page_of(place: Place, n: u128, words: &str) -> Record {
    let by = match place {
        Place::One => By::One,
        Place::Two => By::Two,
        Place::Shared => By::Both,
    };
    Record { place, by, ..page(n, words) }
}

/// A workbook for two, locked with "one" and "two".
pub(crate) struct Two {
    pub(crate) temp: TempDir,
    pub(crate) folder: PathBuf,
}

impl Two {
    /// With a page of each, and one for both.
    pub(crate) fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let (one, two) = (Key::new(Place::One), Key::new(Place::Two));
        let (one, two) = (one.clone().with_other(&two), two.with_other(&one));
        let keys = [(&one, &pass("one")), (&two, &pass("two"))];
        let shelf = shelf_in(&temp.path().join("data"));
        let folder = shelf.create_locked(BookKind::Pair, &keys, WorkFactor::NEXT_TO_NONE, 0x2b00c).unwrap();
        let two = Self { temp, folder };
        two.keep("one", &[page_of(Place::One, 1, "Hers alone."), page_of(Place::Shared, 3, "For both.")]);
        two.keep("two", &[page_of(Place::Two, 2, "His alone.")]);
        two
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.temp.path().join("data")
    }

    pub(crate) fn keep(&self, words: &str, records: &[Record]) {
        let (mut journal, _) = open_in(&self.data(), words);
        for record in records {
            journal.append(record).unwrap();
        }
    }
}
