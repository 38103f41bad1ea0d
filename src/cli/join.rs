//! `goldseam passphrase --join`: one passphrase for what two locks of the same person sealed.

use super::lock::writable;
use super::places::{self, ASK, Meant};
use super::{Cli, Done, Failure, secret};
use crate::journal::{Joined, WorkFactor};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;

/// Has the passphrase of today open what another one of the same person opens, too.
///
/// # Errors
/// When one of them is wrong or not to be joined, or it can't be written.
pub fn join(cli: &Cli) -> Done {
    let today = secret::known(cli, 0, ASK)?;
    let (found, key) = places::locked_by(cli, &today)?;
    let (mut journal, _) = places::open(Meant::Locked(found, Box::new(key)))?;
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

const DONE: &str = "From now on your passphrase opens both. Pages that nothing else shows to be yours are under \"Found in \
the folder\" on your home page: you can read them there, and take them in. A recovery sheet from before doesn't cover them: \
`goldseam recovery-sheet` prints a new one, with a line for each.";

const NONE: &str = "Your passphrase opens everything here that is yours to open. Nothing was changed.";

const NOT_YOURS: &str = "That opens somebody else's key, so it isn't used here. Nothing was changed.";

const NOTHING: &str = "The other passphrase didn't open anything. Nothing was changed; please try again.";
