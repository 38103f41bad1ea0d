//! The order of records: within a place `(seq, id)`; places are never ordered against each other.

use super::parties::Place;
use super::record::Record;
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// Sorts records by place, then by sequence number. One without a number stands right after the greatest number of its
/// place whose date is not later.
pub fn sort(records: &mut [Record]) {
    let numbered = numbers(records);
    records.sort_by_cached_key(|record| {
        let (seq, loose) = match counted(record) {
            Some(seq) => (seq, 0),
            // Written where its place could not be read, as on a turn without a passphrase: there was nothing to count
            // on.
            None => (stand_in(&numbered, record), 1),
        };
        // Only what has no number goes by its date: a clock that was put back must not move anything else.
        let at = if loose == 1 { record.at.to_utc() } else { DateTime::<Utc>::MIN_UTC };
        // Two computers can give the same number twice; by the id, both put the two in the same order.
        (record.place, seq, loose, at, record.id.clone())
    });
}

/// The number of a record. One that somebody else's sitting gave it says nothing: who can't read a place can't count in it,
/// and a great one would stand as the newest for ever.
fn counted(record: &Record) -> Option<u64> {
    record.seq.filter(|_| !record.is_by_another_sitting())
}

fn numbers(records: &[Record]) -> HashMap<Place, Vec<(DateTime<Utc>, u64)>> {
    let mut found: HashMap<Place, Vec<(DateTime<Utc>, u64)>> = HashMap::new();
    for record in records {
        if let Some(seq) = counted(record) {
            found.entry(record.place).or_default().push((record.at.to_utc(), seq));
        }
    }
    found
}

/// The greatest number of the same place whose date is not later.
fn stand_in(numbered: &HashMap<Place, Vec<(DateTime<Utc>, u64)>>, record: &Record) -> u64 {
    let at = record.at.to_utc();
    let earlier = numbered.get(&record.place).into_iter().flatten().filter(|(date, _)| *date <= at);
    earlier.map(|(_, seq)| *seq).max().unwrap_or(0)
}
