//! `goldseam status`: what waits to be looked at, in neutral words, with nothing private in it.
//!
//! For two it is what is due for both, whoever asks; of one alone it is their own. It asks for nothing on the terminal,
//! so that a prompt or a script can call it.

use super::meant::{self, Meant};
use super::places;
use super::{Cli, Done, never_locked};
use crate::content::Role;
use crate::engine::{BookKind, Place, Progress, Reader, Seat, path};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use serde_json::json;
use std::io::Write;

/// The exit code of a locked workbook.
const LOCKED: u8 = 3;

/// Prints what waits, one thing a line. Where all that is here is locked it says so, in one word however many.
///
/// # Errors
/// When there is no workbook, several are meant, or it can't be read.
pub fn status(cli: &Cli, as_json: bool) -> Done {
    let folders = places::books(cli)?;
    let is_given = cli.ask || cli.never_locked || !cli.passphrase_file.is_empty();
    let locked = places::locked(cli, &folders)?;
    // One word, however many there are: a prompt is seen by whoever stands behind.
    if !is_given && !folders.is_empty() && locked.len() == folders.len() {
        super::print([if as_json {
            json!({ "locked": true }).to_string()
        } else {
            cli.words().commands.rest.locked().to_owned()
        }])?;
        let in_the_way = never_locked::among(cli, &locked)?;
        if !in_the_way.is_empty() {
            let _ = writeln!(std::io::stderr(), "{}", never_locked::words(cli.words(), &in_the_way));
        }
        return Ok(LOCKED);
    }
    let meant = meant::meant(cli)?;
    let is_sealed = matches!(meant, Meant::Locked(..));
    let (mut journal, reading) = meant::open(cli, meant)?;
    journal.keep_cache();
    let kind = journal.book().kind;
    // For two the same whoever asks, since what it prints may stand in a prompt that both can see.
    let seat = if kind == BookKind::One { Seat::Own(Place::One) } else { Seat::Both };
    let progress = Progress::of(reading.records.only(|place| crate::app::seat::sees(seat, place)));
    let reader = Reader { kind, seat, role: Role::Unsaid };
    let due = path::due(&progress, WallClock.now(), &reader);
    let line = |due: &path::Due| json!({ "locked": is_sealed, "waiting": due.what.words(cli.words()), "step": due.step.as_str() });
    if as_json {
        return super::print(due.iter().map(|due| line(due).to_string()));
    }
    match due.as_slice() {
        [] => super::print([cli.words().commands.rest.nothing_waits().to_owned()]),
        due => super::print(due.iter().map(|due| due.what.words(cli.words()).to_owned())),
    }
}
