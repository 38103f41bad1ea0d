//! The file system of a Unix: every call takes the handle of a folder and one name in it, and none follows a link.
//!
//! The one exception is [`Handle::named`]: the folder of a workbook may itself be a link that somebody made.

mod stamp;
mod unnamed;

use super::{Entry, EntryKind, MAX_BYTES};
use rustix::buffer::spare_capacity;
use rustix::fs::{AtFlags, FileType, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;

/// A folder, opened once.
#[derive(Debug)]
pub(super) struct Handle(OwnedFd);

/// Every file and folder is for its owner alone.
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
// Not waiting, since a pipe may have the name of a page; no link, since it could lead anywhere outside.
const FILE: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);
const OWNER: Mode = Mode::RUSR.union(Mode::WUSR);

impl Handle {
    /// The folder of that path, links followed.
    pub(super) fn named(path: &Path) -> io::Result<Self> {
        Ok(Self(rustix::fs::open(path, FOLDER, Mode::empty())?))
    }

    /// The folder of that name in this one; a link is none.
    pub(super) fn folder(&self, name: &OsStr) -> io::Result<Self> {
        Ok(Self(rustix::fs::openat(&self.0, name, FOLDER | OFlags::NOFOLLOW, Mode::empty())?))
    }

    /// Whether both are the same folder.
    pub(super) fn is(&self, other: &Self) -> io::Result<bool> {
        Ok(is_same(&rustix::fs::fstat(&self.0)?, rustix::fs::fstat(&other.0)))
    }

