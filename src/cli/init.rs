//! `goldseam init`: a workbook for one, without the screens; locked from the first page on where a passphrase is given.
//! One for two is in [`two`].

pub mod two;

use super::{Cli, Done, Failure, edition, keep, lock, places, shown};
use crate::content::Role;
use crate::engine::{BookKind, Lock, Place, Record, RecordId, set_up};
use crate::journal::{Act, Journal, Key, NotKept, RealDisk, WorkFactor};
use crate::text;
use std::sync::Arc;

/// Makes the workbook and keeps the name and the part.
///
/// # Errors
/// When the name is empty or the workbook can't be written.
pub fn init(cli: &Cli, name: &str, role: Role) -> Done {
    let name = cleaned(name)?;
    let book = edition::workbook(cli)?;
    let words = &cli.words().commands.init;
    let said = if cli.passphrase_file.is_empty() { words.open() } else { words.sealed() };
    whole_or_not_at_all(cli, |bits| {
        let mut journal = if cli.passphrase_file.is_empty() { unlocked(cli, bits)? } else { locked(cli, &name, bits)? };
        let origin = keep::origin(&book, Place::One);
        keep_first(&mut journal, set_up::for_one(name, role, &origin, &mut keep::ids()))
    })?;
    super::print([said.to_owned()])
}

/// Keeps the first records, each numbered as it is written.
fn keep_first(journal: &mut Journal, records: Vec<Record>) -> Result<(), Failure> {
    for mut record in records {
        keep::number(&mut record, journal);
        journal.append(&record).map_err(not_set_up)?;
    }
    Ok(())
}

/// Makes a workbook under fresh random bits. Where that fails half-way, what it made is taken away again: a workbook
/// without its names could not be used.
fn whole_or_not_at_all(cli: &Cli, make: impl FnOnce(u128) -> Result<(), Failure>) -> Result<(), Failure> {
    let (data_dir, data, bits) = (places::data_dir(cli)?, places::data(cli)?, keep::random_bits()?);
    // Asked before anything is made: a folder that was here before is not taken away afterwards.
    let was_there = data.symlink_metadata().is_ok();
    make(bits).map_err(|failure| {
        let folder = data.join(RecordId::of(bits).0);
        let is_left = folder.symlink_metadata().is_ok() && data_dir.erase(&folder).is_err();
        if !was_there {
            data_dir.remove_if_empty();
        }
        if is_left { failure.then(" ", move |words| words.commands.init.left_behind(&shown(&folder))) } else { failure }
    })
}

/// A first page that could not be kept: nobody wrote it, so there are no words that could be lost.
fn not_set_up(error: NotKept) -> Failure {
    let why = NotKept { act: Act::SetUp, ..error };
    Failure::of(5, why).then(" ", |words| words.commands.init.not_set_up().to_owned())
}

fn cleaned(name: &str) -> Result<String, Failure> {
    let name = text::name(name);
    if name.is_empty() {
        return Err(Failure::new(2, |words| words.commands.init.no_name()));
    }
    if text::is_too_long(&name) {
        let most = text::LONGEST_NAME.to_string();
        return Err(Failure::filled(2, move |words| words.commands.init.long_name(&most)));
    }
    Ok(name)
}

fn unlocked(cli: &Cli, bits: u128) -> Result<Journal, Failure> {
    let made = places::data_dir(cli)?.create(BookKind::One, Lock::None, bits);
    let folder = made.map_err(|error| Failure::of(5, error))?;
    places::data_dir(cli)?.open(&folder).map(|(journal, _)| journal).map_err(places::not_opened)
}

fn locked(cli: &Cli, name: &str, bits: u128) -> Result<Journal, Failure> {
    if cli.passphrase_file.len() > 1 {
        return Err(Failure::new(2, |words| words.commands.init.one_file()));
    }
    let data_dir = places::data_dir(cli)?;
    let pass = lock::fresh(cli, 0, &data_dir, &[name])?;
    // Kept for this one opening, so that the passphrase need not be worked on twice.
    let key = Key::new(Place::One);
    let made = data_dir.create_locked(BookKind::One, &[(&key, &pass)], WorkFactor::USUAL, bits);
    let folder = made.map_err(|error| Failure::of(5, error))?;
    Journal::open_with(Arc::new(RealDisk), folder, key).map(|(journal, _)| journal).map_err(places::not_opened)
}
