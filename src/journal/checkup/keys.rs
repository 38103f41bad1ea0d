//! Looking over the keys: which are there, what a try costs, and whether `people/` has the same ones.

use super::{Checkup, What};
use crate::engine::Place;
use crate::journal::cover::Cover;
use crate::journal::disk::Disk;
use crate::journal::key::{KEY_LINE, Key, WorkFactor};
use crate::journal::lock::{KEYS, PEOPLE, person, person_name};
use crate::journal::{joining, key_files, seal};
use std::path::Path;

const BOTH: [Place; 2] = [Place::One, Place::Two];

/// How many key files are tried for a passphrase.
const TRIED: usize = 8;

/// The length of what always stands before the key in its file: the workbook and the place.
const ABOUT_IT: usize = "# book: \n# place: 1\n".len() + 32;

/// A key file, as it is seen from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    /// Its name in `keys/`.
    pub name: String,
    /// The work that each try of a passphrase costs, as a power of two; none where it is damaged.
    pub work: Option<u8>,
}

impl Checkup {
    /// The key files there are, and whether there is a second person.
    pub(super) fn list_keys(&mut self, disk: &dyn Disk) {
        let here = self.here();
        let names = key_files::key_files(disk, &here).unwrap_or_default();
        for name in names {
            // One that is named by its key says in it whose it is, too.
            let least = if key_files::print_in(&name).is_some() { KEY_LINE + ABOUT_IT } else { KEY_LINE };
            let work = key_files::read(disk, &here, &name).ok().and_then(|bytes| seal::work_of(&bytes, least));
            self.keys.push(KeyFile { name, work });
        }
        self.has_second = person(disk, &here, Place::Two).is_some();
    }

    pub(super) fn see_keys(&mut self, disk: &dyn Disk, key: Option<&Key>) {
        let here = self.here();
        let kept = key_files::kept_key_files(disk, &here).unwrap_or_default();
        if self.is_locked() {
            self.see_key_files(&kept);
            let people = if self.is_for_two() { &BOTH[..] } else { &BOTH[..1] };
            for place in people {
                self.see_person(disk, *place, key);
            }
        }
        for name in &kept {
            self.find(Path::new(KEYS).join(name), What::KeptKey);
        }
        let known: Vec<String> = self.keys.iter().map(|file| file.name.clone()).chain(kept).collect();
        self.see_strays(disk, KEYS, &known);
        self.see_strays(disk, PEOPLE, &BOTH.map(person_name));
    }

    fn see_key_files(&mut self, kept: &[String]) {
        match self.keys.len() {
            0 if kept.is_empty() => self.find(KEYS, What::NoKey),
            0..=TRIED => {}
            _ => self.find(KEYS, What::ManyKeys),
        }
        for file in self.keys.clone() {
            let what = match file.work {
                None => What::BrokenKey,
                Some(work) if work > WorkFactor::MOST => What::CostlyKey,
                Some(_) => continue,
            };
            self.find(Path::new(KEYS).join(file.name), what);
        }
    }

    /// What is sealed here and not opened may be of another lock of the same person.
    pub(super) fn see_other_keys(&mut self, disk: &dyn Disk, cover: &Cover) {
        let names = cover.key().map(|key| joining::of_other_locks(disk, &self.here(), key)).unwrap_or_default();
        // One that a lock left behind is named as that.
        for name in names.into_iter().filter(|name| key_files::is_key(name)) {
            self.find(Path::new(KEYS).join(name), What::OtherKey);
        }
    }

    fn see_person(&mut self, disk: &dyn Disk, place: Place, key: Option<&Key>) {
        let file = Path::new(PEOPLE).join(person_name(place));
        let known = key.and_then(|key| key.public_of(place));
        match (person(disk, &self.here(), place), known) {
            (None, _) => self.find(file, What::NoPerson),
            (Some(public), Some(known)) if public != known => {
                let print = key_files::print_of(&public);
                // The other person's own key in this place is no other lock: somebody exchanged the two.
                let of = |place| key.and_then(|key| key.public_of(place)).is_some_and(|known| known == public);
                let has_its_key = ![Place::One, Place::Two].into_iter().any(of)
                    && self.keys.iter().any(|file| key_files::print_in(&file.name) == Some(&print));
                self.find(file, if has_its_key { What::OtherLock } else { What::OtherPerson });
            }
            _ => {}
        }
    }
}
