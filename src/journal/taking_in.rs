//! Taking in what nothing proves: by a list of one's own that names each file by its bytes.
//!
//! The bytes are not written again but for the seal, so what a page says about itself stays what it was.

use super::error::{Act, NotKept};
use super::foreign::{Foreign, ForeignWords};
use super::found::{Found, FoundRecords};
use super::seen::Seen;
use super::unreadable::Why;
use super::{Journal, layout, people, prove};
use crate::engine::record::{FORMAT, FREE_PAGE, Taken, TakenFrom};
use crate::engine::{Known, Place, Proof, Record, RecordId, seat};
use crate::order;
use chrono::{DateTime, FixedOffset};
use std::io;

/// What was taken in by opening, and stands in no list yet.
#[derive(Default)]
pub(super) struct Pending {
    of: Vec<Taken>,
    /// Whether the disk kept something back that would stand in it.
    is_more: bool,
}

impl Journal {
    /// A record that was kept here, with whose keys stand behind it.
    pub fn proved(&self, record: Record) -> Record {
        let proof = self.proofs.get(&record.id).copied().unwrap_or(record.proof);
        Record { proof, ..record }
    }

    /// A list of what is taken in. Its number comes from what is in it, so that a second try writes the same.
    pub(super) fn list_of(&self, place: Place, from: TakenFrom, of: Vec<Taken>, at: DateTime<FixedOffset>) -> Record {
        let said: Vec<String> = of.iter().map(|taken| format!("{}{}", taken.id, taken.sha256)).collect();
        let print = prove::sha256_hex(format!("{place:?}{}{}", at.to_rfc3339(), said.concat()).as_bytes());
        let id = RecordId(print[..32].to_owned());
        let seq = self.can_read(place).then(|| self.next_seq(place));
        let from = Some(from).filter(|from| *from != TakenFrom::Before);
        Record { format: FORMAT, seq, ..Record::new(id, at, place, FREE_PAGE, Known::TakenIn { of, from }) }
    }

    /// Pages of a lock from before anything was proved are taken in once. Gives how many. Where the key file says that its
    /// owner proves, or any record shows it, nothing is taken in by itself.
    pub(super) fn take_in_from_before(&mut self, all: &FoundRecords) -> usize {
        self.pending = Pending::default();
        let Some(key) = self.codec.key() else { return 0 };
        let me = key.place;
        // A yes that they signed on a turn is no opening of theirs: what stands in their own place counts.
        let is_theirs = |found: &Found| found.head.place == me || key.other().is_none();
        let proof = |found: &Found| found.proof(&self.codec, &all.lines);
        let is_proved = |found: &Found| is_theirs(found) && proof(found).is_ok_and(|proof| proof.has(me));
        if key.proves() || self.has_seen_proofs || all.records.iter().any(is_proved) {
            return 0;
        }
        // Plain ones too: a lock or an unlocking of that version that was broken off left them. Whoever could put one there
        // could seal one to the key in people/ as well. A sealed one of that name is what was there first.
        let is_bare = |proof: Result<Proof, Why>| proof.map_or(true, Proof::is_from_before);
        let sealed = order::set(all.records.iter().filter(|found| found.is_sealed()).map(|found| &found.id));
        let pages = all.records.iter().filter(|found| {
            let is_first = found.is_sealed() || !sealed.contains(&found.id);
            is_first && !found.head.kind.says_what_counts() && is_bare(proof(found))
        });
        let opened = pages.filter_map(|found| found.opened(&all.lines).ok());
        let mut taken: Vec<Taken> = opened.map(|opened| opened.taken()).collect();
        let count = taken.len();
        let (drafts, are_all) = self.opened_drafts();
        let drafts = drafts.iter().filter(|(_, draft)| is_bare(draft.proof(&self.codec)));
        taken.extend(drafts.map(|(_, draft)| draft.taken()));
        self.codec.take_in(TakenFrom::Before, taken.iter().cloned());
        let is_more = !are_all || all.not.iter().any(|file| file.why.may_pass());
        self.pending = Pending { of: taken, is_more };
        count
    }

    /// Whether all that was taken in by opening stands in a list.
    pub(super) fn is_settled(&self) -> bool {
        self.pending.of.is_empty() && !self.pending.is_more
    }

    /// Looks once more for what the disk did not give when everything was taken in: a list that lacks it shuts it out.
    fn look_for_the_rest(&mut self) {
        if self.pending.is_more
            && let Ok(all) = self.found()
        {
            self.take_in_from_before(&all);
        }
    }

