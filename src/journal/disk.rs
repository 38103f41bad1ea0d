//! The only door from the journal to the file system.
//!
//! Each operation that can fail on its own is one function of its own, so that a test can let any single one fail.
//! Nothing here knows what a record is. Nothing here takes a path, follows a link out of the workbook or replaces a kept
//! file: a folder is opened once, and all else is one plain name in it.

mod folder;
mod only_reads;
mod stamp;
mod unix;

pub use folder::{Folder, Spot};
pub use only_reads::{OnlyReads, ReadDisk};
pub use stamp::Stamp;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write};
use std::time::UNIX_EPOCH;

/// What every temporary name begins with; readers pass over such files.
pub const TEMPORARY: &str = ".tmp-";

/// The greatest file that is read or written, in bytes: a book's worth of words several times over.
pub const MAX_BYTES: u64 = 64 << 20;

/// What a journal asks of a file system.
pub trait Disk: Send + Sync {
    /// Makes one folder that only its owner can enter (0700). True if it was made, false if it was there.
    fn make_folder(&self, spot: &Spot) -> io::Result<bool>;
    /// Makes an empty file that only its owner can read (0600), without a name where that can be had. Dropped before it has
    /// one, it is gone.
    fn create(&self, folder: &Folder) -> io::Result<Temporary>;
    /// All of the bytes, or an error; they need not be on the disk itself before [`Disk::sync`].
    fn write(&self, file: &mut Temporary, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the file is on the disk itself.
    fn sync(&self, file: &Temporary) -> io::Result<()>;
    /// Gives a temporary file its name; one that is taken is an error, `AlreadyExists`.
    fn name(&self, file: &mut Temporary, to: &Spot) -> io::Result<()>;
    /// Gives a temporary file its name, in place of whatever had it.
    fn name_over(&self, file: &mut Temporary, to: &Spot) -> io::Result<()>;
    /// Gives a file another name; a name that is taken is an error, `AlreadyExists`.
    fn rename(&self, from: &Spot, to: &Spot) -> io::Result<()>;
    /// Gives a file another name, in place of whatever had that name.
    fn replace(&self, from: &Spot, to: &Spot) -> io::Result<()>;
    /// Waits until the names in a folder are on the disk itself.
    fn sync_folder(&self, folder: &Folder) -> io::Result<()>;
    /// All bytes of a plain file of at most [`MAX_BYTES`]; never through a link, never waiting on a pipe.
    fn read(&self, spot: &Spot) -> io::Result<Vec<u8>>;
    /// What stands in a folder, in the order of the names.
    fn list(&self, folder: &Folder) -> io::Result<Vec<Entry>>;
    /// What a folder is known again by.
    fn stamp(&self, folder: &Folder) -> io::Result<Stamp> {
        RealDisk.stamp(folder)
    }
    /// What each plain file in a folder is known again by, in the order of the names. No file is opened for it.
    fn stamps(&self, folder: &Folder) -> io::Result<Vec<(OsString, Stamp)>> {
        RealDisk.stamps(folder)
    }
    /// What the clock of the file system says that a folder is on: nanoseconds since 1970. It need not be this computer's.
    fn now(&self, folder: &Folder) -> io::Result<i64> {
        RealDisk.now(folder)
    }
    /// Removes a file.
    fn remove(&self, spot: &Spot) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, spot: &Spot) -> io::Result<()> {
        RealDisk.remove_folder(spot)
    }
    /// Closes a folder to other accounts. True if it was open to them.
    fn close_to_others(&self, folder: &Folder) -> io::Result<bool> {
        folder.close_to_others()
    }
    /// Takes the lock of that name, making its file; `None` if another living program has it.
    fn lock(&self, spot: &Spot) -> io::Result<Option<Hold>>;
    /// Whether it refuses everything but reading, so that a sentence can say so before it is tried.
    fn only_reads(&self) -> bool {
        false
    }
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// As the file system gives it, which need not be UTF-8.
    pub name: OsString,
    /// What has that name.
    pub kind: EntryKind,
}

/// What a name in a folder stands for. A link is a link, wherever it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A plain file.
    File,
    /// A directory itself, never a link to one.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// A lock held. The kernel lets go of it when this is dropped, and when the program dies in whatever way.
#[derive(Debug)]
pub struct Hold {
    _file: File,
}

/// A file of our own that has no name yet, or a temporary one. Dropped before it has another, it is gone.
#[derive(Debug)]
pub struct Temporary {
    folder: Folder,
    /// Its temporary name, while it has one.
    spot: Option<Spot>,
    file: File,
    is_left_behind: bool,
}

impl Temporary {
    /// The file itself, to be read again.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// As though the program died while it had it: it is not taken away when this is dropped.
    pub fn left_behind(&mut self) {
        self.is_left_behind = true;
    }

