//! `goldseam lock`, `unlock` and `passphrase`: setting a lock, taking it off, and changing what opens it.

use super::meant::{self, Meant};
use super::places;
use super::{Cli, Done, Failure, never_locked, secret};
use crate::engine::{BookKind, Lock, Place, Progress};
use crate::journal::{DataDir, Journal, Passphrase, RealDisk, WorkFactor};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use std::path::PathBuf;
use std::sync::Arc;

/// Locks a workbook of one.
///
/// # Errors
/// When none is unlocked, it is for two, the passphrase is taken, or it can't be written.
pub fn lock(cli: &Cli) -> Done {
    let folder = unlocked(cli)?;
    let (mut journal, reading) = Journal::open(Arc::new(RealDisk), folder).map_err(places::not_opened)?;
    if journal.book().kind != BookKind::One {
        return Err(Failure::new(2, FOR_TWO));
    }
    // Before the passphrase is chosen: it would be chosen for nothing.
    alone(&mut journal)?;
    let pass = fresh(cli, 0, &places::data_dir(cli)?, &names(&Progress::replay(reading.records)))?;
    let done = journal.lock(&pass, WorkFactor::USUAL, WallClock.now()).map_err(|error| Failure::new(5, error))?;
    match done.left {
        0 => super::print([LOCKED.to_owned()]),
        _ => Err(Failure::new(1, NOT_ALL_SEALED)),
    }
}

const FOR_TWO: &str =
    "This workbook is for two. Its lock is set by both of you, so it is neither set nor taken off here.";

const LOCKED: &str = "Locked: every page is sealed with your passphrase.
If you forget it, nobody can open them, and neither can we: `goldseam recovery-sheet` prints a second way in.
What the lock does not hide: that a workbook is here, and how many files it has. Older copies of the pages, in backups \
and on flash memory, are not sealed by this.";

const NOT_ALL_SEALED: &str = "Locked, but not every file could be sealed yet. Nothing is lost; `goldseam doctor` names \
them, and the next opening tries again.";

/// The one workbook that is meant and not locked.
fn unlocked(cli: &Cli) -> Result<PathBuf, Failure> {
    let mut folders = places::books(cli)?;
    let none = match (folders.is_empty(), places::named(cli)) {
        (true, _) => places::NONE,
        (false, Some(_)) => LOCKED_ALREADY,
        (false, None) => NONE_UNLOCKED,
    };
    let locked = places::locked(cli, &folders)?;
    folders.retain(|folder| !locked.iter().any(|found| found.folder == *folder));
    match folders.as_slice() {
        [] => Err(never_locked::and_in_the_way(Failure::new(2, none), &never_locked::among(cli, &locked)?)),
        [folder] => Ok(folder.clone()),
        _ => Err(Failure::new(2, meant::WHICH)),
    }
}

/// In the same words for however many.
const NONE_UNLOCKED: &str = "There is no unlocked workbook here. `goldseam passphrase` changes a passphrase.";

const LOCKED_ALREADY: &str = "It is locked already. `goldseam passphrase` changes the passphrase.";

/// What is written in another window meanwhile would not be sealed, or not opened.
fn alone(journal: &mut Journal) -> Result<(), Failure> {
    let words = "Another window has this workbook open. Nothing was changed; close it there and try again.";
    if journal.announce() { Ok(()) } else { Err(Failure::new(5, words)) }
}

/// The names in a workbook, which are guessed first.
fn names(progress: &Progress) -> Vec<&str> {
    [Place::One, Place::Two].into_iter().filter_map(|place| progress.name(place)).collect()
}

/// A new passphrase that opens nothing here yet.
///
/// # Errors
/// When it does, or none can be had.
pub fn fresh(cli: &Cli, nth: usize, data_dir: &DataDir, names: &[&str]) -> Result<Passphrase, Failure> {
    let pass = secret::new(cli, nth, names)?;
    // A passphrase says who is here. Two people with one could not be told apart. The sentence doesn't say whose it
    // is.
    if data_dir.is_taken(&pass) {
        return Err(Failure::new(2, "Please choose another one."));
    }
    if cli.passphrase_file.len() > nth {
        super::print(secret::strength(cli, &pass, names)?)?;
    }
    Ok(pass)
}

/// Takes the lock off a workbook of one.
///
/// # Errors
/// When it is not locked or for two, or can't be written.
pub fn unlock(cli: &Cli) -> Done {
    let (found, key) = meant::meant_locked(cli)?;
    if found.book.kind != BookKind::One {
        return Err(Failure::new(2, FOR_TWO));
    }
    let (mut journal, _) = meant::open(Meant::Locked(found, Box::new(key)))?;
    writable(&journal)?;
    alone(&mut journal)?;
    let done = journal.unlock().map_err(|error| Failure::new(5, error))?;
    match (done.left, journal.book().lock) {
        (0, Lock::None) => {
            let left_out = (done.aside > 0).then(|| left_out(done.aside));
            super::print([Some(UNLOCKED.to_owned()), left_out].into_iter().flatten())
        }
        _ => Err(Failure::new(1, NOT_ALL_OPENED)),
    }
}

const UNLOCKED: &str =
    "The lock is off. From now on, anyone who uses this computer account can read every page of this workbook.";

/// What carries no proof is not a stranger's for certain.
fn left_out(many: usize) -> String {
    let these = if many == 1 {
        "One file was left out, since nothing shows that it is yours".to_owned()
    } else {
        format!("{many} files were left out, since nothing shows that they are yours")
    };
    format!(
        "{these}. \"Found in the folder\", on your home page, shows what can be read, and takes it in if you say so; \
             `goldseam doctor` names each."
    )
}

const NOT_ALL_OPENED: &str = "Not every file could be opened and written, so the lock stays on. Nothing is lost; \
`goldseam doctor` names them.";

/// With other keys in the folder nothing is written.
pub(super) fn writable(journal: &Journal) -> Result<(), Failure> {
    let words = "The keys in this workbook's folder are not the ones your passphrase opened. Nothing was changed, and \
                 nothing will be written; `goldseam doctor` names the file.";
    if journal.has_other_keys() { Err(Failure::new(4, words)) } else { Ok(()) }
}

/// Changes the passphrase.
///
/// # Errors
/// When the one of today is wrong, the new one is taken, or it can't be written.
pub fn passphrase(cli: &Cli) -> Done {
    let (found, key) = meant::meant_locked(cli)?;
    let (mut journal, reading) = meant::open(Meant::Locked(found, Box::new(key)))?;
    writable(&journal)?;
    let pass = fresh(cli, 1, &places::data_dir(cli)?, &names(&Progress::replay(reading.records)))?;
    journal.change_passphrase(&pass, WorkFactor::USUAL).map_err(|error| Failure::new(5, error))?;
    super::print([CHANGED.to_owned()])
}

/// Said once a passphrase was changed.
pub const CHANGED: &str = "Your passphrase is changed; your recovery sheet stays the same. In older copies of this \
workbook the one before still opens it.";
