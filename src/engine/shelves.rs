//! The records of a workbook on three shelves: each one's own, and what is for both.
//!
//! A shelf is shared and never copied: what a seat sees is a selection of them, and from a selection nothing leads to the
//! others.

use super::parties::Place;
use super::record::{EventKind, Record, RecordId};
use super::shelf::{Kept, Shelf, chosen};
use crate::order;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::sync::Arc;

/// In the order of the places.
#[derive(Clone, Debug, Default)]
pub struct Shelves([Arc<Shelf>; 3]);

impl FromIterator<Record> for Shelves {
    /// From records in whatever order they come; of two of one id the same one counts.
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        let mut united: BTreeMap<RecordId, Record> = BTreeMap::new();
        for record in records {
            let id = record.id.clone();
            let kept = match united.remove(&id) {
                Some(there) => chosen(there, record),
                None => record,
            };
            united.insert(id, kept);
        }
        let mut of: [Vec<Record>; 3] = Default::default();
        for record in united.into_values() {
            of[record.place as usize].push(record);
        }
        Self(of.map(|records| Arc::new(Shelf::new(records.into_iter().map(Into::into), None))))
    }
}

impl From<[Shelf; 3]> for Shelves {
    fn from(shelves: [Shelf; 3]) -> Self {
        Self(shelves.map(Arc::new))
    }
}

impl Shelves {
    /// Those of some places. Nothing is copied, and the others are not to be had from it.
    #[must_use]
    pub fn only(&self, sees: impl Fn(Place) -> bool) -> Self {
        let chosen = |place| if sees(place) { self.0[place as usize].clone() } else { Arc::default() };
        Self([Place::One, Place::Two, Place::Shared].map(chosen))
    }

    /// Puts one more record there. Whoever else has that shelf keeps it as it was. True where one of that id was there.
    pub fn put(&mut self, record: Record) -> bool {
        let elsewhere = self.get(&record.id).is_some_and(|there| there.place() != record.place);
        if elsewhere {
            *self = self.iter().map(|kept| kept.read().into_owned()).chain([record]).collect();
            return true;
        }
        Arc::make_mut(&mut self.0[record.place as usize]).put(record)
    }

    /// Takes one record away.
    pub fn take_out(&mut self, id: &RecordId) {
        if let Some(place) = self.get(id).map(Kept::place) {
            Arc::make_mut(&mut self.0[place as usize]).take_out(id);
        }
    }

    /// Lets go of one.
    pub fn let_go(&mut self, place: Place) {
        self.0[place as usize] = Arc::default();
    }

    /// Takes one over from somebody who has it.
    pub fn share(&mut self, place: Place, of: &Self) {
        self.0[place as usize] = of.0[place as usize].clone();
    }

    /// The record of that id.
    pub fn get(&self, id: &RecordId) -> Option<Kept<'_>> {
        self.0.iter().find_map(|shelf| shelf.get(id))
    }

    /// All of them, place by place, each in its order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.0.iter().flat_map(|shelf| shelf.iter())
    }

    /// The shelf of a place.
    pub fn shelf(&self, place: Place) -> &Shelf {
        &self.0[place as usize]
    }

    /// Each whole record, in the same order.
    pub fn whole(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.iter().map(Kept::record)
    }

    /// Those of one step.
    pub fn of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        let [one, two, shared] = &self.0;
        one.of_step(step).chain(two.of_step(step)).chain(shared.of_step(step))
    }

    /// Those of one kind.
    pub fn of_kind(&self, kind: EventKind) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.0.iter().flat_map(move |shelf| shelf.of_kind(kind))
    }

    /// The steps that anything is of; one can come once for each place.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|shelf| shelf.steps())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|shelf| shelf.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|shelf| shelf.is_empty())
    }

    /// When the last one was written.
    pub fn newest(&self) -> Option<DateTime<FixedOffset>> {
        self.0.iter().filter_map(|shelf| shelf.newest()).max()
    }

    /// All of them whole, by id.
    pub fn to_records(&self) -> Vec<Record> {
        let mut records: Vec<Record> = self.iter().map(|kept| kept.read().into_owned()).collect();
        order::by(&mut records, |a, b| a.id.cmp(&b.id));
        records
    }
}

impl PartialEq for Shelves {
    fn eq(&self, other: &Self) -> bool {
        self.to_records() == other.to_records()
    }
}