    /// One under a temporary name. Its lock says that its writer lives: one without it was left by a program that died.
    fn named(folder: &Folder) -> io::Result<Self> {
        let spot = folder.at(temporary_name()?);
        let (handle, name) = spot.open_to_write()?;
        let file = handle.create(name)?;
        Ok(Self { folder: folder.clone(), spot: Some(spot), file, is_left_behind: false })
    }

    fn unnamed(folder: &Folder) -> io::Result<Self> {
        let file = folder.open_to_write()?.create_unnamed()?;
        Ok(Self { folder: folder.clone(), spot: None, file, is_left_behind: false })
    }

    /// The spot of its temporary name. It gets one where it has none: only a name can take the place of another.
    fn spot(&mut self) -> io::Result<Spot> {
        if let Some(spot) = &self.spot {
            return Ok(spot.clone());
        }
        let spot = self.folder.at(temporary_name()?);
        let (handle, name) = spot.open_to_write()?;
        // Linux can give a nameless file a name, but not in place of another; so it gets one of its own first.
        handle.link(&self.file, name)?;
        self.spot = Some(spot.clone());
        Ok(spot)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(spot) = self.spot.take_if(|_| !self.is_left_behind) {
            // What stays behind is taken away at another time: its name says what it is.
            let _ = spot.open().and_then(|(folder, name)| folder.remove(name));
        }
    }
}

fn temporary_name() -> io::Result<String> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits)?;
    Ok(format!("{TEMPORARY}{:032x}", u128::from_le_bytes(bits)))
}

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl RealDisk {
    /// A temporary file with a name, as where none can be had without.
    pub fn create_named(self, folder: &Folder) -> io::Result<Temporary> {
        Temporary::named(folder)
    }
}

impl Disk for RealDisk {
    fn make_folder(&self, spot: &Spot) -> io::Result<bool> {
        let (folder, name) = spot.open_to_write()?;
        folder.make_folder(name)
    }

    fn create(&self, folder: &Folder) -> io::Result<Temporary> {
        match Temporary::unnamed(folder) {
            // There are none without a name here. Where nothing can be made at all, this says so too.
            Err(other) if other.kind() != io::ErrorKind::NotFound => Temporary::named(folder),
            made => made,
        }
    }

    fn write(&self, file: &mut Temporary, bytes: &[u8]) -> io::Result<()> {
        file.file.write_all(bytes)
    }

    fn sync(&self, file: &Temporary) -> io::Result<()> {
        file.file.sync_all()
    }

    fn name(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        if file.spot.is_none() {
            let (folder, name) = to.open_to_write()?;
            // A link fails where the name is taken, in one step. Looking first and renaming then could replace what
            // came in between.
            match folder.link(&file.file, name) {
                Err(other) if other.kind() != io::ErrorKind::AlreadyExists => {}
                linked => return linked,
            }
        }
        self.rename(&file.spot()?, to)?;
        file.spot = None;
        Ok(())
    }

    fn name_over(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        self.replace(&file.spot()?, to)?;
        file.spot = None;
        Ok(())
    }

    fn rename(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        let ((folder, name), (to, new)) = (from.open_to_write()?, to.open_to_write()?);
        folder.rename(name, &to, new)
    }

    fn replace(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        let ((folder, name), (to, new)) = (from.open_to_write()?, to.open_to_write()?);
        folder.replace(name, &to, new)
    }

    fn sync_folder(&self, folder: &Folder) -> io::Result<()> {
        // Looked at once more: what was named in a folder that was moved away meanwhile is not where it belongs.
        folder.open_to_write()?.sync()
    }

    fn read(&self, spot: &Spot) -> io::Result<Vec<u8>> {
        let (folder, name) = spot.open()?;
        folder.read(name)
    }

    fn list(&self, folder: &Folder) -> io::Result<Vec<Entry>> {
        folder.open()?.list()
    }

    fn stamp(&self, folder: &Folder) -> io::Result<Stamp> {
        folder.open()?.stamp()
    }

    fn stamps(&self, folder: &Folder) -> io::Result<Vec<(OsString, Stamp)>> {
        folder.open()?.stamps()
    }

    fn now(&self, folder: &Folder) -> io::Result<i64> {
        // Only by what it writes down is its clock known: a disk on a network has one of its own.
        let file = self.create(folder)?;
        let written = file.file.metadata()?.modified()?;
        let since = written.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
    }

    fn remove(&self, spot: &Spot) -> io::Result<()> {
        let (folder, name) = spot.open_to_write()?;
        folder.remove(name)
    }

    fn remove_folder(&self, spot: &Spot) -> io::Result<()> {
        let (folder, name) = spot.open_to_write()?;
        folder.remove_folder(name)
    }

    fn lock(&self, spot: &Spot) -> io::Result<Option<Hold>> {
        let (folder, name) = spot.open_to_write()?;
        Ok(folder.lock(name)?.map(|file| Hold { _file: file }))
    }
}
