//! What a look-over can find. What it means and what to do about it stands in the pack.

use crate::content::words::Words;
use crate::journal::unreadable::Why;
use std::path::PathBuf;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, seen from the folder of the workbook.
    pub file: PathBuf,
    /// What is odd about that file.
    pub what: FindingKind,
}

/// What about a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// It is not read.
    NotApplied(Why),
    /// There is no `book.json`, so the folder is not opened as a workbook.
    NoBook,
    /// There is none, and pages are here: the rest of the folder says what it said.
    BookGone,
    /// So many pages at least that later ones name, or that this computer has seen, are not here.
    Missing(usize),
    /// It is none of the workbook's own files.
    Stray,
    /// It has the name of a page, and lies where none is read.
    Moved,
    /// It is not sealed, and the workbook is locked.
    NotSealedYet,
    /// It was left sealed when a lock was taken off.
    Aside,
    /// It was left out when a lock was taken off, and can be read.
    AsideOpen,
    /// A program that died was writing it.
    HalfWritten,
    /// A workbook that was being brought back out of a backup.
    Unfinished,
    /// What a lock that was never set left behind.
    LockBegun,
    /// `book.json` says that the workbook is not locked, and the folder shows that it is.
    SaysOpen,
    /// `book.json` says that the workbook is for one, and a second person stands in `people/`.
    SaysOne,
    /// There is no key file.
    NoKey,
    /// A key file that can't be read.
    BrokenKey,
    /// A key file whose passphrase is not tried, since a try would take too much time and memory.
    CostlyKey,
    /// More key files than are tried for a passphrase.
    ManyKeys,
    /// The key of a lock that was taken off.
    KeptKey,
    /// A public key that should be there.
    NoPerson,
    /// A public key that is not the one that was opened.
    OtherPerson,
    /// The same, and its own key file is there: two locks that were set apart.
    OtherLock,
    /// A key file that may be of another lock of the same person, where something sealed is not opened.
    OtherKey,
}

impl FindingKind {
    /// Whether it is wrong. What is only left over harms nothing.
    pub fn is_wrong(&self) -> bool {
        !matches!(
            self,
            Self::HalfWritten
                | Self::LockBegun
                | Self::Aside
                | Self::KeptKey
                | Self::OtherLock
                | Self::OtherKey
                | Self::Stray
        )
    }

    /// A name for scripts, that stays.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotApplied(_) => "not-applied",
            Self::NoBook => "no-book",
            Self::BookGone => "book-gone",
            Self::Missing(_) => "missing-pages",
            Self::Stray => "stray",
            Self::Moved => "moved",
            Self::NotSealedYet => "not-sealed-yet",
            Self::Aside => "aside",
            Self::AsideOpen => "aside-open",
            Self::HalfWritten => "half-written",
            Self::Unfinished => "unfinished",
            Self::LockBegun => "lock-begun",
            Self::SaysOpen => "says-open",
            Self::SaysOne => "says-one",
            Self::NoKey => "no-key",
            Self::BrokenKey => "broken-key",
            Self::CostlyKey => "costly-key",
            Self::ManyKeys => "many-keys",
            Self::KeptKey => "kept-key",
            Self::NoPerson => "no-person",
            Self::OtherPerson => "other-person",
            Self::OtherLock => "other-lock",
            Self::OtherKey => "other-key",
        }
    }
}

impl FindingKind {
    /// The same for a person, after the name of the file: what it means and what to do.
    pub fn words(&self, words: &Words) -> String {
        let found = &words.doctor.found;
        let plain = match self {
            // Whoever wrote it may be its owner, so this one says how to look at it.
            Self::NotApplied(Why::Unproved) => found.not_read_unproved(),
            Self::NotApplied(why) => return found.not_read(&why.words(words)),
            Self::Missing(many) => return found.missing(*many),
            Self::NoBook => found.no_book(),
            Self::BookGone => found.book_gone(),
            Self::Stray => found.stray(),
            Self::Moved => found.moved(),
            Self::NotSealedYet => found.not_sealed_yet(),
            Self::Aside => found.aside(),
            Self::AsideOpen => found.aside_open(),
            Self::HalfWritten => found.half_written(),
            Self::Unfinished => found.unfinished(),
            Self::LockBegun => found.lock_begun(),
            Self::SaysOpen => found.says_open(),
            Self::SaysOne => found.says_one(),
            Self::NoKey => found.no_key(),
            Self::BrokenKey => found.broken_key(),
            Self::CostlyKey => found.costly_key(),
            Self::ManyKeys => found.many_keys(),
            Self::KeptKey => found.kept_key(),
            Self::NoPerson => found.no_person(),
            Self::OtherPerson => found.other_person(),
            Self::OtherKey => found.other_key(),
            Self::OtherLock => found.other_lock(),
        };
        plain.to_owned()
    }
}

/// A key file, as it is seen from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    /// Under `keys/`, with its ending.
    pub name: String,
    /// The work that each try of a passphrase costs, as a power of two; none where it is damaged.
    pub work: Option<u8>,
}
