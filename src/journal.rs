//! The journal: what is kept, on the disk.
//!
//! A grow-only set of records, one file each, put together by id: a damaged file costs one record at most, two
//! programs cannot overwrite each other, and copying two folders together merges them. This room and the ones below
//! it are the only ones that touch the data folder, through one door, [`Disk`]. They read no clock, throw no dice,
//! and never say that something is kept before the disk did.

mod backup;
mod book;
mod carry;
mod chain;
mod checkup;
mod convert;
mod cover;
pub mod disk;
mod draft;
mod draft_file;
mod erase;
mod fault;
mod keep;
mod key;
mod key_files;
mod last_words;
mod leftovers;
mod lock;
mod locking;
mod opening;
mod parcel;
mod part;
mod people;
mod prove;
mod reading;
mod record_file;
mod restore;
mod seal;
pub mod search;
mod seen;
mod spelling;
mod taking_in;
mod trash;

pub use backup::{BackedUp, Bound};
pub use book::{Book, Found, Shelf, Standing};
pub use checkup::{Checkup, Finding, KeyFile, What};
pub use disk::{Disk, RealDisk};
pub use draft_file::Draft;
pub use erase::Erased;
pub use fault::{Act, Cause, NotKept, OpenError, WAS_OPEN};
pub use key::{Key, Passphrase, WorkFactor};
pub use last_words::{ClosedDraft, LastWords};
pub use reading::{Foreign, ForeignWords, Reading};
pub use record_file::{Unreadable, Why};
pub use restore::{AboutKeys, NotBack, Returned};
pub use seal::{recipient, seal_to};
pub use spelling::is_same_passphrase;
pub use trash::{TRASH_DAYS, Trashed};

use crate::engine::record::{FORMAT, Taken, WordsOf};
use crate::engine::{BookKind, Lock, Place, Proof, Record, RecordId};
use chain::Chain;
use cover::Cover;
use disk::Folder;
use prove::About;
use seen::Seen;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use trash::Tombstones;

const RECORDS: &str = "records";
const TRASH: &str = "trash";

/// Its lock says that a program has the workbook open.
const OPEN_FILE: &str = ".open";

/// One open workbook.
pub struct Journal {
    disk: Arc<dyn Disk>,
    folder: Folder,
    book: Book,
    cover: Cover,
    /// The greatest `seq` known of each place.
    greatest: BTreeMap<Place, u64>,
    tombstones: Tombstones,
    claims: BTreeMap<RecordId, draft::Claim>,
    /// Records whose keeping failed.
    held: BTreeMap<RecordId, Held>,
    /// What each record names, so that it is noticed what is gone.
    chain: Chain,
    /// What was taken in by opening, and stands in no list yet.
    pending: Vec<Taken>,
    /// Whether this computer has seen proofs here before.
    has_seen_proofs: bool,
    /// What this computer remembers, where it does.
    seen: Option<Seen>,
    /// Whose keys stand behind what was kept since it was opened.
    proofs: BTreeMap<RecordId, Proof>,
    /// The folders that are known to be there, on the disk.
    ready: BTreeSet<&'static str>,
    /// The keys in `people/` are not those of the key file: nothing is written.
    other_keys: bool,
    /// The keys of a lock whose setting stopped on the way.
    setting: Vec<Key>,
    /// Says to other programs that this one has the workbook open.
    open: Option<disk::Hold>,
}

/// A record on its way to disk, with its bytes: sealed bytes differ each time, and a retry writes the same.
struct Held {
    record: Record,
    bytes: Vec<u8>,
    print: String,
    after: Vec<String>,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").field("book", &self.book).finish_non_exhaustive()
    }
}

impl Journal {
    /// Opens a workbook that is not locked and reads all of it. One bad file never hides the rest.
    pub fn open(disk: Arc<dyn Disk>, folder: impl Into<PathBuf>) -> Result<(Self, Reading), OpenError> {
        let folder = Folder::named(folder);
        let book = book::open(&*disk, &folder)?;
        if book.lock == Lock::Age {
            return Err(OpenError::Locked(folder.path().display().to_string()));
        }
        Self::under(Cover::Plain, book, disk, folder)
    }

