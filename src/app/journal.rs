//! The journal: what was written, by date and part; reading, searching, then and now, deleting.
//!
//! Search looks as one types, whatever the case or the accents. A deleted page can be brought back for thirty days.

mod looking;
pub mod reading;
pub mod trash;

pub use reading::{Reading, ThenAndNow};
pub use trash::Trash;

use super::field::Field;
use super::input::Input;
use super::list::List;
use super::sheet::{Button, Row, Sheet};
use super::{Model, Moment, Route, Screen, Transition, written};
use crate::engine::record::FREE_PAGE;
use crate::engine::{self, Kept, Reader, RecordId};
use crate::journal::search::Wanted;
use chrono::TimeDelta;
use looking::Looking;
use std::ops::Range;

/// The list of pages, newest first, all in one or part by part.
pub struct JournalPage {
    find: Input<Field>,
    by_part: bool,
    /// All pages, in the order of the list. There may be as many as days in a life.
    pages: Vec<RecordId>,
    /// Those among them in which the words stand that are looked for, and since when. Where none is typed yet, the pages are
    /// only made ready; none where nobody is about to type any.
    looking: Option<(Looking, Moment)>,
    /// How often it came to be another list.
    times: u64,
}

/// After how long the page says that it is still being looked. On most computers it never takes as long.
const LONG: TimeDelta = TimeDelta::milliseconds(400);

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
        let pages = pages(model, false);
        Self { find: Input::line(""), by_part: false, pages, looking: None, times: 0 }
    }

    /// Lists the pages anew, if they are others or stand in another order.
    fn list_anew(&mut self, model: &Model) {
        let pages = pages(model, self.by_part);
        // The mark goes to the first row only where other pages are listed: coming back must not take it from where it was.
        if pages == self.pages {
            return;
        }
        (self.pages, self.times) = (pages, self.times + 1);
        if let Some((looking, _)) = self.looking.take() {
            self.looking = Some((Looking::new(looking.wanted().clone()), model.now));
            self.go_on(model);
        }
    }

    /// Looks for what is typed now. The newest words count, and what they find is there at once where there are not very
    /// many pages.
    fn look(&mut self, wanted: Wanted, model: &Model) {
        self.times += 1;
        let looking = match self.looking.take() {
            Some((mut looking, _)) => {
                looking.look_for(wanted);
                looking
            }
            None => Looking::new(wanted),
        };
        self.looking = Some((looking, model.now));
        self.go_on(model);
    }

    fn go_on(&mut self, model: &Model) {
        if let Some((looking, _)) = &mut self.looking {
            looking.go_on(&self.pages, model.progress());
        }
    }

    /// What is looked for, and since when.
    fn found(&self) -> Option<&(Looking, Moment)> {
        self.looking.as_ref().filter(|(looking, _)| !looking.wanted().is_empty())
    }

    /// How many pages are listed.
    fn len(&self) -> usize {
        self.found().map_or(self.pages.len(), |(looking, _)| looking.hits().len())
    }

    /// The page in that row.
    fn page(&self, row: usize) -> Option<&RecordId> {
        let at = self.found().map_or(Some(row), |(looking, _)| looking.hits().get(row).copied());
        self.pages.get(at?)
    }

    /// What stands in place of the rows where there are none.
    fn none<'a>(&self, model: &'a Model) -> &'a str {
        let words = &model.book.words;
        match self.found() {
            Some((_, since)) if self.is_looking() => {
                if model.now - since < LONG {
                    ""
                } else {
                    words.pages.journal.still_looking()
                }
            }
            _ => words.common.empty.nothing_here(),
        }
    }
}

/// All pages, newest first, or part by part.
fn pages(model: &Model, by_part: bool) -> Vec<RecordId> {
    let pages = model.progress().pages().rev();
    if !by_part {
        return pages.map(Kept::id).collect();
    }
    let mut pages: Vec<Kept<'_>> = pages.collect();
    pages.sort_by_cached_key(|page| part_of(model, page.step()).0);
    pages.into_iter().map(Kept::id).collect()
}

/// The part of the workbook a page belongs to: its place in the order of the book, and its title. What no part of this
/// edition has comes after them, and free pages last.
fn part_of<'a>(model: &'a Model, step: &str) -> (usize, &'a str) {
    let parts = model.book.stages.len();
    match model.book.stage_of(step) {
        Some(found) => {
            let place = model.book.stages.iter().position(|stage| stage.id == found.id);
            (place.unwrap_or(parts), &found.title)
        }
        None if step == FREE_PAGE => (parts + 1, ""),
        None => (parts, model.book.words.pages.journal.another_edition()),
    }
}

impl JournalPage {
    fn row(&self, at: usize, reader: Reader, model: &Model) -> Row<()> {
        // A page that is gone by now has no words, and keeps its place until it is looked again.
        let kept = |row: usize| model.progress().kept(self.page(row)?);
        let Some(here) = kept(at).map(Kept::read) else { return Row::new("", ()) };
        let here = &*here;
        let is_free = here.step == FREE_PAGE;
        let name =
            if is_free { written::first_words(here, model) } else { engine::page::name(&model.book, &reader, here) };
        let row = Row::new(name, ()).beside(written::day(model, here));
        let (place, title) = part_of(model, &here.step);
        if !self.by_part {
            return row.mark(title);
        }
        let above = at.checked_sub(1).and_then(kept);
        if above.is_some_and(|above| part_of(model, above.step()).0 == place) {
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
        let list = List::long(self.times, self.len()).growing(self.is_looking());
        let sheet =
            if list.is_empty() { sheet.text(self.none(model)).long_list(list).tight() } else { sheet.long_list(list) };
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
        self.page(at).cloned().map(Answer::Page)
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Page(id) => Transition::to(Route::Reading(id)),
            Answer::To(route) => Transition::to(route),
            Answer::TurnOver => {
                self.by_part = !self.by_part;
                self.list_anew(model);
                // Even in the same order the rows say something else.
                self.times += 1;
                Transition::stay()
            }
        }
    }

    fn changed(&mut self, on: Option<Answer>, model: &mut Model) -> Transition {
        let wanted = Wanted::of(&self.find.text());
        // A space or an accent finds the same pages, and moving the mark does too.
        let is_other = self.looking.as_ref().map_or(!wanted.is_empty(), |(looking, _)| *looking.wanted() != wanted);
        if wanted.is_empty() && on.is_some() {
            self.times += u64::from(self.found().is_some());
            self.looking = None;
        } else if is_other {
            self.look(wanted, model);
        } else if self.looking.is_none() {
            // Whoever comes to the box is about to type. By the first letter the pages are ready to be looked through.
            self.looking = Some((Looking::new(wanted), model.now));
        }
        Transition::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        self.list_anew(model);
    }

    fn is_looking(&self) -> bool {
        self.found().is_some_and(|(looking, _)| !looking.is_over(self.pages.len()))
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        // At once: whatever is pressed meanwhile comes first.
        self.looking.as_ref().filter(|(looking, _)| !looking.is_over(self.pages.len())).map(|_| model.now)
    }

    fn tick(&mut self, model: &mut Model) -> Transition {
        self.go_on(model);
        Transition::stay()
    }
}
