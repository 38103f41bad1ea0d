//! The records of one place, in their order. Of each the head is at hand; the words are parsed where they are asked for.
//!
//! A book of many years is opened each evening, and of nearly all of its pages nothing is needed then but when each was
//! written and for which step. So a row keeps that much, and where the rest is.

use super::order::{self, Numbers, Stand};
use super::parties::{By, Place};
use super::proof::Proof;
use super::record::{Event, EventKind, Head, IdBits, Known, Record, RecordId};
use chrono::{DateTime, FixedOffset, Utc};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Where the words of rows are.
pub trait Source: Send + Sync {
    /// A record by its number there, where it can be read. What is proved of it is not asked for.
    fn record(&self, at: u64) -> Option<Record>;
}

/// The words of a record: here, or by their number in a [`Source`].
#[derive(Debug)]
pub enum Words {
    /// The whole record.
    Here(Box<Record>),
    /// Its number.
    At(u64),
}

/// A record as it is put on a shelf.
#[derive(Debug)]
pub struct Row {
    /// Says which shelf it belongs on.
    pub head: Head,
    /// The step, or `page`.
    pub step: Arc<str>,
    /// What it says.
    pub words: Words,
}

impl From<Record> for Row {
    fn from(record: Record) -> Self {
        Self { head: Head::of(&record), step: record.step.as_str().into(), words: Words::Here(Box::new(record)) }
    }
}

#[derive(Clone)]
struct Slot {
    head: Head,
    /// The number it stands by, whether or not it has one of its own.
    seq: u64,
    step: u32,
    at: u64,
    record: OnceLock<Box<Record>>,
}

