//! A record made on the command line: whose it is says the key that was opened, and the journal numbers it.

use super::Failure;
use crate::content::Workbook;
use crate::engine::record::{Known, Record};
use crate::engine::{Ids, Origin, Place, RecordId};
use crate::journal::Journal;
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;

/// A record that stands in the area of whoever is here.
///
/// # Errors
/// When this computer gives no random bits.
pub fn record(book: &Workbook, journal: &Journal, step: &str, asked: &str, event: Known) -> Result<Record, Failure> {
    let place = journal.key().map_or(Place::One, |key| key.place);
    let mut record = origin(book, place).record(RecordId::of(random_bits()?), step, asked, event);
    number(&mut record, journal);
    Ok(record)
}

/// How a record is made now.
pub fn origin(book: &Workbook, place: Place) -> Origin {
    Origin { at: WallClock.now(), place, edition: book.edition() }
}

/// Ids out of the random bits of this computer.
pub fn ids() -> Ids {
    Ids::new(|| random_bits().unwrap_or_default())
}

/// Gives the record its number, where what stands in its place can be read.
pub fn number(record: &mut Record, journal: &Journal) {
    record.seq = journal.can_read(record.place).then(|| journal.next_seq(record.place));
}

/// 128 random bits.
///
/// # Errors
/// When this computer gives no random bits.
pub fn random_bits() -> Result<u128, Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::because(5, error, |words, cause| words.commands.streams.no_random_bits(cause)))?;
    Ok(u128::from_le_bytes(bytes))
}
