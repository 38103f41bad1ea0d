//! What happens behind a door that leaves no trace. It is held here, and goes as the door closes.
//!
//! Such a door writes nothing, and what is only remembered must not tell either: whoever comes to the screen next would
//! see on home that a page was too much, or find the settings changed.

use crate::engine::Sitting;

/// What is known while such a door is open, and no longer.
#[derive(Debug)]
pub struct Untraced {
    /// The sitting as it was before the door was opened.
    before: Sitting,
    /// The country whose help lines were chosen behind it.
    country: Option<String>,
}

impl Untraced {
    /// A door is opened; `before` is the sitting as it was then.
    pub(super) fn new(before: Sitting) -> Self {
        Self { before, country: None }
    }

    /// The door closes: the sitting as it has to be again.
    pub(super) fn close(self) -> Sitting {
        self.before
    }

    /// The country that was chosen behind it.
    pub(super) fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    pub(super) fn choose_country(&mut self, code: String) {
        self.country = Some(code);
    }
}
