//! Deleting and bringing back. A page is out because a record says so; moving its file only makes room.
//!
//! So a crash between the record and the move harms nothing, and a copy that brings the file back does not bring
//! the page back. A file is moved or removed by the name it has in the folder, never by a path out of a record.

use super::disk::{Disk, Folder};
use super::error::{Act, Cause, NotKept};
use super::layout::{RECORDS, TRASH, TRASH_NOTED};
use super::record_file::{self, FileName};
use super::{Journal, durable};
use crate::engine::{Known, Record, RecordId};
use crate::order;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;

/// How long a deleted page can be brought back.
pub const TRASH_DAYS: i64 = 30;

/// A deleted page that can be brought back.
#[derive(Clone, Debug, PartialEq)]
pub struct Trashed {
    /// As it was when it was deleted.
    pub record: Record,
    /// The `deleted` records that keep it out; each needs an `undeleted`. Empty if none of them can be read.
    pub tombstones: Vec<RecordId>,
    /// By the latest of those records; `None` where none can be read.
    pub deleted: Option<DateTime<FixedOffset>>,
}

impl Journal {
    /// Keeps a `deleted` record, then moves the page's file to the trash, or removes it if it says `for_good`.
    ///
    /// Once the record is kept the page is out; a file that could not be moved is moved by the next [`Journal::sweep`].
    pub fn delete(&mut self, tombstone: &Record) -> Result<(), NotKept> {
        let Some(Known::Deleted { of, .. }) = tombstone.known() else { return Err(Act::Delete.failed(Cause::BadId)) };
        // The record before the file: a crash in between leaves a page that is out of sight and can be brought back.
        // The other way round it would be gone with nothing that says why.
        self.append_as(Act::Delete, tombstone)?;
        self.tidy(|file| file.id == *of, None);
        Ok(())
    }

    /// Keeps an `undeleted` record, then puts the file back. The page, unless another deletion still keeps it out.
    pub fn restore(&mut self, undeleted: &Record) -> Result<Option<Record>, NotKept> {
        let Some(Known::Undeleted { of }) = undeleted.known() else { return Err(Act::Restore.failed(Cause::BadId)) };
        // It names the deletion, not the page. Two computers may each have deleted the page, and bringing back one
        // deletion must leave the other in force. A deletion itself is never undone, only answered.
        self.append_as(Act::Restore, undeleted)?;
        let page = self.tombstones.page_of(of);
        let Some(page) = page.and_then(|page| self.find(&page)).filter(|page| !self.tombstones.is_out(page)) else {
            return Ok(None);
        };
        self.tidy(|file| file.id == page.id, None);
        Ok(Some(page))
    }

    /// Puts a file back that lies in the trash with no readable `deleted` record.
    pub fn put_back(&mut self, id: &RecordId) -> Result<Option<Record>, NotKept> {
        self.look_again().map_err(|cause| Act::Restore.failed(cause))?;
        if self.find(id).is_some_and(|page| self.tombstones.is_out(&page)) {
            return Ok(None);
        }
        let failed = |error: io::Error| Act::Restore.failed(error);
        let (files, _) = record_file::names(&*self.disk, &self.folder, TRASH).map_err(failed)?;
        for file in files.iter().filter(|file| file.id == *id) {
            self.move_file(TRASH, RECORDS, file).map_err(failed)?;
        }
        Ok(self.find(id))
    }

    /// The deleted pages that can be brought back, the last deleted first.
    pub fn trash_list(&self) -> Vec<Trashed> {
        let mut pages = BTreeMap::new();
        for (sub, here) in [(RECORDS, false), (TRASH, true)] {
            let (records, _) = record_file::read_all(&*self.disk, &self.codec, &self.folder, sub).unwrap_or_default();
            // In a locked workbook a file that only lies there was moved by somebody: it is a page like any other.
            let is_page = |page: &Record| self.codec.is_sealed() && !self.tombstones.names(page);
            let out = |page: &Record| {
                if here { !self.tombstones.is_back(page) && !is_page(page) } else { self.tombstones.is_out(page) }
            };
            pages.extend(
                records
                    .into_iter()
                    .filter(|page| page.event.kind().can_be_out() && out(page))
                    .map(|page| (page.id.clone(), page)),
            );
        }
        let kept = pages.into_values().filter(|page| !self.tombstones.is_out_for_good(page));
        let mut list: Vec<Trashed> = kept.map(|record| self.trashed(record)).collect();
        order::by_key(&mut list, |page| Reverse(page.deleted));
        list
    }

    fn trashed(&self, record: Record) -> Trashed {
        let tombstones = self.tombstones.standing(&record).map(|(id, _)| id.clone()).collect();
        let deleted = self.tombstones.deleted(&record);
        Trashed { record, tombstones, deleted }
    }

    /// Brings files to where the records say they belong, and removes what has been in the trash for 30 days, as two
    /// starts saw it.
    ///
    /// Gives the number of files removed. Nothing that is read depends on it: what fails is tried the next time.
    pub fn sweep(&mut self, now: DateTime<FixedOffset>) -> usize {
        if self.look_again().is_err() {
            return 0;
        }
        // With the time that an earlier start noted, not with that of this one: its clock may be wrong.
        let removed = self.tidy(|_| true, self.witnessed(now));
        // After the removals, so that a page is never noted and removed by the same start.
        let _ = self.note_what_is_old(now);
        removed
    }

