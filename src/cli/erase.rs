//! `goldseam erase`: one's own pages, or everything, with the honest limit of what erasing can do.
//!
//! Everything needs one person alone, or both passphrases; without a lock, a word that is typed.

use super::meant::{self, Meant};
use super::never_locked::ONLY_READS;
use super::places;
use super::{Cli, Done, Failure, input, secret, shown};
use crate::engine::BookKind;
use crate::journal::{DataDir, FoundBook, Key};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

const LIMIT: &str = "Erased. What we can't reach: old copies may remain on flash memory, and in backups, sync folders \
and copies that were made before.";

/// Erases the whole workbook.
///
/// # Errors
/// When it is not agreed to, or not all can be removed.
pub fn everything(cli: &Cli) -> Done {
    let data_dir = places::data_dir(cli)?;
    match keyless(cli, &data_dir)? {
        Some(folder) => {
            agree(
                "There is no key to this workbook here, so no passphrase can say whose it is. This removes all of it.",
            )?;
            all(cli, &data_dir, &folder)
        }
        None => all(cli, &data_dir, &agreed(cli, meant::meant(cli)?)?),
    }
}

fn all(cli: &Cli, data_dir: &DataDir, folder: &Path) -> Done {
    let erased = data_dir.erase(folder).map_err(|error| Failure::new(5, error))?;
    // A folder that was named is the person's own, empty or not.
    if cli.data_dir.is_none() {
        data_dir.remove_if_empty();
    }
    let settings = places::config(cli)?;
    let mut lines = vec![LIMIT.to_owned()];
    let led_to = erased.led_to.iter().map(|path| {
        format!("There was a link to {}. The link is gone; what it led to was left as it is.", shown(path))
    });
    lines.extend(led_to);
    lines.extend(
        erased.beside_others.map(|path| format!("{} is still there: it has other things in it.", shown(&path))),
    );
    if settings.exists() {
        lines.push(format!("Settings stay; they say nothing about people: {}", shown(&settings)));
    }
    super::print(lines)
}

/// Erases the own pages of the person who is here. Alone, that is everything.
///
/// # Errors
/// When nothing is kept for one alone, or not all can be removed.
pub fn mine(cli: &Cli) -> Done {
    let data_dir = places::data_dir(cli)?;
    if let Some(folder) = keyless(cli, &data_dir)? {
        // Without a key nothing tells whose a page is. It may be that a sync tool has not brought it, or that somebody took it
        // away: then "mine" must not become "all".
        return if data_dir.look_over(&folder, &[]).may_be_of_two() {
            Err(Failure::new(2, WHOSE))
        } else {
            everything(cli)
        };
    }
    match meant::meant(cli)? {
        Meant::Locked(found, key) if found.book.kind != BookKind::One => own(Meant::Locked(found, key)),
        Meant::Plain(folder) if is_together(&data_dir, &folder)? => Err(Failure::new(2, TOGETHER)),
        meant => all(cli, &data_dir, &agreed(cli, meant)?),
    }
}

const WHOSE: &str = "No key of this workbook is here, so nothing tells which pages are yours. Nothing was erased. With your \
recovery sheet, `goldseam recover` makes a key again; `goldseam erase --everything` erases the pages of both of you.";

const TOGETHER: &str =
    "No pages of one's own are kept in this workbook. `goldseam erase --everything` erases all of it.";

fn is_together(data_dir: &DataDir, folder: &Path) -> Result<bool, Failure> {
    let standing = data_dir.books().map_err(places::not_opened)?;
    Ok(standing.books.iter().any(|found| found.folder == folder && found.book.kind == BookKind::Together))
}

/// Of a workbook for two: what is for both stays.
fn own(meant: Meant) -> Done {
    let (mut journal, _) = meant::open(meant)?;
    // Another window could keep a page in between, and it would stay.
    if !journal.announce() {
        let words = "Another window has this workbook open. Nothing was erased; close it there and try again.";
        return Err(Failure::new(5, words));
    }
    journal.erase_own().map_err(|error| Failure::new(5, error))?;
    // What can't be forgotten now says nothing but which records were the newest, sealed.
    let _ = journal.forget_what_was_seen();
    super::print([LIMIT.to_owned(), "What is for both of you is still there.".to_owned()])
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
        Meant::ToRead(_) => Err(Failure::new(2, ONLY_READS)),
        Meant::Plain(folder) => {
            agree("This removes every page of the workbook here that is not locked, for good.")?;
            Ok(folder)
        }
        Meant::Locked(found, key) if found.book.kind == BookKind::One => {
            places::data_dir(cli)?.forget_what_was_seen(&found, &key);
            Ok(found.folder)
        }
        Meant::Locked(found, key) => {
            let other = secret::known(cli, 1, "This needs both of you. The other passphrase: ")?;
            let second = places::data_dir(cli)?.who_in([found.clone()], &other).map_err(places::not_opened)?;
            let second = second.map(|(_, key)| key);
            let folder = both(found.clone(), &key, second.as_ref())?;
            for key in [Some(&*key), second.as_ref()].into_iter().flatten() {
                places::data_dir(cli)?.forget_what_was_seen(&found, key);
            }
            Ok(folder)
        }
    }
}

/// The first key that fits is opened, so the same passphrase twice gives the same place twice.
fn both(found: FoundBook, first: &Key, second: Option<&Key>) -> Result<PathBuf, Failure> {
    let words = "Everything needs both passphrases, and that was not the other one. Nothing was erased.";
    match second {
        Some(second) if second.place != first.place => Ok(found.folder),
        // The same passphrase twice is one person: two have to agree.
        _ => Err(Failure::new(3, words)),
    }
}

/// The word that is typed where no passphrase says who is here.
fn agree(words: &str) -> Result<(), Failure> {
    // A script gives the word and needs no question.
    if std::io::stdin().is_terminal() {
        super::print([format!("{words} To go on, type: erase")])?;
    }
    let line = input::line();
    let line =
        line.map_err(|error| Failure::new(4, format!("Could not read the answer: {error}. Nothing was erased.")))?;
    if line.trim() == "erase" { Ok(()) } else { Err(Failure::new(2, NOT_AGREED)) }
}

const NOT_AGREED: &str =
    "Nothing was erased. Without a lock, the word \"erase\" on standard input says that it is meant.";
