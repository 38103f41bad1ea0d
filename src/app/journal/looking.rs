//! Looking for words through many pages, a piece at a time, so that no key ever waits for it.
//!
//! Each page is folded once, and what was folded goes when nothing is looked for any more. Where somebody types on, only what
//! was found is looked through again, and the pages that were not come to yet.

use crate::engine::{Progress, RecordId};
use crate::journal::search::{Wanted, fold_record};
use std::ops::Range;

/// How much is done between two keys, counted in plain letters that are folded. A few milliseconds at most on a slow
/// computer, and a thousand pages or more.
const PIECE: usize = 2 << 20;

/// What coming to a page for the first time costs, whatever stands on it: its words are parsed for it.
const PAGE: usize = 4 << 10;

/// What coming to it again costs.
const AGAIN: usize = 64;

/// How much faster a text is looked through than it is folded.
const FASTER: usize = 8;

/// So much is folded into one place. A text that grew as a whole would be copied again and again.
const CHUNK: usize = 256 << 10;

/// What is looked for, and how far it has come.
pub(super) struct Looking {
    wanted: Wanted,
    folded: Folded,
    /// The pages that were found, by their number, in order.
    hits: Vec<usize>,
    /// Those that were found for fewer letters, and which of them comes next.
    again: (Vec<usize>, usize),
    /// The first page that was not come to since.
    next: usize,
}

impl Looking {
    pub(super) fn new(wanted: Wanted) -> Self {
        Self { wanted, folded: Folded::default(), hits: Vec::new(), again: Default::default(), next: 0 }
    }

    /// The pages found by now, by their number.
    pub(super) fn hits(&self) -> &[usize] {
        &self.hits
    }

    pub(super) fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// Whether all of so many pages were looked through.
    pub(super) fn is_over(&self, pages: usize) -> bool {
        self.again.1 == self.again.0.len() && self.next == pages
    }

    /// Looks for other words from now on.
    pub(super) fn look_for(&mut self, wanted: Wanted) {
        let mut again = std::mem::take(&mut self.hits);
        if wanted.narrows(&self.wanted) {
            let (before, at) = &self.again;
            again.extend(&before[*at..]);
        } else {
            again = Vec::new();
            self.next = 0;
        }
        self.again = (again, 0);
        self.wanted = wanted;
    }

    /// One piece of it.
    pub(super) fn go_on(&mut self, pages: &[RecordId], progress: &Progress) {
        let mut left = PIECE;
        while left > 0 && !self.is_over(pages.len()) {
            let at = if let Some(&at) = self.again.0.get(self.again.1) {
                self.again.1 += 1;
                at
            } else {
                self.next += 1;
                self.next - 1
            };
            let (text, cost) = self.folded.page(at, pages, progress);
            if self.wanted.stands_in(text) {
                self.hits.push(at);
            }
            left = left.saturating_sub(AGAIN + cost + text.len() / FASTER);
        }
    }
}

/// The words of the pages that were come to, folded.
#[derive(Default)]
struct Folded {
    chunks: Vec<String>,
    /// Of each page, in which of them its words stand, and where.
    pages: Vec<(usize, Range<usize>)>,
}

impl Folded {
    /// The words of a page, folded now if they were not before, and what that took. Pages are come to in their order.
    fn page(&mut self, at: usize, pages: &[RecordId], progress: &Progress) -> (&str, usize) {
        let mut cost = 0;
        for id in pages.iter().take(at + 1).skip(self.pages.len()) {
            if self.chunks.last().is_none_or(|chunk| chunk.len() > CHUNK) {
                self.chunks.push(String::with_capacity(CHUNK + CHUNK / 8));
            }
            let number = self.chunks.len() - 1;
            if let (Some(chunk), Some(page)) = (self.chunks.last_mut(), progress.kept(id)) {
                let from = chunk.len();
                cost += PAGE + fold_record(&page.read(), chunk);
                self.pages.push((number, from..chunk.len()));
            } else {
                // It is gone by now.
                self.pages.push((number, 0..0));
            }
        }
        let text = self.pages.get(at).and_then(|(chunk, range)| self.chunks.get(*chunk)?.get(range.clone()));
        (text.unwrap_or_default(), cost)
    }
}
