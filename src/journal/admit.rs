//! Which of the files that were opened count, and which are put apart.
//!
//! A file counts where a key proves it, or where it was taken in. Of several files with one id, one counts: by its name
//! alone nobody takes the place of a page. What is left over is named, and its owner may look at it.

use super::foreign::{Foreign, ForeignWords};
use super::found::{Found, FoundRecords, Lines};
use super::key::Key;
use super::record_file::OpenedRecord;
use super::unreadable::{Unreadable, Why};
use super::{Journal, chain};
use crate::engine::record::Head;
use crate::engine::{Event, Known, Place, Proof, Record, RecordId};
use crate::order;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// Greater numbers are nobody's: a program counts up by one.
const GREATEST: u64 = 1 << 53;

/// The words that count of an id that several files have.
struct Counts {
    print: String,
    record: Record,
}

impl Journal {
    /// Leaves the records that count, with what is proved of each, taken into account. The rest is put apart and named:
    /// those that nothing proves, or whose place another one has.
    pub(super) fn admit(&mut self, all: &mut FoundRecords) -> Vec<Foreign> {
        let mut foreign = Vec::new();
        let FoundRecords { records, not, lines } = all;
        let of_another_lock =
            |opened: &OpenedRecord| opened.is_from_before(&self.codec) || self.codec.key().is_some_and(has_several);
        records.retain_mut(|found| match found.proof(&self.codec, lines) {
            Ok(proof) => {
                found.add_proof(proof);
                if self.codec.is_sealed() {
                    found.add_print(lines);
                }
                true
            }
            // The lists of a lock that was taken off: they were taken in by the one that was set since, and say nothing now.
            // Nor do those of a lock that was set elsewhere.
            Err(_) if found.head.kind.says_what_counts() && found.here().is_some_and(of_another_lock) => false,
            Err(why) => {
                not.extend(put_apart(&mut foreign, found, lines, why));
                false
            }
        });
        for foreign in &mut foreign {
            // Taken in beside a page of that id it would be a second version of it, and which one counts would be open
            // again.
            foreign.can_be_taken &= !records.iter().any(|found| found.id == foreign.taken.id);
        }
        self.leave_those_that_count(all, &mut foreign);
        foreign
    }

    fn leave_those_that_count(&mut self, all: &mut FoundRecords, foreign: &mut Vec<Foreign>) {
        let FoundRecords { records, not, lines } = all;
        // Without a lock nothing is proved, so nothing tells one file from another.
        let chosen = if self.codec.is_sealed() { self.chosen(records, lines) } else { BTreeMap::new() };
        records.retain(|found| match chosen.get(&found.id) {
            Some(counts) if counts.print != found.print => {
                if let Ok(opened) = found.opened(lines)
                    && let Some(twin) = self.put_twin_apart(found, &opened, counts)
                {
                    not.push(Unreadable { file: twin.file.clone(), why: Why::Twin });
                    foreign.push(twin);
                }
                false
            }
            _ => {
                self.note_found(found, lines);
                true
            }
        });
    }

    /// A file with the id of another one that counts. Two computers can have finished one draft, or kept the same words
    /// after different ones: those are nobody else's.
    fn put_twin_apart(&mut self, found: &Found, opened: &OpenedRecord, counts: &Counts) -> Option<Foreign> {
        let record = &opened.record;
        if counts.record == *record || self.is_mine(found.head.proof) {
            self.chain.note_twin(record, &found.print);
        }
        (counts.record != *record).then(|| {
            let words = ForeignWords::Record(Box::new(Record { proof: found.head.proof, ..record.clone() }));
            Foreign { file: found.file(), taken: opened.taken(), words, can_be_taken: false }
        })
    }

