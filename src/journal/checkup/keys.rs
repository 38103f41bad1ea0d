//! Looking over the keys: which are there, what a try costs, and whether `people/` has the same ones.

use super::{Checkup, What};
use crate::engine::{BookKind, Lock, Place};
use crate::journal::disk::Disk;
use crate::journal::key::{KEY_LINE, Key};
use crate::journal::lock::{KEYS, PEOPLE, key_name, person, person_name};
use crate::journal::seal;
use std::path::Path;

const BOTH: [Place; 2] = [Place::One, Place::Two];

impl Checkup {
    pub(super) fn see_keys(&mut self, disk: &dyn Disk, key: Option<&Key>) {
        let keys = self.here().sub(KEYS);
        for (number, place) in (1..).zip(BOTH) {
            if let Ok(bytes) = disk.read(&keys.at(key_name(place))) {
                self.keys.push((number, seal::work_of(&bytes, KEY_LINE)));
            }
        }
        let lock = self.book.as_ref().map(|book| book.lock);
        for place in BOTH {
            let file = Path::new(KEYS).join(key_name(place));
            let work = self.keys.iter().find(|(number, _)| BOTH[usize::from(*number) - 1] == place);
            match (lock, work) {
                (Some(Lock::Age), None) if self.should_have_key(place, key) => self.find(file, What::NoKey),
                (Some(Lock::Age), Some((_, None))) => self.find(file, What::BrokenKey),
                (Some(Lock::None), Some(_)) => self.find(file, What::LeftKey),
                _ => {}
            }
            if lock == Some(Lock::Age) && self.has(place) {
                self.see_person(disk, place, key);
            }
        }
        self.see_strays(disk, KEYS, &BOTH.map(key_name));
        self.see_strays(disk, PEOPLE, &BOTH.map(person_name));
    }

    /// Whether there is such a person in this workbook.
    fn has(&self, place: Place) -> bool {
        place == Place::One || self.book.as_ref().is_some_and(|book| book.kind == BookKind::Pair)
    }

    /// In a person's own copy of a workbook for two the other's key file is not there, and should not be.
    fn should_have_key(&self, place: Place, key: Option<&Key>) -> bool {
        match key {
            Some(_) => false,
            None => self.has(place) && self.keys.is_empty(),
        }
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
