//! Where things lie, and which edition and which workbook are meant.

use super::{Cli, Failure};
use crate::content::{Workbook, load};
use crate::journal::{Journal, Reading, RealDisk, Shelf};
use directories::ProjectDirs;
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

/// The one workbook that is meant.
///
/// # Errors
/// When there is none, or several and none was named.
pub fn book(cli: &Cli) -> Result<(Journal, Reading), Failure> {
    let folders = books(cli)?;
    match folders.as_slice() {
        [] => Err(Failure::new(
            2,
            "There is no workbook yet. `goldseam` sets one up; so does `goldseam init --name NAME`.",
        )),
        [folder] => Journal::open(Arc::new(RealDisk), folder).map_err(|error| Failure::new(4, error)),
        _ => Err(Failure::new(2, "Several workbooks lie here. Name one with --book ID; the ids are the folder names.")),
    }
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
