//! What can happen to the program, and what it can ask of the runtime.

use super::action::{Action, Command};
use super::failure::Failure;
use super::job_result::JobResult;
use super::taking::Taking;
use crate::engine::{BookKind, Place, Record, RecordId};
use crate::journal::{Draft, Foreign, Passphrase};
use std::path::PathBuf;

/// Something that happened to the program.
pub enum Msg {
    /// A command that means the same everywhere.
    Do(Command),
    /// Something done to the part that has the focus.
    Act(Action),
    /// Text pasted.
    Paste(String),
    /// A letter outside text.
    Letter(char),
    /// A key that means nothing. On the cover, two presses with it between them are not twice in a row.
    Between,
    /// A due time has come.
    Due,
    /// The window has this size now, in cells.
    Size(u16, u16),
    /// A record is on disk.
    Kept(Box<Record>),
    /// The undoing of a deletion is on disk, and this page is back.
    Restored(Box<Record>, Box<Record>),
    /// A record could not be put on disk.
    NotKept(RecordId, Failure),
    /// A draft or a choice could not be put on disk.
    NotWritten(Failure),
    /// Something that took its time is done.
    JobResult(JobResult),
    /// Nothing was pressed for as long as the lock waits.
    Idle,
}

/// Something for the runtime to do.
#[derive(Debug)]
pub enum Effect {
    /// Make a workbook, locked where there are passphrases, and keep its first records.
    Begin(BookKind, Vec<Passphrase>, Vec<Record>),
    /// Open the workbook in that folder.
    Open(PathBuf),
    /// Read what is plain in the workbook in that folder, which says that it was never locked. None is open after it.
    Read(PathBuf),
    /// Open whatever this passphrase opens.
    Unlock(Passphrase),
    /// Do something to the lock of the open workbook.
    Lock(Change),
    /// Let go of the keys and of everything that was read.
    Forget,
    /// Somebody else has the keyboard now: let go of what opens pages. Words are still kept.
    HandOver,
    /// A yes that was signed is given up, or kept: let go of the key that signs.
    LetGoOfSigning,
    /// Keep a record, durably.
    Keep(Box<Record>),
    /// Take in files of the folder that nothing proves, as they are.
    TakeIn(Vec<Foreign>),
    /// Keep a tombstone, then take its page out of the folder.
    Delete(Box<Record>),
    /// Keep the undoing of a tombstone, then bring its page back.
    Restore(Box<Record>),
    /// Put the words begun on disk; with `true`, down to the platter.
    Draft(Box<Draft>, bool),
    /// The words begun are no longer wanted.
    DropDraft(RecordId),
    /// Tell what pages would tell their reader, or write them into a file.
    TakeOut(Box<Taking>),
    /// Remember settings that say nothing about people.
    Settings(Settings),
    /// Read the edition in the language of these settings, and remember them only where it can be read.
    Language(Settings),
    /// Put what is known of the pages where the next opening finds it.
    KeepRead,
    /// Stop the program and come back where it was.
    Suspend,
    /// Leave: the screen is cleared first where `fast`.
    Leave {
        /// Clear the screen and what can be scrolled to before anything else.
        fast: bool,
    },
}

/// Settings of this account: nothing about people.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The country of the help lines.
    pub country: Option<String>,
    /// The language, as a tag; without one it is that of the system.
    pub language: Option<String>,
    /// After how many minutes without a key the lock shuts.
    pub idle_minutes: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { country: None, language: None, idle_minutes: 5 }
    }
}

/// What can be done to the lock of an open workbook.
#[derive(Debug)]
pub enum Change {
    /// Seal every page with this passphrase.
    Set(Passphrase),
    /// Pages of their own for two who had none: a passphrase each.
    ForTwo([Passphrase; 2]),
    /// Another passphrase for the same pages.
    Passphrase(Passphrase),
    /// Let the passphrase of today, the first, open what another one of the same person opens, too.
    Join(Passphrase, Passphrase),
    /// Have both keys know each other again: the passphrase of whoever opened it, and the other's.
    Meet([Passphrase; 2]),
    /// Let the passphrase of that person sign what is written for both in this sitting. It opens none of their pages.
    Signer(Place, Passphrase),
    /// Say whether this passphrase opens the key that is open.
    Check(Passphrase),
    /// Give the line of the recovery sheet.
    Sheet,
    /// Make every page plain.
    TakeOff,
}
