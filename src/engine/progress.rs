//! Where the people are: the set of records, in order, and what follows from it.
//!
//! Nothing here is stored. [`Progress::replay`] and [`Progress::apply`] both put records into the same set and work
//! out the same index, so replay equals live, and the order in which files arrive cannot matter.

use super::parties::{Owner, Place};
use super::record::{Answer, EventKind, Known, Record, RecordId};
use super::seat::by;
use super::shelf::Kept;
use super::shelves::Shelves;
use super::tombstones::Tombstones;
use crate::content::Role;
use crate::order;
use chrono::{DateTime, FixedOffset};
use std::cmp::Reverse;
use std::collections::HashSet;

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
    records: Shelves,
    tombstones: Tombstones,
    out: HashSet<RecordId>,
    /// What their owners said was not theirs, in their own place.
    disowned: HashSet<RecordId>,
}

impl Progress {
    /// Works everything out from a set of records, in whatever order they come.
    pub fn replay(records: impl IntoIterator<Item = Record>) -> Self {
        Self::of(records.into_iter().collect())
    }

    /// What follows from these shelves, and from no others.
    pub fn of(records: Shelves) -> Self {
        let mut progress = Self { records, ..Self::default() };
        progress.settle();
        progress
    }

    /// Adds one record that is on disk.
    pub fn apply(&mut self, record: Record) {
        let (id, kind) = (record.id.clone(), record.event.kind());
        let was_there = self.records.put(record);
        self.follow(&id, kind, was_there);
    }

    /// Lets go of a shelf, so that whoever else has it may put a record there without a copy.
    pub fn let_go(&mut self, place: Place) {
        self.records.let_go(place);
    }

    /// Takes the shelf of a record that was put there by whoever else has it.
    pub fn see(&mut self, record: &Record, of: &Shelves, was_there: bool) {
        self.records.share(record.place, of);
        self.follow(&record.id, record.event.kind(), was_there);
    }

    /// What follows from one more record. Most follow nothing: they stand in their lists.
    fn follow(&mut self, id: &RecordId, kind: EventKind, was_there: bool) {
        let says = matches!(kind, EventKind::Deleted | EventKind::Undeleted | EventKind::Disowned);
        let is_named = self.tombstones.mentions(id) || self.of_any_kind(EventKind::Disowned).next().is_some();
        if was_there || says || is_named {
            self.settle();
        }
    }

    /// Works out what is deleted, and what is not theirs.
    fn settle(&mut self) {
        self.tombstones = Tombstones::default();
        // All of them before any page is asked about: a sync tool may bring a deletion before its page, or its undoing
        // first.
        for kept in self.records.of_kind(EventKind::Deleted).chain(self.records.of_kind(EventKind::Undeleted)) {
            self.tombstones.note(kept.record());
        }
        self.out = self.tombstones.out(|id| self.any(id)).into_keys().cloned().collect();
        self.disowned = self.disowned();
    }

    fn disowned(&self) -> HashSet<RecordId> {
        // What is for both goes on standing for both, or the other one would see what was said of it.
        let own = |(place, id): &(Place, RecordId)| self.kept(id).is_some_and(|kept| kept.place() == *place);
        self.said_not_theirs().into_iter().filter(own).map(|(_, id)| id).collect()
    }

    /// What they said was not theirs, of all that is proved to be their word.
    pub fn said_not_theirs(&self) -> HashSet<(Place, RecordId)> {
        let said = self.of_kind(EventKind::Disowned);
        let own = said.filter(|kept| kept.place() != Place::Shared && kept.by() == by(kept.place()));
        let of = own.filter_map(|kept| match kept.known() {
            Some(Known::Disowned { of }) => Some(of.iter().map(move |id| (kept.place(), id.clone()))),
            _ => None,
        });
        of.flatten().collect()
    }