    fn tidy(&mut self, which: impl Fn(&FileName) -> bool, now: Option<DateTime<FixedOffset>>) -> usize {
        let mut removed = 0;
        // By their names: to list a folder of many years for a few pages would take longer than all else.
        let named = self.tombstones.pages().flat_map(record_file::candidates).filter(|file| which(file));
        for file in &named.collect::<Vec<_>>() {
            match self.page_in(RECORDS, file) {
                Some(page) if self.tombstones.is_out_for_good(&page) => removed += self.remove(RECORDS, file),
                Some(page) if self.tombstones.is_out(&page) => drop(self.move_file(RECORDS, TRASH, file)),
                _ => {}
            }
        }
        // Listed only now, so that what was just moved is looked at too.
        for file in self.mentioned_in(TRASH).iter().filter(|file| which(file)) {
            match self.page_in(TRASH, file) {
                Some(page) if self.tombstones.is_back(&page) => drop(self.move_file(TRASH, RECORDS, file)),
                Some(page) if self.tombstones.is_out_for_good(&page) || self.is_old(&page, now) => {
                    removed += self.remove(TRASH, file);
                }
                _ => {}
            }
        }
        removed
    }

    fn mentioned_in(&self, sub: &str) -> Vec<FileName> {
        self.names_in(sub).into_iter().filter(|file| self.tombstones.mentions(&file.id)).collect()
    }

    /// The page in a file that a tombstone may take away. What can't be read is left alone: nobody knows whose it is.
    fn page_in(&self, sub: &str, file: &FileName) -> Option<Record> {
        let read = record_file::read(&*self.disk, &self.codec, &self.folder.sub(sub), file);
        read.ok().filter(|page| page.event.kind().can_be_out())
    }

    fn names_in(&self, sub: &str) -> Vec<FileName> {
        record_file::names(&*self.disk, &self.folder, sub).unwrap_or_default().0
    }

    fn is_old(&self, page: &Record, now: Option<DateTime<FixedOffset>>) -> bool {
        let limit = TimeDelta::days(TRASH_DAYS);
        now.zip(self.tombstones.deleted(page)).is_some_and(|(now, deleted)| now.signed_duration_since(deleted) > limit)
    }

    fn move_file(&self, from: &str, to: &str, file: &FileName) -> io::Result<()> {
        durable::move_file(&*self.disk, &self.folder.sub(from), &self.folder.sub(to), &file.name)
    }

    fn remove(&self, sub: &str, file: &FileName) -> usize {
        let folder = self.folder.sub(sub);
        // Its words are not to stay there either.
        let _ = self.cache().map(|cache| cache.remove(&*self.disk));
        usize::from(remove_and_sync(&*self.disk, &folder, &file.name).is_ok())
    }
}

fn remove_and_sync(disk: &dyn Disk, folder: &Folder, name: &str) -> io::Result<()> {
    disk.remove(&folder.at(name))?;
    disk.sync_folder(folder)
}

/// How far apart two starts must be, by the clock.
const APART: TimeDelta = TimeDelta::days(1);

type Time = DateTime<FixedOffset>;

/// When it is certain enough that a deleted page has been in the trash for its days.
///
/// A clock that jumps ahead for one start would empty the trash, and nothing in the folder could bring a page back. So a
/// start that finds a page too old only notes the time, and a later one takes the page away: at least a day later by the
/// clock, with the page too old already at the time that was noted. A start whose clock is before that time knows that
/// one of the two clocks was wrong, and drops the note. What is deleted by hand goes at once, as ever.
impl Journal {
    /// The time at which a page must have been too old to go now; none if nothing goes by its age.
    fn witnessed(&self, now: Time) -> Option<Time> {
        self.noted().filter(|noted| now.signed_duration_since(noted) >= APART)
    }

    fn noted(&self) -> Option<Time> {
        let bytes = self.disk.read(&self.folder.at(TRASH_NOTED)).ok()?;
        DateTime::parse_from_rfc3339(std::str::from_utf8(&bytes).ok()?.trim()).ok()
    }

    /// Notes the time where a page is too old now, for a start to come.
    fn note_what_is_old(&self, now: Time) -> io::Result<()> {
        let noted = self.noted();
        if noted.is_some_and(|noted| noted <= now && now.signed_duration_since(noted) < APART) {
            return Ok(());
        }
        let is_old = |file| self.page_in(TRASH, file).is_some_and(|page| self.is_old(&page, Some(now)));
        if self.mentioned_in(TRASH).iter().any(is_old) {
            let line = format!("{}\n", now.to_rfc3339());
            durable::replace(&*self.disk, &self.folder, TRASH_NOTED, line.as_bytes(), true)
        } else if noted.is_some_and(|noted| noted > now) {
            self.disk.remove(&self.folder.at(TRASH_NOTED))
        } else {
            Ok(())
        }
    }
}
