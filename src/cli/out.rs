//! A file that a command writes where it was told to: for its owner only, whole or not at all, and in place of nothing
//! unless that was asked for.

use crate::app::NotTaken;
use crate::app::failure::CanReplace;
use crate::journal::disk::Spot;
use crate::journal::{Cause, Disk, RealDisk};
use std::fs;
use std::io;
use std::path::Path;

/// Writes a file that only its owner can read (0600 from birth). One that is there is replaced only by `force`.
///
/// # Errors
/// When something has its name, there is no folder for it, or it can't be written.
pub fn write_or_replace(file: &Path, bytes: &[u8], force: bool) -> Result<(), NotTaken> {
    if !force {
        return write(file, bytes, CanReplace::ByForce);
    }
    is_plain(file)?;
    put(file, bytes, true).map_err(|error| not_written(file, error, CanReplace::ByForce))
}

/// The same, and never in place of one that is there. Where it could be replaced on asking, that is said.
///
/// # Errors
/// As [`write_or_replace`].
pub fn write(file: &Path, bytes: &[u8], can_replace: CanReplace) -> Result<(), NotTaken> {
    if fs::symlink_metadata(file).is_ok() {
        return Err(NotTaken::There(file.to_owned(), can_replace));
    }
    has_a_folder(file)?;
    put(file, bytes, false).map_err(|error| not_written(file, error, can_replace))
}

fn not_written(file: &Path, error: io::Error, can_replace: CanReplace) -> NotTaken {
    match Cause::from(error) {
        // Another program was faster.
        Cause::Taken => NotTaken::There(file.to_owned(), can_replace),
        cause => NotTaken::NotWritten(file.to_owned(), cause),
    }
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
pub fn could_be_written(file: &Path) -> Result<(), NotTaken> {
    is_plain(file)
}

/// Nothing has that name, and there is a folder to put it into.
///
/// # Errors
/// When that is not so.
pub fn is_free(path: &Path) -> Result<(), NotTaken> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(NotTaken::There(path.to_owned(), CanReplace::No));
    }
    has_a_folder(path)
}

/// Only a plain file is ever replaced: never a folder, a device, or what a link leads to.
fn is_plain(path: &Path) -> Result<(), NotTaken> {
    match fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() => Err(NotTaken::NotPlain(path.to_owned())),
        _ => has_a_folder(path),
    }
}

fn has_a_folder(path: &Path) -> Result<(), NotTaken> {
    match path.file_name() {
        None => Err(NotTaken::NoName),
        Some(_) if folder(path).is_dir() => Ok(()),
        Some(_) => Err(NotTaken::NoFolder(folder(path).to_owned())),
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
