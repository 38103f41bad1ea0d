//! Keeping a record: what must hold before it may be written, its bytes, its file, and what follows once it is there.
//!
//! Whoever makes a record numbers it first, by [`Journal::next_seq`]: a second try has to have the same number.

use super::error::{Act, Cause, NotKept};
use super::layout::RECORDS;
use super::prove::{self, LineContext};
use super::{Journal, durable, record_file};
use crate::engine::record::{FORMAT, WordsOf};
use crate::engine::{BookKind, Place, Record, RecordId};
use std::io;

/// A record on its way to disk, with its bytes: sealed bytes differ each time, and a retry writes the same.
pub(super) struct Held {
    record: Record,
    bytes: Vec<u8>,
    print: String,
    after: Vec<String>,
}

impl Journal {
    /// Keeps a record. `Ok` means that it is on the disk, and nothing else does.
    ///
    /// Trying again with the same record succeeds also where the first try failed at the very end. A page whose words
    /// changed after a failed try takes a new id: the old one may be taken ([`Cause::Taken`]).
    pub fn append(&mut self, record: &Record) -> Result<(), NotKept> {
        self.append_as(Act::Page, record)
    }

    pub(super) fn append_as(&mut self, act: Act, record: &Record) -> Result<(), NotKept> {
        if !RecordId::is_well_formed(&record.id.0) {
            return Err(act.failed(Cause::BadId));
        }
        let failed = |cause| act.failed(cause);
        // With other keys in the folder nothing may be written. The second look below is for what came meanwhile.
        self.look_again().map_err(failed)?;
        self.can_be_for_both(record).map_err(failed)?;
        // First of all: once anything that is proved lies here, files from before are not taken in by themselves any
        // more.
        self.list_what_was_taken_in(record.at).map_err(|error| failed(error.into()))?;
        self.put(record).map_err(|error| failed(error.into()))?;
        self.look_again().map_err(failed)?;
        self.after_keeping(record);
        Ok(())
    }

    /// What follows once a record is on the disk.
    pub(super) fn after_keeping(&mut self, record: &Record) {
        let proof = self.codec.proof_now(record.place, &record.signed);
        self.proofs.insert(record.id.clone(), proof);
        self.known.has_changed = true;
        if let Some(Held { print, after, .. }) = self.held.remove(&record.id) {
            self.note(&Record { after, proof, ..record.clone() }, &print);
        }
        // Only once it is on the disk: a list that names what never got there would report it as gone.
        self.note_seen();
        if !record.signed.is_empty() {
            self.codec.signed();
        }
        // A courtesy to older programs: they say that they are too old.
        let _ = self.raise_format();
        // The record is kept; a draft of it that stays is seen to be stale and dropped at the next opening.
        let _ = self.forget_draft(&record.id);
    }

    /// What is for both is sealed to both, or not at all.
    fn can_be_for_both(&self, record: &Record) -> Result<(), Cause> {
        let key = self.codec.key();
        let is_half = key.is_some_and(|key| key.other().is_none() && record.place != key.place);
        // Sealed to one alone it would look kept for both, and the other could never open it.
        if is_half && self.book.kind != BookKind::One { Err(Cause::NoOther) } else { Ok(()) }
    }

    /// Puts the bytes of a record where they belong. The same record already there is success, whatever its bytes: sealed
    /// ones differ each time.
    pub(super) fn put(&mut self, record: &Record) -> io::Result<()> {
        let bytes = self.bytes_of(record)?;
        let [plain, sealed] = record_file::candidates(&record.id);
        let file = if self.codec.ending() == plain.ending { plain } else { sealed };
        match self.with_folder(RECORDS, |disk, folder| durable::put(disk, folder, &file.name, &bytes)) {
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {
                let folder = self.folder.sub(RECORDS);
                match record_file::read(&*self.disk, &self.codec, &folder, &file) {
                    // The name may have been given by a try that failed at the very end. Its folder is synced now,
                    // since that may be what failed.
                    Ok(there) if there == *record => self.disk.sync_folder(&folder),
                    _ => Err(taken),
                }
            }
            put => put,
        }
    }

    /// The number of the next record of a place: one more than the greatest known.
    pub fn next_seq(&self, place: Place) -> u64 {
        self.greatest.get(&place).map_or(1, |greatest| greatest.saturating_add(1))
    }

    /// The bytes of a record, proved and closed. A second try gives the same ones.
    fn bytes_of(&mut self, record: &Record) -> io::Result<Vec<u8>> {
        // A try that failed may have named its file. Sealing again gives other bytes, which would look like another
        // page under the same name.
        if let Some(held) = self.held.get(&record.id).filter(|held| held.record == *record) {
            return Ok(held.bytes.clone());
        }
        let mut dressed = record.clone();
        if self.codec.is_sealed() {
            let (after, prints) = (self.after(record.place), self.prints_for(record));
            dressed = Record { format: FORMAT, after, prints, ..dressed };
        }
        let line = serde_json::to_vec(&dressed)?;
        let about = LineContext { kind: WordsOf::Page, id: &record.id, place: record.place };
        // Proved and sealed before the disk is touched: what can fail without it fails here, and leaves nothing
        // behind.
        let bytes = self.codec.encode(about, &record.signed, &line)?;
        let (print, after) = (prove::sha256_hex(&line), dressed.after);
        self.held.insert(record.id.clone(), Held { record: record.clone(), bytes: bytes.clone(), print, after });
        Ok(bytes)
    }

    /// The newest records of a place that are known here.
    fn after(&self, place: Place) -> Vec<String> {
        // On a turn the other's place can't be read, so there is nothing that could be vouched for.
        if self.can_read(place) { self.chain.heads(place) } else { Vec::new() }
    }
}
