//! The journal: what was written, by date and part; reading, searching, then and now, deleting.
//!
//! Search looks as one types, whatever the case or the accents. A deleted page can be brought back for thirty days.

pub mod reading;
pub mod trash;

pub use reading::{Reading, ThenAndNow};
pub use trash::Trash;

use super::field::Field;
use super::input::Input;
use super::list::List;
use super::sheet::{Button, Row, Sheet};
use super::{Model, Route, Screen, Transition, written};
use crate::engine::record::{FREE_PAGE, Record};
use crate::engine::{self, Reader, RecordId};
use crate::journal::search;
use std::ops::Range;

/// The list of pages, newest first, all in one or part by part.
pub struct JournalPage {
    find: Input<Field>,
    by_part: bool,
    found: Found,
}

/// The pages that were found, in the order of the list. There may be as many as days in a life.
#[derive(Default)]
struct Found {
    wanted: String,
    pages: Vec<RecordId>,
    /// How often other pages were found.
    times: u64,
}

/// What can be answered in the journal.
#[derive(Clone)]
pub enum Answer {
    /// Opens it to be read.
    Page(RecordId),
    /// The other way of laying the pages out.
    TurnOver,
    /// Another screen.
    To(Route),
}

impl JournalPage {
    /// By date, with nothing looked for.
    pub fn new(model: &Model) -> Self {
        let mut journal = Self { find: Input::line(""), by_part: false, found: Found::default() };
        journal.look(model);
        journal
    }

    fn look(&mut self, model: &Model) {
        let wanted = search::fold(self.find.text().trim());
        let mut found: Vec<&Record> = model.progress().pages().rev().filter(|record| holds(record, &wanted)).collect();
        if self.by_part {
            found.sort_by_cached_key(|record| part_of(model, record).0);
        }
        let pages: Vec<RecordId> = found.iter().map(|record| record.id.clone()).collect();
        // The mark goes to the first row only where other pages are listed:
        // looking again must not take it from where it was.
        let times = self.found.times + u64::from(pages != self.found.pages);
        self.found = Found { wanted, pages, times };
    }
}

/// Whether a page holds these words, whatever their case or accents.
fn holds(record: &Record, wanted: &str) -> bool {
    wanted.is_empty() || search::matches(record, wanted).is_some()
}

/// The part of the workbook a page belongs to: its place in the order of the book, and its title. What no part of this
/// edition has comes after them, and free pages last.
fn part_of<'a>(model: &'a Model, record: &Record) -> (usize, &'a str) {
    let parts = model.book.stages.len();
    match model.book.stage_of(&record.step) {
        Some(found) => {
            let place = model.book.stages.iter().position(|stage| stage.id == found.id);
            (place.unwrap_or(parts), &found.title)
        }
        None if record.step == FREE_PAGE => (parts + 1, ""),
        None => (parts, model.book.words.pages.journal.another_edition()),
    }
}

impl JournalPage {
    fn row(&self, at: usize, reader: Reader, model: &Model) -> Row<()> {
        // A page that is gone by now has no words, and keeps its place until it is looked again.
        let record = |at: usize| model.progress().record(self.found.pages.get(at)?);
        let Some(here) = record(at) else { return Row::new("", ()) };
        let is_free = here.step == FREE_PAGE;
        let name =
            if is_free { written::first_words(here, model) } else { engine::page::name(&model.book, &reader, here) };
        let row = Row::new(name, ()).beside(written::day(model, here));
        let (place, title) = part_of(model, here);
        if !self.by_part {
            return row.mark(title);
        }
        let above = at.checked_sub(1).and_then(record);
        if above.is_some_and(|above| part_of(model, above).0 == place) {
            return row;
        }
        row.under(if title.is_empty() { model.book.words.pages.journal.nothing_asked() } else { title })
    }
}

impl Screen for JournalPage {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let journal = &words.pages.journal;
        let sheet = written::of_its_writer(words.home.front.journal(), model);
        let list = List::long(self.found.times, self.found.pages.len());
        let sheet = if list.is_empty() {
            sheet.text(words.common.empty.nothing_here()).long_list(list).tight()
        } else {
            sheet.long_list(list)
        };
        let other = if self.by_part { journal.by_date() } else { journal.by_part() };
        let mut buttons =
            vec![Button::new(other, Answer::TurnOver), Button::new(journal.take_along(), Answer::To(Route::TakeOut))];
        // Pages that are only read bring nothing back.
        if model.is_open() {
            buttons.push(Button::new(words.pages.trash.title(), Answer::To(Route::Trash)));
        }
        sheet.line(journal.find(), &self.find).buttons(buttons)
    }

    fn rows(&self, range: Range<usize>, model: &Model) -> Vec<Row<()>> {
        // Asked for once: to know it takes looking through everything that was said of them.
        let reader = model.reader();
        range.map(|at| self.row(at, reader, model)).collect()
    }

    fn row_answer(&self, at: usize) -> Option<Answer> {
        self.found.pages.get(at).cloned().map(Answer::Page)
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Page(id) => Transition::to(Route::Reading(id)),
            Answer::To(route) => Transition::to(route),
            Answer::TurnOver => {
                self.by_part = !self.by_part;
                self.look(model);
                // Even in the same order the rows say something else.
                self.found.times += 1;
                Transition::stay()
            }
        }
    }

    fn changed(&mut self, _on: Option<Answer>, model: &mut Model) -> Transition {
        // A space or an accent finds the same pages, and moving the mark does
        // too: thousands are not looked through for that.
        if search::fold(self.find.text().trim()) != self.found.wanted {
            self.look(model);
        }
        Transition::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        self.look(model);
    }
}
