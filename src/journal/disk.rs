//! The only door from the journal to the file system.
//!
//! Each operation that can fail on its own is one function of its own, so that a test can let any single one fail.
//! Nothing here knows what a record is. Nothing here follows a link out of the workbook or replaces a kept file.

use rustix::fs::{CWD, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;
use tempfile::NamedTempFile;

/// What every temporary name begins with; readers pass over such files.
pub const TEMPORARY: &str = ".tmp-";

/// The greatest file that is read or written, in bytes: a book's worth of words several times over.
pub const MAX_BYTES: u64 = 64 << 20;

/// What a journal asks of a file system.
pub trait Disk: Send + Sync {
    /// Makes one folder that only its owner can enter (0700). True if it was made, false if it was there.
    fn make_folder(&self, path: &Path) -> io::Result<bool>;
    /// Makes an empty temporary file that only its owner can read (0600). Dropped, it is gone.
    fn create(&self, folder: &Path) -> io::Result<NamedTempFile>;
    /// Writes all the bytes.
    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the file is on the disk itself.
    fn sync(&self, file: &NamedTempFile) -> io::Result<()>;
    /// Gives a file another name; a name that is taken is an error, `AlreadyExists`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file another name, in place of whatever had that name.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the disk itself.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// All bytes of a plain file of at most [`MAX_BYTES`]; never through a link, never waiting on a pipe.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// What stands in a folder, in the order of the names.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
    /// Takes the lock of that name, making its file; `None` if another living program has it.
    fn lock(&self, path: &Path) -> io::Result<Option<Hold>>;
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name.
    pub name: OsString,
    /// What has that name.
    pub kind: EntryKind,
}

/// What a name in a folder stands for. A link is a link, wherever it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A plain file.
    File,
    /// A folder.
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

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn make_folder(&self, path: &Path) -> io::Result<bool> {
        match DirBuilder::new().mode(0o700).create(path) {
            Err(there) if there.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(false),
            made => made.map(|()| true),
        }
    }

    fn create(&self, folder: &Path) -> io::Result<NamedTempFile> {
        // With an opener of our own the error keeps its number; that of `tempfile_in` loses it ("too many open files").
        tempfile::Builder::new()
            .prefix(TEMPORARY)
            .make_in(folder, |path| OpenOptions::new().write(true).create_new(true).mode(0o600).open(path))
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.as_file_mut().write_all(bytes)
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        file.as_file().sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        match rename_without_replacing(from, to) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => rename_by_link(from, to),
            done => Ok(done?),
        }
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match rustix::fs::fsync(File::open(folder)?) {
            // Some network and user-space file systems know no syncing of folders; nothing more can be had from them.
            Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
            done => Ok(done?),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::with_capacity(about.len().min(MAX_BYTES) as usize);
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_BYTES { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries =
            fs::read_dir(folder)?.map(|entry| entry.and_then(|e| entry_of(&e))).collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        Ok(entries)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Hold>> {
        loop {
            let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let file = File::from(rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR)?);
            match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Err(Errno::WOULDBLOCK) => return Ok(None),
                held => held?,
            }
            if still_named(&file, path)? {
                return Ok(Some(Hold { _file: file }));
            }
        }
    }
}

fn entry_of(entry: &fs::DirEntry) -> io::Result<Entry> {
    let kind = entry.file_type()?;
    let kind = match () {
        () if kind.is_symlink() => EntryKind::Link,
        () if kind.is_dir() => EntryKind::Folder,
        () if kind.is_file() => EntryKind::File,
        () => EntryKind::Other,
    };
    Ok(Entry { name: entry.file_name(), kind })
}

/// Between opening a lock's file and locking it, whoever had the lock may have removed the file.
fn still_named(file: &File, path: &Path) -> io::Result<bool> {
    let ours = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(named) => Ok(named.ino() == ours.ino() && named.dev() == ours.dev()),
        Err(gone) if gone.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(other) => Err(other),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_without_replacing(from: &Path, to: &Path) -> Result<(), Errno> {
    rustix::fs::renameat_with(CWD, from, CWD, to, rustix::fs::RenameFlags::NOREPLACE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_without_replacing(_: &Path, _: &Path) -> Result<(), Errno> {
    Err(Errno::NOSYS)
}

/// The same for file systems that cannot rename without replacing: a second name, then the first one away.
fn rename_by_link(from: &Path, to: &Path) -> io::Result<()> {
    match rustix::fs::linkat(CWD, from, CWD, to, rustix::fs::AtFlags::empty()) {
        Ok(()) => fs::remove_file(from),
        // No links either. Names are 128 random bits, so looking first is as good as certain.
        Err(Errno::PERM | Errno::NOSYS | Errno::NOTSUP | Errno::INVAL) => match fs::symlink_metadata(to) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
            Err(other) => Err(other),
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        },
        Err(other) => Err(other.into()),
    }
}
