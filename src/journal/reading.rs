//! Reading a workbook: all of it, one file after the other, and what nothing proves put apart.
//!
//! A locked workbook can have files in it that anybody wrote. A file counts where its owner's key proves it, or where it
//! was taken in; what is left over is named, and its owner may look at it.

use super::cover::Cover;
use super::disk::{Disk, Folder};
use super::record_file::{self, Opened, Unreadable, Why};
use super::{Draft, Journal, RECORDS, TRASH, draft_file};
use crate::engine::record::Taken;
use crate::engine::tombstones::can_be_out;
use crate::engine::{BookKind, Event, Known, Place, Record, RecordId};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// What opening found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The records, by id, without the deleted pages and the lists of what was taken in. Places and `seq` give them their
    /// order.
    pub records: Vec<Record>,
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
}

/// A file that nothing proves. It is not applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    /// The file, seen from the folder of the workbook.
    pub file: PathBuf,
    /// The file by its bytes.
    pub taken: Taken,
    /// What is in it.
    pub words: ForeignWords,
    /// Whether it can be taken in: it adds something, and nothing here has its name.
    pub can_be_taken: bool,
}

/// What is in a file that nothing proves.
#[derive(Clone, Debug, PartialEq)]
pub enum ForeignWords {
    /// A record.
    Record(Box<Record>),
    /// A draft.
    Draft(Box<Draft>),
}

/// All files of records, opened.
struct All {
    kept: Vec<(PathBuf, Opened)>,
    trash: Vec<(PathBuf, Opened)>,
    not: Vec<Unreadable>,
}

/// Greater numbers are nobody's: a program counts up by one.
const GREATEST: u64 = 1 << 53;

impl Journal {
    pub(super) fn read(&mut self) -> io::Result<Reading> {
        let mut all = self.open_records()?;
        self.admit_lists(&all);
        let taken_in = self.take_in_from_before(&all);
        let mut foreign = Vec::new();
        let kept = self.admit(std::mem::take(&mut all.kept), &mut foreign, &mut all.not);
        let trash = self.admit(std::mem::take(&mut all.trash), &mut foreign, &mut all.not);
        let is_page = |page: &Record| self.cover.is_sealed() && !self.tombstones.names(page);
        let kept = kept.into_iter().filter(|page| !can_be_out(page) || !self.tombstones.is_out(page));
        // Restored, and the program ended before the file was moved. Or somebody moved it there: that deletes no page.
        let back = trash.into_iter().filter(|page| self.tombstones.is_back(page) || is_page(page));
        let words = back.chain(kept).filter(|record| !matches!(record.known(), Some(Known::TakenIn { .. })));
        let mut words: Vec<Record> = words.collect();
        // Of two files of one id the one counts that is proved more: by its name alone nobody takes the place of a page.
        words.sort_by_key(|record| self.strength(record));
        let records: BTreeMap<_, _> = words.into_iter().map(|record| (record.id.clone(), record)).collect();
        let records = records.into_values().map(|record| self.as_it_counts(record)).collect();
        all.not.extend(self.settle_drafts());
        self.add_foreign_drafts(&mut foreign, &all.not);
        if self.book.kind != BookKind::One {
            // What is the other person's is no fault, and how much it is is theirs alone.
            all.not.retain(|file| !matches!(file.why, Why::NotOurs | Why::NotTheirs));
        }
        let missing = self.chain.missing(&self.tombstones);
        Ok(Reading { records, unreadable: all.not, foreign, missing, taken_in, was_open_to_others: false })
    }

    fn open_records(&self) -> io::Result<All> {
        let (kept, mut not) = record_file::open_all(&*self.disk, &self.cover, &self.folder, RECORDS)?;
        let (trash, others) = record_file::open_all(&*self.disk, &self.cover, &self.folder, TRASH)
            .unwrap_or_else(|error| (Vec::new(), vec![Unreadable { file: TRASH.into(), why: error.into() }]));
        not.extend(others);
        Ok(All { kept, trash, not })
    }

