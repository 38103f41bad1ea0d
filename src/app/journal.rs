//! The journal: what was written, by date and part; reading, searching, then and now, deleting.
//!
//! Search looks as one types, whatever the case or the accents. A deleted page can be brought back for thirty days.

pub mod reading;
pub mod trash;

pub use reading::{Reading, open_note};
pub use trash::Trash;

use super::field::Field;
use super::form::{Button, Door, Form, Part, Press};
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::{AnyScreen, Effect, Model, Turn, doors};
use crate::engine::RecordId;
use crate::engine::page::words_of;
use crate::engine::record::{FREE_PAGE, Known, Record};
use crate::journal::search;

/// The title of a page: its step, or that it is a blank one.
pub fn name(model: &Model, record: &Record) -> String {
    crate::engine::page::name(&model.book, &model.reader(), record)
}

/// A free page is known by how it begins; the words are on the list of their writer alone.
fn first_words(record: &Record) -> String {
    let words = words_of(record);
    clipped(words.lines().find(|line| !line.trim().is_empty()).unwrap_or("A page"))
}

/// The beginning of the first line, as much of it as a list has room for.
fn clipped(words: &str) -> String {
    let line = words.trim().lines().next().unwrap_or_default().trim();
    match crate::text::clip(line, 28) {
        cut if cut.len() < line.len() => format!("{}…", cut.trim_end()),
        _ => line.to_owned(),
    }
}

/// The title of a page with its day.
pub fn title(model: &Model, record: &Record) -> String {
    format!("{}, {}", name(model, record), model.book.words.dates.day(model.now.date_naive(), record.at.date_naive()))
}

/// A page on a list where it is chosen for something: known by how it begins, or by the promise it makes, and by its day.
pub fn choice(model: &Model, record: &Record) -> String {
    let what = match record.known() {
        Some(Known::Promised { value }) => format!("{}: {}", name(model, record), clipped(&value.line)),
        Some(Known::Answered { .. }) if record.step == FREE_PAGE => first_words(record),
        Some(Known::Answered { value }) if !value.text.trim().is_empty() => {
            format!("{}: {}", name(model, record), clipped(&value.text))
        }
        _ => name(model, record),
    };
    format!("{what}, {}", model.book.words.dates.day(model.now.date_naive(), record.at.date_naive()))
}

/// The list of pages, newest first, all in one or part by part.
pub struct JournalPage {
    form: Form,
    shown: Vec<RecordId>,
    by_part: bool,
}

impl JournalPage {
    /// Every page.
    pub fn new(model: &Model) -> Self {
        let parts = vec![
            Part::List(List::default()),
            Part::Line(Field::line("").into(), "find: ".to_owned()),
            Part::Buttons(buttons(false, model), 0),
        ];
        let mut journal = Self { form: Form::new(parts), shown: Vec::new(), by_part: false };
        journal.find(model);
        journal
    }

    /// The other way of laying the pages out.
    fn turn_over(&mut self, model: &Model) -> Turn {
        self.by_part = !self.by_part;
        if let Some(Part::Buttons(shown, _)) = self.form.parts.last_mut() {
            *shown = buttons(self.by_part, model);
        }
        self.find(model);
        Turn::stay()
    }

    fn find(&mut self, model: &Model) {
        let wanted = search::fold(self.form.typed(1).trim());
        let mut found: Vec<&Record> = model.progress().pages().rev().filter(|record| holds(record, &wanted)).collect();
        let rows = if self.by_part {
            found.sort_by_key(|record| part_of(model, record).0);
            by_part(model, &found)
        } else {
            found.iter().map(|record| row(model, record).mark(part_of(model, record).1)).collect()
        };
        let ids: Vec<RecordId> = found.iter().map(|record| record.id.clone()).collect();
        if let Some(Part::List(list)) = self.form.parts.first_mut() {
            let at = if ids == self.shown { list.at } else { 0 };
            *list = List { rows, at };
        }
        self.shown = ids;
    }
}

/// Whether a page holds these words, whatever their case or accents.
fn holds(record: &Record, wanted: &str) -> bool {
    wanted.is_empty() || crate::journal::search::matches(record, wanted).is_some()
}

fn row(model: &Model, record: &Record) -> Row {
    let day = model.book.words.dates.day(model.now.date_naive(), record.at.date_naive());
    let name = if record.step == FREE_PAGE { first_words(record) } else { name(model, record) };
    Row::new(name, Press::Record(record.id.clone())).beside(day)
}

/// The part of the workbook a page belongs to: its place in the order of the book, and its title. What no part of this
/// edition has comes after them, and free pages last.
fn part_of(model: &Model, record: &Record) -> (usize, String) {
    let parts = model.book.stages.len();
    match model.book.stage_of(&record.step) {
        Some(found) => {
            let place = model.book.stages.iter().position(|stage| stage.id == found.id);
            (place.unwrap_or(parts), found.title.clone())
        }
        None if record.step == FREE_PAGE => (parts + 1, String::new()),
        None => (parts, "From another edition".to_owned()),
    }
}

/// The rows under the titles of their parts.
fn by_part(model: &Model, found: &[&Record]) -> Vec<Row> {
    let mut above = None;
    let mut rows = Vec::new();
    for record in found {
        let (place, title) = part_of(model, record);
        let row = row(model, record);
        let title = if title.is_empty() { "Pages with nothing asked".to_owned() } else { title };
        rows.push(if above == Some(place) { row } else { row.under(title) });
        above = Some(place);
    }
    rows
}

fn buttons(by_part: bool, model: &Model) -> Vec<Button> {
    let other = if by_part { "By date" } else { "Part by part" };
    let mut buttons =
        vec![Button::new(other, Press::More), Button::new("Take pages along", Press::Door(Door::TakeOut))];
    // Pages that are only read bring nothing back.
    buttons.extend(model.is_open().then(|| Button::new("Deleted pages", Press::Door(Door::Trash))));
    buttons
}

/// The top of a page with something that was written on it. What is read while no workbook is open has nothing that shows
/// whose it is, and that is said on every page.
pub(super) fn of_its_writer(place: impl Into<String>, model: &Model) -> Page {
    let mut page = Page::new(place);
    if model.is_open() {
        "yours alone".clone_into(&mut page.whose);
        page
    } else {
        page.spaced(Block::text(model.book.words.lock.never.reading()))
    }
}

impl AnyScreen for JournalPage {
    fn page(&self, model: &Model) -> Page {
        let page = of_its_writer("Journal", model);
        let page = if self.shown.is_empty() {
            page.spaced(Block::text("Nothing here.")).with(Block::Part(0))
        } else {
            page.spaced(Block::Part(0))
        };
        page.spaced(Block::Part(1)).with(Block::Part(2))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Record(id) => match model.progress().record(&id) {
                Some(record) => Turn::to(Reading::new(record, model)),
                None => Turn::stay(),
            },
            Press::Door(door) => doors::open(door, model),
            Press::More => self.turn_over(model),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.find(model);
        Turn::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        self.find(model);
    }
}

/// Undoes a deletion: a record of its own, and the page's file back in its place.
fn restore(tombstone: &RecordId, model: &mut Model) -> Effect {
    let step = model.progress().all().iter().find(|record| record.id == *tombstone).map(|record| record.step.clone());
    let id = model.new_id();
    let record = model.record(id, &step.unwrap_or_default(), "", Known::Undeleted { of: tombstone.clone() });
    Effect::Restore(Box::new(record))
}
