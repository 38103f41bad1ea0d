//! What is known of a record without its words.

use super::{EventKind, Known, Record};
use crate::engine::parties::{By, Place};
use crate::engine::proof::Proof;
use chrono::{DateTime, FixedOffset};

/// The bits of an id, in two halves: as one number they would have to stand at every sixteenth byte, and of what is known of a
/// page a seventh would be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct IdBits(u64, u64);

impl From<u128> for IdBits {
    fn from(bits: u128) -> Self {
        Self((bits >> 64) as u64, bits as u64)
    }
}

impl From<IdBits> for u128 {
    fn from(IdBits(high, low): IdBits) -> Self {
        Self::from(high) << 64 | Self::from(low)
    }
}

/// What is known of a record without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The bits of its id.
    pub id: IdBits,
    /// As the record has it.
    pub seq: Option<u64>,
    /// As the record has it.
    pub at: DateTime<FixedOffset>,
    /// Whose area it stands in.
    pub place: Place,
    /// Who wrote it.
    pub by: By,
    /// What happened.
    pub kind: EventKind,
    /// Whether a reading names a record that was opened.
    pub has_of: bool,
    /// What was proved of it.
    pub proof: Proof,
}

impl Head {
    /// Of a record. An id that has not the shape of one is none.
    pub fn of(record: &Record) -> Self {
        Self {
            id: record.id.bits().map(IdBits::from).unwrap_or_default(),
            seq: record.seq,
            at: record.at,
            place: record.place,
            by: record.by,
            kind: record.event.kind(),
            has_of: matches!(record.known(), Some(Known::BeenThrough { of: Some(_) })),
            proof: record.proof,
        }
    }

    /// The number that counts. One that somebody else's sitting gave it says nothing: who can't read a place can't count in
    /// it, and a great one would stand as the newest for ever.
    pub fn number(&self) -> Option<u64> {
        let is_by_another = self.place != Place::Shared && self.proof.is_by_pair() && !self.proof.has(self.place);
        self.seq.filter(|_| !is_by_another)
    }
}
