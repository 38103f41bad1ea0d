//! Which keys of a backup are put beside those that are here.
//!
//! An old backup must not bring an old passphrase back, and a lock that was set elsewhere must not take the place of the
//! one here. Without a passphrase only names and public keys can be compared, and nothing else is.

use super::disk::{Disk, Folder};
use super::key::{KEY_LINE, fingerprint};
use super::key_files::{self, beside, name_of, print_in, short_hash};
use super::layout::{self, KEPT, KEYS, PEOPLE};
use super::manifest::CopyEntry;
use super::{record_file, seal};
use crate::engine::Place;
use crate::order;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::iter;

const BOTH: [Place; 2] = [Place::One, Place::Two];

/// The keys of a workbook, in a backup or here.
#[derive(Default)]
pub(super) struct KeySet {
    /// The public key of each person, by their place.
    people: BTreeMap<Place, String>,
    files: BTreeMap<String, Vec<u8>>,
}

/// What comes of the keys in a backup.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct KeyPlan {
    /// The key files that are put here, each with the name that it gets.
    keys: BTreeMap<String, String>,
    pub(super) said: BTreeSet<KeyOutcome>,
}

/// What came of the keys in a backup, where that is not nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyOutcome {
    /// A key was wrapped by another passphrase in the backup; the one here stays.
    OtherPassphrase,
    /// The backup has another lock, set on its own; both keys are here now.
    OtherLock,
    /// A key file came back that was not here, and opens with the passphrase of the time of the backup.
    Back,
}

impl KeyPlan {
    /// The name that a file of the backup gets here; none if it does not come back.
    pub(super) fn name(&self, file: &CopyEntry) -> Option<String> {
        match file.sub {
            KEYS => self.keys.get(&file.name).cloned(),
            // What is missing in `people/` comes back where it is of the same lock.
            PEOPLE => (!self.said.contains(&KeyOutcome::OtherLock)).then(|| file.name.clone()),
            _ => Some(file.name.clone()),
        }
    }
}

/// Compares the keys of a workbook in a backup with those that are here. None where they can't be put together. `is_new` says
/// that no `book.json` is here yet.
pub(super) fn compare(theirs: &KeySet, ours: &KeySet, is_new: bool) -> Option<KeyPlan> {
    // Some of it came back already, and the program ended then: the rest comes too, with all wrappings of a key.
    let is_begun = ours.files.iter().all(|(name, bytes)| theirs.files.get(name) == Some(bytes));
    if is_new && is_begun { Some(theirs.all()) } else { decide(theirs, ours) }
}

fn decide(theirs: &KeySet, ours: &KeySet) -> Option<KeyPlan> {
    let apart = theirs.apart(ours);
    // Without its key file nothing of the other lock could ever be opened here.
    let comes_with = |print: &String| theirs.files.keys().any(|name| theirs.print(name).as_ref() == Some(print));
    if !apart.is_empty() && !apart.iter().any(|print| comes_with(print) || ours.has(print)) {
        return None;
    }
    let mut outcome = KeyPlan::default();
    outcome.said.extend(apart.first().map(|_| KeyOutcome::OtherLock));
    for (name, bytes) in &theirs.files {
        match theirs.print(name) {
            _ if ours.files.values().any(|ours| ours == bytes) => {}
            Some(print) if ours.has(&print) => drop(outcome.said.insert(KeyOutcome::OtherPassphrase)),
            // It may be the same key with an older passphrase, or another one.
            print if ours.has_unknown(name, print.as_deref()) => return None,
            print => {
                let is_other = print.as_ref().is_some_and(|print| apart.contains(print));
                outcome.said.extend(Some(KeyOutcome::Back).filter(|_| !is_other));
                outcome.keys.insert(name.clone(), ours.free_name(name, print.as_deref(), bytes, is_other));
            }
        }
    }
    Some(outcome)
}

impl KeySet {
    pub(super) fn here(disk: &dyn Disk, folder: &Folder) -> io::Result<Self> {
        let mut set = Self::default();
        for place in BOTH {
            let public = match disk.read(&folder.sub(PEOPLE).at(layout::person_name(place))) {
                Err(missing) if missing.kind() == io::ErrorKind::NotFound => None,
                read => public_in(&read?),
            };
            set.people.extend(public.map(|public| (place, public)));
        }
        let names = [key_files::key_files(disk, folder)?, key_files::kept_key_files(disk, folder)?].concat();
        for name in names {
            // One that is too large to be a key is as good as none.
            let bytes = key_files::read(disk, folder, &name).or_else(|error| match error.kind() {
                io::ErrorKind::FileTooLarge => Ok(Vec::new()),
                _ => Err(error),
            })?;
            set.files.insert(name, bytes);
        }
        Ok(set)
    }

