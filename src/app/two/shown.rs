//! What was shown to both, and the showing of a copy of an own page.
//!
//! Showing is a fresh choice at that moment, of words read once more; a copy is kept for both, and which page it came
//! from is kept in the writer's own place alone. It can be taken back, with the honest word that it may have been read.

use super::{side, sign};
use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::journal::name;
use crate::app::page::{Block, Column, Page, Weight};
use crate::app::parts::{List, Row};
use crate::app::{AnyScreen, Effect, Go, Model, Turn};
use crate::content::Kind;
use crate::engine::page::{answer_words, words_of};
use crate::engine::record::{Known, Record};
use crate::engine::{Answer, Place, Seat, shown};

/// A copy of an own page, before it is shown.
pub struct ShowCopy {
    record: Record,
    form: Form,
}

impl ShowCopy {
    /// With the words of that page, to be changed first.
    pub fn new(record: &Record) -> Self {
        let buttons = vec![Button::new("Show it", Press::Keep), Button::new("Keep it to myself", Press::Back)];
        let field = Field::page(&words_of(record));
        Self { record: record.clone(), form: Form::new(vec![Part::Page(field.into()), Part::Buttons(buttons, 0)]) }
    }
}

impl AnyScreen for ShowCopy {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(name(model, &self.record));
        "both of you, once shown".clone_into(&mut page.whose);
        page.spaced(Block::ask(model.book.words.two.reveal.what_will_be_shown()))
            .spaced(Block::Part(0))
            .spaced(Block::text("Only this copy is shown. You can take it back later; it may have been read by then."))
            .with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let text = self.form.typed(0);
        if press != Press::Keep || text.trim().is_empty() {
            return Turn::go(Go::Back);
        }
        let (step, asked) = (self.record.step.clone(), self.record.asked.clone());
        let (copy, link) = (model.new_id(), model.new_id());
        let mut shown = model.record(copy, &step, &asked, Known::Shared { value: Answer::page(text), from: None });
        shown.place = Place::Shared;
        let from = Some(self.record.id.clone());
        let own = model.record(link, &step, "", Known::Shared { value: Answer::default(), from });
        Turn::stay().with(Effect::Keep(Box::new(own))).with(Effect::Keep(Box::new(shown)))
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Turn {
        if record.place == Place::Shared { Turn::go(Go::Back) } else { Turn::stay() }
    }
}

/// The words of the two halves, each unless it was taken back.
fn halves(record: &Record, model: &Model) -> [Option<String>; 2] {
    shown::halves(model.progress(), record).map(|half| half.map(answer_words))
}

/// Words and piles that were shown by both stand as they stood on the day: what each feels, and where they differ.
fn side_by_side(record: &Record, model: &Model) -> Option<Page> {
    let prompt = model.book.step(&record.step)?.for_two();
    let whole = halves(record, model).iter().all(Option::is_some);
    match record.known() {
        Some(Known::Shown { one, two }) if whole && matches!(prompt.kind, Kind::Feelings | Kind::Sort) => {
            Some(side::page(&prompt, one, two, model))
        }
        _ => None,
    }
}

/// The list of what was shown, and one of it.
pub struct ShownPages {
    form: Form,
    open: Option<Record>,
    /// Whether it was opened for one of them alone.
    only: bool,
    sure: bool,
}

impl ShownPages {
    /// As things stand now, newest first.
    pub fn new(model: &Model) -> Self {
        let shown = model.progress().live().rev().filter(|record| record.place == Place::Shared);
        let rows = shown.filter(|record| halves(record, model).iter().any(Option::is_some)).map(|record| {
            let row = Row::new(name(model, record), Press::Record(record.id.clone()));
            row.beside(model.book.words.dates.day(model.now.date_naive(), record.at.date_naive()))
        });
        Self { form: Form::new(vec![Part::List(List::new(rows.collect()))]), open: None, only: false, sure: false }
    }

    /// With what was shown last on one step, open.
    pub fn of(step: &str, model: &Model) -> Self {
        let mut shown = Self::new(model);
        if let Some(record) = model.progress().of_step(step).next_back().cloned() {
            shown.show(&record, model);
            shown.only = true;
        }
        shown
    }

    fn show(&mut self, record: &Record, model: &Model) -> Turn {
        let mut buttons = vec![Button::new("Back", Press::Back)];
        let mine = match model.seat() {
            Seat::Own(Place::One) => halves(record, model)[0].is_some(),
            Seat::Own(_) => halves(record, model)[1].is_some(),
            _ => false,
        };
        if mine {
            buttons.push(Button::new("Take mine back", Press::Delete));
        }
        self.form = Form::buttons(buttons);
        self.open = Some(record.clone());
        Turn::stay()
    }

    fn ask(&mut self) -> Turn {
        self.sure = true;
        let words = "It may have been read already. From now on it is not shown any more.".to_owned();
        let buttons = vec![Button::new("Take it back", Press::Delete), Button::new("Leave it", Press::Back)];
        self.form = Form::text(vec![(Weight::Plain, words)], buttons);
        self.form.choose(&Press::Back);
        Turn::stay()
    }

    fn withdraw(&self, model: &mut Model) -> Turn {
        let Some(record) = &self.open else { return Turn::stay() };
        let id = model.new_id();
        let mut withdrawn = model.record(id, &record.step, "", Known::Withdrawn { of: record.id.clone() });
        withdrawn.place = Place::Shared;
        Turn::stay().with(Effect::Keep(Box::new(withdrawn)))
    }
}

impl AnyScreen for ShownPages {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new("What is shown to both");
        "both of you".clone_into(&mut page.whose);
        if self.sure {
            return page.spaced(Block::Part(0)).with(Block::Part(1));
        }
        if let Some(record) = &self.open {
            if let Some(page) = side_by_side(record, model) {
                return page.with(Block::quiet(sign::unsigned(model))).with(Block::Gap).with(Block::Part(0));
            }
            let column = |place: Place, words: Option<String>| Column {
                title: model.name_of(place).to_owned(),
                text: words.unwrap_or_default(),
            };
            let [one, two] = halves(record, model);
            let both = Block::Beside(Box::new([column(Place::One, one), column(Place::Two, two)]));
            let page = page.spaced(Block::ask(&record.asked)).spaced(both);
            return page.spaced(Block::quiet(sign::unsigned(model))).with(Block::Part(0));
        }
        let is_empty = matches!(self.form.parts.first(), Some(Part::List(list)) if list.rows.is_empty());
        let page = if is_empty { page.spaced(Block::text("Nothing yet.")) } else { page };
        page.with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Record(id) => match model.progress().record(&id).cloned() {
                Some(record) => self.show(&record, model),
                None => Turn::stay(),
            },
            Press::Delete if self.sure => self.withdraw(model),
            Press::Delete => self.ask(),
            _ => self.back(model),
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        *self = Self::new(model);
        Turn::stay()
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.open.is_some() && !self.only {
            *self = Self::new(model);
            return Turn::stay();
        }
        Turn::go(Go::Back)
    }
}
