//! `goldseam init`: a workbook for one, without the screens; locked from the first page on where a passphrase is given.
//! One for two is in [`two`].

pub mod two;

use super::{Cli, Done, Failure, keep, lock, places, shown};
use crate::app::Model;
use crate::content::{Role, Workbook};
use crate::engine::record::Known;
use crate::engine::{BookKind, Lock, Place, RecordId};
use crate::journal::{Act, Journal, Key, NotKept, RealDisk, WorkFactor};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::text;
use std::sync::Arc;

/// Makes the workbook and keeps the name and the part.
///
/// # Errors
/// When the name is empty or the workbook can't be written.
pub fn init(cli: &Cli, name: &str, role: Role) -> Done {
    let name = cleaned(name)?;
    let book = Arc::new(places::workbook(cli)?);
    let said = if cli.passphrase_file.is_empty() { OPEN } else { SEALED };
    whole_or_not_at_all(cli, |bits| {
        let mut journal = if cli.passphrase_file.is_empty() { unlocked(cli, bits)? } else { locked(cli, &name, bits)? };
        keep_first(&mut journal, book, name, role)
    })?;
    super::print([said.to_owned()])
}

fn keep_first(journal: &mut Journal, book: Arc<Workbook>, name: String, role: Role) -> Result<(), Failure> {
    let mut model = Model::new(book, WallClock.now(), Box::new(|| 0));
    let first = [
        ("welcome.how-this-works", Known::BeenThrough { of: None }),
        ("welcome.who-is-here", Known::BeenThrough { of: None }),
        ("welcome.who-is-here", Known::Name { name }),
        ("welcome.your-part", Known::Role { role: role.word().to_owned() }),
    ];
    for (step, event) in first {
        let record = keep::record(&mut model, journal, step, "", event)?;
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
    make(bits).map_err(|mut failure| {
        let folder = data.join(RecordId::of(bits).0);
        if folder.symlink_metadata().is_ok() && data_dir.erase(&folder).is_err() {
            failure.words = format!("{} What was begun is left in {}.", failure.words, shown(&folder));
        }
        if !was_there {
            data_dir.remove_if_empty();
        }
        failure
    })
}

/// A first page that could not be kept: nobody wrote it, so there are no words that could be lost.
fn not_set_up(error: NotKept) -> Failure {
    let why = NotKept { act: Act::SetUp, ..error };
    Failure::new(5, format!("{why} Nothing was set up."))
}

fn cleaned(name: &str) -> Result<String, Failure> {
    let name = text::name(name);
    if name.is_empty() {
        return Err(Failure::new(2, "What would you like to be called here? Any name will do: --name NAME."));
    }
    if text::is_too_long(&name) {
        let most = text::LONGEST_NAME;
        return Err(Failure::new(2, format!("A name of up to {most} letters, please. Nothing was set up.")));
    }
    Ok(name)
}

const OPEN: &str =
    "A workbook is here. It is not locked: anyone who uses this computer account can read it. `goldseam` opens it.";

const SEALED: &str = "A workbook is here, sealed with your passphrase. If you forget it, nobody can open the pages, and \
neither can we: `goldseam recovery-sheet` prints a second way in. `goldseam` opens it.";

fn unlocked(cli: &Cli, bits: u128) -> Result<Journal, Failure> {
    let made = places::data_dir(cli)?.create(BookKind::One, Lock::None, bits);
    let folder = made.map_err(|error| Failure::new(5, error))?;
    Journal::open(Arc::new(RealDisk), folder).map(|(journal, _)| journal).map_err(places::not_opened)
}

fn locked(cli: &Cli, name: &str, bits: u128) -> Result<Journal, Failure> {
    if cli.passphrase_file.len() > 1 {
        return Err(Failure::new(2, "One person has one passphrase: name one file. Nothing was set up."));
    }
    let data_dir = places::data_dir(cli)?;
    let pass = lock::fresh(cli, 0, &data_dir, &[name])?;
    // Kept for this one opening, so that the passphrase need not be worked on twice.
    let key = Key::new(Place::One);
    let made = data_dir.create_locked(BookKind::One, &[(&key, &pass)], WorkFactor::USUAL, bits);
    let folder = made.map_err(|error| Failure::new(5, error))?;
    Journal::open_with(Arc::new(RealDisk), folder, key).map(|(journal, _)| journal).map_err(places::not_opened)
}
