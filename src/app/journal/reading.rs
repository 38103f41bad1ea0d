//! One page to read, then and now, and the question how to delete it.

use super::{of_its_writer, restore, title};
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page, Weight};
use crate::app::parts::Read;
use crate::app::{AnyScreen, Effect, Go, Model, Turn, doors};
use crate::content::StepId;
use crate::engine::page::{may_leave, words_of};
use crate::engine::record::{FREE_PAGE, Known, Record, TakenFrom};
use crate::engine::{BookKind, RecordId, Seat, path, promise};

/// One page to read, or all answers to one prompt, then and now.
pub struct Reading {
    place: String,
    asked: String,
    form: Form,
    record: Option<Record>,
    deleting: bool,
    sure: bool,
    undo: Option<RecordId>,
}

/// What is said under a page that nothing proves.
fn where_from(from: TakenFrom, model: &Model) -> &str {
    let words = &model.book.words.lock.found;
    match from {
        TakenFrom::Unlocked => words.of_unlocked(),
        TakenFrom::Before => words.of_before(),
        TakenFrom::Folder => words.of_folder(),
    }
}

impl Reading {
    /// One page.
    pub fn new(record: &Record, model: &Model) -> Self {
        let today = model.now.date_naive();
        let mut pieces = vec![(Weight::Plain, words_of(&promise::as_it_ended(model.progress(), record)))];
        let ended = promise::ended_words(model.progress(), record, today);
        pieces.extend(ended.map(|ended| (Weight::Quiet, ended)));
        let taken = record.proof.taken_from().filter(|_| model.seat() != Seat::Both);
        pieces.extend(taken.map(|from| (Weight::Quiet, where_from(from, model).to_owned())));
        let mut buttons = vec![Button::new("Back", Press::Back)];
        // Where no workbook is open nothing that is written could be kept.
        let writes = model.is_open();
        if writes && model.book.step(&record.step).is_some() {
            buttons.push(Button::new("Answer again", Press::Step(StepId(record.step.clone()))));
        }
        if model.progress().answers(&record.step).nth(1).is_some() && record.step != FREE_PAGE {
            buttons.push(Button::new("Then and now", Press::Before));
        }
        if writes && is_mine_to_mark(record, model) {
            buttons.push(Button::new("Say how it went", Press::Step(StepId::from("action.promise-review"))));
        }
        let is_own = record.place == model.seat().place();
        if writes && model.kind() == BookKind::Pair && is_own && may_leave(&model.book, record) {
            buttons.push(Button::new("Show a copy to both", Press::Keep));
        }
        // No one can delete the other's.
        if writes && (is_own || record.by == model.seat().by()) {
            buttons.push(Button::new("Delete", Press::Delete));
        }
        let form = Form::new(vec![Part::Read(Read::new(pieces)), Part::Buttons(buttons, 0)]);
        Self {
            place: title(model, record),
            asked: record.asked.clone(),
            form,
            record: Some(record.clone()),
            deleting: false,
            sure: false,
            undo: None,
        }
    }

    /// All answers to one prompt, oldest first, each under its day and the words it was asked in.
    pub fn of_step(step: &str, model: &Model) -> Self {
        let mut pieces = Vec::new();
        for (record, _) in model.progress().answers(step) {
            pieces.push((Weight::Bold, model.book.words.dates.day(model.now.date_naive(), record.at.date_naive())));
            pieces.push((Weight::Quiet, record.asked.clone()));
            pieces.push((Weight::Plain, words_of(record)));
        }
        let form =
            Form::new(vec![Part::Read(Read::new(pieces)), Part::Buttons(vec![Button::new("Back", Press::Back)], 0)]);
        Self {
            place: "Then and now".to_owned(),
            asked: String::new(),
            form,
            record: None,
            deleting: false,
            sure: false,
            undo: None,
        }
    }

    fn ask_to_delete(&mut self) -> Turn {
        self.deleting = true;
        self.form = Form::buttons(vec![
            Button::new("Out of sight for 30 days", Press::Delete),
            Button::new("Delete for good, now", Press::DeleteForGood),
            Button::new("Back", Press::Back),
        ]);
        self.form.choose(&Press::Back);
        Turn::stay()
    }

    fn ask_if_sure(&mut self) -> Turn {
        self.sure = true;
        self.form =
            Form::buttons(vec![Button::new("Back", Press::Back), Button::new("Yes, for good", Press::DeleteForGood)]);
        Turn::stay()
    }

    fn delete(&mut self, for_good: bool, model: &mut Model) -> Turn {
        let Some(record) = &self.record else { return Turn::stay() };
        let (of, step) = (record.id.clone(), record.step.clone());
        let id = model.new_id();
        let place = record.place;
        let mut tombstone = model.record(id, &step, "", Known::Deleted { of, for_good });
        tombstone.place = place;
        Turn::stay().with(Effect::Delete(Box::new(tombstone)))
    }
}

impl AnyScreen for Reading {
    fn page(&self, model: &Model) -> Page {
        let mut page = of_its_writer(self.place.clone(), model);
        if self.deleting {
            let sure = "This can't be undone.";
            let ask = if self.sure { sure } else { model.book.words.pages.reading.deleting() };
            return page.spaced(Block::ask(ask)).with(Block::Part(0));
        }
        if self.undo.is_some() {
            return page.spaced(Block::text("It is out of sight.")).with(Block::Part(0));
        }
        if !self.asked.is_empty() {
            page = page.spaced(Block::ask(&self.asked));
        }
        page.spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Delete if self.deleting => self.delete(false, model),
            Press::Delete => self.ask_to_delete(),
            Press::DeleteForGood if self.sure => self.delete(true, model),
            Press::DeleteForGood => self.ask_if_sure(),
            Press::Undo => match self.undo.take() {
                Some(tombstone) => Turn::stay().with(restore(&tombstone, model)),
                None => Turn::go(Go::Back),
            },
            Press::Step(id) => doors::step(&id, model),
            Press::Keep => match &self.record {
                Some(record) => Turn::to(crate::app::Route::ShowCopy(Box::new(record.clone()))),
                None => Turn::stay(),
            },
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
            Some(Known::Deleted { .. }) => Turn::instead(crate::app::Route::Said("It is gone.".to_owned())),
            Some(Known::Undeleted { .. }) => Turn::go(Go::Back),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        let Some(record) = self.record.clone().filter(|_| self.deleting) else { return Turn::go(Go::Back) };
        *self = Self::new(&record, model);
        Turn::stay()
    }
}

/// Whether it is a promise of whoever sits in their own area of a workbook for two, and has no mark yet: nobody may be
/// asking after it, so it can be looked at from here.
fn is_mine_to_mark(record: &Record, model: &Model) -> bool {
    let Seat::Own(me) = model.seat() else { return false };
    let mine = promise::of_mine(model.progress(), me);
    model.kind() == BookKind::Pair && mine.iter().any(|made| made.record.id == record.id)
}

/// Opens the note for later whose time has come, and notes that it was opened.
pub fn open_note(model: &mut Model) -> Turn {
    let Some(note) = path::waiting_note(model.progress(), model.now).cloned() else { return Turn::stay() };
    let reading = Reading::new(&note, model);
    Turn::to(reading).with(model.keep_event(&note.step, Known::BeenThrough { of: Some(note.id) }))
}
