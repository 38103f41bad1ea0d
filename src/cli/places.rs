//! Where things lie, and which edition and which workbook are meant.

use super::{Cli, Failure, secret};
use crate::content::{Workbook, load};
use crate::engine::Lock;
use crate::journal::{Found, Journal, Key, OpenError, Reading, RealDisk, Shelf, WAS_OPEN};
use directories::ProjectDirs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// The data folder.
///
/// # Errors
/// When no home folder is known and none was named.
pub fn data(cli: &Cli) -> Result<PathBuf, Failure> {
    if let Some(folder) = &cli.data_dir {
        return Ok(folder.clone());
    }
    dirs().map(|dirs| dirs.data_dir().to_owned())
}

/// The config folder; where data lies in a folder of its own, so do the settings.
///
/// # Errors
/// When no home folder is known and none was named.
pub fn config(cli: &Cli) -> Result<PathBuf, Failure> {
    if let Some(folder) = &cli.data_dir {
        return Ok(folder.join("config"));
    }
    dirs().map(|dirs| dirs.config_dir().to_owned())
}

/// The folder that this system has for what can be derived again. It is only named: nothing is put there.
///
/// # Errors
/// When no home folder is known.
pub fn cache(cli: &Cli) -> Result<PathBuf, Failure> {
    match ProjectDirs::from("", "", "goldseam") {
        Some(dirs) => Ok(dirs.cache_dir().to_owned()),
        None => data(cli),
    }
}

fn dirs() -> Result<ProjectDirs, Failure> {
    let words = "Could not find your home folder. Name one for the workbook with --data-dir.";
    ProjectDirs::from("", "", "goldseam").ok_or_else(|| Failure::new(5, words))
}

/// The edition that is meant: the one in the binary, or a folder.
///
/// # Errors
/// Every fault of the edition, one a line.
pub fn workbook(cli: &Cli) -> Result<Workbook, Failure> {
    let loaded = match &cli.content {
        Some(folder) => load::from_dir(folder),
        None => load::embedded(),
    };
    loaded.map_err(|faults| Failure::new(1, faults))
}

/// Whether the edition that is meant has the language that was asked for; without `--lang` it is not looked at.
///
/// # Errors
/// When it has another one, or can't be read.
pub fn speaks(cli: &Cli) -> Result<(), Failure> {
    let Some(wanted) = &cli.lang else { return Ok(()) };
    let has = workbook(cli)?.language;
    if wanted.eq_ignore_ascii_case(&has) {
        return Ok(());
    }
    let words = match &cli.content {
        Some(_) => format!("The edition that --content names has the language \"{has}\" and no other."),
        None => format!(
            "The workbook in this program has one language: \"{has}\". An edition in another can be written and used: \
             `goldseam content export DIR` begins one, and --content DIR opens it."
        ),
    };
    Err(Failure::new(2, words))
}

/// The shelf of the data folder.
///
/// # Errors
/// As [`data`].
pub fn shelf(cli: &Cli) -> Result<Shelf, Failure> {
    Ok(Shelf::new(Arc::new(RealDisk), data(cli)?))
}

/// The folders of the workbooks that can be opened, the one named by `--book` alone where one is. Where none can be
/// opened but one is there, it is that one: opening it says why it can't be, where setting up another would say that
/// all is lost.
///
/// # Errors
/// When the data folder can't be read, or the workbook named is not there.
pub fn books(cli: &Cli) -> Result<Vec<PathBuf>, Failure> {
    let standing = shelf(cli)?.books().map_err(|error| Failure::new(4, error))?;
    let shelf = data(cli)?;
    let mut folders: Vec<PathBuf> = standing.books.into_iter().map(|found| found.folder).collect();
    let closed = standing.unreadable.iter().filter_map(|book| Some(shelf.join(book.file.parent()?)));
    match &cli.book {
        Some(_) => folders.extend(closed),
        None if folders.is_empty() => folders.extend(closed.take(1)),
        None => {}
    }
    if let Some(wanted) = &cli.book {
        folders.retain(|folder| folder.file_name().is_some_and(|name| name == wanted.as_str()));
        if folders.is_empty() {
            return Err(Failure::new(2, "There is no workbook of that name in the data folder."));
        }
    }
    Ok(folders)
}

