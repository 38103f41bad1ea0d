//! What went wrong, as a sentence for the person who was writing.
//!
//! It says what could not be done, why, what is safe, and what to do now. It never repeats a word that was written:
//! what a reader of JSON says about a broken file can hold such words, so it is not passed on.

use super::disk::OnlyReads;
use rustix::io::Errno;
use std::fmt;
use std::io;
use thiserror::Error;

/// Something could not be kept. What the person wrote is still in the hands of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{act}: {cause}. {}; {}.", act.what_is_safe(), cause.what_to_do(*act))]
pub struct NotKept {
    /// What was being done.
    pub act: Act,
    /// Why it failed.
    pub cause: Cause,
}

/// What was being done when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A record was being kept.
    Page,
    /// Words not yet kept were being put by.
    Draft,
    /// A page was being deleted.
    Delete,
    /// A page was being brought back from the trash.
    Restore,
    /// A workbook was being set up.
    SetUp,
    /// A workbook was being locked.
    Lock,
    /// A key was being wrapped by another passphrase.
    Passphrase,
    /// The keys of two locks that one person set were being wrapped together.
    Join,
    /// The keys of two were being made known to each other again.
    Meet,
    /// A workbook was being unlocked.
    Unlock,
    /// A backup was being made.
    Backup,
    /// A backup was being brought back.
    RestoreBackup,
    /// A person's own copy was being made.
    OwnCopy,
    /// Something was being erased.
    Erase,
}

/// Why it failed, by kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No room, or no more room for this person.
    Full,
    /// The disk takes no writing.
    ReadOnly,
    /// The account may not write there.
    NoPermission,
    /// The keys in `people/` are not those of the key that was opened.
    OtherKeys,
    /// The key that was opened does not know the other person's, so nothing can be sealed to both.
    NoOther,
    /// Another program sets, changes or takes off the lock, or did.
    OtherLock,
    /// The lock is of two people.
    ForTwo,
    /// The folder is not where it was.
    FolderGone,
    /// Too many files are open on this computer.
    TooManyOpen,
    /// It is open to be read alone, since files in its folder make it count as locked.
    InTheWay,
    /// More than [`super::disk::MAX_BYTES`].
    TooLong,
    /// Other bytes are kept under this id; a page changed after a failed try takes a new id.
    Taken,
    /// Something has the name that a backup or a copy should get.
    There,
    /// Another living program has the workbook open.
    InUse,
    /// Another living program is writing this draft.
    Elsewhere,
    /// The id is not 32 hex digits; only a fault in the program can ask for it.
    BadId,
    /// What the disk answered, in its own words.
    Other(String),
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Page => "The page could not be kept",
            Self::Draft => "What you are writing could not be put by",
            Self::Delete => "The page could not be deleted",
            Self::Restore => "The page could not be brought back",
            Self::SetUp => "The workbook could not be set up",
            Self::Lock => "The lock could not be set",
            Self::Passphrase => "The passphrase could not be changed",
            Self::Meet => "Your keys could not be made to know each other again",
            Self::Join => "The two passphrases could not be put together",
            Self::Unlock => "The lock could not be taken off",
            Self::Backup => "The backup could not be made",
            Self::RestoreBackup => "The backup could not be brought back whole",
            Self::OwnCopy => "The copy could not be made",
            Self::Erase => "Not all of it could be erased",
        })
    }
}

impl Act {
    fn what_is_safe(self) -> &'static str {
        match self {
            Self::Page | Self::Draft => "Your words are still here",
            Self::Delete => "It is where it was",
            Self::Restore => "It is still in the trash",
            Self::SetUp => "Nothing else was changed",
            Self::Passphrase => "Every page is still there, and the old passphrase or the new one opens it",
            Self::Join | Self::Meet => "Every page is still there, and both passphrases open what they opened before",
            Self::Lock | Self::Unlock => "Every page is still there",
            Self::Backup | Self::OwnCopy => "The workbook was left as it is",
            Self::RestoreBackup => "Nothing that was here was changed",
            Self::Erase => "What is left is where it was",
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the disk is full",
            Self::ReadOnly => "the disk can only be read",
            Self::NoPermission => "this account may not write there",
            Self::OtherKeys => {
                "the keys in its folder are not the ones your passphrase opened, so nothing is written there"
            }
            Self::NoOther => "the key that opens your pages doesn't say which key is the other person's",
            Self::OtherLock => "another window has changed the lock of this workbook",
            Self::ForTwo => "it is for two, and both of you set it",
            Self::FolderGone => "the folder of the workbook is not there",
            Self::InTheWay => "files in its folder make this workbook count as locked, so it is only read",
            Self::TooManyOpen => "too many files are open on this computer",
            Self::TooLong => "it is longer than a page can be",
            Self::Taken => "another page already has its name",
            Self::There => "something of that name is there already",
            Self::InUse => "another window has the workbook open",
            Self::Elsewhere => "another window is writing the same page",
            Self::BadId => "its name is not one that the workbook gives",
            Self::Other(said) => return write!(f, "the disk answered \u{201c}{said}\u{201d}"),
        })
    }
}

