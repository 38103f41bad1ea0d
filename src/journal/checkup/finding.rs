//! What a look-over can find, each as a sentence that says what it means and what to do.

use crate::journal::Why;
use std::fmt;
use std::path::PathBuf;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, seen from the folder of the workbook.
    pub file: PathBuf,
    /// What about it.
    pub what: What,
}

/// What about a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is not read.
    NotApplied(Why),
    /// There is no `book.json`, so the folder is not opened as a workbook.
    NoBook,
    /// It is none of the workbook's own files.
    Stray,
    /// It has the name of a page, and lies where none is read.
    Moved,
    /// Locking was not finished with it.
    NotSealedYet,
    /// Unlocking was not finished with it.
    NotOpenedYet,
    /// A program that died was writing it.
    HalfWritten,
    /// There is no key file.
    NoKey,
    /// A key file that can't be read.
    BrokenKey,
    /// A key that is left over in a workbook that is not locked.
    LeftKey,
    /// A public key that should be there.
    NoPerson,
    /// A public key that is not the one that was opened.
    OtherPerson,
}

impl What {
    /// Whether it is wrong. What is only left over harms nothing.
    pub fn is_wrong(&self) -> bool {
        !matches!(self, Self::HalfWritten | Self::LeftKey | Self::Stray)
    }

    /// A name for scripts, that stays.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotApplied(_) => "not-applied",
            Self::NoBook => "no-book",
            Self::Stray => "stray",
            Self::Moved => "moved",
            Self::NotSealedYet => "not-sealed-yet",
            Self::NotOpenedYet => "not-opened-yet",
            Self::HalfWritten => "half-written",
            Self::NoKey => "no-key",
            Self::BrokenKey => "broken-key",
            Self::LeftKey => "left-key",
            Self::NoPerson => "no-person",
            Self::OtherPerson => "other-person",
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotApplied(why) => return write!(f, "{why}, so it is not read"),
            Self::NoBook => "it is missing, so this folder is not opened as a workbook",
            Self::Stray => "it is none of the workbook's own files, so it is not read",
            Self::Moved => "it was moved here, where no page is read; move it back to where it was",
            Self::NotSealedYet => "it is not sealed yet; opening the workbook goes on with that",
            Self::NotOpenedYet => "it is still sealed; opening the workbook goes on with that",
            Self::HalfWritten => "it was left half-written when a program ended; you can remove it",
            Self::NoKey => "no key file is here, so no passphrase opens the workbook; its recovery sheet still does",
            Self::BrokenKey => "it is damaged, so no passphrase opens it; the recovery sheet still opens the workbook",
            Self::LeftKey => "it is left over from a lock that was taken off; you can remove it",
            Self::NoPerson => "it is missing, so a recovery sheet can't be matched to this workbook",
            Self::OtherPerson => "it is not the key that the passphrase opened, so nothing is written",
        })
    }
}
