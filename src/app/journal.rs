//! The journal: what was written, by date and part; reading, searching, then and now, deleting.
//!
//! Search looks as one types, whatever the case or the accents. A deleted page can be brought back for thirty days.

use super::field::Field;
use super::form::{Button, Door, Form, Part, Press};
use super::page::{Block, Page, Weight};
use super::parts::{List, Read, Row};
use super::{Effect, Go, Model, Screen, Turn, doors, words};
use crate::content::{Leaves, StepId};
use crate::engine::record::{Answer, FREE_PAGE, Known, Record};
use crate::engine::{RecordId, path};
use crate::text;

/// The title of a page: its step, or that it is a blank one.
pub fn name(model: &Model, record: &Record) -> String {
    let prompt = model.book.step(&record.step).and_then(|step| step.for_one(model.role()));
    match prompt {
        Some(prompt) => prompt.title().to_owned(),
        None if record.step == FREE_PAGE => "A page".to_owned(),
        None => "A page from another edition".to_owned(),
    }
}

/// The title of a page with its day.
pub fn title(model: &Model, record: &Record) -> String {
    format!("{}, {}", name(model, record), words::day(model.now, record.at.date_naive()))
}

/// Whether a page may be taken to a session, by its writer's own choice.
pub fn may_leave(model: &Model, record: &Record) -> bool {
    match model.book.step(&record.step) {
        Some(step) => step.leaves != Leaves::Never,
        None => record.step == FREE_PAGE,
    }
}

