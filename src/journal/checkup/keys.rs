//! Looking over the keys: which are there, what a try costs, and whether `people/` has the same ones.

use super::{Checkup, What};
use crate::engine::{BookKind, Lock, Place};
use crate::journal::disk::Disk;
use crate::journal::key::{KEY_LINE, Key};
use crate::journal::lock::{KEYS, PEOPLE, person, person_name};
use crate::journal::{key_files, seal};
use std::path::Path;

const BOTH: [Place; 2] = [Place::One, Place::Two];

/// A key file, as it is seen from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    /// Its name in `keys/`.
    pub name: String,
    /// The work that each try of a passphrase costs, as a power of two; none where it is damaged.
    pub work: Option<u8>,
}

impl Checkup {
    pub(super) fn see_keys(&mut self, disk: &dyn Disk, key: Option<&Key>) {
        let here = self.here();
        let names = key_files::key_files(disk, &here).unwrap_or_default();
        for name in names {
            let work = key_files::read(disk, &here, &name).ok().and_then(|bytes| seal::work_of(&bytes, KEY_LINE));
            self.keys.push(KeyFile { name, work });
        }
        let lock = self.book.as_ref().map(|book| book.lock);
        self.has_second = person(disk, &here, Place::Two).is_some();
        if lock == Some(Lock::Age) && self.keys.is_empty() {
            self.find(KEYS, What::NoKey);
        }
        for file in self.keys.clone() {
            let path = Path::new(KEYS).join(&file.name);
            match (lock, file.work) {
                (Some(Lock::Age), None) => self.find(path, What::BrokenKey),
                (Some(Lock::None), _) => self.find(path, What::LeftKey),
                _ => {}
            }
        }
        for place in BOTH {
            if lock == Some(Lock::Age) && self.has(place) {
                self.see_person(disk, place, key);
            }
        }
        let kept = key_files::kept_key_files(disk, &here).unwrap_or_default();
        let known: Vec<String> = self.keys.iter().map(|file| file.name.clone()).chain(kept).collect();
        self.see_strays(disk, KEYS, &known);
        self.see_strays(disk, PEOPLE, &BOTH.map(person_name));
    }

    /// Whether there is such a person in this workbook.
    fn has(&self, place: Place) -> bool {
        place == Place::One || self.book.as_ref().is_some_and(|book| book.kind == BookKind::Pair)
    }

    fn see_person(&mut self, disk: &dyn Disk, place: Place, key: Option<&Key>) {
        let file = Path::new(PEOPLE).join(person_name(place));
        let known = key.and_then(|key| key.public_of(place));
        match (person(disk, &self.here(), place), known) {
            (None, _) => self.find(file, What::NoPerson),
            (Some(public), Some(known)) if public != known => self.find(file, What::OtherPerson),
            _ => {}
        }
    }
}