    /// Opens it under a cover.
    fn under(cover: Cover, book: Book, disk: Arc<dyn Disk>, folder: Folder) -> Result<(Self, Reading), OpenError> {
        let mut journal = Self {
            disk,
            folder,
            book,
            cover,
            other_keys: false,
            setting: Vec::new(),
            open: None,
            greatest: BTreeMap::new(),
            tombstones: Tombstones::default(),
            claims: BTreeMap::new(),
            held: BTreeMap::new(),
            chain: Chain::default(),
            pending: Vec::new(),
            has_seen_proofs: false,
            seen: None,
            proofs: BTreeMap::new(),
            ready: BTreeSet::new(),
        };
        let may_write = journal.look_again().is_ok();
        if may_write && journal.cover.is_sealed() {
            // What can't be done now is at the next opening.
            let _ = journal.keep_the_lists();
        }
        journal.remember();
        let reading = journal.read().map_err(|error| book::on_disk(journal.folder.path(), &error))?;
        let was_open_to_others = may_write && journal.put_right();
        Ok((journal, Reading { was_open_to_others, ..reading }))
    }

    /// Puts right what is wrong about the folder and costs nobody a word: nothing in `book.json`, what a program that died
    /// was writing, and whatever lets other accounts in; true if that was so. What can't be put right now is another time.
    fn put_right(&mut self) -> bool {
        let _ = book::mend(&*self.disk, &self.folder, &self.book);
        let subs = [RECORDS, TRASH, draft_file::DRAFTS, lock::KEYS, lock::PEOPLE].map(|sub| self.folder.sub(sub));
        for folder in subs.iter().chain([&self.folder]) {
            keep::sweep(&*self.disk, folder, keep::is_of_any_version);
        }
        // Through a closed folder nobody reaches the ones in it; they are closed all the same, without a word.
        for sub in &subs {
            let _ = self.disk.close_to_others(sub);
        }
        self.disk.close_to_others(&self.folder).unwrap_or(false)
    }

    /// Whether what stands in a place can be read here, so that its records can be numbered.
    pub fn can_read(&self, place: Place) -> bool {
        self.cover.can_read(place)
    }

    /// Says to other programs that this workbook is open here. False where one has said so before.
    pub fn announce(&mut self) -> bool {
        match self.disk.lock(&self.folder.at(OPEN_FILE)) {
            Ok(None) => false,
            Ok(hold) => {
                self.open = hold;
                true
            }
            // No locks here, or none just now: nothing hangs on it.
            Err(_) => true,
        }
    }

    /// What `book.json` says.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The folder of the workbook.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Keeps a record. `Ok` means that it is on the disk, and nothing else does.
    ///
    /// Trying again with the same record succeeds also where the first try failed at the very end. A page whose words
    /// changed after a failed try takes a new id: the old one may be taken ([`Cause::Taken`]).
    pub fn append(&mut self, record: &Record) -> Result<(), NotKept> {
        self.append_as(Act::Page, record)
    }

    fn append_as(&mut self, act: Act, record: &Record) -> Result<(), NotKept> {
        if !RecordId::is_well_formed(&record.id.0) {
            return Err(act.failed(Cause::BadId));
        }
        let failed = |cause| act.failed(cause);
        self.look_again().map_err(failed)?;
        self.can_be_for_both(record).map_err(failed)?;
        self.list_what_was_taken_in(record.at).map_err(|error| failed(error.into()))?;
        self.put(record).map_err(|error| failed(error.into()))?;
        self.look_again().map_err(failed)?;
        self.is_kept(record);
        Ok(())
    }

