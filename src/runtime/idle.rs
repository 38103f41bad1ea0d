//! How long nothing was pressed. Both front ends shut the lock by it; what shutting means is the model's to say.

use super::{Clock, Happening};
use crate::app::{Model, Moment};
use chrono::TimeDelta;
use crossterm::event::Event;
use std::time::Duration;

/// When the last key came, by both clocks: one goes on while the computer sleeps, the other can't be set.
pub(super) struct Idle {
    wall: Moment,
    ticks: Duration,
}

impl Idle {
    pub(super) fn new(clock: &dyn Clock) -> Self {
        Self { wall: clock.now(), ticks: clock.ticks() }
    }

    pub(super) fn due(&self, model: &Model, clock: &dyn Clock) -> Option<Moment> {
        let left = model.patience()? - self.gone(clock);
        Some(clock.now() + left)
    }

    pub(super) fn is_over(&self, model: &Model, clock: &dyn Clock) -> bool {
        model.patience().is_some_and(|patience| self.gone(clock) >= patience)
    }

    fn gone(&self, clock: &dyn Clock) -> TimeDelta {
        let ticks = clock.ticks().saturating_sub(self.ticks);
        (clock.now() - self.wall).max(TimeDelta::from_std(ticks).unwrap_or(TimeDelta::MAX))
    }
}

/// Whether somebody pressed or pasted something.
pub(super) fn is_key(happening: &Happening) -> bool {
    matches!(happening, Happening::Terminal(Event::Key(_) | Event::Paste(_)))
}
