//! The lines of long records as they were read, a megabyte after the other, to be parsed where they are asked for.

use super::admit::ReadLine;
use super::record_file;
use crate::engine::shelf::{Head, Row, Shelf, Source, Words};
use crate::engine::{Record, Shelves};
use std::sync::{Arc, OnceLock};

/// The size of one block, in bytes, unless one line is longer.
pub(super) const BLOCK: usize = 1 << 20;

/// The bytes that say how long a line is.
const LENGTH: usize = size_of::<u32>();

/// Blocks of lines, each after its length. One that is still on its way is waited for.
pub(super) struct Texts(pub(super) Vec<OnceLock<Option<Vec<u8>>>>);

impl Source for Texts {
    fn record(&self, at: u64) -> Option<Record> {
        let (block, from) = (usize::try_from(at >> 32).ok()?, usize::try_from(at & u64::from(u32::MAX)).ok()?);
        let bytes = self.0.get(block)?.wait().as_deref()?.get(from..)?;
        let (length, bytes) = bytes.split_first_chunk::<LENGTH>()?;
        let line = bytes.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        record_file::parse(line).ok()
    }
}

/// Blocks that are being filled.
#[derive(Default)]
pub(super) struct Blocks(Vec<Vec<u8>>);

impl Blocks {
    /// Puts a line at the end, and says where it stands.
    pub(super) fn put(&mut self, line: &[u8]) -> u64 {
        let has_room = |last: &Vec<u8>| last.len() + LENGTH + line.len() <= BLOCK;
        if !self.0.last().is_some_and(has_room) {
            // The block before gives back what it has too much: a book of one page takes no megabyte.
            self.0.last_mut().into_iter().for_each(Vec::shrink_to_fit);
            self.0.push(Vec::new());
        }
        let block = self.0.len() - 1;
        let bytes = &mut self.0[block];
        let from = bytes.len();
        bytes.extend_from_slice(&(line.len() as u32).to_le_bytes());
        bytes.extend_from_slice(line);
        (block as u64) << 32 | from as u64
    }

    pub(super) fn done(mut self) -> Texts {
        self.0.iter_mut().for_each(Vec::shrink_to_fit);
        Texts(self.0.into_iter().map(|bytes| OnceLock::from(Some(bytes))).collect())
    }
}

/// Puts what was read on shelves. Of what is long only the line is kept.
pub(super) fn shelved(pages: impl Iterator<Item = ReadLine>) -> Shelves {
    let (mut blocks, mut rows): (_, [Vec<Row>; 3]) = (Blocks::default(), Default::default());
    for ReadLine { record, line } in pages {
        let row = if record.event.kind().is_long() {
            Row { head: Head::of(&record), step: record.step.as_str().into(), words: Words::At(blocks.put(&line)) }
        } else {
            record.into()
        };
        rows[row.head.place as usize].push(row);
    }
    let texts: Arc<Texts> = Arc::new(blocks.done());
    Shelves::from(rows.map(|rows| Shelf::new(rows, Some(texts.clone()))))
}
