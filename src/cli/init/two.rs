//! `goldseam init --second`: a workbook for two, without the screens, in one of its two honest kinds.
//!
//! Each chooses a passphrase, one after the other, unseen. Nobody's part is asked: each chooses it alone, later.

use super::{Cli, Done, Failure, cleaned, not_set_up, whole_or_not_at_all};
use crate::app::Model;
use crate::app::two::set_up::first_records;
use crate::cli::{keep, places, print, secret};
use crate::engine::{BookKind, Lock, Seat};
use crate::journal::search::fold;
use crate::journal::{DataDir, Journal, Key, Passphrase, RealDisk, WorkFactor};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use std::sync::Arc;

/// Makes the workbook and keeps the two names.
///
/// # Errors
/// When the names can't be told apart, a passphrase is taken, or the workbook can't be written.
pub fn init(cli: &Cli, names: [&str; 2], together_only: bool) -> Done {
    let names = [cleaned(names[0])?, cleaned(names[1])?];
    // Folded: "Ana" and "ana" can't be told apart in a list, nor by ear.
    if names.iter().any(|name| fold(name).is_empty()) || fold(&names[0]) == fold(&names[1]) {
        return Err(Failure::new(2, "Two names, please, that can be told apart. Nothing was set up."));
    }
    let book = Arc::new(places::workbook(cli)?);
    is_possible(cli, together_only)?;
    let for_whom = book.library.sittings.screen_of_two("for-two").and_then(|screen| screen.text.clone());
    print(for_whom.map(|words| format!("{}\n", words.trim_end())))?;
    whole_or_not_at_all(cli, |bits| {
        let mut journal = if together_only { open_to_all(cli, bits)? } else { with_a_key_each(cli, &names, bits)? };
        let mut model = Model::new(book, WallClock.now(), Box::new(|| 0));
        model.dice = Box::new(|| keep::random_bits().unwrap_or_default());
        model.open_mut().kind = BookKind::Together;
        model.take_seat(Seat::Both);
        for mut record in first_records(&names, &mut model) {
            keep::number(&mut record, &journal);
            journal.append(&record).map_err(not_set_up)?;
        }
        Ok(())
    })?;
    print([if together_only { TOGETHER } else { EACH }.to_owned()])
}

const TOGETHER: &str = "A workbook for the two of you is here, together only. It is not locked: anyone who uses this \
computer account can read what you keep. Pages of your own are for now only. `goldseam` opens it.";

const EACH: &str = "A workbook for the two of you is here. Each passphrase opens what is for both, and its owner's own \
pages. If one is forgotten, nobody can open those pages, and neither can we. `goldseam` opens it.";

/// Whether as many passphrases can be had as this kind of workbook has.
fn is_possible(cli: &Cli, together_only: bool) -> Result<(), Failure> {
    match (together_only, cli.passphrase_file.len()) {
        (true, 1..) => Err(Failure::new(2, "Together only has no passphrase: name no file. Nothing was set up.")),
        (true, 0) | (false, 2) => Ok(()),
        (false, 0) if secret::can_be_had(cli) => Ok(()),
        (false, 0) => Err(Failure::new(3, secret::NO_TERMINAL)),
        _ => Err(Failure::new(2, "Each of the two has a passphrase: name two files, or none. Nothing was set up.")),
    }
}

fn open_to_all(cli: &Cli, bits: u128) -> Result<Journal, Failure> {
    let made = places::data_dir(cli)?.create(BookKind::Together, Lock::None, bits);
    let folder = made.map_err(|error| Failure::new(5, error))?;
    Journal::open(Arc::new(RealDisk), folder).map(|(journal, _)| journal).map_err(places::not_opened)
}

fn with_a_key_each(cli: &Cli, names: &[String; 2], bits: u128) -> Result<Journal, Failure> {
    let data_dir = places::data_dir(cli)?;
    let [ada, ben] = names;
    let one = chosen(cli, 0, [ada, ben], &data_dir)?;
    let two = chosen(cli, 1, [ben, ada], &data_dir)?;
    // Refused in the words for any passphrase that is taken: who sits here second must not learn the first one's.
    if secret::is_same(&one, &two) {
        return Err(Failure::new(2, "Please choose another one."));
    }
    let [first, second] = Key::pair();
    let keys = [(&first, &one), (&second, &two)];
    let made = data_dir.create_locked(BookKind::Pair, &keys, WorkFactor::USUAL, bits);
    let folder = made.map_err(|error| Failure::new(5, error))?;
    Journal::open_with(Arc::new(RealDisk), folder, first).map(|(journal, _)| journal).map_err(places::not_opened)
}

/// The passphrase of one of them; on a terminal the keyboard is passed first.
fn chosen(cli: &Cli, nth: usize, [next, other]: [&str; 2], data_dir: &DataDir) -> Result<Passphrase, Failure> {
    if cli.passphrase_file.is_empty() {
        let words = format!("Please pass the keyboard to {next}. {other}, please leave the room or turn away.");
        print([words])?;
    }
    crate::cli::lock::fresh(cli, nth, data_dir, &[next, other])
}
