//! What was shown to both, and the showing of a copy of one's own page.
//!
//! Showing is a fresh choice at that moment, of words read once more; a copy is kept for both, and which page it came
//! from is kept in the writer's own place alone. It can be taken back, with the honest word that it may have been read.

use super::{side, yes};
use crate::app::field::Field;
use crate::app::input::Input;
use crate::app::page::{Belongs, Column};
use crate::app::sheet::{Button, Row, Sheet};
use crate::app::written::name;
use crate::app::{Effect, Model, Screen, Transition};
use crate::content::Kind;
use crate::content::words::Dates;
use crate::engine::page::{answer_words, words_of};
use crate::engine::record::{Known, Record};
use crate::engine::{Answer as Written, EventKind, Kept, Place, RecordId, Seat, shown};

/// A copy of one's own page, before it is shown.
pub struct ShowCopy {
    record: Record,
    copy: Input<Field>,
}

impl ShowCopy {
    /// With the words of that page, to be changed first.
    pub fn new(record: Record, dates: &Dates) -> Self {
        let copy = Input::page(&words_of(&record, dates));
        Self { record, copy }
    }
}

impl Screen for ShowCopy {
    /// `true` shows it to the other person, `false` keeps it private.
    type Answer = bool;

    fn sheet(&self, model: &Model) -> Sheet<bool> {
        let words = &model.book.words;
        let buttons =
            vec![Button::new(words.two.shown.show_it(), true), Button::new(words.two.shown.keep_it_to_myself(), false)];
        Sheet::new(name(model, &self.record))
            .whose(Belongs::ToBothOnceShown)
            .ask(model.book.words.two.reveal.what_will_be_shown())
            .field(&self.copy)
            .text(words.two.shown.only_this_copy())
            .buttons(buttons)
    }

    fn on(&mut self, shows: bool, model: &mut Model) -> Transition {
        let text = self.copy.text();
        if !shows || text.trim().is_empty() {
            return Transition::back();
        }
        let (step, asked) = (self.record.step.clone(), self.record.asked.clone());
        let (copy, link) = (model.new_id(), model.new_id());
        let mut copied = model.record(copy, &step, &asked, Known::Shared { value: Written::page(text), from: None });
        copied.place = Place::Shared;
        let from = Some(self.record.id.clone());
        // A record apart, in the writer's own place: in the copy, the id would tell the other that such a page exists.
        let own = model.record(link, &step, "", Known::Shared { value: Written::default(), from });
        Transition::stay().with(Effect::Keep(Box::new(own))).with(Effect::Keep(Box::new(copied)))
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Transition {
        if record.place == Place::Shared { Transition::back() } else { Transition::stay() }
    }
}

fn may_be_shown(kind: EventKind) -> bool {
    matches!(kind, EventKind::Shown | EventKind::Shared)
}

/// The words of the two halves, each unless it was taken back.
fn halves(record: &Record, model: &Model) -> [Option<String>; 2] {
    shown::halves(model.progress(), record).map(|half| half.map(answer_words))
}

/// Words and piles that were shown by both stand as they stood on the day: what each feels, and where they differ.
fn side_by_side(record: &Record, model: &Model) -> Option<Sheet<Answer>> {
    let prompt = model.book.step(&record.step)?.for_two();
    let whole = halves(record, model).iter().all(Option::is_some);
    match record.known() {
        Some(Known::Shown { one, two }) if whole && matches!(prompt.kind, Kind::Feelings | Kind::Sort) => {
            Some(side::sheet(&prompt, one, two, model))
        }
        _ => None,
    }
}

enum At {
    List,
    One(Record),
    /// It is asked whether to take it back.
    Sure(Record),
}

/// The list of what was shown, and one of it.
pub struct ShownPages {
    at: At,
    /// Whether it was opened for one of them alone: then no list lies behind it.
    only: bool,
}

/// What can be answered here.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// Opens that page.
    Read(RecordId),
    /// Take back one's own half of the one that is read.
    TakeBack,
    /// One level back.
    Back,
}

impl ShownPages {
    /// The list.
    pub fn all() -> Self {
        Self { at: At::List, only: false }
    }

    /// With what was shown last on one step, open.
    pub fn of(step: &str, model: &Model) -> Self {
        match model.progress().of_step(step).next_back() {
            Some(kept) => Self { at: At::One(kept.record().clone()), only: true },
            None => Self::all(),
        }
    }

    fn list(sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let both = |kept: &Kept<'_>| kept.place() == Place::Shared && may_be_shown(kept.kind());
        let shown = model.progress().live().rev().filter(both).map(Kept::record);
        let rows = shown.filter(|record| halves(record, model).iter().any(Option::is_some)).map(|record| {
            let row = Row::new(name(model, record), Answer::Read(record.id.clone()));
            row.beside(words.dates.day(model.now.date_naive(), record.at.date_naive()))
        });
        let rows: Vec<Row<Answer>> = rows.collect();
        let sheet = if rows.is_empty() { sheet.text(words.common.empty.nothing_yet()) } else { sheet };
        sheet.list(rows).tight()
    }

    fn one(sheet: Sheet<Answer>, record: &Record, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let [one, two] = halves(record, model);
        // Only on a person's own pages, where their passphrase says which of the halves is theirs.
        let mine = match model.seat() {
            Seat::Own(Place::One) => one.is_some(),
            Seat::Own(_) => two.is_some(),
            _ => false,
        };
        let mut buttons = vec![Button::new(words.common.buttons.back(), Answer::Back)];
        buttons.extend(mine.then(|| Button::new(words.two.shown.take_mine_back(), Answer::TakeBack).removes()));
        let sheet = if let Some(sheet) = side_by_side(record, model) {
            sheet.scene(1u64)
        } else {
            let column = |place: Place, words: Option<String>| Column {
                title: model.name_of(place).to_owned(),
                text: words.unwrap_or_default(),
            };
            sheet.ask(&record.asked).columns([column(Place::One, one), column(Place::Two, two)])
        };
        sheet.quiet(yes::unsigned(model)).buttons(buttons)
    }
}

impl Screen for ShownPages {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let sheet = Sheet::new(words.two.shown.title()).whose(Belongs::ToBoth);
        match &self.at {
            At::List => Self::list(sheet, model),
            At::One(record) => Self::one(sheet.scene(1u64), record, model),
            At::Sure(_) => sheet
                .scene(2u64)
                .says(words.two.shown.may_have_been_read())
                .buttons(vec![
                    Button::new(words.two.shown.take_it_back(), Answer::TakeBack).removes(),
                    Button::new(words.common.buttons.leave_it(), Answer::Back),
                ])
                .start_at(&Answer::Back),
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match (answer, &self.at) {
            (Answer::Read(id), _) => {
                self.at = model.progress().record(&id).map_or(At::List, |record| At::One(record.clone()));
            }
            (Answer::TakeBack, At::Sure(record)) => {
                let (of, step) = (record.id.clone(), record.step.clone());
                let id = model.new_id();
                let mut withdrawn = model.record(id, &step, "", Known::Withdrawn { of });
                withdrawn.place = Place::Shared;
                return Transition::stay().with(Effect::Keep(Box::new(withdrawn)));
            }
            (Answer::TakeBack, At::One(record)) => self.at = At::Sure(record.clone()),
            (Answer::TakeBack, At::List) => {}
            (Answer::Back, _) => return self.back(model),
        }
        Transition::stay()
    }

    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Transition {
        *self = Self::all();
        Transition::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        if self.only || matches!(self.at, At::List) {
            return Transition::back();
        }
        *self = Self::all();
        Transition::stay()
    }
}