    pub(super) fn in_backup<'a>(files: impl Iterator<Item = (&'a CopyEntry, &'a Vec<u8>)>) -> Self {
        let mut set = Self::default();
        for (file, bytes) in files {
            let place = BOTH.into_iter().find(|place| file.name == layout::person_name(*place));
            match (file.sub, place.zip(public_in(bytes))) {
                (KEYS, _) => drop(set.files.insert(file.name.clone(), bytes.clone())),
                (PEOPLE, Some((place, public))) => drop(set.people.insert(place, public)),
                _ => {}
            }
        }
        set
    }

    /// All of it comes back as it was.
    fn all(&self) -> KeyPlan {
        let keys = order::map(self.files.keys().map(|name| (name.clone(), name.clone())));
        KeyPlan { keys, ..KeyPlan::default() }
    }

    /// The keys that people have there and not here, where two locks were set apart; none where there is one lock.
    fn apart(&self, ours: &Self) -> Vec<String> {
        let differs = |(place, public): &(&Place, &String)| ours.people.get(place).map(|ours| ours != *public);
        let compared: Vec<bool> = self.people.iter().filter_map(|person| differs(&person)).collect();
        // Where nobody stands in `people/`, the names of the key files still say it.
        let is_named = || ours.is_named() && !self.people.values().any(|public| ours.has(&fingerprint(public)));
        let all_differ = compared.is_empty() && is_named();
        let others = self.people.iter().filter(|person| all_differ || differs(person) == Some(true));
        others.map(|(_, public)| fingerprint(public)).collect()
    }

    /// Whether a name of a key file says whose it is.
    fn is_named(&self) -> bool {
        self.files.keys().any(|name| print_in(name).is_some())
    }

    /// The print of the key in a file, as its name and `people/` say it.
    fn print(&self, name: &str) -> Option<String> {
        let by_number = || Some(fingerprint(self.people.get(&number_in(name)?)?));
        print_in(name).map(str::to_owned).or_else(by_number)
    }

    /// Whether a whole file of that key is here, for today's lock.
    fn has(&self, print: &str) -> bool {
        let is_whole = |bytes: &[u8]| seal::work_of(bytes, KEY_LINE).is_some();
        let mut files = self.files.iter().filter(|(name, bytes)| !name.ends_with(KEPT) && is_whole(bytes));
        files.any(|(name, _)| self.print(name).is_some_and(|ours| ours == print))
    }

    /// Whether two files have one number for a name, and nothing says whether they hold one key.
    fn has_unknown(&self, name: &str, print: Option<&str>) -> bool {
        let is_unknown = print.is_none() || self.print(name).is_none();
        is_unknown && number_in(name).is_some() && self.files.contains_key(name)
    }

    /// The name that a file of a backup gets, with nothing put in the place of anything.
    fn free_name(&self, name: &str, print: Option<&str>, bytes: &[u8], is_other: bool) -> String {
        let is_numbered = print_in(name).is_none() && number_in(name).is_some();
        let wanted = match print {
            // The number would say that it is the key of the person who has it here.
            Some(print) if is_other && is_numbered => name_of(print),
            _ => name.to_owned(),
        };
        if !self.files.contains_key(&wanted) {
            return wanted;
        }
        let ending = if name.ends_with(KEPT) { KEPT } else { "" };
        let beside = |seed: &String| beside(print.unwrap_or("key"), seed.as_bytes());
        let first = short_hash(bytes);
        iter::successors(Some(first), |seed| Some(fingerprint(seed)))
            .map(|seed| format!("{}{ending}", beside(&seed)))
            .find(|name| !self.files.contains_key(name))
            .unwrap_or(wanted)
    }
}

/// The public key in a file of `people/`.
fn public_in(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Person {
        recipient: String,
    }
    record_file::parse(bytes).ok().map(|person: Person| person.recipient)
}

/// The person whose number a name of format 1 begins with.
fn number_in(name: &str) -> Option<Place> {
    let mut chars = name.chars();
    let place = match chars.next()? {
        '1' => Place::One,
        '2' => Place::Two,
        _ => return None,
    };
    chars.next().is_some_and(|next| !next.is_alphanumeric()).then_some(place)
}