/// The records of one place.
#[derive(Clone, Default)]
pub struct Shelf {
    slots: Vec<Slot>,
    source: Option<Arc<dyn Source>>,
    /// By their order, each a number in `slots`; so are the lists below.
    order: Vec<u32>,
    by_id: Vec<u32>,
    by_step: Vec<Vec<u32>>,
    by_kind: Vec<Vec<u32>>,
    steps: Vec<Arc<str>>,
    number_of: HashMap<Arc<str>, u32>,
    /// The latest date of one that has no number.
    loosest: Option<DateTime<Utc>>,
    newest: Option<DateTime<FixedOffset>>,
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Shelf {
    /// Rows of one place, each id once, in whatever order they come. Numbers of words are those of the source.
    pub fn new(rows: impl IntoIterator<Item = Row>, source: Option<Arc<dyn Source>>) -> Self {
        let rows = rows.into_iter();
        let mut shelf = Self { source, ..Self::default() };
        shelf.slots.reserve_exact(rows.size_hint().0);
        for row in rows {
            shelf.push(row);
        }
        shelf.settle();
        shelf
    }

    /// Rows that are in order already, with the numbers of their steps and of themselves by id. None where they are not, or
    /// where one of them is none.
    pub fn ordered(
        steps: Vec<Arc<str>>,
        rows: impl ExactSizeIterator<Item = Option<(Head, u32, Words)>>,
        by_id: Vec<u32>,
        source: Option<Arc<dyn Source>>,
    ) -> Option<Self> {
        let number_of = steps.iter().cloned().zip(0..).collect();
        let mut shelf = Self { source, by_id, steps, number_of, ..Self::default() };
        // Made where they stay: there are thousands of them, at each start.
        shelf.slots.reserve_exact(rows.len());
        for row in rows {
            let (head, step, words) = row?;
            shelf.slots.push(Slot::new(head, step, words));
        }
        shelf.stands();
        let (slots, known) = (&shelf.slots, shelf.steps.len());
        let id = |slot: &u32| slots.get(*slot as usize).map(|slot| slot.head.id);
        let is_by_id = shelf.by_id.iter().map(id).is_sorted_by(|a, b| a.is_some() && a < b);
        let is_whole = shelf.by_id.len() == slots.len() && slots.iter().all(|slot| (slot.step as usize) < known);
        if !is_by_id || !is_whole || !slots.iter().is_sorted_by_key(Slot::stand) {
            return None;
        }
        shelf.order = (0..slots.len() as u32).collect();
        shelf.lists();
        Some(shelf)
    }

    fn push(&mut self, row: Row) {
        let step = self.step_number(row.step);
        self.slots.push(Slot::new(row.head, step, row.words));
    }

    fn heads(&self) -> impl Iterator<Item = &Head> + Clone {
        self.slots.iter().map(|slot| &slot.head)
    }

    /// Works all lists out.
    fn settle(&mut self) {
        self.stands();
        let slots = &self.slots;
        self.order = (0..slots.len() as u32).collect();
        self.by_id.clone_from(&self.order);
        self.order.sort_by_cached_key(|slot| slots[*slot as usize].stand());
        self.by_id.sort_unstable_by_key(|slot| slots[*slot as usize].head.id);
        self.lists();
    }

    fn stands(&mut self) {
        let numbers = Numbers::of(self.heads());
        self.slots.iter_mut().for_each(|slot| slot.seq = order::number(&slot.head, &numbers));
    }

    /// What follows from the order.
    fn lists(&mut self) {
        let slots = &self.slots;
        // Counted first: a list that grows is copied again and again, and what it leaves is wiped.
        let (mut of_steps, mut of_kinds) = (vec![0; self.steps.len()], [0; EventKind::ALL.len()]);
        for slot in slots {
            of_steps[slot.step as usize] += 1;
            of_kinds[slot.head.kind as usize] += 1;
        }
        self.by_step = of_steps.into_iter().map(Vec::with_capacity).collect();
        self.by_kind = of_kinds.into_iter().map(Vec::with_capacity).collect();
        for slot in &self.order {
            let there = &slots[*slot as usize];
            self.by_step[there.step as usize].push(*slot);
            self.by_kind[there.head.kind as usize].push(*slot);
        }
        self.newest = slots.iter().map(|slot| slot.head.at).max();
        self.loosest = slots.iter().filter(|slot| slot.stand().is_loose()).map(|slot| slot.head.at.to_utc()).max();
    }

    /// Puts one more record there. Of two of one id the same one counts whichever came first; true where one was there.
    pub fn put(&mut self, record: Record) -> bool {
        if let Some(there) = self.slot(&record.id) {
            let here = self.slots[there].whole(self.source.as_deref());
            if *here == record {
                return true;
            }
            let chosen = chosen(here.into_owned(), record);
            let (step, head) = (self.step_number(chosen.step.as_str().into()), Head::of(&chosen));
            let slot = &mut self.slots[there];
            (slot.head, slot.step, slot.at, slot.record) = (head, step, u64::MAX, OnceLock::from(Box::new(chosen)));
            self.settle();
            return true;
        }
        self.push(record.into());
        let number = (self.slots.len() - 1) as u32;
        let head = self.slots[number as usize].head;
        // A number moves only those that have none, and of these the ones that are later.
        if head.number().is_some() && self.loosest.is_some_and(|loosest| head.at.to_utc() <= loosest) {
            self.settle();
        } else {
            self.place(number);
        }
        false
    }

    /// Takes one away.
    pub fn take_out(&mut self, id: &RecordId) {
        if let Some(slot) = self.slot(id) {
            self.slots.remove(slot);
            self.settle();
        }
    }

    fn step_number(&mut self, step: Arc<str>) -> u32 {
        *self.number_of.entry(step).or_insert_with_key(|step| {
            self.steps.push(step.clone());
            (self.steps.len() - 1) as u32
        })
    }

    /// Puts the last slot into each list, where it belongs.
    fn place(&mut self, number: u32) {
        let head = self.slots[number as usize].head;
        let numbers = if head.number().is_none() { Numbers::of(self.heads()) } else { Numbers::default() };
        self.slots[number as usize].seq = order::number(&head, &numbers);
        self.by_step.resize_with(self.steps.len(), Vec::new);
        self.by_kind.resize_with(EventKind::ALL.len(), Vec::new);
        let Self { slots, order, by_step, by_kind, by_id, .. } = self;
        let new = &slots[number as usize];
        for list in [order, &mut by_step[new.step as usize], &mut by_kind[head.kind as usize]] {
            let at = list.partition_point(|slot| slots[*slot as usize].stand() < new.stand());
            list.insert(at, number);
        }
        by_id.insert(by_id.partition_point(|slot| slots[*slot as usize].head.id < head.id), number);
        self.newest = self.newest.max(Some(head.at));
        if new.stand().is_loose() {
            self.loosest = self.loosest.max(Some(head.at.to_utc()));
        }
    }

    fn slot(&self, id: &RecordId) -> Option<usize> {
        let Some(bits) = id.bits().map(IdBits::from) else {
            return self.slots.iter().position(|slot| slot.record.get().is_some_and(|record| record.id == *id));
        };
        let head = |slot: &u32| self.slots[*slot as usize].head.id;
        self.by_id.binary_search_by_key(&bits, head).ok().map(|at| self.by_id[at] as usize)
    }

    /// The record of that id.
    pub fn get(&self, id: &RecordId) -> Option<Kept<'_>> {
        self.slot(id).map(|slot| self.kept(slot as u32))
    }

