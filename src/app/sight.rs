//! What is seen of a screen: its page as it was made last, and where the focus is in it.
//!
//! What was typed is in the inputs, which the screen holds; the focus, what is chosen in lists, and how far a text was read
//! stay as they were when a page is made anew, unless it is another scene.

use super::Model;
use super::action::Action;
use super::buttons::Row;
use super::field::Area;
use super::focus::{Focus, Seen};
use super::list::List;
use super::page::{Page, Part, Piece};
use super::parts::Outcome;
use crate::content::Workbook;
use chrono::NaiveDate;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

/// What is seen of a screen.
pub(super) struct Sight {
    page: Page,
    focus: Focus,
    /// What the rows follow from that were made.
    source: Source,
    /// The scenes that may be shown again, as they were left.
    left: Vec<(Page, Focus)>,
}

/// What rows say follows from this. Where it is another, they are made anew.
struct Source {
    book: Arc<Workbook>,
    today: NaiveDate,
    /// How often the records came to be others.
    changes: u64,
}

impl Source {
    fn of(model: &Model) -> Self {
        Self { book: model.book.clone(), today: model.now.date_naive(), changes: model.here().changes }
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.book, &other.book) && (self.today, self.changes) == (other.today, other.changes)
    }
}

/// Makes these rows of the long list on a page.
type MakeRows<'a> = &'a dyn Fn(Range<usize>) -> Vec<Row<()>>;

impl Sight {
    /// Nothing of it yet.
    pub(super) fn unseen(model: &Model) -> Self {
        let page = Page::default();
        Self { focus: Focus::new(&page), page, source: Source::of(model), left: Vec::new() }
    }

    /// Seen for the first time.
    pub(super) fn new(page: Page, model: &Model, rows: MakeRows<'_>) -> Self {
        let mut sight = Self { focus: Focus::new(&page), page, source: Source::of(model), left: Vec::new() };
        sight.make_rows(None, model, rows);
        sight
    }

    pub(super) fn seen(&self) -> Seen<'_> {
        Seen { page: &self.page, focus: &self.focus }
    }

    /// Moves, types or picks.
    pub(super) fn act(&mut self, action: Action, area: Area) -> Outcome {
        self.focus.act(&self.page, action, area)
    }

    /// The page was made anew.
    pub(super) fn show(&mut self, page: Page, model: &Model, rows: MakeRows<'_>) {
        let was = mem::replace(&mut self.page, page);
        let page = &self.page;
        if page.is_again(&was) {
            self.focus = self.focus.moved_to(page, &was);
            self.make_rows(Some(&was), model, rows);
            return;
        }
        let focus = mem::replace(&mut self.focus, Focus::new(page));
        self.left.retain(|(left, _)| left.scene.number != was.scene.number);
        // Together with its page: the focus fits there again only where the same parts stand on it.
        if was.scene.as_left {
            self.left.push((was, focus));
        }
        let left = self.left.iter().find(|(left, _)| page.scene.as_left && page.is_again(left));
        if let Some((was, focus)) = left {
            self.focus = focus.moved_to(page, was);
        }
        self.make_rows(None, model, rows);
    }

    /// Makes the rows that can be in sight, but for those that stood on the page before.
    fn make_rows(&mut self, before: Option<&Page>, model: &Model, rows: MakeRows<'_>) {
        let source = Source::of(model);
        let before = before.filter(|_| self.source.is(&source)).and_then(long_list).map(|(_, list)| list);
        self.source = source;
        let Some((part, _)) = long_list(&self.page) else { return };
        let chosen = self.seen().cursor(part);
        let lists = self.page.pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Part(Part::List(list)) if list.is_long() => Some(list),
            _ => None,
        });
        for list in lists.take(1) {
            list.make(chosen, usize::from(model.size.1), before, rows);
        }
    }
}

/// The list of a page whose screen makes the rows, and which part of it that is.
fn long_list(page: &Page) -> Option<(usize, &List)> {
    page.parts().enumerate().find_map(|(at, part)| part.list().filter(|list| list.is_long()).map(|list| (at, list)))
}
