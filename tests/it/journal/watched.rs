//! A disk that is watched: whatever is done on it, no file may hold what was typed, at no moment.

use crate::journal::lock::spellings::holding;
use crate::journal::shelf::FaultyDisk;
use goldseam::journal::Disk;
use goldseam::journal::disk::{Entry, Folder, Hold, Spot, Temporary};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A disk that looks at every file after every operation, and notes each set of files that held a phrase.
pub(crate) struct Watched {
    folder: PathBuf,
    phrases: Vec<String>,
    disk: FaultyDisk,
    seen: Mutex<Vec<BTreeSet<PathBuf>>>,
}

impl Watched {
    /// Over everything in a folder, looking for these phrases.
    pub(crate) fn over(folder: &Path, phrases: &[&str]) -> Arc<Self> {
        let phrases = phrases.iter().map(|&phrase| phrase.to_owned()).collect();
        Arc::new(Self { folder: folder.to_owned(), phrases, disk: FaultyDisk::default(), seen: Mutex::default() })
    }

    fn after<T>(&self, done: io::Result<T>) -> io::Result<T> {
        let phrases: Vec<&str> = self.phrases.iter().map(String::as_str).collect();
        self.seen.lock().unwrap().push(holding(&self.folder, &phrases));
        done
    }

    /// What was seen since the last time this was asked.
    pub(crate) fn seen(&self) -> Vec<BTreeSet<PathBuf>> {
        std::mem::take(&mut *self.seen.lock().unwrap())
    }

    #[track_caller]
    pub(crate) fn saw_nothing(&self, doing: &str) {
        let seen = self.seen();
        assert!(!seen.is_empty(), "nothing was done while {doing}");
        assert!(seen.iter().all(BTreeSet::is_empty), "words stood on the disk while {doing}");
    }
}

impl Disk for Watched {
    fn make_folder(&self, spot: &Spot) -> io::Result<bool> {
        self.after(self.disk.make_folder(spot))
    }

    fn create(&self, folder: &Folder) -> io::Result<Temporary> {
        self.after(self.disk.create(folder))
    }

    fn write(&self, file: &mut Temporary, bytes: &[u8]) -> io::Result<()> {
        self.after(self.disk.write(file, bytes))
    }

    fn sync(&self, file: &Temporary) -> io::Result<()> {
        self.after(self.disk.sync(file))
    }

    fn name(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        self.after(self.disk.name(file, to))
    }

    fn name_over(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        self.after(self.disk.name_over(file, to))
    }

    fn rename(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        self.after(self.disk.rename(from, to))
    }

    fn replace(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        self.after(self.disk.replace(from, to))
    }

    fn sync_folder(&self, folder: &Folder) -> io::Result<()> {
        self.after(self.disk.sync_folder(folder))
    }

    fn read(&self, spot: &Spot) -> io::Result<Vec<u8>> {
        self.disk.read(spot)
    }

    fn list(&self, folder: &Folder) -> io::Result<Vec<Entry>> {
        self.disk.list(folder)
    }

    fn remove(&self, spot: &Spot) -> io::Result<()> {
        self.after(self.disk.remove(spot))
    }

    fn lock(&self, spot: &Spot) -> io::Result<Option<Hold>> {
        self.after(self.disk.lock(spot))
    }
}
