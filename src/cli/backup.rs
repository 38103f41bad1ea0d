//! `goldseam backup`, `restore` and `part`: copies that leave the workbook's folder, and one that comes back.

use super::{Cli, Done, Failure, meant, never_locked, out, places, secret, shown};
use crate::engine::Lock;
use crate::journal::{BackedUpBook, KeyOutcome, RestoreError, Unreadable};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Copies the workbook that was named, those that the passphrases open, or those without a lock, into one file.
///
/// # Errors
/// When there is none, none can be told to be meant, the file is there, or it can't be written.
pub fn back_up(cli: &Cli, file: &Path) -> Done {
    out::is_free(file)?;
    let folders = meant(cli)?;
    let done = places::data_dir(cli)?.back_up(&folders, file).map_err(|error| Failure::new(5, error))?;
    let what = if done.books.len() == 1 { "the workbook" } else { "the workbooks" };
    let plain = done.books.iter().any(|bound| bound.plain);
    // "Done" is said of the whole alone: somebody may delete the workbook because of it.
    let is_whole = done.left_out.is_empty() && done.not_whole.is_empty();
    let read = if is_whole {
        format!("Done: {} holds {what}, and was read back and compared.", shown(file))
    } else {
        format!("{} holds {what} but for what is named here. It was read back and compared.", shown(file))
    };
    let is_chosen = cli.ask || cli.never_locked || !cli.passphrase_file.is_empty() || places::named(cli).is_some();
    let others = (!is_chosen && plain).then(|| NOT_WITHOUT.to_owned());
    super::print([read, sealed_or_not(plain, &done.books)].into_iter().chain(others))?;
    named(&[("Left out", &done.left_out), ("Not whole", &done.not_whole)])
}

/// Said whatever lies here, so that it tells nothing.
const NOT_WITHOUT: &str = "A locked workbook goes into a backup only with its passphrase, or where --book or --data-dir \
names its folder.";

/// The folders of the workbooks that go in. Without a name and a passphrase, what is locked is not there.
fn meant(cli: &Cli) -> Result<Vec<PathBuf>, Failure> {
    if cli.never_locked {
        return Ok(vec![never_locked::meant(cli)?.folder]);
    }
    if places::named(cli).is_some() {
        return places::books(cli);
    }
    let locked = places::locked(cli, &places::books(cli)?)?;
    let in_the_way = never_locked::among(cli, &locked)?;
    opened_or_open(cli).map_err(|failure| never_locked::and_in_the_way(failure, &in_the_way))
}

/// Those that the passphrases open, or those without a lock.
fn opened_or_open(cli: &Cli) -> Result<Vec<PathBuf>, Failure> {
    let data_dir = places::data_dir(cli)?;
    let mut passes = secret::given(cli)?;
    if cli.ask {
        passes.extend(meant::given(cli)?);
    }
    if passes.is_empty() {
        let open = data_dir.unlocked().map_err(places::not_opened)?;
        match (open.is_empty(), places::books(cli)?.is_empty()) {
            (false, _) => return Ok(open),
            (true, true) => return Err(Failure::new(2, "There is no workbook yet, so there is nothing to back up.")),
            (true, false) if !secret::can_be_had(cli) => return Err(Failure::new(3, meant::WHICH)),
            (true, false) => drop(writeln!(io::stderr(), "{}", meant::WHICH)),
        }
        passes.push(secret::known(cli, 0, meant::ASK)?);
    }
    let mut folders = Vec::new();
    for pass in &passes {
        let (found, _) = data_dir.who(pass).map_err(places::not_opened)?.ok_or_else(meant::wrong_passphrase)?;
        if !folders.contains(&found.folder) {
            folders.push(found.folder);
        }
    }
    Ok(folders)
}

fn sealed_or_not(plain: bool, books: &[BackedUpBook]) -> String {
    let words = match (plain, books.iter().all(|bound| bound.plain)) {
        (false, _) => "It is sealed: nobody can read a page in it without a passphrase or a recovery sheet.",
        (true, true) => "It is not sealed: anyone who has it can read every page.",
        (true, false) => "Not all in it is sealed: anyone who has it can read the pages that are not.",
    };
    words.to_owned()
}

