//! What is gone: each record names the newest ones of its place that its writer knew.
//!
//! So nothing has to be written again, and whoever deletes or puts back files is noticed by every page written later, on
//! every computer. A name is an id and a print of the words, so that other words under the same id are noticed too.

use crate::engine::tombstones::{Of, Tombstones};
use crate::engine::{Known, Place, Record, RecordId};
use std::collections::{BTreeMap, BTreeSet};

/// How many are named at most.
const MOST: usize = 8;

/// The length of a print, in hex digits.
const PRINT: usize = 32;

/// How a record is named: its id and a print of its line.
pub(super) fn name(id: &RecordId, print: &str) -> String {
    format!("{id}-{}", &print[..PRINT.min(print.len())])
}

fn id_in(name: &str) -> RecordId {
    RecordId(name.split('-').next().unwrap_or_default().to_owned())
}

/// The records that were read, and those that they name.
#[derive(Default)]
pub(super) struct Chain {
    here: BTreeMap<String, (Place, u64)>,
    named: BTreeMap<String, Place>,
    /// What this computer has seen here before.
    expected: BTreeMap<String, Place>,
    /// Records that a person was told of and knows about.
    settled: BTreeSet<RecordId>,
}

impl Chain {
    /// Takes a record in. What it names counts only where its writer's word does.
    pub(super) fn note(&mut self, record: &Record, print: &str, counts: bool) {
        self.here.insert(name(&record.id, print), (record.place, record.seq.unwrap_or_default()));
        if counts {
            self.named.extend(record.after.iter().map(|name| (name.clone(), record.place)));
        }
        if let Some(Known::Confirmed { of }) = record.known() {
            self.settled.extend(of.iter().cloned());
        }
    }

    /// The print of the record of that id, where it is here.
    pub(super) fn print(&self, id: &RecordId) -> Option<&str> {
        let (name, _) = self.here.range(format!("{id}-")..).next()?;
        name.strip_prefix(&id.0)?.strip_prefix('-')
    }

    /// The newest of a place: those that no other one names.
    pub(super) fn heads(&self, place: Place) -> Vec<String> {
        let of_place = self.here.iter().filter(|(name, (at, _))| *at == place && !self.named.contains_key(*name));
        let mut heads: Vec<_> = of_place.map(|(name, (_, seq))| (std::cmp::Reverse(*seq), name.clone())).collect();
        heads.sort();
        heads.into_iter().take(MOST).map(|(_, name)| name).collect()
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
            let is_explained = self.settled.contains(&id) || tombstones.names(Of { id: &id, place });
            (!self.here.contains_key(name) && !is_explained).then_some(id)
        };
        let gone: BTreeSet<_> =
            self.named.iter().chain(&self.expected).filter_map(|(name, place)| is_gone(name, *place)).collect();
        gone.into_iter().collect()
    }
}
