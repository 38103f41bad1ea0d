//! Words begun that the disk did not take.
//!
//! They are tried again with everything else that is done, whatever is on the screen by then, and once more on leaving. What
//! is left when the lock shuts waits closed: the key and the plain words are gone, and the bytes are saved as soon as a
//! disk takes them, or offered once the lock is open.

use crate::app::opened::Opened;
use crate::engine::RecordId;
use crate::journal::{ClosedDraft, Draft, Journal, LastWords};
use std::collections::HashMap;

/// What is not on disk, and should be.
#[derive(Default)]
pub(super) struct Unwritten {
    drafts: HashMap<RecordId, Draft>,
    closed: Vec<ClosedDraft>,
    /// Whether words are gone that nothing could close: nothing is written to a workbook whose keys somebody exchanged.
    is_lost: bool,
}

impl Unwritten {
    /// The disk did not take this one.
    pub(super) fn note(&mut self, draft: Draft) {
        self.drafts.insert(draft.id.clone(), draft);
    }

    /// These words are on disk, or not wanted any more.
    pub(super) fn settled(&mut self, id: &RecordId) {
        self.drafts.remove(id);
        self.closed.retain(|closed| closed.id != *id);
    }

    /// The lock shuts, or somebody else has the keyboard. What can't be closed without its workbook is gone with it.
    pub(super) fn close(&mut self, words: Option<&LastWords>) {
        let drafts = std::mem::take(&mut self.drafts);
        self.is_lost |= words.is_none() && !drafts.is_empty();
        self.closed.extend(words.into_iter().flat_map(|words| {
            let closed = drafts.values().map(|draft| words.close(draft, 0));
            closed.flatten().collect::<Vec<_>>()
        }));
    }

    /// Tries those that wait closed once more.
    pub(super) fn put(&mut self) {
        self.closed.retain(|closed| closed.put().is_err());
    }

    /// Tries all of them once more.
    pub(super) fn put_in(&mut self, journal: &mut Journal) {
        self.drafts.retain(|_, draft| journal.save_draft(draft, true).is_err());
        self.put();
    }

    /// Whether any wait for a disk that takes them, or are gone without one having taken them.
    pub(super) fn waits(&self) -> bool {
        self.is_lost || !self.closed.is_empty() || !self.drafts.is_empty()
    }

    /// The lock is open again: what still waits is offered like words that are on disk.
    pub(super) fn offer(&mut self, journal: &Journal, opened: &mut Opened) {
        for closed in std::mem::take(&mut self.closed) {
            match journal.open_draft(&closed) {
                Some(draft) => {
                    opened.drafts.retain(|known| known.id != draft.id);
                    opened.drafts.push(draft.clone());
                    self.note(draft);
                }
                // The key that is open does not open it: it may be the other person's, and waits for them.
                None => self.closed.push(closed),
            }
        }
    }
}