    fn look(&self, name: &OsStr) -> Result<rustix::fs::Stat, Errno> {
        rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)
    }

    /// Makes a folder for its owner alone. True if it was made, false if it was there.
    pub(super) fn make_folder(&self, name: &OsStr) -> io::Result<bool> {
        match rustix::fs::mkdirat(&self.0, name, Mode::RWXU) {
            Err(Errno::EXIST) if kind(self.look(name)?.st_mode) == EntryKind::Folder => Ok(false),
            made => Ok(made.map(|()| true)?),
        }
    }

    /// A new file for its owner alone, locked, whatever the account takes away from every new file.
    pub(super) fn create(&self, name: &OsStr) -> io::Result<File> {
        let flags = FILE | OFlags::RDWR | OFlags::CREATE | OFlags::EXCL;
        ours(rustix::fs::openat(&self.0, name, flags, OWNER)?)
    }

    /// Takes away what others may do in it. True if there was something.
    pub(super) fn close_to_others(&self) -> io::Result<bool> {
        let mode = |about: rustix::fs::Stat| Mode::from_raw_mode(about.st_mode);
        let open = Mode::RWXG | Mode::RWXO;
        let before = mode(rustix::fs::fstat(&self.0)?);
        if !before.intersects(open) {
            return Ok(false);
        }
        rustix::fs::fchmod(&self.0, before - open)?;
        // Some file systems say yes, and have no such thing.
        Ok(!mode(rustix::fs::fstat(&self.0)?).intersects(open))
    }

    pub(super) fn rename(&self, name: &OsStr, to: &Self, new: &OsStr) -> io::Result<()> {
        match self.rename_without_replacing(name, to, new) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => self.rename_by_link(name, to, new),
            done => Ok(done?),
        }
    }

    pub(super) fn replace(&self, name: &OsStr, to: &Self, new: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::renameat(&self.0, name, &to.0, new)?)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn rename_without_replacing(&self, name: &OsStr, to: &Self, new: &OsStr) -> Result<(), Errno> {
        rustix::fs::renameat_with(&self.0, name, &to.0, new, rustix::fs::RenameFlags::NOREPLACE)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn rename_without_replacing(&self, _: &OsStr, _: &Self, _: &OsStr) -> Result<(), Errno> {
        Err(Errno::NOSYS)
    }

    /// The same for file systems that cannot rename without replacing: a second name, then the first one away.
    fn rename_by_link(&self, name: &OsStr, to: &Self, new: &OsStr) -> io::Result<()> {
        match rustix::fs::linkat(&self.0, name, &to.0, new, AtFlags::empty()) {
            Ok(()) => self.remove(name),
            // No links either. Names are 128 random bits, so looking first is as good as certain.
            Err(Errno::PERM | Errno::NOSYS | Errno::NOTSUP | Errno::INVAL) => match to.look(new) {
                Err(Errno::NOENT) => self.replace(name, to, new),
                Err(other) => Err(other.into()),
                Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            },
            Err(other) => Err(other.into()),
        }
    }

    /// Waits until the names in it are on the disk itself.
    pub(super) fn sync(&self) -> io::Result<()> {
        match rustix::fs::fsync(&self.0) {
            // Some network and user-space file systems know no syncing of folders; nothing more can be had from them.
            Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
            done => Ok(done?),
        }
    }

    /// All of a plain file. Opening it waits for nobody, whatever it is, and a longer one is an error.
    pub(super) fn read(&self, name: &OsStr) -> io::Result<Vec<u8>> {
        let file = File::from(rustix::fs::openat(&self.0, name, FILE | OFlags::RDONLY, Mode::empty())?);
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        // One byte more than its size, so that the read after the first one finds the end. The size is only a hint: the
        // file may grow.
        let mut bytes = Vec::with_capacity(about.len().min(MAX_BYTES) as usize + 1);
        while rustix::io::retry_on_intr(|| rustix::io::read(&file, spare_capacity(&mut bytes)))? > 0 {
            if bytes.len() as u64 > MAX_BYTES {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            bytes.reserve(1);
        }
        Ok(bytes)
    }

    /// What stands in it, in the order of the names.
    pub(super) fn list(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in rustix::fs::Dir::read_from(&self.0)? {
            let entry = entry?;
            let name = OsString::from_vec(entry.file_name().to_bytes().to_vec());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                // Some file systems say the kind only when they are asked.
                FileType::Unknown => match self.look(&name) {
                    Err(Errno::NOENT) => continue,
                    about => kind(about?.st_mode),
                },
                known => kind(known.as_raw_mode()),
            };
            entries.push(Entry { name, kind });
        }
        entries.sort();
        Ok(entries)
    }

    pub(super) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::empty())?)
    }

    pub(super) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::REMOVEDIR)?)
    }

    /// The lock of that name; `None` if another living program has it.
    pub(super) fn lock(&self, name: &OsStr) -> io::Result<Option<File>> {
        loop {
            let file = rustix::fs::openat(&self.0, name, FILE | OFlags::RDWR | OFlags::CREATE, OWNER)?;
            let ours = rustix::fs::fstat(&file)?;
            if kind(ours.st_mode) != EntryKind::File {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Err(Errno::WOULDBLOCK) => return Ok(None),
                held => held?,
            }
            // Between opening the file and locking it, whoever had the lock may have removed it.
            if is_same(&ours, self.look(name)) {
                return Ok(Some(File::from(file)));
            }
        }
    }
}

fn ours(file: OwnedFd) -> io::Result<File> {
    rustix::fs::fchmod(&file, OWNER)?;
    // Where there are no locks, what is left over stays until somebody looks for it.
    let _ = rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive);
    Ok(File::from(file))
}

/// Whether that is the same file or folder; what is not there is not.
fn is_same(ours: &rustix::fs::Stat, named: Result<rustix::fs::Stat, Errno>) -> bool {
    named.is_ok_and(|named| named.st_ino == ours.st_ino && named.st_dev == ours.st_dev)
}

fn kind(mode: rustix::fs::RawMode) -> EntryKind {
    match FileType::from_raw_mode(mode) {
        FileType::RegularFile => EntryKind::File,
        FileType::Directory => EntryKind::Folder,
        FileType::Symlink => EntryKind::Link,
        _ => EntryKind::Other,
    }
}
