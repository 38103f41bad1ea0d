//! Files that were not applied, and why not. The reason never holds a word of what is in the file.

use crate::content::words::Doctor;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// A file that was not applied. It stays where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// The file, seen from the folder of the workbook.
    pub file: PathBuf,
    /// The reason.
    pub why: Why,
}

/// Why a file was not applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// What the disk answered.
    Disk(String),
}

impl Why {
    /// Whether the words may be there another time: the disk did not give them, or nobody brought them yet.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Disk(_) | Self::NotHere)
    }
}

impl Why {
    /// The same for a person, after the name of the file.
    pub fn words(&self, words: &Doctor) -> String {
        let reasons = &words.reasons;
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
            Self::Disk(said) => return reasons.disk(said),
        };
        plain.to_owned()
    }
}

/// For logs and for errors that name a cause. What a person reads comes from the pack.
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "it is empty",
            Self::NotText => "it is not text",
            Self::Damaged => "it is damaged or cut off",
            Self::Newer => "a newer version of goldseam wrote it",
            Self::WrongName => "its name is not the one it was kept under",
            Self::Sealed => "it is sealed",
            Self::NotOurs => "it is sealed with another key",
            Self::NotTheirs => "it stands in a place where it does not belong",
            Self::Unproved => "nothing shows who wrote it",
            Self::Twin => "another page has its name, with other words",
            Self::NotHere => "a sync tool has not brought all of it here yet",
            Self::Link => "it is a link to another place",
            Self::NotAFile => "it is not a file",
            Self::NotAFolder => "it is not a folder",
            Self::Disk(said) => return write!(f, "the disk answered \u{201c}{said}\u{201d}"),
        })
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        Self::Disk(error.to_string())
    }
}