/// The folders of all workbooks, also of those whose `book.json` can't be read; the one named by `--book` alone where
/// one is.
///
/// # Errors
/// As [`books`].
pub fn every(cli: &Cli) -> Result<Vec<PathBuf>, Failure> {
    if cli.book.is_some() {
        return books(cli);
    }
    let standing = shelf(cli)?.books().map_err(not_opened)?;
    let data = data(cli)?;
    let closed = standing.unreadable.iter().filter_map(|book| Some(data.join(book.file.parent()?)));
    Ok(standing.books.into_iter().map(|found| found.folder).chain(closed).collect())
}

/// The workbook that is meant, and what opens it.
pub enum Meant {
    /// One that is not locked, or can't be read at all.
    Plain(PathBuf),
    /// A locked one, and the key that the passphrase opened.
    Locked(Found, Key),
}

/// The workbook that is meant: the only one, the one that was named, or the one that a passphrase opens.
///
/// # Errors
/// When there is none, several are meant, or no passphrase opens one.
pub fn meant(cli: &Cli) -> Result<Meant, Failure> {
    let folders = books(cli)?;
    let locked = locked(cli, &folders)?;
    match folders.as_slice() {
        [] => Err(Failure::new(2, NONE)),
        [folder] if locked.is_empty() => Ok(Meant::Plain(folder.clone())),
        _ if locked.is_empty() => Err(Failure::new(2, SEVERAL)),
        [_, _, ..] if locked.len() < folders.len() && !secret::can_be_had(cli) => Err(Failure::new(3, ONE_IS_LOCKED)),
        _ => {
            let pass = secret::known(cli, 0, "Your passphrase: ")?;
            let (found, key) = shelf(cli)?.who_in(locked, &pass).map_err(not_opened)?.ok_or_else(wrong_passphrase)?;
            Ok(Meant::Locked(found, key))
        }
    }
}

/// Said where there is none.
pub const NONE: &str = "There is no workbook yet. `goldseam` sets one up; so does `goldseam init --name NAME`.";

/// Said where it is not clear which.
pub const SEVERAL: &str = "Several workbooks lie here. Name one with --book ID; the ids are the folder names.";

const ONE_IS_LOCKED: &str = "Several workbooks lie here, and one is locked. Name one with --book ID, or give a \
passphrase with --passphrase-file FILE.";

/// The sentence for a passphrase that opens nothing.
pub fn wrong_passphrase() -> Failure {
    Failure::new(3, "That passphrase opens no workbook here. Nothing was changed; please try again.")
}

/// Those of the folders whose workbook is locked.
///
/// # Errors
/// When the data folder can't be read.
pub fn locked(cli: &Cli, folders: &[PathBuf]) -> Result<Vec<Found>, Failure> {
    let standing = shelf(cli)?.books().map_err(not_opened)?;
    let is_meant = |found: &Found| found.book.lock == Lock::Age && folders.contains(&found.folder);
    Ok(standing.books.into_iter().filter(is_meant).collect())
}

/// The one workbook that is meant, open.
///
/// # Errors
/// As [`meant`], and when it can't be read.
pub fn book(cli: &Cli) -> Result<(Journal, Reading), Failure> {
    open(meant(cli)?)
}

/// Opens the workbook that is meant.
///
/// # Errors
/// When it can't be read.
pub fn open(meant: Meant) -> Result<(Journal, Reading), Failure> {
    let opened = match meant {
        Meant::Plain(folder) => Journal::open(Arc::new(RealDisk), folder),
        Meant::Locked(found, key) => Journal::open_with(Arc::new(RealDisk), found.folder, key),
    };
    let (journal, reading) = opened.map_err(not_opened)?;
    if reading.was_open_to_others {
        // Where this can't be said, it is put right all the same.
        let _ = writeln!(io::stderr(), "{WAS_OPEN}");
    }
    Ok((journal, reading))
}

/// The exit code of a workbook that can't be opened.
pub fn not_opened(error: OpenError) -> Failure {
    let code = if matches!(error, OpenError::Locked(_)) { 3 } else { 4 };
    Failure::new(code, error)
}

/// 128 random bits.
///
/// # Errors
/// When this computer gives no random bits.
pub fn dice() -> Result<u128, Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Failure::new(5, format!("Could not get random bits: {error}.")))?;
    Ok(u128::from_le_bytes(bytes))
}
