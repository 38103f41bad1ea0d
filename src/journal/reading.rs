//! Reading a workbook: all of it, one file after the other, and what nothing proves put apart.
//!
//! A locked workbook can have files in it that anybody wrote. A file counts where its owner's key proves it, or where it
//! was taken in; what is left over is named, and its owner may look at it.

use super::codec::{Codec, Lists};
use super::disk::{Disk, Folder};
use super::foreign::{Foreign, ForeignWords};
use super::found::{Found, FoundRecords};
use super::layout::{DRAFTS, RECORDS, TRASH};
use super::record_file::{self, OpenedRecord};
use super::unreadable::{Unreadable, Why};
use super::{Journal, draft_file};
use crate::engine::record::{Taken, TakenFrom};
use crate::engine::{BookKind, EventKind, Known, RecordId, Shelves};
use std::io;
use std::path::{Path, PathBuf};

/// What opening found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The records, without the deleted pages and the lists of what was taken in.
    pub records: Shelves,
    /// The files that were not applied and stay where they are.
    pub unreadable: Vec<Unreadable>,
    /// Files that nothing proves, which this person could take in.
    pub foreign: Vec<Foreign>,
    /// Records that others name and that are not here, or not here yet: at least these.
    pub missing: Vec<RecordId>,
    /// How many files from before anything was proved were taken in by this opening.
    pub taken_in: usize,
    /// Whether other accounts could look into the folder. They can't any more.
    pub was_open_to_others: bool,
    /// Whether `book.json` said that it is not locked. It counts as locked, and opening it with a key writes so.
    pub locked_again: bool,
}

impl Journal {
    pub(super) fn read(&mut self) -> io::Result<Reading> {
        let mut before = self.before();
        if let Some(reading) = before.as_mut().and_then(|before| self.read_before(before)) {
            return Ok(reading);
        }
        if let Some(before) = &mut before {
            before.look(self);
        }
        let mut all = self.found()?;
        let lists = self.admit_lists(&all);
        let taken_in = self.take_in_from_before(&all);
        let foreign = self.admit(&mut all);
        let FoundRecords { mut records, not, lines } = all;
        records.retain(|page| self.is_among_pages(page));
        // In the order of their ids, each once. Of two the one that is not in the trash comes first, and stays.
        records.sort_unstable_by_key(|page| (page.head.id, page.is_in_trash()));
        records.dedup_by_key(|page| page.head.id);
        for page in &mut records {
            self.let_say_what_counts(page);
        }
        let (records, texts) = lines.shelved(records);
        let reading = Reading { records, unreadable: not, foreign, taken_in, ..Reading::default() };
        self.has_closed = has_closed(&reading);
        self.note_fresh(before, lists, &reading, texts);
        Ok(self.with_drafts(reading))
    }

    /// Whether a record that counts is one of those that are shown.
    fn is_among_pages(&self, page: &Found) -> bool {
        let (kind, as_page) = (page.head.kind, page.as_page());
        match () {
            () if kind == EventKind::TakenIn => false,
            () if !page.is_in_trash() => !kind.can_be_out() || !self.tombstones.is_out(as_page),
            // Restored, and the program ended before the file was moved. Or somebody moved it there: that deletes no page.
            () => self.tombstones.is_back(as_page) || (self.codec.is_sealed() && !self.tombstones.names(as_page)),
        }
    }

    /// A reading of the pages with what the drafts tell, and without what is not to be told.
    pub(super) fn with_drafts(&mut self, mut reading: Reading) -> Reading {
        let drafts = self.settle_drafts();
        reading.unreadable.extend(drafts);
        self.add_foreign_drafts(&mut reading.foreign, &reading.unreadable);
        self.has_closed |= has_closed(&reading);
        self.add_what_is_aside(&mut reading.foreign, &mut reading.unreadable);
        if self.book.kind != BookKind::One {
            // What is the other person's is no fault, and how much it is is theirs alone.
            reading.unreadable.retain(|file| !file.is_the_others());
        }
        reading.missing = self.chain.missing(&self.tombstones);
        reading
    }

    /// What is in the folders of the pages.
    pub(super) fn found(&self) -> io::Result<FoundRecords> {
        FoundRecords::read(&*self.disk, &self.codec, &self.folder)
    }

    /// Reads the lists of what was taken in alone.
    pub(super) fn read_lists(&mut self) -> io::Result<()> {
        let all = self.found()?;
        self.admit_lists(&all);
        Ok(())
    }

    /// The lists of what was taken in count first: other files count by them.
    fn admit_lists(&mut self, all: &FoundRecords) -> Lists {
        let lists = all.records.iter().filter_map(Found::here).filter_map(|opened| list_in(&self.codec, opened));
        let lists: Lists = lists.collect();
        for (from, of) in &lists {
            self.codec.take_in(*from, of.iter().cloned());
        }
        lists
    }

    /// The drafts that can be opened, and whether the disk kept none of them back.
    pub(super) fn opened_drafts(&self) -> (Vec<(PathBuf, draft_file::OpenedDraft)>, bool) {
        let (sub, folder) = (DRAFTS, self.folder.sub(DRAFTS));
        let Ok((named, not)) = record_file::names(&*self.disk, &self.folder, sub) else { return (Vec::new(), false) };
        let mut is_whole = !not.iter().any(|file| file.why.may_pass());
        let mut opened = Vec::with_capacity(named.len());
        for file in named {
            match draft_file::open(&*self.disk, &self.codec, &folder, &file) {
                Ok(draft) => opened.push((Path::new(sub).join(&file.name), draft)),
                Err(why) => is_whole &= !why.may_pass(),
            }
        }
        (opened, is_whole)
    }

    fn add_foreign_drafts(&self, foreign: &mut Vec<Foreign>, not: &[Unreadable]) {
        if !self.codec.is_sealed() || !not.iter().any(|file| file.why == Why::Unproved) {
            return;
        }
        for (file, opened) in self.opened_drafts().0 {
            if opened.proof(&self.codec).is_err() {
                let (taken, words) = (opened.taken(), ForeignWords::Draft(Box::new(opened.saved.draft)));
                foreign.push(Foreign { file, taken, words, can_be_taken: true });
            }
        }
    }
}

fn has_closed(reading: &Reading) -> bool {
    reading.unreadable.iter().any(|file| file.why == Why::NotOurs)
}

/// A codec with what the lists in a workbook take in.
pub(super) fn with_lists(disk: &dyn Disk, book: &Folder, mut codec: Codec) -> Codec {
    for sub in [RECORDS, TRASH] {
        let mut lists = Vec::new();
        // What can't be looked into says nothing of what counts.
        let _ =
            record_file::open_each(disk, &codec, book, sub, &mut |_, opened| lists.extend(list_in(&codec, &opened)));
        for (from, of) in lists {
            codec.take_in(from, of);
        }
    }
    codec
}

/// What a list takes in and why, where it counts.
fn list_in(codec: &Codec, opened: &OpenedRecord) -> Option<(TakenFrom, Vec<Taken>)> {
    match opened.record.known() {
        Some(Known::TakenIn { of, from }) if opened.proof(codec).is_ok() => {
            Some((from.unwrap_or_default(), of.clone()))
        }
        _ => None,
    }
}