    /// What follows once a record is on the disk.
    fn is_kept(&mut self, record: &Record) {
        let proof = self.cover.proof_now(record.place, &record.signed);
        self.proofs.insert(record.id.clone(), proof);
        if let Some(Held { print, after, .. }) = self.held.remove(&record.id) {
            self.note(&Record { after, proof, ..record.clone() }, &print);
        }
        self.has_seen();
        if !record.signed.is_empty() {
            self.cover.signed();
        }
        // A courtesy to older programs: they say that they are too old.
        let _ = self.raise_format();
        // The record is kept; a draft of it that stays is seen to be stale and dropped at the next opening.
        let _ = self.forget_draft(&record.id);
    }

    /// What is for both is sealed to both, or not at all.
    fn can_be_for_both(&self, record: &Record) -> Result<(), Cause> {
        let key = self.cover.key();
        let is_half = key.is_some_and(|key| key.other().is_none() && record.place != key.place);
        if is_half && self.book.kind != BookKind::One { Err(Cause::OtherKeys) } else { Ok(()) }
    }

    /// Puts the bytes of a record where they belong. The same record already there is success, whatever its bytes: sealed
    /// ones differ each time.
    fn put(&mut self, record: &Record) -> io::Result<()> {
        let bytes = self.bytes_of(record)?;
        let [plain, sealed] = record_file::candidates(&record.id);
        let file = if self.cover.ending() == plain.ending { plain } else { sealed };
        match self.with_folder(RECORDS, |disk, folder| keep::put(disk, folder, &file.name, &bytes)) {
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {
                let folder = self.folder.sub(RECORDS);
                match record_file::read(&*self.disk, &self.cover, &folder, &file) {
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
        if let Some(held) = self.held.get(&record.id).filter(|held| held.record == *record) {
            return Ok(held.bytes.clone());
        }
        let mut dressed = record.clone();
        if self.cover.is_sealed() {
            let (after, prints) = (self.after(record.place), self.prints_for(record));
            dressed = Record { format: FORMAT, after, prints, ..dressed };
        }
        let line = serde_json::to_vec(&dressed)?;
        let about = About { kind: WordsOf::Page, id: &record.id, place: record.place };
        let bytes = self.cover.close(about, &record.signed, &line)?;
        let (print, after) = (prove::print_of(&line), dressed.after);
        self.held.insert(record.id.clone(), Held { record: record.clone(), bytes: bytes.clone(), print, after });
        Ok(bytes)
    }

    /// The newest records of a place that are known here.
    fn after(&self, place: Place) -> Vec<String> {
        if self.can_read(place) { self.chain.heads(place) } else { Vec::new() }
    }

    /// One record, wherever its file lies.
    fn find(&self, id: &RecordId) -> Option<Record> {
        let read = |sub| {
            let folder = self.folder.sub(sub);
            let named = record_file::candidates(id);
            let read = named.iter().filter_map(|file| record_file::read(&*self.disk, &self.cover, &folder, file).ok());
            read.max_by_key(|record| self.strength(record))
        };
        read(RECORDS).or_else(|| read(TRASH))
    }

    /// Does something in a folder of the workbook, making that folder where it is missing.
    fn with_folder<T>(
        &mut self,
        sub: &'static str,
        act: impl Fn(&dyn Disk, &Folder) -> io::Result<T>,
    ) -> io::Result<T> {
        self.make_ready(sub)?;
        match act(&*self.disk, &self.folder.sub(sub)) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => {
                self.ready.clear();
                self.make_ready(sub)?;
                act(&*self.disk, &self.folder.sub(sub))
            }
            done => done,
        }
    }

    /// Makes a folder of the workbook, in the workbook alone: where its `book.json` is gone, so is the workbook, and what
    /// would be kept there nobody could open.
    fn make_ready(&mut self, sub: &'static str) -> io::Result<()> {
        match self.disk.read(&self.folder.at(book::BOOK_FILE)) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => return Err(gone),
            // What can't be read just now is taken to be as it was.
            _ if self.ready.contains(sub) => return Ok(()),
            _ => {}
        }
        keep::make_folder(&*self.disk, &self.folder.sub(sub))?;
        // Also where the folder was there: another try may have made it and failed to sync.
        self.disk.sync_folder(&self.folder)?;
        self.ready.insert(sub);
        Ok(())
    }
}
