//! Copies that wait to be shown: both or neither. No view takes them, and nothing writes them.
//!
//! They are wiped when one is kept back, on Esc, at a long silence, on leaving, and at the end of the sitting: whatever
//! drops them wipes them.

use crate::engine::{Answer, Place};
use zeroize::Zeroize;

/// One copy, read once more by its writer.
struct Copy(Answer);

impl Drop for Copy {
    fn drop(&mut self) {
        self.0.text.zeroize();
        self.0.picked.zeroize();
        self.0.ids.zeroize();
        for part in &mut self.0.parts {
            part.text.zeroize();
            part.picked.zeroize();
            part.ids.zeroize();
        }
        for pile in &mut self.0.piles {
            pile.cards.zeroize();
            pile.ids.zeroize();
        }
    }
}

/// The answers of a round until both are there. Kept in memory alone and wiped when dropped.
#[derive(Default)]
pub struct Waiting {
    one: Option<Copy>,
    two: Option<Copy>,
}

impl Waiting {
    /// A copy of this person's waits; in place of an earlier one.
    pub fn put(&mut self, place: Place, answer: Answer) {
        let slot = if place == Place::Two { &mut self.two } else { &mut self.one };
        *slot = Some(Copy(answer));
    }

    /// Both copies, if there are two; whatever there was is gone from here.
    pub fn reveal(&mut self) -> Option<(Answer, Answer)> {
        let (one, two) = (self.one.take(), self.two.take());
        let (one, two) = (one?, two?);
        // Copied out, since a type that wipes itself can't be taken apart. The copies that waited are wiped here.
        Some((one.0.clone(), two.0.clone()))
    }

    /// Nothing waits any more.
    pub fn wipe(&mut self) {
        *self = Self::default();
    }
}
