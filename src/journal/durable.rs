//! How bytes become durable: a temporary file, written, synced, named, and the folder synced.
//!
//! A kept file is never replaced; only a draft is. No function here says yes before the disk did.

use super::Journal;
use super::disk::{Disk, EntryKind, Folder, MAX_BYTES, Spot, TEMPORARY, Temporary};
use super::layout::BOOK_FILE;
use std::io;

/// Keeps the bytes under a name that nothing has yet, durably. The same bytes already there is success.
///
/// A try that failed after the naming leaves exactly those bytes, so a second try succeeds. It makes and removes a
/// temporary file once more on the way, so that the folder has something to sync.
pub(super) fn put(disk: &dyn Disk, folder: &Folder, name: &str, bytes: &[u8]) -> io::Result<()> {
    // The name first, then the folder: until the folder is synced a loss of power may take the name back, so nobody
    // is told before.
    place(disk, folder, name, bytes)?;
    disk.sync_folder(folder)
}

/// The same, but its name is not known to be on the disk: for many files, followed by one sync of the folder.
pub(super) fn place(disk: &dyn Disk, folder: &Folder, name: &str, bytes: &[u8]) -> io::Result<()> {
    // The bytes are on the disk before they have a name: a crash in between leaves a file without one, and never a
    // name for half a page.
    let mut file = temporary(disk, folder, bytes, true)?;
    let to = folder.at(name);
    match disk.name(&mut file, &to) {
        Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists && same(disk, &to, bytes)? => Ok(()),
        named => named,
    }
}

/// Puts the bytes in place of whatever had the name; durably only if `sync`.
pub(super) fn replace(disk: &dyn Disk, folder: &Folder, name: &str, bytes: &[u8], sync: bool) -> io::Result<()> {
    let mut file = temporary(disk, folder, bytes, sync)?;
    // A rename takes the place of the old file in one step, so a crash leaves the one or the other and nothing in
    // between.
    disk.name_over(&mut file, &folder.at(name))?;
    if sync { disk.sync_folder(folder) } else { Ok(()) }
}

/// Takes away what programs that died left half-written in a folder. Who still writes has the file locked.
pub(super) fn sweep(disk: &dyn Disk, folder: &Folder, is_left: fn(&str) -> bool) {
    for entry in disk.list(folder).unwrap_or_default() {
        let name = entry.name.to_string_lossy();
        if entry.kind == EntryKind::File && name.strip_prefix(TEMPORARY).is_some_and(is_left) {
            let spot = folder.at(&entry.name);
            // What can't be removed now is at another time: its name says what it is.
            if let Ok(Some(_held)) = disk.lock(&spot) {
                let _ = disk.remove(&spot);
            }
        }
    }
}

/// What stands after the beginning of a temporary name that this program gives.
pub(super) fn is_of_ours(rest: &str) -> bool {
    rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The same within a workbook, where earlier versions gave other ones.
pub(super) fn is_of_any_version(rest: &str) -> bool {
    is_of_ours(rest) || (rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Moves a kept file to another folder of the same workbook. The same bytes already there is success.
pub(super) fn move_file(disk: &dyn Disk, from: &Folder, to: &Folder, name: &str) -> io::Result<()> {
    make_folder(disk, to)?;
    let (old, new) = (from.at(name), to.at(name));
    // A rename, not a copy: at every moment the page has one name or the other.
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

/// Makes the folder and what is missing above it, durably. For what is new alone: a workbook that was open and is gone is
/// not made anew.
pub(super) fn make_folders(disk: &dyn Disk, folder: &Folder) -> io::Result<()> {
    match (make_folder(disk, folder), folder.spot()) {
        (Err(gone), Some(spot)) if gone.kind() == io::ErrorKind::NotFound => {
            make_folders(disk, spot.folder())?;
            make_folder(disk, folder)
        }
        (made, _) => made,
    }
}

/// Makes the folder in the one above it, which is there, durably.
pub(super) fn make_folder(disk: &dyn Disk, folder: &Folder) -> io::Result<()> {
    let Some(spot) = folder.spot() else { return Ok(()) };
    match disk.make_folder(&spot) {
        Ok(true) => disk.sync_folder(spot.folder()),
        // Also where a link leads to one, or the folder above can't be looked into.
        Ok(false) => Ok(()),
        Err(_) if folder.is_there() => Ok(()),
        Err(other) => Err(other),
    }
}

fn temporary(disk: &dyn Disk, folder: &Folder, bytes: &[u8], sync: bool) -> io::Result<Temporary> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    // In the folder it will stand in: a rename from another disk would be a copy, and that can stop half-way.
    let mut file = disk.create(folder)?;
    disk.write(&mut file, bytes)?;
    if sync {
        disk.sync(&file)?;
    }
    Ok(file)
}

fn same(disk: &dyn Disk, spot: &Spot, bytes: &[u8]) -> io::Result<bool> {
    Ok(disk.read(spot)? == bytes)
}

impl Journal {
    /// Does something in a folder of the workbook, making that folder where it is missing.
    pub(super) fn with_folder<T>(
        &mut self,
        sub: &'static str,
        act: impl Fn(&dyn Disk, &Folder) -> io::Result<T>,
    ) -> io::Result<T> {
        self.make_ready(sub)?;
        match act(&*self.disk, &self.folder.sub(sub)) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => {
                self.ready.clear();
                self.make_ready(sub)?;
                act(&*self.disk, &self.folder.sub(sub))
            }
            done => done,
        }
    }

    /// Makes a folder of the workbook, in the workbook alone: where its `book.json` is gone, so is the workbook, and what
    /// would be kept there nobody could open.
    fn make_ready(&mut self, sub: &'static str) -> io::Result<()> {
        match self.disk.read(&self.folder.at(BOOK_FILE)) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => return Err(gone),
            // What can't be read just now is taken to be as it was.
            _ if self.ready.contains(sub) => return Ok(()),
            _ => {}
        }
        make_folder(&*self.disk, &self.folder.sub(sub))?;
        // Also where the folder was there: another try may have made it and failed to sync.
        self.disk.sync_folder(&self.folder)?;
        self.ready.insert(sub);
        Ok(())
    }
}
