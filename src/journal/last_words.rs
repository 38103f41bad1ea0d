//! Putting words by while the journal itself is held up: somebody leaves, and its disk or its key takes long.
//!
//! Nothing here waits for a disk. The words are handed to the system, which outlives the program; a loss of power in the
//! seconds after may still take them. Where the disk takes none they wait closed, as they would lie on it: without a key,
//! and sealed where the workbook is.

use super::codec::Encoder;
use super::disk::{Disk, Folder};
use super::draft_file::{self, Draft, SaveKind};
use super::fault::Fault;
use super::layout::{DRAFTS, ENDINGS};
use super::{Journal, book_meta, durable};
use crate::engine::record::{Known, Record};
use crate::engine::{Event, Place, RecordId};
use std::fmt;
use std::io;
use std::sync::Arc;

/// All that writing takes, and nothing that reading takes.
#[derive(Clone)]
pub struct LastWords {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) folder: Folder,
    pub(super) encoder: Encoder,
    /// The greatest number of saves of any draft by then.
    pub(super) saves: u64,
}

impl fmt::Debug for LastWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LastWords").field("saves", &self.saves).finish_non_exhaustive()
    }
}

impl LastWords {
    /// Puts a draft by under a name that no save has. `ahead` is how many saves may still be on their way: these words
    /// are later than any of them.
    ///
    /// # Errors
    /// When they could not be written, or the workbook is locked otherwise than it was.
    pub fn put(&self, draft: &Draft, ahead: u64) -> io::Result<()> {
        self.close(draft, ahead)?.put()
    }

    /// Closes a draft as it will lie on disk.
    ///
    /// # Errors
    /// When it could not be sealed.
    pub fn close(&self, draft: &Draft, ahead: u64) -> io::Result<ClosedDraft> {
        // A draft that meets a changed lock is saved twice.
        let save = self.saves.saturating_add(ahead.saturating_mul(2)).saturating_add(1);
        let bytes = self.encoder.encode(draft_file::about(draft), &[], &draft_file::plain(draft, save)?)?;
        let (disk, folder) = (self.disk.clone(), self.folder.clone());
        Ok(ClosedDraft { disk, folder, ending: self.encoder.ending(), id: draft.id.clone(), bytes })
    }
}

/// A draft as it will lie on disk.
///
/// It holds no key: it may wait for a disk through the other's whole sitting.
pub struct ClosedDraft {
    disk: Arc<dyn Disk>,
    folder: Folder,
    ending: &'static str,
    /// The page that it is of.
    pub id: RecordId,
    bytes: Vec<u8>,
}

impl ClosedDraft {
    /// Puts it by.
    ///
    /// # Errors
    /// When it could not be written, or the workbook is locked otherwise than it was.
    pub fn put(&self) -> io::Result<()> {
        let Self { disk, folder, .. } = self;
        // Another program may have set a lock or taken it off.
        self.look_again()?;
        let drafts = folder.sub(DRAFTS);
        disk.make_folder(&folder.at(DRAFTS))?;
        let name = draft_file::name(&self.id, self.ending, SaveKind::Last);
        // Without a sync: the disk is what holds everything up, and waiting for it here would keep the person from
        // leaving.
        durable::replace(&**disk, &drafts, &name, &self.bytes, false)?;
        self.look_again().inspect_err(|_| {
            // A lock was set between the two looks, and these words may be plain beside sealed ones.
            let _ = disk.remove(&drafts.at(&name));
        })
    }

    fn look_again(&self) -> io::Result<()> {
        let is_plain = self.ending == ENDINGS[0];
        let is_gone = || book_meta::read(&*self.disk, &self.folder).is_ok_and(|book| book.is_none());
        if (is_plain && book_meta::is_locked_by_now(&*self.disk, &self.folder)) || is_gone() {
            return Err(Fault::NotAsItWas.into());
        }
        Ok(())
    }
}

impl Journal {
    /// The words of a closed draft of this workbook, where the key that is open opens it.
    pub fn open_draft(&self, closed: &ClosedDraft) -> Option<Draft> {
        let plain = self.codec.decode(closed.ending, closed.bytes.clone()).ok()?;
        let opened = draft_file::opened(&plain).ok()?;
        let draft = opened.saved.draft;
        self.can_read(draft.place).then_some(draft)
    }
}

impl Draft {
    /// The words of a page on its way into the journal, as words begun: of the same time, so that they are dropped where
    /// the page has got there. None where they are not one person's own words.
    pub fn of(record: &Record) -> Option<Self> {
        let Event::Known(Known::Answered { value }) = &record.event else { return None };
        (record.place != Place::Shared).then(|| Self {
            id: record.id.clone(),
            step: record.step.clone(),
            card: record.card.clone(),
            place: record.place,
            at: record.at,
            answer: value.clone(),
            caret: value.text.len(),
            focus: 0,
            accepted: Vec::new(),
        })
    }
}
