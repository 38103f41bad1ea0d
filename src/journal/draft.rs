//! Words not yet kept. They are saved while a person writes, in place of what was saved before.
//!
//! A draft is thrown away only when its words are in a record, or when the person says so. A draft that another
//! living program is writing is neither offered nor touched.
//!
//! Who writes a draft is said by an advisory lock on `<id>.lock`, one for each draft. The lock is not on the draft
//! itself, since that is replaced at every save; and not one for the whole program, since then two others could take
//! up what a dead one left at the same moment. The kernel drops a lock with its program, so none goes stale.

use super::disk::Hold;
use super::draft_file::{self, Draft, SaveKind};
use super::error::{Act, Cause, NotKept};
use super::last_words::LastWords;
use super::layout::{DRAFTS, ENDINGS};
use super::unreadable::Unreadable;
use super::{Journal, durable};
use crate::engine::tombstones::Of;
use crate::engine::{Record, RecordId};
use crate::order;
use std::io;

/// A draft that this program writes.
#[derive(Debug, Default)]
pub(super) struct Claim {
    /// None where no lock can be had; then the one program that is usual is all there can be.
    hold: Option<Hold>,
    saves: u64,
}

impl Journal {
    /// What it takes to put words by at this moment without this journal; none where nothing may be written.
    pub fn last_words(&self) -> Option<LastWords> {
        let saves = self.claims.values().map(|claim| claim.saves).max().unwrap_or_default();
        (!self.other_keys).then(|| LastWords {
            disk: self.disk.clone(),
            folder: self.folder.clone(),
            encoder: self.codec.encoder(),
            saves,
        })
    }

    /// Puts a draft by. With `sync` it is on the disk when this returns. Without, it outlives the program at once, and
    /// a loss of power costs at most what came after the last one with `sync`.
    pub fn save_draft(&mut self, draft: &Draft, sync: bool) -> Result<(), NotKept> {
        let failed = |cause: Cause| Act::Draft.failed(cause);
        // Words are saved also where another program locked the workbook meanwhile: at the next opening they are shown.
        self.has_its_keys().map_err(failed)?;
        // Two windows writing one draft would each throw away what the other typed.
        self.claim(&draft.id)?;
        self.write_draft(draft, sync).map_err(|error| failed(error.into()))?;
        self.has_its_keys().map_err(failed)
    }

    fn write_draft(&mut self, draft: &Draft, sync: bool) -> io::Result<()> {
        let claim = self.claims.entry(draft.id.clone()).or_default();
        // Counted before the write: a save that fails half-way must not share its number with the next one.
        claim.saves = claim.saves.saturating_add(1);
        let bytes = self.codec.encode(draft_file::about(draft), &[], &draft_file::plain(draft, claim.saves)?)?;
        let which = if sync { SaveKind::Synced } else { SaveKind::New };
        let name = draft_file::name(&draft.id, self.codec.ending(), which);
        self.with_folder(DRAFTS, |disk, folder| durable::replace(disk, folder, &name, &bytes, sync))?;
        if sync {
            // Where it stays behind, its number says that it is the older one. Last words are left alone: they may be those
            // of this program, which is being left while this save is held up, and then they are later than it.
            let older = draft_file::name(&draft.id, self.codec.ending(), SaveKind::New);
            let _ = self.disk.remove(&self.folder.sub(DRAFTS).at(older));
        }
        Ok(())
    }

