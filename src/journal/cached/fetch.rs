//! Fetching the lines of long records when they are asked for.
//!
//! The first screen needs none of them. A text that is not as it was written is no loss: its pages are read one by one.

use super::rows;
use crate::engine::RecordId;
use crate::journal::cache::{Cache, Index};
use crate::journal::disk::{Disk, Folder};
use crate::journal::key::Key;
use crate::journal::layout::RECORDS;
use crate::journal::texts::{Block, BlockSource};
use crate::journal::{prove, record_file};
use std::sync::Arc;

/// What it takes to fetch them. It is gone, key and all, once they are here.
pub(super) struct Fetch {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) folder: Folder,
    pub(super) cache: Cache,
    pub(super) key: Option<Key>,
    /// Says which texts there are, and, where one is not there, whose lines were in it.
    pub(super) index: Arc<Index>,
}

impl BlockSource for Fetch {
    fn fetch(&self, number: usize) -> Block {
        let there = self.index.texts.get(number).and_then(|id| self.cache.text(&*self.disk, id));
        there.map_or_else(|| self.one_by_one(number), Block::Whole)
    }
}

impl Fetch {
    /// The pages of a text that is not there, each out of its own file.
    fn one_by_one(&self, number: usize) -> Block {
        let lines = rows::in_text(&self.index.bytes, number).into_iter();
        Block::OneByOne(lines.filter_map(|(id, at)| Some((at, self.line(&RecordId::of(id))?))).collect())
    }

    fn line(&self, id: &RecordId) -> Option<Vec<u8>> {
        let folder = self.folder.sub(RECORDS);
        record_file::candidates(id).iter().find_map(|file| {
            let bytes = self.disk.read(&folder.at(&file.name)).ok()?;
            let plain = match &self.key {
                Some(key) if file.is_sealed() => key.open(&bytes).ok()?,
                _ => bytes,
            };
            Some(prove::split(record_file::without_mark(&plain)).0)
        })
    }
}
