//! The clock of this computer. Everything above is handed the time; nothing above asks for it.

use super::Clock;
use crate::app::Moment;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The real clock, in the time zone of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Moment {
        chrono::Local::now().fixed_offset()
    }

    fn ticks(&self) -> Duration {
        // Counted from the first look: an `Instant` has no number of its own.
        static BEGAN: OnceLock<Instant> = OnceLock::new();
        BEGAN.get_or_init(Instant::now).elapsed()
    }
}