    /// The drafts that nobody else is writing, oldest first. From here on they are this program's, until it ends.
    pub fn drafts(&mut self) -> Vec<Draft> {
        if self.look_again().is_err() {
            return Vec::new();
        }
        let files = draft_file::files(&*self.disk, &self.codec, &self.folder).unwrap_or_default();
        let mut free: Vec<Draft> = files.ids.iter().filter_map(|id| self.take_up(id)).collect();
        order::by(&mut free, |a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        for id in files.locks.difference(&files.ids) {
            if !self.claims.contains_key(id) && self.claim(id).is_ok() {
                self.let_go(id);
            }
        }
        free
    }

    /// Throws a draft away, because its writer said so.
    pub fn drop_draft(&mut self, id: &RecordId) -> Result<(), NotKept> {
        self.look_again().map_err(|cause| Act::Draft.failed(cause))?;
        self.claim(id)?;
        let gone = self.forget_draft(id).and_then(|has_files| {
            // Its writer wants it gone: it must not come back with the power.
            if has_files { self.disk.sync_folder(&self.folder.sub(DRAFTS)) } else { Ok(()) }
        });
        gone.map_err(|error| Act::Draft.failed(error))
    }

    /// Drops the drafts whose words are in a record, and names the ones that can't be read. Takes up none.
    pub(super) fn settle_drafts(&mut self) -> Vec<Unreadable> {
        let files = match draft_file::files(&*self.disk, &self.codec, &self.folder) {
            Ok(files) => files,
            Err(error) => return vec![Unreadable { file: DRAFTS.into(), why: error.into() }],
        };
        for id in &files.ids {
            if !self.other_keys && self.is_stale(id) && self.take_up(id).is_some() {
                self.let_go(id);
            }
        }
        files.unreadable
    }

    /// The draft, if it is free and worth offering.
    fn take_up(&mut self, id: &RecordId) -> Option<Draft> {
        self.claim(id).ok()?;
        // Looked at only now: until it was ours, whoever had it may have written, kept or dropped it.
        if self.is_stale(id) {
            // What can't be removed now will be at another opening; it is offered at neither.
            let _ = self.forget_draft(id);
            return None;
        }
        let Some(saved) = draft_file::latest(&*self.disk, &self.codec, &self.folder, id) else {
            self.let_go(id);
            return None;
        };
        // Before the next save is numbered: it counts on from the latest that is here.
        self.take_over_last_words(id, saved.save);
        self.claims.entry(id.clone()).or_default().saves = saved.save;
        Some(saved.draft)
    }

    /// Gives the last words of a program that was left the name of any other save, so that the next save takes their
    /// place; where they are not the latest they go. What fails here costs nothing: the numbers say which is later.
    fn take_over_last_words(&self, id: &RecordId, latest: u64) {
        let folder = self.folder.sub(DRAFTS);
        for ending in ENDINGS {
            let [last, new] = [SaveKind::Last, SaveKind::New].map(|kind| folder.at(draft_file::name(id, ending, kind)));
            let _ = match draft_file::save_in(&*self.disk, &self.codec, &self.folder, id, (ending, SaveKind::Last)) {
                Some(save) if save == latest => self.disk.replace(&last, &new),
                Some(save) if save < latest => self.disk.remove(&last),
                _ => Ok(()),
            };
        }
    }

    /// Whether its words are in a record already, or were and that page was deleted.
    ///
    /// A draft saved after the time of the record is not stale: keeping can fail after the page had its name, and
    /// the person goes on writing.
    fn is_stale(&self, id: &RecordId) -> bool {
        let Some(saved) = draft_file::latest(&*self.disk, &self.codec, &self.folder, id) else { return false };
        let place = saved.draft.place;
        // A record of another place is another's: by its number alone nobody takes a person's words away.
        let kept = |record: Record| {
            record.place == place && (saved.draft.at <= record.at || draft_file::holds(&record, &saved.draft.answer))
        };
        // A page that was deleted must not come back as words begun.
        self.tombstones.names(Of { id, place }) || self.find(id).is_some_and(kept)
    }

    pub(super) fn claim(&mut self, id: &RecordId) -> Result<(), NotKept> {
        if !RecordId::is_well_formed(&id.0) {
            return Err(Act::Draft.failed(Cause::BadId));
        }
        if self.claims.get(id).is_some_and(|claim| claim.hold.is_some()) {
            return Ok(());
        }
        let name = draft_file::lock_name(id);
        match self.with_folder(DRAFTS, |disk, folder| disk.lock(&folder.at(&name))) {
            Ok(None) => return Err(Act::Draft.failed(Cause::Elsewhere)),
            Ok(hold) => self.claims.entry(id.clone()).or_default().hold = hold,
            // No locks here, or none just now. Words offered twice are better than words not offered.
            Err(_) => {}
        }
        Ok(())
    }

    pub(super) fn let_go(&mut self, id: &RecordId) {
        // The file goes while the lock is held: whoever waits to lock it sees that the name is gone and starts again.
        if let Some(Claim { hold: Some(_), .. }) = self.claims.get(id) {
            let _ = self.disk.remove(&self.folder.sub(DRAFTS).at(draft_file::lock_name(id)));
        }
        self.claims.remove(id);
    }

    /// Removes the files of a draft that is ours, and says whether there were any. One that can't be removed stays ours.
    ///
    /// Nothing waits for the disk here: where its words are in a record, one that comes back with the power is seen to be
    /// stale.
    pub(super) fn forget_draft(&mut self, id: &RecordId) -> io::Result<bool> {
        let folder = self.folder.sub(DRAFTS);
        // All its files, whatever they end in: a lock that was set meanwhile leaves a plain one beside a sealed one.
        let mut removed = false;
        for file in draft_file::candidates(id) {
            match self.disk.remove(&folder.at(&file.name)) {
                Ok(()) => removed = true,
                Err(missing) if missing.kind() == io::ErrorKind::NotFound => {}
                Err(other) => return Err(other),
            }
        }
        self.let_go(id);
        self.held.remove(id);
        Ok(removed)
    }
}
