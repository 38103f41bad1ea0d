//! What comes back from work that takes its time: opening, sealing, a new workbook.
//!
//! It is told to the screen that waits for it; while another one stands over that, it is held back until it is seen.

use super::failure::Failure;
use super::opened::{Opened, PlainPages};
use super::taking::Preview;
use crate::engine::{Lock, Place, Record};
use crate::journal::{Foreign, Joined, Passphrase};
use std::path::PathBuf;

/// Something is done, or could not be.
pub enum JobResult {
    /// The new workbook is on disk, with its first records.
    Begun(Lock, Vec<Record>),
    /// The workbook that was asked for, or that a passphrase opened.
    Opened(Box<Opened>),
    /// The same one was opened again, with more that opens; whoever sits there stays there.
    Again(Box<Opened>),
    /// The keys of two do not know each other yet: one of the passphrases did not open what it should.
    NotMet,
    /// A passphrase was not joined, and why.
    NotJoined(Joined),
    /// The plain pages of a workbook that was never locked were read, and none is open.
    Read(Box<PlainPages>),
    /// The passphrase opens nothing here.
    Wrong,
    /// The passphrase opens the key that is open.
    Right,
    /// The new passphrase opens something already.
    Taken,
    /// The lock is as it was asked for. Whether every file could be changed.
    Changed(Lock, bool),
    /// The lock is off. These files were set aside by it, and can be read.
    TakenOff(Vec<Foreign>),
    /// The passphrase was that person's: from now on it signs what is written for both.
    Signs(Place),
    /// The line of the recovery sheet.
    Sheet(Passphrase),
    /// What pages would tell their reader, and where they would lie.
    Preview(Preview),
    /// These files are part of the workbook now, and these are the records among them.
    TakenIn(Vec<Foreign>, Vec<Record>),
    /// This language is remembered, as a tag or as none, and the edition in it can be read.
    LanguageSet(Option<String>),
    /// Pages are in that file.
    Written(PathBuf),
    /// It could not be done.
    Failed(Failure),
}
