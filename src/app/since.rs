//! How long ago something was, by two clocks: one goes on while the computer sleeps, the other can't be set.

use super::Moment;
use chrono::TimeDelta;
use std::time::Duration;

/// A moment by both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    wall: Moment,
    ticks: Duration,
}

impl Since {
    /// The moment that both clocks say it is.
    pub fn new(wall: Moment, ticks: Duration) -> Self {
        Self { wall, ticks }
    }

    /// How long ago it was, by the clock that says more: whoever sets one of them makes it no shorter.
    pub fn gone(self, now: Self) -> TimeDelta {
        let ticks = now.ticks.saturating_sub(self.ticks);
        // A time too long to be counted is longer than any that is asked for.
        (now.wall - self.wall).max(TimeDelta::from_std(ticks).unwrap_or(TimeDelta::MAX))
    }
}
