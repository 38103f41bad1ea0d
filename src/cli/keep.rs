//! A record made on the command line: whose it is says the key that was opened, and the journal numbers it.

use super::Failure;
use crate::app::Model;
use crate::engine::record::{Known, Record};
use crate::engine::{By, Place, RecordId};
use crate::journal::Journal;

/// A record that stands in the area of whoever is here.
///
/// # Errors
/// When this computer gives no random bits.
pub fn record(model: &mut Model, journal: &Journal, step: &str, asked: &str, event: Known) -> Result<Record, Failure> {
    let mut record = model.record(RecordId::of(random_bits()?), step, asked, event);
    if journal.key().is_some_and(|key| key.place == Place::Two) {
        (record.place, record.by) = (Place::Two, By::Two);
    }
    number(&mut record, journal);
    Ok(record)
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
    getrandom::fill(&mut bytes).map_err(|error| Failure::new(5, format!("Could not get random bits: {error}.")))?;
    Ok(u128::from_le_bytes(bytes))
}