    /// Of each id that several files have, the print of the words that count: those that the reader's own key proves, or
    /// that a record of theirs names, for these were there first; else those that are proved more.
    fn chosen(&self, proved: &[Found], lines: &Lines) -> BTreeMap<RecordId, Counts> {
        let mut seen = HashSet::new();
        let twice = order::set(proved.iter().map(|file| &file.id).filter(|id| !seen.insert(*id)));
        if twice.is_empty() {
            return BTreeMap::new();
        }
        let own = proved.iter().filter(|file| self.is_mine(file.head.proof));
        let own = own.filter_map(|file| file.opened(lines).ok());
        let named = order::set(own.flat_map(|opened| named_by(&opened.record)));
        let weight = |file: &&Found| {
            let (proof, is_named) = (file.head.proof, named.contains(&chain::name(&file.id, &file.print)));
            // The print last, so that two files alike in all else are chosen between in the same way everywhere.
            (self.is_mine(proof), is_named, strength(proof), Reverse(file.print.clone()))
        };
        let of = |id: &RecordId| proved.iter().filter(|file| file.id == *id).max_by_key(weight);
        let counts = |file: &Found| {
            let record = file.opened(lines).ok()?.into_owned().record;
            Some(Counts { print: file.print.clone(), record })
        };
        order::map(twice.into_iter().filter_map(|id| Some((id.clone(), counts(of(id)?)?))))
    }

    fn is_mine(&self, proof: Proof) -> bool {
        self.codec.key().is_some_and(|key| proof.has(key.place))
    }

    fn note_found(&mut self, found: &Found, lines: &Lines) {
        match found.here() {
            Some(opened) => self.note(&opened.record, &found.print),
            // Of a long one only the chain asks for more than the head, and that is where it is locked.
            None if self.codec.is_sealed() => {
                if let Ok(opened) = found.opened(lines) {
                    self.note(&Record { proof: found.head.proof, ..opened.into_owned().record }, &found.print);
                }
            }
            None => drop(self.note_number(&found.head)),
        }
    }

    /// Takes what a record says into account: numbers, tombstones, and what it names.
    pub(super) fn note(&mut self, record: &Record, print: &str) {
        let (is_word, is_mine) = self.note_number(&Head::of(record));
        self.tombstones.note(record);
        if self.codec.is_sealed() {
            self.chain.note(record, print, is_word, is_mine);
        }
    }

    /// Takes the number of a record into account. Says whether its writer's word counts there, and whether it is the
    /// reader's own.
    fn note_number(&mut self, head: &Head) -> (bool, bool) {
        let is_mine = self.codec.key().is_none() || self.is_mine(head.proof);
        // In one's own place nobody else's sitting may move the count, or a great number would stand as the newest for
        // ever.
        let is_word = head.place == Place::Shared || is_mine;
        if is_word || head.proof.is_from_before() {
            let greatest = self.greatest.entry(head.place).or_default();
            *greatest = head.seq.filter(|seq| *seq < GREATEST).unwrap_or_default().max(*greatest);
        }
        (is_word, is_mine)
    }

    /// Leaves what a record says about others as far as they still are what they were.
    pub(super) fn let_say_what_counts(&self, found: &mut Found) {
        let Some(record) = found.here_mut() else { return };
        if let Event::Known(Known::Confirmed { of } | Known::Disowned { of }) = &mut record.event {
            let prints = &record.prints;
            of.retain(|id| match (prints.get(id), self.chain.print(id)) {
                (Some(said), Some(here)) => said == here,
                // Where no print was written, or the page is not here yet, there is nothing to compare.
                _ => true,
            });
        }
    }

    /// A print of each record that one says something about, as it is now.
    pub(super) fn prints_for(&self, record: &Record) -> BTreeMap<RecordId, String> {
        let Some(Known::Confirmed { of } | Known::Disowned { of }) = record.known() else { return BTreeMap::new() };
        order::map(of.iter().filter_map(|id| Some((id.clone(), self.chain.print(id)?.to_owned()))))
    }
}

/// By how many keys a record is proved, and whether it is from before.
fn strength(proof: Proof) -> (usize, bool) {
    let by = [Place::One, Place::Two].iter().filter(|place| proof.has(**place)).count();
    (by, proof.is_from_before())
}

fn has_several(key: &Key) -> bool {
    key.publics().len() > 1
}

/// The records that one names, with the words that it knew of each.
fn named_by(record: &Record) -> Vec<String> {
    let said = record.prints.iter().map(|(id, print)| chain::name(id, print));
    record.after.iter().cloned().chain(said).collect()
}

fn put_apart(foreign: &mut Vec<Foreign>, found: &Found, lines: &Lines, why: Why) -> Option<Unreadable> {
    let opened = found.opened(lines).ok()?.into_owned();
    let (file, taken, can_be_taken) = (found.file(), opened.taken(), opened.record.is_an_addition());
    let words = ForeignWords::Record(Box::new(opened.record));
    foreign.push(Foreign { file: file.clone(), taken, words, can_be_taken });
    Some(Unreadable { file, why })
}
