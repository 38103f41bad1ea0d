//! Files that were not applied, and why not. The reason never holds a word of what is in the file.

use super::fault::DiskError;
use crate::content::words::Words;
use crate::files::NotAFile;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// A file that was not applied. It stays where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// The file, seen from the folder of the workbook.
    pub file: PathBuf,
    /// The reason.
    pub why: Why,
}

impl Unreadable {
    /// Whether it is sealed to somebody else, or stands in their place.
    pub(super) fn is_the_others(&self) -> bool {
        matches!(self.why, Why::NotOurs | Why::NotTheirs)
    }
}

/// Why a file was not applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
#[error("{self:?}")]
pub enum Why {
    /// 0 bytes.
    Empty,
    /// Not UTF-8.
    NotText,
    /// Cut off, or not what such a file holds.
    Damaged,
    /// Of a newer format, in a shape that this version can't follow.
    Newer,
    /// The file's name is not the name inside.
    WrongName,
    /// Sealed, with no key at hand.
    Sealed,
    /// Sealed, and not to the key that was opened.
    NotOurs,
    /// It stands in the area of somebody else.
    NotTheirs,
    /// Nothing shows who wrote it.
    Unproved,
    /// Another file has its id, with other words, and counts.
    Twin,
    /// Only a part of it, or what a sync tool puts in its place.
    NotHere,
    /// A link; nothing outside the workbook is read.
    Link,
    /// A folder, a pipe or a device where a file belongs.
    NotAFile,
    /// A file where a folder belongs.
    NotAFolder,
    /// A link to a folder that is not there.
    LeadsNowhere,
    /// What the disk answered.
    Disk(DiskError),
}

impl Why {
    /// Whether the words may be there another time: the disk did not give them, or nobody brought them yet.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Disk(_) | Self::NotHere | Self::LeadsNowhere)
    }
}

impl Why {
    /// The same for a person, after the name of the file.
    pub fn words(&self, words: &Words) -> String {
        let reasons = &words.doctor.reasons;
        let plain = match self {
            Self::Empty => reasons.empty(),
            Self::NotText => reasons.not_text(),
            Self::Damaged => reasons.damaged(),
            Self::Newer => reasons.newer(),
            Self::WrongName => reasons.wrong_name(),
            Self::Sealed => reasons.sealed(),
            Self::NotOurs => reasons.not_ours(),
            Self::NotTheirs => reasons.not_theirs(),
            Self::Unproved => reasons.unproved(),
            Self::Twin => reasons.twin(),
            Self::NotHere => reasons.not_here(),
            Self::Link => reasons.link(),
            Self::NotAFile => reasons.not_a_file(),
            Self::NotAFolder => reasons.not_a_folder(),
            Self::LeadsNowhere => reasons.leads_nowhere(),
            Self::Disk(error) => return error.words(words),
        };
        plain.to_owned()
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<NotAFile>) {
            return Self::NotAFile;
        }
        Self::Disk(error.into())
    }
}
