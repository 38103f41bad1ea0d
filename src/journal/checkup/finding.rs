//! What a look-over can find, each as a sentence that says what it means and what to do.

use crate::journal::unreadable::Why;
use std::fmt;
use std::path::PathBuf;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, seen from the folder of the workbook.
    pub file: PathBuf,
    /// What about it.
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

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotApplied(Why::Unproved) => UNPROVED,
            Self::NotApplied(why) => return write!(f, "{why}, so it is not read"),
            Self::NoBook => "it is missing, so this folder is not opened as a workbook",
            Self::BookGone => "it is missing; the next opening writes it again",
            Self::Missing(1) => "a page is not here, or not here yet; if you have a backup, bring it back with restore",
            Self::Missing(many) => return write!(f, "{many} pages or more {NOT_HERE}"),
            Self::Stray => "it is none of the workbook's own files, so it is not read",
            Self::Moved => "it was moved here, where no page is read; move it back to where it was",
            Self::NotSealedYet => NOT_SEALED,
            Self::Aside => {
                "it was sealed for somebody else, or by nobody knows whom, when the lock was taken off; it is kept"
            }
            Self::AsideOpen => ASIDE_OPEN,
            Self::HalfWritten => "it was left half-written when a program ended; you can remove it",
            Self::Unfinished => UNFINISHED,
            Self::LockBegun => {
                "it is from a lock that was being set when a program ended; the next lock clears it away"
            }
            Self::SaysOpen => SAYS_OPEN,
            Self::SaysOne => "it says that the workbook is for one person, and there is a second one in people/",
            Self::NoKey => "no key file is here, so no passphrase opens the workbook; its recovery sheet still does",
            Self::BrokenKey => {
                "it is no whole key file, so no passphrase opens it; a recovery sheet opens the workbook"
            }
            Self::CostlyKey => "one guess at it would take so much time and memory that no passphrase is tried on it",
            Self::ManyKeys => "there are more key files than the eight that are tried for a passphrase",
            Self::KeptKey => {
                "it is the key of a lock that was taken off; what was sealed then opens with its passphrase"
            }
            Self::NoPerson => "it is missing; opening the workbook with that person's passphrase writes it again",
            Self::OtherPerson => "it is not the key that the passphrase opened, so nothing is written",
            Self::OtherKey => OTHER_KEY,
            Self::OtherLock => "it is of another lock of this workbook, and the key of that is here too",
        })
    }
}

const ASIDE_OPEN: &str = "it was left out when the lock was taken off, since nothing showed who wrote it; if it is yours, \
\"Found in the folder\" on your home page takes it in";

const NOT_SEALED: &str = "it is not sealed, so anyone who has the folder can read it; opening the workbook seals it where \
it is known to be yours, and shows it to you where it is not";

const SAYS_OPEN: &str = "it says that the workbook is not locked, and there is a key or a sealed file; it counts as locked, \
whatever this file says";

const OTHER_KEY: &str = "it is not opened by this passphrase, and neither is everything that is sealed here; if you locked \
this workbook on another computer too, `goldseam passphrase --join` has yours open both";

const UNFINISHED: &str = "the program ended while a backup was brought back here; bring the backup back again, and it goes \
on from there";

const NOT_HERE: &str = "are not here, or not here yet; if you have a backup, bring them back with restore";

const UNPROVED: &str = "nothing shows who wrote it, so it is not read as yours; open the workbook to look at it";

/// A key file, as it is seen from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    /// Its name in `keys/`.
    pub name: String,
    /// The work that each try of a passphrase costs, as a power of two; none where it is damaged.
    pub work: Option<u8>,
}
