//! The pages that were deleted and can be brought back for thirty days.

use crate::app::page::Belongs;
use crate::app::sheet::{Row, Sheet};
use crate::app::written::{day, name, restore};
use crate::app::{Model, Screen, Transition};
use crate::engine::RecordId;
use crate::engine::record::Record;
use crate::journal::TRASH_DAYS;

/// The pages that are out of sight and can be brought back.
#[derive(Default)]
pub struct Trash {
    /// Of each page, the records that keep it out. There may be many: they are looked for once, and when one came back.
    pages: Vec<Vec<RecordId>>,
    rows: Vec<Row<usize>>,
    /// How often a page came back. The next one must not come after it because Enter was pressed twice.
    times: u64,
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
        let rows = deleted.iter().enumerate();
        self.rows = rows.map(|(at, page)| Row::new(name(model, page.last), at).beside(day(model, page.last))).collect();
        // All tombstones of a page: one that two windows deleted comes back only when none of them is left.
        self.pages = deleted.into_iter().map(|page| page.by.into_iter().cloned().collect()).collect();
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
        sheet.text(said).list(self.rows.clone()).tight().scene(self.times)
    }

    fn on(&mut self, at: usize, model: &mut Model) -> Transition {
        let by = self.pages.get(at).cloned().unwrap_or_default();
        by.iter().fold(Transition::stay(), |turn, deleted| turn.with(restore(deleted, model)))
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Transition {
        self.look(model);
        self.times += 1;
        Transition::stay()
    }
}
