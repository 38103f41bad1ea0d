//! The lines of long records as they were read, a megabyte after the other, to be parsed where they are asked for.

use super::record_file;
use crate::engine::Record;
use crate::engine::shelf::Source;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The size of one block, in bytes, unless one line is longer.
pub(super) const BLOCK: usize = 1 << 20;

/// The bytes that say how long a line is.
const LENGTH: usize = size_of::<u32>();

/// Blocks of lines. One that is not here yet is fetched when something in it is asked for.
pub(super) struct Texts {
    blocks: Vec<OnceLock<Block>>,
    /// None once all are here.
    source: Mutex<Option<Arc<dyn BlockSource>>>,
}

/// Where blocks are fetched from.
pub(super) trait BlockSource: Send + Sync {
    /// A block by its number.
    fn fetch(&self, number: usize) -> Block;
}

/// Lines by where they stand in the block: the number of the block above, the place in it below.
pub(super) enum Block {
    /// One after the other, each after its length.
    Whole(Vec<u8>),
    /// Each that could be found.
    OneByOne(HashMap<u64, Vec<u8>>),
}

impl Source for Texts {
    fn record(&self, at: u64) -> Option<Record> {
        let line = match self.block(block_of(at))? {
            Block::Whole(bytes) => line_in(bytes, in_block(at))?,
            Block::OneByOne(lines) => lines.get(&at)?,
        };
        record_file::parse(line).ok()
    }
}

/// The number of the block that a line is in.
fn block_of(at: u64) -> usize {
    (at >> 32) as usize
}

/// Where in it.
fn in_block(at: u64) -> usize {
    (at & u64::from(u32::MAX)) as usize
}

fn line_in(bytes: &[u8], from: usize) -> Option<&[u8]> {
    let (length, bytes) = bytes.get(from..)?.split_first_chunk::<LENGTH>()?;
    bytes.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

impl Texts {
    /// So many blocks, of which none is here yet.
    pub(super) fn from(source: Arc<dyn BlockSource>, count: usize) -> Self {
        Self { blocks: (0..count).map(|_| OnceLock::new()).collect(), source: Mutex::new(Some(source)) }
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    fn block(&self, number: usize) -> Option<&Block> {
        let fetched = || {
            // Not held while the disk is read: somebody else may want another block.
            let source = self.source.lock().unwrap_or_else(PoisonError::into_inner).clone();
            source.map_or_else(|| Block::OneByOne(HashMap::new()), |source| source.fetch(number))
        };
        Some(self.blocks.get(number)?.get_or_init(fetched))
    }

    /// Fetches what is not here yet, and lets go of where it came from. False where all was here.
    pub(super) fn fetch_all(&self) -> bool {
        for number in 0..self.len() {
            self.block(number);
        }
        self.source.lock().unwrap_or_else(PoisonError::into_inner).take().is_some()
    }

    /// The bytes of a block, where they are whole.
    pub(super) fn bytes(&self, number: usize) -> Option<&[u8]> {
        if let Block::Whole(bytes) = self.block(number)? { Some(bytes) } else { None }
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
            // The first grows with the book. Each that follows will be full.
            self.bytes.push(Vec::with_capacity(if self.bytes.is_empty() { 0 } else { BLOCK }));
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

    /// A line that was put here.
    pub(super) fn line(&self, at: u64) -> Option<&[u8]> {
        line_in(self.bytes.get(block_of(at).checked_sub(self.first)?)?, in_block(at))
    }

    /// Wipes the lines that are not among these. The others stay where they are.
    pub(super) fn wipe_all_but(&mut self, these: &HashSet<u64>) {
        for (number, bytes) in (self.first as u64..).zip(&mut self.bytes) {
            let mut from = 0;
            while let Some(length) = line_in(bytes, from).map(<[u8]>::len) {
                let next = from + LENGTH + length;
                if !these.contains(&(number << 32 | from as u64)) {
                    bytes[from + LENGTH..next].fill(0);
                }
                from = next;
            }
        }
    }

    pub(super) fn done(mut self) -> Texts {
        self.bytes.iter_mut().for_each(Vec::shrink_to_fit);
        let blocks = self.bytes.into_iter().map(|bytes| OnceLock::from(Block::Whole(bytes))).collect();
        Texts { blocks, source: Mutex::default() }
    }
}
