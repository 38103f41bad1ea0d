//! Taking away what lies in a folder, as far down as it goes.
//!
//! A link is taken away, and what it leads to is not. What can't be taken away is said at the end, and holds up nothing else.

use super::disk::{Disk, Entry, EntryKind, Folder};
use super::error::{Act, NotKept};
use super::fault::Fault;
use std::fs;
use std::io;
use std::path::PathBuf;

/// How deep folders may lie in each other. Nothing of the program's does; what lies deeper is left, and said.
pub(super) const DEEPEST: usize = 32;

/// What is taken away, one after the other; the first thing that could not be is remembered, and the rest goes on.
pub(super) struct Removing<'a> {
    disk: &'a dyn Disk,
    first: Option<io::Error>,
    /// Where links led that are gone.
    pub(super) led_to: Vec<PathBuf>,
}

impl<'a> Removing<'a> {
    pub(super) fn on(disk: &'a dyn Disk) -> Self {
        Self { disk, first: None, led_to: Vec::new() }
    }

    pub(super) fn note(&mut self, done: io::Result<()>) {
        if let Err(error) = done
            && error.kind() != io::ErrorKind::NotFound
        {
            self.first.get_or_insert(error);
        }
    }

    /// Takes away what stands in a folder, where it is meant. A link goes, and what it leads to stays.
    pub(super) fn empty(&mut self, folder: &Folder, deepest: usize, is_meant: &dyn Fn(&Entry) -> bool) {
        let entries = match self.disk.list(folder) {
            Ok(entries) => entries,
            Err(error) => return self.note(Err(error)),
        };
        for entry in entries.iter().filter(|entry| is_meant(entry)) {
            let spot = folder.at(&entry.name);
            match (entry.kind, deepest.checked_sub(1)) {
                (EntryKind::Folder, Some(deepest)) => {
                    self.empty(&folder.sub(&entry.name), deepest, &|_| true);
                    self.note(self.disk.remove_folder(&spot));
                }
                (EntryKind::Folder, None) => self.note(Err(Fault::TooDeep.into())),
                (EntryKind::Link, _) => {
                    let path = folder.path().join(&entry.name);
                    // Where it leads is only for saying it.
                    let led_to = fs::read_link(&path).ok().map(|to| path.with_file_name(to));
                    let removed = self.disk.remove(&spot);
                    self.led_to.extend(led_to.filter(|_| removed.is_ok()));
                    self.note(removed);
                }
                _ => self.note(self.disk.remove(&spot)),
            }
        }
        self.note(self.disk.sync_folder(folder));
    }

    pub(super) fn ended(&mut self) -> Result<(), NotKept> {
        self.first.take().map_or(Ok(()), |error| Err(Act::Erase.failed(error)))
    }
}

/// Takes a folder away, with all that is in it.
pub(super) fn remove_folder(disk: &dyn Disk, folder: &Folder) -> io::Result<()> {
    let Some(spot) = folder.spot() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut removing = Removing::on(disk);
    removing.empty(folder, DEEPEST, &|_| true);
    removing.note(disk.remove_folder(&spot));
    removing.first.map_or(Ok(()), Err)
}
