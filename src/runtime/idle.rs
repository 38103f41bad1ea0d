//! How long nothing was pressed. Both front ends shut the lock by it; what shutting means is the model's to say.

use super::{Clock, Event};
use crate::app::since::Since;
use crate::app::{App, Moment};
use chrono::TimeDelta;
use crossterm::event::Event as TerminalEvent;

/// When the last key came.
pub(super) struct Idle(Since);

impl Idle {
    pub(super) fn new(clock: &dyn Clock) -> Self {
        // Both clocks: one stands still while the computer sleeps, and the other can be set back.
        Self(Since::new(clock.now(), clock.ticks()))
    }

    pub(super) fn due(&self, app: &App, clock: &dyn Clock) -> Option<Moment> {
        let left = app.idle_timeout()? - self.gone(clock);
        Some(clock.now() + left)
    }

    pub(super) fn is_over(&self, app: &App, clock: &dyn Clock) -> bool {
        app.idle_timeout().is_some_and(|timeout| self.gone(clock) >= timeout)
    }

    fn gone(&self, clock: &dyn Clock) -> TimeDelta {
        self.0.gone(Since::new(clock.now(), clock.ticks()))
    }
}

/// Whether somebody pressed or pasted something.
pub(super) fn is_key(event: &Event) -> bool {
    matches!(event, Event::Terminal(TerminalEvent::Key(_) | TerminalEvent::Paste(_)))
}
