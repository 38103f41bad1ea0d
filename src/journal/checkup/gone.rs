//! What a look-over finds of pages that are not here.

use super::{Checkup, What};
use crate::journal::Journal;
use crate::journal::book::Shelf;
use crate::journal::key::Key;

impl Checkup {
    /// The pages that others name, or that this computer has seen here. It is what an opening says, and nothing is written
    /// for it.
    pub(super) fn see_what_is_gone(&mut self, from: &Shelf, key: Key) {
        let key = key.remembering(from.remembers());
        let Ok((_, reading)) = Journal::open_with(from.disk_to_read(), &self.folder, key) else { return };
        if !reading.missing.is_empty() {
            self.find("", What::Missing(reading.missing.len()));
        }
    }
}