/// Names what was left out, and what is not whole; that something was is no success.
fn named(files: &[(&str, &[Unreadable])]) -> Done {
    let lines: Vec<String> = files
        .iter()
        .flat_map(|(what, files)| files.iter().map(move |file| format!("{what}: {}: {}.", shown(&file.file), file.why)))
        .collect();
    if lines.is_empty() { Ok(0) } else { Err(Failure::new(1, lines.join("\n"))) }
}

/// Brings a backup back.
///
/// # Errors
/// When it is no whole backup, differs from what is here in its lock or keys, or can't be written.
pub fn restore(cli: &Cli, file: &Path) -> Done {
    let returned = places::data_dir(cli)?.restore(file).map_err(|error| match error {
        // Nothing is broken and nothing was changed, so a script can tell it from a backup that can't be read.
        RestoreError::Other(_) | RestoreError::WouldLock(_) => Failure::new(1, error),
        RestoreError::NotKept(_) => Failure::new(5, error),
        RestoreError::Unreadable(_) | RestoreError::NotWhole(_) => Failure::new(4, error),
    })?;
    let how = match (returned.iter().all(|book| book.is_new), returned.iter().all(|book| book.added == 0)) {
        (true, _) => "Done: the backup is back.",
        (false, true) => "All of the backup was here already, so nothing was changed.",
        (false, false) => "Done: what was missing is back. Nothing that was here was changed.",
    };
    // Each sentence once, and no number: how many workbooks are in it is nothing for whoever looks on.
    let keys: BTreeSet<&str> =
        returned.iter().flat_map(|book| &book.keys).filter_map(|about| about_keys(*about)).collect();
    let not_sealed = returned.iter().any(|book| book.not_sealed > 0).then_some(NOT_SEALED);
    super::print([how, SAME_PASSPHRASE].into_iter().chain(keys).chain(not_sealed).map(str::to_owned))
}

/// Said of every backup: which of the workbooks in it are locked, and how many, is nothing for whoever looks on.
const SAME_PASSPHRASE: &str = "A passphrase that was changed since the backup stays the one of today.";

fn about_keys(about: KeyOutcome) -> Option<&'static str> {
    match about {
        KeyOutcome::OtherPassphrase => None,
        KeyOutcome::Back => Some(
            "A key file was missing here and is back. It opens with the passphrase it had when the backup was made.",
        ),
        KeyOutcome::OtherLock => Some(
            "The backup was locked with a key of its own. Both keys are kept: your passphrase opens what it did before, \
            and what was sealed with the other key opens with the passphrase it had when the backup was made.",
        ),
    }
}

/// Of what came back into a locked workbook as it was in the backup, for anybody to read. How much it is is not told
/// either.
const NOT_SEALED: &str = "Something in the backup is not sealed: anyone who has the folder can read what is in there. \
Nothing of it is part of the workbook yet. Open the workbook with your passphrase to look at it and take it in.";

/// Makes a person's own copy.
///
/// # Errors
/// When the workbook can't be opened, the folder is there, or it can't be written.
pub fn part(cli: &Cli, dir: &Path) -> Done {
    out::is_free(dir)?;
    let (journal, _) = meant::book(cli)?;
    let left_out = journal.part(dir).map_err(|error| Failure::new(5, error))?;
    let how = match journal.book().lock {
        Lock::Age => "It is sealed as here, and your passphrase opens it",
        Lock::None => "It is not sealed: anyone who has it can read every page",
    };
    let done = if left_out.is_empty() { "Done: " } else { "" };
    let but = if left_out.is_empty() { "" } else { ", but for what is named here" };
    super::print([format!("{done}{} holds your copy{but}. {how}: goldseam --data-dir {}", shown(dir), shown(dir))])?;
    named(&[("Left out, or not whole", &left_out)])
}
