//! Where the people are: the set of records, in order, and what follows from it.
//!
//! Nothing here is stored. [`Progress::replay`] and [`Progress::apply`] both put records into the same set and work
//! out the same index, so replay equals live, and the order in which files arrive cannot matter.

use super::order;
use super::parties::{Owner, Place};
use super::record::{Answer, Event, Known, Record, RecordId};
use super::seat::by;
use super::tombstones::Tombstones;
use crate::content::Role;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How far a step has come, for the person who sees the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    Open,
    /// Answered, read or talked through; never "finished".
    Been,
    /// Put off with "Not now".
    ForLater,
    /// Left out for good.
    LeftOut,
}

/// An event card of "some of each": one event, one owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Steps that are about this event name it by this id.
    pub id: RecordId,
    /// What the person calls it.
    pub name: String,
    /// Whose act it was.
    pub owner: Owner,
}

/// A page that was deleted and can be brought back.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted<'a> {
    /// The `deleted` record that was written last.
    pub last: &'a Record,
    /// All that keep it out: two windows can each have deleted it. The page is back once each of them is undone.
    pub by: Vec<&'a RecordId>,
}

/// All that is known, replayed from the records.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    records: Vec<Record>,
    position: HashMap<RecordId, usize>,
    tombstones: Tombstones,
    out: HashSet<RecordId>,
    by_step: HashMap<String, Vec<usize>>,
    /// What their owners said was not theirs, in their own place.
    disowned: HashSet<RecordId>,
}

impl Progress {
    /// Works everything out from a set of records, in whatever order they come.
    pub fn replay(records: impl IntoIterator<Item = Record>) -> Self {
        let mut united: BTreeMap<RecordId, Record> = BTreeMap::new();
        for record in records {
            unite(&mut united, record);
        }
        let mut progress = Self { records: united.into_values().collect(), ..Self::default() };
        progress.settle();
        progress
    }

    /// Adds one record that is on disk.
    pub fn apply(&mut self, record: Record) {
        match self.position.get(&record.id) {
            Some(&at) => self.records[at] = chosen(self.records[at].clone(), record),
            None => self.records.push(record),
        }
        self.settle();
    }

    /// Puts the records in order and works out the index.
    fn settle(&mut self) {
        order::sort(&mut self.records);
        self.position = self.records.iter().enumerate().map(|(at, record)| (record.id.clone(), at)).collect();
        self.tombstones = Tombstones::default();
        // All of them before any page is asked about: a sync tool may bring a deletion before its page, or its undoing
        // first.
        self.records.iter().for_each(|record| self.tombstones.note(record));
        self.out = self.tombstones.out(|id| self.any(id)).into_keys().cloned().collect();
        self.disowned = self.disowned();
        self.by_step.clear();
        for (at, record) in self.records.iter().enumerate() {
            self.by_step.entry(record.step.clone()).or_default().push(at);
        }
    }

    fn disowned(&self) -> HashSet<RecordId> {
        let said = disowned(self.live());
        // What is for both goes on standing for both, or the other one would see what was said of it.
        let own = |(place, id): &(Place, RecordId)| self.record(id).is_some_and(|record| record.place == *place);
        said.into_iter().filter(own).map(|(_, id)| id).collect()
    }

    /// Every record, deleted pages and all, in order of place and then `(seq, id)`.
    pub fn all(&self) -> &[Record] {
        &self.records
    }

    /// The record of that id, unless it is deleted.
    pub fn record(&self, id: &RecordId) -> Option<&Record> {
        self.any(id).filter(|record| !self.is_out(&record.id))
    }

    /// Whether a page is out of sight: some `deleted` that reaches it is not itself undone.
    pub fn is_out(&self, id: &RecordId) -> bool {
        self.out.contains(id)
    }

    /// Whether its owner said of something in their own place that it was not theirs.
    pub fn is_disowned(&self, id: &RecordId) -> bool {
        self.disowned.contains(id)
    }

    /// The records that are not deleted, in order.
    pub fn live(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.iter().filter(|record| !self.is_out(&record.id))
    }

    /// What stands in the journal: answers, free pages, promises and agreements with oneself, in order.
    pub fn pages(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.live().filter(|record| {
            matches!(record.known(), Some(Known::Answered { .. } | Known::Promised { .. } | Known::Agreed { .. }))
        })
    }

    /// The records of one step that are not deleted, in order. What its owner said was not theirs is none of them: it stays
    /// in the journal, and stands for no answer, plan or state.
    pub fn of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = &Record> {
        self.by_step
            .get(step)
            .into_iter()
            .flatten()
            .map(|&at| &self.records[at])
            .filter(|record| !self.is_out(&record.id) && !self.disowned.contains(&record.id))
    }

