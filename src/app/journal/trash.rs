//! The pages that were deleted and can be brought back for thirty days.

use super::{name, restore};
use crate::app::form::{Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::parts::{List, Row};
use crate::app::{AnyScreen, Go, Model, Turn};
use crate::engine::RecordId;
use crate::engine::record::Record;
use crate::journal::TRASH_DAYS;

/// The pages that are out of sight and can be brought back.
pub struct Trash {
    form: Form,
    /// Of each page, the records that keep it out.
    pages: Vec<Vec<RecordId>>,
}

impl Trash {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let mut deleted = model.progress().deleted();
        // Their files go at an opening, which may not have been yet.
        deleted.retain(|page| model.now.signed_duration_since(page.last.at).num_days() < TRASH_DAYS);
        let rows = deleted.iter().enumerate().map(|(at, page)| {
            Row::new(name(model, page.last), Press::Row(at))
                .beside(model.book.words.dates.day(model.now.date_naive(), page.last.at.date_naive()))
        });
        let form = Form::new(vec![Part::List(List::new(rows.collect()))]);
        let pages = deleted.into_iter().map(|page| page.by.into_iter().cloned().collect()).collect();
        Self { form, pages }
    }
}

impl AnyScreen for Trash {
    fn page(&self, _model: &Model) -> Page {
        let mut page = Page::new("Deleted pages");
        "yours alone".clone_into(&mut page.whose);
        let words = if self.pages.is_empty() {
            "Nothing here."
        } else {
            "Out of sight for 30 days, then gone. Enter brings a page back."
        };
        page.spaced(Block::text(words)).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(at) => {
                let by = self.pages.get(at).cloned().unwrap_or_default();
                by.iter().fold(Turn::stay(), |turn, deleted| turn.with(restore(deleted, model)))
            }
            _ => Turn::go(Go::Back),
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        *self = Self::new(model);
        Turn::stay()
    }
}
