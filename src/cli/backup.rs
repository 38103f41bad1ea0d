//! `goldseam backup`, `restore` and `part`: copies that leave the workbook's folder, and one that comes back.

use super::{Cli, Done, Failure, meant, never_locked, out, places, secret, shown};
use crate::content::words::commands::Backup;
use crate::engine::Lock;
use crate::journal::{BackedUpBook, KeyOutcome, RestoreError, Unreadable};
use crate::order;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Copies the workbook that was named, those that the passphrases open, or those without a lock, into one file.
///
/// # Errors
/// When there is none, none can be told to be meant, the file is there, or it can't be written.
pub fn back_up(cli: &Cli, file: &Path) -> Done {
    // Before any passphrase: nobody types one for a file that can't be made.
    out::is_free(file)?;
    let folders = meant(cli)?;
    let done = places::data_dir(cli)?.back_up(&folders, file).map_err(|error| Failure::of(5, error))?;
    let (words, many) = (&cli.words().commands.backup, done.books.len());
    let plain = done.books.iter().any(|bound| bound.plain);
    // "Done" is said of the whole alone: somebody may delete the workbook because of it.
    let is_whole = done.left_out.is_empty() && done.not_whole.is_empty();
    let read = if is_whole { words.done(&shown(file), many) } else { words.done_but(&shown(file), many) };
    let is_chosen = cli.ask || cli.never_locked || !cli.passphrase_file.is_empty() || places::named(cli).is_some();
    let others = (!is_chosen && plain).then(|| words.not_without().to_owned());
    super::print([read, sealed_or_not(words, plain, &done.books)].into_iter().chain(others))?;
    let left_out = done.left_out.into_iter().map(|file| (Left::Out, file));
    named(left_out.chain(done.not_whole.into_iter().map(|file| (Left::NotWhole, file))))
}

/// The folders of the workbooks that go in. Without a name and a passphrase, what is locked is not there.
fn meant(cli: &Cli) -> Result<Vec<PathBuf>, Failure> {
    if cli.never_locked {
        return Ok(vec![never_locked::meant(cli)?.folder]);
    }
    // A folder that was named needs no passphrase: its bytes go in as they are, and what is sealed stays so.
    if places::named(cli).is_some() {
        return places::books(cli);
    }
    let locked = places::locked(cli, &places::books(cli)?)?;
    let in_the_way = never_locked::among(cli, &locked)?;
    opened_or_open(cli).map_err(|failure| never_locked::and_in_the_way(failure, in_the_way))
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
            (true, true) => return Err(Failure::new(2, |words| words.commands.backup.none())),
            (true, false) if !secret::can_be_had(cli) => return Err(meant::which(3)),
            (true, false) => drop(writeln!(io::stderr(), "{}", cli.words().commands.meant.which())),
        }
        passes.push(secret::known(cli, 0, cli.words().commands.meant.ask())?);
    }
    let mut folders = Vec::new();
    for pass in &passes {
        let (found, _) = data_dir.who(pass).map_err(places::not_opened)?.ok_or_else(meant::wrong_passphrase)?;
        // Both passphrases of a workbook for two open the same folder, which goes in once.
        if !folders.contains(&found.folder) {
            folders.push(found.folder);
        }
    }
    Ok(folders)
}

fn sealed_or_not(words: &Backup, plain: bool, books: &[BackedUpBook]) -> String {
    let said = match (plain, books.iter().all(|bound| bound.plain)) {
        (false, _) => words.sealed(),
        (true, true) => words.not_sealed(),
        (true, false) => words.partly_sealed(),
    };
    said.to_owned()
}

/// What became of a file that is not in a copy as it is here.
#[derive(Clone, Copy)]
enum Left {
    Out,
    NotWhole,
    /// In a person's own copy the two are not told apart.
    Either,
}

/// Names what was left out, and what is not whole; that something was is no success.
fn named(files: impl Iterator<Item = (Left, Unreadable)>) -> Done {
    let files: Vec<(Left, Unreadable)> = files.collect();
    if files.is_empty() {
        return Ok(0);
    }
    Err(Failure::filled(1, move |words| {
        let lines = files.iter().map(|(left, file)| {
            let (backup, path, why) = (&words.commands.backup, shown(&file.file), file.why.words(words));
            match left {
                Left::Out => backup.left_out(&path, &why),
                Left::NotWhole => backup.not_whole(&path, &why),
                Left::Either => backup.left_out_or_not_whole(&path, &why),
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }))
}

/// Brings a backup back.
///
/// # Errors
/// When it is no whole backup, differs from what is here in its lock or keys, or can't be written.
pub fn restore(cli: &Cli, file: &Path) -> Done {
    let returned = places::data_dir(cli)?.restore(file).map_err(|error| match error {
        // Nothing is broken and nothing was changed, so a script can tell it from a backup that can't be read.
        RestoreError::Other(_) | RestoreError::WouldLock(_) => Failure::of(1, error),
        RestoreError::NotKept(_) => Failure::of(5, error),
        RestoreError::Unreadable(_) | RestoreError::NotWhole(_) => Failure::of(4, error),
    })?;
    let words = &cli.words().commands.backup;
    let how = match (returned.iter().all(|book| book.is_new), returned.iter().all(|book| book.added == 0)) {
        (true, _) => words.back(),
        (false, true) => words.here_already(),
        (false, false) => words.missing_back(),
    };
    // Each sentence once, and no number: how many workbooks are in it is nothing for whoever looks on.
    let keys = order::set(returned.iter().flat_map(|book| &book.keys).filter_map(|about| about_keys(words, *about)));
    let not_sealed = returned.iter().any(|book| book.not_sealed > 0).then(|| words.came_unsealed());
    // The second is said of every backup: which of the workbooks in it are locked, and how many, is nothing for whoever
    // looks on. Of what is not sealed it is not told either how much it is.
    super::print([how, words.same_passphrase()].into_iter().chain(keys).chain(not_sealed).map(str::to_owned))
}

fn about_keys(words: &Backup, about: KeyOutcome) -> Option<&str> {
    match about {
        KeyOutcome::OtherPassphrase => None,
        KeyOutcome::Back => Some(words.key_back()),
        KeyOutcome::OtherLock => Some(words.other_lock()),
    }
}

/// Makes a person's own copy.
///
/// # Errors
/// When the workbook can't be opened, the folder is there, or it can't be written.
pub fn part(cli: &Cli, dir: &Path) -> Done {
    out::is_free(dir)?;
    let (journal, _) = meant::book(cli)?;
    let left_out = journal.part(dir).map_err(|error| Failure::of(5, error))?;
    let (words, folder) = (&cli.words().commands.backup, shown(dir));
    let command = format!("goldseam --data-dir {folder}");
    let said = match (left_out.is_empty(), journal.book().lock) {
        (true, Lock::Age) => words.copy_sealed(&folder, &command),
        (true, Lock::None) => words.copy_not_sealed(&folder, &command),
        (false, Lock::Age) => words.copy_but_sealed(&folder, &command),
        (false, Lock::None) => words.copy_but_not_sealed(&folder, &command),
    };
    super::print([said])?;
    named(left_out.into_iter().map(|file| (Left::Either, file)))
}
