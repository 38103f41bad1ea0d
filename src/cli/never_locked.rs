//! `--never-locked`: the way out on the command line, for whoever never set a passphrase. What is plain can be read and taken
//! along, and nothing is written.
//!
//! It is for a workbook that says it is not locked, and for no other: on one that says it is, it does nothing.

use super::places;
use super::{Cli, Failure, shown};
use crate::content::words::Words;
use crate::journal::{FoundBook, InTheWay};
use std::fmt::Write;

/// How many files are named in a sentence.
const NAMED: usize = 5;

/// Something is to be written all the same.
pub fn only_reads() -> Failure {
    Failure::new(2, |words| words.commands.never_locked.only_reads())
}

/// The workbook that is meant by it.
///
/// # Errors
/// When there is none of this kind, or several.
pub fn meant(cli: &Cli) -> Result<InTheWay, Failure> {
    let folders = places::books(cli)?;
    if folders.is_empty() {
        return Err(places::none());
    }
    let mut found = among(cli, &places::locked(cli, &folders)?)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(Failure::new(2, |words| words.commands.never_locked.several())),
        (None, _) => Err(Failure::new(2, |words| words.commands.never_locked.nothing())),
    }
}

/// Those of the workbooks that say they are not locked, and what stands in the way of each.
///
/// # Errors
/// When no data folder is known.
pub fn among(cli: &Cli, locked: &[FoundBook]) -> Result<Vec<InTheWay>, Failure> {
    let data_dir = places::data_dir(cli)?;
    let says_open = locked.iter().filter(|found| found.book.says_open);
    Ok(says_open.filter_map(|found| data_dir.in_the_way(&found.folder)).collect())
}

/// A failure to open anything, with what may stand in the way.
pub fn and_in_the_way(failure: Failure, found: Vec<InTheWay>) -> Failure {
    let is_about_opening = [2, 3, 4].contains(&failure.code) && !found.is_empty();
    if is_about_opening { failure.then("\n\n", move |all| words(all, &found)) } else { failure }
}

/// What stands in the way, by name, and how to read all the same.
pub fn words(words: &Words, found: &[InTheWay]) -> String {
    let said = &words.commands.never_locked;
    let mut words = said.because().to_owned();
    for way in found {
        for file in way.files.iter().take(NAMED) {
            let _ = write!(words, "\n  {}", shown(&way.folder.join(file)));
        }
        if way.files.len() > NAMED {
            let _ = write!(words, "\n  {}", said.more(&(way.files.len() - NAMED).to_string()));
        }
    }
    [&words, said.if_ever_set(), said.if_never_set()].join("\n")
}
