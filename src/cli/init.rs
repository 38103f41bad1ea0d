//! `goldseam init`: a workbook for one, without the screens; locked from the first page on where a passphrase is given.
//! One for two is in [`two`].

pub mod two;

use super::{Cli, Done, Failure, keep, lock, places};
use crate::app::Model;
use crate::content::Role;
use crate::engine::record::Known;
use crate::engine::{BookKind, Lock, Place};
use crate::journal::{Journal, Key, RealDisk, WorkFactor};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::text;
use std::rc::Rc;
use std::sync::Arc;

/// Makes the workbook and keeps the name and the part.
///
/// # Errors
/// When the name is empty or the workbook can't be written.
pub fn init(cli: &Cli, name: &str, role: Role) -> Done {
    let name = cleaned(name)?;
    let book = Rc::new(places::workbook(cli)?);
    let (mut journal, said) =
        if cli.passphrase_file.is_empty() { (unlocked(cli)?, OPEN) } else { (locked(cli)?, SEALED) };
    let mut model = Model::new(book, WallClock.now(), Box::new(|| 0));
    let first = [
        ("welcome.how-this-works", Known::BeenThrough { of: None }),
        ("welcome.who-is-here", Known::BeenThrough { of: None }),
        ("welcome.who-is-here", Known::Name { name }),
        ("welcome.your-part", Known::Role { role: role.word().to_owned() }),
    ];
    for (step, event) in first {
        let record = keep::record(&mut model, &journal, step, "", event)?;
        journal.append(&record).map_err(|error| Failure::new(5, error))?;
    }
    super::print([said.to_owned()])
}

fn cleaned(name: &str) -> Result<String, Failure> {
    let name = text::clean(name).trim().to_owned();
    let none = "What shall the book call you? Any name will do: --name NAME.";
    if name.is_empty() { Err(Failure::new(2, none)) } else { Ok(name) }
}

const OPEN: &str =
    "A workbook is here. It is not locked: anyone who uses this computer account can read it. `goldseam` opens it.";

const SEALED: &str = "A workbook is here, sealed with your passphrase. If you forget it, nobody can open the pages, and \
neither can we: `goldseam recovery-sheet` prints a second way in. `goldseam` opens it.";

fn unlocked(cli: &Cli) -> Result<Journal, Failure> {
    let made = places::shelf(cli)?.create(BookKind::One, Lock::None, places::dice()?);
    let folder = made.map_err(|error| Failure::new(5, error))?;
    Journal::open(Arc::new(RealDisk), folder).map(|(journal, _)| journal).map_err(places::not_opened)
}

fn locked(cli: &Cli) -> Result<Journal, Failure> {
    if cli.passphrase_file.len() > 1 {
        return Err(Failure::new(2, "One person has one passphrase: name one file. Nothing was set up."));
    }
    let shelf = places::shelf(cli)?;
    let pass = lock::fresh(cli, 0, &shelf)?;
    let key = Key::new(Place::One);
    let made = shelf.create_locked(BookKind::One, &[(&key, &pass)], WorkFactor::USUAL, places::dice()?);
    let folder = made.map_err(|error| Failure::new(5, error))?;
    Journal::open_with(Arc::new(RealDisk), folder, key).map(|(journal, _)| journal).map_err(places::not_opened)
}
