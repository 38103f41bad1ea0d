//! A disk that is only read. Whoever has this one can't write, remove or lock anything, whatever they ask for.
//!
//! It stands before another disk, so there is one gate, and no room above has to remember that nothing may be written.

use super::{Disk, Entry, Folder, Hold, Spot, Stamp, Temporary};
use std::ffi::OsString;
use std::io;
use std::sync::Arc;
use thiserror::Error;

/// The answer to everything but reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub struct OnlyReads;

impl OnlyReads {
    /// Whether this is why something was not done.
    pub fn refused(error: &io::Error) -> bool {
        error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Self>)
    }
}

fn no<T>() -> io::Result<T> {
    Err(io::Error::other(OnlyReads))
}

/// Another disk, to be read alone.
pub struct ReadDisk(Arc<dyn Disk>);

impl ReadDisk {
    /// Reads go through to `disk`; all else fails with an error.
    pub fn before(disk: Arc<dyn Disk>) -> Self {
        Self(disk)
    }
}

impl Disk for ReadDisk {
    fn only_reads(&self) -> bool {
        true
    }

    fn read(&self, spot: &Spot) -> io::Result<Vec<u8>> {
        self.0.read(spot)
    }

    fn list(&self, folder: &Folder) -> io::Result<Vec<Entry>> {
        self.0.list(folder)
    }

    fn stamp(&self, folder: &Folder) -> io::Result<Stamp> {
        self.0.stamp(folder)
    }

    fn stamps(&self, folder: &Folder) -> io::Result<Vec<(OsString, Stamp)>> {
        self.0.stamps(folder)
    }

    // A clock is read off a file that is made for it.
    fn now(&self, _folder: &Folder) -> io::Result<i64> {
        no()
    }

    fn make_folder(&self, _spot: &Spot) -> io::Result<bool> {
        no()
    }

    fn create(&self, _folder: &Folder) -> io::Result<Temporary> {
        no()
    }

    fn write(&self, _file: &mut Temporary, _bytes: &[u8]) -> io::Result<()> {
        no()
    }

    fn sync(&self, _file: &Temporary) -> io::Result<()> {
        no()
    }

    fn name(&self, _file: &mut Temporary, _to: &Spot) -> io::Result<()> {
        no()
    }

    fn name_over(&self, _file: &mut Temporary, _to: &Spot) -> io::Result<()> {
        no()
    }

    fn rename(&self, _from: &Spot, _to: &Spot) -> io::Result<()> {
        no()
    }

    fn replace(&self, _from: &Spot, _to: &Spot) -> io::Result<()> {
        no()
    }

    fn sync_folder(&self, _folder: &Folder) -> io::Result<()> {
        no()
    }

    fn remove(&self, _spot: &Spot) -> io::Result<()> {
        no()
    }

    fn remove_folder(&self, _spot: &Spot) -> io::Result<()> {
        no()
    }

    fn close_to_others(&self, _folder: &Folder) -> io::Result<bool> {
        no()
    }

    // Taking a lock makes its file.
    fn lock(&self, _spot: &Spot) -> io::Result<Option<Hold>> {
        no()
    }
}
