//! The program as a value: screens, keys and what follows from them. No drawing, no disk, no clock.
//!
//! [`keys::resolve`] turns a key into a [`Msg`], [`update`](update::update) turns a message into a new model and a
//! list of [`Effect`]s. An effect that writes answers with [`Msg::Kept`] or [`Msg::NotKept`], and only then does a
//! screen say that something is kept.

pub mod around;
pub mod begin;
pub mod begun;
pub mod buttons;
pub mod cards;
pub mod closing;
pub mod cover;
pub mod demo;
pub mod destination;
pub mod entered;
pub mod failure;
pub mod field;
pub mod focus;
pub mod found;
pub mod help;
pub mod home;
pub mod input;
pub mod job_result;
pub mod journal;
pub mod keys;
pub mod layout;
pub mod library;
pub mod lock;
pub mod model;
pub mod mounted;
pub mod navigate;
pub mod onwards;
pub mod open;
pub mod opened;
pub mod own_area;
pub mod page;
pub mod parts;
pub mod passphrase;
pub mod pause;
pub mod room;
pub mod route;
pub mod safety;
pub mod screen;
pub mod seat;
pub mod secret;
pub mod settle;
pub mod setup;
pub mod sheet;
pub mod since;
pub mod stage;
pub mod start;
pub mod step;
pub mod support;
pub mod take_out;
pub mod taking;
pub mod tour;
pub mod trend;
pub mod two;
pub mod untraced;
pub mod update;
pub mod words;
pub mod written;

pub use failure::{Failure, NotTaken};
pub use model::{Last, Model};
pub use route::Route;
pub use screen::{AnyScreen, Nav, Reply, Screen, Transition};

use crate::engine::{BookKind, Place, Record, RecordId};
use crate::journal::{Draft, Foreign, Passphrase};
use chrono::{DateTime, FixedOffset};
use job_result::JobResult;
use keys::{Action, Command};
use std::path::PathBuf;

/// A moment, as a person at this computer would name it.
pub type Moment = DateTime<FixedOffset>;

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
    TakeOut(Box<taking::Taking>),
    /// Remember settings that say nothing about people.
    Settings(Settings),
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
    /// After how many minutes without a key the lock shuts.
    pub idle_minutes: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { country: None, idle_minutes: 5 }
    }
}

/// What can be done to the lock of an open workbook.
#[derive(Debug)]
pub enum Change {
    /// Seal every page with this passphrase.
    Set(Passphrase),
    /// Pages of their own for two who had none: a passphrase each.
    ForTwo(Vec<Passphrase>),
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
