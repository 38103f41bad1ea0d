//! `goldseam passphrase --join` and `--both`: one passphrase for what two locks of the same person sealed, and two whose keys
//! know each other again.

use super::lock::writable;
use super::meant::{self, Meant};
use super::{Cli, Done, Failure, secret};
use crate::engine::{Progress, seat};
use crate::journal::{Joined, Met, WorkFactor};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;

/// Has the passphrase of today open what another one of the same person opens, too.
///
/// # Errors
/// When one of them is wrong or not to be joined, or it can't be written.
pub fn join(cli: &Cli) -> Done {
    let words = &cli.words().commands.join;
    let today = secret::known(cli, 0, cli.words().commands.meant.ask())?;
    let (found, key) = meant::locked_by(cli, &today)?;
    let (mut journal, _) = meant::open(cli, Meant::Locked(found, Box::new(key)))?;
    // Before a second passphrase is asked for in vain.
    writable(&journal)?;
    if journal.other_locks().is_empty() {
        return super::print([words.nothing_more().to_owned()]);
    }
    let other = secret::known(cli, 1, words.ask())?;
    let joined = journal.join(&today, &other, WorkFactor::USUAL, WallClock.now());
    match joined.map_err(|error| Failure::of(5, error))? {
        Joined::Done => super::print([words.joined().to_owned()]),
        Joined::NoPage => super::print([words.nothing_more().to_owned()]),
        Joined::NotYours => Err(Failure::new(2, |words| words.commands.join.not_yours())),
        Joined::NotToday | Joined::Nothing => Err(Failure::new(3, |words| words.commands.join.opens_nothing())),
    }
}

/// Has the keys of two know each other again, by both passphrases.
///
/// # Errors
/// When one of them does not open what it should, or it can't be written.
pub fn meet(cli: &Cli) -> Done {
    let words = &cli.words().commands.join;
    let first = secret::known(cli, 0, cli.words().commands.meant.ask())?;
    let (found, key) = meant::locked_by(cli, &first)?;
    let (mut journal, reading) = meant::open(cli, Meant::Locked(found, Box::new(key)))?;
    writable(&journal)?;
    if !journal.lacks_the_other() {
        return super::print([words.known().to_owned()]);
    }
    let names = Progress::of(reading.records);
    let other = journal.key().and_then(|key| names.name(seat::other(key.place)));
    let asked = other.map_or_else(|| words.ask_the_other().to_owned(), |name| words.ask_by_name(name));
    let second = secret::known(cli, 1, &asked)?;
    match journal.meet([&first, &second], WorkFactor::USUAL).map_err(|error| Failure::of(5, error))? {
        Met::Done => super::print([words.met().to_owned()]),
        Met::NotFirst | Met::Nothing => Err(Failure::new(3, |words| words.commands.join.opens_nothing())),
        Met::NotTheirs => Err(Failure::new(2, |words| words.commands.join.not_theirs())),
    }
}
