//! What records say about deleted pages: which are out, and which are back.
//!
//! Whoever reads a folder and whoever lists its pages ask here, so that no page is there for one and gone for the other.

use super::parties::Place;
use super::record::{Known, Record, RecordId};
use super::shelf::Kept;
use crate::order;
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};

/// What records say about deleted pages.
#[derive(Clone, Debug, Default)]
pub struct Tombstones {
    of_page: BTreeMap<RecordId, BTreeMap<RecordId, Tombstone>>,
    undone: BTreeMap<RecordId, BTreeSet<Place>>,
}

/// One deletion.
#[derive(Clone, Debug)]
pub struct Tombstone {
    place: Place,
    at: DateTime<FixedOffset>,
    for_good: bool,
    /// Whether anything proves it. What nobody proved only hides a page: it takes no file away.
    is_proved: bool,
}

/// A page as a tombstone finds it. Its place counts: what one of two says in their own place, or on what is for both, does
/// not reach a page of the other's.
#[derive(Clone, Copy)]
pub struct Of<'a> {
    /// Of the page, as its file is named.
    pub id: &'a RecordId,
    /// Where it stands.
    pub place: Place,
}

impl<'a> From<&'a Record> for Of<'a> {
    fn from(page: &'a Record) -> Self {
        Self { id: &page.id, place: page.place }
    }
}

/// Whether what is said in one place counts for what stands in another.
fn reaches(said: Place, place: Place) -> bool {
    // Either of two may take away what both have; nobody reaches a page of the other's own.
    said == place || place == Place::Shared
}

type Standing<'a> = (&'a RecordId, &'a Tombstone);

/// Of a page that is not here its place is not known. Somebody who deleted it in a place of their own knew it; what is said
/// in the place of both counts where nobody did.
fn of_nobody_knows_where(mut standing: Vec<Standing<'_>>) -> Vec<Standing<'_>> {
    if standing.iter().any(|(_, tombstone)| tombstone.place != Place::Shared) {
        standing.retain(|(_, tombstone)| tombstone.place != Place::Shared);
    }
    standing
}

impl Tombstone {
    /// Whether it was meant for good, proved or not.
    pub fn is_for_good(&self) -> bool {
        self.for_good
    }
}

impl Tombstones {
    /// Takes in what a record says; twice is the same as once, and the order is nothing.
    pub fn note(&mut self, record: &Record) {
        let (place, at) = (record.place, record.at);
        match record.known() {
            Some(Known::Deleted { of, for_good }) => {
                // In a workbook without a lock nothing is proved of anything, and what its owner deletes must be
                // deleted there too.
                let is_proved = !record.proof.is_from_before();
                let tombstone = Tombstone { place, at, for_good: *for_good, is_proved };
                self.of_page.entry(of.clone()).or_default().insert(record.id.clone(), tombstone);
            }
            Some(Known::Undeleted { of }) => drop(self.undone.entry(of.clone()).or_default().insert(place)),
            _ => {}
        }
    }

    /// The pages that any of them is of.
    pub fn pages(&self) -> impl Iterator<Item = &RecordId> {
        self.of_page.keys()
    }

    /// Whether any tombstone has this number, whatever it counts for.
    pub fn mentions(&self, id: &RecordId) -> bool {
        self.of_page.contains_key(id)
    }

    fn all<'a>(&'a self, page: Of<'a>) -> impl Iterator<Item = (&'a RecordId, &'a Tombstone)> {
        let all = self.of_page.get(page.id).into_iter().flatten();
        all.filter(move |(_, tombstone)| reaches(tombstone.place, page.place))
    }

    /// Whether the page was ever deleted, brought back or not.
    pub fn names<'a>(&'a self, page: impl Into<Of<'a>>) -> bool {
        self.all(page.into()).next().is_some()
    }

    fn is_undone(&self, id: &RecordId, tombstone: &Tombstone) -> bool {
        self.undone.get(id).is_some_and(|places| places.iter().any(|place| reaches(*place, tombstone.place)))
    }

    fn stands(&self, id: &RecordId, tombstone: &Tombstone) -> bool {
        // One that is proved and for good stands for ever, or an old copy of the folder would bring the page back.
        (tombstone.for_good && tombstone.is_proved) || !self.is_undone(id, tombstone)
    }

    /// The pages that are out, with the tombstones that keep each out. `here` gives the page of an id, where it was read.
    pub fn out<'a>(
        &'a self,
        here: impl Fn(&RecordId) -> Option<Kept<'a>>,
    ) -> BTreeMap<&'a RecordId, Vec<Standing<'a>>> {
        let keep_out = |page: &RecordId, all: &'a BTreeMap<RecordId, Tombstone>| {
            let standing = all.iter().filter(|(id, tombstone)| self.stands(id, tombstone));
            match here(page) {
                Some(page) if !page.kind().can_be_out() => Vec::new(),
                Some(page) => standing.filter(|(_, tombstone)| reaches(tombstone.place, page.place())).collect(),
                None => of_nobody_knows_where(standing.collect()),
            }
        };
        let out = self.of_page.iter().map(|(page, all)| (page, keep_out(page, all)));
        order::map(out.filter(|(_, standing)| !standing.is_empty()))
    }

    /// The page that a tombstone of that number is of.
    pub fn page_of(&self, tombstone: &RecordId) -> Option<RecordId> {
        self.of_page.iter().find(|(_, all)| all.contains_key(tombstone)).map(|(page, _)| page.clone())
    }

    /// The tombstones that stand: not undone, or for good.
    pub fn standing<'a>(&'a self, page: impl Into<Of<'a>>) -> impl Iterator<Item = (&'a RecordId, &'a Tombstone)> {
        self.all(page.into()).filter(|(id, tombstone)| self.stands(id, tombstone))
    }

    /// A deletion of it stands, so it is neither shown nor counted.
    pub fn is_out<'a>(&'a self, page: impl Into<Of<'a>>) -> bool {
        self.standing(page).next().is_some()
    }

    /// Whether it was deleted and every deletion was undone, so that its file does not belong in the trash.
    pub fn is_back<'a>(&'a self, page: impl Into<Of<'a>>) -> bool {
        let page = page.into();
        self.names(page) && !self.is_out(page)
    }

    /// Whether the page is out and can't come back.
    pub fn is_out_for_good<'a>(&'a self, page: impl Into<Of<'a>>) -> bool {
        self.standing(page).any(|(_, tombstone)| tombstone.for_good && tombstone.is_proved)
    }

    /// When it was deleted, last.
    pub fn deleted<'a>(&'a self, page: impl Into<Of<'a>>) -> Option<DateTime<FixedOffset>> {
        self.standing(page).map(|(_, tombstone)| tombstone.at).max()
    }
}
