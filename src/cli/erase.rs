//! `goldseam erase`: one's own pages, or everything, with the honest limit of what erasing can do.
//!
//! Everything needs one person alone, or both passphrases; without a lock, a word that is typed.

use super::meant::{self, Meant};
use super::places;
use super::{Cli, Done, Failure, input, never_locked, secret, shown};
use crate::content::words::Words;
use crate::engine::BookKind;
use crate::journal::{DataDir, FoundBook, Key};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Erases the whole workbook.
///
/// # Errors
/// When it is not agreed to, or not all can be removed.
pub fn everything(cli: &Cli) -> Done {
    let data_dir = places::data_dir(cli)?;
    match keyless(cli, &data_dir)? {
        Some(folder) => {
            agree(cli, cli.words().commands.erase.no_key())?;
            all(cli, &data_dir, &folder)
        }
        None => all(cli, &data_dir, &agreed(cli, meant::meant(cli)?)?),
    }
}

fn all(cli: &Cli, data_dir: &DataDir, folder: &Path) -> Done {
    let erased = data_dir.erase(folder).map_err(|error| Failure::of(5, error))?;
    // A folder that was named is the person's own, empty or not.
    if cli.data_dir.is_none() {
        data_dir.remove_if_empty();
    }
    let settings = places::config(cli)?;
    let words = &cli.words().commands.erase;
    let mut lines = vec![words.done().to_owned()];
    let led_to = erased.led_to.iter().map(|path| words.link_gone(&shown(path)));
    lines.extend(led_to);
    lines.extend(erased.beside_others.map(|path| words.not_empty(&shown(&path))));
    if settings.exists() {
        lines.push(words.settings(&shown(&settings)));
    }
    super::print(lines)
}

/// Erases the pages of the person who is here. Alone, that is everything.
///
/// # Errors
/// When nothing is kept for one alone, or not all can be removed.
pub fn mine(cli: &Cli) -> Done {
    let data_dir = places::data_dir(cli)?;
    if let Some(folder) = keyless(cli, &data_dir)? {
        // Without a key nothing tells whose a page is. It may be that a sync tool has not brought it, or that somebody took it
        // away: then "mine" must not become "all".
        return if data_dir.look_over(&folder, &[]).may_be_of_two() {
            Err(Failure::new(2, |words| words.commands.erase.whose()))
        } else {
            everything(cli)
        };
    }
    match meant::meant(cli)? {
        Meant::Locked(found, key) if found.book.kind != BookKind::One => own(cli, Meant::Locked(found, key)),
        Meant::Plain(folder) if is_together(&data_dir, &folder)? => {
            Err(Failure::new(2, |words| words.commands.erase.together()))
        }
        meant => all(cli, &data_dir, &agreed(cli, meant)?),
    }
}

fn is_together(data_dir: &DataDir, folder: &Path) -> Result<bool, Failure> {
    let standing = data_dir.books().map_err(places::not_opened)?;
    Ok(standing.books.iter().any(|found| found.folder == folder && found.book.kind == BookKind::Together))
}

/// Of a workbook for two: what is for both stays.
fn own(cli: &Cli, meant: Meant) -> Done {
    let (mut journal, _) = meant::open(cli, meant)?;
    // Another window could keep a page in between, and it would stay.
    if !journal.announce() {
        return Err(Failure::new(5, |words| words.commands.erase.in_another_window()));
    }
    journal.erase_own().map_err(|error| Failure::of(5, error))?;
    // What can't be forgotten now says nothing but which records were the newest, sealed.
    let _ = journal.forget_what_was_seen();
    let words = &cli.words().commands.erase;
    super::print([words.done().to_owned(), words.both_stay().to_owned()])
}

/// A locked workbook without a key, since keys go first and erasing was broken off, or somebody took them away.
fn keyless(cli: &Cli, data_dir: &DataDir) -> Result<Option<PathBuf>, Failure> {
    let folders = places::books(cli)?;
    let locked = places::locked(cli, &folders)?;
    Ok(match (folders.as_slice(), locked.as_slice()) {
        ([folder], [_]) if !data_dir.has_keys(folder) => Some(folder.clone()),
        _ => None,
    })
}

/// The folder, once everybody whose it is has agreed.
fn agreed(cli: &Cli, meant: Meant) -> Result<PathBuf, Failure> {
    match meant {
        Meant::ToRead(_) => Err(never_locked::only_reads()),
        Meant::Plain(folder) => {
            agree(cli, cli.words().commands.erase.open_one())?;
            Ok(folder)
        }
        Meant::Locked(found, key) if found.book.kind == BookKind::One => {
            places::data_dir(cli)?.forget_on_computer(&found, &key);
            Ok(found.folder)
        }
        Meant::Locked(found, key) => {
            // Nobody erases the other one's pages by themselves.
            let other = secret::known(cli, 1, cli.words().commands.erase.ask_the_other())?;
            let second = places::data_dir(cli)?.who_in([found.clone()], &other).map_err(places::not_opened)?;
            let second = second.map(|(_, key)| key);
            let folder = both(found.clone(), &key, second.as_ref())?;
            for key in [Some(&*key), second.as_ref()].into_iter().flatten() {
                places::data_dir(cli)?.forget_on_computer(&found, key);
            }
            Ok(folder)
        }
    }
}

/// The first key that fits is opened, so the same passphrase twice gives the same place twice.
fn both(found: FoundBook, first: &Key, second: Option<&Key>) -> Result<PathBuf, Failure> {
    match second {
        Some(second) if second.place != first.place => Ok(found.folder),
        // The same passphrase twice is one person: two have to agree.
        _ => Err(Failure::new(3, |words| words.commands.erase.not_the_other())),
    }
}

/// The word that is typed where no passphrase says who is here.
fn agree(cli: &Cli, what: &str) -> Result<(), Failure> {
    let words = &cli.words().commands.erase;
    // A script gives the word and needs no question.
    if std::io::stdin().is_terminal() {
        super::print([words.to_go_on(what, words.word())])?;
    }
    let line = input::line()
        .map_err(|error| Failure::because(4, error, |words, cause| words.commands.erase.not_read(cause)))?;
    let not_agreed = |words: &Words| words.commands.erase.not_agreed(words.commands.erase.word());
    if line.trim() == words.word() { Ok(()) } else { Err(Failure::filled(2, not_agreed)) }
}
