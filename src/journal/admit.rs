//! Which of the files that were opened count, and which are put apart.
//!
//! A file counts where a key proves it, or where it was taken in. Of several files with one id, one counts: by its name
//! alone nobody takes the place of a page. What is left over is named, and its owner may look at it.

use super::foreign::{Foreign, ForeignWords};
use super::record_file::{OpenedRecord, OpenedRecords, is_list};
use super::unreadable::{Unreadable, Why};
use super::{Journal, chain};
use crate::engine::record::Taken;
use crate::engine::{Event, Known, Place, Record, RecordId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

/// Greater numbers are nobody's: a program counts up by one.
const GREATEST: u64 = 1 << 53;

/// A file whose record is proved, as far as it says so itself.
struct Proved {
    file: PathBuf,
    record: Record,
    line: Vec<u8>,
    print: String,
    taken: Taken,
    is_in_trash: bool,
}

/// The words that count of an id that several files have.
struct Counts {
    print: String,
    record: Record,
}

/// A record that counts, and its line.
pub(super) struct ReadLine {
    pub(super) record: Record,
    pub(super) line: Vec<u8>,
}

/// The records that count, and the others.
#[derive(Default)]
pub(super) struct Admitted {
    pub(super) kept: Vec<ReadLine>,
    pub(super) trash: Vec<ReadLine>,
    /// Those that nothing proves, or whose place another one has.
    pub(super) foreign: Vec<Foreign>,
}

impl Journal {
    /// The records that count, with what is proved of each, taken into account; the rest is put apart and named.
    pub(super) fn admit(&mut self, all: &mut OpenedRecords) -> Admitted {
        let mut admitted = Admitted::default();
        let mut proved = Vec::with_capacity(all.kept.len());
        let files = std::mem::take(&mut all.kept).into_iter().map(|file| (file, false));
        let files = files.chain(std::mem::take(&mut all.trash).into_iter().map(|file| (file, true)));
        for ((file, opened), is_in_trash) in files {
            match opened.proof(&self.codec) {
                Ok(proof) => {
                    let (print, taken) = (opened.print(), opened.taken());
                    let (record, line) = (Record { proof, ..opened.record }, opened.line);
                    proved.push(Proved { file, record, line, print, taken, is_in_trash });
                }
                // The lists of a lock that was taken off: they were taken in by the one that was set since, and say nothing now.
                Err(_) if is_list(&opened.record) && opened.is_from_before(&self.codec) => {}
                // Nor do those of a lock that was set elsewhere.
                Err(_) if is_list(&opened.record) && self.codec.key().is_some_and(|key| key.publics().len() > 1) => {}
                Err(why) => all.not.push(put_apart(&mut admitted, file, opened, why)),
            }
        }
        for foreign in &mut admitted.foreign {
            // Taken in beside a page of that id it would be a second version of it, and which one counts would be open
            // again.
            foreign.can_be_taken &= !proved.iter().any(|file| file.record.id == foreign.taken.id);
        }
        self.take_those_that_count(proved, &mut admitted, &mut all.not);
        admitted
    }

    fn take_those_that_count(&mut self, proved: Vec<Proved>, admitted: &mut Admitted, not: &mut Vec<Unreadable>) {
        // Without a lock nothing is proved, so nothing tells one file from another.
        let chosen = if self.codec.is_sealed() { self.chosen(&proved) } else { BTreeMap::new() };
        for file in proved {
            match chosen.get(&file.record.id) {
                Some(counts) if counts.print != file.print => self.put_twin_apart(file, counts, admitted, not),
                _ => {
                    self.note(&file.record, &file.print);
                    let into = if file.is_in_trash { &mut admitted.trash } else { &mut admitted.kept };
                    into.push(ReadLine { record: file.record, line: file.line });
                }
            }
        }
    }

    /// A file with the id of another one that counts. Two computers can have finished one draft, or kept the same words
    /// after different ones: those are nobody else's.
    fn put_twin_apart(&mut self, file: Proved, counts: &Counts, admitted: &mut Admitted, not: &mut Vec<Unreadable>) {
        if counts.record == file.record || self.is_mine(&file.record) {
            self.chain.note_twin(&file.record, &file.print);
        }
        if counts.record != file.record {
            not.push(Unreadable { file: file.file.clone(), why: Why::Twin });
            let words = ForeignWords::Record(Box::new(file.record));
            admitted.foreign.push(Foreign { file: file.file, taken: file.taken, words, can_be_taken: false });
        }
    }

    /// Of each id that several files have, the print of the words that count: those that the reader's own key proves, or
    /// that a record of theirs names, for these were there first; else those that are proved more.
    fn chosen(&self, proved: &[Proved]) -> BTreeMap<RecordId, Counts> {
        let mut seen = HashSet::new();
        let twice: BTreeSet<_> = proved.iter().map(|file| &file.record.id).filter(|id| !seen.insert(*id)).collect();
        if twice.is_empty() {
            return BTreeMap::new();
        }
        let own = proved.iter().map(|file| &file.record).filter(|record| self.is_mine(record));
        let named: BTreeSet<String> = own.flat_map(named_by).collect();
        let weight = |file: &&Proved| {
            let is_named = named.contains(&chain::name(&file.record.id, &file.print));
            // The print last, so that two files alike in all else are chosen between in the same way everywhere.
            (self.is_mine(&file.record), is_named, strength(&file.record), Reverse(file.print.clone()))
        };
        let of = |id: &RecordId| proved.iter().filter(|file| file.record.id == *id).max_by_key(weight);
        let counts = |file: &Proved| Counts { print: file.print.clone(), record: file.record.clone() };
        twice.into_iter().filter_map(|id| Some((id.clone(), counts(of(id)?)))).collect()
    }

    fn is_mine(&self, record: &Record) -> bool {
        self.codec.key().is_some_and(|key| record.proof.has(key.place))
    }

    /// Takes what a record says into account: numbers, tombstones, and what it names.
    pub(super) fn note(&mut self, record: &Record, print: &str) {
        let is_mine = self.codec.key().is_none() || self.is_mine(record);
        // In one's own place nobody else's sitting may move the count, or a great number would stand as the newest for
        // ever.
        let is_word = record.place == Place::Shared || is_mine;
        if is_word || record.proof.is_from_before() {
            let greatest = self.greatest.entry(record.place).or_default();
            *greatest = record.seq.filter(|seq| *seq < GREATEST).unwrap_or_default().max(*greatest);
        }
        self.tombstones.note(record);
        if self.codec.is_sealed() {
            self.chain.note(record, print, is_word, is_mine);
        }
    }

    /// A record with what it says about others as far as they still are what they were.
    pub(super) fn as_it_counts(&self, mut record: Record) -> Record {
        if let Event::Known(Known::Confirmed { of } | Known::Disowned { of }) = &mut record.event {
            let prints = &record.prints;
            of.retain(|id| match (prints.get(id), self.chain.print(id)) {
                (Some(said), Some(here)) => said == here,
                // Where no print was written, or the page is not here yet, there is nothing to compare.
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
}

/// By how many keys a record is proved, and whether it is from before.
fn strength(record: &Record) -> (usize, bool) {
    let by = [Place::One, Place::Two].iter().filter(|place| record.proof.has(**place)).count();
    (by, record.proof.is_from_before())
}

/// The records that one names, with the words that it knew of each.
fn named_by(record: &Record) -> impl Iterator<Item = String> {
    let said = record.prints.iter().map(|(id, print)| chain::name(id, print));
    record.after.iter().cloned().chain(said)
}

fn put_apart(admitted: &mut Admitted, file: PathBuf, opened: OpenedRecord, why: Why) -> Unreadable {
    let taken = opened.taken();
    let can_be_taken = opened.record.is_an_addition();
    let words = ForeignWords::Record(Box::new(opened.record));
    admitted.foreign.push(Foreign { file: file.clone(), taken, words, can_be_taken });
    Unreadable { file, why }
}