    /// Writes down what was taken in by opening, before anything that is proved is written: from then on nothing is taken in
    /// by itself.
    pub(super) fn list_what_was_taken_in(&mut self, at: DateTime<FixedOffset>) -> io::Result<()> {
        let Some(place) = self.key().map(|key| key.place).filter(|_| !self.is_settled()) else { return Ok(()) };
        // After the keyboard was passed nobody can say it for them: it is with their next opening.
        if !self.codec.proof_now(place, &[]).has(place) {
            return Ok(());
        }
        self.look_for_the_rest();
        let pending = self.pending.of.clone();
        let list = (!pending.is_empty()).then(|| self.list_of(place, TakenFrom::Before, pending, at));
        list.iter().try_for_each(|list| self.put(list))?;
        self.pending = Pending::default();
        if let Some(list) = list {
            self.after_keeping(&list);
        }
        Ok(())
    }

    /// Writes down what was taken in by opening. What can't be written now is with the first page that is kept, and so is
    /// all of it where the disk keeps something back.
    pub fn settle(&mut self, at: DateTime<FixedOffset>) {
        self.look_for_the_rest();
        // Before the list is on the disk nothing may say that anything was proved here: then nothing is taken in again.
        if !self.pending.is_more && self.look_again().is_ok() && self.list_what_was_taken_in(at).is_ok() {
            let _ = self.introduce();
            self.note_seen();
        }
    }

    /// Writes one's own keys into `people/` with their tags, where they are not there yet.
    fn introduce(&mut self) -> io::Result<()> {
        let Some(key) = self.codec.key().filter(|_| self.is_settled()) else { return Ok(()) };
        let book = key.book().map_or_else(|| layout::book_id_text(&self.folder), ToOwned::to_owned);
        let said = people::recipient(&*self.disk, &self.folder, key.place);
        // Where another lock was set elsewhere by the same person, its keys stand there.
        let is_half =
            key.other().is_none() && people::recipient(&*self.disk, &self.folder, seat::other(key.place)).is_some();
        if said.is_none_or(|said| said == key.public()) && !is_half {
            people::write(&*self.disk, &self.folder, key, &book)?;
        }
        Ok(())
    }

    /// Looks what this computer has seen of the workbook before.
    pub(super) fn remember(&mut self) {
        let Some(key) = self.codec.key() else { return };
        let book = key.book().map_or_else(|| layout::book_id_text(&self.folder), ToOwned::to_owned);
        let seen = self.computer.seen.as_ref().and_then(|folder| Seen::of(key, &book, folder));
        self.has_seen_proofs = seen.as_ref().is_some_and(|seen| seen.read(&*self.disk, key, &mut self.chain));
        self.seen = seen;
    }

    /// Remembers what is the newest now, once it is on the disk.
    pub(super) fn note_seen(&self) {
        // While a list is lacking it would say at the next opening that there is one.
        if let Some(seen) = self.seen.as_ref().filter(|_| self.is_settled()) {
            let _ = seen.write(&*self.disk, &self.chain);
        }
    }

    /// Forgets what this computer has seen of the workbook: it is erased.
    pub fn forget_what_was_seen(&self) -> io::Result<()> {
        self.seen.as_ref().map_or(Ok(()), |seen| seen.forget(&*self.disk))
    }

    /// Takes files in that nothing proves, as they are. Gives the records among them; drafts are offered from then on.
    ///
    /// # Errors
    /// When the list can't be written. Then nothing was taken in.
    pub fn take_in(&mut self, files: &[Foreign], at: DateTime<FixedOffset>) -> Result<Vec<Record>, NotKept> {
        let files: Vec<&Foreign> = files.iter().filter(|file| file.can_be_taken).collect();
        let named = self.look_again().and_then(|()| {
            let named: io::Result<Vec<_>> = files.iter().map(|file| self.with_its_name(file)).collect();
            Ok(named?.into_iter().flatten().collect::<Vec<Foreign>>())
        });
        let files = named.map_err(|cause| Act::Restore.failed(cause))?;
        if !self.codec.is_sealed() {
            return Ok(self.back_as_pages(&files));
        }
        let Some(place) = self.key().map(|key| key.place).filter(|_| !files.is_empty()) else { return Ok(Vec::new()) };
        let from = TakenFrom::Folder;
        let list = self.list_of(place, from, files.iter().map(|file| file.taken.clone()).collect(), at);
        // The list before anything counts: a crash after it takes the files in at the next opening, one before it
        // takes in none.
        self.append_as(Act::Restore, &list)?;
        self.codec.take_in(from, files.iter().map(|file| file.taken.clone()));
        let records = files.into_iter().filter_map(|file| match &file.words {
            ForeignWords::Record(record) => {
                let record = Record { proof: Proof::taken(from), ..(**record).clone() };
                self.note(&record, &file.taken.sha256);
                Some(record)
            }
            ForeignWords::Draft(_) => None,
        });
        let records = records.collect();
        self.go_on_locking();
        Ok(records)
    }
}