impl Cause {
    fn what_to_do(&self, act: Act) -> &'static str {
        match self {
            Self::FolderGone if matches!(act, Act::Page | Act::Draft) => {
                "try again once the folder or its disk is back, or take them elsewhere"
            }
            Self::Full => "try again once there is room",
            Self::ReadOnly => "try again once the disk can be written to",
            Self::NoPermission => "try again once this account may write there",
            Self::OtherKeys => "try again once the folder is as it was",
            Self::NoOther => "the two of you can put that right, under \u{201c}The lock\u{201d} on your own home page",
            Self::OtherLock => "close this window and open the workbook again",
            Self::ForTwo => "each of you can take your own pages along with an export",
            Self::FolderGone => "try again once the folder or its disk is back",
            Self::InTheWay => "move those files out of the folder and open it again",
            Self::TooManyOpen => "close another program and try again",
            Self::TooLong => "keep it in several pages",
            Self::There => "choose another name",
            Self::InUse => "close it there and try again",
            Self::Elsewhere => "go on in that window, or close it and try again",
            Self::Taken | Self::BadId | Self::Other(_) => "please try again",
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        if [Errno::MFILE, Errno::NFILE].iter().any(|few| Some(few.raw_os_error()) == error.raw_os_error()) {
            return Self::TooManyOpen;
        }
        match error.kind() {
            _ if OnlyReads::refused(&error) => Self::InTheWay,
            Kind::StorageFull | Kind::QuotaExceeded => Self::Full,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::PermissionDenied => Self::NoPermission,
            Kind::NotFound | Kind::NotADirectory => Self::FolderGone,
            Kind::FileTooLarge => Self::TooLong,
            Kind::AlreadyExists => Self::Taken,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl Act {
    /// The error of this act for a cause, or for what the disk answered.
    pub(super) fn failed(self, cause: impl Into<Cause>) -> NotKept {
        NotKept { act: self, cause: cause.into() }
    }
}

/// Said once, where other accounts could look into the folder of a workbook.
pub const WAS_OPEN: &str =
    "Other accounts of this computer could look into the folder of this workbook. It is closed to them now.";

/// Said once, where a workbook counts as locked although it said otherwise.
pub const LOCKED_AGAIN: &str = "This workbook was marked as not locked, and there is a key or a sealed page in its folder \
all the same. An older copy or a sync tool may have brought that, or somebody did it. It is locked again, and your \
passphrase opens it.";

/// A workbook could not be opened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The folder holds no `book.json`.
    #[error("There is no workbook in {0}. Nothing was changed; choose another folder.")]
    NoBook(String),
    /// `book.json` can't be understood.
    #[error(
        "The workbook in {0} can't be opened: its book.json is damaged. Its pages were left as they are; goldseam doctor names what is there."
    )]
    Damaged(String),
    /// A newer version of the program wrote it.
    #[error(
        "The workbook in {0} was made by a newer version of goldseam. Nothing was changed; open it with that version."
    )]
    Newer(String),
    /// It is sealed, and this door has no key.
    #[error("The workbook in {0} is locked. Nothing was changed; open it with its passphrase.")]
    Locked(String),
    /// No passphrase can open it.
    #[error(
        "No workbook opens with this passphrase, and a key file here is damaged or gone. Nothing was changed; try again, or use its recovery sheet: goldseam recover."
    )]
    Key(String),
    /// More key files than are tried for one passphrase.
    #[error(
        "No workbook opens with this passphrase, but there are more key files in {0} than can be tried. Nothing was changed; move those out of its keys folder that are not yours, and try again."
    )]
    ManyKeys(String),
    /// The disk answered with an error.
    #[error(
        "The workbook in {folder} can't be opened: {cause}. Nothing was changed; try again once that is put right."
    )]
    Disk {
        /// The folder.
        folder: String,
        /// What the disk answered.
        cause: String,
    },
}