    /// Every record, deleted pages and all, in order of place and then `(seq, id)`.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.records.iter()
    }

    /// How many there are, deleted pages and all.
    pub fn count(&self) -> usize {
        self.records.len()
    }

    /// When anything was kept last.
    pub fn newest(&self) -> Option<DateTime<FixedOffset>> {
        self.records.newest()
    }

    /// The record of that id, unless it is deleted.
    pub fn record(&self, id: &RecordId) -> Option<&Record> {
        self.kept(id).map(Kept::record)
    }

    /// The same without its words.
    pub fn kept(&self, id: &RecordId) -> Option<Kept<'_>> {
        self.any(id).filter(|_| !self.is_out(id))
    }

    /// Whether a page is out of sight: some `deleted` that reaches it is not itself undone.
    pub fn is_out(&self, id: &RecordId) -> bool {
        self.out.contains(id)
    }

    /// Whether its owner said of something in their own place that it was not theirs.
    pub fn is_disowned(&self, id: &RecordId) -> bool {
        self.disowned.contains(id)
    }

    fn is_live(&self, kept: Kept<'_>) -> bool {
        self.out.is_empty() || !self.is_out(&kept.id())
    }

    fn counts(&self, kept: Kept<'_>) -> bool {
        self.is_live(kept) && (self.disowned.is_empty() || !self.is_disowned(&kept.id()))
    }

    /// The records that are not deleted, in order.
    pub fn live(&self) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.all().filter(|kept| self.is_live(*kept))
    }

    fn of_any_kind(&self, kind: EventKind) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.records.of_kind(kind)
    }

    /// The records of one kind that are not deleted, in order. There are few of most kinds, and nothing else is looked at.
    pub fn of_kind(&self, kind: EventKind) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.of_any_kind(kind).filter(|kept| self.is_live(*kept))
    }

    /// What stands in the journal: answers, free pages, promises and agreements with oneself, in order.
    pub fn pages(&self) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.all().filter(|kept| kept.kind().is_page() && self.is_live(*kept))
    }

    /// The records of one step that are not deleted, in order. What its owner said was not theirs is none of them: it stays
    /// in the journal, and stands for no answer, plan or state.
    pub fn of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.records.of_step(step).filter(|kept| self.counts(*kept))
    }

    /// All that anything was done with, each step once or more, and all of its records.
    pub fn steps(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = Kept<'_>>)> {
        self.records.steps().map(|step| (step, self.records.of_step(step)))
    }

    /// The answers to one step, oldest first.
    pub fn answers(&self, step: &str) -> impl DoubleEndedIterator<Item = (&Record, &Answer)> {
        self.of_step(step).filter(|kept| kept.kind() == EventKind::Answered).filter_map(|kept| match kept.known() {
            Some(Known::Answered { value }) => Some((kept.record(), value)),
            _ => None,
        })
    }

    /// How far a step has come. The last word counts, but a kept page is not undone by a later "not now".
    pub fn state(&self, step: &str) -> State {
        let mut state = State::Open;
        for record in self.of_step(step) {
            state = match record.kind() {
                EventKind::SetAside if state != State::Been => State::ForLater,
                EventKind::Skipped => State::LeftOut,
                _ if is_been(record) => State::Been,
                _ => state,
            };
        }
        state
    }

    /// Whether a note was opened, or an agreement looked at and left.
    pub fn was_opened(&self, id: &RecordId) -> bool {
        let mut opened = self.of_kind(EventKind::BeenThrough).filter(|kept| kept.head().has_of);
        opened.any(|kept| matches!(kept.known(), Some(Known::BeenThrough { of: Some(of) }) if of == id))
    }

    /// What the book calls the person of that place.
    pub fn name(&self, place: Place) -> Option<&str> {
        // By who is named: at the set-up for two both names are written in the place of both.
        let said = self.of_kind(EventKind::Name).rev().filter(|kept| kept.by() == by(place));
        said.filter_map(Kept::known)
            .find_map(|known| if let Known::Name { name } = known { Some(name.as_str()) } else { None })
    }

    /// The person's own answer about their part; without one, nothing is assumed.
    pub fn role(&self, place: Place) -> Role {
        // From their own place alone: nobody can set a part for somebody else.
        let own = |kept: &Kept<'_>| kept.place() == place && !self.disowned.contains(&kept.id());
        let said = self.of_kind(EventKind::Role).rev().filter(own).filter_map(Kept::known);
        let mut roles = said.filter_map(|known| if let Known::Role { role } = known { Role::read(role) } else { None });
        roles.next().unwrap_or(Role::Unsaid)
    }

    /// The event cards, oldest first.
    pub fn cards(&self) -> Vec<Card> {
        let card = |kept: Kept<'_>| match kept.known() {
            Some(Known::Card { name, owner }) => Some(Card { id: kept.id(), name: name.clone(), owner: *owner }),
            _ => None,
        };
        self.of_kind(EventKind::Card).filter_map(card).collect()
    }

    /// The last value of a setting of this workbook.
    pub fn setting(&self, wanted: &str) -> Option<&serde_json::Value> {
        self.of_kind(EventKind::Setting).rev().find_map(|kept| match kept.known() {
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
                let said = by.iter().filter_map(|id| self.any(id));
                let last = said.max_by_key(|kept| (kept.at(), kept.head().id))?;
                Some(Deleted { last: last.record(), by })
            })
            .collect();
        order::by_key(&mut pages, |page| Reverse((page.last.at, &page.last.id)));
        pages
    }

    /// The record of that id, deleted or not.
    pub fn any(&self, id: &RecordId) -> Option<Kept<'_>> {
        self.records.get(id)
    }
}

/// Whether it means that a step was gone through.
fn is_been(kept: Kept<'_>) -> bool {
    use EventKind::{Agreed, Answered, BeenThrough, Outcome, Promised, Role, Shown};
    match kept.kind() {
        // With `of` it is a note that was opened, or an agreement that was looked at and left: no step was gone through.
        BeenThrough => !kept.head().has_of,
        kind => matches!(kind, Answered | Promised | Agreed | Shown | Outcome | Role),
    }
}