    /// The answers to one step, oldest first.
    pub fn answers(&self, step: &str) -> impl DoubleEndedIterator<Item = (&Record, &Answer)> {
        self.of_step(step).filter_map(|record| match record.known() {
            Some(Known::Answered { value }) => Some((record, value)),
            _ => None,
        })
    }

    /// How far a step has come. The last word counts, but a kept page is not undone by a later "not now".
    pub fn state(&self, step: &str) -> State {
        let mut state = State::Open;
        for record in self.of_step(step) {
            state = match record.known() {
                Some(Known::SetAside) if state != State::Been => State::ForLater,
                Some(Known::Skipped) => State::LeftOut,
                Some(known) if is_been(known) => State::Been,
                _ => state,
            };
        }
        state
    }

    /// What the book calls the person of that place.
    pub fn name(&self, place: Place) -> Option<&str> {
        // By who is named: at the set-up for two both names are written in the place of both.
        self.live().rev().filter(|record| record.by == by(place)).find_map(|record| match record.known() {
            Some(Known::Name { name }) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The person's own answer about their part; without one, nothing is assumed.
    pub fn role(&self, place: Place) -> Role {
        self.live()
            .rev()
            // From their own place alone: nobody can set a part for somebody else.
            .filter(|record| record.place == place && !self.disowned.contains(&record.id))
            .find_map(|record| match record.known() {
                Some(Known::Role { role }) => Role::read(role),
                _ => None,
            })
            .unwrap_or(Role::Unsaid)
    }

    /// The event cards, oldest first.
    pub fn cards(&self) -> Vec<Card> {
        self.live()
            .filter_map(|record| match record.known() {
                Some(Known::Card { name, owner }) => {
                    Some(Card { id: record.id.clone(), name: name.clone(), owner: *owner })
                }
                _ => None,
            })
            .collect()
    }

    /// The last value of a setting of this workbook.
    pub fn setting(&self, wanted: &str) -> Option<&serde_json::Value> {
        self.live().rev().find_map(|record| match record.known() {
            Some(Known::Setting { name, value }) if name == wanted => Some(value),
            _ => None,
        })
    }

    /// The pages that are out and not for good, the one that was deleted last first: what the trash lists.
    pub fn deleted(&self) -> Vec<Deleted<'_>> {
        let out = self.tombstones.out(|id| self.any(id)).into_values();
        let can_be_back = out.filter(|standing| !standing.iter().any(|(_, tombstone)| tombstone.is_for_good()));
        let mut pages: Vec<_> = can_be_back
            .filter_map(|standing| {
                let by: Vec<&RecordId> = standing.into_iter().map(|(id, _)| id).collect();
                let last = by.iter().filter_map(|id| self.any(id)).max_by_key(|record| (record.at, &record.id))?;
                Some(Deleted { last, by })
            })
            .collect();
        pages.sort_by_key(|page| Reverse((page.last.at, &page.last.id)));
        pages
    }

    /// The record of that id, deleted or not.
    fn any(&self, id: &RecordId) -> Option<&Record> {
        self.position.get(id).map(|&at| &self.records[at])
    }
}

/// Whether an event means that a step was gone through.
fn is_been(known: &Known) -> bool {
    use Known::{Agreed, Answered, BeenThrough, Outcome, Promised, Role, Shown};
    // With `of` it is a note that was opened, or an agreement that was looked at and left: no step was gone through.
    matches!(
        known,
        Answered { .. }
            | BeenThrough { of: None }
            | Promised { .. }
            | Agreed { .. }
            | Shown { .. }
            | Outcome { .. }
            | Role { .. }
    )
}

/// Two files of one name: the same choice whichever was read first.
fn chosen(a: Record, b: Record) -> Record {
    // A sync tool can leave two versions under one name. By their text, every computer settles on the same one.
    if a == b || text_of(&a) <= text_of(&b) { a } else { b }
}

fn text_of(record: &Record) -> String {
    serde_json::to_string(record).unwrap_or_default()
}

fn unite(united: &mut BTreeMap<RecordId, Record>, record: Record) {
    let id = record.id.clone();
    let kept = match united.remove(&id) {
        Some(there) => chosen(there, record),
        None => record,
    };
    united.insert(id, kept);
}

/// Whether an event is of a kind this version does not know.
pub fn is_unknown(event: &Event) -> bool {
    matches!(event, Event::Unknown(_))
}

/// What they said was not theirs, of all that is proved to be their word.
pub fn disowned<'a>(records: impl Iterator<Item = &'a Record>) -> HashSet<(Place, RecordId)> {
    let own = records.filter(|record| record.place != Place::Shared && record.by == by(record.place));
    let of = own.filter_map(|record| match record.known() {
        Some(Known::Disowned { of }) => Some(of.iter().map(|id| (record.place, id.clone()))),
        _ => None,
    });
    of.flatten().collect()
}
