//! `goldseam init --second`: a workbook for two, without the screens, in one of its two honest kinds.
//!
//! Each chooses a passphrase, one after the other, unseen. Nobody's part is asked: each chooses it alone, later.

use super::{Cli, Done, Failure, cleaned, edition, keep_first, whole_or_not_at_all};
use crate::cli::{keep, places, print, secret};
use crate::engine::{BookKind, Lock, Place, set_up};
use crate::journal::search::fold;
use crate::journal::{DataDir, Journal, Key, Passphrase, RealDisk, WorkFactor};
use std::sync::Arc;

/// Makes the workbook and keeps the two names.
///
/// # Errors
/// When the names can't be told apart, a passphrase is taken, or the workbook can't be written.
pub fn init(cli: &Cli, names: [&str; 2], together_only: bool) -> Done {
    let names = [cleaned(names[0])?, cleaned(names[1])?];
    // Folded: "Ana" and "ana" can't be told apart in a list, nor by ear.
    if names.iter().any(|name| fold(name).is_empty()) || fold(&names[0]) == fold(&names[1]) {
        return Err(Failure::new(2, |words| words.commands.init.same_names()));
    }
    let book = edition::workbook(cli)?;
    is_possible(cli, together_only)?;
    let for_whom = book.library.sittings.screen_of_two("for-two").and_then(|screen| screen.text.clone());
    // Everybody is told for whom it is, and for whom not, before anything is made: as on the screens.
    print(for_whom.map(|words| format!("{}\n", words.trim_end())))?;
    whole_or_not_at_all(cli, |bits| {
        let mut journal = if together_only { open_to_all(cli, bits)? } else { with_a_key_each(cli, &names, bits)? };
        let origin = keep::origin(&book, Place::Shared);
        keep_first(&mut journal, set_up::for_two(&names, &origin, &mut keep::ids()))
    })?;
    let words = &cli.words().commands.init;
    print([if together_only { words.together() } else { words.a_key_each() }.to_owned()])
}

/// Whether as many passphrases can be had as this kind of workbook has.
fn is_possible(cli: &Cli, together_only: bool) -> Result<(), Failure> {
    match (together_only, cli.passphrase_file.len()) {
        (true, 1..) => Err(Failure::new(2, |words| words.commands.init.no_file())),
        (true, 0) | (false, 2) => Ok(()),
        (false, 0) if secret::can_be_had(cli) => Ok(()),
        (false, 0) => Err(secret::no_terminal()),
        _ => Err(Failure::new(2, |words| words.commands.init.two_files())),
    }
}

fn open_to_all(cli: &Cli, bits: u128) -> Result<Journal, Failure> {
    let made = places::data_dir(cli)?.create(BookKind::Together, Lock::None, bits);
    let folder = made.map_err(|error| Failure::of(5, error))?;
    places::data_dir(cli)?.open(&folder).map(|(journal, _)| journal).map_err(places::not_opened)
}

fn with_a_key_each(cli: &Cli, names: &[String; 2], bits: u128) -> Result<Journal, Failure> {
    let data_dir = places::data_dir(cli)?;
    let [ada, ben] = names;
    let one = chosen(cli, 0, [ada, ben], &data_dir)?;
    let two = chosen(cli, 1, [ben, ada], &data_dir)?;
    // Refused in the words for any passphrase that is taken: who sits here second must not learn the first one's.
    if secret::is_same(&one, &two) {
        return Err(Failure::new(2, |words| words.commands.secret.another()));
    }
    let [first, second] = Key::pair();
    let keys = [(&first, &one), (&second, &two)];
    let made = data_dir.create_locked(BookKind::Pair, &keys, WorkFactor::USUAL, bits);
    let folder = made.map_err(|error| Failure::of(5, error))?;
    Journal::open_with(Arc::new(RealDisk), folder, first).map(|(journal, _)| journal).map_err(places::not_opened)
}

/// The passphrase of one of them; on a terminal the keyboard is passed first.
fn chosen(cli: &Cli, nth: usize, [next, other]: [&str; 2], data_dir: &DataDir) -> Result<Passphrase, Failure> {
    if cli.passphrase_file.is_empty() {
        print([cli.words().commands.init.pass_the_keyboard(next, other)])?;
    }
    crate::cli::lock::fresh(cli, nth, data_dir, &[next, other])
}
