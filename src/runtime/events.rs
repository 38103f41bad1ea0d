//! The events of the real terminal: wait until something comes or is due, then take all that waits.

use super::signals::Watch;
use super::{Clock, Events, Happening};
use crate::app::Moment;
use crossterm::event;
use std::time::Duration;

/// How long the drain waits for one more event of a burst. With `use-dev-tty` a wait of nothing never sees any.
const ONE_MORE: Duration = Duration::from_micros(20);

/// The longest wait, where nothing is due.
const LONGEST: Duration = Duration::from_secs(3600);

/// How long the signal of a window that closes may be behind the error of its terminal.
const CLOSING: Duration = Duration::from_millis(200);

/// The keyboard, the window and the signals.
#[derive(Debug)]
pub struct TerminalEvents<C> {
    watch: Watch,
    clock: C,
}

impl<C: Clock> TerminalEvents<C> {
    /// Listens to the terminal and to signals.
    pub fn new(watch: Watch, clock: C) -> Self {
        // The first look begins to listen. Without it a window that gets its size while the first frame is drawn is not
        // heard; an error will be told by the next look.
        let _ = event::poll(Duration::ZERO);
        Self { watch, clock }
    }

    fn wait(&self, due: Option<Moment>) -> Duration {
        let left = due.map_or(LONGEST, |due| (due - self.clock.now()).to_std().unwrap_or(Duration::from_millis(1)));
        left.clamp(Duration::from_millis(1), LONGEST)
    }
}

impl<C: Clock> Events for TerminalEvents<C> {
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Happening>> {
        let mut happenings = self.watch.happenings();
        if happenings.is_empty() {
            let mut wait = self.wait(due);
            while event::poll(wait)? {
                happenings.push(Happening::Terminal(event::read()?));
                wait = ONE_MORE;
            }
            happenings.extend(self.watch.happenings());
        }
        Ok(happenings)
    }

    fn signal(&mut self) -> Option<i32> {
        self.watch.end_within(CLOSING)
    }
}
