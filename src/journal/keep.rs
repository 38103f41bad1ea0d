//! How bytes become durable: a temporary file, written, synced, named, and the folder synced.
//!
//! A kept file is never replaced; only a draft is. No function here says yes before the disk did.

use super::disk::{Disk, MAX_BYTES};
use std::io;
use std::path::Path;
use tempfile::NamedTempFile;

/// Keeps the bytes under a name that nothing has yet, durably. The same bytes already there is success.
///
/// A try that failed after the naming leaves exactly those bytes, so a second try succeeds. It makes and removes a
/// temporary file once more on the way, so that the folder has something to sync.
pub(super) fn put(disk: &dyn Disk, folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    place(disk, folder, name, bytes)?;
    disk.sync_folder(folder)
}

/// The same, but its name is not known to be on the disk: for many files, followed by one sync of the folder.
pub(super) fn place(disk: &dyn Disk, folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let file = temporary(disk, folder, bytes, true)?;
    let to = folder.join(name);
    match disk.rename(file.path(), &to) {
        Ok(()) => forget(file),
        Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists && same(disk, &to, bytes)? => drop(file),
        Err(other) => return Err(other),
    }
    Ok(())
}

/// Puts the bytes in place of whatever had the name; durably only if `sync`.
pub(super) fn replace(disk: &dyn Disk, folder: &Path, name: &str, bytes: &[u8], sync: bool) -> io::Result<()> {
    let file = temporary(disk, folder, bytes, sync)?;
    disk.replace(file.path(), &folder.join(name))?;
    forget(file);
    if sync { disk.sync_folder(folder) } else { Ok(()) }
}

/// Moves a kept file to another folder of the same workbook. The same bytes already there is success.
pub(super) fn move_file(disk: &dyn Disk, from: &Path, to: &Path, name: &str) -> io::Result<()> {
    make_folders(disk, to)?;
    let (old, new) = (from.join(name), to.join(name));
    match disk.rename(&old, &new) {
        Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists && same(disk, &new, &disk.read(&old)?)? => {
            disk.remove(&old)?;
        }
        moved => moved?,
    }
    // The new name first: a crash between the two shows the page twice and never loses it.
    disk.sync_folder(to)?;
    disk.sync_folder(from)
}

/// Makes the folder and what is missing above it, durably.
pub(super) fn make_folders(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let made = match (disk.make_folder(folder), folder.parent()) {
        (Err(gone), Some(above)) if gone.kind() == io::ErrorKind::NotFound && above != folder => {
            make_folders(disk, above)?;
            disk.make_folder(folder)?
        }
        (made, _) => made?,
    };
    match folder.parent() {
        Some(above) if made => disk.sync_folder(if above.as_os_str().is_empty() { Path::new(".") } else { above }),
        _ => Ok(()),
    }
}

fn temporary(disk: &dyn Disk, folder: &Path, bytes: &[u8], sync: bool) -> io::Result<NamedTempFile> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut file = disk.create(folder)?;
    disk.write(&mut file, bytes)?;
    if sync {
        disk.sync(&file)?;
    }
    Ok(file)
}

fn same(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<bool> {
    Ok(disk.read(path)? == bytes)
}

/// The file has its name now; dropping the handle must not look for the temporary one.
pub(super) fn forget(mut file: NamedTempFile) {
    file.disable_cleanup(true);
}
