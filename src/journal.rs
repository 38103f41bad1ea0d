//! The journal: what is kept, on the disk.
//!
//! A grow-only set of records, one file each, put together by id: a damaged file costs one record at most, two
//! programs cannot overwrite each other, and copying two folders together merges them. This room and the ones below
//! it are the only ones that touch the data folder, through one door, [`Disk`]. They read no clock, draw no random bits,
//! and never say that something is kept before the disk did.
//!
//! - **A workbook, open**: `open.rs` opens it and puts its folder right. `reading.rs` reads all of it: `found.rs` is a file
//!   of it while it is not settled whether it counts, `texts.rs` has the long lines in few pieces. `append.rs` keeps a
//!   record, `draft.rs` words begun, `trash.rs` deletes what [`tombstones`](crate::engine::tombstones) says is deleted. None
//!   of them knows what lies between words and bytes: that is `codec.rs`.
//! - **What a file looks like**: `record_file.rs` and `draft_file.rs`, by the names in `layout.rs`.
//! - **The folder**: `disk.rs` is the one door to it, by handles and plain names, and `disk/unix.rs` its half for Unix.
//!   `durable.rs` puts a file there for good. What other programs leave there is `leftovers.rs`.
//! - **Opening fast**: `cache.rs` is what this computer has read before, and `cached.rs` what of a workbook stands there. It
//!   is never needed, and never believed unseen.
//! - **Leaving with a slow disk**: `last_words.rs` is the way past it.
//! - **Keys**: `key.rs` is a person's key, `wrap_key.rs` writes its file, `find_key.rs` finds what a passphrase opens, `lock.rs`
//!   has the keys of a workbook, `people.rs` the public ones, `recovery.rs` the sheet. `joining.rs` puts two locks of one
//!   person together, `meeting.rs` two people whose keys lost each other.
//! - **Sealing**: `seal.rs` seals one page. `locking.rs` sets a lock, `convert.rs` seals and opens what is there already, and
//!   `aside.rs` has what was left out when a lock was taken off.
//! - **Never locked**: `in_the_way.rs` reads what is plain, over `disk/only_reads.rs`, which refuses all else.
//! - **What a page can prove**: `prove.rs` makes and checks it, `admit.rs` lets nothing else count, `taking_in.rs` is for what
//!   is older or comes from elsewhere, `chain.rs` and `seen.rs` notice what is gone.
//! - **Copies**: `backup.rs`, `restore.rs`, `own_copy.rs`; and `erase.rs`, by `removing.rs`.

mod admit;
mod append;
mod archive;
mod aside;
mod backup;
mod book_meta;
mod book_stamp;
pub mod cache;
mod cached;
mod chain;
mod checkup;
mod codec;
mod computer;
mod convert;
mod data_dir;
pub mod disk;
mod draft;
mod draft_file;
mod durable;
mod erase;
mod error;
mod fault;
mod find_key;
mod foreign;
mod found;
mod in_the_way;
mod joining;
mod key;
mod key_files;
mod last_words;
mod layout;
mod leftovers;
mod lock;
mod locking;
mod manifest;
mod meeting;
mod merge_keys;
mod not_locked;
mod open;
mod own_copy;
mod passphrase;
mod people;
mod prove;
mod reading;
mod record_file;
mod recovery;
mod removing;
mod restore;
mod seal;
pub mod search;
mod seen;
mod taking_in;
mod texts;
mod trash;
mod unreadable;
mod wrap_key;

pub use archive::NotWhole;
pub use backup::{BackedUpBook, BackupReport};
pub use book_meta::BookMeta;
pub use checkup::{Checkup, Finding, FindingKind, KeyFile};
pub use data_dir::{DataDir, FoundBook, Listing};
pub use disk::{Disk, RealDisk};
pub use draft_file::Draft;
pub use erase::Erased;
pub use error::{Act, Cause, FolderError, NotKept, OpenError};
pub use fault::{DiskError, Fault};
pub use foreign::{Foreign, ForeignWords};
pub use in_the_way::InTheWay;
pub use joining::Joined;
pub use key::{Key, WorkFactor};
pub use last_words::{ClosedDraft, LastWords};
pub use meeting::Met;
pub use merge_keys::KeyOutcome;
pub use passphrase::{Passphrase, is_same_passphrase};
pub use reading::Reading;
pub use restore::{RestoreError, RestoredBook};
pub use seal::{recipient, seal_to};
pub use trash::{TRASH_DAYS, Trashed};
pub use unreadable::{Unreadable, Why};

use crate::engine::tombstones::Tombstones;
use crate::engine::{Place, Proof, Record, RecordId};
use append::Held;
use chain::Chain;
use codec::Codec;
use computer::Computer;
use disk::Folder;
use layout::{OPEN_FILE, RECORDS, TRASH};
use record_file::FileName;
use seen::Seen;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use taking_in::Pending;

/// One open workbook.
pub struct Journal {
    disk: Arc<dyn Disk>,
    folder: Folder,
    book: BookMeta,
    codec: Codec,
    /// The greatest `seq` known of each place.
    greatest: BTreeMap<Place, u64>,
    tombstones: Tombstones,
    claims: BTreeMap<RecordId, draft::Claim>,
    /// Records whose keeping failed.
    held: BTreeMap<RecordId, Held>,
    /// What each record names, so that it is noticed what is gone.
    chain: Chain,
    /// What was taken in by opening, and stands in no list yet.
    pending: Pending,
    /// Whether something sealed is here that the key does not open.
    has_closed: bool,
    /// Whether this computer has seen proofs here before.
    has_seen_proofs: bool,
    /// What this computer remembers, where it does.
    seen: Option<Seen>,
    /// Where this computer has things of its own about it.
    computer: Computer,
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
    /// How it stands to what was read before.
    known: cached::State,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A panic or a log may print it, so the keys and the words in it stay out.
        f.debug_struct("Journal").field("book", &self.book).finish_non_exhaustive()
    }
}

impl Journal {
    /// Whether what stands in a place can be read here, so that its records can be numbered.
    pub fn can_read(&self, place: Place) -> bool {
        self.codec.can_read(place)
    }

    /// Says to other programs that this workbook is open here. False where one has said so before.
    pub fn announce(&mut self) -> bool {
        match self.disk.lock(&self.folder.at(OPEN_FILE)) {
            Ok(None) => false,
            Ok(hold) => {
                self.open = hold;
                true
            }
            // No locks here, or none just now: nothing depends on it.
            Err(_) => true,
        }
    }

    /// What `book.json` says.
    pub fn book(&self) -> &BookMeta {
        &self.book
    }

    /// The folder of the workbook.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// One record, wherever its file lies. Of several files of its name it is the one that counts.
    fn find(&self, id: &RecordId) -> Option<Record> {
        let read = |sub| {
            let folder = self.folder.sub(sub);
            let named = record_file::candidates(id);
            let mut opened = named.iter().filter_map(|file| self.proved_in(&folder, file));
            // Two files can have one id with other words in each; which of them counts was settled at the opening.
            match self.chain.print(id) {
                Some(print) => opened.find(|(_, found)| chain::short(found) == print),
                None => opened.next(),
            }
        };
        read(RECORDS).or_else(|| read(TRASH)).map(|(record, _)| record)
    }

    /// The record in a file, where it is proved, and its print.
    fn proved_in(&self, folder: &Folder, file: &FileName) -> Option<(Record, String)> {
        let opened = record_file::open(&*self.disk, &self.codec, folder, file).ok()?;
        let (proof, print) = (opened.proof(&self.codec).ok()?, opened.print());
        Some((Record { proof, ..opened.record }, print))
    }
}
