//! Fetching the lines of long records beside everything else.
//!
//! The first screen needs none of them. A text that is not as it was written is no loss: its pages are read one by one.

use super::rows;
use crate::engine::RecordId;
use crate::journal::cache::{BlockId, Cache};
use crate::journal::disk::{Disk, Folder};
use crate::journal::key::Key;
use crate::journal::layout::RECORDS;
use crate::journal::texts::Texts;
use crate::journal::{prove, record_file};
use std::sync::Arc;
use std::thread;

/// What it takes to fetch them. It is gone, key and all, once they are here.
pub(super) struct Fetch {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) folder: Folder,
    pub(super) cache: Cache,
    pub(super) key: Option<Key>,
    pub(super) rows: Vec<u8>,
    pub(super) ids: Vec<BlockId>,
    pub(super) into: Arc<Texts>,
}

impl Fetch {
    /// On a thread of its own; where none is to be had, here and now.
    pub(super) fn begin(self) {
        if self.ids.is_empty() {
            return;
        }
        let fetch = Arc::new(self);
        let there = fetch.clone();
        if thread::Builder::new().name("pages".to_owned()).spawn(move || there.all()).is_err() {
            fetch.all();
        }
    }

    fn all(&self) {
        for (at, id) in self.ids.iter().enumerate() {
            match self.cache.text(&*self.disk, id) {
                Some(text) => self.into.fill(at, text),
                None => self.one_by_one(at),
            }
        }
    }

    /// The pages of a text that is not there, each out of its own file.
    fn one_by_one(&self, text: usize) {
        let lines = rows::in_text(&self.rows, text).into_iter();
        self.into.fill_with(text, lines.filter_map(|(id, at)| Some((at, self.line(&RecordId::of(id))?))).collect());
    }

    fn line(&self, id: &RecordId) -> Option<Vec<u8>> {
        let folder = self.folder.sub(RECORDS);
        record_file::candidates(id).iter().find_map(|file| {
            let bytes = self.disk.read(&folder.at(&file.name)).ok()?;
            let plain = match &self.key {
                Some(key) if file.ending == "age" => key.open(&bytes).ok()?,
                _ => bytes,
            };
            Some(prove::split(record_file::without_mark(&plain)).0)
        })
    }
}
