//! Rows to open: how many there are, and those around the one that is chosen.
//!
//! A page is made anew for every look, and a list can be as long as a life. So of a long list a page has the rows that can be
//! in sight, and no others: they are made in blocks, once, and the pages that follow share them.

use super::buttons::{Nth, Row};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

/// So many rows are made together, and looked at together for where the words beside them begin. Blocks that never move, so
/// that nothing jumps sideways while somebody scrolls.
pub const BLOCK: usize = 128;

/// Rows to open, in the order in which the arrow keys go through them.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Which of the lists that come to stand in its place on one screen it is.
    pub which: u64,
    pub(super) grows: bool,
    len: usize,
    is_long: bool,
    /// Those that are made, by the number of their block.
    blocks: Vec<(usize, Rc<Block>)>,
}

/// Rows that stand together, and how wide their words are.
#[derive(Debug)]
struct Block {
    rows: Vec<Row>,
    /// As it was asked for last.
    column: Cell<Column>,
}

/// How wide the words of some rows are, for a width of the part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// The first of these rows, and the first that is none of them.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) wide: usize,
    pub(super) cells: usize,
}

impl List {
    /// Of these rows.
    pub fn of(which: u64, rows: Vec<Row>) -> Self {
        let len = rows.len();
        let mut rows = rows.into_iter();
        let of_next = |number| (number, Block::of(rows.by_ref().take(BLOCK).collect()));
        let blocks = (0..len.div_ceil(BLOCK)).map(of_next).collect();
        Self { which, len, blocks, ..Self::default() }
    }

    /// Of so many rows, which its screen makes where they are in sight: see [`Screen::rows`](super::Screen::rows). With the
    /// same number it may only have become longer, at its end.
    pub fn long(which: u64, len: usize) -> Self {
        Self { which, len, is_long: true, ..Self::default() }
    }

    /// Whether more of them may come, at the end.
    #[must_use]
    pub fn growing(self, grows: bool) -> Self {
        Self { grows, ..self }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether its screen makes the rows where they are in sight.
    pub(super) fn is_long(&self) -> bool {
        self.is_long
    }

    /// One of them, where it is made.
    pub fn row(&self, at: usize) -> Option<&Row> {
        self.block(at)?.rows.get(at % BLOCK)
    }

    /// Those that are made, each with its place.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.blocks.iter().flat_map(|(number, block)| (number * BLOCK..).zip(&block.rows))
    }

    /// What one of them answers, made or not.
    pub(super) fn answer(&self, at: usize) -> Option<Nth> {
        if self.is_long { (at < self.len).then(|| Nth::row(at)) } else { self.row(at).map(|row| row.answer) }
    }

    /// Whether a place in the list before is the same place in this one. Where rows came or went the same number would be
    /// another row, and Enter would open what was not meant.
    pub(super) fn goes_on(&self, before: &Self) -> bool {
        self.which == before.which && (self.len == before.len || self.is_long && self.len > before.len)
    }

    /// Makes the rows that can be in sight in a window of so many lines, with one of them chosen. Those of the page `before`
    /// are taken over, where there is one on which they were the same.
    pub(super) fn make(
        &mut self,
        chosen: usize,
        height: usize,
        before: Option<&Self>,
        mut make: impl FnMut(Range<usize>) -> Vec<Row<()>>,
    ) {
        let far = height.max(BLOCK);
        let around = chosen.saturating_sub(far) / BLOCK..=(chosen + far) / BLOCK;
        let last = self.len.div_ceil(BLOCK);
        // How tall a part is follows from its first rows, wherever one is in it: else it would grow and shrink on the way.
        let first = 0..far.div_ceil(BLOCK).min(*around.start());
        for number in first.chain(around).filter(|number| *number < last) {
            let range = number * BLOCK..self.len.min((number + 1) * BLOCK);
            let there = before.filter(|before| before.which == self.which).and_then(|before| before.at(number));
            let there = there.filter(|block| block.rows.len() == range.len());
            let block = there.cloned().unwrap_or_else(|| {
                let rows = make(range.clone()).into_iter().zip(range);
                Block::of(rows.map(|(row, at)| row.answering(Nth::row(at))).collect())
            });
            self.blocks.push((number, block));
        }
    }

    fn at(&self, number: usize) -> Option<&Rc<Block>> {
        // Of a list that is made as a whole, each stands where its number says.
        let there = self.blocks.get(number).filter(|(there, _)| *there == number);
        there.or_else(|| self.blocks.iter().find(|(there, _)| *there == number)).map(|(_, block)| block)
    }

    fn block(&self, row: usize) -> Option<&Rc<Block>> {
        self.at(row / BLOCK)
    }

    /// How wide the words around a row are, if that was found before for this width.
    pub(super) fn column(&self, row: usize, wide: usize) -> Option<usize> {
        let column = self.block(row)?.column.get();
        (column.wide == wide && (column.from..column.to).contains(&row)).then_some(column.cells)
    }

    /// Remembers how wide they are.
    pub(super) fn note(&self, column: Column) {
        if let Some(block) = self.block(column.from) {
            block.column.set(column);
        }
    }
}

impl Block {
    fn of(rows: Vec<Row>) -> Rc<Self> {
        Rc::new(Self { rows, column: Cell::default() })
    }
}
