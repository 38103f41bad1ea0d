//! The pages that were deleted and can be brought back for thirty days.

use crate::app::list::List;
use crate::app::page::Belongs;
use crate::app::sheet::{Row, Sheet};
use crate::app::written::{day, restore};
use crate::app::{Model, Screen, Transition};
use crate::engine::page::name;
use crate::engine::progress::Deleted;
use crate::engine::record::Record;
use crate::engine::{Reader, RecordId};
use crate::journal::TRASH_DAYS;
use std::ops::Range;

/// The pages that are out of sight and can be brought back.
#[derive(Default)]
pub struct Trash {
    /// There may be many: they are looked for once, and when one came back.
    pages: Vec<Out>,
    /// How often a page came back. The next one must not come after it because Enter was pressed twice.
    times: u64,
}

/// A page that is out of sight.
struct Out {
    /// The record that put it there last.
    last: RecordId,
    /// All that keep it there: one that two windows deleted comes back only when none of them is left.
    by: Vec<RecordId>,
}

impl Trash {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let mut trash = Self::default();
        trash.look(model);
        trash
    }

    fn look(&mut self, model: &Model) {
        let mut deleted = model.progress().deleted();
        // Their files go at an opening, which may not have been yet.
        deleted.retain(|page| model.now.signed_duration_since(page.last.at).num_days() < TRASH_DAYS);
        let out = |page: Deleted<'_>| Out { last: page.last.id.clone(), by: page.by.into_iter().cloned().collect() };
        self.pages = deleted.into_iter().map(out).collect();
    }

    fn row(&self, at: usize, reader: Reader, model: &Model) -> Option<Row<()>> {
        let deleted = model.progress().record(&self.pages.get(at)?.last)?;
        Some(Row::new(name(&model.book, &reader, deleted), ()).beside(day(model, deleted)))
    }
}

impl Screen for Trash {
    /// The number of a page.
    type Answer = usize;

    fn sheet(&self, model: &Model) -> Sheet<usize> {
        let words = &model.book.words;
        let trash = &words.pages.trash;
        let said = if self.pages.is_empty() { words.common.empty.nothing_here() } else { trash.what() };
        let sheet = Sheet::new(trash.title()).whose(Belongs::ToOne);
        sheet.text(said).long_list(List::long(self.times, self.pages.len())).tight().scene(self.times)
    }

    fn rows(&self, range: Range<usize>, model: &Model) -> Vec<Row<()>> {
        let reader = model.reader();
        range.map(|at| self.row(at, reader, model).unwrap_or_else(|| Row::new("", ()))).collect()
    }

    fn row_answer(&self, at: usize) -> Option<usize> {
        (at < self.pages.len()).then_some(at)
    }

    fn on(&mut self, at: usize, model: &mut Model) -> Transition {
        let by = self.pages.get(at).map(|page| page.by.as_slice()).unwrap_or_default();
        by.iter().fold(Transition::stay(), |turn, deleted| turn.with(restore(deleted, model)))
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Transition {
        self.look(model);
        self.times += 1;
        Transition::stay()
    }
}
