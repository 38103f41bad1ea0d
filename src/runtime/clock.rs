//! The clock of this computer. Everything above is handed the time; nothing above asks for it.

use super::Clock;
use crate::app::Moment;

/// The real clock, in the time zone of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Moment {
        chrono::Local::now().fixed_offset()
    }
}
