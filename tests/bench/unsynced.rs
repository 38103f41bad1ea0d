//! The real disk, but that nobody waits for it, and that its clock is an hour ahead: what was just written is old enough to
//! be believed. For workbooks that are made up to be measured, and can be made up again.

use goldseam::journal::disk::{Disk, Entry, Folder, Hold, RealDisk, Spot, Temporary};
use std::io;

/// An hour, in nanoseconds.
const AHEAD: i64 = 3_600 * 1_000_000_000;

/// The disk itself.
pub(crate) struct Unsynced;

impl Disk for Unsynced {
    fn make_folder(&self, spot: &Spot) -> io::Result<bool> {
        RealDisk.make_folder(spot)
    }

    fn create(&self, folder: &Folder) -> io::Result<Temporary> {
        RealDisk.create(folder)
    }

    fn write(&self, file: &mut Temporary, bytes: &[u8]) -> io::Result<()> {
        RealDisk.write(file, bytes)
    }

    fn sync(&self, _file: &Temporary) -> io::Result<()> {
        Ok(())
    }

    fn name(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        RealDisk.name(file, to)
    }

    fn name_over(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        RealDisk.name_over(file, to)
    }

    fn rename(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn replace(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        RealDisk.replace(from, to)
    }

    fn sync_folder(&self, _folder: &Folder) -> io::Result<()> {
        Ok(())
    }

    fn read(&self, spot: &Spot) -> io::Result<Vec<u8>> {
        RealDisk.read(spot)
    }

    fn list(&self, folder: &Folder) -> io::Result<Vec<Entry>> {
        RealDisk.list(folder)
    }

    fn now(&self, folder: &Folder) -> io::Result<i64> {
        Ok(RealDisk.now(folder)? + AHEAD)
    }

    fn remove(&self, spot: &Spot) -> io::Result<()> {
        RealDisk.remove(spot)
    }

    fn lock(&self, spot: &Spot) -> io::Result<Option<Hold>> {
        RealDisk.lock(spot)
    }
}