    /// Reads the lists of what was taken in alone.
    pub(super) fn read_lists(&mut self) -> io::Result<()> {
        let all = self.open_records()?;
        self.admit_lists(&all);
        Ok(())
    }

    /// The lists of what was taken in count first: other files count by them.
    fn admit_lists(&mut self, all: &All) {
        let lists = all.kept.iter().chain(&all.trash).filter_map(|(_, opened)| list_in(&self.cover, opened));
        let lists: Vec<Taken> = lists.flatten().collect();
        self.cover.take_in(lists);
    }

    /// Pages of a lock from before anything was proved are taken in once. Gives how many. Where the key file says that its
    /// owner proves, or any record shows it, nothing is taken in by itself.
    fn take_in_from_before(&mut self, all: &All) -> usize {
        let Some(key) = self.cover.key() else { return 0 };
        let me = key.place;
        // A yes that they signed on a turn is no opening of theirs: what stands in their own place counts.
        let is_theirs = |record: &Record| record.place == me || key.other().is_none();
        let is_proved = |(_, opened): &(PathBuf, Opened)| {
            is_theirs(&opened.record) && opened.proof(&self.cover).is_ok_and(|proof| proof.has(me))
        };
        if key.proves() || self.has_seen_proofs || all.kept.iter().chain(&all.trash).any(is_proved) {
            return 0;
        }
        let is_sealed = |file: &Path| file.extension().is_some_and(|ending| ending == "age");
        let pages =
            all.kept.iter().chain(&all.trash).filter(|(file, opened)| {
                is_sealed(file) && !is_list(&opened.record) && opened.proof(&self.cover).is_err()
            });
        let mut taken: Vec<Taken> = pages.map(|(_, opened)| opened.taken()).collect();
        let count = taken.len();
        let drafts = self.opened_drafts();
        let drafts = drafts.iter().filter(|(file, draft)| is_sealed(file) && draft.proof(&self.cover).is_err());
        taken.extend(drafts.map(|(_, draft)| draft.taken()));
        self.cover.take_in(taken.iter().cloned());
        self.pending = taken;
        count
    }

    /// The records that count, with what is proved of each; the rest is put apart.
    fn admit(
        &mut self,
        opened: Vec<(PathBuf, Opened)>,
        foreign: &mut Vec<Foreign>,
        not: &mut Vec<Unreadable>,
    ) -> Vec<Record> {
        let mut records = Vec::with_capacity(opened.len());
        for (file, opened) in opened {
            match opened.proof(&self.cover) {
                Ok(proof) => {
                    let print = opened.print();
                    let record = Record { proof, ..opened.record };
                    self.note(&record, &print);
                    records.push(record);
                }
                // The lists of a lock that was taken off: they were taken in by the one that was set since, and say nothing now.
                Err(_) if is_list(&opened.record) && opened.is_from_before(&self.cover) => {}
                Err(why) => {
                    let taken = opened.taken();
                    let can_be_taken = opened.record.is_an_addition() && !self.is_here(&opened.record.id, &file);
                    let words = ForeignWords::Record(Box::new(opened.record));
                    foreign.push(Foreign { file: file.clone(), taken, words, can_be_taken });
                    not.push(Unreadable { file, why });
                }
            }
        }
        records
    }

    /// Whether a record of that id is here besides this file, and counts.
    fn is_here(&self, id: &RecordId, file: &Path) -> bool {
        let is_other = |sub: &str, name: &str| Path::new(sub).join(name) != file;
        record_file::candidates(id).iter().any(|named| {
            [RECORDS, TRASH].iter().any(|sub| {
                is_other(sub, &named.name)
                    && record_file::read(&*self.disk, &self.cover, &self.folder.sub(sub), named).is_ok()
            })
        })
    }