    fn kept(&self, slot: u32) -> Kept<'_> {
        Kept { shelf: self, slot: &self.slots[slot as usize] }
    }

    fn listed<'s>(&'s self, list: &'s [u32]) -> impl DoubleEndedIterator<Item = Kept<'s>> {
        list.iter().map(|slot| self.kept(*slot))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.listed(&self.order)
    }

    /// Those of one step, in order.
    pub fn of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        let list = self.number_of.get(step).and_then(|step| self.by_step.get(*step as usize));
        self.listed(list.map_or(&[], Vec::as_slice))
    }

    /// Those of one kind, in order.
    pub fn of_kind(&self, kind: EventKind) -> impl DoubleEndedIterator<Item = Kept<'_>> {
        self.listed(self.by_kind.get(kind as usize).map_or(&[], Vec::as_slice))
    }

    /// The steps that anything here is of, each at its number.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().map(|step| &**step)
    }

    /// The rows by id, each by its place in the order.
    pub fn by_id(&self) -> Vec<u32> {
        let mut place = vec![0; self.slots.len()];
        self.order.iter().zip(0..).for_each(|(slot, at)| place[*slot as usize] = at);
        self.by_id.iter().map(|slot| place[*slot as usize]).collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// When the last one was written.
    pub fn newest(&self) -> Option<DateTime<FixedOffset>> {
        self.newest
    }
}

impl Slot {
    fn new(head: Head, step: u32, words: Words) -> Self {
        let (at, record) = match words {
            Words::Here(record) => (u64::MAX, OnceLock::from(record)),
            Words::At(at) => (at, OnceLock::new()),
        };
        Self { head, seq: 0, step, at, record }
    }

    fn stand(&self) -> Stand {
        Stand::of(&self.head, self.seq)
    }

    fn whole(&self, source: Option<&dyn Source>) -> Cow<'_, Record> {
        match self.record.get() {
            Some(record) => Cow::Borrowed(record),
            None => Cow::Owned(self.parsed(source)),
        }
    }

    fn parsed(&self, source: Option<&dyn Source>) -> Record {
        let Head { at, place, by, proof, seq, .. } = self.head;
        if let Some(record) = source.and_then(|source| source.record(self.at)) {
            return Record { proof, ..record };
        }
        // Its file went away while it was open. Carried as what nobody knows: it is never taken for an empty page.
        let record = Record::new(RecordId::of(self.head.id.into()), at, place, "", Known::SetAside);
        Record { seq, by, proof, event: Event::Unknown(Value::Null), ..record }
    }
}

/// A record as its shelf has it.
#[derive(Clone, Copy)]
pub struct Kept<'s> {
    shelf: &'s Shelf,
    slot: &'s Slot,
}

impl fmt::Debug for Kept<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kept({}, {:?})", self.id(), self.kind())
    }
}

impl<'s> Kept<'s> {
    /// Its name.
    pub fn id(self) -> RecordId {
        self.slot.record.get().map_or_else(|| RecordId::of(self.slot.head.id.into()), |record| record.id.clone())
    }

    /// All that is known of it without its words.
    pub fn head(self) -> &'s Head {
        &self.slot.head
    }

    /// When it was written.
    pub fn at(self) -> DateTime<FixedOffset> {
        self.slot.head.at
    }

    /// Whose area it stands in.
    pub fn place(self) -> Place {
        self.slot.head.place
    }

    /// Who wrote it.
    pub fn by(self) -> By {
        self.slot.head.by
    }

    /// What happened.
    pub fn kind(self) -> EventKind {
        self.slot.head.kind
    }

    /// What was proved of it.
    pub fn proof(self) -> Proof {
        self.slot.head.proof
    }

    /// The step, or `page`.
    pub fn step(self) -> &'s str {
        &self.shelf.steps[self.slot.step as usize]
    }

    /// The number of its step on its shelf.
    pub fn step_number(self) -> u32 {
        self.slot.step
    }

    /// The number of its words in their source; none where they are here.
    pub fn words_at(self) -> Option<u64> {
        Some(self.slot.at).filter(|at| *at != u64::MAX)
    }

    /// The whole record. It is parsed once and stays.
    pub fn record(self) -> &'s Record {
        self.slot.record.get_or_init(|| Box::new(self.slot.parsed(self.shelf.source.as_deref())))
    }

    /// The whole record for the moment: where many are gone through, none of them stays.
    pub fn read(self) -> Cow<'s, Record> {
        self.slot.whole(self.shelf.source.as_deref())
    }

    /// The event, where this version knows it.
    pub fn known(self) -> Option<&'s Known> {
        self.record().known()
    }
}

/// Two files of one name: the same choice whichever was read first.
pub(super) fn chosen(a: Record, b: Record) -> Record {
    // A sync tool can leave two versions under one name. By their text, every computer settles on the same one.
    if a == b || text_of(&a) <= text_of(&b) { a } else { b }
}

fn text_of(record: &Record) -> String {
    serde_json::to_string(record).unwrap_or_default()
}
