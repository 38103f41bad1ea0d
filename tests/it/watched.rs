//! A disk that is watched: whatever is done on it, no file may hold what was typed, at no moment.

use crate::lock::spellings::holding;
use crate::shelf::FaultyDisk;
use goldseam::journal::Disk;
use goldseam::journal::disk::{Entry, Hold};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::NamedTempFile;

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
    fn make_folder(&self, path: &Path) -> io::Result<bool> {
        self.after(self.disk.make_folder(path))
    }

    fn create(&self, folder: &Path) -> io::Result<NamedTempFile> {
        self.after(self.disk.create(folder))
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        self.after(self.disk.write(file, bytes))
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        self.after(self.disk.sync(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.after(self.disk.rename(from, to))
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.after(self.disk.replace(from, to))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.after(self.disk.sync_folder(folder))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.disk.list(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.after(self.disk.remove(path))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Hold>> {
        self.after(self.disk.lock(path))
    }
}
