//! A file that a command writes where it was told to: for its owner only, whole or not at all, and in place of nothing
//! unless that was asked for.

use super::{Failure, shown};
use crate::journal::disk::Spot;
use crate::journal::{Cause, Disk, RealDisk};
use std::fs;
use std::io;
use std::path::Path;

/// Writes a file that only its owner can read (0600 from birth). One that is there is replaced only by `force`.
///
/// # Errors
/// When something has its name (2), there is no folder for it (2), or it can't be written (5).
pub fn write(file: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if force {
        is_plain(file)?;
    } else if fs::symlink_metadata(file).is_ok() {
        return Err(is_there(file, OR_FORCE));
    } else {
        has_a_folder(file)?;
    }
    put(file, bytes, force).map_err(|error| match Cause::from(error) {
        // Another program was faster.
        Cause::Taken => is_there(file, OR_FORCE),
        Cause::FolderGone => not_written(file, "no file can be made there"),
        cause => not_written(file, &cause.to_string()),
    })
}

/// Without a name first, or under a temporary one where that can't be; the name that was asked for stands for the whole
/// file or for what it was before.
fn put(file: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let to = Spot::named(file).ok_or(io::ErrorKind::InvalidInput)?;
    let disk = RealDisk;
    // For its owner alone from the first moment: changing the mode later would leave a moment in which others could
    // open it.
    let mut made = disk.create(to.folder())?;
    disk.write(&mut made, bytes)?;
    // On the disk before it has its name, so that a file of that name is always whole.
    disk.sync(&made)?;
    if force {
        disk.name_over(&mut made, &to)?;
    } else {
        disk.name(&mut made, &to)?;
    }
    disk.sync_folder(to.folder())
}

/// Whether a file of that name could be written, at the least in place of a plain one.
///
/// # Errors
/// When something else has the name, or there is no folder for it (2).
pub fn could_be_written(file: &Path) -> Result<(), Failure> {
    is_plain(file)
}

/// Nothing has that name, and there is a folder to put it into.
///
/// # Errors
/// When that is not so.
pub fn is_free(path: &Path) -> Result<(), Failure> {
    if fs::symlink_metadata(path).is_ok() { Err(is_there(path, "")) } else { has_a_folder(path) }
}

/// Only a plain file is ever replaced: never a folder, a device, or what a link leads to.
fn is_plain(path: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() => {
            let words = "is no plain file. It was left as it is; choose another name.";
            Err(Failure::new(2, format!("{} {words}", shown(path))))
        }
        _ => has_a_folder(path),
    }
}

fn has_a_folder(path: &Path) -> Result<(), Failure> {
    match path.file_name() {
        None => Err(Failure::new(2, "That is no name for a new file or folder.")),
        Some(_) if folder(path).is_dir() => Ok(()),
        Some(_) => {
            let words = "Nothing was written; make it first.";
            Err(Failure::new(2, format!("There is no folder {}. {words}", shown(folder(path)))))
        }
    }
}

/// The folder a path stands in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where it may be replaced if that is asked for.
const OR_FORCE: &str = ", or replace it with --force";

fn is_there(path: &Path, or: &str) -> Failure {
    Failure::new(2, format!("{} is there already. It was left as it is; choose another name{or}.", shown(path)))
}

fn not_written(file: &Path, why: &str) -> Failure {
    Failure::new(5, format!("{} could not be written: {why}.", shown(file)))
}
