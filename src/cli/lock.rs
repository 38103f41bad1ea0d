//! `goldseam lock`, `unlock` and `passphrase`: setting a lock, taking it off, and changing what opens it.

use super::meant::{self, Meant};
use super::places;
use super::{Cli, Done, Failure, never_locked, secret};
use crate::engine::{BookKind, Lock, Place, Progress};
use crate::journal::{DataDir, Journal, Passphrase, WorkFactor};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use std::path::PathBuf;

/// Locks a workbook of one.
///
/// # Errors
/// When none is unlocked, it is for two, the passphrase is taken, or it can't be written.
pub fn lock(cli: &Cli) -> Done {
    let folder = unlocked(cli)?;
    let (mut journal, reading) = places::data_dir(cli)?.open(&folder).map_err(places::not_opened)?;
    if journal.book().kind != BookKind::One {
        return Err(Failure::new(2, |words| words.commands.lock.for_two()));
    }
    // Before the passphrase is chosen: it would be chosen for nothing.
    alone(&mut journal)?;
    let pass = fresh(cli, 0, &places::data_dir(cli)?, &names(&Progress::of(reading.records)))?;
    let done = journal.lock(&pass, WorkFactor::USUAL, WallClock.now()).map_err(|error| Failure::of(5, error))?;
    match done.left {
        0 => {
            let words = &cli.words().commands.lock;
            super::print([words.locked(), words.if_forgotten(), words.not_hidden()].map(str::to_owned))
        }
        _ => Err(Failure::new(1, |words| words.commands.lock.not_all_sealed())),
    }
}

/// The one workbook that is meant and not locked.
fn unlocked(cli: &Cli) -> Result<PathBuf, Failure> {
    let mut folders = places::books(cli)?;
    let none = match (folders.is_empty(), places::named(cli)) {
        (true, _) => places::none(),
        (false, Some(_)) => Failure::new(2, |words| words.commands.lock.already()),
        (false, None) => Failure::new(2, |words| words.commands.lock.none_unlocked()),
    };
    let locked = places::locked(cli, &folders)?;
    folders.retain(|folder| !locked.iter().any(|found| found.folder == *folder));
    match folders.as_slice() {
        [] => Err(never_locked::and_in_the_way(none, never_locked::among(cli, &locked)?)),
        [folder] => Ok(folder.clone()),
        _ => Err(meant::which(2)),
    }
}

/// What is written in another window meanwhile would not be sealed, or not opened.
fn alone(journal: &mut Journal) -> Result<(), Failure> {
    if journal.announce() { Ok(()) } else { Err(Failure::new(5, |words| words.commands.meant.in_another_window())) }
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
        return Err(Failure::new(2, |words| words.commands.secret.another()));
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
        return Err(Failure::new(2, |words| words.commands.lock.for_two()));
    }
    let (mut journal, _) = meant::open(cli, Meant::Locked(found, Box::new(key)))?;
    writable(&journal)?;
    alone(&mut journal)?;
    let done = journal.unlock().map_err(|error| Failure::of(5, error))?;
    match (done.left, journal.book().lock) {
        (0, Lock::None) => {
            let words = &cli.words().commands.lock;
            // What carries no proof is not a stranger's for certain.
            let left_out = (done.aside > 0).then(|| words.left_out(done.aside));
            super::print([Some(words.off().to_owned()), left_out].into_iter().flatten())
        }
        _ => Err(Failure::new(1, |words| words.commands.lock.not_all_opened())),
    }
}

/// With other keys in the folder nothing is written.
pub(super) fn writable(journal: &Journal) -> Result<(), Failure> {
    if journal.has_other_keys() { Err(Failure::new(4, |words| words.commands.meant.other_keys())) } else { Ok(()) }
}

/// Changes the passphrase.
///
/// # Errors
/// When the one of today is wrong, the new one is taken, or it can't be written.
pub fn passphrase(cli: &Cli) -> Done {
    let (found, key) = meant::meant_locked(cli)?;
    let (mut journal, reading) = meant::open(cli, Meant::Locked(found, Box::new(key)))?;
    writable(&journal)?;
    let pass = fresh(cli, 1, &places::data_dir(cli)?, &names(&Progress::of(reading.records)))?;
    journal.change_passphrase(&pass, WorkFactor::USUAL).map_err(|error| Failure::of(5, error))?;
    super::print([cli.words().commands.lock.changed().to_owned()])
}
