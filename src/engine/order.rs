//! The order of records: within a place `(seq, id)`; places are never ordered against each other.

use super::record::{Head, IdBits};
use chrono::{DateTime, Utc};

/// Where a record stands among those of its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    seq: u64,
    /// The date of one without a number. Only what has none goes by its date: a clock that was put back must not move
    /// anything else.
    loose: Option<DateTime<Utc>>,
    /// Two computers can give the same number twice; by the id, both put the two in the same order.
    id: IdBits,
}

/// The numbers of a place by their dates, for what has none.
#[derive(Debug, Default)]
pub struct Numbers(Vec<(DateTime<Utc>, u64)>);

impl Numbers {
    /// Of all heads of one place. Where each has a number none is looked up.
    pub fn of<'a>(heads: impl Iterator<Item = &'a Head> + Clone) -> Self {
        if heads.clone().all(|head| head.number().is_some()) {
            return Self::default();
        }
        let mut numbers: Vec<_> = heads.filter_map(|head| Some((head.at.to_utc(), head.number()?))).collect();
        numbers.sort_unstable();
        let mut greatest = 0;
        for (_, seq) in &mut numbers {
            greatest = greatest.max(*seq);
            *seq = greatest;
        }
        Self(numbers)
    }

    /// The greatest number whose date is not later.
    fn until(&self, at: DateTime<Utc>) -> u64 {
        let later = self.0.partition_point(|(date, _)| *date <= at);
        later.checked_sub(1).map_or(0, |last| self.0[last].1)
    }
}

/// The number by which a head stands. One without a number stands right after the greatest number of its place whose date is
/// not later.
pub fn number(head: &Head, numbers: &Numbers) -> u64 {
    // Written where its place could not be read, as on a turn without a passphrase: there was nothing to count on.
    head.number().unwrap_or_else(|| numbers.until(head.at.to_utc()))
}

impl Stand {
    /// Of a head that stands by that number.
    pub fn of(head: &Head, seq: u64) -> Self {
        let loose = head.number().is_none().then(|| head.at.to_utc());
        Self { seq, loose, id: head.id }
    }

    /// Whether it goes by its date.
    pub fn is_loose(&self) -> bool {
        self.loose.is_some()
    }
}