/// All the words of a page, as text.
pub fn words_of(record: &Record) -> String {
    match record.known() {
        Some(Known::Answered { value }) => answer_words(value),
        Some(Known::Promised { value }) => value.line.clone(),
        Some(Known::Agreed { value }) => {
            let lines = value.lines.iter().map(|line| line.line.as_str());
            std::iter::once(value.limit.as_str()).chain(lines).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

fn answer_words(answer: &Answer) -> String {
    let mut lines = vec![answer.text.clone(), answer.picked.join(", ")];
    lines.extend(answer.number.map(|number| number.to_string()));
    for part in &answer.parts {
        let number = part.number.map(|number| number.to_string()).unwrap_or_default();
        lines.push(format!("{}\n{}{}{number}", part.asked, part.text, part.picked.join(", ")));
    }
    lines.extend(answer.piles.iter().map(|pile| format!("{}: {}", pile.pile, pile.cards.join("; "))));
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n\n")
}

/// The list of pages, newest first.
pub struct JournalPage {
    form: Form,
    shown: Vec<RecordId>,
}

impl JournalPage {
    /// Every page.
    pub fn new(model: &Model) -> Self {
        let parts = vec![
            Part::List(List::default()),
            Part::Line(Field::line(""), "find: ".to_owned()),
            Part::Buttons(vec![Button::new("Deleted pages", Press::Door(Door::Trash))], 0),
        ];
        let mut journal = Self { form: Form::new(parts), shown: Vec::new() };
        journal.find(model);
        journal
    }

    fn find(&mut self, model: &Model) {
        let wanted = text::fold(self.form.typed(1).trim());
        let found: Vec<&Record> = model.progress.pages().rev().filter(|record| holds(record, &wanted)).collect();
        let rows = found.iter().map(|record| row(model, record)).collect();
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
    let stage = model.book.stage_of(&record.step).map(|stage| stage.title.clone()).unwrap_or_default();
    let day = words::day(model.now, record.at.date_naive());
    Row::new(name(model, record), Press::Record(record.id.clone())).beside(day).mark(stage)
}

impl Screen for JournalPage {
    fn page(&self, _model: &Model) -> Page {
        let mut page = Page::new("Journal");
        "yours alone".clone_into(&mut page.whose);
        let page = if self.shown.is_empty() {
            page.spaced(Block::text("Nothing here.")).with(Block::Part(0))
        } else {
            page.spaced(Block::Part(0))
        };
        page.spaced(Block::Part(1)).with(Block::Part(2))
    }

    fn form(&self) -> &Form {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Record(id) => match model.progress.record(&id) {
                Some(record) => Turn::to(Reading::new(record, model)),
                None => Turn::stay(),
            },
            Press::Door(door) => doors::open(door, model),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.find(model);
        Turn::stay()
    }

    fn letter(&mut self, letter: char, _model: &mut Model) -> Turn {
        if letter == '/' {
            self.form.at = 1;
        }
        Turn::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        self.find(model);
    }
}

/// One page to read, or all answers to one prompt, then and now.
pub struct Reading {
    place: String,
    asked: String,
    form: Form,
    record: Option<Record>,
    deleting: bool,
    undo: Option<RecordId>,
}

impl Reading {
    /// One page.
    pub fn new(record: &Record, model: &Model) -> Self {
        let pieces = vec![(Weight::Plain, words_of(record))];
        let mut buttons = vec![Button::new("Back", Press::Back)];
        if model.book.step(&record.step).is_some() {
            buttons.push(Button::new("Answer again", Press::Step(StepId(record.step.clone()))));
        }
        if model.progress.answers(&record.step).nth(1).is_some() && record.step != FREE_PAGE {
            buttons.push(Button::new("Then and now", Press::Before));
        }
        buttons.push(Button::new("Delete", Press::Delete));
        let form = Form::new(vec![Part::Read(Read::new(pieces)), Part::Buttons(buttons, 0)]);
        Self {
            place: title(model, record),
            asked: record.asked.clone(),
            form,
            record: Some(record.clone()),
            deleting: false,
            undo: None,
        }
    }

    /// All answers to one prompt, oldest first, each under its day and the words it was asked in.
    pub fn of_step(step: &str, model: &Model) -> Self {
        let mut pieces = Vec::new();
        for (record, _) in model.progress.answers(step) {
            pieces.push((Weight::Bold, words::day(model.now, record.at.date_naive())));
            pieces.push((Weight::Quiet, record.asked.clone()));
            pieces.push((Weight::Plain, words_of(record)));
        }
        let form =
            Form::new(vec![Part::Read(Read::new(pieces)), Part::Buttons(vec![Button::new("Back", Press::Back)], 0)]);
        Self { place: "Then and now".to_owned(), asked: String::new(), form, record: None, deleting: false, undo: None }
    }

    fn ask_to_delete(&mut self) -> Turn {
        self.deleting = true;
        self.form = Form::buttons(vec![
            Button::new("Out of sight for 30 days", Press::Delete),
            Button::new("Delete for good, now", Press::DeleteForGood),
            Button::new("Back", Press::Back),
        ]);
        Turn::stay()
    }

    fn delete(&mut self, for_good: bool, model: &mut Model) -> Turn {
        let Some(record) = &self.record else { return Turn::stay() };
        let (of, step) = (record.id.clone(), record.step.clone());
        let id = model.new_id();
        let tombstone = model.record(id, &step, "", Known::Deleted { of, for_good });
        Turn::stay().with(Effect::Delete(Box::new(tombstone)))
    }
}

impl Screen for Reading {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(self.place.clone());
        "yours alone".clone_into(&mut page.whose);
        if self.deleting {
            return page.spaced(Block::ask(model.book.library.line("deleting"))).with(Block::Part(0));
        }
        if self.undo.is_some() {
            return page.spaced(Block::text("It is out of sight.")).with(Block::Part(0));
        }
        if !self.asked.is_empty() {
            page = page.spaced(Block::ask(&self.asked));
        }
        page.spaced(Block::Part(0)).with(Block::Part(1))
    }

    fn form(&self) -> &Form {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Delete if self.deleting => self.delete(false, model),
            Press::Delete => self.ask_to_delete(),
            Press::DeleteForGood => self.delete(true, model),
            Press::Undo => match self.undo.take() {
                Some(tombstone) => Turn::stay().with(restore(&tombstone, model)),
                None => Turn::go(Go::Back),
            },
            Press::Step(id) => doors::step(&id, model),
            Press::Before => match &self.record {
                Some(record) => Turn::to(Self::of_step(&record.step.clone(), model)),
                None => Turn::stay(),
            },
            _ => self.back(model),
        }
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Turn {
        match record.known() {
            Some(Known::Deleted { for_good: false, .. }) => {
                self.deleting = false;
                self.undo = Some(record.id.clone());
                self.form = Form::buttons(vec![Button::new("Back", Press::Back), Button::new("Undo", Press::Undo)]);
                Turn::stay()
            }
            Some(Known::Deleted { .. } | Known::Undeleted { .. }) => Turn::go(Go::Back),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        let Some(record) = self.record.clone().filter(|_| self.deleting) else { return Turn::go(Go::Back) };
        *self = Self::new(&record, model);
        Turn::stay()
    }
}

/// Undoes a deletion: a record of its own, and the page's file back in its place.
fn restore(tombstone: &RecordId, model: &mut Model) -> Effect {
    let step = model.progress.all().iter().find(|record| record.id == *tombstone).map(|record| record.step.clone());
    let id = model.new_id();
    let record = model.record(id, &step.unwrap_or_default(), "", Known::Undeleted { of: tombstone.clone() });
    Effect::Restore(Box::new(record))
}

/// The pages that are out of sight and can be brought back.
pub struct Trash {
    form: Form,
    stones: Vec<RecordId>,
}

impl Trash {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let stones: Vec<(&Record, &RecordId)> = model.progress.tombstones().collect();
        let rows = stones.iter().enumerate().map(|(at, (stone, _))| {
            Row::new(name(model, stone), Press::Row(at)).beside(words::day(model.now, stone.at.date_naive()))
        });
        let form = Form::new(vec![Part::List(List::new(rows.collect()))]);
        let stones = stones.iter().map(|(stone, _)| stone.id.clone()).collect();
        Self { form, stones }
    }
}

impl Screen for Trash {
    fn page(&self, _model: &Model) -> Page {
        let mut page = Page::new("Deleted pages");
        "yours alone".clone_into(&mut page.whose);
        let words = if self.stones.is_empty() {
            "Nothing here."
        } else {
            "Out of sight for 30 days, then gone. Enter brings a page back."
        };
        page.spaced(Block::text(words)).with(Block::Part(0))
    }

    fn form(&self) -> &Form {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(at) => match self.stones.get(at).cloned() {
                Some(stone) => Turn::stay().with(restore(&stone, model)),
                None => Turn::stay(),
            },
            _ => Turn::go(Go::Back),
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        *self = Self::new(model);
        Turn::stay()
    }
}

/// Opens the note for later whose time has come, and notes that it was opened.
pub fn open_note(model: &mut Model) -> Turn {
    let Some(note) = path::waiting_note(&model.progress, model.now).cloned() else { return Turn::stay() };
    let reading = Reading::new(&note, model);
    Turn::to(reading).with(model.keep_event(&note.step, Known::BeenThrough { of: Some(note.id) }))
}
