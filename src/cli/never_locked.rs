//! `--never-locked`: the way out on the command line, for whoever never set a passphrase. What is plain can be read and taken
//! along, and nothing is written.
//!
//! It is for a workbook that says it is not locked, and for no other: on one that says it is, it does nothing.

use super::places::{self, NONE};
use super::{Cli, Failure, shown};
use crate::journal::{FoundBook, InTheWay};
use std::fmt::Write;

/// Said before anything is read this way.
pub const CAUTION: &str = "Read without a passphrase; nothing is written. If you ever set one here, even once, open the \
workbook with it: what can be read without it may be somebody else's words.";

/// How many files are named in a sentence.
const NAMED: usize = 5;

/// Said where something is to be written all the same.
pub const ONLY_READS: &str = "With --never-locked a workbook is only read, so nothing was changed. It goes with journal, export, \
status, backup, doctor and trash list.";

/// The workbook that is meant by it.
///
/// # Errors
/// When there is none of this kind, or several.
pub fn meant(cli: &Cli) -> Result<InTheWay, Failure> {
    let folders = places::books(cli)?;
    if folders.is_empty() {
        return Err(Failure::new(2, NONE));
    }
    let mut found = among(cli, &places::locked(cli, &folders)?)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(Failure::new(2, SEVERAL)),
        (None, _) => Err(Failure::new(2, NOTHING)),
    }
}

const SEVERAL: &str = "More than one workbook here can be read this way. Please name its folder with --data-dir.";

/// Said in the same words whatever else lies here.
const NOTHING: &str = "Nothing here is to be read this way. Please leave --never-locked out.";

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
pub fn and_in_the_way(failure: Failure, found: &[InTheWay]) -> Failure {
    let is_about_opening = [2, 3, 4].contains(&failure.code) && !found.is_empty();
    if is_about_opening {
        Failure { words: format!("{}\n\n{}", failure.words, words(found)), ..failure }
    } else {
        failure
    }
}

/// What stands in the way, by name, and how to read all the same.
pub fn words(found: &[InTheWay]) -> String {
    let mut words = BECAUSE.to_owned();
    for way in found {
        for file in way.files.iter().take(NAMED) {
            let _ = write!(words, "\n  {}", shown(&way.folder.join(file)));
        }
        if way.files.len() > NAMED {
            let _ = write!(words, "\n  and {} more, which `goldseam doctor` names", way.files.len() - NAMED);
        }
    }
    words + HOW
}

const BECAUSE: &str = "A workbook here says that it is not locked, and counts as locked because of these files:";

const HOW: &str = "
If you ever set a passphrase for it, even once, use that: what can be read without it may be somebody else's words.
If you never did, `goldseam journal --never-locked` reads its pages, and `export` and `backup` with --never-locked take \
them along; nothing is written. `goldseam doctor` says how to move the files out of the way.";
