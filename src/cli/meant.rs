//! Which workbook is meant, and opening it.

use super::places::{self, books, data_dir, locked, named, not_opened};
use super::{Cli, Failure, never_locked, secret};
use crate::journal::{FoundBook, InTheWay, Journal, Key, Passphrase, Reading, RealDisk};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// The workbook that is meant, and what opens it.
pub enum Meant {
    /// One that is not locked, or can't be read at all.
    Plain(PathBuf),
    /// A locked one, and the key that the passphrase opened.
    Locked(FoundBook, Box<Key>),
    /// One that counts as locked and was never so: what is plain in it is read, and nothing is written.
    ToRead(InTheWay),
}

/// The workbook that is meant: the one that a passphrase opens, the one that was named, or the only one without a lock.
///
/// What is locked is not there for anybody who has not given one of its passphrases: nothing here depends on how many
/// such there are, nor on whether there is one beside a workbook without a lock.
///
/// # Errors
/// When there is none, several are meant, or no passphrase opens one.
pub fn meant(cli: &Cli) -> Result<Meant, Failure> {
    if cli.never_locked {
        return never_locked::meant(cli).map(Meant::ToRead);
    }
    let folders = books(cli)?;
    let locked = locked(cli, &folders)?;
    if folders.is_empty() {
        return Err(places::none());
    }
    if locked.is_empty() && named(cli).is_some() {
        return Ok(Meant::Plain(folders[0].clone()));
    }
    if let Some(pass) = given(cli)? {
        return opened_by(cli, locked, Ok(pass));
    }
    let is_open = |folder: &&PathBuf| !locked.iter().any(|found| found.folder == **folder);
    let mut open = folders.iter().filter(is_open);
    match (open.next(), open.next()) {
        (Some(only), None) => return Ok(Meant::Plain(only.clone())),
        (Some(_), Some(_)) if !secret::can_be_had(cli) => return Err(which(2)),
        // Beside the output, which may be on its way into a file or another program.
        (Some(_), Some(_)) => drop(writeln!(io::stderr(), "{}", cli.words().commands.meant.which())),
        (None, _) => {}
    }
    opened_by(cli, locked, secret::known(cli, 0, cli.words().commands.meant.ask()))
}

/// The locked workbook that a passphrase opens, for what only a locked one has. It is asked for whatever lies here.
///
/// # Errors
/// When there is none, the one that was named is not locked, or the passphrase opens none.
pub fn meant_locked(cli: &Cli) -> Result<(FoundBook, Key), Failure> {
    let folders = books(cli)?;
    let locked = locked(cli, &folders)?;
    match (folders.is_empty(), named(cli)) {
        (true, _) => return Err(places::none()),
        (false, Some(_)) if locked.is_empty() => {
            return Err(Failure::new(2, |words| words.commands.meant.not_locked()));
        }
        _ => {}
    }
    opens(cli, locked, secret::known(cli, 0, cli.words().commands.meant.ask()), not_this_one)
}

/// The same, with the passphrase at hand.
///
/// # Errors
/// As [`meant_locked`].
pub fn locked_by(cli: &Cli, pass: &Passphrase) -> Result<(FoundBook, Key), Failure> {
    opens(cli, locked(cli, &books(cli)?)?, Ok(pass.clone()), not_this_one)
}

fn not_this_one() -> Failure {
    wrong_passphrase().then(" ", |words| words.commands.meant.no_lock().to_owned())
}

fn opened_by(cli: &Cli, locked: Vec<FoundBook>, pass: Result<Passphrase, Failure>) -> Result<Meant, Failure> {
    let (found, key) = opens(cli, locked, pass, wrong_passphrase)?;
    Ok(Meant::Locked(found, Box::new(key)))
}

/// What a passphrase opens. Where none is given or it opens nothing, what may stand in the way is said with it.
fn opens(
    cli: &Cli,
    locked: Vec<FoundBook>,
    pass: Result<Passphrase, Failure>,
    wrong: fn() -> Failure,
) -> Result<(FoundBook, Key), Failure> {
    let in_the_way = never_locked::among(cli, &locked)?;
    let data_dir = data_dir(cli)?;
    let opened = pass.and_then(|pass| data_dir.who_in(locked, &pass).map_err(not_opened)?.ok_or_else(wrong));
    opened.map_err(|failure| never_locked::and_in_the_way(failure, in_the_way))
}

/// The passphrase that was given: in a file, or typed because `--ask` says so.
///
/// # Errors
/// When a file that was named can't be read, or nothing is typed.
pub fn given(cli: &Cli) -> Result<Option<Passphrase>, Failure> {
    let is_given = cli.ask || !cli.passphrase_file.is_empty();
    is_given.then(|| secret::known(cli, 0, cli.words().commands.meant.ask())).transpose()
}

/// It can't be told which is meant.
pub fn which(code: u8) -> Failure {
    Failure::new(code, |words| words.commands.meant.which())
}

/// The sentence for a passphrase that opens nothing.
pub fn wrong_passphrase() -> Failure {
    Failure::new(3, |words| words.commands.meant.wrong())
}

/// The one workbook that is meant, open.
///
/// # Errors
/// As [`meant`], and when it can't be read.
pub fn book(cli: &Cli) -> Result<(Journal, Reading), Failure> {
    open(cli, meant(cli)?)
}

/// Opens the workbook that is meant.
///
/// # Errors
/// When it can't be read.
pub fn open(cli: &Cli, meant: Meant) -> Result<(Journal, Reading), Failure> {
    let opened = match meant {
        Meant::Plain(folder) => data_dir(cli)?.open(&folder),
        Meant::Locked(found, key) => Journal::open_with(Arc::new(RealDisk), found.folder, *key),
        Meant::ToRead(way) => {
            let _ = writeln!(io::stderr(), "{}", cli.words().commands.never_locked.caution());
            return Journal::open_to_read(Arc::new(RealDisk), way.folder).map_err(not_opened);
        }
    };
    let (mut journal, reading) = opened.map_err(not_opened)?;
    if !journal.has_other_keys() {
        journal.settle(WallClock.now());
    }
    let found = &cli.words().errors.found;
    let said = [
        reading.was_open_to_others.then(|| found.was_open_to_others()),
        (reading.locked_again && !journal.has_other_keys()).then(|| found.locked_again()),
        // How many, `doctor` says.
        (!reading.missing.is_empty()).then(|| found.pages_missing()),
    ];
    for words in said.into_iter().flatten() {
        // Where this can't be said, it is put right all the same.
        let _ = writeln!(io::stderr(), "{words}");
    }
    Ok((journal, reading))
}
