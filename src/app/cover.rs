//! The cover: a dull page that really works, a list one can search. Nothing on it says what lies beneath.
//!
//! Only its key, twice in a row, brings anything back: the place that it covers, or where the lock is shut the page that
//! asks for a passphrase. Every other key stays in the dull page, and so does one press of it.
//!
//! Whoever comes back to it types on, or types the passphrase, and somebody may stand beside them. So it finds as lists
//! do in which one types: a letter that leads nowhere is not taken, and what is typed after it is not either, until a
//! pause or another key. Words and passphrases are never seen there, but for a letter or two that begin a measure.

use super::field::Field;
use super::form::{Form, Part, Press};
use super::keys::Command;
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::since::Since;
use super::{AnyScreen, Go, Last, Model, Turn};
use crate::journal::search::fold;
use chrono::TimeDelta;

/// The cover page.
pub struct Cover {
    form: Form,
    words: Vec<String>,
    /// Its key was pressed once since it stands here; the press that put it up is not counted.
    pressed: bool,
    /// Since when the last letter was not taken, while nothing is.
    deaf: Option<Since>,
}

/// The pause after which letters are taken again.
const PAUSE: TimeDelta = TimeDelta::seconds(3);

impl Cover {
    /// An empty search over the word list.
    pub fn new() -> Self {
        let parts = vec![Part::Line(Field::line("").into(), "find: ".to_owned()), Part::List(List::default())];
        Self { form: Form::new(parts).without_foot(), words: Vec::new(), pressed: false, deaf: None }
    }

    /// Nothing stands in the field, and nothing that stood there can be brought back.
    fn empty(&mut self) {
        if let Some(Part::Line(field, _)) = self.form.parts.first_mut() {
            *field.change() = Field::line("");
        }
    }

    /// Whether what stands in the field leads nowhere, or was typed right after what did.
    fn hears_nothing(&self, model: &Model) -> bool {
        let wanted = fold(&self.form.typed(0));
        let is_typed_on = self.deaf.is_some_and(|since| since.gone(model.since()) < PAUSE);
        !wanted.is_empty() && (is_typed_on || !self.words.iter().any(|word| fold(word).contains(&wanted)))
    }

    fn find(&mut self) {
        let wanted = fold(&self.form.typed(0));
        let found = self.words.iter().filter(|word| fold(word).contains(&wanted));
        let rows: Vec<Row> = found.map(|word| Row::new(word.clone(), Press::GoOn)).collect();
        if let Some(Part::List(list)) = self.form.parts.get_mut(1) {
            let at = if rows.len() == list.rows.len() { list.at } else { 0 };
            *list = List { rows, at };
        }
    }
}

impl Default for Cover {
    fn default() -> Self {
        Self::new()
    }
}

impl AnyScreen for Cover {
    fn page(&self, model: &Model) -> Page {
        Page { dull: true, ..Page::new(model.book.library.sittings.cover.title.clone()) }
            .spaced(Block::Part(0))
            .with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::stay()
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.deaf = self.hears_nothing(model).then(|| model.since());
        if self.deaf.is_some() {
            self.empty();
        }
        self.find();
        Turn::stay()
    }

    fn cover(&mut self, model: &mut Model) -> Turn {
        let twice = self.pressed && model.last == Some(Last::Command(Command::Cover));
        self.pressed = !twice;
        if !twice {
            return Turn::stay();
        }
        // Where the lock has shut, nothing lies beneath.
        if model.is_shut() && model.stack.is_empty() { Turn::instead(super::Route::Unlock) } else { Turn::go(Go::Back) }
    }

    fn shown(&mut self, model: &mut Model) {
        let sittings = &model.book.library.sittings;
        let feelings = &model.book.library.feelings;
        self.words =
            if sittings.cover.words.is_empty() { feelings.words.clone() } else { sittings.cover.words.clone() };
        self.find();
    }

    fn leaves_no_mark(&self) -> bool {
        true
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        self.deaf = None;
        Turn::stay()
    }
}
