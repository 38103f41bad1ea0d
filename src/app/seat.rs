//! What was read of a workbook, and how much of it whoever sits at the keyboard may see.
//!
//! A screen reaches only what its seat sees: on a joint screen and on a turn there is nothing of either's own in
//! [`Model::progress`](super::Model). Nothing here prints, and nothing but `Aside::for_seat` gives anything back.

use crate::engine::{Place, Progress, Record, RecordId, Seat, Shelves};
use crate::journal::Draft;
use std::fmt;

/// Everything that was read, seen by no screen.
#[derive(Default)]
pub struct Aside {
    records: Shelves,
    drafts: Vec<Draft>,
}

impl fmt::Debug for Aside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Aside(..)")
    }
}

/// Whether whoever sits there may see what stands in a place.
pub fn sees(seat: Seat, place: Place) -> bool {
    match seat {
        Seat::Own(own) => place == own || place == Place::Shared,
        // On a turn not even their own: a typed name shows nothing of who sits there.
        Seat::Turn(_) | Seat::Both => place == Place::Shared,
    }
}

impl Aside {
    /// All of an opened workbook. Words begun in which nobody wrote anything are no words to offer.
    pub fn new(records: Shelves, mut drafts: Vec<Draft>) -> Self {
        drafts.retain(|draft| !draft.answer.is_empty());
        Self { records, drafts }
    }

    /// A record that is on disk now. True where one of that id was known.
    pub(super) fn add(&mut self, record: &Record) -> bool {
        self.drafts.retain(|draft| draft.id != record.id);
        self.records.put(record.clone())
    }

    /// The shelves, for a seat that may see one of them.
    pub(super) fn records(&self) -> &Shelves {
        &self.records
    }

    /// Words begun, as they are on disk now.
    pub(super) fn put_draft(&mut self, draft: &Draft) {
        self.drop_draft(&draft.id);
        self.drafts.push(draft.clone());
    }

    /// They are not wanted any more.
    pub(super) fn drop_draft(&mut self, id: &RecordId) {
        self.drafts.retain(|draft| draft.id != *id);
    }

    /// What is one person's own is not needed while both sit here: to come to it again they open the workbook anew.
    pub(super) fn let_go_of_own(&mut self) {
        self.records = self.records.only(|place| place == Place::Shared);
        self.drafts.retain(|draft| draft.place == Place::Shared);
    }

    /// What that seat may see. On a turn the page is empty: no words begun are offered.
    pub(super) fn for_seat(&self, seat: Seat) -> (Progress, Vec<Draft>) {
        let offered = |draft: &&Draft| !matches!(seat, Seat::Turn(_)) && sees(seat, draft.place);
        (
            Progress::of(self.records.only(|place| sees(seat, place))),
            self.drafts.iter().filter(offered).cloned().collect(),
        )
    }
}
