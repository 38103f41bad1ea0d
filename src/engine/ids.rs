//! Where new records come from: ids out of random bits that are handed in, and what every record says of its making.
//!
//! This room has no random bits and no clock of its own, so a test knows every id beforehand.

use super::parties::Place;
use super::record::{Known, Record, RecordId};
use chrono::{DateTime, FixedOffset};

/// Ids for new records. Two computers may write into one workbook, so an id is never counted up: it is 128 random bits.
pub struct Ids(Box<dyn FnMut() -> u128>);

impl Ids {
    /// `bits` gives 128 fresh random bits at each call; tests hand in a fixed sequence.
    pub fn new(bits: impl FnMut() -> u128 + 'static) -> Self {
        Self(Box::new(bits))
    }

    /// Unused as far as chance goes: nothing is looked up.
    pub fn fresh(&mut self) -> RecordId {
        RecordId::of((self.0)())
    }

    /// One of these, by chance.
    pub fn any<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let drawn = (self.0)();
        // 128 bits over a short list: what the remainder favours is far too little to matter.
        of.get(drawn.checked_rem(of.len() as u128)? as usize)
    }
}

/// What a record says of its making, beside what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Handed in; this room reads no clock.
    pub at: DateTime<FixedOffset>,
    /// Whose area it stands in, and so who wrote it.
    pub place: Place,
    /// The edition that asked.
    pub edition: String,
}

impl Origin {
    /// A record of this making. Its number is given when it is written.
    pub fn record(&self, id: RecordId, step: &str, asked: &str, event: Known) -> Record {
        Record {
            asked: asked.to_owned(),
            workbook: self.edition.clone(),
            ..Record::new(id, self.at, self.place, step, event)
        }
    }
}
