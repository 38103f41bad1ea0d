//! What is gone: each record names the newest ones of its place that its writer knew.
//!
//! So nothing has to be written again, and whoever deletes or puts back files is noticed by every page written later, on
//! every computer. A name is an id and a print of the words, so that other words under the same id are noticed too.

use crate::engine::tombstones::{Of, Tombstones};
use crate::engine::{Known, Place, Record, RecordId};
use crate::order;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many are named at most that their reader's own key proves, and how many others.
const MOST: usize = 8;

/// The length of a print, in hex digits.
const PRINT: usize = 32;

/// How a record is named: its id and a print of its line.
pub(super) fn name(id: &RecordId, print: &str) -> String {
    format!("{id}-{}", short(print))
}

/// As much of a print as is written down.
pub(super) fn short(print: &str) -> &str {
    &print[..PRINT.min(print.len())]
}

fn id_in(name: &str) -> RecordId {
    RecordId(name.split('-').next().unwrap_or_default().to_owned())
}

/// A record that was read.
#[derive(Serialize, Deserialize)]
struct Here {
    place: Place,
    /// Whether the reader's own key proves it.
    is_mine: bool,
    seq: u64,
}

impl Here {
    fn head(&self, name: &str) -> (Place, Reverse<u64>, String) {
        (self.place, Reverse(self.seq), name.to_owned())
    }
}

/// The records that count, one of each id, and those that they name.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Chain {
    here: BTreeMap<String, Here>,
    prints: BTreeMap<RecordId, String>,
    named: BTreeMap<String, Place>,
    /// Those that no other one names, place by place, the newest first: where there are more than are named, the old ones
    /// are the least loss.
    #[serde(skip)]
    heads: BTreeSet<(Place, Reverse<u64>, String)>,
    /// What this computer has seen here before.
    #[serde(skip)]
    expected: BTreeMap<String, Place>,
    /// Records that a person was told of and knows about.
    settled: BTreeSet<RecordId>,
}

impl Chain {
    /// Takes up what was known before. What this computer has seen stays.
    pub(super) fn know(&mut self, before: Self) {
        let expected = std::mem::take(&mut self.expected);
        *self = Self { expected, ..before };
        let heads = self.here.iter().filter(|(name, _)| !self.named.contains_key(*name));
        self.heads = order::set(heads.map(|(name, here)| here.head(name)));
    }

    /// Takes a record in. What it names counts only where its writer's word does.
    pub(super) fn note(&mut self, record: &Record, print: &str, counts: bool, is_mine: bool) {
        let here = Here { place: record.place, is_mine, seq: record.seq.unwrap_or_default() };
        self.is_here(name(&record.id, print), here);
        self.prints.insert(record.id.clone(), short(print).to_owned());
        for name in record.after.iter().filter(|_| counts) {
            self.is_named(name, record.place);
        }
        if let Some(Known::Confirmed { of }) = record.known() {
            self.settled.extend(of.iter().cloned());
        }
    }

    /// Takes in that a record is here twice: one's own words in two files, of which the other counts.
    pub(super) fn note_twin(&mut self, record: &Record, print: &str) {
        // It is no newest one: the one that counts is.
        let here = name(&record.id, print);
        // Counted as named, so that it is never one of the newest: no later record vouches for it.
        self.is_named(&here, record.place);
        self.is_here(here, Here { place: record.place, is_mine: false, seq: 0 });
    }

    fn is_here(&mut self, name: String, here: Here) {
        if let Some(before) = self.here.get(&name) {
            self.heads.remove(&before.head(&name));
        }
        if !self.named.contains_key(&name) {
            self.heads.insert(here.head(&name));
        }
        self.here.insert(name, here);
    }

    fn is_named(&mut self, name: &str, place: Place) {
        if let Some(here) = self.here.get(name) {
            self.heads.remove(&here.head(name));
        }
        self.named.insert(name.to_owned(), place);
    }

    pub(super) fn print(&self, id: &RecordId) -> Option<&str> {
        self.prints.get(id).map(String::as_str)
    }

    /// The newest of a place, those that no other one names, to be named by the next. What anybody else can add makes none
    /// of one's own go unnamed.
    pub(super) fn heads(&self, place: Place) -> Vec<String> {
        let (mine, others): (Vec<_>, Vec<_>) = self.newest(place).partition(|(_, here)| here.is_mine);
        // Counted apart: whoever adds many records must not push one's own out of the list.
        mine.into_iter().take(MOST).chain(others.into_iter().take(MOST)).map(|(name, _)| name.clone()).collect()
    }

    /// All of those, one's own first.
    pub(super) fn all_heads(&self, place: Place) -> Vec<String> {
        let (mine, others): (Vec<_>, Vec<_>) = self.newest(place).partition(|(_, here)| here.is_mine);
        mine.into_iter().chain(others).map(|(name, _)| name.clone()).collect()
    }

    fn newest(&self, place: Place) -> impl Iterator<Item = (&String, &Here)> {
        let from = (place, Reverse(u64::MAX), String::new());
        let heads = self.heads.range(from..).take_while(move |(at, ..)| *at == place);
        heads.filter_map(|(.., name)| self.here.get_key_value(name))
    }

    /// Names that this computer has seen here before.
    pub(super) fn expect(&mut self, place: Place, names: impl IntoIterator<Item = String>) {
        self.expected.extend(names.into_iter().map(|name| (name, place)));
    }

    /// Of those, the ones that are not here, and of which their owner does not know.
    pub(super) fn expected_and_gone(&self, place: Place) -> impl Iterator<Item = String> {
        let of_place = self.expected.iter().filter(move |(_, at)| **at == place).map(|(name, _)| name);
        of_place.filter(|name| !self.here.contains_key(*name) && !self.settled.contains(&id_in(name))).cloned()
    }

    /// Those that are named, and are neither here nor deleted. They may only not have been brought yet.
    pub(super) fn missing(&self, tombstones: &Tombstones) -> Vec<RecordId> {
        let is_gone = |name: &String, place: Place| {
            let id = id_in(name);
            // Nobody is told that pages are missing which their owner deleted, or of which they were told before.
            let is_explained = self.settled.contains(&id) || tombstones.names(Of { id: &id, place });
            (!self.here.contains_key(name) && !is_explained).then_some(id)
        };
        let gone =
            order::set(self.named.iter().chain(&self.expected).filter_map(|(name, place)| is_gone(name, *place)));
        gone.into_iter().collect()
    }
}
