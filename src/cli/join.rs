//! `goldseam passphrase --join` and `--both`: one passphrase for what two locks of the same person sealed, and two whose keys
//! know each other again.

use super::lock::writable;
use super::meant::{self, ASK, Meant};
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
    let today = secret::known(cli, 0, ASK)?;
    let (found, key) = meant::locked_by(cli, &today)?;
    let (mut journal, _) = meant::open(Meant::Locked(found, Box::new(key)))?;
    // Before a second passphrase is asked for in vain.
    writable(&journal)?;
    if journal.other_locks().is_empty() {
        return super::print([NONE.to_owned()]);
    }
    let other = secret::known(cli, 1, "The other passphrase, if you chose it yourself: ")?;
    let joined = journal.join(&today, &other, WorkFactor::USUAL, WallClock.now());
    let refused = |code, words| Err(Failure::new(code, words));
    match joined.map_err(|error| Failure::new(5, error))? {
        Joined::Done => super::print([DONE.to_owned()]),
        Joined::NoPage => super::print([NONE.to_owned()]),
        Joined::NotYours => refused(2, NOT_YOURS),
        Joined::NotToday | Joined::Nothing => refused(3, NOTHING),
    }
}

/// Has the keys of two know each other again, by both passphrases.
///
/// # Errors
/// When one of them does not open what it should, or it can't be written.
pub fn meet(cli: &Cli) -> Done {
    let first = secret::known(cli, 0, ASK)?;
    let (found, key) = meant::locked_by(cli, &first)?;
    let (mut journal, reading) = meant::open(Meant::Locked(found, Box::new(key)))?;
    writable(&journal)?;
    if !journal.lacks_the_other() {
        return super::print([KNOWN.to_owned()]);
    }
    let names = Progress::replay(reading.records);
    let other = journal.key().and_then(|key| names.name(seat::other(key.place)));
    let asked =
        other.map_or_else(|| "The other one's passphrase: ".to_owned(), |name| format!("{name}'s passphrase: "));
    let second = secret::known(cli, 1, &asked)?;
    match journal.meet([&first, &second], WorkFactor::USUAL).map_err(|error| Failure::new(5, error))? {
        Met::Done => super::print([MET.to_owned()]),
        Met::NotFirst | Met::Nothing => Err(Failure::new(3, NOTHING)),
        Met::NotTheirs => Err(Failure::new(2, NOT_THEIRS)),
    }
}

const MET: &str = "Your two keys know each other again: what is for both can be read and kept as before.";

const KNOWN: &str = "Your key knows the other person's, or there is nobody else in this workbook. Nothing was changed.";

const NOT_THEIRS: &str = "That opens a key, and it isn't the other person's in this workbook. Nothing was changed.";

const DONE: &str = "From now on your passphrase opens both. Pages that nothing else shows to be yours are under \"Found in \
the folder\" on your home page: you can read them there, and take them in. A recovery sheet from before doesn't cover them: \
`goldseam recovery-sheet` prints a new one, with a line for each.";

const NONE: &str = "Your passphrase opens everything here that is yours to open. Nothing was changed.";

const NOT_YOURS: &str = "That opens somebody else's key, so it isn't used here. Nothing was changed.";

const NOTHING: &str = "The other passphrase didn't open anything. Nothing was changed; please try again.";
