//! Where things lie.

use super::{Cli, Failure};
use crate::content::STAGES;
use crate::engine::{Lock, RecordId};
use crate::journal::{DataDir, FoundBook, OpenError, RealDisk};
use directories::ProjectDirs;
use std::path::PathBuf;
use std::sync::Arc;

/// The data folder.
///
/// # Errors
/// When no home folder is known and none was named.
pub fn data(cli: &Cli) -> Result<PathBuf, Failure> {
    match (itself(cli), &cli.data_dir) {
        (Some((data, _)), _) => Ok(data),
        (None, Some(folder)) => Ok(folder.clone()),
        (None, None) => dirs().map(|dirs| dirs.data_dir().to_owned()),
    }
}

/// The data folder and the name of a workbook in it, where `--data-dir` names the folder of that workbook.
fn itself(cli: &Cli) -> Option<(PathBuf, String)> {
    let folder = std::path::absolute(cli.data_dir.as_ref()?).ok()?;
    let name = folder.file_name()?.to_str().filter(|name| RecordId::is_well_formed(name))?;
    // A data folder may be called like a workbook; only what lies in it tells the two apart.
    let is_one = ["book.json", "keys", "records"].iter().any(|part| folder.join(part).exists());
    is_one.then(|| Some((folder.parent()?.to_owned(), name.to_owned()))).flatten()
}

/// The name of the workbook that was named, by `--book` or by its folder.
pub fn named(cli: &Cli) -> Option<String> {
    cli.book.clone().or_else(|| itself(cli).map(|(_, name)| name))
}

/// The config folder; where data lies in a folder of its own, so do the settings.
///
/// # Errors
/// When no home folder is known and none was named.
pub fn config(cli: &Cli) -> Result<PathBuf, Failure> {
    let data = data(cli)?;
    match dirs() {
        Ok(dirs) if dirs.data_dir() == data => Ok(dirs.config_dir().to_owned()),
        _ => Ok(data.join("config")),
    }
}

/// The folder of what this computer has read before. None where the data lies in a folder that was named, as with [`state`].
pub fn cache(cli: &Cli) -> Option<PathBuf> {
    if cli.data_dir.is_some() {
        return None;
    }
    Some(ProjectDirs::from("", "", "goldseam")?.cache_dir().to_owned())
}

/// The folder where this computer remembers what it has seen of locked workbooks. None where the data lies in a folder that
/// was named, such as on a stick: nothing of that stays behind on a computer.
pub fn state(cli: &Cli) -> Option<PathBuf> {
    if cli.data_dir.is_some() {
        return None;
    }
    let dirs = ProjectDirs::from("", "", "goldseam")?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).join("seen"))
}

fn dirs() -> Result<ProjectDirs, Failure> {
    ProjectDirs::from("", "", "goldseam").ok_or_else(|| Failure::new(5, |words| words.commands.meant.no_home()))
}

/// The data folder, and where this computer has things of its own about the workbooks in it.
///
/// # Errors
/// As [`data`].
pub fn data_dir(cli: &Cli) -> Result<DataDir, Failure> {
    Ok(DataDir::new(Arc::new(RealDisk), data(cli)?).remembering(state(cli)).caching(cache(cli)))
}

/// The folders of the workbooks that can be opened, the one that was named alone where one is. Where none can be
/// opened but one is there, it is that one: opening it says why it can't be, where setting up another would say that
/// all is lost.
///
/// # Errors
/// When the data folder can't be read, or the workbook named is not there.
pub fn books(cli: &Cli) -> Result<Vec<PathBuf>, Failure> {
    let standing = data_dir(cli)?.books().map_err(|error| Failure::of(4, error))?;
    let data_dir = data(cli)?;
    let mut folders: Vec<PathBuf> = standing.books.into_iter().map(|found| found.folder).collect();
    let closed = standing.unreadable.iter().filter_map(|book| Some(data_dir.join(book.file.parent()?)));
    match named(cli) {
        Some(wanted) => {
            folders.extend(closed);
            folders.retain(|folder| folder.file_name().is_some_and(|name| name == wanted.as_str()));
            if folders.is_empty() {
                return Err(not_named());
            }
        }
        None if folders.is_empty() => folders.extend(closed.take(1)),
        None => {}
    }
    Ok(folders)
}

/// The workbook that was named is not there.
pub fn not_named() -> Failure {
    Failure::new(2, |words| words.commands.meant.not_named())
}

/// Those of the folders whose workbook is locked.
///
/// # Errors
/// When the data folder can't be read.
pub fn locked(cli: &Cli, folders: &[PathBuf]) -> Result<Vec<FoundBook>, Failure> {
    let standing = data_dir(cli)?.books().map_err(not_opened)?;
    let is_meant = |found: &FoundBook| found.book.lock == Lock::Age && folders.contains(&found.folder);
    Ok(standing.books.into_iter().filter(is_meant).collect())
}

/// The exit code of a workbook that can't be opened.
pub fn not_opened(error: OpenError) -> Failure {
    let code = if matches!(error, OpenError::Locked(_)) { 3 } else { 4 };
    Failure::of(code, error)
}

/// There is no workbook.
pub fn none() -> Failure {
    Failure::new(2, |words| words.commands.meant.none_yet())
}

/// A stage that was named is not in the edition.
pub fn no_such_part() -> Failure {
    Failure::filled(2, |words| words.commands.meant.no_such_part(&STAGES.join(", ")))
}