    /// Takes what a record says into account: numbers, tombstones, and what it names.
    pub(super) fn note(&mut self, record: &Record, print: &str) {
        let own = self.cover.key().map(|key| key.place);
        let is_word = record.place == Place::Shared || own.is_none_or(|own| record.proof.has(own));
        if is_word || record.proof.is_from_before() {
            let greatest = self.greatest.entry(record.place).or_default();
            *greatest = record.seq.filter(|seq| *seq < GREATEST).unwrap_or_default().max(*greatest);
        }
        self.tombstones.note(record);
        if self.cover.is_sealed() {
            self.chain.note(record, print, is_word);
        }
    }

    /// How much is proved of a record: by its reader, by how many, and whether it is from before.
    pub(super) fn strength(&self, record: &Record) -> (bool, usize, bool) {
        let proof = record.proof;
        let by = [Place::One, Place::Two].iter().filter(|place| proof.has(**place)).count();
        (self.cover.key().is_some_and(|key| proof.has(key.place)), by, proof.is_from_before())
    }

    /// A record with what it says about others as far as they still are what they were.
    fn as_it_counts(&self, mut record: Record) -> Record {
        if let Event::Known(Known::Confirmed { of } | Known::Disowned { of }) = &mut record.event {
            let prints = &record.prints;
            of.retain(|id| match (prints.get(id), self.chain.print(id)) {
                (Some(said), Some(here)) => said == here,
                _ => true,
            });
        }
        record
    }

    /// A print of each record that one says something about, as it is now.
    pub(super) fn prints_for(&self, record: &Record) -> BTreeMap<RecordId, String> {
        let Some(Known::Confirmed { of } | Known::Disowned { of }) = record.known() else { return BTreeMap::new() };
        of.iter().filter_map(|id| Some((id.clone(), self.chain.print(id)?.to_owned()))).collect()
    }

    fn opened_drafts(&self) -> Vec<(PathBuf, draft_file::OpenedDraft)> {
        let (named, _) = record_file::names(&*self.disk, &self.folder, draft_file::DRAFTS).unwrap_or_default();
        let folder = self.folder.sub(draft_file::DRAFTS);
        let open = |file: record_file::Named| {
            let opened = draft_file::open(&*self.disk, &self.cover, &folder, &file).ok()?;
            Some((Path::new(draft_file::DRAFTS).join(&file.name), opened))
        };
        named.into_iter().filter_map(open).collect()
    }

    fn add_foreign_drafts(&self, foreign: &mut Vec<Foreign>, not: &[Unreadable]) {
        if !self.cover.is_sealed() || !not.iter().any(|file| file.why == Why::Unproved) {
            return;
        }
        for (file, opened) in self.opened_drafts() {
            if opened.proof(&self.cover).is_err() {
                let (taken, words) = (opened.taken(), ForeignWords::Draft(Box::new(opened.saved.draft)));
                foreign.push(Foreign { file, taken, words, can_be_taken: true });
            }
        }
    }
}

/// A cover with what the lists in a workbook take in.
pub(super) fn with_lists(disk: &dyn Disk, book: &Folder, mut cover: Cover) -> Cover {
    for sub in [RECORDS, TRASH] {
        let (opened, _) = record_file::open_all(disk, &cover, book, sub).unwrap_or_default();
        let lists: Vec<Taken> = opened.iter().filter_map(|(_, opened)| list_in(&cover, opened)).flatten().collect();
        cover.take_in(lists);
    }
    cover
}

/// What a list takes in, where it counts.
fn list_in(cover: &Cover, opened: &Opened) -> Option<Vec<Taken>> {
    match opened.record.known() {
        Some(Known::TakenIn { of }) if opened.proof(cover).is_ok() => Some(of.clone()),
        _ => None,
    }
}

/// Lists count by their owner's own key alone.
fn is_list(record: &Record) -> bool {
    matches!(record.known(), Some(Known::TakenIn { .. } | Known::Confirmed { .. } | Known::Disowned { .. }))
}
