//! The lines of long records as they were read, a megabyte after the other, to be parsed where they are asked for.

use super::admit::ReadLine;
use super::record_file;
use crate::engine::record::Head;
use crate::engine::shelf::{Row, Shelf, Source, Words};
use crate::engine::{Record, Shelves};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The size of one block, in bytes, unless one line is longer.
pub(super) const BLOCK: usize = 1 << 20;

/// The bytes that say how long a line is.
const LENGTH: usize = size_of::<u32>();

/// Blocks of lines. One that is still on its way is waited for.
pub(super) struct Texts(Vec<OnceLock<Block>>);

/// Lines by where they stand in the block: the number of the block above, the place in it below.
enum Block {
    /// One after the other, each after its length.
    Whole(Vec<u8>),
    /// Each that could be found.
    OneByOne(HashMap<u64, Vec<u8>>),
}

impl Source for Texts {
    fn record(&self, at: u64) -> Option<Record> {
        let line = match self.0.get(usize::try_from(at >> 32).ok()?)?.wait() {
            Block::Whole(bytes) => line_in(bytes, usize::try_from(at & u64::from(u32::MAX)).ok()?)?,
            Block::OneByOne(lines) => lines.get(&at)?,
        };
        record_file::parse(line).ok()
    }
}

fn line_in(bytes: &[u8], from: usize) -> Option<&[u8]> {
    let (length, bytes) = bytes.get(from..)?.split_first_chunk::<LENGTH>()?;
    bytes.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

impl Texts {
    /// So many blocks, which are still on their way.
    pub(super) fn of(count: usize) -> Self {
        Self((0..count).map(|_| OnceLock::new()).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The bytes of a block, once they are here and where they are whole.
    pub(super) fn bytes(&self, at: usize) -> Option<&[u8]> {
        if let Block::Whole(bytes) = self.0.get(at)?.wait() { Some(bytes) } else { None }
    }

    /// A block has come.
    pub(super) fn fill(&self, at: usize, bytes: Vec<u8>) {
        let _ = self.0[at].set(Block::Whole(bytes));
    }

    /// So have the lines of a block, which was not to be had.
    pub(super) fn fill_with(&self, at: usize, lines: HashMap<u64, Vec<u8>>) {
        let _ = self.0[at].set(Block::OneByOne(lines));
    }
}

/// Blocks that are being filled, at the end of others.
#[derive(Default)]
pub(super) struct Blocks {
    /// The number of the first of them. It can be one that was there already and has room left.
    first: usize,
    bytes: Vec<Vec<u8>>,
    has_more: bool,
}

impl Blocks {
    /// What comes after these texts. None where one of them is not whole.
    pub(super) fn after(texts: &Texts) -> Option<Self> {
        let whole: Option<Vec<&[u8]>> = (0..texts.len()).map(|at| texts.bytes(at)).collect();
        Some(match whole?.split_last() {
            Some((last, before)) => Self { first: before.len(), bytes: vec![last.to_vec()], has_more: false },
            None => Self::default(),
        })
    }

    /// Puts a line at the end, and says where it stands.
    pub(super) fn put(&mut self, line: &[u8]) -> u64 {
        let has_room = |last: &Vec<u8>| last.len() + LENGTH + line.len() <= BLOCK;
        if !self.bytes.last().is_some_and(has_room) {
            // The block before gives back what it has too much: a book of one page takes no megabyte.
            self.bytes.last_mut().into_iter().for_each(Vec::shrink_to_fit);
            self.bytes.push(Vec::new());
        }
        let last = self.bytes.len() - 1;
        let bytes = &mut self.bytes[last];
        let from = bytes.len();
        bytes.extend_from_slice(&(line.len() as u32).to_le_bytes());
        bytes.extend_from_slice(line);
        self.has_more = true;
        ((self.first + last) as u64) << 32 | from as u64
    }

    /// A block by its number, where anything was put into it or after it.
    pub(super) fn changed(&self, at: usize) -> Option<&[u8]> {
        let at = at.checked_sub(self.first).filter(|_| self.has_more)?;
        self.bytes.get(at).map(Vec::as_slice)
    }

    /// How many there are, with those before.
    pub(super) fn count(&self) -> usize {
        self.first + self.bytes.len()
    }

    fn done(mut self) -> Texts {
        self.bytes.iter_mut().for_each(Vec::shrink_to_fit);
        Texts(self.bytes.into_iter().map(|bytes| OnceLock::from(Block::Whole(bytes))).collect())
    }
}

/// Puts what was read on shelves. Of what is long only the line is kept.
pub(super) fn shelved(pages: impl Iterator<Item = ReadLine>) -> (Shelves, Arc<Texts>) {
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
    (Shelves::from(rows.map(|rows| Shelf::new(rows, Some(texts.clone())))), texts)
}
