//! What happens behind a door that leaves no trace. It is held here, and goes as the door closes.
//!
//! Such a door writes nothing, and what is only remembered must not tell either: whoever comes to the screen next would
//! see on home that a page was too much, or find the settings changed.

use super::Model;
use crate::engine::Sitting;

/// What is known while such a door is open, and no longer.
#[derive(Debug)]
pub struct Untraced {
    /// The sitting as it was before the door was opened.
    before: Sitting,
    /// The country whose help lines were chosen behind it.
    country: Option<String>,
}

impl Model {
    /// The sitting as it would have to be again, where the next thing to happen opens such a door.
    pub(super) fn before_a_door(&self) -> Option<Sitting> {
        let is_closed = self.untraced.is_none();
        self.open.as_ref().filter(|_| is_closed).map(|open| open.sitting.clone())
    }

    /// After everything that happens: a door may have been opened, and `before` is how the sitting was then; or the last
    /// one has closed, and nothing that was done behind it is known any more.
    pub(super) fn mind_the_door(&mut self, before: Option<Sitting>) {
        let is_open = self.stack.iter().any(|screen| screen.traceless());
        match (is_open, before) {
            (true, Some(before)) => self.untraced = Some(Untraced { before, country: None }),
            (false, _) => {
                let door = self.untraced.take();
                // Where the lock has shut meanwhile, the sitting is gone with the workbook.
                if let (Some(door), Some(open)) = (door, &mut self.open) {
                    open.sitting = door.before;
                }
            }
            (true, None) => {}
        }
    }

    /// The country of the help lines.
    pub fn country(&self) -> Option<&str> {
        let behind = self.untraced.as_ref().and_then(|door| door.country.as_deref());
        behind.or(self.settings.country.as_deref())
    }

    /// Another country was chosen. Whether that is a setting: behind a door that leaves no trace it is not.
    pub(super) fn choose_country(&mut self, code: String) -> bool {
        match &mut self.untraced {
            Some(door) => door.country = Some(code),
            None => self.settings.country = Some(code),
        }
        self.untraced.is_none()
    }
}
